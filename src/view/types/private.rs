//! What only our team may read, and what the program says of the deal.

use super::{AlignmentView, PartnerView, view};

view! {
    /// What only our team may read.
    pub struct PrivateMatter {
        /// The ideal state, in whole sentences.
        pub ideal: Option<String>,
        /// Our positions.
        pub positions: Vec<PositionView>,
        /// Conditions on which we leave.
        pub walk_away: Vec<WalkAwayView>,
        /// What we know of each partner as a company.
        pub partners: Vec<PartnerView>,
        /// The two black-swan questions.
        pub black_swan: Option<BlackSwanView>,
        /// The strategy.
        pub strategy: Option<StrategyView>,
        /// What would have to be true.
        pub beliefs: Vec<BeliefView>,
        /// What we do if there is no deal.
        pub alternatives: Vec<AlternativeView>,
        /// Who in our own house agrees.
        pub sign_offs: Vec<SignOffView>,
        /// Notes.
        pub notes: Vec<NoteView>,
        /// Rules that we weigh otherwise than the program does, by name.
        pub lints: Vec<LintView>,
        /// What the playbook of the team adds to this deal; absent where there is none.
        pub playbook: Option<PlaybookView>,
    }

    /// Our position on a term.
    pub struct PositionView {
        /// The term in words: "Minimums: net revenue, year 1, amount".
        pub term: String,
        /// Whether it is a standard position, from the playbook of the team.
        pub standard: bool,
        /// What the spec says now.
        pub now: String,
        /// What we ask for.
        pub ideal: String,
        /// What we would sign.
        pub acceptable: String,
        /// Where we leave.
        pub walk_away: String,
        /// `more` or `less`.
        pub better: String,
        /// Why we leave there, as a clause.
        pub because: String,
        /// Who of us owns it.
        pub owner: Option<String>,
        /// `open`, `signalled`, `agreed` or `refused`.
        pub status: String,
        /// What we know of their answer.
        pub evidence: Option<String>,
    }

    /// A condition on which we leave.
    pub struct WalkAwayView {
        /// In words, as a clause.
        pub condition: Option<String>,
        /// As an expression over the deal.
        pub when: Option<String>,
        /// Why, as a clause.
        pub because: String,
        /// `tripped`, `clear` or `unknown`; absent where only a person can tell.
        pub state: Option<String>,
        /// What is open or not there where it is unknown: `pilot.length`.
        pub missing: Vec<String>,
    }

    /// The two black-swan questions. Each is absent when it is not answered.
    pub struct BlackSwanView {
        /// The metric.
        pub metric: Option<String>,
        /// How we know that it counts.
        pub why_top: Option<String>,
        /// How our product moves it.
        pub driver: Option<String>,
        /// The role that answers for it.
        pub role: Option<String>,
        /// How its pay depends on it.
        pub pay: Option<String>,
        /// What proves it.
        pub proof: Option<String>,
    }

    /// The strategy.
    pub struct StrategyView {
        /// The winning aspiration.
        pub aspiration: Option<String>,
        /// Where we play.
        pub field: Option<String>,
        /// How we win.
        pub how: Option<String>,
        /// What we must be able to do.
        pub capabilities: Vec<String>,
        /// How we manage it.
        pub systems: Vec<String>,
        /// What we leave.
        pub not_doing: Vec<String>,
    }

    /// Something that would have to be true.
    pub struct BeliefView {
        /// "industry", "customer value", "relative position" or "competitors".
        pub about: String,
        /// A clause.
        pub statement: String,
        /// `confirmed`, `open`, `doubtful` or `false`.
        pub status: String,
        /// How we know.
        pub evidence: Option<String>,
    }

    /// What we do if there is no deal.
    pub struct AlternativeView {
        /// What it is.
        pub what: String,
        /// What it costs or gives.
        pub note: Option<String>,
    }

    /// An internal sign-off.
    pub struct SignOffView {
        /// The person.
        pub who: String,
        /// The person's office.
        pub role: Option<String>,
        /// On what.
        pub on: Option<String>,
        /// `pending`, `given` or `refused`.
        pub status: String,
    }

    /// A note.
    pub struct NoteView {
        /// About whom or what.
        pub about: String,
        /// What.
        pub note: String,
    }

    /// What a playbook adds to a deal.
    pub struct PlaybookView {
        /// The team's own rules.
        pub rules: Vec<TeamRuleView>,
        /// How many of the positions of this deal are standard ones.
        pub positions: usize,
    }

    /// A rule of the team.
    pub struct TeamRuleView {
        /// Its name.
        pub name: String,
        /// What it says when it fires, as a phrase.
        pub message: String,
        /// Why, as a clause.
        pub because: String,
    }

    /// A rule that we weigh otherwise than the program does.
    pub struct LintView {
        /// Its name.
        pub rule: String,
        /// Whether the playbook says so and not the deal.
        pub standing: bool,
        /// "switched off", "a note", "a warning" or "an error".
        pub level: String,
        /// Why, as a clause.
        pub because: String,
    }

    /// What the program itself has to say of the deal.
    pub struct Review {
        /// Findings, worst first.
        pub findings: Vec<FindingView>,
        /// Clauses that the shared documents leave out, with the reason.
        pub omitted: Vec<OmittedView>,
        /// Clauses of the shared documents of which there are several wordings: those that the spec picks, and those of
        /// which something can still be given.
        pub wordings: Vec<WordingView>,
        /// Values that are still open.
        pub open_points: Vec<OpenPointView>,
        /// What our side believes, set beside what the deal says.
        pub alignment: AlignmentView,
    }

    /// A finding.
    pub struct FindingView {
        /// `error`, `warning` or `note`.
        pub level: String,
        /// The rule.
        pub rule: String,
        /// What is wrong, as a phrase.
        pub message: String,
        /// The same with parties by their short names and without backticks.
        pub in_words: String,
        /// What to do, as a phrase without backticks; what is to be written stands in it letter for letter.
        pub hint: Option<String>,
    }

    /// A clause that a shared document leaves out.
    pub struct OmittedView {
        /// The document's title.
        pub document: String,
        /// The clause's title.
        pub title: String,
        /// Why, as a phrase.
        pub reason: String,
    }

    /// A clause of several wordings.
    pub struct WordingView {
        /// The clause's title.
        pub title: String,
        /// What the wording in the document is called.
        pub name: String,
        /// Whether the spec picks it by name.
        pub picked: bool,
        /// Whether it is what the playbook of the team prefers.
        pub standing: bool,
        /// When to use it, in whole sentences.
        pub guidance: Option<String>,
        /// What can still be given, in order.
        pub fallbacks: Vec<FallbackView>,
    }

    /// A wording to fall back to.
    pub struct FallbackView {
        /// What it is called.
        pub name: String,
        /// When to give so much, in whole sentences.
        pub guidance: Option<String>,
    }

    /// A value that is still open.
    pub struct OpenPointView {
        /// Where in the spec: `terms.law`.
        pub place: String,
        /// What is to be settled.
        pub tbd: String,
        /// Who settles it.
        pub owner: Option<String>,
        /// By when.
        pub by: Option<String>,
    }
}
