//! Counts how far a grader's verdicts agree with the labels.
//!
//! Precision and recall are over (answer, concept) pairs. Pairs labelled `unsure` are left out, of
//! the points as well. A keyword list (`stuffed`) holds every concept in name, so it is judged only
//! by whether it passes, and stays out of the totals.

use grade::fraction::Fraction;
use grade::grading::{Outcome, Report, Status};
use grade::rubric::{Concept, Rubric};

use crate::counts::Counts;
use crate::data::Labelled;
use crate::pack::RUBRICS;

/// What a grader says of an answer.
pub struct Verdict {
    /// One for each concept, in the rubric's order.
    pub findings: Vec<Finding>,
    /// The points that misconceptions cost.
    pub taken_off: Fraction,
    /// Flags that fail the answer whatever it earned.
    pub blocking: Vec<&'static str>,
    /// The outcome as the grader itself reports it, if it does.
    pub outcome: Option<Outcome>,
}

/// What a grader says of a concept.
pub struct Finding {
    pub status: Status,
    pub points: Fraction,
    /// Quoted words and the pattern that they met.
    pub evidence: Vec<(String, String)>,
}

impl Verdict {
    /// The part of a report that is measured.
    pub fn of(report: &Report) -> Self {
        let findings = report.concepts.iter().map(|concept| Finding {
            status: concept.status,
            points: concept.points,
            evidence: (concept.evidence.iter())
                .map(|evidence| (evidence.quote.clone(), evidence.pattern.clone()))
                .collect(),
        });
        Self {
            findings: findings.collect(),
            taken_off: report.misconceptions.iter().map(|it| it.points).sum(),
            blocking: (report.flags.iter())
                .filter(|flag| flag.kind.blocks())
                .map(|flag| flag.kind.as_str())
                .collect(),
            outcome: Some(report.outcome),
        }
    }
}

/// A set, measured.
#[derive(Default)]
pub struct Measured {
    /// By kind, in the order in which the kinds came.
    pub kinds: Vec<(String, Counts)>,
    /// All kinds but `stuffed`.
    pub total: Counts,
    /// What was judged wrongly, one line each.
    pub mistakes: Vec<String>,
}

impl Measured {
    /// The counts of one kind; zeros for a kind that did not come.
    pub fn kind(&self, kind: &str) -> Counts {
        let found = self.kinds.iter().find(|(name, _)| name == kind);
        found.map(|(_, counts)| counts.clone()).unwrap_or_default()
    }

    fn add(&mut self, kind: &str, counts: &Counts) {
        match self.kinds.iter_mut().find(|(name, _)| name == kind) {
            Some((_, sum)) => *sum += counts,
            None => self.kinds.push((kind.to_owned(), counts.clone())),
        }
        if kind != STUFFED {
            self.total += counts;
        }
    }
}

/// The kind that is a bare list of keywords.
pub const STUFFED: &str = "stuffed";

/// Judges every answer of a set and compares with its labels.
pub fn measure(set: &[Labelled], judge: impl Fn(&Labelled) -> Verdict) -> Measured {
    let mut measured = Measured::default();
    for answer in set {
        let rubric = &RUBRICS[&answer.question];
        let verdict = judge(answer);
        let mut counts = Counts { answers: 1, ..Counts::default() };
        if answer.kind != STUFFED {
            count_pairs(answer, rubric, &verdict, &mut counts, &mut measured.mistakes);
        }
        count_outcome(answer, rubric, &verdict, &mut counts, &mut measured.mistakes);
        measured.add(&answer.kind, &counts);
    }
    measured
}

/// What the labels say of a concept.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    Covered,
    Negated,
    Unsure,
    Absent,
}

fn label(answer: &Labelled, concept: &Concept) -> Label {
    let among = |ids: &[String]| ids.iter().any(|id| id == concept.id.as_str());
    match &answer.labels {
        labels if among(&labels.unsure) => Label::Unsure,
        labels if among(&labels.covered) => Label::Covered,
        labels if among(&labels.negated) => Label::Negated,
        _ => Label::Absent,
    }
}

