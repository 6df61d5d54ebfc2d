//! What can be written on the command line.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use baslinje::reference::DescribedFile;
use baslinje::words::Language;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::code_watch;

/// Turns survey data and chapters in YAML into a finished report
#[derive(Debug, Parser)]
#[command(name = "baslinje", version, max_term_width = 100)]
#[command(disable_help_flag = true, disable_help_subcommand = true)]
#[command(disable_version_flag = true)]
pub(crate) struct Arguments {
    /// What to do
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Print errors and warnings only
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
    /// When to use colours
    #[arg(long, global = true, value_enum, default_value_t = ColorChoice::Auto)]
    pub(crate) color: ColorChoice,
    /// How long code in a text or template may run; 0 for as long as it takes
    #[arg(long, global = true, value_name = "SECONDS", default_value_t = code_watch::SECONDS)]
    pub(crate) time_limit: u64,
    /// How much memory may be used; 0 for all there is
    #[arg(long, global = true, value_name = "MB", default_value_t = code_watch::MEGABYTES)]
    pub(crate) memory_limit: u64,
    /// Use the templates in this folder too; may be given several times
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) templates: Vec<PathBuf>,
    /// The language of messages and help, and of what `new` and `data codebook` write
    /// [default: that of the project, or that of the computer for messages]
    #[arg(long, global = true, value_parser = language_codes())]
    pub(crate) language: Option<Language>,
    /// Print help (see more with '--help')
    #[arg(long, short, global = true, action = ArgAction::Help)]
    #[arg(long_help = "Print help (see a summary with '-h')")]
    help: Option<bool>,
    /// Print version (see more with '--version')
    #[arg(long, short = 'V', action = ArgAction::Version)]
    version: Option<bool>,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorChoice {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Begin a project, with templates, typefaces and an example
    Init(InitArguments),
    /// Write JSON Schemas of what is written in YAML, for editors that complete and explain keys
    Schema(SchemaArguments),
    /// Build reports into the folder `build`
    Build(BuildArguments),
    /// Show reports while they are written, and each change as it is saved
    Watch(WatchArguments),
    /// Help editors with reports while they are written, as a language server (LSP 3.17) on
    /// standard input and output
    Lsp,
    /// Tell what a kind of mistake is, with an example, or list all kinds
    Explain(ExplainArguments),
    /// List the reports of this project
    List,
    /// Check reports without writing anything
    Check(CheckArguments),
    /// Tell what others have said and changed in a Word document, or said on the page for
    /// reviewers, at the lines it concerns
    Comments(CommentsArguments),
    /// Look into the data
    #[command(subcommand)]
    Data(DataCommand),
    /// Draft a report from data, or begin that of a measurement that is made again
    New(NewArguments),
    /// List the templates, or begin one of your own
    Templates(TemplatesArguments),
    /// Keep a report in one file, with everything it was made of
    Archive(ArchiveArguments),
    /// Check that nothing in an archive or a built report has changed, without building
    Verify(VerifyArguments),
    /// Build the report of an archive again, and tell what moved first and why
    Reproduce(ReproduceArguments),
    /// Tell what differs between two reports, archives or builds, and why
    Compare(CompareArguments),
    /// Tell of a command, or of what can be written in YAML
    Help(HelpArguments),
    /// Print what a shell needs to complete commands and options
    Completions(CompletionsArguments),
    /// Print a manual page of all commands, in roff
    Man,
}

/// What is told of.
#[derive(Args, Debug)]
pub(crate) struct HelpArguments {
    /// A command, a key, a block or the name of a table of docs/format.md; `topics` lists them
    #[arg(value_name = "TOPIC")]
    pub(crate) topic: Vec<String>,
}

/// Which shell is told.
#[derive(Args, Debug)]
pub(crate) struct CompletionsArguments {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    pub(crate) shell: Shell,
}

/// Where to begin a project.
#[derive(Args, Debug)]
pub(crate) struct InitArguments {
    /// The project's folder, which must be empty or not there yet
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
}

