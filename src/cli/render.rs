use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::{CouldNotRun, Ended, print_findings, today};
use crate::diag::Level;
use crate::pipeline::{self, Audience, Request};
use crate::world::World;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The deal spec.
    #[arg(value_name = "DEAL")]
    deal: PathBuf,

    /// Which document; may be given several times. All of them when absent.
    #[arg(long = "document", short = 'd', value_name = "ID")]
    documents: Vec<String>,

    /// Which format, `markdown` or `pdf`; may be given several times. Both when absent.
    #[arg(long = "format", short = 'f', value_name = "FORMAT")]
    formats: Vec<String>,

    /// Where the documents go: shared ones into `shared/`, private ones into `private/` below it. `out` beside the
    /// deal spec when absent.
    #[arg(long, short = 'o', value_name = "DIR")]
    out: Option<PathBuf>,

    /// The date to print on drafts, as 2027-01-31. `SOURCE_DATE_EPOCH` when absent; without both, no date is printed.
    #[arg(long, value_name = "DATE")]
    today: Option<String>,
}

pub(super) fn run(world: &impl World, args: Args) -> Result<Ended, CouldNotRun> {
    let Args { deal, documents, formats, out, today: flag } = args;
    let out = out.unwrap_or_else(|| deal.parent().unwrap_or(Path::new("")).join("out"));
    let request = Request { documents, formats, today: today(world, flag.as_deref())? };
    let rendered = pipeline::render(world, &deal, &request)?;
    let (findings, sources) = (&rendered.findings, &rendered.sources);
    if findings.has_errors() {
        print_findings(findings, sources, false)?;
        return Ok(Ended::WithErrors);
    }
    let mut files = Vec::new();
    for file in rendered.files {
        let folder = match file.audience {
            Audience::Shared => "shared",
            Audience::Private => "private",
        };
        files.push((out.join(folder).join(&file.name), file.bytes));
    }
    world.write_all(&files)?;
    let mut stdout = std::io::stdout().lock();
    for (path, _) in &files {
        writeln!(stdout, "wrote {}", path.display())?;
    }
    let said = findings.iter().filter(|finding| finding.level != Level::Note).count();
    if said > 0 {
        let what = if said == 1 { "1 warning" } else { &format!("{said} warnings") };
        writeln!(stdout, "{what} on this deal: see `prenup check {}`", deal.display())?;
    }
    Ok(Ended::Clean)
}
