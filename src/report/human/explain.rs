//! `--explain`: which words met which pattern by which rule and how alike, or what came nearest.

use std::io;

use super::page::Page;
use crate::grading::{ConceptReport, Evidence, NearMiss, WordEvidence};
use crate::report::styled::{Ink, Text};

/// Writes the explanation of a concept's evidence, or of its absence.
pub(super) fn concept(concept: &ConceptReport, indent: usize, page: &mut Page) -> io::Result<()> {
    evidence(&concept.evidence, indent, page)?;
    concept.nearest.as_ref().map_or(Ok(()), |miss| nearest(miss, indent, page))
}

/// Writes the explanation of each piece of evidence.
pub(super) fn evidence(all: &[Evidence], indent: usize, page: &mut Page) -> io::Result<()> {
    for evidence in all {
        page.tagged(indent, "pattern", &Text::of(Ink::Plain, &evidence.pattern))?;
        let words = words(evidence);
        let columns = [0, 1, 2]
            .map(|column| words.iter().map(|word| word[column].width()).max().unwrap_or_default());
        for [quote, how, term, numbers] in words {
            let line = quote.padded(columns[0] + 2);
            let line = line.joined(&how.padded(columns[1] + 2));
            let line = line.joined(&term.padded(columns[2] + 2)).joined(&numbers);
            page.paragraph(indent + 2, indent + 4, &line)?;
        }
        for span in &evidence.context {
            let line = format!("beside the words at bytes {}..{}", span.start, span.end);
            page.paragraph(indent + 2, indent + 4, &Text::of(Ink::Faint, &line))?;
        }
    }
    Ok(())
}

/// Each word as four columns: itself, the rule, the pattern's word, and the numbers.
fn words(evidence: &Evidence) -> Vec<[Text; 4]> {
    let columns = |word: &WordEvidence| {
        let start = word.span.start.checked_sub(evidence.span.start);
        let end = word.span.end.checked_sub(evidence.span.start);
        let range = start.zip(end).map(|(start, end)| start..end);
        let quote = range.and_then(|range| evidence.quote.get(range)).unwrap_or("(above)");
        let (start, end) = (word.span.start, word.span.end);
        let numbers = format!("{:.2}  bytes {start}..{end}", word.similarity);
        [
            Text::of(Ink::Match, quote),
            Text::of(Ink::Faint, word.how.as_str()),
            Text::of(Ink::Plain, &word.term),
            Text::of(Ink::Faint, &numbers),
        ]
    };
    evidence.words.iter().map(columns).collect()
}

fn nearest(miss: &NearMiss, indent: usize, page: &mut Page) -> io::Result<()> {
    page.tagged(indent, "nearest", &Text::of(Ink::Plain, &miss.pattern))?;
    if let Some((span, quote)) = &miss.found {
        let quote = page.quoted(&Text::of(Ink::Match, quote));
        let bytes = format!("  bytes {}..{}", span.start, span.end);
        page.tagged(indent, "  found", &quote.with(Ink::Faint, &bytes))?;
    }
    page.tagged(indent, "    why", &Text::of(Ink::Plain, &miss.why))
}
