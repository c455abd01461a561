//! Reports: documents that a command of their own makes, of a deal and of what that command found out.

use serde::Serialize;

use super::documents::{Built, readers};
use super::run::{Read, Run};
use super::told::wording;
use super::views::Views;
use super::{CouldNotRun, MadeFrom, Output, OutputFile, Today};
use crate::clause::{Audience, Occasion};
use crate::deal::Date;
use crate::diag::Finding;
use crate::export::{Format, ics};
use crate::view::{PrivateReport, SharedReport, SharedView};
use crate::world::World;

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// As a document.
    Document(Format),
    /// As a calendar file: the dated events of the document.
    Calendar,
    /// As data: what its templates see of it, as JSON.
    Json,
}

impl Written {
    /// The form of that name: `json`, or a format of documents.
    pub fn from_name(name: &str) -> Result<Self, CouldNotRun> {
        if name == "json" {
            return Ok(Self::Json);
        }
        let unknown = || CouldNotRun::UnknownFormat { name: name.to_owned() };
        Format::from_name(name).map(Self::Document).ok_or_else(unknown)
    }

    /// Whether a terminal can show it.
    pub fn is_text(self) -> bool {
        match self {
            Self::Json | Self::Calendar | Self::Document(Format::Text | Format::Markdown | Format::Html) => true,
            Self::Document(Format::Pdf | Format::Docx) => false,
        }
    }
}

/// What a command found out, for each reader what it may see.
pub(super) struct Report {
    pub(super) shared: SharedReport,
    pub(super) private: PrivateReport,
}

/// Which report is made, for whom, and how it is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    pub(super) occasion: Occasion,
    pub(super) audience: Audience,
    pub(super) written: Written,
}

impl<W: World> Run<'_, W> {
    /// A report on a deal that was read; no file when a finding is an error.
    pub(super) fn report(mut self, read: Option<Read>, report: Report, wanted: Wanted) -> Output {
        let written = read.and_then(|mut read| {
            let (file, documents) = self.report_file(&mut read, report, wanted)?;
            Some((file, MadeFrom { _read: read, documents }))
        });
        let findings = self.findings.sorted();
        let (file, made_from) = written.filter(|_| !findings.has_errors()).unzip();
        Output { files: file.into_iter().collect(), findings, sources: self.sources, made_from }
    }

    /// The file, and the document that it was written from; none for data.
    fn report_file(&mut self, read: &mut Read, report: Report, wanted: Wanted) -> Option<(OutputFile, Vec<Built>)> {
        let Wanted { occasion, audience, written } = wanted;
        let Some(template) = read.library.document_for(occasion, audience) else {
            let message = format!("no document template is {} and has the occasion of this report", audience.name());
            self.findings.push(Finding::error("missing-template", message));
            return None;
        };
        let (id, file_name) = (template.id().to_owned(), template.file_name().to_owned());
        let Report { shared: of_both, private: of_us } = report;
        let format = match written {
            Written::Document(format) => Some(format),
            Written::Calendar => None,
            Written::Json => {
                let bytes = match audience {
                    Audience::Shared => self.json(&of_both),
                    Audience::Private => self.json(&Both { both: &of_both, ours: &of_us }),
                }?;
                return Some((OutputFile { name: format!("{file_name}.json"), audience, bytes }, Vec::new()));
            }
        };
        let mut shared = SharedView::of(&read.deal, self.today.map(|Today(date)| date));
        shared.report = of_both;
        read.views = self.sound(Views::of(shared, wording(&read.deal)))?.with_report(of_us);
        let mut built = self.documents(read, &[id]);
        if self.findings.has_errors() {
            return None;
        }
        let Some(format) = format else {
            let day = self.today.map(|Today(date)| date).or(read.deal.tables.deal.effective.known().copied());
            let stamp = ics::Stamp { day: day.map(Date::iso), readers: readers(audience) };
            let bytes = ics::write(&built.first()?.document, &stamp).into_bytes();
            return Some((OutputFile { name: format!("{file_name}.ics"), audience, bytes }, built));
        };
        let file = self.export(&mut built, &[format]).into_iter().next()?;
        Some((file, built))
    }

    fn json(&mut self, value: &impl Serialize) -> Option<Vec<u8>> {
        match serde_json::to_string_pretty(value) {
            Ok(text) => Some((text + "\n").into_bytes()),
            Err(error) => {
                self.findings.push(Finding::error("json", format!("the report cannot be written as JSON: {error}")));
                None
            }
        }
    }
}

/// A report as our own team reads it.
#[derive(Serialize)]
struct Both<'a> {
    #[serde(flatten)]
    both: &'a SharedReport,
    #[serde(flatten)]
    ours: &'a PrivateReport,
}
