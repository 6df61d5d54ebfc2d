//! The list of reports beside the builds: `build --all` writes it, and a build of one report
//! keeps it true.

use baslinje::diagnostic::Diagnostics;
use baslinje::file::{Choice, Destination};
use baslinje::project::{Project, ProjectSettings};
use baslinje::say;
use baslinje::shelf::{self, Shelf, ShelfError};

use crate::build::{PlaceOfBuilds, told_path};
use crate::command_error::CommandError;
use crate::counted::{CountedThing, counted};
use crate::target::{tell_remains, unwritten, waits};

/// Why the list is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WhyListed {
    /// It was asked for.
    Asked,
    /// There is one, which is to stay true.
    KeptTrue,
}

/// Sees to it that the list can be written, before the work begins.
pub(crate) fn can_be_written(place: &PlaceOfBuilds<'_>) -> Result<(), CommandError> {
    claim(place).map(drop)
}

fn claim(place: &PlaceOfBuilds<'_>) -> Result<Destination, CommandError> {
    let mut wait = waits(shelf::INDEX, place.no_wait, place.terminal);
    let claimed =
        Destination::claim(place.workplace, &place.folder, shelf::INDEX, &mut wait);
    let claimed =
        claimed.and_then(|mut claimed| shelf::recognise(&mut claimed).map(|()| claimed));
    claimed.map_err(|error| unwritten(error, Choice::Folder))
}

/// Writes the list of all reports that have been built.
pub(crate) fn write(
    project: &Project,
    place: &PlaceOfBuilds<'_>,
    is_asked_for: WhyListed,
) -> Result<(), CommandError> {
    let terminal = place.terminal;
    let claimed = claim(place)?;
    // Mistakes in it have been told when the project was found.
    let mut told = Diagnostics::default();
    let settings = ProjectSettings::read(&mut project.inputs(), &mut told);
    let faces = shelf::faces(&mut project.inputs());
    let has_site = settings.site.is_some();
    let shelf = Shelf::of(settings, &place.folder, project.reports(), faces);
    let (count, has_feed) = (shelf.len(), shelf.has_feed());
    let remains = shelf.write(claimed).map_err(|error| match error {
        ShelfError::Unwritten(error) => unwritten(error, Choice::Folder),
        error @ ShelfError::NotAlone(_) => CommandError::wrong(error.said()),
    })?;
    let told = |name: &str| told_path(&place.folder.join(name));
    let reports = counted(count, CountedThing::Report);
    terminal.say(say!("{name}: {what}", name = told(shelf::INDEX), what = reports));
    if has_feed {
        terminal.say(told(shelf::FEED));
    } else if !has_site && is_asked_for == WhyListed::Asked {
        terminal.say_below(say!(
            "no `{feed}`: `site` in `{settings}` says where the reports are published",
            feed = shelf::FEED,
            settings = baslinje::project::SETTINGS
        ));
    }
    tell_remains(&remains, terminal);
    Ok(())
}

/// Tells which builds are of no report any longer. They stay where they are.
pub(crate) fn tell_left_over(project: &Project, place: &PlaceOfBuilds<'_>) {
    for name in shelf::left_over(&place.folder, project.reports()) {
        place.terminal.say_below(say!(
            "`{folder}` is the build of a report that is not in `book`: it is not listed; \
             remove it if nobody needs it",
            folder = told_path(&place.folder.join(&name))
        ));
    }
}
