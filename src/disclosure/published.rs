//! Numbers of an earlier measurement of which the answers are not here, but only what its
//! report has published: takes the kept numbers and tables, and puts them where they were
//! asked for, if they asked the same.
//!
//! They are laid out by the rules of now, from nothing but the counts that were shown; what
//! was hidden then stays hidden, and nothing is made of it.

mod groups;

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::{
    AskedCondition, AskedContent, AskedThen, Body, Measure, MeasuredChange, Provenance,
    ResultNumber, ResultTable,
};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Said};
use crate::fingerprint::Fingerprint;
use crate::format::ChoiceWords;
use crate::manuscript::{BaseRule, Report, Statistic};
use crate::number::{self, NumberFormat, Ratio};
use crate::say;
use crate::survey::Survey;
use crate::words::Language;

use self::groups::{group_then, leave_out_nobody, put_group};
use super::decide::Decisions;
use super::entry::{Entry, Mark};
use super::number::{ProtectedNumber, protect_number};
use super::table::ProtectedTable;
use super::{Protected, QualityAccount};

/// What a report of an earlier measurement has published.
pub struct Published {
    wave: String,
    /// The file it was kept in.
    file: String,
    /// What is told of its content.
    fingerprint: Fingerprint,
    /// The language of the report.
    language: Language,
    /// Whether counts were changed then to protect those who answered.
    changed: bool,
    numbers: Vec<(AskedContent, ProtectedNumber)>,
    tables: Vec<PublishedTable>,
}

/// What was kept of the report of an earlier measurement.
pub struct KeptReport {
    /// The label of the measurement.
    pub wave: String,
    /// The file it was kept in.
    pub file: String,
    /// What is told of its content.
    pub fingerprint: Fingerprint,
    /// The language of the report.
    pub language: Language,
    /// Whether counts were changed then to protect those who answered.
    pub changed: bool,
    /// The named numbers.
    pub numbers: Vec<ProtectedNumber>,
    /// The numbers of charts and tables.
    pub tables: Vec<ProtectedTable>,
    /// Tables and drawings on the quality of the surveys.
    pub accounts: Vec<QualityAccount>,
}

/// A table of then with the group that is about everybody it shows.
struct PublishedTable {
    content: AskedContent,
    group: usize,
    table: ProtectedTable,
}

/// A group of the report's own measurement, and how it came about.
struct ComparableGroup {
    group: usize,
    origin: Provenance,
    /// What makes it a part of a breakdown.
    answer: Option<GroupAnswer>,
}

/// The labels of the variable and of the answer that make a group.
struct GroupAnswer {
    variable: String,
    answer: String,
}

/// What was published that asks the same as a number.
enum Found<'p> {
    /// A number.
    Number(&'p ProtectedNumber),
    /// Counts of a chart or table.
    Ratio(Ratio),
}

/// What was asked of earlier measurements of which the answers are not here.
#[derive(Clone, Default)]
pub(super) struct Asked {
    numbers: Vec<ResultNumber>,
    /// Which group of which table, and that group by itself.
    groups: Vec<(String, usize, ResultTable)>,
}

impl std::fmt::Debug for Asked {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Asked({}, {})", self.numbers.len(), self.groups.len())
    }
}

impl Published {
    /// What was kept of a report; `surveys` are those of now, of which the earlier ones know
    /// what was asked then.
    #[must_use]
    pub fn new(kept: KeptReport, surveys: &[Survey]) -> Self {
        let KeptReport { wave, file, fingerprint, language, changed, .. } = kept;
        let KeptReport { numbers, tables, accounts, .. } = kept;
        let codebook = |origin: &Provenance| {
            let mut earlier = surveys.iter().filter(|one| one.name == origin.survey);
            let earlier = earlier.find_map(|survey| {
                survey.earlier.as_ref().filter(|earlier| earlier.label == wave)
            });
            earlier?.codebook_then()
        };
        let content =
            |origin: &Provenance| Some(AskedContent::of(origin, codebook(origin)?));
        // What a response flow makes of numbers is not what their origin tells.
        let brought = |number: &ProtectedNumber| {
            let mut blocks = accounts.iter().map(|block| format!("{}-", block.id));
            number.exact.is_none()
                && blocks.any(|block| number.id.value.starts_with(&block))
        };
        let own =
            |number: &ProtectedNumber| number.origin.wave.is_none() && !brought(number);
        let numbers = numbers.into_iter().filter(own);
        let numbers =
            numbers.filter_map(|number| Some((content(&number.origin)?, number)));
        let tables = tables.into_iter().flat_map(|table| {
            let groups = table.comparable_groups();
            let of = |ComparableGroup { group, origin, answer }| {
                let mut content = content(&origin)?;
                if let Some(GroupAnswer { variable, answer }) = answer {
                    content.conditions.insert(AskedCondition {
                        variable: codebook(&origin)?
                            .called(&variable, &answer)?
                            .to_owned(),
                        answers: [answer].into(),
                    });
                }
                Some(PublishedTable { content, group, table: table.clone() })
            };
            groups.into_iter().filter_map(of).collect::<Vec<_>>()
        });
        Self {
            file,
            fingerprint,
            language,
            changed,
            numbers: numbers.collect(),
            tables: tables.collect(),
            wave,
        }
    }

