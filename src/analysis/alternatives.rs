//! Other ways to ask for a chart or table: takes a request, gives the numbers of the same
//! with answers or groups put together, without totals, with another base, under another
//! breakdown or none, each with what an author writes to get it. Which of them is better is
//! for others to find out.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostics, Placed, Said};
use crate::manuscript::{
    BaseRule, Block, Grouping, Manuscript, Measure, Subject, TableRequest, TableRows,
    Totals,
};
use crate::say;
use crate::survey::{Origin, Scale, Survey, Variable};

use super::breakdown::is_by_wave;
use super::counted::{Counted, GroupCounted, RowSet, Trait};
use super::row_set::sum;
use super::sources::Sources;
use super::table::{Body, CategoryRole, Group, GroupRole, ResultTable};
use super::table_plan::TablePlan;
use super::tabulate;

/// Of answers or groups without an order, pairs of so many of the fewest are tried.
const FEWEST: usize = 4;

/// No more other breakdowns than this are tried.
const MOST_BREAKDOWNS: usize = 4;

/// Another way to ask for a chart or table.
pub struct Alternative {
    /// What is different, after "with": "`A` and `B` put together".
    pub words: Said,
    /// What to write.
    pub written: Said,
    /// The numbers.
    pub table: ResultTable,
}

/// Other ways to ask for the chart or table with an id, what changes least first.
#[must_use]
pub fn alternatives(
    manuscript: &Manuscript,
    surveys: &[Survey],
    table: &ResultTable,
) -> Vec<Alternative> {
    let report = &manuscript.report;
    let requests = manuscript.requests();
    let of_it = |request: &&&TableRequest| request.id.value == table.id;
    let Some(request) = requests.iter().find(of_it).copied() else { return Vec::new() };
    let sources = Sources { surveys, report, wave: None };
    let keys = QuestionNames::of(manuscript, &table.id);
    let asked = AskedNow { request, sources, table, keys };
    let mut found = asked.without_totals();
    found.extend(asked.with_answers_together());
    found.extend(asked.with_groups_together());
    found.extend(asked.with_another_base());
    found.extend(asked.with_another_breakdown(&requests));
    found
}

/// What an author calls the question that is counted and the one that makes the groups.
#[derive(Clone, Copy)]
struct QuestionNames {
    variable: &'static str,
    by: &'static str,
}

impl QuestionNames {
    fn of(manuscript: &Manuscript, id: &str) -> Self {
        let mut tables =
            manuscript.blocks().into_iter().filter_map(|block| match block {
                Block::Table(table) if table.request.id.value == id => Some(table.rows),
                _ => None,
            });
        match tables.next() {
            None => Self { variable: "variable", by: "by" },
            Some(TableRows::Groups) => Self { variable: "columns", by: "rows" },
            Some(TableRows::Categories) => Self { variable: "rows", by: "columns" },
        }
    }
}

/// What is asked for now, and its numbers.
struct AskedNow<'a> {
    request: &'a TableRequest,
    sources: Sources<'a>,
    table: &'a ResultTable,
    keys: QuestionNames,
}

impl<'a> AskedNow<'a> {
    fn computed(&self, request: &TableRequest) -> Option<ResultTable> {
        // What cannot be had is no alternative.
        let mut found = Diagnostics::default();
        let plan = TablePlan::resolve(request, self.sources, &mut found)?;
        if found.has_errors() { None } else { tabulate::compute(&plan).ok() }
    }

