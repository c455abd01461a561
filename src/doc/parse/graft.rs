//! Clauses into the section that the template put them in.

use crate::diag::{Finding, Findings, Sources};
use crate::doc::draft::{DraftSection, Fragment};
use crate::doc::place::{self, Places};
use crate::doc::tree::Section;

use super::blocks::Part;
use super::plain_line;
use super::reader::Reader;

/// A section of level 1 with all its clauses.
pub(super) fn section(draft: &DraftSection, sources: &Sources, findings: &mut Findings) -> Section {
    let DraftSection { id, title, title_at, definitions, fragments } = draft;
    let mut section = Section {
        level: 1,
        label: Some(id.clone()),
        number: None,
        title: plain_line(title),
        title_at: *title_at,
        definitions: *definitions,
        blocks: Vec::new(),
        sections: Vec::new(),
        origin: None,
    };
    if section.title.is_empty() {
        findings
            .push(Finding::error("empty-heading", format!("section `{id}` has a title without text")).at(*title_at));
    }
    for fragment in fragments {
        graft(fragment, &mut section, sources, findings);
    }
    refuse_empty(&section, sources, findings);
    section
}

fn graft(fragment: &Fragment, section: &mut Section, sources: &Sources, findings: &mut Findings) {
    let places = Places::new(fragment, sources);
    let subject = format!("clause `{}`", fragment.clause);
    let mut reader = Reader::new(&fragment.markdown, subject, Some(places), findings);
    let mut level = 1;
    for part in reader.parts() {
        match part {
            Part::Heading { level: new, label, title, origin, at } => {
                if let Some((message, hint)) = bad_level(level, new) {
                    reader.error(at, "heading-level", message, Some(hint));
                }
                level = new.clamp(2, level + 1).min(3);
                let parent = if level == 2 { &mut *section } else { deepest(section, 2) };
                parent.sections.push(Section {
                    level,
                    label,
                    number: None,
                    title,
                    title_at: None,
                    definitions: false,
                    blocks: Vec::new(),
                    sections: Vec::new(),
                    origin: Some(origin),
                });
            }
            Part::Block(block, at) => {
                if level == 1 && !section.sections.is_empty() {
                    let message = "begins without a heading below a clause that has one";
                    reader.error(at, "stray-text", message, Some("begin it with a heading of `##`"));
                }
                deepest(section, level).blocks.push(block);
            }
        }
    }
}

fn bad_level(level: u8, new: u8) -> Option<(&'static str, &'static str)> {
    match new {
        1 => Some(("has a heading of level 1, which the document template gives", "begin it with `##`")),
        4.. => Some(("has a heading below level 3", "use `##` and `###`")),
        _ if new > level + 1 => Some(("has a heading that skips a level", "begin with `##`, then `###`")),
        _ => None,
    }
}

/// The last section of `level`, or the one nearest above it.
fn deepest(section: &mut Section, level: u8) -> &mut Section {
    if section.level >= level || section.sections.is_empty() {
        return section;
    }
    let last = section.sections.len() - 1;
    deepest(&mut section.sections[last], level)
}

fn refuse_empty(section: &Section, sources: &Sources, findings: &mut Findings) {
    if section.blocks.is_empty() && section.sections.is_empty() {
        let finding = match (&section.origin, &section.label) {
            (Some(origin), _) => {
                let message = format!("clause `{}` has a heading with nothing under it", origin.clause);
                Finding::error("empty-section", message).at(place::span(origin, sources))
            }
            (None, label) => {
                let label = label.as_deref().unwrap_or("");
                Finding::error("empty-section", format!("section `{label}` has nothing in it"))
            }
        };
        findings.push(finding.hint("leave the heading out when its text falls away"));
    }
    for section in &section.sections {
        refuse_empty(section, sources, findings);
    }
}
