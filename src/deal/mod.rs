//! The deal as meant: every reference known to exist, contract years, totals, dates.
//!
//! Tables that need no resolving keep the shape they have in the spec; what follows from them stands beside.

mod agenda;
mod alignment;
mod budget;
mod calendar;
mod checks;
mod facts;
mod measure;
mod moved;
mod name;
mod parties;
mod positions;
mod references;
mod rehearsal;
#[cfg(test)]
mod sound;
mod team;
mod walk_away;
mod weigh;
mod workdays;

pub use agenda::{Agenda, AgendaDate, DateKind, Due, Every, Series, SeriesDates, SeriesKind, Task, tasks};
pub use alignment::{Alignment, Assessment, Dimension, Question, Reason, Standing, Why};
pub use budget::{BudgetYear, QuarterSum};
pub use calendar::{CalendarEntry, ContractYear, EntryKind};
pub use facts::{at, makes_deals_only, notice_of, says};
pub use measure::Measure;
pub use moved::{Moved, TermChange, TermMove, TermPart, Version, moved};
pub use name::{key_in_words, term_in_words};
pub use parties::{ALTERNATING, BOTH, EITHER, OWNER_RULES, Parties, Party};
pub use positions::PositionOnTerm;
pub use rehearsal::{
    Actor, Ask, Assumed, CannotHappen, Cell, Cheaper, Gap, Ground, Last, Matrix, Owed, OwedKind, Rehearsal, Stage,
    StageKind, Step, StepKind, Sum, Total, When, rehearse,
};
pub use team::{Team, TeamRuleOn};
pub(crate) use walk_away::walk_aways;
pub use walk_away::{Tripped, WalkAwayOn, tripped};
pub use weigh::{
    Distance, Line, Move, Offer, OfferFile, Said, Theirs, Verdict, Weighed, check_offer_file, history, moved_over,
    weigh, worst_first,
};
pub use workdays::Workdays;

// What a view reads of the tables as written.
pub use crate::spec::{
    Acceleration, After, Afterwards, Alternative, Amount, Announcement, Arbitration, Asset, AssetEnd, AssignmentRight,
    Attribution, Audit, AutomaticEnd, Band, Baseline, BaselineStub, Belief, BeliefAbout, BeliefStatus, Beyond,
    BindingPart, BlackSwan, Budget, Cadence, CalendarTable, Cap, CarryForward, CommitmentsTable, Companion,
    CompetitorUpdates, Competitors, Condition, Conduct, Consent, Continuing, ContractYearRule, Convenience,
    ConvenienceOf, Conversion, CrossDefault, CureExtension, CustomerData, CustomerNotice, DataDuty, DataHandover, Date,
    Deadline, Deadlock, DeadlockRule, DealTable, Disclosure, Discount, Disputes, DropRight, Duration, Effect, Efforts,
    EffortsDuty, EndingEvent, EngagementTable, Equity, Escalation, Escrow, Event, Exclusivity, ExclusivityLevel,
    ExitFee, ExitTable, ExtensionGround, FallsAway, FallsAwayWhen, Fee, FeeCell, FinalSay, FirstCustomers, FirstRight,
    FirstRightKind, Forecast, Formula, Forum, Gate, Goal, GovernanceTable, Guarantee, GuaranteePeriod, HandBack,
    Holiday, Id, IncentiveShare, Incident, IncidentKind, Indemnity, IndirectLoss, Insurance, Interim, IpTable, JointIp,
    Kind, Kpi, Later, LegalDuty, Length, Licence, LicenceAffiliates, LicenceLevel, Limb, Limits, Lint, LintLevel,
    LockIn, MakeGood, MarkCredit, MarkQuality, MarketingPlan, MarketingTable, Marking, Marks, Matching, Mdf, Mechanism,
    Media, Mediation, Milestone, Minimum, Money, MoneyTable, MonthDay, MostFavoured, Motive, Negotiation, NoContest,
    NoShop, NonCompete, NonSolicitation, Note, Notice, NoticeMeans, Once, OpenPoint, OpportunityExclusivity, OrdersEnd,
    OtherTerm, Ownership, Parity, Part, Partner, PartnerStage, PartyTable, Path, Payment, People, Percent,
    PerformanceTest, Period, Permanence, Person, PersonRole, PilotTable, Places, Position, PrepaidRefund, Prepayment,
    PriceProtection, PriceRule, Private, PrivateTable, ProductQuota, Prorating, Quota, Rate, Reallocation, Reduction,
    Referral, Refund, Relationship, Renewal, RenewalKind, Renewals, Repeated, Report, Reporting, Repurchase,
    RepurchaseKind, ReservedAccounts, RestraintsTable, Risk, Rotation, SalesPromise, SalesTable, Scale, ScopeTable,
    Secrecy, Security, SellOff, ServiceLevel, Shortfall, SignOff, SignOffStatus, Signatory, Solicited, Spec, Spiff,
    Stated, Statement, Stock, Strategy, Stub, StubYear, SupportFee, SupportLevel, Survival, Suspended, Suspension,
    Tail, TailShorter, TailStep, TailTier, TeamRule, TermStart, TermsTable, TestAnswer, TestPart, Text, Tiers, ToAgree,
    Training, Trigger, Unit, Vesting, VolumeLimit, Votes, WalkAway, Warranty, Weekday, WindDown, WindDownCustomers,
    WindDownDuty, WindDownStart, WindDownSupport, Withholding, Words, YearAmount, YesNo,
};

