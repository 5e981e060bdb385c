//! Sessions on a terminal: typed keys, and the screen that a person sees.

use std::fs;

use super::{drafts, journal, practising, steady};
use crate::pty::{CTRL_C, CTRL_D, ENTER, Terminal};
use crate::run::Run;

/// The end of what a person is told before they type.
const TYPE: &str = "`:help` lists what";

fn start(run: &Run, arguments: &str) -> Terminal {
    let terminal = Terminal::start(run, arguments, 90, 80);
    terminal.shows(TYPE);
    terminal
}

#[test]
fn answer_hint_improve_and_quit() {
    let run = practising();
    let mut terminal = start(&run, "practice backups");
    terminal.type_keys("A cron job copies my snapshots");
    terminal.type_keys(ENTER);
    terminal.type_keys("to the ANS\u{8}\u{8}\u{8}NAS.");
    terminal.type_keys("\r\r\r");
    terminal.shows("Keys:");
    terminal.type_keys("h");
    terminal.shows("Hint for #3");
    terminal.type_keys("r");
    terminal.shows_times(TYPE, 2);
    terminal.shows_times("to the NAS.", 2);
    terminal.type_keys("\rOnce a month we test that it can be restored.\r:done\r");
    terminal.shows("+1 concept");
    terminal.type_keys("q");
    assert_eq!(terminal.ends(), 0);
    terminal.shows("To repeat:");
    insta::assert_snapshot!(steady(&terminal.screen()));
    terminal.is_left_sane();
    let kept = journal(&run);
    assert_eq!(kept.len(), 3);
    assert_eq!(kept[1]["answer"], "A cron job copies my snapshots\nto the NAS.");
    assert_eq!(kept[2]["hints"], 1);
    assert!(drafts(&run).is_empty());
}

#[test]
fn at_forty_columns_without_colour_or_signs() {
    let run = practising().env("NO_COLOR", "1").env("LC_ALL", "C");
    let mut terminal = Terminal::start(&run, "practice backups --time 30m", 120, 40);
    terminal.shows("left >");
    terminal.type_keys("A cron job copies my snapshots to the NAS, once an hour.");
    terminal.shows("an hour.");
    terminal.type_keys(CTRL_D);
    terminal.shows("finish");
    terminal.type_keys("hs");
    terminal.shows("goes back.");
    terminal.type_keys("\rq");
    assert_eq!(terminal.ends(), 0);
    let screen = terminal.shows("To repeat:");
    assert!(screen.is_ascii(), "{screen}");
    let (before, after) = screen.split_once("left >").unwrap();
    let before = before.trim_end().rsplit_once('\n').unwrap().0;
    insta::assert_snapshot!(steady(&format!("{before}\nTIME left >{after}")));
    assert!(!terminal.is_coloured());
    terminal.is_left_sane();
}

#[test]
fn a_pasted_block_may_hold_what_it_likes() {
    let run = practising();
    let mut terminal = start(&run, "practice backups");
    let block = "A cron job.\n\n\n\n:quit\n\u{1b}[2Jcopies\tsnapshots.\n:done";
    terminal.paste(block);
    terminal.shows(":done");
    terminal.type_keys("\r");
    terminal.type_keys("And the NAS.");
    terminal.shows("And the NAS.");
    terminal.type_keys(CTRL_D);
    terminal.shows("Keys:");
    terminal.type_keys("q");
    assert_eq!(terminal.ends(), 0);
    assert_eq!(
        journal(&run)[1]["answer"],
        "A cron job.\n\n\n\n:quit\n[2Jcopies    snapshots.\n:done\nAnd the NAS."
    );
}

