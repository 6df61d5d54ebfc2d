//! Columns that are one question: takes the columns as they were understood one by one, puts
//! those together that tell of one answer each, lets the rows of a grid share their answers,
//! and gives every variable its name.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diagnostic::Placed;
use crate::survey::codebook::{Label, Origin, Scale, Variable};
use crate::survey::description::FEWEST;

use super::Note;
use super::column::{ColumnKind, Described, labels as told, score_by_place};
use super::folding::folded;
use super::names::{self, GivenNames, GridRow, HeadingForm, HeadingParts};
use super::scales::Scales;

/// Puts columns together. `labels` are what the file calls them.
pub(super) fn join(
    mut columns: Vec<Described>,
    labels: &[Option<String>],
    scales: &Scales,
) -> Vec<Described> {
    let headings = columns.iter().map(|one| one.variable.name.value.clone());
    let headings = headings.collect::<Vec<_>>();
    let parts = parts_of(&headings, labels);
    share_scales(&mut columns, scales);
    let mut is_row = vec![false; columns.len()];
    for run in runs(&parts) {
        share_steps(&mut columns[run.clone()]);
        is_row[run].fill(true);
    }
    let mut names = GivenNames::new(&headings);
    let mut sets = ticked(&columns, &parts).into_iter().peekable();
    let (mut joined, mut until) = (Vec::new(), 0);
    for (index, mut column) in columns.into_iter().enumerate() {
        if let Some(set) = sets.next_if(|set| set.range.start == index) {
            until = set.range.end;
            joined.push(set.described(&mut names));
        }
        if index < until {
            continue;
        }
        let above = Some(&parts[index]).filter(|_| is_row[index]);
        name(&mut column.variable, above, &mut names);
        joined.push(column);
    }
    joined
}

/// What stands above a column, in the parts that it has in common with its neighbours and
/// those that it has alone.
#[derive(Clone, Debug)]
struct Above {
    /// The heading's parts.
    parts: Option<HeadingParts>,
    /// The question, in words if there are any.
    question: String,
    /// The row of the grid, or the answer, in words if there are any.
    item: Option<String>,
}

fn parts_of(headings: &[String], labels: &[Option<String>]) -> Vec<Above> {
    let of = |(index, heading): (usize, &String)| {
        let label = labels.get(index).cloned().flatten();
        let parts = names::parts(heading);
        let in_words = label.as_deref().and_then(names::parts);
        let without = |stem: &str| {
            let ends = [" - Selected Choice", " - Selected", " - Valt alternativ"];
            let end = ends.iter().find_map(|end| stem.strip_suffix(end));
            names::label(end.unwrap_or(stem))
        };
        let words = in_words.or_else(|| parts.clone().filter(|_| label.is_none()));
        Above {
            question: match (&words, &label) {
                (Some(words), _) => without(&words.stem),
                (None, Some(label)) => names::label(label),
                (None, None) => names::label(heading),
            },
            item: words.map(|words| names::label(&words.item)),
            parts,
        }
    };
    headings.iter().enumerate().map(of).collect()
}

/// Columns beside each other whose headings begin with the same part.
fn runs(parts: &[Above]) -> Vec<Range<usize>> {
    let is_one = |one: &Above, other: &Above| match (&one.parts, &other.parts) {
        (Some(one), Some(other)) => one.stem == other.stem && one.form == other.form,
        _ => false,
    };
    let (mut runs, mut start) = (Vec::new(), 0);
    for index in 1..=parts.len() {
        if index < parts.len() && is_one(&parts[index - 1], &parts[index]) {
            continue;
        }
        if index - start > 1 {
            runs.push(start..index);
        }
        start = index;
    }
    runs
}

