//! The page as a whole.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use regex::Regex;
use sha2::{Digest, Sha256};

use super::{answer, checked, written};
use crate::grading::{FlagKind, Outcome, Report, Status};
use crate::report::samples::{concept, report};
use crate::report::{Checked, CheckedAnswer, Lines, Part, Reveal, Verdict};
use crate::text::Span;

fn between<'p>(page: &'p str, start: &str, end: &str) -> &'p str {
    page.split_once(start).unwrap().1.split_once(end).unwrap().0
}

/// Every start tag, with its attributes' names but not their values.
fn tags(page: &str) -> Vec<String> {
    let body = page.split_once("<body>").unwrap().1;
    let body = body.split_once("<script>").unwrap().0;
    let tag = Regex::new(r#"<(?:[^">]|"[^"]*")*>"#).unwrap();
    let value = Regex::new(r#"="[^"]*""#).unwrap();
    tag.find_iter(body).map(|tag| value.replace_all(tag.as_str(), "").into_owned()).collect()
}

#[test]
fn a_page_of_every_kind_of_thing() {
    let page = written(&checked());
    let body = page.split_once("<body>").unwrap().1.split_once("<script>").unwrap().0;
    let block = Regex::new(
        "<(?:section|h[1-4]|p|li|[duo]l|div|details|summary|tr|t[hd]|svg|mark|form|label)\\b",
    );
    insta::assert_snapshot!(block.unwrap().replace_all(body, "\n$0"));
}

#[test]
fn the_policy_allows_the_style_and_the_script_and_nothing_else() {
    let page = written(&checked());
    let hash = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    let style = hash(between(&page, "<style>", "</style>"));
    let script = hash(between(&page, "<script>", "</script>"));
    let policy = between(&page, "Content-Security-Policy\" content=\"", "\"");
    let policy = policy.replace("&#39;", "'");
    assert_eq!(
        policy,
        format!(
            "default-src 'none'; style-src {style}; script-src {script}; \
             base-uri 'none'; form-action 'none'"
        )
    );
    for (tag, count) in [("<style", 1), ("<script", 1), (" style=", 0), (" src=", 0), ("<link", 0)]
    {
        assert_eq!(page.matches(tag).count(), count, "{tag}");
    }
    // A carriage return in either would be read as a line feed, and the hash be another.
    assert!(!super::super::STYLE.contains(['\r', '<']));
    assert!(!super::super::SCRIPT.contains('\r') && !super::super::SCRIPT.contains("</"));
    assert!(!super::super::SCRIPT.contains("innerHTML"));
}

/// The sample report with a text at the end of everything that can hold one.
fn with(evil: &str) -> Report {
    let mut report = report();
    for text in [&mut report.source, &mut report.prompt, &mut report.question] {
        text.push_str(evil);
    }
    report.feedback = Some(evil.to_owned());
    report.flags[0].says = evil.to_owned();
    report.misconceptions[0].says = Some(evil.to_owned());
    for concept in &mut report.concepts {
        concept.label.push_str(evil);
        concept.hint = Some(evil.to_owned());
        for evidence in &mut concept.evidence {
            evidence.quote.push_str(evil);
            evidence.words.iter_mut().for_each(|word| word.term.push_str(evil));
            evidence.denied.iter_mut().for_each(|denial| denial.quote.push_str(evil));
        }
        if let Some(miss) = &mut concept.nearest {
            miss.pattern.push_str(evil);
            miss.why.push_str(evil);
            miss.found.iter_mut().for_each(|(_, quote)| quote.push_str(evil));
        }
    }
    report
}

fn everything_with(evil: &str) -> String {
    let mut checked = checked();
    checked.answers = vec![answer(with(evil), Reveal::All)];
    let answer = &mut checked.answers[0];
    answer.text = format!("{}{evil}", answer.text).into();
    answer.part = Part::whole(&answer.text);
    checked.skipped[0].path.push_str(evil);
    checked.skipped[0].why.push_str(evil);
    checked.errors[0].path.push_str(evil);
    checked.errors[0].message.push_str(evil);
    checked.unanswered[0].push_str(evil);
    written(&checked)
}

#[test]
fn no_text_becomes_markup() {
    let tame = tags(&everything_with("x"));
    for evil in [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "\" onfocus=\"alert(1)\" autofocus=\"",
        "</title></style></script></div></main></body></html>",
        "<!--",
        "]]><![CDATA[",
        "&lt;b&gt;",
    ] {
        let page = everything_with(evil);
        assert_eq!(tags(&page), tame, "{evil}");
        assert_eq!(page.matches("<script").count(), 1, "{evil}");
    }
}

#[test]
fn nothing_unseen_stays_unseen() {
    let page = everything_with("a\u{1b}[2J\u{202e}b\u{9b}c\u{200f}\u{2066}\u{0}\u{feff}d\r\u{7}");
    let raw = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let found: Vec<char> = page.chars().filter(|&c| raw(c)).collect();
    assert!(found.is_empty(), "{found:?}");
    assert!(page.contains(r"<i>\u{202e}</i>"));
}

#[test]
fn the_same_reports_give_the_same_bytes() {
    assert_eq!(written(&checked()), written(&checked()));
}

#[test]
fn every_id_is_there_once_and_every_link_leads_somewhere() {
    let mut twice = checked();
    twice.answers.push(twice.answers[0].clone());
    let page = written(&twice);
    let all = |pattern: &str| -> Vec<String> {
        let pattern = Regex::new(pattern).unwrap();
        pattern.captures_iter(&page).map(|found| found[1].to_owned()).collect()
    };
    let ids = all(r#" id="([^"]+)""#);
    let known: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(known.len(), ids.len(), "{ids:?}");
    let links = [all(r##"href="#([^"]+)""##), all(r#"aria-labelledby="([^"]+)""#)].concat();
    assert!(links.len() > 20, "{links:?}");
    for link in links {
        assert!(known.contains(&link), "{link}");
    }
    assert_eq!(page.matches("href=").count(), page.matches("href=\"#").count());
}

#[test]
fn the_headline_counts() {
    let headline = |checked: &Checked| between(&written(checked), "<h1>", "</h1>").to_owned();
    assert_eq!(headline(&Checked::default()), "No answer was judged");
    let open = ", 1 question without an answer, 1 not judged";
    assert_eq!(headline(&checked()), format!("0 of 2 answers passed{open}"));
    let mut one = checked();
    one.answers.truncate(1);
    assert_eq!(headline(&one), format!("0 of 1 answers passed{open}"));
    one.errors.clear();
    one.unanswered.clear();
    assert_eq!(headline(&one), "The answer did not pass");
}

#[test]
fn an_empty_answer_says_so_and_single_answers_come_before_their_charts() {
    let mut blank = answer(
        Report { concepts: Vec::new(), misconceptions: Vec::new(), ..report() },
        Reveal::Labels,
    );
    blank.text = std::sync::Arc::from("\u{feff} \n");
    blank.part = Part::whole(&blank.text);
    let single = Checked { answers: vec![blank], ..Checked::default() };
    let page = written(&single);
    assert!(page.contains("<div class=\"text empty\" dir=\"auto\">"));
    let charts_last = |page: &str| page.find("id=\"table\"") < page.find("id=\"concepts\"");
    assert!(charts_last(&page));
    assert!(!charts_last(&written(&checked())));
}

#[test]
fn a_passing_answer_hides_nothing_that_failed() {
    let report = Report { outcome: Outcome::Passed, ..report() };
    let passing = Checked { answers: vec![answer(report, Reveal::Labels)], ..Checked::default() };
    let bar = |checked: &Checked| {
        between(&written(checked), "<svg class=\"bar shares\"", "</svg>").to_owned()
    };
    assert!(!bar(&passing).contains("failed"), "{}", bar(&passing));
    let unanswered = Checked { unanswered: vec!["home/tea".to_owned()], ..passing };
    let page = written(&unanswered);
    let headline = "1 of 1 answers passed, 1 question without an answer";
    assert_eq!(between(&page, "<h1>", "</h1>"), headline);
    assert!(page.contains(&format!("<title>{headline} ")));
    assert!(bar(&unanswered).contains("class=\"failed\" x=\"50\" width=\"50\""));
}

/// The only answer, and the page that reports it.
fn alone(change: impl Fn(&mut Report), verdict: Verdict) -> String {
    let mut changed = report();
    change(&mut changed);
    let answer = CheckedAnswer { verdict, ..answer(changed, Reveal::Labels) };
    written(&Checked { answers: vec![answer], ..Checked::default() })
}

#[test]
fn what_the_run_makes_of_an_outcome_is_said_where_it_differs() {
    let score = |verdict| {
        let page = alone(|_| (), verdict);
        between(&page, "<span>", "</span>").to_owned()
    };
    let points = "2.5 of 6 points, pass mark 60\u{a0}%";
    assert_eq!(score(Verdict::Fail), points);
    assert_eq!(score(Verdict::Warn), format!("{points}; only a warning in this run"));
    assert_eq!(score(Verdict::Pass), format!("{points}; counts as passed in this run"));
}

#[test]
fn an_answer_that_fails_above_the_pass_mark_says_why() {
    let above = |report: &mut Report| report.percent = report.pass;
    let required = "<b>Required</b> Says when cached data goes stale<";
    assert!(!alone(|_| (), Verdict::Fail).contains(required));
    assert!(alone(above, Verdict::Fail).contains(required));

    let page = alone(|report| report.flags[0].kind = FlagKind::KeywordList, Verdict::Fail);
    assert!(between(&page, "<tbody>", "</tbody>").contains(">keyword-list<"), "{page}");
    assert!(page.contains("An answer with this flag does not pass."));
    let page = alone(|_| (), Verdict::Fail);
    assert!(!between(&page, "<tbody>", "</tbody>").contains(">mixed<"));
    assert!(page.contains("<b>! mixed</b>") && !page.contains("does not pass."), "{page}");
}

#[test]
fn a_chart_for_each_question_counts_what_was_found() {
    let mut other = report();
    other.question = "backend/security".to_owned();
    other.concepts.truncate(1);
    let mut second = report();
    (second.concepts[0].status, second.outcome) = (Status::Missing, Outcome::Passed);
    let answers = [report(), other, second].map(|report| answer(report, Reveal::Labels));
    let page = written(&Checked { answers: answers.into(), ..Checked::default() });
    let charts: Vec<&str> = page.split("<details class=\"chart\"").skip(1).collect();
    assert_eq!(charts.len(), 2);
    assert!(charts[0].contains("backend/caching") && charts[0].contains("2 answers, 1 passed"));
    assert!(charts[1].contains("backend/security") && charts[1].contains("1 answer, 0 passed"));
    let first = charts[0].split("<li>").nth(1).unwrap();
    assert!(first.contains("Spares the database trips"), "most often found first: {first}");
    assert!(
        first.contains("class=\"whole\" width=\"100\"") && first.contains(">2 of 2<"),
        "{first}"
    );
    let half = charts[0].split("<li>").nth(2).unwrap();
    assert!(half.contains("class=\"whole\" width=\"50\"") && half.contains(">1 of 2<"), "{half}");
}

#[test]
fn an_answer_that_is_a_part_of_a_file_shows_that_part_and_its_line() {
    let mut checked = checked();
    checked.answers.truncate(1);
    let answer = &mut checked.answers[0];
    let span = Span::new(answer.text.find("I would").unwrap(), answer.text.find("The").unwrap());
    answer.part = Lines::of(&answer.text).part(span);
    let page = written(&checked);
    let text = between(&page, "<div class=\"text\" dir=\"auto\">", "</div>");
    assert!(text.starts_with("I would write"), "{text}");
    assert!(text.ends_with("yet.\n"), "{text}");
    assert!(page.contains("answers/caching.md:4<"));
    // What stands elsewhere in the file has no mark to lead to.
    assert!(page.contains("<p class=\"quote\">3:10 “"), "{page}");
}

#[test]
fn a_chart_names_only_what_every_answer_may_name() {
    let mut checked = checked();
    let found = report();
    let mut lacking = report();
    lacking.concepts[0] = concept("cache-store", "Names a store", found.concepts[0].status, "1");
    lacking.concepts[0].status = Status::Missing;
    checked.answers = vec![answer(found, Reveal::None), answer(lacking, Reveal::None)];
    let page = written(&checked);
    let charts = between(&page, "<div class=\"charts\">", "</section>");
    assert!(charts.contains("#1"), "{charts}");
    assert!(!charts.contains("cache store"), "{charts}");
    assert!(charts.contains(">1 of 2<"), "{charts}");
}
