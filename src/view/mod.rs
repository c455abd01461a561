//! What a given reader may see: the shared and the private projection of a deal, as values that templates print.
//!
//! A view holds text that is ready to print, lists, and yes-or-no values; nothing in it computes. Fields are filled by
//! taking each table of the deal apart by name, so that a new field does not compile until both views have decided.

mod agenda;
mod alignment;
mod diff;
mod private;
mod shared;
mod types;
mod weigh;

pub use agenda::tasks;
pub use alignment::Lines;
pub use private::{PrivateView, private_moves};
pub use shared::Cite;
pub use types::*;
pub use weigh::FindingsMoved;
