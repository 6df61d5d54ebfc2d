//! Drawings that are no files, each as a document of its own that shows nothing else.

use std::collections::BTreeMap;

use crate::document::{Document, DocumentItem, FigurePicture, FlowFigure, ItemContent};
use crate::manuscript::Report;
use crate::watch::Watch;

use super::assemble::{Assembler, Common};
use super::bracketed::BracketedCitations;
use super::catalog::{LOOK, Template};
use super::source_map::SourceMap;
use crate::diagnostic::Diagnostics;

/// The drawings of a document that are made of words or in Typst, by the ids of their items:
/// texts in Typst, to be set beside the files of the document. Templates without a look of
/// their own have none.
#[must_use]
pub fn drawings_alone(
    template: &Template,
    report: &Report,
    document: &Document,
    watch: Watch<'_>,
) -> BTreeMap<String, String> {
    if !template.has(LOOK) {
        return BTreeMap::new();
    }
    // Everything there is to say has been said when the document was made.
    let mut said = Diagnostics::default();
    let citations = &BracketedCitations::new(&report.citation_style, []);
    let common =
        Common { template, report, document, bibliography: None, citations, watch };
    let mut assembler = Assembler::new(common, &mut said);
    let drawn = document.items().into_iter().filter_map(drawn);
    let drawn = drawn.collect::<Vec<_>>();
    let texts = drawn.into_iter().map(|item| {
        let body = assembler.items(std::slice::from_ref(&item));
        (item.id, body)
    });
    let texts = texts.collect::<BTreeMap<_, _>>();
    let (texts, _) = SourceMap::extract(texts, &assembler.markers);
    let language = report.language;
    let (code, region) = (language.code(), language.words().region());
    let whole = |body: String| {
        format!(
            "#import \"/{LOOK}\": *\n\
             #set page(width: theme.page.width, height: auto, margin: 0pt)\n\
             #set text(font: theme.font.serif, size: theme.size.body, fill: \
             theme.color.ink, lang: \"{code}\", region: \"{region}\", fallback: false)\n\
             #set par(leading: 0.68em, spacing: 1.05em)\n\
             #show figure: it => it.body\n\
             {body}"
        )
    };
    texts.into_iter().map(|(id, body)| (id, whole(body))).collect()
}

/// An item with a drawing that is no file, with nothing but that.
fn drawn(item: &DocumentItem) -> Option<DocumentItem> {
    let content = match &item.content {
        ItemContent::Figure(figure) => match figure.picture {
            FigurePicture::Typst(_) | FigurePicture::Words(_) => item.content.clone(),
            FigurePicture::Image(_) | FigurePicture::Structure(_) => return None,
        },
        // What stands under it is told as text.
        ItemContent::Flow(flow) => ItemContent::Flow(Box::new(FlowFigure {
            notes: Vec::new(),
            ..flow.as_ref().clone()
        })),
        ItemContent::Section(_)
        | ItemContent::Text(_)
        | ItemContent::Chart(_)
        | ItemContent::Table(_)
        | ItemContent::RegisterTable(_)
        | ItemContent::Timeline(_)
        | ItemContent::TypedTable(_)
        | ItemContent::Quote(_)
        | ItemContent::PullQuote(_)
        | ItemContent::Terms(_)
        | ItemContent::FactBox(_)
        | ItemContent::Cards(_)
        | ItemContent::References
        | ItemContent::PageBreak
        | ItemContent::SideBySide(_)
        | ItemContent::Example(_) => return None,
    };
    let (language, landscape, columns) = (None, false, None);
    Some(DocumentItem { content, language, landscape, columns, ..item.clone() })
}
