//! Sessions without a terminal: lines in, text out.

use super::{journal, practising, steady};

const SESSION: &str = "\
A cron job copies my snapshots to the NAS.
:help
:done
h
r
Now and then we test that one can be restored, and no, nothing is encrypted.
:done
x
s
4
#2
no such words
snapshots  to the nas
m
h
n
The kettle, at eighty degrees.
:done
n
";

#[test]
fn answer_hint_retry_dispute_model_and_next() {
    let ran = practising().stdin(SESSION).grade("practice");
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    insta::assert_snapshot!(steady(&ran.stdout));
}

#[test]
fn what_is_kept_of_it() {
    let run = practising().stdin(SESSION);
    run.grade("practice");
    let kept = journal(&run);
    assert_eq!(kept[0], serde_json::json!({"grade": "practice", "version": 1}));
    let of = |key: &str| kept[1..].iter().map(|line| line[key].to_string()).collect::<Vec<_>>();
    assert_eq!(of("kind").join(" "), r#""attempt" "attempt" "dispute" "attempt""#);
}
