//! Keeps a report for those who come later: takes a finished build and everything it was
//! made of, gives one file from which it can be checked and built again.
//!
//! The file is a ZIP that holds one *bag* (RFC 8493) with an RO-Crate. The same report
//! always gives the same bytes: the only date is the report's.

mod bag;
mod contents;
mod description;
mod earlier;
mod entities;
mod guide;
mod kept;
mod known_by;
mod ledger;
mod made;
mod moved;
mod opened;
mod own_record;
mod refusal;
mod signature;

pub use crate::container::{BadName, Limits, refused_names, shown_name};

pub use self::bag::Fault;
pub use self::contents::{
    ArchiveContents, ArchivedCodebooks, Files, SurveyCodebook, kept, versions,
};
pub use self::earlier::recognise;
pub use self::kept::{KEPT, Kept, UnreadKept};
pub use self::ledger::{Ledger, LedgerCount, LedgerReport, LedgerSurvey, LedgerUnread};
pub use self::made::make;
pub use self::moved::{Move, Moved, verify_build};
pub use self::opened::{OpenedArchive, OtherLibrary, library_version, open};
pub use self::refusal::Refusal;
pub use self::signature::{Unsigned, signed_by};
