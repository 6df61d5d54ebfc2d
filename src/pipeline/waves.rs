//! Reads the surveys of a report, those of earlier measurements too.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::file::Inputs;
use crate::manuscript::{self, Manuscript, WaveSource};
use crate::project::Project;
use crate::survey::{self, Survey};
use crate::yaml;

/// Reads the surveys that the manuscript names, and after them those of every earlier
/// measurement, as answers to the report's own questions; what cannot be read is reported.
pub(super) fn read(
    project: &Project,
    manuscript: &Manuscript,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Vec<Survey> {
    let mut surveys = super::read_surveys(manuscript, inputs, diagnostics);
    let mut earlier = Vec::new();
    for wave in &manuscript.report.waves.list {
        let named = match &wave.source {
            WaveSource::Own => continue,
            WaveSource::Surveys(surveys) => surveys.clone(),
            WaveSource::Report(name) => {
                of_report(project, name, inputs, diagnostics).unwrap_or_default()
            }
        };
        let now = (surveys.as_slice(), &manuscript.words);
        let then = survey::read_earlier(&wave.label, &named, now, inputs, diagnostics);
        earlier.extend(then);
    }
    surveys.extend(earlier);
    surveys
}

/// The codebooks of everything that [`read`] reads, with the name of the survey and, of an
/// earlier measurement, that of the wave.
pub(super) fn codebooks(
    project: &Project,
    manuscript: &Manuscript,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Vec<(String, Placed<String>)> {
    let own = &manuscript.report.surveys;
    let all = own.iter().map(|(name, path)| (name.value.clone(), path.clone()));
    let mut all = all.collect::<Vec<_>>();
    for wave in &manuscript.report.waves.list {
        let named = match &wave.source {
            WaveSource::Own => continue,
            WaveSource::Surveys(surveys) => surveys.clone(),
            WaveSource::Report(name) => {
                of_report(project, name, inputs, diagnostics).unwrap_or_default()
            }
        };
        let is_own =
            |name: &Placed<String>| own.iter().any(|(own, _)| own.value == name.value);
        let named = named.into_iter().filter(|(name, _)| is_own(name));
        let label = &wave.label.value;
        all.extend(named.map(|(name, path)| (format!("{}@{label}", name.value), path)));
    }
    all
}

/// The surveys that another report of the project names.
fn of_report(
    project: &Project,
    name: &Placed<String>,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<(Placed<String>, Placed<String>)>> {
    let Some(files) = project.report(&name.value) else {
        let message = format!("there is no report `{}`", name.value);
        let names = project.reports().iter().map(|report| report.name.as_str());
        let error = Diagnostic::error(message).at(&name.place);
        diagnostics.push(error.suggest(&name.value, names));
        return None;
    };
    let source = match inputs.read_text(&files.report) {
        Ok(source) => source,
        Err(error) => {
            diagnostics.push(error.at(name));
            return None;
        }
    };
    let surveys = manuscript::surveys_of(&yaml::parse(&source, diagnostics)?);
    if surveys.is_empty() {
        let message = format!("the report `{}` names no surveys", name.value);
        let hint = "name them here: `{surveys: {name: path of a codebook}}`";
        diagnostics.push(Diagnostic::error(message).at(&name.place).hint(hint));
    }
    Some(surveys)
}
