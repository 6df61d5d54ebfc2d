//! What changed between two pages: takes both in blocks, gives the steps that make one of the
//! other. Blocks are paired by what they are known by in the document, or by all that is in
//! them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::file::Digest;

use super::blocks::{PageBlock, PageBlocks, PagePart};

/// How a page becomes another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PageChange {
    /// How many blocks the page has before.
    pub before: usize,
    /// What is done with them, from the first to the last.
    pub steps: Vec<BlockStep>,
    /// Blocks that stay as they are, and come from other lines than before.
    pub lines: Vec<BlockLines>,
    /// The block that the author has just written, counted in the page after.
    pub show: Option<usize>,
}

/// What is done with the next blocks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum BlockStep {
    /// So many stay.
    Keep(usize),
    /// So many go.
    Drop(usize),
    /// The next becomes another.
    Swap(String),
    /// Another comes before the next.
    Add(String),
}

/// The lines that the elements of a block come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BlockLines {
    /// Which block, counted in the page after.
    pub block: usize,
    /// The lines, in the order of the elements that have one.
    pub lines: Vec<String>,
}

/// Two blocks that are the same, or the same thing with something else in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct BlockPair {
    old: usize,
    new: usize,
}

impl PageChange {
    /// How `old` becomes `new`, after these files were saved. Nothing, if they differ in what
    /// stands around the blocks, or in where articles and sections begin and end: then the
    /// page must be loaded again.
    #[must_use]
    pub fn between(
        old: &PageBlocks,
        new: &PageBlocks,
        saved: &BTreeSet<String>,
    ) -> Option<Self> {
        if old.before != new.before || old.after != new.after {
            return None;
        }
        let pairs = pairs(&old.blocks, &new.blocks);
        if !holders_are_paired(old, new, &pairs) {
            return None;
        }
        let mut steps = BlockSteps::default();
        let mut lines = Vec::new();
        let (mut from, mut to) = (0, 0);
        let ends = BlockPair { old: old.blocks.len(), new: new.blocks.len() };
        for pair in pairs.into_iter().chain([ends]) {
            steps.gap(&old.blocks[from..pair.old], &new.blocks[to..pair.new]);
            if pair == ends {
                break;
            }
            let (before, after) = (&old.blocks[pair.old], &new.blocks[pair.new]);
            if before.known == after.known {
                steps.keep();
                if before.lines != after.lines {
                    let (block, lines_now) = (pair.new, after.lines.clone());
                    lines.push(BlockLines { block, lines: lines_now });
                }
            } else {
                steps.0.push(BlockStep::Swap(after.html.clone()));
            }
            (from, to) = (pair.old + 1, pair.new + 1);
        }
        let show = shown(&steps.0, &new.blocks, saved);
        Some(Self { before: old.blocks.len(), steps: steps.0, lines, show })
    }
}

/// Whether articles and sections begin and end with the same blocks as before.
fn holders_are_paired(old: &PageBlocks, new: &PageBlocks, pairs: &[BlockPair]) -> bool {
    let is_edge = |block: &&PageBlock| block.kind != PagePart::Element;
    let counts = [old, new].map(|page| page.blocks.iter().filter(is_edge).count());
    let paired = pairs.iter().filter(|pair| {
        let (before, after) = (&old.blocks[pair.old], &new.blocks[pair.new]);
        before.kind != PagePart::Element && before.kind == after.kind
    });
    let paired = paired.count();
    counts.iter().all(|count| *count == paired)
}

#[derive(Default)]
struct BlockSteps(Vec<BlockStep>);

impl BlockSteps {
    fn keep(&mut self) {
        match self.0.last_mut() {
            Some(BlockStep::Keep(count)) => *count += 1,
            _ => self.0.push(BlockStep::Keep(1)),
        }
    }

    fn drop(&mut self, more: usize) {
        match self.0.last_mut() {
            _ if more == 0 => {}
            Some(BlockStep::Drop(count)) => *count += more,
            _ => self.0.push(BlockStep::Drop(more)),
        }
    }

