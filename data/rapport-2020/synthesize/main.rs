//! Writes the microdata of the example report `rapport-2020`.
//!
//! The report repeats the measurement of `rapport-2017`. No such survey was made: the rows are
//! *synthetic*, drawn by chance from a population that is described here, and show what a
//! change, and the absence of one, looks like in samples of this size. What differs in the
//! population from the first measurement are the shares in `staff.rs` and `chief_groups.rs`.
//!
//! Chance is a stream of numbers that is the same in every run, so every run writes the same
//! bytes. No clock or environment variable is read.
//!
//! ```text
//! cargo run --example synthesize-2020
//! ```
//!
//! The folder to write to may be given as the first argument; it defaults to
//! `data/rapport-2020`, seen from the root of the repository.

#![expect(clippy::as_conversions, reason = "the discriminant of a category is its code")]
#![expect(clippy::disallowed_methods, reason = "it writes the files that are committed")]

mod chief_groups;
mod draw;
mod rows;
mod staff;

use std::path::Path;
use std::{env, fs, io};

use rows::{csv, yes_no};

fn main() -> io::Result<()> {
    let folder = env::args().nth(1).unwrap_or_else(|| "data/rapport-2020".to_owned());
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
#[must_use]
pub fn files() -> Vec<(&'static str, String)> {
    let people = chief_groups::people();
    let staff = staff::people();
    vec![
        ("mysam-urval/responses.csv", chief_groups::sample_csv(&people)),
        ("mysam-poster/responses.csv", chief_groups::posts_csv(&people)),
        ("mysam/responses.csv", chief_groups::respondents_csv(&people)),
        ("mysam-svar/responses.csv", chief_groups::answers_csv(&people)),
        ("personal-urval/responses.csv", staff::register_csv(&staff)),
        ("personal/responses.csv", staff::answers_csv(&staff)),
        ("styrelse/responses.csv", board_csv()),
        ("insamling/responses.csv", fieldwork_csv()),
    ]
}

/// The board: ordinary members, substitutes and co-opted municipalities; invited and attended.
const BOARD: [(usize, usize); 3] = [(7, 6), (7, 3), (2, 2)];

fn board_csv() -> String {
    let roles = (1..).zip(BOARD).flat_map(|(role, (invited, attended))| {
        (0..invited).map(move |place| format!("{role};{}", yes_no(place < attended)))
    });
    csv("roll;deltog", roles)
}

/// When each form was open, made up like everything else: month and day from and to, weeks,
/// and screening questions.
const FIELDWORK: [&str; 2] = ["1;10;21;11;15;4;0", "2;10;28;12;13;7;2"];

fn fieldwork_csv() -> String {
    let header = "del;start_manad;start_dag;slut_manad;slut_dag;veckor;kontrollfragor";
    csv(header, FIELDWORK.iter().map(ToString::to_string))
}
