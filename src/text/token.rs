//! A line of text as tokens: words, numbers with their units, names with marks in them.
//!
//! `C++`, `C#`, `.NET`, `2FA`, `p99`, `20ms`, `99,9%`, `don't`, `A.C.I.D.` are one token each;
//! `Node.js`, `CI/CD`, `key-value` are several that say they are joined; a URL or an e-mail address
//! is one opaque token, whose parts are no words of the answer.

use super::fold::{is_apostrophe, is_invisible};

/// A longer word is none that a rubric could mean (the longest of the shipped tables has 26 bytes,
/// and an accented one takes a few for each letter); it is kept whole and met by nothing.
pub(crate) const LONGEST_WORD: usize = 200;

/// Longer addresses are read as text; browsers take no longer ones either.
const LONGEST_ADDRESS: usize = 2048;

/// A token of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// Its first byte in the text.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// What kind of token it is.
    pub kind: TokenKind,
    /// What stands between it and the token before.
    pub gap: Gap,
}

/// The kinds of token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// A word, possibly with digits in it.
    Word,
    /// Single letters with dots: the dots are no part of the word.
    Dotted,
    /// Begins with a digit.
    Number,
    /// A URL, an e-mail address, or a word too long to be one.
    Opaque,
    /// `%`, an arrow, a comparison: a sign that is read like a word.
    Sign,
}

/// What stands between two tokens, as far as it matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // independent marks, any of which may stand there
pub(crate) struct Gap {
    /// Nothing but a hyphen, slash, dot, plus or underscore: the two are written as one.
    pub joined: bool,
    /// A hyphen and nothing else.
    pub hyphen: bool,
    /// `.`, `!` or `?`, with room after it.
    pub ends_sentence: bool,
    /// The sentence that it ends is a question.
    pub question: bool,
    /// `,`
    pub comma: bool,
    /// `;`, a dash, a bracket: the clause ends, the sentence does not.
    pub clause: bool,
    /// `:`
    pub colon: bool,
}

/// The tokens of `text`, with offsets from its own start.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    let mut gap_start = 0;
    while let Some(first) = text[at..].chars().next() {
        let Some((end, kind)) = token_at(text, at, first) else {
            at += first.len_utf8();
            continue;
        };
        let kind = if end - at > LONGEST_WORD { TokenKind::Opaque } else { kind };
        let gap = gap_between(&text[gap_start..at], found.last(), text);
        found.push(Token { start: at, end, kind, gap });
        at = end;
        gap_start = end;
    }
    found
}

/// What the marks after the last token say.
pub(crate) fn tail_gap(text: &str, last: &Token) -> Gap {
    gap_between(&text[last.end..], Some(last), text)
}

/// The token that starts at `at`, if one does.
fn token_at(text: &str, at: usize, first: char) -> Option<(usize, TokenKind)> {
    if let Some(length) = sign(&text[at..]) {
        return Some((at + length, TokenKind::Sign));
    }
    let dot_name = first == '.' && starts_dot_name(text, at);
    if !dot_name && !first.is_alphanumeric() {
        return None;
    }
    if let Some(end) = opaque_end(text, at) {
        return Some((end, TokenKind::Opaque));
    }
    if is_ideograph(first) {
        return Some((at + first.len_utf8(), TokenKind::Word));
    }
    if let Some(end) = dotted_end(text, at) {
        return Some((end, TokenKind::Dotted));
    }
    if first.is_numeric() {
        return Some((number_end(text, at), TokenKind::Number));
    }
    let end = word_end(text, if dot_name { at + 1 } else { at });
    Some((end + name_suffix(&text[at..end], &text[end..]), TokenKind::Word))
}

/// The length of a sign that is read like a word.
fn sign(text: &str) -> Option<usize> {
    const SIGNS: [&str; 13] =
        ["-->", "==>", "->", "=>", "→", "⇒", "➜", "➔", "<=", ">=", "≤", "<", "%"];
    let sign = SIGNS.into_iter().find(|sign| text.starts_with(sign))?;
    // `<tag>` is markup or code, `< 200 ms` is a comparison.
    let compares =
        |rest: &str| rest.trim_start().starts_with(|c: char| c.is_ascii_digit() || c == '~');
    (sign != "<" || compares(&text[1..])).then_some(sign.len())
}

/// `.NET`: a dot at a word's start that is followed by a capital.
fn starts_dot_name(text: &str, at: usize) -> bool {
    let parted =
        text[..at].chars().next_back().is_none_or(|c| c.is_whitespace() || "([/,\"".contains(c));
    parted && text[at + 1..].starts_with(|c: char| c.is_alphabetic())
}

