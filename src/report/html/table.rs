//! The table of answers, and the controls that the page's script shows to filter it.

use std::io::{self, Write};

use maud::{Markup, PreEscaped, html};

use super::name_of;
use super::score::{outcome, percent};
use super::text::Line;
use crate::grading::{ConceptReport, Status};
use crate::report::checked::{Checked, CheckedAnswer};
use crate::report::pieces;

/// Writes the section, row by row.
pub(super) fn write(checked: &Checked, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", opening().into_string())?;
    pieces::write(&checked.answers, out, |place, answer, out| {
        writeln!(out, "{}", row(place + 1, answer).into_string())
    })?;
    writeln!(out, "</tbody></table></div></section>")
}

fn opening() -> Markup {
    html! {
        (PreEscaped("<section aria-labelledby=\"table\">"))
        h2 #table tabindex="-1" { "Answers" }
        form #filter role="search" hidden {
            label { "Search " input type="search" name="text" autocomplete="off" spellcheck="false"; }
            label {
                "Outcome "
                select name="outcome" autocomplete="off" {
                    option value="" { "all" }
                    option value="passed" { "passed" }
                    option value="review" { "review" }
                    option value="failed" { "failed" }
                }
            }
            output #shown {}
        }
        a.skip href="#texts" { "Skip the table" }
        (PreEscaped("<div class=\"box\"><table class=\"answers\">"))
        caption { "Every answer with its score and what it does not cover" }
        thead {
            tr {
                @for (name, class) in
                    [("File", ""), ("Question", ""), ("Percent", "n"), ("Outcome", ""), ("Not covered", "")]
                {
                    th scope="col" class=[Some(class).filter(|it| !it.is_empty())] { (name) }
                }
            }
        }
        (PreEscaped("<tbody>"))
    }
}

fn row(number: usize, answer: &CheckedAnswer) -> Markup {
    let report = &answer.report;
    html! {
        tr data-o=(report.outcome.as_str()) {
            th scope="row" { a href={ "#a" (number) } { bdi { (Line(&name_of(answer))) } } }
            td { (Line(&report.question)) }
            td.n { (percent(report.shown_percent())) }
            td {
                (outcome(report.outcome))
                @for flag in report.flags.iter().filter(|flag| flag.kind.blocks()) {
                    " " span.remark { (flag.kind.as_str()) }
                }
            }
            td.u {
                @for (place, concept) in answer.not_found().enumerate() {
                    @if place > 0 { "; " }
                    (Line(&concept.label)) (remark(concept))
                }
            }
        }
    }
}

/// What should be known of a concept that is not covered.
fn remark(concept: &ConceptReport) -> &'static str {
    match concept.status {
        _ if concept.required => " (required)",
        Status::Partial => " (in part)",
        Status::Denied => " (denied)",
        Status::Covered | Status::Missing => "",
    }
}
