//! The private projection: the shared one, and what only our team may read. The only module that opens `Private<T>`
//! for print.

use super::shared::{Fill, text_opt, texts};
use super::types::{
    AlternativeView, BeliefView, BlackSwanView, LintView, MatrixView, NoteView, PartnerView, PartyView, PlaybookView,
    PositionView, PrivateMatter, PrivateReport, Review, SharedView, SignOffView, StrategyView, TeamRuleView,
    TermMoveView, TermPlaceView, WalkAwayView, view,
};
use serde::Serialize;

use crate::deal::{
    Alternative, Belief, BlackSwan, Deal, Id, Lint, Matrix, Measure, Note, Partner, Position, PositionOnTerm, Private,
    PrivateTable, SignOff, Strategy, Team, TeamRule, TeamRuleOn, TermMove, Tripped, WalkAway, WalkAwayOn,
};

view! {
    /// The deal as our own team reads it.
    pub struct PrivateView {
        /// All that both parties may read.
        #[serde(flatten)]
        pub shared: SharedView,
        /// Our own side.
        pub us: PartyView,
        /// The first of the other sides.
        pub them: PartyView,
        /// What only our team may read.
        pub private: PrivateMatter,
        /// Who may leave when, how fast, and at what cost; absent while the dates of the alliance are open.
        pub exits: Option<MatrixView>,
        /// What the program has to say of the deal.
        pub review: Review,
        /// What a report shows to our team alone besides the deal.
        pub private_report: PrivateReport,
    }
}

impl PrivateView {
    /// What our own team may read of a deal, with the program's review of it.
    ///
    /// # Panics
    /// Never: each party of the deal is in its shared view.
    pub fn of(deal: &Deal, shared: SharedView, review: Review) -> Self {
        let party = |short: &str| {
            let found = shared.parties.iter().find(|party| party.short == short).cloned();
            found.expect("invariant: the shared view has every party; please report")
        };
        Self {
            us: party(&deal.parties.us().short),
            them: party(&deal.parties.them().short),
            private: matter(deal),
            exits: Matrix::of(deal).map(|matrix| MatrixView::of(deal, &matrix, &|_| None)),
            shared,
            review,
            private_report: PrivateReport::default(), // until a command fills it
        }
    }

    /// What only our team may read, without what the shared view holds too.
    pub fn ours(&self) -> impl Serialize {
        let Self { shared: _, us, them, private, exits, review, private_report } = self; // shared: not ours alone
        Ours { us, them, private, exits, review, private_report }
    }
}

/// What of a private view is not in the shared one.
#[derive(Serialize)]
struct Ours<'v> {
    us: &'v PartyView,
    them: &'v PartyView,
    private: &'v PrivateMatter,
    exits: &'v Option<MatrixView>,
    review: &'v Review,
    private_report: &'v PrivateReport,
}

/// Private terms that moved, as our own team reads them, each with where it stands.
pub fn private_moves(
    moves: &Private<Vec<TermMove>>,
    place: impl Fn(&TermMove) -> TermPlaceView,
) -> (Vec<TermMoveView>, Vec<TermPlaceView>) {
    moves.reveal().iter().map(|it| (TermMoveView::of(it, Vec::new()), place(it))).unzip()
}

fn matter(deal: &Deal) -> PrivateMatter {
    let PrivateTable {
        ideal,
        positions: _,    // read with their terms, below
        walk_away: _,    // read with its state, below
        relationship: _, // read with the alignment
        partners,
        black_swan,
        strategy,
        would_have_to_be_true,
        alternatives,
        sign_offs,
        notes,
    } = deal.tables.private.reveal();
    PrivateMatter {
        ideal: text_opt(ideal.as_ref()),
        positions: deal.positions.reveal().iter().map(position).collect(),
        walk_away: deal.walk_away.reveal().iter().map(condition).collect(),
        partners: partners.iter().map(|row| partner(deal, row)).collect(),
        black_swan: black_swan.as_ref().map(swan),
        strategy: strategy.as_ref().map(choices),
        beliefs: would_have_to_be_true.iter().map(belief).collect(),
        alternatives: alternatives.iter().map(alternative).collect(),
        sign_offs: sign_offs.iter().map(sign_off).collect(),
        notes: notes.iter().map(note).collect(),
        lints: lints(deal),
        playbook: deal.team.as_deref().map(|team| playbook(deal, team)),
    }
}

