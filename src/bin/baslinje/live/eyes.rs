//! Sees what is saved: looks at the project's folders again and again.
//!
//! The system could tell of changes, but not of those on network drives, of files that are
//! replaced as a whole, or of folders that come later; to look works everywhere, and costs
//! some milliseconds. The longer nothing happens, the more seldom it looks.

use std::collections::BTreeSet;
use std::thread;
use std::time::{Duration, Instant};

use baslinje::project::{FoldersNow, Project, SETTINGS};

/// How long it waits between two looks while somebody writes.
const INTERVAL: Duration = Duration::from_millis(25);
/// How long it waits once nothing has happened for a while.
const LONG_INTERVAL: Duration = Duration::from_millis(150);
/// So long nobody has saved anything if nothing happens.
const WHILE: Duration = Duration::from_secs(300);
/// Looking takes at most this part of the time.
const PART: u32 = 20;
/// For so long nothing may change before what was saved is read.
const SETTLED: Duration = Duration::from_millis(20);
/// So long a file may be gone while an editor saves it.
const GONE: Duration = Duration::from_millis(200);
/// So long it waits at most for an end of changes.
const LONGEST: Duration = Duration::from_secs(2);

/// What has been seen.
pub(crate) struct Eyes {
    seen: FoldersNow,
    /// What has been looked at besides, also if it is gone.
    besides: BTreeSet<String>,
    has_other_files: bool,
}

impl Eyes {
    /// Looks for the first time.
    pub(crate) fn open(project: &Project) -> Self {
        let (seen, besides) = (FoldersNow::look(project, []), BTreeSet::new());
        Self { seen, besides, has_other_files: false }
    }

    /// Whether the last change made files come or go, or settings others.
    pub(crate) fn has_other_files(&self) -> bool {
        self.has_other_files
    }

    /// Waits until something is saved, and gives the files. `besides` are others than those
    /// in the project's folders.
    pub(crate) fn wait<'f>(
        &mut self,
        project: &Project,
        besides: impl Iterator<Item = &'f str>,
    ) -> BTreeSet<String> {
        let begun = Instant::now();
        // What was read elsewhere for the first time is seen from now on. What was seen before
        // and is gone has changed when it comes back.
        for name in besides {
            if self.besides.insert(name.to_owned()) {
                self.seen.look_besides(project, [name]);
            }
        }
        let besides = self.besides.clone();
        let look = || FoldersNow::look(project, besides.iter().map(String::as_str));
        loop {
            let looked = Instant::now();
            let now = look();
            if now != self.seen {
                return self.see(settled(now, &self.seen, look));
            }
            let interval = if begun.elapsed() > WHILE { LONG_INTERVAL } else { INTERVAL };
            thread::sleep(interval.max(looked.elapsed() * PART));
        }
    }

    fn see(&mut self, now: FoldersNow) -> BTreeSet<String> {
        let changed = now.changed_since(&self.seen);
        self.has_other_files =
            !now.has_the_files_of(&self.seen) || changed.contains(SETTINGS);
        self.seen = now;
        changed
    }
}

/// What can be seen once nothing changes any more.
fn settled(
    mut now: FoldersNow,
    before: &FoldersNow,
    look: impl Fn() -> FoldersNow,
) -> FoldersNow {
    let begun = Instant::now();
    let mut same_since = Instant::now();
    loop {
        thread::sleep(SETTLED);
        let next = look();
        if next != now {
            (now, same_since) = (next, Instant::now());
        }
        let needed = if now.lacks_some_of(before) { GONE } else { SETTLED };
        if same_since.elapsed() >= needed || begun.elapsed() > LONGEST {
            return now;
        }
    }
}
