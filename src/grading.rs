//! From evidence to points, statuses and flags: all of the scoring policy, in one place.
//!
//! - A concept earns its points times the worth of its best item. Where it asks for *n* items, the
//!   *n* best earn their worth divided by *n* each, and one word of the answer serves one item only.
//! - All of a concept's points: `covered`. Some: `partial`. Only denied: `denied`. None: `missing`.
//! - Score = the points of all concepts, a bonus included but never above the most that can be had
//!   without one, less the points of each misconception once, never under 0.
//! - Passed: the percentage reaches the pass mark, every required concept is covered, and no flag
//!   blocks. Below the mark, from the review mark on: to be looked at by a person.
//!
//! Whoever asks may set other [`Terms`]: another pass mark, required concepts alone, and concepts
//! that a person accepted. An accepted concept earns all of its points.
//!
//! Everything is exact; only what is shown is rounded.

mod choice;
mod flags;
mod nearest;
mod record;

pub use record::*;

use crate::fraction::Fraction;
use crate::matching::{Denied, DeniedName, Findings, Match, Matcher};
use crate::rubric::{Concept, ConceptId, Misconception, Rubric};
use crate::text::{Document, Echo, Position, Span};

/// A rubric, compiled; grades any number of answers, from any number of threads.
#[derive(Debug)]
pub struct Grader<'r> {
    matcher: Matcher<'r>,
    asked: flags::Asked,
    reference: Option<Echo>,
    explains: bool,
}

/// On what terms an answer is judged, beside the rubric's own.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// The pass mark in percent, in the place of the rubric's.
    pub pass: Option<Fraction>,
    /// The pass mark is 0, so that required concepts alone decide. A rubric that requires nothing
    /// keeps its pass mark.
    pub required_only: bool,
    /// Concepts that a person accepted; they count as covered.
    pub accepted: Vec<(ConceptId, Accepted)>,
}

impl Terms {
    fn pass_mark(&self, rubric: &Rubric) -> Fraction {
        let requires = rubric.concepts.iter().any(|concept| concept.required);
        if self.required_only && requires {
            Fraction::ZERO
        } else {
            self.pass.unwrap_or(rubric.pass)
        }
    }
}

impl<'r> Grader<'r> {
    /// Compiles a rubric.
    #[must_use]
    pub fn new(rubric: &'r Rubric) -> Self {
        let echo = |text: &String| Echo::new(text, rubric.language);
        Self {
            matcher: Matcher::new(rubric),
            asked: flags::Asked::by(rubric),
            reference: rubric.reference.as_ref().map(echo),
            explains: false,
        }
    }

    /// Also says, for every concept that is not found, which pattern came nearest and why it did
    /// not count. Costs a second look at the answer.
    #[must_use]
    pub fn explaining(mut self) -> Self {
        self.explains = true;
        self
    }

    /// Does not take sentences of the reference answer for copied; for judging the reference.
    #[must_use]
    pub fn of_the_reference(mut self) -> Self {
        self.reference = None;
        self
    }

    /// The rubric that answers are judged by.
    #[must_use]
    pub fn rubric(&self) -> &'r Rubric {
        self.matcher.rubric()
    }

    /// Judges an answer.
    #[must_use]
    pub fn grade(&self, answer: &str) -> Report {
        self.grade_on(answer, &Terms::default())
    }

    /// Judges an answer on other terms than the rubric's.
    #[must_use]
    pub fn grade_on(&self, answer: &str, terms: &Terms) -> Report {
        let rubric = self.matcher.rubric();
        let mut document = Document::read(answer, rubric.language);
        let copied_prompt = self.asked.silence_in(&mut document);
        let findings = self.matcher.find(&document);
        let mut report = record::blank(rubric);
        report.pass = terms.pass_mark(rubric);
        report.concepts = rubric
            .concepts
            .iter()
            .zip(findings.concepts.iter().zip(&findings.denied_names))
            .map(|(concept, (items, names))| judge(concept, items, names, &document))
            .collect();
        report.concepts.iter_mut().for_each(|concept| accept(concept, terms));
        report.misconceptions = misconceptions(rubric, &findings, &document);
        add_up(&mut report);
        report.flags = flags::raise(&flags::Answer {
            rubric,
            document: &document,
            findings: &findings,
            report: &report,
            copied_prompt,
            reference: self.reference.as_ref(),
        });
        decide(&mut report);
        report.feedback = feedback(rubric, report.percent);
        report.most_to_gain = most_to_gain(&report);
        if self.explains {
            nearest::explain(&self.matcher, &document, &mut report);
        }
        report
    }
}

