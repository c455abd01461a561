//! What the compiler does not see for itself: what the program is rebuilt for, how it is linked, and what would else be
//! found out anew in each run: the front matter of the files inside it, and the forms of the deal spec.

#![allow(clippy::disallowed_methods, reason = "what is built is told by the environment and by files")]

// What reads front matter, texts and the schema of the spec here is what reads them in the program, which uses more of it.
#[path = "src/clause/body.rs"]
mod body;
#[path = "src/clause/choices.rs"]
mod choices;
#[path = "src/clause/choose.rs"]
mod choose;
#[allow(dead_code)]
#[path = "src/clause/cost.rs"]
mod cost;
#[path = "src/clause/head.rs"]
mod head;
#[allow(dead_code)]
#[path = "src/clause/operators.rs"]
mod operators;
#[allow(dead_code)]
#[path = "src/clause/read.rs"]
mod read;
#[allow(dead_code)]
#[path = "src/spec/read/schema.rs"]
mod schema;
#[allow(dead_code)]
#[path = "src/clause/syntax.rs"]
mod syntax;
#[allow(dead_code)]
#[path = "src/clause/words.rs"]
mod words;

mod spec {
    pub(crate) mod value {
        include!("src/spec/value/marks.rs");
    }
}

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use body::Body;
use choices::{Branch, Choices, Field, Part, Question, Step, Value as Asked};
use choose::{choices, condition};
use head::{Item, Table, Value};
use schema::{Form, Rules};

fn main() {
    // Clauses, templates and the pages of the rules are embedded: a file that is added or removed there must rebuild the
    // program.
    println!("cargo:rerun-if-changed=clauses");
    println!("cargo:rerun-if-changed=templates");
    println!("cargo:rerun-if-changed=docs/rules");
    println!("cargo:rerun-if-changed=docs/deal.schema.json");
    for file in ["body", "choices", "choose", "cost", "head", "operators", "read", "syntax", "words"] {
        println!("cargo:rerun-if-changed=src/clause/{file}.rs");
    }
    println!("cargo:rerun-if-changed=src/spec/read/schema.rs");
    println!("cargo:rerun-if-changed=src/spec/value/marks.rs");
    // A program that may lie anywhere in memory has 75,000 addresses to be set right at each start, which takes longer
    // than all that `prenup check` does. What it reads is handled by safe code, and heap and stack lie anywhere as before.
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|found| found == value);
    if is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") && is("PROFILE", "release") {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
    let folder = |name: &str| PathBuf::from(std::env::var_os(name).expect("cargo says it"));
    let write = |name: &str, text: String| {
        std::fs::write(folder("OUT_DIR").join(name), text).expect("the folder of what is built takes files");
    };
    write("library.rs", library(&folder("CARGO_MANIFEST_DIR")));
    let schema = std::fs::read_to_string("docs/deal.schema.json").expect("the schema of the spec is there");
    let schema = serde_json::from_str(&schema).expect("the schema of the spec is JSON");
    write("forms.rs", forms(&Rules::new(&schema)));
}

/// All clauses and document templates in the order of their paths, each with its text, its front matter and its choices,
/// as Rust. What cannot be read has none: the program then says what is wrong with it, as it does with a file of a deal.
fn library(root: &Path) -> String {
    let mut paths = Vec::new();
    for folder in ["clauses", "templates"] {
        files(&root.join(folder), folder, &mut paths);
    }
    paths.sort();
    let (mut library, mut lists, mut conditions) = (String::new(), Lists::default(), BTreeMap::new());
    for path in paths {
        let text = std::fs::read_to_string(root.join(&path)).expect("a file of the library is text");
        let built = lists.built(&text, has_ending(&path, "md"), &mut conditions);
        let built = built.map_or("None".to_owned(), |it| format!("Some({it})"));
        // Named from the folder of the project, wherever it lies when the program itself is compiled.
        let text = format!("include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {:?}))", format!("/{path}"));
        writeln!(library, "    ({path:?}, {text}, {built}),").expect("a text grows");
    }
    let kind = "&[(&str, &str, Option<Built>)]";
    let conditions =
        conditions.iter().map(|(text, question)| format!("    ({text:?}, {}),\n", lists.question(question)));
    let conditions: String = conditions.collect();
    let library = format!("static LIBRARY: {kind} = &[\n{library}];\n");
    format!("{}{library}static CONDITIONS: &[(&str, Question)] = &[\n{conditions}];\n", lists.written)
}

fn has_ending(path: &str, ending: &str) -> bool {
    Path::new(path).extension().is_some_and(|found| found == ending)
}

