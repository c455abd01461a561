//! The embedded Typst: its fonts, its world of two files, and its errors in our words.

use std::collections::BTreeSet;
use std::hash::Hasher;
use std::sync::LazyLock;

use typst::comemo;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::doc::Document;

use super::{Look, PdfError};

/// Many show rules overflow a smaller stack.
const STACK: usize = 32 << 20;

/// How many compilations a memoized result outlives without being used.
const KEPT: usize = 2;

macro_rules! font {
    ($name:literal) => {
        include_bytes!(concat!("../../../templates/fonts/", $name)).as_slice()
    };
}

static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let files = [
        font!("LibertinusSerif-Regular.otf"),
        font!("LibertinusSerif-Italic.otf"),
        font!("LibertinusSerif-Bold.otf"),
        font!("LibertinusSerif-BoldItalic.otf"),
        font!("DejaVuSansMono.ttf"),
    ];
    let fonts: Vec<Font> = files.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect();
    Fonts { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
});

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

struct Fonts {
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

impl Fonts {
    fn have(&self, c: char) -> bool {
        (0..self.fonts.len()).any(|at| self.book.info(at).is_some_and(|font| font.coverage.contains(u32::from(c))))
    }
}

pub(super) fn write(document: &Document, look: &Look) -> Result<Vec<u8>, PdfError> {
    let data = super::data(document).to_string();
    let words = &document.words;
    let words = [&words.signature, &words.name, &words.title, &words.date].into_iter().flat_map(|word| word.chars());
    let shown = document.plain_text();
    let missing: BTreeSet<char> = shown.chars().chain(words).filter(|c| *c != '\n' && !FONTS.have(*c)).collect();
    if !missing.is_empty() {
        return Err(PdfError::NoGlyph(missing.into_iter().map(|c| format!("U+{:04X}", u32::from(c))).collect()));
    }
    // PDF/A demands a date; a document without one gets the same each time.
    let timestamp = document.date.as_deref().and_then(timestamp).or_else(|| timestamp("2000-01-01"));
    std::thread::scope(|scope| {
        let work = || compile(data, look, timestamp);
        let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        let thread = thread.map_err(|error| PdfError::Internal(error.to_string()))?;
        thread.join().map_err(|_| PdfError::Internal("the typesetter stopped".into()))?
    })
}

fn compile(data: String, look: &Look, timestamp: Option<Timestamp>) -> Result<Vec<u8>, PdfError> {
    let ident = fingerprint(&data, &look.source);
    let world = Paper::new(data, look)?;
    let standards = PdfStandards::new(&[PdfStandard::A_3a, PdfStandard::Ua_1])
        .map_err(|error| PdfError::Internal(error.message().to_string()))?;
    let options = PdfOptions {
        ident: Smart::Custom(ident),
        creator: Smart::Custom(Some("prenup".into())),
        timestamp,
        standards,
        ..PdfOptions::default()
    };
    let pages = typst::compile::<PagedDocument>(&world).output;
    let bytes = pages.and_then(|pages| typst_pdf::pdf(&pages, &options));
    comemo::evict(KEPT);
    bytes.map_err(|errors| PdfError::Look(errors.iter().map(|error| world.told(error, &look.name)).collect()))
}

/// A name that the same content always has; only its hash enters the file.
fn fingerprint(data: &str, look: &str) -> String {
    let mut hash = Fnv(0xcbf2_9ce4_8422_2325);
    hash.write(data.as_bytes());
    hash.write(look.as_bytes());
    format!("prenup-{:016x}", hash.finish())
}

/// FNV-1a: the standard library's hashers may change from one release to the next.
struct Fnv(u64);

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}

fn timestamp(date: &str) -> Option<Timestamp> {
    let mut parts = date.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    Datetime::from_ymd_hms(year, month, day, 0, 0, 0).map(Timestamp::new_utc)
}

/// All that the look may see: itself and the document's data.
struct Paper {
    main: Source,
    data: (FileId, Bytes),
}

impl Paper {
    fn new(data: String, look: &Look) -> Result<Self, PdfError> {
        let file = |name: &str| {
            let path = VirtualPath::new(name).map_err(|error| PdfError::Internal(error.to_string()))?;
            Ok(RootedPath::new(VirtualRoot::Project, path).intern())
        };
        Ok(Self {
            main: Source::new(file("/look.typ")?, look.source.clone().into_owned()),
            data: (file("/doc.json")?, Bytes::from_string(data)),
        })
    }

    /// An error of the engine with its line in the look.
    fn told(&self, error: &SourceDiagnostic, name: &str) -> String {
        let line = self.range(error.span).and_then(|range| self.main.lines().byte_to_line(range.start));
        let message = error.message.trim_end_matches('.');
        line.map_or_else(|| message.to_owned(), |line| format!("{name}:{}: {message}", line + 1))
    }
}

impl World for Paper {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data.0 { Ok(self.data.1.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
