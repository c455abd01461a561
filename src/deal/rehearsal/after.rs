use super::ground::Row;
use super::periods::{after_stated, from_next_day, lasting, selling};
use super::restraints::who;
use super::{Actor, Assumed, Gap, Last, Step, StepKind, When, Work};
use crate::deal::EITHER;
use crate::spec::{
    After, AssetEnd, Date, Duration, Event, HandBack, Length, OrdersEnd, Path, Stated, Trigger, Unit, WindDown,
    WindDownStart,
};

/// The default of several parts of the exit clause: "within 30 days after the End Date".
pub(super) const DEFAULT_DAYS: u32 = 30;

impl Work<'_> {
    /// What the end brings, and what follows it.
    pub(super) fn after(&mut self) {
        let deal = self.deal;
        let path = Path::root().key("exit");
        let ground = self.ground.path(deal);
        self.steps.push(Step::new(StepKind::EndDate, When::On(self.end), self.ground.section(), ground));
        if !deal.tables.exclusivity.is_empty() {
            let at = Path::root().key("exclusivity");
            self.steps.push(
                Step::new(StepKind::ExclusivityEnds, When::On(self.end), "exclusivity-ends", at).by(Actor::Nobody),
            );
        }
        for (index, row) in deal.tables.ip.licences.iter().enumerate().filter(|(_, row)| row.permanence.is_none()) {
            let at = Path::root().key("ip").key("licences").index(index);
            let step = Step::new(StepKind::LicencesEnd, When::On(self.end), "licences", at);
            self.steps.push(step.by(Actor::Party(row.licensee.clone())).what(Some(&row.subject)));
        }
        for (index, row) in deal.tables.exit.companions.iter().enumerate() {
            let at = path.key("companions").index(index);
            let step = Step::new(StepKind::Companion, When::On(self.end), "companion-agreements", at);
            self.steps.push(step.by(Actor::Named(row.name.clone())).what(Some(&row.end)));
        }
        for (index, row) in deal.tables.money.equity.iter().enumerate() {
            let at = Path::root().key("money").key("equity").index(index);
            let step = Step::new(StepKind::Equity, When::On(self.end), "equity-at-the-end", at);
            let step = step.by(Actor::Party(row.holder.clone())).what(row.at_end.as_ref());
            self.steps.push(step.by_default(row.at_end.is_none()));
        }
        let wound_up = deal.tables.exit.wind_down.as_ref().and_then(|row| self.wind_down(row));
        let defaults = After::default();
        self.duties(deal.tables.exit.after.as_ref().unwrap_or(&defaults), wound_up.as_ref());
        self.things(wound_up.as_ref());
    }

    /// The wind-down, and what the deal says with it; gives its last day, and nothing where there is none.
    fn wind_down(&mut self, row: &WindDown) -> Option<Last> {
        let at = Path::root().key("exit").key("wind-down");
        let last = if self.is_asked_for(row, &at) { Some(self.period(row, &at)) } else { None };
        self.customers(row, &at, last.as_ref());
        self.data(row, &at, last.as_ref());
        last
    }

    /// The wind-down period with what hangs on it; gives its last day.
    fn period(&mut self, row: &WindDown, at: &Path) -> Last {
        let event = self.wind_down_event(row);
        let last = match event {
            Some(event) => from_next_day(self.deal, event, &row.length),
            None => Last::NotKnown(self.chain.gap.clone().unwrap_or(Gap::Unsaid)),
        };
        let span = When::Span { first: event.and_then(|day| day.plus_days(1)), last: last.clone() };
        let step = Step::new(StepKind::WindDown, span.clone(), "wind-down-period", at.key("length"));
        self.steps.push(step.lasting(Some(&row.length)));
        for (index, duty) in row.duties.iter().enumerate() {
            let at = at.key("duties").index(index);
            let step = Step::new(StepKind::WindDownDuty, span.clone(), "wind-down-duties", at);
            self.steps.push(step.by(Actor::Party(duty.by.clone())).what(Some(&duty.what)));
        }
        self.selling_on(row, at);
        if let Some(time) = &row.open_deals {
            let last = lasting(self.deal, self.end, &time.clone().map(Length::Fixed));
            let at = at.key("open-deals");
            let step =
                Step::new(StepKind::OpenDeals, When::Span { first: self.end.plus_days(1), last }, "open-deals", at);
            self.steps.push(step.period(Some(time)));
        }
        if let Some(continuing) = &row.continuing {
            let when = last
                .then(|day| When::Span { first: day.plus_days(1), last: lasting(self.deal, day, &continuing.length) });
            let step = Step::new(StepKind::Continuing, when, "continuing", at.key("continuing"));
            self.steps.push(step.what(Some(&continuing.contracts)).lasting(Some(&continuing.length)));
        }
        last
    }

    /// The day after which the wind-down begins.
    fn wind_down_event(&self, row: &WindDown) -> Option<Date> {
        match row.starts {
            Some(WindDownStart::Notice) if self.holder.is_some() => self.chain.received,
            Some(WindDownStart::Notice | WindDownStart::EndDate) | None => Some(self.end),
        }
    }

    /// Whether there is a wind-down, once whoever may ask for it does.
    fn is_asked_for(&mut self, row: &WindDown, at: &Path) -> bool {
        let cause = |event: &Event| matches!(event, Event::MaterialBreach | Event::Breach | Event::NonPayment);
        let breached = matches!(self.row, Row::Trigger(Trigger { event, .. }) if cause(event));
        // Then only the party that ended the agreement may ask.
        let alone = self.holder.clone().filter(|_| row.unless_breach_by_requester && breached);
        let by = match (&row.option_of, alone) {
            (None, None) => return true,
            (Some(party), None) => who(party),
            (Some(party), Some(holder)) if party.as_str() != EITHER && *party != holder => {
                self.assumed.push(Assumed::NoWindDown);
                return false;
            }
            (_, Some(holder)) => {
                self.assumed.push(Assumed::WindDownBarred);
                Actor::Party(holder)
            }
        };
        self.assumed.push(Assumed::WindDownAsked);
        let key = if row.option_of.is_some() { "option-of" } else { "unless-breach-by-requester" };
        let step = Step::new(StepKind::WindDownRequest, When::By(self.end), "wind-down-period", at.key(key));
        self.steps.push(step.by(by));
        true
    }

    fn customers(&mut self, row: &WindDown, at: &Path, wound_up: Option<&Last>) {
        let first = self.end.plus_days(1);
        let span = |length: &Stated<Length>| When::Span { first, last: lasting(self.deal, self.end, length) };
        let mut steps = Vec::new();
        if let Some(text) = &row.existing_customers {
            let when = first.map_or(When::NotKnown(Gap::TooFar), When::From);
            let at = at.key("existing-customers");
            steps.push(Step::new(StepKind::ExistingCustomers, when, "joint-customers", at).what(Some(text)));
        }
        let customers = row.customers.as_ref();
        if let Some(length) = customers.and_then(|row| row.access.as_ref()) {
            let at = at.key("customers").key("access");
            let step = Step::new(StepKind::CustomerAccess, span(length), "joint-customers", at);
            steps.push(step.lasting(Some(length)));
        }
        let lasts = customers.and_then(|row| row.support.as_ref());
        let first_day = self.wind_down_event(row).and_then(|day| day.plus_days(1));
        let wind_down = wound_up.map(|last| When::Span { first: first_day, last: last.clone() });
        let when = lasts.map(span).or(wind_down);
        if let (Some(support), Some(when)) = (&row.support, when.clone()) {
            let at = at.key("support");
            let step = Step::new(StepKind::CustomerSupport, when.clone(), "support", at.key("by"));
            let step = step.by(Actor::Party(support.by.clone())).what(support.level.as_ref());
            steps.push(step.lasting(lasts));
            if let Some(contact) = &support.first_contact {
                let step = Step::new(StepKind::FirstContact, when, "support", at.key("first-contact"));
                steps.push(step.by(Actor::Party(contact.clone())));
            }
        } else if let (None, Some(when), true) = (&row.support, when, lasts.is_some()) {
            let at = at.key("customers").key("support");
            steps.push(Step::new(StepKind::CustomerSupport, when, "joint-customers", at).lasting(lasts));
        }
        self.steps.extend(steps);
    }

    fn selling_on(&mut self, row: &WindDown, at: &Path) {
        let Some(sell_off) = &row.sell_off else { return };
        let barred = self.ground.is_in(&row.sell_off_not_on);
        let last = selling(self.deal, self.end, sell_off).filter(|_| !barred);
        let step = match last {
            None => {
                let at = at.key(if barred { "sell-off-not-on" } else { "sell-off" });
                Step::new(StepKind::NoSellOff, When::On(self.end), "sell-off", at)
            }
            Some(last) => {
                let when = When::Span { first: self.end.plus_days(1), last };
                Step::new(StepKind::SellOff, when, "sell-off", at.key("sell-off")).what(row.sell_off_if.as_ref())
            }
        };
        self.steps.push(step);
    }

    fn data(&mut self, row: &WindDown, at: &Path, wound_up: Option<&Last>) {
        let Some(data) = &row.data else { return };
        let at = at.key("data");
        let when = wound_up.map_or_else(|| self.usually(), |last| last.then(When::By));
        let step = Step::new(StepKind::DataRequest, when, "customer-data", at.clone());
        self.steps.push(step.by_default(wound_up.is_none()));
        let step = Step::new(StepKind::DataHandover, When::NotKnown(Gap::Request), "customer-data", at.key("within"));
        self.steps.push(step.what(Some(&data.format)).period(Some(&data.within)));
    }

    /// Marks, confidential information, accounts.
    fn duties(&mut self, row: &After, wound_up: Option<&Last>) {
        let at = Path::root().key("exit").key("after");
        let (usual, marks) = (usual(), row.marks_down.as_ref());
        let step = |kind, time: Option<&Stated<Duration>>, when, section: &str, at| {
            let time = time.unwrap_or(&usual);
            Step::new(kind, when, section, at).period(Some(time))
        };
        let down = self.within(marks.unwrap_or(&usual));
        let down = step(StepKind::MarksDown, marks, down, "marks", at.key("marks-down"));
        self.steps.push(down.by_default(marks.is_none()));
        let back = row.hand_back.as_ref();
        let when =
            if row.return_on_request { When::NotKnown(Gap::Request) } else { self.within(back.unwrap_or(&usual)) };
        let kind = match row.return_how {
            Some(HandBack::Return) => StepKind::InformationReturned,
            Some(HandBack::Destroy) => StepKind::InformationDestroyed,
            Some(HandBack::OwnersChoice) | None => StepKind::InformationReturnedOrDestroyed,
        };
        let section = "confidential-information";
        let step_back = step(kind, back, when.clone(), section, at.key("return")).by_default(back.is_none());
        self.steps.push(step_back);
        let certificate = Step::new(StepKind::Certificate, when, section, at.key("certified-by"));
        self.steps.push(
            certificate.by(row.certified_by.clone().map_or(Actor::Each, Actor::Named)).by_default(back.is_none()),
        );
        if let Some(orders) = row.orders {
            let kind = match orders {
                OrdersEnd::Performed => StepKind::OrdersPerformed,
                OrdersEnd::Cancelled => StepKind::OrdersCancelled,
            };
            self.steps.push(Step::new(kind, When::On(self.end), "open-orders", at.key("orders")));
        }
        let Some(account) = &row.final_account else { return };
        let section = "final-account";
        let step = Step::new(StepKind::FinalAccount, self.within(account), section, at.key("final-account"));
        self.steps.push(step.period(Some(account)));
        if let Some(wound_up) = wound_up {
            let when = wound_up.then(|day| after_stated(self.deal, day, account).map_or_else(When::NotKnown, When::By));
            let step = Step::new(StepKind::SecondAccount, when, section, at.key("final-account"));
            self.steps.push(step.period(Some(account)));
        }
    }

    /// Stock, assets, source code and security.
    fn things(&mut self, wound_up: Option<&Last>) {
        let tables = &self.deal.tables;
        let exit = Path::root().key("exit");
        let mut steps = Vec::new();
        for (index, row) in tables.exit.repurchase.iter().enumerate() {
            if !row.on.is_empty() && !self.ground.is_in(&row.on) {
                continue;
            }
            let at = exit.key("repurchase").index(index);
            let by = match row.kind {
                crate::spec::RepurchaseKind::Right => &row.buyer,
                crate::spec::RepurchaseKind::Duty => &row.seller,
            };
            let step = Step::new(StepKind::Repurchase, self.within(&row.within), "repurchase", at.key("within"));
            steps.push(step.by(Actor::Party(by.clone())).what(Some(&row.what)).period(Some(&row.within)));
        }
        for (index, row) in tables.exit.assets.iter().enumerate() {
            let kind = match row.end {
                AssetEnd::Return => StepKind::AssetReturned,
                AssetEnd::Sell => StepKind::AssetSold,
                AssetEnd::Destroy => StepKind::AssetDestroyed,
            };
            let at = exit.key("assets").index(index).key("within");
            let step = Step::new(kind, self.within(&row.within), "assets", at);
            steps.push(step.by(Actor::Party(row.held_by.clone())).what(Some(&row.what)).period(Some(&row.within)));
        }
        if let Some(row) = &tables.ip.escrow {
            let when = match wound_up {
                Some(last) => last.then(|day| day.plus_days(1).map_or(When::NotKnown(Gap::TooFar), When::From)),
                None => self.end.plus_days(1).map_or(When::NotKnown(Gap::TooFar), When::From),
            };
            let step = Step::new(StepKind::EscrowReturned, when, "escrow", Path::root().key("ip").key("escrow"));
            steps.push(step.by(Actor::Party(row.by.clone())).what(Some(&row.what)).by_default(true));
        }
        for (index, row) in tables.commitments.security.iter().enumerate() {
            let at = Path::root().key("commitments").key("security").index(index);
            let step = Step::new(StepKind::SecurityReleased, self.usually(), "security-released", at);
            steps.push(step.by(Actor::Party(row.to.clone())).what(Some(&row.secures)).by_default(true));
        }
        self.steps.extend(steps);
    }

    /// The day that the exit clause sets where the deal sets none.
    pub(super) fn usually(&self) -> When {
        self.within(&usual())
    }
}

/// The time that several parts of the exit clause set by default.
pub(super) fn usual() -> Stated<Duration> {
    Stated::Known(Duration::new(DEFAULT_DAYS, Unit::Day).expect("invariant: thirty days are a duration; please report"))
}
