//! What is shown at the moment: the author's thread puts it there, and those that serve read
//! it and wait for news.

use std::collections::{BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use baslinje::live::{self, ChangeAnswer, News, Notice, PageBlocks, PageChange};
use baslinje::pipeline::Prepared;
use baslinje::words::Language;

use super::bell::Bell;

/// So many versions of a page are kept for windows that are behind.
const KEPT: usize = 4;

/// What is shown of a report.
pub(crate) struct Board {
    name: String,
    has_editor: bool,
    shown: Mutex<Shown>,
    bell: Arc<Bell>,
}

/// What came of making a report again.
pub(crate) enum Made {
    /// It has mistakes.
    Nothing(Vec<Notice>),
    /// Nothing that it is made of has changed.
    Same,
    /// It is another.
    New {
        /// What its pages and PDF can be set of.
        prepared: Arc<Prepared>,
        /// Its web page, if it has one.
        page: Option<NewPage>,
        /// What there is to say about it.
        notices: Vec<Notice>,
    },
}

/// A web page.
pub(crate) struct NewPage {
    /// What stands on it.
    pub(crate) blocks: Arc<PageBlocks>,
    /// What a browser may do with it.
    pub(crate) policy: String,
}

/// A report as it was at a version.
#[derive(Clone)]
pub(crate) struct PreparedVersion {
    /// The version.
    pub(crate) version: u64,
    /// The report.
    pub(crate) prepared: Arc<Prepared>,
}

#[derive(Default)]
struct Shown {
    /// Which of all news was told last.
    news: u64,
    /// How often the report has become another.
    version: u64,
    pages: VecDeque<Version>,
    policy: String,
    prepared: Option<Arc<Prepared>>,
    notices: Vec<Notice>,
    /// What there was to say of the last one without mistakes.
    notices_of_good: Vec<Notice>,
    /// What only the PDF tells.
    notices_of_pdf: Vec<Notice>,
    /// What reviewers have said.
    comments: Vec<Notice>,
    is_good: bool,
    is_working: bool,
    seconds: String,
    /// The files that were saved before the last version.
    saved: BTreeSet<String>,
}

struct Version {
    version: u64,
    blocks: Arc<PageBlocks>,
}

impl Board {
    pub(crate) fn new(name: &str, has_editor: bool, bell: Arc<Bell>) -> Self {
        Self { name: name.to_owned(), has_editor, shown: Mutex::default(), bell }
    }

    /// The report's name.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    fn shown(&self) -> MutexGuard<'_, Shown> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn tell(&self, change: impl FnOnce(&mut Shown)) {
        let mut shown = self.shown();
        change(&mut shown);
        // Whoever hears it waits for this lock before it reads what there is to tell.
        shown.news = self.bell.ring();
    }

    /// The report is being made again.
    pub(crate) fn begin(&self) {
        self.tell(|shown| shown.is_working = true);
    }

    /// It has been made again, in so many seconds, after these files were saved.
    pub(crate) fn end(&self, made: Made, seconds: &str, saved: &BTreeSet<String>) {
        self.tell(|shown| {
            shown.is_working = false;
            seconds.clone_into(&mut shown.seconds);
            match made {
                Made::Nothing(notices) => {
                    shown.is_good = false;
                    shown.notices = notices;
                }
                Made::Same => {
                    shown.is_good = true;
                    shown.notices = shown.notices_of_good.clone();
                }
                Made::New { prepared, page, notices } => {
                    shown.is_good = true;
                    shown.notices_of_good.clone_from(&notices);
                    shown.notices = notices;
                    shown.notices_of_pdf.clear();
                    shown.version += 1;
                    shown.prepared = Some(prepared);
                    shown.saved.clone_from(saved);
                    shown.show(page);
                }
            }
        });
    }

    /// What the PDF of a version tells.
    pub(crate) fn tell_of_pdf(&self, version: u64, notices: Vec<Notice>) {
        let is_known = {
            let shown = self.shown();
            shown.version != version || shown.notices_of_pdf == notices
        };
        if !is_known {
            self.tell(|shown| shown.notices_of_pdf = notices);
        }
    }

    /// What reviewers have said.
    pub(crate) fn tell_comments(&self, comments: Vec<Notice>) {
        let is_known = self.shown().comments == comments;
        if !is_known {
            self.tell(|shown| shown.comments = comments);
        }
    }

    /// The news, if there are any since those of a number.
    pub(crate) fn news_after(&self, known: u64, others: bool) -> Option<String> {
        let shown = self.shown();
        (shown.news > known).then(|| self.told(&shown, others).to_json())
    }

    /// How things are.
    pub(crate) fn state(&self, others: bool) -> String {
        self.told(&self.shown(), others).to_json()
    }

    /// What a list says of it.
    pub(crate) fn listed(&self) -> String {
        self.told(&self.shown(), true).listed().to_json()
    }

    fn told<'s>(&'s self, shown: &'s Shown, others: bool) -> News<'s> {
        let of_pdf = shown.notices_of_pdf.iter();
        let of_pdf = of_pdf.filter(|notice| !shown.notices.contains(notice));
        News {
            news: shown.news,
            version: shown.version,
            name: &self.name,
            good: shown.is_good,
            working: shown.is_working,
            seconds: &shown.seconds,
            notices: shown.notices.iter().chain(of_pdf).chain(&shown.comments).collect(),
            editor: self.has_editor,
            others,
        }
    }

    /// The web page with the policy for it, if there is one; it speaks the language of messages.
    pub(crate) fn page(&self, language: Language) -> Option<(String, String)> {
        let (version, blocks, policy) = {
            let shown = self.shown();
            let Version { version, blocks } = shown.pages.back()?;
            (*version, Arc::clone(blocks), shown.policy.clone())
        };
        Some((live::with_frame(&blocks, &self.name, version, language), policy))
    }

    /// How the web page has changed since a version.
    pub(crate) fn change_since(&self, since: u64) -> String {
        let (version, pages, saved) = {
            let shown = self.shown();
            let of = |wanted| {
                let mut pages = shown.pages.iter();
                pages.find(|page| page.version == wanted).map(|it| Arc::clone(&it.blocks))
            };
            (shown.version, of(since).zip(of(shown.version)), shown.saved.clone())
        };
        let change = pages.and_then(|(old, new)| PageChange::between(&old, &new, &saved));
        ChangeAnswer { version, change }.to_json()
    }

    /// The report that can be seen, to set its pages.
    pub(crate) fn prepared(&self) -> Option<PreparedVersion> {
        let shown = self.shown();
        let prepared = shown.prepared.clone()?;
        Some(PreparedVersion { version: shown.version, prepared })
    }

    /// Whether something on the page, or a message, comes from a line.
    pub(crate) fn knows(&self, line: &str) -> bool {
        let shown = self.shown();
        let notices = shown.notices.iter().chain(&shown.notices_of_pdf);
        let notices = notices.chain(&shown.comments);
        notices.filter_map(|notice| notice.line.as_deref()).any(|known| known == line)
            || shown.pages.iter().any(|page| page.blocks.lines().any(|it| it == line))
    }
}

impl Shown {
    fn show(&mut self, page: Option<NewPage>) {
        match page {
            Some(NewPage { blocks, policy }) => {
                let version = self.version;
                self.pages.push_back(Version { version, blocks });
                self.policy = policy;
                while self.pages.len() > KEPT {
                    self.pages.pop_front();
                }
            }
            None => self.pages.clear(),
        }
    }
}
