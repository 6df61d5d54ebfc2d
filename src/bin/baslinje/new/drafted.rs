//! `new --data`: drafts a report from answers, and drafts it again once the codebook is
//! corrected. Nothing that an author has changed is touched.

use std::collections::BTreeMap;
use std::path::Path;

use baslinje::diagnostic::{Diagnostic, Diagnostics, Placed, Source};
use baslinje::dictionary;
use baslinje::draft::{
    self, ChapterPlan, DraftFileNow, DraftWishes, DraftedBefore, DraftedFiles,
    DraftedSurvey, RECORD, ReportDraft,
};
use baslinje::file::{
    self, Choice, Destination, Inputs, NewContent, Replaceable, Workplace, WriteError,
};
use baslinje::layout;
use baslinje::manuscript::{Date, NamedSurvey};
use baslinje::project::{self, BOOK, Project, ProjectSettings};
use baslinje::say;
use baslinje::survey::{self, AskedVariables, Survey};
use baslinje::words::Language;
use baslinje::yaml::{self, Content};

use crate::archive::unread;
use crate::args::NewArguments;
use crate::command_error::CommandError;
use crate::counted::{CountedThing, counted};
use crate::data::{self, on_the_command_line};
use crate::target::unwritten;
use crate::terminal::Terminal;

use super::surveys::{AskedSurvey, BegunCodebook, SurveyFinder};
use super::today::today;
use super::{check_name, date_of, taken};

/// Where a project may keep the JSON Schemas for editors.
const SCHEMAS: [&str; 2] = [crate::schema::SCHEMAS, "docs/schemas"];
/// As many variables are named in one line.
const NAMED: usize = 8;

/// Writes the draft, or nothing.
pub(super) fn draft(
    project: &Project,
    arguments: &NewArguments,
    terminal: &Terminal,
    workplace: &Workplace,
) -> Result<(), CommandError> {
    let name = arguments.name.as_str();
    check_name(name)?;
    let folder = project.report(name).map(|report| report.folder.clone());
    let folder = folder.unwrap_or_else(|| format!("{BOOK}/{name}"));
    let held = held_files(project, &folder)?;
    let now = held.iter().map(|(name, bytes)| DraftFileNow { name, bytes });
    let before = DraftedBefore::of(&now.collect::<Vec<_>>());
    let is_there = project.root().join(&folder).symlink_metadata().is_ok();
    if is_there && !before.is_draft() {
        return Err(taken(name));
    }
    let known = KnownReport::of(held.get("report.yaml").map(Vec::as_slice));
    let mut inputs = project.inputs();
    let mut told = Diagnostics::default();
    let settings = ProjectSettings::read(&mut inputs, &mut told);
    let language = terminal.language().or(known.language).or(settings.language);
    let language = language.unwrap_or_default();
    let around = crate::around()?;
    let mut finder = SurveyFinder {
        project,
        around: &around,
        inputs: &mut inputs,
        terminal,
        language,
        sheet: arguments.sheet.as_deref(),
        begun: BTreeMap::new(),
        taken: Vec::new(),
    };
    let asked = arguments.data.iter().map(|named| finder.find(named));
    let asked = asked.collect::<Result<Vec<_>, _>>()?;
    let sample = arguments.sample.as_ref().map(|named| finder.find(named)).transpose()?;
    let begun = std::mem::take(&mut finder.begun);
    let read = ReadSurveys::read(asked, sample, &mut inputs, terminal)?;
    let (surveys, sample) = read.drafted();
    let plan = read_plan(arguments, &around, &surveys, &mut inputs, terminal)?;
    let template =
        template(project, arguments.template.as_ref().or(known.template.as_ref()))?;
    let title = arguments.title.clone().or(known.title);
    let title = title.unwrap_or_else(|| read.title().unwrap_or_else(|| titled(name)));
    let publisher = known.publisher.or(settings.publisher);
    let has_schemas =
        |lie: &&&str| project.root().join(lie).join("report.schema.json").is_file();
    let schemas = SCHEMAS.iter().find(has_schemas);
    let schemas = schemas.map(|lie| dictionary::relative(&folder, lie));
    let drafted = draft::draft(&DraftWishes {
        title: &title,
        template: &template,
        language,
        date: date(arguments, known.date)?,
        publisher: publisher.as_deref(),
        schemas: schemas.as_deref(),
        surveys: &surveys,
        sample,
        plan: plan.as_ref(),
        taken: before.taken(),
    });
    let files = before.joined(&drafted);
    let place = DraftPlace { project, folder: &folder, held: &held, workplace };
    write_codebooks(project, &begun, terminal, workplace)?;
    place.write(&files)?;
    tell(name, &folder, is_there, &files, terminal);
    tell_of(&drafted, terminal);
    terminal.say_below(say!("look through it, then: baslinje build {name}", name));
    Ok(())
}

