//! The command line of Baslinje.

mod archive;
mod args;
mod around;
mod build;
mod check;
mod code_watch;
mod command_error;
mod comments;
mod compare;
mod counted;
mod data;
mod disclosure;
mod explain;
mod help;
mod init;
mod interruption;
mod keys;
mod live;
mod lsp;
mod machine;
mod new;
mod panics;
mod preview;
mod published;
mod refused;
mod reproduce;
mod schema;
mod several;
mod shelf;
mod shells;
mod spoken;
mod table;
mod target;
mod templates;
mod terminal;
mod topics;
mod version;
mod wrapping;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use baslinje::diagnostic::Diagnostics;
use baslinje::file::{self, Workplace};
use baslinje::project::{BUILD, Project, ProjectError, ProjectSettings, TemplatesFolder};
use baslinje::say;
use clap::Parser;

use self::args::{Arguments, Command, DataCommand, TemplatesCommand};
use self::around::BaseFolder;
use self::code_watch::CodeLimits;
use self::command_error::CommandError;
use self::spoken::SpokenLanguage;
use self::terminal::Terminal;

fn main() -> ExitCode {
    let language = SpokenLanguage::of(std::env::args_os().skip(1));
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return refused::answer(&error, language),
    };
    let terminal = Terminal::new(arguments.quiet, arguments.color, language)
        .telling(arguments.message_format());
    panics::watch();
    let workplace = Workplace::enter(&std::env::temp_dir());
    interruption::watch(&workplace, &terminal);
    let Arguments { time_limit: seconds, memory_limit: megabytes, .. } = arguments;
    code_watch::begin(CodeLimits { seconds, megabytes }, &terminal, &workplace);
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
    let finder = ProjectFinder { templates: &arguments.templates, terminal, workplace };
    match &arguments.command {
        // What the program says of itself is the same everywhere.
        Command::Help(arguments) => topics::help(arguments, terminal),
        Command::Completions(arguments) => {
            shells::completions(arguments, terminal);
            Ok(())
        }
        Command::Man => shells::manual(terminal),
        // An archive needs no project around it.
        Command::Verify(arguments) => archive::verify(arguments, &finder),
        Command::Reproduce(arguments) => {
            reproduce::reproduce(arguments, terminal, workplace)
        }
        Command::Compare(arguments) => compare::compare(arguments, &finder),
        // A project is begun where there is none.
        Command::Init(arguments) => init::init(arguments, terminal, workplace),
        Command::Schema(arguments) => {
            schema::schema(&around()?, arguments, terminal, workplace)
        }
        // So is its first report.
        Command::New(arguments) if arguments.from.is_none() => {
            new::new(&finder.find_to_begin()?, arguments, terminal, workplace)
        }
        Command::Explain(arguments) => explain::explain(arguments, terminal),
        // What lies in the project may change meanwhile.
        Command::Watch(arguments) => live::watch(arguments, &finder),
        // It finds the project of each file that is opened.
        Command::Lsp => lsp::serve(&finder),
        // Answers that nobody has described yet need none either.
        Command::Data(DataCommand::Codebook(arguments)) => {
            data::codebook(&around()?, arguments, terminal, workplace)
        }
        Command::Data(DataCommand::Describe(arguments)) => {
            data::describe(&around()?, arguments, terminal)
        }
        command => run_within(&finder.find()?, command, terminal, workplace),
    }
}

