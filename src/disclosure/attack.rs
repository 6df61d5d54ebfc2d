//! What a reader can work out: everything published about some people as equations over
//! whole numbers, and how small or large what is not published can be.
//!
//! The unknowns are counts of people and so never negative. A published count says what a
//! sum of unknowns is; a tie says that two sums of unknowns are the same people. What
//! follows is found in two steps: whole-number intervals are narrowed equation by equation,
//! which finds most of what is known outright, and a linear programme is solved over what
//! is then left (Hundepool et al., *Handbook on Statistical Disclosure Control*, 2nd ed.,
//! section 4.3, "audit").
//!
//! A mean, or what else is told of answers together, is a [`Bound`]: a sum of unknowns with
//! weights that lies between two ends, because it was rounded.
//!
//! A [`Witness`] is a set of answers that would have given the same publication: a count
//! that is small in truth and large in a witness cannot be told to be small. Where bounds
//! are in play a solution in fractions need not have one in whole numbers, so that there
//! only whole numbers are a witness (`whole_numbers.rs`).

mod programme;
mod ties;
mod whole_numbers;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;

use microlp::ComparisonOp;

use self::programme::{Programme, Slack};
use self::ties::untied;

/// Larger than any count of people.
const NO_LIMIT: i64 = 1_000_000_000_000;

/// What the solver may be off by, in persons.
const TOLERANCE: f64 = 1e-5;

/// How often the prices of a linear programme are set anew from what it chose.
const REPRICINGS: usize = 2;

/// A sum of unknowns: each by index with how many times it is taken.
pub type Terms = Vec<(usize, i64)>;

/// An equation: a sum of unknowns and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Equation {
    /// The sum.
    pub(super) terms: Terms,
    /// What it is.
    pub(super) total: i64,
}

/// A sum of unknowns that is no less than one end and no more than the other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bound {
    /// The sum.
    pub terms: Terms,
    /// The smallest that it can be.
    pub least: Option<i64>,
    /// The largest that it can be.
    pub most: Option<i64>,
}

impl Bound {
    /// Whether a value lies between the ends.
    #[must_use]
    pub fn holds(&self, value: i128) -> bool {
        self.least.is_none_or(|least| i128::from(least) <= value)
            && self.most.is_none_or(|most| value <= i128::from(most))
    }

    /// The largest weight in the sum, to bring it to persons.
    fn scale(&self) -> f64 {
        let largest = self.terms.iter().map(|(_, times)| times.abs()).max();
        if self.least == self.most { 1.0 } else { float(largest.unwrap_or(1)) }
    }
}

impl From<Equation> for Bound {
    fn from(Equation { terms, total }: Equation) -> Self {
        Self { terms, least: Some(total), most: Some(total) }
    }
}

/// Answers that would have given the same publication, as far as they differ from what is
/// known outright.
#[derive(Clone, Debug)]
pub(super) struct Witness {
    values: BTreeMap<usize, f64>,
    known: Rc<[Option<i64>]>,
}

/// Everything a reader knows, with what follows at once already drawn.
#[derive(Clone, Debug)]
pub(super) struct Attack {
    /// What is known: of counts first, then of what is told of answers together.
    rows: Vec<Bound>,
    /// How many of them are about counts.
    of_counts: usize,
    least: Vec<i64>,
    most: Vec<Option<i64>>,
    /// The rows that an unknown is in.
    holding: Vec<Vec<usize>>,
    /// What is known outright.
    known: Rc<[Option<i64>]>,
    /// Whether nothing but whole numbers is a witness, whatever it is that is known.
    pub(super) in_whole_numbers: bool,
}

/// One count that may be off, at a price for each person: what it is in each of the sums
/// that it is.
#[derive(Clone, Debug)]
pub(super) struct Soft<'c> {
    pub(super) sums: &'c [Terms],
    pub(super) value: u64,
    pub(super) price: f64,
}

/// Something that may be left untold, at a price for each person that it would be off.
#[derive(Clone, Debug)]
pub(super) struct SoftBounds<'c> {
    pub(super) bounds: &'c [Bound],
    pub(super) price: f64,
}

/// What may be left untold: counts, and what is told of answers together.
#[derive(Clone, Debug, Default)]
pub(super) struct SoftAll<'c> {
    pub(super) counts: Vec<Soft<'c>>,
    pub(super) bounds: Vec<SoftBounds<'c>>,
}

