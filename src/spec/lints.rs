use super::table;
use super::value::Words;

table! {
    /// How much one rule weighs in this deal.
    pub struct Lint {
        /// How much it weighs here.
        pub level: LintLevel,
        /// Why, as a clause.
        pub because: Words,
    }
}

table! {
    /// How much a rule weighs.
    pub enum LintLevel {
        /// Not at all: it finds nothing.
        Off => "switched off",
        /// What it finds is worth knowing.
        Note => "a note",
        /// What it finds is to be settled.
        Warning => "a warning",
        /// While it finds something, no document is written.
        Error => "an error",
    }
}
