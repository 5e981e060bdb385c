//! The scopes of one sentence: where a trigger stands, and how far it reaches.

use std::ops::Range;

use super::Scope;
use super::triggers::{BACKWARD, ENDS_SCOPE, FORWARD, INDICES, Index, Judged, PSEUDO, Trigger};
use super::words::{
    CARRIED_OUT, REMEDIES, SUBJECTS, TURNS, is_adverb, is_auxiliary, is_being, is_claim, is_deed,
    is_false, is_finite_verb, is_negated_verb, is_negative, is_other_person, is_refused, is_unused,
};
use crate::grading::DenialReason;
use crate::text::Document;

/// A scope reaches so many words at the most (ConText lets it run to the end of the sentence; in
/// answers a list of what was not used seldom is longer, and a clause without marks often is).
const REACH: usize = 12;

/// So many words before a trigger can be what it denies: "Kubernetes was not used".
const REACH_BACK: usize = 8;

/// The same where it takes up what was named before a conjunction.
const REACH_OVER: usize = 14;

/// What "no", "without" and "instead of" deny has so many words at the most.
const REACH_OF_PHRASE: usize = 7;

/// A member of a list has so many words at the most.
const LIST_STEP: usize = 5;

/// A question of so few words is what the next sentence answers: "Redis? Not in this project."
const SHORT_QUESTION: usize = 5;

/// One that asks for yes or no may have so many: "Did we have automated tests? We did not."
const LONG_QUESTION: usize = 20;

/// No scope has more words; a question's own scope is the longest.
pub(super) const LONGEST_SCOPE: usize = LONG_QUESTION;
const _: () = assert!(LONGEST_SCOPE >= REACH && LONGEST_SCOPE >= REACH_OVER);

/// An answer to it says no among its first words.
pub(super) const EARLY: usize = 4;

/// Reads the scopes of one sentence.
pub(super) struct Reader<'d> {
    pub document: &'d Document<'d>,
    /// All words of the document, a slip as the word that was meant.
    pub read: &'d [&'d str],
    pub sentence: usize,
    pub words: Range<usize>,
}

