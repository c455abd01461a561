use schemars::JsonSchema;
use serde::Deserialize;

use super::table;
use super::value::{Date, Duration, Id, Percent, Stated, Text};

table! {
    /// What a party may sell or do in one territory.
    pub struct Exclusivity {
        /// The name of the row.
        pub id: Id,
        /// The party that grants it; a key of `parties`.
        pub grantor: Id,
        /// The party that has it; a key of `parties`.
        pub to: Id,
        /// How strong it is.
        pub level: ExclusivityLevel,
        /// Where, as a noun phrase.
        pub territory: Text,
        /// For which product or service, as a noun phrase; all that the alliance covers when absent.
        pub product: Option<Text>,
        /// For what use or business, as a noun phrase.
        pub field: Option<Text>,
        /// How long; the whole term when absent.
        #[serde(rename = "for")]
        pub lasts: Option<Stated<Duration>>,
        /// The day on which it begins, as a noun phrase: "the launch of the product"; the Effective Date when absent.
        pub from: Option<Text>,
        /// What the standing gives beyond its level, in whole sentences: how a preferred party is named in public.
        pub means: Option<Text>,
        /// Whether it keeps out only the competitors that `restraints.competitors` names for the party that has it.
        #[serde(default)]
        pub competitors_only: bool,
        /// The minimum that keeps it alive.
        #[serde(rename = "while")]
        pub condition: Option<Condition>,
        /// What it becomes when it ends early or its time is over.
        pub fallback: Option<ExclusivityLevel>,
        /// What is excepted, as noun phrases: named parties, customers served before a date, a key customer.
        #[serde(default)]
        pub except: Vec<Text>,
        /// Parts of it that fall away on their own.
        #[serde(default)]
        pub falls_away: Vec<FallsAway>,
        /// The only thing that the grantor owes when it does not keep to it, as an infinitive without "to".
        pub sole_remedy: Option<Text>,
    }
}

table! {
    /// How strong an exclusivity is.
    pub enum ExclusivityLevel {
        /// The grantor appoints nobody else, and does not act there itself.
        Exclusive => "exclusive",
        /// The grantor appoints nobody else, and may act there itself.
        Sole => "sole",
        /// The grantor prefers this party in public, and may appoint others.
        Preferred => "preferred",
        /// The grantor may appoint others.
        NonExclusive => "non-exclusive",
        /// The party may not act here.
        Excluded => "excluded",
    }
}

table! {
    /// The condition under which an exclusivity lasts.
    pub struct Condition {
        /// The minimum; an id of `commitments.minimums`.
        pub minimum: Id,
        /// The share of it that must be reached in each contract year.
        pub at_least: Stated<Percent>,
        /// The notice by which the grantor ends the exclusivity when it is missed; it ends by itself when absent.
        pub notice: Option<Stated<Duration>>,
        /// Whether the exclusivity stays when the share is reached before that notice runs out.
        #[serde(default)]
        pub curable: bool,
    }
}

table! {
    /// A product or field that an exclusivity loses.
    #[schemars(extend("x-row" = ["part"]))]
    pub struct FallsAway {
        /// The product or field, as a noun phrase.
        pub part: Text,
        /// What must have happened.
        pub when: FallsAwayWhen,
        /// Who ends it by notice: a key of `parties`, or `either`; it ends by itself when absent.
        pub notice_by: Option<Id>,
    }
}

/// Why a product or field leaves an exclusivity.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case", deny_unknown_fields)]
pub enum FallsAwayWhen {
    /// A party no longer offers it.
    Discontinued {
        /// The party; a key of `parties`.
        by: Id,
    },
    /// An approval is not there in time.
    NotApproved {
        /// The approval, as a noun phrase: "the approval of the medical device authority".
        approval: Text,
        /// The last day for it.
        due: Stated<Date>,
    },
}
