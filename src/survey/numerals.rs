//! Numbers as they are written in a text: takes a text and the signs that stand in its
//! numbers, gives the number, or why it is none. Nothing is guessed: a sign that the codebook
//! does not give a meaning has none.

use std::borrow::Cow;

use crate::diagnostic::Said;
use crate::say;
use crate::spelling::is_space;

/// The signs that stand in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numerals {
    /// Before the decimals: a comma or a point.
    pub decimal: char,
    /// Between groups of three digits, if anything may stand there.
    pub thousands: Option<Thousands>,
}

/// What may stand between groups of three digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thousands {
    /// `1.299`
    Point,
    /// `1,299`
    Comma,
    /// `1 299`, with a space of any kind.
    Space,
    /// `1'299`
    Apostrophe,
}

impl Thousands {
    /// All of them, with what an author writes.
    pub const ALL: [(&'static str, Self); 8] = [
        (".", Self::Point),
        (",", Self::Comma),
        (" ", Self::Space),
        ("\u{a0}", Self::Space),
        ("\u{202f}", Self::Space),
        ("space", Self::Space),
        ("'", Self::Apostrophe),
        ("\u{2019}", Self::Apostrophe),
    ];

    /// The sign itself.
    #[must_use]
    pub fn sign(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
            Self::Space => ' ',
            Self::Apostrophe => '\'',
        }
    }
}

/// Why a text is not a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Misread {
    /// It would be one if this stood between thousands. If the sign may also be before
    /// decimals, it is one then too.
    Undeclared(Thousands),
    /// It would be one if the other sign stood before the decimals.
    OtherDecimal,
    /// Its groups are not of three digits.
    Groups,
    /// It ends with a sign of per cent (or per mille), which is not part of a number.
    Percent,
    /// It begins with a dash that is no minus sign.
    Dash,
    /// It ends with the decimal sign, so that something may be lost.
    CutOff,
    /// It could be a power of ten, or a name such as `1E5`.
    Power,
    /// It is a date or a time, as Excel makes them of what looks like one.
    Date,
    /// Anything else.
    Other,
}

impl Numerals {
    /// How a number is written that is stored as one, and in a codebook.
    pub(super) const PLAIN: Self = Self { decimal: '.', thousands: None };

    /// The number that a text is.
    ///
    /// A minus is `-` or U+2212, a plus is allowed, zeros may stand in front, and whole
    /// digits may be left out before decimals (`,5`), as SPSS does. Powers of ten are
    /// written as programs do: `1e+05`, `1.0E7`. Infinity and NaN are no numbers.
    ///
    /// # Errors
    ///
    /// Why it is none.
    pub(super) fn read(self, text: &str) -> Result<f64, Misread> {
        let text = text.trim();
        let are_digits = !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
        let number = if are_digits { text.parse().ok() } else { self.number(text) };
        match number.filter(|number| number.is_finite()) {
            // There is a negative zero, and nobody means it.
            Some(number) => Ok(number + 0.0),
            None => Err(self.why(text)),
        }
    }

    /// The number that a text is where there is a list of those that it may be. A decimal
    /// sign that is not the declared one is then no doubt (`2.0` is 2), unless it could stand
    /// between thousands.
    pub(super) fn read_listed(self, text: &str) -> Option<f64> {
        let other = if self.decimal == ',' { '.' } else { ',' };
        match self.read(text) {
            Err(Misread::OtherDecimal) => parse_number(text, other),
            read => read.ok(),
        }
    }

