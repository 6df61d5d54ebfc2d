//! Named numbers: shares, counts and moments that a text can quote.

use crate::diagnostic::Placed;
use crate::fingerprint::Fingerprint;
use crate::manuscript::{BaseRule, IntervalRules, Quantile, Statistic};
use crate::number::{NumberFormat, Ratio, Rounded};
use crate::statistics::Interval;
use crate::statistics::design::Design;
use crate::statistics::intervals::{Share, share_error};
use crate::statistics::quantiles::{Definition, quantile};
use crate::survey::{Pick, Scale, Variable};

use super::change::MeasuredChange;
use super::contributions::Contributions;
use super::domain::{Domain, Given};
use super::in_vain::InVain;
use super::inference::{Frame, mean_interval, share_interval};
use super::moments::moments;
use super::number_plan::NumberPlan;
use super::published::Printed;
use super::row_set::{self, AskedAnswer, Counted};
use super::scale::{self, ScaleItem};
use super::scored::{self, Scored};
use super::table::RowUnit;
use super::then::{AskedThen, Counting};
use super::weights;

/// A named number, still confidential.
#[derive(Clone)]
pub struct ResultNumber {
    /// The id.
    pub(crate) id: Placed<String>,
    /// What it is.
    pub(crate) statistic: Statistic,
    /// The count, and what its share is a share of.
    pub(crate) ratio: Ratio,
    /// The weighted share, if it is weighted.
    pub(crate) weighted: Option<f64>,
    /// What a row is, where codebook or view says it.
    pub(crate) unit: Option<RowUnit>,
    /// Which quantile, if it is one.
    pub(crate) quantile: Option<Quantile>,
    /// The mean, quantile, standard deviation or sum; `None` if it is undefined.
    pub(crate) value: Option<f64>,
    /// Of a share, as parts of 1, or of a mean, with the rules it is made by; none for
    /// other statistics, or where one person can stand behind several rows.
    pub(crate) interval: Option<(Interval, IntervalRules)>,
    /// The standard error of a mean or of a weighted share; none of other statistics, or where
    /// one person can stand behind several rows.
    pub(crate) standard_error: Option<f64>,
    /// Decimals and rounding.
    pub(crate) format: NumberFormat,
    /// Where shares are made to add up to 100: the distribution it is a part of.
    pub(crate) distribution: Option<AnswerDistribution>,
    /// Whom a share is a share of.
    pub(crate) base: BaseRule,
    /// What the count and its whole count, where the policy needs it.
    pub(crate) counted: Option<(Counted, Counted)>,
    /// Those who answered of a whole that others are in too, where the policy needs it.
    pub(crate) answered: Option<(Counted, u64)>,
    /// What a statistic of answers is made of, where the policy needs it.
    pub(crate) scored: Vec<Scored>,
    /// What each item does in the index, for its alpha.
    pub(crate) items: Vec<ScaleItem>,
    /// What a sum or mean of amounts is made of, where the policy needs it.
    pub(crate) contributions: Option<Contributions>,
    /// Of a number in an earlier measurement: how it has changed since.
    pub(crate) change: Option<MeasuredChange>,
    /// Of an earlier measurement of which the answers are not here: what is asked of what
    /// was published then. Its counts are none.
    pub(crate) asked_then: Option<AskedThen>,
    /// What an earlier publication printed of it.
    pub(crate) printed: Printed,
    /// How it came about.
    pub(crate) origin: Provenance,
}

/// All answers to a question, of which a number counts one.
#[derive(Clone, PartialEq, Eq)]
pub struct AnswerDistribution {
    /// How many gave each, in codebook order, then those who did not answer.
    pub(crate) parts: Vec<u64>,
    /// Which of them the number counts.
    pub(crate) own: usize,
}

