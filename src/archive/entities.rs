//! What descriptions are written with: ids of what every archive has, references to them, and
//! JSON as archives hold it.

use serde_json::{Value as Json, json};

/// The publisher, and the terms of use where the report names none that have an address.
pub(super) const PUBLISHER_ID: &str = "#publisher";
pub(super) const LICENCE_ID: &str = "#license";

/// What is told of elsewhere, by its id.
pub(super) fn reference(id: &str) -> Json {
    json!({"@id": id})
}

/// JSON for people to read, which ends its last line.
pub(super) fn to_json(value: &Json) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).expect("JSON values have text keys");
    bytes.push(b'\n');
    bytes
}
