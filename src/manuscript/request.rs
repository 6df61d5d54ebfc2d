//! What an author asks the analysis for: row sets, numbers, and the numbers behind charts
//! and tables. Names are checked against the codebook later, by the analysis.

use std::hash::{Hash, Hasher};

use crate::diagnostic::{Place, Placed};
use crate::format::ChoiceWords;
use crate::number::Rounding;

use super::inference::Compare;
use super::order::{GroupOrder, Order};
use super::scales::{CorrelationMethod, ScaleStatistic};
use super::waves::Remeasured;

/// A named set of rows: a survey as a whole, a part of it, or one row per answer.
#[derive(Clone, Debug)]
pub struct View {
    /// The name used in `of:`.
    pub name: Placed<String>,
    /// The survey the rows come from.
    pub survey: Placed<String>,
    /// Which rows.
    pub filter: Vec<Condition>,
    /// A variable with several answers: one row for each of them.
    pub one_row_per: Option<Placed<String>>,
    /// What a row is.
    pub unit: Option<RowUnit>,
}

/// What a row is, in the document's language.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct RowUnit {
    /// One of them.
    pub one: String,
    /// Several.
    pub many: String,
}

/// One line of `where:`: the variable has one of these labels.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Condition {
    /// The variable.
    pub variable: Placed<String>,
    /// Labels or groups of labels.
    pub labels: Vec<Placed<String>>,
}

/// A named number, computed once and usable anywhere.
#[derive(Clone, Debug)]
pub struct Number {
    /// The name used in `n("…")`.
    pub id: Placed<String>,
    /// The view.
    pub of: Placed<String>,
    /// The variable; without one the rows are counted.
    pub variable: Option<Placed<String>>,
    /// The answers that are counted.
    pub values: Vec<Placed<String>>,
    /// Which rows of the view.
    pub filter: Vec<Condition>,
    /// What is computed.
    pub statistic: Statistic,
    /// Which quantile, if it is one.
    pub quantile: Option<Quantile>,
    /// Of a ratio the variable that stands below the line, of a correlation the other one.
    pub other: Option<Placed<String>>,
    /// Whom a share is a share of; the report's rule when left out.
    pub base: Option<BaseRule>,
    /// Decimals; the report's when left out.
    pub decimals: Option<u8>,
    /// How it is rounded; the report's rule when left out.
    pub rounding: Option<Rounding>,
    /// Whether it is weighted; the report's rule when left out.
    pub weights: Option<Placed<bool>>,
    /// The variables that all must have an answer for a row to count, if that is asked for.
    pub complete: Vec<Placed<String>>,
    /// What an earlier publication printed.
    pub published: Vec<PublishedFigure>,
}

/// Which quantile, and how it is found.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Quantile {
    /// How many per cent of the values lie below it, above 0 and below 100.
    pub at: f64,
    /// The definition by Hyndman and Fan, 1 to 9.
    pub definition: u8,
}

impl Hash for Quantile {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { at, definition } = self;
        (at.to_bits(), definition).hash(state);
    }
}

/// What a number is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum Statistic {
    /// How many rows, and which share of the base.
    Share,
    /// How many rows.
    Count,
    /// Arithmetic mean.
    Mean,
    /// Median.
    Median,
    /// Another quantile.
    Quantile,
    /// Sample standard deviation.
    Sd,
    /// Variance, skewness, kurtosis, or the smallest or largest value.
    Shape(Moment),
    /// Sum.
    Sum,
    /// A total in the population, of persons or of values, by the design of the sample.
    Total,
    /// The ratio of two totals, by the design of the sample.
    Ratio,
    /// Answers given to a question with several answers.
    Mentions,
    /// Cronbach's alpha of an index.
    Alpha,
    /// The months from the first date to the last, both counted.
    Months,
    /// How reliable an index is by another measure than alpha.
    Scale(ScaleStatistic),
    /// How two variables go together.
    Correlation(CorrelationMethod),
    /// How much higher the mean of a variable is than that of another among those who
    /// answered both.
    PairedDifference,
}

