//! Renames what a report declares: takes a place and a new name, gives every edit that
//! the new name needs, or why it cannot be.

use std::fmt;

use crate::diagnostic::{Place, Said};
use crate::say;

use super::lines::Legible;
use super::lookup::{Cursor, declared, occurrences};
use super::mention::{Mention, MentionRole};
use super::name_kind::NameKind;

/// Why something cannot be renamed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RenameRefused {
    /// Nothing that has a name stands there.
    NoName,
    /// It is declared nowhere.
    Undeclared(NameKind, String),
    /// It is named elsewhere too, where nobody looks.
    NamedElsewhere(NameKind, String, &'static str),
    /// It has its name from something else.
    Implied(String),
    /// It is the same name.
    Same(String),
    /// It cannot be a name.
    Form(String),
    /// It has another meaning.
    Reserved(String),
    /// Something else has it.
    Taken(String, Place, NameKind),
    /// There is a text that nobody can read all names of.
    Illegible(String),
    /// Places in a text cannot be told to an editor.
    Decomposed(String),
    /// A text finds the name only when it runs.
    Computed(Place),
}

impl RenameRefused {
    /// What is told of it.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::NoName => "no name of the report stands here".into(),
            Self::Undeclared(kind, name) => say!(
                "there is no {kind} `{name}`; declare it, or correct its name",
                kind = kind.said(),
                name
            ),
            Self::NamedElsewhere(kind, name, why) => say!(
                "the {kind} `{name}` cannot be renamed: {why}",
                kind = kind.said(),
                name,
                why = Said::from(*why)
            ),
            Self::Implied(name) => say!(
                "`{name}` is made of the heading or the file's name: give it an `id` first",
                name
            ),
            Self::Same(name) => say!("it is called `{name}` already", name),
            Self::Form(name) => say!(
                "`{name}` cannot be a name: use letters a-z, digits, `-` and `_`",
                name
            ),
            Self::Reserved(name) => say!(
                "`{name}` cannot be the name of a view: groups by measurement are called so",
                name
            ),
            Self::Taken(name, place, kind) => say!(
                "`{name}` is taken: {place} declares a {kind} of that name",
                name,
                place,
                kind = kind.said()
            ),
            Self::Illegible(file) => say!(
                "`{file}` cannot be read as a whole: correct its mistakes first",
                file
            ),
            Self::Decomposed(file) => say!(
                "`{file}` has letters that are made of several characters, as macOS writes \
                 some: write them anew first",
                file
            ),
            Self::Computed(place) => say!(
                "{place} quotes a number whose name is only known when it runs: write it \
                 there",
                place
            ),
        }
    }
}

impl fmt::Display for RenameRefused {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said().fmt(formatter)
    }
}

impl std::error::Error for RenameRefused {}

/// A name that is to be another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameEdit {
    /// What is replaced.
    pub place: Place,
    /// By what.
    pub text: String,
}

/// The name at a place that can be renamed: where it stands, and the name.
///
/// # Errors
///
/// If nothing that can be renamed stands there.
pub fn name_at(cursor: &Cursor<'_>) -> Result<NameEdit, RenameRefused> {
    let (mention, declared) = renamed(cursor)?;
    let length = declared.name.len().min(mention.place.end() - mention.place.start());
    let (place, start) = (&mention.place, mention.place.start());
    let place = Place::new(place.source(), start, start + length);
    Ok(NameEdit { place, text: declared.name })
}

