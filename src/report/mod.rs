//! Reports as text: one file a format, each a function of a [`Revealed`] report and a writer.
//!
//! In go a report, already freed of what its reader must not see, and plain values for how to
//! draw; out come bytes. Nothing here looks at the environment, the terminal or the clock.
//!
//! A new format is one new file here and one line in [`Format`].

mod checked;
mod csv;
mod github;
pub mod html;
pub(crate) mod human;
mod json;
mod junit;
mod markdown;
mod ndjson;
mod part;
mod pieces;
mod places;
mod reveal;
mod safe;
mod sarif;
pub(crate) mod styled;
mod summary;
mod views;
mod wording;

#[cfg(test)]
mod samples;

#[cfg(test)]
mod tests;

use std::io::{self, Write};

pub use checked::{Checked, CheckedAnswer, Failure, Skipped, Verdict};
pub use human::Look;
pub(crate) use json::escaped as escaped_json;
pub use markdown::write_brief as write_markdown_summary;
pub use part::{Lines, Part};
pub use places::Places;
pub use reveal::{Reveal, Revealed};
pub use safe::visible;
pub use styled::wrapped;
pub use summary::Summary;

/// The formats that there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For a person: a score bar, a table of concepts with quotes, a closing line.
    Human,
    /// For programs: one JSON object.
    Json,
    /// For a browser: one page that holds everything.
    Html,
    /// For programs that read line by line: a JSON object each.
    Ndjson,
    /// For CI servers: JUnit XML.
    Junit,
    /// For code scanning: SARIF 2.1.0.
    Sarif,
    /// For GitHub Actions: workflow commands that become annotations.
    Github,
    /// For pull requests: Markdown.
    Markdown,
    /// For spreadsheets: comma-separated values.
    Csv,
}

impl Format {
    /// Every format, by the name that `--format` knows.
    pub const ALL: [(&'static str, Self); 9] = [
        ("human", Self::Human),
        ("json", Self::Json),
        ("ndjson", Self::Ndjson),
        ("junit", Self::Junit),
        ("sarif", Self::Sarif),
        ("github", Self::Github),
        ("markdown", Self::Markdown),
        ("csv", Self::Csv),
        ("html", Self::Html),
    ];

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
            "ndjson" | "jsonl" => Some(Self::Ndjson),
            "xml" => Some(Self::Junit),
            "sarif" => Some(Self::Sarif),
            "md" | "markdown" => Some(Self::Markdown),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }

    /// Writes the reports on answers to one question.
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
        match self {
            Self::Human => human::write(&checked.answers, asked, look, out),
            Self::Json => json::write(&checked.answers, asked, look.explain, out),
            _ => self.write_run(checked, look, out),
        }
    }

    /// Writes what a run over files found.
    ///
    /// # Errors
    /// Whatever the writer fails with.
    pub fn write_run(self, checked: &Checked, look: &Look, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Human => human::write_run(checked, look, out),
            Self::Json => json::write_run(checked, look.explain, out),
            Self::Ndjson => ndjson::write(checked, look.explain, out),
            Self::Junit => junit::write(checked, out),
            Self::Sarif => sarif::write(checked, out),
            Self::Github => github::write(checked, out),
            Self::Markdown => markdown::write(checked, out),
            Self::Csv => csv::write(checked, out),
            Self::Html => html::write(checked, out),
        }
    }
}
