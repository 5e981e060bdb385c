//! The HTML report in a real browser; skipped with a message where there is none.
//!
//! `cargo test --test browser -- --ignored` writes pictures of it to look at.
#![cfg(unix)]

mod devtools;
mod page;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use devtools::Browser;
use page::Page;
use serde_json::json;
use tempfile::TempDir;

const RUBRIC: &str = "
prompt: A disk dies tonight. How do you make sure that nothing is lost?
pass: 60
review: 40
concepts:
  - {id: schedule, label: Backs up on a schedule, any: [nightly backup, hourly & backup], hint: Who remembers to do it?}
  - {id: copies, label: Keeps a copy elsewhere, points: 2, any: [backup & Amazon S3, off-site copy]}
  - {id: restore, label: Tries to restore, required: true, any: [test & restore], hint: Is a backup that was never read one?}
  - {id: cluster, label: Runs on a cluster, bonus: true, any: [Kubernetes]}
misconceptions:
  - {id: raid-is-a-backup, any: [RAID ... is ... backup], points: 1, says: 'RAID survives a dead disk, not a deleted file.'}
feedback: [{from: 80, says: Sleep well.}, {from: 0, says: Try to restore one file today.}]
";

const ANSWERS: [(&str, &str); 6] = [
    (
        "ten.md",
        "A nightly backup goes to Amazon S3 and every month we test that we can restore it.\n",
    ),
    ("two.md", "A nightly backup. We test the restore.\n"),
    ("file 1.md", "We have RAID and RAID is a backup. No Kubernetes yet.\n"),
    ("file 10.md", "A nightly backup goes to Amazon S3, and we test how to restore.\nTwo lines.\n"),
    ("file 2.md", "We keep an off-site copy and test that we can restore it.\n"),
    (
        "hostile <img src=x onerror=alert(1)>.md",
        "</div></main><script>document.title = 'owned'; fetch('https://example.org/')</script>\n\
         <img src=\"https://example.org/a.png\" onerror=\"alert(1)\">\n<a href=\"javascript:alert(1)\">x</a>\n\
         <style>body { display: none }</style><meta http-equiv=refresh content='0; url=https://example.org'>\n\
         nightly <b>backup</b> \u{202e}txt.exe\u{202c} \u{1b}[31m &lt;script&gt; ${alert(1)} {{x}}\n",
    ),
];

/// A folder with a rubric, answers and their report.
struct Report {
    folder: TempDir,
}

fn report(answers: &[(&str, &str)]) -> Report {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("disk.yaml"), RUBRIC).unwrap();
    for (name, text) in answers {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let ran = Command::new(env!("CARGO_BIN_EXE_grade"))
        .args(["--rubrics", "disk.yaml", "disk", "--output", "report.html"])
        .args(answers.iter().map(|(name, _)| name))
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(ran.status.code().unwrap() < 2, "{}", String::from_utf8_lossy(&ran.stderr));
    Report { folder }
}

impl Report {
    fn file(&self) -> PathBuf {
        self.folder.path().join("report.html")
    }
}

/// A browser, if there is one.
fn browser() -> Option<Page> {
    let Some(program) = devtools::program() else {
        // Past the test's own capture, so that it is seen.
        let _ = writeln!(io::stderr(), "skipped: no chromium, neither at CHROMIUM nor on PATH");
        return None;
    };
    Some(Page { browser: Browser::start(&program) })
}

/// The report on all answers, open in a browser; nothing where there is none.
fn opened() -> Option<(Report, Page)> {
    let mut page = browser()?;
    let report = report(&ANSWERS);
    page.look(1280, "light");
    page.open(&report.file());
    Some((report, page))
}

const FILES: &str = "table.answers tbody th";
const HEADS: &str = "table.answers thead th";

fn head(column: usize) -> String {
    format!("{HEADS}:nth-child({column}) button")
}

#[test]
fn a_click_on_a_head_sorts_the_table() {
    let Some((_report, mut page)) = opened() else { return };
    let given: Vec<&str> = ANSWERS.iter().map(|(name, _)| *name).collect();
    assert_eq!(page.texts(FILES), given);

    page.click(&head(1));
    let hostile = ANSWERS[5].0;
    let names = ["file 1.md", "file 2.md", "file 10.md", hostile, "ten.md", "two.md"];
    assert_eq!(page.texts(FILES), names, "numbers within a name count as numbers");
    assert_eq!(page.get("document.querySelector('thead th').ariaSort"), "ascending");
    page.click(&head(1));
    assert_eq!(page.texts(FILES).first().unwrap(), "two.md");
    assert_eq!(page.get("document.querySelector('thead th').ariaSort"), "descending");

    page.click(&head(3));
    let percents: Vec<f64> =
        page.texts("tbody td:nth-child(3)").iter().map(|text| number(text)).collect();
    assert!(percents.is_sorted(), "{percents:?}");
    assert!(percents[0] < percents[5], "{percents:?}");
    let sorted = page.get("[...document.querySelectorAll('[aria-sort]')].length");
    assert_eq!(sorted, 1, "the column before is sorted by no more");

    page.click(&head(4));
    let outcomes = page.texts("tbody td:nth-child(4)");
    let word = |text: &String| text.split_whitespace().last().unwrap().to_owned();
    let outcomes: Vec<String> = outcomes.iter().map(word).collect();
    let passed = outcomes.iter().filter(|outcome| *outcome == "passed").count();
    assert!(passed > 0 && outcomes.last().unwrap() == "failed", "{outcomes:?}");
    assert!(outcomes[..passed].iter().all(|outcome| outcome == "passed"), "{outcomes:?}");
}

