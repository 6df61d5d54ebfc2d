//! What becomes of a report that is drafted again: takes the files that are there, gives those
//! that are written anew. A file that somebody has changed is the author's, and so is one that
//! was never drafted; a chapter that the author has taken away stays away.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::diagnostic::{Diagnostics, Source};
use crate::manuscript::keys::chapter::Chapter;
use crate::yaml::{self, Content, Node};

use super::seal::{Drafted, sealed};
use super::{DraftedChapter, ReportDraft};

/// The file in a report's folder that remembers which chapters have been drafted.
pub const RECORD: &str = ".drafted";
/// The report's own file.
const REPORT: &str = "report.yaml";
/// The folder of its chapters.
const CHAPTERS: &str = "chapters";
/// More chapters than these have numbers of three digits.
const FEW_CHAPTERS: usize = 9;

/// A file of the report, as it is now.
#[derive(Clone, Copy, Debug)]
pub struct DraftFileNow<'f> {
    /// Its path from the report's folder.
    pub name: &'f str,
    /// What it holds.
    pub bytes: &'f [u8],
}

/// What is there of a report.
#[derive(Clone, Debug, Default)]
pub struct DraftedBefore {
    /// The files that are there, with their texts as far as they are drafts.
    files: BTreeMap<String, Held>,
    /// The chapters that have ever been drafted.
    recorded: BTreeSet<String>,
    taken: BTreeSet<String>,
}

/// A file that is there.
#[derive(Clone, Debug)]
struct Held {
    drafted: Drafted,
    bytes: Vec<u8>,
}

/// What is to be done to the files of a report. Names are paths from its folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftedFiles {
    /// Files that are new, or have another text than before.
    pub written: BTreeMap<String, String>,
    /// Drafts that nobody has touched, and of which nothing is left.
    pub removed: Vec<String>,
    /// Drafts that stay as they are.
    pub unchanged: Vec<String>,
    /// Files that are the author's by now.
    pub kept: Vec<String>,
    /// Chapters that the author has taken away.
    pub left_out: Vec<String>,
}

