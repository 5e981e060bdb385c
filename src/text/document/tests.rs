//! Words, sentences, and what stands beside them.

use super::*;

fn read(text: &str) -> Document<'_> {
    Document::read(text, Language::English)
}

fn sentences(text: &str) -> Vec<String> {
    let document = read(text);
    document
        .sentences()
        .iter()
        .map(|sentence| {
            let words = sentence.words.clone().map(|word| document.folded(word).to_owned());
            words.collect::<Vec<_>>().join(" ")
        })
        .collect()
}

/// What stands beside the sentence that holds a word.
fn beside(text: &str, word: &str) -> Vec<String> {
    let document = read(text);
    let at = (0..document.words().len()).find(|&at| document.folded(at) == word).unwrap();
    let all = sentences(text);
    let near = document.beside(document.words()[at].sentence).iter();
    near.map(|&sentence| all[sentence].clone()).collect()
}

#[test]
fn words_know_their_bytes() {
    let text = "\u{feff}Wе use Ｒedis—fast.\r\nA.C.I.D. isn’t “BASE”";
    let document = read(text);
    for (index, word) in document.words().iter().enumerate() {
        assert!(!document.folded(index).is_empty());
        assert!(text.is_char_boundary(word.span.start) && text.is_char_boundary(word.span.end));
    }
    let folded: Vec<_> = (0..document.words().len()).map(|at| document.folded(at)).collect();
    assert_eq!(folded, ["we", "use", "redis", "fast", "acid", "isn't", "base"]);
}

#[test]
fn sentences_follow_marks_lines_and_points() {
    assert_eq!(
        sentences("We cache. It helps!\n\n- one\n- two\nshort line\nanother line"),
        ["we cache", "it helps", "one", "two", "short line", "another line"]
    );
    let wrapped = "A line that was wrapped by an editor goes on in the next\nline of it";
    assert_eq!(sentences(wrapped).len(), 1);
}

#[test]
fn prefixes_turn_the_word_they_are_tied_to() {
    assert_eq!(
        sentences("non-relational no-SQL re-factored in-memory"),
        ["nonrelational nosql refactored in memory"]
    );
}

#[test]
fn headings_and_lead_ins_stand_beside_what_follows() {
    let text =
        "# Styles\n## REST\nany format\n## SOAP\n- only xml\n\nIts parts:\n- envelope\n\nend";
    assert_eq!(beside(text, "format"), ["styles", "rest"]);
    assert_eq!(beside(text, "xml"), ["styles", "soap"]);
    assert_eq!(beside(text, "envelope"), ["styles", "soap", "its parts"]);
    assert_eq!(beside(text, "end"), ["styles", "soap"]);
}

#[test]
fn points_under_points() {
    let text = "Styles:\n- REST:\n  - json\n- SOAP:\n  - xml\n- done";
    assert_eq!(beside(text, "json"), ["styles", "rest"]);
    assert_eq!(beside(text, "xml"), ["styles", "soap"]);
    assert_eq!(beside(text, "done"), ["styles"]);
}

#[test]
fn cells_stand_beside_their_heads() {
    let text = "| topic | REST | SOAP |\n|--|--|--|\n| format | any | only |\n";
    assert_eq!(beside(text, "any"), ["rest", "format"]);
    assert_eq!(beside(text, "only"), ["soap", "format"]);
    assert!(!read(text).sentences()[4].joins_previous);
}

#[test]
fn comments_tags_and_front_matter_are_no_words() {
    let text = "---\nquestion: caching\n---\nwe <b>cache</b> <!-- redis --> https://redis.io";
    assert_eq!(sentences(text), ["we cache https://redis.io"]);
}

#[test]
fn capitals_are_seen() {
    let kinds: Vec<_> = read("Go GO go C goLang").words().iter().map(|w| w.capitals).collect();
    use Capitals::{First, Inner, None};
    assert_eq!(kinds, [First, Inner, None, Inner, Inner]);
}
