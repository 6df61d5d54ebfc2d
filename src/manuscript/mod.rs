//! What the author wrote: takes YAML texts, gives a [`Manuscript`] in which every value
//! has its place. Touches no file and knows no data.

mod beside;
mod block;
mod card;
mod chapter_numbers;
mod chart;
mod claim;
mod correlations;
mod date;
mod describe;
mod draft;
mod drawing;
mod ids;
mod in_language;
mod inference;
pub(crate) mod keys;
mod memory;
mod order;
mod other_report;
mod policy;
mod prose;
mod publication;
mod quality;
mod read;
mod remeasured;
mod report;
mod request;
mod rounding;
mod rows;
mod scales;
mod show;
mod status;
mod structure;
mod table;
mod typed_table;
mod waves;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::{Diagnostics, Placed, Source};
use crate::project::ChapterText;
use crate::words::Language;

use self::memory::{FileValues, TextToRead};

pub use self::block::{
    Block, BlockKind, BoundBlocks, Cards, Chapter, ChapterKind, Example, FactBox,
    InColumns, InLanguage, Landscape, Picture, PictureContent, Quote, Repeat, Section,
    SideBySide, Signature, Term, WithoutAnswers,
};
pub use self::card::{CARDS, Card, CardPicture};
pub use self::chart::{Chart, ChartKind, ChartPlace};
pub use self::claim::{Claim, ComparedPart, Statement};
pub use self::correlations::{CorrelationTable, VariablePair};
pub use self::date::Date;
pub use self::describe::Describe;
pub use self::drawing::{Drawing, FourField, Side, Spectrum, Versus};
pub use self::ids::slug;
pub use self::inference::{
    Adjust, Compare, EffectChoice, IntervalRules, ShareInterval, TestChoice,
    WeightedInterval,
};
pub use self::memory::ReadingMemory;
pub use self::order::{GroupOrder, Order, SortDirection, SortedBy};
pub use self::other_report::{ShownHow, shown_how, surveys_of, template_of};
pub use self::policy::{Dominance, Method, Policy, Protects, SmallBases};
pub use self::prose::Prose;
pub(crate) use self::publication::CitedByProgram;
pub use self::publication::{Author, CiteAs, Funding, Licence, PublicationFacts};
pub use self::quality::{
    CountOrigin, NonResponse, Outcome, Quality, QualityContent, Register,
    ReliabilityTable, ResponseFlow,
};
pub(crate) use self::read::unit_of;
pub use self::report::{Acceptance, Contents, Output, Report, Unread, WrittenOptions};
pub use self::request::{
    BaseRule, CellEstimates, CellFits, Condition, Grouping, Measure, Moment, Number,
    NumberClasses, NumbersAs, PercentOf, PublishedField, PublishedFigure, Quantile,
    RowUnit, Series, Statistic, Subject, TableRequest, Totals, View,
};
pub use self::rounding::{Differences, RoundingContract};
pub use self::rows::{
    CellRule, RegisterTable, RowsColumn, RowsRequest, Timeline, TimelineGroups,
};
pub use self::scales::{CorrelationMethod, ScaleStatistic};
pub use self::status::ReportStatus;
pub(crate) use self::status::Status;
pub use self::structure::{Arrow, MOST_ARROWS, MOST_BOXES, Structure, StructureBox};
pub use self::table::{Table, TableRows};
pub use self::typed_table::{CellAlign, TypedTable};
pub(crate) use self::waves::OwnAnswers;
pub use self::waves::{
    ChangeRules, ChangeTable, NamedSurvey, Remeasured, WAVE, Wave, WaveSource, Waves,
    earlier_id,
};

/// A report as its author wrote it.
#[derive(Clone, Debug)]
pub struct Manuscript {
    /// `report.yaml`.
    pub report: Report,
    /// `chapters/*.yaml` in file-name order.
    pub chapters: Vec<Chapter>,
    /// Whether everything could be read. Where not, what seems to be missing may only be
    /// unread, and is not reported as missing.
    pub whole: bool,
    /// Every key and every value in it as it was written. The names of all variables that
    /// it asks for are among them, and so only those need to be read of a survey.
    pub words: BTreeSet<String>,
}

/// What a PDF for archives conforms to: archives that take no enclosed files take this, and
/// it is accessible.
const ARCHIVE_STANDARDS: [&str; 2] = ["a-2a", "ua-1"];

impl Manuscript {
    /// The manuscript of the second PDF for archives, if that is asked for: the same, but for
    /// what the PDF conforms to.
    #[must_use]
    pub fn for_archives(&self) -> Option<Self> {
        let place = self.report.output.archive_copy.as_ref()?;
        let standard = |name: &str| Placed::new(name.to_owned(), place.clone());
        let mut copy = self.clone();
        copy.report.output.standards = ARCHIVE_STANDARDS.map(standard).into();
        Some(copy)
    }

