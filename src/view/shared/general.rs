use super::{Fill, text_opt, texts};
use crate::deal::{
    Arbitration, AssignmentRight, BindingPart, Cap, Disputes, Indemnity, IndirectLoss, Insurance, Limits, Mediation,
    Negotiation, NoShop, Secrecy, TermsTable, Warranty,
};
use crate::view::types::{
    ArbitrationView, AssignmentView, BindsView, CapView, DisputesView, IndemnityView, InsuranceView, LimitsView,
    NoShopView, SecrecyView, TermsView, WarrantyView,
};

/// The parts whose full text stands in a section of its own.
const IN_FULL: [BindingPart; 5] = [
    BindingPart::Confidentiality,
    BindingPart::NoShop,
    BindingPart::Costs,
    BindingPart::GoverningLaw,
    BindingPart::Expiry,
];

impl Fill<'_> {
    pub(super) fn terms(&self, table: &TermsTable) -> TermsView {
        let TermsTable {
            binding,
            intent_only,
            expires,
            no_shop,
            confidentiality,
            secrecy,
            law,
            law_excludes,
            forum,
            disputes,
            liability,
            limits,
            warranties,
            indemnities,
            insurance,
            assignment,
            assignments,
            third_parties,
            precedence,
        } = table;
        let binds = |part: BindingPart| binding.contains(&part);
        TermsView {
            binding_confidentiality: binds(BindingPart::Confidentiality),
            binding_no_shop: binds(BindingPart::NoShop),
            binding_costs: binds(BindingPart::Costs),
            binding_law: binds(BindingPart::GoverningLaw),
            binding_expiry: binds(BindingPart::Expiry),
            any_binding: !binding.is_empty(),
            binding_in_full: binding.iter().any(|part| IN_FULL.contains(part)),
            binds: BindsView {
                any: binding.iter().any(|part| !IN_FULL.contains(part)),
                purpose: binds(BindingPart::Purpose),
                commitments: binds(BindingPart::Commitments),
                pilot: binds(BindingPart::Pilot),
                marketing: binds(BindingPart::Marketing),
                sales: binds(BindingPart::Sales),
                fees: binds(BindingPart::Fees),
                exclusivity: binds(BindingPart::Exclusivity),
                restraints: binds(BindingPart::Restraints),
                ip: binds(BindingPart::Ip),
                engagement: binds(BindingPart::Engagement),
                governance: binds(BindingPart::Governance),
                exit: binds(BindingPart::Exit),
                wind_down: binds(BindingPart::WindDown),
                risk: binds(BindingPart::Risk),
                other_terms: binds(BindingPart::OtherTerms),
                general_terms: binds(BindingPart::GeneralTerms),
            },
            intent_only: texts(intent_only),
            expires: self.show_opt(expires.as_ref()),
            no_shop: no_shop.as_ref().map(|row| {
                let NoShop { on, lasts, what } = row;
                NoShopView { on: self.short_or_any(on), lasts: self.show(lasts), what: what.to_string() }
            }),
            confidentiality: self.show_opt(confidentiality.as_ref()),
            secrecy: secrecy.as_ref().map(|row| self.secrecy(row)),
            law: self.show_opt(law.as_ref()),
            law_excludes: texts(law_excludes),
            forum: self.show_opt(forum.as_ref()),
            disputes: disputes.as_ref().map(|row| self.disputes(row)),
            liability: self.show_opt(liability.as_ref()),
            limits: limits.as_ref().map(|row| self.limits(row)),
            warranties: warranties.iter().map(|row| self.warranty(row)).collect(),
            indemnities: indemnities.iter().map(|row| self.indemnity(row)).collect(),
            insurance_after: insurance.iter().any(|row| row.after.is_some()),
            insurance: insurance.iter().map(|row| self.insurance(row)).collect(),
            assignment: self.show_opt(assignment.as_ref()),
            assignments: assignments.iter().map(|row| self.assignment_right(row)).collect(),
            third_parties: text_opt(third_parties.as_ref()),
            precedence: texts(precedence),
        }
    }

    fn secrecy(&self, row: &Secrecy) -> SecrecyView {
        let Secrecy { on, covers, agreement, longer } = row;
        SecrecyView {
            on: self.short_or_any(on),
            covers: covers.id(),
            agreement: *agreement,
            longer: text_opt(longer.as_ref()),
        }
    }

    fn disputes(&self, row: &Disputes) -> DisputesView {
        let Disputes { negotiation, mediation, arbitration, carve_out } = row;
        let negotiation = negotiation.as_ref().map(|row| {
            let Negotiation { who, within } = row;
            (who.to_string(), self.show(within))
        });
        let (negotiation_by, negotiation_within) = negotiation.unzip();
        let mediation = mediation.as_ref().map(|row| {
            let Mediation { rules, within } = row;
            (rules.to_string(), self.show_opt(within.as_ref()))
        });
        let (mediation, mediation_within) = mediation.unzip();
        DisputesView {
            negotiation_by,
            negotiation_within,
            mediation,
            mediation_within: mediation_within.flatten(),
            arbitration: arbitration.as_ref().map(|row| {
                let Arbitration { rules, seat, arbitrators, language } = row;
                ArbitrationView {
                    rules: self.show_opt(rules.as_ref()),
                    seat: self.show_opt(seat.as_ref()),
                    arbitrators: *arbitrators,
                    language: text_opt(language.as_ref()),
                }
            }),
            carve_out: text_opt(carve_out.as_ref()),
        }
    }

    fn limits(&self, row: &Limits) -> LimitsView {
        let Limits { caps, uncapped, indirect } = row;
        let (losses, losses_except) = indirect.as_ref().map_or_else(Default::default, |row| {
            let IndirectLoss { losses, except } = row;
            (texts(losses), texts(except))
        });
        LimitsView {
            caps: caps.iter().map(|row| self.cap(row)).collect(),
            uncapped: texts(uncapped),
            losses,
            losses_except,
        }
    }

    fn cap(&self, row: &Cap) -> CapView {
        let Cap { on, amount, formula, head } = row;
        CapView {
            on: self.short_or_any(on),
            amount: self.show_opt(amount.as_ref()),
            formula: self.show_opt(formula.as_ref()),
            head: text_opt(head.as_ref()),
        }
    }

    fn warranty(&self, row: &Warranty) -> WarrantyView {
        let Warranty { by, what, lasts, from, remedy } = row;
        WarrantyView {
            by: self.short_or_any(by),
            what: self.show(what),
            lasts: self.show_opt(lasts.as_ref()),
            from: text_opt(from.as_ref()),
            remedy: text_opt(remedy.as_ref()),
        }
    }

    fn indemnity(&self, row: &Indemnity) -> IndemnityView {
        let Indemnity { by, against, except } = row;
        IndemnityView { by: self.short_or_any(by), against: texts(against), except: texts(except) }
    }

    fn insurance(&self, row: &Insurance) -> InsuranceView {
        let Insurance { by, kind, amount, per, after, insurer, additional_insured } = row;
        InsuranceView {
            by: self.short_or_any(by),
            kind: kind.to_string(),
            amount: self.show_opt(amount.as_ref()),
            per: text_opt(per.as_ref()),
            after: self.show_opt(after.as_ref()),
            insurer: text_opt(insurer.as_ref()),
            additional_insured: *additional_insured,
        }
    }

    fn assignment_right(&self, row: &AssignmentRight) -> AssignmentView {
        let AssignmentRight { by, consent, free, notice, stays_liable } = row;
        AssignmentView {
            by: self.short_or_any(by),
            consent: consent.id(),
            free: texts(free),
            notice: self.show_opt(notice.as_ref()),
            stays_liable: *stays_liable,
        }
    }
}
