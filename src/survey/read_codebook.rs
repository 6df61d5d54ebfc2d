//! Reads a codebook from YAML.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Diagnostic, Diagnostics, Placed, Severity};
use crate::spelling::{self, folded};
use crate::yaml::{Content, Fields, Node};

use super::anchors::{anchors_of, steps};
use super::codebook::{
    Codebook, Compared, CsvFormat, EMPTY, Encoding, ExcelFormat, Label, Origin, Percent,
    Scale, Variable,
};
use super::codes::Codes;
use super::data_file::DataFile;
use super::earlier::read_earlier;
use super::labels::{category_indices_in, indexed};
use super::numerals::{Numerals, Thousands};
use super::read_columns::{column_of, names_in, read_codes, read_column, read_columns};
use super::read_derived::read_derived;
use super::read_design::read_design;
use super::scores::read_scores;
use super::weighting::read_weighting;

/// The data file a codebook names, if it names one.
pub(super) fn file_of(node: &Node) -> Option<Placed<String>> {
    let Content::Map(entries) = &node.content else { return None };
    let (_, file) = entries.iter().find(|(key, _)| key.value == "file")?;
    file.text(&mut Diagnostics::default())
}

/// The codebook of a data file that describes itself and that an author names directly.
pub(super) fn of_file(data: &DataFile, written: &Placed<String>) -> Codebook {
    let codebook = without_variables(written);
    Codebook {
        title: data.label().map_or(codebook.title, str::to_owned),
        variables: data.variables(&written.place),
        ..codebook
    }
}

/// A codebook of nothing, named after the data file.
pub(super) fn without_variables(written: &Placed<String>) -> Codebook {
    let name = written.value.rsplit('/').next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    Codebook {
        title: stem.to_owned(),
        synthetic: false,
        public: false,
        file: written.clone(),
        csv: CSV,
        excel: EXCEL,
        population: None,
        compared: Compared::default(),
        design: None,
        weighting: None,
        unit: None,
        variables: Vec::new(),
        ignore: Vec::new(),
        unread: Vec::new(),
    }
}

/// Reads a codebook; what cannot be read is reported. `brought` are the variables that the
/// data file describes itself: they need not be described again.
pub(super) fn read_codebook(
    node: &Node,
    brought: Option<Vec<Variable>>,
    diagnostics: &mut Diagnostics,
) -> Option<Codebook> {
    let mut fields = Fields::new(node, "a codebook", diagnostics)?;
    let title = fields.required_text("title", diagnostics);
    let _ = fields.optional_text("description", diagnostics);
    let [synthetic, public] = ["synthetic", "public"]
        .map(|key| fields.optional(key).and_then(|node| node.boolean(diagnostics)));
    let file = fields.required_text("file", diagnostics);
    let csv = read_csv_format(fields.optional("csv"), diagnostics);
    let excel = read_excel_format(fields.optional("excel"), diagnostics);
    let (population, compared) = read_population(&mut fields, diagnostics);
    let design =
        fields.optional("design").and_then(|node| read_design(node, diagnostics));
    let weighting =
        fields.optional("weighting").and_then(|node| read_weighting(node, diagnostics));
    let unit = fields.optional("unit").and_then(|node| read_unit(node, diagnostics));
    let sets = read_value_sets(&mut fields, diagnostics);
    let describes_itself = brought.is_some();
    let (mut variables, mut unread) = (brought.unwrap_or_default(), Vec::new());
    let ignore =
        fields.optional("ignore").map(|node| node.texts(diagnostics)).unwrap_or_default();
    let ignored = ignore.iter().map(|name| folded(&name.value)).collect::<HashSet<_>>();
    variables.retain(|one| !ignored.contains(&folded(&one.name.value)));
    let brought = places_of(&variables);
    let mut failed = HashSet::new();
    let described = if describes_itself {
        fields.optional("variables").map(|node| node.entries(diagnostics))
    } else {
        Some(
            fields
                .required("variables", diagnostics)
                .and_then(|node| node.entries(diagnostics)),
        )
    };
    for (name, node) in described.flatten().unwrap_or_default() {
        let of = column_of(node).unwrap_or(&name.value);
        let known = brought.get(&*folded(of)).copied();
        if is_taken((name, of), &brought, diagnostics) {
            failed.insert(of);
            continue;
        }
        let base = known.map(|index| &variables[index]);
        match (read_variable(name, node, (base, sets), diagnostics), known) {
            (Some(variable), Some(index)) => variables[index] = variable,
            (Some(variable), None) => variables.push(variable),
            (None, known) => {
                failed.extend(known.map(|_| of));
                unread.extend(names_in(name, node));
            }
        }
    }
    variables.retain(|one| !failed.contains(one.name.value.as_str()));
    if let Some(entries) =
        fields.optional("derive").and_then(|node| node.entries(diagnostics))
    {
        read_all_derived(entries, &mut variables, &mut unread, diagnostics);
    }
    let misspelt = fields.finish(diagnostics);
    // Without them, all that is asked of the survey would seem to be a mistake.
    let is_undescribed = described.is_none() && !describes_itself;
    if is_undescribed || matches!(described, Some(None)) || misspelt.contains(&"derive") {
        return None;
    }
    Some(Codebook {
        title: title?.value,
        synthetic: synthetic.unwrap_or(false),
        public: public.unwrap_or(false),
        file: file?,
        csv,
        excel,
        population,
        compared,
        design,
        weighting,
        unit,
        variables,
        ignore,
        unread,
    })
}

