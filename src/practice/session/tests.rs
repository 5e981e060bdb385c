use super::*;
use crate::practice::choose::Why;
use crate::practice::part::Row;
use crate::practice::schedule::Rating;
use crate::report::Reveal;

const RUBRIC: &str = "prompt: How?
concepts:
  - {id: schedule, any: [nightly], points: 2, hint: When?}
  - {id: place, any: [NAS], hint: Where to?}
  - {id: test, any: [restore]}
reference: A nightly copy goes to the NAS, and we restore it.
";

fn session(ids: &[&str]) -> Session {
    let planned = |id: &&str| Planned { address: (*id).to_owned(), why: Why::New };
    Session::new(
        ids.iter().map(planned).collect(),
        Settings {
            reveal: Reveal::Hints,
            time: None,
            typed: Typed::Lines,
            by_line: true,
            is_first: false,
        },
    )
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

fn asked(id: &str, begun: &str) -> Event {
    let rubric = Rubric::from_yaml(id, RUBRIC).unwrap();
    Event::Asked(Box::new(rubric), Some(begun.to_owned()))
}

fn answer(text: &str) -> Event {
    Event::Answer { text: text.to_owned(), seconds: 10, timed_out: false }
}

/// Feeds events; gives everything that was kept, and what was shown last.
fn drive(session: &mut Session, events: Vec<Event>) -> (Vec<Entry>, Vec<Part>) {
    let mut kept = Vec::new();
    let mut shown = Vec::new();
    for (second, event) in (0..).zip(events) {
        let reply = session.handle(event, at(second));
        kept.extend(reply.keep);
        shown = reply.show;
    }
    (kept, shown)
}

fn ratings(kept: &[Entry]) -> Vec<Option<Rating>> {
    let attempts = kept.iter().filter_map(|entry| match entry {
        Entry::Attempt(attempt) => Some(attempt.rating),
        Entry::Dispute(_) => None,
    });
    attempts.collect()
}

#[test]
fn only_the_first_attempt_is_rated() {
    use Rating::{Again, Easy, Good};
    let rated = |events: Vec<&str>| {
        let mut session = session(&["a"]);
        let mut all = vec![asked("a", "")];
        for text in events {
            all.extend([answer(text), Event::Key(Key::Retry)]);
        }
        ratings(&drive(&mut session, all).0)
    };
    assert_eq!(rated(vec!["hm", "nightly NAS"]), [Some(Again), None]);
    assert_eq!(rated(vec!["nightly NAS"]), [Some(Good)]);
    assert_eq!(rated(vec!["nightly NAS restore"]), [Some(Easy)]);
}

#[test]
fn hints_come_one_at_a_time_and_are_counted() {
    let mut session = session(&["a"]);
    let hint = || Event::Key(Key::Hint);
    let (_, shown) = drive(&mut session, vec![asked("a", ""), answer("hm"), hint()]);
    let Part::Hint(first) = &shown[0] else { panic!("{shown:?}") };
    assert_eq!(
        (first.concept.as_str(), first.says.as_deref(), first.left),
        ("#1", Some("When?"), 2)
    );
    let (_, shown) = drive(&mut session, vec![hint(), hint()]);
    let Part::Hint(third) = &shown[0] else { panic!("{shown:?}") };
    assert_eq!((third.concept.as_str(), third.says.as_deref(), third.left), ("#3", None, 0));
    let (kept, shown) =
        drive(&mut session, vec![hint(), Event::Key(Key::Retry), answer("nightly")]);
    let Entry::Attempt(attempt) = &kept[0] else { panic!("{kept:?}") };
    assert_eq!((attempt.hints, attempt.attempt, attempt.model), (3, 2, false));
    let Part::Feedback(feedback) = &shown[0] else { panic!("{shown:?}") };
    let gain = feedback.gain.unwrap();
    assert_eq!((gain.concepts, gain.from, gain.to), (1, 0.0, 50.0));
}

#[test]
fn labels_may_be_seen_after_the_model_answer_and_not_before() {
    let mut session = session(&["a"]);
    let name = |shown: &[Part]| match &shown[0] {
        Part::Feedback(feedback) => feedback.report.concepts[1].label.clone(),
        other => panic!("{other:?}"),
    };
    let (_, shown) = drive(&mut session, vec![asked("a", ""), answer("nightly")]);
    assert_eq!(name(&shown), "#2");
    let events = vec![Event::Key(Key::Model), Event::Key(Key::Retry), answer("nightly, I say")];
    let (kept, shown) = drive(&mut session, events);
    assert_eq!(name(&shown), "Place");
    let Entry::Attempt(attempt) = &kept[0] else { panic!("{kept:?}") };
    assert!(attempt.model);
}

#[test]
fn the_words_of_a_dispute_must_stand_in_the_answer() {
    let mut session = session(&["a"]);
    let line = |text: &str| Event::Line(text.to_owned());
    let events = vec![
        asked("a", ""),
        answer("Every\n  evening to my box"),
        Event::Key(Key::Said),
        line("#1"),
        line("each night"),
        line(" every evening "),
    ];
    let (kept, _) = drive(&mut session, events);
    let Entry::Dispute(dispute) = &kept[1] else { panic!("{kept:?}") };
    assert_eq!((dispute.concept.as_str(), dispute.words.as_str()), ("schedule", "every evening"));
    assert_eq!(dispute.attempt_at, at(1));
    assert_eq!(session.wants(), Wants::Key(&part::AFTER));
    let (kept, _) = drive(&mut session, vec![Event::Key(Key::Said), line("2"), line("")]);
    assert_eq!(kept, [], "an empty line takes it back");
}

#[test]
fn choosing_a_concept_gives_nothing_away() {
    let mut session = session(&["a"]);
    let line = |text: &str| Event::Line(text.to_owned());
    let hint = Event::Key(Key::Hint);
    let events = vec![asked("a", ""), answer("hm"), hint, Event::Key(Key::Said)];
    let (_, shown) = drive(&mut session, events);
    let Part::Concepts(open) = &shown[0] else { panic!("{shown:?}") };
    let says: Vec<_> = open.iter().map(|(number, says)| (*number, says.as_str())).collect();
    assert_eq!(says, [(1, "When?"), (2, "not found"), (3, "not found")]);
    let note = |shown: &[Part]| match shown {
        [Part::Note(note)] => note.clone(),
        other => panic!("{other:?}"),
    };
    let (_, shown) = drive(&mut session, vec![line("7")]);
    assert!(note(&shown).starts_with("`7` is none of #1, #2, #3."));
    let (_, shown) = drive(&mut session, vec![line("2")]);
    assert!(note(&shown).starts_with("Which words of your answer say #2?"), "{shown:?}");
}

#[test]
fn of_a_watched_file_the_last_state_is_rated() {
    let mut session = session(&["a"]);
    session.settings.typed = Typed::File;
    let events = vec![asked("a", ""), answer("ni"), answer("nightly NAS"), Event::Key(Key::Next)];
    let (kept, _) = drive(&mut session, events);
    assert_eq!(ratings(&kept), [None, Some(Rating::Good)]);
}

#[test]
fn an_answer_that_was_begun_is_offered() {
    let mut session = session(&["a"]);
    drive(&mut session, vec![asked("a", "night")]);
    assert_eq!(session.wants(), Wants::Key(&part::BEGUN));
    drive(&mut session, vec![Event::Stray("x".to_owned()), Event::Key(Key::Yes)]);
    assert_eq!(session.wants(), Wants::Answer("night"));
}

#[test]
fn a_session_sums_up() {
    let mut session = session(&["a", "b"]);
    let events = vec![
        asked("a", ""),
        answer("hm"),
        Event::Key(Key::Retry),
        answer("nightly NAS"),
        Event::Key(Key::Next),
        asked("b", ""),
        answer("nightly NAS restore"),
        Event::Key(Key::Next),
    ];
    let (_, shown) = drive(&mut session, events);
    let Part::Summary(summary) = &shown[0] else { panic!("{shown:?}") };
    let rows = summary.rows.iter();
    let rows: Vec<_> =
        rows.map(|Row { first, last, seconds, .. }| (*first, *last, *seconds)).collect();
    assert_eq!(rows, [(0.0, Some(75.0), 20), (100.0, None, 10)]);
    assert_eq!(summary.missed, ["a, #3"]);
    assert_eq!(summary.repeat, ["a"]);
    assert_eq!(session.wants(), Wants::Nothing);
}

proptest::proptest! {
    /// Whatever comes in whatever order, nothing panics, and leaving ends it.
    #[test]
    fn any_events_in_any_order(choices in proptest::collection::vec(0_usize..15, 0..40)) {
        let mut session = session(&["a", "b", "c"]);
        for (second, choice) in (0..).zip(choices) {
            let event = match choice {
                0 => asked("a", ""),
                1 => asked("a", "begun"),
                2 => answer("nightly"),
                3 => answer(""),
                4 => Event::Line("1".to_owned()),
                5 => Event::Line("nightly".to_owned()),
                6 => Event::Line("0".to_owned()),
                7 => Event::Help,
                8 => Event::Stray("?".to_owned()),
                9 => Event::Unreadable,
                key => Event::Key(part::AFTER.into_iter().chain(part::BEGUN).nth(key - 10).unwrap()),
            };
            session.handle(event, at(second));
        }
        session.handle(Event::Leave, at(100));
        proptest::prop_assert_eq!(session.wants(), Wants::Nothing);
    }
}
