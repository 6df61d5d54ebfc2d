//! The first step: writes out every `repeat`, the same blocks once for each category of a
//! variable, and the numbers that blocks bring with them. What comes after it meets nothing
//! that stands for something else.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::limits;
use crate::manuscript::{
    Block, BoundBlocks, Chapter, Condition, Manuscript, Quality, QualityContent, Repeat,
    RowsRequest, Section, TableRequest, slug,
};
use crate::say;
use crate::survey::{Pick, Survey, Variable};
use crate::words::Language;

use super::quality::{self, Background};
use super::repeated::{self, Repeated};
use super::sources::Sources;

/// The categories over which each `repeat` goes, each time it is met.
pub type Repeats = Vec<Vec<Repeated>>;

/// A manuscript in which everything that it asks for is written out.
pub struct Expanded {
    /// The manuscript, without any `repeat`, with the numbers that its blocks bring.
    pub manuscript: Manuscript,
    /// What each `repeat` went over.
    pub repeats: Repeats,
    /// By what each analysis of non-response tells responses apart.
    pub backgrounds: Vec<(String, Vec<Background>)>,
}

/// Writes out a manuscript, over the categories that the surveys have; what stands for
/// nothing is reported.
#[must_use]
pub fn expand(
    manuscript: &Manuscript,
    surveys: &[Survey],
    diagnostics: &mut Diagnostics,
) -> Expanded {
    let sources = Sources { surveys, report: &manuscript.report, wave: None };
    let (mut manuscript, repeats) = repeated_out(manuscript, sources, diagnostics);
    let brought = quality::numbers(&manuscript, sources, diagnostics);
    manuscript.report.numbers.extend(brought);
    let backgrounds = quality::outline(&manuscript, sources);
    Expanded { manuscript, repeats, backgrounds }
}

/// Writes out every `repeat`; gives what each went over too.
fn repeated_out(
    manuscript: &Manuscript,
    sources: Sources<'_>,
    diagnostics: &mut Diagnostics,
) -> (Manuscript, Repeats) {
    let mut met = Repeats::new();
    let mut written = 0_usize;
    let manuscript = write_out(manuscript, &mut |repeat, bindings| {
        if written > limits::REPEATED {
            return Vec::new();
        }
        let domain = sources.domain(&repeat.of, &[], diagnostics);
        let variable =
            domain.and_then(|domain| domain.variable(&repeat.over, diagnostics));
        let labels = variable.map(|variable| wanted(repeat, variable, diagnostics));
        let labels = labels.unwrap_or_default();
        written += labels.len() * (repeat.blocks.len() + 1);
        if written > limits::REPEATED {
            diagnostics.push(too_many(repeat));
            return Vec::new();
        }
        let categories = repeated::categories(repeat, &labels, bindings, sources);
        met.push(categories.clone());
        categories
    });
    (manuscript, met)
}

/// The labels of the categories that a `repeat` goes over, in the order of the codebook.
/// What is named and is no category is reported.
fn wanted(
    repeat: &Repeat,
    variable: &Variable,
    diagnostics: &mut Diagnostics,
) -> Vec<String> {
    let mut picked = Vec::new();
    for label in &repeat.only {
        match variable.resolve(label) {
            Ok(found) if found.iter().all(|pick| matches!(pick, Pick::Category(_))) => {
                picked.extend(found);
            }
            Ok(_) => {
                let message =
                    say!("`{label}` is no answer to repeat over", label = &label.value);
                let hint = "name answers that stand under `values` in the codebook";
                diagnostics.push(Diagnostic::error(message).at(&label.place).hint(hint));
            }
            Err(error) => diagnostics.push(error),
        }
    }
    let is_wanted =
        |index: usize| repeat.only.is_empty() || picked.contains(&Pick::Category(index));
    let categories = variable.categories.iter().enumerate();
    let categories = categories.filter(|(index, _)| is_wanted(*index));
    categories.map(|(_, category)| category.label.clone()).collect()
}

/// The error that the report would become longer than anybody reads.
fn too_many(repeat: &Repeat) -> Diagnostic {
    let most = limits::told(limits::REPEATED);
    let message = say!("the report repeats too much: more than {most} blocks", most);
    let hint = "repeat over fewer categories, or do not `repeat` inside a `repeat`";
    Diagnostic::error(message).at(&repeat.over.place).hint(hint)
}

/// Writes out every `repeat` of a manuscript over what it went over before.
#[must_use]
pub fn expand_again(manuscript: &Manuscript, met: &Repeats) -> Manuscript {
    let mut met = met.iter();
    write_out(manuscript, &mut |_, _| met.next().cloned().unwrap_or_default())
}

