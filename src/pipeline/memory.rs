//! What one process remembers of a report, so that it can be made again when something has
//! changed: each stage by what it goes by. It holds answers, and is never written anywhere.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::analysis;
use crate::chart;
use crate::diagnostic::{Diagnostics, Warned};
use crate::document::ProseMemory;
use crate::file::{Digest, Inputs};
use crate::layout::Template;
use crate::manuscript::ReadingMemory;
use crate::memory::Effort;
use crate::review::ReviewMemory;
use crate::survey::{self, Survey};
use crate::typeset::{Fonts, Typesetter};

use super::{Job, Prepared, protection};

/// What one process remembers of the report it made last.
#[derive(Default)]
pub struct Memory {
    pub(super) manuscript: ReadingMemory,
    pub(super) templates: ReadFiles<Template>,
    pub(super) fonts: ReadFiles<Fonts>,
    pub(super) surveys: survey::SurveyMemory,
    pub(super) counted: analysis::CountMemory,
    pub(super) protected: protection::ProtectionMemory,
    pub(super) charts: chart::ChartMemory,
    pub(super) prose: ProseMemory,
    whole: LastReport,
    typesetter: Option<Typesetter>,
    reviewed: ReviewMemory,
    lasts: Lasts,
}

/// Where a document is set and read.
pub(super) struct Desk<'m> {
    /// Who sets it.
    pub(super) typesetter: &'m mut Typesetter,
    /// What reviewers know of it.
    pub(super) reviewed: &'m mut ReviewMemory,
}

/// How long a memory lasts.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Lasts {
    /// From one run to the next.
    #[default]
    ForRuns,
    /// For one run: large surveys need not lie in memory while the document is set.
    ForOne,
}

/// How much the last run made of each kind, and how much it remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Efforts {
    /// The files of the manuscript.
    pub texts: Effort,
    /// The template.
    pub templates: Effort,
    /// The fonts.
    pub fonts: Effort,
    /// Surveys, those of earlier measurements too.
    pub surveys: Effort,
    /// The numbers of charts and tables.
    pub tables: Effort,
    /// Named numbers.
    pub numbers: Effort,
    /// What may be shown, which is decided for all numbers together.
    pub disclosure: Effort,
    /// Charts.
    pub charts: Effort,
    /// The texts of the author.
    pub prose: Effort,
    /// The same, as reviewers read them.
    pub passages: Effort,
    /// The report before it is set.
    pub whole: Effort,
}

/// The report of the last run.
#[derive(Default)]
struct LastReport {
    /// By what the run now goes.
    by: Option<Digest>,
    known: Option<(Digest, Arc<Prepared>, Diagnostics)>,
    effort: Effort,
}

impl Memory {
    /// One that the next run does not need.
    #[must_use]
    pub fn of_one_run() -> Self {
        Self { lasts: Lasts::ForOne, ..Self::default() }
    }

    /// One that the next run does not need, which shares with others what is read of files
    /// that several reports have: templates, fonts, and these surveys.
    pub(super) fn beside(&self, surveys: &survey::SharedSurveys) -> Self {
        Self {
            templates: self.templates.shared(),
            fonts: self.fonts.shared(),
            surveys: survey::SurveyMemory::beside(surveys.clone()),
            ..Self::of_one_run()
        }
    }

    /// Keeps the surveys of a run for the next, if there is one.
    pub(super) fn keep_surveys(&mut self, surveys: Vec<Survey>) {
        if self.lasts == Lasts::ForRuns {
            self.surveys.keep(surveys);
        }
    }

    /// A run begins.
    pub(super) fn begin(&mut self) {
        self.whole.by = None;
        self.whole.effort = Effort::default();
        self.surveys.begin();
    }

    /// Who sets in these fonts.
    pub(super) fn typesetter(&mut self, fonts: &Arc<Fonts>) -> &mut Typesetter {
        self.desk(fonts).typesetter
    }

