//! Answer scales that are known: takes the answers of a column, gives their order from low
//! to high and what they measure. The scales themselves stand in `scales.txt`.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::OnceLock;

use super::super::codebook::Label;
use super::degrees;
use super::folding::folded;

/// What a scale measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ScaleMeasure {
    /// How far somebody agrees.
    Agreement,
    /// How much, how strongly.
    Amount,
    /// Better or worse than before.
    Change,
    /// Schooling.
    Education,
    /// To what extent.
    Extent,
    /// How often.
    Frequency,
    /// How somebody is.
    Health,
    /// How important.
    Importance,
    /// How likely.
    Probability,
    /// How good.
    Quality,
    /// How satisfied.
    Satisfaction,
    /// No, yes and what lies between.
    Yes,
    /// Another property, in degrees: "very safe", "quite safe".
    Degrees,
}

impl ScaleMeasure {
    const NAMED: [(&'static str, Self); 12] = [
        ("agreement", Self::Agreement),
        ("amount", Self::Amount),
        ("change", Self::Change),
        ("education", Self::Education),
        ("extent", Self::Extent),
        ("frequency", Self::Frequency),
        ("health", Self::Health),
        ("importance", Self::Importance),
        ("probability", Self::Probability),
        ("quality", Self::Quality),
        ("satisfaction", Self::Satisfaction),
        ("yes", Self::Yes),
    ];
}

/// The known scales.
pub(super) struct Scales {
    /// The scales of each measure, as folded answers from low to high.
    of: Vec<(ScaleMeasure, KnownScales)>,
    genders: Vec<Vec<String>>,
    missing: HashSet<String>,
}

/// The scales of one measure.
#[derive(Default)]
struct KnownScales {
    scales: Vec<Vec<String>>,
    /// The scales that hold an answer, and where in it.
    places: HashMap<String, Vec<(usize, usize)>>,
}

/// Answers that are a scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FoundScale {
    pub(super) measure: ScaleMeasure,
    /// The answers from low to high, as numbers of those that were asked about.
    pub(super) order: Vec<usize>,
}

/// Whether the answers are a known scale that is listed from high to low.
pub(in super::super) fn is_turned_around(answers: &[Label]) -> bool {
    static KNOWN: OnceLock<Scales> = OnceLock::new();
    let folded = answers.iter().map(|answer| folded(&answer.label)).collect::<Vec<_>>();
    let different = folded.iter().collect::<HashSet<_>>();
    if folded.len() < 2 || different.len() < folded.len() {
        return false;
    }
    let found = KNOWN.get_or_init(Scales::new).find(&folded);
    found.is_some_and(|found| found.order.iter().rev().copied().eq(0..folded.len()))
}

impl Scales {
    /// Reads the known scales.
    pub(super) fn new() -> Self {
        let mut of = ScaleMeasure::NAMED.map(|(_, it)| (it, KnownScales::default()));
        let (mut genders, mut missing) = (Vec::new(), HashSet::new());
        for line in include_str!("scales.txt").lines() {
            let mut parts = line.split(" | ").map(str::trim);
            let kind = parts.next().unwrap_or_default();
            let answers = parts.map(folded).collect::<Vec<_>>();
            let named = ScaleMeasure::NAMED.iter().position(|(name, _)| *name == kind);
            match (kind, named) {
                ("gender", _) => genders.push(answers),
                ("missing", _) => missing.extend(answers),
                (_, Some(index)) => of[index].1.add(answers),
                // A comment.
                _ => {}
            }
        }
        Self { of: of.into(), genders, missing }
    }

    /// The order of answers, all different, if they are a known scale, steps of known
    /// scales of the same measure whose order follows from those, or degrees of a property.
    pub(super) fn find(&self, answers: &[String]) -> Option<FoundScale> {
        if answers.len() < 2 {
            return None;
        }
        let whole = self.of.iter().filter_map(|(measure, known)| {
            let (size, order) = known.within_one(answers)?;
            Some((size, FoundScale { measure: *measure, order }))
        });
        if let Some((_, found)) = whole.min_by_key(|(size, _)| *size) {
            return Some(found);
        }
        if let Some(order) = degrees::order(answers) {
            let measure = self.measure_of(answers).unwrap_or(ScaleMeasure::Degrees);
            return Some(FoundScale { measure, order });
        }
        self.of.iter().find_map(|(measure, known)| {
            let order = known.across(answers)?;
            Some(FoundScale { measure: *measure, order })
        })
    }

