//! The word tables of `src/text/data/`, packed into one file.
//!
//! In go three texts that people can read and edit: the common English words, the common technical
//! words, and the word families. Out comes `words.bin`, a hash table which
//! `src/text/lexicon.rs` reads in place, without any set-up. All numbers are little-endian:
//!
//! - for each bucket, four bytes: the place at which its words begin; and then where the last ends;
//! - for each word, one bucket's after the other's: its length, a byte; its number, two bytes; and its
//!   letters;
//! - for each start of a family whose words do not all begin alike, in the order of the families: the
//!   number of the family, two bytes, and the start, three.
//!
//! | bits of the number | meaning |
//! | --- | --- |
//! | 0 | a common English word |
//! | 1 | a common technical word |
//! | 2 and above | 1 + the number of the word's family, or 0 for none |
//!
//! A mistake in a text stops the build, with its file and line.

#[path = "../src/text/lexicon/layout.rs"]
mod layout;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

const DATA: &str = "src/text/data";
const COMMON: &str = "common-words.txt";
const TECHNICAL: &str = "technical-words.txt";
const FAMILIES: &str = "families.txt";

const COMMON_BIT: u16 = 1;
const TECHNICAL_BIT: u16 = 1 << 1;
const FAMILY_SHIFT: u32 = 2;

/// A family's number has what is left of two bytes.
const MOST_FAMILIES: u16 = u16::MAX >> FAMILY_SHIFT;

/// Every word of the three texts with the number packed for it, in order.
type Lexicon = BTreeMap<String, u16>;

/// Packs the three texts.
pub fn pack(folder: &Path) -> Result<(), Box<dyn Error>> {
    let mut lexicon = Lexicon::new();
    add_words(&mut lexicon, &Text::read(COMMON)?, COMMON_BIT)?;
    add_words(&mut lexicon, &Text::read(TECHNICAL)?, TECHNICAL_BIT)?;
    add_families(&mut lexicon, &Text::read(FAMILIES)?)?;
    fs::write(folder.join("words.bin"), table(&lexicon)?)?;
    Ok(())
}

/// The words by bucket: where each bucket's stand, and then the words; and the starts of families.
fn table(lexicon: &Lexicon) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut buckets = vec![Vec::new(); layout::BUCKETS];
    for (word, number) in lexicon {
        let words = &mut buckets[layout::bucket_of(word.as_bytes())];
        words.push(u8::try_from(word.len())?);
        words.extend(number.to_le_bytes());
        words.extend(word.bytes());
    }
    let mut start = layout::PLACE * (buckets.len() + 1);
    let mut starts = u32::try_from(start)?.to_le_bytes().to_vec();
    for words in &buckets {
        start += words.len();
        starts.extend(u32::try_from(start)?.to_le_bytes());
    }
    Ok([starts, buckets.concat(), family_starts(lexicon)].concat())
}

/// The starts of the families whose words do not all begin alike.
fn family_starts(lexicon: &Lexicon) -> Vec<u8> {
    let mut starts: BTreeMap<u16, BTreeSet<layout::Start>> = BTreeMap::new();
    for (word, number) in lexicon {
        if let Some(family) = (number >> FAMILY_SHIFT).checked_sub(1) {
            starts.entry(family).or_default().insert(layout::start_of(word));
        }
    }
    let several = starts.into_iter().filter(|(_, starts)| starts.len() > 1);
    let entries = several.flat_map(|(family, starts)| {
        starts.into_iter().map(move |start| (family.to_le_bytes(), start))
    });
    entries.flat_map(|(family, start)| family.into_iter().chain(start)).collect()
}

/// Adds a list of words: one a line, sorted, none twice.
fn add_words(lexicon: &mut Lexicon, text: &Text, bit: u16) -> Result<(), Mistake> {
    let mut previous = "";
    for (line, word) in text.lines() {
        text.check_word(line, word)?;
        if word == previous {
            return Err(text.mistake(line, format!("`{word}` stands here twice")));
        }
        if word < previous {
            let what = format!("`{word}` must stand before `{previous}`: sort the file by bytes");
            return Err(text.mistake(line, what));
        }
        *lexicon.entry(word.to_owned()).or_default() |= bit;
        previous = word;
    }
    Ok(())
}

/// Adds the families: one a line, words separated by blanks, `#` begins a comment.
fn add_families(lexicon: &mut Lexicon, text: &Text) -> Result<(), Mistake> {
    let mut line_of: BTreeMap<&str, usize> = BTreeMap::new();
    let mut family: u16 = 0;
    for (line, content) in text.lines() {
        let words = content.split('#').next().unwrap_or_default();
        if words.trim().is_empty() {
            continue;
        }
        family = family
            .checked_add(1)
            .filter(|family| *family <= MOST_FAMILIES)
            .ok_or_else(|| text.mistake(line, format!("more than {MOST_FAMILIES} families")))?;
        for word in words.split_whitespace() {
            text.check_word(line, word)?;
            if let Some(earlier) = line_of.insert(word, line) {
                let what =
                    format!("`{word}` already stands in line {earlier}: a word has one family");
                return Err(text.mistake(line, what));
            }
            *lexicon.entry(word.to_owned()).or_default() |= family << FAMILY_SHIFT;
        }
    }
    Ok(())
}

/// One of the source texts, with the path that error messages name.
struct Text {
    path: PathBuf,
    content: String,
}

impl Text {
    fn read(name: &str) -> Result<Self, Box<dyn Error>> {
        let path = Path::new(DATA).join(name);
        println!("cargo::rerun-if-changed={}", path.display());
        let content =
            fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(Self { path, content })
    }

    /// The lines with their numbers, counted from 1.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.content.lines())
    }

    fn check_word(&self, line: usize, word: &str) -> Result<(), Mistake> {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        if word.is_empty() {
            Err(self.mistake(line, "an empty line".to_owned()))
        } else if word.chars().all(plain) {
            Ok(())
        } else {
            let what = format!("`{word}` may hold only the letters a to z and digits");
            Err(self.mistake(line, what))
        }
    }

    fn mistake(&self, line: usize, what: String) -> Mistake {
        Mistake { path: self.path.clone(), line, what }
    }
}

/// What is wrong with a text, and where.
#[derive(Debug)]
struct Mistake {
    path: PathBuf,
    line: usize,
    what: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path.display(), self.line, self.what)
    }
}

impl Error for Mistake {}