/// The clauses and document templates below a folder.
fn files(folder: &Path, name: &str, paths: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder of the library can be read") {
        let path = entry.expect("a folder of the library can be read").path();
        let Some(file) = path.file_name().and_then(|file| file.to_str()) else { continue };
        let name = format!("{name}/{file}");
        if path.is_dir() {
            files(&path, &name, paths);
        } else if has_ending(&name, "md") || has_ending(&name, "toml") {
            paths.push(name);
        }
    }
}

fn field(field: &Field) -> String {
    match field {
        Field::Of(name) => format!("Field::Of({})", text(name)),
        Field::Maybe(name) => format!("Field::Maybe({})", text(name)),
        Field::At(number) => format!("Field::At({number})"),
    }
}

fn text(text: &str) -> String {
    format!("Cow::Borrowed({text:?})")
}

/// The conditions of a clause, or of a document template and its sections.
fn conditions_of(table: &Table, conditions: &mut BTreeMap<String, Question>) {
    for row in &*table.rows {
        if let Value::Text(text) = &row.value.value
            && row.key == "when"
        {
            conditions.extend(condition(text).ok().map(|question| (text.to_string(), question)));
        }
        if let Value::List(items) = &row.value.value {
            for item in &**items {
                if let Value::Table(table) = &item.value {
                    conditions_of(table, conditions);
                }
            }
        }
    }
}

/// The lists within tables and choices, each a constant of its own: Rust has no other place for what may own memory.
#[derive(Default)]
struct Lists {
    written: String,
    count: usize,
}

impl Lists {
    fn named(&mut self, kind: &str, items: &[String]) -> String {
        let name = format!("L{}", self.count);
        self.count += 1;
        writeln!(self.written, "static {name}: [{kind}; {}] = [{}];", items.len(), items.join(", "))
            .expect("a text grows");
        format!("Cow::Borrowed(&{name})")
    }

    /// What is read of a file; nothing where something is wrong with it.
    fn built(&mut self, file: &str, is_clause: bool, conditions: &mut BTreeMap<String, Question>) -> Option<String> {
        let body = if is_clause { Some(Body::read(file)?) } else { None };
        let toml = body.as_ref().map_or(file, |body| &file[body.head.clone()]);
        let head = Table::read(toml).ok()?;
        conditions_of(&head, conditions);
        let head = self.table(&head);
        let body = match body {
            Some(Body { head, at, first_line, label, choices: _ }) => {
                let choices = self.choices(&choices(&file[at.clone()]).ok()?);
                let label = label.map_or("None".to_owned(), |label| format!("Some({})", text(&label)));
                format!(
                    "Some(Body {{ head: {head:?}, at: {at:?}, first_line: {first_line}, label: {label}, choices: Some({choices}) }})"
                )
            }
            None => "None".to_owned(),
        };
        Some(format!("Built {{ head: {head}, body: {body} }}"))
    }

    fn choices(&mut self, choices: &Choices) -> String {
        let Choices { cuts, steps, tags, parts } = choices;
        let cuts: Vec<_> = cuts.iter().map(|at| format!("{at:?}")).collect();
        let cuts = self.named("Range<usize>", &cuts);
        format!("Choices {{ cuts: {cuts}, steps: {}, tags: {tags}, parts: {parts} }}", self.steps(steps))
    }

    fn steps(&mut self, steps: &[Step]) -> String {
        let steps: Vec<_> = steps.iter().map(|step| self.step(step)).collect();
        self.named("Step", &steps)
    }

    fn step(&mut self, step: &Step) -> String {
        match step {
            Step::If { number, at, branches } => {
                let branch = |Branch { question, part }: &Branch| {
                    let (question, part) = (self.question(question), self.part(part));
                    format!("Branch {{ question: {question}, part: {part} }}")
                };
                let branches: Vec<_> = branches.iter().map(branch).collect();
                let branches = self.named("Branch", &branches);
                format!("Step::If {{ number: {number}, at: {at:?}, branches: {branches} }}")
            }
            Step::For { number, at, names, list, body, otherwise } => {
                let (names, list, body) = (self.texts(names), self.asked(list), self.part(body));
                let otherwise =
                    otherwise.as_ref().map_or("None".to_owned(), |part| format!("Some({})", self.part(part)));
                format!(
                    "Step::For {{ number: {number}, at: {at:?}, names: {names}, list: {list}, body: {body}, otherwise: {otherwise} }}"
                )
            }
            Step::Set { name, value } => format!("Step::Set {{ name: {}, value: {} }}", text(name), self.asked(value)),
        }
    }

    fn part(&mut self, part: &Part) -> String {
        let Part { number, inside, is_long, steps } = part;
        let steps = self.steps(steps);
        format!("Part {{ number: {number}, inside: {inside:?}, is_long: {is_long}, steps: {steps} }}")
    }

