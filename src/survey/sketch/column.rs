//! One column: takes its cells and its heading, gives a variable, what to say of it, and what
//! it has in common with its neighbours.

use std::collections::{BTreeSet, HashSet};

use super::folding::{apart, folded, numbered, shown};
use super::headings::Heading;
use super::scales::{FoundScale, ScaleMeasure, Scales};
use super::shapes::{self, Joined, Ticks};
use super::{LONGEST, MOST, Note};
use crate::survey::codebook::{EMPTY, Label, Origin, Scale, Variable};
use crate::survey::coded::CodedTexts;
use crate::survey::description::FEWEST;
use crate::survey::numerals::Numerals;
use crate::survey::told::is_personal;

/// What is seen of a column.
pub(super) struct SeenColumn<'t> {
    pub(super) different: &'t [String],
    /// In how many rows each of the different texts stands.
    pub(super) counts: Vec<usize>,
    /// The rows of the file, whether this column is filled in them or not.
    pub(super) rows: usize,
    /// Whether the texts are whole numbers, each above the one in the row before.
    is_rising: bool,
    /// How numbers are written in it.
    pub(super) numerals: Numerals,
}

/// What a column has in common with its neighbours, if they are rows of one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ColumnKind {
    /// Steps of a scale in words.
    Scale(ScaleMeasure),
    /// Steps of a scale in numbers.
    Steps,
    /// Nothing.
    Other,
}

/// What a column is taken for.
pub(super) struct Described {
    pub(super) variable: Variable,
    pub(super) notes: Vec<Note>,
    pub(super) kind: ColumnKind,
    /// Whether it tells if one answer was chosen.
    pub(super) ticks: Option<Ticks>,
    /// Whether nobody has answered.
    pub(super) is_empty: bool,
    /// Whether everybody has.
    pub(super) is_full: bool,
    /// The fewest rows that have one of its answers.
    pub(super) fewest: usize,
}

impl<'t> SeenColumn<'t> {
    pub(super) fn new(texts: &'t CodedTexts, numerals: Numerals) -> Self {
        let counts = texts.counted().into_iter().map(|(count, _)| count).collect();
        let (different, rows) = (texts.different.as_slice(), texts.codes.len());
        let is_full = different.len() == rows;
        let mut last = None;
        let is_rising = is_full
            && different.iter().all(|text| {
                let number = text.parse::<u64>().ok();
                let is_above = number.is_some() && last < number;
                last = number;
                is_above
            });
        Self { different, counts, rows, is_rising, numerals }
    }

    /// Describes the column by what stands in it and above it.
    pub(super) fn describe(
        &self,
        mut variable: Variable,
        heading: &Heading,
        scales: &Scales,
    ) -> Described {
        let ticks = shapes::ticks(self.different).filter(|_| !heading.is_personal);
        let (notes, kind) = self.understand(&mut variable, heading, scales);
        Described {
            variable,
            notes,
            kind,
            ticks,
            is_empty: self.different.is_empty(),
            is_full: self.counts.iter().sum::<usize>() == self.rows,
            fewest: self.counts.iter().min().copied().unwrap_or_default(),
        }
    }