/// Reports a variable that would have the name of another one of the file.
fn is_taken(
    (name, column): (&Placed<String>, &str),
    brought: &HashMap<String, usize>,
    diagnostics: &mut Diagnostics,
) -> bool {
    let is_taken = !spelling::same(column, &name.value)
        && brought.contains_key(&*folded(&name.value));
    if is_taken {
        let message = format!("the file has another variable called `{}`", name.value);
        let hint = "choose another name, or leave out `column`";
        diagnostics.push(Diagnostic::error(message).at(&name.place).hint(hint));
    }
    is_taken
}

/// Where each variable stands, by its name as names are compared.
fn places_of(variables: &[Variable]) -> HashMap<String, usize> {
    let names = variables.iter().map(|one| folded(&one.name.value).into_owned());
    names.enumerate().map(|(index, name)| (name, index)).collect()
}

/// Adds the variables that are made of others.
fn read_all_derived(
    entries: &[(Placed<String>, Node)],
    variables: &mut Vec<Variable>,
    unread: &mut Vec<String>,
    diagnostics: &mut Diagnostics,
) {
    let described = variables.iter().map(|one| (&one.name.value, &one.name.place));
    let described = described.map(|(name, place)| (name.clone(), place.clone()));
    // The first of a name is the one that is told.
    let described = described.collect::<Vec<_>>().into_iter().rev();
    let mut described = described.collect::<HashMap<_, _>>();
    for (name, node) in entries {
        let derived = read_derived(name, node, (variables, unread), diagnostics);
        if let Some(place) = described.get(&name.value) {
            let message = format!("the variable `{}` is described twice", name.value);
            let hint = format!("it is already described at {place}");
            diagnostics.push(Diagnostic::error(message).at(&name.place).hint(hint));
        } else if let Some(derived) = derived {
            described.insert(name.value.clone(), name.place.clone());
            variables.push(derived);
        } else {
            unread.push(name.value.clone());
        }
    }
}

/// How a CSV is written where the codebook does not say.
const CSV: CsvFormat = CsvFormat {
    separator: b';',
    decimal: ',',
    thousands: None,
    encoding: Encoding::Utf8,
    header_rows: 1,
};

