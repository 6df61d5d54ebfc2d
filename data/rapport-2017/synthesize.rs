//! Writes the microdata of the example report `rapport-2017`.
//!
//! The answers behind the published report were never public. The rows written here are
//! *synthetic*: nobody gave them. They are built so that every feasible number the report
//! printed about the chief groups, the samples and the interviews comes out exactly, and each
//! such number is asserted below, so a table that no longer fits stops the programme.
//!
//! Nothing is drawn at random. Where rows should not lie sorted, [`shuffled`] steps through
//! them with a stride that shares no factor with their number, so every run writes the same
//! bytes. No clock, environment variable or library beyond `std` is used.
//!
//! ```text
//! cargo run --example synthesize
//! ```
//!
//! The folder to write to may be given as the first argument; it defaults to the folder this
//! file lies in, seen from the root of the repository.

#![expect(clippy::as_conversions, reason = "the discriminant of a category is its code")]
#![expect(clippy::disallowed_methods, reason = "it writes the files that are committed")]

use std::fmt::{Display, Write};
use std::path::Path;
use std::{env, fs, io};

use Group::*;
use Party::*;
use Status::*;

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
    let people = people();
    vec![
        ("mysam-urval/responses.csv", sample_csv(&people)),
        ("mysam-poster/responses.csv", posts_csv(&posts(&people))),
        ("mysam/responses.csv", respondents_csv(&respondents(&people))),
        ("mysam-svar/responses.csv", answers_csv(&answers(&people))),
        ("personal-urval/responses.csv", staff_csv(&staff())),
        ("psykiatri/responses.csv", psychiatry_csv()),
        ("styrelse/responses.csv", board_csv()),
        ("gruppintervjuer/responses.csv", interviews_csv()),
    ]
}

// ---- The people of the chief groups ----

/// Whom a representative speaks for. The discriminant is the code in the files.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Party {
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

/// The eight chief groups ("Mysamgrupper") that existed when the form went out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    HudiksvallNordanstig = 1,
    Ljusdal,
    Bollnas,
    Soderhamn,
    Ockelbo,
    Hofors,
    Sandviken,
    Gavle,
}

const GROUPS: [Group; 8] = [
    HudiksvallNordanstig,
    Ljusdal,
    Bollnas,
    Soderhamn,
    Ockelbo,
    Hofors,
    Sandviken,
    Gavle,
];

impl Group {
    /// The part of the county, as an index into the rows of an [`Item`].
    fn region(self) -> usize {
        match self {
            HudiksvallNordanstig | Ljusdal => 0,
            Bollnas | Soderhamn => 1,
            Ockelbo | Hofors | Sandviken => 2,
            Gavle => 3,
        }
    }
}

/// What became of a form sent to a representative.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Status {
    Answered = 1,
    Silent,
    Incomplete,
    Left,
}

struct Person {
    id: usize,
    party: Party,
    status: Status,
    groups: &'static [Group],
}