    /// Every block, a section before what stands in it.
    #[must_use]
    pub fn blocks(&self) -> Vec<&Block> {
        fn visit<'m>(blocks: &'m [Block], all: &mut Vec<&'m Block>) {
            for block in blocks {
                all.push(block);
                visit(block.inner(), all);
            }
        }
        let mut all = Vec::new();
        for chapter in &self.chapters {
            visit(&chapter.blocks, &mut all);
        }
        all
    }

    /// The languages that parts of it are in, besides the report's.
    #[must_use]
    pub fn languages(&self) -> BTreeSet<Language> {
        let blocks = self.blocks().into_iter().filter_map(|block| match block {
            Block::InLanguage(part) => Some(part.language.value),
            _ => None,
        });
        let chapters = self.chapters.iter();
        let chapters =
            chapters.filter_map(|chapter| Some(chapter.language.as_ref()?.value));
        let all = chapters.chain(blocks);
        all.filter(|language| *language != self.report.language).collect()
    }

    /// The charts, in the order they stand.
    #[must_use]
    pub fn charts(&self) -> Vec<&Chart> {
        let mut charts = Vec::new();
        for block in self.blocks() {
            if let Block::Chart(chart) = block {
                charts.push(chart.as_ref());
            }
        }
        charts
    }

    /// The named numbers that something asks about in an earlier measurement, or asks the
    /// change of.
    #[must_use]
    pub fn remeasured(&self) -> BTreeSet<&str> {
        remeasured::remeasured(&self.words, &self.blocks(), &self.report.claims)
    }

    /// What charts and tables ask for, in the order they stand.
    #[must_use]
    pub fn requests(&self) -> Vec<&TableRequest> {
        let mut requests = Vec::new();
        for block in self.blocks() {
            match block {
                // What named numbers show is computed with them.
                Block::Chart(chart)
                    if matches!(chart.request.subject, Subject::Numbers(_)) => {}
                Block::Chart(chart) => requests.push(&chart.request),
                Block::Table(table) => requests.push(&table.request),
                Block::Describe(describe) => requests.extend(&describe.requests),
                _ => {}
            }
        }
        requests
    }

    /// The rows of registers that are shown, in the order they stand.
    #[must_use]
    pub fn rows(&self) -> Vec<&RowsRequest> {
        let mut requests = Vec::new();
        for block in self.blocks() {
            match block {
                Block::RegisterTable(table) => requests.push(&table.request),
                Block::Timeline(timeline) => requests.push(&timeline.request),
                _ => {}
            }
        }
        requests
    }

    /// The image files the author names.
    #[must_use]
    pub fn images(&self) -> Vec<&Placed<String>> {
        let mut images = Vec::new();
        for block in self.blocks() {
            match block {
                Block::Figure(figure) => {
                    if let PictureContent::Image(path) = &figure.content {
                        images.push(path);
                    }
                }
                Block::Cards(cards) => {
                    let pictures =
                        cards.cards.iter().filter_map(|card| card.picture.as_ref());
                    images.extend(pictures.map(|picture| &picture.image));
                }
                _ => {}
            }
        }
        images
    }
}

/// Reads a manuscript: `report.yaml`, then the chapters in order. All mistakes are reported;
/// there is no manuscript if `report.yaml` is not YAML at all.
pub fn read(
    name: &str,
    report: &Arc<Source>,
    chapters: &[ChapterText],
    diagnostics: &mut Diagnostics,
) -> Option<Manuscript> {
    let texts = ReadTexts { name, report, chapters };
    texts.read(&mut ReadingMemory::default(), diagnostics)
}

/// The texts of a report.
#[derive(Clone, Copy, Debug)]
pub struct ReadTexts<'t> {
    /// The report's name.
    pub name: &'t str,
    /// `report.yaml`.
    pub report: &'t Arc<Source>,
    /// The chapters, in their order.
    pub chapters: &'t [ChapterText],
}

impl ReadTexts<'_> {
    /// The same as [`read()`], but for files that are as they were in the run before.
    pub fn read(
        self,
        memory: &mut ReadingMemory,
        diagnostics: &mut Diagnostics,
    ) -> Option<Manuscript> {
        let Self { name, report, chapters } = self;
        let report = [TextToRead { name, source: report }];
        let chapters = chapters
            .iter()
            .map(|ChapterText { stem, source }| TextToRead { name: stem, source });
        let chapters = chapters.collect::<Vec<_>>();
        let (report, chapters) = rayon::join(
            || memory.report.read(&report, Report::read),
            || memory.chapters.read(&chapters, Chapter::read),
        );
        let FileValues { values: report, mut words, .. } = report.told(diagnostics);
        let read = chapters.told(diagnostics);
        words.extend(read.words);
        let (mut chapters, are_all) = (read.values, read.values_of_all);
        ids::check_ids(&chapters, diagnostics);
        let mut report = report.into_iter().next();
        if let Some(report) = &mut report {
            in_language::check(report, &chapters, diagnostics);
            // Nobody knows what a chapter declares that could not be read.
            report.unread_numbers.all |= !are_all;
            report.take_numbers(&mut chapters, diagnostics);
        }
        Some(Manuscript {
            report: report?,
            chapters,
            whole: !diagnostics.has_errors(),
            words,
        })
    }
}