/// One concept: which of its items count, and what they earn.
fn judge(
    concept: &Concept,
    items: &[Vec<Match>],
    names: &[DeniedName],
    document: &Document<'_>,
) -> ConceptReport {
    let outright = items.iter().flatten().any(is_denied_by_name);
    let by_name =
        items.iter().flatten().any(|found| counts(found, concept) && found.how != How::Near);
    let affirmed: Vec<Vec<&Match>> = items
        .iter()
        .map(|found| {
            let counting = found.iter().filter(|found| counts(found, concept));
            counting.filter(|_| by_name || !outright).collect()
        })
        .collect();
    let chosen = choice::best(concept, &affirmed);
    let share =
        Fraction::ONE / Fraction::whole(u32::try_from(concept.at_least.get()).unwrap_or(u32::MAX));
    let worth: Fraction = chosen.iter().map(|pick| pick.worth * share).sum();
    let points = concept.points * worth;
    let mut evidence: Vec<Evidence> = chosen
        .iter()
        .map(|pick| Evidence {
            // A plan that counts is no denial.
            denied: None,
            ..evidence(pick.found, source(concept, pick.item, pick.found), document)
        })
        .collect();
    if evidence.is_empty() {
        evidence = denied(concept, items, document);
    }
    if evidence.is_empty() {
        evidence = denied_by_name(concept, names, document);
    }
    let status = if points == concept.points {
        Status::Covered
    } else if points > Fraction::ZERO {
        Status::Partial
    } else if evidence.is_empty() {
        Status::Missing
    } else {
        Status::Denied
    };
    evidence.sort_by_key(|evidence| evidence.span);
    ConceptReport {
        id: concept.id.clone(),
        label: concept.label.clone(),
        status,
        points,
        max: concept.points,
        required: concept.required,
        bonus: concept.bonus,
        at_least: concept.at_least.get(),
        evidence,
        hint: concept.hint.clone().filter(|_| status != Status::Covered),
        praise: concept.praise.clone().filter(|_| status == Status::Covered),
        nearest: None,
        accepted: None,
    }
}

/// A concept that a person accepted earns what it can, if the words did not earn it already.
fn accept(concept: &mut ConceptReport, terms: &Terms) {
    let accepted = terms.accepted.iter().find(|(id, _)| *id == concept.id);
    if let Some((_, accepted)) = accepted.filter(|_| concept.status != Status::Covered) {
        concept.status = Status::Covered;
        concept.points = concept.max;
        concept.hint = None;
        concept.accepted = Some(accepted.clone());
    }
}

/// Whether a match earns points: what is denied does not, and plans and hearsay only where the
/// concept asks for no deed.
fn counts(found: &Match, concept: &Concept) -> bool {
    match &found.denied {
        None => true,
        Some(denied) => denied.reason != DenialReason::Negated && !concept.done,
    }
}

/// Whether a thing is denied by its name. Words that merely stand near each other elsewhere do not
/// make up for that: who says "no monitoring" and "I look at the logs" does not monitor. What was
/// denied of the past alone may be made up for.
fn is_denied_by_name(found: &Match) -> bool {
    let negated = |denied: &Denied| denied.reason == DenialReason::Negated && !denied.overcome;
    found.how != How::Near && found.denied.as_ref().is_some_and(negated)
}

/// The first denied mention of each item, those of the same words once.
fn denied(concept: &Concept, items: &[Vec<Match>], document: &Document<'_>) -> Vec<Evidence> {
    let mut mentions: Vec<(usize, &Match)> = Vec::new();
    for (item, found) in items.iter().enumerate() {
        let is_new = |found: &&Match| mentions.iter().all(|(_, known)| !known.shares_words(found));
        // Loose matches that were outweighed deny nothing.
        let mut denied = found.iter().filter(|found| found.denied.is_some());
        if let Some(found) = denied.find(is_new) {
            mentions.push((item, found));
        }
    }
    let mention =
        |(item, found): (usize, &Match)| evidence(found, source(concept, item, found), document);
    mentions.into_iter().map(mention).collect()
}

/// The first name that is denied, where nothing else speaks of the concept.
fn denied_by_name(
    concept: &Concept,
    names: &[DeniedName],
    document: &Document<'_>,
) -> Vec<Evidence> {
    let denied = names.iter().find(|name| !counts(&name.found, concept));
    denied.map(|name| evidence(&name.found, &name.name, document)).into_iter().collect()
}

/// The pattern that a match of an item met, as its author wrote it.
fn source<'c>(concept: &'c Concept, item: usize, found: &Match) -> &'c str {
    &concept.items[item].names[found.pattern].source
}

fn misconceptions(
    rubric: &Rubric,
    findings: &Findings,
    document: &Document<'_>,
) -> Vec<MisconceptionReport> {
    let found = rubric.misconceptions.iter().zip(&findings.misconceptions);
    found.filter_map(|(misconception, found)| claimed(misconception, found, document)).collect()
}

