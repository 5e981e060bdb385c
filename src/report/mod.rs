//! Reports as text: one file a format, each a function of a [`Revealed`] report and a writer.
//!
//! In go a report, already freed of what its reader must not see, and plain values for how to
//! draw; out come bytes. Nothing here looks at the environment, the terminal or the clock.
//!
//! A new format is one new file here and one line in [`Format`].

mod checked;
pub mod html;
pub(crate) mod human;
mod json;
mod reveal;
mod safe;
pub(crate) mod styled;
mod views;

#[cfg(test)]
mod samples;

#[cfg(test)]
mod tests;

use std::io::{self, Write};

pub use checked::{Checked, CheckedAnswer, Failure, Skipped, Verdict};
pub use human::Look;
pub(crate) use json::escaped as escaped_json;
pub use reveal::{Reveal, Revealed};
pub use safe::visible;

/// The formats that there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For a person: a score bar, a table of concepts with quotes, a closing line.
    Human,
    /// For programs: one JSON object.
    Json,
    /// For a browser: one page that holds everything.
    Html,
}

impl Format {
    /// Every format, by the name that `--format` knows.
    pub const ALL: [(&'static str, Self); 3] =
        [("human", Self::Human), ("json", Self::Json), ("html", Self::Html)];

    /// The format that a name stands for.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, format)| *format)
    }

    /// The format that a file's extension asks for, if it asks for one.
    #[must_use]
    pub fn of_extension(extension: &str) -> Option<Self> {
        match extension.to_ascii_lowercase().as_str() {
            "txt" => Some(Self::Human),
            "json" => Some(Self::Json),
            "html" | "htm" => Some(Self::Html),
            _ => None,
        }
    }

    /// Writes what was found in the answers that could be judged.
    ///
    /// `asked` is how many answers there were to judge: several give a report that can hold
    /// several, even where only one of them could be judged.
    ///
    /// # Errors
    /// Whatever the writer fails with.
    pub fn write(
        self,
        checked: &Checked,
        asked: usize,
        look: &Look,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let reports: Vec<&Revealed> = checked.answers.iter().map(|it| &it.report).collect();
        match self {
            Self::Human => human::write(&reports, asked, look, out),
            Self::Json => json::write(&reports, asked, look.explain, out),
            Self::Html => html::write(checked, out),
        }
    }
}
