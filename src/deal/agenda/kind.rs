/// Declares kinds of entries: the name that templates compare with, and how many days before it a calendar reminds of it;
/// 0 for an entry that nobody has to act on.
macro_rules! kinds {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident => $word:literal, $alarm:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// The name that templates compare with.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// How many days before it a calendar reminds of it.
            pub fn alarm(self) -> Option<u32> {
                let days: u32 = match self { $(Self::$variant => $alarm,)+ };
                (days > 0).then_some(days)
            }
        }
    };
}

kinds! {
    /// What sort of date an entry is. The order is the order within a day.
    DateKind {
        /// The Effective Date.
        Start => "start", 0;
        /// The last day on which the offer stands.
        OfferLapses => "offer-lapses", 7;
        /// A contract year ends.
        YearEnd => "year-end", 30;
        /// A shared goal.
        Goal => "goal", 14;
        /// A milestone.
        Milestone => "milestone", 14;
        /// First customers are won.
        FirstCustomers => "first-customers", 14;
        /// A training is over.
        Training => "training", 14;
        /// The last day for an approval on which an exclusivity hangs.
        Approval => "approval", 14;
        /// The last day for a permit that the alliance needs.
        Permit => "permit", 14;
        /// The first day of the pilot.
        PilotStart => "pilot-start", 7;
        /// A gate of the pilot.
        Gate => "gate", 14;
        /// The last day of the pilot.
        PilotEnd => "pilot-end", 7;
        /// The marketing plan of a contract year is submitted.
        PlanSubmitted => "plan-submitted", 14;
        /// The marketing plan of a contract year is approved.
        PlanApproved => "plan-approved", 7;
        /// The minimum of a contract year is agreed.
        MinimumAgreed => "minimum-agreed", 14;
        /// The marketing budget of a contract year is spent.
        BudgetSpent => "budget-spent", 14;
        /// A prepayment is made.
        Prepayment => "prepayment", 7;
        /// Security is given.
        Security => "security", 7;
        /// What fees fall short of a guarantee is paid.
        Guarantee => "guarantee", 7;
        /// The same on account.
        GuaranteeInterim => "guarantee-interim", 7;
        /// An exclusivity is over.
        ExclusivityEnd => "exclusivity-end", 30;
        /// The first day on which a minimum may be given up.
        DropFirst => "drop-first", 0;
        /// The first day on which the alliance may be ended without a reason.
        ConvenienceFirst => "convenience-first", 0;
        /// The first day on which it may be ended on a ground.
        TriggerFirst => "trigger-first", 0;
        /// The last day of the lock-in.
        LockInEnd => "lock-in-end", 0;
        /// The last day for the notice that stops an automatic renewal.
        RenewalStopped => "renewal-stopped", 30;
        /// The last day for the notice that takes up an option to renew.
        RenewalTaken => "renewal-taken", 30;
        /// The last day on which a renewal can be agreed.
        RenewalAgreed => "renewal-agreed", 30;
        /// The last day of the initial term.
        End => "end", 30;
    }
}

kinds! {
    /// What sort of thing comes again.
    SeriesKind {
        /// A forum meets.
        Forum => "forum", 0;
        /// A report.
        Report => "report", 3;
        /// The report on marketing spend.
        MarketingReport => "marketing-report", 3;
        /// The marketing plan is reviewed.
        PlanReview => "plan-review", 3;
        /// A forecast.
        Forecast => "forecast", 0;
        /// The statement that goes with payments.
        Statement => "statement", 3;
        /// A fee is paid.
        Payment => "payment", 7;
    }
}
