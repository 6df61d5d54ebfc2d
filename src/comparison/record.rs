//! What differs between two editions, for programmes.

use serde_json::{Value as Json, json};

use super::{EditionChanges, Piece, RequestChange};

/// Writes all changes as JSON, indented, with a line break at the end.
pub(super) fn to_json(then: &str, now: &str, changes: &EditionChanges) -> String {
    let inputs = changes.inputs.iter().map(|one| {
        json!({
            "stage": one.stage.name(), "file": one.name, "was": one.was,
            "change": one.how.word(),
        })
    });
    let numbers = changes.numbers.iter().map(|one| {
        let causes = one.causes.iter().map(|cause| cause.word()).collect::<Vec<_>>();
        let asked = one.asked.iter().map(|asked| {
            let RequestChange { request, then, now } = asked;
            json!({"what": request.word(), "then": then, "now": now})
        });
        json!({
            "id": one.id, "part": one.part, "then": one.then, "now": one.now,
            "causes": causes, "asked": asked.collect::<Vec<_>>(),
        })
    });
    let texts = changes.texts.iter().map(|one| {
        let pieces = one.pieces.iter().map(|piece| match piece {
            Piece::Same(text) => json!({"same": text}),
            Piece::Gone(text) => json!({"gone": text}),
            Piece::New(text) => json!({"new": text}),
        });
        json!({
            "section": one.section, "then": one.then, "now": one.now,
            "moved_from": one.moved_from, "written": one.written, "cause": one.cause().word(), "pieces": pieces.collect::<Vec<_>>(),
        })
    });
    let pages = &changes.pages;
    let record = json!({
        "then": then,
        "now": now,
        "inputs": inputs.collect::<Vec<Json>>(),
        "numbers": numbers.collect::<Vec<Json>>(),
        "drawings": changes.drawings,
        "texts": texts.collect::<Vec<Json>>(),
        "pages": {"then": pages.then, "now": pages.now, "changed": pages.changed},
    });
    format!("{record:#}\n")
}