impl SoftAll<'_> {
    /// The price of one by its index, those of counts first.
    fn price(&self, index: usize) -> f64 {
        match self.counts.get(index) {
            Some(count) => count.price,
            None => self.bounds[index - self.counts.len()].price,
        }
    }

    fn len(&self) -> usize {
        self.counts.len() + self.bounds.len()
    }
}

/// What is to be made possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Goal {
    /// The sum can be this or more.
    AtLeast(u64),
    /// The sum can be this or less.
    AtMost(u64),
}

impl Goal {
    /// Whether a value meets it.
    pub(super) fn is_met(self, value: f64) -> bool {
        match self {
            Self::AtLeast(limit) => value >= float_of(limit) - TOLERANCE,
            Self::AtMost(limit) => value <= float_of(limit) + TOLERANCE,
        }
    }
}

impl Witness {
    /// The unknowns that it tells something of but what is known outright.
    pub(super) fn touched(&self) -> impl Iterator<Item = usize> {
        self.values.keys().copied()
    }

    /// What a sum is; `None` where that depends on more than is told here.
    pub(super) fn value(&self, terms: &[(usize, i64)]) -> Option<f64> {
        let one = |(unknown, times): &(usize, i64)| {
            let value = self.values.get(unknown).copied();
            Some(value.or_else(|| self.known[*unknown].map(float))? * float(*times))
        };
        terms.iter().map(one).sum()
    }

    /// What a sum is, which is so much in truth; `None` where that depends on more than is
    /// told here, or is no whole number.
    pub(super) fn whole(&self, terms: &[(usize, i64)], truth: u64) -> Option<i64> {
        if terms.iter().any(|(unknown, _)| self.values.contains_key(unknown)) {
            return whole_numbers::whole(self.value(terms)?);
        }
        i64::try_from(truth).ok()
    }

    /// Whether it would also have kept what lies between two ends, for which it must be
    /// whole numbers.
    pub(super) fn keeps(&self, bounds: &[Bound]) -> bool {
        bounds.iter().all(|bound| {
            let whole = |(unknown, times): &(usize, i64)| {
                let value = match self.values.get(unknown) {
                    Some(value) => whole_numbers::whole(*value)?,
                    None => self.known[*unknown]?,
                };
                Some(i128::from(value) * i128::from(*times))
            };
            let untouched =
                bound.terms.iter().all(|(one, _)| !self.values.contains_key(one));
            let sum = || bound.terms.iter().map(whole).sum::<Option<i128>>();
            untouched || sum().is_some_and(|sum| bound.holds(sum))
        })
    }

    /// Whether it would also have given a count, which is one sum in several ways.
    pub(super) fn agrees(&self, sums: &[Terms], count: u64) -> bool {
        sums.iter().all(|terms| {
            let untouched =
                terms.iter().all(|(unknown, _)| !self.values.contains_key(unknown));
            let told = || self.value(terms);
            untouched
                || told().is_some_and(|told| (told - float_of(count)).abs() < TOLERANCE)
        })
    }
}

impl Attack {
    /// Draws what follows at once from equations over `unknowns` counts, and from what lies
    /// between two ends.
    pub(super) fn new(
        equations: Vec<Equation>,
        bounds: Vec<Bound>,
        unknowns: usize,
    ) -> Self {
        let equations = untied(equations);
        let of_counts = equations.len();
        let mut attack = Self {
            rows: equations.into_iter().map(Bound::from).chain(bounds).collect(),
            of_counts,
            least: vec![0; unknowns],
            most: vec![None; unknowns],
            holding: vec![Vec::new(); unknowns],
            known: Rc::from([]),
            in_whole_numbers: false,
        };
        for (index, row) in attack.rows.iter().enumerate() {
            for (unknown, _) in &row.terms {
                attack.holding[*unknown].push(index);
            }
        }
        let mut waiting = (0..attack.rows.len()).collect::<VecDeque<_>>();
        let mut waits = vec![true; attack.rows.len()];
        while let Some(index) = waiting.pop_front() {
            waits[index] = false;
            for unknown in attack.narrow(index) {
                for other in &attack.holding[unknown] {
                    if !std::mem::replace(&mut waits[*other], true) {
                        waiting.push_back(*other);
                    }
                }
            }
        }
        let ends = attack.least.iter().zip(&attack.most);
        let known = ends.map(|(least, most)| most.filter(|most| most == least));
        attack.known = known.collect();
        attack
    }

    fn known(&self, unknown: usize) -> Option<i64> {
        self.known[unknown]
    }

