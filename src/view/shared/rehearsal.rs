//! The projection of a rehearsed exit. Nothing in it is private: it is reckoned from the tables that both sides read.

use super::exit::label;
use super::exit_calendar::{Entries, has_entries};
use super::{Fill, text_opt};
use crate::deal::{
    Actor, Assumed, Cell, Cheaper, Date, Deal, Gap, Ground, Last, Matrix, Owed, OwedKind, Path, Rehearsal, StageKind,
    Step, Sum, Text, Total, Weekday, When,
};
use crate::view::types::{
    ActorView, AssumedView, CheaperView, DayView, GapView, MatrixCellView, MatrixRowView, MatrixView, OwedView,
    RehearsalView, StageView, StepView, StepsView, TotalView, WhenView,
};

/// How a rehearsal cites: the sections of the exit clause by their label, and the lines of the spec.
pub struct Cite<'a> {
    /// What a label of the exit clause stands for: "Section 5.1".
    pub section: &'a dyn Fn(&str) -> Option<String>,
    /// The file and line of a value: "deal.toml:622".
    pub line: &'a dyn Fn(&Path) -> Option<String>,
}

struct Cited<'a> {
    fill: Fill<'a>,
    cite: &'a Cite<'a>,
}

impl RehearsalView {
    /// What both sides may read of a rehearsal.
    pub fn of(deal: &Deal, rehearsal: &Rehearsal, cite: &Cite<'_>) -> Self {
        let fill = Cited { fill: Fill { deal, parties: &deal.parties }, cite };
        let Rehearsal { ground, holder, end, steps, owed, totals, assumed } = rehearsal;
        let owed: Vec<OwedView> = owed.iter().map(|row| fill.owed(row)).collect();
        let certain = |row: &OwedView| row.how == "exactly" && row.only_if.is_none();
        let parts = [("before", Part::Before), ("end", Part::End), ("after", Part::After), ("undated", Part::Undated)];
        let mut entries = Entries::default();
        let parts: Vec<StepsView> = parts
            .into_iter()
            .map(|(name, part)| {
                let steps = steps.iter().filter(|step| Part::of(step, *end) == part);
                let with_entries =
                    |step| StepView { entries: entries.of(deal, ground, step), ..fill.step(step, &owed) };
                StepsView { part: name.to_owned(), steps: steps.map(with_entries).collect(), has_entries: false }
            })
            .map(|part| StepsView { has_entries: has_entries(&part), ..part })
            .filter(|part| !part.steps.is_empty())
            .collect();
        let open = |gap: &Option<GapView>| gap.as_ref().is_some_and(|gap| gap.kind == "open");
        let steps_open = parts.iter().flat_map(|part| &part.steps).any(|step| open(&step.when.gap));
        Self {
            as_calendar: false, // until the caller says so
            ground: kind(ground).to_owned(),
            name: ground.name().to_owned(),
            label: fill.fill.ground_label(ground),
            section: (cite.section)(&ground.section()),
            holder: holder.as_ref().map(|id| fill.fill.short(id)),
            end: day(*end),
            assumed: assumed.iter().map(assumed_view).collect(),
            parts,
            has_further: owed.iter().any(|row| !certain(row)),
            has_gap: steps_open || owed.iter().any(|row| open(&row.gap)),
            owed,
            totals: totals.iter().map(|total| fill.fill.total(total)).collect(),
        }
    }
}

/// The part of the time in which a step falls.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Before,
    End,
    After,
    Undated,
}

impl Part {
    fn of(step: &Step, end: Date) -> Self {
        match step.when.sort_day() {
            None => Self::Undated,
            Some(day) if day < end => Self::Before,
            Some(day) if day == end => Self::End,
            Some(_) => Self::After,
        }
    }
}

fn kind(ground: &Ground) -> &'static str {
    match ground {
        Ground::Expiry => "expiry",
        Ground::Convenience => "convenience",
        Ground::Trigger(_) => "trigger",
        Ground::Automatic(_) => "automatic",
    }
}

fn day(date: Date) -> DayView {
    let weekday = Weekday::of(date).label();
    DayView {
        date: format!("{} {date}", weekday.get(..3).unwrap_or(weekday)),
        plain: date.to_string(),
        iso: date.iso(),
    }
}