    fn understand(
        &self,
        variable: &mut Variable,
        heading: &Heading,
        scales: &Scales,
    ) -> (Vec<Note>, ColumnKind) {
        let different = self.different;
        if different.is_empty() {
            return (vec![Note::NoAnswers], ColumnKind::Other);
        }
        if heading.is_personal {
            return (vec![Note::PersonalHeading], ColumnKind::Other);
        }
        if different.iter().all(|text| shapes::is_moment(text)) {
            let days = self.dates(variable);
            return (vec![days.unwrap_or(Note::Dates)], ColumnKind::Other);
        }
        let numbers = different.iter().map(|text| self.numerals.read(text).ok());
        let numbers = numbers.collect::<Option<Vec<_>>>();
        if self.is_id(numbers.as_deref(), heading) {
            variable.scale = Scale::Id;
            return (vec![Note::AllDifferent], ColumnKind::Other);
        }
        if different.iter().any(|text| is_personal(text)) {
            return (vec![Note::Personal], ColumnKind::Other);
        }
        let are_words =
            || self.different.iter().all(|it| !it.contains(char::is_whitespace));
        if self.is_nearly_different()
            && (heading.is_id || numbers.is_none() && are_words())
        {
            return (vec![Note::NearlyAllDifferent], ColumnKind::Other);
        }
        if numbers.is_some() {
            let is_code = heading.is_code || shapes::are_codes(different);
            if is_code {
                self.codes_as_text(variable)
            } else {
                self.numbers(variable, heading)
            }
        } else if heading.is_code {
            self.codes_as_text(variable)
        } else {
            self.words(variable, scales)
        }
    }

    /// Whether every row has a value of its own that is one word, or a whole number that
    /// counts rows rather than measures something.
    fn is_id(&self, numbers: Option<&[f64]>, heading: &Heading) -> bool {
        if self.different.len() != self.rows
            || self.rows < 2
            || heading.is_number
            || heading.is_code
        {
            return false;
        }
        let is_one_word = |text: &String| !text.contains(char::is_whitespace);
        match numbers {
            None => self.different.iter().all(is_one_word),
            Some(numbers) => {
                let is_whole =
                    numbers.iter().all(|number| number.fract().abs() < f64::EPSILON);
                let length = self.different[0].len();
                let is_even =
                    length >= 6 && self.different.iter().all(|it| it.len() == length);
                is_whole
                    && (self.is_rising || heading.is_id || is_even || self.rows <= MOST)
            }
        }
    }

    /// Whether every row has a value of its own.
    pub(super) fn is_different(&self) -> bool {
        self.rows > 1 && self.different.len() == self.rows
    }

    /// Whether nearly every row that is filled has a value of its own.
    fn is_nearly_different(&self) -> bool {
        let filled = self.counts.iter().sum::<usize>();
        filled >= 2 * FEWEST && self.different.len() * 10 >= filled * 9
    }

    /// Whether there are few different answers, and enough rows with each.
    pub(super) fn each_is_frequent(&self) -> bool {
        self.counts.len() <= MOST && self.counts.iter().all(|count| *count >= FEWEST)
    }

    /// Codes that are no numbers, as they are written: `0319`, `114 55`.
    fn codes_as_text(&self, variable: &mut Variable) -> (Vec<Note>, ColumnKind) {
        if self.each_is_frequent() {
            let mut codes = self.different.to_vec();
            codes.sort();
            variable.scale = Scale::Nominal;
            variable.categories =
                labels(codes.into_iter().map(|code| (code.clone(), code)));
        }
        (vec![Note::CodesAsText], ColumnKind::Other)
    }

    /// Answers in words.
    fn words(&self, variable: &mut Variable, scales: &Scales) -> (Vec<Note>, ColumnKind) {
        let is_short = |text: &String| text.chars().count() <= LONGEST;
        let is_list = self.different.len() <= MOST && self.different.iter().all(is_short);
        let joined = shapes::joined(self.different, &self.counts, MOST);
        let list = is_list.then(|| self.list(variable, scales, joined.is_some()));
        if let Some(found) = list.flatten() {
            return found;
        }
        if let Some(joined) = joined {
            return self.several(joined, variable, scales);
        }
        if !(is_list && self.each_is_frequent()) {
            let is_too_long = self.counts.iter().all(|count| *count >= FEWEST);
            let note = if is_too_long { Note::ManyWords } else { Note::Words };
            return (vec![note], ColumnKind::Other);
        }
        let mut words = self.different.to_vec();
        words.sort_by_cached_key(|word| shapes::alphabetical(word));
        variable.scale = Scale::Nominal;
        variable.categories =
            labels(words.into_iter().map(|word| (word.clone(), shown(&word))));
        let note =
            if self.different.len() == 1 { Note::Constant } else { Note::FewAnswers };
        (vec![note], ColumnKind::Other)
    }

