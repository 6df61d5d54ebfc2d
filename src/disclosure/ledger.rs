//! What earlier reports have published about the same people: known to whoever reads the next
//! one, and not to be hidden any longer.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::{
    Counted, KeySums, RowSet, SaidAnswers, SaidCondition, SaidRows, Sizes, Unsaid,
};
use crate::diagnostic::Said;
use crate::say;
use crate::survey::Survey;

/// A count that a report has told of: how many rows there are in some sets together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PublishedCount {
    /// The sets.
    pub rows: Vec<SaidRows>,
    /// How many; `None` if it is hidden.
    pub count: Option<u64>,
}

/// A count that is known from an earlier report.
#[derive(Clone)]
pub(crate) struct KnownCount {
    pub(super) counted: Counted,
    pub(super) value: u64,
    /// What it counts, in words.
    pub(super) rows: Said,
    /// The report that has told of it.
    pub(super) of: String,
    /// Whether the report has hidden it, so that it must not be worked out.
    pub(super) hidden: bool,
}

/// A question of which a report has shown means.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct KnownMeans {
    /// The report.
    pub(super) of: String,
    /// The survey, by its key now.
    pub(super) survey: String,
    /// The question.
    pub(super) variable: String,
}

/// What is known besides what a report tells itself.
#[derive(Default)]
pub struct PriorKnowledge {
    /// Where counts are changed, whom each counts.
    pub keys: KeySums,
    /// What earlier reports have published.
    pub(super) counts: Vec<KnownCount>,
    /// Of which questions these have shown means.
    pub(super) means: BTreeSet<KnownMeans>,
}

/// What of a report's published counts does not hold by the answers of now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Misfit {
    /// How many were looked at.
    pub all: usize,
    /// The ones that the answers do not give, as they were published.
    pub otherwise: Vec<PublishedCount>,
    /// Why others mean nothing any longer.
    pub unsaid: BTreeSet<Said>,
}

impl PriorKnowledge {
    /// Nothing but what changes counts.
    #[must_use]
    pub fn only(keys: KeySums) -> Self {
        Self { keys, ..Self::default() }
    }

    /// Takes up what else is known from earlier reports.
    pub fn add(&mut self, other: Self) {
        self.counts.extend(other.counts);
        self.means.extend(other.means);
    }

    /// Takes up that a report has shown means of a question of a survey.
    pub fn learn_means(&mut self, report: &str, survey: &Survey, variable: &str) {
        let (of, variable) = (report.to_owned(), variable.to_owned());
        self.means.insert(KnownMeans { of, survey: survey.key(), variable });
    }

    /// Takes up what a report has published about surveys, by the names they had there, as
    /// far as it holds by the answers of now; what does not is left out and told.
    pub fn learn(
        &mut self,
        report: &str,
        published: &[&PublishedCount],
        surveys: &BTreeMap<String, &Survey>,
    ) -> Misfit {
        let mut misfit = Misfit { all: published.len(), ..Misfit::default() };
        let sizes = surveys.values().map(|survey| (survey.key(), Sizes::of(survey)));
        let mut sizes = sizes.collect::<BTreeMap<_, _>>();
        for one in published {
            let sets = one.rows.iter().map(|said| rows(said, surveys));
            let counted = match sets.collect::<Result<Counted, Unsaid>>() {
                Ok(counted) => counted,
                Err(unsaid) => {
                    misfit.unsaid.insert(unsaid.said());
                    continue;
                }
            };
            let size =
                |set: &RowSet| Some(sizes.get_mut(&set.population.survey)?.size(set));
            let Some(value) = counted.iter().map(size).sum::<Option<u64>>() else {
                continue;
            };
            if one.count.is_some_and(|count| count != value) {
                misfit.otherwise.push((*one).clone());
                continue;
            }
            let (of, hidden) = (report.to_owned(), one.count.is_none());
            let rows = sets_in_words(&one.rows);
            self.counts.push(KnownCount { counted, value, rows, of, hidden });
        }
        misfit
    }
}

/// The rows of now that a set meant.
fn rows(said: &SaidRows, surveys: &BTreeMap<String, &Survey>) -> Result<RowSet, Unsaid> {
    let Some(survey) = surveys.get(&said.survey) else {
        return Err(Unsaid::Variable(said.survey.clone()));
    };
    said.rows_of(survey)
}

/// Counts as they are shown, in words that another report can read, each once.
pub(super) fn published<'c>(
    shown: impl Iterator<Item = (&'c Counted, Option<u64>)>,
) -> Vec<PublishedCount> {
    let all = shown.map(|(counted, count)| {
        let mut rows = counted.iter().map(SaidRows::of).collect::<Vec<_>>();
        rows.sort();
        PublishedCount { rows, count }
    });
    all.collect::<BTreeSet<_>>().into_iter().collect()
}

impl PublishedCount {
    /// How many of whom, in words.
    #[must_use]
    pub fn said(&self) -> Said {
        let count = self.count.map_or("x".to_owned(), |count| count.to_string());
        say!("{count} of {rows}", count, rows = sets_in_words(&self.rows))
    }
}

/// Sets of rows by their conditions: "`svar` = 1, `ort` answered".
fn sets_in_words(rows: &[SaidRows]) -> Said {
    let sets = rows.iter().map(|rows| match rows.conditions.is_empty() {
        true => "all".into(),
        false => Said::in_a_row(rows.conditions.iter().map(in_words)),
    });
    let all = sets.reduce(|first, next| say!("{first} + {next}", first, next));
    all.unwrap_or_else(|| "nobody".into())
}

fn in_words(condition: &SaidCondition) -> Said {
    let variable = &condition.variable;
    match &condition.is {
        SaidAnswers::OneOf(codes) => {
            let codes = codes.iter().map(|code| match code {
                Some(code) => Said::from(code),
                None => "an empty cell".into(),
            });
            let codes = codes.reduce(|first, next| say!("{first} | {next}", first, next));
            let codes = codes.unwrap_or_else(|| "nothing".into());
            say!("`{variable}` = {codes}", variable, codes)
        }
        SaidAnswers::Answered => say!("`{variable}` answered", variable),
        SaidAnswers::NotAnswered => say!("`{variable}` not answered", variable),
        SaidAnswers::SomeCategory => say!("`{variable}` with a category", variable),
        SaidAnswers::NoCategory => say!("`{variable}` without a category", variable),
    }
}
