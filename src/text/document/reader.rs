//! Builds a [`Document`] line by line.
//!
//! In go the lines of a text with their roles, out come words in sentences that know what stands
//! beside them. What counts as a line or a token others decide, and [`words`] reads what is in a line.

mod words;

use std::ops::Range;

use super::{Document, Sentence, SentenceKind};
use crate::text::blocks::{Line, Role, lines};
use crate::text::markup::unseen;
use crate::text::token::Gap;
use crate::text::{Language, Span};

/// A line that is neither shorter nor longer (in bytes) may have been wrapped, so that its sentence
/// goes on in the next line. Editors and mail wrap between 60 and 100 columns.
const WRAPPED_LINE: Range<usize> = 50..121;

/// So many lead-in lines may be nested; deeper ones are forgotten.
const DEEPEST_LEAD_IN: usize = 8;

/// Builds a document line by line.
pub(super) struct Reader<'a> {
    document: Document<'a>,
    unseen: Vec<Span>,
    /// The first word of the sentence that is being read.
    open: usize,
    kind: SentenceKind,
    joins_previous: bool,
    /// What ends the line before, while its sentence is open.
    tail: Gap,
    wrapped: bool,
    after_blank: bool,
    /// Levels and sentences of the headings above.
    headings: Vec<(u8, usize)>,
    /// Depths and sentences of the lead-in lines above.
    lead_ins: Vec<(usize, usize)>,
    scope: usize,
    /// The sentences that head the columns of the table being read.
    columns: Vec<Option<usize>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str, language: Language) -> Self {
        let document = Document {
            text,
            language,
            folded: String::with_capacity(text.len()),
            words: Vec::with_capacity(text.len() / 5),
            sentences: Vec::new(),
            scopes: vec![Vec::new()],
        };
        Self {
            document,
            unseen: unseen(text),
            open: 0,
            kind: SentenceKind::Text,
            joins_previous: false,
            tail: Gap::default(),
            wrapped: false,
            after_blank: false,
            headings: Vec::new(),
            lead_ins: Vec::new(),
            scope: 0,
            columns: Vec::new(),
        }
    }

    /// Reads comments and tags as text.
    pub(super) fn show_all(mut self) -> Self {
        self.unseen.clear();
        self
    }

    /// Reads the text from a byte on.
    pub(super) fn read(mut self, start: usize) -> Document<'a> {
        for line in lines(self.document.text, start) {
            self.line(&line);
        }
        self.close(false);
        self.document
    }

    /// Reads the text as one line without marks of structure.
    pub(super) fn read_line(mut self) -> Document<'a> {
        self.tokens(Span::new(0, self.document.text.len()));
        self.close(false);
        self.document
    }

    fn line(&mut self, line: &Line) {
        if !matches!(line.role, Role::Row { .. }) {
            self.columns.clear();
        }
        match &line.role {
            Role::Blank => {
                self.close(false);
                self.after_blank = true;
                return;
            }
            Role::Heading(level) => self.heading(*level, line),
            Role::Bullet => {
                self.close(false);
                self.forget_lead_ins(depth(line));
                self.kind = SentenceKind::Bullet;
                self.text(line);
            }
            Role::Text => {
                if self.after_blank {
                    self.forget_lead_ins(0);
                }
                if !(self.wrapped || self.tail.comma) {
                    self.close(false);
                    self.kind = SentenceKind::Text;
                }
                self.text(line);
            }
            Role::Code => {
                self.close(false);
                self.kind = SentenceKind::Code;
                self.tokens(line.content);
                self.close(false);
            }
            Role::Row { cells, head } => self.row(cells, *head),
        }
        self.after_blank = false;
    }

    fn heading(&mut self, level: u8, line: &Line) {
        self.close(false);
        while self.headings.last().is_some_and(|(above, _)| *above >= level) {
            self.headings.pop();
        }
        self.lead_ins.clear();
        self.renew_scope();
        self.kind = SentenceKind::Heading;
        self.joins_previous = false;
        let first = self.document.sentences.len();
        self.tokens(line.content);
        self.close(false);
        self.joins_previous = false;
        for sentence in first..self.document.sentences.len() {
            self.headings.push((level, sentence));
        }
        self.renew_scope();
        self.kind = SentenceKind::Text;
    }

    /// A line of a paragraph or a point, which may lead into what follows.
    fn text(&mut self, line: &Line) {
        let tail = self.tokens(line.content);
        self.wrapped =
            WRAPPED_LINE.contains(&(line.content.end - line.content.start)) && !tail.ends_sentence;
        self.tail = tail;
        if tail.ends_sentence {
            self.close(tail.question);
        } else if leads_in(line.content.of(self.document.text)) {
            self.close(false);
            self.lead_in(depth(line));
        }
    }

    fn lead_in(&mut self, depth: usize) {
        let Some(sentence) = self.document.sentences.len().checked_sub(1) else { return };
        self.lead_ins.retain(|(above, _)| *above < depth);
        self.lead_ins.truncate(DEEPEST_LEAD_IN);
        self.lead_ins.push((depth, sentence));
        self.renew_scope();
    }

    fn forget_lead_ins(&mut self, depth: usize) {
        let before = self.lead_ins.len();
        self.lead_ins.retain(|(above, _)| *above < depth);
        if self.lead_ins.len() != before {
            self.renew_scope();
        }
    }

    fn renew_scope(&mut self) {
        let headings = self.headings.iter().map(|(_, sentence)| *sentence);
        let lead_ins = self.lead_ins.iter().map(|(_, sentence)| *sentence);
        let scope: Vec<usize> = headings.chain(lead_ins).collect();
        if self.document.scopes[self.scope] != scope {
            self.document.scopes.push(scope);
            self.scope = self.document.scopes.len() - 1;
        }
    }

    /// Each cell is a sentence beside its column's head and its row's first cell.
    fn row(&mut self, cells: &[Span], head: bool) {
        self.close(false);
        let outer = self.scope;
        let mut row_head = None;
        for (column, cell) in cells.iter().enumerate() {
            let column_head = self.columns.get(column).copied().flatten();
            let mut scope = self.document.scopes[outer].clone();
            scope.extend(column_head.into_iter().chain(row_head));
            self.document.scopes.push(scope);
            self.scope = self.document.scopes.len() - 1;
            self.kind = SentenceKind::Cell;
            let first = self.document.sentences.len();
            self.joins_previous = false;
            self.tokens(*cell);
            self.close(false);
            let sentence = (self.document.sentences.len() > first).then_some(first);
            if head {
                self.columns.push(sentence);
            } else if column == 0 {
                row_head = sentence;
            }
        }
        self.scope = outer;
        self.joins_previous = false;
        self.kind = SentenceKind::Text;
    }

    /// Ends the sentence that is being read, if it has a word.
    fn close(&mut self, question: bool) {
        self.wrapped = false;
        self.tail = Gap::default();
        let words = self.open..self.document.words.len();
        if words.is_empty() {
            return;
        }
        self.open = words.end;
        self.document.sentences.push(Sentence {
            words,
            kind: self.kind,
            joins_previous: self.joins_previous,
            silent: false,
            question,
            scope: self.scope,
        });
        self.joins_previous = true;
    }
}

/// How deep a line stands: a point belongs under a line of text of the same indent.
fn depth(line: &Line) -> usize {
    line.indent * 2 + usize::from(line.role == Role::Bullet)
}

/// Whether a line ends in a colon, marks of emphasis aside.
fn leads_in(content: &str) -> bool {
    content.trim_end_matches(['*', '_', '`', ' ']).ends_with([':', '\u{ff1a}'])
}
