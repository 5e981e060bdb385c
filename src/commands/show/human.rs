//! A rubric for a person to read.

use std::io::{self, Write};

use colored::{Color, Colorize};
use grade::in_words::counted;
use grade::report::{visible, wrapped};
use grade::rubric::{Choice, Concept, Line, Misconception, Pattern, Rubric};
use grade::text::Language;
use unicode_width::UnicodeWidthStr;

use super::{Shown, exact, reading, within};

/// Writes everything that was asked for.
pub(super) fn write(shown: &Shown<'_>, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let rubric = shown.rubric;
    let mut page = Page { width, out };
    page.tagged(0, &rubric.address(), Tag::Strong, &rubric.prompt)?;
    page.blank()?;
    for fact in facts(shown) {
        page.paragraph(2, &fact)?;
    }
    page.blank()?;
    for (place, one) in rubric.concepts.iter().enumerate() {
        if place > 0 && shown.patterns {
            page.blank()?;
        }
        concept(one, shown, &mut page)?;
    }
    misconceptions(shown, &mut page)?;
    if shown.patterns {
        groups(rubric, &mut page)?;
    }
    if shown.reference {
        reference(rubric, &mut page)?;
    }
    Ok(())
}

/// Sentences on the question as a whole.
fn facts(shown: &Shown<'_>) -> Vec<String> {
    let rubric = shown.rubric;
    let place = shown
        .question
        .path()
        .map_or_else(|| "Built-in".to_owned(), |path| format!("In {}", path.display()));
    let number = shown.number.map(|number| format!(", question {number} of its pack"));
    let mut facts = vec![format!("{place}{}.", number.unwrap_or_default())];
    let max = rubric.max_points();
    let review = rubric.review.map_or_else(String::new, |review| {
        format!("; from {} % a person should look", exact(review))
    });
    let (max, pass) = (counted(exact(max), "point"), exact(rubric.pass));
    facts.push(format!("{max}, passed from {pass} %{review}."));
    match (rubric.length.min, rubric.length.max) {
        (Some(min), Some(max)) => facts.push(format!("{min} to {max} words are expected.")),
        (Some(min), None) => facts.push(format!("At least {min} words are expected.")),
        (None, Some(max)) => facts.push(format!("At most {max} words are expected.")),
        (None, None) => {}
    }
    if rubric.lists {
        facts.push("A list of keywords is an answer.".to_owned());
    }
    if rubric.language != Language::English {
        facts.push(format!(
            "Words are compared by the {:?} stemmer. Word families, the guard against words that \
             only look alike, and denial are English and are off.",
            rubric.language
        ));
    }
    facts
}

fn concept(concept: &Concept, shown: &Shown<'_>, page: &mut Page<'_>) -> io::Result<()> {
    let mut facts = vec![counted(exact(concept.points), "point")];
    facts.extend(concept.required.then(|| "required".to_owned()));
    facts.extend(concept.bonus.then(|| "bonus".to_owned()));
    facts.extend(concept.done.then(|| "only what was done".to_owned()));
    if concept.at_least.get() > 1 {
        facts.push(format!("{} of {} things", concept.at_least, concept.items.len()));
    }
    page.headed(&concept.label, &format!("{} ({})", facts.join(", "), concept.id))?;
    if let Some(hint) = &concept.hint {
        page.tagged(6, "hint", Tag::Faint, hint)?;
    }
    if shown.patterns {
        for item in &concept.items {
            patterns("any", &item.names, shown.rubric, page)?;
        }
        patterns("not", &concept.not, shown.rubric, page)?;
        patterns("names", &concept.names, shown.rubric, page)?;
    }
    Ok(())
}

fn misconceptions(shown: &Shown<'_>, page: &mut Page<'_>) -> io::Result<()> {
    let all = &shown.rubric.misconceptions;
    if all.is_empty() {
        return Ok(());
    }
    page.blank()?;
    if !shown.patterns {
        let things = counted(all.len(), "misconception");
        return page.paragraph(2, &format!("{things} would cost points."));
    }
    all.iter().try_for_each(|one| misconception(one, shown.rubric, page))
}

