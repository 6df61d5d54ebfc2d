//! The only table that may be shown.

use crate::analysis::{
    AnswerScale, BaseRule, Category, GroupRole, IntervalRules, Measure, Moment,
    Narrowing, NumberClass, PercentOf, Provenance, RowUnit,
};
use crate::diagnostic::Place;
use crate::words::Language;

use super::cell_estimate::{EstimateOfCell, ProtectedEstimates};
use super::cell_fit::{FitOfCell, ProtectedFits};
use super::entry::{Cell, Entry, Nothing, nothing_left};
use super::inference::{ProtectedTest, Range, Ranges};
use super::unrounded::Unrounded;

/// One group as it may be shown.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ProtectedGroup {
    /// The label; empty when the table has no breakdown.
    pub label: String,
    /// Part or whole.
    pub role: GroupRole,
    /// What shares in the group are shares of: the `n` of captions and labels.
    pub base: Entry,
    /// Rows in the group, answered or not.
    pub rows: Entry,
    /// Rows with an answer.
    pub answered: Entry,
    /// Rows without an answer.
    pub not_answered: Entry,
    /// Answers given, when several could be given.
    pub mentions: Entry,
    /// Whether its percentages are uncertain because few were asked; known only where it
    /// is shown how many.
    pub uncertain: bool,
}

impl ProtectedGroup {
    /// What the cell of a category in the group is called.
    pub(super) fn cell(&self, category: &str) -> String {
        if self.label.is_empty() {
            category.to_owned()
        } else {
            format!("{}, {category}", self.label)
        }
    }
}

/// The numbers of one chart or table as they may be shown.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ProtectedTable {
    pub(super) id: String,
    pub(super) place: Place,
    pub(super) subject: String,
    pub(super) scale: AnswerScale,
    pub(super) breakdown: Option<String>,
    pub(super) measure: Measure,
    pub(super) base_rule: BaseRule,
    pub(super) percent_of: PercentOf,
    pub(super) units: Vec<Option<RowUnit>>,
    pub(super) respondents: Option<(Entry, Option<RowUnit>)>,
    pub(super) overlapping: bool,
    /// Whether only those are counted who answered all questions.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) complete: bool,
    pub(super) narrowing: Vec<Narrowing>,
    pub(super) rounding_shows: bool,
    pub(super) sums_off: bool,
    pub(super) of_numbers: bool,
    pub(super) breaks: Vec<(String, String)>,
    /// Of a histogram between which numbers each of its classes lies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) classes: Vec<NumberClass>,
    /// Whether groups stand last because of them nothing is shown to sort by.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) hidden_last: bool,
    pub(super) origins: Vec<Provenance>,
    pub(super) categories: Vec<Category>,
    pub(super) groups: Vec<ProtectedGroup>,
    pub(super) cells: Vec<Vec<Cell>>,
    /// Only where nothing is protected.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) unrounded: Vec<Vec<Unrounded>>,
    pub(super) ungrouped: Entry,
    pub(super) whole: Option<ProtectedGroup>,
    pub(super) certain_from: u64,
    pub(super) ranges: Option<Ranges>,
    pub(super) effective: Option<Entry>,
    pub(super) test: Option<ProtectedTest>,
    pub(super) moments: Vec<Moment>,
    /// What stands beside counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) fits: Option<ProtectedFits>,
    /// What is estimated beside shares.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) estimates: Option<ProtectedEstimates>,
    /// Where anything goes by them: the degrees of freedom of the design.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) degrees: Option<Entry>,
}

impl ProtectedTable {
    /// Whether another one shows the same, wherever it was asked for.
    #[must_use]
    pub fn shows_the_same(&self, other: &Self) -> bool {
        self.id == other.id
            && *self == Self { place: self.place.clone(), ..other.clone() }
    }

    /// The id of the chart or table that asked.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Where the author asked for it.
    #[must_use]
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Label of the variable whose answers are counted.
    #[must_use]
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// The variable's scale.
    #[must_use]
    pub fn scale(&self) -> AnswerScale {
        self.scale
    }

    /// Whether its groups are measurements.
    #[must_use]
    pub fn is_by_wave(&self) -> bool {
        self.origins.iter().any(|origin| origin.wave.is_some())
    }

