//! A document compiler for strategic alliances: one TOML deal spec in, the papers of the alliance out.
//!
//! Each phase turns one representation into the next; one folder per representation; one door into each.
//!
//! | module | may import | what lives there |
//! | --- | --- | --- |
//! | `cli` | `pipeline`, `diag`, `world` | the command line: one file a command, exit codes, the terminal |
//! | `pipeline` | `world`, `diag`, `spec`, `deal`, `lint`, `view`, `clause`, `doc`, `export`, `trace` | the phases and their order |
//! | `world` | `diag` | files, environment, the date: all that comes from outside |
//! | `diag` | – | findings as values, and how they are printed |
//! | `spec` | `diag` | the TOML as written, with the place of each value |
//! | `expression` | `spec`, `diag` | expressions over the deal: read, checked against its format, answered |
//! | `deal` | `spec`, `expression`, `diag` | the deal as meant: references resolved, totals, dates |
//! | `lint` | `deal`, `expression`, `doc`, `diag` | named rules over the deal and over the document |
//! | `trace` | `spec`, `diag` | what hangs on each value of a spec, found by changing them one at a time |
//! | `view` | `deal` | what a given reader may see |
//! | `clause` | `view`, `world`, `diag` | the clause library, selection, and Tera |
//! | `doc` | `diag` | the document tree and the passes over it |
//! | `export` | `doc`, `world` | one writer per format |

pub mod clause;
pub mod cli;
pub mod deal;
pub mod diag;
pub mod doc;
pub mod export;
pub mod expression;
pub mod lint;
pub mod pipeline;
pub mod spec;
pub mod trace;
pub mod view;
pub mod world;
