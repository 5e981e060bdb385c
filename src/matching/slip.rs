//! Slips of the fingers: how likely it is that one word was typed for another.
//!
//! In go two words, or one that nobody knows; out come the kind of slip that lies between them, or
//! the common words that are one likely slip away. What a rubric looks for is not known here.
//!
//! Four of five misspellings are a single letter missing, extra, wrong, or two that changed places
//! (Damerau 1964, "A technique for computer detection and correction of spelling errors"), and these
//! are not equally likely: which letter it is and what stands beside it decides (Kernighan, Church
//! and Gale 1990, "A spelling correction program based on a noisy channel model"). The first letter is
//! seldom the wrong one (Pollock and Zamora 1984, "Automatic spelling correction in scientific and
//! scholarly text"). Keys are neighbours as on the QWERTY keyboard.

use crate::text::lexicon;

/// Of fewer letters nothing can be told.
const SHORTEST: usize = 3;

/// What lies between a word and what was written for it, the likeliest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slip {
    /// Two letters changed places, a letter is doubled, or one of a double is left out.
    Rhythm,
    /// A letter is left out, there is one too many, or the key beside was hit.
    Letter,
    /// One of all these, so that the word begins with another letter.
    First,
    /// Another letter stands in its place.
    Other,
    /// More than one of these.
    Several,
}

/// The rows of the keyboard, each half a key to the right of the one above.
const ROWS: [&[u8]; 3] = [b"qwertyuiop", b"asdfghjkl", b"zxcvbnm"];

impl Slip {
    /// What lies between two words; `None` where they are the same.
    pub fn between(meant: &str, written: &str) -> Option<Self> {
        let same = common_prefix(meant, written);
        let (mut meant_rest, mut rest) = (&meant[same..], &written[same..]);
        let tail = common_suffix(meant_rest, rest);
        meant_rest = &meant_rest[..meant_rest.len() - tail];
        rest = &rest[..rest.len() - tail];
        let mut lacking = meant_rest.chars();
        let mut extra = rest.chars();
        let slip = match (lacking.next(), lacking.next(), extra.next(), extra.next()) {
            (None, _, None, _) => return None,
            // What they share before ends with the first of a double.
            (Some(letter), None, None, _) | (None, _, Some(letter), None) => {
                if meant[..same].ends_with(letter) { Self::Rhythm } else { Self::Letter }
            }
            (Some(key), None, Some(hit), None) if are_neighbours(key, hit) => Self::Letter,
            (Some(_), None, Some(_), None) => return Some(Self::Other),
            (Some(a), Some(b), Some(c), Some(d))
                if (a, b) == (d, c) && lacking.next().is_none() && extra.next().is_none() =>
            {
                Self::Rhythm
            }
            _ => return Some(Self::Several),
        };
        Some(if same == 0 { Self::First } else { slip })
    }
}

/// The bytes of the characters with which both begin.
fn common_prefix(one: &str, other: &str) -> usize {
    let pairs = one.chars().zip(other.chars());
    pairs.take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
}

/// The bytes of the characters with which both end.
fn common_suffix(one: &str, other: &str) -> usize {
    let pairs = one.chars().rev().zip(other.chars().rev());
    pairs.take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
}

fn are_neighbours(one: char, other: char) -> bool {
    let place = |key: char| {
        let key = u8::try_from(key).ok()?;
        ROWS.iter().zip(0..).find_map(|(row, at)| {
            let column = row.iter().position(|letter| *letter == key)?;
            Some((at, i32::try_from(column).ok()?))
        })
    };
    let (Some((row, column)), Some((other_row, other_column))) = (place(one), place(other)) else {
        return false;
    };
    match (other_row - row, other_column - column) {
        (0, apart) => apart.abs() == 1,
        (1, apart) => matches!(apart, -1 | 0),
        (-1, apart) => matches!(apart, 0 | 1),
        _ => false,
    }
}

/// Whether a word is one in its own right, or the plural of one.
pub(super) fn is_word(folded: &str) -> bool {
    let singular = folded.strip_suffix('s').filter(|word| word.len() > 3 && takes_s(word));
    let known = |word: &str| lexicon::look_up(word).known();
    known(folded) || singular.is_some_and(known)
}

/// Whether a bare "s" can follow a word: "crashs", "indexs" and "querys" are none.
pub(super) fn takes_s(word: &str) -> bool {
    let hissing = ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end));
    let vowel = |before: &str| before.ends_with(['a', 'e', 'i', 'o', 'u']);
    !hissing && word.strip_suffix('y').is_none_or(vowel)
}

/// The words for which `written` is typed by a slip as likely as `slip` or likelier. Only slips on
/// plain letters are undone; the cost is some hundred look-ups, and a few for the likeliest.
pub(super) fn explanations(written: &str, slip: Slip) -> Vec<String> {
    let mut found = Vec::new();
    if written.is_ascii() && written.len() >= SHORTEST {
        undo(written.as_bytes(), slip, |word| {
            let word = std::str::from_utf8(word).ok().filter(|word| is_word(word));
            found.extend(word.map(str::to_owned));
        });
    }
    found
}

