//! A codebook as YAML that [`crate::survey`] reads, with comments on what was guessed.

use std::collections::{HashMap, HashSet};
use std::fmt::Write;

use super::notes;
use super::periods::DatePeriods;
use crate::survey::{
    Codebook, CsvFormat, DateSpan, Encoding, ExcelFormat, KnownOrder, Label, Note,
    Origin, Percent, Scale, ScaleMeasure, Sketch, Variable,
};
use crate::words::Language;
use crate::yaml::written::{key, quoted, scalar};

/// Writes a begun codebook as YAML. `file` is the path of the data file from the folder the
/// codebook will lie in; the comments are in `language`.
#[must_use]
pub fn yaml(sketch: &Sketch, file: &str, language: Language) -> String {
    let codebook = &sketch.codebook;
    let is_percent_guessed = codebook.excel.percent == Some(Percent::Shown);
    let guesses = sketch.guesses() + usize::from(is_percent_guessed);
    let mut text = format!("# {}\n", notes::begun(guesses, language));
    line(&mut text, 0, "title", &scalar(&codebook.title));
    line(&mut text, 0, "file", &scalar(file));
    let ending = file.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    if matches!(ending.as_str(), "csv" | "txt" | "tsv") {
        line(&mut text, 0, "csv", &csv(codebook.csv));
    } else if codebook.csv.decimal != ',' {
        // Numbers may be kept as text in other files too.
        let decimal = format!("{{decimal: \"{}\"}}", codebook.csv.decimal);
        line(&mut text, 0, "csv", &decimal);
    }
    write_excel(&mut text, &codebook.excel, language);
    let sets = SharedLists::find(sketch, language);
    let periods = DatePeriods::of(codebook, language);
    if !periods.0.is_empty() {
        // The names of months are made in it.
        line(&mut text, 0, "language", language.code());
    }
    text += "variables:\n";
    for variable in &codebook.variables {
        write_variable(&mut text, sketch, variable, &sets, language);
    }
    if !sets.lists.is_empty() {
        text += "value-sets:\n";
    }
    for (name, labels) in &sets.lists {
        list(&mut text, 2, name, labels);
    }
    periods.write(&mut text);
    text
}

/// Where the answers stand in a workbook, and what is taken where it shows per cent.
fn write_excel(text: &mut String, format: &ExcelFormat, language: Language) {
    let mut keys = Vec::new();
    if let Some(sheet) = &format.sheet {
        keys.push(format!("sheet: {}", scalar(&sheet.value)));
    }
    if format.header_row > 1 {
        keys.push(format!("header-row: {}", format.header_row));
    }
    if format.header_rows > 1 {
        keys.push(format!("header-rows: {}", format.header_rows));
    }
    if format.percent == Some(Percent::Shown) {
        let _ = writeln!(text, "# {}", language.words().percent_as_shown());
        keys.push("percent: shown".to_owned());
    }
    if !keys.is_empty() {
        line(text, 0, "excel", &format!("{{{}}}", keys.join(", ")));
    }
}

