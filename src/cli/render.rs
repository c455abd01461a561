use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::{CouldNotRun, DealArgs, Ended, print_findings, today};
use crate::diag::Level;
use crate::pipeline::{self, Audience, OutputFile, Request};
use crate::world::{NewFile, Readers, World};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    deal: DealArgs,

    /// Which document; may be given several times. All of them when absent.
    #[arg(long = "document", short = 'd', value_name = "ID")]
    documents: Vec<String>,

    /// Which format, `markdown`, `pdf`, `html`, `docx` (Word) or `text`; may be given several times. Markdown and PDF when absent.
    #[arg(long = "format", short = 'f', value_name = "FORMAT")]
    formats: Vec<String>,

    /// Where the documents go: shared ones into `shared/`, private ones into `private/` below it. `out` beside the
    /// deal spec when absent.
    #[arg(long, short = 'o', value_name = "DIR")]
    out: Option<PathBuf>,

    /// The date to print on drafts, as 2027-01-31. `SOURCE_DATE_EPOCH` when absent; without both, no date is printed.
    #[arg(long, value_name = "DATE")]
    today: Option<String>,

    /// Write nothing while a value is open, and mark no document as a draft.
    #[arg(long = "final")]
    is_final: bool,

    /// Instead of the documents, write copies for our own eyes, all of them private: each paragraph says which clause it
    /// is, what chose that, and which values of the deal it depends on; clauses not chosen are listed with the reason.
    #[arg(long = "review")]
    for_review: bool,

    /// Write nothing while a clause that is chosen has words that nobody approved.
    #[arg(long = "require-approved")]
    only_approved: bool,
}

pub(super) fn run(world: &impl World, args: Args) -> Result<Ended, CouldNotRun> {
    let Args { deal, documents, formats, out, today: flag, is_final, for_review, only_approved } = args;
    let out = out.unwrap_or_else(|| deal.deal.parent().unwrap_or(Path::new("")).join("out"));
    let today = today(world, flag.as_deref())?;
    // `check` reads approvals on a day too: what was found on this one is found again only with it.
    let on_the_day = flag.map_or_else(String::new, |date| format!(" --today {date}"));
    let request = Request { documents, formats, today, is_final, only_approved, for_review };
    work_along(&request.formats);
    let mut rendered = pipeline::render(world, deal.files(), &request)?;
    if rendered.findings.has_errors() {
        print_findings(&rendered.findings, &rendered.sources, false)?;
        return Ok(Ended::WithErrors);
    }
    let files = std::mem::take(&mut rendered.files);
    let files: Vec<NewFile> = files.into_iter().map(|file| new_file(&out, file)).collect();
    world.write_all(&files)?;
    // In one go: whoever reads it is woken once.
    let mut told = Vec::new();
    for file in &files {
        writeln!(told, "wrote {}", file.path.display())?;
    }
    let said = rendered.findings.iter().filter(|finding| finding.level != Level::Note).count();
    if said > 0 {
        let what = if said == 1 { "1 warning" } else { &format!("{said} warnings") };
        writeln!(told, "{what} on this deal: see `prenup check {}{on_the_day}`", deal.name())?;
    }
    std::io::stdout().write_all(&told)?;
    rendered.forget();
    Ok(Ended::Clean)
}

/// Lets this thread do its part of the work, where it would only wait for the others: it is one less to start and to wake.
/// Typst needs all of them beside the threads that wait for it.
fn work_along(formats: &[String]) {
    if !formats.is_empty() && formats.iter().all(|format| format != "pdf") {
        // Where a pool stands already, that one does the work.
        let _ = rayon::ThreadPoolBuilder::new().use_current_thread().build_global();
    }
}

/// A document in the folder of its readers; what is private is for the user's own eyes on the disk too.
fn new_file(out: &Path, file: OutputFile) -> NewFile {
    let (folder, readers) = match file.audience {
        Audience::Shared => ("shared", Readers::Anyone),
        Audience::Private => ("private", Readers::OwnerOnly),
    };
    NewFile { path: out.join(folder).join(&file.name), bytes: file.bytes, readers }
}
