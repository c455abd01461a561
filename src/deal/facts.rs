//! What a deal holds for and against itself. Each question that both a rule and the alignment page ask of it is answered
//! here, once; an answer is the places where the spec says so.

use super::{
    Amount, Convenience, Date, Deal, Duration, EITHER, Effect, Efforts, Event, Exclusivity, ExclusivityLevel, Id,
    IncidentKind, Kind, Mechanism, Minimum, Partner, Path, Period, Person, Stated, Trigger, Unit,
};

/// Offices that take part in deals and sell nothing.
const OFFICES: [&str; 5] =
    ["business development", "corporate development", "partnership", "alliance", "partner manag"];

/// Words for people in what a minimum counts.
const HEADS: [&str; 5] = ["representatives", "sales force", "headcount", "full-time", "employees"];

/// Whether a text holds one of some phrases, which are in lower case.
pub fn says(text: &str, phrases: &[&str]) -> bool {
    let text = text.to_lowercase();
    phrases.iter().any(|phrase| text.contains(phrase))
}

/// The path of these keys from the top of the spec.
pub fn at(keys: &[&str]) -> Path {
    keys.iter().fold(Path::root(), |path, key| path.key(*key))
}

/// The places of those rows of a list that are wanted.
pub(super) fn rows<T>(list: &Path, rows: &[T], wanted: impl Fn(&T) -> bool) -> Vec<Path> {
    let found = rows.iter().enumerate().filter(|(_, row)| wanted(row));
    found.map(|(index, _)| list.index(index)).collect()
}

impl Deal {
    /// Whether a party is on the other side.
    pub fn is_partner(&self, party: &Id) -> bool {
        *party != self.parties.us().id
    }

    /// What the other side puts at stake: minimums that it owes, prepayments, guaranteed floors.
    pub fn skin(&self) -> Vec<Path> {
        let table = &self.tables.commitments;
        let owed = |row: &Minimum| self.is_partner(&row.by) && row.efforts != Some(Efforts::None);
        let mut found = rows(&at(&["commitments", "minimums"]), &table.minimums, owed);
        found.extend(self.prepayments());
        let guarantees = at(&["commitments", "guarantees"]);
        found.extend(rows(&guarantees, &table.guarantees, |row| self.is_partner(&row.by)));
        found
    }

    /// Prepayments by the other side.
    pub fn prepayments(&self) -> Vec<Path> {
        let list = at(&["commitments", "prepayments"]);
        rows(&list, &self.tables.commitments.prepayments, |row| self.is_partner(&row.by))
    }

    /// Where parties of the other side say that they owe no minimum, each with the party.
    pub fn excluded_minimum(&self) -> Vec<(Path, &Id)> {
        let list = at(&["commitments", "efforts"]);
        let rows = self.tables.commitments.efforts.iter().enumerate();
        let excluded = rows.filter(|(_, row)| self.is_partner(&row.by) && row.excludes_minimum());
        excluded.map(|(index, row)| (list.index(index), &row.by)).collect()
    }

    /// Minimums, whoever owes them, that may be missed without a consequence.
    pub fn loose_minimums(&self) -> Vec<(Path, &Minimum)> {
        let rows = self.tables.commitments.minimums.iter().enumerate();
        let is_loose = |row: &Minimum| {
            row.efforts != Some(Efforts::None) && row.shortfall.is_empty() && !something_hangs_on(self, &row.id)
        };
        let list = at(&["commitments", "minimums"]);
        rows.filter(|(_, row)| is_loose(row)).map(|(index, row)| (list.index(index), row)).collect()
    }

    /// Steps of a shortfall that cut a fee which its party is not paid.
    pub fn powerless_cuts(&self) -> Vec<(Path, &Minimum)> {
        let mut found = Vec::new();
        for (index, row) in self.tables.commitments.minimums.iter().enumerate() {
            if self.tables.money.fees.iter().any(|fee| fee.payee == row.by) {
                continue;
            }
            for (step, shortfall) in row.shortfall.iter().enumerate() {
                if shortfall.effect == Effect::FeeCut {
                    let at = at(&["commitments", "minimums"]).index(index).key("shortfall").index(step);
                    found.push((at.key("effect"), row));
                }
            }
        }
        found
    }

