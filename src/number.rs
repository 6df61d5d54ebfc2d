//! How numbers become words: exact rounding and the number format of each language.
//!
//! Every number in a document is rounded here, once, from exact values: shares from the
//! integer ratio, never from a float. Half of a unit rounds up (away from zero), as in
//! SPSS and Excel, unless a report or a number asks for another [`Rounding`].

mod words;

use std::cmp::Reverse;
use std::hash::{Hash, Hasher};

use crate::words::Language;

pub use self::words::{Gender, LARGEST, in_words};

/// U+00A0, which keeps a number and what belongs to it on one line.
pub const NO_BREAK_SPACE: char = '\u{a0}';
/// U+2212, the minus sign of running text.
const MINUS: char = '\u{2212}';

/// A share as the two counts it is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Ratio {
    /// How many have the property.
    pub part: u64,
    /// How many there are in all; may be 0, and the share is then undefined.
    pub whole: u64,
}

/// What a share that is no ratio of counts is told in parts of: as many decimals as a measured
/// value is brought to before it is rounded.
const PARTS: u64 = 1_000_000_000_000;
/// The same in archives that older versions wrote.
const OLDER_PARTS: u64 = 1_000_000_000;

impl Ratio {
    /// A share, such as a weighted one, as a ratio to twelve decimals. Its part and whole are
    /// no counts of anybody.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        clippy::as_conversions,
        reason = "from 0 to a million millions"
    )]
    pub fn of_share(share: f64) -> Self {
        let parts = (share.clamp(0.0, 1.0) * PARTS as f64).round();
        Self { part: parts as u64, whole: PARTS }
    }

    /// Whether part and whole are counts.
    #[must_use]
    pub fn is_of_counts(self) -> bool {
        !matches!(self.whole, PARTS | OLDER_PARTS)
    }
}

/// What happens to the digits that are not shown.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum Rounding {
    /// Half a unit and more rounds up, away from zero.
    #[default]
    HalfUp,
    /// Half a unit rounds to the even neighbour (IEEE 754, "banker's rounding").
    HalfEven,
    /// They are cut off.
    Truncate,
}

impl Rounding {
    /// All rules, with the word an author writes.
    pub const WORDS: [(&'static str, Self); 3] = [
        ("half-up", Self::HalfUp),
        ("half-even", Self::HalfEven),
        ("truncate", Self::Truncate),
    ];

    /// `part / whole` as a whole number; both at least 0.
    fn divide(self, part: i128, whole: i128) -> i128 {
        let (quotient, twice) = (part / whole, (part % whole).saturating_mul(2));
        let up = match self {
            Self::HalfUp => twice >= whole,
            Self::HalfEven => twice > whole || (twice == whole && quotient % 2 == 1),
            Self::Truncate => false,
        };
        quotient + i128::from(up)
    }
}

/// How a number is shown: decimals, rounding and the language's signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct NumberFormat {
    /// The language of the document.
    pub language: Language,
    /// Digits after the decimal sign.
    pub decimals: u8,
    /// What happens to the digits that are not shown.
    pub rounding: Rounding,
}

impl Hash for NumberFormat {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { language, decimals, rounding } = self;
        (language, decimals, rounding).hash(state);
    }
}

/// A rounded number: how it is shown, and the same as a number.
#[derive(Clone, Debug, PartialEq)]
pub struct Rounded {
    /// As it is shown, without a sign for percent.
    pub text: String,
    /// The shown number.
    pub value: f64,
}

impl NumberFormat {
    /// Half-up rounding to a number of decimals.
    #[must_use]
    pub fn new(language: Language, decimals: u8) -> Self {
        Self { language, decimals, rounding: Rounding::HalfUp }
    }

    /// The share in percent as it is shown, without a sign. `None` if the whole is 0.
    #[must_use]
    pub fn percent(self, ratio: Ratio) -> Option<String> {
        self.rounded(ratio).map(|rounded| rounded.text)
    }

