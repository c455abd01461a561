//! The shared projection. Nothing here can read a private table: `Private<T>` is passed by, and has no other door than
//! the one that `private.rs` uses.

mod commitments;
mod exit;
mod exit_calendar;
mod general;
mod ip;
mod marketing;
mod money;
mod rehearsal;
mod restraints;
mod rights;
mod sales;

pub use self::rehearsal::Cite;
use super::types::{
    CalendarView, CountView, DealView, GateView, GoalView, KpiView, OtherTermView, PartyView, PilotView, RiskView,
    ScopeView, SharedReport, SharedView, WorkdaysView,
};
use crate::deal::{
    CalendarEntry, CalendarTable, ContractYear, ContractYearRule, Date, Deal, DealTable, Gate, Goal, Holiday, Id, Kpi,
    Mechanism, OpenPoint, OtherTerm, Parties, Party, PartyTable, PilotTable, Risk, ScopeTable, Signatory, Spec, Stated,
    TermStart, Workdays,
};
use std::fmt::Display;

impl SharedView {
    /// What both parties may read of a deal, in a draft of the date `today`.
    pub fn of(deal: &Deal, today: Option<Date>) -> Self {
        let Deal {
            tables,
            parties,
            years,
            start: _, // read by each table
            end,
            pilot_end,
            workdays,
            calendar,
            budget,
            budget_total,
            positions: _, // private
            walk_away: _, // private
            team: _,      // private
            places: _,    // for findings only
        } = deal;
        let Spec {
            spec_version: _, // about the file
            deal: table,
            parties: _, // read through `Parties`
            calendar: workday_table,
            scope,
            goals,
            commitments,
            marketing,
            sales,
            money,
            exclusivity,
            restraints,
            ip,
            governance,
            engagement,
            pilot,
            kpis,
            risks,
            exit,
            terms,
            other_terms,
            wording: _, // picks clauses; what a wording is called is ours
            lints: _,   // private
            private: _, // private
        } = tables;
        let fill = Fill { deal, parties };
        Self {
            today: text_opt(today.as_ref()),
            is_final: false, // until the caller says so
            deal: fill.deal(table, *end),
            parties: parties.iter().map(|party| fill.party(party)).collect(),
            party_names: and(parties.iter().map(|party| party.short.as_str())),
            workdays: fill.workdays(workdays, workday_table.as_ref()),
            scope: scope.as_ref().map(scope_view),
            goals: fill.goals(goals),
            commitments: fill.commitments(commitments, years),
            marketing: marketing.as_ref().map(|table| fill.marketing(table, years, budget, budget_total.as_ref())),
            sales: fill.sales(sales),
            money: fill.money(money, years),
            exclusivity: exclusivity.iter().map(|row| fill.exclusivity(row)).collect(),
            restraints: fill.restraints(restraints),
            ip: fill.ip(ip),
            governance: fill.governance(governance),
            engagement: engagement.as_ref().map(|table| fill.engagement(table)),
            pilot: pilot.as_ref().map(|table| fill.pilot(table, *pilot_end)),
            kpis: kpis.iter().map(|row| fill.kpi(row)).collect(),
            risks: risks.iter().map(|row| fill.risk(row)).collect(),
            exit: fill.exit(exit),
            terms: fill.terms(terms),
            other_terms: other_terms.iter().map(other_term).collect(),
            calendar: calendar.iter().map(|entry| fill.calendar(entry)).collect(),
            report: SharedReport::default(), // until a command fills it
        }
    }
}

/// What the projection of each table needs besides the table.
pub(super) struct Fill<'a> {
    pub(super) deal: &'a Deal,
    pub(super) parties: &'a Parties,
}

