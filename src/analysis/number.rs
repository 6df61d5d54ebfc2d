//! Named numbers: shares, counts and moments that a text can quote.

use std::collections::BTreeSet;

use crate::manuscript::{BaseRule, IntervalRules, Quantile, ScaleStatistic, Statistic};
use crate::number::{NumberFormat, Ratio, Rounded};
use crate::statistics::Interval;
use crate::statistics::design::Design;
use crate::statistics::intervals::{Share, share_error};
use crate::statistics::quantiles::{Definition, quantile};
use crate::survey::{Column, Dated, Pick, Scale, Variable};

use super::answer::{AnswerCondition, AskedAnswer, Given};
use super::asked_then::AskedThen;
use super::by_design::{self, DesignNumber};
use super::contributions::Contributions;
use super::correlated::{answered_both, both, correlate, difference};
use super::counted::{Counted, Scored};
use super::domain::Domain;
use super::in_vain::InVain;
use super::inference::{Frame, mean_interval, share_interval};
use super::moments::moments;
use super::number_plan::NumberPlan;
use super::provenance::{OriginLabels, Provenance};
use super::result_number::{AnswerDistribution, Printed, ResultNumber, Sampling};
use super::row_set::{self};
use super::row_tally::RowTally;
use super::scale::{self};
use super::scored::{self, BothAs};
use super::then::{Counting, Inquiry};
use super::weights;

