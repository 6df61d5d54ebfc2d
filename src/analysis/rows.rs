//! The rows of registers that a report shows: takes what blocks ask for and the surveys, gives
//! [`ResultRows`], or tells why rows may not be shown.
//!
//! What stands in single rows is read through [`OpenRegister`] only, which a survey gives of
//! nothing but a register that its codebook declares. What is shown of it is looked through
//! here once more: for what tells who somebody is, which is an error, and for what looks like
//! the names of persons, which is a warning.

use std::cmp::Ordering;

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed, Said};
use crate::limits;
use crate::manuscript::{Block, CellRule, Manuscript, QualityContent, RowsRequest};
use crate::number;
use crate::say;
use crate::survey::{CalendarDate, OpenRegister, RegisterValue, Scale, Survey, Variable};
use crate::words::Language;

use super::domain::Domain;
use super::identifiers::identifiers;
use super::persons;
use super::provenance::Provenance;
use super::sources::Sources;

/// The rows of a register that a block shows, before they have been handed on. They can be
/// neither printed nor serialised: what may be shown leaves the room `disclosure`.
pub struct ResultRows {
    pub(crate) id: Placed<String>,
    pub(crate) origin: Provenance,
    pub(crate) columns: Vec<ResultColumn>,
    pub(crate) rows: Vec<Vec<ResultCell>>,
}

/// A column of shown rows.
#[derive(Clone)]
pub(crate) struct ResultColumn {
    pub(crate) label: String,
    /// Whether its cells are numbers.
    pub(crate) is_number: bool,
}

/// A cell of shown rows.
#[derive(Clone)]
pub(crate) struct ResultCell {
    /// As it is shown.
    pub(crate) text: String,
    /// The date, if it is one.
    pub(crate) date: Option<CalendarDate>,
    /// Whether the register says nothing, and the text says that.
    pub(crate) is_empty: bool,
}

/// The rows of every block that shows some, in the order they stand; what may not be shown, or
/// is asked for in vain, is reported.
#[must_use]
pub fn shown_rows(
    manuscript: &Manuscript,
    surveys: &[Survey],
    diagnostics: &mut Diagnostics,
) -> Vec<ResultRows> {
    let sources = Sources { surveys, report: &manuscript.report, wave: None };
    check_frames(manuscript, sources, diagnostics);
    let requests = manuscript.rows().into_iter();
    requests.filter_map(|request| shown(request, sources, diagnostics)).collect()
}

/// Reports a register whose rows may be shown and that is the frame of a survey too: its rows
/// tell who was asked, and its counts are part of what is told of those who did not answer.
fn check_frames(
    manuscript: &Manuscript,
    sources: Sources<'_>,
    diagnostics: &mut Diagnostics,
) {
    for block in manuscript.blocks() {
        let Block::Quality(quality) = block else { continue };
        let of = match &quality.content {
            QualityContent::Flow(flow) => flow.register.as_ref().map(|it| &it.of),
            QualityContent::NonResponse(analysis) => Some(&analysis.of),
            QualityContent::Reliability(_)
            | QualityContent::Correlations(_)
            | QualityContent::Change(_) => None,
        };
        let Some(of) = of else { continue };
        // What does not exist has been told.
        let domain = sources.domain(of, &[], &mut Diagnostics::default());
        let is_open = |domain: &Domain<'_>| domain.survey.codebook.is_open_register();
        if domain.is_some_and(|domain| is_open(&domain)) {
            let message = say!(
                "`{of}` is a register whose rows may be shown, and cannot tell who responded \
                 to a survey too",
                of = &of.value
            );
            let hint = "leave out `register` in its codebook: its rows tell who was asked, \
                        and its counts are then protected with those of the survey";
            diagnostics.push(Diagnostic::error(message).at(&of.place).hint(hint));
        }
    }
}

/// A column that is asked for, and what it holds.
struct AskedColumn<'s, 'r> {
    variable: &'s Variable,
    label: &'r str,
    cells: &'r CellRule,
    place: &'r Place,
}