    /// Where a number comes from that was published.
    fn origin(&self, asked: &Provenance, kept: &Provenance) -> Provenance {
        let weighted_by = kept.weighted_by;
        Provenance { weighted_by, ..self.told_by(asked.clone()) }
    }

    /// The same with the file that now tells it.
    fn told_by(&self, asked: Provenance) -> Provenance {
        let (data, fingerprint) = (self.file.clone(), self.fingerprint.clone());
        Provenance { data, fingerprint, ..asked }
    }

    /// The number that asks the same, first of all under the same name, or the counts of a
    /// chart or table that do; else why there is none.
    fn number(&self, asked: &ResultNumber, then: &AskedThen) -> Result<Found<'_>, Said> {
        let id = &asked.id.value;
        let own = id.split('@').next().unwrap_or(id);
        let named = self.numbers.iter().find(|(_, number)| number.id.value == own);
        let mut all = named.into_iter().chain(&self.numbers);
        let differs = |(content, number): &(AskedContent, ProtectedNumber)| {
            let mut found = unlike(number, asked, then);
            found.extend(content.differences(&then.content));
            found
        };
        match (all.find(|one| differs(one).is_empty()), named) {
            (Some((_, number)), _) => Ok(Found::Number(number)),
            _ if let Some(ratio) = self.ratio(asked, then) => Ok(Found::Ratio(ratio)),
            (None, Some(named)) => Err(say!(
                "`{own}` asked something else in {wave}: {differences}",
                own,
                wave = &self.wave,
                differences = Said::each_of(differs(named))
            )),
            (None, None) => Err(say!(
                "the report of {wave} has nothing that asks the same as `{own}`",
                wave = &self.wave,
                own
            )),
        }
    }

    /// The counts of a share or count in a group of a chart or table, if all are shown.
    fn ratio(&self, asked: &ResultNumber, then: &AskedThen) -> Option<Ratio> {
        let counts = matches!(asked.statistic, Statistic::Share | Statistic::Count);
        if !counts || then.weighted {
            return None;
        }
        let mut groups = self.tables.iter();
        groups.find_map(|table| table.ratio(&then.content, asked.base))
    }

    /// The table that asks the same, first of all under the same name; else why there is
    /// none.
    fn table(
        &self,
        asked: &ResultTable,
        then: &AskedThen,
    ) -> Result<&PublishedTable, Said> {
        let named = self.tables.iter().find(|one| one.table.id == asked.id);
        let mut all = named.into_iter().chain(&self.tables);
        let differs = |one: &PublishedTable| {
            let mut found = one.content.differences(&then.content);
            let mean = |measure| measure == Measure::Mean;
            if mean(one.table.measure) != mean(asked.measure) {
                found.push("it did not show the same".into());
            }
            found
        };
        match (all.find(|one| differs(one).is_empty()), named) {
            (Some(table), _) => Ok(table),
            (None, Some(named)) => Err(say!(
                "`{own}` asked something else in {wave}: {differences}",
                own = &asked.id,
                wave = &self.wave,
                differences = Said::each_of(differs(named))
            )),
            (None, None) => Err(say!(
                "the report of {wave} has no chart or table that asks the same as `{own}`",
                wave = &self.wave,
                own = &asked.id
            )),
        }
    }
}

/// In what a published number is of another kind.
fn unlike(kept: &ProtectedNumber, asked: &ResultNumber, then: &AskedThen) -> Vec<Said> {
    let mut found = Vec::new();
    let word = |statistic: Statistic| {
        let mut words = Statistic::WORDS.iter();
        words.find(|(_, one)| *one == statistic).map_or("", |(word, _)| *word)
    };
    if (kept.statistic, kept.quantile) != (asked.statistic, asked.quantile) {
        found.push(say!(
            "it was the `{then}`, not the `{now}`",
            then = word(kept.statistic),
            now = word(asked.statistic)
        ));
    }
    let base = |rule| match rule {
        BaseRule::All => Said::from("all"),
        BaseRule::Valid => Said::from("those who answered"),
    };
    if asked.counts_answers() && kept.base_rule != asked.base {
        found.push(say!(
            "it was a share of {then}, not of {now}",
            then = base(kept.base_rule),
            now = base(asked.base)
        ));
    }
    match (kept.origin.weighted_by.is_some(), then.weighted) {
        (true, false) => found.push("it was weighted".into()),
        (false, true) => found.push("it was not weighted".into()),
        (true, true) | (false, false) => {}
    }
    found
}