    /// Rights on a missed minimum that belong to the party that misses it.
    pub fn powerless_rights(&self) -> Vec<(Path, &Trigger)> {
        let of_its_own = |trigger: &Trigger| {
            let Event::MissedMinimum { minimum, .. } = &trigger.event else { return false };
            let rows = &self.tables.commitments.minimums;
            // A threshold that nobody owes is a way out for whoever does not reach it, and no consequence.
            let is_owed = |row: &Minimum| row.efforts != Some(Efforts::None);
            rows.iter().any(|row| row.id == *minimum && row.by == trigger.holder && is_owed(row))
        };
        let triggers = self.tables.exit.triggers.iter().enumerate().filter(|(_, trigger)| of_its_own(trigger));
        let place = |index| at(&["exit", "triggers"]).index(index).key("holder");
        triggers.map(|(index, trigger)| (place(index), trigger)).collect()
    }

    /// Money and media for marketing that parties of one side put in: `true` for the other side, `false` for ours.
    pub fn marketing_of(&self, partners: bool) -> Vec<Path> {
        let Some(table) = &self.tables.marketing else { return Vec::new() };
        let theirs = |by: &Id| self.is_partner(by) == partners;
        let list = |key: &str| at(&["marketing", key]);
        let mut found = rows(&list("budget"), &table.budget, |row| theirs(&row.by));
        found.extend(table.mdf.iter().filter(|row| theirs(&row.by)).map(|_| list("mdf")));
        found.extend(table.matching.iter().filter(|row| theirs(&row.by)).map(|_| list("matching")));
        found.extend(rows(&list("media"), &table.media, |row| theirs(&row.by)));
        found
    }

    /// What the sellers of the other side get for a joint sale, from whoever pays it. A SPIFF goes to single sellers; the
    /// row does not say whose they are, but nobody pays their own so.
    pub fn seller_pay(&self) -> Vec<Path> {
        let mut found = self.own_seller_pay();
        found.extend(rows(&at(&["sales", "spiffs"]), &self.tables.sales.spiffs, |_| true));
        found
    }

    /// The part of [`Deal::seller_pay`] that the other side bears itself.
    pub fn own_seller_pay(&self) -> Vec<Path> {
        let sales = &self.tables.sales;
        let theirs = |by: &Id| self.is_partner(by);
        let list = |key: &str| at(&["sales", key]);
        let mut found = rows(&list("quota"), &sales.quota, |row| theirs(&row.by));
        found.extend(rows(&list("product-quota"), &sales.product_quota, |row| theirs(&row.by)));
        found.extend(rows(&list("incentive-share"), &sales.incentive_share, |row| theirs(&row.by)));
        found.extend(rows(&list("parity"), &sales.parity, |row| theirs(&row.by)));
        found.extend(rows(&list("spiffs"), &sales.spiffs, |row| theirs(&row.paid_by)));
        found
    }

    /// The people whom a party commits to the plan, as a row of people or as a minimum of heads.
    pub fn people_of(&self, party: &Id) -> Vec<Path> {
        let table = &self.tables.commitments;
        let mut found = rows(&at(&["commitments", "people"]), &table.people, |row| row.by == *party);
        let heads = |row: &Minimum| says(row.metric.as_str(), &HEADS) && row.efforts != Some(Efforts::None);
        let list = at(&["commitments", "minimums"]);
        found.extend(rows(&list, &table.minimums, |row| row.by == *party && heads(row)));
        found
    }

    /// Whether the other side sells: not where our side alone owes what is sold, on a market that is granted to us alone.
    pub fn they_sell(&self) -> bool {
        let tables = &self.tables;
        let granted = |ours: bool| tables.exclusivity.iter().any(|row| self.is_partner(&row.to) != ours);
        let owed = |ours: bool| tables.commitments.minimums.iter().any(|row| self.is_partner(&row.by) != ours);
        let resale = tables.deal.kind == Kind::Reseller;
        !(resale && (granted(true) || owed(true)) && !granted(false) && !owed(false))
    }

    /// Minimums of the other side that happen in its own house, where only it counts. What it orders, introduces or pays
    /// reaches us and is counted here.
    pub fn minimums_out_of_sight(&self) -> Vec<(Path, &Minimum)> {
        let seen = ["order", "purchas", "bought", "introduc", "referr", "fee", "payment", "paid", "fund"];
        let rows = self.tables.commitments.minimums.iter().enumerate();
        let theirs = |row: &Minimum| self.is_partner(&row.by) && row.efforts != Some(Efforts::None);
        let unseen = rows.filter(|(_, row)| theirs(row) && !says(row.metric.as_str(), &seen));
        unseen.map(|(index, row)| (at(&["commitments", "minimums"]).index(index), row)).collect()
    }