/// How a number came about, for the record.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Provenance {
    /// The survey.
    pub survey: String,
    /// The earlier measurement, if it is not the report's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wave: Option<String>,
    /// The view named by the author.
    pub view: String,
    /// The data file.
    pub data: String,
    /// What is told of its content: its sha256, or of confidential answers a keyed one.
    #[serde(flatten)]
    pub fingerprint: Fingerprint,
    /// Whether the answers were made up.
    pub synthetic: bool,
    /// Size of the frame the survey was sent to (`N`), where the codebook states it.
    pub population: Option<u64>,
    /// The variable, if there is one.
    pub variable: Option<String>,
    /// The answers counted.
    pub answers: Vec<String>,
    /// The conditions on rows, in words.
    pub filter: Vec<String>,
    /// The design it is estimated by, if shares and means are weighted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weighted_by: Option<DesignFacts>,
}

/// What a reader is told of the design of a sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct DesignFacts {
    /// Whether it has strata.
    pub strata: bool,
    /// Whether it has clusters.
    pub clusters: bool,
    /// Whether standard errors are those of a finite population.
    pub finite_population: bool,
}

/// Computes one number.
///
/// # Errors
///
/// Why there is none, where the data is all that can tell.
pub(super) fn compute(plan: &NumberPlan<'_>) -> Result<ResultNumber, InVain> {
    let NumberPlan { domain, variable, picks, base, statistic, design, .. } = plan;
    let (variable, base, statistic) = (*variable, *base, *statistic);
    let tally = RowTally::count(domain, variable, picks);
    let EstimatedNumber { weighted, value, interval, standard_error } =
        plan.estimated(&tally, *design);
    let scale = match variable {
        Some(variable)
            if statistic == Statistic::Alpha && !domain.is_without_answers() =>
        {
            Some(scale::alpha(domain, variable).map_err(InVain::NoAlpha)?)
        }
        _ => None,
    };
    let value = scale.as_ref().map_or(value, |scale| Some(scale.alpha));
    let ratio = plan.ratio(&tally);
    let ratio = scale.as_ref().map_or(ratio, |scale| scale.ratio);
    let asked_then = plan.asked_then();
    let looks = plan.needs.rows && asked_then.is_none();
    let wholes = variable.filter(|_| plan.needs.wholes && base == BaseRule::All);
    let answered = wholes.map(|variable| {
        let counted = row_set::counted(domain, Some((variable, AskedAnswer::Answered)));
        (counted, tally.answered)
    });
    let is_scored = plan.needs.scores;
    let result = ResultNumber {
        id: plan.id.clone(),
        statistic,
        ratio,
        weighted,
        unit: domain.unit(),
        quantile: plan.quantile,
        value,
        interval,
        standard_error,
        format: plan.format,
        distribution: plan.distribution(),
        base,
        counted: looks.then(|| counted(domain, variable, picks, (statistic, base))),
        answered,
        scored: if is_scored { scored::of_number(domain, variable) } else { Vec::new() },
        items: scale.map(|scale| scale.items).unwrap_or_default(),
        contributions: plan.contributions(&tally),
        change: plan.change.as_ref().map(|change| change.measured(asked_then.as_ref())),
        asked_then,
        printed: Printed::new(&plan.published, domain.survey.sound),
        origin: plan.origin(),
    };
    if domain.survey.sound {
        result.check()?;
    }
    Ok(result)
}

/// What is estimated of everybody, and how sure it is.
struct EstimatedNumber {
    /// The weighted share.
    weighted: Option<f64>,
    value: Option<f64>,
    interval: Option<(Interval, IntervalRules)>,
    standard_error: Option<f64>,
}

