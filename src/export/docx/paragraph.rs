//! A paragraph and its properties, in the order that the schema demands.

use super::super::markup::Markup;

/// How a paragraph stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Paragraph<'a> {
    /// The id of its style.
    pub(super) style: &'a str,
    /// Whether it stays on the page of what follows.
    pub(super) keeps: bool,
    /// The list and level that it is counted by.
    pub(super) counted: Option<(usize, usize)>,
    /// How far its text stands in, and how far its first line hangs out of that, where the style does not say.
    pub(super) hang: Option<(usize, usize)>,
    /// `center` or `right`; empty at the left.
    pub(super) align: &'a str,
}

impl<'a> Paragraph<'a> {
    /// A paragraph in a style.
    pub(super) fn of(style: &'a str) -> Self {
        Self { style, ..Self::default() }
    }

    /// Writes it around its runs.
    pub(super) fn write(&self, out: &mut Markup, content: impl FnOnce(&mut Markup)) {
        out.element("w:p", &[], |p| {
            p.element("w:pPr", &[], |properties| {
                properties.void("w:pStyle", &[("w:val", self.style)]);
                if self.keeps {
                    properties.void("w:keepNext", &[]);
                }
                if let Some((list, level)) = self.counted {
                    counted(list, level, properties);
                }
                if let Some((left, hanging)) = self.hang {
                    let (left, hanging) = (left.to_string(), hanging.to_string());
                    properties.void("w:ind", &[("w:left", &left), ("w:hanging", &hanging)]);
                }
                if !self.align.is_empty() {
                    properties.void("w:jc", &[("w:val", self.align)]);
                }
            });
            content(p);
        });
    }
}

/// By which list and at which level a paragraph is counted.
pub(super) fn counted(list: usize, level: usize, out: &mut Markup) {
    out.element("w:numPr", &[], |number| {
        number.void("w:ilvl", &[("w:val", &level.to_string())]);
        number.void("w:numId", &[("w:val", &list.to_string())]);
    });
}
