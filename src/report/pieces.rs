//! Pieces of a report, made by all threads and written in their order.

use std::io::{self, Write};

use rayon::prelude::*;

/// So many pieces are made before they are written.
const AT_ONCE: usize = 1024;

/// Writes what `make` makes of each item, given its place too.
pub(super) fn write<'i, T: Sync>(
    items: &'i [T],
    out: &mut dyn Write,
    make: impl Fn(usize, &'i T, &mut Vec<u8>) -> io::Result<()> + Sync,
) -> io::Result<()> {
    for (at, chunk) in items.chunks(AT_ONCE).enumerate() {
        let piece = |(place, item): (usize, &'i T)| {
            let mut piece = Vec::new();
            make(at * AT_ONCE + place, item, &mut piece).map(|()| piece)
        };
        let pieces: Vec<io::Result<Vec<u8>>> = chunk.par_iter().enumerate().map(piece).collect();
        for piece in pieces {
            out.write_all(&piece?)?;
        }
    }
    Ok(())
}