impl NumberPlan<'_> {
    fn ratio(&self, tally: &RowTally) -> Ratio {
        let picked = self.variable.map(|_| !self.picks.is_empty());
        tally.ratio(self.statistic, self.base, picked)
    }

    /// Where it comes from.
    fn origin(&self) -> Provenance {
        let survey = self.domain.survey;
        Provenance {
            survey: survey.name.clone(),
            wave: survey.earlier.as_ref().map(|earlier| earlier.label.clone()),
            view: self.view.clone(),
            data: survey.file.clone(),
            fingerprint: survey.fingerprint.clone(),
            synthetic: survey.codebook.synthetic,
            population: survey.codebook.population.as_ref().map(|size| size.value),
            variable: self.variable.map(|variable| variable.name.value.clone()),
            answers: self.answers.clone(),
            filter: self.domain.describe(),
            weighted_by: self.design.and_then(|_| weights::facts(survey)),
        }
    }

    /// What is asked of what was published, where the answers are not here.
    fn asked_then(&self) -> Option<AskedThen> {
        let (weighted, counting) = match self.statistic {
            Statistic::Share => (true, Counting::Answers),
            Statistic::Count | Statistic::Mentions => (false, Counting::Answers),
            Statistic::Mean => (true, Counting::Scores),
            Statistic::Median
            | Statistic::Quantile
            | Statistic::Sd
            | Statistic::Sum
            | Statistic::Alpha => (false, Counting::Scores),
        };
        let asked = (self.variable, self.picks.as_slice(), counting);
        let weighted = weighted && self.weighted;
        let then = AskedThen::new(&self.domain, asked, weighted, self.rules)?;
        Some(then.with_base(self.base))
    }

    fn estimated(&self, tally: &RowTally, design: Option<&Design>) -> EstimatedNumber {
        if let (Some(design), Some(variable)) = (design, self.variable) {
            return self.by_design(design, variable);
        }
        let values = moments(&tally.values);
        let value = match self.statistic {
            Statistic::Mean => values.mean,
            Statistic::Median => values.median,
            Statistic::Quantile => self.quantile(&tally.values),
            Statistic::Sd => values.sd,
            Statistic::Sum => Some(tally.values.iter().sum()),
            Statistic::Share
            | Statistic::Count
            | Statistic::Mentions
            | Statistic::Alpha => None,
        };
        let (interval, standard_error) = self.interval(tally).unzip();
        let interval = interval.map(|interval| (interval, self.rules));
        let standard_error = standard_error.flatten();
        EstimatedNumber { weighted: None, value, interval, standard_error }
    }

    /// The quantile that is asked for.
    fn quantile(&self, values: &[f64]) -> Option<f64> {
        let Quantile { at, definition } = self.quantile?;
        quantile(values, at / 100.0, Definition::numbered(definition)?).ok()
    }

    fn by_design(&self, design: &Design, variable: &Variable) -> EstimatedNumber {
        let (of, level) = ((&self.domain, variable), self.rules.level);
        let is_share = self.statistic == Statistic::Share;
        let (estimate, interval) = if is_share {
            let share = weights::share(design, of, &self.picks, self.base);
            let interval = share.as_ref().map(|it| weights::share_interval(it, level));
            (share, interval)
        } else {
            let mean = weights::mean(design, of);
            let interval = mean.as_ref().map(|it| weights::mean_interval(it, level));
            (mean, interval)
        };
        let value = estimate.map(|estimate| estimate.value);
        let standard_error = estimate.map(|estimate| estimate.standard_error);
        let interval = interval.flatten().map(|interval| (interval, self.rules));
        let (weighted, value) = if is_share { (value, None) } else { (None, value) };
        EstimatedNumber { weighted, value, interval, standard_error }
    }

    /// What a sum or mean of amounts is made of.
    fn contributions(&self, tally: &RowTally) -> Option<Contributions> {
        let amounts = matches!(self.statistic, Statistic::Mean | Statistic::Sum)
            && self.variable?.scale == Scale::Numeric;
        let parts =
            amounts.then(|| Contributions::of(&tally.values, self.needs.dominance));
        parts.flatten()
    }

    /// The interval of a share or a mean, and its standard error.
    fn interval(&self, tally: &RowTally) -> Option<(Interval, Option<f64>)> {
        let (domain, rules) = (&self.domain, self.rules);
        // One person can stand behind several rows that are answers.
        if domain.bound().is_some() {
            return None;
        }
        let variable = self.variable?;
        let population = |base| {
            let frame = Frame::of(domain.survey, variable, rules, base)?;
            Some(frame.behind(domain, variable, base))
        };
        match self.statistic {
            Statistic::Share => {
                let (ratio, population) = (self.ratio(tally), population(self.base));
                let share = Share::new(ratio.part, ratio.whole).ok()?;
                let error = share_error(share, population).ok();
                Some((share_interval(ratio, rules, population)?, error))
            }
            Statistic::Mean => {
                let population = population(BaseRule::Valid);
                let mean = mean_interval(&tally.values, rules, population)?;
                Some((mean.interval, Some(mean.standard_error)))
            }
            Statistic::Count
            | Statistic::Median
            | Statistic::Quantile
            | Statistic::Sd
            | Statistic::Sum
            | Statistic::Mentions
            | Statistic::Alpha => None,
        }
    }

    /// Where shares are made to add up to 100: the distribution it is a part of.
    fn distribution(&self) -> Option<AnswerDistribution> {
        let (Some(variable), [pick]) = (self.variable, self.picks.as_slice()) else {
            return None;
        };
        let is_one = self.design.is_none() && self.statistic == Statistic::Share;
        if !self.sum_to_100 || !is_one {
            return None;
        }
        distribution(&self.domain, variable, *pick, self.base)
    }
}

