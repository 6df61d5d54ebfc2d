//! The local groups of chiefs: who sits in them, who answers, and what they answer.

use super::draw::{Draw, Scale};
use super::rows::{csv, or_empty, yes_no};

/// How many were sent the form.
const SENT: u64 = 87;

/// Whom they represent, by the codes of the codebook: how many they are, and how many of a
/// thousand have the mandate of a chief.
const REPRESENTED: [(usize, u32); 9] = [
    (9, 900),
    (8, 900),
    (17, 560),
    (7, 700),
    (14, 900),
    (11, 900),
    (11, 900),
    (6, 850),
    (4, 600),
];

/// The groups by their codes: how many of a thousand sit there, and which neighbour comes
/// next. 9 is new since the first measurement; 7 is two groups that became one.
const GROUPS: [(usize, u32, usize); 8] = [
    (1, 160, 2),
    (2, 115, 1),
    (3, 150, 4),
    (4, 135, 3),
    (9, 90, 3),
    (6, 80, 7),
    (7, 145, 6),
    (8, 125, 7),
];

const FREQUENCY: Scale = Scale { low: [1, 9, 90], high: [34, 42, 24] };
const EXTENT: Scale = Scale { low: [10, 34, 56], high: [72, 24, 4] };

/// The questions on the climate: the scale, and how many of a thousand answer above the
/// middle in the north, the south, the west and Gävle.
const QUESTIONS: [(&Scale, [u32; 4]); 5] = [
    (&FREQUENCY, [930, 920, 890, 880]),
    (&FREQUENCY, [790, 760, 660, 680]),
    (&EXTENT, [420, 390, 290, 300]),
    (&EXTENT, [260, 240, 160, 160]),
    (&EXTENT, [290, 260, 190, 200]),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Answered = 1,
    Unanswered,
    Incomplete,
    Left,
}

pub(crate) struct Representative {
    id: u64,
    outcome: Outcome,
    represented: usize,
    mandate: bool,
    importance: Option<usize>,
    temper: u32,
    groups: Vec<usize>,
}

const fn part(group: usize) -> usize {
    match group {
        1 | 2 => 0,
        3 | 4 | 9 => 1,
        6 | 7 => 2,
        _ => 3,
    }
}

pub(crate) fn people() -> Vec<Representative> {
    (1..=SENT).map(representative).collect()
}

/// Whom somebody represents: the places are dealt with a stride, so that rows do not lie
/// sorted.
fn represented(id: u64) -> usize {
    let mut places =
        REPRESENTED.iter().enumerate().flat_map(|(code, (many, _))| vec![code; *many]);
    let place = usize::try_from(id * 32 % SENT).expect("a small number");
    places.nth(place).expect("as many places as there are forms")
}

fn representative(id: u64) -> Representative {
    let mut draw = Draw::new(2, id);
    let represented = represented(id);
    let (_, mandate) = REPRESENTED[represented];
    let outcome = match draw.pick(&[50, 690, 230, 30]) {
        0 => Outcome::Left,
        1 => Outcome::Answered,
        2 => Outcome::Unanswered,
        _ => Outcome::Incomplete,
    };
    let first = GROUPS[draw.pick(&GROUPS.map(|group| group.1))];
    let mut groups = vec![first.0];
    // State and region have fewer chiefs than there are groups.
    if draw.chance(if represented < 4 { 480 } else { 110 }) {
        groups.push(first.2);
    }
    let importance = draw.pick(&[6, 24, 160, 390, 420]) + 1;
    Representative {
        id,
        outcome,
        represented: represented + 1,
        mandate: draw.chance(mandate),
        importance: (!draw.chance(40)).then_some(importance),
        temper: draw.below(1000),
        groups,
    }
}

pub(crate) fn sample_csv(people: &[Representative]) -> String {
    let line =
        |one: &Representative| format!("{};{}", one.represented, one.outcome as u8);
    csv("foretrader;status", people.iter().map(line))
}

/// The seats of those who have not left.
pub(crate) fn posts_csv(people: &[Representative]) -> String {
    let staying = people.iter().filter(|one| one.outcome != Outcome::Left);
    let posts = staying.flat_map(|one| {
        let answered = yes_no(one.outcome == Outcome::Answered);
        (1_usize..).zip(&one.groups).map(move |(order, group)| {
            format!("{};{};{group};{order};{answered}", one.id, one.represented)
        })
    });
    csv("person;foretrader;mysamgrupp;uppdrag_nr;svar", posts)
}

fn respondents(people: &[Representative]) -> impl Iterator<Item = &Representative> {
    people.iter().filter(|one| one.outcome == Outcome::Answered)
}

pub(crate) fn respondents_csv(people: &[Representative]) -> String {
    let line = |one: &Representative| {
        let mandate = yes_no(one.mandate);
        format!("{};{mandate};{}", one.represented, or_empty(one.importance))
    };
    csv("foretrader;chefsmandat;viktigt_delta", respondents(people).map(line))
}

/// One row for each group that somebody answers for.
pub(crate) fn answers_csv(people: &[Representative]) -> String {
    let header = "person;svarsordning;mysamgrupp;lyssnar;vet_tillfora;\
                  strukturer_relationer_aktorer;forebyggande_insatser;brukarsynpunkter";
    let lines = (1_usize..).zip(respondents(people)).flat_map(|(person, one)| {
        (1_usize..).zip(&one.groups).map(move |(order, group)| {
            format!("{person};{order};{group};{}", answers(one, *group).join(";"))
        })
    });
    csv(header, lines)
}

/// What somebody answers about a group. Few leave all questions empty.
fn answers(one: &Representative, group: usize) -> [String; 5] {
    let purpose = 40 + u64::try_from(group).expect("a small code");
    let left_empty = Draw::new(purpose, one.id).chance(45);
    let mut question = 0;
    QUESTIONS.map(|(scale, high)| {
        question += 1;
        let mut draw = Draw::new(50 + 10 * question + purpose, one.id);
        let answer = scale.answer(&mut draw, one.temper, high[part(group)]);
        or_empty((!left_empty).then_some(answer))
    })
}
