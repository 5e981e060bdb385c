//! What the formats make of hand-made reports, as snapshots, and what they must never do.

use super::samples::{ANSWER, concept, number, report, rubric};
use super::{Checked, CheckedAnswer, Format, Look, Part, Reveal, Revealed, Verdict};
use crate::grading::{Flag, FlagKind, Outcome, Report, Status};

const LOOK: Look = Look { width: 80, unicode: true, colour: false, explain: false };

fn written(format: Format, reports: &[Revealed], asked: usize, look: Look) -> String {
    let mut out = Vec::new();
    format.write(&checked(reports), asked, &look, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn checked(reports: &[Revealed]) -> Checked {
    let answer = |report: &Revealed| CheckedAnswer {
        report: report.clone(),
        text: ANSWER.into(),
        part: Part::whole(ANSWER),
        verdict: if report.passed() { Verdict::Pass } else { Verdict::Fail },
    };
    Checked { answers: reports.iter().map(answer).collect(), ..Checked::default() }
}

fn revealed(report: Report, reveal: Reveal) -> Revealed {
    Revealed::new(report, &rubric(), reveal)
}

fn human(report: Report, look: Look) -> String {
    written(Format::Human, &[revealed(report, Reveal::Labels)], 1, look)
}

fn json(report: Report, explain: bool) -> String {
    let reports = [revealed(report, Reveal::Labels)];
    pretty(&written(Format::Json, &reports, 1, Look { explain, ..LOOK }))
}

/// The same keys in the same order, a line each.
fn pretty(json: &str) -> String {
    assert_eq!(json.matches('\n').count(), 1, "one line, and a line break at its end");
    let json = json.replace(",\"", ",\n\"").replace("},{", "},\n{");
    json.replace(":[{", ":[\n{")
}

/// A report on an answer that says everything.
fn passing() -> Report {
    let mut report = report();
    report.source = "answers/all.md".to_owned();
    report.concepts.truncate(2);
    report.misconceptions.clear();
    report.flags.clear();
    report.required_missing.clear();
    report.most_to_gain = None;
    (report.score, report.max, report.percent) = (number("3"), number("3"), number("100"));
    report.outcome = Outcome::Passed;
    report.feedback = Some("Ready for the interview.".to_owned());
    report
}

#[test]
fn human_at_80_columns() {
    insta::assert_snapshot!(human(report(), LOOK));
}

#[test]
fn human_at_44_columns() {
    insta::assert_snapshot!(human(report(), Look { width: 44, ..LOOK }));
}

#[test]
fn human_at_120_columns() {
    insta::assert_snapshot!(human(report(), Look { width: 120, ..LOOK }));
}

#[test]
fn human_in_ascii() {
    let text = human(report(), Look { unicode: false, ..LOOK });
    assert!(text.is_ascii());
    insta::assert_snapshot!(text);
}

#[test]
fn human_explained() {
    insta::assert_snapshot!(human(report(), Look { explain: true, ..LOOK }));
}

#[test]
fn human_in_colour() {
    colored::control::set_override(true);
    let coloured = human(report(), Look { colour: true, ..LOOK });
    assert!(coloured.contains("\u{1b}[32m✔\u{1b}[0m"));
    insta::assert_snapshot!(coloured.replace('\u{1b}', "ESC"));
}

#[test]
fn human_several() {
    let reports = [revealed(report(), Reveal::Labels), revealed(passing(), Reveal::Labels)];
    insta::assert_snapshot!(written(Format::Human, &reports, 3, LOOK));
}

#[test]
fn human_reveals_what_was_asked() {
    for reveal in [Reveal::None, Reveal::Hints, Reveal::All] {
        let text = written(Format::Human, &[revealed(report(), reveal)], 1, LOOK);
        insta::assert_snapshot!(format!("human_reveals_{reveal:?}").to_lowercase(), text);
    }
}

#[test]
fn the_closing_line_gives_the_reason() {
    let closing = |report: Report| {
        let text = human(report, Look { width: 100, ..LOOK });
        let verdict = |line: &&str| line.contains("assed") || line.contains("eviewed");
        text.lines().rfind(verdict).unwrap().to_owned()
    };
    let mut late = report();
    (late.score, late.percent) = (number("4"), number("66.6"));
    assert_eq!(
        closing(late.clone()),
        "  Not passed: “Says when cached data goes stale” is required."
    );
    late.flags.push(Flag {
        kind: FlagKind::KeywordList,
        concepts: Vec::new(),
        says: "List.".into(),
    });
    assert_eq!(closing(late), "  Not passed: an answer with the flag keyword-list does not pass.");
    let mut near = report();
    (near.outcome, near.review) = (Outcome::Review, Some(number("40")));
    assert_eq!(
        closing(near),
        "  To be reviewed by a person: 41.7 % is below the pass mark of 60 %, but reaches 40 %."
    );
    assert_eq!(closing(passing()), "  Passed.");
}

#[test]
fn json_of_one() {
    insta::assert_snapshot!(json(report(), false));
}

#[test]
fn json_explained() {
    insta::assert_snapshot!(json(report(), true));
}

#[test]
fn json_of_several_lists_those_that_were_judged() {
    let only = [revealed(passing(), Reveal::Labels)];
    insta::assert_snapshot!(pretty(&written(Format::Json, &only, 2, LOOK)));
    assert_eq!(written(Format::Json, &[], 2, LOOK), "{\"schema\":\"grade/1\",\"reports\":[]}\n");
    assert_eq!(written(Format::Json, &[], 1, LOOK), "");
}

#[test]
fn numbers_are_whole_where_they_can_be_and_never_rounded_up_to_the_pass_mark() {
    let mut close = passing();
    close.score = number("2.9");
    (close.percent, close.pass) = (number("59.96"), number("60"));
    close.outcome = Outcome::Failed;
    let text = written(Format::Json, &[revealed(close, Reveal::Labels)], 1, LOOK);
    assert!(text.contains(r#""score":2.9,"max":3,"percent":59.9,"pass":60,"#), "{text}");
    let text = written(Format::Json, &[revealed(passing(), Reveal::Labels)], 1, LOOK);
    assert!(text.contains(r#""score":3,"max":3,"percent":100.0,"pass":60,"#), "{text}");
}

#[test]
fn below_labels_no_format_names_what_is_not_covered() {
    let mut telling = report();
    telling.flags[0].says = "“Runs it on an orchestrator” (orchestrator) is denied.".to_owned();
    let secrets = [
        "languages",
        "Two languages",
        "staleness",
        "Says when cached",
        "invalidate",
        "orchestrator",
        "Runs it on",
        "measured-impact",
        "Measures the effect",
        "$measured",
    ];
    let hints = |format, reveal| reveal == Reveal::Hints && format != Format::Csv;
    for reveal in [Reveal::None, Reveal::Hints] {
        for (name, format) in Format::ALL {
            let hidden = [revealed(telling.clone(), reveal)];
            let text = written(format, &hidden, 1, Look { explain: true, ..LOOK });
            for secret in secrets {
                assert!(!text.contains(secret), "{name} gives {secret} away:\n{text}");
            }
            assert_eq!(
                text.contains("What happens when the data"),
                hints(format, reveal),
                "{text}"
            );
            if matches!(format, Format::Human | Format::Json) {
                assert!(text.contains("#4"), "{text}");
                assert!(text.contains("Names a cache store or level"), "covered ones are named");
            }
        }
    }
}

#[test]
fn nothing_that_a_terminal_obeys_gets_through() {
    let evil = "a\u{1b}[2J\u{202e}b\u{9b}c\r\nd\u{7}";
    let mut hostile = report();
    for text in [&mut hostile.source, &mut hostile.prompt, &mut hostile.question] {
        text.push_str(evil);
    }
    hostile.feedback = Some(evil.to_owned());
    hostile.flags[0].says = evil.to_owned();
    hostile.misconceptions[0].says = Some(evil.to_owned());
    for concept in &mut hostile.concepts {
        concept.label.push_str(evil);
        (concept.hint, concept.praise) = (Some(evil.to_owned()), Some(evil.to_owned()));
        for evidence in &mut concept.evidence {
            evidence.quote.push_str(evil);
            evidence.pattern.push_str(evil);
            evidence.words.iter_mut().for_each(|word| word.term.push_str(evil));
            evidence.denied.iter_mut().for_each(|denial| denial.quote.push_str(evil));
        }
        if let Some(miss) = &mut concept.nearest {
            miss.why.push_str(evil);
            miss.found.iter_mut().for_each(|(_, quote)| quote.push_str(evil));
        }
    }
    let reports = [revealed(hostile, Reveal::All)];
    for width in [40, 80, 120] {
        let text = written(Format::Human, &reports, 2, Look { width, explain: true, ..LOOK });
        let raw = |c: char| c != '\n' && (c.is_control() || c == '\u{202e}');
        assert!(!text.contains(raw), "{text}");
        assert!(text.contains(r"\u{1b}"));
    }
    // JSON escapes control characters by itself.
    let text = written(Format::Json, &reports, 1, LOOK);
    assert!(!text.trim_end().contains(|c: char| c < ' '));
}

#[test]
fn no_line_is_wider_than_the_page() {
    use unicode_width::UnicodeWidthStr;
    let mut long = report();
    long.concepts[0].label = "缓存数据库".repeat(12);
    long.concepts[1].evidence[0].quote = "far-too-long-a-word".repeat(40);
    long.concepts.push(concept(&"x".repeat(60), &"y".repeat(90), Status::Missing, "0"));
    for width in [10, 40, 44, 61, 79, 80, 100, 200] {
        for unicode in [true, false] {
            let text = human(long.clone(), Look { width, unicode, colour: false, explain: true });
            for line in text.lines() {
                assert!(line.width() <= width.max(Look::NARROWEST), "{width}: {line}");
                assert_eq!(line, line.trim_end());
            }
        }
    }
}

#[test]
fn quotes_stand_where_they_say() {
    for evidence in report().concepts.iter().flat_map(|concept| &concept.evidence) {
        assert_eq!(evidence.span.of(ANSWER), evidence.quote);
    }
}
