use super::table;
use super::value::{Duration, Id, Money, Stated, Text};

table! {
    /// How the parties settle a dispute that the escalation ladder has not settled.
    pub struct Disputes {
        /// Talks before anything else.
        pub negotiation: Option<Negotiation>,
        /// Mediation after the talks.
        pub mediation: Option<Mediation>,
        /// Arbitration in the end; the courts of `terms.forum` decide when absent.
        pub arbitration: Option<Arbitration>,
        /// What each party may do at any time all the same, as an infinitive without "to": "ask a court for an order
        /// that stops a breach".
        pub carve_out: Option<Text>,
    }
}

table! {
    /// Talks that come before mediation, arbitration or a court.
    pub struct Negotiation {
        /// Who talks, as a noun phrase: "the senior officers".
        pub who: Text,
        /// How long they have from the request for talks.
        pub within: Stated<Duration>,
    }
}

table! {
    /// Mediation.
    pub struct Mediation {
        /// The body or its rules, as a noun phrase.
        pub rules: Text,
        /// How long it may take.
        pub within: Option<Stated<Duration>>,
    }
}

table! {
    /// Arbitration, in place of the courts.
    pub struct Arbitration {
        /// The rules or the body, as a noun phrase: "the Rules of Arbitration of the International Chamber of Commerce".
        pub rules: Option<Stated<Text>>,
        /// The seat, as a place name.
        pub seat: Option<Stated<Text>>,
        /// How many arbitrators decide.
        pub arbitrators: u32,
        /// The language, as a name.
        pub language: Option<Text>,
    }
}

table! {
    /// What is kept confidential in the alliance, and by whom.
    pub struct Secrecy {
        /// Who keeps what it receives confidential: a key of `parties`, or `both`.
        pub on: Id,
        /// What counts as confidential.
        pub covers: Marking,
        /// Whether the agreement and its terms are confidential too.
        #[serde(default)]
        pub agreement: bool,
        /// What stays confidential beyond the time of `terms.confidentiality`, as a noun phrase: "trade secrets".
        pub longer: Option<Text>,
    }
}

table! {
    /// What counts as confidential.
    pub enum Marking {
        /// Only what is marked.
        Marked => "marked",
        /// What is marked, and what is plainly confidential by its nature.
        MarkedOrPlain => "marked or plainly confidential",
        /// All that is disclosed.
        All => "all that is disclosed",
    }
}

table! {
    /// Whether and to whom a party may assign the agreement.
    #[schemars(extend("x-row" = ["by"]))]
    pub struct AssignmentRight {
        /// Who assigns: a key of `parties`, or `either`.
        pub by: Id,
        /// Whether it needs the consent of the others.
        pub consent: Consent,
        /// To whom it may assign without consent, as "to …".
        #[serde(default)]
        pub free: Vec<Text>,
        /// How long beforehand it says so.
        pub notice: Option<Stated<Duration>>,
        /// Whether it stays liable for what the assignee owes.
        #[serde(default)]
        pub stays_liable: bool,
    }
}

table! {
    /// Whether an assignment needs consent.
    pub enum Consent {
        /// Consent, for any reason or none.
        Needed => "needed",
        /// Consent that is not unreasonably withheld.
        Reasonable => "needed, and not unreasonably withheld",
        /// None.
        NotNeeded => "not needed",
    }
}

table! {
    /// How far the parties are liable.
    pub struct Limits {
        /// The caps, one row a party or a head.
        #[serde(default)]
        pub caps: Vec<Cap>,
        /// What no cap limits, as noun phrases: "breach of confidentiality".
        #[serde(default)]
        pub uncapped: Vec<Text>,
        /// Losses for which nobody is liable.
        pub indirect: Option<IndirectLoss>,
    }
}

table! {
    /// A cap on liability: a sum, a formula, or the greater of both.
    pub struct Cap {
        /// Whose liability: a key of `parties`, or `either`.
        pub on: Id,
        /// The sum.
        pub amount: Option<Stated<Money>>,
        /// The formula, as a noun phrase: "the fees paid in the twelve months before the claim".
        pub formula: Option<Stated<Text>>,
        /// For what, as a noun phrase: "each epidemic defect"; for all claims together when absent.
        #[serde(rename = "for")]
        pub head: Option<Text>,
    }
}

table! {
    /// Losses for which nobody is liable.
    pub struct IndirectLoss {
        /// Which, as noun phrases: "lost profit".
        pub losses: Vec<Text>,
        /// Where that does not hold, as noun phrases.
        #[serde(default)]
        pub except: Vec<Text>,
    }
}

table! {
    /// Insurance that a party keeps.
    #[schemars(extend("x-row" = ["by", "kind"]))]
    pub struct Insurance {
        /// Who keeps it: a key of `parties`, or `either` for each of them.
        pub by: Id,
        /// The kind, as a noun phrase: "product liability insurance".
        pub kind: Text,
        /// The least sum insured.
        pub amount: Option<Stated<Money>>,
        /// What the sum is for, as a noun phrase: "claim".
        pub per: Option<Text>,
        /// How long it is kept after the end.
        pub after: Option<Stated<Duration>>,
        /// What the insurer must be, as a noun phrase: "an insurer rated A or better".
        pub insurer: Option<Text>,
        /// Whether the other parties are insured too.
        #[serde(default)]
        pub additional_insured: bool,
    }
}

table! {
    /// What a party warrants.
    #[schemars(extend("x-row" = ["by", "what"]))]
    pub struct Warranty {
        /// Who warrants: a key of `parties`, or `either` for each of them.
        pub by: Id,
        /// What, as a clause: "the products work as documented".
        pub what: Stated<Text>,
        /// How long; for the Term when absent.
        #[serde(rename = "for")]
        pub lasts: Option<Stated<Duration>>,
        /// From when that time runs, as a noun phrase: "delivery"; from the Effective Date when absent.
        pub from: Option<Text>,
        /// What follows when it does not hold, in whole sentences.
        pub remedy: Option<Text>,
    }
}

table! {
    /// What a party keeps the others free from.
    pub struct Indemnity {
        /// Who indemnifies: a key of `parties`, or `either` for each of them.
        pub by: Id,
        /// Against which claims of others, as noun phrases: "infringement of intellectual property by the products".
        pub against: Vec<Text>,
        /// Where that does not hold, as noun phrases: "changes that somebody else made".
        #[serde(default)]
        pub except: Vec<Text>,
    }
}