    /// What a sum is, if all of it is known outright.
    pub(super) fn sum(&self, terms: &[(usize, i64)]) -> Option<i64> {
        terms.iter().map(|(unknown, times)| Some(self.known(*unknown)? * times)).sum()
    }

    /// What is left of the equations without what is known outright, as long as it is a sum
    /// in which nothing is taken off; and before that every unknown that is known.
    pub(super) fn left(&self) -> Vec<(Terms, i64)> {
        let known = self.known.iter().enumerate();
        let known =
            known.filter_map(|(unknown, value)| Some((vec![(unknown, 1)], (*value)?)));
        let open = self.rows.iter().filter_map(|Bound { terms, least, most }| {
            let total = least.filter(|_| least == most)?;
            let is_known = |unknown: usize| self.known(unknown);
            let taken =
                terms.iter().filter_map(|(one, times)| Some(is_known(*one)? * times));
            let total = total - taken.sum::<i64>();
            let left = terms.iter().filter(|(unknown, _)| is_known(*unknown).is_none());
            let left = left.copied().collect::<Terms>();
            let sum = left.len() > 1 && left.iter().all(|(_, times)| *times > 0);
            sum.then_some((left, total))
        });
        known.chain(open).collect()
    }

    /// Narrows the unknowns of one row by each other; tells of which one now knows what
    /// they are, or for the first time how large they can be. Intervals that only close in
    /// on each other step by step are left to the linear programme.
    fn narrow(&mut self, index: usize) -> Vec<usize> {
        let Bound { terms, least: from, most: to } = &self.rows[index];
        // What all terms come to at the least and at the most, and how many have no limit.
        let ends = |unknown: usize, times: i64| {
            let ends = (Some(self.least[unknown]), self.most[unknown]);
            let (small, large) = if times > 0 { ends } else { (ends.1, ends.0) };
            (small.map(|small| times * small), large.map(|large| times * large))
        };
        let all = terms.iter().map(|(unknown, times)| ends(*unknown, *times));
        let all = all.collect::<Vec<_>>();
        let sum = |ends: Vec<Option<i64>>| {
            let limitless = ends.iter().filter(|end| end.is_none()).count();
            (ends.into_iter().flatten().sum::<i64>(), limitless)
        };
        let least_sum = sum(all.iter().map(|ends| ends.0).collect());
        let most_sum = sum(all.iter().map(|ends| ends.1).collect());
        let without = |(sum, limitless): (i64, usize), own: Option<i64>| match own {
            Some(own) => (limitless == 0).then_some(sum - own),
            None => (limitless == 1).then_some(sum),
        };
        let mut changed = Vec::new();
        for ((unknown, times), own) in terms.iter().zip(&all) {
            // from - the others <= times * unknown <= to - the others
            let low = without(most_sum, own.1).zip(*from).map(|(sum, from)| from - sum);
            let high = without(least_sum, own.0).zip(*to).map(|(sum, to)| to - sum);
            // Sums of limits grow from table to table; far beyond any count they say nothing.
            let low = low.filter(|low| low.abs() < NO_LIMIT);
            let high = high.filter(|high| high.abs() < NO_LIMIT);
            let (low, high) = if *times > 0 {
                (
                    low.map(|low| ceiling(low, *times)),
                    high.map(|high| high.div_euclid(*times)),
                )
            } else {
                let turned = -*times;
                (
                    high.map(|high| ceiling(-high, turned)),
                    low.map(|low| (-low).div_euclid(turned)),
                )
            };
            let (least, most) = (&mut self.least[*unknown], &mut self.most[*unknown]);
            let before = (most.is_some(), *most == Some(*least));
            if let Some(low) = low.filter(|low| low > least) {
                *least = low;
            }
            if let Some(high) = high.filter(|high| most.is_none_or(|most| *high < most)) {
                *most = Some(high);
            }
            if before != (most.is_some(), *most == Some(*least)) {
                changed.push(*unknown);
            }
        }
        changed
    }

    /// Everything that hangs together with some unknowns: the unknowns that are open, and
    /// the rows that they are in.
    pub(super) fn reached(
        &self,
        first: impl IntoIterator<Item = usize>,
    ) -> (BTreeSet<usize>, BTreeSet<usize>) {
        let open = |unknown: &usize| self.known(*unknown).is_none();
        let mut is_reached = vec![false; self.known.len()];
        let (mut reached, mut rows) = (Vec::new(), BTreeSet::new());
        let mut waiting = first.into_iter().filter(open).collect::<Vec<_>>();
        while let Some(unknown) = waiting.pop() {
            if !std::mem::replace(&mut is_reached[unknown], true) {
                reached.push(unknown);
                for row in &self.holding[unknown] {
                    if rows.insert(*row) {
                        let terms = &self.rows[*row].terms;
                        waiting
                            .extend(terms.iter().map(|(other, _)| *other).filter(open));
                    }
                }
            }
        }
        (reached.into_iter().collect(), rows)
    }

