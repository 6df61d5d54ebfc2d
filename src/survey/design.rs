//! How the sample was drawn: takes what the codebook says of it and the answers, gives a
//! [`SampleDesign`] or reports why the data does not fit.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed, Said, SaidNumber};
use crate::say;
use crate::statistics::Undefined;
use crate::statistics::design::{
    Design, DesignLayout, LonelyStratum, kish_effective_size,
};

use super::answered::{RowGroups, SurveyAnswers, quoted, real};
use super::drawn_unit::DrawnUnit;
use super::weighting::{Calibrated, Weighting, calibrate};
use super::written_design::{
    StratumSize, WrittenDesign, WrittenPopulation, WrittenWeighting,
};

/// The design of a survey's sample, for all its rows. Like the answers it is confidential.
#[derive(Clone)]
pub struct SampleDesign {
    design: Design,
    /// The variable with the weights; without one they follow from the populations, or
    /// every row counts once.
    pub weight: Option<String>,
    /// The variable that tells the strata apart.
    pub strata: Option<String>,
    /// The variables that together tell the clusters apart.
    pub cluster: Vec<String>,
    /// Whether standard errors take into account how much of the population was drawn.
    pub is_finite: bool,
    /// What strata with a single cluster add to the variance.
    pub lonely: LonelyStratum,
    /// The labels of such strata, or how many they are where the codebook has none for them.
    pub lonely_strata: Vec<String>,
    /// What the weights were made to meet, if the codebook says so.
    pub weighting: Option<Weighting>,
    /// How many rows there are in the population, if the codebook says so.
    pub(crate) sizes: Option<StratumSizes>,
    /// How many strata there are: one, if nothing tells them apart.
    pub strata_drawn: usize,
    /// How many clusters there are: as many as rows, if nothing tells them apart.
    pub clusters_drawn: u64,
}

/// How many rows each stratum has in the population.
#[derive(Clone)]
pub(crate) struct StratumSizes {
    /// The stratum of each row of the survey.
    pub(crate) of_rows: Vec<usize>,
    /// How many could have been drawn in each.
    pub(crate) sizes: Vec<u64>,
}

impl SampleDesign {
    /// What estimates are computed with: the weights, strata, clusters and populations of
    /// all rows of the survey, in its order.
    #[must_use]
    pub fn design(&self) -> &Design {
        &self.design
    }

    /// Rows with a weight above 0, and Kish's effective number of rows with these weights.
    ///
    /// # Errors
    ///
    /// As [`kish_effective_size`].
    pub fn effective_size(&self) -> Result<(usize, f64), Undefined> {
        let weights = self.design.weights();
        let above = weights.iter().filter(|weight| **weight > 0.0).count();
        Ok((above, kish_effective_size(weights)?))
    }

    /// The design in a few words for whoever works with the survey. It tells of no row.
    #[must_use]
    pub fn summary(&self) -> Said {
        let mut parts = Vec::new();
        parts.push(match &self.weight {
            Some(name) => say!("weights in `{name}`", name),
            None if self.is_finite => "weights by population".into(),
            None => "no weights of its own".into(),
        });
        if let Some(name) = &self.strata {
            parts.push(say!(
                "{count} strata by `{name}`",
                count = self.strata_drawn,
                name
            ));
        }
        if !self.cluster.is_empty() {
            let names = self.cluster.iter().map(String::as_str).collect::<Vec<_>>();
            let (count, names) = (self.clusters_drawn, quoted(&names));
            parts.push(say!("{count} clusters by {names}", count, names));
        }
        if self.is_finite {
            parts.push("finite population".into());
        }
        let lonely = match self.lonely {
            LonelyStratum::Refuse => "refuse",
            LonelyStratum::Certainty => "certainty",
            LonelyStratum::FromGrandMean => "adjust",
            LonelyStratum::AverageStratum => "average",
        };
        if !self.lonely_strata.is_empty() {
            let names = self.lonely_strata.join(", ");
            parts.push(say!("lonely strata: {lonely} ({names})", lonely, names));
        }
        if let Some(weighting) = &self.weighting {
            parts.push(weighting.summary());
        }
        if let Ok((rows, effective)) = self.effective_size() {
            #[expect(
                clippy::cast_precision_loss,
                clippy::as_conversions,
                reason = "rows"
            )]
            let effect = rows as f64 / effective;
            parts.push(say!(
                "effective n {effective} of {rows} (design effect of weights {effect})",
                effective = SaidNumber::rounded(effective, 1),
                rows,
                effect = SaidNumber::rounded(effect, 2)
            ));
        }
        let parts = parts.into_iter();
        parts.reduce(|one, other| say!("{one}, {other}", one, other)).unwrap_or("".into())
    }
}

