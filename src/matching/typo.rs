//! Typos: which words of a rubric an unknown word may have been meant to be.

use std::borrow::Cow;
use std::cmp::Ordering;

use strsim::osa_distance;

use super::slip::{self, Slip};
use super::terms::TermId;

/// The most edits that a word of so many letters may be away (DESIGN: none up to three letters,
/// one up to seven, two above).
pub(super) fn budget(letters: usize) -> u8 {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// By so many letters a word and an inflection of it differ at most.
const LONGEST_ENDING: usize = 4;

/// The letters of all endings, as [`letter_mask`] sees them.
const ENDING_MASK: u32 = {
    let letters = b"yiesdngr";
    let (mut mask, mut at) = (0, 0);
    while at < letters.len() {
        mask |= 1 << (letters[at] % 32);
        at += 1;
    }
    mask
};

/// Prefixes that turn a word into another, so that leaving one out is no slip of the finger.
const TURNING: [&str; 11] = ["un", "non", "no", "in", "im", "ir", "dis", "de", "a", "re", "mis"];

/// The words of a rubric, ready to be compared, with their inflections, with words that nobody
/// knows.
///
/// Two words a few edits apart begin nearly alike, are of nearly the same length and have nearly the
/// same letters. That much is kept side by side for every word, by the letters with which words
/// begin, so that an unknown word is told from almost all of them at the cost of a few instructions
/// each; inflections are formed and edits are counted only for the rest.
#[derive(Debug)]
pub(super) struct TypoIndex {
    entries: Vec<Entry>,
    /// For every letter where the places of the words begin that have it among their first two.
    starts: Vec<u32>,
    places: Vec<u32>,
}

/// A word of the rubric.
#[derive(Clone, Copy, Debug)]
struct Entry {
    term: TermId,
    opening: Opening,
    letters: u16,
    budget: u8,
    inflected: bool,
    mask: u32,
}

/// The first two letters of a word, the lowest byte of each. One edit leaves one of them among the
/// other word's first two; that both edits of a long word fall there is rare enough to be left out.
type Opening = [u8; 2];

/// How many letters an opening tells apart.
const LETTERS: usize = 1 << 8;

/// A word that a typo may stand for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Correction {
    /// The rubric's word.
    pub term: TermId,
    /// How many edits away its nearest form is.
    pub edits: u8,
    /// What kind of edits they are.
    pub slip: Slip,
    /// 1 − edits / letters of the longer word.
    pub similarity: f32,
}

impl TypoIndex {
    /// Makes the index of some words, each with whether its regular English inflections are compared
    /// too.
    pub fn of<'t>(words: impl Iterator<Item = (TermId, Cow<'t, str>, bool)>) -> Self {
        let entries: Vec<Entry> =
            words.filter_map(|(term, word, inflected)| Entry::of(term, &word, inflected)).collect();
        let mut starts = vec![0; LETTERS + 1];
        let letters = || entries.iter().map(|entry| entry.opening);
        for letter in letters().flatten() {
            starts[usize::from(letter) + 1] += 1;
        }
        for letter in 0..LETTERS {
            starts[letter + 1] += starts[letter];
        }
        let mut free = starts.clone();
        let mut places = vec![0; 2 * entries.len()];
        for (place, opening) in (0..).zip(letters()) {
            for letter in opening {
                places[free[usize::from(letter)] as usize] = place;
                free[usize::from(letter)] += 1;
            }
        }
        Self { entries, starts, places }
    }

    /// The words that have one of these letters among their first two; some of them twice.
    fn beginning_with(&self, [x, y]: Opening) -> impl Iterator<Item = &Entry> {
        let of = |letter: u8| {
            let letter = usize::from(letter);
            self.starts[letter] as usize..self.starts[letter + 1] as usize
        };
        let second = if x == y { 0..0 } else { of(y) };
        of(x).chain(second).map(|at| &self.entries[self.places[at] as usize])
    }

    /// The nearest words that `written` may have been meant to be; nothing where it is too far from
    /// all of them. `word` tells the text of a word that was added, and `is_form` whether another one
    /// counts as a form of it.
    pub fn corrections<'t>(
        &self,
        written: &str,
        word: impl Fn(TermId) -> Cow<'t, str>,
        is_form: impl Fn(TermId, &str) -> bool,
    ) -> Vec<Correction> {
        let letters = written.chars().count();
        let unknown = Unknown { text: written, letters, mask: letter_mask(written) };
        let (opening, mut nearest) = (opening(written), Vec::new());
        for entry in self.beginning_with(opening).filter(|entry| entry.may_be(&unknown)) {
            let is_form = |form: &str| is_form(entry.term, form);
            entry.compare(&word(entry.term), is_form, &unknown, &mut nearest);
        }
        nearest
    }
}