impl Fill<'_> {
    pub(super) fn short(&self, id: &Id) -> String {
        self.parties.short(id).to_owned()
    }

    pub(super) fn short_or_any(&self, id: &Id) -> Option<String> {
        self.parties.short_or_any(id).map(str::to_owned)
    }

    /// The value as documents print it, or its open point in brackets.
    pub(super) fn show<T: Display>(&self, value: &Stated<T>) -> String {
        match value {
            Stated::Known(value) => value.to_string(),
            Stated::Open(point) => self.open_point(point),
        }
    }

    pub(super) fn show_opt<T: Display>(&self, value: Option<&Stated<T>>) -> Option<String> {
        value.map(|value| self.show(value))
    }

    fn count(&self, count: &Stated<u32>) -> CountView {
        match count {
            Stated::Known(count) => CountView::Known(*count),
            Stated::Open(point) => CountView::Open(self.open_point(point)),
        }
    }

    /// An open point in brackets, with the party that settles it and the date. What is to be settled is a note to our
    /// own side, and so is the name of a person: the private term sheet lists both.
    pub(super) fn open_point(&self, point: &OpenPoint) -> String {
        let OpenPoint { tbd: _, owner, by: _ } = point;
        let owner = owner.as_ref().and_then(|owner| self.parties.iter().find(|party| party.id.as_str() == &**owner));
        point.in_brackets(owner.map(|party| party.short.as_str())).to_string()
    }

    fn deal(&self, table: &DealTable, end: Option<Date>) -> DealView {
        let DealTable {
            title,
            us: _,
            kind,
            mechanism,
            currency,
            effective,
            term,
            ends,
            term_starts,
            contract_year,
            summary,
            how_it_works,
        } = table;
        let starts = term_starts.as_ref().map(|row| {
            let TermStart { when, latest } = row;
            (when.to_string(), self.show_opt(latest.as_ref()))
        });
        let (term_starts_when, term_starts_latest) = starts.unzip();
        let contract_year = contract_year.as_ref().map(|row| {
            let ContractYearRule { ends, stub } = row;
            (self.show(ends), stub.id())
        });
        let (contract_year_ends, contract_year_stub) = contract_year.unzip();
        DealView {
            title: title.to_string(),
            kind: kind.id(),
            kind_label: kind.label().to_owned(),
            mechanism: mechanism.map(Mechanism::id),
            currency: currency.to_string(),
            effective: self.show(effective),
            term: self.show_opt(term.as_ref()),
            term_starts_when,
            term_starts_latest: term_starts_latest.flatten(),
            contract_year_ends,
            contract_year_stub,
            end_is_latest: term_starts.is_some() && ends.is_none(),
            end: self.show_opt(ends.as_ref()).or_else(|| end.map(|end| end.to_string())),
            summary: text_opt(summary.as_ref()),
            how_it_works: text_opt(how_it_works.as_ref()),
        }
    }

    fn party(&self, party: &Party) -> PartyView {
        let Party { id, short, table } = party;
        let PartyTable {
            name,
            short: _,
            kind,
            address,
            email,
            attention,
            role,
            affiliate_of,
            affiliates,
            gains,
            signatory,
        } = table;
        let signatory = signatory.as_ref().map(|person| {
            let Signatory { name, title } = person;
            (name.to_string(), title.to_string())
        });
        let (signatory_name, signatory_title) = signatory.unzip();
        PartyView {
            id: id.to_string(),
            name: name.to_string(),
            short: short.clone(),
            kind: kind.to_string(),
            address: text_opt(address.as_ref()),
            email: text_opt(email.as_ref()),
            attention: text_opt(attention.as_ref()),
            role: text_opt(role.as_ref()),
            affiliate_of: affiliate_of.as_ref().map(|party| self.short(party)),
            affiliates: text_opt(affiliates.as_ref()),
            gains: text_opt(gains.as_ref()),
            signatory_name,
            signatory_title,
        }
    }

    fn workdays(&self, workdays: &Workdays, table: Option<&CalendarTable>) -> WorkdaysView {
        let (place, rows) = table.map_or((None, Vec::new()), |table| {
            let CalendarTable { place, weekend: _, holidays } = table; // the weekend is read with its default
            (place.as_ref(), holidays.iter().collect())
        });
        let mut rows: Vec<&Holiday> = rows;
        // Rows whose date is open stand last.
        rows.sort_by_key(|row| row.on.known().map_or((1, None), |date| (0, Some(*date))));
        let holiday = |row: &Holiday| {
            let Holiday { on, name } = row;
            name.as_ref().map_or_else(|| self.show(on), |name| format!("{} ({name})", self.show(on)))
        };
        WorkdaysView {
            place: self.show_opt(place),
            weekend: workdays.weekend().map(|day| day.label().to_owned()).collect(),
            holidays: rows.into_iter().map(holiday).collect(),
            years: workdays.years().map(|year| year.to_string()).collect(),
        }
    }

    fn goals(&self, rows: &[Goal]) -> Vec<GoalView> {
        let mut rows: Vec<&Goal> = rows.iter().collect();
        // Goals without a date stand last, in the order of the spec.
        rows.sort_by_key(|row| row.by.as_ref().and_then(Stated::known).map_or((1, None), |date| (0, Some(*date))));
        let view = |row: &Goal| {
            let Goal { id: _, goal, target, by } = row;
            GoalView { goal: goal.to_string(), target: self.show_opt(target.as_ref()), by: self.show_opt(by.as_ref()) }
        };
        rows.into_iter().map(view).collect()
    }

    fn kpi(&self, row: &Kpi) -> KpiView {
        let Kpi { name, target, owner } = row;
        KpiView { name: name.to_string(), target: target.to_string(), owner: self.short(owner) }
    }

    fn risk(&self, row: &Risk) -> RiskView {
        let Risk { risk, answer, owner } = row;
        RiskView { risk: risk.to_string(), answer: answer.to_string(), owner: self.short(owner) }
    }

    fn pilot(&self, table: &PilotTable, end: Option<Date>) -> PilotView {
        let PilotTable { scope, starts, length, costs, gates } = table;
        let mut gates: Vec<&Gate> = gates.iter().collect();
        gates.sort_by_key(|gate| gate.due.known().copied());
        PilotView {
            scope: scope.to_string(),
            starts: self.show(starts.as_ref().unwrap_or(&self.deal.tables.deal.effective)),
            length: self.show(length),
            ends: end.map(|end| end.to_string()),
            costs: text_opt(costs.as_ref()),
            gates: gates.into_iter().map(|row| self.gate(row)).collect(),
        }
    }

    fn gate(&self, row: &Gate) -> GateView {
        let Gate { id: _, test, deliverable, due, pass, fail } = row;
        GateView {
            test: test.to_string(),
            deliverable: text_opt(deliverable.as_ref()),
            due: self.show(due),
            pass: text_opt(pass.as_ref()),
            fail: fail.to_string(),
        }
    }

    fn calendar(&self, entry: &CalendarEntry) -> CalendarView {
        let CalendarEntry { date, kind, by, what } = entry;
        CalendarView {
            iso: date.iso(),
            date: date.to_string(),
            kind: kind.name().to_owned(),
            by: by.as_ref().map(|by| self.short(by)),
            what: text_opt(what.as_ref()),
        }
    }
}

