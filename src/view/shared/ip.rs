use super::{Fill, text_opt};
use crate::deal::{
    BOTH, CustomerData, DataDuty, Escrow, IpTable, JointIp, Licence, LicenceAffiliates, LicenceLevel, MarkCredit,
    MarkQuality, Marks, NoContest, OWNER_RULES, Ownership, Permanence,
};
use crate::view::types::{
    BackgroundView, CustomerDataView, DataDutyView, EscrowView, IpView, JointIpView, LicenceView, MarkCreditView,
    MarksView, NoContestView, OwnershipView,
};

impl Fill<'_> {
    pub(super) fn ip(&self, table: &IpTable) -> IpView {
        let IpTable {
            background,
            joint,
            ownership,
            licences,
            marks,
            escrow,
            insolvency_election,
            customer_data,
            feedback,
            no_contest,
        } = table;
        let background = self.parties.iter().filter_map(|party| {
            let what = background.get(&party.id)?;
            Some(BackgroundView { party: party.short.clone(), what: what.to_string() })
        });
        let licences: Vec<LicenceView> = licences.iter().map(|row| self.licence(row)).collect();
        IpView {
            any_lasting: licences.iter().any(|row| row.perpetual || row.irrevocable),
            any_ending: licences.iter().any(|row| !row.perpetual && !row.irrevocable),
            any: *table != IpTable::default(),
            background: background.collect(),
            joint: joint.as_ref().map(|row| self.joint_ip(row)),
            ownership: ownership.iter().map(|row| self.ownership(row)).collect(),
            licences,
            marks: marks.as_ref().map(|row| self.marks(row)),
            escrow: escrow.as_ref().map(|row| self.escrow(row)),
            insolvency_election: text_opt(insolvency_election.as_ref()),
            customer_data: customer_data.as_ref().map(|row| self.customer_data(row)),
            feedback: text_opt(feedback.as_ref()),
            no_contest: no_contest.as_ref().map(|row| {
                let NoContest { by, after } = row;
                NoContestView { by: self.short_or_any(by), after: self.show_opt(after.as_ref()) }
            }),
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

    fn ownership(&self, row: &Ownership) -> OwnershipView {
        let Ownership { what, owner, terms, exit } = row;
        let rule = OWNER_RULES.into_iter().find(|rule| owner.as_str() == *rule);
        OwnershipView {
            what: what.to_string(),
            rule: rule.unwrap_or("party").to_owned(),
            owner: rule.is_none().then(|| self.short(owner)),
            terms: text_opt(terms.as_ref()),
            exit: text_opt(exit.as_ref()),
        }
    }

    fn licence(&self, row: &Licence) -> LicenceView {
        let Licence {
            licensor,
            licensee,
            subject,
            level,
            field,
            territory,
            sublicence,
            transfer,
            affiliates,
            royalty,
            lasts,
            permanence,
        } = row;
        let is = |one| permanence.is_some_and(|kind| kind == one || kind == Permanence::PerpetualAndIrrevocable);
        LicenceView {
            licensor: self.short(licensor),
            licensee: self.short(licensee),
            subject: subject.to_string(),
            level: level.map(LicenceLevel::id),
            field: text_opt(field.as_ref()),
            territory: text_opt(territory.as_ref()),
            sublicence: text_opt(sublicence.as_ref()),
            transfer: text_opt(transfer.as_ref()),
            affiliates: affiliates.map(LicenceAffiliates::id),
            royalty: self.show_opt(royalty.as_ref()),
            lasts: self.show_opt(lasts.as_ref()),
            perpetual: is(Permanence::Perpetual),
            irrevocable: is(Permanence::Irrevocable),
        }
    }

    fn escrow(&self, row: &Escrow) -> EscrowView {
        let Escrow { what, by, to, agent, within, every, cost_by, release, usage } = row;
        EscrowView {
            what: what.to_string(),
            by: self.short(by),
            to: self.short(to),
            agent: self.show_opt(agent.as_ref()),
            within: self.show_opt(within.as_ref()),
            every: every.map(|period| period.label().to_owned()),
            cost_by: cost_by.as_ref().map(|party| self.short(party)),
            release: release.iter().map(|event| self.show(event)).collect(),
            usage: text_opt(usage.as_ref()),
        }
    }

    fn customer_data(&self, row: &CustomerData) -> CustomerDataView {
        let CustomerData { owner, usage, after, personal } = row;
        let duty = |row: &DataDuty| {
            let DataDuty { by, duty } = row;
            DataDutyView { by: self.short_or_any(by), duty: duty.to_string() }
        };
        CustomerDataView {
            owner: owner.to_string(),
            usage: text_opt(usage.as_ref()),
            after: text_opt(after.as_ref()),
            personal: personal.iter().map(duty).collect(),
        }
    }
}
