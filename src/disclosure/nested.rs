//! What a reader gets by subtracting: takes counts as sums of unknowns, gives the counts of
//! people that a report does not speak of but that follow from those it tells.
//!
//! Those who said yes among clerks and managers, less those who said yes among clerks, are
//! the managers who said yes: a count too, and not to be told if it is small (Hundepool et
//! al., *Handbook on Statistical Disclosure Control*, 2nd ed., section 5.4, "disclosure by
//! differencing"). Four kinds are found:
//!
//! - of every two counts of which one counts only rows that the other counts too, however
//!   they are asked for, those whom only the wider one counts ([`NestedPair`]);
//! - of counts that differ in one trait only, what the wider less several narrower ones
//!   leaves ([`left_of_families`]);
//! - of every count what two that lie in it leave (`residue.rs`);
//! - of all of them together, every cell of a cross table, and every sum of cells, that is
//!   left of a count once everything that follows from the others is taken out
//!   ([`left_of_all`]).
//!
//! Only what is small is given, so that there is not much of it: of the counts that hold a
//! cell in common, which are few, those that differ by less than the minimum.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::{Among, Counted, Population, RowSet, SaidWording, Trait};
use crate::diagnostic::Said;
use crate::manuscript::Policy;
use crate::say;

use super::amounts::{Basis, row};
use super::attack::{Attack, Equation, Terms};
use super::holding::{Holding, SumPlace, holding, without};
use super::linked::Unknowns;
use super::residue::{Residue, Residues, residues};
use super::silence;
use super::suppress::{Count, Counts, Pattern, Worth};

/// Two counts, by their places, of which the one counts all that the other counts, and a
/// few more.
#[derive(Clone, Debug, PartialEq, Eq)]
struct NestedPair {
    whole: usize,
    part: usize,
    /// Those few, in every cross table that both can be taken from.
    sums: Vec<Terms>,
    /// How many they are.
    value: u64,
}

/// Everything that two counts of which one lies in the other differ by, if it is small.
///
/// The wider one holds every cell of the narrower one, and so the cell that the fewest
/// counts hold: only those are looked at.
fn differences(counts: &[Count], holding: &Holding, minimum: u64) -> Vec<NestedPair> {
    let mut found: BTreeMap<(usize, usize), Vec<Terms>> = BTreeMap::new();
    for (part, count) in counts.iter().enumerate() {
        // Without nobody, everybody is left; and that is a count of its own.
        if count.value == 0 {
            continue;
        }
        for terms in &count.sums {
            let rarest = terms.iter().min_by_key(|(unknown, _)| holding[*unknown].len());
            let Some((rarest, _)) = rarest else { continue };
            for SumPlace { count: whole, sum } in &holding[*rarest] {
                let wider = &counts[*whole];
                let left = wider.value.saturating_sub(count.value);
                if !(1..minimum).contains(&left) {
                    continue;
                }
                if let Some(left) = without(&wider.sums[*sum], terms) {
                    found.entry((*whole, part)).or_default().push(left);
                }
            }
        }
    }
    let difference = |((whole, part), sums): ((usize, usize), Vec<Terms>)| {
        let value = counts[whole].value - counts[part].value;
        NestedPair { whole, part, sums, value }
    };
    found.into_iter().map(difference).collect()
}

/// Whose counts differ in one trait only: among which rows they are, the other conditions,
/// and the trait.
type Family<'c> = (&'c Population, BTreeMap<&'c Trait, &'c Among>, &'c Trait);

/// A count of a family: the values it counts, and its place among all counts.
struct Member<'c> {
    among: &'c Among,
    place: usize,
    value: u64,
}

/// Rows that are left of counts, how many they are, and the places of these counts.
struct OfRows {
    set: RowSet,
    value: u64,
    of: Vec<usize>,
}

