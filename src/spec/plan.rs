use super::table;
use super::value::{Amount, Date, Duration, Id, Stated, Text};

table! {
    /// What the alliance covers.
    pub struct ScopeTable {
        /// The products or services.
        #[serde(default)]
        pub products: Vec<Text>,
        /// The countries or regions, as a noun phrase.
        pub territory: Option<Text>,
        /// The field of use, as a noun phrase.
        pub field: Option<Text>,
        /// The customers addressed, as a noun phrase.
        pub customers: Option<Text>,
        /// What the alliance does not cover.
        #[serde(default)]
        pub out_of_scope: Vec<Text>,
        /// What the customer gains: the third part of the value proposition.
        pub customer_gains: Option<Text>,
    }
}

table! {
    /// A goal that both parties share.
    pub struct Goal {
        /// The name of the row.
        pub id: Id,
        /// What is to be reached.
        pub goal: Text,
        /// The measure of success.
        pub target: Option<Stated<Amount>>,
        /// When it is to be reached.
        pub by: Option<Stated<Date>>,
    }
}

table! {
    /// A key performance indicator.
    #[schemars(extend("x-row" = ["name"]))]
    pub struct Kpi {
        /// What is measured.
        pub name: Text,
        /// The value aimed at.
        pub target: Text,
        /// The party that reports it; a key of `parties`.
        pub owner: Id,
    }
}

table! {
    /// A risk to the plan.
    #[schemars(extend("x-row" = ["risk"]))]
    pub struct Risk {
        /// What may go wrong.
        pub risk: Text,
        /// What is done about it.
        pub answer: Text,
        /// The party that watches it; a key of `parties`.
        pub owner: Id,
    }
}

table! {
    /// The rules of engagement between the two sales teams.
    pub struct EngagementTable {
        /// How deal registration works, as a sentence.
        pub registration: Option<Text>,
        /// How long a registered deal is protected.
        pub protection: Option<Stated<Duration>>,
        /// The rules, one sentence each.
        #[serde(default)]
        pub rules: Vec<Text>,
        /// Accounts that one party keeps for itself.
        #[serde(default)]
        pub reserved: Vec<ReservedAccounts>,
        /// Exclusivity in a single opportunity.
        pub opportunities: Option<OpportunityExclusivity>,
    }
}

table! {
    /// Accounts that one party keeps for itself.
    #[schemars(extend("x-row" = ["party"]))]
    pub struct ReservedAccounts {
        /// The party; a key of `parties`.
        pub party: Id,
        /// The accounts, by name or by a rule, as noun phrases.
        pub accounts: Vec<Text>,
        /// What another party may do there, as a sentence; it approaches them with the consent of the first when absent.
        pub others: Option<Text>,
    }
}

table! {
    /// Once an opportunity has come so far, a party pursues it with nobody else.
    pub struct OpportunityExclusivity {
        /// The party that is bound: a key of `parties`, or `both`.
        pub on: Id,
        /// How far it must have come.
        pub once: OpportunityStage,
        /// What that takes, as a clause: "both sales leads have confirmed it in the shared pipeline".
        pub means: Option<Text>,
        /// How long it lasts; until the opportunity is won or lost when absent.
        #[serde(rename = "for")]
        pub lasts: Option<Stated<Duration>>,
        /// What is excepted, as noun phrases.
        #[serde(default)]
        pub except: Vec<Text>,
    }
}

table! {
    /// How far an opportunity has come.
    pub enum OpportunityStage {
        /// A party has registered it.
        Registered => "registered",
        /// The parties hold it to be real.
        Qualified => "qualified",
    }
}

table! {
    /// A term that has no table of its own yet.
    #[schemars(extend("x-row" = ["title"]))]
    pub struct OtherTerm {
        /// The heading.
        pub title: Text,
        /// The term, in whole sentences.
        pub text: Text,
    }
}
