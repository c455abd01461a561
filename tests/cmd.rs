//! Commands with all that they print, run with the real program.

#[test]
fn commands() {
    trycmd::TestCases::new().case("tests/cmd/*.md");
}
