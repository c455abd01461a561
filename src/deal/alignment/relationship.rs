//! The seven questions of the relationship test (source: Belfor).

use super::super::facts::{at, makes_deals_only, notice_of, rows};
use super::super::{
    Cadence, Date, Deal, Duration, Id, IncidentKind, Kind, Mechanism, Party, Path, Person, PersonRole, Relationship,
    SignOffStatus, Unit,
};
use super::{Draft, Question, Why};

/// Takes our own answer.
pub(super) fn answer(draft: &mut Draft<'_>) {
    if let Some(table) = &draft.deal.tables.private.reveal().relationship {
        let Relationship { love, values, vision, expectations, money, stakeholders, conflict } = table;
        let answers = [
            (Question::Love, love),
            (Question::Values, values),
            (Question::Vision, vision),
            (Question::Expectations, expectations),
            (Question::Money, money),
            (Question::Stakeholders, stakeholders),
            (Question::Conflict, conflict),
        ];
        let ours = answers.into_iter().find(|(question, _)| *question == draft.question);
        draft.ours = ours.and_then(|(_, answer)| answer.clone());
    }
    let own = at(&["private", "relationship", draft.question.id()]);
    if draft.ours.is_some() {
        draft.proofs.push(own);
    } else if draft.question.is_ours_to_answer() {
        draft.missing(Why::NotWritten, own);
    }
}

/// The parties of the other side.
pub(super) fn partners(deal: &Deal) -> impl Iterator<Item = &Party> {
    deal.parties.iter().filter(|party| deal.is_partner(&party.id))
}

/// The people of a party in a role, each with its place.
pub(super) fn people<'d>(
    deal: &'d Deal,
    party: &'d Id,
    roles: &'d [PersonRole],
) -> impl Iterator<Item = (Path, &'d Person)> {
    let list = at(&["governance", "people"]);
    let people = deal.tables.governance.people.iter().enumerate();
    let wanted = people.filter(move |(_, person)| person.party == *party && roles.contains(&person.role));
    wanted.map(move |(index, person)| (list.index(index), person))
}

pub(super) fn love(draft: &mut Draft<'_>) {
    let (deal, list) = (draft.deal, at(&["governance", "people"]));
    for party in partners(deal) {
        let champions: Vec<(Path, &Person)> = people(deal, &party.id, &[PersonRole::Champion]).collect();
        if champions.is_empty() {
            draft.missing(Why::NoChampion, list.clone()).of(&party.id);
        }
        for (place, champion) in champions {
            if makes_deals_only(champion) {
                let title = champion.title.as_ref().map(ToString::to_string).unwrap_or_default();
                draft.against(Why::MatchmakerChampion, place.key("title")).of(&party.id).about(&title);
            } else if champion.name.is_none() {
                draft.missing(Why::UnnamedChampion, place).of(&party.id);
            } else {
                draft.proofs.push(place);
            }
        }
        let sponsors = people(deal, &party.id, &[PersonRole::ExecutiveSponsor]).map(|(place, _)| place).collect();
        of_party(draft, sponsors, Why::NoExecutiveSponsor, &list, &party.id);
    }
}

/// As [`Draft::needs`], of one party.
pub(super) fn of_party(draft: &mut Draft<'_>, proofs: Vec<Path>, why: Why, at: &Path, party: &Id) {
    if proofs.is_empty() {
        draft.missing(why, at.clone()).of(party);
    }
    draft.proofs.extend(proofs);
}

pub(super) fn values(draft: &mut Draft<'_>) {
    let deal = draft.deal;
    let place = at(&["deal", "mechanism"]);
    draft.needs(deal.tables.deal.mechanism.iter().map(|_| place.clone()).collect(), Why::NoMechanism, place.clone());
    for party in partners(deal) {
        let place = at(&["parties", party.id.as_str(), "gains"]);
        let gains = party.table.gains.iter().map(|_| place.clone()).collect();
        of_party(draft, gains, Why::NoGain, &place, &party.id);
    }
    let place = at(&["scope", "customer-gains"]);
    let gains = deal.tables.scope.as_ref().and_then(|scope| scope.customer_gains.as_ref());
    draft.needs(gains.iter().map(|_| place.clone()).collect(), Why::NoCustomerGain, place);
    if let Some(place) = deal.announcement()
        && deal.skin().is_empty()
        && deal.marketing_of(true).is_empty()
        && partners(deal).all(|party| deal.people_of(&party.id).is_empty())
    {
        draft.against(Why::PressWithoutDeeds, place);
    }
}

