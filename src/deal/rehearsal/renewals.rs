use super::{Actor, Assumed, CannotHappen, Gap, Ground, Step, StepKind, When, Work};
use crate::deal::{Deal, EITHER};
use crate::spec::{Date, Path, RenewalKind, Stated};

/// So many renewals are looked at where the deal sets no limit.
const MOST: u32 = 200;

impl Work<'_> {
    /// Checks that the day is one of the term, or of a renewal that the deal allows.
    pub(super) fn within_the_term(&mut self) -> Result<(), CannotHappen> {
        let deal = self.deal;
        if super::has_open_limit(deal, &self.ground, self.row) {
            self.assumed.push(Assumed::Unchecked);
        }
        if let Some(start) = deal.tables.deal.effective.known().copied().filter(|start| self.end < *start) {
            return Err(CannotHappen::BeforeStart { start });
        }
        let Some(end) = deal.end else { return Ok(()) };
        let ends = term_ends(deal, end, self.end);
        if self.ground == Ground::Expiry && !ends.contains(&self.end) {
            return Err(CannotHappen::NotAnExpiry { ends });
        }
        let Some(count) = ends.iter().position(|last| self.end <= *last) else {
            let last = ends.last().copied().unwrap_or(end);
            return Err(CannotHappen::AfterEnd { end: last, renewed: ends.len() > 1 });
        };
        match u32::try_from(count) {
            Ok(0) | Err(_) => {}
            Ok(count) => self.assumed.push(Assumed::Renewed(count)),
        }
        if self.ground != Ground::Expiry && ends.get(count) == Some(&self.end) {
            self.assumed.push(Assumed::ExpiresAnyway);
        }
        Ok(())
    }

    /// The last day of the notice that stops a renewal or takes it up, where the agreement expires.
    pub(super) fn renewal_notice(&mut self) {
        let Some(renewal) = &self.deal.tables.exit.renewal else { return };
        let path = Path::root().key("exit").key("renewal").key("notice");
        let when = match &renewal.notice {
            Stated::Known(notice) => {
                let day = self.deal.workdays.last_before(self.end, notice);
                day.map_or(When::NotKnown(Gap::TooFar), When::By)
            }
            Stated::Open(point) => When::NotKnown(Gap::Open(point.clone())),
        };
        let holder = renewal.holder.as_ref().filter(|holder| holder.as_str() != EITHER);
        let alone = holder.filter(|_| renewal.how != RenewalKind::Mutual).cloned();
        let by = alone.map_or(Actor::Each, Actor::Party);
        let kind = match renewal.how {
            RenewalKind::Automatic => StepKind::RenewalStopped,
            RenewalKind::Option => StepKind::RenewalOption,
            RenewalKind::Mutual => StepKind::RenewalAgreed,
        };
        self.steps.push(Step::new(kind, when, "renewal", path).by(by).period(Some(&renewal.notice)));
    }
}

/// The last days of the initial term and of its renewals, up to the first on or after a day.
pub(super) fn term_ends(deal: &Deal, end: Date, until: Date) -> Vec<Date> {
    let mut ends = vec![end];
    let Some(renewal) = &deal.tables.exit.renewal else { return ends };
    let times = renewal.times.unwrap_or(MOST).min(MOST);
    for number in 1..=times {
        let last = ends.last().copied().unwrap_or(end);
        if last >= until {
            break;
        }
        let length = if number == 1 { &renewal.length } else { renewal.then.as_ref().unwrap_or(&renewal.length) };
        let next = length.known().and_then(|length| deal.workdays.last_of(last.plus_days(1)?, length));
        let Some(next) = next.filter(|next| *next > last) else { break };
        ends.push(next);
    }
    ends
}
