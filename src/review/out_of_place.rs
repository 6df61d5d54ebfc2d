//! Citations, references and footnotes where a text is only words: headings, which are told
//! again in the contents, descriptions for those who do not see, drawings, the abstract.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics, Said, Source};
use crate::document::Document;
use crate::manuscript::{Block, Manuscript, PictureContent, Prose};
use crate::say;

use super::citations;
use super::plain::label;

/// What a text of words is.
#[derive(Clone, Copy)]
enum WordsOnly {
    Heading,
    Description,
    Drawing,
    Abstract,
}

impl WordsOnly {
    fn named(self) -> Said {
        match self {
            Self::Heading => say!("a heading"),
            Self::Description => say!("a description"),
            Self::Drawing => say!("a drawing"),
            Self::Abstract => say!("the abstract"),
        }
    }

    fn hint(self) -> Said {
        match self {
            Self::Heading => say!("put it into the text below"),
            Self::Description => {
                say!("put it into the caption, or into the text beside it")
            }
            Self::Drawing => say!("put it into the caption"),
            Self::Abstract => {
                say!("leave it to the chapters: the abstract is read alone")
            }
        }
    }
}

/// Reports what such a text cannot hold.
pub(super) fn review(
    manuscript: &Manuscript,
    document: &Document,
    bibliography: Option<&Arc<Source>>,
    diagnostics: &mut Diagnostics,
) {
    let mut known = bibliography.map(citations::keys).unwrap_or_default();
    known.extend(document.labels.iter().cloned());
    let mut seen = BTreeSet::new();
    for (what, prose) in texts(manuscript) {
        let place = &prose.place;
        if seen.insert((place.source().name.as_str(), place.start())) {
            report(what, prose, &known, diagnostics);
        }
    }
}

fn report(
    what: WordsOnly,
    prose: &Prose,
    known: &BTreeSet<String>,
    diagnostics: &mut Diagnostics,
) {
    let text = prose.text.chars().collect::<Vec<_>>();
    for (at, sign) in text.iter().enumerate() {
        let named = what.named();
        let (range, message) = match sign {
            '#' => {
                let call = text[at..].iter().take("#footnote[".len()).collect::<String>();
                if !matches!(call.as_str(), "#footnote[" | "#footnote(") {
                    continue;
                }
                let range = at..at + call.chars().count() - 1;
                (range, say!("{named} cannot have a footnote", named))
            }
            '@' => {
                let length = label(&text[at + 1..]);
                let name = text[at + 1..=at + length].iter().collect::<String>();
                let is_address = at > 0 && text[at - 1].is_alphanumeric();
                if is_address || !known.contains(&name) {
                    continue;
                }
                let message = match name.contains(':') {
                    true => say!("{named} cannot refer to `@{name}`", named, name),
                    false => say!("{named} cannot cite `@{name}`", named, name),
                };
                (at..at + 1 + length, message)
            }
            _ => continue,
        };
        let place = prose.place_of(range);
        diagnostics.push(Diagnostic::error(message).at(&place).hint(what.hint()));
    }
}

/// Every text that is only words.
fn texts(manuscript: &Manuscript) -> Vec<(WordsOnly, &Prose)> {
    let summary = manuscript.report.facts.summary.iter();
    let mut all = summary.map(|text| (WordsOnly::Abstract, text)).collect::<Vec<_>>();
    let titles = manuscript.chapters.iter();
    all.extend(titles.map(|chapter| (WordsOnly::Heading, &chapter.title)));
    for block in manuscript.blocks() {
        match block {
            Block::Section(section) => all.push((WordsOnly::Heading, &section.title)),
            Block::FactBox(fact_box) => {
                all.extend(fact_box.title.iter().map(|text| (WordsOnly::Heading, text)));
            }
            Block::Timeline(timeline) => {
                all.extend(timeline.title.iter().map(|text| (WordsOnly::Heading, text)));
            }
            Block::Chart(chart) => {
                all.extend(chart.alt.iter().map(|text| (WordsOnly::Description, text)));
            }
            Block::Cards(cards) => {
                for card in &cards.cards {
                    let words = card.brief_texts();
                    all.extend(words.map(|text| (WordsOnly::Heading, text)));
                    let alt = card.picture.iter().map(|picture| &picture.alt);
                    all.extend(alt.map(|text| (WordsOnly::Description, text)));
                }
            }
            Block::Figure(figure) => {
                all.extend(figure.alt.iter().map(|text| (WordsOnly::Description, text)));
                let drawn = |text| (WordsOnly::Drawing, text);
                match &figure.content {
                    PictureContent::Drawing(drawing) => {
                        all.extend(drawing.texts().into_iter().map(drawn));
                    }
                    PictureContent::Structure(structure) => {
                        all.extend(structure.texts().map(drawn));
                    }
                    PictureContent::Typst(_) | PictureContent::Image(_) => {}
                }
            }
            _ => {}
        }
    }
    all
}
