//! Every name that stands in a text: what it names, where it stands, and whether it is
//! declared there.

use std::collections::BTreeMap;

use crate::diagnostic::Place;
use crate::format::ValueKind;
use crate::manuscript::{WAVE, slug};
use crate::reference::DescribedFile;
use crate::yaml::{Content, Node};

use super::name_kind::NameKind;
use super::quoting;
use super::scope;
use super::walk::{Stands, TextSpot, walk};

/// What a name does where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MentionRole {
    /// It names what is declared elsewhere.
    Uses,
    /// It is declared here.
    Declares,
    /// It is declared here, inside a `repeat` that adds a category to it.
    DeclaresMany,
    /// What stands here has this name, which is made of a heading or a file's name.
    Implies,
}

/// A name that stands in a text.
#[derive(Clone, Debug)]
pub struct Mention {
    /// What it names.
    pub kind: NameKind,
    /// The name.
    pub name: String,
    /// Where it stands, without quotation marks.
    pub place: Place,
    /// What it does there.
    pub role: MentionRole,
    /// Of a variable: the view that is asked, if it is said.
    pub(super) view: Option<String>,
}

impl Mention {
    /// Whether it stands for what it names.
    #[must_use]
    pub fn is_declaration(&self) -> bool {
        self.role != MentionRole::Uses
    }

    /// Whether this, which is declared, is what the other one names.
    pub(super) fn is_named_by(&self, other: &Self) -> bool {
        self.kind.is_found_as(other.kind)
            && match self.role {
                MentionRole::DeclaresMany => {
                    let rest = other.name.strip_prefix(&self.name);
                    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
                }
                _ => self.name == other.name,
            }
    }
}

/// All names in a text.
#[derive(Debug, Default)]
pub(super) struct TextNames {
    pub(super) all: Vec<Mention>,
    /// Where numbers are quoted whose names are only known when the text runs.
    pub(super) computed: Vec<Place>,
    /// The captions and headings of what is declared, by where its name stands.
    pub(super) captions: BTreeMap<usize, String>,
}

/// Every name that stands in a file, in its order.
pub(super) fn names_of(node: &Node, file: DescribedFile, stem: &str) -> TextNames {
    let mut names = TextNames::default();
    if file == DescribedFile::Chapter {
        names.chapter(node, stem);
    }
    walk(node, file.map(), &mut |spot| names.add(spot));
    names.all.sort_by_key(|mention| mention.place.start());
    // An alias repeats what stands once.
    let same = |a: &mut Mention, b: &mut Mention| {
        (a.kind, a.place.start(), &a.name) == (b.kind, b.place.start(), &b.name)
    };
    names.all.dedup_by(same);
    names
}

/// Where a name stands in the place of a value, without quotation marks.
fn inner(place: &Place, name: &str) -> Place {
    let start = place.start();
    match place.source().text[start..place.end()].find(name) {
        Some(at) => Place::new(place.source(), start + at, start + at + name.len()),
        None => place.clone(),
    }
}

/// What the id of a map of this name is the id of.
fn identified(map: &str) -> &'static [NameKind] {
    match map {
        "chart" => &[NameKind::Diagram],
        "table" | "describe" | "register-table" | "typed-table" | "nonresponse"
        | "reliability" | "change-table" => &[NameKind::Table],
        "response-flow" => &[NameKind::Table, NameKind::Figure],
        "figure" => &[NameKind::Figure],
        "section" | "chapter" => &[NameKind::Section],
        _ => &[],
    }
}

impl TextNames {
    fn push(&mut self, kind: NameKind, name: &str, place: &Place, role: MentionRole) {
        if !name.is_empty() {
            let (name, place) = (name.to_owned(), inner(place, name));
            self.all.push(Mention { kind, name, place, role, view: None });
        }
    }

    /// A chapter without an id is called after its file.
    fn chapter(&mut self, node: &Node, stem: &str) {
        let Content::Map(entries) = &node.content else { return };
        let of = |key: &str| entries.iter().find(|(name, _)| name.value == key);
        if of("id").is_none()
            && let Some((_, title)) = of("title")
        {
            let stem = stem.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
            let (name, place) = (slug(stem), title.place.clone());
            let (kind, role) = (NameKind::Section, MentionRole::Implies);
            self.all.push(Mention { kind, name, place, role, view: None });
        }
    }

    fn add(&mut self, spot: &TextSpot<'_, '_>) {
        match &spot.stands {
            Stands::Key(..) => {}
            Stands::Named(called) => self.named(spot, called.one),
            Stands::Value(kinds) => {
                // A word of the format is no name.
                let is_word = kinds.iter().any(|kind| match kind {
                    ValueKind::Word(words) => words().contains(&spot.text),
                    _ => false,
                });
                let called = kinds.iter().filter_map(|kind| match kind {
                    ValueKind::Text(called) => Some(called.one),
                    _ => None,
                });
                called.filter(|_| !is_word).for_each(|one| self.value(spot, one));
            }
        }
    }

