// What of the schema of the spec is our own. `build.rs` reads this file too.

/// The schema keyword that names which value type a string is read as.
pub(crate) const VALUE_MARK: &str = "x-value";

/// The schema keyword that says that a value may never be shared.
pub(crate) const PRIVATE_MARK: &str = "x-private";

/// The schema keyword that names the keys by which a row without an `id` is told from the others of its list.
pub(crate) const ROW_MARK: &str = "x-row";
