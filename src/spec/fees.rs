use std::fmt;

use schemars::JsonSchema;
use serde::de::{self, Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::marketing::Period;
use super::minimums::YearAmount;
use super::table;
use super::value::{Amount, Date, Duration, Id, Money, OpenPoint, Percent, Stated, Text};

table! {
    /// A fee that one party pays the other.
    pub struct Fee {
        /// The name of the row.
        pub id: Id,
        /// The party that pays; a key of `parties`.
        pub payer: Id,
        /// The party that is paid; a key of `parties`.
        pub payee: Id,
        /// What the fee is called: "Revenue share".
        pub what: Text,
        /// The rate: `"22%"`, `"USD 250k"`, or a table of tiers, years or a formula.
        #[serde(deserialize_with = "stated_rate")]
        pub rate: Stated<Rate>,
        /// What a percentage is taken of, and with a sum, what each sum is paid for; a sum is a lump sum when absent.
        pub base: Option<Text>,
        /// What is taken off the base first, as noun phrases.
        #[serde(default)]
        pub deductions: Vec<Text>,
        /// How often it is paid; for each case or as `once` says when absent.
        pub every: Option<Period>,
        /// That it is paid one time only, and when.
        pub once: Option<Once>,
        /// Whether it is paid at the start of each period; with `every` only.
        #[serde(default)]
        pub in_advance: bool,
        /// How soon after the period (or its start), the event or the invoice.
        pub within: Stated<Duration>,
        /// Which cases count as brought by the party that is paid.
        pub attribution: Option<Attribution>,
        /// What lowers the fee of a period.
        #[serde(default)]
        pub reductions: Vec<Reduction>,
    }
}

/// A rate: a plain one, or a one-key table where it has details.
#[derive(Debug, Clone, PartialEq, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
pub enum Rate {
    /// A share of what exceeds a baseline.
    Formula(Box<Formula>),
    /// A rate that may change with volume or with the year.
    #[schemars(untagged)]
    Scale(Scale),
}

/// Reads a rate or its open point. The generic way of `Stated` would lose the dates of the open points within.
fn stated_rate<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Stated<Rate>, D::Error> {
    deserializer.deserialize_any(RateVisitor)
}

/// The same for a rate that has no formula.
pub(super) fn stated_scale<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Stated<Scale>, D::Error> {
    match stated_rate(deserializer)? {
        Stated::Known(Rate::Scale(scale)) => Ok(Stated::Known(scale)),
        Stated::Known(Rate::Formula(_)) => Err(D::Error::custom("expected no formula")),
        Stated::Open(point) => Ok(Stated::Open(point)),
    }
}

struct RateVisitor;

impl<'de> Visitor<'de> for RateVisitor {
    type Value = Stated<Rate>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a percentage, an amount of money, or a table of tiers, years or a formula")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        let read = if text.trim_end_matches(' ').ends_with('%') {
            Percent::parse(text).map(Scale::Share)
        } else {
            Money::parse(text).map(Scale::Sum)
        };
        read.map(|scale| Stated::Known(Rate::Scale(scale))).map_err(|error| E::custom(error.message()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let (mut rate, mut tbd, mut owner, mut by) = (None, None, None, None);
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "formula" => rate = Some(Rate::Formula(Box::new(map.next_value()?))),
                "tiers" => rate = Some(Rate::Scale(Scale::Tiers(map.next_value()?))),
                "by-year" => rate = Some(Rate::Scale(Scale::ByYear(map.next_value()?))),
                "tbd" => tbd = Some(map.next_value()?),
                "owner" => owner = Some(map.next_value()?),
                "by" => by = Some(map.next_value()?),
                _ => return Err(A::Error::custom("unknown key")),
            }
        }
        match (rate, tbd) {
            (Some(rate), None) => Ok(Stated::Known(rate)),
            (None, Some(tbd)) => Ok(Stated::Open(OpenPoint { tbd, owner, by })),
            (None, None) | (Some(_), Some(_)) => Err(A::Error::custom("expected one of its forms")),
        }
    }
}

/// A share or a sum, which may change with volume or with the year.
#[derive(Debug, Clone, PartialEq, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
pub enum Scale {
    /// By volume, revenue or number.
    Tiers(Tiers),
    /// By contract year.
    ByYear(Vec<YearAmount>),
    /// One share.
    #[schemars(untagged)]
    Share(Percent),
    /// One sum.
    #[schemars(untagged)]
    Sum(Money),
}

table! {
    /// A rate by tiers.
    pub struct Tiers {
        /// What decides on the tier, as a noun phrase: "net revenue of the contract year".
        pub by: Text,
        /// To what the rate of a tier applies.
        pub how: TierKind,
        /// The tiers, lowest first.
        pub bands: Vec<Band>,
    }
}

table! {
    /// To what the rate of a tier applies.
    pub enum TierKind {
        /// To the part within the tier.
        Marginal => "marginal",
        /// To the whole once the tier is reached.
        Whole => "whole",
    }
}

table! {
    /// One tier.
    pub struct Band {
        /// The end of the tier, itself included, in all but the last; no end when absent.
        pub up_to: Option<Stated<Amount>>,
        /// The rate in it: a percentage, or a sum for each unit.
        pub rate: Stated<Amount>,
    }
}

table! {
    /// A share of the growth over a baseline, times a margin that is held between a floor and a ceiling.
    pub struct Formula {
        /// The share.
        pub share: Stated<Percent>,
        /// What is measured, as a noun phrase: "net revenue of the product".
        pub actual: Text,
        /// The baseline of each contract year.
        pub baseline: Vec<YearAmount>,
        /// A part-year before the first full one, with its own baseline.
        pub stub: Option<BaselineStub>,
        /// The margin that the growth is multiplied by, as a noun phrase; none when absent.
        pub margin: Option<Text>,
        /// The least that the margin counts for.
        pub floor: Option<Stated<Percent>>,
        /// The most that the margin counts for.
        pub ceiling: Option<Stated<Percent>>,
    }
}

table! {
    /// A part-year from the Effective Date with its own baseline.
    pub struct BaselineStub {
        /// Its last day.
        pub until: Date,
        /// Its baseline.
        pub amount: Stated<Amount>,
    }
}

/// What makes a payment fall due that is made one time only.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Once {
    /// A milestone is reached; an id of `commitments.milestones`.
    Milestone(Id),
    /// Something else happens, as a clause: "the product is approved for sale".
    When(Text),
}

table! {
    /// Which cases count as brought by a party.
    pub struct Attribution {
        /// By what they are known.
        pub by: AttributionMethod,
        /// How long after that a sale still counts; without limit when absent.
        pub window: Option<Stated<Duration>>,
        /// What else is to be said of it, as a sentence.
        pub rule: Option<Text>,
    }
}

table! {
    /// By what a case is known to be brought by a party.
    pub enum AttributionMethod {
        /// A tag, link or code that comes with the customer.
        Tag => "tag",
        /// An entry in a register before the sale.
        Registration => "registration",
        /// An introduction that the other party has accepted.
        Referral => "accepted referral",
        /// A list of named customers.
        List => "list of named customers",
    }
}

table! {
    /// What lowers the fee of a period.
    pub struct Reduction {
        /// When it is lowered, as a clause: "Meridian has not met its share of incentive pay in the period".
        pub when: Text,
        /// By what share of it.
        pub by: Stated<Percent>,
        /// How it is settled, as a sentence.
        pub how: Option<Text>,
    }
}
