//! Puts the numbers of a question into classes for a histogram: takes what charts ask for,
//! adds variables to a survey that are made as those under `derive` with `cut`, so that all
//! that is known of those holds of them too.

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed};
use crate::number::NumberFormat;
use crate::say;
use crate::statistics::classes::{freedman_diaconis, round_width, sturges};
use crate::statistics::quantiles::{Definition, quantile};
use crate::words::{ClassLimits, Language};

use super::Survey;
use super::codebook::{Label, Origin, Scale, Variable};
use super::column::{Column, Measured};
use super::derived::cut;

/// More classes are not told apart.
pub const MOST_CLASSES: usize = 30;
/// How many classes a rule may give at most.
const MOST_BY_RULE: f64 = 20.0;

/// The classes that a chart asks for.
#[derive(Clone, Debug)]
pub struct AskedClasses {
    /// The survey, by the name the report gives it.
    pub survey: String,
    /// The question.
    pub variable: Placed<String>,
    /// The limits, rising, if the author says them.
    pub breaks: Option<Vec<f64>>,
    /// In what language they are called.
    pub language: Language,
    /// Whether nothing may be told of the answers that is not counted: the limits then follow
    /// from nothing but the `range` of the codebook and the size of the survey.
    pub protects: bool,
    /// Where they are asked for.
    pub place: Place,
}

/// What the variable of some classes is called; no author can write that.
fn name_of(variable: &str, breaks: Option<&[f64]>) -> String {
    let limits =
        |breaks: &[f64]| breaks.iter().map(f64::to_string).collect::<Vec<_>>().join(", ");
    let breaks = breaks.map_or_else(|| "by rule".to_owned(), limits);
    format!("{variable} [{breaks}]")
}

impl Survey {
    /// The variable that puts the numbers of another one into classes, if it has been made.
    #[must_use]
    pub fn classes_of<'s>(
        &'s self,
        variable: &'s Variable,
        breaks: Option<&[f64]>,
    ) -> Option<&'s Variable> {
        if matches!(variable.origin, Origin::Cut { .. }) && breaks.is_none() {
            return Some(variable);
        }
        let name = name_of(&variable.name.value, breaks);
        self.classes.iter().find(|one| one.name.value == name)
    }

    /// Every variable that puts the numbers of another one into classes.
    pub fn cuts_of(&self, variable: &str) -> impl Iterator<Item = &Variable> {
        let all = self.codebook.variables.iter().chain(&self.classes);
        all.filter(move |cut| match &cut.origin {
            Origin::Cut { from, .. } => from.value == variable,
            _ => false,
        })
    }
}

/// Makes the classes that are asked for, once each; what cannot be made is reported.
pub fn classify(
    surveys: &mut [Survey],
    asked: &[AskedClasses],
    diagnostics: &mut Diagnostics,
) {
    // A survey that is remembered has those of the run before.
    for survey in surveys.iter_mut() {
        for before in std::mem::take(&mut survey.classes) {
            survey.columns.remove(&before.name.value);
        }
    }
    for one in asked {
        let survey = surveys
            .iter_mut()
            .find(|survey| survey.name == one.survey && survey.earlier.is_none());
        let Some(survey) = survey else { continue };
        let Some(variable) = survey.codebook.variable(&one.variable.value) else {
            continue;
        };
        let name = name_of(&variable.name.value, one.breaks.as_deref());
        if survey.columns.contains_key(&name) {
            continue;
        }
        let made = match survey.columns.get(&variable.name.value) {
            Some(Column::Numeric(values)) => {
                let asker = ClassMaker { survey, variable, values, asked: one };
                asker.intervals(diagnostics).map(|cut| asker.classes(&name, &cut))
            }
            _ => None,
        };
        if let Some((classes, column)) = made {
            survey.columns.insert(name, column);
            survey.classes.push(classes);
        }
    }
}

/// A question whose numbers are to be put into classes.
struct ClassMaker<'s> {
    survey: &'s Survey,
    variable: &'s Variable,
    values: &'s [Measured],
    asked: &'s AskedClasses,
}

/// Limits of classes, and whether numbers lie below the first or above the last.
struct CutLimits {
    limits: Vec<f64>,
    /// Whether the last class holds its upper limit.
    closed: bool,
    below: bool,
    above: bool,
}

