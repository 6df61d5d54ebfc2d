//! Which counts of a report are hidden, wherever they stand.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::{
    Body, Category, CategoryRole, Counted, Group, GroupCounted, GroupRole, Moment,
    PercentOf, ResultNumber, ResultTable, TableCounted,
};
use crate::manuscript::{BaseRule, Method, Policy, Statistic};

use super::amounts::Amounts;
use super::attack::{Bound, Terms};
use super::ledger::{self, KnownCount, PublishedCount};
use super::linked::Unknowns;
use super::moments_told::{self, Key, Kind};
use super::nested::{self, Bare, Tellers};
use super::silence::{self, Guarded, Left, Questions};
use super::suppress::{Count, Counts, Pattern, Summary, Why, Worth};

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
    /// Everything that is shown.
    pub(super) published: Vec<PublishedCount>,
    /// Those of who did not answer, which need no protection.
    silent: BTreeSet<usize>,
    /// What each count is called, for those who answer for the report.
    names: Vec<String>,
    /// What is decided of means and sums.
    pub(super) amounts: Amounts,
    /// Means and what goes with them that are not told for the sake of counts.
    untold: BTreeSet<Key>,
}

/// A count as the report would show it.
struct Told<'r> {
    counted: Counted,
    value: u64,
    worth: Worth,
    /// The id of the chart, table or number that tells it.
    of: &'r str,
    /// Whether it is of those who did not answer, and needs no protection. `None` where that
    /// depends on what it is told as elsewhere.
    silence: Option<bool>,
    name: String,
}

/// How many are left of a whole without a part of it.
struct Rest {
    whole: Counted,
    part: Counted,
    value: u64,
    silence: bool,
    name: String,
}

/// Everything that a report tells, and what it does not tell but gives away: for shares
/// how many lack the property, and of a part how many of the whole are not in it.
#[derive(Default)]
struct Gathered<'r> {
    told: Vec<Told<'r>>,
    /// The id of the chart, table or number that is gathered from.
    of: &'r str,
    rests: Vec<Rest>,
    /// Counts that must not be worked out, with the numbers that must remain possible.
    held: Vec<(Counted, (u64, u64))>,
}

