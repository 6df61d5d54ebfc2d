//! Makes one report again and again, puts it on its board, and tells on the terminal how it
//! went.

use std::collections::BTreeSet;
use std::slice;
use std::sync::Arc;
use std::time::Instant;

use baslinje::diagnostic::{Diagnostics, Said, SaidNumber, Severity};
use baslinje::live::{Notice, PageBlocks};
use baslinje::pipeline::{
    self, BuildSettings, COMMENTS, Job, Memory, PageAgain, Prepared, Progress,
};
use baslinje::project::Project;
use baslinje::say;
use baslinje::typeset::Formats;
use baslinje::words::Language;

use crate::build::{seconds, select};
use crate::code_watch;
use crate::command_error::CommandError;
use crate::counted::{CountedThing, counted};
use crate::terminal::Terminal;

use super::board::{Made, NewPage};
use super::hall::ShownReport;

/// Makes a report again and again.
pub(crate) struct ReportMaker<'a> {
    terminal: &'a Terminal,
    shown: Arc<ShownReport>,
    memory: Memory,
    /// The last one that could be made.
    before: Option<Arc<Prepared>>,
    /// What was saved since the last one that could be made.
    saved: BTreeSet<String>,
    /// What was said last.
    said: String,
    /// Whether the last time there were no mistakes.
    was_good: bool,
}

/// What was made, and what there is to say about it.
struct MadeAgain {
    made: Made,
    said: Diagnostics,
    /// What is wrong that is no mistake in a file.
    failed: Option<CommandError>,
}

impl<'a> ReportMaker<'a> {
    /// Makes what is shown of a report, which is not begun yet.
    pub(crate) fn new(
        shown: Arc<ShownReport>,
        memory: Memory,
        terminal: &'a Terminal,
    ) -> Self {
        let (before, saved, said) = (None, BTreeSet::new(), String::new());
        Self { terminal, shown, memory, before, saved, said, was_good: false }
    }

    /// Whether this is the report it makes.
    pub(crate) fn is_of(&self, report: &ShownReport) -> bool {
        self.name() == report.board.name()
    }

    fn name(&self) -> &str {
        self.shown.board.name()
    }

    /// The files that the report was made of.
    pub(crate) fn read(&self) -> impl Iterator<Item = &str> {
        let read = self.before.as_deref().map(|it| it.inputs.touched().keys());
        read.into_iter().flatten().map(String::as_str)
    }

    /// Whether one of these files lies in the report's folder.
    pub(crate) fn holds_one_of(
        &self,
        saved: &BTreeSet<String>,
        project: &Project,
    ) -> bool {
        let folder = project.report(self.name()).map(|report| &report.folder);
        folder.is_some_and(|folder| {
            let inside = |file: &String| {
                file.strip_prefix(folder.as_str()).is_some_and(|it| it.starts_with('/'))
            };
            saved.iter().any(inside)
        })
    }

    /// Whether the report would be another if one of these files were. What has mistakes may be
    /// mended by any file.
    pub(crate) fn is_made_of(&self, saved: &BTreeSet<String>) -> bool {
        let read = self.before.as_deref().map(|it| it.inputs.touched());
        let is_read = |file: &String| read.is_some_and(|read| read.contains_key(file));
        !self.was_good || saved.iter().any(is_read)
    }

    /// Notes what has been saved, to show it once it can be shown.
    pub(crate) fn note(&mut self, saved: &BTreeSet<String>) {
        self.saved.extend(saved.iter().cloned());
    }

    /// Makes the report, shows it and tells of it.
    pub(crate) fn make(&mut self, project: &Project) {
        let begun = Instant::now();
        self.shown.board.begin();
        let made = self.made(project);
        // What was saved while there were mistakes is shown once there are none.
        let is_shown = !matches!(made.made, Made::Nothing(_));
        let took = seconds(begun);
        self.tell(&made, &took);
        let took = took.within(self.terminal.spoken());
        self.shown.board.end(made.made, &took, &self.saved);
        if is_shown {
            self.saved.clear();
        }
        self.show_comments(project);
    }

