//! How named numbers have changed since earlier measurements.

use crate::manuscript::{BaseRule, Statistic};
use crate::number::Ratio;
use crate::statistics::change::{
    Change, Sampled, SampledValues, newcombe, of_designs, paired, welch, z_test,
};
use crate::statistics::chi_square::{Yates, independence};
use crate::statistics::intervals::{Continuity, Pairs, Share, newcombe_paired};
use crate::statistics::paired::{mcnemar, mcnemar_exact};
use crate::statistics::{Confidence, Interval, fisher};

use super::answer::Given;
use super::asked_then::{AskedThen, Behind};
use super::domain::{Domain, DomainRow};
use super::inference::Frame;
use super::measured_change::{ChangeTest, Lack, MeasuredChange, OfPublished, Samples};
use super::number_plan::ChangePlan;
use super::weights;

/// Below this many who changed either way, McNemar's test is made exactly.
const FEW_CHANGED: u64 = 25;

impl MeasuredChange {
    /// Notes that the counts of then were changed.
    pub(crate) fn cannot_be_inferred(&mut self) {
        if let Some(published) = &mut self.published {
            published.lack.get_or_insert(Lack::Changed);
        }
    }

    /// Makes interval and test of shares of counts, now and then; none if they are not what
    /// samples can be.
    pub(crate) fn infer(&mut self, now: Ratio, then: Ratio) {
        let Some(OfPublished { lack: None, populations }) = self.published else {
            return;
        };
        let sampled = |ratio: Ratio, population| {
            let share = Share::new(ratio.part, ratio.whole).ok()?;
            Some(Sampled { share, population })
        };
        let both = sampled(now, populations.0).zip(sampled(then, populations.1));
        let (Some((later, earlier)), Ok(level)) = (both, Confidence::new(self.level))
        else {
            return;
        };
        self.interval = newcombe(later, earlier, level).ok();
        self.test = test(later, earlier);
    }
}

impl ChangePlan<'_> {
    /// How a share or a mean has changed; `asked` is what is asked of what was published
    /// then, where the answers are not here.
    pub(super) fn measured(&self, asked: Option<&AskedThen>) -> MeasuredChange {
        let inferred = match (self.statistic, self.is_weighted) {
            _ if asked.is_some() => Inferred::none(),
            _ if self.broken.is_some() || self.now.bound().is_some() => Inferred::none(),
            (_, true) => self.by_design(),
            (Statistic::Share, false) => self.shares(),
            (_, false) => self.means(),
        };
        MeasuredChange {
            of: self.of.clone(),
            wave: self.wave.clone(),
            broken: self.broken.clone(),
            interval: inferred.interval,
            test: inferred.test,
            samples: inferred.samples,
            level: self.rules.level,
            finite: self.rules.finite && !self.is_weighted,
            published: asked.map(|asked| self.of_published(asked)),
        }
    }
}

/// What is inferred about a change.
struct Inferred {
    interval: Option<Interval>,
    test: Option<(ChangeTest, f64)>,
    samples: Samples,
}

impl Inferred {
    fn none() -> Self {
        Self { interval: None, test: None, samples: Samples::Independent }
    }

    fn by_t(kind: ChangeTest, change: Option<Change>, samples: Samples) -> Self {
        Self {
            interval: change.map(|change| change.interval),
            test: change.map(|change| (kind, change.p)),
            samples,
        }
    }
}

