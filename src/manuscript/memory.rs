//! What was read of each file in the run before: a file that is as it was then is not read
//! again. One that there was anything to say about always is.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostics, Source, Warned};
use crate::memory::Effort;
use crate::yaml::{self, Node};

use super::block::Chapter;
use super::report::Report;

/// What was read in the run before.
#[derive(Default)]
pub struct ReadingMemory {
    pub(super) report: FileMemory<Report>,
    pub(super) chapters: FileMemory<Chapter>,
}

impl ReadingMemory {
    /// How many files were read in the last run.
    #[must_use]
    pub fn effort(&self) -> Effort {
        let (report, chapters) = (self.report.effort, self.chapters.effort);
        Effort {
            made: report.made + chapters.made,
            remembered: report.remembered + chapters.remembered,
        }
    }
}

/// What was read of files of one kind.
pub(super) struct FileMemory<T> {
    files: Vec<ReadFile<T>>,
    effort: Effort,
}

impl<T> Default for FileMemory<T> {
    fn default() -> Self {
        Self { files: Vec::new(), effort: Effort::default() }
    }
}

/// A text, and the name that it is read by.
#[derive(Clone, Copy)]
pub(super) struct TextToRead<'t> {
    pub(super) name: &'t str,
    pub(super) source: &'t Arc<Source>,
}

/// What was read of a file.
struct ReadFile<T> {
    name: String,
    source: Arc<Source>,
    /// Every key and every value in it.
    words: BTreeSet<String>,
    /// Nothing, if it says nothing that can be used.
    value: Option<T>,
    said: Diagnostics,
}

/// What files say.
pub(super) struct FileValues<T> {
    /// Of each that says something that can be used, in their order.
    pub(super) values: Vec<T>,
    /// Whether each of them does.
    pub(super) values_of_all: bool,
    /// The words in all of them.
    pub(super) words: BTreeSet<String>,
}

impl<T: Clone + Send> FileMemory<T> {
    /// Reads files side by side, but for those that are as they were.
    pub(super) fn read(
        &mut self,
        texts: &[TextToRead<'_>],
        read: impl Fn(&str, &Node, &mut Diagnostics) -> Option<T> + Sync,
    ) -> Warned<FileValues<T>> {
        let mut before = std::mem::take(self).files;
        let mut recall = |text: &TextToRead<'_>| {
            let known = before.iter().position(|file| file.is_of(*text));
            known.map(|known| before.swap_remove(known))
        };
        let known = texts.iter().map(&mut recall).collect::<Vec<_>>();
        let remembered = known.iter().flatten().count();
        self.effort = Effort { made: texts.len() - remembered, remembered };
        let files = texts.par_iter().zip(known);
        let files = files
            .map(|(text, known)| known.unwrap_or_else(|| ReadFile::new(*text, &read)));
        let files = files.collect::<Vec<_>>();
        let (mut values, mut words) = (Vec::new(), BTreeSet::new());
        Warned::first(|said| {
            for file in files {
                words.extend(file.words.iter().cloned());
                values.extend(file.value.clone());
                if file.said.sorted().is_empty() {
                    self.files.push(file);
                } else {
                    said.take_over(file.said);
                }
            }
            let values_of_all = values.len() == texts.len();
            FileValues { values, values_of_all, words }
        })
    }
}

impl<T> ReadFile<T> {
    fn is_of(&self, TextToRead { name, source }: TextToRead<'_>) -> bool {
        self.name == name && self.source == *source
    }

    fn new(
        TextToRead { name, source }: TextToRead<'_>,
        read: impl FnOnce(&str, &Node, &mut Diagnostics) -> Option<T>,
    ) -> Self {
        let (mut said, mut words) = (Diagnostics::default(), BTreeSet::new());
        let value = yaml::parse(source, &mut said).and_then(|node| {
            node.collect_words(&mut words);
            read(name, &node, &mut said)
        });
        let (name, source) = (name.to_owned(), Arc::clone(source));
        Self { name, source, words, value, said }
    }
}
