use super::table;
use super::value::{Id, Text, Words};

table! {
    /// A party to the alliance.
    pub struct PartyTable {
        /// The full registered name.
        pub name: Words,
        /// The short name that documents use after the first mention; the first word of `name` when absent.
        pub short: Option<Words>,
        /// The legal form and place, with its article: "a Delaware corporation".
        pub kind: Text,
        /// The postal address, for notices.
        pub address: Option<Text>,
        /// The e-mail address, for notices.
        pub email: Option<Text>,
        /// The person or office to whose attention notices go.
        pub attention: Option<Text>,
        /// What the party is in the alliance: "owner of the product".
        pub role: Option<Text>,
        /// The party to whose group it belongs; a key of `parties`.
        pub affiliate_of: Option<Id>,
        /// Which of its affiliates take part, as a noun phrase: "its affiliates in North America".
        pub affiliates: Option<Text>,
        /// What the alliance gives this party, as both sides may read it.
        pub gains: Option<Text>,
        /// Who signs.
        pub signatory: Option<Signatory>,
    }
}

table! {
    /// The person who signs for a party.
    pub struct Signatory {
        /// The person's name.
        pub name: Text,
        /// The person's office.
        pub title: Text,
    }
}
