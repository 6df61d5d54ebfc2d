//! What a report tells of counts: takes tables and named numbers, gives every count as the
//! report would show it, and what is not told but follows by taking one from another.
//!
//! How many a survey is of counts as known to everybody who reads the report, told or not:
//! it stands in method chapters, press releases and earlier reports, and cannot be hidden in
//! practice. Only of a survey of so few that nothing is shown of them it does not.

use std::collections::BTreeSet;

use crate::analysis::{
    Body, Category, CategoryRole, Counted, Group, GroupCounted, GroupRole, PercentOf,
    ResultNumber, ResultTable, RowSet, TableCounted,
};
use crate::diagnostic::Said;
use crate::manuscript::{BaseRule, Policy, Statistic};
use crate::say;

use super::primary;
use super::silence::{self, Guarded, Questions, Remainder};
use super::suppress::Worth;

/// A count as the report would show it.
pub(super) struct ToldCount<'r> {
    pub(super) counted: Counted,
    pub(super) value: u64,
    pub(super) worth: Worth,
    /// The id of the chart, table or number that tells it.
    pub(super) of: &'r str,
    /// Whether it is of those who did not answer, and needs no protection. `None` where that
    /// depends on what it is told as elsewhere.
    pub(super) silence: Option<bool>,
    pub(super) name: Said,
}

/// How many are left of a whole without a part of it.
pub(super) struct Rest {
    pub(super) whole: Counted,
    pub(super) part: Counted,
    pub(super) value: u64,
    pub(super) silence: bool,
    pub(super) name: Said,
}

/// Everything that a report tells, and what it does not tell but gives away: for shares
/// how many lack the property, and of a part how many of the whole are not in it.
#[derive(Default)]
pub(super) struct Gathered<'r> {
    pub(super) told: Vec<ToldCount<'r>>,
    /// The id of the chart, table or number that is gathered from.
    of: &'r str,
    pub(super) rests: Vec<Rest>,
    /// Counts that must not be worked out, with the numbers that must remain possible.
    pub(super) held: Vec<(Counted, (u64, u64))>,
    /// How many each survey is of that something is told of.
    pub(super) everybody: Vec<(Counted, u64)>,
}

