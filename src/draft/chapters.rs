//! Puts a draft together: a summary, the method, who responded, the results in chapters of
//! questions that stand together, and what they are broken down by.

use std::collections::BTreeSet;

use crate::manuscript::slug;
use crate::survey::{FEWEST, Variable};
use crate::words::{DividedBy, Language};

use super::background;
use super::breakdowns::{BREAKDOWNS, Breakdowns};
use super::chapter_text::WrittenChapter;
use super::ids::GivenIds;
use super::plan::{ChapterPlan, PlannedRow};
use super::question::{self, DraftQuestion, QuestionKind, WhyUnused};
use super::report_text::report_text;
use super::results::{Drafting, QuestionStanding, short};
use super::sets;
use super::tally;
use super::{
    DraftWishes, DraftedChapter, DraftedSurvey, GuessedBreakdown, ReportDraft,
    UnusedVariable,
};

/// So many questions are one chapter.
const FEW: usize = 6;
/// A grid begins a chapter of its own, if the one before has as many questions.
const ENOUGH: usize = 3;
/// As many questions stand in a chapter.
const MOST: usize = 8;
/// As many questions are broken down by one variable.
const BROKEN_DOWN: usize = 8;
/// So many rows there are for each cell of a breakdown, or it is none to begin with.
const ROWS_OF_A_CELL: usize = 10;
/// Longest title of a chapter.
const TITLE: usize = 70;
/// Longest name of one of several questions in the title of a chapter.
const FIRST: usize = 50;

/// Drafts a report.
#[must_use]
pub fn draft(wishes: &DraftWishes<'_>) -> ReportDraft {
    let mut drafting = Drafting { language: wishes.language, ids: GivenIds::default() };
    let outlines =
        wishes.surveys.iter().map(|of| Outline::of(*of, wishes)).collect::<Vec<_>>();
    let mut chapters = Chapters { drafted: Vec::new(), schemas: wishes.schemas };
    let grouped = outlines.iter().flat_map(|outline| &outline.groups);
    let questions = grouped.flat_map(|group| &group.questions).map(|it| &it.question);
    let questions = questions.collect::<Vec<_>>();
    let summary = drafting.summary(wishes.surveys, &questions);
    let words = wishes.language.words();
    chapters.add(slug(words.chapter_summary()), summary);
    chapters.add(slug(words.chapter_method()), drafting.method(wishes));
    for outline in &outlines {
        outline.write(&mut drafting, wishes, &mut chapters);
    }
    let unused =
        outlines.iter().flat_map(|outline| outline.unused(wishes)).collect::<Vec<_>>();
    ReportDraft {
        report: report_text(wishes, &unused),
        chapters: chapters.drafted,
        unused,
        breakdowns: outlines.into_iter().flat_map(Outline::guesses).collect(),
    }
}

/// The chapters so far.
struct Chapters<'a> {
    drafted: Vec<DraftedChapter>,
    schemas: Option<&'a str>,
}

impl Chapters<'_> {
    /// Adds one, unless nothing stands in it. Two with the same name are told apart.
    fn add(&mut self, wanted: String, mut chapter: WrittenChapter) {
        if chapter.is_empty() {
            return;
        }
        if let Some(schemas) = self.schemas {
            let schema = format!("{schemas}/chapter.schema.json");
            chapter.comment(&format!("yaml-language-server: $schema=../{schema}"));
        }
        let is_taken = |stem: &str| self.drafted.iter().any(|known| known.stem == stem);
        let (mut stem, mut number) = (wanted.clone(), 1);
        while is_taken(&stem) {
            number += 1;
            stem = format!("{wanted}-{number}");
        }
        self.drafted.push(DraftedChapter { stem, text: chapter.finish() });
    }
}

/// What is told of one survey.
struct Outline<'s> {
    of: DraftedSurvey<'s>,
    backgrounds: Vec<&'s Variable>,
    groups: Vec<QuestionGroup<'s>>,
    breakdowns: Breakdowns<'s>,
}

