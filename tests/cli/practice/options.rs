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
#[cfg(unix)]
fn what_a_failing_editor_saved_is_kept() {
    let run = practising().env("PATH", "/usr/bin:/bin").env("VISUAL", "sh fails");
    let run = run.file("fails", "echo 'Green leaves.' >> \"$1\"\nexit 3\n");
    let ran = run.stdin_of("practice tea", "The kettle.\n:edit\n:done\nq\n");
    assert_eq!(ran.status, 0);
    assert!(ran.stdout.contains("ended with exit status: 3"), "{}", ran.stdout);
    assert_eq!(journal(&run)[1]["answer"], "The kettle.\nGreen leaves.");
    let ran = run.stdin_of("practice tea --editor", "");
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("what it saved is kept in"), "{}", ran.stderr);
    assert_eq!(super::drafts(&run), ["Green leaves.\n"]);
}

#[test]
#[cfg(unix)]
fn what_is_no_text_or_too_much_is_moved_aside_and_named() {
    let no_text = "printf 'caf\\351' > \"$1\"\n";
    let too_much = "head -c 9000000 /dev/zero | tr '\\0' x > \"$1\"\n";
    for (script, problem) in [(no_text, "not UTF-8 at byte 3"), (too_much, "larger than 8 MiB")] {
        let run = practising().env("PATH", "/usr/bin:/bin").env("VISUAL", "sh odd");
        let run = run.file("odd", script);
        let ran = run.stdin_of("practice tea", "The kettle.\n:edit\n:done\nq\n");
        assert_eq!(ran.status, 0);
        let said = ran.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(problem), "{}", ran.stdout);
        assert_eq!(journal(&run)[1]["answer"], "The kettle.");
        assert!(run.path("kept/drafts/home+tea~1.saved").exists(), "{said}");
    }
}

#[test]
fn whatever_comes_in_is_taken_as_it_is() {
    let run = practising();
    let hostile = b"\x1b]0;owned\x07 \xe2\x80\xae kettle\x00\r\n:done\r\n\x1b[2J\r\ns\r\n";
    let ran = run.stdin(hostile).grade("practice tea");
    assert_eq!(ran.status, 0);
    let controls = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
    assert!(!ran.stdout.contains(controls), "{}", ran.stdout);
    assert!(ran.stdout.contains("⟦kettle⟧"), "{}", ran.stdout);
}

#[test]
fn what_is_not_utf8_is_refused_with_its_place() {
    let run = practising();
    let ran = run.stdin(b"The kettle,\nat caf\xe9 warmth.\n:done\nq\n").grade("practice tea");
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("standard input: not UTF-8 at byte 18; convert"), "{}", ran.stderr);
    assert!(!ran.stdout.contains("Your answer"), "{}", ran.stdout);
}

#[test]
fn a_script_may_name_its_keys_in_words_and_mistype_a_command() {
    let run = practising();
    let ran = run.stdin_of("practice backups", "Hourly snapshots.\n:don\n:done\nHint\nQuit\n");
    assert_eq!(ran.status, 0);
    assert!(ran.stderr.contains("`:don` is part of your answer; did you mean :done?"));
    assert!(ran.stdout.contains("Key and Enter:"), "{}", ran.stdout);
    assert!(ran.stdout.contains("Hint for #3"), "{}", ran.stdout);
    assert!(!ran.stdout.contains("none of the keys"), "{}", ran.stdout);
}

#[test]
#[cfg(unix)]
fn what_comes_through_a_pipe_after_the_time_chooses_nothing() {
    let run = practising();
    let mut command = std::process::Command::new("sh");
    let script = "(printf 'Hourly snap'; sleep 2; printf 'shots.\\nn\\nq\\n:done\\nh\\nq\\n') \
                  | \"$0\" practice backups --time 1s";
    command.args(["-c", script, env!("CARGO_BIN_EXE_grade")]);
    command.current_dir(run.path(".")).env_clear().env("PATH", "/usr/bin:/bin");
    command.envs(run.environment().iter().map(|(name, value)| (name, value)));
    let ran = run.finish(command, b"");
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    assert!(ran.stdout.contains("Time is up: what still comes of this answer"), "{}", ran.stdout);
    assert!(ran.stdout.contains("Hint for #1"), "{}", ran.stdout);
    assert_eq!(journal(&run)[1]["answer"], "Hourly snap");
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
    run.write("latin1.md", b"caf\xe9");
    let ran = run.stdin_of("practice tea --watch latin1.md", "");
    assert!(ran.stdout.contains("latin1.md: not UTF-8 at byte 3"), "{}", ran.stdout);
    for (wrong, says) in [
        ("tea --watch rubrics", "rubrics: is a folder"),
        ("tea --watch no/where.md", "no/where.md: there is no such folder"),
        ("tea backups --watch my.md", "--watch judges one file by one question"),
    ] {
        let error = run.grade(&format!("practice {wrong}")).refused();
        assert!(error.contains(says), "{error}");
    }
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
    // A pack whose order has a mistake is passed over too.
    run.write("rubrics/odd/pack.yaml", "order: 3\n");
    run.write("rubrics/odd/one.yaml", "prompt: Which?\nconcepts: [one]\n");
    let ran = run.stdin_of("practice", "Nightly.\n:done\nq\n");
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("`order` is a list"), "{}", ran.stderr);
    assert!(ran.stdout.contains("This session:"), "{}", ran.stdout);
}
