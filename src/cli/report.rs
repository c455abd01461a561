//! What all commands that print a report share.

use std::io::Write as _;
use std::path::PathBuf;

use super::{CouldNotRun, Ended, print_findings};
use crate::pipeline::{Audience, Output, ReportForm};
use crate::world::{NewFile, Readers, World};

/// How a report is written, and where to.
#[derive(Debug, clap::Args)]
pub(super) struct ReportArgs {
    /// How to write it: `text`, `markdown`, `json`, `html`, `pdf` or `docx` (Word).
    #[arg(long, short = 'f', value_name = "FORMAT", default_value = "text")]
    format: String,

    /// The file to write it to. The terminal when absent, which PDF and Word cannot go to.
    #[arg(long, short = 'o', value_name = "FILE")]
    out: Option<PathBuf>,
}

impl ReportArgs {
    /// A calendar file, at this place.
    pub(super) fn to(file: PathBuf) -> Self {
        Self { format: "ics".to_owned(), out: Some(file) }
    }

    /// Whether a form of this name was asked for, which only some commands have.
    pub(super) fn is(&self, form: &str) -> bool {
        self.format == form
    }

    /// The form that was asked for.
    pub(super) fn form(&self) -> Result<ReportForm, CouldNotRun> {
        let form = ReportForm::from_name(&self.format)?;
        if self.out.is_none() && !form.is_text() {
            return Err(CouldNotRun::NotText { format: self.format.clone() });
        }
        Ok(form)
    }

    /// Prints or writes the report; its findings when it could not be made.
    pub(super) fn deliver(&self, world: &impl World, report: Output) -> Result<Ended, CouldNotRun> {
        let Output { files, findings, sources, .. } = report;
        if findings.has_errors() {
            print_findings(&findings, &sources, false)?;
            return Ok(Ended::WithErrors);
        }
        for file in files {
            let Some(path) = &self.out else {
                std::io::stdout().write_all(&file.bytes)?;
                continue;
            };
            let readers = match file.audience {
                Audience::Shared => Readers::Anyone,
                Audience::Private => Readers::OwnerOnly,
            };
            world.write_all(&[NewFile { path: path.clone(), bytes: file.bytes, readers }])?;
            writeln!(std::io::stdout(), "wrote {}", path.display())?;
        }
        Ok(Ended::Clean)
    }
}