/// Whether two counts differ by few.
fn told_alike(told: &[ToldCount<'_>], few: &dyn Fn(u64) -> bool) -> bool {
    let values = told.iter().map(|told| told.value).collect::<BTreeSet<_>>();
    let mut next = values.iter().skip(1);
    values.iter().any(|value| next.next().is_some_and(|next| few(next - value)))
}

/// How many each survey of these counts is of.
fn everybody(told: &[ToldCount<'_>], policy: &Policy) -> Vec<(Counted, u64)> {
    let populations = told.iter().flat_map(|told| &told.counted);
    let populations = populations.map(|set| &set.population).collect::<BTreeSet<_>>();
    let all = populations.into_iter().filter_map(|population| {
        let everybody = u64::try_from(population.everybody).ok()?;
        let is_known = everybody > 0 && policy.allows_base(everybody);
        let all = RowSet::all_of(population).filter(|_| is_known)?;
        Some((vec![all], everybody))
    });
    all.collect()
}

impl<'r> Gathered<'r> {
    /// Gathers everything.
    pub(super) fn of(
        tables: &'r [ResultTable],
        numbers: &'r [ResultNumber],
        policy: &Policy,
    ) -> Self {
        let mut gathered = Self::default();
        for table in tables {
            gathered.add_table(table, policy);
        }
        for number in numbers {
            gathered.add_number(number, policy);
        }
        gathered.everybody = everybody(&gathered.told, policy);
        gathered
    }

    /// Whether anything must not be worked out.
    pub(super) fn has_small(&self, policy: &Policy) -> bool {
        let few = |value: u64| (1..policy.minimum_count).contains(&value);
        self.told.iter().any(|told| few(told.value))
            || self.rests.iter().any(|rest| few(rest.value))
            || !self.held.is_empty()
            || told_alike(&self.told, &few)
    }

    fn tell(&mut self, counted: &Counted, value: u64, worth: Worth, name: Said) {
        self.tell_as(counted, value, worth, Some(false), name);
    }

    fn tell_as(
        &mut self,
        counted: &Counted,
        value: u64,
        worth: Worth,
        silence: Option<bool>,
        name: Said,
    ) {
        if !counted.is_empty() {
            let counted = counted.clone();
            let of = self.of;
            self.told.push(ToldCount { counted, value, worth, of, silence, name });
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
            self.add_group(id, group, counted, silence);
            let small = (1..policy.small_bases.suppress).contains(&table.base_of(group));
            if small {
                let base =
                    if table.counts_rows() { &counted.rows } else { &counted.answered };
                self.held.push((base.clone(), (1, policy.small_bases.suppress)));
            }
        }
        // Of several questions all groups are the same rows.
        let all = counted.whole.as_ref().or(counted.groups.first());
        let all = all.map(|group| &group.rows);
        let silence =
            all.is_some_and(|all| silence::counts_silence(&counted.ungrouped, all));
        self.tell_as(
            &counted.ungrouped,
            table.ungrouped,
            Worth::Total,
            Some(silence),
            say!("those in no group of `{id}`", id),
        );
        if let Some((count, _)) = &table.coverage.respondents {
            let name = say!("those who gave the answers in `{id}`", id);
            self.tell(&counted.respondents, *count, Worth::Total, name);
        }
        if let Body::Counts(counts) = &table.body {
            self.add_cells(table, counted, counts, policy);
        }
    }

    fn add_cells(
        &mut self,
        table: &ResultTable,
        counted: &TableCounted,
        counts: &[Vec<u64>],
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
                let answered = say!("`{label}`", label);
                let name = among(&table.id, answered, &group.label);
                let answer = *role == CategoryRole::Answer;
                if answer && *count > 0 && *count < group.answered {
                    // Those who gave another answer; of several, those who did not choose it.
                    self.rests.push(Rest {
                        whole: of_group.answered.clone(),
                        part: counted.clone(),
                        value: group.answered - count,
                        silence: false,
                        name: say!("all but {name}", name = &name),
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
                self.tell_as(counted, *count, worth, Some(silence), name);
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
                let name = of(&table.id, "the base", name);
                self.tell_as(&base, value, Worth::Total, Some(silence), name);
            }
        }
    }

    fn add_group(
        &mut self,
        id: &str,
        group: &Group,
        counted: &GroupCounted,
        may_be_told: bool,
    ) {
        let name = |what: &'static str| among(id, what, &group.label);
        let all = of(id, "all", &group.label);
        self.tell(&counted.rows, group.rows, Worth::Total, all);
        let answered = name("those who answered");
        self.tell(&counted.answered, group.answered, Worth::Total, answered);
        let silence =
            may_be_told && silence::counts_silence(&counted.not_answered, &counted.rows);
        self.tell_as(
            &counted.not_answered,
            group.not_answered,
            Worth::Total,
            Some(silence),
            name("those who did not answer"),
        );
        let mentions = name("the answers given");
        self.tell(&counted.mentions, group.mentions, Worth::Total, mentions);
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
                name: say!("those who are not in the number `{id}`", id),
            };
            self.add_rest(rest, number, guarded);
        }
        // What the number itself does not show it does not tell either.
        let worth = |hidden| if hidden { Worth::Unshown } else { Worth::Named };
        let hidden = primary::is_hidden(number, policy);
        let only_base = primary::shows_only_base(number, policy);
        let silence = guarded.silence && policy.allows_base(ratio.whole);
        // Rows under a condition can be those who did not answer a question.
        let silence = (silence || part != whole).then_some(silence);
        let shown = worth(hidden || only_base);
        self.tell_as(part, ratio.part, shown, silence, say!("the number `{id}`", id));
        let base = say!("the base of the number `{id}`", id);
        self.tell(whole, ratio.whole, worth(hidden), base);
        if number.counts_answers() && primary::gives_all_away(number, policy) {
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
        let left = if says_it_all { Remainder::Answers } else { left };
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
    left: Remainder,
    part: u64,
    told: &dyn Fn(&Counted) -> Option<u64>,
) -> Vec<Rest> {
    let split = match left {
        _ if rest.silence => return vec![rest],
        Remainder::Answers => return vec![rest],
        Remainder::Silence => return vec![Rest { silence: true, ..rest }],
        Remainder::Both(split) => split,
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

/// What a count of a table is called, in a sentence: "`ja` among `Gävle` in `t`".
fn among(id: &str, what: impl Into<Said>, group: &str) -> Said {
    let what = what.into();
    match group.is_empty() {
        true => say!("{what} in `{id}`", what, id),
        false => say!("{what} among `{group}` in `{id}`", what, group, id),
    }
}

/// The same of what is all of something: "the base of `ja` in `t`".
fn of(id: &str, what: &'static str, group: &str) -> Said {
    let what = Said::from(what);
    match group.is_empty() {
        true => say!("{what} in `{id}`", what, id),
        false => say!("{what} of `{group}` in `{id}`", what, group, id),
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
