//! In which bucket of the packed table a word stands: known to whoever packs and to whoever reads.

/// How many buckets there are: with some 24,000 words three in each.
pub(super) const BUCKETS: usize = 1 << 13;

/// The bytes of the place at which a bucket begins.
pub(super) const START: usize = size_of::<u32>();

/// The bucket of a word: its FNV-1a hash (Fowler, Noll and Vo), which is the same everywhere.
pub(super) fn of(word: &[u8]) -> usize {
    let hash = word
        .iter()
        .fold(0x811c_9dc5_u32, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash as usize % BUCKETS
}
