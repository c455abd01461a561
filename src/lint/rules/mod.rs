//! The registry. A rule is its file, its `mod` line and its line in [`RULES`].

mod customers_unanswered;
mod date_outside_term;
mod email_without_address;
mod exclusivity_before_pilot;
mod missing_escalation_path;
mod no_executive_review;
mod no_exit_right;
mod no_marketing_budget;
mod no_mechanism;
mod no_minimum_commitment;
mod no_sales_compensation;
mod no_sales_sponsor;
mod schedule_gap;
mod trigger_after_term;
mod unanswered_black_swan;

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
    schedule_gap::RULE,
    date_outside_term::RULE,
    email_without_address::RULE,
    customers_unanswered::RULE,
    missing_escalation_path::RULE,
    no_executive_review::RULE,
    unanswered_black_swan::RULE,
];
