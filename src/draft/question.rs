//! What is asked: takes the variables of a codebook, gives questions, of which a grid is one
//! and a single variable another.

use crate::manuscript::slug;
use crate::survey::{FEWEST, KnownOrder, Label, Origin, Scale, Survey, Variable};

use super::DraftedSurvey;
use super::background;
use super::sets::columns_of_sets;
use super::tally;

/// As many answers may stand below each other as bars of a chart.
pub(super) const MOST_BARS: usize = 25;
/// So many words at the beginning make questions one grid, if there are enough of them.
const SHARED_WORDS: usize = 3;
const FEWEST_ALIKE: usize = 3;
/// Fewer characters are no title of a grid.
const SHORTEST_TITLE: usize = 8;
/// As many periods can be drawn along time.
const MOST_PERIODS: usize = 40;

/// A question, or a fact about those who were asked.
#[derive(Clone)]
pub(super) struct DraftQuestion<'s> {
    pub(super) of: DraftedSurvey<'s>,
    pub(super) kind: QuestionKind<'s>,
    /// Its title: the question or its label.
    pub(super) title: String,
}

/// What kind of answers a question has.
#[derive(Clone)]
pub(super) enum QuestionKind<'s> {
    /// Several rows with the same answers.
    Battery(Vec<&'s Variable>),
    /// Answers in an order.
    Scale(&'s Variable),
    /// Answers without an order.
    Choice(&'s Variable),
    /// Several answers.
    Several(&'s Variable),
    /// Numbers.
    Number(&'s Variable),
    /// Periods of time.
    Periods(&'s Variable),
}

/// Why a variable stands in no chapter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyUnused {
    /// Answers in words.
    Text,
    /// It tells rows apart.
    Id,
    /// Numbers, of which nobody knows between which they lie.
    NoRange,
    /// There is one answer only, or none.
    SingleAnswer,
    /// Dates without a period.
    Dates,
    /// A variable that is derived from it is used.
    Source,
    /// Its answers are codes without labels.
    Codes,
    /// The plan does not name it.
    Plan,
    /// Something else: it is made of others, or has too many answers.
    Other,
}

impl<'s> DraftQuestion<'s> {
    /// The question of a single variable, if a chapter can show it.
    pub(super) fn single(of: DraftedSurvey<'s>, variable: &'s Variable) -> Option<Self> {
        let kind = match variable.scale {
            _ if why_unused(of.survey, variable).is_some() => return None,
            Scale::Ordinal if matches!(variable.origin, Origin::Period { .. }) => {
                QuestionKind::Periods(variable)
            }
            Scale::Ordinal => QuestionKind::Scale(variable),
            Scale::Nominal => QuestionKind::Choice(variable),
            Scale::Multiple => QuestionKind::Several(variable),
            Scale::Numeric => QuestionKind::Number(variable),
            Scale::Date | Scale::Text | Scale::Id => return None,
        };
        Some(Self { of, kind, title: variable.label.clone() })
    }

    /// The variables that it shows.
    pub(super) fn variables(&self) -> Vec<&'s Variable> {
        match &self.kind {
            QuestionKind::Battery(rows) => rows.clone(),
            QuestionKind::Scale(one)
            | QuestionKind::Choice(one)
            | QuestionKind::Several(one)
            | QuestionKind::Number(one)
            | QuestionKind::Periods(one) => vec![one],
        }
    }

    /// Whether it is a grid that nothing calls anything.
    pub(super) fn is_called_by_its_first_row(&self) -> bool {
        match &self.kind {
            QuestionKind::Battery(rows) => battery_title(rows).is_empty(),
            QuestionKind::Scale(_)
            | QuestionKind::Choice(_)
            | QuestionKind::Several(_)
            | QuestionKind::Number(_)
            | QuestionKind::Periods(_) => false,
        }
    }

    /// What it is called in ids: after its variable, and a grid after what the names of its
    /// variables begin with.
    pub(super) fn id(&self) -> String {
        let variables = self.variables();
        let names = variables.iter().map(|it| it.name.value.as_str()).collect::<Vec<_>>();
        match names.as_slice() {
            [] => String::new(),
            [one] => slug(one),
            [first, ..] => {
                let shared = shared_start(&names);
                let stem = shared.trim_end_matches(|c: char| !c.is_alphanumeric());
                if stem.chars().count() < 2 { slug(first) } else { slug(stem) }
            }
        }
    }

    /// The answers that are told together: of a scale what an author would call high, of
    /// others the first of two, or the one that most gave.
    pub(super) fn told_together(&self) -> Vec<usize> {
        let survey = self.of.survey;
        let Some(first) = self.variables().first().copied() else { return Vec::new() };
        match &self.kind {
            QuestionKind::Battery(_) | QuestionKind::Scale(_)
                if first.scale == Scale::Ordinal =>
            {
                high(first)
            }
            QuestionKind::Number(_) | QuestionKind::Periods(_) => Vec::new(),
            QuestionKind::Battery(rows) => {
                let mut counts = vec![0; first.categories.len()];
                for row in rows {
                    let of_row = tally::counts(survey, row).unwrap_or_default();
                    counts.iter_mut().zip(of_row).for_each(|(sum, count)| *sum += count);
                }
                told_of(&counts, 1)
            }
            QuestionKind::Scale(_)
            | QuestionKind::Choice(_)
            | QuestionKind::Several(_) => {
                told_of(&tally::counts(survey, first).unwrap_or_default(), 1)
            }
        }
    }
}

/// The answers to tell of by how many gave each: the first of two, or else those that most
/// gave; none that few gave.
pub(super) fn told_of(counts: &[usize], many: usize) -> Vec<usize> {
    match counts {
        [first, _] if *first >= FEWEST => vec![0],
        [_, _] => tally::most_given(counts, 1, FEWEST),
        _ => tally::most_given(counts, many, FEWEST),
    }
}

/// What all texts begin with.
fn shared_start<'t>(texts: &[&'t str]) -> &'t str {
    let Some((first, others)) = texts.split_first() else { return "" };
    let is_shared = |end: usize| {
        let start = &first[..end];
        others.iter().all(|other| other.starts_with(start))
    };
    let ends = first.char_indices().map(|(at, sign)| at + sign.len_utf8());
    let end = ends.take_while(|end| is_shared(*end)).last().unwrap_or_default();
    &first[..end]
}