/// What stands at a place, and its declaration.
fn renamed(cursor: &Cursor<'_>) -> Result<(Mention, Mention), RenameRefused> {
    let mention = cursor.mention().ok_or(RenameRefused::NoName)?;
    let all = cursor.names();
    let found = declared(cursor, mention, &all);
    let (kind, name) = (mention.kind, mention.name.clone());
    let declared = match found.first() {
        Some(first) => (*first).clone(),
        None => return Err(RenameRefused::Undeclared(kind, name)),
    };
    let why = match declared.kind {
        NameKind::Survey => {
            "earlier measurements and other reports know surveys by their names"
        }
        NameKind::Variable => {
            "data files and other reports know variables by their names"
        }
        NameKind::Wave => "codebooks and other reports know waves by their names",
        NameKind::Work => "other reports may cite the same bibliography",
        NameKind::View
        | NameKind::Number
        | NameKind::Diagram
        | NameKind::Table
        | NameKind::Figure
        | NameKind::Section => match declared.role {
            MentionRole::Implies => return Err(RenameRefused::Implied(declared.name)),
            _ => return Ok((mention.clone(), declared)),
        },
    };
    Err(RenameRefused::NamedElsewhere(declared.kind, name, why))
}

/// Everything that has to be changed so that what stands at a place has a new name.
///
/// # Errors
///
/// If it cannot have it, or not everywhere.
pub fn rename(cursor: &Cursor<'_>, name: &str) -> Result<Vec<NameEdit>, RenameRefused> {
    let (_, declared) = renamed(cursor)?;
    let allowed = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if name.is_empty() || !name.chars().all(allowed) {
        return Err(RenameRefused::Form(name.to_owned()));
    }
    if name == declared.name {
        return Err(RenameRefused::Same(name.to_owned()));
    }
    if declared.kind == NameKind::View && name == crate::manuscript::WAVE {
        return Err(RenameRefused::Reserved(name.to_owned()));
    }
    check_texts(cursor, declared.kind)?;
    check_free(cursor, &declared, name)?;
    let found = occurrences(&Cursor { at: declared.place.start(), ..*cursor });
    let found =
        match found.is_empty() || declared.place.source().name != cursor.text.name() {
            true => occurrences(cursor),
            false => found,
        };
    let edits = found.into_iter().map(|mention| {
        let (place, start) = (&mention.place, mention.place.start());
        let place = Place::new(place.source(), start, start + declared.name.len());
        NameEdit { place, text: name.to_owned() }
    });
    Ok(edits.collect())
}

/// All names must be known.
fn check_texts(cursor: &Cursor<'_>, kind: NameKind) -> Result<(), RenameRefused> {
    let texts = || cursor.reports.iter().flat_map(|report| &report.texts);
    if let Some(text) = texts().find(|text| text.legible != Legible::Whole) {
        return Err(RenameRefused::Illegible(text.name().to_owned()));
    }
    if let Some(text) = texts().find(|text| !text.is_as_written) {
        return Err(RenameRefused::Decomposed(text.name().to_owned()));
    }
    let computed = texts().flat_map(|text| &text.names.computed).next();
    match computed.filter(|_| kind == NameKind::Number) {
        Some(place) => Err(RenameRefused::Computed(place.clone())),
        None => Ok(()),
    }
}

/// The new name must be free, also where upper and lower case are the same.
fn check_free(
    cursor: &Cursor<'_>,
    declared: &Mention,
    name: &str,
) -> Result<(), RenameRefused> {
    let lower = name.to_lowercase();
    let is_it = |one: &Mention| one.place == declared.place && one.kind == declared.kind;
    let all = cursor.names();
    let taken = all.into_iter().find(|one| {
        one.is_declaration()
            && one.kind.shares_names_with(declared.kind)
            && one.name.to_lowercase() == lower
            && !is_it(one)
    });
    if let Some(taken) = taken {
        let (place, kind) = (taken.place.clone(), taken.kind);
        return Err(RenameRefused::Taken(name.to_owned(), place, kind));
    }
    // Blocks bring numbers of their own.
    let all = cursor.numbers.map_or(&[][..], |numbers| numbers.all);
    let brought = all.iter().find(|number| number.id.value == name);
    match brought.filter(|_| declared.kind == NameKind::Number) {
        Some(number) => {
            let (place, kind) = (number.id.place.clone(), NameKind::Number);
            Err(RenameRefused::Taken(name.to_owned(), place, kind))
        }
        None => Ok(()),
    }
}
