//! What the 659 persons answered.
//!
//! The number of times each answer is given is fixed below. Who gives it follows a score of each
//! person, so a person who finds the climate good on one question tends to on the next.

use super::rows::{csv, or_empty, yes_no};
use super::staff::Area::*;
use super::staff::{Area, Person, region};

/// How the persons who answered a question are placed on its scale.
struct Question {
    /// The column in the file.
    column: &'static str,
    /// What a person's answers to the questions of one theme have in common.
    theme: usize,
    /// How much structured cooperation lifts the score, which is the sum of five parts below 1000.
    lift: usize,
    /// How often each answer is given, from the lowest: one list for the whole county, or one for
    /// each part of it.
    answers: &'static [&'static [usize]],
}

/// Questions whose answers are counted once for each person.
const PER_PERSON: [Question; 3] = [
    Question {
        column: "samverkan_en_part",
        theme: 1,
        lift: 180,
        answers: &[&[6, 42, 166, 250, 143, 52]],
    },
    Question {
        column: "samverkan_tva_parter",
        theme: 1,
        lift: 280,
        answers: &[&[14, 96, 245, 193, 86, 25]],
    },
    Question {
        column: "samverkan_tre_eller_fler",
        theme: 1,
        lift: 360,
        answers: &[&[83, 226, 227, 78, 34, 11]],
    },
];

/// Questions to those in structured cooperation, counted once for each municipality.
const OF_USE: [Question; 2] = [
    Question { column: "nytta_individ", theme: 2, lift: 0, answers: &[&[1, 3, 8, 270]] },
    Question {
        column: "nytta_organisation",
        theme: 2,
        lift: 0,
        answers: &[&[2, 7, 17, 256]],
    },
];

/// Questions to everybody, counted once for each municipality of the person.
const PER_MUNICIPALITY: [Question; 9] = [
    Question {
        column: "lyssnar",
        theme: 3,
        lift: 120,
        answers: &[&[4, 25, 169, 197, 262, 104]],
    },
    // Five rows left it out.
    Question {
        column: "vet_tillfora",
        theme: 3,
        lift: 180,
        answers: &[&[8, 62, 232, 220, 182, 52]],
    },
    // One row in Gävle left it out.
    Question {
        column: "brukarsynpunkter",
        theme: 4,
        lift: 200,
        answers: &[
            &[5, 21, 49, 55, 25, 7],
            &[3, 17, 44, 62, 30, 9],
            &[7, 29, 65, 76, 33, 9],
            &[9, 33, 69, 69, 27, 7],
        ],
    },
    Question {
        column: "rutiner_samarbete_myndigheter",
        theme: 5,
        lift: 260,
        answers: &[&[26, 118, 263, 224, 102, 28]],
    },
    Question {
        column: "rutiner_samarbete_aktorer",
        theme: 5,
        lift: 260,
        answers: &[&[34, 139, 272, 206, 87, 23]],
    },
    Question {
        column: "strukturer_relationer_myndigheter",
        theme: 6,
        lift: 260,
        answers: &[&[30, 131, 265, 218, 95, 22]],
    },
    Question {
        column: "strukturer_relationer_aktorer",
        theme: 6,
        lift: 260,
        answers: &[&[39, 147, 278, 197, 82, 18]],
    },
    Question {
        column: "gemensamt_synsatt",
        theme: 7,
        lift: 480,
        answers: &[&[18, 104, 259, 221, 121, 38]],
    },
    Question {
        column: "arbetssatt_fungerar",
        theme: 7,
        lift: 480,
        answers: &[&[22, 123, 274, 198, 114, 30]],
    },
];

/// Forms of cooperation: how many persons name each, and the areas where it lies close at hand.
struct Battery {
    column: &'static str,
    theme: usize,
    options: &'static [(usize, &'static [Area])],
    /// The first so many options are named more often in northern Hälsingland.
    northern: usize,
}