    /// Answers that take some counts as near to their goals as can be together; a single one
    /// all the way, where only whole numbers will do. `None` if the solver gives up.
    pub(super) fn spread(&self, goals: &[(&Terms, u64, Goal)]) -> Option<Witness> {
        let first = goals.iter().flat_map(|(terms, ..)| terms.iter());
        let mut programme = Programme::new(self, first.map(|(unknown, _)| *unknown));
        if let ([(terms, _, goal)], true) = (goals, programme.in_whole_numbers) {
            programme.aim(self, terms, *goal);
            return Some(programme.solve(self)?.1);
        }
        for (terms, value, goal) in goals {
            let (sum, constant) = programme.sum(self, terms);
            let value = float_of(*value) - constant;
            let mut sum = sum;
            let (comparison, towards, need) = match goal {
                Goal::AtLeast(limit) => {
                    (ComparisonOp::Ge, -1.0, float_of(*limit) - constant - value)
                }
                Goal::AtMost(limit) => {
                    (ComparisonOp::Le, 1.0, value + constant - float_of(*limit))
                }
            };
            if sum.is_empty() || need <= 0.0 {
                continue;
            }
            let moved = programme.problem.add_var(-1.0, (0.0, need));
            sum.push((moved, towards));
            programme.problem.add_constraint(sum, comparison, value);
        }
        Some(programme.solve(self)?.1)
    }

    /// A cheap set of what may be left untold without which the goal is possible, by index,
    /// and answers that show it. `None` if it is not possible without all of them either,
    /// or if the solver gives up.
    ///
    /// The price is paid for each person that a count is off, where it should be paid for
    /// each count that is off at all: so prices are set anew, by how far each count was off
    /// (Candès, Wakin & Boyd, "Enhancing sparsity by reweighted ℓ₁ minimization", *J.
    /// Fourier Anal. Appl.* 14, 2008).
    pub(super) fn cheapest(
        &self,
        terms: &Terms,
        goal: Goal,
        soft: &SoftAll<'_>,
    ) -> Option<(Vec<usize>, Witness)> {
        let mut prices = (0..soft.len()).map(|index| soft.price(index));
        let mut prices = prices.by_ref().collect::<Vec<_>>();
        let mut best: Option<(f64, Vec<usize>, Witness)> = None;
        for _ in 0..=REPRICINGS {
            let found = self.priced(terms, goal, soft, &prices).or_else(|| {
                // Where the solver gave up it may not with prices that are all alike.
                let alike = vec![1.0; prices.len()];
                let first = best.is_none();
                first.then(|| self.priced(terms, goal, soft, &alike)).flatten()
            });
            let Some((off, witness)) = found else { break };
            let broken = off.iter().filter(|(_, off)| **off > TOLERANCE);
            let broken = broken.map(|(index, _)| *index).collect::<Vec<_>>();
            let cost = broken.iter().map(|index| soft.price(*index)).sum::<f64>();
            for (index, off) in off {
                prices[index] = soft.price(index) / (off + 0.5);
            }
            if best.as_ref().is_none_or(|(least, ..)| cost < least - 1e-9) {
                best = Some((cost, broken, witness));
            }
            // Less than one count it cannot be.
            if best.as_ref().is_some_and(|(_, broken, _)| broken.len() <= 1) {
                break;
            }
        }
        best.map(|(_, broken, witness)| (broken, witness))
    }

