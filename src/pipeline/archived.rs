//! Makes the archive of a report: everything that was read and made, or, to be published,
//! what was kept of the answers instead of them.

use std::collections::BTreeMap;

use crate::archive::{self, Files, KEPT};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use crate::dictionary::{self, PackagedSurvey};
use crate::fingerprint::WithoutKey;
use crate::project::{Project, ReportFiles};
use crate::say;
use crate::survey::{self, Beginning, Sketch};

use super::{
    BuildSettings, Job, LedgerUpdate, Memory, NewKeys, OfAnswers, Prepared, Progress,
    answers, prepare, prepare_again, set, waves,
};

/// What an archive holds besides what the report is made of and what was made.
#[derive(Clone, Copy, Debug, Default)]
pub struct Extent<'a> {
    /// The programme, with its file name.
    pub program: Option<(&'a str, &'a [u8])>,
    /// Whether answers are left out, and what may be shown of them is kept instead.
    pub without_microdata: bool,
    /// What is done where no key lies beside confidential answers.
    pub without_key: WithoutKey,
}

/// An archive that was made.
#[derive(Clone, Debug)]
pub struct Archived {
    /// The one file that it is.
    pub bytes: Vec<u8>,
    /// The files with secret keys that were made, to be written before anything else.
    pub keys: NewKeys,
}

/// Builds a report as [`build`](super::build) does, and makes its archive: one file.
pub fn archive(
    project: &Project,
    report: &ReportFiles,
    extent: Extent<'_>,
    progress: &(dyn Fn(Progress) + Sync),
    diagnostics: &mut Diagnostics,
) -> Option<Archived> {
    let without_key = extent.without_key;
    let settings = BuildSettings { without_key, ..BuildSettings::default() };
    let job = Job { project, report, settings, progress };
    let mut memory = Memory::of_one_run();
    let prepared = prepare_again(job, &mut memory).told(diagnostics)?;
    let build = set(&prepared, job, None, &mut memory, diagnostics)?;
    drop(memory);
    let Some(answers) = &prepared.answers else {
        diagnostics.push(answers::missing(project, report)?);
        return None;
    };
    let mut inputs = match prepared.inputs.contents() {
        Ok(inputs) => inputs,
        Err(error) => {
            diagnostics.push(error.diagnostic());
            return None;
        }
    };
    let misnamed = misnamed(&inputs, &build.publication.files);
    if !misnamed.is_empty() {
        diagnostics.extend(misnamed);
        return None;
    }
    let mut withheld = BTreeMap::new();
    if extent.without_microdata {
        withheld.clone_from(&answers.withheld);
        inputs.retain(|name, _| !withheld.contains_key(name));
        inputs.insert(format!("{}/{KEPT}", report.folder), kept(&prepared, answers));
    }
    let codebooks = codebooks(&prepared, extent, project, diagnostics)?;
    let contents = archive::ArchiveContents {
        codebooks: &codebooks,
        report: &prepared.manuscript.report,
        facts: prepared.document.head.facts.as_deref(),
        inputs: &inputs,
        microdata: &answers.microdata,
        withheld: &withheld,
        outputs: &build.publication.files,
        program: extent.program,
    };
    match archive::make(&contents) {
        Ok(bytes) => Some(Archived { bytes, keys: build.keys }),
        Err(error) => {
            let place = &prepared.manuscript.report.place;
            diagnostics.push(Diagnostic::error(error.said()).at(place));
            None
        }
    }
}

/// What a report's ledger will be once the report has been archived. Nothing, where it has
/// none or cannot be made; what is wrong then is told when it is archived.
#[must_use]
pub fn ledger_of(project: &Project, report: &ReportFiles) -> Option<LedgerUpdate> {
    let mut unheard = Diagnostics::default();
    let prepared =
        prepare(project, report, BuildSettings::default(), &|_| {}, &mut unheard)?;
    let update = prepared.answers.and_then(|answers| answers.ledger)?;
    (!unheard.has_errors()).then_some(update)
}