pub(super) fn vision(draft: &mut Draft<'_>) {
    let deal = draft.deal;
    for party in partners(deal) {
        let by = |id: &Id| *id == party.id;
        let commitments = &deal.tables.commitments;
        let mut steps = deal.people_of(&party.id);
        let list = at(&["commitments", "milestones"]);
        steps.extend(rows(&list, &commitments.milestones, |row| by(&row.by)));
        let list = at(&["marketing", "budget"]);
        let budget = deal.tables.marketing.iter().flat_map(|table| &table.budget).enumerate();
        steps.extend(budget.filter(|(_, row)| by(&row.by)).map(|(index, _)| list.index(index)).take(1));
        of_party(draft, steps, Why::NoSteps, &at(&["commitments", "people"]), &party.id);
    }
    let after = |count, unit| deal.start?.plus(&Duration::new(count, unit).ok()?);
    if let (Some(end), Some(two_years), None) = (deal.end, after(2, Unit::Year), &deal.tables.exit.renewal)
        && end.plus_days(1).is_some_and(|over| over < two_years)
    {
        let place = if deal.tables.deal.term.is_some() { "term" } else { "ends" };
        draft.against(Why::ShortTerm, at(&["deal", place])).about(&end);
    }
    let Some(first_year) = after(1, Unit::Year) else { return };
    for party in partners(deal) {
        if let Some(out) = first_way_out(deal, &party.id)
            && out < first_year
        {
            draft.against(Why::EarlyWalk, at(&["exit", "convenience"])).of(&party.id).about(&out);
        }
    }
}

/// The first day on which a party can be out without a reason.
fn first_way_out(deal: &Deal, party: &Id) -> Option<Date> {
    let table = deal.tables.exit.convenience.as_ref()?;
    let notice = notice_of(table, party)?.known()?;
    let from = match &table.earliest {
        Some(wait) => deal.tables.deal.effective.known()?.plus(wait.known()?)?,
        None => *deal.tables.deal.effective.known()?,
    };
    from.plus(notice)
}

pub(super) fn expectations(draft: &mut Draft<'_>) {
    let deal = draft.deal;
    for party in deal.parties.iter() {
        let place = at(&["parties", party.id.as_str(), "role"]);
        let role = party.table.role.iter().map(|_| place.clone()).collect();
        of_party(draft, role, Why::NoRole, &place, &party.id);
    }
    if is_built(deal) {
        let commitments = &deal.tables.commitments;
        let list = at(&["commitments", "milestones"]);
        let mut builders = rows(&list, &commitments.milestones, |_| true);
        builders.extend(rows(&at(&["commitments", "people"]), &commitments.people, |_| true));
        draft.needs(builders, Why::NobodyBuilds, list);
    }
    let missing = deal.missing_horizons();
    for months in &missing {
        draft.missing(Why::NoGoal, at(&["goals"])).about(months);
    }
    if missing.is_empty() && deal.end.is_some() {
        draft.proofs.extend(rows(&at(&["goals"]), &deal.tables.goals, |goal| goal.by.is_some()));
    }
    for (place, id) in deal.early_revenue() {
        draft.against(Why::EarlyRevenue, place).about(&id.as_str().replace('-', " "));
    }
}

/// Whether products are to work together, so that somebody has to build it.
fn is_built(deal: &Deal) -> bool {
    deal.tables.deal.mechanism == Some(Mechanism::Integration)
        || matches!(deal.tables.deal.kind, Kind::PlatformIntegration | Kind::Oem | Kind::JointDevelopment)
}

pub(super) fn money(draft: &mut Draft<'_>) {
    let deal = draft.deal;
    let (market, sellers) = (deal.marketing_of(true), deal.own_seller_pay());
    only_we_pay(draft);
    // What only our side pays for is said already.
    if market.is_empty() && deal.marketing_of(false).is_empty() {
        draft.missing(Why::NoPartnerBudget, at(&["marketing", "budget"]));
    }
    if sellers.is_empty() && deal.seller_pay().is_empty() {
        draft.missing(Why::NoPartnerSellerPay, at(&["sales", "quota"]));
    }
    draft.proofs.extend(market);
    draft.proofs.extend(sellers);
}

