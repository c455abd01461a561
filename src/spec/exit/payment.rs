use super::super::commitments::Refund;
use super::super::table;
use super::super::value::{Duration, Id, Money, Percent, Stated, Text};

table! {
    /// A payment that goes on after the end.
    pub struct Tail {
        /// The party that pays; a key of `parties`.
        pub payer: Id,
        /// The party that is paid; a key of `parties`.
        pub payee: Id,
        /// For how many calendar quarters after the End Date.
        pub quarters: u32,
        /// The rate; absent where `tiers` give it.
        pub rate: Option<Stated<Percent>>,
        /// Other rates from a later quarter on.
        #[serde(default)]
        pub steps: Vec<TailStep>,
        /// What the rate is taken of, as a noun phrase.
        pub base: Text,
        /// Rates by what the base has come to since the End Date, lowest first, in place of `rate`.
        #[serde(default)]
        pub tiers: Vec<TailTier>,
        /// Whether the rate of a tier applies to the whole base once it is reached, and not only to the part within it.
        #[serde(default)]
        pub whole_base: bool,
        /// After which ends: `expiry`, `convenience`, or the id of a trigger or of an automatic end.
        pub on: Vec<Id>,
        /// Ends after which it is shorter.
        #[serde(default)]
        pub shorter: Vec<TailShorter>,
    }
}

table! {
    /// Another rate of a tail from a quarter on.
    pub struct TailStep {
        /// The first calendar quarter with this rate, counted from 1.
        pub from_quarter: u32,
        /// The rate.
        pub rate: Stated<Percent>,
    }
}

table! {
    /// The rate of a tail for a part of the cumulative base.
    pub struct TailTier {
        /// Where the tier ends; the last has no end.
        pub up_to: Option<Stated<Money>>,
        /// The rate.
        pub rate: Stated<Percent>,
    }
}

table! {
    /// Ends after which a tail is shorter.
    pub struct TailShorter {
        /// After which ends: `expiry`, `convenience`, or the id of a trigger or of an automatic end.
        pub on: Vec<Id>,
        /// For how many calendar quarters then; for as many as the alliance had completed when absent.
        pub quarters: Option<u32>,
    }
}

table! {
    /// A fee for ending early: an amount, an amount a contract year, or a formula.
    pub struct ExitFee {
        /// The name of the row.
        pub id: Id,
        /// The party that pays; a key of `parties`.
        pub payer: Id,
        /// The party that is paid; a key of `parties`.
        pub payee: Id,
        /// After which ends: `convenience`, or the id of a trigger or of an automatic end.
        pub on: Vec<Id>,
        /// How much.
        pub amount: Option<Stated<Money>>,
        /// How much, by the contract year in which the notice is received.
        #[serde(default)]
        pub by_year: Vec<FeeCell>,
        /// How it is reckoned, as a noun phrase: "the launch cost of Harbor less 1/24 for each month of the term".
        pub formula: Option<Stated<Text>>,
        /// The most that it can be.
        pub cap: Option<Stated<Money>>,
        /// Under which condition, as a clause that begins with "if".
        pub when: Option<Text>,
        /// Why the sum is a fair estimate, as a clause: courts ask.
        pub because: Option<Text>,
        /// Whether a sum that a court finds too high is cut to the most that the law allows.
        #[serde(default)]
        pub court_may_reduce: bool,
    }
}

table! {
    /// The fee of one contract year, after all ends of the fee or after some of them.
    pub struct FeeCell {
        /// The contract year in which the notice is received, counted from 1.
        pub year: u32,
        /// After which of the fee's ends; after all of them when empty.
        #[serde(default)]
        pub on: Vec<Id>,
        /// How much.
        pub amount: Stated<Money>,
    }
}

table! {
    /// What is paid back of a prepaid sum after some ends.
    pub struct PrepaidRefund {
        /// The prepayment; an id of `commitments.prepayments`.
        pub prepayment: Id,
        /// After which ends: `expiry`, `convenience`, or the id of a trigger or of an automatic end.
        pub on: Vec<Id>,
        /// What is paid back.
        pub refund: Refund,
        /// The time over which a pro rata refund falls to nothing in a straight line from the payment.
        pub over: Option<Stated<Duration>>,
        /// What may be given in its place, as an infinitive without "to": "return the shares that it received".
        pub or_instead: Option<Text>,
    }
}

table! {
    /// Sums that fall due at once after some ends.
    #[schemars(extend("x-row" = ["sums"]))]
    pub struct Acceleration {
        /// The party that pays, a key of `parties`; each party when absent.
        pub payer: Option<Id>,
        /// Which sums, as a noun phrase: "the instalments of the minimum that are not yet due".
        pub sums: Text,
        /// After which ends: `convenience`, or the id of a trigger or of an automatic end.
        pub on: Vec<Id>,
        /// How soon after the End Date.
        pub within: Stated<Duration>,
    }
}

table! {
    /// Stock that is bought back after the end.
    #[schemars(extend("x-row" = ["seller", "kind", "what"]))]
    pub struct Repurchase {
        /// The party that buys; a key of `parties`.
        pub buyer: Id,
        /// The party that sells; a key of `parties`.
        pub seller: Id,
        /// Whether the buyer may or must.
        pub kind: RepurchaseKind,
        /// What is bought back, as a noun phrase: "unused stock in its original packing".
        pub what: Text,
        /// The price as a share of its base.
        pub price: Stated<Percent>,
        /// What the price is a share of, as a noun phrase: "the net price at which it was invoiced".
        pub of: Text,
        /// How soon after the End Date the buyer says that it buys, or the seller asks that it does.
        pub within: Stated<Duration>,
        /// After which ends: `expiry`, `convenience`, or the id of a trigger or of an automatic end; all when empty.
        #[serde(default)]
        pub on: Vec<Id>,
    }
}

table! {
    /// Whether stock may or must be bought back.
    pub enum RepurchaseKind {
        /// The buyer may.
        Right => "right",
        /// The buyer must, if the seller asks for it.
        Duty => "duty",
    }
}
