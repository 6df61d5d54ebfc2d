//! Why a document that came back cannot be read.

use crate::container::ContainerRefusal;

/// Why a file is no document that came back.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReturnedError {
    /// It is no ZIP file, damaged, or could do harm.
    #[error("it is no Word document: {0}")]
    Container(#[from] ContainerRefusal),
    /// It is a ZIP file of another kind.
    #[error("it is a ZIP file, but no Word document: it has no `{part}`")]
    NoDocument {
        /// The part that every such document has.
        part: &'static str,
    },
    /// A part of it is no XML.
    #[error("it is damaged: `{part}` cannot be read ({reason})")]
    Damaged {
        /// The part.
        part: String,
        /// What is wrong with it.
        reason: String,
    },
    /// It is of another report.
    #[error("it is the document of `{of}`, not of `{asked}`")]
    OtherReport {
        /// Whose it is.
        of: String,
        /// Whose it should be.
        asked: String,
    },
    /// It has none of our bookmarks.
    #[error(
        "no build of Baslinje wrote it: it has none of the bookmarks that tell the blocks"
    )]
    Foreign,
}

impl ReturnedError {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::Container(_) | Self::NoDocument { .. } => {
                "give the `.docx` that came back; a word processor can save other kinds as one"
                    .to_owned()
            }
            Self::Damaged { .. } => {
                "open it in a word processor, and save it as `.docx` anew".to_owned()
            }
            Self::OtherReport { of, .. } => format!("run `baslinje comments {of}` with it"),
            Self::Foreign => {
                "send reviewers the file that `baslinje build NAME --only docx` writes; text \
                 that was copied into another document cannot be told apart"
                    .to_owned()
            }
        }
    }
}
