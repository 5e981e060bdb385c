use tempfile::TempDir;

use super::*;

fn drafts() -> (TempDir, Drafts) {
    let folder = TempDir::new().unwrap();
    let drafts = Drafts::of(folder.path());
    (folder, drafts)
}

#[test]
fn what_was_left_behind_is_found_again() {
    let (_folder, drafts) = drafts();
    assert!(drafts.questions().is_empty());
    let draft = drafts.take("home/backups").unwrap();
    assert_eq!(draft.found(), "");
    assert!(drafts.questions().is_empty(), "nothing was typed");
    draft.keep("A cron job").unwrap();
    draft.keep("A cron").unwrap();
    drop(draft);
    assert_eq!(drafts.questions(), ["home/backups"]);
    let draft = drafts.take("home/backups").unwrap();
    assert_eq!(draft.found(), "A cron");
    draft.done();
    assert!(drafts.questions().is_empty());
    assert_eq!(drafts.take("home/backups").unwrap().found(), "");
}

#[test]
fn two_at_once_have_a_draft_each() {
    let (_folder, drafts) = drafts();
    let first = drafts.take("tea").unwrap();
    first.keep("first").unwrap();
    let second = drafts.take("tea").unwrap();
    assert_eq!(second.found(), "", "the first is held");
    second.keep("second").unwrap();
    assert_eq!(first.read().unwrap(), "first");
    drop(second);
    let third = drafts.take("tea").unwrap();
    assert_eq!(third.found(), "second", "what nobody holds was left behind");
    first.done();
    third.done();
    assert_eq!(fs::read_dir(&drafts.folder).unwrap().count(), 1, "only the lock is left");
}

#[test]
fn an_editor_may_put_another_file_in_its_place() {
    let (folder, drafts) = drafts();
    let draft = drafts.take("tea").unwrap();
    draft.keep("before").unwrap();
    let other = folder.path().join("other");
    fs::write(&other, "after").unwrap();
    fs::rename(&other, draft.path()).unwrap();
    assert_eq!(draft.read().unwrap(), "after");
    assert_eq!(drafts.take("tea").unwrap().found(), "", "it is still held");
}
