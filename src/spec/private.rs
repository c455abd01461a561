use std::collections::BTreeMap;

use super::table;
use super::value::{Duration, Expression, Id, Stated, Text, Words};

table! {
    /// What only our own team may read. Nothing of it reaches a shared document.
    #[derive(Default)]
    pub struct PrivateTable {
        /// The ideal state: what the alliance looks like if all goes our way.
        pub ideal: Option<Text>,
        /// Our position on single terms.
        #[serde(default)]
        pub positions: Vec<Position>,
        /// Conditions on which we leave the table.
        #[serde(default)]
        pub walk_away: Vec<WalkAway>,
        /// Our answers to the relationship test (source: Belfor).
        pub relationship: Option<Relationship>,
        /// What we know of each partner as a company, by party; a key of `parties` that is not ours.
        #[serde(default)]
        pub partners: BTreeMap<Id, Partner>,
        /// The two black-swan questions (source: Fuller).
        pub black_swan: Option<BlackSwan>,
        /// The choices that make the strategy (source: Fuller, "playing to win").
        pub strategy: Option<Strategy>,
        /// What would have to be true.
        #[serde(default)]
        pub would_have_to_be_true: Vec<Belief>,
        /// What we do if there is no deal.
        #[serde(default)]
        pub alternatives: Vec<Alternative>,
        /// Who in our own house agrees.
        #[serde(default)]
        pub sign_offs: Vec<SignOff>,
        /// Anything else the team should know.
        #[serde(default)]
        pub notes: Vec<Note>,
    }
}

table! {
    /// Our position on one term of the deal: three values, why, and where it stands.
    #[schemars(extend("x-row" = ["term"]))]
    pub struct Position {
        /// The term, as a path of keys, row ids and years: `commitments.minimums.net-revenue.schedule.1.amount`.
        pub term: Words,
        /// What we ask for.
        pub ideal: Text,
        /// What we would sign.
        pub acceptable: Text,
        /// Where we leave.
        pub walk_away: Text,
        /// Whether more or less is better for us; as the three values say when absent.
        pub better: Option<Better>,
        /// Why we leave there.
        pub because: Text,
        /// Who of us owns it.
        pub owner: Option<Text>,
        /// Where it stands; `open` when absent.
        #[serde(default)]
        pub status: PositionStatus,
        /// What we know of their answer: the answer to the test.
        pub evidence: Option<Text>,
    }
}

table! {
    /// Which direction is better for us.
    pub enum Better {
        /// More.
        More => "more",
        /// Less.
        Less => "less",
    }
}

table! {
    /// Where a position stands.
    #[derive(Default)]
    pub enum PositionStatus {
        /// Not spoken of yet.
        #[default]
        Open => "open",
        /// They have let us see where they stand.
        Signalled => "signalled",
        /// Said yes to.
        Agreed => "agreed",
        /// Said no to.
        Refused => "refused",
    }
}

table! {
    /// A condition on which we leave the table.
    pub struct WalkAway {
        /// The name of the row.
        pub id: Id,
        /// The condition in words, as a clause. A row has this, or `when`, or both.
        pub condition: Option<Text>,
        /// The condition as an expression in the Common Expression Language over the deal: `commitments.minimums.exists(m,
        /// m.efforts == "none")`.
        pub when: Option<Expression>,
        /// Why.
        pub because: Text,
    }
}

table! {
    /// The seven questions of the relationship test. A question is open while it has no answer, unless the deal answers it.
    pub struct Relationship {
        /// Love: somebody senior on the other side wants this, and speaks for us in their house.
        pub love: Option<TestAnswer>,
        /// Core values: they see the market as we do, and know what we bring.
        pub values: Option<TestAnswer>,
        /// Vision: they want the same future, and take steps that can be seen.
        pub vision: Option<TestAnswer>,
        /// Expectations: goals, roles and times are those that both sides have in mind.
        pub expectations: Option<TestAnswer>,
        /// Money: they put in their own, and pay their people for it.
        pub money: Option<TestAnswer>,
        /// Stakeholders: whoever can stop it in their house is won.
        pub stakeholders: Option<TestAnswer>,
        /// Conflict: it is watched, and whom to call is known.
        pub conflict: Option<TestAnswer>,
    }
}

