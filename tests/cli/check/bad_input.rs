//! Whatever lies in a folder is judged, skipped or named as an error; nothing else happens.

use std::fs;

use super::passing;
use crate::run::{answer, here};

#[test]
fn a_large_file_is_refused_unread() {
    let run = passing();
    let file = fs::File::create(run.path("answers/tea.md")).unwrap();
    file.set_len(200 << 20).unwrap();
    let ran = run.grade("check answers");
    assert_eq!(ran.status, 2);
    let told = "answers/tea.md  has 209715200 bytes, more than the 1048576 that --max-bytes";
    assert!(ran.stdout.contains(told), "{}", ran.stdout);
    assert!(ran.stdout.contains("1 passed"), "the others are judged all the same");
    assert_eq!(run.grade("check answers/backups.md --max-bytes 10").status, 2);
    assert_eq!(run.grade("check answers/backups.md --max-bytes 1k").status, 0);
    assert_eq!(run.grade("check answers/backups.md --max-bytes much").status, 2);
}

#[test]
fn front_matter_that_is_no_yaml_is_an_error_with_its_line() {
    let run = passing().file("answers/tea.md", "---\ntitle: x\nby: [a\n---\nkettle\n");
    let ran = run.grade("check answers");
    assert_eq!(ran.status, 2);
    assert!(ran.stdout.contains("answers/tea.md:"), "{}", ran.stdout);
    assert!(ran.stdout.contains("front matter: this is not YAML"), "{}", ran.stdout);
}

#[test]
fn documents_are_skipped_unless_they_are_for_a_question() {
    let run = passing().env("COLUMNS", "200");
    let run = run.file("answers/slides.pdf", "%PDF-1.7\n").file("answers/data", "a\0b");
    let ran = run.grade("check answers");
    assert_eq!(ran.status, 0, "{}", ran.stdout);
    assert!(ran.stdout.contains("answers/slides.pdf  is a PDF"), "{}", ran.stdout);
    assert!(ran.stdout.contains("answers/data  is a binary file"), "{}", ran.stdout);
    let run = run.file("answers/tea.pdf", "%PDF-1.7\n").file("answers/01-tea.md", b"caf\xe9");
    let ran = run.grade("check answers");
    assert_eq!(ran.status, 2);
    assert!(ran.stdout.contains("pdftotext answers/tea.pdf"), "{}", ran.stdout);
    assert!(ran.stdout.contains("answers/01-tea.md  not UTF-8 at byte 3"), "{}", ran.stdout);
}

#[test]
fn two_answers_to_one_question_are_both_judged_and_named() {
    let run = passing().file("answers/02-backups.md", answer("poor.md"));
    let ran = run.grade("check answers --format csv");
    assert_eq!(ran.status, 1);
    for name in ["answers/02-backups.md,1,home/backups,", "answers/backups.md,1,home/backups,"] {
        assert!(ran.stdout.contains(name), "{}", ran.stdout);
    }
}

#[test]
fn a_broken_rubric_is_shown_and_its_answers_are_errors() {
    let run = passing()
        .file("rubrics/home/tea.yaml", "prompt: Why?\nconcepts: [$nowhere]\n")
        .file("answers/tea.md", "kettle");
    let ran = run.grade("check answers --format junit");
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("tea.yaml:2:12"), "{}", ran.stderr);
    assert!(ran.stdout.contains("its rubric cannot be used"), "{}", ran.stdout);
    assert!(ran.stdout.contains("answers/backups.md"), "{}", ran.stdout);
    assert!(ran.stdout.contains(r#"name="rubrics/home/tea.yaml:2""#), "{}", ran.stdout);
}

#[test]
fn names_may_hold_blanks_and_line_breaks() {
    let run = here().file("my answers/two\nlines/backups.md", answer("good.md"));
    let ran = run.run(&["check", "my answers"]);
    assert_eq!(ran.status, 0, "{}", ran.stdout);
    assert!(ran.stdout.starts_with("✔ my answers/two lines/backups.md"), "{}", ran.stdout);
}

#[test]
#[cfg(target_os = "linux")]
fn names_need_not_be_text() {
    use std::os::unix::ffi::OsStrExt;
    let run = here();
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9");
    fs::create_dir(run.path("answers")).unwrap();
    let folder = run.path("answers").join(name);
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("backups.md"), answer("good.md")).unwrap();
    for format in super::FORMATS {
        let ran = run.grade(&format!("check answers --format {format}"));
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{format}: {}", ran.stdout);
    }
}

#[test]
#[cfg(unix)]
fn links_are_not_followed_and_loops_do_no_harm() {
    let run = passing().file("secret.md", "A nightly backup.");
    std::os::unix::fs::symlink("..", run.path("answers/loop")).unwrap();
    std::os::unix::fs::symlink("../secret.md", run.path("answers/tea.md")).unwrap();
    std::os::unix::fs::symlink("nowhere.md", run.path("answers/dangling.md")).unwrap();
    let ran = run.grade("check answers");
    assert_eq!(ran.status, 0, "{}", ran.stdout);
    for name in ["loop", "tea.md", "dangling.md"] {
        let told = format!("answers/{name}  is a symbolic link");
        assert!(ran.stdout.contains(&told), "{}", ran.stdout);
    }
    assert!(!ran.stdout.contains("nightly"), "{}", ran.stdout);
    assert_eq!(run.grade("check answers/tea.md").status, 1, "a link that is named is followed");
    std::os::unix::fs::symlink("answers", run.path("linked")).unwrap();
    let ran = run.grade("check linked");
    assert!(ran.stdout.contains("linked/backups.md") && !ran.stdout.contains("linked  is a"));
}

#[test]
#[cfg(unix)]
fn what_cannot_be_read_is_an_error() {
    use std::os::unix::fs::PermissionsExt;
    let run = passing().file("answers/tea.md", "x");
    let path = run.path("answers/tea.md");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&path).is_ok() {
        eprintln!("skipped: whoever runs this may read everything");
        return;
    }
    let ran = run.grade("check answers");
    assert_eq!(ran.status, 2);
    assert!(ran.stdout.contains("answers/tea.md  cannot be read: permission denied"));
}
