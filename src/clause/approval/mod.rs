//! Who approved the words of a clause, and whether they are still the words that were approved.

mod write;

#[cfg(test)]
mod tests;

use std::fmt::{self, Write as _};

use sha2::{Digest as _, Sha256};

use super::fields::{Fields, TomlPart};
use super::file::LibraryFile;
use super::library::Library;
use super::model::{Audience, Clause};
use super::parts::{Reported, clause};
use crate::diag::{Finding, Findings, Sources, Span};

pub use write::approved;

/// A day, as the front matter writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(toml::value::Date);

impl Day {
    /// The day of `2027-01-31`; `None` when there is no such day.
    pub fn parse(text: &str) -> Option<Self> {
        Self::of(&text.parse().ok()?)
    }

    /// The day of a TOML date without a time.
    pub(super) fn of(written: &toml::value::Datetime) -> Option<Self> {
        written.date.filter(|_| written.time.is_none() && written.offset.is_none()).map(Self)
    }
}

/// As `2027-01-31`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// How far the words of a clause have come, as its file says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    /// Nobody has said anything of them.
    Draft,
    /// Somebody has read them.
    Reviewed,
    /// Somebody answers for them.
    Approved,
}

const STATUSES: [(&str, Status); 3] =
    [("draft", Status::Draft), ("reviewed", Status::Reviewed), ("approved", Status::Approved)];

/// Who answers for the words of a clause, since when and until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// Who.
    pub reviewer: String,
    /// Since when.
    pub date: Day,
    /// The last day, if there is one.
    pub expires: Option<Day>,
}

/// How far the words of a clause have come, as they stand today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has said anything of them.
    Draft,
    /// Somebody has read them.
    Reviewed,
    /// Somebody answers for them.
    Approved,
    /// Somebody answered for other words than these.
    Stale,
    /// Somebody answered for them until a day that is over.
    Expired,
}

impl Standing {
    /// The name as printed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Reviewed => "reviewed",
            Self::Approved => "approved",
            Self::Stale => "stale",
            Self::Expired => "expired",
        }
    }
}

/// What the front matter of a clause says of its words.
#[derive(Debug, Clone)]
pub(super) struct Record {
    pub(super) version: u32,
    pub(super) status: Status,
    pub(super) approval: Option<Approval>,
    /// The hash of the words that were approved; empty without an approval.
    hash: String,
    status_at: Span,
    expires_at: Span,
}

impl Record {
    /// `version`, `status` and `[approval]`; an error when they are wrong, which has been reported.
    pub(super) fn read(
        part: &TomlPart<'_>,
        fields: &mut Fields<'_>,
        findings: &mut Findings,
    ) -> Result<Self, Reported> {
        let mut found = Findings::new();
        let version = fields.count("version", &mut found).unwrap_or(1);
        let status = fields.word("status", &STATUSES, &mut found).unwrap_or(Status::Draft);
        let (status_at, mut expires_at) = (fields.place("status"), fields.place("approval"));
        let (mut approval, mut hash) = (None, String::new());
        if let Some((table, place)) = fields.table("approval", &mut found) {
            if status != Status::Approved {
                let message = "`[approval]` stands under another status than `approved`";
                let finding = Finding::error("approval-without-status", message).at(place);
                found.push(finding.hint("write `status = \"approved\"`, or take `[approval]` out"));
            }
            let mut inner = Fields::new(part, table, place);
            let reviewer = inner.required_plain("reviewer", &mut found);
            let date = inner.day("date", true, &mut found);
            let expires = inner.day("expires", false, &mut found);
            expires_at = inner.place("expires");
            let written = inner.required_plain("hash", &mut found);
            if let Some(text) = written {
                if !is_hash(&text) {
                    let finding = Finding::error("bad-hash", "`hash` is not `sha256:` and 64 digits");
                    found.push(finding.at(inner.place("hash")).hint("`prenup clauses approve` writes it"));
                }
                hash = text;
            }
            if let (Some(date), Some(expires)) = (date, expires)
                && expires < date
            {
                let finding = Finding::error("ends-before-it-starts", "`expires` is before `date`");
                found.push(finding.at(expires_at));
            }
            inner.finish(&mut found);
            approval = reviewer.zip(date).map(|(reviewer, date)| Approval { reviewer, date, expires });
        } else if status == Status::Approved {
            let finding = Finding::error("status-without-approval", "the status is `approved`, and nobody approved it");
            found.push(finding.at(status_at).hint("`prenup clauses approve` writes who approved it, and when"));
        }
        let failed = found.has_errors();
        findings.extend(found);
        if failed { Err(Reported) } else { Ok(Self { version, status, approval, hash, status_at, expires_at }) }
    }
}

fn is_hash(text: &str) -> bool {
    let digits = text.strip_prefix("sha256:");
    let hex = |c: u8| c.is_ascii_digit() || (b'a'..=b'f').contains(&c);
    digits.is_some_and(|digits| digits.len() == 64 && digits.bytes().all(hex))
}

/// The SHA-256 of a text, as `sha256:` and 64 digits.
pub fn text_hash(text: &str) -> String {
    let mut out = "sha256:".to_owned();
    for byte in Sha256::digest(text.as_bytes()) {
        let _ = write!(out, "{byte:02x}");
    }
    out
}

