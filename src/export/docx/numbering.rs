//! `numbering.xml`: one list of nine levels for headings and items, one for bullets.

use super::super::markup::Markup;
use super::plan::{self, BULLETS, HEADINGS, LEVELS, MAIN, Number, Plan, Style};
use super::{DECLARATION, STEP, WORD};

/// How far the number of a heading hangs out into the margin, in twentieths of a point.
const HANG: usize = 737;

/// How many levels of items have a style of their own.
pub(super) const STYLED: usize = 4;

pub(super) fn write(plan: &Plan) -> String {
    let mut out = Markup::starting(DECLARATION);
    out.element("w:numbering", &[("xmlns:w", WORD)], |all| {
        all.element("w:abstractNum", &[("w:abstractNumId", "0")], |list| {
            list.void("w:multiLevelType", &[("w:val", "multilevel")]);
            (0..LEVELS).for_each(|at| numbered(at, plan, list));
        });
        all.element("w:abstractNum", &[("w:abstractNumId", "1")], |list| {
            list.void("w:multiLevelType", &[("w:val", "hybridMultilevel")]);
            (0..LEVELS).for_each(|at| bullet(at, list));
        });
        num(MAIN, "0", None, all);
        num(BULLETS, "1", None, all);
        for (at, level) in plan.restarts.iter().enumerate() {
            num(BULLETS + 1 + at, "0", Some(*level), all);
        }
    });
    out.finish()
}

fn numbered(at: usize, plan: &Plan, out: &mut Markup) {
    let (style, text) = plan::level(at);
    let format = match style {
        Style::Decimal => "decimal",
        Style::LowerLetter => "lowerLetter",
        Style::LowerRoman => "lowerRoman",
        Style::UpperLetter => "upperLetter",
    };
    let bound = match at {
        0..HEADINGS if matches!(plan.headings[at], Some(Number::Counted { .. })) => format!("Heading{}", at + 1),
        0..HEADINGS => String::new(),
        _ if at - HEADINGS < STYLED => style_name("ListNumber", at - HEADINGS),
        _ => String::new(),
    };
    let (left, hang) = if at < HEADINGS { (0, HANG) } else { (STEP * (at - HEADINGS + 1), STEP) };
    level(at, (format, &bound, &text), (left, hang), out);
}

fn bullet(at: usize, out: &mut Markup) {
    let bound = if at < STYLED { style_name("ListBullet", at) } else { String::new() };
    level(at, ("bullet", &bound, "•"), (STEP * (at + 1), STEP), out);
}

/// A level by format, style and text, with its indents.
fn level(at: usize, (format, style, text): (&str, &str, &str), (left, hang): (usize, usize), out: &mut Markup) {
    out.element("w:lvl", &[("w:ilvl", &at.to_string())], |lvl| {
        lvl.void("w:start", &[("w:val", "1")]);
        lvl.void("w:numFmt", &[("w:val", format)]);
        if !style.is_empty() {
            lvl.void("w:pStyle", &[("w:val", style)]);
        }
        lvl.void("w:lvlText", &[("w:val", text)]);
        lvl.void("w:lvlJc", &[("w:val", "left")]);
        lvl.element("w:pPr", &[], |pr| {
            pr.element("w:tabs", &[], |tabs| {
                tabs.void("w:tab", &[("w:val", "num"), ("w:pos", &left.to_string())]);
            });
            pr.void("w:ind", &[("w:left", &left.to_string()), ("w:hanging", &hang.to_string())]);
        });
        // A number is upright in an italic heading.
        lvl.element("w:rPr", &[], |pr| pr.void("w:i", &[("w:val", "0")]));
    });
}

/// An instance of a list, perhaps one that begins anew at a level.
fn num(id: usize, of: &str, restart: Option<usize>, out: &mut Markup) {
    out.element("w:num", &[("w:numId", &id.to_string())], |num| {
        num.void("w:abstractNumId", &[("w:val", of)]);
        if let Some(level) = restart {
            num.element("w:lvlOverride", &[("w:ilvl", &level.to_string())], |level| {
                level.void("w:startOverride", &[("w:val", "1")]);
            });
        }
    });
}

/// Word's own name for the `depth`th of a family of styles: `ListNumber`, `ListNumber2`; the last of those there are.
pub(super) fn style_name(family: &str, depth: usize) -> String {
    match depth.min(STYLED - 1) {
        0 => family.to_owned(),
        depth => format!("{family}{}", depth + 1),
    }
}
