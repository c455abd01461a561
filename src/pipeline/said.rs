//! What the program has to say of a deal, as the private term sheet says it.

use std::collections::BTreeSet;

use super::told::{line_of, open_points, wording_view};
use crate::clause::{self, Audience, Library, Selection, ViewData};
use crate::deal::Deal;
use crate::diag::{FileId, Finding, Findings, Sources};
use crate::lint;
use crate::view::{AlignmentView, FindingView, OmittedView, Review};

/// The library with what both sides may see of a deal, and the wordings that the deal asks for.
pub(super) struct Worded<'a> {
    pub(super) library: &'a Library,
    pub(super) shared: &'a ViewData,
    /// The files that the deal was read from.
    pub(super) specs: &'a [FileId],
    pub(super) sources: &'a Sources,
}

/// What the private term sheet says of the deal itself; nothing where something is `wrong` with its clauses. Adds to `found`
/// what the rules say of those that are chosen.
pub(super) fn review(deal: &Deal, worded: &Worded<'_>, found: &mut Findings, wrong: &mut Findings) -> Option<Review> {
    let Worded { library, shared, specs, sources } = worded;
    let wording = shared.wording();
    let (mut omitted, mut selections) = (Vec::new(), Vec::new());
    for template in library.documents().filter(|template| template.audience() == Audience::Shared) {
        match library.select(template.id(), shared) {
            Ok(selection) => {
                omitted.extend(selection.omitted.iter().map(|clause| OmittedView {
                    document: template.title().to_owned(),
                    title: clause.title.clone(),
                    reason: clause.reason.clone(),
                }));
                selections.push(selection);
            }
            Err(finding) => wrong.push(*finding),
        }
    }
    library.idle_wording(wording, &selections, wrong);
    let held: BTreeSet<&str> = selections.iter().flat_map(Selection::clauses).collect();
    found.extend(lint::check_clauses(deal, &|id| held.contains(id)));
    // What nobody picked and nobody can give says nothing.
    let says = |worded: &clause::Worded| worded.picked || worded.standing || !worded.fallbacks.is_empty();
    let wordings = library.wordings(&selections, wording).into_iter().filter(says).map(wording_view).collect();
    let finding = |finding: &Finding| FindingView {
        level: finding.level.name().to_owned(),
        rule: finding.name().to_owned(),
        message: finding.message.clone(),
        in_words: lint::in_words(&finding.message, deal),
        hint: finding.hints.first().map(|hint| lint::hint_in_words(hint)),
    };
    let mut worst_first: Vec<&Finding> = found.iter().collect();
    worst_first.sort_by_key(|finding| finding.level);
    (!wrong.has_errors()).then(|| Review {
        findings: worst_first.into_iter().map(finding).collect(),
        omitted,
        wordings,
        open_points: open_points(deal),
        alignment: AlignmentView::of(deal, &|at| line_of(at, deal, specs, sources)),
    })
}