/// Of counts that differ in the values of one trait only, every class of values of which it
/// follows how many have it, if they are few.
fn left_of_families(told: &BTreeMap<&RowSet, (usize, u64)>, minimum: u64) -> Vec<OfRows> {
    let mut families: BTreeMap<Family<'_>, Vec<Member<'_>>> = BTreeMap::new();
    for (set, (place, value)) in told {
        for (about, among) in set.conditions.iter() {
            let others = set.conditions.iter().filter(|(other, _)| *other != about);
            let family = (&set.population, others.collect(), about);
            let member = Member { among, place: *place, value: *value };
            families.entry(family).or_default().push(member);
        }
    }
    let mut left = Vec::new();
    for ((population, others, about), members) in families {
        // What two of them leave is a difference.
        if members.len() < 2 {
            continue;
        }
        let all = members.iter().flat_map(|member| &member.among.all).copied();
        let all = all.collect::<BTreeSet<_>>();
        let silent = members.iter().flat_map(|member| &member.among.silent).copied();
        let silent = silent.collect::<BTreeSet<_>>();
        let others =
            others.into_iter().map(|(trait_, among)| (trait_.clone(), among.clone()));
        let wider = RowSet {
            population: population.clone(),
            conditions: others.collect::<BTreeMap<_, _>>().into(),
            wording: SaidWording::default(),
        };
        let whole = told.get(&wider);
        let sets = members.iter().map(|member| (&member.among.some, member.value));
        let sets = sets.chain(whole.map(|(_, value)| (&all, *value)));
        for (values, value) in follows(&sets.collect::<Vec<_>>(), minimum) {
            let mut set = wider.clone();
            let touching =
                members.iter().filter(|it| !it.among.some.is_disjoint(&values));
            let of = touching.map(|member| member.place);
            let of = of.chain(whole.map(|(place, _)| *place)).collect();
            let among = Among { some: values, all: all.clone(), silent: silent.clone() };
            set.conditions.insert(about.clone(), among);
            left.push(OfRows { set, value, of });
        }
    }
    left
}

/// Of sets of values that are counted, the classes that none of them tells apart and whose
/// count follows from theirs, if it is small. They are found by linear algebra with whole
/// numbers modulo a prime.
fn follows(
    sets: &[(&BTreeSet<usize>, u64)],
    minimum: u64,
) -> Vec<(BTreeSet<usize>, u64)> {
    let mut classes: BTreeMap<Vec<bool>, BTreeSet<usize>> = BTreeMap::new();
    for value in sets.iter().flat_map(|(values, _)| *values).collect::<BTreeSet<_>>() {
        let holders = sets.iter().map(|(values, _)| values.contains(value)).collect();
        classes.entry(holders).or_default().insert(*value);
    }
    // The last unknown is one person.
    let person = classes.len();
    let mut basis = Basis::default();
    for (place, (_, count)) in sets.iter().enumerate() {
        let within = classes.keys().enumerate().filter(|(_, holders)| holders[place]);
        let terms = within.map(|(class, _)| (class, 1));
        let count = i64::try_from(*count).unwrap_or(i64::MAX);
        basis.add(row(&terms.chain([(person, -count)]).collect()));
    }
    let mut found = Vec::new();
    for (class, values) in classes.into_values().enumerate() {
        let left = basis.reduced(row(&vec![(class, 1)]));
        if left.keys().any(|unknown| *unknown != person) {
            continue;
        }
        let count = left.get(&person).copied().unwrap_or_default();
        if (1..minimum).contains(&count) {
            found.push((values, count));
        }
    }
    found
}

/// What follows outright for whoever knows all counts.
fn everything(counts: &Counts) -> Attack {
    let equation = |terms: &Terms, count: u64| {
        let total = i64::try_from(count).unwrap_or(i64::MAX);
        Equation { terms: terms.clone(), total }
    };
    let told = counts.counts.iter();
    let told = told
        .flat_map(|count| count.sums.iter().map(|terms| equation(terms, count.value)));
    let ties = counts.ties.iter().map(|terms| equation(terms, 0));
    Attack::new(told.chain(ties).collect(), Vec::new(), counts.table_of.len())
}