fn number(percent: &str) -> f64 {
    percent.split_whitespace().next().unwrap().parse().unwrap()
}

#[test]
fn the_filter_keeps_what_it_is_asked_for() {
    let Some((_report, mut page)) = opened() else { return };
    assert_eq!(page.get("document.getElementById('shown').textContent"), "6 of 6 shown");
    page.click("#filter input");
    page.write("FILE 1");
    assert_eq!(page.texts(FILES), ["file 1.md", "file 10.md"]);
    assert_eq!(page.texts("details.answer h3"), ["file 1.md", "file 10.md"]);
    assert_eq!(page.get("document.getElementById('shown').textContent"), "2 of 6 shown");

    // The next control is the outcome: its first entry is all, the second passed.
    page.press("Tab");
    page.press("ArrowDown");
    assert_eq!(page.get("document.querySelector('#filter select').value"), "passed");
    assert_eq!(page.texts(FILES), ["file 10.md"]);

    page.run("document.querySelector('#filter input').select()");
    page.click("#filter input");
    page.run("document.querySelector('#filter input').select()");
    page.write("goes to the moon");
    assert!(page.texts(FILES).is_empty());

    // What is not covered can be sought too, and Enter sends the page nowhere.
    page.run("document.querySelector('#filter select').value = ''");
    page.run("document.querySelector('#filter input').select()");
    page.write("elsewhere");
    page.press("Enter");
    assert!(page.texts(FILES).contains(&"two.md".to_owned()), "{:?}", page.texts(FILES));
    assert!(!page.texts(FILES).contains(&"ten.md".to_owned()));
    assert!(page.get("location.href").as_str().unwrap().ends_with("report.html"));
}

#[test]
fn everything_works_from_the_keyboard() {
    let Some((_report, mut page)) = opened() else { return };
    let focus = "document.activeElement.textContent.trim()";
    page.press("Tab");
    assert_eq!(page.get(focus), "Skip to the table of answers");
    let visible = "document.activeElement.getBoundingClientRect().top >= 0";
    assert_eq!(page.get(visible), true, "the link is seen when it has the focus");
    page.press("Enter");
    assert_eq!(page.get("document.activeElement.id"), "table");

    // Text, outcome, a way past the table, then the heads.
    for _ in 0..2 {
        page.press("Tab");
    }
    assert_eq!(page.get("document.activeElement.name"), "outcome");
    page.press("Tab");
    assert_eq!(page.get(focus), "Skip the table");
    page.press("Tab");
    assert_eq!(page.get(focus), "File");
    let outline = "getComputedStyle(document.activeElement).outlineStyle";
    assert_eq!(page.get(outline), "solid", "the focus can be seen");
    page.press("Enter");
    assert_eq!(page.texts(FILES).first().unwrap(), "file 1.md");
    page.press(" ");
    assert_eq!(page.texts(FILES).first().unwrap(), "two.md");

    // Past the heads stand the links; one opens its answer.
    for _ in 0..5 {
        page.press("Tab");
    }
    assert_eq!(page.get(focus), "two.md");
    assert!(page.texts(".text").is_empty(), "many answers are closed at first");
    page.press("Enter");
    assert_eq!(page.texts(".text"), ["A nightly backup. We test the restore."]);
}

#[test]
fn words_tell_what_they_earned() {
    let Some((_report, mut page)) = opened() else { return };
    page.click("#fold button");
    assert_eq!(page.texts(".text").len(), ANSWERS.len(), "all are open");
    page.shows("#card", &[]);

    page.point_at("#a1m1 b");
    page.shows("#card", &["✔ Backs up on a schedule"]);
    page.point_at("#card");
    // The pointer may go onto it.
    page.shows("#card", &["✔ Backs up on a schedule"]);
    page.point_at("h1");
    page.shows("#card", &[]);

    // “backup” also earns the copy elsewhere, so its piece names both.
    page.run("document.querySelector('#a1m2').focus()");
    page.shows("#card", &["✔ Backs up on a schedule\n✔ Keeps a copy elsewhere"]);
    assert_eq!(page.get("document.activeElement.getAttribute('aria-describedby')"), "card");
    page.press("Escape");
    page.shows("#card", &[]);

    let wrong = page.get("document.querySelector('mark.wrong[id]').id");
    page.point_at(&format!("#{} b", wrong.as_str().unwrap()));
    page.shows("#card", &["! misconception: raid-is-a-backup"]);
    let denied = page.get("document.querySelector('mark.denied[id]').id");
    page.point_at(&format!("#{} b", denied.as_str().unwrap()));
    page.shows("#card", &["⊘ Runs on a cluster (denied)"]);

    page.point_at("#a1 .found li:first-child .name");
    assert_eq!(page.get("document.querySelector('.lit').id"), "a1m1", "its words light up");
}

