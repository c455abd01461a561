//! The TOML as written: one file a table, the value types they are made of, and the reader that gives each value its place.

pub mod places;
pub mod read;
pub mod value;
