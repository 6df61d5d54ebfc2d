//! The shapes of single answers: dates, codes of places, intervals, and several answers in
//! one cell.

use std::collections::BTreeMap;

use super::folding::{folded, shown};
use crate::survey::numerals::has_leading_zero;
use crate::survey::numerals::is_date;

/// Whether a text is a date, a time, or both, in the ways that survey tools and
/// spreadsheets write them.
pub(super) fn is_moment(text: &str) -> bool {
    if is_date(text) {
        return true;
    }
    let shape = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c });
    let shape = shape.collect::<String>();
    let dates = [
        "0000/00/00",
        "0000.00.00",
        "00/00/0000",
        "0/00/0000",
        "00/0/0000",
        "0/0/0000",
        "00-00-0000",
        "00.00.0000",
        "0.0.0000",
        "00.0.0000",
        "0.00.0000",
        "00/00/00",
        "0/0/00",
        "0/00/00",
        "00/0/00",
        "00.00.00",
    ];
    let rest = dates.iter().filter_map(|date| shape.strip_prefix(date));
    let mut rest = rest.filter(|rest| !rest.starts_with('0'));
    rest.any(|rest| {
        let rest = rest.trim_start_matches([' ', ',', 'T']);
        let after = rest.trim_start_matches(['0', ':', '.']);
        let is_time = rest.is_empty() || rest.len() > after.len();
        // "10:22:33 em EET", "10:22 AM", "10:22:33 GMT+0"
        let words = after.split_whitespace();
        is_time
            && words.count() <= 3
            && after.chars().all(|c| c.is_ascii_alphanumeric() || " .+-:".contains(c))
            && after.chars().filter(char::is_ascii_alphabetic).count() <= 10
    })
}

/// Whether texts are codes of places or posts: some have a leading zero, or all are written
/// as `114 55`.
pub(super) fn are_codes(texts: &[String]) -> bool {
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_post = |text: &String| {
        let parts = text.split([' ', '\u{a0}']).collect::<Vec<_>>();
        matches!(parts.as_slice(), [one, other] if one.len() == 3 && other.len() == 2
            && is_digits(one) && is_digits(other))
    };
    let has_zero = |text: &String| has_leading_zero(text) && is_digits(text);
    texts.iter().any(has_zero) || (!texts.is_empty() && texts.iter().all(is_post))
}

/// The order of answers that are intervals of numbers: `under 18`, `18–29 år`, `65+`.
pub(super) fn intervals(answers: &[String]) -> Option<Vec<usize>> {
    let mut closed = 0;
    let mut places = Vec::new();
    for answer in answers {
        let place = interval(answer)?;
        closed += usize::from(place.is_closed);
        places.push(place.from);
    }
    let mut order = (0..answers.len()).collect::<Vec<_>>();
    order.sort_by(|one, other| places[*one].total_cmp(&places[*other]));
    let is_strict = order.windows(2).all(|pair| places[pair[0]] < places[pair[1]]);
    (answers.len() >= 3 && closed * 2 >= answers.len() && is_strict).then_some(order)
}

struct WrittenInterval {
    from: f64,
    is_closed: bool,
}

fn interval(answer: &str) -> Option<WrittenInterval> {
    // Spaces between thousands.
    let mut text = String::new();
    let letters = answer.chars().collect::<Vec<_>>();
    for (index, letter) in letters.iter().enumerate() {
        let digit = |at: Option<usize>| {
            at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit)
        };
        let three = (1..=3).all(|more| digit(Some(index + more)));
        let is_thousands = *letter == ' '
            && digit(index.checked_sub(1))
            && three
            && !digit(Some(index + 4));
        if !is_thousands {
            text.push(*letter);
        }
    }
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|it| !it.is_empty());
    let numbers = numbers.map(str::parse).collect::<Result<Vec<f64>, _>>().ok()?;
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    match numbers.as_slice() {
        [] if ["ingen", "inga", "inget", "none", "inga alls"]
            .contains(&text.as_str()) =>
        {
            Some(WrittenInterval { from: -1.0, is_closed: false })
        }
        [low, high]
            if low < high && has(&["-", " till ", " til ", " to ", " och ", " og "]) =>
        {
            Some(WrittenInterval { from: *low, is_closed: true })
        }
        [number] => {
            let is_low = has(&[
                "under", "mindre", "färre", "færre", "yngre", "less", "fewer", "below",
                "younger", "högst", "upp till", "inntil", "up to", "<", "lägre",
                "kortare",
            ]);
            let is_high = has(&[
                "över", "over", "mer", "fler", "flere", "äldre", "eldre", "more",
                "older", "above", "minst", "uppåt", "+", ">", "längre",
            ]);
            let from = match (is_low, is_high) {
                (true, false) => -0.5,
                (false, true) => *number + 0.5,
                _ => return None,
            };
            Some(WrittenInterval { from, is_closed: false })
        }
        _ => None,
    }
}

