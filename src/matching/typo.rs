//! Typos: which words of a rubric an unknown word may have been meant to be.

use strsim::osa_distance;

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

/// Prefixes that turn a word into another, so that leaving one out is no slip of the finger.
const TURNING: [&str; 11] = ["un", "non", "no", "in", "im", "ir", "dis", "de", "a", "re", "mis"];

/// The words of a rubric, ready to be compared with words that nobody knows.
///
/// Two words a few edits apart have nearly the same letters; a word's letters as a set of bits,
/// and its length, tell most of the rubric's words apart from a typo at the cost of a few
/// instructions each. Only for those that are left inflections are formed and edits counted.
#[derive(Debug, Default)]
pub(super) struct TypoIndex {
    words: Vec<Candidate>,
}

#[derive(Debug)]
struct Candidate {
    term: TermId,
    text: String,
    letters: usize,
    mask: u32,
    budget: u8,
    inflected: bool,
}

/// A word that a typo may stand for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Correction {
    /// The rubric's word.
    pub term: TermId,
    /// How many edits away its nearest form is.
    pub edits: u8,
    /// 1 − edits / letters of the longer word.
    pub similarity: f32,
}

impl TypoIndex {
    /// Adds a word. With `inflected` its regular English inflections are compared too.
    pub fn add(&mut self, term: TermId, word: &str, inflected: bool) {
        let letters = word.chars().count();
        let budget = budget(letters);
        if budget > 0 && word.chars().all(char::is_alphabetic) {
            let (text, mask) = (word.to_owned(), letter_mask(word));
            self.words.push(Candidate { term, text, letters, mask, budget, inflected });
        }
    }

    /// The nearest words that `written` may have been meant to be; nothing where it is too far from
    /// all of them.
    pub fn corrections(&self, written: &str) -> Vec<Correction> {
        let written =
            Written { text: written, letters: written.chars().count(), mask: letter_mask(written) };
        let mut nearest: Vec<Correction> = Vec::new();
        for word in self.words.iter().filter(|word| word.may_be(&written)) {
            if let Some(correction) = word.correction(&written) {
                keep_nearest(&mut nearest, correction);
            }
        }
        nearest
    }
}

/// A word of an answer.
struct Written<'w> {
    text: &'w str,
    letters: usize,
    mask: u32,
}

impl Candidate {
    /// Whether the letters of the two allow that one is the other with a typo, or an inflection of
    /// it with one.
    fn may_be(&self, written: &Written<'_>) -> bool {
        let budget = u32::from(self.budget);
        let (shorter, longer, foreign) = if self.inflected {
            (LONGEST_ENDING, LONGEST_ENDING, ENDING_LETTERS)
        } else {
            (0, 0, 0)
        };
        let edits = usize::from(self.budget);
        written.letters <= self.letters + edits + longer
            && self.letters <= written.letters + edits + shorter
            && (written.mask & !self.mask & !foreign).count_ones() <= budget
            && (self.mask & !written.mask & !foreign).count_ones() <= budget
    }

    fn correction(&self, written: &Written<'_>) -> Option<Correction> {
        let own = self.compare(&self.text, written);
        let inflections = if self.inflected { inflections(&self.text) } else { Vec::new() };
        let others = inflections.iter().filter_map(|form| self.compare(form, written));
        own.into_iter()
            .chain(others)
            .min_by(|a, b| a.edits.cmp(&b.edits).then(b.similarity.total_cmp(&a.similarity)))
    }

    fn compare(&self, form: &str, written: &Written<'_>) -> Option<Correction> {
        let letters = form.chars().count();
        let allowed = usize::from(self.budget.min(budget(letters)));
        if letters.abs_diff(written.letters) > allowed {
            return None;
        }
        let edits = osa_distance(form, written.text);
        if edits == 0 || edits > allowed || turns(form, written.text, edits) {
            return None;
        }
        let longer = u16::try_from(letters.max(written.letters)).ok()?;
        let edits = u8::try_from(edits).ok()?;
        let similarity = 1.0 - f32::from(edits) / f32::from(longer);
        Some(Correction { term: self.term, edits, similarity })
    }
}

/// Keeps the corrections with the fewest edits.
fn keep_nearest(nearest: &mut Vec<Correction>, next: Correction) {
    let best = nearest.first().map_or(u8::MAX, |correction| correction.edits);
    if next.edits < best {
        nearest.clear();
    }
    if next.edits > best || nearest.iter().any(|known| known.term == next.term) {
        return;
    }
    nearest.push(next);
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

/// The most letters by which a word and an inflection of it differ in length.
const LONGEST_ENDING: usize = 3;

/// The letters that an inflection may add or take away: those of -s, -es, -ed, -ing, -er, -y, -ies.
const ENDING_LETTERS: u32 = letter('s')
    | letter('e')
    | letter('d')
    | letter('i')
    | letter('n')
    | letter('g')
    | letter('r')
    | letter('y');

const fn letter(c: char) -> u32 {
    1 << (c as u32 % 32)
}

fn letter_mask(word: &str) -> u32 {
    word.chars().fold(0, |mask, c| mask | letter(c))
}

/// The regular English inflections of a word, whichever of them it is itself. Not all are words;
/// one that is none is met by no answer but one that errs in the same way.
fn inflections(word: &str) -> Vec<String> {
    let vowel = |c: char| "aeiouy".contains(c);
    let base = ["ing", "ed", "es", "s"]
        .iter()
        .find_map(|suffix| word.strip_suffix(suffix))
        .filter(|base| base.len() >= 3 && base.contains(vowel))
        .unwrap_or(word);
    let base = base.strip_suffix('e').unwrap_or(base);
    if let Some(base) = base.strip_suffix('y').or_else(|| base.strip_suffix('i')) {
        return ["y", "ies", "ied", "ying"]
            .iter()
            .map(|ending| format!("{base}{ending}"))
            .collect();
    }
    ["", "e", "s", "es", "ed", "ing", "er"]
        .iter()
        .map(|ending| format!("{base}{ending}"))
        .filter(|form| form.len() > 3)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn corrected(words: &[&str], written: &str) -> Vec<(String, u8)> {
        let mut index = TypoIndex::default();
        for (at, word) in words.iter().enumerate() {
            index.add(TermId(at as u32), word, true);
        }
        let found = index.corrections(written);
        found.iter().map(|c| (words[c.term.0 as usize].to_owned(), c.edits)).collect()
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
