//! Shares, means, intervals and standard errors with all their digits: what is shown of them
//! has been decided elsewhere, and only where nothing is protected there is more of them.

use serde::{Deserialize, Serialize};

use crate::analysis::{Body, Measure, Moment, ResultTable};
use crate::manuscript::Policy;

use super::entry::Cell;

/// A share, as part of 1, or a mean in its unit, and how sure it is; what has not been
/// computed or is not shown is nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Unrounded {
    /// The share or statistic.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "digits")]
    pub value: Option<f64>,
    /// The lower end of its interval.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "digits")]
    pub low: Option<f64>,
    /// The upper end.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "digits")]
    pub high: Option<f64>,
    /// The standard error of a mean or share.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "digits")]
    pub standard_error: Option<f64>,
}

impl Unrounded {
    /// Whether there is nothing.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// Those of a table, by group and category; none where anything is protected.
    pub(super) fn of_table(
        table: &ResultTable,
        cells: &[Vec<Cell>],
        policy: &Policy,
    ) -> Vec<Vec<Self>> {
        if policy.protects() || table.measure == Measure::Count {
            return Vec::new();
        }
        let of = |place: usize, index: usize| {
            let cell = &cells[place][index];
            let shown = match table.measure {
                Measure::Mean => cell.number.value(),
                Measure::Count | Measure::Percent | Measure::CountAndPercent => {
                    cell.percent.value()
                }
            };
            shown.map_or_else(Self::default, |_| of_cell(table, place, index))
        };
        let row = |place: usize| {
            (0..table.categories.len()).map(|index| of(place, index)).collect()
        };
        (0..table.groups.len()).map(row).collect()
    }
}

#[expect(clippy::cast_precision_loss, clippy::as_conversions, reason = "below 2^53")]
fn of_cell(table: &ResultTable, place: usize, index: usize) -> Unrounded {
    let intervals = table.intervals.as_ref();
    let interval = intervals.and_then(|intervals| intervals.cells[place][index]);
    let (value, standard_error) = match &table.body {
        Body::Moments(moments) => {
            let moment = table.moments[index];
            let own = moments[place].errors.iter().find(|(one, _)| *one == moment);
            let error = moments[place].se.filter(|_| moment == Moment::Mean);
            let error = error.or(own.map(|(_, error)| *error));
            (moments[place].get(moment), error)
        }
        Body::Counts(counts) => match &table.weighted {
            Some(weighted) => {
                (weighted.shares[place][index], weighted.errors[place][index])
            }
            None => {
                let whole = table.share_base(counts, &table.groups[place], index);
                let share = counts[place][index] as f64 / whole as f64;
                let error = table.errors.get(place).and_then(|errors| errors[index]);
                ((whole > 0).then_some(share), error)
            }
        },
    };
    Unrounded {
        value,
        low: interval.map(|interval| interval.lower),
        high: interval.map(|interval| interval.upper),
        standard_error,
    }
}

/// A number as the text that gives exactly the same number back.
mod digits {
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    #[expect(clippy::ref_option, reason = "the form that serde asks for")]
    pub(super) fn serialize<S: Serializer>(
        value: &Option<f64>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        value.map(|value| value.to_string()).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<f64>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        text.map(|text| text.parse().map_err(D::Error::custom)).transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back_to_the_last_bit() {
        let kept = Unrounded {
            value: Some(1.0 / 3.0),
            low: Some(2.0_f64.sqrt() / 7.0),
            high: None,
            standard_error: Some(1e-300),
        };
        let text = serde_json::to_string(&kept).unwrap();
        let back: Unrounded = serde_json::from_str(&text).unwrap();
        assert_eq!(kept, back, "{text}");
    }
}
