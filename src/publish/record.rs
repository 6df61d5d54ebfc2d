//! The records beside a report: every number, and every file in and out.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::analysis::{Measure, Provenance};
use crate::diagnostic::Place;
use crate::disclosure::{
    Entry, EstimateOfCell, Mark, ProtectedNumber, ProtectedSampling, ProtectedTable,
    QualityAccount, Unrounded,
};
use crate::document::{Document, HeadFacts, QuotedDifference};
use crate::file::sha256;
use crate::layout::Template;
use crate::manuscript::{
    BaseRule, CorrelationMethod, Moment, Quantile, ScaleStatistic, Statistic,
};
use crate::typeset::TYPST_VERSION;

use super::Parts;
use super::change::ChangeRecord;
use super::inference::{IntervalsRecord, TestRecord};

/// The content of `numbers.json`: everything that was computed, as it is shown.
#[derive(Serialize)]
pub(super) struct NumbersRecord<'a> {
    report: &'a str,
    numbers: Vec<NumberRecord<'a>>,
    /// The differences that texts quote.
    differences: Vec<DifferenceRecord<'a>>,
    tables: Vec<TableRecord<'a>>,
    /// Response flows, analyses of non-response and items of indexes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    quality: Vec<AccountRecord<'a>>,
}

#[derive(Serialize)]
struct AccountRecord<'a> {
    id: &'a str,
    columns: Vec<String>,
    rows: Vec<AccountRowRecord<'a>>,
    notes: &'a [String],
    asked: String,
}

#[derive(Serialize)]
struct AccountRowRecord<'a> {
    label: &'a str,
    cells: Vec<Option<&'a str>>,
}

#[derive(Serialize)]
struct DifferenceRecord<'a> {
    of: &'a str,
    minus: &'a str,
    unit: &'static str,
    /// Before rounding; nothing if hidden.
    value: Option<f64>,
    shown: &'a str,
}

#[derive(Serialize)]
struct NumberRecord<'a> {
    id: &'a str,
    statistic: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    quantile: Option<QuantileRecord>,
    /// Of a ratio, correlation or paired difference the other variable.
    #[serde(skip_serializing_if = "Option::is_none")]
    other: Option<&'a str>,
    /// A share as part of 1, a statistic in its own unit, a count; nothing if hidden.
    value: Option<f64>,
    /// Its interval and standard error, where nothing is protected.
    #[serde(skip_serializing_if = "Option::is_none")]
    unrounded: Option<UnroundedRecord>,
    /// The p-value of no correlation or paired difference.
    #[serde(skip_serializing_if = "Option::is_none")]
    p: Option<f64>,
    /// What the design of the sample says of it, where it is weighted.
    #[serde(skip_serializing_if = "Option::is_none")]
    by_design: Option<SamplingRecord>,
    shown: ShownRecord<'a>,
    base_rule: &'static str,
    /// Whether the share is uncertain because few were asked.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    uncertain: bool,
    /// Of a number in an earlier measurement: how it has changed since.
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<ChangeRecord<'a>>,
    #[serde(flatten)]
    origin: &'a Provenance,
    asked: String,
}

/// How many per cent of the values lie below, by which of Hyndman and Fan's definitions.
#[derive(Serialize)]
struct QuantileRecord {
    at: f64,
    definition: u8,
}

/// What the design of a sample says of a number; what is hidden is nothing.
#[derive(Serialize)]
struct SamplingRecord {
    /// Of a share in percentage points, of others in their unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    standard_error: Option<f64>,
    /// Against a sample drawn with replacement.
    #[serde(skip_serializing_if = "Option::is_none")]
    design_effect: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    degrees_of_freedom: Option<f64>,
}

impl SamplingRecord {
    fn new(sampling: &ProtectedSampling) -> Self {
        Self {
            standard_error: sampling.standard_error.value(),
            design_effect: sampling.design_effect.value(),
            degrees_of_freedom: sampling.degrees_of_freedom.value(),
        }
    }
}

