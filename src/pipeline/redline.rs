//! A document as it was and as it is, in one text.

use super::documents::Built;
use super::report::Written;
use super::run::Run;
use super::{CouldNotRun, DealFiles, Diff, Output, OutputFile, Today, wanted};
use crate::doc;
use crate::export::{Format, md};
use crate::world::World;

/// Which document is compared in two deals.
#[derive(Debug, Clone, Copy)]
pub struct RedlineRequest<'a> {
    /// The deal as it was.
    pub old: DealFiles<'a>,
    /// The deal as it is now.
    pub new: DealFiles<'a>,
    /// The id of the document.
    pub document: &'a str,
    /// How it is written: as text, which is Markdown here.
    pub written: Written,
    /// The date of the run.
    pub today: Option<Today>,
}

/// The new document with the marks of what changed; it is for the readers of the document itself.
pub fn redline(world: &impl World, request: RedlineRequest<'_>) -> Result<Diff, CouldNotRun> {
    let RedlineRequest { old, new, document, written, today } = request;
    match written {
        Written::Document(Format::Text | Format::Markdown) => {}
        Written::Document(format) => return Err(CouldNotRun::NoRedline { name: format.name() }),
        Written::Json => return Err(CouldNotRun::NoRedline { name: "json" }),
        Written::Calendar => return Err(CouldNotRun::NoRedline { name: "ics" }),
    }
    let build = |files| -> Result<_, CouldNotRun> {
        let mut run = Run::start(world, files)?;
        run.today = today;
        run.names_checked = true;
        let built: Option<Built> = match run.read() {
            Some(read) => {
                let ids = wanted(&read.library, &[document.to_owned()])?;
                run.documents(&read, &ids).into_iter().next()
            }
            None => None,
        };
        Ok((run, built))
    };
    let (old_run, was) = build(old)?;
    let (new_run, now) = build(new)?;
    let (mut files, mut differs) = (Vec::new(), false);
    if let (Some(was), Some(now)) = (was, now) {
        let redline = doc::redline(&was.document, &now.document);
        differs = !redline.is_clean();
        let name = format!("{}.redline.md", now.file_name);
        files.push(OutputFile { name, audience: now.audience, bytes: md::redline(&redline).into_bytes() });
    }
    let report = Output { files, findings: new_run.findings.sorted(), sources: new_run.sources, made_from: None };
    Ok(Diff { report, old: (old_run.findings.sorted(), old_run.sources), differs })
}
