use std::fs;

use proptest::prelude::*;
use tempfile::TempDir;

use super::*;
use crate::practice::journal::{header, line};
use crate::practice::schedule::Rating;
use crate::practice::{Attempt, Dispute, Verdict};

fn attempt(number: u32, answer: &str) -> Entry {
    Entry::Attempt(Attempt {
        at: "2020-02-03T04:05:06Z".parse().unwrap(),
        question: "home/backups".to_owned(),
        rubric: "sha256:0".to_owned(),
        attempt: number,
        rating: (number == 1).then_some(Rating::Good),
        score: 4.5,
        max: 6.0,
        percent: 75.0,
        outcome: Verdict::Passed,
        seconds: 61,
        timed_out: false,
        hints: 0,
        model: false,
        covered: vec!["schedule".to_owned()],
        partial: Vec::new(),
        denied: Vec::new(),
        missing: vec!["restore".to_owned()],
        answer: answer.to_owned(),
    })
}

fn dispute() -> Entry {
    Entry::Dispute(Dispute {
        at: "2020-02-03T04:06:07Z".parse().unwrap(),
        attempt_at: "2020-02-03T04:05:06Z".parse().unwrap(),
        question: "home/backups".to_owned(),
        rubric: "sha256:0".to_owned(),
        concept: "restore".to_owned(),
        label: "Tries the restore".to_owned(),
        words: "we try it".to_owned(),
    })
}

fn store() -> (TempDir, Store) {
    let folder = TempDir::new().unwrap();
    let store = Store::at(folder.path().join("not/there/yet"));
    (folder, store)
}

#[test]
fn what_is_appended_is_read_again() {
    let (_folder, store) = store();
    assert_eq!(store.read().unwrap(), Journal::default());
    store.append(&[]).unwrap();
    assert!(!store.path().exists(), "nothing to keep makes no file");
    store.append(&[attempt(1, "one\ntwo \u{1b} ü")]).unwrap();
    store.append(&[attempt(2, ""), dispute()]).unwrap();
    let entries = vec![attempt(1, "one\ntwo \u{1b} ü"), attempt(2, ""), dispute()];
    assert_eq!(store.read().unwrap(), Journal { entries, torn: None });
}

#[test]
fn keys_of_later_versions_are_accepted() {
    let (_folder, store) = store();
    store.append(&[attempt(1, "a")]).unwrap();
    let text = fs::read_to_string(store.path()).unwrap();
    let text = text.replace("{\"kind\"", "{\"mood\":[1,2],\"kind\"").replace("1}", "1,\"x\":2}");
    fs::write(store.path(), text).unwrap();
    assert_eq!(store.read().unwrap().entries, [attempt(1, "a")]);
}

/// Neither reading nor appending changes a file that cannot be trusted.
fn refused(content: &str, says: &str) {
    let (_folder, store) = store();
    fs::create_dir_all(store.folder()).unwrap();
    fs::write(store.path(), content).unwrap();
    let error = store.read().unwrap_err().to_string();
    assert!(error.contains(says) && error.contains("practice.ndjson"), "{error}");
    assert!(error.ends_with("nothing in it was changed"), "{error}");
    if !says.contains("line 3") {
        assert!(store.append(&[dispute()]).is_err(), "{content}");
    }
    assert!(fs::read_to_string(store.path()).unwrap().starts_with(content), "{content}");
}

#[test]
fn what_cannot_be_trusted_is_refused_and_left_alone() {
    refused("{\"grade\":\"practice\",\"version\":2}\n{}\n", "newer grade");
    refused("{\"grade\":\"practice\",\"version\":2}", "newer grade");
    refused("{\"grade\":\"recipes\",\"version\":1}\n", "line 1");
    refused("my shopping list\n", "line 1");
    refused("my shopping list", "line 1");
    refused("\n\n", "line 1");
    let entry = line(&dispute());
    refused(&format!("{}{entry}{}{entry}", header(), entry.replace(':', ";")), "line 3 is damaged");
    refused(&format!("{}{entry}\n{entry}", header()), "line 3 is damaged");
}

#[test]
fn half_a_line_is_set_aside_before_anything_is_added() {
    let (_folder, store) = store();
    store.append(&[attempt(1, "a"), attempt(2, "b")]).unwrap();
    let whole = fs::read(store.path()).unwrap();
    fs::write(store.path(), &whole[..whole.len() - 20]).unwrap();
    let journal = store.read().unwrap();
    assert_eq!(journal.entries, [attempt(1, "a")]);
    let torn = journal.torn.unwrap();
    store.append(&[dispute()]).unwrap();
    let entries = vec![attempt(1, "a"), dispute()];
    assert_eq!(store.read().unwrap(), Journal { entries, torn: None });
    let aside = fs::read(store.torn_path()).unwrap();
    assert_eq!(aside, [torn.as_slice(), b"\n"].concat());
}

#[test]
fn many_at_once_lose_nothing() {
    let (_folder, store) = store();
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let store = &store;
            scope.spawn(move || {
                for number in 0..25 {
                    store
                        .append(&[attempt(number, &format!("{writer} {}", "x".repeat(3000)))])
                        .unwrap();
                    store.read().unwrap();
                }
            });
        }
    });
    let journal = store.read().unwrap();
    assert_eq!((journal.entries.len(), journal.torn), (100, None));
}

proptest! {
    #[test]
    fn a_journal_cut_anywhere_loses_at_most_its_last_line(
        answers in proptest::collection::vec("[a-z\u{e9}\n\"]{0,12}", 0..4), cut in 0.0_f64..1.0
    ) {
        let entries: Vec<Entry> = answers.iter().map(|answer| attempt(1, answer)).collect();
        let lines: String = entries.iter().map(line).collect();
        let whole = header() + &lines;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let cut = &whole.as_bytes()[..(cut * whole.len() as f64) as usize];
        let complete = cut.iter().filter(|&&byte| byte == b'\n').count().saturating_sub(1);
        let journal = journal::read(cut).unwrap();
        prop_assert!(journal.entries.len() >= complete);
        prop_assert_eq!(&journal.entries[..], &entries[..journal.entries.len()]);

        // And whatever the cut, adding goes on behind what is whole.
        let (_folder, store) = store();
        fs::create_dir_all(store.folder()).unwrap();
        fs::write(store.path(), cut).unwrap();
        store.append(&[dispute()]).unwrap();
        let after = store.read().unwrap();
        prop_assert_eq!(after.torn, None);
        prop_assert_eq!(after.entries.len(), journal.entries.len() + 1);
        prop_assert_eq!(after.entries.last(), Some(&dispute()));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..80)) {
        let _ = journal::read(&bytes);
        let _ = journal::read(&[header().as_bytes(), &bytes].concat());
    }
}
