//! The sentence that an author would begin with under a chart, and the named numbers in it:
//! no number is typed.

use crate::manuscript::slug;
use crate::markup::within_text;
use crate::survey::{FEWEST, Variable};
use crate::words::{
    Language, MeanAndMedian, ShareOf, ShareSaid, SharesCompared, SharesOfAnswers, Words,
};
use crate::yaml::written::key;

use super::breakdowns::SMALLEST_GROUP;
use super::chapter_text::{WrittenChapter, in_a_row, where_is};
use super::ids::GivenIds;
use super::question::{DraftQuestion, QuestionKind, told_of};
use super::tally::{self, PartOfAnswers};

/// In a survey of fewer a sentence is ready for its numbers to be hidden.
const FEW_ROWS: usize = 200;
/// As many answers are told of a question with one of several.
const CHOICES: usize = 2;
/// As many answers are told of a question with several.
const CHOSEN: usize = 3;
/// Longest id of an answer.
const LONGEST: usize = 30;

/// A sentence, and what it quotes.
pub(super) struct DraftSentence {
    pub(super) text: String,
    /// The ids of its numbers, each with what it is.
    pub(super) numbers: Vec<(String, String)>,
}

impl DraftSentence {
    fn new(text: String, numbers: Vec<(String, String)>) -> Self {
        Self { text, numbers }
    }

    /// Declares its numbers in a chapter.
    pub(super) fn declare(&self, chapter: &mut WrittenChapter) {
        for (id, entry) in &self.numbers {
            chapter.number(id, entry);
        }
    }

    /// The condition that all of its numbers may be shown.
    pub(super) fn is_shown(&self) -> String {
        let shown = self.numbers.iter().map(|(id, _)| format!("shown(\"{id}\")"));
        shown.collect::<Vec<_>>().join(" and ")
    }
}

/// Whether a survey is so small that numbers of it may well be hidden.
pub(super) fn is_small(question: &DraftQuestion<'_>) -> bool {
    question.of.survey.rows < FEW_ROWS
}

/// What a sentence is made with.
pub(super) struct Saying<'a> {
    pub(super) language: Language,
    pub(super) ids: &'a mut GivenIds,
    /// What stands before the ids of numbers.
    pub(super) prefix: String,
}

/// What stands around a sentence: the chart that it is about, if it stands beside one.
fn see(words: &dyn Words, chart: Option<&str>) -> String {
    chart.map(|chart| words.see(chart)).unwrap_or_default()
}

fn percent(id: &str) -> String {
    format!("{{{{ percent(\"{id}\") }}}}")
}

fn base(id: &str) -> String {
    format!("{{{{ base(\"{id}\") }}}}")
}

/// A label in quotation marks.
pub(super) fn quoted(label: &str) -> String {
    format!("\"{}\"", within_text(label).replace('"', "'"))
}

/// A label as an author's words for it: of a variable its answers.
fn answers<'v>(variable: &'v Variable, picked: &[usize]) -> Vec<&'v str> {
    let mut labels = Vec::new();
    // The author's own name for these answers goes before theirs.
    let group = variable.groups.iter().find(|(_, members)| members.as_slice() == picked);
    match group {
        Some((name, _)) => labels.push(name.as_str()),
        None => {
            labels
                .extend(picked.iter().map(|it| variable.categories[*it].label.as_str()));
        }
    }
    labels
}

fn entry(of: &str, variable: &str, labels: &[&str], condition: Option<String>) -> String {
    let condition = condition.map(|it| format!(", where: {it}")).unwrap_or_default();
    format!(
        "{{of: {of}, variable: {}, in: {}{condition}}}",
        key(variable),
        in_a_row(labels.iter().copied())
    )
}

