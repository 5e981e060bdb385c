//! One clear line on standard error that says what to do, and exit status 2.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use crate::run::{here, nowhere};

#[test]
fn a_missing_file() {
    let error = here().grade("backups nowhere/to/be/found.md").refused();
    assert_eq!(error, "grade: nowhere/to/be/found.md: there is no such file");
    let error = here().grade("backups god.md").refused();
    assert_eq!(error, "grade: god.md: there is no such file; did you mean good.md?");
}

#[test]
fn a_folder() {
    let error = here().grade("backups rubrics").refused();
    assert_eq!(error, "grade: rubrics: is a folder; name the files in it");
}

#[test]
#[cfg(unix)]
fn an_unreadable_file() {
    let run = here();
    // Whoever may read everything cannot be refused; a file that is no file can.
    std::os::unix::fs::symlink("loop", run.path("loop")).unwrap();
    let error = run.grade("backups loop").refused();
    assert!(error.starts_with("grade: loop: cannot be read: "), "{error}");
    assert!(!error.contains("os error"), "{error}");
}

#[test]
fn bytes_that_are_not_utf8() {
    let error = here().file("answer.md", b"A nightly caf\xe9 backup").grade("backups answer.md");
    assert_eq!(
        error.refused(),
        "grade: answer.md: not UTF-8 at byte 13; convert it, for example with iconv -f latin1 -t utf-8"
    );
    let error = here().stdin(b"\xff\xfeb\0a\0").grade("backups").refused();
    assert_eq!(
        error,
        "grade: standard input: is utf-16 text; convert it, for example with iconv -f utf-16 -t utf-8"
    );
}

#[test]
fn an_empty_answer() {
    for empty in ["", " \n\t\r\n", "\u{feff}\n", "---\nquestion: backups\n---\n\n"] {
        let error = here().file("answer.md", empty).grade("backups answer.md").refused();
        assert_eq!(error, "grade: answer.md: the answer is empty");
    }
    let error = here().stdin("").grade("backups").refused();
    assert_eq!(error, "grade: standard input: the answer is empty");
}

#[test]
fn a_binary_file() {
    let error = here().file("answer", b"\x7fELF\x02\x01\x01\0\0").grade("backups answer").refused();
    assert_eq!(error, "grade: answer: is a binary file (byte 7 is zero), not text");
}

#[test]
fn documents_name_what_turns_them_into_text() {
    let cases: [(&str, &[u8], &str); 4] = [
        (
            "a.pdf",
            b"%PDF-1.7\n%\xe2\xe3\n",
            "is a PDF, not text; convert it, for example with pdftotext a.pdf a.txt",
        ),
        (
            "a.docx",
            b"PK\x03\x04\x14\0",
            "is a Word document, not text; convert it, for example with pandoc -f docx -t gfm -o a.md a.docx",
        ),
        (
            "a.odt",
            b"PK\x03\x04\x14\0",
            "is an OpenDocument text, not text; convert it, for example with pandoc -f odt -t gfm -o a.md a.odt",
        ),
        (
            "a.rtf",
            b"{\\rtf1\\ansi nightly}",
            "is an RTF document, not text; convert it, for example with pandoc -f rtf -t gfm -o a.md a.rtf",
        ),
    ];
    for (name, content, says) in cases {
        let error = here().file(name, content).grade(&format!("backups {name}")).refused();
        assert_eq!(error, format!("grade: {name}: {says}"));
    }
}

#[test]
fn two_answers_from_one_standard_input() {
    let error = here().stdin("nightly backup").grade("backups - -").refused();
    assert_eq!(error, "grade: standard input holds one answer; `-` may be given only once");
}

#[test]
fn an_answer_that_is_far_too_large() {
    let run = here();
    fs::File::create(run.path("huge.md")).unwrap().set_len((64 << 20) + 1).unwrap();
    let error = run.grade("backups huge.md").refused();
    assert_eq!(error, "grade: huge.md: is larger than 8 MiB, the most that an answer may have");
}

#[test]
fn an_unknown_question() {
    let error = here().stdin("nightly backup").grade("bakups").refused();
    assert_eq!(error, "grade: there is no question `bakups`; did you mean `backups`?");
}

