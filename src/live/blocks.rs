//! A page as a list of blocks: what stands directly in its `main`, or in an article or section
//! that does, each with where it comes from.

use std::ops::Range;

use crate::file::Digest;
use crate::markup::{HtmlPiece, Tag, pieces};

/// The attribute that tells the line an element comes from.
const LINE: &str = "data-loc";

/// The attribute that tells by what something is known in the document.
const ITEM: &str = "data-item";

/// Elements whose children are blocks, where they are no block themselves. The programme of
/// the page knows them too.
const HOLDERS: [&str; 2] = ["article", "section"];

/// Elements that have no end.
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
    "track", "wbr",
];

/// A page in blocks.
#[derive(Clone, Debug)]
pub struct PageBlocks {
    /// What stands before the first block.
    pub(super) before: String,
    /// The blocks.
    pub(super) blocks: Vec<PageBlock>,
    /// What stands after the last.
    pub(super) after: String,
}

/// A block of a page: an element, with the space after it; or where an article or section
/// begins or ends.
#[derive(Clone, Debug)]
pub(super) struct PageBlock {
    pub(super) kind: PagePart,
    /// By what it is known in the document, or on the page.
    pub(super) id: Option<String>,
    /// The element.
    pub(super) html: String,
    /// What it is known again by: everything but the lines.
    pub(super) known: Digest,
    /// The lines that its elements come from, in the order of the elements.
    pub(super) lines: Vec<String>,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PagePart {
    /// An element.
    Element,
    /// Where an article or section begins.
    Begin,
    /// Where it ends.
    End,
}

impl PageBlocks {
    /// Reads a page. One without a `main` has the elements of its body as blocks; what is no
    /// page has none.
    #[must_use]
    pub fn read(html: &str) -> Self {
        let holder = if html.contains("<main") { "main" } else { "body" };
        let mut walk = BlockWalk::new(holder);
        for piece in pieces(html) {
            match piece {
                HtmlPiece::Open(tag) => walk.open(tag),
                HtmlPiece::Close(name) => walk.close(&name),
                HtmlPiece::Text(_) => {}
            }
        }
        let Some(BegunBlock { start: BlockStart::At(start), .. }) = walk.begun.first()
        else {
            let (before, after) = (html.to_owned(), String::new());
            return Self { before, blocks: Vec::new(), after };
        };
        let last = html.rfind(&format!("</{holder}")).unwrap_or(html.len());
        let mut end = last;
        let mut blocks = Vec::new();
        for begun in walk.begun.iter().rev() {
            let start = match &begun.start {
                BlockStart::At(start) => *start,
                BlockStart::Closing(name) => {
                    html[..end].rfind(&format!("</{name}")).unwrap_or(end)
                }
            };
            blocks.push(begun.finish(html, start..end));
            end = start;
        }
        blocks.reverse();
        let (before, after) = (html[..*start].to_owned(), html[last..].to_owned());
        Self { before, blocks, after }
    }

    /// The page, with something more at the end of its head.
    #[must_use]
    pub fn html(&self, more: &str) -> String {
        let Self { before, blocks, after } = self;
        let head = before.find("</head>").unwrap_or(0);
        let blocks = blocks.iter().map(|block| block.html.as_str());
        let parts = [&before[..head], more, &before[head..]].into_iter().chain(blocks);
        parts.chain([after.as_str()]).collect()
    }

    /// Every line that something on the page comes from, as `file:line`.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.blocks.iter().flat_map(|block| block.lines.iter().map(String::as_str))
    }
}

/// A walk through a page.
struct BlockWalk {
    /// The element that holds the blocks.
    holder: &'static str,
    /// The elements that one is in.
    stack: Vec<String>,
    /// How many those are around the children of each holder that one is in.
    levels: Vec<usize>,
    begun: Vec<BegunBlock>,
}

/// A block of which the beginning is known.
struct BegunBlock {
    kind: PagePart,
    start: BlockStart,
    id: Option<String>,
    /// Where in the page the lines of elements are told, with the lines.
    lines: Vec<(Range<usize>, String)>,
}

/// Where a block begins.
enum BlockStart {
    /// There in the page.
    At(usize),
    /// With the last tag before the next block that closes an element of this name.
    Closing(String),
}

impl BlockWalk {
    fn new(holder: &'static str) -> Self {
        Self { holder, stack: Vec::new(), levels: Vec::new(), begun: Vec::new() }
    }

    fn open(&mut self, tag: Tag) {
        let depth = self.stack.len();
        let has_end = !tag.closes_itself && !VOID.contains(&tag.name.as_str());
        let level = self.levels.last().copied();
        let is_child = level == Some(depth);
        let is_holder = is_child && has_end && HOLDERS.contains(&tag.name.as_str());
        if is_child {
            let kind = if is_holder { PagePart::Begin } else { PagePart::Element };
            self.begun.push(BegunBlock::new(kind, BlockStart::At(tag.place.start)));
        }
        if level.is_some_and(|level| depth >= level)
            && let Some(block) = self.begun.last_mut()
        {
            block.note(&tag, is_child);
        }
        if has_end {
            let is_first = level.is_none() && self.begun.is_empty();
            if is_holder || (is_first && tag.name == self.holder) {
                self.levels.push(depth + 1);
            }
            self.stack.push(tag.name);
        }
    }

