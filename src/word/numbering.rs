//! How headings and lists are numbered: real lists, which word processors count themselves.

use super::enumeration::{ListFormat, NumberPattern};
use super::names::DOCUMENT;
use super::xml::Xml;

/// The list of headings with numbers.
pub(super) const HEADINGS: usize = 1;
/// The list of appendices.
pub(super) const APPENDICES: usize = 2;
/// The first of the author's lists.
pub(super) const FIRST_LIST: usize = 3;
/// The deepest level of a list.
pub(super) const DEEPEST: usize = 8;

/// The points of each level.
const POINTS: [&str; 3] = ["•", "–", "▪"];
/// How far an item lies to the right of the one around it (twentieths of a point).
const STEP: usize = 425;

/// How far the text of an item lies to the right.
pub(super) fn indent(level: usize) -> usize {
    STEP * (level + 1)
}

/// The part that tells how all lists are numbered. `appendix` is what appendices are called.
pub(super) fn part(lists: &[ListFormat], appendix: &str) -> Vec<u8> {
    let mut patterns = lists.iter().filter_map(pattern).collect::<Vec<_>>();
    patterns.sort();
    patterns.dedup();
    Xml::part("w:numbering", &DOCUMENT[..1], |xml| {
        abstract_list(xml, 0, |xml, level| {
            let parts = (1..=level + 1).map(|level| format!("%{level}"));
            let text = parts.collect::<Vec<_>>().join(".");
            heading_level(xml, level, &text);
        });
        abstract_list(xml, 1, |xml, level| {
            heading_level(xml, level, &format!("{appendix} %{}", level + 1));
        });
        abstract_list(xml, 2, |xml, level| {
            item_level(xml, level, "bullet", POINTS[level % POINTS.len()]);
        });
        for (index, pattern) in patterns.iter().enumerate() {
            abstract_list(xml, index + 3, |xml, level| {
                item_level(xml, level, pattern.kind(level), &pattern.text(level));
            });
        }
        for (list, of) in [(HEADINGS, 0), (APPENDICES, 1)] {
            number(xml, list, of, None);
        }
        for (index, list) in lists.iter().enumerate() {
            let found = pattern(list).and_then(|own| patterns.binary_search(&own).ok());
            let of = found.map_or(2, |found| found + 3);
            let from = match list {
                ListFormat::Bullets => None,
                ListFormat::Numbered { from, .. } => Some(*from),
            };
            number(xml, FIRST_LIST + index, of, from);
        }
    })
}

fn pattern(list: &ListFormat) -> Option<&NumberPattern> {
    match list {
        ListFormat::Bullets => None,
        ListFormat::Numbered { pattern, .. } => Some(pattern),
    }
}

fn abstract_list(xml: &mut Xml, id: usize, level: impl Fn(&mut Xml, usize)) {
    let id = id.to_string();
    xml.element("w:abstractNum", &[("w:abstractNumId", &id)], |xml| {
        xml.value("w:multiLevelType", "multilevel");
        (0..=DEEPEST).for_each(|one| level(xml, one));
    });
}

fn heading_level(xml: &mut Xml, level: usize, text: &str) {
    let at = level.to_string();
    xml.element("w:lvl", &[("w:ilvl", &at)], |xml| {
        xml.value("w:start", "1");
        xml.value("w:numFmt", "decimal");
        xml.value("w:suff", "space");
        xml.value("w:lvlText", text);
        xml.value("w:lvlJc", "left");
        xml.element("w:pPr", &[], |xml| {
            xml.empty("w:ind", &[("w:left", "0"), ("w:firstLine", "0")]);
        });
    });
}

fn item_level(xml: &mut Xml, level: usize, kind: &str, text: &str) {
    let at = level.to_string();
    let left = indent(level).to_string();
    xml.element("w:lvl", &[("w:ilvl", &at)], |xml| {
        xml.value("w:start", "1");
        xml.value("w:numFmt", kind);
        xml.value("w:lvlText", text);
        xml.value("w:lvlJc", "left");
        xml.element("w:pPr", &[], |xml| {
            let hanging = STEP.to_string();
            xml.empty("w:ind", &[("w:left", &left), ("w:hanging", &hanging)]);
        });
    });
}

/// A list, which begins anew at each of its levels.
fn number(xml: &mut Xml, id: usize, of: usize, from: Option<u64>) {
    let id = id.to_string();
    xml.element("w:num", &[("w:numId", &id)], |xml| {
        xml.value("w:abstractNumId", &of.to_string());
        let Some(from) = from else { return };
        for level in 0..=DEEPEST {
            let at = level.to_string();
            xml.element("w:lvlOverride", &[("w:ilvl", &at)], |xml| {
                xml.value("w:startOverride", &from.to_string());
            });
        }
    });
}
