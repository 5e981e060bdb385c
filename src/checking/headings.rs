//! The lines of a file that may begin an answer: headings, numbered lines, and marks.
//!
//! In go a text and what it is written in; out come its lines in order. Which of them ask a question
//! is not known here.

use super::markup::{BlockEnd, Markup};
use crate::text::{Line, Role, Span, lines};

/// Below every heading, those in bold included.
const NUMBERED: usize = 8;

/// A line that may begin an answer, or keeps a heading from standing directly below a mark.
pub(super) struct Heading {
    pub kind: Kind,
    /// The line as it stands in the file.
    pub line: Span,
    /// Where the answer begins: after the heading, or on its line.
    pub body: usize,
}

/// What a line is.
pub(super) enum Kind {
    /// A mark, with the name in it.
    Mark(String),
    /// A heading or a numbered line; 1 is the highest rank.
    Title { title: Span, rank: usize },
    /// Anything else.
    Other,
}

/// The lines of a text, from a byte on, that are neither blank nor code.
pub(super) fn headings(text: &str, from: usize, markup: Markup) -> Vec<Heading> {
    let all = lines(text, from);
    let mut found = Vec::new();
    let mut block: Option<BlockEnd> = None;
    for (at, line) in all.iter().enumerate() {
        let whole = whole_line(text, line.content);
        if let Some(end) = block.take() {
            block = Some(end).filter(|end| !end.is(whole.of(text)));
            continue;
        }
        block = markup.block(whole.of(text));
        let next = all.get(at + 1);
        let before = at.checked_sub(1).and_then(|before| all.get(before));
        let in_list = || [before, next].into_iter().flatten().any(|near| is_point(text, near));
        let Some(kind) = kind(text, line, whole, markup, in_list) else { continue };
        // The line below a heading that underlines it belongs to it.
        let underline = next.filter(|next| {
            let raw = whole_line(text, next.content).of(text);
            next.role == Role::Blank && !raw.trim().is_empty()
        });
        let is_heading = matches!(line.role, Role::Heading(_)) && markup.has_underlines();
        let end = underline
            .filter(|_| is_heading)
            .map_or(whole.end, |underline| whole_line(text, underline.content).end);
        let body = if markup.goes_on(whole.of(text)) { whole.start } else { end };
        found.push(Heading { kind, line: whole, body });
    }
    found
}

/// What a line is, unless it is blank or code.
fn kind(
    text: &str,
    line: &Line,
    whole: Span,
    markup: Markup,
    in_list: impl Fn() -> bool,
) -> Option<Kind> {
    let raw = whole.of(text);
    if matches!(line.role, Role::Blank | Role::Code) {
        return None;
    }
    if let Some(name) = mark(raw) {
        return Some(Kind::Mark(name.to_owned()));
    }
    if let Some((title, rank)) = markup.title(raw) {
        let start = whole.start + title.start;
        return Some(Kind::Title { title: Span::new(start, start + title.len()), rank });
    }
    Some(match &line.role {
        Role::Heading(level) if markup.has_heading(raw) => {
            Kind::Title { title: line.content, rank: usize::from(*level) }
        }
        Role::Bullet if is_numbered(raw) && !in_list() => {
            Kind::Title { title: line.content, rank: NUMBERED + line.indent.min(100) }
        }
        Role::Text if is_numbered(without_word(raw)) && without_word(raw) != raw => {
            Kind::Title { title: line.content, rank: NUMBERED }
        }
        _ => Kind::Other,
    })
}

/// Whether a line is a numbered one.
fn is_point(text: &str, line: &Line) -> bool {
    line.role == Role::Bullet && is_numbered(whole_line(text, line.content).of(text))
}

/// A line with what ends it.
fn whole_line(text: &str, content: Span) -> Span {
    let start = text[..content.start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let rest = &text[content.end..];
    let end = match rest.find(['\n', '\r']) {
        Some(at) if rest[at..].starts_with("\r\n") => content.end + at + 2,
        Some(at) => content.end + at + 1,
        None => text.len(),
    };
    Span::new(start, end)
}

/// Whether a line begins with a number, as `3. ` or `3) ` does.
fn is_numbered(raw: &str) -> bool {
    let raw = raw.trim_start().trim_start_matches('(');
    let rest = raw.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < raw.len() && rest.starts_with(['.', ')', ':'])
}

/// A line without the word before its number: `Q1) …`, `Question 2: …`.
fn without_word(raw: &str) -> &str {
    let raw = raw.trim_start();
    let letters = raw.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    match raw[..raw.len() - letters.len()].to_ascii_lowercase().as_str() {
        "q" | "question" => letters.trim_start(),
        _ => raw,
    }
}

/// The name in a line `<!-- grade: caching -->`.
fn mark(raw: &str) -> Option<&str> {
    let inside = raw.trim().strip_prefix("<!--")?.strip_suffix("-->")?;
    let name = inside.trim().strip_prefix("grade:")?.trim();
    (!name.is_empty()).then_some(name)
}