#[test]
fn ctrl_c_keeps_what_was_typed_and_says_how_to_go_on() {
    let run = practising();
    let mut terminal = start(&run, "practice backups");
    terminal.type_keys("A cron job\rcopies");
    terminal.shows("copies");
    terminal.type_keys(CTRL_C);
    assert_eq!(terminal.ends(), 0);
    terminal.shows("`grade practice home/backups` takes it up again.");
    terminal.is_left_sane();
    assert_eq!(drafts(&run), ["A cron job\ncopies"]);

    // Whoever names nothing is asked what was begun.
    let mut terminal = Terminal::start(&run, "practice", 90, 80);
    terminal.shows("Take up what you had typed?");
    terminal.type_keys("y");
    terminal.shows(TYPE);
    terminal.type_keys(" snapshots to the NAS.");
    terminal.type_keys(CTRL_D);
    terminal.shows("Keys:  h");
    terminal.type_keys(CTRL_C);
    assert_eq!(terminal.ends(), 0);
    assert_eq!(journal(&run)[1]["answer"], "A cron job\ncopies snapshots to the NAS.");
    assert!(drafts(&run).is_empty());
}

#[test]
fn killed_while_typing_nothing_is_lost() {
    let run = practising();
    let mut terminal = start(&run, "practice backups tea");
    terminal.type_keys("A cron job copies my snapshots.\r:done\r");
    terminal.shows("Keys:");
    terminal.type_keys("n");
    terminal.shows("green tea");
    terminal.type_keys("The kettle\rand cups");
    terminal.shows("and cups");
    // What is on the screen is on the disk a moment before.
    terminal.kill();
    assert_eq!(journal(&run).len(), 2, "the finished attempt is there");
    assert_eq!(drafts(&run), ["The kettle\nand cups"]);
    let terminal = Terminal::start(&run, "practice tea", 90, 80);
    terminal.shows("Take up what you had typed?");
    terminal.shows("The kettle");
    terminal.type_keys("n");
    terminal.shows(TYPE);
}

#[test]
fn an_end_that_is_asked_for_leaves_a_sane_terminal() {
    let run = practising();
    let mut terminal = start(&run, "practice backups");
    terminal.type_keys("A cron");
    terminal.shows("A cron");
    terminal.signal("TERM");
    assert_eq!(terminal.ends(), 0);
    terminal.shows("takes it up again.");
    terminal.is_left_sane();
    assert_eq!(drafts(&run), ["A cron"]);

    // While it waits for a key too; this is what a closed window sends.
    let mut terminal = Terminal::start(&run, "practice backups", 90, 80);
    terminal.shows("Keys:");
    terminal.signal("HUP");
    assert_eq!(terminal.ends(), 0);
    terminal.is_left_sane();
    assert_eq!(drafts(&run), ["A cron"]);
}

#[test]
fn two_at_once() {
    let run = practising();
    let mut first = start(&run, "practice backups");
    first.type_keys("A cron job");
    first.shows("A cron job");
    let mut second = start(&run, "practice backups");
    assert!(!second.screen().contains("Take up"), "{}", second.screen());
    second.type_keys("Hourly snapshots.\r:done\r");
    second.shows("Keys:");
    first.type_keys(" copies it.\r:done\r");
    first.shows("Keys:");
    second.type_keys("q");
    first.type_keys("q");
    assert_eq!((first.ends(), second.ends()), (0, 0));
    let answers: Vec<_> = journal(&run)[1..].iter().map(|line| line["answer"].clone()).collect();
    assert_eq!(answers, ["Hourly snapshots.", "A cron job copies it."]);
    assert!(drafts(&run).is_empty());
}

#[test]
fn when_the_time_is_up_what_was_written_counts() {
    let run = practising();
    let mut terminal = start(&run, "practice backups --time 3s");
    terminal.type_keys("A cron job copies");
    terminal.shows("copies");
    // A text that is pasted where a key is asked for chooses nothing.
    terminal.shows("Keys:");
    assert!(terminal.screen().contains("Time is up: what was written counts."));
    terminal.shows_paste_mode();
    terminal.paste("quit");
    // Whoever goes on typing chooses nothing either, until they stop or press Enter.
    terminal.type_keys(" my snapshots, quickly.\r");
    terminal.type_keys("h");
    terminal.shows("Hint for");
    terminal.type_keys("q");
    assert_eq!(terminal.ends(), 0);
    terminal.is_left_sane();
    let kept = journal(&run);
    assert_eq!(
        (&kept[1]["answer"], &kept[1]["timed_out"]),
        (&"A cron job copies".into(), &true.into())
    );
}