#[derive(Serialize)]
struct ShownRecord<'a> {
    n: &'a str,
    base: &'a str,
    /// Of a number of two questions how many left out at least one of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    missing: Option<String>,
    percent: Option<&'a str>,
    value: Option<&'a str>,
    /// The interval, where a text quotes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    low: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<&'a str>,
}

#[derive(Serialize)]
struct TableRecord<'a> {
    id: &'a str,
    subject: &'a str,
    breakdown: Option<&'a str>,
    measure: &'static str,
    base_rule: &'static str,
    categories: Vec<&'a str>,
    groups: Vec<GroupRecord<'a>>,
    /// How intervals are made, if there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    intervals: Option<IntervalsRecord>,
    /// How the groups differ, if they are compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    test: Option<TestRecord<'a>>,
    /// Kish's effective number, where shares and means are weighted.
    #[serde(skip_serializing_if = "Option::is_none")]
    effective_n: Option<&'a str>,
    /// The degrees of freedom that the design leaves, where anything goes by them.
    #[serde(skip_serializing_if = "Option::is_none")]
    degrees_of_freedom: Option<&'a str>,
    /// Everybody, unless the groups are different row sets or different questions.
    whole: Option<WholeRecord<'a>>,
    /// How many belong to no group.
    ungrouped: &'a str,
    /// How many gave the answers, where rows are single answers.
    respondents: Option<&'a str>,
    surveys: &'a [Provenance],
    asked: String,
}

#[derive(Serialize)]
struct GroupRecord<'a> {
    label: &'a str,
    n: &'a str,
    rows: &'a str,
    not_answered: &'a str,
    /// Whether shares are uncertain because few were asked.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    uncertain: bool,
    /// The letters that it is marked with: groups without one in common differ.
    #[serde(skip_serializing_if = "String::is_empty")]
    letters: String,
    cells: Vec<CellRecord<'a>>,
}

#[derive(Serialize)]
struct WholeRecord<'a> {
    n: &'a str,
    rows: &'a str,
    not_answered: &'a str,
    mentions: &'a str,
}

#[derive(Serialize)]
struct CellRecord<'a> {
    number: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    percent: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    low: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unrounded: Option<UnroundedRecord>,
    /// The count that independence would give.
    #[serde(skip_serializing_if = "Option::is_none")]
    expected: Option<f64>,
    /// The adjusted residual.
    #[serde(skip_serializing_if = "Option::is_none")]
    residual: Option<f64>,
    /// The share's standard error, in percentage points.
    #[serde(skip_serializing_if = "Option::is_none")]
    standard_error: Option<f64>,
    /// How many in the population those of the cell stand for.
    #[serde(skip_serializing_if = "Option::is_none")]
    total: Option<f64>,
    /// The share's design effect.
    #[serde(skip_serializing_if = "Option::is_none")]
    design_effect: Option<f64>,
}

/// A share as part of 1 or a mean in its unit, with all digits, and how sure it is.
#[derive(Serialize)]
struct UnroundedRecord {
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    low: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    standard_error: Option<f64>,
}

impl UnroundedRecord {
    fn new(unrounded: &Unrounded) -> Self {
        let Unrounded { value, low, high, standard_error } = *unrounded;
        Self { value, low, high, standard_error }
    }
}

fn asked(place: &Place) -> String {
    format!("{}:{}", place.source().name, place.line())
}

fn base_rule(rule: BaseRule) -> &'static str {
    match rule {
        BaseRule::All => "all",
        BaseRule::Valid => "valid",
    }
}

/// A number's text, unless it has no such part.
fn defined(entry: &Entry) -> Option<&str> {
    (*entry != Entry::Hidden(Mark::Undefined)).then(|| entry.text())
}

