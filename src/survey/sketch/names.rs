//! Names of variables and their labels, made of what stands above the columns.

use std::collections::{HashMap, HashSet};

use super::folding::{folded, shown};

/// Longest heading that may serve as a name as it is, in characters.
const LONGEST_PLAIN: usize = 40;
/// Longest name that is made, in characters.
const LONGEST: usize = 32;
/// Longest part of a name that tells the question, where another tells the row of a grid.
const LONGEST_STEM: usize = 18;

/// Names that have been given.
pub(super) struct GivenNames {
    taken: HashSet<String>,
    /// How many headings begin with the same words.
    beginnings: HashMap<String, usize>,
}

/// A row of a grid, in words: the question above it, and what it says.
#[derive(Clone, Copy)]
pub(super) struct GridRow<'w> {
    pub(super) question: &'w str,
    pub(super) row: &'w str,
}

impl GivenNames {
    /// Headings that can serve as names are kept for their own columns.
    pub(super) fn new(headings: &[String]) -> Self {
        let plain = headings.iter().filter(|heading| is_plain(heading)).cloned();
        let mut beginnings = HashMap::new();
        for heading in headings.iter().filter(|heading| !is_plain(heading)) {
            *beginnings.entry(short(heading, LONGEST_STEM)).or_default() += 1;
        }
        Self { taken: plain.collect(), beginnings }
    }

    /// The name of a column: its heading, or a short one made of it.
    pub(super) fn of_column(
        &mut self,
        heading: &str,
        row: Option<GridRow<'_>>,
    ) -> String {
        if is_plain(heading) {
            return heading.to_owned();
        }
        let made = match row {
            Some(GridRow { question, row }) if !row.is_empty() => {
                let (stem, row) =
                    (short(question, LONGEST_STEM), short(row, LONGEST - LONGEST_STEM));
                if row.is_empty() || stem.is_empty() {
                    short(heading, LONGEST)
                } else {
                    format!("{stem}_{row}")
                }
            }
            // Where many begin alike, the last word tells them apart.
            _ if self
                .beginnings
                .get(&short(heading, LONGEST_STEM))
                .is_some_and(|it| *it > 1) =>
            {
                with_last_word(heading)
            }
            _ => short(heading, LONGEST),
        };
        self.unique(made)
    }

    /// The name of a question that stands in several columns.
    pub(super) fn of_question(&mut self, stem: &str) -> String {
        let stem = stem.trim_end_matches(['_', '.', '-', ' ', ':', '/']);
        let made = if is_plain(stem) { stem.to_owned() } else { short(stem, LONGEST) };
        self.unique(made)
    }

    fn unique(&mut self, made: String) -> String {
        let made = if made.is_empty() { "variabel".to_owned() } else { made };
        let mut name = made.clone();
        let mut number = 1;
        while !self.taken.insert(name.clone()) {
            number += 1;
            name = format!("{made}_{number}");
        }
        name
    }
}

/// Whether a heading is a name already: one word that begins with a letter.
pub(super) fn is_plain(heading: &str) -> bool {
    let is_sign = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    heading.starts_with(char::is_alphabetic)
        && heading.chars().all(is_sign)
        && heading.chars().count() <= LONGEST_PLAIN
}

/// The first words of a text in the letters a to z, with `_` between them.
fn short(text: &str, longest: usize) -> String {
    let text = without_number(without_response(text));
    let mut name = String::new();
    let letters = plain_letters(&folded(&without_tags(text)));
    for word in letters.split(|c: char| !c.is_ascii_alphanumeric()) {
        if word.is_empty() {
            continue;
        }
        let length = name.len() + usize::from(!name.is_empty()) + word.len();
        if name.is_empty() {
            name.extend(word.chars().take(longest));
        } else if length <= longest {
            name.push('_');
            name.push_str(word);
        } else {
            break;
        }
    }
    if name.starts_with(|c: char| c.is_ascii_digit()) { format!("f{name}") } else { name }
}

