//! What a histogram asks for: the limits between its classes, and nothing that it has no
//! place for.

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Said};
use crate::manuscript::chart::ChartKind;
use crate::manuscript::request::{Grouping, Measure, NumberClasses, Subject};
use crate::say;
use crate::yaml::Node;

/// More classes are not told apart.
const MOST_CLASSES: usize = 30;

/// Fewer show no distribution.
const FEWEST_CLASSES: usize = 2;

/// What is written of a chart that may be a histogram.
pub(super) struct WrittenClasses<'n> {
    pub(super) kind: ChartKind,
    pub(super) breaks: Option<&'n Node>,
    pub(super) measure: Measure,
    pub(super) interval: bool,
    pub(super) has_order: bool,
    pub(super) shows_missing: bool,
    pub(super) place: &'n Place,
}

impl WrittenClasses<'_> {
    /// The classes of a histogram; nothing of another chart. What it has no place for is
    /// reported.
    pub(super) fn settle(
        &self,
        subject: &Subject,
        grouping: &Grouping,
        diagnostics: &mut Diagnostics,
    ) -> Option<Option<NumberClasses>> {
        if self.kind != ChartKind::Histogram {
            let Some(node) = self.breaks else { return Some(None) };
            let message = "`breaks` are the limits between the classes of a histogram";
            let hint = "add `type: histogram`, or leave out `breaks`";
            diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
            return None;
        }
        if let Some((message, hint)) = self.refused(subject, grouping) {
            diagnostics.push(Diagnostic::error(message).at(self.place).hint(hint));
            return None;
        }
        let Some(node) = self.breaks else {
            let place = self.place.clone();
            return Some(Some(NumberClasses { breaks: None, place }));
        };
        let breaks = limits(node, diagnostics)?;
        Some(Some(NumberClasses { breaks: Some(breaks), place: node.place.clone() }))
    }

    /// What a histogram has no place for, and what to do.
    fn refused(&self, subject: &Subject, grouping: &Grouping) -> Option<(Said, Said)> {
        let is_one =
            matches!(subject, Subject::Variable(_)) && matches!(grouping, Grouping::None);
        if !is_one {
            Some((
                say!(
                    "a histogram shows the numbers that one question got from everybody"
                ),
                say!(
                    "give it one `variable`, and leave out `by` and `series`; `type: box` \
                 compares groups"
                ),
            ))
        } else if self.measure == Measure::Mean {
            Some((
                say!("a histogram shows how many gave which numbers, and no means"),
                say!("leave out `measure`, or use `type: box`"),
            ))
        } else if self.interval {
            Some((
                say!("a histogram has no place for intervals"),
                say!("leave `ci` out of `show`"),
            ))
        } else if self.has_order {
            Some((
                say!("the classes of a histogram stand in the order of their numbers"),
                say!("leave out `order`"),
            ))
        } else if self.shows_missing {
            Some((
                say!("a histogram has no place for those who did not answer"),
                say!("leave out `missing`: a note tells how many they are"),
            ))
        } else {
            None
        }
    }
}

fn limits(node: &Node, diagnostics: &mut Diagnostics) -> Option<Vec<f64>> {
    let items = node.list(diagnostics)?;
    let limits = items.iter().map(|item| item.number(diagnostics));
    let limits = limits.collect::<Vec<_>>().into_iter().collect::<Option<Vec<_>>>()?;
    let rise = limits.windows(2).all(|pair| pair[0] < pair[1]);
    if !rise || limits.iter().any(|limit| !limit.is_finite()) {
        let message = "the limits do not rise from one to the next";
        let hint = "write each once, the smallest first: `breaks: [18, 30, 45, 65]`";
        diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
        return None;
    }
    let classes = limits.len().saturating_sub(1);
    if !(FEWEST_CLASSES..=MOST_CLASSES).contains(&classes) {
        let message = say!(
            "a histogram has from {fewest} to {most} classes, and these limits make {classes}",
            fewest = &FEWEST_CLASSES,
            most = &MOST_CLASSES,
            classes
        );
        let hint = "each class lies between two limits: `breaks: [18, 30, 45, 65]` makes \
                    three";
        diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
        return None;
    }
    Some(limits)
}
