//! Why a file could not be read, and what is told of that.

use std::io;
use std::path::PathBuf;

use crate::diagnostic::{Diagnostic, Place, Placed, Said};
use crate::say;

use super::near;
use super::refusal::refusal;
use super::text::NotUtf8;

/// Why a file could not be read.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.said())]
pub enum ReadError {
    /// The path leads out of the project.
    Outside {
        /// The path as written.
        name: String,
    },
    /// The file is a link that leads out of the project.
    LinkOutside {
        /// The path from the project root.
        name: String,
    },
    /// There is no such file.
    NotFound {
        /// The path from the project root.
        name: String,
        /// That of one that may have been meant.
        near: Option<String>,
        /// The project, in which it may lie elsewhere.
        project: Option<PathBuf>,
    },
    /// There is no such file in an archive.
    NotEnclosed {
        /// The path of the archive from the project root.
        archive: String,
        /// The path in it.
        name: String,
    },
    /// The system refused.
    Refused {
        /// The path from the project root.
        name: String,
        /// What the system said.
        source: io::Error,
    },
    /// It is no file that ends: a pipe, a device, a socket.
    NoFile {
        /// The path from the project root.
        name: String,
        /// What it is.
        what: &'static str,
    },
    /// The file was changed while it was in use.
    Changed {
        /// The path from the project root.
        name: String,
    },
    /// The file is no text in UTF-8.
    NotUtf8 {
        /// Where the text stops being UTF-8.
        place: Place,
        /// What it is instead.
        what: NotUtf8,
    },
}

impl ReadError {
    /// What is said of it.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::Outside { name } => say!("the path `{name}` leaves the project", name),
            Self::LinkOutside { name } => {
                say!("`{name}` is a link that leaves the project", name)
            }
            Self::NotFound { name, .. } => say!("there is no file `{name}`", name),
            Self::NotEnclosed { archive, name } => {
                say!("`{archive}` holds no file `{name}`", archive, name)
            }
            Self::Refused { name, source } => {
                say!("cannot read `{name}`: {reason}", name, reason = refusal(source))
            }
            Self::NoFile { name, what } => {
                say!("`{name}` is {what}, not a file", name, what = Said::from(*what))
            }
            Self::Changed { name } => {
                say!("`{name}` was changed while the report was being made", name)
            }
            Self::NotUtf8 { what, .. } => not_utf8(*what).into(),
        }
    }

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
            Self::NotUtf8 { what: NotUtf8::Document, .. } => {
                "save it as plain text, in the encoding UTF-8"
            }
            Self::NotUtf8 { .. } => {
                "save the file again in the encoding UTF-8: editors ask for it where one \
                 chooses a name and folder"
            }
        };
        let hint = match self {
            Self::NotFound { near: Some(near), .. } => {
                say!(
                    "did you mean `{near}`? upper and lower case and endings count",
                    near
                )
            }
            Self::NotFound { name, project: Some(project), .. } => {
                match near::moved(project, name) {
                    Some(other) => say!(
                        "there is one at `{other}`: write that path, or move it back",
                        other
                    ),
                    None => hint.into(),
                }
            }
            _ => hint.into(),
        };
        let mut diagnostic = Diagnostic::error(self.said()).hint(hint);
        if let Self::NotUtf8 { place, .. } = self {
            diagnostic.place = Some(place.clone());
        }
        diagnostic
    }
}

/// What is wrong with a file that is no text in UTF-8.
fn not_utf8(what: NotUtf8) -> &'static str {
    match what {
        NotUtf8::Letter => "this letter is not saved in UTF-8",
        NotUtf8::Utf16 => "the file is saved in UTF-16, and not in UTF-8",
        NotUtf8::Document => "the file is no plain text, but what Word or Excel saves",
    }
}
