//! What is asked of an earlier measurement of which the answers are not here, but only what
//! its report has published: in the words of then, so that it can be held against what was
//! asked then.

use std::collections::BTreeSet;

use crate::diagnostic::{Place, Placed, Said, Source};
use crate::manuscript::{BaseRule, IntervalRules, Measure};
use crate::number::Ratio;
use crate::say;
use crate::statistics::Interval;
use crate::survey::{Codebook, EMPTY, Pick, Variable};
use crate::words::Language;

use super::asked_then::{AskedCondition, AskedContent, AskedThen, Behind};
use super::domain::Domain;
use super::inference::share_interval;
use super::provenance::Provenance;

/// What begins the description of rows that are answers.
const ONE_ROW_PER: &str = "one row per ";

/// What is made of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counting {
    /// They are counted.
    Answers,
    /// A mean or the like is made of what they count as.
    Scores,
}

/// What is asked of the answers of some rows.
pub(super) struct Inquiry<'a> {
    /// The question, if there is one.
    pub(super) variable: Option<&'a Variable>,
    /// The answers that are counted.
    pub(super) picks: &'a [Pick],
    pub(super) counting: Counting,
    pub(super) weighted: bool,
}

impl Counting {
    pub(super) fn of(measure: Measure) -> Self {
        match measure {
            Measure::Mean => Self::Scores,
            Measure::Count | Measure::Percent | Measure::CountAndPercent => Self::Answers,
        }
    }
}

impl AskedThen {
    /// What is asked of these rows, if their answers are not here.
    pub(super) fn new(
        domain: &Domain<'_>,
        inquiry: &Inquiry<'_>,
        rules: IntervalRules,
    ) -> Option<Self> {
        let Inquiry { variable, picks, counting, weighted } = *inquiry;
        let earlier = domain.survey.earlier.as_ref()?;
        if !earlier.is_without_answers() {
            return None;
        }
        let mut otherwise = None;
        let mut name = |variable: &Variable| {
            let now = &variable.name.value;
            let then = earlier.name_then(now);
            if then.is_none() {
                let wave = &earlier.label;
                otherwise = Some(say!(
                    "`{now}` was not derived in {wave} as it is now",
                    now,
                    wave
                ));
            }
            then.unwrap_or(now).to_owned()
        };
        let labels =
            |of: &Variable, picks: &[Pick]| earlier.labels_then(&of.name.value, picks);
        let conditions = domain.conditions().iter();
        let conditions = conditions
            .map(|(variable, picks)| AskedCondition {
                variable: name(variable),
                answers: labels(variable, picks),
            })
            .collect::<BTreeSet<_>>();
        let one_row_per = domain.bound().map(&mut name);
        let content = AskedContent {
            survey: domain.survey.name.clone(),
            variable: variable.map(&mut name),
            answers: variable.map(|it| labels(it, picks)).unwrap_or_default(),
            one_row_per,
            conditions,
        };
        let scored = variable.filter(|_| counting == Counting::Scores);
        if let Some(variable) = scored.filter(|it| !earlier.scores_alike(it)) {
            let (name, wave) = (&variable.name.value, &earlier.label);
            otherwise = Some(say!(
                "the answers to `{name}` counted as something else in {wave}",
                name,
                wave
            ));
        }
        let behind = match &domain.survey.codebook.population {
            _ if !rules.finite => Behind::Many,
            Some(size)
                if content.conditions.is_empty() && content.one_row_per.is_none() =>
            {
                Behind::Stated(size.value)
            }
            Some(_) | None => Behind::Unknown,
        };
        let wave = earlier.label.clone();
        let categories = Vec::new();
        Some(Self { wave, content, otherwise, weighted, behind, categories })
    }

    /// As a share of all or of those who answered: how many stand behind all is not known.
    pub(super) fn with_base(mut self, base: BaseRule) -> Self {
        if self.behind != Behind::Many && base == BaseRule::All {
            self.behind = Behind::Unknown;
        }
        self
    }

    /// With what each category of a table was called then.
    pub(super) fn with_categories(
        self,
        domain: &Domain<'_>,
        variable: &Variable,
        picks: &[Option<Pick>],
    ) -> Self {
        let earlier = domain.survey.earlier.as_ref();
        let of = |pick: Pick| match earlier {
            // The report called it so, in its own language.
            _ if pick == Pick::Empty => {
                let all = Language::ALL.map(|(_, language)| language);
                all.map(|language| language.words().no_answer().to_owned()).into()
            }
            Some(earlier) => earlier.labels_then(&variable.name.value, &[pick]),
            None => BTreeSet::new(),
        };
        let categories = picks.iter().map(|pick| pick.map(of)).collect();
        Self { categories, ..self }
    }

