use crate::fraction::Fraction;
use crate::rubric::model::{PatternKind, Piece, Rubric, Within};
use crate::text::Language;

/// A rubric from YAML; a mistake fails the test with its message.
fn rubric(yaml: &str) -> Rubric {
    Rubric::from_yaml("caching", yaml).unwrap_or_else(|error| panic!("{}", error.render(false)))
}

fn with_concepts(concepts: &str) -> Rubric {
    rubric(&format!("prompt: What is a cache?\nconcepts:\n{concepts}"))
}

/// The sources of each item's names.
fn items(rubric: &Rubric) -> Vec<Vec<&str>> {
    let items = rubric.concepts[0].items.iter();
    items.map(|item| item.names.iter().map(|name| name.source.as_str()).collect()).collect()
}

#[test]
fn the_simplest_rubric_has_two_lines() {
    let rubric = rubric("prompt: How to store passwords?\nconcepts: [bcrypt | argon2, salt]\n");
    let ids: Vec<&str> = rubric.concepts.iter().map(|concept| concept.id.as_str()).collect();
    assert_eq!(ids, ["bcrypt", "salt"]);
    assert_eq!(rubric.concepts[0].label, "bcrypt");
    assert_eq!(rubric.pass, Fraction::whole(60));
    assert_eq!(rubric.max_points(), Fraction::whole(2));
    assert_eq!(rubric.address(), "caching");
    assert_eq!(rubric.language, Language::English);
}

#[test]
fn everything_that_can_be_said_is_read() {
    let rubric = rubric(include_str!("tests/whole.yaml"));
    assert_eq!(rubric.review, Some(Fraction::whole(45)));
    assert_eq!((rubric.length.min, rubric.length.max), (Some(40), Some(400)));
    assert_eq!(rubric.language, Language::French);
    assert!(rubric.lists && rubric.concepts.iter().all(|concept| concept.done));
    assert_eq!(rubric.aliases.len(), 2);
    let [store, load, languages, bonus] = rubric.concepts.as_slice() else { panic!() };
    assert_eq!(store.label, "Names a cache store");
    assert_eq!(store.hint.as_deref(), Some("Which product held the data?"));
    assert!(load.required && load.points == Fraction::whole(2));
    assert_eq!(load.label, "Less load");
    assert_eq!(languages.at_least.get(), 2);
    assert_eq!(languages.not.len(), 1);
    assert!(bonus.bonus);
    let pattern = &load.items[1].names[0];
    assert_eq!(pattern.worth, Fraction::ONE / Fraction::whole(2));
    assert_eq!((pattern.typos, pattern.within), (Some(0), Some(Within::Words(8))));
    assert_eq!(load.items[2].names[0].within, Some(Within::Answer));
    assert!(
        matches!(&load.items[3].names[0].kind, PatternKind::Regex(regex) if regex.as_str() == "hit.rate")
    );
    assert_eq!(rubric.misconceptions[0].points, Fraction::ONE);
    assert_eq!(rubric.misconceptions[1].points, Fraction::ZERO);
    assert_eq!(rubric.feedback[0].from, Fraction::whole(80), "highest first");
    assert_eq!(rubric.examples[0].covers, std::slice::from_ref(&store.id));
    assert!(rubric.reference.as_deref().is_some_and(|text| text.starts_with("We kept")));
}

#[test]
fn numbers_and_words_of_other_readers_are_texts() {
    let rubric = with_concepts("  - any: [404, yes, 3.10, no]\n    id: codes\n");
    assert_eq!(items(&rubric), [["404"], ["yes"], ["3.10"], ["no"]]);
}

#[test]
fn an_inner_list_is_one_item() {
    let rubric = with_concepts("  - any: [[Go, Golang], {exact: C}, Java | JVM]\n    id: x\n");
    assert_eq!(items(&rubric), [vec!["Go", "Golang"], vec!["C"], vec!["Java | JVM"]]);
    let PatternKind::Line(line) = &rubric.concepts[0].items[1].names[0].kind else { panic!() };
    assert_eq!(line.operands[0].0[0].0[..], [Piece::Exact("C".into())]);
}

#[test]
fn a_bare_group_stands_for_its_entries() {
    let yaml = "  - any: [$store, CDN]\n    at_least: 5\n    id: x\n\
        groups: {store: [[Redis, {exact: REDIS}], $other, Varnish], other: [Memcached, a | b]}\n";
    let rubric = with_concepts(yaml);
    assert_eq!(
        items(&rubric),
        [vec!["Redis", "REDIS"], vec!["Memcached"], vec!["a | b"], vec!["Varnish"], vec!["CDN"]]
    );
    let place = rubric.concepts[0].items[0].names[0].place;
    assert_eq!((place.line(), place.column()), (3, 11));
}

