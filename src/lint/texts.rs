//! The answers that a pattern itself spells out: its alternatives as texts.

use super::Subject;
use crate::rubric::{Choice, Group, Phrase, Piece};

/// A choice with more alternatives is not looked at.
const MOST_TEXTS: usize = 96;

/// No word, and no typo of one: what may stand between the words of a phrase.
const FILLER: &str = "qzxqzxqzx";

/// Every alternative of a choice, as the words of a phrase; `None` where one has no text of its own
/// (a class, a prefix), or where there are too many.
pub(super) fn alternatives(choice: &Choice, subject: &Subject<'_>) -> Option<Vec<Vec<String>>> {
    of_choice(choice, &subject.rubric.groups)
}

fn of_choice(choice: &Choice, groups: &[Group]) -> Option<Vec<Vec<String>>> {
    let mut all = Vec::new();
    for phrase in &choice.0 {
        all.extend(of_phrase(phrase, groups)?);
        if all.len() > MOST_TEXTS {
            return None;
        }
    }
    Some(all)
}

fn of_phrase(phrase: &Phrase, groups: &[Group]) -> Option<Vec<Vec<String>>> {
    let mut begun: Vec<Vec<String>> = vec![Vec::new()];
    for piece in &phrase.0 {
        let next = of_piece(piece, groups)?;
        if begun.len() * next.len() > MOST_TEXTS {
            return None;
        }
        let longer =
            begun.iter().flat_map(|words| next.iter().map(|more| [&words[..], more].concat()));
        begun = longer.collect();
    }
    Some(begun)
}

fn of_piece(piece: &Piece, groups: &[Group]) -> Option<Vec<Vec<String>>> {
    match piece {
        Piece::Word(word) => Some(vec![vec![word.to_string()]]),
        Piece::Exact(word) => Some(vec![vec![word.to_string()]]),
        Piece::Prefix(_) | Piece::Class(_) => None,
        Piece::Choice(choice) => of_choice(choice, groups),
        Piece::Group(index) => {
            let names = groups[*index].entries.iter().flatten();
            let names: Option<Vec<_>> = names.map(|name| of_choice(name, groups)).collect();
            names.map(|names| names.concat()).filter(|all| all.len() <= MOST_TEXTS)
        }
    }
}

/// The ways to write a phrase that every pattern which makes it useless must meet too: as it stands
/// and in lower case, each with its words side by side and as far apart as a phrase allows.
pub(super) fn variants(words: &[String]) -> Vec<String> {
    let apart = format!(" {FILLER} {FILLER} ");
    let written = [words.join(" "), words.join(&apart)];
    // At the head of a sentence a capital says nothing.
    let written = written.map(|text| format!("{FILLER} {text}"));
    let mut all: Vec<String> = written.iter().map(|text| text.to_lowercase()).collect();
    all.extend(written);
    all.sort();
    all.dedup();
    all
}