/// How many gave each answer to a question with one answer a row.
fn distribution(
    domain: &Domain<'_>,
    variable: &Variable,
    pick: Pick,
    base: BaseRule,
) -> Option<AnswerDistribution> {
    if domain.is_multiple(variable) || variable.scale == Scale::Numeric {
        return None;
    }
    let (answers, missing) = (variable.categories.len(), variable.missing.len());
    let place = |pick| match pick {
        Pick::Category(index) => index,
        Pick::Missing(index) => answers + index,
        Pick::Empty => answers + missing,
    };
    let mut parts = vec![0; answers + missing + 1];
    let question = domain.question(variable);
    for row in domain.rows() {
        match question.given(&row) {
            Given::Categories(chosen) => {
                for index in chosen {
                    parts[*index] += 1;
                }
            }
            Given::Missing(index) => parts[place(Pick::Missing(index))] += 1,
            Given::Empty => parts[place(Pick::Empty)] += 1,
            Given::Number(_) => {}
        }
    }
    if base == BaseRule::Valid {
        parts.truncate(answers);
    }
    let own = place(pick);
    (own < parts.len()).then_some(AnswerDistribution { parts, own })
}

/// What was counted in one pass over the rows.
#[derive(Default)]
struct RowTally {
    rows: u64,
    answered: u64,
    picked: u64,
    mentions: u64,
    values: Vec<f64>,
}

impl RowTally {
    fn count(domain: &Domain<'_>, variable: Option<&Variable>, picks: &[Pick]) -> Self {
        let mut tally = Self::default();
        let question =
            variable.map(|variable| (variable.scores(), domain.question(variable)));
        for row in domain.rows() {
            tally.rows += 1;
            let Some((scores, question)) = &question else { continue };
            let given = question.given(&row);
            tally.picked += u64::from(given.is_in(picks));
            match given {
                Given::Categories(chosen) => {
                    tally.answered += 1;
                    for index in chosen {
                        tally.mentions += 1;
                        tally.values.push(scores[*index]);
                    }
                }
                Given::Number(value) => {
                    tally.answered += 1;
                    tally.values.push(value);
                }
                Given::Missing(_) | Given::Empty => {}
            }
        }
        tally
    }

    /// `picked` says whether certain answers were asked for, if there is a variable.
    fn ratio(&self, statistic: Statistic, base: BaseRule, picked: Option<bool>) -> Ratio {
        let has_variable = picked.is_some();
        let whole = match base {
            BaseRule::All => self.rows,
            BaseRule::Valid if has_variable => self.answered,
            BaseRule::Valid => self.rows,
        };
        match statistic {
            Statistic::Share => Ratio { part: self.picked, whole },
            Statistic::Count if picked == Some(true) => {
                Ratio { part: self.picked, whole }
            }
            Statistic::Count if has_variable => {
                Ratio { part: self.answered, whole: self.rows }
            }
            Statistic::Count => Ratio { part: self.rows, whole: self.rows },
            Statistic::Mentions => Ratio { part: self.mentions, whole },
            Statistic::Mean
            | Statistic::Median
            | Statistic::Quantile
            | Statistic::Sd
            | Statistic::Sum
            | Statistic::Alpha => Ratio { part: self.answered, whole: self.rows },
        }
    }
}

