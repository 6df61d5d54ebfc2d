//! Codes looked up: takes the answers of a variable, gives the one that a cell means, in
//! about the same time however many answers there are.

use std::collections::HashMap;

use super::codebook::Label;
use super::decode::{Answer, parse_number};

/// The codes of a variable's categories and of its missing answers.
pub(super) struct Codes<'c> {
    /// Where each code stands, as it is written.
    texts: HashMap<&'c str, usize>,
    /// Where each code stands, as a number.
    numbers: HashMap<u64, usize>,
    /// How many of them are categories, which come first.
    categories: usize,
}

impl<'c> Codes<'c> {
    pub(super) fn new(categories: &'c [Label], missing: &'c [Label]) -> Self {
        let labels = categories.iter().chain(missing).map(|label| label.code.as_str());
        Self::of(labels, categories.len())
    }

    /// Codes without labels, all of them categories.
    pub(super) fn plain(codes: impl Iterator<Item = &'c str>) -> Self {
        Self::of(codes, usize::MAX)
    }

    fn of(codes: impl Iterator<Item = &'c str>, categories: usize) -> Self {
        let (mut texts, mut numbers) = (HashMap::new(), HashMap::new());
        for (index, code) in codes.enumerate() {
            texts.entry(code).or_insert(index);
            if let Some(number) = parse_number(code, '.') {
                numbers.entry(number.to_bits()).or_insert(index);
            }
        }
        Self { texts, numbers, categories }
    }

    /// The first answer whose code is the same, as text or as a number.
    pub(super) fn find(&self, code: &str) -> Option<Answer> {
        let by_text = self.texts.get(code);
        let number = || parse_number(code, '.').map(f64::to_bits);
        let by_number = match by_text {
            Some(0) => None,
            _ => number().and_then(|number| self.numbers.get(&number)),
        };
        let index = *by_text.into_iter().chain(by_number).min()?;
        Some(match index.checked_sub(self.categories) {
            None => Answer::Category(index),
            Some(missing) => Answer::Missing(missing),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::decode::same_code;

    #[test]
    fn a_code_is_found_where_a_walk_through_all_of_them_finds_it() {
        let codes = ["1", "01", "x", "0", "-0", "1.50", "", "1e2", "x", "9"];
        let label =
            |code: &str| Label { code: code.into(), label: code.into(), score: 0. };
        let labels = codes.map(label);
        let (categories, missing) = labels.split_at(6);
        let known = Codes::new(categories, missing);
        let walk = |code: &str| {
            let place = |labels: &[Label]| {
                labels.iter().position(|label| same_code(&label.code, code))
            };
            let missing = || place(missing).map(Answer::Missing);
            place(categories).map(Answer::Category).or_else(missing)
        };
        for code in ["1", "01", "1.0", "x", "X", "0", "-0", "1,5", "1.5", "", "100", "9"]
        {
            assert!(known.find(code) == walk(code), "{code}");
        }
    }
}