/// What is explained.
#[derive(Args, Debug)]
pub(crate) struct ExplainArguments {
    /// The code of the mistake, such as `open-quotation`, as it stands in the message
    /// [default: list all]
    #[arg(value_name = "CODE")]
    pub(crate) code: Option<String>,
}

/// Which schema is printed.
#[derive(Args, Debug)]
pub(crate) struct SchemaArguments {
    /// Print the schema of this kind of file [default: write all into the folder `schemas`]
    #[arg(value_name = "KIND", value_parser = described_files())]
    pub(crate) of: Option<DescribedFile>,
}

/// The kinds of files that are described, by the names of their schemas.
fn described_files() -> impl TypedValueParser<Value = DescribedFile> {
    let named = |name: &str| {
        let mut all = DescribedFile::ALL.into_iter();
        all.find(|file| file.name() == name).expect("a kind that is listed")
    };
    PossibleValuesParser::new(DescribedFile::ALL.map(DescribedFile::name))
        .map(move |name| named(&name))
}

/// What to watch.
#[derive(Args, Debug)]
pub(crate) struct WatchArguments {
    /// The reports, by the names of their folders in `book`
    #[arg(required_unless_present = "all", value_name = "NAME")]
    pub(crate) names: Vec<String>,
    /// Show every report, also those that come while it runs
    #[arg(long, conflicts_with = "names")]
    pub(crate) all: bool,
    /// The port of the address [default: a free one]
    #[arg(long, value_name = "PORT")]
    pub(crate) port: Option<u16>,
    /// What opens a line of a file: a command such as `code -g {file}:{line}`, or an address
    /// such as `vscode://file{file}:{line}` [default: `VISUAL` or `EDITOR`]
    #[arg(long, env = "BASLINJE_EDITOR", value_name = "EDITOR")]
    pub(crate) editor: Option<String>,
    /// Let VS Code show the pages in its own window
    #[arg(long)]
    pub(crate) within_editor: bool,
}

/// What to begin.
#[derive(Args, Debug)]
pub(crate) struct NewArguments {
    /// The new report's name
    pub(crate) name: String,
    /// The data: files with answers or codebooks, a survey each; with `--from` the folder of
    /// the new data and its codebooks, from the project's folder
    #[arg(long, value_name = "FILE", num_args = 1.., required = true)]
    pub(crate) data: Vec<String>,
    /// The report of the earlier measurement; without it a report is drafted from the data
    #[arg(long, value_name = "REPORT")]
    pub(crate) from: Option<String>,
    /// The new report's date, such as 2020-04-28 [default of a draft: today]
    #[arg(long)]
    pub(crate) date: Option<String>,
    /// The draft's title [default: that of the codebook, or the report's name]
    #[arg(long, value_name = "TEXT")]
    pub(crate) title: Option<String>,
    /// The draft's template [default: the one that says it is for drafts]
    #[arg(long, value_name = "TEMPLATE")]
    pub(crate) template: Option<String>,
    /// The chapters of the draft: a table with the columns chapter, variables and by
    #[arg(long, value_name = "FILE")]
    pub(crate) plan: Option<String>,
    /// A file with a row for each of those who were sent to, and what became of them
    #[arg(long, value_name = "FILE")]
    pub(crate) sample: Option<String>,
    /// The sheet of an Excel workbook that holds the answers, if there are several
    #[arg(long, value_name = "NAME")]
    pub(crate) sheet: Option<String>,
}

/// What to archive.
#[derive(Args, Debug)]
pub(crate) struct ArchiveArguments {
    /// The report's name
    pub(crate) name: String,
    /// Where the archive is written [default: NAME.zip in the project's folder `build`]
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Put this program into the archive too, with its sha256
    #[arg(long)]
    pub(crate) with_program: bool,
    /// Leave out all answers, so that the archive can be published; it holds what may be
    /// shown of them, and the report is still built from that
    #[arg(long)]
    pub(crate) without_microdata: bool,
}

