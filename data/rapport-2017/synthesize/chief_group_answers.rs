//! The form to the chief groups: what each person answered once, and once for each group.

use super::chief_groups::Group::{self, *};
use super::chief_groups::Party::{self, *};
use super::chief_groups::Person;
use super::chief_groups::Status::Answered;
use super::published::Published;
use super::rows::{count, csv, expand, or_empty, quoted, shuffled, yes_no};

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

fn respondents(people: &[Person], published: &Published) -> Vec<Respondent> {
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
    check_respondents(&respondents, published);
    respondents
}

fn check_respondents(respondents: &[Respondent], published: &Published) {
    let without = |party| count(respondents, |r| r.party == party && !r.mandate);
    let all = |party| count(respondents, |r| r.party == party);
    assert_eq!(respondents.len(), published.count("r17.t3.base"));
    assert_eq!(count(respondents, |r| r.mandate), published.count("r17.t3.yes"));
    assert_eq!(
        [without(PrimaryCare), all(PrimaryCare)],
        published.counts("r17.t3.", ["prim_no", "prim_total"])
    );

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
            without(party) * all(PrimaryCare) < all(party) * without(PrimaryCare),
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
    let published = published.counts(
        "r17.d2.",
        ["mycket", "ganska", "varken", "ganska_oviktigt", "helt_oviktigt"],
    );
    assert_eq!(importance, published);
}

pub(crate) fn respondents_csv(people: &[Person], published: &Published) -> String {
    let respondents = respondents(people, published);
    csv("id;foretrader;chefsmandat;viktigt_delta;antal_traffar", &respondents, |r| {
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

fn answers(people: &[Person], published: &Published) -> Vec<Answer> {
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
    check_answers(&answers, published);
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

const REGIONS: [&str; 4] =
    ["norra_halsingland", "sodra_halsingland", "vastra_gastrikland", "gavle"];

fn check_answers(answers: &[Answer], published: &Published) {
    let given = |region: Option<usize>, item: usize, codes: &[usize]| {
        count(answers, |answer| {
            (region.is_none() || answer.region() == region)
                && answer.items[item].is_some_and(|code| codes.contains(&code))
        })
    };
    let everywhere = |item, codes: &[usize]| given(None, item, codes);
    let by_region =
        |item, codes: &[usize]| [0, 1, 2, 3].map(|r| given(Some(r), item, codes));
    let fact = |id| published.count(id);

    assert_eq!(answers.len(), fact("r17.mysam.answer_rows"));
    assert_eq!(count(answers, |answer| answer.number > 1), fact("r17.mysam.extra_rows"));
    assert_eq!(
        [0, 1, 2, 3].map(|r| count(answers, |a| a.region() == Some(r))),
        published.counts("r17.d4.base.", REGIONS)
    );
    for item in 0..ITEMS.len() {
        assert_eq!(by_region(item, &[1, 2, 3, 4, 5, 6]), VALID);
        let valid = published.part("r17.mysam.valid62", item);
        assert_eq!(everywhere(item, &[1, 2, 3, 4, 5, 6]), valid);
    }
    let valid: usize = VALID.iter().sum();
    // Others listen.
    assert_eq!(everywhere(0, &[4, 5, 6]), fact("r17.d3.high"));
    assert_eq!(everywhere(0, &[3]), fact("r17.d3.ibland"));
    assert_eq!(everywhere(0, &[1, 2]), 0);
    published.assert_percent("r17.d3.high_pct49", everywhere(0, &[4, 5, 6]), valid);
    assert_eq!(by_region(0, &[6]), published.counts("r17.d4.alltid.", REGIONS));
    // Others know what one can contribute.
    published.assert_percent("r17.d5.high_pct49", everywhere(1, &[4, 5, 6]), valid);
    assert_eq!(everywhere(1, &[3]), fact("r17.d5.ibland"));
    let [north, south, west, _] = REGIONS;
    let middle = published.counts("r17.d6.mid.", [north, south, west]);
    assert_eq!(by_region(1, &[4, 5])[..3], middle);
    assert_eq!(by_region(1, &[5, 6])[3], fact("r17.d6.top.gavle"));
    // Routines for relations with other actors.
    assert_eq!(everywhere(2, &[4, 5]), fact("r17.d7.high"));
    assert_eq!(everywhere(2, &[3]), fact("r17.d7.delvis"));
    // Preventive measures: low answers are "slightly more than a third".
    assert_eq!(everywhere(3, &[4, 5]), fact("r17.d9.high"));
    assert_eq!(everywhere(3, &[3]), fact("r17.d9.delvis"));
    assert_eq!(everywhere(3, &[1, 2]), 25);
    let high = published.counts("r17.d10.high.", [north, south]);
    assert_eq!(by_region(3, &[4, 5])[..2], high);
    // The users' views.
    assert_eq!(
        [1, 2, 3].map(|code| everywhere(4, &[code])),
        published.counts("r17.d11.", ["inte_alls", "liten", "delvis"])
    );
    let high = by_region(4, &[4, 5]);
    assert_eq!(high[0] + high[1], fact("r17.d12.high_NH_SH"));
    assert_eq!(high[2..], published.counts("r17.d12.high.", [west, "gavle"]));
}

pub(crate) fn answers_csv(people: &[Person], published: &Published) -> String {
    let answers = answers(people, published);
    let header = "id;person;svarsordning;mysamgrupp;lyssnar;vet_tillfora;\
                  rutiner_relationer_aktorer;forebyggande_insatser;brukarsynpunkter;kommentar";
    let numbered: Vec<(usize, &Answer)> = (1..).zip(&answers).collect();
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