/// What is left of counts once everything that follows outright from the others is taken
/// out, if it is small: cells, and sums of cells.
fn left_of_all(all: &Attack, minimum: u64) -> Vec<(Terms, u64)> {
    let left = all.left().into_iter().filter_map(|(terms, count)| {
        let count = u64::try_from(count).ok()?;
        (1..minimum).contains(&count).then_some((terms, count))
    });
    left.collect()
}

/// A count of few people that follows by subtracting: its place, and those of the counts that
/// it is left of.
pub(super) struct LeftCount {
    place: usize,
    of: Vec<usize>,
}

/// What shows each count, by the count's place: the id of the first chart, table or number,
/// and the earlier reports that have published it.
#[derive(Default)]
pub(super) struct Tellers {
    own: BTreeMap<usize, String>,
    reports: BTreeMap<usize, BTreeSet<String>>,
}

impl Tellers {
    pub(super) fn tell(&mut self, count: usize, of: &str) {
        self.own.entry(count).or_insert_with(|| of.to_owned());
    }

    pub(super) fn publish(&mut self, count: usize, report: &str) {
        self.reports.entry(count).or_default().insert(report.to_owned());
    }

    /// What shows some counts, each once.
    fn of(&self, counts: &[usize]) -> Bare {
        let mut bare = Bare::default();
        for count in counts {
            match (self.own.get(count), self.reports.get(count)) {
                (_, Some(reports)) => bare.reports.extend(reports.first().cloned()),
                (own, None) => bare.own.extend(own.cloned()),
            }
        }
        bare
    }

    /// Whether one and the same report has told of all of some counts: what it has shown of
    /// them it has seen to by itself.
    fn by_one_report(&self, counts: &[usize]) -> bool {
        let mut reports = counts.iter().map(|count| self.reports.get(count));
        let Some(Some(first)) = reports.next() else { return false };
        let others = reports.collect::<Vec<_>>();
        let told_all = |report: &String| {
            others.iter().all(|other| other.is_some_and(|it| it.contains(report)))
        };
        first.iter().any(told_all)
    }

    /// Small counts that were published, and unproven ones of the same cross tables as what
    /// was: by place, with the reports.
    pub(super) fn exposed(
        &self,
        counts: &Counts,
        unproven: &[usize],
        minimum: u64,
    ) -> BTreeMap<usize, BTreeSet<String>> {
        let small = |count: &usize| {
            (1..minimum).contains(&counts.counts[*count].value)
                && !counts.silent.contains(count)
        };
        let published = |count: &usize| counts.counts[*count].worth == Worth::Published;
        let small =
            self.reports.iter().filter(|(count, _)| published(count) && small(count));
        let mut exposed = small
            .map(|(count, reports)| (*count, reports.clone()))
            .collect::<BTreeMap<_, _>>();
        let tables = |count: usize| {
            let unknowns = counts.counts[count].sums.iter().flatten();
            unknowns
                .map(|(unknown, _)| counts.table_of[*unknown])
                .collect::<BTreeSet<_>>()
        };
        for count in unproven {
            let own = tables(*count);
            let near =
                self.reports.iter().filter(|(it, _)| !own.is_disjoint(&tables(**it)));
            let reports = near.flat_map(|(_, reports)| reports).cloned();
            let reports = reports.collect::<BTreeSet<_>>();
            if !reports.is_empty() {
                exposed.insert(*count, reports);
            }
        }
        exposed
    }
}

/// How a count follows from others.
#[derive(Clone, Copy)]
enum Follows {
    /// It is what the others leave of the first.
    Without,
    /// All of them together tell it.
    Together,
}

/// What a count is called that follows from others, by what these are called.
fn name_of_left(names: &[Said], how: Follows) -> Said {
    match (names, how) {
        ([], _) => "a count that follows from others".into(),
        ([whole], _) => say!("a part of {whole}", whole),
        ([whole, part], Follows::Without) => {
            say!("the difference between {whole} and {part}", whole, part)
        }
        ([whole, parts @ ..], Follows::Without) => {
            let parts = Said::all_of(parts);
            say!("what is left of {whole} without {parts}", whole, parts)
        }
        (all, Follows::Together) => {
            say!("what {all} tell together", all = Said::all_of(all))
        }
    }
}

