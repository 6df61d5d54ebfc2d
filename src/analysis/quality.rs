//! What blocks on quality count: takes them as written, gives the named numbers they bring,
//! and reports flows that do not add up.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed, Said, Severity};
use crate::manuscript::{
    BaseRule, Block, Condition, CorrelationTable, CountOrigin, Manuscript, NonResponse,
    Number, Outcome, Quality, QualityContent, ReliabilityTable, ResponseFlow, Statistic,
    slug,
};
use crate::say;
use crate::survey::{Pick, Variable};

use super::change_plan;
use super::number_plan::{NamedNumbers, NumberPlan};
use super::result_number::ResultNumber;
use super::sources::Sources;

/// The numbers that blocks on quality bring, after those of `report.yaml`.
pub(super) fn numbers(
    manuscript: &Manuscript,
    sources: Sources<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Number> {
    let mut numbers = Vec::new();
    for quality in blocks(manuscript) {
        match &quality.content {
            QualityContent::Flow(flow) => {
                numbers.extend(of_flow(quality, flow));
            }
            QualityContent::NonResponse(analysis) => {
                numbers.extend(of_nonresponse(quality, analysis, sources, diagnostics));
            }
            QualityContent::Correlations(table) => {
                let number = |pair| table.number(quality.name(&table.part(pair)), pair);
                numbers.extend(table.pairs().map(number));
            }
            QualityContent::Reliability(_) | QualityContent::Change(_) => {}
        }
    }
    let known = &manuscript.report.numbers;
    numbers.retain(|number| {
        let Some(other) = known.iter().find(|one| one.id.value == number.id.value) else {
            return true;
        };
        let message =
            say!("a number has the name `{name}` already", name = &number.id.value);
        let place = &other.id.place;
        let hint = say!("choose another id; the number stands at {place}", place);
        diagnostics.push(Diagnostic::error(message).at(&number.id.place).hint(hint));
        false
    });
    numbers
}

fn blocks(manuscript: &Manuscript) -> Vec<&Quality> {
    let mut found = Vec::new();
    for block in manuscript.blocks() {
        if let Block::Quality(quality) = block {
            found.push(quality.as_ref());
        }
    }
    found
}

fn of_flow(quality: &Quality, flow: &ResponseFlow) -> Vec<Number> {
    let Some(register) = &flow.register else { return Vec::new() };
    let mut numbers = Vec::new();
    if flow.sent.is_none() {
        numbers.push(register.number(quality.name("sent"), &[]));
    }
    for (outcome, told) in &flow.outcomes {
        if let CountOrigin::Answers(labels, _) = told {
            numbers.push(register.number(quality.name(outcome.word()), labels));
        }
    }
    numbers
}

/// An answer of a register that has a place in a flow.
struct PlacedAnswer<'f> {
    pick: Pick,
    outcome: Outcome,
    /// As the author calls it, or a group that it is in.
    label: &'f Placed<String>,
}

/// The answers that have a place in a flow, in its order, up to the first that does not exist;
/// whether all do.
fn placed_answers<'f>(
    flow: &'f ResponseFlow,
    variable: &Variable,
) -> (Vec<PlacedAnswer<'f>>, bool) {
    let mut placed = Vec::new();
    for (outcome, told) in &flow.outcomes {
        let CountOrigin::Answers(labels, _) = told else { continue };
        for label in labels {
            let Ok(picks) = variable.resolve(label) else { return (placed, false) };
            let outcome = *outcome;
            let picks = picks.into_iter();
            placed.extend(picks.map(|pick| PlacedAnswer { pick, outcome, label }));
        }
    }
    (placed, true)
}

