//! Reads the surveys of a report, those of earlier measurements too.

use std::collections::BTreeMap;

use crate::archive::{self, KEPT, Kept, Limits, OpenedArchive};
use crate::diagnostic::{Diagnostic, Diagnostics, Placed, Said};
use crate::disclosure::KeptReport;
use crate::file::{self, Inputs};
use crate::fingerprint::Fingerprint;
use crate::manuscript::{self, Manuscript, NamedSurvey, Wave, WaveSource};
use crate::project::{BOOK, Project};
use crate::say;
use crate::survey::{self, AskedOfWaves, AskedVariables, Survey, WaveSurveys};
use crate::yaml;

/// The surveys of a report.
pub(super) struct Read {
    /// Those of now, and after them those of every earlier measurement.
    pub(super) surveys: Vec<Survey>,
    /// The archives that hold answers of then, and whether any are those of real persons.
    pub(super) archives: BTreeMap<String, bool>,
    /// What is left of earlier measurements whose archives hold no answers.
    pub(super) kept: Vec<KeptReport>,
}

/// Reads the surveys that the manuscript names, and after them those of every earlier
/// measurement, as answers to the report's own questions; what cannot be read is reported.
pub(super) fn read(
    project: &Project,
    manuscript: &Manuscript,
    memory: &mut survey::SurveyMemory,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Read {
    let asked = AskedVariables::Named(manuscript.words.clone());
    let own = &manuscript.report.surveys;
    let mut surveys = survey::read_again(own, &asked, memory, inputs, diagnostics);
    let mut archives = BTreeMap::new();
    let (mut earlier, mut left) = (Vec::new(), Vec::new());
    for wave in &manuscript.report.waves.list {
        let named = match &wave.source {
            WaveSource::Own => continue,
            WaveSource::Surveys(surveys) => surveys.clone(),
            WaveSource::Report(name) => {
                of_report(project, name, inputs, diagnostics).unwrap_or_default()
            }
            WaveSource::Archive(path) => {
                let Some(mut opened) = open(path, inputs, diagnostics) else { continue };
                let kept = opened.kept.take();
                let confidential = opened.confidential;
                let found = of_archive(path, opened, inputs, diagnostics);
                let Some((named, report)) = found else { continue };
                if let Some(kept) = kept {
                    let of = WaveSurveys { wave: &wave.label, surveys: &named };
                    let asked =
                        AskedOfWaves { surveys: &surveys, words: &manuscript.words };
                    earlier.extend(survey::read_asked(of, asked, inputs, diagnostics));
                    left.extend(kept_report(wave, &report, *kept, inputs));
                    continue;
                }
                archives.insert(written(path), confidential);
                named
            }
        };
        let of = WaveSurveys { wave: &wave.label, surveys: &named };
        let asked = AskedOfWaves { surveys: &surveys, words: &manuscript.words };
        earlier.extend(survey::read_earlier(of, asked, memory, inputs, diagnostics));
    }
    surveys.extend(earlier);
    Read { surveys, archives, kept: left }
}

/// The codebooks of everything that [`read`] reads, with the name of the survey and, of an
/// earlier measurement, that of the wave. An archive brings the codebooks of its own.
pub(super) fn codebooks(
    project: &Project,
    manuscript: &Manuscript,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Vec<(String, Placed<String>)> {
    let own = &manuscript.report.surveys;
    let all = own.iter().map(|one| (one.name.value.clone(), one.codebook.clone()));
    let mut all = all.collect::<Vec<_>>();
    for wave in &manuscript.report.waves.list {
        let named = match &wave.source {
            WaveSource::Own | WaveSource::Archive(_) => continue,
            WaveSource::Surveys(surveys) => surveys.clone(),
            WaveSource::Report(name) => {
                of_report(project, name, inputs, diagnostics).unwrap_or_default()
            }
        };
        let is_own =
            |name: &Placed<String>| own.iter().any(|own| own.name.value == name.value);
        let named = named.into_iter().filter(|named| is_own(&named.name));
        let label = &wave.label.value;
        let of_wave =
            |it: NamedSurvey| (format!("{}@{label}", it.name.value), it.codebook);
        all.extend(named.map(of_wave));
    }
    all
}

/// The surveys that another report of the project names.
fn of_report(
    project: &Project,
    name: &Placed<String>,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<NamedSurvey>> {
    let Some(files) = project.report(&name.value) else {
        let message = say!("there is no report `{name}`", name = &name.value);
        let names = project.reports().iter().map(|report| report.name.as_str());
        let error = Diagnostic::error(message).at(&name.place);
        diagnostics.push(error.suggest(&name.value, names));
        return None;
    };
    let kept = format!("{}/{KEPT}", files.folder);
    if project.inputs().read(&kept).is_ok() {
        let message = say!("the answers of `{name}` are not here", name = &name.value);
        let hint = say!(
            "name the archive that `{kept}` came in: `{archive: FILE}` takes what was \
             published from it",
            kept
        );
        diagnostics.push(Diagnostic::error(message).at(&name.place).hint(hint));
        return None;
    }
    surveys_of(&name.value, &files.report, name, inputs, diagnostics)
}

/// The surveys that a report names, which is told where the author names the report or the
/// archive it lies in.
fn surveys_of(
    name: &str,
    path: &str,
    written: &Placed<String>,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<NamedSurvey>> {
    let source = match inputs.read_text(path) {
        Ok(source) => source,
        Err(error) => {
            diagnostics.push(error.at(written));
            return None;
        }
    };
    let surveys = manuscript::surveys_of(&yaml::parse(&source, diagnostics)?);
    if surveys.is_empty() {
        let message = say!("the report `{name}` names no surveys", name);
        let hint = "name them here: `{surveys: {name: path of a codebook}}`";
        diagnostics.push(Diagnostic::error(message).at(&written.place).hint(hint));
    }
    Some(surveys)
}

/// The path of an archive as files in it are named.
fn written(path: &Placed<String>) -> String {
    file::normal(&path.value).unwrap_or_else(|| path.value.clone())
}

/// Opens an archive in memory; one that is refused, or that was changed after it was made,
/// is reported where the author names it.
fn open(
    path: &Placed<String>,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Option<OpenedArchive> {
    let bytes = match inputs.read(&path.value) {
        Ok(bytes) => bytes,
        Err(error) => {
            diagnostics.push(error.at(path));
            return None;
        }
    };
    let mut refuse = |message: Said, hint: &'static str| {
        diagnostics.push(Diagnostic::error(message).at(&path.place).hint(hint));
    };
    let opened = match archive::open(&bytes, Limits::default()) {
        Ok(opened) => opened,
        Err(refusal) => {
            refuse(refusal.said(), refusal.hint());
            return None;
        }
    };
    let moved = opened.moved.inputs.iter().chain(&opened.moved.outputs);
    let moved = moved.chain(&opened.moved.beside).next();
    if let Some((name, how)) = moved {
        let how = Said::from(match how {
            archive::Move::Changed => "another file",
            archive::Move::Missing => "missing",
            archive::Move::Added => "a file more",
        });
        let message =
            say!("the archive is not as it was made: `{name}` is {how}", name, how);
        refuse(message, "take another copy of the archive");
        return None;
    }
    Some(opened)
}

/// What is left of a wave whose archive holds no answers; `report` is the path of its
/// `report.yaml`, which has been read.
fn kept_report(
    wave: &Wave,
    report: &str,
    kept: Kept,
    inputs: &mut Inputs,
) -> Option<KeptReport> {
    let source = inputs.read_text(report).ok()?;
    let node = yaml::parse(&source, &mut Diagnostics::default())?;
    let shown = manuscript::shown_how(&node);
    let folder = report.rsplit_once('/').map_or("", |(folder, _)| folder);
    let file = file::beside(folder, KEPT);
    // It may be read by everybody.
    let fingerprint = Fingerprint::Plain(inputs.sha256_of(&file).unwrap_or_default());
    let wave = wave.label.value.clone();
    let Kept { numbers, tables, accounts, .. } = kept;
    Some(KeptReport {
        wave,
        file,
        fingerprint,
        language: shown.language,
        changed: shown.changes_counts,
        numbers,
        tables,
        accounts,
    })
}

/// The surveys that the report in an archive names, and the path of that. From now on files
/// can be read from it.
fn of_archive(
    path: &Placed<String>,
    opened: OpenedArchive,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Option<(Vec<NamedSurvey>, String)> {
    let archive = written(path);
    let ending = format!("/{}/report.yaml", opened.name);
    let mut files = opened.inputs.keys();
    let is_report =
        |name: &&String| name.starts_with(BOOK) && format!("/{name}").ends_with(&ending);
    let Some(report) = files.find(is_report).cloned() else {
        let message =
            say!("the archive holds no report `{opened}`", opened = &opened.name);
        let hint = "give a file that `baslinje archive` made";
        diagnostics.push(Diagnostic::error(message).at(&path.place).hint(hint));
        return None;
    };
    inputs.enclose(&archive, opened.inputs);
    let report = file::beside(&archive, &report);
    let surveys = surveys_of(&opened.name, &report, path, inputs, diagnostics)?;
    let enclosed = surveys.into_iter().map(|named| {
        let codebook = file::beside(&archive, &named.codebook.value);
        NamedSurvey { codebook: Placed::new(codebook, path.place.clone()), ..named }
    });
    Some((enclosed.collect(), report))
}
