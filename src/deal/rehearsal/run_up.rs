use super::cannot::{Bar, Window};
use super::chain::{Chain, Periods};
use super::ground::{Happens, Row, automatic_day};
use super::periods::{after, after_stated, from_next_day, latest};
use super::{Actor, Assumed, CannotHappen, Gap, Last, Step, StepKind, When, Work};
use crate::spec::{AutomaticEnd, Date, Duration, Event, Length, Path, Stated, Trigger};

/// The day of the event that gives the right, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct EventDay {
    day: Date,
    /// Whether the caller said it, and not the deal.
    said: bool,
}

impl Work<'_> {
    /// All that happens up to the End Date.
    pub(super) fn run_up(&mut self, learnt: Option<Date>) -> Result<(), CannotHappen> {
        match self.row {
            Row::Expiry => self.renewal_notice(),
            Row::Automatic(row) => self.by_itself(row)?,
            Row::Convenience(_) | Row::Trigger(_) => self.letters(learnt)?,
        }
        self.notice_period();
        Ok(())
    }

    /// An end that needs no notice.
    fn by_itself(&mut self, row: &AutomaticEnd) -> Result<(), CannotHappen> {
        let path = self.ground.path(self.deal);
        let dated = automatic_day(self.deal, row);
        let time = row.after.as_ref();
        let when = match (dated, time) {
            (Some(day), Some(time)) => match after_stated(self.deal, day, time) {
                Ok(end) if end != self.end => {
                    return Err(CannotHappen::AnotherDay { ground: self.ground.clone(), day: end });
                }
                Ok(_) | Err(_) => When::On(day),
            },
            (Some(day), None) if day != self.end => {
                return Err(CannotHappen::AnotherDay { ground: self.ground.clone(), day });
            }
            (Some(day), None) => When::On(day),
            (None, None) => When::On(self.end),
            (None, Some(Stated::Open(point))) => When::NotKnown(Gap::Open(point.clone())),
            (None, Some(Stated::Known(time))) => {
                let day = latest(self.end, |day| Ok(after(self.deal, day, time)));
                day.map_or_else(When::NotKnown, When::On)
            }
        };
        if let When::On(day) = when {
            self.assumed.push(Assumed::EventOn(day));
        }
        self.assumed.extend(row.effect.clone().map(Assumed::Effect));
        let step = Step::new(StepKind::Event, when, self.ground.section(), path).by(Actor::Nobody).period(time);
        self.steps.push(step);
        Ok(())
    }

    /// An end by notice: the letters, as late as they may be.
    fn letters(&mut self, learnt: Option<Date>) -> Result<(), CannotHappen> {
        let Some(holder) = self.holder.clone() else { return Ok(()) };
        let periods = Periods::of(self.deal, &self.ground, self.row, &holder);
        let mut chain = periods.backward(self.end);
        let event = self.event_day(&periods, &chain, learnt)?;
        self.bars(&periods, &chain, event)?;
        if let Row::Trigger(row) = self.row {
            let lapses = self.lapses(row, event);
            if let (Some(last), Some(received)) = (lapses, chain.first_received())
                && received > last
            {
                // An earlier letter may bring the same End Date: a month has no 31st.
                chain = self.in_time(&periods, last)?;
            }
            self.right(row, event, lapses, &chain);
            self.second_notice(row, &chain)?;
        }
        if let Some(first) = chain.end.filter(|first| *first < self.end) {
            self.assumed.push(Assumed::EndNamed(first));
        }
        self.letter_steps(&periods, &chain);
        self.chain = chain;
        Ok(())
    }

    /// The last day of the event before the first letter; an error when it can only come later.
    fn event_day(
        &self,
        periods: &Periods<'_>,
        chain: &Chain,
        learnt: Option<Date>,
    ) -> Result<Option<EventDay>, CannotHappen> {
        let too_soon = |opens: Date| CannotHappen::TooSoon {
            ground: self.ground.clone(),
            bar: Bar::Event,
            opens,
            first: periods.forward(opens).ok().and_then(|chain| chain.end),
        };
        if let Some(day) = learnt {
            return match chain.first_sent() {
                Some(sent) if sent < day => Err(too_soon(day)),
                _ => Ok(Some(EventDay { day, said: true })),
            };
        }
        let Happens::On(days) = &periods.happens else { return Ok(None) };
        let Some(sent) = chain.first_sent() else {
            return Ok(days.first().map(|day| EventDay { day: *day, said: false }));
        };
        let before = days.iter().rev().find(|day| **day < sent);
        match (before, days.first()) {
            (Some(day), _) => Ok(Some(EventDay { day: *day, said: false })),
            (None, Some(day)) => Err(too_soon(day.plus_days(1).unwrap_or(*day))),
            (None, None) => Ok(None),
        }
    }

    /// What keeps the letters from being sent when they have to be.
    fn bars(&self, periods: &Periods<'_>, chain: &Chain, event: Option<EventDay>) -> Result<(), CannotHappen> {
        let floor = periods.start.max(event.and_then(|event| event.day.plus_days(u32::from(!event.said))));
        let first = floor.and_then(|floor| periods.forward(floor).ok()).and_then(|chain| chain.end);
        let too_soon = |bar, opens| CannotHappen::TooSoon { ground: self.ground.clone(), bar, opens, first };
        let begun = chain.lead.filter(|_| self.needs_proof()).or(chain.first_sent());
        if let (Some(start), Some(begun)) = (periods.start, begun)
            && begun < start
        {
            return Err(too_soon(Bar::Start, start));
        }
        if let (Some(opens), Some(sent)) = (periods.opens, chain.sent)
            && sent < opens
        {
            let locked = super::lock_in_ends(self.deal, &self.ground).is_some_and(|last| last >= sent);
            return Err(too_soon(if locked { Bar::LockIn } else { Bar::Earliest }, opens));
        }
        Ok(())
    }

    fn needs_proof(&self) -> bool {
        matches!(self.row, Row::Trigger(Trigger { event: Event::Hardship { .. }, .. }))
    }

    /// The last day on which the first letter may be received before the right lapses, when it is known.
    fn lapses(&self, row: &Trigger, event: Option<EventDay>) -> Option<Date> {
        let window = row.window.as_ref()?.known()?;
        let barred = super::lock_in_ends(self.deal, &self.ground);
        let earliest = row.earliest.as_ref().and_then(Stated::known).copied();
        // The time does not run while the right is barred.
        let from = Some(event?.day).max(barred).max(earliest)?;
        after(self.deal, from, window)
    }

    /// Letters that come in time before the right lapses and still end the agreement on the day; an error otherwise.
    fn in_time(&self, periods: &Periods<'_>, last: Date) -> Result<Chain, CannotHappen> {
        let chain = latest(last, |day| periods.received(day)).and_then(|sent| periods.forward(sent)).ok();
        let reached = chain.as_ref().and_then(|chain| chain.end);
        match chain {
            Some(chain) if chain.end == Some(self.end) && chain.first_received().is_some_and(|day| day <= last) => {
                Ok(chain)
            }
            _ => {
                Err(CannotHappen::Lapsed { ground: self.ground.clone(), window: Window::Learnt, last, latest: reached })
            }
        }
    }

    /// What must have happened before the first letter, and until when the right is there.
    fn right(&mut self, row: &Trigger, event: Option<EventDay>, lapses: Option<Date>, chain: &Chain) {
        let path = self.ground.path(self.deal);
        let section = self.ground.section();
        self.assumed.push(Assumed::EventHappened);
        if row.cure.is_some() {
            self.assumed.push(Assumed::NotCured);
        }
        if !row.incurable.is_empty() {
            self.assumed.push(Assumed::Incurable(row.incurable.clone()));
        }
        if !row.not_if.is_empty() {
            self.assumed.push(Assumed::NoRight(row.not_if.clone()));
        }
        if row.unless_own_fault {
            self.assumed.push(Assumed::NoFault);
        }
        if !row.partial.is_empty() {
            self.assumed.push(Assumed::Partial { only: row.partial_only });
        }
        if !row.instead.is_empty() {
            self.assumed.push(Assumed::Instead(row.instead.clone()));
        }
        self.assumed.extend(row.effect.clone().map(Assumed::Effect));
        let step = |kind, when| Step::new(kind, when, section.clone(), path.key("event")).by(Actor::Nobody);
        let window = row.window.as_ref();
        match (event, window.and_then(Stated::known), chain.first_received()) {
            (Some(event), _, _) => {
                if event.said {
                    self.assumed.push(Assumed::Learnt(event.day));
                }
                self.steps.push(step(StepKind::Event, When::On(event.day)));
            }
            (None, Some(window), Some(received)) => {
                let last = received.minus_days(1).ok_or(Gap::TooFar);
                let day = last.and_then(|last| latest(last, |day| Ok(after(self.deal, day, window))));
                let day = day.ok().and_then(|day| day.plus_days(1));
                let when = day.map_or(When::NotKnown(Gap::TooFar), When::From);
                let learnt = Step::new(StepKind::Learnt, when, section.clone(), path.key("window"));
                self.steps.push(learnt.by(self.actor()).period(row.window.as_ref()));
            }
            (None, _, _) => {}
        }
        if let Some(last) = lapses {
            let lapse = Step::new(StepKind::RightLapses, When::On(last), section.clone(), path.key("window"));
            self.steps.push(lapse.by(Actor::Nobody).period(window));
        } else if let Some(Stated::Open(point)) = window {
            let when = When::NotKnown(Gap::Open(point.clone()));
            let lapse = Step::new(StepKind::RightLapses, when, section.clone(), path.key("window"));
            self.steps.push(lapse.by(Actor::Nobody));
        }
        self.lead(row, chain, &path.key("event"));
    }

    /// What must have gone on for some time before the first letter.
    fn lead(&mut self, row: &Trigger, chain: &Chain, path: &Path) {
        let section = self.ground.section();
        let when = |day: Option<Date>| match (day, &chain.gap) {
            (Some(day), _) => When::By(day),
            (None, Some(gap)) => When::NotKnown(gap.clone()),
            (None, None) => When::NotKnown(Gap::Unsaid),
        };
        if let Event::Hardship { what: _, proof, renegotiate } = &row.event {
            let proved = Step::new(StepKind::Proof, when(chain.lead), section.clone(), path.clone());
            self.steps.push(proved.by(self.actor()).what(Some(proof)));
            let over = chain.lead.and_then(|day| after(self.deal, day, renegotiate.known()?));
            let talks = Step::new(StepKind::TalksEnd, when(over), section, path.clone());
            self.steps.push(talks.period(Some(renegotiate)));
        } else if let Event::KeyPerson { who, replaced_within } = &row.event {
            let left = Step::new(StepKind::PersonLeft, when(chain.lead), section, path.clone());
            self.steps.push(left.by(Actor::Nobody).what(Some(who)).period(Some(replaced_within)));
        } else if let Event::ForceMajeure { longer_than } = &row.event {
            let begun = Step::new(StepKind::ForceMajeure, when(chain.lead), section, path.clone());
            self.steps.push(begun.by(Actor::Nobody).period(Some(longer_than)));
        }
    }

    /// The time after the cure period in which the notice of termination must be received.
    fn second_notice(&mut self, row: &Trigger, chain: &Chain) -> Result<(), CannotHappen> {
        if chain.default_sent.is_none() {
            return Ok(());
        }
        let Some(cured) = chain.cure_end else { return Ok(()) };
        let path = self.ground.path(self.deal);
        let (when, time, key) = match (&row.second_notice_within, &row.window) {
            (Some(time), _) => (after_stated(self.deal, cured, time), time, "second-notice-within"),
            (None, Some(time)) => {
                let last = from_next_day(self.deal, cured, &time.clone().map(Length::Fixed));
                (last.certain().ok_or(Gap::TooFar), time, "window")
            }
            (None, None) => return Ok(()),
        };
        if let (Ok(last), Some(received)) = (&when, chain.received)
            && received > *last
        {
            return Err(CannotHappen::Lapsed {
                ground: self.ground.clone(),
                window: Window::SecondNotice,
                last: *last,
                latest: None,
            });
        }
        let when = when.map_or_else(When::NotKnown, When::On);
        let step = Step::new(StepKind::SecondNoticeLapses, when, self.ground.section(), path.key(key));
        self.steps.push(step.by(Actor::Nobody).period(Some(time)));
        Ok(())
    }

    fn actor(&self) -> Actor {
        self.holder.clone().map_or(Actor::Nobody, Actor::Party)
    }

    /// The letters and the cure period.
    fn letter_steps(&mut self, periods: &Periods<'_>, chain: &Chain) {
        let path = self.ground.path(self.deal);
        let section = self.ground.section();
        let gap = || chain.gap.clone().unwrap_or(Gap::Unsaid);
        let by = |day: Option<Date>| day.map_or_else(|| When::NotKnown(gap()), When::By);
        let exit = Path::root().key("exit");
        let stated = self.deal.tables.exit.notice.as_ref();
        let notice_path = if stated.is_some() { exit.key("notice").key("receipt") } else { exit.clone() };
        let receipt = stated.map(|notice| &notice.receipt);
        let us = self.actor();
        let letter = |sent_kind, delivered_kind, received_kind, sent, received, path: Path| {
            let kind = if stated.is_some() { sent_kind } else { delivered_kind };
            let sent = Step::new(kind, by(sent), section.clone(), path).by(us.clone());
            let received = Step::new(received_kind, by(received), "receipt", notice_path.clone());
            [sent, received.by(Actor::Nobody).period(receipt).by_default(stated.is_none())]
        };
        if periods.two_stage {
            self.steps.extend(letter(
                StepKind::DefaultSent,
                StepKind::DefaultDelivered,
                StepKind::DefaultReceived,
                chain.default_sent,
                chain.default_received,
                path.key("cure"),
            ));
        }
        if let Some(cure) = periods.cure {
            let from = if periods.two_stage { chain.default_received } else { chain.received };
            let last = chain.cure_end.map_or_else(|| Last::NotKnown(gap()), Last::On);
            let when = When::Span { first: from.and_then(|day| day.plus_days(1)), last };
            let step = Step::new(StepKind::Cure, when, "cure", path.key("cure"));
            self.steps.push(step.by(Actor::OtherThan(self.holder.clone())).period(Some(cure)));
            self.cure_extension(chain.cure_end, &path);
        }
        if let Some(opens) = periods.opens {
            let locked = super::lock_in_ends(self.deal, &self.ground).and_then(|last| last.plus_days(1)) == Some(opens);
            let (section, path) = if locked {
                ("lock-in".to_owned(), exit.key("lock-in"))
            } else {
                (section.clone(), path.key("earliest"))
            };
            self.steps.push(Step::new(StepKind::NoticeOpens, When::On(opens), section, path).by(Actor::Nobody));
        }
        let notice = if periods.notice.is_some() { path.key("notice") } else { path };
        let [sent, received] = letter(
            StepKind::NoticeSent,
            StepKind::NoticeDelivered,
            StepKind::NoticeReceived,
            chain.sent,
            chain.received,
            notice,
        );
        self.steps.push(sent.period(periods.notice));
        self.steps.push(received);
    }

    fn cure_extension(&mut self, cured: Option<Date>, path: &Path) {
        let Row::Trigger(Trigger { cure_extension: Some(extension), .. }) = self.row else { return };
        let when = match (&extension.at_most, cured) {
            (Some(time), Some(cured)) => after_stated(self.deal, cured, time).map_or_else(When::NotKnown, When::By),
            (Some(Stated::Open(point)), None) => When::NotKnown(Gap::Open(point.clone())),
            (Some(Stated::Known(_)) | None, _) => When::NotKnown(Gap::Unsaid),
        };
        let step = Step::new(StepKind::CureExtended, when, self.ground.section(), path.key("cure-extension"));
        self.steps.push(step.by(Actor::OtherThan(self.holder.clone())).period(extension.at_most.as_ref()));
    }

    /// What the clause asks between notice and end.
    fn notice_period(&mut self) {
        let exit = &self.deal.tables.exit;
        let path = Path::root().key("exit");
        let by_notice = self.holder.is_some();
        let gap = || self.chain.gap.clone().unwrap_or(Gap::Unsaid);
        let mut steps = Vec::new();
        if let Some(meet) = exit.notice.as_ref().and_then(|notice| notice.meet.as_ref()).filter(|_| by_notice) {
            let letters = [self.chain.default_received, self.chain.received];
            for day in letters.into_iter().flatten() {
                let when = after_stated(self.deal, day, meet).map_or_else(When::NotKnown, When::By);
                let at = path.key("notice").key("meet");
                steps.push(Step::new(StepKind::SponsorsMeet, when, "sponsors-meet", at).period(Some(meet)));
            }
        }
        if let Some(wind_down) = &exit.wind_down {
            let from = if by_notice { self.chain.received } else { Some(self.end) };
            if let Some(row) = &wind_down.customer_notice {
                let when = match from {
                    Some(day) => after_stated(self.deal, day, &row.within).map_or_else(When::NotKnown, When::By),
                    None => When::NotKnown(gap()),
                };
                let at = path.key("wind-down").key("customer-notice");
                let step = Step::new(StepKind::CustomerMessage, when, "customer-message", at);
                steps.push(step.by(Actor::Named(row.who.clone())).what(row.says.as_ref()).period(Some(&row.within)));
            }
            if wind_down.committed_spend.is_some() && by_notice {
                let when = from.map_or_else(|| When::NotKnown(gap()), When::From);
                let at = path.key("wind-down").key("committed-spend");
                steps.push(Step::new(StepKind::CancelSpend, when, "committed-spend", at));
            }
        }
        if by_notice {
            let rules = exit.conduct.iter().flat_map(|conduct| &conduct.rules).enumerate();
            for (index, rule) in rules {
                let when = When::Span { first: self.chain.received, last: Last::On(self.end) };
                let at = path.key("conduct").key("rules").index(index);
                steps.push(Step::new(StepKind::Conduct, when, "until-the-end", at).what(Some(rule)));
            }
        }
        self.steps.extend(steps);
    }

    /// A duration after the End Date as a latest day.
    pub(super) fn within(&self, time: &Stated<Duration>) -> When {
        after_stated(self.deal, self.end, time).map_or_else(When::NotKnown, When::By)
    }
}