    fn variable(&self, name: &Placed<String>) -> Option<&'a Variable> {
        let of = self.request.of.as_ref()?;
        let found = &mut Diagnostics::default();
        let domain = self.sources.domain(of, &self.request.filter, found)?;
        domain.variable(name, found)
    }

    /// The variable that makes the groups, if it is one.
    fn by(&self) -> Option<&'a Variable> {
        let Grouping::By(name) = &self.request.grouping else { return None };
        let waves = is_by_wave(self.request, self.sources.report);
        self.variable(name).filter(|_| !waves)
    }

    fn without_totals(&self) -> Vec<Alternative> {
        if self.request.totals == Totals::default() {
            return Vec::new();
        }
        let totals = Totals::default();
        let table = self.computed(&TableRequest { totals, ..self.request.clone() });
        let made = table.map(|table| Alternative {
            words: "no totals".into(),
            written: "write `totals: none`".into(),
            table,
        });
        made.into_iter().collect()
    }

    fn with_another_base(&self) -> Option<Alternative> {
        let counts = matches!(self.request.measure, Measure::Mean | Measure::Count);
        if counts {
            return None;
        }
        let (base, word) = match self.table.base {
            BaseRule::Valid => (BaseRule::All, "all"),
            BaseRule::All => (BaseRule::Valid, "valid"),
        };
        let request = TableRequest { base: Some(base), ..self.request.clone() };
        Some(Alternative {
            words: say!("`base: {word}`", word),
            written: say!("write `base: {word}`", word),
            table: self.computed(&request)?,
        })
    }

    fn with_another_breakdown(&self, requests: &[&TableRequest]) -> Vec<Alternative> {
        let Some(now) = self.by() else { return Vec::new() };
        let mut names = BTreeSet::new();
        for request in requests {
            let of =
                |request: &TableRequest| request.of.as_ref().map(|of| of.value.clone());
            if let (Grouping::By(by), true) =
                (&request.grouping, of(request) == of(self.request))
            {
                names.insert(by.value.clone());
            }
        }
        let place = &self.request.id.place;
        let placed = |name: String| Placed::new(name, place.clone());
        let fits = |name: &String| {
            let Subject::Variable(subject) = &self.request.subject else { return false };
            let Some(other) = self.variable(&placed(name.clone())) else { return false };
            other.name.value != now.name.value
                && other.name.value != subject.value
                && other.categories.len() <= now.categories.len()
        };
        // What is made of the same comes first.
        let same = self.made_of(now);
        let others = names.into_iter().filter(|name| !same.contains(name));
        let names = same.iter().cloned().chain(others).filter(fits);
        let with = |name: String| {
            let grouping = Grouping::By(placed(name.clone()));
            let request = TableRequest { grouping, ..self.request.clone() };
            Some(Alternative {
                words: say!("`{name}` instead of `{now}`", name, now = &now.name.value),
                written: say!("write `{key}: {name}`", key = self.keys.by, name),
                table: self.computed(&request)?,
            })
        };
        let mut found = names.take(MOST_BREAKDOWNS).filter_map(with).collect::<Vec<_>>();
        let alone = TableRequest {
            grouping: Grouping::None,
            totals: Totals { groups: false, ..self.request.totals },
            compare: None,
            ..self.request.clone()
        };
        found.extend(self.computed(&alone).map(|table| Alternative {
            words: "no breakdown".into(),
            written: self.alone(),
            table,
        }));
        found
    }

    /// What to write to have no breakdown.
    fn alone(&self) -> Said {
        let QuestionNames { variable, by } = self.keys;
        match (&self.request.subject, by) {
            // The one that is left stands in the rows.
            (Subject::Variable(name), "rows") => {
                let name = &name.value;
                say!("write `rows: {name}` and leave out `{variable}`", name, variable)
            }
            _ => say!("leave out `{by}`", by),
        }
    }

    /// The names of other variables with fewer answers made of the same one.
    fn made_of(&self, now: &Variable) -> Vec<String> {
        let from = |variable: &Variable| match &variable.origin {
            Origin::Mapped { from, .. }
            | Origin::Cut { from, .. }
            | Origin::Period { from, .. } => Some(from.value.clone()),
            Origin::Column
            | Origin::Separated(_)
            | Origin::Columns { .. }
            | Origin::Combined { .. }
            | Origin::Index(_) => None,
        };
        let Some(of) = &self.request.of else { return Vec::new() };
        let found = &mut Diagnostics::default();
        let domain = self.sources.domain(of, &self.request.filter, found);
        let Some(domain) = domain else { return Vec::new() };
        let root = from(now).unwrap_or_else(|| now.name.value.clone());
        let variables = &domain.survey.codebook.variables;
        let same = variables.iter().filter(|one| {
            from(one).as_ref() == Some(&root)
                && (2..now.categories.len()).contains(&one.categories.len())
        });
        same.map(|one| one.name.value.clone()).collect()
    }

    fn with_answers_together(&self) -> Vec<Alternative> {
        let Subject::Variable(name) = &self.request.subject else { return Vec::new() };
        let Some(variable) = self.variable(name) else { return Vec::new() };
        let single = matches!(variable.scale, Scale::Nominal | Scale::Ordinal);
        let (Body::Counts(counts), true) = (&self.table.body, single) else {
            return Vec::new();
        };
        if !self.table.unoffered.is_empty() {
            return Vec::new();
        }
        let answers = variable.categories.len();
        let parts = self.table.groups.iter().zip(counts);
        let parts = parts.filter(|(group, _)| group.role != GroupRole::Total);
        let sizes = (0..answers)
            .map(|index| parts.clone().map(|(_, counts)| counts[index]).sum::<u64>());
        let order = variable.scale == Scale::Ordinal;
        let mut sets = pairs(&sizes.collect::<Vec<_>>(), order);
        if order && answers > 3 {
            // Both ends of a scale.
            sets.push(vec![vec![0, 1], vec![answers - 2, answers - 1]]);
        }
        let made = |together: Vec<Vec<usize>>| Alternative {
            words: words(variable, &together),
            written: written(variable, &together, self.keys.variable),
            table: answers_together(self.table, counts, &together),
        };
        sets.into_iter().map(made).collect()
    }

    fn with_groups_together(&self) -> Vec<Alternative> {
        let Some(by) = self.by() else { return Vec::new() };
        let (Body::Counts(counts), false) =
            (&self.table.body, by.scale == Scale::Multiple)
        else {
            return Vec::new();
        };
        let is_part = |group: &&Group| group.role == GroupRole::Part;
        let parts = self.table.groups.iter().filter(is_part).collect::<Vec<_>>();
        if parts.len() != by.categories.len() || !self.table.unoffered.is_empty() {
            return Vec::new();
        }
        let sizes = parts.iter().map(|group| group.rows).collect::<Vec<_>>();
        let made = |together: Vec<Vec<usize>>| Alternative {
            words: words(by, &together),
            written: written(by, &together, self.keys.by),
            table: groups_together(self.table, counts, &together),
        };
        pairs(&sizes, by.scale == Scale::Ordinal).into_iter().map(made).collect()
    }
}