/// What to verify.
#[derive(Args, Debug)]
pub(crate) struct VerifyArguments {
    /// An archive, or the name of a report that has been built
    #[arg(value_name = "NAME|FILE")]
    pub(crate) what: String,
    /// The archive's sha256, noted elsewhere when it was made
    #[arg(long, value_name = "SUM")]
    pub(crate) sha256: Option<String>,
    /// A signature of the archive, made with minisign
    #[arg(long, value_name = "FILE", requires = "public_key")]
    pub(crate) signature: Option<PathBuf>,
    /// The public key of who signed it: the key itself, or the file it stands in
    #[arg(long, value_name = "KEY", requires = "signature")]
    pub(crate) public_key: Option<String>,
}

/// What to reproduce.
#[derive(Args, Debug)]
pub(crate) struct ReproduceArguments {
    /// The archive
    pub(crate) file: PathBuf,
    /// An empty or new folder to unpack the project into [default: one that is removed again]
    #[arg(long = "in", value_name = "FOLDER")]
    pub(crate) folder: Option<PathBuf>,
}

/// What is compared.
#[derive(Args, Debug)]
pub(crate) struct CompareArguments {
    /// The earlier: a report's name, an archive, or the folder of a build
    #[arg(value_name = "A")]
    pub(crate) then: String,
    /// The later, likewise
    #[arg(value_name = "B")]
    pub(crate) now: String,
    /// How it is told
    #[arg(long, value_enum, default_value_t = CompareFormat::Text)]
    pub(crate) format: CompareFormat,
    /// Write to this file instead of to standard output
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

/// How differences are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CompareFormat {
    /// Tables to read
    Text,
    /// Everything, for other programs
    Json,
    /// A page to look through, with the pages side by side
    Html,
}

/// What `templates` is told.
#[derive(Args, Debug)]
pub(crate) struct TemplatesArguments {
    /// What to do; nothing lists them
    #[command(subcommand)]
    pub(crate) command: Option<TemplatesCommand>,
}

/// What can be done with templates.
#[derive(Debug, Subcommand)]
pub(crate) enum TemplatesCommand {
    /// Begin a template as a copy of another
    New(NewTemplateArguments),
    /// Draw a picture of what a template makes, and keep it in the template's folder
    Preview(PreviewArguments),
}

/// Which template is drawn.
#[derive(Args, Debug)]
pub(crate) struct PreviewArguments {
    /// The template's name
    pub(crate) name: String,
    /// The report that is drawn [default: the first that uses the template]
    #[arg(long, value_name = "REPORT")]
    pub(crate) of: Option<String>,
}

/// What template to begin.
#[derive(Args, Debug)]
pub(crate) struct NewTemplateArguments {
    /// The new template's name
    pub(crate) name: String,
    /// The template that it is begun as a copy of
    #[arg(long, value_name = "TEMPLATE")]
    pub(crate) from: String,
}

/// What can be done with data.
#[derive(Debug, Subcommand)]
pub(crate) enum DataCommand {
    /// Print the variables of a survey, without small counts and without answers
    Describe(DescribeArguments),
    /// Begin a codebook for a data file, or write a codebook for an archive
    Codebook(CodebookArguments),
    /// Make the secret key by which confidential answers are known in what is published
    Key(KeyArguments),
}

/// What `data key` is told.
#[derive(Debug, Args)]
pub(crate) struct KeyArguments {
    /// A data file or its codebook, from the project's folder; the key is made beside the data
    #[arg(value_name = "FILE")]
    pub(crate) file: String,
}

/// What `data describe` is told.
#[derive(Debug, Args)]
pub(crate) struct DescribeArguments {
    /// A codebook or a data file, from here or from the project's folder
    #[arg(value_name = "FILE")]
    pub(crate) file: String,
    /// The sheet of an Excel workbook that holds the answers, if there are several
    #[arg(long, value_name = "NAME")]
    pub(crate) sheet: Option<String>,
}

/// What `data codebook` is told.
#[derive(Debug, Args)]
pub(crate) struct CodebookArguments {
    /// A data file or a codebook, from here or from the project's folder; there need not be
    /// a project
    #[arg(value_name = "FILE")]
    pub(crate) file: String,
    /// The sheet of an Excel workbook that holds the answers, if there are several
    #[arg(long, value_name = "NAME")]
    pub(crate) sheet: Option<String>,
    /// How it is written
    #[arg(long, value_enum, default_value_t = CodebookFormat::Yaml)]
    pub(crate) format: CodebookFormat,
    /// Write to this new file instead of to standard output
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<String>,
}

