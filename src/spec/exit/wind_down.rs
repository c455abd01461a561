use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use super::super::marketing::Period;
use super::super::table;
use super::super::value::{Duration, Id, Length, Money, Stated, Text};

table! {
    /// The wind-down after the end.
    pub struct WindDown {
        /// How long it lasts.
        pub length: Stated<Length>,
        /// From when it runs; from the End Date when absent.
        pub starts: Option<WindDownStart>,
        /// The party at whose request alone there is one: a key of `parties`, or `either`; there always is when absent.
        pub option_of: Option<Id>,
        /// Whether a party whose own breach ended the alliance cannot ask for it.
        #[serde(default)]
        pub unless_breach_by_requester: bool,
        /// How long a breach of the wind-down's terms may last before the other party may end the wind-down; a breach
        /// does not end it when absent.
        pub breach_cure: Option<Stated<Duration>>,
        /// What a party does in it.
        #[serde(default)]
        pub duties: Vec<WindDownDuty>,
        /// The terms of the agreement that run on in it, as noun phrases.
        #[serde(default)]
        pub runs_on: Vec<Text>,
        /// The terms of the agreement that stop before it, as noun phrases.
        #[serde(default)]
        pub stops: Vec<Text>,
        /// What happens to joint customers, in whole sentences.
        pub existing_customers: Option<Text>,
        /// What existing customers keep.
        pub customers: Option<WindDownCustomers>,
        /// How long after the End Date open deals may still be closed.
        pub open_deals: Option<Stated<Duration>>,
        /// How long before the notice an open deal must have been recorded; before its receipt when absent.
        pub recorded_before: Option<Stated<Duration>>,
        /// Support of joint customers.
        pub support: Option<WindDownSupport>,
        /// Hand-over of data.
        pub data: Option<DataHandover>,
        /// Who tells the customers.
        pub customer_notice: Option<CustomerNotice>,
        /// How long stock or prepaid rights may still be sold, or `none` where the parties exclude it.
        pub sell_off: Option<Stated<SellOff>>,
        /// What must be so for the sell-off, as a clause: "it has paid all sums that are due".
        pub sell_off_if: Option<Text>,
        /// Ends after which there is no sell-off: `expiry`, `convenience`, or the id of a trigger or of an automatic end.
        #[serde(default)]
        pub sell_off_not_on: Vec<Id>,
        /// What happens to money already committed to third parties, in whole sentences.
        pub committed_spend: Option<Text>,
        /// A second stage, in which existing customer contracts are served to their end.
        pub continuing: Option<Continuing>,
    }
}

table! {
    /// From when a wind-down runs.
    pub enum WindDownStart {
        /// From the day after the End Date.
        EndDate => "the End Date",
        /// From the day after the notice of termination is received; from the End Date where there is no notice.
        Notice => "receipt of the Notice of Termination",
    }
}

table! {
    /// What a party does in the wind-down.
    #[schemars(extend("x-row" = ["by", "what"]))]
    pub struct WindDownDuty {
        /// The party; a key of `parties`.
        pub by: Id,
        /// What it does, as an infinitive without "to": "keep the mirror site running".
        pub what: Text,
    }
}

/// How long stock may still be sold: `none`, or a length.
#[derive(Debug, Clone, PartialEq)]
pub enum SellOff {
    /// Not at all.
    None,
    /// For so long.
    For(Length),
}

impl<'de> Deserialize<'de> for SellOff {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = toml::Value::deserialize(deserializer)?;
        if value.as_str() == Some("none") {
            return Ok(Self::None);
        }
        Length::deserialize(value).map(Self::For).map_err(|error| D::Error::custom(error.message()))
    }
}

impl JsonSchema for SellOff {
    fn schema_name() -> Cow<'static, str> {
        "SellOff".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let length = generator.subschema_for::<Length>();
        json_schema!({ "description": "How long, or `none`.", "anyOf": [{ "const": "none" }, length] })
    }
}

table! {
    /// What existing customers keep after the end.
    pub struct WindDownCustomers {
        /// How long they keep access to the product.
        pub access: Option<Stated<Length>>,
        /// How long they are supported.
        pub support: Option<Stated<Length>>,
        /// Whether their contracts may be renewed.
        pub renewals: Option<Renewals>,
    }
}

table! {
    /// Whether customer contracts may be renewed after the end.
    pub enum Renewals {
        /// They may not.
        None => "no renewal",
        /// Once, for a term no longer than the one that ends.
        Once => "one renewal",
        /// They may, within the wind-down.
        Within => "renewals within the wind-down",
    }
}

table! {
    /// Support of joint customers in the wind-down.
    pub struct WindDownSupport {
        /// The party that supports; a key of `parties`.
        pub by: Id,
        /// The party that customers call first; a key of `parties`.
        pub first_contact: Option<Id>,
        /// How good it is, as a noun phrase.
        pub level: Option<Text>,
        /// What the other party pays for it; the agreement's own prices apply when absent.
        pub fee: Option<SupportFee>,
    }
}

table! {
    /// What is paid for support in the wind-down.
    pub struct SupportFee {
        /// The party that pays; a key of `parties`.
        pub payer: Id,
        /// How much.
        pub amount: Stated<Money>,
        /// For each of these periods; once for all when absent.
        pub per: Option<Period>,
    }
}

table! {
    /// Hand-over of customer data.
    pub struct DataHandover {
        /// In what form, as a noun phrase.
        pub format: Text,
        /// How soon after a request.
        pub within: Stated<Duration>,
        /// The party that bears the cost; a key of `parties`.
        pub cost_by: Option<Id>,
    }
}

table! {
    /// The message to joint customers.
    pub struct CustomerNotice {
        /// Who sends it, as a noun phrase.
        pub who: Text,
        /// How soon after the notice of termination.
        pub within: Stated<Duration>,
        /// What it says, as a noun phrase: "the date of the end and who serves the customer from then on".
        pub says: Option<Text>,
    }
}

table! {
    /// A second stage of the wind-down, in which existing customer contracts are served to their end.
    pub struct Continuing {
        /// How long it lasts from the end of the first.
        pub length: Stated<Length>,
        /// Which contracts, as a noun phrase: "supply contracts signed before the End Date".
        pub contracts: Text,
        /// How a party shows that it needs it, as a noun phrase: "a copy of the contract or an officer’s certificate".
        pub proof: Option<Text>,
    }
}
