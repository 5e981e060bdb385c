//! A file of several answers, parted: each begins under a heading or a numbered line that asks a
//! question, or at a mark `<!-- grade: caching -->`.
//!
//! - An answer under a heading ends at the next heading of its level or higher that asks another
//!   question, at the next one of a higher level or that is a question which nobody knows, or at the
//!   next mark. A numbered line ranks below every heading, and an indented one below one that is not.
//! - An answer at a mark ends at the next mark, or as one under a heading does if the mark stands
//!   directly above a heading.
//! - Numbered lines one directly below the other are a list or a table of contents, and ask nothing.

use crate::text::{Role, Span, lines};

/// An answer in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part<Q> {
    /// What tells its question.
    pub start: Start<Q>,
    /// All of it, its heading or mark included.
    pub whole: Span,
    /// What is judged.
    pub body: Span,
}

/// What an answer begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Start<Q> {
    /// A mark, with the name in it.
    Mark(String),
    /// A heading or numbered line that asks a question.
    Asked(Q),
}

/// Below every heading, those in bold included.
const NUMBERED: usize = 8;

/// The rank of a mark: nothing but another mark ends its answer.
const MARK: usize = 0;

/// The answers of a text; `asked` tells which question a heading asks.
pub(super) fn parts<Q: Copy + PartialEq>(
    text: &str,
    from: usize,
    mut asked: impl FnMut(&str) -> Option<Q>,
) -> Vec<Part<Q>> {
    let mut parts: Vec<Part<Q>> = Vec::new();
    let mut is_open = false;
    let mut rank = usize::MAX;
    // Whether nothing has followed the last mark yet.
    let mut below_mark = false;
    for heading in headings(text, from) {
        let open = parts.last().filter(|_| is_open);
        let Heading { kind, line, body } = heading;
        let (start, own) = match kind {
            Kind::Mark(name) => (Start::Mark(name), MARK),
            Kind::Other => {
                below_mark = false;
                continue;
            }
            Kind::Title { title, rank: own } => {
                if std::mem::take(&mut below_mark) {
                    rank = own;
                    continue;
                }
                if open.is_some() && own > rank {
                    continue;
                }
                let Some(question) = asked(title.of(text)) else {
                    if own < rank || is_question(title.of(text)) {
                        end(parts.last_mut().filter(|_| is_open), line.start);
                        is_open = false;
                        rank = usize::MAX;
                    }
                    continue;
                };
                if open.is_some_and(|open| open.start == Start::Asked(question)) {
                    continue;
                }
                (Start::Asked(question), own)
            }
        };
        below_mark = own == MARK;
        rank = own;
        end(parts.last_mut().filter(|_| is_open), line.start);
        is_open = true;
        let whole = Span::new(line.start, text.len());
        parts.push(Part { start, whole, body: Span::new(body, text.len()) });
    }
    parts
}

/// Ends an answer at a byte.
fn end<Q>(open: Option<&mut Part<Q>>, at: usize) {
    if let Some(open) = open {
        open.whole.end = at;
        open.body.end = at.max(open.body.start);
    }
}

/// The stretches of a text that belong to none of its answers, each with so many words at least. What
/// stands before the first of them is an introduction, unless it asks something.
pub(super) fn unclaimed<Q>(text: &str, from: usize, parts: &[Part<Q>], least: usize) -> Vec<Span> {
    let starts = std::iter::once(from).chain(parts.iter().map(|part| part.whole.end));
    let ends = parts.iter().map(|part| part.whole.start).chain([text.len()]);
    let between = starts.zip(ends).filter(|(start, end)| start < end);
    let spans = between.map(|(start, end)| Span::new(start, end));
    let asks = |span: &Span| span.of(text).lines().any(is_question);
    spans
        .filter(|span| span.of(text).split_whitespace().count() >= least)
        .filter(|span| span.start > from || asks(span))
        .collect()
}

fn is_question(title: &str) -> bool {
    title.trim_end_matches(['*', '_', ' ']).ends_with(['?', '？'])
}

/// A line that may begin an answer, or keeps a heading from standing directly below a mark.
struct Heading {
    kind: Kind,
    /// The line as it stands in the file.
    line: Span,
    /// Where what follows begins.
    body: usize,
}

enum Kind {
    Mark(String),
    Title { title: Span, rank: usize },
    Other,
}

