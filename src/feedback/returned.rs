//! What a document that came back says: each paragraph as it was before tracked changes and
//! as it is after them, the block it belongs to, and where comments stand.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::package::{BODY, COMMENTS, NOTES, Package, THREADS, attribute, is, parsed};
use super::returned_error::ReturnedError;

/// A document that came back.
#[derive(Debug, Default)]
pub(super) struct Returned {
    pub(super) paragraphs: Vec<ReturnedParagraph>,
    pub(super) comments: Vec<ReturnedComment>,
}

/// A paragraph, also of a cell or a footnote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ReturnedParagraph {
    /// The bookmark of the block that it belongs to.
    pub(super) block: Option<String>,
    /// What it says if all tracked changes are rejected.
    pub(super) before: String,
    /// What it says if all are accepted.
    pub(super) after: String,
    pub(super) tracked: Vec<TrackedChange>,
    /// Whether its end was put in, or taken out.
    pub(super) end: ParagraphEnd,
}

/// Whether the end of a paragraph has been changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum ParagraphEnd {
    #[default]
    Kept,
    Added,
    Removed,
}

/// A change that the word processor has tracked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TrackedChange {
    pub(super) author: String,
    pub(super) removed: String,
    pub(super) added: String,
}

/// A comment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ReturnedComment {
    pub(super) author: String,
    pub(super) date: String,
    pub(super) text: String,
    /// Whether it has been marked as done.
    pub(super) is_done: bool,
    /// Whether it answers the one before it.
    pub(super) is_answer: bool,
    /// The words that it is about.
    pub(super) quote: String,
    /// Where they begin.
    pub(super) at: Option<CommentStart>,
}

/// Where the words begin that a comment is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CommentStart {
    /// The paragraph, among all.
    pub(super) paragraph: usize,
    /// After how many characters of what it said before changes.
    pub(super) character: usize,
}

impl Returned {
    pub(super) fn read(package: &Package) -> Result<Self, ReturnedError> {
        let text = package.text(BODY)?.unwrap_or_default();
        let body = parsed(BODY, text)?;
        let notes_text = package.text(NOTES)?.unwrap_or_default();
        let notes = match notes_text.is_empty() {
            true => None,
            false => Some(parsed(NOTES, notes_text)?),
        };
        let mut reader = TextReader::default();
        let footnotes = notes.iter().flat_map(|notes| notes.root_element().children());
        for note in footnotes.filter(|node| is(node, "footnote")) {
            let id = attribute(&note, "id").unwrap_or_default();
            reader.notes.insert(id.to_owned(), note);
        }
        reader.node(&body.root_element());
        reader.end_paragraph(ParagraphEnd::Kept);
        let comments = comments(package, reader.ranges)?;
        Ok(Self { paragraphs: reader.paragraphs, comments })
    }
}

/// The stretch that a comment is about.
#[derive(Clone, Debug, Default)]
struct CommentRange {
    at: Option<CommentStart>,
    before: String,
    after: String,
    is_open: bool,
}

/// How what is read has been changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tracked {
    #[default]
    Not,
    Added,
    Removed,
}

#[derive(Default)]
struct TextReader<'n> {
    paragraphs: Vec<ReturnedParagraph>,
    /// The one that is being read.
    current: Option<ReturnedParagraph>,
    block: Option<String>,
    tracked: Tracked,
    author: String,
    notes: BTreeMap<String, Node<'n, 'n>>,
    /// The footnotes that the paragraph refers to.
    referred: Vec<Node<'n, 'n>>,
    ranges: BTreeMap<String, CommentRange>,
}

impl<'n> TextReader<'n> {
    fn inside(&mut self, node: &Node<'n, 'n>) {
        node.children().for_each(|child| self.node(&child));
    }

