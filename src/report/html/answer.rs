//! One answer: its score, its text with the evidence marked, and what was found concept by concept.

use maud::{Markup, PreEscaped, Render, html};

use super::marks::{Claim, Role, Run, runs};
use super::score::{bar, outcome, percent, points, sign};
use super::text::{Block, Line};
use super::{concepts, name_of};
use crate::grading::{Flag, Gain, Report};
use crate::in_words::counted;
use crate::report::checked::CheckedAnswer;

/// The head of the section of answers: its controls and what the marks mean.
pub(super) fn opening(answers: usize) -> Markup {
    html! {
        (PreEscaped("<section class=\"texts\" aria-labelledby=\"texts\">"))
        h2 #texts tabindex="-1" { @if answers == 1 { "The answer" } @else { "The answers in full" } }
        p.legend {
            "Marked in a text: "
            mark.earned { b { "words" } " of a concept" } ", "
            mark.denied { b { "denied" } " ones" } ", "
            mark.wrong { "a " b { "misconception" } } "."
        }
        @if answers > 1 {
            p #fold hidden {
                button type="button" { "Open all" } " " button type="button" { "Close all" }
            }
        }
    }
}

/// The answer as a block that opens and closes.
pub(super) fn block(number: usize, answer: &CheckedAnswer, open: bool) -> Markup {
    let report = &answer.report;
    let runs = runs(report, &answer.text, answer.part.span());
    let empty = answer.own_text().trim_matches(is_blank).is_empty();
    html! {
        details.answer open[open] {
            summary {
                h3 { bdi { (Line(&name_of(answer))) } }
                span.question { (Line(&report.question)) }
                span.percent { (percent(report.shown_percent())) }
                (outcome(report.outcome))
            }
            div.body id={ "a" (number) } {
                p.score { (bar(report)) span { (points(answer)) } }
                (remarks(report))
                div.text.empty[empty] dir="auto" { (text(number, answer, &runs)) }
                div.found { (concepts::list(number, report, &runs)) }
            }
        }
    }
}

/// Why the answer does not pass where its percentage does not say it; flags, the rubric's feedback,
/// and what would gain the most.
fn remarks(report: &Report) -> Markup {
    // A bonus gains nothing where all points are earned.
    let gain = report.most_to_gain.as_ref().filter(|gain| gain.percent > report.percent);
    html! {
        @if report.percent >= report.pass && !report.required_missing.is_empty() {
            p.flag.blocks { b { "Required" } " " (Line(&required(report))) }
        }
        @for flag in &report.flags {
            p.flag.blocks[flag.kind.blocks()] {
                b { "! " (flag.kind.as_str()) } " " (Line(&flag.says)) (about(flag, report))
                @if flag.kind.blocks() { " An answer with this flag does not pass." }
            }
        }
        @if let Some(feedback) = &report.feedback { p.feedback { (Line(feedback)) } }
        @if let Some(gain) = gain { p.gain { (most_to_gain(gain, report)) } }
    }
}

/// The labels of the concepts without which the answer does not pass.
fn required(report: &Report) -> String {
    let concepts = report.concepts.iter();
    let missing = concepts.filter(|concept| report.required_missing.contains(&concept.id));
    missing.map(|concept| concept.label.as_str()).collect::<Vec<_>>().join("; ")
}

/// The labels of the concepts that a flag is about, unless it names them itself.
fn about(flag: &Flag, report: &Report) -> Markup {
    let concepts = report.concepts.iter().filter(|concept| flag.concepts.contains(&concept.id));
    let unnamed = concepts.filter(|concept| !flag.says.contains(&concept.label));
    let labels: Vec<&str> = unnamed.map(|concept| concept.label.as_str()).collect();
    html! { @if !labels.is_empty() { " (" (Line(&labels.join("; "))) ")" } }
}

fn most_to_gain(gain: &Gain, report: &Report) -> Markup {
    let label = report.concepts.get(gain.concept).map_or("", |concept| concept.label.as_str());
    let short = gain.percent < report.pass;
    let then = if short { gain.percent.rounded_down() } else { gain.percent.rounded() };
    html! {
        b { "Most to gain" } " " (Line(label))
        " (+" (counted(gain.points.rounded(), "point")) ", " (percent(then)) ")"
    }
}

/// The part of the file that is the answer, every byte of it; a byte-order mark shows nothing.
fn text(number: usize, answer: &CheckedAnswer, runs: &[Run]) -> Markup {
    html! {
        @for (place, run) in runs.iter().enumerate() {
            @if run.claims.is_empty() {
                (pieces(run, &answer.text))
            } @else {
                mark.(class(run)) id={ "a" (number) "m" (place) } tabindex="0"
                    title=(Title { run, report: &answer.report })
                    { (pieces(run, &answer.text)) }
            }
        }
    }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}'
}

fn pieces(run: &Run, text: &str) -> Markup {
    html! {
        @for piece in &run.pieces {
            @let piece_text = piece.span.of(text);
            @let mark = piece.span.start == 0 && piece_text.starts_with('\u{feff}');
            @let shown = Block(if mark { &piece_text['\u{feff}'.len_utf8()..] } else { piece_text });
            @if piece.is_word { b { (shown) } } @else { (shown) }
        }
    }
}

/// How a run is marked: by the weightiest thing that it does.
fn class(run: &Run) -> &'static str {
    match run.claims.iter().map(|(role, _)| *role).max() {
        Some(Role::Misconception) => "wrong",
        Some(Role::Earned) => "earned",
        Some(Role::Denied) => "denied",
        Some(Role::Denies) => "denies",
        Some(Role::Borrowed) | None => "borrowed",
    }
}

/// Everything that a run does, a line each.
struct Title<'r> {
    run: &'r Run,
    report: &'r Report,
}

impl Render for Title<'_> {
    fn render_to(&self, buffer: &mut String) {
        for (place, claim) in self.run.claims.iter().enumerate() {
            if place > 0 {
                buffer.push('\n');
            }
            says(*claim, self.report).render_to(buffer);
        }
    }
}

fn says((role, place): Claim, report: &Report) -> Markup {
    let concept = || report.concepts.get(place);
    let label = concept().map_or("", |concept| concept.label.as_str());
    let found = report.misconceptions.get(place);
    let misconception = found.map_or("", |found| found.id.as_str());
    html! {
        @match role {
            Role::Earned => { (concept().map_or("", |it| sign(it.status))) " " (Line(label)) }
            Role::Denied => { "⊘ " (Line(label)) " (denied)" }
            Role::Denies => { "⊘ denies: " (Line(label)) }
            Role::Borrowed => { "↳ stands beside: " (Line(label)) }
            Role::Misconception => { "! misconception: " (Line(misconception)) }
        }
    }
}
