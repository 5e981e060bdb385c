//! Rubrics: the YAML format, where its files are found, and what may be wrong with them.

mod builtin;
mod diagnostics;
mod file;
mod groups;
mod library;
mod load;
mod model;
mod pattern_line;
mod suggest;
mod yaml;

pub use diagnostics::{Problem, RubricError};
pub use library::{FindError, Library, LibraryError, Origin, Pack, Question, Source};
pub use model::*;
