//! The summary that a draft begins with: how many responded, and the first sentence of a few
//! questions. Its numbers are its own, so that any other chapter can be taken away.

use crate::markup;
use crate::words::DividedBy;

use super::DraftedSurvey;
use super::chapter_text::WrittenChapter;
use super::question::{DraftQuestion, QuestionKind};
use super::results::{Drafting, short};
use super::sentences::{Saying, is_small};

/// As many questions stand in it.
const QUESTIONS: usize = 5;
/// Longest name of a question.
const LONGEST: usize = 80;

impl Drafting {
    /// Writes the summary.
    pub(super) fn summary(
        &mut self,
        surveys: &[DraftedSurvey<'_>],
        questions: &[&DraftQuestion<'_>],
    ) -> WrittenChapter {
        let words = self.language.words();
        let title = words.chapter_summary();
        let mut chapter = WrittenChapter::new(title).of_kind("summary");
        let prefix = format!("{}-", words.summary_ids());
        let mut paragraphs = Vec::new();
        for survey in surveys {
            let id = self.ids.number(&format!("{prefix}{}", survey.name));
            chapter.number(&id, &format!("{{of: {}}}", survey.name));
            let n = format!("{{{{ n(\"{id}\") }}}}");
            paragraphs.push(if surveys.len() == 1 {
                words.responses(&n)
            } else {
                let by = markup::within_text(survey.title);
                format!("- {}", words.responses_of(DividedBy { what: &n, by: &by }))
            });
        }
        for question in chosen(questions) {
            let mut saying = Saying {
                language: self.language,
                ids: &mut self.ids,
                prefix: prefix.clone(),
            };
            let Some(sentence) = saying.about(question, &question.id(), None) else {
                continue;
            };
            sentence.declare(&mut chapter);
            let title = markup::within_text(&short(&question.title, LONGEST));
            let end = if title.ends_with(['?', '.', '!', '…']) { "" } else { "." };
            let item = format!("- *{title}{end}* {}", sentence.text);
            paragraphs.push(if is_small(question) {
                format!("{{% if {} %}}\n{item}\n{{% endif %}}", sentence.is_shown())
            } else {
                item
            });
        }
        chapter.text(&paragraphs);
        chapter
    }
}

/// The questions that a summary begins with: scales and grids first, in their order.
fn chosen<'q, 's>(questions: &[&'q DraftQuestion<'s>]) -> Vec<&'q DraftQuestion<'s>> {
    let is_scale = |question: &&&DraftQuestion<'_>| {
        matches!(question.kind, QuestionKind::Battery(_) | QuestionKind::Scale(_))
    };
    let is_choice = |question: &&&DraftQuestion<'_>| {
        matches!(question.kind, QuestionKind::Choice(_) | QuestionKind::Several(_))
    };
    let scales = questions.iter().filter(is_scale);
    let choices = questions.iter().filter(is_choice);
    scales.chain(choices).take(QUESTIONS).copied().collect()
}
