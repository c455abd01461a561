//! The registry. A rule is its file, its `mod` line and its line in [`RULES`].

mod accepted_non_compete;
mod announcement_before_customers;
mod champion_in_business_development;
mod cheaper_exit_for_them;
mod commission_without_quota;
mod cure_outlasts_notice;
mod cure_outlasts_window;
mod customers_unanswered;
mod date_outside_term;
mod different_cures;
mod distribution_without_targets;
mod duty_to_negotiate;
mod early_revenue;
mod email_without_address;
mod exclusivity_before_pilot;
mod exclusivity_in_pilot;
mod exclusivity_in_wind_down;
mod exclusivity_without_fallback;
mod first_right_granted;
mod fixed_resale_price;
mod gate_outside_pilot;
mod gateless_pilot;
mod insolvency_trigger_alone;
mod joint_ownership_without_rules;
mod ladder_without_days;
mod lock_in_beyond_term;
mod long_exclusivity;
mod look_alike_letters;
mod lost_account_control;
mod marketplace_without_buyers;
mod milestone_without_consequence;
mod minimum_without_consequence;
mod missing_escalation_path;
mod missing_horizon;
mod missing_signatory;
mod mixed_currency;
mod most_favoured_granted;
mod no_champion;
mod no_customer_validation;
mod no_enablement;
mod no_executive_review;
mod no_executive_sponsor;
mod no_exit_right;
mod no_marketing_budget;
mod no_mechanism;
mod no_minimum_commitment;
mod no_partnership_clause;
mod no_pilot;
mod no_resources;
mod no_rules_of_engagement;
mod no_sales_compensation;
mod no_sales_motive;
mod no_sales_sponsor;
mod notice_longer_than_term;
mod oem_lock_in;
mod offer_outlives_start;
mod one_sided_term;
mod penalty_like_fee;
mod person_without_successor;
mod powerless_consequence;
mod private_interface;
mod revocable_platform_access;
mod schedule_gap;
mod shares_over_whole;
mod short_runway;
mod shortfall_beside_damages;
mod standstill_granted;
mod start_up_partner;
mod survival_by_nature_alone;
mod tail_outlives_records;
mod tail_without_source;
mod trigger_after_term;
mod tripped_walk_away;
mod unanswered_beliefs;
mod unanswered_black_swan;
mod unanswered_exit_question;
mod unbounded_no_hire;
mod unbounded_non_compete;
mod unconditional_exclusivity;
mod uncovered_stakeholder;
mod undefined_change_of_control;
mod undisclaimed_talks;
mod unended_exclusivity;
mod unknown_walk_away;
mod unmeasured_gate;
mod unowned_integration;
mod unpaid_exclusivity;
mod unplaced_survival;
mod unplanned_marketing;
mod unproven_joint_sale;
mod unreported_minimum;
mod unsaid_role;

use super::Rule;

/// All rules, worst first.
pub const RULES: &[Rule] = &[
    tripped_walk_away::RULE,
    no_minimum_commitment::RULE,
    no_marketing_budget::RULE,
    no_sales_compensation::RULE,
    no_exit_right::RULE,
    no_mechanism::RULE,
    no_sales_sponsor::RULE,
    minimum_without_consequence::RULE,
    powerless_consequence::RULE,
    distribution_without_targets::RULE,
    early_revenue::RULE,
    unowned_integration::RULE,
    no_pilot::RULE,
    gateless_pilot::RULE,
    unmeasured_gate::RULE,
    long_exclusivity::RULE,
    exclusivity_in_pilot::RULE,
    unpaid_exclusivity::RULE,
    revocable_platform_access::RULE,
    private_interface::RULE,
    marketplace_without_buyers::RULE,
    oem_lock_in::RULE,
    lost_account_control::RULE,
    no_rules_of_engagement::RULE,
    first_right_granted::RULE,
    most_favoured_granted::RULE,
    accepted_non_compete::RULE,
    standstill_granted::RULE,
    no_champion::RULE,
    champion_in_business_development::RULE,
    no_executive_sponsor::RULE,
    no_resources::RULE,
    no_customer_validation::RULE,
    start_up_partner::RULE,
    short_runway::RULE,
    cheaper_exit_for_them::RULE,
    exclusivity_before_pilot::RULE,
    unconditional_exclusivity::RULE,
    trigger_after_term::RULE,
    notice_longer_than_term::RULE,
    lock_in_beyond_term::RULE,
    cure_outlasts_notice::RULE,
    cure_outlasts_window::RULE,
    different_cures::RULE,
    shares_over_whole::RULE,
    mixed_currency::RULE,
    tail_without_source::RULE,
    tail_outlives_records::RULE,
    insolvency_trigger_alone::RULE,
    penalty_like_fee::RULE,
    shortfall_beside_damages::RULE,
    joint_ownership_without_rules::RULE,
    unbounded_non_compete::RULE,
    unbounded_no_hire::RULE,
    fixed_resale_price::RULE,
    duty_to_negotiate::RULE,
    survival_by_nature_alone::RULE,
    undefined_change_of_control::RULE,
    exclusivity_in_wind_down::RULE,
    no_partnership_clause::RULE,
    undisclaimed_talks::RULE,
    unended_exclusivity::RULE,
    schedule_gap::RULE,
    date_outside_term::RULE,
    gate_outside_pilot::RULE,
    offer_outlives_start::RULE,
    email_without_address::RULE,
    look_alike_letters::RULE,
    customers_unanswered::RULE,
    missing_escalation_path::RULE,
    no_executive_review::RULE,
    missing_signatory::RULE,
    unplaced_survival::RULE,
    unknown_walk_away::RULE,
    unanswered_black_swan::RULE,
    unplanned_marketing::RULE,
    commission_without_quota::RULE,
    no_sales_motive::RULE,
    no_enablement::RULE,
    missing_horizon::RULE,
    exclusivity_without_fallback::RULE,
    unproven_joint_sale::RULE,
    announcement_before_customers::RULE,
    person_without_successor::RULE,
    uncovered_stakeholder::RULE,
    ladder_without_days::RULE,
    unsaid_role::RULE,
    milestone_without_consequence::RULE,
    unreported_minimum::RULE,
    one_sided_term::RULE,
    unanswered_exit_question::RULE,
    unanswered_beliefs::RULE,
];
