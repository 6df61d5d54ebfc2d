//! The numbers of one chart or table, before anybody has decided what may be shown.

use crate::diagnostic::Place;
use crate::manuscript::{
    BaseRule, CellEstimates, CellFits, IntervalRules, Measure, Moment, PercentOf, RowUnit,
};
use crate::number::Rounding;
use crate::statistics::Interval;

use super::asked_then::AskedThen;
use super::contributions::Contributions;
use super::counted::TableCounted;
use super::group_test::GroupTest;
use super::narrowing::Narrowing;
use super::number_class::NumberClass;
use super::provenance::Provenance;
use super::sort_key::TableOrder;

/// What kind of answers a variable holds; decides colours and order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum AnswerScale {
    /// Categories without an order.
    Nominal,
    /// Categories with an order, from low to high.
    Ordinal,
    /// Categories with an order, listed from high to low.
    Downwards(DownwardsBy),
    /// Several answers a respondent; shares need not add up to 100 per cent.
    Multiple,
    /// Measured numbers.
    Numeric,
}

/// What a scale is known by to be listed from high to low.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum DownwardsBy {
    /// The codebook says so.
    Codebook,
    /// The first answer means the most, and the last the least.
    Words,
}

impl AnswerScale {
    /// Whether answers are listed from high to low.
    #[must_use]
    pub fn is_downwards(self) -> bool {
        matches!(self, Self::Downwards(_))
    }
}

/// One answer that could be given, or one way of not answering.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Category {
    /// The label as the codebook writes it.
    pub label: String,
    /// Answer or not.
    pub role: CategoryRole,
}

/// Whether a category counts among the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum CategoryRole {
    /// An answer.
    Answer,
    /// Declared missing in the codebook ("vet ej"), or an empty cell.
    NotAnswered,
    /// All answers together.
    Total,
}

/// Who is counted in a table: what a reader must know besides the groups.
#[derive(Clone, Default, PartialEq)]
pub struct Coverage {
    /// What a row of each group is, where codebook or view says it.
    pub(crate) units: Vec<Option<RowUnit>>,
    /// Where rows are single answers: how many gave them, and what those are.
    pub(crate) respondents: Option<(u64, Option<RowUnit>)>,
    /// Whether one row can be in several groups.
    pub(crate) overlapping: bool,
    /// Whether only those are counted who answered all of several questions; the others are
    /// those in no group.
    pub(crate) complete: bool,
    /// The conditions that everybody meets and that neither unit nor group tells.
    pub(crate) narrowing: Vec<Narrowing>,
    /// For each group how many did not answer in the ways that are no categories here.
    pub(crate) unshown: Vec<Vec<u64>>,
}

/// One group of rows: a category of the breakdown, a series, a battery item or everybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The label; empty when the table has no breakdown.
    pub label: String,
    /// Part or whole.
    pub role: GroupRole,
    /// Rows in the group.
    pub rows: u64,
    /// Rows in the group with an answer.
    pub answered: u64,
    /// Rows in the group without an answer.
    pub not_answered: u64,
    /// Answers given; equals `answered` unless several could be given.
    pub mentions: u64,
}

/// Whether a group is one among others.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum GroupRole {
    /// The only group: there is no breakdown.
    All,
    /// One of several.
    Part,
    /// All groups together.
    Total,
}

/// A statistic of a measured variable in one group; `None` where it is undefined.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Moments {
    /// Arithmetic mean; undefined without answers.
    pub mean: Option<f64>,
    /// Sample standard deviation (divisor n − 1); undefined below two answers.
    pub sd: Option<f64>,
    /// Middle value, or the mean of the two middle ones.
    pub median: Option<f64>,
    /// Standard error of the mean; undefined below two answers.
    pub se: Option<f64>,
    /// 10th percentile, lower and upper quartile and 90th percentile, by the seventh
    /// definition of Hyndman and Fan.
    pub quantiles: [Option<f64>; 4],
    /// What else is asked for and defined.
    pub others: Vec<(Moment, f64)>,
    /// By the design of a sample, the standard errors of others than the mean.
    pub errors: Vec<(Moment, f64)>,
    /// Of weighted quantiles, which are values that somebody gave: how many answers lie at or
    /// beyond them on the side that has fewer.
    pub(crate) beyond: Vec<(Moment, u64)>,
}

