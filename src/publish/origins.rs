//! What the elements of a web page tell of where they come from: nothing where the page is
//! published, lines to whoever writes it, items to whoever comments on it.

use std::collections::BTreeMap;

use crate::diagnostic::Place;
use crate::document::Document;
use crate::markup::html_attribute;
use crate::typeset::WebOrigin;

/// What elements tell of where they come from.
pub(super) enum OriginAttributes {
    /// Nothing.
    Untold,
    /// The line that the author wrote, and what texts refer to.
    Lines(WrittenPlaces),
    /// The item that they belong to.
    Items(ItemsAtPlaces),
}

impl OriginAttributes {
    /// What an element tells that comes from somewhere. They are asked for in the order that
    /// elements stand in.
    pub(super) fn of(&mut self, origin: &WebOrigin) -> String {
        match self {
            Self::Untold => String::new(),
            Self::Lines(places) => places.attributes(origin),
            Self::Items(items) => items.find(origin).map(item).unwrap_or_default(),
        }
    }
}

/// The attribute that tells an item.
fn item(id: &str) -> String {
    format!(" data-item=\"{}\"", html_attribute(id))
}

/// The attribute that tells a line.
fn line(place: &Place) -> String {
    let line = format!("{}:{}", place.source().name, place.line());
    format!(" data-loc=\"{}\"", html_attribute(&line))
}

/// Where what texts can refer to was written, by what they refer to it by.
pub(super) struct WrittenPlaces(BTreeMap<String, Place>);

impl WrittenPlaces {
    pub(super) fn of(document: &Document) -> Self {
        let items = document.items().into_iter();
        let items = items.map(|item| (item.id.clone(), item.written.clone()));
        Self(document.headings().into_iter().chain(items).collect())
    }

    /// The attributes that tell where an element comes from.
    fn attributes(&self, origin: &WebOrigin) -> String {
        let WebOrigin { label, place } = origin;
        let known = label.as_ref().and_then(|label| self.0.get_key_value(label));
        let told = known.map(|(id, _)| item(id));
        let place = known.map(|(_, place)| place).or(place.as_ref()).map(line);
        [told, place].into_iter().flatten().collect()
    }
}

/// The items of a document, by where the author wrote them.
pub(super) struct ItemsAtPlaces {
    /// Their ids, in the order they stand.
    ids: Vec<String>,
    /// Which of them has an id.
    known: BTreeMap<String, usize>,
    /// By file and by where they begin in it: which of them do.
    begin: BTreeMap<String, BTreeMap<usize, Vec<usize>>>,
    /// The last one that was found.
    last: usize,
}

impl ItemsAtPlaces {
    pub(super) fn of(document: &Document) -> Self {
        let (known, begin) = (BTreeMap::new(), BTreeMap::new());
        let mut items = Self { ids: Vec::new(), known, begin, last: 0 };
        for chapter in &document.chapters {
            items.add(format!("section:{}", chapter.heading.id), &chapter.written);
            for item in chapter.all_items() {
                items.add(item.id.clone(), &item.written);
            }
        }
        items
    }

    fn add(&mut self, id: String, written: &Place) {
        let index = self.ids.len();
        let file = self.begin.entry(written.source().name.clone()).or_default();
        file.entry(written.start()).or_default().push(index);
        self.known.entry(id.clone()).or_insert(index);
        self.ids.push(id);
    }

    /// The id of the item that an element comes from. Items that the same lines make are told
    /// apart by what stands before them.
    fn find(&mut self, origin: &WebOrigin) -> Option<&str> {
        let label = origin.label.as_ref();
        let named = label.and_then(|label| self.known.get(label)).copied();
        let found = named.or_else(|| self.at_place(origin.place.as_ref()?))?;
        self.last = found;
        self.ids.get(found).map(String::as_str)
    }

    /// The item that begins last before a place in its file.
    fn at_place(&self, place: &Place) -> Option<usize> {
        let file = self.begin.get(&place.source().name)?;
        let (_, all) = file.range(..=place.start()).next_back()?;
        all.iter().find(|index| **index >= self.last).or(all.last()).copied()
    }
}
