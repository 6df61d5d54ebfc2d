//! What was counted before, by what was asked of which answers: takes plans, counts those
//! that are new, side by side, and gives the results in the order of the plans. What is
//! remembered is confidential, as the results are.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::file::Digest;
use crate::memory::{Effort, RunMemory};

use super::in_vain::InVain;
use super::number::{self};
use super::number_plan::NumberPlan;
use super::result_number::{Printed, ResultNumber};
use super::table::ResultTable;
use super::table_plan::TablePlan;
use super::tabulate;

/// What came of a plan, or why nothing did.
type OrInVain<T> = Result<T, InVain>;

/// What was counted in the run before.
#[derive(Default)]
pub struct CountMemory {
    tables: RunMemory<OrInVain<ResultTable>>,
    numbers: RunMemory<OrInVain<ResultNumber>>,
}

impl CountMemory {
    /// How many charts and tables were counted in the last run.
    #[must_use]
    pub fn tables(&self) -> Effort {
        self.tables.effort()
    }

    /// How many named numbers were computed in the last run.
    #[must_use]
    pub fn numbers(&self) -> Effort {
        self.numbers.effort()
    }

    /// By what all that the last run counted is known again.
    #[must_use]
    pub fn known_by(&self) -> Digest {
        Digest::of(&(self.tables.asked(), self.numbers.asked()))
    }

    /// The numbers of charts and tables, in the order of their plans.
    pub(super) fn count_tables(
        &mut self,
        plans: &[TablePlan<'_>],
    ) -> Vec<OrInVain<ResultTable>> {
        let keys = plans.par_iter().map(TablePlan::key).collect::<Vec<_>>();
        let found = side_by_side(&mut self.tables, &keys, plans, tabulate::compute);
        let here = |(found, plan): (OrInVain<ResultTable>, &TablePlan<'_>)| {
            found.map(|table| ResultTable { place: plan.id.place.clone(), ..table })
        };
        found.into_iter().zip(plans).map(here).collect()
    }

    /// The named numbers, in the order of their plans.
    pub(super) fn count_numbers(
        &mut self,
        plans: &[NumberPlan<'_>],
    ) -> Vec<OrInVain<ResultNumber>> {
        let keys = plans.par_iter().map(NumberPlan::key).collect::<Vec<_>>();
        let found = side_by_side(&mut self.numbers, &keys, plans, number::compute);
        let here = |(found, plan): (OrInVain<ResultNumber>, &NumberPlan<'_>)| {
            found.map(|number| ResultNumber {
                id: plan.id.clone(),
                printed: Printed::new(&plan.published, number.printed.is_sound),
                ..number
            })
        };
        found.into_iter().zip(plans).map(here).collect()
    }
}

/// Computes what is not remembered, and gives everything in order.
fn side_by_side<P: Sync, T: Clone + Send>(
    memory: &mut RunMemory<T>,
    keys: &[Digest],
    plans: &[P],
    compute: impl Fn(&P) -> T + Sync,
) -> Vec<T> {
    let mut known = BTreeSet::new();
    let new = keys.iter().zip(plans).filter(|(key, _)| !memory.knows(key));
    let new = new.filter(|(key, _)| known.insert(**key)).collect::<Vec<_>>();
    let made = new.par_iter().map(|(key, plan)| (**key, compute(plan)));
    let made = made.collect::<Vec<_>>().into_iter().collect::<BTreeMap<_, _>>();
    memory.renew(keys, made);
    keys.iter().filter_map(|key| memory.get(key).cloned()).collect()
}
