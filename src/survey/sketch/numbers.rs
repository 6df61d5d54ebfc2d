//! Columns of numbers: steps of a scale, codes, or something that was counted or measured,
//! and what may be told of them.

use super::column::{ColumnKind, SeenColumn, labels};
use super::headings::Heading;
use super::{Note, is_step};
use crate::survey::codebook::{Label, Scale, Variable};
use crate::survey::codes::Codes;
use crate::survey::description::FEWEST;
use crate::survey::numerals::Numerals;

/// Codes that usually mean that there is no answer, apart from those below 0.
const USUAL: [i64; 8] = [88, 98, 99, 888, 998, 999, 9998, 9999];
/// Most different numbers that are codes of something and not numbers.
const MOST_CODES: usize = 10;

impl SeenColumn<'_> {
    /// Describes a column of numbers.
    pub(super) fn numbers(
        &self,
        variable: &mut Variable,
        heading: &Heading,
    ) -> (Vec<Note>, ColumnKind) {
        let (mut codes, missing) = self.codes();
        let (mut notes, mut kind) = (Vec::new(), ColumnKind::Other);
        let ends = codes.first().copied().zip(codes.last().copied());
        let steps = ends.filter(|(low, high)| 0 <= *low && *high <= 10);
        // One and the same number is no scale.
        let is_constant =
            self.different.len() == 1 && ends.is_some_and(|(_, high)| high > 1);
        let steps = steps.filter(|_| self.is_whole() && !is_constant);
        let is_coded = self.is_whole()
            && self.each_is_frequent()
            && (codes.len() <= MOST_CODES || heading.is_id);
        if is_constant {
            notes.push(Note::Constant);
        }
        if let Some((low, high)) = steps.filter(|_| !heading.is_number) {
            let (low, high) = whole_scale(low, high, heading);
            codes = (low..=high).collect();
            let is_scale = codes.len() > 2;
            variable.scale = if is_scale { Scale::Ordinal } else { Scale::Nominal };
            kind = if is_scale { ColumnKind::Steps } else { ColumnKind::Other };
            notes.push(Note::Steps);
        } else if is_coded && !heading.is_number && !is_constant {
            variable.scale = Scale::Nominal;
            notes.push(Note::FewAnswers);
        } else {
            codes.clear();
            variable.scale = Scale::Numeric;
            notes.push(Note::Numbers);
        }
        let named = |code: i64| (code.to_string(), code.to_string());
        variable.categories = labels(codes.into_iter().map(named));
        if kind == ColumnKind::Steps && name_ends(&mut variable.categories, heading) {
            notes.push(Note::EndsFromHeading);
        }
        if !missing.is_empty() {
            variable.missing = labels(missing.into_iter().map(named));
            notes.push(Note::UsualMissing);
        }
        if variable.scale == Scale::Numeric {
            notes.extend(self.find_range(variable));
        }
        (notes, kind)
    }

    fn is_whole(&self) -> bool {
        self.different.iter().all(|text| whole(text, self.numerals).is_some())
    }

    /// The whole numbers from low to high, and apart from them those that usually mean that
    /// there is no answer: below 0 where the others are not, or 88, 98, 99 and the like far
    /// above them, or 8 and 9 above a scale that ends at 7 or before.
    fn codes(&self) -> (Vec<i64>, Vec<i64>) {
        let codes = self.different.iter().filter_map(|text| whole(text, self.numerals));
        let mut codes = codes.collect::<Vec<_>>();
        codes.sort_unstable();
        codes.dedup();
        let is_usual = |code: &i64| (-99..0).contains(code) || USUAL.contains(code);
        let (mut missing, mut valid): (Vec<i64>, Vec<i64>) =
            codes.iter().partition(|code| is_usual(code));
        let (low, high) = (valid.first().copied(), valid.last().copied());
        let is_apart = |code: &i64| match (low, high) {
            (Some(low), Some(_)) if *code < 0 => low >= 0,
            (Some(_), Some(high)) if *code < 100 => high <= 10,
            (Some(_), Some(high)) if *code < 1000 => high < 200,
            (Some(_), Some(high)) => high < 2100,
            _ => false,
        };
        if !missing.iter().all(is_apart) {
            (valid, missing) = (codes, Vec::new());
        }
        let last = valid.iter().rposition(|code| *code < 8).unwrap_or_default();
        let above = &valid[(last + 1).min(valid.len())..];
        let below = &valid[..(last + 1).min(valid.len())];
        let is_whole_scale = matches!(below, [0 | 1, .., high] if *high <= 7)
            && below.len() > 2
            && below.windows(2).all(|pair| pair[1] == pair[0] + 1);
        let is_after_a_gap = above
            .first()
            .zip(below.last())
            .is_some_and(|(first, last)| *first > last + 1);
        if matches!(above, [8] | [9] | [8, 9]) && is_whole_scale && is_after_a_gap {
            let above = valid.split_off(last + 1);
            missing.splice(0..0, above);
        }
        (valid, missing)
    }

    /// The range of the numbers, rounded outwards so that it tells nobody's own.
    pub(super) fn find_range(&self, variable: &mut Variable) -> Option<Note> {
        if variable.range.is_some() {
            return None;
        }
        let (mut low, mut high, mut rows) = (f64::INFINITY, f64::NEG_INFINITY, 0);
        let missing = Codes::new(&[], &variable.missing);
        for (text, count) in self.different.iter().zip(&self.counts) {
            if missing.find(text).is_some() {
                continue;
            }
            let number = self.numerals.read(text).ok()?;
            (low, high, rows) = (low.min(number), high.max(number), rows + count);
        }
        let is_span = low < high && (high - low).is_finite();
        if rows < FEWEST || !is_span {
            return None;
        }
        let mut step = 1.0;
        while step * 10.0 <= high - low {
            step *= 10.0;
        }
        while step > high - low {
            step /= 10.0;
        }
        let range = ((low / step).floor() * step, (high / step).ceil() * step);
        // Rounding may cut off a last digit of numbers with many decimals.
        (range.0 <= low && high <= range.1).then(|| {
            variable.range = Some(range);
            Note::Rounded
        })
    }

    /// Labels the codes that have none with themselves, if they may be told.
    pub(super) fn label_the_rest(&self, variable: &mut Variable) -> Option<Note> {
        let known = Codes::new(&variable.categories, &variable.missing);
        let is_known = |text: &str| known.find(text).is_some();
        let rest = self.different.iter().zip(&self.counts);
        let rest = rest.filter(|(text, _)| !is_known(text)).collect::<Vec<_>>();
        let may_be_told = |(text, count): &(&String, &usize)| {
            **count >= FEWEST
                || whole(text, Numerals::PLAIN).is_some_and(|code| is_step(&code))
        };
        if rest.is_empty() {
            return None;
        }
        if !rest.iter().all(may_be_told) {
            variable.scale = Scale::Text;
            variable.categories.clear();
            variable.missing.clear();
            return Some(Note::Words);
        }
        let known = variable.categories.iter();
        let known = known.map(|label| (label.code.clone(), label.label.clone()));
        let rest = rest.into_iter().map(|(text, _)| (text.clone(), text.clone()));
        variable.categories = labels(known.chain(rest));
        Some(Note::Unlabelled)
    }
}

/// The ends of the scale that steps were chosen from: those that the heading tells, or else
/// from 0 or 1 to the highest one.
pub(super) fn whole_scale(low: i64, high: i64, heading: &Heading) -> (i64, i64) {
    match heading.ends {
        Some((first, last)) if first <= low && high <= last => (first, last),
        _ => (if high > 2 { low.min(1) } else { low }, high),
    }
}

/// Names the steps that the heading names.
fn name_ends(categories: &mut [Label], heading: &Heading) -> bool {
    let mut is_named = false;
    for (step, called) in &heading.anchors {
        let code = step.to_string();
        for label in categories.iter_mut().filter(|label| label.code == code) {
            label.label = format!("{code} ({called})");
            is_named = true;
        }
    }
    is_named
}

/// A whole number that a code may be.
pub(super) fn whole(text: &str, numerals: Numerals) -> Option<i64> {
    let number = numerals.read(text).ok()?;
    let code = format!("{number}").parse::<i64>().ok()?;
    (-9_999_999..=9_999_999).contains(&code).then_some(code)
}
