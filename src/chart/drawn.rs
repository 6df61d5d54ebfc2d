//! What of a table a chart draws, and the words that stand beside it.

use std::cmp::Ordering;

use crate::analysis::{BaseRule, CategoryRole, GroupRole, Measure, Moment, NumberClass};
use crate::disclosure::{Entry, Mark, ProtectedTable, Range, nothing_left};
use crate::number::NO_BREAK_SPACE;
use crate::words::{Language, MostlyHidden, sentence_case};

use super::palette::{self, Fill};
use super::style::Style;
use super::{ChartKind, ChartRequest, Order};

/// The part of a table that is drawn, by index into the table.
pub(super) struct DrawnPart<'a> {
    pub(super) table: &'a ProtectedTable,
    pub(super) kind: ChartKind,
    pub(super) language: Language,
    /// The answers, in the order drawn; of a table of means only the mean.
    pub(super) answers: Vec<usize>,
    /// The ways of not answering that are drawn.
    pub(super) not_answered: Vec<usize>,
    /// Groups in the order drawn, then their total if there is one.
    pub(super) groups: Vec<usize>,
    /// Of a panel, what the labels of its groups begin with and its title says.
    title: &'a str,
    /// Of a panel, the groups of all panels, which have one scale.
    all_groups: Vec<usize>,
}

/// Slopes and dots of more groups than this are drawn as grouped bars.
const MOST_WAVES: usize = 5;
/// More slopes than this are drawn as dots.
const MOST_SLOPES: usize = 12;
/// Where one value in so many is shown, or fewer, a sentence tells it.
const LEAST_SHOWN: usize = 4;

/// The kind that shows all of a table, or of so many of its groups where it stands in panels.
pub(super) fn nearest_kind(
    kind: ChartKind,
    table: &ProtectedTable,
    panels: Option<usize>,
) -> ChartKind {
    let several = panels.unwrap_or(table.groups().len()) > 1;
    match kind {
        ChartKind::Lollipop if table.measure() == Measure::Mean => kind,
        ChartKind::Line if several => kind,
        ChartKind::Box if table.moments() == Moment::BOX => kind,
        _ if table.measure() == Measure::Mean => ChartKind::Bar,
        // Lines and dots show a change, which what is not comparable does not have.
        ChartKind::Slope | ChartKind::Dot if !several => ChartKind::Bar,
        ChartKind::Slope | ChartKind::Dot
            if table.is_broken() || table.groups().len() > MOST_WAVES =>
        {
            ChartKind::GroupedBar
        }
        ChartKind::Slope if table.categories().len() > MOST_SLOPES => ChartKind::Dot,
        ChartKind::Bar | ChartKind::Lollipop | ChartKind::Box if several => {
            ChartKind::GroupedBar
        }
        ChartKind::Pie if several => ChartKind::StackedBar,
        ChartKind::Bar
        | ChartKind::Lollipop
        | ChartKind::GroupedBar
        | ChartKind::StackedBar
        | ChartKind::Diverging
        | ChartKind::Pie
        | ChartKind::Slope
        | ChartKind::Dot => kind,
        ChartKind::Histogram if several => ChartKind::GroupedBar,
        ChartKind::Histogram if is_in_classes(table) => kind,
        // A line goes from one to the next.
        ChartKind::Line | ChartKind::Histogram | ChartKind::Box => ChartKind::Bar,
    }
}

/// Whether the answers are classes of numbers that can be drawn over an axis.
fn is_in_classes(table: &ProtectedTable) -> bool {
    let answers = table.categories().iter();
    let answers = answers.filter(|category| category.role == CategoryRole::Answer);
    has_classes(table.classes(), answers.count())
}

/// Whether there are classes to draw a table by.
fn has_classes(classes: &[NumberClass], answers: usize) -> bool {
    let between = |class: &NumberClass| {
        class.from.zip(class.to).is_some_and(|(from, to)| from < to)
    };
    let last = classes.len().saturating_sub(1);
    let mut ends = classes.iter().enumerate().filter(|(_, class)| !between(class));
    let at_ends = ends.all(|(place, class)| {
        (place == 0 && class.from.is_none()) || (place == last && class.to.is_none())
    });
    classes.len() == answers && classes.iter().any(between) && at_ends
}

impl<'a> DrawnPart<'a> {
    /// Whether the numbers are shares, so that an axis in per cent is about them. Where counts
    /// are shown, shares may be what must not be told.
    pub(super) fn has_shares(&self) -> bool {
        matches!(self.table.measure(), Measure::Percent | Measure::CountAndPercent)
    }

