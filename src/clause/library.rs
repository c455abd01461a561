use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock, Mutex, OnceLock};

use super::all_names::Check;
use super::answer::Scope;
use super::approval::Day;
use super::engine::{Engine, Questions, Source, broken_library};
use super::file::{LibraryFile, LibraryFiles};
use super::link::link;
use super::model::{Audience, Clause, DocumentTemplate, Occasion, Section};
use super::names::Known;
use super::parts::{clause, document};
use super::place::Placed;
use super::press::Press;
use super::reach::{overlaps, reach};
use super::reached::reached;
use super::schema::Schema;
use super::variant;
use super::vocabulary::{self, ReviewVocabulary, Vocabulary};
use crate::diag::{FileId, Finding, Findings, Span};
use serde_json::{Value, json};

/// The JSON Schemas (draft 2020-12) of the views that templates see, generated for serializing: a field that is not
/// `required` counts as one that need not exist, which is less than one that can be null.
#[derive(Debug, Clone, PartialEq)]
pub struct Schemas {
    /// Of the view for both sides.
    pub shared: Value,
    /// Of the view for our side alone.
    pub private: Value,
}

/// Whether the names in a library's tags are still to be checked.
#[derive(Debug, Clone, Copy)]
pub enum Names<'s> {
    /// Check every name against these schemas.
    Check(&'s Schemas),
    /// They were checked before: for the built-in library as it is, which the program's own tests check.
    Checked,
}

/// All clauses and document templates, read and checked.
pub struct Library {
    pub(super) clauses: BTreeMap<String, Clause>,
    pub(super) documents: BTreeMap<String, DocumentTemplate>,
    /// The other wordings of each clause that has some.
    pub(super) groups: BTreeMap<String, Vec<String>>,
    /// What each document asks before it is printed, made when it first does. What is then chosen is parsed by the document
    /// that holds it.
    questions: BTreeMap<String, OnceLock<Result<Questions, Vec<Finding>>>>,
    /// The texts of each document as it was last printed: another deal often chooses the same clauses.
    pub(super) presses: BTreeMap<String, Mutex<Option<Arc<Press>>>>,
    vocabulary: Vocabulary,
    /// The day on which approvals are read; `None` while nobody has said it.
    pub(super) today: Option<Day>,
    review: Option<ReviewVocabulary>,
}

/// What a document says of itself to its clauses.
static DOCUMENT: LazyLock<Value> = LazyLock::new(|| {
    let text = json!({ "type": "string" });
    json!({
        "type": "object",
        "required": ["id", "title", "clauses"],
        "properties": {
            "id": text,
            "title": text,
            "clauses": { "type": "array", "items": {
                "type": "object",
                "required": ["id", "label", "title", "survives"],
                "properties": { "id": text, "label": text, "title": text, "survives": { "type": ["string", "null"] } },
            } },
        },
    })
});

impl Library {
    /// Reads a library, checks every name in every tag of it, and reports all that is wrong in one run; `None` when an
    /// error was found.
    pub fn load(files: &LibraryFiles, names: Names<'_>, findings: &mut Findings) -> Option<Self> {
        let Parts { clauses, documents, ids, vocabulary, review, mut found } = Parts::of(files);
        let (mut clauses, documents): (BTreeMap<_, _>, BTreeMap<_, _>) =
            (clauses.into_iter().collect(), documents.into_iter().collect());
        let ids: BTreeSet<_> = ids.into_iter().collect();
        let groups = variant::groups(&mut clauses, &ids, &mut found);
        link(&clauses, &documents, &ids, &mut found);
        if let Names::Check(schemas) = names {
            let known = |view| Known::new(Schema::new(view), &DOCUMENT);
            let (shared, private) = (known(&schemas.shared), known(&schemas.private));
            // What asks for a clause asks for its group.
            let mut asked = ids;
            asked.retain(|id| !groups.values().any(|others| others.contains(id)));
            Check { shared, private, clauses: &clauses, documents: &documents, ids: &asked }.all(&mut found);
            reach(&clauses, &documents, &mut found);
            overlaps(&clauses, &groups, &mut found);
        }
        if files.files.iter().all(|(_, file)| file.path != vocabulary::PATH) {
            found.push(Finding::error("bad-words", format!("the library has no `{}`", vocabulary::PATH)));
        }
        let library = match vocabulary {
            Some(vocabulary) if !found.has_errors() => {
                let templates = Templates { clauses: &clauses, documents: &documents };
                if let Names::Check(_) = names {
                    templates.refused(&mut found);
                }
                let questions = documents.keys().map(|id| (id.clone(), OnceLock::new())).collect();
                let presses = documents.keys().map(|id| (id.clone(), Mutex::default())).collect();
                Some(Self { clauses, documents, groups, questions, presses, vocabulary, review, today: None })
            }
            _ => None,
        };
        let failed = found.has_errors();
        findings.extend(found);
        library.filter(|_| !failed)
    }

