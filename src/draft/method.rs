//! The chapter on method, from what the files show.

use crate::markup;
use crate::survey::{DateSpan, Scale, Variable};
use crate::words::{Between, DividedBy, Language};

use super::background;
use super::chapter_text::WrittenChapter;
use super::question::{self, DraftQuestion};
use super::results::{Drafting, QuestionStanding};
use super::{DraftWishes, DraftedSurvey};

/// A question in words has at least as many words.
const WORDS_OF_QUESTION: usize = 3;

impl Drafting {
    /// Writes the chapter on method.
    pub(super) fn method(&mut self, wishes: &DraftWishes<'_>) -> WrittenChapter {
        let words = self.language.words();
        let mut chapter = WrittenChapter::new(words.chapter_method());
        chapter.section(words.collection());
        chapter.remark(words.tell_of_collection());
        let mut paragraphs = Vec::new();
        for of in wishes.surveys {
            let id = self.ids.number(of.name);
            chapter.number(&id, &format!("{{of: {}}}", of.name));
            let n = format!("{{{{ n(\"{id}\") }}}}");
            let dated = dated(*of, self.language).map(|dated| format!(" {dated}"));
            let dated = dated.unwrap_or_default();
            paragraphs.push(if wishes.surveys.len() == 1 {
                format!("{}{dated}", words.responses(&n))
            } else {
                let by = markup::within_text(of.title);
                let told = words.responses_of(DividedBy { what: &n, by: &by });
                format!("- {told}{dated}")
            });
        }
        chapter.text(&paragraphs);
        for of in wishes.surveys {
            let periods = answer_dates(*of).and_then(|it| question::period_of(*of, it));
            let question = periods.and_then(|it| DraftQuestion::single(*of, it));
            if let Some(question) = question {
                let id = self.ids.chart(&question.id());
                self.question(&mut chapter, &question, &id, QuestionStanding::Alone);
            }
        }
        if let Some(sample) = wishes.sample {
            self.sample(&mut chapter, sample);
        }
        chapter.section(words.presentation());
        chapter.text(&["base", "missing", "rounding"].map(method));
        chapter.section(words.how_protected());
        chapter.text(&["disclosure", "symbols"].map(method));
        let open = wishes.surveys.iter().flat_map(|of| open_questions(*of));
        let open = open.map(|label| format!("- {}", markup::within_text(label)));
        let open = open.collect::<Vec<_>>();
        if !open.is_empty() {
            chapter.section(words.open_answers());
            let mut paragraphs = vec![words.open_questions().to_owned()];
            paragraphs.extend(open);
            chapter.text(&paragraphs);
        }
        chapter
    }
}

fn method(what: &str) -> String {
    format!("{{{{ method(\"{what}\") }}}}")
}

/// The dates on which the answers were given.
fn answer_dates(of: DraftedSurvey<'_>) -> Option<&Variable> {
    of.survey.codebook.variables.iter().find(|it| background::is_answer_date(it))
}

/// When the answers were given.
fn dated(of: DraftedSurvey<'_>, language: Language) -> Option<String> {
    let DateSpan { first, last } = answer_dates(of)?.between?;
    let [first, last] = [first, last].map(|end| end.in_words(language));
    let words = language.words();
    Some(if first == last {
        words.dated_in(&first)
    } else {
        words.dated_between(Between { first: &first, last: &last })
    })
}

/// The questions that were answered in words.
fn open_questions(of: DraftedSurvey<'_>) -> Vec<&str> {
    let texts = of.survey.codebook.variables.iter();
    let texts = texts.filter(|variable| variable.scale == Scale::Text);
    let asked = texts.map(|variable| {
        variable.question.as_ref().map_or(variable.label.as_str(), |it| it.value.as_str())
    });
    // What a name or an address stands under is no question.
    let is_asked = |label: &&str| label.split_whitespace().count() >= WORDS_OF_QUESTION;
    asked.filter(is_asked).collect()
}
