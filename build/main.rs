//! Packs what the library carries inside itself, so that no run has to prepare it: the word tables, and
//! the shipped rubrics as trees.

mod rubrics;
mod words;

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build");
    let folder = std::env::var_os("OUT_DIR").ok_or("Cargo sets OUT_DIR for build scripts")?;
    words::pack(Path::new(&folder))?;
    rubrics::pack(Path::new(&folder))
}