impl ClassMaker<'_> {
    fn numbers(&self) -> impl Iterator<Item = f64> {
        self.values.iter().filter_map(|value| match value {
            Measured::Value(value) => Some(*value),
            Measured::Missing(_) | Measured::Empty => None,
        })
    }

    fn is_whole(&self) -> bool {
        self.numbers().all(|value| value.fract() == 0.0)
    }

    fn intervals(&self, diagnostics: &mut Diagnostics) -> Option<CutLimits> {
        let limits = match &self.asked.breaks {
            Some(breaks) => breaks.clone(),
            None => self.by_rule(diagnostics)?,
        };
        let (first, last) = (*limits.first()?, *limits.last()?);
        let asked = self.asked;
        let closed = asked.breaks.is_some() || asked.protects || !self.is_whole();
        let below = self.numbers().any(|value| value < first);
        let is_above = |value: f64| value > last || (!closed && value >= last);
        let above = self.numbers().any(is_above);
        Some(CutLimits { limits, closed, below, above })
    }

    /// The limits by a rule: of protected answers from the declared range and the size of the
    /// survey alone, of others from their spread, between the 5th and the 95th percentile.
    fn by_rule(&self, diagnostics: &mut Diagnostics) -> Option<Vec<f64>> {
        let values = self.numbers().collect::<Vec<_>>();
        let (low, high, width) = if self.asked.protects {
            let Some((low, high)) = self.variable.range else {
                diagnostics.push(self.without_range());
                return None;
            };
            let n = u64::try_from(self.survey.rows).unwrap_or(u64::MAX);
            (low, high, (high - low) / sturges(n))
        } else {
            let end = |share| quantile(&values, share, Definition::Gumbel).ok();
            let (low, high) = (end(0.05)?, end(0.95)?);
            let n = u64::try_from(values.len()).unwrap_or(u64::MAX);
            let width = freedman_diaconis(&values);
            (low, high, width.unwrap_or((high - low) / sturges(n)))
        };
        let least = width.max((high - low) / MOST_BY_RULE);
        let width = round_width(if self.is_whole() { least.max(1.0) } else { least });
        let mut limits = vec![(low / width).floor() * width];
        let first = limits[0];
        for step in 1..=u32::try_from(MOST_CLASSES).unwrap_or(u32::MAX) {
            let limit = first + f64::from(step) * width;
            limits.push(limit);
            // A last class of whole numbers that does not hold its end lies below it.
            let holds = self.asked.protects || !self.is_whole();
            if limit > high || (limit >= high && holds) {
                break;
            }
        }
        Some(limits)
    }

    fn without_range(&self) -> Diagnostic {
        let name = &self.variable.name.value;
        let message = say!(
            "the classes of `{name}` would tell between which numbers the answers lie",
            name
        );
        let hint = say!(
            "write the limits, `breaks: [0, 10, 20]`; or in the codebook between what \
             numbers answers can lie, `{name}: {range: [0, 100]}`",
            name
        );
        Diagnostic::error(message).at(&self.asked.place).hint(hint)
    }

    /// The variable of the classes, and its answers. A class holds its lower limit and not its
    /// upper one; the last class may hold both.
    fn classes(&self, name: &str, cut_at: &CutLimits) -> (Variable, Column) {
        let CutLimits { limits, closed, below, above } = cut_at;
        let whole = self.is_whole() && limits.iter().all(|limit| limit.fract() == 0.0);
        let told = ClassNames::new(self.asked.language, limits, whole);
        let mut intervals: Vec<(f64, f64)> = Vec::new();
        let mut labels = Vec::new();
        let (first, last) = (limits[0], limits[limits.len() - 1]);
        if *below {
            intervals.push((f64::NEG_INFINITY, first.next_down()));
            labels.push(told.below(first));
        }
        for (index, pair) in limits.windows(2).enumerate() {
            let is_closed = *closed && index + 2 == limits.len();
            let to = if is_closed { pair[1] } else { pair[1].next_down() };
            intervals.push((pair[0], to));
            labels.push(told.class(pair[0], pair[1], is_closed));
        }
        if *above {
            let from = if *closed { last.next_up() } else { last };
            intervals.push((from, f64::INFINITY));
            labels.push(told.above(last, *closed));
        }
        let (column, _) = cut(&Column::Numeric(self.values.to_vec()), &intervals);
        let from =
            Placed::new(self.variable.name.value.clone(), self.asked.place.clone());
        let label = |(index, label): (usize, String)| Label {
            code: (index + 1).to_string(),
            label,
            score: None,
        };
        let variable = Variable {
            name: Placed::new(name.to_owned(), self.asked.place.clone()),
            scale: Scale::Ordinal,
            categories: labels.into_iter().enumerate().map(label).collect(),
            order: None,
            anchors: Vec::new(),
            groups: Vec::new(),
            range: None,
            origin: Origin::Cut { from, intervals },
            earlier: Vec::new(),
            ..self.variable.clone()
        };
        (variable, column)
    }
}

/// How classes are called.
struct ClassNames {
    language: Language,
    format: NumberFormat,
    /// Whether numbers and limits are whole, so that a class ends one before the next.
    whole: bool,
}

impl ClassNames {
    fn new(language: Language, limits: &[f64], whole: bool) -> Self {
        let decimals = |limit: &f64| {
            (0..6_u8).find(|decimals| {
                let shown = NumberFormat::new(language, *decimals).measured(*limit).value;
                (shown - limit).abs() < 1e-9
            })
        };
        let decimals = limits.iter().map(|limit| decimals(limit).unwrap_or(6)).max();
        let format = NumberFormat::new(language, decimals.unwrap_or_default());
        Self { language, format, whole }
    }

    fn class(&self, from: f64, to: f64, is_closed: bool) -> String {
        let words = self.language.words();
        let text = |value: f64| self.format.decimal(value);
        let between = |from: f64, to: f64| match (from < to, from < 0.0) {
            (false, _) => text(from),
            (true, false) => format!("{}–{}", text(from), text(to)),
            (true, true) => format!("{} {} {}", text(from), words.to(), text(to)),
        };
        match (is_closed, self.whole) {
            (true, _) => between(from, to),
            (false, true) => between(from, to - 1.0),
            (false, false) => {
                words.class_up_to(ClassLimits { from: &text(from), to: &text(to) })
            }
        }
    }

    fn below(&self, limit: f64) -> String {
        self.language.words().class_below(&self.format.decimal(limit))
    }

    fn above(&self, limit: f64, closed: bool) -> String {
        let (words, limit) = (self.language.words(), self.format.decimal(limit));
        if closed { words.class_above(&limit) } else { words.class_from(&limit) }
    }
}
