//! Runs what an author wrote, and stops what would not end or give more than a report holds.

use std::io::{self, Write};

use tera::{Context, Error, Kwargs, State, Tera, TeraResult};

use crate::diagnostic::{Diagnostic, Place};
use crate::foreign;
use crate::limits;
use crate::say;

/// Why a text gave nothing.
pub(super) enum Stopped {
    /// There is a mistake in it.
    Wrong(Error),
    /// It would become longer than any report.
    TooLong,
    /// The library broke off.
    Broken,
}

impl Stopped {
    /// The error for it, as far as Tera does not tell where it lies.
    pub(super) fn told(&self, place: &Place) -> Diagnostic {
        let (message, hint) = match self {
            Self::TooLong => (
                say!(
                    "the text becomes too long: more than {most} characters",
                    most = limits::told(limits::RENDERED)
                ),
                say!("look at what its `{% for %}` goes over"),
            ),
            Self::Wrong(_) | Self::Broken => (
                say!("the `{{ … }}` of the text cannot be run"),
                say!("write them otherwise, one after another"),
            ),
        };
        Diagnostic::error(message).at(place).hint(hint)
    }
}

/// Runs a text.
pub(super) fn run(tera: &Tera, text: &str, context: &Context) -> Result<String, Stopped> {
    let mut written = Written { bytes: Vec::new(), is_full: false };
    let outcome =
        foreign::guarded(|| tera.render_str_to(text, context, true, &mut written));
    match outcome {
        _ if written.is_full => Err(Stopped::TooLong),
        Ok(Ok(())) => String::from_utf8(written.bytes).map_err(|_| Stopped::Broken),
        Ok(Err(error)) => Err(Stopped::Wrong(error)),
        Err(_) => Err(Stopped::Broken),
    }
}

/// What a text has become so far.
struct Written {
    bytes: Vec<u8>,
    is_full: bool,
}

impl Write for Written {
    fn write(&mut self, more: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + more.len() > limits::RENDERED {
            self.is_full = true;
            return Err(io::Error::other("too long"));
        }
        self.bytes.extend_from_slice(more);
        Ok(more.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// `range(end=5)`, as Tera has it, for as many numbers as a text may need.
pub(super) fn range(arguments: Kwargs, _: &State<'_>) -> TeraResult<Vec<i64>> {
    let start = arguments.get::<i64>("start")?.unwrap_or_default();
    let end = arguments.must_get::<i64>("end")?;
    let step = arguments.get::<i64>("step_by")?.unwrap_or(1);
    let backwards = start > end && step > 0;
    if step == 0 || backwards {
        let message = "`range` needs a `step_by` that leads from `start` to `end`";
        return Err(Error::message(message));
    }
    let count = start.abs_diff(end).div_ceil(step.unsigned_abs());
    if count > limits::RANGE {
        let most = limits::RANGE;
        let message = say!("`range` gives more than {most} numbers", most);
        return Err(Error::message(message));
    }
    let leads = (step > 0) == (start < end);
    let values = std::iter::successors(Some(start), |last| last.checked_add(step));
    let inside = |value: &i64| if step > 0 { *value < end } else { *value > end };
    Ok(if leads { values.take_while(inside).collect() } else { Vec::new() })
}
