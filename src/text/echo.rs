//! Which sentences of an answer merely repeat a text that the candidate was given.

use compact_str::CompactString;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Document, Language, SentenceKind};

/// So many words in a row make a run; fewer are said by chance (chosen on the ten prompts: no
/// sentence of the labelled answers shares four words with its prompt without quoting it).
const RUN: usize = 4;

/// A text that an answer may repeat, each of its words by a number.
#[derive(Debug)]
pub struct Echo {
    numbers: FxHashMap<CompactString, usize>,
    words: Vec<usize>,
    runs: FxHashSet<[usize; RUN]>,
}

impl Echo {
    /// Prepares a text for comparison.
    #[must_use]
    pub fn new(text: &str, language: Language) -> Self {
        let document = Document::read(text, language);
        let mut numbers = FxHashMap::default();
        let words: Vec<usize> = (0..document.words().len())
            .map(|at| {
                let next = numbers.len();
                *numbers.entry(document.folded(at).into()).or_insert(next)
            })
            .collect();
        let runs = runs(&words).collect();
        Self { numbers, words, runs }
    }

    /// The number of a word of an answer: one that no word of the text has if it is not among them.
    fn number(&self, folded: &str) -> usize {
        self.numbers.get(folded).copied().unwrap_or(self.numbers.len())
    }

    /// How many of a sentence's words stand in a run of four or more that the text has too.
    #[must_use]
    pub fn repeated(&self, document: &Document<'_>, sentence: usize) -> usize {
        let words = document.sentences()[sentence].words.clone();
        let words: Vec<usize> = words.map(|at| self.number(document.folded(at))).collect();
        let mut repeated = vec![false; words.len()];
        for (start, run) in runs(&words).enumerate() {
            if self.runs.contains(&run) {
                repeated[start..start + RUN].fill(true);
            }
        }
        repeated.into_iter().filter(|&word| word).count()
    }

    /// Whether a heading or a point says nothing but words of the text, in its order.
    #[must_use]
    pub fn is_title(&self, document: &Document<'_>, sentence: usize) -> bool {
        let sentence = &document.sentences()[sentence];
        if !matches!(sentence.kind, SentenceKind::Heading | SentenceKind::Bullet) {
            return false;
        }
        let words = sentence.words.clone().map(|at| self.number(document.folded(at)));
        words.eq(self.words.iter().copied())
    }
}

/// The runs of words, in their order.
fn runs(words: &[usize]) -> impl Iterator<Item = [usize; RUN]> {
    words.windows(RUN).filter_map(|run| run.try_into().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_runs_of_words_are_repeats() {
        let echo = Echo::new("Can you explain the role of caching?", Language::English);
        let document = Document::read(
            "You asked me to explain the role of caching. Caching can play a role.",
            Language::English,
        );
        assert_eq!(echo.repeated(&document, 0), 5);
        assert_eq!(echo.repeated(&document, 1), 0);
    }
}