use crate::diag::{Findings, Sources};
use crate::expression::Facts;
use positions::Asked;
use std::sync::Arc;

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
    /// The business days.
    pub workdays: Workdays,
    /// All dates of the plan, in order.
    pub calendar: Vec<CalendarEntry>,
    /// The marketing budget by contract year.
    pub budget: Vec<BudgetYear>,
    /// The sum of the whole marketing budget, when all of it is known and in one currency.
    pub budget_total: Option<Money>,
    /// Our positions, each with the value that the spec holds now.
    pub positions: Private<Vec<PositionOnTerm>>,
    /// The conditions on which we leave, each with whether the deal is so.
    pub walk_away: Private<Vec<WalkAwayOn>>,
    /// The playbook of our team, where there is one.
    pub team: Option<Arc<Team>>,
    /// The places of all values in the spec.
    pub places: Places,
}

impl Deal {
    /// What an expression may ask of the deal, whose spec stands in `sources`.
    pub fn facts<'a>(&'a self, sources: &'a Sources) -> Facts<'a> {
        Facts {
            places: &self.places,
            sources,
            effective: self.tables.deal.effective.known().copied(),
            start: self.start,
            end: self.end,
            marketing: self.budget_total,
        }
    }

    /// Whether one time is longer than another, both counted from the Effective Date; `None` when that cannot be told.
    pub fn longer(&self, one: &Duration, other: &Duration) -> Option<bool> {
        if one.unit() == other.unit() {
            return Some(one.count() > other.count());
        }
        let start = self.tables.deal.effective.known()?;
        Some(start.plus(one)? > start.plus(other)?)
    }
}

/// A spec that was read: what it says, and where.
#[derive(Debug)]
pub struct Written {
    /// The tables.
    pub spec: Spec,
    /// The places of their values.
    pub places: Places,
}

/// Resolves a spec into a deal; `None` when a finding is an error. All independent problems are found in one run.
pub fn resolve(spec: Spec, places: Places, sources: &Sources, findings: &mut Findings) -> Option<Deal> {
    resolve_with(None, Written { spec, places }, sources, findings)
}

/// The same for a team that has a playbook.
pub fn resolve_with(
    team: Option<&Arc<Team>>,
    written: Written,
    sources: &Sources,
    findings: &mut Findings,
) -> Option<Deal> {
    Followed::of(written).deal(team, sources, findings)
}

/// A spec with its references followed and its totals taken: what of a deal needs neither the playbook of our team nor the
/// text of the spec, so that it can be had while the playbook is read.
#[derive(Debug)]
pub struct Followed {
    written: Written,
    parties: Parties,
    years: Vec<ContractYear>,
    budget: Vec<BudgetYear>,
    found: Findings,
}

impl Followed {
    /// Follows the references of a spec; what is wrong with them is told with the deal.
    pub fn of(written: Written) -> Self {
        let Written { spec, places } = &written;
        let mut found = Findings::new();
        let parties = Parties::of(spec, places, &mut found);
        references::check(spec, places, &mut found);
        let years = calendar::contract_years(spec);
        checks::check(spec, &years, places, &mut found);
        let budget = budget::by_year(spec);
        Self { written, parties, years, budget, found }
    }

    /// The deal; `None` when a finding is an error.
    pub fn deal(self, team: Option<&Arc<Team>>, sources: &Sources, findings: &mut Findings) -> Option<Deal> {
        let Self { written: Written { spec, places }, parties, years, budget, mut found } = self;
        let positions =
            positions::read(&Asked { spec: &spec, places: &places, sources, team: team.map(Arc::as_ref) }, &mut found);
        let facts = Facts {
            places: &places,
            sources,
            effective: spec.deal.effective.known().copied(),
            start: calendar::term_start(&spec),
            end: calendar::term_end(&spec),
            marketing: budget::total(&budget),
        };
        let walk_away = walk_away::read(&spec, &facts, &mut found);
        let failed = found.has_errors();
        findings.extend(found);
        if failed {
            return None;
        }
        Some(Deal {
            start: calendar::term_start(&spec),
            end: calendar::term_end(&spec),
            pilot_end: calendar::pilot_end(&spec),
            workdays: Workdays::of(spec.calendar.as_ref()),
            calendar: calendar::entries(&spec, calendar::term_end(&spec)),
            budget_total: budget::total(&budget),
            positions: Private::new(positions),
            walk_away: Private::new(walk_away),
            team: team.cloned(),
            budget,
            parties,
            years,
            tables: spec,
            places,
        })
    }
}