fn read_csv_format(node: Option<&Node>, diagnostics: &mut Diagnostics) -> CsvFormat {
    let mut format = CSV;
    let Some(mut fields) =
        node.and_then(|node| Fields::new(node, "the CSV format", diagnostics))
    else {
        return format;
    };
    let separators =
        [(";", b';'), (",", b','), ("\t", b'\t'), ("tab", b'\t'), ("|", b'|')];
    let encodings = [
        ("utf-8", Encoding::Utf8),
        ("windows-1252", Encoding::Windows1252),
        ("latin-1", Encoding::Latin1),
        ("iso-8859-1", Encoding::Latin1),
    ];
    if let Some(value) = fields.optional_choice("separator", &separators, diagnostics) {
        format.separator = value;
    }
    if let Some(numerals) = read_numerals(&mut fields, diagnostics) {
        (format.decimal, format.thousands) = (numerals.decimal, numerals.thousands);
    }
    if let Some(value) = fields.optional_choice("encoding", &encodings, diagnostics) {
        format.encoding = value;
    }
    let rows = fields.optional_choice("header-rows", &HEADER_ROWS, diagnostics);
    format.header_rows = rows.unwrap_or(format.header_rows);
    fields.finish(diagnostics);
    format
}

/// How many rows the header of a data file may have.
const HEADER_ROWS: [(&str, usize); 3] = [("1", 1), ("2", 2), ("3", 3)];