/// A word of the answer that nobody knows.
struct Unknown<'w> {
    text: &'w str,
    letters: usize,
    mask: u32,
}

impl Entry {
    fn of(term: TermId, word: &str, inflected: bool) -> Option<Self> {
        let own = word.chars().count();
        let budget = budget(own);
        if budget == 0 || !word.chars().all(char::is_alphabetic) {
            return None;
        }
        let letters = u16::try_from(own).unwrap_or(u16::MAX);
        let (opening, mask) = (opening(word), letter_mask(word));
        Some(Self { term, opening, letters, budget, inflected, mask })
    }

    /// Whether a word's length and letters allow that it is a form of this word with a typo.
    fn may_be(&self, unknown: &Unknown<'_>) -> bool {
        let (ending, free) = if self.inflected { (LONGEST_ENDING, ENDING_MASK) } else { (0, 0) };
        let other = (self.mask ^ unknown.mask) & !free;
        unknown.letters.abs_diff(self.letters.into()) <= usize::from(self.budget) + ending
            && other.count_ones() <= 2 * u32::from(self.budget)
    }

    /// Compares the word and its inflections.
    fn compare(
        &self,
        word: &str,
        is_form: impl Fn(&str) -> bool,
        unknown: &Unknown<'_>,
        nearest: &mut Vec<Correction>,
    ) {
        if self.is_near(self.letters.into(), self.mask, unknown)
            && let Some(correction) = self.correction(word, unknown)
        {
            keep_nearest(nearest, correction);
        }
        if !self.inflected {
            return;
        }
        let (base, endings) = inflections(word);
        let (letters, mask) = (base.chars().count(), letter_mask(base));
        for ending in endings {
            if !self.is_near(letters + ending.len(), mask | letter_mask(ending), unknown) {
                continue;
            }
            let form = [base, ending].concat();
            let is_form = |_: &Correction| {
                (is_regular(base, ending, word) || slip::is_word(&form)) && is_form(&form)
            };
            if let Some(correction) = self.correction(&form, unknown).filter(is_form) {
                keep_nearest(nearest, correction);
            }
        }
    }

    /// Whether a form of so many letters, and of these, may be so few edits away.
    fn is_near(&self, letters: usize, mask: u32, unknown: &Unknown<'_>) -> bool {
        let budget = self.budget.min(budget(letters));
        letters.abs_diff(unknown.letters) <= usize::from(budget)
            && (mask ^ unknown.mask).count_ones() <= 2 * u32::from(budget)
    }

    /// What it takes to read a word as a form of this one, if that is little enough.
    fn correction(&self, form: &str, unknown: &Unknown<'_>) -> Option<Correction> {
        let letters = form.chars().count();
        let budget = self.budget.min(budget(letters));
        let edits = osa_distance(form, unknown.text);
        if edits == 0 || edits > usize::from(budget) || turns(form, unknown.text, edits) {
            return None;
        }
        let longer = u16::try_from(letters.max(unknown.letters)).unwrap_or(u16::MAX);
        let slip = Slip::between(form, unknown.text).filter(|_| edits == 1);
        let slip = slip.unwrap_or(Slip::Several);
        // At most the budget, which is two.
        let edits = u8::try_from(edits).unwrap_or(u8::MAX);
        let similarity = 1.0 - f32::from(edits) / f32::from(longer);
        Some(Correction { term: self.term, edits, slip, similarity })
    }
}

/// Keeps the corrections by the likeliest slip, and of several of these with the fewest edits. A
/// word is kept once, by its likeliest form.
fn keep_nearest(nearest: &mut Vec<Correction>, next: Correction) {
    let order = |correction: &Correction| (correction.slip, correction.edits);
    match nearest.first().map(|best| order(&next).cmp(&order(best))) {
        Some(Ordering::Greater) => return,
        Some(Ordering::Less) => nearest.clear(),
        Some(Ordering::Equal) | None => {}
    }
    if nearest.iter().all(|known| known.term != next.term) {
        nearest.push(next);
    }
}

