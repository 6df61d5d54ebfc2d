//! What the dictionary of a system file says, as variables of a codebook.
//!
//! The scale is a guess, made by these rules, the first that fits:
//!
//! 1. dates, times, and texts without value labels are `text`;
//! 2. a text with value labels is `nominal`, or `ordinal` if SPSS shows that measure;
//! 3. a number that SPSS shows as nominal, without value labels and with a value of its own
//!    in every row, is `id`;
//! 4. a number without labels on values that are not missing is `numeric`;
//! 5. a number that SPSS shows as ordinal, with labels at the ends of its steps and nowhere
//!    side by side, is `numeric` with these labels as anchors;
//! 6. a number that SPSS shows as nominal or ordinal is that;
//! 7. any other number is `nominal` if every value that occurs has a label, and `numeric`
//!    if not (labels on the ends of a scale, say).

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap, HashSet};

use crate::diagnostic::{Place, Placed};

use super::SystemFile;
use super::dictionary::{
    MeasurementLevel, PrintFormat, SYSTEM_MISSING, SavValue, SavVariable, Values,
};
use super::response_sets::{ResponseSet, SetNaming};
use crate::survey::codebook::{EMPTY, Label, Origin, Scale, Variable};

impl SystemFile {
    /// Every variable, then every multiple-response set. `place` is where the author names
    /// the file.
    pub(in crate::survey) fn variables(&self, place: &Place) -> Vec<Variable> {
        let described = self.dictionary.variables.iter().zip(&self.columns);
        let mut variables = described
            .map(|(one, values)| described_by(one, values, place))
            .collect::<Vec<_>>();
        let described = self.dictionary.variables.iter().zip(&self.columns);
        let known = variables.iter().zip(described).map(|(variable, (said, values))| {
            (variable.name.value.as_str(), SetMember { variable, said, values })
        });
        let known = known.collect::<HashMap<_, _>>();
        let sets = self.dictionary.sets.iter();
        let sets = sets.filter_map(|set| response_set(set, place, &known));
        let sets = sets.collect::<Vec<_>>();
        variables.extend(sets);
        variables
    }
}

/// A variable of a set.
#[derive(Clone, Copy)]
struct SetMember<'v> {
    variable: &'v Variable,
    said: &'v SavVariable,
    values: &'v Values,
}

impl SetMember<'_> {
    /// The label of the value that means "chosen", or else that of the variable.
    fn label_of(&self, counted: &str) -> String {
        let mut labels = self.said.labels.iter();
        let found =
            labels.find(|(value, label)| code(value) == counted && !label.is_empty());
        found.map_or_else(|| self.variable.label.clone(), |(_, label)| label.clone())
    }

    /// Values that occur, but for those declared missing, up to as many as any such variable
    /// has.
    fn occurring(&self) -> Vec<String> {
        const MOST: usize = 100;
        let mut found = BTreeSet::new();
        match self.values {
            Values::Numbers(numbers) => {
                let seen = numbers.iter().map(|number| (number + 0.0).to_bits());
                for bits in seen.collect::<BTreeSet<_>>() {
                    let value = SavValue::Number(f64::from_bits(bits));
                    if !self.said.missing.holds(&value) {
                        found.insert(code(&value));
                    }
                }
            }
            Values::Texts(texts) => {
                let value = |text: &String| SavValue::Text(text.trim().to_owned());
                let values = texts.different.iter().map(value);
                let values = values.filter(|value| !self.said.missing.holds(value));
                found.extend(values.map(|value| code(&value)));
            }
        }
        found.into_iter().filter(|code| !code.is_empty()).take(MOST).collect()
    }
}