fn count_pairs(
    answer: &Labelled,
    rubric: &Rubric,
    verdict: &Verdict,
    counts: &mut Counts,
    mistakes: &mut Vec<String>,
) {
    for (concept, finding) in rubric.concepts.iter().zip(&verdict.findings) {
        let label = label(answer, concept);
        if label == Label::Unsure {
            continue;
        }
        let mut mistake = |what: &str, why: String| {
            mistakes.push(format!("  {what:<7} {:<24} {:<24}{why}", answer.id, concept.id));
        };
        counts.partial += usize::from(finding.status == Status::Partial);
        match (label == Label::Covered, finding.status == Status::Covered) {
            (true, true) => counts.hits += 1,
            (true, false) => {
                counts.misses += 1;
                mistake("missed", format!(" {}{}", finding.status.as_str(), quotes(finding)));
            }
            (false, true) => {
                counts.false_hits += 1;
                mistake("false", quotes(finding));
            }
            (false, false) => {}
        }
        if label == Label::Negated {
            counts.denied += 1;
            if finding.status == Status::Denied {
                counts.denied_right += 1;
            } else {
                mistake("denial", format!(" {}", finding.status.as_str()));
            }
        }
    }
}

fn quotes(finding: &Finding) -> String {
    let quoted =
        finding.evidence.iter().map(|(quote, pattern)| format!(" “{quote}” by {pattern};"));
    quoted.collect()
}

fn count_outcome(
    answer: &Labelled,
    rubric: &Rubric,
    verdict: &Verdict,
    counts: &mut Counts,
    mistakes: &mut Vec<String>,
) {
    let (best, _) = outcome(answer, rubric, &as_labelled(answer, rubric));
    let deserves = best == Outcome::Passed && answer.kind != STUFFED;
    let (given, percent) = outcome(answer, rubric, verdict);
    if let Some(reported) = verdict.outcome.filter(|_| answer.labels.unsure.is_empty()) {
        assert_eq!(given, reported, "scored otherwise than the grader does ({})", rubric.id);
    }
    if deserves {
        counts.deserving.count(given);
    } else {
        counts.undeserving.count(given);
    }
    if deserves != (given == Outcome::Passed) {
        let should = if deserves { "should pass" } else { "should not pass" };
        let given = format!("{} {}", given.as_str(), verdict.blocking.join(" "));
        mistakes.push(format!("  outcome {:<24} {should}: {percent} %, {given}", answer.id));
    }
}

/// The verdict of a grader that agrees with every label.
fn as_labelled(answer: &Labelled, rubric: &Rubric) -> Verdict {
    let findings = rubric.concepts.iter().map(|concept| {
        let (status, points) = match label(answer, concept) {
            Label::Covered => (Status::Covered, concept.points),
            _ => (Status::Missing, Fraction::ZERO),
        };
        Finding { status, points, evidence: Vec::new() }
    });
    Verdict {
        findings: findings.collect(),
        taken_off: Fraction::ZERO,
        blocking: Vec::new(),
        outcome: None,
    }
}

/// The outcome and the percentage by the design's rule, with the unsure concepts left out of what
/// was earned and of what can be had.
fn outcome(answer: &Labelled, rubric: &Rubric, verdict: &Verdict) -> (Outcome, Fraction) {
    let judged = || {
        let pairs = rubric.concepts.iter().zip(&verdict.findings);
        pairs.filter(|(concept, _)| label(answer, concept) != Label::Unsure)
    };
    let possible: Fraction =
        judged().filter(|(concept, _)| !concept.bonus).map(|(concept, _)| concept.points).sum();
    let earned: Fraction = judged().map(|(_, finding)| finding.points).sum();
    let score = (earned.min(possible) - verdict.taken_off).max(Fraction::ZERO);
    let percent = Fraction::percent_of(score, possible);

    let required =
        judged().all(|(concept, finding)| !concept.required || finding.status == Status::Covered);
    let outcome = if !verdict.blocking.is_empty() || !required {
        Outcome::Failed
    } else if percent >= rubric.pass {
        Outcome::Passed
    } else if rubric.review.is_some_and(|review| percent >= review) {
        Outcome::Review
    } else {
        Outcome::Failed
    };
    (outcome, percent)
}