impl Statistic {
    /// Whether it is computed from the answers as numbers, one of each row, and so is
    /// neither a count nor a share of rows.
    #[must_use]
    pub(crate) const fn is_of_answers(self) -> bool {
        match self {
            Self::Mean
            | Self::Median
            | Self::Quantile
            | Self::Sd
            | Self::Shape(_)
            | Self::Sum
            | Self::Total
            | Self::Ratio
            | Self::Correlation(_)
            | Self::PairedDifference => true,
            Self::Share
            | Self::Count
            | Self::Mentions
            | Self::Alpha
            | Self::Scale(_)
            | Self::Months => false,
        }
    }

    /// Whether it is a value of its own, and neither a count nor a share.
    #[must_use]
    pub(crate) const fn has_value(self) -> bool {
        self.is_of_answers()
            || matches!(self, Self::Alpha | Self::Scale(_) | Self::Months)
    }
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
        ("variance", Self::Shape(Moment::Variance)),
        ("skewness", Self::Shape(Moment::Skewness)),
        ("kurtosis", Self::Shape(Moment::Kurtosis)),
        ("min", Self::Shape(Moment::Min)),
        ("max", Self::Shape(Moment::Max)),
        ("sum", Self::Sum),
        ("total", Self::Total),
        ("ratio", Self::Ratio),
        ("mentions", Self::Mentions),
        ("alpha", Self::Alpha),
        ("standardized-alpha", Self::Scale(ScaleStatistic::Standardized)),
        ("pairwise-alpha", Self::Scale(ScaleStatistic::Pairwise)),
        ("omega", Self::Scale(ScaleStatistic::Omega)),
        ("pearson", Self::Correlation(CorrelationMethod::Pearson)),
        ("spearman", Self::Correlation(CorrelationMethod::Spearman)),
        ("kendall", Self::Correlation(CorrelationMethod::Kendall)),
        ("paired-difference", Self::PairedDifference),
        ("months", Self::Months),
    ];
}

/// A figure printed in an earlier publication.
#[derive(Clone, Debug)]
pub struct PublishedFigure {
    /// What it is compared with.
    pub field: PublishedField,
    /// The printed figure as the author wrote it.
    pub value: f64,
    /// Where.
    pub place: Place,
    /// Why the data cannot give what was printed.
    pub erratum: Option<Placed<String>>,
}

impl Hash for PublishedFigure {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { field, value, place, erratum } = self;
        (field, value.to_bits(), place, erratum).hash(state);
    }
}

/// Which part of a number was printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PublishedField {
    /// The count.
    N,
    /// What the share is a share of.
    Base,
    /// The share in percent.
    Percent,
    /// The mean, median, sum or standard deviation.
    Value,
}

/// What a chart or table shows.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum Measure {
    /// How many.
    Count,
    /// Which share, in percent.
    Percent,
    /// How many, and which share.
    CountAndPercent,
    /// Mean, standard deviation and median.
    Mean,
}

/// A statistic in a table of means.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum Moment {
    /// Arithmetic mean.
    Mean,
    /// Sample standard deviation.
    Sd,
    /// Median.
    Median,
    /// Standard error of the mean.
    Se,
    /// The 10th percentile.
    P10,
    /// The lower quartile.
    LowerQuartile,
    /// The upper quartile.
    UpperQuartile,
    /// The 90th percentile.
    P90,
    /// The smallest value.
    Min,
    /// The largest value.
    Max,
    /// Sample variance.
    Variance,
    /// Skewness.
    Skewness,
    /// Excess kurtosis.
    Kurtosis,
    /// The lower hinge.
    LowerHinge,
    /// The upper hinge.
    UpperHinge,
    /// Another percentile, in tenths of a per cent.
    Percentile(u16),
    /// The sum in the population, by the design of the sample.
    Total,
    /// The design effect of the mean.
    DesignEffect,
}