/// A misconception that is claimed; any denied mention clears it.
fn claimed(
    misconception: &Misconception,
    found: &[Match],
    document: &Document<'_>,
) -> Option<MisconceptionReport> {
    if found.iter().any(|found| found.denied.is_some()) {
        return None;
    }
    let first = found.first()?;
    Some(MisconceptionReport {
        id: misconception.id.clone(),
        points: misconception.points,
        evidence: vec![evidence(first, &misconception.any[first.pattern].source, document)],
        says: misconception.says.clone(),
    })
}

/// The score: earned points up to the most, less the misconceptions.
fn add_up(report: &mut Report) {
    let earned: Fraction = report.concepts.iter().map(|concept| concept.points).sum();
    let off: Fraction = report.misconceptions.iter().map(|found| found.points).sum();
    let capped = earned.min(report.max);
    report.score = if off > capped { Fraction::ZERO } else { capped - off };
    report.percent = Fraction::percent_of(report.score, report.max);
    report.required_missing = report
        .concepts
        .iter()
        .filter(|concept| concept.required && concept.status != Status::Covered)
        .map(|concept| concept.id.clone())
        .collect();
}

/// The verdict.
fn decide(report: &mut Report) {
    let blocked = report.flags.iter().any(|flag| flag.kind.blocks());
    let near = report.review.is_some_and(|review| report.percent >= review);
    let reached = report.percent >= report.pass;
    report.outcome = if blocked {
        Outcome::Failed
    } else if reached && report.required_missing.is_empty() {
        Outcome::Passed
    } else if near && report.required_missing.is_empty() {
        Outcome::Review
    } else {
        Outcome::Failed
    };
}

/// The rubric's remark for a percentage: that of the highest mark it reaches.
fn feedback(rubric: &Rubric, percent: Fraction) -> Option<String> {
    let reached = rubric.feedback.iter().filter(|feedback| percent >= feedback.from);
    reached.max_by_key(|feedback| feedback.from).map(|feedback| feedback.says.clone())
}

/// The concept with the most points still to be had; a required one comes first, a bonus last,
/// and of equals what the answer denies.
/// `None` where no concept would raise the score.
fn most_to_gain(report: &Report) -> Option<Gain> {
    let missing = |concept: &ConceptReport| concept.max - concept.points;
    let rank = |concept: &ConceptReport| {
        (
            concept.required && concept.status != Status::Covered,
            !concept.bonus,
            missing(concept),
            concept.status != Status::Denied,
        )
    };
    let open = report.concepts.iter().enumerate();
    // The first of equals: a rubric names its concepts in the order of their weight.
    let (index, concept) = open
        .filter(|(_, concept)| missing(concept) > Fraction::ZERO)
        .reduce(|best, next| if rank(next.1) > rank(best.1) { next } else { best })?;
    let score = (report.score + missing(concept)).min(report.max);
    let percent = Fraction::percent_of(score, report.max);
    (percent > report.percent).then(|| Gain { concept: index, points: missing(concept), percent })
}

/// A match as a reader sees it: quoted, with its place in the answer.
fn evidence(found: &Match, pattern: &str, document: &Document<'_>) -> Evidence {
    let text = document.text();
    let own = found.hits.iter().filter(|hit| !hit.borrowed);
    let words: Vec<WordEvidence> = own
        .map(|hit| WordEvidence {
            span: whole_characters(hit.span(document), text),
            term: hit.term.clone(),
            how: hit.how,
            similarity: hit.similarity,
        })
        .collect();
    let span = words.iter().map(|word| word.span).reduce(Span::to).unwrap_or_default();
    let borrowed = found.hits.iter().filter(|hit| hit.borrowed);
    Evidence {
        quote: span.of(text).to_owned(),
        span,
        position: Position::of(span.start, text),
        words,
        context: borrowed.map(|hit| whole_characters(hit.span(document), text)).collect(),
        pattern: pattern.to_owned(),
        how: found.how,
        similarity: found.similarity,
        denied: found.denied.as_ref().map(|denied| {
            let span = denied.span(document);
            Denial { reason: denied.reason, span, quote: span.of(text).to_owned() }
        }),
    }
}

/// Widens a range to whole grapheme clusters, so that no accent is torn off its letter.
fn whole_characters(span: Span, text: &str) -> Span {
    use unicode_segmentation::GraphemeCursor;
    let mut start = GraphemeCursor::new(span.start, text.len(), true);
    let mut end = GraphemeCursor::new(span.end, text.len(), true);
    let at_start = start.is_boundary(text, 0).unwrap_or(true);
    let at_end = end.is_boundary(text, 0).unwrap_or(true);
    let before = if at_start { None } else { start.prev_boundary(text, 0).ok().flatten() };
    let after = if at_end { None } else { end.next_boundary(text, 0).ok().flatten() };
    Span::new(before.unwrap_or(span.start), after.unwrap_or(span.end))
}

#[cfg(test)]
mod tests;
