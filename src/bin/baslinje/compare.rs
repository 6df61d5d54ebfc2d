//! What two editions of a report say, side by side.

use baslinje::comparison::{Changes, NumberChange, Piece, TextChange};

use crate::terminal::Terminal;

/// Lists what differs, one thing a line, with tabs between.
pub(crate) fn list(changes: &Changes, terminal: &Terminal) {
    for NumberChange { id, part, then, now, causes } in &changes.numbers {
        let none = || "–".to_owned();
        let causes = causes.iter().map(|cause| cause.word()).collect::<Vec<_>>();
        let name = if part.is_empty() { id.clone() } else { format!("{id}: {part}") };
        let (then, now) =
            (then.clone().unwrap_or_else(none), now.clone().unwrap_or_else(none));
        terminal
            .answer(&format!("number\t{name}\t{then} → {now}\t{}", causes.join(", ")));
    }
    for change in &changes.texts {
        let cause = if change.only_numbers { "numbers" } else { "text" };
        terminal.answer(&format!(
            "sentence\t{}\t{}\t{cause}",
            change.section,
            marked(change)
        ));
    }
    let pages = &changes.pages;
    if pages.then != pages.now {
        terminal.answer(&format!("pages\t{} → {}", pages.then, pages.now));
    }
    for (then, now) in &pages.changed {
        let page =
            |page: &Option<usize>| page.map_or("–".to_owned(), |page| page.to_string());
        terminal.answer(&format!("page\t{} → {}", page(then), page(now)));
    }
}

/// A sentence with what is gone in `[-…-]` and what is new in `[+…+]`.
fn marked(change: &TextChange) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Same(text) => text.clone(),
        Piece::Gone(text) => format!("[-{text}-]"),
        Piece::New(text) => format!("[+{text}+]"),
    };
    change.pieces.iter().map(piece).collect()
}
