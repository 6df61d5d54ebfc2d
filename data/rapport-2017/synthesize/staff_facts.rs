//! The published numbers about the staff survey, asserted on the answers.

use std::ops::RangeInclusive;

use super::published::Published;
use super::staff::{
    AREAS, Area, EMPLOYMENT_OFFICER, NURSE, OTHER_PROFESSION, SOCIAL_WORKER,
};
use super::staff::{OVANAKER, region};
use super::staff_answers::Answers;

/// In the order of [`region`].
const REGIONS: [&str; 4] =
    ["norra_halsingland", "sodra_halsingland", "vastra_gastrikland", "gavle"];

const OFTEN: RangeInclusive<usize> = 4..=6;
const LARGELY: RangeInclusive<usize> = 4..=6;
const AT_MOST_PARTLY: RangeInclusive<usize> = 1..=3;
const ANY: RangeInclusive<usize> = 1..=6;

/// One row of a person and a municipality.
struct Row<'a> {
    answers: &'a Answers<'a>,
    municipality: usize,
}

/// The answers as they are counted: by person, and by person and municipality.
struct Counted<'a> {
    persons: &'a [Answers<'a>],
    rows: Vec<Row<'a>>,
    published: &'a Published,
}

/// Asserts every published number about the staff survey.
///
/// # Panics
///
/// When one does not come out.
pub(crate) fn check(answers: &[Answers<'_>], published: &Published) {
    let rows = answers.iter().flat_map(|answers| {
        let municipalities = answers.person.municipalities.iter();
        municipalities.map(move |&municipality| Row { answers, municipality })
    });
    let counted = Counted { persons: answers, rows: rows.collect(), published };
    counted.check_backgrounds();
    counted.check_amount();
    counted.check_structured();
    counted.check_climate();
    counted.check_routines();
    counted.check_approach();
    counted.check_forms();
}

impl Counted<'_> {
    fn fact(&self, id: &str) -> usize {
        self.published.count(id)
    }

    fn persons_with(&self, holds: impl Fn(&Answers<'_>) -> bool) -> usize {
        self.persons.iter().filter(|answers| holds(answers)).count()
    }

    fn rows_with(&self, holds: impl Fn(&Row<'_>) -> bool) -> usize {
        self.rows.iter().filter(|row| holds(row)).count()
    }

    /// How many rows gave one of the answers.
    fn rows_giving(&self, column: &str, codes: &RangeInclusive<usize>) -> usize {
        self.rows_with(|row| row.gave(column, codes))
    }

    fn check_backgrounds(&self) {
        assert_eq!(self.persons.len(), self.fact("r17.staff.valid"));
        assert_eq!(self.persons.len(), self.fact("r17.d13.base"));
        assert_eq!(self.rows.len(), self.fact("r17.staff.rows"));
        assert_eq!(
            self.rows.len() - self.persons.len(),
            self.fact("r17.staff.extra_rows")
        );

        let area = |area: Area| self.persons_with(|one| one.person.area == area);
        let primary_care = area(Area::PrimaryCare);
        assert_eq!(primary_care, self.fact("r17.d13.primarvard"));
        for other in AREAS.into_iter().filter(|one| *one != Area::PrimaryCare) {
            assert!(area(other) < primary_care, "primary care is the largest area");
        }

        let profession = |code| self.persons_with(|one| one.person.profession == code);
        let largest = [SOCIAL_WORKER, EMPLOYMENT_OFFICER, NURSE].map(profession);
        let names = ["socialsekreterare", "arbetsformedlare", "sjukskoterska"];
        assert_eq!(largest, self.published.counts("r17.d15.", names));
        assert!(largest.is_sorted_by(|a, b| a > b), "the three largest, in that order");
        for other in NURSE + 1..=OTHER_PROFESSION {
            assert!(profession(other) < largest[2] && profession(other) > 0);
        }
        assert!(self.persons.iter().all(|one| {
            one.person.profession != EMPLOYMENT_OFFICER
                || one.person.area == Area::Employment
        }));
        let own = [Area::SocialServices, Area::DisabilityCare, Area::LabourMarket];
        let unreported = |row: &Row<'_>| {
            row.municipality == OVANAKER && own.contains(&row.answers.person.area)
        };
        assert_eq!(self.rows_with(unreported), 0, "these units reported no staff");
    }

    fn check_amount(&self) {
        let columns =
            ["samverkan_en_part", "samverkan_tva_parter", "samverkan_tre_eller_fler"];
        let giving = |codes: &RangeInclusive<usize>| {
            columns.map(|column| {
                let given = |one: &Answers<'_>| one.code(column);
                self.persons_with(|one| {
                    given(one).is_some_and(|code| codes.contains(&code))
                })
            })
        };
        assert_eq!(giving(&ANY), [self.fact("r17.d16.base"); 3]);
        let facts = ["en_part", "tva_parter", "tre_eller_fler"];
        assert_eq!(giving(&(4..=4)), self.published.counts("r17.d16.ofta.", facts));
        assert!(giving(&OFTEN).is_sorted_by(|a, b| a > b));
    }

    fn check_structured(&self) {
        let yes = self.persons_with(|one| one.person.structured);
        assert_eq!(yes, self.fact("r17.struct.yes"));
        self.published.assert_percent("r17.struct.yes_pct", yes, self.persons.len());

        for (number, name) in REGIONS.iter().enumerate() {
            let here = |row: &Row<'_>| region(row.municipality) == number;
            let with = self.rows_with(|row| here(row) && row.structured());
            let all = self.rows_with(here);
            assert_eq!(all, self.fact(&format!("r17.t4.total.{name}")));
            assert_eq!(with, self.fact(&format!("r17.t4.yes.{name}")));
            assert_eq!(all - with, self.fact(&format!("r17.t4.no.{name}")));
            let percent = format!("r17.t4.yes_pct.{name}");
            if *name == "gavle" {
                // The published percentage was cut, not rounded.
                assert_eq!(100 * with / all, self.fact(&percent));
            } else {
                self.published.assert_percent(&percent, with, all);
            }
            let percent = format!("r17.t4.no_pct.{name}");
            self.published.assert_percent(&percent, all - with, all);
        }
        for municipality in 1..=10 {
            let here = |row: &Row<'_>| row.municipality == municipality;
            let with = self.rows_with(|row| here(row) && row.structured());
            assert!(with >= 5 && self.rows_with(here) - with >= 5);
        }

        let with = self.rows_with(|row| row.structured());
        assert_eq!(with, self.fact("r17.t4.yes_sum"));
        assert_eq!(self.rows.len() - with, self.fact("r17.t4.no_sum"));
        let columns = ["nytta_individ", "nytta_organisation"];
        assert_eq!(columns.map(|one| self.rows_giving(one, &ANY)), [with; 2]);
        assert_eq!(with, self.fact("r17.use.base"));
        assert_eq!(
            columns.map(|column| self.rows_giving(column, &(4..=4))),
            self.published.counts("r17.use.", ["individ", "org"])
        );
    }

    fn check_climate(&self) {
        let all = self.fact("r17.d17.base");
        let listens = self.rows_giving("lyssnar", &OFTEN);
        assert_eq!(self.rows_giving("lyssnar", &ANY), all);
        self.published.assert_percent("r17.d17.high", listens, all);
        let mode =
            (1..=6).max_by_key(|code| self.rows_giving("lyssnar", &(*code..=*code)));
        assert_eq!(mode, Some(5));
        assert!(self.rows_giving("lyssnar", &(1..=2)) * 20 < all, "few answer low");

        let knows = self.rows_giving("vet_tillfora", &OFTEN);
        let valid = self.rows_giving("vet_tillfora", &ANY);
        assert!(valid <= self.fact("r17.d18.base"));
        self.published.assert_percent("r17.d18.high", knows, valid);
        self.published.assert_percent("r17.d18.low", valid - knows, valid);
        assert!(knows * all < listens * valid);

        for (number, name) in REGIONS.iter().enumerate() {
            let here = |row: &Row<'_>| region(row.municipality) == number;
            let giving = |codes: &RangeInclusive<usize>| {
                self.rows_with(|row| here(row) && row.gave("brukarsynpunkter", codes))
            };
            let id = format!("r17.d19.high.{name}");
            self.published.assert_percent(&id, giving(&LARGELY), giving(&ANY));
        }
        let high = self.rows_giving("brukarsynpunkter", &LARGELY);
        let valid = self.rows_giving("brukarsynpunkter", &ANY);
        self.published.assert_percent("r17.d19.pooled", high, valid);
    }

    fn check_routines(&self) {
        let all = self.fact("r17.d20.base");
        for question in ["rutiner_samarbete", "strukturer_relationer"] {
            let [authorities, others] = ["myndigheter", "aktorer"].map(|whom| {
                let column = format!("{question}_{whom}");
                assert_eq!(self.rows_giving(&column, &ANY), all);
                if question == "rutiner_samarbete" {
                    assert!(self.higher_with_structured(&column, |_| true));
                }
                self.rows_giving(&column, &LARGELY)
            });
            assert!(
                authorities > others && authorities < others + all / 10,
                "somewhat above"
            );
        }
        let low = |column| self.rows_giving(column, &AT_MOST_PARTLY);
        let [authorities, others] =
            ["strukturer_relationer_myndigheter", "strukturer_relationer_aktorer"]
                .map(low);
        self.published.assert_percent("r17.d22.low", authorities, all);
        self.published.assert_percent("r17.d23.low", others, all);
        self.published.assert_percent("r17.d22.high", all - authorities, all);
        self.published.assert_percent("r17.d23.high", all - others, all);
    }

    fn check_approach(&self) {
        let questions =
            [("gemensamt_synsatt", "r17.d24"), ("arbetssatt_fungerar", "r17.d25")];
        for (column, fact) in questions {
            let all = self.fact(&format!("{fact}.base"));
            assert_eq!(self.rows_giving(column, &ANY), all);
            let given = |code: usize| self.rows_giving(column, &(code..=code));
            let mut named = vec![(3, "delvis"), (4, "stor")];
            if column == "arbetssatt_fungerar" {
                named.push((5, "mycket_stor"));
            }
            let mut rest = all;
            for (code, name) in named {
                let id = format!("{fact}.{name}");
                self.published.assert_percent(&id, given(code), all);
                rest -= given(code);
            }
            self.published.assert_percent(&format!("{fact}.rest"), rest, all);
            for municipality in 1..=10 {
                let here = |row: &Row<'_>| row.municipality == municipality;
                assert!(
                    self.higher_with_structured(column, here),
                    "{column} in municipality {municipality}"
                );
            }
        }
    }

    /// Whether the rows with structured cooperation answer "till stor del" or more oftener.
    fn higher_with_structured(
        &self,
        column: &str,
        here: impl Fn(&Row<'_>) -> bool,
    ) -> bool {
        let high = |structured: bool, codes: &RangeInclusive<usize>| {
            self.rows_with(|row| {
                here(row) && row.structured() == structured && row.gave(column, codes)
            })
        };
        high(true, &LARGELY) * high(false, &ANY)
            > high(false, &LARGELY) * high(true, &ANY)
    }

    fn check_forms(&self) {
        let batteries = [
            ("samverkansform_med_brukare", "r17.d26", 9),
            ("samverkansform_utan_brukare", "r17.d27", 7),
            ("ovriga_samverkansformer", "r17.d28", 5),
        ];
        for (column, fact, options) in batteries {
            let naming =
                |option| self.persons_with(|one| one.codes(column).contains(&option));
            let counts: Vec<usize> = (1..=options).map(naming).collect();
            let mentions = counts.iter().sum();
            assert_eq!(mentions, self.fact(&format!("{fact}.mentions")));
            let persons = self.persons.len();
            self.published.assert_quotient(&format!("{fact}.mean"), mentions, persons);
            let top = match column {
                "samverkansform_med_brukare" => 2,
                "samverkansform_utan_brukare" => 3,
                _ => 0,
            };
            for (place, count) in counts.iter().enumerate().take(top) {
                assert!(
                    counts[place + 1..].iter().all(|other| other < count),
                    "{column}"
                );
            }
        }
        for form in 1..=3 {
            let shares = [0, 1, 2, 3].map(|number| {
                let here = |one: &Answers<'_>| one.person.works_in(number);
                let named = |one: &Answers<'_>| {
                    one.codes("ovriga_samverkansformer").contains(&form)
                };
                let naming = self.persons_with(|one| here(one) && named(one));
                (naming, self.persons_with(here))
            });
            let (north, all) = shares[0];
            let highest =
                shares[1..].iter().all(|(naming, rest)| north * rest > naming * all);
            assert!(highest, "northern Hälsingland names form {form} most");
        }
    }
}

impl Row<'_> {
    fn structured(&self) -> bool {
        self.answers.person.structured
    }

    fn gave(&self, column: &str, codes: &RangeInclusive<usize>) -> bool {
        self.answers.code(column).is_some_and(|code| codes.contains(&code))
    }
}