fn write_variable(
    text: &mut String,
    sketch: &Sketch,
    variable: &Variable,
    sets: &SharedLists<'_>,
    language: Language,
) {
    let name = &variable.name.value;
    for note in sketch.notes.get(name).into_iter().flatten() {
        let _ = writeln!(text, "  # {}", notes::told(note, language));
    }
    let _ = writeln!(text, "  {}:", key(name));
    if let Some(column) = &variable.column {
        line(text, 4, "column", &scalar(&column.value));
    }
    line(text, 4, "label", &scalar(&variable.label));
    if let Some(question) = &variable.question {
        line(text, 4, "question", &scalar(&question.value));
    }
    line(text, 4, "scale", variable.scale.word());
    let mut is_coded = matches!(variable.scale, Scale::Nominal | Scale::Ordinal);
    let mut is_set = false;
    match &variable.origin {
        Origin::Combined { columns } => {
            line(
                text,
                4,
                "columns",
                &in_a_row(columns.iter().map(|it| it.value.as_str())),
            );
            is_coded = variable.scale == Scale::Multiple;
        }
        // Which columns of an SPSS file stand for one answer each, it says itself.
        Origin::Columns { .. } if sketch.is_set_of_file(name) => {
            (is_coded, is_set) = (false, true);
        }
        Origin::Columns { selected, unselected, .. } => {
            list(text, 4, "columns", &variable.categories);
            let codes = match selected.as_slice() {
                [only] => scalar(only),
                several => in_a_row(several.iter().map(String::as_str)),
            };
            line(text, 4, "selected", &codes);
            if unselected.iter().ne(["0"]) && !unselected.is_empty() {
                let codes = in_a_row(unselected.iter().map(String::as_str));
                line(text, 4, "unselected", &codes);
            }
            is_coded = false;
        }
        Origin::Separated(sign) => {
            line(text, 4, "separator", &quoted(&sign.to_string()));
            is_coded = variable.scale == Scale::Multiple;
        }
        Origin::Column
        | Origin::Mapped { .. }
        | Origin::Cut { .. }
        | Origin::Period { .. }
        | Origin::Index(_) => {}
    }
    if is_coded {
        values(text, "values", &variable.categories, sets);
        write_order(text, variable);
        write_scores(text, variable);
    }
    if !is_set && !variable.missing.is_empty() {
        values(text, "missing", &variable.missing, sets);
    }
    if !variable.anchors.is_empty() {
        list(text, 4, "anchors", &variable.anchors);
    }
    if let (Some((low, high)), Scale::Numeric) = (variable.range, variable.scale) {
        line(text, 4, "range", &format!("[{low}, {high}]"));
    }
    if let (Some(DateSpan { first, last }), Scale::Date) =
        (variable.between, variable.scale)
    {
        line(text, 4, "between", &format!("[{first}, {last}]"));
    }
}

/// What ordinal answers count as in a mean, where their codes do not say it.
/// Which way answers are listed, if not from the least to the most.
fn write_order(text: &mut String, variable: &Variable) {
    match variable.answer_order() {
        KnownOrder::Ascending => {}
        KnownOrder::SaidDescending | KnownOrder::SeemsDescending => {
            line(text, 4, "order", "descending");
        }
    }
}

fn write_scores(text: &mut String, variable: &Variable) {
    if variable.scale != Scale::Ordinal || !variable.has_own_scores() {
        return;
    }
    let labels = variable.categories.iter().zip(variable.scores());
    let scores = labels.map(|(label, score)| format!("{}: {score}", key(&label.label)));
    let scores = scores.collect::<Vec<_>>().join(", ");
    line(text, 4, "scores", &format!("{{{scores}}}"));
}

/// The lists of answers that several variables have, each once.
struct SharedLists<'s> {
    lists: Vec<(String, &'s [Label])>,
    /// The name of each, by how it is spelt.
    names: HashMap<String, String>,
}

/// A list of answers, and how many variables have it.
struct UsedList<'s> {
    count: usize,
    is_missing: bool,
    measure: Option<ScaleMeasure>,
    labels: &'s [Label],
}

