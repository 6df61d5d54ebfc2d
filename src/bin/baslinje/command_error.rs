//! Why a command failed, and with which exit code.

use std::process::ExitCode;

use baslinje::diagnostic::Said;

/// The report or its data is wrong.
pub(crate) const WRONG: u8 = 1;
/// The command line is wrong, or there is no such project or report.
pub(crate) const USAGE: u8 = 2;
/// This programme is wrong.
pub(crate) const BUG: u8 = 70;

/// A failed command. Diagnostics have already been told.
#[derive(Debug)]
pub(crate) struct CommandError {
    /// What kind of failure.
    pub(crate) kind: FailureKind,
    /// What is wrong, if it has not been told yet.
    pub(crate) message: Option<Said>,
    /// What to do about it.
    pub(crate) hint: Option<Said>,
}

/// What kind of failure it is; decides the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FailureKind {
    /// The report or its data is wrong.
    Wrong,
    /// The command line is wrong.
    Usage,
    /// This programme is wrong.
    Bug,
}

impl CommandError {
    /// The report is wrong, and has been told so.
    pub(crate) fn told() -> Self {
        Self { kind: FailureKind::Wrong, message: None, hint: None }
    }

    /// Something is wrong that is no mistake in a file.
    pub(crate) fn wrong(message: impl Into<Said>) -> Self {
        Self { kind: FailureKind::Wrong, message: Some(message.into()), hint: None }
    }

    /// The command line is wrong.
    pub(crate) fn usage(message: impl Into<Said>) -> Self {
        Self { kind: FailureKind::Usage, message: Some(message.into()), hint: None }
    }

    /// This programme is wrong.
    pub(crate) fn bug() -> Self {
        let message = "this is a mistake in Baslinje, not in your report".into();
        Self { kind: FailureKind::Bug, message: Some(message), hint: None }
            .hint("please report it, with the message above")
    }

    /// The same with a hint.
    pub(crate) fn hint(mut self, hint: impl Into<Said>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The exit code.
    pub(crate) fn exit_code(&self) -> ExitCode {
        ExitCode::from(match self.kind {
            FailureKind::Wrong => WRONG,
            FailureKind::Usage => USAGE,
            FailureKind::Bug => BUG,
        })
    }
}
