//! What stands at a place: a name with what it stands for, or a key with what it means.

use crate::diagnostic::Place;
use crate::format::ValueKind;
use crate::say;

use super::described;
use super::lookup::{Cursor, declared};
use super::mention::Mention;
use super::name_kind::NameKind;
use super::report_texts::OpenedKind;
use super::walk::{Stands, TextSpot, walk};

/// What is told of a place.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// Markdown.
    pub text: String,
    /// What it is told of.
    pub place: Place,
}

/// Explains what stands at a place.
#[must_use]
pub fn explain(cursor: &Cursor<'_>) -> Option<Explanation> {
    let name = cursor.mention().and_then(|mention| {
        let text = name(cursor, mention)?;
        Some(Explanation { text, place: mention.place.clone() })
    });
    name.or_else(|| key(cursor))
}

/// What a name stands for.
fn name(cursor: &Cursor<'_>, mention: &Mention) -> Option<String> {
    let all = cursor.names();
    let found = declared(cursor, mention, &all);
    let number = match mention.kind {
        NameKind::Number => number(cursor, mention),
        _ => None,
    };
    let Some(first) = found.first() else {
        // Blocks bring numbers that nobody declares.
        return number.map(|number| {
            let head = say!("number `{name}`", name = &mention.name);
            format!("**{}**\n\n{number}", cursor.told(head))
        });
    };
    let kind = cursor.told(first.kind.said());
    let head = format!("**{kind} `{}`** ({})", mention.name, first.place);
    let body = match first.kind {
        NameKind::Variable => variable(cursor, first),
        NameKind::Number => {
            let unknown = || cursor.told("not computed yet: the report has mistakes");
            let number = number.unwrap_or_else(unknown);
            Some(format!("{number}\n\n{}", described::written(&first.place)))
        }
        NameKind::Diagram | NameKind::Table | NameKind::Figure | NameKind::Section => {
            described::caption(cursor, first)
        }
        NameKind::Survey | NameKind::View | NameKind::Wave | NameKind::Work => {
            Some(described::written(&first.place))
        }
    };
    Some(match body {
        Some(body) => format!("{head}\n\n{body}"),
        None => head,
    })
}

/// What a number shows, and how it came about.
fn number(cursor: &Cursor<'_>, mention: &Mention) -> Option<String> {
    let numbers = cursor.numbers?;
    let lines = numbers.told(&mention.name)?;
    let mut lines = lines.iter().map(|line| format!("- {line}")).collect::<Vec<_>>();
    if !numbers.are_of_now {
        let then = cursor.told("as it was before the report had mistakes");
        lines.push(format!("\n({then})"));
    }
    Some(lines.join("\n"))
}

fn variable(cursor: &Cursor<'_>, declared: &Mention) -> Option<String> {
    let own = std::iter::once(cursor.text);
    let texts = cursor.reports.iter().flat_map(|report| &report.texts).chain(own);
    let all = texts.flat_map(|text| &text.variables);
    let mut all = all.filter(|variable| {
        variable.place.start() == declared.place.start()
            && variable.place.source().name == declared.place.source().name
    });
    all.next().map(|it| described::variable(it, cursor.language))
}

/// What a key means, or a word under it.
fn key(cursor: &Cursor<'_>) -> Option<Explanation> {
    let OpenedKind::Described(file) = cursor.text.kind else { return None };
    let node = cursor.text.node.as_ref()?;
    let mut found = None;
    walk(node, file.map(), &mut |spot| {
        let place = spot.place;
        let is_here = place.start() <= cursor.at && cursor.at <= place.end();
        if is_here && found.is_none() {
            found = told(spot);
        }
    });
    found
}

fn told(spot: &TextSpot<'_, '_>) -> Option<Explanation> {
    let is_told = match &spot.stands {
        Stands::Key(..) => true,
        Stands::Named(_) => false,
        Stands::Value(kinds) => kinds.iter().any(|kind| {
            matches!(kind, ValueKind::Word(_) | ValueKind::Flag | ValueKind::Whole(..))
        }),
    };
    let declared = spot.declared().filter(|_| is_told)?;
    let name = declared.name;
    let (need, meaning) = (described::need(declared), described::meaning(declared));
    let text = format!("**`{name}`**: {need}\n\n{meaning}");
    Some(Explanation { text, place: spot.place.clone() })
}
