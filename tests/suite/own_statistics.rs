//! Statistics of a few counts as an attacker computes them, who shares no code with the tool:
//! correlations with intervals and p-values, paired differences, tests of two groups, weighted
//! means.

/// The weights of two groups of people, which everybody knows.
pub(crate) const WEIGHTS: [f64; 2] = [1.0, 2.5];

fn real(number: u64) -> f64 {
    f64::from(u32::try_from(number).expect("few"))
}

/// The part of Student's distribution with so many degrees of freedom that lies within ±t
/// (Abramowitz & Stegun, 26.7.3 and 26.7.4).
fn within(t: f64, degrees: u64) -> f64 {
    let angle = libm::atan(t.abs() / real(degrees).sqrt());
    let (sine, cosine) = (libm::sin(angle), libm::cos(angle));
    let series = |first: f64, from: u64| {
        let (mut sum, mut term, mut at) = (0.0, first, from);
        while at <= degrees {
            sum += term;
            term *= cosine * cosine * real(at - 1) / real(at);
            at += 2;
        }
        sum
    };
    if degrees.is_multiple_of(2) {
        return sine * series(1.0, 2);
    }
    let rest = if degrees == 1 { 0.0 } else { sine * series(cosine, 3) };
    2.0 / std::f64::consts::PI * (angle + rest)
}

/// Student's quantile of a two-sided interval of 95 per cent.
fn student(degrees: u64) -> f64 {
    let (mut low, mut high) = (0.0, 1000.0);
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if within(middle, degrees) < 0.95 { low = middle } else { high = middle }
    }
    low
}

/// The part of the normal distribution beyond ±z, by Simpson's rule.
fn beyond_normal(z: f64) -> f64 {
    let steps = 400_u32;
    let width = z.abs() / f64::from(steps);
    let height = |step: u32| {
        let at = width * f64::from(step);
        libm::exp(-at * at / 2.0) / (2.0 * std::f64::consts::PI).sqrt()
    };
    let weight = |step: u32| match step {
        0 => 1.0,
        step if step == steps => 1.0,
        step if step % 2 == 1 => 4.0,
        _ => 2.0,
    };
    let sum = (0..=steps).map(|step| weight(step) * height(step)).sum::<f64>();
    1.0 - 2.0 * sum * width / 3.0
}

/// Numbers with how many have each.
#[derive(Clone, Default)]
struct Values(Vec<(f64, f64)>);

impl Values {
    fn n(&self) -> f64 {
        self.0.iter().map(|(_, count)| count).sum()
    }

    fn mean(&self) -> Option<f64> {
        let n = self.n();
        (n > 0.0)
            .then(|| self.0.iter().map(|(value, count)| value * count).sum::<f64>() / n)
    }

    /// The sum of squares around the mean.
    fn squares(&self) -> Option<f64> {
        let mean = self.mean()?;
        let square =
            |(value, count): &(f64, f64)| count * (value - mean) * (value - mean);
        Some(self.0.iter().map(square).sum())
    }

    fn variance(&self) -> Option<f64> {
        (self.n() > 1.0).then_some(self.squares()? / (self.n() - 1.0))
    }
}

/// The mean ranks of scores that so many have.
fn midranks(counts: &[f64]) -> Vec<f64> {
    let mut below = 0.0;
    let rank = |count: &f64| {
        let rank = below + (count + 1.0) / 2.0;
        below += count;
        rank
    };
    counts.iter().map(rank).collect()
}

/// Two questions with so many answers each, by how many gave each two of them.
#[derive(Clone, Copy)]
pub(crate) struct Crossed {
    pub(crate) rows: usize,
    pub(crate) columns: usize,
}

impl Crossed {
    fn margins(self, counts: &[u64]) -> [Vec<f64>; 2] {
        let cell = |row: usize, column: usize| real(counts[row * self.columns + column]);
        let rows =
            (0..self.rows).map(|row| (0..self.columns).map(|it| cell(row, it)).sum());
        let columns = 0..self.columns;
        let columns =
            columns.map(|column| (0..self.rows).map(|it| cell(it, column)).sum());
        [rows.collect(), columns.collect()]
    }