impl DraftedBefore {
    /// What the files of a report's folder say; none of them, if it is new.
    #[must_use]
    pub fn of(files: &[DraftFileNow<'_>]) -> Self {
        let mut before = Self::default();
        for DraftFileNow { name, bytes } in files {
            let drafted = Drafted::of(bytes);
            let is_chapter = chapter_stem(name).is_some();
            if *name == RECORD {
                let text = String::from_utf8_lossy(bytes);
                let lines = text.lines().map(str::trim);
                let chapters = lines.filter(|line| chapter_stem(line).is_some());
                before.recorded.extend(chapters.map(str::to_owned));
            } else if is_chapter && drafted != Drafted::Never {
                before.recorded.insert((*name).to_owned());
            }
            if is_chapter && drafted != Drafted::Untouched {
                let text = String::from_utf8_lossy(bytes);
                let source = Source::new(*name, text.replace("\r\n", "\n"));
                let root = yaml::parse(&source, &mut Diagnostics::default());
                collect_ids(root.as_ref(), &mut before.taken);
            }
            let held = Held { drafted, bytes: bytes.to_vec() };
            before.files.insert((*name).to_owned(), held);
        }
        before
    }

    /// Whether the report has been drafted before.
    #[must_use]
    pub fn is_draft(&self) -> bool {
        let report = self.files.get(REPORT);
        self.files.contains_key(RECORD)
            || report.is_some_and(|held| held.drafted != Drafted::Never)
    }

    /// The ids in chapters that are the author's.
    #[must_use]
    pub fn taken(&self) -> &BTreeSet<String> {
        &self.taken
    }

    /// What is to be done so that the report is drafted as it would be now.
    #[must_use]
    pub fn joined(&self, draft: &ReportDraft) -> DraftedFiles {
        let mut files = DraftedFiles::default();
        self.join(REPORT, &draft.report, &mut files);
        let mut recorded = self.recorded.clone();
        let mut names = BTreeSet::new();
        for (name, chapter) in self.named(&draft.chapters) {
            if !self.files.contains_key(&name) && self.recorded.contains(&name) {
                files.left_out.push(name.clone());
            } else {
                self.join(&name, &chapter.text, &mut files);
                recorded.insert(name.clone());
            }
            names.insert(name);
        }
        for (name, held) in &self.files {
            if chapter_stem(name).is_none() || names.contains(name) {
                continue;
            }
            match held.drafted {
                Drafted::Untouched => {
                    recorded.remove(name);
                    files.removed.push(name.clone());
                }
                Drafted::Changed | Drafted::Never => files.kept.push(name.clone()),
            }
        }
        let mut record = String::new();
        for name in recorded {
            let _ = writeln!(record, "{name}");
        }
        let mut of_record = DraftedFiles::default();
        self.join(RECORD, &record, &mut of_record);
        files.written.extend(of_record.written);
        files
    }

    /// Decides about one file.
    fn join(&self, name: &str, rest: &str, files: &mut DraftedFiles) {
        let text = sealed(rest);
        match self.files.get(name) {
            Some(Held { drafted: Drafted::Changed | Drafted::Never, .. }) => {
                files.kept.push(name.to_owned());
            }
            // How its lines end is the author's.
            Some(held) if same_text(&held.bytes, &text) => {
                files.unchanged.push(name.to_owned());
            }
            Some(_) | None => {
                files.written.insert(name.to_owned(), text);
            }
        }
    }

    /// The chapters with the names of their files: those they have, or new ones whose numbers
    /// keep them in their order.
    fn named<'d>(
        &self,
        chapters: &'d [DraftedChapter],
    ) -> Vec<(String, &'d DraftedChapter)> {
        let known =
            self.recorded.iter().filter_map(|name| Some((chapter_stem(name)?, name)));
        let known = known.collect::<BTreeMap<_, _>>();
        let is_new = known.is_empty();
        let digits = if chapters.len() > FEW_CHAPTERS { 3 } else { 2 };
        let mut last = 0;
        let mut named = Vec::new();
        for (index, chapter) in chapters.iter().enumerate() {
            let name = match known.get(chapter.stem.as_str()) {
                Some(name) => {
                    last = number_of(name).unwrap_or(last);
                    (*name).clone()
                }
                None => {
                    last = if is_new { 10 * (index + 1) } else { last + 1 };
                    let digits = known.values().next().map_or(digits, |name| {
                        let file = name.rsplit('/').next().unwrap_or_default();
                        file.bytes().take_while(u8::is_ascii_digit).count()
                    });
                    format!("{CHAPTERS}/{last:0digits$}-{}.yaml", chapter.stem)
                }
            };
            named.push((name, chapter));
        }
        named
    }
}

/// Whether a file holds a text, however its lines end.
fn same_text(bytes: &[u8], text: &str) -> bool {
    let plain = crate::file::with_lf(bytes);
    plain.as_deref().unwrap_or(bytes) == text.as_bytes()
}

/// What a chapter's file is called without its number; nothing, if it is no chapter.
fn chapter_stem(name: &str) -> Option<&str> {
    let file = name.strip_prefix(CHAPTERS)?.strip_prefix('/')?;
    let stem = file.strip_suffix(".yaml").or_else(|| file.strip_suffix(".yml"))?;
    Some(stem.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-'))
}

fn number_of(name: &str) -> Option<usize> {
    let file = name.rsplit('/').next().unwrap_or_default();
    let digits = file.find(|c: char| !c.is_ascii_digit())?;
    file[..digits].parse().ok()
}

/// Adds every id and the name of every number that stands in a chapter.
fn collect_ids(node: Option<&Node>, ids: &mut BTreeSet<String>) {
    let Some(node) = node else { return };
    match &node.content {
        Content::Null | Content::Scalar(..) => {}
        Content::List(items) => {
            items.iter().for_each(|item| collect_ids(Some(item), ids));
        }
        Content::Map(entries) => {
            for (key, value) in entries {
                match &value.content {
                    Content::Scalar(_, id) if key.value == Chapter::ID.name => {
                        ids.insert(id.clone());
                    }
                    Content::Map(numbers) if key.value == Chapter::NUMBERS.name => {
                        ids.extend(numbers.iter().map(|(name, _)| name.value.clone()));
                    }
                    Content::Null
                    | Content::Scalar(..)
                    | Content::List(_)
                    | Content::Map(_) => collect_ids(Some(value), ids),
                }
            }
        }
    }
}
