//! The periods that the dates of a begun codebook are counted by.

use std::fmt::Write;

use crate::survey::{Codebook, DateSpan, PeriodUnit, Scale};
use crate::words::Language;
use crate::yaml::written::{key, scalar};

/// As many periods can be looked through at a glance.
const GLANCE: i64 = 24;

/// A variable for the period of each date, to be derived.
pub(super) struct DatePeriods(pub(super) Vec<DatePeriod>);

/// One of them.
pub(super) struct DatePeriod {
    name: String,
    label: String,
    from: String,
    unit: &'static str,
}

impl DatePeriods {
    /// By month, by quarter or by year: whatever is the finest of few periods.
    pub(super) fn of(codebook: &Codebook, language: Language) -> Self {
        let words = language.words();
        let mut periods = Vec::new();
        for variable in &codebook.variables {
            let (Scale::Date, Some(span)) = (variable.scale, variable.between) else {
                continue;
            };
            let (name, label) = (&variable.name.value, variable.label.as_str());
            let (unit, end, label) = match unit(span) {
                PeriodUnit::Month => {
                    ("month", words.name_month(), words.in_months(label))
                }
                PeriodUnit::Quarter => {
                    ("quarter", words.name_quarter(), words.in_quarters(label))
                }
                PeriodUnit::Year => ("year", words.name_year(), words.in_years(label)),
            };
            let mut derived = format!("{name}_{end}");
            while codebook.variable(&derived).is_some() {
                derived.push('_');
            }
            let from = name.clone();
            periods.push(DatePeriod { name: derived, label, from, unit });
        }
        Self(periods)
    }

    /// Writes them as `derive`.
    pub(super) fn write(&self, text: &mut String) {
        if !self.0.is_empty() {
            *text += "derive:\n";
        }
        for DatePeriod { name, label, from, unit } in &self.0 {
            let (name, label, from) = (key(name), scalar(label), scalar(from));
            let _ = writeln!(
                text,
                "  {name}: {{label: {label}, from: {from}, period: {unit}}}"
            );
        }
    }
}

fn unit(DateSpan { first, last }: DateSpan) -> PeriodUnit {
    let within = |unit: PeriodUnit| unit.number(last) - unit.number(first) < GLANCE;
    if within(PeriodUnit::Month) {
        PeriodUnit::Month
    } else if within(PeriodUnit::Quarter) {
        PeriodUnit::Quarter
    } else {
        PeriodUnit::Year
    }
}
