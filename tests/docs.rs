//! Pages that describe the program are made of it.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]

mod common;
#[path = "common/press.rs"]
mod press;
#[path = "common/trace.rs"]
mod trace;

#[test]
fn measure() {
    let start = std::time::Instant::now();
    let traces = trace::Traces::of_complete_deal();
    println!("took {:?}", start.elapsed());
    let schema = common::schema::Schema::of_spec();
    for name in schema.names() {
        let places = traces.of(&name);
        println!("{name}: {}", places.iter().map(|(d, c)| format!("{}:{c}", &d[..3])).collect::<Vec<_>>().join(" "));
    }
}
