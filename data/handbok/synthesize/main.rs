//! Writes the data that the handbook shows its examples with.
//!
//! A made-up municipality asks its employees twice. Nobody has answered: frame and answers
//! are *synthetic*, drawn by chance from what stands in [`ROUNDS`]. The register of what
//! happened meanwhile is written by hand.
//!
//! Chance is a stream of numbers that begins anew for each employee, from the year and the
//! employee's number, so every run writes the same bytes. No clock or environment variable is
//! read.
//!
//! ```text
//! cargo run --example synthesize-handbok
//! ```
//!
//! The folder to write to may be given as the first argument; it defaults to `data/handbok`,
//! seen from the root of the repository.

#![expect(clippy::disallowed_methods, reason = "it writes the files that are committed")]

#[path = "../../rapport-2020/synthesize/draw.rs"]
mod draw;

use std::fmt::Write;
use std::path::Path;
use std::{env, fs, io};

use draw::{Draw, Scale};

fn main() -> io::Result<()> {
    let folder = env::args().nth(1).unwrap_or_else(|| "data/handbok".to_owned());
    for (path, content) in files() {
        fs::write(Path::new(&folder).join(path), content)?;
    }
    Ok(())
}

/// Every data file that is drawn: its path below the data folder and its content.
#[must_use]
pub fn files() -> Vec<(String, String)> {
    let mut files = Vec::new();
    for round in &ROUNDS {
        let (frame, answers) = asked(round);
        files.push((format!("enkat-{}/svar.csv", round.year), answers));
        if round.keeps_frame {
            files.push(("urval/register.csv".to_owned(), frame));
        }
    }
    files
}

/// A round of the survey. Shares are of a thousand.
struct Round {
    year: u64,
    sent: u64,
    /// Answered wholly, in part, refused, never reached, had left before, nobody knows; by
    /// the area of work.
    outcomes: [[u32; 6]; 3],
    /// Above the middle of the scale: satisfied, has time, has support, can influence.
    levels: [u32; 4],
    keeps_frame: bool,
}

const ROUNDS: [Round; 2] = [
    Round {
        year: 2023,
        sent: 1190,
        outcomes: [[560, 30, 50, 250, 30, 80]; 3],
        levels: [610, 430, 590, 480],
        keeps_frame: false,
    },
    Round {
        year: 2026,
        sent: 1280,
        outcomes: [
            [560, 35, 45, 250, 25, 85],
            [690, 25, 40, 160, 25, 60],
            [640, 30, 60, 180, 30, 60],
        ],
        levels: [700, 470, 640, 500],
        keeps_frame: true,
    },
];

/// Vård och omsorg, Förskola och skola, Teknik och miljö.
const AREAS: [u32; 3] = [46, 38, 16];

/// How the levels of the areas lie to those of all.
const AREA_LEVELS: [i32; 3] = [-60, 40, 70];

const SCALE: Scale = Scale { low: [20, 30, 50], high: [50, 34, 16] };

/// The frame and the answers, as two files.
fn asked(round: &Round) -> (String, String) {
    let mut frame = "nr;omrade;anstallning;utfall\n".to_owned();
    let mut answers =
        "nr;omrade;alder;roll;nojd;hinner;stod;paverka;kanal;restid\n".to_owned();
    for nr in 1..=round.sent {
        let mut draw = Draw::new(round.year, nr);
        let area = draw.pick(&AREAS);
        let employment = 1 + draw.pick(&[84, 16]);
        let outcome = 1 + draw.pick(&round.outcomes[area]);
        writeln!(frame, "{nr};{};{employment};{outcome}", area + 1)
            .expect("writing to a string cannot fail");
        let answer = answer(round, area, &mut draw);
        if outcome <= 2 {
            writeln!(answers, "{nr};{};{answer}", area + 1)
                .expect("writing to a string cannot fail");
        }
    }
    (frame, answers)
}

/// What an employee answers, as the rest of a line.
fn answer(round: &Round, area: usize, draw: &mut Draw) -> String {
    let age = 21 + draw.below(24) + draw.below(23);
    let leader = if draw.chance(42) { 2 } else { 1 };
    let temper = draw.below(1000);
    let answers = round.levels.map(|level| {
        let level = level.saturating_add_signed(AREA_LEVELS[area]);
        let answer = SCALE.answer(draw, temper, level);
        if draw.chance(25) { "9".to_owned() } else { answer.to_string() }
    });
    let shares = [620, 540, 410, 130];
    let channels = shares.map(|share| draw.chance(share));
    let channels = (1..=4).zip(channels).filter(|(_, is_chosen)| *is_chosen);
    let channels = channels.map(|(code, _)| code.to_string()).collect::<Vec<_>>();
    let travel = 4 + draw.below(22) + draw.below(900) * draw.below(900) / 16_000;
    format!("{age};{leader};{};{};{travel}", answers.join(";"), channels.join("|"))
}