fn shown(
    request: &RowsRequest,
    sources: Sources<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<ResultRows> {
    let language = sources.report.language;
    let domain = sources.domain(&request.of, &request.filter, diagnostics)?;
    let register = register(request, &domain, diagnostics)?;
    let columns = columns(request, &domain, diagnostics)?;
    let order = request.order.iter();
    let order = order.map(|name| shown_variable(name, &domain, diagnostics));
    let order = order.collect::<Option<Vec<_>>>()?;
    let mut rows = domain.rows().into_iter().map(|row| row.index()).collect::<Vec<_>>();
    check_number(request, &rows, diagnostics)?;
    rows.sort_by(|one, other| {
        let by = |variable: &&Variable| {
            let value = |row: usize| register.value(variable, row);
            compared(&value(*one), &value(*other), language)
        };
        order.iter().map(by).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
    });
    for column in &columns {
        check_cells(column, register, &rows, diagnostics)?;
    }
    let cells = |row: &usize| {
        let cell = |column: &AskedColumn<'_, '_>| {
            cell(column, &register.value(column.variable, *row), language)
        };
        columns.iter().map(cell).collect()
    };
    Some(ResultRows {
        id: request.id.clone(),
        origin: provenance(request, &domain),
        columns: columns
            .iter()
            .map(|column| ResultColumn {
                label: column.label.to_owned(),
                is_number: column.variable.scale == Scale::Numeric,
            })
            .collect(),
        rows: rows.iter().map(cells).collect(),
    })
}

/// Where rows come from.
fn provenance(request: &RowsRequest, domain: &Domain<'_>) -> Provenance {
    let survey = domain.survey;
    Provenance {
        survey: survey.name.clone(),
        wave: None,
        view: request.of.value.clone(),
        data: survey.file.clone(),
        fingerprint: survey.fingerprint.clone(),
        synthetic: survey.codebook.synthetic,
        register: true,
        population: None,
        variable: None,
        answers: Vec::new(),
        filter: domain.describe(),
        weighted_by: None,
        labels: None,
    }
}

/// The register that rows are asked of; that it is none whose rows may be shown is reported.
fn register<'s>(
    request: &RowsRequest,
    domain: &Domain<'s>,
    diagnostics: &mut Diagnostics,
) -> Option<OpenRegister<'s>> {
    let (of, survey) = (&request.of, domain.survey);
    if domain.bound().is_some() {
        let message =
            say!("the rows of `{of}` are single answers, and not shown", of = &of.value);
        let hint = "name the register itself, or a view of it without `one-row-per`";
        diagnostics.push(Diagnostic::error(message).at(&of.place).hint(hint));
        return None;
    }
    let register = survey.register();
    // Why it is none may have been told.
    if register.is_none() && survey.sound {
        let codebook = survey.codebook.file.place.source().name.clone();
        let why = Said::from(match survey.codebook.public {
            true => "it is public, but its codebook does not say that no row is a person",
            false => "its codebook does not say that it is a public register",
        });
        let message = say!(
            "the rows of `{of}` may not be shown one by one: {why}",
            of = &of.value,
            why
        );
        let hint = say!(
            "show how many there are, in a `table` or `chart`. Only if no row is a person and \
             everybody may read each of them as it stands, write in `{codebook}`: \
             `public: true` and `register: events`, `organisations`, `roles` or `activities`",
            codebook
        );
        diagnostics.push(Diagnostic::error(message).at(&of.place).hint(hint));
    }
    register
}

/// The columns that are asked for; what cannot be shown is reported.
fn columns<'s, 'r>(
    request: &'r RowsRequest,
    domain: &Domain<'s>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<AskedColumn<'s, 'r>>>
where
    's: 'r,
{
    let mut columns: Vec<Option<AskedColumn<'s, 'r>>> = Vec::new();
    for column in &request.columns {
        let name = &column.variable;
        let variable = shown_variable(name, domain, diagnostics);
        let variable = variable.filter(|variable| {
            let (fits, lacks, hint) = match &column.cells {
                CellRule::Date => (
                    variable.scale == Scale::Date,
                    "does not say when anything was",
                    "name a variable with `scale: date`",
                ),
                CellRule::Kind => (
                    !variable.categories.is_empty(),
                    "has no answers to tell kinds by",
                    "name a variable with `values`",
                ),
                CellRule::Any(_) | CellRule::Optional | CellRule::Whole => (true, "", ""),
            };
            if !fits {
                let message = say!(
                    "`{variable}` has the scale `{word}`, and so {lacks}",
                    variable = &name.value,
                    word = variable.scale.word(),
                    lacks = Said::from(lacks)
                );
                diagnostics.push(Diagnostic::error(message).at(&name.place).hint(hint));
            }
            fits
        });
        columns.push(variable.map(|variable| AskedColumn {
            variable,
            label: column.label.as_deref().unwrap_or(&variable.label),
            cells: &column.cells,
            place: &name.place,
        }));
    }
    columns.into_iter().collect()
}

/// A variable whose values can be shown; that there is none is reported.
fn shown_variable<'s>(
    name: &Placed<String>,
    domain: &Domain<'s>,
    diagnostics: &mut Diagnostics,
) -> Option<&'s Variable> {
    let variable = domain.variable(name, diagnostics)?;
    if variable.scale == Scale::Id {
        let message = say!(
            "`{name}` only tells rows apart, and is never shown",
            name = &name.value
        );
        let hint = "name a variable that says something about the row";
        diagnostics.push(Diagnostic::error(message).at(&name.place).hint(hint));
        return None;
    }
    Some(variable)
}

