//! Several wordings of one clause: which there are, and in what order they give ground.
//!
//! Documents list one clause of a group, its own; the others say of which clause they are a wording. So a document, a
//! reference and a question name the group, and never the wording.

use std::collections::{BTreeMap, BTreeSet};

use super::fields::Fields;
use super::link::no_such;
use super::model::{Audience, Clause};
use crate::diag::{Finding, Findings, Span};

/// The name of the group's own wording where its clause gives none.
const STANDARD: &str = "standard";

/// Who picks between the wordings of a group, as its own clause says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PickedBy {
    /// The table `wording` of the deal spec.
    Wording,
    /// The conditions of the wordings.
    Deal,
}

const PICKED_BY: [(&str, PickedBy); 2] = [("wording", PickedBy::Wording), ("deal", PickedBy::Deal)];

/// What makes a clause one of several wordings.
#[derive(Debug, Clone)]
pub(super) struct Variant {
    /// The clause of which this is another wording, and where that is said; `None` for the group's own clause.
    pub(super) of: Option<(String, Span)>,
    /// The name of the wording, one for ever.
    pub(super) name: String,
    /// When to use it or, for a fallback, when to give so much.
    pub(super) guidance: Option<String>,
    /// The clause of the group from which one falls back to this one.
    pub(super) fallback: Option<Fallback>,
    /// Who picks; what a group's own clause says counts.
    pub(super) picked_by: PickedBy,
}

/// A step of a retreat.
#[derive(Debug, Clone)]
pub(super) struct Fallback {
    /// The clause that is given up.
    pub(super) of: String,
    /// Which of its fallbacks this is, from 1.
    pub(super) order: u32,
    /// Where `fallback-of` stands.
    pub(super) span: Span,
}

impl Clause {
    /// The clause that documents list for this one: itself, or the one of which it is a wording.
    pub(super) fn slot(&self) -> &str {
        self.variant.as_ref().and_then(|variant| variant.of.as_ref()).map_or(&self.id, |(of, _)| of)
    }

    /// The name of its wording, where there are several.
    pub fn wording(&self) -> Option<&str> {
        self.variant.as_ref().map(|variant| variant.name.as_str())
    }

    /// The clause of which this is another wording.
    pub fn variant_of(&self) -> Option<&str> {
        self.variant.as_ref()?.of.as_ref().map(|(of, _)| of.as_str())
    }

    /// When to use this wording or, for a fallback, when to give so much.
    pub fn guidance(&self) -> Option<&str> {
        self.variant.as_ref()?.guidance.as_deref()
    }

    /// The clause whose fallback this is, and which one in order, from 1.
    pub fn fallback_of(&self) -> Option<(&str, u32)> {
        self.variant.as_ref()?.fallback.as_ref().map(|fallback| (fallback.of.as_str(), fallback.order))
    }
}