    /// Label of the variable that makes the groups, if there is one.
    #[must_use]
    pub fn breakdown(&self) -> Option<&str> {
        self.breakdown.as_deref()
    }

    /// What is shown.
    #[must_use]
    pub fn measure(&self) -> Measure {
        self.measure
    }

    /// Whom shares are shares of.
    #[must_use]
    pub fn base_rule(&self) -> BaseRule {
        self.base_rule
    }

    /// What a percentage is a share of.
    #[must_use]
    pub fn percent_of(&self) -> PercentOf {
        self.percent_of
    }

    /// What a row is, if it is the same in all groups and codebook or view says it.
    #[must_use]
    pub fn unit(&self) -> Option<&RowUnit> {
        let first = self.units.first()?.as_ref()?;
        self.units.iter().all(|unit| unit.as_ref() == Some(first)).then_some(first)
    }

    /// What a row of a group is.
    #[must_use]
    pub fn unit_of(&self, group: usize) -> Option<&RowUnit> {
        self.units.get(group)?.as_ref()
    }

    /// Where rows are single answers: how many gave them, and what those are.
    #[must_use]
    pub fn respondents(&self) -> Option<(&Entry, Option<&RowUnit>)> {
        let (count, unit) = self.respondents.as_ref()?;
        Some((count, unit.as_ref()))
    }

    /// Whether one row can be in several groups.
    #[must_use]
    pub fn overlapping(&self) -> bool {
        self.overlapping
    }

    /// The conditions that everybody meets and that neither unit nor group tells.
    #[must_use]
    pub fn narrowing(&self) -> &[Narrowing] {
        &self.narrowing
    }

    /// Whether shares of one whole that are shown do not add up to 100 because each is
    /// rounded.
    #[must_use]
    pub fn rounding_shows(&self) -> bool {
        self.rounding_shows
    }

    /// Whether counts were changed so that parts do not add up to their totals.
    #[must_use]
    pub fn sums_off(&self) -> bool {
        self.sums_off
    }

    /// Answers in codebook order, then the ways of not answering; in a table of means the
    /// mean, the standard deviation and the median.
    #[must_use]
    pub fn categories(&self) -> &[Category] {
        &self.categories
    }

    /// Groups in codebook order, then a total if there is one.
    #[must_use]
    pub fn groups(&self) -> &[ProtectedGroup] {
        &self.groups
    }

    /// The cell of a group and a category, both by index.
    #[must_use]
    pub fn cell(&self, group: usize, category: usize) -> &Cell {
        &self.cells[group][category]
    }

    /// The share or mean in a cell with all its digits, where nothing is protected.
    #[must_use]
    pub fn unrounded(&self, group: usize, category: usize) -> Option<&Unrounded> {
        let cell = self.unrounded.get(group)?.get(category)?;
        Some(cell).filter(|cell| !cell.is_nothing())
    }

    /// The number a chart draws: the percent when shares are shown, else the count or mean.
    #[must_use]
    pub fn drawn(&self, group: usize, category: usize) -> &Entry {
        let cell = self.cell(group, category);
        match self.measure {
            Measure::Percent => &cell.percent,
            Measure::Count | Measure::CountAndPercent | Measure::Mean => &cell.number,
        }
    }

    /// Why nothing is left of what a measure
    /// shows, if nothing is: all cells are hidden, and not only because there is nothing to
    /// compute.
    #[must_use]
    pub fn nothing_left(&self, measure: Measure) -> Option<Nothing> {
        let cells = self.cells.iter().flatten();
        nothing_left(cells.flat_map(|cell| match measure {
            Measure::Percent => vec![&cell.percent],
            Measure::Count | Measure::Mean => vec![&cell.number],
            Measure::CountAndPercent => vec![&cell.number, &cell.percent],
        }))
    }

    /// How the intervals are made, if there are any.
    #[must_use]
    pub fn interval_rules(&self) -> Option<IntervalRules> {
        self.ranges.as_ref().map(|ranges| ranges.rules)
    }

    /// The interval of the share or mean in a cell, if the table has intervals.
    #[must_use]
    pub fn range(&self, group: usize, category: usize) -> Option<&Range> {
        Some(&self.ranges.as_ref()?.cells[group][category])
    }

    /// Where shares and means are weighted: Kish's effective number of those they are of.
    #[must_use]
    pub fn effective_size(&self) -> Option<&Entry> {
        self.effective.as_ref()
    }

