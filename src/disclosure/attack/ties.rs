//! Ties between sums of unknowns: takes equations, gives the same with fewer ties.

use std::collections::BTreeMap;

use super::{Equation, Terms};

/// Equations where a tie between two sums, one of which is known as it stands, has become
/// what the other one is. They say the same, but hang together less, so that the linear
/// programmes are small.
pub(super) fn untied(equations: Vec<Equation>) -> Vec<Equation> {
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