/// Questions that stand in one chapter.
struct QuestionGroup<'s> {
    /// The author's title, if it is planned.
    title: Option<String>,
    questions: Vec<PlacedQuestion<'s>>,
}

/// A question, and by what it is broken down where it stands.
struct PlacedQuestion<'s> {
    question: DraftQuestion<'s>,
    by: Option<&'s Variable>,
}

impl<'s> Outline<'s> {
    fn of(of: DraftedSurvey<'s>, wishes: &DraftWishes<'_>) -> Self {
        let backgrounds = background::backgrounds(of);
        let (groups, breakdowns) = match wishes.plan {
            Some(plan) => (planned(of, plan), Breakdowns::none()),
            None => (grouped(question::questions(of)), Breakdowns::of(of)),
        };
        let groups = groups.into_iter().map(|group| group.named(wishes.language));
        let groups = groups.collect::<Vec<_>>();
        let planned = groups.iter().flat_map(|group| &group.questions);
        let planned = planned.flat_map(|placed| placed.question.variables());
        let planned =
            planned.map(|variable| variable.name.value.as_str()).collect::<BTreeSet<_>>();
        let left = backgrounds
            .into_iter()
            .filter(|variable| !planned.contains(variable.name.value.as_str()));
        let mut outline = Self { of, backgrounds: left.collect(), groups, breakdowns };
        outline.choose_breakdowns();
        outline
    }

    /// Keeps those breakdowns in which the fewest cells are so small that they are hidden, and
    /// of the others those that stand first in the codebook.
    fn choose_breakdowns(&mut self) {
        let mut chosen = std::mem::take(&mut self.breakdowns.chosen);
        chosen.sort_by_cached_key(|by| {
            let questions = self.to_break_down(by);
            let variables = questions.iter().flat_map(DraftQuestion::variables);
            let cells = variables.flat_map(|one| tally::cells(self.of.survey, one, by));
            let cells = cells.collect::<Vec<_>>();
            let is_small = |count: &&usize| (1..FEWEST).contains(*count);
            let small = cells.iter().filter(is_small).count();
            (cells.is_empty(), small * 1000 / cells.len().max(1))
        });
        chosen.truncate(BREAKDOWNS);
        self.breakdowns.chosen = chosen;
    }

    /// Writes its chapters.
    fn write(
        &self,
        drafting: &mut Drafting,
        wishes: &DraftWishes<'_>,
        chapters: &mut Chapters<'_>,
    ) {
        let language = wishes.language;
        let words = language.words();
        let several = wishes.surveys.len() > 1;
        let titled = |what: &str| {
            let by = self.of.title;
            if several {
                words.of_survey(DividedBy { what, by })
            } else {
                what.to_owned()
            }
        };
        let stem = |what: &str| {
            let what = slug(what);
            if several { format!("{what}-{}", slug(self.of.name)) } else { what }
        };
        let title = words.chapter_respondents();
        let mut chapter = WrittenChapter::new(&titled(title));
        drafting.respondents(&mut chapter, self.of, &self.backgrounds);
        chapters.add(stem(title), chapter);
        let is_only = self.groups.len() == 1;
        for group in &self.groups {
            let written =
                group.write(drafting, wishes, &titled(words.chapter_results()), is_only);
            let stem = match (&group.title, group.questions.first()) {
                (Some(title), _) => stem(title),
                (None, _) if is_only => stem(words.chapter_results()),
                (None, Some(first)) => first.question.id(),
                (None, None) => continue,
            };
            chapters.add(stem, written);
        }
        for by in &self.breakdowns.chosen {
            let word = background::word(by);
            let mut chapter =
                WrittenChapter::new(&titled(&words.chapter_breakdown(&word)));
            chapter.comment(&words.guessed_breakdown(&by.name.value));
            for question in &self.to_break_down(by) {
                drafting.breakdown(
                    &mut chapter,
                    question,
                    by,
                    QuestionStanding::InSection,
                );
            }
            chapters.add(stem(&background::id(by)), chapter);
        }
    }

