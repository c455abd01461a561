mod after;
mod payment;
mod trigger;
mod wind_down;

pub use after::{After, Asset, AssetEnd, Companion, CrossDefault, HandBack, OrdersEnd, Survival};
pub use payment::{
    Acceleration, ExitFee, FeeCell, PrepaidRefund, Repurchase, RepurchaseKind, Tail, TailShorter, TailStep, TailTier,
};
pub use trigger::{
    AutomaticEnd, CureExtension, EndingEvent, Event, ExtensionGround, Limb, Part, Suspended, Suspension, Trigger,
};
pub use wind_down::{
    Continuing, CustomerNotice, DataHandover, Renewals, SellOff, SupportFee, WindDown, WindDownCustomers, WindDownDuty,
    WindDownStart, WindDownSupport,
};

use super::table;
use super::value::{Duration, Id, Stated, Text};

table! {
    /// How the alliance ends, and what happens then.
    #[derive(Default)]
    pub struct ExitTable {
        /// What happens when the term is over; it ends when absent.
        pub renewal: Option<Renewal>,
        /// A time in which no party may end the alliance at all, save on some grounds.
        pub lock_in: Option<LockIn>,
        /// Ending without a reason.
        pub convenience: Option<Convenience>,
        /// Ending for a reason, one row a reason.
        #[serde(default)]
        pub triggers: Vec<Trigger>,
        /// Events on which the alliance ends by itself.
        #[serde(default)]
        pub automatic: Vec<AutomaticEnd>,
        /// Rights to suspend, short of ending.
        #[serde(default)]
        pub suspensions: Vec<Suspension>,
        /// How a notice is given.
        pub notice: Option<Notice>,
        /// Conduct between notice and end.
        pub conduct: Option<Conduct>,
        /// The wind-down.
        pub wind_down: Option<WindDown>,
        /// Stock that is bought back after the end.
        #[serde(default)]
        pub repurchase: Vec<Repurchase>,
        /// Payments that go on after the end.
        #[serde(default)]
        pub tail: Vec<Tail>,
        /// Fees for ending early.
        #[serde(default)]
        pub fees: Vec<ExitFee>,
        /// What is paid back of prepaid sums after some ends, in place of what the prepayment itself says.
        #[serde(default)]
        pub refunds: Vec<PrepaidRefund>,
        /// Sums that fall due at once after some ends.
        #[serde(default)]
        pub acceleration: Vec<Acceleration>,
        /// Assets and tooling that one party has put in.
        #[serde(default)]
        pub assets: Vec<Asset>,
        /// Duties after the end.
        pub after: Option<After>,
        /// Clauses that survive beyond those that survive by default.
        #[serde(default)]
        pub survival: Vec<Survival>,
        /// Whether terms that by their nature are meant to outlast the end survive too.
        #[serde(default)]
        pub survival_by_nature: bool,
        /// Other agreements between the parties.
        #[serde(default)]
        pub companions: Vec<Companion>,
    }
}

table! {
    /// What happens when the term is over.
    pub struct Renewal {
        /// How the term is renewed.
        pub how: RenewalKind,
        /// The party in whose hands it lies, a key of `parties` or `either`: who may stop an automatic renewal, take up
        /// an option, or call for talks on a mutual one; either when absent.
        pub holder: Option<Id>,
        /// For how long each time.
        pub length: Stated<Duration>,
        /// For how long from the second renewal on; as the first when absent.
        pub then: Option<Stated<Duration>>,
        /// How many renewals there are at most; as many as wanted when absent.
        pub times: Option<u32>,
        /// How long before the end the notice is given that stops, takes up or agrees the renewal.
        pub notice: Stated<Duration>,
        /// Minimums that must be met in the last contract year, or there is no renewal; ids of `commitments.minimums`.
        #[serde(default)]
        pub needs: Vec<Id>,
        /// What else must be so, or there is no renewal, as a clause: "the reseller is not in default".
        pub condition: Option<Text>,
        /// What is agreed anew, as noun phrases.
        #[serde(default)]
        pub resets: Vec<Text>,
    }
}

table! {
    /// How the term is renewed.
    pub enum RenewalKind {
        /// By itself, unless a party gives notice.
        Automatic => "automatic",
        /// At the choice of a party, by its notice.
        Option => "option",
        /// By agreement in writing.
        Mutual => "mutual",
    }
}

table! {
    /// A time from the start of the term in which no notice of termination may be given.
    pub struct LockIn {
        /// How long from the start of the term.
        #[serde(rename = "for")]
        pub lasts: Stated<Duration>,
        /// The grounds that it does not bar; ids of `exit.triggers`.
        #[serde(default)]
        pub except: Vec<Id>,
        /// Events that end the lock-in early, as clauses: "a regulator forbids the product".
        #[serde(default)]
        pub unless: Vec<Text>,
    }
}

table! {
    /// Ending without a reason.
    pub struct Convenience {
        /// Who may: a key of `parties`, or `either`.
        pub holder: Id,
        /// The notice.
        pub notice: Stated<Duration>,
        /// How long after the Effective Date the notice may first be given.
        pub earliest: Option<Stated<Duration>>,
        /// Parties that give another notice than the rest.
        #[serde(default)]
        pub differing: Vec<ConvenienceOf>,
    }
}

table! {
    /// A party that ends without a reason on another notice than the rest.
    #[schemars(extend("x-row" = ["holder"]))]
    pub struct ConvenienceOf {
        /// The party; a key of `parties`.
        pub holder: Id,
        /// Its notice.
        pub notice: Stated<Duration>,
    }
}

table! {
    /// How a notice is given.
    pub struct Notice {
        /// The means that count.
        pub by: Vec<NoticeMeans>,
        /// How long after dispatch a notice counts as received.
        pub receipt: Stated<Duration>,
        /// Whether a curable default needs a first notice of default and, after the cure period, a second one of
        /// termination.
        #[serde(default)]
        pub two_stage: bool,
        /// How soon after a notice the executive sponsors meet.
        pub meet: Option<Stated<Duration>>,
        /// The language of notices, as a name.
        pub language: Option<Text>,
    }
}

table! {
    /// A means of notice.
    pub enum NoticeMeans {
        /// Signed for at the door.
        Courier => "courier with proof of delivery",
        /// Registered post.
        RegisteredPost => "registered post",
        /// E-mail to the address for notices.
        Email => "e-mail",
        /// By hand.
        Hand => "hand",
    }
}

table! {
    /// Conduct between notice and end.
    pub struct Conduct {
        /// What each party does, as infinitives without "to".
        pub rules: Vec<Text>,
    }
}
