//! Every pattern kind, by what it meets and what it does not.

use crate::grading::{DenialReason, Grader, How, Report, Status};
use crate::rubric::Rubric;

/// Grades an answer by a rubric of one concept, whose lines follow `any:`.
fn grade(any: &str, more: &str, answer: &str) -> Report {
    let yaml = format!("prompt: Tell me.\nconcepts:\n  - id: it\n    any: {any}\n{more}");
    let rubric = Rubric::from_yaml("question", &yaml).unwrap_or_else(|error| panic!("{error}"));
    Grader::new(&rubric).explaining().grade(answer)
}

/// What met a pattern, and how; `None` where nothing did.
fn met(pattern: &str, answer: &str) -> Option<(String, How)> {
    let report = grade(&format!("['{pattern}']"), "", answer);
    let concept = &report.concepts[0];
    let evidence = concept.evidence.first().filter(|_| concept.status == Status::Covered)?;
    Some((evidence.quote.clone(), evidence.how))
}

fn quote(pattern: &str, answer: &str) -> Option<String> {
    met(pattern, answer).map(|(quote, _)| quote)
}

#[test]
fn a_word_is_met_inflected_rewritten_or_mistyped_but_not_by_another_word() {
    for (pattern, answer, how) in [
        ("Redis", "(Redis)", Some(How::Exact)),
        ("caching", "We cached it.", Some(How::Inflected)),
        ("caching", "It is cacheable.", Some(How::Inflected)),
        ("index", "two indices", Some(How::Inflected)),
        ("optimise", "optimized", Some(How::Inflected)),
        ("key-value", "a key value store", Some(How::Exact)),
        ("key-value", "keyvalue", Some(How::Exact)),
        ("keyvalue", "key-value", Some(How::Inflected)),
        ("load balancing", "loadbalancing", Some(How::Inflected)),
        ("microservices", "micro services", Some(How::Inflected)),
        ("refactored", "we re-factored it", Some(How::Exact)),
        ("Node.js", "NodeJS", Some(How::Exact)),
        ("2FA", "2 FA", Some(How::Inflected)),
        ("OAuth", "OAuth2", Some(How::Inflected)),
        ("ACID", "A.C.I.D.", Some(How::Exact)),
        ("API", "the APIs", Some(How::Inflected)),
        ("VM", "our VMs", Some(How::Inflected)),
        ("Redis", "Reddis", Some(How::Typo)),
        ("Kubernetes", "kubrnetes", Some(How::Typo)),
        ("authentication", "authentification", Some(How::Typo)),
        ("caching", "catching", None),
        ("scrypt", "a script", None),
        ("REST", "a TEST", None),
        ("salt", "slat", None),
        ("relational", "non-relational", None),
        ("structured", "unstructured", None),
        ("synchronous", "asynchronous", None),
        ("stateful", "stateless", None),
        ("SQL", "NoSQL and MySQL", None),
        ("often", "out of ten", None),
        ("author", "authorization", None),
    ] {
        assert_eq!(met(pattern, answer).map(|(_, how)| how), how, "{pattern} / {answer}");
    }
}

#[test]
fn a_typo_of_another_word_is_none_of_the_rubrics() {
    for (pattern, answer) in [
        // The other word is a likelier slip away,
        ("Okta", "Security, um, okya, so the passwords"),
        ("Veeam", "code reviews with the teeam"),
        ("JUnit", "**UUnit of work**"),
        ("Keras", "two yeras ago"),
        ("Nest", "I am nost comfortable with it"),
        ("caching", "proper baches instead of single rows"),
        ("PostgREST", "a PostgreSL database"),
        // as likely, but among the most frequent,
        ("auth", "two machines wuth a thing in front"),
        ("hole", "support may look at it hile a ticket is open"),
        ("hinge", "faster for some hings"),
        ("Dask", "Django for two years and Fask for smaller things"),
        // or what is meant is no form of the rubric's word.
        ("cache", "a bit of RAM in ach process"),
        ("scale", "one smal service"),
        ("stats", "Stae data would be a problem"),
    ] {
        assert_eq!(met(pattern, answer), None, "{pattern} / {answer}");
    }
    for (pattern, answer) in [
        ("bcrypt", "bycrypt"),
        ("MongoDB", "mongdb"),
        ("database", "databse"),
        ("cache", "cahce"),
        ("caching", "we cahced it"),
        ("query", "qeury"),
        ("query", "fewer qeuries"),
        ("index", "two indxes"),
        ("access", "often accesed"),
        ("every", "evry event"),
    ] {
        assert_eq!(met(pattern, answer).map(|(_, how)| how), Some(How::Typo), "{answer}");
    }
}