    /// Whatever asks a customer whether the joint offer is worth it: a pilot, first customers, a goal or a milestone that
    /// names some. With the day on which the answer is there, where it is known.
    pub fn validations(&self) -> Vec<(Path, Option<Date>)> {
        let tables = &self.tables;
        let names = |text: &str| says(text, &["customer", "buyer", "user"]);
        let mut found = Vec::new();
        if let Some(pilot) = &tables.pilot {
            let gates = pilot.gates.iter().filter_map(|gate| gate.due.known().copied());
            found.push((at(&["pilot"]), gates.max()));
        }
        for (index, row) in tables.commitments.first_customers.iter().enumerate() {
            found.push((at(&["commitments", "first-customers"]).index(index), row.due.known().copied()));
        }
        for (index, goal) in tables.goals.iter().enumerate().filter(|(_, goal)| names(goal.goal.as_str())) {
            found.push((at(&["goals"]).index(index), goal.by.as_ref().and_then(Stated::known).copied()));
        }
        for (index, row) in tables.commitments.milestones.iter().enumerate() {
            if names(row.what.as_str()) {
                found.push((at(&["commitments", "milestones"]).index(index), row.due.known().copied()));
            }
        }
        found
    }

    /// Goals and minimums that expect money of the other side within six months of the start, which happens seldom unless
    /// it prepays; with the name of each.
    pub fn early_revenue(&self) -> Vec<(Path, &Id)> {
        let half_year = Duration::new(6, Unit::Month).ok();
        let Some(limit) = self.start.zip(half_year).and_then(|(start, length)| start.plus(&length)) else {
            return Vec::new();
        };
        if !self.prepayments().is_empty() {
            return Vec::new();
        }
        let mut found = Vec::new();
        for (index, goal) in self.tables.goals.iter().enumerate() {
            let is_early = goal.by.as_ref().and_then(Stated::known).is_some_and(|by| *by < limit);
            if is_early && is_money(goal.target.as_ref()) {
                found.push((at(&["goals"]).index(index).key("by"), &goal.id));
            }
        }
        for (index, row) in self.tables.commitments.minimums.iter().enumerate() {
            let stub = row.stub.as_ref().filter(|stub| stub.until.known().is_some_and(|until| *until < limit));
            let in_stub = stub.is_some_and(|stub| is_money(stub.amount.as_ref()));
            let is_short = matches!(row.per, Some(Period::Week | Period::Month | Period::Quarter));
            let first = row.schedule.iter().find(|amount| amount.year == 1).map(|amount| &amount.amount);
            if self.is_partner(&row.by) && (in_stub || (is_short && is_money(first))) {
                found.push((at(&["commitments", "minimums"]).index(index), &row.id));
            }
        }
        found
    }

    /// Those of the first 3, 6 and 12 months for which no goal, gate or first customer has a date; in months.
    pub fn missing_horizons(&self) -> Vec<u32> {
        let (Some(start), Some(end)) = (self.start, self.end) else { return Vec::new() };
        let after = |months: u32| Duration::new(months, Unit::Month).ok().and_then(|length| start.plus(&length));
        let dates = self.dates_of_success();
        let (mut missing, mut from) = (Vec::new(), start);
        for months in [3, 6, 12] {
            let Some(to) = after(months) else { break };
            // A horizon beyond the term has no goal to have.
            if end.plus_days(1).is_some_and(|over| over < to) {
                break;
            }
            if !dates.iter().any(|date| *date > from && *date <= to) {
                missing.push(months);
            }
            from = to;
        }
        missing
    }

    /// The incidents that this alliance will meet: each meets all four (source: Belfor), save that nothing can break where
    /// nothing is connected.
    pub fn expected_incidents(&self) -> Vec<IncidentKind> {
        let table = &self.tables.deal;
        let apart = matches!(table.kind, Kind::Referral | Kind::CoMarketing);
        let mut kinds = vec![IncidentKind::ChannelConflict, IncidentKind::SecurityBreach, IncidentKind::MisusedLogo];
        if !apart || table.mechanism == Some(Mechanism::Integration) {
            kinds.insert(0, IncidentKind::IntegrationBroken);
        }
        kinds
    }

    /// Where the spec says that somebody reports how the marketing money is spent.
    pub fn marketing_reports(&self) -> Vec<Path> {
        let about = |text: &str| says(text, &["marketing", "campaign", "spend"]);
        let list = at(&["governance", "reports"]);
        let mut found = rows(&list, &self.tables.governance.reports, |report| about(report.what.as_str()));
        let table = self.tables.marketing.as_ref().and_then(|table| table.reporting.as_ref());
        found.extend(table.map(|_| at(&["marketing", "reporting"])));
        found
    }

