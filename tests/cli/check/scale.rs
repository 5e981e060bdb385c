//! Many answers: the same bytes with any number of threads.

use crate::run::{answer, here};

#[test]
fn the_order_does_not_depend_on_the_threads() {
    let good = answer("good.md");
    let sentences: Vec<&str> = good.split_inclusive(['.', '\n']).collect();
    let run = (0..300).fold(here(), |run, number| {
        // A different part of the answer each.
        let rotated = sentences.iter().cycle().skip(number).take(1 + number % sentences.len());
        let text: String = rotated.copied().collect();
        run.file(&format!("answers/{}/{number:03}-backups.md", number % 7), text)
    });
    for format in super::FORMATS {
        let with =
            |jobs: u32| run.grade(&format!("check answers --jobs {jobs} --format {format}")).stdout;
        let one = with(1);
        assert!(one.len() > 5_000, "{format}");
        assert_eq!(one, with(2), "{format}");
        assert_eq!(one, with(7), "{format}");
    }
}