/// No more counts than this are named as what others are left of.
const MOST_NAMED: usize = 3;

/// Adds all small counts that follow by subtracting to those that must not be worked out, with
/// what they are called. How many left a question unanswered is not one of them, unless the
/// policy says that silence tells something. Tells besides what has not been looked at.
pub(super) fn add_left(
    counts: &mut Counts,
    names: &mut Vec<Said>,
    unknowns: &Unknowns,
    places: &BTreeMap<Counted, usize>,
    tellers: &Tellers,
    policy: &Policy,
) -> (Vec<LeftCount>, BTreeSet<Bare>) {
    let minimum = policy.minimum_count;
    let told = places.iter().filter_map(|(counted, place)| match counted.as_slice() {
        [set] => Some((set, (*place, counts.counts[*place].value))),
        _ => None,
    });
    let of_families = left_of_families(&told.collect(), minimum);
    let holding = holding(counts);
    let mut differences = differences(&counts.counts, &holding, minimum);
    // Where the same few are left in several ways, those are named that are most alike.
    differences.sort_by_key(|one| counts.counts[one.whole].value);
    let residues = residues(&counts.counts, &holding, minimum);
    let is_settled = |counts: &Counts, of: &[usize]| {
        let published = |count: &usize| counts.counts[*count].worth == Worth::Published;
        of.iter().all(published) && tellers.by_one_report(of)
    };
    let known = sums_of(&counts.counts);
    let all = everything(counts);
    let answers_only = silence::is_nothing(policy);
    let found_cells = left_of_all(&all, minimum);
    let left = Vec::new();
    let mut adding =
        Adding { known, unknowns, all, answers_only, minimum, counts, names, left };
    for NestedPair { whole, part, sums, value } in differences {
        if !is_settled(adding.counts, &[whole, part]) {
            adding.add(sums, value, vec![whole, part], Follows::Without);
        }
    }
    for OfRows { set, value, of } in of_families {
        if let Some(sums) = unknowns.sums(&vec![set]) {
            adding.add(sums, value, of, Follows::Together);
        }
    }
    let Residues { found, unseen } = residues;
    for Residue { of: [whole, one, other], sums, value } in found {
        if !is_settled(adding.counts, &[whole, one, other]) {
            adding.add(sums, value, vec![whole, one, other], Follows::Without);
        }
    }
    for (terms, value) in found_cells {
        let of = terms.first().map(|(unknown, _)| &holding[*unknown]);
        let of = of.into_iter().flatten().map(|sum| sum.count).take(MOST_NAMED);
        adding.add(vec![terms], value, of.collect(), Follows::Together);
    }
    let unseen = unseen.into_iter().map(|of| tellers.of(&of)).collect();
    (adding.left, unseen)
}

/// The counts that some sums are.
fn sums_of(counts: &[Count]) -> BTreeMap<Terms, usize> {
    let all = counts.iter().enumerate();
    let all = all.flat_map(|(place, count)| count.sums.iter().map(move |it| (it, place)));
    all.map(|(sum, place)| (sum.clone(), place)).collect()
}

/// Counts that others are added to.
struct Adding<'c> {
    known: BTreeMap<Terms, usize>,
    unknowns: &'c Unknowns,
    /// What is known to whoever knows all counts.
    all: Attack,
    /// Whether nothing but what was answered is protected.
    answers_only: bool,
    minimum: u64,
    counts: &'c mut Counts,
    names: &'c mut Vec<Said>,
    left: Vec<LeftCount>,
}

