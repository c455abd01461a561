use super::exit::words;
use super::{Fill, period, text_opt, texts};
use crate::deal::{
    Announcement, Baseline, Budget, BudgetYear, ContractYear, Deadline, LegalDuty, MakeGood, MarketingPlan,
    MarketingTable, Matching, Mdf, Media, Money, Prorating, QuarterSum, Reallocation, Referral, Reporting, Stated,
};
use crate::view::types::{
    AnnouncementView, BaselineView, BudgetPartView, BudgetYearView, MarketingPlanView, MarketingView, MatchingView,
    MdfView, MediaView, QuarterView, ReallocationView, ReferralView, ReportingView,
};

/// What stands in a table where there is nothing to say.
const NOTHING: &str = "–";

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
            media,
            plan,
            reporting,
            announcement,
            approved_by,
            rollover,
            reallocation,
            prorating,
            referrals,
            intent_only,
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
            media: media.iter().map(|row| self.media(row)).collect(),
            plan: plan.as_ref().map(|row| self.marketing_plan(row)),
            reporting: reporting.as_ref().map(|row| self.reporting(row)),
            announcement: announcement.as_ref().map(|row| self.announcement(row)),
            approved_by: approved_by.as_ref().map(|id| self.forum_name(id)),
            rollover: text_opt(rollover.as_ref()),
            reallocation: reallocation.as_ref().map(|row| {
                let Reallocation { free, approved_by } = row;
                let approved_by = approved_by.as_ref().map(|id| self.forum_name(id));
                ReallocationView { free: self.show_opt(free.as_ref()), approved_by }
            }),
            prorating: prorating.map(|steps| Prorating::label(steps).to_owned()),
            referrals: referrals.iter().map(|row| self.referral(row)).collect(),
            intent_only: *intent_only,
        }
    }

    fn budget_year(&self, year: &BudgetYear, years: &[ContractYear], payers: &[String]) -> BudgetYearView {
        let BudgetYear { year: number, parts, quarters: _, total } = year;
        let parts: Vec<BudgetPartView> = payers
            .iter()
            .filter_map(|payer| {
                let (_, amount) = parts.iter().find(|(id, _)| self.parties.short(id) == payer)?;
                let within = self.spent_within(payer, *number);
                let units = amount.known().map(units);
                Some(BudgetPartView { by: payer.clone(), amount: self.show(amount), within, units })
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

    /// How soon a payer spends its budget of a contract year.
    fn spent_within(&self, payer: &str, year: u32) -> Option<String> {
        let mut rows = self.deal.tables.marketing.iter().flat_map(|table| &table.budget);
        let row = rows.find(|row| row.year == year && self.parties.short(&row.by) == payer)?;
        self.show_opt(row.within.as_ref())
    }

    fn quarters(&self, year: &BudgetYear) -> Vec<QuarterView> {
        let view = |sum: &QuarterSum| {
            let QuarterSum { quarter, by, amount } = sum;
            QuarterView {
                year: year.year,
                quarter: *quarter,
                by: self.short(by),
                amount: self.show(amount),
                units: amount.known().map_or(0, units),
                is_open: amount.known().is_none(),
            }
        };
        year.quarters.iter().map(view).collect()
    }

    fn matching(&self, row: &Matching) -> MatchingView {
        let Matching { by, of, ratio, cap, while_baseline, depends_on } = row;
        MatchingView {
            by: self.short(by),
            of: self.short(of),
            ratio: self.show(ratio),
            cap: self.show_opt(cap.as_ref()),
            while_baseline: *while_baseline,
            depends_on: text_opt(depends_on.as_ref()),
        }
    }

    fn baseline(&self, row: &Baseline) -> BaselineView {
        let Baseline { by, amount, per_quarter } = row;
        BaselineView { by: self.short(by), amount: self.show(amount), per_quarter: self.show_opt(per_quarter.as_ref()) }
    }

    fn mdf(&self, row: &Mdf) -> MdfView {
        let Mdf { by, accrual, base, pre_approval, reimbursed, claims_within, paid_within, unspent } = row;
        MdfView {
            by: self.short(by),
            accrual: self.show(accrual),
            base: base.to_string(),
            pre_approval: *pre_approval,
            reimbursed: self.show_opt(reimbursed.as_ref()),
            claims_within: self.show_opt(claims_within.as_ref()),
            paid_within: self.show_opt(paid_within.as_ref()),
            unspent: text_opt(unspent.as_ref()),
        }
    }

    fn media(&self, row: &Media) -> MediaView {
        let Media { id, by, amount, per, place, make_good } = row;
        let make_good = make_good.as_ref().map(|row| {
            let MakeGood { within, share } = row;
            (self.show(within), self.show_opt(share.as_ref()))
        });
        let (make_good_within, make_good_share) = make_good.unzip();
        MediaView {
            by: self.short(by),
            counted: amount.known().is_none().then(|| words(id)),
            amount: self.show(amount),
            per: per.label().to_owned(),
            place: text_opt(place.as_ref()),
            make_good_within,
            make_good_share: make_good_share.flatten(),
        }
    }

    fn referral(&self, row: &Referral) -> ReferralView {
        let Referral { id: _, by, duty, subject, customers, except } = row;
        ReferralView {
            by: self.short_or_any(by),
            duty: duty.id(),
            subject: subject.to_string(),
            customers: customers.to_string(),
            except: texts(except),
        }
    }

    fn marketing_plan(&self, row: &MarketingPlan) -> MarketingPlanView {
        let MarketingPlan { owner, submit, approve, approved_by, updated, contents } = row;
        let (submit_before, submit_on) = self.deadline(submit);
        let (approve_before, approve_on) = approve.as_ref().map(|due| self.deadline(due)).unzip();
        MarketingPlanView {
            owner: self.short(owner),
            submit_before,
            submit_on,
            is_approved: approve.is_some(),
            approve_before: approve_before.flatten(),
            approve_on: approve_on.flatten(),
            approver: approved_by.as_ref().map(|by| self.short(by)),
            updated: updated.map(|period| period.label().to_owned()),
            contents: texts(contents),
        }
    }

    /// How long before the contract year, or the day of the calendar: one of the two.
    fn deadline(&self, due: &Stated<Deadline>) -> (Option<String>, Option<String>) {
        match due {
            Stated::Known(Deadline::On(day)) => (None, Some(day.to_string())),
            Stated::Known(Deadline::Before(duration)) => (Some(duration.to_string()), None),
            Stated::Open(point) => (Some(self.open_point(point)), None),
        }
    }

    fn reporting(&self, row: &Reporting) -> ReportingView {
        let Reporting { every, within, what, itemised_by } = row;
        ReportingView {
            every: every.label().to_owned(),
            within: self.show(within),
            what: text_opt(what.as_ref()),
            itemised_by: texts(itemised_by),
        }
    }

    fn announcement(&self, row: &Announcement) -> AnnouncementView {
        let Announcement { within, approval, consent, legal_duty } = row;
        let shown = legal_duty.as_ref().and_then(|row| {
            let LegalDuty { shown } = row;
            self.show_opt(shown.as_ref())
        });
        AnnouncementView {
            within: self.show_opt(within.as_ref()),
            approval: self.show_opt(approval.as_ref()),
            consent: *consent,
            legal_duty: legal_duty.is_some(),
            shown,
        }
    }
}
