//! What a text in Typst markup says, passage by passage, without how it looks.

use typst::syntax::{SyntaxKind, SyntaxNode, parse};

/// The paragraphs, items and footnotes of a text, in the order they begin; a reference stands
/// as it was written (`@diagram:lyssnar`), since its number tells only what stands before it.
pub(super) fn passages(markup: &str) -> Vec<String> {
    let mut reading = MarkupReading::default();
    reading.node(&parse(markup));
    reading.end();
    reading.passages
}

#[derive(Default)]
struct MarkupReading {
    passages: Vec<String>,
    text: String,
}

impl MarkupReading {
    fn node(&mut self, node: &SyntaxNode) {
        match node.kind() {
            SyntaxKind::Text
            | SyntaxKind::SmartQuote
            | SyntaxKind::Link
            | SyntaxKind::RefMarker => self.text.push_str(node.leaf_text()),
            SyntaxKind::Escape => {
                self.text.push_str(node.leaf_text().trim_start_matches('\\'));
            }
            SyntaxKind::Shorthand => self.text.push_str(written(node.leaf_text())),
            SyntaxKind::Space | SyntaxKind::Linebreak => self.text.push(' '),
            SyntaxKind::Parbreak => self.end(),
            SyntaxKind::ListItem | SyntaxKind::EnumItem | SyntaxKind::TermItem => {
                self.end();
                self.inside(node);
                self.end();
            }
            SyntaxKind::Raw | SyntaxKind::Equation => {
                self.text.push_str(&node.full_text());
            }
            SyntaxKind::FuncCall => self.call(node),
            SyntaxKind::Markup
            | SyntaxKind::Strong
            | SyntaxKind::Emph
            | SyntaxKind::Ref
            | SyntaxKind::ContentBlock
            | SyntaxKind::Contextual
            | SyntaxKind::Args => self.inside(node),
            // Code, comments, labels, and the signs of what is above.
            _ => {}
        }
    }

    fn inside(&mut self, node: &SyntaxNode) {
        node.children().for_each(|inner| self.node(inner));
    }

    /// What a call encloses; of a footnote that is a passage of its own.
    fn call(&mut self, node: &SyntaxNode) {
        let name = node.children().next().map(SyntaxNode::full_text);
        if name.is_some_and(|name| name == "footnote") {
            let mut note = Self::default();
            note.inside(node);
            note.end();
            self.passages.append(&mut note.passages);
        } else {
            self.inside(node);
        }
    }

    fn end(&mut self) {
        let text = self.text.split(' ').filter(|word| !word.is_empty());
        let text = text.collect::<Vec<_>>().join(" ");
        self.text.clear();
        if !text.is_empty() {
            self.passages.push(text);
        }
    }
}

/// What a shorthand stands for.
fn written(shorthand: &str) -> &str {
    match shorthand {
        "~" => "\u{a0}",
        "--" => "–",
        "---" => "—",
        "..." => "…",
        "-?" => "",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::passages;

    #[test]
    fn a_text_says_the_same_however_it_looks() {
        assert_eq!(
            passages(
                "Av *många*\nsvar är \\67 \\% bra, se @diagram:a. // nej\n\n- ett\n- _två_\n\nSlut~nu."
            ),
            ["Av många svar är 67 % bra, se @diagram:a.", "ett", "två", "Slut\u{a0}nu."]
        );
    }

    #[test]
    fn a_footnote_is_a_passage_of_its_own() {
        assert_eq!(
            passages(
                "Så är det.#footnote[Enligt #emph[lagen].] Men #text(red)[inte] här."
            ),
            ["Enligt lagen.", "Så är det. Men inte här."]
        );
    }

    #[test]
    fn code_is_no_text() {
        assert_eq!(passages("#let a = 1\n#v(1em) Ord <märke>"), ["Ord"]);
    }
}
