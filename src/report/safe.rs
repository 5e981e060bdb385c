//! Text that is safe to send to a terminal: what could steer it is made visible.

use std::borrow::Cow;
use std::fmt::Write;

/// `text` on one line, with nothing in it that a terminal would obey.
///
/// Line breaks and tabs become a space (a CRLF one); escape sequences, other control characters
/// and the characters that turn the direction of writing become `\u{1b}` and the like. A
/// byte-order mark shows nothing and is dropped.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' if characters.peek() == Some(&'\n') => {}
            '\u{feff}' => {}
            '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                shown.push(' ');
            }
            character if is_unsafe(character) => {
                // Writing to a string cannot fail.
                let _ = write!(shown, "{}", character.escape_unicode());
            }
            character => shown.push(character),
        }
    }
    Cow::Owned(shown)
}

/// Control characters, line separators, what overrides or isolates the direction of writing, and the
/// two that are no characters and that XML does not know.
fn is_unsafe(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_text_stays_as_it_is() {
        for text in ["", "Redis", "“naïve” café", "العربية", "👩‍💻 e\u{301}"] {
            assert!(matches!(visible(text), Cow::Borrowed(same) if same == text));
        }
    }

    #[test]
    fn what_a_terminal_would_obey_is_shown() {
        for (raw, shown) in [
            ("\u{1b}[31mred", r"\u{1b}[31mred"),
            ("bell\u{7}", r"bell\u{7}"),
            ("c1\u{9b}2J", r"c1\u{9b}2J"),
            ("gnp\u{202e}.exe", r"gnp\u{202e}.exe"),
            ("\u{2066}x\u{2069}", r"\u{2066}x\u{2069}"),
            ("del\u{7f}", r"del\u{7f}"),
            ("none\u{ffff}", r"none\u{ffff}"),
        ] {
            assert_eq!(visible(raw), shown);
        }
    }

    #[test]
    fn line_breaks_and_tabs_are_spaces() {
        assert_eq!(visible("a\r\nb\nc\td\u{2028}e\u{feff}"), "a b c d e");
    }
}
