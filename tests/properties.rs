//! What must hold for every answer, whatever is in it.

use grade::grading::{Grader, Report};
use grade::report::{Checked, CheckedAnswer, Part, Reveal, Revealed, Verdict, html};
use grade::rubric::Rubric;
use proptest::prelude::*;

const RUBRIC: &str = "
prompt: How do you keep pages fast?
concepts:
  - {id: store, any: [Redis, in-memory cache, key-value]}
  - {id: load, any: ['avoid | save & trip | query', reduce load]}
  - {id: gain, any: [$measured]}
  - {id: two, at_least: 2, any: [[Go, Golang], Java, {exact: C}, 'C#']}
misconceptions:
  - {id: durable, any: [cache ... durable]}
reference: Redis saves queries, and pages went from 2 s to 100 ms.
";

fn rubric() -> Rubric {
    Rubric::from_yaml("fast", RUBRIC).unwrap()
}

/// Text of the rubric's own words, marks of structure and whatever else people may send.
fn answers() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("Redis"),
        Just("re\u{301}dis"),
        Just("Rеdis"),
        Just("key-value"),
        Just("keyvalue"),
        Just("not"),
        Just("never used"),
        Just("without"),
        Just("save"),
        Just("queries"),
        Just("reduce"),
        Just("the load"),
        Just("2.8s to 190ms"),
        Just("70 %"),
        Just("Go"),
        Just("go"),
        Just("C#"),
        Just("\n"),
        Just("\r\n"),
        Just("# "),
        Just("- "),
        Just("| "),
        Just("|--|--|"),
        Just("```"),
        Just(": "),
        Just(". "),
        Just(", "),
        Just("? "),
        Just("<!--"),
        Just("-->"),
        Just("<b>"),
        Just("https://redis.io"),
        Just("\u{feff}"),
        Just("\u{200b}"),
        Just("👩‍👩‍👧"),
        Just("缓存"),
        Just("---\nquestion: x\n---\n"),
        Just(" "),
    ];
    let known =
        prop::collection::vec(part.prop_map(str::to_owned), 0..40).prop_map(|it| it.join(" "));
    prop_oneof![3 => known, 1 => any::<String>()]
}

/// The page that reports one answer.
fn page(answer: &str, report: Report, rubric: &Rubric) -> String {
    let answer = CheckedAnswer {
        report: Revealed::new(report, rubric, Reveal::Labels),
        text: answer.into(),
        part: Part::whole(answer),
        verdict: Verdict::Fail,
    };
    let mut page = Vec::new();
    html::write(&Checked { answers: vec![answer], ..Checked::default() }, &mut page).unwrap();
    String::from_utf8(page).unwrap()
}

/// What a reader of some HTML reads; a character that was made visible is that character again.
fn read(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(code) = rest.strip_prefix("<i>\\u{") {
            let (code, after) = code.split_once("}</i>").unwrap();
            text.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
            rest = after;
        } else if rest.starts_with('<') {
            rest = rest.split_once('>').unwrap().1;
        } else {
            let (name, after) = rest.split_once(';').unwrap();
            text.push_str(match name {
                "&lt" => "<",
                "&gt" => ">",
                "&amp" => "&",
                "&quot" => "\"",
                "&#39" => "'",
                other => panic!("{other}"),
            });
            rest = after;
        }
    }
    text + rest
}

/// Everything in a report that could differ.
fn shown(report: &Report) -> String {
    format!("{report:?}")
}

proptest! {
    #[test]
    fn quotes_are_the_bytes_that_they_say(answer in answers()) {
        let rubric = rubric();
        let report = Grader::new(&rubric).explaining().grade(&answer);
        for evidence in report.concepts.iter().flat_map(|concept| &concept.evidence) {
            prop_assert_eq!(evidence.span.of(&answer), &evidence.quote);
            prop_assert!(!evidence.words.is_empty());
            for word in &evidence.words {
                prop_assert!(evidence.span.start <= word.span.start && word.span.end <= evidence.span.end);
            }
            prop_assert!((0.0..=1.0).contains(&evidence.similarity));
        }
    }

    #[test]
    fn a_page_shows_every_character_of_an_answer(answer in answers()) {
        let rubric = rubric();
        let report = Grader::new(&rubric).grade(&answer);
        let found = report.concepts.iter().any(|concept| !concept.evidence.is_empty())
            || !report.misconceptions.is_empty();
        let page = page(&answer, report, &rubric);
        let text = page.split_once("<div class=\"text").unwrap().1.split_once(" dir=\"auto\">").unwrap().1;
        let text = text.split_once("</div>").unwrap().0;
        let lines = answer.strip_prefix('\u{feff}').unwrap_or(&answer).replace("\r\n", "\n");
        prop_assert_eq!(read(text), lines.replace('\r', "\n"));
        prop_assert_eq!(text.contains("<mark"), found);
    }

    #[test]
    fn points_add_up_and_stay_within_bounds(answer in answers()) {
        let rubric = rubric();
        let report = Grader::new(&rubric).grade(&answer);
        prop_assert!(report.score <= report.max);
        for concept in &report.concepts {
            prop_assert!(concept.points <= concept.max);
            let earned = concept.points > grade::fraction::Fraction::ZERO;
            prop_assert_eq!(earned, concept.evidence.iter().any(|it| it.denied.is_none()));
        }
    }

    #[test]
    fn the_same_answer_gets_the_same_report(answer in answers()) {
        let (one, other) = (rubric(), rubric());
        let grader = Grader::new(&one);
        prop_assert_eq!(shown(&grader.grade(&answer)), shown(&grader.grade(&answer)));
        prop_assert_eq!(shown(&grader.grade(&answer)), shown(&Grader::new(&other).grade(&answer)));
    }

    #[test]
    fn line_endings_change_no_points(answer in answers()) {
        let rubric = rubric();
        let grader = Grader::new(&rubric);
        let unix = answer.replace("\r\n", "\n").replace('\r', "\n");
        let points = |text: &str| grader.grade(text).score;
        prop_assert_eq!(points(&unix), points(&unix.replace('\n', "\r\n")));
    }
}
