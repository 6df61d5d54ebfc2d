//! Writes questions into a chapter: what an author would say first, the wording, the chart.

use crate::markup;
use crate::survey::Variable;
use crate::words::{DividedBy, Language};
use crate::yaml::written::scalar;

use super::background;
use super::chapter_text::{BlockEntries, WrittenChapter, in_a_row};
use super::ids::GivenIds;
use super::question::{DraftQuestion, QuestionKind};
use super::sentences::{DraftSentence, Saying, Told, is_small, quoted};

/// Longest heading, in characters.
const HEADING: usize = 70;
/// Longest caption.
const CAPTION: usize = 110;
/// A grid of no more rows stands where its text does.
const ROWS_THAT_STAY: usize = 5;
/// More answers than these are lines with a dot rather than bars.
const BARS: usize = 8;

/// What is drafted, as far as it has come.
pub(super) struct Drafting {
    pub(super) language: Language,
    pub(super) ids: GivenIds,
}

/// How a question stands in its chapter.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum QuestionStanding {
    /// The chapter is about nothing else.
    Alone,
    /// In a section of its own.
    InSection,
}

impl Drafting {
    /// Writes a question with its chart.
    pub(super) fn question(
        &mut self,
        chapter: &mut WrittenChapter,
        question: &DraftQuestion<'_>,
        id: &str,
        standing: QuestionStanding,
    ) {
        if standing == QuestionStanding::InSection {
            chapter.section(&short(&question.title, HEADING));
        }
        let chart = format!("@diagram:{id}");
        let mut saying =
            Saying { language: self.language, ids: &mut self.ids, prefix: String::new() };
        let sentence = saying.about(question, id, Some(&chart));
        let mut paragraphs = self.told(chapter, question, sentence.as_ref(), &chart);
        paragraphs.extend(self.wording(question));
        chapter.text(&paragraphs);
        chapter.block("chart", &chart_of(question, id));
    }

    /// Writes the answers to a question in groups; without a section, if it follows the
    /// question itself.
    pub(super) fn breakdown(
        &mut self,
        chapter: &mut WrittenChapter,
        question: &DraftQuestion<'_>,
        by: &Variable,
        standing: QuestionStanding,
    ) {
        let wanted = format!("{}-{}", question.id(), background::id(by));
        let id = self.ids.chart(&wanted);
        if standing == QuestionStanding::InSection {
            chapter.section(&short(&question.title, HEADING));
        }
        let chart = format!("@diagram:{id}");
        let told = Told { id: &id, chart: Some(&chart) };
        let mut saying =
            Saying { language: self.language, ids: &mut self.ids, prefix: String::new() };
        let sentence = saying.in_groups(question, by, told);
        let paragraphs = self.told(chapter, question, sentence.as_ref(), &chart);
        chapter.text(&paragraphs);
        let words = self.language.words();
        let parts =
            DividedBy { what: &caption(&question.title), by: &background::word(by) };
        let told = match parts.what.ends_with(['?', '!', '…']) {
            true => words.asked_by(parts),
            false => words.caption_by(parts),
        };
        let Some(variable) = question.variables().first().copied() else { return };
        let entries = BlockEntries::default()
            .with("id", id.as_str())
            .with("caption", scalar(&markup::as_caption(&told)))
            .named("of", question.of.name)
            .named("variable", &variable.name.value)
            .named("by", &by.name.value);
        let entries = match &question.kind {
            QuestionKind::Number(_) => entries.with("measure", "mean"),
            QuestionKind::Several(_) => entries.with("measure", "percent"),
            QuestionKind::Battery(_)
            | QuestionKind::Scale(_)
            | QuestionKind::Choice(_)
            | QuestionKind::Periods(_) => entries.with("type", "stacked-bar"),
        };
        chapter.block("chart", &entries);
    }

