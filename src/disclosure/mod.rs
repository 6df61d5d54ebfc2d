//! Decides what may be shown: takes [`ResultTable`]s, gives [`ProtectedTable`]s.
//!
//! [`protect`] consumes the confidential numbers and is the only way to a
//! [`ProtectedTable`]; chart, table, running text, alternative text and CSV all read that
//! one. Cells below the policy's minimum count are suppressed (primary suppression, the
//! *minimum frequency rule*: Hundepool et al., *Handbook on Statistical Disclosure
//! Control*, 2nd ed., chapter 4), and so is what they could be worked out from
//! (complementary suppression, `suppress.rs`).

mod account;
mod advice;
mod amounts;
mod attack;
mod cell_estimate;
mod cell_fit;
mod change;
mod decide;
mod difference;
mod entry;
mod families;
mod gathered;
mod holding;
mod in_language;
mod inference;
mod ledger;
mod linked;
mod means_known;
mod moments_told;
mod nested;
mod number;
mod of_design;
mod open;
mod perturb;
mod primary;
mod printed;
mod published;
mod quality;
mod residue;
mod rounded;
mod rows;
mod rules;
mod sampling;
mod shares;
mod silence;
mod sorted;
mod suppress;
mod table;
mod unrounded;
mod warnings;
mod wave_table;

use crate::analysis::{
    Body, CategoryRole, Comparison, Counted, Group, GroupCounted, KeySums, Measure,
    MeasuredChange, Moment, Moments, ResultNumber, ResultTable, compare_printed,
};
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::{Diagnostics, Place, Source};
use crate::manuscript::Policy;
use crate::number::{NumberFormat, Rounded};
use crate::words::Language;

use self::account::{NumberBefore, TableBefore};
use self::decide::Decisions;
use self::gathered::share_base_counted;
use self::moments_told::{SummaryKey, SummaryKind};
use self::number::protect_number;
use self::shares::shares;
use self::warnings::{warn, warn_of_few_between};

pub use self::account::{Account, HiddenIn, Secondary};
pub use self::advice::{MUCH_HIDDEN, Undecided};
pub use self::attack::{Bound, Terms};
pub use self::cell_estimate::{EstimateOfCell, ProtectedEstimates};
pub use self::cell_fit::{FitOfCell, ProtectedFits};
pub use self::difference::{Difference, ProtectedChange, Size, Verdict};
pub(crate) use self::entry::nothing_left;
pub use self::entry::{Cell, Entry, Mark};
pub use self::inference::{ProtectedTest, Range, Ranges};
pub use self::ledger::{Misfit, PriorKnowledge, PublishedCount};
pub use self::means_known::QuestionsOfMeans;
pub use self::number::ProtectedNumber;
pub use self::open::{is_open_number, is_open_table, protect_all};
pub use self::published::{KeptReport, Published, put_in_published};
pub use self::quality::{
    AccountRow, FlowDrawing, FlowPart, FlowStep, QualityAccount, quality_accounts,
};
pub use self::rows::{CalendarDate, ShownCell, ShownColumn, ShownRows, show};
pub use self::sampling::ProtectedSampling;
pub use self::suppress::{Count, Counts, Pattern, Summary, Why, Worth};
pub use self::table::{ProtectedGroup, ProtectedTable};
pub use self::unrounded::Unrounded;

/// All numbers of a report as they may be shown.
#[derive(Clone, Debug)]
pub struct Protected {
    /// Those of charts and tables.
    pub tables: Vec<ProtectedTable>,
    /// The named ones.
    pub numbers: Vec<ProtectedNumber>,
    /// The figures that an earlier publication printed, beside those of now.
    pub comparisons: Vec<Comparison>,
    /// How those of earlier measurements have changed, by their ids; not to be shown.
    pub changes: Vec<(String, MeasuredChange)>,
    /// What is asked of earlier measurements of which the answers are not here.
    asked: published::Asked,
    /// What is hidden, and why; not to be published.
    pub account: Account,
    /// Every count that is shown, as what it counts, for a ledger.
    pub published: Vec<PublishedCount>,
    /// Of which questions means are shown, for a ledger.
    pub published_means: QuestionsOfMeans,
    /// The rows of registers that are shown.
    pub rows: Vec<ShownRows>,
}