impl Asked {
    /// Everything that is asked of measurements without answers.
    pub(super) fn of(tables: &[ResultTable], numbers: &[ResultNumber]) -> Self {
        let numbers = numbers.iter().filter(|number| number.asked_then.is_some());
        let groups = tables.iter().flat_map(|table| {
            let then = table.asked_then.iter().enumerate();
            let then = then.filter(|(_, then)| then.is_some());
            then.map(|(group, _)| (table.id.clone(), group, only(table, group)))
        });
        Self { numbers: numbers.cloned().collect(), groups: groups.collect() }
    }
}

/// One group of a table by itself.
fn only(table: &ResultTable, group: usize) -> ResultTable {
    let mut one = table.clone();
    one.groups = vec![one.groups.swap_remove(group)];
    one.body = match one.body {
        Body::Counts(mut counts) => Body::Counts(vec![counts.swap_remove(group)]),
        Body::Moments(mut moments) => Body::Moments(vec![moments.swap_remove(group)]),
    };
    one.unoffered.retain(|(place, _)| *place == group);
    one.unoffered.iter_mut().for_each(|(place, _)| *place = 0);
    if let Some(intervals) = &mut one.intervals {
        intervals.cells = vec![intervals.cells.swap_remove(group)];
        if !intervals.beyond.is_empty() {
            intervals.beyond = vec![intervals.beyond.swap_remove(group)];
        }
    }
    one.asked_then = vec![one.asked_then.swap_remove(group)];
    one.coverage.unshown = vec![Vec::new()];
    (one.counted, one.contributions) = (None, vec![None]);
    (one.weighted, one.test) = (None, None);
    (one.whole, one.whole_counts) = (None, None);
    one
}

/// Puts what was published where it is asked for; what cannot be had is reported there.
pub fn put_in_published(
    all: &mut Protected,
    published: &[Published],
    report: &Report,
    diagnostics: &mut Diagnostics,
) {
    let Asked { numbers, groups } = std::mem::take(&mut all.asked);
    let source = |then: &AskedThen| {
        let found = published.iter().find(|it| it.wave == then.wave);
        found.ok_or_else(|| say!("nothing is left of {wave}", wave = &then.wave))
    };
    for asked in numbers {
        let Some(then) = asked.asked_then.clone() else { continue };
        let (id, place) = (asked.id.value.clone(), asked.id.place.clone());
        let found = can_be_the_same(&then).and_then(|()| {
            let source = source(&then)?;
            Ok((source.number(&asked, &then)?, source))
        });
        match found {
            Ok((found, source)) => {
                let number = match found {
                    Found::Number(kept) => {
                        number_then(asked, kept, &then, source, report)
                    }
                    Found::Ratio(ratio) => {
                        counted_then(asked, ratio, &then, source, report)
                    }
                };
                put_number(all, &id, number, source.changed);
            }
            Err(message) => diagnostics.push(not_there(message, &place, &then.wave)),
        }
    }
    let mut left: BTreeMap<usize, (BTreeSet<usize>, Vec<bool>)> = BTreeMap::new();
    for (id, group, asked) in groups {
        let Some(Some(then)) = asked.asked_then.first().cloned() else { continue };
        let Some(place) = all.tables.iter().position(|table| table.id == id) else {
            continue;
        };
        let found = can_be_the_same(&then).and_then(|()| {
            let source = source(&then)?;
            let kept = source.table(&asked, &then)?;
            group_then(asked, kept, &then, source, report)
        });
        let target = &mut all.tables[place];
        match found {
            Ok((one, of_somebody)) => {
                put_group(target, group, one);
                let (groups, somebody) = left.entry(place).or_default();
                groups.insert(group);
                somebody.resize(of_somebody.len(), false);
                somebody
                    .iter_mut()
                    .zip(of_somebody)
                    .for_each(|(one, other)| *one |= other);
            }
            Err(message) => {
                diagnostics.push(not_there(message, &target.place, &then.wave));
            }
        }
    }
    for (place, (groups, somebody)) in left {
        leave_out_nobody(&mut all.tables[place], &groups, &somebody);
    }
}

fn not_there(message: Said, place: &Place, wave: &str) -> Diagnostic {
    let hint = say!(
        "only what the report of {wave} shows is left of its answers: show this without \
         {wave}, or ask what was asked then",
        wave
    );
    Diagnostic::error(message).at(place).hint(hint)
}

