//! The calendar of the alliance.

use super::view;

view! {
    /// The dates of the alliance, as both parties may read them.
    pub struct AgendaView {
        /// Whether all days of all series are to be shown, as a calendar file needs them.
        pub whole: bool,
        /// What happens once, in the order of its days; what has none yet last.
        pub dates: Vec<AgendaDateView>,
        /// Whether any of that has a day.
        pub dated: bool,
        /// Whether any of that has none.
        pub undated: bool,
        /// What comes again.
        pub series: Vec<SeriesView>,
        /// Whether any of that has a day.
        pub has_days: bool,
        /// The last day to which the series are reckoned: "31 January 2030".
        pub until: Option<String>,
        /// Whether that is twelve months from the start, because the end of the term is open.
        pub until_assumed: bool,
    }

    /// Something that happens once.
    pub struct AgendaDateView {
        /// The day as `2027-02-01`; absent while there is none.
        pub iso: Option<String>,
        /// The day as printed, or an open point in brackets; absent where it hangs on another day that is open.
        pub date: Option<String>,
        /// Whether it is the first that has no day.
        pub is_first_open: bool,
        /// What sort of date: `start`, `goal`, `milestone`, `renewal-stopped` …
        pub kind: String,
        /// Short name of the party that owes it, or that has the right.
        pub by: Option<String>,
        /// What it is about, in the words of the deal.
        pub what: Option<String>,
        /// How much is due.
        pub amount: Option<String>,
        /// The number of the contract year that it concerns.
        pub year: Option<u32>,
        /// The name by which a calendar knows it again.
        pub uid: String,
        /// How many days before it a calendar reminds of it.
        pub alarm: Option<u32>,
    }

    /// Something that comes again.
    pub struct SeriesView {
        /// What sort of thing: `forum`, `report`, `marketing-report`, `plan-review`, `forecast`, `statement`, `payment`.
        pub kind: String,
        /// Short name of the party that owes it.
        pub by: Option<String>,
        /// Short name of the party that is paid.
        pub to: Option<String>,
        /// What it is, in the words of the deal.
        pub what: Option<String>,
        /// How often a forum meets: "weekly".
        pub cadence: Option<String>,
        /// The period in which it comes once: "calendar month".
        pub period: Option<String>,
        /// How soon after each period: "30 days".
        pub within: Option<String>,
        /// Whether that time runs from the start of the period, and not from its end.
        pub in_advance: bool,
        /// How many days are known; absent where it comes every so many weeks.
        pub count: Option<u32>,
        /// The first day, as printed.
        pub first: Option<String>,
        /// The last day, as printed.
        pub last: Option<String>,
        /// Whether the deal fixes days at all.
        pub fixed: bool,
        /// Its days; the first one only where it comes every so many weeks.
        pub days: Vec<SeriesDayView>,
        /// After how many weeks it comes again, and until when, as calendars read it: "1 2030-01-31".
        pub repeats: Option<String>,
        /// How many days before it a calendar reminds of it.
        pub alarm: Option<u32>,
    }

    /// A day of a series.
    pub struct SeriesDayView {
        /// The day as `2027-02-01`.
        pub iso: String,
        /// The day as printed.
        pub date: String,
        /// The name by which a calendar knows it again.
        pub uid: String,
    }

    /// Something that our own side has to settle.
    pub struct TaskView {
        /// The day as `2027-02-01`; absent where none is set.
        pub iso: Option<String>,
        /// The day as printed.
        pub date: Option<String>,
        /// What is to be done.
        pub task: String,
        /// Who sees to it: the short name of a party, or a person.
        pub owner: Option<String>,
        /// The place in the spec.
        pub place: String,
        /// The name by which a calendar knows it again.
        pub uid: String,
        /// How many days before it a calendar reminds of it.
        pub alarm: u32,
    }
}