/// Reports that no rows are left, or more than anybody reads.
fn check_number(
    request: &RowsRequest,
    rows: &[usize],
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    if rows.is_empty() {
        let message = say!("no rows are left for `{name}`", name = &request.id.value);
        let hint = "check `of` and `where`: together they leave nothing";
        diagnostics.push(Diagnostic::error(message).at(&request.id.place).hint(hint));
        return None;
    }
    if rows.len() > limits::SHOWN_ROWS {
        let message = say!(
            "`{id}` would show {count} rows, and at most {most} are shown",
            id = &request.id.value,
            count = limits::told(rows.len()),
            most = limits::told(limits::SHOWN_ROWS)
        );
        let hint = "show fewer of them with `where`, or count them";
        diagnostics.push(Diagnostic::error(message).at(&request.id.place).hint(hint));
        return None;
    }
    Some(())
}

/// Reports cells that must not be empty, and what tells who somebody is. Nothing of what is
/// found is told but where it stands.
fn check_cells(
    column: &AskedColumn<'_, '_>,
    register: OpenRegister<'_>,
    rows: &[usize],
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let AskedColumn { variable, cells, place, .. } = column;
    let name = &variable.name.value;
    let value = |row: usize| register.value(variable, row);
    let is_nothing = |row: &&usize| {
        matches!(value(**row), RegisterValue::Empty | RegisterValue::Missing(_))
    };
    let empty = rows.iter().filter(is_nothing).collect::<Vec<_>>();
    let must = matches!(cells, CellRule::Date | CellRule::Whole);
    if let (true, Some(first)) = (must, empty.iter().min()) {
        let rows = told_rows(empty.len(), **first);
        let message = say!("`{name}` is empty in {rows}", name, rows);
        let hint = "fill in the cell, or leave such rows out with `where`";
        diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
        return None;
    }
    let mut persons = Vec::new();
    for row in rows {
        let RegisterValue::Text(text) = value(*row) else { continue };
        for found in identifiers(&text) {
            let row = row + 1;
            let hint = say!("it stands in row {row} of the column `{name}`", row, name);
            diagnostics.push(found.diagnostic(place).hint(hint));
        }
        if persons::looks_like_person(&text) {
            persons.push(*row);
        }
    }
    if let Some(first) = persons.iter().min() {
        let rows = told_rows(persons.len(), *first);
        let message = say!("`{name}` looks like it names persons in {rows}", name, rows);
        let hint = "show the role or the organisation instead; names of private persons do \
                    not belong in a register that is shown";
        let warning = Diagnostic::warning(message).at(place).hint(hint);
        diagnostics.push(warning.finding("person-name", name));
    }
    Some(())
}

/// How many rows, and which is the first.
fn told_rows(count: usize, first: usize) -> Said {
    let first = first + 1;
    match count {
        1 => say!("row {first}", first),
        many => say!("{many} rows, first in row {first}", many, first),
    }
}

/// What stands in a cell.
fn cell(
    column: &AskedColumn<'_, '_>,
    value: &RegisterValue,
    language: Language,
) -> ResultCell {
    let variable = column.variable;
    let (date, text) = match value {
        RegisterValue::Text(text) => {
            (None, Some(text.split_whitespace().collect::<Vec<_>>().join(" ")))
        }
        RegisterValue::Date(date) => (Some(*date), Some(date.in_words(language))),
        RegisterValue::Number(number) => (None, Some(written(*number, language))),
        RegisterValue::Categories(chosen) => {
            let labels = chosen.iter().map(|it| variable.categories[*it].label.as_str());
            (None, Some(labels.collect::<Vec<_>>().join(", ")))
        }
        RegisterValue::Missing(index) => {
            (None, Some(variable.missing[*index].label.clone()))
        }
        RegisterValue::Empty => (None, None),
    };
    let is_empty = text.as_ref().is_none_or(String::is_empty);
    let nothing = || match column.cells {
        CellRule::Any(Some(empty)) => empty.clone(),
        CellRule::Any(None) => language.words().not_stated().to_owned(),
        CellRule::Optional | CellRule::Kind | CellRule::Whole | CellRule::Date => {
            String::new()
        }
    };
    let text = text.filter(|text| !text.is_empty()).unwrap_or_else(nothing);
    ResultCell { text, date, is_empty }
}

/// A number as registers write them: years have no space between their thousands.
fn written(number: f64, language: Language) -> String {
    let is_short = number.fract() == 0.0 && number.abs() < 10_000.0;
    if is_short { format!("{number:.0}") } else { number::as_written(number, language) }
}

/// Which of two values comes first. Where nothing stands comes last.
fn compared(one: &RegisterValue, other: &RegisterValue, language: Language) -> Ordering {
    use RegisterValue::{Categories, Date, Missing, Number, Text};
    let rank = |value: &RegisterValue| match value {
        Text(_) | Date(_) | Number(_) | Categories(_) => 0,
        Missing(_) => 1,
        RegisterValue::Empty => 2,
    };
    match (one, other) {
        (Text(one), Text(other)) => language.alphabetical(one, other),
        (Date(one), Date(other)) => one.cmp(other),
        (Number(one), Number(other)) => one.total_cmp(other),
        (Categories(one), Categories(other)) => one.cmp(other),
        (Missing(one), Missing(other)) => one.cmp(other),
        _ => rank(one).cmp(&rank(other)),
    }
}
