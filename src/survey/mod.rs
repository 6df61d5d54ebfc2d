//! Reads a survey: takes a codebook and the data file it names, gives a [`Survey`].

mod cells;
mod codebook;
mod data_file;
mod decode;
mod read_codebook;

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostics, Placed, Severity};
use crate::file::Inputs;
use crate::yaml;

pub use self::codebook::{
    Codebook, CsvFormat, EMPTY, Encoding, Label, Origin, Pick, Scale, Variable,
};
pub use self::decode::{Answer, Answers, Column, Measured};

/// A survey: what was asked and what was answered. The answers are confidential; this type
/// can be neither printed nor serialised.
pub struct Survey {
    /// The name the report gives it.
    pub name: String,
    /// What the variables mean.
    pub codebook: Codebook,
    /// Rows of the data file.
    pub rows: usize,
    /// The data file's name from the project root.
    pub file: String,
    /// The data file's sha256.
    pub sha256: String,
    /// Whether codebook and data were read without a mistake. Where not, nothing is said
    /// about what the answers add up to.
    pub sound: bool,
    columns: BTreeMap<String, Column>,
}

impl Survey {
    /// The answers to a question of the codebook.
    #[must_use]
    pub fn column(&self, variable: &str) -> Option<&Column> {
        self.columns.get(variable)
    }
}

/// Reads the surveys a report names; those that cannot be read are reported.
pub fn read_all(
    surveys: &[(Placed<String>, Placed<String>)],
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Vec<Survey> {
    let read_one = |(name, path): &(Placed<String>, Placed<String>)| {
        read(&name.value, path, inputs, diagnostics)
    };
    surveys.iter().filter_map(read_one).collect()
}

/// Reads a survey; what cannot be read is reported. `written` is the codebook's path where
/// the report names it.
fn read(
    name: &str,
    written: &Placed<String>,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Option<Survey> {
    let before = diagnostics.count(Severity::Error);
    let source = match inputs.read_text(&written.value) {
        Ok(source) => source,
        Err(error) => {
            diagnostics.push(error.at(written));
            return None;
        }
    };
    let node = yaml::parse(&source, diagnostics)?;
    let codebook = read_codebook::read_codebook(&node, diagnostics)?;
    let folder = written.value.rsplit_once('/').map_or("", |(folder, _)| folder);
    let file = crate::file::beside(folder, &codebook.file.value);
    let format = codebook.csv;
    let data = data_file::read(&file, &codebook.file, format, inputs, diagnostics)?;
    let columns = decode::decode(&codebook, &data, diagnostics);
    let file = crate::file::normal(&file).unwrap_or(file);
    let sha256 = inputs.touched().get(&file).cloned().unwrap_or_default();
    Some(Survey {
        name: name.to_owned(),
        rows: data.len(),
        codebook,
        file,
        sha256,
        sound: diagnostics.count(Severity::Error) == before,
        columns,
    })
}