impl Moments {
    /// One of them.
    pub(crate) fn get(&self, moment: Moment) -> Option<f64> {
        match moment {
            Moment::Mean => self.mean,
            Moment::Sd => self.sd,
            Moment::Median => self.median,
            Moment::Se => self.se,
            Moment::P10 => self.quantiles[0],
            Moment::LowerQuartile => self.quantiles[1],
            Moment::UpperQuartile => self.quantiles[2],
            Moment::P90 => self.quantiles[3],
            Moment::Min
            | Moment::Max
            | Moment::Variance
            | Moment::Skewness
            | Moment::Kurtosis
            | Moment::LowerHinge
            | Moment::UpperHinge
            | Moment::Total
            | Moment::DesignEffect
            | Moment::Percentile(_) => {
                let known = self.others.iter().find(|(one, _)| *one == moment);
                known.map(|(_, value)| *value)
            }
        }
    }
}

/// The intervals of a table, in the order of its cells.
#[derive(Clone, PartialEq)]
pub(crate) struct TableIntervals {
    /// How they are made.
    pub(crate) rules: IntervalRules,
    /// For each group and category: of a share as parts of 1, of a mean in its unit; none
    /// where the cell is no such estimate or too few answered.
    pub(crate) cells: Vec<Vec<Option<Interval>>>,
    /// Of those of quantiles, whose ends are values that somebody gave: how many answers lie at
    /// or beyond the end that has fewer. Empty where there are none.
    pub(crate) beyond: Vec<Vec<Option<u64>>>,
}

/// The weighted numbers of a table.
#[derive(Clone, PartialEq)]
pub(crate) struct Weighted {
    /// For each group and category the share as parts of 1; none in a table of means.
    pub(crate) shares: Vec<Vec<Option<f64>>>,
    /// Their standard errors.
    pub(crate) errors: Vec<Vec<Option<f64>>>,
    /// Kish's effective number of those whom shares and means are of; of groups that have
    /// none together the smallest and the largest.
    pub(crate) effective: Option<(f64, f64)>,
    /// The fewest and the most degrees of freedom of a group, where anything goes by them.
    pub(crate) degrees: Option<(u64, u64)>,
    /// How many in the population those of a cell stand for, where it is asked for.
    pub(crate) totals: Vec<Vec<Option<f64>>>,
    /// The design effects of the shares, where they are asked for.
    pub(crate) effects: Vec<Vec<Option<f64>>>,
}

/// What the cells hold.
#[derive(Clone, PartialEq)]
pub enum Body {
    /// Rows per group and category: `counts[group][category]`.
    Counts(Vec<Vec<u64>>),
    /// Statistics per group.
    Moments(Vec<Moments>),
}

