//! Denial by scope: which words of an answer stand under a negation, a plan or hearsay.
//!
//! After NegEx (Chapman et al. 2001, "A simple algorithm for identifying negated findings and
//! diseases in discharge summaries") and ConText (Harkema et al. 2009): a trigger opens a scope
//! before or after it, the scope ends at the clause's end or at a word that ends it, and pseudo
//! triggers look like a negation and are none. English only.

mod reader;
mod slips;
mod triggers;
mod words;

use std::ops::Range;

use super::{Denied, Match};
use crate::fraction::share;
use crate::grading::{DenialReason, How};
use crate::text::{Document, Language, Sentence, SentenceKind};

use reader::{EARLY, LONGEST_SCOPE, Reader};
use slips::Slips;
use words::{
    is_auxiliary, is_bare, is_negated_verb, is_negative, is_omission, is_particle, is_place,
    is_pronoun,
};

/// The share of a match's words that a scope must hold. A half is enough, since operands that stand
/// together are denied together; a third is not, since a loose pattern takes words from beyond the
/// clause (measured over 266 labelled answers: F1 .914 at this, .911 where all words must be held).
const SHARE_UNDER_SCOPE: f64 = 0.34;

/// Words under a trigger.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Scope {
    trigger: Range<usize>,
    words: Range<usize>,
    reason: DenialReason,
    /// Whether what follows says that it is so no longer: "no caching, so I added".
    overcome: bool,
}

/// The scopes of a document.
#[derive(Debug, Default)]
pub(super) struct Denials {
    /// By sentence, in the order of their first words.
    scopes: Vec<Vec<Scope>>,
    /// By sentence, those of headings and lead-in lines above it.
    lent: Vec<Vec<Scope>>,
    slips: Slips,
}

impl Denials {
    /// Finds every scope of a document; `is_met` tells whether the word at a place is one of the
    /// rubric's, and so none that denies.
    pub fn of(document: &Document<'_>, is_met: impl Fn(usize) -> bool) -> Self {
        if document.language() != Language::English {
            return Self::default();
        }
        let slips = Slips::of(document, is_met);
        let mut scopes: Vec<Vec<Scope>> = vec![Vec::new(); document.sentences().len()];
        let read: Vec<&str> =
            (0..document.words().len()).map(|at| slips.read(at, document)).collect();
        for (sentence, Sentence { words, .. }) in document.sentences().iter().enumerate() {
            let reader = Reader { document, read: &read, sentence, words: words.clone() };
            for scope in reader.scopes() {
                let target = scope.words.clone().next().map(|word| document.words()[word].sentence);
                scopes[target.unwrap_or(sentence)].push(scope);
            }
        }
        for scopes in &mut scopes {
            scopes.sort_by_key(|scope| scope.words.start);
        }
        let lent =
            (0..scopes.len()).map(|sentence| lent(&scopes, sentence, document, &read)).collect();
        Self { scopes, lent, slips }
    }

    /// Whether a negation of any kind stands in a match, just before it or right after it and is none of
    /// its words: enough to doubt that a wrong claim is made, though too little to deny a mention.
    pub fn is_doubtful(&self, found: &Match, document: &Document<'_>) -> bool {
        let sentence = &document.sentences()[document.words()[found.first].sentence].words;
        let from = found.first.saturating_sub(EARLY).max(sentence.start);
        let negative = |at: usize| {
            let word = self.slips.read(at, document);
            is_negative(word) || word == "without"
        };
        let within =
            (from..=found.last).any(|at| negative(at) && !found.words().any(|word| word == at));
        within || self.is_negated_after(found.last, document)
    }

    /// "did not", "isn't", "never" right after a word.
    fn is_negated_after(&self, last: usize, document: &Document<'_>) -> bool {
        let sentence = &document.sentences()[document.words()[last].sentence].words;
        let read =
            |at: usize| if sentence.contains(&at) { self.slips.read(at, document) } else { "" };
        let next = last + 1;
        let parted = document.words().get(next).is_none_or(|word| word.gap.comma);
        let is_not = |word: &str| matches!(word, "not" | "never") || is_negated_verb(word);
        !parted && (is_not(read(next)) || is_auxiliary(read(next)) && is_not(read(next + 1)))
    }

