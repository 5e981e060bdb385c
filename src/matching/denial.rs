//! Denial by scope: which words of an answer stand under a negation, a plan or hearsay.
//!
//! After NegEx (Chapman et al. 2001, "A simple algorithm for identifying negated findings and
//! diseases in discharge summaries") and ConText (Harkema et al. 2009): a trigger opens a scope
//! before or after it, the scope ends at the clause's end or at a word that ends it, and pseudo
//! triggers look like a negation and are none. English only.

mod triggers;

use std::ops::Range;

use super::{Denied, Match};
use crate::grading::DenialReason;
use crate::text::{Document, Language, SentenceKind};

use triggers::{
    BACKWARD, ENDS_SCOPE, FORWARD, PSEUDO, SUBJECTS, Trigger, is_finite_verb, is_negated_verb,
    is_negative, is_unused,
};

/// A scope reaches so many words at the most (ConText lets it run to the end of the sentence; in
/// answers a list of what was not used seldom is longer, and a clause without marks often is).
const REACH: usize = 12;

/// So many words before a trigger can be what it denies: "Kubernetes was not used".
const REACH_BACK: usize = 8;

/// A question of so few words is what the next sentence answers: "Redis? Not in this project."
const SHORT_QUESTION: usize = 5;

/// An answer to it says no among its first words.
const EARLY: usize = 3;

/// The share of a match's words that a scope must hold. Not all: a loose pattern may take a word
/// from beyond the clause. Not half: "we don't ask the database again, since it is cached" denies
/// the database, not the cache.
const SHARE_UNDER_SCOPE: f64 = 0.66;

/// Words under a trigger.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Scope {
    trigger: Range<usize>,
    words: Range<usize>,
    reason: DenialReason,
}

/// The scopes of a document.
#[derive(Debug, Default)]
pub(super) struct Denials {
    /// By sentence.
    scopes: Vec<Vec<Scope>>,
}

impl Denials {
    /// Finds every scope of a document.
    pub fn of(document: &Document<'_>) -> Self {
        if document.language() != Language::English {
            return Self::default();
        }
        let mut scopes: Vec<Vec<Scope>> = vec![Vec::new(); document.sentences().len()];
        for sentence in 0..scopes.len() {
            for scope in (Reader { document, sentence }).scopes() {
                let target = document.words()[scope.words.start].sentence;
                scopes[target].push(scope);
            }
        }
        let mut all = Self { scopes };
        all.lend(document);
        all
    }

    /// A heading or lead-in line that ends under a trigger denies what stands below: "Not used:".
    fn lend(&mut self, document: &Document<'_>) {
        for sentence in 0..self.scopes.len() {
            let words = document.sentences()[sentence].words.clone();
            let lent: Vec<Scope> = document
                .beside(sentence)
                .iter()
                .filter(|&&above| document.sentences()[above].kind != SentenceKind::Cell)
                .flat_map(|&above| {
                    let end = document.sentences()[above].words.end;
                    self.scopes[above]
                        .iter()
                        .filter(move |scope| scope.words.end == end || scope.trigger.end == end)
                })
                .map(|scope| Scope { words: words.clone(), ..scope.clone() })
                .collect();
            self.scopes[sentence].extend(lent);
        }
    }

    /// Whether a negation of any kind stands in a match or just before it and is none of its words:
    /// enough to doubt that a wrong claim is made, though too little to deny a mention.
    pub fn is_doubtful(found: &Match, document: &Document<'_>) -> bool {
        let sentence = document.words()[found.first].sentence;
        let start = document.sentences()[sentence].words.start;
        let from = found.first.saturating_sub(EARLY).max(start);
        (from..=found.last).any(|at| {
            let negative = is_negative(document.folded(at)) || document.folded(at) == "without";
            negative && !found.words().any(|word| word == at)
        })
    }