/// The files of the report's folder that a draft may have written, by their paths from it.
fn held_files(
    project: &Project,
    folder: &str,
) -> Result<BTreeMap<String, Vec<u8>>, CommandError> {
    let mut held = BTreeMap::new();
    if !project.root().join(folder).is_dir() {
        return Ok(held);
    }
    let names = project::files_below(project.root(), folder);
    let names = names.map_err(|error| unread(error.said()))?;
    let within =
        names.iter().filter_map(|name| name.strip_prefix(folder)?.strip_prefix('/'));
    let is_ours = |name: &&str| *name == "report.yaml" || name.starts_with("chapters/");
    for name in within.filter(is_ours).chain([RECORD]) {
        let path = project.root().join(folder).join(name);
        match file::read_plain(&path) {
            Ok(Some(bytes)) => drop(held.insert(name.to_owned(), bytes)),
            // A link is nothing that was drafted.
            Ok(None) => drop(held.insert(name.to_owned(), Vec::new())),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => {
                let (name, reason) = (format!("{folder}/{name}"), file::refusal(&error));
                return Err(unread(say!("cannot read `{name}`: {reason}", name, reason)));
            }
        }
    }
    Ok(held)
}

/// What the report says of itself that was drafted before.
#[derive(Default)]
struct KnownReport {
    title: Option<String>,
    template: Option<String>,
    language: Option<Language>,
    date: Option<Date>,
    publisher: Option<String>,
}

impl KnownReport {
    fn of(bytes: Option<&[u8]>) -> Self {
        let text =
            String::from_utf8_lossy(bytes.unwrap_or_default()).replace("\r\n", "\n");
        let source = Source::new("report.yaml", text);
        let node = yaml::parse(&source, &mut Diagnostics::default());
        let Some(Content::Map(entries)) = node.map(|node| node.content) else {
            return Self::default();
        };
        let text = |key: &str| {
            let found = entries.iter().find(|(known, _)| known.value == key)?;
            match &found.1.content {
                Content::Scalar(_, text) => Some(text.clone()),
                Content::Null | Content::List(_) | Content::Map(_) => None,
            }
        };
        Self {
            title: text("title"),
            template: text("template"),
            language: text("language").and_then(|code| Language::from_code(&code)),
            date: text("date").and_then(|date| Date::parse(&date)),
            publisher: text("publisher"),
        }
    }
}

/// The date of the draft: what is asked for, or what it has already, or today.
fn date(arguments: &NewArguments, known: Option<Date>) -> Result<Date, CommandError> {
    if let Some(date) = &arguments.date {
        return date_of(date);
    }
    known.or_else(today).ok_or_else(|| {
        CommandError::usage("the clock of this computer tells no date")
            .hint("add `--date YEAR-MONTH-DAY`")
    })
}

/// The template of the draft, which must be there.
fn template(project: &Project, asked: Option<&String>) -> Result<String, CommandError> {
    let mut inputs = project.inputs();
    let known = layout::templates(project, &mut inputs, &mut Diagnostics::default());
    let names = known.iter().map(|template| template.name.as_str()).collect::<Vec<_>>();
    let usual = known.iter().find(|template| template.drafts);
    let usual = usual.map(|template| template.name.as_str());
    // A project with one template of its own needs no other.
    let only = if let [only] = names.as_slice() { Some(*only) } else { None };
    let Some(wanted) = asked.map(String::as_str).or(only).or(usual) else {
        let message = "no template says that it is for drafts";
        let names = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>();
        let hint =
            say!("choose one with `--template`: {names}", names = names.join(", "));
        return Err(CommandError::usage(message).hint(hint));
    };
    if names.contains(&wanted) {
        return Ok(wanted.to_owned());
    }
    let suggestion = Diagnostic::error("").suggest(wanted, names);
    let message = say!("there is no template `{name}`", name = wanted);
    let error = CommandError::usage(message);
    Err(match suggestion.hints.first() {
        Some(hint) => error.hint(say!("{hint} with `--template`", hint)),
        None => {
            error.hint("a project has its templates in the folder `report-templates`")
        }
    })
}