    /// A list of answers that is recognised, or whose answers are all frequent apart from
    /// those that are none. Where several seem to be joined, only an order makes a list.
    fn list(
        &self,
        variable: &mut Variable,
        scales: &Scales,
        is_joined: bool,
    ) -> Option<(Vec<Note>, ColumnKind)> {
        let cells = WordCells::new(self.different, scales);
        let (mut notes, mut kind, scale);
        let mut scores = None;
        let order = if let Some(order) = scales.genders(&cells.unique()) {
            scale = Scale::Nominal;
            (notes, kind) = (vec![Note::Gender], ColumnKind::Other);
            cells.spread(&order)
        } else {
            let found = cells.order(scales)?;
            if is_joined && found.scale != Scale::Ordinal {
                return None;
            }
            // A number before an answer may be part of somebody's own words.
            let is_frequent =
                |cell: &usize| self.counts[*cell] >= FEWEST || !found.needs_many;
            if !cells.valid.iter().all(is_frequent) {
                return None;
            }
            scale = found.scale;
            (notes, kind) = (vec![found.note], found.kind);
            scores = found.scores;
            found.order
        };
        if cells.unique().len() == 2 && kind == ColumnKind::Scale(ScaleMeasure::Yes) {
            (notes, kind) = (vec![Note::YesOrNo], ColumnKind::Other);
        }
        let is_yes = notes == [Note::YesOrNo];
        variable.scale = if is_yes { Scale::Nominal } else { scale };
        let mut order = order;
        if is_yes {
            // "Ja" comes before "nej".
            order.reverse();
        }
        let is_rare = |cell: &usize| self.counts[*cell] < FEWEST;
        if cells.valid.iter().any(is_rare) {
            notes.push(Note::RareAnswer);
        }
        if cells.unique().len() < cells.valid.len() {
            notes.push(Note::SpeltInTwoWays);
        }
        let label = |index: usize| {
            let cell = cells.valid[index];
            (self.different[cell].clone(), cells.shown[index].clone())
        };
        let values = order.into_iter().map(label);
        let missing = cells.missing.iter().map(|cell| {
            let text = &self.different[*cell];
            (text.clone(), shown(text))
        });
        let mut all = labels(values.chain(missing));
        variable.missing = all.split_off(cells.valid.len());
        variable.categories = all;
        match scores {
            Some(scores) => {
                for (label, score) in variable.categories.iter_mut().zip(scores) {
                    label.score = Some(score);
                }
            }
            None if variable.scale == Scale::Ordinal => {
                score_by_place(&mut variable.categories);
            }
            None => {}
        }
        if !variable.missing.is_empty() {
            notes.push(Note::MissingWords);
        }
        Some((notes, kind))
    }

    /// Several answers in a cell.
    fn several(
        &self,
        joined: Joined,
        variable: &mut Variable,
        scales: &Scales,
    ) -> (Vec<Note>, ColumnKind) {
        let is_missing = |answer: &str| scales.is_missing(&folded(answer));
        let is_told = |(answer, rows): (&String, &usize)| {
            answer.chars().count() <= LONGEST && (*rows >= FEWEST || is_missing(answer))
        };
        if !joined.answers.iter().all(is_told) {
            return (vec![Note::JoinedWords(joined.separator)], ColumnKind::Other);
        }
        let mut answers = joined.answers.into_keys().collect::<Vec<_>>();
        answers.sort_by_cached_key(|answer| {
            let number =
                Numerals::PLAIN.read(answer).map_or(0.0, |number| number.max(0.0));
            (number.to_bits(), shapes::alphabetical(answer))
        });
        let (missing, valid): (Vec<_>, Vec<_>) =
            answers.into_iter().partition(|answer| is_missing(answer));
        let count = valid.len();
        let all = valid.into_iter().chain(missing);
        let mut all = labels(all.map(|answer| (answer.clone(), shown(&answer))));
        variable.missing = all.split_off(count);
        variable.categories = all;
        variable.scale = Scale::Multiple;
        variable.origin = Origin::Separated(joined.separator);
        let mut notes = vec![Note::Joined(joined.separator)];
        if !variable.missing.is_empty() {
            notes.push(Note::MissingWords);
        }
        (notes, ColumnKind::Other)
    }
}

