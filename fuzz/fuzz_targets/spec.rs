//! No deal spec ends the program, and every finding on it can be printed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use prenup::deal;
use prenup::diag::{Findings, Sources, Style, emit};
use prenup::spec::{self, Spec};

fuzz_target!(|text: &str| {
    let (mut sources, mut findings) = (Sources::new(), Findings::new());
    let file = sources.add("deal.toml", text.to_owned());
    if let Some((spec, places)) = spec::read::<Spec>(file, &mut sources, &mut findings) {
        deal::resolve(spec, places, &sources, &mut findings);
    }
    emit(&findings, &sources, Style::Human { color: false });
});