/// The 80 representatives of the first mailing with the groups they sit in. The five who had
/// left their post hold no seat.
#[rustfmt::skip]
const PEOPLE: [(Party, Status, &[Group]); 80] = [
    (Employment, Answered, &[HudiksvallNordanstig, Ljusdal]),
    (Employment, Answered, &[Bollnas]),
    (Employment, Answered, &[Bollnas, Soderhamn]),
    (Employment, Answered, &[Ockelbo, Sandviken]),
    (Employment, Answered, &[Hofors]),
    (Employment, Answered, &[Gavle]),
    (Employment, Silent, &[HudiksvallNordanstig, Ljusdal]),
    (Employment, Silent, &[Hofors, Sandviken]),
    (Employment, Left, &[]),
    (Insurance, Answered, &[HudiksvallNordanstig, Ljusdal]),
    (Insurance, Answered, &[HudiksvallNordanstig]),
    (Insurance, Answered, &[Bollnas, Soderhamn]),
    (Insurance, Answered, &[Soderhamn]),
    (Insurance, Answered, &[Hofors, Sandviken]),
    (Insurance, Answered, &[Gavle]),
    (Insurance, Silent, &[Ockelbo, Gavle]),
    (PrimaryCare, Answered, &[HudiksvallNordanstig, Ljusdal]),
    (PrimaryCare, Answered, &[HudiksvallNordanstig]),
    (PrimaryCare, Answered, &[HudiksvallNordanstig]),
    (PrimaryCare, Answered, &[Ljusdal]),
    (PrimaryCare, Answered, &[Ljusdal]),
    (PrimaryCare, Answered, &[Bollnas, Soderhamn]),
    (PrimaryCare, Answered, &[Bollnas]),
    (PrimaryCare, Answered, &[Soderhamn]),
    (PrimaryCare, Answered, &[Soderhamn]),
    (PrimaryCare, Answered, &[Sandviken]),
    (PrimaryCare, Answered, &[Gavle]),
    (PrimaryCare, Answered, &[Gavle]),
    (PrimaryCare, Silent, &[Bollnas, Soderhamn]),
    (PrimaryCare, Silent, &[Gavle]),
    (PrimaryCare, Incomplete, &[Sandviken]),
    (PrimaryCare, Left, &[]),
    (Psychiatry, Answered, &[HudiksvallNordanstig, Bollnas]),
    (Psychiatry, Answered, &[Bollnas]),
    (Psychiatry, Answered, &[Sandviken, Gavle]),
    (Psychiatry, Answered, &[Gavle]),
    (Psychiatry, Silent, &[HudiksvallNordanstig]),
    (Psychiatry, Silent, &[Sandviken, Gavle]),
    (SocialServices, Answered, &[HudiksvallNordanstig]),
    (SocialServices, Answered, &[Ljusdal]),
    (SocialServices, Answered, &[Bollnas]),
    (SocialServices, Answered, &[Soderhamn]),
    (SocialServices, Answered, &[Ockelbo]),
    (SocialServices, Answered, &[Hofors]),
    (SocialServices, Answered, &[Sandviken]),
    (SocialServices, Answered, &[Gavle]),
    (SocialServices, Silent, &[HudiksvallNordanstig]),
    (SocialServices, Silent, &[Ljusdal]),
    (SocialServices, Silent, &[Bollnas]),
    (SocialServices, Incomplete, &[Soderhamn]),
    (SocialServices, Left, &[]),
    (SocialServices, Left, &[]),
    (DisabilityCare, Answered, &[HudiksvallNordanstig]),
    (DisabilityCare, Answered, &[Ljusdal]),
    (DisabilityCare, Answered, &[Bollnas]),
    (DisabilityCare, Answered, &[Soderhamn]),
    (DisabilityCare, Answered, &[Ockelbo]),
    (DisabilityCare, Answered, &[Sandviken]),
    (DisabilityCare, Silent, &[HudiksvallNordanstig, Ljusdal]),
    (DisabilityCare, Silent, &[Bollnas, Soderhamn]),
    (DisabilityCare, Silent, &[Hofors]),
    (DisabilityCare, Silent, &[Gavle]),
    (DisabilityCare, Left, &[]),
    (LabourMarket, Answered, &[HudiksvallNordanstig]),
    (LabourMarket, Answered, &[Ljusdal]),
    (LabourMarket, Answered, &[Bollnas]),
    (LabourMarket, Answered, &[Soderhamn]),
    (LabourMarket, Answered, &[Hofors]),
    (LabourMarket, Answered, &[Sandviken]),
    (LabourMarket, Answered, &[Gavle]),
    (LabourMarket, Silent, &[HudiksvallNordanstig]),
    (LabourMarket, Silent, &[Bollnas]),
    (LabourMarket, Silent, &[Soderhamn]),
    (LabourMarket, Incomplete, &[Ockelbo, Sandviken]),
    (School, Answered, &[Ljusdal]),
    (School, Answered, &[Bollnas]),
    (School, Answered, &[Hofors]),
    (Other, Answered, &[HudiksvallNordanstig, Bollnas, Soderhamn]),
    (Other, Answered, &[Ockelbo, Sandviken]),
    (Other, Silent, &[Ockelbo, Hofors]),
];

