//! Reads views, numbers, charts and tables from YAML.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::format::{ChoiceWords, Decimal, Fields, Includes, MapKey, Text};
use crate::yaml::{Content, Node};

use super::block::{Chart, ChartKind, ChartPlace};
use super::keys::request as keys;
use super::keys::{self as shared_keys, Below, Captioned};
use super::prose::Prose;
use super::quantile;
use super::read_id;
use super::request::{
    BaseRule, Condition, Grouping, Measure, Number, Order, PercentOf, PublishedField,
    PublishedFigure, RowUnit, Series, Statistic, Subject, TableRequest, Totals, View,
};
use super::show::{self, Shower, ShownParts, WrittenShow};
use super::waves::{self, Remeasured, WAVE};

impl ChoiceWords for BaseRule {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] =
        &[("all", Self::All), ("valid", Self::Valid)];
}

impl ChoiceWords for Order {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] =
        &[("codebook", Self::Codebook), ("descending", Self::Descending)];
}

impl ChoiceWords for Statistic {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] = &[
        ("share", Self::Share),
        ("count", Self::Count),
        ("mean", Self::Mean),
        ("median", Self::Median),
        ("quantile", Self::Quantile),
        ("sd", Self::Sd),
        ("sum", Self::Sum),
        ("mentions", Self::Mentions),
        ("alpha", Self::Alpha),
        ("months", Self::Months),
    ];
}

/// Whether ways of not answering are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MissingShown {
    /// They are.
    Show,
    /// They are not.
    Hide,
}

impl ChoiceWords for MissingShown {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] =
        &[("show", Self::Show), ("hide", Self::Hide)];
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
    entries: Option<&[(Placed<String>, Node)]>,
    diagnostics: &mut Diagnostics,
) -> Vec<Condition> {
    entries
        .unwrap_or_default()
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
    let mut fields = Fields::<keys::ViewMap>::new(node, diagnostics)?;
    let survey = fields.read(keys::ViewMap::SURVEY, diagnostics);
    let filter = filter(fields.read(keys::ViewMap::WHERE, diagnostics), diagnostics);
    let one_row_per = fields.read(keys::ViewMap::ONE_ROW_PER, diagnostics);
    let unit = fields.read(keys::ViewMap::UNIT, diagnostics);
    let unit = unit.and_then(|fields| unit_of(fields, diagnostics));
    fields.finish(diagnostics);
    Some(View { name: name.clone(), survey: survey?, filter, one_row_per, unit })
}

/// What a row is.
pub(crate) fn unit_of(
    mut fields: Fields<'_, shared_keys::Unit>,
    diagnostics: &mut Diagnostics,
) -> Option<RowUnit> {
    let one = fields.read(shared_keys::Unit::ONE, diagnostics);
    let many = fields.read(shared_keys::Unit::MANY, diagnostics);
    fields.finish(diagnostics);
    Some(RowUnit { one: one?.value, many: many?.value })
}

/// A part of a number that can have been printed.
struct PrintedField {
    /// What was printed.
    key: MapKey<keys::Published, Decimal>,
    /// Why the data cannot give it.
    erratum: MapKey<keys::Erratum, Text>,
    field: PublishedField,
}

const PRINTED: [PrintedField; 5] = [
    PrintedField {
        key: keys::Published::N,
        erratum: keys::Erratum::N,
        field: PublishedField::N,
    },
    PrintedField {
        key: keys::Published::BASE,
        erratum: keys::Erratum::BASE,
        field: PublishedField::Base,
    },
    PrintedField {
        key: keys::Published::PERCENT,
        erratum: keys::Erratum::PERCENT,
        field: PublishedField::Percent,
    },
    PrintedField {
        key: keys::Published::MEAN,
        erratum: keys::Erratum::MEAN,
        field: PublishedField::Value,
    },
    PrintedField {
        key: keys::Published::VALUE,
        erratum: keys::Erratum::VALUE,
        field: PublishedField::Value,
    },
];