/// The upper part of a scale: of five steps two, of four two, of three one.
fn high(variable: &Variable) -> Vec<usize> {
    let steps = variable.categories.len();
    let many = match steps {
        0 | 1 => steps,
        2..=7 => steps / 2,
        _ => 3,
    };
    match variable.answer_order() {
        KnownOrder::Ascending => (steps - many..steps).collect(),
        KnownOrder::SaidDescending | KnownOrder::SeemsDescending => (0..many).collect(),
    }
}

/// Why a chapter cannot show a variable; nothing if it can.
pub(super) fn why_unused(survey: &Survey, variable: &Variable) -> Option<WhyUnused> {
    let answers = variable.categories.len();
    let is_source = |derived: &Variable| match &derived.origin {
        Origin::Period { from, .. } => from.value == variable.name.value,
        _ => false,
    };
    match variable.scale {
        Scale::Text => Some(WhyUnused::Text),
        Scale::Id => Some(WhyUnused::Id),
        Scale::Numeric if matches!(variable.origin, Origin::Index(_)) => {
            Some(WhyUnused::Other)
        }
        Scale::Numeric if variable.range.is_none() => Some(WhyUnused::NoRange),
        Scale::Numeric => None,
        Scale::Date if survey.codebook.variables.iter().any(is_source) => {
            Some(WhyUnused::Source)
        }
        Scale::Date => Some(WhyUnused::Dates),
        Scale::Ordinal if matches!(variable.origin, Origin::Period { .. }) => {
            (!(2..=MOST_PERIODS).contains(&answers)).then_some(WhyUnused::Other)
        }
        Scale::Nominal if has_only_codes(variable) => Some(WhyUnused::Codes),
        Scale::Nominal | Scale::Ordinal | Scale::Multiple => match answers {
            0 | 1 => Some(WhyUnused::SingleAnswer),
            _ if answers > MOST_BARS => Some(WhyUnused::Other),
            _ => None,
        },
    }
}