/// What may be put together: neighbours where there is an order, else pairs of the fewest.
/// Two must be left.
fn pairs(sizes: &[u64], order: bool) -> Vec<Vec<Vec<usize>>> {
    let pair = |one: usize, other: usize| vec![vec![one.min(other), one.max(other)]];
    if sizes.len() < 3 {
        return Vec::new();
    }
    if order {
        return (1..sizes.len()).map(|index| pair(index - 1, index)).collect();
    }
    let mut fewest = (0..sizes.len()).collect::<Vec<_>>();
    fewest.sort_by_key(|index| sizes[*index]);
    fewest.truncate(FEWEST);
    let mut found = Vec::new();
    for (place, one) in fewest.iter().enumerate() {
        found.extend(fewest[place + 1..].iter().map(|other| pair(*one, *other)));
    }
    found
}

fn words(variable: &Variable, together: &[Vec<usize>]) -> Said {
    let label = |index: &usize| format!("`{}`", variable.categories[*index].label);
    let sets = together.iter().map(|set| Said::all_of(set.iter().map(label)));
    let sets = sets.reduce(|first, next| say!("{first}, and {next}", first, next));
    say!("{sets} put together", sets = sets.unwrap_or_else(|| Said::all_of([""; 0])))
}

/// What to write to put answers of a variable together.
fn written(variable: &Variable, together: &[Vec<usize>], key: &str) -> Said {
    let quoted =
        |label: &str| format!("\"{}\"", label.replace('\\', "\\\\").replace('"', "\\\""));
    let own = |index: &usize| quoted(&variable.categories[*index].label);
    let joined = |set: &Vec<usize>| {
        let labels = set.iter().map(|index| variable.categories[*index].label.clone());
        let labels = labels.collect::<Vec<_>>().join("/");
        let members = set.iter().map(own).collect::<Vec<_>>().join(", ");
        format!("{}: [{members}]", quoted(&labels))
    };
    let mut entries = Vec::new();
    for index in 0..variable.categories.len() {
        match together.iter().find(|set| set.contains(&index)) {
            Some(set) if set.first() == Some(&index) => entries.push(joined(set)),
            Some(_) => {}
            None => entries.push(format!("{own}: [{own}]", own = own(&index))),
        }
    }
    let name = &variable.name.value;
    let label = quoted(&variable.label);
    say!(
        "add `{name}_2: {label: {label}, from: {name}, map: {{entries}}}` under `derive` in the \
         codebook, and write `{key}: {name}_2`",
        name,
        label,
        entries = entries.join(", "),
        key
    )
}