    /// The paragraph with the sentence; what stands in its place, if there is none or its
    /// numbers may not be shown.
    fn told(
        &self,
        chapter: &mut WrittenChapter,
        question: &DraftQuestion<'_>,
        sentence: Option<&DraftSentence>,
        chart: &str,
    ) -> Vec<String> {
        let words = self.language.words();
        let Some(sentence) = sentence else {
            return vec![match question.kind {
                QuestionKind::Periods(_) => words.shows_time(chart),
                QuestionKind::Battery(_)
                | QuestionKind::Scale(_)
                | QuestionKind::Choice(_)
                | QuestionKind::Several(_)
                | QuestionKind::Number(_) => words.shows_answers(chart),
            }];
        };
        sentence.declare(chapter);
        if !is_small(question) {
            return vec![sentence.text.clone()];
        }
        vec![format!(
            "{{% if {} %}}{}\n{{% else %}}{}{{% endif %}}",
            sentence.is_shown(),
            sentence.text,
            words.as_far_as_shown(chart)
        )]
    }

    /// The wording of a question, where its title does not say it.
    fn wording(&self, question: &DraftQuestion<'_>) -> Option<String> {
        let variables = question.variables();
        let wording = match (&question.kind, variables.as_slice()) {
            (QuestionKind::Battery(_), _) | (_, []) => question.title.as_str(),
            (_, [variable, ..]) => {
                variable.question.as_ref().map_or(question.title.as_str(), |it| &it.value)
            }
        };
        let is_told = wording == question.title && is_short(wording, HEADING);
        (!is_told).then(|| self.language.words().wording(&quoted(wording)))
    }
}

/// The chart of a question.
fn chart_of(question: &DraftQuestion<'_>, id: &str) -> BlockEntries {
    let entries = BlockEntries::default()
        .with("id", id)
        .with("caption", scalar(&markup::as_caption(&caption(&question.title))))
        .named("of", question.of.name);
    match &question.kind {
        QuestionKind::Battery(rows) => {
            let names = rows.iter().map(|row| row.name.value.clone());
            let labels = rows.first().map(|row| {
                let high = question.told_together();
                in_a_row(high.iter().map(|index| row.categories[*index].label.as_str()))
            });
            let by = format!("{{by: {}}}", labels.unwrap_or_default());
            let is_high = rows.len() > ROWS_THAT_STAY;
            let entries = entries.list("variables", names).with("order", by);
            // Text fills the room that a high chart leaves on a page.
            if is_high { entries.with("float", "true") } else { entries }
        }
        QuestionKind::Scale(variable) => {
            entries.named("variable", &variable.name.value).with("measure", "percent")
        }
        QuestionKind::Choice(variable) | QuestionKind::Several(variable) => {
            let many = variable.categories.len();
            let entries = entries.named("variable", &variable.name.value);
            let entries =
                if many > BARS { entries.with("type", "lollipop") } else { entries };
            let entries = entries.with("measure", "percent");
            if many > 2 { entries.with("order", "descending") } else { entries }
        }
        QuestionKind::Number(variable) => {
            entries.named("variable", &variable.name.value).with("type", "histogram")
        }
        QuestionKind::Periods(variable) => {
            entries.named("variable", &variable.name.value)
        }
    }
}

/// A title as a caption.
pub(super) fn caption(title: &str) -> String {
    short(title, CAPTION)
}

fn is_short(text: &str, longest: usize) -> bool {
    text.chars().count() <= longest
}

/// A text of no more characters than this: cut between words, if it has to be.
pub(super) fn short(text: &str, longest: usize) -> String {
    if is_short(text, longest) {
        return text.to_owned();
    }
    let start = text.chars().take(longest - 1).collect::<String>();
    let end = start.rfind(' ').unwrap_or(start.len());
    let cut = start[..end].trim_end_matches([',', ';', ':', '-', '–', '(', ' ']);
    format!("{cut}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_titles_are_cut_between_words() {
        assert_eq!(short("Hur nöjd är du?", 20), "Hur nöjd är du?");
        assert_eq!(
            short("Hur nöjd är du, på det hela taget?", 20),
            "Hur nöjd är du, på…"
        );
        assert_eq!(short("Hur nöjd är du, på det", 17), "Hur nöjd är du…");
        assert_eq!(short("Arbetsmiljöundersökningen", 10), "Arbetsmil…");
    }
}
