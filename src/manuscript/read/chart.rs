//! Reads charts.

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed};
use crate::format::Fields;
use crate::manuscript::chart::{Chart, ChartKind, ChartPlace};
use crate::manuscript::keys::request as keys;
use crate::manuscript::order::Order;
use crate::manuscript::prose::Prose;
use crate::manuscript::request::{
    Grouping, Measure, MissingShown, Moment, PercentOf, Series, Subject, TableRequest,
    Totals,
};
use crate::manuscript::waves::{Remeasured, WAVE};
use crate::say;
use crate::yaml::Node;

use super::classes::WrittenClasses;
use super::order::{OrderAsker, OrderAskerKind, Sortable};
use super::panels::{BrokenDown, Panelled};
use super::request::{Shared, series, shared};
use super::show::{Shower, ShownParts, WrittenShow};
use super::waves;

/// A chart as it is written.
struct WrittenChart<'n> {
    shared: Shared,
    asked: Charted<'n>,
    panels: Option<Placed<String>>,
    kind: Option<ChartKind>,
    shown: WrittenShow,
    breaks: Option<&'n Node>,
    alt: Option<Prose>,
}

/// Reads a chart.
pub(super) fn chart(
    fields: Fields<'_, keys::Chart>,
    diagnostics: &mut Diagnostics,
) -> Option<Chart> {
    read(fields, diagnostics)?.settle(diagnostics)
}

/// Reads what is written of a chart. Nothing, if there are keys that nobody knows.
fn read<'n>(
    mut fields: Fields<'n, keys::Chart>,
    diagnostics: &mut Diagnostics,
) -> Option<WrittenChart<'n>> {
    let mut shared = shared(&mut fields, diagnostics);
    let variable = fields.read(keys::Chart::VARIABLE, diagnostics);
    let by = fields.read(keys::Chart::BY, diagnostics);
    let series = fields
        .read(keys::Chart::SERIES, diagnostics)
        .map(|items| series(items, diagnostics));
    let panels = fields.read(keys::Chart::PANELS, diagnostics);
    let typed = fields.optional(keys::Chart::TYPE).map(|node| node.place.clone());
    let kind = fields.read(keys::Chart::TYPE, diagnostics);
    // What follows from a shape that could not be read is not told.
    let is_misread = shared.is_misread
        || fields.is_misread(keys::Chart::VARIABLE, variable.as_ref())
        || fields.is_misread(keys::Chart::BY, by.as_ref())
        || fields.is_misread(keys::Chart::SERIES, series.as_ref())
        || fields.is_misread(keys::Chart::PANELS, panels.as_ref())
        || fields.is_misread(keys::Chart::TYPE, kind.as_ref());
    let series = series.unwrap_or_default();
    let numbers = fields.optional(keys::Chart::NUMBERS);
    let numbers = numbers.map(|node| (waves::read_numbers(node, diagnostics), node));
    let shown = WrittenShow::read(&mut fields, keys::Chart::MEASURE, diagnostics);
    let breaks = fields.optional(keys::Chart::BREAKS);
    let alt = fields.read(keys::Chart::ALT, diagnostics);
    let place = fields.place().clone();
    if !fields.finish(diagnostics).is_empty() || is_misread {
        return None;
    }
    let kind =
        if numbers.is_some() { Some(kind.unwrap_or(ChartKind::Dot)) } else { kind };
    let battery = std::mem::take(&mut shared.battery);
    let rows = shared.of.is_some() || !shared.filter.is_empty();
    // What is said of its type stands where that is written.
    let kind_place = typed.unwrap_or_else(|| place.clone());
    let asked =
        Charted { variable, battery, by, series, numbers, rows, place, kind_place };
    Some(WrittenChart { shared, asked, panels, kind, shown, breaks, alt })
}

