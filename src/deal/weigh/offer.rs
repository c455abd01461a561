use super::super::{Deal, Measure, Written, resolve_with};
use super::same_term;
use crate::diag::{FileId, Finding, Findings, Sources, Span};
use crate::spec::{Outline, PRIVATE_TABLES, Path, Places, Private, PrivateTable, Spec};

/// An offer: the deal as it would be if we signed it.
#[derive(Debug)]
pub struct Offer {
    /// The file that says it.
    pub file: FileId,
    /// Our deal with the offer laid over it. Positions on terms that fall away are not in it.
    pub deal: Deal,
}

/// What was read of an offer that is laid over a deal.
#[derive(Debug)]
pub struct OfferFile {
    /// The file that says it.
    pub file: FileId,
    /// What all files say together, the offer last.
    pub spec: Spec,
    /// Where they say it.
    pub places: Places,
}

/// Reports what no file of the other side can say: what is ours alone.
pub fn check_offer_file(outline: &Outline, findings: &mut Findings) {
    let is_private = |table: &str| PRIVATE_TABLES.contains(&table);
    for (_, span) in outline.tables.iter().filter(|(table, _)| is_private(table)) {
        let message = "an offer holds a table that only our own team may read";
        let hint = "put what is ours into the deal spec or into a layer of its own; an offer is what they say";
        findings.push(Finding::error("private-in-offer", message).at(*span).hint(hint));
    }
    let first = |path: &str| path.split('.').next().map(|table| table.trim().to_owned()).unwrap_or_default();
    for (_, span) in outline.without.iter().filter(|(path, _)| is_private(&first(path))) {
        let message = "an offer takes out what only our own team may read";
        let hint = "put what changes on our own side into a layer of its own; an offer is what they say";
        findings.push(Finding::error("private-in-offer", message).at(*span).hint(hint));
    }
}

impl Offer {
    /// Resolves an offer over our deal; `None` when a finding is an error. Errors: an offer on another deal or between other
    /// parties, one that changes nothing, one that says a term on which we have a position in another type, unit or
    /// currency; and whatever is wrong with the deal that it makes.
    pub fn resolve(ours: &Deal, laid: OfferFile, sources: &Sources, findings: &mut Findings) -> Option<Self> {
        let mut found = Findings::new();
        let OfferFile { file, mut spec, places } = laid;
        let checks = Checks { ours, spec: &spec, places: &places, file, sources };
        checks.same_deal(&mut found);
        checks.same_parties(&mut found);
        checks.some_change(&mut found);
        checks.same_types(&mut found);
        let failed = found.has_errors();
        findings.extend(found);
        if failed {
            return None;
        }
        spec.private = checks.positions_left();
        let deal = resolve_with(ours.team.as_ref(), Written { spec, places }, sources, findings)?;
        Some(Self { file, deal })
    }
}

struct Checks<'a> {
    ours: &'a Deal,
    /// What the files say together.
    spec: &'a Spec,
    places: &'a Places,
    file: FileId,
    sources: &'a Sources,
}

impl Checks<'_> {
    /// Where the offer says a value; at its top where it takes out what stood there.
    fn at(&self, path: &Path) -> Span {
        let said = self.places.value_span(path).filter(|span| span.file == self.file);
        said.unwrap_or_else(|| Span::new(self.file, 0..0))
    }

    fn same_deal(&self, findings: &mut Findings) {
        if self.spec.deal.title != self.ours.tables.deal.title {
            let message = "the offer is on another deal: its `deal.title` is not that of the deal spec";
            let finding = Finding::error("offer-on-another-deal", message);
            let hint = "lay it over the deal that it names; if the deal itself has a new name, change the deal spec";
            findings.push(finding.at(self.at(&Path::root().key("deal").key("title"))).hint(hint));
        }
    }

    /// Who the parties are is no term: whoever they are, they make the offer.
    fn same_parties(&self, findings: &mut Findings) {
        let mut fail = |path: &Path, message: String| {
            let hint = "who the parties are is for the deal spec to say, or for a layer of our own";
            let finding = Finding::error("offer-changes-parties", message);
            findings.push(finding.at(self.at(path)).hint(hint));
        };
        if self.spec.deal.us != self.ours.tables.deal.us {
            let path = Path::root().key("deal").key("us");
            fail(&path, "the offer says in `deal.us` that another party is we".to_owned());
        }
        let parties = Path::root().key("parties");
        for (id, theirs) in &self.spec.parties {
            let at = parties.key(id.as_str());
            let Some(ours) = self.ours.tables.parties.get(id) else {
                fail(&at, "the offer brings in a party that the deal spec does not have".to_owned());
                continue;
            };
            let changed = [
                ("name", ours.name != theirs.name),
                ("kind", ours.kind != theirs.kind),
                ("affiliate-of", ours.affiliate_of != theirs.affiliate_of),
            ];
            for (key, _) in changed.into_iter().filter(|(_, changed)| *changed) {
                fail(&at.key(key), format!("the offer changes `{key}` of a party"));
            }
        }
        for id in self.ours.tables.parties.keys().filter(|id| !self.spec.parties.contains_key(*id)) {
            fail(&parties.key(id.as_str()), "the offer takes out a party of the deal spec".to_owned());
        }
    }

    fn some_change(&self, findings: &mut Findings) {
        if *self.spec == self.ours.tables {
            let message = "the offer changes nothing: the deal with it is the deal without it";
            let hint = "write what they want otherwise, by the same keys as in the deal spec";
            findings.push(Finding::error("offer-changes-nothing", message).at(self.at(&Path::root())).hint(hint));
        }
    }

    /// Each of our positions with the place of its term in the offer, where it still has one.
    fn terms(&self) -> impl Iterator<Item = (&super::PositionOnTerm, Option<Path>)> {
        let places =
            |row: &super::PositionOnTerm| same_term(&row.position.term, &self.ours.places, self.places, self.file);
        self.ours.positions.reveal().iter().map(move |row| (row, places(row)))
    }

    fn same_types(&self, findings: &mut Findings) {
        for (row, path) in self.terms() {
            let Some(path) = path else { continue };
            let Some(span) = self.places.value_span(&path).filter(|span| span.file == self.file) else { continue };
            let lines = [&row.ideal, &row.acceptable, &row.walk_away];
            let is_like = match Measure::at(&path, self.places, self.sources) {
                Some(value) => lines.into_iter().all(|line| line.clone().beside(&value).is_like(&value)),
                None => self.places.open_points().iter().any(|(open, _)| *open == path),
            };
            if !is_like {
                let message = "the offer says this in another type, unit or currency than our position on it";
                let hint = "write it as the position is written, and say in a comment what they wrote themselves";
                findings.push(Finding::error("offer-type", message).at(span).hint(hint));
            }
        }
    }

    /// What is ours alone, less the positions on terms that fall away: nothing is left that they stand on.
    fn positions_left(&self) -> Private<PrivateTable> {
        let left = self.terms().filter(|(_, path)| path.is_some()).map(|(row, _)| row.position.clone()).collect();
        Private::new(PrivateTable { positions: left, ..self.spec.private.reveal().clone() })
    }
}