    /// The share in percent: 56 of 67 is `84`. `None` if the whole is 0.
    #[must_use]
    pub fn rounded(self, ratio: Ratio) -> Option<Rounded> {
        let scaled = self.scaled_percent(ratio)?;
        Some(self.shown(scaled))
    }

    /// The shares of the parts of one whole in percent, rounded so that they add up to 100:
    /// the method of the largest remainder, also called Hamilton's (Balinski & Young,
    /// *Fair Representation*, 2nd ed., 2001, chapter 3). Every share is cut, and the units
    /// that are then missing go to those that lost most; among equals to the larger part,
    /// then to the one that stands first. Nothing if there is nobody.
    #[must_use]
    pub fn percentages(self, parts: &[u64]) -> Option<Vec<Rounded>> {
        let whole = parts.iter().map(|part| i128::from(*part)).sum::<i128>();
        if whole == 0 {
            return None;
        }
        let scale = 100 * 10_i128.pow(u32::from(self.decimals));
        let scaled = |part: &u64| i128::from(*part) * scale;
        let mut shares =
            parts.iter().map(|part| scaled(part) / whole).collect::<Vec<_>>();
        let missing = scale - shares.iter().sum::<i128>();
        let mut order = (0..parts.len()).collect::<Vec<_>>();
        // Stable, so that the first of equals stays first.
        order.sort_by_key(|index| {
            Reverse((scaled(&parts[*index]) % whole, parts[*index]))
        });
        for index in order.into_iter().take(usize::try_from(missing).unwrap_or(0)) {
            shares[index] += 1;
        }
        Some(shares.into_iter().map(|scaled| self.shown(scaled)).collect())
    }

    /// The difference of two shares in percentage points, rounded once from the exact
    /// difference. `None` if one of them is a share of nobody.
    #[must_use]
    pub fn difference(self, one: Ratio, other: Ratio) -> Option<Rounded> {
        if one.whole == 0 || other.whole == 0 {
            return None;
        }
        let scale = 100 * 10_i128.pow(u32::from(self.decimals));
        let (one_whole, other_whole) = (i128::from(one.whole), i128::from(other.whole));
        let exact =
            i128::from(one.part) * other_whole - i128::from(other.part) * one_whole;
        let size = self.rounding.divide(exact.abs() * scale, one_whole * other_whole);
        Some(self.shown(if exact < 0 { -size } else { size }))
    }

    /// A number in units of the last decimal as it is shown.
    #[expect(clippy::cast_precision_loss, clippy::as_conversions, reason = "below 2^53")]
    fn shown(self, scaled: i128) -> Rounded {
        let value = scaled as f64 / f64::from(10_u32.pow(u32::from(self.decimals)));
        Rounded { text: self.place_decimal_sign(scaled), value }
    }

    /// 100 · part / whole in units of the last decimal, rounded from the exact ratio.
    fn scaled_percent(self, ratio: Ratio) -> Option<i128> {
        if ratio.whole == 0 {
            return None;
        }
        let scale = 100 * 10_i128.pow(u32::from(self.decimals));
        let (part, whole) = (i128::from(ratio.part) * scale, i128::from(ratio.whole));
        Some(self.rounding.divide(part, whole))
    }

    /// A measured value such as a mean: 2.345 with one decimal is `2,3`.
    ///
    /// The value is first brought to twelve decimals, so that 0.285, which a float can
    /// only hold as 0.28499…, rounds as the decimal number it stands for.
    #[must_use]
    pub fn decimal(self, value: f64) -> String {
        self.place_decimal_sign(self.scaled(value))
    }

    /// A measured value as it is shown, and the shown number.
    #[must_use]
    pub fn measured(self, value: f64) -> Rounded {
        self.shown(self.scaled(value))
    }

