//! The registry. A rule is its file, its `mod` line and its line in [`RULES`].

mod ambiguous_phrase;
mod archaic_phrase;
mod bare_days;
mod circular_definition;
mod dangling_reference;
mod dates_out_of_order;
mod defined_twice;
mod duty_without_actor;
mod empty_section;
mod impossible_date;
mod list_order;
mod lower_case_term;
mod missing_exhibit;
mod near_duplicate_terms;
mod party_name_drift;
mod percentages_not_100;
mod placeholder;
mod self_reference;
mod total_against_parts;
mod two_currencies;
mod typed_reference;
mod undefined_term;
mod unmatched_bracket;
mod unmatched_quote;
mod unrendered_tag;
mod unused_term;
mod used_once;
mod words_against_digits;
mod wrong_weekday;

use super::Rule;

/// All rules: on terms, references, numbers, and the text.
pub const RULES: &[Rule] = &[
    undefined_term::RULE,
    unused_term::RULE,
    defined_twice::RULE,
    used_once::RULE,
    lower_case_term::RULE,
    near_duplicate_terms::RULE,
    circular_definition::RULE,
    dangling_reference::RULE,
    self_reference::RULE,
    typed_reference::RULE,
    missing_exhibit::RULE,
    words_against_digits::RULE,
    total_against_parts::RULE,
    percentages_not_100::RULE,
    two_currencies::RULE,
    impossible_date::RULE,
    wrong_weekday::RULE,
    dates_out_of_order::RULE,
    bare_days::RULE,
    placeholder::RULE,
    unrendered_tag::RULE,
    unmatched_bracket::RULE,
    unmatched_quote::RULE,
    list_order::RULE,
    empty_section::RULE,
    party_name_drift::RULE,
    duty_without_actor::RULE,
    archaic_phrase::RULE,
    ambiguous_phrase::RULE,
];