    /// Pearson's r of scores.
    fn product_moment(self, counts: &[u64], scores: [&[f64]; 2]) -> Option<f64> {
        let [rows, columns] = self.margins(counts);
        let of = |scores: &[f64], counts: &[f64]| {
            Values(scores.iter().copied().zip(counts.iter().copied()).collect())
        };
        let (one, other) = (of(scores[0], &rows), of(scores[1], &columns));
        let (x, y) = (one.mean()?, other.mean()?);
        let product = counts.iter().enumerate().map(|(cell, count)| {
            let (row, column) = (cell / self.columns, cell % self.columns);
            real(*count) * (scores[0][row] - x) * (scores[1][column] - y)
        });
        let below = (one.squares()? * other.squares()?).sqrt();
        (below > 1e-9).then_some(product.sum::<f64>() / below)
    }

    pub(crate) fn correlation(self, method: &str, counts: &[u64]) -> Option<f64> {
        let [rows, columns] = self.margins(counts);
        match method {
            "pearson" => {
                self.product_moment(counts, [&[1.0, 2.0, 3.0], &[1.0, 2.0, 3.0]])
            }
            "spearman" => {
                self.product_moment(counts, [&midranks(&rows), &midranks(&columns)])
            }
            _ => {
                let pairs = |n: f64| n * (n - 1.0) / 2.0;
                let all = pairs(rows.iter().sum());
                let tied = |margin: &[f64]| margin.iter().map(|n| pairs(*n)).sum::<f64>();
                let below = ((all - tied(&rows)) * (all - tied(&columns))).sqrt();
                (below > 1e-9).then_some(self.concordance(counts) / below)
            }
        }
    }

    /// Concordant pairs less discordant ones.
    fn concordance(self, counts: &[u64]) -> f64 {
        let mut sum = 0.0;
        for (cell, count) in counts.iter().enumerate() {
            let (row, column) = (cell / self.columns, cell % self.columns);
            for (other, more) in counts.iter().enumerate().skip(cell + 1) {
                let (below, right) = (other / self.columns, other % self.columns);
                if below > row && right != column {
                    let sign = if right > column { 1.0 } else { -1.0 };
                    sum += sign * real(*count) * real(*more);
                }
            }
        }
        sum
    }

    /// The ends of the interval of a correlation.
    pub(crate) fn interval(self, method: &str, counts: &[u64]) -> Option<[f64; 2]> {
        let (r, n) = (self.correlation(method, counts)?, real(counts.iter().sum()));
        let error = match method {
            "pearson" => (1.0 / (n - 3.0)).sqrt(),
            "spearman" => ((1.0 + r * r / 2.0) / (n - 3.0)).sqrt(),
            _ => (0.437 / (n - 4.0)).sqrt(),
        };
        let end =
            |sign: f64| libm::tanh(libm::atanh(r) + sign * 1.959_963_984_540_054 * error);
        Some([end(-1.0), end(1.0)])
    }

    pub(crate) fn p(self, method: &str, counts: &[u64]) -> Option<f64> {
        let r = self.correlation(method, counts)?;
        let n = counts.iter().sum::<u64>();
        if method != "kendall" {
            let t = r * (real(n - 2) / (1.0 - r * r).max(0.0)).sqrt();
            return Some(if t.is_finite() { 1.0 - within(t, n - 2) } else { 0.0 });
        }
        let [rows, columns] = self.margins(counts);
        let n = real(n);
        let of = |margin: &[f64], term: fn(f64) -> f64| {
            margin.iter().map(|count| term(*count)).sum::<f64>()
        };
        let five = |t: f64| t * (t - 1.0) * (2.0 * t + 5.0);
        let two = |t: f64| t * (t - 1.0);
        let three = |t: f64| t * (t - 1.0) * (t - 2.0);
        let variance = (five(n) - of(&rows, five) - of(&columns, five)) / 18.0
            + of(&rows, two) * of(&columns, two) / (2.0 * two(n))
            + of(&rows, three) * of(&columns, three) / (9.0 * three(n));
        Some(beyond_normal(self.concordance(counts) / variance.sqrt()))
    }

