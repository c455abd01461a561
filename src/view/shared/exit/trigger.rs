use super::super::{Fill, text_opt, texts};
use super::label;
use crate::deal::{AutomaticEnd, CureExtension, Efforts, EndingEvent, Event, Id, Limb, Part, Repeated, Trigger};
use crate::view::types::{AutomaticView, TriggerView, TriggersView};

/// The group of the exit clause in which a trigger stands, in the order of the document.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    Cause,
    Insolvency,
    Performance,
    Special,
    ForceMajeure,
    ChangeOfControl,
}

/// The cases of insolvency that count where the spec names none.
const USUAL_LIMBS: [Limb; 5] =
    [Limb::UnableToPay, Limb::Creditors, Limb::OfficeHolder, Limb::OwnPetition, Limb::OthersPetition];

impl Group {
    pub(super) fn of(event: &Event) -> Self {
        match event {
            Event::MaterialBreach | Event::Breach | Event::NonPayment => Self::Cause,
            Event::Insolvency { dismissal: _, limbs: _ } => Self::Insolvency,
            Event::MissedMinimum { minimum: _, below: _, repeated: _ }
            | Event::FailedTest { test: _, all_missed: _ }
            | Event::FailedGate { gate: _ }
            | Event::MissedMilestone { milestone: _, by_more_than: _ } => Self::Performance,
            Event::Conviction { of: _ }
            | Event::Regulatory
            | Event::Safety { what: _ }
            | Event::LostApproval { what: _, by: _ }
            | Event::Hardship { what: _, proof: _, renegotiate: _ }
            | Event::IpChallenge
            | Event::KeyPerson { who: _, replaced_within: _ }
            | Event::Other { what: _ } => Self::Special,
            Event::ForceMajeure { longer_than: _ } => Self::ForceMajeure,
            Event::ChangeOfControl {
                of: _,
                to_competitor_only: _,
                or_buys_competitor: _,
                report_within: _,
                acquirer_may_end: _,
            } => Self::ChangeOfControl,
        }
    }
}

