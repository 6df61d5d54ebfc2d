//! What is told of answers together, such as a mean, as part of what a reader knows.

use super::super::attack::Bound;
use super::Worth;

/// What a reader is told of answers together, such as a mean.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Summary {
    /// What can be said of the unknowns, if nothing else is known of them: whoever keeps to
    /// it gives the same number as it is shown.
    pub bounds: Vec<Bound>,
    /// What a reader loses with it.
    pub worth: Worth,
    /// Whether it only goes with another, as the standard deviation with the mean.
    pub minor: bool,
}

impl Summary {
    pub(super) fn terms(&self) -> impl Iterator<Item = &(usize, i64)> {
        self.bounds.iter().flat_map(|bound| &bound.terms)
    }

    /// The price of not telling it: in a chart of means it is all that is told of a group.
    pub(super) fn price(&self) -> f64 {
        let worth = match self.worth {
            Worth::Unshown | Worth::Published => 0.0,
            Worth::Cell => 4.0,
            Worth::Total => 20.0,
            Worth::Named => 400.0,
        };
        if self.minor { worth / 4.0 } else { worth }
    }
}
