//! What the reports of one run have in common: templates, fonts, and the surveys that several
//! of them ask for. Each is read once, and what is made of it is what a report alone would
//! make.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostics;
use crate::manuscript;
use crate::project::{Project, ReportFiles};
use crate::survey::SharedSurveys;
use crate::typeset;
use crate::yaml;

use super::Memory;

/// What reports of one run share. It holds answers, and is never written anywhere.
#[derive(Default)]
pub struct SharedReading {
    /// What is read from templates and fonts.
    files: Memory,
    surveys: SharedSurveys,
}

impl SharedReading {
    /// Nothing yet, of what some reports of a project will ask for.
    #[must_use]
    pub fn new(project: &Project, reports: &[&ReportFiles]) -> Self {
        let mut asked = BTreeMap::<String, usize>::new();
        for report in reports {
            for codebook in codebooks(project, report) {
                *asked.entry(codebook).or_default() += 1;
            }
        }
        // A large survey need not lie in memory if nobody asks for it again.
        let several = asked.into_iter().filter(|(_, reports)| *reports > 1);
        let several = several.map(|(codebook, _)| codebook).collect();
        Self { files: Memory::default(), surveys: SharedSurveys::new(several) }
    }

    /// A memory for one of the reports, which is begun now.
    #[must_use]
    pub fn memory(&self) -> Memory {
        typeset::forget_unused();
        self.files.beside(&self.surveys)
    }
}

/// The codebooks that a report names, as far as it can be read: what is wrong with it is told
/// when it is built.
fn codebooks(project: &Project, report: &ReportFiles) -> BTreeSet<String> {
    let source = project.inputs().read_text(&report.report);
    let node = source.ok().and_then(|it| yaml::parse(&it, &mut Diagnostics::default()));
    let named = node.iter().flat_map(manuscript::surveys_of);
    named.map(|survey| survey.codebook.value).collect()
}
