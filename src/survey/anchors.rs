//! Reads what some numbers of a numeric variable stand for, such as the ends of a scale, and
//! makes answers of them where every step of the scale is to be shown.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::say;

use super::codebook::{Label, Scale, Variable};
use super::read_labels::{Labelled, plain};

/// As many steps lie between the ends of a scale that can be shown step by step.
const MOST_STEPS: i64 = 100;

/// Every step from the first anchor to the last, one without a label called by its number;
/// none, if the anchors are no whole numbers or lie too far apart.
pub(super) fn steps(anchors: &[Label]) -> Vec<Label> {
    let codes = anchors.iter().map(|anchor| anchor.code.parse::<i64>().ok());
    let Some(codes) = codes.collect::<Option<Vec<_>>>() else { return Vec::new() };
    let (Some(low), Some(high)) = (codes.iter().min(), codes.iter().max()) else {
        return Vec::new();
    };
    if high.saturating_sub(*low) > MOST_STEPS {
        return Vec::new();
    }
    let step = |code: i64| {
        let known = codes.iter().position(|known| *known == code);
        let label =
            known.map_or_else(|| code.to_string(), |at| anchors[at].label.clone());
        Label::new(code.to_string(), label)
    };
    (*low..=*high).map(step).collect()
}

/// What some numbers stand for: what the author says, else what the data file does.
pub(super) fn anchors_of(
    scale: Scale,
    base: Option<&Variable>,
    written: Vec<Labelled>,
    diagnostics: &mut Diagnostics,
) -> Vec<Label> {
    if let Some(anchor) = written.first().filter(|_| scale != Scale::Numeric) {
        let message =
            say!("only `numeric` has anchors, not `{word}`", word = scale.word());
        let hint = "list every answer under `values`, or write `scale: numeric`";
        diagnostics.push(Diagnostic::error(message).at(&anchor.label.place).hint(hint));
    }
    if scale != Scale::Numeric {
        Vec::new()
    } else if written.is_empty() {
        base.map(|base| base.anchors.clone()).unwrap_or_default()
    } else {
        plain(written)
    }
}
