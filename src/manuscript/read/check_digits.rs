//! The last digits of numbers that others give out, by which a slip in writing one is found.

/// The digits of a number in which hyphens and spaces only help to read it; nothing if there
/// is anything else in it.
pub(super) fn digits(text: &str) -> Option<Vec<u32>> {
    let letters = text.chars().filter(|c| !matches!(c, '-' | '–' | ' ' | '\u{a0}'));
    letters.map(|letter| letter.to_digit(10)).collect()
}

/// The last digit of an ISBN of 13 digits, from the twelve before it: weights 1 and 3 in
/// turn, modulo 10 (ISO 2108:2017, annex A).
pub(super) fn isbn(digits: &[u32]) -> u32 {
    let sum = digits.iter().zip([1, 3].into_iter().cycle());
    let sum = sum.map(|(digit, weight)| digit * weight).sum::<u32>();
    (10 - sum % 10) % 10
}

/// The last character of an ORCID iD, from the fifteen digits before it: ISO 7064, MOD 11-2.
/// 10 is written `X`.
pub(super) fn orcid(digits: &[u32]) -> char {
    let total = digits.iter().fold(0, |total, digit| (total + digit) * 2 % 11);
    let check = (12 - total) % 11;
    char::from_digit(check, 10).unwrap_or('X')
}

/// The last digit of a Swedish organisation number, from the nine before it: Luhn's, modulo
/// 10, weights 2 and 1 in turn (SKV 709).
pub(super) fn luhn(digits: &[u32]) -> u32 {
    let weighted = digits.iter().zip([2, 1].into_iter().cycle());
    let sum = weighted.map(|(digit, weight)| digit * weight);
    let sum = sum.map(|product| product / 10 + product % 10).sum::<u32>();
    (10 - sum % 10) % 10
}

/// The last digit of a Norwegian organisation number, from the eight before it: modulo 11
/// with the weights 3, 2, 7, 6, 5, 4, 3, 2 (Brønnøysundregistrene). Nothing where no digit
/// fits: such numbers are not given out.
pub(super) fn norwegian(digits: &[u32]) -> Option<u32> {
    modulo_11(digits, &[3, 2, 7, 6, 5, 4, 3, 2])
}

/// The last digit of a Danish CVR number, from the seven before it: modulo 11 with the
/// weights 2, 7, 6, 5, 4, 3, 2 (Erhvervsstyrelsen). Nothing where no digit fits.
pub(super) fn danish(digits: &[u32]) -> Option<u32> {
    modulo_11(digits, &[2, 7, 6, 5, 4, 3, 2])
}

fn modulo_11(digits: &[u32], weights: &[u32]) -> Option<u32> {
    let sum = digits.iter().zip(weights).map(|(digit, weight)| digit * weight);
    let check = (11 - sum.sum::<u32>() % 11) % 11;
    (check < 10).then_some(check)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the last digit of a number is the one that its others give.
    fn fits(number: &str, check: impl Fn(&[u32]) -> Option<u32>) -> bool {
        let digits = digits(number).expect("digits");
        let (last, first) = digits.split_last().expect("digits");
        check(first) == Some(*last)
    }

    #[test]
    fn published_examples_fit_and_every_slip_of_one_digit_is_found() {
        // The example of the ISBN Users' Manual, and the one in most textbooks.
        let isbns = ["978-92-95055-02-5", "978-3-16-148410-0"];
        // Skatteverket, Lantmäteriet; Brønnøysundregistrene; Erhvervsstyrelsen.
        let swedish = ["202100-5448", "202100-4888"];
        let (norwegian_number, danish_number) = ("974 760 673", "10150817");
        type Check = fn(&[u32]) -> Option<u32>;
        let isbn_check: Check = |digits| Some(isbn(digits));
        let swedish_check: Check = |digits| Some(luhn(digits));
        let mut all: Vec<(&str, Check)> = Vec::new();
        all.extend(isbns.map(|it| (it, isbn_check)));
        all.extend(swedish.map(|it| (it, swedish_check)));
        all.push((norwegian_number, norwegian));
        all.push((danish_number, danish));
        for (number, check) in all {
            assert!(fits(number, check), "{number}");
            for (at, letter) in number.char_indices() {
                let Some(digit) = letter.to_digit(10) else { continue };
                for other in (0..10).filter(|other| *other != digit) {
                    let mut wrong = number.to_owned();
                    wrong.replace_range(at..=at, &other.to_string());
                    assert!(!fits(&wrong, check), "{wrong}");
                }
            }
        }
    }

    #[test]
    fn an_orcid_ends_in_a_digit_or_an_x() {
        let first = |text: &str| digits(text).expect("digits");
        // Examples of support.orcid.org, "Structure of the ORCID Identifier".
        assert_eq!(orcid(&first("0000-0002-1825-009")), '7');
        assert_eq!(orcid(&first("0000-0001-5109-370")), '0');
        assert_eq!(orcid(&first("0000-0002-1694-233")), 'X');
    }

    #[test]
    fn letters_are_no_digits() {
        assert_eq!(digits("978-91 0"), Some(vec![9, 7, 8, 9, 1, 0]));
        assert_eq!(digits("ISBN 978"), None);
    }
}
