//! The 659 persons of the staff survey: where they work, as what, and in which municipalities.

use Area::*;

use super::rows::{expand, shuffled};

/// The part of the public sector a person works in. The discriminant is the code in the file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Area {
    Employment = 1,
    Insurance,
    PrimaryCare,
    Psychiatry,
    SocialServices,
    DisabilityCare,
    LabourMarket,
    School,
    Other,
}

pub(crate) const AREAS: [Area; 9] = [
    Employment,
    Insurance,
    PrimaryCare,
    Psychiatry,
    SocialServices,
    DisabilityCare,
    LabourMarket,
    School,
    Other,
];

/// The codes of the professions.
pub(crate) const SOCIAL_WORKER: usize = 1;
pub(crate) const EMPLOYMENT_OFFICER: usize = 2;
pub(crate) const NURSE: usize = 3;
const CASE_OFFICER: usize = 4;
const JOB_COACH: usize = 5;
const LABOUR_MARKET_OFFICER: usize = 6;
const CONSULTANT: usize = 7;
const MANAGER: usize = 8;
const DOCTOR: usize = 9;
const PHYSIOTHERAPIST: usize = 10;
const OCCUPATIONAL_THERAPIST: usize = 11;
const REHABILITATION_COORDINATOR: usize = 12;
const COUNSELLOR: usize = 13;
const PSYCHOLOGIST: usize = 14;
const DEPUTY_HEAD: usize = 15;
const PUPIL_HEALTH: usize = 16;
pub(crate) const OTHER_PROFESSION: usize = 17;

/// How many of each profession work in an area.
const fn professions(area: Area) -> &'static [(usize, usize)] {
    match area {
        Employment => &[
            (EMPLOYMENT_OFFICER, 80),
            (MANAGER, 5),
            (CASE_OFFICER, 4),
            (OCCUPATIONAL_THERAPIST, 3),
            (PSYCHOLOGIST, 3),
        ],
        Insurance => &[(CASE_OFFICER, 62), (MANAGER, 6), (OTHER_PROFESSION, 4)],
        PrimaryCare => &[
            (NURSE, 67),
            (DOCTOR, 30),
            (PHYSIOTHERAPIST, 27),
            (REHABILITATION_COORDINATOR, 16),
            (OCCUPATIONAL_THERAPIST, 14),
            (COUNSELLOR, 12),
            (PSYCHOLOGIST, 8),
            (MANAGER, 5),
        ],
        Psychiatry => &[(NURSE, 6), (DOCTOR, 4), (COUNSELLOR, 4), (PSYCHOLOGIST, 4)],
        SocialServices => {
            &[(SOCIAL_WORKER, 108), (OTHER_PROFESSION, 20), (MANAGER, 9), (CONSULTANT, 6)]
        }
        DisabilityCare => &[
            (OTHER_PROFESSION, 28),
            (MANAGER, 15),
            (CASE_OFFICER, 6),
            (OCCUPATIONAL_THERAPIST, 4),
            (CONSULTANT, 4),
            (NURSE, 2),
        ],
        LabourMarket => &[
            (LABOUR_MARKET_OFFICER, 24),
            (JOB_COACH, 18),
            (MANAGER, 6),
            (CONSULTANT, 4),
            (OTHER_PROFESSION, 2),
        ],
        School => &[
            (PUPIL_HEALTH, 14),
            (DEPUTY_HEAD, 9),
            (COUNSELLOR, 5),
            (OTHER_PROFESSION, 2),
            (PSYCHOLOGIST, 1),
        ],
        Other => {
            &[(OTHER_PROFESSION, 5), (REHABILITATION_COORDINATOR, 2), (CONSULTANT, 1)]
        }
    }
}

/// The ten municipalities by their codes, from north to south.
pub(crate) const NORDANSTIG: usize = 1;
pub(crate) const HUDIKSVALL: usize = 2;
pub(crate) const LJUSDAL: usize = 3;
pub(crate) const OVANAKER: usize = 4;
pub(crate) const BOLLNAS: usize = 5;
pub(crate) const SODERHAMN: usize = 6;
pub(crate) const OCKELBO: usize = 7;
pub(crate) const HOFORS: usize = 8;
pub(crate) const SANDVIKEN: usize = 9;
pub(crate) const GAVLE: usize = 10;

/// The part of the county a municipality lies in: northern and southern Hälsingland, western
/// Gästrikland, Gävle.
pub(crate) fn region(municipality: usize) -> usize {
    match municipality {
        NORDANSTIG | HUDIKSVALL | LJUSDAL => 0,
        OVANAKER | BOLLNAS | SODERHAMN => 1,
        OCKELBO | HOFORS | SANDVIKEN => 2,
        _ => 3,
    }
}

