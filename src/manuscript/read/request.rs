//! Reads views and numbers, and what charts and tables ask alike.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::format::{ChoiceWords, Decimal, Fields, Includes, MapKey, Text};
use crate::manuscript::ids::read_id;
use crate::manuscript::keys::{Below, Captioned, Unit, request as keys};
use crate::manuscript::prose::Prose;
use crate::manuscript::request::{
    BaseRule, Condition, MissingShown, Number, PublishedField, PublishedFigure, RowUnit,
    Series, Statistic, View,
};
use crate::say;
use crate::yaml::{Content, Node};

use super::order::WrittenOrder;
use super::{inference, quantile};

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
    mut fields: Fields<'_, Unit>,
    diagnostics: &mut Diagnostics,
) -> Option<RowUnit> {
    let one = fields.read(Unit::ONE, diagnostics);
    let many = fields.read(Unit::MANY, diagnostics);
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
    let asked = OtherAsker { id, statistic, counts_some: picked.is_some() };
    let other = asked.other(&mut fields, diagnostics);
    let base = fields.read(keys::Number::BASE, diagnostics);
    let places = fields.optional(keys::Number::DECIMALS);
    let places = places.and_then(|node| decimals(node, diagnostics));
    let rounding = fields.read(keys::Number::ROUNDING, diagnostics);
    let weights = inference::weights(&mut fields, keys::Number::WEIGHTS, diagnostics);
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
        let message = say!("`in` has no meaning for `statistic: {word}`", word);
        let hint = "leave it out; rows are chosen with `where: {variable: answer}`";
        diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
    }
    let of_rows = matches!(statistic, Statistic::Count | Statistic::Total);
    let of_both = matches!(other, Some(Some(_)));
    let lacks_variable = (!of_rows || of_both) && variable.is_none();
    if lacks_variable || (!values.is_empty() && variable.is_none()) {
        let message =
            say!("the number `{id}` does not say which variable", id = &id.value);
        diagnostics
            .push(Diagnostic::error(message).at(&place).hint("add a line `variable: …`"));
        return None;
    }
    if statistic == Statistic::Share && values.is_empty() {
        let message =
            say!("the share `{id}` does not say of which answers", id = &id.value);
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
        other: other?,
        complete: Vec::new(),
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
        Statistic::Share | Statistic::Count | Statistic::Total => true,
        Statistic::Mean
        | Statistic::Median
        | Statistic::Quantile
        | Statistic::Sd
        | Statistic::Shape(_)
        | Statistic::Sum
        | Statistic::Ratio
        | Statistic::Scale(_)
        | Statistic::Correlation(_)
        | Statistic::PairedDifference
        | Statistic::Mentions
        | Statistic::Alpha
        | Statistic::Months => false,
    }
}

/// A number that may be of two variables.
struct OtherAsker<'n> {
    id: &'n Placed<String>,
    statistic: Option<Statistic>,
    /// Whether certain answers are counted.
    counts_some: bool,
}

impl OtherAsker<'_> {
    /// Reads the other variable of a ratio or correlation, or of a count of those who answered
    /// both; nothing in it for other statistics, and `None` if it is wrong.
    fn other(
        &self,
        fields: &mut Fields<'_, keys::Number>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Option<Placed<String>>> {
        let Self { id, statistic, counts_some } = *self;
        let is_count = matches!(statistic, None | Some(Statistic::Count));
        let per = fields.read(keys::Number::PER, diagnostics);
        let with = fields.read(keys::Number::WITH, diagnostics);
        let id = &id.value;
        let (message, place, hint) = match (statistic, per, with) {
            (Some(Statistic::Ratio), Some(per), None) => return Some(Some(per)),
            (
                Some(Statistic::Correlation(_) | Statistic::PairedDifference),
                None,
                Some(with),
            ) => return Some(Some(with)),
            (_, None, Some(with)) if is_count && !counts_some => return Some(Some(with)),
            (_, None, Some(with)) if is_count => (
                say!(
                    "`{id}` counts some answers, and not those who answered both questions",
                    id
                ),
                with.place,
                say!("leave out `in`, or `with`"),
            ),
            (Some(Statistic::Ratio), None, _) => (
                say!("the ratio `{id}` does not say by what it divides", id),
                fields.place().clone(),
                say!("add a line `per: …`, another variable"),
            ),
            (Some(Statistic::Correlation(_) | Statistic::PairedDifference), _, None) => (
                say!("`{id}` does not say with what", id),
                fields.place().clone(),
                say!("add a line `with: …`, another variable"),
            ),
            (_, None, None) => return Some(None),
            (_, Some(per), _) => (
                say!("`{id}` is no ratio", id),
                per.place,
                say!("write `statistic: ratio`, or leave out `per`"),
            ),
            (_, None, Some(with)) => (
                say!("`{id}` is of one question", id),
                with.place,
                say!(
                    "write `statistic: pearson`, `spearman`, `kendall`, `paired-difference` or \
                     `count`, or leave out `with`"
                ),
            ),
        };
        diagnostics.push(Diagnostic::error(message).at(&place).hint(hint));
        None
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
                let message = say!("nothing was published under `{key}`", key);
                let hint =
                    say!("write what was printed, `{key}: …`, beside `erratum`", key);
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
    /// Whether the battery is written so that it could not be read.
    pub(super) is_misread: bool,
    /// Whether only those count who answered all of them.
    pub(super) complete: bool,
    pub(super) order: Option<WrittenOrder>,
}

impl Shared {
    /// Those of several questions that all must have been answered, if that is asked for.
    pub(super) fn all_of(&self, battery: &[Placed<String>]) -> Vec<Placed<String>> {
        if self.complete { battery.to_vec() } else { Vec::new() }
    }
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
    let battery = fields.read(keys::Asked::VARIABLES, diagnostics);
    let battery = battery.unwrap_or_default();
    let written = fields.optional(keys::Asked::VARIABLES);
    let names_some = written.is_some_and(|node| match &node.content {
        Content::List(names) => !names.is_empty(),
        Content::Null | Content::Scalar(..) | Content::Map(_) => true,
    });
    let is_misread = battery.is_empty() && names_some;
    let complete = complete(fields, &battery, diagnostics);
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
        battery,
        is_misread,
        complete,
        order: WrittenOrder::read(fields, diagnostics),
    }
}

/// Reads whether only those count who answered all of several questions; of one question
/// nobody else is counted anyway, which is reported.
fn complete<M: Request>(
    fields: &mut Fields<'_, M>,
    battery: &[Placed<String>],
    diagnostics: &mut Diagnostics,
) -> bool {
    let Some(node) = fields.optional(keys::Asked::COMPLETE) else { return false };
    let place = node.place.clone();
    let is_complete = fields.read(keys::Asked::COMPLETE, diagnostics).unwrap_or(false);
    if is_complete && fields.optional(keys::Asked::VARIABLES).is_none() {
        let message = "`complete` is of several questions";
        let hint = "leave it out, or name the questions under `variables`";
        let error = Diagnostic::error(message).at(&place).hint(hint);
        fields.wrong_without(keys::Asked::VARIABLES, error, diagnostics);
    }
    is_complete && !battery.is_empty()
}