impl Protected {
    /// The same numbers, where these asked for them.
    #[must_use]
    pub fn asked_by(self, tables: &[ResultTable], numbers: &[ResultNumber]) -> Self {
        let mut here = self;
        for (table, asked) in here.tables.iter_mut().zip(tables) {
            table.place.clone_from(&asked.place);
        }
        for (number, asked) in here.numbers.iter_mut().zip(numbers) {
            number.id.clone_from(&asked.id);
        }
        here
    }
}

/// Every place that something can be said about when numbers are protected, in an order
/// that is the same for the same numbers.
#[must_use]
pub fn places(
    tables: &[ResultTable],
    numbers: &[ResultNumber],
    policy: &Policy,
) -> Vec<Place> {
    let mut places = tables.iter().map(|table| table.place.clone()).collect::<Vec<_>>();
    for number in numbers {
        places.push(number.id.place.clone());
        for figure in &number.printed.figures {
            places.push(figure.place.clone());
            places.extend(figure.erratum.iter().map(|text| text.place.clone()));
        }
    }
    places.extend(policy.ledger.iter().map(|ledger| ledger.place.clone()));
    places
}

/// Protects numbers together, by one policy.
fn protect_together(
    mut tables: Vec<ResultTable>,
    mut numbers: Vec<ResultNumber>,
    known: &PriorKnowledge,
    policy: &Policy,
    language: Language,
    diagnostics: &mut Diagnostics,
) -> Protected {
    let PriorKnowledge { keys, counts: ledger, .. } = known;
    perturb::check(&tables, &numbers, policy, diagnostics);
    let asked = published::Asked::of(&tables, &numbers);
    let perturbed = perturb::perturb(&mut tables, &mut numbers, policy, keys);
    let decisions = Decisions::make(&tables, &numbers, policy, ledger);
    let published = decisions.published(&tables, &numbers, policy);
    let published_means = means_known::questions(&tables, &numbers);
    let not_looked_at = means_known::not_looked_at(&tables, &numbers, known, &decisions);
    // A report with mistakes may lack the policy it means to have.
    if !diagnostics.has_errors() {
        for table in &tables {
            let all = table.counted.iter().flat_map(|counted| counted.all());
            warn(&table.id, &table.place, all, &decisions, diagnostics);
        }
        for number in &numbers {
            let all = number.counted.iter().flat_map(|(part, whole)| [part, whole]);
            warn(&number.id.value, &number.id.place, all, &decisions, diagnostics);
        }
        warn_of_few_between(&tables, &numbers, &decisions, policy, diagnostics);
        rules::warn_of_sums(&tables, &numbers, policy, diagnostics);
        means_known::warn(&not_looked_at, policy, diagnostics);
    }
    let mut account = Account {
        changed: perturbed.changed,
        off: perturbed.off.iter().cloned().collect(),
        not_looked_at: means_known::in_account(&not_looked_at),
        ..Account::default()
    };
    let mut hidden_families = BTreeSet::new();
    let tables = tables.into_iter().map(|table| {
        let family = table.test.as_ref().and_then(|test| test.family.clone());
        let before = TableBefore::new(&table, &decisions);
        let order = table.order.clone();
        let mut table = protect_table(table, policy, language, &decisions);
        table.sums_off = perturbed.off.contains(&table.id);
        if table.test == Some(ProtectedTest::Hidden) {
            hidden_families.extend(family.map(|family| family.name));
        }
        account.add_table(&before, &table, policy, &decisions);
        table.sorted(order.as_ref())
    });
    let mut tables = tables.collect::<Vec<_>>();
    families::hide(&mut tables, &hidden_families);
    let (mut changes, mut comparisons) = (Vec::new(), Vec::new());
    let numbers = numbers.into_iter().map(|mut number| {
        let mut compared = compare_printed(&number);
        let was_printed = std::mem::take(&mut number.printed);
        let change = number.change.take();
        changes.extend(change.map(|change| (number.id.value.clone(), change)));
        let before = NumberBefore {
            counted: number.counted.clone(),
            part: number.ratio.part,
            gives_away: number::gives_away(&number, policy, &decisions),
        };
        let published = number.asked_then.is_some();
        let number = protect_number(number, policy, &decisions);
        printed::hide(&mut compared, &number);
        if was_printed.is_sound {
            printed::check(&compared, &was_printed.figures, diagnostics);
        }
        comparisons.extend(compared);
        if published {
            return number;
        }
        account.add_number(&before, &number, policy, &decisions);
        number
    });
    let numbers = numbers.collect();
    Protected {
        tables,
        numbers,
        comparisons,
        changes,
        asked,
        account,
        published,
        published_means,
        rows: Vec::new(),
    }
}

