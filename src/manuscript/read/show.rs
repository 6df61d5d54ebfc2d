//! Reads what a chart or table shows besides its counts: `measure`, `show` and `compare`.

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed, Said};
use crate::format::{ChoiceWords, Fields, Includes, MapKey, Switch, Word};
use crate::manuscript::inference::{Adjust, Compare, EffectChoice, TestChoice};
use crate::manuscript::keys::request::{self, Asked};
use crate::manuscript::request::{CellEstimates, CellFits, Measure, Moment};
use crate::manuscript::show::ShowItem;
use crate::say;
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
    percentiles: Vec<Moment>,
    compare: Option<Option<Compare>>,
    weights: Option<Placed<bool>>,
    place: Place,
}

/// What is shown.
pub(super) struct ShownParts {
    pub(super) measure: Measure,
    pub(super) moments: Vec<Moment>,
    pub(super) fits: CellFits,
    pub(super) estimates: CellEstimates,
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
        let percentiles = fields.optional(Asked::PERCENTILES);
        let percentiles = percentiles.map_or_else(Vec::new, |node| {
            let nodes = node.items().iter();
            nodes.filter_map(|node| percentile(node, diagnostics)).collect()
        });
        let node = fields.optional(Asked::COMPARE);
        let compare = node.map(|node| compare(node, diagnostics));
        let weights = weights(fields, Asked::WEIGHTS, diagnostics);
        Self { measure, show, percentiles, compare, weights, place }
    }

    /// Where it is said what is shown, if that is.
    pub(super) fn asks_for_parts(&self) -> Option<&Place> {
        let asks =
            self.measure.is_some() || self.show.is_some() || !self.percentiles.is_empty();
        asks.then_some(&self.place)
    }

    fn items(&self) -> impl Iterator<Item = ShowItem> {
        self.show.iter().flatten().map(|(item, _)| *item)
    }

    /// The statistics that are asked for, of answers that count as numbers or of shares.
    fn statistics(&self) -> (Vec<Moment>, CellEstimates) {
        let moments = self.items().filter_map(|item| match item {
            ShowItem::Moment(moment) => Some(moment),
            ShowItem::N
            | ShowItem::Percent
            | ShowItem::Expected
            | ShowItem::Residual
            | ShowItem::Interval
            | ShowItem::Test => None,
        });
        let moments = moments.chain(self.percentiles.iter().copied()).collect::<Vec<_>>();
        let has_shares = self.items().any(|item| item == ShowItem::Percent);
        if !has_shares || !moments.iter().all(|moment| is_of_shares(*moment)) {
            return (moments, CellEstimates::default());
        }
        let has = |moment: Moment| moments.contains(&moment);
        let estimates = CellEstimates {
            error: has(Moment::Se),
            total: has(Moment::Total),
            effect: has(Moment::DesignEffect),
        };
        (Vec::new(), estimates)
    }

    /// What is shown, where nothing else is said: `default`. What contradicts itself is
    /// reported.
    pub(super) fn settle(
        self,
        shower: Shower,
        default: Measure,
        diagnostics: &mut Diagnostics,
    ) -> Option<ShownParts> {
        let refuse = |message: Said, hint: Said, diagnostics: &mut Diagnostics| {
            diagnostics.push(Diagnostic::error(message).at(&self.place).hint(hint));
        };
        let has = |wanted: ShowItem| self.items().any(|item| item == wanted);
        let (mut moments, estimates) = self.statistics();
        if has(ShowItem::Percent) && !moments.is_empty() {
            let hint = say!("show shares in one chart or table, and means in another");
            refuse(say!("shares and means do not go together"), hint, diagnostics);
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
                let message = say!("`show` asks for more than `measure: {word}`", word);
                let hint = say!("leave out `measure`: `show` says what is shown");
                refuse(message, hint, diagnostics);
                return None;
            }
        };
        let interval = has(ShowItem::Interval);
        if measure == Measure::Mean && !moments.is_empty() {
            let mean = moments.iter().position(|one| *one == Moment::Mean);
            match (mean, shower) {
                (Some(place), Shower::Chart) => moments.swap(0, place),
                (None, Shower::Chart) => {
                    let hint = say!("add `mean` to `show`, or make a table");
                    refuse(say!("a chart draws means"), hint, diagnostics);
                    return None;
                }
                // Others than means have intervals by a design, if there is one.
                (None, Shower::Table)
                    if interval && !moments.iter().any(|it| it.has_interval(true)) =>
                {
                    let message = say!("only means and shares have intervals");
                    refuse(message, say!("add `mean` to `show`"), diagnostics);
                    return None;
                }
                (Some(_) | None, Shower::Table) => {}
            }
        } else if interval && measure == Measure::Count {
            let message = say!("a count of those who answered has no interval");
            let hint = say!("add `percent` or `mean` to `show`");
            refuse(message, hint, diagnostics);
            return None;
        }
        let fits = CellFits {
            expected: has(ShowItem::Expected),
            residual: has(ShowItem::Residual),
        };
        if let Some((message, hint)) = unfit(fits, estimates, shower, measure) {
            refuse(message, hint, diagnostics);
            return None;
        }
        let tests = has(ShowItem::Test);
        let compare = match (self.compare, tests) {
            (Some(compare), _) => compare,
            (None, false) => None,
            (None, true) => Some(plain_test(&self.place)),
        };
        let weights = self.weights;
        Some(ShownParts { measure, moments, fits, estimates, interval, compare, weights })
    }
}

