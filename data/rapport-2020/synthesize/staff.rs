//! The staff: who they are, who answers, and what they answer.

use super::draw::{Draw, Scale};
use super::rows::{csv, joined, or_empty, yes_no};

/// How many were sent the form.
const SENT: u64 = 1248;

/// The employers, by their codes in the codebook: how many of a thousand, how many of a
/// thousand answer, and the weights of the professions there.
const AREAS: [Area; 9] = [
    Area { share: 138, answers: 690, professions: &[(2, 80), (4, 5), (8, 6), (11, 3)] },
    Area { share: 104, answers: 740, professions: &[(4, 62), (8, 6), (17, 4)] },
    Area {
        share: 262,
        answers: 610,
        professions: &[(3, 64), (8, 5), (9, 26), (10, 27), (11, 14), (12, 22), (13, 14)],
    },
    Area { share: 62, answers: 640, professions: &[(3, 20), (9, 6), (13, 12), (14, 10)] },
    Area { share: 206, answers: 700, professions: &[(1, 108), (7, 6), (8, 9), (17, 14)] },
    Area { share: 84, answers: 720, professions: &[(4, 8), (8, 15), (11, 5), (17, 26)] },
    Area { share: 82, answers: 740, professions: &[(5, 24), (6, 22), (7, 4), (8, 6)] },
    Area { share: 46, answers: 640, professions: &[(13, 6), (15, 9), (16, 14), (17, 2)] },
    Area { share: 16, answers: 760, professions: &[(7, 2), (12, 3), (17, 6)] },
];

struct Area {
    share: u32,
    answers: u32,
    professions: &'static [(usize, u32)],
}

/// The municipalities by their codes: how many of a thousand work there, and which
/// neighbour comes next. 9 is the municipality made of Ockelbo (7) and Sandviken.
const PLACES: [(usize, u32, usize); 9] = [
    (1, 48, 2),
    (2, 102, 1),
    (3, 70, 2),
    (4, 46, 5),
    (5, 96, 6),
    (6, 84, 5),
    (8, 72, 9),
    (9, 206, 8),
    (10, 276, 9),
];

/// The part of the county that a municipality lies in.
const fn part(place: usize) -> usize {
    match place {
        1..=3 => 0,
        4..=6 => 1,
        7..=9 => 2,
        _ => 3,
    }
}

/// Who takes part in structured cooperation, of a thousand in each part of the county.
const STRUCTURED: [u32; 4] = [415, 430, 405, 455];

const FREQUENCY: Scale = Scale { low: [2, 20, 78], high: [42, 40, 18] };
const PARTIES: Scale = Scale { low: [4, 24, 72], high: [56, 32, 12] };
const MANY_PARTIES: Scale = Scale { low: [15, 42, 43], high: [62, 28, 10] };
const EXTENT: Scale = Scale { low: [6, 28, 66], high: [62, 29, 9] };

/// The questions on a scale of six: the scale, how many of a thousand among those in
/// structured cooperation answer above the middle, and how many of the others. What has
/// changed in the population since the first measurement is a difference here.
const QUESTIONS: [(&Scale, u32, u32); 12] = [
    (&PARTIES, 715, 650),
    (&PARTIES, 600, 390),
    (&MANY_PARTIES, 325, 125),
    (&FREQUENCY, 785, 715),
    (&FREQUENCY, 760, 655),
    (&EXTENT, 465, 395),
    (&EXTENT, 675, 480),
    (&EXTENT, 520, 360),
    (&EXTENT, 580, 390),
    (&EXTENT, 485, 340),
    (&EXTENT, 700, 365),
    (&EXTENT, 660, 330),
];

/// How the parts of the county lie above or below the whole, of a thousand, in every
/// question on the climate.
const PARTS: [i32; 4] = [25, 25, -25, -5];

/// Forms of cooperation, of a thousand of those who have taken part in any.
const WITH_CLIENT: [u32; 9] = [755, 640, 430, 280, 140, 180, 160, 175, 60];
const WITHOUT_CLIENT: [u32; 7] = [560, 350, 290, 220, 160, 85, 160];
/// The sixth is new: introduction of newly employed, held together.
const OTHER: [u32; 6] = [290, 590, 220, 130, 120, 330];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Withdrawn = 1,
    Unanswered,
    Declined,
    NoContact,
    NoExperience,
    Incomplete,
    Kept,
}

pub(crate) struct Person {
    outcome: Outcome,
    area: usize,
    profession: usize,
    places: Vec<usize>,
    structured: bool,
    benefit: Option<[usize; 2]>,
    answers: [Option<usize>; 12],
    forms: [Vec<usize>; 3],
}

pub(crate) fn people() -> Vec<Person> {
    (1..=SENT).map(person).collect()
}