/// The representatives in the order of their numbers.
fn people() -> Vec<Person> {
    let mut people: Vec<Person> = PEOPLE
        .iter()
        .enumerate()
        .map(|(place, &(party, status, groups))| Person {
            id: 1 + shuffled(place, 37, PEOPLE.len()),
            party,
            status,
            groups,
        })
        .collect();
    people.sort_by_key(|person| person.id);
    check_people(&people);
    people
}

fn check_people(people: &[Person]) {
    let with = |status| count(people, |p| p.status == status);
    assert_eq!(
        [with(Answered), with(Silent), with(Incomplete), with(Left)],
        [54, 18, 3, 5]
    );

    let silent = |party| {
        count(people, |p| p.party == party && matches!(p.status, Silent | Incomplete))
    };
    assert_eq!(
        [silent(SocialServices), silent(DisabilityCare), silent(LabourMarket)],
        [4; 3]
    );
    assert_eq!(silent(School), 0, "twelve municipal forms are missing, not more");

    let seats: usize = people.iter().map(|person| person.groups.len()).sum();
    assert_eq!(seats, 97);
    let seated =
        |party, group| count(people, |p| p.party == party && p.groups.contains(&group));
    for group in [Ljusdal, Soderhamn, Ockelbo, Hofors] {
        assert_eq!(
            seated(Psychiatry, group),
            0,
            "psychiatry is absent from several groups"
        );
    }
    for group in [Ockelbo, Hofors] {
        assert_eq!(
            seated(PrimaryCare, group),
            0,
            "primary care is absent from some groups"
        );
    }
}

fn sample_csv(people: &[Person]) -> String {
    csv("id;foretrader;status", people, |p| {
        format!("{};{};{}", p.id, p.party as u8, p.status as u8)
    })
}

// ---- The seats in the groups, and who came to the group interview ----

struct Post {
    person: usize,
    party: Party,
    group: Group,
    /// Which of the person's seats this is, counted from 1.
    number: usize,
    answered: bool,
    interviewed: bool,
}

/// How many of each group's seats were filled at the group interview.
const INTERVIEWED: [(Group, usize); 8] = [
    (HudiksvallNordanstig, 9),
    (Ljusdal, 7),
    (Bollnas, 10),
    (Soderhamn, 8),
    (Ockelbo, 5),
    (Hofors, 5),
    (Sandviken, 6),
    (Gavle, 6),
];

fn posts(people: &[Person]) -> Vec<Post> {
    let mut posts: Vec<Post> = people
        .iter()
        .flat_map(|person| {
            person.groups.iter().enumerate().map(move |(place, &group)| Post {
                person: person.id,
                party: person.party,
                group,
                number: place + 1,
                answered: person.status == Answered,
                interviewed: false,
            })
        })
        .collect();
    for (group, attended) in INTERVIEWED {
        for post in posts.iter_mut().filter(|post| post.group == group).take(attended) {
            post.interviewed = true;
        }
    }
    check_posts(&posts);
    posts
}

fn check_posts(posts: &[Post]) {
    assert_eq!(posts.len(), 97);
    assert_eq!(count(posts, |post| post.number > 1), 22);
    assert_eq!(count(posts, |post| post.answered), 67);
    let seats = GROUPS.map(|group| count(posts, |post| post.group == group));
    assert_eq!(seats, [16, 12, 16, 14, 7, 8, 12, 12]);
    let absent = count(posts, |post| !post.interviewed);
    assert!(
        absent * 3 > posts.len(),
        "attrition from the interviews is called relatively large"
    );
}