/// Tells over which categories a `repeat` goes, by the conditions that hold already.
type Categories<'c> = &'c mut dyn FnMut(&Repeat, &[Condition]) -> Vec<Repeated>;

fn write_out(manuscript: &Manuscript, categories: Categories<'_>) -> Manuscript {
    let language = manuscript.report.language;
    let mut expander = Expander { categories, language, bindings: Vec::new() };
    let chapters = manuscript
        .chapters
        .iter()
        .map(|chapter| Chapter {
            blocks: expander.blocks(&chapter.blocks),
            ..chapter.clone()
        })
        .collect();
    Manuscript { chapters, ..manuscript.clone() }
}

struct Expander<'c> {
    categories: Categories<'c>,
    language: Language,
    /// The categories that hold here, outermost first.
    bindings: Vec<Condition>,
}

impl Expander<'_> {
    fn blocks(&mut self, blocks: &[Block]) -> Vec<Block> {
        blocks.iter().flat_map(|block| self.block(block)).collect()
    }

    fn block(&mut self, block: &Block) -> Vec<Block> {
        let mut block = block.clone();
        match &mut block {
            Block::Repeat(repeat) => return self.repeat(repeat),
            Block::Section(section) => {
                *section = Section {
                    id: section.id.clone().map(|id| self.id(id)),
                    blocks: self.blocks(&section.blocks),
                    ..section.clone()
                };
            }
            Block::Chart(chart) => self.request(&mut chart.request),
            Block::Table(table) => self.request(&mut table.request),
            Block::Describe(describe) => {
                describe.id = self.id(describe.id.clone());
                for request in &mut describe.requests {
                    self.request(request);
                }
            }
            Block::RegisterTable(table) => self.rows(&mut table.request),
            Block::Timeline(timeline) => self.rows(&mut timeline.request),
            Block::TypedTable(table) => table.id = self.id(table.id.clone()),
            Block::Figure(figure) => figure.id = self.id(figure.id.clone()),
            Block::Quality(quality) => self.quality(quality),
            Block::SideBySide(beside) => beside.blocks = self.blocks(&beside.blocks),
            Block::Example(example) => example.blocks = self.blocks(&example.blocks),
            Block::InColumns(columns) => columns.blocks = self.blocks(&columns.blocks),
            Block::InLanguage(part) => part.blocks = self.blocks(&part.blocks),
            Block::Landscape(turned) => turned.blocks = self.blocks(&turned.blocks),
            Block::Bound(_)
            | Block::Text(_)
            | Block::Quote(_)
            | Block::PullQuote(_)
            | Block::Terms(_)
            | Block::FactBox(_)
            | Block::Cards(_)
            | Block::References(_)
            | Block::PageBreak(_) => {}
        }
        vec![block]
    }

    fn request(&self, request: &mut TableRequest) {
        request.id = self.id(request.id.clone());
        request.filter.extend(self.bindings.iter().cloned());
    }

    fn rows(&self, request: &mut RowsRequest) {
        request.id = self.id(request.id.clone());
        request.filter.extend(self.bindings.iter().cloned());
    }

    fn quality(&self, quality: &mut Quality) {
        quality.id = self.id(quality.id.clone());
        let more = self.bindings.iter().cloned();
        match &mut quality.content {
            QualityContent::Flow(flow) => {
                if let Some(register) = &mut flow.register {
                    register.filter.extend(more);
                }
            }
            QualityContent::NonResponse(analysis) => analysis.filter.extend(more),
            QualityContent::Correlations(table) => table.filter.extend(more),
            QualityContent::Reliability(_) | QualityContent::Change(_) => {}
        }
    }

    fn id(&self, mut id: Placed<String>) -> Placed<String> {
        for binding in &self.bindings {
            for label in &binding.labels {
                id.value.push('-');
                id.value.push_str(&slug(&label.value));
            }
        }
        id
    }

    fn repeat(&mut self, repeat: &Repeat) -> Vec<Block> {
        let mut bound = Vec::new();
        for category in (self.categories)(repeat, &self.bindings) {
            let value = category.label().to_owned();
            let label = Placed::new(value.clone(), repeat.over.place.clone());
            let condition =
                Condition { variable: repeat.over.clone(), labels: vec![label] };
            self.bindings.push(condition.clone());
            let blocks = match category {
                Repeated::Answered(_) => self.blocks(&repeat.blocks),
                Repeated::Empty { .. } => {
                    self.blocks(&repeated::without_answers(repeat, self.language))
                }
            };
            self.bindings.pop();
            let name = repeat.name.as_ref().map(|name| name.value.clone());
            bound.push(Block::Bound(BoundBlocks { value, name, condition, blocks }));
        }
        bound
    }
}