/// The numbers of one chart or table, still confidential.
///
/// It can neither be printed, serialised nor drawn: `disclosure::protect` consumes it.
///
/// ```compile_fail,E0277
/// fn written<T: serde::Serialize>() {}
/// written::<baslinje::analysis::ResultTable>();
/// ```
///
/// ```compile_fail,E0277
/// fn shown<T: std::fmt::Display>() {}
/// shown::<baslinje::analysis::ResultTable>();
/// ```
///
/// What may be shown comes from it only through the disclosure room, which can be written:
///
/// ```
/// fn written<T: serde::Serialize>() {}
/// written::<baslinje::analysis::Provenance>();
/// ```
#[derive(Clone, PartialEq)]
pub struct ResultTable {
    /// The id of the chart or table that asked.
    pub(crate) id: String,
    /// Where it was asked for.
    pub(crate) place: Place,
    /// Label of the variable whose answers are counted.
    pub(crate) subject: String,
    /// Its scale.
    pub(crate) scale: AnswerScale,
    /// Label of the variable that makes the groups, if there is one.
    pub(crate) breakdown: Option<String>,
    /// What is shown.
    pub(crate) measure: Measure,
    /// What a percentage is a share of.
    pub(crate) percent_of: PercentOf,
    /// Whom it is a share of.
    pub(crate) base: BaseRule,
    /// Decimals of percentages and statistics.
    pub(crate) decimals: u8,
    /// How they are rounded.
    pub(crate) rounding: Rounding,
    /// Whether the shares of one distribution are made to add up to 100.
    pub(crate) sum_to_100: bool,
    /// Answers in codebook order, then the ways of not answering.
    pub(crate) categories: Vec<Category>,
    /// Groups in codebook order, then a total if there is one.
    pub(crate) groups: Vec<Group>,
    /// The cells.
    pub(crate) body: Body,
    /// Rows that were asked for and belong to no group; nothing else counts them.
    pub(crate) ungrouped: u64,
    /// Everybody in the groups, unless these are different row sets or different questions.
    pub(crate) whole: Option<Group>,
    /// How many of them gave each answer, where somebody can be in several groups and shares
    /// are not shares of a group.
    pub(crate) whole_counts: Option<Vec<u64>>,
    /// In a table of means, what each category is.
    pub(crate) moments: Vec<Moment>,
    /// The weighted numbers, if shares and means are weighted.
    pub(crate) weighted: Option<Weighted>,
    /// What stands beside counts.
    pub(crate) fits: CellFits,
    /// What is estimated beside shares.
    pub(crate) estimates: CellEstimates,
    /// The level of confidence of the report.
    pub(crate) level: f64,
    /// The intervals, where they are asked for.
    pub(crate) intervals: Option<TableIntervals>,
    /// The standard errors of shares that are not weighted, as parts of 1, by group and
    /// category; none of counts and means.
    pub(crate) errors: Vec<Vec<Option<f64>>>,
    /// How the groups differ, where it is asked for.
    pub(crate) test: Option<GroupTest>,
    /// Who is counted.
    pub(crate) coverage: Coverage,
    /// What each count counts, where the policy needs it.
    pub(crate) counted: Option<TableCounted>,
    /// For each group what a mean of amounts is made of, where the policy needs it.
    pub(crate) contributions: Vec<Option<Contributions>>,
    /// Groups with categories that could not be answered in their measurement.
    pub(crate) unoffered: Vec<(usize, usize)>,
    /// For each earlier measurement that cannot be compared with the last why not.
    pub(crate) breaks: Vec<(String, String)>,
    /// Of groups of an earlier measurement of which the answers are not here: what is asked
    /// of what was published then. Their counts are none.
    pub(crate) asked_then: Vec<Option<AskedThen>>,
    /// Of a histogram between which numbers each of its classes lies.
    pub(crate) classes: Vec<NumberClass>,
    /// By what its groups are sorted, once it is known what may be shown.
    pub(crate) order: Option<TableOrder>,
    /// How it came about, once for each row set.
    pub(crate) origins: Vec<Provenance>,
}

impl std::fmt::Debug for ResultTable {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            formatter,
            "ResultTable({}: {} groups, {} categories)",
            self.id,
            self.groups.len(),
            self.categories.len()
        )
    }
}

impl ResultTable {
    /// What the shares of a group are shares of; of means, those whose mean it is.
    pub(crate) fn base_of(&self, group: &Group) -> u64 {
        if self.counts_rows() { group.rows } else { group.answered }
    }

    /// What the share in one cell is a share of; 0 where there is no such share. Where
    /// somebody can be in several groups, everybody counts once.
    pub(crate) fn share_base(
        &self,
        counts: &[Vec<u64>],
        group: &Group,
        index: usize,
    ) -> u64 {
        let parts = || {
            let groups = self.groups.iter().zip(counts);
            groups.filter(|(group, _)| group.role != GroupRole::Total)
        };
        let unanswered = self.categories[index].role == CategoryRole::NotAnswered;
        match (self.percent_of, &self.whole, &self.whole_counts) {
            // A way of not answering is no share of those who answered.
            (PercentOf::Group | PercentOf::Table, ..)
                if unanswered && self.base == BaseRule::Valid =>
            {
                0
            }
            (PercentOf::Group, ..) => self.base_of(group),
            (PercentOf::Category, _, Some(whole)) => whole[index],
            (PercentOf::Category, _, None) => parts().map(|(_, row)| row[index]).sum(),
            (PercentOf::Table, Some(whole), Some(_)) => self.base_of(whole),
            (PercentOf::Table, ..) => parts().map(|(group, _)| self.base_of(group)).sum(),
        }
    }

    /// Whether shares are shares of all rows, and not only of those who answered.
    pub(crate) fn counts_rows(&self) -> bool {
        self.base == BaseRule::All && self.measure != Measure::Mean
    }
}
