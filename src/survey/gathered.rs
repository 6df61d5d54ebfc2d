//! Answers gathered from several columns: takes one column after the other, gives the
//! answers of each row.

use std::collections::BTreeMap;

use super::coded::{Coded, CodedTexts, wide};
use super::column::SeveralAnswers;

/// The answers of each row, gathered from several columns.
pub(super) struct GatheredAnswers {
    /// The different answers so far.
    kinds: Vec<SeveralAnswers>,
    /// For each row the number of its answers.
    codes: Vec<u32>,
}

impl GatheredAnswers {
    pub(super) fn new(rows: usize) -> Self {
        Self { kinds: vec![SeveralAnswers::Empty], codes: vec![0; rows] }
    }

    /// Adds a column, by what a text in it makes of the answers so far.
    pub(super) fn add(
        &mut self,
        texts: &CodedTexts,
        change: impl Fn(SeveralAnswers, &str) -> SeveralAnswers,
    ) {
        let before = Coded::new(&self.kinds, std::mem::take(&mut self.codes));
        let width = texts.different.len() + 1;
        let mut known = vec![None; before.kinds().len() * width];
        let mut numbers = BTreeMap::new();
        self.kinds.clear();
        for (row, text) in texts.codes.iter().enumerate() {
            let (old, text) = (before.code(row), wide(*text));
            let code = known[old * width + text].unwrap_or_else(|| {
                let old = before.kinds()[old].clone();
                let new = match text.checked_sub(1) {
                    Some(text) => change(old, &texts.different[text]),
                    None => old,
                };
                let next = u32::try_from(self.kinds.len()).unwrap_or(u32::MAX);
                *numbers.entry(new).or_insert_with_key(|new| {
                    self.kinds.push(new.clone());
                    next
                })
            });
            known[old * width + text] = Some(code);
            self.codes.push(code);
        }
    }

    pub(super) fn finish(self) -> Coded<SeveralAnswers> {
        Coded::new(&self.kinds, self.codes)
    }
}

/// The answers with one more, in the order of the codebook.
pub(super) fn with(answers: SeveralAnswers, index: usize) -> SeveralAnswers {
    let mut chosen = match answers {
        SeveralAnswers::Chosen(chosen) => chosen,
        SeveralAnswers::Missing(_) | SeveralAnswers::Empty => Vec::new(),
    };
    if let Err(position) = chosen.binary_search(&index) {
        chosen.insert(position, index);
    }
    SeveralAnswers::Chosen(chosen)
}
