//! The mailing of the staff form, the sample from psychiatry, the board and the interviews.

use super::published::Published;
use super::rows::{count, csv, expand, or_empty, shuffled, yes_no};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mailing {
    Withdrawn = 1,
    Unanswered,
    Received,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Staff {
    mailing: Mailing,
    /// Works with the target group: 1 yes, 2 no, 9 left blank; empty when the form lacks it.
    contact: Option<usize>,
    /// The answer is kept: contact, experience of several parties, and complete enough.
    relevant: Option<bool>,
}

impl Staff {
    const fn received(contact: Option<usize>, relevant: bool) -> Self {
        Self { mailing: Mailing::Received, contact, relevant: Some(relevant) }
    }

    const fn without_answer(mailing: Mailing) -> Self {
        Self { mailing, contact: None, relevant: None }
    }
}

const STAFF: [(Staff, usize); 7] = [
    (Staff::without_answer(Mailing::Withdrawn), 15),
    (Staff::without_answer(Mailing::Unanswered), 332),
    (Staff::received(Some(1), true), 659),
    (Staff::received(Some(1), false), 59),
    (Staff::received(Some(2), false), 83),
    (Staff::received(Some(9), false), 3),
    (Staff::received(None, false), 13),
];

fn staff(published: &Published) -> Vec<Staff> {
    let sorted = expand(&STAFF);
    let staff: Vec<Staff> = (0..sorted.len())
        .map(|place| sorted[shuffled(place, 365, sorted.len())])
        .collect();
    let received = |contact| {
        count(&staff, |s| s.mailing == Mailing::Received && s.contact == contact)
    };
    let fact = |id| published.count(id);
    let sample = count(&staff, |s| s.mailing != Mailing::Withdrawn);
    let answers = count(&staff, |s| s.mailing == Mailing::Received);
    assert_eq!(staff.len(), fact("r17.staff.sent"));
    assert_eq!(sample, fact("r17.staff.sample"));
    assert_eq!(answers, fact("r17.staff.received"));
    published.assert_percent("r17.staff.response_pct", answers, sample);
    assert_eq!(
        [Some(1), Some(2), Some(9), None].map(received),
        published.counts("r17.staff.", ["t2_yes", "t2_no", "t2_na", "gap_control"])
    );
    assert_eq!(count(&staff, |s| s.relevant == Some(true)), fact("r17.staff.valid"));
    staff
}

pub(crate) fn staff_csv(published: &Published) -> String {
    let staff = staff(published);
    let numbered: Vec<(usize, &Staff)> = (1..).zip(&staff).collect();
    csv("id;status;kontakt_malgrupp;relevant", &numbered, |(id, s)| {
        let relevant = or_empty(s.relevant.map(yes_no));
        format!("{id};{};{};{relevant}", s.mailing as u8, or_empty(s.contact))
    })
}

/// Places in the sample: doctors, nurses, counsellors, psychologists (rows) by adult psychiatry
/// planned and final, child and adolescent psychiatry planned and final (columns).
const PSYCHIATRY: [[usize; 4]; 4] =
    [[2, 4, 2, 1], [4, 4, 4, 1], [4, 4, 4, 2], [4, 4, 4, 2]];

pub(crate) fn psychiatry_csv(published: &Published) -> String {
    let mut places = Vec::new();
    for column in 0..4 {
        for (profession, row) in PSYCHIATRY.iter().enumerate() {
            places.extend(std::iter::repeat_n((profession + 1, column + 1), row[column]));
        }
    }
    let rounds = ["plan.vuxenpsykiatri", "final.vuxenpsykiatri", "plan.bup", "final.bup"];
    let professions = ["lakare", "sjukskoterska", "kurator", "psykolog"];
    for (column, round) in (1..).zip(rounds) {
        for (profession, name) in (1..).zip(professions) {
            assert_eq!(
                count(&places, |place| *place == (profession, column)),
                published.count(&format!("r17.psy.{round}.{name}"))
            );
        }
        assert_eq!(
            count(&places, |place| place.1 == column),
            published.count(&format!("r17.psy.{round}.sum"))
        );
    }
    let numbered: Vec<(usize, _)> = (1..).zip(places).collect();
    csv("id;yrke;enhet_omgang", &numbered, |(id, (profession, column))| {
        format!("{id};{profession};{column}")
    })
}

/// The board: ordinary members, substitutes and co-opted municipalities; invited and attended.
const BOARD: [(usize, usize); 3] = [(7, 4), (7, 2), (2, 1)];

pub(crate) fn board_csv(published: &Published) -> String {
    let mut members = Vec::new();
    for (role, (invited, attended)) in (1..).zip(BOARD) {
        members.extend((0..invited).map(|place| (role, place < attended)));
    }
    assert_eq!(members.len(), published.count("r17.int.board_invited"));
    assert_eq!(
        count(&members, |member: &(usize, bool)| member.1),
        published.count("r17.int.board_attended")
    );
    let numbered: Vec<(usize, _)> = (1..).zip(members).collect();
    csv("id;roll;deltog", &numbered, |(id, (role, attended))| {
        format!("{id};{role};{}", yes_no(*attended))
    })
}

/// One interview with each of the eight groups, one with the group being formed (9), one with
/// the board (10).
pub(crate) fn interviews_csv(published: &Published) -> String {
    let [groups, board] = published.counts("r17.int.", ["total", "board"]);
    let interviews: Vec<usize> = (1..=groups + board).collect();
    csv("id;grupp", &interviews, |group| format!("{group};{group}"))
}

/// The parts of the fieldwork, by the names their facts have.
const FIELDWORK: [&str; 3] = ["mysam", "staff", "region"];

/// When each form was open, and how many screening questions it began with. These are
/// published, not made up.
pub(crate) fn fieldwork_csv(published: &Published) -> String {
    let header = "id;del;start_manad;start_dag;slut_manad;slut_dag;veckor;kontrollfragor";
    let screening = published.count("r17.field.control_questions");
    let numbered: Vec<(usize, &str)> = (1..).zip(FIELDWORK).collect();
    csv(header, &numbered, |(part, name)| {
        let day =
            |end: &str, place| published.part(&format!("r17.field.{name}_{end}"), place);
        let (from, to) = (
            [0, 1].map(|place| day("from", place)),
            [0, 1].map(|place| day("to", place)),
        );
        let weeks = published.count(&format!("r17.field.{name}_weeks"));
        let days = day_of_year(to) - day_of_year(from) + 1;
        assert_eq!((2 * days + 7) / 14, weeks, "{name} was open for {days} days");
        let screening = if *name == "mysam" { 0 } else { screening };
        format!(
            "{part};{part};{};{};{};{};{weeks};{screening}",
            from[0], from[1], to[0], to[1]
        )
    })
}

/// Which day of 2016, a leap year, a month and a day are.
fn day_of_year([month, day]: [usize; 2]) -> usize {
    let lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    lengths[..month - 1].iter().sum::<usize>() + day
}
