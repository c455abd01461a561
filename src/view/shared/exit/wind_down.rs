use super::super::{Fill, text_opt, texts};
use crate::deal::{
    Continuing, CustomerNotice, DataHandover, Length, Renewals, SellOff, Stated, SupportFee, WindDown,
    WindDownCustomers, WindDownDuty, WindDownStart, WindDownSupport,
};
use crate::view::types::{ContinuingView, SupportFeeView, WindDownDutyView, WindDownView};

/// What the message to customers says of itself.
struct Message {
    who: String,
    within: String,
    says: Option<String>,
}

/// The support of customers.
#[derive(Default)]
struct Support {
    by: Option<String>,
    first: Option<String>,
    level: Option<String>,
    fee: Option<SupportFeeView>,
}

/// What existing customers keep.
#[derive(Default)]
struct Kept {
    access: Option<String>,
    support: Option<String>,
    renewals: Option<String>,
}

impl Fill<'_> {
    pub(super) fn wind_down(&self, row: &WindDown) -> WindDownView {
        let WindDown {
            length,
            starts,
            option_of,
            unless_breach_by_requester,
            breach_cure,
            duties,
            runs_on,
            stops,
            existing_customers,
            customers,
            open_deals,
            recorded_before,
            support,
            data,
            customer_notice,
            sell_off,
            sell_off_if,
            sell_off_not_on,
            committed_spend,
            continuing,
        } = row;
        let kept = customers.as_ref().map_or_else(Kept::default, |row| self.kept(row));
        let support = support.as_ref().map_or_else(Support::default, |row| self.wind_down_support(row));
        let data = data.as_ref().map(|row| {
            let DataHandover { format, within, cost_by } = row;
            (format.to_string(), self.show(within), cost_by.as_ref().map(|party| self.short(party)))
        });
        let message = customer_notice.as_ref().map(|row| {
            let CustomerNotice { who, within, says } = row;
            Message { who: who.to_string(), within: self.show(within), says: text_opt(says.as_ref()) }
        });
        WindDownView {
            length: self.show(length),
            until: length.known().and_then(Length::until),
            from_notice: *starts == Some(WindDownStart::Notice),
            optional: option_of.is_some(),
            option_of: option_of.as_ref().and_then(|party| self.short_or_any(party)),
            unless_breach_by_requester: *unless_breach_by_requester,
            breach_cure: self.show_opt(breach_cure.as_ref()),
            duties: duties.iter().map(|row| self.wind_down_duty(row)).collect(),
            runs_on: texts(runs_on),
            stops: texts(stops),
            existing_customers: text_opt(existing_customers.as_ref()),
            access: kept.access,
            support_lasts: kept.support,
            renewals: kept.renewals,
            open_deals: self.show_opt(open_deals.as_ref()),
            recorded_before: self.show_opt(recorded_before.as_ref()),
            support_by: support.by,
            support_first_contact: support.first,
            support_level: support.level,
            support_fee: support.fee,
            data_format: data.as_ref().map(|(format, _, _)| format.clone()),
            data_within: data.as_ref().map(|(_, within, _)| within.clone()),
            data_cost_by: data.and_then(|(_, _, cost)| cost),
            customer_notice_by: message.as_ref().map(|message| message.who.clone()),
            customer_notice_within: message.as_ref().map(|message| message.within.clone()),
            customer_notice_says: message.and_then(|message| message.says),
            no_sell_off: sell_off.as_ref().and_then(Stated::known) == Some(&SellOff::None),
            sell_off: sell_off.as_ref().and_then(|value| self.sell_off(value)),
            sell_off_if: text_opt(sell_off_if.as_ref()),
            sell_off_not_on: self.grounds(sell_off_not_on),
            committed_spend: text_opt(committed_spend.as_ref()),
            continuing: continuing.as_ref().map(|row| self.continuing(row)),
        }
    }

    fn kept(&self, row: &WindDownCustomers) -> Kept {
        let WindDownCustomers { access, support, renewals } = row;
        Kept {
            access: self.show_opt(access.as_ref()),
            support: self.show_opt(support.as_ref()),
            renewals: renewals.map(Renewals::id),
        }
    }

    fn wind_down_support(&self, row: &WindDownSupport) -> Support {
        let WindDownSupport { by, first_contact, level, fee } = row;
        Support {
            by: Some(self.short(by)),
            first: first_contact.as_ref().map(|party| self.short(party)),
            level: text_opt(level.as_ref()),
            fee: fee.as_ref().map(|row| {
                let SupportFee { payer, amount, per } = row;
                SupportFeeView {
                    payer: self.short(payer),
                    amount: self.show(amount),
                    per: per.map(|per| per.label().to_owned()),
                }
            }),
        }
    }

    fn wind_down_duty(&self, row: &WindDownDuty) -> WindDownDutyView {
        let WindDownDuty { by, what } = row;
        WindDownDutyView { by: self.short(by), what: what.to_string() }
    }

    fn sell_off(&self, value: &Stated<SellOff>) -> Option<String> {
        match value {
            Stated::Known(SellOff::None) => None,
            Stated::Known(SellOff::For(length)) => Some(length.to_string()),
            Stated::Open(point) => Some(self.open_point(point)),
        }
    }

    fn continuing(&self, row: &Continuing) -> ContinuingView {
        let Continuing { length, contracts, proof } = row;
        ContinuingView { length: self.show(length), contracts: contracts.to_string(), proof: text_opt(proof.as_ref()) }
    }
}