/// Computes one number.
///
/// # Errors
///
/// Why there is none, where the data is all that can tell.
pub(super) fn compute(plan: &NumberPlan<'_>) -> Result<ResultNumber, InVain> {
    let NumberPlan { domain, variable, picks, base, statistic, design, .. } = plan;
    let (variable, base, statistic) = (*variable, *base, *statistic);
    let tally = RowTally::count(domain, variable, picks);
    let estimated = plan.estimated(&tally, *design);
    let EstimatedNumber { weighted, value, interval, beyond, .. } = estimated;
    let EstimatedNumber { standard_error, sampling, p, .. } = estimated;
    let scale = match variable {
        Some(variable)
            if matches!(statistic, Statistic::Alpha | Statistic::Scale(_))
                && !domain.is_without_answers() =>
        {
            let made = scale::reliability(domain, variable, statistic);
            Some(made.map_err(|reason| InVain::Unreliable(statistic, reason))?)
        }
        _ => None,
    };
    let value = scale.as_ref().map_or(value, |scale| Some(scale.value));
    let ratio = plan.ratio(&tally);
    let ratio = scale.as_ref().map_or(ratio, |scale| scale.ratio);
    let asked_then = plan.asked_then();
    let looks = plan.needs.rows && asked_then.is_none();
    let wholes = variable.filter(|_| plan.needs.wholes && base == BaseRule::All);
    let answered = wholes.map(|variable| {
        let counted = row_set::counted(
            domain,
            Some(AnswerCondition { variable, answer: AskedAnswer::Answered }),
        );
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
        other: plan.other.map(|other| other.name.value.clone()),
        value,
        interval,
        beyond,
        standard_error,
        sampling,
        p,
        format: plan.format,
        distribution: plan.distribution(),
        base,
        counted: looks.then(|| plan.counted()),
        answered,
        scored: if is_scored { plan.scored() } else { Vec::new() },
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
#[derive(Default)]
struct EstimatedNumber {
    /// The weighted share.
    weighted: Option<f64>,
    value: Option<f64>,
    interval: Option<(Interval, IntervalRules)>,
    beyond: [Option<u64>; 2],
    standard_error: Option<f64>,
    sampling: Option<Sampling>,
    /// The p-value of no correlation or difference.
    p: Option<f64>,
}

impl NumberPlan<'_> {
    fn ratio(&self, tally: &RowTally) -> Ratio {
        let picked = self.variable.map(|_| !self.picks.is_empty());
        let ratio = tally.ratio(self.statistic, self.base, picked);
        let Some(part) = self.answered_both() else { return ratio };
        // Those who left out another question are asked for, too.
        let all = self.domain.of_all_cases().rows().len();
        Ratio { part, whole: u64::try_from(all).unwrap_or(u64::MAX) }
    }

    /// What the two counts of its ratio count.
    fn counted(&self) -> (Counted, Counted) {
        let (domain, picks) = (&self.domain, self.picks.as_slice());
        let all = domain.of_all_cases();
        let rows = || row_set::counted(&all, None);
        let Some(variable) = self.variable else { return (rows(), rows()) };
        let asked =
            |answer| row_set::counted(domain, Some(AnswerCondition { variable, answer }));
        let answered = || asked(AskedAnswer::Answered);
        let whole = match self.base {
            BaseRule::All => rows(),
            BaseRule::Valid => answered(),
        };
        match self.statistic {
            Statistic::Share => (asked(AskedAnswer::Picks(picks)), whole),
            Statistic::Count | Statistic::Total if !picks.is_empty() => {
                (asked(AskedAnswer::Picks(picks)), whole)
            }
            Statistic::Ratio
            | Statistic::Correlation(_)
            | Statistic::PairedDifference
            | Statistic::Count
                if self.other.is_some() =>
            {
                let both = [Some(variable), self.other].into_iter().flatten();
                let answered = both.map(|variable| AnswerCondition {
                    variable,
                    answer: AskedAnswer::Answered,
                });
                (row_set::counted(domain, answered), rows())
            }
            Statistic::Mentions => (row_set::mentions(domain, variable), whole),
            // Who answered any two of them is no one set of rows.
            Statistic::Scale(ScaleStatistic::Pairwise) => (rows(), rows()),
            Statistic::Alpha | Statistic::Scale(_) => {
                let items = scale::items(domain.survey, variable).into_iter();
                let answered = items.map(|(_, item)| AnswerCondition {
                    variable: item,
                    answer: AskedAnswer::Answered,
                });
                (row_set::counted(domain, answered), rows())
            }
            Statistic::Count
            | Statistic::Mean
            | Statistic::Median
            | Statistic::Quantile
            | Statistic::Sd
            | Statistic::Shape(_)
            | Statistic::Sum
            | Statistic::Total
            | Statistic::Ratio
            | Statistic::Correlation(_)
            | Statistic::PairedDifference
            | Statistic::Months => (answered(), rows()),
        }
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
            register: survey.codebook.is_open_register(),
            population: survey.codebook.population.as_ref().map(|size| size.value),
            variable: self.variable.map(|variable| variable.name.value.clone()),
            answers: self.answers.clone(),
            filter: self.domain.describe(),
            weighted_by: self.design.and_then(|_| weights::facts(survey)),
            labels: Some(OriginLabels {
                survey: survey.codebook.title.clone(),
                variable: self.variable.map(|variable| variable.label.clone()),
                conditions: self.domain.narrowing(self.format.language),
            }),
        }
    }

    /// What is asked of what was published, where the answers are not here.
    fn asked_then(&self) -> Option<AskedThen> {
        let weighted = matches!(self.statistic, Statistic::Share | Statistic::Mean);
        let counting = match self.statistic.has_value() {
            true => Counting::Scores,
            false => Counting::Answers,
        };
        let inquiry = Inquiry {
            variable: self.variable,
            picks: &self.picks,
            counting,
            weighted: weighted && self.weighted,
        };
        let then = AskedThen::new(&self.domain, &inquiry, self.rules)?;
        Some(then.with_base(self.base))
    }

    fn estimated(&self, tally: &RowTally, design: Option<&Design>) -> EstimatedNumber {
        if let Some(design) = design {
            return self.by_design(design);
        }
        let asked = match self.statistic {
            Statistic::Shape(moment) => vec![moment],
            _ => Vec::new(),
        };
        let values = moments(&tally.values, &asked);
        let value = match self.statistic {
            Statistic::Mean => values.mean,
            Statistic::Median => values.median,
            Statistic::Quantile => self.quantile(&tally.values),
            Statistic::Sd => values.sd,
            Statistic::Shape(moment) => values.get(moment),
            Statistic::Sum => Some(tally.values.iter().sum()),
            Statistic::Months => self.months(),
            Statistic::Correlation(_) | Statistic::PairedDifference => {
                return self.of_pairs();
            }
            // The last two are estimated by a design.
            Statistic::Share
            | Statistic::Count
            | Statistic::Mentions
            | Statistic::Alpha
            | Statistic::Scale(_)
            | Statistic::Total
            | Statistic::Ratio => None,
        };
        let (interval, standard_error) = self.interval(tally).unzip();
        let interval = interval.map(|interval| (interval, self.rules));
        let standard_error = standard_error.flatten();
        EstimatedNumber { value, interval, standard_error, ..EstimatedNumber::default() }
    }

    /// What a statistic of answers is made of.
    fn scored(&self) -> Vec<Scored> {
        match (self.statistic, self.variable, self.other) {
            (Statistic::Correlation(_), Some(variable), Some(other)) => {
                scored::of_both(&self.domain, variable, other, BothAs::Apart)
            }
            (Statistic::PairedDifference, Some(variable), Some(other)) => {
                scored::of_both(&self.domain, variable, other, BothAs::Difference)
            }
            (_, variable, _) => scored::of_number(&self.domain, variable),
        }
    }

    /// A correlation or difference of those who answered both questions.
    fn of_pairs(&self) -> EstimatedNumber {
        let (Some(variable), Some(other)) = (self.variable, self.other) else {
            return EstimatedNumber::default();
        };
        let (domain, level) = (&self.domain, self.rules.level);
        let pair = match self.statistic {
            Statistic::Correlation(method) => {
                correlate(domain, variable, other, method, level)
            }
            _ => difference(domain, variable, other, level),
        };
        let Some(pair) = pair else { return EstimatedNumber::default() };
        // One person can stand behind several rows that are answers.
        let alone = domain.bound().is_none();
        EstimatedNumber {
            value: Some(pair.value),
            interval: pair.interval.filter(|_| alone).map(|it| (it, self.rules)),
            standard_error: pair.standard_error.filter(|_| alone),
            p: Some(pair.p).filter(|_| alone),
            ..EstimatedNumber::default()
        }
    }

    /// The quantile that is asked for.
    fn quantile(&self, values: &[f64]) -> Option<f64> {
        let Quantile { at, definition } = self.quantile?;
        quantile(values, at / 100.0, Definition::numbered(definition)?).ok()
    }

    fn by_design(&self, design: &Design) -> EstimatedNumber {
        let DesignNumber { value, interval, beyond, sampling } =
            by_design::estimate(self, design);
        let is_share = self.statistic == Statistic::Share;
        let (weighted, value) = if is_share { (value, None) } else { (None, value) };
        EstimatedNumber {
            weighted,
            value,
            interval: interval.map(|interval| (interval, self.rules)),
            beyond,
            standard_error: sampling.standard_error,
            sampling: Some(sampling),
            p: None,
        }
    }

    /// What a sum or mean of amounts is made of; of a ratio, the sum that is less safe.
    fn contributions(&self, tally: &RowTally) -> Option<Contributions> {
        let rules = self.needs.dominance;
        let is_sum = match self.statistic {
            Statistic::Mean | Statistic::Sum | Statistic::Ratio => true,
            Statistic::Total => self.picks.is_empty(),
            _ => false,
        };
        let of = |variable: &Variable, values: &[f64]| {
            let amounts = is_sum && variable.scale == Scale::Numeric;
            amounts.then(|| Contributions::of(values, rules)).flatten()
        };
        if let (Statistic::PairedDifference, Some(other)) = (self.statistic, self.other) {
            let measured =
                [self.variable?, other].iter().any(|it| it.scale == Scale::Numeric);
            let (one, other) = both(&self.domain, self.variable?, other);
            let apart = one.iter().zip(&other).map(|(one, other)| one - other);
            let apart = apart.collect::<Vec<_>>();
            return measured.then(|| Contributions::of(&apart, rules)).flatten();
        }
        let own = of(self.variable?, &tally.values);
        let Some(per) = self.other.filter(|_| is_sum) else { return own };
        let below = of(per, &RowTally::count(&self.domain, Some(per), &[]).values);
        below.filter(|below| !below.are_safe(rules)).or(own)
    }

    /// How many answered both questions of a ratio, correlation or count.
    fn answered_both(&self) -> Option<u64> {
        let answered = answered_both(&self.domain, self.variable?, self.other?);
        u64::try_from(answered).ok()
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
            | Statistic::Shape(_)
            | Statistic::Sum
            | Statistic::Total
            | Statistic::Ratio
            | Statistic::Mentions
            | Statistic::Alpha
            | Statistic::Scale(_)
            | Statistic::Correlation(_)
            | Statistic::PairedDifference
            | Statistic::Months => None,
        }
    }

    /// The months from the first date of its rows to the last, both counted.
    fn months(&self) -> Option<f64> {
        let column = self.domain.survey.column(&self.variable?.name.value)?;
        let Column::Dates(dates) = column else { return None };
        let months =
            self.domain.rows().into_iter().filter_map(|row| match dates[row.index()] {
                Dated::On(date) => Some(date.months()),
                Dated::Missing(_) | Dated::Empty => None,
            });
        let months = months.collect::<BTreeSet<_>>();
        let months = months.last()? - months.first()? + 1;
        u32::try_from(months).ok().map(f64::from)
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

impl ResultNumber {
    /// Whether it is of anybody.
    fn check(&self) -> Result<(), InVain> {
        match self.statistic {
            Statistic::Share if self.ratio.whole == 0 => Err(InVain::ShareOfNobody),
            Statistic::Mean
            | Statistic::Median
            | Statistic::Quantile
            | Statistic::Sd
            | Statistic::Shape(_)
            | Statistic::Total
            | Statistic::Ratio
            | Statistic::Correlation(_)
            | Statistic::PairedDifference
            | Statistic::Months
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
            Statistic::Count | Statistic::Total => !self.origin.answers.is_empty(),
            Statistic::Mean
            | Statistic::Median
            | Statistic::Quantile
            | Statistic::Sd
            | Statistic::Shape(_)
            | Statistic::Sum
            | Statistic::Ratio
            | Statistic::Mentions
            | Statistic::Alpha
            | Statistic::Scale(_)
            | Statistic::Correlation(_)
            | Statistic::PairedDifference
            | Statistic::Months => false,
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
            | Statistic::Shape(_)
            | Statistic::Sum
            | Statistic::Total
            | Statistic::Ratio
            | Statistic::Alpha
            | Statistic::Scale(_)
            | Statistic::Correlation(_)
            | Statistic::PairedDifference
            | Statistic::Months => return None,
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
