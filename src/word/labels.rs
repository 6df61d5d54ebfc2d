//! What texts can refer to: the numbers of headings and captions, and the names that word
//! processors find them by.

use std::collections::BTreeMap;

use crate::document::{Document, DocumentItem, ItemContent, PartLanguage};
use crate::file::sha256;
use crate::words::Language;

/// So long may the name of a bookmark be.
const LONGEST: usize = 40;
/// So many digits of a hash tell ids apart.
const DIGITS: usize = 12;

/// What has a number of its own and a caption.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum CaptionKind {
    Diagram,
    Table,
    Figure,
}

impl CaptionKind {
    pub(super) const ALL: [Self; 3] = [Self::Diagram, Self::Table, Self::Figure];

    /// What it is called before its number.
    pub(super) fn word(self, language: Language) -> &'static str {
        let words = language.words();
        match self {
            Self::Diagram => words.diagram(),
            Self::Table => words.table(),
            Self::Figure => words.figure(),
        }
    }
}

/// What a text can refer to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Something with a caption.
    Caption(CaptionTarget),
    /// A heading.
    Heading(HeadingTarget),
}

/// Something with a caption that texts can refer to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CaptionTarget {
    pub(super) kind: CaptionKind,
    /// How many of its kind there are up to it.
    pub(super) number: usize,
    pub(super) caption: String,
    /// In which it is called "Diagram".
    pub(super) language: Language,
}

/// A heading that texts can refer to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct HeadingTarget {
    /// "2.1", "Bilaga 2", if it has a number.
    pub(super) number: Option<String>,
    pub(super) is_appendix: bool,
    pub(super) title: String,
    /// From 1.
    pub(super) level: usize,
}

/// Everything that texts can refer to, by its label, in the order it stands.
#[derive(Clone, Debug, Default)]
pub(super) struct ReportLabels {
    targets: BTreeMap<String, Target>,
    order: Vec<String>,
}

impl ReportLabels {
    /// Those of a document.
    pub(super) fn of(document: &Document) -> Self {
        let language = Language::from_code(document.head.language).unwrap_or_default();
        let mut counted = CountedLabels { language, ..CountedLabels::default() };
        for chapter in &document.chapters {
            let heading = &chapter.heading;
            counted.language = language;
            let number = match heading.appendix {
                Some(appendix) => {
                    Some(format!("{} {appendix}", language.words().appendix()))
                }
                None if heading.numbered => Some(counted.next(1)),
                None => None,
            };
            let is_appendix = heading.appendix.is_some();
            let title = heading.title.clone();
            let target = HeadingTarget { number, is_appendix, title, level: 1 };
            counted.add(format!("section:{}", heading.id), Target::Heading(target));
            let numbered = heading.numbered && !is_appendix;
            counted.language = of_part(heading.language, language);
            counted.items(&chapter.items, numbered);
        }
        counted.labels
    }

    /// What a label refers to.
    pub(super) fn get(&self, label: &str) -> Option<&Target> {
        self.targets.get(label)
    }

    /// All of them, in the order they stand.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &Target)> {
        self.order.iter().filter_map(|label| Some((label.as_str(), self.get(label)?)))
    }
}

/// Labels while they are counted.
#[derive(Default)]
struct CountedLabels {
    labels: ReportLabels,
    language: Language,
    /// How many headings of each level there are so far.
    headings: [usize; 4],
    captions: BTreeMap<CaptionKind, usize>,
}

impl CountedLabels {
    fn add(&mut self, label: String, target: Target) {
        self.labels.order.push(label.clone());
        self.labels.targets.insert(label, target);
    }

    /// The number of the next heading of a level, from 1.
    fn next(&mut self, level: usize) -> String {
        let last = level.clamp(1, self.headings.len()) - 1;
        self.headings[last] += 1;
        self.headings[last + 1..].fill(0);
        let numbers = self.headings[..=last].iter().map(ToString::to_string);
        numbers.collect::<Vec<_>>().join(".")
    }