    fn number(self, text: &str) -> Option<f64> {
        let text = plain(text);
        let (sign, digits) = match text.strip_prefix(['-', '+']) {
            Some(rest) => (text.starts_with('-'), rest),
            None => (false, &*text),
        };
        let (digits, power) = match digits.split_once(['e', 'E']) {
            Some((digits, power)) => (digits, Some(power)),
            None => (digits, None),
        };
        let (whole, decimals) = match digits.split_once(self.decimal) {
            Some((whole, decimals)) => (whole, Some(decimals)),
            None => (digits, None),
        };
        let all = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if decimals.is_some_and(|decimals| decimals.is_empty() || !all(decimals)) {
            return None;
        }
        let whole = match self.thousands.map(Thousands::sign) {
            Some(sign) if whole.contains(sign) && power.is_none() => {
                Cow::Owned(joined(whole, sign)?)
            }
            _ if whole.is_empty() && decimals.is_none() => return None,
            _ if all(whole) => Cow::Borrowed(whole),
            _ => return None,
        };
        let power = match power {
            None => "0",
            Some(power) => {
                let digits = power.strip_prefix(['-', '+']);
                let is_told = digits.is_some() || decimals.is_some();
                let digits = digits.unwrap_or(power);
                let fits = (1..=3).contains(&digits.len()) && all(digits);
                Some(power).filter(|_| is_told && fits)?
            }
        };
        let sign = if sign { "-" } else { "" };
        let decimals = decimals.unwrap_or("0");
        let number = format!("{sign}0{whole}.{decimals}e{power}").parse::<f64>().ok();
        number.filter(|number| number.is_finite())
    }

    /// Why a text is not a number.
    fn why(self, text: &str) -> Misread {
        let reads = |numerals: Self, text: &str| numerals.number(text).is_some();
        let other = if self.decimal == ',' { '.' } else { ',' };
        let signs =
            [Thousands::Point, Thousands::Comma, Thousands::Space, Thousands::Apostrophe];
        let mut undeclared = signs.into_iter().filter(|it| it.sign() != self.decimal);
        let with = |thousands| Self { thousands: Some(thousands), ..self };
        let per = text.strip_suffix(['%', '\u{2030}', '\u{66a}', '\u{fe6a}', '\u{ff05}']);
        let dashes = ['\u{2010}'..='\u{2015}', '\u{fe58}'..='\u{fe63}'];
        let is_dash = |sign: char| {
            sign == '\u{ff0d}' || dashes.iter().any(|dashes| dashes.contains(&sign))
        };
        if is_date(text) {
            Misread::Date
        } else if let Some(number) = per
            && (reads(self, number.trim_end())
                || reads(Self { decimal: other, ..Self::PLAIN }, number.trim_end()))
        {
            Misread::Percent
        } else if let Some(number) = text.strip_prefix(is_dash)
            && reads(self, number.trim_start())
        {
            Misread::Dash
        } else if let (None, Some(sign)) =
            (self.thousands, undeclared.find(|sign| reads(with(*sign), text)))
        {
            Misread::Undeclared(sign)
        } else if self.thousands.is_none_or(|sign| sign.sign() != other)
            && reads(Self { decimal: other, thousands: None }, text)
        {
            Misread::OtherDecimal
        } else if text.strip_suffix(self.decimal).is_some_and(|it| reads(self, it)) {
            Misread::CutOff
        } else if is_power(&plain(text)) {
            Misread::Power
        } else if is_grouped(&plain(text)) {
            Misread::Groups
        } else {
            Misread::Other
        }
    }
}

