//! Makes reports again after each change, and tells their mistakes: what is written wrong
//! first, then the rest. A change that comes meanwhile makes what is under way useless,
//! which is then told no more.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};
use std::thread;
use std::time::Duration;

use baslinje::diagnostic::{Diagnostics, Severity};
use baslinje::messages;
use baslinje::pipeline::{self, BuildSettings, Job, Memory, Prepared, Progress};
use baslinje::project::{Project, ReportFiles};
use baslinje::say;
use serde_json::json;

use crate::code_watch;

use super::ProjectSearch;
use super::board::{NoticeBoard, ReportKey};
use super::documents::OpenDocument;
use super::notices::PlacedNotice;
use super::setter::ToSet;
use super::voice::Voice;

/// So long it waits for more letters.
const PAUSE: Duration = Duration::from_millis(10);

/// What is to be checked.
#[derive(Clone, Debug)]
pub(crate) struct CheckOrder {
    /// The project's folder.
    pub(crate) root: PathBuf,
    /// The texts that are open, by their names in it.
    pub(crate) open: BTreeMap<String, OpenDocument>,
    /// What has changed.
    pub(crate) changed: Changed,
}

/// What has changed in a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Changed {
    /// The texts of these files, in the editor.
    Texts(BTreeSet<String>),
    /// Files, which may have come or gone.
    Files,
}

impl CheckOrder {
    /// What is to be done of both, of which the other is the later one.
    fn and_then(self, later: Self) -> Self {
        let changed = match (self.changed, later.changed) {
            (Changed::Texts(mut one), Changed::Texts(other)) => {
                one.extend(other);
                Changed::Texts(one)
            }
            _ => Changed::Files,
        };
        Self { changed, ..later }
    }
}

/// A report that is checked again and again.
#[derive(Default)]
struct CheckedAgain {
    memory: Memory,
    /// The last one without mistakes.
    prepared: Option<Arc<Prepared>>,
    /// Whether that is the last one.
    is_good: bool,
    /// Whether the editor has had a file of it open.
    asked_for: bool,
    /// Whether the last check was broken off for a later one.
    was_put_off: bool,
}

/// Checks reports.
pub(crate) struct Checker {
    search: ProjectSearch,
    board: Arc<NoticeBoard>,
    to_set: Sender<ToSet>,
    voice: Voice,
    projects: BTreeMap<PathBuf, Project>,
    reports: BTreeMap<ReportKey, CheckedAgain>,
    /// What has come meanwhile.
    waiting: BTreeMap<PathBuf, CheckOrder>,
}

impl Checker {
    pub(crate) fn new(
        search: ProjectSearch,
        board: Arc<NoticeBoard>,
        to_set: Sender<ToSet>,
        voice: Voice,
    ) -> Self {
        let (projects, reports) = (BTreeMap::new(), BTreeMap::new());
        let waiting = BTreeMap::new();
        Self { search, board, to_set, voice, projects, reports, waiting }
    }

    /// Checks what it is told to until nobody tells it anything.
    pub(crate) fn run(mut self, orders: &Receiver<CheckOrder>) {
        loop {
            if self.waiting.is_empty() {
                let Ok(order) = orders.recv() else { return };
                self.note(order);
                thread::sleep(PAUSE);
            }
            self.take_in(orders);
            if let Some((_, order)) = self.waiting.pop_first() {
                self.check(&order, orders);
            }
        }
    }

    fn note(&mut self, order: CheckOrder) {
        let order = match self.waiting.remove(&order.root) {
            Some(earlier) => earlier.and_then(order),
            None => order,
        };
        self.waiting.insert(order.root.clone(), order);
    }

    /// Notes what has come meanwhile.
    fn take_in(&mut self, orders: &Receiver<CheckOrder>) {
        while let Ok(order) = orders.try_recv() {
            self.note(order);
        }
    }

    /// Whether something else is to be checked in the same project by now.
    fn is_old(&mut self, order: &CheckOrder, orders: &Receiver<CheckOrder>) -> bool {
        self.take_in(orders);
        self.waiting.contains_key(&order.root)
    }

    /// Checks the reports of a project that something was changed of.
    fn check(&mut self, order: &CheckOrder, orders: &Receiver<CheckOrder>) {
        if order.changed == Changed::Files {
            self.projects.remove(&order.root);
        }
        let known = self.projects.get(&order.root).cloned();
        let found = known.or_else(|| self.search.around(&order.root));
        let Some(project) = found.filter(|it| it.root() == order.root) else {
            self.board.keep(&order.root, &BTreeSet::new());
            self.reports.retain(|key, _| key.root != order.root);
            return;
        };
        self.projects.insert(order.root.clone(), project.clone());
        let names = project.reports().iter().map(|report| report.name.clone());
        let names = names.collect::<BTreeSet<_>>();
        self.board.keep(&order.root, &names);
        self.reports.retain(|key, _| key.root != order.root || names.contains(&key.name));
        let texts = order.open.iter();
        let texts =
            texts.map(|(name, document)| (name.clone(), document.text.to_string()));
        let project = project.with_unsaved(Arc::new(texts.collect()));
        let mut left = self.chosen(&project, order);
        while !left.is_empty() {
            let name = left.remove(0);
            let Some(report) = project.report(&name) else { continue };
            self.check_report(&project, report, order, orders);
            if !left.is_empty() && self.is_old(order, orders) {
                // The rest is still to be done, of the texts as they are then.
                return self.note_before(order.clone());
            }
        }
    }

