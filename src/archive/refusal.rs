//! Why an archive cannot be read.

use super::bag::Fault;
use super::names::{self, BadName};

/// Why a file is no archive, or cannot be made one. Nothing is unpacked then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The format begins in 1980.
    #[error("an archive cannot be dated before 1980 or after 2107")]
    Undatable,
    /// The archive could not be put together.
    #[error("the archive cannot be made: {0}")]
    Unmade(String),
    /// It is no ZIP file, or its parts do not fit together.
    #[error("this is no ZIP file, or it is damaged: {0}")]
    Damaged(String),
    /// It holds more files than the limit.
    #[error("the archive holds {files} files, which is too many")]
    TooManyFiles {
        /// How many.
        files: usize,
    },
    /// It holds more bytes than the limit.
    #[error(
        "`{}` makes the archive larger than allowed when unpacked",
        names::shown(name)
    )]
    TooLarge {
        /// The file at which the limit is reached.
        name: String,
    },
    /// A name is not UTF-8.
    #[error("the archive holds a name that is no text")]
    NameIsNoText,
    /// A file has a name that it may not have.
    #[error("`{}` cannot stand in an archive: {why}", names::shown(name))]
    BadName {
        /// The name.
        name: String,
        /// What is wrong with it.
        why: BadName,
    },
    /// A file is a link, a device or the like.
    #[error("`{}` in the archive is no plain file", names::shown(name))]
    NoPlainFile {
        /// The name.
        name: String,
    },
    /// Two files have the same name, or one that only some systems tell apart.
    #[error(
        "`{}` stands in the archive twice{}",
        names::shown(name),
        names::but_as(name, other)
    )]
    NamedTwice {
        /// The name.
        name: String,
        /// The other one.
        other: String,
    },
    /// A file needs a password.
    #[error("`{}` in the archive is encrypted", names::shown(name))]
    Encrypted {
        /// The name.
        name: String,
    },
    /// There is not one folder on top, as a bag has.
    #[error("the archive does not hold one folder with a bag in it")]
    NoBag,
    /// The bag is not what was packed.
    #[error("the archive is not what was packed: {}", faults[0])]
    Faulty {
        /// Everything that is wrong, at least one thing.
        faults: Vec<Fault>,
    },
    /// It is a bag, but not of a report.
    #[error("the archive holds no report that Baslinje built: {0}")]
    NoReport(String),
}

impl Refusal {
    /// What to do about an archive that is refused.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Faulty { faults } if faults.iter().any(Fault::is_of_line_ends) => {
                "take another copy of the archive, and keep it where no program changes \
                 texts: `git config core.autocrlf false`"
            }
            Self::Faulty { .. } => "take another copy of the archive",
            _ => "give a file that `baslinje archive` made; nothing was unpacked",
        }
    }
}
