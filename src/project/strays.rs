//! Finds files that an author takes for chapters or reports, and that are none by their name
//! or folder: takes the files below `book`, adds them to their report, or tells of them.
//! What is left out in silence is missed by nobody until the report is printed.

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::say;

use super::{ReportFiles, is_yaml};

/// Adds to each report the files in its folder that look like chapters; gives those that
/// look like a `report.yaml` of a folder that has none.
pub(super) fn find(files: &[String], reports: &mut [ReportFiles]) -> Vec<String> {
    let mut misnamed = Vec::new();
    for file in files {
        let (folder, name) = file.rsplit_once('/').unwrap_or(("", file));
        if !is_like_yaml(name) {
            continue;
        }
        // The innermost report whose folder it lies in.
        let within = |report: &&mut ReportFiles| {
            file.strip_prefix(&report.folder).is_some_and(|rest| rest.starts_with('/'))
        };
        let report = reports.iter_mut().filter(within);
        let report = report.max_by_key(|report| report.folder.len());
        let has_report = report.as_ref().is_some_and(|report| report.folder == folder);
        if is_like_report(name) && !has_report {
            misnamed.push(file.clone());
            continue;
        }
        let Some(report) = report.filter(|report| !report.chapters.contains(file)) else {
            continue;
        };
        let is_below = |part: &str| {
            file.strip_prefix(&format!("{}/{part}", report.folder)).is_some()
        };
        if is_below("chapters/") || is_numbered(name) {
            report.strays.push(file.clone());
        }
    }
    misnamed
}

/// Tells of the files of a report that are not read; tells whether one is an error.
pub(super) fn report(report: &ReportFiles, diagnostics: &mut Diagnostics) -> bool {
    let mut is_error = false;
    let chapters = format!("{}/chapters", report.folder);
    for file in &report.strays {
        let (folder, name) = file.rsplit_once('/').unwrap_or(("", file));
        let place = Place::named(file);
        if is_yaml(name) {
            let message =
                say!("this file is not read: it does not lie in `{chapters}`", chapters);
            let hint = say!(
                "move it there, if it is a chapter: `{chapters}/{name}`",
                chapters,
                name
            );
            diagnostics.push(Diagnostic::warning(message).at(&place).hint(hint));
            continue;
        }
        let message = "this file is not read: its name does not end in `.yaml`";
        let error = Diagnostic::error(message).at(&place);
        let name = stem(name);
        let right = if folder == chapters {
            say!("rename it to `{name}.yaml`", name)
        } else {
            say!(
                "rename it to `{name}.yaml`, and move it to `{chapters}`",
                name,
                chapters
            )
        };
        diagnostics.push(error.hint(right).hint(HIDDEN_ENDINGS));
        is_error = true;
    }
    is_error
}

const HIDDEN_ENDINGS: &str = "Windows hides the last ending of a name, until you choose to \
                              show file name extensions in the Explorer";

/// The warning that a report is not seen, because its file is not called `report.yaml`.
pub(super) fn misnamed(file: &str) -> Diagnostic {
    let message = "this file is not read: a report's file is called `report.yaml`";
    let warning = Diagnostic::warning(message).at(&Place::named(file));
    let hint = "rename it to `report.yaml`, if it is one; upper and lower case differ";
    warning.hint(hint)
}

/// Whether a name is that of a report but for its ending or capitals.
fn is_like_report(name: &str) -> bool {
    let lower = name.to_lowercase();
    let is_report = stem(&lower) == "report" && is_like_yaml(&lower);
    is_report && name != "report.yaml"
}

/// Whether a name ends in `.yaml` or `.yml`, or has that within: `01-metod.yaml.txt`.
fn is_like_yaml(name: &str) -> bool {
    let mut endings = name.split('.').skip(1);
    endings.any(|ending| {
        let ending = ending.to_lowercase();
        let ending = ending.split(|sign: char| !sign.is_ascii_alphanumeric()).next();
        ending.is_some_and(|it| matches!(it, "yaml" | "yml" | "yamll" | "ymal" | "yam"))
    })
}

/// Whether a name begins with a number, as those of chapters do.
fn is_numbered(name: &str) -> bool {
    name.starts_with(|sign: char| sign.is_ascii_digit())
}

/// What stands before the first ending.
fn stem(name: &str) -> &str {
    name.split_once('.').map_or(name, |(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_should_be_chapters_are_known() {
        for name in ["01-a.yaml.txt", "01-a.yml", "01-a.YAML", "a.yaml (1)", "02.ymal"] {
            assert!(is_like_yaml(name), "{name}");
        }
        for name in ["anteckning.txt", "bild.png", "yaml", "a.yamlish", "01-a.docx"] {
            assert!(!is_like_yaml(name), "{name}");
        }
    }

    #[test]
    fn files_that_should_be_reports_are_known() {
        for name in ["report.yml", "Report.yaml", "report.YAML", "report.yaml.txt"] {
            assert!(is_like_report(name), "{name}");
        }
        for name in ["report.yaml", "report.txt", "my-report.yaml"] {
            assert!(!is_like_report(name), "{name}");
        }
    }
}
