//! The tables of the reference: takes a map, gives Markdown.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::format::{Declared, Map, MapForm, Need, ValueKind};

use super::in_r;
use super::marker_error::MarkerError;

/// What a table stands between.
const BEGINS: &str = "<!-- keys: ";
const BEGIN_ENDS: &str = " -->\n";
const ENDS: &str = "<!-- end -->";

/// A reference with the tables of all maps filled in, each between `<!-- keys: NAME -->` and
/// `<!-- end -->`. Every map has one.
///
/// # Errors
///
/// If a marker is wrong or a map has not exactly one.
pub fn fill(reference: &str) -> Result<String, MarkerError> {
    let maps = super::maps();
    let mut tables = maps.iter().map(|map| (map.name, 0)).collect::<BTreeMap<_, _>>();
    let (mut filled, mut rest) = (String::new(), reference);
    while let Some((before, after)) = rest.split_once(BEGINS) {
        let unended = |name: &str| MarkerError::Unended(name.to_owned());
        let (name, after) = after.split_once(BEGIN_ENDS).ok_or_else(|| unended(""))?;
        let (_, after) = after.split_once(ENDS).ok_or_else(|| unended(name))?;
        let map = maps.iter().find(|map| map.name == name);
        let map = map.ok_or_else(|| MarkerError::Unknown(name.to_owned()))?;
        *tables.entry(map.name).or_default() += 1;
        filled += &format!("{before}{BEGINS}{name}{BEGIN_ENDS}{}{ENDS}", table(map));
        rest = after;
    }
    match tables.into_iter().find(|(_, times)| *times != 1) {
        Some((name, times)) => Err(MarkerError::NotOnce(name, times)),
        None => in_r::fill(&(filled + rest), &maps),
    }
}

/// The table of a map.
fn table(map: &Map) -> String {
    let mut text = "| key | type | default | meaning |\n".to_owned();
    text += "| --- | --- | --- | --- |\n";
    for key in map.declared() {
        let Declared { name, kind, need, meaning } = key;
        let is_own = map.keys.iter().any(|own| own.name == *name);
        let need = match (need, map.form) {
            (Need::Required | Need::Optional, MapForm::One) if is_own => "one of these",
            (Need::Required, MapForm::Any | MapForm::One) => "required",
            (Need::Optional, MapForm::Any | MapForm::One) => "none",
            (Need::Default(told) | Need::Depends(told), MapForm::Any | MapForm::One) => {
                told
            }
        };
        let kind = described(kind);
        // Writing into a text does not fail.
        let _ = writeln!(text, "| `{name}` | {kind} | {need} | {meaning} |");
    }
    text
}

/// A kind in the words of the reference.
#[must_use]
pub fn described(kind: &ValueKind) -> String {
    match kind {
        ValueKind::Text(called) => called.one.to_owned(),
        ValueKind::Flag => "`true`, `false`".to_owned(),
        ValueKind::Word(words) => {
            let shown = words().into_iter().filter(|word| !word.contains('\t'));
            let shown = shown.map(|word| format!("`{}`", word.replace('|', "\\|")));
            shown.collect::<Vec<_>>().join(", ")
        }
        ValueKind::Whole(0, u64::MAX) => "whole number".to_owned(),
        ValueKind::Whole(least, u64::MAX) => format!("whole number from {least}"),
        ValueKind::Whole(least, most) => format!("{least} to {most}"),
        ValueKind::Number => "number".to_owned(),
        ValueKind::Several(of) | ValueKind::List(of) => match of {
            ValueKind::Text(called) => format!("list of {}", called.many),
            ValueKind::Word(_) => format!("list of {}", described(of)),
            ValueKind::Map(_) => "list of maps".to_owned(),
            _ => "list".to_owned(),
        },
        ValueKind::Pair(ValueKind::Number) => "`[low, high]`".to_owned(),
        ValueKind::Pair(_) => "list of two".to_owned(),
        ValueKind::Entries(of, to) => format!("map of {} to {}", of.one, described(to)),
        ValueKind::Map(_) => "map".to_owned(),
        ValueKind::Either(kinds) => {
            kinds.iter().map(described).collect::<Vec<_>>().join(" or ")
        }
        ValueKind::Anything => "anything".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_marker_is_told() {
        let wrong = |text: &str| fill(text).expect_err("wrong");
        assert_eq!(
            wrong("<!-- keys: chrat -->\n<!-- end -->"),
            MarkerError::Unknown("chrat".to_owned())
        );
        assert_eq!(
            wrong("<!-- keys: chart -->\n| key |"),
            MarkerError::Unended("chart".to_owned())
        );
        assert_eq!(wrong("no table"), MarkerError::NotOnce("acceptance", 0));
    }

    #[test]
    fn a_table_tells_keys_of_its_own_and_shared_ones() {
        let map = super::super::maps().into_iter().find(|map| map.name == "excel");
        let table = table(map.expect("declared"));
        let keys = table.lines().skip(2).filter_map(|line| line.split('`').nth(1));
        assert_eq!(
            keys.collect::<Vec<_>>(),
            ["sheet", "header-row", "percent", "decimal", "thousands", "header-rows"]
        );
        assert!(table.contains("| `header-rows` | `1`, `2`, `3` | `1` | how many rows"));
    }
}
