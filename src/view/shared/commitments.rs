use super::{Fill, period, text_opt, texts, yes_no};
use crate::deal::{
    Amount, CarryForward, CommitmentsTable, ContractYear, Date, DropRight, Duration, Efforts, EffortsDuty,
    FirstCustomers, Forecast, Guarantee, GuaranteePeriod, Id, Interim, Later, Milestone, Minimum, People,
    PerformanceTest, Prepayment, Repeated, Security, Shortfall, Stub, TestPart, ToAgree, Unit, YearAmount,
};
use crate::view::types::{
    CommitmentsView, DropView, EffortsDutyView, FirstCustomersView, ForecastView, GuaranteePeriodView, GuaranteeView,
    MilestoneView, MinimumView, PeopleView, PerformanceTestView, PrepaymentView, SecurityView, ShortfallView, StubView,
    TestPartView, ToAgreeView, YearAmountView,
};

/// The standard of effort in words, and whether nothing is owed at all.
fn efforts(standard: Option<Efforts>) -> (Option<String>, bool) {
    match standard {
        None => (None, false),
        Some(Efforts::None) => (None, true),
        Some(other @ (Efforts::Best | Efforts::Reasonable | Efforts::CommerciallyReasonable)) => {
            (Some(other.label().to_owned()), false)
        }
    }
}

pub(super) fn is_share(amount: &Amount) -> bool {
    matches!(amount, Amount::Percent(_))
}