/// Lets rows of a grid in words share the answers that any of them has: columns beside each
/// other with steps of one scale.
fn share_scales(columns: &mut [Described], scales: &Scales) {
    let mut start = 0;
    while start < columns.len() {
        let mut shared = SharedAnswers::of(&columns[start]);
        let mut end = start + 1;
        let is_scale = matches!(columns[start].kind, ColumnKind::Scale(_));
        while is_scale && end < columns.len() && columns[end].kind == columns[start].kind
        {
            let Some(more) = shared.with(&columns[end], scales) else { break };
            shared = more;
            end += 1;
        }
        if end - start > 1 {
            for Described { variable, notes, .. } in &mut columns[start..end] {
                if variable.categories != shared.values
                    || variable.missing != shared.missing
                {
                    notes.push(Note::Grid);
                }
                variable.categories.clone_from(&shared.values);
                variable.missing.clone_from(&shared.missing);
            }
        }
        start = end;
    }
}

/// The answers of columns together.
struct SharedAnswers {
    /// From low to high.
    values: Vec<Label>,
    /// Those that are none.
    missing: Vec<Label>,
    is_numbered: bool,
}

impl SharedAnswers {
    fn of(column: &Described) -> Self {
        Self {
            values: column.variable.categories.clone(),
            missing: column.variable.missing.clone(),
            is_numbered: column.notes.contains(&Note::Numbered),
        }
    }

    /// With those of one more column; nothing if they are not steps of one scale, which a
    /// column has as a whole or which is known.
    fn with(&self, column: &Described, scales: &Scales) -> Option<Self> {
        let more = Self::of(column);
        let is_numbered = self.is_numbered && more.is_numbered;
        let missing = together(&self.missing, &more.missing)?;
        let mut values = together(&self.values, &more.values)?;
        if values.len() == more.values.len() {
            values = more.values;
        } else if values.len() > self.values.len() {
            if is_numbered {
                values.sort_by(|one, other| score(one).total_cmp(&score(other)));
            } else {
                let answers = values.iter().map(|label| folded(&label.label));
                let order = scales.within_one(&answers.collect::<Vec<_>>())?;
                values = order.into_iter().map(|index| values[index].clone()).collect();
                values = placed(values);
            }
        }
        Some(Self { values, missing, is_numbered })
    }
}

/// Labels and more of them, each code once; nothing if an answer has two codes.
fn together(labels: &[Label], more: &[Label]) -> Option<Vec<Label>> {
    let is_new = |one: &&Label| labels.iter().all(|known| known.code != one.code);
    let all = labels.iter().chain(more.iter().filter(is_new)).cloned();
    let all = all.collect::<Vec<_>>();
    let words = all.iter().map(|label| folded(&label.label)).collect::<BTreeSet<_>>();
    (words.len() == all.len()).then_some(all)
}

/// The same labels, each counting as its code or else its place.
fn placed(labels: Vec<Label>) -> Vec<Label> {
    let mut placed = told(labels.into_iter().map(|label| (label.code, label.label)));
    score_by_place(&mut placed);
    placed
}

fn score(label: &Label) -> f64 {
    label.score.unwrap_or_default()
}

/// Lets rows of a grid in numbers share the steps from the lowest to the highest.
fn share_steps(columns: &mut [Described]) {
    let steps = |one: &Described| {
        let codes = one.variable.categories.iter().map(|label| label.code.parse::<i64>());
        let codes = codes.collect::<Result<Vec<_>, _>>().ok()?;
        Some((*codes.iter().min()?, *codes.iter().max()?))
    };
    let is_grid = |one: &&mut Described| one.kind == ColumnKind::Steps;
    let mut grid = columns.iter_mut().filter(is_grid).collect::<Vec<_>>();
    let ends = grid.iter().filter_map(|one| steps(one)).collect::<Vec<_>>();
    let ends =
        ends.iter().map(|(low, _)| *low).min().zip(ends.iter().map(|it| it.1).max());
    let Some((low, high)) = ends.filter(|_| grid.len() > 1) else { return };
    let named = grid.iter().find(|one| one.notes.contains(&Note::EndsFromHeading));
    let named = named.map(|one| one.variable.categories.clone()).unwrap_or_default();
    let label = |code: i64| {
        let code = code.to_string();
        let known = named.iter().find(|label| label.code == code);
        (code.clone(), known.map_or(code, |label| label.label.clone()))
    };
    let shared = told((low..=high).map(label));
    for Described { variable, notes, .. } in &mut grid {
        if variable.categories != shared {
            notes.push(Note::Grid);
            variable.categories.clone_from(&shared);
        }
    }
}

