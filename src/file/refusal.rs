//! Why the system has refused to read or write, in the author's language.

use std::io::{self, ErrorKind};

use crate::diagnostic::Said;

/// What is said of a refusal, after a colon. Of what happens seldom the system's own words
/// are told, in the language they are in.
#[must_use]
pub fn refusal(error: &io::Error) -> Said {
    if leads_in_a_circle(error) {
        return "links lead to each other in a circle".into();
    }
    if is_held_by_another(error) {
        return IN_USE.into();
    }
    let told = match error.kind() {
        ErrorKind::NotFound => "it is not there",
        ErrorKind::PermissionDenied => "you have no permission",
        ErrorKind::IsADirectory => "it is a folder",
        ErrorKind::NotADirectory => "a part of its path is a file, not a folder",
        ErrorKind::DirectoryNotEmpty => "the folder is not empty",
        ErrorKind::AlreadyExists => "something of that name is there already",
        ErrorKind::StorageFull => "the disk is full",
        ErrorKind::QuotaExceeded => "the space on the disk that is yours is used up",
        ErrorKind::FileTooLarge => "the disk takes no file as large as this",
        ErrorKind::ReadOnlyFilesystem => "nothing can be written to the disk",
        ErrorKind::CrossesDevices => "it lies on another disk",
        ErrorKind::InvalidFilename | ErrorKind::InvalidInput => {
            "no file can have that name here"
        }
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => IN_USE,
        ErrorKind::StaleNetworkFileHandle
        | ErrorKind::TimedOut
        | ErrorKind::HostUnreachable
        | ErrorKind::NetworkUnreachable
        | ErrorKind::NetworkDown => "the network drive does not answer",
        ErrorKind::OutOfMemory => "there is not enough memory",
        ErrorKind::UnexpectedEof => "it ends too early",
        _ => return error.to_string().into(),
    };
    told.into()
}

/// What is open in a program that lets no other one in.
const IN_USE: &str = "another program is using it";

#[cfg(unix)]
fn leads_in_a_circle(error: &io::Error) -> bool {
    rustix::io::Errno::from_io_error(error) == Some(rustix::io::Errno::LOOP)
}

/// Elsewhere there is no error of its own for it.
#[cfg(not(unix))]
fn leads_in_a_circle(_: &io::Error) -> bool {
    false
}

/// `ERROR_SHARING_VIOLATION` and `ERROR_LOCK_VIOLATION`, as for a file that is open in Excel.
#[cfg(windows)]
fn is_held_by_another(error: &io::Error) -> bool {
    matches!(error.raw_os_error(), Some(32 | 33))
}

/// Elsewhere the kind of the error tells it.
#[cfg(not(windows))]
fn is_held_by_another(_: &io::Error) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages;
    use crate::words::Language;

    #[test]
    fn what_the_system_says_is_told_in_each_language() {
        let folder = tempfile::tempdir().unwrap();
        let error = super::super::read_file(&folder.path().join("nothing")).unwrap_err();
        let told = messages::told(&error.said(), Language::Nb);
        assert!(!told.contains("os error"), "{told}");
        let full = refusal(&ErrorKind::StorageFull.into());
        let told = Language::ALL.map(|(_, language)| messages::told(&full, language));
        assert_eq!(
            told,
            ["disken är full", "disken er full", "the disk is full", "disken er fuld",]
        );
    }

    #[test]
    fn what_happens_seldom_is_told_as_the_system_says_it() {
        let error = io::Error::other("the lamp is out");
        assert_eq!(refusal(&error), "the lamp is out");
    }
}