/// The first words of a text and the last one.
fn with_last_word(text: &str) -> String {
    let (first, whole) = (short(text, LONGEST), short(text, usize::MAX));
    let last = whole.rsplit('_').next().unwrap_or_default();
    if first == whole || last.len() * 2 > LONGEST {
        return first;
    }
    format!("{}_{last}", short(text, LONGEST - last.len() - 1))
}

/// A text in the letters that every keyboard has.
fn plain_letters(text: &str) -> String {
    let mut plain = String::new();
    for letter in text.chars() {
        match letter {
            'å' | 'ä' | 'à' | 'á' | 'â' => plain.push('a'),
            'ö' | 'ø' | 'ô' | 'ó' | 'ò' => plain.push('o'),
            'é' | 'è' | 'ê' | 'ë' => plain.push('e'),
            'ü' | 'ú' | 'ù' => plain.push('u'),
            'æ' => plain.push_str("ae"),
            // "don't" is one word.
            '\'' => {}
            other => plain.push(other),
        }
    }
    plain
}

/// A heading without what `SurveyMonkey` writes below a question that has one column.
fn without_response(heading: &str) -> &str {
    let ends = [" / Response", " / Open-Ended Response"];
    ends.iter().find_map(|end| heading.strip_suffix(end)).unwrap_or(heading)
}

/// A heading without the number of its question: `1. `, `Q3: `, `12b) `.
fn without_number(text: &str) -> &str {
    let text = text.trim();
    let rest = text.trim_start_matches(['Q', 'q', 'F', 'f']);
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    if digits == 0 || digits > 3 {
        return text;
    }
    let after = &rest[digits..];
    let after = after.strip_prefix(|c: char| c.is_ascii_lowercase()).unwrap_or(after);
    let after = after.strip_prefix(['.', ':', ')']).map(str::trim_start);
    after.filter(|after| after.starts_with(char::is_alphabetic)).unwrap_or(text)
}

/// A label made of a heading: in one line, without tags of HTML and the star of a question
/// that must be answered.
pub(super) fn label(heading: &str) -> String {
    let heading = without_response(heading);
    let label = shown(&without_tags(heading));
    let plain = label.trim_end_matches(['*', ' ']).trim_end_matches(':');
    if plain.is_empty() { heading.trim().to_owned() } else { plain.to_owned() }
}

/// A text without `<p>` and the like.
fn without_tags(text: &str) -> String {
    let (mut plain, mut rest) = (String::new(), text);
    while let Some(start) = rest.find('<') {
        let tag = &rest[start + 1..];
        let is_tag = tag.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        let end = tag.find('>').filter(|_| is_tag);
        plain.push_str(&rest[..start]);
        match end {
            Some(end) => {
                plain.push(' ');
                rest = &tag[end + 1..];
            }
            None => {
                plain.push('<');
                rest = tag;
            }
        }
    }
    plain + rest
}

/// A heading in its two parts: the question, and the row of the grid or the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct HeadingParts {
    pub(super) stem: String,
    pub(super) item: String,
    /// How they are put together.
    pub(super) form: HeadingForm,
}

/// How the parts of a heading are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HeadingForm {
    /// `Q5[SQ001]`, `Fråga [rad]`
    Brackets,
    /// `Fråga (rad)`
    Parentheses,
    /// `Q5_1`, `Q5.1`, `Q5-1`, `q5a`
    Number,
    /// `Fråga - rad`, `Fråga: rad`, `q5/rad`
    Sign,
}

