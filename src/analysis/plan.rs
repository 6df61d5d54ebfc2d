//! Everything a report asks of its surveys: takes an expanded manuscript, gives a [`Plan`] of
//! row sets and of what is made of them, from which everything is counted. A plan knows no
//! YAML, and counting has nothing to report but what only the data can tell.

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::manuscript::Report;
use crate::say;
use crate::survey::Survey;

use super::expand::Expanded;
use super::memory::CountMemory;
use super::number_plan::NumberPlan;
use super::quality::{self, FlowPlan};
use super::result_number::ResultNumber;
use super::sources::Sources;
use super::table::ResultTable;
use super::table_plan::TablePlan;
use super::{change_plan, families, identifiers, inference, weights, wording};

/// What is to be counted.
pub struct Plan<'s> {
    /// The named numbers, in the order of `report.yaml`, those that blocks bring, and those of
    /// earlier measurements.
    numbers: Vec<NumberPlan<'s>>,
    /// Charts and tables, in the order they stand.
    tables: Vec<TablePlan<'s>>,
    /// Response flows.
    flows: Vec<FlowPlan>,
}

/// What was counted.
pub struct Computations {
    /// The numbers of charts and tables, still confidential.
    pub tables: Vec<ResultTable>,
    /// The named numbers, still confidential.
    pub numbers: Vec<ResultNumber>,
    /// What only the data can tell: what is asked for in vain.
    pub in_vain: Vec<Diagnostic>,
}

/// Resolves everything an expanded manuscript asks for; every name that means nothing, and
/// everything that cannot be asked, is reported.
pub fn resolve<'s>(
    expanded: &'s Expanded,
    surveys: &'s [Survey],
    diagnostics: &mut Diagnostics,
) -> Plan<'s> {
    let manuscript = &expanded.manuscript;
    let report = &manuscript.report;
    let sources = Sources { surveys, report, wave: None };
    sources.check_views(diagnostics);
    check_notice(report, surveys, diagnostics);
    inference::check_population(report, surveys, diagnostics);
    weights::check_designs(manuscript, surveys, diagnostics);
    wording::check(surveys, diagnostics);
    identifiers::check(surveys, diagnostics);
    let mut numbers = side_by_side(&report.numbers, diagnostics, |number, found| {
        NumberPlan::resolve(number, sources, found)
    });
    numbers.extend(change_plan::numbers(manuscript, sources, diagnostics));
    let flows = quality::resolve(manuscript, &numbers, sources, diagnostics);
    let requests = manuscript.requests();
    families::check(&requests, diagnostics);
    let tables = side_by_side(&requests, diagnostics, |request, found| {
        TablePlan::resolve(request, sources, found)
    });
    Plan { numbers, tables, flows }
}

impl Plan<'_> {
    /// Counts everything that is not remembered, side by side. The results come in the order
    /// of what was asked, however long each took.
    #[must_use]
    pub fn compute(&self, memory: &mut CountMemory) -> Computations {
        let mut in_vain = Vec::new();
        let computed = memory.count_numbers(&self.numbers);
        let mut numbers = Vec::new();
        for (result, plan) in computed.into_iter().zip(&self.numbers) {
            match result {
                Ok(number) => numbers.push(number),
                Err(reason) => in_vain.extend(reason.of_number(plan)),
            }
        }
        let computed = memory.count_tables(&self.tables);
        let mut tables = Vec::new();
        for (result, plan) in computed.into_iter().zip(&self.tables) {
            match result {
                Ok(table) => tables.push(table),
                Err(reason) => in_vain.extend(reason.of_table(plan)),
            }
        }
        families::adjust(&mut tables);
        in_vain.extend(self.flows.iter().flat_map(|flow| flow.check(&numbers)));
        Computations { tables, numbers, in_vain }
    }
}

/// Resolves what is asked for side by side. Plans and mistakes come in the order of what was
/// asked.
fn side_by_side<Q: Sync, P: Send>(
    asked: &[Q],
    diagnostics: &mut Diagnostics,
    resolve: impl Fn(&Q, &mut Diagnostics) -> Option<P> + Sync,
) -> Vec<P> {
    let one = |question: &Q| {
        let mut found = Diagnostics::default();
        (resolve(question, &mut found), found)
    };
    let resolved = asked.par_iter().map(one).collect::<Vec<_>>();
    let mut plans = Vec::new();
    for (plan, found) in resolved {
        plans.extend(plan);
        diagnostics.take_over(found);
    }
    plans
}

/// Warns if a report shows made-up answers without saying so.
fn check_notice(report: &Report, surveys: &[Survey], diagnostics: &mut Diagnostics) {
    let synthetic = surveys.iter().find(|survey| survey.codebook.synthetic);
    if let (Some(survey), None) = (synthetic, &report.notice) {
        let message = say!(
            "the survey `{survey}` is synthetic, but the report does not say so",
            survey = &survey.name
        );
        let hint = "add a line `notice: …`; it stands on the cover and on the web page";
        diagnostics.push(Diagnostic::warning(message).at(&report.place).hint(hint));
    }
}