/// The end of a URL or an e-mail address that starts at `at`.
fn opaque_end(text: &str, at: usize) -> Option<usize> {
    let starts_chunk = |before: char| {
        before.is_whitespace() || matches!(before, '(' | '[' | '<' | '"' | '\'' | '`' | '*' | '|')
    };
    if !text[..at].chars().next_back().is_none_or(starts_chunk) {
        return None;
    }
    let stop = text.as_bytes()[at..]
        .iter()
        .take(LONGEST_ADDRESS)
        .position(|&byte| byte <= b' ' || matches!(byte, b'"' | b'<' | b'>' | b'|' | b'`' | b'*'))
        .unwrap_or((text.len() - at).min(LONGEST_ADDRESS));
    let stop = text.floor_char_boundary(at + stop) - at;
    let chunk = text[at..at + stop].trim_end_matches(|c: char| ".,;:!?)]}'’”".contains(c));
    let is_url = chunk.find("://").is_some_and(|scheme| {
        chunk[..scheme].bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'+')
    }) || (chunk.starts_with("www.") && chunk.len() > 4);
    let is_mail = || {
        chunk.split_once('@').is_some_and(|(name, host)| {
            let host_fits = |c: char| c.is_alphanumeric() || c == '.' || c == '-';
            !name.is_empty()
                && name.chars().all(|c| host_fits(c) || c == '_' || c == '+')
                && host.contains('.')
                && !host.starts_with('.')
                && host.chars().all(host_fits)
        })
    };
    (is_url || is_mail()).then_some(at + chunk.len())
}

/// `A.C.I.D.`: two or more single letters, each followed by a dot.
fn dotted_end(text: &str, at: usize) -> Option<usize> {
    let mut end = at;
    let mut letters = 0;
    loop {
        let mut rest = text[end..].chars();
        match (rest.next(), rest.next()) {
            (Some(letter), Some('.')) if letter.is_alphabetic() => {
                end += letter.len_utf8() + 1;
                letters += 1;
            }
            // The last dot is often left out: `A.C.I.D`.
            (Some(letter), next)
                if letters >= 2
                    && letter.is_alphabetic()
                    && next.is_none_or(|c| !c.is_alphanumeric()) =>
            {
                return Some(end + letter.len_utf8());
            }
            _ => break,
        }
    }
    let parted = text[end..].chars().next().is_none_or(|c| !c.is_alphanumeric());
    (letters >= 2 && parted).then_some(end)
}

/// The end of a number with its fraction, its unit and a percent sign.
fn number_end(text: &str, at: usize) -> usize {
    let mut end = at;
    let mut chars = text[at..].char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let inner = matches!(c, '.' | ',') && next.is_some_and(|next| next.is_ascii_digit());
        let ordinary = is_word_char(c) || c == '×' || (is_apostrophe(c) && next == Some('s'));
        if !inner && !ordinary {
            break;
        }
        end = at + offset + c.len_utf8();
    }
    end + usize::from(text[end..].starts_with('%'))
}

/// The end of a word that starts at `at`.
fn word_end(text: &str, at: usize) -> usize {
    let mut end = at;
    let mut chars = text[at..].char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        let next_is_letter = chars.peek().is_some_and(|&(_, next)| next.is_alphabetic());
        let inner_apostrophe = is_apostrophe(c) && next_is_letter && end > at;
        if !(is_word_char(c) || inner_apostrophe) {
            break;
        }
        end = at + offset + c.len_utf8();
    }
    end
}

/// How much of `rest` belongs to the name `word`: the marks of `C++` and `C#`.
fn name_suffix(word: &str, rest: &str) -> usize {
    let short = word.len() <= 2;
    let parted = |rest: &str| rest.chars().next().is_none_or(|c| !c.is_alphanumeric());
    match rest.as_bytes() {
        [b'+', b'+', ..] if short && parted(&rest[2..]) => 2,
        [b'#', ..] if short && parted(&rest[1..]) => 1,
        _ => 0,
    }
}

/// What belongs inside a word: letters, digits, marks on them, and what cannot be seen.
fn is_word_char(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    (c.is_alphanumeric() && !is_ideograph(c))
        || is_invisible(c)
        || unicode_normalization::char::is_combining_mark(c)
}