    /// Where the parties say that they announce it together.
    pub(super) fn announcement(&self) -> Option<Path> {
        let table = self.tables.marketing.as_ref()?.announcement.as_ref()?;
        table.within.as_ref().map(|_| at(&["marketing", "announcement", "within"]))
    }

    /// Where the alliance is announced before the first customer has been asked, with the day on which that is.
    pub fn early_announcement(&self) -> Option<(Path, Date)> {
        let table = self.tables.marketing.as_ref()?.announcement.as_ref()?;
        // Signature is taken for the Effective Date.
        let press = self.tables.deal.effective.known()?.plus(table.within.as_ref()?.known()?)?;
        let first = self.validations().into_iter().filter_map(|(_, date)| date).min()?;
        (press < first).then_some((self.announcement()?, first))
    }

    /// Whether our side grants an exclusivity that keeps others out: one that we are granted is no burden to us.
    pub fn keeps_us_out(&self, row: &Exclusivity) -> bool {
        matches!(row.level, ExclusivityLevel::Exclusive | ExclusivityLevel::Sole) && !self.is_partner(&row.grantor)
    }

    /// Whether an exclusivity has to be earned: it holds while something is reached, falls away, or is lost with a missed
    /// minimum.
    pub fn is_earned(&self, row: &Exclusivity) -> bool {
        let minimums = self.tables.commitments.minimums.iter().filter(|minimum| minimum.by == row.to);
        let is_lost = minimums.flat_map(|row| &row.shortfall).any(|step| step.effect == Effect::LoseExclusivity);
        row.condition.is_some() || !row.falls_away.is_empty() || is_lost
    }

    /// How long the money of a partner lasts, where that is shorter than the initial term.
    pub fn short_runway<'p>(&self, partner: &'p Partner) -> Option<&'p Duration> {
        let runway = partner.runway.as_ref()?.known()?;
        let over = self.tables.deal.effective.known()?.plus(runway)?;
        (over <= self.end?).then_some(runway)
    }

    /// The dates at which the parties see whether it works.
    fn dates_of_success(&self) -> Vec<Date> {
        let goals = self.tables.goals.iter().filter_map(|goal| goal.by.as_ref());
        let gates = self.tables.pilot.iter().flat_map(|pilot| &pilot.gates).map(|gate| &gate.due);
        let customers = self.tables.commitments.first_customers.iter().map(|row| &row.due);
        goals.chain(gates).chain(customers).filter_map(Stated::known).copied().collect()
    }
}

/// Whether a person sits where deals are made and nothing is sold.
pub fn makes_deals_only(person: &Person) -> bool {
    person.title.as_ref().is_some_and(|title| says(title.as_str(), &OFFICES))
}

/// The notice on which a party may leave without a reason; `None` when it may not.
pub fn notice_of<'c>(convenience: &'c Convenience, party: &Id) -> Option<&'c Stated<Duration>> {
    let own = convenience.differing.iter().find(|row| row.holder == *party).map(|row| &row.notice);
    let holds = convenience.holder == *party || convenience.holder.as_str() == EITHER;
    own.or(holds.then_some(&convenience.notice))
}

fn is_money(amount: Option<&Stated<Amount>>) -> bool {
    amount.and_then(Stated::known).is_some_and(|amount| matches!(amount, Amount::Money(_)))
}

/// Whether a right, an exclusivity, a renewal or a test stands or falls with a minimum.
fn something_hangs_on(deal: &Deal, minimum: &Id) -> bool {
    let tables = &deal.tables;
    let of_test = |test: &Id| {
        let tests = tables.commitments.tests.iter().filter(|row| row.id == *test);
        tests.flat_map(|row| &row.all_of).any(|part| part.minimum == *minimum)
    };
    let of_event = |event: &Event| {
        matches!(event, Event::MissedMinimum { minimum: missed, .. } if missed == minimum)
            || matches!(event, Event::FailedTest { test, .. } if of_test(test))
    };
    let rows = &tables.exclusivity;
    tables.exit.triggers.iter().any(|trigger| of_event(&trigger.event))
        || rows.iter().filter_map(|row| row.condition.as_ref()).any(|condition| condition.minimum == *minimum)
        || tables.exit.renewal.as_ref().is_some_and(|renewal| renewal.needs.contains(minimum))
        || tables.commitments.tests.iter().any(|test| test.if_missed.is_some() && of_test(&test.id))
}