/// A name as a title: `arbetsmiljo-2026` is "Arbetsmiljo 2026".
fn titled(name: &str) -> String {
    let words = name.replace(['-', '_'], " ");
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// The surveys with their answers.
struct ReadSurveys {
    asked: Vec<AskedSurvey>,
    surveys: Vec<Survey>,
    /// What each is called in texts: its title, or its name, if that tells no more than the
    /// name of its file.
    titles: Vec<String>,
    has_sample: bool,
}

impl ReadSurveys {
    fn read(
        mut asked: Vec<AskedSurvey>,
        sample: Option<AskedSurvey>,
        inputs: &mut Inputs,
        terminal: &Terminal,
    ) -> Result<Self, CommandError> {
        let has_sample = sample.is_some();
        asked.extend(sample);
        let named = asked.iter().map(|AskedSurvey { name, codebook, .. }| NamedSurvey {
            name: Placed::new(name.clone(), on_the_command_line(codebook).place),
            codebook: on_the_command_line(codebook),
        });
        let named = named.collect::<Vec<_>>();
        let mut diagnostics = Diagnostics::default();
        let surveys =
            survey::read_all(&named, &AskedVariables::All, inputs, &mut diagnostics);
        let is_whole = surveys.len() == asked.len() && !diagnostics.has_errors();
        if !is_whole {
            terminal.report(&diagnostics);
            return Err(CommandError::told());
        }
        let both = asked.iter().zip(&surveys);
        let titles = both.map(|(asked, survey)| {
            own_title(asked, survey).unwrap_or_else(|| titled(&asked.name))
        });
        let titles = titles.collect();
        Ok(Self { asked, surveys, titles, has_sample })
    }

    /// Those that chapters are drafted of, and the sample.
    fn drafted(&self) -> (Vec<DraftedSurvey<'_>>, Option<DraftedSurvey<'_>>) {
        let all = self.asked.iter().zip(&self.surveys).zip(&self.titles);
        let mut all = all
            .map(|((asked, survey), title)| DraftedSurvey {
                name: &asked.name,
                title,
                codebook: &asked.codebook,
                survey,
            })
            .collect::<Vec<_>>();
        let sample = if self.has_sample { all.pop() } else { None };
        (all, sample)
    }

    /// The title of the only survey, if it is more than the name of its file.
    fn title(&self) -> Option<String> {
        match (self.asked.as_slice(), self.surveys.as_slice()) {
            ([asked], [survey]) => own_title(asked, survey),
            _ => None,
        }
    }
}

/// The title of a survey, if it is more than the name of its file.
fn own_title(asked: &AskedSurvey, survey: &Survey) -> Option<String> {
    let file = asked.data.rsplit('/').next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let title = &survey.codebook.title;
    (title != stem).then(|| title.clone())
}

/// The chapters that the author plans.
fn read_plan(
    arguments: &NewArguments,
    around: &crate::around::BaseFolder,
    surveys: &[DraftedSurvey<'_>],
    inputs: &mut Inputs,
    terminal: &Terminal,
) -> Result<Option<ChapterPlan>, CommandError> {
    let Some(named) = &arguments.plan else { return Ok(None) };
    let path = around.path(named);
    let lower = path.to_lowercase();
    if ![".csv", ".txt", ".tsv"].iter().any(|end| lower.ends_with(end)) {
        let message = say!("`{named}` is not a table in text", named);
        let hint = "save it from Excel as CSV";
        return Err(CommandError::usage(message).hint(hint));
    }
    let written = on_the_command_line(&path);
    let mut diagnostics = Diagnostics::default();
    let bytes = inputs.read(&path).map_err(|error| error.at(&written));
    let bytes = bytes.map_err(|error| diagnostics.push(error)).ok();
    let text = bytes.and_then(|it| survey::saved_table(it, &written, &mut diagnostics));
    let plan = text.and_then(|text| {
        draft::read_plan(&Source::new(path, text), surveys, &mut diagnostics)
    });
    terminal.report(&diagnostics);
    match plan {
        Some(plan) if !diagnostics.has_errors() => Ok(Some(plan)),
        Some(_) | None => Err(CommandError::told()),
    }
}

fn write_codebooks(
    project: &Project,
    begun: &BTreeMap<String, BegunCodebook>,
    terminal: &Terminal,
    workplace: &Workplace,
) -> Result<(), CommandError> {
    for (name, BegunCodebook { text, guesses }) in begun {
        let place = data::claim(project.root(), name, workplace)?;
        place
            .replace(&[NewContent::File(text.as_bytes())])
            .map_err(|error| unwritten(error, Choice::File))?;
        terminal.say(match guesses {
            0 => say!("wrote `{name}`", name),
            guesses => data::wrote_guesses(name, *guesses),
        });
    }
    Ok(())
}

/// Where a draft is written.
struct DraftPlace<'a> {
    project: &'a Project,
    folder: &'a str,
    held: &'a BTreeMap<String, Vec<u8>>,
    workplace: &'a Workplace,
}

/// What a name of a folder gets.
type NewNames<'f> = BTreeMap<&'f str, Option<&'f str>>;

impl DraftPlace<'_> {
    /// Writes what is new and takes away what is no longer drafted: the chapters first, and
    /// those of one folder together.
    fn write(&self, files: &DraftedFiles) -> Result<(), CommandError> {
        let written = files.written.iter();
        let written = written.map(|(name, text)| (name.as_str(), Some(text.as_str())));
        let removed = files.removed.iter().map(|name| (name.as_str(), None));
        let (mut chapters, mut report) = (NewNames::new(), NewNames::new());
        for (name, content) in written.chain(removed) {
            match name.strip_prefix("chapters/") {
                Some(name) => chapters.insert(name, content),
                None => report.insert(name, content),
            };
        }
        self.write_in("chapters", &chapters)?;
        self.write_in("", &report)
    }

    fn write_in(&self, inner: &str, contents: &NewNames<'_>) -> Result<(), CommandError> {
        let Some((first, _)) = contents.first_key_value() else { return Ok(()) };
        let above = self.project.root().join(self.folder).join(inner);
        if file::leads_out(self.project.root(), &above) {
            let name = &self.folder;
            let message = say!("`{name}` leaves the project by a link", name);
            let hint = "draft the report under another name";
            return Err(CommandError::usage(message).hint(hint));
        }
        let place = Destination::claim(self.workplace, &above, first, &mut || true);
        let place = place.and_then(|mut place| {
            for name in contents.keys() {
                let held = self.held.get(&file::beside(inner, name));
                place.recognise(name, |path: &Path| match held {
                    Some(bytes) => Ok(Replaceable::File(file::sha256(bytes))),
                    None => Err(WriteError::Exists { path: path.to_path_buf() }),
                })?;
            }
            let contents = contents.values().map(|content| match content {
                Some(text) => NewContent::File(text.as_bytes()),
                None => NewContent::Nothing,
            });
            place.replace(&contents.collect::<Vec<_>>())
        });
        place.map(drop).map_err(|error| unwritten(error, Choice::None))
    }
}

