//! PDF, through a Typst that sees no file, no font and no network but what the program holds.

mod data;
#[cfg(feature = "pdf")]
mod engine;

use std::borrow::Cow;

use crate::doc::Document;

/// How a PDF looks: the Typst source that lays out the document's data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// The name that errors in it give.
    pub name: Cow<'static, str>,
    /// The source; it reads the document with `json("/doc.json")`.
    pub source: Cow<'static, str>,
}

impl Look {
    /// The built-in look.
    pub fn built_in() -> Self {
        Self {
            name: Cow::Borrowed("templates/look.typ"),
            source: Cow::Borrowed(include_str!("../../../templates/look.typ")),
        }
    }
}

/// Why there is no PDF.
#[derive(Debug, thiserror::Error, Clone, PartialEq, Eq)]
pub enum PdfError {
    /// The program was built without the feature `pdf`.
    #[error("this `prenup` was built without PDF; write Markdown, or build it with the feature `pdf`")]
    NotBuilt,
    /// No embedded font has these characters.
    #[error("no font of the document has {}", .0.join(", "))]
    NoGlyph(
        /// Each as `U+1F600`.
        Vec<String>,
    ),
    /// The look is at fault.
    #[error("{}", .0.join("; "))]
    Look(
        /// Each with the place in the look's source, where there is one.
        Vec<String>,
    ),
    /// What should not happen; please report it.
    #[error("failed to make a PDF ({0}); please report this")]
    Internal(String),
}

/// The document as a PDF; the same document and look give the same bytes.
///
/// Takes a tenth of a second for ten pages.
#[cfg(feature = "pdf")]
pub fn write(document: &Document, look: &Look) -> Result<Vec<u8>, PdfError> {
    engine::write(document, look)
}

/// Without the feature `pdf` there is none.
#[cfg(not(feature = "pdf"))]
pub fn write(_document: &Document, _look: &Look) -> Result<Vec<u8>, PdfError> {
    Err(PdfError::NotBuilt)
}

/// The document as the JSON that a [`Look`] reads as `/doc.json`.
pub fn data(document: &Document) -> serde_json::Value {
    data::document(document)
}

#[cfg(all(test, not(feature = "pdf")))]
mod tests {
    use super::{Look, PdfError, write};

    #[test]
    fn a_program_without_pdf_says_so() {
        let empty = crate::doc::tests::sample();
        assert_eq!(write(&empty, &Look::built_in()), Err(PdfError::NotBuilt));
    }
}
