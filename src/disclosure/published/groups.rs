//! Groups of charts and tables by measurement, as the report of then showed them.

use std::collections::BTreeSet;

use crate::analysis::{
    AnswerScale, AskedContent, AskedThen, Body, Category, CategoryRole, GroupRole,
    Measure, Provenance, ResultTable,
};
use crate::diagnostic::Said;
use crate::manuscript::{BaseRule, PercentOf, Report};
use crate::number::{NumberFormat, Ratio};
use crate::say;

use super::super::decide::Decisions;
use super::super::entry::{Cell, Entry, Mark};
use super::super::protect_table;
use super::super::table::{ProtectedGroup, ProtectedTable};
use super::{ComparableGroup, GroupAnswer, Published, PublishedTable, again, count};

/// A group of then by itself, as the rules of now show it; or why it cannot be shown.
pub(super) fn group_then(
    mut asked: ResultTable,
    kept: &PublishedTable,
    then: &AskedThen,
    source: &Published,
    report: &Report,
) -> Result<(ProtectedTable, Vec<bool>), Said> {
    let wave = &then.wave;
    let PublishedTable { group, table: of, .. } = kept;
    let weighted = of.origins.iter().any(|origin| origin.weighted_by.is_some());
    if (weighted || then.weighted) && asked.measure != Measure::Count {
        let id = &asked.id;
        return Err(say!("`{id}` is weighted, and so nothing of {wave} fits", id, wave));
    }
    if asked.percent_of != PercentOf::Group {
        return Err(say!(
            "`{id}` shows shares across measurements, which need the answers of {wave}",
            id = &asked.id,
            wave
        ));
    }
    let language = report.language;
    for origin in &mut asked.origins {
        let of_wave = origin.wave.as_ref() == Some(wave);
        if let (true, Some(kept)) = (of_wave, of.origins.last()) {
            *origin = source.origin(origin, kept);
        }
    }
    let published = &of.groups[*group];
    let sizes = [&published.rows, &published.answered, &published.not_answered];
    let [rows, answered, not_answered] = sizes.map(count);
    asked.groups[0].rows = rows.unwrap_or_default();
    asked.groups[0].answered = answered.unwrap_or_default();
    asked.groups[0].not_answered = not_answered.unwrap_or_default();
    asked.groups[0].mentions = count(&published.mentions).unwrap_or_default();
    asked.coverage.unshown = vec![not_answered.into_iter().collect()];
    let base = if asked.counts_rows() { rows } else { answered };
    let suppressed = || Entry::Hidden(Mark::Suppressed(language));
    if asked.measure == Measure::Mean {
        let somebody = vec![true; asked.categories.len()];
        return Ok((means_then(asked, kept, source, report)?, somebody));
    }
    let counts = counts_then(&asked, then, of, *group)?;
    let shown = counts.iter().map(|count| count.unwrap_or_default()).collect::<Vec<_>>();
    let somebody = counts.iter().map(|count| *count != Some(0)).collect();
    if let (Some(intervals), Some(base)) = (&mut asked.intervals, base) {
        let rules = intervals.rules;
        let of = |(count, category): (&Option<u64>, &Category)| {
            let part = (*count).filter(|_| category.role != CategoryRole::Total)?;
            then.interval(Ratio { part, whole: base }, rules).filter(|_| !source.changed)
        };
        let cells = counts.iter().zip(&asked.categories).map(of);
        intervals.cells = vec![cells.collect()];
    }
    asked.body = Body::Counts(vec![shown]);
    let unoffered = asked.unoffered.clone();
    let mut one =
        protect_table(asked, &report.disclosure, language, &Decisions::default());
    let group = &mut one.groups[0];
    for (shown, then) in [
        (&mut group.rows, &published.rows),
        (&mut group.answered, &published.answered),
        (&mut group.not_answered, &published.not_answered),
        (&mut group.mentions, &published.mentions),
    ] {
        if then.value().is_none() {
            *shown = suppressed();
        }
    }
    if base.is_none() {
        group.base = suppressed();
    }
    for (index, count) in counts.iter().enumerate() {
        if unoffered.contains(&(0, index)) {
            continue;
        }
        if count.is_none() {
            one.cells[0][index] = Cell { number: suppressed(), percent: suppressed() };
        } else if base.is_none() {
            one.cells[0][index].percent = suppressed();
        }
    }
    Ok((one, somebody))
}