/// How numbers are written, if anything is said of it.
fn read_numerals(
    fields: &mut Fields<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Numerals> {
    let decimal =
        fields.optional_choice("decimal", &[(",", ','), (".", '.')], diagnostics);
    let written = fields.optional("thousands");
    let thousands = written.and_then(|node| {
        let word = node.text(diagnostics)?;
        let known = Thousands::ALL.iter().find(|(sign, _)| *sign == word.value);
        if known.is_none() {
            let message = format!("`{}` cannot stand between thousands", word.value);
            let hint = r#"write one of `"."`, `","`, `" "` and `"'"`"#;
            diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
        }
        known.map(|(_, sign)| *sign)
    });
    let numerals = Numerals { decimal: decimal.unwrap_or(CSV.decimal), thousands };
    if let (Some(sign), Some(node)) = (thousands.map(Thousands::sign), written)
        && sign == numerals.decimal
    {
        let other = if sign == ',' { '.' } else { ',' };
        let message =
            format!("`{sign}` cannot stand between thousands and before decimals");
        let hint = format!("write `decimal: \"{other}\"` too, or another sign here");
        diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
        return None;
    }
    (decimal.is_some() || thousands.is_some()).then_some(numerals)
}

/// Where the answers stand in a workbook where the codebook does not say.
const EXCEL: ExcelFormat = ExcelFormat {
    sheet: None,
    header_row: 1,
    header_rows: 1,
    numerals: None,
    percent: None,
};

fn read_excel_format(node: Option<&Node>, diagnostics: &mut Diagnostics) -> ExcelFormat {
    let fields = node.and_then(|node| Fields::new(node, "the Excel format", diagnostics));
    let Some(mut fields) = fields else { return EXCEL };
    let sheet = fields.optional_text("sheet", diagnostics);
    let header_row = fields.optional("header-row").and_then(|node| {
        let row = node.natural(diagnostics)?;
        let row = u32::try_from(row).ok().filter(|row| *row > 0);
        if row.is_none() {
            diagnostics.push(node.expected("the number of a row, from 1"));
        }
        row
    });
    let header_rows = fields.optional_choice("header-rows", &HEADER_ROWS, diagnostics);
    let numerals = read_numerals(&mut fields, diagnostics);
    let choices = [("shown", Percent::Shown), ("stored", Percent::Stored)];
    let percent = fields.optional_choice("percent", &choices, diagnostics);
    fields.finish(diagnostics);
    let header_row = header_row.unwrap_or(EXCEL.header_row);
    let header_rows = header_rows.unwrap_or(EXCEL.header_rows);
    ExcelFormat { sheet, header_row, header_rows, numerals, percent }
}

/// How many there are, and what is compared between waves: who they are, and how they were
/// asked.
fn read_population(
    codebook: &mut Fields<'_>,
    diagnostics: &mut Diagnostics,
) -> (Option<Placed<u64>>, Compared) {
    let mut compared = Compared {
        population: None,
        mode: codebook.optional_text("mode", diagnostics),
        earlier: read_earlier(codebook.optional("earlier"), false, diagnostics),
        panel: codebook.optional_text("panel-id", diagnostics),
    };
    let node = codebook.optional("population");
    let fields = node.and_then(|node| Fields::new(node, "the population", diagnostics));
    let Some(mut fields) = fields else { return (None, compared) };
    let description = fields.optional_text("description", diagnostics);
    let size = match &description {
        Some(_) => fields.optional("size"),
        None => fields.required("size", diagnostics),
    };
    let size = size.and_then(|node| {
        Some(Placed::new(node.natural(diagnostics)?, node.place.clone()))
    });
    fields.finish(diagnostics);
    compared.population = description;
    (size, compared)
}

fn read_unit(node: &Node, diagnostics: &mut Diagnostics) -> Option<(String, String)> {
    let mut fields = Fields::new(node, "the unit", diagnostics)?;
    let one = fields.required_text("one", diagnostics);
    let many = fields.required_text("many", diagnostics);
    fields.finish(diagnostics);
    Some((one?.value, many?.value))
}

/// The lists of answers that several variables share, by name.
type ValueSets<'n> = &'n [(Placed<String>, Node)];

/// Reads a variable; what is left out is as in `base`, which the data file brought.
fn read_variable(
    name: &Placed<String>,
    node: &Node,
    (base, sets): (Option<&Variable>, ValueSets<'_>),
    diagnostics: &mut Diagnostics,
) -> Option<Variable> {
    let mut fields = Fields::new(node, "a variable", diagnostics)?;
    let label = required(&mut fields, "label", base.is_some(), diagnostics)
        .and_then(|node| node.text(diagnostics).map(|label| label.value))
        .or_else(|| base.map(|base| base.label.clone()));
    let question = fields.optional_text("question", diagnostics);
    let indicator = fields.optional_text("indicator", diagnostics);
    let scale = required(&mut fields, "scale", base.is_some(), diagnostics)
        .map(|node| node.choice(&Scale::ALL, diagnostics))
        .unwrap_or_else(|| base.map(|base| base.scale));
    let values = fields.optional("values");
    let declared = fields.optional("missing");
    let is_said = (values.is_some(), declared.is_some());
    let mut categories = read_answers(values, sets, diagnostics);
    let mut missing = read_answers(declared, sets, diagnostics);
    let anchors = read_labels(fields.optional("anchors"), diagnostics);
    let range =
        fields.optional("range").and_then(|node| read_interval(node, diagnostics));
    let separator = fields.optional_text("separator", diagnostics);
    let column = read_column(&mut fields, name, diagnostics);
    let (combined, columns) = read_columns(fields.optional("columns"), diagnostics);
    let selected = fields.optional_text("selected", diagnostics);
    let unselected = read_codes(fields.optional("unselected"), diagnostics);
    let scores = fields.optional("scores");
    let groups = fields.optional("groups");
    let earlier = read_earlier(fields.optional("earlier"), true, diagnostics);
    let sensitive = read_sensitive(&mut fields, base, diagnostics);
    let place = fields.place().clone();
    let (misspelt, scale) = (fields.finish(diagnostics), scale?);
    if let Some(base) = base {
        take_over(base, (name, scale, is_said), &mut categories, &mut missing);
    }
    let brought = base.map(|base| &base.origin);
    let brought = brought.filter(|origin| !matches!(origin, Origin::Column));
    let origin = if let Some(columns) = combined {
        Origin::Combined { columns }
    } else if columns.is_empty() {
        let character = separator.and_then(|text| text.value.chars().next());
        match (scale, brought) {
            (_, Some(origin)) => origin.clone(),
            (Scale::Multiple, None) => Origin::Separated(character.unwrap_or(',')),
            (_, None) => Origin::Column,
        }
    } else {
        let of_column = |entry: &Labelled| Placed::new(entry.code.clone(), place.clone());
        let names = columns.iter().map(of_column).collect();
        // The column's name serves as the code of the category.
        categories.extend(columns);
        let selected = selected.map_or_else(|| "1".to_owned(), |text| text.value);
        Origin::Columns { columns: names, selected, unselected }
    };
    let needs_values = matches!(scale, Scale::Nominal | Scale::Ordinal | Scale::Multiple);
    if needs_values && categories.is_empty() {
        if misspelt.contains(&"values") || misspelt.contains(&"columns") {
            return None;
        }
        diagnostics.push(without_answers(name));
        return None;
    }
    let unambiguous = check_labels(&categories, &missing, diagnostics);
    let anchors = anchors_of((scale, base), anchors, diagnostics);
    let mut variable = Variable {
        name: name.clone(),
        column,
        label: label?,
        question,
        indicator: indicator.map(|indicator| indicator.value),
        scale,
        categories: plain(categories),
        anchors,
        missing: plain(missing),
        groups: Vec::new(),
        range,
        origin,
        sensitive,
        earlier,
    };
    read_scores(scores, &mut variable, diagnostics);
    variable.groups = read_groups(groups, &variable, diagnostics);
    unambiguous.then_some(variable)
}

/// The error that a variable lists no answers.
fn without_answers(name: &Placed<String>) -> Diagnostic {
    let message = format!("the variable `{}` has no answers", name.value);
    let hint = "add `values: {1: first answer, 2: second answer}`";
    Diagnostic::error(message).at(&name.place).hint(hint)
}

/// Whether not to answer tells something.
fn read_sensitive(
    fields: &mut Fields<'_>,
    base: Option<&Variable>,
    diagnostics: &mut Diagnostics,
) -> bool {
    let written = fields.optional("sensitive").and_then(|node| node.boolean(diagnostics));
    written.unwrap_or_else(|| base.is_some_and(|base| base.sensitive))
}

/// The value of a key that must be there, unless the data file has said it.
fn required<'n>(
    fields: &mut Fields<'n>,
    key: &'static str,
    is_known: bool,
    diagnostics: &mut Diagnostics,
) -> Option<&'n Node> {
    if is_known { fields.optional(key) } else { fields.required(key, diagnostics) }
}

