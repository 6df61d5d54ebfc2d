//! What is known of reports, for all threads: the mistakes that the editor has been told,
//! and the numbers as they may be shown.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use baslinje::assistance::Remedy;
use baslinje::pipeline::Prepared;
use serde_json::{Value, json};

use super::address::address_of;
use super::documents::OpenDocument;
use super::notices::PlacedNotice;
use super::position::TextRange;
use super::voice::Voice;

/// A report of a project.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ReportKey {
    /// The project's folder.
    pub(crate) root: PathBuf,
    /// The report's name.
    pub(crate) name: String,
}

/// Who found something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum FoundBy {
    /// Whoever reads, computes and reviews.
    Checking,
    /// Whoever sets the document.
    Setting,
}

/// The last report without mistakes.
#[derive(Clone)]
pub(crate) struct LastGood {
    pub(crate) prepared: Arc<Prepared>,
    /// Whether it is that of the texts as they are now.
    pub(crate) is_of_now: bool,
}

/// What is known.
#[derive(Default)]
struct KnownOfReports {
    notices: BTreeMap<(ReportKey, FoundBy), Vec<PlacedNotice>>,
    /// What was told last of each file that the editor has been told anything of.
    told: BTreeMap<PathBuf, Value>,
    reports: BTreeMap<ReportKey, LastGood>,
    /// How often each report has been checked.
    checks: BTreeMap<ReportKey, u64>,
    /// The texts that the editor has open, by their files.
    open: BTreeMap<PathBuf, OpenDocument>,
}

/// What is known of reports.
pub(crate) struct NoticeBoard {
    voice: Voice,
    known: Mutex<KnownOfReports>,
}

impl NoticeBoard {
    /// Nothing yet.
    pub(crate) fn new(voice: Voice) -> Self {
        Self { voice, known: Mutex::default() }
    }

    fn known(&self) -> MutexGuard<'_, KnownOfReports> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells what was found of a report, in texts of these versions. What only setting it
    /// can tell is forgotten with each new check. Gives the number of the check.
    pub(crate) fn tell(
        &self,
        key: &ReportKey,
        notices: Vec<PlacedNotice>,
        open: &BTreeMap<String, OpenDocument>,
    ) -> u64 {
        let mut known = self.known();
        for (name, document) in open {
            known.open.insert(key.root.join(name), document.clone());
        }
        let number = known.checks.entry(key.clone()).or_default();
        *number += 1;
        let number = *number;
        let set = known.notices.remove(&(key.clone(), FoundBy::Setting));
        let mut files = open.keys().cloned().collect::<BTreeSet<_>>();
        files.extend(set.into_iter().flatten().map(|notice| notice.file));
        self.replace(&mut known, key, FoundBy::Checking, notices, files);
        number
    }

    /// Tells what setting a report has shown that was checked so many times, unless it
    /// has been checked again.
    pub(crate) fn tell_set(
        &self,
        key: &ReportKey,
        check: u64,
        notices: Vec<PlacedNotice>,
    ) {
        let mut known = self.known();
        if known.checks.get(key) == Some(&check) {
            self.replace(&mut known, key, FoundBy::Setting, notices, BTreeSet::new());
            self.voice.notify("$/baslinje/set", &json!({"report": key.name}));
        }
    }

    /// Tells something in place of what was told before, of the files it concerns and of
    /// some others.
    fn replace(
        &self,
        known: &mut KnownOfReports,
        key: &ReportKey,
        by: FoundBy,
        notices: Vec<PlacedNotice>,
        mut files: BTreeSet<String>,
    ) {
        files.extend(notices.iter().map(|notice| notice.file.clone()));
        let before = known.notices.insert((key.clone(), by), notices);
        files.extend(before.into_iter().flatten().map(|notice| notice.file));
        for file in files {
            self.publish(known, &key.root, &file);
        }
    }

    /// Tells all that is known of a file, unless it has been told.
    fn publish(&self, known: &mut KnownOfReports, root: &Path, file: &str) {
        let all = known.notices.iter().filter(|((key, _), _)| key.root == root);
        let all = all.flat_map(|(_, notices)| notices).filter(|it| it.file == file);
        let mut told = Vec::<&Value>::new();
        for notice in all {
            // Reports may have it in common.
            if !told.contains(&&notice.told) {
                told.push(&notice.told);
            }
        }
        let path = root.join(file);
        let open = known.open.get(&path);
        let address = open.map_or_else(|| address_of(&path), |it| it.address.clone());
        let mut params = json!({"uri": address, "diagnostics": told});
        if let Some(open) = open {
            params["version"] = json!(open.version);
        }
        let is_silent =
            told.is_empty() && open.is_none() && !known.told.contains_key(&path);
        if !is_silent && known.told.get(&path) != Some(&params) {
            self.voice.notify("textDocument/publishDiagnostics", &params);
            known.told.insert(path, params);
        }
    }

    /// Forgets a text that has been closed.
    pub(crate) fn close(&self, path: &Path) {
        self.known().open.remove(path);
    }

    /// Forgets the reports of a project that are not among these.
    pub(crate) fn keep(&self, root: &Path, names: &BTreeSet<String>) {
        let mut known = self.known();
        let is_gone = |key: &ReportKey| key.root == root && !names.contains(&key.name);
        let gone = known.notices.keys().filter(|(key, _)| is_gone(key)).cloned();
        let gone = gone.collect::<Vec<_>>();
        let mut files = BTreeSet::new();
        for key in gone {
            let notices = known.notices.remove(&key).unwrap_or_default();
            files.extend(notices.into_iter().map(|notice| notice.file));
        }
        known.reports.retain(|key, _| !is_gone(key));
        known.checks.retain(|key, _| !is_gone(key));
        for file in files {
            self.publish(&mut known, root, &file);
        }
    }

    /// Notes what came of a report: itself, if it has no mistakes.
    pub(crate) fn note_report(&self, key: &ReportKey, made: Option<&Arc<Prepared>>) {
        let mut known = self.known();
        if let Some(prepared) = made {
            let (prepared, is_of_now) = (Arc::clone(prepared), true);
            known.reports.insert(key.clone(), LastGood { prepared, is_of_now });
        } else if let Some(last) = known.reports.get_mut(key) {
            last.is_of_now = false;
        }
    }

    /// The last report without mistakes.
    pub(crate) fn report(&self, key: &ReportKey) -> Option<LastGood> {
        self.known().reports.get(key).cloned()
    }

    /// What would mend the mistakes of a file in a stretch of it, each with what the
    /// editor was told.
    pub(crate) fn remedies(
        &self,
        root: &Path,
        file: &str,
        at: &TextRange,
    ) -> Vec<(Value, Remedy)> {
        let known = self.known();
        let all = known.notices.iter().filter(|((key, _), _)| key.root == root);
        let all = all.flat_map(|(_, notices)| notices);
        let here = all.filter(|notice| notice.file == file && notice.at.meets(at));
        let mut found = Vec::<(Value, Remedy)>::new();
        for notice in here {
            for remedy in &notice.remedies {
                if !found.iter().any(|(_, known)| known == remedy) {
                    found.push((notice.told.clone(), remedy.clone()));
                }
            }
        }
        found
    }
}
