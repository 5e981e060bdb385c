//! Progress for a person: one question a row, or a few lines where the page is narrow.

use std::io::{self, Write};

use super::Progress;
use crate::in_words::counted;
use crate::practice::history::{History, Track};
use crate::report::Look;
use crate::report::human::page::Page;
use crate::report::styled::{Ink, Text};

/// How many scores a trend line shows.
const TREND: usize = 8;
const BARS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

pub(super) fn write(progress: &Progress<'_>, look: &Look, out: &mut dyn Write) -> io::Result<()> {
    let page = &mut Page::new(look, out);
    let count = progress.history.tracks().count();
    if count == 0 {
        let nothing = "Nothing was practised yet; `grade practice` begins.";
        return page.paragraph(0, 0, &Text::of(Ink::Plain, nothing));
    }
    for (question, track) in progress.history.tracks() {
        page.paragraph(0, 2, &Text::of(Ink::Strong, question))?;
        page.paragraph(2, 4, &row(track, progress, look.unicode))?;
    }
    page.blank()?;
    missed(progress, page)?;
    closing(progress, count, page)
}

fn row(track: &Track, progress: &Progress<'_>, unicode: bool) -> Text {
    let last = track.last().map_or(0.0, |attempt| attempt.percent);
    let passed = track.last().is_some_and(|_| !track.is_weak());
    let ink = if passed { Ink::Good } else { Ink::Bad };
    let mut row = Text::of(Ink::Plain, "last ").with(ink, &percent(last));
    row.push(Ink::Plain, &format!("  best {}", percent(track.best())));
    row.push(Ink::Plain, &format!("  trend {}", trend(&track.firsts(), unicode)));
    let attempts = counted(track.attempts.len(), "attempt");
    row.push(Ink::Faint, &format!("  {}", attempts.replace(' ', "\u{a0}")));
    match track.due() {
        Some(due) if due <= progress.today => {
            row.with(Ink::Strong, &format!("  due\u{a0}now\u{a0}(since\u{a0}{due})"))
        }
        Some(due) => row.with(Ink::Plain, &format!("  due\u{a0}{due}")),
        None => row,
    }
}

/// The first attempts' scores, oldest first: bars, or percentages where there are no such signs.
fn trend(scores: &[f64], unicode: bool) -> String {
    let recent = &scores[scores.len().saturating_sub(TREND)..];
    if recent.is_empty() {
        return "none".to_owned();
    }
    if !unicode {
        let numbers: Vec<String> = recent.iter().map(f64::to_string).collect();
        return numbers.join(",\u{a0}");
    }
    recent.iter().map(|&score| bar(score)).collect()
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // within 0 and 7
fn bar(score: f64) -> &'static str {
    BARS[(score / 100.0 * 7.0).round().clamp(0.0, 7.0) as usize]
}

fn missed(progress: &Progress<'_>, page: &mut Page) -> io::Result<()> {
    let missed = progress.missed();
    if missed.is_empty() {
        return Ok(());
    }
    page.paragraph(0, 0, &Text::of(Ink::Strong, "Missed most often:"))?;
    for one in missed {
        let name = one.label.unwrap_or(one.concept);
        let times = if one.count == 1 { "once".to_owned() } else { format!("{} times", one.count) };
        let line = Text::of(Ink::Plain, &name)
            .with(Ink::Faint, &format!("  {}, {}", one.question, times.replace(' ', "\u{a0}")));
        page.paragraph(2, 4, &line)?;
    }
    page.blank()
}

fn closing(progress: &Progress<'_>, count: usize, page: &mut Page) -> io::Result<()> {
    let due = progress.history.tracks().filter(|(_, track)| track.is_due(progress.today)).count();
    let streak = progress.history.streak(progress.today);
    let (questions, days) = (counted(count, "question"), counted(streak, "day"));
    let line = format!("{questions} practised, {due} due. Streak: {days}.");
    page.paragraph(0, 0, &Text::of(Ink::Plain, &line))
}

pub(super) fn write_disputes(
    history: &History,
    look: &Look,
    out: &mut dyn Write,
) -> io::Result<()> {
    let page = &mut Page::new(look, out);
    if history.disputes().is_empty() {
        let nothing = "No concept was disputed; `s` in practice says that one was overlooked.";
        return page.paragraph(0, 0, &Text::of(Ink::Plain, nothing));
    }
    for (place, dispute) in history.disputes().iter().enumerate() {
        if place > 0 {
            page.blank()?;
        }
        let title = Text::of(Ink::Strong, &dispute.question)
            .with(Ink::Plain, &format!("  {} ({})", dispute.label, dispute.concept));
        page.paragraph(0, 2, &title)?;
        let words = page.quoted(&Text::of(Ink::Match, &dispute.words));
        page.paragraph(2, 2, &words)?;
        let when = format!("{}  {}", dispute.at, dispute.rubric);
        page.paragraph(2, 2, &Text::of(Ink::Faint, &when))?;
    }
    Ok(())
}

fn percent(number: f64) -> String {
    format!("{number}\u{a0}%")
}
