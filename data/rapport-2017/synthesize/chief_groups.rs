//! The people of the chief groups, their seats, and who came to the group interview.

use Group::*;
use Party::*;
use Status::*;

use super::published::Published;
use super::rows::{count, csv, shuffled, yes_no};

/// Whom a representative speaks for. The discriminant is the code in the files.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Party {
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
pub(crate) enum Group {
    HudiksvallNordanstig = 1,
    Ljusdal,
    Bollnas,
    Soderhamn,
    Ockelbo,
    Hofors,
    Sandviken,
    Gavle,
}

pub(crate) const GROUPS: [Group; 8] = [
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
    pub(crate) fn region(self) -> usize {
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
pub(crate) enum Status {
    Answered = 1,
    Silent,
    Incomplete,
    Left,
}

pub(crate) struct Person {
    pub(crate) id: usize,
    pub(crate) party: Party,
    pub(crate) status: Status,
    pub(crate) groups: &'static [Group],
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
pub(crate) fn people(published: &Published) -> Vec<Person> {
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
    check_people(&people, published);
    people
}

fn check_people(people: &[Person], published: &Published) {
    let with = |status| count(people, |p| p.status == status);
    assert_eq!(people.len(), published.count("r17.mysam.first_sendout"));
    assert_eq!(
        [with(Answered), with(Silent), with(Incomplete), with(Left)],
        published
            .counts("r17.mysam.", ["answers", "unanswered", "incomplete", "left_post"])
    );

    let missing = |p: &Person| matches!(p.status, Silent | Incomplete);
    let silent = |party| count(people, |p| p.party == party && missing(p));
    let municipal = [SocialServices, DisabilityCare, LabourMarket].map(silent);
    assert_eq!(
        municipal.iter().sum::<usize>(),
        published.count("r17.mysam.nonresp_munic")
    );
    assert_eq!(municipal, [municipal[0]; 3], "the missing forms are spread evenly");
    assert_eq!(silent(School), 0, "no further municipal form is missing");
    let all = count(people, missing);
    let sample = people.len() - with(Left);
    assert_eq!(sample, published.count("r17.mysam.sample"));
    assert_eq!(all, published.count("r17.mysam.nonresponse"));
    published.assert_percent("r17.mysam.nonresponse_pct", all, sample);
    published.assert_percent("r17.mysam.response_pct", with(Answered), sample);

    let seats: usize = people.iter().map(|person| person.groups.len()).sum();
    assert_eq!(seats, published.count("r17.mysam.posts"));
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

pub(crate) fn sample_csv(people: &[Person]) -> String {
    csv("id;foretrader;status", people, |p| {
        format!("{};{};{}", p.id, p.party as u8, p.status as u8)
    })
}

pub(crate) struct Post {
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

fn posts(people: &[Person], published: &Published) -> Vec<Post> {
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
    check_posts(&posts, published);
    posts
}

fn check_posts(posts: &[Post], published: &Published) {
    assert_eq!(posts.len(), published.count("r17.mysam.posts"));
    assert_eq!(
        count(posts, |post| post.number > 1),
        published.count("r17.mysam.extra_posts")
    );
    assert_eq!(
        count(posts, |post| post.answered),
        published.count("r17.mysam.answer_rows")
    );
    let seats = GROUPS.map(|group| count(posts, |post| post.group == group));
    assert_eq!(seats, [16, 12, 16, 14, 7, 8, 12, 12]);
    let absent = count(posts, |post| !post.interviewed);
    assert!(
        absent * 3 > posts.len(),
        "attrition from the interviews is called relatively large"
    );
}

pub(crate) fn posts_csv(people: &[Person], published: &Published) -> String {
    let posts = posts(people, published);
    let header = "id;person;foretrader;mysamgrupp;uppdrag_nr;deltog;svar";
    let numbered: Vec<(usize, &Post)> = (1..).zip(&posts).collect();
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
