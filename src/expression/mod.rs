//! Expressions in the Common Expression Language over a deal: read, checked against the format of the deal spec, and
//! answered with true, false or unknown.
//!
//! The language is that of the `cel` crate, whose parser reads it. Its interpreter is not used: it has no money and no
//! durations of months, takes a missing value for an error, and stops at no bound. What a value of a deal is in an
//! expression, and what is done with an open one, is in `docs/conditions.md`.

mod calls;
mod check;
mod evaluate;
mod kind;
mod length;
mod named;
mod operate;
mod parse;
mod place;
mod problem;
mod value;

#[cfg(test)]
mod tests;

pub use evaluate::{Answer, Facts};
pub use place::Written;

use std::ops::Range;

use crate::diag::{Finding, Findings};
use crate::spec::Expression;
use parse::Node;

/// An expression that is sound: it can be read, and every name and operation in it is one that the format of the deal spec
/// allows.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    root: Node,
    written: Written,
}

impl Condition {
    /// Reads and checks an expression that is to be true or false.
    ///
    /// Findings: `condition-syntax`, `condition-name`, `condition-type`, `condition-division`, `condition-size`. None of
    /// them quotes a word of the expression, which may be private: the caret shows it.
    pub fn read(expression: &Expression, written: Written, findings: &mut Findings) -> Option<Self> {
        let root = match parse::parse(expression.as_str()) {
            Ok(root) => root,
            Err(problem) => {
                findings.push(problem.finding(&written));
                return None;
            }
        };
        let problems = check::check(&root);
        if problems.is_empty() {
            return Some(Self { root, written });
        }
        for problem in problems {
            findings.push(problem.finding(&written));
        }
        None
    }

    /// What it comes to in a deal; a finding where an operation has no result there, such as a sum in two currencies.
    pub fn answer(&self, facts: &Facts<'_>) -> Result<Answer, Box<Finding>> {
        evaluate::answer(&self.root, facts).map_err(|problem| Box::new(problem.finding(&self.written)))
    }

    /// The values of the deal that it names by their whole way from the top, as far as the deal has them, in the order in
    /// which they stand: where a finding on what it says can point.
    pub fn names(&self, facts: &Facts<'_>) -> Vec<crate::spec::Path> {
        named::named(&self.root, facts)
    }
}

/// Where something stands in the text of an expression, in bytes.
type At = Range<usize>;
