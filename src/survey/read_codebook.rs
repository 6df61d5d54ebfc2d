//! Reads a codebook from YAML.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed};
use crate::format::{ChoiceWords, Fields, MapKey};
use crate::manuscript::unit_of;
use crate::say;
use crate::spelling::{self, folded};
use crate::words::Language;
use crate::yaml::{Content, Node};

use super::anchors::{anchors_of, steps};
use super::answer_file::AnswerFile;
use super::calendar::DateSpan;
use super::codebook::{
    Codebook, ComparedAsWhole, CsvFormat, ExcelFormat, Label, Origin, RegisterKind,
    Scale, Variable,
};
use super::codes::Codes;
use super::keys::{self, VariableMap};
use super::read_columns::{column_of, names_in, read_codes, read_column, read_columns};
use super::read_derived::read_derived;
use super::read_design::read_design;
use super::read_earlier::{read_earlier, read_judged};
use super::read_formats::{CSV, EXCEL, read_csv_format, read_excel_format};
use super::read_index::KnownVariables;
use super::read_labels::{
    Labelled, check_labels, plain, read_groups, read_interval, read_labels,
};
use super::register::{checked, read_register};
use super::scores::{read_order, read_scores};
use super::weighting::read_weighting;

/// The data file a codebook names, if it names one.
pub(super) fn file_of(node: &Node) -> Option<Placed<String>> {
    keys::Codebook::FILE.peek(node)?.text(&mut Diagnostics::default())
}

/// The codebook of a data file that describes itself and that an author names directly.
pub(super) fn of_file(data: &AnswerFile, written: &Placed<String>) -> Codebook {
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
        register: None,
        file: written.clone(),
        csv: CSV,
        excel: EXCEL,
        population: None,
        compared: ComparedAsWhole::default(),
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
    let mut fields = Fields::<keys::Codebook>::new(node, diagnostics)?;
    let title = fields.read(keys::Codebook::TITLE, diagnostics);
    let declared = read_declared(&mut fields, diagnostics);
    let file = fields.read(keys::Codebook::FILE, diagnostics);
    let (csv, excel) = read_data_formats(&mut fields, diagnostics);
    let (population, compared) = read_population(&mut fields, diagnostics);
    let design = fields.read(keys::Codebook::DESIGN, diagnostics);
    let design = design.and_then(|fields| read_design(fields, diagnostics));
    let weighting = fields.read(keys::Codebook::WEIGHTING, diagnostics);
    let weighting = weighting.and_then(|fields| read_weighting(fields, diagnostics));
    let unit = fields.read(keys::Codebook::UNIT, diagnostics);
    let unit = unit.and_then(|fields| unit_of(fields, diagnostics));
    let sets = fields.read(keys::Codebook::VALUE_SETS, diagnostics).unwrap_or_default();
    let describes_itself = brought.is_some();
    let (mut variables, mut unread) = (brought.unwrap_or_default(), Vec::new());
    let ignore = fields.read(keys::Codebook::IGNORE, diagnostics).unwrap_or_default();
    let ignored = ignore.iter().map(|name| folded(&name.value)).collect::<HashSet<_>>();
    variables.retain(|one| !ignored.contains(&folded(&one.name.value)));
    let brought = places_of(&variables);
    let mut failed = HashSet::new();
    let described = if describes_itself {
        let node = fields.optional(keys::Codebook::VARIABLES);
        node.map(|node| node.entries(diagnostics))
    } else {
        Some(
            fields
                .required(keys::Codebook::VARIABLES, diagnostics)
                .and_then(|node| node.entries(diagnostics)),
        )
    };
    for (name, node) in described.flatten().unwrap_or_default() {
        let of = column_of(node).unwrap_or(&name.value);
        let known = brought.get(&*folded(of)).copied();
        if is_taken(name, of, &brought, diagnostics) {
            failed.insert(of);
            continue;
        }
        let base = known.map(|index| &variables[index]);
        match (read_variable(name, node, base, sets, diagnostics), known) {
            (Some(variable), Some(index)) => variables[index] = variable,
            (Some(variable), None) => variables.push(variable),
            (None, known) => {
                failed.extend(known.map(|_| of));
                unread.extend(names_in(name, node));
            }
        }
    }
    variables.retain(|one| !failed.contains(one.name.value.as_str()));
    if let Some(entries) = fields.read(keys::Codebook::DERIVE, diagnostics) {
        let (variables, unread) = (&mut variables, &mut unread);
        let known = DerivedFrom { variables, unread, language: declared.language };
        read_all_derived(entries, known, diagnostics);
    }
    let misspelt = fields.finish(diagnostics);
    // Without them, all that is asked of the survey would seem to be a mistake.
    let is_undescribed = described.is_none() && !describes_itself;
    if is_undescribed
        || matches!(described, Some(None))
        || misspelt.contains(keys::Codebook::DERIVE)
    {
        return None;
    }
    let codebook = Codebook {
        title: title?.value,
        synthetic: declared.synthetic,
        public: declared.public,
        register: declared.register,
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
    };
    Some(checked(codebook, diagnostics))
}

