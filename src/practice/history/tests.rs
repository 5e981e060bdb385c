use super::*;
use crate::practice::schedule::Rating;

pub(in crate::practice) fn attempt(at: &str, question: &str, percent: f64) -> Attempt {
    let (rating, outcome) = match percent {
        60.0.. => (Rating::Good, Verdict::Passed),
        _ => (Rating::Again, Verdict::Failed),
    };
    Attempt {
        at: at.parse().unwrap(),
        question: question.to_owned(),
        rubric: "sha256:0".to_owned(),
        attempt: 1,
        rating: Some(rating),
        score: percent / 10.0,
        max: 10.0,
        percent,
        outcome,
        seconds: 60,
        timed_out: false,
        hints: 0,
        model: false,
        covered: vec!["store".to_owned()],
        partial: Vec::new(),
        denied: Vec::new(),
        missing: vec!["restore".to_owned()],
        answer: "=cmd".to_owned(),
    }
}

pub(in crate::practice) fn history(attempts: Vec<Attempt>) -> History {
    History::of(attempts.into_iter().map(Entry::Attempt).collect(), &TimeZone::UTC)
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn first_attempts_set_the_day_it_is_due() {
    let mut retry = attempt("2020-01-01T10:05:00Z", "a", 100.0);
    retry.rating = None;
    let history = history(vec![attempt("2020-01-01T10:00:00Z", "a", 50.0), retry]);
    let track = history.track("a").unwrap();
    assert_eq!(track.due(), Some(date("2020-01-02")), "the retry does not count");
    assert!(!track.is_due(date("2020-01-01")) && track.is_due(date("2020-01-02")));
    assert_eq!((track.best(), track.firsts(), track.is_weak()), (100.0, vec![50.0], false));
    assert_eq!(track.missed(), [("restore", 1)]);
}

#[test]
fn what_is_known_is_due_later_and_later() {
    let history = history(vec![
        attempt("2020-01-01T10:00:00Z", "a", 80.0),
        attempt("2020-01-03T10:00:00Z", "a", 80.0),
    ]);
    assert_eq!(history.track("a").unwrap().due(), Some(date("2020-01-14")));
}

#[test]
fn a_clock_that_went_back_is_no_disaster() {
    let history = history(vec![
        attempt("2020-01-09T10:00:00Z", "a", 80.0),
        attempt("2020-01-03T10:00:00Z", "a", 80.0),
    ]);
    assert!(history.track("a").unwrap().due() > Some(date("2020-01-03")));
}

#[test]
fn days_are_those_of_the_time_zone() {
    let late = attempt("2020-01-01T23:30:00Z", "a", 80.0);
    let zone = TimeZone::fixed(jiff::tz::offset(2));
    let history = History::of(vec![Entry::Attempt(late)], &zone);
    assert_eq!(history.track("a").unwrap().due(), Some(date("2020-01-04")));
}

#[test]
fn a_streak_ends_with_a_day_without_practice() {
    let days = ["2020-01-01", "2020-01-03", "2020-01-04", "2020-01-04", "2020-01-05"];
    let attempts = days.map(|day| attempt(&format!("{day}T10:00:00Z"), "a", 80.0));
    let history = history(attempts.into());
    assert_eq!(history.streak(date("2020-01-05")), 3);
    assert_eq!(history.streak(date("2020-01-06")), 3, "today is not over");
    assert_eq!(history.streak(date("2020-01-07")), 0);
    assert_eq!(history.streak(date("2020-01-01")), 1);
    assert_eq!(History::default().streak(date("2020-01-01")), 0);
}
