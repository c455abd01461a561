use super::table;
use super::value::{Currency, Date, Duration, Id, MonthDay, Stated, Text};

table! {
    /// What the alliance is: its title, kind, mechanism, start and length.
    pub struct DealTable {
        /// The title of the alliance, as printed at the head of each document.
        pub title: Text,
        /// The party whose team writes this spec; a key of `parties`.
        pub us: Id,
        /// The kind of alliance.
        pub kind: Kind,
        /// The mechanism that creates the value: which of the three makes one and one three (source: "1 + 1 = 3").
        pub mechanism: Option<Mechanism>,
        /// The currency of all sums that name none; three capital letters.
        pub currency: Currency,
        /// The Effective Date.
        pub effective: Stated<Date>,
        /// How long the initial term lasts from its start; absent where `ends` alone gives it.
        pub term: Option<Stated<Duration>>,
        /// The last day of the initial term, where the parties fix one; the one that `term` gives when absent.
        pub ends: Option<Stated<Date>>,
        /// The event on which the initial term starts; the Effective Date when absent.
        pub term_starts: Option<TermStart>,
        /// How contract years are counted; twelve months from the start of the term or its anniversary when absent.
        pub contract_year: Option<ContractYearRule>,
        /// What the alliance does, in one or two sentences.
        pub summary: Option<Text>,
        /// How the mechanism works here: who brings what, and why the customer buys.
        pub how_it_works: Option<Text>,
    }
}

table! {
    /// An event on which the initial term starts, later than the Effective Date.
    pub struct TermStart {
        /// The event, as a clause: "Meridian places its first order".
        pub when: Text,
        /// The date on which it starts at the latest; dates are reckoned from it, and there are none while it is absent.
        pub latest: Option<Stated<Date>>,
    }
}

table! {
    /// How contract years are counted, where they do not follow the start of the term.
    pub struct ContractYearRule {
        /// The last day of each contract year: "31 December".
        pub ends: Stated<MonthDay>,
        /// What becomes of the first one where it is shorter than twelve months.
        pub stub: StubYear,
    }
}

table! {
    /// What becomes of a first contract year that is shorter than twelve months.
    pub enum StubYear {
        /// It counts as contract year 1.
        Own => "a contract year of its own",
        /// It is part of contract year 1, which is then longer than twelve months.
        Joined => "part of the first full contract year",
    }
}

table! {
    /// The kind of alliance.
    pub enum Kind {
        /// The products of the parties work together.
        PlatformIntegration => "platform integration",
        /// One party lists its product in the other's marketplace.
        Marketplace => "marketplace listing",
        /// One party builds the other's product into its own.
        Oem => "OEM arrangement",
        /// One party sells the other's product in its own name.
        Reseller => "reseller arrangement",
        /// One party introduces customers to the other.
        Referral => "referral arrangement",
        /// The parties promote together, and each sells its own.
        CoMarketing => "co-marketing arrangement",
        /// Both sales forces sell together.
        JointGoToMarket => "joint go-to-market alliance",
        /// The parties build something together.
        JointDevelopment => "joint development alliance",
    }
}

table! {
    /// How the alliance creates value that neither party has alone.
    pub enum Mechanism {
        /// One party has the product, the other the customers.
        Distribution => "distribution",
        /// Two products together solve a larger task.
        Integration => "integration",
        /// One party lends the other its good name.
        Brand => "brand",
    }
}