impl Misread {
    /// Why a text is not a number, if that is known, and what to do about it. `section` is
    /// where the codebook says how numbers are written.
    pub(super) fn told(self, numerals: Numerals, section: &str) -> (Option<Said>, Said) {
        let decimal = numerals.decimal;
        match self {
            Self::Undeclared(sign) => {
                let (why, hint) = undeclared(sign, decimal, section);
                (Some(why), hint)
            }
            Self::OtherDecimal => {
                let other = if decimal == ',' { '.' } else { ',' };
                let hint = say!(
                    "correct the value, or write `decimal: \"{other}\"` under `{section}` if \
                     all numbers of the file are written so",
                    other,
                    section
                );
                (Some(say!("decimals come after `{decimal}`", decimal)), hint)
            }
            Self::CutOff => {
                let why = say!("nothing stands after `{decimal}`", decimal);
                (
                    Some(why),
                    "look whether decimals are lost, and correct the value".into(),
                )
            }
            Self::Other => {
                let hint = say!(
                    "correct the value, declare it under `missing`, or check the `decimal` \
                     sign under `{section}`",
                    section
                );
                (None, hint)
            }
            Self::Groups => plainly(
                "its digits are not in groups of three",
                "correct the value, or declare it under `missing`",
            ),
            Self::Percent => plainly(
                "a sign of per cent stands after it",
                "take the sign away in all cells of the column, so that 7,5 % is 7,5",
            ),
            Self::Dash => plainly(
                "it begins with a dash, which is not a minus sign",
                "write a hyphen (`-`) or a minus sign (U+2212) instead",
            ),
            Self::Power => plainly(
                "it could be a power of ten, or something else",
                "write it out with all its digits, or declare it under `missing`",
            ),
            Self::Date => plainly(
                "it is a date or a time",
                "correct the value: Excel makes dates of numbers such as 1.5 and 1-5",
            ),
        }
    }
}

/// A reason and what to do, both without parts.
fn plainly(why: &'static str, hint: &'static str) -> (Option<Said>, Said) {
    (Some(why.into()), hint.into())
}

/// Why a sign between thousands that the codebook does not declare makes a text no number,
/// and what to do about it.
fn undeclared(sign: Thousands, decimal: char, section: &str) -> (Said, Said) {
    match sign {
        Thousands::Point | Thousands::Comma => {
            let sign = sign.sign();
            let why = say!(
                "`{sign}` means nothing here, since decimals come after `{decimal}`",
                sign,
                decimal
            );
            let hint = say!(
                "if `{sign}` stands between thousands, write `thousands: \"{sign}\"` under \
                 `{section}`; if it stands before decimals, `decimal: \"{sign}\"`",
                sign,
                section
            );
            (why, hint)
        }
        Thousands::Space => {
            let hint = say!(
                "if it stands between thousands, write `thousands: \" \"` under `{section}`",
                section
            );
            ("there is a space in it".into(), hint)
        }
        Thousands::Apostrophe => {
            let hint = say!(
                "if it stands between thousands, write `thousands: \"'\"` under `{section}`",
                section
            );
            ("there is an apostrophe in it".into(), hint)
        }
    }
}

/// The number that a text is where decimals come after this sign.
pub(super) fn parse_number(text: &str, decimal: char) -> Option<f64> {
    Numerals { decimal, thousands: None }.read(text).ok()
}

/// The number that a code of a codebook is, if it is one. In YAML decimals come after a
/// point; a code in quotes may have a comma.
pub(super) fn number_of_code(code: &str) -> Option<f64> {
    let comma = Numerals { decimal: ',', ..Numerals::PLAIN };
    Numerals::PLAIN.read(code).or_else(|_| comma.read(code)).ok()
}

/// A text with one sign for each that means the same: for every space, minus and
/// apostrophe.
fn plain(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let signs = text.chars().map(|sign| match sign {
        '\u{2212}' => '-',
        '\u{2019}' => '\'',
        sign if is_space(sign) => ' ',
        sign => sign,
    });
    Cow::Owned(signs.collect())
}

/// The digits of groups: three in each, one to three in the first, which does not begin
/// with 0.
fn joined(text: &str, sign: char) -> Option<String> {
    let mut groups = text.split(sign);
    let first = groups.next()?;
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let begins =
        (1..=3).contains(&first.len()) && digits(first) && !first.starts_with('0');
    let mut joined = first.to_owned();
    for group in groups {
        if group.len() != 3 || !digits(group) {
            return None;
        }
        joined += group;
    }
    begins.then_some(joined)
}

