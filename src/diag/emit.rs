//! The printed forms of findings. Private parts of a source are masked in each of them.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level as Shown, Renderer, Snippet};

use super::{FileId, Finding, Findings, Level, Sources, Span};

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// For a person: source line, caret, hints. With ANSI colours when `color` is set.
    Human {
        /// Whether to colour.
        color: bool,
    },
    /// One line a finding: `file:line:column: level[id]: message`.
    Short,
}

/// All findings in one text, a newline after each; empty when there are none.
pub fn emit(findings: &Findings, sources: &Sources, style: Style) -> String {
    let mut out = String::new();
    for finding in findings.iter() {
        match style {
            Style::Human { color } => out.push_str(&human(finding, sources, color)),
            Style::Short => out.push_str(&short(finding, sources)),
        }
        out.push('\n');
    }
    out
}

fn short(finding: &Finding, sources: &Sources) -> String {
    let Finding { id: _, named: _, level, message, span, related: _, hints } = finding;
    let id = finding.name();
    let place = span.map_or_else(String::new, |span| {
        let (line, column) = sources.line_column(span);
        format!("{}:{line}:{column}: ", sources.name(span.file))
    });
    let hint = hints.first().map_or_else(String::new, |hint| format!("; {hint}"));
    plain(&format!("{place}{}[{id}]: {message}{hint}", level.name()))
}

/// The text with `\u{FFFD}` for each character that a terminal would obey and not show, such as those in the name of a file.
pub fn plain(text: &str) -> String {
    let is_order = |c: char| {
        c.is_control()
            || matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|c| if is_order(c) { '\u{FFFD}' } else { c }).collect()
}

fn human(finding: &Finding, sources: &Sources, color: bool) -> String {
    let level = match finding.level {
        Level::Error => Shown::ERROR,
        Level::Warning => Shown::WARNING,
        Level::Note => Shown::NOTE,
    };
    let title = level.primary_title(finding.message.as_str()).id(finding.name());
    let mut group = Group::with_title(title);
    if let Some(span) = finding.span {
        let (near, far): (Vec<_>, Vec<_>) = finding
            .related
            .iter()
            .partition(|related| related.span.file == span.file && is_near(sources, span, related.span));
        let shown = near.iter().fold(span, |all, related| Span {
            start: all.start.min(related.span.start),
            end: all.end.max(related.span.end),
            ..all
        });
        let at = Excerpt::of(sources, shown);
        let mut primary = at.snippet(sources).annotation(AnnotationKind::Primary.span(at.within(span)));
        for related in near {
            primary =
                primary.annotation(AnnotationKind::Context.span(at.within(related.span)).label(related.label.as_str()));
        }
        let elsewhere = far.into_iter().map(|related| {
            let at = Excerpt::of(sources, related.span);
            let note = AnnotationKind::Context.span(at.within(related.span)).label(related.label.as_str());
            at.snippet(sources).annotation(note)
        });
        group = group.element(primary).elements(elsewhere);
    }
    let hints = finding.hints.iter().map(|hint| Shown::HELP.message(hint.as_str()));
    let report = [group.elements(hints)];
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let mut text = renderer.decor_style(DecorStyle::Ascii).render(&report);
    text.push('\n');
    text
}

/// How many lines lie between two places that one excerpt shows.
const NEAR: usize = 200;

fn is_near(sources: &Sources, one: Span, other: Span) -> bool {
    sources.line_column(one).0.abs_diff(sources.line_column(other).0) <= NEAR
}

/// The lines around a place: a whole file once for each finding would be too much of it.
struct Excerpt {
    file: FileId,
    line: usize,
    start: usize,
    text: String,
}

impl Excerpt {
    fn of(sources: &Sources, span: Span) -> Self {
        let (line, start, text) = sources.excerpt(span.file, span.start..span.end);
        Self { file: span.file, line, start, text }
    }

    fn snippet<T: Clone>(&self, sources: &Sources) -> Snippet<'static, T> {
        Snippet::source(self.text.clone()).line_start(self.line).path(plain(sources.name(self.file)))
    }

    /// The span as a range that lies inside the excerpt and on character borders.
    fn within(&self, span: Span) -> std::ops::Range<usize> {
        let snap = |at: usize| self.text.floor_char_boundary(at.saturating_sub(self.start));
        let start = snap(span.start);
        start..snap(span.end).max(start)
    }
}