#[test]
fn names_that_are_words_need_their_capital_or_company() {
    let pair = "[[Go, Golang], Python]";
    let covered = |answer: &str| grade(pair, "", answer).concepts[0].status == Status::Covered;
    assert!(covered("We write Go."));
    assert!(!covered("We go home."));
    assert!(!covered("Go home."));
    assert!(!covered("We went home."));
    for answer in [
        "We write Python and go.",
        "Go is fast.",
        "Go, of course.",
        "- Go: two years",
        "- go",
        "## Go",
        "| language | years |\n| --- | --- |\n| Go | 5 |",
        "We write `go`.",
        "We write go and python.",
        "go/python",
        "Go 1.20",
        "My stack: go, Django, Postgres",
    ] {
        assert!(covered(answer), "{answer}");
    }
    for answer in ["I go and then, with a python, rest.", "- go home", "Go to the python."] {
        assert!(!covered(answer), "{answer}");
    }
    assert_eq!(quote("REST & style", "rest is a style").as_deref(), Some("rest is a style"));
}

#[test]
fn phrases_take_two_other_words_within_a_sentence() {
    assert_eq!(
        quote("reduce load", "It reduced the server load.").as_deref(),
        Some("reduced the server load")
    );
    assert_eq!(quote("reduce load", "reduce all of the load"), None);
    assert_eq!(quote("reduce load", "load is reduced"), None);
    assert_eq!(quote("reduce load", "We reduce. Load it."), None);
    assert_eq!(quote("five servers", "five minutes, because the servers"), None);
    assert_eq!(quote("(reduce | cut) load", "cut load").as_deref(), Some("cut load"));
}

#[test]
fn near_takes_twenty_words_and_two_sentences() {
    let filler = |count: usize| "word ".repeat(count);
    assert!(quote("alpha & beta", &format!("alpha {}beta", filler(18))).is_some());
    assert!(quote("alpha & beta", &format!("alpha {}beta", filler(19))).is_none());
    assert!(quote("alpha & beta", "Beta it is. Then alpha.").is_some());
    assert!(quote("alpha & beta", "Beta it is. No. Then alpha.").is_none());
    assert!(quote("alpha ... beta", "beta alpha").is_none());
    assert!(quote("alpha ... beta", "alpha beta").is_some());
    assert!(quote("alpha & alpha", "alpha").is_none());
}

