use super::super::table;
use super::super::value::{Duration, Id, Length, Percent, Stated, Text, Words};

table! {
    /// Duties after the end.
    #[derive(Default)]
    pub struct After {
        /// How soon names and logos come down.
        pub marks_down: Option<Stated<Duration>>,
        /// How soon confidential information goes back or is destroyed.
        #[serde(rename = "return")]
        pub hand_back: Option<Stated<Duration>>,
        /// Whether that time runs from the other party's request and not from the End Date.
        #[serde(default)]
        pub return_on_request: bool,
        /// Whether it goes back or is destroyed; at the choice of the party that holds it when absent.
        pub return_how: Option<HandBack>,
        /// Whether one archive copy may be kept as proof.
        #[serde(default)]
        pub archive_copy: bool,
        /// Who certifies it, as a noun phrase: "an officer of the party"; the party itself confirms it when absent.
        pub certified_by: Option<Text>,
        /// What happens to orders that were accepted before the End Date.
        pub orders: Option<OrdersEnd>,
        /// How soon the final account is drawn up.
        pub final_account: Option<Stated<Duration>>,
        /// How long neither party speaks ill of the other.
        pub no_disparagement: Option<Stated<Duration>>,
    }
}

table! {
    /// What is done with confidential information at the end.
    pub enum HandBack {
        /// It goes back.
        Return => "return",
        /// It is destroyed.
        Destroy => "destroy",
        /// As the party whose it is asks.
        OwnersChoice => "return or destroy, as its owner asks",
    }
}

table! {
    /// What happens to accepted orders at the end.
    pub enum OrdersEnd {
        /// They are performed.
        Performed => "performed",
        /// They are cancelled.
        Cancelled => "cancelled",
    }
}

table! {
    /// An asset or tool that a party holds for the alliance.
    #[schemars(extend("x-row" = ["held-by", "what"]))]
    pub struct Asset {
        /// What, as a noun phrase: "the test bench in Basel".
        pub what: Text,
        /// The party that holds it; a key of `parties`.
        pub held_by: Id,
        /// What happens to it.
        pub end: AssetEnd,
        /// The party that put it in, or that buys it; a key of `parties`. Not with `end = "destroy"`.
        pub to: Option<Id>,
        /// The price as a share of its cost less depreciation; with `end = "sell"` only, and all of it when absent.
        pub price: Option<Stated<Percent>>,
        /// How soon after the End Date.
        pub within: Stated<Duration>,
    }
}

table! {
    /// What happens to an asset at the end.
    pub enum AssetEnd {
        /// It goes back to the party that put it in.
        Return => "return",
        /// The other party buys it at cost.
        Sell => "sale at cost",
        /// It is destroyed.
        Destroy => "destruction",
    }
}

table! {
    /// A part of the agreement that survives.
    #[schemars(extend("x-row" = ["clause"]))]
    pub struct Survival {
        /// The part, as a noun phrase.
        pub clause: Text,
        /// For how long; without limit when absent.
        #[serde(rename = "for")]
        pub lasts: Option<Stated<Length>>,
        /// Where this deal has it, as keys, row ids and years: `money.audit`. It is not printed; a part that is not there
        /// is an error.
        pub term: Option<Words>,
    }
}

table! {
    /// Another agreement between the parties.
    #[schemars(extend("x-row" = ["name"]))]
    pub struct Companion {
        /// Its name.
        pub name: Text,
        /// What happens to it, as a verb phrase: "ends with this agreement".
        pub end: Text,
        /// Whether it is part of this agreement, so that a default under the one is a default under both.
        #[serde(default)]
        pub incorporated: bool,
        /// Which default counts under the other agreement too; none does when absent.
        pub cross_default: Option<CrossDefault>,
    }
}

table! {
    /// Which default counts under which agreement.
    pub enum CrossDefault {
        /// One under the companion counts under the agreement.
        Into => "from the companion agreement",
        /// One under the agreement counts under the companion.
        OutOf => "to the companion agreement",
        /// Both.
        Mutual => "both ways",
    }
}
