//! What a reader of texts finds.

use std::ops::Range;

use crate::diagnostic::Said;

/// Something found in a text.
#[derive(Clone, Debug)]
pub(super) struct PassageFinding {
    /// The code of the check.
    pub(super) check: &'static str,
    /// The characters that it is about.
    pub(super) range: Range<usize>,
    /// What it is about, as an author accepts it.
    pub(super) of: String,
    pub(super) message: Said,
    pub(super) hint: Said,
}
