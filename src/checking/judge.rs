//! One file, judged: which question it is for or which answers it holds, and what they earn.

use std::sync::{Arc, OnceLock};

use super::asking::{Aliases, Asking};
use super::front::{self, Front, Named};
use super::markup::Markup;
use super::name::{ByName, by_name, why_not};
use super::parts::{self, Start};
use super::policy::Policy;
use super::questions::{Number, Questions};
use crate::grading::{Accepted, Grader, Terms};
use crate::report::{CheckedAnswer, Failure, Lines, Part, Reveal, Revealed, Skipped};
use crate::rubric::reading::nearest;
use crate::rubric::{ConceptId, Rubric};
use crate::text::front_matter;

/// What stands between the answers of a file is told where it has so many words: a title and a name
/// are no lost answer.
const LEAST_UNCLAIMED: usize = 15;

/// Judges files, from any number of threads; each rubric is compiled once.
#[derive(Debug)]
pub struct Judge<'q> {
    questions: &'q Questions<'q>,
    graders: Vec<OnceLock<Grader<'q>>>,
    aliases: &'q OnceLock<Aliases>,
    asking: OnceLock<Asking<'q>>,
    reveal: Reveal,
    explains: bool,
}

/// What is compiled from the headings that ask questions; kept by whoever makes a [`Judge`], which
/// borrows it.
#[derive(Debug, Default)]
pub struct Headings(OnceLock<Aliases>);

/// What came of a file.
#[derive(Clone, Debug, Default)]
pub struct Judged {
    /// Its answers, by place.
    pub answers: Vec<CheckedAnswer>,
    /// What is no answer: all of it, or parts of it.
    pub skipped: Vec<Skipped>,
    /// What could not be judged.
    pub errors: Vec<Failure>,
    /// What whoever runs this should know.
    pub notes: Vec<String>,
}

/// A file on its way through.
struct File<'f> {
    path: &'f str,
    text: &'f Arc<str>,
    front: Front,
    policy: &'f Policy,
}

/// An answer in a file.
struct Answer {
    question: Number,
    /// All of it.
    whole: Part,
    /// What is judged.
    body: Part,
}

impl<'q> Judge<'q> {
    /// A judge of answers to these questions, who shows of them what is to be revealed.
    #[must_use]
    pub fn new(
        questions: &'q Questions<'q>,
        headings: &'q Headings,
        reveal: Reveal,
        explains: bool,
    ) -> Self {
        let graders = (0..questions.count()).map(|_| OnceLock::new()).collect();
        Self { questions, graders, aliases: &headings.0, asking: OnceLock::new(), reveal, explains }
    }

    /// Judges a file: `path` is its name in reports, `text` all that it holds.
    #[must_use]
    pub fn file(&self, path: &str, text: &Arc<str>, policy: &Policy) -> Judged {
        let mut judged = Judged::default();
        let front = match front::read(text) {
            Ok(front) => front,
            Err(bad) if bad.is_ours || self.names_a_question(path, policy) => {
                judged.errors.push(failure(path, Some(bad.line), bad.message));
                return judged;
            }
            Err(_) => Front::default(),
        };
        let file = File { path, text, front, policy };
        match self.question_of(&file, &mut judged.notes) {
            Err(error) => judged.errors.push(error),
            Ok(Some(number)) => {
                let all = Part::whole(text);
                let answer = Answer { question: number, whole: all, body: all };
                self.answers(&file, &[answer], &mut judged);
            }
            Ok(None) => self.several(&file, &mut judged),
        }
        judged
    }

    /// Whether a file is for a question by its name alone, or because the policy says so.
    #[must_use]
    pub fn names_a_question(&self, path: &str, policy: &Policy) -> bool {
        policy.question.is_some() || !matches!(by_name(path, self.questions), ByName::None)
    }

    /// Whose answer a file is as a whole: as the policy says, else its front matter, else its name.
    fn question_of(
        &self,
        file: &File<'_>,
        notes: &mut Vec<String>,
    ) -> Result<Option<Number>, Failure> {
        let named = file.front.question.as_ref();
        if let Some(name) = &file.policy.question {
            let chosen = self.questions.named(name).map_err(|why| failure(file.path, None, why))?;
            if let Some(Named { name, .. }) =
                named.filter(|named| self.questions.named(&named.name).ok() != Some(chosen))
            {
                let address = self.questions.address(chosen);
                let path = file.path;
                notes.push(format!("{path}: graded on {address}; its front matter names {name}"));
            }
            return Ok(Some(chosen));
        }
        if let Some(Named { name, line }) = named {
            let found = self.questions.named(name);
            return found.map(Some).map_err(|why| failure(file.path, Some(*line), why));
        }
        match by_name(file.path, self.questions) {
            ByName::One(number) => Ok(Some(number)),
            ByName::Ambiguous(addresses) => Err(failure(
                file.path,
                None,
                format!(
                    "its name could mean {}; write `question: {}` into its front matter",
                    addresses.join(" or "),
                    addresses[0]
                ),
            )),
            ByName::None => Ok(None),
        }
    }

