//! Two pieces of work at once.

use std::panic::resume_unwind;
use std::thread;

/// What came of two pieces of work.
pub(super) struct BothDone<A, B> {
    pub(super) here: A,
    pub(super) other: B,
}

/// Does something here, and something else beside it in a thread of its own.
pub(super) fn beside<A, B: Send>(
    here: impl FnOnce() -> A,
    other: impl FnOnce() -> B + Send,
) -> BothDone<A, B> {
    thread::scope(|scope| {
        let other = scope.spawn(other);
        let here = here();
        let other = other.join().unwrap_or_else(|panic| resume_unwind(panic));
        BothDone { here, other }
    })
}