#[test]
fn options_of_a_pattern() {
    let covers =
        |any: &str, answer: &str| grade(any, "", answer).concepts[0].status == Status::Covered;
    assert!(!covers("[{match: alpha & beta, within: 3}]", "alpha one two beta"));
    assert!(covers("[{match: alpha & beta, within: 4}]", "alpha one two beta"));
    assert!(!covers("[{match: alpha & beta, within: sentence}]", "Alpha. Beta."));
    assert!(covers("[{match: alpha & beta, within: answer}]", "Alpha. One. Two. Three. Beta."));
    assert!(!covers("[{match: kubernetes, typos: 0}]", "kubrnetes"));
    assert!(!covers("[{match: kubernetes, typos: 1}]", "kubrneets"));
    assert!(covers("[{exact: C}]", "I write C, too"));
    assert!(!covers("[{exact: C}]", "c, C++ and C#"));
    assert!(covers("[{exact: GET /}]", "I wrote GET /orders and more"));
    assert!(covers("[{exact: /api/}]", "see (/api/users)."));
    assert!(covers("[{exact: '@Valid'}]", "with @Valid"));
    assert!(covers("[{exact: 'SELECT *'}]", "a SELECT * FROM it"));
    assert!(covers("[{exact: __init__}]", "in `__init__`"));
    assert!(covers("[{exact: user_id}]", "by user_id"));
    assert!(covers("[{exact: <div>}]", "the `<div>` tag"));
    assert!(!covers("[{exact: <div>}]", "<div>text</div>"));
    assert!(covers("[{exact: Spring Boot}]", "with **Spring** Boot"));
    assert!(covers("[{exact: \"rock 'n' roll\"}]", "it is rock ’n’ roll"));
    assert!(covers("[{exact: café}]", "a cafe\u{301} there"));
    for (spelling, answer) in [
        ("GET /", "we GET orders"),
        ("GET /", "we GET, and / or not"),
        ("/api/", "the api / server"),
        ("/api/", "/api"),
        ("'@Valid'", "a Valid name"),
        ("'Stop!'", "Stop"),
        ("'SELECT *'", "SELECT name"),
        ("'*args'", "the args"),
        ("__init__", "the init"),
        ("user_id", "the user-id"),
        ("Spring Boot", "with Spring-Boot"),
    ] {
        assert!(!covers(&format!("[{{exact: {spelling}}}]"), answer), "{spelling}: {answer}");
    }
    for answer in ["an N+1 query", "an N + 1 query"] {
        assert!(covers("[{exact: N+1}]", answer), "{answer}");
    }
    for answer in ["from 1 to N-1", "room N 1", "n+1"] {
        assert!(!covers("[{exact: N+1}]", answer), "{answer}");
    }
    assert!(covers("['C#']", "c# it is"));
    assert!(covers("[{regex: '\\bp9[59]\\b'}]", "the p95 fell"));
    assert!(covers("[crypto*]", "cryptographic"));
    assert!(!covers("[crypto*]", "crypt"));
}

#[test]
fn not_lines_cancel_what_they_overlap() {
    let more = "    not: [the rest of, rest in peace]\n";
    let covered =
        |answer: &str| grade("[REST]", more, answer).concepts[0].status == Status::Covered;
    assert!(covered("REST it is"));
    assert!(!covered("I know THE REST OF it"));
    assert!(covered("the REST of it, and REST"));
}

#[test]
fn a_mistyped_word_does_not_escape_a_not_line() {
    let more = "    not: [{exact: Clean Code}, bus queue]\n";
    let covered = |answer: &str| {
        let any = "[clean code, Service-Bus]";
        grade(any, more, answer).concepts[0].status == Status::Covered
    };
    assert!(covered("We cleaned the code."));
    assert!(covered("It was claen code."));
    assert!(!covered("I read Clean Code."));
    assert!(!covered("I read Clean Coed."));
    assert!(!covered("I read Claen Code."));
    assert!(!covered("It reads from a Service Bus queue."));
    assert!(!covered("It reads from a Service Bus qeue."));
}

#[test]
fn quantities() {
    for (class, answer, quoted) in [
        ("$percent", "down 70 precent", Some("70 precent")),
        ("$percent", "99,9 % of it", Some("99,9 %")),
        ("$percent", "seventy per cent", Some("seventy per cent")),
        ("$duration", "in 20ms", Some("20ms")),
        ("$duration", "half a second", Some("half a second")),
        ("$duration", "two hundred milliseconds", Some("two hundred milliseconds")),
        ("$size", "1.5 GB", Some("1.5 GB")),
        ("$number", "2FA and p99", None),
        ("$measured", "a 6x improvement", Some("6x")),
        ("$measured", "6.4× faster", Some("6.4×")),
        ("$measured", "cut in half", Some("in half")),
        ("$measured", "a tenth of its former calls", Some("tenth of its former")),
        ("$measured", "a third of what it took", Some("third of what")),
        ("$measured", "half of the users in half of the teams", None),
        ("$measured", "it begins with 0x", None),
        ("$measured", "twice as fast", Some("twice as fast")),
        ("$measured", "2.8s to about 190ms", Some("2.8s to about 190ms")),
        ("$measured", "46 queries, now 24", Some("46 queries, now 24")),
        ("$measured", "500ms → 50ms", Some("500ms → 50ms")),
        (
            "$measured",
            "from four seconds down to under one second",
            Some("four seconds down to under one second"),
        ),
        ("$measured", "it takes 2 to 3 requests", None),
        ("$measured", "for five years", None),
    ] {
        assert_eq!(quote(class, answer).as_deref(), quoted, "{class} / {answer}");
    }
}