/// Several answers in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Joined {
    pub(super) separator: char,
    /// The different answers, in the order of the alphabet, and the rows that have each.
    pub(super) answers: BTreeMap<String, usize>,
}

/// The answers in cells that hold several, each different cell with the number of rows it
/// stands in; nothing if they do not seem to be that.
pub(super) fn joined(cells: &[String], counts: &[usize], most: usize) -> Option<Joined> {
    let by = |separator: char| {
        let mut answers: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        let (mut several, mut ended) = (0, 0);
        for (cell, rows) in cells.iter().zip(counts) {
            let parts = cell.split(separator).map(str::trim);
            let parts = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>();
            several += usize::from(parts.len() > 1);
            ended += usize::from(cell.ends_with(separator));
            for part in parts {
                let (of_rows, of_cells) = answers.entry(part).or_default();
                (*of_rows, *of_cells) = (*of_rows + rows, *of_cells + 1);
            }
            if answers.len() > most {
                return None;
            }
        }
        // What an answer holds itself stands with the same others always.
        let again = answers.values().filter(|(_, cells)| *cells > 1).count();
        let is_ended = ended == cells.len();
        let is_mixed = several > 1 && again * 3 >= answers.len() * 2;
        let answers =
            answers.into_iter().map(|(part, (rows, _))| (part.to_owned(), rows));
        let found = Joined { separator, answers: answers.collect() };
        (found.answers.len() > 1 && (is_ended || is_mixed)).then_some(found)
    };
    [';', '|', ','].into_iter().find_map(by)
}

/// Texts by which a column says that an answer was chosen, and that it was not.
const TICKS: &[(&str, &[&str])] = &[
    ("1", &["0", "2"]),
    ("ja", &["nej", "nei"]),
    ("yes", &["no"]),
    ("y", &["n"]),
    ("x", &[]),
    ("true", &["false"]),
    ("sant", &["falskt", "usant"]),
    ("vald", &["ej vald", "inte vald"]),
    ("valgt", &["ikke valgt"]),
    ("selected", &["not selected"]),
    ("checked", &["unchecked", "not checked"]),
    ("quoted", &["not quoted"]),
    ("on", &["off"]),
];

/// A column that tells whether one answer was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ticks {
    /// The text that means "chosen".
    pub(super) selected: String,
    /// The texts that mean "not chosen".
    pub(super) unselected: Vec<String>,
    /// Whether the texts could be those of a question by itself, which is answered with yes
    /// or no.
    pub(super) is_question: bool,
    /// Whether the text is the answer itself.
    pub(super) is_answer: bool,
}

/// What a column with these texts tells, if it tells whether one answer was chosen.
pub(super) fn ticks(texts: &[String]) -> Option<Ticks> {
    if texts.is_empty() || texts.len() > 2 {
        return None;
    }
    for (selected, unselected) in TICKS {
        let chosen = texts.iter().find(|text| folded(text) == *selected);
        let others =
            texts.iter().filter(|text| Some(*text) != chosen).collect::<Vec<_>>();
        let fits = |text: &&String| unselected.contains(&folded(text).as_str());
        let is_word = ["ja", "yes"].contains(selected);
        match chosen {
            Some(chosen) if others.iter().all(&fits) => {
                return Some(Ticks {
                    selected: chosen.clone(),
                    is_question: (is_word && texts.len() > 1)
                        || others.iter().any(|text| *text == "2"),
                    unselected: others.into_iter().cloned().collect(),
                    is_answer: false,
                });
            }
            // Nobody has chosen it.
            None if texts.iter().all(|text| fits(&text)) && texts[0] != "2" => {
                return Some(Ticks {
                    selected: String::new(),
                    unselected: texts.to_vec(),
                    is_question: false,
                    is_answer: false,
                });
            }
            _ => {}
        }
    }
    match texts {
        [only] => Some(Ticks {
            selected: only.clone(),
            unselected: Vec::new(),
            is_question: false,
            is_answer: true,
        }),
        _ => None,
    }
}