/// The most frequent English words of four letters and more. Half of what people write are some
/// hundred words (Kučera and Francis 1967, "Computational analysis of present-day American English"),
/// so that what may be one of them mostly is.
#[rustfmt::skip]
const MOST_FREQUENT: [&str; 96] = [
    "about", "above", "after", "again", "almost", "also", "although", "always", "another",
    "around", "back", "because", "been", "before", "being", "between", "both", "could",
    "does", "done", "down", "each", "enough", "even", "ever", "every", "first", "from",
    "good", "have", "here", "into", "just", "know", "last", "like", "long", "made", "make",
    "many", "maybe", "might", "more", "most", "much", "must", "need", "never", "nothing",
    "often", "once", "only", "other", "over", "part", "people", "really", "same", "should",
    "since", "some", "something", "still", "such", "take", "than", "that", "their", "them",
    "then", "there", "these", "they", "thing", "things", "think", "this", "those",
    "through", "time", "under", "until", "very", "want", "well", "were", "what", "when",
    "where", "which", "while", "with", "without", "work", "would", "your",
];

/// Whether a word is among the most frequent.
pub(super) fn is_frequent(word: &str) -> bool {
    MOST_FREQUENT.contains(&word)
}

/// The most frequent words for which `written` is typed by a slip as likely as `slip` or likelier.
pub(super) fn frequent_explanations(written: &str, slip: Slip) -> Vec<&'static str> {
    let near = MOST_FREQUENT.iter().filter(|word| word.len().abs_diff(written.len()) <= 1);
    let explains = |word: &&&str| {
        let own = Slip::between(word, written);
        own.is_some_and(|own| own <= slip && own < Slip::Several)
    };
    near.filter(explains).copied().collect()
}

/// Calls `found` with every spelling from which a slip as likely as `slip` or likelier leads to what
/// was written.
fn undo(written: &[u8], slip: Slip, mut found: impl FnMut(&[u8])) {
    let rhythm = slip == Slip::Rhythm;
    let first = if slip < Slip::First { 1 } else { 0 };
    let mut word = written.to_vec();
    // Two letters changed places.
    for at in first..written.len() - 1 {
        if written[at] != written[at + 1] {
            word.swap(at, at + 1);
            found(&word);
            word.swap(at, at + 1);
        }
    }
    // There is a letter too many.
    for at in first..written.len() {
        let doubled = at > 0 && written[at - 1] == written[at];
        if doubled || !rhythm {
            let extra = word.remove(at);
            found(&word);
            word.insert(at, extra);
        }
    }
    // One is left out.
    for at in first..=written.len() {
        let double = at.checked_sub(1).map(|before| written[before]);
        for letter in (b'a'..=b'z').filter(|letter| !rhythm || double == Some(*letter)) {
            word.insert(at, letter);
            found(&word);
            word.remove(at);
        }
    }
    // Another stands in its place.
    for at in first..written.len() {
        let is_hit = |key: &u8| match slip {
            Slip::Rhythm => false,
            Slip::Letter | Slip::First => are_neighbours((*key).into(), written[at].into()),
            Slip::Other | Slip::Several => *key != written[at],
        };
        for key in (b'a'..=b'z').filter(is_hit) {
            word[at] = key;
            found(&word);
        }
        word[at] = written[at];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_by_their_kind() {
        for (meant, written, slip) in [
            ("redis", "redis", None),
            ("redis", "reids", Some(Slip::Rhythm)),
            ("redis", "reddis", Some(Slip::Rhythm)),
            ("small", "smal", Some(Slip::Rhythm)),
            ("unit", "uunit", Some(Slip::Rhythm)),
            ("years", "yeras", Some(Slip::Rhythm)),
            ("bcrypt", "bycrypt", Some(Slip::Letter)),
            ("mongodb", "mongdb", Some(Slip::Letter)),
            ("most", "nost", Some(Slip::First)),
            ("redis", "redus", Some(Slip::Letter)),
            ("every", "evry", Some(Slip::Letter)),
            ("very", "evry", Some(Slip::First)),
            ("without", "ithout", Some(Slip::First)),
            ("llama", "lama", Some(Slip::Rhythm)),
            ("keras", "yeras", Some(Slip::Other)),
            ("caches", "baches", Some(Slip::Other)),
            ("authentication", "authentification", Some(Slip::Several)),
            ("docker", "dorcek", Some(Slip::Several)),
            ("café", "cafe", Some(Slip::Other)),
        ] {
            assert_eq!(Slip::between(meant, written), slip, "{meant} {written}");
        }
    }

    #[test]
    fn a_likelier_word_explains_what_was_written() {
        let explained = |written, slip| !explanations(written, slip).is_empty();
        for written in ["okya", "teeam", "yeras", "smal", "uunit"] {
            assert!(explained(written, Slip::Rhythm), "{written}");
        }
        for written in ["baches", "securiy"] {
            assert!(explained(written, Slip::Letter), "{written}");
            assert!(!explained(written, Slip::Rhythm), "{written}");
        }
        for written in ["nost", "onthing", "rhat"] {
            assert!(explained(written, Slip::First), "{written}");
            assert!(!explained(written, Slip::Rhythm), "{written}");
        }
        assert_eq!(frequent_explanations("wuth", Slip::Letter), ["with"]);
    }
}
