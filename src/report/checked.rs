//! Many answers, judged: what the formats for a whole run are functions of.

use std::sync::Arc;

use super::part::Part;
use super::places::Places;
use super::reveal::Revealed;
use crate::grading::{ConceptReport, Status};

/// Everything that a run over files found.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// The answers, by path and then by place in their file.
    pub answers: Vec<CheckedAnswer>,
    /// Files that belong to no question.
    pub skipped: Vec<Skipped>,
    /// What could not be judged.
    pub errors: Vec<Failure>,
    /// Questions that had to be answered and are not, by address.
    pub unanswered: Vec<String>,
    /// Whether such a question is only warned of.
    pub warns_only: bool,
    /// Where the run was made.
    pub places: Places,
}

impl Checked {
    /// What becomes of a question that had to be answered and is not.
    #[must_use]
    pub fn verdict_on_unanswered(&self) -> Verdict {
        if self.warns_only { Verdict::Warn } else { Verdict::Fail }
    }
}

/// One answer of a run.
#[derive(Clone, Debug)]
pub struct CheckedAnswer {
    /// Its report; offsets, lines and columns count in the whole file.
    pub report: Revealed,
    /// The whole file as it was given.
    pub text: Arc<str>,
    /// The part of the file that is this answer.
    pub part: Part,
    /// What becomes of it under the policy of the run.
    pub verdict: Verdict,
}

impl CheckedAnswer {
    /// The line that it begins on.
    #[must_use]
    pub fn line(&self) -> usize {
        self.part.line()
    }

    /// Its own text: that of its part of the file.
    #[must_use]
    pub fn own_text(&self) -> &str {
        self.part.span().of(&self.text)
    }

    /// Whether it is one of several in its file.
    #[must_use]
    pub fn is_part(&self) -> bool {
        self.part != Part::whole(&self.text)
    }

    /// Its path, and its line where it is one of several in its file.
    #[must_use]
    pub fn name(&self) -> String {
        if self.is_part() {
            format!("{}:{}", self.report.source, self.line())
        } else {
            self.report.source.clone()
        }
    }

    /// The concepts that are not covered, those that only add points left out.
    pub fn not_found(&self) -> impl Iterator<Item = &ConceptReport> {
        let open = self.report.concepts.iter().filter(|it| it.status != Status::Covered);
        open.filter(|concept| !concept.bonus)
    }

    /// The concepts that a person accepted.
    pub fn accepted(&self) -> impl Iterator<Item = &ConceptReport> {
        self.report.concepts.iter().filter(|concept| concept.accepted.is_some())
    }
}

/// What an answer lacks of a concept that it does not cover.
pub(super) fn shortfall(concept: &ConceptReport) -> &'static str {
    match concept.status {
        Status::Covered => "covered",
        Status::Partial => "in part",
        Status::Denied => "denied",
        Status::Missing => "not found",
    }
}

impl Verdict {
    /// The word for it in every output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Warn => "warn",
            Self::Fail => "fail",
        }
    }
}

/// What becomes of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It passed, or the policy lets it pass.
    Pass,
    /// It did not pass, and the policy only warns.
    Warn,
    /// It fails the run.
    Fail,
}

/// A file that belongs to no question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Its path.
    pub path: String,
    /// Why, in a sentence that says what would make it an answer.
    pub why: String,
}

/// A file, or a part of one, that could not be judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Its path.
    pub path: String,
    /// The line that is to blame, where one is.
    pub line: Option<usize>,
    /// What happened and what to do, in a sentence.
    pub message: String,
}

impl Failure {
    /// Its path, and its line where one is to blame.
    #[must_use]
    pub fn place(&self) -> String {
        match self.line {
            Some(line) => format!("{}:{line}", self.path),
            None => self.path.clone(),
        }
    }
}
