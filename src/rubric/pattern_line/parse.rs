//! From the parts of a pattern line to a [`Line`].

use std::ops::Range;

use smallvec::{SmallVec, smallvec};

use super::faults::{fault, no_word, shortened};
use super::token::{Kind, Token, Tokens, tokens};
use super::{DEEPEST, Groups, LineFault, Unusable, reading};
use crate::rubric::model::{Choice, Class, Line, Order, Phrase, Piece};

/// Reads a pattern line.
///
/// # Errors
/// All groups that cannot be used, or the first mistake that makes the rest unreadable. The list
/// of faults is empty where the only trouble is a group that is at fault itself.
pub(in crate::rubric) fn parse(
    line: &str,
    groups: &mut dyn Groups,
) -> Result<Line, Vec<LineFault>> {
    let mut parser = Parser::new(line, groups);
    match parser.line() {
        Ok(read) if parser.faults.is_empty() && !parser.broken => Ok(read),
        Ok(_) => Err(parser.faults),
        Err(mut fault) => {
            fault.read = parser.read_before(fault.range.start);
            Err(vec![fault])
        }
    }
}

pub(super) struct Parser<'l> {
    pub(super) line: &'l str,
    pub(super) tokens: Tokens,
    /// The token that comes next.
    pub(super) next: usize,
    depth: usize,
    groups: &'l mut dyn Groups,
    faults: Vec<LineFault>,
    broken: bool,
}

type Read<T> = Result<T, LineFault>;

impl<'l> Parser<'l> {
    fn new(line: &'l str, groups: &'l mut dyn Groups) -> Self {
        let tokens = tokens(line);
        Self { line, tokens, next: 0, depth: 0, groups, faults: Vec::new(), broken: false }
    }

    pub(super) fn peek(&self) -> Option<Kind> {
        self.tokens.get(self.next).map(|token| token.kind)
    }

    fn line(&mut self) -> Read<Line> {
        if self.tokens.is_empty() {
            return Err(fault(
                0..self.line.len(),
                "a pattern without words",
                "empty",
                "write at least one word",
            ));
        }
        let mut operands = smallvec![self.choice()?];
        let mut order = None;
        while let Some(operator) = self.peek() {
            match operator {
                Kind::Near | Kind::Then if order.is_none_or(|first| first == operator) => {
                    order = Some(operator);
                    self.next += 1;
                    operands.push(self.choice()?);
                }
                Kind::Close => return Err(self.unopened()),
                _ => return Err(self.mixed()),
            }
        }
        let order = if order == Some(Kind::Then) { Order::AsWritten } else { Order::Any };
        Ok(Line { operands, order })
    }

    fn choice(&mut self) -> Read<Choice> {
        let mut phrases = SmallVec::with_capacity(1 + self.alternatives());
        loop {
            let mut pieces = self.phrase()?;
            match pieces.as_mut_slice() {
                // Brackets around all of a phrase: their alternatives are alternatives here.
                [Piece::Choice(inner)] => phrases.append(&mut inner.0),
                _ => phrases.push(Phrase(pieces)),
            }
            if self.peek() != Some(Kind::Or) {
                return Ok(Choice(phrases));
            }
            self.next += 1;
        }
    }

    /// How many `|` follow before the choice ends; those within its brackets are counted too.
    fn alternatives(&self) -> usize {
        let rest = self.tokens[self.next..].iter().map(|token| token.kind);
        let own = rest.take_while(|kind| !matches!(kind, Kind::Near | Kind::Then | Kind::Close));
        own.filter(|kind| *kind == Kind::Or).count()
    }