/// Scripts without spaces between words, of which every character is a token.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// What the text between two tokens says.
fn gap_between(between: &str, before: Option<&Token>, text: &str) -> Gap {
    let mut gap = Gap::default();
    let Some(before) = before else { return gap };
    if between == " " {
        return gap;
    }
    let dotted = before.kind == TokenKind::Dotted && text[..before.end].ends_with('.');
    gap.joined = match between {
        "" => before.kind != TokenKind::Sign && !dotted,
        "-" | "\u{2010}" | "\u{2011}" | "/" | "." | "_" | "+" | "\\" => true,
        _ => false,
    };
    gap.hyphen = matches!(between, "-" | "\u{2010}" | "\u{2011}");
    if gap.joined {
        return gap;
    }
    let mut chars = between.chars().peekable();
    while let Some(c) = chars.next() {
        let room = chars.peek().is_none_or(|next| !next.is_alphanumeric());
        match c {
            '.' | '!' | '?' | '\u{3002}' | '\u{ff01}' | '\u{ff1f}' if room => {
                gap.ends_sentence = true;
                gap.question |= matches!(c, '?' | '\u{ff1f}');
            }
            '\u{2026}' => gap.clause = true,
            ',' | '\u{ff0c}' | '\u{3001}' => gap.comma = true,
            ';' | '(' | ')' | '[' | ']' | '\u{2013}' | '\u{2014}' => gap.clause = true,
            '-' => gap.clause |= between.contains(" -"),
            ':' | '\u{ff1a}' => gap.colon = true,
            _ => {}
        }
    }
    let word = &text[before.start..before.end];
    let numbered = || {
        let after = text[before.end + between.len()..].chars().next();
        word.eq_ignore_ascii_case("no") && after.is_some_and(|c| c.is_ascii_digit())
    };
    gap.ends_sentence &= !abbreviates(word) && !numbered();
    gap
}

/// Words after which a full stop ends nothing.
fn abbreviates(word: &str) -> bool {
    const ABBREVIATIONS: [&str; 17] = [
        "e.g.", "i.e.", "e.g", "i.e", "eg", "ie", "vs", "approx", "resp", "incl", "esp", "cf",
        "fig", "mr", "mrs", "ms", "dr",
    ];
    ABBREVIATIONS.iter().any(|abbreviation| word.eq_ignore_ascii_case(abbreviation))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).iter().map(|token| &text[token.start..token.end]).collect()
    }

    #[test]
    fn names_keep_their_marks() {
        assert_eq!(
            words("C++, C# and F#; .NET (Redis)"),
            ["C++", "C#", "and", "F#", ".NET", "Redis"]
        );
        assert_eq!(words("OAuth2 p99 20ms 2FA k8s"), ["OAuth2", "p99", "20ms", "2FA", "k8s"]);
        assert_eq!(
            words("A.C.I.D. and A.C.I.D, e.g. this"),
            ["A.C.I.D.", "and", "A.C.I.D", "e.g.", "this"]
        );
        assert_eq!(words("don’t the users' API's"), ["don’t", "the", "users", "API's"]);
    }

    #[test]
    fn what_is_written_as_one_says_so() {
        let text = "Node.js CI/CD key-value lru_cache one two";
        let joined: Vec<_> = tokens(text).iter().map(|token| token.gap.joined).collect();
        assert_eq!(joined, [false, true, false, true, false, true, false, true, false, false]);
    }

    #[test]
    fn numbers_keep_fraction_unit_and_percent() {
        assert_eq!(
            words("99,9% of 1.5GB, 70 % in 2.8s."),
            ["99,9%", "of", "1.5GB", "70", "%", "in", "2.8s"]
        );
        assert_eq!(words("500ms → 50ms -> 5 < 3"), ["500ms", "→", "50ms", "->", "5", "<", "3"]);
    }

    #[test]
    fn addresses_are_one_token() {
        let text = "see https://redis.io/docs?x=1, www.a.b (http://c.d/e) or me@redis.io.";
        assert_eq!(
            words(text),
            ["see", "https://redis.io/docs?x=1", "www.a.b", "http://c.d/e", "or", "me@redis.io"]
        );
    }

    #[test]
    fn invisible_characters_part_no_word() {
        assert_eq!(words("Re\u{ad}dis \u{200b}x").len(), 2);
        assert_eq!(words("缓存 cache"), ["缓", "存", "cache"]);
    }

    #[test]
    fn sentences_end_where_there_is_room() {
        let ends = |text: &str| tokens(text).iter().filter(|token| token.gap.ends_sentence).count();
        assert_eq!(ends("Redis. Then Kafka! Done? Yes"), 3);
        assert_eq!(ends("e.g. Redis vs. Kafka, Node.js v1.2 approx. 5"), 0);
        assert_eq!(ends("(We did it.) Then \"more.\" End"), 2);
    }
}