#[test]
fn earlier_answers_can_be_gone_back_to() {
    let run = practising();
    run.stdin_of("practice backups", "A cron job copies snapshots.\n:done\nq\n");
    let mut terminal = start(&run, "practice backups");
    terminal.type_keys("\u{1b}[A");
    terminal.shows("> A cron job copies snapshots.");
    terminal.type_keys(CTRL_D);
    terminal.shows("Keys:");
    terminal.type_keys("q");
    assert_eq!(terminal.ends(), 0);
    assert_eq!(journal(&run)[2]["answer"], "A cron job copies snapshots.");
}

#[test]
fn nothing_is_begun_where_nothing_new_was_typed() {
    let run = practising();
    let mut terminal = start(&run, "practice backups");
    terminal.type_keys("Hourly snapshots.\r:done\r");
    terminal.shows("Keys:");
    terminal.type_keys("r");
    terminal.shows_times(TYPE, 2);
    terminal.type_keys("x\u{8}");
    terminal.type_keys(CTRL_C);
    assert_eq!(terminal.ends(), 0);
    assert!(!terminal.shows("To repeat").contains("takes it up again"));
    assert!(drafts(&run).is_empty());
}

#[test]
fn help_and_clear_and_an_empty_answer() {
    let run = practising();
    let mut terminal = start(&run, "practice backups");
    terminal.type_keys("A cron job\r:help\r");
    terminal.shows("Ctrl-C leaves");
    terminal.shows_times("> A cron job", 2);
    terminal.type_keys(":clear\r");
    terminal.shows("Emptied.");
    terminal.type_keys(CTRL_D);
    terminal.shows("Nothing was typed");
    terminal.type_keys(":quit\r");
    assert_eq!(terminal.ends(), 0);
    terminal.is_left_sane();
    assert!(drafts(&run).is_empty());
}

/// An editor that adds a line, and saves as some do: by putting another file in the place.
fn with_editor(run: Run) -> Run {
    let editor = "#!/bin/sh\nfor last; do :; done\n(cat \"$last\"; echo 'Hourly snapshots.') > new\n\
                  mv new \"$last\"\n";
    let run = run.file("my editor", editor);
    let path = run.path("my editor");
    std::os::unix::fs::PermissionsExt::set_mode(
        &mut fs::metadata(&path).unwrap().permissions(),
        0o755,
    );
    let command = format!("sh '{}' --wait", path.display());
    run.env("EDITOR", command).env("PATH", "/usr/bin:/bin")
}

#[test]
fn an_editor_can_be_called_and_its_text_is_judged() {
    let run = with_editor(practising());
    let mut terminal = start(&run, "practice backups");
    terminal.type_keys("A cron job\r:edit\r");
    terminal.shows("⟦Hourly snapshots⟧");
    terminal.type_keys("q");
    assert_eq!(terminal.ends(), 0);
    terminal.is_left_sane();
    assert_eq!(journal(&run)[1]["answer"], "A cron job\nHourly snapshots.");
    assert!(drafts(&run).is_empty());
}

#[test]
fn when_the_time_is_up_the_editor_is_ended_and_what_was_saved_counts() {
    let editor = "echo $$ > pid\necho Hourly snapshots. > \"$1\"\nexec sleep 600\n";
    let run = practising().file("slow", editor).env("PATH", "/usr/bin:/bin");
    let run = run.env("EDITOR", "sh slow");
    let mut terminal = Terminal::start(&run, "practice backups --editor --time 3s", 90, 80);
    terminal.shows("Time is up");
    terminal.shows("⟦Hourly snapshots⟧");
    terminal.type_keys("\rq");
    assert_eq!(terminal.ends(), 0);
    let pid = run.read("pid");
    let alive = std::process::Command::new("kill").args(["-0", pid.trim()]).output().unwrap();
    assert!(!alive.status.success(), "the editor is still there");
}

