//! Tera: set up, filled with the templates of a library, and asked for text.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;
use tera::{Context, Delimiters, ErrorKind, Tera, Value};

use super::escape::markdown;
use super::filters::{EMPTY_LIST, register};
use super::model::Audience;
use super::place::Placed;
use super::wording::Wording;
use super::words::{may_have_comment, words_of_template};
use crate::diag::Finding;

/// The most that one clause may print, in bytes.
const LONGEST: usize = 1 << 20;

/// A view made ready for templates: build it once, use it for every document of its audience.
#[derive(Debug, Clone)]
pub struct ViewData {
    pub(super) audience: Audience,
    pub(super) context: Context,
    pub(super) wording: Wording,
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
        Ok(Self { audience, context, wording: Wording::default() })
    }

    /// The same for a deal that asks for certain wordings; no template sees which.
    #[must_use]
    pub fn in_wording(self, wording: Wording) -> Self {
        Self { wording, ..self }
    }

    /// The same for another audience, which is shown `more` besides: its fields stand beside those that are there.
    ///
    /// Fails as [`ViewData::new`] does.
    pub fn with(&self, audience: Audience, more: &impl Serialize) -> Result<Self, Box<Finding>> {
        let Self { context: mut all, .. } = Self::new(audience, more)?;
        all.extend(self.context.clone());
        Ok(Self { audience, context: all, wording: self.wording.clone() })
    }

    /// The wordings that the deal asks for.
    pub fn wording(&self) -> &Wording {
        &self.wording
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
    /// What is left of the text, where parts of it are left out: places in it are none of the file.
    pub(super) left: Option<&'p str>,
    /// Whether the text is an expression, to be asked for its truth.
    pub(super) condition: bool,
}

impl<'p> Source<'p> {
    /// What is left of the text.
    fn text(&self) -> &'p str {
        self.left.unwrap_or(&self.place.text)
    }

    /// Whether Tera would print the text as it stands: it has neither tag nor comment.
    fn is_plain(&self) -> bool {
        let text = self.text();
        let opens = |(at, _): (usize, &str)| text[at + 1..].starts_with(['{', '%']);
        !self.condition && text.len() <= LONGEST && !text.match_indices('{').any(opens) && !may_have_comment(text)
    }
}

/// What Tera is given around the text of a condition: it answers with a digit.
const ASK: &str = "{% if ";
const YES: &str = " %}1";
const NO: &str = "{% else %}0{% endif %}";

/// Tera with the templates of a library.
pub(super) struct Engine {
    tera: Tera,
    /// What stands there as it is printed, by the names of its templates.
    plain: BTreeMap<String, String>,
}

