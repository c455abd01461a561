//! The rules of a team's playbook.

use super::levels::{Levels, level_of};
use super::names;
use crate::deal::{Deal, Path, Team, TeamRule, TeamRuleOn};
use crate::diag::{Finding, Findings, Level, Sources};
use crate::expression::Answer;

/// What the rules of the playbook say of a deal, each at the level that the deal, the playbook or the rule gives it; and a
/// note for each of which it cannot be told whether it has something to say.
pub fn check_team(deal: &Deal, sources: &Sources) -> Findings {
    let mut findings = Findings::new();
    let Some(team) = &deal.team else { return findings };
    let levels = Levels::of(deal);
    let facts = deal.facts(sources);
    for TeamRuleOn { row, condition, at } in team.rules.reveal() {
        let TeamRule { name, when: _, message, level, because: _, hint } = row;
        let own = level.map_or(Some(Level::Warning), level_of);
        let Some(level) = own.and_then(|own| levels.level(name.as_str(), own)) else { continue };
        // A finding points at what the rule looks at; where the deal says nothing of it, at the rule.
        let places = condition.names(&facts);
        let there = places.iter().find_map(|path| deal.places.value_span(path));
        let there = there.or_else(|| team.places.nearest_span(&at.key("name")));
        match condition.answer(&facts) {
            Ok(Answer::Yes) => {
                let finding = Finding::new(level, TEAM_RULE, message.to_string()).named(name.as_str()).at(there);
                findings.push(match hint {
                    Some(hint) => finding.hint(hint.to_string()),
                    None => finding,
                });
            }
            Ok(Answer::No) => {}
            Ok(Answer::Unknown { missing: _ }) => {
                let message = "whether this rule of the team has something to say cannot be told: what it asks for is \
                               open or not there";
                let hint = "settle it; if a deal may well say nothing of it, let the rule ask `has(…)` first";
                findings.push(Finding::new(Level::Note, TEAM_RULE, message).named(name.as_str()).at(there).hint(hint));
            }
            Err(finding) => findings.push(*finding),
        }
    }
    findings
}

/// The id of whatever a rule of a team finds; its own name stands in [`Finding::named`].
const TEAM_RULE: &str = "team-rule";

/// Reports the rules of a playbook that have the name of a built-in one, and the weights of rules that there are not.
pub fn check_playbook(team: &Team) -> Findings {
    let mut findings = Findings::new();
    let own: Vec<&str> = team.rules.reveal().iter().map(|rule| rule.row.name.as_str()).collect();
    for rule in team.rules.reveal().iter().filter(|rule| names().any(|name| name == rule.row.name.as_str())) {
        let finding = Finding::error("built-in-rule", "a rule of the program has this name");
        let finding = finding.at(team.places.nearest_span(&rule.at.key("name")));
        findings
            .push(finding.hint("give it another; to weigh the rule of the program otherwise, write it into `[lints]`"));
    }
    for name in team.lints.reveal().keys() {
        if own.contains(&name.as_str()) || names().any(|known| known == name.as_str()) {
            continue;
        }
        let at = Path::root().key("lints").key(name.as_str());
        let finding = Finding::error("unknown-rule", "the playbook weighs a rule that is not there");
        let finding = finding.at(team.places.key_span(&at).or_else(|| team.places.nearest_span(&at)));
        findings.push(finding.did_you_mean(name.as_str(), names()).hint("`prenup explain` lists the rules"));
    }
    findings
}

/// What there is to read of a rule of a team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamRulePage {
    /// Its name.
    pub name: String,
    /// Name, level and message in a line.
    pub line: String,
    /// All of it, as Markdown.
    pub page: String,
}

/// The rules of a playbook in its order, for our own eyes.
pub fn team_rules(team: &Team) -> Vec<TeamRulePage> {
    let width = team.rules.reveal().iter().map(|rule| rule.row.name.as_str().len()).max().unwrap_or_default();
    let page = |TeamRuleOn { row, .. }: &TeamRuleOn| {
        let level = row.level.map_or(Some(Level::Warning), level_of).map_or("off", Level::name);
        let line = format!("{:width$}  {level:7}  {}\n", row.name.as_str(), row.message);
        TeamRulePage { name: row.name.to_string(), line, page: team_page(row, level) }
    };
    team.rules.reveal().iter().map(page).collect()
}

fn team_page(rule: &TeamRule, level: &str) -> String {
    let TeamRule { name, when, message, level: _, because, hint } = rule;
    let mut says = message.to_string();
    if let Some(first) = says.chars().next() {
        says.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
    }
    let hint = hint.as_ref().map_or_else(String::new, |hint| format!("What to do: {hint}.\n\n"));
    format!(
        "# {name}\n\n{says}.\n\nLevel: {level}. From the playbook.\n\nWhy: {because}.\n\n{hint}## When it fires\n\n```cel\n\
         {when}\n```\n"
    )
}