const BATTERIES: [Battery; 3] = [
    Battery {
        column: "samverkansform_med_brukare",
        theme: 11,
        options: &[
            (452, &[Employment, Insurance, SocialServices, LabourMarket]),
            (348, &[SocialServices, DisabilityCare, Psychiatry, PrimaryCare]),
            (260, &[Insurance, Employment, PrimaryCare]),
            (170, &[SocialServices, School, Other]),
            (88, &[DisabilityCare, SocialServices, Other]),
            (112, &[PrimaryCare, Psychiatry]),
            (84, &[Insurance, Employment]),
            (20, &[]),
            (12, &[]),
        ],
        northern: 0,
    },
    Battery {
        column: "samverkansform_utan_brukare",
        theme: 12,
        options: &[
            (214, &[PrimaryCare, Psychiatry, School, DisabilityCare]),
            (152, &[SocialServices, School, LabourMarket]),
            (128, &[Employment, Insurance, LabourMarket, SocialServices]),
            (96, &[Psychiatry, PrimaryCare, School]),
            (74, &[SocialServices, Insurance]),
            (37, &[Psychiatry, PrimaryCare]),
            (18, &[]),
        ],
        northern: 0,
    },
    Battery {
        column: "ovriga_samverkansformer",
        theme: 13,
        options: &[
            (84, &[LabourMarket, Employment]),
            (132, &[SocialServices, PrimaryCare]),
            (58, &[SocialServices, Psychiatry, School]),
            (33, &[LabourMarket, Employment]),
            (28, &[]),
        ],
        northern: 3,
    },
];

/// A person with the answers.
pub(crate) struct Answers<'p> {
    pub(crate) person: &'p Person,
    /// Codes by column, in the order of the columns; none where a question was left out.
    single: Vec<(&'static str, Option<usize>)>,
    several: Vec<(&'static str, Vec<usize>)>,
}

impl Answers<'_> {
    /// The code of the answer to a question with one answer.
    pub(crate) fn code(&self, column: &str) -> Option<usize> {
        let mut found = self.single.iter().filter(|(name, _)| *name == column);
        found.next().unwrap_or_else(|| panic!("no column `{column}`")).1
    }

    /// The codes chosen in a question with several answers.
    pub(crate) fn codes(&self, column: &str) -> &[usize] {
        let mut found = self.several.iter().filter(|(name, _)| *name == column);
        &found.next().unwrap_or_else(|| panic!("no column `{column}`")).1
    }
}

/// What everybody answered, in the order of the persons' numbers.
pub(crate) fn answers(people: &[Person]) -> Vec<Answers<'_>> {
    let everybody = |_: &Person| true;
    let structured = |person: &Person| person.structured;
    let mut columns = Vec::new();
    for question in &PER_PERSON {
        columns.push(question.deal(people, everybody, |_| vec![0]));
    }
    for question in &OF_USE {
        columns
            .push(question.deal(people, structured, |p| vec![0; p.municipalities.len()]));
    }
    for question in &PER_MUNICIPALITY {
        let part = |municipality: &usize| {
            if question.answers.len() == 1 { 0 } else { region(*municipality) }
        };
        columns.push(question.deal(people, everybody, |person| {
            person.municipalities.iter().map(part).collect()
        }));
    }
    let batteries: Vec<Vec<Vec<usize>>> =
        BATTERIES.iter().map(|battery| battery.deal(people)).collect();
    let names = PER_PERSON.iter().chain(&OF_USE).chain(&PER_MUNICIPALITY);
    let names: Vec<&'static str> = names.map(|question| question.column).collect();
    people
        .iter()
        .enumerate()
        .map(|(place, person)| Answers {
            person,
            single: names
                .iter()
                .zip(&columns)
                .map(|(&name, column)| (name, column[place]))
                .collect(),
            several: BATTERIES
                .iter()
                .zip(&batteries)
                .map(|(battery, column)| (battery.column, column[place].clone()))
                .collect(),
        })
        .collect()
}

impl Question {
    /// A number that no other question has.
    fn number(&self) -> usize {
        self.column.bytes().fold(0, |sum, byte| sum * 31 % 1_000_003 + usize::from(byte))
    }

    /// Where a person stands between the lowest answer and the highest.
    fn score(&self, person: &Person) -> usize {
        let lift = if person.structured { self.lift } else { 0 };
        let part = if person.works_in(0) || person.works_in(1) { 150 } else { 0 };
        let climate = person.spread(100) + person.spread(101);
        let theme = person.spread(200 + self.theme);
        let own =
            person.spread(1000 + self.number()) + person.spread(2000 + self.number());
        climate + theme + own + lift + part
    }

