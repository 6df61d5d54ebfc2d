//! From numbers that may be shown to a document that can be set: charts are drawn, the template
//! is filled, and what came of it is held against everything that is known.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::Relaxed;

use crate::chart::{self, ChartFonts, DrawnChart, Look, Style};
use crate::diagnostic::{Diagnostics, Soundness, Source, Warned};
use crate::document::{Document, ProseMemory, ProtectedResults};
use crate::file::Digest;
use crate::layout::{self, EnclosedFiles, Template, TypstSource};
use crate::manuscript::Manuscript;
use crate::review;
use crate::typeset::{self, Fonts};
use crate::watch::Watch;

use super::Progress;
use super::answers::ProtectedReport;
use super::beside::{BothDone, beside};
use super::memory::Desk;

/// What a document is made of.
#[derive(Clone, Copy)]
pub(super) struct Paper<'a> {
    pub(super) told: &'a ProtectedReport,
    pub(super) template: &'a Template,
    pub(super) fonts: &'a Fonts,
    /// By the names that the author uses.
    pub(super) images: &'a BTreeMap<String, Vec<u8>>,
    /// The bibliography.
    pub(super) works: Option<&'a Arc<Source>>,
    pub(super) watch: Watch<'a>,
}

/// The charts, and how they look.
pub(super) struct DrawnCharts {
    pub(super) charts: Vec<DrawnChart>,
    style: Style,
    faces: ChartFonts,
    fonts_are: Digest,
}

impl DrawnCharts {
    fn look(&self) -> Look<'_> {
        Look { style: &self.style, fonts: &self.faces, fonts_are: self.fonts_are }
    }
}

/// The document in Typst.
pub(super) struct Filled {
    pub(super) document: Document,
    pub(super) source: TypstSource,
    /// What the second PDF for archives is made of, if that is asked for.
    pub(super) for_archives: Option<(Manuscript, TypstSource)>,
}

impl<'a> Paper<'a> {
    fn results(self, drawn: &'a DrawnCharts) -> ProtectedResults<'a> {
        ProtectedResults {
            tables: &self.told.tables,
            numbers: &self.told.numbers,
            charts: &drawn.charts,
            accounts: &self.told.accounts,
            rows: &self.told.rows,
            look: drawn.look(),
        }
    }

    fn enclosed(self, drawn: &'a DrawnCharts) -> EnclosedFiles<'a> {
        let (images, bibliography) = (self.images, self.works);
        EnclosedFiles { charts: &drawn.charts, images, bibliography }
    }
}

/// Draws every chart that is not remembered. Nothing, if they cannot be drawn in this
/// template.
pub(super) fn draw(
    Paper { told, template, fonts, .. }: Paper<'_>,
    progress: &(dyn Fn(Progress) + Sync),
    memory: &mut chart::ChartMemory,
    before: Soundness,
) -> Warned<Option<DrawnCharts>> {
    let manuscript = &told.manuscript;
    let written = &manuscript.report.template;
    let look = |said: &mut Diagnostics| {
        let style = template.chart_style(said)?;
        // Where the unit's typefaces are not there, charts would only say so again.
        if !fonts.check_profile(template, said) {
            return None;
        }
        let faces = fonts.for_charts(&style.family, written, said)?;
        fonts.check(template, written, said);
        Some((style, faces))
    };
    Warned::after(before, |said| {
        let (style, faces) = look(said)?;
        let total = manuscript.charts().len();
        let drawn = AtomicUsize::new(0);
        let one_more =
            || progress(Progress::Drawing(drawn.fetch_add(1, Relaxed) + 1, total));
        let fonts_are = Digest::of(&[400, 600].map(|it| fonts.face(&style.family, it)));
        let look = Look { style: &style, fonts: &faces, fonts_are };
        let charts = chart::draw_all(manuscript, &told.tables, look, memory, &one_more);
        Some(DrawnCharts { charts, style, faces, fonts_are })
    })
}

/// Settles what the report says, and fills the template with it.
pub(super) fn fill(
    paper: Paper<'_>,
    drawn: &DrawnCharts,
    memory: &mut ProseMemory,
    before: Soundness,
) -> Warned<Filled> {
    let (manuscript, results) = (&paper.told.manuscript, paper.results(drawn));
    let (enclosed, watch) = (paper.enclosed(drawn), paper.watch);
    Warned::after(before, |said| {
        let document = Document::settle(manuscript, results, watch, memory, said);
        let fill = |manuscript: &Manuscript, said: &mut Diagnostics| {
            let report = &manuscript.report;
            layout::fill(paper.template, report, &document, enclosed, watch, said)
        };
        let source = fill(manuscript, said);
        let for_archives = manuscript.for_archives().map(|manuscript| {
            // Everything there is to say has been said of the first.
            let source = fill(&manuscript, &mut Diagnostics::default());
            (manuscript, source)
        });
        Filled { document, source, for_archives }
    })
}

/// Finds what is wrong with texts and charts, runs the code in the document, and reads it as
/// a reviewer would.
pub(super) fn check(
    paper: Paper<'_>,
    DrawnCharts { charts, style, faces, .. }: &DrawnCharts,
    Filled { document, source, .. }: &Filled,
    Desk { typesetter, reviewed }: Desk<'_>,
    before: Soundness,
) -> Warned<()> {
    let Paper { told, template, fonts, watch, .. } = paper;
    let ProtectedReport { manuscript, tables, numbers, .. } = told;
    let bibliography = paper.works;
    let material = review::ReviewMaterial {
        manuscript,
        tables,
        numbers,
        document,
        bibliography,
        template,
    };
    let mut review = |before| {
        Warned::after(before, |said| {
            if manuscript.whole {
                review::review(material, reviewed, said);
            }
        })
    };
    Warned::after(before, |said| {
        typeset::check(source, said);
        layout::check_tables(template, style, faces, document, said);
        typeset::check_charts(charts, manuscript, fonts, &style.family, said);
        typeset::check_drawings(&document.drawings, fonts, &style.family, said);
        let before = said.soundness();
        // Where something is missing, its code would complain of that.
        if before == Soundness::Mistaken {
            review(before).told(said);
            return;
        }
        let BothDone { other: reviewed, .. } = beside(
            || typeset::evaluate(source, &manuscript.report, typesetter, watch, said),
            || review(before),
        );
        // A reviewer says less of a report with mistakes.
        let reviewed =
            if said.has_errors() { review(said.soundness()) } else { reviewed };
        reviewed.told(said);
    })
}