impl Reader<'_> {
    fn words(&self) -> Range<usize> {
        self.words.clone()
    }

    fn at(&self, at: usize) -> &str {
        if self.words.contains(&at) { self.read[at] } else { "" }
    }

    pub fn scopes(&self) -> Vec<Scope> {
        let mut found: Vec<Scope> = Vec::new();
        let words = self.words();
        let mut at = words.start;
        while at < words.end {
            // What goes on after a hyphen is part of a name: "e-learning" is no plan to learn.
            if self.document.words()[at].gap.hyphen {
                found.extend(self.free_of(at));
                at += 1;
                continue;
            }
            let seeming = self.longest(PSEUDO, &INDICES.pseudo, at).unwrap_or_default();
            let longer = |(_, length): &(_, usize)| *length > seeming;
            let backward = self.trigger(BACKWARD, &INDICES.backward, at).filter(longer);
            let forward = self.trigger(FORWARD, &INDICES.forward, at).filter(longer);
            if backward.is_none() && forward.is_none() && seeming > 0 {
                at += seeming;
                continue;
            }
            if let Some((trigger, length)) = backward {
                found.extend(self.backward(at..at + length, trigger));
                found.extend(self.question_before(at..at + length, trigger));
            }
            if let Some((trigger, length)) = forward {
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
    fn longest(&self, phrases: &[&str], index: &Index, at: usize) -> Option<usize> {
        let here = index.beginning_with(self.at(at), self.at(at + 1));
        here.filter_map(|phrase| self.phrase(phrases[phrase], at)).max()
    }

    /// The trigger at a word with the most words.
    fn trigger(
        &self,
        triggers: &'static [Trigger],
        index: &Index,
        at: usize,
    ) -> Option<(&'static Trigger, usize)> {
        let here =
            index.beginning_with(self.at(at), self.at(at + 1)).map(|trigger| &triggers[trigger]);
        here.filter_map(|trigger| Some((trigger, self.phrase(trigger.phrase, at)?)))
            .max_by_key(|(_, length)| *length)
    }

    /// Whether a phrase stands at a word. `NOT` is "not", "never" or any negated verb, within a phrase
    /// also "did not" and its like; `N'T` is a negated verb alone, `IT` a pronoun or "one", `BE` a form of
    /// "be" or "have", `PAST` what was not done, `REFUSED` what was done instead, `PERSON` somebody else and
    /// `DID` what somebody does, `FALSE` a verdict; `*` any word, `^` the start of a clause, `$` its end, `:` a colon; `a/b` is either, `a?` may be left out. One adverb may
    /// stand between the words.
    fn phrase(&self, phrase: &str, at: usize) -> Option<usize> {
        let mut next = at;
        let mut adverbs = 1;
        // By bytes, which for so short a text is far faster than by characters.
        for part in phrase.split_ascii_whitespace() {
            let (part, optional) = part.strip_suffix('?').map_or((part, false), |it| (it, true));
            let mut met = self.is_part(part, next);
            if !met && adverbs > 0 && next > at && is_adverb(self.at(next)) {
                adverbs -= 1;
                next += 1;
                met = self.is_part(part, next);
            }
            let apart = !met && next > at && part == "NOT" && is_auxiliary(self.at(next));
            if apart && matches!(self.at(next + 1), "not" | "never") {
                next += 2;
                continue;
            }
            if !met && !optional {
                return None;
            }
            next += usize::from(met && !matches!(part, "^" | "$" | ":"));
        }
        Some(next - at)
    }

    /// Whether a part of a phrase is met at a word.
    fn is_part(&self, part: &str, at: usize) -> bool {
        let word = self.at(at);
        match part {
            "^" => self.opens_clause(at),
            "$" => self.closes_clause(at),
            ":" => self.follows_colon(at),
            "NOT" => matches!(word, "not" | "never") || is_negated_verb(word),
            "N'T" => is_negated_verb(word),
            "PAST" => is_unused(word),
            "REFUSED" => is_refused(word),
            "PERSON" => is_other_person(word),
            "DID" => is_deed(word),
            "FALSE" => is_false(word),
            "*" => !word.is_empty(),
            "IT" => {
                matches!(word, "it" | "them" | "one" | "that" | "this" | "those" | "any" | "either")
            }
            "BE" => is_being(word),
            _ => part.as_bytes().split(|&byte| byte == b'/').any(|it| it == word.as_bytes()),
        }
    }

    fn opens_clause(&self, at: usize) -> bool {
        let gap = self.document.words().get(at).map(|word| word.gap);
        at == self.words().start || gap.is_some_and(|gap| gap.comma || gap.clause || gap.colon)
    }

    fn follows_colon(&self, at: usize) -> bool {
        self.words().contains(&at) && self.document.words()[at].gap.colon
    }

    fn closes_clause(&self, at: usize) -> bool {
        let gap = self.document.words().get(at).map(|word| word.gap);
        at >= self.words().end || gap.is_some_and(|gap| gap.comma || gap.clause)
    }

    /// From the trigger to the end of its clause.
    fn forward(&self, trigger: Range<usize>, kind: &Trigger) -> Option<Scope> {
        if self.is_interjection(&trigger) {
            return None;
        }
        let reach = if kind.is_phrase { REACH_OF_PHRASE } else { REACH };
        let from = self.after_insertion(trigger.end);
        let limit = (from + reach).min(self.words().end);
        // "We moved away from Redis to Kafka."
        let goes_to = |at: usize| self.at(trigger.end - 1) == "from" && self.at(at) == "to";
        let ends = |&at: &usize| self.ends_scope(at, from, kind.is_phrase) || goes_to(at);
        let end = (from..limit).find(ends).unwrap_or(limit);
        let is_without = self.at(trigger.start) == "without";
        let before = self.at(trigger.start.wrapping_sub(1));
        let has_no = self.at(trigger.start) == "no" && matches!(before, "with" | "has" | "having");
        let affirms = is_without && self.is_supposed(trigger.start)
            || (is_without || has_no) && self.is_doubled(trigger.start);
        // Where nothing follows it may still be lent: "Missing:".
        let is_last = trigger.end == self.words().end;
        if affirms || self.is_overcome(end) || from >= end && !is_last {
            return None;
        }
        if kind.reason != DenialReason::Negated && self.is_taken_up(trigger.end) {
            return None;
        }
        let overcome = self.is_remedied(end);
        Some(Scope { words: from..end, trigger, reason: kind.reason, overcome })
    }

    /// "Redis-free"
    fn free_of(&self, at: usize) -> Option<Scope> {
        let is_free = self.at(at) == "free" && at > self.words().start;
        let reason = DenialReason::Negated;
        is_free.then(|| Scope { words: at - 1..at, trigger: at..at + 1, reason, overcome: false })
    }

    /// Where a statement goes on after a remark between commas: "We did not, at any time, use …".
    fn after_insertion(&self, from: usize) -> usize {
        let comma = |at: usize| self.words().contains(&at) && self.document.words()[at].gap.comma;
        let says = |at: usize| SUBJECTS.contains(&self.at(at)) || is_finite_verb(self.at(at));
        let next = (from + 1..=from + LIST_STEP).find(|&at| comma(at));
        match next {
            Some(next) if comma(from) && !(from..next).any(says) => next,
            _ => from,
        }
    }

    /// "I've played, no, I've worked with Rails": a word that corrects and denies nothing.
    fn is_interjection(&self, trigger: &Range<usize>) -> bool {
        let next = self.document.words().get(trigger.end);
        self.at(trigger.start) == "no"
            && trigger.len() == 1
            && next.is_some_and(|word| word.gap.comma)
    }

    /// "No connection is accepted without TLS" affirms TLS.
    fn is_doubled(&self, without: usize) -> bool {
        if self.document.words()[without].gap.comma {
            return false;
        }
        let least = without.saturating_sub(REACH).max(self.words().start);
        (least..without).any(|at| is_negative(self.at(at)))
    }

    /// "Without Redis every request would …" says that there is Redis.
    fn is_supposed(&self, without: usize) -> bool {
        let words = self.words();
        let near = without.saturating_sub(REACH).max(words.start)..(without + REACH).min(words.end);
        near.into_iter().any(|at| {
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

    /// "We talked about Kafka and then built it": the plan was carried out.
    fn is_taken_up(&self, from: usize) -> bool {
        let end = self.words().end.min(from + REACH);
        (from + 1..end).any(|at| {
            CARRIED_OUT.contains(&self.at(at))
                && matches!(self.at(at + 1), "it" | "them" | "one" | "that")
                && !(at - 2..at).any(|before| is_negative(self.at(before)))
        })
    }

    /// "…, so I added Redis", "until we put in a queue": what was not there came to be. The words
    /// from `end` on may go on in the next sentence.
    fn is_remedied(&self, end: usize) -> bool {
        let last = self.document.words().len().min(end + REACH);
        let turn = (end..last).find(|&at| TURNS.contains(&self.read[at]));
        turn.is_some_and(|turn| {
            let after = turn + 1..last.min(turn + 1 + LIST_STEP);
            after.into_iter().any(|at| REMEDIES.contains(&self.read[at]))
        })
    }

    /// Whether a scope that opened at `from` ends before a word. What "without" and "instead of"
    /// deny is a thing, which ends at the first comma that does not go on with a list, and before
    /// the means to do without it: "avoid slow pages with a cache".
    fn ends_scope(&self, at: usize, from: usize, is_phrase: bool) -> bool {
        let gap = self.document.words()[at].gap;
        if at == from {
            return gap.clause;
        }
        gap.clause
            || gap.colon
            || self.at(at) == "no"
            || !gap.hyphen && self.longest(ENDS_SCOPE, &INDICES.ends, at).is_some()
            || self.starts_statement(at, from, is_phrase)
            || (is_phrase && gap.comma && !self.is_list(at))
            || (is_phrase && matches!(self.at(at), "by" | "with" | "via" | "through" | "using"))
    }

    /// Whether a new statement starts at a word: after a comma or a conjunction with a subject or a
    /// verb of its own, or with a pronoun that must be a subject.
    fn starts_statement(&self, at: usize, from: usize, is_phrase: bool) -> bool {
        let word = self.at(at);
        let comma = self.document.words()[at].gap.comma;
        let joins = matches!(word, "and" | "or" | "so" | "then");
        let subject = SUBJECTS.contains(&word);
        let depends = matches!(self.at(at - 1), "that" | "what" | "which" | "where" | "how" | "as");
        // What is a thing has one word at least: "without Redis we …".
        let least = if is_phrase { from } else { from + 1 };
        let pronoun = matches!(word, "i" | "we" | "they" | "he" | "she") && at > least;
        let listed = (from + 1..at).any(|before| self.document.words()[before].gap.comma);
        (pronoun && !depends)
            || (comma && (subject || matches!(word, "so" | "just" | "only")))
            || (comma && word == "and" && !listed)
            || (comma && self.is_statement(at))
            || (joins && SUBJECTS.contains(&self.at(at + 1)))
    }

    /// Whether a comma is that of a list whose last member follows: "without caching, queues or
    /// indexes".
    fn is_list(&self, at: usize) -> bool {
        (at..(at + LIST_STEP).min(self.words().end))
            .any(|next| matches!(self.at(next), "or" | "nor" | "and"))
    }

    /// Whether what starts after a comma is a statement and not the next thing in a list.
    fn is_statement(&self, from: usize) -> bool {
        let lists = matches!(self.at(from), "or" | "nor" | "and");
        let end = self.words().end;
        let end = end.min(from + REACH_BACK);
        let stop = (from + 1..end).find(|&at| self.document.words()[at].gap.comma).unwrap_or(end);
        !lists && (from + 1..stop).any(|at| is_finite_verb(self.at(at)))
    }

    /// From the start of the trigger's clause, or of the one before where the trigger names it
    /// again ("but never used it"), up to the trigger.
    fn backward(&self, trigger: Range<usize>, kind: &Trigger) -> Option<Scope> {
        if kind.judges == Some(Judged::Statement) && trigger.start == self.words().start {
            return self.statement_before(trigger, kind);
        }
        if kind.judges == Some(Judged::Claim) && !self.tells_claim(trigger.start) {
            return None;
        }
        let takes_up = kind.reaches_over || self.is_taking_up(trigger.start);
        let reach = if takes_up { REACH_OVER } else { REACH_BACK };
        let least = trigger.start.saturating_sub(reach).max(self.words().start);
        let before = if trigger.start > least { self.at(trigger.start - 1) } else { "" };
        let is_relative = !takes_up
            && matches!(
                before,
                "that" | "which" | "who" | "when" | "if" | "once" | "unless" | "while"
            );
        let goes_on = matches!(before, "so" | "and" | "or" | "then");
        if is_relative || (goes_on && !takes_up) {
            return None;
        }
        let mut start = trigger.start;
        while start > least {
            let crosses = takes_up || start == trigger.start;
            let gap = self.document.words()[start].gap;
            let ends = gap.clause || self.longest(ENDS_SCOPE, &INDICES.ends, start - 1).is_some();
            if ends && !crosses {
                break;
            }
            start -= 1;
        }
        let overcome = self.is_remedied(trigger.end);
        let words = start..trigger.start;
        (start < trigger.start).then_some(Scope { words, trigger, reason: kind.reason, overcome })
    }

    /// "That is wrong." is about what was said before it.
    fn statement_before(&self, trigger: Range<usize>, kind: &Trigger) -> Option<Scope> {
        let before = self.document.sentences().get(self.sentence.checked_sub(1)?)?;
        let joined = self.document.sentences()[self.sentence].joins_previous;
        let start = before.words.start.max(before.words.end.saturating_sub(LONGEST_SCOPE));
        let words = start..before.words.end;
        joined.then_some(Scope { words, trigger, reason: kind.reason, overcome: false })
    }

    /// "The belief that … is mistaken", and not "the cache was wrong".
    fn tells_claim(&self, end: usize) -> bool {
        let claims = |at: usize| is_claim(self.at(at)) && matches!(self.at(at + 1), "that" | "of");
        (self.words().start..end).any(claims)
    }

    /// "…, but that belonged to others": a pronoun after a conjunction takes up what was named.
    fn is_taking_up(&self, trigger: usize) -> bool {
        trigger >= self.words().start + 2
            && matches!(self.at(trigger - 1), "that" | "it" | "this" | "they" | "those")
            && matches!(self.at(trigger - 2), "but" | "and")
    }

    /// A short sentence or question that the trigger answers.
    fn question_before(&self, trigger: Range<usize>, kind: &Trigger) -> Option<Scope> {
        let before = self.document.sentences().get(self.sentence.checked_sub(1)?)?;
        let opens = trigger.start < self.words().start + EARLY;
        let joined = self.document.sentences()[self.sentence].joins_previous;
        let first = self.read[before.words.start];
        let open = matches!(first, "why" | "how" | "what" | "which" | "who" | "when" | "where");
        let longest = if open { SHORT_QUESTION } else { LONG_QUESTION };
        let asks = before.question && before.words.len() <= longest;
        let words = before.words.clone();
        let reason = kind.reason;
        (opens && joined && asks).then_some(Scope { words, trigger, reason, overcome: false })
    }
}