/// Finds where everything that was kept was asked for, in the texts of now.
pub fn settle_places(
    tables: &mut [ProtectedTable],
    numbers: &mut [ProtectedNumber],
    accounts: &mut [QualityAccount],
    rows: &mut [ShownRows],
    sources: &[Arc<Source>],
) {
    rows.iter_mut().for_each(|rows| rows.settle_place(sources));
    let tables = tables.iter_mut().map(|table| &mut table.place);
    let numbers = numbers.iter_mut().map(|number| &mut number.id.place);
    let accounts = accounts.iter_mut().map(|account| &mut account.place);
    for place in tables.chain(numbers).chain(accounts) {
        *place = place.within(sources);
    }
}

/// Turns the confidential numbers of one table by itself into what may be shown: nothing
/// is hidden for the sake of other tables.
#[must_use]
pub fn protect(
    table: ResultTable,
    policy: &Policy,
    language: Language,
) -> ProtectedTable {
    let mut tables = [table];
    perturb::perturb(&mut tables, &mut [], policy, &KeySums::default());
    let [table] = tables;
    let decisions = Decisions::make(std::slice::from_ref(&table), &[], policy, &[]);
    let order = table.order.clone();
    protect_table(table, policy, language, &decisions).sorted(order.as_ref())
}

fn protect_table(
    table: ResultTable,
    policy: &Policy,
    language: Language,
    decisions: &Decisions,
) -> ProtectedTable {
    let format = NumberFormat {
        rounding: table.rounding,
        ..NumberFormat::new(language, table.decimals)
    };
    let rules = Rules { policy, decisions, language };
    let (cells, rounding_shows) = match &table.body {
        Body::Counts(counts) => {
            let cells = count_cells(&table, counts, rules, format);
            let shows = shares::rounding_shows(&table, counts, &cells);
            (cells, shows)
        }
        Body::Moments(moments) => (moment_cells(&table, moments, rules, format), false),
    };
    let ranges = Ranges::new(&table, &cells, rules, format);
    let test = ProtectedTest::new(&table, &cells, rules);
    let fits = ProtectedFits::new(&table, &cells, table.level, rules);
    let estimates = ProtectedEstimates::new(&table, &cells, rules);
    let (effective, degrees) = (
        of_design::effective_size(&table, rules),
        of_design::degrees_left(&table, rules),
    );
    let unrounded = Unrounded::of_table(&table, &cells, policy);
    let protect_group = |group: &Group, counted: Option<&GroupCounted>| {
        rules.group(&table, group, counted)
    };
    let counted = table.counted.as_ref();
    let groups = table.groups.iter().enumerate();
    let groups = groups.map(|(index, group)| {
        protect_group(group, counted.map(|counted| &counted.groups[index]))
    });
    let groups = groups.collect();
    let whole_counted = counted.and_then(|counted| counted.whole.as_ref());
    let whole = table.whole.as_ref().map(|whole| protect_group(whole, whole_counted));
    let ungrouped = counted.map(|counted| &counted.ungrouped);
    let respondents = counted.map(|counted| &counted.respondents);
    ProtectedTable {
        ungrouped: rules.entry(table.ungrouped, ungrouped),
        certain_from: policy.small_bases.mark_percent,
        id: table.id,
        place: table.place,
        subject: table.subject,
        scale: table.scale,
        breakdown: table.breakdown,
        measure: table.measure,
        base_rule: table.base,
        percent_of: table.percent_of,
        units: table.coverage.units,
        respondents: table
            .coverage
            .respondents
            .map(|(count, unit)| (rules.entry(count, respondents), unit)),
        overlapping: table.coverage.overlapping,
        complete: table.coverage.complete,
        narrowing: table.coverage.narrowing,
        rounding_shows,
        sums_off: false,
        of_numbers: false,
        breaks: table.breaks,
        classes: table.classes,
        hidden_last: false,
        origins: table.origins,
        categories: table.categories,
        groups,
        whole,
        cells,
        unrounded,
        ranges,
        effective,
        test,
        moments: table.moments,
        fits,
        estimates,
        degrees,
    }
}

