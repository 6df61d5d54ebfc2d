//! Holds the names in a data file's header against the codebook: takes both, reports what is
//! in one of them only. What should be a name may be an answer, and is then not told.

use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, Diagnostics, Placed, Said, closest};
use crate::say;
use crate::spelling::{differ_unseen, folded};

use super::answer_file::AnswerFile;
use super::codebook::{Codebook, Variable};
use super::known_columns::{columns_of, known};
use super::told::ToldAnswer;

/// As many pairs of a column and a variable are held against each other.
const MOST_PAIRS: usize = 100_000;

/// Reports columns of a variable that the file does not have.
pub(super) fn check_exist(
    variable: &Variable,
    codebook: &Codebook,
    file: &AnswerFile,
    diagnostics: &mut Diagnostics,
) {
    let columns = columns_of(variable).iter();
    for column in columns.filter(|column| !file.has(&column.value)) {
        diagnostics.push(no_column(column, codebook, file));
    }
}

pub(super) fn no_column(
    name: &Placed<String>,
    codebook: &Codebook,
    file: &AnswerFile,
) -> Diagnostic {
    let message = say!(
        "`{file}` has no column `{column}`",
        file = file.name(),
        column = &name.value
    );
    let error = Diagnostic::error(message).at(&name.place);
    if let Some(renamed) = renamed(codebook, file) {
        return error.hint(say!(
            "if it is called `{renamed}` now, write `column: {renamed}` for `{name}`",
            renamed = renamed.to_string(),
            name = &name.value
        ));
    }
    let told = file.names().iter().filter(|name| ToldAnswer::name(name).is_some());
    error.suggest(&name.value, told.map(String::as_str))
}

/// The only column that the codebook does not know, where it asks for only one that is not
/// there: that one may be called otherwise now.
fn renamed(codebook: &Codebook, file: &AnswerFile) -> Option<ToldAnswer> {
    let known = known(codebook);
    let mut unknown = file.names().iter().filter(|name| !known.contains(&folded(name)));
    let only = unknown.next()?;
    let columns = codebook.variables.iter().flat_map(columns_of);
    let absent = columns.filter(|column| !file.has(&column.value));
    let absent = absent.map(|column| column.value.as_str()).collect::<HashSet<_>>();
    let is_one = unknown.next().is_none() && absent.len() == 1;
    // One that is nearly the same is suggested.
    let is_like =
        |one: &&str| closest(only, &[*one]).is_some() || differ_unseen(one, only);
    ToldAnswer::name(only).filter(|_| is_one && !absent.iter().any(is_like))
}

/// Reports a file none of whose columns is in the codebook: its first row rather is one of
/// answers, of which nothing is told.
pub(super) fn check_header(
    codebook: &Codebook,
    file: &AnswerFile,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let (names, known) = (file.names(), known(codebook));
    let columns = codebook.variables.iter().flat_map(columns_of);
    let columns = columns.map(|column| column.value.as_str()).collect::<Vec<_>>();
    if columns.is_empty() || names.iter().any(|name| known.contains(&folded(name))) {
        return Some(());
    }
    // A misspelling is told where the column is missing.
    let may_be_looked_at = names.len() * columns.len() <= MOST_PAIRS;
    if may_be_looked_at && names.iter().any(|name| closest(name, &columns).is_some()) {
        return Some(());
    }
    let message =
        say!("`{file}` has none of the columns of the codebook", file = file.name());
    let hint = file.header_hint();
    let error = Diagnostic::error(message).at(&codebook.file.place);
    diagnostics.push(error.hint(hint));
    None
}

/// Reports columns of the file that the codebook does not know.
pub(super) fn check_columns(
    codebook: &Codebook,
    file: &AnswerFile,
    diagnostics: &mut Diagnostics,
) {
    let (names, known) = (file.names(), known(codebook));
    if renamed(codebook, file).is_some() {
        // It has been told where the other name is asked for.
        return;
    }
    let absent = codebook.variables.iter().map(|one| one.column().value.as_str());
    let absent = absent.filter(|name| !file.has(name));
    let absent = absent.collect::<Vec<_>>();
    for (index, name) in
        names.iter().enumerate().filter(|(_, name)| !known.contains(&folded(name)))
    {
        if closest(name, &absent).is_some() {
            // It has been suggested for the column that is missing.
            continue;
        }
        let (message, hint) = match ToldAnswer::name(name) {
            Some(told) => {
                let told = told.to_string();
                let hint = say!(
                    "describe it under `variables`, or list it: `ignore: [{told}]`",
                    told
                );
                (undescribed(&told, file), hint)
            }
            None => (undescribed_at(index + 1, file), DESCRIBE_IT.into()),
        };
        let place = file.header_place(name);
        let error = Diagnostic::error(message).hint(hint);
        diagnostics.push(error.at(place.as_ref().unwrap_or(&codebook.file.place)));
    }
}

const DESCRIBE_IT: &str = "describe it under `variables`, or list it under `ignore`";

/// What is said of a column that the codebook does not know. Of a file that is no text the
/// place cannot tell which it is.
fn undescribed(told: &str, file: &AnswerFile) -> Said {
    match file.is_text() {
        true => say!("the column `{told}` is not in the codebook", told),
        false => say!(
            "the column `{told}` of `{file}` is not in the codebook",
            told,
            file = file.name()
        ),
    }
}

/// The same of one whose name may not be told, by its number.
fn undescribed_at(number: usize, file: &AnswerFile) -> Said {
    match file.is_text() {
        true => say!("column {number} is not in the codebook", number),
        false => say!(
            "column {number} of `{file}` is not in the codebook",
            number,
            file = file.name()
        ),
    }
}