/// The means of a group of then, as they were shown.
fn means_then(
    asked: ResultTable,
    kept: &PublishedTable,
    source: &Published,
    report: &Report,
) -> Result<ProtectedTable, Said> {
    let (language, wave) = (report.language, &source.wave);
    let PublishedTable { group, table: of, .. } = kept;
    let from = source.language;
    let to = NumberFormat::new(language, asked.decimals);
    let places = asked.moments.iter().map(|moment| {
        let place = of.moments.iter().position(|known| known == moment);
        place.ok_or_else(|| {
            say!(
                "the `{then}` of {wave} does not show what `{now}` does",
                then = &of.id,
                wave,
                now = &asked.id
            )
        })
    });
    let places = places.collect::<Result<Vec<_>, _>>()?;
    let mut one =
        protect_table(asked, &report.disclosure, language, &Decisions::default());
    for (index, place) in places.into_iter().enumerate() {
        let cell = &mut one.cells[0][index];
        // What the rules of now hide stays hidden.
        if cell.number != Entry::Hidden(Mark::Undefined) {
            continue;
        }
        cell.number = again(&of.cells[*group][place].number, from, to, false);
        let known = of.range(*group, place).filter(|_| from == language);
        if let (Some(ranges), Some(known)) = (&mut one.ranges, known)
            && of.interval_rules() == Some(ranges.rules)
        {
            ranges.cells[0][index] = known.clone();
        }
    }
    Ok(one)
}

/// How many gave each answer of now, as far as that is shown.
fn counts_then(
    asked: &ResultTable,
    then: &AskedThen,
    of: &ProtectedTable,
    group: usize,
) -> Result<Vec<Option<u64>>, Said> {
    let mut counts = Vec::new();
    for (category, labels) in asked.categories.iter().zip(&then.categories) {
        let Some(labels) = labels else {
            // A total of what stands before it.
            counts.push(counts.iter().copied().sum());
            continue;
        };
        if asked.scale == AnswerScale::Multiple && labels.len() > 1 {
            return Err(say!(
                "several answers of {wave} are `{label}` now, and whoever gave more than one \
                 of them would be counted twice",
                wave = &then.wave,
                label = &category.label
            ));
        }
        let meant = |known: &Category| {
            known.role == category.role && labels.contains(&known.label)
        };
        let places = of.categories.iter().enumerate().filter(|(_, it)| meant(it));
        let places = places.map(|(place, _)| place).collect::<Vec<_>>();
        let unanswered = category.role == CategoryRole::NotAnswered;
        if places.is_empty() && unanswered && !labels.is_empty() {
            let nobody = of.groups[group].not_answered.is_zero();
            let tells = of.categories.iter().any(|it| it.role == category.role);
            if !nobody && !tells {
                return Err(say!(
                    "the `{id}` of {wave} does not show why some did not answer: write \
                     `missing: hide`",
                    id = &of.id,
                    wave = &then.wave
                ));
            }
        }
        let shown = places.into_iter().map(|place| count(&of.cells[group][place].number));
        counts.push(shown.sum());
    }
    Ok(counts)
}

/// Puts a group of then in its place.
pub(super) fn put_group(
    target: &mut ProtectedTable,
    group: usize,
    mut one: ProtectedTable,
) {
    let label = target.groups[group].label.clone();
    target.groups[group] = one.groups.swap_remove(0);
    target.groups[group].label = label;
    target.cells[group] = one.cells.swap_remove(0);
    if let (Some(ranges), Some(mut known)) = (&mut target.ranges, one.ranges) {
        ranges.cells[group] = known.cells.swap_remove(0);
    }
    target.rounding_shows |= one.rounding_shows;
    for origin in &mut target.origins {
        let same = one
            .origins
            .iter()
            .find(|known| known.wave == origin.wave && known.survey == origin.survey);
        if let Some(known) = same {
            *origin = known.clone();
        }
    }
}

