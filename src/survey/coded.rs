//! Values that are few but stand in many rows: each different one is kept once, and every
//! row holds its number. A million answers take a megabyte.

use std::collections::{BTreeMap, HashMap};
use std::ops::Index;

/// A value for each row, as the number of one of the different values.
#[derive(Clone)]
pub struct Coded<T> {
    /// Each once; all of them occur.
    kinds: Vec<T>,
    /// The first row of each.
    firsts: Vec<usize>,
    codes: ValueNumbers,
}

/// The number of each row's value, in as few bytes as do.
#[derive(Clone)]
enum ValueNumbers {
    Bytes(Vec<u8>),
    Words(Vec<u16>),
    Long(Vec<u32>),
}

impl<T> Coded<T> {
    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.codes {
            ValueNumbers::Bytes(codes) => codes.len(),
            ValueNumbers::Words(codes) => codes.len(),
            ValueNumbers::Long(codes) => codes.len(),
        }
    }

    /// Whether there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The different values, each once, in the order they first stand.
    #[must_use]
    pub fn kinds(&self) -> &[T] {
        &self.kinds
    }

    /// The first row of each of the [`kinds`](Self::kinds).
    #[must_use]
    pub fn firsts(&self) -> &[usize] {
        &self.firsts
    }

    /// The number of a row's value among the [`kinds`](Self::kinds).
    #[must_use]
    pub fn code(&self, row: usize) -> usize {
        match &self.codes {
            ValueNumbers::Bytes(codes) => usize::from(codes[row]),
            ValueNumbers::Words(codes) => usize::from(codes[row]),
            ValueNumbers::Long(codes) => wide(codes[row]),
        }
    }

    /// Takes the mark off rows whose value does not fit. Each of the different values is
    /// looked at once.
    pub fn unmark(&self, marks: &mut [bool], fits: impl Fn(&T) -> bool) {
        let fits = self.kinds.iter().map(fits).collect::<Vec<_>>();
        let marks = marks.iter_mut();
        match &self.codes {
            ValueNumbers::Bytes(codes) => {
                marks
                    .zip(codes)
                    .for_each(|(mark, code)| *mark &= fits[usize::from(*code)]);
            }
            ValueNumbers::Words(codes) => {
                marks
                    .zip(codes)
                    .for_each(|(mark, code)| *mark &= fits[usize::from(*code)]);
            }
            ValueNumbers::Long(codes) => {
                marks.zip(codes).for_each(|(mark, code)| *mark &= fits[wide(*code)]);
            }
        }
    }

    /// How many marked rows hold each pair of a value and one of the `others`.
    #[must_use]
    pub fn crossed<'c, U>(
        &'c self,
        others: &'c Coded<U>,
        marks: &[bool],
    ) -> Vec<(&'c T, &'c U, u64)> {
        let width = others.kinds.len();
        let mut counts = vec![0; self.kinds.len() * width];
        for (row, is_marked) in marks.iter().enumerate() {
            if *is_marked {
                counts[self.code(row) * width + others.code(row)] += 1;
            }
        }
        let pairs = self
            .kinds
            .iter()
            .flat_map(|kind| others.kinds.iter().map(move |other| (kind, other)));
        let counted = pairs.zip(counts).filter(|(_, count)| *count > 0);
        counted.map(|((kind, other), count)| (kind, other, count)).collect()
    }

    /// The values, row by row.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        (0..self.len()).map(|row| &self[row])
    }
}

impl<T: Ord + Clone> Coded<T> {
    /// Each row's value, as a number of `values`, which need not all be different or occur.
    pub(super) fn new(values: &[T], codes: Vec<u32>) -> Self {
        const UNSEEN: u32 = u32::MAX;
        let mut known: BTreeMap<&T, u32> = BTreeMap::new();
        let mut renamed = vec![UNSEEN; values.len()];
        let (mut kinds, mut firsts) = (Vec::new(), Vec::new());
        let mut codes = codes;
        for (row, code) in codes.iter_mut().enumerate() {
            let new = &mut renamed[wide(*code)];
            if *new == UNSEEN {
                let value = &values[wide(*code)];
                *new = *known.entry(value).or_insert_with(|| {
                    kinds.push(value.clone());
                    firsts.push(row);
                    narrow(kinds.len() - 1)
                });
            }
            *code = *new;
        }
        Self { codes: ValueNumbers::fitting(kinds.len(), codes), kinds, firsts }
    }