    /// Whether one of these files holds what reviewers have said of the report.
    pub(crate) fn is_commented_in(
        &self,
        saved: &BTreeSet<String>,
        project: &Project,
    ) -> bool {
        project.report(self.name()).is_some_and(|report| {
            let folder = format!("{}/{COMMENTS}/", report.folder);
            saved.iter().any(|file| file.starts_with(&folder))
        })
    }

    /// Shows what reviewers have said of the last one that could be made.
    pub(crate) fn show_comments(&self, project: &Project) {
        let report = project.report(self.name());
        let Some((report, prepared)) = report.zip(self.before.as_deref()) else { return };
        let beside = pipeline::comments_beside(project, report, prepared);
        let language = self.terminal.spoken();
        let wrong = beside.said.sorted().into_iter().map(|it| Notice::of(it, language));
        let comments = beside.value.iter();
        let comments =
            comments.map(|it| Notice::comment(it.told(language), it.place.as_ref()));
        self.shown.board.tell_comments(wrong.chain(comments).collect());
    }

    fn made(&mut self, project: &Project) -> MadeAgain {
        let name = self.name().to_owned();
        let language = self.terminal.spoken();
        let found = select(project, slice::from_ref(&name), false);
        let report = match found.as_ref().map(|reports| reports.first()) {
            Ok(Some(report)) => report,
            Ok(None) => return MadeAgain::failed(CommandError::told(), language),
            Err(_) => {
                let message = say!("the report `{name}` is gone", name);
                let hint =
                    "put its folder in `book`, with its `report.yaml`, where it was";
                let error = CommandError::wrong(message).hint(hint);
                return MadeAgain::failed(error, language);
            }
        };
        let watched = code_watch::report(&name);
        let progress = move |step| {
            if let Progress::Running(work) = step {
                code_watch::running(&name, work);
            }
        };
        let formats = Formats { pdf: false, html: true };
        let settings = BuildSettings { formats, ..BuildSettings::default() };
        let job = Job { project, report, settings, progress: &progress };
        let again = pipeline::page_again(job, &mut self.memory, self.before.as_ref());
        drop(watched);
        let said = again.said;
        let told = |one| Notice::of(one, language);
        let notices = said.sorted().into_iter().map(told).collect();
        let made = match again.value {
            None => Made::Nothing(notices),
            Some(PageAgain::Same) => Made::Same,
            Some(PageAgain::New { prepared, page }) => {
                self.before = Some(Arc::clone(&prepared));
                let page = page.map(|page| {
                    let blocks = PageBlocks::read(&page.html);
                    NewPage { blocks: Arc::new(blocks), policy: page.policy }
                });
                Made::New { prepared, page, notices }
            }
        };
        MadeAgain { made, said, failed: None }
    }

    /// Tells on the terminal how it went. What has been said is not said again.
    fn tell(&mut self, made: &MadeAgain, took: &SaidNumber) {
        let MadeAgain { made, said, failed } = made;
        let (terminal, name) = (self.terminal, self.shown.board.name());
        if let Some(error) = failed {
            terminal.fail(error);
        }
        let is_same = matches!(made, Made::Same);
        let all = format!("{:?}", said.sorted());
        if !is_same && all != self.said {
            terminal.report(said);
            self.said = all;
        }
        match made {
            Made::Nothing(_) => {
                let mistakes = said.count(Severity::Error).max(1);
                let mistakes = counted(mistakes, CountedThing::Mistake);
                terminal.say(say!(
                    "{name}: not built, {mistakes}; what was built last is shown",
                    name,
                    mistakes
                ));
            }
            Made::Same if self.was_good => {
                let seconds = took;
                terminal.say(say!(
                    "{name}: nothing has changed, {seconds} s",
                    name,
                    seconds
                ));
            }
            Made::Same | Made::New { .. } => {
                let seconds = took;
                terminal.say(say!("{name}: built in {seconds} s", name, seconds));
            }
        }
        self.was_good = !matches!(made, Made::Nothing(_));
    }
}

impl MadeAgain {
    fn failed(error: CommandError, language: Language) -> Self {
        let unread = Said::from("the report cannot be read");
        let message = error.message.as_ref().unwrap_or(&unread);
        let notices = vec![Notice::plain(message, error.hint.as_ref(), language)];
        let (made, said) = (Made::Nothing(notices), Diagnostics::default());
        Self { made, said, failed: Some(error) }
    }
}