    /// What denies a match: a scope that holds all of its words and whose trigger is not one of
    /// them, since a pattern that holds a negation is matched with it.
    pub fn deny(&self, found: &Match, document: &Document<'_>) -> Option<Denied> {
        let scopes = self.scopes.get(document.words().get(found.first)?.sentence)?;
        let all = found.words().count();
        let denies = |scope: &&Scope| {
            let under = found.words().filter(|word| scope.words.contains(word)).count();
            share(under, all) >= SHARE_UNDER_SCOPE
                && !found
                    .hits
                    .iter()
                    .any(|hit| hit.first < scope.trigger.end && scope.trigger.start <= hit.last)
        };
        let strongest = |scope: &&Scope| match scope.reason {
            DenialReason::Negated => 0,
            DenialReason::Plan => 1,
            DenialReason::Hearsay => 2,
        };
        scopes.iter().filter(denies).min_by_key(strongest).map(|scope| Denied {
            reason: scope.reason,
            first: scope.trigger.start,
            last: scope.trigger.end - 1,
        })
    }
}

#[allow(clippy::cast_precision_loss)] // counts of words
fn share(part: usize, all: usize) -> f64 {
    part as f64 / all.max(1) as f64
}

/// Reads the scopes of one sentence.
struct Reader<'d> {
    document: &'d Document<'d>,
    sentence: usize,
}

