//! Reads an SPSS system file (`.sav`, `.zsav`): takes its bytes, gives the dictionary and
//! the answers.
//!
//! The format is the one described in "System File Format" of the PSPP developer's guide
//! (<https://pspp.benpfaff.org/guide/system-file/>); the names of records and fields in
//! this folder are the guide's. Integers and floats of both byte orders are read, floats in
//! IEEE 754 only, as nothing else has been seen since the 1990s. Nothing in the file is
//! trusted: every length is held against what is left.

mod bytes;
mod calendar;
mod cases;
mod dictionary;
mod error;
mod html;
mod response_sets;
mod variables;

use std::collections::{BTreeMap, HashSet};

use super::asked::AskedVariables;
use super::empty::EmptyRows;

use self::bytes::Bytes;
use self::dictionary::{Dictionary, Values};
pub(super) use self::error::SavError;

/// A system file: what the variables mean, and the answers.
pub(super) struct SystemFile {
    dictionary: Dictionary,
    /// Without values where they were not asked for.
    columns: Vec<Values>,
    /// Whether each variable was asked for.
    is_read: Vec<bool>,
    rows: usize,
    empty: EmptyRows,
    /// For each variable the rows whose text is not in the file's encoding.
    misencoded: BTreeMap<usize, Vec<usize>>,
    /// Variables and sets whose labels hold HTML.
    with_html: Vec<String>,
}

impl SystemFile {
    /// Reads the dictionary, and the values of what is asked for.
    pub(super) fn read(file: &[u8], asked: &AskedVariables) -> Result<Self, SavError> {
        let mut bytes = Bytes::new(file)?;
        let mut dictionary = Dictionary::read(&mut bytes)?;
        let with_html = dictionary.without_html();
        let sets = dictionary.sets.iter().filter(|set| asked.includes(&set.name));
        let by_set = sets.flat_map(|set| &set.variables).collect::<HashSet<_>>();
        let is_read = dictionary.variables.iter().map(|variable| {
            by_set.contains(&variable.name) || asked.includes(&variable.name)
        });
        let is_read = is_read.collect::<Vec<_>>();
        let cases = cases::read(&dictionary, &is_read, &bytes)?;
        let cases::Cases { columns, rows, empty, misencoded } = cases;
        Ok(Self { dictionary, columns, is_read, rows, empty, misencoded, with_html })
    }

    /// Rows of answers.
    pub(super) fn len(&self) -> usize {
        self.rows
    }

    /// Rows in which nothing stands.
    pub(super) fn empty(&self) -> &EmptyRows {
        &self.empty
    }

    /// Names of the variables, in the order of the file.
    pub(super) fn names(&self) -> Vec<String> {
        self.dictionary.variables.iter().map(|one| one.name.clone()).collect()
    }

    /// What the file says of itself, if it says so.
    pub(super) fn label(&self) -> Option<&str> {
        Some(self.dictionary.file_label.as_str()).filter(|label| !label.is_empty())
    }

    /// The variable that SPSS weights the answers by.
    pub(super) fn weight(&self) -> Option<&str> {
        self.dictionary.weight.as_deref()
    }

    /// Variables and sets whose labels hold HTML, which has been left out.
    pub(super) fn with_html(&self) -> &[String] {
        &self.with_html
    }

    /// How text is stored.
    pub(super) fn encoding(&self) -> &'static str {
        self.dictionary.encoding.name()
    }

    /// The rows of a variable whose text is not in the file's encoding, from 0.
    pub(super) fn misencoded(&self, index: usize) -> &[usize] {
        self.misencoded.get(&index).map_or(&[], Vec::as_slice)
    }

    /// Whether a variable holds numbers.
    pub(super) fn stores_numbers(&self, index: usize) -> bool {
        matches!(self.columns.get(index), Some(Values::Numbers(_)))
    }

    /// Walks through the cells of a variable as text: numbers with a decimal point and no
    /// more digits than they need, dates as in ISO 8601, the system-missing value and blanks
    /// as an empty text.
    pub(super) fn each(&self, index: usize, see: &mut dyn FnMut(&str)) -> Option<()> {
        let index = Some(index).filter(|index| self.is_read[*index])?;
        let format = self.dictionary.variables[index].format;
        match &self.columns[index] {
            Values::Numbers(numbers) => {
                for number in numbers {
                    see(&format.text(*number).unwrap_or_default());
                }
            }
            Values::Texts(texts) => texts.each(see),
        }
        Some(())
    }
}

#[cfg(test)]
mod tests;
