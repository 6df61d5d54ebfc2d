//! The files of a template or a library, by their path in its folder.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed, Source};
use crate::file::Inputs;
use crate::limits;
use crate::say;

/// Text files as they are written.
pub(super) type Texts = BTreeMap<String, Arc<Source>>;

/// What lies in a folder.
#[derive(Debug, Default)]
pub(super) struct Folder {
    /// Text files: Typst, HTML, style sheets, scripts, YAML.
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
        let (mut read, mut too_long) = (Self::default(), Vec::new());
        for file in files {
            let Some(inner) = file.strip_prefix(folder) else { continue };
            // A picture of what the template makes is no part of it.
            if inner == super::PREVIEW {
                continue;
            }
            let inner = inner.to_owned();
            let outcome = if is_text(&inner) {
                inputs.read_text(file).map(|source| {
                    too_long.extend(long_line(&source).filter(|_| is_typst(&inner)));
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
        let is_sound = too_long.is_empty();
        too_long.into_iter().for_each(|error| diagnostics.push(error));
        is_sound.then_some(read)
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

fn is_typst(file: &str) -> bool {
    file.ends_with(".typ")
}

/// The error that a line is longer than anybody writes.
fn long_line(source: &Arc<Source>) -> Option<Diagnostic> {
    let mut lines = source.text.lines().zip(1..);
    let (_, line) = lines.find(|(line, _)| line.len() > limits::TEMPLATE_LINE)?;
    let most = limits::told(limits::TEMPLATE_LINE);
    let error = Diagnostic::error(say!("a line of more than {most} bytes", most));
    let hint = "break the line, or keep what it holds in a file of its own that is read";
    Some(error.at(&Place::at(source, line, 1, 1)).hint(hint))
}

fn is_text(file: &str) -> bool {
    [".typ", ".html", ".css", ".js", ".yaml"].iter().any(|kind| file.ends_with(kind))
}
