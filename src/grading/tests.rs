//! The scoring policy, rule by rule.

use super::*;
use crate::rubric::Rubric;

fn grade(yaml: &str, answer: &str) -> Report {
    let rubric = Rubric::from_yaml("question", &format!("prompt: Tell me.\n{yaml}"))
        .unwrap_or_else(|error| panic!("{error}"));
    Grader::new(&rubric).grade(answer)
}

fn shown(report: &Report) -> (f64, f64, Outcome) {
    (report.shown_score(), report.shown_percent(), report.outcome)
}

#[test]
fn the_best_item_earns_its_worth() {
    let yaml = "concepts:\n- any: [alpha, {match: beta, worth: 0.5}]\n  points: 2\n";
    assert_eq!(shown(&grade(yaml, "alpha beta")), (2.0, 100.0, Outcome::Passed));
    let half = grade(yaml, "beta");
    assert_eq!(shown(&half), (1.0, 50.0, Outcome::Failed));
    assert_eq!(half.concepts[0].status, Status::Partial);
}

#[test]
fn at_least_two_of_three() {
    let yaml = "concepts:\n- at_least: 2\n  id: two\n  any: [alpha, beta, gamma]\n";
    assert_eq!(grade(yaml, "alpha alpha").concepts[0].status, Status::Partial);
    let both = grade(yaml, "gamma and alpha");
    assert_eq!(both.concepts[0].status, Status::Covered);
    let quotes: Vec<_> = both.concepts[0].evidence.iter().map(|it| it.quote.as_str()).collect();
    assert_eq!(quotes, ["gamma", "alpha"]);
}

#[test]
fn one_word_serves_one_item() {
    let yaml = "concepts:\n- at_least: 2\n  id: two\n  any: [spring, spring boot, rails]\n";
    assert_eq!(grade(yaml, "spring boot").concepts[0].status, Status::Partial);
    assert_eq!(grade(yaml, "spring boot and spring").concepts[0].status, Status::Covered);
    assert_eq!(grade(yaml, "rails, spring boot").concepts[0].status, Status::Covered);
}

#[test]
fn the_choice_of_items_earns_the_most() {
    // Greedily, the longer match would take both words and leave one item.
    let yaml = "concepts:\n- at_least: 2\n  id: two\n  any: [alpha beta, alpha, beta]\n";
    assert_eq!(grade(yaml, "alpha beta").concepts[0].status, Status::Covered);
}

#[test]
fn different_concepts_may_share_words() {
    let report = grade("concepts: [alpha, alpha beta]", "alpha beta");
    assert_eq!(report.score, Fraction::whole(2));
}

#[test]
fn thirds_are_exact() {
    let yaml = "pass: 100\nconcepts:\n- at_least: 3\n  id: three\n  any: [alpha, beta, gamma]\n";
    assert_eq!(grade(yaml, "alpha beta gamma").outcome, Outcome::Passed);
    assert_eq!(shown(&grade(yaml, "alpha beta")), (0.7, 66.7, Outcome::Failed));
}

#[test]
fn what_is_shown_never_reaches_a_mark_that_was_missed() {
    let yaml = "pass: 66.7\nconcepts:\n- at_least: 3\n  id: three\n  any: [alpha, beta, gamma]\n";
    assert_eq!(shown(&grade(yaml, "alpha beta")), (0.6, 66.6, Outcome::Failed));
}

#[test]
fn a_bonus_adds_and_never_exceeds_the_most() {
    let yaml = "concepts:\n- alpha\n- beta\n- {id: more, bonus: true, any: [gamma]}\n";
    assert_eq!(shown(&grade(yaml, "alpha gamma")), (2.0, 100.0, Outcome::Passed));
    assert_eq!(shown(&grade(yaml, "alpha beta gamma")), (2.0, 100.0, Outcome::Passed));
    assert_eq!(grade(yaml, "alpha beta").most_to_gain, None);
}

#[test]
fn misconceptions_take_off_once_and_never_below_nothing() {
    let yaml = "concepts: [alpha]\nmisconceptions:\n- {id: wrong, points: 3, any: [beta]}\n";
    assert_eq!(shown(&grade(yaml, "alpha beta beta")), (0.0, 0.0, Outcome::Failed));
    assert_eq!(grade(yaml, "alpha, it is not beta").misconceptions.len(), 0);
    let remark = "concepts: [alpha]\nmisconceptions:\n- {id: wrong, points: 0, any: [beta]}\n";
    assert_eq!(shown(&grade(remark, "alpha beta")), (1.0, 100.0, Outcome::Passed));
}

#[test]
fn a_required_concept_is_met_by_all_of_it() {
    let yaml = "pass: 50\nreview: 40\nconcepts:\n- alpha\n- {id: must, required: true, at_least: 2, any: [beta, gamma]}\n";
    let half = grade(yaml, "alpha beta");
    assert_eq!((half.percent, half.outcome), (Fraction::whole(75), Outcome::Failed));
    assert_eq!(half.required_missing.len(), 1);
    assert_eq!(half.most_to_gain.map(|gain| gain.concept), Some(1));
    assert_eq!(grade(yaml, "beta gamma").outcome, Outcome::Passed);
}