/// How a codebook is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CodebookFormat {
    /// YAML to go on with, for a data file that has no codebook yet
    Yaml,
    /// DDI-Codebook 2.5, an XML for archives
    Ddi,
    /// A Data Package 2.0 with a Table Schema
    Frictionless,
}

/// The codes of all languages, each with what it is called.
fn language_codes() -> impl TypedValueParser<Value = Language> {
    let codes = Language::ALL
        .map(|(code, language)| PossibleValue::new(code).help(language.words().name()));
    PossibleValuesParser::new(codes)
        .map(|code| Language::from_code(&code).expect("a code that is listed"))
}

/// What `build` is told.
#[derive(Debug, Args)]
pub(crate) struct BuildArguments {
    /// The reports, by the names of their folders in `book`
    #[arg(required_unless_present = "all", value_name = "NAME")]
    pub(crate) names: Vec<String>,
    /// Build every report
    #[arg(long, conflicts_with = "names")]
    pub(crate) all: bool,
    /// Make only these
    #[arg(long, value_enum, value_delimiter = ',', value_name = "FORMATS")]
    pub(crate) only: Vec<OutputFormat>,
    /// Write to DIR/NAME instead of build/NAME
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Build so many reports at once [default: as many as there are processors]
    #[arg(long, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,
    /// Fail instead of waiting when another run is building the same report
    #[arg(long)]
    pub(crate) no_wait: bool,
    /// Mark the report as a draft and hold it to no PDF standard
    #[arg(long)]
    pub(crate) draft: bool,
    /// Also make NAME.review.html, a page on which reviewers comment
    #[arg(long)]
    pub(crate) review: bool,
    /// How mistakes and warnings are told
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = MessageFormat::Text)]
    pub(crate) format: MessageFormat,
}

/// What `check` is told.
#[derive(Debug, Args)]
pub(crate) struct CheckArguments {
    /// The reports, by the names of their folders in `book`
    #[arg(required_unless_present = "all", value_name = "NAME")]
    pub(crate) names: Vec<String>,
    /// Check every report
    #[arg(long, conflicts_with = "names")]
    pub(crate) all: bool,
    /// Check so many reports at once [default: as many as there are processors]
    #[arg(long, value_name = "N", conflicts_with_all = ["published", "disclosure"])]
    pub(crate) jobs: Option<NonZeroUsize>,
    /// Fail also if there are warnings
    #[arg(long)]
    pub(crate) strict: bool,
    /// Instead compare the numbers with what was published, and print all of them
    #[arg(long, conflicts_with = "strict")]
    pub(crate) published: bool,
    /// Instead print what is hidden to protect people, why, and what it costs
    #[arg(long, conflicts_with_all = ["strict", "published"])]
    pub(crate) disclosure: bool,
    /// How mistakes and warnings are told
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = MessageFormat::Text)]
    pub(crate) format: MessageFormat,
}

/// How mistakes and warnings are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum MessageFormat {
    /// With the author's line, to read
    Text,
    /// A JSON object a line on standard output, for editors and other programs
    Json,
}

/// What `comments` is told.
#[derive(Debug, Args)]
pub(crate) struct CommentsArguments {
    /// The report, by the name of its folder in `book`
    pub(crate) name: String,
    /// The files that came back: Word documents (.docx), and comments that the page for
    /// reviewers saves (.json)
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Make the changes that can mean only one thing in the author's files, and show the rest
    #[arg(long)]
    pub(crate) apply: bool,
}

/// What can be made of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum OutputFormat {
    /// The PDF
    Pdf,
    /// The web page
    Html,
    /// A document for word processors, to comment on and change
    Docx,
    /// All charts side by side on a page for review
    Charts,
}

impl Arguments {
    /// How mistakes and warnings are told.
    pub(crate) fn message_format(&self) -> MessageFormat {
        match &self.command {
            Command::Build(BuildArguments { format, .. })
            | Command::Check(CheckArguments { format, .. }) => *format,
            _ => MessageFormat::Text,
        }
    }
}