    /// How the groups differ, if that is asked for.
    #[must_use]
    pub fn test(&self) -> Option<&ProtectedTest> {
        self.test.as_ref()
    }

    /// The label of a group with the letters that tell which groups differ, if any do.
    #[must_use]
    pub fn marked_label(&self, group: usize) -> String {
        let letters = self.test.as_ref().map(|test| test.letters(group));
        self.groups[group].label.clone() + &letters.unwrap_or_default()
    }

    /// In a table of means, what each category is.
    #[must_use]
    pub fn moments(&self) -> &[Moment] {
        &self.moments
    }

    /// What stands beside the counts, if anything does.
    #[must_use]
    pub fn fits(&self) -> Option<&ProtectedFits> {
        self.fits.as_ref()
    }

    /// What stands beside the count of a group and a category, both by index.
    #[must_use]
    pub fn fit(&self, group: usize, category: usize) -> Option<&FitOfCell> {
        self.fits.as_ref()?.cells[group][category].as_ref()
    }

    /// What is estimated beside the shares, if anything is.
    #[must_use]
    pub fn estimates(&self) -> Option<&ProtectedEstimates> {
        self.estimates.as_ref()
    }

    /// What is estimated beside the share of a group and a category, both by index.
    #[must_use]
    pub fn estimate(&self, group: usize, category: usize) -> Option<&EstimateOfCell> {
        self.estimates.as_ref()?.cells[group][category].as_ref()
    }

    /// Where anything goes by them: the degrees of freedom that the design leaves, from those
    /// of one group to those of another.
    #[must_use]
    pub fn degrees_of_freedom(&self) -> Option<&Entry> {
        self.degrees.as_ref()
    }

    /// Everybody, unless the groups are different row sets or different questions.
    #[must_use]
    pub fn whole(&self) -> Option<&ProtectedGroup> {
        self.whole.as_ref()
    }

    /// From how many on percentages are not told to be uncertain.
    #[must_use]
    pub fn certain_from(&self) -> u64 {
        self.certain_from
    }

    /// Where only those are counted who answered all of several questions: how many did, and
    /// how many were asked.
    #[must_use]
    pub fn complete_cases(&self, language: Language) -> Option<(Entry, Entry)> {
        let rows = match &self.whole {
            Some(whole) => &whole.rows,
            None => &self.groups.first()?.rows,
        };
        let all = || rows.plus(&self.ungrouped, language);
        self.complete.then(|| (rows.clone(), all()))
    }

    /// Of a table of means, whether a category of it has intervals.
    #[must_use]
    pub fn has_intervals_of(&self, category: usize) -> bool {
        let by_design = self.effective.is_some();
        let moment = self.moments.get(category);
        self.ranges.is_some() && moment.is_some_and(|it| it.has_interval(by_design))
    }

    /// For each earlier measurement that cannot be compared with the last why not.
    #[must_use]
    pub fn breaks(&self) -> &[(String, String)] {
        &self.breaks
    }

    /// Whether the measurements it shows cannot all be compared. Of a chart of named numbers
    /// those that cannot be have no number.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        !self.of_numbers && !self.breaks.is_empty()
    }

    /// Of a histogram between which numbers each of its classes lies.
    #[must_use]
    pub fn classes(&self) -> &[NumberClass] {
        &self.classes
    }

    /// Whether classes of a histogram that have two limits differ in width.
    #[must_use]
    pub fn has_uneven_classes(&self) -> bool {
        let widths =
            self.classes.iter().filter_map(|class| Some(class.to? - class.from?));
        let widths = widths.collect::<Vec<_>>();
        let widest = widths.iter().copied().fold(0.0, f64::max);
        widths.iter().any(|width| (widest - width).abs() > 1e-9 * widest)
    }

    /// Whether groups that were to be sorted stand last, because what they were to be sorted
    /// by is hidden.
    #[must_use]
    pub fn has_hidden_last(&self) -> bool {
        self.hidden_last
    }

    /// How it came about, once for each row set.
    #[must_use]
    pub fn origins(&self) -> &[Provenance] {
        &self.origins
    }

    /// Rows of the domain that belong to no group.
    #[must_use]
    pub fn ungrouped(&self) -> &Entry {
        &self.ungrouped
    }
}
