use super::table;
use super::value::{Amount, Duration, Id, Percent, Stated, Text};

table! {
    /// A stake of one party in another that is part of the deal.
    pub struct Equity {
        /// The name of the row.
        pub id: Id,
        /// The party whose shares they are; a key of `parties`.
        pub issuer: Id,
        /// The party that gets them; a key of `parties`.
        pub holder: Id,
        /// What they are.
        pub kind: EquityKind,
        /// How many, or which share of the issuer's capital.
        pub amount: Stated<Amount>,
        /// The price, as a noun phrase; none is paid in money when absent.
        pub price: Option<Text>,
        /// How long from the Effective Date they may be exercised; with `warrants` and `options`.
        pub exercise: Option<Stated<Duration>>,
        /// What they vest with; at once when empty.
        #[serde(default)]
        pub vesting: Vec<Vesting>,
        /// What they are set off against, as a sentence.
        pub offset: Option<Text>,
        /// What happens to them when the alliance ends, as a sentence.
        pub at_end: Option<Text>,
    }
}

table! {
    /// What a stake consists of.
    pub enum EquityKind {
        /// Shares.
        Shares => "shares",
        /// Warrants to buy shares.
        Warrants => "warrants",
        /// Options on shares.
        Options => "options",
    }
}

table! {
    /// A part of a stake that vests.
    pub struct Vesting {
        /// The part.
        pub share: Stated<Percent>,
        /// When, as a clause: "net revenue from joint customers first passes USD 5,000,000".
        pub when: Text,
    }
}