    /// Gives each person an answer. A person's answer counts once in each cell that `cells` names.
    ///
    /// Those who count several times go first and take the answer of their place in the row of all
    /// scores. The others then fill what remains of each cell, the lowest scores first.
    ///
    /// # Panics
    ///
    /// When the answers do not come out exactly.
    fn deal(
        &self,
        people: &[Person],
        asked: impl Fn(&Person) -> bool,
        cells: impl Fn(&Person) -> Vec<usize>,
    ) -> Vec<Option<usize>> {
        let mut order: Vec<usize> =
            (0..people.len()).filter(|&place| asked(&people[place])).collect();
        self.leave_out(people, &mut order, &cells);
        order.sort_by_key(|&place| (self.score(&people[place]), place));

        let mut left: Vec<Vec<usize>> =
            self.answers.iter().map(|counts| counts.to_vec()).collect();
        let mut dealt = vec![None; people.len()];
        let mut passed = 0;
        for &place in &order {
            let cells = cells(&people[place]);
            if cells.len() > 1 {
                let answer = self.answer_at(passed + cells.len() / 2);
                for &cell in &cells {
                    let one = &mut left[cell][answer];
                    *one =
                        one.checked_sub(1).expect("room for all who count several times");
                }
                dealt[place] = Some(answer + 1);
            }
            passed += cells.len();
        }
        for &place in &order {
            if let [cell] = cells(&people[place])[..] {
                let answer = left[cell].iter().position(|&count| count > 0);
                let answer = answer.expect("an answer for everybody");
                left[cell][answer] -= 1;
                dealt[place] = Some(answer + 1);
            }
        }
        assert!(left.iter().flatten().all(|&count| count == 0), "{}", self.column);
        dealt
    }

    /// Takes out those who left the question out: so many as the answers fall short of the rows.
    fn leave_out(
        &self,
        people: &[Person],
        order: &mut Vec<usize>,
        cells: &impl Fn(&Person) -> Vec<usize>,
    ) {
        for (cell, counts) in self.answers.iter().enumerate() {
            let rows = order.iter().flat_map(|&place| cells(&people[place]));
            let rows = rows.filter(|&one| one == cell).count();
            let mut single: Vec<usize> = order
                .iter()
                .copied()
                .filter(|&place| cells(&people[place]) == [cell])
                .collect();
            single.sort_by_key(|&place| {
                (people[place].spread(3000 + self.number()), place)
            });
            single.truncate(rows - counts.iter().sum::<usize>());
            order.retain(|place| !single.contains(place));
        }
    }

    /// The answer at a place in the row of all answers, the lowest first.
    fn answer_at(&self, place: usize) -> usize {
        let mut end = 0;
        for answer in 0..self.answers[0].len() {
            end += self.answers.iter().map(|counts| counts[answer]).sum::<usize>();
            if place < end {
                return answer;
            }
        }
        self.answers[0].len() - 1
    }
}

impl Battery {
    /// The options each person chose.
    fn deal(&self, people: &[Person]) -> Vec<Vec<usize>> {
        let mut chosen = vec![Vec::new(); people.len()];
        for (option, &(number, close)) in self.options.iter().enumerate() {
            let mut order: Vec<usize> = (0..people.len()).collect();
            order.sort_by_key(|&place| {
                let person = &people[place];
                let near = if close.contains(&person.area) { 300 } else { 0 };
                let north = option < self.northern && person.works_in(0);
                let active = person.spread(100 * self.theme) / 2;
                let structured = if person.structured { 150 } else { 0 };
                let own = person.spread(100 * self.theme + 1 + option);
                let score =
                    own + active + near + structured + if north { 350 } else { 0 };
                (std::cmp::Reverse(score), place)
            });
            for place in order.into_iter().take(number) {
                chosen[place].push(option + 1);
            }
        }
        chosen
    }
}

/// The columns in the order of the codebook.
const COLUMNS: [&str; 18] = [
    "samverkan_en_part",
    "samverkan_tva_parter",
    "samverkan_tre_eller_fler",
    "strukturerad_samverkan",
    "nytta_individ",
    "nytta_organisation",
    "lyssnar",
    "vet_tillfora",
    "brukarsynpunkter",
    "rutiner_samarbete_myndigheter",
    "rutiner_samarbete_aktorer",
    "strukturer_relationer_myndigheter",
    "strukturer_relationer_aktorer",
    "gemensamt_synsatt",
    "arbetssatt_fungerar",
    "samverkansform_med_brukare",
    "samverkansform_utan_brukare",
    "ovriga_samverkansformer",
];

/// The file `personal/responses.csv`.
pub(crate) fn csv_file(answers: &[Answers<'_>]) -> String {
    let header =
        format!("id;verksamhetsomrade;yrke;upptagningsomrade;{}", COLUMNS.join(";"));
    csv(&header, answers, |one| {
        let person = one.person;
        let cells = COLUMNS.map(|column| match column {
            "strukturerad_samverkan" => yes_no(person.structured).to_string(),
            _ if column.contains("samverkansform") => joined(one.codes(column)),
            _ => or_empty(one.code(column)),
        });
        format!(
            "{};{};{};{};{}",
            person.id,
            person.area as u8,
            person.profession,
            joined(&person.municipalities),
            cells.join(";")
        )
    })
}

fn joined(codes: &[usize]) -> String {
    codes.iter().map(usize::to_string).collect::<Vec<_>>().join("|")
}
