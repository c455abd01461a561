//! The names of dimensions, questions and reasons, by which templates word them.

/// Declares names with their ids in templates.
macro_rules! named {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$doc:meta])* $variant:ident => $id:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$doc])* $variant,)* }

        impl $name {
            /// All of them, in order.
            pub const ALL: [Self; [$($id),*].len()] = [$(Self::$variant),*];

            /// Its name in templates.
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }
        }
    };
}

named! {
    /// The parts of the alignment page, in order.
    pub enum Dimension {
        /// The seven questions of the relationship test (source: Belfor).
        Relationship => "relationship",
        /// The magical three: skin in the game, a marketing budget, pay of those who sell (source: Belfor).
        Trifecta => "trifecta",
        /// The four signs of a “Barney Hug” alliance (source: Peek).
        BarneyHug => "barney-hug",
        /// The two questions that lead to the black swan (source: Fuller).
        BlackSwan => "black-swan",
        /// The choices of playing to win (source: Fuller).
        Strategy => "strategy",
        /// What would have to be true, by field (source: Fuller).
        Beliefs => "beliefs",
    }
}

named! {
    /// The questions of the alignment page, in order. Each is put so that yes is good.
    pub enum Question {
        /// Is somebody senior on the other side in love with it?
        Love => "love",
        /// Do we share core values?
        Values => "values",
        /// Do we share a vision, and do they take steps towards it?
        Vision => "vision",
        /// Do both sides have reasonable expectations?
        Expectations => "expectations",
        /// Do we have the same attitude about money?
        Money => "money",
        /// Are the other stakeholders won?
        Stakeholders => "stakeholders",
        /// Is it watched, and is whom to call known?
        Conflict => "conflict",
        /// Does the other side have skin in the game?
        Skin => "skin",
        /// Is there a marketing budget with a plan?
        MarketingBudget => "marketing-budget",
        /// Are the people who sell paid for it?
        SellerPay => "seller-pay",
        /// Are real resources committed?
        Resources => "resources",
        /// Does sales stand behind it on both sides?
        SalesSponsor => "sales-sponsor",
        /// Has a customer said that it is worth it?
        Customers => "customers",
        /// Can the partner carry it out?
        Strength => "strength",
        /// Which metric is a top-three priority of their whole business?
        Metric => "metric",
        /// Whose pay moves with it?
        Pay => "pay",
        /// What is winning?
        Aspiration => "aspiration",
        /// Where do we play?
        Field => "field",
        /// How do we win there?
        How => "how",
        /// What must we be able to do?
        Capabilities => "capabilities",
        /// How do we manage it?
        Systems => "systems",
        /// What do we choose not to do?
        NotDoing => "not-doing",
        /// What would have to be true about the industry?
        Industry => "industry",
        /// What would have to be true about the customer?
        CustomerValue => "customer-value",
        /// What would have to be true about our position beside theirs?
        Position => "position",
        /// What would have to be true about competitors?
        Competitors => "competitors",
    }
}

impl Question {
    /// Whether no term of a deal can answer it: it is about what people feel and want.
    pub fn is_ours_to_answer(self) -> bool {
        matches!(self, Self::Love | Self::Values | Self::Vision)
    }

    /// The part of the page that it belongs to.
    pub fn dimension(self) -> Dimension {
        match self {
            Self::Love
            | Self::Values
            | Self::Vision
            | Self::Expectations
            | Self::Money
            | Self::Stakeholders
            | Self::Conflict => Dimension::Relationship,
            Self::Skin | Self::MarketingBudget | Self::SellerPay => Dimension::Trifecta,
            Self::Resources | Self::SalesSponsor | Self::Customers | Self::Strength => Dimension::BarneyHug,
            Self::Metric | Self::Pay => Dimension::BlackSwan,
            Self::Aspiration | Self::Field | Self::How | Self::Capabilities | Self::Systems | Self::NotDoing => {
                Dimension::Strategy
            }
            Self::Industry | Self::CustomerValue | Self::Position | Self::Competitors => Dimension::Beliefs,
        }
    }
}