/// A question with several answers, if any of its variables is there.
fn response_set(
    set: &ResponseSet,
    place: &Place,
    variables: &HashMap<&str, SetMember<'_>>,
) -> Option<Variable> {
    let name = Placed::new(set.name.clone(), place.clone());
    let all = set.variables.iter();
    let all = all.filter_map(|name| variables.get(name.as_str()).copied());
    let all = all.collect::<Vec<_>>();
    let members = all.iter().map(|member| member.variable).collect::<Vec<_>>();
    let first = members.first()?;
    let columns = members.iter().map(|member| member.name.clone()).collect();
    let mut seen = HashSet::new();
    let missing = members.iter().flat_map(|member| &member.missing);
    let missing = missing.filter(|label| seen.insert(label.code.as_str()));
    let missing = missing.cloned().collect();
    let (categories, origin) = match &set.counted {
        Some(selected) => {
            let categories = all.iter().map(|member| {
                let label = match set.called {
                    SetNaming::ByVariables => member.variable.label.clone(),
                    SetNaming::ByCountedValues | SetNaming::AsFirstVariable => {
                        member.label_of(selected)
                    }
                };
                (member.variable.name.value.clone(), label)
            });
            let codes = members.iter().flat_map(|member| &member.categories);
            let codes = codes.map(|label| label.code.clone());
            // Any other value means that the answer was not chosen.
            let occurring = all.iter().flat_map(SetMember::occurring);
            let mut seen = HashSet::new();
            let unselected =
                std::iter::once("0".to_owned()).chain(codes).chain(occurring);
            let unselected = unselected.filter(|code| code != selected);
            let unselected =
                unselected.filter(|code| seen.insert(code.clone())).collect();
            let selected = vec![selected.clone()];
            (labels(categories), Origin::Columns { columns, selected, unselected })
        }
        None => (first.categories.clone(), Origin::Combined { columns }),
    };
    let own = match set.called {
        SetNaming::AsFirstVariable => {
            let labels = all.iter().map(|member| &member.said.label);
            labels.filter(|label| !label.is_empty()).chain([&first.name.value]).next()
        }
        SetNaming::ByVariables | SetNaming::ByCountedValues => None,
    };
    let of_its_own = Some(&set.label).filter(|label| !label.is_empty()).or(own);
    let label = of_its_own.unwrap_or(&set.name).clone();
    let variable = Variable::named(name, label, Scale::Multiple);
    Some(Variable { categories, missing, origin, ..variable })
}

fn described_by(described: &SavVariable, values: &Values, place: &Place) -> Variable {
    let declared =
        described.labels.iter().partition(|(value, _)| described.missing.holds(value));
    let (missing, mut valid): (Vec<_>, Vec<_>) = declared;
    valid.sort_by(|(one, _), (other, _)| match (one, other) {
        (SavValue::Number(one), SavValue::Number(other)) => one.total_cmp(other),
        _ => Ordering::Equal,
    });
    let scale = scale(described, valid.len(), values);
    let is_coded = matches!(scale, Scale::Nominal | Scale::Ordinal);
    let mut missing = missing
        .into_iter()
        .map(|(value, label)| (code(value), label.clone()))
        .collect::<Vec<_>>();
    let known = missing.iter().map(|(code, _)| code.clone());
    let mut known = known.collect::<HashSet<_>>();
    for value in unlabelled_missing(described, values) {
        let code = code(&value);
        if known.insert(code.clone()) {
            missing.push((code.clone(), code));
        }
    }
    let categories = valid.into_iter();
    let categories = categories.map(|(value, label)| (code(value), label.clone()));
    let count = categories.clone().count();
    let mut all = labels(categories.chain(missing));
    let missing = all.split_off(count);
    let (categories, anchors) = match scale {
        Scale::Numeric => (Vec::new(), all),
        _ if is_coded => (all, Vec::new()),
        _ => (Vec::new(), Vec::new()),
    };
    let keeps_missing = is_coded || scale == Scale::Numeric;
    let label = Some(&described.label).filter(|label| !label.is_empty());
    let label = label.unwrap_or(&described.name).clone();
    let name = Placed::new(described.name.clone(), place.clone());
    let missing = if keeps_missing { missing } else { Vec::new() };
    Variable { categories, anchors, missing, ..Variable::named(name, label, scale) }
}

/// The rules at the head of this file.
fn scale(described: &SavVariable, labels: usize, values: &Values) -> Scale {
    let coded = match described.measure {
        Some(MeasurementLevel::Ordinal) => Scale::Ordinal,
        Some(MeasurementLevel::Nominal | MeasurementLevel::Scale) | None => {
            Scale::Nominal
        }
    };
    let is_nominal = described.measure == Some(MeasurementLevel::Nominal);
    match values {
        Values::Texts(_) if labels == 0 => Scale::Text,
        Values::Texts(_) => coded,
        Values::Numbers(_) if described.format != PrintFormat::Number => Scale::Text,
        Values::Numbers(numbers) if described.labels.is_empty() => {
            if is_nominal && all_different(numbers) { Scale::Id } else { Scale::Numeric }
        }
        Values::Numbers(_) if labels == 0 => Scale::Numeric,
        Values::Numbers(numbers)
            if described.measure == Some(MeasurementLevel::Ordinal)
                && is_anchored(described, numbers) =>
        {
            Scale::Numeric
        }
        Values::Numbers(_)
            if is_nominal || described.measure == Some(MeasurementLevel::Ordinal) =>
        {
            coded
        }
        Values::Numbers(numbers) => {
            let labels = described.labels.iter().filter_map(|(known, _)| match known {
                // Both zeros are one number.
                SavValue::Number(number) => Some((number + 0.0).to_bits()),
                SavValue::Text(_) => None,
            });
            let labels = labels.collect::<HashSet<_>>();
            let labelled = |number: &f64| {
                number.total_cmp(&SYSTEM_MISSING).is_eq()
                    || labels.contains(&(number + 0.0).to_bits())
                    || described.missing.holds(&SavValue::Number(*number))
            };
            if numbers.iter().all(labelled) { coded } else { Scale::Numeric }
        }
    }
}

