use super::StepKind;

impl StepKind {
    /// How many days before it a calendar reminds of it; `None` for a step that nobody has to act on.
    pub fn alarm(self) -> Option<u32> {
        match self {
            Self::RightLapses
            | Self::SecondNoticeLapses
            | Self::RenewalStopped
            | Self::RenewalOption
            | Self::RenewalAgreed
            | Self::EndDate
            | Self::WindDown => Some(30),
            Self::DefaultSent
            | Self::DefaultDelivered
            | Self::Cure
            | Self::NoticeSent
            | Self::NoticeDelivered
            | Self::WindDownRequest
            | Self::SellOff
            | Self::CustomerAccess
            | Self::CustomerSupport
            | Self::OpenDeals
            | Self::MarksDown
            | Self::DataHandover
            | Self::FinalAccount
            | Self::SecondAccount => Some(14),
            Self::SponsorsMeet
            | Self::CustomerMessage
            | Self::CancelSpend
            | Self::DataRequest
            | Self::InformationReturned
            | Self::InformationDestroyed
            | Self::InformationReturnedOrDestroyed
            | Self::Certificate
            | Self::Repurchase
            | Self::AssetReturned
            | Self::AssetSold
            | Self::AssetDestroyed
            | Self::EscrowReturned
            | Self::SecurityReleased
            | Self::OrdersPerformed
            | Self::Payment => Some(7),
            Self::Event
            | Self::Learnt
            | Self::PersonLeft
            | Self::ForceMajeure
            | Self::Proof
            | Self::TalksEnd
            | Self::DefaultReceived
            | Self::CureExtended
            | Self::NoticeOpens
            | Self::NoticeReceived
            | Self::Conduct
            | Self::ExclusivityEnds
            | Self::LicencesEnd
            | Self::OrdersCancelled
            | Self::Companion
            | Self::WindDownDuty
            | Self::ExistingCustomers
            | Self::FirstContact
            | Self::NoSellOff
            | Self::Continuing
            | Self::Equity
            | Self::NoDisparagement
            | Self::NoSolicitationPeople
            | Self::NoSolicitationCustomers
            | Self::NonCompete
            | Self::FirstRight
            | Self::NoContest
            | Self::Insurance
            | Self::Confidentiality
            | Self::Survival => None,
        }
    }
}