#[test]
fn just_below_the_mark_a_person_should_look() {
    let yaml = "pass: 60\nreview: 50\nconcepts: [alpha, beta]\n";
    assert_eq!(grade(yaml, "alpha").outcome, Outcome::Review);
    assert_eq!(grade(yaml, "nothing").outcome, Outcome::Failed);
}

#[test]
fn feedback_follows_the_percentage() {
    let yaml =
        "concepts: [alpha, beta]\nfeedback: [{from: 0, says: low}, {from: 50, says: half}]\n";
    assert_eq!(grade(yaml, "alpha").feedback.as_deref(), Some("half"));
    assert_eq!(grade(yaml, "nothing").feedback.as_deref(), Some("low"));
}

fn flags(report: &Report) -> Vec<&'static str> {
    report.flags.iter().map(|flag| flag.kind.as_str()).collect()
}

const GREEK: &str = "concepts: [alpha, beta, gamma, delta, epsilon, zeta, eta, theta, iota, kappa, lambda, omicron]\n";

#[test]
fn a_list_of_keywords_does_not_pass() {
    let list = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda omicron";
    let report = grade(GREEK, list);
    assert_eq!((report.outcome, flags(&report)), (Outcome::Failed, vec!["keyword-list"]));
    assert_eq!(report.percent, Fraction::whole(100));
    assert_eq!(grade(&format!("lists: true\n{GREEK}"), list).outcome, Outcome::Passed);
    let padded = format!("I do not know what this is about. {list}. I just write them down.");
    assert_eq!(flags(&grade(GREEK, &padded)), ["keyword-list"]);
    let few = "concepts: [alpha, beta, gamma, delta]\n";
    assert_eq!(flags(&grade(few, "alpha, beta, gamma, delta")), ["keyword-list"]);
    assert_eq!(grade("concepts: [alpha, beta, gamma]\n", "alpha, beta").outcome, Outcome::Passed);
    let told = "First comes alpha, after that beta, then of course gamma and delta, as we said; \
                epsilon is next to zeta, eta, theta; iota goes before kappa, lambda, omicron.";
    assert_eq!(grade(GREEK, told).outcome, Outcome::Passed);
}

#[test]
fn a_dense_answer_in_sentences_is_no_list() {
    let dense =
        "We have alpha and beta in the gamma, so that delta is for epsilon and zeta of theta.";
    let yaml = "concepts: [we have alpha, and beta in the gamma, so that delta, is for epsilon, and zeta of theta]\n";
    let report = grade(yaml, dense);
    assert_eq!((report.outcome, flags(&report)), (Outcome::Passed, vec![]));
}

#[test]
fn repeating_the_reference_does_not_pass() {
    let yaml = "concepts: [alpha]\nreference: |\n  We always begin with alpha because it is the first of them all.\n";
    let copied = grade(yaml, "We always begin with alpha because it is the first of them all.");
    assert_eq!((copied.outcome, flags(&copied)), (Outcome::Failed, vec!["copied-reference"]));
    assert_eq!(grade(yaml, "Begin with alpha.").outcome, Outcome::Passed);
}

#[test]
fn length_topic_and_contradiction_are_remarked_on() {
    let yaml = "length: {min: 3, max: 6}\nconcepts: [alpha]\n";
    assert_eq!(flags(&grade(yaml, "alpha")), ["too-short"]);
    assert_eq!(flags(&grade(yaml, "alpha and some more words than that")), ["too-long"]);
    let off = "one two three four five six seven eight nine ten one two three four five six seven eight nine ten";
    assert_eq!(flags(&grade("concepts: [alpha]\n", off)), ["off-topic"]);
    let both = grade("concepts: [alpha]\n", "We use alpha. We never used alpha.");
    assert_eq!((both.outcome, flags(&both)), (Outcome::Passed, vec!["mixed"]));
    let other = grade("concepts: ['alpha | beta']\n", "alpha, not beta");
    assert_eq!((other.outcome, flags(&other)), (Outcome::Passed, vec![]));
}

#[test]
fn an_outright_denial_outweighs_a_loose_match() {
    let yaml = "concepts:\n- {id: it, any: [monitoring, look & logs]}\n";
    let status = |answer: &str| grade(yaml, answer).concepts[0].status;
    assert_eq!(status("We have no monitoring, I look at the logs."), Status::Denied);
    assert_eq!(status("I look at the logs."), Status::Covered);
}

#[test]
fn a_denied_concept_shows_only_what_is_denied() {
    // What merely stands near each other does not count beside an outright denial, and is no denial.
    let yaml = "concepts:\n- id: less\n  any: [save & query, reduce the load]\n";
    let report = grade(yaml, "We save queries. We did not reduce the load.");
    assert_eq!(report.concepts[0].status, Status::Denied);
    assert!(report.concepts[0].evidence.iter().all(|evidence| evidence.denied.is_some()));
}

#[test]
fn a_name_alone_earns_nothing_and_is_denied() {
    let yaml = "concepts:\n- id: redundancy\n  names: [standby]\n  any: [two & server]\n";
    for (answer, status) in [
        ("Redundancy matters, and so does a standby.", Status::Missing),
        ("We had no redundancy.", Status::Denied),
        ("There was never a standby.", Status::Denied),
        ("We never had a standby, and later two servers.", Status::Covered),
    ] {
        assert_eq!(grade(yaml, answer).concepts[0].status, status, "{answer}");
    }
}
