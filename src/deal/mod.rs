//! The deal as meant: every reference known to exist, contract years, totals, dates.
//!
//! Tables that need no resolving keep the shape they have in the spec; what follows from them stands beside.

mod budget;
mod calendar;
mod checks;
mod exit_checks;
mod exit_references;
mod parties;
mod positions;
mod references;

pub use budget::{BudgetYear, QuarterSum};
pub use calendar::{CalendarEntry, ContractYear, EntryKind};
pub use parties::{BOTH, EITHER, Parties, Party};
pub use positions::{Measure, PositionOnTerm};

// What a view reads of the tables as written.
pub use crate::spec::{
    Acceleration, After, Alternative, Amount, Announcement, Asset, AssetEnd, Audit, AutomaticEnd, Baseline, Belief,
    BindingPart, BlackSwan, Budget, Cadence, CommitmentsTable, Companion, Condition, Conduct, Continuing,
    ContractYearRule, Convenience, ConvenienceOf, CrossDefault, CureExtension, CustomerNotice, DataHandover, Date,
    DealTable, Disclosure, Duration, Effect, EndingEvent, EngagementTable, Escalation, Event, Exclusivity,
    ExclusivityLevel, ExitFee, ExitTable, ExtensionGround, Fee, FeeCell, FinalSay, Forum, Gate, Goal, GovernanceTable,
    HandBack, Id, IncentiveShare, Incident, IncidentKind, IpTable, JointIp, Kind, Kpi, Licence, Limb, LockIn,
    MarketingPlan, MarketingTable, Marks, Matching, Mdf, Mechanism, Milestone, Minimum, Money, MoneyTable, MonthDay,
    Motive, NoShop, Note, Notice, NoticeMeans, OpenPoint, OrdersEnd, OtherTerm, Part, PartyTable, Path, Payment,
    People, Period, Person, PersonRole, PilotTable, Places, Position, PrepaidRefund, Prepayment, Private, PrivateTable,
    Quota, Refund, Renewal, RenewalKind, Renewals, Report, Reporting, Repurchase, RepurchaseKind, Risk, SalesTable,
    ScopeTable, SellOff, Shortfall, SignOff, Signatory, Spec, Spiff, Stated, Strategy, StubYear, SupportFee,
    SupportLevel, Survival, Suspended, Suspension, Tail, TailShorter, TailStep, TailTier, TermStart, TermsTable, Text,
    Training, Trigger, WalkAway, WindDown, WindDownCustomers, WindDownDuty, WindDownStart, WindDownSupport, YearAmount,
};

use crate::diag::{Findings, Sources};

/// A deal in which every reference leads somewhere.
#[derive(Debug)]
pub struct Deal {
    /// The tables as written.
    pub tables: Spec,
    /// The parties, ours first, then by id.
    pub parties: Parties,
    /// The contract years of the initial term; empty while the Effective Date or the term is open.
    pub years: Vec<ContractYear>,
    /// The day on which the initial term starts, at the latest, when it is known.
    pub start: Option<Date>,
    /// The last day of the initial term, when it is known.
    pub end: Option<Date>,
    /// The last day of the pilot, when it is known.
    pub pilot_end: Option<Date>,
    /// All dates of the plan, in order.
    pub calendar: Vec<CalendarEntry>,
    /// The marketing budget by contract year.
    pub budget: Vec<BudgetYear>,
    /// The sum of the whole marketing budget, when all of it is known and in one currency.
    pub budget_total: Option<Money>,
    /// Our positions, each with the value that the spec holds now.
    pub positions: Private<Vec<PositionOnTerm>>,
    /// The places of all values in the spec.
    pub places: Places,
}

/// Resolves a spec into a deal; `None` when a finding is an error. All independent problems are found in one run.
pub fn resolve(spec: Spec, places: Places, sources: &Sources, findings: &mut Findings) -> Option<Deal> {
    let mut found = Findings::new();
    let parties = Parties::of(&spec, &places, &mut found);
    references::check(&spec, &places, &mut found);
    let years = calendar::contract_years(&spec);
    checks::check(&spec, &years, &places, &mut found);
    let budget = budget::by_year(&spec);
    let positions = positions::read(&spec, &places, sources, &mut found);
    let failed = found.has_errors();
    findings.extend(found);
    if failed {
        return None;
    }
    Some(Deal {
        start: calendar::term_start(&spec),
        end: calendar::term_end(&spec),
        pilot_end: calendar::pilot_end(&spec),
        calendar: calendar::entries(&spec, calendar::term_end(&spec)),
        budget_total: budget::total(&budget),
        positions: Private::new(positions),
        budget,
        parties,
        years,
        tables: spec,
        places,
    })
}