/// Why nothing that was published can be the same, if that is known.
fn can_be_the_same(then: &AskedThen) -> Result<(), Said> {
    then.otherwise.clone().map_or(Ok(()), Err)
}

/// A count that is shown.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::as_conversions,
    reason = "counts are whole and not below 0"
)]
fn count(entry: &Entry) -> Option<u64> {
    entry.value().map(|value| value as u64)
}

/// A share or count of then as the rules of now show it.
fn counted_then(
    mut asked: ResultNumber,
    ratio: Ratio,
    then: &AskedThen,
    source: &Published,
    report: &Report,
) -> ProtectedNumber {
    asked.origin = source.told_by(asked.origin);
    asked.distribution = None;
    asked.ratio = ratio;
    let rules = report.intervals.value;
    let share = asked.statistic == Statistic::Share && !source.changed;
    let interval = then.interval(ratio, rules).filter(|_| share);
    asked.interval = interval.map(|interval| (interval, rules));
    protect_number(asked, &report.disclosure, &Decisions::default())
}

/// A number of then as the rules of now show it.
fn number_then(
    mut asked: ResultNumber,
    kept: &ProtectedNumber,
    then: &AskedThen,
    source: &Published,
    report: &Report,
) -> ProtectedNumber {
    let policy = &report.disclosure;
    asked.origin = source.origin(&asked.origin, &kept.origin);
    asked.distribution = None;
    let counts = count(&kept.n).zip(count(&kept.base));
    let is_value = !matches!(
        kept.statistic,
        Statistic::Share | Statistic::Count | Statistic::Mentions
    );
    let known = if is_value { kept.value.value().is_some() } else { !then.weighted };
    let known = known || kept.percent.value().is_some();
    if let (Some((part, whole)), true) = (counts, known) {
        let ratio = Ratio { part, whole };
        let share = kept.statistic == Statistic::Share;
        let rules = report.intervals.value;
        let interval = then.interval(ratio, rules).filter(|_| share && !source.changed);
        asked.ratio = ratio;
        asked.weighted = kept.unrounded.filter(|_| then.weighted && share);
        asked.value = kept.unrounded.filter(|_| is_value);
        asked.interval = interval.map(|interval| (interval, rules));
        let same = kept.format.language == asked.format.language;
        let mut number = protect_number(asked, policy, &Decisions::default());
        let published = kept.interval.clone().filter(|(_, made)| *made == rules && same);
        if !share || then.weighted {
            number.interval = published;
            number.inference = kept.inference.filter(|_| number.interval.is_some());
        }
        return number;
    }
    asked.interval = None;
    let to = NumberFormat { decimals: kept.format.decimals, ..asked.format };
    let whole = |entry: &Entry| again(entry, kept.format.language, to, true);
    let decimal = |entry: &Entry| again(entry, kept.format.language, to, false);
    ProtectedNumber {
        n: whole(&kept.n),
        base: whole(&kept.base),
        percent: decimal(&kept.percent),
        value: decimal(&kept.value),
        unrounded: kept.unrounded,
        exact: None,
        uncertain: kept.uncertain,
        ..protect_number(asked, policy, &Decisions::default())
    }
}

/// An entry of then in the language of now.
fn again(entry: &Entry, language: Language, to: NumberFormat, whole: bool) -> Entry {
    match entry {
        Entry::Hidden(Mark::Suppressed(_)) => {
            Entry::Hidden(Mark::Suppressed(to.language))
        }
        Entry::Hidden(Mark::TooFew | Mark::Undefined) => entry.clone(),
        Entry::Shown { .. } if language == to.language => entry.clone(),
        Entry::Shown { value, .. } => {
            let text = match count(entry).filter(|_| whole) {
                Some(count) => number::count(count, to.language),
                None => to.decimal(*value),
            };
            Entry::Shown { value: *value, text }
        }
    }
}

/// Puts a number of then in its place, and makes what can be made of its change.
fn put_number(all: &mut Protected, id: &str, number: ProtectedNumber, changed: bool) {
    let Protected { numbers, changes, .. } = all;
    let change = changes.iter_mut().find(|(of, _)| of == id).map(|(_, change)| change);
    if let Some(change) = change {
        let now = numbers.iter().find(|number| number.id.value == change.of);
        infer(change, now, &number, changed);
    }
    if let Some(place) = numbers.iter_mut().find(|known| known.id.value == id) {
        *place = number;
    }
}

fn infer(
    change: &mut MeasuredChange,
    now: Option<&ProtectedNumber>,
    then: &ProtectedNumber,
    changed: bool,
) {
    if changed {
        change.cannot_be_inferred();
    }
    let both = now.and_then(|now| now.exact).zip(then.exact);
    if let Some((now, then)) = both {
        change.infer(now, then);
    }
}
