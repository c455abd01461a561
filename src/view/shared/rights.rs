use super::{Fill, text_opt, texts};
use crate::deal::{
    ALTERNATING, BOTH, Deadlock, Escalation, FinalSay, Forum, GovernanceTable, Id, Incident, Person, Report,
    ServiceLevel, SupportLevel, Votes,
};
use crate::view::types::{
    DeadlockView, EscalationView, FinalSayView, ForumView, GovernanceView, IncidentView, PersonView, ReportView,
    SeatsView, ServiceLevelView, SupportLevelView,
};

impl Fill<'_> {
    pub(super) fn governance(&self, table: &GovernanceTable) -> GovernanceView {
        let GovernanceTable {
            forums,
            people,
            change_notice,
            escalation,
            incidents,
            final_say,
            deadlock,
            reports,
            support,
            service_levels,
        } = table;
        GovernanceView {
            any: *table != GovernanceTable::default(),
            forums: forums.iter().map(|row| self.forum(row)).collect(),
            people: people.iter().map(|row| self.person(row)).collect(),
            change_notice: self.show_opt(change_notice.as_ref()),
            escalation: escalation.iter().map(|row| self.escalation(row)).collect(),
            incidents: incidents.iter().map(|row| self.incident(row)).collect(),
            final_say: final_say.iter().map(|row| self.final_say(row)).collect(),
            deadlock: deadlock.as_ref().map(|row| {
                let Deadlock { then, rule } = row;
                DeadlockView { then: then.id(), rule: text_opt(rule.as_ref()) }
            }),
            reports: reports.iter().map(|row| self.report(row)).collect(),
            support: support.iter().map(|row| self.support_level(row)).collect(),
            service_levels: service_levels.iter().map(|row| self.service_level(row)).collect(),
        }
    }

    /// The name of a forum that is known to exist.
    pub(super) fn forum_name(&self, id: &Id) -> String {
        let forum = self.deal.tables.governance.forums.iter().find(|forum| forum.id == *id);
        forum.expect("invariant: references to forums were checked; please report").name.to_string()
    }

    fn forum(&self, row: &Forum) -> ForumView {
        let Forum {
            id: _,
            name,
            cadence,
            purpose,
            reports_to,
            seats,
            members,
            chair,
            votes,
            quorum,
            notice,
            agenda,
            minutes,
            venue,
            limits,
        } = row;
        let led_by = |word: &str| chair.as_ref().is_some_and(|chair| chair.as_str() == word);
        let (alternating, co_chairs) = (led_by(ALTERNATING), led_by(BOTH));
        let seats = self.parties.iter().filter_map(|party| {
            let seats = seats.get(&party.id)?;
            Some(SeatsView { party: party.short.clone(), seats: *seats })
        });
        ForumView {
            name: name.to_string(),
            cadence: cadence.map(|cadence| cadence.label().to_owned()),
            purpose: purpose.to_string(),
            reports_to: reports_to.as_ref().map(|forum| self.forum_name(forum)),
            seats: seats.collect(),
            members: texts(members),
            chair: chair.as_ref().filter(|_| !alternating && !co_chairs).map(|party| self.short(party)),
            alternating,
            co_chairs,
            votes: votes.map(Votes::id),
            quorum: text_opt(quorum.as_ref()),
            notice: self.show_opt(notice.as_ref()),
            agenda: self.show_opt(agenda.as_ref()),
            minutes: self.show_opt(minutes.as_ref()),
            venue: text_opt(venue.as_ref()),
            limits: text_opt(limits.as_ref()),
        }
    }

    fn person(&self, row: &Person) -> PersonView {
        let Person { party, role, name, title, successor } = row;
        PersonView {
            party: self.short(party),
            role: role.label().to_owned(),
            name: text_opt(name.as_ref()),
            title: text_opt(title.as_ref()),
            successor: text_opt(successor.as_ref()),
        }
    }

    fn escalation(&self, row: &Escalation) -> EscalationView {
        let Escalation { level, who, meet, within, rule } = row;
        EscalationView {
            level: *level,
            who: who.to_string(),
            meet: self.show_opt(meet.as_ref()),
            within: self.show_opt(within.as_ref()),
            rule: text_opt(rule.as_ref()),
        }
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

    fn service_level(&self, row: &ServiceLevel) -> ServiceLevelView {
        let ServiceLevel { severity, what, respond, fix, by } = row;
        ServiceLevelView {
            severity: severity.to_string(),
            what: text_opt(what.as_ref()),
            respond: self.show(respond),
            fix: self.show_opt(fix.as_ref()),
            by: by.as_ref().map(|party| self.short(party)),
        }
    }
}
