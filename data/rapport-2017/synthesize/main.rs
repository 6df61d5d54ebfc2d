//! Writes the microdata of the example report `rapport-2017`.
//!
//! The answers behind the published report were never public. The rows written here are
//! *synthetic*: nobody gave them. They are built so that every feasible number the report
//! printed comes out exactly. The published numbers stand in `published.yaml`, next to this
//! folder; each is read from there and asserted, so a table that no longer fits stops the
//! programme.
//!
//! Nothing is drawn at random. Where rows should not lie sorted they are dealt with a stride
//! that shares no factor with their number; where people should differ, their numbers are mixed
//! by a fixed rule. Every run writes the same bytes. No clock or environment variable is read.
//!
//! ```text
//! cargo run --example synthesize
//! ```
//!
//! The folder to write to may be given as the first argument; it defaults to
//! `data/rapport-2017`, seen from the root of the repository.

#![expect(clippy::as_conversions, reason = "the discriminant of a category is its code")]
#![expect(clippy::disallowed_methods, reason = "it writes the files that are committed")]

mod chief_group_answers;
mod chief_groups;
mod published;
mod rows;
mod samples;
mod staff;
mod staff_answers;
mod staff_facts;

use std::path::Path;
use std::{env, fs, io};

use published::Published;

fn main() -> io::Result<()> {
    let folder = env::args().nth(1).unwrap_or_else(|| "data/rapport-2017".to_owned());
    for (path, content) in files() {
        let target = Path::new(&folder).join(path);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(target, content)?;
    }
    Ok(())
}

/// Every data file: its path below the data folder and its content.
///
/// # Panics
///
/// When a table no longer satisfies a published number.
#[must_use]
pub fn files() -> Vec<(&'static str, String)> {
    let published = Published::read();
    let people = chief_groups::people(&published);
    let staff = staff::people();
    let answers = staff_answers::answers(&staff);
    staff_facts::check(&answers, &published);
    vec![
        ("mysam-urval/responses.csv", chief_groups::sample_csv(&people)),
        ("mysam-poster/responses.csv", chief_groups::posts_csv(&people, &published)),
        (
            "mysam/responses.csv",
            chief_group_answers::respondents_csv(&people, &published),
        ),
        (
            "mysam-svar/responses.csv",
            chief_group_answers::answers_csv(&people, &published),
        ),
        ("personal-urval/responses.csv", samples::staff_csv(&published)),
        ("personal/responses.csv", staff_answers::csv_file(&answers)),
        ("psykiatri/responses.csv", samples::psychiatry_csv(&published)),
        ("styrelse/responses.csv", samples::board_csv(&published)),
        ("gruppintervjuer/responses.csv", samples::interviews_csv(&published)),
        ("insamling/responses.csv", samples::fieldwork_csv(&published)),
    ]
}
