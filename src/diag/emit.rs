//! The printed forms of findings. Private parts of a source are masked in each of them.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level as Shown, Renderer, Snippet};

use super::{Finding, Findings, Level, Sources};

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
    let Finding { id, level, message, span, related: _, hints } = finding;
    let place = span.map_or_else(String::new, |span| {
        let (line, column) = sources.line_column(span);
        format!("{}:{line}:{column}: ", sources.name(span.file))
    });
    let hint = hints.first().map_or_else(String::new, |hint| format!("; {hint}"));
    format!("{place}{}[{id}]: {message}{hint}", level.name())
}

fn human(finding: &Finding, sources: &Sources, color: bool) -> String {
    let level = match finding.level {
        Level::Error => Shown::ERROR,
        Level::Warning => Shown::WARNING,
        Level::Note => Shown::NOTE,
    };
    let title = level.primary_title(finding.message.as_str()).id(finding.id);
    let mut group = Group::with_title(title);
    if let Some(span) = finding.span {
        let mut primary = Snippet::source(sources.printable(span.file))
            .path(sources.name(span.file))
            .annotation(AnnotationKind::Primary.span(within(sources, span)));
        let mut elsewhere = Vec::new();
        for related in &finding.related {
            let note = AnnotationKind::Context.span(within(sources, related.span)).label(related.label.as_str());
            if related.span.file == span.file {
                primary = primary.annotation(note);
            } else {
                let other = Snippet::source(sources.printable(related.span.file)).path(sources.name(related.span.file));
                elsewhere.push(other.annotation(note));
            }
        }
        group = group.element(primary).elements(elsewhere);
    }
    let hints = finding.hints.iter().map(|hint| Shown::HELP.message(hint.as_str()));
    let report = [group.elements(hints)];
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let mut text = renderer.decor_style(DecorStyle::Ascii).render(&report);
    text.push('\n');
    text
}

/// The span as a range that lies inside the file and on character borders.
fn within(sources: &Sources, span: super::Span) -> std::ops::Range<usize> {
    let text = sources.text(span.file);
    let snap = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = snap(span.start);
    start..snap(span.end).max(start)
}
