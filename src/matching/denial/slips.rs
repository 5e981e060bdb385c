//! Mistyped words of denial: a typo must not turn "never" into a yes.
//!
//! In go a document and what tells a rubric's words; out comes, for every place with a word that
//! nobody knows, the word that denial reads there instead, where one of its own is a likely slip away.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{triggers, words};
use crate::matching::slip::{self, Slip};
use crate::text::{Capitals, Document, TokenKind};

/// A mistyped word has so many letters at least; and one that is meant and no longer than this must
/// be told by the likeliest slips.
const SHORTEST: usize = 3;

/// The words by which denial is told, by their length.
static VOCABULARY: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| {
    let mut by_length: Vec<Vec<&str>> = Vec::new();
    let mut seen = FxHashSet::default();
    for word in triggers::words().chain(words::words()).filter(|word| word.len() >= SHORTEST) {
        if by_length.len() <= word.len() {
            by_length.resize(word.len() + 1, Vec::new());
        }
        if seen.insert(word) {
            by_length[word.len()].push(word);
        }
    }
    by_length
});

/// What the mistyped words of a document were meant to be, by their places.
#[derive(Debug, Default)]
pub(super) struct Slips(FxHashMap<usize, &'static str>);

impl Slips {
    /// Reads a document; `is_met` tells whether the word at a place is one of the rubric's.
    pub fn of(document: &Document<'_>, is_met: impl Fn(usize) -> bool) -> Self {
        let mut known: FxHashMap<&str, Option<&'static str>> = FxHashMap::default();
        let places = (0..document.words().len()).filter(|&at| may_be_mistyped(at, document));
        let slips = places.filter_map(|at| {
            let written = document.folded(at);
            let meant = *known.entry(written).or_insert_with(|| meant(written));
            Some((at, meant.filter(|_| !is_met(at))?))
        });
        Self(slips.collect())
    }

    /// The word at a place, or the one that was meant there.
    pub fn read<'d>(&self, at: usize, document: &'d Document<'_>) -> &'d str {
        self.0.get(&at).copied().unwrap_or_else(|| document.folded(at))
    }
}

/// A name that stands within a sentence is none, nor are initials.
fn may_be_mistyped(at: usize, document: &Document<'_>) -> bool {
    let word = &document.words()[at];
    let opens = document.sentences()[word.sentence].words.start == at;
    let raw = word.span.of(document.text());
    let name = word.capitals != Capitals::None
        && !(opens && raw.bytes().any(|byte| byte.is_ascii_lowercase()));
    let folded = document.folded(at);
    word.kind == TokenKind::Word
        && !name
        && folded.len() >= SHORTEST
        && !folded.bytes().any(|byte| byte.is_ascii_digit())
        && !slip::is_word(folded)
}

/// The likeliest of the words by which denial is told, unless another word is likelier still, or it is
/// one of them as it stands: "nope". But for the likeliest slips one that denies comes first: a
/// doubtful word earns nothing.
fn meant(written: &str) -> Option<&'static str> {
    if VOCABULARY.get(written.len()).is_some_and(|words| words.contains(&written)) {
        return None;
    }
    let lengths = written.len() - 1..=written.len() + 1;
    let words = lengths.filter_map(|length| VOCABULARY.get(length)).flatten();
    let slips = words.filter_map(|word| {
        let slip = Slip::between(word, written)?;
        let most = if word.len() > SHORTEST { Slip::First } else { Slip::Rhythm };
        (slip <= most).then_some((slip, *word))
    });
    let rank = |slip, word| {
        (slip > Slip::Rhythm, !words::is_negative(word), slip, !slip::is_frequent(word))
    };
    let (slip, meant) = slips.min_by_key(|(slip, word)| rank(*slip, word))?;
    let other = slip > Slip::Rhythm && !slip::explanations(written, Slip::Rhythm).is_empty();
    (!other).then_some(meant)
}
