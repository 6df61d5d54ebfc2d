//! What those hear who wait for news.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

/// Rings whenever there is news of any report.
#[derive(Default)]
pub(crate) struct Bell {
    rung: Mutex<u64>,
    heard: Condvar,
}

impl Bell {
    /// Rings; gives which news it is, counted from 1.
    pub(crate) fn ring(&self) -> u64 {
        let mut rung = self.rung.lock().unwrap_or_else(PoisonError::into_inner);
        *rung += 1;
        self.heard.notify_all();
        *rung
    }

    /// Waits for news after those of a number, or until some time has passed.
    pub(crate) fn wait(&self, known: u64, most: Duration) -> Option<u64> {
        let rung = self.rung.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.heard.wait_timeout_while(rung, most, |rung| *rung <= known);
        let (rung, waited) = waited.unwrap_or_else(PoisonError::into_inner);
        (!waited.timed_out()).then_some(*rung)
    }
}