    /// The single words that the program itself sets into documents.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The words of a copy for review; `None` in a library that was made without them, which the built-in one never is.
    pub fn review_vocabulary(&self) -> Option<&ReviewVocabulary> {
        self.review.as_ref()
    }

    /// The document templates, by id, those of an occasion among them.
    pub fn all_documents(&self) -> impl Iterator<Item = &DocumentTemplate> {
        self.documents.values()
    }

    /// The document templates of the papers of the deal, by id.
    pub fn documents(&self) -> impl Iterator<Item = &DocumentTemplate> {
        self.documents.values().filter(|template| template.occasion.is_none())
    }

    /// The document template of an occasion for those readers; the first by id when a deal adds another.
    pub fn document_for(&self, occasion: Occasion, audience: Audience) -> Option<&DocumentTemplate> {
        self.documents.values().find(|template| template.occasion == Some(occasion) && template.audience == audience)
    }

    /// The document template of that id.
    pub fn document(&self, id: &str) -> Option<&DocumentTemplate> {
        self.documents.get(id)
    }

    /// How much text a document is made of, in bytes: what its printing costs follows that.
    pub fn size(&self, document: &str) -> usize {
        let clauses = self.documents.get(document).into_iter().flat_map(DocumentTemplate::clauses);
        clauses.filter_map(|id| self.clauses.get(id)).map(|clause| clause.body.text.len()).sum()
    }

    /// The clauses, by id.
    pub fn clauses(&self) -> impl Iterator<Item = &Clause> {
        self.clauses.values()
    }

    /// What a document asks before it is printed.
    pub(super) fn questions(&self, document: &DocumentTemplate) -> Result<&Questions, Box<Finding>> {
        let made = self.questions.get(&document.id).ok_or_else(broken_library)?;
        let made = made.get_or_init(|| {
            let of_section = |section| {
                let clauses = self.asked(section).filter_map(Clause::when_template).collect::<Vec<_>>();
                (document.section_when(section), clauses)
            };
            let templates: Vec<_> = document.sections.iter().map(of_section).collect();
            let sources = templates.iter().map(|(outer, inner)| {
                (outer.as_ref().map(Template::source), inner.iter().map(Template::source).collect())
            });
            Questions::new(&sources.collect::<Vec<_>>())
        });
        made.as_ref().map_err(|refused| refused.first().cloned().unwrap_or_else(broken_library).into())
    }

    /// The clause of that id.
    pub fn clause(&self, id: &str) -> Option<&Clause> {
        self.clauses.get(id)
    }
}

enum Named<'p> {
    Clause(&'p str),
    Document(&'p str),
}

/// What a file of that path is, and its id.
fn kind(path: &str) -> Option<Named<'_>> {
    let kebab =
        |id: &str| !id.is_empty() && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if let Some(id) = path.strip_prefix("clauses/").and_then(|rest| rest.strip_suffix(".md")) {
        let (topic, name) = id.split_once('/')?;
        return (kebab(topic) && kebab(name)).then_some(Named::Clause(id));
    }
    let id = path.strip_prefix("templates/")?.strip_suffix(".toml")?;
    kebab(id).then_some(Named::Document(id))
}

fn unnamed(path: &str, file: FileId) -> Finding {
    Finding::error("unknown-file", format!("`{path}` is neither a clause nor a document template"))
        .at(Span::new(file, 0..0))
        .hint("a clause is `clauses/<topic>/<name>.md`, a document template `templates/<name>.toml`, in lowercase")
}

/// A template with the name that Tera knows it by.
pub(super) struct Template<'p> {
    pub(super) name: String,
    pub(super) place: &'p Placed,
    pub(super) condition: bool,
    /// What is left of the text, where parts of it are left out.
    pub(super) left: Option<String>,
}

impl Template<'_> {
    pub(super) fn source(&self) -> Source<'_> {
        Source { name: &self.name, place: self.place, condition: self.condition, left: self.left.as_deref() }
    }
}

impl Clause {
    /// The template of its body. The ending `.md` of the name turns escaping on.
    pub(super) fn body_template(&self) -> Template<'_> {
        Template { name: format!("clauses/{}.md", self.id), place: &self.body, condition: false, left: None }
    }

    /// The same, less what a view does not reach.
    pub(super) fn reached_template(&self, scope: Scope<'_>) -> Template<'_> {
        let left = self.choices.and_then(|choices| reached(&self.body.text, choices, scope));
        Template { left, ..self.body_template() }
    }

    /// The template of its condition.
    pub(super) fn when_template(&self) -> Option<Template<'_>> {
        let condition = self.condition.as_ref()?;
        Some(Template {
            name: format!("clauses/{} when", self.id),
            place: &condition.when,
            condition: true,
            left: None,
        })
    }

    fn templates(&self) -> impl Iterator<Item = Template<'_>> {
        std::iter::once(self.body_template()).chain(self.when_template())
    }
}

