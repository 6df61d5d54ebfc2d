//! The files of a template or a library, by their path in its folder.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Diagnostics, Placed, Source};
use crate::file::Inputs;

/// Text files as they are written.
pub(super) type Texts = BTreeMap<String, Arc<Source>>;

/// What lies in a folder.
#[derive(Debug, Default)]
pub(super) struct Folder {
    /// Text files: Typst, HTML, style sheets, YAML.
    pub(super) texts: Texts,
    /// Pictures and other files that the Typst reads.
    pub(super) assets: BTreeMap<String, Vec<u8>>,
}

impl Folder {
    /// Reads those of `files` that lie in `folder`, which somebody has named.
    pub(super) fn read(
        files: &[String],
        folder: &str,
        named: &Placed<String>,
        inputs: &mut Inputs,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let mut read = Self::default();
        for file in files {
            let Some(inner) = file.strip_prefix(folder) else { continue };
            let inner = inner.to_owned();
            let outcome = if is_text(&inner) {
                inputs.read_text(file).map(|source| {
                    read.texts.insert(inner, source);
                })
            } else {
                inputs.read(file).map(|bytes| {
                    read.assets.insert(inner, bytes);
                })
            };
            if let Err(error) = outcome {
                diagnostics.push(error.at(named));
                return None;
            }
        }
        Some(read)
    }

    /// These files, and of others those that are not among them.
    pub(super) fn over(mut self, others: Self) -> Self {
        for (name, text) in others.texts {
            self.texts.entry(name).or_insert(text);
        }
        for (name, bytes) in others.assets {
            self.assets.entry(name).or_insert(bytes);
        }
        self
    }
}

fn is_text(file: &str) -> bool {
    [".typ", ".html", ".css", ".yaml"].iter().any(|kind| file.ends_with(kind))
}
