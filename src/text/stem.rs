//! What makes two words the same word: a family of the table, else an equal Snowball stem.

use std::fmt;

use super::Language;
use super::lexicon::{self, Family};

/// How many letters two words of one stem may have after what they share (DESIGN: beyond five the
/// stemmer equates words that people do not).
const LETTERS_APART: usize = 5;

/// Reduces words to the key by which inflections are equal.
pub struct Stemmer {
    language: Language,
    snowball: rust_stemmers::Stemmer,
}

impl fmt::Debug for Stemmer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stemmer").field("language", &self.language).finish()
    }
}

/// What all inflections of a word have in common.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// The word stands in the table of families.
    Family(Family),
    /// Its Snowball stem.
    Stem(String),
}

impl Stemmer {
    /// The stemmer of a language.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self { language, snowball: rust_stemmers::Stemmer::create(language.algorithm()) }
    }

    /// The key of a folded word.
    #[must_use]
    pub fn key(&self, word: &str) -> Key {
        if self.language != Language::English {
            return Key::Stem(self.snowball.stem(word).into_owned());
        }
        if let Some(family) = lexicon::look_up(word).family {
            return Key::Family(family);
        }
        // A word with a digit is a name, and a name has no inflection but its plural.
        if word.bytes().any(|byte| byte.is_ascii_digit()) {
            return Key::Stem(word.strip_suffix('s').unwrap_or(word).to_owned());
        }
        match american(word) {
            Some(spelling) => match lexicon::look_up(&spelling).family {
                Some(family) => Key::Family(family),
                None => Key::Stem(self.snowball.stem(&spelling).into_owned()),
            },
            None => Key::Stem(self.snowball.stem(word).into_owned()),
        }
    }

    /// Whether two words of one key are near enough to each other to be inflections.
    #[must_use]
    pub fn inflections(key: &Key, one: &str, other: &str) -> bool {
        if matches!(key, Key::Family(_)) {
            return true;
        }
        let shared = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
        let rest = |word: &str| word.chars().count() - shared;
        rest(one) <= LETTERS_APART && rest(other) <= LETTERS_APART
    }
}

/// The American spelling of a word in -ise, -yse or -our, which Snowball does not equate.
fn american(word: &str) -> Option<String> {
    const ENDINGS: [(&str, &str); 4] = [("is", "iz"), ("ys", "yz"), ("our", "or"), ("tre", "ter")];
    const SUFFIXES: [&str; 9] = ["e", "es", "ed", "ing", "er", "ers", "ation", "ations", "able"];
    if word.len() < 6 || !word.is_ascii() {
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
            assert_eq!(stemmer.key(british), stemmer.key(american), "{british} {american}");
        }
    }

    #[test]
    fn a_language_has_its_own_stemmer() {
        let german = Stemmer::new(Language::German);
        assert_eq!(german.key("datenbanken"), german.key("datenbank"));
    }

    #[test]
    fn far_words_of_one_stem_are_no_inflections() {
        let key = Key::Stem("x".to_owned());
        assert!(Stemmer::inflections(&key, "expand", "expanding"));
        assert!(!Stemmer::inflections(&key, "expand", "expandedness"));
    }
}
