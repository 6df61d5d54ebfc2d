//! What a reader can work out as a linear programme over whatever hangs together with some
//! unknowns: takes what is known, gives answers that agree with it.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use microlp::{
    ComparisonOp, OptimizationDirection, Problem, Solution, SolveOutcome, Variable,
};

use super::{Attack, Bound, Goal, Terms, Witness, float, float_of, whole_numbers};

/// A linear programme over everything that hangs together with some unknowns, and which of
/// its variables is which unknown.
pub(super) struct Programme {
    pub(super) problem: Problem,
    variables: BTreeMap<usize, Variable>,
    /// The same by unknown.
    variable_of: Vec<Option<Variable>>,
    rows: BTreeSet<usize>,
    /// Whether a solution in fractions need not have one in whole numbers.
    pub(super) in_whole_numbers: bool,
}

/// What a sum may be off, above and below.
#[derive(Clone, Copy)]
pub(super) struct Slack {
    pub(super) above: Variable,
    pub(super) below: Variable,
}

impl Programme {
    pub(super) fn new(attack: &Attack, first: impl IntoIterator<Item = usize>) -> Self {
        let (reached, rows) = attack.reached(first);
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let add = |unknown: &usize| {
            let most = attack.most[*unknown].map_or(f64::INFINITY, float);
            (*unknown, problem.add_var(0.0, (float(attack.least[*unknown]), most)))
        };
        let variables = reached.iter().map(add).collect::<BTreeMap<_, _>>();
        let mut variable_of = vec![None; attack.known.len()];
        for (unknown, variable) in &variables {
            variable_of[*unknown] = Some(*variable);
        }
        let in_whole_numbers =
            attack.in_whole_numbers || rows.iter().any(|row| *row >= attack.of_counts);
        let mut programme =
            Self { problem, variables, variable_of, rows, in_whole_numbers };
        for row in programme.rows.clone() {
            programme.hold(attack, &attack.rows[row], None);
        }
        programme
    }

    /// Holds a sum between its ends, but for what it may be off.
    pub(super) fn hold(&mut self, attack: &Attack, bound: &Bound, slack: Option<Slack>) {
        let (mut sum, constant) = self.sum(attack, &bound.terms);
        let scale = bound.scale();
        for (_, times) in &mut sum {
            *times /= scale;
        }
        let end = |end: i64| (float(end) - constant) / scale;
        let with = |sum: &[(Variable, f64)], off: Option<(Variable, f64)>| {
            sum.iter().copied().chain(off).collect::<Vec<_>>()
        };
        let above = slack.map(|slack| slack.above);
        let below = slack.map(|slack| slack.below);
        match (bound.least, bound.most) {
            (Some(least), Some(most)) if least == most => {
                sum.extend(above.map(|above| (above, -1.0)));
                sum.extend(below.map(|below| (below, 1.0)));
                self.problem.add_constraint(sum, ComparisonOp::Eq, end(least));
            }
            (least, most) => {
                if let Some(least) = least {
                    let sum = with(&sum, below.map(|below| (below, 1.0)));
                    self.problem.add_constraint(sum, ComparisonOp::Ge, end(least));
                }
                if let Some(most) = most {
                    let sum = with(&sum, above.map(|above| (above, -1.0)));
                    self.problem.add_constraint(sum, ComparisonOp::Le, end(most));
                }
            }
        }
    }

    /// What a count may be off, above and below, at a price for each person.
    pub(super) fn slack(&mut self, price: f64) -> Slack {
        let mut add = || self.problem.add_var(price, (0.0, f64::INFINITY));
        Slack { above: add(), below: add() }
    }

    /// Makes a goal a condition.
    pub(super) fn aim(&mut self, attack: &Attack, terms: &Terms, goal: Goal) {
        let (sum, constant) = self.sum(attack, terms);
        let (comparison, limit) = match goal {
            Goal::AtLeast(limit) => (ComparisonOp::Ge, limit),
            Goal::AtMost(limit) => (ComparisonOp::Le, limit),
        };
        self.problem.add_constraint(sum, comparison, float_of(limit) - constant);
    }

    /// A sum of unknowns as variables, and what those add that are known.
    pub(super) fn sum(
        &self,
        attack: &Attack,
        terms: &[(usize, i64)],
    ) -> (Vec<(Variable, f64)>, f64) {
        let mut sum = Vec::new();
        let mut constant = 0.0;
        for (unknown, times) in terms {
            match (attack.known(*unknown), self.variable_of[*unknown]) {
                (None, Some(variable)) => sum.push((variable, float(*times))),
                (known, _) => constant += float(times * known.unwrap_or(0)),
            }
        }
        (sum, constant)
    }

    /// Whether there is a solution; one that the solver gives up on may have one.
    pub(super) fn is_possible(&self) -> bool {
        !matches!(self.problem.solve(), Err(microlp::Error::Infeasible))
    }

    /// The solution, in whole numbers where nothing else will do, and its answers.
    pub(super) fn solve(&self, attack: &Attack) -> Option<(Solution, Witness)> {
        let solved = solve(&self.problem).ok()?;
        let known = Rc::clone(&attack.known);
        if !self.in_whole_numbers {
            let variables = self.variables.iter();
            let values =
                variables.map(|(unknown, variable)| (*unknown, solved[*variable]));
            let values = values.collect();
            return Some((solved, Witness { values, known }));
        }
        let meets = |values: &BTreeMap<usize, i64>| attack.is_met(&self.rows, values);
        let solved = whole_numbers::search(solved, &self.variables, meets)?;
        let value = |variable: Variable| solved[variable].round();
        let variables = self.variables.iter();
        let values = variables.map(|(unknown, one)| (*unknown, value(*one))).collect();
        Some((solved, Witness { values, known }))
    }
}

/// Solves a linear programme; there is no limit of time at which it would stop.
fn solve(problem: &Problem) -> Result<Solution, microlp::Error> {
    match problem.solve()? {
        SolveOutcome::Solution(solution) => Ok(solution),
        SolveOutcome::Interrupted(_) => Err(microlp::Error::Infeasible),
    }
}