    /// What stands between two pairs: blocks without a name become each other, in their order.
    fn gap(&mut self, old: &[PageBlock], new: &[PageBlock]) {
        let mut old = old;
        for block in new {
            if let Some((first, rest)) = old.split_first()
                && first.id.is_none()
                && block.id.is_none()
                && first.kind == block.kind
            {
                self.0.push(BlockStep::Swap(block.html.clone()));
                old = rest;
            } else {
                self.0.push(BlockStep::Add(block.html.clone()));
            }
        }
        self.drop(old.len());
    }
}

/// The block to be shown: what is new of the saved files, or else what has changed of them.
fn shown(
    steps: &[BlockStep],
    new: &[PageBlock],
    saved: &BTreeSet<String>,
) -> Option<usize> {
    let is_of_saved = |block: &PageBlock| {
        let mut files = block.lines.iter().filter_map(|line| line.rsplit_once(':'));
        files.any(|(file, _)| saved.contains(file))
    };
    let (mut at, mut changed) = (0, None);
    for step in steps {
        match step {
            BlockStep::Keep(count) => at += count,
            BlockStep::Drop(_) => {}
            BlockStep::Add(_) if is_of_saved(&new[at]) => return Some(at),
            BlockStep::Swap(_) if is_of_saved(&new[at]) => {
                changed = changed.or(Some(at));
                at += 1;
            }
            BlockStep::Add(_) | BlockStep::Swap(_) => at += 1,
        }
    }
    changed
}

/// By what a block is looked for in the other page.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Known<'b> {
    Named(&'b str),
    Same(Digest),
    /// The beginning or end of an article or section, by how many come before it.
    Edge(usize),
}

/// By what each block is looked for.
fn all_known(blocks: &[PageBlock]) -> Vec<Known<'_>> {
    let mut edges = 0;
    let mut all = Vec::with_capacity(blocks.len());
    for block in blocks {
        all.push(match (block.kind, block.id.as_deref()) {
            (PagePart::Element, Some(id)) => Known::Named(id),
            (PagePart::Element, None) => Known::Same(block.known),
            (PagePart::Begin | PagePart::End, _) => {
                edges += 1;
                Known::Edge(edges)
            }
        });
    }
    all
}

/// The pairs of blocks of two pages, in the order of both.
fn pairs(old: &[PageBlock], new: &[PageBlock]) -> Vec<BlockPair> {
    let same = |(old, new): (&PageBlock, &PageBlock)| old.known == new.known;
    let head = old.iter().zip(new).take_while(|pair| same(*pair)).count();
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let backwards = old_rest.iter().rev().zip(new_rest.iter().rev());
    let tail = backwards.take_while(|pair| same(*pair)).count();
    let old_middle = &old_rest[..old_rest.len() - tail];
    let new_middle = &new_rest[..new_rest.len() - tail];
    let mut pairs =
        (0..head).map(|at| BlockPair { old: at, new: at }).collect::<Vec<_>>();
    let found = in_order(unique_pairs(old_middle, new_middle));
    pairs.extend(
        found
            .into_iter()
            .map(|BlockPair { old, new }| BlockPair { old: head + old, new: head + new }),
    );
    pairs.extend(
        (0..tail).map(|at| BlockPair {
            old: old.len() - tail + at,
            new: new.len() - tail + at,
        }),
    );
    pairs
}

/// Blocks of which there is one in each page, in the order of the new one.
fn unique_pairs(old: &[PageBlock], new: &[PageBlock]) -> Vec<BlockPair> {
    let (old, new) = (all_known(old), all_known(new));
    let mut olds = BTreeMap::<Known<'_>, Vec<usize>>::new();
    for (at, known) in old.iter().enumerate() {
        olds.entry(*known).or_default().push(at);
    }
    let mut news = BTreeMap::<Known<'_>, usize>::new();
    for known in &new {
        *news.entry(*known).or_default() += 1;
    }
    let pair = |(at, known): (usize, &Known<'_>)| match (
        olds.get(known)?.as_slice(),
        news.get(known),
    ) {
        ([old], Some(1)) => Some(BlockPair { old: *old, new: at }),
        _ => None,
    };
    new.iter().enumerate().filter_map(pair).collect()
}

