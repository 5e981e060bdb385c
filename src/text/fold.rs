//! The form in which words are compared: lower case, compatibility forms resolved, invisible
//! characters left out, look-alike letters of other alphabets read as the Latin ones they imitate.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Language;
use super::respell::respell;

/// Appends the folded form of a word to `out`.
pub(super) fn fold_into(word: &str, language: Language, out: &mut String) {
    let start = out.len();
    if word.is_ascii() {
        out.extend(word.chars().map(|c| c.to_ascii_lowercase()));
    } else {
        fold_letters(word, language, out);
    }
    respell(language, out, start);
}

fn fold_letters(word: &str, language: Language, out: &mut String) {
    let imitates = mixes_alphabets(word);
    let visible = word.chars().filter(|&c| !is_invisible(c));
    let mut push = |c: char| {
        let c = if imitates { latin_look_alike(c) } else { c };
        out.extend(straight_apostrophe(c).to_lowercase());
    };
    // Only English is compared without its accents: "café" is "cafe", but "schön" is not "schon".
    if language == Language::English {
        visible.nfkd().filter(|&c| !is_combining_mark(c)).for_each(&mut push);
    } else {
        visible.nfkc().for_each(&mut push);
    }
}

/// A spelling whichever way its accents and apostrophes were typed.
pub fn as_typed(raw: &str) -> Cow<'_, str> {
    if raw.is_ascii() {
        return Cow::Borrowed(raw);
    }
    Cow::Owned(raw.nfc().map(straight_apostrophe).collect())
}

/// Characters that take no room: they neither part a word nor change it.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// The apostrophes that people type.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{2bc}' | '\u{ff07}' | '\u{60}' | '\u{b4}')
}

fn straight_apostrophe(c: char) -> char {
    if is_apostrophe(c) { '\'' } else { c }
}

/// Whether a word has Latin letters and letters of an alphabet that resembles it.
fn mixes_alphabets(word: &str) -> bool {
    let latin = word.chars().any(|c| c.is_ascii_alphabetic());
    latin && word.chars().any(|c| matches!(c, '\u{370}'..='\u{52f}'))
}

/// The Latin letter that a Greek or Cyrillic one can be mistaken for (Unicode's confusables, the
/// single letters of it).
fn latin_look_alike(c: char) -> char {
    match c {
        'а' | 'А' | 'α' | 'Α' => 'a',
        'В' | 'Β' => 'b',
        'с' | 'С' => 'c',
        'ԁ' => 'd',
        'е' | 'Е' | 'Ε' => 'e',
        'һ' | 'Н' | 'Η' => 'h',
        'і' | 'І' | 'ι' | 'Ι' => 'i',
        'ј' | 'Ј' => 'j',
        'к' | 'К' | 'κ' | 'Κ' => 'k',
        'М' | 'Μ' => 'm',
        'Ν' => 'n',
        'о' | 'О' | 'ο' | 'Ο' => 'o',
        'р' | 'Р' | 'ρ' | 'Ρ' => 'p',
        'ԛ' => 'q',
        'ѕ' | 'Ѕ' => 's',
        'Т' | 'Τ' => 't',
        'υ' => 'u',
        'ν' => 'v',
        'ԝ' => 'w',
        'х' | 'Х' | 'χ' | 'Χ' => 'x',
        'у' | 'У' | 'γ' | 'Υ' => 'y',
        'Ζ' => 'z',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fold(word: &str) -> String {
        let mut out = String::new();
        fold_into(word, Language::English, &mut out);
        out
    }

    #[test]
    fn the_same_word_however_it_was_typed() {
        for word in ["Redis", "Ｒｅｄｉｓ", "Re\u{ad}dis", "Re\u{200b}dis", "Rеdis", "re\u{301}dis"]
        {
            assert_eq!(fold(word), "redis", "{word:?}");
        }
        assert_eq!(fold("façade"), "facade");
        assert_eq!(fold("don’t"), "don't");
    }

    #[test]
    fn another_alphabet_stays_itself() {
        assert_eq!(fold("Кэш"), "кэш");
        assert_eq!(fold("µs"), "μs");
    }

    #[test]
    fn accents_matter_in_other_languages() {
        let mut out = String::new();
        fold_into("Schön", Language::German, &mut out);
        assert_eq!(out, "schön");
    }
}
