//! Runs each text of the author that has code in it by itself before the document is set,
//! so that code that does not end, or breaks Typst off, is told at its line: takes the texts,
//! gives whether all of them end.
//!
//! A text whose running time follows from its length is not run: markup, footnotes,
//! citations, links. Nor is anything told here that Typst says; the whole document says it.

use typst::syntax::ast::{AstNode, Expr, FuncCall};
use typst::syntax::{LinkedNode, Source, SyntaxKind};
use typst_html::HtmlDocument;
use typst_layout::PagedDocument;

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::document::CAPTION_MARK;
use crate::foreign;
use crate::layout::TypstSource;
use crate::manuscript::Report;
use crate::watch::{Watch, Work, WorkKind};

use super::check::characters;
use super::fonts::Fonts;
use super::world::DocumentWorld;

/// What takes as long as it is written, as far as it is called with nothing that does not.
const SIMPLE: [&str; 18] = [
    "cite",
    "emph",
    "enum",
    "footnote",
    "highlight",
    "linebreak",
    "link",
    "list",
    "overline",
    "parbreak",
    "quote",
    "ref",
    "smallcaps",
    "strike",
    "strong",
    "sub",
    "super",
    "underline",
];

/// A text whose code decides how long it takes.
struct Unbounded<'s> {
    text: &'s str,
    /// The code to look at first.
    place: Place,
}

/// Runs and sets each such text by itself. Gives whether all of them end.
pub(super) fn run_alone(
    source: &TypstSource,
    report: &Report,
    fonts: &Fonts,
    watch: Watch<'_>,
    diagnostics: &mut Diagnostics,
) -> bool {
    let texts = unbounded(source);
    if texts.is_empty() {
        return true;
    }
    let mut all_end = true;
    let world = DocumentWorld::new(source, fonts, report.date);
    for Unbounded { text, place } in texts {
        let alone = world.with_main(text, fonts, report.date);
        let run = || {
            drop(typst::compile::<PagedDocument>(&alone));
            drop(typst::compile::<HtmlDocument>(&alone));
        };
        let work = Work { kind: WorkKind::Code, place: place.clone() };
        if watch.during(work, || foreign::guarded(run)).is_err() {
            let error = Diagnostic::error("Typst breaks off at the code here").at(&place);
            diagnostics.push(error.hint("take it out, or make it do less"));
            all_end = false;
        }
    }
    all_end
}

/// The document as a piece of work.
pub(super) fn whole(source: &TypstSource, report: &Report) -> Work {
    let code = unbounded(source).into_iter().map(|text| text.place);
    let code = code.collect::<Vec<_>>();
    let place = code.first().unwrap_or(&report.template.place).clone();
    Work { kind: WorkKind::Document { length: source.length(), code }, place }
}

fn unbounded(source: &TypstSource) -> Vec<Unbounded<'_>> {
    let mut found: Vec<Unbounded<'_>> = Vec::new();
    for (index, text) in source.map.texts().enumerate() {
        if !text.contains('#') {
            continue;
        }
        let parsed = Source::detached(text);
        let root = LinkedNode::new(parsed.root());
        let Some(range) = look_at(&root).map(|node| node.range()) else { continue };
        let place = source.map.place_in_text(index, characters(&parsed, range));
        // A text that a repeat writes out many times is run once for each.
        found.extend(place.map(|place| Unbounded { text, place }));
    }
    found
}

/// What to look at first if code does not end: the first loop, else the first function,
/// rule or call; nothing if its length is all that decides.
fn look_at<'n>(root: &LinkedNode<'n>) -> Option<LinkedNode<'n>> {
    let is_loop = |node: &LinkedNode<'_>| {
        matches!(node.kind(), SyntaxKind::ForLoop | SyntaxKind::WhileLoop)
    };
    first(root, &is_loop).or_else(|| first(root, &decides))
}

/// Whether a piece of code may take longer than it is long.
fn decides(node: &LinkedNode<'_>) -> bool {
    match node.kind() {
        SyntaxKind::ForLoop
        | SyntaxKind::WhileLoop
        | SyntaxKind::Closure
        | SyntaxKind::ShowRule
        | SyntaxKind::SetRule
        | SyntaxKind::ModuleImport
        | SyntaxKind::ModuleInclude
        | SyntaxKind::Binary
        | SyntaxKind::LetBinding
        | SyntaxKind::DestructAssignment => true,
        SyntaxKind::Contextual => !is_caption_mark(node),
        SyntaxKind::FuncCall => {
            let callee = node.cast::<FuncCall<'_>>().map(FuncCall::callee);
            let name = callee.and_then(|callee| match callee {
                Expr::Ident(name) => Some(name.to_untyped().leaf_text().clone()),
                _ => None,
            });
            !name.is_some_and(|name| SIMPLE.contains(&name.as_str()))
        }
        _ => false,
    }
}

/// Whether it holds what a caption cites and notes, which is looked at like any text.
pub(super) fn is_caption_mark(node: &LinkedNode<'_>) -> bool {
    let label = node.next_sibling().map(|label| label.get().full_text());
    label.is_some_and(|label| label.trim_matches(['<', '>']) == CAPTION_MARK)
}

fn first<'n>(
    node: &LinkedNode<'n>,
    wanted: &dyn Fn(&LinkedNode<'_>) -> bool,
) -> Option<LinkedNode<'n>> {
    if wanted(node) {
        return Some(node.clone());
    }
    node.children().find_map(|child| first(&child, wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<String> {
        let source = Source::detached(text);
        let node = look_at(&LinkedNode::new(source.root()))?;
        Some(text[node.range()].to_owned())
    }

    #[test]
    fn markup_and_simple_calls_take_as_long_as_they_are() {
        for text in [
            "Ett *ord* i $x^2 + f(x)$ @verk.",
            "Se#footnote[Lag #cite(<a>, supplement: [s. 1], form: \"prose\").] @b",
            "#link(\"https://a.se\")[#emph[a]] #sym.arrow #linebreak()",
            "Ort#context [ (@verk)]<caption-mark>, #context [#footnote[a]]<caption-mark>",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn what_may_take_longer_is_found_and_a_loop_first() {
        let cases = [
            ("a #for i in range(9) [x] b", "for i in range(9) [x]"),
            ("#let f(n) = n\n#while true {}", "while true {}"),
            ("#let f(n) = f(n)", "let f(n) = f(n)"),
            ("#footnote[#lorem(9)]", "lorem(9)"),
            ("#(\"a\" * 9)", "\"a\" * 9"),
            ("#show \"a\": \"b\"", "show \"a\": \"b\""),
            ("$ #range(9) $", "range(9)"),
            ("#context here()", "context here()"),
            ("#context [#lorem(9)]<caption-mark>", "lorem(9)"),
            ("#calc.fact(9)", "calc.fact(9)"),
        ];
        for (text, wanted) in cases {
            assert_eq!(found(text).as_deref(), Some(wanted), "{text}");
        }
    }
}