    /// The order of answers that all stand in one known scale.
    pub(super) fn within_one(&self, answers: &[String]) -> Option<Vec<usize>> {
        let found = self.of.iter().filter_map(|(_, known)| known.within_one(answers));
        found.min_by_key(|(size, _)| *size).map(|(_, order)| order)
    }

    /// The measure that most of the answers are known from.
    fn measure_of(&self, answers: &[String]) -> Option<ScaleMeasure> {
        let counted = self.of.iter().map(|(measure, known)| {
            let is_known = |answer: &&String| known.places.contains_key(*answer);
            (answers.iter().filter(is_known).count(), *measure)
        });
        let most = counted.rev().max_by_key(|(count, _)| *count);
        most.filter(|(count, _)| count * 2 > answers.len()).map(|(_, measure)| measure)
    }

    /// The order to list genders in, if all answers are genders.
    pub(super) fn genders(&self, answers: &[String]) -> Option<Vec<usize>> {
        let of_one = |genders: &Vec<String>| {
            let place = |answer: &String| genders.iter().position(|one| one == answer);
            let places = answers.iter().map(place).collect::<Option<Vec<_>>>()?;
            // "Other" alone is no gender.
            let is_one = places.iter().any(|place| *place < 2);
            is_one.then(|| sorted(&places))
        };
        self.genders.iter().find_map(of_one)
    }

    /// Whether an answer is none: "vet ej", "not applicable", or several such in one.
    pub(super) fn is_missing(&self, answer: &str) -> bool {
        if self.missing.contains(answer) {
            return true;
        }
        let known = |part: &str| self.missing.contains(part.trim());
        let parts = answer.split(['/', ',']).flat_map(|part| part.split(" eller "));
        let parts = parts.flat_map(|part| part.split(" or ")).collect::<Vec<_>>();
        if parts.len() > 1 && parts.iter().all(|part| known(part)) {
            return true;
        }
        // "Ej aktuellt (har inga barn)", "Vet ej - har inte haft kontakt".
        let signs = ["(", " - ", ": ", ", ", "; ", "/"];
        signs
            .iter()
            .any(|sign| answer.split_once(sign).is_some_and(|(before, _)| known(before)))
    }
}

impl KnownScales {
    fn add(&mut self, scale: Vec<String>) {
        for (place, answer) in scale.iter().enumerate() {
            let places = self.places.entry(answer.clone()).or_default();
            places.push((self.scales.len(), place));
        }
        self.scales.push(scale);
    }

    /// The order of answers that all stand in one scale, the smallest, and its size.
    fn within_one(&self, answers: &[String]) -> Option<(usize, Vec<usize>)> {
        let first = self.places.get(answers.first()?)?;
        let of_scale = |(scale, _): &(usize, usize)| {
            let place = |answer: &String| {
                let places = self.places.get(answer)?;
                places.iter().find(|(known, _)| known == scale).map(|(_, place)| *place)
            };
            let places = answers.iter().map(place).collect::<Option<Vec<_>>>()?;
            Some((self.scales[*scale].len(), sorted(&places)))
        };
        first.iter().filter_map(of_scale).min_by_key(|(size, _)| *size)
    }

    /// The order of answers of several scales, if the scales leave no doubt about it.
    fn across(&self, answers: &[String]) -> Option<Vec<usize>> {
        if !answers.iter().all(|answer| self.places.contains_key(answer)) {
            return None;
        }
        let above = answers.iter().map(|answer| self.above(answer)).collect::<Vec<_>>();
        let below = |index: usize| {
            above.iter().filter(|above| above.contains(answers[index].as_str())).count()
        };
        // In a full order each has a number below it of its own.
        let places = (0..answers.len()).map(below).collect::<Vec<_>>();
        let different = places.iter().collect::<BTreeSet<_>>();
        (different.len() == answers.len()).then(|| sorted(&places))
    }

