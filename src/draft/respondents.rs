//! The chapter on who responded: tables of the background facts.

use crate::markup;
use crate::survey::{Origin, Scale, Variable};
use crate::yaml::written::scalar;

use super::DraftedSurvey;
use super::background;
use super::chapter_text::{BlockEntries, WrittenChapter};
use super::question::{DraftQuestion, is_regrouped};
use super::results::{Drafting, QuestionStanding, caption, short};
use super::sentences::{Saying, is_small};

/// Tables of no more rows, with no longer labels, stand beside each other.
const ROWS_BESIDE: usize = 8;
const LABEL_BESIDE: usize = 22;
/// More answers than these are a chart.
const ROWS: usize = 15;
/// Longest name of a fact at the beginning of its paragraph.
const LONGEST: usize = 60;

/// A fact that is told by a table.
struct Tabled<'s> {
    question: DraftQuestion<'s>,
    id: String,
}

impl Drafting {
    /// Writes the background facts of a survey.
    pub(super) fn respondents(
        &mut self,
        chapter: &mut WrittenChapter,
        of: DraftedSurvey<'_>,
        variables: &[&Variable],
    ) {
        let (mut tabled, mut charted) = (Vec::new(), Vec::new());
        for variable in variables {
            let Some(question) = DraftQuestion::single(of, variable) else { continue };
            let question =
                DraftQuestion { title: background::title(variable), ..question };
            // What was put together is told by what it is made of.
            if is_regrouped(variable)
                && variables.len() > 1
                && is_source_among(variable, variables)
            {
                continue;
            }
            let id = self.ids.chart(&background::id(variable));
            let is_coded = matches!(variable.scale, Scale::Nominal | Scale::Ordinal);
            if is_coded && variable.categories.len() <= ROWS {
                tabled.push(Tabled { question, id });
            } else {
                charted.push(Tabled { question, id });
            }
        }
        let paragraphs =
            tabled.iter().map(|one| self.paragraph(chapter, one)).collect::<Vec<_>>();
        chapter.text(&paragraphs);
        write_tables(chapter, &tabled);
        for Tabled { question, id } in &charted {
            self.question(chapter, question, id, QuestionStanding::InSection);
        }
    }

    /// What is said of a table.
    fn paragraph(&mut self, chapter: &mut WrittenChapter, tabled: &Tabled<'_>) -> String {
        let Tabled { question, id } = tabled;
        let table = format!("@table:{id}");
        let words = self.language.words();
        let mut saying =
            Saying { language: self.language, ids: &mut self.ids, prefix: String::new() };
        let title = markup::within_text(&short(&question.title, LONGEST));
        let end = if title.ends_with(['?', '.', '!', '…']) { "" } else { "." };
        let Some(sentence) = saying.most_given(question, id, Some(&table)) else {
            return format!("*{title}{end}* {}", words.shows_answers(&table));
        };
        sentence.declare(chapter);
        if !is_small(question) {
            return format!("*{title}{end}* {}", sentence.text);
        }
        format!(
            "*{title}{end}* {{% if {} %}}{}\n{{% else %}}{}{{% endif %}}",
            sentence.is_shown(),
            sentence.text,
            words.as_far_as_shown(&table)
        )
    }
}

/// Whether the variable that another is derived from stands there too.
fn is_source_among(variable: &Variable, variables: &[&Variable]) -> bool {
    match &variable.origin {
        Origin::Mapped { from, .. } | Origin::Cut { from, .. } => {
            variables.iter().any(|one| {
                one.name.value == from.value
                    && matches!(one.scale, Scale::Nominal | Scale::Ordinal)
            })
        }
        _ => false,
    }
}

/// Writes tables, two beside each other where both are small.
fn write_tables(chapter: &mut WrittenChapter, tabled: &[Tabled<'_>]) {
    let mut at = 0;
    while let Some(one) = tabled.get(at) {
        match tabled.get(at + 1) {
            Some(next) if is_narrow(one) && is_narrow(next) => {
                chapter.beside("table", [&table(one), &table(next)]);
                at += 2;
            }
            _ => {
                chapter.block("table", &table(one));
                at += 1;
            }
        }
    }
}

fn is_narrow(tabled: &Tabled<'_>) -> bool {
    let variables = tabled.question.variables();
    variables.iter().all(|variable| {
        variable.categories.len() <= ROWS_BESIDE
            && variable
                .categories
                .iter()
                .all(|label| label.label.chars().count() <= LABEL_BESIDE)
    })
}

fn table(tabled: &Tabled<'_>) -> BlockEntries {
    let Tabled { question, id } = tabled;
    let name = question.variables().first().map(|it| it.name.value.clone());
    BlockEntries::default()
        .with("id", id.as_str())
        .with("caption", scalar(&markup::as_caption(&caption(&question.title))))
        .named("of", question.of.name)
        .named("rows", &name.unwrap_or_default())
        .with("measure", "both")
        .with("totals", "rows")
}
