//! The names that a report knows, as words to be offered: variables and answers by the
//! codebooks, views, numbers and waves as they are declared.

use crate::diagnostic::Placed;
use crate::format::Called;
use crate::manuscript::WAVE;
use crate::yaml::{Content, Node};

use super::codebook::DescribedVariable;
use super::described;
use super::lookup::Cursor;
use super::name_kind::NameKind;
use super::offer::{OfferKind, OfferedWord};
use super::scope;
use super::walk::Step;

/// What an author writes for those who gave no answer at all.
const EMPTY: &str = "empty";

/// The names of a kind that are known.
pub(super) fn names(
    cursor: &Cursor<'_>,
    called: Called,
    steps: &[Step<'_>],
) -> Vec<OfferedWord> {
    match called.one {
        "view" => declared(cursor, &[NameKind::Survey, NameKind::View]),
        "wave" => declared(cursor, &[NameKind::Wave]),
        "number" => numbers(cursor),
        "variable" => variables(cursor, steps),
        "label" => labels(cursor, steps),
        "box" => boxes(steps),
        _ => Vec::new(),
    }
}

/// The variables of what is asked, and measurements where they make groups.
fn variables(cursor: &Cursor<'_>, steps: &[Step<'_>]) -> Vec<OfferedWord> {
    let texts = cursor.codebooks(scope::view_of(steps));
    let all = texts.iter().flat_map(|text| &text.variables);
    let mut words = all.map(|it| variable(cursor, it)).collect::<Vec<_>>();
    let key = steps.last().map(|step| step.key.value.as_str());
    let makes_groups = matches!(key, Some("by" | "rows" | "columns"));
    if makes_groups && !declared(cursor, &[NameKind::Wave]).is_empty() {
        let detail = Some(cursor.told("measurements"));
        words.push(OfferedWord::new(WAVE, OfferKind::Word).detail(detail));
    }
    words
}

fn variable(cursor: &Cursor<'_>, variable: &DescribedVariable) -> OfferedWord {
    OfferedWord::new(&variable.name, OfferKind::Name)
        .detail(variable.label.clone())
        .meaning(Some(described::variable(variable, cursor.language)))
}

/// What is declared of some kinds.
pub(super) fn declared(cursor: &Cursor<'_>, kinds: &[NameKind]) -> Vec<OfferedWord> {
    let all = cursor.names().into_iter();
    let all = all.filter(|it| it.is_declaration() && kinds.contains(&it.kind));
    all.map(|mention| {
        OfferedWord::new(&mention.name, OfferKind::Name)
            .detail(Some(cursor.told(mention.kind.said())))
            .meaning(Some(described::written(&mention.place)))
    })
    .collect()
}

/// Named numbers, each with what it shows.
pub(super) fn numbers(cursor: &Cursor<'_>) -> Vec<OfferedWord> {
    let shown = |name: &str| Some(cursor.numbers?.told(name)?.join("; "));
    let mut words = declared(cursor, &[NameKind::Number]);
    for word in &mut words {
        word.detail = shown(&word.label).or(word.detail.take());
    }
    // Those that blocks bring; an earlier measurement of one has a name that nobody
    // writes.
    let all = cursor.numbers.map_or(&[][..], |numbers| numbers.all);
    let brought = all.iter().map(|number| &number.id.value);
    let brought = brought.filter(|name| !name.contains('@'));
    let is_new = |name: &&String| !words.iter().any(|word| word.label == **name);
    let brought = brought.filter(is_new).cloned().collect::<Vec<_>>();
    words.extend(brought.into_iter().map(|name| {
        let detail = shown(&name);
        OfferedWord::new(name, OfferKind::Name).detail(detail)
    }));
    words
}

/// The answers of the variables that are asked.
fn labels(cursor: &Cursor<'_>, steps: &[Step<'_>]) -> Vec<OfferedWord> {
    let texts = cursor.codebooks(scope::view_of(steps));
    let all = texts.iter().flat_map(|text| &text.variables).collect::<Vec<_>>();
    let find = |name: &str| all.iter().find(|variable| variable.name == name).copied();
    let mut words = Vec::new();
    let mut asked = scope::variables_of(steps);
    let made_of = asked.iter().filter_map(|name| find(name)?.from.as_deref());
    let is_codebook = !cursor.text.variables.is_empty();
    let made_of = made_of.filter(|_| is_codebook).collect::<Vec<_>>();
    asked.extend(made_of);
    for variable in asked.into_iter().filter_map(find) {
        let answers = variable.answers.iter().chain(&variable.missing);
        words.extend(answers.map(|(code, label)| {
            OfferedWord::new(label, OfferKind::Answer).detail(code.clone())
        }));
        words.extend(variable.groups.iter().map(|group| {
            OfferedWord::new(group, OfferKind::Answer).detail(Some(cursor.told("group")))
        }));
    }
    if !words.is_empty() && !is_codebook {
        let detail = Some(cursor.told("no answer at all"));
        words.push(OfferedWord::new(EMPTY, OfferKind::Answer).detail(detail));
    }
    words
}

/// The boxes of the drawing around.
fn boxes(steps: &[Step<'_>]) -> Vec<OfferedWord> {
    let find = |step: &Step<'_>| {
        let (_, node) = step.entries.iter().find(|(key, _)| key.value == "boxes")?;
        let Node { content: Content::Map(entries), .. } = node else { return None };
        let name = |(name, _): &(Placed<String>, Node)| {
            OfferedWord::new(&name.value, OfferKind::Name)
        };
        Some(entries.iter().map(name).collect())
    };
    steps.iter().rev().find_map(find).unwrap_or_default()
}
