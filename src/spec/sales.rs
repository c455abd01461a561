use super::marketing::Period;
use super::table;
use super::value::{Date, Id, Money, Percent, Stated, Text};

table! {
    /// What the people who sell get for it, and how they learn to.
    #[derive(Default)]
    pub struct SalesTable {
        /// Quota retirement.
        #[serde(default)]
        pub quota: Vec<Quota>,
        /// Share of incentive pay that hangs on the product.
        #[serde(default)]
        pub incentive_share: Vec<IncentiveShare>,
        /// SPIFFs: short-term cash incentives for single sellers.
        #[serde(default)]
        pub spiffs: Vec<Spiff>,
        /// What is in it for each sales team.
        #[serde(default)]
        pub motives: Vec<Motive>,
        /// Sales training.
        #[serde(default)]
        pub training: Vec<Training>,
        /// What is shown of the compensation plans, and to whom.
        pub disclosure: Option<Disclosure>,
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
        /// How many sessions.
        pub sessions: u32,
        /// How many seats a session has.
        pub seats: Option<u32>,
        /// By when.
        pub due: Option<Stated<Date>>,
        /// The party that pays; a key of `parties`.
        pub paid_by: Id,
        /// Whether those trained are tested.
        #[serde(default)]
        pub certified: bool,
    }
}

table! {
    /// What is shown of the compensation plans.
    pub struct Disclosure {
        /// What is shown, as a noun phrase.
        pub what: Text,
        /// The forum that sees it; an id of `governance.forums`.
        pub to: Id,
        /// What the forum may do with it, as a verb phrase: "may comment on it".
        pub power: Option<Text>,
    }
}
