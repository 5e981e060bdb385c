//! How the headings of a file are written; its ending tells.

use std::ops::Range;
use std::path::Path;

/// What a file is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Markup {
    /// Markdown, reStructuredText as far as it is alike, or plain text.
    Markdown,
    /// `== Caching`
    AsciiDoc,
    /// `* Caching`
    Org,
    /// `\section{Caching}`
    Latex,
}

/// The commands of LaTeX that begin a heading, the highest first.
const LATEX: [&str; 7] =
    ["part", "chapter", "section", "subsection", "subsubsection", "paragraph", "subparagraph"];

/// The environments of LaTeX in which nothing is a command.
const VERBATIM: [&str; 6] =
    ["verbatim", "verbatim*", "lstlisting", "minted", "comment", "filecontents"];

/// The keywords of a task that Org shows before a title.
const TASKS: [&str; 8] =
    ["TODO", "DONE", "NEXT", "WAITING", "STARTED", "HOLD", "CANCELLED", "CANCELED"];

/// A block of AsciiDoc stands between lines of so many marks at least.
const SHORTEST_FENCE: usize = 4;

/// The line that ends a block, in small letters.
pub(super) struct BlockEnd(String);

impl BlockEnd {
    /// Whether a line ends the block.
    pub(super) fn is(&self, line: &str) -> bool {
        line.trim().eq_ignore_ascii_case(&self.0)
    }
}

impl Markup {
    /// What a file of this name is written in.
    pub(super) fn of(path: &str) -> Self {
        let ending = Path::new(path).extension().and_then(|ending| ending.to_str());
        match ending.unwrap_or_default().to_ascii_lowercase().as_str() {
            "adoc" | "asciidoc" => Self::AsciiDoc,
            "org" => Self::Org,
            "tex" => Self::Latex,
            _ => Self::Markdown,
        }
    }

    /// Where the title stands in a line that is a heading of this markup and none of Markdown, and
    /// its level; 1 is the highest.
    pub(super) fn title(self, line: &str) -> Option<(Range<usize>, usize)> {
        match self {
            Self::Markdown => None,
            Self::AsciiDoc => marked(line, '=').map(|found| kept(line, found, without_anchor)),
            Self::Org => marked(line, '*').map(|found| kept(line, found, without_task)),
            Self::Latex => command(line),
        }
    }

    /// Whether the answer begins on the line of its heading: `\paragraph{Caching} A cache …`.
    pub(super) fn goes_on(self, line: &str) -> bool {
        let after = |line: &str| {
            let (title, _) = command(line)?;
            let rest = line[title.end..].trim_start().strip_prefix('}')?.trim();
            let rest = rest
                .strip_prefix("\\label{")
                .map_or(Some(rest), |label| label.split_once('}').map(|(_, rest)| rest.trim()))?;
            Some(!rest.is_empty() && !rest.starts_with('%'))
        };
        self == Self::Latex && after(line).unwrap_or(false)
    }

    /// Whether what Markdown takes for a heading is one here too. AsciiDoc knows the marks of
    /// Markdown, but in it a line of dashes begins a block.
    pub(super) fn has_heading(self, line: &str) -> bool {
        match self {
            Self::Markdown => true,
            Self::AsciiDoc => line.trim_start().starts_with(['#', '*', '_']),
            Self::Org | Self::Latex => false,
        }
    }

    /// How the block ends that a line begins, if it is one of code or of comments. Those of Markdown
    /// are told apart as the answer's own are.
    pub(super) fn block(self, line: &str) -> Option<BlockEnd> {
        let line = line.trim().to_ascii_lowercase();
        match self {
            Self::Markdown => None,
            Self::AsciiDoc => {
                let fence = ['-', '.', '/', '+'].iter().any(|&mark| {
                    line.len() >= SHORTEST_FENCE && line.chars().all(|other| other == mark)
                });
                fence.then_some(BlockEnd(line))
            }
            Self::Org => {
                let kind = line.strip_prefix("#+begin_")?.split_whitespace().next()?;
                Some(BlockEnd(format!("#+end_{kind}")))
            }
            Self::Latex => {
                let kind = line.strip_prefix("\\begin{")?.split_once('}')?.0;
                VERBATIM.contains(&kind).then(|| BlockEnd(format!("\\end{{{kind}}}")))
            }
        }
    }

    /// Whether a line of dashes makes a heading of the line above.
    pub(super) fn has_underlines(self) -> bool {
        self == Self::Markdown
    }
}

/// A title after one mark or several at the very beginning of a line; they may be repeated at its
/// end.
fn marked(line: &str, mark: char) -> Option<(Range<usize>, usize)> {
    let title = line.trim_start_matches(mark);
    let level = line.len() - title.len();
    if level == 0 || !title.starts_with([' ', '\t']) {
        return None;
    }
    Some((trimmed(line, title, title.trim_end().trim_end_matches(mark).len())?, level))
}

/// The part of a title that says something, and its level.
fn kept(
    line: &str,
    (title, level): (Range<usize>, usize),
    says: fn(&str) -> &str,
) -> (Range<usize>, usize) {
    let kept = says(&line[title.clone()]).trim();
    // Both are slices of one line, so their distance is the part's place in it.
    let start = kept.as_ptr().addr() - line.as_ptr().addr();
    (start..start + kept.len(), level)
}

