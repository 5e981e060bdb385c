//! Which questions are asked, and how.

use super::{journal, practising};

/// The questions that a session asks, in order.
fn asked(arguments: &str) -> Vec<String> {
    asked_by(&practising(), arguments)
}

fn asked_by(run: &crate::run::Run, arguments: &str) -> Vec<String> {
    let ran = run.stdin_of(&format!("practice {arguments}"), &"x\n:done\nn\n".repeat(20));
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{}", ran.stdout);
    let lines = ran.stdout.lines().filter_map(|line| line.split_once("  (")?.0.split_once('/'));
    lines.map(|(_, id)| id.to_owned()).collect()
}

#[test]
fn questions_are_asked_by_need_by_name_and_by_pack() {
    assert_eq!(asked(""), ["backups", "tea"], "the pack's order, and not the built-in pack");
    assert_eq!(asked("tea"), ["tea"]);
    assert_eq!(asked("2 backups tea"), ["tea", "backups"]);
    let backend = asked("--pack backend --session 2");
    assert_eq!(backend, ["experience", "languages"]);
    let mut random = asked("--random");
    random.sort();
    assert_eq!(random, ["backups", "tea"]);
}

#[test]
fn what_is_due_comes_first() {
    let run = practising();
    let attempt = |question: &str, at: &str| {
        format!(
            "{{\"kind\":\"attempt\",\"at\":\"{at}\",\"question\":\"{question}\",\"rubric\":\"\",\
             \"attempt\":1,\"rating\":\"good\",\"score\":1,\"max\":1,\"percent\":100,\
             \"outcome\":\"passed\",\"seconds\":5,\"covered\":[],\"partial\":[],\"denied\":[],\
             \"missing\":[],\"answer\":\"x\"}}\n"
        )
    };
    let header = "{\"grade\":\"practice\",\"version\":1}\n";
    let (past, future) = ("2020-01-01T12:00:00Z", "2099-01-01T12:00:00Z");
    let journal = [header, &attempt("home/tea", past), &attempt("home/backups", future)].concat();
    run.write("kept/practice.ndjson", journal);
    assert_eq!(asked_by(&run, "--due"), ["tea"]);
    // That answer was no good, so it is no longer due today, but weak.
    let ran = run.grade("practice --due");
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    assert!(ran.stdout.starts_with("Nothing is due; the next is home/tea on "), "{}", ran.stdout);
    assert_eq!(asked_by(&run, ""), ["tea", "backups"]);

    let ran = practising().grade("practice --due");
    assert_eq!(ran.stdout, "Nothing is due, since nothing was practised; try `grade practice`.\n");
}

#[test]
fn a_session_ends_after_so_many_questions() {
    let run = practising();
    let ran = run.stdin_of("practice --session 1 --time 3m", "Hourly snapshots.\n:done\nn\n");
    assert!(ran.stdout.contains("(new, 3 min for it)"), "{}", ran.stdout);
    assert!(ran.stdout.contains("n finish"), "{}", ran.stdout);
    assert!(ran.stdout.contains("This session:"), "{}", ran.stdout);
    assert!(!ran.stdout.contains("green tea"), "{}", ran.stdout);
}

#[test]
fn what_may_be_seen_of_what_was_not_found() {
    let shown = |level: &str| {
        let ran = practising().stdin_of(
            &format!("practice backups --reveal {level}"),
            "Hourly snapshots.\n:done\nh\nm\nh\nq\n",
        );
        assert_eq!(ran.status, 0);
        ran.stdout.replace("Try to restore", "")
    };
    for level in ["none", "hints"] {
        let shown = shown(level);
        let (before, after) = shown.split_once("The model answer:").unwrap();
        for secret in ["restore", "Tries the", "two places", "Encrypts", "NAS", "GPG"] {
            assert!(!before.contains(secret), "{secret}: {before}");
        }
        assert_eq!(before.contains("Hint for #3"), level == "hints", "{before}");
        assert_eq!(after.contains("Hint for “Keeps copies"), level == "hints", "{after}");
    }
    assert!(shown("labels").contains("Tries the restore"));
    assert!(shown("all").contains("would count"));
}

