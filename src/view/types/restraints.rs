//! What a party refrains from, and what it offers first.

use super::view;

view! {
    /// What a party refrains from, and what it offers first.
    pub struct RestraintsView {
        /// Named competitors.
        pub competitors: Vec<CompetitorsView>,
        /// Business that a party keeps out of.
        pub non_compete: Vec<NonCompeteView>,
        /// People and customers whom a party does not solicit.
        pub non_solicitation: Vec<NonSolicitationView>,
        /// Rights to come first.
        pub first_rights: Vec<FirstRightView>,
        /// Those of the rows that hold after the End Date.
        pub after: RestraintsAfterView,
    }

    /// The rows that hold after the End Date.
    pub struct RestraintsAfterView {
        /// Business that a party keeps out of.
        pub non_compete: Vec<NonCompeteView>,
        /// People whom a party does not solicit.
        pub people: Vec<NonSolicitationView>,
        /// Customers whom a party does not solicit.
        pub customers: Vec<NonSolicitationView>,
        /// Rights to come first.
        pub first_rights: Vec<FirstRightView>,
    }

    /// The named competitors of a party.
    pub struct CompetitorsView {
        /// Short name of the party.
        pub of: String,
        /// Their names.
        pub names: Vec<String>,
        /// Whether the list may change.
        pub changes: bool,
        /// Short name of the party that changes it; absent when the parties do so together.
        pub updated_by: Option<String>,
        /// "calendar quarter", in which it changes once at most.
        pub once_per: Option<String>,
        /// How long before it takes effect a change is made known.
        pub notice: Option<String>,
        /// What a change cannot do, as a sentence.
        pub limits: Option<String>,
    }

    /// Business that a party keeps out of.
    pub struct NonCompeteView {
        /// Short name of the party; absent when both are bound.
        pub by: Option<String>,
        /// What it does not do, as an infinitive without "to".
        pub what: String,
        /// In which field.
        pub field: Option<String>,
        /// Where.
        pub area: Option<String>,
        /// Whether it holds during the term.
        pub during_term: bool,
        /// "12 months" after the End Date.
        pub after: Option<String>,
        /// What is excepted, as noun phrases.
        pub except: Vec<String>,
    }

    /// People or customers whom a party does not solicit.
    pub struct NonSolicitationView {
        /// Short name of the party; absent when both are bound.
        pub by: Option<String>,
        /// Short name of the party whose they are; absent when both are bound, or with more than two parties.
        pub of: Option<String>,
        /// `people` or `customers`.
        pub whom: String,
        /// "who worked on the alliance".
        pub which: Option<String>,
        /// Whether it holds during the term.
        pub during_term: bool,
        /// "12 months" after the End Date.
        pub after: Option<String>,
        /// Whether the party may not hire them either.
        pub no_hire: bool,
        /// What is allowed all the same, as noun phrases.
        pub except: Vec<String>,
    }

    /// A right to come first.
    pub struct FirstRightView {
        /// `refusal`, `offer`, `negotiation` or `option`.
        pub kind: String,
        /// "right of first refusal".
        pub label: String,
        /// Short name of the party that has it.
        pub holder: String,
        /// Short name of the party that owes it.
        pub grantor: String,
        /// A noun phrase.
        pub subject: String,
        /// On what terms the holder may take it.
        pub terms: Option<String>,
        /// "30 days".
        pub respond: String,
        /// "45 days".
        pub negotiate: Option<String>,
        /// Whether nobody gets better terms than the holder was offered last.
        pub no_better_terms: bool,
        /// How long that binds; for as long as the right when absent.
        pub lasts: Option<String>,
        /// "12 months" after the End Date.
        pub after: Option<String>,
        /// What is excepted, as noun phrases.
        pub except: Vec<String>,
    }
}