/// What a codebook declares of its file as a whole.
struct DeclaredFile {
    synthetic: bool,
    public: bool,
    register: Option<Placed<RegisterKind>>,
    /// In which labels are made.
    language: Option<Language>,
}

fn read_declared(
    fields: &mut Fields<'_, keys::Codebook>,
    diagnostics: &mut Diagnostics,
) -> DeclaredFile {
    let _ = fields.read(keys::Codebook::DESCRIPTION, diagnostics);
    let synthetic = fields.read(keys::Codebook::SYNTHETIC, diagnostics);
    let public = fields.read(keys::Codebook::PUBLIC, diagnostics);
    let register = fields.node(keys::Codebook::REGISTER, diagnostics);
    let register = register.and_then(|node| read_register(node, diagnostics));
    let language = fields.read(keys::Codebook::LANGUAGE, diagnostics);
    DeclaredFile {
        synthetic: synthetic.unwrap_or(false),
        public: public.unwrap_or(false),
        register,
        language,
    }
}

fn read_data_formats(
    fields: &mut Fields<'_, keys::Codebook>,
    diagnostics: &mut Diagnostics,
) -> (CsvFormat, ExcelFormat) {
    let csv = fields.read(keys::Codebook::CSV, diagnostics);
    let csv = csv.map_or(CSV, |fields| read_csv_format(fields, diagnostics));
    let excel = fields.read(keys::Codebook::EXCEL, diagnostics);
    let excel = excel.map_or(EXCEL, |fields| read_excel_format(fields, diagnostics));
    (csv, excel)
}