    /// The same rows with other values.
    pub(super) fn map<U: Ord + Clone>(&self, change: impl Fn(&T) -> U) -> Coded<U> {
        let values = self.kinds.iter().map(change).collect::<Vec<_>>();
        let codes = (0..self.len()).map(|row| narrow(self.code(row)));
        Coded::new(&values, codes.collect())
    }
}

impl ValueNumbers {
    fn fitting(kinds: usize, codes: Vec<u32>) -> Self {
        let byte = |code: &u32| u8::try_from(*code).unwrap_or_default();
        let word = |code: &u32| u16::try_from(*code).unwrap_or_default();
        if kinds <= 1 << 8 {
            Self::Bytes(codes.iter().map(byte).collect())
        } else if kinds <= 1 << 16 {
            Self::Words(codes.iter().map(word).collect())
        } else {
            Self::Long(codes)
        }
    }
}

impl<T: Ord + Clone> FromIterator<T> for Coded<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut known: BTreeMap<T, u32> = BTreeMap::new();
        let (mut kinds, mut firsts) = (Vec::new(), Vec::new());
        let mut codes = Vec::new();
        for (row, value) in values.into_iter().enumerate() {
            let code = known.get(&value).copied().unwrap_or_else(|| {
                let code = narrow(kinds.len());
                kinds.push(value.clone());
                firsts.push(row);
                known.insert(value, code);
                code
            });
            codes.push(code);
        }
        Self { codes: ValueNumbers::fitting(kinds.len(), codes), kinds, firsts }
    }
}

impl<T> Index<usize> for Coded<T> {
    type Output = T;

    fn index(&self, row: usize) -> &T {
        &self.kinds[self.code(row)]
    }
}

/// A column of texts, each different one kept once.
#[derive(Clone)]
pub(super) struct CodedTexts {
    /// For each row 0 if the cell is empty, and else one more than the number of its text.
    pub(super) codes: Vec<u32>,
    /// The different texts, in the order they first stand.
    pub(super) different: Vec<String>,
}

impl CodedTexts {
    /// The rows of several columns, one below the other.
    pub(super) fn join(parts: Vec<Self>) -> Self {
        let mut parts = parts.into_iter();
        let mut joined = parts
            .next()
            .unwrap_or_else(|| Self { codes: Vec::new(), different: Vec::new() });
        let mut known = HashMap::new();
        for (index, text) in joined.different.iter().enumerate() {
            known.insert(text.clone(), narrow(index + 1));
        }
        for part in parts {
            let mut renamed = vec![0];
            for text in part.different {
                renamed.push(*known.entry(text).or_insert_with_key(|text| {
                    joined.different.push(text.clone());
                    narrow(joined.different.len())
                }));
            }
            joined.codes.extend(part.codes.into_iter().map(|code| renamed[wide(code)]));
        }
        joined
    }

    /// A value for each row, made of the text in its cell.
    pub(super) fn decode<T: Ord + Clone>(
        self,
        value: impl FnMut(Option<&str>) -> T,
    ) -> Coded<T> {
        let texts = std::iter::once(None)
            .chain(self.different.iter().map(String::as_str).map(Some));
        let values = texts.map(value).collect::<Vec<_>>();
        Coded::new(&values, self.codes)
    }

    /// Walks through the cells; an empty one is an empty text.
    pub(super) fn each(&self, see: &mut dyn FnMut(&str)) {
        for code in &self.codes {
            let text = wide(*code).checked_sub(1).and_then(|at| self.different.get(at));
            see(text.map_or("", String::as_str));
        }
    }

    /// How often each of the different texts stands, and in which row first.
    pub(super) fn counted(&self) -> Vec<(usize, usize)> {
        let mut counted = vec![(0, 0); self.different.len()];
        for (row, code) in self.codes.iter().enumerate() {
            let Some(index) = wide(*code).checked_sub(1) else { continue };
            if counted[index].0 == 0 {
                counted[index].1 = row;
            }
            counted[index].0 += 1;
        }
        counted
    }
}

