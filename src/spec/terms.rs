use super::table;
use super::value::{Date, Duration, Id, Stated, Text};

table! {
    /// The terms of the term sheet itself, and the general terms of the agreement.
    #[derive(Default)]
    pub struct TermsTable {
        /// The parts of the term sheet that bind; all others do not.
        #[serde(default)]
        pub binding: Vec<BindingPart>,
        /// When the offer lapses.
        pub expires: Option<Stated<Date>>,
        /// No talks with others for a while.
        pub no_shop: Option<NoShop>,
        /// How long confidentiality lasts after the end.
        pub confidentiality: Option<Stated<Duration>>,
        /// The governing law, as a noun phrase: "the State of New York".
        pub law: Option<Stated<Text>>,
        /// Where disputes are decided, as a noun phrase.
        pub forum: Option<Stated<Text>>,
        /// The limit of liability, in whole sentences.
        pub liability: Option<Stated<Text>>,
        /// Whether and to whom the agreement may be assigned, in whole sentences.
        pub assignment: Option<Stated<Text>>,
    }
}

table! {
    /// A part of the term sheet that can bind by itself.
    pub enum BindingPart {
        /// Confidentiality.
        Confidentiality => "confidentiality",
        /// No talks with others.
        NoShop => "no-shop",
        /// Each party bears its own costs.
        Costs => "costs",
        /// Law and forum.
        GoverningLaw => "governing law and forum",
        /// The date on which the term sheet lapses.
        Expiry => "expiry",
    }
}

table! {
    /// A promise not to talk with others.
    pub struct NoShop {
        /// Who is bound: a key of `parties`, or `both`.
        pub on: Id,
        /// How long from signature of the term sheet.
        #[serde(rename = "for")]
        pub lasts: Stated<Duration>,
        /// About what, as a noun phrase.
        pub what: Text,
    }
}
