//! The door to libraries that may panic over what they are given: takes work, gives what
//! comes of it, or that it broke off.
//!
//! A panic in there is no mistake of ours and none of the user's: the file is damaged, or
//! holds what the library did not expect. Whoever calls makes of it an error that names the
//! file. A panic in our own code is never caught here; it ends the programme.
//!
//! The library sets no panic hook; a programme that does may ask [`is_here`] and
//! [`is_anywhere`] whether a panic is one that will be caught, and then keep silent.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::diagnostic::{Diagnostic, Said};

thread_local! {
    /// How many such pieces of work, one in another, this thread does.
    static HERE: Cell<usize> = const { Cell::new(0) };
}

/// How many threads do such work.
static ANYWHERE: AtomicUsize = AtomicUsize::new(0);

/// What to tell should a library take the whole programme with it, the innermost last.
static OTHERWISE: Mutex<Vec<Diagnostic>> = Mutex::new(Vec::new());

/// A library panicked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.said())]
pub struct Broken;

impl Broken {
    /// What is said of the file that it was given.
    #[must_use]
    pub fn said(self) -> Said {
        "it is damaged, or holds what could not be expected".into()
    }
}

/// Whether this thread does work that may panic and is caught.
#[must_use]
pub fn is_here() -> bool {
    HERE.get() > 0
}

/// Whether some thread does. A library may let other threads help, and a panic in one of
/// them is handed on to the thread that asked for help.
#[must_use]
pub fn is_anywhere() -> bool {
    ANYWHERE.load(Ordering::SeqCst) > 0
}

/// What to tell if the system ends the programme now, since a library asks for memory that
/// there is not: what it was given is damaged.
#[must_use]
pub fn otherwise() -> Option<Diagnostic> {
    OTHERWISE.lock().unwrap_or_else(PoisonError::into_inner).last().cloned()
}

/// Does work of a library that may panic, or ask for more memory than there is, which nobody
/// can catch: then whoever ends the programme can tell what [`otherwise`] gives.
///
/// # Errors
///
/// If it panicked.
pub fn guarded_or<T>(told: Diagnostic, work: impl FnOnce() -> T) -> Result<T, Broken> {
    let stack = || OTHERWISE.lock().unwrap_or_else(PoisonError::into_inner);
    stack().push(told);
    let result = guarded(work);
    stack().pop();
    result
}

/// Does work of a library that may panic.
///
/// What the work changes must not be used afterwards if it broke off, or be whole at any
/// moment: it is given bytes and gives a value.
///
/// # Errors
///
/// If it panicked.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Broken> {
    let within = Within::enter();
    let result = catch_unwind(AssertUnwindSafe(work));
    drop(within);
    result.map_err(|panic| {
        // What it holds may panic itself when it is dropped.
        std::mem::forget(panic);
        Broken
    })
}

/// Counts a piece of work for as long as it lives.
struct Within;

impl Within {
    fn enter() -> Self {
        HERE.set(HERE.get() + 1);
        ANYWHERE.fetch_add(1, Ordering::SeqCst);
        Self
    }
}

impl Drop for Within {
    fn drop(&mut self) {
        HERE.set(HERE.get().saturating_sub(1));
        ANYWHERE.fetch_sub(1, Ordering::SeqCst);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_panics_is_broken_and_what_does_not_is_given() {
        assert_eq!(guarded(|| 7), Ok(7));
        let nothing: [usize; 0] = [];
        let at = nothing.len();
        assert_eq!(guarded(|| [1, 2, 3][at + 3]), Err(Broken));
        assert!(!is_here());
    }

    #[test]
    fn what_to_tell_is_known_as_long_as_the_work_lasts() {
        let within = guarded_or(Diagnostic::error("damaged"), || {
            otherwise().map(|told| told.message)
        });
        assert_eq!(within, Ok(Some("damaged".into())));
        let nothing: [usize; 0] = [];
        let broken = guarded_or(Diagnostic::error("damaged"), || nothing[nothing.len()]);
        assert_eq!(broken, Err(Broken));
        assert!(otherwise().is_none());
    }

    #[test]
    fn a_panic_of_a_thread_that_helps_is_caught() {
        let help = || {
            rayon::join(
                || assert!(is_anywhere()),
                || assert!(std::env::args().len() > 99),
            )
        };
        assert_eq!(guarded(help), Err(Broken));
    }
}