/// Columns that tell of one answer each.
struct Ticked {
    range: Range<usize>,
    variable: Variable,
    note: Note,
}

/// The sets of columns that tell of one answer each, in their order.
fn ticked(columns: &[Described], parts: &[Above]) -> Vec<Ticked> {
    let mut sets = under_one_heading(columns, parts);
    sets.extend(under_their_answers(columns, parts));
    sets.sort_by_key(|set| set.range.start);
    sets
}

/// Columns beside each other whose headings are the answers that they hold where those were
/// chosen, without a question above them.
fn under_their_answers(columns: &[Described], parts: &[Above]) -> Vec<Ticked> {
    let is_own = |index: usize| {
        let (one, above) = (&columns[index], &parts[index]);
        let heading = folded(&one.variable.name.value);
        let ticks = one.ticks.as_ref().filter(|ticks| ticks.is_answer);
        above.parts.is_none() && ticks.is_some_and(|it| folded(&it.selected) == heading)
    };
    let (mut sets, mut start) = (Vec::new(), 0);
    for index in 0..=columns.len() {
        if index < columns.len() && is_own(index) {
            continue;
        }
        if index - start > 1 {
            let answers =
                columns[start..index].iter().map(|one| one.variable.label.as_str());
            let question = answers.collect::<Vec<_>>().join(", ");
            let set = spread(columns, parts, start..index);
            sets.extend(set.map(|set| set.called(&question, &question)));
        }
        start = index + 1;
    }
    sets
}

/// Columns beside each other whose headings begin alike.
fn under_one_heading(columns: &[Described], parts: &[Above]) -> Vec<Ticked> {
    let mut sets = Vec::new();
    for run in runs(parts) {
        let form = parts[run.start].parts.as_ref().map(|parts| parts.form);
        // What somebody has written beside the answers stands after them.
        let up_to = |fits: &dyn Fn(&Described) -> bool| {
            run.start
                ..run.start
                    + columns[run.clone()].iter().take_while(|it| fits(it)).count()
        };
        let is_answer = |one: &Described| one.ticks.as_ref().map(|ticks| ticks.is_answer);
        let marks = up_to(&|one| one.is_empty || is_answer(one) == Some(false));
        let answers = up_to(&|one| one.is_empty || is_answer(one) == Some(true));
        let set = marked(columns, parts, marks, form);
        let set = set.or_else(|| spread(columns, parts, answers));
        let above = &parts[run.start];
        let stem = above.parts.as_ref().map_or("", |parts| parts.stem.as_str());
        sets.extend(set.map(|set| set.called(stem, &above.question)));
    }
    sets
}

/// Columns with a mark for "chosen" each.
fn marked(
    columns: &[Described],
    above: &[Above],
    range: Range<usize>,
    form: Option<HeadingForm>,
) -> Option<Ticked> {
    let set = &columns[range.clone()];
    let ticks = set.iter().filter_map(|one| one.ticks.as_ref()).collect::<Vec<_>>();
    let is_question = |ticks: &&&super::shapes::Ticks| ticks.is_question;
    let selected = ticks.iter().map(|ticks| ticks.selected.as_str());
    let selected = selected.filter(|it| !it.is_empty()).collect::<BTreeSet<_>>();
    let [selected] = selected.into_iter().collect::<Vec<_>>()[..] else { return None };
    // Yes and no are answers to a question of its own, where the tool does not say more.
    let asks = ticks.iter().filter(is_question).count() > 0
        && form != Some(HeadingForm::Brackets);
    let is_mark = ticks.iter().all(|ticks| !ticks.is_answer);
    if set.len() < 2 || ticks.len() < 2 || asks || !is_mark {
        return None;
    }
    let unselected = ticks.iter().flat_map(|ticks| ticks.unselected.iter().cloned());
    let unselected = unselected.collect::<BTreeSet<_>>();
    let first = &set[0].variable;
    let names = set.iter().map(|one| one.variable.name.clone());
    let items = range.clone().map(|index| {
        let item =
            above[index].item.clone().unwrap_or_else(|| above[index].question.clone());
        (columns[index].variable.name.value.clone(), item)
    });
    let variable = Variable {
        scale: Scale::Multiple,
        categories: told(items),
        order: None,
        missing: Vec::new(),
        origin: Origin::Columns {
            columns: names.collect(),
            selected: vec![selected.to_owned()],
            unselected: unselected.into_iter().collect(),
        },
        ..first.clone()
    };
    Some(Ticked { range, variable, note: Note::Ticks })
}

