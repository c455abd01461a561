//! `docs/rules.md`: every rule, of deals and of documents.

use std::fmt::Write as _;

use prenup::lint::{PROOF_RULES, RULES, Scope};

const HEAD: &str = "# Rules\n\n\
    What `prenup check` says of a deal beyond what is plainly wrong with it, and what it and `prenup proofread` say of a \
    document. An error stops; a warning is something an experienced reader would stop at; a note is worth knowing. Nothing \
    is ever changed.\n\n\
    This page is made from the two registries, in `src/lint/rules` and `src/lint/proof/rules`. Each rule has a page, with \
    cases that fire and that stay silent: `prenup explain` prints it. `[lints]` weighs a rule that reads what is ours \
    otherwise, with a reason that the private term sheet prints.\n";

const DEAL: &str = "\n## Of a deal\n\n| rule | level | finds | from |\n| --- | --- | --- | --- |\n";

const DOCUMENT: &str = "\n## Of a document\n\n\
    “Ours” are the documents that this program makes, “theirs” those that `prenup proofread` is given. In a document of ours \
    a rule reads words and never stops it, unless the deal asks for that in `[lints]`: what is an error in theirs is a \
    warning there, and a note is said only of the \
    words of a clause, since those of a value are the deal’s own. What is `defined-twice`, a `dangling-reference` or an \
    `empty-section` in ours is found while the document is built, and stops it.\n\n\
    | rule | level | reads | finds | from |\n| --- | --- | --- | --- | --- |\n";

pub(crate) fn page() -> String {
    let mut page = format!("{HEAD}{DEAL}");
    for rule in RULES {
        let (name, level) = (rule.name, rule.level.name());
        writeln!(page, "| [`{name}`](rules/{name}.md) | {level} | {} | {} |", rule.summary, rule.source).unwrap();
    }
    page.push_str(DOCUMENT);
    for rule in PROOF_RULES {
        let reads = match rule.scope {
            Scope::Both => "both",
            Scope::Ours => "ours",
            Scope::Theirs => "theirs",
        };
        let (name, level) = (rule.name, rule.level.name());
        writeln!(page, "| [`{name}`](rules/{name}.md) | {level} | {reads} | {} | {} |", rule.summary, rule.source)
            .unwrap();
    }
    page
}
