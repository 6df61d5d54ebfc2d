//! Sets reports when nobody types, for what only the finished document tells: characters
//! that no typeface has, code that makes what a page may not hold, what has no room.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::Duration;

use baslinje::diagnostic::Diagnostics;
use baslinje::pipeline::{self, Prepared};
use baslinje::typeset::Typesetter;
use baslinje::words::Language;

use crate::code_watch;

use super::board::{NoticeBoard, ReportKey};
use super::notices::PlacedNotice;

/// So long nobody may have typed before a document is set.
const REST: Duration = Duration::from_millis(400);

/// A report as it was checked last.
pub(crate) struct ToSet {
    pub(crate) key: ReportKey,
    /// Nothing, if it has mistakes.
    pub(crate) prepared: Option<Arc<Prepared>>,
    /// The name of its `report.yaml`.
    pub(crate) report: String,
    /// The number of its check.
    pub(crate) check: u64,
}

/// Sets reports.
pub(crate) struct Setter {
    board: Arc<NoticeBoard>,
    desks: BTreeMap<ReportKey, Typesetter>,
    /// That of messages.
    language: Language,
}

impl Setter {
    pub(crate) fn new(board: Arc<NoticeBoard>, language: Language) -> Self {
        Self { board, desks: BTreeMap::new(), language }
    }

    /// Sets what it is given until nobody gives it anything; of several states of a
    /// report the last.
    pub(crate) fn run(mut self, given: &Receiver<ToSet>) {
        let mut waiting = BTreeMap::<ReportKey, ToSet>::new();
        loop {
            let next = match waiting.is_empty() {
                true => given.recv().ok(),
                false => given.recv_timeout(REST).ok(),
            };
            match next {
                Some(next) if next.prepared.is_some() => {
                    waiting.insert(next.key.clone(), next);
                }
                Some(next) => drop(waiting.remove(&next.key)),
                None => match waiting.pop_first() {
                    Some((_, next)) => self.set(next),
                    None => return,
                },
            }
        }
    }

    fn set(&mut self, ToSet { key, prepared, report, check }: ToSet) {
        let Some(prepared) = prepared else { return };
        let known = self.desks.remove(&key).filter(|desk| desk.has(&prepared.fonts));
        let mut desk =
            known.unwrap_or_else(|| Typesetter::new(Arc::clone(&prepared.fonts)));
        let name = format!("{} as a whole", key.name);
        let watched = code_watch::report(&name);
        let mut said = Diagnostics::default();
        let work = || {
            let running = |work| code_watch::running(&name, work);
            pipeline::check_set(&prepared, &mut desk, &running, &mut said);
        };
        let is_done = catch_unwind(AssertUnwindSafe(work)).is_ok();
        drop(watched);
        if is_done {
            let all = said.sorted().into_iter();
            let all =
                all.map(|one| PlacedNotice::new(one, &key.root, &report, self.language));
            self.board.tell_set(&key, check, all.collect());
            self.desks.insert(key, desk);
        }
    }
}
