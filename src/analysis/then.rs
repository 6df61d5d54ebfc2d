//! What is asked of an earlier measurement of which the answers are not here, but only what
//! its report has published: in the words of then, so that it can be held against what was
//! asked then.

use std::collections::BTreeSet;

use crate::diagnostic::{Place, Placed, Source};
use crate::manuscript::{BaseRule, IntervalRules, Measure};
use crate::number::Ratio;
use crate::statistics::Interval;
use crate::survey::{Codebook, EMPTY, Pick, Variable};
use crate::words::Language;

use super::domain::Domain;
use super::inference::share_interval;
use super::number::Provenance;

/// What begins the description of rows that are answers.
const ONE_ROW_PER: &str = "one row per ";

/// A condition on rows: a variable and the answers that meet it.
type AskedCondition = (String, BTreeSet<String>);

/// What a number or a group of a table counts, in the words of one codebook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AskedContent {
    /// The survey.
    pub survey: String,
    /// The variable, if there is one.
    pub variable: Option<String>,
    /// The answers counted; of a table all of them, which are not listed.
    pub answers: BTreeSet<String>,
    /// The variable that rows are answers to, if they are.
    pub one_row_per: Option<String>,
    /// The conditions on rows.
    pub conditions: BTreeSet<AskedCondition>,
}

/// What is made of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counting {
    /// They are counted.
    Answers,
    /// A mean or the like is made of what they count as.
    Scores,
}

impl Counting {
    pub(super) fn of(measure: Measure) -> Self {
        match measure {
            Measure::Mean => Self::Scores,
            Measure::Count | Measure::Percent | Measure::CountAndPercent => Self::Answers,
        }
    }
}

/// How many there are in the population of an earlier measurement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Behind {
    /// So many that it does not matter.
    Many,
    /// As many as the codebook states.
    Stated(u64),
    /// Nobody can tell how many those asked for stand for.
    Unknown,
}

/// What is asked of an earlier measurement of which the answers are not here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedThen {
    /// The measurement.
    pub wave: String,
    /// What is asked, in the words of then.
    pub content: AskedContent,
    /// Why nothing that was published then can be the same, if that is known.
    pub otherwise: Option<String>,
    /// Whether it is asked for weighted.
    pub weighted: bool,
    /// How many those who answered stand for.
    pub behind: Behind,
    /// Of a table for each category what it was called then; nothing for a total.
    pub categories: Vec<Option<BTreeSet<String>>>,
}

impl AskedThen {
    /// What is asked of these rows, if their answers are not here.
    pub(super) fn new(
        domain: &Domain<'_>,
        (variable, picks, counting): (Option<&Variable>, &[Pick], Counting),
        weighted: bool,
        rules: IntervalRules,
    ) -> Option<Self> {
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
                otherwise =
                    Some(format!("`{now}` was not derived in {wave} as it is now"));
            }
            then.unwrap_or(now).to_owned()
        };
        let labels =
            |of: &Variable, picks: &[Pick]| earlier.labels_then(&of.name.value, picks);
        let conditions = domain.conditions().iter();
        let conditions = conditions
            .map(|(variable, picks)| (name(variable), labels(variable, picks)))
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
            otherwise = Some(format!(
                "the answers to `{name}` counted as something else in {wave}"
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
        (domain, variable): (&Domain<'_>, &Variable),
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
                    let labels = labels.split(" | ").map(str::to_owned).collect();
                    content.conditions.insert((variable.to_owned(), labels));
                }
                (Some(variable), None) => content.one_row_per = Some(variable.to_owned()),
                (None, None) => {
                    content.conditions.insert((text.clone(), BTreeSet::new()));
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
    pub fn differences(&self, asked: &Self) -> Vec<String> {
        let mut found = Vec::new();
        let mut compare = |what: &str, then: String, now: String| {
            if then != now {
                found.push(format!("{what} {then}, not {now}"));
            }
        };
        let named = |name: &Option<String>| {
            name.as_ref().map_or("none".to_owned(), |name| format!("`{name}`"))
        };
        let quoted = |text: &str| format!("`{text}`");
        compare("the survey was", quoted(&self.survey), quoted(&asked.survey));
        compare("the variable was", named(&self.variable), named(&asked.variable));
        compare("the answers were", list(&self.answers), list(&asked.answers));
        compare(
            "a row was an answer to",
            named(&self.one_row_per),
            named(&asked.one_row_per),
        );
        let conditions = |content: &Self| {
            let each = content.conditions.iter();
            let each = each.map(|(name, labels)| format!("`{name}` = {}", list(labels)));
            let all = each.collect::<Vec<_>>().join(" and ");
            if all.is_empty() {
                "all rows".to_owned()
            } else {
                format!("those with {all}")
            }
        };
        compare("it was about", conditions(self), conditions(asked));
        found
    }
}

fn list(labels: &BTreeSet<String>) -> String {
    let quoted = labels.iter().map(|label| format!("`{label}`")).collect::<Vec<_>>();
    if quoted.is_empty() { "none".to_owned() } else { quoted.join(", ") }
}

fn label_of(variable: &Variable, pick: Pick) -> String {
    match pick {
        Pick::Category(index) => variable.categories[index].label.clone(),
        Pick::Missing(index) => variable.missing[index].label.clone(),
        Pick::Empty => EMPTY.to_owned(),
    }
}
