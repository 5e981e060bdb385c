//! Front matter: what stands between two lines `---` at the very top, about the answer and no part
//! of it.

use super::Span;

/// Where an answer's front matter stands, from its first `---` to the end of the line that closes
/// it; `None` where it has none.
///
/// It is a first line `---`, then lines `key:` or `key: value` (and, below a key, lines that are
/// indented or begin with `- `), then a line `---`. Anything else is text: an answer may well
/// begin with a rule.
#[must_use]
pub fn front_matter(text: &str) -> Option<Span> {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut end = start;
    let mut keys = 0;
    for (number, line) in text[start..].split_inclusive('\n').enumerate() {
        end += line.len();
        let line = line.trim_end();
        match (number, line) {
            (0, "---") => {}
            (0, _) => return None,
            (_, "---") => return (keys > 0).then_some(Span { start, end }),
            _ if has_key(line) => keys += 1,
            _ if keys > 0 && continues(line) => {}
            _ => return None,
        }
    }
    None
}

/// Whether a line is `key:` or `key: value`.
fn has_key(line: &str) -> bool {
    line.split_once(':').is_some_and(|(key, value)| {
        key.starts_with(|first: char| first.is_alphabetic() || first == '_')
            && key.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-')
            && (value.is_empty() || value.starts_with([' ', '\t']))
    })
}

/// Whether a line goes on with the value of the key above it.
fn continues(line: &str) -> bool {
    line.starts_with("- ") || line.starts_with([' ', '\t']) && !line.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<&str> {
        front_matter(text).map(|span| &text[span.start..span.end])
    }

    #[test]
    fn keys_between_two_rules() {
        assert_eq!(
            found("---\nquestion: caching\n---\nRedis."),
            Some("---\nquestion: caching\n---\n")
        );
        assert_eq!(
            found("---\r\na:\r\n  - b\r\n- c\r\n---\r\nx"),
            Some("---\r\na:\r\n  - b\r\n- c\r\n---\r\n")
        );
        assert_eq!(found("\u{feff}---\nname: Zoë\n---"), Some("---\nname: Zoë\n---"));
    }

    #[test]
    fn anything_else_is_text() {
        for text in [
            "",
            "---",
            "---\n---\n",
            "---\nquestion: caching\n",
            "---\nWe cached it.\n---\n",
            "---\na: b\n\nText: yes.\n---\n",
            "---\nsee https://example.org\n---\n",
            "---\nhttps://example.org\n---\n",
            "--- \n- a\n---\n",
            "\n---\na: b\n---\n",
            "----\na: b\n----\n",
        ] {
            assert_eq!(found(text), None, "{text:?}");
        }
    }
}
