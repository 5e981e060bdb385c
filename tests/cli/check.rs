//! `grade check`: the answers of a folder, judged, as a pull request would see it.

mod bad_input;
mod finding;
mod formats;
mod policy;
mod scale;
mod schemas;
mod watching;
mod wherever;

use crate::run::{Run, answer, here};

/// Every format, by name.
const FORMATS: [&str; 9] =
    ["human", "json", "ndjson", "junit", "sarif", "github", "markdown", "csv", "html"];

/// The three answers of `tests/data` in a folder, an empty one, and a file that is none.
fn answers() -> Run {
    here()
        .file("answers/good/backups.md", answer("good.md"))
        .file("answers/01-backups.md", answer("middling.md"))
        .file("answers/poor/backups.md", answer("poor.md"))
        .file("answers/tea.md", "")
        .file("answers/notes.md", "# Notes\n\nNothing of interest.\n")
}

/// A folder with one answer that passes.
fn passing() -> Run {
    here().file("answers/backups.md", answer("good.md"))
}
