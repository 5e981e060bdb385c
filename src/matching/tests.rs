//! Every pattern kind, by what it meets and what it does not.

use crate::grading::{Grader, How, Report, Status};
use crate::rubric::Rubric;

/// Grades an answer by a rubric of one concept, whose lines follow `any:`.
pub(super) fn grade(any: &str, more: &str, answer: &str) -> Report {
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

pub(super) fn quote(pattern: &str, answer: &str) -> Option<String> {
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
fn a_name_is_no_mistyped_word() {
    assert_eq!(met("gorge", "we saw a gorgr").map(|(quote, _)| quote).as_deref(), Some("gorgr"));
    assert_eq!(met("gorge", "my uncle George lives there"), None);
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
    assert_eq!(quote("no schema", "no fixed schema").as_deref(), Some("no fixed schema"));
    assert_eq!(quote("no schema", "no experience with schemas"), None);
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
