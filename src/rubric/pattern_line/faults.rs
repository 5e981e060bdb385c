//! What may be wrong with a pattern line, and what to do about it.

use std::ops::Range;

use super::LineFault;
use super::parse::Parser;
use super::token::Kind;
use crate::rubric::model::Class;
use crate::rubric::suggest;

/// The mistakes that end the reading of a line.
impl Parser<'_> {
    /// The part at hand, or the last one where the line has ended.
    fn here(&self) -> Range<usize> {
        let token = self.tokens.get(self.next).or(self.tokens.last());
        token.map_or(0..self.line.len(), |token| token.range.clone())
    }

    pub(super) fn missing(&self) -> LineFault {
        let before = self.next.checked_sub(1).and_then(|before| self.tokens.get(before));
        let here = self.here();
        match (before.map(|token| token.kind), self.peek()) {
            (Some(Kind::Open), Some(Kind::Close)) => fault(
                here.start.saturating_sub(1)..here.end,
                "these brackets are empty",
                "nothing to choose from",
                LITERAL_BRACKET,
            ),
            (None, Some(Kind::Close)) => self.unopened(),
            (Some(Kind::Near | Kind::Then), _) | (None, Some(Kind::Near | Kind::Then)) => fault(
                here,
                "something is missing on one side of this operator",
                "joins nothing",
                "write words on both sides, or take the operator out",
            ),
            _ => fault(
                here,
                "an alternative is empty",
                "no words on one side",
                "write words on both sides of ` | `, or take it out",
            ),
        }
    }

    pub(super) fn mixed(&self) -> LineFault {
        fault(
            self.here(),
            "` & ` and ` ... ` do not mix in one line",
            "the other operator stands before",
            "use one of them, or write two lines",
        )
    }

    pub(super) fn near_in_brackets(&self) -> LineFault {
        fault(
            self.here(),
            "brackets hold a choice of phrases, not ` & ` or ` ... `",
            "inside brackets",
            "use ` | ` here, or write several lines",
        )
    }

    pub(super) fn unopened(&self) -> LineFault {
        fault(self.here(), "this bracket was never opened", "closes nothing", LITERAL_BRACKET)
    }

    pub(super) fn unclosed(&self, open: usize) -> LineFault {
        fault(
            self.tokens[open].range.clone(),
            "this bracket is never closed",
            "opens here",
            "close it with `)` at the end of a word; if it is part of a word, use {exact: …}",
        )
    }
}

const LITERAL_BRACKET: &str = "take it out; if it is part of a word, use {exact: …}";

pub(super) fn fault(
    range: Range<usize>,
    title: impl Into<String>,
    label: impl Into<String>,
    help: impl Into<String>,
) -> LineFault {
    LineFault { range, title: title.into(), label: label.into(), help: help.into(), read: None }
}

/// The end of a long reading: that is where the mistake comes next.
pub(super) fn shortened(reading: String) -> String {
    const LONGEST: usize = 72;
    let Some(cut) = reading.chars().count().checked_sub(LONGEST).filter(|cut| *cut > 0) else {
        return reading;
    };
    let end: String = reading.chars().skip(cut).collect();
    format!("… {}", end.split_once(' ').map_or(end.as_str(), |(_, words)| words))
}

/// A piece that no word of an answer can be.
pub(super) fn no_word(word: &str, range: Range<usize>) -> LineFault {
    let help = match word {
        "||" => "*or* is a single ` | `".to_owned(),
        "&&" => "*near, in any order* is a single ` & `".to_owned(),
        _ if word.chars().all(|c| c == '.' || c == '…') => {
            "*near, in this order* is ` ... `, three dots between spaces".to_owned()
        }
        _ => "take it out, or join it to the word that it belongs to".to_owned(),
    };
    let title = format!("`{word}` has no letter and no digit, so no answer can meet it");
    fault(range, title, "no word", help)
}

/// What to do about the name of a group that there is not.
pub(in crate::rubric) fn suggest_group<'n>(
    name: &str,
    groups: impl Iterator<Item = &'n str>,
) -> String {
    const LISTED: usize = 24;
    let mut names: Vec<&str> = groups.chain(Class::NAMES.map(|(class, _)| class)).collect();
    names.sort_unstable();
    if let Some(near) = suggest::nearest(name, names.iter().copied()) {
        return format!("did you mean `${near}`? To mean the text itself, use {{exact: …}}");
    }
    let more = if names.len() > LISTED { ", …" } else { "" };
    names.truncate(LISTED);
    format!("there are ${}{more}; to mean the text itself, use {{exact: …}}", names.join(", $"))
}