#[test]
fn only_groups_in_use_are_kept_each_after_those_it_names() {
    let rubric = with_concepts(
        "  - cut $trip\ngroups:\n  trip: [$hop, query]\n  unused: [$idle]\n  idle: [x]\n  \
         hop: [leap, $jump]\n  jump: [bounce]\n",
    );
    let names: Vec<&str> = rubric.groups.iter().map(|group| group.name.as_str()).collect();
    assert_eq!(names, ["jump", "hop", "trip"]);
}

#[test]
fn a_long_chain_of_groups_is_refused_and_not_followed_forever() {
    let groups: Vec<String> = (0..20_000).map(|at| format!("  g{at}: [$g{}]\n", at + 1)).collect();
    let yaml = format!("prompt: x\nconcepts: [$g0]\ngroups:\n{}  g20000: [a]\n", groups.concat());
    let error = Rubric::from_yaml("x", &yaml).unwrap_err();
    assert!(error.problems[0].title.contains("too deeply"), "{}", error.problems[0]);
}

#[test]
fn groups_of_groups_do_not_multiply_without_end() {
    let level =
        |level: usize| format!("  g{level}: [{}]\n", format!("$g{}, ", level + 1).repeat(9));
    let groups: String = (0..20).map(level).collect();
    let yaml = format!("prompt: x\nconcepts: [$g0]\ngroups:\n{groups}  g20: [a]\n");
    let error = Rubric::from_yaml("x", &yaml).unwrap_err();
    assert!(error.problems[0].title.contains("20000 entries"), "{}", error.problems[0]);
}

#[test]
fn a_concept_may_differ_from_the_questions_done() {
    let rubric = rubric("prompt: x\ndone: true\nconcepts: [a, {id: b, any: b, done: false}]\n");
    assert!(rubric.concepts[0].done && !rubric.concepts[1].done);
}

#[test]
fn a_concept_without_an_id_takes_the_slug_of_its_first_alternative() {
    let rubric = with_concepts("  - any: [In-memory cache | Redis]\n");
    assert_eq!(rubric.concepts[0].id.as_str(), "in-memory-cache");
    assert_eq!(rubric.concepts[0].label, "In memory cache");
}

#[test]
fn the_hash_is_that_of_the_meaning() {
    let hash = |yaml: &str| rubric(yaml).hash;
    let one =
        hash("prompt: x\nconcepts:\n  - id: a\n    any: [Redis, cut $trip]\ngroups: {trip: [q]}\n");
    assert!(one.starts_with("sha256:") && one.len() == 71);
    let laid_out = "# a remark\ngroups:\n  trip:\n    - q\n  unused: [z]\nprompt: 'x'\nconcepts:\n  \
        - {label: L, hint: H, any: ['Redis', \"cut  $trip\"], id: a}\nexamples: [{answer: a, covers: []}]\n";
    assert_eq!(one, hash(laid_out));
    for other in [
        "prompt: y\nconcepts:\n  - id: a\n    any: [Redis, cut $trip]\ngroups: {trip: [q]}\n",
        "prompt: x\nconcepts:\n  - id: a\n    any: [Redis, cut $trip]\ngroups: {trip: [q, r]}\n",
        "prompt: x\nconcepts:\n  - id: a\n    any: [redis, cut $trip]\ngroups: {trip: [q]}\n",
        "prompt: x\nconcepts:\n  - id: a\n    any: [[Redis, cut $trip]]\ngroups: {trip: [q]}\n",
        "prompt: x\npass: 61\nconcepts:\n  - id: a\n    any: [Redis, cut $trip]\ngroups: {trip: [q]}\n",
    ] {
        assert_ne!(one, hash(other), "{other}");
    }
}

#[test]
fn ids_are_safe_to_print() {
    for id in ["", "-x", "a b", "a/b", "a\u{1b}[31m"] {
        let error = Rubric::from_yaml(id, "prompt: x\nconcepts: [a]\n").unwrap_err();
        assert!(!error.to_string().contains('\u{1b}'));
    }
}

#[test]
fn thousands_of_mistakes_are_counted_not_all_shown() {
    let yaml = format!("prompt: x\nconcepts:\n{}", "  - $nothing | | x\n".repeat(20_000));
    let error = Rubric::from_yaml("x", &yaml).unwrap_err();
    assert_eq!(error.problems.len(), 20_000);
    assert!(error.render(false).ends_with("… and 19950 more problems\n"));
    assert!(error.to_string().ends_with("(and 19999 other problems)"));
}

mod any_rubric {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn is_loaded_or_refused(lines in "([a-c$(){}|&*.: \\-\\[\\]'\",é]|any|id|match|exact|\n  ){0,60}") {
            let yaml = format!("prompt: x\ngroups: {{a: [b, $c], c: [d]}}\nconcepts:\n  - {lines}\n");
            if let Err(error) = Rubric::from_yaml("x", &yaml) {
                prop_assert!(!error.problems.is_empty());
                prop_assert!(!error.render(false).is_empty());
            }
        }
    }
}
