use super::super::{Fill, text_opt};
use crate::deal::{After, Asset, Companion, CrossDefault, HandBack, OrdersEnd, Survival};
use crate::view::types::{AfterView, AssetView, CompanionView, SurvivalView};

impl Fill<'_> {
    pub(super) fn after(&self, table: Option<&After>) -> AfterView {
        let none = After::default();
        let After {
            marks_down,
            hand_back,
            return_on_request,
            return_how,
            archive_copy,
            certified_by,
            orders,
            final_account,
            no_disparagement,
        } = table.unwrap_or(&none);
        AfterView {
            marks_down: self.show_opt(marks_down.as_ref()),
            hand_back: self.show_opt(hand_back.as_ref()),
            return_on_request: *return_on_request,
            return_how: return_how.map(HandBack::id),
            archive_copy: *archive_copy,
            certified_by: text_opt(certified_by.as_ref()),
            orders: orders.map(OrdersEnd::id),
            final_account: self.show_opt(final_account.as_ref()),
            no_disparagement: self.show_opt(no_disparagement.as_ref()),
        }
    }

    pub(super) fn asset(&self, row: &Asset) -> AssetView {
        let Asset { what, held_by, end, to, price, within } = row;
        AssetView {
            what: what.to_string(),
            held_by: self.short(held_by),
            end: end.id(),
            to: to.as_ref().map(|party| self.short(party)),
            price: self.show_opt(price.as_ref()),
            within: self.show(within),
        }
    }

    pub(super) fn survival(&self, row: &Survival) -> SurvivalView {
        // Where the deal has it is for the check that it is there.
        let Survival { clause, lasts, term: _ } = row;
        SurvivalView {
            clause: clause.to_string(),
            lasts: self.show_opt(lasts.as_ref()),
            lasting: lasts.as_ref().map(|length| self.lasting(length)),
        }
    }
}

pub(super) fn companion(row: &Companion) -> CompanionView {
    let Companion { name, end, incorporated, cross_default } = row;
    CompanionView {
        name: name.to_string(),
        end: end.to_string(),
        incorporated: *incorporated,
        cross_default: cross_default.map(CrossDefault::id),
    }
}
