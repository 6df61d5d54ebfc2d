//! Which counts are of those who did not answer a question, and need no protection for that.
//!
//! That somebody did not answer is no attribute of theirs in the sense of the handbooks
//! (Hundepool et al., *Statistical Disclosure Control*, Wiley 2012, chapters 2 and 5): what
//! is protected is what was answered. What such counts are stays known to whoever reads the
//! report, and in a group that is too small, or in which all who answered said the same,
//! they are protected like others. So are they where the policy or the codebook says that
//! silence tells something, where an answer is no more than not chosen among several, and
//! where those who did not answer a question are told apart by what they answered to another
//! that a chart or table is about.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::{
    Among, Body, CategoryRole, Counted, GroupRole, NO_CATEGORY, Population, ResultNumber,
    ResultTable, RowSet, Trait,
};
use crate::manuscript::{Method, Policy, Protects};
use crate::number::Ratio;

/// What is left of a whole without a part that differs from it in one condition.
pub(super) enum Remainder {
    /// Some who answered, and nobody else.
    Answers,
    /// Nobody who answered.
    Silence,
    /// Some of both.
    Both(Split),
}

/// Those who are left, taken apart.
pub(super) struct Split {
    /// Those of them who did not answer.
    pub(super) silent: Counted,
    /// Those of the whole who answered.
    pub(super) answered: Counted,
    /// Those of the part who answered.
    pub(super) gave: Counted,
    /// Whether there are others in the part.
    pub(super) part_is_mixed: bool,
    /// Whether several answers can be given, of which the part chose one.
    pub(super) of_several: bool,
}

/// Whether a count is of those who did not answer, among more people.
pub(super) fn counts_silence(part: &Counted, whole: &Counted) -> bool {
    let [whole] = whole.as_slice() else { return false };
    let silent = |set: &RowSet| {
        let mut conditions = set.conditions.iter();
        conditions.any(|(about, among)| {
            among.is_silence() && whole.conditions.get(about) != Some(among)
        })
    };
    !part.is_empty() && part.iter().all(silent)
}

/// The one condition in which two sets of rows differ, as it is in the part.
pub(super) fn differing<'p>(
    whole: &Counted,
    part: &'p Counted,
) -> Option<(&'p Trait, &'p Among)> {
    let ([whole], [part]) = (whole.as_slice(), part.as_slice()) else { return None };
    if whole.population != part.population {
        return None;
    }
    let mut differing = part
        .conditions
        .iter()
        .filter(|(about, among)| whole.conditions.get(*about) != Some(*among));
    let found = differing.next()?;
    let narrower =
        whole.conditions.keys().all(|about| part.conditions.contains_key(about));
    (differing.next().is_none() && narrower).then_some(found)
}

/// Whether of several answers also those who gave none are meant.
fn picks_silence(about: &Trait) -> bool {
    match about {
        Trait::Chosen(_, codes) => codes.iter().any(|code| *code >= NO_CATEGORY),
        Trait::Answer(_) | Trait::Complete(_) => false,
    }
}

/// The values of every question that some count is about.
pub(super) struct Questions<'c>(BTreeMap<(&'c Population, &'c Trait), &'c Among>);

impl<'c> Questions<'c> {
    pub(super) fn of(counted: impl Iterator<Item = &'c Counted>) -> Self {
        let conditions = counted.flatten().flat_map(|set| {
            let conditions = set.conditions.iter();
            conditions.map(|(about, among)| ((&set.population, about), among))
        });
        Self(conditions.collect())
    }

