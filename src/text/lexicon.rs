//! The shipped word tables: which words are common, and which words are one family.
//!
//! In goes a word, already lower-cased and folded to plain letters; out comes what the tables know of
//! it. Two rules of matching rest on this: a word that is known is never taken for a typo of another,
//! and the words of one family are equal to each other and to nothing else. English only; which
//! language an answer is in is for the caller to know.
//!
//! The tables are texts in `src/text/data/`, which also says where they come from; `build.rs` packs
//! them into the map that is read here in place.

use std::cmp::Ordering;

/// Laid out as `build.rs` says.
static TABLES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.bin"));

/// The bytes of a count.
const COUNT: usize = size_of::<u32>();

/// How many letters and digits there are with which a word may begin.
const INITIALS: usize = 36;

/// The bytes of a word's number.
const NUMBER: usize = size_of::<u16>();

const COMMON_BIT: u16 = 1;
const TECHNICAL_BIT: u16 = 1 << 1;
const FAMILY_SHIFT: u32 = 2;

/// What the shipped word tables know of a word; the default is nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// It is a common English word.
    pub common: bool,
    /// It is a word, a name or an abbreviation that is common in writing about software.
    pub technical: bool,
    /// The family it belongs to. A word without one is compared by its stem.
    pub family: Option<Family>,
}

/// Words that say the same in another form or word class: `cache`, `cached`, `cacheable`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Family(u16);

/// Looks up a word that is already lower-cased and accent-folded. Allocates nothing.
#[must_use]
pub fn look_up(word: &str) -> Entry {
    number(word.as_bytes()).map(Entry::unpack).unwrap_or_default()
}

impl Entry {
    /// Whether this is a word in its own right, and so no typo of another.
    #[must_use]
    pub fn known(&self) -> bool {
        self.common || self.technical || self.family.is_some()
    }

    fn unpack(packed: u16) -> Self {
        let family = packed >> FAMILY_SHIFT;
        Self {
            common: packed & COMMON_BIT != 0,
            technical: packed & TECHNICAL_BIT != 0,
            family: family.checked_sub(1).map(Family),
        }
    }
}

/// The number of a word: a binary search among those of its length that begin like it.
fn number(word: &[u8]) -> Option<u16> {
    let length = word.len();
    let initial = initial(*word.first()?)?;
    if length > count(0)? {
        return None;
    }
    let place = 1 + (length - 1) * (INITIALS + 2);
    let words = TABLES.get(count(place)?..)?;
    let numbers = words.get(count(place + 1 + INITIALS)? * length..)?;
    let (mut low, mut high) = (count(place + 1 + initial)?, count(place + 2 + initial)?);
    while low < high {
        let middle = low.midpoint(high);
        match words.get(middle * length..(middle + 1) * length)?.cmp(word) {
            Ordering::Equal => {
                return numbers.get(middle * NUMBER..).and_then(first).map(u16::from_le_bytes);
            }
            Ordering::Less => low = middle + 1,
            Ordering::Greater => high = middle,
        }
    }
    None
}

/// The place of a letter among those with which a word may begin.
fn initial(letter: u8) -> Option<usize> {
    match letter {
        b'0'..=b'9' => Some(usize::from(letter - b'0')),
        b'a'..=b'z' => Some(usize::from(letter - b'a') + 10),
        _ => None,
    }
}

/// One of the counts at the head of the tables.
fn count(place: usize) -> Option<usize> {
    let count = TABLES.get(place * COUNT..).and_then(first).map(u32::from_le_bytes)?;
    usize::try_from(count).ok()
}

fn first<const N: usize>(bytes: &[u8]) -> Option<[u8; N]> {
    bytes.first_chunk().copied()
}

#[cfg(test)]
mod tests {
    use rust_stemmers::{Algorithm, Stemmer};

    use super::*;

    /// Whether matching takes the two for one word: by their family, else by their stem.
    fn equal(one: &str, other: &str) -> bool {
        match (look_up(one).family, look_up(other).family) {
            (None, None) => stem(one) == stem(other),
            (one, other) => one == other,
        }
    }

    fn stem(word: &str) -> String {
        Stemmer::create(Algorithm::English).stem(word).into_owned()
    }

    #[test]
    fn words_that_look_like_typos_of_terms_are_known() {
        for word in ["catching", "script", "test", "slat", "salt", "rest", "scrypt", "caching"] {
            assert!(look_up(word).known(), "{word}");
        }
    }

    #[test]
    fn misspellings_are_not_known() {
        for word in ["databse", "reddis", "recieve", "seperate", "kubernets", "authentification"] {
            assert!(!look_up(word).known(), "{word}");
        }
    }

    #[test]
    fn a_name_may_also_be_a_common_word() {
        for name in ["rest", "soap", "acid", "go", "rust", "express", "spring", "rails", "python"] {
            assert!(look_up(name).common, "{name}");
        }
        for name in ["redis", "kafka", "kubernetes", "mongodb", "postgres", "bcrypt", "java"] {
            let entry = look_up(name);
            assert!(entry.technical && !entry.common, "{name}");
        }
    }

    #[test]
    fn an_unknown_word_has_an_empty_entry() {
        assert_eq!(look_up("qwxzt"), Entry::default());
        assert_eq!(look_up(""), Entry::default());
    }

    #[test]
    fn forms_of_one_word_are_equal() {
        for family in [
            "cache cached caching cacheable cacheability",
            "expire expiry expiration",
            "recover recovery",
            "store storage",
            "notify notification",
            "build built",
            "fast faster fastest",
            "index indexes indices",
            "normalise normalize normalised normalization",
            "go went gone",
            "retrieve retrieval",
            "scale scalable scalability",
            "secure security",
            "authorise authorization",
            "replica replication",
            "decide decision",
        ] {
            let (first, rest) = family.split_once(' ').expect("two words");
            for word in rest.split(' ') {
                assert!(equal(first, word), "{first}, {word}");
            }
        }
    }

    #[test]
    fn words_that_only_look_alike_are_apart() {
        for (one, other) in [
            ("author", "authorization"),
            ("business", "busy"),
            ("rest", "resting"),
            ("rest", "rested"),
            ("university", "universe"),
            ("organ", "organization"),
            ("important", "import"),
            ("state", "stateful"),
            ("container", "contain"),
            ("computer", "compute"),
            ("international", "internal"),
            ("experiment", "experience"),
            ("token", "tokenize"),
            ("commit", "commitment"),
            ("useful", "use"),
            ("normal", "normalise"),
        ] {
            assert!(!equal(one, other), "{one}, {other}");
        }
    }

    #[test]
    fn opposites_are_apart() {
        for (one, other) in [
            ("structured", "unstructured"),
            ("relational", "nonrelational"),
            ("synchronous", "asynchronous"),
            ("normalised", "denormalised"),
            ("stateful", "stateless"),
            ("consistent", "inconsistent"),
            ("valid", "invalid"),
            ("encrypt", "decrypt"),
            ("serialise", "deserialise"),
            ("couple", "decouple"),
            ("lock", "unlock"),
        ] {
            assert!(!equal(one, other), "{one}, {other}");
        }
    }
}