/// The title and the audience of a clause: its own, or those of the clause of which it is a wording, which [`groups`] sets.
/// A title of its own would print which wording was picked.
pub(super) fn title_and_audience(
    fields: &mut Fields<'_>,
    audiences: &[(&'static str, Audience)],
    findings: &mut Findings,
) -> (Option<String>, Option<Audience>) {
    if !fields.has("variant-of") {
        return (fields.required_plain("title", findings), fields.choice("audience", audiences, findings));
    }
    for key in ["title", "audience"] {
        if fields.has(key) {
            let message = format!("`{key}` is that of the clause of which this is a wording");
            findings.push(Finding::error("inherited-key", message).at(fields.place(key)).hint("drop the key"));
        }
    }
    fields.pass(&["title", "audience"]);
    (Some(String::new()), Some(Audience::Private))
}

/// What front matter says of wordings; `None` where it says nothing.
pub(super) fn read(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<Variant> {
    let of = fields.text("variant-of", findings);
    let name = fields.plain("variant", findings);
    let guidance = fields.plain("guidance", findings);
    let picked_by = fields.has("picked-by").then(|| fields.choice("picked-by", &PICKED_BY, findings)).flatten();
    fields.pass(&["picked-by"]);
    let (fallback_of, order) = (fields.text("fallback-of", findings), fields.count("fallback", findings));
    let mut wrong = |key: &str, id, message: &str, hint: &str| {
        findings.push(Finding::error(id, message).at(fields.place(key)).hint(hint));
    };
    let kebab = |name: &str| name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    let Some(name) = name else {
        let others = ["variant-of", "guidance", "picked-by", "fallback-of", "fallback"];
        if let Some(key) = others.into_iter().find(|key| fields.has(key)) {
            let hint = "write `variant = \"short\"`: the name by which the deal spec picks this wording";
            wrong(key, "missing-key", &format!("`{key}` needs `variant`"), hint);
        }
        return None;
    };
    if !kebab(&name) {
        wrong("variant", "bad-name", "`variant` is a name in lowercase letters, digits and hyphens", "write `one-way`");
    }
    if guidance.is_none() {
        wrong("variant", "missing-key", "`variant` needs `guidance`", "say when to use this wording");
    }
    if picked_by.is_some() && of.is_some() {
        let hint = "move the key to the clause that `variant-of` names";
        wrong("picked-by", "inherited-key", "`picked-by` is said by the clause of which this is a wording", hint);
    }
    let fallback = match (fallback_of, order) {
        (Some(of), Some(order)) => Some(Fallback { of: of.text.into_owned(), order, span: of.span }),
        (None, None) => None,
        (Some(_), None) => {
            wrong("fallback-of", "missing-key", "`fallback-of` needs `fallback`", "write `fallback = 1` for the first");
            None
        }
        (None, Some(_)) => {
            wrong("fallback", "missing-key", "`fallback` needs `fallback-of`", "name the clause that is given up");
            None
        }
    };
    let of = of.map(|of| (of.text.into_owned(), of.span));
    Some(Variant { of, name, guidance, fallback, picked_by: picked_by.unwrap_or(PickedBy::Wording) })
}

/// The other wordings of each clause that has some, in the order of their ids. Each gets the title and the audience of the
/// clause of which it is a wording; what does not fit is reported.
pub(super) fn groups(
    clauses: &mut BTreeMap<String, Clause>,
    ids: &BTreeSet<String>,
    findings: &mut Findings,
) -> BTreeMap<String, Vec<String>> {
    let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let variants: Vec<(String, String, Span)> = clauses
        .values()
        .filter_map(|clause| Some((clause.id.clone(), clause.variant.as_ref()?.of.clone()?)))
        .map(|(id, (of, span))| (id, of, span))
        .collect();
    for (id, of, span) in variants {
        let Some(own) = clauses.get_mut(&of) else {
            if !ids.contains(&of) {
                findings.push(no_such(&of, span, ids));
            }
            continue;
        };
        if own.variant_of().is_some() || of == id {
            let message = format!("`{of}` is itself a wording of another clause");
            findings.push(Finding::error("variant-of-variant", message).at(span).hint("name the clause that has both"));
            continue;
        }
        // A deal's own text in place of ours need not know that there are others.
        own.variant.get_or_insert_with(|| Variant {
            of: None,
            name: STANDARD.to_owned(),
            guidance: None,
            fallback: None,
            picked_by: PickedBy::Wording,
        });
        let (title, audience) = (own.title.clone(), own.audience);
        if let Some(clause) = clauses.get_mut(&id) {
            (clause.title, clause.audience) = (title, audience);
        }
        groups.entry(of).or_default().push(id);
    }
    for (own, others) in &groups {
        let members: Vec<&Clause> =
            std::iter::once(own).chain(others).filter_map(|id| clauses.get(id.as_str())).collect();
        check(own, &members, findings);
    }
    groups
}

/// Reports what is wrong within one group.
fn check(own: &str, members: &[&Clause], findings: &mut Findings) {
    let mut names: BTreeMap<&str, &Clause> = BTreeMap::new();
    let mut steps: BTreeMap<(&str, u32), &Clause> = BTreeMap::new();
    let by_deal = members.first().and_then(|clause| clause.variant.as_ref()).map(|variant| variant.picked_by);
    for clause in members {
        let Some(variant) = &clause.variant else { continue };
        if let Some(other) = names.insert(&variant.name, clause) {
            let message = format!("two wordings of `{own}` are called `{}`", variant.name);
            findings.push(Finding::error("same-variant", message).at(clause.head).related(other.head, "the other one"));
        }
        if by_deal == Some(PickedBy::Deal) && clause.id != own && clause.condition.is_none() {
            let message = format!("the deal decides between the wordings of `{own}`, and this one has no `when`");
            findings.push(Finding::error("missing-key", message).at(clause.head).hint("add `when` and `otherwise`"));
        }
        let Some(Fallback { of, order, span }) = &variant.fallback else { continue };
        if *of == clause.id || !members.iter().any(|member| member.id == *of) {
            let message = format!("`fallback-of` names no other wording of `{own}`");
            findings.push(Finding::error("unknown-variant", message).at(*span).hint("name the id of its clause"));
        } else if let Some(other) = steps.insert((of, *order), clause) {
            let message = format!("`{}` is fallback {order} of `{of}` too", other.id);
            findings.push(Finding::error("same-fallback", message).at(*span).related(other.head, "the other one"));
        }
    }
}
