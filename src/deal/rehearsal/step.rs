use std::fmt;

use crate::spec::{Date, Duration, Id, Length, OpenPoint, Path, Stated, Text};

/// One thing that the exit clause has happen on the way out: when, who, what, and which section says so.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// What sort of step.
    pub kind: StepKind,
    /// When.
    pub when: When,
    /// Who acts.
    pub by: Actor,
    /// What it is about, in the words of the deal: the event, the rule, the name of a companion agreement.
    pub what: Option<Text>,
    /// The time from which the date is reckoned, as the deal states it.
    pub period: Option<Stated<Length>>,
    /// Whether the time is not the deal's own, but the default that the exit clause states.
    pub by_default: bool,
    /// For a payment: which of the sums of the rehearsal it is, from 0.
    pub owed: Option<usize>,
    /// The label of the section of the exit clause that prescribes it: `trigger-missed-revenue`, `sell-off`.
    pub section: String,
    /// Where the deal says it.
    pub path: Path,
}

/// When something happens.
#[derive(Debug, Clone, PartialEq)]
pub enum When {
    /// On this day.
    On(Date),
    /// On this day at the latest.
    By(Date),
    /// On this day or later.
    From(Date),
    /// Over some time.
    Span {
        /// The first day, when it is known.
        first: Option<Date>,
        /// When it ends.
        last: Last,
    },
    /// This cannot be said from the deal.
    NotKnown(Gap),
}

impl When {
    /// The day by which a list of steps is sorted: the first, or the last where no first is known.
    pub fn sort_day(&self) -> Option<Date> {
        match self {
            Self::On(day) | Self::By(day) | Self::From(day) => Some(*day),
            Self::Span { first, last } => first.or_else(|| last.day()),
            Self::NotKnown(_) => None,
        }
    }

    /// The first day, when it is known.
    pub fn first(&self) -> Option<Date> {
        match self {
            Self::On(day) | Self::From(day) => Some(*day),
            Self::Span { first, last: _ } => *first,
            Self::By(_) | Self::NotKnown(_) => None,
        }
    }

    /// The last day, when it is known.
    pub fn last(&self) -> Option<Date> {
        match self {
            Self::On(day) | Self::By(day) => Some(*day),
            Self::Span { first: _, last } => last.certain(),
            Self::From(_) | Self::NotKnown(_) => None,
        }
    }
}

/// When something that lasts comes to its end.
#[derive(Debug, Clone, PartialEq)]
pub enum Last {
    /// At the end of this day.
    On(Date),
    /// At the end of this day, or later if what the gap speaks of comes later.
    NotBefore(Date, Gap),
    /// At the end of this day, or sooner if what the gap speaks of comes sooner.
    NotAfter(Date, Gap),
    /// This cannot be said from the deal.
    NotKnown(Gap),
    /// Never by itself.
    Never,
}

impl Last {
    /// The day that is named, certain or not.
    pub fn day(&self) -> Option<Date> {
        match self {
            Self::On(day) | Self::NotBefore(day, _) | Self::NotAfter(day, _) => Some(*day),
            Self::NotKnown(_) | Self::Never => None,
        }
    }

    /// The day, when nothing can move it.
    pub fn certain(&self) -> Option<Date> {
        match self {
            Self::On(day) => Some(*day),
            Self::NotBefore(..) | Self::NotAfter(..) | Self::NotKnown(_) | Self::Never => None,
        }
    }
}

/// Why a date or a sum cannot be said.
#[derive(Debug, Clone, PartialEq)]
pub enum Gap {
    /// A value is open.
    Open(OpenPoint),
    /// It hangs on an event, a formula or a result, in the words of the deal.
    On(Text),
    /// It hangs on several of these.
    Several(Vec<Gap>),
    /// It hangs on a request that a party may make.
    Request,
    /// It hangs on figures that only the books will show.
    Books,
    /// The deal does not say it.
    Unsaid,
    /// It is after the year 2200.
    TooFar,
}

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// One party.
    Party(Id),
    /// Each of the parties.
    Each,
    /// The other side of this party.
    OtherThan(Option<Id>),
    /// Somebody whom the deal names in words.
    Named(Text),
    /// Nobody: it happens by itself.
    Nobody,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident => $name:literal,)+) => {
        /// What sort of step it is, in the order in which steps of one day are told.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum StepKind {
            $($(#[$doc])* $variant,)+
        }

        impl StepKind {
            /// All kinds, in order.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The name that templates compare with.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }
        }
    };
}