    /// What denies a match: a scope that holds enough of its words and whose trigger is not one of
    /// them, since a pattern that holds a negation is matched with it.
    pub fn deny(&self, found: &Match, document: &Document<'_>) -> Option<Denied> {
        let sentence = document.words().get(found.first)?.sentence;
        let last = document.words().get(found.last)?.sentence;
        // No scope is longer, so that few can hold a match. One over two sentences may have its chief
        // word in either, and its pronouns tell nothing of where that is.
        let earliest = found.first.saturating_sub(LONGEST_SCOPE);
        let near = self.scopes.get(sentence..=last)?.iter().flat_map(|scopes| {
            let from = scopes.partition_point(|scope| scope.words.start < earliest);
            scopes[from..].iter().take_while(|scope| scope.words.start <= found.last)
        });
        let telling =
            |word: &usize| sentence == last || !is_pronoun(self.slips.read(*word, document));
        let all = found.words().filter(telling).count();
        let denies = |scope: &&Scope| {
            let held = |word: &usize| scope.words.contains(word);
            let under = found.words().filter(telling).filter(held).count();
            if is_contrasted(found, scope, document) {
                return false;
            }
            let far = is_quantity(found) && found.first > scope.trigger.end + EARLY;
            (share(under, all) >= SHARE_UNDER_SCOPE && !far || is_parted(found, scope))
                && (scope.reason == DenialReason::Hearsay || !holds_trigger(found, scope, document))
        };
        let strongest = |scope: &&Scope| match scope.reason {
            DenialReason::Negated => 0,
            DenialReason::Plan => 1,
            DenialReason::Hearsay => 2,
        };
        let above = self.lent.get(sentence).into_iter().flatten();
        near.chain(above).filter(denies).min_by_key(strongest).map(|scope| Denied {
            reason: scope.reason,
            first: scope.trigger.start,
            last: scope.trigger.end - 1,
            overcome: scope.overcome,
        })
    }
}

/// Whether a match is nothing but a quantity, which is denied only by what stands right before it:
/// "it doesn't take the 40 minutes any more" measures all the same.
fn is_quantity(found: &Match) -> bool {
    found.hits.iter().all(|hit| hit.term.starts_with('$'))
}

/// Whether a match goes on after the "but" that ends a scope: "not the password but its hash".
fn is_contrasted(found: &Match, scope: &Scope, document: &Document<'_>) -> bool {
    let end = scope.words.end;
    let but = document.words().get(end).filter(|_| document.folded(end) == "but");
    found.last > end && scope.trigger.end <= found.first && but.is_some_and(|but| !but.gap.comma)
}

/// Whether the trigger is made of words of the match. What the two may share are the "we" of "we intend
/// to", the "with" of "no experience with", and the "uses" of "nobody here uses", whose "nobody" denies.
fn holds_trigger(found: &Match, scope: &Scope, document: &Document<'_>) -> bool {
    let word = |at: usize| document.folded(at);
    let negative = scope.trigger.clone().any(|at| is_negative(word(at)));
    let telling = |at: &usize| match negative {
        true => is_negative(word(*at)),
        false => !is_pronoun(word(*at)) && !is_particle(word(*at)),
    };
    let words = found.hits.iter().flat_map(|hit| hit.first..=hit.last);
    words.filter(telling).any(|at| scope.trigger.contains(&at))
}

/// Whether the trigger stands between the words of a phrase, and denies the last of them: "something we
/// don't have". Of operands near each other it must stand right before the last: "if one is down, there
/// is no second".
fn is_parted(found: &Match, scope: &Scope) -> bool {
    let near = found.how != How::Near || scope.trigger.end == found.last;
    near && scope.reason == DenialReason::Negated
        && found.first < scope.trigger.start
        && scope.words.contains(&found.last)
}

/// The scopes of headings and lead-in lines above a sentence that leave open what they deny, as scopes
/// of the whole sentence: "Not used:". A heading that says it itself denies nothing below it: "Never
/// trust the client".
fn lent(
    scopes: &[Vec<Scope>],
    sentence: usize,
    document: &Document<'_>,
    read: &[&str],
) -> Vec<Scope> {
    let words = &document.sentences()[sentence].words;
    let above = document.beside(sentence).iter();
    above
        .filter(|&&above| document.sentences()[above].kind != SentenceKind::Cell)
        .flat_map(|&above| {
            let all = document.sentences()[above].words.clone();
            let open = move |scope: &&Scope| leaves_open(scope, all.clone(), read);
            scopes[above].iter().filter(open)
        })
        .map(|scope| Scope { words: words.clone(), ..scope.clone() })
        .collect()
}

/// Whether nothing that a scope denies stands between its trigger and the end of a heading.
fn leaves_open(scope: &Scope, heading: Range<usize>, read: &[&str]) -> bool {
    let any = |is: fn(&str) -> bool| read[heading.clone()].iter().any(|word| is(word));
    if any(is_negative) && any(is_omission) {
        return false; // "What we never skip:"
    }
    // Where it was not done may be said: "Not used at my last company".
    let rest = scope.trigger.end..heading.end;
    let told = rest.clone().find(|&at| !is_bare(read[at]));
    match told {
        Some(at) => at > rest.start && is_place(read[at]),
        None => scope.trigger.end == heading.end || scope.words.end == heading.end,
    }
}

#[cfg(test)]
mod tests;
