//! Terms of the term sheet, and general terms of the agreement.

use super::view;

view! {
    /// Terms of the term sheet and general terms.
    pub struct TermsView {
        /// Whether confidentiality binds at once.
        pub binding_confidentiality: bool,
        /// Whether the no-shop binds at once.
        pub binding_no_shop: bool,
        /// Whether the rule on costs binds at once.
        pub binding_costs: bool,
        /// Whether law and forum bind at once.
        pub binding_law: bool,
        /// Whether the expiry binds at once.
        pub binding_expiry: bool,
        /// Whether any part binds.
        pub any_binding: bool,
        /// Whether a part binds whose full text has a place of its own.
        pub binding_in_full: bool,
        /// Which sections of the line by line terms bind.
        pub binds: BindsView,
        /// Parts of the agreement that state an intention only, as noun phrases.
        pub intent_only: Vec<String>,
        /// The date on which the offer lapses.
        pub expires: Option<String>,
        /// No talks with others.
        pub no_shop: Option<NoShopView>,
        /// "3 years" after the end.
        pub confidentiality: Option<String>,
        /// What is kept confidential in the alliance, and by whom.
        pub secrecy: Option<SecrecyView>,
        /// "the State of New York".
        pub law: Option<String>,
        /// "the state and federal courts in New York County".
        pub forum: Option<String>,
        /// Rules of that law that do not apply, as noun phrases.
        pub law_excludes: Vec<String>,
        /// The way of a dispute.
        pub disputes: Option<DisputesView>,
        /// Whole sentences.
        pub liability: Option<String>,
        /// The limit of liability in parts.
        pub limits: Option<LimitsView>,
        /// Warranties.
        pub warranties: Vec<WarrantyView>,
        /// What each party keeps the others free from.
        pub indemnities: Vec<IndemnityView>,
        /// Insurance.
        pub insurance: Vec<InsuranceView>,
        /// Whether an insurance is kept after the end.
        pub insurance_after: bool,
        /// Whole sentences.
        pub assignment: Option<String>,
        /// Whether and to whom each party may assign.
        pub assignments: Vec<AssignmentView>,
        /// Who besides the parties has rights, in whole sentences.
        pub third_parties: Option<String>,
        /// Which paper prevails, the highest first.
        pub precedence: Vec<String>,
    }

    /// Which sections of the line by line terms bind.
    pub struct BindsView {
        /// Whether any of them does.
        pub any: bool,
        /// The purpose and scope.
        pub purpose: bool,
        /// Minimums, prepayments, people and milestones.
        pub commitments: bool,
        /// The pilot and its gates.
        pub pilot: bool,
        /// Marketing.
        pub marketing: bool,
        /// Sales compensation and training.
        pub sales: bool,
        /// Money between the parties.
        pub fees: bool,
        /// Exclusivity.
        pub exclusivity: bool,
        /// Non-competes, non-solicitation and first rights.
        pub restraints: bool,
        /// Intellectual property and data.
        pub ip: bool,
        /// Rules of engagement.
        pub engagement: bool,
        /// Governance.
        pub governance: bool,
        /// Term and exit.
        pub exit: bool,
        /// The wind-down.
        pub wind_down: bool,
        /// Warranties, liability and insurance.
        pub risk: bool,
        /// Terms without a table of their own.
        pub other_terms: bool,
        /// Law, disputes, assignment and the other general terms of the agreement.
        pub general_terms: bool,
    }

    /// No talks with others.
    pub struct NoShopView {
        /// Short name of the party bound; absent when both are.
        pub on: Option<String>,
        /// "45 days".
        pub lasts: String,
        /// A noun phrase.
        pub what: String,
    }

    /// What is kept confidential, and by whom.
    pub struct SecrecyView {
        /// Short name of the party that keeps it; absent when each does.
        pub on: Option<String>,
        /// `marked`, `marked-or-plain` or `all`.
        pub covers: String,
        /// Whether the agreement and its terms are confidential too.
        pub agreement: bool,
        /// What stays confidential longer, as a noun phrase.
        pub longer: Option<String>,
    }

    /// The way of a dispute.
    pub struct DisputesView {
        /// Who talks first, as a noun phrase.
        pub negotiation_by: Option<String>,
        /// "30 days" from the request.
        pub negotiation_within: Option<String>,
        /// The body of the mediation, as a noun phrase.
        pub mediation: Option<String>,
        /// "60 days".
        pub mediation_within: Option<String>,
        /// Arbitration in the end.
        pub arbitration: Option<ArbitrationView>,
        /// What each party may do all the same, as an infinitive without "to".
        pub carve_out: Option<String>,
    }

    /// Arbitration.
    pub struct ArbitrationView {
        /// The rules or the body, as a noun phrase.
        pub rules: Option<String>,
        /// A place name.
        pub seat: Option<String>,
        /// How many arbitrators.
        pub arbitrators: u32,
        /// A language's name.
        pub language: Option<String>,
    }

    /// The limit of liability in parts.
    pub struct LimitsView {
        /// Caps.
        pub caps: Vec<CapView>,
        /// What no cap limits, as noun phrases.
        pub uncapped: Vec<String>,
        /// Losses nobody is liable for, as noun phrases.
        pub losses: Vec<String>,
        /// Where that does not hold, as noun phrases.
        pub losses_except: Vec<String>,
    }

    /// A cap.
    pub struct CapView {
        /// Short name of the party; absent when it is each.
        pub on: Option<String>,
        /// "USD 2,000,000".
        pub amount: Option<String>,
        /// A noun phrase.
        pub formula: Option<String>,
        /// For what, as a noun phrase; all claims together when absent.
        pub head: Option<String>,
    }

    /// A warranty.
    pub struct WarrantyView {
        /// Short name of the party; absent when it is each.
        pub by: Option<String>,
        /// A clause.
        pub what: String,
        /// "1 year"; the Term when absent.
        pub lasts: Option<String>,
        /// From when, as a noun phrase.
        pub from: Option<String>,
        /// What follows, in whole sentences.
        pub remedy: Option<String>,
    }

    /// What a party keeps the others free from.
    pub struct IndemnityView {
        /// Short name of the party; absent when it is each.
        pub by: Option<String>,
        /// Claims, as noun phrases.
        pub against: Vec<String>,
        /// Where that does not hold, as noun phrases.
        pub except: Vec<String>,
    }

    /// Insurance.
    pub struct InsuranceView {
        /// Short name of the party; absent when it is each.
        pub by: Option<String>,
        /// A noun phrase.
        pub kind: String,
        /// "USD 5,000,000".
        pub amount: Option<String>,
        /// What the sum is for, as a noun phrase.
        pub per: Option<String>,
        /// How long after the end: "1 year".
        pub after: Option<String>,
        /// A noun phrase.
        pub insurer: Option<String>,
        /// Whether the other parties are insured too.
        pub additional_insured: bool,
    }

    /// Whether and to whom a party may assign.
    pub struct AssignmentView {
        /// Short name of the party; absent when it is each.
        pub by: Option<String>,
        /// `needed`, `reasonable` or `not-needed`.
        pub consent: String,
        /// To whom without consent, as "to …".
        pub free: Vec<String>,
        /// "30 days" beforehand.
        pub notice: Option<String>,
        /// Whether it stays liable.
        pub stays_liable: bool,
    }
}
