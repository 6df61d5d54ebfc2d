//! Ids: what one may consist of, how one is made of a label, and those that stand twice.

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed};
use crate::say;

use super::block::{Block, Chapter};
use super::quality::QualityContent;

/// Reports an id that cannot be part of a file name and a reference.
pub(super) fn read_id(id: &Placed<String>, diagnostics: &mut Diagnostics) {
    let allowed = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if id.value.is_empty() || !id.value.chars().all(allowed) {
        let message = say!("`{id}` cannot be an id", id = &id.value);
        let hint =
            say!("use letters a-z, digits and hyphens: `{id}`", id = slug(&id.value));
        diagnostics.push(Diagnostic::error(message).at(&id.place).hint(hint));
    }
}

/// An id made of a label: `Södra Hälsingland` is `sodra-halsingland`.
#[must_use]
pub fn slug(label: &str) -> String {
    let mut text = String::new();
    for letter in label.to_lowercase().chars() {
        match letter {
            'å' | 'ä' | 'à' | 'á' | 'æ' => text.push('a'),
            'ö' | 'ø' | 'ó' => text.push('o'),
            'é' | 'è' | 'ê' => text.push('e'),
            'ü' => text.push('u'),
            _ if letter.is_ascii_alphanumeric() => text.push(letter),
            _ if !text.is_empty() && !text.ends_with('-') => text.push('-'),
            _ => {}
        }
    }
    let text = text.trim_end_matches('-');
    if text.is_empty() { "x".to_owned() } else { text.to_owned() }
}

/// Reports ids that stand twice, and lists of works beyond the first.
pub(super) fn check_ids(chapters: &[Chapter], diagnostics: &mut Diagnostics) {
    let mut ids = Ids::default();
    for chapter in chapters {
        let place = chapter.title.place.clone();
        ids.add("section", &Placed::new(chapter.id.clone(), place), diagnostics);
        for block in &chapter.blocks {
            ids.visit(block, diagnostics);
        }
    }
}

/// The error that two names would be one file where upper and lower case are the same.
pub(super) fn one_file(first: &Placed<String>, other: &Placed<String>) -> Diagnostic {
    let message = say!(
        "`{first}` and `{other}` differ in upper and lower case only",
        first = &first.value,
        other = &other.value
    );
    let hint = say!(
        "choose another one; files are named after both, and on some systems they would be \
         the same file (the other stands at {place})",
        place = &first.place
    );
    Diagnostic::error(message).at(&other.place).hint(hint)
}

/// The ids seen so far. Charts and tables share one set, because both are files in the
/// same folder of tables.
#[derive(Default)]
struct Ids {
    seen: Vec<(&'static str, Placed<String>)>,
    references: Option<Place>,
}

impl Ids {
    fn add(
        &mut self,
        kind: &'static str,
        id: &Placed<String>,
        diagnostics: &mut Diagnostics,
    ) {
        let same = |(known, other): &&(&str, Placed<String>)| {
            *known == kind && other.value.to_lowercase() == id.value.to_lowercase()
        };
        if let Some((_, first)) = self.seen.iter().find(same) {
            let error = if first.value == id.value {
                let message = say!("the id `{id}` is already taken", id = &id.value);
                let hint = say!(
                    "choose another one; it is used at {place}",
                    place = &first.place
                );
                Diagnostic::error(message).hint(hint)
            } else {
                one_file(first, id)
            };
            diagnostics.push(error.at(&id.place));
        } else {
            self.seen.push((kind, id.clone()));
        }
    }

    fn visit(&mut self, block: &Block, diagnostics: &mut Diagnostics) {
        match block {
            Block::Section(section) => {
                if let Some(id) = &section.id {
                    self.add("section", id, diagnostics);
                }
                self.visit_all(&section.blocks, diagnostics);
            }
            Block::Chart(chart) => self.add("numbers", &chart.request.id, diagnostics),
            Block::Table(table) => self.add("numbers", &table.request.id, diagnostics),
            Block::Describe(describe) => {
                self.add("numbers", &describe.id, diagnostics);
                for request in &describe.requests {
                    self.add("numbers", &request.id, diagnostics);
                }
            }
            Block::RegisterTable(table) => {
                self.add("numbers", &table.request.id, diagnostics);
            }
            Block::Timeline(timeline) => {
                self.add("numbers", &timeline.request.id, diagnostics);
            }
            Block::TypedTable(table) => self.add("numbers", &table.id, diagnostics),
            Block::Figure(figure) => self.add("figure", &figure.id, diagnostics),
            Block::Quality(quality) => {
                self.add("numbers", &quality.id, diagnostics);
                if matches!(quality.content, QualityContent::Flow(_)) {
                    self.add("figure", &quality.id, diagnostics);
                }
            }
            Block::SideBySide(beside) => self.visit_all(&beside.blocks, diagnostics),
            Block::Example(example) => self.visit_all(&example.blocks, diagnostics),
            Block::Repeat(repeat) => self.visit_all(&repeat.blocks, diagnostics),
            Block::Bound(bound) => self.visit_all(&bound.blocks, diagnostics),
            Block::InColumns(columns) => self.visit_all(&columns.blocks, diagnostics),
            Block::InLanguage(part) => self.visit_all(&part.blocks, diagnostics),
            Block::Landscape(turned) => self.visit_all(&turned.blocks, diagnostics),
            Block::References(place) => {
                if let Some(first) = &self.references {
                    let message = "the list of works stands twice";
                    let hint = say!(
                        "remove one of them; the first stands at {place}",
                        place = first
                    );
                    diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
                }
                self.references.get_or_insert_with(|| place.clone());
            }
            Block::Text(_)
            | Block::Quote(_)
            | Block::PullQuote(_)
            | Block::Terms(_)
            | Block::FactBox(_)
            | Block::Cards(_)
            | Block::PageBreak(_) => {}
        }
    }

    fn visit_all(&mut self, blocks: &[Block], diagnostics: &mut Diagnostics) {
        for block in blocks {
            self.visit(block, diagnostics);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn slugs_are_plain_ascii() {
        assert_eq!(slug("Södra Hälsingland"), "sodra-halsingland");
        assert_eq!(slug("  Hudiksvall/Nordanstig!"), "hudiksvall-nordanstig");
        assert_eq!(slug("£"), "x");
    }
}
