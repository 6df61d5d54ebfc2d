//! What is wrong with the places of tables in the reference.

/// Why a reference cannot be filled in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MarkerError {
    /// A marker names a map that nobody declares.
    #[error("no map is called `{0}`")]
    Unknown(String),
    /// A marker has no end.
    #[error("the table of `{0}` has no end")]
    Unended(String),
    /// A statistic has no call in R, or there is a call of none.
    #[error("no call in R fits `{0}`")]
    WithoutCall(String),
    /// A map has a table twice, or none.
    #[error("the map `{0}` has {1} tables")]
    NotOnce(&'static str, usize),
}
