//! Intellectual property and data.

use super::view;

view! {
    /// Intellectual property.
    pub struct IpView {
        /// Whether there is anything in it.
        pub any: bool,
        /// What each party brings and keeps.
        pub background: Vec<BackgroundView>,
        /// What is made together.
        pub joint: Option<JointIpView>,
        /// Who owns other things that come about in the alliance.
        pub ownership: Vec<OwnershipView>,
        /// Licences.
        pub licences: Vec<LicenceView>,
        /// Names and logos.
        pub marks: Option<MarksView>,
        /// Source code held by an agent.
        pub escrow: Option<EscrowView>,
        /// The law under which a licence may be kept when the licensor is insolvent.
        pub insolvency_election: Option<String>,
        /// Data of customers.
        pub customer_data: Option<CustomerDataView>,
        /// What may be done with feedback, in whole sentences.
        pub feedback: Option<String>,
        /// Who does not contest the intellectual property of the others.
        pub no_contest: Option<NoContestView>,
        /// Whether a licence outlasts the agreement.
        pub any_lasting: bool,
        /// Whether a licence ends with the agreement or at a time of its own.
        pub any_ending: bool,
    }

    /// What a party brings and keeps.
    pub struct BackgroundView {
        /// Short name of the party.
        pub party: String,
        /// A noun phrase.
        pub what: String,
    }

    /// What is made together.
    pub struct JointIpView {
        /// A noun phrase.
        pub what: String,
        /// Short name of the owner; absent when both own it.
        pub owner: Option<String>,
        /// What the other may do with it, as a sentence.
        pub licence: Option<String>,
        /// Short name of the party that files.
        pub files: Option<String>,
        /// Short name of the party that enforces.
        pub enforces: Option<String>,
        /// Who pays, as a sentence.
        pub costs: Option<String>,
        /// What happens at the end, in whole sentences.
        pub exit: Option<String>,
    }

    /// Who owns something that comes about in the alliance.
    pub struct OwnershipView {
        /// A noun phrase.
        pub what: String,
        /// `party`, `both`, `base-owner`, `maker` or `payer`.
        pub rule: String,
        /// Short name of the owner, where the rule is `party`.
        pub owner: Option<String>,
        /// What else holds, in whole sentences.
        pub terms: Option<String>,
        /// What happens at the end, in whole sentences.
        pub exit: Option<String>,
    }

    /// A licence.
    pub struct LicenceView {
        /// Short name of the party that grants it.
        pub licensor: String,
        /// Short name of the party that has it.
        pub licensee: String,
        /// "the products, to demonstrate, market and sell them".
        pub subject: String,
        /// `exclusive`, `sole` or `non-exclusive`; absent when not said.
        pub level: Option<String>,
        /// For which field; every field when absent.
        pub field: Option<String>,
        /// Where; everywhere when absent.
        pub territory: Option<String>,
        /// "to affiliates only"; none when absent.
        pub sublicence: Option<String>,
        /// "to the successor to its whole business only"; none when absent.
        pub transfer: Option<String>,
        /// `of-licensor`, `of-licensee` or `of-both`; absent when none are in it.
        pub affiliates: Option<String>,
        /// What is paid for it, as a noun phrase.
        pub royalty: Option<String>,
        /// "2 years" from the Effective Date; the Term when absent.
        pub lasts: Option<String>,
        /// Whether it outlasts the agreement.
        pub perpetual: bool,
        /// Whether the licensor cannot end it while it lasts.
        pub irrevocable: bool,
    }

    /// Names and logos.
    pub struct MarksView {
        /// A noun phrase.
        pub guidelines: String,
        /// "5 business days".
        pub approval: Option<String>,
        /// The licence that the owner grants, as a noun phrase.
        pub licence: Option<String>,
        /// Where and how the marks appear, in whole sentences.
        pub placement: Option<String>,
        /// Lines that credit a party.
        pub credits: Vec<MarkCreditView>,
        /// Whether the goodwill from the use belongs to the owner of the mark.
        pub goodwill_to_owner: bool,
        /// Whether the owner watches over the use.
        pub quality: bool,
        /// How soon after a request the user shows samples.
        pub samples: Option<String>,
        /// How soon after an objection the user mends or ends a use.
        pub mended: Option<String>,
    }

    /// A line that credits a party.
    pub struct MarkCreditView {
        /// Short name of the party that shows it.
        pub by: String,
        /// "Powered by Harbor".
        pub line: String,
        /// "on each page that shows a forecast".
        pub place: String,
    }

    /// Source code that an escrow agent holds.
    pub struct EscrowView {
        /// A noun phrase.
        pub what: String,
        /// Short name of the party that deposits.
        pub by: String,
        /// Short name of the party to which it is released.
        pub to: String,
        /// The agent, as a noun phrase.
        pub agent: Option<String>,
        /// The first deposit, after the Effective Date: "60 days".
        pub within: Option<String>,
        /// "calendar quarter".
        pub every: Option<String>,
        /// Short name of the party that pays the agent.
        pub cost_by: Option<String>,
        /// The events of release, as clauses.
        pub release: Vec<String>,
        /// What the code may be used for, as an infinitive without "to".
        pub usage: Option<String>,
    }

    /// Data of customers.
    pub struct CustomerDataView {
        /// Whose it is, as a noun phrase.
        pub owner: String,
        /// During the Term, in whole sentences.
        pub usage: Option<String>,
        /// After the end, in whole sentences.
        pub after: Option<String>,
        /// Who does what for personal data.
        pub personal: Vec<DataDutyView>,
    }

    /// A duty for personal data.
    pub struct DataDutyView {
        /// Short name of the party; absent when it is a duty of each.
        pub by: Option<String>,
        /// An infinitive without "to".
        pub duty: String,
    }

    /// A promise not to contest.
    pub struct NoContestView {
        /// Short name of the party; absent when each promises.
        pub by: Option<String>,
        /// How long after the end: "3 years".
        pub after: Option<String>,
    }
}