/// As many of the pairs as stand in the same order in both pages: the longest rising sequence.
fn in_order(pairs: Vec<BlockPair>) -> Vec<BlockPair> {
    // The pair that ends the best sequence of each length, and what comes before each.
    let mut ends = Vec::<usize>::new();
    let mut before = vec![None; pairs.len()];
    for (at, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].old < pair.old);
        before[at] = length.checked_sub(1).map(|shorter| ends[shorter]);
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut sequence = Vec::new();
    let mut next = ends.last().copied();
    while let Some(at) = next {
        sequence.push(pairs[at]);
        next = before[at];
    }
    sequence.reverse();
    sequence
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page of blocks, written `id=text@line`, of which id and line may be missing.
    fn page(blocks: &[&str]) -> PageBlocks {
        let block = |block: &&str| {
            let (block, line) = block.split_once('@').unwrap_or((block, ""));
            let (id, text) = block.split_once('=').unwrap_or(("", block));
            let id = if id.is_empty() { String::new() } else { format!(" id=\"{id}\"") };
            let line = match line {
                "" => String::new(),
                line => format!(" data-loc=\"{line}\""),
            };
            format!("<p{id}{line}>{text}</p>")
        };
        let blocks = blocks.iter().map(block).collect::<String>();
        PageBlocks::read(&format!("<body><main>{blocks}</main></body>"))
    }

    fn change(old: &[&str], new: &[&str]) -> PageChange {
        let saved = BTreeSet::from(["k.yaml".to_owned()]);
        PageChange::between(&page(old), &page(new), &saved).expect("the same frame")
    }

    /// The steps in short, checked by taking them.
    fn steps(old: &[&str], new: &[&str]) -> String {
        let change = change(old, new);
        let (before, after) = (page(old), page(new));
        let mut left = before.blocks.iter().map(|block| block.html.as_str());
        let (mut made, mut told) = (Vec::new(), Vec::new());
        for step in &change.steps {
            match step {
                BlockStep::Keep(count) => {
                    made.extend(left.by_ref().take(*count).map(str::to_owned));
                    told.push(format!("keep {count}"));
                }
                BlockStep::Drop(count) => {
                    left.by_ref().take(*count).for_each(drop);
                    told.push(format!("drop {count}"));
                }
                BlockStep::Swap(html) => {
                    assert!(left.next().is_some(), "there is one to swap");
                    made.push(html.clone());
                    told.push("swap".to_owned());
                }
                BlockStep::Add(html) => {
                    made.push(html.clone());
                    told.push("add".to_owned());
                }
            }
        }
        assert_eq!(left.next(), None, "all are told of");
        let bare = |html: &str| html.split(" data-loc").next().map(str::to_owned);
        let after = after.blocks.iter().map(|block| bare(&block.html));
        assert!(made.iter().map(|html| bare(html)).eq(after), "{told:?}");
        told.join(", ")
    }

    #[test]
    fn one_paragraph_is_swapped_and_the_others_stay() {
        assert_eq!(steps(&["a", "b", "c"], &["a", "x", "c"]), "keep 1, swap, keep 1");
        assert_eq!(steps(&["a", "b"], &["a", "b"]), "keep 2");
    }

    #[test]
    fn what_has_a_name_is_swapped_where_it_stands_after() {
        let old = ["a", "d1=Diagram 1", "b", "d2=Diagram 2"];
        let new = ["a", "d0=Diagram 1", "d1=Diagram 2", "b", "d2=Diagram 3"];
        assert_eq!(steps(&old, &new), "keep 1, add, swap, keep 1, swap");
        assert_eq!(steps(&["d1=x", "d2=y"], &["d2=y", "d1=x"]), "add, keep 1, drop 1");
    }

    #[test]
    fn what_comes_and_goes_is_added_and_dropped() {
        assert_eq!(steps(&["a", "b", "c"], &["a", "c"]), "keep 1, drop 1, keep 1");
        assert_eq!(steps(&["a", "c"], &["a", "b", "c"]), "keep 1, add, keep 1");
        assert_eq!(steps(&["a", "a", "a"], &["a", "a"]), "keep 2, drop 1");
        // A name never becomes another.
        assert_eq!(steps(&["d1=x"], &["d2=x"]), "add, drop 1");
    }

    #[test]
    fn any_page_becomes_any_other() {
        // Blocks of three texts, some with names, in all orders of up to three.
        let texts = ["a", "b", "n=a", "n=b", "m=a"];
        let page = |mut number: usize| {
            let mut blocks = Vec::new();
            while number > 0 {
                blocks.push(texts[number % texts.len()]);
                number /= texts.len();
            }
            blocks
        };
        for old in 1..60 {
            for new in 1..60 {
                drop(steps(&page(old), &page(new)));
            }
        }
    }

    #[test]
    fn lines_that_move_are_told_without_the_blocks() {
        let change = change(&["a@k.yaml:3", "b@k.yaml:5"], &["a@k.yaml:3", "b@k.yaml:6"]);
        assert_eq!(change.steps, [BlockStep::Keep(2)]);
        let lines = vec!["k.yaml:6".to_owned()];
        assert_eq!(change.lines, [BlockLines { block: 1, lines }]);
        assert_eq!(change.show, None);
    }

    #[test]
    fn what_was_written_is_shown() {
        let show = |old: &[&str], new: &[&str]| change(old, new).show;
        // The list of contents changes too, but comes from no file.
        let old = ["contents", "a@k.yaml:3", "b@k.yaml:5"];
        assert_eq!(show(&old, &["contents 2", "a@k.yaml:3", "c@k.yaml:5"]), Some(2));
        // A number moves on before what is new.
        let new = ["contents", "a2@k.yaml:3", "n=new@k.yaml:4", "b@k.yaml:9"];
        assert_eq!(show(&old, &new), Some(2));
        // Of another file.
        assert_eq!(show(&["a@other.yaml:3"], &["b@other.yaml:3"]), None);
    }

    #[test]
    fn blocks_change_within_their_article() {
        let page = |inside: &str, after: &str| {
            let all = format!("<main><p>x</p><article>{inside}</article>{after}</main>");
            PageBlocks::read(&all)
        };
        let between = |old: PageBlocks, new: PageBlocks| {
            let change = PageChange::between(&old, &new, &BTreeSet::new());
            change.map(|change| change.steps)
        };
        let add = |text: &str| BlockStep::Add(text.to_owned());
        let keep = BlockStep::Keep;
        assert_eq!(
            between(page("<p>a</p>", "<p>b</p>"), page("<p>a</p><p>c</p>", "<p>b</p>")),
            Some(vec![keep(3), add("<p>c</p>"), keep(2)])
        );
        assert_eq!(
            between(page("<p>a</p>", ""), page("<p>a</p>", "<p>b</p>")),
            Some(vec![keep(4), add("<p>b</p>")])
        );
        let two = page("<p>a</p>", "<section><p>b</p></section>");
        assert_eq!(between(page("<p>a</p>", ""), two), None, "a section more");
    }

    #[test]
    fn another_frame_is_loaded_again() {
        let (old, saved) = (page(&["a"]), BTreeSet::new());
        let new = PageBlocks::read("<head><title>x</title></head><main><p>a</p></main>");
        assert_eq!(PageChange::between(&old, &new, &saved), None);
    }
}
