//! How often each concept was found, question by question.
//!
//! A concept is named only where every answer's report may name it; else its number stands there.

use std::collections::HashSet;

use maud::{Markup, html};

use super::text::Line;
use super::totals::tenth;
use crate::grading::Status;
use crate::in_words::counted;
use crate::report::checked::Checked;
use crate::report::reveal::Revealed;

/// With so many questions or fewer their charts are open from the start.
const OPEN: usize = 4;

/// One question's counts.
struct Question<'c> {
    address: &'c str,
    prompt: &'c str,
    answers: usize,
    passed: usize,
    concepts: Vec<Concept<'c>>,
    misconceptions: Vec<(&'c str, usize)>,
}

struct Concept<'c> {
    label: &'c str,
    bonus: bool,
    required: bool,
    covered: usize,
    partial: usize,
    denied: usize,
}

/// The charts of all questions; nothing without answers.
pub(super) fn section(checked: &Checked) -> Markup {
    let questions = questions(checked);
    let open = questions.len() <= OPEN;
    html! {
        @if !questions.is_empty() {
            section aria-labelledby="concepts" {
                h2 #concepts { "How often each concept was found" }
                div.charts { @for question in &questions { (chart(question, open)) } }
            }
        }
    }
}

/// Whether no question has more than one answer.
pub(super) fn counts_single_answers(checked: &Checked) -> bool {
    let mut seen = HashSet::new();
    checked.answers.iter().all(|answer| seen.insert(&answer.report.question))
}

/// The questions in the order of their first answers.
fn questions(checked: &Checked) -> Vec<Question<'_>> {
    let mut all: Vec<Question> = Vec::new();
    for answer in &checked.answers {
        let report = &answer.report;
        let place = all.iter().position(|it| it.address == report.question);
        let place = place.unwrap_or_else(|| {
            all.push(Question::new(report));
            all.len() - 1
        });
        all[place].add(report);
    }
    all
}

impl<'c> Question<'c> {
    fn new(report: &'c Revealed) -> Self {
        let concepts = report.concepts.iter().map(|concept| Concept {
            label: &concept.label,
            bonus: concept.bonus,
            required: concept.required,
            covered: 0,
            partial: 0,
            denied: 0,
        });
        Self {
            address: &report.question,
            prompt: &report.prompt,
            answers: 0,
            passed: 0,
            concepts: concepts.collect(),
            misconceptions: Vec::new(),
        }
    }

    fn add(&mut self, report: &'c Revealed) {
        self.answers += 1;
        self.passed += usize::from(report.passed());
        for (count, concept) in self.concepts.iter_mut().zip(&report.concepts) {
            if concept.id.as_str().starts_with('#') {
                count.label = &concept.label;
            }
            match concept.status {
                Status::Covered => count.covered += 1,
                Status::Partial => count.partial += 1,
                Status::Denied => count.denied += 1,
                Status::Missing => {}
            }
        }
        for found in &report.misconceptions {
            let id = found.id.as_str();
            match self.misconceptions.iter_mut().find(|(known, _)| *known == id) {
                Some((_, count)) => *count += 1,
                None => self.misconceptions.push((id, 1)),
            }
        }
    }

    /// The concepts, the one found most often first.
    fn by_count(&self) -> Vec<&Concept<'c>> {
        let mut concepts: Vec<&Concept> = self.concepts.iter().collect();
        concepts.sort_by_key(|it| std::cmp::Reverse((it.covered, it.partial)));
        concepts
    }
}

fn chart(question: &Question, open: bool) -> Markup {
    html! {
        details.chart open[open] {
            summary {
                h3 { (Line(question.address)) }
                " " span.count {
                    (counted(question.answers, "answer")) ", " (question.passed) " passed"
                }
            }
            p.prompt { (Line(question.prompt)) }
            ol {
                @for concept in question.by_count() {
                    li {
                        span.name { (Line(concept.label)) (remark(concept)) }
                        (bar(concept.covered, concept.partial, question.answers))
                        span.count { (words(concept, question.answers)) }
                    }
                }
            }
            @if !question.misconceptions.is_empty() {
                h4 { "Misconceptions" }
                ul {
                    @for (id, count) in &question.misconceptions {
                        li.wrong {
                            span.name { (Line(id)) }
                            (bar(*count, 0, question.answers))
                            span.count { (count) " of " (question.answers) }
                        }
                    }
                }
            }
        }
    }
}

fn remark(concept: &Concept) -> Markup {
    html! {
        @if concept.required { span.remark { " required" } }
        @else if concept.bonus { span.remark { " bonus" } }
    }
}

/// `12 of 20, 3 in part, 1 denied`.
fn words(concept: &Concept, answers: usize) -> String {
    let mut words = format!("{} of {answers}", concept.covered);
    for (count, how) in [(concept.partial, "in part"), (concept.denied, "denied")] {
        if count > 0 {
            words.push_str(&format!(", {count} {how}"));
        }
    }
    words
}

#[allow(clippy::cast_precision_loss)] // counts
fn bar(whole: usize, partly: usize, all: usize) -> Markup {
    let share = |count: usize| tenth(count as f64 * 100.0 / all.max(1) as f64);
    html! {
        svg.bar viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" {
            rect.rest width="100" height="8" {}
            @if whole > 0 { rect.whole width=(share(whole)) height="8" {} }
            @if partly > 0 { rect.partly x=(share(whole)) width=(share(partly)) height="8" {} }
        }
    }
}