impl Engine {
    /// Parses all templates. They have been read before; what Tera refuses all the same is returned.
    pub(super) fn new(sources: &[Source<'_>]) -> Result<Self, Vec<Finding>> {
        let mut tera = empty();
        let (plain, texts): (Vec<&Source<'_>>, Vec<&Source<'_>>) = sources.iter().partition(|source| source.is_plain());
        let plain = plain.into_iter().map(|source| (source.name.to_owned(), source.text().to_owned())).collect();
        let texts = texts.into_iter().map(|source| (source.name, for_tera(*source)));
        if tera.add_raw_templates(texts.collect::<Vec<_>>()).is_ok() {
            return Ok(Self { tera, plain });
        }
        let mut findings = Vec::new();
        for source in sources {
            if let Err(error) = empty().add_raw_template(source.name, &for_tera(*source)) {
                findings.push(refused(&error, *source));
            }
        }
        Err(if findings.is_empty() { vec![broken_library()] } else { findings })
    }

    /// Renders the template of that name.
    pub(super) fn render(&self, source: Source<'_>, context: &Context) -> Result<String, Box<Finding>> {
        if let Some(text) = self.plain.get(source.name) {
            return Ok(text.clone());
        }
        let mut out = Capped { text: Vec::new(), full: false };
        let result = self.tera.render_to(source.name, context, &mut out);
        if out.full {
            return Err(Finding::error("too-long", "this prints more than 1 MB").at(source.place.span).into());
        }
        match result {
            Ok(()) => String::from_utf8(out.text).map_err(|_| broken_library().into()),
            Err(error) => Err(refused(&error, source).into()),
        }
    }
}

/// Several conditions, asked in one go: what Tera spends on a template by itself is more than most of them need.
pub(super) struct Questions {
    tera: Tera,
    asked: Vec<Asked>,
}

struct Asked {
    place: Placed,
    /// Where its text begins in the template.
    at: usize,
}

/// The name of the one template.
const QUESTIONS: &str = "conditions";

impl Questions {
    /// Prepares the questions: each condition with those that are asked only if it holds. What Tera refuses is returned.
    pub(super) fn new(conditions: &[(Option<Source<'_>>, Vec<Source<'_>>)]) -> Result<Self, Vec<Finding>> {
        let (mut text, mut asked) = (String::new(), Vec::new());
        let mut ask = |text: &mut String, source: &Source<'_>| {
            text.push_str(ASK);
            asked.push(Asked { place: source.place.clone(), at: text.len() });
            text.extend([&*source.place.text, YES]);
        };
        for (outer, inner) in conditions {
            if let Some(source) = outer {
                ask(&mut text, source);
            }
            for source in inner {
                ask(&mut text, source);
                text.push_str(NO);
            }
            if outer.is_some() {
                text.push_str(NO);
            }
        }
        let mut tera = empty();
        if tera.add_raw_template(QUESTIONS, &text).is_ok() {
            return Ok(Self { tera, asked });
        }
        let all = conditions.iter().flat_map(|(outer, inner)| outer.iter().chain(inner)).copied().collect::<Vec<_>>();
        Err(Engine::new(&all).err().unwrap_or_else(|| vec![broken_library()]))
    }

    /// The answers in order: of a condition that does not hold, those asked only if it does are left out.
    pub(super) fn answers(&self, context: &Context) -> Result<Vec<bool>, Box<Finding>> {
        match self.tera.render(QUESTIONS, context) {
            Ok(answers) => Ok(answers.bytes().map(|answer| answer == b'1').collect()),
            Err(error) => {
                let at = report_of(&error).map_or(0, |(range, _)| range.start);
                let Some(asked) = self.asked.iter().rfind(|asked| asked.at <= at) else {
                    return Err(broken_library().into());
                };
                Err(refused_at(&error, &asked.place, asked.at).into())
            }
        }
    }
}

/// What should never be seen.
pub(super) fn broken_library() -> Finding {
    Finding::error("broken-library", "the library cannot be read; please report this")
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

fn for_tera(source: Source<'_>) -> Cow<'_, str> {
    if source.condition {
        return format!("{ASK}{}{YES}{NO}", source.place.text).into();
    }
    let text = source.text();
    if !may_have_comment(text) {
        return Cow::Borrowed(text);
    }
    let mut text = text.to_owned();
    let comments = words_of_template(&text).map(|words| words.comments).unwrap_or_default();
    for comment in comments {
        text.replace_range(comment.start..comment.start + 2, OPEN);
        text.replace_range(comment.end - 2..comment.end, CLOSE);
    }
    text.into()
}

/// An error of Tera as a finding, without the values that it may name.
fn refused(error: &tera::Error, source: Source<'_>) -> Finding {
    refused_at(error, source.place, if source.condition { ASK.len() } else { 0 })
}

/// As [`refused`], for a text that begins at a byte of what Tera was given.
fn refused_at(error: &tera::Error, place: &Placed, at: usize) -> Finding {
    let Some((range, message)) = report_of(error) else {
        return Finding::error("template-failed", "this template cannot be rendered").at(place.span);
    };
    let length = place.text.len();
    let start = range.start.saturating_sub(at).min(length);
    let end = range.end.saturating_sub(at).clamp(start, length);
    let cause = cause(message);
    Finding::error("template-failed", format!("this tag cannot be rendered ({cause})")).at(place.at(start..end))
}

/// Where in the template the error is, and what Tera says of it.
fn report_of(error: &tera::Error) -> Option<(std::ops::Range<usize>, &str)> {
    if let ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) = error.kind() {
        return Some((report.span().range.clone(), report.message()));
    }
    None
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