/// Whether one word is nearer to the other with a turning prefix than to the other itself:
/// `unstructred` is a typo of `unstructured`, not of `structured`.
fn turns(one: &str, other: &str, edits: usize) -> bool {
    let nearer = |longer: &str, shorter: &str| {
        TURNING.iter().any(|prefix| {
            let bare = longer.strip_prefix(prefix).filter(|_| !shorter.starts_with(prefix));
            bare.is_some_and(|bare| bare.len() > 3 && osa_distance(bare, shorter) < edits)
        })
    };
    nearer(one, other) || nearer(other, one)
}

fn opening(word: &str) -> Opening {
    let mut letters = word.chars();
    let mut lowest = || letters.next().map_or(0, |c| (c as u32).to_le_bytes()[0]);
    [lowest(), lowest()]
}

fn letter_mask(word: &str) -> u32 {
    word.chars().fold(0, |mask, c| mask | 1 << (c as u32 % 32))
}

/// What may be English inflections of a word, whichever of them it is itself, as what they have in
/// common and their endings. Not all are words.
fn inflections(word: &str) -> (&str, &'static [&'static str]) {
    let vowel = |c: char| "aeiouy".contains(c);
    let base = ["ing", "ed", "es", "s"]
        .iter()
        .find_map(|suffix| word.strip_suffix(suffix))
        .filter(|base| base.len() >= 3 && base.contains(vowel) && !word.ends_with("ss"))
        .unwrap_or(word);
    let base = base.strip_suffix('e').unwrap_or(base);
    match base.strip_suffix('y').or_else(|| base.strip_suffix('i')) {
        Some(base) => (base, &["y", "ies", "ied", "ying"]),
        None if base.len() > 3 => (base, &["", "e", "s", "es", "ed", "ing", "er"]),
        None => (base, &["es", "ed", "ing", "er"]),
    }
}

/// Whether a form is sure to be what an ending makes of a word: the word itself, or one in "-ed" or
/// "-ing", before which an "e" falls away. A typo of a form that is no word ("cach", "scal") would
/// be two edits from any.
fn is_regular(base: &str, ending: &str, word: &str) -> bool {
    let own = word.strip_prefix(base).unwrap_or_default();
    match ending {
        "ed" | "ing" => true,
        "s" => own.is_empty() && slip::takes_s(base),
        "es" => own == "e",
        _ => own == ending,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn corrected(words: &[&str], written: &str) -> Vec<(String, u8)> {
        let entries = (0..).map(TermId::of).zip(words);
        let index = TypoIndex::of(entries.map(|(at, word)| (at, Cow::Borrowed(*word), true)));
        let word = |term: TermId| Cow::Borrowed(words[term.place()]);
        let found = index.corrections(written, word, |_, _| true);
        found.iter().map(|c| (words[c.term.place()].to_owned(), c.edits)).collect()
    }

    #[test]
    fn slips_of_the_finger() {
        for (word, written, edits) in [
            ("redis", "reddis", 1),
            ("kubernetes", "kubernets", 1),
            ("bcrypt", "bycrypt", 1),
            ("mongodb", "mongdb", 1),
            ("authentication", "authentification", 2),
            ("cache", "cahcing", 1),
            ("caching", "cahced", 1),
            ("query", "qeuries", 1),
            ("implement", "implmented", 1),
        ] {
            assert_eq!(corrected(&[word], written), [(word.to_owned(), edits)], "{written}");
        }
    }

    #[test]
    fn short_words_and_turned_words_are_none() {
        for (word, written) in [
            ("sql", "sqk"),
            ("structured", "unstructured"),
            ("structured", "unstructred"),
            ("unstructured", "structred"),
            ("synchronous", "asynchronous"),
            ("facade", "fassade"),
        ] {
            assert_eq!(corrected(&[word], written), [], "{written}");
        }
    }

    #[test]
    fn the_nearest_word_wins() {
        assert_eq!(
            corrected(&["orchestrator", "orchestral"], "orchestratr"),
            [("orchestrator".to_owned(), 1)]
        );
    }
}
