//! Why a file could not be read, and what is told of that.

use std::io;

use crate::diagnostic::{Diagnostic, Place, Placed};

/// Why a file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The path leads out of the project.
    #[error("the path `{name}` leaves the project")]
    Outside {
        /// The path as written.
        name: String,
    },
    /// The file is a link that leads out of the project.
    #[error("`{name}` is a link that leaves the project")]
    LinkOutside {
        /// The path from the project root.
        name: String,
    },
    /// There is no such file.
    #[error("there is no file `{name}`")]
    NotFound {
        /// The path from the project root.
        name: String,
        /// That of one that may have been meant.
        near: Option<String>,
    },
    /// There is no such file in an archive.
    #[error("`{archive}` holds no file `{name}`")]
    NotEnclosed {
        /// The path of the archive from the project root.
        archive: String,
        /// The path in it.
        name: String,
    },
    /// The system refused.
    #[error("cannot read `{name}`: {source}")]
    Refused {
        /// The path from the project root.
        name: String,
        /// What the system said.
        source: io::Error,
    },
    /// It is no file that ends: a pipe, a device, a socket.
    #[error("`{name}` is {what}, not a file")]
    NoFile {
        /// The path from the project root.
        name: String,
        /// What it is.
        what: &'static str,
    },
    /// The file was changed while it was in use.
    #[error("`{name}` was changed while the report was being made")]
    Changed {
        /// The path from the project root.
        name: String,
    },
    /// The file is no text in UTF-8.
    #[error("this is not UTF-8 text: byte {byte:#04x}")]
    NotUtf8 {
        /// Where the text stops being UTF-8.
        place: Place,
        /// The first byte that does not fit.
        byte: u8,
    },
}

impl ReadError {
    /// The error as a diagnostic about the place where the author named the file.
    #[must_use]
    pub fn at(&self, written: &Placed<String>) -> Diagnostic {
        let mut diagnostic = match self {
            Self::Outside { .. } => {
                Self::Outside { name: written.value.clone() }.diagnostic()
            }
            Self::LinkOutside { .. }
            | Self::NotFound { .. }
            | Self::NotEnclosed { .. }
            | Self::Refused { .. }
            | Self::NoFile { .. }
            | Self::Changed { .. }
            | Self::NotUtf8 { .. } => self.diagnostic(),
        };
        diagnostic.place.get_or_insert_with(|| written.place.clone());
        diagnostic
    }

    /// The error as a diagnostic.
    #[must_use]
    pub fn diagnostic(&self) -> Diagnostic {
        let hint = match self {
            Self::Outside { .. } | Self::LinkOutside { .. } => {
                "keep every file of a report inside the project folder"
            }
            Self::NotFound { .. } => "check the spelling; upper and lower case differ",
            Self::NotEnclosed { .. } => "name an archive that the answers were left in",
            Self::Refused { .. } => "check that the file is readable and not a folder",
            Self::NoFile { .. } => "give a file that lies on the disk",
            Self::Changed { .. } => "try again once it is saved",
            Self::NotUtf8 { .. } => "save the file as UTF-8",
        };
        let hint = match self {
            Self::NotFound { near: Some(near), .. } => {
                format!("did you mean `{near}`? upper and lower case and endings count")
            }
            _ => hint.to_owned(),
        };
        let mut diagnostic = Diagnostic::error(self.to_string()).hint(hint);
        if let Self::NotUtf8 { place, .. } = self {
            diagnostic.place = Some(place.clone());
        }
        diagnostic
    }
}