    /// The first answer less the second.
    fn apart(self, counts: &[u64]) -> Values {
        let one = |(cell, count): (usize, &u64)| {
            let (row, column) = (cell / self.columns, cell % self.columns);
            let place = |at: usize| f64::from(u32::try_from(at).expect("few"));
            (place(row) - place(column), real(*count))
        };
        Values(counts.iter().enumerate().map(one).collect())
    }

    pub(crate) fn paired(self, part: &str, counts: &[u64]) -> Option<f64> {
        let apart = self.apart(counts);
        let (mean, n) = (apart.mean()?, counts.iter().sum::<u64>());
        let error = (apart.variance()? / real(n)).sqrt();
        if error < 1e-9 {
            return None;
        }
        Some(match part {
            "mean" => mean,
            "low" => mean - student(n - 1) * error,
            "high" => mean + student(n - 1) * error,
            _ => 1.0 - within(mean / error, n - 1),
        })
    }
}

/// Two groups that gave three answers, by what is compared of them.
pub(crate) fn compared(part: &str, counts: &[u64]) -> Option<f64> {
    let group = |group: usize| {
        let answers = counts[3 * group..3 * group + 3].iter();
        Values([1.0, 2.0, 3.0].into_iter().zip(answers.map(|it| real(*it))).collect())
    };
    let groups = [group(0), group(1)];
    let [one, other] = &groups;
    let (n, m) = (one.n(), other.n());
    let apart = || Some(one.mean()? - other.mean()?);
    let pooled = || Some((one.squares()? + other.squares()?) / (n + m - 2.0));
    let of = |value: f64| value.is_finite().then_some(value);
    let totals = (0..3).map(|it| real(counts[it] + counts[3 + it])).collect::<Vec<_>>();
    let ranks = midranks(&totals);
    let mean_rank = |group: usize| {
        let ranked = ranks.iter().zip(&counts[3 * group..]);
        let sum = ranked.map(|(rank, count)| rank * real(*count)).sum::<f64>();
        sum / groups[group].n()
    };
    match part {
        "mean-0" => one.mean(),
        "mean-1" => other.mean(),
        "sd-0" => one.variance().map(f64::sqrt),
        "sd-1" => other.variance().map(f64::sqrt),
        "student" => of(apart()? / (pooled()? * (1.0 / n + 1.0 / m)).sqrt()),
        "welch" => of(apart()? / (one.variance()? / n + other.variance()? / m).sqrt()),
        "anova" => of(apart()? * apart()? / (pooled()? * (1.0 / n + 1.0 / m))),
        "student-p" => {
            let degrees = counts.iter().sum::<u64>() - 2;
            Some(1.0 - within(compared("student", counts)?, degrees))
        }
        "rank-0" => of(mean_rank(0)),
        "rank-1" => of(mean_rank(1)),
        _ => {
            let all = n + m;
            let ties = totals.iter().map(|t| t * t * t - t).sum::<f64>();
            let h = [0, 1].map(|it| {
                let off = mean_rank(it) - (all + 1.0) / 2.0;
                groups[it].n() * off * off
            });
            of(12.0 / (all * (all + 1.0)) * h.iter().sum::<f64>()
                / (1.0 - ties / (all * all * all - all)))
        }
    }
}

/// Men and women who count differently, by their three answers.
pub(crate) fn weighted(part: &str, counts: &[u64]) -> Option<f64> {
    let each = || {
        counts.iter().enumerate().map(|(cell, count)| {
            let score = f64::from(1 + u32::try_from(cell % 3).expect("few"));
            (WEIGHTS[cell / 3], score, real(*count))
        })
    };
    let all = each().map(|(weight, _, count)| weight * count).sum::<f64>();
    let mean =
        each().map(|(weight, score, count)| weight * score * count).sum::<f64>() / all;
    let n = real(counts.iter().sum());
    let square = |(weight, score, count): (f64, f64, f64)| {
        let off = weight * (score - mean) / all;
        count * off * off
    };
    let error = (n / (n - 1.0) * each().map(square).sum::<f64>()).sqrt();
    let value = match part {
        "mean" => mean,
        "error" => error,
        "low" => mean - student(counts.iter().sum::<u64>() - 1) * error,
        _ => mean + student(counts.iter().sum::<u64>() - 1) * error,
    };
    value.is_finite().then_some(value)
}