fn posts_csv(posts: &[Post]) -> String {
    let header = "id;person;foretrader;mysamgrupp;uppdrag_nr;deltog;svar";
    let numbered: Vec<(usize, &Post)> = (1..).zip(posts).collect();
    csv(header, &numbered, |(id, post)| {
        format!(
            "{id};{};{};{};{};{};{}",
            post.person,
            post.party as u8,
            post.group as u8,
            post.number,
            yes_no(post.interviewed),
            yes_no(post.answered),
        )
    })
}

// ---- The form to the chief groups: questions put once to each person ----

struct Respondent {
    person: usize,
    party: Party,
    mandate: bool,
    /// 1 (entirely unimportant) to 5 (very important); none where the question was left out.
    importance: Option<usize>,
    meetings: Option<usize>,
}

/// Respondents without a manager's mandate. No party reaches the share of primary care, 7 of 12.
const WITHOUT_MANDATE: [(Party, usize); 7] = [
    (Employment, 1),
    (PrimaryCare, 7),
    (Psychiatry, 1),
    (SocialServices, 1),
    (LabourMarket, 1),
    (School, 1),
    (Other, 1),
];

/// How important it is to take part: nobody said 1, and three left the question out.
const IMPORTANCE: [(Option<usize>, usize); 5] =
    [(Some(5), 22), (Some(4), 19), (Some(3), 9), (Some(2), 1), (None, 3)];

fn respondents(people: &[Person]) -> Vec<Respondent> {
    let importance = expand(&IMPORTANCE);
    let mut respondents: Vec<Respondent> = people
        .iter()
        .filter(|person| person.status == Answered)
        .enumerate()
        .map(|(place, person)| {
            let importance = importance[shuffled(place, 23, importance.len())];
            Respondent {
                person: person.id,
                party: person.party,
                mandate: true,
                importance,
                meetings: importance.map(|_| 1 + person.id * 5 % 8),
            }
        })
        .collect();
    for (party, without) in WITHOUT_MANDATE {
        for respondent in
            respondents.iter_mut().filter(|r| r.party == party).take(without)
        {
            respondent.mandate = false;
        }
    }
    check_respondents(&respondents);
    respondents
}

fn check_respondents(respondents: &[Respondent]) {
    let without = |party| count(respondents, |r| r.party == party && !r.mandate);
    let all = |party| count(respondents, |r| r.party == party);
    assert_eq!(respondents.len(), 54);
    assert_eq!(count(respondents, |r| r.mandate), 41);
    assert_eq!((without(PrimaryCare), all(PrimaryCare)), (7, 12));

    let others = [
        Employment,
        Insurance,
        Psychiatry,
        SocialServices,
        DisabilityCare,
        LabourMarket,
        School,
        Other,
    ];
    for party in others {
        assert!(
            without(party) * 12 < all(party) * 7,
            "primary care has the highest share"
        );
    }
    let region = without(PrimaryCare) + without(Psychiatry);
    let state = without(Employment) + without(Insurance);
    let municipalities =
        [SocialServices, DisabilityCare, LabourMarket, School].map(without).iter().sum();
    assert!(region > state.max(municipalities).max(without(Other)));

    let importance =
        [5, 4, 3, 2, 1].map(|code| count(respondents, |r| r.importance == Some(code)));
    assert_eq!(importance, [22, 19, 9, 1, 0]);
}

fn respondents_csv(respondents: &[Respondent]) -> String {
    csv("id;foretrader;chefsmandat;viktigt_delta;antal_traffar", respondents, |r| {
        format!(
            "{};{};{};{};{}",
            r.person,
            r.party as u8,
            yes_no(r.mandate),
            or_empty(r.importance),
            or_empty(r.meetings),
        )
    })
}

// ---- The form to the chief groups: questions put once for each group ----

/// One question: how often its six answers were given in each of the four parts of the county
/// (northern and southern Hälsingland, western Gästrikland, Gävle).
struct Item {
    answers: [[usize; 6]; 4],
    /// Mixes the rows; shares no factor with the number of valid answers in any region.
    stride: usize,
}

