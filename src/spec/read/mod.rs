//! From TOML text to typed tables, with every problem reported at once.
