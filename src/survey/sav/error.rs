//! Why a system file cannot be read.

/// Why a system file cannot be read.
#[derive(Debug, thiserror::Error)]
pub(in crate::survey) enum SavError {
    /// It begins otherwise than a system file does.
    #[error("it is no SPSS system file")]
    NoSystemFile,
    /// It is protected by a password.
    #[error("it is protected by a password")]
    Encrypted,
    /// It ends too early.
    #[error("it ends in the middle of {0}")]
    Truncated(&'static str),
    /// Something in it cannot be.
    #[error("{0}")]
    Malformed(String),
    /// It holds more than can be held.
    #[error("{0}")]
    TooMuch(String),
    /// The name of its encoding means nothing.
    #[error("its encoding `{0}` is unknown")]
    Encoding(String),
}
