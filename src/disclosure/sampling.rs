//! What the design of a sample says of a named number: shown where its interval would be. With
//! the number itself a standard error and a design effect tell how many answered, and so do
//! degrees of freedom where rows were drawn one by one, so that none is shown where that is
//! not.

use crate::analysis::{ResultNumber, Sampling};
use crate::manuscript::{Policy, Statistic};
use crate::number::NumberFormat;

use super::entry::{Entry, Mark};

/// What the design of a sample says of a number, as it may be shown.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ProtectedSampling {
    /// The standard error: of a share in percentage points, of others in their unit.
    pub standard_error: Entry,
    /// The design effect, against a sample drawn with replacement.
    pub design_effect: Entry,
    /// The degrees of freedom that the design leaves.
    pub degrees_of_freedom: Entry,
}

impl ProtectedSampling {
    /// Those of a number, of which `hidden` says why they are not shown, if they are not.
    #[expect(clippy::cast_precision_loss, clippy::as_conversions, reason = "below 2^53")]
    pub(super) fn new(
        result: &ResultNumber,
        hidden: Option<Mark>,
        policy: &Policy,
    ) -> Option<Self> {
        let Sampling { standard_error, design_effect, degrees_of_freedom } =
            result.sampling?;
        let entry = |value: Option<f64>, decimals: u8| match (hidden, value) {
            (Some(mark), _) => Entry::Hidden(mark),
            (None, None) => Entry::Hidden(Mark::Undefined),
            (None, Some(value)) => {
                policy.measured(value, NumberFormat { decimals, ..result.format })
            }
        };
        let decimals = result.format.decimals.saturating_add(1);
        let unit = if result.statistic == Statistic::Share { 100.0 } else { 1.0 };
        Some(Self {
            standard_error: entry(standard_error.map(|error| unit * error), decimals),
            design_effect: entry(design_effect, 2),
            degrees_of_freedom: entry(degrees_of_freedom.map(|count| count as f64), 0),
        })
    }
}