impl<'s> SharedLists<'s> {
    /// Finds the lists of three answers or more, or of two that are none.
    fn find(sketch: &'s Sketch, language: Language) -> Self {
        let (mut known, mut lists) = (HashMap::new(), Vec::<UsedList<'_>>::new());
        // Lists of columns are never the same.
        let has_list = |one: &&Variable| !matches!(one.origin, Origin::Columns { .. });
        let variables = sketch.codebook.variables.iter().filter(has_list);
        for variable in variables.filter(|_| !sketch.describes_itself) {
            let notes = sketch.notes.get(&variable.name.value).into_iter().flatten();
            let measure = notes.into_iter().find_map(|note| match note {
                Note::KnownScale(measure) => Some(*measure),
                _ => None,
            });
            let both = [(false, &variable.categories), (true, &variable.missing)];
            for (is_missing, labels) in both {
                if labels.len() + usize::from(is_missing) < 3 {
                    continue;
                }
                let place = *known.entry(spelt(labels)).or_insert_with(|| {
                    lists.push(UsedList { count: 0, is_missing, measure, labels });
                    lists.len() - 1
                });
                lists[place].count += 1;
            }
        }
        let (mut taken, mut names) = (HashSet::new(), HashMap::new());
        let mut shared = Vec::new();
        for used in lists.into_iter().filter(|used| used.count > 1) {
            let base = match used.is_missing {
                true => language.words().set_missing(),
                false => notes::set_name(used.measure, language),
            };
            let mut name = base.to_owned();
            let mut number = 1;
            while !taken.insert(name.clone()) {
                number += 1;
                name = format!("{base}_{number}");
            }
            names.insert(spelt(used.labels), name.clone());
            shared.push((name, used.labels));
        }
        Self { lists: shared, names }
    }
}

/// Labels as one text, to compare them by.
fn spelt(labels: &[Label]) -> String {
    labels.iter().map(|label| format!("{:?}{:?}", label.code, label.label)).collect()
}

/// Answers, or the name of the list they stand in.
fn values(text: &mut String, name: &str, labels: &[Label], sets: &SharedLists<'_>) {
    match sets.names.get(&spelt(labels)) {
        Some(set) => line(text, 4, name, set),
        None => list(text, 4, name, labels),
    }
}

/// The path of a file from a folder, both from the same root.
#[must_use]
pub fn relative(folder: &str, file: &str) -> String {
    let from = folder.split('/').filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let to = file.split('/').collect::<Vec<_>>();
    let shared = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    let up = from[shared..].iter().map(|_| "..");
    up.chain(to[shared..].iter().copied()).collect::<Vec<_>>().join("/")
}

fn line(text: &mut String, indent: usize, name: &str, value: &str) {
    let _ = writeln!(text, "{:indent$}{name}: {value}", "");
}

fn list(text: &mut String, indent: usize, name: &str, labels: &[Label]) {
    let _ = writeln!(text, "{:indent$}{}:", "", key(name));
    let indent = indent + 2;
    for label in labels {
        let (code, label) = (key(&label.code), scalar(&label.label));
        let _ = writeln!(text, "{:indent$}{code}: {label}", "");
    }
}

/// Texts as a list in one line.
fn in_a_row<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    format!("[{}]", texts.map(scalar).collect::<Vec<_>>().join(", "))
}

fn csv(format: CsvFormat) -> String {
    let separator = match format.separator {
        b'\t' => "tab".to_owned(),
        sign => char::from(sign).to_string(),
    };
    let encoding = match format.encoding {
        Encoding::Utf8 => "utf-8",
        Encoding::Windows1252 => "windows-1252",
        Encoding::Latin1 => "latin-1",
    };
    let rows = match format.header_rows {
        1 => String::new(),
        rows => format!(", header-rows: {rows}"),
    };
    let thousands = format.thousands.map(|it| format!(", thousands: \"{}\"", it.sign()));
    format!(
        "{{separator: \"{separator}\", decimal: \"{}\"{}, encoding: {encoding}{rows}}}",
        format.decimal,
        thousands.unwrap_or_default()
    )
}

/// The variable that a column of the data file holds, and the answer it tells of if it tells
/// of one only.
pub(super) fn column_of<'c>(
    codebook: &'c Codebook,
    name: &str,
) -> Option<(&'c Variable, Option<&'c Label>)> {
    codebook.variables.iter().find_map(|variable| match &variable.origin {
        Origin::Column | Origin::Separated(_) => {
            (variable.column().value == name).then_some((variable, None))
        }
        Origin::Columns { columns, .. } => {
            let index = columns.iter().position(|column| column.value == name)?;
            Some((variable, variable.categories.get(index)))
        }
        Origin::Combined { columns } => {
            columns.iter().any(|column| column.value == name).then_some((variable, None))
        }
        Origin::Mapped { .. }
        | Origin::Cut { .. }
        | Origin::Period { .. }
        | Origin::Index(_) => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_relative_to_the_folder_of_the_codebook() {
        assert_eq!(relative("data/panel", "data/panel/svar.csv"), "svar.csv");
        assert_eq!(relative("", "data/svar.csv"), "data/svar.csv");
        assert_eq!(relative("data/kodbok", "data/panel/svar.csv"), "../panel/svar.csv");
    }
}