/// The cells of a column with answers in words, looked at as a list of answers.
struct WordCells {
    /// The cells that hold answers, as numbers of the different ones.
    valid: Vec<usize>,
    /// For each of them the number that stands before it.
    numbers: Vec<Option<i64>>,
    /// For each of them the answer alone, to be compared.
    folded: Vec<String>,
    /// For each of them the answer as it is shown.
    shown: Vec<String>,
    /// The cells that hold answers that are none.
    missing: Vec<usize>,
}

/// An order that was found.
struct FoundOrder {
    order: Vec<usize>,
    scale: Scale,
    note: Note,
    kind: ColumnKind,
    /// Whether the answers need not be those of a questionnaire, so that rare ones are
    /// somebody's own.
    needs_many: bool,
    /// What each counts as, in this order, if that is neither its code nor its place.
    scores: Option<Vec<f64>>,
}

impl WordCells {
    fn new(different: &[String], scales: &Scales) -> Self {
        let mut cells = Self {
            valid: Vec::new(),
            numbers: Vec::new(),
            folded: Vec::new(),
            shown: Vec::new(),
            missing: Vec::new(),
        };
        let is_missing = |text: &str| {
            let is_known = |text: &str| scales.is_missing(&folded(text));
            is_known(text) || numbered(text).is_some_and(|(_, answer)| is_known(answer))
        };
        let all_are_missing = different.iter().all(|text| is_missing(text));
        // "2–3 gånger" and "6 gånger eller mer" are answers as they are.
        let of_answers =
            different.iter().filter(|text| all_are_missing || !is_missing(text));
        let is_numbered = of_answers.clone().all(|text| numbered(text).is_some());
        let parts = of_answers.map(|text| apart(text)).collect::<Option<Vec<_>>>();
        let is_known = |parts: Vec<(i64, &str)>| {
            let answers = parts.into_iter().map(|(_, answer)| folded(answer));
            scales.find(&answers.collect::<Vec<_>>()).is_some()
        };
        let is_numbered = is_numbered || parts.is_some_and(is_known);
        let answer = |text: &str| match apart(text) {
            Some((number, answer)) if !answer.is_empty() => {
                let inner = answer.strip_prefix('(').and_then(|it| it.strip_suffix(')'));
                (Some(number), inner.unwrap_or(answer).to_owned())
            }
            Some((number, _)) => (Some(number), text.to_owned()),
            None => (None, text.to_owned()),
        };
        for (cell, text) in different.iter().enumerate() {
            if !all_are_missing && is_missing(text) {
                cells.missing.push(cell);
                continue;
            }
            let (number, answer) =
                if is_numbered { answer(text) } else { (None, text.clone()) };
            cells.valid.push(cell);
            cells.numbers.push(number);
            cells.folded.push(folded(&answer));
            // The number is the code; a lone one is its own label.
            cells.shown.push(shown(&answer));
        }
        // What differs in the number, or in capitals only, is told apart by the whole cell.
        if cells.unique().len() < cells.folded.len() {
            cells.shown =
                cells.valid.iter().map(|cell| shown(&different[*cell])).collect();
        }
        cells
    }

    /// The different answers, each once.
    fn unique(&self) -> Vec<String> {
        let mut known = BTreeSet::new();
        let answers = self.folded.iter().filter(|answer| known.insert(answer.as_str()));
        answers.cloned().collect()
    }

