//! An AI-free grader for written answers.
//!
//! A question's rubric names the concepts that a good answer holds; grading looks for them in an
//! answer by fuzzy keyword matching, and says which words earned each point. The same answer and
//! rubric give the same report, and nothing here prints, exits or looks at its environment.
//!
//! - [`rubric`] finds and reads rubrics into types that cannot be wrong;
//! - [`text`] reads an answer into words and sentences that know where they stood;
//! - [`matching`] compiles a rubric and finds evidence in a text;
//! - [`grading`] turns evidence into points, statuses and flags: start at [`grading::Grader`];
//! - [`checking`] finds the answers in files, and what becomes of them under a policy;
//! - [`report`] writes what was found; [`examples`] and [`lint`] serve whoever writes a rubric;
//! - [`practice`] asks questions, and asks them again before they are forgotten.
//!
//! ```
//! use grade::grading::{Grader, Outcome, Status};
//! use grade::rubric::Rubric;
//!
//! let rubric = Rubric::from_yaml(
//!     "passwords",
//!     "prompt: What would you reach for to store passwords?\n\
//!      concepts: [bcrypt | argon2 | scrypt, salt]\n",
//! )?;
//! let report = Grader::new(&rubric).grade("I'd take bycrypt, but I never salt by hand.");
//!
//! let bcrypt = &report.concepts[0];
//! assert_eq!(bcrypt.status, Status::Covered);
//! assert_eq!(bcrypt.evidence[0].quote, "bycrypt");
//! assert_eq!(report.concepts[1].status, Status::Denied);
//! assert_eq!((report.shown_percent(), report.outcome), (50.0, Outcome::Failed));
//! # Ok::<(), grade::rubric::RubricError>(())
//! ```
#![warn(missing_docs)]
#![forbid(unsafe_code)]

pub mod checking;
pub mod examples;
pub mod fraction;
pub mod grading;
pub mod in_words;
pub mod lint;
pub mod matching;
pub mod paths;
pub mod practice;
pub mod report;
pub mod rubric;
pub mod text;
