//! What a reader can work out: everything published about some people as equations over
//! whole numbers, and the bounds that follow for what is not published.
//!
//! The unknowns are counts of people and so never negative. A published count says what a
//! sum of unknowns is; a tie says that two sums of unknowns are the same people. Bounds are
//! found in two steps: whole-number intervals are narrowed equation by equation, which
//! finds all that is known outright, and a linear programme is solved over what is then left (Hundepool et
//! al., *Handbook on Statistical Disclosure Control*, 2nd ed., section 4.3, "audit").
//!
//! Coefficients are small whole numbers, and what the solver gives is rounded inwards with
//! a tolerance of 10⁻⁶ of the number or of one person, whichever is larger: a bound of a
//! linear programme with such data lies at a fraction with a small denominator, far from
//! any whole number that it is not.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use microlp::{
    ComparisonOp, OptimizationDirection, Problem, Solution, SolveOutcome, Variable,
};

/// Larger than any count of people.
const NO_LIMIT: i64 = 1_000_000_000_000;

/// A sum of unknowns: each by index with how many times it is taken.
pub type Terms = Vec<(usize, i64)>;

/// An equation: a sum of unknowns and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Equation {
    /// The sum.
    pub terms: Terms,
    /// What it is.
    pub total: i64,
}

/// Between which counts something lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The smallest it can be.
    pub least: u64,
    /// The largest it can be; nothing if there is no limit.
    pub most: Option<u64>,
}

/// The linear programme could not be solved, so nothing is known about what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the linear programme could not be solved")]
pub struct Unsolved;

/// Everything a reader knows, with what follows at once already drawn.
#[derive(Clone, Debug)]
pub struct Attack {
    equations: Vec<Equation>,
    least: Vec<i64>,
    most: Vec<Option<i64>>,
    /// The equations that an unknown is in, for unknowns that are not known yet.
    holding: Vec<Vec<usize>>,
    /// Whether the equations cannot all be true.
    contradicted: bool,
}

/// One equation that may be broken, at a price for each person.
#[derive(Clone, Debug)]
pub(super) struct Soft {
    pub(super) equation: Equation,
    pub(super) price: f64,
}

/// What is to be made possible.
#[derive(Clone, Copy, Debug)]
pub(super) enum Goal {
    /// The sum can be this or more.
    AtLeast(u64),
    /// The sum can be this or less.
    AtMost(u64),
}

impl Attack {
    /// Draws what follows at once from equations over `unknowns` counts.
    #[must_use]
    pub fn new(equations: Vec<Equation>, unknowns: usize) -> Self {
        let mut attack = Self {
            equations: untied(equations),
            least: vec![0; unknowns],
            most: vec![None; unknowns],
            holding: vec![Vec::new(); unknowns],
            contradicted: false,
        };
        let mut holding = vec![Vec::new(); unknowns];
        for (index, equation) in attack.equations.iter().enumerate() {
            for (unknown, _) in &equation.terms {
                holding[*unknown].push(index);
            }
        }
        let mut waiting = (0..attack.equations.len()).collect::<VecDeque<_>>();
        let mut waits = vec![true; attack.equations.len()];
        while let Some(index) = waiting.pop_front() {
            waits[index] = false;
            for unknown in attack.narrow(index) {
                if attack.most[unknown].is_some_and(|most| most < attack.least[unknown]) {
                    attack.contradicted = true;
                    return attack;
                }
                for other in &holding[unknown] {
                    if !std::mem::replace(&mut waits[*other], true) {
                        waiting.push_back(*other);
                    }
                }
            }
        }
        for (unknown, holding) in holding.into_iter().enumerate() {
            if attack.known(unknown).is_none() {
                attack.holding[unknown] = holding;
            }
        }
        attack
    }