impl<'a> NumbersRecord<'a> {
    pub(super) fn new(
        report: &'a str,
        numbers: &'a [ProtectedNumber],
        document: &'a Document,
        tables: &'a [ProtectedTable],
        accounts: &'a [QualityAccount],
    ) -> Self {
        let Document { differences, intervals, .. } = document;
        let quoted = |number: &ProtectedNumber| intervals.contains(&number.id.value);
        let numbers = numbers.iter().map(|number| number_record(number, quoted(number)));
        Self {
            report,
            numbers: numbers.collect(),
            differences: differences.iter().map(difference_record).collect(),
            tables: tables.iter().map(table_record).collect(),
            quality: accounts.iter().map(account_record).collect(),
        }
    }
}

fn number_record(number: &ProtectedNumber, interval: bool) -> NumberRecord<'_> {
    let range = number.interval.as_ref().filter(|_| interval).map(|(range, _)| range);
    NumberRecord {
        id: &number.id.value,
        statistic: match number.statistic {
            Statistic::Share => "share",
            Statistic::Count => "count",
            Statistic::Mean => "mean",
            Statistic::Median => "median",
            Statistic::Quantile => "quantile",
            Statistic::Sd => "sd",
            Statistic::Shape(moment) => match moment {
                Moment::Variance => "variance",
                Moment::Skewness => "skewness",
                Moment::Kurtosis => "kurtosis",
                Moment::Max => "max",
                _ => "min",
            },
            Statistic::Sum => "sum",
            Statistic::Total => "total",
            Statistic::Ratio => "ratio",
            Statistic::Mentions => "mentions",
            Statistic::Alpha => "alpha",
            Statistic::Months => "months",
            Statistic::Scale(ScaleStatistic::Standardized) => "standardized-alpha",
            Statistic::Scale(ScaleStatistic::Pairwise) => "pairwise-alpha",
            Statistic::Scale(ScaleStatistic::Omega) => "omega",
            Statistic::PairedDifference => "paired-difference",
            Statistic::Correlation(CorrelationMethod::Pearson) => "pearson",
            Statistic::Correlation(CorrelationMethod::Spearman) => "spearman",
            Statistic::Correlation(CorrelationMethod::Kendall) => "kendall",
        },
        quantile: number
            .quantile
            .map(|Quantile { at, definition }| QuantileRecord { at, definition }),
        other: number.other.as_deref(),
        value: number.unrounded,
        unrounded: number.inference.as_ref().map(UnroundedRecord::new),
        p: number.p.as_ref().and_then(Entry::value),
        by_design: number.sampling.as_ref().map(SamplingRecord::new),
        shown: ShownRecord {
            n: number.told_count().text(),
            base: number.base.text(),
            missing: number
                .missing()
                .filter(|_| number.other.is_some())
                .map(|missing| missing.text().to_owned()),
            percent: defined(&number.percent),
            value: defined(&number.value),
            low: range.map(|range| range.low.text()),
            high: range.map(|range| range.high.text()),
        },
        base_rule: base_rule(number.base_rule),
        uncertain: number.uncertain,
        change: number.change.as_deref().map(ChangeRecord::new),
        origin: &number.origin,
        asked: asked(&number.id.place),
    }
}

fn account_record(account: &QualityAccount) -> AccountRecord<'_> {
    let rows = account.rows.iter().map(|row| AccountRowRecord {
        label: &row.label,
        cells: row.cells.iter().map(|cell| cell.as_ref().map(Entry::text)).collect(),
    });
    AccountRecord {
        id: &account.id,
        columns: columns(account),
        rows: rows.collect(),
        notes: &account.notes,
        asked: asked(&account.place),
    }
}

/// The headers of the columns, with what stands above them.
fn columns(account: &QualityAccount) -> Vec<String> {
    let above =
        account.above.iter().flat_map(|(text, span)| std::iter::repeat_n(text, *span));
    let mut above = above.collect::<Vec<_>>().into_iter();
    let name = |header: &String| match above.next() {
        Some(above) => format!("{above}: {header}"),
        None => header.clone(),
    };
    account.header.iter().map(name).collect()
}

