use super::minimums::Repeated;
use super::table;
use super::value::{Amount, Date, Duration, Id, Length, Money, Percent, Stated, Text};
use schemars::JsonSchema;
use serde::Deserialize;

table! {
    /// How the alliance ends, and what happens then.
    #[derive(Default)]
    pub struct ExitTable {
        /// What happens when the term is over; it ends when absent.
        pub renewal: Option<Renewal>,
        /// Ending without a reason.
        pub convenience: Option<Convenience>,
        /// Ending for a reason, one row a reason.
        #[serde(default)]
        pub triggers: Vec<Trigger>,
        /// How a notice is given.
        pub notice: Option<Notice>,
        /// Conduct between notice and end.
        pub conduct: Option<Conduct>,
        /// The wind-down.
        pub wind_down: Option<WindDown>,
        /// Payments that go on after the end.
        #[serde(default)]
        pub tail: Vec<Tail>,
        /// Fees for ending early.
        #[serde(default)]
        pub fees: Vec<ExitFee>,
        /// Duties after the end.
        pub after: Option<After>,
        /// Clauses that survive beyond those that survive by default.
        #[serde(default)]
        pub survival: Vec<Survival>,
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
        /// For how long each time.
        pub length: Stated<Duration>,
        /// How long before the end the notice is given that stops (or agrees) the renewal.
        pub notice: Stated<Duration>,
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
        /// By agreement in writing.
        Mutual => "mutual",
    }
}

table! {
    /// Ending without a reason.
    pub struct Convenience {
        /// Who may: a key of `parties`, or `either`.
        pub holder: Id,
        /// The notice.
        pub notice: Stated<Duration>,
        /// How long after the Effective Date the notice may first be given: the lock-in.
        pub earliest: Option<Stated<Duration>>,
    }
}

table! {
    /// A reason to end the alliance: who may, on what event, with which notice and cure.
    pub struct Trigger {
        /// The name of the row.
        pub id: Id,
        /// Who may end: a key of `parties`, or `either`.
        pub holder: Id,
        /// What must have happened.
        pub event: Event,
        /// The notice of termination; it takes effect on receipt when absent.
        pub notice: Option<Stated<Duration>>,
        /// How long the other party has to put it right; it cannot when absent.
        pub cure: Option<Stated<Duration>>,
        /// The first date on which the notice may be given.
        pub earliest: Option<Stated<Date>>,
        /// How long after the holder learns of the event the right lapses.
        pub window: Option<Stated<Duration>>,
        /// Whether the holder may not use the right when it caused the event itself.
        #[serde(default)]
        pub unless_own_fault: bool,
        /// What else follows, as a sentence.
        pub effect: Option<Text>,
    }
}

