//! Computes what the manuscript asks for, in three steps: [`expand()`] writes out what stands for
//! several things, [`resolve`] finds out against codebooks, views and measurements whom and
//! what each chart, table and number is about, where everything asked for in vain is reported
//! at the author's place, and [`Plan::compute`] counts, from that and the answers alone.
//! [`compute`] takes all three.

mod alternatives;
mod answer;
mod asked_then;
mod breakdown;
mod by_design;
mod change;
mod change_plan;
mod classes;
mod columns;
mod compare;
mod complete;
mod contributions;
mod correlated;
mod counted;
mod described;
mod design_tables;
mod design_tests;
mod domain;
mod effect_sizes;
mod expand;
mod families;
mod fitting;
mod group_test;
mod identifiers;
mod in_vain;
mod inference;
mod key;
mod meaning;
mod measured_change;
mod memory;
mod moments;
mod narrowing;
mod number;
mod number_class;
mod number_plan;
mod order;
mod pair_tests;
mod persons;
mod plan;
mod provenance;
mod published;
mod quality;
mod record_keys;
mod repeated;
mod result_number;
mod row_set;
mod row_tally;
mod rows;
mod said;
mod scale;
mod scored;
mod shared;
mod sizes;
mod sort_key;
mod sources;
mod table;
mod table_plan;
mod tabulate;
mod tally;
mod tests_of_groups;
mod then;
mod weights;
mod wording;

use crate::diagnostic::Diagnostics;
use crate::manuscript::Manuscript;
use crate::survey::Survey;

pub use self::alternatives::{Alternative, alternatives};
pub use self::asked_then::{AskedCondition, AskedContent, AskedThen, Behind};
pub(crate) use self::counted::{
    Among, CHOSE, COMPLETE, Counted, GroupCounted, NO_CATEGORY, Population, RowSet,
    Scored, TableCounted, Trait,
};
pub use self::expand::{Expanded, Repeats, expand, expand_again};
pub use self::group_test::{
    ComparisonFamily, Effect, EffectSize, GroupPair, GroupPairs, GroupTest, NoTest,
    Overall, TestKind,
};
pub(crate) use self::identifiers::identifiers;
pub use self::meaning::meaning;
pub use self::measured_change::{ChangeTest, Lack, MeasuredChange, OfPublished, Samples};
pub use self::memory::CountMemory;
pub use self::moments::moments;
pub use self::narrowing::Narrowing;
pub use self::number_class::NumberClass;
pub use self::plan::{Computations, Plan, resolve};
pub use self::provenance::{DesignFacts, OriginLabels, Provenance};
pub(crate) use self::published::compare as compare_printed;
pub use self::published::{Comparison, Computed, PrintedVerdict};
pub use self::quality::Background;
pub use self::record_keys::KeySums;
pub use self::repeated::Repeated;
pub use self::result_number::{AnswerDistribution, ResultNumber, Sampling, ScaleItem};
pub(crate) use self::rows::ResultCell;
pub use self::rows::{ResultRows, shown_rows};
pub(crate) use self::said::SaidWording;
pub use self::said::{SaidAnswers, SaidCondition, SaidRows, Unsaid};
pub(crate) use self::sizes::Sizes;
pub(crate) use self::sort_key::{SortKey, TableOrder};
pub(crate) use self::table::Weighted;
pub use self::table::{
    AnswerScale, Body, Category, CategoryRole, Coverage, DownwardsBy, Group, GroupRole,
    Moments, ResultTable,
};
pub use crate::manuscript::{
    BaseRule, CellEstimates, CellFits, IntervalRules, Measure, Moment, PercentOf,
    PublishedField, RowUnit,
};

/// Everything that was computed for a report.
pub struct Results {
    /// The manuscript with every `repeat` written out.
    pub manuscript: Manuscript,
    /// What each `repeat` went over.
    pub repeats: Repeats,
    /// The numbers of charts and tables, in the order they stand.
    pub tables: Vec<ResultTable>,
    /// The named numbers, in the order of `report.yaml`, and those that blocks bring.
    pub numbers: Vec<ResultNumber>,
    /// By what each analysis of non-response tells responses apart.
    pub backgrounds: Vec<(String, Vec<Background>)>,
}

/// Computes everything a manuscript asks for: expands, resolves and counts it.
#[must_use]
pub fn compute(
    manuscript: &Manuscript,
    surveys: &[Survey],
    diagnostics: &mut Diagnostics,
) -> Results {
    let expanded = expand(manuscript, surveys, diagnostics);
    let plan = resolve(&expanded, surveys, diagnostics);
    let Computations { tables, numbers, in_vain } =
        plan.compute(&mut CountMemory::default());
    in_vain.into_iter().for_each(|error| diagnostics.push(error));
    let Expanded { manuscript, repeats, backgrounds } = expanded;
    Results { manuscript, repeats, tables, numbers, backgrounds }
}
