use schemars::JsonSchema;
use serde::Deserialize;

use super::fees::Scale;
use super::marketing::Period;
use super::table;
use super::value::{Amount, Duration, Id, Percent, Stated, Text};

table! {
    /// A discount at which one party buys from the other.
    pub struct Discount {
        /// The name of the row.
        pub id: Id,
        /// The party that sells; a key of `parties`.
        pub by: Id,
        /// The party that buys; a key of `parties`.
        pub to: Id,
        /// What it is taken off, as a noun phrase: "the list price of licences".
        pub off: Text,
        /// How much: `"30%"`, or a table of tiers or years.
        #[serde(deserialize_with = "super::fees::stated_scale")]
        pub rate: Stated<Scale>,
    }
}

table! {
    /// How a price may change.
    pub struct PriceRule {
        /// The party that sets the price; a key of `parties`.
        pub by: Id,
        /// The price, as a noun phrase: "the price of the products to Meridian".
        pub of: Text,
        /// How long beforehand a change is announced.
        pub notice: Option<Stated<Duration>>,
        /// The most by which it rises in a contract year.
        pub cap: Option<Stated<Percent>>,
        /// The index that it follows, as a noun phrase.
        pub index: Option<Text>,
        /// Whether a change must be the same for all comparable partners.
        #[serde(default)]
        pub uniform: bool,
        /// What else is to be said of it, as a sentence.
        pub rule: Option<Text>,
    }
}

table! {
    /// Price protection and stock rotation.
    pub struct Stock {
        /// The party that sells; a key of `parties`.
        pub by: Id,
        /// The party that holds the stock; a key of `parties`.
        pub to: Id,
        /// Credit for stock when the price falls.
        pub price_protection: Option<PriceProtection>,
        /// Exchange of slow stock.
        pub rotation: Option<Rotation>,
    }
}

table! {
    /// Credit for stock when the price falls.
    pub struct PriceProtection {
        /// The share of the difference that is credited.
        pub share: Stated<Percent>,
        /// How long before the change the stock may have been bought.
        pub window: Stated<Duration>,
    }
}

table! {
    /// Exchange of slow stock.
    pub struct Rotation {
        /// The share of the purchases of the period before that may be exchanged.
        pub share: Stated<Percent>,
        /// How often.
        pub every: Period,
        /// How long after the start of a period the exchange is asked for.
        pub window: Stated<Duration>,
    }
}

table! {
    /// A most-favoured-partner term.
    pub struct MostFavoured {
        /// The party that promises it; a key of `parties`.
        pub by: Id,
        /// The party that has it; a key of `parties`.
        pub to: Id,
        /// On what, as a noun phrase: "prices and discounts".
        pub on: Text,
        /// Who is compared with, as a noun phrase: "resellers of like volume in the territory".
        pub than: Text,
        /// What follows when another has better terms, as a sentence.
        pub consequence: Text,
    }
}

table! {
    /// A limit on how much a party may use or sell.
    pub struct VolumeLimit {
        /// The party that is limited; a key of `parties`.
        pub on: Id,
        /// What is counted, as a noun phrase.
        pub what: Text,
        /// The limit.
        pub cap: Stated<Amount>,
        /// The period of the limit; the whole term when absent.
        pub per: Option<Period>,
        /// What applies beyond it.
        pub beyond: Beyond,
    }
}

/// What applies beyond a limit.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Beyond {
    /// A fee is paid; an id of `money.fees`.
    Fee(Id),
    /// A party must consent; a key of `parties`.
    Consent(Id),
}