    /// Where a document in these fonts is set and read.
    pub(super) fn desk(&mut self, fonts: &Arc<Fonts>) -> Desk<'_> {
        let known = self.typesetter.take().filter(|it| it.has(fonts));
        let new = || Typesetter::new(Arc::clone(fonts));
        let typesetter = self.typesetter.insert(known.unwrap_or_else(new));
        Desk { typesetter, reviewed: &mut self.reviewed }
    }

    /// How much the last run made, and how much it remembered. Where the whole was, nothing
    /// is said of what it is made of but what was read.
    #[must_use]
    pub fn efforts(&self) -> Efforts {
        let is_whole = self.whole.effort.remembered > 0;
        let of_now = |effort| if is_whole { Effort::default() } else { effort };
        Efforts {
            texts: self.manuscript.effort(),
            templates: self.templates.effort,
            fonts: self.fonts.effort,
            surveys: self.surveys.effort(),
            tables: of_now(self.counted.tables()),
            numbers: of_now(self.counted.numbers()),
            disclosure: of_now(self.protected.effort()),
            charts: of_now(self.charts.effort()),
            prose: of_now(self.prose.effort()),
            passages: of_now(self.reviewed.effort()),
            whole: self.whole.effort,
        }
    }

    /// The report of the last run, if everything that was read now, and what was said of it,
    /// is the same, and there were no mistakes.
    pub(super) fn recall(
        &mut self,
        job: Job<'_>,
        inputs: &Inputs,
        said: &Diagnostics,
    ) -> Option<Warned<Arc<Prepared>>> {
        let said = format!("{:?}", said.sorted());
        let how = (job.settings.draft, format!("{:?}", job.settings.without_key));
        let read = (inputs.touched(), inputs.told());
        let by = Digest::of(&(&job.report.name, inputs.root(), how, read, said));
        self.whole.by = Some(by);
        self.whole.effort = Effort { made: 1, remembered: 0 };
        let (known, prepared, said) = self.whole.known.as_ref()?;
        if *known != by {
            return None;
        }
        self.whole.effort = Effort { made: 0, remembered: 1 };
        Some(Warned { value: Arc::clone(prepared), said: said.clone() })
    }

    /// Keeps a report for the next run, unless it has mistakes.
    pub(super) fn keep(
        &mut self,
        prepared: Arc<Prepared>,
        said: &Diagnostics,
    ) -> Arc<Prepared> {
        let by = self.whole.by.take().filter(|_| !said.has_errors());
        self.whole.known = by.map(|by| (by, Arc::clone(&prepared), said.clone()));
        prepared
    }
}

/// Something that was read from files of one folder, with what it is known again by.
type KnownFiles<T> = (FromFiles, Arc<T>);

/// Things that were read from files of one folder, by what was read. All that share them
/// know of each.
pub(super) struct ReadFiles<T> {
    known: Arc<Mutex<Vec<KnownFiles<T>>>>,
    /// Whether they are looked at again.
    looks: Looks,
    effort: Effort,
}

/// Whether files that were read are looked at again.
#[derive(Clone, Copy)]
enum Looks {
    /// In each run: they may have changed since the one before.
    EachTime,
    /// Once: all that share them go by what they were when the first of them read them.
    Once,
}

impl<T> Default for ReadFiles<T> {
    fn default() -> Self {
        let (known, effort) = (Arc::default(), Effort::default());
        Self { known, looks: Looks::EachTime, effort }
    }
}

impl Looks {
    /// Whether files are as they were, which then count as read.
    fn are_known(self, read: &BTreeMap<String, String>, inputs: &mut Inputs) -> bool {
        match self {
            Self::EachTime => inputs.reread(read),
            Self::Once => {
                inputs.have_read(read);
                true
            }
        }
    }
}

/// By what something is known again that is read from files of one folder.
#[derive(PartialEq, Eq)]
pub(super) struct FromFiles {
    folder: &'static str,
    /// What is read of it.
    name: String,
    /// Every file in it.
    listed: Vec<String>,
    /// The sha256 of each that is read.
    read: BTreeMap<String, String>,
}

impl FromFiles {
    /// What the folder holds now.
    pub(super) fn new(folder: &'static str, name: &str, listed: Vec<String>) -> Self {
        Self { folder, name: name.to_owned(), listed, read: BTreeMap::new() }
    }

    /// Whether the same is read of the same folder, whatever it holds.
    fn is_of(&self, other: &Self) -> bool {
        (self.folder, &self.name) == (other.folder, &other.name)
    }

    /// With the files that have been read.
    fn with_read(self, inputs: &Inputs) -> Self {
        let below = |name: &str| name.starts_with(&format!("{}/", self.folder));
        let read = inputs.touched().iter().filter(|(name, _)| below(name));
        let read = read.map(|(name, sha256)| (name.clone(), sha256.clone())).collect();
        Self { read, ..self }
    }
}

impl<T> ReadFiles<T> {
    /// The same things, for somebody else.
    fn shared(&self) -> Self {
        let (known, effort) = (Arc::clone(&self.known), Effort::default());
        Self { known, looks: Looks::Once, effort }
    }

    /// What was read before, if all files are as they were; otherwise it is read. What has
    /// something wrong with it is always read.
    pub(super) fn recall_or(
        &mut self,
        now: FromFiles,
        inputs: &mut Inputs,
        diagnostics: &mut Diagnostics,
        read: impl FnOnce(&mut Inputs, &mut Diagnostics) -> Option<T>,
    ) -> Option<Arc<T>> {
        // Whoever asks for the same meanwhile waits until it has been read.
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let before = known.iter().position(|(then, _)| then.is_of(&now));
        if let Some((then, value)) = before.map(|place| &known[place])
            && then.listed == now.listed
            && self.looks.are_known(&then.read, inputs)
        {
            self.effort = Effort { made: 0, remembered: 1 };
            return Some(Arc::clone(value));
        }
        self.effort = Effort { made: 1, remembered: 0 };
        let mut said = Diagnostics::default();
        let value = read(inputs, &mut said).map(Arc::new);
        let is_plain = said.sorted().is_empty();
        if let Some(place) = before {
            known.swap_remove(place);
        }
        if let Some(value) = value.as_ref().filter(|_| is_plain) {
            known.push((now.with_read(inputs), Arc::clone(value)));
        }
        diagnostics.take_over(said);
        value
    }
}