/// Tells what became of the files.
fn tell(
    name: &str,
    folder: &str,
    is_again: bool,
    files: &DraftedFiles,
    terminal: &Terminal,
) {
    let chapters = |names: &mut dyn Iterator<Item = &String>| {
        names.filter(|name| name.starts_with("chapters/")).count()
    };
    if !is_again {
        let chapters = chapters(&mut files.written.keys());
        terminal.say(say!(
            "wrote `{folder}`: report.yaml and {chapters}, `status: draft`",
            folder,
            chapters = counted(chapters, CountedThing::Chapter)
        ));
        return;
    }
    let written = files.written.keys().filter(|name| *name != RECORD).count();
    let unchanged = files.unchanged.len();
    terminal.say(say!(
        "drafted `{name}` again: {files} written, {unchanged} as before",
        name,
        files = counted(written, CountedThing::File),
        unchanged
    ));
    for (what, names) in [
        (say!("yours, left as it is"), &files.kept),
        (say!("taken away by you, and not drafted again"), &files.left_out),
        (say!("removed, since nothing of it is drafted any longer"), &files.removed),
    ] {
        for name in names {
            terminal.say_below(say!("{what}: `{folder}/{name}`", what, folder, name));
        }
    }
}

/// Tells what was guessed, and what is left out.
fn tell_of(drafted: &ReportDraft, terminal: &Terminal) {
    for is_used in [true, false] {
        let guesses = drafted.breakdowns.iter().filter(|guess| guess.is_used == is_used);
        let names =
            guesses.map(|guess| format!("`{}`", guess.variable)).collect::<Vec<_>>();
        if names.is_empty() {
            continue;
        }
        let names = names.join(", ");
        terminal.say_below(match is_used {
            true => say!("guess: answers are broken down by {names}", names),
            false => say!("not broken down by, since a group is small: {names}", names),
        });
    }
    let unused = &drafted.unused;
    if !unused.is_empty() {
        terminal.say_below(counted(unused.len(), CountedThing::Variable));
    }
    for names in unused.chunks(NAMED) {
        let names = names.iter().map(|it| it.variable.as_str()).collect::<Vec<_>>();
        terminal.say_below(format!("  {}", names.join(", ")));
    }
}