impl Decisions {
    /// Decides for all counts of a report together.
    pub(super) fn make(
        tables: &[ResultTable],
        numbers: &[ResultNumber],
        policy: &Policy,
        ledger: &[KnownCount],
    ) -> Self {
        let telling = policy.method != Method::Suppress;
        if telling && policy.ledger.is_none() {
            return Self::default();
        }
        let gathered = Gathered::of((tables, numbers), policy);
        if telling {
            let all = gathered.told.iter();
            let all = all.map(|told| (&told.counted, Some(told.value)));
            return Self { published: ledger::published(all), ..Self::default() };
        }
        let amounts = Amounts::make(tables, numbers, policy);
        // Where nothing is small, nothing can be told of it.
        let moments = if !ledger.is_empty() || gathered.has_small(policy) {
            moments_told::gather((tables, numbers), policy, &amounts)
        } else {
            Vec::new()
        };
        let Gathered { told, rests, held, .. } = gathered;
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
        let tellers = decisions.list((&told, ledger), &unknowns, &mut listed);
        for Rest { whole, part, value, silence, name } in rests {
            let rest = unknowns.rest(&whole, &part);
            if let Some(terms) = rest.filter(|terms| !terms.is_empty()) {
                let told = (Some(silence), name);
                listed.add(vec![terms], value, Worth::Unshown, told);
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
        let places = &decisions.places;
        let (left, unseen) = nested::add_left(
            (&mut counts, &mut decisions.names),
            &unknowns,
            (places, &tellers),
            policy,
        );
        decisions.pattern = counts.suppress(policy.minimum_count);
        let untold = keys.into_iter().enumerate();
        let untold = untold.filter(|(it, _)| decisions.pattern.untold.contains(it));
        decisions.untold.extend(untold.flat_map(|(_, keys)| keys));
        decisions.exposed =
            tellers.exposed(&counts, &decisions.pattern.unproven, policy.minimum_count);
        decisions.bare = nested::bare(&left, &decisions.pattern, &tellers);
        decisions.bare.extend(unseen);
        decisions.bare.extend(decisions.unseen(&told, policy));
        decisions.published = decisions.shown(&told, policy);
        decisions
    }

    /// Lists everything that is told, now and by earlier reports; gives who tells it.
    fn list(
        &mut self,
        (told, ledger): (&[Told<'_>], &[KnownCount]),
        unknowns: &Unknowns,
        listed: &mut Listed,
    ) -> Tellers {
        let mut tellers = Tellers::default();
        for Told { counted, value, worth, of, silence, name } in told {
            match unknowns.sums(counted) {
                // Nobody is in a cell that cannot be.
                Some(sums) if sums.iter().any(Vec::is_empty) => {}
                Some(sums) => {
                    let what = (*silence, name.clone());
                    let index = listed.add(sums, *value, *worth, what);
                    tellers.tell(index, of);
                    self.places.insert(counted.clone(), index);
                }
                None => {
                    self.too_large.insert(counted.clone());
                }
            }
        }
        for KnownCount { counted, value, of, hidden } in ledger {
            let sums = unknowns.sums(counted).unwrap_or_default();
            if !sums.is_empty() && !sums.iter().any(Vec::is_empty) {
                let (worth, what) = match hidden {
                    true => (Worth::Unshown, "hidden"),
                    false => (Worth::Published, "published"),
                };
                let named = (None, format!("{of} ({what})"));
                let index = listed.add(sums, *value, worth, named);
                tellers.publish(index, of);
                self.places.insert(counted.clone(), index);
            }
        }
        tellers
    }

    /// What a reader is told, and what is hidden.
    fn shown(&self, told: &[Told<'_>], policy: &Policy) -> Vec<PublishedCount> {
        let mut all: BTreeMap<&Counted, bool> = BTreeMap::new();
        for told in told {
            let counted = Some(&told.counted);
            let small = !policy.allows(told.value) && !self.is_silence(counted);
            let shown = told.worth != Worth::Unshown && !small && !self.hides(counted);
            *all.entry(&told.counted).or_default() |= shown;
        }
        let values = told.iter().map(|told| (&told.counted, told.value));
        let values = values.collect::<BTreeMap<_, _>>();
        let all = all.into_iter();
        ledger::published(all.map(|(it, shown)| (it, shown.then(|| values[it]))))
    }

    /// The earlier reports that have published what a small count follows from.
    pub(super) fn exposed_by(&self, counted: &Counted) -> Option<&BTreeSet<String>> {
        self.exposed.get(self.places.get(counted)?)
    }

    /// What shows counts that could not be taken apart, and differ from others by few people.
    fn unseen(&self, told: &[Told<'_>], policy: &Policy) -> BTreeSet<Bare> {
        let all = told.iter().map(|told| nested::Whole {
            counted: &told.counted,
            value: told.value,
            of: told.of,
        });
        let all = all.collect::<Vec<_>>();
        let apart = |whole: &nested::Whole<'_>| self.too_large.contains(whole.counted);
        nested::unseen(&all, apart, policy.minimum_count)
    }

    /// Adds what means tell of counts, the same only once; gives for each which they are.
    fn add_moments(
        &mut self,
        moments: Vec<moments_told::Told<'_>>,
        unknowns: &Unknowns,
        summaries: &mut Vec<Summary>,
    ) -> Vec<Vec<Key>> {
        let mut keys: Vec<Vec<Key>> = Vec::new();
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
        moment == Moment::Mean && self.amounts.hides_group(table, place)
            || self.is_untold(&Key::of_group(table, place, Kind::of(moment)))
    }

    /// Whether a mean, or what goes with it, is hidden for the sake of counts.
    pub(super) fn is_untold(&self, key: &Key) -> bool {
        self.untold.contains(key)
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
    pub(super) fn protects(&self, counted: Option<&Counted>) -> Option<&str> {
        let place = self.places.get(counted?)?;
        let small = self.pattern.protects.get(place)?;
        self.names.get(*small).map(String::as_str)
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
    names: Vec<String>,
}

impl Listed {
    /// Adds a count, or what else is told of it; gives its place.
    fn add(
        &mut self,
        sums: Vec<Terms>,
        value: u64,
        worth: Worth,
        (silence, name): (Option<bool>, String),
    ) -> usize {
        let Self { counts, places, silent, names } = self;
        let index = *places.entry(sums.clone()).or_insert_with(|| {
            counts.counts.push(Count { sums, value, worth });
            silent.push(silence);
            names.push(name);
            counts.counts.len() - 1
        });
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
        index
    }
}

/// Whether two counts differ by few.
fn told_alike(told: &[Told<'_>], few: &dyn Fn(u64) -> bool) -> bool {
    let values = told.iter().map(|told| told.value).collect::<BTreeSet<_>>();
    let mut next = values.iter().skip(1);
    values.iter().any(|value| next.next().is_some_and(|next| few(next - value)))
}

impl<'r> Gathered<'r> {
    fn of(
        (tables, numbers): (&'r [ResultTable], &'r [ResultNumber]),
        policy: &Policy,
    ) -> Self {
        let mut gathered = Self::default();
        for table in tables {
            gathered.add_table(table, policy);
        }
        for number in numbers {
            gathered.add_number(number, policy);
        }
        gathered
    }

    /// Whether anything must not be worked out.
    fn has_small(&self, policy: &Policy) -> bool {
        let few = |value: u64| (1..policy.minimum_count).contains(&value);
        self.told.iter().any(|told| few(told.value))
            || self.rests.iter().any(|rest| few(rest.value))
            || !self.held.is_empty()
            || told_alike(&self.told, &few)
    }

    fn tell(&mut self, counted: &Counted, value: u64, worth: Worth, name: String) {
        self.tell_as(counted, value, worth, (Some(false), name));
    }

    fn tell_as(
        &mut self,
        counted: &Counted,
        value: u64,
        worth: Worth,
        (silence, name): (Option<bool>, String),
    ) {
        if !counted.is_empty() {
            let counted = counted.clone();
            let of = self.of;
            self.told.push(Told { counted, value, worth, of, silence, name });
        }
    }

    fn add_table(&mut self, table: &'r ResultTable, policy: &Policy) {
        self.of = &table.id;
        let Some(counted) = &table.counted else { return };
        let id = &table.id;
        let whole = table.whole.iter().zip(&counted.whole);
        for (place, (group, counted)) in
            table.groups.iter().zip(&counted.groups).chain(whole).enumerate()
        {
            let silence = match table.groups.get(place) {
                Some(_) => silence::may_be_told(table, place, policy),
                None => silence::may_be_told_of_all(table, policy),
            };
            self.add_group(id, (group, counted), silence);
            let small = (1..policy.small_bases.suppress).contains(&table.base_of(group));
            if small {
                let base =
                    if table.counts_rows() { &counted.rows } else { &counted.answered };
                self.held.push((base.clone(), (1, policy.small_bases.suppress)));
            }
        }
        let all = counted.whole.as_ref().map(|whole| &whole.rows);
        let silence =
            all.is_some_and(|all| silence::counts_silence(&counted.ungrouped, all));
        self.tell_as(
            &counted.ungrouped,
            table.ungrouped,
            Worth::Total,
            (Some(silence), format!("{id}: in no group")),
        );
        if let Some((count, _)) = &table.coverage.respondents {
            let name = format!("{id}: those who gave the answers");
            self.tell(&counted.respondents, *count, Worth::Total, name);
        }
        if let Body::Counts(counts) = &table.body {
            self.add_cells(table, (counted, counts), policy);
        }
    }

    fn add_cells(
        &mut self,
        table: &ResultTable,
        (counted, counts): (&TableCounted, &[Vec<u64>]),
        policy: &Policy,
    ) {
        let rows = table.groups.iter().zip(&counted.groups).zip(counts).enumerate();
        for (place, ((group, of_group), counts)) in rows {
            let base = table.base_of(group);
            let only_base = !policy.allows_cells(base);
            let may_be_told = silence::may_be_told(table, place, policy);
            for (index, (counted, count)) in
                of_group.categories.iter().zip(counts).enumerate()
            {
                let Category { role, label } = &table.categories[index];
                let name = name_in(&table.id, &group.label, label);
                let answer = *role == CategoryRole::Answer;
                if answer && *count > 0 && *count < group.answered {
                    // Those who gave another answer; of several, those who did not choose it.
                    self.rests.push(Rest {
                        whole: of_group.answered.clone(),
                        part: counted.clone(),
                        value: group.answered - count,
                        silence: false,
                        name: format!("{name}, not"),
                    });
                }
                let part = group.role != GroupRole::Total && *role != CategoryRole::Total;
                let worth = match (part, only_base) {
                    // The cells of a small group are not shown, whatever they are.
                    (_, true) => Worth::Unshown,
                    (true, false) => Worth::Cell,
                    (false, false) => Worth::Total,
                };
                let silence = *role == CategoryRole::NotAnswered
                    && may_be_told
                    && silence::counts_silence(counted, &of_group.rows);
                self.tell_as(counted, *count, worth, (Some(silence), name));
                if answer && policy.gives_all_away(*count, base) {
                    self.hold(counted, *count, policy);
                }
            }
        }
        for (index, category) in table.categories.iter().enumerate() {
            for (place, group) in table.groups.iter().enumerate() {
                let Some(base) = share_base_counted(table, counted, group, index) else {
                    continue;
                };
                let value = table.share_base(counts, group, index);
                let (whole, name) = match table.percent_of {
                    PercentOf::Group => (&counted.groups[place].rows, &group.label),
                    PercentOf::Category | PercentOf::Table => match &counted.whole {
                        Some(whole) => (&whole.rows, &category.label),
                        None => (&counted.groups[place].rows, &category.label),
                    },
                };
                let silence = silence::may_be_told_of_all(table, policy)
                    && silence::counts_silence(&base, whole);
                let name = name_in(&table.id, name, "of how many");
                self.tell_as(&base, value, Worth::Total, (Some(silence), name));
            }
        }
    }

    fn add_group(
        &mut self,
        id: &str,
        (group, counted): (&Group, &GroupCounted),
        may_be_told: bool,
    ) {
        let name = |what: &str| name_in(id, &group.label, what);
        self.tell(&counted.rows, group.rows, Worth::Total, name("all"));
        self.tell(&counted.answered, group.answered, Worth::Total, name("answered"));
        let silence =
            may_be_told && silence::counts_silence(&counted.not_answered, &counted.rows);
        self.tell_as(
            &counted.not_answered,
            group.not_answered,
            Worth::Total,
            (Some(silence), name("not answered")),
        );
        self.tell(&counted.mentions, group.mentions, Worth::Total, name("answers given"));
    }

    fn add_number(&mut self, number: &'r ResultNumber, policy: &Policy) {
        self.of = &number.id.value;
        let Some((part, whole)) = &number.counted else { return };
        let ratio = number.ratio;
        let id = &number.id.value;
        let guarded = Guarded::of(number, policy);
        if number.statistic == Statistic::Share {
            let rest = Rest {
                whole: whole.clone(),
                part: part.clone(),
                value: ratio.whole.saturating_sub(ratio.part),
                silence: false,
                name: format!("{id}, not"),
            };
            self.add_rest(rest, number, guarded);
        }
        // What the number itself does not show it does not tell either.
        let worth = |hidden| if hidden { Worth::Unshown } else { Worth::Named };
        let hidden = super::number::is_hidden(number, policy);
        let only_base = super::number::shows_only_base(number, policy);
        let silence = guarded.silence && policy.allows_base(ratio.whole);
        // Rows under a condition can be those who did not answer a question.
        let silence = (silence || part != whole).then_some(silence);
        let shown = worth(hidden || only_base);
        self.tell_as(part, ratio.part, shown, (silence, id.clone()));
        self.tell(whole, ratio.whole, worth(hidden), format!("{id}, of how many"));
        if number.counts_answers() && super::number::gives_all_away(number, policy) {
            self.hold(part, ratio.part, policy);
        }
    }

    /// Those who lack the property that a share is about.
    fn add_rest(&mut self, rest: Rest, number: &ResultNumber, guarded: Guarded) {
        let own = silence::differing(&rest.whole, &rest.part);
        let (Some((about, among)), [whole], Some((answered, count))) =
            (own, rest.whole.as_slice(), &number.answered)
        else {
            return self.rests.push(rest);
        };
        let left = Questions::of([&rest.whole, &rest.part, answered].into_iter())
            .left(whole, about, among);
        let says_it_all = guarded.rest == rest.value;
        let told = |counted: &Counted| (counted == answered).then_some(*count);
        let part = number.ratio.part;
        let left = if says_it_all { Left::Answers } else { left };
        let found = parted(rest, left, part, &told);
        self.rests.extend(found);
    }

    /// Keeps a count that gives a whole group away from being worked out: as many more or
    /// fewer must remain possible as of a small count.
    fn hold(&mut self, counted: &Counted, value: u64, policy: &Policy) {
        let width = policy.minimum_count.max(2) - 1;
        let range =
            if value == 0 { (0, width) } else { (value.saturating_sub(width), value) };
        self.held.push((counted.clone(), range));
    }
}

/// What is left of a whole, apart from those who did not answer; `part` is how many are
/// taken from it.
fn parted(
    rest: Rest,
    left: Left,
    part: u64,
    told: &dyn Fn(&Counted) -> Option<u64>,
) -> Vec<Rest> {
    let split = match left {
        _ if rest.silence => return vec![rest],
        Left::Answers => return vec![rest],
        Left::Silence => return vec![Rest { silence: true, ..rest }],
        Left::Both(split) => split,
    };
    let silent = told(&split.silent).filter(|_| !split.of_several);
    let others = silent.map(|silent| rest.value.saturating_sub(silent));
    let answered = told(&split.answered).filter(|_| !split.part_is_mixed);
    let others = others.or(answered.map(|answered| answered.saturating_sub(part)));
    // Where it is not known how many answered, all of them could have.
    let Some(value) = others else { return vec![rest] };
    let own = Rest {
        whole: split.answered,
        part: split.gave,
        value,
        silence: false,
        name: rest.name.clone(),
    };
    vec![own, Rest { silence: true, ..rest }]
}

/// What a count of a table is called.
fn name_in(id: &str, group: &str, what: &str) -> String {
    if group.is_empty() {
        format!("{id}: {what}")
    } else {
        format!("{id}: {group}, {what}")
    }
}

/// What the share in a cell is a share of, where that is a sum over groups, or where somebody
/// can be in several of them everybody.
pub(super) fn share_base_counted(
    table: &ResultTable,
    counted: &TableCounted,
    group: &Group,
    index: usize,
) -> Option<Counted> {
    let groups = || {
        let groups = table.groups.iter().zip(&counted.groups);
        groups.filter(|(group, _)| group.role != GroupRole::Total)
    };
    let base = |counted: &GroupCounted| match table.counts_rows() {
        true => counted.rows.clone(),
        false => counted.answered.clone(),
    };
    let unanswered = table.categories[index].role == CategoryRole::NotAnswered;
    let whole = counted.whole.as_ref().filter(|_| table.whole_counts.is_some());
    let mut sum = match (table.percent_of, whole) {
        // A way of not answering is no share of those who answered.
        (PercentOf::Group | PercentOf::Table, _)
            if unanswered && table.base == BaseRule::Valid =>
        {
            return None;
        }
        (PercentOf::Group, _) => {
            let place = table.groups.iter().position(|one| std::ptr::eq(one, group))?;
            return Some(base(&counted.groups[place]));
        }
        (PercentOf::Category, Some(whole)) => whole.categories[index].clone(),
        (PercentOf::Table, Some(whole)) => base(whole),
        (PercentOf::Category, None) => groups()
            .flat_map(|(_, counted)| counted.categories[index].clone())
            .collect::<Vec<_>>(),
        (PercentOf::Table, None) => {
            groups().flat_map(|(_, counted)| base(counted)).collect()
        }
    };
    sum.sort();
    Some(sum)
}