impl Adding<'_> {
    fn add(&mut self, sums: Vec<Terms>, value: u64, of: Vec<usize>, how: Follows) {
        let Some((sums, value)) = self.protected(sums, value) else { return };
        let empty = sums.iter().any(Vec::is_empty);
        if empty || sums.iter().any(|terms| self.known.contains_key(terms)) {
            return;
        }
        let place = self.counts.counts.len();
        self.known.extend(sums.iter().map(|terms| (terms.clone(), place)));
        self.counts.counts.push(Count { sums, value, worth: Worth::Unshown });
        let names = of.iter().filter_map(|count| self.names.get(*count).cloned());
        let names = names.collect::<Vec<_>>();
        self.names.push(name_of_left(&names, how));
        self.left.push(LeftCount { place, of });
    }

    /// Those of a few people who have to be protected, and how many they are: without those
    /// who did not answer. Where it is not known how many answered, all of them could have.
    fn protected(&self, sums: Vec<Terms>, value: u64) -> Option<(Vec<Terms>, u64)> {
        if !self.answers_only {
            return Some((sums, value));
        }
        let answered = sums.iter().map(|terms| self.unknowns.answered(terms));
        let answered = answered.collect::<Vec<_>>();
        if answered == sums {
            return Some((sums, value));
        }
        if answered.iter().any(Vec::is_empty) {
            return None;
        }
        let known = answered.iter().find_map(|terms| self.all.sum(terms));
        match known.and_then(|known| u64::try_from(known).ok()) {
            Some(known) if (1..self.minimum).contains(&known) => Some((answered, known)),
            Some(_) => None,
            None => Some((sums, value)),
        }
    }
}

/// What tells the counts that few people could be worked out from by subtracting: charts,
/// tables and numbers by their ids, and earlier reports.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Bare {
    pub(super) own: BTreeSet<String>,
    pub(super) reports: BTreeSet<String>,
}

/// What tells the counts that few people could be worked out from by subtracting, as far as
/// it is not proven that they cannot, each once.
pub(super) fn bare(
    left: &[LeftCount],
    pattern: &Pattern,
    tellers: &Tellers,
) -> BTreeSet<Bare> {
    let unproven = pattern.unproven.iter().collect::<BTreeSet<_>>();
    let bare = left.iter().filter(|left| unproven.contains(&left.place));
    bare.map(|left| tellers.of(&left.of)).collect()
}

/// A count, and what shows it.
pub(super) struct ShownCount<'r> {
    pub(super) counted: &'r Counted,
    pub(super) value: u64,
    pub(super) of: &'r str,
}

/// Of counts that could not be taken apart, what shows those that lie in another count, or
/// that another one lies in, and differ from it by few: these are not looked at.
pub(super) fn unseen(
    all: &[ShownCount<'_>],
    is_apart: impl Fn(&ShownCount<'_>) -> bool,
    minimum: u64,
) -> BTreeSet<Bare> {
    let mut by_value: BTreeMap<u64, Vec<&ShownCount<'_>>> = BTreeMap::new();
    for one in all {
        by_value.entry(one.value).or_default().push(one);
    }
    let mut unseen = BTreeSet::new();
    for one in all.iter().filter(|one| one.value > 0 && is_apart(one)) {
        let near = one.value.saturating_sub(minimum.saturating_sub(1))
            ..one.value.saturating_add(minimum);
        for other in by_value.range(near).flat_map(|(_, others)| others) {
            let (part, whole) =
                if one.value < other.value { (one, *other) } else { (*other, one) };
            let own = BTreeSet::from([one.of.to_owned(), other.of.to_owned()]);
            let names = Bare { own, reports: BTreeSet::new() };
            let none = part.value == whole.value || part.value == 0;
            if !none && !unseen.contains(&names) && lies_in(part.counted, whole.counted) {
                unseen.insert(names);
            }
        }
    }
    unseen
}

/// Whether everything that is counted lies, set by set, in what else is counted.
fn lies_in(part: &Counted, whole: &Counted) -> bool {
    let mut wider = whole.iter().collect::<Vec<_>>();
    part.iter().all(|set| {
        let place = wider.iter().position(|wider| is_subset(set, wider));
        place.map(|place| wider.remove(place)).is_some()
    })
}

/// Whether all rows of a set are rows of another one, by their conditions.
fn is_subset(set: &RowSet, wider: &RowSet) -> bool {
    set.population == wider.population
        && wider.conditions.iter().all(|(about, among)| {
            set.conditions.get(about).is_some_and(|own| own.some.is_subset(&among.some))
        })
}