impl Reader<'_> {
    fn words(&self) -> Range<usize> {
        self.document.sentences()[self.sentence].words.clone()
    }

    fn at(&self, at: usize) -> &str {
        if self.words().contains(&at) { self.document.folded(at) } else { "" }
    }

    fn scopes(&self) -> Vec<Scope> {
        let mut found: Vec<Scope> = Vec::new();
        let words = self.words();
        let mut at = words.start;
        while at < words.end {
            if let Some(length) = self.longest(PSEUDO, at) {
                at += length;
                continue;
            }
            if let Some((trigger, length)) = self.trigger(BACKWARD, at) {
                found.extend(self.backward(at..at + length, trigger));
                found.extend(self.question_before(at..at + length, trigger));
            }
            if let Some((trigger, length)) = self.trigger(FORWARD, at) {
                found.extend(self.question_before(at..at + length, trigger));
                found.extend(self.forward(at..at + length, trigger));
                at += length;
            } else {
                at += 1;
            }
        }
        found
    }

    /// The length of the longest of some phrases that stands at a word.
    fn longest(&self, phrases: &[&str], at: usize) -> Option<usize> {
        phrases.iter().filter_map(|phrase| self.phrase(phrase, at)).max()
    }

    /// The trigger at a word with the most words.
    fn trigger(
        &self,
        triggers: &'static [Trigger],
        at: usize,
    ) -> Option<(&'static Trigger, usize)> {
        triggers
            .iter()
            .filter_map(|trigger| Some((trigger, self.phrase(trigger.phrase, at)?)))
            .max_by_key(|(_, length)| *length)
    }

    /// Whether a phrase stands at a word. `NOT` is "not", "never" or any negated verb, `N'T` such a
    /// verb alone, `IT` a pronoun or "one", `BE` a form of "be" or "have", `PAST` what was not done,
    /// `*` any word, `^` the start of a clause, `$` its end; `a/b` is either.
    fn phrase(&self, phrase: &str, at: usize) -> Option<usize> {
        let mut next = at;
        for part in phrase.split(' ') {
            let word = self.at(next);
            let met = match part {
                "^" if self.opens_clause(next) => continue,
                "$" if self.closes_clause(next) => continue,
                "^" | "$" => false,
                "NOT" => matches!(word, "not" | "never") || is_negated_verb(word),
                "N'T" => is_negated_verb(word),
                "PAST" => is_unused(word),
                "*" => !word.is_empty(),
                "IT" => matches!(
                    word,
                    "it" | "them" | "one" | "that" | "this" | "those" | "any" | "either"
                ),
                "BE" => matches!(
                    word,
                    "is" | "are" | "was" | "were" | "be" | "been" | "has" | "have" | "had"
                ),
                _ => part.split('/').any(|option| option == word),
            };
            if !met {
                return None;
            }
            next += 1;
        }
        Some(next - at)
    }

    fn opens_clause(&self, at: usize) -> bool {
        let gap = self.document.words().get(at).map(|word| word.gap);
        at == self.words().start || gap.is_some_and(|gap| gap.comma || gap.clause || gap.colon)
    }

    fn closes_clause(&self, at: usize) -> bool {
        let gap = self.document.words().get(at).map(|word| word.gap);
        at >= self.words().end || gap.is_some_and(|gap| gap.comma || gap.clause)
    }

    /// From the trigger to the end of its clause.
    fn forward(&self, trigger: Range<usize>, kind: &Trigger) -> Option<Scope> {
        let limit = (trigger.end + REACH).min(self.words().end);
        let end =
            (trigger.end..limit).find(|&at| self.ends_scope(at, trigger.end)).unwrap_or(limit);
        let is_without = self.at(trigger.start) == "without";
        let affirms = is_without && (self.is_supposed() || self.is_doubled(trigger.start));
        if affirms || self.is_overcome(end) || trigger.end >= end {
            return None;
        }
        Some(Scope { words: trigger.end..end, trigger, reason: kind.reason })
    }

    /// "No connection is accepted without TLS" affirms TLS.
    fn is_doubled(&self, without: usize) -> bool {
        let least = without.saturating_sub(REACH).max(self.words().start);
        (least..without).any(|at| is_negative(self.at(at)))
    }

    /// "Without Redis every request would …" says that there is Redis.
    fn is_supposed(&self) -> bool {
        self.words().any(|at| {
            matches!(
                self.at(at),
                "would" | "could" | "wouldn't" | "couldn't" | "we'd" | "it'd" | "i'd"
            )
        })
    }

    /// "I had never used Kafka before, but then …"
    fn is_overcome(&self, end: usize) -> bool {
        let overcome = |at: usize| matches!(self.at(at), "but" | "so" | "until" | "and" | "then");
        self.at(end.wrapping_sub(1)) == "before" && overcome(end)
    }

    /// Whether a scope that opened at `from` ends before a word.
    fn ends_scope(&self, at: usize, from: usize) -> bool {
        let gap = self.document.words()[at].gap;
        if at == from {
            return gap.clause;
        }
        let word = self.at(at);
        let subject = SUBJECTS.contains(&word);
        let joins = matches!(word, "and" | "or" | "so" | "then");
        gap.clause
            || gap.colon
            || self.longest(ENDS_SCOPE, at).is_some()
            || (gap.comma && (subject || matches!(word, "so" | "just" | "only")))
            || (gap.comma && self.is_statement(at))
            || (joins && SUBJECTS.contains(&self.at(at + 1)))
    }

    /// Whether what starts after a comma is a statement and not the next thing in a list.
    fn is_statement(&self, from: usize) -> bool {
        let lists = matches!(self.at(from), "or" | "nor" | "and");
        let end = self.words().end;
        let stop = (from + 1..end).find(|&at| self.document.words()[at].gap.comma).unwrap_or(end);
        !lists && (from + 1..stop.min(from + REACH_BACK)).any(|at| is_finite_verb(self.at(at)))
    }

    /// From the start of the trigger's clause, or of the one before where the trigger names it
    /// again ("but never used it"), up to the trigger.
    fn backward(&self, trigger: Range<usize>, kind: &Trigger) -> Option<Scope> {
        let least = trigger.start.saturating_sub(REACH_BACK).max(self.words().start);
        let mut start = trigger.start;
        while start > least {
            let crosses = kind.reaches_over || start == trigger.start;
            let gap = self.document.words()[start].gap;
            let ends = gap.clause || self.longest(ENDS_SCOPE, start - 1).is_some();
            if ends && !crosses {
                break;
            }
            start -= 1;
        }
        (start < trigger.start).then_some(Scope {
            words: start..trigger.start,
            trigger,
            reason: kind.reason,
        })
    }

    /// A short sentence or question that the trigger answers.
    fn question_before(&self, trigger: Range<usize>, kind: &Trigger) -> Option<Scope> {
        let before = self.document.sentences().get(self.sentence.checked_sub(1)?)?;
        let opens = trigger.start < self.words().start + EARLY;
        let joined = self.document.sentences()[self.sentence].joins_previous;
        let asks = before.question && before.words.len() <= SHORT_QUESTION;
        (opens && joined && asks).then(|| Scope {
            words: before.words.clone(),
            trigger,
            reason: kind.reason,
        })
    }
}
