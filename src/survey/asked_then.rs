//! What was asked in an earlier wave of which the answers are not here, but only what a
//! report has published of them: takes the codebook of then, gives a survey without rows in
//! which everything that was asked has a column.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::file::Inputs;
use crate::fingerprint::Fingerprint;
use crate::say;

use super::codebook::Codebook;
use super::column::Column;
use super::matching::Matching;
use super::memory::SurveyReading;
use super::waves::{AskedOfWaves, WaveSurveys, as_now, wanted};
use super::{Survey, file_kind};

/// Reads what was asked in an earlier wave of which the answers are not here: surveys without
/// rows, in which everything that was asked has an empty column. What cannot be read or
/// compared is reported.
pub fn read_asked(
    of: WaveSurveys<'_>,
    asked: AskedOfWaves<'_>,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Vec<Survey> {
    let mut read = Vec::new();
    for now in asked.surveys {
        let Some(written) = of.codebook(&now.name) else { continue };
        let Some(codebook) = read_codebook_alone(written, inputs, diagnostics) else {
            continue;
        };
        let then = without_answers(&now.name, codebook, written);
        let matching = Matching { now, then: &then, wave: of.wave, is_here: false };
        let wanted = wanted(&now.codebook, asked.words);
        let (columns, earlier) = matching.answers(&wanted, diagnostics);
        read.push(as_now(now, then, columns, earlier));
    }
    of.check_any(&read, diagnostics);
    read
}

/// A codebook, without the data file that it names.
fn read_codebook_alone(
    written: &Placed<String>,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Option<Codebook> {
    let file = match inputs.read_text(&written.value) {
        _ if file_kind::describes_itself(&written.value) => Some(written.value.clone()),
        Ok(source) => {
            let node = crate::yaml::parse(&source, diagnostics)?;
            let file = super::read_codebook::file_of(&node).map(|file| file.value);
            match file.filter(|file| file_kind::describes_itself(file)) {
                None => {
                    return super::read_codebook::read_codebook(&node, None, diagnostics);
                }
                some => some,
            }
        }
        Err(error) => {
            diagnostics.push(error.at(written));
            return None;
        }
    };
    let file = file.unwrap_or_default();
    let message =
        say!("what was asked then stands in `{file}`, which is not there", file);
    let hint = "name an archive that the answers were left in";
    diagnostics.push(Diagnostic::error(message).at(&written.place).hint(hint));
    None
}

/// A survey of which nothing is there but the codebook.
fn without_answers(name: &str, codebook: Codebook, written: &Placed<String>) -> Survey {
    let folder = written.value.rsplit_once('/').map_or("", |(folder, _)| folder);
    let file = crate::file::beside(folder, &codebook.file.value);
    let variables = codebook.variables.iter();
    let columns = variables.map(|one| (one.name.value.clone(), Column::Hidden)).collect();
    Survey {
        name: name.to_owned(),
        codebook,
        rows: 0,
        file: crate::file::normal(&file).unwrap_or(file),
        fingerprint: Fingerprint::none(),
        // Nothing is said about what no answers add up to.
        sound: false,
        design: None,
        panel: None,
        earlier: None,
        columns,
        classes: Vec::new(),
        complete: Vec::new(),
        reading: SurveyReading::unknown(written),
    }
}