impl WrittenChart<'_> {
    /// Holds what is written against what its kind of chart has a place for.
    fn settle(self, diagnostics: &mut Diagnostics) -> Option<Chart> {
        let Self { shared, asked, panels, kind, shown, breaks, alt } = self;
        let (place, kind_place) = (asked.place.clone(), asked.kind_place.clone());
        let complete = shared.all_of(&asked.battery);
        let (subject, grouping) = asked.settle(kind.map(Shows::of), diagnostics)?;
        let kind = kind.unwrap_or_else(|| plain_kind(&subject, &grouping));
        let ShownParts { measure, moments, fits, estimates, interval, compare, weights } =
            shown_parts(kind, shown, &kind_place, diagnostics)?;
        let classes = WrittenClasses {
            kind,
            breaks,
            measure,
            interval,
            has_order: shared.order.is_some(),
            shows_missing: shared.missing == Some(MissingShown::Show),
            place: &place,
        };
        let classes = classes.settle(&subject, &grouping, diagnostics)?;
        let panelled = Panelled {
            kind,
            subject: &subject,
            measure,
            has_order: shared.order.is_some(),
            compares: compare.is_some(),
        };
        let BrokenDown { grouping, panels: across } =
            panelled.settle(panels.as_ref(), grouping, diagnostics)?;
        let plain_counts = Shows::of(kind) == Shows::Values
            && measure == Measure::Count
            && matches!(grouping, Grouping::None);
        let order = shared.order.map(|order| {
            let asker = asker(kind, measure, &subject, &grouping);
            order.settle(asker, diagnostics)
        });
        let (order, group_order) = order.unwrap_or(Some((Order::Codebook, None)))?;
        let request = TableRequest {
            id: shared.id?,
            of: shared.of,
            filter: shared.filter,
            subject,
            grouping,
            panels: across,
            measure,
            moments,
            described: None,
            fits,
            estimates,
            interval,
            complete,
            compare,
            weights,
            percent_of: PercentOf::Group,
            base: shared.base,
            decimals: shared.decimals,
            missing: shared.missing.map_or(plain_counts, |it| it == MissingShown::Show),
            classes,
            ordered: Shows::of(kind) == Shows::Course,
            order,
            group_order,
            totals: Totals::default(),
        };
        let (caption, note, float) = (shared.caption?, shared.note, shared.float);
        let place = ChartPlace::Full;
        Some(Chart { request, caption, kind, note, alt, float, place, panels })
    }
}

/// The kind of a chart that does not say its own.
fn plain_kind(subject: &Subject, grouping: &Grouping) -> ChartKind {
    match (subject, grouping) {
        (Subject::Battery(_), _) => ChartKind::StackedBar,
        (Subject::Variable(_) | Subject::Numbers(_), Grouping::None) => ChartKind::Bar,
        (Subject::Variable(_) | Subject::Numbers(_), _) => ChartKind::GroupedBar,
    }
}

/// What a kind of chart shows; what it has no place for is reported.
fn shown_parts(
    kind: ChartKind,
    written: WrittenShow,
    place: &Place,
    diagnostics: &mut Diagnostics,
) -> Option<ShownParts> {
    let values = !matches!(Shows::of(kind), Shows::Parts | Shows::Change);
    let default = match Shows::of(kind) {
        Shows::Values | Shows::Classes => Measure::Count,
        Shows::Parts | Shows::Change | Shows::Course => Measure::Percent,
        Shows::Quantiles => Measure::Mean,
    };
    let is_box = Shows::of(kind) == Shows::Quantiles;
    if is_box && let Some(place) = written.asks_for_parts() {
        let message =
            "a box plot shows median, quartiles and the 10th and 90th percentile";
        let hint = "leave out `measure` and `show`; a table can have these and more, with \
                    `show: [mean, median, q1, q3]`";
        diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
        return None;
    }
    let mut parts = written.settle(Shower::Chart, default, diagnostics)?;
    if is_box {
        parts.moments = Moment::BOX.to_vec();
    }
    if !values && (parts.measure == Measure::Mean || parts.interval) {
        let (message, hint) = if parts.interval {
            let hint = say!("use `type: bar`, `grouped-bar` or `line`, or make a table");
            (say!("this type of chart has no place for intervals"), hint)
        } else {
            let hint = say!("use `type: bar` or `line` with `measure: mean`");
            (say!("this type of chart shows shares, not means"), hint)
        };
        diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
        return None;
    }
    Some(parts)
}