/// Lays out the design that a codebook describes, with weights that meet the margins it
/// gives. What the data does not bear out is reported.
pub(super) fn lay_out(
    written: &WrittenDesign,
    weighting: Option<&WrittenWeighting>,
    survey: SurveyAnswers<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<SampleDesign> {
    let weights = written.weight.as_ref();
    let weights = weights.map(|name| survey.weights(name, diagnostics));
    let strata = written.strata.as_ref();
    let strata = strata.map(|name| survey.strata(name, diagnostics));
    let clusters = Some(&written.cluster).filter(|names| !names.is_empty());
    let clusters = clusters.map(|names| survey.clusters(names, diagnostics));
    if matches!(weights, Some(None))
        || matches!(strata, Some(None))
        || matches!(clusters, Some(None))
    {
        return None;
    }
    let strata = strata.flatten();
    let parts = DesignParts { written, strata, clusters: clusters.flatten(), survey };
    parts.check_nesting(diagnostics)?;
    let drawn = parts.drawn();
    let population = parts.population(&drawn, diagnostics)?;
    let lonely_strata = parts.check_lonely(&drawn, population.as_deref(), diagnostics)?;
    let weights =
        weights.flatten().unwrap_or_else(|| parts.weights(&drawn, population.as_deref()));
    let layout = DesignLayout {
        strata: parts.strata.as_ref().map(|strata| strata.of_rows.as_slice()),
        clusters: parts.clusters.as_ref().map(|clusters| clusters.of_rows.as_slice()),
        population: population.as_deref(),
    };
    let calibrated = match weighting {
        Some(weighting) => Some(calibrate(weighting, &weights, survey, diagnostics)?),
        None => None,
    };
    let new = match &calibrated {
        None => Design::new(&weights, layout, written.lonely),
        Some(Calibrated { weights, before, margins, .. }) => {
            let margins = margins.iter().map(Vec::as_slice).collect::<Vec<_>>();
            Design::new(weights, layout, written.lonely)
                .and_then(|design| design.calibrated(before, &margins))
        }
    };
    let design = match new {
        Ok(design) => design,
        Err(reason) => {
            let message =
                say!("the design gives no estimates: {reason}", reason = reason.said());
            diagnostics.push(Diagnostic::error(message).at(&written.place));
            return None;
        }
    };
    let name = |name: &Option<Placed<String>>| name.as_ref().map(|it| it.value.clone());
    Some(SampleDesign {
        design,
        weight: name(&written.weight),
        strata: name(&written.strata),
        cluster: written.cluster.iter().map(|name| name.value.clone()).collect(),
        is_finite: population.is_some(),
        lonely: written.lonely,
        lonely_strata,
        weighting: calibrated.map(|calibrated| calibrated.report),
        sizes: population.as_deref().and_then(|sizes| parts.stratum_sizes(sizes)),
        strata_drawn: drawn.iter().filter(|drawn| **drawn > 0).count(),
        clusters_drawn: drawn.iter().sum(),
    })
}

/// A design taken apart.
struct DesignParts<'a> {
    written: &'a WrittenDesign,
    strata: Option<RowGroups>,
    clusters: Option<RowGroups>,
    survey: SurveyAnswers<'a>,
}

