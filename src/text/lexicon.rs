//! The shipped word tables: which words are common, and which words are one family.
//!
//! In goes a word, already lower-cased and folded to plain letters; out comes what the tables know of
//! it. Two rules of matching rest on this: a word that is known is never taken for a typo of another,
//! and the words of one family are equal to each other and to nothing else. English only; which
//! language an answer is in is for the caller to know.
//!
//! The tables are texts in `src/text/data/`, which also says where they come from; `build/words.rs` packs
//! them into the hash table that is read here in place.

mod layout;

pub use layout::{Start, start_of};

/// Laid out as `build/words.rs` says.
static TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.bin"));

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

/// The number of a word, which stands among the words of its bucket.
fn number(word: &[u8]) -> Option<u16> {
    let bucket = layout::bucket_of(word);
    let mut words = TABLE.get(place(bucket)?..place(bucket + 1)?)?;
    while let [length, low, high, rest @ ..] = words {
        let (known, others) = rest.split_at_checked(usize::from(*length))?;
        if known == word {
            return Some(u16::from_le_bytes([*low, *high]));
        }
        words = others;
    }
    None
}

/// The place at which the words of a bucket begin; after the last one, that at which they end.
fn place(bucket: usize) -> Option<usize> {
    let bytes = TABLE.get(bucket * layout::PLACE..)?.first_chunk()?;
    usize::try_from(u32::from_le_bytes(*bytes)).ok()
}

/// The starts of a family's words, where they do not all begin alike; else none.
pub fn starts(family: Family) -> impl Iterator<Item = Start> {
    let table = place(layout::BUCKETS).and_then(|end| TABLE.get(end..)).unwrap_or_default();
    let (entries, _) = table.as_chunks();
    let number = |[low, high, ..]: &[u8; 5]| u16::from_le_bytes([*low, *high]);
    let first = entries.partition_point(|entry| number(entry) < family.0);
    let own = entries[first..].iter().take_while(move |entry| number(entry) == family.0);
    own.map(|[_, _, start @ ..]| *start)
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
