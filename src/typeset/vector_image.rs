//! Finds what a drawing in SVG does besides showing something: programs, parts of other
//! pages, and pictures that lie elsewhere and would be missing or asked for.

use roxmltree::{Document, Node, ParsingOptions};

use crate::diagnostic::Said;
use crate::say;

use super::addresses::{is_enclosed, leads_to_a_reader};

/// Elements that do more than draw.
const ACTIVE: [&str; 11] = [
    "script",
    "foreignObject",
    "iframe",
    "object",
    "embed",
    "audio",
    "video",
    "canvas",
    "handler",
    "listener",
    "link",
];

/// What in a drawing cannot be published, in a few words; nothing if all of it is drawn.
/// What is no XML at all is not for this to tell.
pub(super) fn active_part(bytes: &[u8]) -> Option<Said> {
    if bytes.starts_with(&[0x1f, 0x8b]) {
        return Some("a compressed drawing".into());
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).ok()?;
    let styled = document.root().children().any(|node| {
        node.pi().is_some_and(|instruction| instruction.target == "xml-stylesheet")
    });
    if styled {
        return Some("a style sheet that lies elsewhere".into());
    }
    document.descendants().filter(Node::is_element).find_map(active)
}

fn active(node: Node<'_, '_>) -> Option<Said> {
    let name = node.tag_name().name();
    if ACTIVE.iter().any(|active| active.eq_ignore_ascii_case(name)) {
        return Some(say!("`<{name}>`", name));
    }
    if name == "style" && !node.text().is_none_or(is_still_sheet) {
        return Some("a style that fetches something".into());
    }
    node.attributes().find_map(|attribute| {
        let (name, value) = (attribute.name(), attribute.value().trim());
        let lower = name.to_ascii_lowercase();
        if lower.starts_with("on") {
            return Some(say!("`{value}`", value = name));
        }
        let leads = matches!(lower.as_str(), "href" | "src");
        let inside = value.starts_with('#') || is_enclosed(value);
        // A link is drawn as what is in it.
        let is_link = node.tag_name().name() == "a" && leads_to_a_reader(value);
        if leads && !inside && !is_link && !value.is_empty() {
            return Some(say!("a link to `{address}`", address = shortened(value)));
        }
        let is_style = lower == "style" || value.contains("url(");
        (is_style && !is_still_sheet(value))
            .then(|| "a style that fetches something".into())
    })
}

/// Whether a style asks for nothing but parts of the same drawing.
fn is_still_sheet(style: &str) -> bool {
    let lower = style.to_ascii_lowercase();
    let fetches = ["@import", "\\", "image-set(", "src(", "expression("];
    if fetches.iter().any(|part| lower.contains(part)) {
        return false;
    }
    lower.split("url(").skip(1).all(|after| {
        let target = after.split(')').next().unwrap_or_default();
        let target = target.trim().trim_matches(['"', '\'']);
        target.starts_with('#') || is_enclosed(target)
    })
}

fn shortened(text: &str) -> String {
    let mut short = text.chars().take(40).collect::<String>();
    if text.chars().count() > 40 {
        short.push('…');
    }
    short.escape_debug().to_string()
}

#[cfg(test)]
mod tests {
    use super::active_part;
    use crate::diagnostic::Said;

    fn part(inside: &str) -> Option<Said> {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" \
             xmlns:xlink=\"http://www.w3.org/1999/xlink\">{inside}</svg>"
        );
        active_part(svg.as_bytes())
    }

    #[test]
    fn what_only_draws_is_left_alone() {
        for still in [
            "<rect fill=\"url(#a)\" style=\"stroke: red; fill: url('#b')\"/>",
            "<use href=\"#a\"/><image xlink:href=\"data:image/png;base64,AA\"/>",
            "<style>text { font-family: 'Source Sans 3' }</style>",
            "<a href=\"https://example.org\"><text>Mer</text></a>",
            "<text>javascript: script onload</text>",
        ] {
            assert_eq!(part(still), None, "{still}");
        }
    }

    #[test]
    fn what_runs_or_lies_elsewhere_is_named() {
        for (active, named) in [
            ("<script>x</script>", "`<script>`"),
            ("<foreignObject/>", "`<foreignObject>`"),
            ("<rect onload=\"x\"/>", "`onload`"),
            ("<image href=\"bild.png\"/>", "a link to `bild.png`"),
            (
                "<image xlink:href=\"https://e.org/a.png\"/>",
                "a link to `https://e.org/a.png`",
            ),
            ("<use href=\"b.svg#x\"/>", "a link to `b.svg#x`"),
            ("<a href=\"javascript:x\"/>", "a link to `javascript:x`"),
            ("<rect fill=\"url(https://e.org#a)\"/>", "a style that fetches something"),
            ("<style>@import 'x.css';</style>", "a style that fetches something"),
            ("<rect style=\"fill: URL(x.svg#a)\"/>", "a style that fetches something"),
        ] {
            assert_eq!(part(active).expect("a part"), named, "{active}");
        }
        let sheet = "<?xml-stylesheet href=\"a.css\"?><svg/>";
        let named = active_part(sheet.as_bytes());
        assert_eq!(named.expect("a part"), "a style sheet that lies elsewhere");
    }
}