table! {
    /// Our answer to a question of the relationship test.
    pub struct TestAnswer {
        /// What we answer.
        pub answer: YesNo,
        /// How we know, as a clause.
        pub because: Text,
    }
}

table! {
    /// What we answer.
    pub enum YesNo {
        /// It is so.
        Yes => "yes",
        /// It is not so.
        No => "no",
    }
}

table! {
    /// What we know of a partner as a company.
    pub struct Partner {
        /// How far it has come.
        pub stage: PartnerStage,
        /// How long its money lasts from the Effective Date; not known when absent.
        pub runway: Option<Stated<Duration>>,
        /// How we know.
        pub evidence: Option<Text>,
    }
}

table! {
    /// How far a partner has come as a company.
    pub enum PartnerStage {
        /// It lives on its investors’ money (source: Peek, the fourth sign).
        Startup => "start-up",
        /// It lives on what it earns.
        Established => "established company",
    }
}

table! {
    /// The answers to the two black-swan questions: the metric that counts, and whose pay moves with it.
    pub struct BlackSwan {
        /// The partner's metric that is a top-three priority of the whole business.
        pub metric: Option<Text>,
        /// How we know that it is.
        pub why_top: Option<Text>,
        /// How our product moves it.
        pub driver: Option<Text>,
        /// The role that answers for it.
        pub role: Option<Text>,
        /// How that role's pay depends on it.
        pub pay: Option<Text>,
        /// What proves it.
        pub proof: Option<Text>,
    }
}

table! {
    /// Five choices, and what we leave.
    pub struct Strategy {
        /// The winning aspiration.
        pub aspiration: Option<Text>,
        /// Where we play.
        #[serde(rename = "where")]
        pub field: Option<Text>,
        /// How we win there.
        pub how: Option<Text>,
        /// What we must be able to do.
        #[serde(default)]
        pub capabilities: Vec<Text>,
        /// How we manage it.
        #[serde(default)]
        pub systems: Vec<Text>,
        /// What we choose not to do.
        #[serde(default)]
        pub not_doing: Vec<Text>,
    }
}

table! {
    /// Something that would have to be true for the strategy to work.
    #[schemars(extend("x-row" = ["about", "statement"]))]
    pub struct Belief {
        /// What it is about.
        pub about: BeliefAbout,
        /// The statement, as a clause.
        pub statement: Text,
        /// What we know of it.
        pub status: BeliefStatus,
        /// How we know.
        pub evidence: Option<Text>,
    }
}

table! {
    /// The four fields in which something would have to be true.
    pub enum BeliefAbout {
        /// Segments and structure of the industry.
        Industry => "industry",
        /// What the customer values.
        Customer => "customer value",
        /// Our capabilities and costs beside theirs.
        Position => "relative position",
        /// What competitors will do.
        Competitors => "competitors",
    }
}

table! {
    /// What we know of a belief.
    pub enum BeliefStatus {
        /// Shown to be true.
        Confirmed => "confirmed",
        /// Not known.
        Open => "open",
        /// There is evidence against it.
        Doubtful => "doubtful",
        /// Shown to be false.
        False => "false",
    }
}

table! {
    /// What we do if there is no deal.
    #[schemars(extend("x-row" = ["what"]))]
    pub struct Alternative {
        /// What it is.
        pub what: Text,
        /// What it costs or gives.
        pub note: Option<Text>,
    }
}

table! {
    /// Somebody in our own house who must agree.
    #[schemars(extend("x-row" = ["who"]))]
    pub struct SignOff {
        /// The person.
        pub who: Text,
        /// The person's office.
        pub role: Option<Text>,
        /// On what.
        pub on: Option<Text>,
        /// Whether it is given.
        pub status: SignOffStatus,
    }
}

table! {
    /// Whether an internal sign-off is given.
    pub enum SignOffStatus {
        /// Not yet.
        Pending => "pending",
        /// Yes.
        Given => "given",
        /// No.
        Refused => "refused",
    }
}

table! {
    /// Something the team should know.
    #[schemars(extend("x-row" = ["about", "note"]))]
    pub struct Note {
        /// About whom or what.
        pub about: Text,
        /// What.
        pub note: Text,
    }
}
