use super::{Fill, text_opt, texts};
use crate::deal::{
    BOTH, BindingPart, Escalation, FinalSay, Forum, GovernanceTable, Id, Incident, IpTable, JointIp, Licence,
    MarkCredit, MarkQuality, Marks, NoShop, Person, Report, SupportLevel, TermsTable,
};
use crate::view::types::{
    BackgroundView, EscalationView, FinalSayView, ForumView, GovernanceView, IncidentView, IpView, JointIpView,
    LicenceView, MarkCreditView, MarksView, NoShopView, PersonView, ReportView, SupportLevelView, TermsView,
};

impl Fill<'_> {
    pub(super) fn ip(&self, table: &IpTable) -> IpView {
        let IpTable { background, joint, licences, marks } = table;
        let background = self.parties.iter().filter_map(|party| {
            let what = background.get(&party.id)?;
            Some(BackgroundView { party: party.short.clone(), what: what.to_string() })
        });
        IpView {
            any: *table != IpTable::default(),
            background: background.collect(),
            joint: joint.as_ref().map(|row| self.joint_ip(row)),
            licences: licences.iter().map(|row| self.licence(row)).collect(),
            marks: marks.as_ref().map(|row| self.marks(row)),
        }
    }

    fn marks(&self, row: &Marks) -> MarksView {
        let Marks { guidelines, approval, licence, placement, credits, goodwill_to_owner, quality } = row;
        let credit = |row: &MarkCredit| {
            let MarkCredit { by, line, place } = row;
            MarkCreditView { by: self.short(by), line: line.to_string(), place: place.to_string() }
        };
        let times = quality.as_ref().map(|row| {
            let MarkQuality { samples, mended } = row;
            (self.show_opt(samples.as_ref()), self.show_opt(mended.as_ref()))
        });
        let (samples, mended) = times.unzip();
        MarksView {
            guidelines: guidelines.to_string(),
            approval: self.show_opt(approval.as_ref()),
            licence: text_opt(licence.as_ref()),
            placement: text_opt(placement.as_ref()),
            credits: credits.iter().map(credit).collect(),
            goodwill_to_owner: *goodwill_to_owner,
            quality: quality.is_some(),
            samples: samples.flatten(),
            mended: mended.flatten(),
        }
    }

    fn joint_ip(&self, row: &JointIp) -> JointIpView {
        let JointIp { what, owner, licence, files, enforces, costs, exit } = row;
        JointIpView {
            what: what.to_string(),
            owner: (owner.as_str() != BOTH).then(|| self.short(owner)),
            licence: text_opt(licence.as_ref()),
            files: files.as_ref().map(|party| self.short(party)),
            enforces: enforces.as_ref().map(|party| self.short(party)),
            costs: text_opt(costs.as_ref()),
            exit: text_opt(exit.as_ref()),
        }
    }

    fn licence(&self, row: &Licence) -> LicenceView {
        let Licence { licensor, licensee, subject, territory, sublicence } = row;
        LicenceView {
            licensor: self.short(licensor),
            licensee: self.short(licensee),
            subject: subject.to_string(),
            territory: text_opt(territory.as_ref()),
            sublicence: text_opt(sublicence.as_ref()),
        }
    }

    pub(super) fn governance(&self, table: &GovernanceTable) -> GovernanceView {
        let GovernanceTable { forums, people, escalation, incidents, final_say, reports, support } = table;
        GovernanceView {
            any: *table != GovernanceTable::default(),
            forums: forums.iter().map(|row| self.forum(row)).collect(),
            people: people.iter().map(|row| self.person(row)).collect(),
            escalation: escalation.iter().map(|row| self.escalation(row)).collect(),
            incidents: incidents.iter().map(|row| self.incident(row)).collect(),
            final_say: final_say.iter().map(|row| self.final_say(row)).collect(),
            reports: reports.iter().map(|row| self.report(row)).collect(),
            support: support.iter().map(|row| self.support_level(row)).collect(),
        }
    }

    /// The name of a forum that is known to exist.
    pub(super) fn forum_name(&self, id: &Id) -> String {
        let forum = self.deal.tables.governance.forums.iter().find(|forum| forum.id == *id);
        forum.expect("invariant: references to forums were checked; please report").name.to_string()
    }

    fn forum(&self, row: &Forum) -> ForumView {
        let Forum { id: _, name, cadence, purpose, members, chair, quorum, notice, agenda, minutes, limits } = row;
        let alternating = chair.as_ref().is_some_and(|chair| chair.as_str() == "alternating");
        ForumView {
            name: name.to_string(),
            cadence: cadence.label().to_owned(),
            purpose: purpose.to_string(),
            members: texts(members),
            chair: chair.as_ref().filter(|_| !alternating).map(|party| self.short(party)),
            alternating,
            quorum: text_opt(quorum.as_ref()),
            notice: self.show_opt(notice.as_ref()),
            agenda: self.show_opt(agenda.as_ref()),
            minutes: self.show_opt(minutes.as_ref()),
            limits: text_opt(limits.as_ref()),
        }
    }

    fn person(&self, row: &Person) -> PersonView {
        let Person { party, role, name, title, successor } = row;
        PersonView {
            party: self.short(party),
            role: role.label().to_owned(),
            name: name.to_string(),
            title: text_opt(title.as_ref()),
            successor: text_opt(successor.as_ref()),
        }
    }

    fn escalation(&self, row: &Escalation) -> EscalationView {
        let Escalation { level, who, within } = row;
        EscalationView { level: *level, who: who.to_string(), within: self.show(within) }
    }

    fn incident(&self, row: &Incident) -> IncidentView {
        let Incident { kind, first_call, respond, owner, then } = row;
        IncidentView {
            kind: kind.id(),
            label: kind.label().to_owned(),
            first_call: first_call.to_string(),
            respond: self.show(respond),
            owner: self.short(owner),
            then: text_opt(then.as_ref()),
        }
    }

    fn final_say(&self, row: &FinalSay) -> FinalSayView {
        let FinalSay { subject, party } = row;
        FinalSayView { subject: subject.to_string(), party: self.short(party) }
    }

    fn report(&self, row: &Report) -> ReportView {
        let Report { what, by, every, within } = row;
        ReportView {
            what: what.to_string(),
            by: self.short(by),
            every: every.label().to_owned(),
            within: self.show(within),
        }
    }

    fn support_level(&self, row: &SupportLevel) -> SupportLevelView {
        let SupportLevel { level, party, what } = row;
        SupportLevelView { level: level.to_string(), party: self.short(party), what: what.to_string() }
    }

    pub(super) fn terms(&self, table: &TermsTable) -> TermsView {
        let TermsTable { binding, expires, no_shop, confidentiality, law, forum, liability, assignment } = table;
        let binds = |part: BindingPart| binding.contains(&part);
        TermsView {
            binding_confidentiality: binds(BindingPart::Confidentiality),
            binding_no_shop: binds(BindingPart::NoShop),
            binding_costs: binds(BindingPart::Costs),
            binding_law: binds(BindingPart::GoverningLaw),
            binding_expiry: binds(BindingPart::Expiry),
            any_binding: !binding.is_empty(),
            expires: self.show_opt(expires.as_ref()),
            no_shop: no_shop.as_ref().map(|row| {
                let NoShop { on, lasts, what } = row;
                NoShopView { on: self.short_or_any(on), lasts: self.show(lasts), what: what.to_string() }
            }),
            confidentiality: self.show_opt(confidentiality.as_ref()),
            law: self.show_opt(law.as_ref()),
            forum: self.show_opt(forum.as_ref()),
            liability: self.show_opt(liability.as_ref()),
            assignment: self.show_opt(assignment.as_ref()),
        }
    }
}