/// Fills in the answers that the data file brought, where the author wrote none. An answer
/// that the author moves from one list to the other stands in the author's only.
fn take_over(
    base: &Variable,
    (name, scale, (said_values, said_missing)): (&Placed<String>, Scale, (bool, bool)),
    categories: &mut Vec<Labelled>,
    missing: &mut Vec<Labelled>,
) {
    let placed = |label: &Label| Labelled {
        code: label.code.clone(),
        label: Placed::new(label.label.clone(), name.place.clone()),
    };
    let brought = |labels: &[Label], written: &[Labelled]| {
        let written = Codes::plain(written.iter().map(|entry| entry.code.as_str()));
        let moved = |label: &&Label| written.find(&label.code).is_some();
        labels.iter().filter(|label| !moved(label)).map(placed).collect::<Vec<_>>()
    };
    let has_answers = matches!(scale, Scale::Nominal | Scale::Ordinal | Scale::Multiple);
    if !said_values && has_answers {
        let steps = steps(&base.anchors);
        let answers = if base.categories.is_empty() { &steps } else { &base.categories };
        *categories = brought(answers, missing);
    }
    if !said_missing {
        *missing = brought(&base.missing, categories);
    }
}

/// A code and a label, with the label's place.
pub(super) struct Labelled {
    pub(super) code: String,
    pub(super) label: Placed<String>,
}

fn read_value_sets<'n>(
    fields: &mut Fields<'n>,
    diagnostics: &mut Diagnostics,
) -> ValueSets<'n> {
    let sets = fields.optional("value-sets");
    sets.and_then(|node| node.entries(diagnostics)).unwrap_or_default()
}