fn assumed_view(assumed: &Assumed) -> AssumedView {
    let texts = |list: &[Text]| list.iter().map(ToString::to_string).collect();
    let (mut what, mut on, mut times) = (Vec::new(), None, None);
    match assumed {
        Assumed::Renewed(count) => times = Some(*count),
        Assumed::EndNamed(date) | Assumed::Learnt(date) | Assumed::EventOn(date) => on = Some(day(*date)),
        Assumed::Incurable(list) | Assumed::NoRight(list) | Assumed::Instead(list) => what = texts(list),
        Assumed::Effect(text) => what = texts(std::slice::from_ref(text)),
        Assumed::EventHappened
        | Assumed::NotCured
        | Assumed::ExpiresAnyway
        | Assumed::NoFault
        | Assumed::Partial { only: _ }
        | Assumed::WindDownAsked
        | Assumed::WindDownBarred
        | Assumed::NoWindDown
        | Assumed::Unchecked => {}
    }
    AssumedView { kind: assumed.name().to_owned(), what, day: on, times }
}

impl Cited<'_> {
    fn step(&self, step: &Step, sums: &[OwedView]) -> StepView {
        let Step { kind, when, by, what, period, by_default, owed, section, path } = step;
        StepView {
            kind: kind.name().to_owned(),
            when: self.fill.when(when),
            entries: Vec::new(), // named when all are there
            by: self.fill.actor(by),
            what: text_opt(what.as_ref()),
            period: self.fill.show_opt(period.as_ref()),
            by_default: *by_default,
            owed: owed.and_then(|index| sums.get(index).cloned()),
            section: (self.cite.section)(section),
            spec: self.fill.deal.places.dotted(path),
            line: (self.cite.line)(path),
        }
    }

    fn owed(&self, row: &Owed) -> OwedView {
        let Owed { kind, payer, payee, what, sum, only_if, due, by_default, section, path } = row;
        let fill = &self.fill;
        let mut view = OwedView {
            kind: kind.name().to_owned(),
            payer: fill.actor(payer),
            payee: payee.as_ref().map(|id| fill.short(id)),
            what: text_opt(what.as_ref()),
            how: String::new(),
            sum: None,
            per: None,
            gap: None,
            only_if: text_opt(only_if.as_ref()),
            least: None,
            quarter: None,
            first: None,
            last: None,
            rate: None,
            due: fill.when(due),
            by_default: *by_default,
            section: (self.cite.section)(section),
            spec: fill.deal.places.dotted(path),
        };
        match kind {
            OwedKind::Shortfall { minimum } => view.least = text_opt(minimum.as_ref()),
            OwedKind::Guarantee { floor } => view.least = text_opt(floor.as_ref()),
            OwedKind::Tail { quarter, days, rate } => {
                view.quarter = Some(*quarter);
                (view.first, view.last) = days.map(|(first, last)| (day(first), day(last))).unzip();
                view.rate = fill.show_opt(rate.as_ref());
            }
            OwedKind::Repurchase { price } => view.rate = Some(fill.show(price)),
            OwedKind::AssetPrice { price } => view.rate = fill.show_opt(price.as_ref()),
            OwedKind::Accelerated
            | OwedKind::Refund
            | OwedKind::ExitFee
            | OwedKind::CommittedSpend
            | OwedKind::SupportFee => {}
        }
        let (how, sum, gap) = match sum {
            Sum::Exactly(sum) => ("exactly", Some(sum), None),
            Sum::AtMost(sum, gap) => ("at-most", Some(sum), Some(gap)),
            Sum::EachPeriod(sum, per) => {
                view.per = Some(per.label().to_owned());
                ("each-period", Some(sum), None)
            }
            Sum::NotKnown(gap) => ("not-known", None, Some(gap)),
        };
        how.clone_into(&mut view.how);
        view.sum = text_opt(sum);
        view.gap = gap.map(|gap| fill.gap(gap));
        view
    }
}