/// Leaves out ways of not answering that nobody chose in any measurement: which ones were
/// chosen then was not known when the table was laid out. `somebody` says which were in the
/// published groups.
pub(super) fn leave_out_nobody(
    table: &mut ProtectedTable,
    published: &BTreeSet<usize>,
    somebody: &[bool],
) {
    let is_of_nobody = |index: usize| {
        let own = table.cells.iter().enumerate();
        let mut own = own.filter(|(group, _)| !published.contains(group));
        table.categories[index].role == CategoryRole::NotAnswered
            && !somebody[index]
            && own.all(|(_, row)| row[index].number.is_zero())
    };
    let kept = (0..table.categories.len()).filter(|index| !is_of_nobody(*index));
    let kept = kept.collect::<Vec<_>>();
    if kept.len() == table.categories.len() {
        return;
    }
    keep(&mut table.categories, &kept);
    table.cells.iter_mut().for_each(|row| keep(row, &kept));
    if let Some(ranges) = &mut table.ranges {
        ranges.cells.iter_mut().for_each(|row| keep(row, &kept));
    }
}

fn keep<T: Clone>(all: &mut Vec<T>, kept: &[usize]) {
    *all = kept.iter().map(|index| all[*index].clone()).collect();
}

impl PublishedTable {
    /// How many gave certain answers, and of how many: of all or of those who answered.
    /// Nothing if it asks something else, or does not show it.
    pub(super) fn ratio(&self, asked: &AskedContent, base: BaseRule) -> Option<Ratio> {
        let Self { content, group, table } = self;
        let weighted = table.origins.iter().any(|origin| origin.weighted_by.is_some());
        let same = content.survey == asked.survey
            && content.one_row_per == asked.one_row_per
            && content.conditions == asked.conditions;
        if weighted || !same {
            return None;
        }
        let sizes = &table.groups[*group];
        let (rows, answered) = (count(&sizes.rows), count(&sizes.answered));
        if asked.variable.is_none() {
            return Some(Ratio { part: rows?, whole: rows? });
        }
        if content.variable != asked.variable || table.measure == Measure::Mean {
            return None;
        }
        if asked.answers.is_empty() {
            return Some(Ratio { part: answered?, whole: rows? });
        }
        // Whoever gave two of several answers would be counted twice.
        if table.scale == AnswerScale::Multiple && asked.answers.len() > 1 {
            return None;
        }
        let of = |label: &String| {
            let mut all = table.categories.iter().zip(&table.cells[*group]);
            let (_, cell) = all.find(|(category, _)| {
                category.role != CategoryRole::Total && category.label == *label
            })?;
            count(&cell.number)
        };
        let part = asked.answers.iter().map(of).sum::<Option<u64>>()?;
        let whole = match base {
            BaseRule::All => rows?,
            BaseRule::Valid => answered?,
        };
        Some(Ratio { part, whole })
    }
}

impl ProtectedTable {
    /// The groups of the report's own measurement.
    pub(super) fn comparable_groups(&self) -> Vec<ComparableGroup> {
        let whole = |group: usize, origin: &Provenance| ComparableGroup {
            group,
            origin: origin.clone(),
            answer: None,
        };
        let own = self.origins.iter().filter(|origin| origin.wave.is_none());
        let own = own.cloned().collect::<Vec<_>>();
        let all = self.groups.iter().enumerate();
        let has_total = all.clone().any(|(_, one)| one.role == GroupRole::Total);
        match (self.breakdown.as_ref(), own.as_slice()) {
            _ if self.of_numbers => Vec::new(),
            (_, [origin]) if self.is_by_wave() => {
                let last = self.groups.len().checked_sub(1);
                last.map(|last| whole(last, origin)).into_iter().collect()
            }
            (Some(variable), [origin]) => {
                let answer = |one: &ProtectedGroup| match one.role {
                    GroupRole::Part => Some(GroupAnswer {
                        variable: variable.clone(),
                        answer: one.label.clone(),
                    }),
                    GroupRole::All | GroupRole::Total => None,
                };
                let groups = all.map(|(place, one)| ComparableGroup {
                    answer: answer(one),
                    ..whole(place, origin)
                });
                groups.collect()
            }
            (None, own) if own.len() == self.groups.len() && !has_total => {
                let own = own.iter().enumerate();
                own.map(|(place, origin)| whole(place, origin)).collect()
            }
            _ => Vec::new(),
        }
    }
}
