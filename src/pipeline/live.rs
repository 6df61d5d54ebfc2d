//! A report as it is looked at while it is written: the web page first, and pages and PDF when
//! somebody asks for them. Nothing of it is published, and nothing is written.

use std::sync::Arc;

use crate::diagnostic::{Diagnostics, Warned};
use crate::publish::{self, LivePage};
use crate::typeset::{self, Formats, SetPages, ToldOrigins, TypesetOrder, Typesetter};
use crate::watch::{Watch, Work};

use super::{Job, Memory, Prepared, Progress, prepare_again};

/// A report that was looked at before.
pub enum PageAgain {
    /// Nothing that it is made of has changed.
    Same,
    /// It is another, or was not known before.
    New {
        /// What pages and PDF can be set of.
        prepared: Arc<Prepared>,
        /// Its web page; none, if the report says that it has none.
        page: Option<LivePage>,
    },
}

/// Makes the web page of a report for whoever writes it, of what has changed since `before`.
/// With errors among what is said there is no page.
pub fn page_again(
    job: Job<'_>,
    memory: &mut Memory,
    before: Option<&Arc<Prepared>>,
) -> Warned<Option<PageAgain>> {
    let Warned { value, mut said } = prepare_again(job, memory);
    let again = value.filter(|_| !said.has_errors()).and_then(|prepared| {
        if before.is_some_and(|before| Arc::ptr_eq(before, &prepared)) {
            return Some(PageAgain::Same);
        }
        let page = match prepared.manuscript.report.output.html {
            true => Some(page(&prepared, job, memory, &mut said)?),
            false => None,
        };
        Some(PageAgain::New { prepared, page })
    });
    Warned { value: again, said }
}

fn page(
    prepared: &Prepared,
    job: Job<'_>,
    memory: &mut Memory,
    diagnostics: &mut Diagnostics,
) -> Option<LivePage> {
    (job.progress)(Progress::Setting);
    let running = |work| (job.progress)(Progress::Running(work));
    let watch = Watch::new(&running);
    let Prepared { source, manuscript, fonts, .. } = prepared;
    let told = prepared.told_files();
    let parts = prepared.parts(&told, watch);
    let order = TypesetOrder {
        formats: Formats { pdf: false, html: true },
        page: &|body| publish::assemble_live_page(parts, &body),
        origins: ToldOrigins::Told,
    };
    let (report, desk) = (&manuscript.report, memory.typesetter(fonts));
    let set = typeset::typeset(source, report, desk, order, watch, diagnostics)?;
    let page = set.html?.told(parts, diagnostics)?;
    (!diagnostics.has_errors()).then_some(page)
}

/// Sets the pages of a report to look at. Whoever sets them is not the one who sets the web
/// page, so that both can be done at once.
pub fn pages_of(
    prepared: &Prepared,
    typesetter: &mut Typesetter,
    running: &(dyn Fn(Option<Work>) + Sync),
) -> Warned<Option<SetPages>> {
    let Prepared { source, manuscript, .. } = prepared;
    let (report, watch) = (&manuscript.report, Watch::new(running));
    let mut said = Diagnostics::default();
    let pages = typeset::set_pages(source, report, typesetter, watch, &mut said);
    Warned { value: pages.filter(|_| !said.has_errors()), said }
}

/// Makes the PDF of a report to look at: the one that is published.
pub fn pdf_of(
    prepared: &Prepared,
    typesetter: &mut Typesetter,
    running: &(dyn Fn(Option<Work>) + Sync),
) -> Warned<Option<Vec<u8>>> {
    let Prepared { source, manuscript, .. } = prepared;
    let (report, watch) = (&manuscript.report, Watch::new(running));
    let order = TypesetOrder::without_page(Formats { pdf: true, html: false });
    let mut said = Diagnostics::default();
    let set = typeset::typeset(source, report, typesetter, order, watch, &mut said);
    let pdf = set.and_then(|set| set.pdf).filter(|_| !said.has_errors());
    Warned { value: pdf, said }
}
