//! A second sheet that says what variables and codes mean: takes a workbook, chooses the
//! sheet of the answers, gives the labels of the others.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::file::Inputs;
use crate::say;
use crate::survey::answer_file::AnswerFile;
use crate::survey::codebook::{Codebook, Label, Scale, Variable};
use crate::survey::coded::wide;
use crate::survey::data_file::{self};
use crate::survey::numerals::Numerals;
use crate::survey::workbook::{self, FilledSheet};

use super::column::{ColumnKind, Described, SeenColumn, labels as told, score_by_place};
use super::folding::{folded, shown};
use super::headings::Heading;
use super::numbers::whole;
use super::scales::Scales;
use super::{Beginning, MOST, Note, shapes};

/// What sheets of labels say.
#[derive(Debug, Default)]
pub(super) struct SheetLabels {
    /// By the variable's name, as it is compared.
    variables: BTreeMap<String, SaidOfVariable>,
}

/// What they say of a variable.
#[derive(Clone, Debug, Default)]
pub(super) struct SaidOfVariable {
    title: String,
    label: Option<String>,
    /// Codes and what they stand for, in the order of the sheet.
    codes: Vec<(String, String)>,
}

/// Titles of sheets that say what variables and codes mean.
const TITLES: &[&str] = &[
    "codebook",
    "code book",
    "codes",
    "codes and labels",
    "data dictionary",
    "datakatalog",
    "dictionary",
    "etiketter",
    "kodbok",
    "kodebok",
    "koder",
    "kodeliste",
    "kodlista",
    "kodnyckel",
    "labels",
    "value labels",
    "values",
    "variabelforklaring",
    "variabelförteckning",
    "variabelliste",
    "variabellista",
    "variabler",
    "variables",
    "verdier",
    "värden",
    "värdeetiketter",
];

/// What the columns of such a sheet can be called: of the variable, of its label, of the
/// code, of what that stands for.
const VARIABLE: &[&str] = &[
    "column",
    "field",
    "fält",
    "item",
    "kolonne",
    "kolumn",
    "kolumnnamn",
    "name",
    "namn",
    "navn",
    "variabel",
    "variabelnamn",
    "variabelnavn",
    "variable",
    "variable name",
];
const LABEL: &[&str] = &[
    "beskrivelse",
    "beskrivning",
    "description",
    "etikett",
    "fråga",
    "frågetext",
    "label",
    "question",
    "question text",
    "rubrik",
    "spørsmål",
    "spørsmålstekst",
    "variabeletikett",
    "variable label",
    "variabellabel",
];
const CODE: &[&str] = &[
    "code",
    "kod",
    "kode",
    "svarskod",
    "svarskode",
    "value",
    "values",
    "verdi",
    "värde",
    "värden",
];
const MEANING: &[&str] = &[
    "answer",
    "answer text",
    "betydelse",
    "betydning",
    "code label",
    "klartext",
    "kodetikett",
    "kodeetikett",
    "meaning",
    "svar",
    "svarsalternativ",
    "value label",
    "verdietikett",
    "värdeetikett",
];