fn headings(text: &str, from: usize) -> Vec<Heading> {
    let all = lines(text, from);
    let mut found = Vec::new();
    for (at, line) in all.iter().enumerate() {
        let whole = whole_line(text, line.content);
        let raw = whole.of(text);
        let next = all.get(at + 1);
        let before = at.checked_sub(1).and_then(|before| all.get(before));
        let in_list = || [before, next].into_iter().flatten().any(|near| is_point(text, near));
        let kind = match &line.role {
            Role::Blank | Role::Code => continue,
            Role::Row { .. } => Kind::Other,
            _ if mark(raw).is_some() => Kind::Mark(mark(raw).unwrap_or_default().to_owned()),
            Role::Heading(level) => Kind::Title { title: line.content, rank: usize::from(*level) },
            Role::Bullet if is_numbered(raw) && !in_list() => {
                Kind::Title { title: line.content, rank: NUMBERED + line.indent.min(100) }
            }
            Role::Text if is_numbered(without_word(raw)) && without_word(raw) != raw => {
                Kind::Title { title: line.content, rank: NUMBERED }
            }
            Role::Bullet | Role::Text => Kind::Other,
        };
        // The line below a heading that underlines it belongs to it.
        let underline = next.filter(|next| {
            let raw = whole_line(text, next.content).of(text);
            next.role == Role::Blank && !raw.trim().is_empty()
        });
        let is_heading = matches!(line.role, Role::Heading(_));
        let body = underline
            .filter(|_| is_heading)
            .map_or(whole.end, |underline| whole_line(text, underline.content).end);
        found.push(Heading { kind, line: whole, body });
    }
    found
}

/// Whether a line is a numbered one.
fn is_point(text: &str, line: &crate::text::Line) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The answers of a text, each with its question and its body, where every heading in capitals
    /// asks the question of its letters.
    fn found(text: &str) -> Vec<(String, String)> {
        let asked = |title: &str| {
            let asks = title.chars().all(|c| c.is_uppercase());
            asks.then(|| title.chars().next().unwrap())
        };
        let shown = |part: Part<char>| {
            assert!(part.whole.start <= part.body.start && part.body.end == part.whole.end);
            let name = match part.start {
                Start::Mark(name) => name,
                Start::Asked(letter) => letter.to_string(),
            };
            (name, part.body.of(text).to_owned())
        };
        parts(text, 0, asked).into_iter().map(shown).collect()
    }

    fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
        expected.iter().map(|(name, body)| ((*name).to_owned(), (*body).to_owned())).collect()
    }

    #[test]
    fn headings_begin_and_end_answers() {
        let text = "intro\n# A\none\n## B\ntwo\n# C\nthree\n# none\nfour\n# C\nfive\n";
        let bodies = [("A", "one\n## B\ntwo\n"), ("C", "three\n# none\nfour\n# C\nfive\n")];
        assert_eq!(found(text), pairs(&bodies));
        assert_eq!(found("B\n===\none\n\n**C**\n\ntwo"), pairs(&[("B", "one\n\n**C**\n\ntwo")]));
        assert_eq!(found("### A\none\n# B\ntwo"), pairs(&[("A", "one\n"), ("B", "two")]));
        assert_eq!(found("## A\none\n# none\ntwo"), pairs(&[("A", "one\n")]));
        assert_eq!(found("# A\none\n# Who knows?\ntwo"), pairs(&[("A", "one\n")]));
        assert_eq!(
            found("# A\none\n## Who knows?\ntwo"),
            pairs(&[("A", "one\n## Who knows?\ntwo")])
        );
        assert_eq!(found("no heading"), []);
    }

    #[test]
    fn numbered_lines_do_too_unless_they_are_a_list() {
        let text = "1. A\n\none\n  1. B\n\n2. C\ntwo\r\n";
        assert_eq!(found(text), pairs(&[("A", "\none\n  1. B\n\n"), ("C", "two\r\n")]));
        assert_eq!(found("1. A\n2. B\n\n# C\none"), pairs(&[("C", "one")]));
        let asked = |title: &str| title.starts_with('Q').then_some(title.len());
        assert_eq!(parts("Q1) Why?\n\none\n\nQuestion 2: How?\ntwo", 0, asked).len(), 2);
        assert_eq!(found("- A\n\none"), []);
        assert_eq!(found("```\n# A\n```\n"), []);
    }

    #[test]
    fn what_belongs_to_no_answer_is_told() {
        let text = "what comes before?\n# A\none\n# Who knows?\ntwo three four\n# B\nfive\n";
        let asked = |title: &str| (title.len() == 1).then_some(0);
        let parts = parts(text, 0, asked);
        let shown: Vec<&str> =
            unclaimed(text, 0, &parts, 3).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(shown, ["what comes before?\n", "# Who knows?\ntwo three four\n"]);
    }

    #[test]
    fn marks_rule() {
        let text =
            "<!-- grade: x -->\n# A\none\n## B\ntwo\n# C\n<!--grade:y-->\n\nthree\n# A\nfour";
        let expected = [("x", "# A\none\n## B\ntwo\n"), ("C", ""), ("y", "\nthree\n# A\nfour")];
        assert_eq!(found(text), pairs(&expected));
        assert_eq!(found("<!-- grade: -->\n<!-- note: x -->\n"), []);
    }
}