/// What must have happened. A plain name, or a one-key table where the event has details.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case", deny_unknown_fields)]
pub enum Event {
    /// A material breach of the agreement.
    MaterialBreach,
    /// A sum is due and not paid.
    NonPayment,
    /// A party cannot pay its debts.
    Insolvency {
        /// How long a petition may stand before it counts.
        dismissal: Option<Stated<Duration>>,
    },
    /// A minimum is missed by more than a share.
    MissedMinimum {
        /// The minimum; an id of `commitments.minimums`.
        minimum: Id,
        /// The share of the minimum, or the number of what it counts, below which the right arises.
        below: Amount,
        /// How many misses it takes; one when absent.
        repeated: Option<Repeated>,
    },
    /// A test of several minimums is not passed.
    FailedTest {
        /// The test; an id of `commitments.tests`.
        test: Id,
    },
    /// A gate of the pilot is not passed.
    FailedGate {
        /// The gate; an id of `pilot.gates`.
        gate: Id,
    },
    /// A milestone is missed.
    MissedMilestone {
        /// The milestone; an id of `commitments.milestones`.
        milestone: Id,
        /// How late it must be.
        by_more_than: Option<Stated<Duration>>,
    },
    /// Events outside a party's control last too long.
    ForceMajeure {
        /// How long.
        longer_than: Stated<Duration>,
    },
    /// A party comes under new control.
    ChangeOfControl {
        /// Whose control: a key of `parties`, or `either`.
        of: Id,
        /// Whether only a competitor of the holder counts.
        #[serde(default)]
        to_competitor_only: bool,
    },
    /// A party or one of its officers is convicted.
    Conviction {
        /// Of what, as a noun phrase.
        of: Text,
    },
    /// A law or regulator forbids the alliance.
    Regulatory,
    /// A party challenges the other's intellectual property.
    IpChallenge,
    /// A named person leaves the alliance and no successor is agreed.
    KeyPerson {
        /// Who, as a name or a role.
        who: Text,
        /// How long the search for a successor may take.
        replaced_within: Stated<Duration>,
    },
    /// Anything else.
    Other {
        /// The event, as a clause: "the product is withdrawn from sale".
        what: Text,
    },
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

table! {
    /// The wind-down after the end.
    pub struct WindDown {
        /// How long it lasts from the End Date.
        pub length: Stated<Length>,
        /// Whether a party whose own breach ended the alliance cannot ask for it.
        #[serde(default)]
        pub unless_breach_by_requester: bool,
        /// What happens to joint customers, in whole sentences.
        pub existing_customers: Option<Text>,
        /// How long after the End Date open deals may still be closed.
        pub open_deals: Option<Stated<Duration>>,
        /// Support of joint customers.
        pub support: Option<WindDownSupport>,
        /// Hand-over of data.
        pub data: Option<DataHandover>,
        /// Who tells the customers.
        pub customer_notice: Option<CustomerNotice>,
        /// How long stock or prepaid rights may still be sold.
        pub sell_off: Option<Stated<Duration>>,
        /// What happens to money already committed to third parties, in whole sentences.
        pub committed_spend: Option<Text>,
    }
}

table! {
    /// Support of joint customers in the wind-down.
    pub struct WindDownSupport {
        /// The party that supports; a key of `parties`.
        pub by: Id,
        /// The party that customers call first; a key of `parties`.
        pub first_contact: Option<Id>,
        /// How good it is, as a noun phrase.
        pub level: Option<Text>,
    }
}

table! {
    /// Hand-over of customer data.
    pub struct DataHandover {
        /// In what form, as a noun phrase.
        pub format: Text,
        /// How soon after a request.
        pub within: Stated<Duration>,
        /// The party that bears the cost; a key of `parties`.
        pub cost_by: Option<Id>,
    }
}

table! {
    /// The message to joint customers.
    pub struct CustomerNotice {
        /// Who sends it, as a noun phrase.
        pub who: Text,
        /// How soon after the notice of termination.
        pub within: Stated<Duration>,
    }
}

table! {
    /// A payment that goes on after the end.
    pub struct Tail {
        /// The party that pays; a key of `parties`.
        pub payer: Id,
        /// The party that is paid; a key of `parties`.
        pub payee: Id,
        /// For how many calendar quarters after the End Date.
        pub quarters: u32,
        /// The rate.
        pub rate: Stated<Percent>,
        /// What the rate is taken of, as a noun phrase.
        pub base: Text,
        /// After which ends: `expiry`, `convenience`, or the id of a trigger.
        pub on: Vec<Id>,
    }
}

table! {
    /// A fee for ending early.
    pub struct ExitFee {
        /// The name of the row.
        pub id: Id,
        /// The party that pays; a key of `parties`.
        pub payer: Id,
        /// The party that is paid; a key of `parties`.
        pub payee: Id,
        /// After which ends: `convenience`, or the id of a trigger.
        pub on: Vec<Id>,
        /// How much.
        pub amount: Stated<Money>,
        /// Under which condition, as a clause that begins with "if".
        pub when: Option<Text>,
        /// Why the sum is a fair estimate, as a clause: courts ask.
        pub because: Option<Text>,
    }
}

table! {
    /// Duties after the end.
    #[derive(Default)]
    pub struct After {
        /// How soon names and logos come down.
        pub marks_down: Option<Stated<Duration>>,
        /// How soon confidential information goes back or is destroyed.
        #[serde(rename = "return")]
        pub hand_back: Option<Stated<Duration>>,
        /// How soon the final account is drawn up.
        pub final_account: Option<Stated<Duration>>,
        /// How long neither party speaks ill of the other.
        pub no_disparagement: Option<Stated<Duration>>,
    }
}

table! {
    /// A part of the agreement that survives.
    #[schemars(extend("x-row" = ["clause"]))]
    pub struct Survival {
        /// The part, as a noun phrase.
        pub clause: Text,
        /// For how long; without limit when absent.
        #[serde(rename = "for")]
        pub lasts: Option<Stated<Duration>>,
    }
}

table! {
    /// Another agreement between the parties.
    #[schemars(extend("x-row" = ["name"]))]
    pub struct Companion {
        /// Its name.
        pub name: Text,
        /// What happens to it, as a verb phrase: "ends with this agreement".
        pub end: Text,
        /// How it hangs together with the agreement while both are in force.
        pub link: Option<CompanionLink>,
    }
}

table! {
    /// How another agreement hangs together with this one.
    pub enum CompanionLink {
        /// It is part of this agreement.
        Incorporated => "part of the agreement",
        /// A breach of the one is a breach of the other.
        Linked => "linked",
        /// Each stands by itself.
        StandAlone => "stand-alone",
    }
}
