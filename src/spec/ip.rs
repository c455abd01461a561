use super::marketing::Period;
use super::table;
use super::value::{Duration, Id, Stated, Text};
use std::collections::BTreeMap;

table! {
    /// Intellectual property.
    #[derive(Default)]
    pub struct IpTable {
        /// What each party brings and keeps, by party, as a noun phrase.
        #[serde(default)]
        pub background: BTreeMap<Id, Text>,
        /// What is made together.
        pub joint: Option<JointIp>,
        /// Who owns other things that come about in the alliance: derivatives, improvements, tooling.
        #[serde(default)]
        pub ownership: Vec<Ownership>,
        /// Licences.
        #[serde(default)]
        pub licences: Vec<Licence>,
        /// Names and logos.
        pub marks: Option<Marks>,
        /// Source code held by an escrow agent.
        pub escrow: Option<Escrow>,
        /// The law under which a licensee may keep its licence when the licensor is insolvent, as a noun phrase: "section
        /// 365(n) of the United States Bankruptcy Code".
        pub insolvency_election: Option<Text>,
        /// Data of customers.
        pub customer_data: Option<CustomerData>,
        /// What may be done with feedback, in whole sentences.
        pub feedback: Option<Text>,
        /// Who does not contest the intellectual property of the others.
        pub no_contest: Option<NoContest>,
    }
}

table! {
    /// What is made together, with every question that joint matter raises.
    pub struct JointIp {
        /// What it is, as a noun phrase.
        pub what: Text,
        /// Who owns it: a key of `parties`, or `both`.
        pub owner: Id,
        /// What the other may do with it, as a sentence.
        pub licence: Option<Text>,
        /// Who files for protection; a key of `parties`.
        pub files: Option<Id>,
        /// Who enforces it; a key of `parties`.
        pub enforces: Option<Id>,
        /// Who pays, as a sentence.
        pub costs: Option<Text>,
        /// What happens to it when the alliance ends, in whole sentences.
        pub exit: Option<Text>,
    }
}

table! {
    /// Who owns something that comes about in the alliance.
    #[schemars(extend("x-row" = ["what"]))]
    pub struct Ownership {
        /// What it is, as a noun phrase: "derivatives of what a party brings, whoever makes them".
        pub what: Text,
        /// Who owns it: a key of `parties`, `both`, or by a rule `base-owner`, `maker` or `payer`.
        pub owner: Id,
        /// What else holds, in whole sentences.
        pub terms: Option<Text>,
        /// What happens to it when the alliance ends, in whole sentences.
        pub exit: Option<Text>,
    }
}

table! {
    /// A licence from one party to the other.
    #[schemars(extend("x-row" = ["licensor", "licensee", "subject"]))]
    pub struct Licence {
        /// The party that grants it; a key of `parties`.
        pub licensor: Id,
        /// The party that has it; a key of `parties`.
        pub licensee: Id,
        /// What may be used and for what, as a noun phrase.
        pub subject: Text,
        /// How many may use it; not said when absent.
        pub level: Option<LicenceLevel>,
        /// For which field of use, as a noun phrase; every field when absent.
        pub field: Option<Text>,
        /// Where, as a noun phrase; everywhere when absent.
        pub territory: Option<Text>,
        /// To whom it may be sublicensed, as "to …"; to nobody when absent.
        pub sublicence: Option<Text>,
        /// To whom it may be transferred, as "to …"; to nobody when absent.
        pub transfer: Option<Text>,
        /// Whose affiliates are in it.
        pub affiliates: Option<LicenceAffiliates>,
        /// What is paid for it, as a noun phrase: "none", "the revenue share".
        pub royalty: Option<Stated<Text>>,
        /// How long it lasts from the Effective Date; as long as the Term when absent.
        #[serde(rename = "for")]
        pub lasts: Option<Stated<Duration>>,
        /// Whether it can be taken away.
        pub permanence: Option<Permanence>,
    }
}

table! {
    /// How many may use what is licensed.
    pub enum LicenceLevel {
        /// The licensee alone, not even the licensor.
        Exclusive => "exclusive",
        /// The licensee and the licensor alone.
        Sole => "sole",
        /// The licensor may license others.
        NonExclusive => "non-exclusive",
    }
}

