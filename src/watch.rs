//! What is being done at the moment, for whoever watches: takes pieces of work whose length
//! the code in somebody's texts decides, and tells when each of them begins and ends.
//!
//! The library has no clock and stops nothing. Whoever runs it may, and knows from the
//! [`Work`] what to tell the author, at which line.

use crate::diagnostic::Place;

/// A piece of work whose length the code in somebody's texts decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// What it is.
    pub kind: WorkKind,
    /// The line to look at if it does not end.
    pub place: Place,
}

/// What a piece of work is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkKind {
    /// The `{{ … }}` and `{% … %}` in a text of the author.
    Expressions,
    /// The Typst code in a text of the author, by itself.
    Code,
    /// The `{{ … }}` and `{% … %}` in a file of the template.
    Template {
        /// The template's name.
        name: String,
    },
    /// The document as a whole.
    Document {
        /// How long it is, in bytes of Typst.
        length: usize,
        /// The texts of the author that have code in them.
        code: Vec<Place>,
    },
}

/// Told what begins (a piece of work) and ends (nothing), in the thread that does it: the
/// piece of work that ends is the last one that began there.
pub type TellWork<'w> = dyn Fn(Option<Work>) + Sync + 'w;

/// Whoever watches.
#[derive(Clone, Copy)]
pub struct Watch<'w>(&'w TellWork<'w>);

impl<'w> Watch<'w> {
    /// Somebody who is told what begins and ends.
    #[must_use]
    pub fn new(told: &'w TellWork<'w>) -> Self {
        Self(told)
    }

    /// Does a piece of work, and tells when it begins and ends.
    pub fn during<T>(self, work: Work, act: impl FnOnce() -> T) -> T {
        (self.0)(Some(work));
        // Also where it breaks off.
        let ended = Ended(self);
        let result = act();
        drop(ended);
        result
    }

    /// Does what may be such a piece of work or not.
    pub fn during_if<T>(self, work: Option<Work>, act: impl FnOnce() -> T) -> T {
        match work {
            Some(work) => self.during(work, act),
            None => act(),
        }
    }
}

struct Ended<'w>(Watch<'w>);

impl Drop for Ended<'_> {
    fn drop(&mut self) {
        (self.0.0)(None);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;
    use crate::diagnostic::Source;

    #[test]
    fn work_begins_and_ends_also_where_it_breaks_off() {
        let told = Mutex::new(Vec::new());
        let tell = |work: Option<Work>| told.lock().unwrap().push(work);
        let place = Place::file(&Source::new("a.yaml", "x"));
        let work = Work { kind: WorkKind::Code, place };
        let watch = Watch::new(&tell);
        assert_eq!(watch.during(work.clone(), || 7), 7);
        let broken = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            watch.during(work.clone(), || assert_eq!(1, 2));
        }));
        assert!(broken.is_err());
        let told = told.lock().unwrap();
        assert_eq!(*told, [Some(work.clone()), None, Some(work), None]);
    }
}
