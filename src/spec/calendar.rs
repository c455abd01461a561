use super::table;
use super::value::{Date, Stated, Text};

table! {
    /// Which days are business days.
    #[derive(Default)]
    pub struct CalendarTable {
        /// The place whose public holidays count, as a name behind “in”: "England and Wales"; the place of the party that
        /// has to act when absent.
        pub place: Option<Stated<Text>>,
        /// The days of the week on which no business is done; Saturday and Sunday when empty.
        #[serde(default)]
        pub weekend: Vec<Weekday>,
        /// Public holidays. For each year that a row is in, the rows are all that there are. No date that is reckoned in
        /// business days takes account of a holiday that is not listed.
        #[serde(default)]
        pub holidays: Vec<Holiday>,
    }
}

table! {
    /// A day on which no business is done.
    #[schemars(extend("x-row" = ["on"]))]
    pub struct Holiday {
        /// The day.
        pub on: Stated<Date>,
        /// What it is called.
        pub name: Option<Text>,
    }
}

table! {
    /// A day of the week.
    pub enum Weekday {
        /// Monday.
        Monday => "Monday",
        /// Tuesday.
        Tuesday => "Tuesday",
        /// Wednesday.
        Wednesday => "Wednesday",
        /// Thursday.
        Thursday => "Thursday",
        /// Friday.
        Friday => "Friday",
        /// Saturday.
        Saturday => "Saturday",
        /// Sunday.
        Sunday => "Sunday",
    }
}

impl Weekday {
    /// The days of the week, from Monday.
    pub const ALL: [Self; 7] =
        [Self::Monday, Self::Tuesday, Self::Wednesday, Self::Thursday, Self::Friday, Self::Saturday, Self::Sunday];

    /// The day of the week of a date.
    pub fn of(date: Date) -> Self {
        let from_monday = date.civil().weekday().to_monday_zero_offset();
        Self::ALL[usize::from(from_monday.unsigned_abs())]
    }
}