    /// An order of the [`unique`](Self::unique) answers as one of all cells.
    fn spread(&self, order: &[usize]) -> Vec<usize> {
        let unique = self.unique();
        let cells = |index: &usize| {
            let same = |cell: &usize| self.folded[*cell] == unique[*index];
            (0..self.folded.len()).filter(same).collect::<Vec<_>>()
        };
        order.iter().flat_map(cells).collect()
    }

    /// The order of the answers, if there is one.
    fn order(&self, scales: &Scales) -> Option<FoundOrder> {
        let unique = self.unique();
        let found = scales.find(&unique);
        let of = |order: &[usize], scale, note, kind| FoundOrder {
            order: self.spread(order),
            scale,
            note,
            kind,
            needs_many: false,
            scores: None,
        };
        if let Some(numbered) = self.by_number(found.as_ref().map(|found| found.measure))
        {
            return Some(numbered);
        }
        if let Some(FoundScale { measure, order }) = found {
            let (note, kind) = (Note::KnownScale(measure), ColumnKind::Scale(measure));
            return Some(of(&order, Scale::Ordinal, note, kind));
        }
        if let Some(order) = shapes::intervals(&unique) {
            return Some(of(&order, Scale::Ordinal, Note::Intervals, ColumnKind::Other));
        }
        // Without an order they are a list only if some of them are none.
        if self.missing.is_empty() || self.valid.is_empty() {
            return None;
        }
        let mut order = (0..unique.len()).collect::<Vec<_>>();
        order.sort_by_cached_key(|index| shapes::alphabetical(&unique[*index]));
        let order = of(&order, Scale::Nominal, Note::FewAnswers, ColumnKind::Other);
        Some(FoundOrder { needs_many: true, ..order })
    }

    /// The order by the numbers before the answers, if each has one of its own.
    fn by_number(&self, measure: Option<ScaleMeasure>) -> Option<FoundOrder> {
        let numbers = self.numbers.iter().copied().collect::<Option<Vec<_>>>()?;
        let different = numbers.iter().collect::<BTreeSet<_>>();
        if numbers.len() < 2 || different.len() < numbers.len() {
            return None;
        }
        let mut order = (0..numbers.len()).collect::<Vec<_>>();
        order.sort_by_key(|index| numbers[*index]);
        let is_bare = |index: &usize| self.folded[*index] == numbers[*index].to_string();
        // Of a scale with names at its ends, the other steps are numbers.
        let bare = order.iter().filter(|index| is_bare(index)).count();
        let is_scale = bare > 0
            && bare + 3 >= numbers.len()
            && numbers.iter().all(|number| (0..=10).contains(number));
        let score =
            |index: &usize| f64::from(i32::try_from(numbers[*index]).unwrap_or_default());
        Some(FoundOrder {
            scores: Some(order.iter().map(score).collect()),
            order,
            scale: Scale::Ordinal,
            note: Note::Numbered,
            kind: measure.map_or(ColumnKind::Other, ColumnKind::Scale),
            needs_many: measure.is_none() && !is_scale,
        })
    }
}

/// Labels that are all different and mean nothing else here. Codes that are numbers are their
/// own scores.
pub(super) fn labels(entries: impl Iterator<Item = (String, String)>) -> Vec<Label> {
    let mut labels: Vec<Label> = Vec::new();
    let mut known = HashSet::new();
    for (code, label) in entries {
        let is_taken = label == EMPTY || known.contains(&label);
        let label = if is_taken { format!("{label} ({code})") } else { label };
        known.insert(label.clone());
        labels.push(Label::new(code, label));
    }
    labels
}

/// Lets answers in an order count as their places, unless their codes are numbers.
#[expect(clippy::cast_precision_loss, clippy::as_conversions, reason = "few categories")]
pub(super) fn score_by_place(labels: &mut [Label]) {
    if labels.iter().all(|label| label.score.is_some()) {
        return;
    }
    for (index, label) in labels.iter_mut().enumerate() {
        label.score = Some((index + 1) as f64);
    }
}