/// Reports answers of the register that have no place in the flow, or two; tells whether
/// there are none.
fn check_labels(
    flow: &ResponseFlow,
    sources: Sources<'_>,
    diagnostics: &mut Diagnostics,
) -> bool {
    let Some(register) = &flow.register else { return true };
    // What does not exist is told with the numbers.
    let mut unheard = Diagnostics::default();
    let domain = sources.domain(&register.of, &[], &mut unheard);
    let variable =
        domain.and_then(|domain| domain.variable(&register.variable, &mut unheard));
    let Some(variable) = variable else { return false };
    let before = diagnostics.count(Severity::Error);
    let (placed, is_whole) = placed_answers(flow, variable);
    for (index, answer) in placed.iter().enumerate() {
        let earlier = placed[..index].iter().find(|known| known.pick == answer.pick);
        if let Some(first) = earlier {
            let (label, first) = (answer.label, first.outcome.word());
            let message = say!(
                "`{label}` is counted as `{first}` too",
                label = &label.value,
                first
            );
            let hint = "let each answer end in one place";
            diagnostics.push(Diagnostic::error(message).at(&label.place).hint(hint));
        }
    }
    if !is_whole {
        return false;
    }
    let has_place = |pick: Pick| placed.iter().any(|known| known.pick == pick);
    let missing = variable.missing.iter().enumerate();
    let missing = missing.map(|(index, one)| (Pick::Missing(index), &one.label));
    let all = variable.categories.iter().enumerate();
    let all = all.map(|(index, one)| (Pick::Category(index), &one.label));
    let lost = all.chain(missing).filter(|(pick, _)| !has_place(*pick));
    let lost = lost.map(|(_, label)| format!("`{label}`")).collect::<Vec<_>>();
    if !lost.is_empty() {
        let answers = lost.join(", ");
        let message = say!("{answers} has no place in the flow", answers);
        let hint = "list it under an outcome; `unknown`, if nobody knows how it ended";
        let place = &register.variable.place;
        diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
    }
    diagnostics.count(Severity::Error) == before
}

