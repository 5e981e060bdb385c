//! The parts of an answer that a reader of the rendered text never sees: comments and tags.

use super::Span;

/// The tags that people put into Markdown; anything else in angle brackets is text or code.
const TAGS: [&str; 45] = [
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "code",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "input",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "td",
    "th",
    "tr",
    "u",
    "ul",
    "tbody",
];

/// A code span on a line of its text has so many bytes at most; so the search for its end is short.
const LONGEST_SPAN: usize = 1000;

/// Three backticks and more fence lines of code.
const FENCE: usize = 3;

/// Comments and tags, in order; those in code are shown.
pub(super) fn unseen(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    // Looked up once: a search for a closing mark from every opening one would be quadratic.
    let last_close = text.rfind("-->");
    let last_fence = text.rfind("```");
    while let Some(offset) = text[at..].find(['<', '`']) {
        let start = at + offset;
        if text.as_bytes()[start] == b'`' {
            at = code_end(text, start, last_fence);
            continue;
        }
        let closes = last_close.is_some_and(|close| close > start);
        let comment = if closes { comment_end(text, start) } else { None };
        let end = comment.or_else(|| tag_end(text, start));
        if let Some(end) = end {
            found.push(Span::new(start, end));
        }
        at = end.unwrap_or(start + 1);
    }
    found
}

/// Where the code ends that backticks open; the end of the backticks where they open none.
fn code_end(text: &str, start: usize, last_fence: Option<usize>) -> usize {
    let rest = &text[start..];
    let length = rest.bytes().take_while(|&byte| byte == b'`').count();
    let (marks, inside) = rest.split_at(length);
    let end = if length >= FENCE {
        let closes = last_fence.is_some_and(|last| last >= start + length);
        let opens_line = text[..start].trim_end_matches(' ').ends_with('\n') || start == 0;
        if closes { inside.find(marks) } else { opens_line.then_some(inside.len()) }
    } else {
        let near = &inside.as_bytes()[..inside.len().min(LONGEST_SPAN)];
        let line = near.split(|&byte| byte == b'\n').next().unwrap_or_default();
        line.windows(length).position(|it| it == marks.as_bytes())
    };
    end.map_or(start + length, |end| (start + length + end + length).min(text.len()))
}

fn comment_end(text: &str, start: usize) -> Option<usize> {
    let body = text[start..].strip_prefix("<!--")?;
    // A comment that is never closed is text: nothing may be lost by a slip.
    body.find("-->").map(|offset| start + 4 + offset + 3)
}

fn tag_end(text: &str, start: usize) -> Option<usize> {
    let inside = text[start + 1..].strip_prefix('/').unwrap_or(&text[start + 1..]);
    let length = inside.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let name = &inside[..length];
    if !TAGS.iter().any(|tag| tag.eq_ignore_ascii_case(name)) {
        return None;
    }
    let stop = inside.find(['<', '>', '\n'])?;
    let rest = &inside[length..];
    let parted = rest.starts_with(|c: char| c.is_whitespace() || c == '>' || c == '/');
    let end = text.len() - inside.len() + stop + 1;
    (parted && inside.as_bytes()[stop] == b'>').then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(text: &str) -> String {
        let mut out = text.to_owned();
        for span in unseen(text).into_iter().rev() {
            out.replace_range(span.start..span.end, "");
        }
        out
    }

    #[test]
    fn comments_and_tags_are_unseen() {
        assert_eq!(left("a<br> and `c` <i>d"), "a and `c` d");
        assert_eq!(left("a<!-- redis\n -->b<br/>c<span style='color:white'>d</span>"), "abcd");
    }

    #[test]
    fn code_and_open_comments_stay() {
        for text in [
            "List<String> x",
            "a < b > c",
            "<!-- never closed redis",
            "<unknown>",
            "the `<div>` tag",
            "``<b> ` <i>``",
            "```html\n<p>\n```\n",
            "```html\n<p>\n",
        ] {
            assert_eq!(left(text), text);
        }
    }
}