    fn close(&mut self, name: &str) {
        let Some(at) = self.stack.iter().rposition(|open| open == name) else { return };
        let closed = self.stack.split_off(at);
        while let Some(level) = self.levels.pop_if(|level| at < *level) {
            // What follows the outermost is no block.
            if !self.levels.is_empty() {
                let name = closed[level - 1 - at].clone();
                let start = BlockStart::Closing(name);
                self.begun.push(BegunBlock::new(PagePart::End, start));
            }
        }
    }
}

impl BegunBlock {
    fn new(kind: PagePart, start: BlockStart) -> Self {
        Self { kind, start, id: None, lines: Vec::new() }
    }

    /// Notes what an element of it tells.
    fn note(&mut self, tag: &Tag, is_itself: bool) {
        if self.id.is_none() {
            let own = if is_itself { tag.attributes.get("id") } else { None };
            self.id = tag.attributes.get(ITEM).or(own).cloned();
        }
        if let Some(line) = tag.attributes.get(LINE) {
            self.lines.push((tag.place.clone(), line.clone()));
        }
    }

    fn finish(&self, page: &str, place: Range<usize>) -> PageBlock {
        let mut bare = String::new();
        let mut from = place.start;
        for (tag, _) in &self.lines {
            let written = &page[tag.clone()];
            let Some(told) = told_in(written) else { continue };
            bare.push_str(&page[from..tag.start + told.start]);
            from = tag.start + told.end;
        }
        bare.push_str(&page[from..place.end]);
        let lines = self.lines.iter().map(|(_, line)| line.clone()).collect();
        let html = page[place].to_owned();
        let (kind, id) = (self.kind, self.id.clone());
        PageBlock { kind, id, html, known: Digest::of(&bare), lines }
    }
}

/// Where a tag tells the line that its element comes from.
fn told_in(tag: &str) -> Option<Range<usize>> {
    let attribute = format!(" {LINE}=\"");
    let start = tag.find(&attribute)?;
    let value = start + attribute.len();
    Some(start..value + tag[value..].find('"')? + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(page: &str) -> Vec<String> {
        let tell = |block: &PageBlock| {
            let id = block.id.as_deref().unwrap_or("-");
            format!("{id} {} [{}]", block.html.trim_end(), block.lines.join(" "))
        };
        PageBlocks::read(page).blocks.iter().map(tell).collect()
    }

    #[test]
    fn blocks_are_what_stands_directly_in_main() {
        let page = "<!DOCTYPE html><head><title>x</title></head><body><a href=#r>y</a><main>\n\
                    <h2 id=\"a\">A</h2>\n<p data-loc=\"k.yaml:3\">B<br>c <em \
                    data-loc=\"k.yaml:4\">d</em></p><hr><div><figure data-item=\"diagram:x\" \
                    data-loc=\"k.yaml:9\"><svg><path/></svg></figure></div></main><p>e</p></body>";
        let found = told(page);
        assert_eq!(found[0], "a <h2 id=\"a\">A</h2> []");
        assert!(found[1].starts_with("- <p "), "{found:?}");
        assert!(found[1].ends_with("</p> [k.yaml:3 k.yaml:4]"), "{found:?}");
        assert_eq!(found[2], "- <hr> []");
        assert!(found[3].starts_with("diagram:x <div><figure"), "{found:?}");
        assert!(found[3].ends_with("[k.yaml:9]"), "{found:?}");
        assert_eq!(found.len(), 4);
    }

    #[test]
    fn what_stands_in_an_article_is_a_block_of_its_own() {
        let page = "<main><header>h</header><article id=\"r\"><p>a</p><div><section>b</section>\
                    </div></article><section><ol><li>c</ol></section></main>";
        assert_eq!(
            told(page),
            [
                "- <header>h</header> []",
                "r <article id=\"r\"> []",
                "- <p>a</p> []",
                "- <div><section>b</section></div> []",
                "- </article> []",
                "- <section> []",
                "- <ol><li>c</ol> []",
                "- </section> []",
            ]
        );
    }

    #[test]
    fn a_page_is_put_together_again_as_it_was() {
        let page = "<head></head><body><main class=m> <p>a</p> b <article><p>c</p> \
                    </article></main>d</body>";
        let read = PageBlocks::read(page);
        assert_eq!(read.html(""), page);
        let more = read.html("<meta name=x>");
        assert!(more.starts_with("<head><meta name=x></head>"), "{more}");
        for other in ["", "<p>x", "a < b", "<body>", "<main>x</main>", "<main></main><p>"]
        {
            assert_eq!(PageBlocks::read(other).html(""), other);
        }
    }

    #[test]
    fn a_page_without_main_has_the_blocks_of_its_body() {
        assert_eq!(
            told("<body><p>a</p><p>b</p></body>"),
            ["- <p>a</p> []", "- <p>b</p> []"]
        );
    }

    #[test]
    fn a_block_is_the_same_wherever_it_comes_from() {
        let known = |line: &str| {
            let page = format!(
                "<main><p data-loc=\"k.yaml:{line}\">a data-loc=\"x\"</p></main>"
            );
            PageBlocks::read(&page).blocks[0].known
        };
        assert_eq!(known("3"), known("44"));
        let other = PageBlocks::read("<main><p data-loc=\"k.yaml:3\">a</p></main>");
        assert_ne!(known("3"), other.blocks[0].known);
    }
}