impl Moment {
    /// What a box plot is made of, from below.
    pub const BOX: [Self; 5] =
        [Self::P10, Self::LowerQuartile, Self::Median, Self::UpperQuartile, Self::P90];

    /// Of a quartile, hinge or percentile, and of the ends, which part of the values lies
    /// below it.
    #[must_use]
    pub fn share(self) -> Option<f64> {
        match self {
            Self::Min => Some(0.0),
            Self::P10 => Some(0.1),
            Self::LowerQuartile | Self::LowerHinge => Some(0.25),
            Self::UpperQuartile | Self::UpperHinge => Some(0.75),
            Self::P90 => Some(0.9),
            Self::Max => Some(1.0),
            Self::Percentile(tenths) => Some(f64::from(tenths) / 1000.0),
            Self::Mean
            | Self::Sd
            | Self::Median
            | Self::Se
            | Self::Variance
            | Self::Skewness
            | Self::Kurtosis
            | Self::Total
            | Self::DesignEffect => None,
        }
    }
}

impl Moment {
    /// Whether it is the median or another quantile, but neither of the ends nor a hinge.
    #[must_use]
    pub fn is_quantile(self) -> bool {
        self.has_interval(true) && !matches!(self, Self::Mean | Self::Total)
    }

    /// Whether it has an interval: the mean, and by the design of a sample its total, the median
    /// and other quantiles too.
    #[must_use]
    pub fn has_interval(self, by_design: bool) -> bool {
        match self {
            Self::Mean => true,
            Self::Total
            | Self::Median
            | Self::P10
            | Self::LowerQuartile
            | Self::UpperQuartile
            | Self::P90
            | Self::Percentile(_) => by_design,
            Self::Sd
            | Self::Se
            | Self::Min
            | Self::Max
            | Self::Variance
            | Self::Skewness
            | Self::Kurtosis
            | Self::LowerHinge
            | Self::UpperHinge
            | Self::DesignEffect => false,
        }
    }
}

/// By what numbers are summed up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum NumbersAs {
    /// The median and the quartiles; weighted, the mean and its standard error.
    #[default]
    Median,
    /// The mean and the standard deviation; weighted, the mean and its standard error.
    Mean,
}

impl ChoiceWords for NumbersAs {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] =
        &[("median", Self::Median), ("mean", Self::Mean)];
}

impl NumbersAs {
    /// The statistics of numbers.
    #[must_use]
    pub fn moments(self) -> Vec<Moment> {
        match self {
            Self::Median => {
                vec![Moment::Median, Moment::LowerQuartile, Moment::UpperQuartile]
            }
            Self::Mean => vec![Moment::Mean, Moment::Sd],
        }
    }
}

/// What stands beside the counts of a cross table.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct CellFits {
    /// The counts that independence would give.
    pub expected: bool,
    /// Adjusted residuals: how far counts are from those, in standard errors.
    pub residual: bool,
}

impl CellFits {
    /// Whether anything does.
    #[must_use]
    pub const fn any(self) -> bool {
        self.expected || self.residual
    }
}

/// What is estimated of the population beside the shares of a table.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct CellEstimates {
    /// Standard errors.
    pub error: bool,
    /// How many in the population those who answered stand for.
    pub total: bool,
    /// Design effects.
    pub effect: bool,
}

impl CellEstimates {
    /// Whether anything is.
    #[must_use]
    pub const fn any(self) -> bool {
        self.error || self.total || self.effect
    }
}

/// What a percentage is a share of.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum PercentOf {
    /// The group.
    #[default]
    Group,
    /// The category over all groups.
    Category,
    /// The whole table.
    Table,
}

/// Whom a share is a share of.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum BaseRule {
    /// Every row of the domain, answered or not.
    All,
    /// The rows with an answer; item non-response is left out.
    #[default]
    Valid,
}

