//! The command line of Baslinje.

mod archive;
mod args;
mod around;
mod build;
mod command_error;
mod compare;
mod data;
mod disclosure;
mod interruption;
mod keys;
mod new;
mod panics;
mod published;
mod reproduce;
mod table;
mod target;
mod templates;
mod terminal;
mod watch;

use std::process::ExitCode;

use baslinje::diagnostic::Diagnostics;
use baslinje::file::Workplace;
use baslinje::project::{BUILD, Project, ProjectError};
use clap::Parser;

use self::args::{Arguments, Command, DataCommand, TemplatesCommand};
use self::around::BaseFolder;
use self::command_error::CommandError;
use self::terminal::Terminal;
use self::watch::CodeLimits;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let terminal = Terminal::new(arguments.quiet, arguments.color);
    panics::watch();
    let workplace = Workplace::enter(&std::env::temp_dir());
    interruption::watch(&workplace, &arguments);
    let Arguments { time_limit: seconds, memory_limit: megabytes, .. } = arguments;
    watch::begin(CodeLimits { seconds, megabytes }, &terminal, &workplace);
    let work = || run(&arguments, &terminal, &workplace);
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
    workplace.leave();
    let error = match outcome {
        Ok(Ok(())) => return ExitCode::SUCCESS,
        Ok(Err(error)) => error,
        Err(_) => {
            if let Some(message) = panics::kept() {
                terminal.fail(&CommandError::wrong(message));
            }
            CommandError::bug()
        }
    };
    terminal.fail(&error);
    error.exit_code()
}

fn run(
    arguments: &Arguments,
    terminal: &Terminal,
    workplace: &Workplace,
) -> Result<(), CommandError> {
    // An archive needs no project around it.
    match &arguments.command {
        Command::Verify(arguments) => {
            return archive::verify(arguments, terminal, workplace);
        }
        Command::Reproduce(arguments) => {
            return reproduce::reproduce(arguments, terminal, workplace);
        }
        Command::Compare(arguments) => {
            return compare::compare(arguments, terminal, workplace);
        }
        // Neither do answers that nobody has described yet.
        Command::Data(DataCommand::Codebook(arguments)) => {
            return data::codebook(&around()?, arguments, terminal, workplace);
        }
        Command::Data(DataCommand::Describe(arguments)) => {
            return data::describe(&around()?, arguments, terminal);
        }
        _ => {}
    }
    let project = find_project(workplace)?;
    let all = match &arguments.command {
        Command::Build(arguments) => arguments.all,
        Command::Check(arguments) => arguments.all,
        Command::List => true,
        _ => false,
    };
    if all {
        let mut diagnostics = Diagnostics::default();
        diagnostics.extend(project.misnamed());
        terminal.report(&diagnostics);
    }
    match &arguments.command {
        Command::Build(arguments) => {
            build::build(&project, arguments, terminal, workplace)
        }
        Command::Check(arguments) if arguments.disclosure => {
            disclosure::account(&project, arguments, terminal)
        }
        Command::Check(arguments) if arguments.published => {
            published::compare(&project, arguments, terminal)
        }
        Command::Check(arguments) => build::check(&project, arguments, terminal),
        Command::Data(DataCommand::Key(arguments)) => {
            keys::make(&project, arguments, terminal)
        }
        Command::Data(DataCommand::Codebook(_) | DataCommand::Describe(_)) => Ok(()),
        Command::New(arguments) => new::new(&project, arguments, terminal, workplace),
        Command::Templates(arguments) => match &arguments.command {
            None => templates::list(&project, terminal),
            Some(TemplatesCommand::New(arguments)) => {
                templates::new(&project, arguments, terminal, workplace)
            }
        },
        Command::Archive(arguments) => {
            archive::archive(&project, arguments, terminal, workplace)
        }
        Command::Verify(_) | Command::Reproduce(_) | Command::Compare(_) => Ok(()),
        Command::List => {
            for report in project.reports() {
                let chapters = match report.chapters.len() {
                    1 => "1 chapter".to_owned(),
                    count => format!("{count} chapters"),
                };
                terminal.answer(format!("{}\t{chapters}", report.name));
            }
            Ok(())
        }
    }
}

/// The folder that a command about data works in.
fn around() -> Result<BaseFolder, CommandError> {
    Ok(BaseFolder::of(&here()?))
}

/// The folder that the programme was called in.
fn here() -> Result<std::path::PathBuf, CommandError> {
    std::env::current_dir().map_err(|error| {
        CommandError::usage(format!("cannot tell where this is: {error}"))
    })
}

/// The project around the folder that the programme was called in. What a killed run left
/// among its builds is put right.
fn find_project(workplace: &Workplace) -> Result<Project, CommandError> {
    let here = here()?;
    let project = Project::find(&here).map_err(|error| {
        let hint = match &error {
            ProjectError::NotFound { .. } => {
                "go to the folder that holds `book`, `data` and `report-templates`"
            }
            ProjectError::Misnamed { .. } => "rename it to `report.yaml`",
            ProjectError::SameName { .. } => "rename one of the folders",
            ProjectError::Unlisted { .. } => "check that you may read the folder",
        };
        CommandError::usage(error.to_string()).hint(hint)
    })?;
    workplace.recover(&project.root().join(BUILD));
    Ok(project)
}
