//! Reads `panels` of a chart: the same chart for each category of a variable, beside and below each
//! other, which is one table and is protected as one.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed, Said};
use crate::manuscript::chart::ChartKind;
use crate::manuscript::request::{Grouping, Measure, Subject};
use crate::manuscript::waves::WAVE;
use crate::say;

/// A chart that may stand in panels.
pub(super) struct Panelled<'c> {
    pub(super) kind: ChartKind,
    pub(super) subject: &'c Subject,
    pub(super) measure: Measure,
    /// Whether it is to be sorted.
    pub(super) has_order: bool,
    /// Whether its groups are to be compared.
    pub(super) compares: bool,
}

/// By what a chart is broken down.
pub(super) struct BrokenDown {
    pub(super) grouping: Grouping,
    /// Where that is by measurement, the variable whose categories have a panel each.
    pub(super) panels: Option<Placed<String>>,
}

impl Panelled<'_> {
    /// By what a chart is broken down that is so without its panels: a panel holds those of
    /// one category, or those of one category in each measurement. What cannot stand in panels
    /// is reported.
    pub(super) fn settle(
        &self,
        over: Option<&Placed<String>>,
        grouping: Grouping,
        diagnostics: &mut Diagnostics,
    ) -> Option<BrokenDown> {
        let Some(over) = over else {
            return Some(BrokenDown { grouping, panels: None });
        };
        let wrong = self.refused(&over.value, &grouping).or_else(|| self.too_much());
        if let Some((message, hint)) = wrong {
            diagnostics.push(Diagnostic::error(message).at(&over.place).hint(hint));
            return None;
        }
        Some(match grouping {
            Grouping::None => {
                BrokenDown { grouping: Grouping::By(over.clone()), panels: None }
            }
            by_wave => BrokenDown { grouping: by_wave, panels: Some(over.clone()) },
        })
    }

    /// What keeps it out of panels, and what to do.
    fn refused(&self, over: &str, grouping: &Grouping) -> Option<(Said, Said)> {
        let by_wave = matches!(grouping, Grouping::By(by) if by.value == WAVE);
        let alone = matches!(grouping, Grouping::None);
        match self.kind {
            _ if over == WAVE => Some((
                say!("panels are made by a question, not by measurement"),
                say!(
                    "name a question in `panels`, and write `type: line` and `by: wave` for how \
                 each of them goes along the measurements"
                ),
            )),
            _ if !matches!(self.subject, Subject::Variable(_)) => Some((
                say!("each panel shows the answers to one question"),
                say!("give the chart one `variable`"),
            )),
            ChartKind::Line if by_wave => None,
            ChartKind::Line => Some((
                say!("lines in panels go along the measurements"),
                say!("write `by: wave`, or leave out `panels`"),
            )),
            ChartKind::Bar | ChartKind::Lollipop | ChartKind::Histogram if alone => None,
            ChartKind::Bar
            | ChartKind::Lollipop
            | ChartKind::GroupedBar
            | ChartKind::StackedBar
            | ChartKind::Diverging
            | ChartKind::Pie
            | ChartKind::Slope
            | ChartKind::Dot
            | ChartKind::Histogram
            | ChartKind::Box => Some((
                say!("this chart cannot stand in panels"),
                say!(
                    "`bar`, `lollipop` and `histogram` without a breakdown can, and `line` with \
                 `by: wave`; other types show groups in one picture, with `by`"
                ),
            )),
        }
    }

    /// What is asked beside the panels and has no place in them, and what to do.
    fn too_much(&self) -> Option<(Said, Said)> {
        if self.measure == Measure::Mean && self.kind != ChartKind::Line {
            Some((
                say!("a panel of one mean is a single bar"),
                say!(
                    "write `by` in place of `panels`: the means of all groups stand in one picture"
                ),
            ))
        } else if self.has_order {
            Some((
                say!("panels, and what is in them, stand in the order of the codebook"),
                say!("leave out `order`"),
            ))
        } else if self.compares {
            Some((
                say!("groups are not compared in panels"),
                say!(
                    "leave out `compare` and `test`, or write `by` in place of `panels`"
                ),
            ))
        } else {
            None
        }
    }
}