    fn node(&mut self, node: &Node<'n, 'n>) {
        match node.tag_name().name() {
            "p" => self.paragraph(node),
            "t" | "delText" => self.text(node.text().unwrap_or_default()),
            // Some programs write the break before a page as one after what ends there.
            "br" if matches!(attribute(node, "type"), Some("page" | "column")) => {}
            "tab" | "br" | "cr" if !in_properties(node) => self.text(" "),
            "softHyphen" => self.text("\u{ad}"),
            "noBreakHyphen" => self.text("\u{2011}"),
            "ins" | "moveTo" => self.changed(node, Tracked::Added),
            "del" | "moveFrom" => self.changed(node, Tracked::Removed),
            "bookmarkStart" => {
                let name = attribute(node, "name").unwrap_or_default();
                if name.starts_with("b_") {
                    self.block = Some(name.to_owned());
                    // Within a paragraph it is that which belongs to the block.
                    if let Some(current) = &mut self.current {
                        current.block.clone_from(&self.block);
                    }
                }
            }
            "footnoteReference" => {
                let id = attribute(node, "id").unwrap_or_default();
                self.referred.extend(self.notes.get(id).copied());
            }
            "commentRangeStart" => self.comment_begins(node),
            "commentRangeEnd" => self.comment_ends(node),
            "commentReference" => {
                let id = attribute(node, "id").unwrap_or_default().to_owned();
                let at = self.position();
                let range = self.ranges.entry(id).or_default();
                range.at = range.at.or(Some(at));
            }
            // What is told twice, drawn, asked of a field, or no text.
            "Fallback" | "drawing" | "pict" | "object" | "instrText" | "delInstrText"
            | "pPr" | "rPr" | "tblPr" | "trPr" | "tcPr" | "sdtPr" | "sectPr" => {}
            _ => self.inside(node),
        }
    }

    fn paragraph(&mut self, node: &Node<'n, 'n>) {
        self.end_paragraph(ParagraphEnd::Kept);
        let block = self.block.clone();
        self.current = Some(ReturnedParagraph { block, ..ReturnedParagraph::default() });
        self.inside(node);
        let properties = node.children().find(|child| is(child, "pPr"));
        let mark = properties
            .and_then(|properties| properties.children().find(|child| is(child, "rPr")));
        let has = |name: &str| {
            mark.is_some_and(|mark| mark.children().any(|child| is(&child, name)))
        };
        let end = match (has("ins"), has("del")) {
            (_, true) => ParagraphEnd::Removed,
            (true, false) => ParagraphEnd::Added,
            (false, false) => ParagraphEnd::Kept,
        };
        self.end_paragraph(end);
    }

    fn end_paragraph(&mut self, end: ParagraphEnd) {
        let Some(mut paragraph) = self.current.take() else { return };
        paragraph.end = end;
        self.paragraphs.push(paragraph);
        for note in std::mem::take(&mut self.referred) {
            let first = self.paragraphs.len();
            self.inside(&note);
            // A space stands between its number and its words.
            if let Some(first) = self.paragraphs.get_mut(first) {
                for text in [&mut first.before, &mut first.after] {
                    *text = text.trim_start().to_owned();
                }
            }
        }
    }

    fn changed(&mut self, node: &Node<'n, 'n>, tracked: Tracked) {
        let around = std::mem::replace(&mut self.tracked, tracked);
        let author = attribute(node, "author").unwrap_or_default().to_owned();
        let author = std::mem::replace(&mut self.author, author);
        if let Some(current) = &mut self.current {
            current.tracked.push(TrackedChange {
                author: self.author.clone(),
                removed: String::new(),
                added: String::new(),
            });
        }
        self.inside(node);
        (self.tracked, self.author) = (around, author);
    }

    fn text(&mut self, text: &str) {
        let Some(current) = &mut self.current else { return };
        let change = current.tracked.last_mut();
        if self.tracked != Tracked::Added {
            current.before.push_str(text);
        }
        if self.tracked != Tracked::Removed {
            current.after.push_str(text);
        }
        match (self.tracked, change) {
            (Tracked::Added, Some(change)) => change.added.push_str(text),
            (Tracked::Removed, Some(change)) => change.removed.push_str(text),
            (Tracked::Added | Tracked::Removed, None) | (Tracked::Not, _) => {}
        }
        for range in self.ranges.values_mut().filter(|range| range.is_open) {
            if self.tracked != Tracked::Added {
                range.before.push_str(text);
            }
            if self.tracked != Tracked::Removed {
                range.after.push_str(text);
            }
        }
    }