pub(super) fn number(
    id: &Placed<String>,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Option<Number> {
    let mut fields = Fields::<keys::Number>::new(node, diagnostics)?;
    let of = fields.read(keys::Number::OF, diagnostics);
    let variable = fields.read(keys::Number::VARIABLE, diagnostics);
    let picked = fields.optional(keys::Number::IN);
    let values = picked.map(|node| node.texts(diagnostics)).unwrap_or_default();
    let filter = filter(fields.read(keys::Number::WHERE, diagnostics), diagnostics);
    let statistic = fields.read(keys::Number::STATISTIC, diagnostics);
    let quantile = quantile::quantile(&mut fields, id, statistic, diagnostics);
    let base = fields.read(keys::Number::BASE, diagnostics);
    let places = fields.optional(keys::Number::DECIMALS);
    let places = places.and_then(|node| decimals(node, diagnostics));
    let rounding = fields.read(keys::Number::ROUNDING, diagnostics);
    let weights = show::weights(&mut fields, keys::Number::WEIGHTS, diagnostics);
    let published = fields.read(keys::Number::PUBLISHED, diagnostics);
    let published =
        published.map(|fields| read_published(fields, diagnostics)).unwrap_or_default();
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
        let word = Statistic::WORDS.iter().find(|(_, one)| *one == statistic);
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
        | Statistic::Alpha
        | Statistic::Months => false,
    }
}

fn read_published(
    mut fields: Fields<'_, keys::Published>,
    diagnostics: &mut Diagnostics,
) -> Vec<PublishedFigure> {
    let mut list = Vec::new();
    for PrintedField { key, field, .. } in PRINTED {
        if let Some(node) = fields.optional(key)
            && let Some(value) = node.number(diagnostics)
        {
            let place = node.place.clone();
            list.push(PublishedFigure { field, value, place, erratum: None });
        }
    }
    if let Some(node) = fields.optional(keys::Published::ERRATUM) {
        erratum(node, &mut list, diagnostics);
    }
    fields.finish(diagnostics);
    list
}

