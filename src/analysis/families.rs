//! Families of comparisons: tests of several charts and tables whose p-values are adjusted
//! together.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::manuscript::{Adjust, Compare, TableRequest};
use crate::say;

use super::group_test::GroupTest;
use super::pair_tests::{adjusted, letters_of};
use super::table::ResultTable;

/// Reports families whose comparisons do not go together.
pub(super) fn check(requests: &[&TableRequest], diagnostics: &mut Diagnostics) {
    let mut first = BTreeMap::<&str, &Compare>::new();
    let compared = requests.iter().filter_map(|request| request.compare.as_ref());
    for compare in compared {
        let Some(family) = &compare.family else { continue };
        let (message, hint) = match first.get(family.value.as_str()).copied() {
            _ if compare.adjust == Adjust::Tukey => (
                say!(
                    "`adjust: tukey` is of the groups of one table, and not of `{family}`",
                    family = &family.value
                ),
                "write `adjust: holm`, or leave out `family`",
            ),
            _ if compare.adjust == Adjust::None => (
                say!("the family `{family}` is not adjusted", family = &family.value),
                "leave out `adjust: none`, or `family`",
            ),
            Some(other) if other.adjust != compare.adjust => (
                say!(
                    "the family `{family}` is adjusted in two ways",
                    family = &family.value
                ),
                "write the same `adjust` wherever it stands",
            ),
            Some(_) => continue,
            None => {
                first.insert(&family.value, compare);
                continue;
            }
        };
        diagnostics.push(Diagnostic::error(message).at(&family.place).hint(hint));
    }
}

/// Adjusts the p-values of each family together: those of the tests of all groups, and those
/// of pairs.
pub(super) fn adjust(tables: &mut [ResultTable]) {
    let mut families = BTreeMap::<String, Vec<usize>>::new();
    for (place, table) in tables.iter().enumerate() {
        let family = table.test.as_ref().and_then(|test| test.family.as_ref());
        if let Some(family) = family {
            families.entry(family.name.clone()).or_default().push(place);
        }
    }
    for places in families.values() {
        let tests = tables.iter_mut().enumerate();
        let tests = tests.filter(|(place, _)| places.contains(place));
        let mut tests =
            tests.filter_map(|(_, table)| table.test.as_mut()).collect::<Vec<_>>();
        adjust_together(&mut tests);
    }
}

fn adjust_together(tests: &mut [&mut GroupTest]) {
    let family = tests.first().and_then(|test| test.family.clone());
    let Some(how) = family.map(|family| family.adjust) else { return };
    let overall = tests.iter().filter_map(|test| test.overall.as_ref().ok());
    let overall = overall.map(|overall| overall.p).collect::<Vec<_>>();
    let pairs = tests.iter().flat_map(|test| &test.pairs);
    let pairs = pairs.flat_map(|pairs| &pairs.list).map(|pair| pair.p);
    let pairs = pairs.collect::<Vec<_>>();
    let number = overall.len();
    let (Some(overall), Some(pairs)) = (adjusted(how, &overall), adjusted(how, &pairs))
    else {
        return;
    };
    let (mut overall, mut pairs) = (overall.into_iter(), pairs.into_iter());
    for test in tests {
        if let Some(family) = &mut test.family {
            family.tests = number;
        }
        if let Ok(made) = &mut test.overall {
            made.adjusted = overall.next();
        }
        let Some(of_test) = &mut test.pairs else { continue };
        for (pair, adjusted) in of_test.list.iter_mut().zip(&mut pairs) {
            pair.adjusted = adjusted;
        }
        of_test.letters = letters_of(&of_test.list, of_test.letters.len(), test.alpha);
    }
}
