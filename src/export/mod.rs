//! One writer per format; each walks the tree and decides nothing.

mod columns;
pub mod docx;
pub mod html;
pub mod ics;
mod markup;
pub mod md;
mod open;
pub mod pdf;
pub mod text;

/// A format that documents are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// `CommonMark` with tables.
    Markdown,
    /// PDF, through the embedded Typst.
    Pdf,
    /// One HTML file.
    Html,
    /// Word.
    Docx,
    /// Plain text, for a terminal or a mail.
    Text,
}

/// Who may read a document: what only one side may read looks so at a glance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// Both sides of the deal.
    BothSides,
    /// Only the side that made it.
    OneSide,
}

/// How documents look, in the formats that have a look of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looks {
    /// The layout of PDF.
    pub pdf: pdf::Look,
    /// The stylesheet of HTML.
    pub html: html::Page,
}

impl Looks {
    /// The built-in ones.
    pub fn built_in() -> Self {
        Self { pdf: pdf::Look::built_in(), html: html::Page::built_in() }
    }
}

impl Format {
    /// Every format, in the order in which they are written.
    pub const ALL: [Self; 5] = [Self::Markdown, Self::Pdf, Self::Html, Self::Docx, Self::Text];

    /// Those that are written when none is asked for.
    pub const DEFAULT: [Self; 2] = [Self::Markdown, Self::Pdf];

    /// The ending of its files, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Pdf => "pdf",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Text => "txt",
        }
    }

    /// The format's name on the command line and in the spec; [`Format::from_name`] reads it back.
    pub fn name(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Pdf => "pdf",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Text => "text",
        }
    }

    /// The format of that name or file ending.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name || format.extension() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn a_format_is_found_by_name_and_by_ending() {
        for format in Format::ALL {
            assert_eq!(Format::from_name(format.name()), Some(format));
            assert_eq!(Format::from_name(format.extension()), Some(format));
        }
        assert_eq!(Format::from_name("doc"), None);
    }
}
