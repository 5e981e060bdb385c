//! Places in long lists, in four bytes, of which an `Option` takes no more.

use std::num::NonZeroU32;

/// A place in a list. Lists of a rubric have no more than 32 bits can count; what is beyond is the
/// last place that they can.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Small(NonZeroU32);

impl Small {
    pub fn of(place: usize) -> Self {
        let above = u32::try_from(place).unwrap_or(u32::MAX).saturating_add(1);
        Self(NonZeroU32::new(above).unwrap_or(NonZeroU32::MIN))
    }

    pub fn place(self) -> usize {
        self.0.get() as usize - 1
    }
}