    fn known(&self, unknown: usize) -> Option<i64> {
        (self.most[unknown] == Some(self.least[unknown])).then_some(self.least[unknown])
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
            let crossed = most.is_some_and(|most| most < *least);
            if before != (most.is_some(), *most == Some(*least)) || crossed {
                changed.push(*unknown);
            }
        }
        changed
    }

    /// Between which counts a sum of unknowns lies.
    ///
    /// # Errors
    ///
    /// [`Unsolved`] if the solver gives up, or if the equations contradict each other.
    pub fn bounds(&self, terms: &[(usize, i64)]) -> Result<Bounds, Unsolved> {
        if self.contradicted {
            return Err(Unsolved);
        }
        let open = terms.iter().any(|(unknown, _)| self.known(*unknown).is_none());
        if !open {
            let sum =
                terms.iter().map(|(unknown, times)| times * self.least[*unknown]).sum();
            let sum: i64 = sum;
            let sum = u64::try_from(sum).map_err(|_| Unsolved)?;
            return Ok(Bounds { least: sum, most: Some(sum) });
        }
        let least = self.extreme(terms, OptimizationDirection::Minimize)?;
        let most = self.extreme(terms, OptimizationDirection::Maximize)?;
        Ok(Bounds { least: least.unwrap_or(0), most })
    }

    /// Whether a sum of unknowns can be as small as one and as large as another number.
    ///
    /// # Errors
    ///
    /// As [`Attack::bounds`].
    pub fn leaves_open(
        &self,
        terms: &[(usize, i64)],
        (small, large): (u64, u64),
    ) -> Result<bool, Unsolved> {
        let bounds = self.bounds(terms)?;
        Ok(bounds.least <= small && bounds.most.is_none_or(|most| most >= large))
    }

    fn extreme(
        &self,
        terms: &[(usize, i64)],
        direction: OptimizationDirection,
    ) -> Result<Option<u64>, Unsolved> {
        let (problem, _) = self.problem(terms, &[], direction);
        let solved = match solve(&problem.problem) {
            Ok(solved) => solved,
            Err(microlp::Error::Unbounded) => return Ok(None),
            Err(_) => return Err(Unsolved),
        };
        let value = solved.objective() + problem.constant;
        let slack = 1e-6 * value.abs().max(1.0);
        let whole = match direction {
            OptimizationDirection::Minimize => (value - slack).ceil(),
            OptimizationDirection::Maximize => (value + slack).floor(),
        };
        whole_number(whole).map(Some).ok_or(Unsolved)
    }

    /// The cheapest set of soft equations without which the goal is possible, by index; the
    /// price is paid for each person that an equation is off. `None` if it is not possible
    /// without all of them either.
    pub(super) fn cheapest(
        &self,
        (terms, goal): (&[(usize, i64)], Goal),
        soft: &[Soft],
    ) -> Result<Option<Vec<usize>>, Unsolved> {
        if self.contradicted {
            return Err(Unsolved);
        }
        let direction = OptimizationDirection::Minimize;
        let (mut problem, off) = self.problem(&[], soft, direction);
        let (expression, constant) = problem.expression(self, terms);
        let (comparison, limit) = match goal {
            Goal::AtLeast(limit) => (ComparisonOp::Ge, limit),
            Goal::AtMost(limit) => (ComparisonOp::Le, limit),
        };
        problem.problem.add_constraint(
            expression,
            comparison,
            float_of(limit) - constant,
        );
        match solve(&problem.problem) {
            Ok(solved) => {
                let broken = off.into_iter().filter(|(_, (above, below))| {
                    solved[*above] > 1e-6 || solved[*below] > 1e-6
                });
                Ok(Some(broken.map(|(index, _)| index).collect()))
            }
            Err(microlp::Error::Infeasible) => Ok(None),
            Err(_) => Err(Unsolved),
        }
    }

    /// The linear programme over all unknowns that are open and hang together with a sum or
    /// with the soft equations.
    fn problem(
        &self,
        terms: &[(usize, i64)],
        soft: &[Soft],
        direction: OptimizationDirection,
    ) -> (Programme, BTreeMap<usize, (Variable, Variable)>) {
        let open = |unknown: &usize| self.known(*unknown).is_none();
        let mut reached = BTreeSet::new();
        let mut rows = BTreeSet::new();
        let soft_terms = soft.iter().flat_map(|soft| &soft.equation.terms);
        let first = terms.iter().chain(soft_terms).map(|(unknown, _)| *unknown);
        let mut waiting = first.filter(open).collect::<Vec<_>>();
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
        let mut problem = Problem::new(direction);
        let mut prices = BTreeMap::new();
        for (unknown, times) in terms {
            *prices.entry(*unknown).or_insert(0.0) += float(*times);
        }
        let add = |unknown: &usize| {
            let most = self.most[*unknown].map_or(f64::INFINITY, float);
            let price = prices.get(unknown).copied().unwrap_or(0.0);
            (*unknown, problem.add_var(price, (float(self.least[*unknown]), most)))
        };
        let variables = reached.iter().map(add).collect::<BTreeMap<_, _>>();
        let constant = terms.iter().filter_map(|(unknown, times)| {
            self.known(*unknown).map(|known| float(times * known))
        });
        let constant = constant.sum();
        let mut programme = Programme { problem, variables, constant };
        for row in rows {
            let Equation { terms, total } = &self.equations[row];
            let (expression, constant) = programme.expression(self, terms);
            let total = float(*total) - constant;
            programme.problem.add_constraint(expression, ComparisonOp::Eq, total);
        }
        let mut off = BTreeMap::new();
        for (index, Soft { equation, price }) in soft.iter().enumerate() {
            let (mut expression, constant) = programme.expression(self, &equation.terms);
            if expression.is_empty() {
                continue;
            }
            let mut add = || programme.problem.add_var(*price, (0.0, f64::INFINITY));
            let (above, below) = (add(), add());
            expression.extend([(above, -1.0), (below, 1.0)]);
            let total = float(equation.total) - constant;
            programme.problem.add_constraint(expression, ComparisonOp::Eq, total);
            off.insert(index, (above, below));
        }
        (programme, off)
    }
}

