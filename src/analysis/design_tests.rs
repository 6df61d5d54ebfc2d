//! Tests of groups by the design of the sample: of answers by Rao and Scott, of means by t and
//! Wald. Rows that are in no group keep their place in the design.

use crate::statistics::Undefined;
use crate::statistics::design::{
    CrossedQuestions, Design, DesignContrast, GroupMeans, independence,
};
use crate::survey::Variable;

use super::answer::Given;
use super::domain::Domain;
use super::group_test::{NoTest, Overall, TestKind};
use super::weights::scores;

/// Which of Rao and Scott's corrections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RaoScottOrder {
    /// By the mean design effect, with a chi-square distribution.
    First,
    /// By Satterthwaite's approximation, with an F distribution.
    Second,
}

/// Why a design gives no test.
fn no_test(reason: Undefined) -> NoTest {
    match reason {
        Undefined::TooFew { .. } | Undefined::EmptyGroup => NoTest::TooFewGroups,
        Undefined::NoDegreesOfFreedom | Undefined::LonelyStratum => NoTest::NoVariance,
        _ => NoTest::NoVariation,
    }
}

/// Compares the answers of groups by Rao and Scott's test.
pub(super) fn of_answers(
    design: &Design,
    domain: &Domain<'_>,
    variable: &Variable,
    by: &Variable,
    places: &[usize],
    order: RaoScottOrder,
) -> Result<Overall, NoTest> {
    let (question, groups) = (domain.question(variable), domain.question(by));
    let rows = domain.survey.rows;
    let (mut mask, mut row_of, mut column_of) =
        (vec![false; rows], vec![0; rows], vec![0; rows]);
    for row in domain.rows() {
        let (given, group) = (question.given(&row), groups.given(&row));
        let (Given::Categories([answer]), Given::Categories([group])) = (given, group)
        else {
            continue;
        };
        let index = row.index();
        if places.contains(group) && design.weights()[index] > 0.0 {
            mask[index] = true;
            (row_of[index], column_of[index]) = (*group, *answer);
        }
    }
    let shape = (compact(&mut row_of, &mask), compact(&mut column_of, &mask));
    let table = CrossedQuestions { rows: &row_of, columns: &column_of, shape };
    let test =
        independence(design, table, Some(&mask)).map_err(|reason| match reason {
            Undefined::TooFew { .. } if shape.0 < 2 => NoTest::TooFewGroups,
            other => no_test(other),
        })?;
    if order == RaoScottOrder::First {
        let degrees = (shape.0 - 1) * (shape.1 - 1);
        return Ok(Overall {
            statistic: Some(test.pearson / test.mean_design_effect),
            degrees_of_freedom: u32::try_from(degrees).ok().map(f64::from),
            ..Overall::new(TestKind::RaoScottFirst, test.first_order_p)
        });
    }
    Ok(Overall {
        statistic: Some(test.statistic),
        degrees_of_freedom: Some(test.numerator_df),
        second_degrees: Some(test.denominator_df),
        ..Overall::new(TestKind::RaoScott, test.p)
    })
}

/// Compares the means of groups: of two by t, of several by Wald's test.
pub(super) fn of_means(
    design: &Design,
    domain: &Domain<'_>,
    variable: &Variable,
    by: &Variable,
    places: &[usize],
) -> Result<Overall, NoTest> {
    let means = means(design, domain, variable, by, places).map_err(no_test)?;
    if places.len() == 2 {
        let test = means.contrast(0, 1).map_err(no_test)?;
        return Ok(Overall {
            statistic: Some(test.t),
            degrees_of_freedom: degrees(&means),
            ..Overall::new(TestKind::DesignT, test.p)
        });
    }
    let test = means.wald().map_err(no_test)?;
    Ok(Overall {
        statistic: Some(test.f),
        degrees_of_freedom: Some(test.numerator_df),
        second_degrees: Some(test.denominator_df),
        ..Overall::new(TestKind::DesignWald, test.p)
    })
}

/// Each two of the groups, with the degrees of freedom of all: contrasts of one regression.
/// None where any two have no error.
pub(super) fn contrasts(
    design: &Design,
    domain: &Domain<'_>,
    variable: &Variable,
    by: &Variable,
    places: &[usize],
) -> Option<(Vec<DesignContrast>, f64)> {
    let means = means(design, domain, variable, by, places).ok()?;
    let mut contrasts = Vec::new();
    for one in 0..places.len() {
        for other in one + 1..places.len() {
            contrasts.push(means.contrast(one, other).ok()?);
        }
    }
    Some((contrasts, degrees(&means)?))
}

fn degrees(means: &GroupMeans) -> Option<f64> {
    u32::try_from(means.degrees_of_freedom).ok().map(f64::from)
}

/// The means of the groups at these places of a variable.
fn means(
    design: &Design,
    domain: &Domain<'_>,
    variable: &Variable,
    by: &Variable,
    places: &[usize],
) -> Result<GroupMeans, Undefined> {
    let (question, groups) = (domain.question(variable), domain.question(by));
    let mut group_of = vec![places.len(); domain.survey.rows];
    for row in domain.rows() {
        let Given::Categories([group]) = groups.given(&row) else { continue };
        let place = places.iter().position(|place| place == group);
        let answered = match question.given(&row) {
            Given::Categories([_]) | Given::Number(_) => true,
            Given::Categories(_) | Given::Missing(_) | Given::Empty => false,
        };
        if let Some(place) = place.filter(|_| answered) {
            group_of[row.index()] = place;
        }
    }
    GroupMeans::new(design, &scores(domain, variable), &group_of, places.len())
}

/// Numbers the codes that occur inside the mask from 0, and tells how many there are.
fn compact(codes: &mut [usize], mask: &[bool]) -> usize {
    let inside = codes.iter().zip(mask).filter(|(_, inside)| **inside);
    let known = inside.map(|(code, _)| *code).collect::<std::collections::BTreeSet<_>>();
    for code in codes.iter_mut() {
        *code = known.range(..*code).count();
    }
    known.len()
}
