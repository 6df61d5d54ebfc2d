//! Citations that stand in round brackets: takes a text, gives what to write for them so that
//! they come out in a style that puts none around them. `(efter @larsson2019)` would otherwise
//! be "(efter (Larsson, 2019))".

use std::ops::Range;

use typst::syntax::ast::{Arg, AstNode, Expr, FuncCall, Ref};
use typst::syntax::{LinkedNode, SyntaxKind, parse};

use crate::foreign;

/// What stands in place of some bytes of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextEdit {
    /// The bytes; none where something is put in.
    pub bytes: Range<usize>,
    /// What stands there instead.
    pub by: String,
}

/// What gives the citations in round brackets a style, which is the path of a file; `is_work`
/// says what is a work of the bibliography. In the order of the text.
#[must_use]
pub fn restyled_in_brackets(
    text: &str,
    style: &str,
    is_work: &dyn Fn(&str) -> bool,
) -> Vec<TextEdit> {
    let Ok(root) = foreign::guarded(|| parse(text)) else { return Vec::new() };
    let mut reader = BracketReader { text, style, is_work, found: Vec::new() };
    reader.paragraphs(&LinkedNode::new(&root));
    let mut found = reader.found;
    found.sort_by_key(|change| change.bytes.start);
    found
}

/// Words that a bracket may stand around.
#[derive(Default)]
struct BracketedWords {
    /// How many citations stand before each bracket that is open.
    open: Vec<usize>,
    /// What is to be written for each citation if a bracket around it is closed.
    citations: Vec<Citation>,
}

struct Citation {
    changes: Vec<TextEdit>,
    is_enclosed: bool,
}

struct BracketReader<'t> {
    text: &'t str,
    style: &'t str,
    is_work: &'t dyn Fn(&str) -> bool,
    found: Vec<TextEdit>,
}

impl BracketReader<'_> {
    /// Reads what has brackets of its own.
    fn paragraphs(&mut self, node: &LinkedNode<'_>) {
        let mut words = BracketedWords::default();
        self.inside(node, &mut words);
        let enclosed = words.citations.into_iter().filter(|it| it.is_enclosed);
        self.found.extend(enclosed.flat_map(|it| it.changes));
    }

    fn inside(&mut self, node: &LinkedNode<'_>, words: &mut BracketedWords) {
        for child in node.children() {
            match child.kind() {
                SyntaxKind::Text => words.read(child.leaf_text()),
                SyntaxKind::Escape => {
                    words.read(child.leaf_text().trim_start_matches('\\'));
                }
                SyntaxKind::Parbreak => words.open.clear(),
                SyntaxKind::Ref => words.cite(self.reference(&child)),
                SyntaxKind::ListItem | SyntaxKind::EnumItem | SyntaxKind::TermItem => {
                    self.paragraphs(&child);
                }
                SyntaxKind::FuncCall => self.call(&child, words),
                SyntaxKind::Equation | SyntaxKind::Raw => {}
                _ => self.inside(&child, words),
            }
        }
    }

    /// `@larsson2019[s. 5]`.
    fn reference(&self, node: &LinkedNode<'_>) -> Option<Vec<TextEdit>> {
        let target = node.get().cast::<Ref<'_>>()?.target();
        let (start, end) = (node.offset(), node.range().end);
        let key = start + 1 + target.len();
        if !(self.is_work)(target) || self.text.get(start + 1..key) != Some(target) {
            return None;
        }
        let put = |at: usize, by: &str| TextEdit { bytes: at..at, by: by.to_owned() };
        let style = format!(", style: \"{}\")", self.style);
        let mut changes =
            vec![TextEdit { bytes: start..start + 1, by: "#cite(<".to_owned() }];
        if end > key {
            changes.push(put(key, ">, supplement: "));
            changes.push(put(end, &style));
        } else {
            changes.push(put(key, &format!(">{style}")));
        }
        // After a call these would go on with it, or vanish.
        if self.text[end..].starts_with([';', '.', '(', '[']) {
            changes.push(put(end, "\\"));
        }
        Some(changes)
    }

    /// `#cite(<larsson2019>)`, unless it says how it is to look.
    fn cited(&self, node: &LinkedNode<'_>) -> Option<Vec<TextEdit>> {
        let mut key = None;
        for argument in node.get().cast::<FuncCall<'_>>()?.args().items() {
            match argument {
                Arg::Pos(Expr::Label(label)) => key = Some(label.get()),
                Arg::Named(named) if named.name().as_str() == "supplement" => {}
                Arg::Pos(_) | Arg::Named(_) | Arg::Spread(_) => return None,
            }
        }
        let arguments = node.children().find(|child| child.kind() == SyntaxKind::Args)?;
        let close =
            arguments.children().find(|child| child.kind() == SyntaxKind::RightParen)?;
        let at = close.offset();
        let comma = if self.text[..at].trim_end().ends_with(',') { "" } else { ", " };
        let by = format!("{comma}style: \"{}\"", self.style);
        (self.is_work)(key?).then(|| vec![TextEdit { bytes: at..at, by }])
    }

    fn call(&mut self, node: &LinkedNode<'_>, words: &mut BracketedWords) {
        let callee = node.get().cast::<FuncCall<'_>>().map(FuncCall::callee);
        let name = callee.map(|callee| callee.to_untyped().full_text());
        match name.as_deref() {
            Some("cite") => words.cite(self.cited(node)),
            // What stands in it stands elsewhere.
            Some("footnote") => self.paragraphs(node),
            Some(_) | None => self.inside(node, words),
        }
    }
}

