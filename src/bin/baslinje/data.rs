//! `data describe`: what a survey holds, in a table that may be shared; `data codebook`: a
//! codebook to begin with, or one for an archive.

use std::path::Path;

use baslinje::diagnostic::{Diagnostics, Place, Placed, Said, SaidNumber, Source};
use baslinje::dictionary;
use baslinje::file::{
    self, Choice, Destination, Inputs, NewContent, Workplace, WriteError,
};
use baslinje::manuscript::NamedSurvey;
use baslinje::project::ProjectSettings;
use baslinje::say;
use baslinje::survey::{
    self, AskedVariables, Beginning, Description, FEWEST, WeightCell,
};

use crate::args::{CodebookArguments, CodebookFormat, DescribeArguments};
use crate::around::BaseFolder;
use crate::command_error::CommandError;
use crate::counted::{CountedThing, counted};
use crate::table;
use crate::target::unwritten;
use crate::terminal::{Terminal, Tone};

/// Prints the variables of a codebook or a data file.
pub(crate) fn describe(
    around: &BaseFolder,
    arguments: &DescribeArguments,
    terminal: &Terminal,
) -> Result<(), CommandError> {
    let written = on_the_command_line(&around.path(&arguments.file));
    let beginning =
        Beginning { file: written.clone(), sheet: sheet(arguments.sheet.as_deref()) };
    let mut inputs = Inputs::new(around.root());
    let mut diagnostics = Diagnostics::default();
    let is_guessed = survey::is_bare(&written.value);
    let surveys = if is_guessed {
        let read = survey::read_bare(&beginning, &mut inputs, &mut diagnostics);
        read.into_iter().collect()
    } else {
        let named = [NamedSurvey { name: written.clone(), codebook: written }];
        survey::read_all(&named, &AskedVariables::All, &mut inputs, &mut diagnostics)
    };
    terminal.report(&diagnostics);
    if diagnostics.has_errors() {
        return Err(CommandError::told());
    }
    for survey in &surveys {
        let rows = match survey.rows {
            rows if rows < FEWEST => say!("fewer than {count} rows", count = FEWEST),
            rows => counted(rows, CountedThing::Row),
        };
        let rows = terminal.told(&rows);
        terminal.answer(format!("{}: {rows}", survey.codebook.title));
        if let Some(design) = &survey.design {
            let sample = say!("sample: {what}", what = design.summary());
            terminal.answer(terminal.told(&sample));
            if let Some(weighting) = &design.weighting {
                weights(&weighting.cells, terminal);
            }
        }
        let variables = survey::describe(survey);
        let row = |one| cells(one, is_guessed, terminal);
        let rows = variables.iter().map(row).collect::<Vec<_>>();
        let head =
            [say!("name"), say!("scale"), "n".into(), say!("missing"), say!("values")];
        let head = head.map(|word| terminal.told(&word));
        let head = head.each_ref().map(String::as_str);
        let mut lines = table::aligned(head, &rows, &[2, 3]).into_iter();
        let head = lines.next().unwrap_or_default();
        let label = terminal.told(&say!("label"));
        terminal.answer(terminal.toned(&format!("{head}{label}"), Tone::Head));
        for (cells, variable) in lines.zip(&variables) {
            terminal.answer(format!("{cells}{}", variable.label));
        }
    }
    Ok(())
}

/// How weights vary, by the answers that they were made to meet. Of a variable with an answer
/// that few gave nothing is told: how many follows from the others.
fn weights(cells: &[WeightCell], terminal: &Terminal) {
    let variable = |cell: &WeightCell| cell.of.as_ref().map(|of| of.variable.clone());
    let is_told = |cell: &WeightCell| {
        let mut same = cells.iter().filter(|one| variable(one) == variable(cell));
        same.all(|one| one.rows >= FEWEST)
    };
    let row = |cell: &WeightCell| {
        let of = cell.of.clone().map(|of| (of.variable, of.label));
        let (variable, label) = of.unwrap_or_default();
        let told = |value| SaidNumber::rounded(value, 2).within(terminal.spoken());
        let parts = [cell.smallest, cell.largest, cell.variation].map(told);
        let [smallest, largest, variation] = parts;
        [variable, cell.rows.to_string(), smallest, largest, variation, label]
    };
    let rows = cells.iter().filter(|cell| is_told(cell)).map(row).collect::<Vec<_>>();
    let (smallest, largest) = (say!("smallest"), say!("largest"));
    let head =
        [say!("weights by"), "n".into(), smallest, largest, "cv".into(), say!("answer")];
    let head = head.map(|word| terminal.told(&word));
    let head = head.each_ref().map(String::as_str);
    for line in table::aligned(head, &rows, &[1, 2, 3, 4]) {
        terminal.answer(line.trim_end().to_owned());
    }
}

/// A path that was written on the command line.
pub(crate) fn on_the_command_line(path: &str) -> Placed<String> {
    let source = Source::new("the command line", path);
    Placed::new(path.to_owned(), Place::new(&source, 0, path.len()))
}

/// The sheet that was named on the command line.
pub(crate) fn sheet(name: Option<&str>) -> Option<Placed<String>> {
    let name = name?;
    let source = Source::new("the command line", format!("--sheet {name}"));
    let start = "--sheet ".len();
    Some(Placed::new(name.to_owned(), Place::new(&source, start, start + name.len())))
}

