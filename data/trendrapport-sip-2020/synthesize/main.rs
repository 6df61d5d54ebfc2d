//! Writes the microdata of the example report `trendrapport-sip-2020`.
//!
//! The report follows coordinated individual plans (SIP) in a made-up region through six
//! reviews in seven years. No such review was made: the plans are *synthetic*, drawn by
//! chance from a population that is described here. What changes from one review to the next
//! are the numbers of [`REVIEWS`], and nothing else.
//!
//! Chance is a stream of numbers that begins anew for each plan, from the year of its review
//! and its number, so every run writes the same bytes. No clock or environment variable is
//! read.
//!
//! ```text
//! cargo run --example synthesize-sip
//! ```
//!
//! The folder to write to may be given as the first argument; it defaults to
//! `data/trendrapport-sip-2020`, seen from the root of the repository.

#![expect(clippy::disallowed_methods, reason = "it writes the files that are committed")]

#[path = "../../rapport-2020/synthesize/draw.rs"]
mod draw;

use std::fmt::Write;
use std::path::Path;
use std::{env, fs, io};

use draw::{Draw, Scale};

fn main() -> io::Result<()> {
    let folder = env::args().nth(1);
    let folder = folder.unwrap_or_else(|| "data/trendrapport-sip-2020".to_owned());
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
pub fn files() -> Vec<(String, String)> {
    let file =
        |review: &Review| (format!("planer-{}/responses.csv", review.year), csv(review));
    REVIEWS.iter().map(file).collect()
}

/// A review: the plans of the first half of a year. Shares are of a thousand.
struct Review {
    year: u64,
    plans: u64,
    /// How far apart the days from need to meeting lie.
    spread: u32,
    /// Plans that do not say when the need was seen.
    undated: u32,
    /// The person was at the meeting.
    present: u32,
    /// The plan has the person's own goals.
    goals: u32,
    /// Somebody answers for each measure.
    responsible: u32,
    /// A day for the follow-up is set.
    follow_up: u32,
    /// The person, or somebody close, filled in the form after the meeting.
    answers: u32,
    /// Above the middle of the scale: was listened to, could influence, knows whom to turn to.
    experience: [u32; 3],
}

/// The reviews. There was none in 2016.
const REVIEWS: [Review; 6] = [
    Review {
        year: 2014,
        plans: 352,
        spread: 96,
        undated: 82,
        present: 745,
        goals: 372,
        responsible: 618,
        follow_up: 515,
        answers: 480,
        experience: [690, 520, 560],
    },
    Review {
        year: 2015,
        plans: 371,
        spread: 91,
        undated: 70,
        present: 760,
        goals: 400,
        responsible: 655,
        follow_up: 560,
        answers: 505,
        experience: [695, 525, 590],
    },
    Review {
        year: 2017,
        plans: 404,
        spread: 84,
        undated: 55,
        present: 790,
        goals: 455,
        responsible: 715,
        follow_up: 635,
        answers: 520,
        experience: [700, 535, 640],
    },
    Review {
        year: 2018,
        plans: 447,
        spread: 64,
        undated: 40,
        present: 805,
        goals: 490,
        responsible: 740,
        follow_up: 650,
        answers: 540,
        experience: [705, 540, 665],
    },
    Review {
        year: 2019,
        plans: 462,
        spread: 60,
        undated: 36,
        present: 825,
        goals: 535,
        responsible: 748,
        follow_up: 645,
        answers: 545,
        experience: [700, 545, 690],
    },
    Review {
        year: 2020,
        plans: 438,
        spread: 57,
        undated: 30,
        present: 830,
        goals: 585,
        responsible: 750,
        follow_up: 560,
        answers: 530,
        experience: [710, 540, 700],
    },
];

/// The areas by their codes: how many of a thousand plans are made there, and how their days
/// lie to those of the region, in hundredths.
const AREAS: [(u32, u32); 5] = [(150, 128), (190, 88), (215, 96), (170, 112), (275, 92)];

/// The age groups by their codes, of a thousand, and of a hundred in each who takes the
/// initiative: social services, open care, hospital, school, the person or somebody close.
const AGES: [(u32, [u32; 5]); 4] = [
    (235, [34, 24, 1, 31, 10]),
    (330, [43, 38, 10, 1, 8]),
    (180, [26, 30, 36, 0, 8]),
    (255, [21, 25, 47, 0, 7]),
];

/// A hospital wants to let somebody go home: its plans are made in less time than others.
const HOSPITAL: usize = 2;
const HOSPITAL_PACE: u32 = 42;
/// The youngest are not always there themselves, and neither are the oldest.
const PRESENT_BY_AGE: [i32; 4] = [-95, 55, 35, -10];
/// No longer than this from need to meeting; plans that were given up are not reviewed.
const LONGEST: u32 = 120;

const EXTENT: Scale = Scale { low: [10, 30, 60], high: [46, 34, 20] };

fn csv(review: &Review) -> String {
    let header = "id;omrade;alder;initiativ;dagar;narvarande;egna_mal;ansvar;uppfoljning;\
                  lyssnade;paverka;vem";
    let mut file = format!("{header}\n");
    for id in 1..=review.plans {
        writeln!(file, "{id};{}", plan(review, id))
            .expect("writing to a string cannot fail");
    }
    file
}

/// A plan, as a line of the file without its number.
fn plan(review: &Review, id: u64) -> String {
    let mut draw = Draw::new(review.year, id);
    let area = draw.pick(&AREAS.map(|(share, _)| share));
    let age = draw.pick(&AGES.map(|(share, _)| share));
    let initiative = draw.pick(&AGES[age].1);
    let days = days(review, area, initiative, &mut draw);
    let days =
        if draw.chance(review.undated) { "999".to_owned() } else { days.to_string() };
    let present = review.present.saturating_add_signed(PRESENT_BY_AGE[age]);
    let marks = [present, review.goals, review.responsible, review.follow_up];
    let marks = marks.map(|share| if draw.chance(share) { "1" } else { "2" });
    let answered = draw.chance(review.answers);
    let temper = draw.below(1000);
    let experience = review.experience.map(|high| {
        let answer = EXTENT.answer(&mut draw, temper, high);
        if answered { answer.to_string() } else { String::new() }
    });
    let (area, age, initiative) = (area + 1, age + 1, initiative + 1);
    format!(
        "{area};{age};{initiative};{days};{};{}",
        marks.join(";"),
        experience.join(";")
    )
}

/// The days from need to meeting: mostly few, sometimes many.
fn days(review: &Review, area: usize, initiative: usize, draw: &mut Draw) -> u32 {
    let pace = if initiative == HOSPITAL { HOSPITAL_PACE } else { 100 };
    let reach = review.spread * AREAS[area].1 * pace / 10_000;
    let wait = draw.below(1000) * draw.below(1000) / 1000 * reach / 1000;
    (3 + draw.below(9) + wait).min(LONGEST)
}
