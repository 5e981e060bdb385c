//! A rubric's own tests: its reference answer, which must pass, and its examples.
//!
//! In goes a rubric; out comes what each of its answers was expected to be and was found to be.
//! Nothing here knows how that is shown.

use crate::grading::{ConceptReport, Grader, Report, Status};
use crate::rubric::{Example, Place, Rubric};

/// One answer of a rubric file, judged by the rubric beside it.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The reference answer, or an example.
    pub kind: Kind,
    /// The answer.
    pub answer: String,
    /// Where it stands in its file.
    pub place: Place,
    /// What was expected and is not so; empty where all is well.
    pub failures: Vec<Failure>,
}

/// Which of a rubric's answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The reference answer.
    Reference,
    /// An entry of `examples`.
    Example,
}

/// What was expected of an answer and is not so.
#[derive(Clone, Debug)]
pub enum Failure {
    /// The reference answer does not pass.
    NotPassed(Box<Report>),
    /// A concept that should be covered is not.
    NotCovered(Box<ConceptReport>),
    /// A concept that should be missed is covered.
    Covered(Box<ConceptReport>),
}

impl Checked {
    /// Whether all is as expected.
    #[must_use]
    pub fn is_ok(&self) -> bool {
        self.failures.is_empty()
    }
}

/// Judges the reference answer and the examples, in the order of the file.
///
/// An answer of `covers` must earn all points of the concept, one of `misses` may earn some.
#[must_use]
pub fn check(rubric: &Rubric) -> Vec<Checked> {
    let grader = Grader::new(rubric).of_the_reference().explaining();
    let reference = rubric.reference.as_deref().zip(rubric.reference_place);
    let mut checked: Vec<Checked> = reference
        .map(|(answer, place)| reference_answer(&grader, answer, place))
        .into_iter()
        .collect();
    checked.extend(rubric.examples.iter().map(|example| self::example(&grader, example)));
    checked.sort_by_key(|checked| checked.place.start());
    checked
}

fn reference_answer(grader: &Grader<'_>, answer: &str, place: Place) -> Checked {
    let report = grader.grade(answer);
    let mut failures = Vec::new();
    if !report.passed() {
        let open = |concept: &&ConceptReport| !concept.bonus && concept.status != Status::Covered;
        let open = report.concepts.iter().filter(open).cloned();
        let open: Vec<Failure> = open.map(|open| Failure::NotCovered(Box::new(open))).collect();
        failures.push(Failure::NotPassed(Box::new(report)));
        failures.extend(open);
    }
    Checked { kind: Kind::Reference, answer: answer.to_owned(), place, failures }
}

fn example(grader: &Grader<'_>, example: &Example) -> Checked {
    let report = grader.grade(&example.answer);
    let failures = report.concepts.into_iter().filter_map(|concept| {
        let is_covered = concept.status == Status::Covered;
        if !is_covered && example.covers.contains(&concept.id) {
            Some(Failure::NotCovered(Box::new(concept)))
        } else if is_covered && example.misses.contains(&concept.id) {
            Some(Failure::Covered(Box::new(concept)))
        } else {
            None
        }
    });
    let failures = failures.collect();
    Checked { kind: Kind::Example, answer: example.answer.clone(), place: example.place, failures }
}
