//! An AI-free grader for written answers.
#![warn(missing_docs)]
#![forbid(unsafe_code)]

pub mod examples;
pub mod fraction;
pub mod grading;
pub mod lint;
pub mod matching;
pub mod report;
pub mod rubric;
pub mod text;
