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

/// How many letters a command may be off to be recognised.
const MOST_EDITS: usize = 2;

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

/// What to tell of a line that looks like a command and is none.
#[must_use]
pub fn mistyped(line: &str) -> Option<String> {
    let line = line.trim();
    let word = line.strip_prefix(':')?;
    if word.len() < 2
        || !word.chars().all(|c| c.is_ascii_alphabetic())
        || Command::of(line).is_some()
    {
        return None;
    }
    let known = Command::ALL.iter().map(|(name, ..)| *name);
    let near = known.min_by_key(|name| strsim::osa_distance(name, &line.to_lowercase()))?;
    let is_near = strsim::osa_distance(near, &line.to_lowercase()) <= MOST_EDITS;
    let instead =
        if is_near { format!("did you mean {near}?") } else { ":help lists the commands".into() };
    Some(format!("`{line}` is part of your answer; {instead}"))
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
    fn a_mistyped_command_is_told() {
        let near = mistyped(" :don ").unwrap();
        assert_eq!(near, "`:don` is part of your answer; did you mean :done?");
        assert!(mistyped(":Done").unwrap().contains("did you mean :done?"));
        assert!(mistyped(":wq").unwrap().contains(":help lists"));
        for text in [":done", ":-)", ":D", "a :don", ":don it", ": done", ""] {
            assert_eq!(mistyped(text), None, "{text}");
        }
    }

    #[test]
    fn nothing_is_left_that_a_terminal_obeys() {
        assert_eq!(harmless("a\u{1b}[2Jb\r\nc\td\u{202e}\u{7}"), "a[2Jb\nc    d");
        assert_eq!(harmless("naïve “café” 缓存"), "naïve “café” 缓存");
    }
}