    /// What is left of a whole without those who meet one condition more.
    pub(super) fn left(&self, whole: &RowSet, about: &Trait, among: &Among) -> Remainder {
        let (question, known) = match about {
            Trait::Answer(_) | Trait::Complete(_) => (about.clone(), Some(among)),
            Trait::Chosen(variable, _) => {
                let question = Trait::Answer(variable.clone());
                let known = self.0.get(&(&whole.population, &question)).copied();
                (question, known)
            }
        };
        let Some(known) = known.filter(|_| !picks_silence(about)) else {
            return Remainder::Answers;
        };
        let own = whole.conditions.get(&question);
        let all = own.map_or(&known.all, |own| &own.some);
        let with = |some: BTreeSet<usize>| {
            let mut set = whole.clone();
            set.conditions.insert(question.clone(), Among { some, ..known.clone() });
            vec![set]
        };
        let answers = all - &known.silent;
        if matches!(about, Trait::Chosen(..)) {
            if answers.len() == all.len() {
                return Remainder::Answers;
            }
            let mut gave = whole.clone();
            gave.conditions.insert(about.clone(), among.clone());
            return Remainder::Both(Split {
                silent: with(all & &known.silent),
                answered: with(answers),
                gave: vec![gave],
                part_is_mixed: !among.some.contains(&1) || among.some.len() > 1,
                of_several: true,
            });
        }
        let left = all - &among.some;
        let others = &left - &known.silent;
        if others.is_empty() {
            return Remainder::Silence;
        }
        if others.len() == left.len() {
            return Remainder::Answers;
        }
        Remainder::Both(Split {
            silent: with(&left & &known.silent),
            answered: with(answers),
            gave: with(&among.some - &known.silent),
            part_is_mixed: !among.some.is_disjoint(&known.silent),
            of_several: false,
        })
    }
}

/// Whether silence is no attribute by the policy.
pub(super) fn is_nothing(policy: &Policy) -> bool {
    policy.method == Method::Suppress && policy.protects == Protects::Answers
}

/// Whether those who did not answer in a group of a table, by its place, need no protection:
/// it is large enough, and those who answered did not all say the same.
pub(super) fn may_be_told(table: &ResultTable, place: usize, policy: &Policy) -> bool {
    let Some(group) = table.groups.get(place) else { return false };
    let Body::Counts(counts) = &table.body else { return policy.allows_base(group.rows) };
    let answers = counts[place].iter().zip(&table.categories);
    let mut answers =
        answers.filter(|(_, category)| category.role == CategoryRole::Answer);
    policy.allows_base(group.rows)
        && !answers.any(|(count, _)| policy.gives_all_away(*count, group.answered))
}

/// The same of everybody in a table.
pub(super) fn may_be_told_of_all(table: &ResultTable, policy: &Policy) -> bool {
    let Some(whole) = &table.whole else { return false };
    let Body::Counts(counts) = &table.body else { return policy.allows_base(whole.rows) };
    let sum = |index: usize| {
        let groups = table.groups.iter().zip(counts);
        let parts = groups.filter(|(group, _)| group.role != GroupRole::Total);
        parts.map(|(_, counts)| counts[index]).sum::<u64>()
    };
    let mut answers = table.categories.iter().enumerate();
    policy.allows_base(whole.rows)
        && !answers.any(|(index, category)| {
            category.role == CategoryRole::Answer
                && policy.gives_all_away(sum(index), whole.answered)
        })
}

/// The counts of a named number that must not be told where they are small.
#[derive(Clone, Copy)]
pub(super) struct Guarded {
    /// Those who have the property, unless it is that they did not answer.
    pub(super) part: u64,
    /// Those who lack it, as far as they answered.
    pub(super) rest: u64,
    /// Whether the property is that they did not answer.
    pub(super) silence: bool,
}

impl Guarded {
    pub(super) fn of(number: &ResultNumber, policy: &Policy) -> Self {
        let Ratio { part, whole } = number.ratio;
        let all = Self { part, rest: whole.saturating_sub(part), silence: false };
        let Some((counted, among)) = &number.counted else { return all };
        let Some((_, answered)) = number.answered else { return all };
        if !is_nothing(policy) || !number.counts_answers() {
            return all;
        }
        if counts_silence(counted, among) {
            return Self { part: 0, rest: answered, silence: true };
        }
        let says_it_all = policy.gives_all_away_share(Ratio { part, whole: answered });
        let mixed = differing(among, counted).is_none_or(|(about, among)| {
            picks_silence(about) || !among.some.is_disjoint(&among.silent)
        });
        if says_it_all || mixed {
            return all;
        }
        Self { part, rest: answered.saturating_sub(part), silence: false }
    }

    /// Whether it may be told how many have the property and how many lack it.
    pub(super) fn allows_share(self, policy: &Policy) -> bool {
        policy.allows(self.part) && policy.allows(self.rest)
    }
}