    pub(super) fn new(
        table: &'a ProtectedTable,
        request: &ChartRequest,
        language: Language,
    ) -> Self {
        let of_role = |role: CategoryRole| {
            let categories = table.categories().iter().enumerate();
            categories
                .filter(|(_, category)| category.role == role)
                .map(|(index, _)| index)
                .collect::<Vec<_>>()
        };
        let means = table.measure() == Measure::Mean;
        let missing = request.missing && !means;
        let mut drawn = Self {
            table,
            kind: request.drawn_as(table),
            language,
            answers: match (request.drawn_as(table), means) {
                (ChartKind::Box, _) => (0..table.categories().len()).collect(),
                (_, true) => vec![0],
                (_, false) => of_role(CategoryRole::Answer),
            },
            not_answered: if missing {
                of_role(CategoryRole::NotAnswered)
            } else {
                vec![]
            },
            groups: (0..table.groups().len()).collect(),
            title: "",
            all_groups: Vec::new(),
        };
        // What is agreed with stands to the right, however the scale is written.
        if drawn.kind == ChartKind::Diverging && drawn.is_written_downwards() {
            drawn.answers.reverse();
        }
        match request.order {
            Order::Codebook => {}
            Order::Descending => drawn.sort(Ordering::reverse),
            Order::Ascending => drawn.sort(|ordering| ordering),
        }
        drawn
    }

    /// Whether the codebook lists the answers from the most to the least.
    fn is_written_downwards(&self) -> bool {
        self.table.scale().is_downwards()
    }

    /// Puts the largest or the smallest first; equals keep the codebook's order, and what is
    /// hidden stands last.
    fn sort(&mut self, ends: impl Fn(Ordering) -> Ordering) {
        let entry = |group: usize, category: usize| self.table.drawn(group, category);
        let shown =
            |group: usize, category: usize| entry(group, category).value().unwrap_or(0.0);
        let hidden = |group: usize| entry(group, 0).value().is_none();
        let parts = self.groups.iter().copied().filter(|group| !self.is_total(*group));
        let over_groups = |category: usize| {
            parts.clone().map(|group| shown(group, category)).sum::<f64>()
        };
        let all_hidden = |category: usize| {
            parts.clone().all(|group| entry(group, category).value().is_none())
        };
        let (mut answers, mut groups) = (self.answers.clone(), self.groups.clone());
        if self.means() {
            groups.sort_by(|a, b| {
                let place = |group: usize| (self.is_total(group), hidden(group));
                let by_mean = || ends(shown(*a, 0).total_cmp(&shown(*b, 0)));
                place(*a).cmp(&place(*b)).then_with(by_mean)
            });
        } else if !self.kind.stacks_answers() {
            answers.sort_by(|a, b| {
                let by_sum = || ends(over_groups(*a).total_cmp(&over_groups(*b)));
                all_hidden(*a).cmp(&all_hidden(*b)).then_with(by_sum)
            });
        }
        (self.answers, self.groups) = (answers, groups);
    }

    /// Whether there is nothing to draw.
    pub(super) fn is_empty(&self) -> bool {
        self.groups.is_empty() || self.answers.len() + self.not_answered.len() == 0
    }

    /// The sentence that stands for a chart of which nothing is drawn, or hardly anything.
    pub(super) fn instead(&self) -> Option<String> {
        if self.is_empty() {
            return Some(self.language.words().nothing_to_show().to_owned());
        }
        let entries = self.groups.iter().flat_map(|group| {
            self.categories().map(|category| self.entry(*group, category))
        });
        let entries = entries.collect::<Vec<_>>();
        if entries.iter().all(|entry| entry.mark() == Some(Mark::Undefined)) {
            return Some(self.language.words().nothing_to_show().to_owned());
        }
        match nothing_left(entries.into_iter()) {
            Some(nothing) => Some(nothing.words(self.language).to_owned()),
            None => self.mostly_hidden(),
        }
    }