    fn question(&mut self, question: &Question) -> String {
        let question = match question {
            Question::Filled(value) => format!("Filled({})", self.asked(value)),
            Question::Is(value, is) => format!("Is({}, {})", self.asked(value), text(is)),
            Question::Same(one, other) => format!("Same({}, {})", self.asked(one), self.asked(other)),
            Question::Counts(value, count, number) => {
                format!("Counts({}, Count::{count:?}, {number})", self.asked(value))
            }
            Question::Holds(value, held) => format!("Holds({}, {})", self.asked(value), text(held)),
            Question::Has(value, item) => format!("Has({}, {})", self.asked(value), text(item)),
            Question::Chosen(id) => format!("Chosen({})", text(id)),
            Question::First | Question::Other => format!("{question:?}"),
            Question::Not(inner) => format!("Not({})", self.questions(inner)),
            Question::All(all) => format!("All({})", self.questions(all)),
            Question::Any(any) => format!("Any({})", self.questions(any)),
        };
        format!("Question::{question}")
    }

    fn questions(&mut self, questions: &[Question]) -> String {
        let questions: Vec<_> = questions.iter().map(|question| self.question(question)).collect();
        self.named("Question", &questions)
    }

    fn asked(&mut self, value: &Asked) -> String {
        match value {
            Asked::Path { root, fields } => {
                let fields: Vec<_> = fields.iter().map(field).collect();
                format!("Asked::Path {{ root: {}, fields: {} }}", text(root), self.named("Field", &fields))
            }
            Asked::Other => "Asked::Other".to_owned(),
        }
    }

    fn texts(&mut self, texts: &[Cow<'static, str>]) -> String {
        let texts: Vec<_> = texts.iter().map(|it| text(it)).collect();
        self.named("Cow<'static, str>", &texts)
    }

    fn table(&mut self, table: &Table) -> String {
        let rows = table.rows.iter().map(|row| {
            let value = self.item(&row.value);
            format!("Row {{ key: Cow::Borrowed({:?}), key_at: {:?}, value: {value} }}", row.key, row.key_at)
        });
        let rows: Vec<_> = rows.collect();
        format!("Table {{ rows: {} }}", self.named("Row", &rows))
    }

    fn item(&mut self, item: &Item) -> String {
        let value = match &item.value {
            Value::Text(text) => format!("Text(Cow::Borrowed({text:?}))"),
            Value::Integer(number) => format!("Integer(Cow::Borrowed({number:?}))"),
            Value::Date(date) => format!("Date(Cow::Borrowed({date:?}))"),
            Value::List(items) => {
                let items: Vec<_> = items.iter().map(|item| self.item(item)).collect();
                format!("List({})", self.named("Item", &items))
            }
            Value::Table(table) => format!("Table({})", self.table(table)),
            Value::Other => "Other".to_owned(),
        };
        format!("Item {{ value: Value::{value}, at: {:?} }}", item.at)
    }
}

/// All forms of the spec, each once, as Rust.
fn forms(rules: &Rules<'_>) -> String {
    let mut known = Known { rules, forms: Vec::new() };
    let top = known.all(rules.root());
    let mut written = String::new();
    let mut next = 0;
    while let Some(form) = known.forms.get(next).copied() {
        next += 1;
        let mut keys: Vec<_> = form.properties().iter().collect();
        keys.sort_by_key(|(key, _)| *key);
        let keys: Vec<_> =
            keys.into_iter().map(|(key, schema)| format!("({key:?}, {})", known.below(schema))).collect();
        let entries = form.entries().map_or_else(|| "&[]".to_owned(), |entries| known.below(entries.schema));
        let rows = form.items().map_or_else(|| "None".to_owned(), |items| format!("Some({})", known.below(items)));
        let takes: Vec<_> = ["object", "integer", "boolean"].into_iter().filter(|kind| form.takes(kind)).collect();
        let value_type = form.value_type();
        writeln!(
            written,
            "    Form {{ keys: &[{}], entries: {entries}, rows: {rows}, value_type: {value_type:?}, takes: &{takes:?} }},",
            keys.join(", ")
        )
        .expect("a text grows");
    }
    format!("static TOP: &[u16] = {top};\nstatic FORMS: &[Form] = &[\n{written}];\n")
}

/// The forms that were met.
struct Known<'a> {
    rules: &'a Rules<'a>,
    forms: Vec<Form<'a>>,
}

impl<'a> Known<'a> {
    fn below(&mut self, schema: &'a serde_json::Value) -> String {
        self.all(self.rules.forms(schema))
    }

    /// The places of these forms among all; an open point may stand everywhere and is none of them.
    fn all(&mut self, forms: Vec<Form<'a>>) -> String {
        let places = forms.into_iter().filter(|form| !form.is_open_point()).map(|form| {
            self.forms.iter().position(|known| known.is_at(&form)).unwrap_or_else(|| {
                self.forms.push(form);
                self.forms.len() - 1
            })
        });
        format!("&{:?}", places.collect::<Vec<_>>())
    }
}