#[test]
fn nothing_of_an_answer_acts() {
    let Some((report, mut page)) = opened() else { return };
    page.click("#fold button");
    page.click("#filter input");
    page.write("hostile");
    assert_eq!(page.texts(FILES), [ANSWERS[5].0]);
    let text = page.texts(".text").pop().unwrap();
    assert!(text.starts_with("</div></main><script>document.title = 'owned'"), "{text}");
    assert!(text.contains("&lt;script&gt; ${alert(1)} {{x}}"), "{text}");
    assert!(text.contains(r"\u{202e}txt.exe\u{202c} \u{1b}[31m"), "{text}");
    assert_ne!(page.get("document.title"), "owned");
    for selector in [
        "img",
        "main a:not([href^=\"#\"])",
        "main script",
        "main style",
        "meta[http-equiv=refresh]",
    ] {
        let count = page.get(&format!("document.querySelectorAll({selector:?}).length"));
        assert_eq!(count, 0, "{selector}");
    }
    let own = format!("file://{}", report.file().display());
    assert_eq!(page.requests(), [own.as_str()], "no request leaves the page");
    assert!(page.complaints().is_empty(), "{:?}", page.complaints());

    // Even where markup gets in, the policy lets nothing run and nothing out.
    page.run(
        "document.querySelector('.text').innerHTML = \
              '<img src=\"https://example.org/a.png\" onerror=\"document.title = 1\">'",
    );
    let failed = page.browser.wait_for("Network.loadingFailed");
    assert_eq!(failed["blockedReason"], "csp", "{failed}");
    assert_ne!(page.get("document.title"), "1");
}

#[test]
fn without_scripts_all_is_there_but_the_controls() {
    let Some((report, mut page)) = opened() else { return };
    let off = json!({"value": true});
    page.browser.call("Emulation.setScriptExecutionDisabled", off);
    page.open(&report.file());
    assert_eq!(page.texts(FILES).len(), ANSWERS.len());
    assert!(page.texts("#filter, #fold, thead button").is_empty());
    let links = page.texts("tbody th a");
    assert_eq!(links[0], "ten.md");
    // A link opens its answer, and a title tells what words earned.
    page.click("tbody tr:first-child th a");
    assert_eq!(page.texts(".text").len(), 1);
    assert_eq!(page.get("document.querySelector('#a1m1').title"), "✔ Backs up on a schedule");
    assert!(page.complaints().is_empty(), "{:?}", page.complaints());
}

#[test]
fn it_fits_every_width_and_keeps_to_the_readers_colours() {
    let Some((report, mut page)) = opened() else { return };
    let mut grounds = Vec::new();
    for width in [320, 360, 768, 1280] {
        for scheme in ["light", "dark"] {
            page.look(width, scheme);
            page.open(&report.file());
            page.run("document.querySelectorAll('details').forEach(it => it.open = true)");
            let wide = page.get("document.documentElement.scrollWidth");
            assert!(wide.as_u64().unwrap() <= width.into(), "{wide} at {width}");
            grounds.push(page.get("getComputedStyle(document.documentElement).backgroundColor"));
        }
    }
    assert_ne!(grounds[0], grounds[1], "dark is not light");
}

#[test]
fn on_paper_all_is_light_and_open_and_no_control_is_left() {
    let Some((_report, mut page)) = opened() else { return };
    assert!(page.texts(".text").is_empty());
    let word = "getComputedStyle(document.documentElement).getPropertyValue('--earned-word')";
    let light = page.get(word);
    page.look(1280, "dark");
    assert_ne!(page.get(word), light);
    let features = json!([{"name": "prefers-color-scheme", "value": "dark"}]);
    let print = json!({"media": "print", "features": features});
    page.browser.call("Emulation.setEmulatedMedia", print);
    assert_eq!(page.get(word), light, "paper is light");
    let height = "document.querySelector('.text').getBoundingClientRect().height > 0";
    assert_eq!(page.get(height), true);
    assert!(page.texts("#filter, #fold, .skip").is_empty());
}

/// Writes pictures of a report, or of the file that REPORT names, to look at.
#[test]
#[ignore = "writes pictures to look at"]
fn pictures() {
    let Some(mut page) = browser() else { return };
    let report = report(&ANSWERS);
    let file = std::env::var_os("REPORT").map_or_else(|| report.file(), PathBuf::from);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures");
    fs::create_dir_all(&folder).unwrap();
    for (width, scheme) in [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")] {
        page.look(width, scheme);
        page.open(&file);
        page.picture(&folder.join(format!("{width}-{scheme}.png")));
        page.run("document.querySelectorAll('details').forEach(it => it.open = true)");
        page.picture(&folder.join(format!("{width}-{scheme}-open.png")));
    }
    let data = page.browser.call("Page.printToPDF", json!({}))["data"].clone();
    page::save(&folder.join("print.pdf"), &data);
    eprintln!("pictures are in {}", folder.display());
}
