use super::{Fill, text_opt, texts, yes_no};
use crate::deal::{
    Amount, Announcement, Audit, Baseline, Budget, BudgetYear, CommitmentsTable, ContractYear, Disclosure, Fee,
    IncentiveShare, MarketingPlan, MarketingTable, Matching, Mdf, Milestone, Minimum, Money, MoneyTable, Motive,
    Payment, People, Prepayment, QuarterSum, Quota, Reporting, SalesTable, Shortfall, Spiff, Training, YearAmount,
};
use crate::view::types::{
    AnnouncementView, AuditView, BaselineView, BudgetPartView, BudgetYearView, CommitmentsView, DisclosureView,
    FeeView, IncentiveShareView, MarketingPlanView, MarketingView, MatchingView, MdfView, MilestoneView, MinimumView,
    MoneyView, MotiveView, PaymentView, PeopleView, PrepaymentView, QuarterView, QuotaView, ReportingView, SalesView,
    ShortfallView, SpiffView, TrainingView, YearAmountView,
};

/// What stands in a table where there is nothing to say.
const NOTHING: &str = "–";

fn period(years: &[ContractYear], number: u32) -> Option<String> {
    let year = years.iter().find(|year| year.number == number)?;
    Some(format!("{} to {}", year.first, year.last))
}