    /// The questions that a breakdown is drafted of, as far as there are rows enough for so
    /// many cells: scales first, then choices of few, or else the rows of the first grid.
    fn to_break_down(&self, by: &Variable) -> Vec<DraftQuestion<'s>> {
        let groups = by.categories.len();
        let rows = self.of.survey.rows;
        let has_enough = |variable: &Variable| {
            variable.categories.len() * groups * ROWS_OF_A_CELL <= rows
        };
        let (mut scales, mut choices, mut grid) = (Vec::new(), Vec::new(), Vec::new());
        let all = self.groups.iter().flat_map(|group| &group.questions);
        for PlacedQuestion { question, .. } in all {
            match &question.kind {
                QuestionKind::Scale(variable) if has_enough(variable) => {
                    scales.push(question.clone());
                }
                QuestionKind::Choice(variable)
                    if variable.categories.len() <= MOST && has_enough(variable) =>
                {
                    choices.push(question.clone());
                }
                QuestionKind::Battery(rows) if grid.is_empty() => {
                    let rows = rows.iter().filter(|row| has_enough(row));
                    grid.extend(
                        rows.filter_map(|row| DraftQuestion::single(self.of, row)),
                    );
                }
                QuestionKind::Scale(_)
                | QuestionKind::Choice(_)
                | QuestionKind::Battery(_)
                | QuestionKind::Several(_)
                | QuestionKind::Number(_)
                | QuestionKind::Periods(_) => {}
            }
        }
        scales.extend(choices);
        let mut questions = if scales.is_empty() { grid } else { scales };
        questions.truncate(BROKEN_DOWN);
        questions
    }

    /// The variables that none of its chapters shows.
    fn unused(&self, wishes: &DraftWishes<'_>) -> Vec<UnusedVariable> {
        let shown = self.groups.iter().flat_map(|group| &group.questions);
        let by = self.groups.iter().flat_map(|group| &group.questions);
        let by = by
            .filter_map(|placed| placed.by)
            .chain(self.breakdowns.chosen.iter().copied());
        let shown = shown.flat_map(|placed| placed.question.variables()).chain(by);
        let shown =
            shown.chain(self.backgrounds.iter().copied().filter(|variable| {
                question::why_unused(self.of.survey, variable).is_none()
            }));
        let dates = self.of.survey.codebook.variables.iter();
        let dates = dates.filter(|it| background::is_answer_date(it));
        let periods = dates.filter_map(|it| question::period_of(self.of, it));
        let shown = shown.chain(periods).collect::<Vec<_>>();
        let columns = shown.iter().flat_map(|one| sets::set_columns(one));
        let names = shown.iter().map(|variable| variable.name.value.as_str());
        let shown = names.chain(columns).collect::<BTreeSet<_>>();
        let variables = &self.of.survey.codebook.variables;
        let unused =
            variables.iter().filter(|it| !shown.contains(it.name.value.as_str()));
        let unused = unused.map(|variable| UnusedVariable {
            survey: self.of.name.to_owned(),
            variable: variable.name.value.clone(),
            why: question::why_unused(self.of.survey, variable).unwrap_or(
                match wishes.plan {
                    Some(_) => WhyUnused::Plan,
                    None => WhyUnused::Other,
                },
            ),
        });
        unused.collect()
    }

    fn guesses(self) -> Vec<GuessedBreakdown> {
        let survey = self.of.name;
        let guess = |variable: &Variable, is_used: bool| GuessedBreakdown {
            survey: survey.to_owned(),
            variable: variable.name.value.clone(),
            is_used,
        };
        let is_read = |by: &&Variable| !self.to_break_down(by).is_empty();
        let chosen = self.breakdowns.chosen.iter().copied().filter(is_read);
        let chosen = chosen.collect::<Vec<_>>();
        let with_small_groups = self.breakdowns.with_small_groups;
        let chosen = chosen.into_iter().map(|variable| guess(variable, true));
        let small = with_small_groups.into_iter().map(|variable| guess(variable, false));
        chosen.chain(small).collect()
    }
}

