//! Computes what the manuscript asks for: takes requests and surveys, gives
//! [`ResultTable`]s and [`ResultNumber`]s. Names are resolved against the codebooks here,
//! and everything asked for in vain is reported where the author asked.

mod alternatives;
mod change;
mod columns;
mod compare;
mod contributions;
mod domain;
mod expand;
mod fitting;
mod identifiers;
mod inference;
mod moments;
mod number;
mod plan;
mod published;
mod quality;
mod record_keys;
mod repeated;
mod row_set;
mod said;
mod scale;
mod scored;
mod sizes;
mod table;
mod tabulate;
mod tally;
mod then;
mod weights;
mod wording;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::manuscript::{Manuscript, Report};
use crate::survey::Survey;

use self::domain::Sources;

pub use self::alternatives::{Alternative, alternatives};
pub use self::change::{ChangeTest, Lack, MeasuredChange, OfPublished, Samples};
pub use self::compare::{Effect, GroupTest, NoTest, Overall, Pair, Pairs, TestKind};
pub use self::expand::{Repeats, expand_again};
pub(crate) use self::identifiers::identifiers;
pub use self::moments::moments;
pub use self::number::{DesignFacts, Distribution, Provenance, ResultNumber};
pub(crate) use self::published::compare as compare_printed;
pub use self::published::{Comparison, Computed, Verdict};
pub use self::quality::Background;
pub use self::record_keys::KeySums;
pub use self::repeated::Repeated;
pub(crate) use self::row_set::{
    Among, CHOSE, Counted, GroupCounted, NO_CATEGORY, Population, RowSet, TableCounted,
    Trait,
};
pub(crate) use self::said::Wording;
pub use self::said::{SaidAnswers, SaidCondition, SaidRows, Unsaid, meaning};
pub use self::scale::ScaleItem;
pub(crate) use self::scored::Scored;
pub(crate) use self::sizes::Sizes;
pub use self::table::{
    Body, Category, CategoryRole, Coverage, Group, GroupRole, Moments, Narrowing,
    ResultTable, Scale, Unit,
};
pub use self::then::{AskedThen, Behind, Content};
pub(crate) use self::weights::Weighted;
pub use crate::manuscript::{
    BaseRule, IntervalRules, Measure, Moment, PercentOf, PublishedField,
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

/// Computes everything a manuscript asks for.
#[must_use]
pub fn compute(
    manuscript: &Manuscript,
    surveys: &[Survey],
    diagnostics: &mut Diagnostics,
) -> Results {
    let report = &manuscript.report;
    let sources = Sources { surveys, report, wave: None };
    sources.check_views(diagnostics);
    check_notice(report, surveys, diagnostics);
    inference::check_population(report, surveys, diagnostics);
    weights::check_designs(manuscript, surveys, diagnostics);
    wording::check(surveys, diagnostics);
    identifiers::check(surveys, diagnostics);
    let (mut manuscript, repeats) = expand::expand(manuscript, sources, diagnostics);
    let brought = quality::numbers(&manuscript, sources, diagnostics);
    manuscript.report.numbers.extend(brought);
    let mut numbers =
        side_by_side(&manuscript.report.numbers, diagnostics, |number, found| {
            number::compute(number, report, sources, found)
        });
    numbers.extend(change::numbers(&manuscript, sources, diagnostics));
    quality::check(&manuscript, &numbers, sources, diagnostics);
    let backgrounds = quality::outline(&manuscript, sources);
    let tables = side_by_side(&manuscript.requests(), diagnostics, |request, found| {
        tabulate::compute(request, report, sources, found)
    });
    Results { manuscript, repeats, tables, numbers, backgrounds }
}

/// Computes what is asked for side by side. Results and mistakes come in the order of what
/// was asked, however long each took.
fn side_by_side<Q: Sync, R: Send>(
    asked: &[Q],
    diagnostics: &mut Diagnostics,
    compute: impl Fn(&Q, &mut Diagnostics) -> Option<R> + Sync,
) -> Vec<R> {
    let one = |question: &Q| {
        let mut found = Diagnostics::default();
        (compute(question, &mut found), found)
    };
    let computed = asked.par_iter().map(one).collect::<Vec<_>>();
    let mut results = Vec::new();
    for (result, found) in computed {
        results.extend(result);
        diagnostics.take_over(found);
    }
    results
}

/// Warns if a report shows made-up answers without saying so.
fn check_notice(report: &Report, surveys: &[Survey], diagnostics: &mut Diagnostics) {
    let synthetic = surveys.iter().find(|survey| survey.codebook.synthetic);
    if let (Some(survey), None) = (synthetic, &report.notice) {
        let message = format!(
            "the survey `{}` is synthetic, but the report does not say so",
            survey.name
        );
        let hint = "add a line `notice: …`; it stands on the cover and on the web page";
        diagnostics.push(Diagnostic::warning(message).at(&report.place).hint(hint));
    }
}
