//! Writes an approval into the file of a clause, and leaves all else of it as it is.

use super::{Approval, Standing};
use crate::clause::fields::{Fields, TomlPart};
use crate::clause::head::halves;
use crate::clause::parts::clause;
use crate::diag::{FileId, Finding, Findings, Span};

/// The text of a clause's file with this approval of the words that it has now, and all else of it as it was; `None`
/// when the file is not sound, which has been reported.
pub fn approved(id: &str, file: FileId, text: &str, new: &Approval, findings: &mut Findings) -> Option<String> {
    let mut found = Findings::new();
    let read = clause(id, file, text.to_owned().into(), None, &mut found);
    let failed = found.has_errors();
    findings.extend(found);
    let hash = read.filter(|_| !failed)?.hash();
    let (head, _) = halves(text)?;
    let part = TomlPart { file, source: text, offset: head.start };
    let table = part.parse(&text[head.clone()], findings)?;
    let fields = Fields::new(&part, &table, Span::new(file, 0..0));
    let status = fields.value_place("status");
    let mut old = head.end..head.end;
    if let Some(key) = fields.key_place("approval") {
        let Some(start) = start_of_table(text, key.start) else {
            let finding = Finding::error("inline-approval", "`approval` is not a table of its own").at(key);
            findings.push(finding.hint("write it below the other keys, under `[approval]`"));
            return None;
        };
        old.start = start;
    }
    let end = if text[..head.start].ends_with("\r\n") { "\r\n" } else { "\n" };
    let mut lines = Vec::new();
    if status.is_none() {
        lines.push("status    = \"approved\"".to_owned());
    }
    lines.push("[approval]".to_owned());
    lines.push(format!("reviewer  = {}", toml::Value::from(new.reviewer.as_str())));
    lines.push(format!("date      = {}", new.date));
    lines.extend(new.expires.map(|last| format!("expires   = {last}")));
    lines.push(format!("hash      = \"{hash}\""));
    let block: String = lines.iter().flat_map(|line| [line.as_str(), end]).collect();
    // From the back to the front, so that places stay where they are.
    let mut out = text.to_owned();
    out.replace_range(old, &block);
    if let Some(status) = status {
        out.replace_range(status.start..status.end, "\"approved\"");
    }
    let same = clause(id, file, out.clone().into(), None, findings)?;
    if same.standing(None) != Standing::Approved {
        findings
            .push(Finding::error("bad-approval", "the approval cannot be written; please report this").at(same.head));
        return None;
    }
    Some(out)
}

/// Where the line of `[approval]` begins, if the key at this byte stands in one.
fn start_of_table(text: &str, key: usize) -> Option<usize> {
    let start = text[..key].rfind('\n').map_or(0, |end| end + 1);
    text[start..].lines().next().is_some_and(|line| line.trim() == "[approval]").then_some(start)
}
