use super::marketing::Period;
use super::table;
use super::value::{Amount, Date, Id, Money, Percent, Stated, Text};

table! {
    /// What the people who sell get for it, and how they learn to.
    #[derive(Default)]
    pub struct SalesTable {
        /// Quota retirement.
        #[serde(default)]
        pub quota: Vec<Quota>,
        /// Sales targets for the joint product alone.
        #[serde(default)]
        pub product_quota: Vec<ProductQuota>,
        /// Share of incentive pay that hangs on the product.
        #[serde(default)]
        pub incentive_share: Vec<IncentiveShare>,
        /// SPIFFs: short-term cash incentives for single sellers.
        #[serde(default)]
        pub spiffs: Vec<Spiff>,
        /// Pay for the joint product as for a party's own.
        #[serde(default)]
        pub parity: Vec<Parity>,
        /// Promises on the pay or the effort of sellers that have no figure.
        #[serde(default)]
        pub promises: Vec<SalesPromise>,
        /// Whether each party bears the pay of its own sellers; a SPIFF is borne by the party that its row names.
        #[serde(default)]
        pub own_cost: bool,
        /// What is in it for each sales team.
        #[serde(default)]
        pub motives: Vec<Motive>,
        /// Sales training.
        #[serde(default)]
        pub training: Vec<Training>,
        /// What is shown of the compensation plans, and to whom.
        #[serde(default)]
        pub disclosure: Vec<Disclosure>,
    }
}

table! {
    /// Sales of the joint product count towards a seller's quota.
    #[schemars(extend("x-row" = ["by", "who"]))]
    pub struct Quota {
        /// The party whose people they are; a key of `parties`.
        pub by: Id,
        /// Whose quota, as a plural noun.
        pub who: Text,
        /// How much of a joint sale counts.
        pub credit: Stated<Percent>,
    }
}

table! {
    /// A seller's own sales target for the joint product.
    #[schemars(extend("x-row" = ["by", "who"]))]
    pub struct ProductQuota {
        /// The party whose people they are; a key of `parties`.
        pub by: Id,
        /// Whose target, as a plural noun.
        pub who: Text,
        /// The target of each of them.
        pub target: Stated<Amount>,
        /// The period for which it is set.
        pub per: Period,
    }
}

table! {
    /// The least share of a seller's incentive pay that depends on the joint product.
    #[schemars(extend("x-row" = ["by", "who"]))]
    pub struct IncentiveShare {
        /// The party whose people they are; a key of `parties`.
        pub by: Id,
        /// Whose pay, as a plural noun.
        pub who: Text,
        /// The share.
        pub share: Stated<Percent>,
        /// The period over which it is measured.
        pub measured: Period,
    }
}

table! {
    /// A SPIFF: a sum paid to a single seller for a single result.
    #[schemars(extend("x-row" = ["paid-by", "who"]))]
    pub struct Spiff {
        /// Who gets it, as a plural noun.
        pub who: Text,
        /// The party that pays; a key of `parties`.
        pub paid_by: Id,
        /// How much.
        pub amount: Stated<Money>,
        /// For what, as a noun phrase.
        pub per: Text,
        /// The most that is paid.
        pub cap: Option<Stated<Money>>,
        /// To what the cap applies, as a noun phrase: "person and quarter".
        pub cap_per: Option<Text>,
        /// The party that employs the sellers and must allow it first; a key of `parties`.
        pub allowed_by: Option<Id>,
        /// Whether it is left out when the shares of `sales.incentive-share` are measured.
        #[serde(default)]
        pub outside_shares: bool,
    }
}

table! {
    /// Sellers are paid for the joint product as for comparable products of their employer.
    #[schemars(extend("x-row" = ["by", "who"]))]
    pub struct Parity {
        /// The party whose people they are; a key of `parties`.
        pub by: Id,
        /// Whose pay, as a plural noun.
        pub who: Text,
        /// What it is compared with, as a noun phrase.
        pub with: Text,
    }
}

table! {
    /// A promise on selling that nothing measures.
    #[schemars(extend("x-row" = ["by", "what"]))]
    pub struct SalesPromise {
        /// The party that gives it; a key of `parties`, or `both`.
        pub by: Id,
        /// What it does, as an infinitive without "to".
        pub what: Text,
        /// Whether it is a duty; it states an intention only when absent.
        #[serde(default)]
        pub binding: bool,
    }
}

table! {
    /// What is in it for a sales team (source: Peek, WIFM).
    #[schemars(extend("x-row" = ["team"]))]
    pub struct Motive {
        /// The party whose team it is; a key of `parties`.
        pub team: Id,
        /// What the team gains.
        pub motive: Text,
    }
}

table! {
    /// Sales training.
    #[schemars(extend("x-row" = ["by", "audience"]))]
    pub struct Training {
        /// The party that trains; a key of `parties`.
        pub by: Id,
        /// Who is trained, as a plural noun.
        pub audience: Text,
        /// In what, as a noun phrase.
        pub subject: Option<Text>,
        /// How many sessions; as many as are needed when absent.
        pub sessions: Option<Stated<u32>>,
        /// How many seats a session has.
        pub seats: Option<Stated<u32>>,
        /// By when.
        pub due: Option<Stated<Date>>,
        /// The party that pays; a key of `parties`.
        pub paid_by: Id,
        /// What a session costs.
        pub fee: Option<Stated<Money>>,
        /// By how much the fee is lower in the first contract year.
        pub first_year_discount: Option<Stated<Percent>>,
        /// Whether those trained are tested.
        #[serde(default)]
        pub certified: bool,
    }
}

table! {
    /// What is shown of the compensation plans.
    #[schemars(extend("x-row" = ["what"]))]
    pub struct Disclosure {
        /// The party whose plans are shown, a key of `parties`; each party's when absent.
        pub by: Option<Id>,
        /// What is shown, as a noun phrase.
        pub what: Text,
        /// Who sees it: an id of `governance.forums`, or a key of `parties`.
        pub to: Id,
        /// What the reader may do with it.
        pub power: DisclosurePower,
    }
}

table! {
    /// What whoever sees a compensation plan may do with it.
    pub enum DisclosurePower {
        /// It takes note of it.
        View => "view",
        /// It may comment on it, and does not approve it.
        Review => "review",
        /// It approves it.
        Approve => "approve",
    }
}
