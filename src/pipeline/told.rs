//! What a run tells of a deal, in the shapes that views and findings have for it.

use std::path::Path;

use crate::clause::{self, Wording};
use crate::deal::{self, Deal};
use crate::diag::{FileId, Finding, Findings, Sources};
use crate::view::{FallbackView, OpenPointView, WordingView};

/// The name of a spec file without its folder, which is another on each machine; with it where two have the same name.
pub(super) fn printed_name(file: FileId, all: &[FileId], sources: &Sources) -> String {
    let short = |file: &FileId| {
        let path = Path::new(sources.name(*file));
        path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
    };
    let name = short(&file);
    if all.iter().filter(|other| short(other) == name).count() > 1 { sources.name(file).to_owned() } else { name }
}

/// The file and line of a value of the spec.
pub(super) fn line_of(at: &deal::Path, deal: &Deal, specs: &[FileId], sources: &Sources) -> Option<(String, usize)> {
    let span = deal.places.key_span(at).or_else(|| deal.places.value_span(at))?;
    Some((printed_name(span.file, specs, sources), sources.line_column(span).0))
}

/// What is still open, as the private term sheet lists it.
pub(super) fn open_points(deal: &Deal) -> Vec<OpenPointView> {
    let open_point = |(path, point): &(deal::Path, deal::OpenPoint)| OpenPointView {
        place: deal.places.dotted(path),
        tbd: point.tbd.to_string(),
        owner: point.owner.as_ref().map(ToString::to_string),
        by: point.by.as_ref().map(ToString::to_string),
    };
    deal.places.open_points().iter().chain(deal.places.private_open_points()).map(open_point).collect()
}

/// The wordings that a deal asks for, each with its place.
pub(super) fn wording(deal: &Deal) -> Wording {
    let table = deal::Path::root().key("wording");
    let pick = |(clause, wording): (&deal::Words, &deal::Id), places: &deal::Places, is_standing| {
        let at = table.key(clause.as_str());
        clause::Pick {
            clause: clause.to_string(),
            wording: wording.to_string(),
            clause_at: places.key_span(&at),
            at: places.value_span(&at),
            is_standing,
        }
    };
    // What the deal says itself comes last and counts.
    let team = deal.team.iter().flat_map(|team| team.preferred().map(|row| pick(row, &team.places, true)));
    let own = deal.tables.wording.iter().map(|row| pick(row, &deal.places, false));
    Wording::new(team.chain(own).collect::<Vec<_>>())
}

pub(super) fn wording_view(worded: clause::Worded) -> WordingView {
    let clause::Worded { clause: _, title, wording, picked, standing, guidance, fallbacks } = worded;
    let fallback = |step: clause::Step| {
        let clause::Step { wording, guidance } = step;
        FallbackView { name: wording, guidance }
    };
    let fallbacks = fallbacks.into_iter().map(fallback).collect();
    WordingView { title, name: wording, picked, standing, guidance, fallbacks }
}

/// What keeps a document from being final: each value that is open, with who settles it until when.
pub(super) fn still_open(deal: &Deal) -> Findings {
    let mut found = Findings::new();
    for (path, point) in deal.places.open_points() {
        let deal::OpenPoint { tbd: _, owner, by } = point;
        let owner = owner
            .as_ref()
            .map_or_else(|| "nobody is named to settle it".to_owned(), |who| format!("{who} is to settle it"));
        let by = by.map_or_else(String::new, |date| format!(", by {date}"));
        let finding =
            Finding::error("open-point", format!("`{}` is still open: {owner}{by}", deal.places.dotted(path)));
        found.push(finding.at(deal.places.nearest_span(path)).hint("write the value, or render without `--final`"));
    }
    found
}