    fn phrase(&mut self) -> Read<SmallVec<[Piece; 1]>> {
        let mut pieces = SmallVec::new();
        loop {
            match self.peek() {
                Some(Kind::Open) => match self.bracket()? {
                    // Brackets around one phrase say nothing.
                    Choice(phrases) if phrases.len() == 1 => {
                        pieces.extend(phrases.into_iter().flat_map(|Phrase(inner)| inner));
                    }
                    choice => pieces.push(Piece::Choice(Box::new(choice))),
                },
                Some(Kind::Word) => pieces.push(self.word()?),
                _ if pieces.is_empty() => return Err(self.missing()),
                _ => return Ok(pieces),
            }
        }
    }

    fn bracket(&mut self) -> Read<Choice> {
        let open = self.next;
        if self.depth == DEEPEST {
            return Err(fault(
                self.tokens[open].range.clone(),
                "these brackets nest too deep",
                format!("level {}", DEEPEST + 1),
                "make the inner brackets a word group, or write several lines",
            ));
        }
        self.depth += 1;
        self.next += 1;
        let choice = self.choice()?;
        match self.peek() {
            Some(Kind::Close) => {}
            None => return Err(self.unclosed(open)),
            Some(_) => return Err(self.near_in_brackets()),
        }
        self.depth -= 1;
        self.next += 1;
        Ok(choice)
    }

    fn word(&mut self) -> Read<Piece> {
        let range = self.tokens[self.next].range.clone();
        let word = &self.line[range.clone()];
        self.next += 1;
        if let Some(name) = group_name(word) {
            return Ok(self.group(name, range));
        }
        if let Some(start) = word.strip_suffix('*').filter(|start| may_go_on(start)) {
            return Ok(Piece::Prefix(start.into()));
        }
        if word.chars().any(char::is_alphanumeric) {
            return Ok(Piece::Word(word.into()));
        }
        Err(no_word(word, range))
    }

    fn group(&mut self, name: &str, range: Range<usize>) -> Piece {
        if let Some((_, class)) = Class::NAMES.iter().find(|(class, _)| *class == name) {
            return Piece::Class(*class);
        }
        let problem = match self.groups.index(name) {
            Ok(index) => return Piece::Group(index),
            Err(problem) => problem,
        };
        match problem {
            Unusable::Broken => self.broken = true,
            Unusable::Unknown(help) => self.faults.push(fault(
                range,
                format!("there is no word group `${name}`"),
                "neither a group of this file or its pack, nor a built-in class",
                help,
            )),
            Unusable::Circle(way) => self.faults.push(fault(
                range,
                format!("the word group `${name}` leads back to itself: {way}"),
                "closes the circle",
                "take this group out of the entry, or write its words out",
            )),
        }
        // Stands in, so that the rest of the line is read for further mistakes.
        Piece::Word(name.into())
    }

    /// How the line was read up to a byte, for whoever wonders at an error.
    fn read_before(&mut self, end: usize) -> Option<String> {
        let mut tokens: Tokens =
            self.tokens.iter().take_while(|token| token.range.end <= end).cloned().collect();
        while tokens
            .last()
            .is_some_and(|token| token.kind.is_operator() || token.kind == Kind::Open)
        {
            tokens.pop();
        }
        let count = |kind| tokens.iter().filter(|token| token.kind == kind).count();
        let unclosed = count(Kind::Open).saturating_sub(count(Kind::Close));
        tokens.extend((0..unclosed).map(|_| Token { kind: Kind::Close, range: end..end }));
        if tokens.is_empty() {
            return None;
        }
        self.tokens = tokens;
        (self.next, self.depth) = (0, 0);
        let line = self.line().ok()?;
        Some(shortened(reading::line(&line, self.groups.list())))
    }
}

/// What follows a `$` that stands before a letter.
fn group_name(word: &str) -> Option<&str> {
    word.strip_prefix('$').filter(|name| name.starts_with(char::is_alphabetic))
}

/// Whether `word*` is the word or any continuation of it: only after two letters or more.
fn may_go_on(start: &str) -> bool {
    start.ends_with(char::is_alphanumeric)
        && start.chars().filter(|c| c.is_alphabetic()).count() >= 2
}
