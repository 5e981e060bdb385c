//! Whether a word that may be a name stands in an answer as one: "Go", but not "go home".

use crate::text::{Capitals, Document, SentenceKind};

/// What a name at the head of a sentence is followed by: "Go is", and not "Go home".
const TELLING: [&str; 12] = [
    "is", "was", "has", "had", "isn't", "wasn't", "can", "does", "makes", "lets", "gives", "offers",
];

/// Whether a word is written as a name: by its capital, unless it opens a sentence in which it may be
/// any word; as all there is of a point, a heading or a cell; between the commas of a list; or as code.
pub(super) fn stands_as_one(document: &Document<'_>, word: usize) -> bool {
    let at = &document.words()[word];
    let sentence = &document.sentences()[at.sentence];
    let opens = sentence.words.start == word;
    let is_item = sentence.words.len() == 1 && sentence.kind != SentenceKind::Text;
    let written = match at.capitals {
        Capitals::Inner => true,
        Capitals::First => !opens || opens_as_one(document, word),
        Capitals::None => false,
    };
    written || is_item || is_listed(document, word) || is_code(document, word)
}

/// "python, django, go": alone between commas, or after the last.
fn is_listed(document: &Document<'_>, word: usize) -> bool {
    let words = document.words();
    let at = &words[word];
    let next = words.get(word + 1).filter(|next| next.sentence == at.sentence);
    let ends = next.is_none_or(|next| next.gap.comma || next.gap.clause);
    (at.gap.comma || at.gap.colon) && ends
}

/// Whether the head of a sentence is parted from the rest of it, or the rest is told of it.
fn opens_as_one(document: &Document<'_>, word: usize) -> bool {
    let sentence = document.words()[word].sentence;
    let next = document.words().get(word + 1).filter(|next| next.sentence == sentence);
    let Some(next) = next else { return true };
    let gap = next.gap;
    let parted = gap.comma || gap.colon || gap.clause || gap.joined && !gap.hyphen;
    let folded = document.folded(word + 1);
    parted || TELLING.contains(&folded) || folded.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a word stands between backticks.
fn is_code(document: &Document<'_>, word: usize) -> bool {
    let span = document.words()[word].span;
    let text = document.text().as_bytes();
    let before = span.start.checked_sub(1).and_then(|at| text.get(at));
    before == Some(&b'`') && text.get(span.end) == Some(&b'`')
}