#[test]
fn headings_lead_ins_and_table_heads_lend_their_words() {
    for answer in [
        "# SOAP\n\n- only xml",
        "SOAP:\n\n- verbose\n- old\n- only xml",
        "| | REST | SOAP |\n|--|--|--|\n| format | any | only xml |\n",
        "**SOAP**\nIt has only xml.",
    ] {
        let report = grade("['SOAP & only xml']", "", answer);
        let evidence = &report.concepts[0].evidence;
        assert_eq!(report.concepts[0].status, Status::Covered, "{answer}");
        assert_eq!(evidence[0].quote, "only xml", "{answer}");
        assert_eq!(evidence[0].context[0].of(answer), "SOAP", "{answer}");
    }
    let other_column = "| | REST | SOAP |\n|--|--|--|\n| format | only xml | any |\n";
    assert_eq!(quote("SOAP & only xml", other_column), None);
}

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

#[test]
fn the_nearest_miss_says_why() {
    let why = |pattern: &str, answer: &str| {
        let report = grade(&format!("['{pattern}']"), "", answer);
        report.concepts[0].nearest.as_ref().map(|miss| miss.why.clone())
    };
    assert_eq!(
        why("scrypt", "a script").as_deref(),
        Some("`script` is a word of its own, not a typo of `scrypt`")
    );
    assert_eq!(
        why("facade", "a fassade").as_deref(),
        Some("`fassade` is 2 edits away from `facade`; at most 1 count as a typo")
    );
    assert_eq!(
        why("Keras", "two yeras ago").as_deref(),
        Some("`yeras` is more likely a typo of another word than of `keras`")
    );
    assert_eq!(why("alpha & beta", "alpha").as_deref(), Some("nothing was found for `beta`"));
    assert_eq!(why("alpha", "nothing of the kind"), None);
}

#[test]
fn what_is_copied_from_the_prompt_is_no_evidence() {
    let yaml = "prompt: What is the role of Redis in a backend?\nconcepts: [Redis]\n";
    let rubric = Rubric::from_yaml("redis-role", yaml).unwrap();
    let status = |answer: &str| Grader::new(&rubric).grade(answer).concepts[0].status;
    assert_eq!(status("What is the role of Redis in a backend? I do not know."), Status::Missing);
    assert_eq!(status("# redis-role\n\nIt is a store."), Status::Missing);
    assert_eq!(status("Redis keeps what is asked for often."), Status::Covered);
}

#[test]
fn other_languages_have_their_stemmer() {
    let yaml = "prompt: Was?\nlanguage: de\nconcepts: [Datenbank, Katze, Test]\n";
    let rubric = Rubric::from_yaml("frage", yaml).unwrap();
    let report = Grader::new(&rubric).grade("Die Datenbanken sind da, die Tests auch.");
    let status: Vec<_> = report.concepts.iter().map(|concept| concept.status).collect();
    // That "tests" is a common English word says nothing here.
    assert_eq!(status, [Status::Covered, Status::Missing, Status::Covered]);
    for (language, concept, answer) in [
        ("de", "Schwäche", "Die Verfassung hatte Schwaechen."),
        ("de", "Schwaeche", "Die Verfassung hatte Schwächen."),
        ("fr", "oxygène", "La plante rend de l’oxygène."),
        ("fr", "énergie solaire", "C'est l'énergie solaire."),
        ("fr", "l'eau", "Elle boit beaucoup d'eau."),
        ("it", "acqua", "La pianta beve dell'acqua."),
        ("de", "Mehrheit", "Es gab eine Mehrhiet."),
    ] {
        let yaml = format!("prompt: '?'\nlanguage: {language}\nconcepts: [\"{concept}\"]\n");
        let rubric = Rubric::from_yaml("it", &yaml).unwrap();
        let report = Grader::new(&rubric).grade(answer);
        assert_eq!(report.concepts[0].status, Status::Covered, "{concept}: {answer}");
    }
    let yaml = "prompt: '?'\nlanguage: de\nconcepts: [keine Mehrheit]\n";
    let rubric = Rubric::from_yaml("it", yaml).unwrap();
    let report = Grader::new(&rubric).grade("Es gab eine Mehrheit.");
    assert_eq!(report.concepts[0].status, Status::Missing);
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
    ] {
        assert!(used(answer)[0], "{answer}");
    }
}
