//! A pattern line said back: how it was read, with nothing left to guess.

use crate::rubric::model::{Choice, Class, Group, Line, Order, Phrase, Piece};

impl Line {
    /// How the line was read, such as `(avoid or save) near (trip or query) near $database`.
    ///
    /// A phrase of several pieces stands in quotes. `groups` are those of the line's rubric.
    #[must_use]
    pub fn reading(&self, groups: &[Group]) -> String {
        line(self, groups)
    }
}

pub(super) fn line(line: &Line, groups: &[Group]) -> String {
    let (joint, alone) = match line.order {
        Order::Any => (" near ", line.operands.len() == 1),
        Order::AsWritten => (" then ", line.operands.len() == 1),
    };
    let operands: Vec<String> = line
        .operands
        .iter()
        .map(|operand| if alone { choice(operand, groups) } else { bracketed(operand, groups) })
        .collect();
    operands.join(joint)
}

fn choice(choice: &Choice, groups: &[Group]) -> String {
    let phrases: Vec<String> = choice.0.iter().map(|one| phrase(one, groups)).collect();
    phrases.join(" or ")
}

fn bracketed(one: &Choice, groups: &[Group]) -> String {
    let inner = choice(one, groups);
    if one.0.len() == 1 { inner } else { format!("({inner})") }
}

fn phrase(phrase: &Phrase, groups: &[Group]) -> String {
    let pieces: Vec<String> = phrase.0.iter().map(|one| piece(one, groups)).collect();
    if pieces.len() == 1 { pieces.concat() } else { format!("\"{}\"", pieces.join(" ")) }
}

fn piece(piece: &Piece, groups: &[Group]) -> String {
    match piece {
        Piece::Word(word) => word.to_string(),
        Piece::Prefix(start) => format!("{start}*"),
        Piece::Exact(text) => format!("exactly {text}"),
        Piece::Group(index) => format!("${}", groups.get(*index).map_or("?", |group| &group.name)),
        Piece::Class(class) => format!("${}", class.name()),
        Piece::Choice(inner) => bracketed(inner, groups),
    }
}

impl Class {
    /// The name that follows its `$`.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, class)| *class == self).map_or("", |(name, _)| name)
    }
}
