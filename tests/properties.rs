//! What must hold for every answer, whatever is in it.

use grade::grading::{Grader, Report};
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
