//! Reads a plan of chapters: a table with a row for each part of a chapter, for those who
//! think in lists. Takes its text and the surveys, gives chapters of variables that are there.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed, Said, Source};
use crate::say;
use crate::survey::{Scale, Variable};

use super::DraftedSurvey;
use super::question::{self, QuestionKind, WhyUnused};

/// The columns, as they are written.
const CHAPTER: &str = "chapter";
const VARIABLES: &str = "variables";
const BY: &str = "by";
const SURVEY: &str = "survey";
const COLUMNS: [&str; 4] = [CHAPTER, VARIABLES, BY, SURVEY];
const HEAD_HINT: &str = "write `chapter;variables;by` in the first line, and `survey` too if there are several";

/// What the author plans.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChapterPlan {
    pub(super) chapters: Vec<PlannedChapter>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PlannedChapter {
    pub(super) title: String,
    pub(super) rows: Vec<PlannedRow>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PlannedRow {
    pub(super) survey: String,
    pub(super) variables: Vec<String>,
    pub(super) by: Option<String>,
}

/// Reads a plan; what is wrong with it is reported.
pub fn read_plan(
    source: &Arc<Source>,
    surveys: &[DraftedSurvey<'_>],
    diagnostics: &mut Diagnostics,
) -> Option<ChapterPlan> {
    let mut lines = lines(&source.text);
    let head = lines.next().map(|line| &source.text[line]).unwrap_or_default();
    let separator = if head.contains(';') || !head.contains(',') { b';' } else { b',' };
    let head = cells(source, 0..head.len(), separator);
    let columns = columns(&head, diagnostics)?;
    let mut reading = PlanReading { surveys, diagnostics, used: BTreeMap::new() };
    let (mut plan, mut is_wrong) = (ChapterPlan::default(), false);
    for line in lines {
        let place = Place::new(source, line.start, line.end);
        let cells = cells(source, line, separator);
        if cells.iter().all(|cell| cell.value.is_empty()) {
            continue;
        }
        if let Some(odd) = cells.get(head.len()..).and_then(<[_]>::first) {
            let message = say!(
                "this row has more cells than the first, which has {head}",
                head = head.len()
            );
            let hint = "put a cell that holds the separator between quotation marks";
            reading
                .diagnostics
                .push(Diagnostic::error(message).at(&odd.place).hint(hint));
            is_wrong = true;
            continue;
        }
        let of =
            |name: &str| cells.get(*columns.get(name)?).filter(|it| !it.value.is_empty());
        let row = PlanRow {
            variables: of(VARIABLES),
            by: of(BY),
            survey: of(SURVEY),
            place: &place,
        };
        let Some(row) = reading.row(row) else {
            is_wrong = true;
            continue;
        };
        match (of(CHAPTER), plan.chapters.last_mut()) {
            (Some(title), Some(last)) if last.title == title.value => last.rows.push(row),
            (None, Some(last)) => last.rows.push(row),
            (Some(title), _) => {
                let title = title.value.clone();
                plan.chapters.push(PlannedChapter { title, rows: vec![row] });
            }
            // That of the row with the title has been told.
            (None, None) if is_wrong => {}
            (None, None) => {
                let message = "the first row names no chapter";
                let hint = "write its title in the column `chapter`; rows below may leave it out";
                reading
                    .diagnostics
                    .push(Diagnostic::error(message).at(&place).hint(hint));
                is_wrong = true;
            }
        }
    }
    if plan.chapters.is_empty() && !is_wrong {
        let message = "the plan has no rows";
        let hint =
            "write a row for each chapter: its title, and the names of its variables";
        let place = Place::file(source);
        diagnostics.push(Diagnostic::error(message).at(&place).hint(hint));
        return None;
    }
    (!is_wrong).then_some(plan)
}

/// Where each known column stands.
fn columns(
    head: &[Placed<String>],
    diagnostics: &mut Diagnostics,
) -> Option<BTreeMap<&'static str, usize>> {
    let (mut columns, mut is_wrong) = (BTreeMap::new(), false);
    for (index, cell) in head.iter().enumerate() {
        let written = cell.value.to_lowercase();
        if let Some(known) = COLUMNS.iter().find(|known| **known == written) {
            columns.insert(*known, index);
            continue;
        }
        is_wrong = true;
        let message = say!("`{cell}` is not a column of a plan", cell = &cell.value);
        let error = Diagnostic::error(message).at(&cell.place);
        let near = Diagnostic::error("").suggest(&written, COLUMNS);
        let hint = near.hints.into_iter().next().unwrap_or(HEAD_HINT.into());
        diagnostics.push(error.hint(hint));
    }
    for column in [CHAPTER, VARIABLES] {
        if !columns.contains_key(column) && !is_wrong {
            is_wrong = true;
            let message = say!("the plan has no column `{column}`", column);
            let error = Diagnostic::error(message).hint(HEAD_HINT);
            diagnostics.push(match head.first() {
                Some(first) => error.at(&first.place),
                None => error,
            });
        }
    }
    (!is_wrong).then_some(columns)
}

/// A row as it is written.
#[derive(Clone, Copy)]
struct PlanRow<'c> {
    variables: Option<&'c Placed<String>>,
    by: Option<&'c Placed<String>>,
    survey: Option<&'c Placed<String>>,
    place: &'c Place,
}

