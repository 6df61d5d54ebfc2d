//! What came of each text in the run before: one that is as it was, and whose numbers are,
//! is not run again.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::Soundness;
use crate::disclosure::Difference;
use crate::file::Digest;
use crate::manuscript::{Prose, Unread};
use crate::memory::{Effort, RunMemory};
use crate::words::Language;

use super::quoted::{Quotation, Quoting};
use super::settled::SettledProse;
use super::wording::Setting;

/// What came of each text in the run before.
#[derive(Default)]
pub struct ProseMemory {
    /// What the texts of that run were settled with.
    with: Option<SettledWith>,
    known: RunMemory<KnownText>,
    /// The same of the parts in other languages.
    others: BTreeMap<Language, Self>,
}

impl ProseMemory {
    /// How many texts were settled in the last run.
    #[must_use]
    pub fn effort(&self) -> Effort {
        let others = self.others.values().map(Self::effort);
        others.fold(self.known.effort(), |all, other| Effort {
            made: all.made + other.made,
            remembered: all.remembered + other.remembered,
        })
    }

    /// That of the parts in another language.
    pub(crate) fn in_language(&mut self, language: Language) -> &mut Self {
        self.others.entry(language).or_default()
    }
}

/// Everything but the text itself that decides what comes of it.
#[derive(Clone, PartialEq)]
pub(super) struct SettledWith {
    pub(super) quoting: Quoting,
    /// Sentences on method.
    pub(super) methods: Arc<BTreeMap<&'static str, String>>,
    pub(super) number_words: Option<u64>,
    /// Ids of numbers that were asked for; one that is not among those that there are has a
    /// mistake that has been reported.
    pub(super) asked: Vec<String>,
    pub(super) unread: Unread,
}

/// A text to be settled.
#[derive(Clone, Copy)]
pub(super) struct Unsettled<'p> {
    pub(super) prose: &'p Prose,
    pub(super) setting: Setting,
    /// The categories of the repeats around.
    pub(super) bindings: &'p [(String, String)],
    /// How it is written.
    pub(super) form: TextForm,
}

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum TextForm {
    /// In Typst markup.
    Markup,
    /// Without markup.
    Plain,
    /// Without markup, but with citations, references and footnotes.
    Brief,
}

impl Unsettled<'_> {
    /// By what it is known again.
    fn key(self, before: Soundness) -> Digest {
        let Unsettled { prose, setting, bindings, form } = self;
        Digest::of(&(&prose.text, setting, bindings, form, before))
    }
}

/// What a text quotes and claims besides the numbers that stand in it.
#[derive(Clone, Debug, Default)]
pub(super) struct AlsoQuoted {
    /// Differences, by their two numbers.
    pub(super) differences: BTreeMap<(String, String), Difference>,
    /// Ids of the numbers whose intervals it quotes.
    pub(super) intervals: BTreeSet<String>,
    /// The claims that it makes, each by the byte of the text at which the id begins.
    pub(super) claims: BTreeSet<usize>,
}

impl AlsoQuoted {
    pub(super) fn add(&mut self, other: Self) {
        self.differences.extend(other.differences);
        self.intervals.extend(other.intervals);
    }
}

/// What came of a text.
#[derive(Clone)]
pub(super) struct KnownText {
    text: String,
    origins: Arc<Vec<Range<usize>>>,
    numbers: Vec<Quotation>,
    also_quoted: AlsoQuoted,
}

/// A run in which texts are settled.
pub(super) struct ProseRun {
    before: RunMemory<KnownText>,
    asked: RefCell<Vec<Digest>>,
    made: RefCell<BTreeMap<Digest, KnownText>>,
}

impl ProseRun {
    /// A run that may use what an earlier one knew, if that settled with the same.
    pub(super) fn new(memory: &mut ProseMemory, with: &SettledWith) -> Self {
        let is_same = memory.with.take().as_ref() == Some(with);
        let known = std::mem::take(&mut memory.known);
        let before = if is_same { known } else { RunMemory::default() };
        Self { before, asked: RefCell::default(), made: RefCell::default() }
    }

    /// What came of the same text, as it is written now, and what it also quotes.
    pub(super) fn recall(
        &self,
        text: Unsettled<'_>,
        before: Soundness,
    ) -> Option<Recalled> {
        let key = text.key(before);
        let known = self.before.get(&key)?;
        self.asked.borrow_mut().push(key);
        let KnownText { text: settled, origins, numbers, also_quoted } = known.clone();
        let prose = SettledProse::known(text.prose, settled, origins, numbers);
        Some(Recalled { prose, also_quoted })
    }

    /// Remembers a text about which nothing was said.
    pub(super) fn keep(
        &self,
        text: Unsettled<'_>,
        before: Soundness,
        settled: &SettledProse,
        also_quoted: &AlsoQuoted,
    ) {
        let key = text.key(before);
        self.asked.borrow_mut().push(key);
        let known = KnownText {
            text: settled.text.clone(),
            origins: settled.shared_origins(),
            numbers: settled.numbers().to_vec(),
            also_quoted: also_quoted.clone(),
        };
        self.made.borrow_mut().insert(key, known);
    }

    /// Ends the run, and keeps what it knows for the next.
    pub(super) fn end(self, memory: &mut ProseMemory, with: SettledWith) {
        let Self { before: mut known, asked, made } = self;
        known.renew(&asked.into_inner(), made.into_inner());
        (memory.with, memory.known) = (Some(with), known);
    }
}

/// A text that is remembered.
pub(super) struct Recalled {
    pub(super) prose: SettledProse,
    pub(super) also_quoted: AlsoQuoted,
}
