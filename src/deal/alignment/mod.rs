//! Does it line up? What our own side believes of the alliance, set beside what the deal says.
//!
//! Each question is answered by our own words in the private table, by terms of the deal, or by both. Where a term says
//! the opposite of the answer, or where we say yes and the term that should stand behind it is missing, the question is
//! contradicted. Nothing is weighed and nothing is added up: there are questions, standings and reasons.

mod beliefs;
mod named;
mod relationship;
mod strategy;
mod trifecta;

pub use named::{Dimension, Question, Why};

use super::{BeliefAbout, Deal, Id, Path, Private, TestAnswer, YesNo};

/// The questions of the alignment page in its order, each with how it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Alignment {
    /// All of them, in the order of [`Question::ALL`].
    pub answers: Vec<Assessment>,
}

/// How one question stands, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// The question.
    pub question: Question,
    /// How it stands.
    pub standing: Standing,
    /// What we answer ourselves, to a question of the relationship test.
    pub ours: Option<TestAnswer>,
    /// Terms that say the opposite of the answer.
    pub against: Vec<Reason>,
    /// What is not there and should be.
    pub missing: Vec<Reason>,
    /// Where the spec answers it.
    pub proofs: Vec<Path>,
}

/// How a question stands, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// A term says the opposite of the answer, or we say yes and the term behind it is missing.
    Contradicted,
    /// We answer no ourselves.
    Refused,
    /// Nobody has answered it, or not wholly.
    Open,
    /// It is answered, and nothing speaks against it.
    Answered,
}

impl Standing {
    /// All of them, the worst first.
    pub const ALL: [Self; 4] = [Self::Contradicted, Self::Refused, Self::Open, Self::Answered];

    /// Its name in templates.
    pub fn id(self) -> &'static str {
        match self {
            Self::Contradicted => "contradicted",
            Self::Refused => "refused",
            Self::Open => "open",
            Self::Answered => "answered",
        }
    }
}

/// One thing that speaks against an answer, or is missing from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// Which.
    pub why: Why,
    /// The party that it is about, where it is about one.
    pub party: Option<Id>,
    /// The name, date or statement that it is about, as printed.
    pub detail: Option<String>,
    /// Where the spec says it, or would.
    pub at: Path,
}

impl Alignment {
    /// Sets what our side believes beside what the deal says. Private: it quotes our own answers.
    pub fn of(deal: &Deal) -> Private<Self> {
        let answers = Question::ALL.into_iter().map(|question| {
            let mut draft = Draft::new(deal, question);
            ask(&mut draft);
            draft.assessed()
        });
        Private::new(Self { answers: answers.collect() })
    }
}

/// Puts a question to the deal and to our own notes.
fn ask(draft: &mut Draft<'_>) {
    let question = draft.question;
    if question.dimension() == Dimension::Relationship {
        relationship::answer(draft);
    }
    match question {
        Question::Love => relationship::love(draft),
        Question::Values => relationship::values(draft),
        Question::Vision => relationship::vision(draft),
        Question::Expectations => relationship::expectations(draft),
        Question::Money => relationship::money(draft),
        Question::Stakeholders => relationship::stakeholders(draft),
        Question::Conflict => relationship::conflict(draft),
        Question::Skin => trifecta::skin(draft),
        Question::MarketingBudget => trifecta::marketing_budget(draft),
        Question::SellerPay => trifecta::seller_pay(draft),
        Question::Resources => trifecta::resources(draft),
        Question::SalesSponsor => trifecta::sales_sponsor(draft),
        Question::Customers => trifecta::customers(draft),
        Question::Strength => trifecta::strength(draft),
        Question::Metric => strategy::metric(draft),
        Question::Pay => strategy::pay(draft),
        Question::Aspiration => strategy::aspiration(draft),
        Question::Field => strategy::field(draft),
        Question::How => strategy::how(draft),
        Question::Capabilities => strategy::capabilities(draft),
        Question::Systems => strategy::systems(draft),
        Question::NotDoing => strategy::not_doing(draft),
        Question::Industry => beliefs::ask(draft, BeliefAbout::Industry),
        Question::CustomerValue => beliefs::ask(draft, BeliefAbout::Customer),
        Question::Position => beliefs::ask(draft, BeliefAbout::Position),
        Question::Competitors => beliefs::ask(draft, BeliefAbout::Competitors),
    }
}

/// An assessment in the making.
struct Draft<'d> {
    deal: &'d Deal,
    question: Question,
    ours: Option<TestAnswer>,
    against: Vec<Reason>,
    missing: Vec<Reason>,
    proofs: Vec<Path>,
    /// Whether the deal itself answers no.
    refused: bool,
}

impl<'d> Draft<'d> {
    fn new(deal: &'d Deal, question: Question) -> Self {
        Self {
            deal,
            question,
            ours: None,
            against: Vec::new(),
            missing: Vec::new(),
            proofs: Vec::new(),
            refused: false,
        }
    }

    /// A term says the opposite.
    fn against(&mut self, why: Why, at: Path) -> &mut Reason {
        push(&mut self.against, why, at)
    }

    /// Something is not there.
    fn missing(&mut self, why: Why, at: Path) -> &mut Reason {
        push(&mut self.missing, why, at)
    }

    /// Reports that something is missing while `proofs` are none, and takes them as the answer otherwise.
    fn needs(&mut self, proofs: Vec<Path>, why: Why, at: Path) {
        if proofs.is_empty() {
            self.missing(why, at);
        }
        self.proofs.extend(proofs);
    }

    fn assessed(self) -> Assessment {
        let Self { deal: _, question, ours, against, missing, mut proofs, refused } = self;
        let verdict = ours.as_ref().map(|ours| ours.answer);
        // Where nobody has said anything there is nothing to contradict.
        let is_said = verdict.is_some() || (!question.is_ours_to_answer() && !proofs.is_empty());
        let is_whole = missing.is_empty() && against.is_empty();
        let standing = match verdict {
            Some(YesNo::No) => Standing::Refused,
            None if refused => Standing::Refused,
            Some(YesNo::Yes) if !is_whole => Standing::Contradicted,
            Some(YesNo::Yes) => Standing::Answered,
            None if is_said && !against.is_empty() => Standing::Contradicted,
            None if is_whole => Standing::Answered,
            None => Standing::Open,
        };
        let mut seen = std::collections::BTreeSet::new();
        proofs.retain(|path| seen.insert(path.clone()));
        Assessment { question, standing, ours, against, missing, proofs }
    }
}

fn push(reasons: &mut Vec<Reason>, why: Why, at: Path) -> &mut Reason {
    reasons.push(Reason { why, party: None, detail: None, at });
    let index = reasons.len() - 1;
    &mut reasons[index]
}

impl Reason {
    fn of(&mut self, party: &Id) -> &mut Self {
        self.party = Some(party.clone());
        self
    }

    fn about(&mut self, detail: &dyn std::fmt::Display) {
        self.detail = Some(detail.to_string());
    }
}