/// Equations where a tie between two sums, one of which is known as it stands, has become
/// what the other one is. They say the same, but hang together less, so that the linear
/// programmes are small.
fn untied(equations: Vec<Equation>) -> Vec<Equation> {
    let (mut known, mut ties) = (BTreeMap::new(), Vec::new());
    let mut others = Vec::new();
    for equation in equations {
        let (more, less) = (
            equation
                .terms
                .iter()
                .copied()
                .filter(|(_, times)| *times > 0)
                .collect::<Terms>(),
            equation.terms.iter().copied().filter(|(_, times)| *times < 0),
        );
        let less = less.map(|(unknown, times)| (unknown, -times)).collect::<Terms>();
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

/// A linear programme, and which of its variables is which unknown.
struct Programme {
    problem: Problem,
    variables: BTreeMap<usize, Variable>,
    /// What the unknowns that are known add to the objective.
    constant: f64,
}

impl Programme {
    /// A sum of unknowns as variables and a constant.
    fn expression(
        &self,
        attack: &Attack,
        terms: &[(usize, i64)],
    ) -> (Vec<(Variable, f64)>, f64) {
        let mut expression = Vec::new();
        let mut constant = 0.0;
        for (unknown, times) in terms {
            match (attack.known(*unknown), self.variables.get(unknown)) {
                (None, Some(variable)) => expression.push((*variable, float(*times))),
                (known, _) => constant += float(times * known.unwrap_or(0)),
            }
        }
        (expression, constant)
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

/// A rounded float as a count.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::as_conversions,
    reason = "whole, and in range"
)]
fn whole_number(value: f64) -> Option<u64> {
    (-0.5..9e15).contains(&value).then(|| value.max(0.0) as u64)
}
