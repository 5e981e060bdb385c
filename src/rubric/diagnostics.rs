//! What is wrong with a rubric file, and how it is shown: the file, the line, a caret, a remedy.
//!
//! A [`Fault`] is what the readers of a file find; a [`Problem`] is a fault with its file. Showing
//! is a function from a [`RubricError`] to a text; whether it is coloured comes in as a value.

mod render;

use std::fmt;
use std::sync::Arc;

use super::model::Place;

/// Everything that is wrong with a rubric, in the order of its file.
///
/// Its `Display` is one line for the first problem; [`RubricError::render`] shows them all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct RubricError {
    /// The problems; never empty.
    pub problems: Vec<Problem>,
}

/// One thing that is wrong, with its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The stable code of what only deserves a look; `None` where the rubric cannot be used.
    pub warning: Option<&'static str>,
    /// The file's name as it is shown.
    pub path: String,
    /// The file's text; empty where it could not be read.
    pub source: Arc<str>,
    /// Where in the text; `None` where the file as a whole is at fault.
    pub place: Option<Place>,
    /// What is wrong.
    pub title: String,
    /// What is said beside the caret; may be empty.
    pub label: String,
    /// What else helps to understand it, such as how a line was read.
    pub note: Option<String>,
    /// What to do.
    pub help: Option<String>,
}

/// One thing that is wrong in a text whose file is known elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub place: Place,
    pub title: String,
    pub label: String,
    pub note: Option<String>,
    pub help: Option<String>,
}

impl Fault {
    pub fn new(place: Place, title: impl Into<String>) -> Self {
        Self { place, title: title.into(), label: String::new(), note: None, help: None }
    }

    /// What is said beside the caret.
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// How something was read.
    pub fn note(mut self, note: Option<String>) -> Self {
        self.note = note;
        self
    }

    /// What to do.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds the file.
    pub fn in_file(self, path: &str, source: &Arc<str>) -> Problem {
        Problem {
            warning: None,
            path: path.to_owned(),
            source: Arc::clone(source),
            place: Some(self.place),
            title: self.title,
            label: self.label,
            note: self.note,
            help: self.help,
        }
    }
}

impl Problem {
    /// A file that cannot be read at all.
    pub(super) fn of_file(path: &str, title: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            warning: None,
            path: path.to_owned(),
            source: Arc::from(""),
            place: None,
            title: title.into(),
            label: String::new(),
            note: None,
            help: Some(help.into()),
        }
    }
}

impl RubricError {
    /// One block a problem: file, line, column, the line itself, a caret, and what to do.
    ///
    /// With `color` the blocks hold ANSI escapes; nothing that stands in the file reaches the
    /// result as a control character either way. Ends with a line break.
    #[must_use]
    pub fn render(&self, color: bool) -> String {
        render::render(&self.problems, color)
    }
}

impl Problem {
    /// The block that [`RubricError::render`] draws, for this problem alone.
    #[must_use]
    pub fn render(&self, color: bool) -> String {
        render::render(std::slice::from_ref(self), color)
    }
}

impl From<Problem> for RubricError {
    fn from(problem: Problem) -> Self {
        Self { problems: vec![problem] }
    }
}

impl fmt::Display for RubricError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(problem) = self.problems.first() {
            write!(f, "{problem}")?;
        }
        match self.problems.len() {
            0 | 1 => Ok(()),
            2 => write!(f, " (and another problem)"),
            count => write!(f, " (and {} other problems)", count - 1),
        }
    }
}

/// `file:line:column: what is wrong (what to do)`, on one line and without control characters.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", printable(&self.path))?;
        if let Some(place) = self.place {
            write!(f, ":{}:{}", place.line(), place.column())?;
        }
        write!(f, ": {}", printable(&self.title))?;
        if let Some(help) = &self.help {
            write!(f, " ({})", printable(help))?;
        }
        Ok(())
    }
}

/// A text that does nothing to a terminal: control characters and those that turn the direction
/// of writing are shown as their code, such as `\u{1b}`.
pub(super) fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        push_printable(&mut shown, character);
    }
    shown
}

fn push_printable(shown: &mut String, character: char) {
    let turns = matches!(character, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{2028}' | '\u{2029}'
        | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    if character.is_control() || turns {
        shown.extend(character.escape_unicode());
    } else {
        shown.push(character);
    }
}
