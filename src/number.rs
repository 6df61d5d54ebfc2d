//! How numbers become words: exact rounding and the number format of each language.
//!
//! Every number in a document is rounded here, once, from exact values: shares from the
//! integer ratio, never from a float. Half of a unit rounds up (away from zero), as in
//! SPSS and Excel; a number may ask for truncation where an older publication truncated.

use crate::locale::Language;

/// U+00A0, which keeps a number and what belongs to it on one line.
pub const NO_BREAK_SPACE: char = '\u{a0}';
/// U+2212, the minus sign of running text.
const MINUS: char = '\u{2212}';

/// A share as the two counts it is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ratio {
    /// How many have the property.
    pub part: u64,
    /// How many there are in all; may be 0, and the share is then undefined.
    pub whole: u64,
}

/// What happens to the digits that are not shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rounding {
    /// Half a unit and more rounds up, away from zero.
    #[default]
    HalfUp,
    /// They are cut off.
    Truncate,
}

/// How a number is shown: decimals, rounding and the language's signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberFormat {
    /// The language of the document.
    pub language: Language,
    /// Digits after the decimal sign.
    pub decimals: u8,
    /// Half up or truncated.
    pub rounding: Rounding,
}

impl NumberFormat {
    /// Half-up rounding to a number of decimals.
    #[must_use]
    pub fn new(language: Language, decimals: u8) -> Self {
        Self { language, decimals, rounding: Rounding::HalfUp }
    }

    /// The share in percent, without a sign: 56 of 67 is `84`. `None` if the whole is 0.
    #[must_use]
    pub fn percent(self, ratio: Ratio) -> Option<String> {
        let scaled = self.scaled_percent(ratio)?;
        Some(self.place_decimal_sign(scaled))
    }

    /// The share in percent as it is shown, as a number: 56 of 67 is 84.0.
    #[must_use]
    #[expect(clippy::cast_precision_loss, clippy::as_conversions, reason = "at most 1e9")]
    pub fn rounded_percent(self, ratio: Ratio) -> Option<f64> {
        let scaled = self.scaled_percent(ratio)?;
        Some(scaled as f64 / f64::from(10_u32.pow(u32::from(self.decimals))))
    }

    /// 100 · part / whole in units of the last decimal, rounded from the exact ratio.
    fn scaled_percent(self, ratio: Ratio) -> Option<i128> {
        if ratio.whole == 0 {
            return None;
        }
        let scale = 100 * 10_i128.pow(u32::from(self.decimals));
        let (part, whole) = (i128::from(ratio.part) * scale, i128::from(ratio.whole));
        Some(match self.rounding {
            Rounding::HalfUp => (2 * part + whole) / (2 * whole),
            Rounding::Truncate => part / whole,
        })
    }

    /// A measured value such as a mean: 2.345 with one decimal is `2,3`.
    ///
    /// The value is first brought to twelve decimals, so that 0.285, which a float can
    /// only hold as 0.28499…, rounds as the decimal number it stands for.
    #[must_use]
    pub fn decimal(self, value: f64) -> String {
        let digits = format!("{:.12}", value.abs());
        let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
        let decimals = usize::from(self.decimals.min(12));
        let kept = format!("{whole}{}", &fraction[..decimals]);
        let mut scaled = kept.parse::<i128>().unwrap_or(i128::MAX);
        let next = fraction.as_bytes().get(decimals).copied().unwrap_or(b'0');
        if self.rounding == Rounding::HalfUp && next >= b'5' {
            scaled += 1;
        }
        self.place_decimal_sign(if value < 0.0 { -scaled } else { scaled })
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

/// A count: `1149` is `1 149` in Swedish, with a no-break space.
#[must_use]
pub fn count(value: u64, language: Language) -> String {
    group_thousands(i128::from(value), language)
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
        NumberFormat::new(Language::Sv, decimals).percent(Ratio { part, whole }).unwrap()
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
                let shown = format.percent(Ratio { part, whole }).unwrap();
                let value = format.rounded_percent(Ratio { part, whole }).unwrap();
                assert_eq!(shown, format!("{value:.1}"));
            }
        }
    }

    #[test]
    fn a_share_of_nothing_is_undefined() {
        let ratio = Ratio { part: 0, whole: 0 };
        assert_eq!(NumberFormat::new(Language::Sv, 0).percent(ratio), None);
    }

    #[test]
    fn truncation_cuts() {
        let format = NumberFormat {
            rounding: Rounding::Truncate,
            ..NumberFormat::new(Language::Sv, 0)
        };
        assert_eq!(format.percent(Ratio { part: 66, whole: 215 }).unwrap(), "30");
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
    fn thousands_follow_the_language() {
        assert_eq!(count(1_149, Language::Sv), "1\u{a0}149");
        assert_eq!(count(1_000_000, Language::En), "1,000,000");
        assert_eq!(count(999, Language::Nb), "999");
    }
}
