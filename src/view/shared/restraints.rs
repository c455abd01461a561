use super::{Fill, text_opt, texts};
use crate::deal::{
    Afterwards, CompetitorUpdates, Competitors, Condition, EITHER, EngagementTable, Exclusivity, ExclusivityLevel,
    FallsAway, FallsAwayWhen, FirstRight, NonCompete, NonSolicitation, OpportunityExclusivity, ReservedAccounts,
    RestraintsTable, Solicited,
};
use crate::view::types::{
    CompetitorsView, EngagementView, ExclusivityView, FallsAwayView, FirstRightView, NonCompeteView,
    NonSolicitationView, OpportunityExclusivityView, ReservedAccountsView, RestraintsAfterView, RestraintsView,
};

impl Fill<'_> {
    pub(super) fn exclusivity(&self, row: &Exclusivity) -> ExclusivityView {
        let Exclusivity {
            id,
            grantor,
            to,
            level,
            territory,
            product,
            field,
            lasts,
            from,
            means,
            competitors_only,
            condition,
            fallback,
            except,
            falls_away,
            sole_remedy,
        } = row;
        let condition = condition.as_ref().map(|condition| {
            let Condition { minimum, at_least, notice, curable } = condition;
            let rows = &self.deal.tables.commitments.minimums;
            let metric = rows.iter().find(|row| row.id == *minimum).map(|row| row.metric.to_string());
            (metric, self.show(at_least), self.show_opt(notice.as_ref()), *curable)
        });
        ExclusivityView {
            id: id.to_string(),
            grantor: self.short(grantor),
            to: self.short(to),
            level: level.id(),
            territory: territory.to_string(),
            product: text_opt(product.as_ref()),
            field: text_opt(field.as_ref()),
            lasts: self.show_opt(lasts.as_ref()),
            from: text_opt(from.as_ref()),
            means: text_opt(means.as_ref()),
            competitors_only: *competitors_only,
            while_curable: condition.as_ref().is_some_and(|(_, _, _, curable)| *curable),
            while_metric: condition.as_ref().and_then(|(metric, _, _, _)| metric.clone()),
            while_at_least: condition.as_ref().map(|(_, at_least, _, _)| at_least.clone()),
            while_notice: condition.and_then(|(_, _, notice, _)| notice),
            fallback: fallback.map(ExclusivityLevel::id),
            except: texts(except),
            falls_away: falls_away.iter().map(|row| self.falls_away(row)).collect(),
            sole_remedy: text_opt(sole_remedy.as_ref()),
        }
    }

    fn falls_away(&self, row: &FallsAway) -> FallsAwayView {
        let FallsAway { part, when, notice_by } = row;
        let (discontinued_by, approval, due) = match when {
            FallsAwayWhen::Discontinued { by } => (Some(self.short(by)), None, None),
            FallsAwayWhen::NotApproved { approval, due } => (None, Some(approval.to_string()), Some(self.show(due))),
        };
        FallsAwayView {
            part: part.to_string(),
            discontinued_by,
            approval,
            due,
            by_notice: notice_by.is_some(),
            notice_by: notice_by.as_ref().filter(|by| by.as_str() != EITHER).map(|by| self.short(by)),
        }
    }

    pub(super) fn restraints(&self, table: &RestraintsTable) -> RestraintsView {
        let RestraintsTable { competitors, non_compete, non_solicitation, first_rights } = table;
        let non_compete: Vec<NonCompeteView> = non_compete.iter().map(|row| self.non_compete(row)).collect();
        let first_rights: Vec<FirstRightView> = first_rights.iter().map(|row| self.first_right(row)).collect();
        let after = |whom: Solicited| {
            let rows = non_solicitation.iter().filter(|row| row.whom == whom && row.after.is_some());
            rows.map(|row| self.non_solicitation(row)).collect()
        };
        RestraintsView {
            competitors: competitors.iter().map(|row| self.competitors(row)).collect(),
            non_solicitation: non_solicitation.iter().map(|row| self.non_solicitation(row)).collect(),
            after: RestraintsAfterView {
                non_compete: non_compete.iter().filter(|row| row.after.is_some()).cloned().collect(),
                people: after(Solicited::People),
                customers: after(Solicited::Customers),
                first_rights: first_rights.iter().filter(|row| row.after.is_some()).cloned().collect(),
            },
            non_compete,
            first_rights,
        }
    }

    fn competitors(&self, row: &Competitors) -> CompetitorsView {
        let Competitors { of, names, updates } = row;
        let view = CompetitorsView {
            of: self.short(of),
            names: texts(names),
            changes: updates.is_some(),
            updated_by: None,
            once_per: None,
            notice: None,
            limits: None,
        };
        let Some(CompetitorUpdates { by, once_per, notice, limits }) = updates else { return view };
        CompetitorsView {
            updated_by: self.short_or_any(by),
            once_per: Some(once_per.label().to_owned()),
            notice: self.show_opt(notice.as_ref()),
            limits: text_opt(limits.as_ref()),
            ..view
        }
    }

    fn non_compete(&self, row: &NonCompete) -> NonCompeteView {
        let NonCompete { id: _, by, what, field, area, during_term, after, except } = row;
        NonCompeteView {
            by: self.short_or_any(by),
            what: what.to_string(),
            field: text_opt(field.as_ref()),
            area: text_opt(area.as_ref()),
            during_term: during_term.unwrap_or(true),
            after: self.show_opt(after.as_ref()),
            except: texts(except),
        }
    }

    fn non_solicitation(&self, row: &NonSolicitation) -> NonSolicitationView {
        let NonSolicitation { id: _, by, whom, which, during_term, after, no_hire, except } = row;
        NonSolicitationView {
            by: self.short_or_any(by),
            of: self.parties.counterpart(by).filter(|_| self.short_or_any(by).is_some()).map(|of| of.short.clone()),
            whom: whom.id(),
            which: text_opt(which.as_ref()),
            during_term: during_term.unwrap_or(true),
            after: self.show_opt(after.as_ref()),
            no_hire: *no_hire,
            except: texts(except),
        }
    }

    fn first_right(&self, row: &FirstRight) -> FirstRightView {
        let FirstRight {
            id: _,
            kind,
            holder,
            grantor,
            subject,
            terms,
            respond,
            negotiate,
            afterwards,
            lasts,
            after,
            except,
        } = row;
        FirstRightView {
            kind: kind.id(),
            label: kind.label().to_owned(),
            holder: self.short(holder),
            grantor: self.short(grantor),
            subject: subject.to_string(),
            terms: text_opt(terms.as_ref()),
            respond: self.show(respond),
            negotiate: self.show_opt(negotiate.as_ref()),
            no_better_terms: *afterwards == Afterwards::NoBetterTerms,
            lasts: self.show_opt(lasts.as_ref()),
            after: self.show_opt(after.as_ref()),
            except: texts(except),
        }
    }

    pub(super) fn engagement(&self, table: &EngagementTable) -> EngagementView {
        let EngagementTable { registration, protection, rules, reserved, opportunities } = table;
        let accounts = |row: &ReservedAccounts| {
            let ReservedAccounts { party, accounts, others } = row;
            let (party, others) = (self.short(party), text_opt(others.as_ref()));
            ReservedAccountsView { party, accounts: texts(accounts), others }
        };
        EngagementView {
            registration: text_opt(registration.as_ref()),
            protection: self.show_opt(protection.as_ref()),
            rules: texts(rules),
            reserved: reserved.iter().map(accounts).collect(),
            opportunities: opportunities.as_ref().map(|row| {
                let OpportunityExclusivity { on, once, means, lasts, except } = row;
                OpportunityExclusivityView {
                    on: self.short_or_any(on),
                    once: once.label().to_owned(),
                    means: text_opt(means.as_ref()),
                    lasts: self.show_opt(lasts.as_ref()),
                    except: texts(except),
                }
            }),
        }
    }
}
