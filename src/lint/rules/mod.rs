//! The registry. A rule is its file, its `mod` line and its line in [`RULES`].

mod cure_outlasts_notice;
mod cure_outlasts_window;
mod customers_unanswered;
mod date_outside_term;
mod different_cures;
mod email_without_address;
mod exclusivity_before_pilot;
mod gate_outside_pilot;
mod lock_in_beyond_term;
mod missing_escalation_path;
mod missing_signatory;
mod mixed_currency;
mod no_executive_review;
mod no_exit_right;
mod no_marketing_budget;
mod no_mechanism;
mod no_minimum_commitment;
mod no_sales_compensation;
mod no_sales_sponsor;
mod notice_longer_than_term;
mod offer_outlives_start;
mod schedule_gap;
mod shares_over_whole;
mod tail_outlives_records;
mod tail_without_source;
mod trigger_after_term;
mod unanswered_black_swan;
mod unplaced_survival;

use super::Rule;

/// All rules, worst first.
pub const RULES: &[Rule] = &[
    no_minimum_commitment::RULE,
    no_marketing_budget::RULE,
    no_sales_compensation::RULE,
    no_exit_right::RULE,
    no_mechanism::RULE,
    no_sales_sponsor::RULE,
    exclusivity_before_pilot::RULE,
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
    schedule_gap::RULE,
    date_outside_term::RULE,
    gate_outside_pilot::RULE,
    offer_outlives_start::RULE,
    email_without_address::RULE,
    customers_unanswered::RULE,
    missing_escalation_path::RULE,
    no_executive_review::RULE,
    missing_signatory::RULE,
    unplaced_survival::RULE,
    unanswered_black_swan::RULE,
];