#[test]
fn an_editor_is_asked_to_end_and_leaves_a_sane_terminal() {
    let editor = "stty raw -echo\necho Hourly > \"$1\"\n\
                  trap 'echo snapshots. >> \"$1\"; exit 1' TERM\necho begun\n\
                  while :; do sleep 0.1; done\n";
    let run = practising().file("slow", editor).env("PATH", "/usr/bin:/bin");
    let run = run.env("EDITOR", "sh slow");
    let mut terminal = start(&run, "practice backups --time 30m");
    terminal.type_keys("A cron job\r:edit\r");
    terminal.shows("left. When the time is up the editor is ended");
    terminal.shows("begun");
    terminal.signal("TERM");
    assert_eq!(terminal.ends(), 0);
    terminal.is_left_sane();
    assert_eq!(drafts(&run), ["Hourly\nsnapshots."]);

    // One that is left as it should be may leave the terminal in a state too.
    let run = practising().file("rude", "stty raw -echo\necho Hourly snapshots. > \"$1\"\n");
    let run = run.env("PATH", "/usr/bin:/bin").env("EDITOR", "sh rude");
    let mut terminal = Terminal::start(&run, "practice backups --editor", 90, 80);
    terminal.shows("⟦Hourly snapshots⟧");
    terminal.type_keys("q");
    assert_eq!(terminal.ends(), 0);
    terminal.is_left_sane();
}

