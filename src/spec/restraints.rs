use super::marketing::Period;
use super::table;
use super::value::{Duration, Id, Stated, Text};

table! {
    /// What a party refrains from for the sake of the other, and what it offers the other first.
    #[derive(Default)]
    pub struct RestraintsTable {
        /// Who counts as a competitor by name.
        #[serde(default)]
        pub competitors: Vec<Competitors>,
        /// Business that a party keeps out of.
        #[serde(default)]
        pub non_compete: Vec<NonCompete>,
        /// People and customers whom a party does not solicit.
        #[serde(default)]
        pub non_solicitation: Vec<NonSolicitation>,
        /// Rights of first refusal, of first offer and of first negotiation, and options.
        #[serde(default)]
        pub first_rights: Vec<FirstRight>,
    }
}

table! {
    /// The named competitors of a party.
    #[schemars(extend("x-row" = ["of"]))]
    pub struct Competitors {
        /// Whose competitors; a key of `parties`.
        pub of: Id,
        /// Their names, or noun phrases.
        pub names: Vec<Text>,
        /// How the list changes; it stays as it is when absent.
        pub updates: Option<CompetitorUpdates>,
    }
}

table! {
    /// How a list of competitors changes.
    pub struct CompetitorUpdates {
        /// Who changes it: a key of `parties`, or `both`, together.
        pub by: Id,
        /// In which period it changes once at most.
        pub once_per: Period,
        /// How long before a change takes effect it is made known; it takes effect on receipt when absent.
        pub notice: Option<Stated<Duration>>,
        /// What a change cannot do, as a sentence.
        pub limits: Option<Text>,
    }
}

table! {
    /// Business that a party keeps out of.
    pub struct NonCompete {
        /// The name of the row.
        pub id: Id,
        /// The party that is bound: a key of `parties`, or `both`, each for itself.
        pub by: Id,
        /// What it does not do, as an infinitive without "to".
        pub what: Text,
        /// In which field of business, as a noun phrase.
        pub field: Option<Text>,
        /// Where, as a noun phrase; everywhere when absent.
        pub area: Option<Text>,
        /// Whether it holds during the term; it does when absent.
        pub during_term: Option<bool>,
        /// How long it holds after the End Date; not at all when absent.
        pub after: Option<Stated<Duration>>,
        /// What is excepted, as noun phrases.
        #[serde(default)]
        pub except: Vec<Text>,
    }
}

table! {
    /// People or customers whom a party does not solicit.
    pub struct NonSolicitation {
        /// The name of the row.
        pub id: Id,
        /// The party that is bound: a key of `parties`, or `both`, each towards the other.
        pub by: Id,
        /// Whom it does not solicit.
        pub whom: Solicited,
        /// Which of them, as words that follow "people" or "customers": "who worked on the alliance"; all when absent.
        pub which: Option<Text>,
        /// Whether it holds during the term; it does when absent.
        pub during_term: Option<bool>,
        /// How long it holds after the End Date; not at all when absent.
        pub after: Option<Stated<Duration>>,
        /// Whether the party may not hire them either; for people only.
        #[serde(default)]
        pub no_hire: bool,
        /// What is allowed all the same, as noun phrases: "advertisements to the public".
        #[serde(default)]
        pub except: Vec<Text>,
    }
}

table! {
    /// Whom a party does not solicit.
    pub enum Solicited {
        /// People who work for the other party.
        People => "people",
        /// Customers of the other party.
        Customers => "customers",
    }
}

table! {
    /// A right to come before others.
    pub struct FirstRight {
        /// The name of the row.
        pub id: Id,
        /// What sort of right.
        pub kind: FirstRightKind,
        /// The party that has it; a key of `parties`.
        pub holder: Id,
        /// The party that owes it; a key of `parties`.
        pub grantor: Id,
        /// To what, as a noun phrase.
        pub subject: Text,
        /// On what terms the holder may take it, as a noun phrase; for an option.
        pub terms: Option<Text>,
        /// How long the holder has to answer.
        pub respond: Stated<Duration>,
        /// How long the parties negotiate after the answer; there is no such time when absent.
        pub negotiate: Option<Stated<Duration>>,
        /// What binds the grantor when the parties do not agree.
        pub afterwards: Afterwards,
        /// How long that binds it; for as long as the right when absent.
        #[serde(rename = "for")]
        pub lasts: Option<Stated<Duration>>,
        /// How long the right goes on after the End Date; not at all when absent.
        pub after: Option<Stated<Duration>>,
        /// What is excepted, as noun phrases.
        #[serde(default)]
        pub except: Vec<Text>,
    }
}

table! {
    /// What sort of right to come first.
    pub enum FirstRightKind {
        /// The holder may match what a third party offers.
        Refusal => "right of first refusal",
        /// The grantor makes the holder an offer before anyone else.
        Offer => "right of first offer",
        /// The grantor negotiates with the holder before anyone else.
        Negotiation => "right of first negotiation",
        /// The holder may take the subject on terms that are set.
        Option => "option",
    }
}

table! {
    /// What binds the grantor of a first right after it was not used.
    pub enum Afterwards {
        /// Nothing.
        Free => "free",
        /// It gives nobody better terms than the last that it offered the holder.
        NoBetterTerms => "no better terms",
    }
}