/// What decides whether a count is shown, and how.
#[derive(Clone, Copy)]
struct Rules<'a> {
    policy: &'a Policy,
    decisions: &'a Decisions,
    language: Language,
}

impl Rules<'_> {
    fn suppressed(self) -> Mark {
        Mark::Suppressed(self.language)
    }

    /// A group of a table.
    fn group(
        self,
        table: &ResultTable,
        group: &Group,
        counted: Option<&GroupCounted>,
    ) -> ProtectedGroup {
        let size = table.base_of(group);
        let base = counted.map(|counted| {
            if table.counts_rows() { &counted.rows } else { &counted.answered }
        });
        let base = self.base(size, base);
        let not_answered = counted.map(|counted| &counted.not_answered);
        ProtectedGroup {
            label: group.label.clone(),
            role: group.role,
            uncertain: base.value().is_some() && self.policy.marks_percent(size),
            base,
            rows: self.entry(group.rows, counted.map(|counted| &counted.rows)),
            answered: self
                .entry(group.answered, counted.map(|counted| &counted.answered)),
            not_answered: self.entry(group.not_answered, not_answered),
            mentions: self
                .entry(group.mentions, counted.map(|counted| &counted.mentions)),
        }
    }

    /// How many a group is.
    fn base(self, base: u64, counted: Option<&Counted>) -> Entry {
        if self.policy.allows_base(base) {
            self.entry(base, counted)
        } else {
            Entry::Hidden(self.suppressed())
        }
    }

    /// Why nothing is shown of a group but perhaps how many it is. Where that is hidden, it
    /// must not be told either that they are few.
    fn group_mark(self, table: &ResultTable, place: usize) -> Option<Mark> {
        let base = table.base_of(&table.groups[place]);
        if self.policy.allows_cells(base) {
            return None;
        }
        let counted = table.counted.as_ref().map(|counted| &counted.groups[place]);
        let counted = counted.map(|counted| {
            if table.counts_rows() { &counted.rows } else { &counted.answered }
        });
        let hidden = !self.policy.allows_base(base) || self.decisions.hides(counted);
        Some(if hidden { self.suppressed() } else { Mark::TooFew })
    }

    /// Whether the number of those in a group who answered is hidden.
    fn hides_answered(self, table: &ResultTable, group: usize) -> bool {
        let counted = table.counted.as_ref();
        self.decisions.hides(counted.map(|counted| &counted.groups[group].answered))
    }

    /// Whether a statistic of a group is hidden because a mean would tell of everybody in
    /// it, or for the sake of counts.
    fn hides_moment(self, table: &ResultTable, place: usize, moment: Moment) -> bool {
        let counted = table.counted.as_ref().map(|counted| &counted.groups[place]);
        let scored = counted.map_or(&[][..], |counted| counted.scored.as_slice());
        primary::scores_give_all_away(scored, self.policy)
            || self.decisions.hides_moment(table, place, moment)
    }

    /// Whether the comparison of the groups is hidden for the sake of counts in one of them.
    fn hides_test(self, table: &ResultTable, place: usize) -> bool {
        let key = SummaryKey::of_group(table, place, SummaryKind::Test);
        self.decisions.is_untold(&key)
    }

    /// Whether the number of those in a group who gave some answer is hidden, here or
    /// elsewhere.
    fn hides_answers(self, table: &ResultTable, group: usize) -> bool {
        let counted = table.counted.iter().flat_map(|all| &all.groups[group].scored);
        counted.into_iter().any(|one| self.decisions.hides(Some(&one.counted)))
    }

    fn entry(self, count: u64, counted: Option<&Counted>) -> Entry {
        let small = !self.policy.allows(count) && !self.decisions.is_silence(counted);
        if !small && !self.decisions.hides(counted) {
            Entry::shown_count(count, crate::number::count(count, self.language))
        } else {
            Entry::Hidden(self.suppressed())
        }
    }
}

