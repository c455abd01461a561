//! The `prenup` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    prenup::cli::run(std::env::args_os())
}
