//! What denies, and what only seems to.

use crate::grading::{DenialReason, Status};
use crate::matching::tests::{grade, quote};

#[test]
fn denial_has_a_scope() {
    let status = |answer: &str| grade("[Redis, Kafka]", "", answer).concepts[0].status;
    for answer in [
        "We never used Redis.",
        "It works without any Redis.",
        "A map rather than Redis.",
        "No need for Redis.",
        "Redis I avoid.",
        "Redis? Not in this project.",
        "I have heard of Redis but not used it.",
        "Redis was not used.",
        "Not used:\n- Redis",
    ] {
        assert_eq!(status(answer), Status::Denied, "{answer}");
    }
    for answer in [
        "Not only Redis.",
        "No doubt Redis.",
        "We couldn't have got through without Redis.",
        "We had no cache, so I added Redis.",
        "Without Redis every page would be slow.",
        "I do not like it, but we use Redis.",
        "No memcached, Redis it is.",
    ] {
        assert_eq!(status(answer), Status::Covered, "{answer}");
    }
}

#[test]
fn a_mistyped_word_denies_all_the_same() {
    let status = |answer: &str| grade("[Redis, Kafka]", "", answer).concepts[0].status;
    for answer in [
        "We enver used Redis.",
        "We neer used Redis.",
        "We nevr used Redis.",
        "It runs ithout Redis.",
        "Redis we dnot have.",
        "We did nto use Redis.",
        "There was onthing to do with Redis, nobdy has ever asked for Redis.",
    ] {
        assert_eq!(status(answer), Status::Denied, "{answer}");
    }
    for answer in [
        "Not onyl Redis.",
        "I do not like it, btu we use Redis.",
        "We had no cache, so I aded Redis.",
        "Our e-learning platform runs on Redis.",
    ] {
        assert_eq!(status(answer), Status::Covered, "{answer}");
    }
    let done = |answer: &str| {
        grade("[Redis]", "    done: true\n", answer).concepts[0].evidence[0].denied.is_some()
    };
    assert!(done("I know hwat Redis is."));
    assert!(done("There is Redis, but another tem ran it."));
    assert!(!done("An e-learning site on Redis."));
}

#[test]
fn a_match_over_two_sentences_is_denied_in_either() {
    let status = |answer: &str| grade("[we & page & cache]", "", answer).concepts[0].status;
    assert_eq!(status("We never had a cache. We built pages."), Status::Denied);
    assert_eq!(status("We built pages. There was never a cache."), Status::Denied);
    assert_eq!(status("We built pages. There was a cache."), Status::Covered);
}

#[test]
fn a_pattern_that_holds_a_negation_is_met_with_it() {
    assert!(quote("not limited to", "It is not limited to HTTP.").is_some());
    assert!(quote("without & hit | ask & database", "without asking the database").is_some());
}

#[test]
fn plans_do_not_cover_what_must_have_been_done() {
    let done = grade("[Redis]", "    done: true\n", "We were planning to add Redis.");
    let reason = done.concepts[0].evidence[0].denied.as_ref().map(|denial| denial.reason);
    assert_eq!((done.concepts[0].status, reason), (Status::Denied, Some(DenialReason::Plan)));
    let named = grade("[Redis]", "", "We were planning to add Redis.");
    assert_eq!(named.concepts[0].status, Status::Covered);
    assert!(named.concepts[0].evidence[0].denied.is_none());
}

/// What becomes of Redis where it is listed under a line.
fn below(line: &str) -> Status {
    grade("[Redis]", "", &format!("{line}\n\n- Redis\n- Docker\n")).concepts[0].status
}

#[test]
fn a_heading_denies_what_is_below_only_where_it_leaves_open_what_it_denies() {
    for line in [
        "Not used:",
        "What we do not use:",
        "## Not used at my last company",
        "Things I avoid:",
        "Never worked with:",
        "No experience with:",
        "Without:",
        "Missing:",
    ] {
        assert_eq!(below(line), Status::Denied, "{line}");
    }
    for line in [
        "## Never trust the client",
        "## No shortcuts",
        "## Passwords: not in plain text",
        "**Don't roll your own crypto**",
        "Not negotiable:",
        "What we never skip:",
        "## Without trust",
    ] {
        assert_eq!(below(line), Status::Covered, "{line}");
    }
}

fn status(answer: &str) -> Status {
    grade("[alliances]", "", answer).concepts[0].status
}

#[test]
fn verdicts_deny_what_is_said() {
    for answer in [
        "It is often said that the alliances caused the war, but that is false.",
        "It is often said that the alliances caused the war; that is wrong.",
        "It is often said that the alliances caused the war. That is false.",
        "Some say the alliances caused the war. This is nonsense.",
        "It is often said that the alliances caused the war, which is nonsense.",
        "Many say the alliances caused it, but I disagree.",
        "The alliances were not a cause.",
        "The alliances were not the cause.",
        "The alliances were no cause.",
        "The alliances are not to blame.",
        "The alliances had no influence.",
        "The alliances had nothing to do with the war.",
        "The alliances were irrelevant.",
        "The alliances hardly mattered.",
        "The alliances played no role.",
        "The war was not caused by the alliances.",
        "The belief that the alliances caused the war is mistaken.",
        "The idea that the alliances caused the war has been refuted.",
        "The view that the alliances caused the war is outdated.",
        "The alliances are a Leninist myth.",
        "It is false that the alliances caused the war.",
        "It is wrong that the alliances caused the war.",
        "It is a misconception that the alliances caused the war.",
        "It is not true that the alliances caused the war.",
        "I reject the notion that the alliances caused the war.",
        "People used to think that the alliances caused the war.",
        "People wrongly believe that the alliances caused the war.",
        "I don't think the alliances caused it.",
        "I doubt that the alliances mattered.",
    ] {
        assert_ne!(status(answer), Status::Covered, "{answer}");
    }
}

