//! A named number, before anybody has decided what may be shown.

use crate::diagnostic::Placed;
use crate::manuscript::{
    BaseRule, IntervalRules, PublishedFigure, Quantile, RowUnit, Statistic,
};
use crate::number::{NumberFormat, Ratio};
use crate::statistics::{Interval, reliability};
use crate::words::Language;

use super::asked_then::AskedThen;
use super::contributions::Contributions;
use super::counted::{Counted, Scored};
use super::measured_change::MeasuredChange;
use super::provenance::Provenance;

/// A named number, still confidential.
#[derive(Clone)]
pub struct ResultNumber {
    /// The id.
    pub(crate) id: Placed<String>,
    /// What it is.
    pub(crate) statistic: Statistic,
    /// The count, and what its share is a share of.
    pub(crate) ratio: Ratio,
    /// The weighted share, if it is weighted.
    pub(crate) weighted: Option<f64>,
    /// What a row is, where codebook or view says it.
    pub(crate) unit: Option<RowUnit>,
    /// Which quantile, if it is one.
    pub(crate) quantile: Option<Quantile>,
    /// Of a ratio, correlation or paired difference the other variable.
    pub(crate) other: Option<String>,
    /// The mean, quantile, standard deviation or sum; `None` if it is undefined.
    pub(crate) value: Option<f64>,
    /// Of a share, as parts of 1, or of a mean, with the rules it is made by; none for
    /// other statistics, or where one person can stand behind several rows.
    pub(crate) interval: Option<(Interval, IntervalRules)>,
    /// Of a weighted quantile and of its interval, whose ends are values that somebody gave: how
    /// many answers lie at or beyond it, or the end that has fewer.
    pub(crate) beyond: [Option<u64>; 2],
    /// The standard error of a mean or of a weighted share; none of other statistics, or where
    /// one person can stand behind several rows.
    pub(crate) standard_error: Option<f64>,
    /// What the design of the sample says of it, if it is weighted.
    pub(crate) sampling: Option<Sampling>,
    /// The p-value of no correlation or paired difference.
    pub(crate) p: Option<f64>,
    /// Decimals and rounding.
    pub(crate) format: NumberFormat,
    /// Where shares are made to add up to 100: the distribution it is a part of.
    pub(crate) distribution: Option<AnswerDistribution>,
    /// Whom a share is a share of.
    pub(crate) base: BaseRule,
    /// What the count and its whole count, where the policy needs it.
    pub(crate) counted: Option<(Counted, Counted)>,
    /// Those who answered of a whole that others are in too, where the policy needs it.
    pub(crate) answered: Option<(Counted, u64)>,
    /// What a statistic of answers is made of, where the policy needs it.
    pub(crate) scored: Vec<Scored>,
    /// What each item does in the index, for its alpha.
    pub(crate) items: Vec<ScaleItem>,
    /// What a sum or mean of amounts is made of, where the policy needs it.
    pub(crate) contributions: Option<Contributions>,
    /// Of a number in an earlier measurement: how it has changed since.
    pub(crate) change: Option<MeasuredChange>,
    /// Of an earlier measurement of which the answers are not here: what is asked of what
    /// was published then. Its counts are none.
    pub(crate) asked_then: Option<AskedThen>,
    /// What an earlier publication printed of it.
    pub(crate) printed: Printed,
    /// How it came about.
    pub(crate) origin: Provenance,
}

/// What the design of a sample says of an estimate.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sampling {
    /// Its standard error: of a share as part of 1, of others in their unit.
    pub(crate) standard_error: Option<f64>,
    /// Its design effect, against a sample drawn with replacement.
    pub(crate) design_effect: Option<f64>,
    /// The degrees of freedom that the design leaves it.
    pub(crate) degrees_of_freedom: Option<u64>,
}

/// All answers to a question, of which a number counts one.
#[derive(Clone, PartialEq, Eq)]
pub struct AnswerDistribution {
    /// How many gave each, in codebook order, then those who did not answer.
    pub(crate) parts: Vec<u64>,
    /// Which of them the number counts.
    pub(crate) own: usize,
}

/// What one item does in an index.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ScaleItem {
    /// Its label.
    pub label: String,
    /// Whether its answers are turned, because it points the other way.
    pub is_turned: bool,
    /// Its statistics, of turned answers.
    pub statistics: reliability::Item,
}

impl ScaleItem {
    /// Without more digits than are shown.
    pub(crate) fn only_shown(mut self) -> Self {
        let two = NumberFormat::new(Language::OF_MESSAGES, 2);
        let shown = |value: f64| two.measured(value).value;
        let reliability::Item {
            mean,
            sd,
            total_correlation,
            rest_correlation,
            alpha_without,
        } = &mut self.statistics;
        for value in [mean, sd, total_correlation] {
            *value = shown(*value);
        }
        for value in [rest_correlation, alpha_without] {
            *value = value.map(shown);
        }
        self
    }
}

/// What was printed of a number.
#[derive(Clone, Debug, Default)]
pub(crate) struct Printed {
    /// The figures.
    pub(crate) figures: Vec<PublishedFigure>,
    /// Whether survey and number were read without a mistake, of which a difference would
    /// only follow.
    pub(crate) is_sound: bool,
}

impl Printed {
    pub(super) fn new(figures: &[PublishedFigure], is_sound: bool) -> Self {
        Self { figures: figures.to_vec(), is_sound }
    }
}
