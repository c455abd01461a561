use super::general::{AssignmentRight, Disputes, Indemnity, Insurance, Limits, Secrecy, Warranty};
use super::table;
use super::value::{Date, Duration, Id, Stated, Text};

table! {
    /// The terms of the term sheet itself, and the general terms of the agreement.
    #[derive(Default)]
    pub struct TermsTable {
        /// The parts of the term sheet that bind; all others do not.
        #[serde(default)]
        pub binding: Vec<BindingPart>,
        /// Parts of the agreement itself that state an intention and bind nobody, as noun phrases.
        #[serde(default)]
        pub intent_only: Vec<Text>,
        /// When the offer lapses.
        pub expires: Option<Stated<Date>>,
        /// No talks with others for a while.
        pub no_shop: Option<NoShop>,
        /// How long confidentiality lasts after the end.
        pub confidentiality: Option<Stated<Duration>>,
        /// What is kept confidential in the alliance, and by whom.
        pub secrecy: Option<Secrecy>,
        /// The governing law, as a noun phrase: "the State of New York".
        pub law: Option<Stated<Text>>,
        /// Rules of that law that do not apply, as noun phrases: "the United Nations convention on the sale of goods".
        #[serde(default)]
        pub law_excludes: Vec<Text>,
        /// The courts that decide disputes, as a noun phrase.
        pub forum: Option<Stated<Text>>,
        /// The way of a dispute: talks, mediation, arbitration.
        pub disputes: Option<Disputes>,
        /// The limit of liability in words, in whole sentences; behind `limits` where both are there.
        pub liability: Option<Stated<Text>>,
        /// The limit of liability in parts: caps, what no cap limits, losses nobody is liable for.
        pub limits: Option<Limits>,
        /// Warranties.
        #[serde(default)]
        pub warranties: Vec<Warranty>,
        /// What each party keeps the others free from.
        #[serde(default)]
        pub indemnities: Vec<Indemnity>,
        /// Insurance.
        #[serde(default)]
        pub insurance: Vec<Insurance>,
        /// Whether and to whom the agreement may be assigned in words, in whole sentences; behind `assignments` where both
        /// are there.
        pub assignment: Option<Stated<Text>>,
        /// Whether and to whom each party may assign the agreement.
        #[serde(default)]
        pub assignments: Vec<AssignmentRight>,
        /// Who besides the parties has rights under the agreement, in whole sentences.
        pub third_parties: Option<Text>,
        /// Which paper prevails, the highest first, as noun phrases.
        #[serde(default)]
        pub precedence: Vec<Text>,
    }
}

table! {
    /// A part of the term sheet that can bind by itself.
    pub enum BindingPart {
        /// Confidentiality.
        Confidentiality => "confidentiality",
        /// No talks with others.
        NoShop => "no-shop",
        /// Each party bears its own costs.
        Costs => "costs",
        /// Law and forum.
        GoverningLaw => "governing law and forum",
        /// The date on which the term sheet lapses.
        Expiry => "expiry",
        /// The purpose and scope.
        Purpose => "purpose",
        /// Minimums, prepayments, people and milestones.
        Commitments => "commitments",
        /// The pilot and its gates.
        Pilot => "pilot",
        /// Marketing.
        Marketing => "marketing",
        /// Sales compensation and training.
        Sales => "sales compensation and training",
        /// Money between the parties.
        Fees => "money between the parties",
        /// Exclusivity.
        Exclusivity => "exclusivity",
        /// Non-competes, non-solicitation and first rights.
        Restraints => "restraints",
        /// Intellectual property and data.
        Ip => "intellectual property",
        /// Rules of engagement.
        Engagement => "rules of engagement",
        /// Governance.
        Governance => "governance",
        /// Term and exit.
        Exit => "term and exit",
        /// The wind-down.
        WindDown => "wind-down",
        /// Warranties, liability and insurance.
        Risk => "warranties, liability and insurance",
        /// Terms without a table of their own.
        OtherTerms => "other terms",
        /// Law, disputes, assignment and the other general terms of the agreement.
        GeneralTerms => "general terms",
    }
}

table! {
    /// A promise not to talk with others.
    pub struct NoShop {
        /// Who is bound: a key of `parties`, or `both`.
        pub on: Id,
        /// How long from signature of the term sheet.
        #[serde(rename = "for")]
        pub lasts: Stated<Duration>,
        /// About what, as a noun phrase.
        pub what: Text,
    }
}
