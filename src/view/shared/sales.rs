use super::{Fill, text_opt};
use crate::deal::{
    Disclosure, IncentiveShare, Motive, Parity, ProductQuota, Quota, SalesPromise, SalesTable, Spiff, Training,
};
use crate::view::types::{
    DisclosureView, IncentiveShareView, MotiveView, ParityView, ProductQuotaView, QuotaView, SalesPromiseView,
    SalesView, SpiffView, TrainingView,
};

impl Fill<'_> {
    pub(super) fn sales(&self, table: &SalesTable) -> SalesView {
        let SalesTable {
            quota,
            product_quota,
            incentive_share,
            spiffs,
            parity,
            promises,
            own_cost,
            motives,
            training,
            disclosure,
        } = table;
        SalesView {
            any: *table != SalesTable::default(),
            quota: quota.iter().map(|row| self.quota(row)).collect(),
            product_quota: product_quota.iter().map(|row| self.product_quota(row)).collect(),
            incentive_share: incentive_share.iter().map(|row| self.incentive_share(row)).collect(),
            spiffs: spiffs.iter().map(|row| self.spiff(row)).collect(),
            parity: parity.iter().map(|row| self.parity(row)).collect(),
            promises: promises.iter().map(|row| self.sales_promise(row)).collect(),
            own_cost: *own_cost,
            motives: motives.iter().map(|row| self.motive(row)).collect(),
            training: training.iter().map(|row| self.training(row)).collect(),
            disclosure: disclosure.iter().map(|row| self.disclosure(row)).collect(),
        }
    }

    fn product_quota(&self, row: &ProductQuota) -> ProductQuotaView {
        let ProductQuota { by, who, target, per } = row;
        let (by, target, per) = (self.short(by), self.show(target), per.label().to_owned());
        ProductQuotaView { by, who: who.to_string(), target, per }
    }

    fn parity(&self, row: &Parity) -> ParityView {
        let Parity { by, who, with } = row;
        ParityView { by: self.short(by), who: who.to_string(), with: with.to_string() }
    }

    fn sales_promise(&self, row: &SalesPromise) -> SalesPromiseView {
        let SalesPromise { by, what, binding } = row;
        SalesPromiseView { by: self.short_or_any(by), what: what.to_string(), binding: *binding }
    }

    fn disclosure(&self, row: &Disclosure) -> DisclosureView {
        let Disclosure { by, what, to, power } = row;
        let is_forum = self.deal.tables.governance.forums.iter().any(|forum| forum.id == *to);
        DisclosureView {
            by: by.as_ref().map(|by| self.short(by)),
            what: what.to_string(),
            forum: is_forum.then(|| self.forum_name(to)),
            party: (!is_forum).then(|| self.short(to)),
            power: power.id(),
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
        let Spiff { who, paid_by, amount, per, cap, cap_per, allowed_by, outside_shares } = row;
        SpiffView {
            who: who.to_string(),
            paid_by: self.short(paid_by),
            amount: self.show(amount),
            per: per.to_string(),
            cap: self.show_opt(cap.as_ref()),
            cap_per: text_opt(cap_per.as_ref()),
            allowed_by: allowed_by.as_ref().map(|by| self.short(by)),
            outside_shares: *outside_shares,
        }
    }

    fn motive(&self, row: &Motive) -> MotiveView {
        let Motive { team, motive } = row;
        MotiveView { team: self.short(team), motive: motive.to_string() }
    }

    fn training(&self, row: &Training) -> TrainingView {
        let Training { by, audience, subject, sessions, seats, due, paid_by, fee, first_year_discount, certified } =
            row;
        TrainingView {
            by: self.short(by),
            audience: audience.to_string(),
            subject: text_opt(subject.as_ref()),
            sessions: sessions.as_ref().map(|count| self.count(count)),
            seats: seats.as_ref().map(|count| self.count(count)),
            due: self.show_opt(due.as_ref()),
            paid_by: self.short(paid_by),
            fee: self.show_opt(fee.as_ref()),
            first_year_discount: self.show_opt(first_year_discount.as_ref()),
            certified: *certified,
        }
    }
}