    fn named(&mut self, spot: &TextSpot<'_, '_>, called: &str) {
        let declares = |kind| Some((kind, MentionRole::Declares));
        let uses = |kind| Some((kind, MentionRole::Uses));
        let under = spot.steps.last().and_then(|step| Some((step.map?.name, step)));
        let under = under.map(|(map, step)| (map, step.key.value.as_str()));
        let known = match (under, called) {
            (Some(("report", "surveys")), _) => declares(NameKind::Survey),
            (Some(("report", "views")), _) => declares(NameKind::View),
            (Some(("report" | "chapter", "numbers")), _) => declares(NameKind::Number),
            (Some(("report", "waves")), _) => declares(NameKind::Wave),
            (Some(("codebook", "variables" | "derive")), _) => {
                declares(NameKind::Variable)
            }
            (_, "number") => uses(NameKind::Number),
            (_, "wave") => uses(NameKind::Wave),
            (_, "variable") => uses(NameKind::Variable),
            _ => None,
        };
        if let Some((kind, role)) = known {
            self.push(kind, spot.text, spot.place, role);
            self.note_view(spot);
        }
    }

    fn value(&mut self, spot: &TextSpot<'_, '_>, called: &str) {
        let own = spot.steps.last().and_then(|step| Some((step.map?.name, step)));
        let own = own.map(|(map, step)| (map, step.key.value.as_str()));
        let kind = match called {
            "number" => NameKind::Number,
            "view" => NameKind::View,
            "wave" => NameKind::Wave,
            "variable" if spot.text != WAVE => NameKind::Variable,
            "id" => {
                let is_repeated =
                    spot.steps.iter().any(|step| step.is("repeat", "blocks"));
                let role = match is_repeated {
                    true => MentionRole::DeclaresMany,
                    false => MentionRole::Declares,
                };
                for kind in identified(own.map_or("", |(map, _)| map)) {
                    self.push(*kind, spot.text, spot.place, role);
                }
                self.note_caption(spot);
                return;
            }
            "text" if own == Some(("acceptance", "of")) => return self.accepted(spot),
            _ if called.ends_with("quotes numbers") => return self.prose(spot),
            _ => return,
        };
        self.push(kind, spot.text, spot.place, MentionRole::Uses);
        self.note_view(spot);
    }

    /// Variables are those of the survey that is asked.
    fn note_view(&mut self, spot: &TextSpot<'_, '_>) {
        if let Some(last) = self.all.last_mut()
            && last.kind == NameKind::Variable
        {
            last.view = scope::view_of(spot.steps).map(str::to_owned);
        }
    }

    /// What stands beside an id.
    fn note_caption(&mut self, spot: &TextSpot<'_, '_>) {
        let entries = spot.steps.last().map_or(&[][..], |step| step.entries);
        let caption = |key: &str| {
            let (_, node) = entries.iter().find(|(name, _)| name.value == key)?;
            match &node.content {
                Content::Scalar(_, text) => Some(text.trim().to_owned()),
                Content::Null | Content::List(_) | Content::Map(_) => None,
            }
        };
        let caption = ["caption", "title", "section"].into_iter().find_map(caption);
        if let (Some(caption), Some(last)) = (caption, self.all.last()) {
            self.captions.insert(last.place.start(), caption);
        }
    }

    /// What a finding is about that is accepted.
    fn accepted(&mut self, spot: &TextSpot<'_, '_>) {
        let Some((label, id)) = spot.text.split_once(':') else { return };
        if let Some(kind) = NameKind::of_label(label) {
            self.push(kind, id, spot.place, MentionRole::Uses);
        }
    }

    fn prose(&mut self, spot: &TextSpot<'_, '_>) {
        let (source, start) = (spot.place.source(), spot.place.start());
        let written = &source.text[start..spot.place.end()];
        let (names, is_computed) = quoting::names(written);
        for quoting::ProseName { kind, at } in names {
            let name = written[at.clone()].to_owned();
            let place = Place::new(source, start + at.start, start + at.end);
            let (role, view) = (MentionRole::Uses, None);
            self.all.push(Mention { kind, name, place, role, view });
        }
        if is_computed {
            self.computed.push(spot.place.clone());
        }
        // A section without an id is called after its heading.
        let entries = spot.steps.last().map_or(&[][..], |step| step.entries);
        let has_id = entries.iter().any(|(key, _)| key.value == "id");
        let is_heading =
            spot.steps.last().is_some_and(|step| step.is("section", "section"));
        if is_heading && !has_id && !spot.text.contains("{{") {
            let (kind, name) = (NameKind::Section, slug(spot.text));
            let (place, role) = (spot.place.clone(), MentionRole::Implies);
            self.all.push(Mention { kind, name, place, role, view: None });
        }
    }
}