/// Whether the answers of a variable are numbers that nothing is said of.
fn has_only_codes(variable: &Variable) -> bool {
    let is_code = |label: &Label| {
        label.label == label.code && label.code.bytes().all(|sign| sign.is_ascii_digit())
    };
    variable.categories.len() > 1 && variable.categories.iter().all(is_code)
}

/// Whether a variable puts the answers of another together.
pub(super) fn is_regrouped(variable: &Variable) -> bool {
    matches!(variable.origin, Origin::Mapped { .. } | Origin::Cut { .. })
}

/// The questions of a survey in the order of its codebook, without the background.
pub(super) fn questions(of: DraftedSurvey<'_>) -> Vec<DraftQuestion<'_>> {
    let variables = &of.survey.codebook.variables;
    let of_sets = columns_of_sets(variables);
    let mut questions = Vec::new();
    let mut at = 0;
    while at < variables.len() {
        let variable = &variables[at];
        if of_sets.contains(variable.name.value.as_str()) {
            at += 1;
            continue;
        }
        let rows = battery(&variables[at..]);
        if rows.len() > 1 {
            at += rows.len();
            let title = battery_title(&rows);
            questions.push(DraftQuestion {
                of,
                kind: QuestionKind::Battery(rows),
                title,
            });
            continue;
        }
        at += 1;
        if is_regrouped(variable)
            || is_period(variable)
            || background::is_background(variable)
        {
            continue;
        }
        // Periods stand where their dates do.
        let shown = period_of(of, variable).unwrap_or(variable);
        if !background::is_answer_date(variable) {
            questions.extend(DraftQuestion::single(of, shown));
        }
    }
    questions
}

/// The questions of variables that an author names together: one grid, if they have the same
/// answers, and otherwise each by itself.
pub(super) fn together<'s>(
    of: DraftedSurvey<'s>,
    variables: &[&'s Variable],
) -> Vec<DraftQuestion<'s>> {
    let is_grid = |first: &&Variable| {
        let is_scale = matches!(first.scale, Scale::Ordinal | Scale::Nominal);
        let same = |one: &&Variable| {
            one.scale == first.scale && same_answers(&one.categories, &first.categories)
        };
        is_scale && variables.len() > 1 && variables.iter().all(same)
    };
    if variables.first().is_some_and(is_grid) {
        let title = battery_title(variables);
        let kind = QuestionKind::Battery(variables.to_vec());
        return vec![DraftQuestion { of, kind, title }];
    }
    variables.iter().filter_map(|variable| DraftQuestion::single(of, variable)).collect()
}

fn is_period(variable: &Variable) -> bool {
    matches!(variable.origin, Origin::Period { .. })
}

/// The variable that holds the periods of a date.
pub(super) fn period_of<'s>(
    of: DraftedSurvey<'s>,
    date: &Variable,
) -> Option<&'s Variable> {
    of.survey.codebook.variables.iter().find(|variable| match &variable.origin {
        Origin::Period { from, .. } => from.value == date.name.value,
        _ => false,
    })
}

/// The variables from the first on that are rows of one grid; the first alone, if it is none.
fn battery(variables: &[Variable]) -> Vec<&Variable> {
    let Some(first) = variables.first() else { return Vec::new() };
    let alone = vec![first];
    let is_scale = matches!(first.scale, Scale::Ordinal | Scale::Nominal);
    if !is_scale || first.is_derived() || first.categories.len() < 2 {
        return alone;
    }
    let is_alike = |one: &&Variable| {
        one.scale == first.scale
            && !one.is_derived()
            && same_answers(&one.categories, &first.categories)
    };
    let alike = variables.iter().take_while(is_alike);
    let stem = question_stem(first);
    let by_words =
        alike.clone().take_while(|one| stem.is_some() && question_stem(one) == stem);
    let by_words = by_words.collect::<Vec<_>>();
    if by_words.len() > 1 {
        return by_words;
    }
    let beginning = first_words(&first.label);
    let by_beginning = alike.clone().take_while(|one| {
        question_stem(one).is_none()
            && beginning.is_some()
            && first_words(&one.label) == beginning
    });
    let by_beginning = by_beginning.collect::<Vec<_>>();
    if by_beginning.len() >= FEWEST_ALIKE {
        return by_beginning;
    }
    let name = name_stem(&first.name.value);
    let by_name = alike.clone().take_while(|one| {
        question_stem(one).is_none() && name_stem(&one.name.value) == name
    });
    let by_name = by_name.collect::<Vec<_>>();
    if by_name.len() > 1 && name.chars().count() > 1 {
        return by_name;
    }
    let is_opinion = first.scale == Scale::Ordinal
        && first.categories.len() > 2
        && !background::is_background(first);
    let alike = alike.take_while(|one| {
        question_stem(one).is_none() && !background::is_background(one)
    });
    let alike = alike.collect::<Vec<_>>();
    if is_opinion && alike.len() > 2 { alike } else { alone }
}