    /// What is left of a chart with one bar a row of which hardly any is shown: more signs
    /// than bars say less than a sentence.
    fn mostly_hidden(&self) -> Option<String> {
        let has_rows = matches!(self.kind, ChartKind::Bar | ChartKind::Lollipop);
        let rows = if self.means() {
            let mean = self.answers.first().copied()?;
            let row =
                |group: &usize| (self.group_label(*group), self.entry(*group, mean));
            self.groups.iter().map(row).collect::<Vec<_>>()
        } else {
            let group = self.groups.first().copied()?;
            let row =
                |category| (self.category_label(category), self.entry(group, category));
            self.categories().map(row).collect()
        };
        let is_hidden = |entry: &Entry| {
            entry.mark().is_some_and(|mark| !matches!(mark, Mark::Undefined))
        };
        let shown = rows.iter().filter(|(_, entry)| entry.value().is_some());
        let shown = shown.collect::<Vec<_>>();
        let hidden = rows.iter().filter(|(_, entry)| is_hidden(entry)).count();
        let few = shown.len() * LEAST_SHOWN <= rows.len() && shown.len() < hidden;
        if !has_rows || !few || shown.is_empty() {
            return None;
        }
        let values = shown.iter().map(|(label, entry)| {
            format!("{}{NO_BREAK_SPACE}{}", sentence_case(label.trim()), entry.text())
        });
        Some(self.language.words().mostly_hidden(MostlyHidden {
            shown: &shown.len().to_string(),
            all: &rows.len().to_string(),
            values: &values.collect::<Vec<_>>().join("; "),
        }))
    }

    /// Whether the table holds means rather than answers.
    pub(super) fn means(&self) -> bool {
        self.table.measure() == Measure::Mean
    }

    /// Answers, then the ways of not answering.
    pub(super) fn categories(&self) -> impl Iterator<Item = usize> {
        self.answers.iter().chain(&self.not_answered).copied()
    }