    /// Notes something that is older than what waits.
    fn note_before(&mut self, order: CheckOrder) {
        if let Some(later) = self.waiting.remove(&order.root) {
            self.waiting.insert(order.root.clone(), order.and_then(later));
        } else {
            self.waiting.insert(order.root.clone(), order);
        }
    }

    /// The reports that are to be checked, the one first in whose folder something
    /// changed.
    fn chosen(&mut self, project: &Project, order: &CheckOrder) -> Vec<String> {
        let is_in = |report: &ReportFiles, name: &str| {
            name.strip_prefix(report.folder.as_str())
                .is_some_and(|it| it.starts_with('/'))
        };
        let mut names = Vec::new();
        for report in project.reports() {
            let key = ReportKey { root: order.root.clone(), name: report.name.clone() };
            let known = self.reports.entry(key).or_default();
            let read = known.prepared.as_ref().map(|it| it.inputs.touched());
            let is_of = |name: &String| {
                is_in(report, name) || read.is_some_and(|read| read.contains_key(name))
            };
            let is_unread = known.prepared.is_none();
            known.asked_for |= order.open.keys().any(is_of)
                // Which surveys it has is only known once it has been read.
                || (is_unread && names_one_of(project, report, &order.open));
            let is_changed = match &order.changed {
                Changed::Files => true,
                Changed::Texts(texts) => !known.is_good || texts.iter().any(is_of),
            };
            if known.asked_for && is_changed {
                let is_first = match &order.changed {
                    Changed::Files => order.open.keys().any(|name| is_in(report, name)),
                    Changed::Texts(texts) => texts.iter().any(|name| is_in(report, name)),
                };
                names.push((!is_first, report.name.clone()));
            }
        }
        names.sort();
        names.into_iter().map(|(_, name)| name).collect()
    }

    /// Checks a report: what is written, then the rest, unless something else has come.
    fn check_report(
        &mut self,
        project: &Project,
        report: &ReportFiles,
        order: &CheckOrder,
        orders: &Receiver<CheckOrder>,
    ) {
        let key = ReportKey { root: order.root.clone(), name: report.name.clone() };
        let mut known = self.reports.remove(&key).unwrap_or_default();
        let language = self.search.language();
        let told = |said: &Diagnostics| {
            let all = said.sorted().into_iter();
            let told =
                |one| PlacedNotice::new(one, &order.root, &report.report, language);
            all.map(told).collect::<Vec<_>>()
        };
        let watched = code_watch::report(&report.name);
        let progress = |step: Progress| {
            if let Progress::Running(work) = step {
                code_watch::running(&report.name, work);
            }
        };
        let settings = BuildSettings::default();
        let job = Job { project, report, settings, progress: &progress };
        let written = || pipeline::read_again(job, &mut known.memory).said;
        let Ok(written) = catch_unwind(AssertUnwindSafe(written)) else {
            drop(watched);
            return self.complain(&report.name);
        };
        if written.has_errors() {
            self.board.tell(&key, told(&written), &order.open);
        }
        // Whoever types for a long time is told something now and then.
        if self.is_old(order, orders) && !known.was_put_off {
            (known.was_put_off, known.is_good) = (true, false);
            self.reports.insert(key, known);
            return self.note_before(order.clone());
        }
        known.was_put_off = false;
        let all = || pipeline::prepare_again(job, &mut known.memory);
        let Ok(all) = catch_unwind(AssertUnwindSafe(all)) else {
            drop(watched);
            return self.complain(&report.name);
        };
        drop(watched);
        known.is_good = !all.said.has_errors();
        let prepared = all.value.filter(|_| known.is_good);
        self.board.note_report(&key, prepared.as_ref());
        if prepared.is_some() {
            known.prepared.clone_from(&prepared);
        }
        let mut notices = told(&all.said);
        if let Some(prepared) = &prepared {
            let beside = pipeline::comments_beside(project, report, prepared);
            notices.extend(told(&beside.said));
            let comments = beside.value.iter();
            notices.extend(comments.map(|comment| {
                PlacedNotice::comment(comment, &order.root, &report.report, language)
            }));
        }
        let check = self.board.tell(&key, notices, &order.open);
        self.tell_checked(&key, order, &all.said);
        let (of, report) = (key.clone(), report.report.clone());
        // Without it, what only pages tell is not told.
        drop(self.to_set.send(ToSet { key: of, prepared, report, check }));
        self.reports.insert(key, known);
    }

    /// Tells that a report has been checked, and which versions of its texts.
    fn tell_checked(&self, key: &ReportKey, order: &CheckOrder, said: &Diagnostics) {
        let versions = order.open.values();
        let versions = versions.map(|it| (it.address.clone(), it.version));
        let params = json!({
            "report": key.name,
            "mistakes": said.count(Severity::Error),
            "warnings": said.count(Severity::Warning),
            "versions": versions.collect::<BTreeMap<_, _>>(),
        });
        self.voice.notify("$/baslinje/checked", &params);
    }

    /// Tells of a mistake in this programme. What it remembered is gone.
    fn complain(&self, report: &str) {
        let words = say!("{report}: not checked, for a mistake in Baslinje", report);
        self.voice.complain(&messages::told(&words, self.search.language()));
    }
}

/// Whether a report names one of these files.
fn names_one_of(
    project: &Project,
    report: &ReportFiles,
    open: &BTreeMap<String, OpenDocument>,
) -> bool {
    let text = project.inputs().read_text(&report.report);
    text.is_ok_and(|source| open.keys().any(|name| source.text.contains(name.as_str())))
}
