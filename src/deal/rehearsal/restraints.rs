use super::periods::lasting;
use super::{Actor, Gap, Last, Step, StepKind, When, Work};
use crate::deal::{BOTH, EITHER};
use crate::spec::{Duration, Id, Length, Path, Solicited, Stated};

impl Work<'_> {
    /// What goes on to bind the parties after the end, each with its last day.
    pub(super) fn restraints(&mut self) {
        let restraints = Path::root().key("restraints");
        let tables = &self.deal.tables;
        let mut steps = Vec::new();
        for (index, row) in tables.restraints.non_compete.iter().enumerate() {
            let Some(time) = &row.after else { continue };
            let at = restraints.key("non-compete").index(index).key("after");
            steps.push(
                self.bound(StepKind::NonCompete, time, "non-compete-after", at).by(who(&row.by)).what(Some(&row.what)),
            );
        }
        for (index, row) in tables.restraints.non_solicitation.iter().enumerate() {
            let Some(time) = &row.after else { continue };
            let at = restraints.key("non-solicitation").index(index).key("after");
            let (kind, section) = match row.whom {
                Solicited::People => (StepKind::NoSolicitationPeople, "no-solicitation-people"),
                Solicited::Customers => (StepKind::NoSolicitationCustomers, "no-solicitation-customers"),
            };
            steps.push(self.bound(kind, time, section, at).by(who(&row.by)).what(row.which.as_ref()));
        }
        for (index, row) in tables.restraints.first_rights.iter().enumerate() {
            let Some(time) = &row.after else { continue };
            let at = restraints.key("first-rights").index(index).key("after");
            let step = self.bound(StepKind::FirstRight, time, "first-rights-after", at);
            steps.push(step.by(who(&row.grantor)).what(Some(&row.subject)));
        }
        if let Some((row, time)) =
            tables.ip.no_contest.as_ref().and_then(|row| row.after.as_ref().map(|time| (row, time)))
        {
            let at = Path::root().key("ip").key("no-contest").key("after");
            steps.push(self.bound(StepKind::NoContest, time, "no-contest", at).by(who(&row.by)));
        }
        for (index, row) in tables.terms.insurance.iter().enumerate() {
            let Some(time) = &row.after else { continue };
            let at = Path::root().key("terms").key("insurance").index(index).key("after");
            steps.push(
                self.bound(StepKind::Insurance, time, "insurance-after", at).by(who(&row.by)).what(Some(&row.kind)),
            );
        }
        if let Some(time) = tables.exit.after.as_ref().and_then(|after| after.no_disparagement.as_ref()) {
            let at = Path::root().key("exit").key("after").key("no-disparagement");
            steps.push(self.bound(StepKind::NoDisparagement, time, "no-disparagement", at));
        }
        self.steps.extend(steps);
        self.survivals();
    }

    /// Confidentiality, and the further parts that survive.
    fn survivals(&mut self) {
        let tables = &self.deal.tables;
        let rows = &tables.exit.survival;
        let first = self.end.plus_days(1);
        let mut steps = Vec::new();
        if !rows.iter().any(|row| matches!(row.clause.as_str(), "confidentiality" | "Confidentiality")) {
            let at = Path::root().key("terms").key("confidentiality");
            let section = "confidential-information";
            steps.push(if let Some(time) = &tables.terms.confidentiality {
                self.bound(StepKind::Confidentiality, time, section, at)
            } else {
                let when = When::Span { first, last: Last::Never };
                Step::new(StepKind::Confidentiality, when, section, at).by_default(true)
            });
        }
        for (index, row) in rows.iter().enumerate() {
            let last = row.lasts.as_ref().map_or(Last::Never, |length| lasting(self.deal, self.end, length));
            let at = Path::root().key("exit").key("survival").index(index);
            let step = Step::new(StepKind::Survival, When::Span { first, last }, "survival", at);
            steps.push(step.what(Some(&row.clause)).lasting(row.lasts.as_ref()));
        }
        self.steps.extend(steps);
    }

    /// A duty that lasts some time after the End Date.
    fn bound(&self, kind: StepKind, time: &Stated<Duration>, section: &str, at: Path) -> Step {
        let last = lasting(self.deal, self.end, &time.clone().map(Length::Fixed));
        Step::new(kind, When::Span { first: self.end.plus_days(1), last }, section, at).period(Some(time))
    }
}

/// The party, or each of them.
pub(super) fn who(id: &Id) -> Actor {
    if matches!(id.as_str(), EITHER | BOTH) { Actor::Each } else { Actor::Party(id.clone()) }
}

impl Last {
    /// The same end for something else that hangs on it, moved by `f` where it is certain.
    pub(super) fn then(&self, f: impl FnOnce(crate::spec::Date) -> When) -> When {
        match self {
            Self::On(day) => f(*day),
            Self::NotBefore(_, gap) | Self::NotAfter(_, gap) | Self::NotKnown(gap) => When::NotKnown(gap.clone()),
            Self::Never => When::NotKnown(Gap::Unsaid),
        }
    }
}
