//! All reports that are shown, each with its board and its desk, and the news of all of them.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use baslinje::live;
use baslinje::words::Language;

use crate::terminal::Terminal;

use super::bell::Bell;
use super::board::Board;
use super::desk::PagesDesk;

/// A report that is shown.
pub(crate) struct ShownReport {
    /// What is shown of it.
    pub(crate) board: Board,
    /// Where its pages and its PDF are set.
    pub(crate) desk: PagesDesk,
}

/// All reports that are shown, in their order.
pub(crate) struct Hall {
    bell: Arc<Bell>,
    terminal: Terminal,
    has_editor: bool,
    reports: Mutex<Vec<Arc<ShownReport>>>,
}

impl Hall {
    pub(crate) fn new(terminal: &Terminal, has_editor: bool) -> Self {
        let (bell, reports) = (Arc::default(), Mutex::default());
        Self { bell, terminal: terminal.clone(), has_editor, reports }
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Arc<ShownReport>>> {
        self.reports.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The language of messages, which the pages speak too.
    pub(crate) fn language(&self) -> Language {
        self.terminal.spoken()
    }

    /// The reports of now.
    pub(crate) fn reports(&self) -> Vec<Arc<ShownReport>> {
        self.lock().clone()
    }

    /// Shows these reports; what is shown of them already stays.
    pub(crate) fn show(&self, names: &[String]) -> Vec<Arc<ShownReport>> {
        let mut reports = self.lock();
        let known = std::mem::take(&mut *reports);
        reports.extend(names.iter().map(|name| {
            let shown = known.iter().find(|report| report.board.name() == name);
            shown.cloned().unwrap_or_else(|| {
                let board = Board::new(name, self.has_editor, Arc::clone(&self.bell));
                let desk = PagesDesk::new(name, &self.terminal);
                Arc::new(ShownReport { board, desk })
            })
        }));
        reports.clone()
    }

    /// The report that an address below the list names, and what is asked of it.
    pub(crate) fn find<'p>(&self, path: &'p str) -> Option<(Arc<ShownReport>, &'p str)> {
        let (segment, rest) = path.split_once('/')?;
        let reports = self.lock();
        let mut named =
            reports.iter().filter(|it| live::path_segment(it.board.name()) == segment);
        named.next().map(|report| (Arc::clone(report), rest))
    }

    /// Whether there are several.
    pub(crate) fn has_several(&self) -> bool {
        self.lock().len() > 1
    }

    /// The list as JSON.
    pub(crate) fn listed(&self) -> String {
        let listed =
            self.reports().iter().map(|it| it.board.listed()).collect::<Vec<_>>();
        format!("[{}]", listed.join(","))
    }

    /// The news of all reports since those of a number, or nothing once some time has passed.
    pub(crate) fn news_after(
        &self,
        known: u64,
        most: Duration,
    ) -> Option<(u64, Vec<String>)> {
        let now = self.bell.wait(known, most)?;
        let (reports, others) = (self.reports(), self.has_several());
        let news = reports.iter().filter_map(|it| it.board.news_after(known, others));
        // What was told since the bell rang may be told twice, but is not lost.
        Some((now, news.collect()))
    }
}
