//! `watch`: shows a report while it is written. One thread makes it again whenever something
//! is saved; others serve what it made to the maker's browser, on this computer only.
//!
//! Nothing is written: page and PDF are in memory, and `build` makes the files.

mod board;
mod desk;
mod editor;
mod eyes;
mod server;

use std::collections::BTreeSet;
use std::slice;
use std::sync::Arc;
use std::time::Instant;

use baslinje::diagnostic::{Diagnostics, Severity};
use baslinje::live::{Notice, PageBlocks};
use baslinje::pipeline::{
    self, BuildSettings, Job, Memory, PageAgain, Prepared, Progress,
};
use baslinje::project::Project;
use baslinje::typeset::Formats;

use crate::ProjectFinder;
use crate::args::WatchArguments;
use crate::build::{seconds, select, some};
use crate::code_watch;
use crate::command_error::CommandError;

use self::board::{Board, Made, NewPage};
use self::desk::PagesDesk;
use self::editor::Editor;
use self::eyes::Eyes;
use self::server::Door;

/// Shows a report while it is written, until the programme is stopped.
pub(crate) fn watch(
    arguments: &WatchArguments,
    finder: &ProjectFinder<'_>,
) -> Result<(), CommandError> {
    let terminal = finder.terminal;
    let project = finder.find()?;
    let reports = select(&project, slice::from_ref(&arguments.name), false)?;
    let Some(report) = reports.first() else { return Ok(()) };
    let name = report.name.clone();
    let editor = Editor::new(arguments.editor.as_deref(), project.root());
    let board = Arc::new(Board::new(&name, editor.is_some()));
    let door = Door::open(arguments.port)?;
    terminal.answer(format!("{name}: {}", door.address()));
    door.serve(Arc::clone(&board), PagesDesk::new(&name, terminal), editor);
    terminal.say(
        "  open it in a browser; each change is shown as it is saved; Ctrl+C ends it",
    );
    code_watch::rest_between_reports();
    let mut eyes = Eyes::open(&project);
    let (memory, said) = (Memory::default(), String::new());
    let mut maker = ReportMaker {
        finder,
        project,
        name,
        memory,
        before: None,
        said,
        was_good: false,
    };
    let mut saved = BTreeSet::new();
    loop {
        let begun = Instant::now();
        board.begin();
        let made = maker.make();
        let is_shown = !matches!(made.made, Made::Nothing(_));
        let took = seconds(begun);
        maker.tell(&made, &took);
        board.end(made.made, &took, &saved);
        let read = maker.before.as_deref().map(|it| it.inputs.touched().keys());
        let read = read.into_iter().flatten().map(String::as_str);
        // What was saved while there were mistakes is shown once there are none.
        if is_shown {
            saved.clear();
        }
        saved.extend(eyes.wait(&maker.project, read));
        if eyes.has_other_files() {
            maker.look_around();
        }
    }
}

/// Makes a report again and again.
struct ReportMaker<'a> {
    finder: &'a ProjectFinder<'a>,
    project: Project,
    name: String,
    memory: Memory,
    /// The last one that could be made.
    before: Option<Arc<Prepared>>,
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

impl ReportMaker<'_> {
    /// Finds the project again, in which files have come or gone.
    fn look_around(&mut self) {
        if let Ok(project) = self.finder.find_again() {
            self.project = project;
        }
    }

    fn make(&mut self) -> MadeAgain {
        let found = select(&self.project, slice::from_ref(&self.name), false);
        let report = match found.as_ref().map(|reports| reports.first()) {
            Ok(Some(report)) => report,
            Ok(None) => return MadeAgain::failed(CommandError::told()),
            Err(_) => {
                let message = format!("the report `{}` is gone", self.name);
                let hint =
                    "put its folder in `book`, with its `report.yaml`, where it was";
                return MadeAgain::failed(CommandError::wrong(message).hint(hint));
            }
        };
        let watched = code_watch::report(&self.name);
        let name = self.name.clone();
        let progress = move |step| {
            if let Progress::Running(work) = step {
                code_watch::running(&name, work);
            }
        };
        let formats = Formats { pdf: false, html: true };
        let settings = BuildSettings { formats, ..BuildSettings::default() };
        let project = &self.project;
        let job = Job { project, report, settings, progress: &progress };
        let again = pipeline::page_again(job, &mut self.memory, self.before.as_ref());
        drop(watched);
        let said = again.said;
        let notices = said.sorted().into_iter().map(Notice::from).collect();
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
    fn tell(&mut self, made: &MadeAgain, took: &str) {
        let MadeAgain { made, said, failed } = made;
        let terminal = self.finder.terminal;
        let name = &self.name;
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
                let mistakes = some(said.count(Severity::Error).max(1), "mistake");
                terminal.say(&format!(
                    "{name}: not built, {mistakes}; what was built last is shown"
                ));
            }
            Made::Same if self.was_good => {
                terminal.say(&format!("{name}: nothing has changed, {took} s"));
            }
            Made::Same | Made::New { .. } => {
                terminal.say(&format!("{name}: built in {took} s"));
            }
        }
        self.was_good = !matches!(made, Made::Nothing(_));
    }
}

impl MadeAgain {
    fn failed(error: CommandError) -> Self {
        let message = error.message.as_deref().unwrap_or("the report cannot be read");
        let notices = vec![Notice::plain(message, error.hint.as_deref())];
        let (made, said) = (Made::Nothing(notices), Diagnostics::default());
        Self { made, said, failed: Some(error) }
    }
}
