//! Why an archive cannot be read.

use std::fmt;

use crate::container::ContainerRefusal;
use crate::diagnostic::Said;
use crate::say;

use super::bag::Fault;

/// Why a file is no archive, or cannot be made one. Nothing is unpacked then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The file around it cannot be read or made.
    Container(ContainerRefusal),
    /// There is not one folder on top, as a bag has.
    NoBag,
    /// The bag is not what was packed.
    Faulty {
        /// Everything that is wrong, at least one thing.
        faults: Vec<Fault>,
    },
    /// It is a bag, but not of a report.
    NoReport(Said),
}

impl Refusal {
    /// What is told of it.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::Container(refusal) => refusal.said(),
            Self::NoBag => "the archive does not hold one folder with a bag in it".into(),
            Self::Faulty { faults } => {
                let fault = faults[0].said();
                say!("the archive is not what was packed: {fault}", fault)
            }
            Self::NoReport(why) => {
                say!("the archive holds no report that Baslinje built: {why}", why)
            }
        }
    }

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

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said().fmt(formatter)
    }
}

impl std::error::Error for Refusal {}

impl From<ContainerRefusal> for Refusal {
    fn from(refusal: ContainerRefusal) -> Self {
        Self::Container(refusal)
    }
}
