//! Where links lead: what an author's code may bring into a document, told from the code
//! alone where that is possible, and from the finished document otherwise.

use typst::foundations::NativeElement as _;
use typst::introspection::Introspector;
use typst::model::{Destination, LinkElem, LinkTarget};
use typst::syntax::{DiagSpan, LinkedNode, Source, SyntaxKind};

use crate::diagnostic::Diagnostic;
use crate::layout::TypstSource;

use super::addresses::leads_to_a_reader;
use super::explain::author_place;
use super::refusals::{refusal, spelled};
use super::web_markup::Unfit;
use super::world::DocumentWorld;

/// Functions that only say how a text looks or what it is, whatever is in it.
const STILL: [&str; 22] = [
    "cite",
    "emph",
    "enum",
    "footnote",
    "h",
    "highlight",
    "linebreak",
    "list",
    "lower",
    "overline",
    "par",
    "parbreak",
    "quote",
    "ref",
    "smallcaps",
    "smartquote",
    "strike",
    "strong",
    "sub",
    "super",
    "underline",
    "upper",
];

/// Names of signs: `#sym.arrow`.
const SIGNS: [&str; 2] = ["emoji", "sym"];

/// Whether a text can be seen to do no more than a text does, without running it: its code
/// calls nothing but functions of that kind, and links lead to pages.
pub(super) fn is_still(text: &str) -> bool {
    let source = Source::detached(text);
    all_still(&LinkedNode::new(source.root()))
}

/// Whether the works of a bibliography can be seen to lead to pages.
pub(super) fn leads_to_pages(works: &str) -> bool {
    works.lines().all(|line| {
        let (key, value) = line.split_once([':', '=']).unwrap_or_default();
        let signs = [' ', '\t', '"', '\'', '{', '}', ','];
        !key.to_ascii_lowercase().contains("url")
            || leads_to_a_reader(value.trim_matches(signs))
    })
}

fn all_still(node: &LinkedNode<'_>) -> bool {
    let mut after_hash = false;
    for child in node.children() {
        let is_code = after_hash && !is_still_code(&child);
        if is_code || !all_still(&child) {
            return false;
        }
        after_hash = child.kind() == SyntaxKind::Hash;
    }
    true
}

fn is_still_code(node: &LinkedNode<'_>) -> bool {
    match node.kind() {
        SyntaxKind::ContentBlock | SyntaxKind::Str | SyntaxKind::Ident => true,
        SyntaxKind::FieldAccess => first_word(node).is_some_and(|w| SIGNS.contains(&w)),
        SyntaxKind::FuncCall | SyntaxKind::SetRule => {
            // After `set` and a space.
            let is_set = node.kind() == SyntaxKind::SetRule;
            let name = node.children().nth(if is_set { 2 } else { 0 });
            let name = name.filter(|name| name.kind() == SyntaxKind::Ident);
            let name = name.map(|name| name.leaf_text().to_string());
            let Some(name) = name else { return false };
            let arguments = node.children().filter(|it| it.kind() == SyntaxKind::Args);
            let mut arguments =
                arguments.flat_map(|it| it.children().collect::<Vec<_>>());
            if name == "link" {
                let address = arguments.find(|it| it.kind() == SyntaxKind::Str);
                let is_good = address.is_some_and(|it| {
                    leads_to_a_reader(it.leaf_text().trim_matches('"'))
                });
                return is_good && arguments.all(|it| is_plain(&it));
            }
            STILL.contains(&name.as_str()) && arguments.all(|it| is_plain(&it))
        }
        _ => false,
    }
}

/// An argument that runs nothing but what is in its brackets, which is looked at by itself.
fn is_plain(node: &LinkedNode<'_>) -> bool {
    match node.kind() {
        SyntaxKind::Named => node.children().skip(1).all(|it| is_plain(&it)),
        kind => matches!(
            kind,
            SyntaxKind::ContentBlock
                | SyntaxKind::Str
                | SyntaxKind::Int
                | SyntaxKind::Float
                | SyntaxKind::Numeric
                | SyntaxKind::Bool
                | SyntaxKind::None
                | SyntaxKind::Auto
                | SyntaxKind::Label
                | SyntaxKind::LeftParen
                | SyntaxKind::RightParen
                | SyntaxKind::Comma
                | SyntaxKind::Colon
                | SyntaxKind::Space
        ),
    }
}

fn first_word<'n>(node: &LinkedNode<'n>) -> Option<&'n str> {
    let first = node.children().next()?;
    match first.kind() {
        SyntaxKind::FieldAccess => first_word(&first),
        SyntaxKind::Ident => Some(first.get().leaf_text().as_str()),
        _ => None,
    }
}

/// The links of a document that must not lead where they do.
pub(super) fn unfit(
    introspector: &dyn Introspector,
    world: &DocumentWorld,
    source: &TypstSource,
) -> Vec<Diagnostic> {
    let links = introspector.query(&LinkElem::ELEM.select());
    let links = links.iter().filter_map(|link| {
        let found = link.to_packed::<LinkElem>()?;
        let LinkTarget::Dest(Destination::Url(address)) = &found.dest else {
            return None;
        };
        if leads_to_a_reader(address) {
            return None;
        }
        let mut diagnostic = refusal(&Unfit::Address(address.to_string()));
        let place = author_place(DiagSpan::from(link.span()), world, source);
        diagnostic.place = spelled(address, place, source);
        Some(diagnostic)
    });
    links.collect()
}

#[cfg(test)]
mod tests {
    use super::is_still;

    #[test]
    fn a_text_that_only_says_something_need_not_be_run() {
        for still in [
            "Text med *fetstil*, _kursiv_, @verk och $x^2$.",
            "#footnote[En not med #emph[betoning].]",
            "#link(\"https://example.org\")[Källa] och https://example.org",
            "#h(1em)#super[2] #sym.arrow.r \\#html",
            "#quote(block: true)[Ord]",
            "#set enum(numbering: \"a)\")\n+ Ett",
        ] {
            assert!(is_still(still), "{still}");
        }
        for moving in [
            "#html.elem(\"script\")[x]",
            "#link(\"javascript:x\")[y]",
            "#link(\"java\" + \"script:x\")[y]",
            "#{html.elem(\"p\")}",
            "#let h = html",
            "#emph(html.elem(\"p\"))",
            "#eval(\"1\")",
            "#footnote[#html.p[x]]",
            "#show link: it => it",
            "#set html.elem(attrs: (onclick: \"x\"))",
            "#context html.elem(\"p\")",
            "#image(bytes(\"x\"))",
            "$ #html.elem(\"p\") $",
            "#(html.elem)(\"p\")",
        ] {
            assert!(!is_still(moving), "{moving}");
        }
    }
}
