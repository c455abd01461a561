//! A rehearsed exit, and who may leave when.

use super::view;

view! {
    /// What happens, when, and who pays what, when the alliance ends on one ground and on one day.
    pub struct RehearsalView {
        /// Whether it is for a calendar file, which has its words in timelines.
        pub as_calendar: bool,
        /// `expiry`, `convenience`, `trigger` or `automatic`.
        pub ground: String,
        /// The name by which the spec calls it: `missed-revenue`.
        pub name: String,
        /// That name in words, or the heading: "missed revenue"; absent for `expiry` and `convenience`.
        pub label: Option<String>,
        /// Its section in the exit clause: "Section 5.1".
        pub section: Option<String>,
        /// Short name of the party that ends it; absent where it ends by itself.
        pub holder: Option<String>,
        /// The last day on which the agreement is in force.
        pub end: DayView,
        /// What the rehearsal rests on, in its order.
        pub assumed: Vec<AssumedView>,
        /// The steps: before the End Date, on it, after it, and without a day.
        pub parts: Vec<StepsView>,
        /// The sums that are owed, in the order of the exit clause.
        pub owed: Vec<OwedView>,
        /// What is certain of them, added up.
        pub totals: Vec<TotalView>,
        /// Whether a sum is not known, or hangs on something.
        pub has_further: bool,
        /// Whether a date or a sum is missing because a value of the deal is open.
        pub has_gap: bool,
    }

    /// A day.
    pub struct DayView {
        /// "Tue 30 November 2027".
        pub date: String,
        /// "30 November 2027".
        pub plain: String,
        /// "2027-11-30".
        pub iso: String,
    }

    /// Something that the rehearsal takes for granted.
    pub struct AssumedView {
        /// `event-happened`, `not-cured`, `renewed`, `expires-anyway`, `end-named`, `incurable`, `no-right`, `no-fault`,
        /// `partial`, `partial-only`, `instead`, `effect`, `learnt`, `event-on`, `wind-down-asked`, `wind-down-barred`,
        /// `no-wind-down` or `unchecked`.
        pub kind: String,
        /// The words of the deal.
        pub what: Vec<String>,
        /// The day.
        pub day: Option<DayView>,
        /// How often.
        pub times: Option<u32>,
    }

    /// The steps of one part of the time.
    pub struct StepsView {
        /// `before`, `end`, `after` or `undated`.
        pub part: String,
        /// The steps, in the order of their days; never empty.
        pub steps: Vec<StepView>,
        /// Whether any of them is an entry of a calendar.
        pub has_entries: bool,
    }

    /// A step as an entry of a calendar.
    pub struct EntryView {
        /// `on`, `by`, `from`, or the `first` or the `last` day of a time.
        pub edge: String,
        /// "2027-11-30".
        pub iso: String,
        /// "30 November 2027".
        pub date: String,
        /// The name by which a calendar knows it again.
        pub uid: String,
        /// How many days before it a calendar reminds of it.
        pub alarm: Option<u32>,
    }

    /// A step.
    pub struct StepView {
        /// What sort of step: `notice-sent`.
        pub kind: String,
        /// When.
        pub when: WhenView,
        /// Its entries in a calendar; none while it has no day.
        pub entries: Vec<EntryView>,
        /// Who acts.
        pub by: ActorView,
        /// What it is about, in the words of the deal.
        pub what: Option<String>,
        /// The time from which the day is reckoned: "60 days".
        pub period: Option<String>,
        /// Whether that time, or the rule, is the default of the exit clause.
        pub by_default: bool,
        /// For `payment`: what is paid.
        pub owed: Option<OwedView>,
        /// The section of the exit clause that prescribes it: "Section 7.2"; absent where the document has none.
        pub section: Option<String>,
        /// Where the deal says it, as keys and row ids: "exit.triggers.missed-revenue.notice".
        pub spec: String,
        /// The file and line of it: "deal.toml:622"; absent where the deal says nothing.
        pub line: Option<String>,
    }

    /// When something happens.
    pub struct WhenView {
        /// `on`, `by`, `from`, `span` or `not-known`.
        pub how: String,
        /// The day; the first one of a `span`.
        pub day: Option<DayView>,
        /// `span`: `on`, `not-before`, `not-after`, `not-known` or `never`.
        pub last_how: Option<String>,
        /// `span`: the last day.
        pub last: Option<DayView>,
        /// Why it is not known, or not certain.
        pub gap: Option<GapView>,
    }

    /// Why a date or a sum cannot be said.
    pub struct GapView {
        /// `open`, `on`, `request`, `books`, `unsaid` or `too-far`.
        pub kind: String,
        /// The open points in brackets, and what it hangs on, in the words of the deal.
        pub what: Vec<String>,
    }

    /// Who acts.
    pub struct ActorView {
        /// `party`, `each`, `other`, `named` or `nobody`.
        pub who: String,
        /// `party`: its short name. `named`: the words of the deal. `other`: the short name of the party that it is not.
        pub name: Option<String>,
    }

    /// A sum that is owed.
    pub struct OwedView {
        /// `accelerated`, `shortfall`, `guarantee`, `refund`, `tail`, `exit-fee`, `committed-spend`, `support-fee`,
        /// `repurchase` or `asset-price`.
        pub kind: String,
        /// Who pays.
        pub payer: ActorView,
        /// Short name of who is paid; absent where the deal does not name it.
        pub payee: Option<String>,
        /// What it is for, in the words of the deal.
        pub what: Option<String>,
        /// `exactly`, `at-most`, `each-period` or `not-known`.
        pub how: String,
        /// The sum; for `each-period`, that of one.
        pub sum: Option<String>,
        /// `each-period`: "calendar month".
        pub per: Option<String>,
        /// Why the sum is not known.
        pub gap: Option<GapView>,
        /// On what it depends besides, as a clause.
        pub only_if: Option<String>,
        /// `shortfall`, `guarantee`: the minimum or the floor of the period that the end cuts short.
        pub least: Option<String>,
        /// `tail`: which calendar quarter.
        pub quarter: Option<u32>,
        /// `tail`: its first day.
        pub first: Option<DayView>,
        /// `tail`: its last day.
        pub last: Option<DayView>,
        /// `tail`, `repurchase`, `asset-price`: the rate or the share.
        pub rate: Option<String>,
        /// When it is due.
        pub due: WhenView,
        /// Whether that is the default of the exit clause.
        pub by_default: bool,
        /// The section of the exit clause.
        pub section: Option<String>,
        /// Where the deal says it, as keys and row ids.
        pub spec: String,
    }

    /// What one party owes another for certain, in one currency.
    pub struct TotalView {
        /// Short name of the party that pays.
        pub payer: String,
        /// Short name of the party that is paid.
        pub payee: Option<String>,
        /// The sum.
        pub sum: String,
    }

    /// Who may leave when, how fast, and at what cost.
    pub struct MatrixView {
        /// The stages, in order.
        pub stages: Vec<StageView>,
        /// One row a ground and party.
        pub rows: Vec<MatrixRowView>,
        /// For each stage in which somebody may leave without a reason, who does so more cheaply.
        pub cheaper: Vec<CheaperView>,
    }

    /// A stage of the alliance.
    pub struct StageView {
        /// `pilot`, `first-year` or `later`.
        pub kind: String,
        /// The first day.
        pub first: String,
        /// The last day.
        pub last: String,
    }

    /// One ground in the hands of one party.
    pub struct MatrixRowView {
        /// The name of the ground: `convenience`.
        pub name: String,
        /// The same in words; absent for `convenience`.
        pub label: Option<String>,
        /// Its section in the exit clause; absent where the document has none.
        pub section: Option<String>,
        /// Short name of the party.
        pub party: String,
        /// Whether the party may ever use it.
        pub may: bool,
        /// The cure period that comes before.
        pub cure: Option<String>,
        /// The notice; on receipt when absent.
        pub notice: Option<String>,
        /// One cell a stage.
        pub cells: Vec<MatrixCellView>,
    }

    /// One ground in the hands of one party in one stage.
    pub struct MatrixCellView {
        /// `pilot`, `first-year` or `later`.
        pub stage: String,
        /// Whether the first letter may be sent in this stage.
        pub may: bool,
        /// The first day on which it may, where that is not the first day of the stage.
        pub opens: Option<String>,
        /// From that letter to the end, in days; 0 when it cannot be said.
        pub days: u32,
        /// Whether it cannot be said, since a value is open.
        pub is_open: bool,
        /// What the party then owes for certain.
        pub costs: Vec<String>,
        /// How many more sums it may owe.
        pub further: usize,
    }

    /// Who leaves more cheaply without a reason, in one stage.
    pub struct CheaperView {
        /// `pilot`, `first-year` or `later`.
        pub stage: String,
        /// Short name of the only party that may leave at all.
        pub only: Option<String>,
        /// Short name of the party that is out sooner.
        pub faster: Option<String>,
        /// By how many days.
        pub days: Option<u32>,
        /// Short name of the party that pays less for certain.
        pub less: Option<String>,
    }
}