#[test]
fn what_cannot_be_kept_any_more_is_saved_elsewhere_and_named() {
    let run = practising();
    let elsewhere = run.path("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    let run = run.env("TMPDIR", elsewhere.display().to_string());
    let mut terminal = start(&run, "practice backups");
    fs::rename(run.path("kept"), run.path("gone")).unwrap();
    run.write("kept", "no folder");
    terminal.type_keys("Hourly snapshots.\r:done\r");
    terminal.shows("go on as usual");
    terminal.shows("Keys:");
    terminal.type_keys("q");
    assert_eq!(terminal.ends(), 2);
    terminal.shows("the lines are in ");
    let saved = fs::read_dir(&elsewhere).unwrap().next().unwrap().unwrap().path();
    assert!(fs::read_to_string(saved).unwrap().contains("\"answer\":\"Hourly snapshots.\""));
}

#[test]
fn starting_afresh_takes_nothing_away() {
    let run = practising();
    run.stdin_of("practice backups", "A cron job\n:quit\n");
    let mut terminal = Terminal::start(&run, "practice backups", 90, 80);
    terminal.shows("Take up what you had typed?");
    terminal.type_keys("n");
    terminal.shows(TYPE);
    assert_eq!(run.read("kept/drafts/home+backups~1.old"), "A cron job");
    terminal.type_keys("\u{1b}[A");
    terminal.shows("> A cron job");
    terminal.type_keys(CTRL_D);
    terminal.shows("Keys:  h");
    terminal.type_keys("q");
    assert_eq!(terminal.ends(), 0);
    assert_eq!(journal(&run)[1]["answer"], "A cron job");
}

#[test]
fn answers_can_be_written_in_an_editor_from_the_start() {
    let run = with_editor(practising());
    let mut terminal = Terminal::start(&run, "practice backups --editor --no-save", 90, 80);
    terminal.shows("⟦Hourly snapshots⟧");
    terminal.type_keys("q");
    assert_eq!(terminal.ends(), 0);
    assert!(!run.path("kept").exists());
}

#[test]
fn a_terminal_that_cannot_edit_lines_takes_plain_ones() {
    let run = practising();
    let mut terminal = Terminal::start_on_a_simple_one(&run, "practice backups");
    terminal.shows("type plain lines");
    terminal.type_keys("Hourly snapshots.\r:done\r");
    terminal.shows("Keys:");
    terminal.type_keys("q\r");
    assert_eq!(terminal.ends(), 0);
    terminal.is_left_sane();
    assert_eq!(journal(&run)[1]["answer"], "Hourly snapshots.");
}

#[test]
fn a_dumb_terminal_takes_plain_lines_and_ctrl_c_keeps_them() {
    let run = practising().env("TERM", "dumb");
    let mut terminal = Terminal::start(&run, "practice backups", 90, 80);
    terminal.shows(TYPE);
    terminal.type_keys("Hourly snapshots.\r");
    // The end of the input on a terminal is the end of the answer, and of no more.
    terminal.type_keys(CTRL_D);
    terminal.shows("Key and Enter:");
    terminal.type_keys("r\r");
    terminal.shows("is added to it");
    terminal.type_keys("To the NAS.\r:help\r");
    terminal.shows("lists all this");
    terminal.type_keys(CTRL_C);
    assert_eq!(terminal.ends(), 0);
    terminal.shows("takes it up again.");
    terminal.is_left_sane();
    assert_eq!(drafts(&run), ["Hourly snapshots.\nTo the NAS."]);
}

#[test]
fn on_a_dumb_terminal_the_line_that_was_begun_counts_when_the_time_is_up() {
    let run = practising().env("TERM", "dumb");
    let mut terminal = Terminal::start(&run, "practice backups --time 2s", 90, 80);
    terminal.shows(TYPE);
    terminal.type_keys("Hourly snap");
    terminal.shows("time is up; press Enter");
    // What was typed ahead, up to a pause or `:done`, chooses nothing.
    terminal.type_keys("shots.\rn\rq\r:done\r");
    terminal.shows("⟦Hourly snapshots⟧");
    terminal.shows("Key and Enter:");
    terminal.type_keys("hint\r");
    terminal.shows("Hint for #3");
    terminal.type_keys("quit\r");
    assert_eq!(terminal.ends(), 0);
    let kept = journal(&run);
    assert_eq!(
        (&kept[1]["answer"], &kept[1]["timed_out"]),
        (&"Hourly snapshots.".into(), &true.into())
    );
}

#[test]
fn a_mistyped_command_is_told() {
    let run = practising();
    let mut terminal = start(&run, "practice backups");
    terminal.type_keys("A cron job.\r:don\r");
    terminal.shows("`:don` is part of your answer; did you mean :done?");
    terminal.type_keys(CTRL_D);
    terminal.shows("Keys:");
    terminal.type_keys("q");
    assert_eq!(terminal.ends(), 0);
    assert_eq!(journal(&run)[1]["answer"], "A cron job.\n:don");
}

#[test]
fn a_watched_file_is_judged_at_each_save() {
    let run = practising();
    let mut terminal = Terminal::start(&run, "practice backups --watch my.md", 90, 80);
    terminal.shows("whenever you save it");
    run.write("my.md", "Hourly snapshots.");
    terminal.shows("⟦Hourly snapshots⟧");
    run.write("new.md", "Hourly snapshots to the NAS.");
    fs::rename(run.path("new.md"), run.path("my.md")).unwrap();
    terminal.shows("33.3 % → 41.7 %");
    fs::remove_file(run.path("my.md")).unwrap();
    terminal.shows("my.md is gone");
    run.write("my.md", "");
    terminal.shows("my.md is empty");
    terminal.type_keys("h");
    terminal.shows("Hint for #3");
    terminal.type_keys("q");
    assert_eq!(terminal.ends(), 0);
    terminal.is_left_sane();
    let kept = journal(&run);
    let ratings: Vec<_> = kept[1..].iter().map(|line| line["rating"].to_string()).collect();
    assert_eq!(ratings, ["null", "\"again\""], "the last state counts");
}
