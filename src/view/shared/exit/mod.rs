mod after;
mod payment;
mod trigger;
mod wind_down;

use super::{Fill, text_opt, texts};
use crate::deal::{
    Conduct, Convenience, ConvenienceOf, Date, ExitTable, Id, LockIn, Notice, Renewal, Stated, Suspended, Suspension,
    Text, Trigger,
};
use crate::view::types::{
    ConvenienceOfView, ConvenienceView, ExitView, GroundsView, LockInView, NoticeView, RenewalView, SuspensionView,
    TriggerRefView,
};

impl Fill<'_> {
    pub(super) fn exit(&self, table: &ExitTable) -> ExitView {
        let ExitTable {
            renewal,
            lock_in,
            convenience,
            triggers,
            automatic,
            suspensions,
            notice,
            conduct,
            wind_down,
            repurchase,
            tail,
            fees,
            refunds,
            acceleration,
            assets,
            after,
            survival,
            survival_by_nature,
            companions,
        } = table;
        ExitView {
            renewal: renewal.as_ref().map(|row| self.renewal(row)),
            lock_in: lock_in.as_ref().map(|row| self.lock_in(row)),
            convenience: convenience.as_ref().map(|row| self.convenience(row)),
            triggers: self.triggers(triggers),
            automatic: automatic.iter().map(|row| self.automatic(row)).collect(),
            suspensions: suspensions.iter().map(|row| self.suspension(row)).collect(),
            notice: notice.as_ref().map(|row| self.notice(row)),
            conduct: conduct.as_ref().map_or_else(Vec::new, |row| {
                let Conduct { rules } = row;
                texts(rules)
            }),
            wind_down: wind_down.as_ref().map(|row| self.wind_down(row)),
            repurchase: repurchase.iter().map(|row| self.repurchase(row)).collect(),
            tail: tail.iter().map(|row| self.tail(row)).collect(),
            fees: fees.iter().map(|row| self.exit_fee(row)).collect(),
            refunds: refunds.iter().map(|row| self.prepaid_refund(row)).collect(),
            acceleration: acceleration.iter().map(|row| self.acceleration(row)).collect(),
            assets: assets.iter().map(|row| self.asset(row)).collect(),
            after: self.after(after.as_ref()),
            survival: survival.iter().map(|row| self.survival(row)).collect(),
            survival_by_nature: *survival_by_nature,
            companions: companions.iter().map(after::companion).collect(),
        }
    }

    fn renewal(&self, row: &Renewal) -> RenewalView {
        let Renewal { how, holder, length, then, times, notice, needs, condition, resets } = row;
        let minimums = &self.deal.tables.commitments.minimums;
        let needed = minimums.iter().filter(|row| needs.contains(&row.id));
        RenewalView {
            how: how.id(),
            holder: holder.as_ref().and_then(|holder| self.short_or_any(holder)),
            length: self.show(length),
            later: self.show_opt(then.as_ref()),
            times: *times,
            notice: self.show(notice),
            needs: needed.map(|row| row.metric.to_string()).collect(),
            condition: text_opt(condition.as_ref()),
            resets: texts(resets),
        }
    }

    fn lock_in(&self, row: &LockIn) -> LockInView {
        let LockIn { lasts, except, unless } = row;
        let days = lasts.known().zip(self.deal.start);
        LockInView {
            lasts: self.show(lasts),
            last_day: days
                .and_then(|(lasts, start)| self.deal.workdays.last_of(start, lasts))
                .map(|day| day.to_string()),
            except_convenience: names(except, "convenience"),
            except: self.trigger_refs(except),
            unless: texts(unless),
        }
    }

    fn convenience(&self, row: &Convenience) -> ConvenienceView {
        let Convenience { holder, notice, earliest, differing } = row;
        let effective = self.deal.tables.deal.effective.known();
        let earliest_date: Option<Date> = earliest
            .as_ref()
            .and_then(Stated::known)
            .zip(effective)
            .and_then(|(after, start)| self.deal.workdays.plus(*start, after));
        let differing = differing.iter().map(|row| {
            let ConvenienceOf { holder, notice } = row;
            ConvenienceOfView { holder: self.short(holder), notice: self.show(notice) }
        });
        ConvenienceView {
            holder: self.short_or_any(holder),
            notice: self.show(notice),
            earliest: self.show_opt(earliest.as_ref()),
            earliest_date: text_opt(earliest_date.as_ref()),
            differing: differing.collect(),
        }
    }

    fn suspension(&self, row: &Suspension) -> SuspensionView {
        let Suspension { id, holder, of, on, also_if, notice, at_most } = row;
        SuspensionView {
            label: words(id),
            holder: self.short_or_any(holder),
            of: of.iter().copied().map(Suspended::id).collect(),
            on_triggers: self.trigger_refs(on),
            also_if: text_opt(also_if.as_ref()),
            notice: self.show_opt(notice.as_ref()),
            at_most: self.show_opt(at_most.as_ref()),
        }
    }

    fn notice(&self, row: &Notice) -> NoticeView {
        let Notice { by, receipt, two_stage, meet, language } = row;
        NoticeView {
            by: by.iter().map(|means| means.label().to_owned()).collect(),
            receipt: self.show(receipt),
            two_stage: *two_stage,
            meet: self.show_opt(meet.as_ref()),
            language: text_opt(language.as_ref()),
        }
    }

    fn grounds(&self, on: &[Id]) -> GroundsView {
        GroundsView {
            any: !on.is_empty(),
            expiry: names(on, "expiry"),
            convenience: names(on, "convenience"),
            triggers: self.trigger_refs(on),
        }
    }

    /// The triggers, then the automatic ends, in the order of the exit clause.
    fn trigger_refs(&self, on: &[Id]) -> Vec<TriggerRefView> {
        let exit = &self.deal.tables.exit;
        let mut triggers: Vec<&Trigger> = exit.triggers.iter().collect();
        triggers.sort_by_key(|row| trigger::Group::of(&row.event));
        let triggers = triggers.into_iter().map(|row| (&row.id, row.title.as_ref()));
        let rows = triggers.chain(exit.automatic.iter().map(|row| (&row.id, row.title.as_ref())));
        let named = rows.filter(|(id, _)| on.contains(id));
        named.map(|(id, title)| TriggerRefView { id: id.to_string(), label: label(title, id) }).collect()
    }
}

fn names(on: &[Id], ground: &str) -> bool {
    on.iter().any(|id| id.as_str() == ground)
}

/// The heading of a row that has one, or its name in words.
pub(super) fn label(title: Option<&Text>, id: &Id) -> String {
    title.map_or_else(|| words(id), ToString::to_string)
}

/// The name of a row in words: `missed-revenue` → "missed revenue", `non-payment` → "non-payment", `e-mails` → "e-mails".
pub(super) fn words(id: &Id) -> String {
    let words = id.as_str().replace('-', " ");
    let joined = |word: &str| {
        words.strip_prefix(word).and_then(|rest| rest.strip_prefix(' ')).map(|rest| format!("{word}-{rest}"))
    };
    joined("non").or_else(|| joined("e")).unwrap_or(words)
}
