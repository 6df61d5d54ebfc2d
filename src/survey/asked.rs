//! Which variables of a survey are asked for: the others are neither read nor checked.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use crate::diagnostic::{Diagnostic, Placed};
use crate::say;
use crate::spelling::folded;
use crate::yaml::{Content, Node};

use super::codebook::{Codebook, Origin, Scale};
use super::keys;

/// Which variables are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AskedVariables {
    /// All of them.
    All,
    /// Those with one of these names. Other words among them do no harm.
    Named(BTreeSet<String>),
}

/// The keys of a codebook that describe variables by name. Whatever stands under any other
/// key is for the survey as a whole.
const DESCRIPTIONS: [&str; 2] =
    [keys::Codebook::VARIABLES.name, keys::Codebook::DERIVE.name];
/// Keys that name no variable that would be needed.
const NAMELESS: [&str; 11] = [
    keys::Codebook::TITLE.name,
    keys::Codebook::DESCRIPTION.name,
    keys::Codebook::SYNTHETIC.name,
    keys::Codebook::PUBLIC.name,
    keys::Codebook::REGISTER.name,
    keys::Codebook::LANGUAGE.name,
    keys::Codebook::FILE.name,
    keys::Codebook::CSV.name,
    keys::Codebook::EXCEL.name,
    keys::Codebook::IGNORE.name,
    keys::Codebook::VALUE_SETS.name,
];

impl AskedVariables {
    /// Whether a variable is asked for.
    #[must_use]
    pub fn includes(&self, name: &str) -> bool {
        match self {
            Self::All => true,
            Self::Named(names) => names.contains(&*folded(name)),
        }
    }

    /// With every variable that those asked for are made of, and those that the survey
    /// needs whatever is asked: every name in their descriptions.
    pub(super) fn with_needs(&self, codebook: &Node) -> Self {
        let (Self::Named(asked), Content::Map(sections)) = (self, &codebook.content)
        else {
            return self.clone();
        };
        let mut names = asked.clone();
        let mut descriptions: HashMap<Cow<'_, str>, Vec<&Node>> = HashMap::new();
        for (key, section) in sections {
            match &section.content {
                Content::Map(entries) if DESCRIPTIONS.contains(&key.value.as_str()) => {
                    for (name, description) in entries {
                        let name = folded(&name.value);
                        descriptions.entry(name).or_default().push(description);
                    }
                }
                _ if NAMELESS.contains(&key.value.as_str()) => {}
                _ => section.collect_words(&mut names),
            }
        }
        let mut fresh = names.iter().cloned().collect::<Vec<_>>();
        while let Some(name) = fresh.pop() {
            let needs = descriptions.remove(name.as_str()).unwrap_or_default();
            let mut words = BTreeSet::new();
            needs.iter().for_each(|description| description.collect_words(&mut words));
            fresh.extend(words.into_iter().filter(|word| names.insert(word.clone())));
        }
        Self::Named(names)
    }

    /// With everything that a codebook names, for a file whose own description depends on
    /// its values.
    pub(super) fn with_all_of(&self, codebook: &Node) -> Self {
        let mut asked = self.clone();
        if let (Self::Named(names), Content::Map(sections)) =
            (&mut asked, &codebook.content)
        {
            for (key, section) in sections {
                if !NAMELESS.contains(&key.value.as_str()) {
                    section.collect_words(names);
                }
            }
        }
        asked
    }

    /// The columns that hold what is asked for, as names are compared. What tells rows apart is always read: a
    /// row that stands twice changes every number.
    pub(super) fn columns<'c>(&self, codebook: &'c Codebook) -> BTreeSet<Cow<'c, str>> {
        let mut columns = BTreeSet::new();
        for variable in &codebook.variables {
            let name = variable.name.value.as_str();
            if !self.includes(name) && variable.scale != Scale::Id {
                continue;
            }
            match &variable.origin {
                Origin::Column | Origin::Separated(_) => {
                    columns.insert(folded(&variable.column().value));
                }
                Origin::Columns { columns: several, .. }
                | Origin::Combined { columns: several } => {
                    columns.extend(several.iter().map(|column| folded(&column.value)));
                }
                Origin::Mapped { .. }
                | Origin::Cut { .. }
                | Origin::Period { .. }
                | Origin::Index(_) => {}
            }
        }
        columns
    }
}

/// Tells whether a column is to be read.
pub(super) type WantedColumns<'w> = &'w dyn Fn(&str) -> bool;

/// The error that a variable is used which was not thought to be asked for. Its answers would
/// be taken for missing.
pub(super) fn not_read(name: &Placed<String>) -> Diagnostic {
    let message = say!("the answers to `{name}` were not read", name = &name.value);
    let hint = "the mistake is in the program, not in the report: please tell its makers";
    Diagnostic::error(message).at(&name.place).hint(hint)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostics, Source};
    use crate::yaml;

    #[test]
    fn what_a_variable_is_made_of_is_asked_for_too() {
        let text = "file: svar.csv
variables: {a: {label: A}, b: {label: B}, c: {columns: {c1: x}}, d: {label: a}}
derive: {e: {from: f}, f: {from: c}, g: {from: b}}
design: {weight: w}
ignore: [h]
";
        let source = Source::new("codebook.yaml", text);
        let node = yaml::parse(&source, &mut Diagnostics::default()).expect("YAML");
        let asked = AskedVariables::Named(["e".to_owned()].into()).with_needs(&node);
        let is_asked = ["a", "b", "c", "c1", "d", "e", "f", "g", "h", "w"]
            .into_iter()
            .filter(|name| asked.includes(name));
        assert_eq!(is_asked.collect::<String>(), "cc1efw");
        assert!(AskedVariables::All.with_needs(&node).includes("h"));
    }
}
