//! Why a ZIP file cannot be read, or made.

use crate::diagnostic::Said;
use crate::say;

use super::names::{self, BadName};

/// Why a file is no container that can be read, or why one cannot be made. Nothing is
/// unpacked then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.said())]
pub enum ContainerRefusal {
    /// The format begins in 1980.
    Undatable,
    /// The archive could not be put together.
    Unmade(String),
    /// It is no ZIP file, or its parts do not fit together.
    Damaged(Said),
    /// It holds more files than the limit.
    TooManyFiles {
        /// How many.
        files: usize,
    },
    /// It holds more bytes than the limit.
    TooLarge {
        /// The file at which the limit is reached.
        name: String,
    },
    /// A name is not UTF-8.
    NameIsNoText,
    /// A file has a name that it may not have.
    BadName {
        /// The name.
        name: String,
        /// What is wrong with it.
        why: BadName,
    },
    /// A file is a link, a device or the like.
    NoPlainFile {
        /// The name.
        name: String,
    },
    /// Two files have the same name, or one that only some systems tell apart.
    NamedTwice {
        /// The name.
        name: String,
        /// The other one.
        other: String,
    },
    /// A file needs a password.
    Encrypted {
        /// The name.
        name: String,
    },
}

impl ContainerRefusal {
    /// What is said of it.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::Undatable => {
                "an archive cannot be dated before 1980 or after 2107".into()
            }
            Self::Unmade(why) => say!("the archive cannot be made: {why}", why),
            Self::Damaged(why) => {
                say!("this is no ZIP file, or it is damaged: {why}", why)
            }
            Self::TooManyFiles { files } => {
                say!("the archive holds {files} files, which is too many", files)
            }
            Self::TooLarge { name } => say!(
                "`{name}` makes the archive larger than allowed when unpacked",
                name = names::shown(name)
            ),
            Self::NameIsNoText => "the archive holds a name that is no text".into(),
            Self::BadName { name, why } => say!(
                "`{name}` cannot stand in an archive: {why}",
                name = names::shown(name),
                why = why.said()
            ),
            Self::NoPlainFile { name } => {
                say!(
                    "`{name}` in the archive is no plain file",
                    name = names::shown(name)
                )
            }
            Self::NamedTwice { name, other } if name == other => {
                say!("`{name}` stands in the archive twice", name = names::shown(name))
            }
            Self::NamedTwice { name, other } => say!(
                "`{name}` stands in the archive twice: some systems take it and `{other}` for \
                 the same",
                name = names::shown(name),
                other = names::shown(other)
            ),
            Self::Encrypted { name } => {
                say!("`{name}` in the archive is encrypted", name = names::shown(name))
            }
        }
    }
}