/// Reads why printed figures cannot come from the data: one reason for all of them, or one
/// for each that is named.
fn erratum(node: &Node, list: &mut [PublishedFigure], diagnostics: &mut Diagnostics) {
    if !matches!(node.content, Content::Map(_)) {
        let reason = node.text(diagnostics).and_then(|text| reason(text, diagnostics));
        for published in list {
            published.erratum.clone_from(&reason);
        }
        return;
    }
    let Some(mut fields) = Fields::<keys::Erratum>::new(node, diagnostics) else {
        return;
    };
    for PrintedField { erratum: key, field, .. } in PRINTED {
        let Some(text) = fields.read(key, diagnostics) else { continue };
        let Some(text) = reason(text, diagnostics) else { continue };
        match list.iter_mut().find(|published| published.field == field) {
            Some(published) => published.erratum = Some(text),
            None => {
                let key = key.name;
                let message = format!("nothing was published under `{key}`");
                let hint =
                    format!("write what was printed, `{key}: …`, beside `erratum`");
                diagnostics.push(Diagnostic::error(message).at(&text.place).hint(hint));
            }
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

pub(super) fn series(items: &[Node], diagnostics: &mut Diagnostics) -> Vec<Series> {
    let mut list = Vec::new();
    for item in items {
        let Some(mut fields) = Fields::<keys::RowSet>::new(item, diagnostics) else {
            continue;
        };
        let label = fields.read(keys::RowSet::LABEL, diagnostics);
        let of = fields.read(keys::RowSet::OF, diagnostics);
        let filter = filter(fields.read(keys::RowSet::WHERE, diagnostics), diagnostics);
        let misspelt = !fields.finish(diagnostics).is_empty();
        if let Some(label) = label.filter(|_| !misspelt) {
            list.push(Series { label, of, filter });
        }
    }
    list
}

/// The keys that charts and tables share.
pub(super) struct Shared {
    pub(super) id: Option<Placed<String>>,
    pub(super) caption: Option<Prose>,
    pub(super) of: Option<Placed<String>>,
    pub(super) filter: Vec<Condition>,
    pub(super) base: Option<BaseRule>,
    pub(super) decimals: Option<u8>,
    pub(super) missing: Option<MissingShown>,
    pub(super) note: Option<Prose>,
    pub(super) float: bool,
    pub(super) battery: Vec<Placed<String>>,
}

/// What has a caption and asks something of the data.
pub(super) trait Request:
    Includes<Captioned> + Includes<keys::Rows> + Includes<keys::Asked> + Includes<Below>
{
}

impl Request for keys::Chart {}
impl Request for keys::Table {}

pub(super) fn shared<M: Request>(
    fields: &mut Fields<'_, M>,
    diagnostics: &mut Diagnostics,
) -> Shared {
    let id = fields.read(Captioned::ID, diagnostics);
    if let Some(id) = &id {
        read_id(id, diagnostics);
    }
    let places = fields.optional(keys::Asked::DECIMALS);
    Shared {
        id,
        caption: fields.read(Captioned::CAPTION, diagnostics),
        of: fields.read(keys::Rows::OF, diagnostics),
        filter: filter(fields.read(keys::Rows::WHERE, diagnostics), diagnostics),
        base: fields.read(keys::Asked::BASE, diagnostics),
        decimals: places.and_then(|node| decimals(node, diagnostics)),
        missing: fields.read(keys::Asked::MISSING, diagnostics),
        note: fields.read(Below::NOTE, diagnostics),
        float: fields.read(Below::FLOAT, diagnostics).unwrap_or(false),
        battery: fields.read(keys::Asked::VARIABLES, diagnostics).unwrap_or_default(),
    }
}

pub(super) fn chart(
    mut fields: Fields<'_, keys::Chart>,
    diagnostics: &mut Diagnostics,
) -> Option<Chart> {
    let mut shared = shared(&mut fields, diagnostics);
    let variable = fields.read(keys::Chart::VARIABLE, diagnostics);
    let by = fields.read(keys::Chart::BY, diagnostics);
    let series = fields
        .read(keys::Chart::SERIES, diagnostics)
        .map(|items| series(items, diagnostics))
        .unwrap_or_default();
    let kind = fields.read(keys::Chart::TYPE, diagnostics);
    let numbers = fields.optional(keys::Chart::NUMBERS);
    let numbers = numbers.map(|node| (waves::read_numbers(node, diagnostics), node));
    let written = WrittenShow::read(&mut fields, keys::Chart::MEASURE, diagnostics);
    let order = fields.read(keys::Chart::ORDER, diagnostics);
    let alt = fields.read(keys::Chart::ALT, diagnostics);
    let place = fields.place().clone();
    if !fields.finish(diagnostics).is_empty() {
        return None;
    }
    let kind =
        if numbers.is_some() { Some(kind.unwrap_or(ChartKind::Dot)) } else { kind };
    let shows_change = kind.is_some_and(|kind| Shows::of(kind) == Shows::Change);
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
    let shares = Shows::of(kind) != Shows::Values;
    let default = if shares { Measure::Percent } else { Measure::Count };
    let ShownParts { measure, moments, interval, compare, weights } =
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
        missing: match shared.missing {
            Some(MissingShown::Show) => true,
            Some(MissingShown::Hide) => false,
            None => !shares && measure == Measure::Count && !grouped,
        },
        order: order.unwrap_or_default(),
        totals: Totals::default(),
    };
    let (caption, note, float) = (shared.caption?, shared.note, shared.float);
    let place = ChartPlace::Full;
    Some(Chart { request, caption, kind, note, alt, float, place })
}

/// What a kind of chart can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shows {
    /// Counts, shares and means, with intervals.
    Values,
    /// Shares of a whole.
    Parts,
    /// How shares or counts have changed.
    Change,
}

impl Shows {
    fn of(kind: ChartKind) -> Self {
        match kind {
            ChartKind::Bar | ChartKind::Lollipop | ChartKind::GroupedBar => Self::Values,
            ChartKind::StackedBar | ChartKind::Diverging | ChartKind::Pie => Self::Parts,
            ChartKind::Slope | ChartKind::Dot => Self::Change,
        }
    }
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
