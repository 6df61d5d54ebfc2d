//! The texts that authors write, and where their lines begin.

use std::sync::{Arc, OnceLock};

/// A text file the author wrote: its name from the project root and its content.
#[derive(Debug)]
pub struct Source {
    /// Path from the project root, with forward slashes.
    pub name: String,
    /// The whole text.
    pub text: String,
    /// Whether it holds people's answers: a message names the place, but never shows the
    /// line.
    pub confidential: bool,
    /// Where lines begin, once somebody has asked.
    pub(super) lines: OnceLock<Lines>,
    /// The same text as one whose lines are not shown, once somebody has asked.
    pub(super) unprinted: OnceLock<Arc<Self>>,
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
            && self.confidential == other.confidential
            && self.text == other.text
    }
}

// With it, two places in the same text are compared without a look at the text.
impl Eq for Source {}

impl Source {
    /// Wraps a named text.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Arc::new(Self::wrap(name.into(), text.into(), false))
    }

    /// Wraps a text that holds people's answers.
    #[must_use]
    pub fn confidential(name: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Arc::new(Self::wrap(name.into(), text.into(), true))
    }

    fn wrap(name: String, text: String, confidential: bool) -> Self {
        let (lines, unprinted) = (OnceLock::new(), OnceLock::new());
        Self { name, text, confidential, lines, unprinted }
    }
}

/// Where the lines of a text begin, so that no place is found by walking through the text
/// from its start.
#[derive(Debug)]
pub(super) struct Lines {
    starts: Vec<usize>,
    pub(super) counted: CharCounts,
}

impl Lines {
    pub(super) fn find(text: &str) -> Self {
        let after = text.match_indices('\n').map(|(index, _)| index + 1);
        let starts = std::iter::once(0).chain(after).collect();
        Self { starts, counted: CharCounts::new(text) }
    }

    /// The number of the line a byte stands in, from 0, and where that begins.
    pub(super) fn line(&self, byte: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= byte).saturating_sub(1);
        (line, self.starts.get(line).copied().unwrap_or_default())
    }
}

/// How many characters stand before each block of a text, which is [`BLOCK`] bytes long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CharCounts(Vec<usize>);

const BLOCK: usize = 1 << 10;

impl CharCounts {
    pub(crate) fn new(text: &str) -> Self {
        let (mut characters, mut sum) = (Vec::new(), 0);
        for block in text.as_bytes().chunks(BLOCK) {
            characters.push(sum);
            sum += begun(block);
        }
        characters.push(sum);
        Self(characters)
    }

    /// Characters before a byte of the same text.
    pub(crate) fn before(&self, text: &str, byte: usize) -> usize {
        let byte = byte.min(text.len());
        let block = byte / BLOCK;
        let before = self.0.get(block).copied().unwrap_or_default();
        before + begun(text.as_bytes().get(block * BLOCK..byte).unwrap_or_default())
    }
}

/// How many characters begin among some bytes of UTF-8.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}