/// Reads answers, or the name of a list of them that variables share.
fn read_answers(
    node: Option<&Node>,
    sets: ValueSets<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Labelled> {
    let Some(node) = node else { return Vec::new() };
    if !matches!(node.content, Content::Scalar(..)) {
        return read_labels(Some(node), diagnostics);
    }
    let Some(name) = node.text(diagnostics) else { return Vec::new() };
    if let Some((_, set)) = sets.iter().find(|(known, _)| known.value == name.value) {
        return read_labels(Some(set), diagnostics);
    }
    let message = format!("there is no value set `{}`", name.value);
    let error = Diagnostic::error(message).at(&name.place);
    diagnostics.push(if sets.is_empty() {
        error.hint("write the answers here as `{1: first answer, 2: second answer}`")
    } else {
        error.suggest(&name.value, sets.iter().map(|(known, _)| known.value.as_str()))
    });
    Vec::new()
}

pub(super) fn read_labels(
    node: Option<&Node>,
    diagnostics: &mut Diagnostics,
) -> Vec<Labelled> {
    let Some(entries) = node.and_then(|node| node.entries(diagnostics)) else {
        return Vec::new();
    };
    entries
        .iter()
        .filter_map(|(code, node)| {
            Some(Labelled { code: code.value.clone(), label: node.text(diagnostics)? })
        })
        .collect()
}

pub(super) fn plain(labels: Vec<Labelled>) -> Vec<Label> {
    labels.into_iter().map(|entry| Label::new(entry.code, entry.label.value)).collect()
}

/// Reports codes and labels that stand for two answers; tells whether there are none.
pub(super) fn check_labels(
    categories: &[Labelled],
    missing: &[Labelled],
    diagnostics: &mut Diagnostics,
) -> bool {
    let before = diagnostics.count(Severity::Error);
    let mut labels: HashMap<Cow<'_, str>, &Labelled> = HashMap::new();
    let mut codes = HashMap::new();
    for entry in categories.iter().chain(missing) {
        let label = &entry.label;
        if let Some(first) = labels.get(&folded(&label.value)) {
            let message = format!("the label `{}` appears twice", label.value);
            let hint = format!(
                "the codes `{}` and `{}` need different labels; to put them together, \
                 derive a variable with `map`",
                first.code, entry.code
            );
            let error = Diagnostic::error(message).at(&label.place).hint(hint);
            diagnostics.push(revealed(error, &label.value, &first.label.value));
        }
        if let Some(first) = codes.insert(folded(&entry.code), entry.code.as_str()) {
            let message = format!("the code `{}` appears twice", entry.code);
            let hint = "give each answer a code of its own";
            let error = Diagnostic::error(message).at(&label.place).hint(hint);
            diagnostics.push(revealed(error, &entry.code, first));
        }
        if label.value == EMPTY {
            let message = format!("the label `{EMPTY}` is taken: it means an empty cell");
            let hint = "choose another word";
            diagnostics.push(Diagnostic::error(message).at(&label.place).hint(hint));
        }
        labels.entry(folded(&label.value)).or_insert(entry);
    }
    diagnostics.count(Severity::Error) == before
}

/// The same error, which shows in what two names differ if they are not the same letters.
fn revealed(error: Diagnostic, one: &str, other: &str) -> Diagnostic {
    if one == other { error } else { error.reveal(one, other) }
}

pub(super) fn read_groups(
    node: Option<&Node>,
    variable: &Variable,
    diagnostics: &mut Diagnostics,
) -> Vec<(String, Vec<usize>)> {
    let Some(entries) = node.and_then(|node| node.entries(diagnostics)) else {
        return Vec::new();
    };
    let mut groups = Vec::new();
    let known = indexed(variable);
    let taken = variable.categories.iter().chain(&variable.missing);
    let taken = taken.map(|label| folded(&label.label)).collect::<HashSet<_>>();
    for (name, node) in entries {
        if taken.contains(&folded(&name.value)) {
            let message = format!("the group `{}` has the name of an answer", name.value);
            diagnostics.push(Diagnostic::error(message).at(&name.place));
        }
        let labels = node.texts(diagnostics);
        let members = category_indices_in(&labels, (variable, &known), diagnostics);
        groups.push((name.value.clone(), members));
    }
    groups
}

pub(super) fn read_interval(
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Option<(f64, f64)> {
    if let Content::List(items) = &node.content
        && let [low, high] = items.as_slice()
    {
        let (low, high) = (low.number(diagnostics)?, high.number(diagnostics)?);
        if low <= high {
            return Some((low, high));
        }
        let message = format!("the interval runs backwards: {low} is above {high}");
        let hint = format!("write `[{high}, {low}]`");
        diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
        return None;
    }
    diagnostics.push(node.expected("an interval such as `[16, 29]`"));
    None
}
