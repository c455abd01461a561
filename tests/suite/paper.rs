//! Cases of proofreading: Markdown with the expected finding as a comment at the end of the line that causes it.

use prenup::diag::{Findings, Sources};
use prenup::doc::{self, Document, Draft, DraftSection, Fragment, FrontAt, Numbering, Words};
use prenup::lint::{self, Paper};

/// One case of a file.
#[derive(Debug)]
pub(crate) struct Case {
    pub(crate) title: String,
    paper: Paper,
    /// The text without its comments.
    text: String,
    pub(crate) expected: Vec<Expected>,
}

/// A finding that a comment expects.
#[derive(Debug)]
pub(crate) struct Expected {
    line: usize,
    level: String,
    pub(crate) id: String,
    message: String,
}

/// The cases of a file: each heading of the second level with the block of `markdown` below it; `markdown ours` is read
/// as a clause of ours.
pub(crate) fn read_cases(text: &str) -> Result<Vec<Case>, String> {
    let mut cases = Vec::new();
    let mut title = None;
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(heading) = line.strip_prefix("## ") {
            title = Some(heading.to_owned());
            continue;
        }
        let Some(info) = line.strip_prefix("```") else { continue };
        let paper = match info {
            "markdown" => Paper::Theirs,
            "markdown ours" => Paper::Ours,
            other => return Err(format!("a block of the kind `{other}`")),
        };
        let mut case = Case {
            title: title.take().ok_or("a block needs a heading of its own")?,
            paper,
            text: String::new(),
            expected: Vec::new(),
        };
        for (index, line) in lines.by_ref().take_while(|line| *line != "```").enumerate() {
            let mut comments = line.split(" <!-- ");
            case.text.push_str(comments.next().unwrap_or_default());
            case.text.push('\n');
            for comment in comments {
                case.expected.push(expected(index + 1, comment).ok_or(format!("the comment {comment}"))?);
            }
        }
        cases.push(case);
    }
    Ok(cases)
}

/// `warning: [id] words -->`
fn expected(line: usize, comment: &str) -> Option<Expected> {
    let (level, rest) = comment.strip_suffix("-->")?.split_once(": [")?;
    let (id, message) = rest.split_once(']')?;
    Some(Expected { line, level: level.to_owned(), id: id.to_owned(), message: message.trim().to_owned() })
}

impl Case {
    /// What differs between what is expected and what is found.
    pub(crate) fn differences(&self) -> Vec<String> {
        let (findings, sources) = self.findings();
        let mut open: Vec<&Expected> = self.expected.iter().collect();
        let mut wrong = Vec::new();
        for finding in findings.iter() {
            let line = finding.span.map_or(0, |span| sources.line_column(span).0);
            let fits = |expected: &&Expected| {
                let Expected { line: on, level, id, message } = expected;
                *on == line && level == finding.level.name() && id == finding.id && finding.message.contains(message)
            };
            match open.iter().position(fits) {
                Some(at) => drop(open.remove(at)),
                None => wrong.push(format!(
                    "not expected: {}[{}] {} on {line}",
                    finding.level.name(),
                    finding.id,
                    finding.message
                )),
            }
        }
        wrong.extend(open.iter().map(|expected| format!("not there: {expected:?}")));
        wrong
    }

    fn findings(&self) -> (Findings, Sources) {
        let (mut sources, mut findings) = (Sources::new(), Findings::new());
        let file = sources.add("case.md", self.text.clone());
        let document: Option<Document> = match self.paper {
            Paper::Theirs => doc::read(file, &sources, &mut findings),
            Paper::Ours => {
                let clause = "case".to_owned();
                let fragment = Fragment { clause, file, first_line: 1, markdown: self.text.clone() };
                doc::build(draft(fragment), &sources, &mut findings)
            }
        };
        if let Some(document) = document {
            findings.extend(lint::proofread(&document, self.paper, &sources));
        }
        (findings.sorted(), sources)
    }
}

fn draft(fragment: Fragment) -> Draft {
    let word = |text: &str| text.to_owned();
    Draft {
        id: word("case"),
        title: word("Case"),
        subtitle: None,
        marking: None,
        front_at: FrontAt::default(),
        date: None,
        numbering: Numbering::Decimal,
        words: Words { section: word("Section"), ..Words::default() },
        absent: Vec::new(),
        sections: vec![DraftSection {
            title_at: None,
            id: word("case"),
            title: word("Case"),
            definitions: false,
            fragments: vec![fragment],
        }],
    }
}
