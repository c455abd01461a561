use super::{Fill, text_opt, texts, yes_no};
use crate::deal::{
    Amount, Audit, CommitmentsTable, ContractYear, Fee, Milestone, Minimum, MoneyTable, Payment, People, Prepayment,
    Shortfall, YearAmount,
};
use crate::view::types::{
    AuditView, CommitmentsView, FeeView, MilestoneView, MinimumView, MoneyView, PaymentView, PeopleView,
    PrepaymentView, ShortfallView, YearAmountView,
};

pub(super) fn period(years: &[ContractYear], number: u32) -> Option<String> {
    let year = years.iter().find(|year| year.number == number)?;
    Some(format!("{} to {}", year.first, year.last))
}

impl Fill<'_> {
    pub(super) fn commitments(&self, table: &CommitmentsTable, years: &[ContractYear]) -> CommitmentsView {
        let CommitmentsTable { minimums, prepayments, people, milestones } = table;
        let mut milestones: Vec<&Milestone> = milestones.iter().collect();
        milestones.sort_by_key(|row| row.due.known().copied());
        CommitmentsView {
            minimums: minimums.iter().map(|row| self.minimum(row, years)).collect(),
            prepayments: prepayments.iter().map(|row| self.prepayment(row)).collect(),
            people: people.iter().map(|row| self.people(row)).collect(),
            milestones: milestones.into_iter().map(|row| self.milestone(row)).collect(),
        }
    }

    fn minimum(&self, row: &Minimum, years: &[ContractYear]) -> MinimumView {
        let Minimum { id, by, metric, schedule, shortfall, excused_by, sole_money_remedy } = row;
        let year = |row: &YearAmount| {
            let YearAmount { year, amount } = row;
            YearAmountView { year: *year, period: period(years, *year), amount: self.show::<Amount>(amount) }
        };
        let step = |row: &Shortfall| {
            let Shortfall { below, effect, cut, within } = row;
            ShortfallView {
                below: below.to_string(),
                effect: effect.id(),
                cut: self.show_opt(cut.as_ref()),
                within: self.show_opt(within.as_ref()),
            }
        };
        MinimumView {
            id: id.to_string(),
            by: self.short(by),
            metric: metric.to_string(),
            schedule: schedule.iter().map(year).collect(),
            shortfall: shortfall.iter().map(step).collect(),
            excused_by: texts(excused_by),
            sole_money_remedy: *sole_money_remedy,
        }
    }

    fn prepayment(&self, row: &Prepayment) -> PrepaymentView {
        let Prepayment { id: _, by, amount, due, applied_to, refundable } = row;
        PrepaymentView {
            by: self.short(by),
            to: self.parties.counterpart(by).map(|party| party.short.clone()),
            amount: self.show(amount),
            due: self.show(due),
            applied_to: text_opt(applied_to.as_ref()),
            refundable: refundable.id(),
        }
    }

    fn people(&self, row: &People) -> PeopleView {
        let People { id: _, by, count, role, share } = row;
        PeopleView { by: self.short(by), count: *count, role: role.to_string(), share: self.show(share) }
    }

    fn milestone(&self, row: &Milestone) -> MilestoneView {
        let Milestone { id: _, by, what, due, if_missed, breach } = row;
        MilestoneView {
            by: self.short(by),
            what: what.to_string(),
            due: self.show(due),
            if_missed: text_opt(if_missed.as_ref()),
            breach: yes_no(*breach),
        }
    }

    pub(super) fn money(&self, table: &MoneyTable) -> MoneyView {
        let MoneyTable { fees, payment, audit } = table;
        MoneyView {
            fees: fees.iter().map(|row| self.fee(row)).collect(),
            payment: payment.as_ref().map(|row| {
                let Payment { late_interest, per, set_off } = row;
                PaymentView {
                    late_interest: self.show_opt(late_interest.as_ref()),
                    per: per.unwrap_or(crate::deal::Period::Month).label().to_owned(),
                    set_off: yes_no(*set_off),
                }
            }),
            audit: audit.as_ref().map(|row| {
                let Audit { per_year, notice, records, cost_shift_at } = row;
                AuditView {
                    per_year: *per_year,
                    notice: self.show(notice),
                    records: self.show(records),
                    cost_shift_at: self.show_opt(cost_shift_at.as_ref()),
                }
            }),
        }
    }

    fn fee(&self, row: &Fee) -> FeeView {
        let Fee { id, payer, payee, what, rate, base, every, within } = row;
        FeeView {
            id: id.to_string(),
            payer: self.short(payer),
            payee: self.short(payee),
            what: what.to_string(),
            rate: self.show(rate),
            base: base.to_string(),
            every: every.map(|every| every.label().to_owned()),
            within: self.show(within),
        }
    }
}
