//! Turns survey data and chapters in YAML into a finished research report, as PDF and as a
//! web page, and turns the same files into the same bytes years later.
//!
//! A report travels through rooms, one module each, and only forward:
//! [`project`] finds the files, [`manuscript`] reads what the author wrote, [`survey`] what
//! people answered, [`dictionary`] describes that to others
//! and [`draft`] begins a report with it; [`statistics`] knows the formulas, [`analysis`] computes, [`disclosure`]
//! decides what may be shown, [`chart`] draws, [`document`] settles all that readers will read, [`layout`] fills a template, [`mod@reference`] tells what can be written, [`review`]
//! reads it all critically, [`typeset`] sets the document, [`word`] writes it for word processors and [`feedback`] reads what others made of that, [`publish`] writes it,
//! [`archive`] keeps it, [`remeasurement`] begins the next one, [`comparison`] holds two editions
//! against each other, [`shelf`] lists all reports, [`live`] shows one while it is written and [`assistance`]
//! helps whoever writes it.
//! [`pipeline`] shows them in order. The library never prints, and reads no clock and no
//! environment variable.
//!
//! ```no_run
//! use baslinje::diagnostic::Diagnostics;
//! use baslinje::file::Workplace;
//! use baslinje::pipeline::{self, BuildSettings};
//! use baslinje::project::Project;
//! use baslinje::publish;
//!
//! let project = Project::find(&std::path::absolute(".")?)?;
//! let report = project.report("rapport-2017").expect("the report is in `book`");
//! let settings = BuildSettings::default();
//! let mut diagnostics = Diagnostics::default();
//! let workplace = Workplace::enter(&std::env::temp_dir());
//! let folder = project.root().join("build");
//! let place = publish::claim(&workplace, &folder, &report.name, &mut || true)?;
//! match pipeline::build(&project, report, settings, &|_| {}, &mut diagnostics) {
//!     Some(build) => drop(publish::write(&build.publication, place)?),
//!     None => eprintln!("{:?}", diagnostics.sorted()),
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod project;
pub mod manuscript;
pub mod remeasurement;
pub mod survey;
pub mod dictionary;
pub mod draft;
pub mod statistics;
pub mod analysis;
pub mod disclosure;
pub mod chart;
pub mod document;
pub mod layout;
pub mod reference;
pub mod review;
pub mod typeset;
pub mod word;
pub mod feedback;
pub mod publish;
pub mod archive;
pub mod comparison;
pub mod shelf;
pub mod live;
pub mod assistance;
pub mod pipeline;

pub mod carried;
pub mod container;
pub mod diagnostic;
pub mod file;
pub mod fingerprint;
pub mod foreign;
pub mod format;
pub mod limits;
pub mod markup;
pub mod memory;
pub mod messages;
pub mod words;
pub mod number;
pub mod spelling;
pub mod watch;
pub mod yaml;