/// The files of the project, or of the report, whose names cannot stand in an archive, each
/// where it is named if that is written anywhere.
fn misnamed(inputs: &Files, outputs: &Files) -> Vec<Diagnostic> {
    let is_written = |name: &str| name.ends_with(".yaml") || name.ends_with(".yml");
    let written = inputs.iter().filter(|(name, _)| is_written(name));
    let written = written
        .map(|(name, bytes)| Source::new(name, String::from_utf8_lossy(bytes)))
        .collect::<Vec<_>>();
    let mut refused = archive::refused_names(inputs.keys().map(String::as_str));
    if refused.is_empty() {
        refused = archive::refused_names(outputs.keys().map(String::as_str));
    }
    let told = refused.into_iter().map(|(name, why)| {
        let last = name.rsplit('/').next().unwrap_or(&name);
        let named = written.iter().find_map(|source| {
            let start = as_a_word(&source.text, last)?;
            Some(Place::new(source, start, start + last.len()))
        });
        let report = format!("{name}/report.yaml");
        let own = written.iter().find(|source| [&name, &report].contains(&&source.name));
        let place = named.or_else(|| own.map(Place::file));
        let shown = archive::shown_name(&name);
        let mut error = Diagnostic::error(say!(
            "`{name}` cannot stand in an archive: {why}",
            name = shown,
            why
        ));
        error.place = place;
        error.hint("rename it, and write the new name wherever it is named")
    });
    told.collect()
}

/// Where a name stands in a text, and not as part of a longer word.
fn as_a_word(text: &str, name: &str) -> Option<usize> {
    let goes_on = |sign: char| sign.is_alphanumeric() || matches!(sign, '-' | '_');
    let mut places = text.match_indices(name).map(|(place, _)| place);
    places.find(|place| {
        let (before, after) = (&text[..*place], &text[place + name.len()..]);
        !before.ends_with(goes_on) && !after.starts_with(goes_on)
    })
}

/// What is kept of the answers instead of them.
fn kept(prepared: &Prepared, answers: &OfAnswers) -> Vec<u8> {
    let Prepared { tables, numbers, accounts, rows, .. } = prepared;
    answers.keep(tables, numbers, accounts, rows).to_json()
}

/// The codebooks of a report's surveys as data archives take them.
fn codebooks(
    prepared: &Prepared,
    extent: Extent<'_>,
    project: &Project,
    diagnostics: &mut Diagnostics,
) -> Option<archive::ArchivedCodebooks> {
    let report = &prepared.manuscript.report;
    let mut inputs = project.inputs();
    let mut sketches = Vec::new();
    let manuscript = &prepared.manuscript;
    let named = waves::codebooks(project, manuscript, &mut inputs, diagnostics);
    for (name, codebook) in &named {
        let mut sketch =
            survey::sketch(&Beginning::of(codebook.clone()), &mut inputs, diagnostics)?;
        if extent.without_microdata {
            // How many answered in all may be hidden in the report.
            sketch.rows = None;
        }
        sketches.push((name.as_str(), sketch));
    }
    let of = |(name, sketch): &(&str, Sketch)| {
        let ddi = dictionary::ddi(sketch, report.language);
        let schema = dictionary::table_schema(sketch);
        let data = sketch.data.clone();
        ((*name).to_owned(), archive::SurveyCodebook { data, ddi, schema })
    };
    let packed = sketches.iter();
    let packed = packed.map(|(name, sketch)| {
        let file = archive::kept(&sketch.data);
        PackagedSurvey { name, sketch, file }
    });
    let (name, title) = (&report.name, &report.title.value);
    let data_package =
        dictionary::data_package_of_all(name, title, &packed.collect::<Vec<_>>());
    let surveys = sketches.iter().map(of).collect();
    Some(archive::ArchivedCodebooks { surveys, data_package })
}
