//! The choices that a text makes: where the tags stand that decide what is printed, and what they ask.
//!
//! Those of the clauses inside the program are read when the program is built: see `choose`.

use std::borrow::Cow;
use std::ops::Range;

/// What a text chooses between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choices {
    /// Where it holds what is not printed for the sake of a tag beside it: blanks beside a mark such as `-%}`, and that
    /// mark. In bytes of the text, like all places here.
    pub(super) cuts: Cow<'static, [Range<usize>]>,
    /// In the order of the text.
    pub(super) steps: Cow<'static, [Step]>,
    /// How many tags, and how many of their parts, are numbered.
    pub(super) tags: usize,
    pub(super) parts: usize,
}

/// A tag that decides what is printed, or that makes a name which others decide by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// The first branch whose question is answered with yes; `else` asks for nothing.
    If {
        number: usize,
        at: Range<usize>,
        branches: Cow<'static, [Branch]>,
    },
    For {
        number: usize,
        at: Range<usize>,
        /// The names that it makes.
        names: Cow<'static, [Cow<'static, str>]>,
        list: Value,
        body: Part,
        /// What stands behind its `else`.
        otherwise: Option<Part>,
    },
    Set {
        name: Cow<'static, str>,
        value: Value,
    },
}

/// A branch of an `if`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Branch {
    pub(super) question: Question,
    pub(super) part: Part,
}

/// What stands in a branch or a loop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) number: usize,
    pub(super) inside: Range<usize>,
    /// Whether it is worth leaving out where the tags around it stay.
    pub(super) is_long: bool,
    pub(super) steps: Cow<'static, [Step]>,
}

/// What a tag asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Question {
    /// Whether a value is there and not empty, false or 0.
    Filled(Value),
    /// Whether a value is this text.
    Is(Value, Cow<'static, str>),
    /// Whether two values are the same.
    Same(Value, Value),
    /// Whether a list has so many items, more, or fewer.
    Counts(Value, Count, usize),
    /// Whether this text stands in a value.
    Holds(Value, Cow<'static, str>),
    /// Whether this text is one of the items of a list.
    Has(Value, Cow<'static, str>),
    /// Whether the document holds the clause of that id.
    Chosen(Cow<'static, str>),
    /// Whether the turn is the first one of the innermost loop.
    First,
    /// Whether the one question is answered with no.
    Not(Cow<'static, [Question]>),
    All(Cow<'static, [Question]>),
    Any(Cow<'static, [Question]>),
    /// Something else, to which the view alone has no answer.
    Other,
}

/// How a count is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Count {
    Exactly,
    MoreThan,
}

/// A value that a tag names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// A name, and then the fields of what bears it.
    Path { root: Cow<'static, str>, fields: Cow<'static, [Field]> },
    /// Something else, of which nothing is known.
    Other,
}

/// A step from a value to one within it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Field {
    /// `.name`
    Of(Cow<'static, str>),
    /// `?.name`
    Maybe(Cow<'static, str>),
    /// `[0]`
    At(usize),
}