/// The whole currency units of a sum, for a chart.
fn units(money: &Money) -> u64 {
    money.amount().round().try_into().unwrap_or(0)
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

    pub(super) fn minimum(&self, row: &Minimum, years: &[ContractYear]) -> MinimumView {
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

    pub(super) fn marketing(
        &self,
        table: &MarketingTable,
        years: &[ContractYear],
        budget: &[BudgetYear],
        total: Option<&Money>,
    ) -> MarketingView {
        let MarketingTable {
            budget: rows,
            matching,
            baseline,
            mdf,
            plan,
            reporting,
            announcement,
            approved_by,
            rollover,
        } = table;
        let payers: Vec<String> = self
            .parties
            .iter()
            .filter(|party| rows.iter().any(|row: &Budget| row.by == party.id))
            .map(|party| party.short.clone())
            .collect();
        MarketingView {
            budget: budget.iter().map(|year| self.budget_year(year, years, &payers)).collect(),
            total: text_opt(total),
            payers,
            quarters: budget.iter().flat_map(|year| self.quarters(year)).collect(),
            matching: matching.as_ref().map(|row| self.matching(row)),
            baseline: baseline.iter().map(|row| self.baseline(row)).collect(),
            mdf: mdf.as_ref().map(|row| self.mdf(row)),
            plan: plan.as_ref().map(|row| self.marketing_plan(row)),
            reporting: reporting.as_ref().map(|row| self.reporting(row)),
            announcement: announcement.as_ref().map(|row| {
                let Announcement { within, approval } = row;
                AnnouncementView { within: self.show(within), approval: self.show_opt(approval.as_ref()) }
            }),
            approved_by: approved_by.as_ref().map(|id| self.forum_name(id)),
            rollover: text_opt(rollover.as_ref()),
        }
    }

    fn budget_year(&self, year: &BudgetYear, years: &[ContractYear], payers: &[String]) -> BudgetYearView {
        let BudgetYear { year: number, parts, quarters: _, total } = year;
        let parts: Vec<BudgetPartView> = payers
            .iter()
            .filter_map(|payer| {
                let (_, amount) = parts.iter().find(|(id, _)| self.parties.short(id) == payer)?;
                Some(BudgetPartView { by: payer.clone(), amount: self.show(amount), units: amount.known().map(units) })
            })
            .collect();
        let amount_of = |payer: &String| {
            let part = parts.iter().find(|part| part.by == *payer);
            part.map_or_else(|| NOTHING.to_owned(), |part| part.amount.clone())
        };
        BudgetYearView {
            year: *number,
            period: period(years, *number),
            amounts: payers.iter().map(amount_of).collect(),
            total: text_opt(total.as_ref()),
            parts,
        }
    }

    fn quarters(&self, year: &BudgetYear) -> Vec<QuarterView> {
        let view = |sum: &QuarterSum| {
            let QuarterSum { quarter, by, amount } = sum;
            QuarterView {
                year: year.year,
                quarter: *quarter,
                by: self.short(by),
                amount: amount.to_string(),
                units: units(amount),
            }
        };
        year.quarters.iter().map(view).collect()
    }

    fn matching(&self, row: &Matching) -> MatchingView {
        let Matching { by, of, ratio, cap, depends_on } = row;
        MatchingView {
            by: self.short(by),
            of: self.short(of),
            ratio: self.show(ratio),
            cap: self.show_opt(cap.as_ref()),
            depends_on: text_opt(depends_on.as_ref()),
        }
    }

    fn baseline(&self, row: &Baseline) -> BaselineView {
        let Baseline { by, amount, per_quarter } = row;
        BaselineView { by: self.short(by), amount: self.show(amount), per_quarter: self.show_opt(per_quarter.as_ref()) }
    }

    fn mdf(&self, row: &Mdf) -> MdfView {
        let Mdf { by, accrual, base, pre_approval, claims_within, unspent } = row;
        MdfView {
            by: self.short(by),
            accrual: self.show(accrual),
            base: base.to_string(),
            pre_approval: *pre_approval,
            claims_within: self.show_opt(claims_within.as_ref()),
            unspent: text_opt(unspent.as_ref()),
        }
    }

    fn marketing_plan(&self, row: &MarketingPlan) -> MarketingPlanView {
        let MarketingPlan { owner, submit, approve, contents } = row;
        MarketingPlanView {
            owner: self.short(owner),
            submit: self.show(submit),
            approve: self.show_opt(approve.as_ref()),
            contents: texts(contents),
        }
    }

    fn reporting(&self, row: &Reporting) -> ReportingView {
        let Reporting { every, within, what } = row;
        ReportingView { every: every.label().to_owned(), within: self.show(within), what: text_opt(what.as_ref()) }
    }

    pub(super) fn sales(&self, table: &SalesTable) -> SalesView {
        let SalesTable { quota, incentive_share, spiffs, motives, training, disclosure } = table;
        SalesView {
            any: *table != SalesTable::default(),
            quota: quota.iter().map(|row| self.quota(row)).collect(),
            incentive_share: incentive_share.iter().map(|row| self.incentive_share(row)).collect(),
            spiffs: spiffs.iter().map(|row| self.spiff(row)).collect(),
            motives: motives.iter().map(|row| self.motive(row)).collect(),
            training: training.iter().map(|row| self.training(row)).collect(),
            disclosure: disclosure.as_ref().map(|row| {
                let Disclosure { what, to, power } = row;
                let (to, power) = (self.forum_name(to), text_opt(power.as_ref()));
                DisclosureView { what: what.to_string(), to, power }
            }),
        }
    }

    fn quota(&self, row: &Quota) -> QuotaView {
        let Quota { by, who, credit } = row;
        QuotaView { by: self.short(by), who: who.to_string(), credit: self.show(credit) }
    }

    fn incentive_share(&self, row: &IncentiveShare) -> IncentiveShareView {
        let IncentiveShare { by, who, share, measured } = row;
        IncentiveShareView {
            by: self.short(by),
            who: who.to_string(),
            share: self.show(share),
            measured: measured.label().to_owned(),
        }
    }

    fn spiff(&self, row: &Spiff) -> SpiffView {
        let Spiff { who, paid_by, amount, per, cap, cap_per } = row;
        SpiffView {
            who: who.to_string(),
            paid_by: self.short(paid_by),
            amount: self.show(amount),
            per: per.to_string(),
            cap: self.show_opt(cap.as_ref()),
            cap_per: text_opt(cap_per.as_ref()),
        }
    }

    fn motive(&self, row: &Motive) -> MotiveView {
        let Motive { team, motive } = row;
        MotiveView { team: self.short(team), motive: motive.to_string() }
    }

    fn training(&self, row: &Training) -> TrainingView {
        let Training { by, audience, sessions, seats, due, paid_by, certified } = row;
        TrainingView {
            by: self.short(by),
            audience: audience.to_string(),
            sessions: *sessions,
            seats: *seats,
            due: self.show_opt(due.as_ref()),
            paid_by: self.short(paid_by),
            certified: *certified,
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