/// Reports a variable that would have the name of another one of the file.
fn is_taken(
    name: &Placed<String>,
    column: &str,
    brought: &HashMap<String, usize>,
    diagnostics: &mut Diagnostics,
) -> bool {
    let is_taken = !spelling::same(column, &name.value)
        && brought.contains_key(&*folded(&name.value));
    if is_taken {
        let message =
            say!("the file has another variable called `{name}`", name = &name.value);
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

/// What variables are derived from, and in what language they are called.
struct DerivedFrom<'v> {
    variables: &'v mut Vec<Variable>,
    unread: &'v mut Vec<String>,
    language: Option<Language>,
}

/// Adds the variables that are made of others.
fn read_all_derived(
    entries: &[(Placed<String>, Node)],
    DerivedFrom { variables, unread, language }: DerivedFrom<'_>,
    diagnostics: &mut Diagnostics,
) {
    let described = variables.iter().map(|one| (&one.name.value, &one.name.place));
    let described = described.map(|(name, place)| (name.clone(), place.clone()));
    // The first of a name is the one that is told.
    let described = described.collect::<Vec<_>>().into_iter().rev();
    let mut described = described.collect::<HashMap<_, _>>();
    for (name, node) in entries {
        let known = KnownVariables { read: variables, unread, language };
        let derived = read_derived(name, node, known, diagnostics);
        if let Some(place) = described.get(&name.value) {
            let message =
                say!("the variable `{name}` is described twice", name = &name.value);
            let hint = say!("it is already described at {place}", place);
            diagnostics.push(Diagnostic::error(message).at(&name.place).hint(hint));
        } else if let Some(derived) = derived {
            described.insert(name.value.clone(), name.place.clone());
            variables.push(derived);
        } else {
            unread.push(name.value.clone());
        }
    }
}

/// How many there are, and what is compared between waves: who they are, and how they were
/// asked.
fn read_population(
    codebook: &mut Fields<'_, keys::Codebook>,
    diagnostics: &mut Diagnostics,
) -> (Option<Placed<u64>>, ComparedAsWhole) {
    let mode = codebook.read(keys::Codebook::MODE, diagnostics);
    let earlier =
        read_judged(codebook.read(keys::Codebook::EARLIER, diagnostics), diagnostics);
    let panel = codebook.read(keys::Codebook::PANEL_ID, diagnostics);
    let mut compared = ComparedAsWhole { population: None, mode, earlier, panel };
    let fields = codebook.read(keys::Codebook::POPULATION, diagnostics);
    let Some(mut fields) = fields else { return (None, compared) };
    let description = fields.read(keys::Population::DESCRIPTION, diagnostics);
    let size = match &description {
        Some(_) => fields.optional(keys::Population::SIZE),
        None => fields.required(keys::Population::SIZE, diagnostics),
    };
    let size = size.and_then(|node| {
        Some(Placed::new(node.natural(diagnostics)?, node.place.clone()))
    });
    fields.finish(diagnostics);
    compared.population = description;
    (size, compared)
}

/// The lists of answers that several variables share, by name.
type ValueSets<'n> = &'n [(Placed<String>, Node)];

/// Whether something stands in what should be keys with values.
fn has_content(node: &Node) -> bool {
    !matches!(&node.content, Content::Map(all) if all.is_empty())
}

/// Reads a variable; what is left out is as in `base`, which the data file brought.
fn read_variable(
    name: &Placed<String>,
    node: &Node,
    base: Option<&Variable>,
    sets: ValueSets<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Variable> {
    let mut fields = Fields::<VariableMap>::new(node, diagnostics)?;
    let label = required(&mut fields, VariableMap::LABEL, base.is_some(), diagnostics)
        .and_then(|node| node.words(diagnostics).map(|label| label.value))
        .or_else(|| base.map(|base| base.label.clone()));
    let question = fields.read(VariableMap::QUESTION, diagnostics);
    let indicator = fields.read(VariableMap::INDICATOR, diagnostics);
    let scale = required(&mut fields, VariableMap::SCALE, base.is_some(), diagnostics)
        .map(|node| node.choice(Scale::WORDS, diagnostics))
        .unwrap_or_else(|| base.map(|base| base.scale));
    let values = fields.optional(VariableMap::VALUES);
    let declared = fields.optional(VariableMap::MISSING);
    let mut answers = WrittenAnswers {
        says_categories: values.is_some(),
        categories: read_answers(values, sets, diagnostics),
        says_missing: declared.is_some(),
        missing: read_answers(declared, sets, diagnostics),
    };
    let anchors = read_labels(fields.optional(VariableMap::ANCHORS), diagnostics);
    let range = fields.optional(VariableMap::RANGE);
    let range = range.and_then(|node| read_interval(node, diagnostics));
    let between = read_between(&mut fields, base, diagnostics);
    let is_unread = between.is_none() && fields.optional(VariableMap::BETWEEN).is_some();
    let separator = fields.read(VariableMap::SEPARATOR, diagnostics);
    let column = read_column(&mut fields, name, diagnostics);
    let (combined, columns) =
        read_columns(fields.optional(VariableMap::COLUMNS), diagnostics);
    let selected = fields.read(VariableMap::SELECTED, diagnostics);
    let selected = selected.map(|codes| read_codes(Some(codes)));
    let unselected = read_codes(fields.read(VariableMap::UNSELECTED, diagnostics));
    let (order, scores) =
        (fields.optional(VariableMap::ORDER), fields.optional(VariableMap::SCORES));
    let groups = fields.optional(VariableMap::GROUPS);
    let earlier =
        read_earlier(fields.read(VariableMap::EARLIER, diagnostics), diagnostics);
    let sensitive = read_sensitive(&mut fields, base, diagnostics);
    let place = fields.place().clone();
    let (misspelt, scale) = (fields.finish(diagnostics), scale?);
    if let Some(base) = base {
        answers.take_over(base, name, scale);
    }
    let WrittenAnswers { mut categories, missing, .. } = answers;
    let origin = if let Some(columns) = combined {
        Origin::Combined { columns }
    } else if columns.is_empty() {
        one_column(scale, base, separator)
    } else {
        let origin = of_columns(&columns, &place, selected, unselected);
        // The column's name serves as the code of the category.
        categories.extend(columns);
        origin
    };
    if has_answers(scale) && categories.is_empty() {
        let is_misspelt = misspelt.contains(VariableMap::VALUES)
            || misspelt.contains(VariableMap::COLUMNS);
        // What is written and could not be read has been told.
        let is_told = is_misspelt || values.is_some_and(has_content);
        diagnostics.extend((!is_told).then(|| without_answers(name)));
        return None;
    }
    let unambiguous = check_labels(&categories, &missing, diagnostics);
    let anchors = anchors_of(scale, base, anchors, diagnostics);
    let mut variable = Variable {
        name: name.clone(),
        column,
        label: label?,
        question,
        indicator: indicator.map(|indicator| indicator.value),
        scale,
        categories: plain(categories),
        order: read_order(order, scale, diagnostics),
        anchors,
        missing: plain(missing),
        groups: Vec::new(),
        range,
        between,
        origin,
        sensitive,
        earlier,
    };
    read_scores(scores, &mut variable, diagnostics);
    variable.groups = read_groups(groups, &variable, diagnostics);
    (unambiguous && !is_unread).then_some(variable)
}

/// The first and the last date that there may be, of a variable of dates.
fn read_between(
    fields: &mut Fields<'_, VariableMap>,
    base: Option<&Variable>,
    diagnostics: &mut Diagnostics,
) -> Option<DateSpan> {
    match fields.optional(VariableMap::BETWEEN) {
        Some(node) => DateSpan::read(node, diagnostics),
        None => base.and_then(|base| base.between),
    }
}

/// One column: as the data file says, or else of the kind that the scale has.
fn one_column(
    scale: Scale,
    base: Option<&Variable>,
    separator: Option<Placed<String>>,
) -> Origin {
    let brought = base.map(|base| &base.origin);
    let brought = brought.filter(|origin| !matches!(origin, Origin::Column));
    let sign = separator.and_then(|text| text.value.chars().next());
    match (scale, brought) {
        (_, Some(origin)) => origin.clone(),
        (Scale::Multiple, None) => Origin::Separated(sign.unwrap_or(',')),
        (_, None) => Origin::Column,
    }
}

/// Columns of an answer each, with the codes that mean "chosen" and "not chosen".
fn of_columns(
    columns: &[Labelled],
    place: &Place,
    selected: Option<Vec<String>>,
    unselected: Vec<String>,
) -> Origin {
    let of_column = |entry: &Labelled| Placed::new(entry.code.clone(), place.clone());
    let selected = selected.unwrap_or_else(|| vec!["1".to_owned()]);
    Origin::Columns {
        columns: columns.iter().map(of_column).collect(),
        selected,
        unselected,
    }
}

/// Whether variables of a scale list their answers.
fn has_answers(scale: Scale) -> bool {
    matches!(scale, Scale::Nominal | Scale::Ordinal | Scale::Multiple)
}

/// The error that a variable lists no answers.
fn without_answers(name: &Placed<String>) -> Diagnostic {
    let message = say!("the codebook lists no answers to `{name}`", name = &name.value);
    let hint = "add `values: {1: first answer, 2: second answer}`, or write `scale: numeric` \
                if the answers are numbers, `text` if they are in people's own words";
    Diagnostic::error(message).at(&name.place).hint(hint)
}

/// Whether not to answer tells something.
fn read_sensitive(
    fields: &mut Fields<'_, VariableMap>,
    base: Option<&Variable>,
    diagnostics: &mut Diagnostics,
) -> bool {
    let written = fields.read(VariableMap::SENSITIVE, diagnostics);
    written.unwrap_or_else(|| base.is_some_and(|base| base.sensitive))
}

/// The value of a key that must be there, unless the data file has said it.
fn required<'n, V>(
    fields: &mut Fields<'n, VariableMap>,
    key: MapKey<VariableMap, V>,
    is_known: bool,
    diagnostics: &mut Diagnostics,
) -> Option<&'n Node> {
    if is_known { fields.optional(key) } else { fields.required(key, diagnostics) }
}

