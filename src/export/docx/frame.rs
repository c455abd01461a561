//! What is around the text: pages with their heads and feet, settings, and how the parts hang together.

use crate::doc::{Document, plain};

use super::super::Readers;
use super::super::markup::Markup;
use super::{DECLARATION, RELATIONS, WORD, inlines, paragraph::Paragraph, title};

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const CORE: &str = "application/vnd.openxmlformats-package.core-properties+xml";

/// How a part of the document is found: id, kind, target.
type Part = (&'static str, &'static str, &'static str);

/// Those that each document has.
const PARTS: [Part; 5] = [
    ("styles", "styles", "styles.xml"),
    ("numbering", "numbering", "numbering.xml"),
    ("settings", "settings", "settings.xml"),
    ("header1", "header", "header1.xml"),
    ("footer1", "footer", "footer1.xml"),
];

/// That of a copy for review alone.
const COMMENTS: Part = ("comments", "comments", "comments.xml");

fn parts(has_comments: bool) -> impl Iterator<Item = Part> {
    PARTS.into_iter().chain(has_comments.then_some(COMMENTS))
}

pub(super) fn content_types(has_comments: bool) -> String {
    let mut out = Markup::starting(DECLARATION);
    out.element("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))], |types| {
        for (ending, kind) in
            [("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml")]
        {
            types.void("Default", &[("Extension", ending), ("ContentType", kind)]);
        }
        let mut part = |name: &str, kind: &str| types.void("Override", &[("PartName", name), ("ContentType", kind)]);
        part("/docProps/core.xml", CORE);
        part("/word/document.xml", &format!("{TYPES}.document.main+xml"));
        for (_, kind, target) in parts(has_comments) {
            part(&format!("/word/{target}"), &format!("{TYPES}.{kind}+xml"));
        }
    });
    out.finish()
}

pub(super) fn package_relations() -> String {
    relations(|all| {
        all("document", &format!("{RELATIONS}/officeDocument"), "word/document.xml", "");
        all("core", &format!("{PACKAGE}/relationships/metadata/core-properties"), "docProps/core.xml", "");
    })
}

/// Those of the document, with the addresses that it links to.
pub(super) fn document_relations(links: &[String], has_comments: bool) -> String {
    relations(|all| {
        for (id, kind, target) in parts(has_comments) {
            all(id, &format!("{RELATIONS}/{kind}"), target, "");
        }
        for (at, link) in links.iter().enumerate() {
            all(&format!("link{at}"), &format!("{RELATIONS}/hyperlink"), link, "External");
        }
    })
}

fn relations(each: impl FnOnce(&mut dyn FnMut(&str, &str, &str, &str))) -> String {
    let mut out = Markup::starting(DECLARATION);
    out.element("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))], |all| {
        each(&mut |id, kind, target, mode| {
            all.void("Relationship", &[("Id", id), ("Type", kind), ("Target", target), ("TargetMode", mode)]);
        });
    });
    out.finish()
}

/// The title and the document's own date; no author and no machine.
pub(super) fn core(document: &Document) -> String {
    let mut out = Markup::starting(DECLARATION);
    let spaces = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    out.element("cp:coreProperties", &spaces, |core| {
        core.leaf("dc:title", &[], &title(document));
        if let Some(date) = &document.date {
            core.leaf("dcterms:created", &[("xsi:type", "dcterms:W3CDTF")], &format!("{date}T00:00:00Z"));
        }
    });
    out.finish()
}

pub(super) fn settings() -> String {
    let mut out = Markup::starting(DECLARATION);
    out.element("w:settings", &[("xmlns:w", WORD)], |settings| {
        settings.void("w:defaultTabStop", &[("w:val", "567")]);
        settings.void("w:characterSpacingControl", &[("w:val", "doNotCompress")]);
        settings.element("w:compat", &[], |compat| {
            let word = [
                ("w:name", "compatibilityMode"),
                ("w:uri", "http://schemas.microsoft.com/office/word"),
                ("w:val", "15"),
            ];
            compat.void("w:compatSetting", &word);
        });
        settings.void("w:themeFontLang", &[("w:val", "en-GB")]);
        settings.void("w:decimalSymbol", &[("w:val", ".")]);
        settings.void("w:listSeparator", &[("w:val", ",")]);
    });
    out.finish()
}

/// The head of every page but the first: the title, and who may read it.
pub(super) fn header(document: &Document, readers: Readers) -> String {
    let mut out = Markup::starting(DECLARATION);
    out.element("w:hdr", &[("xmlns:w", WORD)], |header| {
        Paragraph::of("Header").write(header, |p| inlines::text(&title(document), p));
        if let Some(marking) = &document.marking {
            let style = match readers {
                Readers::BothSides => "HeaderMarking",
                Readers::OneSide => "HeaderMarkingPrivate",
            };
            Paragraph::of(style).write(header, |p| inlines::text(&plain(marking), p));
        }
    });
    out.finish()
}

/// The foot of every page, in the words of the template: `{page}` and `{pages}` are fields.
pub(super) fn footer(words: &str) -> String {
    let mut out = Markup::starting(DECLARATION);
    out.element("w:ftr", &[("xmlns:w", WORD)], |footer| {
        Paragraph::of("Footer").write(footer, |p| {
            let mut rest = words;
            while let Some((before, name, after)) = placeholder(rest) {
                inlines::text(before, p);
                inlines::plain_field(name, "1", p);
                rest = after;
            }
            inlines::text(rest, p);
        });
    });
    out.finish()
}

/// The first `{page}` or `{pages}`: what stands before it, the field that it is, and what stands behind it.
fn placeholder(text: &str) -> Option<(&str, &'static str, &str)> {
    let found = [("{page}", " PAGE "), ("{pages}", " NUMPAGES ")]
        .into_iter()
        .filter_map(|(name, field)| text.find(name).map(|at| (at, name, field)))
        .min()?;
    let (at, name, field) = found;
    Some((&text[..at], field, &text[at + name.len()..]))
}

/// The style of the marking above the title.
pub(super) fn marking_style(readers: Readers) -> &'static str {
    match readers {
        Readers::BothSides => "Marking",
        Readers::OneSide => "MarkingPrivate",
    }
}

/// The paper, A4, with the margins of the PDF.
pub(super) fn page(out: &mut Markup) {
    out.element("w:sectPr", &[], |section| {
        section.void("w:headerReference", &[("w:type", "default"), ("r:id", "header1")]);
        section.void("w:footerReference", &[("w:type", "default"), ("r:id", "footer1")]);
        section.void("w:footerReference", &[("w:type", "first"), ("r:id", "footer1")]);
        section.void("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
        let margins = [
            ("w:top", "1588"),
            ("w:right", "1701"),
            ("w:bottom", "1361"),
            ("w:left", "1984"),
            ("w:header", "709"),
            ("w:footer", "624"),
            ("w:gutter", "0"),
        ];
        section.void("w:pgMar", &margins);
        section.void("w:titlePg", &[]);
    });
}