fn scope_view(table: &ScopeTable) -> ScopeView {
    let ScopeTable { products, territory, field, customers, out_of_scope, customer_gains } = table;
    ScopeView {
        products: texts(products),
        territory: text_opt(territory.as_ref()),
        field: text_opt(field.as_ref()),
        customers: text_opt(customers.as_ref()),
        out_of_scope: texts(out_of_scope),
        customer_gains: text_opt(customer_gains.as_ref()),
    }
}

fn other_term(row: &OtherTerm) -> OtherTermView {
    let OtherTerm { title, text } = row;
    OtherTermView { title: title.to_string(), text: text.to_string() }
}

pub(super) fn text_opt<T: Display>(value: Option<&T>) -> Option<String> {
    value.map(ToString::to_string)
}

pub(super) fn texts<T: Display>(values: &[T]) -> Vec<String> {
    values.iter().map(ToString::to_string).collect()
}

/// The dates of a contract year: "1 February 2027 to 31 January 2028"; `None` when they are not known.
fn period(years: &[ContractYear], number: u32) -> Option<String> {
    let year = years.iter().find(|year| year.number == number)?;
    Some(format!("{} to {}", year.first, year.last))
}

/// `yes` or `no`, for a value whose absence means something else than either.
fn yes_no(value: Option<bool>) -> Option<String> {
    value.map(|yes| if yes { "yes" } else { "no" }.to_owned())
}

/// "A", "A and B", "A, B and C".
fn and<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.into_iter().collect();
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}
