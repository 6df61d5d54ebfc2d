//! Charts, tables and figures that no text refers to, or in another order than they stand,
//! and references typed by hand.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed};
use crate::document::Document;
use crate::layout::{Omission, Template};
use crate::manuscript::{Block, ChapterKind, Manuscript, QualityContent, slug};
use crate::say;
use crate::words::{Language, References};

use super::finding::PassageFinding;
use super::passages::{AuthorPassage, Role};
use super::plain::{REFERENCE, is_space, label, on_one_line};

/// Something with a number and a caption.
struct Thing<'m> {
    /// `diagram:svar`.
    label: String,
    id: &'m Placed<String>,
    chapter: usize,
    repeated: bool,
    /// The sections it stands in, and its chapter if that is an appendix or it is repeated.
    within: Vec<String>,
}

/// A reference in a text as it stands in the document.
struct Reference {
    label: String,
    chapter: usize,
    place: Place,
}

/// Reviews the references of a report.
pub(super) fn review(
    manuscript: &Manuscript,
    document: &Document,
    template: &Template,
    diagnostics: &mut Diagnostics,
) {
    let things = things(manuscript);
    let references = references(manuscript, document);
    if !template.does_without(Omission::References) {
        unreferenced(&things, &references, diagnostics);
    }
    order(manuscript, &things, &references, diagnostics);
}

fn unreferenced(
    things: &[Thing<'_>],
    references: &[Reference],
    diagnostics: &mut Diagnostics,
) {
    let referred =
        |label: &String| references.iter().any(|reference| reference.label == *label);
    // One of those that a `repeat` makes stands for all of them.
    let made_alike = |thing: &Thing<'_>| {
        let mut alike = things.iter().filter(|other| other.id.place == thing.id.place);
        alike.any(|other| referred(&other.label))
    };
    let mut told: Vec<&Place> = Vec::new();
    for thing in things {
        if told.contains(&&thing.id.place)
            || made_alike(thing)
            || thing.within.iter().any(referred)
        {
            continue;
        }
        told.push(&thing.id.place);
        let label = &thing.label;
        let message = say!("no text refers to `{label}`", label);
        let hint = match thing.repeated {
            true => say!(
                "write `@{label}` where the text speaks of it, or refer to the section or \
                 chapter with all of them",
                label
            ),
            false => say!("write `@{label}` where the text speaks of it", label),
        };
        let warning = Diagnostic::warning(message).at(&thing.id.place).hint(hint);
        diagnostics.push(warning.finding("unreferenced", &thing.label));
    }
}

