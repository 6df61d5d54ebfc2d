//! Which counts of a report are hidden, wherever they stand.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::{Counted, Moment, ResultNumber, ResultTable};
use crate::diagnostic::Said;
use crate::manuscript::{Method, Policy};
use crate::say;

use super::amounts::Amounts;
use super::attack::{Bound, Terms};
use super::gathered::{Gathered, Rest, ToldCount};
use super::ledger::{self, KnownCount, PublishedCount};
use super::linked::Unknowns;
use super::moments_told::{self, SummaryKey, SummaryKind};
use super::nested::{self, Bare, Tellers};
use super::silence;
use super::suppress::{Count, Counts, Pattern, Remembered, Summary, Why, Worth};

/// What has been decided about the counts of a report.
#[derive(Default)]
pub(super) struct Decisions {
    /// The counts by what they count.
    places: BTreeMap<Counted, usize>,
    pattern: Pattern,
    /// Counts that could not be taken apart.
    too_large: BTreeSet<Counted>,
    /// What tells counts that differ by few people, where it is not proven that these cannot
    /// be worked out.
    pub(super) bare: BTreeSet<Bare>,
    /// By what they count, small counts that follow from what earlier reports have published,
    /// with these.
    exposed: BTreeMap<usize, BTreeSet<String>>,
    /// Those of who did not answer, which need no protection.
    silent: BTreeSet<usize>,
    /// What each count is called, for those who answer for the report.
    names: Vec<Said>,
    /// What is decided of means and sums.
    pub(super) amounts: Amounts,
    /// Means and what goes with them that are not told for the sake of counts.
    untold: BTreeSet<SummaryKey>,
}

impl Decisions {
    /// Decides for all counts of a report together.
    pub(super) fn make(
        tables: &[ResultTable],
        numbers: &[ResultNumber],
        policy: &Policy,
        ledger: &[KnownCount],
    ) -> Self {
        Self::make_again(tables, numbers, policy, ledger, &Remembered::default())
    }

    /// Decides as [`Decisions::make`] does, with what has been decided before and is the
    /// same again.
    pub(super) fn make_again(
        tables: &[ResultTable],
        numbers: &[ResultNumber],
        policy: &Policy,
        ledger: &[KnownCount],
        remembered: &Remembered,
    ) -> Self {
        if policy.method != Method::Suppress {
            return Self::default();
        }
        let gathered = Gathered::of(tables, numbers, policy);
        let amounts = Amounts::make(tables, numbers, policy);
        // Where nothing is small, nothing can be told of it.
        let moments = if !ledger.is_empty() || gathered.has_small(policy) {
            moments_told::gather(tables, numbers, policy, &amounts)
        } else {
            Vec::new()
        };
        let Gathered { told, rests, held, everybody, .. } = gathered;
        let rest_sets = rests.iter().flat_map(|rest| [&rest.whole, &rest.part]);
        let scored = moments.iter().flat_map(|moment| moment.counted());
        let sets = told.iter().map(|told| &told.counted);
        let known_sets = ledger.iter().map(|known| &known.counted);
        let sets = sets.chain(rest_sets).chain(scored).chain(known_sets);
        let unknowns = Unknowns::new(sets);
        let mut listed = Listed::default();
        listed.counts.table_of.clone_from(&unknowns.table_of);
        listed.counts.ties.clone_from(&unknowns.ties);
        let mut decisions = Self { amounts, ..Self::default() };
        let keys =
            decisions.add_moments(moments, &unknowns, &mut listed.counts.summaries);
        let tellers = decisions.list(&told, ledger, &unknowns, &mut listed);
        let untold = listed.know(everybody, &unknowns);
        for Rest { whole, part, value, silence, name } in rests {
            let rest = unknowns.rest(&whole, &part);
            if let Some(terms) = rest.filter(|terms| !terms.is_empty()) {
                listed.add(vec![terms], value, Worth::Unshown, Some(silence), name);
            }
        }
        let Listed { mut counts, silent, names, .. } = listed;
        decisions.names = names;
        if silence::is_nothing(policy) {
            let silent = silent.iter().enumerate();
            let silent = silent.filter(|(_, silence)| **silence == Some(true));
            decisions.silent = silent.map(|(index, _)| index).collect();
            counts.silent.clone_from(&decisions.silent);
        }
        for (counted, (least, most)) in held {
            if let Some(place) = decisions.places.get(&counted) {
                let range = counts.held.entry(*place).or_insert((least, most));
                *range = (range.0.min(least), range.1.max(most));
            }
        }
        let (left, unseen) = nested::add_left(
            &mut counts,
            &mut decisions.names,
            &unknowns,
            &decisions.places,
            &tellers,
            policy,
        );
        // Of what is told nowhere it is not protected what another count leaves of it.
        counts.counts.extend(untold);
        decisions.pattern = counts.suppress_again(policy.minimum_count, remembered);
        let untold = keys.into_iter().enumerate();
        let untold = untold.filter(|(it, _)| decisions.pattern.untold.contains(it));
        decisions.untold.extend(untold.flat_map(|(_, keys)| keys));
        decisions.exposed =
            tellers.exposed(&counts, &decisions.pattern.unproven, policy.minimum_count);
        decisions.bare = nested::bare(&left, &decisions.pattern, &tellers);
        decisions.bare.extend(unseen);
        decisions.bare.extend(decisions.unseen(&told, policy));
        decisions
    }