impl Saying<'_> {
    /// The sentence about a question; none, if there is nothing to say in numbers.
    pub(super) fn about(
        &mut self,
        question: &DraftQuestion<'_>,
        id: &str,
        chart: Option<&str>,
    ) -> Option<DraftSentence> {
        match &question.kind {
            QuestionKind::Battery(rows) => self.of_rows(question, rows, chart),
            QuestionKind::Scale(variable) => self.of_scale(
                question,
                variable,
                &question.told_together(),
                Told { id, chart },
            ),
            QuestionKind::Choice(variable) => {
                self.of_answers(question, variable, CHOICES, Told { id, chart })
            }
            QuestionKind::Several(variable) => {
                self.of_answers(question, variable, CHOSEN, Told { id, chart })
            }
            QuestionKind::Number(variable) => {
                Some(self.of_numbers(question, variable, Told { id, chart }))
            }
            QuestionKind::Periods(_) => None,
        }
    }

    /// The shares of the answers that most gave to a question with one variable, whatever
    /// order its answers have.
    pub(super) fn most_given(
        &mut self,
        question: &DraftQuestion<'_>,
        id: &str,
        table: Option<&str>,
    ) -> Option<DraftSentence> {
        let variable = *question.variables().first()?;
        self.of_answers(question, variable, CHOICES, Told { id, chart: table })
    }

    fn id(&mut self, wanted: &str) -> String {
        let wanted = format!("{}{wanted}", self.prefix);
        self.ids.number(&wanted)
    }

    /// The share of the upper part of a scale.
    fn of_scale(
        &mut self,
        question: &DraftQuestion<'_>,
        variable: &Variable,
        picked: &[usize],
        told: Told<'_>,
    ) -> Option<DraftSentence> {
        let counts = tally::counts(question.of.survey, variable)?;
        if counts.iter().sum::<usize>() < FEWEST || picked.is_empty() {
            return None;
        }
        let words = self.language.words();
        let labels = answers(variable, picked);
        let id = self.id(told.id);
        let answer = any_of(self.language, &labels);
        let (share, all) = (percent(&id), base(&id));
        let shares = words.said(ShareSaid { share: &share, answer: &answer });
        let see = see(words, told.chart);
        let parts = SharesOfAnswers { base: &all, shares: &shares, see: &see };
        let text = words.of_those_who_answered(parts);
        let entry = entry(question.of.name, &variable.name.value, &labels, None);
        Some(DraftSentence::new(text, vec![(id, entry)]))
    }

    /// The shares of the answers that most gave.
    fn of_answers(
        &mut self,
        question: &DraftQuestion<'_>,
        variable: &Variable,
        many: usize,
        told: Told<'_>,
    ) -> Option<DraftSentence> {
        let words = self.language.words();
        let counts = tally::counts(question.of.survey, variable)?;
        let is_several = matches!(question.kind, QuestionKind::Several(_));
        let picked = match is_several {
            true => tally::most_given(&counts, many, FEWEST),
            false => told_of(&counts, many),
        };
        let (mut numbers, mut shares) = (Vec::new(), Vec::new());
        for index in picked {
            let label = variable.categories[index].label.as_str();
            let id = self.id(&format!("{}-{}", told.id, short_slug(label)));
            let (share, answer) = (percent(&id), quoted(label));
            let parts = ShareSaid { share: &share, answer: &answer };
            shares.push(if is_several { words.chose(parts) } else { words.said(parts) });
            let entry = entry(question.of.name, &variable.name.value, &[label], None);
            numbers.push((id, entry));
        }
        let (first, _) = numbers.first()?;
        let all = base(first);
        let shares = all_of(self.language, &shares);
        let see = see(words, told.chart);
        let parts = SharesOfAnswers { base: &all, shares: &shares, see: &see };
        let text = words.of_those_who_answered(parts);
        Some(DraftSentence::new(text, numbers))
    }

    /// Mean and median.
    fn of_numbers(
        &mut self,
        question: &DraftQuestion<'_>,
        variable: &Variable,
        told: Told<'_>,
    ) -> DraftSentence {
        let words = self.language.words();
        let (of, name) = (question.of.name, key(&variable.name.value));
        let (mean, median) = (self.id(told.id), self.id(&format!("{}-median", told.id)));
        let entry = |statistic: &str| {
            format!("{{of: {of}, variable: {name}, statistic: {statistic}}}")
        };
        let text = words.mean_and_median(MeanAndMedian {
            n: &format!("{{{{ n(\"{mean}\") }}}}"),
            mean: &format!("{{{{ mean(\"{mean}\") }}}}"),
            median: &format!("{{{{ value(\"{median}\") }}}}"),
            see: &see(words, told.chart),
        });
        DraftSentence::new(text, vec![(mean, entry("mean")), (median, entry("median"))])
    }

    /// The shares of the upper part of a scale in the rows where they are largest and
    /// smallest.
    fn of_rows(
        &mut self,
        question: &DraftQuestion<'_>,
        rows: &[&Variable],
        chart: Option<&str>,
    ) -> Option<DraftSentence> {
        let picked = question.told_together();
        let mut parts = Vec::new();
        for row in rows {
            let counts = tally::counts(question.of.survey, row)?;
            let part = PartOfAnswers::of(&counts, &picked);
            let part = part.filter(|part| part.of >= SMALLEST_GROUP);
            parts.extend(part.map(|part| (part, *row)));
        }
        // The first of equals stays.
        let (mut most, mut least) = (*parts.first()?, *parts.first()?);
        for (part, row) in &parts {
            if part.is_above(most.0) {
                most = (*part, *row);
            }
            if least.0.is_above(*part) {
                least = (*part, *row);
            }
        }
        let mut told = vec![most.1];
        if least.1.name.value != most.1.name.value {
            told.push(least.1);
        }
        let words = self.language.words();
        let labels = answers(told[0], &picked);
        let (mut numbers, mut shares) = (Vec::new(), Vec::new());
        for row in told {
            let labels = answers(row, &picked);
            let id = self.id(&slug(&row.name.value));
            let (share, all) = (percent(&id), base(&id));
            let of = quoted(&row.label);
            shares.push(words.share_for(ShareOf { share: &share, of: &of, base: &all }));
            let entry = entry(question.of.name, &row.name.value, &labels, None);
            numbers.push((id, entry));
        }
        let (answers, shares) =
            (any_of(self.language, &labels), all_of(self.language, &shares));
        let see = see(words, chart);
        let parts = SharesCompared { answers: &answers, shares: &shares, see: &see };
        Some(DraftSentence::new(words.shares_compared(parts), numbers))
    }

    /// The shares of some answers in two groups: the two that are of most.
    pub(super) fn in_groups(
        &mut self,
        question: &DraftQuestion<'_>,
        by: &Variable,
        told: Told<'_>,
    ) -> Option<DraftSentence> {
        let words = self.language.words();
        let variable = question.variables().first().copied()?;
        let survey = question.of.survey;
        let picked = question.told_together();
        let counts = tally::counts(survey, by)?;
        let groups = tally::most_given(&counts, 2, SMALLEST_GROUP);
        if groups.len() < 2 || picked.is_empty() {
            return None;
        }
        let labels = answers(variable, &picked);
        let (mut numbers, mut shares) = (Vec::new(), Vec::new());
        for group in groups {
            let group = by.categories[group].label.as_str();
            let id = self.id(&format!("{}-{}", told.id, short_slug(group)));
            let (share, all, of) = (percent(&id), base(&id), quoted(group));
            shares.push(words.share_in(ShareOf { share: &share, of: &of, base: &all }));
            let condition = Some(where_is(&by.name.value, group));
            let entry = entry(question.of.name, &variable.name.value, &labels, condition);
            numbers.push((id, entry));
        }
        let (answers, shares) =
            (any_of(self.language, &labels), all_of(self.language, &shares));
        let see = see(words, told.chart);
        let parts = SharesCompared { answers: &answers, shares: &shares, see: &see };
        Some(DraftSentence::new(words.shares_compared(parts), numbers))
    }
}

/// What a sentence is told of.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    /// What its numbers are called after.
    pub(super) id: &'a str,
    /// The chart that shows the same.
    pub(super) chart: Option<&'a str>,
}

/// Several texts as one: with "and" before the last.
fn all_of(language: Language, texts: &[String]) -> String {
    let texts = texts.iter().map(String::as_str).collect::<Vec<_>>();
    language.all_of(&texts)
}

/// Answers in quotation marks: with "or" before the last.
fn any_of(language: Language, labels: &[&str]) -> String {
    let quoted = labels.iter().map(|label| quoted(label)).collect::<Vec<_>>();
    let quoted = quoted.iter().map(String::as_str).collect::<Vec<_>>();
    language.any_of(&quoted)
}

fn short_slug(label: &str) -> String {
    let slug = slug(label);
    if slug.len() <= LONGEST {
        return slug;
    }
    let end = slug[..LONGEST].rfind('-').unwrap_or(LONGEST);
    slug[..end].to_owned()
}
