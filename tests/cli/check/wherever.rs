//! Where `grade check` runs: the action for GitHub, the hook for pre-commit, and the README's
//! recipes are well formed, and their commands do what they say.

use std::collections::HashMap;
use std::process::Command;

use serde_yaml::Value;

use super::{answers, passing};
use crate::run::{Run, answer, here};

const ACTION: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/action.yml"));
const HOOKS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/.pre-commit-hooks.yaml"));
const README: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md"));

/// Runs the action's last step as GitHub would, with some inputs given.
fn act(run: &Run, given: &[(&str, &str)]) -> (i32, String) {
    let action: Value = serde_yaml::from_str(ACTION).unwrap();
    assert_eq!(action["runs"]["using"], "composite");
    let given: HashMap<_, _> = given.iter().copied().collect();
    let step = action["runs"]["steps"].as_sequence().unwrap().last().unwrap();
    assert_eq!(step["shell"], "bash");
    let variables = step["env"].as_mapping().unwrap().iter().map(|(name, value)| {
        let input = value.as_str().unwrap();
        let input = input.strip_prefix("${{ inputs.").unwrap().strip_suffix(" }}").unwrap();
        let default = action["inputs"][input]["default"].as_str().unwrap();
        (name.as_str().unwrap().to_owned(), given.get(input).copied().unwrap_or(default).to_owned())
    });
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_grade")).parent().unwrap();
    let output = Command::new("bash")
        .args(["--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"].as_str().unwrap()])
        .current_dir(run.path("."))
        .env("PATH", format!("{}:/usr/bin:/bin", program.display()))
        .envs(variables)
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap() + &String::from_utf8_lossy(&output.stderr);
    (output.status.code().unwrap(), text)
}

#[test]
#[cfg(unix)]
fn the_action_checks_what_it_is_told() {
    let run = answers();
    let (status, text) = act(&run, &[("paths", "answers"), ("output", "junit=a.xml b.csv")]);
    assert_eq!(status, 1, "{text}");
    assert!(text.starts_with("::error file=answers/01-backups.md"), "{text}");
    assert!(run.read("a.xml").contains("<testsuites") && run.read("b.csv").contains("home/tea"));
    let inputs = [("paths", "answers/good answers/01-backups.md"), ("fail-under", "50")];
    let (status, text) = act(&run, &inputs);
    assert_eq!(status, 0, "{text}");
    let (status, text) = act(&passing(), &[("require", "all"), ("paths", "answers")]);
    assert_eq!(status, 1, "{text}");
    let (status, text) = act(&run, &[("paths", "answers"), ("args", "--warn-only --reveal none")]);
    assert_eq!(status, 0, "{text}");
    let (_, text) = act(&passing(), &[("paths", "$(touch owned) ; touch owned")]);
    assert!(!run.files().contains(&"owned".to_owned()), "{text}");
}

#[test]
fn the_hook_names_a_command_that_is_there() {
    let hooks: Value = serde_yaml::from_str(HOOKS).unwrap();
    let hook = &hooks[0];
    assert_eq!((&hook["id"], &hook["language"]), (&"grade".into(), &"rust".into()));
    let entry = hook["entry"].as_str().unwrap().strip_prefix("grade ").unwrap();
    assert_eq!(passing().file("grade.yaml", "paths: [answers]\n").grade(entry).status, 0);
}

/// The README's blocks of YAML for servers and hooks.
fn recipes() -> Vec<(&'static str, Value)> {
    let blocks = README.split("```yml\n").skip(1);
    let blocks = blocks.map(|rest| rest.split("```").next().unwrap());
    blocks.map(|block| (block, serde_yaml::from_str(block).unwrap())).collect()
}

#[test]
fn every_command_of_the_recipes_can_be_run() {
    let recipes = recipes();
    assert!(recipes.len() >= 4, "{}", recipes.len());
    let mut commands = 0;
    for (block, _) in recipes {
        for (_, rest) in block.match_indices("grade check").map(|(at, _)| block.split_at(at)) {
            let command = rest.lines().next().unwrap().trim_end_matches(['"', '\'']);
            let arguments = command.strip_prefix("grade ").unwrap();
            let run = here()
                .file("answers/backups.md", super::answer("good.md"))
                .file("answers/tea.md", "kettle, teapot, 80 degrees")
                .file("grade.yaml", "paths: [answers]\n");
            let ran = run.grade(arguments);
            assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{command}: {}", ran.stdout);
            commands += 1;
        }
    }
    assert!(commands >= 3, "{commands}");
}

#[test]
fn the_recipe_for_settings_can_be_used() {
    let settings = recipes().into_iter().find(|(block, _)| block.contains("per-path")).unwrap().0;
    let run =
        here().file("grade.yaml", settings).file("answers/backups.md", super::answer("good.md"));
    let ran = run.grade("check");
    assert!(ran.status < 2, "{}", ran.stderr);
}

#[test]
fn programs_get_paths_from_the_repositorys_folder() {
    let run = here()
        .file("course/backups.md", answer("poor.md"))
        .file("tea.md", "x")
        .file("grade.yaml", "");
    let root = run.path("").display().to_string();
    let run = run.env("GITHUB_WORKSPACE", root.clone());
    for (format, expected) in [
        ("github", ["file=course/backups.md,", "file=tea.md,"]),
        ("sarif", [r#""uri":"course/backups.md""#, r#""uri":"tea.md""#]),
    ] {
        let given = format!("{root}/tea.md");
        for tea in ["../tea.md", &given] {
            let mut below = run.command(&["check", ".", tea, "--format", format]);
            let output = below.current_dir(run.path("course")).output().unwrap();
            let text = String::from_utf8(output.stdout).unwrap();
            for part in expected {
                assert!(text.contains(part), "{part}: {text}");
            }
            assert!(!text.contains("../"), "{text}");
        }
    }
}

#[test]
fn a_broken_rubric_is_shown_as_seen_from_here() {
    let run = here()
        .file("grade.yaml", "")
        .file("rubrics/home/tea.yaml", "prompt: Why?\nconcepts: [$nowhere]\n")
        .file("course/tea.md", "kettle");
    let mut below = run.command(&["check", ".", "--format", "csv"]);
    let output = below.current_dir(run.path("course")).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("\n../rubrics/home/tea.yaml,2,"), "{text}");
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains(" ../rubrics/home/tea.yaml:2:12"), "{told}");
}

#[test]
fn a_file_given_twice_is_judged_once() {
    let run = here().file("answers/backups.md", answer("good.md"));
    let whole = run.path("answers/backups.md").display().to_string();
    let ran = run.run(&["check", &whole, "answers", "answers/../answers/backups.md"]);
    assert!(ran.stdout.contains("1 answer judged: 1 passed"), "{}", ran.stdout);
    assert!(ran.stdout.starts_with("✔ answers/backups.md"), "{}", ran.stdout);
}
