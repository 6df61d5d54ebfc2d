//! Why a ZIP file cannot be read, or made.

use super::names::{self, BadName};

/// Why a file is no container that can be read, or why one cannot be made. Nothing is
/// unpacked then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ContainerRefusal {
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
}
