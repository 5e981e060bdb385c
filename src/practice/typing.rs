//! What was typed: an answer's lines, and the commands among them.
//!
//! A command is a line of its own that begins with a colon; any other line, `:-)` included, is part
//! of the answer.

/// What can be typed instead of a line of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// The answer is at its end.
    Done,
    /// List what can be typed.
    Help,
    /// Go on in an editor.
    Edit,
    /// Empty the answer.
    Clear,
    /// Leave; what was typed is kept.
    Quit,
}

impl Command {
    /// Every command, as it is typed, with what it does.
    pub const ALL: [(&'static str, Self, &'static str); 5] = [
        (":done", Self::Done, "ends the answer"),
        (":edit", Self::Edit, "goes on in the editor that VISUAL or EDITOR names"),
        (":clear", Self::Clear, "empties the answer"),
        (":quit", Self::Quit, "leaves; what you typed is kept"),
        (":help", Self::Help, "lists all this"),
    ];

    /// The command that a line is.
    #[must_use]
    pub fn of(line: &str) -> Option<Self> {
        let line = line.trim();
        Self::ALL.iter().find(|(name, ..)| *name == line).map(|(_, command, _)| *command)
    }
}

/// The text of an editor, parted into the answer and the command on its last line.
#[must_use]
pub fn last_command(buffer: &str) -> Option<(&str, Command)> {
    let (before, line) = buffer.rsplit_once('\n').unwrap_or(("", buffer));
    Some((before, Command::of(line)?))
}

/// Pasted text without what a terminal would obey: line breaks stay, a tab is four blanks.
#[must_use]
pub fn harmless(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    let is_harmless = |c: &char| {
        *c == '\n'
            || !(c.is_control()
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'))
    };
    text.replace('\t', "    ").chars().filter(is_harmless).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_a_line_of_its_own() {
        assert_eq!(Command::of(" :done "), Some(Command::Done));
        for text in ["done", ":-)", "say :done", ":Done", ":done now", ""] {
            assert_eq!(Command::of(text), None, "{text}");
        }
        assert_eq!(last_command("one\ntwo\n:edit"), Some(("one\ntwo", Command::Edit)));
        assert_eq!(last_command(":quit"), Some(("", Command::Quit)));
        assert_eq!(last_command(":quit\n"), None);
    }

    #[test]
    fn nothing_is_left_that_a_terminal_obeys() {
        assert_eq!(harmless("a\u{1b}[2Jb\r\nc\td\u{202e}\u{7}"), "a[2Jb\nc    d");
        assert_eq!(harmless("naïve “café” 缓存"), "naïve “café” 缓存");
    }
}
