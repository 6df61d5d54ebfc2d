//! How the sample ended, from a file with a row for each of those who were sent to: what its
//! outcomes mean is guessed by what they are called.

use crate::survey::{EMPTY, Scale, Variable};
use crate::words::{Language, SampleResponse, Words};
use crate::yaml::written::scalar;

use super::DraftedSurvey;
use super::background;
use super::chapter_text::{BlockEntries, WrittenChapter, in_a_row};
use super::results::Drafting;

/// As many groups of a background fact stand in a table of who responded.
const GROUPS: std::ops::RangeInclusive<usize> = 2..=12;

/// The words of a language that labels of an outcome begin with, divided by commas.
type KnownWords = fn(&'static dyn Words) -> &'static str;

/// What became of some of the sample.
#[derive(Clone, Copy, PartialEq, Eq)]
enum SampleOutcome {
    Complete,
    Partial,
    Refused,
    NonContact,
    OverCoverage,
    Unknown,
}

impl SampleOutcome {
    /// All, with their keys, in the order they are written.
    const ALL: [(&'static str, Self); 6] = [
        ("over-coverage", Self::OverCoverage),
        ("complete", Self::Complete),
        ("partial", Self::Partial),
        ("refused", Self::Refused),
        ("non-contact", Self::NonContact),
        ("unknown", Self::Unknown),
    ];

    /// What a label seems to mean. Those who responded in part and those who refused are
    /// looked for first: their labels often name the response too.
    fn of(label: &str) -> Self {
        let folded = label.to_lowercase();
        let lists: [(Self, KnownWords); 5] = [
            (Self::OverCoverage, |words| words.outcomes_over_coverage()),
            (Self::NonContact, |words| words.outcomes_non_contact()),
            (Self::Refused, |words| words.outcomes_refused()),
            (Self::Partial, |words| words.outcomes_partial()),
            (Self::Complete, |words| words.outcomes_complete()),
        ];
        let begins = |list: KnownWords| {
            Language::ALL.iter().any(|(_, language)| {
                list(language.words()).split(',').any(|known| folded.starts_with(known))
            })
        };
        let found = lists.into_iter().find(|(_, list)| begins(*list));
        found.map_or(Self::Unknown, |(outcome, _)| outcome)
    }
}

/// The variable that tells how each of a sample ended: one of whose answers some say that
/// somebody responded, and others that somebody did not.
pub(super) fn outcome_variable(of: DraftedSurvey<'_>) -> Option<&Variable> {
    of.survey.codebook.variables.iter().find(|variable| {
        let is = |outcome: SampleOutcome| {
            variable
                .categories
                .iter()
                .any(|label| SampleOutcome::of(&label.label) == outcome)
        };
        variable.scale == Scale::Nominal && is(SampleOutcome::Complete)
    })
}

impl Drafting {
    /// Writes how a sample ended, and who responded.
    pub(super) fn sample(&mut self, chapter: &mut WrittenChapter, of: DraftedSurvey<'_>) {
        let Some(variable) = outcome_variable(of) else { return };
        let words = self.language.words();
        let id = self.ids.chart(&format!("{}-{}", of.name, "flow"));
        let both =
            self.language.all_of(&[&format!("@figure:{id}"), &format!("@table:{id}")]);
        let answered = format!("{id}-answered");
        let see = words.see(&both);
        chapter.text(&[words.of_sample_responded(SampleResponse {
            base: &format!("{{{{ base(\"{answered}\") }}}}"),
            n: &format!("{{{{ n(\"{answered}\") }}}}"),
            share: &format!("{{{{ percent(\"{answered}\") }}}}"),
            see: &see,
        })]);
        chapter.remark(words.guessed_outcomes());
        let mut entries = BlockEntries::default()
            .with("id", id.as_str())
            .named("caption", words.sample_flow())
            .named("of", of.name)
            .named("variable", &variable.name.value);
        for (name, outcome) in SampleOutcome::ALL {
            let labels = variable.categories.iter().map(|label| label.label.as_str());
            let labels = labels.filter(|label| SampleOutcome::of(label) == outcome);
            let mut labels = labels.collect::<Vec<_>>();
            if outcome == SampleOutcome::Unknown {
                labels.extend(variable.missing.iter().map(|label| label.label.as_str()));
                labels.push(EMPTY);
            }
            if !labels.is_empty() {
                entries = entries.with(name, in_a_row(labels.into_iter()));
            }
        }
        chapter.block("response-flow", &entries);
        self.nonresponse(chapter, of, variable);
    }

    /// Writes who responded, by what is known of everybody.
    fn nonresponse(
        &mut self,
        chapter: &mut WrittenChapter,
        of: DraftedSurvey<'_>,
        outcome: &Variable,
    ) {
        let words = self.language.words();
        let by = background::backgrounds(of).into_iter().filter(|variable| {
            matches!(variable.scale, Scale::Nominal | Scale::Ordinal)
                && variable.name.value != outcome.name.value
                && GROUPS.contains(&variable.categories.len())
        });
        let by = by.map(|variable| variable.name.value.as_str()).collect::<Vec<_>>();
        if by.is_empty() {
            return;
        }
        let responded = outcome.categories.iter().map(|label| label.label.as_str());
        let responded = responded.filter(|label| {
            matches!(
                SampleOutcome::of(label),
                SampleOutcome::Complete | SampleOutcome::Partial
            )
        });
        let id = self.ids.chart(&format!("{}-response", of.name));
        chapter.text(&[words.response_rates(&format!("@table:{id}"))]);
        let entries = BlockEntries::default()
            .with("id", id.as_str())
            .with("caption", scalar(words.chapter_respondents()))
            .named("of", of.name)
            .named("variable", &outcome.name.value)
            .with("in", in_a_row(responded))
            .with("by", in_a_row(by.into_iter()));
        chapter.block("nonresponse", &entries);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_are_known_by_what_they_are_called() {
        for (label, outcome) in [
            ("svarat", SampleOutcome::Complete),
            ("Svarat delvis", SampleOutcome::Partial),
            ("delvis besvarad", SampleOutcome::Partial),
            ("tackat nej", SampleOutcome::Refused),
            ("Ej nådd", SampleOutcome::NonContact),
            ("avliden", SampleOutcome::OverCoverage),
            ("ej svarat", SampleOutcome::Unknown),
            ("Svart", SampleOutcome::Complete),
            ("Partial response", SampleOutcome::Partial),
        ] {
            assert!(SampleOutcome::of(label) == outcome, "{label}");
        }
    }
}