/// Whether a text is digits and an `E`, as a power of ten without a sign.
fn is_power(text: &str) -> bool {
    let all = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    let digits = text.trim_start_matches(['-', '+']).split_once(['e', 'E']);
    digits.is_some_and(|(digits, power)| all(digits) && all(power))
}

/// Whether a text is digits with signs between them that may stand in a number.
fn is_grouped(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let ends = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit());
    ends(digits.chars().next())
        && ends(digits.chars().last())
        && digits
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\''))
}

/// Whether a text is a number with a zero in front that a number would not have: `0319`.
pub(super) fn has_leading_zero(text: &str) -> bool {
    let digits = text.trim().trim_start_matches(['-', '+', '\u{2212}']);
    digits
        .strip_prefix('0')
        .is_some_and(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit()))
}

/// Whether a text looks like a number, whatever the signs in it mean.
pub(super) fn looks_like_number(text: &str) -> bool {
    let text = plain(text.trim());
    let digits = text.trim_start_matches(['-', '+']);
    let is_sign = |c: char| matches!(c, '.' | ',' | ' ' | '\'');
    digits.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','))
        && digits.contains(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || is_sign(c))
}

/// `2020-01-31`, alone or with a time after it.
pub(super) fn is_date(text: &str) -> bool {
    let shape = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c });
    let shape = shape.collect::<String>();
    let is_time = |rest: &str| {
        rest.chars().all(|c| matches!(c, '0' | ':' | '.' | 'T' | ' ' | '+' | 'Z'))
    };
    shape.strip_prefix("0000-00-00").is_some_and(is_time)
        || shape.starts_with("00:00") && is_time(&shape)
        || shape.strip_prefix("00.00.0000").is_some_and(is_time)
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMMA: Numerals = Numerals { decimal: ',', thousands: None };

    fn with(decimal: char, thousands: Thousands) -> Numerals {
        Numerals { decimal, thousands: Some(thousands) }
    }

    fn all(numerals: Numerals, texts: &[&str]) -> Vec<Result<f64, Misread>> {
        texts.iter().map(|text| numerals.read(text)).collect()
    }

    #[test]
    fn a_number_is_read_by_the_declared_decimal_sign() {
        let texts =
            ["0", "007", "2850,5", "-1,25", "\u{2212}1,25", "+5", ",5", "-,5", " 3 "];
        let numbers = [0.0, 7.0, 2850.5, -1.25, -1.25, 5.0, 0.5, -0.5, 3.0].map(Ok);
        assert_eq!(all(COMMA, &texts), numbers);
        assert_eq!(all(Numerals::PLAIN, &["2850.5", ".5"]), [Ok(2850.5), Ok(0.5)]);
        assert!(COMMA.read("-0").expect("zero").is_sign_positive());
    }

    #[test]
    fn powers_of_ten_are_read_as_programs_write_them() {
        assert_eq!(all(COMMA, &["1e+05", "2,5E-3", "1,0E7"]), [1e5, 2.5e-3, 1e7].map(Ok));
        assert_eq!(all(COMMA, &["1e5", "12E5"]), [Misread::Power; 2].map(Err));
        assert_eq!(
            all(COMMA, &["1e+999", "1e", "e5", "1e+"]),
            [Misread::Other; 4].map(Err)
        );
    }

    #[test]
    fn what_is_not_declared_is_not_guessed() {
        let point = Misread::Undeclared(Thousands::Point);
        assert_eq!(all(COMMA, &["1.299", "12.500", "1.299,99"]), [point; 3].map(Err));
        let space = Misread::Undeclared(Thousands::Space);
        let spaces = ["1 299", "1\u{a0}299", "12\u{2009}345\u{202f}678,5"];
        assert_eq!(all(COMMA, &spaces), [space; 3].map(Err));
        assert_eq!(COMMA.read("1'299"), Err(Misread::Undeclared(Thousands::Apostrophe)));
        assert_eq!(
            Numerals::PLAIN.read("1,299"),
            Err(Misread::Undeclared(Thousands::Comma))
        );
        assert_eq!(all(COMMA, &["1.29", "0.299"]), [Misread::OtherDecimal; 2].map(Err));
        assert_eq!(all(COMMA, &["1 2", "1,2,3", "1.2.3"]), [Misread::Groups; 3].map(Err));
    }

    #[test]
    fn declared_groups_are_of_three_digits() {
        let point = with(',', Thousands::Point);
        let read =
            all(point, &["1.299", "1.299,99", "12.345.678", "999", "1299", "-1.299"]);
        assert_eq!(read, [1299.0, 1299.99, 12_345_678.0, 999.0, 1299.0, -1299.0].map(Ok));
        let wrong = ["1.29", "12.3456", "1299.000", "0.123", "1.299.00", "1 299"];
        assert_eq!(all(point, &wrong), [Misread::Groups; 6].map(Err));
        assert_eq!(all(point, &[".299", "1."]), [Misread::Other; 2].map(Err));
        let space = with(',', Thousands::Space);
        let spaces = ["1 299", "1\u{a0}299,5", "1\u{202f}299", "1\u{2009}299\u{a0}000"];
        assert_eq!(all(space, &spaces), [1299.0, 1299.5, 1299.0, 1_299_000.0].map(Ok));
        assert_eq!(
            all(space, &["1 2", "1  299", "1 2990"]),
            [Misread::Groups; 3].map(Err)
        );
        let apostrophe = with('.', Thousands::Apostrophe);
        assert_eq!(
            all(apostrophe, &["1'299.5", "1\u{2019}299"]),
            [1299.5, 1299.0].map(Ok)
        );
        assert_eq!(all(with('.', Thousands::Comma), &["1,299.5"]), [Ok(1299.5)]);
    }

    #[test]
    fn a_listed_number_may_have_the_other_decimal_sign_where_there_is_no_doubt() {
        let read = ["2.0", "0.50", "0,5", "1.000", "1.2.0", "x"];
        let read = read.map(|text| COMMA.read_listed(text));
        assert_eq!(read, [Some(2.0), Some(0.5), Some(0.5), None, None, None]);
        assert_eq!(Numerals::PLAIN.read_listed("2,0"), Some(2.0));
        assert_eq!(with(',', Thousands::Point).read_listed("2.0"), None);
    }

    #[test]
    fn zeros_in_front_are_seen() {
        for text in ["01", "0319", "-01", "00,5"] {
            assert!(has_leading_zero(text), "{text}");
        }
        for text in ["0", "0,5", "0.5", "10", "-0", "a01"] {
            assert!(!has_leading_zero(text), "{text}");
        }
        for text in ["1 299", "1.299,5", ",5", "-3", "\u{2212}3"] {
            assert!(looks_like_number(text), "{text}");
        }
        for text in ["q1", "1-5", "", ".", "5 kr"] {
            assert!(!looks_like_number(text), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_says_why() {
        let percent = ["7,5 %", "7%", "7,5\u{a0}%", "3 \u{2030}", "7.5 %"];
        assert_eq!(all(COMMA, &percent), [Misread::Percent; 5].map(Err));
        assert_eq!(
            all(COMMA, &["\u{2013}5", "\u{2011}5,5"]),
            [Misread::Dash; 2].map(Err)
        );
        assert_eq!(COMMA.read("5,"), Err(Misread::CutOff));
        assert_eq!(all(COMMA, &["2020-01-31", "13:45:00"]), [Misread::Date; 2].map(Err));
        let others =
            ["", "-", ",", "inf", "NaN", "-Infinity", "nan", "0x1F", "1_000", "--5"];
        assert_eq!(all(COMMA, &others), [Misread::Other; 10].map(Err));
        let others = ["5-", "(5)", "\u{664}\u{662}", "5 kr", "1/2", "\u{ff15}", "- 5"];
        assert_eq!(all(COMMA, &others), [Misread::Other; 7].map(Err));
    }
}