/// In the order of the columns. The cells are one solution among many: the report printed sums.
const ITEMS: [Item; 5] = [
    // lyssnar
    Item {
        answers: [
            [0, 0, 1, 4, 7, 8],
            [0, 0, 2, 7, 9, 3],
            [0, 0, 2, 6, 6, 2],
            [0, 0, 1, 1, 1, 2],
        ],
        stride: 11,
    },
    // vet_tillfora
    Item {
        answers: [
            [0, 0, 3, 8, 7, 2],
            [0, 1, 5, 8, 6, 1],
            [0, 1, 13, 1, 1, 0],
            [0, 0, 2, 3, 0, 0],
        ],
        stride: 13,
    },
    // rutiner_relationer_aktorer
    Item {
        answers: [
            [0, 2, 11, 5, 2, 0],
            [0, 3, 11, 5, 2, 0],
            [1, 5, 9, 1, 0, 0],
            [0, 2, 2, 1, 0, 0],
        ],
        stride: 17,
    },
    // forebyggande_insatser
    Item {
        answers: [
            [1, 4, 10, 4, 1, 0],
            [2, 6, 9, 3, 1, 0],
            [3, 6, 6, 1, 0, 0],
            [1, 2, 2, 0, 0, 0],
        ],
        stride: 19,
    },
    // brukarsynpunkter
    Item {
        answers: [
            [1, 5, 10, 3, 1, 0],
            [2, 6, 10, 2, 1, 0],
            [3, 7, 6, 0, 0, 0],
            [1, 3, 1, 0, 0, 0],
        ],
        stride: 23,
    },
];

/// Rows that answered the five questions, by region. The report's bases need one row without
/// them in southern Hälsingland and three in Gävle, and one row that names no group either.
const VALID: [usize; 4] = [20, 21, 16, 5];

/// The respondent who did not say which group the answer was about.
const WITHOUT_GROUP: (Party, Group) = (LabourMarket, Sandviken);

/// Invented remarks, by row. Some hold what a careless programme would take for markup, a
/// formula or a new column.
const COMMENTS: [(usize, &str); 9] = [
    (3, "Vi hinner sällan längre än till lägesrapporter."),
    (9, "Se #import i protokollet; mallen *måste* ses över."),
    (17, "=1+1"),
    (22, "Frågan är bra men _svår_ att svara på, kostar $5 att låta bli."),
    (31, "<script>alert(\"hej\")</script>"),
    (38, "Samma fråga; samma svar som i våras @samordnaren."),
    (44, "Chefen sa: \"vi tar det nästa gång\"."),
    (52, "+46 är inget svar, men -1 är det inte heller"),
    (60, "Ny i gruppen, kan inte bedöma ännu."),
];

struct Answer {
    person: usize,
    /// Which of the person's answers this is, counted from 1.
    number: usize,
    group: Option<Group>,
    items: [Option<usize>; 5],
}

fn answers(people: &[Person]) -> Vec<Answer> {
    let mut answers: Vec<Answer> = people
        .iter()
        .filter(|person| person.status == Answered)
        .flat_map(|person| {
            person.groups.iter().enumerate().map(move |(place, &group)| Answer {
                person: person.id,
                number: place + 1,
                group: Some(group).filter(|_| (person.party, group) != WITHOUT_GROUP),
                items: [None; 5],
            })
        })
        .collect();
    for region in 0..VALID.len() {
        fill_region(&mut answers, region);
    }
    check_answers(&answers);
    answers
}

/// Deals the answers of one region to its first valid rows.
fn fill_region(answers: &mut [Answer], region: usize) {
    let rows = answers.iter_mut().filter(|answer| answer.region() == Some(region));
    for (place, answer) in rows.take(VALID[region]).enumerate() {
        for (item, slot) in ITEMS.iter().zip(&mut answer.items) {
            let codes: Vec<(usize, usize)> = (1..).zip(item.answers[region]).collect();
            let codes = expand(&codes);
            *slot = Some(codes[shuffled(place, item.stride, codes.len())]);
        }
    }
}

