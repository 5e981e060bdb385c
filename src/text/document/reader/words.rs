//! Reads the words of a line: which tokens make one, in which form it is compared, and which end a
//! sentence.

use super::super::{Capitals, Word};
use super::Reader;
use crate::text::Span;
use crate::text::fold::fold_into;
use crate::text::token::{Gap, Token, TokenKind, tail_gap, tokens};

/// Prefixes that make one word of what follows their hyphen: `non-relational` is not a form of
/// `relational`, and `re-factored` is `refactored`.
const BOUND_PREFIXES: [&str; 11] =
    ["non", "un", "de", "re", "semi", "anti", "dis", "mis", "pre", "co", "no"];

impl Reader<'_> {
    /// Reads the words of a stretch of text; returns what stands after the last.
    pub(super) fn tokens(&mut self, content: Span) -> Gap {
        let mut tail = Gap::default();
        for piece in self.seen(content) {
            let text = piece.of(self.document.text);
            let found = tokens(text);
            for (index, token) in found.iter().enumerate() {
                let gap = if index == 0 { std::mem::take(&mut self.tail) } else { token.gap };
                self.token(token, gap, piece.start);
            }
            if let Some(last) = found.last() {
                tail = tail_gap(text, last);
                self.tail = tail;
            }
        }
        tail
    }

    /// A stretch of text without the comments and tags in it.
    fn seen(&self, content: Span) -> Vec<Span> {
        let from = self.unseen.partition_point(|span| span.end <= content.start);
        let mut pieces = Vec::new();
        let mut start = content.start;
        for span in self.unseen[from..].iter().take_while(|span| span.start < content.end) {
            if span.start > start {
                pieces.push(Span::new(start, span.start));
            }
            start = span.end.min(content.end);
        }
        if start < content.end {
            pieces.push(Span::new(start, content.end));
        }
        pieces
    }

    fn token(&mut self, token: &Token, gap: Gap, offset: usize) {
        let span = Span::new(token.start + offset, token.end + offset);
        if gap.hyphen && token.kind == TokenKind::Word && self.last_is_prefix() {
            self.extend_last(span);
            return;
        }
        if gap.ends_sentence {
            self.close(gap.question);
        }
        let raw = span.of(self.document.text);
        let start = self.document.folded.len();
        self.fold(raw, token.kind);
        self.document.words.push(Word {
            span,
            sentence: self.document.sentences.len(),
            capitals: capitals(raw),
            kind: token.kind,
            gap,
            folded: start..self.document.folded.len(),
        });
    }

    fn fold(&mut self, raw: &str, kind: TokenKind) {
        let out = &mut self.document.folded;
        match kind {
            TokenKind::Dotted => fold_into(&raw.replace('.', ""), self.document.language, out),
            TokenKind::Sign if raw != "%" && !raw.starts_with('<') => out.push('→'),
            _ => {
                let start = out.len();
                fold_into(raw, self.document.language, out);
                if out[start..].ends_with("'s") {
                    out.truncate(out.len() - 2);
                }
            }
        }
    }

    fn last_is_prefix(&self) -> bool {
        let last = self.document.words.len().wrapping_sub(1);
        last >= self.open
            && self.document.words.get(last).is_some_and(|word| word.kind == TokenKind::Word)
            && BOUND_PREFIXES.contains(&self.document.folded(last))
    }

    /// Makes one word of the last and what follows its hyphen.
    fn extend_last(&mut self, span: Span) {
        let raw = span.of(self.document.text);
        self.fold(raw, TokenKind::Word);
        let end = self.document.folded.len();
        if let Some(last) = self.document.words.last_mut() {
            last.span.end = span.end;
            last.folded.end = end;
            if capitals(raw) != Capitals::None {
                last.capitals = Capitals::Inner;
            }
        }
    }
}

fn capitals(raw: &str) -> Capitals {
    let mut letters = raw.chars().filter(|c| c.is_alphabetic());
    let first = letters.next().is_some_and(char::is_uppercase);
    let mut rest = letters.peekable();
    let single = rest.peek().is_none();
    if rest.any(char::is_uppercase) || (first && single) {
        Capitals::Inner
    } else if first {
        Capitals::First
    } else {
        Capitals::None
    }
}
