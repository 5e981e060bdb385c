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
            Self::AsciiDoc => marked(line, '='),
            Self::Org => marked(line, '*'),
            Self::Latex => command(line),
        }
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
    let title = rest.strip_prefix('{')?;
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
    fn titles_have_levels() {
        for (markup, line, title) in [
            (Markup::AsciiDoc, "= Caching", Some(("Caching", 1))),
            (Markup::AsciiDoc, "=== a = b ===", Some(("a = b", 3))),
            (Markup::AsciiDoc, "====", None),
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
