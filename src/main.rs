//! The `prenup` program.

fn main() {}