fn position(row: &PositionOnTerm) -> PositionView {
    let PositionOnTerm { position, label, is_standard, better, now, ideal, acceptable, walk_away } = row;
    let Position {
        term: _, // printed as its label
        ideal: _,
        acceptable: _,
        walk_away: _, // read as measures
        better: _,    // printed as what the values say
        because,
        owner,
        status,
        evidence,
    } = position;
    PositionView {
        term: label.clone(),
        standard: *is_standard,
        now: now.as_ref().map_or_else(|| "[open]".to_owned(), Measure::to_string),
        ideal: ideal.to_string(),
        acceptable: acceptable.to_string(),
        walk_away: walk_away.to_string(),
        better: better.id(),
        because: because.to_string(),
        owner: text_opt(owner.as_ref()),
        status: status.id(),
        evidence: text_opt(evidence.as_ref()),
    }
}

pub(super) fn condition(row: &WalkAwayOn) -> WalkAwayView {
    let WalkAwayOn { row: WalkAway { id: _, condition, when, because }, state } = row;
    WalkAwayView {
        condition: text_opt(condition.as_ref()),
        when: text_opt(when.as_ref()),
        because: because.to_string(),
        state: state.as_ref().map(|state| state.id().to_owned()),
        missing: match state {
            Some(Tripped::Unknown { missing }) => missing.clone(),
            Some(Tripped::Yes | Tripped::No) | None => Vec::new(),
        },
    }
}

fn partner(deal: &Deal, (party, row): (&Id, &Partner)) -> PartnerView {
    let Partner { stage, runway, evidence } = row;
    PartnerView {
        party: deal.parties.short(party).to_owned(),
        stage: stage.id(),
        runway: Fill { deal, parties: &deal.parties }.show_opt(runway.as_ref()),
        evidence: text_opt(evidence.as_ref()),
    }
}

fn swan(row: &BlackSwan) -> BlackSwanView {
    let BlackSwan { metric, why_top, driver, role, pay, proof } = row;
    BlackSwanView {
        metric: text_opt(metric.as_ref()),
        why_top: text_opt(why_top.as_ref()),
        driver: text_opt(driver.as_ref()),
        role: text_opt(role.as_ref()),
        pay: text_opt(pay.as_ref()),
        proof: text_opt(proof.as_ref()),
    }
}

fn choices(row: &Strategy) -> StrategyView {
    let Strategy { aspiration, field, how, capabilities, systems, not_doing } = row;
    StrategyView {
        aspiration: text_opt(aspiration.as_ref()),
        field: text_opt(field.as_ref()),
        how: text_opt(how.as_ref()),
        capabilities: texts(capabilities),
        systems: texts(systems),
        not_doing: texts(not_doing),
    }
}

fn belief(row: &Belief) -> BeliefView {
    let Belief { about, statement, status, evidence } = row;
    BeliefView {
        about: about.label().to_owned(),
        statement: statement.to_string(),
        status: status.id(),
        evidence: text_opt(evidence.as_ref()),
    }
}

fn alternative(row: &Alternative) -> AlternativeView {
    let Alternative { what, note } = row;
    AlternativeView { what: what.to_string(), note: text_opt(note.as_ref()) }
}

fn sign_off(row: &SignOff) -> SignOffView {
    let SignOff { who, role, on, status } = row;
    SignOffView { who: who.to_string(), role: text_opt(role.as_ref()), on: text_opt(on.as_ref()), status: status.id() }
}

fn note(row: &Note) -> NoteView {
    let Note { about, note } = row;
    NoteView { about: about.to_string(), note: note.to_string() }
}

/// What the deal says of a rule counts more than what the playbook does.
fn lints(deal: &Deal) -> Vec<LintView> {
    let own = deal.tables.lints.reveal();
    let standing = deal.team.iter().flat_map(|team| team.lints.reveal()).filter(|(rule, _)| !own.contains_key(*rule));
    let mut lints: Vec<LintView> = standing.map(|row| lint(row, true)).collect();
    lints.extend(own.iter().map(|row| lint(row, false)));
    lints.sort_by(|one, other| one.rule.cmp(&other.rule));
    lints
}

fn lint((rule, row): (&Id, &Lint), standing: bool) -> LintView {
    let Lint { level, because } = row;
    LintView { rule: rule.to_string(), standing, level: level.label().to_owned(), because: because.to_string() }
}

fn playbook(deal: &Deal, team: &Team) -> PlaybookView {
    let Team {
        rules,
        lints: _,     // with those of the deal
        positions: _, // with those of the deal, where it has the term
        wording: _,   // with the wordings of its documents
        places: _,    // for findings only
    } = team;
    let rule = |rule: &TeamRuleOn| {
        let TeamRuleOn { row, condition: _, at: _ } = rule;
        let TeamRule { name, when: _, message, level: _, because, hint: _ } = row;
        TeamRuleView { name: name.to_string(), message: message.to_string(), because: because.to_string() }
    };
    PlaybookView {
        rules: rules.reveal().iter().map(rule).collect(),
        positions: deal.positions.reveal().iter().filter(|position| position.is_standard).count(),
    }
}