fn misconception(one: &Misconception, rubric: &Rubric, page: &mut Page<'_>) -> io::Result<()> {
    page.headed(
        one.id.as_str(),
        &format!("misconception, {} off", counted(exact(one.points), "point")),
    )?;
    if let Some(says) = &one.says {
        page.tagged(6, "says", Tag::Faint, says)?;
    }
    patterns("any", &one.any, rubric, page)?;
    patterns("not", &one.not, rubric, page)
}

/// Pattern lines; below each how it was read, where that says anything new.
fn patterns(tag: &str, all: &[Pattern], rubric: &Rubric, page: &mut Page<'_>) -> io::Result<()> {
    for pattern in all {
        page.tagged(6, tag, Tag::Faint, &with_options(pattern))?;
        let read = reading(pattern, rubric);
        if read.trim_matches('"') != pattern.source {
            page.tagged(6 + tag.len() + 2, "=", Tag::Faint, &read)?;
        }
    }
    Ok(())
}

fn with_options(pattern: &Pattern) -> String {
    let worth = exact(pattern.worth);
    let options = [
        (worth < 1.0).then(|| format!("worth {worth}")),
        pattern.typos.map(|typos| format!("typos {typos}")),
        pattern.within.map(|value| format!("within {}", within(value))),
    ];
    let options: Vec<String> = options.into_iter().flatten().collect();
    if options.is_empty() {
        return pattern.source.clone();
    }
    format!("{}  [{}]", pattern.source, options.join(", "))
}

/// The word groups that the patterns use.
fn groups(rubric: &Rubric, page: &mut Page<'_>) -> io::Result<()> {
    if rubric.groups.is_empty() {
        return Ok(());
    }
    page.blank()?;
    for group in &rubric.groups {
        let entries: Vec<String> = group.entries.iter().map(|names| entry(names, rubric)).collect();
        page.tagged(2, &format!("${}", group.name), Tag::Strong, &entries.join(", "))?;
    }
    Ok(())
}

fn entry(names: &[Choice], rubric: &Rubric) -> String {
    let name = |choice: &Choice| {
        let line = Line::from(choice.clone());
        line.reading(&rubric.groups)
    };
    names.iter().map(name).collect::<Vec<_>>().join(" = ")
}

fn reference(rubric: &Rubric, page: &mut Page<'_>) -> io::Result<()> {
    page.blank()?;
    let Some(reference) = &rubric.reference else {
        return page.paragraph(2, "There is no reference answer.");
    };
    page.paragraph(2, "Reference answer")?;
    for paragraph in reference.lines() {
        page.paragraph(4, paragraph)?;
    }
    Ok(())
}

/// What a short text before another looks like.
#[derive(Clone, Copy)]
enum Tag {
    Strong,
    Faint,
}

/// Lines of some width.
struct Page<'p> {
    width: usize,
    out: &'p mut dyn Write,
}

impl Page<'_> {
    fn blank(&mut self) -> io::Result<()> {
        writeln!(self.out)
    }

    fn paragraph(&mut self, indent: usize, text: &str) -> io::Result<()> {
        for line in wrapped(text, self.width.saturating_sub(indent)) {
            writeln!(self.out, "{}", format!("{}{line}", " ".repeat(indent)).trim_end())?;
        }
        Ok(())
    }

    /// A text, and what is to be known of it on the same line.
    fn headed(&mut self, title: &str, rest: &str) -> io::Result<()> {
        let (title, rest) = (visible(title), visible(rest));
        let room = self.width.saturating_sub(4 + title.width());
        if rest.width() <= room {
            return writeln!(self.out, "  {}  {}", title.bold(), rest.dimmed());
        }
        self.paragraph(2, &title)?;
        self.paragraph(6, &rest)
    }

    /// A text with a short one before it; its further lines stand below its first.
    fn tagged(&mut self, indent: usize, tag: &str, look: Tag, text: &str) -> io::Result<()> {
        let tag = visible(tag);
        let under = indent + tag.width() + 2;
        let painted = match look {
            Tag::Strong => tag.bold(),
            Tag::Faint => tag.color(Color::BrightBlack),
        };
        for (place, line) in wrapped(text, self.width.saturating_sub(under)).iter().enumerate() {
            if place == 0 {
                writeln!(self.out, "{}{painted}  {line}", " ".repeat(indent))?;
            } else {
                writeln!(self.out, "{}{line}", " ".repeat(under))?;
            }
        }
        Ok(())
    }
}
