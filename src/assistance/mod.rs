//! What somebody is told who writes a report: takes the texts of a report as they stand
//! in an editor, also half typed, and a place in one of them; gives what may be written
//! there, what stands there, where it is declared and where else it stands, and what a
//! new name changes.
//!
//! It knows no editor and no protocol. What it knows of answers is what may be shown
//! ([`ProtectedNumber`](crate::disclosure::ProtectedNumber)) and what stands in
//! codebooks. A text that is no YAML is read without the lines that keep it from being
//! YAML.

mod codebook;
mod completion;
mod described;
mod hover;
mod in_prose;
mod lines;
mod lookup;
mod mark;
mod mention;
mod name_kind;
mod offer;
mod quoting;
mod remedy;
mod rename;
mod report_texts;
mod scope;
mod vocabulary;
mod walk;
mod works;

pub use self::completion::complete;
pub use self::hover::{Explanation, explain};
pub use self::lookup::{Cursor, KnownNumbers, declarations, occurrences};
pub use self::mention::{Mention, MentionRole};
pub use self::name_kind::NameKind;
pub use self::offer::{Offer, OfferKind};
pub use self::remedy::{Remedy, remedies};
pub use self::rename::{NameEdit, RenameRefused, name_at, rename};
pub use self::report_texts::{KnownTexts, OpenedKind, OpenedReport, OpenedText};
