//! What a template says: the tree of its tags.

use std::ops::Range;

/// A name and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) text: String,
    pub(super) range: Range<usize>,
}

/// An expression and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Expr {
    pub(super) kind: ExprKind,
    pub(super) range: Range<usize>,
}

#[derive(Debug, Clone)]
pub(super) enum ExprKind {
    Text(String),
    Integer(i64),
    Float,
    Boolean,
    None,
    Name(String),
    /// `base.name`, or `base?.name` when `optional`.
    Field {
        base: Box<Expr>,
        name: Name,
        optional: bool,
    },
    /// `base[index]`, or `base?[index]` when `optional`.
    Index {
        base: Box<Expr>,
        index: Box<Expr>,
        optional: bool,
    },
    List(Vec<Expr>),
    Not(Box<Expr>),
    Minus(Box<Expr>),
    Binary {
        op: Operator,
        left: Box<Expr>,
        right: Box<Expr>,
    },
    /// `then if condition else otherwise`
    Choice {
        condition: Box<Expr>,
        then: Box<Expr>,
        otherwise: Box<Expr>,
    },
    Filter {
        input: Box<Expr>,
        name: Name,
        args: Vec<(Name, Expr)>,
    },
    Test {
        input: Box<Expr>,
        name: Name,
        args: Vec<(Name, Expr)>,
    },
    Call {
        name: Name,
        args: Vec<(Name, Expr)>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operator {
    Or,
    And,
    In,
    Equal,
    Unequal,
    /// `>`
    More,
    /// `<`, `<=`, `>=`
    Order,
    /// `+`, `-`, `*`, `%`, `//`
    Integer,
    /// `/`, `**`: they give numbers with a point.
    Float,
    /// `~`
    Join,
}

/// A tag, or a pair of tags with what stands between them. Plain text is left out.
#[derive(Debug, Clone)]
pub(super) enum Node {
    Print(Expr),
    If {
        branches: Vec<(Expr, Vec<Node>)>,
        otherwise: Option<Vec<Node>>,
        /// Where all of it stands, from its first tag to its last one.
        #[allow(dead_code, reason = "asked for when the program is built")]
        at: Range<usize>,
        /// Where what stands in each branch stands, and last what stands behind `else`.
        #[allow(dead_code, reason = "asked for when the program is built")]
        inside: Vec<Range<usize>>,
    },
    For {
        key: Option<Name>,
        item: Name,
        list: Expr,
        body: Vec<Node>,
        otherwise: Vec<Node>,
        /// Where all of it stands, from its first tag to its last one.
        #[allow(dead_code, reason = "asked for when the program is built")]
        at: Range<usize>,
        /// Where what stands in the loop stands, and then what stands behind `else`.
        #[allow(dead_code, reason = "asked for when the program is built")]
        inside: Vec<Range<usize>>,
    },
    Set {
        name: Name,
        value: Expr,
    },
    SetBlock {
        name: Name,
        body: Vec<Node>,
    },
}
