//! The exit.

use super::{
    AccelerationView, AfterView, AssetView, CompanionView, ExitFeeView, PerformanceTestView, PrepaidRefundView,
    RepurchaseView, SurvivalView, TailView, WindDownView, view,
};

view! {
    /// The exit.
    pub struct ExitView {
        /// Renewal; the alliance ends with its term when absent.
        pub renewal: Option<RenewalView>,
        /// A time in which no notice may be given.
        pub lock_in: Option<LockInView>,
        /// Ending without a reason.
        pub convenience: Option<ConvenienceView>,
        /// Ending for a reason.
        pub triggers: TriggersView,
        /// Events on which the alliance ends by itself.
        pub automatic: Vec<AutomaticView>,
        /// Rights to suspend.
        pub suspensions: Vec<SuspensionView>,
        /// How a notice is given.
        pub notice: Option<NoticeView>,
        /// What each party does between notice and end, as infinitives without "to".
        pub conduct: Vec<String>,
        /// The wind-down.
        pub wind_down: Option<WindDownView>,
        /// Stock that is bought back.
        pub repurchase: Vec<RepurchaseView>,
        /// Payments after the end.
        pub tail: Vec<TailView>,
        /// Fees for ending early.
        pub fees: Vec<ExitFeeView>,
        /// What is paid back of prepaid sums after some ends.
        pub refunds: Vec<PrepaidRefundView>,
        /// Sums that fall due at once.
        pub acceleration: Vec<AccelerationView>,
        /// Assets and tooling.
        pub assets: Vec<AssetView>,
        /// Duties after the end.
        pub after: AfterView,
        /// Further parts that survive.
        pub survival: Vec<SurvivalView>,
        /// Whether terms survive that are meant to by their nature.
        pub survival_by_nature: bool,
        /// Other agreements.
        pub companions: Vec<CompanionView>,
    }

    /// Renewal.
    pub struct RenewalView {
        /// `automatic`, `option` or `mutual`.
        pub how: String,
        /// Short name of the party in whose hands it lies; absent when in either's.
        pub holder: Option<String>,
        /// "1 year".
        pub length: String,
        /// From the second renewal on: "2 years"; as the first when absent.
        pub later: Option<String>,
        /// How many at most.
        pub times: Option<u32>,
        /// The minimums that must be met: their metrics.
        pub needs: Vec<String>,
        /// What else must be so, as a clause.
        pub condition: Option<String>,
        /// "90 days".
        pub notice: String,
        /// What is agreed anew, as noun phrases.
        pub resets: Vec<String>,
    }

    /// A time in which no notice may be given.
    pub struct LockInView {
        /// "18 months" from the start of the term.
        pub lasts: String,
        /// Its last day, when it is known.
        pub last_day: Option<String>,
        /// Whether it does not bar convenience.
        pub except_convenience: bool,
        /// The triggers that it does not bar.
        pub except: Vec<TriggerRefView>,
        /// Events that end it early, as clauses.
        pub unless: Vec<String>,
    }

    /// A party with a notice of its own.
    pub struct ConvenienceOfView {
        /// Short name of the party.
        pub holder: String,
        /// "9 months".
        pub notice: String,
    }

    /// An event on which the alliance ends by itself.
    pub struct AutomaticView {
        /// Name of the row; its section in the exit clause has the label `trigger-<id>`.
        pub id: String,
        /// The name of the row in words.
        pub label: String,
        /// The event, as written in the spec: `failed-gate`.
        pub event: String,
        /// `failed-gate`: the test, as a clause.
        pub test: Option<String>,
        /// `failed-gate`: the date.
        pub due: Option<String>,
        /// `winding-up`: short name of the party; absent when either's.
        pub of: Option<String>,
        /// `other`: the event, as a clause.
        pub what: Option<String>,
        /// How long after the event.
        pub after: Option<String>,
        /// What else follows, as a sentence.
        pub effect: Option<String>,
    }

    /// A right to suspend.
    pub struct SuspensionView {
        /// Name of the row in words.
        pub label: String,
        /// Short name of the party that may; absent when either may.
        pub holder: Option<String>,
        /// `payment`, `service`, `performance`.
        pub of: Vec<String>,
        /// The triggers whose events give the right.
        pub on_triggers: Vec<TriggerRefView>,
        /// What else gives it, as a clause.
        pub also_if: Option<String>,
        /// "10 days".
        pub notice: Option<String>,
        /// "90 days".
        pub at_most: Option<String>,
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
        /// Parties with a notice of their own.
        pub differing: Vec<ConvenienceOfView>,
    }

    /// The triggers, in groups, each in the order of the spec.
    pub struct TriggersView {
        /// All of them.
        pub all: Vec<TriggerView>,
        /// Whether any may be limited to a part of the alliance.
        pub any_partial: bool,
        /// Whether any has a cure period.
        pub any_cure: bool,
        /// Whether any has none.
        pub any_without_cure: bool,
        /// Whether any that has a cure period lapses after a time.
        pub any_cure_lapses: bool,
        /// Whether any has a time for the second notice.
        pub any_second_notice: bool,
        /// `material-breach` and `non-payment`.
        pub cause: Vec<TriggerView>,
        /// `insolvency`.
        pub insolvency: Vec<TriggerView>,
        /// `missed-minimum`, `failed-test`, `failed-gate` and `missed-milestone`.
        pub performance: Vec<TriggerView>,
        /// `conviction`, `regulatory`, `safety`, `lost-approval`, `hardship`, `ip-challenge`, `key-person` and `other`.
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
        /// The heading, or the name of the row in words: "missed revenue".
        pub label: String,
        /// Short name of the party that may end; absent when either may.
        pub holder: Option<String>,
        /// The event, as written in the spec: `missed-minimum`.
        pub event: String,
        /// `missed-minimum`: the metric.
        pub metric: Option<String>,
        /// `missed-minimum`, `missed-milestone`: short name of the party that committed.
        pub committed_by: Option<String>,
        /// `missed-minimum`: below what: "60%".
        pub below: Option<String>,
        /// `missed-minimum`: whether `below` is a share of the minimum.
        pub of_minimum: bool,
        /// `missed-minimum`: whether it is a threshold only, and no duty.
        pub threshold: bool,
        /// `missed-minimum`: the period of the minimum: "calendar quarter"; absent when it is the contract year.
        pub per: Option<String>,
        /// `missed-minimum`: whether the years of the minimum are counted from the end of a part-year.
        pub own_years: bool,
        /// `missed-minimum`: how many misses it takes, when it is more than one.
        pub times: Option<u32>,
        /// `missed-minimum`: in how many periods in a row; with `times`.
        pub out_of: Option<u32>,
        /// `failed-test`: the test that is to be passed.
        pub passes: Option<PerformanceTestView>,
        /// `failed-test`: whether all its minimums must be missed.
        pub all_missed: bool,
        /// `failed-gate`: the test, as a clause. `missed-milestone`: the state, as a clause.
        pub test: Option<String>,
        /// `failed-gate`, `missed-milestone`, `lost-approval`: the date.
        pub due: Option<String>,
        /// `missed-milestone`: how late.
        pub by_more_than: Option<String>,
        /// `insolvency`: how long a petition may stand.
        pub dismissal: Option<String>,
        /// `insolvency`: the cases that count, in their order: `unable-to-pay`.
        pub limbs: Vec<String>,
        /// `force-majeure`: how long.
        pub longer_than: Option<String>,
        /// `change-of-control`: short name of the party whose control changes; absent when either's.
        pub of: Option<String>,
        /// `change-of-control`: whether only a competitor counts.
        pub to_competitor_only: bool,
        /// `change-of-control`: whether buying a competitor counts too.
        pub or_buys_competitor: bool,
        /// `change-of-control`: how soon it is reported; 10 days when absent.
        pub report_within: Option<String>,
        /// `change-of-control`: whether the acquirer may have the right used.
        pub acquirer_may_end: bool,
        /// `conviction`, `safety`, `lost-approval`: of what. `key-person`: who. `hardship`, `other`: the event, as a clause.
        pub what: Option<String>,
        /// `key-person`: how long the search for a successor may take.
        pub replaced_within: Option<String>,
        /// `hardship`: how it is proved, as a noun phrase.
        pub proof: Option<String>,
        /// `hardship`: how long the parties talk first.
        pub renegotiate: Option<String>,
        /// What gives the same right, as clauses.
        pub also_if: Vec<String>,
        /// What does not give the right, as clauses.
        pub not_if: Vec<String>,
        /// "60 days"; the end takes effect on receipt when absent.
        pub notice: Option<String>,
        /// "30 days"; no cure when absent.
        pub cure: Option<String>,
        /// Why the cure period may be longer: `diligent-cure` or `accepted-plan`.
        pub extension: Option<String>,
        /// How much longer at most.
        pub extension_at_most: Option<String>,
        /// How soon the plan must be there.
        pub plan_within: Option<String>,
        /// Cases that cannot be cured, as noun phrases.
        pub incurable: Vec<String>,
        /// How long after the cure period the second notice may be given.
        pub second_notice_within: Option<String>,
        /// First date of notice.
        pub earliest: Option<String>,
        /// "90 days" after the holder learns of the event.
        pub window: Option<String>,
        /// Whether the holder's own fault bars the right.
        pub unless_own_fault: bool,
        /// The parts to which the end may be limited: `product`, `territory`, `order`.
        pub partial: Vec<String>,
        /// Whether it must be.
        pub partial_only: bool,
        /// What the holder may do instead, as infinitives without "to".
        pub instead: Vec<String>,
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

    /// A trigger that is named elsewhere.
    pub struct TriggerRefView {
        /// The trigger's id; its section in the exit clause has the label `trigger-<id>`.
        pub id: String,
        /// Its name in words.
        pub label: String,
    }
}
