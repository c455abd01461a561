use super::{Fill, text_opt, texts};
use crate::deal::{
    After, Companion, CompanionLink, Conduct, Convenience, CustomerNotice, DataHandover, Date, Event, ExitFee,
    ExitTable, Id, Notice, Renewal, Repeated, Stated, Survival, Tail, Trigger, WindDown, WindDownSupport,
};
use crate::view::types::{
    AfterView, CompanionView, ConvenienceView, ExitFeeView, ExitView, NoticeView, RenewalView, SurvivalView, TailView,
    TriggerRefView, TriggerView, TriggersView, WindDownView,
};

/// The group of the exit clause in which a trigger stands.
#[derive(Clone, Copy, PartialEq)]
enum Group {
    Cause,
    Insolvency,
    Performance,
    Special,
    ForceMajeure,
    ChangeOfControl,
}

impl Fill<'_> {
    pub(super) fn exit(&self, table: &ExitTable) -> ExitView {
        let ExitTable {
            renewal,
            convenience,
            triggers,
            notice,
            conduct,
            wind_down,
            tail,
            fees,
            after,
            survival,
            companions,
        } = table;
        ExitView {
            renewal: renewal.as_ref().map(|row| self.renewal(row)),
            convenience: convenience.as_ref().map(|row| self.convenience(row)),
            triggers: self.triggers(triggers),
            notice: notice.as_ref().map(|row| self.notice(row)),
            conduct: conduct.as_ref().map_or_else(Vec::new, |row| {
                let Conduct { rules } = row;
                texts(rules)
            }),
            wind_down: wind_down.as_ref().map(|row| self.wind_down(row)),
            tail: tail.iter().map(|row| self.tail(row)).collect(),
            fees: fees.iter().map(|row| self.exit_fee(row)).collect(),
            after: self.after(after.as_ref()),
            survival: survival.iter().map(|row| self.survival(row)).collect(),
            companions: companions
                .iter()
                .map(|row| {
                    let Companion { name, end, link } = row;
                    CompanionView { name: name.to_string(), end: end.to_string(), link: link.map(CompanionLink::id) }
                })
                .collect(),
        }
    }

    fn renewal(&self, row: &Renewal) -> RenewalView {
        let Renewal { how, length, notice, resets } = row;
        RenewalView { how: how.id(), length: self.show(length), notice: self.show(notice), resets: texts(resets) }
    }

    fn convenience(&self, row: &Convenience) -> ConvenienceView {
        let Convenience { holder, notice, earliest } = row;
        let effective = self.deal.tables.deal.effective.known();
        let earliest_date: Option<Date> =
            earliest.as_ref().and_then(Stated::known).zip(effective).and_then(|(after, start)| start.plus(after));
        ConvenienceView {
            holder: self.short_or_any(holder),
            notice: self.show(notice),
            earliest: self.show_opt(earliest.as_ref()),
            earliest_date: text_opt(earliest_date.as_ref()),
        }
    }

    fn triggers(&self, rows: &[Trigger]) -> TriggersView {
        let all: Vec<(Group, TriggerView)> = rows.iter().map(|row| self.trigger(row)).collect();
        let group = |wanted: Group| {
            let of_group = all.iter().filter(|(group, _)| *group == wanted);
            of_group.map(|(_, trigger)| trigger.clone()).collect::<Vec<_>>()
        };
        TriggersView {
            cause: group(Group::Cause),
            insolvency: group(Group::Insolvency),
            performance: group(Group::Performance),
            special: group(Group::Special),
            force_majeure: group(Group::ForceMajeure),
            change_of_control: group(Group::ChangeOfControl),
            all: all.iter().map(|(_, trigger)| trigger.clone()).collect(),
        }
    }

    fn trigger(&self, row: &Trigger) -> (Group, TriggerView) {
        let Trigger { id, holder, event, notice, cure, earliest, window, unless_own_fault, effect } = row;
        let mut view = TriggerView {
            id: id.to_string(),
            label: words(id),
            holder: self.short_or_any(holder),
            event: String::new(),
            metric: None,
            committed_by: None,
            below: None,
            of_minimum: false,
            per: None,
            own_years: false,
            times: None,
            out_of: None,
            passes: None,
            test: None,
            due: None,
            by_more_than: None,
            dismissal: None,
            longer_than: None,
            of: None,
            to_competitor_only: false,
            what: None,
            replaced_within: None,
            notice: self.show_opt(notice.as_ref()),
            cure: self.show_opt(cure.as_ref()),
            earliest: self.show_opt(earliest.as_ref()),
            window: self.show_opt(window.as_ref()),
            unless_own_fault: *unless_own_fault,
            effect: text_opt(effect.as_ref()),
        };
        let group = self.event(event, &mut view);
        (group, view)
    }

    fn event(&self, event: &Event, view: &mut TriggerView) -> Group {
        let tables = &self.deal.tables;
        let (name, group) = match event {
            Event::MaterialBreach => ("material-breach", Group::Cause),
            Event::NonPayment => ("non-payment", Group::Cause),
            Event::Insolvency { dismissal } => {
                view.dismissal = self.show_opt(dismissal.as_ref());
                ("insolvency", Group::Insolvency)
            }
            Event::MissedMinimum { minimum, below, repeated } => {
                let row = tables.commitments.minimums.iter().find(|row| row.id == *minimum);
                view.metric = row.map(|row| row.metric.to_string());
                view.committed_by = row.map(|row| self.short(&row.by));
                view.below = Some(below.to_string());
                view.of_minimum = super::commitments::is_share(below);
                let misses = repeated.as_ref().map(|row| {
                    let Repeated { times, out_of } = row;
                    (*times, *out_of)
                });
                (view.times, view.out_of) = misses.unzip();
                view.own_years = row.is_some_and(|row| row.stub.is_some());
                view.per = row.and_then(|row| row.per).map(|per| per.label().to_owned());
                ("missed-minimum", Group::Performance)
            }
            Event::FailedTest { test } => {
                let row = tables.commitments.tests.iter().find(|row| row.id == *test);
                view.passes = row.map(|row| self.test(row));
                ("failed-test", Group::Performance)
            }
            Event::FailedGate { gate } => {
                let row = tables.pilot.iter().flat_map(|pilot| &pilot.gates).find(|row| row.id == *gate);
                view.test = row.map(|row| row.test.to_string());
                view.due = row.map(|row| self.show(&row.due));
                ("failed-gate", Group::Performance)
            }
            Event::MissedMilestone { milestone, by_more_than } => {
                let row = tables.commitments.milestones.iter().find(|row| row.id == *milestone);
                view.test = row.map(|row| row.what.to_string());
                view.due = row.map(|row| self.show(&row.due));
                view.committed_by = row.map(|row| self.short(&row.by));
                view.by_more_than = self.show_opt(by_more_than.as_ref());
                ("missed-milestone", Group::Performance)
            }
            Event::ForceMajeure { longer_than } => {
                view.longer_than = Some(self.show(longer_than));
                ("force-majeure", Group::ForceMajeure)
            }
            Event::ChangeOfControl { of, to_competitor_only } => {
                view.of = self.short_or_any(of);
                view.to_competitor_only = *to_competitor_only;
                ("change-of-control", Group::ChangeOfControl)
            }
            Event::Conviction { of } => {
                view.what = Some(of.to_string());
                ("conviction", Group::Special)
            }
            Event::Regulatory => ("regulatory", Group::Special),
            Event::IpChallenge => ("ip-challenge", Group::Special),
            Event::KeyPerson { who, replaced_within } => {
                view.what = Some(who.to_string());
                view.replaced_within = Some(self.show(replaced_within));
                ("key-person", Group::Special)
            }
            Event::Other { what } => {
                view.what = Some(what.to_string());
                ("other", Group::Special)
            }
        };
        name.clone_into(&mut view.event);
        group
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

    fn wind_down(&self, row: &WindDown) -> WindDownView {
        let WindDown {
            length,
            unless_breach_by_requester,
            existing_customers,
            open_deals,
            support,
            data,
            customer_notice,
            sell_off,
            committed_spend,
        } = row;
        let support = support.as_ref().map(|row| {
            let WindDownSupport { by, first_contact, level } = row;
            (self.short(by), first_contact.as_ref().map(|party| self.short(party)), text_opt(level.as_ref()))
        });
        let data = data.as_ref().map(|row| {
            let DataHandover { format, within, cost_by } = row;
            (format.to_string(), self.show(within), cost_by.as_ref().map(|party| self.short(party)))
        });
        let customer_notice = customer_notice.as_ref().map(|row| {
            let CustomerNotice { who, within } = row;
            (who.to_string(), self.show(within))
        });
        let (customer_notice_by, customer_notice_within) = customer_notice.unzip();
        WindDownView {
            length: self.show(length),
            unless_breach_by_requester: *unless_breach_by_requester,
            existing_customers: text_opt(existing_customers.as_ref()),
            open_deals: self.show_opt(open_deals.as_ref()),
            support_by: support.as_ref().map(|(by, _, _)| by.clone()),
            support_first_contact: support.as_ref().and_then(|(_, first, _)| first.clone()),
            support_level: support.and_then(|(_, _, level)| level),
            data_format: data.as_ref().map(|(format, _, _)| format.clone()),
            data_within: data.as_ref().map(|(_, within, _)| within.clone()),
            data_cost_by: data.and_then(|(_, _, cost)| cost),
            customer_notice_by,
            customer_notice_within,
            sell_off: self.show_opt(sell_off.as_ref()),
            committed_spend: text_opt(committed_spend.as_ref()),
        }
    }

    fn tail(&self, row: &Tail) -> TailView {
        let Tail { payer, payee, quarters, rate, base, on } = row;
        TailView {
            payer: self.short(payer),
            payee: self.short(payee),
            quarters: *quarters,
            rate: self.show(rate),
            base: base.to_string(),
            on_expiry: names(on, "expiry"),
            on_convenience: names(on, "convenience"),
            on_triggers: self.trigger_refs(on),
        }
    }

    fn exit_fee(&self, row: &ExitFee) -> ExitFeeView {
        let ExitFee { id: _, payer, payee, on, amount, when, because } = row;
        ExitFeeView {
            payer: self.short(payer),
            payee: self.short(payee),
            amount: self.show(amount),
            on_convenience: names(on, "convenience"),
            on_triggers: self.trigger_refs(on),
            when: text_opt(when.as_ref()),
            because: text_opt(because.as_ref()),
        }
    }

    fn trigger_refs(&self, on: &[Id]) -> Vec<TriggerRefView> {
        let triggers = self.deal.tables.exit.triggers.iter().filter(|trigger| on.contains(&trigger.id));
        triggers.map(|trigger| TriggerRefView { id: trigger.id.to_string(), label: words(&trigger.id) }).collect()
    }

    fn after(&self, table: Option<&After>) -> AfterView {
        let none = After::default();
        let After { marks_down, hand_back, final_account, no_disparagement } = table.unwrap_or(&none);
        AfterView {
            marks_down: self.show_opt(marks_down.as_ref()),
            hand_back: self.show_opt(hand_back.as_ref()),
            final_account: self.show_opt(final_account.as_ref()),
            no_disparagement: self.show_opt(no_disparagement.as_ref()),
        }
    }

    fn survival(&self, row: &Survival) -> SurvivalView {
        let Survival { clause, lasts } = row;
        SurvivalView { clause: clause.to_string(), lasts: self.show_opt(lasts.as_ref()) }
    }
}

fn names(on: &[Id], ground: &str) -> bool {
    on.iter().any(|id| id.as_str() == ground)
}

/// The name of a row in words: `missed-revenue` → "missed revenue", `non-payment` → "non-payment".
fn words(id: &Id) -> String {
    let words = id.as_str().replace('-', " ");
    words.strip_prefix("non ").map(|rest| format!("non-{rest}")).unwrap_or(words)
}
