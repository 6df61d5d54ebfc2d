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
//! A [`Witness`] is a set of answers that would have given the same publication: a count
//! that is small in truth and large in a witness cannot be told to be small.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;

use microlp::{
    ComparisonOp, OptimizationDirection, Problem, Solution, SolveOutcome, Variable,
};

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
    equations: Vec<Equation>,
    least: Vec<i64>,
    most: Vec<Option<i64>>,
    /// The equations that an unknown is in.
    holding: Vec<Vec<usize>>,
    /// What is known outright.
    known: Rc<[Option<i64>]>,
}

/// One count that may be off, at a price for each person: what it is in each of the sums
/// that it is.
#[derive(Clone, Debug)]
pub(super) struct Soft<'c> {
    pub(super) sums: &'c [Terms],
    pub(super) value: u64,
    pub(super) price: f64,
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
    /// What a sum is; `None` where that depends on more than is told here.
    pub(super) fn value(&self, terms: &[(usize, i64)]) -> Option<f64> {
        let one = |(unknown, times): &(usize, i64)| {
            let value = self.values.get(unknown).copied();
            Some(value.or_else(|| self.known[*unknown].map(float))? * float(*times))
        };
        terms.iter().map(one).sum()
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
    /// Draws what follows at once from equations over `unknowns` counts.
    pub(super) fn new(equations: Vec<Equation>, unknowns: usize) -> Self {
        let mut attack = Self {
            equations: untied(equations),
            least: vec![0; unknowns],
            most: vec![None; unknowns],
            holding: vec![Vec::new(); unknowns],
            known: Rc::from([]),
        };
        for (index, equation) in attack.equations.iter().enumerate() {
            for (unknown, _) in &equation.terms {
                attack.holding[*unknown].push(index);
            }
        }
        let mut waiting = (0..attack.equations.len()).collect::<VecDeque<_>>();
        let mut waits = vec![true; attack.equations.len()];
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
        let open = self.equations.iter().filter_map(|Equation { terms, total }| {
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

    /// Narrows the unknowns of one equation by each other; tells of which one now knows what
    /// they are, or for the first time how large they can be. Intervals that only close in
    /// on each other step by step are left to the linear programme.
    fn narrow(&mut self, index: usize) -> Vec<usize> {
        let Equation { terms, total } = &self.equations[index];
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
            // times * unknown = total - the others
            let low = without(most_sum, own.1).map(|others| total - others);
            let high = without(least_sum, own.0).map(|others| total - others);
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
    /// the equations that they are in.
    pub(super) fn reached(
        &self,
        first: impl IntoIterator<Item = usize>,
    ) -> (BTreeSet<usize>, BTreeSet<usize>) {
        let open = |unknown: &usize| self.known(*unknown).is_none();
        let (mut reached, mut rows) = (BTreeSet::new(), BTreeSet::new());
        let mut waiting = first.into_iter().filter(open).collect::<Vec<_>>();
        while let Some(unknown) = waiting.pop() {
            if reached.insert(unknown) {
                for row in &self.holding[unknown] {
                    if rows.insert(*row) {
                        let terms = &self.equations[*row].terms;
                        waiting
                            .extend(terms.iter().map(|(other, _)| *other).filter(open));
                    }
                }
            }
        }
        (reached, rows)
    }

    /// Answers that take some counts as near to their goals as can be together. `None` if
    /// the solver gives up.
    pub(super) fn spread(&self, goals: &[(&Terms, u64, Goal)]) -> Option<Witness> {
        let first = goals.iter().flat_map(|(terms, ..)| terms.iter());
        let mut programme = Programme::new(self, first.map(|(unknown, _)| *unknown));
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
        let solved = solve(&programme.problem).ok()?;
        Some(programme.witness(self, &solved))
    }

    /// A cheap set of soft counts without which the goal is possible, by index, and answers
    /// that show it. `None` if it is not possible without all of them either, or if the
    /// solver gives up.
    ///
    /// The price is paid for each person that a count is off, where it should be paid for
    /// each count that is off at all: so prices are set anew, by how far each count was off
    /// (Candès, Wakin & Boyd, "Enhancing sparsity by reweighted ℓ₁ minimization", *J.
    /// Fourier Anal. Appl.* 14, 2008).
    pub(super) fn cheapest(
        &self,
        (terms, goal): (&Terms, Goal),
        soft: &[Soft<'_>],
    ) -> Option<(Vec<usize>, Witness)> {
        let mut prices = soft.iter().map(|soft| soft.price).collect::<Vec<_>>();
        let mut best: Option<(f64, Vec<usize>, Witness)> = None;
        for _ in 0..=REPRICINGS {
            let Some((off, witness)) = self.priced((terms, goal), soft, &prices) else {
                break;
            };
            let broken = off.iter().filter(|(_, off)| **off > TOLERANCE);
            let broken = broken.map(|(index, _)| *index).collect::<Vec<_>>();
            let cost = broken.iter().map(|index| soft[*index].price).sum::<f64>();
            for (index, off) in off {
                prices[index] = soft[index].price / (off + 0.5);
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

    /// The cheapest way to a goal: how far each soft count is off, and the answers.
    fn priced(
        &self,
        (terms, goal): (&Terms, Goal),
        soft: &[Soft<'_>],
        prices: &[f64],
    ) -> Option<(BTreeMap<usize, f64>, Witness)> {
        let soft_terms = soft.iter().flat_map(|soft| soft.sums).flatten();
        let first = terms.iter().chain(soft_terms).map(|(unknown, _)| *unknown);
        let mut programme = Programme::new(self, first);
        let (sum, constant) = programme.sum(self, terms);
        let (comparison, limit) = match goal {
            Goal::AtLeast(limit) => (ComparisonOp::Ge, limit),
            Goal::AtMost(limit) => (ComparisonOp::Le, limit),
        };
        programme.problem.add_constraint(sum, comparison, float_of(limit) - constant);
        let mut off = BTreeMap::new();
        for (index, Soft { sums, value, .. }) in soft.iter().enumerate() {
            let open = |terms: &&Terms| {
                terms.iter().any(|(unknown, _)| self.known(*unknown).is_none())
            };
            if !sums.iter().any(|terms| open(&terms)) {
                continue;
            }
            let mut add =
                || programme.problem.add_var(prices[index], (0.0, f64::INFINITY));
            let (above, below) = (add(), add());
            for terms in *sums {
                let (mut sum, constant) = programme.sum(self, terms);
                sum.extend([(above, -1.0), (below, 1.0)]);
                let value = float_of(*value) - constant;
                programme.problem.add_constraint(sum, ComparisonOp::Eq, value);
            }
            off.insert(index, (above, below));
        }
        let solved = solve(&programme.problem).ok()?;
        let far = |(above, below): (Variable, Variable)| solved[above].max(solved[below]);
        let off = off.into_iter().map(|(index, pair)| (index, far(pair))).collect();
        Some((off, programme.witness(self, &solved)))
    }
}

/// Equations where a tie between two sums, one of which is known as it stands, has become
/// what the other one is. They say the same, but hang together less, so that the linear
/// programmes are small.
fn untied(equations: Vec<Equation>) -> Vec<Equation> {
    let (mut known, mut ties) = (BTreeMap::new(), Vec::new());
    let mut others = Vec::new();
    for equation in equations {
        let (more, less): (Terms, Terms) =
            equation.terms.iter().partition(|(_, times)| *times > 0);
        let less = less.into_iter().map(|(unknown, times)| (unknown, -times));
        let less = less.collect::<Terms>();
        if less.is_empty() {
            known.insert(more, equation.total);
        } else if equation.total == 0 {
            ties.push((more, less));
        } else {
            others.push(equation);
        }
    }
    loop {
        let before = ties.len();
        ties.retain(|(one, other)| match (known.get(one), known.get(other)) {
            (Some(total), None) => {
                let total = *total;
                known.insert(other.clone(), total);
                false
            }
            (None, Some(total)) => {
                let total = *total;
                known.insert(one.clone(), total);
                false
            }
            (one, other) => one.is_none() || one != other,
        });
        if ties.len() == before {
            break;
        }
    }
    let known = known.into_iter().map(|(terms, total)| Equation { terms, total });
    let ties = ties.into_iter().map(|(one, other)| {
        let other = other.into_iter().map(|(unknown, times)| (unknown, -times));
        Equation { terms: one.into_iter().chain(other).collect(), total: 0 }
    });
    known.chain(others).chain(ties).collect()
}

/// A linear programme over everything that hangs together with some unknowns, and which of
/// its variables is which unknown.
struct Programme {
    problem: Problem,
    variables: BTreeMap<usize, Variable>,
}

impl Programme {
    fn new(attack: &Attack, first: impl IntoIterator<Item = usize>) -> Self {
        let (reached, rows) = attack.reached(first);
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let add = |unknown: &usize| {
            let most = attack.most[*unknown].map_or(f64::INFINITY, float);
            (*unknown, problem.add_var(0.0, (float(attack.least[*unknown]), most)))
        };
        let variables = reached.iter().map(add).collect::<BTreeMap<_, _>>();
        let mut programme = Self { problem, variables };
        for row in rows {
            let Equation { terms, total } = &attack.equations[row];
            let (sum, constant) = programme.sum(attack, terms);
            let total = float(*total) - constant;
            programme.problem.add_constraint(sum, ComparisonOp::Eq, total);
        }
        programme
    }

    /// A sum of unknowns as variables, and what those add that are known.
    fn sum(
        &self,
        attack: &Attack,
        terms: &[(usize, i64)],
    ) -> (Vec<(Variable, f64)>, f64) {
        let mut sum = Vec::new();
        let mut constant = 0.0;
        for (unknown, times) in terms {
            match (attack.known(*unknown), self.variables.get(unknown)) {
                (None, Some(variable)) => sum.push((*variable, float(*times))),
                (known, _) => constant += float(times * known.unwrap_or(0)),
            }
        }
        (sum, constant)
    }

    /// The answers of a solution.
    fn witness(&self, attack: &Attack, solved: &Solution) -> Witness {
        let variables = self.variables.iter();
        let values = variables.map(|(unknown, variable)| (*unknown, solved[*variable]));
        Witness { values: values.collect(), known: Rc::clone(&attack.known) }
    }
}

/// Solves a linear programme; there is no limit of time at which it would stop.
fn solve(problem: &Problem) -> Result<Solution, microlp::Error> {
    match problem.solve()? {
        SolveOutcome::Solution(solution) => Ok(solution),
        SolveOutcome::Interrupted(_) => Err(microlp::Error::Infeasible),
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
