use schemars::JsonSchema;
use serde::Deserialize;

use super::super::minimums::Repeated;
use super::super::table;
use super::super::value::{Amount, Date, Duration, Id, Stated, Text};

table! {
    /// A reason to end the alliance: who may, on what event, with which notice and cure.
    pub struct Trigger {
        /// The name of the row.
        pub id: Id,
        /// The heading; the name of the row in words when absent.
        pub title: Option<Text>,
        /// Who may end: a key of `parties`, or `either`.
        pub holder: Id,
        /// What must have happened.
        pub event: Event,
        /// What gives the same right, as clauses: "an audit shows that the minimum was missed".
        #[serde(default)]
        pub also_if: Vec<Text>,
        /// What does not give the right, as clauses: "the sum is disputed in good faith".
        #[serde(default)]
        pub not_if: Vec<Text>,
        /// The notice of termination; it takes effect on receipt when absent.
        pub notice: Option<Stated<Duration>>,
        /// How long the other party has to put it right; it cannot when absent.
        pub cure: Option<Stated<Duration>>,
        /// When the cure period is longer.
        pub cure_extension: Option<CureExtension>,
        /// Cases that cannot be cured and end the alliance on receipt of the notice, as noun phrases: "fraud".
        #[serde(default)]
        pub incurable: Vec<Text>,
        /// How long after the cure period the second notice, the one of termination, may be given; then the right lapses.
        pub second_notice_within: Option<Stated<Duration>>,
        /// The first date on which the notice may be given.
        pub earliest: Option<Stated<Date>>,
        /// How long after the holder learns of the event the right lapses.
        pub window: Option<Stated<Duration>>,
        /// Whether the holder may not use the right when it caused the event itself.
        #[serde(default)]
        pub unless_own_fault: bool,
        /// The parts to which the holder may limit the end; it ends all or nothing when empty.
        #[serde(default)]
        pub partial: Vec<Part>,
        /// Whether the end must be limited to these parts.
        #[serde(default)]
        pub partial_only: bool,
        /// What the holder may do instead of ending, as infinitives without "to": "take over first-level support".
        #[serde(default)]
        pub instead: Vec<Text>,
        /// What else follows, as a sentence.
        pub effect: Option<Text>,
    }
}

table! {
    /// When a cure period is longer than stated.
    pub struct CureExtension {
        /// Why.
        pub on: ExtensionGround,
        /// How long it is longer at most; as long as the reason lasts when absent.
        pub at_most: Option<Stated<Duration>>,
        /// How soon after the notice the plan must be there; with `on = "accepted-plan"` only.
        pub plan_within: Option<Stated<Duration>>,
    }
}

table! {
    /// Why a cure period is longer than stated.
    pub enum ExtensionGround {
        /// The party works on the cure with diligence.
        DiligentCure => "diligent cure",
        /// The other party has accepted a plan for the cure, and the plan is kept.
        AcceptedPlan => "accepted plan",
    }
}

table! {
    /// A part of the alliance that can end by itself.
    pub enum Part {
        /// A product.
        Product => "product",
        /// A territory.
        Territory => "territory",
        /// An order.
        Order => "order",
    }
}

table! {
    /// A case of insolvency.
    pub enum Limb {
        /// It stops paying its debts or says that it cannot pay them.
        UnableToPay => "inability to pay",
        /// It assigns its assets to its creditors or settles with them.
        Creditors => "arrangement with creditors",
        /// An officer takes charge of its assets.
        OfficeHolder => "office-holder",
        /// It applies for proceedings, or resolves to wind up.
        OwnPetition => "own petition",
        /// Someone else applies for proceedings.
        OthersPetition => "petition by others",
        /// It ceases business.
        CeasesBusiness => "end of business",
    }
}