impl QuestionGroup<'_> {
    /// The same with a title for each grid that nothing calls anything: the chapter's, where it
    /// stands alone in it, and otherwise one made of its first row.
    fn named(mut self, language: Language) -> Self {
        let own = self.title.clone().filter(|_| self.questions.len() == 1);
        for PlacedQuestion { question, .. } in &mut self.questions {
            if question.title.is_empty() {
                let variables = question.variables();
                let first = variables.first().map_or("", |row| row.label.as_str());
                question.title = own.clone().unwrap_or_else(|| and_more(first, language));
            }
        }
        self
    }

    /// Writes the chapter; a question that an author's chapter has already is left out.
    fn write(
        &self,
        drafting: &mut Drafting,
        wishes: &DraftWishes<'_>,
        results: &str,
        is_only: bool,
    ) -> WrittenChapter {
        let is_alone = self.questions.len() == 1 && (!is_only || self.title.is_some());
        let title = match &self.title {
            Some(title) => title.clone(),
            None if is_only => results.to_owned(),
            None => self.own_title(wishes.language),
        };
        let mut chapter = WrittenChapter::new(&title);
        let standing =
            if is_alone { QuestionStanding::Alone } else { QuestionStanding::InSection };
        for PlacedQuestion { question, by } in &self.questions {
            let id = drafting.ids.chart(&question.id());
            if wishes.taken.contains(&id) {
                continue;
            }
            drafting.question(&mut chapter, question, &id, standing);
            if let Some(by) = by {
                drafting.breakdown(&mut chapter, question, by, QuestionStanding::Alone);
            }
        }
        chapter
    }

    /// A title made of the first question.
    fn own_title(&self, language: Language) -> String {
        let Some(first) = self.questions.first() else { return String::new() };
        let title = first.question.title.as_str();
        if self.questions.len() == 1 || first.question.is_called_by_its_first_row() {
            return short(title, TITLE);
        }
        and_more(title, language)
    }
}

/// A title of several questions by the first of them.
fn and_more(first: &str, language: Language) -> String {
    let first = short(first, FIRST);
    language.words().and_more(first.trim_end_matches(['?', '.', ':', ' ', '…']))
}

/// Questions in chapters: few in one, and many so that grids begin chapters.
fn grouped(questions: Vec<DraftQuestion<'_>>) -> Vec<QuestionGroup<'_>> {
    let all = questions.len();
    let mut groups: Vec<Vec<PlacedQuestion<'_>>> = Vec::new();
    for question in questions {
        let is_grid = matches!(question.kind, QuestionKind::Battery(_));
        let begins = |last: &Vec<PlacedQuestion<'_>>| {
            all > FEW && (is_grid && last.len() >= ENOUGH || last.len() >= MOST)
        };
        let placed = PlacedQuestion { question, by: None };
        match groups.last_mut() {
            Some(last) if !begins(last) => last.push(placed),
            Some(_) | None => groups.push(vec![placed]),
        }
    }
    groups.into_iter().map(|questions| QuestionGroup { title: None, questions }).collect()
}

/// The chapters of a plan that are of one survey.
fn planned<'s>(of: DraftedSurvey<'s>, plan: &ChapterPlan) -> Vec<QuestionGroup<'s>> {
    let mut groups = Vec::new();
    for chapter in &plan.chapters {
        let rows = chapter.rows.iter().filter(|row| row.survey == of.name);
        let questions = rows.flat_map(|row| of_row(of, row)).collect::<Vec<_>>();
        if !questions.is_empty() {
            groups.push(QuestionGroup { title: Some(chapter.title.clone()), questions });
        }
    }
    groups
}

fn of_row<'s>(of: DraftedSurvey<'s>, row: &PlannedRow) -> Vec<PlacedQuestion<'s>> {
    let find = |name: &String| of.survey.codebook.variable(name);
    let by = row.by.as_ref().and_then(find);
    let variables = row.variables.iter().filter_map(find).collect::<Vec<_>>();
    let questions = question::together(of, &variables);
    questions.into_iter().map(|question| PlacedQuestion { question, by }).collect()
}
