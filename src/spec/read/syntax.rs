//! What is wrong with the text itself.

use crate::diag::{FileId, Finding, Findings, Level, Span};

const MOST_IN_A_REGION: usize = 3;
const MOST: usize = 20;

const DATE: &str = "write a date that exists without quotes, such as `2027-02-01`";

/// Directional controls make a line read differently from what it says, in comments too.
pub(super) fn bidi_controls(text: &str, file: FileId) -> Findings {
    let mut found = Findings::new();
    let is_control =
        |c: char| matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    for (at, c) in text.char_indices().filter(|(_, c)| is_control(*c)).take(MOST) {
        let message = format!("directional control character `{}`", c.escape_unicode());
        let finding = Finding::error("bidi-control", message).at(Span::new(file, at..at + c.len_utf8()));
        found.push(finding.hint("delete it: it makes the text read differently from what it says"));
    }
    found
}

/// The parts of a file from one header to the next, and which of them have a syntax error.
pub(super) struct Regions {
    starts: Vec<usize>,
    broken: Vec<usize>,
}

impl Regions {
    pub(super) fn with_errors(text: &str, errors: &[toml::de::Error]) -> Self {
        let mut starts = vec![0];
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            if line.trim_start().starts_with('[') && at > 0 {
                starts.push(at);
            }
            at += line.len();
        }
        let mut regions = Self { starts, broken: Vec::new() };
        regions.broken = errors.iter().map(|error| regions.of(start(error))).collect();
        regions
    }

    fn of(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at)
    }

    /// Those findings of the walk that a syntax error elsewhere cannot have caused: none about what is missing, none in the
    /// part of an error or in the part after it.
    pub(super) fn trustworthy(&self, walked: &Findings) -> Findings {
        let mut kept = Findings::new();
        for finding in walked.iter().filter(|finding| finding.id != "missing-key") {
            let region = finding.span.map_or(0, |span| self.of(span.start));
            if !self.broken.iter().any(|broken| region == *broken || region == broken + 1) {
                kept.push(finding.clone());
            }
        }
        kept
    }
}

fn start(error: &toml::de::Error) -> usize {
    error.span().map_or(0, |span| span.start)
}

/// Each syntax error; of those that may follow from one another only the first few.
pub(super) fn findings(text: &str, file: FileId, errors: &[toml::de::Error]) -> Findings {
    let regions = Regions::with_errors(text, errors);
    let mut ordered: Vec<&toml::de::Error> = errors.iter().collect();
    ordered.sort_by_key(|error| start(error));
    let mut shown: Vec<Finding> = Vec::new();
    let (mut region, mut in_region, mut hidden) = (0, 0, 0_usize);
    for error in ordered {
        let here = regions.of(start(error));
        in_region = if here == region { in_region + 1 } else { 1 };
        region = here;
        if in_region > MOST_IN_A_REGION || shown.len() == MOST {
            hidden += 1;
            continue;
        }
        let span = error.span().unwrap_or(0..0);
        let finding = Finding::new(Level::Error, "toml-syntax", message(error)).at(Span::new(file, span));
        let is_date = error.message().starts_with("invalid date");
        shown.push(if is_date { finding.hint(DATE) } else { finding });
    }
    if hidden > 0
        && let Some(last) = shown.pop()
    {
        let errors = if hidden == 1 { "error is" } else { "errors are" };
        shown.push(last.hint(format!("{hidden} more syntax {errors} not shown: they may follow from those that are")));
    }
    let mut found = Findings::new();
    for finding in shown {
        found.push(finding);
    }
    found
}

fn message(error: &toml::de::Error) -> String {
    let text = error.message().lines().next().unwrap_or_default().trim();
    match text {
        "" => "this is not TOML".to_owned(),
        "recursion limit" | "cannot recurse further; max recursion depth met" => "nested too deep".to_owned(),
        "duplicate key" => "this key stands twice in its table".to_owned(),
        text => format!("this is not TOML: {text}"),
    }
}
