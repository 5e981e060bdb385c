//! Problems as blocks of text, drawn by `annotate-snippets`.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Problem, printable, push_printable};
use crate::rubric::model::Place;

/// How many problems are shown; whoever has more will not read them all at once.
const MOST_SHOWN: usize = 50;

/// One block a problem, an empty line between two.
pub(super) fn render(problems: &[Problem], color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let mut blocks: Vec<String> =
        problems.iter().take(MOST_SHOWN).map(|problem| block(problem, &renderer)).collect();
    if problems.len() > MOST_SHOWN {
        blocks.push(format!("… and {} more problems", problems.len() - MOST_SHOWN));
    }
    let mut text = blocks.join("\n\n");
    text.push('\n');
    text
}

fn block(problem: &Problem, renderer: &Renderer) -> String {
    let title = printable(&problem.title);
    let mut group = Group::with_title(match problem.warning {
        Some(code) => Level::WARNING.primary_title(title).id(code),
        None => Level::ERROR.primary_title(title),
    });
    let path = printable(&problem.path);
    group = match problem.place {
        Some(place) => {
            let line = Shown::new(&problem.source, place);
            let annotation = AnnotationKind::Primary.span(line.start..line.end);
            let label = Some(printable(&problem.label)).filter(|label| !label.is_empty());
            group.element(
                Snippet::source(line.text)
                    .line_start(place.line())
                    .path(path)
                    .annotation(annotation.label(label)),
            )
        }
        None => group.element(Origin::path(path)),
    };
    if let Some(note) = &problem.note {
        group = group.element(Level::NOTE.message(printable(note)));
    }
    if let Some(help) = &problem.help {
        group = group.element(Level::HELP.message(printable(help)));
    }
    renderer.render(&[group])
}

/// The first line of what is wrong, fit for a terminal, and where in it the fault stands.
struct Shown {
    text: String,
    start: usize,
    end: usize,
}

impl Shown {
    fn new(source: &str, place: Place) -> Self {
        let before = source.get(..place.start()).unwrap_or_default();
        let first = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
        let rest = source.get(first..).unwrap_or_default();
        let line = rest.split(['\n', '\r']).next().unwrap_or_default();
        let mut shown = Self { text: String::new(), start: 0, end: 0 };
        for (at, character) in line.char_indices() {
            shown.pass(first + at, place);
            match character {
                '\u{feff}' if first + at == 0 => {}
                // Drawn as blanks of its own width.
                '\t' => shown.text.push('\t'),
                _ => push_printable(&mut shown.text, character),
            }
        }
        shown.pass(first + line.len(), place);
        shown
    }

    /// Notes the fault's bounds when the line has been copied up to them.
    fn pass(&mut self, at: usize, place: Place) {
        if at <= place.start() {
            self.start = self.text.len();
        }
        if at <= place.end() {
            self.end = self.text.len();
        }
    }
}
