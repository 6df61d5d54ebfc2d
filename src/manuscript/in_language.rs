//! What may stand in parts of a report in another language than the rest, and what cannot,
//! because its words and numbers are the report's.

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed, Said};
use crate::say;
use crate::words::Language;

use super::block::{Block, Chapter};
use super::report::Report;

/// Reports what stands in a part in another language than the report's and cannot.
pub(super) fn check(
    report: &Report,
    chapters: &[Chapter],
    diagnostics: &mut Diagnostics,
) {
    let own = report.language;
    for chapter in chapters {
        let part = chapter.language.as_ref();
        visit(&chapter.blocks, part, own, diagnostics);
    }
}

fn visit(
    blocks: &[Block],
    part: Option<&Placed<Language>>,
    own: Language,
    diagnostics: &mut Diagnostics,
) {
    let foreign = part.filter(|part| part.value != own);
    for block in blocks {
        if let (Some(part), Some((what, place))) = (foreign, of_the_report(block)) {
            diagnostics.push(cannot_stand(what, part.value, own).at(place));
            continue;
        }
        let inner = match block {
            Block::InLanguage(inner) => Some(&inner.language),
            _ => part,
        };
        visit(block.inner(), inner, own, diagnostics);
    }
}

/// What a block is if its words and numbers are made in the report's language, and where it
/// stands.
fn of_the_report(block: &Block) -> Option<(Said, &Place)> {
    match block {
        Block::Chart(chart) => Some((say!("a chart"), &chart.request.id.place)),
        Block::Table(table) => Some((say!("a table"), &table.request.id.place)),
        Block::Describe(describe) => Some((say!("a summary"), &describe.id.place)),
        Block::RegisterTable(table) => {
            Some((say!("a register table"), &table.request.id.place))
        }
        Block::Timeline(line) => Some((say!("a timeline"), &line.request.id.place)),
        Block::Quality(quality) => {
            Some((say!("an account of a survey"), &quality.id.place))
        }
        Block::References(place) => Some((say!("the list of works"), place)),
        Block::Repeat(repeat) => Some((say!("what is repeated"), &repeat.over.place)),
        Block::Bound(bound) => {
            Some((say!("what is repeated"), &bound.condition.variable.place))
        }
        Block::Figure(_)
        | Block::Section(_)
        | Block::Text(_)
        | Block::TypedTable(_)
        | Block::Quote(_)
        | Block::PullQuote(_)
        | Block::Cards(_)
        | Block::Terms(_)
        | Block::FactBox(_)
        | Block::PageBreak(_)
        | Block::SideBySide(_)
        | Block::Example(_)
        | Block::InColumns(_)
        | Block::InLanguage(_)
        | Block::Landscape(_) => None,
    }
}

fn cannot_stand(what: Said, part: Language, own: Language) -> Diagnostic {
    let [part, own] = [part, own].map(|language| language.words().name());
    let message = say!(
        "{what} cannot stand in a part in {part}: its words and numbers are the report's, in \
         {own}",
        what,
        part,
        own
    );
    let hint = say!(
        "put it into a part in {own}; texts here can still refer to it, as in `@diagram:ID`",
        own
    );
    Diagnostic::error(message).hint(hint)
}
