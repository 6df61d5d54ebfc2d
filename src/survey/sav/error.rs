//! Why a system file cannot be read.

use crate::diagnostic::Said;
use crate::say;

/// Why a system file cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.said())]
pub(in crate::survey) enum SavError {
    /// It begins otherwise than a system file does.
    NoSystemFile,
    /// It is protected by a password.
    Encrypted,
    /// It ends too early.
    Truncated(&'static str),
    /// Something in it cannot be.
    Malformed(Said),
    /// It holds more than can be held.
    TooMuch(Said),
    /// The name of its encoding means nothing.
    Encoding(String),
    /// The number of its encoding means nothing.
    CodePage(i32),
}

impl SavError {
    /// What is said of it.
    pub(in crate::survey) fn said(&self) -> Said {
        match self {
            Self::NoSystemFile => "it is no SPSS system file".into(),
            Self::Encrypted => "it is protected by a password".into(),
            Self::Truncated(part) => {
                say!("it ends in the middle of {part}", part = Said::from(*part))
            }
            Self::Malformed(why) | Self::TooMuch(why) => why.clone(),
            Self::Encoding(name) => say!("its encoding `{name}` is unknown", name),
            Self::CodePage(page) => {
                say!("its encoding `code page {page}` is unknown", page = *page)
            }
        }
    }
}