/// Chooses the sheet of the answers, if it is not chosen, and reads those of labels beside
/// it. That there are several sheets of answers is reported.
pub(super) fn find(
    beginning: &Beginning,
    codebook: &mut Codebook,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Option<Option<SheetLabels>> {
    let written = &beginning.file;
    // What cannot be read is told when the answers are.
    let Ok(bytes) = inputs.read(&written.value) else { return Some(None) };
    let Some(sheets) = workbook::filled_sheets(&bytes) else { return Some(None) };
    let is_of_labels = |sheet: &&FilledSheet| {
        let is_named = TITLES.contains(&folded(&sheet.title).as_str());
        let is_chosen =
            beginning.sheet.as_ref().is_some_and(|it| it.value == sheet.title);
        is_named && !is_chosen
    };
    let (mut of_labels, mut others): (Vec<_>, Vec<_>) =
        sheets.iter().partition(is_of_labels);
    if others.is_empty() && of_labels.len() == 1 {
        (of_labels, others) = (others, of_labels);
    }
    if beginning.sheet.is_none() && others.len() > 1 {
        diagnostics.push(several_sheets(written, &others));
        return None;
    }
    let chosen = match (&beginning.sheet, others.as_slice()) {
        (Some(sheet), _) => others.iter().find(|other| other.title == sheet.value),
        (None, [only]) => Some(only),
        (None, _) => None,
    };
    if let Some(chosen) = chosen {
        codebook.excel.header_row = chosen.header_row;
        if sheets.len() > 1 {
            let sheet = Placed::new(chosen.title.clone(), written.place.clone());
            codebook.excel.sheet.get_or_insert(sheet);
        }
    }
    let mut labels = SheetLabels::default();
    for FilledSheet { title, header_row } in of_labels {
        let mut of_sheet = codebook.clone();
        of_sheet.excel.header_row = *header_row;
        of_sheet.excel.sheet = Some(Placed::new(title.clone(), written.place.clone()));
        // A sheet that cannot be read as one of labels is none.
        let mut untold = Diagnostics::default();
        let read =
            data_file::read(&written.value, &of_sheet, &|_| true, inputs, &mut untold);
        if let Some(sheet) = read {
            labels.add(title, &sheet);
        }
    }
    Some(Some(labels).filter(|labels| !labels.variables.is_empty()))
}

/// The error that it is not known which sheet holds the answers.
fn several_sheets(written: &Placed<String>, sheets: &[&FilledSheet]) -> Diagnostic {
    let names = sheets.iter().map(|sheet| format!("`{}`", sheet.title));
    let names = names.collect::<Vec<_>>().join(", ");
    let message = say!(
        "`{file}` has more than one sheet with data: {titles}",
        file = &written.value,
        titles = names
    );
    let first = sheets.first().map_or("NAME", |sheet| sheet.title.as_str());
    let quoted = match first.contains(char::is_whitespace) {
        true => format!("\"{first}\""),
        false => first.to_owned(),
    };
    let hint = say!("say which one holds the answers: `--sheet {quoted}`", quoted);
    Diagnostic::error(message).at(&written.place).hint(hint)
}

impl SheetLabels {
    /// What is said of a variable.
    pub(super) fn of(&self, name: &str) -> Option<&SaidOfVariable> {
        self.variables.get(&folded(name))
    }

    /// Adds what a sheet says.
    fn add(&mut self, title: &str, sheet: &AnswerFile) {
        let names = sheet.names();
        let called = |list: &[&str], name: &String| list.contains(&folded(name).as_str());
        let column = |list: &[&str]| names.iter().position(|name| called(list, name));
        let Some(variable) = column(VARIABLE) else { return };
        let code = column(CODE).filter(|code| *code != variable);
        let (mut label, mut meaning) = (column(LABEL), column(MEANING));
        if let (Some(code), None) = (code, meaning) {
            // A second "label" after the code is that of the code.
            let after = names.iter().skip(code + 1).position(|name| called(LABEL, name));
            meaning = after.map(|after| code + 1 + after);
            label = label.filter(|label| Some(*label) != meaning);
        }
        let cells =
            |index: Option<usize>| index.and_then(|index| column_of(sheet, index));
        let Some(variables) = cells(Some(variable)) else { return };
        let (label, code, meaning) = (cells(label), cells(code), cells(meaning));
        let mut current = String::new();
        for (row, name) in variables.iter().enumerate() {
            // One that is empty goes on with the one above.
            if !name.is_empty() {
                current = folded(name);
            }
            let at = |cells: &Option<Vec<String>>| {
                let cell = cells.as_ref().and_then(|cells| cells.get(row)).cloned();
                cell.filter(|cell| !cell.is_empty())
            };
            if current.is_empty() {
                continue;
            }
            let said = self.variables.entry(current.clone()).or_default();
            title.clone_into(&mut said.title);
            if let Some(label) = at(&label) {
                said.label.get_or_insert(shown(&label));
            }
            match (at(&code), at(&meaning)) {
                (Some(code), Some(meaning)) => said.add(code, &meaning),
                (Some(codes), None) => {
                    pairs(&codes).into_iter().for_each(|(code, it)| said.add(code, &it));
                }
                (None, Some(codes)) => {
                    pairs(&codes).into_iter().for_each(|(code, it)| said.add(code, &it));
                }
                (None, None) => {}
            }
        }
    }
}

/// The cells of a column, empty ones as empty texts.
fn column_of(sheet: &AnswerFile, index: usize) -> Option<Vec<String>> {
    let texts = sheet.texts(&sheet.names()[index])?;
    let cell = |code: &u32| match wide(*code).checked_sub(1) {
        Some(text) => texts.different.get(text).cloned().unwrap_or_default(),
        None => String::new(),
    };
    Some(texts.codes.iter().map(cell).collect())
}

/// Codes and what they stand for in one cell: `1 = Ja; 2 = Nej`.
fn pairs(cell: &str) -> Vec<(String, String)> {
    let signs = [';', '\n', '|', ','];
    let by = |sign: char| {
        let pair = |part: &str| {
            let (code, meaning) = part.split_once(['=', ':'])?;
            let (code, meaning) = (code.trim().to_owned(), meaning.trim().to_owned());
            let is_one = !meaning.contains(['=', '\n']);
            let is_pair = !code.is_empty() && !meaning.is_empty() && is_one;
            is_pair.then_some((code, meaning))
        };
        let parts = cell.split(sign).filter(|part| !part.trim().is_empty());
        parts.map(pair).collect::<Option<Vec<_>>>()
    };
    signs.into_iter().find_map(by).unwrap_or_default()
}

impl SaidOfVariable {
    fn add(&mut self, code: String, meaning: &str) {
        if self.codes.iter().all(|(known, _)| *known != code) {
            self.codes.push((code, shown(meaning)));
        }
    }

    /// Describes a column by what is said of it.
    pub(super) fn describe(
        &self,
        seen: &SeenColumn<'_>,
        mut variable: Variable,
        heading: &Heading,
        scales: &Scales,
    ) -> Described {
        if let Some(label) = &self.label {
            variable.label.clone_from(label);
        }
        let mut described = seen.describe(variable, heading, scales);
        if self.codes.len() < 2 || self.codes.len() > 10 * MOST {
            return described;
        }
        let variable = &mut described.variable;
        let is_missing = |(code, label): &(String, String)| {
            let is_below = Numerals::PLAIN.read(code).is_ok_and(|code| code < 0.0);
            is_below || scales.is_missing(&folded(label))
        };
        let (missing, mut valid): (Vec<_>, Vec<_>) =
            self.codes.iter().cloned().partition(is_missing);
        let numbers = |codes: &[(String, String)]| {
            codes.iter().all(|(code, _)| whole(code, Numerals::PLAIN).is_some())
        };
        if numbers(&valid) {
            valid.sort_by_key(|(code, _)| whole(code, Numerals::PLAIN));
        }
        let answers = valid.iter().map(|(_, label)| folded(label)).collect::<Vec<_>>();
        let found = scales.find(&answers);
        let is_scale =
            valid.len() > 2 && found.is_some() || shapes::intervals(&answers).is_some();
        variable.scale = if is_scale { Scale::Ordinal } else { Scale::Nominal };
        variable.range = None;
        let count = valid.len();
        let mut all = told(valid.into_iter().chain(missing));
        variable.missing = all.split_off(count);
        variable.categories = all;
        if is_scale {
            score_by_place(&mut variable.categories);
        }
        let mut notes = vec![Note::FromSheet(self.title.clone())];
        notes.extend(seen.label_the_rest(variable));
        if notes.contains(&Note::Unlabelled) {
            name_between(&mut variable.categories);
            variable.scale = Scale::Ordinal;
        }
        described.notes = notes;
        described.kind = ColumnKind::Other;
        described
    }
}

/// Adds the steps of a scale of which only some are named, so that it is not told which were
/// chosen, and puts them in their order.
fn name_between(labels: &mut Vec<Label>) {
    let codes = labels.iter().map(|label| whole(&label.code, Numerals::PLAIN));
    let Some(codes) = codes.collect::<Option<Vec<_>>>() else { return };
    let (low, high) = (codes.iter().min().copied(), codes.iter().max().copied());
    let named = labels.iter().map(|label| (label.code.clone(), label.label.clone()));
    let mut all = named.collect::<Vec<_>>();
    if let (Some(low), Some(high)) = (low, high)
        && high - low <= 10
    {
        let steps = (low..=high).filter(|step| !codes.contains(step));
        all.extend(steps.map(|step| (step.to_string(), step.to_string())));
    }
    all.sort_by_key(|(code, _)| whole(code, Numerals::PLAIN));
    *labels = told(all.into_iter());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_in_one_cell_come_apart() {
        let some = |pairs: &[(&str, &str)]| {
            let pair =
                |(code, label): &(&str, &str)| ((*code).to_owned(), (*label).to_owned());
            pairs.iter().map(pair).collect::<Vec<_>>()
        };
        let yes = some(&[("1", "Ja"), ("2", "Nej")]);
        for cell in ["1=Ja; 2=Nej", "1 = Ja, 2 = Nej", "1: Ja\n2: Nej", "1=Ja|2=Nej"] {
            assert_eq!(pairs(cell), yes, "{cell}");
        }
        assert_eq!(pairs("1=Ja, helt; 2=Nej"), some(&[("1", "Ja, helt"), ("2", "Nej")]));
        assert_eq!(pairs("0-10"), some(&[]));
    }
}
