//! Tera: set up, filled with the templates of a library, and asked for text.

use std::io::{self, Write};

use serde::Serialize;
use tera::{Context, Delimiters, ErrorKind, Tera, Value};

use super::escape::markdown;
use super::filters::{EMPTY_LIST, register};
use super::model::Audience;
use super::place::Placed;
use super::words::{may_have_comment, words_of_template};
use crate::diag::Finding;

/// The most that one clause may print, in bytes.
const LONGEST: usize = 1 << 20;

/// A view made ready for templates: build it once, use it for every document of its audience.
#[derive(Debug, Clone)]
pub struct ViewData {
    pub(super) audience: Audience,
    pub(super) context: Context,
}

impl ViewData {
    /// Takes over the values of a view for the given audience.
    ///
    /// Fails when the view is not a table, or holds a number with a point: values come formatted.
    pub fn new(audience: Audience, view: &impl Serialize) -> Result<Self, Box<Finding>> {
        let broken = |what: &str| Finding::error("broken-view", format!("{what}; please report this"));
        let value = Value::try_from_serializable(view).map_err(|_| broken("the view cannot be read"))?;
        if has_float(&value) {
            return Err(broken("the view holds a number with a point").into());
        }
        let fields = value.into_map().ok_or_else(|| broken("the view is not a table"))?;
        let mut context = Context::new();
        for (name, value) in fields {
            context.insert_value(name.to_string(), value);
        }
        Ok(Self { audience, context })
    }
}

fn has_float(value: &Value) -> bool {
    match (value.as_array(), value.as_map()) {
        (Some(items), _) => items.iter().any(has_float),
        (None, Some(map)) => map.values().any(has_float),
        (None, None) => value.is_f64(),
    }
}

/// A template for Tera: its name there, its text, and where that stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source<'p> {
    pub(super) name: &'p str,
    pub(super) place: &'p Placed,
    /// Whether the text is an expression, to be asked for its truth.
    pub(super) condition: bool,
}

/// What Tera is given before the text of a condition.
const ASK: &str = "{% if ";

/// Tera with the templates of a library.
pub(super) struct Engine {
    tera: Tera,
}

impl Engine {
    /// Parses all templates. They have been read before; what Tera refuses all the same is returned.
    pub(super) fn new(sources: &[Source<'_>]) -> Result<Self, Vec<Finding>> {
        let mut tera = empty();
        let texts = sources.iter().map(|source| (source.name, for_tera(*source)));
        if tera.add_raw_templates(texts.collect::<Vec<_>>()).is_ok() {
            return Ok(Self { tera });
        }
        let mut findings = Vec::new();
        for source in sources {
            if let Err(error) = empty().add_raw_template(source.name, &for_tera(*source)) {
                findings.push(refused(&error, *source));
            }
        }
        if findings.is_empty() {
            findings.push(Finding::error("broken-library", "the library cannot be read; please report this"));
        }
        Err(findings)
    }

    /// Renders the template of that name.
    pub(super) fn render(&self, source: Source<'_>, context: &Context) -> Result<String, Box<Finding>> {
        let mut out = Capped { text: Vec::new(), full: false };
        let result = self.tera.render_to(source.name, context, &mut out);
        if out.full {
            return Err(Finding::error("too-long", "this prints more than 1 MB").at(source.place.span).into());
        }
        match result {
            Ok(()) => Ok(String::from_utf8_lossy(&out.text).into_owned()),
            Err(error) => Err(refused(&error, source).into()),
        }
    }

    /// Whether the condition of that name holds.
    pub(super) fn holds(&self, source: Source<'_>, context: &Context) -> Result<bool, Box<Finding>> {
        self.render(source, context).map(|text| !text.is_empty())
    }
}

fn empty() -> Tera {
    let mut tera = Tera::default();
    let delimiters = Delimiters { comment_start: OPEN.into(), comment_end: CLOSE.into(), ..Delimiters::default() };
    tera.set_delimiters(delimiters).expect("invariant: delimiters of two bytes, before any template");
    tera.autoescape_on([".md"]);
    tera.set_escape_fn(markdown);
    register(&mut tera);
    tera
}

// `{#name}` is a label of Markdown: Tera is told of other marks, of the same length, which no file may hold.
const OPEN: &str = "\u{1}\u{2}";
const CLOSE: &str = "\u{2}\u{1}";

fn for_tera(source: Source<'_>) -> String {
    if source.condition {
        return format!("{ASK}{} %}}y{{% endif %}}", source.place.text);
    }
    let mut text = source.place.text.clone();
    if !may_have_comment(&text) {
        return text;
    }
    let comments = words_of_template(&text).map(|words| words.comments).unwrap_or_default();
    for comment in comments {
        text.replace_range(comment.start..comment.start + 2, OPEN);
        text.replace_range(comment.end - 2..comment.end, CLOSE);
    }
    text
}

/// An error of Tera as a finding, without the values that it may name.
fn refused(error: &tera::Error, source: Source<'_>) -> Finding {
    if let ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) = error.kind() {
        let shift = if source.condition { ASK.len() } else { 0 };
        let length = source.place.text.len();
        let range = &report.span().range;
        let start = range.start.saturating_sub(shift).min(length);
        let end = range.end.saturating_sub(shift).clamp(start, length);
        let cause = cause(report.message());
        return Finding::error("template-failed", format!("this tag cannot be rendered ({cause})"))
            .at(source.place.at(start..end));
    }
    Finding::error("template-failed", "this template cannot be rendered").at(source.place.span)
}

/// What Tera says, where that holds no value.
fn cause(message: &str) -> &'static str {
    const CAUSES: [(&str, &str); 10] = [
        (EMPTY_LIST, EMPTY_LIST),
        ("Tried to render a variable that is undefined", "a value is absent"),
        ("Variable `", "a value is absent"),
        ("Field `", "a value is absent"),
        ("Cannot index", "a value is absent"),
        ("Iteration not possible", "it is not a list"),
        ("Cannot compare", "values of two kinds are compared"),
        ("Math operations", "it is not a number"),
        ("Invalid type", "the value is of the wrong kind"),
        ("The template nesting is too deep", "it is nested too deeply"),
    ];
    CAUSES.iter().find(|(start, _)| message.starts_with(start)).map_or("the template engine refuses it", |(_, say)| say)
}

/// A text that refuses to grow beyond [`LONGEST`].
struct Capped {
    text: Vec<u8>,
    full: bool,
}

impl Write for Capped {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.text.len() + bytes.len() > LONGEST {
            self.full = true;
            return Err(io::Error::other("full"));
        }
        self.text.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
