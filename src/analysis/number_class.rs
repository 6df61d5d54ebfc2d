//! Between which numbers each class of a histogram lies.

use crate::survey::{Origin, Variable};

/// A class of numbers as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct NumberClass {
    /// The lower limit; none of a class of all numbers below another.
    pub from: Option<f64>,
    /// The upper limit; none of a class of all numbers above another.
    pub to: Option<f64>,
}

/// Between which numbers the answers to a question lie that is cut from another; none of any
/// other question, or where the classes do not rise.
pub(super) fn limits(variable: &Variable) -> Vec<NumberClass> {
    let Origin::Cut { intervals, .. } = &variable.origin else { return Vec::new() };
    if !intervals.windows(2).all(|pair| pair[0].1 < pair[1].0) {
        return Vec::new();
    }
    let ends = intervals.iter().flat_map(|(low, high)| [*low, *high]);
    let is_whole = ends.filter(|end| end.is_finite()).all(|end| end.fract() == 0.0);
    let known = |limit: f64| limit.is_finite().then_some(limit);
    let class = |(index, (low, high)): (usize, &(f64, f64))| {
        let next = intervals.get(index + 1).map(|(low, _)| *low);
        // Whole numbers go on after one, others at once: of two numbers beside each other the
        // limit is the one that can be written in few digits.
        let digits = |limit: f64| limit.to_string().len();
        let is_next = |low: f64, high: f64| low.next_up().total_cmp(&high).is_eq();
        let to = match next {
            Some(next) if is_next(*high, next) && digits(*high) < digits(next) => *high,
            Some(next) if next - high <= 1.0 => next,
            Some(_) | None if is_whole => high + 1.0,
            Some(_) | None => *high,
        };
        NumberClass { from: known(*low), to: known(to) }
    };
    intervals.iter().enumerate().map(class).collect()
}
