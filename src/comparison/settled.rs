//! The passages of a report as its `document.json` has them, with the lines they were written
//! on.

use serde_json::Value as Json;

use crate::words::Language;

use super::markup;

/// A heading, a paragraph, a caption, a note.
pub(super) struct Settled {
    /// How deep a heading is, 1 to 6; nothing if it is none.
    pub(super) level: Option<u8>,
    /// Its text.
    pub(super) text: String,
    /// The author's file and line.
    pub(super) written: String,
}

/// The language of a report.
pub(super) fn language(document: &Json) -> Language {
    let code = document.get("language").and_then(Json::as_str).unwrap_or_default();
    Language::from_code(code).unwrap_or_default()
}

/// Every passage, in reading order. Numbers in rows and columns are compared one by one
/// elsewhere.
pub(super) fn passages(document: &Json) -> Vec<Settled> {
    let mut reading = DocumentReading { passages: Vec::new(), written: String::new() };
    for name in ["title", "subtitle", "notice", "contact", "back_cover"] {
        reading.told(document, name);
    }
    for line in list(document, "imprint") {
        reading.says(line.as_str().unwrap_or_default());
    }
    for chapter in list(document, "chapters") {
        reading.stands_at(chapter);
        reading.heading(chapter, 2);
        for item in list(chapter, "items") {
            reading.item(item);
        }
    }
    reading.passages
}

struct DocumentReading {
    passages: Vec<Settled>,
    written: String,
}

impl DocumentReading {
    fn stands_at(&mut self, part: &Json) {
        let written = part.get("written").and_then(Json::as_str);
        written.unwrap_or_default().clone_into(&mut self.written);
    }

    fn push(&mut self, level: Option<u8>, text: &str) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            let written = self.written.clone();
            self.passages.push(Settled { level, text, written });
        }
    }

    fn says(&mut self, text: &str) {
        self.push(None, text);
    }

    fn told(&mut self, part: &Json, name: &str) {
        self.says(part.get(name).and_then(Json::as_str).unwrap_or_default());
    }

    fn heading(&mut self, part: &Json, level: u8) {
        let title = part.get("title").and_then(Json::as_str).unwrap_or_default();
        self.push(Some(level), title);
    }

    fn markup(&mut self, part: &Json) {
        let markup = part.get("markup").and_then(Json::as_str).unwrap_or_default();
        markup::passages(markup).iter().for_each(|passage| self.says(passage));
    }

    fn item(&mut self, item: &Json) {
        self.stands_at(item);
        let kind = item.get("kind").and_then(Json::as_str).unwrap_or_default();
        match kind {
            "section" => {
                let level = item.get("level").and_then(Json::as_u64).unwrap_or(2);
                self.heading(item, u8::try_from(level + 1).unwrap_or(6).min(6));
                list(item, "items").for_each(|inner| self.item(inner));
            }
            "side-by-side" => {
                let inner = list(item, "items").filter_map(|beside| beside.get("item"));
                inner.for_each(|inner| self.item(inner));
            }
            // Its lines are told by what they make.
            "example" => list(item, "items").for_each(|inner| self.item(inner)),
            // Its words are those of a text.
            "pull-quote" => {}
            "cards" => {
                for card in list(item, "cards") {
                    for name in ["title", "role", "affiliation"] {
                        self.told(card, name);
                    }
                    self.markup(card);
                    card.get("link").into_iter().for_each(|link| self.told(link, "text"));
                }
            }
            "typed-table" => self.typed_table(item),
            "terms" => {
                for term in list(item, "terms") {
                    self.told(term, "term");
                    self.markup(term);
                }
            }
            "timeline" => {
                self.told(item, "title");
                list(item, "groups").for_each(|group| self.events(group));
                self.notes(item);
            }
            "register-table" => {
                self.content(item);
                self.rows(item);
            }
            _ => self.content(item),
        }
    }

    /// A table of words: what stands in it is read cell by cell.
    fn typed_table(&mut self, item: &Json) {
        let caption = item.get("caption").and_then(Json::as_str).unwrap_or_default();
        let end = if caption.ends_with(['.', '?', '!', '…']) { "" } else { "." };
        self.says(&format!("{caption}{end}"));
        for cell in list(item, "head") {
            self.says(cell.as_str().unwrap_or_default());
        }
        for cell in list(item, "rows").filter_map(Json::as_array).flatten() {
            self.markup(cell);
        }
        self.notes(item);
    }

    /// Text, a quotation, a fact box, or a chart, table or figure: what is said of it, not what it shows,
    /// unless it is made of words.
    fn content(&mut self, item: &Json) {
        self.told(item, "title");
        self.markup(item);
        self.told(item, "by");
        let caption = ["caption", "unit", "base"].map(|name| item.get(name)?.as_str());
        let caption = caption.into_iter().flatten().map(|part| format!("{part}."));
        self.says(&caption.collect::<Vec<_>>().join(" "));
        self.told(item, "nothing");
        let picture = item.get("picture");
        let of_words = ["words", "structure"];
        let is_words =
            |picture: &Json| of_words.iter().any(|of| picture.get(of).is_some());
        if picture.is_some_and(is_words) {
            self.told(item, "alt");
        }
        self.notes(item);
    }

    /// The notes under something, and the footnotes of its caption, heads and notes.
    fn notes(&mut self, item: &Json) {
        for note in list(item, "notes") {
            self.says(note.as_str().unwrap_or_default());
        }
        let markup = ["caption_markup", "note_markup", "by_markup"];
        let markup = markup.into_iter().filter_map(|key| item.get(key)?.as_str());
        let heads = list(item, "head_markup").filter_map(Json::as_str);
        for text in markup.chain(heads) {
            let mut passages = super::markup::passages(text);
            // The text itself has been read without markup.
            passages.pop();
            passages.iter().for_each(|note| self.says(note));
        }
    }

    /// The rows of a register, each as one passage.
    fn rows(&mut self, item: &Json) {
        for row in list(item, "rows") {
            let cells = row.as_array().into_iter().flatten();
            let cells = cells.filter_map(|cell| cell.get("text")?.as_str());
            self.says(&cells.collect::<Vec<_>>().join(" | "));
        }
    }

    /// What happened in a period, each event as one passage.
    fn events(&mut self, group: &Json) {
        self.told(group, "period");
        for event in list(group, "events") {
            let parts = ["date", "kind", "event", "place", "text"];
            let parts = parts.map(|name| event.get(name)?.as_str());
            let parts = parts.into_iter().flatten();
            self.says(&parts.collect::<Vec<_>>().join(" | "));
        }
    }
}

