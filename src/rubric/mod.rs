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

/// What reads the other YAML of the project: settings, and an answer's front matter.
pub(crate) mod reading {
    pub(crate) use super::diagnostics::Fault;
    pub(crate) use super::load::{Keys, flag, list, percent, text};
    pub(crate) use super::suggest::{did_you_mean, nearest};
    pub(crate) use super::yaml::{Kind, Node, parse};
}

pub use diagnostics::{Problem, RubricError};
pub use library::{FindError, Library, LibraryError, Origin, Pack, Question, Source};
pub use model::*;
