//! A file of several answers, parted: each begins under a heading or a numbered line that asks a
//! question, or at a mark `<!-- grade: caching -->`.
//!
//! - An answer under a heading ends at the next heading of its level or higher that asks another
//!   question, at the next one of a higher level or that is a question which nobody knows, or at the
//!   next mark. A numbered line ranks below every heading, and an indented one below one that is not.
//! - An answer at a mark ends at the next mark, or as one under a heading does if the mark stands
//!   directly above a heading.
//! - Numbered lines one directly below the other are a list or a table of contents, and ask nothing.

use super::headings::{Heading, Kind, headings};
use super::markup::Markup;
use crate::text::Span;

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

/// The rank of a mark: nothing but another mark ends its answer.
const MARK: usize = 0;

/// The answers of a text; `asked` tells which question a heading asks.
pub(super) fn parts<Q: Copy + PartialEq>(
    text: &str,
    from: usize,
    markup: Markup,
    mut asked: impl FnMut(&str) -> Option<Q>,
) -> Vec<Part<Q>> {
    let mut parts: Vec<Part<Q>> = Vec::new();
    let mut is_open = false;
    let mut rank = usize::MAX;
    // Whether nothing has followed the last mark yet.
    let mut below_mark = false;
    for heading in headings(text, from, markup) {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The answers of a text, each with its question and its body, where every heading in capitals
    /// asks the question of its letters.
    fn found(text: &str) -> Vec<(String, String)> {
        found_in(Markup::Markdown, text)
    }

    fn found_in(markup: Markup, text: &str) -> Vec<(String, String)> {
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
        parts(text, 0, markup, asked).into_iter().map(shown).collect()
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
        assert_eq!(
            parts("Q1) Why?\n\none\n\nQuestion 2: How?\ntwo", 0, Markup::Markdown, asked).len(),
            2
        );
        assert_eq!(found("- A\n\none"), []);
        assert_eq!(found("```\n# A\n```\n"), []);
    }

    #[test]
    fn headings_of_other_markups_do_too() {
        let text = "= none\n\n== A\none\n\n----\nB\n----\n\n=== B\ntwo\n== C ==\n----\nthree\n";
        let bodies = [("A", "one\n\n----\nB\n----\n\n=== B\ntwo\n"), ("C", "----\nthree\n")];
        assert_eq!(found_in(Markup::AsciiDoc, text), pairs(&bodies));
        assert_eq!(found_in(Markup::AsciiDoc, "## A\none"), pairs(&[("A", "one")]));
        let text = "* A\none\n** B\ntwo\n - B\n# B\n* C\nthree\n";
        let bodies = [("A", "one\n** B\ntwo\n - B\n# B\n"), ("C", "three\n")];
        assert_eq!(found_in(Markup::Org, text), pairs(&bodies));
        assert_eq!(found("* A\none"), [], "a point in Markdown");
        let text = "\\section{A}\r\none\r\n\\subsection{B}\r\ntwo\r\n\\section*{C}\r\nthree";
        let bodies = [("A", "one\r\n\\subsection{B}\r\ntwo\r\n"), ("C", "three")];
        assert_eq!(found_in(Markup::Latex, text), pairs(&bodies));
    }

    #[test]
    fn nothing_in_a_block_of_code_or_comments_begins_an_answer() {
        for (markup, text) in [
            (Markup::AsciiDoc, "== A\n----\n== B\n----\n....\n== B\n....\n////\n== B\n////\n"),
            (
                Markup::Org,
                "* A\n#+BEGIN_SRC sh\n* B\n#+END_SRC\n  #+begin_example\n* B\n  #+end_example\n",
            ),
            (Markup::Latex, "\\section{A}\n\\begin{verbatim}\n\\section{B}\n\\end{verbatim}\n"),
        ] {
            let questions: Vec<String> =
                found_in(markup, text).into_iter().map(|(question, _)| question).collect();
            assert_eq!(questions, ["A"], "{text}");
        }
    }

    #[test]
    fn what_belongs_to_no_answer_is_told() {
        let text = "what comes before?\n# A\none\n# Who knows?\ntwo three four\n# B\nfive\n";
        let asked = |title: &str| (title.len() == 1).then_some(0);
        let parts = parts(text, 0, Markup::Markdown, asked);
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
