//! `--version`: of which version the program is, and of which what it is made with and what
//! it brings along.

use baslinje::archive;
use baslinje::carried;
use baslinje::diagnostic::{Diagnostics, Source};
use baslinje::say;
use baslinje::yaml::{self, Content};

use crate::terminal::Terminal;

/// The libraries whose versions matter to whoever asks what made a report.
const LIBRARIES: [&str; 2] = ["typst", "polars"];
/// The file that says of which version a template is.
const TEMPLATE: &str = "/template.yaml";

/// Prints the version: a line, or everything that has one.
pub(crate) fn print(is_long: bool, terminal: &Terminal) {
    terminal.answer(concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION")));
    if !is_long {
        return;
    }
    for name in LIBRARIES {
        let version = archive::library_version(name).unwrap_or_default();
        terminal.answer(format!("{name} {version}"));
    }
    let templates = templates();
    if !templates.is_empty() {
        terminal.answer(format!("{}:", terminal.told(&say!("templates brought along"))));
    }
    for (name, version) in templates {
        terminal.answer(format!("  {name} {version}"));
    }
}

/// The templates that the program carries, with their versions.
fn templates() -> Vec<(String, String)> {
    // A program whose repository has moved carries none.
    let files = carried::files().unwrap_or_default().into_iter();
    let versions = files.filter_map(|file| {
        let (_, name) = file.name().strip_suffix(TEMPLATE)?.rsplit_once('/')?;
        let text = String::from_utf8_lossy(&file.read().ok()?).into_owned();
        let source = Source::new(file.name(), text);
        let node = yaml::parse(&source, &mut Diagnostics::default())?;
        let Content::Map(entries) = node.content else { return None };
        let (_, version) = entries.iter().find(|(key, _)| key.value == "version")?;
        match &version.content {
            Content::Scalar(_, version) => Some((name.to_owned(), version.clone())),
            Content::Null | Content::List(_) | Content::Map(_) => None,
        }
    });
    versions.collect()
}