/// Persons whose work covers several municipalities: how many of them take part in structured
/// cooperation, and how many do not.
const SEVERAL: [(Area, &[usize], usize, usize); 22] = [
    (Employment, &[NORDANSTIG, HUDIKSVALL], 4, 3),
    (Employment, &[OVANAKER, BOLLNAS], 5, 4),
    (Employment, &[BOLLNAS, SODERHAMN], 2, 2),
    (Employment, &[OCKELBO, SANDVIKEN], 3, 3),
    (Employment, &[OCKELBO, HOFORS, SANDVIKEN], 2, 1),
    (Employment, &[SANDVIKEN, GAVLE], 1, 2),
    (Insurance, &[NORDANSTIG, HUDIKSVALL], 3, 4),
    (Insurance, &[NORDANSTIG, HUDIKSVALL, LJUSDAL], 2, 2),
    (Insurance, &[OVANAKER, BOLLNAS], 3, 4),
    (Insurance, &[OVANAKER, BOLLNAS, SODERHAMN], 2, 2),
    (Insurance, &[HOFORS, SANDVIKEN], 3, 4),
    (Insurance, &[OCKELBO, SANDVIKEN], 2, 2),
    (Insurance, &[OCKELBO, GAVLE], 1, 2),
    (PrimaryCare, &[NORDANSTIG, HUDIKSVALL], 1, 2),
    (PrimaryCare, &[OVANAKER, BOLLNAS], 1, 1),
    (PrimaryCare, &[OCKELBO, SANDVIKEN], 1, 1),
    (Psychiatry, &[NORDANSTIG, HUDIKSVALL, LJUSDAL], 1, 1),
    (Psychiatry, &[OVANAKER, BOLLNAS, SODERHAMN], 1, 1),
    (Psychiatry, &[HOFORS, SANDVIKEN], 1, 1),
    (Psychiatry, &[SANDVIKEN, GAVLE], 1, 1),
    (Other, &[BOLLNAS, SODERHAMN], 1, 1),
    (Other, &[OCKELBO, GAVLE], 1, 1),
];

/// Persons who work in one municipality: areas (rows) by municipalities from north to south.
/// Ovanåker's own social services, disability care and labour market unit reported no staff.
#[rustfmt::skip]
const SINGLE: [[usize; 10]; 9] = [
    [0,  6,  6, 0,  5,  5, 0,  5, 12, 24],
    [0,  3,  3, 0,  3,  3, 0,  3,  7, 14],
    [4, 16, 13, 8, 13, 13, 4, 12, 31, 58],
    [0,  2,  1, 0,  1,  2, 0,  0,  4,  0],
    [4, 13, 11, 0, 11, 11, 3, 10, 26, 54],
    [1,  5,  5, 0,  4,  5, 2,  4, 11, 22],
    [1,  5,  5, 0,  4,  4, 1,  4, 10, 20],
    [1,  3,  2, 2,  2,  2, 1,  2,  5, 11],
    [0,  0,  0, 0,  0,  1, 0,  0,  1,  2],
];

/// How many of those who work in one municipality take part in structured cooperation.
const SINGLE_STRUCTURED: [usize; 10] = [3, 20, 18, 2, 16, 18, 2, 14, 35, 62];

/// One who answered the staff form.
pub(crate) struct Person {
    /// The number in the file.
    pub(crate) id: usize,
    pub(crate) area: Area,
    pub(crate) profession: usize,
    pub(crate) municipalities: Vec<usize>,
    /// Takes part in structured cooperation.
    pub(crate) structured: bool,
}

impl Person {
    /// A number below 1000 that is fixed by the person and by what it is for. It has no pattern
    /// over persons, so answers that follow it lie mixed.
    pub(crate) fn spread(&self, purpose: usize) -> usize {
        let mut mixed = (self.id as u64) << 32 | purpose as u64;
        for _ in 0..3 {
            mixed = (mixed ^ (mixed >> 29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        }
        (mixed >> 40) as usize % 1000
    }

    pub(crate) fn works_in(&self, region_number: usize) -> bool {
        self.municipalities.iter().any(|&one| region(one) == region_number)
    }
}

/// The persons in the order of their numbers.
pub(crate) fn people() -> Vec<Person> {
    let mut places: Vec<(Area, Vec<usize>, bool)> = Vec::new();
    for (area, municipalities, with, without) in SEVERAL {
        let structured = expand(&[(true, with), (false, without)]);
        places.extend(
            structured.into_iter().map(|yes| (area, municipalities.to_vec(), yes)),
        );
    }
    for (area, row) in AREAS.into_iter().zip(SINGLE) {
        for (municipality, number) in (1..).zip(row) {
            places.extend(std::iter::repeat_n((area, vec![municipality], false), number));
        }
    }
    let length = places.len();
    let mut people: Vec<Person> = places
        .into_iter()
        .enumerate()
        .map(|(place, (area, municipalities, structured))| Person {
            id: 1 + shuffled(place, 271, length),
            area,
            profession: 0,
            municipalities,
            structured,
        })
        .collect();
    people.sort_by_key(|person| person.id);
    give_professions(&mut people);
    choose_structured(&mut people);
    people
}

/// Deals the professions of each area to its persons.
fn give_professions(people: &mut [Person]) {
    for area in AREAS {
        let codes = expand(professions(area));
        let mut here: Vec<&mut Person> =
            people.iter_mut().filter(|person| person.area == area).collect();
        assert_eq!(here.len(), codes.len(), "every person has a profession");
        here.sort_by_key(|person| (person.spread(1), person.id));
        for (person, code) in here.into_iter().zip(codes) {
            person.profession = code;
        }
    }
}

/// Lets those take part whose work lies closest to structured cooperation.
fn choose_structured(people: &mut [Person]) {
    for (municipality, number) in (1..).zip(SINGLE_STRUCTURED) {
        let mut here: Vec<&mut Person> = people
            .iter_mut()
            .filter(|person| person.municipalities == [municipality])
            .collect();
        here.sort_by_key(|person| {
            let closeness = match person.area {
                Insurance | LabourMarket | Other => 350,
                Employment | Psychiatry => 250,
                SocialServices => 120,
                DisabilityCare => 60,
                PrimaryCare | School => 0,
            };
            (std::cmp::Reverse(person.spread(2) + closeness), person.id)
        });
        for person in here.into_iter().take(number) {
            person.structured = true;
        }
    }
}
