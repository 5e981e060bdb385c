//! An answer, read: its words, its sentences, and what stands beside each sentence.

use std::ops::Range;

use super::blocks::{Line, Role, lines};
use super::fold::fold_into;
use super::front_matter::front_matter;
use super::markup::unseen;
use super::token::{Gap, Token, TokenKind, tail_gap, tokens};
use super::{Language, Span};

/// Prefixes that make one word of what follows their hyphen: `non-relational` is not a form of
/// `relational`, and `re-factored` is `refactored`.
const BOUND_PREFIXES: [&str; 11] =
    ["non", "un", "de", "re", "semi", "anti", "dis", "mis", "pre", "co", "no"];

/// A line that is neither shorter nor longer (in bytes) may have been wrapped, so that its sentence
/// goes on in the next line. Editors and mail wrap between 60 and 100 columns.
const WRAPPED_LINE: Range<usize> = 50..121;

/// So many lead-in lines may be nested; deeper ones are forgotten.
const DEEPEST_LEAD_IN: usize = 8;

/// An answer as words and sentences. Reading costs time and memory in proportion to its length.
#[derive(Debug)]
pub struct Document<'a> {
    text: &'a str,
    language: Language,
    folded: String,
    words: Vec<Word>,
    sentences: Vec<Sentence>,
    scopes: Vec<Vec<usize>>,
}

/// A word of the answer.
#[derive(Clone, Debug)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// The sentence that it belongs to.
    pub sentence: usize,
    /// Its capital letters.
    pub capitals: Capitals,
    /// What kind of token it is.
    pub(crate) kind: TokenKind,
    /// What stands before it.
    pub(crate) gap: Gap,
    folded: Range<usize>,
}

/// The capital letters of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capitals {
    /// None.
    None,
    /// The first letter alone.
    First,
    /// Others than the first, or a single letter.
    Inner,
}

/// A sentence, a bullet's sentence, a heading, a table's cell or a line of code.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Its words.
    pub words: Range<usize>,
    /// What it is.
    pub kind: SentenceKind,
    /// Whether it stands next to the sentence before, so that the two may be read together.
    pub joins_previous: bool,
    /// Whether its words can never be evidence.
    pub silent: bool,
    /// Whether it ends with a question mark.
    pub question: bool,
    scope: usize,
}

/// What a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SentenceKind {
    /// A sentence of running text.
    Text,
    /// A sentence of a bullet or a numbered point.
    Bullet,
    /// A heading.
    Heading,
    /// A cell of a table.
    Cell,
    /// A line of code.
    Code,
}

impl<'a> Document<'a> {
    /// Reads an answer. Front matter is left out.
    #[must_use]
    pub fn read(text: &'a str, language: Language) -> Self {
        let start = match front_matter(text) {
            Some(span) => span.end,
            None if text.starts_with('\u{feff}') => '\u{feff}'.len_utf8(),
            None => 0,
        };
        Reader::new(text, language).read(start)
    }

    /// Reads a text as one line without marks of structure, as the words of a pattern are.
    #[must_use]
    pub fn read_line(text: &'a str, language: Language) -> Self {
        let mut reader = Reader::new(text, language);
        reader.tokens(Span::new(0, text.len()));
        reader.close(false);
        reader.document
    }

    /// The answer as it was given.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The language in which it was read.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The words, in order.
    #[must_use]
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// The form in which a word is compared.
    #[must_use]
    pub fn folded(&self, word: usize) -> &str {
        &self.folded[self.words[word].folded.clone()]
    }

    /// The sentences, in order; none is empty.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The sentences that stand beside one: headings above it, lead-in lines, a table's heads.
    #[must_use]
    pub fn beside(&self, sentence: usize) -> &[usize] {
        &self.scopes[self.sentences[sentence].scope]
    }

    /// Makes a sentence's words count for nothing.
    pub fn silence(&mut self, sentence: usize) {
        self.sentences[sentence].silent = true;
    }
}