fn difference_record(quoted: &QuotedDifference) -> DifferenceRecord<'_> {
    let difference = &quoted.difference;
    DifferenceRecord {
        of: &quoted.of,
        minus: &quoted.minus,
        unit: if difference.points { "percentage points" } else { "as the numbers" },
        value: difference.unrounded,
        shown: difference.entry.text(),
    }
}

fn table_record(table: &ProtectedTable) -> TableRecord<'_> {
    let shown = table.estimates().map(|estimates| estimates.shown).unwrap_or_default();
    let groups = table.groups().iter().enumerate().map(|(index, group)| GroupRecord {
        label: &group.label,
        n: group.base.text(),
        rows: group.rows.text(),
        not_answered: group.not_answered.text(),
        uncertain: group.uncertain,
        letters: table.test().map_or_else(String::new, |test| test.plain_letters(index)),
        cells: (0..table.categories().len())
            .map(|category| {
                let cell = table.cell(index, category);
                let range = table.range(index, category);
                let fit = table.fit(index, category);
                let estimate = table.estimate(index, category);
                let of = |part: fn(&EstimateOfCell) -> &Entry| part(estimate?).value();
                CellRecord {
                    number: cell.number.text(),
                    percent: defined(&cell.percent),
                    low: range.and_then(|range| defined(&range.low)),
                    high: range.and_then(|range| defined(&range.high)),
                    unrounded: table.unrounded(index, category).map(UnroundedRecord::new),
                    expected: fit.and_then(|fit| fit.expected.value()),
                    residual: fit.and_then(|fit| fit.residual.value()),
                    standard_error: shown.error.then(|| of(|it| &it.error)).flatten(),
                    total: shown.total.then(|| of(|it| &it.total)).flatten(),
                    design_effect: shown.effect.then(|| of(|it| &it.effect)).flatten(),
                }
            })
            .collect(),
    });
    TableRecord {
        id: table.id(),
        subject: table.subject(),
        breakdown: table.breakdown(),
        measure: match table.measure() {
            Measure::Count => "count",
            Measure::Percent => "percent",
            Measure::CountAndPercent => "both",
            Measure::Mean => "mean",
        },
        base_rule: base_rule(table.base_rule()),
        categories: table.categories().iter().map(|one| one.label.as_str()).collect(),
        groups: groups.collect(),
        intervals: table.interval_rules().map(|rules| IntervalsRecord::new(rules, table)),
        test: table.test().map(|test| TestRecord::new(test, table)),
        effective_n: table.effective_size().map(Entry::text),
        degrees_of_freedom: table.degrees_of_freedom().map(Entry::text),
        whole: table.whole().map(|whole| WholeRecord {
            n: whole.base.text(),
            rows: whole.rows.text(),
            not_answered: whole.not_answered.text(),
            mentions: whole.mentions.text(),
        }),
        ungrouped: table.ungrouped().text(),
        respondents: table.respondents().map(|(count, _)| count.text()),
        surveys: table.origins(),
        asked: asked(table.place()),
    }
}

/// What the record of a build is called.
pub(super) const MANIFEST: &str = "manifest.json";
/// What the record of what is internal is called.
pub(super) const INTERNAL_RECORD: &str = "record.json";

/// The content of `record.json` beside what is internal: which build it belongs to.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct InternalRecord<'a> {
    internal_of: &'a str,
    /// The sha256 of the build's `manifest.json`.
    build: String,
    outputs: BTreeMap<&'a str, OutputRecord>,
}

impl<'a> InternalRecord<'a> {
    pub(super) fn new(
        report: &'a str,
        manifest: &[u8],
        outputs: &'a BTreeMap<String, Vec<u8>>,
    ) -> Self {
        let outputs = output_records(outputs);
        Self { internal_of: report, build: sha256(manifest), outputs }
    }
}

