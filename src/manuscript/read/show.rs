//! Reads what a chart or table shows besides its counts: `measure`, `show` and `compare`.

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed};
use crate::format::{ChoiceWords, Fields, Includes, MapKey, Word};
use crate::manuscript::inference::{Adjust, Compare, TestChoice};
use crate::manuscript::keys::request::{self, Asked};
use crate::manuscript::request::{Measure, Moment};
use crate::manuscript::show::ShowItem;
use crate::yaml::Node;

use super::inference::weights;

/// Whether it is a chart or a table that shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shower {
    Chart,
    Table,
}

/// What was written under `measure`, `show` and `compare`.
pub(super) struct WrittenShow {
    measure: Option<(&'static str, Measure)>,
    show: Option<Vec<(ShowItem, Place)>>,
    compare: Option<Option<Compare>>,
    weights: Option<Placed<bool>>,
    place: Place,
}

/// What is shown.
pub(super) struct ShownParts {
    pub(super) measure: Measure,
    pub(super) moments: Vec<Moment>,
    pub(super) interval: bool,
    pub(super) compare: Option<Compare>,
    pub(super) weights: Option<Placed<bool>>,
}

impl WrittenShow {
    /// Reads `measure`, whose words are those of charts or of tables, and what else is asked
    /// alike.
    pub(super) fn read<M: Includes<Asked>, W: ChoiceWords<Of = Measure>>(
        fields: &mut Fields<'_, M>,
        measure: MapKey<M, Word<W>>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let measure = fields.read::<M, _>(measure, diagnostics);
        let measure = measure.and_then(|measure| {
            W::WORDS.iter().find(|(_, one)| *one == measure).copied()
        });
        let node = fields.optional(Asked::SHOW);
        let show = node.map(|node| {
            let items = node.items().iter();
            let item = |node: &Node| {
                Some((node.choice(ShowItem::WORDS, diagnostics)?, node.place.clone()))
            };
            items.filter_map(item).collect()
        });
        let place =
            node.map_or_else(|| fields.place().clone(), |node| node.place.clone());
        let node = fields.optional(Asked::COMPARE);
        let compare = node.map(|node| compare(node, diagnostics));
        let weights = weights(fields, Asked::WEIGHTS, diagnostics);
        Self { measure, show, compare, weights, place }
    }

    /// Where it is said what is shown, if that is.
    pub(super) fn asks_for_parts(&self) -> Option<&Place> {
        (self.measure.is_some() || self.show.is_some()).then_some(&self.place)
    }

    fn items(&self) -> impl Iterator<Item = ShowItem> {
        self.show.iter().flatten().map(|(item, _)| *item)
    }

    /// What is shown, where nothing else is said: `default`. What contradicts itself is
    /// reported.
    pub(super) fn settle(
        self,
        shower: Shower,
        default: Measure,
        diagnostics: &mut Diagnostics,
    ) -> Option<ShownParts> {
        let refuse = |message: &str, hint: &str, diagnostics: &mut Diagnostics| {
            diagnostics.push(Diagnostic::error(message).at(&self.place).hint(hint));
        };
        let has = |wanted: ShowItem| self.items().any(|item| item == wanted);
        let moments = self.items().filter_map(|item| match item {
            ShowItem::Moment(moment) => Some(moment),
            ShowItem::N | ShowItem::Percent | ShowItem::Interval | ShowItem::Test => None,
        });
        let mut moments = moments.collect::<Vec<_>>();
        if has(ShowItem::Percent) && !moments.is_empty() {
            let hint = "show shares in one chart or table, and means in another";
            refuse("shares and means do not go together", hint, diagnostics);
            return None;
        }
        let asked = match (has(ShowItem::Percent), has(ShowItem::N), moments.is_empty()) {
            (_, _, false) => Some(Measure::Mean),
            (true, true, _) if shower == Shower::Table => Some(Measure::CountAndPercent),
            (true, _, _) => Some(Measure::Percent),
            (false, true, _) => Some(Measure::Count),
            (false, false, true) => None,
        };
        let measure = match (self.measure, asked) {
            (None, asked) => asked.unwrap_or(default),
            (Some((_, measure)), None) => measure,
            (Some((_, measure)), Some(asked)) if includes(measure, asked) => measure,
            (Some((word, _)), Some(_)) => {
                let message = format!("`show` asks for more than `measure: {word}`");
                let hint = "leave out `measure`: `show` says what is shown";
                refuse(&message, hint, diagnostics);
                return None;
            }
        };
        let interval = has(ShowItem::Interval);
        if measure == Measure::Mean && !moments.is_empty() {
            let mean = moments.iter().position(|one| *one == Moment::Mean);
            match (mean, shower) {
                (Some(place), Shower::Chart) => moments.swap(0, place),
                (None, Shower::Chart) => {
                    let hint = "add `mean` to `show`, or make a table";
                    refuse("a chart draws means", hint, diagnostics);
                    return None;
                }
                (None, Shower::Table) if interval => {
                    let message = "only means and shares have intervals";
                    refuse(message, "add `mean` to `show`", diagnostics);
                    return None;
                }
                (Some(_) | None, Shower::Table) => {}
            }
        } else if interval && measure == Measure::Count {
            let message = "a count of those who answered has no interval";
            let hint = "add `percent` or `mean` to `show`";
            refuse(message, hint, diagnostics);
            return None;
        }
        let tests = has(ShowItem::Test);
        let compare = match (self.compare, tests) {
            (Some(compare), _) => compare,
            (None, false) => None,
            (None, true) => Some(Compare {
                by: None,
                test: TestChoice::Auto,
                adjust: Adjust::None,
                pairs: false,
                place: self.place.clone(),
            }),
        };
        Some(ShownParts { measure, moments, interval, compare, weights: self.weights })
    }
}

/// Whether a measure shows all of another.
fn includes(measure: Measure, asked: Measure) -> bool {
    measure == asked
        || (measure == Measure::CountAndPercent
            && matches!(asked, Measure::Count | Measure::Percent))
}

/// Nothing for `test: none`.
fn compare(node: &Node, diagnostics: &mut Diagnostics) -> Option<Compare> {
    let mut fields = Fields::<request::Comparison>::new(node, diagnostics)?;
    let by = fields.read(request::Comparison::BY, diagnostics);
    let test = fields.read(request::Comparison::TEST, diagnostics);
    let adjust = fields.read(request::Comparison::ADJUST, diagnostics);
    fields.finish(diagnostics);
    let test = test.unwrap_or(Some(TestChoice::Auto))?;
    Some(Compare {
        by,
        test,
        adjust: adjust.unwrap_or(Adjust::Holm),
        pairs: test != TestChoice::Trend,
        place: node.place.clone(),
    })
}
