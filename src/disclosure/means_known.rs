//! Means that earlier reports on the same answers have shown: takes tables and named
//! numbers, gives of which questions a report shows means, and tells where those of an
//! earlier one have not been held against what is hidden now.
//!
//! A ledger holds counts. What a mean of then says of the counts of now is an equation that
//! nobody looks at, so that nothing is proven of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::{Body, Counted, ResultNumber, ResultTable, Scored, Trait};
use crate::diagnostic::{Diagnostic, Diagnostics, Said};
use crate::manuscript::Policy;
use crate::say;

use super::decide::Decisions;
use super::ledger::{KnownMeans, PriorKnowledge};

/// By the key of each survey, the questions of which something is shown that is made of
/// their scores: means, sums, standard deviations, medians.
pub type QuestionsOfMeans = BTreeMap<String, BTreeSet<String>>;

/// Of which questions a report shows means.
pub(super) fn questions(
    tables: &[ResultTable],
    numbers: &[ResultNumber],
) -> QuestionsOfMeans {
    let mut found = QuestionsOfMeans::new();
    let mut add = |survey: &str, variable: &str| {
        let questions = found.entry(survey.to_owned()).or_default();
        questions.insert(variable.to_owned());
    };
    let of_means = tables.iter().filter(|table| matches!(table.body, Body::Moments(_)));
    for table in of_means {
        let groups = table.counted.iter().flat_map(|counted| &counted.groups);
        groups.for_each(|group| scored_by(&group.scored, &mut add));
        for origin in &table.origins {
            origin.variable.iter().for_each(|name| add(&origin.survey, name));
        }
    }
    for number in numbers.iter().filter(|number| number.value.is_some()) {
        scored_by(&number.scored, &mut add);
        let origin = &number.origin;
        origin.variable.iter().for_each(|name| add(&origin.survey, name));
    }
    found
}

/// The questions by whose answers scores are given: what those who have different ones
/// differ in. Derived variables are resolved in it.
fn scored_by(scored: &[Scored], add: &mut impl FnMut(&str, &str)) {
    let sets = || scored.iter().flat_map(|one| &one.counted);
    let Some(first) = sets().next() else { return };
    for set in sets() {
        let differ = set.conditions.iter().filter(|(about, among)| {
            first.conditions.get(*about).is_none_or(|own| own != *among)
        });
        for variable in differ.filter_map(|(about, _)| variable_of(about)) {
            add(&set.population.survey, variable);
        }
    }
}

/// The question that a trait is about, if it is one question.
fn variable_of(about: &Trait) -> Option<&str> {
    match about {
        Trait::Answer(variable) | Trait::Chosen(variable, _) => Some(variable),
        Trait::Complete(_) => None,
    }
}

/// Whether something counts answers to a question, or some of them.
fn is_about(counted: &Counted, means: &KnownMeans) -> bool {
    counted.iter().any(|set| {
        let mut about = set.conditions.keys().filter_map(variable_of);
        set.population.survey == means.survey && about.any(|it| it == means.variable)
    })
}

/// By the report that has shown them, the questions of means that are not held against
/// what is hidden of these questions, now or in an earlier report; only those that this
/// report counts too.
pub(super) fn not_looked_at(
    tables: &[ResultTable],
    numbers: &[ResultNumber],
    known: &PriorKnowledge,
    decisions: &Decisions,
) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let of_tables = tables.iter().flat_map(|table| &table.counted);
    let of_tables = of_tables.flat_map(|counted| counted.all());
    let of_numbers = numbers.iter().flat_map(|number| &number.counted);
    let of_numbers = of_numbers.flat_map(|(part, whole)| [part, whole]);
    let own = of_tables.chain(of_numbers).collect::<Vec<_>>();
    for means in &known.means {
        if !own.iter().any(|counted| is_about(counted, means)) {
            continue;
        }
        let hidden_then = known.counts.iter().filter(|count| count.hidden);
        let mut hidden =
            hidden_then.map(|count| &count.counted).chain(decisions.hidden());
        if hidden.any(|counted| is_about(counted, means)) {
            let questions = found.entry(means.of.clone()).or_default();
            questions.insert(means.variable.clone());
        }
    }
    found
}

/// Warns of means of earlier reports that are not held against what is hidden.
pub(super) fn warn(
    all: &BTreeMap<String, BTreeSet<String>>,
    policy: &Policy,
    diagnostics: &mut Diagnostics,
) {
    let Some(ledger) = &policy.ledger else { return };
    for (report, questions) in all {
        let message = say!(
            "`{report}` has published means of {questions}, and it is not looked at whether hidden \
             counts can be worked out from these and from what is shown here",
            report,
            questions = listed(questions)
        );
        let hint = "show means and counts of a question in one report, where they are \
                    looked at together; or count other groups here than there";
        let place = &ledger.place;
        diagnostics.push(Diagnostic::warning(message).at(place).hint(hint));
    }
}

/// The same for the account.
pub(super) fn in_account(all: &BTreeMap<String, BTreeSet<String>>) -> Vec<Said> {
    let line = |(report, questions): (&String, &BTreeSet<String>)| {
        let questions = listed(questions);
        say!("the means of {questions} that `{report}` has published", questions, report)
    };
    all.iter().map(line).collect()
}

fn listed(questions: &BTreeSet<String>) -> String {
    let names = questions.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>();
    names.join(", ")
}
