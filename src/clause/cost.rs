//! What a template may cost at most: Tera itself limits neither time nor memory, and doubling a text forty times ends the
//! program.

use std::collections::BTreeMap;

use super::syntax::{Expr, ExprKind, Name, Node};
use super::words::Fault;

/// How deep loops may stand inside one another.
const DEEPEST_LOOP: usize = 3;

/// How many of these may run over lists that are no parts of one another: a list has up to a thousand items, and a loop
/// that prints nothing is stopped by nobody.
const DEEPEST_PRODUCT: usize = 2;

/// How long a text made by `set`, or printed, may become by the guesses below, in bytes.
const LONGEST: u64 = 10_000_000;

/// How long a value is, and how often a loop runs, for want of knowing.
const VALUE: u64 = 1_000;
const TURNS: u64 = 100;

/// Refuses loops that stand too deep, and texts that grow from one `set` to the next.
pub(super) fn check(nodes: &[Node], length: usize) -> Result<(), Fault> {
    let text = (length as u64 / 20).max(100);
    Cost { text, made: BTreeMap::new(), loops: Vec::new() }.body(nodes).map(drop)
}

/// A loop that is open.
struct Loop {
    /// The name of its item, where all parts of all items are no more than a deal holds.
    item: Option<String>,
    /// Whether its list is a part of an outer item.
    is_part: bool,
}

/// The name that a path starts with.
fn root(expr: &Expr) -> Option<&str> {
    if let ExprKind::Name(name) = &expr.kind {
        return Some(name);
    }
    if let ExprKind::Field { base, .. } | ExprKind::Index { base, .. } = &expr.kind {
        return root(base);
    }
    None
}

struct Cost {
    /// How much text stands between two tags.
    text: u64,
    made: BTreeMap<String, u64>,
    /// The loops that are open, the outermost first.
    loops: Vec<Loop>,
}

impl Cost {
    /// How long what `nodes` print may become.
    fn body(&mut self, nodes: &[Node]) -> Result<u64, Fault> {
        let mut sum = self.text;
        for node in nodes {
            let length = match node {
                Node::Print(expr) => limited(self.expr(expr), expr)?,
                Node::If { branches, otherwise, at: _, inside: _ } => {
                    let mut longest = 0;
                    for (_, body) in branches {
                        longest = longest.max(self.body(body)?);
                    }
                    longest.max(otherwise.as_ref().map_or(Ok(0), |body| self.body(body))?)
                }
                Node::For { key: _, item, list, body, otherwise, at: _, inside: _ } => {
                    let turn = self.turn(item, list, body)?;
                    turn.saturating_mul(TURNS).max(self.body(otherwise)?)
                }
                Node::Set { name, value } => {
                    let length = limited(self.expr(value), value)?;
                    self.make(name, length);
                    0
                }
                Node::SetBlock { name, body } => {
                    let length = self.body(body)?;
                    if length > LONGEST {
                        return Err(too_long(name.range.clone()));
                    }
                    self.make(name, length);
                    0
                }
            };
            sum = sum.saturating_add(length);
        }
        Ok(sum)
    }

    fn turn(&mut self, item: &Name, list: &Expr, body: &[Node]) -> Result<u64, Fault> {
        if self.loops.len() == DEEPEST_LOOP {
            let hint = "print the inner list with a filter such as `and`";
            let message = format!("loops stand more than {DEEPEST_LOOP} deep");
            return Err(Fault::refused(message, item.range.clone(), hint));
        }
        let root = root(list);
        let is_part = root.is_some_and(|root| self.loops.iter().any(|open| open.item.as_deref() == Some(root)));
        let products = self.loops.iter().filter(|open| !open.is_part).count();
        if !is_part && products == DEEPEST_PRODUCT {
            let hint = "loop over a list that belongs to an outer item";
            let message = format!("more than {DEEPEST_PRODUCT} loops over whole lists stand inside one another");
            return Err(Fault::refused(message, item.range.clone(), hint));
        }
        let length = self.expr(list).max(VALUE);
        self.make(item, length);
        self.loops.push(Loop { item: root.map(|_| item.text.clone()), is_part });
        let turn = self.body(body);
        self.loops.pop();
        turn
    }

    /// A branch or a turn of a loop may leave the longer of two behind.
    fn make(&mut self, name: &Name, length: u64) {
        // A variable of the same name hides the item.
        for open in self.loops.iter_mut().filter(|open| open.item.as_ref() == Some(&name.text)) {
            open.item = None;
        }
        let made = self.made.entry(name.text.clone()).or_default();
        *made = length.max(*made);
    }

