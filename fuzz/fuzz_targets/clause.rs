//! No clause ends the program when the library is read and checked.
#![no_main]

use libfuzzer_sys::fuzz_target;
use prenup::clause::{Library, LibraryFile, LibraryFiles, Names, Schemas, built_in};
use prenup::diag::{Findings, Sources, Style, emit};
use prenup::view::{PrivateView, SharedView};
use schemars::generate::SchemaSettings;

fn schema<T: schemars::JsonSchema>() -> serde_json::Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    settings.into_generator().into_root_schema_for::<T>().to_value()
}

fuzz_target!(|body: &str| {
    let text = format!("+++\ntitle = \"T\"\naudience = \"shared\"\nnote = \"n\"\n+++\n{body}");
    let mut files = built_in();
    files.push(LibraryFile::new("clauses/fuzz/fuzz.md", text, "fuzz.md"));
    let schemas = Schemas { shared: schema::<SharedView>(), private: schema::<PrivateView>() };
    let (mut sources, mut findings) = (Sources::new(), Findings::new());
    let library = Library::load(&LibraryFiles::new(files, &mut sources), Names::Check(&schemas), &mut findings);
    assert!(library.is_some() || findings.has_errors());
    emit(&findings, &sources, Style::Short);
});
