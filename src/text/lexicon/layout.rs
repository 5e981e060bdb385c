//! How the packed table is laid out: known to whoever packs and to whoever reads.

/// How many buckets there are: with some 24,000 words three in each.
pub(super) const BUCKETS: usize = 1 << 13;

/// The bytes of the place at which a bucket begins.
pub(super) const PLACE: usize = size_of::<u32>();

/// The bucket of a word: its FNV-1a hash (Fowler, Noll and Vo), which is the same everywhere.
pub(super) fn bucket_of(word: &[u8]) -> usize {
    let hash = word
        .iter()
        .fold(0x811c_9dc5_u32, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash as usize % BUCKETS
}

/// The bytes with which a word begins; what a shorter word lacks is zero. Inflections share them,
/// whatever becomes of the rest, and of the words of a family nearly all do.
pub type Start = [u8; 3];

/// With which bytes a word begins.
#[must_use]
pub fn start_of(word: &str) -> Start {
    let mut start = Start::default();
    start.iter_mut().zip(word.bytes()).for_each(|(own, byte)| *own = byte);
    start
}
