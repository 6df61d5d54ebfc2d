//! Codes looked up: takes the answers of a variable, gives the one that a cell means, in
//! about the same time however many answers there are.
//!
//! The text decides first: `01` is the code `01`, also where there is a code `1`. A cell
//! that is no code as it is written means the one that is the same number (`1.0` is `1`, and
//! `0,5` is `0.5` where decimals come after a comma), unless several are.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::diagnostic::Said;
use crate::say;
use crate::spelling::{differ_unseen, folded, same};

use super::codebook::Label;
use super::column::Answer;
use super::numerals::{Numerals, number_of_code};

/// The codes of a variable's categories and of its missing answers.
pub(super) struct Codes<'c> {
    /// All of them, as they are written.
    all: Vec<&'c str>,
    /// Where each code stands, as it is written.
    texts: HashMap<Cow<'c, str>, usize>,
    /// Where the codes stand that are a number.
    numbers: HashMap<u64, Vec<usize>>,
    /// How many of them are categories, which come first.
    categories: usize,
    /// How numbers are written in the cells that are looked up.
    numerals: Numerals,
}

/// What a cell means.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum CellMeaning {
    /// One of the answers.
    Answer(Answer),
    /// Any of several answers, whose codes are the same number.
    Several(Vec<usize>),
    /// None of them.
    Nothing,
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
        let all = codes.collect::<Vec<_>>();
        let (mut texts, mut numbers) = (HashMap::new(), HashMap::new());
        for (index, code) in all.iter().enumerate() {
            texts.entry(folded(code)).or_insert(index);
            if let Some(number) = number_of_code(code) {
                numbers.entry(number.to_bits()).or_insert_with(Vec::new).push(index);
            }
        }
        Self { all, texts, numbers, categories, numerals: Numerals::PLAIN }
    }

    /// The same, for cells whose numbers are written so.
    pub(super) fn written(self, numerals: Numerals) -> Self {
        Self { numerals, ..self }
    }

    /// The answer whose code is the same as text, or the only one that is the same number.
    pub(super) fn find(&self, code: &str) -> Option<Answer> {
        match self.look_up(code) {
            CellMeaning::Answer(answer) => Some(answer),
            CellMeaning::Several(_) | CellMeaning::Nothing => None,
        }
    }

    /// What a text means.
    pub(super) fn look_up(&self, code: &str) -> CellMeaning {
        match self.texts.get(&folded(code)) {
            Some(index) => CellMeaning::Answer(self.answer(*index)),
            None => self.look_up_number(code),
        }
    }

    /// What a number means, whatever it looks like: a number that a file stores as one has
    /// no zeros in front.
    pub(super) fn look_up_number(&self, code: &str) -> CellMeaning {
        let number = self.numerals.read_listed(code);
        let found = number.and_then(|number| self.numbers.get(&number.to_bits()));
        match found.map(Vec::as_slice) {
            None | Some([]) => CellMeaning::Nothing,
            Some([only]) => CellMeaning::Answer(self.answer(*only)),
            Some(several) => CellMeaning::Several(several.to_vec()),
        }
    }

    /// Whether any codes are the same number.
    pub(super) fn has_twins(&self) -> bool {
        self.numbers.values().any(|several| several.len() > 1)
    }

    /// Codes as a list for a message.
    pub(super) fn listed(&self, indices: &[usize]) -> Said {
        let codes = indices.iter().map(|index| format!("`{}`", self.all[*index]));
        let codes = codes.collect::<Vec<_>>();
        match codes.split_last() {
            Some((last, rest)) if !rest.is_empty() => {
                say!("{first} or {last}", first = rest.join(", "), last)
            }
            _ => codes.concat().into(),
        }
    }

    /// The code that a text looks like without being it.
    pub(super) fn lookalike(&self, code: &str) -> Option<&'c str> {
        self.all.iter().copied().find(|known| differ_unseen(known, code))
    }

    fn answer(&self, index: usize) -> Answer {
        match index.checked_sub(self.categories) {
            None => Answer::Category(index),
            Some(missing) => Answer::Missing(missing),
        }
    }
}

/// Whether two spellings of a code in codebooks are the same: as text, or as numbers (`1`
/// and `1.0`).
pub(super) fn same_code(one: &str, other: &str) -> bool {
    if same(one, other) {
        return true;
    }
    match (number_of_code(one), number_of_code(other)) {
        (Some(one), Some(other)) => one.total_cmp(&other).is_eq(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMMA: Numerals = Numerals { decimal: ',', thousands: None };

    fn found(codes: &[&str], numerals: Numerals, cells: &[&str]) -> Vec<Option<usize>> {
        let known = Codes::plain(codes.iter().copied()).written(numerals);
        let index = |cell: &&str| match known.find(cell) {
            Some(Answer::Category(index)) => Some(index),
            _ => None,
        };
        cells.iter().map(index).collect()
    }

    #[test]
    fn the_text_decides_before_the_number() {
        let codes = ["1", "01", "001", "2"];
        let read =
            found(&codes, Numerals::PLAIN, &["01", "1", "001", "2.0", "02", "1.0"]);
        assert_eq!(read, [Some(1), Some(0), Some(2), Some(3), Some(3), None]);
        let known = Codes::plain(codes.into_iter());
        assert!(known.has_twins());
        assert!(known.look_up("1.0") == CellMeaning::Several(vec![0, 1, 2]));
        assert!(known.look_up_number("1") == CellMeaning::Several(vec![0, 1, 2]));
        assert!(known.look_up_number("2") == CellMeaning::Answer(Answer::Category(3)));
        assert_eq!(known.listed(&[0, 1]), "`1` or `01`");
    }

    #[test]
    fn a_number_is_the_same_in_codebook_and_file() {
        let codes = ["-1", "0", "0.5", "1"];
        let cells = ["\u{2212}1", "-1,0", "0,5", "0,50", ",5", "0.5", "1,0", "0.500"];
        let places =
            [Some(0), Some(0), Some(2), Some(2), Some(2), Some(2), Some(3), Some(2)];
        assert_eq!(found(&codes, COMMA, &cells), places);
        assert_eq!(found(&["0,5"], Numerals::PLAIN, &["0.5", "0,5"]), [Some(0); 2]);
        // What could be a thousand is not one.
        assert_eq!(found(&codes, COMMA, &["1.000", "1.00"]), [None, Some(3)]);
        // What could be the name of something is none but that.
        assert_eq!(found(&["100000"], COMMA, &["1E5", "1e+05"]), [None, Some(0)]);
    }

    #[test]
    fn letters_are_compared_put_together_and_spaces_as_one() {
        let codes = ["\u{c5}re", "delvis klar"];
        let cells = ["A\u{30a}re", "delvis\u{a0}klar", "delvis  klar", "\u{c4}re"];
        assert_eq!(found(&codes, COMMA, &cells), [Some(0), Some(1), None, None]);
        let known = Codes::plain(codes.into_iter());
        assert_eq!(known.lookalike("delvis  klar"), Some("delvis klar"));
        assert_eq!(known.lookalike("\u{c4}re"), None);
    }

    #[test]
    fn missing_answers_come_after_the_others() {
        let label = |code: &str| Label::new(code, code);
        let (categories, missing) = ([label("1")], [label("01"), label("-9")]);
        let known = Codes::new(&categories, &missing);
        assert!(known.find("1") == Some(Answer::Category(0)));
        assert!(known.find("01") == Some(Answer::Missing(0)));
        assert!(known.find("-9.0") == Some(Answer::Missing(1)));
        assert!(same_code("01", "1.0") && !same_code("1", "x"));
    }
}