struct PlanReading<'p> {
    surveys: &'p [DraftedSurvey<'p>],
    diagnostics: &'p mut Diagnostics,
    /// Where each variable of a survey was named first.
    used: BTreeMap<(String, String), Place>,
}

impl<'p> PlanReading<'p> {
    fn row(&mut self, row: PlanRow<'_>) -> Option<PlannedRow> {
        let Some(written) = row.variables else {
            let message = "this row names no variables";
            let hint =
                "write their names in the column `variables`, with spaces between them";
            self.diagnostics.push(Diagnostic::error(message).at(row.place).hint(hint));
            return None;
        };
        let names = names(written);
        let of = self.survey(row.survey, names.first()?)?;
        let mut variables = Vec::new();
        let mut is_wrong = false;
        for name in &names {
            let found = self.find(of, name);
            is_wrong |= found.is_empty();
            for variable in found {
                is_wrong |= !self.is_first(of, variable, name);
                variables.push(variable);
            }
        }
        let by = match row.by {
            None => None,
            Some(by) => {
                let found = self.breakdown(of, by);
                is_wrong |= found.is_none();
                found
            }
        };
        let is_grid = question::together(of, &variables)
            .first()
            .is_some_and(|it| matches!(it.kind, QuestionKind::Battery(_)));
        if let (Some(by), true, false) = (row.by, is_grid, is_wrong) {
            let message = "several questions with the same answers are one chart, which \
                           cannot be broken down";
            let hint = "leave out `by`, or give each question a row of its own";
            self.diagnostics.push(Diagnostic::error(message).at(&by.place).hint(hint));
            return None;
        }
        let name = |variable: &Variable| variable.name.value.clone();
        (!is_wrong).then(|| PlannedRow {
            survey: of.name.to_owned(),
            variables: variables.iter().map(|it| name(it)).collect(),
            by: by.map(name),
        })
    }

    /// The survey that a row is about: the one it names, or the only one that has its first
    /// variable.
    fn survey(
        &mut self,
        written: Option<&Placed<String>>,
        first: &Placed<String>,
    ) -> Option<DraftedSurvey<'p>> {
        let surveys = self.surveys;
        if let Some(written) = written {
            let found = surveys.iter().find(|of| of.name == written.value);
            if found.is_none() {
                let message =
                    say!("there is no survey `{written}`", written = &written.value);
                let names = surveys.iter().map(|of| of.name);
                let error = Diagnostic::error(message).at(&written.place);
                self.diagnostics.push(error.suggest(&written.value, names));
            }
            return found.copied();
        }
        let start = first.value.trim_end_matches('*');
        let has = |of: &&DraftedSurvey<'_>| {
            let mut variables = of.survey.codebook.variables.iter();
            match first.value.ends_with('*') {
                true => variables.any(|one| one.name.value.starts_with(start)),
                false => of.survey.codebook.variable(&first.value).is_some(),
            }
        };
        let found = surveys.iter().filter(has).collect::<Vec<_>>();
        if let [one, other, ..] = found.as_slice() {
            let message = say!(
                "`{first}` is a variable of `{one}` and of `{other}`",
                first = &first.value,
                one = &one.name,
                other = &other.name
            );
            let hint = "add a column `survey`, and write the survey's name in it";
            self.diagnostics.push(Diagnostic::error(message).at(&first.place).hint(hint));
            return None;
        }
        // That none has it is told of the first.
        found.first().copied().or(surveys.first()).copied()
    }

    /// The variables of a name, or whose names begin as it does.
    fn find<'s>(
        &mut self,
        of: DraftedSurvey<'s>,
        name: &Placed<String>,
    ) -> Vec<&'s Variable> {
        let codebook = &of.survey.codebook;
        if let Some(start) = name.value.strip_suffix('*') {
            let variables = codebook.variables.iter();
            let found = variables.filter(|one| one.name.value.starts_with(start));
            let found =
                found.filter(|one| question::why_unused(of.survey, one).is_none());
            let found = found.collect::<Vec<_>>();
            if found.is_empty() {
                let message = say!(
                    "no variable of `{of}` that can be shown begins with `{start}`",
                    of = &of.name,
                    start
                );
                let hint = "write the beginning of their names as the codebook has them";
                self.diagnostics
                    .push(Diagnostic::error(message).at(&name.place).hint(hint));
            }
            return found;
        }
        let Some(variable) = codebook.find(name, self.diagnostics) else {
            return Vec::new();
        };
        let Some(why) = question::why_unused(of.survey, variable) else {
            return vec![variable];
        };
        let message = say!(
            "`{name}` cannot be shown: {why}",
            name = &name.value,
            why = Said::from(reason(why))
        );
        let error = Diagnostic::error(message).at(&name.place).hint(advice(why));
        self.diagnostics.push(error);
        Vec::new()
    }

    /// Whether a variable is planned for the first time.
    fn is_first(
        &mut self,
        of: DraftedSurvey<'_>,
        variable: &Variable,
        name: &Placed<String>,
    ) -> bool {
        let key = (of.name.to_owned(), variable.name.value.clone());
        if let Some(first) = self.used.get(&key) {
            let message =
                say!("`{variable}` is planned twice", variable = &variable.name.value);
            let hint = say!("name it once; it stands at {first} too", first);
            self.diagnostics.push(Diagnostic::error(message).at(&name.place).hint(hint));
            return false;
        }
        self.used.insert(key, name.place.clone());
        true
    }

    /// The variable that answers are broken down by.
    fn breakdown<'s>(
        &mut self,
        of: DraftedSurvey<'s>,
        by: &Placed<String>,
    ) -> Option<&'s Variable> {
        let variable = of.survey.codebook.find(by, self.diagnostics)?;
        if matches!(variable.scale, Scale::Nominal | Scale::Ordinal) {
            return Some(variable);
        }
        let message = say!(
            "nothing can be broken down by `{by}`, whose scale is `{word}`",
            by = &by.value,
            word = variable.scale.word()
        );
        let hint =
            "name one with the scale `nominal` or `ordinal`, or derive it with `cut`";
        self.diagnostics.push(Diagnostic::error(message).at(&by.place).hint(hint));
        None
    }
}

