use super::ground::{Happens, Row, happens};
use super::periods::{after, latest};
use super::{Gap, Ground};
use crate::deal::Deal;
use crate::spec::{Date, Duration, Event, Id, Stated};

/// The periods that lie between the first letter and the end, as the exit clause has them for one ground and one holder.
#[derive(Debug, Clone)]
pub(super) struct Periods<'a> {
    deal: &'a Deal,
    /// The notice of termination; it takes effect on receipt when absent.
    pub(super) notice: Option<&'a Stated<Duration>>,
    /// The cure period.
    pub(super) cure: Option<&'a Stated<Duration>>,
    /// Whether the cure needs a notice of default of its own before the notice of termination.
    pub(super) two_stage: bool,
    /// How long before the first letter something must have begun: talks, the search for a successor, force majeure.
    pub(super) lead: Option<&'a Stated<Duration>>,
    /// The first day on which a notice of termination may be given, of the lock-in and of the ground.
    pub(super) opens: Option<Date>,
    /// The first day on which anything may be done: the Effective Date.
    pub(super) start: Option<Date>,
    /// When the event can happen.
    pub(super) happens: Happens,
}

/// The dates between the first letter and the end. What cannot be said is absent, with the reason beside it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Chain {
    /// What must have begun before, began.
    pub(super) lead: Option<Date>,
    /// The notice of default is sent.
    pub(super) default_sent: Option<Date>,
    /// It counts as received.
    pub(super) default_received: Option<Date>,
    /// The last day of the cure period.
    pub(super) cure_end: Option<Date>,
    /// The notice of termination is sent.
    pub(super) sent: Option<Date>,
    /// It counts as received.
    pub(super) received: Option<Date>,
    /// The first End Date that these notices allow.
    pub(super) end: Option<Date>,
    /// Why what comes before is not known.
    pub(super) gap: Option<Gap>,
}

impl Chain {
    /// The day on which the first letter is sent.
    pub(super) fn first_sent(&self) -> Option<Date> {
        self.default_sent.or(self.sent)
    }

    /// The day on which the first letter counts as received.
    pub(super) fn first_received(&self) -> Option<Date> {
        self.default_received.or(self.received)
    }

    fn stopped(mut self, gap: Gap) -> Self {
        self.gap = Some(gap);
        self
    }
}

impl<'a> Periods<'a> {
    /// The periods of a ground in the hands of a holder.
    pub(super) fn of(deal: &'a Deal, ground: &Ground, row: Row<'a>, holder: &Id) -> Self {
        let exit = &deal.tables.exit;
        let start = deal.tables.deal.effective.known().copied();
        let lock_in = super::lock_in_ends(deal, ground).and_then(|last| last.plus_days(1));
        let convenience = match row {
            Row::Convenience(row) => {
                let wait = row.earliest.as_ref().and_then(Stated::known);
                wait.zip(start).and_then(|(wait, start)| after(deal, start, wait))
            }
            Row::Trigger(row) => row.earliest.as_ref().and_then(Stated::known).copied(),
            Row::Expiry | Row::Automatic(_) => None,
        };
        let (cure, lead, happens) = match row {
            Row::Trigger(row) => (row.cure.as_ref(), lead(&row.event), happens(deal, row)),
            Row::Expiry | Row::Convenience(_) | Row::Automatic(_) => (None, None, Happens::AnyTime),
        };
        Self {
            deal,
            notice: row.notice(holder),
            two_stage: cure.is_some() && exit.notice.as_ref().is_none_or(|notice| notice.two_stage),
            cure,
            lead,
            opens: lock_in.max(convenience),
            start,
            happens,
        }
    }

    /// When a letter that is sent on a day counts as received. Where the deal does not say it, the day is that of the
    /// delivery, or the next business day.
    pub(super) fn received(&self, sent: Date) -> Result<Option<Date>, Gap> {
        match &self.deal.tables.exit.notice {
            None => Ok(self.deal.workdays.on_or_after(sent)),
            Some(notice) => Ok(after(self.deal, sent, known(&notice.receipt)?)),
        }
    }

