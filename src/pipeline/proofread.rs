//! A contract that somebody else wrote: read, and proofread by the same rules as our documents.

use std::path::PathBuf;

use crate::diag::{Finding, Findings, Sources, Span};
use crate::world::World;
use crate::{doc, lint};

use super::CouldNotRun;

/// Reports what the rules of proofreading find in Markdown files that somebody else wrote, each file for itself.
pub fn proofread(world: &impl World, paths: &[PathBuf]) -> Result<(Findings, Sources), CouldNotRun> {
    let (mut sources, mut findings) = (Sources::new(), Findings::new());
    for path in paths {
        let bytes = world.read(path)?;
        let name = path.display().to_string();
        let text = match String::from_utf8(bytes) {
            // Some word processors put a mark before the text.
            Ok(text) => text.strip_prefix('\u{FEFF}').map_or_else(|| text.clone(), str::to_owned),
            Err(error) => {
                let file = sources.add(name, String::from_utf8_lossy(error.as_bytes()).into_owned());
                let at = error.utf8_error().valid_up_to();
                let finding = Finding::error("not-utf8", "the file is not UTF-8 text").at(Span::new(file, at..at + 1));
                findings.push(finding.hint("save it as UTF-8"));
                continue;
            }
        };
        let file = sources.add(name, text);
        if let Some(document) = doc::read(file, &sources, &mut findings) {
            findings.extend(lint::proofread(&document, lint::Paper::Theirs, &sources));
        }
    }
    Ok((findings.sorted(), sources))
}
