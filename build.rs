//! Clauses, templates and the pages of the rules are embedded: a file that is added or removed there must rebuild the program.

fn main() {
    println!("cargo:rerun-if-changed=clauses");
    println!("cargo:rerun-if-changed=templates");
    println!("cargo:rerun-if-changed=docs/rules");
}