    pub(super) fn entry(&self, group: usize, category: usize) -> &'a Entry {
        self.table.drawn(group, category)
    }

    pub(super) fn category_label(&self, category: usize) -> &'a str {
        self.table.categories().get(category).map_or("", |it| it.label.as_str())
    }

    /// What a group is called; in a panel without what its title says.
    pub(super) fn group_label(&self, group: usize) -> &'a str {
        let label = self.table.groups()[group].label.as_str();
        label.strip_prefix(self.title).unwrap_or(label)
    }

    /// A panel of some of its groups, whose labels begin with the title of the panel.
    pub(super) fn in_panel(&self, groups: &[usize], title: &'a str) -> Self {
        Self {
            table: self.table,
            kind: self.kind,
            language: self.language,
            answers: self.answers.clone(),
            not_answered: self.not_answered.clone(),
            groups: groups.to_vec(),
            title,
            all_groups: self.groups.clone(),
        }
    }

    /// Whether it is a panel, whose title says of whom it is.
    pub(super) fn is_panel(&self) -> bool {
        !self.all_groups.is_empty()
    }

    /// A height stated for a chart by itself, which is less where several stand together.
    pub(super) fn tall(&self, alone: f64) -> f64 {
        if self.is_panel() { 0.6 * alone } else { alone }
    }

    /// The groups that have one scale: its own, or those of all panels.
    pub(super) fn scaled_groups(&self) -> &[usize] {
        if self.is_panel() { &self.all_groups } else { &self.groups }
    }

    pub(super) fn is_total(&self, group: usize) -> bool {
        self.table.groups()[group].role == GroupRole::Total
    }

    /// The time that a group is called by, in years, if it is a measurement that is.
    pub(super) fn time_of(&self, group: usize) -> Option<f64> {
        if !self.table.is_by_wave() {
            return None;
        }
        let label = self.group_label(group);
        let broken = self.break_of(group);
        time(broken.map_or(label, |(wave, _)| wave))
    }

    /// Whether a group is a measurement that cannot be compared with the last.
    pub(super) fn is_broken_at(&self, group: usize) -> bool {
        self.table.is_broken() && self.break_of(group).is_some()
    }

    fn break_of(&self, group: usize) -> Option<&'a (String, String)> {
        let label = self.group_label(group);
        let mark = self.language.words().not_comparable();
        let marked = |wave: &str| format!("{wave} ({mark})") == label;
        self.table.breaks().iter().find(|(wave, _)| marked(wave))
    }

    /// `n = 22`, held together.
    pub(super) fn n_of(&self, group: usize) -> String {
        let n = self.table.groups()[group].base.text();
        format!("n{NO_BREAK_SPACE}={NO_BREAK_SPACE}{n}")
    }

    /// The label of a row of its own, with a capital as answers have it, and with the letters
    /// that tell which groups differ.
    pub(super) fn row_label(&self, group: usize) -> String {
        sentence_case(&self.marked_label(group))
    }

    /// The label with the base; only the base if there is no label.
    pub(super) fn label_with_n(&self, group: usize) -> String {
        self.with_n(self.group_label(group), group)
    }

    /// The label with the letters that tell which groups differ.
    pub(super) fn marked_label(&self, group: usize) -> String {
        match self.title {
            "" => self.table.marked_label(group),
            _ => self.group_label(group).to_owned(),
        }
    }

    /// The same as a legend shows it, with the base.
    pub(super) fn marked_label_with_n(&self, group: usize) -> String {
        self.with_n(&self.row_label(group), group)
    }

    fn with_n(&self, label: &str, group: usize) -> String {
        match label {
            "" => self.n_of(group),
            label => format!("{label} ({})", self.n_of(group)),
        }
    }

    /// The interval of a share or mean, if there is one to draw.
    pub(super) fn range(&self, group: usize, category: usize) -> Option<&'a Range> {
        let range = self.table.range(group, category)?;
        (range.low.value().is_some() && range.high.value().is_some()).then_some(range)
    }

    /// Whether those who did not answer are part of what shares are shares of.
    pub(super) fn not_answered_counts(&self) -> bool {
        self.table.base_rule() == BaseRule::All
    }

    /// The fill of each drawn category: answers by their scale (or from side to side),
    /// then the ways of not answering.
    pub(super) fn category_fills(&self, style: &Style) -> Vec<Fill> {
        let count = self.answers.len();
        let mut in_codebook_order = match self.kind {
            ChartKind::Diverging => palette::two_sided(count, style),
            ChartKind::Bar
            | ChartKind::Lollipop
            | ChartKind::GroupedBar
            | ChartKind::StackedBar
            | ChartKind::Pie
            | ChartKind::Slope
            | ChartKind::Dot
            | ChartKind::Line
            | ChartKind::Histogram
            | ChartKind::Box => palette::answers(self.table.scale(), count, style),
        };
        // What there is most of is darkest, or on the side of what is agreed with.
        if self.is_written_downwards() {
            in_codebook_order.reverse();
        }
        // An answer's colour is that of its place in the codebook, wherever it is drawn.
        let place =
            |answer: &usize| self.answers.iter().filter(|it| *it < answer).count();
        let answers = self.answers.iter().map(|answer| in_codebook_order[place(answer)]);
        answers.chain(self.not_answered_fills(style)).collect()
    }

    /// The fill of each way of not answering.
    pub(super) fn not_answered_fills(&self, style: &Style) -> Vec<Fill> {
        let count = self.not_answered.len();
        (0..count).map(|index| palette::not_answered(index, style)).collect()
    }

    /// The fill of each group, the total's apart.
    pub(super) fn group_fills(&self, style: &Style) -> Vec<Fill> {
        let count = self.groups.len();
        let hues = if self.table.is_by_wave() {
            palette::waves(count, style)
        } else {
            palette::groups(count, style)
        };
        let mut hues = hues.into_iter();
        let total = palette::total(style);
        let fill = |group: &usize| {
            if self.is_total(*group) { total } else { hues.next().unwrap_or(total) }
        };
        self.groups.iter().map(fill).collect()
    }
}

/// The time that a measurement is called by, in years: `2017`, `2017-03` or `2017-03-15`.
fn time(label: &str) -> Option<f64> {
    let mut parts = label.trim().splitn(3, '-');
    let digits = |part: &str, count: usize| {
        let fits = part.len() == count && part.bytes().all(|it| it.is_ascii_digit());
        fits.then(|| part.parse::<u32>().ok()).flatten()
    };
    let year = digits(parts.next()?, 4)?;
    let month = match parts.next() {
        Some(month) => digits(month, 2).filter(|month| (1..=12).contains(month))?,
        None => 1,
    };
    let day = match parts.next() {
        Some(day) => digits(day, 2).filter(|day| (1..=31).contains(day))?,
        None => 1,
    };
    let months = f64::from(month - 1) + f64::from(day - 1) / 31.0;
    Some(f64::from(year) + months / 12.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measurements_are_called_by_year_month_or_day() {
        assert_eq!(time("2017"), Some(2017.0));
        assert_eq!(time("2017-07"), Some(2017.5));
        assert!(time("2017-07-16").is_some_and(|at| at > 2017.5 && at < 2017.6));
        for label in ["våren 2017", "2017-13", "17", "2017–2018", "2017-7", ""] {
            assert_eq!(time(label), None, "{label}");
        }
    }
}