    /// The cheapest way to a goal: how far everything that may be left untold is off, and
    /// the answers.
    fn priced(
        &self,
        terms: &Terms,
        goal: Goal,
        soft: &SoftAll<'_>,
        prices: &[f64],
    ) -> Option<(BTreeMap<usize, f64>, Witness)> {
        let of_counts = soft.counts.iter().flat_map(|soft| soft.sums);
        let of_bounds = soft.bounds.iter().flat_map(|soft| soft.bounds);
        let all = of_counts.chain(of_bounds.map(|bound| &bound.terms)).flatten();
        let first = terms.iter().chain(all).map(|(unknown, _)| *unknown);
        let mut programme = Programme::new(self, first);
        programme.aim(self, terms, goal);
        let mut off = BTreeMap::new();
        for (index, Soft { sums, value, .. }) in soft.counts.iter().enumerate() {
            if !sums.iter().any(|terms| self.is_open(terms)) {
                continue;
            }
            let slack = programme.slack(prices[index]);
            for terms in *sums {
                let (mut sum, constant) = programme.sum(self, terms);
                sum.extend([(slack.above, -1.0), (slack.below, 1.0)]);
                let value = float_of(*value) - constant;
                programme.problem.add_constraint(sum, ComparisonOp::Eq, value);
            }
            off.insert(index, slack);
        }
        let places = soft.counts.len()..;
        for (index, SoftBounds { bounds, .. }) in places.zip(&soft.bounds) {
            if !bounds.iter().any(|bound| self.is_open(&bound.terms)) {
                continue;
            }
            let slack = programme.slack(prices[index]);
            for bound in *bounds {
                programme.hold(self, bound, Some(slack));
            }
            programme.in_whole_numbers = true;
            off.insert(index, slack);
        }
        let (solved, witness) = programme.solve(self)?;
        let far = |slack: Slack| solved[slack.above].max(solved[slack.below]);
        let mut off = off
            .into_iter()
            .map(|(index, slack)| (index, far(slack)))
            .collect::<BTreeMap<_, _>>();
        // The solver is right to a hundred-thousandth of a person, and a bound to the last.
        for (index, far) in off.range_mut(soft.counts.len()..) {
            if !witness.keeps(soft.bounds[index - soft.counts.len()].bounds) {
                *far = far.max(2.0 * TOLERANCE);
            }
        }
        Some((off, witness))
    }

    /// Whether a goal is possible, at least in fractions.
    pub(super) fn can_reach(&self, terms: &Terms, goal: Goal) -> bool {
        let mut programme =
            Programme::new(self, terms.iter().map(|(unknown, _)| *unknown));
        programme.aim(self, terms, goal);
        self.may_meet(terms, goal) && programme.is_possible()
    }

    /// Whether the intervals that the unknowns lie in leave room for a goal.
    pub(super) fn may_meet(&self, terms: &[(usize, i64)], goal: Goal) -> bool {
        let (least, most) = (&self.least, &self.most);
        let small = |(one, times): &(usize, i64)| {
            let end = if *times > 0 { Some(least[*one]) } else { most[*one] };
            Some(end? * times)
        };
        let large = |(one, times): &(usize, i64)| {
            let end = if *times > 0 { most[*one] } else { Some(least[*one]) };
            Some(end? * times)
        };
        let limit = |limit: u64| i64::try_from(limit).unwrap_or(i64::MAX);
        match goal {
            Goal::AtLeast(least) => {
                let most = terms.iter().map(large).sum::<Option<i64>>();
                most.is_none_or(|most| most >= limit(least))
            }
            Goal::AtMost(most) => {
                let least = terms.iter().map(small).sum::<Option<i64>>();
                least.is_none_or(|least| least <= limit(most))
            }
        }
    }

    /// Whether some of a sum is not known outright.
    fn is_open(&self, terms: &Terms) -> bool {
        terms.iter().any(|(unknown, _)| self.known(*unknown).is_none())
    }

    /// Whether whole numbers give everything that some rows tell.
    fn is_met(&self, rows: &BTreeSet<usize>, values: &BTreeMap<usize, i64>) -> bool {
        let within = values.iter().all(|(unknown, value)| {
            self.least[*unknown] <= *value
                && self.most[*unknown].is_none_or(|most| *value <= most)
        });
        let value = |(unknown, times): &(usize, i64)| {
            let value = values.get(unknown).copied().or_else(|| self.known(*unknown))?;
            Some(i128::from(value) * i128::from(*times))
        };
        within
            && rows.iter().all(|row| {
                let sum = self.rows[*row].terms.iter().map(value).sum::<Option<i128>>();
                sum.is_some_and(|sum| self.rows[*row].holds(sum))
            })
    }
}

fn ceiling(number: i64, by: i64) -> i64 {
    -(-number).div_euclid(by)
}

#[expect(clippy::cast_precision_loss, clippy::as_conversions, reason = "below 2^53")]
fn float(number: i64) -> f64 {
    number as f64
}

#[expect(clippy::cast_precision_loss, clippy::as_conversions, reason = "below 2^53")]
fn float_of(number: u64) -> f64 {
    number as f64
}
