//! What the compiler does not see for itself.

#![allow(clippy::disallowed_methods, reason = "what is built is told by the environment")]

fn main() {
    // Clauses, templates and the pages of the rules are embedded: a file that is added or removed there must rebuild the
    // program.
    println!("cargo:rerun-if-changed=clauses");
    println!("cargo:rerun-if-changed=templates");
    println!("cargo:rerun-if-changed=docs/rules");
    // A program that may lie anywhere in memory has 75,000 addresses to be set right at each start, which takes longer
    // than all that `prenup check` does. What it reads is handled by safe code, and heap and stack lie anywhere as before.
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|found| found == value);
    if is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") && is("PROFILE", "release") {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
}
