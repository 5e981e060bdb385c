//! Packs the word tables of `src/text/data/` into one file that the library carries inside itself.
//!
//! In go three texts that people can read and edit: the common English words, the common technical
//! words, and the word families. Out comes `words.bin` in Cargo's output folder, which
//! `src/text/lexicon.rs` reads in place, without any set-up. All counts have four bytes, little-endian:
//!
//! - the greatest length of a word;
//! - for each length from 1 on, the byte at which its words begin, and how many of them begin with
//!   less than each of the digits and letters from `0` to `z`, and how many there are;
//! - for each length the words, sorted and with nothing between them, and then a number of two bytes
//!   for each.
//!
//! | bits of the number | meaning |
//! | --- | --- |
//! | 0 | a common English word |
//! | 1 | a common technical word |
//! | 2 and above | 1 + the number of the word's family, or 0 for none |
//!
//! A mistake in a text stops the build, with its file and line.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const DATA: &str = "src/text/data";
const COMMON: &str = "common-words.txt";
const TECHNICAL: &str = "technical-words.txt";
const FAMILIES: &str = "families.txt";

const COMMON_BIT: u16 = 1;
const TECHNICAL_BIT: u16 = 1 << 1;
const FAMILY_SHIFT: u32 = 2;

/// The letters with which a word may begin, sorted.
const INITIALS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// The bytes of a count.
const COUNT: usize = size_of::<u32>();

/// A family's number has what is left of two bytes.
const MOST_FAMILIES: u16 = u16::MAX >> FAMILY_SHIFT;

/// Every word of the three texts with the number packed for it, in order.
type Lexicon = BTreeMap<String, u16>;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let mut lexicon = Lexicon::new();
    add_words(&mut lexicon, &Text::read(COMMON)?, COMMON_BIT)?;
    add_words(&mut lexicon, &Text::read(TECHNICAL)?, TECHNICAL_BIT)?;
    add_families(&mut lexicon, &Text::read(FAMILIES)?)?;

    let folder = std::env::var_os("OUT_DIR").ok_or("Cargo sets OUT_DIR for build scripts")?;
    fs::write(Path::new(&folder).join("words.bin"), pack(&lexicon)?)?;
    Ok(())
}

/// The words by length: where they stand, and then their letters and numbers.
fn pack(lexicon: &Lexicon) -> Result<Vec<u8>, Box<dyn Error>> {
    let longest = lexicon.keys().map(String::len).max().unwrap_or_default();
    let head = COUNT * (1 + longest * (INITIALS.len() + 2));
    let mut counts = u32::try_from(longest)?.to_le_bytes().to_vec();
    let mut blocks = Vec::new();
    for length in 1..=longest {
        let words: Vec<_> = lexicon.iter().filter(|(word, _)| word.len() == length).collect();
        counts.extend(u32::try_from(head + blocks.len())?.to_le_bytes());
        for initial in INITIALS {
            let before = words.iter().filter(|(word, _)| word.as_bytes()[0] < *initial).count();
            counts.extend(u32::try_from(before)?.to_le_bytes());
        }
        counts.extend(u32::try_from(words.len())?.to_le_bytes());
        blocks.extend(words.iter().flat_map(|(word, _)| word.bytes()));
        for (_, number) in &words {
            blocks.extend(number.to_le_bytes());
        }
    }
    Ok([counts, blocks].concat())
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