/// `Caching [[cache]]` without what other places name it by.
fn without_anchor(title: &str) -> &str {
    let anchor = [" [[", " [#"].iter().find_map(|mark| title.rfind(mark));
    anchor.filter(|_| title.ends_with(']')).map_or(title, |at| &title[..at])
}

/// `TODO [#A] Caching :backend:` without what Org keeps beside a title.
fn without_task(title: &str) -> &str {
    let first = title.split_whitespace().next().unwrap_or_default();
    let title = if TASKS.contains(&first) { title[first.len()..].trim_start() } else { title };
    let title = match title.strip_prefix("[#").and_then(|rest| rest.split_once(']')) {
        Some((priority, rest)) if priority.len() == 1 => rest.trim_start(),
        _ => title,
    };
    match title.rsplit_once([' ', '\t']) {
        Some((rest, tags)) if tags.len() > 2 && tags.starts_with(':') && tags.ends_with(':') => {
            rest
        }
        _ => title,
    }
}

/// The title in `\section{Caching}`, `\section*{Caching}` or `\section[short]{Caching}`.
fn command(line: &str) -> Option<(Range<usize>, usize)> {
    let rest = line.trim_start().strip_prefix('\\')?;
    let (name, rest) = rest.split_at(rest.find(|c: char| !c.is_ascii_alphabetic())?);
    let level = LATEX.iter().position(|known| *known == name)? + 1;
    let rest = rest.strip_prefix('*').unwrap_or(rest);
    let rest = match rest.strip_prefix('[') {
        Some(short) => short.split_once(']')?.1,
        None => rest,
    };
    let title = rest.trim_start_matches(' ').strip_prefix('{')?;
    Some((trimmed(line, title, closing(title)?)?, level))
}

/// Where so many bytes of what ends a line stand in it, without the blanks around them; `None` if
/// nothing is left.
fn trimmed(line: &str, rest: &str, length: usize) -> Option<Range<usize>> {
    let text = &rest[..length];
    let start = line.len() - rest.len() + (text.len() - text.trim_start().len());
    let range = start..start + text.trim().len();
    (!range.is_empty()).then_some(range)
}

/// Where the bracket closes that was open before a text.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => return Some(at),
            '}' => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_tell_the_markup() {
        for (path, markup) in [
            ("a/all.adoc", Markup::AsciiDoc),
            ("all.ASCIIDOC", Markup::AsciiDoc),
            ("all.org", Markup::Org),
            ("all.tex", Markup::Latex),
            ("all.org.md", Markup::Markdown),
            ("org", Markup::Markdown),
        ] {
            assert_eq!(Markup::of(path), markup, "{path}");
        }
    }

    #[test]
    fn an_answer_may_begin_on_the_line_of_its_heading() {
        for (line, goes_on) in [
            (r"\paragraph{Caching} A cache keeps", true),
            (r"\section{Caching}\label{c} A cache keeps", true),
            (r"\section{Caching}", false),
            (r"\section{Caching}\label{c}", false),
            (r"\section{Caching} % A remark", false),
            ("A cache keeps", false),
        ] {
            assert_eq!(Markup::Latex.goes_on(line), goes_on, "{line}");
        }
    }

    #[test]
    fn titles_have_levels() {
        for (markup, line, title) in [
            (Markup::AsciiDoc, "= Caching", Some(("Caching", 1))),
            (Markup::AsciiDoc, "=== a = b ===", Some(("a = b", 3))),
            (Markup::AsciiDoc, "== Caching [[cache]]", Some(("Caching", 2))),
            (Markup::AsciiDoc, "== Caching [#cache]", Some(("Caching", 2))),
            (Markup::AsciiDoc, "====", None),
            (Markup::Org, "* TODO [#A] Caching :backend:it:", Some(("Caching", 1))),
            (Markup::Org, "* DONE Caching", Some(("Caching", 1))),
            (Markup::Org, "* Caching :backend:", Some(("Caching", 1))),
            (Markup::Latex, r"\section {Caching}", Some(("Caching", 3))),
            (Markup::AsciiDoc, "==x", None),
            (Markup::Org, "** Caching", Some(("Caching", 2))),
            (Markup::Org, " * a point", None),
            (Markup::Org, "*bold*", None),
            (Markup::Latex, r"\section{Caching}", Some(("Caching", 3))),
            (Markup::Latex, r"  \subsection*{A {B} c} % d}", Some(("A {B} c", 4))),
            (Markup::Latex, r"\chapter[short]{Long}\label{x}", Some(("Long", 2))),
            (Markup::Latex, r"\section{never closed", None),
            (Markup::Latex, r"\sectional{x}", None),
            (Markup::Latex, r"\section", None),
            (Markup::Latex, r"\textbf{x}", None),
            (Markup::Markdown, "== Caching", None),
        ] {
            let found = markup.title(line).map(|(title, level)| (&line[title], level));
            assert_eq!(found, title, "{line}");
        }
    }
}