/// Runs a command in the project that it is about.
fn run_within(
    project: &Project,
    command: &Command,
    terminal: &Terminal,
    workplace: &Workplace,
) -> Result<(), CommandError> {
    let all = match command {
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
    match command {
        Command::Build(arguments) => {
            build::build(project, arguments, terminal, workplace)
        }
        Command::Check(arguments) if arguments.disclosure => {
            disclosure::account(project, arguments, terminal)
        }
        Command::Check(arguments) if arguments.published => {
            published::compare(project, arguments, terminal)
        }
        Command::Check(arguments) => check::check(project, arguments, terminal),
        Command::Comments(arguments) => {
            comments::comments(project, arguments, terminal, workplace)
        }
        Command::Data(DataCommand::Key(arguments)) => {
            keys::make(project, arguments, terminal)
        }
        Command::Data(DataCommand::Codebook(_) | DataCommand::Describe(_)) => Ok(()),
        Command::New(arguments) => new::new(project, arguments, terminal, workplace),
        Command::Templates(arguments) => match &arguments.command {
            None => templates::list(project, terminal),
            Some(TemplatesCommand::New(arguments)) => {
                templates::new(project, arguments, terminal, workplace)
            }
            Some(TemplatesCommand::Preview(arguments)) => {
                preview::preview(project, arguments, terminal, workplace)
            }
        },
        Command::Archive(arguments) => {
            archive::archive(project, arguments, terminal, workplace)
        }
        Command::Verify(_)
        | Command::Reproduce(_)
        | Command::Compare(_)
        | Command::Init(_)
        | Command::Schema(_)
        | Command::Help(_)
        | Command::Completions(_)
        | Command::Man
        | Command::Explain(_)
        | Command::Lsp
        | Command::Watch(_) => Ok(()),
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
pub(crate) fn around() -> Result<BaseFolder, CommandError> {
    Ok(BaseFolder::of(&here()?))
}

/// The folder that the programme was called in.
fn here() -> Result<std::path::PathBuf, CommandError> {
    std::env::current_dir().map_err(|error| {
        let reason = file::refusal(&error);
        CommandError::usage(say!("cannot tell where this is: {reason}", reason))
    })
}

/// Finds the project that a command works in.
pub(crate) struct ProjectFinder<'a> {
    /// Folders with templates that the command line names.
    templates: &'a [PathBuf],
    /// Who is told.
    pub(crate) terminal: &'a Terminal,
    /// Where the command works.
    pub(crate) workplace: &'a Workplace,
}

impl ProjectFinder<'_> {
    /// The project around the folder that the programme was called in. What a killed run
    /// left among its builds is put right.
    pub(crate) fn find(&self) -> Result<Project, CommandError> {
        let project = self.find_again()?;
        self.workplace.recover(&project.root().join(BUILD));
        Ok(project)
    }

    /// The same project as it is now, for whoever has found it before.
    pub(crate) fn find_again(&self) -> Result<Project, CommandError> {
        self.find_around(&here()?)
    }

    /// The project around a folder.
    pub(crate) fn find_around(&self, folder: &Path) -> Result<Project, CommandError> {
        let project = Project::find(folder).map_err(|error| {
            let hint = match &error {
                ProjectError::NotFound { .. } => {
                    "go to the folder that holds `book` and `data`, or begin one with \
                     `baslinje init DIR`"
                }
                ProjectError::Misnamed { .. } => "rename it to `report.yaml`",
                ProjectError::SameName { .. } => "rename one of the folders",
                ProjectError::Unlisted { .. } => "check that you may read the folder",
            };
            CommandError::usage(error.said()).hint(hint)
        })?;
        Ok(self.with_templates(project, &here()?)?.with_carried())
    }

    /// The same, also if there is no report in it yet.
    fn find_to_begin(&self) -> Result<Project, CommandError> {
        let here = here()?;
        match Project::without_reports(&here) {
            Some(project) => Ok(self.with_templates(project, &here)?.with_carried()),
            None => self.find(),
        }
    }

    /// The project with the templates that its settings and the command line name.
    fn with_templates(
        &self,
        project: Project,
        here: &Path,
    ) -> Result<Project, CommandError> {
        let mut diagnostics = Diagnostics::default();
        let settings = ProjectSettings::read(&mut project.inputs(), &mut diagnostics);
        let mut folders = settings.templates_folders(project.root());
        for named in self.templates {
            if !here.join(named).is_dir() {
                let folder = named.display().to_string();
                let message = say!("there is no folder `{folder}`", folder);
                let hint = "give the folder that holds the folders of templates";
                return Err(CommandError::usage(message).hint(hint));
            }
            let (path, shown) = (here.join(named), named.display().to_string());
            folders.push(TemplatesFolder { path, shown, place: None });
        }
        let project = project.with_templates(&folders, &mut diagnostics);
        self.terminal.report(&diagnostics);
        if diagnostics.has_errors() { Err(CommandError::told()) } else { Ok(project) }
    }
}