/// The answers that an author writes of a variable, and the ways of not answering.
struct WrittenAnswers {
    categories: Vec<Labelled>,
    /// Whether the author says which there are.
    says_categories: bool,
    missing: Vec<Labelled>,
    says_missing: bool,
}

impl WrittenAnswers {
    /// Fills in the answers that the data file brought, where the author wrote none. An answer
    /// that the author moves from one list to the other stands in the author's only.
    fn take_over(&mut self, base: &Variable, name: &Placed<String>, scale: Scale) {
        let placed = |label: &Label| Labelled {
            code: label.code.clone(),
            label: Placed::new(label.label.clone(), name.place.clone()),
        };
        let brought = |labels: &[Label], written: &[Labelled]| {
            let written = Codes::plain(written.iter().map(|entry| entry.code.as_str()));
            let moved = |label: &&Label| written.find(&label.code).is_some();
            labels.iter().filter(|label| !moved(label)).map(placed).collect::<Vec<_>>()
        };
        if !self.says_categories && has_answers(scale) {
            let steps = steps(&base.anchors);
            let answers =
                if base.categories.is_empty() { &steps } else { &base.categories };
            self.categories = brought(answers, &self.missing);
        }
        if !self.says_missing {
            self.missing = brought(&base.missing, &self.categories);
        }
    }
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
    let message = say!("there is no value set `{name}`", name = &name.value);
    let error = Diagnostic::error(message).at(&name.place);
    diagnostics.push(if sets.is_empty() {
        error.hint("write the answers here as `{1: first answer, 2: second answer}`")
    } else {
        error.suggest(&name.value, sets.iter().map(|(known, _)| known.value.as_str()))
    });
    Vec::new()
}