impl ChangePlan<'_> {
    /// For each row that counts whether it has the property.
    fn hits(&self, domain: &Domain<'_>) -> Vec<(usize, bool)> {
        let question = domain.question(self.variable);
        let has = |row: &DomainRow| {
            let given = question.given(row);
            let answered = matches!(given, Given::Categories(_) | Given::Number(_));
            let counts = answered || self.base == BaseRule::All;
            counts.then(|| (row.index(), given.is_in(&self.picks)))
        };
        domain.rows().iter().filter_map(has).collect()
    }

    /// For each row that answered what it counts as.
    fn values(&self, domain: &Domain<'_>) -> Vec<(usize, f64)> {
        let (question, scores) = (domain.question(self.variable), self.variable.scores());
        let value = |row: &DomainRow| match question.given(row) {
            Given::Number(value) => Some((row.index(), value)),
            Given::Categories([only]) => Some((row.index(), scores[*only])),
            Given::Categories(_) | Given::Missing(_) | Given::Empty => None,
        };
        domain.rows().iter().filter_map(value).collect()
    }

    fn population(&self, domain: &Domain<'_>, base: BaseRule) -> Option<u64> {
        let frame = Frame::of(domain.survey, self.variable, self.rules, base)?;
        Some(frame.behind(domain, self.variable, base))
    }

    fn of_published(&self, asked: &AskedThen) -> OfPublished {
        let panel = |domain: &Domain<'_>| domain.survey.codebook.compared.panel.is_some();
        let lack = if asked.weighted {
            Some(Lack::Weighted)
        } else if self.statistic == Statistic::Mean {
            Some(Lack::Mean)
        } else if panel(&self.now) && panel(&self.then) {
            Some(Lack::Panel)
        } else if asked.behind == Behind::Unknown {
            Some(Lack::Finite)
        } else {
            None
        };
        let own = self.population(&self.now, self.base);
        let populations = match asked.behind {
            Behind::Stated(size) => (own, Some(size)),
            Behind::Many | Behind::Unknown => (own, None),
        };
        OfPublished { lack, populations }
    }

    fn by_design(&self) -> Inferred {
        let estimate = |domain: &Domain<'_>| {
            let design = domain.survey.design.as_ref()?.design();
            if self.statistic == Statistic::Share {
                weights::share(design, domain, self.variable, &self.picks, self.base)
            } else {
                weights::mean(design, domain, self.variable)
            }
        };
        let change = estimate(&self.now).zip(estimate(&self.then));
        let change =
            change.and_then(|(now, then)| of_designs(&now, &then, self.level).ok());
        Inferred::by_t(ChangeTest::Design, change, Samples::Weighted)
    }

    fn shares(&self) -> Inferred {
        let (now, then) = (&self.now, &self.then);
        if let Some(rows) = now.survey.same_persons(then.survey) {
            return self.shares_of_panel(&rows).unwrap_or_else(Inferred::none);
        }
        let sampled = |domain: &Domain<'_>| {
            let hits = self.hits(domain);
            let having = hits.iter().filter(|(_, has)| *has).map(|_| 1).sum::<u64>();
            let share = Share::new(having, u64::try_from(hits.len()).ok()?).ok()?;
            Some(Sampled { share, population: self.population(domain, self.base) })
        };
        let Some((later, earlier)) = sampled(now).zip(sampled(then)) else {
            return Inferred::none();
        };
        let interval = newcombe(later, earlier, self.level).ok();
        Inferred { interval, test: test(later, earlier), samples: Samples::Independent }
    }

    fn shares_of_panel(&self, rows: &[Option<usize>]) -> Option<Inferred> {
        let earlier = self.hits(&self.then);
        let find = |row: usize| {
            let place = earlier.binary_search_by_key(&row, |(row, _)| *row).ok()?;
            Some(earlier[place].1)
        };
        let mut pairs = Pairs { both: 0, first_only: 0, second_only: 0, neither: 0 };
        for (row, has) in self.hits(&self.now) {
            let Some(had) = rows[row].and_then(find) else { continue };
            *match (has, had) {
                (true, true) => &mut pairs.both,
                (true, false) => &mut pairs.first_only,
                (false, true) => &mut pairs.second_only,
                (false, false) => &mut pairs.neither,
            } += 1;
        }
        let exact = pairs.first_only + pairs.second_only < FEW_CHANGED;
        let p = if exact {
            Some(mcnemar_exact(pairs))
        } else {
            mcnemar(pairs, Continuity::Uncorrected).ok().map(|test| test.p)
        };
        Some(Inferred {
            interval: Some(newcombe_paired(pairs, self.level).ok()?),
            test: p.map(|p| (ChangeTest::McNemar, p)),
            samples: Samples::Panel(pairs),
        })
    }

    fn means(&self) -> Inferred {
        let (now, then) = (&self.now, &self.then);
        let (later, earlier) = (self.values(now), self.values(then));
        if let Some(rows) = now.survey.same_persons(then.survey) {
            let find = |row: usize| {
                let place = earlier.binary_search_by_key(&row, |(row, _)| *row).ok()?;
                Some(earlier[place].1)
            };
            let both = later
                .iter()
                .filter_map(|(row, value)| Some((*value, rows[*row].and_then(find)?)));
            let (two, one): (Vec<_>, Vec<_>) = both.unzip();
            let change = paired(&two, &one, self.level).ok();
            let samples = Samples::PanelMeans(
                u64::try_from(two.len()).unwrap_or(u64::MAX),
                super::moments(&two, &[]).mean.unwrap_or_default(),
                super::moments(&one, &[]).mean.unwrap_or_default(),
            );
            return Inferred::by_t(ChangeTest::Paired, change, samples);
        }
        let [two, one] =
            [now, then].map(|domain| self.population(domain, BaseRule::Valid));
        let [later, earlier] = [later, earlier]
            .map(|rows| rows.into_iter().map(|(_, value)| value).collect::<Vec<_>>());
        let later = SampledValues { values: &later, population: two };
        let earlier = SampledValues { values: &earlier, population: one };
        let change = welch(later, earlier, self.level).ok();
        Inferred::by_t(ChangeTest::Welch, change, Samples::Independent)
    }
}

/// The z test of two shares, or Fisher's where expected counts are small.
fn test(later: Sampled, earlier: Sampled) -> Option<(ChangeTest, f64)> {
    let row = |share: Share| vec![share.hits(), share.of() - share.hits()];
    let table = [row(later.share), row(earlier.share)];
    let reliable = independence(&table, Yates::Uncorrected).ok()?.is_reliable();
    if reliable {
        return Some((ChangeTest::TwoShares, z_test(later, earlier).ok()?.p));
    }
    let table = table.map(|row| [row[0], row[1]]);
    Some((ChangeTest::Fisher, fisher::two_by_two(table).ok()?.p))
}
