//! The `prenup` program.

use std::process::ExitCode;

/// A run is short and full of small texts: the system's allocator would be a quarter of it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    prenup::cli::run(std::env::args_os())
}