impl DocumentTemplate {
    /// The template of a text of its own: `title`, `subtitle`, `marking`.
    pub(super) fn line<'p>(&self, key: &str, place: &'p Placed) -> Template<'p> {
        Template { name: format!("templates/{} {key}", self.id), place, condition: false, left: None }
    }

    /// The template of the title of a section.
    pub(super) fn section_title<'p>(&self, section: &'p Section) -> Template<'p> {
        self.line(&format!("{} title", section.id), &section.title)
    }

    /// The template of the condition of a section.
    pub(super) fn section_when<'p>(&self, section: &'p Section) -> Option<Template<'p>> {
        let condition = section.condition.as_ref()?;
        Some(Template { condition: true, ..self.line(&format!("{} when", section.id), &condition.when) })
    }

    /// The templates of its own lines.
    pub(super) fn lines(&self) -> impl Iterator<Item = Template<'_>> {
        let lines = [
            ("title", Some(&self.title)),
            ("subtitle", self.subtitle.as_ref()),
            ("marking", self.marking.as_ref()),
            ("unapproved", self.unapproved.as_ref()),
        ];
        lines.into_iter().filter_map(|(key, place)| place.map(|place| self.line(key, place)))
    }

    pub(super) fn templates(&self) -> impl Iterator<Item = Template<'_>> {
        self.lines().chain(
            self.sections
                .iter()
                .flat_map(|section| std::iter::once(self.section_title(section)).chain(self.section_when(section))),
        )
    }
}

/// The files of a library, read one by one.
#[derive(Default)]
struct Parts {
    clauses: Vec<(String, Clause)>,
    documents: Vec<(String, DocumentTemplate)>,
    /// Of all clauses, those included that cannot be read.
    ids: Vec<String>,
    vocabulary: Option<Vocabulary>,
    review: Option<ReviewVocabulary>,
    found: Findings,
}

impl Parts {
    fn of(files: &LibraryFiles) -> Self {
        let (left, right) = files.files.split_at(files.files.len() / 2);
        let (mut parts, other) = rayon::join(|| Self::read(left), || Self::read(right));
        parts.clauses.extend(other.clauses);
        parts.documents.extend(other.documents);
        parts.ids.extend(other.ids);
        parts.vocabulary = parts.vocabulary.or(other.vocabulary);
        parts.review = parts.review.or(other.review);
        parts.found.extend(other.found);
        parts
    }

    fn read(files: &[(FileId, LibraryFile)]) -> Self {
        let mut parts = Self::default();
        let found = &mut parts.found;
        for (id, file) in files {
            let path = &*file.path;
            if path == vocabulary::PATH {
                parts.vocabulary = vocabulary::read(&file.text, *id, found);
                continue;
            }
            if path == vocabulary::REVIEW_PATH {
                parts.review = vocabulary::read(&file.text, *id, found);
                continue;
            }
            match kind(path) {
                Some(Named::Clause(name)) => {
                    parts.ids.push(name.to_owned());
                    let read = clause(name, *id, file.text.clone(), file.built, found);
                    parts.clauses.extend(read.map(|clause| (name.to_owned(), clause)));
                }
                Some(Named::Document(name)) => {
                    let read = document(name, *id, &file.text, file.built, found);
                    parts.documents.extend(read.map(|document| (name.to_owned(), document)));
                }
                None if path.ends_with("README.md") => {}
                None => found.push(unnamed(path, *id)),
            }
        }
        parts
    }
}

/// All templates of a library.
struct Templates<'l> {
    clauses: &'l BTreeMap<String, Clause>,
    documents: &'l BTreeMap<String, DocumentTemplate>,
}

impl<'l> Templates<'l> {
    fn all(&self) -> impl Iterator<Item = Template<'l>> {
        let of_clauses = self.clauses.values().flat_map(Clause::templates);
        of_clauses.chain(self.documents.values().flat_map(DocumentTemplate::templates))
    }

    /// Reports what Tera refuses although it has been read here.
    fn refused(&self, findings: &mut Findings) {
        parsed(&self.all().collect::<Vec<_>>(), findings);
    }
}

/// The templates made ready; `None` when Tera refuses one, which is then reported.
pub(super) fn parsed(templates: &[Template<'_>], findings: &mut Findings) -> Option<Engine> {
    let sources: Vec<_> = templates.iter().map(Template::source).collect();
    match Engine::new(&sources) {
        Ok(engine) => Some(engine),
        Err(refused) => {
            findings.extend(refused.into());
            None
        }
    }
}