/// The content of `manifest.json`: what a report was made of, and what was made.
#[derive(Serialize)]
pub(super) struct ReportManifest<'a> {
    report: &'a str,
    date: String,
    /// The report of the measurement that this one repeats.
    #[serde(skip_serializing_if = "Option::is_none")]
    follows: Option<&'a str>,
    baslinje: &'static str,
    typst: &'static str,
    template: TemplateRecord<'a>,
    /// The unit's look, if the report has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    profile: Option<ProfileRecord<'a>>,
    /// What it is known by to libraries, archives and search engines.
    #[serde(skip_serializing_if = "Option::is_none")]
    facts: Option<&'a HeadFacts>,
    /// The findings of the review that the author accepted.
    accepted: Vec<AcceptedRecord<'a>>,
    inputs: &'a BTreeMap<String, String>,
    /// Which of them the program carried itself, since the project had none of its own.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    carried: &'a [&'a str],
    outputs: BTreeMap<&'a str, &'a OutputRecord>,
}

#[derive(Serialize)]
struct AcceptedRecord<'a> {
    check: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<&'a str>,
    reason: &'a str,
}

#[derive(Serialize)]
struct TemplateRecord<'a> {
    name: &'a str,
    version: &'a str,
    /// The library that the template uses, if it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    uses: Option<LibraryRecord<'a>>,
}

#[derive(Serialize)]
struct ProfileRecord<'a> {
    file: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct LibraryRecord<'a> {
    name: &'a str,
    version: &'a str,
}

impl<'a> TemplateRecord<'a> {
    fn new(template: &'a Template) -> Self {
        let uses = template.uses.as_ref();
        let uses = uses.map(|(name, version)| LibraryRecord { name, version });
        Self { name: &template.name, version: &template.version, uses }
    }
}

/// A file, and what the manifest says of it.
pub(super) struct OutputFile {
    pub(super) bytes: Vec<u8>,
    record: OutputRecord,
}

impl OutputFile {
    pub(super) fn new(bytes: Vec<u8>) -> Self {
        let record = OutputRecord::new(&bytes);
        Self { bytes, record }
    }
}

/// How long a file is, and its sha256.
#[derive(Serialize)]
struct OutputRecord {
    bytes: usize,
    sha256: String,
}

impl OutputRecord {
    fn new(bytes: &[u8]) -> Self {
        Self { bytes: bytes.len(), sha256: sha256(bytes) }
    }
}

/// Files by their names.
fn output_records(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<&str, OutputRecord> {
    let record = |bytes: &Vec<u8>| OutputRecord::new(bytes);
    files.iter().map(|(name, bytes)| (name.as_str(), record(bytes))).collect()
}

impl<'a> ReportManifest<'a> {
    pub(super) fn new(
        parts: Parts<'a>,
        outputs: &'a BTreeMap<String, OutputFile>,
    ) -> Self {
        let Parts { manuscript, template, document, inputs, carried, .. } = parts;
        let outputs = outputs.iter().map(|(name, file)| (name.as_str(), &file.record));
        let accepted = manuscript.report.accepted.iter().map(|accepted| AcceptedRecord {
            check: &accepted.check.value,
            of: accepted.of.as_ref().map(|of| of.value.as_str()),
            reason: &accepted.reason,
        });
        Self {
            report: &manuscript.report.name,
            accepted: accepted.collect(),
            date: manuscript.report.date.to_string(),
            follows: manuscript.report.follows.as_ref().map(|name| name.value.as_str()),
            baslinje: env!("CARGO_PKG_VERSION"),
            typst: TYPST_VERSION,
            template: TemplateRecord::new(template),
            profile: template.profile.as_deref().map(|profile| ProfileRecord {
                file: &profile.file,
                name: &profile.name,
            }),
            facts: document.head.facts.as_deref(),
            inputs,
            carried,
            outputs: outputs.collect(),
        }
    }
}

/// Any record as JSON, indented, with a line break at the end.
pub(super) fn to_json(record: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(record)
        .expect("records hold only text, numbers and maps with text keys");
    bytes.push(b'\n');
    bytes
}
