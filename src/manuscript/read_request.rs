//! Reads views, numbers, charts and tables from YAML.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::number::Rounding;
use crate::yaml::{Content, Fields, Node};

use super::block::{Chart, ChartKind, Table, TableRows};
use super::prose::Prose;
use super::quantile;
use super::read_id;
use super::request::{
    BaseRule, Condition, Grouping, Measure, Number, Order, PercentOf, Published,
    PublishedField, Series, Statistic, Subject, TableRequest, Totals, View,
};
use super::show::{self, Shower, Shown, Written};
use super::waves::{self, Remeasured, WAVE};

impl BaseRule {
    /// The words an author writes.
    pub(super) const WORDS: [(&'static str, Self); 2] =
        [("all", Self::All), ("valid", Self::Valid)];
}

pub(super) fn decimals(node: &Node, diagnostics: &mut Diagnostics) -> Option<u8> {
    let value = node.natural(diagnostics)?;
    let decimals = u8::try_from(value).ok().filter(|decimals| *decimals <= 6);
    if decimals.is_none() {
        diagnostics.push(node.expected("a number of decimals from 0 to 6"));
    }
    decimals
}

pub(super) fn filter(
    node: Option<&Node>,
    diagnostics: &mut Diagnostics,
) -> Vec<Condition> {
    let Some(entries) = node.and_then(|node| node.entries(diagnostics)) else {
        return Vec::new();
    };
    entries
        .iter()
        .map(|(variable, node)| Condition {
            variable: variable.clone(),
            labels: node.texts(diagnostics),
        })
        .collect()
}

pub(super) fn view(
    name: &Placed<String>,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Option<View> {
    let mut fields = Fields::new(node, "a view", diagnostics)?;
    let survey = fields.required_text("survey", diagnostics);
    let filter = filter(fields.optional("where"), diagnostics);
    let one_row_per = fields.optional_text("one-row-per", diagnostics);
    let unit = fields.optional("unit").and_then(|node| unit(node, diagnostics));
    fields.finish(diagnostics);
    Some(View { name: name.clone(), survey: survey?, filter, one_row_per, unit })
}

/// What a row is: one, many.
fn unit(node: &Node, diagnostics: &mut Diagnostics) -> Option<(String, String)> {
    let mut fields = Fields::new(node, "a unit", diagnostics)?;
    let one = fields.required_text("one", diagnostics);
    let many = fields.required_text("many", diagnostics);
    fields.finish(diagnostics);
    Some((one?.value, many?.value))
}

const STATISTICS: [(&str, Statistic); 9] = [
    ("share", Statistic::Share),
    ("count", Statistic::Count),
    ("mean", Statistic::Mean),
    ("median", Statistic::Median),
    ("quantile", Statistic::Quantile),
    ("sd", Statistic::Sd),
    ("sum", Statistic::Sum),
    ("mentions", Statistic::Mentions),
    ("alpha", Statistic::Alpha),
];

/// The parts of a number that can have been printed.
const PUBLISHED: [(&str, PublishedField); 5] = [
    ("n", PublishedField::N),
    ("base", PublishedField::Base),
    ("percent", PublishedField::Percent),
    ("mean", PublishedField::Value),
    ("value", PublishedField::Value),
];

pub(super) fn number(
    id: &Placed<String>,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Option<Number> {
    let mut fields = Fields::new(node, "a number", diagnostics)?;
    let of = fields.required_text("of", diagnostics);
    let variable = fields.optional_text("variable", diagnostics);
    let picked = fields.optional("in");
    let values = picked.map(|node| node.texts(diagnostics)).unwrap_or_default();
    let filter = filter(fields.optional("where"), diagnostics);
    let statistic = fields.optional_choice("statistic", &STATISTICS, diagnostics);
    let quantile = quantile::quantile(&mut fields, (id, statistic), diagnostics);
    let base = fields.optional_choice("base", &BaseRule::WORDS, diagnostics);
    let places = fields.optional("decimals").and_then(|node| decimals(node, diagnostics));
    let rounding = fields.optional_choice("rounding", &Rounding::WORDS, diagnostics);
    let weights = show::weights(&mut fields, diagnostics);
    let published = published(fields.optional("published"), diagnostics);
    let place = fields.place().clone();
    if !fields.finish(diagnostics).is_empty() {
        // Whatever seems to be missing may be what was misspelt.
        return None;
    }
    let statistic = statistic.unwrap_or(if values.is_empty() {
        Statistic::Count
    } else {
        Statistic::Share
    });
    if let Some(node) = picked.filter(|_| !is_of_some(statistic)) {
        let word = STATISTICS.iter().find(|(_, one)| *one == statistic);
        let word = word.map_or("", |(word, _)| word);
        let message = format!("`in` has no meaning for `statistic: {word}`");
        let hint = "leave it out; rows are chosen with `where: {variable: answer}`";
        diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
    }
    let lacks_variable = statistic != Statistic::Count && variable.is_none();
    if lacks_variable || (!values.is_empty() && variable.is_none()) {
        let message = format!("the number `{}` does not say which variable", id.value);
        diagnostics
            .push(Diagnostic::error(message).at(&place).hint("add a line `variable: …`"));
        return None;
    }
    if statistic == Statistic::Share && values.is_empty() {
        let message = format!("the share `{}` does not say of which answers", id.value);
        diagnostics.push(
            Diagnostic::error(message).at(&place).hint("add a line `in: [answer, …]`"),
        );
        return None;
    }
    Some(Number {
        id: id.clone(),
        of: of?,
        variable,
        values,
        filter,
        statistic,
        quantile: quantile?,
        base,
        decimals: places,
        rounding,
        weights,
        published,
    })
}

/// Whether `in` says which answers a statistic is about.
const fn is_of_some(statistic: Statistic) -> bool {
    match statistic {
        Statistic::Share | Statistic::Count => true,
        Statistic::Mean
        | Statistic::Median
        | Statistic::Quantile
        | Statistic::Sd
        | Statistic::Sum
        | Statistic::Mentions
        | Statistic::Alpha => false,
    }
}

fn published(node: Option<&Node>, diagnostics: &mut Diagnostics) -> Vec<Published> {
    let Some(mut fields) =
        node.and_then(|node| Fields::new(node, "published figures", diagnostics))
    else {
        return Vec::new();
    };
    let mut list = Vec::new();
    for (key, field) in PUBLISHED {
        if let Some(node) = fields.optional(key)
            && let Some(value) = node.number(diagnostics)
        {
            let place = node.place.clone();
            list.push(Published { field, value, place, erratum: None });
        }
    }
    if let Some(node) = fields.optional("erratum") {
        erratum(node, &mut list, diagnostics);
    }
    fields.finish(diagnostics);
    list
}

/// Reads why printed figures cannot come from the data: one reason for all of them, or one
/// for each that is named.
fn erratum(node: &Node, list: &mut [Published], diagnostics: &mut Diagnostics) {
    if !matches!(node.content, Content::Map(_)) {
        let reason = node.text(diagnostics).and_then(|text| reason(text, diagnostics));
        for published in list {
            published.erratum.clone_from(&reason);
        }
        return;
    }
    let Some(mut fields) = Fields::new(node, "an erratum", diagnostics) else { return };
    for (key, field) in PUBLISHED {
        let Some(text) = fields.optional_text(key, diagnostics) else { continue };
        let Some(text) = reason(text, diagnostics) else { continue };
        match list.iter_mut().find(|published| published.field == field) {
            Some(published) => published.erratum = Some(text),
            None => diagnostics.push(
                Diagnostic::error(format!("nothing was published under `{key}`"))
                    .at(&text.place)
                    .hint(format!(
                        "write what was printed, `{key}: …`, beside `erratum`"
                    )),
            ),
        }
    }
    fields.finish(diagnostics);
}

/// A reason must say something.
fn reason(text: Placed<String>, diagnostics: &mut Diagnostics) -> Option<Placed<String>> {
    if !text.value.trim().is_empty() {
        return Some(text);
    }
    let hint = "say why the data cannot give what was printed";
    let message = "an erratum without a reason";
    diagnostics.push(Diagnostic::error(message).at(&text.place).hint(hint));
    None
}

fn series(node: &Node, diagnostics: &mut Diagnostics) -> Vec<Series> {
    let items = node.list(diagnostics).unwrap_or_default();
    let mut list = Vec::new();
    for item in items {
        let Some(mut fields) = Fields::new(item, "a series", diagnostics) else {
            continue;
        };
        let label = fields.required_text("label", diagnostics);
        let of = fields.optional_text("of", diagnostics);
        let filter = filter(fields.optional("where"), diagnostics);
        let misspelt = !fields.finish(diagnostics).is_empty();
        if let Some(label) = label.filter(|_| !misspelt) {
            list.push(Series { label, of, filter });
        }
    }
    list
}

/// The keys that charts and tables share.
struct Shared {
    id: Option<Placed<String>>,
    caption: Option<Prose>,
    of: Option<Placed<String>>,
    filter: Vec<Condition>,
    base: Option<BaseRule>,
    decimals: Option<u8>,
    missing: Option<bool>,
    note: Option<Prose>,
    float: bool,
    battery: Vec<Placed<String>>,
}

fn shared(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Shared {
    let id = fields.required_text("id", diagnostics);
    if let Some(id) = &id {
        read_id(id, diagnostics);
    }
    let words = [("show", true), ("hide", false)];
    Shared {
        id,
        caption: fields
            .required("caption", diagnostics)
            .and_then(|node| Prose::read(node, diagnostics)),
        of: fields.optional_text("of", diagnostics),
        filter: filter(fields.optional("where"), diagnostics),
        base: fields.optional_choice("base", &BaseRule::WORDS, diagnostics),
        decimals: fields
            .optional("decimals")
            .and_then(|node| decimals(node, diagnostics)),
        missing: fields.optional_choice("missing", &words, diagnostics),
        note: fields.optional("note").and_then(|node| Prose::read(node, diagnostics)),
        float: fields
            .optional("float")
            .and_then(|node| node.boolean(diagnostics))
            .unwrap_or(false),
        battery: fields
            .optional("variables")
            .map(|node| node.texts(diagnostics))
            .unwrap_or_default(),
    }
}

pub(super) fn chart(node: &Node, diagnostics: &mut Diagnostics) -> Option<Chart> {
    let mut fields = Fields::new(node, "a chart", diagnostics)?;
    let mut shared = shared(&mut fields, diagnostics);
    let variable = fields.optional_text("variable", diagnostics);
    let by = fields.optional_text("by", diagnostics);
    let series = fields
        .optional("series")
        .map(|node| series(node, diagnostics))
        .unwrap_or_default();
    let kind = fields.optional_choice("type", &ChartKind::ALL, diagnostics);
    let numbers = fields.optional("numbers");
    let numbers = numbers.map(|node| (waves::read_numbers(node, diagnostics), node));
    let written = Written::read(&mut fields, Shower::Chart, diagnostics);
    let orders = [("codebook", Order::Codebook), ("descending", Order::Descending)];
    let order = fields.optional_choice("order", &orders, diagnostics);
    let alt = fields.optional("alt").and_then(|node| Prose::read(node, diagnostics));
    let place = fields.place().clone();
    if !fields.finish(diagnostics).is_empty() {
        return None;
    }
    let kind =
        if numbers.is_some() { Some(kind.unwrap_or(ChartKind::Dot)) } else { kind };
    let shows_change = matches!(kind, Some(ChartKind::Slope | ChartKind::Dot));
    let battery = std::mem::take(&mut shared.battery);
    let rows = shared.of.is_some() || !shared.filter.is_empty();
    let asked =
        Charted { variable, battery, by, series, numbers, rows, place: place.clone() };
    let (subject, grouping) = asked.settle(shows_change, diagnostics)?;
    let battery = matches!(subject, Subject::Battery(_));
    let grouped = !matches!(grouping, Grouping::None);
    let kind = kind.unwrap_or(match (battery, grouped) {
        (true, _) => ChartKind::StackedBar,
        (false, true) => ChartKind::GroupedBar,
        (false, false) => ChartKind::Bar,
    });
    let of_whole =
        matches!(kind, ChartKind::StackedBar | ChartKind::Diverging | ChartKind::Pie);
    let shares = of_whole || shows_change;
    let default = if shares { Measure::Percent } else { Measure::Count };
    let Shown { measure, moments, interval, compare, weights } =
        written.settle(Shower::Chart, default, diagnostics)?;
    if shares && (measure == Measure::Mean || interval) {
        let (message, hint) = if interval {
            let hint = "use `type: bar` or `grouped-bar`, or make a table";
            ("this type of chart has no place for intervals", hint)
        } else {
            let hint = "use `type: bar` with `measure: mean`";
            ("this type of chart shows shares, not means", hint)
        };
        diagnostics.push(Diagnostic::error(message).at(&place).hint(hint));
        return None;
    }
    let request = TableRequest {
        id: shared.id?,
        of: shared.of,
        filter: shared.filter,
        subject,
        grouping,
        measure,
        moments,
        interval,
        compare,
        weights,
        percent_of: PercentOf::Group,
        base: shared.base,
        decimals: shared.decimals,
        missing: shared
            .missing
            .unwrap_or(!shares && measure == Measure::Count && !grouped),
        order: order.unwrap_or_default(),
        totals: Totals::default(),
    };
    let (caption, note, float) = (shared.caption?, shared.note, shared.float);
    Some(Chart { request, caption, kind, note, alt, float })
}

/// What a chart shows and how it is broken down, as it is written.
struct Charted<'n> {
    variable: Option<Placed<String>>,
    battery: Vec<Placed<String>>,
    by: Option<Placed<String>>,
    series: Vec<Series>,
    numbers: Option<(Vec<Remeasured>, &'n Node)>,
    /// Whether it says which rows it is about.
    rows: bool,
    place: crate::diagnostic::Place,
}

impl Charted<'_> {
    fn settle(
        self,
        shows_change: bool,
        diagnostics: &mut Diagnostics,
    ) -> Option<(Subject, Grouping)> {
        let grouping = match (self.by, self.series.is_empty()) {
            (Some(by), false) => {
                let message = "a chart has either `by` or `series`, not both";
                diagnostics.push(Diagnostic::error(message).at(&by.place));
                return None;
            }
            (Some(by), true) => Grouping::By(by),
            (None, false) => Grouping::Series(self.series),
            (None, true) => Grouping::None,
        };
        if let Some((numbers, node)) = self.numbers {
            let nothing_else = self.variable.is_none()
                && self.battery.is_empty()
                && !self.rows
                && matches!(grouping, Grouping::None);
            if !nothing_else || !shows_change {
                let message =
                    "a chart of `numbers` has them in each wave, and nothing else";
                let hint = "write `type: dot` or `slope`, and leave out `of`, `variable`, \
                            `by` and `where`: the numbers say them";
                diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
                return None;
            }
            let by = Placed::new(WAVE.to_owned(), node.place.clone());
            return Some((Subject::Numbers(numbers), Grouping::By(by)));
        }
        let by_wave = matches!(&grouping, Grouping::By(by) if by.value == WAVE);
        if shows_change && !by_wave {
            let message = "this type of chart shows a change from wave to wave";
            let hint = "add `by: wave`, or name `numbers`";
            diagnostics.push(Diagnostic::error(message).at(&self.place).hint(hint));
            return None;
        }
        let (variable, battery) = (self.variable, self.battery);
        let subject = subject(variable, battery, &self.place, "a chart", diagnostics)?;
        Some((subject, grouping))
    }
}

fn subject(
    variable: Option<Placed<String>>,
    battery: Vec<Placed<String>>,
    place: &crate::diagnostic::Place,
    what: &str,
    diagnostics: &mut Diagnostics,
) -> Option<Subject> {
    match (variable, battery.is_empty()) {
        (Some(variable), true) => Some(Subject::Variable(variable)),
        (None, false) => Some(Subject::Battery(battery)),
        (Some(variable), false) => {
            let message =
                format!("{what} has either `variable` or `variables`, not both");
            diagnostics.push(Diagnostic::error(message).at(&variable.place));
            None
        }
        (None, true) => {
            let message = format!("{what} does not say which variable it shows");
            diagnostics.push(
                Diagnostic::error(message).at(place).hint("add a line `variable: …`"),
            );
            None
        }
    }
}

/// Rows or columns of a table: a variable, or named row sets.
enum Axis {
    Variable(Placed<String>),
    Series(Vec<Series>),
}

fn axis(node: &Node, diagnostics: &mut Diagnostics) -> Option<Axis> {
    match &node.content {
        Content::List(_) => Some(Axis::Series(series(node, diagnostics))),
        Content::Null | Content::Scalar(..) | Content::Map(_) => {
            node.text(diagnostics).map(Axis::Variable)
        }
    }
}

pub(super) fn table(node: &Node, diagnostics: &mut Diagnostics) -> Option<Table> {
    let mut fields = Fields::new(node, "a table", diagnostics)?;
    let shared = shared(&mut fields, diagnostics);
    let rows = fields.optional("rows").and_then(|node| axis(node, diagnostics));
    let columns = fields.optional("columns").and_then(|node| axis(node, diagnostics));
    let written = Written::read(&mut fields, Shower::Table, diagnostics);
    let directions = [("row", 0_u8), ("column", 1), ("table", 2)];
    let direction = fields.optional_choice("percent-of", &directions, diagnostics);
    let totals = [
        ("none", (false, false)),
        ("rows", (true, false)),
        ("columns", (false, true)),
        ("both", (true, true)),
    ];
    let totals = fields.optional_choice("totals", &totals, diagnostics);
    let place = fields.place().clone();
    if !fields.finish(diagnostics).is_empty() {
        return None;
    }
    let Shape { subject, grouping, rows } =
        shape(rows, columns, shared.battery, &place, diagnostics)?;
    let (total_row, total_column) = totals.unwrap_or_default();
    let groups_as_rows = rows == TableRows::Groups;
    let default = match &subject {
        Subject::Battery(_) => Measure::Mean,
        Subject::Variable(_) | Subject::Numbers(_) => Measure::Count,
    };
    let Shown { measure, moments, interval, compare, weights } =
        written.settle(Shower::Table, default, diagnostics)?;
    let request = TableRequest {
        id: shared.id?,
        of: shared.of,
        filter: shared.filter,
        subject,
        measure,
        moments,
        interval,
        compare,
        weights,
        percent_of: percent_of(direction, rows, &grouping),
        grouping,
        base: shared.base,
        decimals: shared.decimals,
        missing: shared.missing.unwrap_or(true),
        order: Order::Codebook,
        totals: Totals {
            groups: if groups_as_rows { total_row } else { total_column },
            categories: if groups_as_rows { total_column } else { total_row },
        },
    };
    let (caption, note, float) = (shared.caption?, shared.note, shared.float);
    Some(Table { request, caption, rows, note, float })
}

/// `row` and `column` as the author sees them, turned into groups and categories.
fn percent_of(direction: Option<u8>, rows: TableRows, grouping: &Grouping) -> PercentOf {
    match (direction, rows) {
        (Some(2), _) => PercentOf::Table,
        (Some(1), TableRows::Groups) => PercentOf::Category,
        (Some(0), TableRows::Categories) if !matches!(grouping, Grouping::None) => {
            PercentOf::Category
        }
        _ => PercentOf::Group,
    }
}

struct Shape {
    subject: Subject,
    grouping: Grouping,
    rows: TableRows,
}

/// What is counted and what it is broken down by, from what stands in rows and columns.
fn shape(
    rows: Option<Axis>,
    columns: Option<Axis>,
    battery: Vec<Placed<String>>,
    place: &crate::diagnostic::Place,
    diagnostics: &mut Diagnostics,
) -> Option<Shape> {
    let variable = |variable| Subject::Variable(variable);
    let is_wave = |name: &Placed<String>| name.value == WAVE;
    let shape = match (rows, columns, battery.is_empty()) {
        (Some(Axis::Variable(row)), Some(Axis::Variable(column)), true)
            if is_wave(&column) =>
        {
            Shape {
                subject: variable(row),
                grouping: Grouping::By(column),
                rows: TableRows::Categories,
            }
        }
        (Some(Axis::Variable(row)), Some(Axis::Variable(column)), true) => Shape {
            subject: variable(column),
            grouping: Grouping::By(row),
            rows: TableRows::Groups,
        },
        (Some(Axis::Series(series)), Some(Axis::Variable(column)), true) => Shape {
            subject: variable(column),
            grouping: Grouping::Series(series),
            rows: TableRows::Groups,
        },
        (Some(Axis::Variable(row)), Some(Axis::Series(series)), true) => Shape {
            subject: variable(row),
            grouping: Grouping::Series(series),
            rows: TableRows::Categories,
        },
        (Some(Axis::Variable(row)), None, true) => Shape {
            subject: variable(row),
            grouping: Grouping::None,
            rows: TableRows::Categories,
        },
        (None, None, false) => Shape {
            subject: Subject::Battery(battery),
            grouping: Grouping::None,
            rows: TableRows::Groups,
        },
        (Some(rows), None, false) if battery.len() == 1 => Shape {
            subject: variable(battery.into_iter().next()?),
            grouping: match rows {
                Axis::Variable(row) => Grouping::By(row),
                Axis::Series(series) => Grouping::Series(series),
            },
            rows: TableRows::Groups,
        },
        _ => {
            let message = "these rows and columns do not make a table";
            diagnostics.push(Diagnostic::error(message).at(place).hint(
                "give `rows` a variable, and `columns` a variable or a list of series; \
                 or give `variables` for one row each",
            ));
            return None;
        }
    };
    Some(shape)
}