/// Whether shares have it too, beside them.
const fn is_of_shares(moment: Moment) -> bool {
    matches!(moment, Moment::Se | Moment::Total | Moment::DesignEffect)
}

/// The test that `show: [test]` asks for.
fn plain_test(place: &Place) -> Compare {
    Compare {
        by: None,
        test: TestChoice::Auto,
        effects: Vec::new(),
        continuity: None,
        adjust: Adjust::None,
        pairs: false,
        family: None,
        place: place.clone(),
    }
}

/// A percentile, in tenths of a per cent.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "from 1 to 999"
)]
fn percentile(node: &Node, diagnostics: &mut Diagnostics) -> Option<Moment> {
    let tenths = node.number(diagnostics)? * 10.0;
    if (1.0..=999.0).contains(&tenths) && (tenths - tenths.round()).abs() < 1e-6 {
        return Some(Moment::Percentile(tenths.round() as u16));
    }
    let error =
        node.expected("a per cent above 0 and below 100, with at most one decimal");
    diagnostics
        .push(error.hint("write how many per cent of the values lie below: `97.5`"));
    None
}

/// Why what stands beside counts or shares cannot be shown, with a hint.
fn unfit(
    fits: CellFits,
    estimates: CellEstimates,
    shower: Shower,
    measure: Measure,
) -> Option<(Said, Said)> {
    if estimates.any() && shower == Shower::Chart {
        return Some((
            say!("a chart has no place for standard errors, totals and design effects"),
            say!("show them in a table"),
        ));
    }
    if !fits.any() {
        return None;
    }
    match (shower, measure) {
        (Shower::Chart, _) => Some((
            say!("a chart has no place for expected counts and residuals"),
            say!("show them in a table"),
        )),
        (Shower::Table, Measure::Percent | Measure::Mean) => Some((
            say!("expected counts and residuals stand beside counts"),
            say!("add `n` to `show`"),
        )),
        (Shower::Table, Measure::Count | Measure::CountAndPercent) => None,
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
    let effects = fields.optional(request::Comparison::EFFECT).map(|node| {
        let effects = node.items().iter();
        effects.filter_map(|node| node.choice(EffectChoice::WORDS, diagnostics)).collect()
    });
    let continuity = fields.read(request::Comparison::CONTINUITY, diagnostics);
    let adjust = fields.read(request::Comparison::ADJUST, diagnostics);
    let family = fields.read(request::Comparison::FAMILY, diagnostics);
    let pairs = fields.read(request::Comparison::PAIRS, diagnostics);
    fields.finish(diagnostics);
    let test = test.unwrap_or(Some(TestChoice::Auto))?;
    Some(Compare {
        by,
        test,
        effects: effects.unwrap_or_default(),
        continuity: continuity.map(Switch::is_on),
        adjust: adjust.unwrap_or(Adjust::Holm),
        pairs: test != TestChoice::Trend && pairs.unwrap_or(adjust != Some(Adjust::None)),
        family,
        place: node.place.clone(),
    })
}
