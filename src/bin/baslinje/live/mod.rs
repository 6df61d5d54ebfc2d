//! `watch`: shows reports while they are written. One thread makes them again whenever
//! something is saved; others serve what it made to the maker's browser, on this computer only.
//!
//! Nothing is written: page and PDF are in memory, and `build` makes the files.

mod bell;
mod board;
mod desk;
mod editor;
mod eyes;
mod hall;
mod maker;
mod server;

use std::collections::BTreeSet;
use std::sync::Arc;

use baslinje::pipeline::SharedReading;
use baslinje::project::{Project, ReportFiles};
use baslinje::say;

use crate::ProjectFinder;
use crate::args::WatchArguments;
use crate::build::select;
use crate::code_watch;
use crate::command_error::CommandError;

use self::editor::Editor;
use self::eyes::Eyes;
use self::hall::Hall;
use self::maker::ReportMaker;
use self::server::{Door, PageFrame};

/// Shows reports while they are written, until the programme is stopped.
pub(crate) fn watch(
    arguments: &WatchArguments,
    finder: &ProjectFinder<'_>,
) -> Result<(), CommandError> {
    let terminal = finder.terminal;
    let project = finder.find()?;
    let mut names = chosen(arguments, &project)?;
    if names.is_empty() {
        let hint = "begin one with `baslinje new NAME --data FILE`";
        return Err(CommandError::wrong("there is no report to show").hint(hint));
    }
    let editor =
        Editor::new(arguments.editor.as_deref(), project.root(), terminal.spoken());
    let hall = Arc::new(Hall::new(terminal, editor.is_some()));
    let door = Door::open(arguments.port)?;
    for name in &names {
        terminal.answer(format!("{name}: {}", door.address_of(name)));
    }
    if arguments.all || names.len() > 1 {
        let all = say!("all of them: {address}", address = door.address());
        terminal.answer(terminal.told(&all));
    }
    hall.show(&names);
    let frame =
        if arguments.within_editor { PageFrame::Editor } else { PageFrame::Nothing };
    door.serve(Arc::clone(&hall), editor, frame);
    terminal.say_below(say!(
        "open it in a browser; each change is shown as it is saved; Ctrl+C ends it"
    ));
    code_watch::rest_between_reports();
    let mut eyes = Eyes::open(&project);
    let shared = SharedReading::new(&project, &files(&project, &names));
    let mut studio = Studio { finder, project, hall, shared, makers: Vec::new() };
    let mut saved = BTreeSet::new();
    loop {
        studio.make(&names, &saved, eyes.has_other_files());
        saved = eyes.wait(&studio.project, studio.read());
        if eyes.has_other_files() {
            studio.look_around();
            // Of a report that is gone something is still shown.
            let mut now = chosen(arguments, &studio.project).unwrap_or_default();
            now.extend(
                names
                    .iter()
                    .filter(|name| !now.contains(name))
                    .cloned()
                    .collect::<Vec<_>>(),
            );
            names = now;
        }
    }
}

/// The names of the reports that are to be shown, each once.
fn chosen(
    arguments: &WatchArguments,
    project: &Project,
) -> Result<Vec<String>, CommandError> {
    let reports = select(project, &arguments.names, arguments.all)?;
    let mut names = Vec::new();
    for report in reports {
        if !names.contains(&report.name) {
            names.push(report.name.clone());
        }
    }
    Ok(names)
}

fn files<'p>(project: &'p Project, names: &[String]) -> Vec<&'p ReportFiles> {
    names.iter().filter_map(|name| project.report(name)).collect()
}

/// Makes reports whenever something is saved.
struct Studio<'a> {
    finder: &'a ProjectFinder<'a>,
    project: Project,
    hall: Arc<Hall>,
    /// What they are read of together.
    shared: SharedReading,
    makers: Vec<ReportMaker<'a>>,
}

impl Studio<'_> {
    /// Finds the project again, in which files have come or gone.
    fn look_around(&mut self) {
        if let Ok(project) = self.finder.find_again() {
            self.project = project;
        }
    }

    /// The files that reports were made of.
    fn read(&self) -> impl Iterator<Item = &str> {
        self.makers.iter().flat_map(ReportMaker::read)
    }

    /// Makes those reports again that something saved is part of, the one first in whose folder
    /// it lies; all of them, where files have come or gone.
    fn make(&mut self, names: &[String], saved: &BTreeSet<String>, all: bool) {
        for shown in self.hall.show(names) {
            if !self.makers.iter().any(|maker| maker.is_of(&shown)) {
                let memory = self.shared.memory();
                self.makers.push(ReportMaker::new(shown, memory, self.finder.terminal));
            }
        }
        self.makers.sort_by_key(|maker| !maker.holds_one_of(saved, &self.project));
        for maker in &mut self.makers {
            maker.note(saved);
            if all || maker.is_made_of(saved) {
                maker.make(&self.project);
            } else if maker.is_commented_in(saved, &self.project) {
                maker.show_comments(&self.project);
            }
        }
    }
}