    /// Every answer that stands above another one, in its scales and those they lead to.
    fn above<'k>(&'k self, answer: &'k str) -> HashSet<&'k str> {
        let (mut above, mut fresh) = (HashSet::new(), vec![answer]);
        while let Some(answer) = fresh.pop() {
            for (scale, place) in self.places.get(answer).into_iter().flatten() {
                let next = self.scales[*scale].get(place + 1).map(String::as_str);
                fresh.extend(next.filter(|next| above.insert(*next)));
            }
        }
        above
    }
}

/// The numbers of values, from the lowest to the highest value.
fn sorted(values: &[usize]) -> Vec<usize> {
    let mut order = (0..values.len()).collect::<Vec<_>>();
    order.sort_by_key(|index| values[*index]);
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(answers: &[&str]) -> Option<(ScaleMeasure, Vec<String>)> {
        let answers = answers.iter().map(|answer| folded(answer)).collect::<Vec<_>>();
        let found = Scales::new().find(&answers)?;
        let order = found.order.into_iter().map(|index| answers[index].clone());
        Some((found.measure, order.collect()))
    }

    #[test]
    fn the_known_scales_do_not_contradict_each_other() {
        let scales = Scales::new();
        for (measure, known) in &scales.of {
            assert!(known.scales.len() > 5, "{measure:?}");
            for answer in known.scales.iter().flatten() {
                let above = known.above(answer);
                assert!(!above.contains(answer.as_str()), "{measure:?}: {answer}");
            }
            for scale in &known.scales {
                for answer in scale {
                    assert!(!scales.is_missing(answer), "{measure:?}: {answer}");
                }
            }
        }
        let kinds = include_str!("scales.txt").lines();
        let kinds = kinds.filter(|line| !line.is_empty() && !line.starts_with('#'));
        let kinds = kinds.map(|line| line.split(" | ").next().unwrap_or_default());
        let known = ScaleMeasure::NAMED.map(|(name, _)| name);
        for kind in kinds {
            let is_known = known.contains(&kind) || ["gender", "missing"].contains(&kind);
            assert!(is_known, "{kind}");
        }
    }

    #[test]
    fn every_known_scale_is_found_in_any_order() {
        let scales = Scales::new();
        for (_, known) in &scales.of {
            for scale in &known.scales {
                let mut answers = scale.clone();
                answers.reverse();
                answers.rotate_left(1);
                let found = scales.find(&answers).expect("a scale");
                let order = found.order.iter().map(|index| answers[*index].clone());
                assert_eq!(order.collect::<Vec<_>>(), *scale);
            }
        }
    }

    #[test]
    fn a_part_of_a_scale_is_ordered_and_what_is_none_is_not() {
        let (measure, found) = order(&["Ofta", "aldrig"]).expect("a scale");
        assert_eq!(
            (measure, found.join("|").as_str()),
            (ScaleMeasure::Frequency, "aldrig|ofta")
        );
        // From two scales: "ibland" stands in both.
        let (_, found) = order(&["Hela tiden", "Aldrig", "Mer än halva tiden"])
            .unwrap_or((ScaleMeasure::Yes, Vec::new()));
        assert!(
            found.is_empty() || found == ["aldrig", "mer än halva tiden", "hela tiden"]
        );
        assert_eq!(order(&["Buss", "Tåg"]), None);
        assert_eq!(order(&["Ofta"]), None);
    }

    #[test]
    fn answers_that_are_none_are_known() {
        let scales = Scales::new();
        for answer in [
            "Vet ej/ej aktuellt",
            "Ej aktuellt (har inga barn)",
            "Vet inte, vill inte svara",
            "Don’t know / no opinion",
            "Vil ikkje svare",
            "Prefer not to say",
            "Ej Tillämpligt",
        ] {
            assert!(scales.is_missing(&folded(answer)), "{answer}");
        }
        for answer in ["Inget av dessa", "Nej", "Osäker", "Aldrig", "Varken eller", "0"]
        {
            assert!(!scales.is_missing(&folded(answer)), "{answer}");
        }
    }
}
