//! The clause library, selection, and Tera: from a view to the Markdown of each clause of a document.
//!
//! [`Library::load`] reads clauses and document templates and checks every name in every tag against the schemas of the
//! views; [`Library::select`] says which clauses a document holds and why others are left out; [`Library::render`] gives
//! their Markdown, one fragment a clause. Tera lives only here.

mod all_names;
mod answer;
mod approval;
mod body;
mod built_in;
mod calls;
mod check;
mod choices;
mod cost;
mod edition;
mod engine;
mod escape;
mod facts;
mod fields;
mod file;
mod filters;
mod gather;
mod head;
mod infer;
mod library;
mod link;
mod model;
mod names;
mod operators;
mod parts;
mod place;
mod press;
mod reach;
mod reached;
mod read;
mod render;
mod schema;
mod select;
mod syntax;
mod variant;
mod vocabulary;
mod wording;
mod words;

#[cfg(test)]
mod agreement;
// Read when the program is built; here, to see that it was read well.
#[cfg(test)]
mod choose;
#[cfg(test)]
mod tests;

pub use approval::{Approval, Day, Standing, approved, same_words, text_hash};
pub use built_in::built_in;
pub use edition::{Edition, Otherwise};
pub use engine::ViewData;
pub use file::{LibraryFile, LibraryFiles};
pub use library::{Library, Names, Schemas};
pub use model::{Audience, Clause, DocumentTemplate, Numbering, Occasion, Section};
pub use render::{Absent, Rendered, RenderedFragment, RenderedSection};
pub use select::{Omitted, SelectedSection, Selection};
pub use vocabulary::{ReviewVocabulary, Vocabulary};
pub use wording::{Pick, Step, Worded, Wording};