#[test]
fn affirmations_that_hold_a_negation_affirm() {
    for answer in [
        "If there had been no alliances, the war would have stayed local.",
        "Had there been no alliances, the war would have stayed small.",
        "If it had not been for the alliances, the war would have stayed local.",
        "If it weren't for the alliances, nothing would have happened.",
        "Without the alliances, the war would have stayed local.",
        "But for the alliances the war would have stayed local.",
        "It cannot be denied that the alliances spread the war.",
        "One cannot deny that the alliances spread the war.",
        "I do not doubt that the alliances spread the war.",
        "There is no denying that the alliances mattered.",
        "Nor should one forget the alliances.",
        "We cannot ignore the alliances.",
        "One may not ignore the alliances.",
        "We should not underestimate the alliances.",
        "The role of the alliances must not be overlooked.",
        "The alliances should not be forgotten.",
        "The alliances cannot be ignored.",
        "No factor was as fatal as the alliances.",
        "Nothing mattered more than the alliances.",
        "There can be no doubt about the alliances.",
        "The war could not have spread without the alliances.",
        "The alliances were not the only cause, but they spread it.",
        "The alliances were not just paper.",
        "The alliances did not break, so all were drawn in.",
        "The alliances are to blame.",
        "The alliances were relevant.",
        "Many say the alliances caused the war, and that is true.",
        "Many say the alliances caused the war, and I agree.",
        "Some deny it, but the alliances caused the war.",
        "It is wrong to forget the alliances.",
        "It was not economics. The alliances caused it.",
        "Some say greed caused the war. That is wrong. The alliances did.",
        "It was a mistake to rely on alliances.",
        "The alliances were a mistake.",
    ] {
        assert_eq!(status(answer), Status::Covered, "{answer}");
    }
}

#[test]
fn who_refutes_a_wrong_claim_does_not_make_it() {
    let rest = "misconceptions:\n  - {id: soil, any: [Hitler, food from the soil]}\n";
    let charged = |answer: &str| !grade("[light]", rest, answer).misconceptions.is_empty();
    for answer in [
        "Plants take their food from the soil.",
        "Hitler started it.",
        "Hitler started it, that is clear.",
    ] {
        assert!(charged(answer), "{answer}");
    }
    for answer in [
        "Hitler did not start this war.",
        "It is often said that Hitler started it, but that is false.",
        "It is often said that plants take their food from the soil, but that is false.",
        "People used to think that plants take their food from the soil.",
        "Some think plants take their food from the soil. That is wrong.",
    ] {
        assert!(!charged(answer), "{answer}");
    }
}

/// Of Redis and Kafka, whether each is covered.
fn used(answer: &str) -> [bool; 2] {
    ["[Redis]", "[Kafka]"].map(|any| grade(any, "", answer).concepts[0].status == Status::Covered)
}

#[test]
fn what_stands_instead_of_a_thing_is_not_denied_with_it() {
    for answer in [
        "Instead of Redis we used Kafka.",
        "Without Redis we used Kafka.",
        "Rather than Redis we used Kafka.",
        "We moved away from Redis to Kafka.",
    ] {
        assert_eq!(used(answer), [false, true], "{answer}");
    }
}

#[test]
fn denials_great_and_small() {
    for answer in [
        "No-one uses Redis.",
        "Noone uses Redis.",
        "None uses Redis.",
        "Nowhere did we use Redis.",
        "We hardly used Redis.",
        "We did not cache, without Redis.",
        "We ran it w/o Redis.",
        "It was Redis-free.",
        "Redis: n/a",
        "Redis is a waste of time.",
        "We did not, at any time, use Redis.",
        "I've looked at Redis, but I wouldn't say that I know it.",
    ] {
        assert!(!used(answer)[0], "{answer}");
    }
    for answer in [
        "We never looked back after adding Redis.",
        "Without a doubt Redis helped.",
        "It's no secret that we use Redis.",
        "There is no better tool than Redis.",
        "No request was served without Redis.",
        "I wouldn't trade Redis for anything.",
        "Sessions live in Redis, never in the database.",
        "It turned out there was no Redis in front, so I put one there.",
        "We noticed that there was no Redis and added it.",
    ] {
        assert!(used(answer)[0], "{answer}");
    }
}

#[test]
fn what_a_but_contrasts_and_a_no_takes_away() {
    let status = |any: &str, answer: &str| grade(any, "", answer).concepts[0].status;
    let hash = "[password & hash]";
    assert_eq!(status(hash, "It doesn't save the password but a hash."), Status::Covered);
    let second = "[server & down & second]";
    assert_eq!(status(second, "If the server is down, a second takes over."), Status::Covered);
    assert_eq!(status(second, "If the server is down there is no second."), Status::Denied);
}
