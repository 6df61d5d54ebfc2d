//! Answers gathered from several columns: takes one column after the other, gives the
//! answers of each row.

use std::collections::BTreeMap;

use super::coded::{Coded, Texts, wide};
use super::decode::Answers;

/// The answers of each row, gathered from several columns.
pub(super) struct Gathered {
    /// The different answers so far.
    kinds: Vec<Answers>,
    /// For each row the number of its answers.
    codes: Vec<u32>,
}

impl Gathered {
    pub(super) fn new(rows: usize) -> Self {
        Self { kinds: vec![Answers::Empty], codes: vec![0; rows] }
    }

    /// Adds a column, by what a text in it makes of the answers so far.
    pub(super) fn add(
        &mut self,
        texts: &Texts,
        change: impl Fn(Answers, &str) -> Answers,
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

    pub(super) fn finish(self) -> Coded<Answers> {
        Coded::new(&self.kinds, self.codes)
    }
}

/// The answers with one more, in the order of the codebook.
pub(super) fn with(answers: Answers, index: usize) -> Answers {
    let mut chosen = match answers {
        Answers::Chosen(chosen) => chosen,
        Answers::Missing(_) | Answers::Empty => Vec::new(),
    };
    if let Err(position) = chosen.binary_search(&index) {
        chosen.insert(position, index);
    }
    Answers::Chosen(chosen)
}
