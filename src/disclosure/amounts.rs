//! Which means and sums are hidden so that others cannot be worked out from them.
//!
//! A mean and the number it is a mean of give a sum, and the sums of an amount over the cells
//! of a cross table add up as counts do. A hidden sum can be worked out exactly if and only
//! if it is a linear combination of sums that are told. Those that are worth most are told
//! first, and one that would complete such a combination is not told.
//!
//! Linear independence is decided with whole numbers modulo a prime; that two different
//! numbers are taken for the same by it happens to no system of a few hundred sums.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::{Body, Counted, GroupRole, ResultNumber, ResultTable, RowSet};
use crate::manuscript::{Method, Moment, Policy, Statistic};

use super::attack::Terms;
use super::linked::Unknowns;
use super::primary;
use super::suppress::Worth;

/// The Mersenne prime 2^61 - 1.
const PRIME: u64 = (1 << 61) - 1;

/// What is summed up: a variable, weighted or not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Amount {
    variable: String,
    weighted: bool,
}

/// The sum over those who answered, whether it stands as a sum or as a mean.
struct AnsweredSum {
    counted: Counted,
    /// How many it is a sum over.
    base: u64,
    told: ToldOfSum,
}

/// What a report tells of a sum.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ToldOfSum {
    /// It is not shown, nor need it be kept secret.
    Unshown,
    /// It is a sum over nobody.
    Nothing,
    /// It is shown, if nothing else speaks against it.
    Shown(Worth),
    /// It must not be worked out.
    Hidden,
}

/// Sums that are not told for the sake of others.
#[derive(Default)]
pub(super) struct Amounts {
    hidden: BTreeSet<(Amount, Counted)>,
}

impl Amounts {
    /// Decides for all means and sums of a report together.
    pub(super) fn make(
        tables: &[ResultTable],
        numbers: &[ResultNumber],
        policy: &Policy,
    ) -> Self {
        if policy.method != Method::Suppress {
            return Self::default();
        }
        let mut sums: BTreeMap<Amount, Vec<AnsweredSum>> = BTreeMap::new();
        for table in tables {
            for (place, group) in table.groups.iter().enumerate() {
                let Some((amount, counted)) = of_group(table, place) else { continue };
                let parts = table.contributions.get(place).and_then(Option::as_ref);
                let safe = parts.is_none_or(|parts| parts.are_safe(policy.dominance))
                    && !tells_of_all(table, place, policy);
                let worth = match group.role {
                    GroupRole::Part => Worth::Cell,
                    GroupRole::All | GroupRole::Total => Worth::Total,
                };
                let base = table.base_of(group);
                let told = match (policy.allows_base(base) && safe, base) {
                    (_, 0) => ToldOfSum::Nothing,
                    (false, _) => ToldOfSum::Hidden,
                    (true, _) if !policy.allows_cells(base) => ToldOfSum::Unshown,
                    (true, _) => ToldOfSum::Shown(worth),
                };
                let base = group.answered;
                sums.entry(amount).or_default().push(AnsweredSum { counted, base, told });
            }
        }
        for number in numbers {
            let Some((amount, counted)) = of_number(number) else { continue };
            let base = number.ratio.part;
            let parts = number.contributions.as_ref();
            let safe = parts.is_none_or(|parts| parts.are_safe(policy.dominance))
                && !primary::scores_give_all_away(&number.scored, policy);
            let told = match base {
                0 => ToldOfSum::Nothing,
                _ if !safe || primary::is_hidden(number, policy) => ToldOfSum::Hidden,
                _ if primary::shows_only_base(number, policy) => ToldOfSum::Unshown,
                _ => ToldOfSum::Shown(Worth::Named),
            };
            sums.entry(amount).or_default().push(AnsweredSum { counted, base, told });
        }
        let empty = empty_sets(tables, numbers);
        let mut amounts = Self::default();
        for (amount, sums) in sums {
            for counted in not_told(&sums, &empty, policy) {
                amounts.hidden.insert((amount.clone(), counted));
            }
        }
        amounts
    }

    /// Whether the mean of a group is hidden for the sake of others.
    pub(super) fn hides_group(&self, table: &ResultTable, place: usize) -> bool {
        of_group(table, place).is_some_and(|sum| self.hidden.contains(&sum))
    }

    /// Whether a mean or sum is hidden for the sake of others.
    pub(super) fn hides_number(&self, number: &ResultNumber) -> bool {
        of_number(number).is_some_and(|sum| self.hidden.contains(&sum))
    }
}

/// Whether the mean of a group would tell what each of them answered.
fn tells_of_all(table: &ResultTable, place: usize, policy: &Policy) -> bool {
    let counted = table.counted.as_ref().map(|counted| &counted.groups[place]);
    counted.is_some_and(|counted| primary::scores_give_all_away(&counted.scored, policy))
}

