//! What editors are answered: what the room `assistance` says of a place, in the words of
//! the protocol.

use std::collections::BTreeMap;

use baslinje::assistance::{
    self, Cursor, Mention, Offer, OfferKind, Remedy, RenameRefused,
};
use baslinje::diagnostic::Place;
use baslinje::messages;
use baslinje::say;
use baslinje::words::Language;
use serde_json::{Value, json};

use super::position::{Position, TextRange};

/// How a file is told to the editor.
pub(crate) type AddressOf<'a> = &'a dyn Fn(&str) -> String;

/// What may be written.
pub(crate) fn completion(cursor: &Cursor<'_>) -> Value {
    let offers = assistance::complete(cursor).into_iter().enumerate();
    let items = offers.map(|(place, offer)| item(place, offer)).collect::<Vec<_>>();
    json!({"isIncomplete": false, "items": items})
}

fn item(place: usize, offer: Offer) -> Value {
    let Offer { label, kind, detail, meaning, place: at, text } = offer;
    let kind = match kind {
        OfferKind::Key => 10,
        OfferKind::Word => 12,
        OfferKind::Name | OfferKind::Work => 18,
        OfferKind::Answer => 20,
        OfferKind::Function => 3,
    };
    let mut item = json!({
        "label": label,
        "kind": kind,
        // As it is declared, not by the alphabet.
        "sortText": format!("{place:05}"),
        "textEdit": {"range": TextRange::at(&at).to_json(), "newText": text},
    });
    if let Some(detail) = detail {
        item["detail"] = json!(detail);
    }
    if let Some(meaning) = meaning {
        item["documentation"] = markdown(&meaning);
    }
    item
}

fn markdown(text: &str) -> Value {
    json!({"kind": "markdown", "value": text})
}

/// What stands there.
pub(crate) fn hover(cursor: &Cursor<'_>) -> Value {
    match assistance::explain(cursor) {
        Some(told) => json!({
            "contents": markdown(&told.text),
            "range": TextRange::at(&told.place).to_json(),
        }),
        None => Value::Null,
    }
}

fn location(place: &Place, address: AddressOf<'_>) -> Value {
    let range = TextRange::at(place).to_json();
    json!({"uri": address(&place.source().name), "range": range})
}

fn locations(mentions: Vec<Mention>, address: AddressOf<'_>) -> Value {
    let all = mentions.into_iter().map(|it| location(&it.place, address));
    Value::Array(all.collect())
}

/// Where it is declared.
pub(crate) fn definition(cursor: &Cursor<'_>, address: AddressOf<'_>) -> Value {
    locations(assistance::declarations(cursor), address)
}

/// Where else it stands, and where it is declared, if that is asked for.
pub(crate) fn references(
    cursor: &Cursor<'_>,
    params: &Value,
    address: AddressOf<'_>,
) -> Value {
    let with_declaration = params["context"]["includeDeclaration"] == json!(true);
    let mut all = assistance::occurrences(cursor);
    all.retain(|mention| with_declaration || !mention.is_declaration());
    locations(all, address)
}

/// What may be renamed there.
pub(crate) fn renamed(cursor: &Cursor<'_>) -> Result<Value, RenameRefused> {
    let name = assistance::name_at(cursor)?;
    let range = TextRange::at(&name.place).to_json();
    Ok(json!({"range": range, "placeholder": name.text}))
}

/// What a new name changes.
pub(crate) fn rename(
    cursor: &Cursor<'_>,
    params: &Value,
    address: AddressOf<'_>,
) -> Result<Value, RenameRefused> {
    let name = params["newName"].as_str().unwrap_or_default();
    let mut changes = BTreeMap::<String, Vec<Value>>::new();
    for edit in assistance::rename(cursor, name)? {
        let file = address(&edit.place.source().name);
        changes.entry(file).or_default().push(text_edit(&edit.place, &edit.text));
    }
    Ok(json!({"changes": changes}))
}

fn text_edit(place: &Place, text: &str) -> Value {
    json!({"range": TextRange::at(place).to_json(), "newText": text})
}

/// What would mend mistakes in a text, if it still says what they are about.
pub(crate) fn remedies(
    found: Vec<(Value, Remedy)>,
    text: &str,
    address: &str,
    language: Language,
) -> Value {
    let is_as_it_was = |place: &Place| {
        let TextRange { start, end } = TextRange::at(place);
        let byte = |at: Position| at.byte_in(text);
        let was = place.source().text.get(place.start()..place.end());
        text.get(byte(start)..byte(end)) == was
    };
    let found = found.into_iter().filter(|(_, remedy)| is_as_it_was(&remedy.place));
    let actions = found.map(|(told, remedy)| {
        let edit = text_edit(&remedy.place, &remedy.text);
        let changes = json!({address: [edit]});
        json!({
            "title": messages::told(&say!("write `{text}`", text = &remedy.text), language),
            "kind": "quickfix",
            "diagnostics": [told],
            "isPreferred": true,
            "edit": {"changes": changes},
        })
    });
    Value::Array(actions.collect())
}