impl Answer {
    fn region(&self) -> Option<usize> {
        self.group.map(Group::region)
    }
}

fn check_answers(answers: &[Answer]) {
    let given = |region: Option<usize>, item: usize, codes: &[usize]| {
        count(answers, |answer| {
            (region.is_none() || answer.region() == region)
                && answer.items[item].is_some_and(|code| codes.contains(&code))
        })
    };
    let everywhere = |item, codes: &[usize]| given(None, item, codes);
    let by_region =
        |item, codes: &[usize]| [0, 1, 2, 3].map(|r| given(Some(r), item, codes));

    assert_eq!(answers.len(), 67);
    assert_eq!(count(answers, |answer| answer.number > 1), 13);
    assert_eq!(
        [0, 1, 2, 3].map(|r| count(answers, |a| a.region() == Some(r))),
        [20, 22, 16, 8]
    );
    for item in 0..ITEMS.len() {
        assert_eq!(by_region(item, &[1, 2, 3, 4, 5, 6]), VALID);
    }
    // Others listen: 56 of 67 (90 % of 62), "sometimes" 6, "always" by region.
    assert_eq!(
        [everywhere(0, &[4, 5, 6]), everywhere(0, &[3]), everywhere(0, &[1, 2])],
        [56, 6, 0]
    );
    assert_eq!(by_region(0, &[6]), [8, 3, 2, 2]);
    // Others know what one can contribute: 37 of 62 (60 %), "sometimes" 23.
    assert_eq!([everywhere(1, &[4, 5, 6]), everywhere(1, &[3])], [37, 23]);
    assert_eq!(by_region(1, &[4, 5])[..3], [15, 14, 2]);
    assert_eq!(by_region(1, &[5, 6])[3], 0);
    // Routines for relations with other actors.
    assert_eq!([everywhere(2, &[4, 5]), everywhere(2, &[3])], [16, 33]);
    // Preventive measures: low answers are "slightly more than a third".
    assert_eq!(
        [everywhere(3, &[4, 5]), everywhere(3, &[3]), everywhere(3, &[1, 2])],
        [10, 27, 25]
    );
    assert_eq!(by_region(3, &[4, 5])[..2], [5, 4]);
    // The users' views.
    assert_eq!(
        [everywhere(4, &[1]), everywhere(4, &[2]), everywhere(4, &[3])],
        [7, 21, 27]
    );
    assert_eq!(by_region(4, &[4, 5]), [4, 3, 0, 0]);
}

fn answers_csv(answers: &[Answer]) -> String {
    let header = "id;person;svarsordning;mysamgrupp;lyssnar;vet_tillfora;\
                  rutiner_relationer_aktorer;forebyggande_insatser;brukarsynpunkter;kommentar";
    let numbered: Vec<(usize, &Answer)> = (1..).zip(answers).collect();
    csv(header, &numbered, |(id, answer)| {
        let items = answer.items.map(or_empty).join(";");
        let group = or_empty(answer.group.map(|group| group as u8));
        let comment =
            COMMENTS.iter().find(|(row, _)| row == id).map_or("", |(_, text)| text);
        format!(
            "{id};{};{};{group};{items};{}",
            answer.person,
            answer.number,
            quoted(comment)
        )
    })
}

// ---- The mailing of the staff form ----

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

fn staff() -> Vec<Staff> {
    let sorted = expand(&STAFF);
    let staff: Vec<Staff> = (0..sorted.len())
        .map(|place| sorted[shuffled(place, 365, sorted.len())])
        .collect();
    let received = |contact| {
        count(&staff, |s| s.mailing == Mailing::Received && s.contact == contact)
    };
    assert_eq!(staff.len(), 1164);
    assert_eq!(count(&staff, |s| s.mailing != Mailing::Withdrawn), 1149);
    assert_eq!(count(&staff, |s| s.mailing == Mailing::Received), 817);
    assert_eq!([Some(1), Some(2), Some(9), None].map(received), [718, 83, 3, 13]);
    assert_eq!(count(&staff, |s| s.relevant == Some(true)), 659);
    staff
}

