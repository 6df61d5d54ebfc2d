//! What a sample is drawn of, and what is said where too few of it were.

use crate::diagnostic::Said;
use crate::say;

/// What was drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DrawnUnit {
    /// Clusters.
    Cluster,
    /// Rows by themselves.
    Row,
}

impl DrawnUnit {
    /// So many of them.
    pub(super) fn counted(self, count: u64) -> Said {
        match (self, count) {
            (Self::Cluster, 1) => "1 cluster".into(),
            (Self::Cluster, count) => say!("{count} clusters", count),
            (Self::Row, 1) => "1 row".into(),
            (Self::Row, count) => say!("{count} rows", count),
        }
    }

    /// What is said of a survey with a single one, and what to do about it.
    pub(super) fn single(self) -> [Said; 2] {
        match self {
            Self::Cluster => [
                "the survey has a single cluster, which leaves no standard error".into(),
                "draw several clusters, or leave out the design".into(),
            ],
            Self::Row => [
                "the survey has a single row, which leaves no standard error".into(),
                "draw several rows, or leave out the design".into(),
            ],
        }
    }

    /// That a stratum has a single one.
    pub(super) fn alone(self, name: &str) -> Said {
        match self {
            Self::Cluster => say!("the stratum `{name}` has a single cluster", name),
            Self::Row => say!("the stratum `{name}` has a single row", name),
        }
    }

    /// That several strata have a single one each.
    pub(super) fn alone_in(self, names: &str) -> Said {
        match self {
            Self::Cluster => say!("the strata {names} have a single cluster each", names),
            Self::Row => say!("the strata {names} have a single row each", names),
        }
    }

    /// That strata which are not told have a single one.
    pub(super) fn alone_in_some(self, count: usize, column: &str) -> Said {
        match (self, count) {
            (Self::Cluster, 1) => {
                say!("a stratum of `{column}` has a single cluster", column)
            }
            (Self::Cluster, count) => say!(
                "{count} strata of `{column}` have a single cluster each",
                count,
                column
            ),
            (Self::Row, 1) => say!("a stratum of `{column}` has a single row", column),
            (Self::Row, count) => {
                say!("{count} strata of `{column}` have a single row each", count, column)
            }
        }
    }
}
