//! No page of an example is less than two thirds full, except where a chapter ends.
//!
//! What counts as empty are stretches without anything on them, from margin to margin, that
//! are higher than any space between blocks; so a gap in the middle of a page counts as one
//! at its foot does, and a footnote does not make up for it.
//!
//! Pages of other kinds are not measured: cover, title page and contents before and between
//! chapters, the back cover, pages that are turned for what stands on them, and slides.

#![expect(clippy::disallowed_methods, reason = "tests look into what was built")]

use std::fs;
use std::path::Path;

use tempfile::TempDir;
use typst::foundations::{NativeElement, StyleChain};
use typst::introspection::Introspector;
use typst::model::HeadingElem;

use crate::examples::{ALL, Example, committed, root};

use super::frames::{SetDocument, SetPage, set};

/// Points in a millimetre.
const POINTS: f64 = 72.0 / 25.4;

/// As much of a page may be empty.
const EMPTY: f64 = 1.0 / 3.0;

/// Space between two blocks is never higher, in points.
const BETWEEN: f64 = 48.0;

/// Where texts stand on a page, from its top.
struct Body {
    top: f64,
    bottom: f64,
}

impl Body {
    /// The room between the margins, as the generated look has it.
    fn of(look: &str, page: &SetPage) -> Self {
        let side = |name: &str| {
            let (_, rest) =
                look.split_once(&format!("      {name}: ")).expect("a margin");
            let (length, _) = rest.split_once("mm").expect("millimetres");
            length.parse::<f64>().expect("a number") * POINTS
        };
        Self { top: side("top"), bottom: page.height - side("bottom") }
    }

    /// Which part of it is empty.
    fn emptiness(&self, page: &SetPage) -> f64 {
        let inside = page.marks.iter().map(|placed| placed.area);
        let inside =
            inside.filter(|area| area.bottom > self.top && area.top < self.bottom);
        let mut inside = inside.collect::<Vec<_>>();
        inside.sort_by(|one, other| one.top.total_cmp(&other.top));
        let (mut reached, mut empty) = (self.top, 0.0);
        let ends = inside.iter().map(|area| (area.top, area.bottom));
        for (top, bottom) in ends.chain([(self.bottom, self.bottom)]) {
            if top - reached > BETWEEN {
                empty += top - reached;
            }
            reached = f64::max(reached, bottom);
        }
        empty / (self.bottom - self.top)
    }
}

/// Where a chapter begins, or another part with a heading of the first level.
struct Start {
    page: usize,
    /// How far from the top of its page, in points.
    top: f64,
    is_chapter: bool,
}

/// The headings of the first level, in the order of the pages.
fn starts(set: &SetDocument) -> Vec<Start> {
    let introspector = set.document.introspector();
    let headings = introspector.query(&HeadingElem::ELEM.select());
    let first = headings.iter().filter(|heading| {
        let heading = heading.to_packed::<HeadingElem>();
        heading.is_some_and(|it| it.resolve_level(StyleChain::default()).get() == 1)
    });
    let starts = first.filter_map(|heading| {
        let position = introspector.position(heading.location()?)?;
        let label = heading.label();
        let is_chapter =
            label.is_some_and(|it| it.resolve().as_str().starts_with("section:"));
        let top = position.point.y.to_pt();
        Some(Start { page: position.page.get(), top, is_chapter })
    });
    starts.collect()
}

/// The pages of a report that are too empty, each with how much of it is full, in per cent.
pub(super) fn too_empty(
    folder: &Path,
    report: &str,
    has_back_cover: bool,
) -> Vec<String> {
    let set = set(folder, report);
    let look = fs::read_to_string(folder.join("look.typ")).expect("the look");
    let starts = starts(&set);
    assert!(starts.iter().any(|start| start.is_chapter), "{report} has chapters");
    let last = set.pages.len() - usize::from(has_back_cover);
    let mut found = Vec::new();
    for (index, page) in set.pages.iter().enumerate() {
        let number = index + 1;
        let part = starts.iter().rev().find(|start| start.page <= number);
        let is_of_chapter = part.is_some_and(|start| start.is_chapter);
        let body = Body::of(&look, page);
        let begins_a_page = |start: &Start| start.top < body.top + BETWEEN;
        let mut next = starts.iter().filter(|start| start.page == number + 1);
        let is_end = number >= last || next.any(begins_a_page);
        if !is_of_chapter || is_end || page.width > page.height {
            continue;
        }
        let empty = body.emptiness(page);
        if empty > EMPTY {
            let full = (1.0 - empty) * 100.0;
            found.push(format!("{report}, page {number}: {full:.0} % full"));
        }
    }
    found
}

/// Lays out the Typst source of an example, as it is beside the PDF.
fn laid_out(example: &Example) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, content) in &example.publication.files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, content).expect("a file written");
    }
    folder
}

#[test]
fn no_page_of_an_example_is_less_than_two_thirds_full() {
    let mut names = fs::read_dir(root().join("book"))
        .expect("the examples")
        .map(|entry| {
            entry.expect("an example").file_name().into_string().expect("a name")
        })
        .collect::<Vec<_>>();
    names.sort();
    let mut known = ALL.iter().map(|example| example.name()).collect::<Vec<_>>();
    known.sort_unstable();
    assert_eq!(names, known, "every example is looked at");
    let (mut found, mut measured) = (Vec::new(), 0);
    for example in ALL {
        let name = example.name();
        let report = committed(&format!("book/{name}/report.yaml"));
        if report.contains("template: presentasjon") {
            continue;
        }
        measured += 1;
        let has_back_cover = report.lines().any(|line| line.starts_with("back-cover:"));
        found.extend(too_empty(laid_out(example).path(), name, has_back_cover));
    }
    assert!(measured >= 5, "there are examples");
    assert_eq!(found, [""; 0], "pages with a gap");
}