fn staff_csv(staff: &[Staff]) -> String {
    let numbered: Vec<(usize, &Staff)> = (1..).zip(staff).collect();
    csv("id;status;kontakt_malgrupp;relevant", &numbered, |(id, s)| {
        let relevant = or_empty(s.relevant.map(yes_no));
        format!("{id};{};{};{relevant}", s.mailing as u8, or_empty(s.contact))
    })
}

// ---- The sample from psychiatry, the board, the group interviews ----

/// Places in the sample: doctors, nurses, counsellors, psychologists (rows) by adult psychiatry
/// planned and final, child and adolescent psychiatry planned and final (columns).
const PSYCHIATRY: [[usize; 4]; 4] =
    [[2, 4, 2, 1], [4, 4, 4, 1], [4, 4, 4, 2], [4, 4, 4, 2]];

fn psychiatry_csv() -> String {
    let mut places = Vec::new();
    for column in 0..4 {
        for (profession, row) in PSYCHIATRY.iter().enumerate() {
            places.extend(std::iter::repeat_n((profession + 1, column + 1), row[column]));
        }
    }
    let sums = [1, 2, 3, 4].map(|column| count(&places, |place| place.1 == column));
    assert_eq!(sums, [14, 16, 14, 6]);
    let numbered: Vec<(usize, _)> = (1..).zip(places).collect();
    csv("id;yrke;enhet_omgang", &numbered, |(id, (profession, column))| {
        format!("{id};{profession};{column}")
    })
}

/// The board: ordinary members, substitutes and co-opted municipalities; invited and attended.
const BOARD: [(usize, usize); 3] = [(7, 4), (7, 2), (2, 1)];

fn board_csv() -> String {
    let mut members = Vec::new();
    for (role, (invited, attended)) in (1..).zip(BOARD) {
        members.extend((0..invited).map(|place| (role, place < attended)));
    }
    assert_eq!(members.len(), 16);
    assert_eq!(count(&members, |member: &(usize, bool)| member.1), 7);
    let numbered: Vec<(usize, _)> = (1..).zip(members).collect();
    csv("id;roll;deltog", &numbered, |(id, (role, attended))| {
        format!("{id};{role};{}", yes_no(*attended))
    })
}

/// One interview with each of the eight groups, one with the group being formed (9), one with
/// the board (10).
fn interviews_csv() -> String {
    let interviews: Vec<usize> = (1..=10).collect();
    csv("id;grupp", &interviews, |group| format!("{group};{group}"))
}

// ---- Shared by all files ----

/// The place a row at `place` of `length` rows is dealt from. A permutation when `stride` and
/// `length` share no factor.
fn shuffled(place: usize, stride: usize, length: usize) -> usize {
    place * stride % length
}

/// Repeats each value as many times as it says.
fn expand<T: Copy>(counts: &[(T, usize)]) -> Vec<T> {
    counts.iter().flat_map(|&(value, times)| std::iter::repeat_n(value, times)).collect()
}

fn count<T>(rows: &[T], holds: impl Fn(&T) -> bool) -> usize {
    rows.iter().filter(|row| holds(row)).count()
}

fn yes_no(yes: bool) -> u8 {
    if yes { 1 } else { 2 }
}

fn or_empty(value: Option<impl Display>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// A text as a CSV field: in quotation marks when it holds one, or the separator.
fn quoted(text: &str) -> String {
    if text.contains([';', '"']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

fn csv<T>(header: &str, rows: &[T], line: impl Fn(&T) -> String) -> String {
    let mut file = format!("{header}\n");
    for row in rows {
        writeln!(file, "{}", line(row)).expect("writing to a string cannot fail");
    }
    file
}