/// A share of those who responded in all, and in each category of each background variable.
fn of_nonresponse(
    quality: &Quality,
    analysis: &NonResponse,
    sources: Sources<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Number> {
    let share = |id: Placed<String>, more: Option<Condition>| Number {
        weights: Some(Placed::new(false, id.place.clone())),
        id,
        of: analysis.of.clone(),
        variable: Some(analysis.variable.clone()),
        values: analysis.values.clone(),
        filter: analysis.filter.iter().cloned().chain(more).collect(),
        statistic: Statistic::Share,
        quantile: None,
        other: None,
        complete: Vec::new(),
        base: Some(BaseRule::All),
        decimals: None,
        rounding: None,
        published: Vec::new(),
    };
    let mut numbers = vec![share(quality.name("all"), None)];
    let domain = sources.domain(&analysis.of, &analysis.filter, diagnostics);
    let Some(domain) = domain else { return numbers };
    for name in &analysis.by {
        let Some(variable) = domain.variable(name, diagnostics) else { continue };
        if variable.categories.is_empty() {
            let message =
                say!("`{by}` has no answers to break down by", by = &name.value);
            diagnostics.push(Diagnostic::error(message).at(&name.place));
        }
        for (index, category) in variable.categories.iter().enumerate() {
            if domain.within(variable, index).rows().is_empty() {
                continue;
            }
            let label = Placed::new(category.label.clone(), name.place.clone());
            let condition = Condition { variable: name.clone(), labels: vec![label] };
            let part = category_name(&name.value, index, &category.label);
            numbers.push(share(quality.name(&part), Some(condition)));
        }
    }
    numbers
}

/// The last part of a number's name: `kon-1-man`. The place tells labels apart that look
/// alike without their accents.
fn category_name(variable: &str, index: usize, label: &str) -> String {
    format!("{}-{}-{}", slug(variable), index + 1, slug(label))
}

/// The label of each background variable and of its categories, with the numbers that
/// count them: what the analysis of non-response is laid out by.
pub(super) fn outline(
    manuscript: &Manuscript,
    sources: Sources<'_>,
) -> Vec<(String, Vec<Background>)> {
    let mut unheard = Diagnostics::default();
    let mut outlines = Vec::new();
    for quality in blocks(manuscript) {
        let analysis = match &quality.content {
            QualityContent::NonResponse(analysis) => analysis,
            QualityContent::Correlations(table) => {
                let variables = labels(table, sources, &mut unheard);
                outlines.push((quality.id.value.clone(), variables));
                continue;
            }
            _ => continue,
        };
        let domain = sources.domain(&analysis.of, &analysis.filter, &mut unheard);
        let Some(domain) = domain else { continue };
        let variables = analysis.by.iter().filter_map(|name| {
            let variable = domain.variable(name, &mut unheard)?;
            let categories = variable.categories.iter().enumerate();
            let has_rows = |(index, _): &(usize, _)| {
                !domain.within(variable, *index).rows().is_empty()
            };
            let categories = categories.filter(has_rows).map(|(index, category)| {
                let part = category_name(&name.value, index, &category.label);
                (category.label.clone(), quality.name(&part).value)
            });
            let categories = categories.collect();
            Some(Background { label: variable.label.clone(), categories })
        });
        outlines.push((quality.id.value.clone(), variables.collect()));
    }
    outlines
}

/// The labels of the variables of a table of correlations.
fn labels(
    table: &CorrelationTable,
    sources: Sources<'_>,
    unheard: &mut Diagnostics,
) -> Vec<Background> {
    let domain = sources.domain(&table.of, &table.filter, unheard);
    let Some(domain) = domain else { return Vec::new() };
    let variables = table.variables.iter().map(|name| {
        let variable = domain.variable(name, unheard);
        let label = variable.map_or(name.value.as_str(), |it| it.label.as_str());
        Background { label: label.to_owned(), categories: Vec::new() }
    });
    variables.collect()
}

/// A background variable of an analysis of non-response, or one that is correlated.
#[derive(Clone, Debug)]
pub struct Background {
    /// Its label.
    pub label: String,
    /// The label of each category, and the name of the number that counts it.
    pub categories: Vec<(String, String)>,
}

/// Reports names in blocks on quality that mean nothing there; gives the flows, whose parts
/// are held against each other once they have been counted.
pub(super) fn resolve(
    manuscript: &Manuscript,
    numbers: &[NumberPlan<'_>],
    sources: Sources<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<FlowPlan> {
    let known = NamedNumbers { manuscript, resolved: numbers };
    change_plan::check_charts(known, diagnostics);
    let mut flows = Vec::new();
    for quality in blocks(manuscript) {
        match &quality.content {
            QualityContent::Flow(flow) => {
                // Answers without a place do not add up either.
                if check_labels(flow, sources, diagnostics) {
                    flows.extend(FlowPlan::resolve(quality, flow, known, diagnostics));
                }
            }
            QualityContent::Reliability(table) => {
                check_reliability(table, known, diagnostics);
            }
            QualityContent::Change(table) => {
                change_plan::check(table, &quality.id, known, diagnostics);
            }
            QualityContent::NonResponse(_) | QualityContent::Correlations(_) => {}
        }
    }
    flows
}

fn check_reliability(
    ReliabilityTable { number: name, decimals }: &ReliabilityTable,
    known: NamedNumbers<'_, '_>,
    diagnostics: &mut Diagnostics,
) {
    let protects = known.manuscript.report.disclosure.protects();
    let other = decimals.as_ref().filter(|it| it.value != ReliabilityTable::USUAL);
    if let Some(decimals) = other.filter(|_| protects) {
        let message = say!(
            "the items of an index have {usual} decimals where answers are protected, not \
             {decimals}",
            usual = &ReliabilityTable::USUAL,
            decimals = &decimals.value
        );
        let hint = "leave out `decimals` here";
        diagnostics.push(Diagnostic::error(message).at(&decimals.place).hint(hint));
    }
    let Some(number) = known.find(name, diagnostics) else { return };
    if number.statistic != Statistic::Alpha {
        let message = say!("the number `{name}` is no alpha", name = &name.value);
        let hint = "name a number with `statistic: alpha`";
        diagnostics.push(Diagnostic::error(message).at(&name.place).hint(hint));
    }
}

/// What is said of outcomes that are not as many as were sent to.
fn not_sent(sum: u64, sent: u64, is_open: bool) -> (Said, Said) {
    let message = if is_open {
        say!("the outcomes add up to {sum}, but {sent} were sent to", sum, sent)
    } else {
        "the outcomes do not add up to those that were sent to".into()
    };
    let hint = match sent.checked_sub(sum) {
        Some(rest) if is_open => {
            say!("say how the other {rest} ended; `unknown`, if nobody knows", rest)
        }
        Some(_) => "say how the others ended; `unknown`, if nobody knows".into(),
        None => "let each unit end in one place".into(),
    };
    (message, hint)
}

/// Whether all counts of a flow are typed, and none comes from answers: of those a sum would
/// tell what may be hidden.
fn is_typed(flow: &ResponseFlow) -> bool {
    let all = flow.outcomes.iter().map(|(_, told)| told);
    let mut all = all.chain(&flow.sent).chain(&flow.returned);
    flow.register.is_none() && all.all(|told| matches!(told, CountOrigin::Typed(_)))
}

/// The parts of a flow that must add up.
pub(super) struct FlowPlan {
    /// How units ended, and how many did.
    outcomes: Vec<(Outcome, FlowCount)>,
    /// How many were sent to.
    sent: Option<Placed<Vec<FlowCount>>>,
    /// How many were returned.
    returned: Option<Placed<FlowCount>>,
    /// Whether sums may be told: nothing of it is protected.
    is_open: bool,
}

/// How many stand in one place of a flow.
#[derive(Clone)]
enum FlowCount {
    Typed(u64),
    /// As many as a number counts.
    Number(String),
}

impl FlowCount {
    fn value(&self, numbers: &[ResultNumber]) -> Option<u64> {
        match self {
            Self::Typed(count) => Some(*count),
            Self::Number(id) => {
                let number = numbers.iter().find(|one| one.id.value == *id);
                number.map(|number| number.ratio.part)
            }
        }
    }
}

impl FlowPlan {
    fn resolve(
        quality: &Quality,
        flow: &ResponseFlow,
        known: NamedNumbers<'_, '_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let mut count = |told: &CountOrigin, part: &str| match told {
            CountOrigin::Typed(count) => Some(FlowCount::Typed(count.value)),
            CountOrigin::Number(name) => {
                let number = known.find(name, diagnostics)?;
                let counts =
                    matches!(number.statistic, Statistic::Count | Statistic::Share);
                if !counts {
                    let message =
                        say!("the number `{name}` is no count", name = &name.value);
                    let hint = "name a number with `statistic: count`";
                    let error = Diagnostic::error(message).at(&name.place);
                    diagnostics.push(error.hint(hint));
                }
                counts.then(|| FlowCount::Number(name.value.clone()))
            }
            CountOrigin::Answers(..) => Some(FlowCount::Number(quality.name(part).value)),
        };
        let outcomes = flow.outcomes.iter().map(|(outcome, told)| {
            count(told, outcome.word()).map(|count| (*outcome, count))
        });
        let outcomes = outcomes.collect::<Vec<_>>();
        let sent = match (&flow.sent, &flow.register) {
            (Some(told), _) => {
                let count = count(told, "sent")?;
                Some(Placed::new(vec![count], told.place().clone()))
            }
            (None, Some(register)) => {
                // Typed counts are of units that the register does not hold.
                let typed = flow.outcomes.iter().filter_map(|(_, told)| match told {
                    CountOrigin::Typed(count) => Some(FlowCount::Typed(count.value)),
                    CountOrigin::Number(_) | CountOrigin::Answers(..) => None,
                });
                let own = FlowCount::Number(quality.name("sent").value);
                let counts = std::iter::once(own).chain(typed).collect();
                Some(Placed::new(counts, register.variable.place.clone()))
            }
            (None, None) => None,
        };
        let returned = match &flow.returned {
            Some(told) => {
                Some(Placed::new(count(told, "returned")?, told.place().clone()))
            }
            None => None,
        };
        Some(Self {
            outcomes: outcomes.into_iter().collect::<Option<_>>()?,
            sent,
            returned,
            is_open: is_typed(flow) || !known.manuscript.report.disclosure.protects(),
        })
    }

    /// Tells whether the parts add up, by what was counted.
    pub(super) fn check(&self, numbers: &[ResultNumber]) -> Vec<Diagnostic> {
        let mut wrong = Vec::new();
        let value = |count: &FlowCount| count.value(numbers);
        let outcomes = self.outcomes.iter();
        let outcomes = outcomes.map(|(outcome, count)| Some((*outcome, value(count)?)));
        let Some(outcomes) = outcomes.collect::<Option<Vec<_>>>() else { return wrong };
        let sum = outcomes.iter().map(|(_, count)| count).sum::<u64>();
        let back = outcomes.iter().filter(|(outcome, _)| {
            matches!(outcome, Outcome::Complete | Outcome::Partial | Outcome::Unusable)
        });
        let back = back.map(|(_, count)| count).sum::<u64>();
        let sent = self.sent.as_ref().and_then(|sent| {
            let sum = sent.value.iter().map(value).sum::<Option<u64>>()?;
            Some((sum, &sent.place))
        });
        if let Some((sent, place)) = sent.filter(|(sent, _)| *sent != sum) {
            let (message, hint) = not_sent(sum, sent, self.is_open);
            wrong.push(Diagnostic::error(message).at(place).hint(hint));
        }
        let returned = self.returned.as_ref();
        let returned = returned.and_then(|one| Some((value(&one.value)?, &one.place)));
        if let Some((returned, place)) =
            returned.filter(|(returned, _)| *returned != back)
        {
            let message = if self.is_open {
                say!(
                    "{returned} were returned, but `complete`, `partial` and `unusable` add \
                     up to {back}",
                    returned,
                    back
                )
            } else {
                "`complete`, `partial` and `unusable` do not add up to those that were \
                 returned"
                    .into()
            };
            let hint = "say how many were returned without an answer that can be used: \
                        `unusable: …`";
            wrong.push(Diagnostic::error(message).at(place).hint(hint));
        }
        wrong
    }
}
