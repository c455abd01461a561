//! The values a deal spec is made of, each read from one spelling and printed in one way.
//!
//! None of them is ever echoed by its error: what was expected is said instead, with one example.

mod amount;
mod currency;
mod date;
mod deadline;
mod duration;
mod error;
mod expression;
mod id;
mod length;
mod marks;
mod money;
mod month_day;
mod number;
mod percent;
mod private;
mod schema;
mod stated;
mod text;
mod words;

pub use amount::Amount;
pub use currency::Currency;
pub use date::Date;
pub use deadline::Deadline;
pub use duration::{Duration, Unit};
pub(super) use error::ValueError;
pub use expression::Expression;
pub use id::Id;
pub use length::Length;
pub(super) use marks::{PRIVATE_MARK, ROW_MARK, VALUE_MARK};
pub use money::Money;
pub use month_day::MonthDay;
pub use percent::Percent;
pub use private::Private;
pub(super) use schema::check_string;
pub use stated::{OpenPoint, Stated};
pub use text::Text;
pub use words::Words;
pub(super) use words::hidden_character;
