//! Commands with all that they print, run with the real program.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test reads files, and fails where it cannot"
)]

#[test]
fn commands() {
    trycmd::TestCases::new().case("tests/cmd/*.md");
}