/// First references are expected in the order of what they refer to, within a chapter and
/// kind; and no later than the chapter it stands in.
fn order(
    manuscript: &Manuscript,
    things: &[Thing<'_>],
    references: &[Reference],
    diagnostics: &mut Diagnostics,
) {
    let mut first: BTreeMap<&str, &Reference> = BTreeMap::new();
    // A summary speaks of what it likes.
    let body = references.iter().filter(|reference| {
        let kind = manuscript.chapters[reference.chapter].kind;
        !matches!(kind, ChapterKind::Preface | ChapterKind::Summary)
    });
    let body = body.collect::<Vec<_>>();
    for reference in &body {
        first.entry(&reference.label).or_insert(reference);
    }
    let position = |label: &str| things.iter().position(|thing| thing.label == label);
    let mut last: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    for reference in &body {
        if !std::ptr::eq(first[reference.label.as_str()], *reference) {
            continue;
        }
        let Some(index) = position(&reference.label) else { continue };
        let thing = &things[index];
        let of = &thing.label;
        if reference.chapter > thing.chapter {
            let message =
                say!("`@{of}` is referred to only after the chapter it stands in", of);
            let chapter = thing_chapter(manuscript, thing);
            let hint = say!("refer to it in the chapter `{chapter}`", chapter);
            let warning = Diagnostic::warning(message).at(&reference.place).hint(hint);
            diagnostics.push(warning.finding("reference-order", of));
            continue;
        }
        if reference.chapter < thing.chapter {
            continue;
        }
        let kind = of.split(':').next().unwrap_or_default();
        let furthest = last.entry((thing.chapter, kind)).or_insert(index);
        if index < *furthest {
            let other = &things[*furthest].label;
            let message = say!(
                "`@{of}` is referred to after `@{other}`, but stands before it",
                of,
                other
            );
            let hint = "refer to them in the order they stand, or move one of them";
            let warning = Diagnostic::warning(message).at(&reference.place).hint(hint);
            diagnostics.push(warning.finding("reference-order", of));
        }
        *furthest = index.max(*furthest);
    }
}

fn thing_chapter<'m>(manuscript: &'m Manuscript, thing: &Thing<'_>) -> &'m str {
    &manuscript.chapters[thing.chapter].id
}

/// Finds `diagram 21`, `tabell 2` and `s. 23` typed by hand: their numbers change when
/// something is added before them.
pub(super) struct ReferenceReader {
    pub(super) language: Language,
}

impl ReferenceReader {
    pub(super) fn read(&self, passage: &AuthorPassage<'_>) -> Vec<PassageFinding> {
        let mut found = Vec::new();
        if matches!(passage.role, Role::Quote | Role::Drawing) {
            return found;
        }
        let text = &passage.plain;
        let mut start = 0;
        while start < text.len() {
            let is_word = |c: &char| c.is_alphabetic();
            let length = text[start..].iter().take_while(|c| is_word(c)).count();
            if length == 0 {
                start += 1;
                continue;
            }
            let end = start + length;
            // Most words stand before no number, and are not looked up.
            if let Some(after) = number_after(text, end)
                && let Some(kind) = kind_of(self.language, &text[start..end])
                && !(kind == "page" && beside_source(text, start))
            {
                found.push(typed(text, start..after, kind));
            }
            start = end;
        }
        found
    }
}

fn typed(text: &[char], range: Range<usize>, kind: &str) -> PassageFinding {
    let of = on_one_line(&text[range.clone()]);
    let message = say!("`{of}` is typed by hand", of = &of);
    let hint = match kind {
        "page" => say!("write `@section:ID`, which gives the heading and its page"),
        kind => say!("write `@{kind}:ID`, which gives the right number always", kind),
    };
    PassageFinding { check: "typed-reference", range, of, message, hint }
}

/// What kind of thing a word names, if it can stand before a number: `tabell`, also in
/// another form such as `tabellerna`.
fn kind_of(language: Language, word: &[char]) -> Option<&'static str> {
    let word = word.iter().collect::<String>().to_lowercase();
    let References { diagram, table, figure, section, page } =
        language.words().references();
    let kinds = [
        ("diagram", diagram),
        ("table", table),
        ("figure", figure),
        ("section", section),
        ("page", page),
    ];
    kinds
        .into_iter()
        .find(|(_, names)| names.contains(&word.as_str()))
        .map(|(kind, _)| kind)
}

/// The end of a number after a word and perhaps a full stop: `21`, `3.2`.
fn number_after(text: &[char], from: usize) -> Option<usize> {
    let mut at = from + usize::from(text.get(from) == Some(&'.'));
    let spaces = text[at..].iter().take_while(|c| is_space(**c)).count();
    at += spaces;
    let digits =
        |from: usize| text[from..].iter().take_while(|c| c.is_ascii_digit()).count();
    let mut end = at + digits(at);
    while end > at && text.get(end) == Some(&'.') && digits(end + 1) > 0 {
        end += 1 + digits(end + 1);
    }
    let ends = text.get(end).is_none_or(|c| !c.is_alphanumeric());
    (spaces > 0 && end > at && ends).then_some(end)
}

