//! What contradicts itself in the term and the exit.

use std::cmp::Ordering;

use super::Checks;
use crate::deal::calendar;
use crate::spec::{
    AssetEnd, Convenience, Event, ExitFee, ExitTable, ExtensionGround, Id, Money, Path, Refund, SellOff, Spec, Stated,
    Tail, Trigger, WindDown,
};

/// The counts of the exit that must be at least 1.
pub(super) fn counts(exit: &ExitTable) -> Vec<(Path, u32)> {
    let table = |list: &str| Path::root().key("exit").key(list);
    let mut counts = Vec::new();
    for (index, row) in exit.tail.iter().enumerate() {
        let at = table("tail").index(index);
        for (part, row) in row.shorter.iter().enumerate() {
            counts.push((at.clone().key("shorter").index(part).key("quarters"), row.quarters.unwrap_or(1)));
        }
        counts.push((at.key("quarters"), row.quarters));
    }
    if let Some(times) = exit.renewal.as_ref().and_then(|row| row.times) {
        counts.push((table("renewal").key("times"), times));
    }
    counts
}

impl Checks<'_> {
    pub(super) fn term(&mut self, spec: &Spec) {
        let at = Path::root().key("deal");
        let table = &spec.deal;
        let Some(ends) = &table.ends else {
            if table.term.is_none() {
                let message = "the deal says neither how long its term is nor when it ends";
                self.error("no-term", &at, message, "write `term = \"2 years\"` or `ends = 2029-01-31`");
            }
            return;
        };
        let place = at.key("ends");
        let (start, end) = (calendar::term_start(spec), ends.known());
        if start.zip(end).is_some_and(|(start, end)| *end < start) {
            self.error("term-end", &place, "the term ends before it starts", "write a later date");
        } else if let (Some(start), Some(end), Some(Stated::Known(term))) = (start, end, &table.term)
            && start.last_of(term) != Some(*end)
        {
            let message = "`ends` is not the last day that `term` gives";
            self.error("term-end", &place, message, "write one of the two, or let them agree");
        }
    }

    pub(super) fn exit(&mut self, spec: &Spec) {
        let exit = Path::root().key("exit");
        let table = &spec.exit;
        let two_stage = table.notice.as_ref().is_none_or(|notice| notice.two_stage);
        for (index, row) in table.triggers.iter().enumerate() {
            self.trigger(&exit.clone().key("triggers").index(index), row, two_stage);
        }
        for (index, row) in table.suspensions.iter().enumerate() {
            let at = exit.clone().key("suspensions").index(index);
            if row.of.is_empty() {
                let hint = "write `of = [\"service\"]`";
                self.error("empty-list", &at.clone().key("of"), "`of` names nothing to suspend", hint);
            }
            if row.on.is_empty() && row.also_if.is_none() {
                self.error("no-ground", &at, "nothing gives the right to suspend", "add `on` or `if`");
            }
        }
        if let Some(row) = &table.renewal
            && row.times == Some(1)
        {
            let at = exit.clone().key("renewal").key("then");
            self.idle(&at, row.then.is_some(), "there is only one renewal");
        }
        if let Some(row) = &table.convenience {
            self.differing(&exit.clone().key("convenience").key("differing"), row);
        }
        if let Some(row) = &table.wind_down {
            self.wind_down(&exit.clone().key("wind-down"), row);
        }
        for (index, row) in table.tail.iter().enumerate() {
            self.tail(&exit.clone().key("tail").index(index), row);
        }
        for (index, row) in table.fees.iter().enumerate() {
            self.exit_fee(&exit.clone().key("fees").index(index), row);
        }
        for (index, row) in table.refunds.iter().enumerate() {
            let at = exit.clone().key("refunds").index(index);
            let idle = row.refund != Refund::ProRata && row.over.is_some();
            self.idle(&at.key("over"), idle, "the refund is not pro rata");
        }
        for (index, row) in table.assets.iter().enumerate() {
            let at = exit.clone().key("assets").index(index);
            let destroyed = row.end == AssetEnd::Destroy;
            self.idle(&at.clone().key("to"), destroyed && row.to.is_some(), "the asset is destroyed");
            let idle = row.end != AssetEnd::Sell && row.price.is_some();
            self.idle(&at.clone().key("price"), idle, "the asset is not sold");
            if !destroyed && row.to.is_none() {
                let message = "the row does not say to whom the asset goes";
                self.error("asset-without-taker", &at, message, "add `to` with the party that takes it");
            }
        }
        for (index, row) in table.companions.iter().enumerate() {
            let at = exit.clone().key("companions").index(index).key("cross-default");
            self.idle(&at, row.incorporated && row.cross_default.is_some(), "it is part of this agreement");
        }
    }

    /// Reports a key that has no effect where it stands.
    fn idle(&mut self, at: &Path, is_idle: bool, because: &str) {
        if is_idle {
            self.error("idle-key", at, format!("`{at}` has no effect: {because}"), "take it out");
        }
    }

    fn trigger(&mut self, at: &Path, row: &Trigger, two_stage: bool) {
        let key = |key: &str| at.clone().key(key);
        let curable = row.cure.is_some();
        self.idle(&key("cure-extension"), !curable && row.cure_extension.is_some(), "the trigger has no `cure`");
        self.idle(&key("incurable"), !curable && !row.incurable.is_empty(), "the trigger has no `cure` at all");
        if let Some(extension) = &row.cure_extension {
            let idle = extension.on != ExtensionGround::AcceptedPlan && extension.plan_within.is_some();
            self.idle(&key("cure-extension").key("plan-within"), idle, "no plan is asked for");
        }
        let idle = row.second_notice_within.is_some() && !(curable && two_stage);
        self.idle(&key("second-notice-within"), idle, "there is no second notice without `cure` and `two-stage`");
        self.idle(&key("partial-only"), row.partial_only && row.partial.is_empty(), "`partial` names no part");
        if let Event::ChangeOfControl { of, acquirer_may_end: true, .. } = &row.event
            && *of != row.holder
        {
            let message = "the acquirer acts through the party that it acquired, which is not the holder here";
            let place = key("event").key("change-of-control").key("acquirer-may-end");
            self.error("acquirer-holder", &place, message, "let `holder` and `of` name the same party");
        }
    }

    fn differing(&mut self, at: &Path, row: &Convenience) {
        let mut seen: Vec<&Id> = Vec::new();
        for (index, other) in row.differing.iter().enumerate() {
            let place = at.clone().index(index).key("holder");
            let idle = row.holder.as_str() != crate::deal::EITHER;
            self.idle(&place, idle, "`holder` does not let either party end without a reason");
            self.idle(&place, seen.contains(&&other.holder), "a row above gives this party its notice");
            seen.push(&other.holder);
        }
    }

    fn wind_down(&mut self, at: &Path, row: &WindDown) {
        let key = |key: &str| at.clone().key(key);
        let sold = row.sell_off.as_ref().is_some_and(|value| value.known() != Some(&SellOff::None));
        self.idle(&key("sell-off-if"), !sold && row.sell_off_if.is_some(), "there is no sell-off");
        self.idle(&key("sell-off-not-on"), !sold && !row.sell_off_not_on.is_empty(), "there is no sell-off");
        let idle = row.open_deals.is_none() && row.recorded_before.is_some();
        self.idle(&key("recorded-before"), idle, "`open-deals` gives no time to close open deals");
        if let Some(kept) = &row.customers {
            let idle = kept.access.is_none() && kept.support.is_none() && kept.renewals.is_none();
            self.idle(&key("customers"), idle, "it says nothing");
        }
    }

    fn tail(&mut self, at: &Path, row: &Tail) {
        if row.rate.is_some() != row.tiers.is_empty() {
            let message = "a tail has either a `rate` or `tiers`";
            self.error("tail-rate", at, message, "write one of the two");
        }
        self.idle(&at.clone().key("whole-base"), row.whole_base && row.tiers.is_empty(), "there are no `tiers`");
        self.idle(&at.clone().key("steps"), row.rate.is_none() && !row.steps.is_empty(), "there is no `rate`");
        let mut before = 1;
        for (index, step) in row.steps.iter().enumerate() {
            if step.from_quarter <= before || step.from_quarter > row.quarters {
                let place = at.clone().key("steps").index(index).key("from-quarter");
                let message = "the quarters of a tail’s steps must rise from 2, up to `quarters`";
                self.error("tail-steps", &place, message, "put the steps in order, within the tail");
            }
            before = step.from_quarter;
        }
        for (index, part) in row.shorter.iter().enumerate() {
            if part.quarters.is_some_and(|quarters| quarters >= row.quarters) {
                let place = at.clone().key("shorter").index(index).key("quarters");
                self.error("tail-steps", &place, "this is not shorter than the tail", "write fewer quarters");
            }
        }
        let mut above: Option<&Money> = None;
        for (index, tier) in row.tiers.iter().enumerate() {
            let place = at.clone().key("tiers").index(index);
            let is_last = index + 1 == row.tiers.len();
            if tier.up_to.is_none() != is_last {
                let message = "each tier but the last ends at an amount, and the last has no end";
                self.error("tail-tiers", &place, message, "add or drop `up-to`");
            }
            let end = tier.up_to.as_ref().and_then(Stated::known);
            if above.zip(end).is_some_and(|(above, end)| end.partial_cmp(above) != Some(Ordering::Greater)) {
                let message = "each tier must end higher than the one before, in one currency";
                self.error("tail-tiers", &place.key("up-to"), message, "order the tiers from low to high");
            }
            above = end.or(above);
        }
    }

    fn exit_fee(&mut self, at: &Path, row: &ExitFee) {
        let forms = [row.amount.is_some(), !row.by_year.is_empty(), row.formula.is_some()];
        if forms.into_iter().filter(|there| *there).count() != 1 {
            let message = "an exit fee has one of `amount`, `by-year` and `formula`";
            self.error("fee-amount", at, message, "write one of the three");
        }
        self.idle(&at.clone().key("cap"), row.amount.is_some() && row.cap.is_some(), "`amount` is fixed");
        for (index, cell) in row.by_year.iter().enumerate() {
            let place = at.clone().key("by-year").index(index);
            self.year(&place.clone().key("year"), cell.year);
            let same = |other: &&crate::spec::FeeCell| {
                other.year == cell.year
                    && (other.on.is_empty() || cell.on.is_empty() || other.on.iter().any(|id| cell.on.contains(id)))
            };
            if row.by_year[..index].iter().any(|other| same(&other)) {
                let message = "a row above says the fee of this contract year after the same end";
                self.error("duplicate-fee", &place, message, "join the two rows");
            }
        }
    }
}