/// Whether labels stand at the ends of steps that go by one, and nowhere side by side: then
/// they say what the numbers mean, and are no answers that were forgotten. Some step without
/// a label occurs, and none beyond the ends.
fn is_anchored(described: &SavVariable, numbers: &[f64]) -> bool {
    let valid = |number: &f64| {
        !number.total_cmp(&SYSTEM_MISSING).is_eq()
            && !described.missing.holds(&SavValue::Number(*number))
    };
    let labels = described.labels.iter().filter_map(|(value, _)| match value {
        SavValue::Number(number) => Some(*number).filter(valid),
        SavValue::Text(_) => None,
    });
    let mut labels = labels.collect::<Vec<_>>();
    labels.sort_by(f64::total_cmp);
    let apart = labels.windows(2).all(|pair| pair[1] - pair[0] > 1.5);
    let (Some(low), Some(high)) = (labels.first(), labels.last()) else { return false };
    let is_whole = |number: &f64| number.fract().total_cmp(&0.0).is_eq();
    let within =
        |number: &f64| (*low..=*high).contains(number) && is_whole(&(number.abs()));
    let mut given = numbers.iter().filter(|number| valid(number));
    let labelled = labels.iter().map(|number| (number + 0.0).to_bits());
    let labelled = labelled.collect::<HashSet<_>>();
    let is_between = |number: &f64| !labelled.contains(&(number + 0.0).to_bits());
    labels.len() > 1 && apart && given.clone().all(within) && given.any(is_between)
}

/// Whether every row has a value, each its own.
fn all_different(numbers: &[f64]) -> bool {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    let twice = sorted.windows(2).any(|pair| pair[0].total_cmp(&pair[1]).is_eq());
    // The system-missing value is the lowest of all.
    let lowest = sorted.first();
    !twice && lowest.is_some_and(|lowest| !lowest.total_cmp(&SYSTEM_MISSING).is_eq())
}

/// Missing values without a label: those declared one by one, and those that occur in the
/// declared range, from low to high.
fn unlabelled_missing(described: &SavVariable, values: &Values) -> Vec<SavValue> {
    let mut found = described.missing.values.clone();
    if let (Values::Numbers(numbers), Some((low, high))) =
        (values, described.missing.range)
    {
        let inside = numbers.iter().copied().filter(|number| {
            (low..=high).contains(number) && !number.total_cmp(&SYSTEM_MISSING).is_eq()
        });
        let mut inside = inside.collect::<Vec<_>>();
        inside.sort_by(f64::total_cmp);
        inside.dedup_by(|a, b| a.total_cmp(b).is_eq());
        found.extend(inside.into_iter().map(SavValue::Number));
    }
    found
}

/// A value as it stands in a cell.
fn code(value: &SavValue) -> String {
    match value {
        SavValue::Number(number) => PrintFormat::Number.text(*number).unwrap_or_default(),
        SavValue::Text(text) => text.trim().to_owned(),
    }
}

/// Labels that are all different, as a codebook wants them: an empty one becomes the code,
/// and one that stands twice, or that means something here, gets the code after it.
fn labels(entries: impl Iterator<Item = (String, String)>) -> Vec<Label> {
    let entries = entries.collect::<Vec<_>>();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for (_, label) in &entries {
        *counts.entry(label).or_default() += 1;
    }
    let alike = |label: &str| counts.get(label).is_some_and(|count| *count > 1);
    let of = |(code, label): &(String, String)| {
        let label = if label.is_empty() {
            code.clone()
        } else if alike(label) || label == EMPTY {
            format!("{label} ({code})")
        } else {
            label.clone()
        };
        Label::new(code.as_str(), label)
    };
    entries.iter().map(of).collect()
}
