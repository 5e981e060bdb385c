//! A text as lines with a role: headings, bullets, table rows, code, paragraphs.
//!
//! This is as much Markdown as people type into an answer box, read so that plain text with no
//! marks at all comes out right too.

use super::Span;

/// A line of an answer, without the marks that make it what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// What stands there, without bullet, hash signs or quote marks.
    pub content: Span,
    /// What it is.
    pub role: Role,
    /// Spaces before it; a tab counts as four.
    pub indent: usize,
}

/// What a line is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Nothing but white space.
    Blank,
    /// A heading; 1 is the highest level, a line in bold is the lowest.
    Heading(u8),
    /// The first line of a bullet or a numbered point.
    Bullet,
    /// Part of a paragraph or of a bullet's text.
    Text,
    /// A line of a code block.
    Code,
    /// A row of a table, by its cells; `head` says that it names the columns.
    Row { cells: Vec<Span>, head: bool },
}

/// The level of a line in bold that stands for a heading.
const BOLD_LEVEL: u8 = 7;

/// The lines of `text` from `start` on.
pub(crate) fn lines(text: &str, start: usize) -> Vec<Line> {
    let spans = line_spans(text, start);
    let mut found: Vec<Line> = Vec::with_capacity(spans.len());
    let mut fence: Option<&str> = None;
    let mut in_table = false;
    let mut at = 0;
    while at < spans.len() {
        let span = spans[at];
        let raw = span.of(text);
        let next = spans.get(at + 1).map_or("", |next| next.of(text));
        at += 1;
        if let Some(mark) = fence {
            if raw.trim_start().starts_with(mark) {
                fence = None;
            } else {
                found.push(Line { content: span, role: Role::Code, indent: 0 });
            }
            continue;
        }
        if let Some(mark) =
            ["```", "~~~"].into_iter().find(|mark| raw.trim_start().starts_with(mark))
        {
            // A fence that is never closed opens no block: the rest is still an answer.
            if spans[at..].iter().any(|later| later.of(text).trim_start().starts_with(mark)) {
                fence = Some(mark);
                continue;
            }
        }
        if let Some(line) = table_row(text, span, next, &mut in_table) {
            if let Role::Row { head: true, .. } = line.role {
                at += 1; // the ruler
            }
            found.push(line);
            continue;
        }
        if is_underline(raw, b'=') || is_underline(raw, b'-') {
            if let Some(last) = found.last_mut().filter(|line| line.role == Role::Text) {
                last.role = Role::Heading(if raw.trim_start().starts_with('=') { 1 } else { 2 });
            }
            found.push(Line {
                content: Span::new(span.end, span.end),
                role: Role::Blank,
                indent: 0,
            });
            continue;
        }
        found.push(plain_line(text, span));
    }
    found
}

/// The lines of a text, without what ends them.
fn line_spans(text: &str, start: usize) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut from = start;
    let mut at = start;
    while at < bytes.len() {
        if matches!(bytes[at], b'\n' | b'\r') {
            found.push(Span::new(from, at));
            let crlf = bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n');
            at += usize::from(crlf);
            from = at + 1;
        }
        at += 1;
    }
    if from < bytes.len() {
        found.push(Span::new(from, bytes.len()));
    }
    found
}

/// A line of nothing but three or more of one mark.
fn is_underline(raw: &str, mark: u8) -> bool {
    let trimmed = raw.trim();
    trimmed.len() >= 3 && trimmed.bytes().all(|byte| byte == mark)
}

/// A line outside tables and code.
fn plain_line(text: &str, span: Span) -> Line {
    let mut rest = span.of(text);
    while let Some(quoted) = rest.trim_start().strip_prefix('>') {
        rest = quoted;
    }
    let quoted = rest.len() < span.of(text).trim_start().len();
    let indent =
        rest.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum();
    let trimmed = rest.trim();
    let at = |part: &str| {
        let start = part.as_ptr() as usize - text.as_ptr() as usize;
        Span::new(start, start + part.len())
    };
    if trimmed.is_empty() {
        return Line { content: at(trimmed), role: Role::Blank, indent };
    }
    if let Some((level, title)) = hash_heading(trimmed) {
        return Line { content: at(title), role: Role::Heading(level), indent };
    }
    if is_bold_line(trimmed) {
        return Line { content: at(trimmed), role: Role::Heading(BOLD_LEVEL), indent };
    }
    if let Some(content) = bullet(trimmed) {
        // `- **SOAP**` and `1. **Saga**` are points, not headings.
        return Line { content: at(content), role: Role::Bullet, indent };
    }
    let role = if quoted { Role::Bullet } else { Role::Text };
    Line { content: at(trimmed), role, indent }
}

/// `## Title ##`
fn hash_heading(line: &str) -> Option<(u8, &str)> {
    let title = line.trim_start_matches('#');
    let level = line.len() - title.len();
    let parted = title.is_empty() || title.starts_with([' ', '\t']);
    let title = title.trim().trim_end_matches('#').trim_end();
    ((1..=6).contains(&level) && parted).then(|| (u8::try_from(level).unwrap_or(6), title))
}