/// What the two counts of [`RowTally::ratio`] count.
fn counted(
    domain: &Domain<'_>,
    variable: Option<&Variable>,
    picks: &[Pick],
    (statistic, base): (Statistic, BaseRule),
) -> (Counted, Counted) {
    let rows = || row_set::counted(domain, None);
    let Some(variable) = variable else { return (rows(), rows()) };
    let asked = |asked| row_set::counted(domain, Some((variable, asked)));
    let answered = || asked(AskedAnswer::Answered);
    let whole = match base {
        BaseRule::All => rows(),
        BaseRule::Valid => answered(),
    };
    match statistic {
        Statistic::Share => (asked(AskedAnswer::Picks(picks)), whole),
        Statistic::Count if !picks.is_empty() => {
            (asked(AskedAnswer::Picks(picks)), whole)
        }
        Statistic::Mentions => (row_set::mentions(domain, variable), whole),
        Statistic::Alpha => {
            let items = scale::items(domain.survey, variable).into_iter();
            let answered = items.map(|(_, item)| (item, AskedAnswer::Answered));
            (row_set::counted(domain, answered), rows())
        }
        Statistic::Count
        | Statistic::Mean
        | Statistic::Median
        | Statistic::Quantile
        | Statistic::Sd
        | Statistic::Sum => (answered(), rows()),
    }
}

impl ResultNumber {
    /// Whether it is of anybody.
    fn check(&self) -> Result<(), InVain> {
        match self.statistic {
            Statistic::Share if self.ratio.whole == 0 => Err(InVain::ShareOfNobody),
            Statistic::Mean | Statistic::Median | Statistic::Quantile | Statistic::Sd
                if self.value.is_none() =>
            {
                Err(InVain::TooFewValues)
            }
            _ => Ok(()),
        }
    }

    /// The share: of counts, or the weighted one.
    pub(crate) fn share(&self) -> Ratio {
        let Ratio { part, whole } = self.ratio;
        // A changed count can be more than what it is a part of.
        let share = self.statistic == Statistic::Share;
        let counted = Ratio { part: if share { part.min(whole) } else { part }, whole };
        self.weighted.map_or(counted, Ratio::of_share)
    }

    /// Whether it is about how many gave certain answers, and not about how many were asked
    /// or answered.
    pub(crate) fn counts_answers(&self) -> bool {
        match self.statistic {
            Statistic::Share => true,
            Statistic::Count => !self.origin.answers.is_empty(),
            Statistic::Mean
            | Statistic::Median
            | Statistic::Quantile
            | Statistic::Sd
            | Statistic::Sum
            | Statistic::Mentions
            | Statistic::Alpha => false,
        }
    }

    /// The share in percent as it is shown; what is computed from answers as numbers is no
    /// share of anything.
    pub(crate) fn percent(&self) -> Option<Rounded> {
        match self.statistic {
            Statistic::Share | Statistic::Count | Statistic::Mentions => {}
            Statistic::Mean
            | Statistic::Median
            | Statistic::Quantile
            | Statistic::Sd
            | Statistic::Sum
            | Statistic::Alpha => return None,
        }
        if let Some(AnswerDistribution { parts, own }) = &self.distribution {
            return Some(self.format.percentages(parts)?.swap_remove(*own));
        }
        self.format.rounded(self.share())
    }

    /// A value rounded as it is shown, as a number.
    pub(super) fn rounded(&self, value: f64) -> f64 {
        let english =
            NumberFormat { language: crate::words::Language::OF_MESSAGES, ..self.format };
        let shown = english.decimal(value).replace(',', "").replace('\u{2212}', "-");
        shown.parse().unwrap_or(value)
    }
}
