//! Why an archive cannot be read.

use crate::container::ContainerRefusal;

use super::bag::Fault;

/// Why a file is no archive, or cannot be made one. Nothing is unpacked then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The file around it cannot be read or made.
    #[error(transparent)]
    Container(#[from] ContainerRefusal),
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
