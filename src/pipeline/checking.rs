//! Checks a report: as a whole, or one part after another for whoever writes it, what is
//! known soonest first.

use std::sync::Arc;

use crate::diagnostic::{Diagnostics, Warned};
use crate::layout;
use crate::manuscript::Manuscript;
use crate::project::{Project, ReportFiles};
use crate::typeset::{self, Typesetter};
use crate::watch::{Watch, Work};

use super::{
    BuildSettings, Job, Memory, Prepared, Progress, SharedReading, prepare_again, reading,
};

/// Checks a report as [`build`](super::build) would, but sets it only where that alone
/// can tell whether something is wrong: a whole document takes far longer than everything
/// before it.
pub fn check(
    project: &Project,
    report: &ReportFiles,
    progress: &(dyn Fn(Progress) + Sync),
    diagnostics: &mut Diagnostics,
) -> Option<Prepared> {
    let settings = BuildSettings::default();
    let job = Job { project, report, settings, progress };
    checked(job, Memory::of_one_run()).told(diagnostics)
}

/// The same for one of several reports, which have in common what is read of templates,
/// fonts and surveys.
#[must_use]
pub fn check_beside(job: Job<'_>, shared: &SharedReading) -> Warned<Option<Prepared>> {
    checked(job, shared.memory())
}

/// Checks a report with a memory that nothing needs afterwards.
fn checked(job: Job<'_>, mut memory: Memory) -> Warned<Option<Prepared>> {
    let Warned { value, mut said } = prepare_again(job, &mut memory);
    let Some(prepared) = value else { return Warned { value: None, said } };
    if !said.has_errors() {
        let running = |work| (job.progress)(Progress::Running(work));
        let desk = memory.typesetter(&prepared.fonts);
        check_set(&prepared, desk, &running, &mut said);
    }
    // It had the report too.
    drop(memory);
    let value = Arc::into_inner(prepared).filter(|_| !said.has_errors());
    Warned { value, said }
}

/// Checks only what is written, for whoever cannot wait for the rest: whether the texts
/// are YAML, their keys, words and ids. What is said is part of what [`prepare_again`]
/// says.
pub fn read_again(job: Job<'_>, memory: &mut Memory) -> Warned<Option<Manuscript>> {
    let mut said = Diagnostics::default();
    (job.progress)(Progress::Reading);
    let texts = reading::texts(job.report, &mut job.project.inputs()).told(&mut said);
    let value = texts.and_then(|texts| {
        let (name, before) = (&job.report.name, said.soundness());
        reading::manuscript(name, &texts, &mut memory.manuscript, before).told(&mut said)
    });
    Warned { value, said }
}

/// Checks what only a document that is set, or written for word processors, can tell. It
/// is set only where there is something that may be wrong.
pub fn check_set(
    prepared: &Prepared,
    typesetter: &mut Typesetter,
    running: &(dyn Fn(Option<Work>) + Sync),
    said: &mut Diagnostics,
) {
    let Prepared { source, manuscript, template, document, .. } = prepared;
    let may_lack_room = layout::may_be_too_high(template, document);
    let (report, watch) = (&manuscript.report, Watch::new(running));
    typeset::check_glyphs(source, report, typesetter, watch, said);
    typeset::check_web(source, report, typesetter, watch, said);
    if may_lack_room {
        typeset::check_heights(source, report, typesetter, watch, said);
    }
    if report.output.docx {
        crate::word::check(prepared.word_sources(), said);
    }
}