impl DesignParts<'_> {
    fn stratum_of(&self, row: usize) -> usize {
        self.strata.as_ref().map_or(0, |strata| strata.of_rows[row])
    }

    /// What is drawn, in a message: one, many.
    fn unit(&self) -> DrawnUnit {
        if self.clusters.is_some() { DrawnUnit::Cluster } else { DrawnUnit::Row }
    }

    /// Reports clusters that lie in two strata.
    fn check_nesting(&self, diagnostics: &mut Diagnostics) -> Option<()> {
        let (Some(strata), Some(clusters)) = (&self.strata, &self.clusters) else {
            return Some(());
        };
        let mut first = BTreeMap::new();
        let mut split = BTreeMap::new();
        let rows = clusters.of_rows.iter().zip(&strata.of_rows).enumerate();
        for (row, (cluster, stratum)) in rows {
            let (known, one) = *first.entry(*cluster).or_insert((*stratum, row));
            if known != *stratum {
                split.entry(*cluster).or_insert([one, row]);
            }
        }
        let Some((_, rows)) = split.first_key_value() else {
            return Some(());
        };
        // Which cluster and which strata these are would tell where somebody lives or works.
        let [name, ..] = self.written.cluster.as_slice() else { return Some(()) };
        let column = &name.value;
        let [one, other] = rows.map(|row| self.survey.file.spot(row, column));
        let message = match split.len() {
            1 => say!(
                "a cluster of `{column}` lies in two strata ({one} and {other})",
                column,
                one,
                other
            ),
            many => say!(
                "a cluster of `{column}` lies in two strata ({one} and {other}), and {more} \
                 more clusters in several",
                column,
                one,
                other,
                more = many - 1
            ),
        };
        let strata = self.written.strata.as_ref().map_or("…", |name| &name.value);
        let hint = say!(
            "give clusters of different strata different names; if they are numbered within \
             strata, write `cluster: [{strata}, {column}]`",
            strata,
            column
        );
        diagnostics.push(Diagnostic::error(message).at(&name.place).hint(hint));
        None
    }

    /// How many rows each stratum has in the population: where clusters were drawn, it is not
    /// known.
    #[expect(
        clippy::as_conversions,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole numbers, as the author wrote them"
    )]
    fn stratum_sizes(&self, population: &[f64]) -> Option<StratumSizes> {
        if self.clusters.is_some() {
            return None;
        }
        let rows = 0..self.survey.file.len();
        Some(StratumSizes {
            of_rows: rows.map(|row| self.stratum_of(row)).collect(),
            sizes: population.iter().map(|size| *size as u64).collect(),
        })
    }

    /// How many clusters (rows, without clusters) each stratum has.
    fn drawn(&self) -> Vec<u64> {
        let strata = self.strata.as_ref().map_or(1, |strata| strata.names.len());
        let mut drawn = vec![0; strata];
        match &self.clusters {
            Some(clusters) => {
                let mut known = vec![false; clusters.names.len()];
                for (row, cluster) in clusters.of_rows.iter().enumerate() {
                    if !std::mem::replace(&mut known[*cluster], true) {
                        drawn[self.stratum_of(row)] += 1;
                    }
                }
            }
            None => {
                for row in 0..self.survey.file.len() {
                    drawn[self.stratum_of(row)] += 1;
                }
            }
        }
        drawn
    }

    /// How many could have been drawn in each stratum; nothing, if the codebook does not
    /// say.
    #[expect(clippy::option_option, reason = "a mistake, or no population")]
    fn population(
        &self,
        drawn: &[u64],
        diagnostics: &mut Diagnostics,
    ) -> Option<Option<Vec<f64>>> {
        let (sizes, place) = match (&self.written.population, &self.strata) {
            (None, None) if self.clusters.is_none() => {
                // The frame is all there is, and it has been held against the rows.
                let size = self.survey.codebook.population.as_ref();
                return Some(size.map(|size| vec![real(size.value)]));
            }
            (None, _) => return Some(None),
            (Some(WrittenPopulation::Whole(size)), None) => {
                (vec![size.value], size.place.clone())
            }
            (Some(WrittenPopulation::Whole(size)), Some(strata)) => {
                let message = "one population is given for several strata";
                let names = strata.names.iter().take(2).map(|name| {
                    format!("{}: …", if strata.is_told { name } else { "…" })
                });
                let names = names.collect::<Vec<_>>().join(", ");
                let hint = say!("write `population: {{names}}`", names);
                let error = Diagnostic::error(message).at(&size.place).hint(hint);
                diagnostics.push(error);
                return None;
            }
            (Some(WrittenPopulation::ByStratum(_, place)), None) => {
                let message = "populations are given for strata, but there are none";
                let hint = "write `strata: …`, or one number";
                diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
                return None;
            }
            (Some(WrittenPopulation::ByStratum(sizes, place)), Some(strata)) => {
                let sizes = self.sizes(strata, sizes, place, diagnostics)?;
                (sizes, place.clone())
            }
        };
        for (index, (size, drawn)) in sizes.iter().zip(drawn).enumerate() {
            if size < drawn {
                let who = self.strata.as_ref().map_or_else(
                    || "the survey".into(),
                    |strata| say!("the stratum `{name}`", name = &strata.names[index]),
                );
                let unit = self.unit();
                let message = say!(
                    "{who} has {drawn}, but a population of {size}",
                    who,
                    drawn = unit.counted(*drawn),
                    size
                );
                let hint = "correct the population, or leave it out if more were drawn \
                            than there are";
                diagnostics.push(Diagnostic::error(message).at(&place).hint(hint));
                return None;
            }
        }
        self.check_sum(&sizes, &place, diagnostics)?;
        Some(Some(sizes.into_iter().map(real).collect()))
    }

    /// The population of each stratum, in the order of the strata.
    fn sizes(
        &self,
        strata: &RowGroups,
        written: &[StratumSize],
        place: &Place,
        diagnostics: &mut Diagnostics,
    ) -> Option<Vec<u64>> {
        let mut sizes = vec![0; strata.names.len()];
        let mut known = true;
        for StratumSize { stratum: label, size } in written {
            match strata.names.iter().position(|name| *name == label.value) {
                Some(index) => sizes[index] = *size,
                None => {
                    let message = say!("`{name}` is not a stratum", name = &label.value);
                    let error = Diagnostic::error(message).at(&label.place);
                    let names = strata.names.iter().map(String::as_str);
                    diagnostics.push(if strata.is_told {
                        error.suggest(&label.value, names)
                    } else {
                        error.hint("write what stands in the data, as it stands there")
                    });
                    known = false;
                }
            }
        }
        let lacking = strata.names.iter().zip(&sizes).zip(self.drawn());
        let lacking = lacking.filter(|((_, size), drawn)| **size == 0 && *drawn > 0);
        let lacking = lacking.map(|((name, _), _)| name.as_str()).collect::<Vec<_>>();
        if known && !lacking.is_empty() {
            let message = if strata.is_told {
                say!("no population is given for {names}", names = quoted(&lacking))
            } else {
                let count = lacking.len();
                say!("no population is given for {count} of the strata", count)
            };
            let hint = "say how many could have been drawn in each stratum";
            diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
        }
        (known && lacking.is_empty()).then_some(sizes)
    }

    /// Reports strata that do not add up to the frame.
    fn check_sum(
        &self,
        sizes: &[u64],
        place: &Place,
        diagnostics: &mut Diagnostics,
    ) -> Option<()> {
        let sum = sizes.iter().sum::<u64>();
        let frame = self.survey.codebook.population.as_ref().map(|size| size.value);
        let frame = frame.filter(|frame| *frame != sum);
        let Some(frame) = frame.filter(|_| self.clusters.is_none()) else {
            return Some(());
        };
        let message = say!(
            "the design has a population of {sum}, but `population` says {frame}",
            sum,
            frame
        );
        let hint = "correct one of them, or leave one out";
        diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
        None
    }

    /// The labels of strata whose variance a single cluster cannot tell. Without a policy
    /// they are reported.
    fn check_lonely(
        &self,
        drawn: &[u64],
        population: Option<&[f64]>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Vec<String>> {
        let is_lonely = |index: &usize| {
            let all = population.is_some_and(|sizes| sizes[*index] <= 1.0);
            drawn[*index] == 1 && !all
        };
        let lonely = (0..drawn.len()).filter(is_lonely).collect::<Vec<_>>();
        if lonely.is_empty() {
            return Some(Vec::new());
        }
        let told = drawn.iter().any(|drawn| *drawn > 1);
        let (unit, written) = (self.unit(), self.written);
        let Some(strata) = &self.strata else {
            let [message, hint] = unit.single();
            diagnostics.push(Diagnostic::error(message).at(&written.place).hint(hint));
            return None;
        };
        let names = lonely.iter().map(|index| strata.names[*index].as_str());
        let names = names.collect::<Vec<_>>();
        let place = written.strata.as_ref().map_or(&written.place, |name| &name.place);
        let column = written.strata.as_ref().map_or("", |name| &name.value);
        let which = match names.as_slice() {
            many if !strata.is_told => unit.alone_in_some(many.len(), column),
            [name] => unit.alone(name),
            names => unit.alone_in(&quoted(names)),
        };
        match written.lonely {
            LonelyStratum::Refuse => {
                let message = say!("{which}, which leaves no standard error", which);
                let hint = "put it together with another by deriving a variable with \
                            `map`, or say what it adds: `lonely: adjust`, `average` or \
                            `certainty`";
                diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
                None
            }
            LonelyStratum::AverageStratum if !told => {
                let message =
                    say!("{which}, and there is no other to average over", which);
                let hint = "put strata together by deriving a variable with `map`";
                diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
                None
            }
            LonelyStratum::Certainty
            | LonelyStratum::FromGrandMean
            | LonelyStratum::AverageStratum => Some(if strata.is_told {
                names.into_iter().map(str::to_owned).collect()
            } else {
                vec![names.len().to_string()]
            }),
        }
    }

    /// Weights where no variable holds them: how many each row stands for, N/n of its
    /// stratum, or 1 where no population is known.
    fn weights(&self, drawn: &[u64], population: Option<&[f64]>) -> Vec<f64> {
        let weight = |row: usize| {
            let stratum = self.stratum_of(row);
            population.map_or(1.0, |sizes| sizes[stratum] / real(drawn[stratum]))
        };
        (0..self.survey.file.len()).map(weight).collect()
    }
}
