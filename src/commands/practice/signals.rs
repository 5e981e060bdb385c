//! Signals as flags: Ctrl-C where the terminal sends one, an end that is asked for, a terminal
//! that is gone.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

/// Whether it is time to leave; all clones are one.
#[derive(Clone, Debug)]
pub(super) struct Signals {
    interrupted: Arc<AtomicBool>,
    ended: Arc<AtomicBool>,
    /// Wakes whoever is reading a line.
    wake: Arc<AtomicBool>,
}

impl Signals {
    /// From now on the signals do not end the process by themselves.
    pub(super) fn listen() -> io::Result<Self> {
        let flag = || Arc::new(AtomicBool::new(false));
        let signals = Self { interrupted: flag(), ended: flag(), wake: flag() };
        signals.on(SIGINT, &signals.interrupted)?;
        signals.on(SIGTERM, &signals.ended)?;
        #[cfg(unix)]
        signals.on(signal_hook::consts::SIGHUP, &signals.ended)?;
        Ok(signals)
    }

    fn on(&self, signal: i32, mark: &Arc<AtomicBool>) -> io::Result<()> {
        flag::register(signal, Arc::clone(mark))?;
        flag::register(signal, Arc::clone(&self.wake))?;
        Ok(())
    }

    /// Whether one came.
    pub(super) fn came(&self) -> bool {
        self.interrupted.load(Ordering::Relaxed) || self.ended.load(Ordering::Relaxed)
    }

    /// Whether the end was asked for, by more than a key.
    pub(super) fn ended(&self) -> bool {
        self.ended.load(Ordering::Relaxed)
    }

    /// Forgets a Ctrl-C that was meant for another program.
    pub(super) fn forget_interrupt(&self) {
        self.interrupted.store(false, Ordering::Relaxed);
        self.wake.store(false, Ordering::Relaxed);
    }

    /// The flag that wakes whoever is reading a line.
    pub(super) fn wake(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.wake)
    }
}