#[test]
fn mistakes_are_told_on_one_line() {
    let run = practising();
    let error = run.grade("practice tee").refused();
    assert_eq!(error, "grade: there is no question `tee`; did you mean `tea`?");
    let error = run.grade("practice --pack hoem").refused();
    assert_eq!(error, "grade: there is no pack `hoem`, only `home`, `backend`");
    for wrong in ["--time soon", "--session 0", "--due --random", "tea --pack home"] {
        assert_eq!(run.grade(&format!("practice {wrong}")).status, 2, "{wrong}");
    }
    let ran = run.stdin_of("practice tea --editor", "");
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("set VISUAL or EDITOR"), "{}", ran.stderr);
}

#[test]
#[cfg(unix)]
fn an_editor_that_writes_nothing_or_fails_is_not_called_for_ever() {
    let run = practising().env("PATH", "/usr/bin:/bin").env("VISUAL", "true");
    let ran = run.stdin_of("practice tea --editor", "");
    assert_eq!(ran.status, 0);
    assert!(ran.stdout.contains("Nothing was written."), "{}", ran.stdout);
    let run = run.env("VISUAL", "false");
    let ran = run.stdin_of("practice tea --editor", "");
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("false: ended with exit status: 1"), "{}", ran.stderr);
    // While typing it is a remark, and typing goes on.
    let ran = run.stdin_of("practice tea", "The kettle.\n:edit\n:done\nq\n");
    assert_eq!(ran.status, 0);
    assert_eq!(journal(&run)[1]["answer"], "The kettle.");
}

#[test]
fn whatever_comes_in_is_taken_as_it_is() {
    let run = practising();
    let hostile = b"\xff\xfe\x1b]0;owned\x07 \xe2\x80\xae kettle\x00\r\n:done\r\n\x1b[2J\r\ns\r\n";
    let ran = run.stdin(hostile).grade("practice tea");
    assert_eq!(ran.status, 0);
    let controls = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
    assert!(!ran.stdout.contains(controls), "{}", ran.stdout);
    assert!(ran.stdout.contains("⟦kettle⟧"), "{}", ran.stdout);
}

#[test]
fn an_end_of_the_input_ends_it() {
    for input in ["", "\n\n", "The kettle.", "The kettle.\n:done\n", "The kettle.\n:done\ns\n"] {
        let ran = practising().stdin_of("practice tea", input);
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{input}");
        assert_eq!(ran.stdout.contains("⟦kettle⟧"), input.contains("kettle"), "{input}");
    }
}

#[test]
fn a_watched_file_is_judged_before_a_script_ends() {
    let run = practising().file("my.md", "The kettle.");
    let ran = run.stdin_of("practice tea --watch my.md", "");
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    assert!(ran.stdout.contains("⟦kettle⟧"), "{}", ran.stdout);
    assert_eq!(journal(&run).len(), 2);
    let ran = run.stdin_of("practice tea --watch nothing.md", "");
    assert_eq!((ran.status, ran.stdout.contains("⟦")), (0, false));
}

#[test]
fn a_rubric_with_a_mistake_is_passed_over() {
    let run = practising().file("rubrics/home/apples.yaml", "prompt: Which?\nconcept: [apple]\n");
    let run = run.file("rubrics/home/pack.yaml", "order: [tea, apples, backups]\n");
    run.write("rubrics/home/backups.yaml", "prompt: How?\nconcepts: [nightly]\n");
    let ran = run.stdin_of("practice", &"Nightly.\n:done\nn\n".repeat(2));
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("apples.yaml") && ran.stderr.contains("concept"), "{}", ran.stderr);
    assert!(ran.stdout.contains("home/backups  (new, question 2 of 2)"), "{}", ran.stdout);
    assert!(ran.stdout.contains("This session:"), "{}", ran.stdout);
    assert_eq!(run.stdin_of("practice apples", "").status, 2);
}
