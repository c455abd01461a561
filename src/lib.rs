//! A document compiler for strategic alliances: one TOML deal spec in, the papers of the alliance out.
//!
//! Each phase turns one representation into the next; one folder per representation; one door into each.
//!
//! | module | what lives there |
//! | --- | --- |
//! | `cli` | the command line: one file a command, exit codes, the terminal |
//! | `pipeline` | the phases and their order |
//! | `world` | files, environment, the date: all that comes from outside |
//! | `diag` | findings as values, and how they are printed |
//! | `spec` | the TOML as written, with the place of each value |
//! | `deal` | the deal as meant: references resolved, totals, dates |
//! | `lint` | named rules over the deal and over the document |
//! | `view` | what a given reader may see |
//! | `clause` | the clause library, selection, and Tera |
//! | `doc` | the document tree and the passes over it |
//! | `export` | one writer per format |

pub mod diag;
pub mod doc;
pub mod export;
pub mod world;
