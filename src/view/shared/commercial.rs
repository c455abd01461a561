use super::{Fill, text_opt, texts};
use crate::deal::{
    Announcement, Baseline, Budget, BudgetYear, ContractYear, Disclosure, IncentiveShare, MarketingPlan,
    MarketingTable, Matching, Mdf, Money, Motive, QuarterSum, Quota, Reporting, SalesTable, Spiff, Training,
};
use crate::view::types::{
    AnnouncementView, BaselineView, BudgetPartView, BudgetYearView, DisclosureView, IncentiveShareView,
    MarketingPlanView, MarketingView, MatchingView, MdfView, MotiveView, QuarterView, QuotaView, ReportingView,
    SalesView, SpiffView, TrainingView,
};

/// What stands in a table where there is nothing to say.
const NOTHING: &str = "–";

pub(super) fn period(years: &[ContractYear], number: u32) -> Option<String> {
    let year = years.iter().find(|year| year.number == number)?;
    Some(format!("{} to {}", year.first, year.last))
}

/// The whole currency units of a sum, for a chart.
fn units(money: &Money) -> u64 {
    money.amount().round().try_into().unwrap_or(0)
}

impl Fill<'_> {
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
}