    /// A file with no question of its own: the answers under its headings and marks.
    fn several(&self, file: &File<'_>, judged: &mut Judged) {
        let mark = if file.text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let from = front_matter(file.text).map_or(mark, |span| span.end);
        let (asking, markup) = (self.asking(), Markup::of(file.path));
        let lines = Lines::of(file.text);
        let mut answers = Vec::new();
        let parts = parts::parts(file.text, from, markup, |heading| asking.asked_by(heading));
        let unclaimed = parts::unclaimed(file.text, from, &parts, LEAST_UNCLAIMED);
        for parts::Part { start, whole, body } in parts {
            let (whole, body) = (lines.part(whole), lines.part(body));
            let question = match start {
                Start::Asked(number) => Ok(number),
                Start::Mark(name) => self.questions.named(&name),
            };
            match question {
                Ok(question) => answers.push(Answer { question, whole, body }),
                Err(why) => judged.errors.push(failure(file.path, Some(whole.line()), why)),
            }
        }
        if answers.is_empty() && judged.errors.is_empty() {
            judged.skipped.push(Skipped {
                path: file.path.to_owned(),
                why: why_not(file.path, file.text, self.questions),
            });
            return;
        }
        judged.skipped.extend(unclaimed.into_iter().map(|span| Skipped {
            path: format!("{}:{}", file.path, lines.line(span.start)),
            why: "this part belongs to no question: no heading above it asks one".to_owned(),
        }));
        self.answers(file, &answers, judged);
    }

    fn asking(&self) -> &Asking<'q> {
        let aliases = self.aliases.get_or_init(|| Aliases::of(self.questions));
        self.asking.get_or_init(|| Asking::new(aliases))
    }

    /// Grades the answers of a file.
    fn answers(&self, file: &File<'_>, answers: &[Answer], judged: &mut Judged) {
        if !file.front.accept.is_empty() && !file.policy.accept {
            judged.notes.push(format!(
                "{}: `accept:` is ignored; it counts with --accept or `accept: true` in grade.yaml",
                file.path
            ));
        }
        let mut rubrics: Vec<&Rubric> = Vec::new();
        for answer in answers {
            let number = answer.question;
            match self.questions.rubric(number) {
                Ok(rubric) => {
                    rubrics.push(rubric);
                    let grader = self.graders[number.0].get_or_init(|| self.grader(rubric));
                    judged.answers.push(self.answer(file, grader, answer));
                }
                Err(error) => {
                    let message = format!("its rubric cannot be used: {error}");
                    let whole = answer.whole;
                    let line = (whole.span().start > 0).then_some(whole.line());
                    judged.errors.push(failure(file.path, line, message));
                }
            }
        }
        if file.policy.accept && !rubrics.is_empty() {
            let unknown = file.front.accept.iter().filter_map(|(named, _)| {
                self.unknown(named, &rubrics).map(|why| failure(file.path, Some(named.line), why))
            });
            judged.errors.extend(unknown);
        }
    }

    fn grader(&self, rubric: &'q Rubric) -> Grader<'q> {
        let grader = Grader::new(rubric);
        if self.explains { grader.explaining() } else { grader }
    }

    fn answer(&self, file: &File<'_>, grader: &Grader<'q>, answer: &Answer) -> CheckedAnswer {
        let accepted = |(named, accepted): &(Named, Accepted)| {
            (ConceptId::new(named.name.clone()), accepted.clone())
        };
        let terms = Terms {
            pass: file.policy.fail_under,
            required_only: file.policy.required_only,
            accepted: if file.policy.accept {
                file.front.accept.iter().map(accepted).collect()
            } else {
                Vec::new()
            },
        };
        let body = answer.body.span();
        let report = grader.grade_on(body.of(file.text), &terms);
        let mut report = report.moved(body.start, answer.body.line() - 1);
        file.path.clone_into(&mut report.source);
        CheckedAnswer {
            verdict: file.policy.verdict(report.outcome),
            report: Revealed::new(report, grader.rubric(), self.reveal),
            text: Arc::clone(file.text),
            part: answer.whole,
        }
    }

    /// What is wrong with the name of an accepted concept, if none of the questions has it.
    fn unknown(&self, named: &Named, rubrics: &[&Rubric]) -> Option<String> {
        let ids = || rubrics.iter().flat_map(|rubric| &rubric.concepts).map(|it| it.id.as_str());
        if ids().any(|id| id == named.name) {
            return None;
        }
        // Where concepts are not to be seen their names are not proposed either.
        let near = nearest(&named.name, ids()).filter(|_| self.reveal >= Reveal::Labels);
        let advice = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "write the id of one of its concepts".to_owned(),
        };
        let address = rubrics.first().map(|rubric| rubric.address()).unwrap_or_default();
        Some(format!("`accept`: {address} has no concept `{}`; {advice}", named.name))
    }
}

fn failure(path: &str, line: Option<usize>, message: String) -> Failure {
    Failure { path: path.to_owned(), line, message }
}