/// Who asks for an order.
fn asker(
    kind: ChartKind,
    measure: Measure,
    subject: &Subject,
    grouping: &Grouping,
) -> OrderAsker {
    let shows = Shows::of(kind);
    OrderAsker {
        what: OrderAskerKind::Chart,
        has: sortable(kind, measure, subject, grouping),
        measure,
        sorts_median: shows == Shows::Quantiles,
        sorts_answers: shows != Shows::Parts || kind == ChartKind::Pie,
    }
}

/// What a chart has to be sorted besides its answers.
fn sortable(
    kind: ChartKind,
    measure: Measure,
    subject: &Subject,
    grouping: &Grouping,
) -> Sortable {
    let rows = kind.stacks_answers() || measure == Measure::Mean;
    match (grouping, subject) {
        (Grouping::By(by), _) if by.value == WAVE => Sortable::Waves,
        (Grouping::None, Subject::Variable(_) | Subject::Numbers(_)) => Sortable::Answers,
        (Grouping::None | Grouping::By(_) | Grouping::Series(_), _) if rows => {
            Sortable::Groups
        }
        (Grouping::None | Grouping::By(_) | Grouping::Series(_), _) => {
            Sortable::GroupsWithin
        }
    }
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
    /// How shares, counts or means go along measurements or an order, with intervals.
    Course,
    /// How many gave which numbers.
    Classes,
    /// Median, quartiles and percentiles.
    Quantiles,
}

impl Shows {
    fn of(kind: ChartKind) -> Self {
        match kind {
            ChartKind::Bar | ChartKind::Lollipop | ChartKind::GroupedBar => Self::Values,
            ChartKind::StackedBar | ChartKind::Diverging | ChartKind::Pie => Self::Parts,
            ChartKind::Slope | ChartKind::Dot => Self::Change,
            ChartKind::Line => Self::Course,
            ChartKind::Histogram => Self::Classes,
            ChartKind::Box => Self::Quantiles,
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
    place: Place,
    /// Where its type is written.
    kind_place: Place,
}

impl Charted<'_> {
    fn settle(
        self,
        shows: Option<Shows>,
        diagnostics: &mut Diagnostics,
    ) -> Option<(Subject, Grouping)> {
        let shows_change = shows == Some(Shows::Change);
        let shows_course = shows == Some(Shows::Course);
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
            if !nothing_else || !(shows_change || shows_course) {
                let message =
                    "a chart of `numbers` has them in each wave, and nothing else";
                let hint = "write `type: dot`, `slope` or `line`, and leave out `of`, `variable`, \
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
            diagnostics.push(Diagnostic::error(message).at(&self.kind_place).hint(hint));
            return None;
        }
        if shows_course
            && !(matches!(grouping, Grouping::By(_)) && self.battery.is_empty())
        {
            let message = "a line goes along measurements, or the answers to an ordered \
                           question";
            let hint = "add `by: wave`, `by` with a question whose answers have an order, or \
                        name `numbers`; otherwise use `type: bar`";
            diagnostics.push(Diagnostic::error(message).at(&self.kind_place).hint(hint));
            return None;
        }
        let (variable, battery) = (self.variable, self.battery);
        let subject = subject(variable, battery, &self.place, diagnostics)?;
        Some((subject, grouping))
    }
}

fn subject(
    variable: Option<Placed<String>>,
    battery: Vec<Placed<String>>,
    place: &Place,
    diagnostics: &mut Diagnostics,
) -> Option<Subject> {
    match (variable, battery.is_empty()) {
        (Some(variable), true) => Some(Subject::Variable(variable)),
        (None, false) => Some(Subject::Battery(battery)),
        (Some(variable), false) => {
            let message = "a chart has either `variable` or `variables`, not both";
            diagnostics.push(Diagnostic::error(message).at(&variable.place));
            None
        }
        (None, true) => {
            let message = "a chart does not say which variable it shows";
            diagnostics.push(
                Diagnostic::error(message).at(place).hint("add a line `variable: …`"),
            );
            None
        }
    }
}