impl Fill<'_> {
    pub(super) fn triggers(&self, rows: &[Trigger]) -> TriggersView {
        let all: Vec<(Group, TriggerView)> = rows.iter().map(|row| self.trigger(row)).collect();
        let group = |wanted: Group| {
            let of_group = all.iter().filter(|(group, _)| *group == wanted);
            of_group.map(|(_, trigger)| trigger.clone()).collect::<Vec<_>>()
        };
        TriggersView {
            any_partial: rows.iter().any(|row| !row.partial.is_empty()),
            any_cure: rows.iter().any(|row| row.cure.is_some()),
            any_without_cure: rows.iter().any(|row| row.cure.is_none()),
            any_cure_lapses: rows.iter().any(|row| row.cure.is_some() && row.window.is_some()),
            any_second_notice: rows.iter().any(|row| row.second_notice_within.is_some()),
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
        let Trigger {
            id,
            title,
            holder,
            event,
            also_if,
            not_if,
            notice,
            cure,
            cure_extension,
            incurable,
            second_notice_within,
            earliest,
            window,
            unless_own_fault,
            partial,
            partial_only,
            instead,
            effect,
        } = row;
        let mut view = TriggerView {
            id: id.to_string(),
            label: label(title.as_ref(), id),
            holder: self.short_or_any(holder),
            event: String::new(),
            metric: None,
            committed_by: None,
            below: None,
            of_minimum: false,
            threshold: false,
            per: None,
            own_years: false,
            times: None,
            out_of: None,
            passes: None,
            all_missed: false,
            test: None,
            due: None,
            by_more_than: None,
            dismissal: None,
            limbs: Vec::new(),
            longer_than: None,
            of: None,
            to_competitor_only: false,
            or_buys_competitor: false,
            report_within: None,
            acquirer_may_end: false,
            what: None,
            replaced_within: None,
            proof: None,
            renegotiate: None,
            also_if: texts(also_if),
            not_if: texts(not_if),
            notice: self.show_opt(notice.as_ref()),
            cure: self.show_opt(cure.as_ref()),
            extension: None,
            extension_at_most: None,
            plan_within: None,
            incurable: texts(incurable),
            second_notice_within: self.show_opt(second_notice_within.as_ref()),
            earliest: self.show_opt(earliest.as_ref()),
            window: self.show_opt(window.as_ref()),
            unless_own_fault: *unless_own_fault,
            partial: partial.iter().copied().map(Part::id).collect(),
            partial_only: *partial_only,
            instead: texts(instead),
            effect: text_opt(effect.as_ref()),
        };
        if let Some(CureExtension { on, at_most, plan_within }) = cure_extension {
            view.extension = Some(on.id());
            view.extension_at_most = self.show_opt(at_most.as_ref());
            view.plan_within = self.show_opt(plan_within.as_ref());
        }
        self.event(event, &mut view);
        (Group::of(event), view)
    }

    fn event(&self, event: &Event, view: &mut TriggerView) {
        let tables = &self.deal.tables;
        let name = match event {
            Event::MaterialBreach => "material-breach",
            Event::Breach => "breach",
            Event::NonPayment => "non-payment",
            Event::Insolvency { dismissal, limbs } => {
                view.dismissal = self.show_opt(dismissal.as_ref());
                let limbs = if limbs.is_empty() { &USUAL_LIMBS[..] } else { limbs };
                view.limbs = limbs.iter().copied().map(Limb::id).collect();
                "insolvency"
            }
            Event::MissedMinimum { minimum, below, repeated } => {
                let row = tables.commitments.minimums.iter().find(|row| row.id == *minimum);
                view.metric = row.map(|row| row.metric.to_string());
                view.committed_by = row.map(|row| self.short(&row.by));
                view.below = Some(below.to_string());
                view.of_minimum = super::super::commitments::is_share(below);
                view.threshold = row.is_some_and(|row| row.efforts == Some(Efforts::None));
                view.own_years = row.is_some_and(|row| row.stub.is_some());
                view.per = row.and_then(|row| row.per).map(|per| per.label().to_owned());
                let misses = repeated.as_ref().map(|row| {
                    let Repeated { times, out_of } = row;
                    (*times, *out_of)
                });
                (view.times, view.out_of) = misses.unzip();
                "missed-minimum"
            }
            Event::FailedTest { test, all_missed } => {
                let row = tables.commitments.tests.iter().find(|row| row.id == *test);
                view.passes = row.map(|row| self.test(row));
                view.all_missed = *all_missed;
                "failed-test"
            }
            Event::FailedGate { gate } => {
                (view.test, view.due) = self.failed_gate(gate).unzip();
                "failed-gate"
            }
            Event::MissedMilestone { milestone, by_more_than } => {
                let row = tables.commitments.milestones.iter().find(|row| row.id == *milestone);
                view.test = row.map(|row| row.what.to_string());
                view.due = row.map(|row| self.show(&row.due));
                view.committed_by = row.map(|row| self.short(&row.by));
                view.by_more_than = self.show_opt(by_more_than.as_ref());
                "missed-milestone"
            }
            Event::ForceMajeure { longer_than } => {
                view.longer_than = Some(self.show(longer_than));
                "force-majeure"
            }
            Event::ChangeOfControl { of, to_competitor_only, or_buys_competitor, report_within, acquirer_may_end } => {
                view.of = self.short_or_any(of);
                view.to_competitor_only = *to_competitor_only;
                view.or_buys_competitor = *or_buys_competitor;
                view.report_within = self.show_opt(report_within.as_ref());
                view.acquirer_may_end = *acquirer_may_end;
                "change-of-control"
            }
            Event::Conviction { of } => {
                view.what = Some(of.to_string());
                "conviction"
            }
            Event::Regulatory => "regulatory",
            Event::Safety { what } => {
                view.what = Some(what.to_string());
                "safety"
            }
            Event::LostApproval { what, by } => {
                view.due = self.show_opt(by.as_ref());
                view.what = Some(what.to_string());
                "lost-approval"
            }
            Event::Hardship { what, proof, renegotiate } => {
                view.proof = Some(proof.to_string());
                view.renegotiate = Some(self.show(renegotiate));
                view.what = Some(what.to_string());
                "hardship"
            }
            Event::IpChallenge => "ip-challenge",
            Event::KeyPerson { who, replaced_within } => {
                view.replaced_within = Some(self.show(replaced_within));
                view.what = Some(who.to_string());
                "key-person"
            }
            Event::Other { what } => {
                view.what = Some(what.to_string());
                "other"
            }
        };
        name.clone_into(&mut view.event);
    }

    /// The test of a gate, and its date.
    fn failed_gate(&self, id: &Id) -> Option<(String, String)> {
        let row = self.deal.tables.pilot.iter().flat_map(|pilot| &pilot.gates).find(|row| row.id == *id)?;
        Some((row.test.to_string(), self.show(&row.due)))
    }

    pub(super) fn automatic(&self, row: &AutomaticEnd) -> AutomaticView {
        let AutomaticEnd { id, title, event, after, effect } = row;
        let mut view = AutomaticView {
            id: id.to_string(),
            label: label(title.as_ref(), id),
            event: String::new(),
            test: None,
            due: None,
            of: None,
            what: None,
            after: self.show_opt(after.as_ref()),
            effect: text_opt(effect.as_ref()),
        };
        let name = match event {
            EndingEvent::FailedGate { gate } => {
                (view.test, view.due) = self.failed_gate(gate).unzip();
                "failed-gate"
            }
            EndingEvent::WindingUp { of } => {
                view.of = self.short_or_any(of);
                "winding-up"
            }
            EndingEvent::Other { what } => {
                view.what = Some(what.to_string());
                "other"
            }
        };
        name.clone_into(&mut view.event);
        view
    }
}
