use super::*;
use crate::practice::history::tests::{attempt, history};

fn past() -> History {
    let mut kettle = attempt("2020-01-02T10:00:00Z", "home/tea", 100.0);
    kettle.missing.clear();
    history(vec![
        attempt("2020-01-01T10:00:00Z", "home/backups", 20.0),
        attempt("2020-01-02T10:00:00Z", "home/backups", 62.5),
        kettle,
    ])
}

fn shown(width: usize, unicode: bool) -> String {
    let history = past();
    let concept = |_: &str, concept: &str| Some((3, format!("Tries the {concept}")));
    let today = "2020-01-03".parse().unwrap();
    let progress = Progress { history: &history, today, concept: &concept };
    let look = Look { width, unicode, colour: false, explain: false };
    let mut out = Vec::new();
    write_human(&progress, &look, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn for_a_person() {
    insta::assert_snapshot!(shown(80, true));
}

#[test]
fn for_a_person_on_a_narrow_terminal_without_signs() {
    let shown = shown(40, false);
    assert!(shown.is_ascii(), "{shown}");
    insta::assert_snapshot!(shown);
}

#[test]
fn a_spreadsheet_finds_no_formula() {
    let mut out = Vec::new();
    write_csv(&past(), &mut out).unwrap();
    let csv = String::from_utf8(out).unwrap();
    assert_eq!(csv.lines().count(), 4);
    assert!(csv.lines().skip(1).all(|line| line.ends_with(",'=cmd")), "{csv}");
}