/// Collects a column of texts.
pub(super) struct TextsMaker {
    texts: CodedTexts,
    /// Codes of the texts of one and two bytes, which most answers are.
    short: Vec<u32>,
    long: HashMap<String, u32>,
}

impl TextsMaker {
    pub(super) fn new(rows: usize) -> Self {
        let texts = CodedTexts { codes: Vec::with_capacity(rows), different: Vec::new() };
        Self { texts, short: vec![0; (1 << 16) + (1 << 8)], long: HashMap::new() }
    }

    /// Adds the next row's cell; space around it is left out, and then nothing is left of
    /// an empty one.
    pub(super) fn push(&mut self, cell: &str) {
        let text = cell.trim();
        let short = match text.as_bytes() {
            [] => {
                self.texts.codes.push(0);
                return;
            }
            [one] => Some((1 << 16) + usize::from(*one)),
            [one, two] => Some(usize::from(u16::from_be_bytes([*one, *two]))),
            _ => None,
        };
        let known = match short {
            Some(index) => Some(self.short[index]).filter(|code| *code > 0),
            None => self.long.get(text).copied(),
        };
        let code = known.unwrap_or_else(|| {
            self.texts.different.push(text.to_owned());
            let code = narrow(self.texts.different.len());
            match short {
                Some(index) => self.short[index] = code,
                None => {
                    self.long.insert(text.to_owned(), code);
                }
            }
            code
        });
        self.texts.codes.push(code);
    }

    pub(super) fn finish(self) -> CodedTexts {
        self.texts
    }
}

pub(super) fn wide(code: u32) -> usize {
    usize::try_from(code).unwrap_or(usize::MAX)
}

fn narrow(code: usize) -> u32 {
    u32::try_from(code).expect("fewer than four thousand million different values")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_gives_back_its_value() {
        for different in [1_usize, 2, 256, 257, 65_536, 65_537] {
            let values = (0..different * 2).map(|row| row % different);
            let coded = values.clone().collect::<Coded<_>>();
            assert_eq!(coded.len(), different * 2);
            assert_eq!(coded.kinds().len(), different);
            assert!(coded.iter().copied().eq(values));
        }
        assert!(std::iter::empty::<usize>().collect::<Coded<_>>().is_empty());
    }

    #[test]
    fn values_that_are_the_same_are_one_kind() {
        let coded = Coded::new(&["a", "b", "a", "c"], vec![2, 0, 1, 2]);
        assert_eq!(coded.kinds(), ["a", "b"]);
        assert_eq!(coded.firsts(), [0, 2]);
        assert_eq!(coded.iter().copied().collect::<String>(), "aaba");
        let one = coded.map(|_| 7);
        assert_eq!(one.kinds(), [7]);
        let mut marks = [true, false, true, true];
        coded.unmark(&mut marks, |value| *value == "a");
        assert_eq!(marks, [true, false, false, true]);
        assert_eq!(one[3], 7);
        let others = [1, 1, 2, 1].into_iter().collect::<Coded<_>>();
        let crossed = coded.crossed(&others, &[true, true, true, false]);
        assert_eq!(crossed, [(&"a", &1, 2), (&"b", &2, 1)]);
    }

    #[test]
    fn texts_are_kept_once_without_the_space_around_them() {
        let mut maker = TextsMaker::new(7);
        for cell in [" 1", "12", "", "123", "1 ", "123", "\u{e5}"] {
            maker.push(cell);
        }
        let texts = maker.finish();
        assert_eq!(texts.codes, [1, 2, 0, 3, 1, 3, 4]);
        assert_eq!(texts.different, ["1", "12", "123", "\u{e5}"]);
        assert_eq!(texts.counted(), [(2, 0), (1, 1), (2, 3), (1, 6)]);
        let lengths = texts.decode(|text| text.map_or(0, str::len));
        assert_eq!(lengths.iter().copied().collect::<Vec<_>>(), [1, 2, 0, 3, 1, 3, 2]);
    }
}
