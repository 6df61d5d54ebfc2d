//! Why a document that came back cannot be read.

use std::fmt;

use crate::container::ContainerRefusal;
use crate::diagnostic::Said;
use crate::say;

/// Why a file is no document that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReturnedError {
    /// It is no ZIP file, damaged, or could do harm.
    Container(ContainerRefusal),
    /// It is a ZIP file of another kind.
    NoDocument {
        /// The part that every such document has.
        part: &'static str,
    },
    /// A part of it is no XML.
    Damaged {
        /// The part.
        part: String,
        /// What is wrong with it.
        reason: Said,
    },
    /// It is of another report.
    OtherReport {
        /// Whose it is.
        of: String,
        /// Whose it should be.
        asked: String,
    },
    /// It has none of our bookmarks.
    Foreign,
}

impl ReturnedError {
    /// What is told of it.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::Container(refusal) => {
                say!("it is no Word document: {why}", why = refusal.said())
            }
            Self::NoDocument { part } => {
                say!("it is a ZIP file, but no Word document: it has no `{part}`", part)
            }
            Self::Damaged { part, reason } => {
                say!("it is damaged: `{part}` cannot be read ({reason})", part, reason)
            }
            Self::OtherReport { of, asked } => {
                say!("it is the document of `{of}`, not of `{asked}`", of, asked)
            }
            Self::Foreign => {
                "no build of Baslinje wrote it: it has none of the bookmarks \
                              that tell the blocks"
                    .into()
            }
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> Said {
        match self {
            Self::Container(_) | Self::NoDocument { .. } => {
                "give the `.docx` that came back; a word processor can save other kinds as one"
                    .into()
            }
            Self::Damaged { .. } => {
                "open it in a word processor, and save it as `.docx` anew".into()
            }
            Self::OtherReport { of, .. } => say!("run `baslinje comments {of}` with it", of),
            Self::Foreign => {
                "send reviewers the file that `baslinje build NAME --only docx` writes; text \
                 that was copied into another document cannot be told apart"
                    .into()
            }
        }
    }
}

impl fmt::Display for ReturnedError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said().fmt(formatter)
    }
}

impl std::error::Error for ReturnedError {}

impl From<ContainerRefusal> for ReturnedError {
    fn from(refusal: ContainerRefusal) -> Self {
        Self::Container(refusal)
    }
}