/// Whether a page belongs to a work: there is a citation or a year just before it, or a
/// citation just after.
fn beside_source(text: &[char], start: usize) -> bool {
    let before = &text[start.saturating_sub(40)..start];
    let clause = before.rsplit(|c| matches!(c, '.' | ';')).next().unwrap_or_default();
    let year = clause.windows(4).any(|four| four.iter().all(char::is_ascii_digit));
    let after = text[start..].iter().skip(2).take(12).take_while(|c| **c != '.');
    year || clause.contains(&REFERENCE)
        || before.ends_with(&['['])
        || after.copied().any(|c| c == REFERENCE)
}

/// Every chart, table and figure in the order they stand.
fn things(manuscript: &Manuscript) -> Vec<Thing<'_>> {
    let mut things = Vec::new();
    for (index, chapter) in manuscript.chapters.iter().enumerate() {
        let mut finder =
            ReferenceFinder { things: &mut things, chapter: index, sections: Vec::new() };
        let label = format!("section:{}", chapter.id);
        let appendix = chapter.kind == ChapterKind::Appendix;
        finder.blocks(&chapter.blocks, false, appendix.then_some(&label), &label);
    }
    things
}

struct ReferenceFinder<'m, 't> {
    things: &'t mut Vec<Thing<'m>>,
    chapter: usize,
    sections: Vec<String>,
}

impl<'m> ReferenceFinder<'m, '_> {
    fn blocks(
        &mut self,
        blocks: &'m [Block],
        repeated: bool,
        appendix: Option<&String>,
        chapter: &String,
    ) {
        for block in blocks {
            let found = match block {
                Block::Chart(chart) => Some(("diagram", &chart.request.id)),
                Block::Table(table) => Some(("table", &table.request.id)),
                Block::Describe(describe) => Some(("table", &describe.id)),
                Block::RegisterTable(table) => Some(("table", &table.request.id)),
                Block::TypedTable(table) => Some(("table", &table.id)),
                Block::Figure(figure) => Some(("figure", &figure.id)),
                Block::Quality(quality) => match &quality.content {
                    QualityContent::Flow(flow) if flow.drawing => {
                        Some(("figure", &quality.id))
                    }
                    _ => Some(("table", &quality.id)),
                },
                _ => None,
            };
            if let Some((kind, id)) = found {
                let mut within = Vec::new();
                within.extend(appendix.cloned());
                if repeated {
                    within.push(chapter.clone());
                    within.extend(self.sections.iter().cloned());
                }
                let label = format!("{kind}:{}", id.value);
                let chapter = self.chapter;
                self.things.push(Thing { label, id, chapter, repeated, within });
            }
            let section =
                match block {
                    Block::Section(section) => Some(section.id.as_ref().map_or_else(
                        || slug(&section.title.text),
                        |id| id.value.clone(),
                    )),
                    _ => None,
                };
            let depth = self.sections.len();
            self.sections.extend(section.map(|id| format!("section:{id}")));
            let repeated = repeated || matches!(block, Block::Bound(_));
            self.blocks(block.inner(), repeated, appendix, chapter);
            self.sections.truncate(depth);
        }
    }
}

/// Every reference in the order they stand.
fn references(manuscript: &Manuscript, document: &Document) -> Vec<Reference> {
    let mut references = Vec::new();
    for prose in document.prose() {
        let text = prose.text().chars().collect::<Vec<_>>();
        for (at, sign) in text.iter().enumerate() {
            if *sign != '@' {
                continue;
            }
            let length = label(&text[at + 1..]);
            let range = at..at + 1 + length;
            let label = text[at + 1..range.end].iter().collect::<String>();
            if length == 0 {
                continue;
            }
            let place = prose.place(range);
            let chapter = manuscript
                .chapters
                .iter()
                .position(|chapter| chapter.title.place.source() == place.source());
            let Some(chapter) = chapter else { continue };
            references.push(Reference { label, chapter, place });
        }
    }
    references
}