named! {
    /// What speaks against an answer, or is missing from it.
    pub enum Why {
        /// We have not written down what we think.
        NotWritten => "not-written",
        /// A partner has no champion.
        NoChampion => "no-champion",
        /// A partner’s champion has no name yet.
        UnnamedChampion => "unnamed-champion",
        /// The champion makes deals and sells nothing; the detail is the title.
        MatchmakerChampion => "matchmaker-champion",
        /// A party has no executive sponsor.
        NoExecutiveSponsor => "no-executive-sponsor",
        /// The draft names no mechanism.
        NoMechanism => "no-mechanism",
        /// The draft does not say what a party gains.
        NoGain => "no-gain",
        /// The draft does not say what the customer gains.
        NoCustomerGain => "no-customer-gain",
        /// The alliance is announced, and the other side binds itself to nothing.
        PressWithoutDeeds => "press-without-deeds",
        /// A partner takes no step that can be seen: no people, no milestone, no money.
        NoSteps => "no-steps",
        /// The term is shorter than the two years that alliances take, and nothing renews it; the detail is the last day.
        ShortTerm => "short-term",
        /// A partner may leave without a reason within the first year; the detail is the first day.
        EarlyWalk => "early-walk",
        /// A party’s part is not said.
        NoRole => "no-role",
        /// Something has to be built, and nobody builds it.
        NobodyBuilds => "nobody-builds",
        /// No goal has a date in these months; the detail is their number.
        NoGoal => "no-goal",
        /// Money is expected within six months without a prepayment; the detail is the row.
        EarlyRevenue => "early-revenue",
        /// The other side puts no money into marketing, and nor do we.
        NoPartnerBudget => "no-partner-budget",
        /// The other side pays its sellers nothing for a joint sale, and nor do we.
        NoPartnerSellerPay => "no-partner-seller-pay",
        /// Only our side pays for marketing.
        OnlyWeMarket => "only-we-market",
        /// The other side’s sellers are paid by us alone.
        OnlyWePaySellers => "only-we-pay-sellers",
        /// Nobody speaks for the product at a partner.
        NoProductPerson => "no-product-person",
        /// Nobody speaks for sales at a partner.
        NoSalesPerson => "no-sales-person",
        /// Nobody speaks for marketing at a partner.
        NoMarketingPerson => "no-marketing-person",
        /// Nobody speaks for finance at a partner.
        NoFinancePerson => "no-finance-person",
        /// Nobody speaks for IT and security at a partner.
        NoSecurityPerson => "no-security-person",
        /// Nobody follows the champion; the detail is the name.
        NoSuccessor => "no-successor",
        /// Somebody in our own house has said no; the detail is the name.
        RefusedSignOff => "refused-sign-off",
        /// Somebody in our own house has not said yes; the detail is the name.
        PendingSignOff => "pending-sign-off",
        /// No working meeting every one or two weeks.
        NoWorkingMeeting => "no-working-meeting",
        /// No quarterly review.
        NoQuarterlyReview => "no-quarterly-review",
        /// A quarterly review is held, and a party has no executive to send.
        ReviewWithoutExecutive => "review-without-executive",
        /// No escalation ladder.
        NoLadder => "no-ladder",
        /// A level of the ladder has no time; the detail is the level.
        LevelWithoutTime => "level-without-time",
        /// Nobody is called when the integration breaks.
        NoIntegrationPath => "no-integration-path",
        /// Nobody is called when two sales teams claim one account.
        NoConflictPath => "no-conflict-path",
        /// Nobody is called when data is exposed.
        NoSecurityPath => "no-security-path",
        /// Nobody is called when a logo is misused.
        NoLogoPath => "no-logo-path",
        /// The other side neither prepays nor commits to a minimum.
        NoSkin => "no-skin",
        /// A partner says that it owes no minimum.
        MinimumExcluded => "minimum-excluded",
        /// A minimum may be missed without a consequence; the detail is the row.
        LooseMinimum => "loose-minimum",
        /// A missed minimum cuts a fee that is not paid; the detail is the row.
        PowerlessCut => "powerless-cut",
        /// The party that misses a minimum has the right that follows; the detail is the row.
        PowerlessRight => "powerless-right",
        /// All that is at stake is a prepayment that is paid back in full.
        RefundableOnly => "refundable-only",
        /// Nobody has a marketing budget.
        NoBudget => "no-budget",
        /// The marketing terms are an intention only.
        BudgetIntended => "budget-intended",
        /// The budget has no plan.
        NoPlan => "no-plan",
        /// Nobody reports on the budget.
        NoReporting => "no-reporting",
        /// The sellers of the other side earn nothing.
        NoSellerPay => "no-seller-pay",
        /// The other side promises to pay its sellers, and is not bound to; the detail is the promise.
        PayPromisedOnly => "pay-promised-only",
        /// A party sets aside neither people nor a budget for the plan.
        NoResources => "no-resources",
        /// A party has no sales sponsor.
        NoSalesSponsor => "no-sales-sponsor",
        /// A party’s sales sponsor has no name yet.
        UnnamedSalesSponsor => "unnamed-sales-sponsor",
        /// A party’s sales sponsor does not sell; the detail is the title.
        SponsorOutsideSales => "sponsor-outside-sales",
        /// No customer is asked.
        NoValidation => "no-validation",
        /// The alliance is announced before the first customer has been asked; the detail is when that is.
        PressBeforeCustomers => "press-before-customers",
        /// We know that customers do not value it; the detail is the statement.
        CustomersDoubt => "customers-doubt",
        /// We have not written down how strong a partner is.
        StrengthUnknown => "strength-unknown",
        /// A start-up’s money lasts for less than the term; the detail is how long.
        ShortRunway => "short-runway",
        /// We do not know how long a start-up’s money lasts.
        RunwayUnknown => "runway-unknown",
        /// A partner is a start-up, and commits nobody.
        StartUpWithoutPeople => "start-up-without-people",
        /// The metric is not known.
        NoMetric => "no-metric",
        /// Why it is a top-three priority is not known.
        MetricUnproved => "metric-unproved",
        /// How we move it is not known.
        NoDriver => "no-driver",
        /// The role that answers for it is not known.
        NoMetricRole => "no-metric-role",
        /// How its pay depends on it is not known.
        NoMetricPay => "no-metric-pay",
        /// Nothing proves that it moves.
        NoProof => "no-proof",
        /// A choice is not made.
        NoChoice => "no-choice",
        /// We have chosen where to play, and the draft covers everything.
        FieldUnscoped => "field-unscoped",
        /// We say how we win, and the draft names no mechanism.
        HowWithoutMechanism => "how-without-mechanism",
        /// We say what we must be able to do, and our side commits nothing to it.
        CapabilityUncommitted => "capability-uncommitted",
        /// We say how we manage it, and the draft holds no meeting, indicator or report.
        SystemsUnscheduled => "systems-unscheduled",
        /// We say what we leave, and the draft leaves nothing out.
        NothingLeftOut => "nothing-left-out",
        /// Nothing is written down for the field.
        NoBelief => "no-belief",
        /// It is shown to be false; the detail is the statement.
        BeliefFalse => "belief-false",
        /// There is evidence against it; the detail is the statement.
        BeliefDoubtful => "belief-doubtful",
        /// It is not known; the detail is the statement.
        BeliefOpen => "belief-open",
        /// It is said to be confirmed, and nothing shows it; the detail is the statement.
        BeliefUnproved => "belief-unproved",
    }
}
