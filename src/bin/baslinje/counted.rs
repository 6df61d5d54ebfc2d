//! So many of something, in the words of the language that it is said in: one of a thing and
//! several of it are forms of their own.

use baslinje::diagnostic::{Said, Say as _};
use baslinje::say;

/// What is counted in what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CountedThing {
    Answer,
    Byte,
    Change,
    Chapter,
    Chart,
    Comment,
    Differing,
    Done,
    File,
    Figure,
    Mistake,
    MovedBlock,
    Number,
    NumberTypedOver,
    Page,
    PlainChange,
    PublishedNumber,
    Report,
    Row,
    Table,
    TextToConfirm,
    Variable,
    Warning,
}

impl CountedThing {
    /// The form for one of them, and the form for any other number, `{count}`.
    fn forms(self) -> (&'static str, &'static str) {
        match self {
            Self::Answer => ("1 answer", "{count} answers"),
            Self::Byte => ("1 byte", "{count} bytes"),
            Self::Change => ("1 change", "{count} changes"),
            Self::Chapter => ("1 chapter", "{count} chapters"),
            Self::Chart => ("1 chart", "{count} charts"),
            Self::Comment => ("1 comment", "{count} comments"),
            Self::Done => ("1 done", "{count} done"),
            Self::Differing => ("1 differs", "{count} differ"),
            Self::File => ("1 file", "{count} files"),
            Self::Figure => ("1 published figure", "{count} published figures"),
            Self::Mistake => ("1 mistake", "{count} mistakes"),
            Self::MovedBlock => (
                "1 block of the report is not as the document was written; it is found by \
                 its words",
                "{count} blocks of the report are not as the document was written; they \
                 are found by their words",
            ),
            Self::NumberTypedOver => {
                ("1 number typed over", "{count} numbers typed over")
            }
            Self::Number => ("1 number", "{count} numbers"),
            Self::Page => ("1 page", "{count} pages"),
            Self::PlainChange => (
                "1 change can mean only one thing: `--apply` makes it",
                "{count} changes can mean only one thing: `--apply` makes them",
            ),
            Self::PublishedNumber => (
                "1 published number of the earlier report left out",
                "{count} published numbers of the earlier report left out",
            ),
            Self::Report => ("1 report", "{count} reports"),
            Self::Row => ("1 row", "{count} rows"),
            Self::Table => ("1 table", "{count} tables"),
            Self::TextToConfirm => (
                "1 text about results to confirm: `status: from-baseline`",
                "{count} texts about results to confirm: `status: from-baseline`",
            ),
            Self::Variable => (
                "1 variable in no chapter, listed with the reasons in report.yaml:",
                "{count} variables in no chapter, listed with the reasons in report.yaml:",
            ),
            Self::Warning => ("1 warning", "{count} warnings"),
        }
    }
}

/// "1 chart", "2 charts".
pub(crate) fn counted(count: usize, thing: CountedThing) -> Said {
    let (one, several) = thing.forms();
    if count == 1 {
        one.into()
    } else {
        Said::new(several, vec![("count", count.part())])
    }
}

/// What is said one after the other: with commas between, or as told otherwise.
pub(crate) fn in_a_row(parts: impl IntoIterator<Item = Said>) -> Said {
    let mut parts = parts.into_iter();
    let first = parts.next().unwrap_or_else(|| "".into());
    parts.fold(first, |before, after| say!("{before}, {after}", before, after))
}