/// Whether two files are clauses of the same words, whatever else they say of them.
pub fn same_words(one: &LibraryFile, other: &LibraryFile) -> bool {
    let hash = |file: &LibraryFile| {
        let place = Sources::new().add(file.printed_as.clone(), "");
        Some(clause(&file.path, place, file.text.clone(), file.built, &mut Findings::new())?.hash())
    };
    hash(one).is_some_and(|words| hash(other) == Some(words))
}

/// The text without what no reader sees: kinds of line ends, blanks at the ends of lines, blank lines at both ends.
fn normal(text: &str) -> String {
    let lines: Vec<&str> = text.trim().lines().map(str::trim_end).collect();
    lines.join("\n")
}

impl Clause {
    /// The number that its writer gave the words; 1 when the file says none.
    pub fn version(&self) -> u32 {
        self.record.version
    }

    /// Who approved its words, whether or not they are still the same.
    pub fn approval(&self) -> Option<&Approval> {
        self.record.approval.as_ref()
    }

    /// The hash of what a reader sees of it and of what decides whether it is seen: title, reader, condition with its
    /// reason, survival and text, each without what no reader sees. Neither the note nor the approval itself counts.
    ///
    /// A wording of another clause has title and reader from there, and not in its file: what that clause is called counts
    /// in their place.
    pub fn hash(&self) -> String {
        let condition = self.condition.as_ref();
        let (title, audience) = match self.variant_of() {
            Some(of) => (of, ""),
            None => (self.title.as_str(), self.audience.name()),
        };
        let parts = [
            ("title", title),
            ("audience", audience),
            ("when", condition.map_or("", |condition| &*condition.when.text)),
            ("otherwise", condition.map_or("", |condition| condition.otherwise.as_str())),
            ("survives", self.survives.as_deref().unwrap_or_default()),
            ("text", &*self.body.text),
        ];
        let mut all = String::new();
        for (name, part) in parts {
            let part = normal(part);
            // The length keeps the end of one part from passing for the start of the next.
            let _ = writeln!(all, "{name} {}\n{part}", part.len());
        }
        text_hash(&all)
    }

    /// How far its words have come on a day; without one, no approval ends.
    pub fn standing(&self, today: Option<Day>) -> Standing {
        match (self.record.status, &self.record.approval) {
            (Status::Draft, _) => Standing::Draft,
            (Status::Reviewed, _) => Standing::Reviewed,
            (Status::Approved, _) if self.hash() != self.record.hash => Standing::Stale,
            (Status::Approved, Some(Approval { expires: Some(last), .. })) if today > Some(*last) => Standing::Expired,
            (Status::Approved, _) => Standing::Approved,
        }
    }
}

fn stale(id: &str) -> String {
    format!("the words of `{id}` are not those that were approved")
}

fn expired(id: &str) -> String {
    format!("the approval of `{id}` has ended")
}

/// The command that approves a clause.
fn approve(id: &str) -> String {
    format!("`prenup clauses approve {id} … --reviewer NAME --date DATE`")
}

impl Library {
    /// Says which day it is, and reports every approval that is stale or over.
    pub fn on(&mut self, today: Option<Day>, findings: &mut Findings) {
        self.today = today;
        for clause in self.clauses.values() {
            let (id, record) = (&clause.id, &clause.record);
            match clause.standing(today) {
                Standing::Stale => {
                    let finding = Finding::warning("stale-approval", stale(id)).at(record.status_at);
                    findings.push(finding.hint(format!("have them read again, then {}", approve(id))));
                }
                Standing::Expired => {
                    let finding = Finding::warning("expired-approval", expired(id)).at(record.expires_at);
                    findings.push(finding.hint(format!("have it renewed with {}", approve(id))));
                }
                Standing::Draft | Standing::Reviewed | Standing::Approved => {}
            }
        }
        if self.knows_approval() {
            let both = self.documents.values().filter(|document| document.audience == Audience::Shared);
            for document in both.filter(|document| document.unapproved.is_none()) {
                let message = format!("`{}` cannot say that words of it are not approved", document.id);
                let finding = Finding::warning("no-unapproved-line", message).at(document.title.span);
                findings.push(finding.hint("add `unapproved = \"…\"`, which is then printed behind `marking`"));
            }
        }
    }

    /// How far the words of a clause have come today.
    pub fn standing(&self, clause: &Clause) -> Standing {
        clause.standing(self.today)
    }

    /// Whether the approval of any clause has been asked for: without one, nothing is said of any.
    pub(super) fn knows_approval(&self) -> bool {
        self.clauses.values().any(|clause| clause.record.approval.is_some())
    }

    /// What keeps these clauses from being printed where only approved words may be.
    pub fn unapproved<'c>(&self, chosen: impl IntoIterator<Item = &'c str>) -> Findings {
        let mut found = Findings::new();
        for clause in chosen.into_iter().filter_map(|id| self.clauses.get(id)) {
            let id = &clause.id;
            let record = &clause.record;
            let (name, message, place, before) = match self.standing(clause) {
                Standing::Approved => continue,
                Standing::Draft | Standing::Reviewed => (
                    "unapproved-clause",
                    format!("nobody approved `{id}`"),
                    clause.head,
                    format!("have it read, `prenup clauses eject {id} …` unless it lies beside the deal"),
                ),
                Standing::Stale => ("stale-approval", stale(id), record.status_at, "have it read again".to_owned()),
                Standing::Expired => ("expired-approval", expired(id), record.expires_at, "have it read".to_owned()),
            };
            found.push(Finding::error(name, message).at(place).hint(format!("{before}, then {}", approve(id))));
        }
        found
    }
}