/// Builds a document line by line.
struct Reader<'a> {
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
    fn new(text: &'a str, language: Language) -> Self {
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

    fn read(mut self, start: usize) -> Document<'a> {
        for line in lines(self.document.text, start) {
            self.line(&line);
        }
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

    /// Reads the words of a stretch of text; returns what stands after the last.
    fn tokens(&mut self, content: Span) -> Gap {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Document<'_> {
        Document::read(text, Language::English)
    }

    fn sentences(text: &str) -> Vec<String> {
        let document = read(text);
        document
            .sentences()
            .iter()
            .map(|sentence| {
                let words = sentence.words.clone().map(|word| document.folded(word).to_owned());
                words.collect::<Vec<_>>().join(" ")
            })
            .collect()
    }

    /// What stands beside the sentence that holds a word.
    fn beside(text: &str, word: &str) -> Vec<String> {
        let document = read(text);
        let at = (0..document.words().len()).find(|&at| document.folded(at) == word).unwrap();
        let all = sentences(text);
        let near = document.beside(document.words()[at].sentence).iter();
        near.map(|&sentence| all[sentence].clone()).collect()
    }

    #[test]
    fn words_know_their_bytes() {
        let text = "\u{feff}Wе use Ｒedis—fast.\r\nA.C.I.D. isn’t “BASE”";
        let document = read(text);
        for (index, word) in document.words().iter().enumerate() {
            assert!(!document.folded(index).is_empty());
            assert!(text.is_char_boundary(word.span.start) && text.is_char_boundary(word.span.end));
        }
        let folded: Vec<_> = (0..document.words().len()).map(|at| document.folded(at)).collect();
        assert_eq!(folded, ["we", "use", "redis", "fast", "acid", "isn't", "base"]);
    }

    #[test]
    fn sentences_follow_marks_lines_and_points() {
        assert_eq!(
            sentences("We cache. It helps!\n\n- one\n- two\nshort line\nanother line"),
            ["we cache", "it helps", "one", "two", "short line", "another line"]
        );
        let wrapped = "A line that was wrapped by an editor goes on in the next\nline of it";
        assert_eq!(sentences(wrapped).len(), 1);
    }

    #[test]
    fn prefixes_turn_the_word_they_are_tied_to() {
        assert_eq!(
            sentences("non-relational no-SQL re-factored in-memory"),
            ["nonrelational nosql refactored in memory"]
        );
    }

    #[test]
    fn headings_and_lead_ins_stand_beside_what_follows() {
        let text =
            "# Styles\n## REST\nany format\n## SOAP\n- only xml\n\nIts parts:\n- envelope\n\nend";
        assert_eq!(beside(text, "format"), ["styles", "rest"]);
        assert_eq!(beside(text, "xml"), ["styles", "soap"]);
        assert_eq!(beside(text, "envelope"), ["styles", "soap", "its parts"]);
        assert_eq!(beside(text, "end"), ["styles", "soap"]);
    }

    #[test]
    fn points_under_points() {
        let text = "Styles:\n- REST:\n  - json\n- SOAP:\n  - xml\n- done";
        assert_eq!(beside(text, "json"), ["styles", "rest"]);
        assert_eq!(beside(text, "xml"), ["styles", "soap"]);
        assert_eq!(beside(text, "done"), ["styles"]);
    }

    #[test]
    fn cells_stand_beside_their_heads() {
        let text = "| topic | REST | SOAP |\n|--|--|--|\n| format | any | only |\n";
        assert_eq!(beside(text, "any"), ["rest", "format"]);
        assert_eq!(beside(text, "only"), ["soap", "format"]);
        assert!(!read(text).sentences()[4].joins_previous);
    }

    #[test]
    fn comments_tags_and_front_matter_are_no_words() {
        let text = "---\nquestion: caching\n---\nwe <b>cache</b> <!-- redis --> https://redis.io";
        assert_eq!(sentences(text), ["we cache https://redis.io"]);
    }

    #[test]
    fn capitals_are_seen() {
        let kinds: Vec<_> = read("Go GO go C goLang").words().iter().map(|w| w.capitals).collect();
        use Capitals::{First, Inner, None};
        assert_eq!(kinds, [First, Inner, None, Inner, Inner]);
    }
}
