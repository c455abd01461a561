//! The trifecta (source: Belfor) and the four signs of a “Barney Hug” alliance (source: Peek).

use super::super::facts::{at, makes_deals_only, rows};
use super::super::{BeliefAbout, BeliefStatus, Id, PartnerStage, Path, PersonRole, Refund, Stated};
use super::relationship::{of_party, only_we_pay, partners, people};
use super::{Draft, Why};

pub(super) fn skin(draft: &mut Draft<'_>) {
    let deal = draft.deal;
    let skin = deal.skin();
    let excluded = deal.excluded_minimum();
    if excluded.is_empty() {
        draft.needs(skin.clone(), Why::NoSkin, at(&["commitments"]));
    } else if skin.is_empty() {
        draft.refused = true;
        for (place, party) in excluded {
            draft.against(Why::MinimumExcluded, place).of(party);
        }
    } else {
        draft.proofs.extend(skin.clone());
    }
    for (place, row) in deal.loose_minimums() {
        if deal.is_partner(&row.by) {
            draft.against(Why::LooseMinimum, place).of(&row.by).about(&row.metric);
        }
    }
    for (place, row) in deal.powerless_cuts() {
        if deal.is_partner(&row.by) {
            draft.against(Why::PowerlessCut, place).of(&row.by).about(&row.metric);
        }
    }
    for (place, trigger) in deal.powerless_rights() {
        draft.against(Why::PowerlessRight, place).of(&trigger.holder);
    }
    let list = at(&["commitments", "prepayments"]);
    let comes_back = |at: &Path| {
        let rows = deal.tables.commitments.prepayments.iter().enumerate();
        rows.filter(|(index, _)| list.index(*index) == *at).any(|(_, row)| row.refundable == Refund::Full)
    };
    if let Some(first) = skin.first()
        && skin.iter().all(comes_back)
    {
        draft.against(Why::RefundableOnly, first.key("refundable"));
    }
}

pub(super) fn marketing_budget(draft: &mut Draft<'_>) {
    let deal = draft.deal;
    let mut all = deal.marketing_of(true);
    all.extend(deal.marketing_of(false));
    draft.needs(all.clone(), Why::NoBudget, at(&["marketing", "budget"]));
    only_we_pay(draft);
    let Some(table) = deal.tables.marketing.as_ref().filter(|_| !all.is_empty()) else { return };
    if table.intent_only {
        draft.against(Why::BudgetIntended, at(&["marketing", "intent-only"]));
    }
    if !table.budget.is_empty() {
        let place = at(&["marketing", "plan"]);
        draft.needs(table.plan.iter().map(|_| place.clone()).collect(), Why::NoPlan, place);
        let place = at(&["marketing", "reporting"]);
        draft.needs(deal.marketing_reports(), Why::NoReporting, place);
    }
}

pub(super) fn seller_pay(draft: &mut Draft<'_>) {
    let deal = draft.deal;
    let pay = deal.seller_pay();
    let promises = deal.tables.sales.promises.iter().enumerate();
    let mut loose = promises.filter(|(_, row)| !row.binding && deal.is_partner(&row.by));
    match loose.next() {
        Some((index, row)) if pay.is_empty() => {
            let place = at(&["sales", "promises"]).index(index);
            draft.proofs.push(place.clone());
            draft.against(Why::PayPromisedOnly, place).about(&row.what);
        }
        _ if pay.is_empty() && !deal.they_sell() => {}
        _ => draft.needs(pay, Why::NoSellerPay, at(&["sales"])),
    }
    only_we_pay(draft);
}

pub(super) fn resources(draft: &mut Draft<'_>) {
    let deal = draft.deal;
    for party in deal.parties.iter() {
        let by = |id: &Id| *id == party.id;
        let mut found = deal.people_of(&party.id);
        let list = at(&["commitments", "prepayments"]);
        found.extend(rows(&list, &deal.tables.commitments.prepayments, |row| by(&row.by)));
        if let Some(table) = &deal.tables.marketing {
            found.extend(rows(&at(&["marketing", "budget"]), &table.budget, |row| by(&row.by)).into_iter().take(1));
            found.extend(table.mdf.iter().filter(|row| by(&row.by)).map(|_| at(&["marketing", "mdf"])));
            found.extend(table.matching.iter().filter(|row| by(&row.by)).map(|_| at(&["marketing", "matching"])));
            found.extend(rows(&at(&["marketing", "media"]), &table.media, |row| by(&row.by)));
        }
        of_party(draft, found, Why::NoResources, &at(&["commitments", "people"]), &party.id);
    }
}

pub(super) fn sales_sponsor(draft: &mut Draft<'_>) {
    let (deal, list) = (draft.deal, at(&["governance", "people"]));
    for party in deal.parties.iter() {
        let mut found = Vec::new();
        for (place, person) in people(deal, &party.id, &[PersonRole::SalesSponsor]) {
            if makes_deals_only(person) {
                let title = person.title.as_ref().map(ToString::to_string).unwrap_or_default();
                draft.against(Why::SponsorOutsideSales, place.key("title")).of(&party.id).about(&title);
            } else if person.name.is_none() {
                draft.missing(Why::UnnamedSalesSponsor, place.clone()).of(&party.id);
            }
            found.push(place);
        }
        of_party(draft, found, Why::NoSalesSponsor, &list, &party.id);
    }
}

pub(super) fn customers(draft: &mut Draft<'_>) {
    let deal = draft.deal;
    let places = deal.validations().into_iter().map(|(place, _)| place).collect();
    draft.needs(places, Why::NoValidation, at(&["commitments", "first-customers"]));
    if let Some((place, first)) = deal.early_announcement() {
        draft.against(Why::PressBeforeCustomers, place).about(&first);
    }
    for (index, belief) in deal.tables.private.reveal().would_have_to_be_true.iter().enumerate() {
        if belief.about == BeliefAbout::Customer && belief.status == BeliefStatus::False {
            let place = at(&["private", "would-have-to-be-true"]).index(index);
            draft.against(Why::CustomersDoubt, place).about(&belief.statement);
        }
    }
}

pub(super) fn strength(draft: &mut Draft<'_>) {
    let deal = draft.deal;
    for party in partners(deal) {
        let place = at(&["private", "partners", party.id.as_str()]);
        let Some(row) = deal.tables.private.reveal().partners.get(&party.id) else {
            draft.missing(Why::StrengthUnknown, place).of(&party.id);
            continue;
        };
        draft.proofs.push(place.key("stage"));
        if let Some(runway) = deal.short_runway(row) {
            draft.against(Why::ShortRunway, place.key("runway")).of(&party.id).about(runway);
        }
        if row.stage == PartnerStage::Startup {
            if deal.people_of(&party.id).is_empty() {
                draft.against(Why::StartUpWithoutPeople, place.key("stage")).of(&party.id);
            }
            if row.runway.as_ref().and_then(Stated::known).is_none() {
                draft.missing(Why::RunwayUnknown, place).of(&party.id);
            }
        }
    }
}