fn count_cells(
    table: &ResultTable,
    counts: &[Vec<u64>],
    rules: Rules<'_>,
    format: NumberFormat,
) -> Vec<Vec<Cell>> {
    let shares = shares(table, counts, format);
    let cell = |place: usize, index: usize, share: &Option<Rounded>| {
        let group = &table.groups[place];
        let count = counts[place][index];
        let (counted, base) = match &table.counted {
            Some(counted) => (
                Some(&counted.groups[place].categories[index]),
                share_base_counted(table, counted, group, index),
            ),
            None => (None, None),
        };
        let suppressed = || Entry::Hidden(rules.suppressed());
        let few = || Entry::Hidden(Mark::TooFew);
        let number = rules.entry(count, counted);
        if table.unoffered.contains(&(place, index)) {
            let none = || Entry::Hidden(Mark::Undefined);
            return Cell { number: none(), percent: none() };
        }
        if let Some(mark) = rules.group_mark(table, place) {
            let hidden = || Entry::Hidden(mark);
            return Cell { number: hidden(), percent: hidden() };
        }
        let all_alike = rules.policy.gives_all_away(count, table.base_of(group))
            && table.categories[index].role == CategoryRole::Answer;
        if number.value().is_none() || all_alike {
            return Cell { number: suppressed(), percent: suppressed() };
        }
        let percent = match share {
            Some(_) if !rules.policy.allows_percent(table.base_of(group)) => few(),
            // The share and the count together tell what it is a share of.
            Some(_) if rules.decisions.hides(base.as_ref()) => suppressed(),
            Some(Rounded { value, text }) => {
                Entry::Shown { value: *value, text: text.clone() }
            }
            None => Entry::Hidden(Mark::Undefined),
        };
        Cell { number, percent }
    };
    let rows = shares.iter().enumerate();
    rows.map(|(place, shares)| {
        let cells = shares.iter().enumerate();
        cells.map(|(index, share)| cell(place, index, share)).collect()
    })
    .collect()
}

fn moment_cells(
    table: &ResultTable,
    moments: &[Moments],
    rules: Rules<'_>,
    format: NumberFormat,
) -> Vec<Vec<Cell>> {
    debug_assert_eq!(table.measure, Measure::Mean, "only means have moments");
    let cell = |place: usize, moment: Moment| {
        let value = moments[place].get(moment);
        let parts = table.contributions.get(place).and_then(Option::as_ref);
        let unsafe_parts =
            parts.is_some_and(|parts| !parts.are_safe(rules.policy.dominance));
        // With the standard deviation it tells how many answered.
        let tells = matches!(moment, Moment::Se | Moment::DesignEffect | Moment::Total)
            && rules.hides_answered(table, place);
        let answered = table.groups[place].answered;
        let outermost = moment
            .share()
            .is_some_and(|share| primary::lies_outermost(share, answered, rules.policy));
        let beyond = moments[place].beyond.iter().find(|(of, _)| *of == moment);
        let beyond = beyond.map(|(_, beyond)| *beyond);
        let outermost = outermost || primary::ends_outermost(beyond, rules.policy);
        let gives_away = outermost || rules.hides_moment(table, place, moment);
        let format = match moment {
            Moment::Total => NumberFormat { decimals: 0, ..format },
            Moment::DesignEffect => NumberFormat { decimals: 2, ..format },
            _ => format,
        };
        let number = match (rules.group_mark(table, place), value) {
            (Some(mark), _) => Entry::Hidden(mark),
            _ if unsafe_parts || tells || gives_away => Entry::Hidden(rules.suppressed()),
            (None, Some(value)) => rules.policy.measured(value, format),
            (None, None) => Entry::Hidden(Mark::Undefined),
        };
        Cell { number, percent: Entry::Hidden(Mark::Undefined) }
    };
    let row = |place| table.moments.iter().map(|moment| cell(place, *moment)).collect();
    (0..moments.len()).map(row).collect()
}