    /// A measured value in units of the last decimal.
    fn scaled(self, value: f64) -> i128 {
        let digits = format!("{:.12}", value.abs()).replace('.', "");
        let exact = digits.parse::<i128>().unwrap_or(i128::MAX);
        let dropped = 12_u32.saturating_sub(u32::from(self.decimals));
        let scaled = self.rounding.divide(exact, 10_i128.pow(dropped));
        if value < 0.0 { -scaled } else { scaled }
    }

    fn place_decimal_sign(self, scaled: i128) -> String {
        let unit = 10_i128.pow(u32::from(self.decimals));
        let size = scaled.abs();
        let mut text = String::new();
        if scaled < 0 {
            text.push(MINUS);
        }
        text.push_str(&group_thousands(size / unit, self.language));
        if self.decimals > 0 {
            text.push(self.language.decimal_sign());
            let width = usize::from(self.decimals);
            text.push_str(&format!("{:0width$}", size % unit));
        }
        text
    }
}

/// A size that an author stated, with as many decimals as it has, at most three.
#[must_use]
pub fn as_written(size: f64, language: Language) -> String {
    let fits = |decimals: &u8| {
        let unit = f64::from(10_u32.pow(u32::from(*decimals)));
        let rest = (size * unit).fract().abs();
        rest.min(1.0 - rest) < 1e-9
    };
    let decimals = (0..3).find(fits).unwrap_or(3);
    NumberFormat::new(language, decimals).decimal(size)
}

/// A count: `1149` is `1 149` in Swedish, with a no-break space.
#[must_use]
pub fn count(value: u64, language: Language) -> String {
    group_thousands(i128::from(value), language)
}

/// A number that one language has written, as another one writes it: the decimal sign, and
/// what stands between groups of digits.
#[must_use]
pub fn in_language(text: &str, from: Language, to: Language) -> String {
    let sign = |letter: char| {
        if letter == from.decimal_sign() {
            to.decimal_sign()
        } else if letter == from.thousands_sign() {
            to.thousands_sign()
        } else {
            letter
        }
    };
    text.chars().map(sign).collect()
}

