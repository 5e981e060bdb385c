//! Signals as flags: Ctrl-C where the terminal sends one, an end that is asked for, a terminal
//! that is gone.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

use super::input;

/// How often is looked whether the end was asked for, and how long it may take.
const TICK: Duration = Duration::from_millis(100);
const GRACE: Duration = Duration::from_secs(1);
/// How long it may take while an editor has to be ended first.
const GRACE_WHEN_BUSY: Duration = Duration::from_secs(5);

/// Whether it is time to leave; all clones are one.
#[derive(Clone, Debug)]
pub(super) struct Signals {
    interrupted: Arc<AtomicBool>,
    ended: Arc<AtomicBool>,
    /// Wakes whoever is reading a line.
    wake: Arc<AtomicBool>,
    /// Whether another program has the terminal.
    busy: Arc<AtomicBool>,
}

/// Another program has the terminal, until this is dropped.
pub(super) struct Busy(Arc<AtomicBool>);

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Relaxed);
    }
}

impl Signals {
    /// From now on the signals do not end the process by themselves.
    pub(super) fn listen() -> io::Result<Self> {
        let flag = || Arc::new(AtomicBool::new(false));
        let signals = Self { interrupted: flag(), ended: flag(), wake: flag(), busy: flag() };
        signals.on(SIGINT, &signals.interrupted)?;
        signals.on(SIGTERM, &signals.ended)?;
        #[cfg(unix)]
        signals.on(signal_hook::consts::SIGHUP, &signals.ended)?;
        signals.see_to_the_end();
        Ok(signals)
    }

    /// Ends the process by itself where nobody does so in time after it was asked for.
    ///
    /// Reading keys from a terminal that is gone never comes back. All that was finished or typed
    /// is on disk by then.
    fn see_to_the_end(&self) {
        let signals = self.clone();
        thread::spawn(move || {
            while !signals.ended() {
                thread::sleep(TICK);
            }
            let begun = Instant::now();
            while signals.busy.load(Ordering::Relaxed) && begun.elapsed() < GRACE_WHEN_BUSY {
                thread::sleep(TICK);
            }
            thread::sleep(GRACE);
            input::recover();
            std::process::exit(0);
        });
    }

    fn on(&self, signal: i32, mark: &Arc<AtomicBool>) -> io::Result<()> {
        flag::register(signal, Arc::clone(mark))?;
        flag::register(signal, Arc::clone(&self.wake))?;
        Ok(())
    }

    /// Another program has the terminal from now on.
    pub(super) fn busy(&self) -> Busy {
        self.busy.store(true, Ordering::Relaxed);
        Busy(Arc::clone(&self.busy))
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
