//! The deal spec as written: one file a table, value types, and the place of each value.

mod calendar;
mod commitments;
mod deal;
mod equity;
mod exclusivity;
mod exit;
mod fees;
mod files;
mod gathered;
mod general;
mod governance;
mod ip;
mod json_schema;
mod lints;
mod marketing;
mod minimums;
mod money;
mod parties;
mod pilot;
mod places;
mod plan;
mod playbook;
mod prices;
mod private;
mod read;
mod restraints;
mod sales;
#[cfg(test)]
mod sound;
mod terms;
mod value;

pub use calendar::{CalendarTable, Holiday, Weekday};
pub use commitments::{
    CommitmentsTable, EffortsDuty, FirstCustomers, Forecast, Guarantee, GuaranteePeriod, Interim, Milestone, People,
    PerformanceTest, Prepayment, Refund, Security, SecurityKind, TestPart,
};
pub use deal::{ContractYearRule, DealTable, Kind, Mechanism, StubYear, TermStart};
pub use equity::{Equity, EquityKind, Vesting};
pub use exclusivity::{Condition, Exclusivity, ExclusivityLevel, FallsAway, FallsAwayWhen};
pub use exit::{
    Acceleration, After, Asset, AssetEnd, AutomaticEnd, Companion, Conduct, Continuing, Convenience, ConvenienceOf,
    CrossDefault, CureExtension, CustomerNotice, DataHandover, EndingEvent, Event, ExitFee, ExitTable, ExtensionGround,
    FeeCell, HandBack, Limb, LockIn, Notice, NoticeMeans, OrdersEnd, Part, PrepaidRefund, Renewal, RenewalKind,
    Renewals, Repurchase, RepurchaseKind, SellOff, SupportFee, Survival, Suspended, Suspension, Tail, TailShorter,
    TailStep, TailTier, Trigger, WindDown, WindDownCustomers, WindDownDuty, WindDownStart, WindDownSupport,
};
pub use fees::{
    Attribution, AttributionMethod, Band, BaselineStub, Fee, Formula, Once, Rate, Reduction, Scale, TierKind, Tiers,
};
pub use general::{
    Arbitration, AssignmentRight, Cap, Consent, Disputes, Indemnity, IndirectLoss, Insurance, Limits, Marking,
    Mediation, Negotiation, Secrecy, Warranty,
};
pub use governance::{
    Cadence, Deadlock, DeadlockRule, Escalation, FinalSay, Forum, GovernanceTable, Incident, IncidentKind, Person,
    PersonRole, Report, ServiceLevel, SupportLevel, Votes,
};
pub use ip::{
    CustomerData, DataDuty, Escrow, IpTable, JointIp, Licence, LicenceAffiliates, LicenceLevel, MarkCredit,
    MarkQuality, Marks, NoContest, Ownership, Permanence,
};
pub use json_schema::json_schema;
pub use lints::{Lint, LintLevel};
pub use marketing::{
    Announcement, Baseline, Budget, LegalDuty, MakeGood, MarketingPlan, MarketingTable, Matching, Mdf, Media, Period,
    Prorating, Reallocation, Referral, ReferralDuty, Reporting,
};
pub use minimums::{
    CarryForward, DropRight, Effect, Efforts, Later, Minimum, Repeated, Shortfall, Stub, ToAgree, YearAmount,
};
pub use money::{Audit, Conversion, MoneyTable, Payment, Statement, Withholding};
pub use parties::{PartyTable, Signatory};
pub use pilot::{Gate, PilotTable};
pub use places::{Path, Places, Segment};
pub use plan::{
    EngagementTable, Goal, Kpi, OpportunityExclusivity, OpportunityStage, OtherTerm, ReservedAccounts, Risk, ScopeTable,
};
pub use playbook::{Playbook, TeamRule};
pub use prices::{Beyond, Discount, MostFavoured, PriceProtection, PriceRule, Rotation, Stock, VolumeLimit};
pub use private::{
    Alternative, Belief, BeliefAbout, BeliefStatus, Better, BlackSwan, Note, Partner, PartnerStage, Position,
    PositionStatus, PrivateTable, Relationship, SignOff, SignOffStatus, Strategy, TestAnswer, WalkAway, YesNo,
};
pub use read::{
    Contents, Key, Outline, Parsed, Reread, Said, Scalar, Shape, SpecValue, ValueKind, ValueSort, What, contents,
    keep_private, merged, outline, read, read_layers, read_sound, values,
};
pub use restraints::{
    Afterwards, CompetitorUpdates, Competitors, FirstRight, FirstRightKind, NonCompete, NonSolicitation,
    RestraintsTable, Solicited,
};
pub use sales::{
    Disclosure, DisclosurePower, IncentiveShare, Motive, Parity, ProductQuota, Quota, SalesPromise, SalesTable, Spiff,
    Training,
};
#[cfg(test)]
pub(crate) use sound::{Sound, sound};
pub use terms::{BindingPart, NoShop, TermsTable};
pub use value::{
    Amount, Currency, Date, Deadline, Duration, Expression, Id, Length, Money, MonthDay, OpenPoint, Percent, Private,
    Stated, Text, Unit, Words,
};