impl Fill<'_> {
    /// The heading of a trigger or an automatic end, or its name in words.
    fn ground_label(&self, ground: &Ground) -> Option<String> {
        let exit = &self.deal.tables.exit;
        let (id, title) = match ground {
            Ground::Expiry | Ground::Convenience => return None,
            Ground::Trigger(id) => {
                (id, exit.triggers.iter().find(|row| row.id == *id).and_then(|row| row.title.as_ref()))
            }
            Ground::Automatic(id) => {
                (id, exit.automatic.iter().find(|row| row.id == *id).and_then(|row| row.title.as_ref()))
            }
        };
        Some(label(title, id))
    }

    fn actor(&self, actor: &Actor) -> ActorView {
        let (who, name) = match actor {
            Actor::Party(id) => ("party", Some(self.short(id))),
            Actor::Each | Actor::OtherThan(None) => ("each", None),
            Actor::OtherThan(Some(id)) => match self.parties.counterpart(id) {
                Some(other) => ("party", Some(other.short.clone())),
                None => ("other", Some(self.short(id))),
            },
            Actor::Named(text) => ("named", Some(text.to_string())),
            Actor::Nobody => ("nobody", None),
        };
        ActorView { who: who.to_owned(), name }
    }

    fn when(&self, when: &When) -> WhenView {
        let mut view = WhenView { how: String::new(), day: None, last_how: None, last: None, gap: None };
        let how = match when {
            When::On(date) => {
                view.day = Some(day(*date));
                "on"
            }
            When::By(date) => {
                view.day = Some(day(*date));
                "by"
            }
            When::From(date) => {
                view.day = Some(day(*date));
                "from"
            }
            When::Span { first: Some(first), last: Last::On(last) } if first == last => {
                view.day = Some(day(*last));
                "on"
            }
            When::Span { first, last } => {
                view.day = first.map(day);
                view.last = last.day().map(day);
                let (how, gap) = match last {
                    Last::On(_) => ("on", None),
                    Last::NotBefore(_, gap) => ("not-before", Some(gap)),
                    Last::NotAfter(_, gap) => ("not-after", Some(gap)),
                    Last::NotKnown(gap) => ("not-known", Some(gap)),
                    Last::Never => ("never", None),
                };
                view.last_how = Some(how.to_owned());
                view.gap = gap.map(|gap| self.gap(gap));
                "span"
            }
            When::NotKnown(gap) => {
                view.gap = Some(self.gap(gap));
                "not-known"
            }
        };
        how.clone_into(&mut view.how);
        view
    }

    fn gap(&self, gap: &Gap) -> GapView {
        let (kind, what) = match gap {
            Gap::Open(point) => ("open", vec![self.open_point(point)]),
            Gap::On(text) => ("on", vec![text.to_string()]),
            Gap::Several(list) => {
                let all: Vec<GapView> = list.iter().map(|gap| self.gap(gap)).collect();
                let kind = if gap.is_open() { "open" } else { "on" };
                (kind, all.into_iter().flat_map(|gap| gap.what).collect())
            }
            Gap::Request => ("request", Vec::new()),
            Gap::Books => ("books", Vec::new()),
            Gap::Unsaid => ("unsaid", Vec::new()),
            Gap::TooFar => ("too-far", Vec::new()),
        };
        GapView { kind: kind.to_owned(), what }
    }

    fn total(&self, total: &Total) -> TotalView {
        let Total { payer, payee, sum } = total;
        TotalView { payer: self.short(payer), payee: payee.as_ref().map(|id| self.short(id)), sum: sum.to_string() }
    }
}

impl MatrixView {
    /// What both sides may read of a matrix.
    pub fn of(deal: &Deal, matrix: &Matrix, section: &dyn Fn(&str) -> Option<String>) -> Self {
        let fill = Fill { deal, parties: &deal.parties };
        let Matrix { stages, cells, cheaper } = matrix;
        let first = |kind: StageKind| stages.iter().find(|stage| stage.kind == kind).map(|stage| stage.first);
        let mut rows: Vec<MatrixRowView> = Vec::new();
        for cell in cells {
            let Cell { ground, party, stage, may, opens, cure, notice, days, gap: _, costs, further } = cell;
            let (name, short) = (ground.name(), fill.short(party));
            if !rows.last().is_some_and(|row| row.name == name && row.party == short) {
                rows.push(MatrixRowView {
                    name: name.to_owned(),
                    label: fill.ground_label(ground),
                    section: section(&ground.section()),
                    party: short,
                    may: false,
                    cure: fill.show_opt(cure.as_ref()),
                    notice: fill.show_opt(notice.as_ref()),
                    cells: Vec::new(),
                });
            }
            let Some(row) = rows.last_mut() else { continue };
            row.may |= *may;
            row.cells.push(MatrixCellView {
                stage: stage.name().to_owned(),
                may: *may,
                opens: opens.filter(|day| first(*stage) != Some(*day)).map(|day| day.to_string()),
                days: days.unwrap_or(0),
                is_open: days.is_none(),
                costs: costs.iter().map(|total| total.sum.to_string()).collect(),
                further: *further,
            });
        }
        rows.retain(|row| row.may);
        Self {
            stages: stages
                .iter()
                .map(|stage| StageView {
                    kind: stage.kind.name().to_owned(),
                    first: stage.first.to_string(),
                    last: stage.last.to_string(),
                })
                .collect(),
            rows,
            cheaper: cheaper.iter().map(|row| fill.cheaper(row)).collect(),
        }
    }
}

impl Fill<'_> {
    fn cheaper(&self, row: &Cheaper) -> CheaperView {
        let Cheaper { stage, faster, less, only } = row;
        CheaperView {
            stage: stage.name().to_owned(),
            only: only.as_ref().map(|id| self.short(id)),
            faster: faster.as_ref().map(|(id, _)| self.short(id)),
            days: faster.as_ref().map(|(_, days)| *days),
            less: less.as_ref().map(|id| self.short(id)),
        }
    }
}
