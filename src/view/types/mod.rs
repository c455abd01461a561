//! The shapes that templates see. An `Option` that is absent is `null`; every field is always there.

mod agenda;
mod alignment;
mod commercial;
mod deal;
mod diff;
mod exit;
mod general;
mod ip;
mod marketing;
mod money;
mod private;
mod rehearsal;
mod report;
mod restraints;
mod rights;
mod weigh;
mod wind_down;

pub use agenda::*;
pub use alignment::*;
pub use commercial::*;
pub use deal::*;
pub use diff::*;
pub use exit::*;
pub use general::*;
pub use ip::*;
pub use marketing::*;
pub use money::*;
pub use private::*;
pub use rehearsal::*;
pub use report::*;
pub use restraints::*;
pub use rights::*;
pub use weigh::*;
pub use wind_down::*;

/// How many there are of something, or the open point that stands for it.
#[derive(Debug, Clone, PartialEq, serde::Serialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum CountView {
    /// A number.
    Known(u32),
    /// "[open: Harbor]".
    Open(String),
}

/// Declares a struct that templates see.
macro_rules! view {
    ($($(#[$meta:meta])* pub struct $name:ident { $($body:tt)* })+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, schemars::JsonSchema)]
        pub struct $name { $($body)* }
    )+};
}
pub(super) use view;