impl BracketedWords {
    fn read(&mut self, text: &str) {
        for sign in text.chars() {
            match sign {
                '(' => self.open.push(self.citations.len()),
                ')' => {
                    let Some(first) = self.open.pop() else { continue };
                    self.citations[first..]
                        .iter_mut()
                        .for_each(|it| it.is_enclosed = true);
                }
                _ => {}
            }
        }
    }

    fn cite(&mut self, changes: Option<Vec<TextEdit>>) {
        let citation = changes.map(|changes| Citation { changes, is_enclosed: false });
        self.citations.extend(citation);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with the changes in it.
    fn changed(text: &str) -> String {
        let is_work = |key: &str| key.starts_with("verk");
        let changes = restyled_in_brackets(text, "s.csl", &is_work);
        let (mut changed, mut from) = (String::new(), 0);
        for change in changes {
            changed += &text[from..change.bytes.start];
            changed += &change.by;
            from = change.bytes.end;
        }
        changed + &text[from..]
    }

    #[test]
    fn citations_in_brackets_get_the_style() {
        let cases = [
            ("(efter @verk19)", "(efter #cite(<verk19>, style: \"s.csl\"))"),
            (
                "a (se @verk1[s. (5)]; jfr @verk2).",
                "a (se #cite(<verk1>, supplement: [s. (5)], style: \"s.csl\")\\; jfr \
                 #cite(<verk2>, style: \"s.csl\")).",
            ),
            (r"\(efter *@verk1*\)", "\\(efter *#cite(<verk1>, style: \"s.csl\")*\\)"),
            ("(#cite(<verk1>))", "(#cite(<verk1>, style: \"s.csl\"))"),
            ("(#cite(<verk1>,))", "(#cite(<verk1>,style: \"s.csl\"))"),
            (
                "Ort#context [ \\(efter @verk1\\)]<caption-mark> a",
                "Ort#context [ \\(efter #cite(<verk1>, style: \"s.csl\")\\)]<caption-mark> a",
            ),
            (
                "a#footnote[b (c @verk1)] d",
                "a#footnote[b (c #cite(<verk1>, style: \"s.csl\"))] d",
            ),
            ("- a (b @verk1)", "- a (b #cite(<verk1>, style: \"s.csl\"))"),
            (
                "(a (b) c @verk1 @verk2)",
                "(a (b) c #cite(<verk1>, style: \"s.csl\") #cite(<verk2>, style: \"s.csl\"))",
            ),
        ];
        for (text, wanted) in cases {
            assert_eq!(changed(text), wanted, "{text}");
        }
    }

    #[test]
    fn all_else_stays_as_it_is() {
        for text in [
            "efter @verk1 (2019)",
            "a) b @verk1 c)",
            "(a @verk1",
            "(a\n\nb @verk1)",
            "(a#footnote[b @verk1] c)",
            "(se @diagram:a och @annat)",
            "(#cite(<verk1>, form: \"prose\"))",
            "(a $f(x)$ b) @verk1",
            "[efter @verk1]",
            "- (a\n- b @verk1)",
            "(`@verk1`)",
        ] {
            assert_eq!(changed(text), text);
        }
    }
}