    /// Lists everything that is told, now and by earlier reports; gives who tells it.
    fn list(
        &mut self,
        told: &[ToldCount<'_>],
        ledger: &[KnownCount],
        unknowns: &Unknowns,
        listed: &mut Listed,
    ) -> Tellers {
        let mut tellers = Tellers::default();
        for ToldCount { counted, value, worth, of, silence, name } in told {
            // The margins of a report are told with every chart.
            if let Some(index) = self.places.get(counted) {
                listed.again(*index, *worth, *silence);
                tellers.tell(*index, of);
                continue;
            }
            match unknowns.sums(counted) {
                // Nobody is in a cell that cannot be.
                Some(sums) if sums.iter().any(Vec::is_empty) => {}
                Some(sums) => {
                    let index = listed.add(sums, *value, *worth, *silence, name.clone());
                    tellers.tell(index, of);
                    self.places.insert(counted.clone(), index);
                }
                None => {
                    self.too_large.insert(counted.clone());
                }
            }
        }
        for KnownCount { counted, value, rows, of, hidden } in ledger {
            let sums = unknowns.sums(counted).unwrap_or_default();
            if !sums.is_empty() && !sums.iter().any(Vec::is_empty) {
                let (worth, name) = match hidden {
                    true => (
                        Worth::Unshown,
                        say!("the count of {rows} that `{of}` has hidden", rows, of),
                    ),
                    false => (
                        Worth::Published,
                        say!("the count of {rows} that `{of}` has published", rows, of),
                    ),
                };
                let index = listed.add(sums, *value, worth, None, name);
                tellers.publish(index, of);
                self.places.insert(counted.clone(), index);
            }
        }
        tellers
    }

    /// What a reader is told, and what is hidden, for a ledger.
    pub(super) fn published(
        &self,
        tables: &[ResultTable],
        numbers: &[ResultNumber],
        policy: &Policy,
    ) -> Vec<PublishedCount> {
        let telling = policy.method != Method::Suppress;
        if telling && policy.ledger.is_none() {
            return Vec::new();
        }
        let told = Gathered::of(tables, numbers, policy).told;
        if telling {
            let all = told.iter().map(|told| (&told.counted, Some(told.value)));
            return ledger::published(all);
        }
        let mut all: BTreeMap<&Counted, (u64, bool)> = BTreeMap::new();
        for told in &told {
            let counted = Some(&told.counted);
            let small = !policy.allows(told.value) && !self.is_silence(counted);
            let shown = || told.worth != Worth::Unshown && !small && !self.hides(counted);
            let (_, is_shown) = all.entry(&told.counted).or_insert((told.value, false));
            *is_shown = *is_shown || shown();
        }
        let all = all.into_iter();
        ledger::published(all.map(|(it, (value, shown))| (it, shown.then_some(value))))
    }

    /// The earlier reports that have published what a small count follows from.
    pub(super) fn exposed_by(&self, counted: &Counted) -> Option<&BTreeSet<String>> {
        self.exposed.get(self.places.get(counted)?)
    }

    /// What shows counts that could not be taken apart, and differ from others by few people.
    fn unseen(&self, told: &[ToldCount<'_>], policy: &Policy) -> BTreeSet<Bare> {
        let all = told.iter().map(|told| nested::ShownCount {
            counted: &told.counted,
            value: told.value,
            of: told.of,
        });
        let all = all.collect::<Vec<_>>();
        let apart =
            |whole: &nested::ShownCount<'_>| self.too_large.contains(whole.counted);
        nested::unseen(&all, apart, policy.minimum_count)
    }

    /// Adds what means tell of counts, the same only once; gives for each which they are.
    fn add_moments(
        &mut self,
        moments: Vec<moments_told::ToldStatistic<'_>>,
        unknowns: &Unknowns,
        summaries: &mut Vec<Summary>,
    ) -> Vec<Vec<SummaryKey>> {
        let mut keys: Vec<Vec<SummaryKey>> = Vec::new();
        let mut known: BTreeMap<Vec<Bound>, usize> = BTreeMap::new();
        for moment in moments {
            let Some(summary) = moment.summary(unknowns) else {
                // What cannot be taken apart is not known to be harmless.
                self.untold.insert(moment.key);
                continue;
            };
            let index = *known.entry(summary.bounds.clone()).or_insert_with(|| {
                summaries.push(summary.clone());
                keys.push(Vec::new());
                summaries.len() - 1
            });
            let kept = &mut summaries[index];
            kept.worth = kept.worth.max(summary.worth);
            keys[index].push(moment.key);
        }
        keys
    }

    /// Whether a statistic of a group is hidden for the sake of others.
    pub(super) fn hides_moment(
        &self,
        table: &ResultTable,
        place: usize,
        moment: Moment,
    ) -> bool {
        matches!(moment, Moment::Mean | Moment::Total)
            && self.amounts.hides_group(table, place)
            || self.is_untold(&SummaryKey::of_group(
                table,
                place,
                SummaryKind::of(moment),
            ))
    }

    /// Whether a mean, or what goes with it, is hidden for the sake of counts.
    pub(super) fn is_untold(&self, key: &SummaryKey) -> bool {
        self.untold.contains(key)
    }

    /// Everything that is hidden.
    pub(super) fn hidden(&self) -> impl Iterator<Item = &Counted> {
        let is_hidden =
            |place: &usize| self.pattern.why.get(*place).copied().flatten().is_some();
        let hidden = self.places.iter().filter(move |(_, place)| is_hidden(place));
        hidden.map(|(counted, _)| counted)
    }

    /// Whether a count is hidden, wherever it stands.
    pub(super) fn hides(&self, counted: Option<&Counted>) -> bool {
        self.why(counted).is_some()
    }

    /// Why a count is hidden.
    pub(super) fn why(&self, counted: Option<&Counted>) -> Option<Why> {
        let place = self.places.get(counted?)?;
        self.pattern.why.get(*place).copied().flatten()
    }

    /// Whether a count is of those who did not answer, and may be small.
    pub(super) fn is_silence(&self, counted: Option<&Counted>) -> bool {
        let place = counted.and_then(|counted| self.places.get(counted));
        place.is_some_and(|place| self.silent.contains(place))
    }

    /// What the count is called that could be worked out from another one, which is hidden
    /// for that.
    pub(super) fn protects(&self, counted: Option<&Counted>) -> Option<&Said> {
        let place = self.places.get(counted?)?;
        let small = self.pattern.protects.get(place)?;
        self.names.get(*small)
    }

    /// Whether it is not proven of a count that it stays hidden.
    pub(super) fn is_unproven(&self, counted: &Counted) -> bool {
        self.too_large.contains(counted)
            || self
                .places
                .get(counted)
                .is_some_and(|place| self.pattern.unproven.contains(place))
    }
}

/// Counts by the sums that they are, each once.
#[derive(Default)]
struct Listed {
    counts: Counts,
    places: BTreeMap<Vec<Terms>, usize>,
    /// For each whether it is of those who did not answer, wherever it is told.
    silent: Vec<Option<bool>>,
    names: Vec<Said>,
}

impl Listed {
    /// Adds a count, or what else is told of it; gives its place.
    fn add(
        &mut self,
        sums: Vec<Terms>,
        value: u64,
        worth: Worth,
        silence: Option<bool>,
        name: Said,
    ) -> usize {
        let Self { counts, places, silent, names } = self;
        let index = *places.entry(sums.clone()).or_insert_with(|| {
            counts.counts.push(Count { sums, value, worth });
            silent.push(silence);
            names.push(name);
            counts.counts.len() - 1
        });
        self.again(index, worth, silence);
        index
    }

    /// Takes up how many each survey is of, which is known whatever the report tells and
    /// cannot be hidden; gives those that are told nowhere.
    fn know(
        &mut self,
        everybody: Vec<(Counted, u64)>,
        unknowns: &Unknowns,
    ) -> Vec<Count> {
        let mut untold = Vec::new();
        for (all, value) in everybody {
            // Beside nothing but single answers nothing follows from it.
            let Some(sums) = unknowns.sums(&all) else { continue };
            match self.places.get(&sums).copied() {
                Some(index) => self.again(index, Worth::Published, None),
                None => untold.push(Count { sums, value, worth: Worth::Published }),
            }
        }
        untold
    }

    /// Notes that a count is told once more.
    fn again(&mut self, index: usize, worth: Worth, silence: Option<bool>) {
        let Self { counts, silent, .. } = self;
        let count = &mut counts.counts[index];
        count.worth = count.worth.max(worth);
        if worth == Worth::Cell {
            *counts.cells.entry(index).or_default() += 1;
        }
        // Wherever it is told as what was answered it is protected.
        silent[index] = match (silent[index], silence) {
            (Some(one), Some(other)) => Some(one && other),
            (one, other) => one.or(other),
        };
    }
}