fn list<'j>(part: &'j Json, name: &str) -> impl Iterator<Item = &'j Json> {
    part.get(name).and_then(Json::as_array).into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::passages;

    #[test]
    fn passages_are_what_is_read() {
        let document = json!({
            "title": "En mätning", "language": "sv", "imprint": [],
            "chapters": [{"title": "Resultat", "written": "k.yaml:1", "items": [
                {"kind": "section", "written": "k.yaml:3", "level": 2, "title": "Svar", "items": [
                    {"kind": "text", "written": "k.yaml:5", "markup": "Ett.\n\nTvå."},
                    {"kind": "chart", "written": "k.yaml:9", "caption": "Ort", "unit": "Antal",
                     "base": "n = 3", "notes": ["Svar saknas: 1."], "alt": "Gävle 3."},
                    {"kind": "fact-box", "written": "k.yaml:14", "title": "Fakta",
                     "markup": "Tre."},
                    {"kind": "pull-quote", "written": "k.yaml:17", "text": "Tre.",
                     "of": "fact-box:1"},
                    {"kind": "typed-table", "written": "k.yaml:19", "caption": "Parter",
                     "head": ["Part"], "rows": [[{"markup": "*Fyra*"}]], "notes": ["Fem."]},
                    {"kind": "cards", "written": "k.yaml:25", "cards": [
                        {"title": "Sex", "role": "Sju", "markup": "Åtta.",
                         "link": {"address": "https://nio.se/", "text": "nio.se"}}]},
                ]},
            ]}],
        });
        let told = passages(&document);
        let told = told.iter().map(|one| {
            let level = one.level.map(|level| level.to_string()).unwrap_or_default();
            format!("{level}|{}|{}", one.text, one.written)
        });
        assert_eq!(
            told.collect::<Vec<_>>(),
            [
                "|En mätning|",
                "2|Resultat|k.yaml:1",
                "3|Svar|k.yaml:3",
                "|Ett.|k.yaml:5",
                "|Två.|k.yaml:5",
                "|Ort. Antal. n = 3.|k.yaml:9",
                "|Svar saknas: 1.|k.yaml:9",
                "|Fakta|k.yaml:14",
                "|Tre.|k.yaml:14",
                "|Parter.|k.yaml:19",
                "|Part|k.yaml:19",
                "|Fyra|k.yaml:19",
                "|Fem.|k.yaml:19",
                "|Sex|k.yaml:25",
                "|Sju|k.yaml:25",
                "|Åtta.|k.yaml:25",
                "|nio.se|k.yaml:25",
            ]
        );
    }
}
