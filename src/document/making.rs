//! How each number that a text quotes came about, in a few words: what is counted, of how
//! many, whom, in which survey. It tells nothing but what `numbers.json` does.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::disclosure::ProtectedNumber;
use crate::manuscript::{BaseRule, CorrelationMethod, Moment, ScaleStatistic, Statistic};
use crate::words::{
    AnswersOf, CountedShare, FewOf, Language, NamedValue, SurveyWave, Words,
};

use super::caption;
use super::item::DocumentItem;

/// How a number came about.
#[derive(Clone, Debug, Serialize)]
pub struct Making {
    /// Its id in `numbers.json`.
    pub number: String,
    /// What is told of it, a line each.
    pub lines: Vec<String>,
}

/// How the numbers came about that the running texts of these items quote, in the order of
/// their ids.
pub(super) fn of_quoted<'d>(
    items: impl Iterator<Item = &'d DocumentItem>,
    numbers: &[ProtectedNumber],
    language: Language,
) -> Vec<Making> {
    let known = numbers.iter().map(|number| (number.id.value.as_str(), number));
    let known = known.collect::<BTreeMap<_, _>>();
    let quoted = items.flat_map(|item| &item.numbers);
    let ids = quoted.flat_map(|it| std::iter::once(&it.number).chain(&it.minus));
    let ids = ids.map(String::as_str).collect::<BTreeSet<_>>().into_iter();
    let found = ids.filter_map(|id| known.get(id));
    found.map(|number| Making::of(number, language)).collect()
}

impl Making {
    /// How a number came about, in a language.
    #[must_use]
    pub fn of(number: &ProtectedNumber, language: Language) -> Self {
        let lines = lines(&number.in_language(language), language);
        Self { number: number.id.value.clone(), lines }
    }
}

fn lines(number: &ProtectedNumber, language: Language) -> Vec<String> {
    let words = language.words();
    let origin = &number.origin;
    let mut lines = Vec::new();
    let labels = origin.labels.as_ref();
    let label = labels.and_then(|labels| labels.variable.as_ref());
    if let Some(variable) = label.or(origin.variable.as_ref()) {
        lines.push(match origin.answers.as_slice() {
            [] => variable.clone(),
            answers => {
                let answers = &answers.join(", ");
                words.counted_answers(AnswersOf { variable, answers })
            }
        });
    }
    lines.push(value(number, words));
    if number.statistic == Statistic::Share {
        lines.push(match number.base_rule {
            BaseRule::All => words.note_share_of_all().to_owned(),
            BaseRule::Valid => words.note_share_of_valid().to_owned(),
        });
    }
    let conditions = labels.iter().flat_map(|labels| &labels.conditions);
    lines.extend(conditions.map(|condition| caption::only(condition, language)));
    if origin.weighted_by.is_some() && number.statistic != Statistic::Count {
        lines.push(words.is_weighted().to_owned());
    }
    let survey = labels.map_or(origin.survey.as_str(), |labels| labels.survey.as_str());
    lines.push(match &origin.wave {
        Some(wave) => words.measurement_told(SurveyWave { survey, wave }),
        None => words.survey_told(survey),
    });
    if origin.synthetic {
        lines.push(words.is_made_up().to_owned());
    }
    lines
}

/// The number itself, with all that it is made of.
fn value(number: &ProtectedNumber, words: &dyn Words) -> String {
    let (n, base) = (number.n.text(), number.base.text());
    let unit = number.unit.as_ref();
    let of_unit = |count: &str| {
        let many = unit.map_or(words.rows(), |unit| unit.many.as_str());
        format!("{count} {many}")
    };
    let name = match number.statistic {
        Statistic::Share => {
            let (all, share) = (of_unit(base), number.percent.text());
            if number.percent.value().is_none() {
                return words.few_of(FewOf { few: n, all: &all });
            }
            let share = format!("{share} {}", words.percent_word());
            return words.counted_share(CountedShare {
                few: n,
                all: &all,
                share: &share,
            });
        }
        Statistic::Count => return of_unit(n),
        Statistic::Mentions => return format!("{n} {}", words.mentions()),
        Statistic::Mean => words.mean(),
        Statistic::Median => words.median(),
        Statistic::Quantile => words.quantile(),
        Statistic::Sd => words.sd(),
        Statistic::Shape(moment) => match moment {
            Moment::Variance => words.variance(),
            Moment::Skewness => words.skewness(),
            Moment::Kurtosis => words.kurtosis(),
            Moment::Max => words.maximum(),
            _ => words.minimum(),
        },
        Statistic::Sum => words.sum(),
        Statistic::Total => words.estimated_total(),
        Statistic::Ratio => words.estimated_ratio(),
        Statistic::Alpha => words.alpha(),
        Statistic::Months => words.months_counted(),
        Statistic::Scale(measure) => match measure {
            ScaleStatistic::Standardized => words.standardized_alpha(),
            ScaleStatistic::Pairwise => words.pairwise_alpha(),
            ScaleStatistic::Omega => words.omega(),
        },
        Statistic::Correlation(method) => match method {
            CorrelationMethod::Pearson => words.pearson(),
            CorrelationMethod::Spearman => words.spearman(),
            CorrelationMethod::Kendall => words.kendall(),
        },
        Statistic::PairedDifference => words.paired_difference(),
    };
    let value = number.value.text();
    words.named_value(NamedValue { name, value, of: base })
}