    fn items(&mut self, items: &[DocumentItem], numbered: bool) {
        for item in items {
            let around = self.language;
            self.language = of_part(item.language, around);
            if let ItemContent::Section(section) = &item.content {
                let number = numbered.then(|| self.next(section.level));
                let title = section.title.clone();
                let level = section.level;
                let target = HeadingTarget { number, is_appendix: false, title, level };
                self.add(item.id.clone(), Target::Heading(target));
            } else if let Some((kind, caption)) = captioned(&item.content) {
                let number = self.captions.entry(kind).or_default();
                *number += 1;
                let number = *number;
                let caption = caption.to_owned();
                let language = self.language;
                let target = CaptionTarget { kind, number, caption, language };
                self.add(item.id.clone(), Target::Caption(target));
            }
            for inner in item.inner() {
                self.items(std::slice::from_ref(inner), numbered);
            }
            self.language = around;
        }
    }
}

/// The language of a part, in what it stands in.
pub(super) fn of_part(part: Option<PartLanguage>, around: Language) -> Language {
    part.and_then(|part| Language::from_code(part.code)).unwrap_or(around)
}

/// What something is counted as, and its caption, if it has one.
fn captioned(content: &ItemContent) -> Option<(CaptionKind, &str)> {
    let (kind, caption) = match content {
        ItemContent::Chart(chart) => (CaptionKind::Diagram, &chart.shown.caption),
        ItemContent::Table(table) => (CaptionKind::Table, &table.caption),
        ItemContent::RegisterTable(table) => (CaptionKind::Table, &table.caption),
        ItemContent::TypedTable(table) => (CaptionKind::Table, &table.caption),
        ItemContent::Figure(figure) => (CaptionKind::Figure, &figure.caption),
        ItemContent::Flow(flow) => (CaptionKind::Figure, &flow.caption),
        ItemContent::Section(_)
        | ItemContent::Text(_)
        | ItemContent::Timeline(_)
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
    Some((kind, caption))
}

/// What a bookmark is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BookmarkFor {
    /// All that an item is.
    Block,
    /// The words that references show: "Diagram 3", or a heading.
    Reference,
    /// The number in them.
    Number,
}

/// The name of a bookmark for an id: no two ids have the same, and an id always has the same.
/// Word processors allow letters, digits and the underscore.
pub(super) fn bookmark(what: BookmarkFor, id: &str) -> String {
    let before = match what {
        BookmarkFor::Block => "b_",
        BookmarkFor::Reference => "r_",
        BookmarkFor::Number => "n_",
    };
    let is_plain = |part: &str| {
        !part.is_empty()
            && part.chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit())
    };
    let parts = id.split(':').map(|part| part.split('-').collect::<Vec<_>>());
    let parts = parts.collect::<Vec<_>>();
    let readable = parts.iter().map(|part| part.join("_")).collect::<Vec<_>>().join("__");
    let readable = format!("{before}{readable}");
    if parts.iter().flatten().all(|part| is_plain(part)) && readable.len() <= LONGEST {
        return readable;
    }
    let kind = parts.first().map(|kind| kind.join("_")).unwrap_or_default();
    let kind = kind.chars().filter(char::is_ascii_alphanumeric).take(16);
    let kind = kind.collect::<String>();
    format!("{before}{kind}_x{}", &sha256(id.as_bytes())[..DIGITS])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bookmark_is_a_name_that_word_processors_take() {
        let name = |id: &str| bookmark(BookmarkFor::Block, id);
        assert_eq!(name("text:1a2b3c4d"), "b_text__1a2b3c4d");
        assert_eq!(name("diagram:hur-ofta"), "b_diagram__hur_ofta");
        for id in ["diagram:hur_ofta", "diagram:ö", "section:a--b", &"x:y".repeat(30)] {
            let name = name(id);
            assert!(name.len() <= LONGEST && name.contains("_x"), "{name}");
            assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'));
        }
        assert_ne!(name("a:b-c"), name("a:b_c"));
        assert_ne!(name("a-b"), name("a:b"));
    }
}
