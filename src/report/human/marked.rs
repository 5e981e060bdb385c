//! An answer with its evidence marked: signs around the words, and colour to help.

use std::io;

use super::page::Page;
use crate::grading::{Evidence, Report};
use crate::report::styled::{Ink, Text};
use crate::text::Span;

/// Blanks before each line.
const INDENT: usize = 2;

/// What words of an answer are marked as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Counted,
    /// Denied, or part of a misconception.
    Against,
}

/// Writes the answer below a line that says what the signs mean.
pub(crate) fn marked(answer: &str, report: &Report, page: &mut Page) -> io::Result<()> {
    let marks = marks(answer, report);
    page.paragraph(INDENT, INDENT, &legend(&marks, page))?;
    let mut start = 0;
    for line in answer.split_inclusive('\n') {
        let end = start + line.trim_end_matches(['\n', '\r']).len();
        let text = painted(answer, Span::new(start, end), &marks, page);
        page.paragraph(INDENT, INDENT, &text)?;
        start += line.len();
    }
    Ok(())
}

fn legend(marks: &[(Span, Mark)], page: &Page) -> Text {
    let has = |mark| marks.iter().any(|(_, other)| *other == mark);
    let (open, close) = page.signs.counted;
    let mut legend = Text::of(Ink::Strong, "Your answer");
    if has(Mark::Counted) {
        legend.push(Ink::Faint, &format!(", what counted in {open} {close}"));
    }
    if has(Mark::Against) {
        let (open, close) = page.signs.denied_words;
        legend.push(Ink::Faint, &format!(", what is denied or wrong in {open} {close}"));
    }
    legend.with(Ink::Plain, ":")
}

/// A part of the answer with its signs.
fn painted(answer: &str, line: Span, marks: &[(Span, Mark)], page: &Page) -> Text {
    let mut text = Text::default();
    let mut from = line.start;
    for (span, mark) in marks.iter().filter(|(span, _)| span.overlaps(line)) {
        let (start, end) = (span.start.max(from), span.end.min(line.end));
        let ((open, close), ink) = match mark {
            Mark::Counted => (page.signs.counted, Ink::Match),
            Mark::Against => (page.signs.denied_words, Ink::Bad),
        };
        text.push(Ink::Plain, &answer[from..start]);
        text.push(ink, open);
        text.push(ink, &answer[start..end]);
        text.push(ink, close);
        from = end;
    }
    text.push(Ink::Plain, &answer[from..line.end]);
    text
}

/// The words of all evidence in order; neighbours of one kind are one mark, and no two overlap.
fn marks(answer: &str, report: &Report) -> Vec<(Span, Mark)> {
    let concepts = report.concepts.iter().flat_map(|concept| &concept.evidence);
    let mut all: Vec<(Span, Mark)> = concepts.flat_map(words).collect();
    let wrong = report.misconceptions.iter().flat_map(|found| &found.evidence);
    all.extend(wrong.flat_map(words).map(|(span, _)| (span, Mark::Against)));
    // Where words both counted and did not, that they counted is shown.
    all.sort_by_key(|&(span, mark)| (span.start, mark == Mark::Against, span.end));
    let mut marks: Vec<(Span, Mark)> = Vec::new();
    for (mut span, mark) in all {
        if let Some((last, of)) = marks.last_mut() {
            let is_next = answer.get(last.end..span.start).is_some_and(|gap| gap.trim().is_empty());
            if *of == mark && (span.start <= last.end || is_next) {
                last.end = last.end.max(span.end);
                continue;
            }
            span.start = span.start.max(last.end);
        }
        if span.start < span.end && answer.get(span.start..span.end).is_some() {
            marks.push((span, mark));
        }
    }
    marks
}

fn words(evidence: &Evidence) -> impl Iterator<Item = (Span, Mark)> {
    let mark = if evidence.denied.is_some() { Mark::Against } else { Mark::Counted };
    evidence.words.iter().map(move |word| (word.span, mark))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grading::Grader;
    use crate::report::Look;
    use crate::rubric::Rubric;

    fn shown(rubric: &str, answer: &str, unicode: bool) -> String {
        let rubric = Rubric::from_yaml("q", rubric).unwrap();
        let report = Grader::new(&rubric).grade(answer);
        let look = Look { width: 60, unicode, colour: false, explain: false };
        let mut out = Vec::new();
        marked(answer, &report, &mut Page::new(&look, &mut out)).unwrap();
        String::from_utf8(out).unwrap()
    }

    const RUBRIC: &str = "prompt: How?\nconcepts: [nightly & backup, nightly backup, tape, NAS]\n";

    #[test]
    fn words_stand_in_signs_and_neighbours_are_one() {
        let answer = "Ähm: a nightly\n\u{1b}[2J backup to tape, and no NAS.\n\nYes.";
        assert_eq!(
            shown(RUBRIC, answer, true),
            "  Your answer, what counted in ⟦ ⟧, what is denied or wrong\n  in ⟪ ⟫:\n  \
             Ähm: a ⟦nightly⟧\n  \\u{1b}[2J ⟦backup⟧ to ⟦tape⟧, and no ⟪NAS⟫.\n  \n  Yes.\n"
        );
        assert!(shown(RUBRIC, "a nightly backup", false).ends_with("  a [[nightly backup]]\n"));
        assert_eq!(shown(RUBRIC, "Hm.", true), "  Your answer:\n  Hm.\n");
    }

    proptest::proptest! {
        #[test]
        fn without_the_signs_it_is_the_answer(
            answer in "((nightly|backup|tape|no|NAS|é)[ .]?){0,12}"
        ) {
            let shown = shown(RUBRIC, &answer, true);
            let (_, text) = shown.split_once(":\n").unwrap();
            let letters = |text: &str| text.replace([' ', '\n', '⟦', '⟧', '⟪', '⟫'], "");
            proptest::prop_assert_eq!(letters(text), letters(&answer));
        }
    }
}
