use super::*;
use crate::practice::history::tests::{attempt, history};

fn questions() -> Vec<String> {
    ["new", "newer", "known", "due", "weak", "weaker", "begun"].map(str::to_owned).into()
}

fn chosen(choice: Choice) -> Vec<String> {
    let history = history(vec![
        attempt("2020-01-01T10:00:00Z", "due", 80.0),
        attempt("2020-01-09T10:00:00Z", "known", 80.0),
        attempt("2020-01-10T10:00:00Z", "weak", 50.0),
        attempt("2020-01-10T10:00:00Z", "weaker", 20.0),
    ]);
    let questions = questions();
    let today = "2020-01-10".parse().unwrap();
    let plan = plan(&questions, &["begun".to_owned()], &history, choice, today);
    plan.into_iter().map(|(place, _)| questions[place].clone()).collect()
}

#[test]
fn what_was_begun_then_due_then_weak_then_new() {
    assert_eq!(chosen(Choice::Usual), ["begun", "due", "weaker", "weak", "new", "newer", "known"]);
    assert_eq!(chosen(Choice::Due), ["due"]);
    assert_eq!(chosen(Choice::AsNamed), questions());
}

#[test]
fn chance_is_a_number_that_decides() {
    let order = chosen(Choice::Random(7));
    assert_eq!(order, chosen(Choice::Random(7)));
    assert!((0..20).any(|number| chosen(Choice::Random(number)) != order));
    let mut sorted = order;
    sorted.sort();
    let mut all = questions();
    all.sort();
    assert_eq!(sorted, all);
}

#[test]
fn what_is_longer_overdue_comes_first() {
    let history = history(vec![
        attempt("2020-01-05T10:00:00Z", "a", 80.0),
        attempt("2020-01-01T10:00:00Z", "b", 80.0),
    ]);
    let questions = ["a".to_owned(), "b".to_owned()];
    let plan = plan(&questions, &[], &history, Choice::Usual, "2020-01-10".parse().unwrap());
    assert_eq!(plan[0].0, 1);
}