kinds! {
    /// What gives the right happens, or is learnt of.
    Event => "event",
    /// The holder learns of the event: not before this day, or its right has lapsed.
    Learnt => "learnt",
    /// A person leaves the alliance, at the latest.
    PersonLeft => "person-left",
    /// An event outside a party's control begins, at the latest.
    ForceMajeure => "force-majeure",
    /// Hardship is proved, and talks begin.
    Proof => "proof",
    /// The talks on a hardship have failed.
    TalksEnd => "talks-end",
    /// A notice of default is sent, at the latest.
    DefaultSent => "default-sent",
    /// A notice of default is delivered, at the latest, where the deal does not say when one counts as received.
    DefaultDelivered => "default-delivered",
    /// The notice of default counts as received.
    DefaultReceived => "default-received",
    /// The cure period, from its first day to its last.
    Cure => "cure",
    /// To when the cure period may be longer.
    CureExtended => "cure-extended",
    /// The first day on which the notice of termination may be given.
    NoticeOpens => "notice-opens",
    /// The notice of termination is sent, at the latest.
    NoticeSent => "notice-sent",
    /// The notice of termination is delivered, at the latest, where the deal does not say when one counts as received.
    NoticeDelivered => "notice-delivered",
    /// The notice of termination counts as received.
    NoticeReceived => "notice-received",
    /// The last day on which the first letter may be received.
    RightLapses => "right-lapses",
    /// The last day after the cure period on which the notice of termination may be received.
    SecondNoticeLapses => "second-notice-lapses",
    /// The last day on which a notice that stops the renewal may be received.
    RenewalStopped => "renewal-stopped",
    /// The last day on which a notice that takes up the renewal may be received: there is none.
    RenewalOption => "renewal-option",
    /// The last day on which a renewal may be agreed: there is none.
    RenewalAgreed => "renewal-agreed",
    /// The executive sponsors meet.
    SponsorsMeet => "sponsors-meet",
    /// The customers are told.
    CustomerMessage => "customer-message",
    /// Commitments to third parties are cancelled, and no new ones made.
    CancelSpend => "cancel-spend",
    /// What the parties do between notice and end.
    Conduct => "conduct",
    /// The last day on which a wind-down may be asked for.
    WindDownRequest => "wind-down-request",
    /// The last day on which the agreement is in force.
    EndDate => "end-date",
    /// Exclusive positions end.
    ExclusivityEnds => "exclusivity-ends",
    /// Licences end that are not perpetual.
    LicencesEnd => "licences-end",
    /// Accepted orders are performed.
    OrdersPerformed => "orders-performed",
    /// Accepted orders are cancelled.
    OrdersCancelled => "orders-cancelled",
    /// A companion agreement takes the turn that the deal gives it.
    Companion => "companion",
    /// The wind-down.
    WindDown => "wind-down",
    /// A duty in the wind-down.
    WindDownDuty => "wind-down-duty",
    /// What happens to existing customers.
    ExistingCustomers => "existing-customers",
    /// Customers keep access.
    CustomerAccess => "customer-access",
    /// Customers are supported.
    CustomerSupport => "customer-support",
    /// The party that customers call first.
    FirstContact => "first-contact",
    /// Open deals may still be closed.
    OpenDeals => "open-deals",
    /// Stock may still be sold.
    SellOff => "sell-off",
    /// Stock may not be sold any more.
    NoSellOff => "no-sell-off",
    /// Contracts are served on after the wind-down.
    Continuing => "continuing",
    /// The last day on which customer data may be asked for.
    DataRequest => "data-request",
    /// Customer data is handed over.
    DataHandover => "data-handover",
    /// Marks and joint materials come down.
    MarksDown => "marks-down",
    /// Confidential information goes back.
    InformationReturned => "information-returned",
    /// Confidential information is destroyed.
    InformationDestroyed => "information-destroyed",
    /// Confidential information goes back or is destroyed.
    InformationReturnedOrDestroyed => "information-returned-or-destroyed",
    /// Somebody certifies that it is done.
    Certificate => "certificate",
    /// The buyer of stock says that it buys, or the seller asks that it does.
    Repurchase => "repurchase",
    /// An asset goes back.
    AssetReturned => "asset-returned",
    /// An asset is sold.
    AssetSold => "asset-sold",
    /// An asset is destroyed.
    AssetDestroyed => "asset-destroyed",
    /// Source code goes back from the agent.
    EscrowReturned => "escrow-returned",
    /// Security is released.
    SecurityReleased => "security-released",
    /// Equity takes the turn that the deal gives it.
    Equity => "equity",
    /// The final account.
    FinalAccount => "final-account",
    /// The account of sums earned in the wind-down.
    SecondAccount => "second-account",
    /// A sum falls due.
    Payment => "payment",
    /// Nobody is spoken ill of.
    NoDisparagement => "no-disparagement",
    /// People are not solicited.
    NoSolicitationPeople => "no-solicitation-people",
    /// Customers are not solicited.
    NoSolicitationCustomers => "no-solicitation-customers",
    /// No competing business.
    NonCompete => "non-compete",
    /// A first right goes on.
    FirstRight => "first-right",
    /// Intellectual property is not contested.
    NoContest => "no-contest",
    /// An insurance is kept.
    Insurance => "insurance",
    /// Confidentiality goes on.
    Confidentiality => "confidentiality",
    /// A part of the agreement survives.
    Survival => "survival",
}

impl fmt::Display for StepKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Step {
    /// A step without a period and without words of its own.
    pub(super) fn new(kind: StepKind, when: When, section: impl Into<String>, path: Path) -> Self {
        Self {
            kind,
            when,
            by: Actor::Each,
            what: None,
            period: None,
            by_default: false,
            owed: None,
            section: section.into(),
            path,
        }
    }

    pub(super) fn by(mut self, by: Actor) -> Self {
        self.by = by;
        self
    }

    pub(super) fn what(mut self, what: Option<&Text>) -> Self {
        self.what = what.cloned();
        self
    }

    pub(super) fn period(mut self, period: Option<&Stated<Duration>>) -> Self {
        self.period = period.cloned().map(|stated| stated.map(Length::Fixed));
        self
    }

    pub(super) fn lasting(mut self, length: Option<&Stated<Length>>) -> Self {
        self.period = length.cloned();
        self
    }

    pub(super) fn by_default(mut self, by_default: bool) -> Self {
        self.by_default = by_default;
        self
    }
}
