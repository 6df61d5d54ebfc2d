//! Multiple-response sets: questions with several answers (record 7, subtypes 7 and 19).

use std::collections::{BTreeMap, BTreeSet};

use crate::say;

use super::error::SavError;

/// A question with several answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ResponseSet {
    /// Its name, which begins with `$` in SPSS.
    pub(super) name: String,
    pub(super) label: String,
    /// The value that means "chosen", if each variable stands for one answer; without it,
    /// each variable holds an answer.
    pub(super) counted: Option<String>,
    /// What the answers are called, if each variable stands for one.
    pub(super) called: SetNaming,
    /// Names of the variables.
    pub(super) variables: Vec<String>,
}

/// Where a set has the names of its answers from, and its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum SetNaming {
    /// The labels of the variables (`CATEGORYLABELS=VARLABELS`).
    #[default]
    ByVariables,
    /// The labels of the counted value (`CATEGORYLABELS=COUNTEDVALUES`).
    ByCountedValues,
    /// The same, and the set is called as its first variable with a label
    /// (`LABELSOURCE=VARLABEL`).
    AsFirstVariable,
}

impl ResponseSet {
    /// The same with the names that variables really have.
    pub(super) fn with_names(
        mut self,
        short: &BTreeMap<String, String>,
        is_variable: impl Fn(&str) -> bool,
    ) -> Self {
        for name in &mut self.variables {
            if let Some(long) = short.get(&name.to_lowercase()) {
                name.clone_from(long);
            }
        }
        self.variables.retain(|name| is_variable(name));
        self
    }
}

/// The sets with names that are no variable's: `$` stands before one that is taken.
pub(super) fn with_own_names(
    sets: impl Iterator<Item = ResponseSet>,
    is_variable: impl Fn(&str) -> bool,
) -> Result<Vec<ResponseSet>, SavError> {
    let mut own = BTreeSet::new();
    let named = |mut set: ResponseSet| {
        if is_variable(&set.name) {
            set.name.insert(0, '$');
        }
        if is_variable(&set.name) || !own.insert(set.name.clone()) {
            let message = say!("two response sets are called `{name}`", name = &set.name);
            return Err(SavError::Malformed(message));
        }
        Ok(set)
    };
    sets.map(named).collect()
}

/// Reads the sets, one a line; what is not understood is no set.
pub(super) fn read(text: &str) -> Vec<ResponseSet> {
    text.lines().filter_map(set).collect()
}

/// `$a=C 5 label v1 v2`, `$b=D1 1 5 label v1 v2` or `$c=E 1 1 1 5 label v1 v2`.
fn set(line: &str) -> Option<ResponseSet> {
    let (name, rest) = line.split_once('=')?;
    let kind = rest.chars().next()?;
    let rest = rest.get(1..)?;
    let (counted, called, rest) = match kind {
        'C' => (None, SetNaming::ByVariables, rest),
        'D' => {
            let (value, rest) = counted_text(rest)?;
            (Some(value), SetNaming::ByVariables, rest)
        }
        'E' => {
            let (source, rest) = rest.strip_prefix(' ')?.split_once(' ')?;
            let called = match source {
                "11" => SetNaming::AsFirstVariable,
                _ => SetNaming::ByCountedValues,
            };
            let (value, rest) = counted_text(rest)?;
            (Some(value), called, rest)
        }
        _ => return None,
    };
    let (label, rest) = counted_text(rest.trim_start_matches(' '))?;
    Some(ResponseSet {
        name: name.trim_start_matches('$').to_owned(),
        label: label.trim().to_owned(),
        counted: counted.map(|value| value.trim().to_owned()),
        called,
        variables: rest.split_whitespace().map(str::to_owned).collect(),
    })
}

/// A length in bytes, a space, and the text of that length.
fn counted_text(text: &str) -> Option<(&str, &str)> {
    let (length, rest) = text.split_once(' ')?;
    rest.split_at_checked(length.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples of the guide's page "Multiple Response Sets Records".
    #[test]
    fn sets_are_read_as_in_the_guide() {
        let sets = read(
            "$a=C 10 my mcgroup a b c\n$b=D2 55 0  g e f d\n$c=D3 Yes 10 mdgroup #2 h i j\n\
             $d=E 1 2 34 13 third mdgroup k l m\n$e=E 11 6 choice 0  n o p\n",
        );
        let told = sets.iter().map(|set| {
            let ResponseSet { name, label, counted, called, variables } = set;
            format!("{name}|{label}|{counted:?}|{called:?}|{}", variables.join(" "))
        });
        assert_eq!(
            told.collect::<Vec<_>>(),
            [
                "a|my mcgroup|None|ByVariables|a b c",
                "b||Some(\"55\")|ByVariables|g e f d",
                "c|mdgroup #2|Some(\"Yes\")|ByVariables|h i j",
                "d|third mdgroup|Some(\"34\")|ByCountedValues|k l m",
                "e||Some(\"choice\")|AsFirstVariable|n o p",
            ]
        );
    }

    #[test]
    fn a_line_that_is_no_set_is_none() {
        for line in ["", "$a", "$a=", "$a=X 1 a b", "$a=D9 x", "$a=C 99 kort a"] {
            assert_eq!(read(line), [], "{line}");
        }
    }
}
