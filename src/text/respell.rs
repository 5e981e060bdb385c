//! What some languages write in two ways, brought to one: articles without their vowel, and umlauts
//! that a keyboard lacks. In goes a word in lower case.

use super::Language;

/// What stands before an apostrophe in French and says nothing of the word after it (the list of
/// Lucene's French analyser).
const FRENCH: [&str; 13] =
    ["l", "m", "t", "qu", "n", "s", "j", "d", "c", "jusqu", "quoiqu", "lorsqu", "puisqu"];

/// The same in Italian (the list of Lucene's Italian analyser).
const ITALIAN: [&str; 21] = [
    "c", "l", "all", "dall", "dell", "nell", "sull", "coll", "pell", "gl", "agl", "dagl", "degl",
    "negl", "sugl", "un", "m", "t", "s", "v", "d",
];

/// Brings the word that begins at `start` to its one form.
pub(super) fn respell(language: Language, text: &mut String, start: usize) {
    match language {
        Language::French => drop_elided(&FRENCH, text, start),
        Language::Italian => drop_elided(&ITALIAN, text, start),
        Language::German => umlauts(text, start),
        _ => {}
    }
}

/// `l'eau` is `eau`.
fn drop_elided(elided: &[&str], text: &mut String, start: usize) {
    let parts = text[start..].split_once('\'');
    let Some((article, rest)) = parts else { return };
    if elided.contains(&article) && !rest.is_empty() {
        text.replace_range(start..=start + article.len(), "");
    }
}

/// `schwaeche` is `schwäche`; but no `ue` after a vowel or a `q`, as in `neue` and `quelle` (the rule of
/// Snowball's German2 stemmer).
fn umlauts(text: &mut String, start: usize) {
    let word = &text[start..];
    if !["ae", "oe", "ue"].iter().any(|pair| word.contains(pair)) {
        return;
    }
    let mut respelt = String::with_capacity(word.len());
    let mut letters = word.chars().peekable();
    let mut before = ' ';
    while let Some(letter) = letters.next() {
        let umlaut = match letter {
            'a' => 'ä',
            'o' => 'ö',
            'u' if !"aeiouyäöüq".contains(before) => 'ü',
            _ => letter,
        };
        if umlaut != letter && letters.next_if_eq(&'e').is_some() {
            respelt.push(umlaut);
        } else {
            respelt.push(letter);
        }
        before = letter;
    }
    text.replace_range(start.., &respelt);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn respelt(language: Language, word: &str) -> String {
        let mut text = format!("before {word}");
        respell(language, &mut text, "before ".len());
        text.split_off("before ".len())
    }

    #[test]
    fn articles_without_their_vowel_are_no_part_of_a_word() {
        for (word, bare) in
            [("l'eau", "eau"), ("qu'il", "il"), ("aujourd'hui", "aujourd'hui"), ("l'", "l'")]
        {
            assert_eq!(respelt(Language::French, word), bare);
        }
        assert_eq!(respelt(Language::Italian, "dell'acqua"), "acqua");
        assert_eq!(respelt(Language::English, "o'clock"), "o'clock");
    }

    #[test]
    fn umlauts_that_a_keyboard_lacks() {
        for (word, umlaut) in [
            ("schwaechen", "schwächen"),
            ("oel", "öl"),
            ("ueber", "über"),
            ("haeuser", "häuser"),
            ("neue", "neue"),
            ("frauen", "frauen"),
            ("quelle", "quelle"),
            ("steuer", "steuer"),
            ("größe", "größe"),
        ] {
            assert_eq!(respelt(Language::German, word), umlaut);
        }
    }
}
