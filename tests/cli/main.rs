//! What a user would see: the command itself, run on small rubrics and answers.

mod check;
mod errors;
mod formats;
mod help;
mod practice;
#[cfg(unix)]
mod pty;
mod readme;
mod reports;
mod rubric_tools;
mod run;
mod status;