/// A count of both, as one who had asked for them together would count.
fn both(one: &Counted, other: &Counted) -> Counted {
    let together = || sum([one.clone(), other.clone()]);
    let ([first], [second]) = (one.as_slice(), other.as_slice()) else {
        return together();
    };
    let differ =
        |about: &&Trait| first.conditions.get(*about) != second.conditions.get(*about);
    let differing = first.conditions.keys().filter(differ).collect::<Vec<_>>();
    let (&[about], true) = (
        differing.as_slice(),
        first.population == second.population
            && first.conditions.keys().eq(second.conditions.keys()),
    ) else {
        return together();
    };
    let (Trait::Answer(_), Some(own), Some(more)) =
        (about, first.conditions.get(about), second.conditions.get(about))
    else {
        return together();
    };
    let mut set: RowSet = first.clone();
    let some = &own.some | &more.some;
    if some == own.all {
        set.conditions.remove(about);
    } else if let Some(among) = set.conditions.get_mut(about) {
        among.some = some;
    }
    vec![set]
}

/// Numbers by place, with some of them put together where the first one stands.
fn joined<T: Clone>(
    all: &[T],
    together: &[Vec<usize>],
    join: impl Fn(&T, &T) -> T,
) -> Vec<T> {
    let mut kept = Vec::new();
    for (index, one) in all.iter().enumerate() {
        match together.iter().find(|set| set.contains(&index)) {
            Some(set) if set.first() == Some(&index) => {
                let rest = set.iter().skip(1).filter_map(|other| all.get(*other));
                kept.push(rest.fold(one.clone(), |sum, other| join(&sum, other)));
            }
            Some(_) => {}
            None => kept.push(one.clone()),
        }
    }
    kept
}

/// A table without what is made of it as it stands.
fn bare(table: &ResultTable) -> ResultTable {
    ResultTable { weighted: None, intervals: None, test: None, ..table.clone() }
}

fn answers_together(
    table: &ResultTable,
    counts: &[Vec<u64>],
    together: &[Vec<usize>],
) -> ResultTable {
    let mut made = bare(table);
    made.categories = joined(&table.categories, together, |one, other| {
        debug_assert_eq!(one.role, CategoryRole::Answer, "answers are put together");
        let mut one = one.clone();
        one.label = format!("{}/{}", one.label, other.label);
        one
    });
    let counts = counts.iter().map(|row| joined(row, together, |one, other| one + other));
    made.body = Body::Counts(counts.collect());
    let whole = table.whole_counts.as_ref();
    made.whole_counts =
        whole.map(|whole| joined(whole, together, |one, other| one + other));
    if let Some(counted) = &mut made.counted {
        for group in counted.groups.iter_mut().chain(&mut counted.whole) {
            group.categories = joined(&group.categories, together, both);
        }
    }
    made
}

fn groups_together(
    table: &ResultTable,
    counts: &[Vec<u64>],
    together: &[Vec<usize>],
) -> ResultTable {
    let mut made = bare(table);
    made.groups = joined(&table.groups, together, |one, other| Group {
        label: format!("{}/{}", one.label, other.label),
        role: one.role,
        rows: one.rows + other.rows,
        answered: one.answered + other.answered,
        not_answered: one.not_answered + other.not_answered,
        mentions: one.mentions + other.mentions,
    });
    let added = |one: &Vec<u64>, other: &Vec<u64>| {
        one.iter().zip(other).map(|(one, other)| one + other).collect()
    };
    made.body = Body::Counts(joined(counts, together, added));
    let (coverage, first) = (&mut made.coverage, &table.coverage);
    coverage.units = joined(&first.units, together, |one, _| one.clone());
    coverage.unshown = joined(&first.unshown, together, added);
    made.contributions = joined(&table.contributions, together, |_, _| None);
    made.asked_then = joined(&table.asked_then, together, |one, _| one.clone());
    if let Some(counted) = &mut made.counted {
        counted.groups = joined(&counted.groups, together, |one, other| GroupCounted {
            variable: one.variable.clone(),
            // Means are not put together.
            scored: Vec::new(),
            rows: both(&one.rows, &other.rows),
            answered: both(&one.answered, &other.answered),
            not_answered: both(&one.not_answered, &other.not_answered),
            mentions: both(&one.mentions, &other.mentions),
            categories: one
                .categories
                .iter()
                .zip(&other.categories)
                .map(|(one, other)| both(one, other))
                .collect(),
        });
    }
    made
}
