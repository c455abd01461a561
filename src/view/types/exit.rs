//! The exit.

use super::{PerformanceTestView, view};

view! {
    /// The exit.
    pub struct ExitView {
        /// Renewal; the alliance ends with its term when absent.
        pub renewal: Option<RenewalView>,
        /// Ending without a reason.
        pub convenience: Option<ConvenienceView>,
        /// Ending for a reason.
        pub triggers: TriggersView,
        /// How a notice is given.
        pub notice: Option<NoticeView>,
        /// What each party does between notice and end, as infinitives without "to".
        pub conduct: Vec<String>,
        /// The wind-down.
        pub wind_down: Option<WindDownView>,
        /// Payments after the end.
        pub tail: Vec<TailView>,
        /// Fees for ending early.
        pub fees: Vec<ExitFeeView>,
        /// Duties after the end.
        pub after: AfterView,
        /// Further parts that survive.
        pub survival: Vec<SurvivalView>,
        /// Other agreements.
        pub companions: Vec<CompanionView>,
    }

    /// Renewal.
    pub struct RenewalView {
        /// `automatic` or `mutual`.
        pub how: String,
        /// "1 year".
        pub length: String,
        /// "90 days".
        pub notice: String,
        /// What is agreed anew, as noun phrases.
        pub resets: Vec<String>,
    }

    /// Ending without a reason.
    pub struct ConvenienceView {
        /// Short name of the party that may; absent when either may.
        pub holder: Option<String>,
        /// "6 months".
        pub notice: String,
        /// How long after the Effective Date the notice may first be given.
        pub earliest: Option<String>,
        /// That date, when it is known.
        pub earliest_date: Option<String>,
    }

    /// The triggers, in groups, each in the order of the spec.
    pub struct TriggersView {
        /// All of them.
        pub all: Vec<TriggerView>,
        /// `material-breach` and `non-payment`.
        pub cause: Vec<TriggerView>,
        /// `insolvency`.
        pub insolvency: Vec<TriggerView>,
        /// `missed-minimum`, `failed-gate` and `missed-milestone`.
        pub performance: Vec<TriggerView>,
        /// `conviction`, `regulatory`, `ip-challenge`, `key-person` and `other`.
        pub special: Vec<TriggerView>,
        /// `force-majeure`.
        pub force_majeure: Vec<TriggerView>,
        /// `change-of-control`.
        pub change_of_control: Vec<TriggerView>,
    }

    /// A trigger. Which of the optional fields are there depends on `event`.
    pub struct TriggerView {
        /// Name of the row.
        pub id: String,
        /// The name of the row in words: "missed revenue".
        pub label: String,
        /// Short name of the party that may end; absent when either may.
        pub holder: Option<String>,
        /// The event, as written in the spec: `missed-minimum`.
        pub event: String,
        /// `missed-minimum`: the metric.
        pub metric: Option<String>,
        /// `missed-minimum`, `missed-milestone`: short name of the party that committed.
        pub committed_by: Option<String>,
        /// `missed-minimum`: the share: "60%".
        pub below: Option<String>,
        /// Whether `below` is a share of the minimum.
        pub of_minimum: bool,
        /// The period of the minimum: "calendar quarter"; absent when it is the contract year.
        pub per: Option<String>,
        /// Whether the years of the minimum are counted from the end of a part-year.
        pub own_years: bool,
        /// How many misses it takes, when it is more than one.
        pub times: Option<u32>,
        /// In how many periods in a row; with `times`.
        pub out_of: Option<u32>,
        /// The test that is to be passed, with `failed-test`.
        pub passes: Option<PerformanceTestView>,
        /// `failed-gate`: the test, as a clause. `missed-milestone`: the state, as a clause.
        pub test: Option<String>,
        /// `failed-gate`, `missed-milestone`: the date.
        pub due: Option<String>,
        /// `missed-milestone`: how late.
        pub by_more_than: Option<String>,
        /// `insolvency`: how long a petition may stand.
        pub dismissal: Option<String>,
        /// `force-majeure`: how long.
        pub longer_than: Option<String>,
        /// `change-of-control`: short name of the party whose control changes; absent when either's.
        pub of: Option<String>,
        /// `change-of-control`: whether only a competitor counts.
        pub to_competitor_only: bool,
        /// `conviction`: of what. `key-person`: who. `other`: the event, as a clause.
        pub what: Option<String>,
        /// `key-person`: how long the search for a successor may take.
        pub replaced_within: Option<String>,
        /// "60 days"; the end takes effect on receipt when absent.
        pub notice: Option<String>,
        /// "30 days"; no cure when absent.
        pub cure: Option<String>,
        /// First date of notice.
        pub earliest: Option<String>,
        /// "90 days" after the holder learns of the event.
        pub window: Option<String>,
        /// Whether the holder's own fault bars the right.
        pub unless_own_fault: bool,
        /// What else follows, as a sentence.
        pub effect: Option<String>,
    }

    /// How a notice is given.
    pub struct NoticeView {
        /// "courier with proof of delivery", "e-mail".
        pub by: Vec<String>,
        /// "2 business days".
        pub receipt: String,
        /// Whether a default needs a first notice.
        pub two_stage: bool,
        /// How soon the sponsors meet.
        pub meet: Option<String>,
        /// The language of notices, as a name.
        pub language: Option<String>,
    }

    /// The wind-down.
    pub struct WindDownView {
        /// "12 months", or "the longer of …".
        pub length: String,
        /// Whether a party in breach cannot ask for it.
        pub unless_breach_by_requester: bool,
        /// Joint customers, in whole sentences.
        pub existing_customers: Option<String>,
        /// "30 days" after the End Date.
        pub open_deals: Option<String>,
        /// Short name of the party that supports.
        pub support_by: Option<String>,
        /// Short name of the party that customers call first.
        pub support_first_contact: Option<String>,
        /// How good the support is.
        pub support_level: Option<String>,
        /// The form of the data.
        pub data_format: Option<String>,
        /// How soon after a request.
        pub data_within: Option<String>,
        /// Short name of the party that bears the cost.
        pub data_cost_by: Option<String>,
        /// Who tells the customers.
        pub customer_notice_by: Option<String>,
        /// How soon after the notice of termination.
        pub customer_notice_within: Option<String>,
        /// How long sales may go on.
        pub sell_off: Option<String>,
        /// Committed spend, in whole sentences.
        pub committed_spend: Option<String>,
    }

    /// A payment after the end.
    pub struct TailView {
        /// Short name of the party that pays.
        pub payer: String,
        /// Short name of the party that is paid.
        pub payee: String,
        /// For how many calendar quarters.
        pub quarters: u32,
        /// "5%".
        pub rate: String,
        /// What the rate is taken of.
        pub base: String,
        /// Whether it is owed after expiry.
        pub on_expiry: bool,
        /// Whether it is owed after termination for convenience.
        pub on_convenience: bool,
        /// The labels of the triggers after which it is owed: "missed revenue".
        pub on_triggers: Vec<TriggerRefView>,
    }

    /// A trigger that is named elsewhere.
    pub struct TriggerRefView {
        /// The trigger's id; its section in the exit clause has the label `trigger-<id>`.
        pub id: String,
        /// Its name in words.
        pub label: String,
    }

    /// A fee for ending early.
    pub struct ExitFeeView {
        /// Short name of the party that pays.
        pub payer: String,
        /// Short name of the party that is paid.
        pub payee: String,
        /// "USD 400,000".
        pub amount: String,
        /// Whether it is owed after termination for convenience.
        pub on_convenience: bool,
        /// The triggers after which it is owed.
        pub on_triggers: Vec<TriggerRefView>,
        /// A clause that begins with "if".
        pub when: Option<String>,
        /// Why it is fair, as a clause.
        pub because: Option<String>,
    }

    /// Duties after the end. Each is absent when there is none.
    pub struct AfterView {
        /// Names and logos come down: "30 days".
        pub marks_down: Option<String>,
        /// Confidential information goes back: "15 days".
        pub hand_back: Option<String>,
        /// The final account: "60 days".
        pub final_account: Option<String>,
        /// No disparagement: "2 years".
        pub no_disparagement: Option<String>,
    }

    /// A part that survives.
    pub struct SurvivalView {
        /// A noun phrase.
        pub clause: String,
        /// "3 years"; without limit when absent.
        pub lasts: Option<String>,
    }

    /// Another agreement.
    pub struct CompanionView {
        /// Its name.
        pub name: String,
        /// A verb phrase.
        pub end: String,
        /// `incorporated`, `linked` or `stand-alone`; absent when not said.
        pub link: Option<String>,
    }
}
