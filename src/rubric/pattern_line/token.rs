//! A pattern line cut into words, operators and brackets.
//!
//! Operators stand between spaces and brackets at the edge of a word, so that `R&D`, `CI/CD`,
//! `a|b`, `f(x)` and `(re)build` are words as they stand.

use std::ops::Range;

use smallvec::SmallVec;

/// A part of a pattern line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub kind: Kind,
    /// Bytes of the line.
    pub range: Range<usize>,
}

/// The parts of a line, of which there are rarely more.
pub(super) type Tokens = SmallVec<[Token; 16]>;

/// The kinds of parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `|`
    Or,
    /// `&`
    Near,
    /// `...` or `…`
    Then,
    /// `(`
    Open,
    /// `)`
    Close,
    /// Anything else.
    Word,
}

impl Kind {
    pub fn is_operator(self) -> bool {
        matches!(self, Self::Or | Self::Near | Self::Then)
    }

    fn of(text: &str) -> Self {
        match text.as_bytes() {
            b"|" => Self::Or,
            b"&" => Self::Near,
            b"..." => Self::Then,
            _ if text == "…" => Self::Then,
            _ => Self::Word,
        }
    }
}

/// The parts of a line, in order.
pub(super) fn tokens(line: &str) -> Tokens {
    // Nearly all lines are plain, and these are cut twice as fast.
    if line.is_ascii() {
        cut(line, line.split_ascii_whitespace())
    } else {
        cut(line, line.split_whitespace())
    }
}

fn cut<'l>(line: &'l str, runs: impl Iterator<Item = &'l str>) -> Tokens {
    let mut tokens = Tokens::new();
    for run in runs {
        // Both are slices of one text, so their distance is the run's place in it.
        let start = run.as_ptr().addr() - line.as_ptr().addr();
        if run.starts_with('(') || run.ends_with(')') {
            add(run, start, &mut tokens);
        } else {
            tokens.push(Token { kind: Kind::of(run), range: start..start + run.len() });
        }
    }
    tokens
}

/// Adds the brackets at the edges of a run, and what they hold.
fn add(run: &str, start: usize, tokens: &mut Tokens) {
    let (opens, closes) = edges(run);
    let end = start + run.len();
    let inner = start + opens..end - closes;
    let bracket = |kind, at| Token { kind, range: at..at + 1 };
    tokens.extend((start..inner.start).map(|at| bracket(Kind::Open, at)));
    if !inner.is_empty() {
        let kind = Kind::of(&run[opens..run.len() - closes]);
        tokens.push(Token { kind, range: inner.clone() });
    }
    tokens.extend((inner.end..end).map(|at| bracket(Kind::Close, at)));
}

/// How many brackets open at the start of a run and close at its end.
///
/// A bracket whose partner stands inside the run belongs to the word: both of `f(x)`, and those of
/// `(re)build`.
fn edges(run: &str) -> (usize, usize) {
    let leading = run.len() - run.trim_start_matches('(').len();
    let trailing = run.len() - run.trim_end_matches(')').len();
    let mut waiting = Vec::new();
    let (mut opens, mut closes) = (0, 0);
    for (at, byte) in run.bytes().enumerate() {
        match byte {
            b'(' => waiting.push(at),
            b')' => {
                let open_at_edge = waiting.pop().map(|open| open < leading);
                let at_edge = at >= run.len() - trailing;
                if at_edge && open_at_edge != Some(false) {
                    closes += 1;
                    opens += usize::from(open_at_edge.is_some());
                }
            }
            _ => {}
        }
    }
    opens += waiting.into_iter().filter(|&open| open < leading).count();
    (opens, closes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(line: &str) -> Vec<&str> {
        tokens(line).into_iter().map(|token| &line[token.range]).collect()
    }

    #[test]
    fn brackets_count_at_the_edge_of_a_word() {
        assert_eq!(parts("(reduce | cut) load"), ["(", "reduce", "|", "cut", ")", "load"]);
        assert_eq!(parts("((a b) c)"), ["(", "(", "a", "b", ")", "c", ")"]);
        assert_eq!(parts("( a )"), ["(", "a", ")"]);
        assert_eq!(parts("()"), ["(", ")"]);
        assert_eq!(parts("(a"), ["(", "a"]);
        assert_eq!(parts("a)"), ["a", ")"]);
    }

    #[test]
    fn brackets_inside_a_word_are_the_words_own() {
        assert_eq!(parts("f(x)"), ["f(x)"]);
        assert_eq!(parts("(f(x))"), ["(", "f(x)", ")"]);
        assert_eq!(parts("(f(x) | g(x))"), ["(", "f(x)", "|", "g(x)", ")"]);
        assert_eq!(parts("(re)build"), ["(re)build"]);
        assert_eq!(parts("((re)build)"), ["(", "(re)build", ")"]);
        assert_eq!(parts("file(s)"), ["file(s)"]);
    }

    #[test]
    fn operators_stand_between_spaces() {
        let kinds = |line| tokens(line).into_iter().map(|token| token.kind).collect::<Vec<_>>();
        assert_eq!(kinds("a & b"), [Kind::Word, Kind::Near, Kind::Word]);
        assert_eq!(
            kinds("a … b ... c"),
            [Kind::Word, Kind::Then, Kind::Word, Kind::Then, Kind::Word]
        );
        assert_eq!(kinds("R&D a|b wait... ...and"), [Kind::Word; 4]);
    }
}
