//! The examples of the repository, each built once for all tests that look at it, and what all
//! of their PDFs are held to.

use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use baslinje::diagnostic::{Diagnostics, Severity};
use baslinje::pipeline::{self, Build, BuildSettings};
use baslinje::project::Project;
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf};
use serde_json::Value as Json;

/// The folder of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A text file that is committed.
#[expect(clippy::disallowed_methods, reason = "tests read what is committed")]
pub(crate) fn committed(path: &str) -> String {
    std::fs::read_to_string(root().join(path))
        .unwrap_or_else(|why| panic!("{path}: {why}"))
}

/// An example, which is built when somebody first asks for something of it.
pub(crate) struct Example {
    name: &'static str,
    built: OnceLock<Build>,
}

/// Declares the examples, and a list of all.
macro_rules! examples {
    ($($name:ident: $report:literal,)*) => {
        $(pub(crate) static $name: Example = Example::of($report);)*

        /// All of them.
        pub(crate) static ALL: &[&Example] = &[$(&$name),*];
    };
}

examples! {
    RAPPORT_2017: "rapport-2017",
    RAPPORT_2020: "rapport-2020",
    UPPFOLJNING: "hok-uppfoljning-2020",
    TRENDRAPPORT: "trendrapport-sip-2020",
    KARTLAGGNING: "kartlaggning-halland-2020",
    GASTBLOGG: "gastblogg-samverkan",
    SAMHANDLING: "samhandling-2020",
    HANDBOK: "handbok",
}

impl Example {
    /// The example of a name.
    const fn of(name: &'static str) -> Self {
        Self { name, built: OnceLock::new() }
    }

    /// What it is called.
    pub(crate) fn name(&self) -> &'static str {
        self.name
    }

    /// A file that was made.
    pub(crate) fn file(&self, name: &str) -> &[u8] {
        let files = &self.publication.files;
        files.get(name).unwrap_or_else(|| panic!("no output {name}"))
    }

    /// A record that was made.
    pub(crate) fn json(&self, name: &str) -> Json {
        serde_json::from_slice(self.file(name)).expect("JSON")
    }

    /// The web page.
    pub(crate) fn html(&self) -> String {
        String::from_utf8_lossy(self.file(&format!("{}.html", self.name))).into_owned()
    }

    /// The PDF.
    pub(crate) fn pdf(&self) -> &[u8] {
        self.file(&format!("{}.pdf", self.name))
    }
}

impl Deref for Example {
    type Target = Build;

    fn deref(&self) -> &Build {
        self.built.get_or_init(|| built(self.name))
    }
}

/// A report of the repository, that is to be built without any finding.
fn built(name: &str) -> Build {
    let project = Project::find(root()).expect("the repository is a project");
    let report = project.report(name).expect("the example report");
    let settings = BuildSettings::default();
    let mut diagnostics = Diagnostics::default();
    let build = pipeline::build(&project, report, settings, &|_| {}, &mut diagnostics);
    let told = diagnostics.sorted();
    assert_eq!(diagnostics.count(Severity::Error), 0, "{told:?}");
    assert_eq!(diagnostics.count(Severity::Warning), 0, "{told:?}");
    build.expect("no errors, so there is a build")
}

pub(crate) fn is_for_archives_and_for_everybody(pdf: &[u8]) {
    conforms(pdf, ["3a", "ua1"]);
}

/// Holds a PDF against what each standard asks.
pub(crate) fn conforms(pdf: &[u8], profiles: [&str; 2]) {
    let (_folder, path) = write_pdf(pdf);
    for profile in profiles {
        let options = ValidationOptions::default()
            .profile(profile.parse::<ValidationProfile>().expect("a profile"));
        let report = validate_pdf(&path, &options).expect("a readable PDF");
        // The validator takes a stream whose last byte happens to be a carriage return for a
        // shorter one; we look ourselves.
        let length = "a stream /Length does not match its raw content length";
        let failures = report.failures.iter().filter(|failed| failed.message != length);
        assert_eq!(failures.count(), 0, "{profile}: {report}");
        assert!(report.is_compliant || every_length_is_right(pdf), "{profile}: {report}");
    }
}

fn write_pdf(pdf: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("rapport.pdf");
    #[expect(clippy::disallowed_methods, reason = "the validator wants a file")]
    std::fs::write(&path, pdf).expect("written");
    (folder, path)
}

/// Whether `endstream` comes after as many bytes as each stream says.
fn every_length_is_right(pdf: &[u8]) -> bool {
    let begins = regex::bytes::Regex::new(r"(?-u)/Length (\d+)[^>]*>>\s*stream\r?\n");
    let begins = begins.expect("a pattern");
    let streams = begins.captures_iter(pdf).collect::<Vec<_>>();
    assert!(streams.len() > 30, "{} streams are found", streams.len());
    streams.iter().all(|stream| {
        let length = String::from_utf8_lossy(&stream[1]).parse::<usize>();
        let end = stream.get(0).expect("a match").end() + length.expect("a number");
        pdf.get(end..).is_some_and(|rest| rest.starts_with(b"\nendstream"))
    })
}