/// A line that is bold from end to end, so that it reads as a heading.
fn is_bold_line(line: &str) -> bool {
    ["**", "__"].into_iter().any(|mark| {
        let inside =
            line.strip_prefix(mark).and_then(|rest| rest.trim_end_matches(':').strip_suffix(mark));
        inside.is_some_and(|inside| !inside.is_empty() && !inside.contains(mark))
    })
}

/// The text of a point: after `- `, `* `, `• `, `1. `, `2) `, `(a) ` and their like.
fn bullet(line: &str) -> Option<&str> {
    const MARKS: [char; 16] =
        ['-', '*', '+', '•', '◦', '▪', '‣', '·', '●', '○', '–', '—', '→', '✓', '✔', '➤'];
    let first = line.chars().next()?;
    let after = if MARKS.contains(&first) {
        &line[first.len_utf8()..]
    } else {
        let inner = line.strip_prefix('(').unwrap_or(line);
        let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
        let length = match digits {
            0 if inner.starts_with(|c: char| c.is_ascii_alphabetic()) => 1,
            1..=3 => digits,
            _ => return None,
        };
        inner[length..].strip_prefix(['.', ')'])?
    };
    let parted = after.is_empty() || after.starts_with(char::is_whitespace);
    parted.then(|| after.trim_start())
}

/// A row of a table: one with a ruler beneath it is a head, those that follow are its rows, and
/// rows that begin and end with a bar need no head.
fn table_row(text: &str, span: Span, next: &str, in_table: &mut bool) -> Option<Line> {
    let raw = span.of(text).trim();
    let barred = raw.len() > 1 && raw.starts_with('|') && raw.ends_with('|');
    let head = !*in_table && raw.contains('|') && is_ruler(next);
    if !(head || barred || (*in_table && raw.contains('|'))) || is_ruler(raw) {
        *in_table = false;
        return None;
    }
    *in_table = true;
    Some(Line { content: span, role: Role::Row { cells: cells(text, span), head }, indent: 0 })
}

/// `|---|:-:|`
fn is_ruler(line: &str) -> bool {
    let line = line.trim();
    line.contains("--") && line.contains('|') && line.bytes().all(|byte| b"|-: \t".contains(&byte))
}

/// The cells of a row.
fn cells(text: &str, row: Span) -> Vec<Span> {
    let raw = row.of(text);
    let inner = raw.trim();
    let start = row.start + (raw.len() - raw.trim_start().len());
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    let (inner, start) = match inner.strip_prefix('|') {
        Some(rest) => (rest, start + 1),
        None => (inner, start),
    };
    let mut from = start;
    inner
        .split('|')
        .map(|cell| {
            let span = Span::new(from, from + cell.len());
            from = span.end + 1;
            span
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(text: &str) -> Vec<(String, Role)> {
        lines(text, 0)
            .into_iter()
            .map(|line| (line.content.of(text).to_owned(), line.role))
            .collect()
    }

    fn role(text: &str) -> Role {
        lines(text, 0).remove(0).role
    }

    #[test]
    fn headings() {
        assert_eq!(roles("## REST ##"), [("REST".to_owned(), Role::Heading(2))]);
        assert_eq!(role("**SOAP**:"), Role::Heading(7));
        assert_eq!(role("Caching\n======="), Role::Heading(1));
        assert_eq!(role("#5 is an issue"), Role::Text);
        assert_eq!(role("**Redis** holds **sessions**"), Role::Text);
    }

    #[test]
    fn points() {
        for line in
            ["- Redis", "* Redis", "1. Redis", "12) Redis", "(a) Redis", "• Redis", "> Redis"]
        {
            assert_eq!(roles(line), [("Redis".to_owned(), Role::Bullet)], "{line}");
        }
        for line in ["-35% cost", "2.8s to 190ms", "a cache", "1999. A year", "e.g. Redis"] {
            assert_eq!(role(line), Role::Text, "{line}");
        }
    }

    #[test]
    fn code_is_told_from_text() {
        let found = roles("```sql\nSELECT 1\n```\nafter");
        assert_eq!(found, [("SELECT 1".to_owned(), Role::Code), ("after".to_owned(), Role::Text)]);
        assert_eq!(role("```never closed"), Role::Text);
    }

    #[test]
    fn tables() {
        let text = "| | REST | SOAP |\n|---|:-:|---|\n| format | any | XML only |\n\nend";
        let found = lines(text, 0);
        let cells: Vec<_> = match &found[1].role {
            Role::Row { cells, head: false } => {
                cells.iter().map(|cell| cell.of(text).trim()).collect()
            }
            other => panic!("{other:?}"),
        };
        assert!(matches!(found[0].role, Role::Row { head: true, .. }));
        assert_eq!(cells, ["format", "any", "XML only"]);
        assert_eq!(found[3].role, Role::Text);
        assert_eq!(role("a | b is no table"), Role::Text);
    }

    #[test]
    fn every_line_ending_ends_a_line() {
        assert_eq!(lines("a\r\nb\rc\nd", 0).len(), 4);
    }
}