/// Columns that hold the answer itself where it was chosen.
fn spread(columns: &[Described], above: &[Above], range: Range<usize>) -> Option<Ticked> {
    let filled = range.clone().filter(|index| !columns[*index].is_empty);
    let (mut answers, mut end) = (Vec::new(), range.end);
    for index in filled {
        let ticks = columns[index].ticks.as_ref().filter(|ticks| ticks.is_answer)?;
        let item = above[index].item.as_deref().unwrap_or_default();
        let heading = &columns[index].variable.name.value;
        let is_known = [item, heading].map(folded).contains(&folded(&ticks.selected));
        if !is_known && columns[index].fewest < FEWEST {
            // Somebody's own words.
            end = index;
            break;
        }
        answers.push(ticks.selected.clone());
    }
    let range = range.start..end;
    let set = &columns[range.clone()];
    let different = answers.iter().collect::<BTreeSet<_>>().len();
    if answers.len() < 2
        || different != answers.len()
        || set.iter().all(|one| one.is_full)
    {
        return None;
    }
    let names = set.iter().map(|one| one.variable.name.clone());
    let shown = |answer: String| {
        let label = super::folding::shown(&answer);
        (answer, label)
    };
    let variable = Variable {
        scale: Scale::Multiple,
        categories: told(answers.into_iter().map(shown)),
        order: None,
        missing: Vec::new(),
        origin: Origin::Combined { columns: names.collect() },
        ..set[0].variable.clone()
    };
    Some(Ticked { range, variable, note: Note::Spread })
}

impl Ticked {
    /// The same under a question, of which the name is made.
    fn called(mut self, stem: &str, question: &str) -> Self {
        question.clone_into(&mut self.variable.label);
        stem.clone_into(&mut self.variable.name.value);
        self
    }

    fn described(self, names: &mut GivenNames) -> Described {
        let Self { mut variable, note, .. } = self;
        variable.name.value = names.of_question(&variable.name.value);
        Described {
            variable,
            notes: vec![note],
            kind: ColumnKind::Other,
            ticks: None,
            is_empty: false,
            is_full: false,
            fewest: 0,
        }
    }
}

/// Gives a variable its name, and the row of a grid that row's words as its label.
fn name(variable: &mut Variable, above: Option<&Above>, names: &mut GivenNames) {
    let heading = variable.name.clone();
    let row = above.and_then(|above| {
        let item = above.item.as_deref().filter(|item| is_words(item))?;
        Some(GridRow { question: &above.question, row: item })
    });
    let given = names.of_column(&heading.value, row);
    if let Some(GridRow { question, row }) = row.filter(|_| variable.scale != Scale::Text)
    {
        let question = asked(question, row);
        variable.question = Some(Placed::new(question, heading.place.clone()));
        variable.label = row.to_owned();
    }
    if given != heading.value {
        variable.name = Placed::new(given, heading.place.clone());
        variable.column = Some(heading);
    }
}

/// A question with a row of its grid.
pub(super) fn asked(question: &str, row: &str) -> String {
    let question = question.trim_end_matches([':', ' ']);
    let sign = if question.ends_with(char::is_alphanumeric) { ":" } else { "" };
    format!("{question}{sign} {row}")
}

/// Whether the second part of a heading tells something by itself, other than `SQ001` or a
/// remark such as "(1 = låg)".
pub(super) fn is_words(item: &str) -> bool {
    let letters = item.chars().filter(|c| c.is_alphabetic()).count();
    let has_digit = item.contains(|c: char| c.is_ascii_digit());
    letters >= 3 && (!has_digit || item.contains(' ')) && !item.contains('=')
}
