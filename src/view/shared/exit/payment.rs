use super::super::{Fill, text_opt};
use super::names;
use crate::deal::{Acceleration, ExitFee, FeeCell, PrepaidRefund, Repurchase, Tail, TailShorter, TailStep, TailTier};
use crate::view::types::{
    AccelerationView, ExitFeeView, FeeCellView, PrepaidRefundView, RepurchaseView, TailShorterView, TailStepView,
    TailTierView, TailView,
};

impl Fill<'_> {
    pub(super) fn tail(&self, row: &Tail) -> TailView {
        let Tail { payer, payee, quarters, rate, steps, base, tiers, whole_base, on, shorter } = row;
        let step = |row: &TailStep| {
            let TailStep { from_quarter, rate } = row;
            TailStepView { from_quarter: *from_quarter, rate: self.show(rate) }
        };
        let shorter_view = |row: &TailShorter| {
            let TailShorter { on, quarters } = row;
            TailShorterView { on: self.grounds(on), quarters: *quarters }
        };
        TailView {
            payer: self.short(payer),
            payee: self.short(payee),
            quarters: *quarters,
            rate: self.show_opt(rate.as_ref()),
            steps: steps.iter().map(step).collect(),
            base: base.to_string(),
            tiers: self.tail_tiers(tiers),
            whole_base: *whole_base,
            on_expiry: names(on, "expiry"),
            on_convenience: names(on, "convenience"),
            on_triggers: self.trigger_refs(on),
            shorter: shorter.iter().map(shorter_view).collect(),
        }
    }

    /// Each tier begins where the one before ends.
    fn tail_tiers(&self, rows: &[TailTier]) -> Vec<TailTierView> {
        let mut above = None;
        let tier = |row: &TailTier| {
            let TailTier { up_to, rate } = row;
            let up_to = self.show_opt(up_to.as_ref());
            let above = std::mem::replace(&mut above, up_to.clone());
            TailTierView { above, up_to, rate: self.show(rate) }
        };
        rows.iter().map(tier).collect()
    }

    pub(super) fn exit_fee(&self, row: &ExitFee) -> ExitFeeView {
        let ExitFee { id: _, payer, payee, on, amount, by_year, formula, cap, when, because, court_may_reduce } = row;
        let cell = |row: &FeeCell| {
            let FeeCell { year, on, amount } = row;
            FeeCellView { year: *year, on: self.grounds(on), amount: self.show(amount) }
        };
        ExitFeeView {
            payer: self.short(payer),
            payee: self.short(payee),
            amount: self.show_opt(amount.as_ref()),
            by_year: by_year.iter().map(cell).collect(),
            formula: self.show_opt(formula.as_ref()),
            cap: self.show_opt(cap.as_ref()),
            court_may_reduce: *court_may_reduce,
            on_convenience: names(on, "convenience"),
            on_triggers: self.trigger_refs(on),
            when: text_opt(when.as_ref()),
            because: text_opt(because.as_ref()),
        }
    }

    pub(super) fn prepaid_refund(&self, row: &PrepaidRefund) -> PrepaidRefundView {
        let PrepaidRefund { prepayment, on, refund, over, or_instead } = row;
        let of = self.deal.tables.commitments.prepayments.iter().find(|row| row.id == *prepayment);
        PrepaidRefundView {
            by: of.map(|row| self.short(&row.by)).unwrap_or_default(),
            amount: of.map(|row| self.show(&row.amount)).unwrap_or_default(),
            on: self.grounds(on),
            refund: refund.id(),
            over: self.show_opt(over.as_ref()),
            or_instead: text_opt(or_instead.as_ref()),
        }
    }

    pub(super) fn acceleration(&self, row: &Acceleration) -> AccelerationView {
        let Acceleration { payer, sums, on, within } = row;
        AccelerationView {
            payer: payer.as_ref().map(|party| self.short(party)),
            sums: sums.to_string(),
            on: self.grounds(on),
            within: self.show(within),
        }
    }

    pub(super) fn repurchase(&self, row: &Repurchase) -> RepurchaseView {
        let Repurchase { buyer, seller, kind, what, price, of, within, on } = row;
        RepurchaseView {
            buyer: self.short(buyer),
            seller: self.short(seller),
            kind: kind.id(),
            what: what.to_string(),
            price: self.show(price),
            of: of.to_string(),
            within: self.show(within),
            on: self.grounds(on),
        }
    }
}
