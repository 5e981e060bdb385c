//! What makes two words the same word: a family of the table, else an equal Snowball stem.

use std::borrow::Cow;
use std::fmt;

use super::Language;
use super::lexicon::{self, Family};

/// How many letters two words of one stem may have after what they share (DESIGN: beyond five the
/// stemmer equates words that people do not).
const LETTERS_APART: usize = 5;

/// Tells which words are inflections of each other: those of one family of the table, and else
/// those of one stem.
pub(crate) struct Stemmer {
    language: Language,
    snowball: rust_stemmers::Stemmer,
}

impl fmt::Debug for Stemmer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stemmer").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Stemmer {
    /// The stemmer of a language.
    pub fn new(language: Language) -> Self {
        Self { language, snowball: rust_stemmers::Stemmer::create(language.algorithm()) }
    }

    /// The family of a folded word, whose words are equal to each other and to no word outside it.
    pub fn family(&self, word: &str) -> Option<Family> {
        if self.language != Language::English {
            return None;
        }
        let spelt_otherwise = || american(word).and_then(|word| lexicon::look_up(&word).family);
        lexicon::look_up(word).family.or_else(spelt_otherwise)
    }

    /// The stem of a folded word that has no family.
    pub fn stem<'w>(&self, word: &'w str) -> Cow<'w, str> {
        if self.language != Language::English {
            return self.snowball.stem(word);
        }
        // A word with a digit is a name, and a name has no inflection but its plural.
        if word.bytes().any(|byte| byte.is_ascii_digit()) {
            return Cow::Borrowed(word.strip_suffix('s').unwrap_or(word));
        }
        match american(word) {
            Some(spelling) => Cow::Owned(self.snowball.stem(&spelling).into_owned()),
            None => self.snowball.stem(word),
        }
    }

    /// Whether two words of one stem are near enough to each other to be inflections.
    pub fn are_near(one: &str, other: &str) -> bool {
        let shared = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
        let rest = |word: &str| word.chars().count() - shared;
        rest(one) <= LETTERS_APART && rest(other) <= LETTERS_APART
    }
}

/// The American spelling of a word in -ise, -yse or -our, which Snowball does not equate.
fn american(word: &str) -> Option<String> {
    const ENDINGS: [(&str, &str); 4] = [("is", "iz"), ("ys", "yz"), ("our", "or"), ("tre", "ter")];
    const SUFFIXES: [&str; 9] = ["e", "es", "ed", "ing", "er", "ers", "ation", "ations", "able"];
    // Nearly every word is told from these by the letters with which their endings begin.
    let begins_ending = |pair: &[u8]| matches!(pair, b"is" | b"ys" | b"ou" | b"tr");
    if word.len() < 6 || !word.is_ascii() || !word.as_bytes().windows(2).any(begins_ending) {
        return None;
    }
    let spelt = |stem: &str, rest: &str| {
        let (british, american) = ENDINGS.iter().find(|(british, _)| stem.ends_with(british))?;
        let kept = stem.strip_suffix(british)?;
        let vowelled = matches!(*british, "our" | "tre");
        let fits =
            if vowelled { matches!(rest, "" | "s" | "ed" | "ing") } else { !rest.is_empty() };
        (fits && kept.len() >= 3).then(|| format!("{kept}{american}{rest}"))
    };
    SUFFIXES.iter().chain(&["", "s"]).find_map(|suffix| spelt(word.strip_suffix(suffix)?, suffix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn british_and_american_spellings_are_one_word() {
        let stemmer = Stemmer::new(Language::English);
        for (british, american) in [
            ("parameterise", "parameterize"),
            ("analysing", "analyzing"),
            ("behaviour", "behavior"),
            ("tokenisation", "tokenization"),
            ("anonymised", "anonymize"),
        ] {
            let same_family = stemmer.family(british).is_some()
                && stemmer.family(british) == stemmer.family(american);
            let same_stem = stemmer.stem(british) == stemmer.stem(american);
            assert!(same_family || same_stem, "{british} {american}");
        }
    }

    #[test]
    fn a_language_has_its_own_stemmer() {
        let german = Stemmer::new(Language::German);
        assert_eq!(german.stem("datenbanken"), german.stem("datenbank"));
    }

    #[test]
    fn far_words_of_one_stem_are_no_inflections() {
        assert!(Stemmer::are_near("expand", "expanding"));
        assert!(!Stemmer::are_near("expand", "expandedness"));
    }
}