table! {
    /// Whose affiliates are in a licence.
    pub enum LicenceAffiliates {
        /// Those of the licensor grant it too.
        OfLicensor => "those of the licensor",
        /// Those of the licensee may use it too.
        OfLicensee => "those of the licensee",
        /// Both.
        OfBoth => "those of both",
    }
}

table! {
    /// Whether a licence can be taken away.
    pub enum Permanence {
        /// It outlasts the agreement.
        Perpetual => "perpetual",
        /// The licensor cannot end it, by ending the agreement or otherwise, before its own time is over.
        Irrevocable => "irrevocable",
        /// Both.
        PerpetualAndIrrevocable => "perpetual and irrevocable",
    }
}

table! {
    /// Names and logos.
    pub struct Marks {
        /// The guidelines that apply, as a noun phrase.
        pub guidelines: Text,
        /// How long the owner has to approve a use.
        pub approval: Option<Stated<Duration>>,
        /// The licence that the owner grants, as a noun phrase: "a non-exclusive licence without royalty, for the Term".
        pub licence: Option<Text>,
        /// Where and how the marks appear, in whole sentences.
        pub placement: Option<Text>,
        /// Lines that credit a party, such as "Powered by …".
        #[serde(default)]
        pub credits: Vec<MarkCredit>,
        /// Whether the goodwill from the use belongs to the owner of the mark.
        #[serde(default)]
        pub goodwill_to_owner: bool,
        /// How the owner of a mark watches over its use.
        pub quality: Option<MarkQuality>,
    }
}

table! {
    /// A line that credits a party.
    #[schemars(extend("x-row" = ["by", "line"]))]
    pub struct MarkCredit {
        /// The party that shows it; a key of `parties`.
        pub by: Id,
        /// The line, as it is shown.
        pub line: Text,
        /// Where, as words that follow the line: "on each page that shows a forecast".
        pub place: Text,
    }
}

table! {
    /// How the owner of a mark watches over its use.
    pub struct MarkQuality {
        /// How soon after a request the user shows samples.
        pub samples: Option<Stated<Duration>>,
        /// How soon after the owner's objection the user mends or ends a use.
        pub mended: Option<Stated<Duration>>,
    }
}

table! {
    /// Source code that an escrow agent holds.
    pub struct Escrow {
        /// What is deposited, as a noun phrase.
        pub what: Text,
        /// The party that deposits it; a key of `parties`.
        pub by: Id,
        /// The party to which it is released; a key of `parties`.
        pub to: Id,
        /// The agent, as a noun phrase.
        pub agent: Option<Stated<Text>>,
        /// How soon after the Effective Date the first deposit is made.
        pub within: Option<Stated<Duration>>,
        /// How often the deposit is renewed.
        pub every: Option<Period>,
        /// The party that pays the agent; a key of `parties`.
        pub cost_by: Option<Id>,
        /// The events after which it is released, as clauses.
        pub release: Vec<Stated<Text>>,
        /// What the released code may be used for, as an infinitive without "to".
        #[serde(rename = "use")]
        pub usage: Option<Text>,
    }
}

table! {
    /// Data of customers.
    pub struct CustomerData {
        /// Whose it is, as a noun phrase.
        pub owner: Text,
        /// What the parties may do with it during the Term, in whole sentences.
        #[serde(rename = "use")]
        pub usage: Option<Text>,
        /// What they may do with it after the end, in whole sentences.
        pub after: Option<Text>,
        /// Who does what for personal data.
        #[serde(default)]
        pub personal: Vec<DataDuty>,
    }
}

table! {
    /// A duty for personal data.
    #[schemars(extend("x-row" = ["by", "duty"]))]
    pub struct DataDuty {
        /// Whose duty it is: a key of `parties`, or `both` for each of them.
        pub by: Id,
        /// What it does, as an infinitive without "to".
        pub duty: Text,
    }
}

table! {
    /// A promise not to contest the intellectual property of another party.
    pub struct NoContest {
        /// Who promises: a key of `parties`, or `both` for each of them.
        pub by: Id,
        /// How long after the end it goes on; it ends with the Term when absent.
        pub after: Option<Stated<Duration>>,
    }
}
