//! The words of `show` and `measure` in charts and tables.

use crate::format::ChoiceWords;

use super::request::{Measure, Moment};

/// An entry of `show`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ShowItem {
    /// Counts.
    N,
    /// Shares.
    Percent,
    /// The counts that independence would give.
    Expected,
    /// How far counts are from those, in standard errors.
    Residual,
    /// Intervals.
    Interval,
    /// A statistic of an answer that counts as a number.
    Moment(Moment),
    /// A test of all groups.
    Test,
}

impl ChoiceWords for ShowItem {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] = &[
        ("n", Self::N),
        ("percent", Self::Percent),
        ("expected", Self::Expected),
        ("residual", Self::Residual),
        ("ci", Self::Interval),
        ("mean", Self::Moment(Moment::Mean)),
        ("sd", Self::Moment(Moment::Sd)),
        ("median", Self::Moment(Moment::Median)),
        ("se", Self::Moment(Moment::Se)),
        ("total", Self::Moment(Moment::Total)),
        ("deff", Self::Moment(Moment::DesignEffect)),
        ("variance", Self::Moment(Moment::Variance)),
        ("skewness", Self::Moment(Moment::Skewness)),
        ("kurtosis", Self::Moment(Moment::Kurtosis)),
        ("min", Self::Moment(Moment::Min)),
        ("max", Self::Moment(Moment::Max)),
        ("lower-hinge", Self::Moment(Moment::LowerHinge)),
        ("upper-hinge", Self::Moment(Moment::UpperHinge)),
        ("p10", Self::Moment(Moment::P10)),
        ("q1", Self::Moment(Moment::LowerQuartile)),
        ("q3", Self::Moment(Moment::UpperQuartile)),
        ("p90", Self::Moment(Moment::P90)),
        ("test", Self::Test),
    ];
}

/// What a chart can draw.
#[derive(Debug)]
pub(crate) enum ChartMeasures {}

impl ChoiceWords for ChartMeasures {
    type Of = Measure;

    const WORDS: &'static [(&'static str, Measure)] = &[
        ("count", Measure::Count),
        ("percent", Measure::Percent),
        ("mean", Measure::Mean),
    ];
}

/// What the cells of a table can hold.
#[derive(Debug)]
pub(crate) enum TableMeasures {}

impl ChoiceWords for TableMeasures {
    type Of = Measure;

    const WORDS: &'static [(&'static str, Measure)] = &[
        ("count", Measure::Count),
        ("percent", Measure::Percent),
        ("both", Measure::CountAndPercent),
        ("mean", Measure::Mean),
    ];
}