    /// When the agreement ends at the earliest after a notice of termination that was received on a day.
    fn ends(&self, received: Date) -> Result<Option<Date>, Gap> {
        let notice = match self.notice {
            None => Some(received),
            Some(notice) => after(self.deal, received, known(notice)?),
        };
        match self.cure {
            Some(cure) if !self.two_stage => {
                let cured = after(self.deal, received, known(cure)?);
                if self.notice.is_none() { Ok(cured) } else { Ok(notice.zip(cured).map(|(one, two)| one.max(two))) }
            }
            _ => Ok(notice),
        }
    }

    /// The last possible dates, so that the agreement may end on a day.
    pub(super) fn backward(&self, end: Date) -> Chain {
        let mut chain = Chain::default();
        match latest(end, |day| self.ends(day)) {
            Ok(day) => chain.received = Some(day),
            Err(gap) => return chain.stopped(gap),
        }
        let Some(received) = chain.received else { return chain };
        match self.ends(received) {
            Ok(first) => chain.end = first,
            Err(gap) => return chain.stopped(gap),
        }
        match latest(received, |day| self.received(day)) {
            Ok(day) => chain.sent = Some(day),
            Err(gap) => return chain.stopped(gap),
        }
        if let Some(cure) = self.cure.filter(|_| self.two_stage) {
            let Some(last) = chain.sent.and_then(|sent| sent.minus_days(1)) else { return chain.stopped(Gap::TooFar) };
            let time = match known(cure) {
                Ok(time) => time,
                Err(gap) => return chain.stopped(gap),
            };
            match latest(last, |day| Ok(after(self.deal, day, time))) {
                Ok(day) => chain.default_received = Some(day),
                Err(gap) => return chain.stopped(gap),
            }
            let Some(received) = chain.default_received else { return chain };
            chain.cure_end = after(self.deal, received, time);
            match latest(received, |day| self.received(day)) {
                Ok(day) => chain.default_sent = Some(day),
                Err(gap) => return chain.stopped(gap),
            }
        } else if let Some(cure) = self.cure {
            chain.cure_end = known(cure).ok().and_then(|time| after(self.deal, received, time));
        }
        if let (Some(lead), Some(last)) = (self.lead, chain.first_sent().and_then(|sent| sent.minus_days(1))) {
            match known(lead).and_then(|time| latest(last, |day| Ok(after(self.deal, day, time)))) {
                Ok(day) => chain.lead = Some(day),
                Err(gap) => return chain.stopped(gap),
            }
        }
        chain
    }

    /// The first possible dates, when nothing is done before a day; the reason when they cannot be said.
    pub(super) fn forward(&self, from: Date) -> Result<Chain, Gap> {
        let mut chain = Chain::default();
        let far = || Gap::TooFar;
        let mut day = from;
        if let Some(lead) = self.lead {
            chain.lead = Some(day);
            let last = after(self.deal, day, known(lead)?).ok_or_else(far)?;
            day = last.plus_days(1).ok_or_else(far)?;
        }
        if let Some(cure) = self.cure.filter(|_| self.two_stage) {
            chain.default_sent = Some(day);
            let received = self.received(day)?.ok_or_else(far)?;
            chain.default_received = Some(received);
            let cured = after(self.deal, received, known(cure)?).ok_or_else(far)?;
            chain.cure_end = Some(cured);
            day = cured.plus_days(1).ok_or_else(far)?;
        }
        let sent = self.opens.map_or(day, |opens| opens.max(day));
        chain.sent = Some(sent);
        let received = self.received(sent)?.ok_or_else(far)?;
        chain.received = Some(received);
        if let Some(cure) = self.cure.filter(|_| !self.two_stage) {
            chain.cure_end = after(self.deal, received, known(cure)?);
        }
        chain.end = Some(self.ends(received)?.ok_or_else(far)?);
        Ok(chain)
    }
}

fn known(time: &Stated<Duration>) -> Result<&Duration, Gap> {
    match time {
        Stated::Known(time) => Ok(time),
        Stated::Open(point) => Err(Gap::Open(point.clone())),
    }
}

/// How long an event must have lasted before the first letter.
fn lead(event: &Event) -> Option<&Stated<Duration>> {
    if let Event::Hardship { what: _, proof: _, renegotiate } = event {
        return Some(renegotiate);
    }
    if let Event::KeyPerson { who: _, replaced_within } = event {
        return Some(replaced_within);
    }
    if let Event::ForceMajeure { longer_than } = event { Some(longer_than) } else { None }
}