impl ChoiceWords for BaseRule {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] =
        &[("all", Self::All), ("valid", Self::Valid)];

    const MEANT: &'static [&'static str] =
        &["of everybody who was asked", "of those who answered the question"];
}

/// Into which classes the numbers of a histogram are put.
#[derive(Clone, Debug)]
pub struct NumberClasses {
    /// The limits, rising; by a rule if the author does not say them.
    pub breaks: Option<Vec<f64>>,
    /// Where they are asked for.
    pub place: Place,
}

impl Hash for NumberClasses {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { breaks, place } = self;
        let bits = |breaks: &Vec<f64>| {
            breaks.iter().map(|limit| limit.to_bits()).collect::<Vec<_>>()
        };
        (breaks.as_ref().map(bits), place).hash(state);
    }
}

/// One of several row sets shown side by side.
#[derive(Clone, Debug, Hash)]
pub struct Series {
    /// What it is called.
    pub label: Placed<String>,
    /// The view; the chart's or table's own when left out.
    pub of: Option<Placed<String>>,
    /// Which rows of the view.
    pub filter: Vec<Condition>,
}

/// What is counted.
#[derive(Clone, Debug, Hash)]
pub enum Subject {
    /// The answers to one question.
    Variable(Placed<String>),
    /// The answers to several questions with the same scale, one group each.
    Battery(Vec<Placed<String>>),
    /// Named shares, in each measurement.
    Numbers(Vec<Remeasured>),
}

/// What the answers are broken down by.
#[derive(Clone, Debug, Hash)]
pub enum Grouping {
    /// Nothing.
    None,
    /// The categories of a variable.
    By(Placed<String>),
    /// Named row sets.
    Series(Vec<Series>),
}

/// Which totals are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Totals {
    /// All groups together.
    pub groups: bool,
    /// All answers together.
    pub categories: bool,
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

/// What a chart or table asks the analysis for.
#[derive(Clone, Debug, Hash)]
pub struct TableRequest {
    /// The id of the chart or table.
    pub id: Placed<String>,
    /// The view; may be left out when every series names one.
    pub of: Option<Placed<String>>,
    /// Which rows of the view.
    pub filter: Vec<Condition>,
    /// What is counted.
    pub subject: Subject,
    /// What it is broken down by.
    pub grouping: Grouping,
    /// Where it is broken down by measurement: by which variable it is besides.
    pub panels: Option<Placed<String>>,
    /// What is shown.
    pub measure: Measure,
    /// Whether shares and means are weighted; the report's rule when left out.
    pub weights: Option<Placed<bool>>,
    /// Where means are shown: which statistics, if the author says which.
    pub moments: Vec<Moment>,
    /// In a summary of several questions: by what numbers are summed up.
    pub described: Option<NumbersAs>,
    /// What stands beside counts.
    pub fits: CellFits,
    /// What is estimated beside shares.
    pub estimates: CellEstimates,
    /// Whether shares or means have intervals.
    pub interval: bool,
    /// Of several questions: those that all must have been answered, if only they who did so
    /// are counted.
    pub complete: Vec<Placed<String>>,
    /// Whether and how the groups are compared.
    pub compare: Option<Compare>,
    /// What a percentage is a share of.
    pub percent_of: PercentOf,
    /// Whom it is a share of; the report's rule when left out.
    pub base: Option<BaseRule>,
    /// Decimals; the report's when left out.
    pub decimals: Option<u8>,
    /// Whether the ways of not answering are shown as categories.
    pub missing: bool,
    /// Into which classes numbers are put, if they are.
    pub classes: Option<NumberClasses>,
    /// Whether it goes along its groups, which must have an order.
    pub ordered: bool,
    /// The order of categories, or of means.
    pub order: Order,
    /// By what the groups are sorted, if not as the codebook or author lists them.
    pub group_order: Option<GroupOrder>,
    /// Which totals are shown.
    pub totals: Totals,
}
