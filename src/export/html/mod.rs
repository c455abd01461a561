//! One HTML file that needs no other: no script, no network, and its own stylesheet.
//!
//! It is well-formed XML too, so that any reader of either can check it.

mod blocks;
mod figures;
mod inlines;
mod notes;

use std::borrow::Cow;

use crate::doc::{Document, Section, plain};

use super::Readers;
use super::markup::Markup;
use notes::Notes;

/// The language of the built-in library.
const LANGUAGE: &str = "en";

/// Whatever the stylesheet says, a browser loads nothing for this page.
const NOTHING_LOADS: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

/// How a page looks: its stylesheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// CSS.
    pub css: Cow<'static, str>,
}

impl Page {
    /// The built-in stylesheet.
    pub fn built_in() -> Self {
        Self { css: Cow::Borrowed(include_str!("../../../templates/page.css")) }
    }
}

/// The document as HTML, one line break at the end.
pub fn write(document: &Document, page: &Page, readers: Readers) -> String {
    let mut out = Markup::starting("<!DOCTYPE html>\n");
    let class = match readers {
        Readers::BothSides => "",
        Readers::OneSide => "private",
    };
    out.element("html", &[("lang", LANGUAGE), ("class", class)], |html| {
        html.line();
        html.element("head", &[], |head| write_head(document, page, head));
        html.line();
        html.element("body", &[], |body| {
            body.line();
            write_body(document, body);
        });
        html.line();
    });
    out.line();
    out.finish()
}

fn write_head(document: &Document, page: &Page, out: &mut Markup) {
    out.line();
    out.void("meta", &[("charset", "utf-8")]);
    out.line();
    for (name, content) in [
        ("viewport", "width=device-width, initial-scale=1"),
        ("referrer", "no-referrer"),
        ("dcterms.date", document.date.as_deref().unwrap_or("")),
    ] {
        if !content.is_empty() {
            out.void("meta", &[("name", name), ("content", content)]);
            out.line();
        }
    }
    out.void("meta", &[("http-equiv", "Content-Security-Policy"), ("content", NOTHING_LOADS)]);
    out.line();
    out.leaf("title", &[], &plain(&document.title));
    out.line();
    // For the head of each printed page, which only the stylesheet can write.
    let marking = document.marking.as_ref().map(|marking| ("--marking", plain(marking)));
    out.style(marking.as_slice(), &page.css);
    out.line();
}

fn write_body(document: &Document, out: &mut Markup) {
    out.element("header", &[], |header| {
        header.line();
        if let Some(marking) = &document.marking {
            header.element("p", &[("class", "marking")], |p| inlines::write(marking, p));
            header.line();
        }
        header.element("h1", &[], |h1| inlines::write(&document.title, h1));
        header.line();
        if let Some(subtitle) = &document.subtitle {
            header.element("p", &[("class", "subtitle")], |p| inlines::write(subtitle, p));
            header.line();
        }
    });
    out.line();
    if document.sections.len() > 1 {
        let words = &document.words;
        out.element("nav", &[("aria-labelledby", "~contents")], |nav| {
            nav.line();
            nav.leaf("h2", &[("id", "~contents")], &words.contents);
            write_contents(&document.sections, "~", nav);
            nav.line();
        });
        out.line();
    }
    out.element("main", &[], |main| {
        main.line();
        write_sections(&document.sections, "~", &mut Notes::of(document), main);
    });
    out.line();
}

/// The table of contents: two levels, since the third is for the eye in the text.
fn write_contents(sections: &[Section], prefix: &str, out: &mut Markup) {
    out.line();
    out.element("ul", &[("role", "list")], |list| {
        for (at, section) in sections.iter().enumerate() {
            let anchor = anchor(section, prefix, at);
            list.line();
            list.element("li", &[], |li| {
                li.element("a", &[("href", &format!("#{anchor}"))], |a| {
                    write_number(section.number.as_deref(), a);
                    a.text(&plain(&section.title));
                });
                if section.level == 1 && !section.sections.is_empty() {
                    write_contents(&section.sections, &format!("{anchor}~"), li);
                }
            });
        }
        list.line();
    });
}

fn write_sections(sections: &[Section], prefix: &str, notes: &mut Notes<'_>, out: &mut Markup) {
    for (at, section) in sections.iter().enumerate() {
        let anchor = anchor(section, prefix, at);
        out.element("section", &[("id", &anchor)], |inner| {
            let heading = match section.level {
                1 => "h2",
                2 => "h3",
                _ => "h4",
            };
            inner.line();
            inner.element(heading, &[], |h| {
                write_number(section.number.as_deref(), h);
                inlines::write(&section.title, h);
                notes.write(section.origin.as_ref().and_then(|origin| origin.note), h);
            });
            inner.line();
            blocks::write(&section.blocks, notes, inner);
            write_sections(&section.sections, &format!("{anchor}~"), notes, inner);
        });
        out.line();
    }
}

/// The name of a section: its label, or one that no label can be, since labels have no `~`.
fn anchor<'a>(section: &'a Section, prefix: &str, at: usize) -> Cow<'a, str> {
    match &section.label {
        Some(label) => Cow::Borrowed(label),
        None => Cow::Owned(format!("{prefix}{}", at + 1)),
    }
}

/// A number as printed, and the blank that parts it from what follows.
fn write_number(number: Option<&str>, out: &mut Markup) {
    if let Some(number) = number.filter(|number| !number.is_empty()) {
        out.leaf("span", &[("class", "number")], number);
        out.text(" ");
    }
}