/// The ways in which the heading of a column can be in two parts.
pub(super) fn parts(heading: &str) -> Option<HeadingParts> {
    let heading = heading.trim();
    if without_response(heading) != heading {
        return None;
    }
    let of = |stem: &str, item: &str, form| {
        let (stem, item) = (stem.trim().to_owned(), item.trim().to_owned());
        (!stem.is_empty() && !item.is_empty()).then_some(HeadingParts {
            stem,
            item,
            form,
        })
    };
    let within = |open: char, close: char| {
        let inner = heading.strip_suffix(close)?;
        let start = inner.rfind(open)?;
        Some((&inner[..start], &inner[start + 1..]))
    };
    if let Some((stem, item)) = within('[', ']') {
        return of(stem, item, HeadingForm::Brackets);
    }
    if let Some((stem, item)) = within('(', ')') {
        return of(stem, item, HeadingForm::Parentheses);
    }
    let digits =
        heading.len() - heading.bytes().rev().take_while(u8::is_ascii_digit).count();
    if digits < heading.len() {
        let before = &heading[..digits];
        if let Some(stem) = before.strip_suffix(['_', '.', '-']) {
            return of(stem, &heading[digits..], HeadingForm::Number);
        }
    }
    if let Some(stem) = heading.strip_suffix(|c: char| c.is_ascii_lowercase())
        && stem.ends_with(|c: char| c.is_ascii_digit())
        && is_plain(heading)
    {
        return of(stem, &heading[stem.len()..], HeadingForm::Number);
    }
    for sign in [" / ", " - ", " – ", " — ", ": ", " | ", "/"] {
        if let Some((stem, item)) = heading.rsplit_once(sign) {
            return of(stem, item, HeadingForm::Sign);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_and_different() {
        let headings = ["kön", "Hur nöjd är du med ditt arbete?"].map(str::to_owned);
        let mut names = GivenNames::new(&headings);
        assert_eq!(names.of_column("kön", None), "kön");
        let long = "Hur nöjd är du med ditt arbete på det hela taget?";
        assert_eq!(names.of_column(long, None), "hur_nojd_ar_du_med_ditt_arbete");
        assert_eq!(names.of_column(long, None), "hur_nojd_ar_du_med_ditt_arbete_2");
        let alike = ["stöd av din chef", "stöd av dina kollegor"];
        let alike = alike.map(|it| format!("I vilken grad får du {it}?"));
        let mut of_them = GivenNames::new(&alike);
        let made = alike.each_ref().map(|heading| of_them.of_column(heading, None));
        assert_eq!(
            made,
            ["i_vilken_grad_far_du_stod_chef", "i_vilken_grad_far_du_kollegor"]
        );
        assert_eq!(names.of_column("12. Ålder", None), "alder");
        assert_eq!(names.of_column("2020 års besök", None), "f2020_ars_besok");
        assert_eq!(names.of_column("???", None), "variabel");
        assert_eq!(
            names.of_column("Kön (din egen uppfattning)", None),
            "kon_din_egen_uppfattning"
        );
        let question = "Hur nöjd är du med följande?";
        let row = Some(GridRow { question, row: "Ditt bemötande" });
        assert_eq!(
            names.of_column("Hur nöjd … [Ditt bemötande]", row),
            "hur_nojd_ar_du_med_ditt_bemotande"
        );
        assert_eq!(names.of_question("Q5"), "Q5");
    }

    #[test]
    fn labels_are_one_line() {
        assert_eq!(label("<p>Hur nöjd\när du?</p> *"), "Hur nöjd är du?");
        assert_eq!(label("Är x < 5?"), "Är x < 5?");
        assert_eq!(label("Är du nöjd? / Response"), "Är du nöjd?");
    }

    #[test]
    fn headings_come_apart() {
        let of = |text: &str| parts(text).map(|it| (it.stem, it.item));
        let some = |stem: &str, item: &str| Some((stem.to_owned(), item.to_owned()));
        assert_eq!(of("Q5[SQ001]"), some("Q5", "SQ001"));
        assert_eq!(of("Vilka? [Buss]"), some("Vilka?", "Buss"));
        assert_eq!(of("Vilka? (Buss)"), some("Vilka?", "Buss"));
        assert_eq!(of("Q5_12"), some("Q5", "12"));
        assert_eq!(of("q5b"), some("q5", "b"));
        assert_eq!(
            of("Vilka? - Selected Choice - Buss"),
            some("Vilka? - Selected Choice", "Buss")
        );
        assert_eq!(of("q5/buss"), some("q5", "buss"));
        assert_eq!(of("alder"), None);
    }
}