use std::collections::BTreeMap;

/// The tables at the top of a spec that only our own team may read; their fields are `Private<T>`.
pub const PRIVATE_TABLES: [&str; 2] = ["lints", "private"];

/// Declares a table of the spec, or the named values that a key may take.
///
/// A struct refuses unknown keys and spells its fields in kebab case. One that is a row and has no `id` names in `x-row`
/// the keys by which its rows are told apart, where there are such: a later file changes a row of an earlier one by them. An enum is spelt in kebab case too, and each of its
/// values carries the field's standard term for it, which documents print.
macro_rules! table {
    ($(#[$meta:meta])* pub struct $name:ident { $($body:tt)* }) => {
        #[derive(Debug, Clone, PartialEq, serde::Deserialize, schemars::JsonSchema)]
        $(#[$meta])*
        #[serde(rename_all = "kebab-case", deny_unknown_fields)]
        pub struct $name { $($body)* }
    };
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$doc:meta])* $variant:ident => $label:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize, schemars::JsonSchema)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$doc])* $variant,)* }

        impl $name {
            /// The field's standard term, as documents print it.
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)* }
            }

            /// The value as it is written in the spec.
            pub fn id(self) -> String {
                match self { $(Self::$variant => $crate::spec::kebab(stringify!($variant)),)* }
            }
        }
    };
}
use table;

/// `PayDifference` → `pay-difference`: as serde spells it.
fn kebab(variant: &str) -> String {
    let mut out = String::new();
    for c in variant.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

table! {
    /// A deal spec: everything that one TOML file says of an alliance.
    pub struct Spec {
        /// The version of the spec's format; 1.
        pub spec_version: u32,
        /// What the alliance is.
        pub deal: DealTable,
        /// The parties, by the name that the spec calls them.
        pub parties: BTreeMap<Id, PartyTable>,
        /// Which days are business days; every day but Saturdays, Sundays and public holidays when absent.
        pub calendar: Option<CalendarTable>,
        /// What it covers.
        pub scope: Option<ScopeTable>,
        /// Shared goals.
        #[serde(default)]
        pub goals: Vec<Goal>,
        /// What the parties commit.
        #[serde(default)]
        pub commitments: CommitmentsTable,
        /// Marketing.
        pub marketing: Option<MarketingTable>,
        /// Sales compensation and training.
        #[serde(default)]
        pub sales: SalesTable,
        /// Money between the parties.
        #[serde(default)]
        pub money: MoneyTable,
        /// Exclusivity, by territory.
        #[serde(default)]
        pub exclusivity: Vec<Exclusivity>,
        /// Non-compete, non-solicitation and rights to come first.
        #[serde(default)]
        pub restraints: RestraintsTable,
        /// Intellectual property.
        #[serde(default)]
        pub ip: IpTable,
        /// Governance.
        #[serde(default)]
        pub governance: GovernanceTable,
        /// Rules of engagement.
        pub engagement: Option<EngagementTable>,
        /// The pilot.
        pub pilot: Option<PilotTable>,
        /// Key performance indicators.
        #[serde(default)]
        pub kpis: Vec<Kpi>,
        /// Risks.
        #[serde(default)]
        pub risks: Vec<Risk>,
        /// The exit.
        #[serde(default)]
        pub exit: ExitTable,
        /// Terms of the term sheet and general terms.
        #[serde(default)]
        pub terms: TermsTable,
        /// Terms that have no table of their own yet.
        #[serde(default)]
        pub other_terms: Vec<OtherTerm>,
        /// Which wording of a clause the documents hold where there are several, by the id of the clause:
        /// `"exit/convenience" = "full"`. The words are shared. What they are called stands in the private term sheet
        /// alone, with what is left to give; the clause's own wording when absent.
        #[serde(default)]
        pub wording: BTreeMap<Words, Id>,
        /// How much single rules of `prenup check` weigh in this deal, by the name of the rule; each as its page says when
        /// absent. What we let pass, and why, is ours alone.
        #[serde(default)]
        pub lints: Private<BTreeMap<Id, Lint>>,
        /// What only our own team may read.
        #[serde(default)]
        pub private: Private<PrivateTable>,
    }
}
