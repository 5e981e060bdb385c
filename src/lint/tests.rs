//! Each kind of finding, on the smallest rubric that has it and on one that only looks like it.

use super::{LINTS, lint};
use crate::rubric::Rubric;

/// The findings of a code, each as `line:column title (reason)`.
fn found(code: &str, yaml: &str) -> Vec<String> {
    assert!(LINTS.iter().any(|lint| lint.code == code), "{code}");
    let rubric = Rubric::from_yaml("tiny", yaml).unwrap();
    let findings = lint(&rubric).into_iter().filter(|finding| finding.code == code);
    let shown = findings.map(|finding| {
        let (place, title) = (finding.place, finding.title);
        format!("{}:{} {title} ({})", place.line(), place.column(), finding.reason)
    });
    shown.collect()
}

/// The titles alone, for a concept with these patterns.
fn titles(code: &str, any: &str) -> Vec<String> {
    let yaml = format!("prompt: Well?\nconcepts:\n  - id: it\n    any: {any}\n");
    let found = found(code, &yaml);
    found.iter().map(|one| one.split_once(' ').unwrap().1.to_owned()).collect()
}

fn useless(any: &str) -> Vec<String> {
    let titles = titles("useless-pattern", any);
    titles.iter().map(|title| title.split(" (").next().unwrap().to_owned()).collect()
}

#[test]
fn everyday_words() {
    let alone = |any: &str| titles("everyday-word", any).len();
    assert_eq!(
        titles("everyday-word", "[often | cache, Redis]"),
        ["`often` stands alone as a pattern (an everyday word, which answers use in other senses)"]
    );
    assert_eq!(alone("[(often | seldom)]"), 1);
    for fine in ["[read often]", "[often & read]", "[cache]", "[Rest]", "[{exact: often}]"] {
        assert_eq!(alone(fine), 0, "{fine}");
    }
    let group =
        "prompt: Well?\nconcepts: [{id: it, any: [$some]}]\ngroups: {some: [often, seldom]}\n";
    assert_eq!(
        found("everyday-word", group),
        ["2:27 `often`, `seldom` stand alone as a pattern \
          (everyday words, which answers use in other senses)"]
    );
    assert_eq!(found("everyday-word", &format!("language: german\n{group}")), [""; 0]);
}

#[test]
fn useless_patterns() {
    assert_eq!(useless("[cache, cached]"), ["`cached` is already met by `cache`"]);
    assert_eq!(useless("[cached, cache]"), ["`cached` is already met by `cache`"]);
    assert_eq!(useless("[cached pages, cache]"), ["`cached pages` is already met by `cache`"]);
    assert_eq!(useless("[cache & page, cache]"), ["`cache & page` is already met by `cache`"]);
    assert_eq!(
        useless("[redis | memcached, memcached, redis]"),
        ["`redis | memcached` is already met by `redis`, `memcached`"]
    );
    assert_eq!(useless("[[Go, Golang], {match: golang}]"), ["`golang` is already met by `Golang`"]);
}

#[test]
fn patterns_that_only_look_useless() {
    for any in [
        "[cache misses, miss the page]",
        "[cache, catching]",
        "[{match: cache, worth: 0.5}, cached pages]",
        "[{match: cache, typos: 0}, cached pages]",
        "[fetch ... rows, cache]",
        // Words may stand between those of the longer one.
        "[fewer database reads, fewer reads]",
        // A name that is a word too counts in lower case only in company.
        "[Express, Express & Node]",
        "[REST, rest api]",
        "[Memcached, Memcache]",
        // The negation belongs to the first, and denies the second.
        "[never & lost, lost]",
        // These take no typos.
        "[{regex: cach(e|ing)}, cache]",
        "[{exact: cache}, cache misses]",
        "[cach*, cache]",
    ] {
        assert_eq!(useless(any), [""; 0], "{any}");
    }
    let two = "prompt: Well?\nconcepts:\n  - {id: it, at_least: 2, any: [tape, tape drive]}\n";
    assert_eq!(found("useless-pattern", two), [""; 0]);
}

#[test]
fn patterns_that_meet_the_prompt() {
    let yaml = "prompt: What is caching good for?\nconcepts: [cache, stale & cache]\n";
    assert_eq!(
        found("meets-prompt", yaml),
        ["2:12 `cache` meets the prompt's own words (the prompt says \"caching\")"]
    );
}

#[test]
fn concepts_of_the_same_words() {
    let yaml = "prompt: Well?\nconcepts:\n  - {id: a, any: [cache, Redis]}\n  \
                - {id: b, any: [cached, cache & stale]}\n  - {id: c, any: [Redis, disk]}\n";
    assert_eq!(
        found("same-words", yaml),
        [
            "4:5 whatever meets `b` meets `a` too (every pattern of it meets a pattern of `a`)",
            "5:19 `Redis` stands in `a` too, on line 3 \
             (the same words earn the points of two concepts)",
        ]
    );
}

#[test]
fn hints() {
    let hinted = |hint: &str| {
        let yaml = format!(
            "prompt: Well?\nconcepts:\n  - id: store\n    hint: {hint}\n    any: [Redis, REST, put & front]\n"
        );
        found("hint-gives-away", &yaml)
    };
    assert_eq!(
        hinted("Did you put anything in front?"),
        ["4:11 the hint of `store` gives it away (\"put anything in front\" meets `put & front`)"]
    );
    assert_eq!(hinted("And the rest?").len(), 1, "whatever its case");
    assert_eq!(hinted("Was it not Redis?").len(), 1, "denied or not");
    assert_eq!(hinted("Which product held the data?"), [""; 0]);
    let yaml =
        "prompt: Well?\nconcepts:\n  - id: store\n    label: Names a store\n    any: [Redis]\n";
    assert_eq!(
        found("missing-hint", yaml),
        ["3:5 `store` has no hint (whoever misses it is not told where to look)"]
    );
    assert_eq!(found("missing-label", yaml), [""; 0]);
}

#[test]
fn labels() {
    let yaml = "prompt: Well?\nconcepts:\n  - {id: a-store, any: [Redis]}\n  - Memcached\n";
    assert_eq!(
        found("missing-label", yaml),
        ["3:5 `a-store` has no label (reports call it \"A store\", after its id)"]
    );
}

#[test]
fn references() {
    let judged = |reference: &str| {
        let yaml =
            format!("prompt: Well?\nconcepts: [Redis, Varnish, Kafka]\nreference: {reference}\n");
        found("reference-fails", &yaml)
    };
    assert_eq!(
        judged("We used Redis."),
        ["3:12 the reference answer does not pass: 33.3 % (not covered: varnish, kafka)"]
    );
    assert_eq!(
        judged("We used Redis and Kafka."),
        ["3:12 the reference answer reaches 66.7 %, less than 90 % (not covered: varnish)"]
    );
    assert_eq!(judged("We used Redis, Varnish and Kafka."), [""; 0]);
}

#[test]
fn lost_operators() {
    assert_eq!(
        titles("lost-operator", "[carbon dioxide|CO2]"),
        ["`dioxide|CO2` is read as one word (an operator stands between blanks)"]
    );
    assert_eq!(
        titles("lost-operator", "[(photo | *synthesis)]"),
        ["`*synthesis` is read as one word (a `*` counts only after a word)"]
    );
    for fine in ["[carbon | CO2]", "[R&D]", "[photo*]", "[{exact: a|b}]", "[CI/CD]"] {
        assert!(titles("lost-operator", fine).is_empty(), "{fine}");
    }
}
