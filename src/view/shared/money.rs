use super::commitments::is_share;
use super::{Fill, text_opt, texts, yes_no};
use crate::deal::{
    Attribution, Audit, Band, BaselineStub, Beyond, ContractYear, Conversion, Discount, Equity, Fee, Formula,
    MoneyTable, MostFavoured, Once, Payment, Period, PriceProtection, PriceRule, Rate, Reduction, Rotation, Scale,
    Stated, Statement, Stock, Tiers, Vesting, VolumeLimit, Withholding,
};
use crate::view::types::{
    AttributionView, AuditView, BandView, ConversionView, DiscountView, EquityView, FeeView, FormulaView, MoneyView,
    MostFavouredView, PaymentView, PriceRuleView, RateView, ReductionView, StockView, TiersView, VestingView,
    VolumeLimitView,
};

impl Fill<'_> {
    pub(super) fn money(&self, table: &MoneyTable, years: &[ContractYear]) -> MoneyView {
        let MoneyTable { fees, discounts, prices, stock, most_favoured, volume_limits, equity, payment, audit } = table;
        MoneyView {
            fees: fees.iter().map(|row| self.fee(row, years)).collect(),
            discounts: discounts.iter().map(|row| self.discount(row, years)).collect(),
            prices: prices.iter().map(|row| self.price_rule(row)).collect(),
            stock: stock.iter().map(|row| self.stock(row)).collect(),
            most_favoured: most_favoured.iter().map(|row| self.most_favoured(row)).collect(),
            volume_limits: volume_limits.iter().map(|row| self.volume_limit(row)).collect(),
            equity: equity.iter().map(|row| self.equity(row)).collect(),
            payment: payment.as_ref().map(|row| self.payment(row)),
            audit: audit.as_ref().map(|row| {
                let Audit { per_year, notice, records, cost_shift_at } = row;
                AuditView {
                    per_year: self.count(per_year),
                    notice: self.show(notice),
                    records: self.show(records),
                    cost_shift_at: self.show_opt(cost_shift_at.as_ref()),
                }
            }),
        }
    }

    fn fee(&self, row: &Fee, years: &[ContractYear]) -> FeeView {
        let Fee {
            id,
            payer,
            payee,
            what,
            rate,
            base,
            deductions,
            every,
            once,
            in_advance,
            within,
            attribution,
            reductions,
        } = row;
        let (rate, formula) = match rate {
            Stated::Known(Rate::Scale(scale)) => (self.scale(scale, years), None),
            Stated::Known(Rate::Formula(formula)) => (no_rate(), Some(self.formula(formula, years))),
            Stated::Open(point) => (RateView { flat: Some(self.open_point(point)), ..no_rate() }, None),
        };
        let (event, on_milestone) = match once {
            None => (None, false),
            Some(Once::When(event)) => (Some(event.to_string()), false),
            Some(Once::Milestone(id)) => {
                let row = self.deal.tables.commitments.milestones.iter().find(|row| row.id == *id);
                (row.map(|row| row.what.to_string()), true)
            }
        };
        FeeView {
            id: id.to_string(),
            payer: self.short(payer),
            payee: self.short(payee),
            what: what.to_string(),
            rate,
            formula,
            base: text_opt(base.as_ref()),
            deductions: texts(deductions),
            every: every.map(|every| every.label().to_owned()),
            once: once.is_some(),
            event,
            on_milestone,
            in_advance: *in_advance,
            within: self.show(within),
            attribution: attribution.as_ref().map(|row| {
                let Attribution { by, window, rule } = row;
                let (window, rule) = (self.show_opt(window.as_ref()), text_opt(rule.as_ref()));
                AttributionView { by: by.id(), window, rule }
            }),
            reductions: reductions
                .iter()
                .map(|row| {
                    let Reduction { when, by, how } = row;
                    ReductionView { when: when.to_string(), by: self.show(by), how: text_opt(how.as_ref()) }
                })
                .collect(),
        }
    }

    fn scale(&self, scale: &Scale, years: &[ContractYear]) -> RateView {
        match scale {
            Scale::Share(share) => RateView { flat: Some(share.to_string()), ..no_rate() },
            Scale::Sum(sum) => RateView { flat: Some(sum.to_string()), in_money: true, ..no_rate() },
            Scale::ByYear(rows) => RateView {
                by_year: self.years(rows, None, years),
                in_money: rows.iter().any(|row| row.amount.known().is_some_and(|amount| !is_share(amount))),
                ..no_rate()
            },
            Scale::Tiers(tiers) => RateView {
                tiers: Some(self.tiers(tiers)),
                in_money: tiers.bands.iter().any(|band| band.rate.known().is_some_and(|rate| !is_share(rate))),
                ..no_rate()
            },
        }
    }

    fn tiers(&self, row: &Tiers) -> TiersView {
        let Tiers { by, how, bands } = row;
        let mut above = None;
        let mut band = |row: &Band| {
            let Band { up_to, rate } = row;
            let up_to = self.show_opt(up_to.as_ref());
            BandView { above: std::mem::replace(&mut above, up_to.clone()), up_to, rate: self.show(rate) }
        };
        TiersView { by: by.to_string(), how: how.id(), bands: bands.iter().map(&mut band).collect() }
    }

    fn formula(&self, row: &Formula, years: &[ContractYear]) -> FormulaView {
        let Formula { share, actual, baseline, stub, margin, floor, ceiling } = row;
        FormulaView {
            share: self.show(share),
            actual: actual.to_string(),
            baseline: self.years(baseline, stub.as_ref().map(|stub| &stub.until), years),
            stub_until: stub.as_ref().map(|stub| stub.until.to_string()),
            stub_amount: stub.as_ref().map(|stub| {
                let BaselineStub { until: _, amount } = stub;
                self.show(amount)
            }),
            margin: text_opt(margin.as_ref()),
            floor: self.show_opt(floor.as_ref()),
            ceiling: self.show_opt(ceiling.as_ref()),
        }
    }

    fn discount(&self, row: &Discount, years: &[ContractYear]) -> DiscountView {
        let Discount { id: _, by, to, off, rate } = row;
        let rate = match rate {
            Stated::Known(scale) => self.scale(scale, years),
            Stated::Open(point) => RateView { flat: Some(self.open_point(point)), ..no_rate() },
        };
        DiscountView { by: self.short(by), to: self.short(to), off: off.to_string(), rate }
    }

    fn price_rule(&self, row: &PriceRule) -> PriceRuleView {
        let PriceRule { by, of, notice, cap, index, uniform, rule } = row;
        PriceRuleView {
            by: self.short(by),
            of: of.to_string(),
            notice: self.show_opt(notice.as_ref()),
            cap: self.show_opt(cap.as_ref()),
            index: text_opt(index.as_ref()),
            uniform: *uniform,
            rule: text_opt(rule.as_ref()),
        }
    }

    fn stock(&self, row: &Stock) -> StockView {
        let Stock { by, to, price_protection, rotation } = row;
        let protection = price_protection.as_ref().map(|row| {
            let PriceProtection { share, window } = row;
            (self.show(share), self.show(window))
        });
        let rotation = rotation.as_ref().map(|row| {
            let Rotation { share, every, window } = row;
            (self.show(share), every.label().to_owned(), self.show(window))
        });
        let (protection_share, protection_window) = protection.unzip();
        StockView {
            by: self.short(by),
            to: self.short(to),
            protection_share,
            protection_window,
            rotation_share: rotation.as_ref().map(|(share, _, _)| share.clone()),
            rotation_every: rotation.as_ref().map(|(_, every, _)| every.clone()),
            rotation_window: rotation.map(|(_, _, window)| window),
        }
    }

    fn most_favoured(&self, row: &MostFavoured) -> MostFavouredView {
        let MostFavoured { by, to, on, than, consequence } = row;
        MostFavouredView {
            by: self.short(by),
            to: self.short(to),
            on: on.to_string(),
            than: than.to_string(),
            consequence: consequence.to_string(),
        }
    }

    fn volume_limit(&self, row: &VolumeLimit) -> VolumeLimitView {
        let VolumeLimit { on, what, cap, per, beyond } = row;
        let (fee, consent) = match beyond {
            Beyond::Fee(fee) => (Some(self.fee_name(fee)), None),
            Beyond::Consent(party) => (None, Some(self.short(party))),
        };
        VolumeLimitView {
            on: self.short(on),
            what: what.to_string(),
            cap: self.show(cap),
            per: per.map(|per| per.label().to_owned()),
            fee,
            consent,
        }
    }

    fn equity(&self, row: &Equity) -> EquityView {
        let Equity { id: _, issuer, holder, kind, amount, price, exercise, vesting, offset, at_end } = row;
        let part = |row: &Vesting| {
            let Vesting { share, when } = row;
            VestingView { share: self.show(share), when: when.to_string() }
        };
        EquityView {
            issuer: self.short(issuer),
            holder: self.short(holder),
            kind: kind.id(),
            amount: self.show(amount),
            of_capital: amount.known().is_some_and(is_share),
            price: text_opt(price.as_ref()),
            exercise: self.show_opt(exercise.as_ref()),
            vesting: vesting.iter().map(part).collect(),
            offset: text_opt(offset.as_ref()),
            at_end: text_opt(at_end.as_ref()),
        }
    }

    fn payment(&self, row: &Payment) -> PaymentView {
        let Payment { late_interest, per, set_off, statement, pay_when_paid, withholding, currency } = row;
        let statement = statement.as_ref().map(|row| {
            let Statement { within, what } = row;
            (self.show(within), text_opt(what.as_ref()))
        });
        let (statement_within, statement_what) = statement.unzip();
        PaymentView {
            late_interest: self.show_opt(late_interest.as_ref()),
            per: per.unwrap_or(Period::Month).label().to_owned(),
            set_off: yes_no(*set_off),
            statement_within,
            statement_what: statement_what.flatten(),
            pay_when_paid: yes_no(*pay_when_paid),
            withholding: withholding.map(Withholding::id),
            currency: currency.as_ref().map(|row| {
                let Conversion { pricing, payment, source, on } = row;
                ConversionView {
                    pricing: pricing.unwrap_or(self.deal.tables.deal.currency).to_string(),
                    payment: payment.to_string(),
                    source: source.to_string(),
                    on: on.to_string(),
                }
            }),
        }
    }
}

fn no_rate() -> RateView {
    RateView { flat: None, tiers: None, by_year: Vec::new(), in_money: false }
}
