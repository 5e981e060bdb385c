//! Which sentences of an answer merely repeat a text that the candidate was given.

use super::{Document, Language, SentenceKind};

/// So many words in a row make a run; fewer are said by chance (chosen on the ten prompts: no
/// sentence of the labelled answers shares four words with its prompt without quoting it).
const RUN: usize = 4;

/// A text that an answer may repeat.
#[derive(Debug)]
pub struct Echo {
    words: Vec<String>,
    /// Where its runs start, in the order of their words.
    runs: Vec<usize>,
}

impl Echo {
    /// Prepares a text for comparison.
    #[must_use]
    pub fn new(text: &str, language: Language) -> Self {
        let document = Document::read(text, language);
        let words: Vec<String> =
            (0..document.words().len()).map(|at| document.folded(at).to_owned()).collect();
        let mut runs: Vec<usize> = (0..(words.len() + 1).saturating_sub(RUN)).collect();
        runs.sort_by(|&one, &other| words[one..one + RUN].cmp(&words[other..other + RUN]));
        Self { words, runs }
    }

    /// How many of a sentence's words stand in a run of four or more that the text has too.
    #[must_use]
    pub fn repeated(&self, document: &Document<'_>, sentence: usize) -> usize {
        let words = document.sentences()[sentence].words.clone();
        let mut repeated = vec![false; words.len()];
        for start in 0..(words.len() + 1).saturating_sub(RUN) {
            let run = || (0..RUN).map(|at| document.folded(words.start + start + at));
            let known = |at: usize| self.words[at..at + RUN].iter().map(String::as_str);
            if self.runs.binary_search_by(|&at| known(at).cmp(run())).is_ok() {
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
        let words: Vec<&str> = sentence.words.clone().map(|at| document.folded(at)).collect();
        self.words.len() == words.len() && self.words.iter().zip(&words).all(|(a, b)| a == b)
    }
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
