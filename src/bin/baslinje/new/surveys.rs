//! The surveys that a report is drafted from: finds the codebook of each file that is named,
//! or begins one.

use std::collections::BTreeMap;

use baslinje::diagnostic::Diagnostics;
use baslinje::dictionary;
use baslinje::file::{self, Inputs};
use baslinje::manuscript::slug;
use baslinje::project::{self, Project};
use baslinje::say;
use baslinje::survey::{self, Beginning};
use baslinje::words::Language;

use crate::around::BaseFolder;
use crate::command_error::CommandError;
use crate::data::{on_the_command_line, sheet};
use crate::terminal::Terminal;

/// What a codebook is called that is begun beside its data.
const CODEBOOK: &str = "codebook.yaml";

/// Names of files that tell nothing of what was asked: the folder's tells more.
const GENERIC: [&str; 13] = [
    "answers",
    "besvarelser",
    "codebook",
    "data",
    "dataset",
    "export",
    "kodbok",
    "kodebog",
    "kodebok",
    "response",
    "responses",
    "results",
    "svar",
];
/// The folder that all data lies in.
const DATA: &str = "data";

/// A survey that is named on the command line.
pub(super) struct AskedSurvey {
    /// What the report calls it.
    pub(super) name: String,
    /// The path of its codebook, from the project's folder.
    pub(super) codebook: String,
    /// The path of its data file.
    pub(super) data: String,
}

/// A codebook that is begun.
pub(super) struct BegunCodebook {
    pub(super) text: String,
    pub(super) guesses: usize,
}

/// Finds and begins codebooks.
pub(super) struct SurveyFinder<'a> {
    pub(super) project: &'a Project,
    pub(super) around: &'a BaseFolder,
    pub(super) inputs: &'a mut Inputs,
    pub(super) terminal: &'a Terminal,
    pub(super) language: Language,
    pub(super) sheet: Option<&'a str>,
    /// Those that are begun, by their paths; nothing is written yet.
    pub(super) begun: BTreeMap<String, BegunCodebook>,
    pub(super) taken: Vec<String>,
}

impl SurveyFinder<'_> {
    /// The survey of a file with answers or a codebook, as it is named on the command line.
    pub(super) fn find(&mut self, named: &str) -> Result<AskedSurvey, CommandError> {
        let path = self.around.path(named);
        let outside = || {
            CommandError::usage(say!("`{named}` lies outside the project", named)).hint(
                "put it into the folder `data` of the project, in a folder of its own",
            )
        };
        let path = file::normal(&path).ok_or_else(outside)?;
        let whole = self.project.root().join(&path);
        if whole.is_absolute() && std::path::Path::new(named).is_absolute() {
            let is_inside = std::path::Path::new(named).starts_with(self.project.root());
            if !is_inside {
                return Err(outside());
            }
        }
        if whole.is_dir() {
            let message = say!("`{named}` is a folder", named);
            let hint =
                "name the files with the answers; a folder goes with `--from` only";
            return Err(CommandError::usage(message).hint(hint));
        }
        if !whole.is_file() {
            let message = say!("there is no file `{name}`", name = named);
            let hint = "give its path from here or from the project's folder";
            return Err(CommandError::usage(message).hint(hint));
        }
        let is_data = survey::is_bare(&path) || survey::describes_itself(&path);
        let codebook = if is_data { self.codebook_of(&path)? } else { path.clone() };
        let name = self.name_of(&path);
        let data = if is_data {
            path
        } else {
            survey::named_by(&codebook, self.inputs).unwrap_or(path)
        };
        Ok(AskedSurvey { name, codebook, data })
    }

    /// What a report calls a survey: after its file, or the file's folder.
    fn name_of(&mut self, path: &str) -> String {
        let mut parts = path.rsplit('/');
        let stem =
            parts.next().map_or("", |file| file.rsplit_once('.').map_or(file, |it| it.0));
        let folder = parts.next().filter(|folder| *folder != DATA);
        let is_generic = GENERIC.contains(&slug(stem).as_str());
        let wanted = slug(folder.filter(|_| is_generic).unwrap_or(stem));
        let (mut name, mut number) = (wanted.clone(), 1);
        while self.taken.contains(&name) {
            number += 1;
            name = format!("{wanted}-{number}");
        }
        self.taken.push(name.clone());
        name
    }

    /// The codebook beside a data file that names it, or a begun one.
    fn codebook_of(&mut self, data: &str) -> Result<String, CommandError> {
        let folder = data.rsplit_once('/').map_or("", |(folder, _)| folder);
        let files = project::files_below(self.project.root(), folder).unwrap_or_default();
        let beside = |file: &&String| {
            let above = file.rsplit_once('/').map_or("", |(above, _)| above);
            let lower = file.to_lowercase();
            above == folder && (lower.ends_with(".yaml") || lower.ends_with(".yml"))
        };
        let mut found = Vec::new();
        for codebook in files.iter().filter(beside) {
            let named = survey::named_by(codebook, self.inputs);
            if named.as_deref() == Some(data) {
                found.push(codebook.clone());
            }
        }
        match found.as_slice() {
            [] => self.begin(data, folder, &files),
            [only] => Ok(only.clone()),
            [one, other, ..] => {
                let message = say!(
                    "`{file}` has two codebooks: `{one}` and `{other}`",
                    file = data,
                    one,
                    other
                );
                let hint =
                    "name the one that counts instead of the data: `--data CODEBOOK`";
                Err(CommandError::usage(message).hint(hint))
            }
        }
    }

    /// Begins a codebook beside a data file.
    fn begin(
        &mut self,
        data: &str,
        folder: &str,
        files: &[String],
    ) -> Result<String, CommandError> {
        let mut diagnostics = Diagnostics::default();
        let sheet = self.sheet.filter(|_| survey::is_workbook(data));
        let beginning =
            Beginning { file: on_the_command_line(data), sheet: self::sheet(sheet) };
        let sketch = survey::sketch(&beginning, self.inputs, &mut diagnostics);
        self.terminal.report(&diagnostics);
        let sketch = match sketch {
            Some(sketch) if !diagnostics.has_errors() => sketch,
            Some(_) | None => return Err(CommandError::told()),
        };
        let is_free =
            |name: &String| !files.contains(name) && !self.begun.contains_key(name);
        let file = data.rsplit('/').next().unwrap_or(data);
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let names = [CODEBOOK.to_owned(), format!("{stem}.{CODEBOOK}")];
        let mut names = names.into_iter().map(|name| file::beside(folder, &name));
        let Some(codebook) = names.find(is_free) else {
            let taken = file::beside(folder, &format!("{stem}.{CODEBOOK}"));
            let message =
                say!("`{taken}` is there already, and describes another file", taken);
            let hint = "rename it, or correct its `file:`";
            return Err(CommandError::usage(message).hint(hint));
        };
        let path = dictionary::relative(folder, data);
        let text = dictionary::yaml(&sketch, &path, self.language);
        self.inputs.make(&codebook, &text);
        let begun = BegunCodebook { text, guesses: sketch.guesses() };
        self.begun.insert(codebook.clone(), begun);
        Ok(codebook)
    }
}