/// Words by which an answer is what is left.
const OTHER: &[&str] = &[
    "annat",
    "annan",
    "annet",
    "anna",
    "annen",
    "övrigt",
    "övriga",
    "øvrig",
    "other",
    "others",
    "none",
    "inget",
    "ingen",
    "inga",
    "none of the above",
    "none of these",
    "inget av dessa",
    "ingen av disse",
];

/// What to sort answers without an order by: what is left stands last.
pub(super) fn alphabetical(answer: &str) -> (bool, String) {
    let answer = folded(&shown(answer));
    let first = answer.split([',', ' ', ':', '(']).next().unwrap_or_default();
    let is_other = OTHER.contains(&answer.as_str()) || OTHER.contains(&first);
    (is_other, answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        text.split('#').map(str::to_owned).collect()
    }

    #[test]
    fn moments_are_known() {
        for text in [
            "2026-01-31",
            "2026-01-31 12:00:07",
            "2026-01-31T12:00",
            "31.01.2026",
            "12:30",
            "31/01/2026",
            "1/31/2026 9:05",
            "1/31/26 9:05 AM",
            "2026/01/31 10:22:33 em EET",
            "2026/11/29 10:22:33 fm GMT+1",
            "31.01.2026 09:12",
        ] {
            assert!(is_moment(text), "{text}");
        }
        for text in
            ["2026", "12", "1/2", "31.01", "Buss", "2026/01/31 kom jag hem sent igår"]
        {
            assert!(!is_moment(text), "{text}");
        }
    }

    #[test]
    fn codes_are_no_numbers() {
        assert!(are_codes(&texts("0319#1201")));
        assert!(are_codes(&texts("114 55#802 67")));
        assert!(!are_codes(&texts("0#1#2")));
        assert!(!are_codes(&texts("0,5#1,5")));
        assert!(!are_codes(&texts("12 500#9 000")));
    }

    #[test]
    fn intervals_are_ordered() {
        let ordered = |text: &str| {
            let answers = texts(text);
            let order = intervals(&answers)?.into_iter().map(|it| answers[it].clone());
            Some(order.collect::<Vec<_>>().join("#"))
        };
        for (answers, right) in [
            (
                "30-49 år#16-29 år#65 år eller äldre#50-64 år",
                "16-29 år#30-49 år#50-64 år#65 år eller äldre",
            ),
            ("18-29#65+#under 18#30-64", "under 18#18-29#30-64#65+"),
            (
                "10 000-19 999 kr#20 000-29 999 kr#under 10 000 kr",
                "under 10 000 kr#10 000-19 999 kr#20 000-29 999 kr",
            ),
            (
                "1-5 years#more than 10 years#less than 1 year#6-10 years",
                "less than 1 year#1-5 years#6-10 years#more than 10 years",
            ),
        ] {
            assert_eq!(ordered(answers).as_deref(), Some(right), "{answers}");
        }
        assert_eq!(ordered("3 barn#4 barn#5 barn"), None);
        assert_eq!(ordered("buss#tåg#cykel"), None);
    }

    #[test]
    fn several_answers_in_a_cell_are_found() {
        let found = |text: &str| {
            let cells = texts(text);
            let joined = joined(&cells, &vec![5; cells.len()], 25)?;
            let answers = joined.answers.into_keys().collect::<Vec<_>>().join("#");
            Some((joined.separator, answers))
        };
        let all = |sign: char| Some((sign, "Buss#Cykel#Tåg".to_owned()));
        assert_eq!(found("Buss;#Buss;Tåg;#Cykel;"), all(';'));
        assert_eq!(found("Buss#Buss, Tåg#Cykel#Tåg, Cykel"), all(','));
        assert_eq!(found("Buss|Tåg#Tåg|Cykel#Cykel|Buss"), all('|'));
        assert_eq!(found("Ja, helt#Nej, inte alls#Delvis"), None);
        assert_eq!(found("Buss#Tåg#Cykel"), None);
    }

    #[test]
    fn ticks_are_found() {
        let of = |text: &str| {
            ticks(&texts(text))
                .map(|it| (it.selected, it.unselected.join("#"), it.is_question))
        };
        let some = |selected: &str, unselected: &str, is_question| {
            Some((selected.to_owned(), unselected.to_owned(), is_question))
        };
        assert_eq!(of("0#1"), some("1", "0", false));
        assert_eq!(of("Nej#Ja"), some("Ja", "Nej", true));
        assert_eq!(of("Y"), some("Y", "", false));
        assert_eq!(of("0"), some("", "0", false));
        assert_eq!(of("Buss"), some("Buss", "", false));
        assert_eq!(of("Buss#Tåg"), None);
        assert_eq!(of("1#3"), None);
    }
}