/// The sum that the mean of a group is made of.
fn of_group(table: &ResultTable, place: usize) -> Option<(Amount, Counted)> {
    let Body::Moments(_) = &table.body else { return None };
    let of_sums = |moment: &Moment| matches!(moment, Moment::Mean | Moment::Total);
    if !table.moments.iter().any(of_sums) {
        return None;
    }
    let counted = &table.counted.as_ref()?.groups[place];
    let weighted = table.weighted.is_some();
    let amount = Amount { variable: counted.variable.clone(), weighted };
    Some((amount, counted.answered.clone()))
}

/// The sum that a named number is, or is made of.
fn of_number(number: &ResultNumber) -> Option<(Amount, Counted)> {
    match number.statistic {
        Statistic::Mean | Statistic::Sum | Statistic::Ratio => {}
        // A total of persons is a count, and no amount.
        Statistic::Total if number.origin.answers.is_empty() => {}
        _ => return None,
    }
    let weighted = number.origin.weighted_by.is_some();
    let amount = Amount { variable: number.origin.variable.clone()?, weighted };
    Some((amount, number.counted.as_ref()?.0.clone()))
}

/// Everything that a report tells to count nobody.
fn empty_sets<'r>(
    tables: &'r [ResultTable],
    numbers: &'r [ResultNumber],
) -> BTreeSet<&'r Counted> {
    let mut empty = BTreeSet::new();
    for table in tables {
        let (Body::Counts(counts), Some(counted)) = (&table.body, &table.counted) else {
            continue;
        };
        for (counted, counts) in counted.groups.iter().zip(counts) {
            let none = counted.categories.iter().zip(counts).filter(|(_, it)| **it == 0);
            empty.extend(none.map(|(counted, _)| counted));
        }
    }
    for number in numbers.iter().filter(|number| number.ratio.part == 0) {
        empty.extend(number.counted.iter().map(|(part, _)| part));
    }
    empty
}

/// The sums of one amount that must not be told.
fn not_told(
    sums: &[AnsweredSum],
    empty: &BTreeSet<&Counted>,
    policy: &Policy,
) -> BTreeSet<Counted> {
    let rests = rests(sums, policy);
    let mut secret = sums.iter().filter(|sum| sum.told == ToldOfSum::Hidden).peekable();
    if secret.peek().is_none() && rests.is_empty() {
        return BTreeSet::new();
    }
    let counted = sums.iter().map(|sum| &sum.counted);
    let of_rests = rests.iter().flat_map(|(whole, part)| [whole, part]);
    let traits = sums.iter().flat_map(|sum| &sum.counted);
    let traits = traits.flat_map(|set| set.conditions.keys()).collect::<BTreeSet<_>>();
    // Nothing is the sum over nobody.
    let nothing = sums.iter().filter(|sum| sum.told == ToldOfSum::Nothing);
    let nothing = nothing.map(|sum| &sum.counted);
    let known = |counted: &&Counted| {
        counted.iter().all(|set| set.conditions.keys().all(|it| traits.contains(it)))
    };
    let nothing = nothing.chain(empty.iter().copied().filter(known));
    let nothing = nothing.collect::<Vec<_>>();
    let all = counted.chain(of_rests).chain(nothing.iter().copied());
    let unknowns = Unknowns::new(all);
    let terms = |counted: &Counted| unknowns.sums(counted)?.into_iter().next();
    let secret = secret.filter_map(|sum| terms(&sum.counted));
    let of_rests = rests.iter().filter_map(|(whole, part)| unknowns.rest(whole, part));
    let secret = secret.chain(of_rests).filter(|terms| !terms.is_empty());
    let secret = secret.map(|terms| row(&terms)).collect::<Vec<_>>();

    let mut basis = Basis::default();
    for tie in &unknowns.ties {
        basis.add(row(tie));
    }
    for terms in nothing.into_iter().filter_map(terms) {
        // Amounts may be below zero, but nobody is in any of its cells either.
        for (unknown, times) in terms {
            basis.add(row(&vec![(unknown, times)]));
        }
    }
    let mut shown: BTreeMap<&Counted, Worth> = BTreeMap::new();
    for sum in sums {
        if let ToldOfSum::Shown(worth) = sum.told {
            let known = shown.entry(&sum.counted).or_insert(worth);
            *known = worth.max(*known);
        }
    }
    let mut shown = shown.into_iter().collect::<Vec<_>>();
    shown.sort_by_key(|(_, worth)| std::cmp::Reverse(*worth));
    let mut not_told = BTreeSet::new();
    for (counted, _) in shown {
        // What cannot be taken apart is not known to be harmless.
        let Some(terms) = terms(counted) else {
            not_told.insert(counted.clone());
            continue;
        };
        let before = basis.rows.len();
        basis.add(row(&terms));
        if secret.iter().any(|secret| basis.reduced(secret.clone()).is_empty()) {
            basis.rows.truncate(before);
            not_told.insert(counted.clone());
        }
    }
    not_told
}