impl Fill<'_> {
    pub(super) fn commitments(&self, table: &CommitmentsTable, years: &[ContractYear]) -> CommitmentsView {
        let CommitmentsTable {
            minimums,
            prepayments,
            people,
            milestones,
            tests,
            first_customers,
            forecasts,
            efforts,
            security,
            guarantees,
        } = table;
        let mut milestones: Vec<&Milestone> = milestones.iter().collect();
        milestones.sort_by_key(|row| row.due.known().copied());
        let mut first_customers: Vec<&FirstCustomers> = first_customers.iter().collect();
        first_customers.sort_by_key(|row| row.due.known().copied());
        CommitmentsView {
            minimums: minimums.iter().map(|row| self.minimum(row, years)).collect(),
            prepayments: prepayments.iter().map(|row| self.prepayment(row)).collect(),
            people: people.iter().map(|row| self.people(row)).collect(),
            milestones: milestones.into_iter().map(|row| self.milestone(row)).collect(),
            tests: tests.iter().map(|row| self.test(row)).collect(),
            first_customers: first_customers.into_iter().map(|row| self.first_customers(row)).collect(),
            forecasts: forecasts.iter().map(|row| self.forecast(row)).collect(),
            efforts: efforts.iter().map(|row| self.efforts_duty(row)).collect(),
            no_minimum: efforts.iter().any(EffortsDuty::excludes_minimum),
            security: security.iter().map(|row| self.security(row)).collect(),
            guarantees: guarantees.iter().map(|row| self.guarantee(row)).collect(),
        }
    }

    fn minimum(&self, row: &Minimum, years: &[ContractYear]) -> MinimumView {
        let Minimum {
            id,
            by,
            metric,
            efforts: standard,
            per,
            stub,
            schedule,
            later,
            to_agree,
            carry_forward,
            credits,
            drop,
            shortfall,
            excused_by,
            sole_money_remedy,
        } = row;
        let (efforts, threshold) = efforts(*standard);
        let (repeats, grows_by) = match later {
            None => (false, None),
            Some(Later::Repeat) => (true, None),
            Some(Later::GrowBy(share)) => (false, Some(self.show(share))),
        };
        MinimumView {
            id: id.to_string(),
            by: self.short(by),
            metric: metric.to_string(),
            efforts,
            threshold,
            per: per.map(|per| per.label().to_owned()),
            stub: stub.as_ref().map(|stub| self.stub(stub)),
            schedule: self.minimum_years(schedule, stub.as_ref(), years),
            repeats,
            grows_by,
            to_agree: to_agree.as_ref().map(|agree| self.to_agree(agree, schedule)),
            carry_forward: carry_forward.map(CarryForward::id),
            credits: texts(credits),
            drop: drop.as_ref().map(|right| self.drop_right(right)),
            replaces: self.replaced(id),
            shortfall: shortfall.iter().map(|step| self.shortfall(step)).collect(),
            excused_by: texts(excused_by),
            sole_money_remedy: *sole_money_remedy,
        }
    }

    fn stub(&self, row: &Stub) -> StubView {
        let Stub { until, amount } = row;
        StubView { until: self.show(until), amount: self.show_opt(amount.as_ref()) }
    }

    /// The years of a minimum: behind a part-year without a known end, their dates are not known either.
    fn minimum_years(&self, rows: &[YearAmount], stub: Option<&Stub>, years: &[ContractYear]) -> Vec<YearAmountView> {
        match stub.map(|stub| stub.until.known()) {
            Some(None) => self.years(rows, None, &[]),
            until => self.years(rows, until.flatten(), years),
        }
    }

    /// Amounts by contract year; behind a part-year, by year from the day after it.
    pub(super) fn years(
        &self,
        rows: &[YearAmount],
        until: Option<&Date>,
        years: &[ContractYear],
    ) -> Vec<YearAmountView> {
        let view = |row: &YearAmount| {
            let YearAmount { year, amount } = row;
            let period = until.map_or_else(|| period(years, *year), |until| period_after(*until, *year));
            YearAmountView { year: *year, period, amount: self.show::<Amount>(amount) }
        };
        rows.iter().map(view).collect()
    }

    fn to_agree(&self, row: &ToAgree, schedule: &[YearAmount]) -> ToAgreeView {
        let ToAgree { by, from_year, before, fallback } = row;
        // The years of a schedule rise: the first that does not stand at its own place is preceded by a gap.
        let first_left_out = || {
            (1..)
                .zip(schedule)
                .take_while(|(year, row)| *year == row.year)
                .map(|(year, _)| year)
                .last()
                .map_or(1, |year: u32| year + 1)
        };
        ToAgreeView {
            by: by.as_ref().map(|forum| self.forum_name(forum)),
            from_year: from_year.unwrap_or_else(first_left_out),
            before: self.show(before),
            fallback: text_opt(fallback.as_ref()),
        }
    }

    fn drop_right(&self, row: &DropRight) -> DropView {
        let DropRight { after, notice, effect, replaced_by } = row;
        let effective = self.deal.tables.deal.effective.known();
        let date: Option<Date> =
            after.known().zip(effective).and_then(|(after, start)| self.deal.workdays.plus(*start, after));
        DropView {
            after: self.show(after),
            after_date: text_opt(date.as_ref()),
            notice: self.show(notice),
            effect: effect.to_string(),
            replaced_by: replaced_by.as_ref().and_then(|id| self.minimum_of(id)).map(|row| row.metric.to_string()),
        }
    }

    fn minimum_of(&self, id: &Id) -> Option<&Minimum> {
        self.deal.tables.commitments.minimums.iter().find(|row| row.id == *id)
    }

    /// The metric of the minimum whose place this one takes.
    fn replaced(&self, id: &Id) -> Option<String> {
        let takes_its_place =
            |row: &&Minimum| row.drop.as_ref().and_then(|right| right.replaced_by.as_ref()) == Some(id);
        let row = self.deal.tables.commitments.minimums.iter().find(takes_its_place)?;
        Some(row.metric.to_string())
    }

    fn shortfall(&self, row: &Shortfall) -> ShortfallView {
        let Shortfall { below, repeated, effect, cut, fee, share, within } = row;
        let repeated = repeated.as_ref().map(|row| {
            let Repeated { times, out_of } = row;
            (*times, *out_of)
        });
        let (times, out_of) = repeated.unzip();
        ShortfallView {
            below: below.to_string(),
            of_minimum: is_share(below),
            times,
            out_of,
            effect: effect.id(),
            cut: self.show_opt(cut.as_ref()),
            fee: fee.as_ref().map(|fee| self.fee_name(fee)),
            share: self.show_opt(share.as_ref()),
            within: self.show_opt(within.as_ref()),
        }
    }

    /// What a fee is called.
    pub(super) fn fee_name(&self, id: &Id) -> String {
        let fee = self.deal.tables.money.fees.iter().find(|fee| fee.id == *id);
        fee.map_or_else(String::new, |fee| fee.what.to_string())
    }

    fn prepayment(&self, row: &Prepayment) -> PrepaymentView {
        let Prepayment { id: _, by, amount, due, applied_to, refundable, refund_if } = row;
        PrepaymentView {
            by: self.short(by),
            to: self.parties.counterpart(by).map(|party| party.short.clone()),
            amount: self.show(amount),
            due: self.show(due),
            applied_to: text_opt(applied_to.as_ref()),
            refundable: refundable.id(),
            refund_if: text_opt(refund_if.as_ref()),
        }
    }

    fn people(&self, row: &People) -> PeopleView {
        let People { id: _, by, count, role, share } = row;
        PeopleView { by: self.short(by), count: self.count(count), role: role.to_string(), share: self.show(share) }
    }

    fn milestone(&self, row: &Milestone) -> MilestoneView {
        let Milestone { id: _, by, what, due, if_missed, breach, efforts: standard } = row;
        let (efforts, threshold) = efforts(*standard);
        MilestoneView {
            by: self.short(by),
            what: what.to_string(),
            due: self.show(due),
            if_missed: text_opt(if_missed.as_ref()),
            breach: yes_no(*breach),
            efforts,
            threshold,
        }
    }

    pub(super) fn test(&self, row: &PerformanceTest) -> PerformanceTestView {
        let PerformanceTest { id, what, all_of, over, if_missed } = row;
        let part = |part: &TestPart| {
            let TestPart { minimum, at_least } = part;
            let row = self.minimum_of(minimum)?;
            Some(TestPartView {
                by: self.short(&row.by),
                metric: row.metric.to_string(),
                at_least: self.show(at_least),
                of_minimum: at_least.known().is_some_and(is_share),
            })
        };
        PerformanceTestView {
            id: id.to_string(),
            what: what.to_string(),
            all_of: all_of.iter().filter_map(part).collect(),
            over: self.show_opt(over.as_ref()),
            if_missed: text_opt(if_missed.as_ref()),
        }
    }

    fn first_customers(&self, row: &FirstCustomers) -> FirstCustomersView {
        let FirstCustomers { id: _, by, count, due, efforts: standard } = row;
        let (efforts, threshold) = efforts(*standard);
        FirstCustomersView { by: self.short(by), count: self.show(count), due: self.show(due), efforts, threshold }
    }

    fn forecast(&self, row: &Forecast) -> ForecastView {
        let Forecast { by, what, horizon, every, binding, tolerance, if_missed } = row;
        ForecastView {
            by: self.short(by),
            what: what.to_string(),
            horizon: self.show(horizon),
            every: every.label().to_owned(),
            binding: self.show_opt(binding.as_ref()),
            tolerance: self.show_opt(tolerance.as_ref()),
            if_missed: text_opt(if_missed.as_ref()),
        }
    }

    fn efforts_duty(&self, row: &EffortsDuty) -> EffortsDutyView {
        let EffortsDuty { by, duty, standard } = row;
        let (standard, _) = efforts(Some(*standard));
        EffortsDutyView { by: self.short(by), duty: duty.to_string(), standard }
    }

    fn security(&self, row: &Security) -> SecurityView {
        let Security { id: _, by, to, kind, amount, secures, within, lasts, renewals } = row;
        SecurityView {
            by: self.short(by),
            to: self.short(to),
            kind: kind.label().to_owned(),
            amount: self.show(amount),
            secures: secures.to_string(),
            within: self.show(within),
            lasts: self.show_opt(lasts.as_ref()),
            renewals: renewals.as_ref().map(|count| self.count(count)),
        }
    }

    fn guarantee(&self, row: &Guarantee) -> GuaranteeView {
        let Guarantee { id: _, by, to, fee, periods, within, test, conditions, lost_if } = row;
        let tests = &self.deal.tables.commitments.tests;
        let test = test.as_ref().and_then(|id| tests.iter().find(|row| row.id == *id));
        GuaranteeView {
            by: self.short(by),
            to: self.short(to),
            fee: self.fee_name(fee),
            periods: periods.iter().map(|period| self.guarantee_period(period)).collect(),
            within: self.show(within),
            test: test.map(|row| row.what.to_string()),
            conditions: texts(conditions),
            lost_if: texts(lost_if),
        }
    }

    fn guarantee_period(&self, row: &GuaranteePeriod) -> GuaranteePeriodView {
        let GuaranteePeriod { from, to, amount, interim } = row;
        let interim = interim.as_ref().map(|row| {
            let Interim { on, amount } = row;
            (self.show(on), self.show(amount))
        });
        let (interim_on, interim_amount) = interim.unzip();
        GuaranteePeriodView {
            from: self.show(from),
            to: self.show(to),
            amount: self.show(amount),
            interim_on,
            interim_amount,
        }
    }
}

/// The year `number`, from 1, of those that follow a part-year.
fn period_after(until: Date, number: u32) -> Option<String> {
    let start = until.plus(&Duration::new(1, Unit::Day).ok()?)?;
    let last = |number: u32| match number {
        0 => Some(until),
        number => start.last_of(&Duration::new(number, Unit::Year).ok()?),
    };
    let (before, last) = (last(number.checked_sub(1)?)?, last(number)?);
    Some(format!("{} to {last}", before.plus_days(1)?))
}