#[test]
fn rubrics_that_are_not_there() {
    let error = here().stdin("x").grade("--rubrics no/such/folder backups").refused();
    assert!(error.contains("no/such/folder"), "{error}");
    let error = here().env("GRADE_RUBRICS", "no/such/folder").stdin("x").grade("backups").refused();
    assert!(error.contains("no/such/folder"), "{error}");
}

#[test]
fn a_broken_rubric_is_shown_with_line_and_caret() {
    let ran = here()
        .file("rubrics/home/backups.yaml", "prompt: Why?\nconcepts: [backup]\nreveiw: 45\n")
        .stdin("backup")
        .grade("backups");
    assert_eq!((ran.status, ran.stdout.as_str()), (2, ""));
    for part in ["backups.yaml:3:1", "reveiw: 45", "^^^^^^", "`review`"] {
        assert!(ran.stderr.contains(part), "{part}: {}", ran.stderr);
    }
}

#[test]
fn control_characters_in_names_are_never_sent_raw() {
    let run = here().file("a\u{1b}[2J.md", "");
    let error = run.run(&["backups", "a\u{1b}[2J.md"]).refused();
    assert_eq!(error, r"grade: a\u{1b}[2J.md: the answer is empty");
    let error = run.run(&["back\u{1b}[2Jups"]).refused();
    assert!(!error.contains('\u{1b}'), "{error}");
}

#[test]
fn options_that_do_not_exist_name_those_that_do() {
    let ran = here().stdin("x").grade("backups --format xml");
    assert_eq!(ran.status, 2);
    assert!(
        ran.stderr.contains(
            "[possible values: human, json, ndjson, junit, sarif, github, markdown, csv, html]"
        ),
        "{}",
        ran.stderr
    );
    let ran = here().stdin("x").grade("backups --output xml=report.xml");
    assert_eq!(ran.status, 2);
    assert!(
        ran.stderr.contains("there is no format `xml`, only human, json, ndjson"),
        "{}",
        ran.stderr
    );
}

#[test]
fn options_for_grading_do_not_go_before_a_command() {
    let error = here().grade("--format json backups list").refused();
    assert!(error.contains("options go after it"), "{error}");
}

#[test]
fn without_rubrics_nearby_the_built_in_questions_are_there() {
    let ran = nowhere().stdin("We put Redis in front of the database.").grade("caching");
    assert!(ran.stdout.starts_with("backend/caching"), "{ran:?}");
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let run = here();
    for arguments in [&["backups"][..], &["backups", "--format", "json"]] {
        let mut child = run.command(arguments).spawn().unwrap();
        drop(child.stdout.take());
        // Only now is there something to report on.
        child.stdin.take().unwrap().write_all(b"A nightly backup.").unwrap();
        let output = child.wait_with_output().unwrap();
        let status = run.stdin_of(&arguments.join(" "), "A nightly backup.").status;
        assert_eq!(output.status.code(), Some(status), "the verdict is the same");
        assert_ne!(status, 0);
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    }
}

#[test]
fn a_closed_standard_error_changes_nothing() {
    let run = here();
    let mut child = run.command(&["backups", "missing.md"]).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stderr.take());
    assert_eq!(child.wait_with_output().unwrap().status.code(), Some(2));
}

#[test]
fn whatever_comes_in_is_judged_or_refused() {
    let run = here();
    let mut state = 1_u32;
    let mut next = move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) as usize
    };
    let parts = [
        "cron ",
        "backup\n",
        "# ",
        "| a | b |\n",
        "|-|-|\n",
        "- ",
        "```\n",
        "\u{feff}",
        "\u{1b}[",
        "“",
        "e\u{301}",
        "---\n",
        "\u{202e}",
        "\r",
        "👩‍💻",
        "restore:\n",
        "不 ",
    ];
    for _ in 0..40 {
        let answer: String = (0..next() % 60).map(|_| parts[next() % parts.len()]).collect();
        run.write("any.md", &answer);
        let ran = run.grade("backups any.md --explain");
        assert!(!ran.stderr.contains("panicked"), "{answer:?}: {}", ran.stderr);
        assert!((0..=2).contains(&ran.status));
    }
}

#[test]
fn a_word_near_a_command_proposes_it() {
    let error = here().grade("chek good.md").refused();
    assert!(error.ends_with("there is no question `chek`; did you mean `grade check`?"), "{error}");
    let error = here().grade("backps good.md").refused();
    assert!(error.contains("did you mean `backups`?"), "{error}");
}