/// What a reader gets by taking a part from its whole where both are told, if those are few:
/// the whole and the part.
fn rests(sums: &[AnsweredSum], policy: &Policy) -> Vec<(Counted, Counted)> {
    let shown = sums.iter().filter(|sum| matches!(sum.told, ToldOfSum::Shown(_)));
    let shown = shown.map(|sum| (&sum.counted, sum.base)).collect::<BTreeMap<_, _>>();
    let mut rests = Vec::new();
    for (counted, base) in &shown {
        let [set] = counted.as_slice() else { continue };
        for about in set.conditions.keys() {
            let mut wider: RowSet = set.clone();
            wider.conditions.remove(about);
            let whole = vec![wider];
            let of_whole = shown.get(&whole).copied().unwrap_or_default();
            let rest = of_whole.saturating_sub(*base);
            if rest > 0 && !policy.allows_base(rest) {
                rests.push((whole, (*counted).clone()));
            }
        }
    }
    rests
}

/// A sum of unknowns, with what each is taken times modulo the prime, never 0.
pub(super) type ModularRow = BTreeMap<usize, u64>;

/// A sum of unknowns as one that can be reckoned with.
pub(super) fn row(terms: &Terms) -> ModularRow {
    let times = |times: i64| {
        let size = times.unsigned_abs() % PRIME;
        if times < 0 { (PRIME - size) % PRIME } else { size }
    };
    let terms = terms.iter().map(|(unknown, number)| (*unknown, times(*number)));
    terms.filter(|(_, times)| *times != 0).collect()
}

/// Sums of which none follows from the others.
#[derive(Default)]
pub(super) struct Basis {
    /// Each with an unknown that it holds once and that those after it do not hold.
    rows: Vec<(usize, ModularRow)>,
}

impl Basis {
    /// Adds a sum, unless it follows from those there are.
    pub(super) fn add(&mut self, row: ModularRow) {
        let mut row = self.reduced(row);
        let Some((unknown, times)) = row.iter().next().map(|(one, it)| (*one, *it))
        else {
            return;
        };
        let inverse = power(times, PRIME - 2);
        for times in row.values_mut() {
            *times = product(*times, inverse);
        }
        self.rows.push((unknown, row));
    }

    /// What is left of a sum without those there are; nothing, if it follows from them.
    pub(super) fn reduced(&self, mut row: ModularRow) -> ModularRow {
        for (unknown, known) in &self.rows {
            let Some(factor) = row.get(unknown).copied() else { continue };
            for (unknown, times) in known {
                let less = product(factor, *times);
                let entry = row.entry(*unknown).or_default();
                *entry = (*entry + PRIME - less) % PRIME;
            }
            row.retain(|_, times| *times != 0);
        }
        row
    }
}

/// A product modulo the prime.
fn product(one: u64, other: u64) -> u64 {
    let product = u128::from(one) * u128::from(other) % u128::from(PRIME);
    u64::try_from(product).unwrap_or_default()
}

/// A power modulo the prime, by repeated squaring.
fn power(base: u64, mut exponent: u64) -> u64 {
    let (mut square, mut power) = (base, 1);
    while exponent > 0 {
        if exponent % 2 == 1 {
            power = product(power, square);
        }
        square = product(square, square);
        exponent /= 2;
    }
    power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_that_follows_from_others_is_known() {
        let mut basis = Basis::default();
        let of = |terms: &[(usize, i64)]| row(&terms.to_vec());
        basis.add(of(&[(0, 1), (1, 1), (2, 1)]));
        basis.add(of(&[(1, 1), (2, 1), (3, -2)]));
        basis.add(of(&[(0, 2), (1, 2), (2, 2)]));
        assert_eq!(basis.rows.len(), 2, "the third is twice the first");
        assert!(basis.reduced(of(&[(0, 1), (3, 2)])).is_empty());
        assert!(basis.reduced(of(&[(0, 3), (1, 1), (2, 1), (3, 4)])).is_empty());
        assert!(!basis.reduced(of(&[(0, 1)])).is_empty());
        assert!(!basis.reduced(of(&[(0, 1), (3, 1)])).is_empty());
    }

    #[test]
    fn a_number_times_its_inverse_is_one() {
        for number in [1, 2, 3, PRIME - 1, 12_345_678_901] {
            assert_eq!(product(number, power(number, PRIME - 2)), 1);
        }
    }
}