/// Writes a codebook: the beginning of one, or an existing one for an archive.
pub(crate) fn codebook(
    around: &BaseFolder,
    arguments: &CodebookArguments,
    terminal: &Terminal,
    workplace: &Workplace,
) -> Result<(), CommandError> {
    let CodebookArguments { file, sheet: _, format, out } = arguments;
    let file = &around.path(file);
    let is_codebook = !survey::is_bare(file) && !survey::describes_itself(file);
    if is_codebook && *format == CodebookFormat::Yaml {
        let error = CommandError::usage(say!("`{file}` is a codebook already", file));
        return Err(
            error.hint("name a data file, or choose `--format ddi` or `frictionless`")
        );
    }
    let out = match out {
        None => None,
        Some(out) => Some(file::normal(&around.new_path(out)).ok_or_else(|| {
            let error =
                CommandError::usage(say!("`{name}` leaves the project", name = out));
            error.hint("give a path from the project's folder")
        })?),
    };
    // What cannot be written there is told before the work begins.
    let place =
        out.as_deref().map(|out| claim(around.root(), out, workplace)).transpose()?;
    let mut inputs = Inputs::new(around.root());
    let mut diagnostics = Diagnostics::default();
    let sheet = sheet(arguments.sheet.as_deref());
    let beginning = Beginning { file: on_the_command_line(file), sheet };
    let sketch = survey::sketch(&beginning, &mut inputs, &mut diagnostics);
    terminal.report(&diagnostics);
    let sketch = match sketch {
        Some(sketch) if !diagnostics.has_errors() => sketch,
        Some(_) | None => return Err(CommandError::told()),
    };
    // Where nothing else is said, it will lie beside the data.
    let data = &sketch.data;
    let folder = out.as_ref().unwrap_or(data).rsplit_once('/').map_or("", |(it, _)| it);
    let path = dictionary::relative(folder, data);
    let of_project = || ProjectSettings::language_of(around.root());
    let language = terminal.language().or_else(of_project).unwrap_or_default();
    let text = match format {
        CodebookFormat::Yaml => dictionary::yaml(&sketch, &path, language),
        CodebookFormat::Ddi => dictionary::ddi(&sketch, language),
        CodebookFormat::Frictionless => dictionary::data_package(&sketch, &path),
    };
    match (out, place) {
        (Some(name), Some(place)) => {
            place
                .replace(&[NewContent::File(text.as_bytes())])
                .map_err(|error| unwritten(error, Choice::File))?;
            terminal.say(match format {
                CodebookFormat::Yaml => wrote_guesses(&name, sketch.guesses()),
                CodebookFormat::Ddi | CodebookFormat::Frictionless => {
                    say!("wrote `{name}`", name)
                }
            });
        }
        _ => terminal.file(text.trim_end_matches('\n')),
    }
    Ok(())
}

/// Says that a codebook was begun, and how much of it is guessed.
pub(crate) fn wrote_guesses(name: &str, guesses: usize) -> Said {
    match guesses {
        1 => say!("wrote `{name}`, with 1 guess to look at", name),
        count => say!("wrote `{name}`, with {count} guesses to go through", name, count),
    }
}

/// Claims the name of a new file in the project.
pub(crate) fn claim(
    root: &Path,
    name: &str,
    workplace: &Workplace,
) -> Result<Destination, CommandError> {
    let (above, file) = name.rsplit_once('/').unwrap_or(("", name));
    let folder = root.join(above);
    if file::leads_out(root, &folder) {
        let error =
            CommandError::usage(say!("`{name}` leaves the project by a link", name));
        return Err(error.hint("give a path from the project's folder"));
    }
    let place = Destination::claim(workplace, &folder, file, &mut || true);
    let place = place.and_then(|mut place| {
        let taken = |path: &Path| match path.is_dir() {
            true => Err(WriteError::IsFolder { path: path.to_path_buf() }),
            false => Err(WriteError::Exists { path: path.to_path_buf() }),
        };
        place.recognise(file, taken).map(|()| place)
    });
    place.map_err(|error| unwritten(error.seen_from(root), Choice::File))
}

/// A line of the table but for the label; what is not told is two dots, and a guessed scale
/// has a question mark.
fn cells(variable: &Description, is_guessed: bool, terminal: &Terminal) -> [String; 5] {
    let Description { name, scale, counts, range, anchors, distinct, .. } = variable;
    let untold = || "..".to_owned();
    let n = counts.map_or_else(untold, |(answered, _)| answered.to_string());
    let missing = counts.map_or_else(untold, |(_, missing)| missing.to_string());
    let values = match (range, distinct) {
        (Some((low, high)), _) => format!("{low}–{high}"),
        (None, Some(count)) => terminal.told(&say!("{count} different", count)),
        (None, None) => untold(),
    };
    let anchors = anchors.iter().map(|(number, label)| format!("{number} = {label}"));
    let anchors = anchors.collect::<Vec<_>>().join(", ");
    let values =
        if anchors.is_empty() { values } else { format!("{values} ({anchors})") };
    let mark = if is_guessed { "?" } else { "" };
    [name.clone(), format!("{}{mark}", scale.word()), n, missing, values]
}