/// What must have happened. A plain name, or a one-key table where the event has details.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case", deny_unknown_fields)]
pub enum Event {
    /// A material breach of the agreement.
    MaterialBreach,
    /// Any breach of the agreement, be it material or not.
    Breach,
    /// A sum is due and not paid.
    NonPayment,
    /// A party cannot pay its debts.
    Insolvency {
        /// How long a petition may stand before it counts.
        dismissal: Option<Stated<Duration>>,
        /// The cases that count; all but the end of business when empty.
        #[serde(default)]
        limbs: Vec<Limb>,
    },
    /// A minimum is missed.
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
        /// Whether all minimums of the test must be missed, and not only one of them.
        #[serde(default)]
        all_missed: bool,
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
        /// Whether it counts too that the party takes control of a competitor of the holder.
        #[serde(default)]
        or_buys_competitor: bool,
        /// How soon after it takes effect the party reports it; 10 days, a default, when absent.
        report_within: Option<Stated<Duration>>,
        /// Whether the acquirer may have the party that it acquired use the right; then that party is the holder.
        #[serde(default)]
        acquirer_may_end: bool,
    },
    /// A party or one of its officers is convicted.
    Conviction {
        /// Of what, as a noun phrase.
        of: Text,
    },
    /// A law or regulator forbids the alliance.
    Regulatory,
    /// A product is a danger.
    Safety {
        /// What kind of danger, as a noun phrase: "a serious risk to the health of users".
        what: Text,
    },
    /// A permit that the alliance needs is refused or lost.
    LostApproval {
        /// The permit, as a noun phrase: "the merchant processing licence of Harbor".
        what: Text,
        /// The date by which it must be there; only its loss counts when absent.
        by: Option<Stated<Date>>,
    },
    /// The economics have turned against a party, and talks have not helped.
    Hardship {
        /// What must be so, as a clause: "the cost of the service exceeds its price by more than 20%".
        what: Text,
        /// How it is proved, as a noun phrase: "a certificate of its auditors".
        proof: Text,
        /// How long the parties renegotiate before notice may be given.
        renegotiate: Stated<Duration>,
    },
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
    /// An event on which the alliance ends by itself, without a notice.
    pub struct AutomaticEnd {
        /// The name of the row.
        pub id: Id,
        /// The heading; the name of the row in words when absent.
        pub title: Option<Text>,
        /// The event.
        pub event: EndingEvent,
        /// How long after the event it ends; on the day of the event when absent.
        pub after: Option<Stated<Duration>>,
        /// What else follows, as a sentence.
        pub effect: Option<Text>,
    }
}

/// An event on which the alliance ends by itself.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case", deny_unknown_fields)]
pub enum EndingEvent {
    /// A gate of the pilot is not passed.
    FailedGate {
        /// The gate; an id of `pilot.gates`.
        gate: Id,
    },
    /// A party ceases business or is wound up.
    WindingUp {
        /// Which: a key of `parties`, or `either`.
        of: Id,
    },
    /// Anything else.
    Other {
        /// The event, as a clause: "the head agreement with the operator ends".
        what: Text,
    },
}

table! {
    /// A right to suspend something, short of ending the alliance.
    pub struct Suspension {
        /// The name of the row.
        pub id: Id,
        /// Who may: a key of `parties`, or `either`.
        pub holder: Id,
        /// What may be suspended.
        pub of: Vec<Suspended>,
        /// The events of these triggers give the right; ids of `exit.triggers`.
        #[serde(default)]
        pub on: Vec<Id>,
        /// What else gives the right, as a clause: "a payment is more than 30 days late".
        #[serde(rename = "if")]
        pub also_if: Option<Text>,
        /// How long before it begins notice is given; it begins on receipt of the notice when absent.
        pub notice: Option<Stated<Duration>>,
        /// How long it lasts at most; until the event is put right when absent.
        pub at_most: Option<Stated<Duration>>,
    }
}

table! {
    /// What may be suspended.
    pub enum Suspended {
        /// Payments.
        Payment => "payment",
        /// A service, and access to it.
        Service => "service",
        /// Performance as a whole.
        Performance => "performance",
    }
}