fn group_thousands(value: i128, language: Language) -> String {
    let digits = value.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(language.thousands_sign());
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn percent(part: u64, whole: u64, decimals: u8) -> String {
        NumberFormat::new(Language::Sv, decimals)
            .rounded(Ratio { part, whole })
            .unwrap()
            .text
    }

    #[test]
    fn percentages_round_half_up_from_the_exact_ratio() {
        assert_eq!(percent(56, 67, 0), "84");
        assert_eq!(percent(1, 8, 0), "13");
        assert_eq!(percent(5, 8, 1), "62,5");
        // 1/8 % = 0.125 %, which a float rounds to even.
        assert_eq!(percent(1, 800, 2), "0,13");
        assert_eq!(percent(718, 804, 1), "89,3");
    }

    #[test]
    fn the_rounded_percent_is_the_shown_one() {
        for whole in 1..200 {
            for part in 0..=whole {
                let format = NumberFormat::new(Language::En, 1);
                let share = format.rounded(Ratio { part, whole }).unwrap();
                assert_eq!(share.text, format!("{:.1}", share.value));
            }
        }
    }

    #[test]
    fn a_share_of_nothing_is_undefined() {
        let ratio = Ratio { part: 0, whole: 0 };
        assert_eq!(NumberFormat::new(Language::Sv, 0).rounded(ratio), None);
    }

    #[test]
    fn truncation_cuts() {
        let format = NumberFormat {
            rounding: Rounding::Truncate,
            ..NumberFormat::new(Language::Sv, 0)
        };
        assert_eq!(format.rounded(Ratio { part: 66, whole: 215 }).unwrap().text, "30");
    }

    #[test]
    fn half_even_rounds_to_the_even_neighbour() {
        let format = NumberFormat {
            rounding: Rounding::HalfEven,
            ..NumberFormat::new(Language::Sv, 0)
        };
        let percent = |part, whole| format.rounded(Ratio { part, whole }).unwrap().text;
        assert_eq!([percent(1, 8), percent(3, 8), percent(5, 8)], ["12", "38", "62"]);
        assert_eq!(percent(1001, 8000), "13");
        assert_eq!([format.decimal(2.5), format.decimal(3.5)], ["2", "4"]);
        assert_eq!([format.decimal(2.500_001), format.decimal(-2.5)], ["3", "\u{2212}2"]);
    }

    #[test]
    fn shares_of_one_whole_add_up_to_100() {
        let shares = |parts: &[u64], decimals| {
            let format = NumberFormat::new(Language::Sv, decimals);
            let shares = format.percentages(parts).unwrap();
            shares.into_iter().map(|share| share.text).collect::<Vec<_>>().join(" ")
        };
        // Half up gives 33, 33, 33 for the second, and 13, 38, 50 for the last.
        assert_eq!(shares(&[1, 2, 4], 0), "14 29 57");
        assert_eq!(shares(&[1, 1, 1], 0), "34 33 33");
        assert_eq!(shares(&[1, 1, 4], 1), "16,7 16,6 66,7");
        assert_eq!(shares(&[1, 0, 2], 0), "33 0 67");
        // Equal remainders: the larger part comes first.
        assert_eq!(shares(&[1, 3, 4], 0), "12 38 50");
        assert_eq!(NumberFormat::new(Language::Sv, 0).percentages(&[0, 0]), None);
        for seed in 0..2_000_u64 {
            let parts =
                (0..seed % 7 + 1).map(|index| (seed * 7919 + index * 104_729) % 97);
            let parts = parts.collect::<Vec<_>>();
            for decimals in 0..3 {
                let format = NumberFormat::new(Language::En, decimals);
                let Some(shares) = format.percentages(&parts) else { continue };
                let sum = shares.iter().map(|share| share.value).sum::<f64>();
                assert!((sum - 100.0).abs() < 1e-9, "{parts:?} with {decimals}: {sum}");
                for (share, part) in shares.iter().zip(&parts) {
                    assert!(*part > 0 || share.value == 0.0, "nobody has a share");
                }
            }
        }
    }

    #[test]
    fn a_difference_is_rounded_once() {
        let format = NumberFormat::new(Language::Sv, 0);
        let ratio = |part, whole| Ratio { part, whole };
        // 53,5 and 42,4 are shown as 54 and 42, but lie 11,1 apart.
        let difference = format.difference(ratio(535, 1000), ratio(424, 1000)).unwrap();
        assert_eq!((difference.text.as_str(), difference.value), ("11", 11.0));
        let back = format.difference(ratio(424, 1000), ratio(535, 1000)).unwrap();
        assert_eq!((back.text.as_str(), back.value), ("\u{2212}11", -11.0));
        assert_eq!(format.difference(ratio(1, 2), ratio(0, 0)), None);
    }

    #[test]
    fn decimals_round_as_written() {
        let format =
            |value, decimals| NumberFormat::new(Language::Sv, decimals).decimal(value);
        assert_eq!(format(0.285, 2), "0,29");
        assert_eq!(format(2.5, 0), "3");
        assert_eq!(format(-1234.55, 1), "\u{2212}1\u{a0}234,6");
        assert_eq!(format(0.04, 1), "0,0");
    }

    #[test]
    fn a_stated_size_keeps_its_decimals() {
        let texts = [5.0, 2.5, 2.25, 0.29, 1.0 / 3.0];
        let texts = texts.map(|size| as_written(size, Language::Sv));
        assert_eq!(texts, ["5", "2,5", "2,25", "0,29", "0,333"]);
    }

    #[test]
    fn thousands_follow_the_language() {
        assert_eq!(count(1_149, Language::Sv), "1\u{a0}149");
        assert_eq!(count(1_000_000, Language::En), "1,000,000");
        assert_eq!(count(999, Language::Nb), "999");
    }
}
