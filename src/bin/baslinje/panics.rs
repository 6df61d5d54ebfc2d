//! What is printed of a panic: everything about one of ours, nothing about one that a
//! library has over a damaged file, which is caught and becomes an error.

use std::sync::{Mutex, PoisonError};
use std::thread;

use baslinje::foreign;

/// The last panic of which it was not clear whether somebody would catch it.
static KEPT: Mutex<Option<String>> = Mutex::new(None);

/// Decides from now on what is printed of a panic.
pub(crate) fn watch() {
    let print = std::panic::take_hook();
    let main = thread::current().id();
    std::panic::set_hook(Box::new(move |panic| {
        if foreign::is_here() {
            return;
        }
        // A library may let other threads help; what goes wrong there is handed on to the
        // thread that asked, and told by `main` if nobody catches it on the way.
        if foreign::is_anywhere() && thread::current().id() != main {
            keep(Some(panic.to_string()));
        } else {
            keep(None);
            print(panic);
        }
    }));
}

/// What was not printed.
pub(crate) fn kept() -> Option<String> {
    KEPT.lock().unwrap_or_else(PoisonError::into_inner).take()
}

fn keep(message: Option<String>) {
    *KEPT.lock().unwrap_or_else(PoisonError::into_inner) = message;
}