    fn expr(&self, expr: &Expr) -> u64 {
        let sum = |parts: &mut dyn Iterator<Item = u64>| parts.fold(0, u64::saturating_add);
        match &expr.kind {
            ExprKind::Text(text) => text.len() as u64,
            ExprKind::Name(name) => self.made.get(name).copied().unwrap_or(VALUE),
            ExprKind::List(items) => sum(&mut items.iter().map(|item| self.expr(item))),
            ExprKind::Binary { op: _, left, right } => self.expr(left).saturating_add(self.expr(right)),
            ExprKind::Choice { condition: _, then, otherwise } => self.expr(then).max(self.expr(otherwise)),
            // A separator comes once for each item.
            ExprKind::Filter { input, name: _, args } => {
                let args = sum(&mut args.iter().map(|(_, value)| self.expr(value)));
                self.expr(input).saturating_add(args.saturating_mul(TURNS))
            }
            ExprKind::Field { base, .. } | ExprKind::Index { base, .. } => self.expr(base),
            ExprKind::Integer(_)
            | ExprKind::Float
            | ExprKind::Boolean
            | ExprKind::None
            | ExprKind::Not(_)
            | ExprKind::Minus(_)
            | ExprKind::Test { .. }
            | ExprKind::Call { .. } => VALUE,
        }
    }
}

fn too_long(range: std::ops::Range<usize>) -> Fault {
    Fault::refused("this text may grow without end", range, "print it where it is needed instead of collecting it")
}

fn limited(length: u64, expr: &Expr) -> Result<u64, Fault> {
    if length > LONGEST { Err(too_long(expr.range.clone())) } else { Ok(length) }
}

#[cfg(test)]
mod tests {
    use crate::clause::read::template;

    fn refused(text: &str) -> Option<String> {
        template(text).err().map(|fault| fault.message)
    }

    #[test]
    fn a_text_cannot_be_doubled_for_ever() {
        let grows = Some("this text may grow without end".to_owned());
        let times = |part: &str, times: usize| format!("{{% set a = \"x\" %}}{}", part.repeat(times));
        assert_eq!(refused(&times("{% set a = a ~ a %}", 40)), grows);
        assert_eq!(refused(&times("{% set a %}{{ a }}{{ a }}{% endset %}", 40)), grows);
        assert_eq!(refused(&times("{% if a %}{% set b = a %}{% set a = b ~ b %}{% endif %}", 40)), grows);
        assert_eq!(refused(&times("{% set a %}{% for p in a %}{{ a }}{% endfor %}{% endset %}", 5)), grows);
        assert_eq!(refused(&times("{% set a = l | join(sep=a) %}", 5)), grows);
        assert_eq!(refused(&times("{% set a = [a, a] | and %}", 40)), grows);
        assert_eq!(refused(&times("{% set a = (a ~ a) if a else (a ~ a) %}", 40)), grows);
        assert_eq!(refused(&times("{% set a = a ~ \"x\" %}", 20)), None);
        assert_eq!(refused(&times("{{ a }}{{ a }}", 40)), None);
    }

    #[test]
    fn whole_lists_are_multiplied_once() {
        let many = Some("more than 2 loops over whole lists stand inside one another".to_owned());
        let loops = |lists: [&str; 3]| {
            let starts = lists.iter().enumerate().map(|(n, list)| format!("{{% for p{n} in {list} %}}"));
            starts.collect::<String>() + &"{% endfor %}".repeat(3)
        };
        assert_eq!(refused(&loops(["l", "l", "l"])), many);
        assert_eq!(refused(&loops(["a.l", "b.l", "c.l"])), many);
        assert_eq!(refused(&loops(["[l, l]", "p0", "p1"])), None);
        assert_eq!(refused(&loops(["[l, l]", "l", "p0"])), many);
        assert_eq!(refused(&loops(["l", "p0.l", "l"])), None);
        assert_eq!(refused(&loops(["l", "l", "p0.l"])), None);
        assert_eq!(
            refused(
                "{% for a in l %}{% set a = l %}{% for b in a %}{% for c in b %}{% endfor %}{% endfor %}{% endfor %}"
            ),
            None
        );
        assert_eq!(
            refused(
                "{% for a in l %}{% set a = l %}{% for b in a %}{% for c in a %}{% endfor %}{% endfor %}{% endfor %}"
            ),
            many
        );
    }

    #[test]
    fn loops_stand_three_deep() {
        let nested = |depth: usize| format!("{}{}", "{% for p in l %}".repeat(depth), "{% endfor %}".repeat(depth));
        let parts = |depth: usize| {
            let starts = (0..depth).map(|n| format!("{{% for p{n} in p{}.l %}}", n.max(1) - 1));
            starts.collect::<String>() + &"{% endfor %}".repeat(depth)
        };
        assert_eq!(refused(&parts(3)), None);
        assert_eq!(refused(&parts(4)), Some("loops stand more than 3 deep".to_owned()));
        assert_eq!(refused(&parts(3).repeat(20)), None);
        assert_eq!(refused(&nested(2).repeat(20)), None);
    }
}
