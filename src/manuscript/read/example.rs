//! Reads examples: takes a list of blocks, gives them together with the lines that they are
//! written in.

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed};
use crate::manuscript::block::{Block, Example};
use crate::yaml::Node;

/// Reads the blocks of an `example`.
pub(super) fn read(
    node: &Node,
    read_block: fn(&Node, &mut Diagnostics) -> Option<Block>,
    diagnostics: &mut Diagnostics,
) -> Option<Box<Example>> {
    let items = node.list(diagnostics)?;
    if items.is_empty() {
        let error = Diagnostic::error("an example of nothing").at(&node.place);
        diagnostics.push(error.hint("put the blocks under it that it is to show"));
        return None;
    }
    let Some(source) = written(&node.place) else {
        let message = "the lines of an example cannot be shown";
        let hint = "begin each of its blocks on a line of its own, after `- `";
        diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
        return None;
    };
    let mut blocks = Vec::new();
    for item in items {
        let Some(block) = read_block(item, diagnostics) else { continue };
        if holds_example(&block) {
            let message = "an example cannot stand in another one";
            let hint = "put it after this one";
            diagnostics.push(Diagnostic::error(message).at(&item.place).hint(hint));
        } else {
            blocks.push(block);
        }
    }
    Some(Box::new(Example { source, blocks }))
}

fn holds_example(block: &Block) -> bool {
    matches!(block, Block::Example(_)) || block.inner().iter().any(holds_example)
}

/// The lines of a list whose first item begins at a place, and the remarks above it, without
/// the indent that they have in common. None, if the list does not begin its line.
fn written(first: &Place) -> Option<Placed<String>> {
    let text = first.source().text.as_str();
    let line = text[..first.start()].rfind('\n').map_or(0, |end| end + 1);
    let indent = first.start() - line;
    let begins = text[line..first.start()].bytes().all(|byte| byte == b' ')
        && text[first.start()..].starts_with('-');
    if !begins {
        return None;
    }
    let start = above(text, line, indent);
    let end = text[line..].split_inclusive('\n').take_while(|it| belongs(it, indent));
    let end = line + end.map(str::len).sum::<usize>();
    let shown =
        text[start..end].lines().map(|line| line.get(indent..).unwrap_or_default());
    let shown = shown.collect::<Vec<_>>().join("\n");
    let place = Place::new(first.source(), start + indent, end);
    Some(Placed::new(shown.trim_matches('\n').trim_end().to_owned(), place))
}

/// Where the remarks begin that stand right above a line, as far in as it.
fn above(text: &str, line: usize, indent: usize) -> usize {
    let mut start = line;
    while let Some(before) = text[..start].strip_suffix('\n') {
        let begin = before.rfind('\n').map_or(0, |end| end + 1);
        let remark = before[begin..].trim_start_matches(' ');
        if !remark.starts_with('#') || before.len() - begin - remark.len() < indent {
            break;
        }
        start = begin;
    }
    start
}

/// Whether a line is one of a list whose items begin after so many spaces.
fn belongs(line: &str, indent: usize) -> bool {
    let rest = line.trim_start_matches(' ');
    let spaces = line.len() - rest.len();
    match spaces.cmp(&indent) {
        _ if rest.trim().is_empty() => true,
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Equal => rest.starts_with(['-', '#']),
        std::cmp::Ordering::Greater => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Source;

    fn shown(text: &str) -> Option<String> {
        let at = text.find("@@").expect("a mark");
        let source = Source::new("a.yaml", text.replace("@@", ""));
        written(&Place::new(&source, at, at + 1)).map(|source| source.value)
    }

    #[test]
    fn lines_are_shown_as_they_are_written() {
        let text = "- example:\n    # först\n    @@- text: |\n        Så.\n\n        Och så.\n      \
                    # sist\n    - pagebreak\n\n- text: efter\n";
        assert_eq!(
            shown(text).as_deref(),
            Some("# först\n- text: |\n    Så.\n\n    Och så.\n  # sist\n- pagebreak")
        );
    }

    #[test]
    fn a_list_may_begin_where_its_key_does() {
        let text = "- example:\n  @@- text: a\n  - text: b\n  language: sv\n- text: c\n";
        assert_eq!(shown(text).as_deref(), Some("- text: a\n- text: b"));
    }

    #[test]
    fn a_list_on_the_line_of_its_key_cannot_be_shown() {
        assert_eq!(shown("- example: @@[{text: a}]\n"), None);
    }
}