    /// Where the text has come to.
    fn position(&self) -> CommentStart {
        let said = self.current.as_ref().map(|current| current.before.chars().count());
        let character = said.unwrap_or_default();
        CommentStart { paragraph: self.paragraphs.len(), character }
    }

    fn comment_begins(&mut self, node: &Node<'_, '_>) {
        let id = attribute(node, "id").unwrap_or_default().to_owned();
        let at = Some(self.position());
        let range = CommentRange { at, is_open: true, ..CommentRange::default() };
        self.ranges.insert(id, range);
    }

    fn comment_ends(&mut self, node: &Node<'_, '_>) {
        let id = attribute(node, "id").unwrap_or_default();
        if let Some(range) = self.ranges.get_mut(id) {
            range.is_open = false;
        }
    }
}

/// Whether an element tells how something looks: there are tabs among the properties of
/// paragraphs.
fn in_properties(node: &Node<'_, '_>) -> bool {
    node.ancestors().any(|one| is(&one, "pPr") || is(&one, "rPr"))
}

/// The comments, in the order they stand.
fn comments(
    package: &Package,
    ranges: BTreeMap<String, CommentRange>,
) -> Result<Vec<ReturnedComment>, ReturnedError> {
    let Some(text) = package.text(COMMENTS)? else { return Ok(Vec::new()) };
    let document = parsed(COMMENTS, text)?;
    let threads = Threads::read(package)?;
    let mut comments = Vec::new();
    for comment in document.descendants().filter(|node| is(node, "comment")) {
        let told = |name: &str| attribute(&comment, name).unwrap_or_default().to_owned();
        let paragraphs = comment.descendants().filter(|node| is(node, "p"));
        let paragraphs = paragraphs.collect::<Vec<_>>();
        let lines = paragraphs.iter().map(|paragraph| {
            let texts = paragraph.descendants().filter(|node| is(node, "t"));
            texts.filter_map(|text| text.text()).collect::<String>()
        });
        let lines = lines.filter(|line| !line.trim().is_empty());
        let last = paragraphs.last().and_then(|it| attribute(it, "paraId"));
        let range = ranges.get(&told("id")).cloned().unwrap_or_default();
        let quote =
            if range.before.trim().is_empty() { range.after } else { range.before };
        comments.push(ReturnedComment {
            author: told("author"),
            date: told("date"),
            text: lines.collect::<Vec<_>>().join("\n"),
            is_done: last.is_some_and(|id| threads.is_done(id)),
            is_answer: last.is_some_and(|id| threads.is_answer(id)),
            quote: quote.trim().to_owned(),
            at: range.at,
        });
    }
    comments.sort_by_key(|comment| (comment.at.is_none(), comment.at));
    Ok(comments)
}

/// Which comments are answers, and which are done, by the last of their paragraphs.
#[derive(Default)]
struct Threads {
    known: BTreeMap<String, (bool, bool)>,
}

impl Threads {
    fn read(package: &Package) -> Result<Self, ReturnedError> {
        let Some(text) = package.text(THREADS)? else { return Ok(Self::default()) };
        let document = parsed(THREADS, text)?;
        let mut known = BTreeMap::new();
        for node in document.descendants().filter(|node| is(node, "commentEx")) {
            let id = attribute(&node, "paraId").unwrap_or_default().to_owned();
            let is_done = attribute(&node, "done").is_some_and(|done| done == "1");
            let is_answer = attribute(&node, "paraIdParent").is_some();
            known.insert(id, (is_done, is_answer));
        }
        Ok(Self { known })
    }

    fn is_done(&self, id: &str) -> bool {
        self.known.get(id).is_some_and(|(is_done, _)| *is_done)
    }

    fn is_answer(&self, id: &str) -> bool {
        self.known.get(id).is_some_and(|(_, is_answer)| *is_answer)
    }
}
