//! What a row can lack that its survey needs: gives what is said of such rows, and what to do.

use crate::diagnostic::Said;
use crate::say;

/// What a row lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowLack {
    /// A weight.
    Weight,
    /// A weight that is not below 0.
    PositiveWeight,
    /// A stratum.
    Stratum,
    /// A cluster.
    Cluster,
    /// An answer that a margin counts.
    Margin,
}

impl RowLack {
    /// What is said of so many rows that lack it in a variable; `spot` is the first of them.
    pub(super) fn said(self, count: usize, name: &str, spot: &Said) -> Said {
        match count {
            1 => self.of_one(name, spot),
            many => self.of_many(many, name, spot),
        }
    }

    fn of_one(self, name: &str, spot: &Said) -> Said {
        match self {
            Self::Weight => say!("a row has no weight in `{name}` ({spot})", name, spot),
            Self::PositiveWeight => {
                say!("a row has a weight below 0 in `{name}` ({spot})", name, spot)
            }
            Self::Stratum => {
                say!("a row is in no stratum in `{name}` ({spot})", name, spot)
            }
            Self::Cluster => {
                say!("a row is in no cluster in `{name}` ({spot})", name, spot)
            }
            Self::Margin => say!(
                "a row has no answer that a margin needs in `{name}` ({spot})",
                name,
                spot
            ),
        }
    }

    fn of_many(self, many: usize, name: &str, spot: &Said) -> Said {
        match self {
            Self::Weight => say!(
                "{many} rows have no weight in `{name}` (first in {spot})",
                many,
                name,
                spot
            ),
            Self::PositiveWeight => say!(
                "{many} rows have a weight below 0 in `{name}` (first in {spot})",
                many,
                name,
                spot
            ),
            Self::Stratum => say!(
                "{many} rows are in no stratum in `{name}` (first in {spot})",
                many,
                name,
                spot
            ),
            Self::Cluster => say!(
                "{many} rows are in no cluster in `{name}` (first in {spot})",
                many,
                name,
                spot
            ),
            Self::Margin => say!(
                "{many} rows have no answer that a margin needs in `{name}` (first in {spot})",
                many,
                name,
                spot
            ),
        }
    }

    /// What to do about it.
    pub(super) fn hint(self) -> &'static str {
        match self {
            Self::Weight => "give every row a weight; 0 keeps a row out of the estimates",
            Self::PositiveWeight => {
                "correct the data; a weight says how many a row stands for"
            }
            Self::Stratum => "give every row a stratum",
            Self::Cluster => "give every row a cluster",
            Self::Margin => {
                "fill in the answer from the register, or leave such rows out with `where`"
            }
        }
    }
}