fn person(id: u64) -> Person {
    let mut draw = Draw::new(1, id);
    let area = draw.pick(&AREAS.map(|area| area.share));
    let professions = AREAS[area].professions;
    let weights: Vec<u32> = professions.iter().map(|(_, weight)| *weight).collect();
    let profession = professions[draw.pick(&weights)].0;
    let places = places(&mut draw);
    let outcome = outcome(&mut draw, AREAS[area].answers);
    let structured = draw.chance(STRUCTURED[part(places[0])]);
    let temper = draw.below(1000);
    Person {
        outcome,
        area: area + 1,
        profession,
        structured,
        benefit: structured.then(|| benefit(id)),
        answers: answers(id, structured, part(places[0]), temper),
        forms: [
            forms(21, id, 910, &WITH_CLIENT),
            forms(22, id, 680, &WITHOUT_CLIENT),
            forms(23, id, 445, &OTHER),
        ],
        places,
    }
}

/// One municipality, or two or three that border on each other.
fn places(draw: &mut Draw) -> Vec<usize> {
    let first = PLACES[draw.pick(&PLACES.map(|place| place.1))];
    let mut places = vec![first.0];
    if draw.chance(115) {
        places.push(first.2);
        if draw.chance(170) {
            let third = PLACES[draw.pick(&PLACES.map(|place| place.1))].0;
            if !places.contains(&third) {
                places.push(third);
            }
        }
    }
    places.sort_unstable();
    places
}

fn outcome(draw: &mut Draw, answers: u32) -> Outcome {
    if draw.chance(18) {
        return Outcome::Withdrawn;
    }
    if !draw.chance(answers) {
        return if draw.chance(130) { Outcome::Declined } else { Outcome::Unanswered };
    }
    if draw.chance(82) {
        return Outcome::NoContact;
    }
    if draw.chance(64) {
        return Outcome::NoExperience;
    }
    if draw.chance(28) { Outcome::Incomplete } else { Outcome::Kept }
}

/// What good it does, for the client and for the organisation, on a scale of four.
fn benefit(id: u64) -> [usize; 2] {
    let mut draw = Draw::new(20, id);
    [[4, 12, 34, 950], [12, 34, 84, 870]].map(|weights| draw.pick(&weights) + 1)
}

fn answers(id: u64, structured: bool, part: usize, temper: u32) -> [Option<usize>; 12] {
    let mut question = 0;
    QUESTIONS.map(|(scale, with, without)| {
        question += 1;
        let mut draw = Draw::new(30 + question, id);
        let of_thousand = if structured { with } else { without };
        let climate = question > 3;
        let shift = if climate { PARTS[part] } else { 0 };
        let high = of_thousand.checked_add_signed(shift).expect("a share above zero");
        let answer = scale.answer(&mut draw, temper, high);
        let left_empty = climate && draw.chance(7);
        (!left_empty).then_some(answer)
    })
}

fn forms(purpose: u64, id: u64, any: u32, weights: &[u32]) -> Vec<usize> {
    let mut draw = Draw::new(purpose, id);
    if !draw.chance(any) {
        return Vec::new();
    }
    let chosen = (1..).zip(weights).filter(|(_, weight)| draw.chance(**weight));
    chosen.map(|(code, _)| code).collect()
}

/// The register of those who were sent the form.
pub(crate) fn register_csv(people: &[Person]) -> String {
    let header = "verksamhetsomrade;status;utfall;kontakt_malgrupp;relevant";
    csv(
        header,
        people.iter().map(|person| {
            let (status, contact, relevant) = match person.outcome {
                Outcome::Withdrawn => (1, None, None),
                Outcome::Unanswered | Outcome::Declined => (2, None, None),
                Outcome::NoContact => (3, Some(false), Some(false)),
                Outcome::NoExperience | Outcome::Incomplete => {
                    (3, Some(true), Some(false))
                }
                Outcome::Kept => (3, Some(true), Some(true)),
            };
            let code = |answer: Option<bool>| or_empty(answer.map(yes_no));
            format!(
                "{};{status};{};{};{}",
                person.area,
                person.outcome as u8,
                code(contact),
                code(relevant)
            )
        }),
    )
}

/// Those whose answers are kept. Their numbers are not those of the register.
pub(crate) fn answers_csv(people: &[Person]) -> String {
    let header = "verksamhetsomrade;yrke;upptagningsomrade;samverkan_en_part;\
                  samverkan_tva_parter;samverkan_tre_eller_fler;strukturerad_samverkan;\
                  nytta_individ;nytta_organisation;lyssnar;vet_tillfora;brukarsynpunkter;\
                  rutiner_samarbete_myndigheter;rutiner_samarbete_aktorer;\
                  strukturer_relationer_myndigheter;strukturer_relationer_aktorer;\
                  gemensamt_synsatt;arbetssatt_fungerar;samverkansform_med_brukare;\
                  samverkansform_utan_brukare;ovriga_samverkansformer";
    let kept = people.iter().filter(|person| person.outcome == Outcome::Kept);
    csv(
        header,
        kept.map(|person| {
            let answers = person.answers.map(or_empty);
            let [client, organisation] =
                [0, 1].map(|place| or_empty(person.benefit.map(|both| both[place])));
            format!(
                "{};{};{};{};{};{client};{organisation};{};{}",
                person.area,
                person.profession,
                joined(&person.places),
                answers[..3].join(";"),
                yes_no(person.structured),
                answers[3..].join(";"),
                person.forms.each_ref().map(|forms| joined(forms)).join(";")
            )
        }),
    )
}
