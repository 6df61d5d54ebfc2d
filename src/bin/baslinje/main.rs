//! The command line of Baslinje.

mod archive;
mod args;
mod build;
mod command_error;
mod compare;
mod data;
mod disclosure;
mod keys;
mod new;
mod published;
mod reproduce;
mod table;
mod terminal;

use std::process::ExitCode;

use baslinje::project::{Project, ProjectError};
use clap::Parser;

use self::args::{Arguments, Command, DataCommand};
use self::command_error::{BUG, CommandError};
use self::terminal::Terminal;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let terminal = Terminal::new(arguments.quiet, arguments.color);
    let outcome = std::panic::catch_unwind(|| run(&arguments, &terminal));
    match outcome {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(error)) => {
            terminal.fail(&error);
            error.exit_code()
        }
        Err(_) => {
            terminal.fail(
                &CommandError::wrong("this is a mistake in Baslinje, not in your report")
                    .hint("please report it, with the message above"),
            );
            ExitCode::from(BUG)
        }
    }
}

fn run(arguments: &Arguments, terminal: &Terminal) -> Result<(), CommandError> {
    // An archive needs no project around it.
    match &arguments.command {
        Command::Verify(arguments) => return archive::verify(arguments, terminal),
        Command::Reproduce(arguments) => {
            return reproduce::reproduce(arguments, terminal);
        }
        Command::Compare(arguments) => return compare::compare(arguments, terminal),
        _ => {}
    }
    let project = find_project()?;
    match &arguments.command {
        Command::Build(arguments) => build::build(&project, arguments, terminal),
        Command::Check(arguments) if arguments.disclosure => {
            disclosure::account(&project, arguments, terminal)
        }
        Command::Check(arguments) if arguments.published => {
            published::compare(&project, arguments, terminal)
        }
        Command::Check(arguments) => build::check(&project, arguments, terminal),
        Command::Data(DataCommand::Codebook(arguments)) => {
            data::codebook(&project, arguments, terminal)
        }
        Command::Data(DataCommand::Key(arguments)) => {
            keys::make(&project, arguments, terminal)
        }
        Command::Data(DataCommand::Describe(arguments)) => {
            data::describe(&project, arguments, terminal)
        }
        Command::New(arguments) => new::new(&project, arguments, terminal),
        Command::Archive(arguments) => archive::archive(&project, arguments, terminal),
        Command::Verify(_) | Command::Reproduce(_) | Command::Compare(_) => Ok(()),
        Command::List => {
            for report in project.reports() {
                let chapters = match report.chapters.len() {
                    1 => "1 chapter".to_owned(),
                    count => format!("{count} chapters"),
                };
                terminal.answer(&format!("{}\t{chapters}", report.name));
            }
            Ok(())
        }
    }
}

/// The project around the folder that the programme was called in.
fn find_project() -> Result<Project, CommandError> {
    let here = std::env::current_dir().map_err(|error| {
        CommandError::usage(format!("cannot tell where this is: {error}"))
    })?;
    Project::find(&here).map_err(|error| {
        let hint = match &error {
            ProjectError::NotFound { .. } => {
                "go to the folder that holds `book`, `data` and `report-templates`"
            }
            ProjectError::SameName { .. } => "rename one of the folders",
            ProjectError::Unlisted { .. } => "check that you may read the folder",
        };
        CommandError::usage(error.to_string()).hint(hint)
    })
}