fn same_answers(one: &[Label], other: &[Label]) -> bool {
    one.len() == other.len()
        && one.iter().zip(other).all(|(a, b)| a.code == b.code && a.label == b.label)
}

/// The question above a row of a grid, where the variable says it: `question` without the
/// label at its end.
fn question_stem(variable: &Variable) -> Option<&str> {
    let question = variable.question.as_ref()?.value.as_str();
    let stem = question.strip_suffix(variable.label.as_str())?;
    let stem = stem.trim_end().trim_end_matches([':', '-', '–']).trim_end();
    (!stem.is_empty()).then_some(stem)
}

/// The name of a variable without what tells it apart from its neighbours: `q5_1`, `Q5a`.
fn name_stem(name: &str) -> &str {
    if let Some((stem, _)) = name.rsplit_once(['_', '.', '-']) {
        return stem;
    }
    let digits = name.trim_end_matches(|c: char| c.is_ascii_digit());
    if digits.len() < name.len() && !digits.ends_with(|c: char| c.is_ascii_digit()) {
        let letters = digits.trim_end_matches(|c: char| c.is_ascii_lowercase());
        // `q12` is a question of its own, `q12r3` a row of it.
        let is_row = letters.ends_with(|c: char| c.is_ascii_digit());
        return if is_row { letters } else { name };
    }
    let letters = name.strip_suffix(|c: char| c.is_ascii_lowercase());
    letters.filter(|it| it.ends_with(|c: char| c.is_ascii_digit())).unwrap_or(name)
}

/// What questions begin with that ask the same of different things: "Har du fått".
fn first_words(label: &str) -> Option<&str> {
    let (end, _) = label.match_indices(' ').nth(SHARED_WORDS - 1)?;
    Some(&label[..end])
}

/// The title of a grid: the question above it, or what the labels of its rows begin with.
fn battery_title(rows: &[&Variable]) -> String {
    let Some(first) = rows.first() else { return String::new() };
    if let Some(stem) = question_stem(first) {
        return stem.to_owned();
    }
    let labels = rows.iter().map(|row| row.label.as_str()).collect::<Vec<_>>();
    let shared = shared_start(&labels);
    let end = shared.rfind([':', '?', '-', '–', ',']).unwrap_or_default();
    let question = if shared[end..].starts_with('?') { end + 1 } else { end };
    let title = shared[..question].trim_end_matches([':', '-', '–', ',', ' ']);
    if title.chars().count() >= SHORTEST_TITLE {
        return title.to_owned();
    }
    let words = shared.rsplit_once(' ').map_or("", |(words, _)| words);
    let sign = if labels.iter().all(|label| label.ends_with('?')) { "?" } else { "" };
    match words.split(' ').count() >= SHARED_WORDS {
        true => format!("{words} …{sign}"),
        false => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_rows_share_a_stem() {
        for (name, stem) in [
            ("q5_1", "q5"),
            ("Q5a", "Q5"),
            ("q12", "q12"),
            ("q12r3", "q12"),
            ("nojd", "nojd"),
            ("stod_chef", "stod"),
            ("v", "v"),
        ] {
            assert_eq!(name_stem(name), stem, "{name}");
        }
        assert_eq!(shared_start(&["åk_1", "åk_2"]), "åk_");
        assert_eq!(shared_start(&["å", "ä"]), "");
    }
}
