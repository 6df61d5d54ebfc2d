//! What is found in one text without a look at the others: takes passages and what they are
//! held against, gives findings. Texts are read side by side, and one that has been read
//! before, against the same, is not read again.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::disclosure::{ProtectedNumber, ProtectedTable};
use crate::file::Digest;
use crate::manuscript::Report;
use crate::memory::{Effort, RunMemory};
use crate::words::Language;

use super::finding::PassageFinding;
use super::layout::CaptionReader;
use super::number_language::PhraseReader;
use super::passages::AuthorPassage;
use super::references::ReferenceReader;
use super::typed_numbers::DigitReader;
use super::unchecked::QuantityReader;

/// What was found in each text of the run before.
#[derive(Default)]
pub struct ReviewMemory {
    found: RunMemory<Vec<PassageFinding>>,
}

impl ReviewMemory {
    /// How many texts were read in the last run.
    #[must_use]
    pub fn effort(&self) -> Effort {
        self.found.effort()
    }
}

/// Everything that a text is held against by itself.
struct PassageReader {
    digits: DigitReader,
    phrases: PhraseReader,
    references: ReferenceReader,
    quantities: QuantityReader,
    captions: CaptionReader,
}

impl PassageReader {
    fn new(
        language: Language,
        report: &Report,
        numbers: &[ProtectedNumber],
        tables: &[ProtectedTable],
    ) -> Self {
        Self {
            digits: DigitReader::new(language, numbers, tables),
            phrases: PhraseReader::new(language, report, tables),
            references: ReferenceReader { language },
            quantities: QuantityReader::new(language),
            captions: CaptionReader::new(language),
        }
    }

    /// By what all but the text is known again. What follows from the language alone is
    /// known by that.
    fn known_by(&self) -> Digest {
        Digest::of(&(&self.digits, &self.phrases))
    }

    fn read(&self, passage: &AuthorPassage<'_>) -> Vec<PassageFinding> {
        let found = [
            self.digits.read(passage),
            self.phrases.read(passage),
            self.references.read(passage),
            self.quantities.read(passage),
            self.captions.read(passage),
        ];
        found.into_iter().flatten().collect()
    }
}

/// Reads each text by itself.
pub(super) fn review(
    report: &Report,
    numbers: &[ProtectedNumber],
    tables: &[ProtectedTable],
    passages: &[AuthorPassage<'_>],
    ReviewMemory { found }: &mut ReviewMemory,
    diagnostics: &mut Diagnostics,
) {
    let languages = passages.iter().map(|passage| passage.language);
    let languages = languages.collect::<BTreeSet<_>>().into_iter();
    let readers = languages.map(|language| {
        let reader = PassageReader::new(language, report, numbers, tables);
        (language, (reader.known_by(), reader))
    });
    let readers = readers.collect::<BTreeMap<_, _>>();
    let key = |passage: &AuthorPassage<'_>| {
        let (against, _) = &readers[&passage.language];
        Digest::of(&(against, passage.role, &passage.prose.text))
    };
    let read = |passage: &AuthorPassage<'_>| readers[&passage.language].1.read(passage);
    let keys = passages.par_iter().map(key).collect::<Vec<_>>();
    let new = keys.par_iter().zip(passages).filter(|(key, _)| !found.knows(key));
    let made = new.map(|(key, passage)| (*key, read(passage)));
    let made = made.collect::<Vec<_>>().into_iter().collect::<BTreeMap<_, _>>();
    found.renew(&keys, made);
    for (key, passage) in keys.iter().zip(passages) {
        for one in found.get(key).into_iter().flatten() {
            let place = passage.prose.place_of(one.range.clone());
            let warning = Diagnostic::warning(&one.message).at(&place).hint(&one.hint);
            diagnostics.push(warning.finding(one.check, &one.of));
        }
    }
}
