//! The contrast of every ink on every ground that it stands on, by WCAG 2's formula.

use std::collections::BTreeMap;

use super::super::STYLE;

/// The custom properties of a block of the style, by name.
fn colours(block: &str) -> BTreeMap<&str, [f64; 3]> {
    let declarations = block.split(';').filter_map(|line| line.trim().split_once(": #"));
    let colour = |hex: &str| {
        [0, 2, 4].map(|at| f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0)
    };
    let named =
        declarations.filter_map(|(name, hex)| Some((name.strip_prefix("--")?, colour(hex))));
    named.collect()
}

fn luminance(colour: [f64; 3]) -> f64 {
    let linear =
        colour.map(|c| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn themes() -> [(&'static str, BTreeMap<&'static str, [f64; 3]>); 2] {
    let light = STYLE.split_once(":root {").unwrap().1.split_once('}').unwrap().0;
    let dark = STYLE.split_once("(prefers-color-scheme: dark) {").unwrap().1;
    let dark = dark.split_once(":root {").unwrap().1.split_once('}').unwrap().0;
    [("light", colours(light)), ("dark", colours(dark))]
}

#[test]
fn the_formula_is_right() {
    assert!((contrast([0.0; 3], [1.0; 3]) - 21.0).abs() < 1e-9);
    let grey = colours("--grey: #767676;")["grey"];
    assert!((contrast(grey, [1.0; 3]) - 4.54).abs() < 0.01);
}

#[test]
fn text_has_a_contrast_of_four_and_a_half() {
    let pairs = [
        ("paper", &["ink", "soft", "link", "passed", "review", "failed"][..]),
        ("raised", &["ink"]),
        ("earned", &["ink"]),
        ("earned-word", &["ink"]),
        ("denied", &["ink"]),
        ("wrong", &["ink"]),
        ("wrong-word", &["ink"]),
    ];
    for (theme, colours) in themes() {
        for (ground, inks) in pairs {
            for ink in inks {
                let contrast = contrast(colours[ground], colours[ink]);
                assert!(contrast >= 4.5, "{theme}: {ink} on {ground} has {contrast:.2}");
            }
        }
    }
}

#[test]
fn bars_and_lines_that_say_something_have_a_contrast_of_three() {
    let pairs = [
        ("paper", "whole"),
        ("rest", "whole"),
        ("rest", "passed"),
        ("rest", "review"),
        ("rest", "failed"),
        ("earned-word", "whole"),
        ("wrong-word", "failed"),
        ("denied", "failed"),
        ("raised", "failed"),
        ("raised", "link"),
    ];
    for (theme, colours) in themes() {
        for (ground, drawn) in pairs {
            let contrast = contrast(colours[ground], colours[drawn]);
            assert!(contrast >= 3.0, "{theme}: {drawn} on {ground} has {contrast:.2}");
        }
    }
}

#[test]
fn both_themes_name_the_same_colours() {
    let [(_, light), (_, dark)] = themes();
    assert!(light.len() > 10);
    assert_eq!(light.keys().collect::<Vec<_>>(), dark.keys().collect::<Vec<_>>());
}