    /// The interval of a share of counts that were published, if it can be known.
    #[must_use]
    pub fn interval(&self, ratio: Ratio, rules: IntervalRules) -> Option<Interval> {
        if self.weighted || self.content.one_row_per.is_some() {
            return None;
        }
        let population = match self.behind {
            Behind::Many => None,
            Behind::Stated(population) => Some(population.max(ratio.whole)),
            Behind::Unknown => return None,
        };
        share_interval(ratio, rules, population)
    }
}

impl AskedContent {
    /// What a published number or group counts, by the codebook of then.
    #[must_use]
    pub fn of(origin: &Provenance, codebook: &Codebook) -> Self {
        let mut content = Self {
            survey: origin.survey.clone(),
            variable: origin.variable.clone(),
            ..Self::default()
        };
        for text in &origin.filter {
            match (text.strip_prefix(ONE_ROW_PER), text.split_once(" = ")) {
                (_, Some((variable, labels))) => {
                    let answers = labels.split(" | ").map(str::to_owned).collect();
                    let variable = variable.to_owned();
                    content.conditions.insert(AskedCondition { variable, answers });
                }
                (Some(variable), None) => content.one_row_per = Some(variable.to_owned()),
                (None, None) => {
                    let (variable, answers) = (text.clone(), BTreeSet::new());
                    content.conditions.insert(AskedCondition { variable, answers });
                }
            }
        }
        let variable = origin.variable.as_ref().and_then(|name| codebook.variable(name));
        for label in &origin.answers {
            let written = Placed::new(label.clone(), Place::file(&Source::new("", "")));
            let picks = variable.and_then(|variable| variable.resolve(&written).ok());
            match (variable, picks) {
                (Some(variable), Some(picks)) => {
                    let labels = picks.iter().map(|pick| label_of(variable, *pick));
                    content.answers.extend(labels);
                }
                _ => {
                    content.answers.insert(label.clone());
                }
            }
        }
        content
    }

    /// In what it differs from what is asked for, in words.
    #[must_use]
    pub fn differences(&self, asked: &Self) -> Vec<Said> {
        let both = |part: fn(&Self) -> Said| [part(self), part(asked)];
        let named = |name: &Option<String>| list(name.iter());
        let [then, now] = [self, asked].map(|one| format!("`{}`", one.survey));
        let survey =
            (then != now).then(|| say!("the survey was {then}, not {now}", then, now));
        let [then, now] = [self, asked].map(|one| named(&one.variable));
        let variable =
            (then != now).then(|| say!("the variable was {then}, not {now}", then, now));
        let [then, now] = both(|one| list(&one.answers));
        let answers =
            (then != now).then(|| say!("the answers were {then}, not {now}", then, now));
        let [then, now] = [self, asked].map(|one| named(&one.one_row_per));
        let rows = (then != now)
            .then(|| say!("a row was an answer to {then}, not {now}", then, now));
        let [then, now] = both(Self::rows_in_words);
        let conditions =
            (then != now).then(|| say!("it was about {then}, not {now}", then, now));
        let found = [survey, variable, answers, rows, conditions];
        found.into_iter().flatten().collect()
    }

    /// The rows that it is about.
    fn rows_in_words(&self) -> Said {
        let each = self.conditions.iter().map(|it| {
            say!(
                "`{variable}` = {labels}",
                variable = &it.variable,
                labels = list(&it.answers)
            )
        });
        match self.conditions.is_empty() {
            true => "all rows".into(),
            false => say!("those with {all}", all = Said::all_of(each)),
        }
    }
}

/// Names or labels, in backticks.
fn list<'a>(names: impl IntoIterator<Item = &'a String>) -> Said {
    let quoted = names.into_iter().map(|name| format!("`{name}`")).collect::<Vec<_>>();
    if quoted.is_empty() { "none".into() } else { quoted.join(", ").into() }
}

fn label_of(variable: &Variable, pick: Pick) -> String {
    match pick {
        Pick::Category(index) => variable.categories[index].label.clone(),
        Pick::Missing(index) => variable.missing[index].label.clone(),
        Pick::Empty => EMPTY.to_owned(),
    }
}
