//! Which places of a deal an expression names.

use super::evaluate::{Facts, Run};
use super::parse::{Node, Part};
use super::value::{Place, Value};
use crate::spec::Path;

/// The places that an expression names from the top, outermost ways only, as far as the deal has them.
pub(super) fn named(root: &Node, facts: &Facts<'_>) -> Vec<Path> {
    let mut found = Vec::new();
    Run::new(facts).ways(root, &mut found);
    found
}

impl Run<'_> {
    fn ways(&mut self, node: &Node, found: &mut Vec<Path>) {
        match &node.part {
            Part::Name(_) | Part::Key(..) | Part::Row(..) => {
                let mut way = Some(node);
                while let Some(node) = way {
                    if let Ok(Value::Place(Place { path: Some(path), .. })) = self.value(node)
                        && self.facts.places.value_span(&path).is_some()
                    {
                        found.push(path);
                        return;
                    }
                    way = if let Part::Key(of, _) | Part::Row(of, _) = &node.part { Some(of) } else { None };
                }
            }
            Part::Literal(_) => {}
            Part::Not(of) | Part::Minus(of) | Part::Method(of, ..) => self.ways(of, found),
            Part::Binary(_, one, other) => {
                self.ways(one, found);
                self.ways(other, found);
            }
            Part::Choice(one, two, three) => {
                self.ways(one, found);
                self.ways(two, found);
                self.ways(three, found);
            }
            Part::List(items) | Part::Call(_, items) => items.iter().for_each(|inner| self.ways(inner, found)),
        }
    }
}