/// What our side bears alone.
pub(super) fn only_we_pay(draft: &mut Draft<'_>) {
    let deal = draft.deal;
    let market = deal.marketing_of(false);
    if let Some(first) = market.first()
        && deal.marketing_of(true).is_empty()
        && matches!(draft.question, Question::Money | Question::MarketingBudget)
    {
        draft.against(Why::OnlyWeMarket, first.clone());
    }
    if let Some(first) = deal.seller_pay().first()
        && deal.own_seller_pay().is_empty()
        && matches!(draft.question, Question::Money | Question::SellerPay)
    {
        draft.against(Why::OnlyWePaySellers, first.clone());
    }
}

/// The departments that can stop an alliance, each with the roles that speak for it.
const DEPARTMENTS: [(Why, &[PersonRole]); 5] = [
    (Why::NoProductPerson, &[PersonRole::ProductLead]),
    (Why::NoSalesPerson, &[PersonRole::SalesSponsor]),
    (Why::NoMarketingPerson, &[PersonRole::MarketingLead]),
    (Why::NoFinancePerson, &[PersonRole::Finance]),
    (Why::NoSecurityPerson, &[PersonRole::SecurityOfficer, PersonRole::Compliance]),
];

pub(super) fn stakeholders(draft: &mut Draft<'_>) {
    let (deal, list) = (draft.deal, at(&["governance", "people"]));
    for party in partners(deal) {
        for (why, roles) in DEPARTMENTS {
            let found: Vec<Path> = people(deal, &party.id, roles).map(|(place, _)| place).collect();
            of_party(draft, found, why, &list, &party.id);
        }
        for (place, champion) in people(deal, &party.id, &[PersonRole::Champion]) {
            if let (Some(name), None) = (&champion.name, &champion.successor) {
                draft.missing(Why::NoSuccessor, place).of(&party.id).about(name);
            }
        }
    }
    for (index, row) in deal.tables.private.reveal().sign_offs.iter().enumerate() {
        let place = at(&["private", "sign-offs"]).index(index);
        match row.status {
            SignOffStatus::Refused => draft.against(Why::RefusedSignOff, place).about(&row.who),
            SignOffStatus::Pending => draft.missing(Why::PendingSignOff, place).about(&row.who),
            SignOffStatus::Given => {}
        }
    }
}

pub(super) fn conflict(draft: &mut Draft<'_>) {
    let (deal, table) = (draft.deal, &draft.deal.tables.governance);
    let list = at(&["governance", "forums"]);
    let meets = |wanted: &[Cadence]| {
        rows(&list, &table.forums, |forum| forum.cadence.is_some_and(|cadence| wanted.contains(&cadence)))
    };
    draft.needs(meets(&[Cadence::Weekly, Cadence::Fortnightly]), Why::NoWorkingMeeting, list.clone());
    let reviews = meets(&[Cadence::Quarterly]);
    if let Some(review) = reviews.first() {
        for party in deal.parties.iter() {
            if people(deal, &party.id, &[PersonRole::ExecutiveSponsor]).next().is_none() {
                draft.against(Why::ReviewWithoutExecutive, review.clone()).of(&party.id);
            }
        }
    }
    draft.needs(reviews, Why::NoQuarterlyReview, list.clone());
    let ladder = at(&["governance", "escalation"]);
    draft.needs(rows(&ladder, &table.escalation, |_| true), Why::NoLadder, ladder.clone());
    for (index, level) in table.escalation.iter().enumerate().filter(|(_, level)| level.within.is_none()) {
        draft.missing(Why::LevelWithoutTime, ladder.index(index)).about(&level.level);
    }
    for kind in deal.expected_incidents() {
        let list = at(&["governance", "incidents"]);
        let why = match kind {
            IncidentKind::IntegrationBroken => Why::NoIntegrationPath,
            IncidentKind::ChannelConflict => Why::NoConflictPath,
            IncidentKind::SecurityBreach => Why::NoSecurityPath,
            IncidentKind::MisusedLogo => Why::NoLogoPath,
        };
        draft.needs(rows(&list, &table.incidents, |row| row.kind == kind), why, list.clone());
    }
}