fn reason(why: WhyUnused) -> &'static str {
    match why {
        WhyUnused::Text => "it holds answers in words",
        WhyUnused::Id => "it tells rows apart",
        WhyUnused::NoRange => "nobody knows between which its numbers lie",
        WhyUnused::SingleAnswer => "it has one answer only",
        WhyUnused::Dates | WhyUnused::Source => "it holds dates",
        WhyUnused::Codes => "its answers are codes without labels",
        WhyUnused::Plan | WhyUnused::Other => "no chart fits it",
    }
}

fn advice(why: WhyUnused) -> &'static str {
    match why {
        WhyUnused::Text | WhyUnused::Id => "leave it out",
        WhyUnused::NoRange => "state its `range` in the codebook",
        WhyUnused::SingleAnswer => "list its answers in the codebook, or leave it out",
        WhyUnused::Dates => {
            "derive a variable with `period: month` from it, and name that"
        }
        WhyUnused::Codes => "write labels under its `values` in the codebook",
        WhyUnused::Source => "name the variable that is derived from it",
        WhyUnused::Plan | WhyUnused::Other => {
            "put answers together with `map` in the codebook, or leave it out"
        }
    }
}

/// The lines of a text that hold something, without their ends.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    text.split('\n').map(move |line| {
        let range = start..start + line.trim_end_matches('\r').len();
        start += line.len() + 1;
        range
    })
}

/// The cells of a line. One in quotation marks may hold the separator.
fn cells(source: &Arc<Source>, line: Range<usize>, separator: u8) -> Vec<Placed<String>> {
    let bytes = &source.text.as_bytes()[line.clone()];
    let (mut cells, mut start, mut is_quoted) = (Vec::new(), 0, false);
    for at in 0..=bytes.len() {
        match bytes.get(at) {
            Some(b'"') => is_quoted = !is_quoted,
            Some(sign) if *sign != separator || is_quoted => {}
            Some(_) | None => {
                cells.push(cell(source, line.start + start..line.start + at));
                start = at + 1;
            }
        }
    }
    cells
}

/// A cell without the space and the quotation marks around it.
fn cell(source: &Arc<Source>, range: Range<usize>) -> Placed<String> {
    let text = &source.text[range.clone()];
    let inner = text.trim();
    let start = range.start + (text.len() - text.trim_start().len());
    let unquoted = inner.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let (inner, start) =
        unquoted.map_or((inner, start), |unquoted| (unquoted, start + 1));
    let place = Place::new(source, start, start + inner.len());
    Placed::new(inner.replace("\"\"", "\""), place)
}

/// The names in a cell, each with its place.
fn names(cell: &Placed<String>) -> Vec<Placed<String>> {
    let Placed { value, place } = cell;
    let is_between = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|');
    let mut names = Vec::new();
    let mut start = 0;
    let ends = value.char_indices().filter(|(_, c)| is_between(*c));
    let ends = ends.map(|(at, c)| (at, at + c.len_utf8())).chain([(value.len(), 0)]);
    for (end, next) in ends {
        if start < end {
            let name = value[start..end].to_owned();
            let at = place.start();
            let place = Place::new(place.source(), at + start, at + end);
            names.push(Placed::new(name, place));
        }
        start = next;
    }
    names
}
