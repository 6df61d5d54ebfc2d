//! What the tool adds to an author's caption: unit, base and notes.

use crate::analysis::{
    AnswerScale, BaseRule, CategoryRole, GroupRole, Measure, Moment, Narrowing,
    PercentOf, RowUnit,
};
use crate::disclosure::{Entry, Mark, ProtectedGroup, ProtectedTable};
use crate::number::NO_BREAK_SPACE;
use crate::words::{
    Break, ConditionWords, FewOf, Language, RowsFrom, Uncertain, Ungrouped,
};

use super::inference::{self, IntervalsAs};

/// Of more groups than these it is told from how many to how many did not answer, and not of
/// each.
const MOST_NAMED: usize = 12;

/// The unit: "Antal", "Procent".
pub(super) fn unit(table: &ProtectedTable, language: Language) -> &'static str {
    let weighted = table.effective_size().is_some();
    let words = language.words();
    if table.moments() == Moment::BOX {
        return words.box_unit();
    }
    match (table.measure(), weighted) {
        (Measure::Count, _) => words.count(),
        (Measure::Percent, false) => words.percent(),
        (Measure::Percent, true) => words.weighted_percent(),
        (Measure::CountAndPercent, false) => words.count_and_percent(),
        (Measure::CountAndPercent, true) => words.count_and_weighted_percent(),
        (Measure::Mean, false) => words.mean(),
        (Measure::Mean, true) => words.weighted_mean(),
    }
}

/// The base, and what it counts: "n = 67 svar"; several for row sets and questions with
/// different bases.
pub(super) fn base(table: &ProtectedTable, language: Language) -> String {
    let Some(whole) = table.whole() else {
        let common = common_base(table);
        let people = common.and_then(|base| one_each(table, base, language));
        return people
            .unwrap_or_else(|| from_whom(table, bases(table, language), language));
    };
    if let Some(text) = one_each(table, &whole.base, language) {
        return text;
    }
    let unit = unit_word(table, table.unit(), &whole.base, language);
    let base = n(&format!("{}{NO_BREAK_SPACE}{unit}", whole.base.text()));
    let mut text = from_whom(table, base, language);
    if table.scale() == AnswerScale::Multiple && table.measure() != Measure::Mean {
        let mentions = whole.mentions.text();
        let word = language.words().mentions();
        // "19 svar, 29 svar" would say nothing.
        let word = if unit == word { language.words().ticks() } else { word };
        text.push_str(&format!(", {mentions}{NO_BREAK_SPACE}{word}"));
    }
    text
}

/// "n = 14 personer", where rows are single answers and everybody gave one: "14 svar från
/// 14 personer" would say it twice.
fn one_each(table: &ProtectedTable, base: &Entry, language: Language) -> Option<String> {
    let (count, unit) = table.respondents()?;
    let same = base.value().is_some() && base.value() == count.value();
    let single = same && table.scale() != AnswerScale::Multiple;
    let unit = unit.filter(|_| single)?;
    let unit = word_for(Some(unit), rows_of(language), count);
    Some(n(&format!("{}{NO_BREAK_SPACE}{unit}", count.text())))
}

/// "n = 1 546 svar från 659 personer", where rows are single answers.
fn from_whom(table: &ProtectedTable, rows: String, language: Language) -> String {
    let Some((count, unit)) = table.respondents() else { return rows };
    let unit = word_for(unit, rows_of(language), count);
    let people = &format!("{}{NO_BREAK_SPACE}{unit}", count.text());
    language.words().rows_from(RowsFrom { rows: &rows, people })
}

/// What one row and several are, where nobody says.
struct Rows {
    one: &'static str,
    many: &'static str,
}

/// What rows are that are people.
fn rows_of(language: Language) -> Rows {
    let words = language.words();
    Rows { one: words.row(), many: words.rows() }
}

fn n(text: &str) -> String {
    format!("n{NO_BREAK_SPACE}={NO_BREAK_SPACE}{text}")
}

/// "person" or "personer"; the tool's own words where nobody says what a row is.
fn word_for<'u>(unit: Option<&'u RowUnit>, own: Rows, count: &Entry) -> &'u str {
    match (unit, count.text() == "1") {
        (Some(unit), true) => &unit.one,
        (Some(unit), false) => &unit.many,
        (None, true) => own.one,
        (None, false) => own.many,
    }
}

/// What rows of a table are. Rows that are single answers are not called like those who
/// gave them.
fn unit_word<'u>(
    table: &ProtectedTable,
    unit: Option<&'u RowUnit>,
    count: &Entry,
    language: Language,
) -> &'u str {
    let taken = table.respondents().is_some_and(|(_, unit)| {
        unit.is_none_or(|unit| unit.many == language.words().rows())
    });
    let words = language.words();
    let data_rows = Rows { one: words.data_row(), many: words.data_rows() };
    word_for(unit, if taken { data_rows } else { rows_of(language) }, count)
}

/// The base of every group, if it is the same.
fn common_base(table: &ProtectedTable) -> Option<&Entry> {
    let groups = table.groups().iter().filter(|group| group.role != GroupRole::Total);
    let mut bases = groups.map(|group| &group.base);
    let first = bases.next()?;
    bases.all(|base| base == first).then_some(first)
}

/// The bases of row sets and questions that have no base together.
fn bases(table: &ProtectedTable, language: Language) -> String {
    let groups = table.groups().iter().enumerate();
    let groups = groups.filter(|(_, group)| group.role != GroupRole::Total);
    let mut bases: Vec<(&Entry, &str)> = Vec::new();
    let mut units: Vec<&str> = Vec::new();
    for (index, group) in groups {
        let unit = table.unit_of(index);
        let one = (&group.base, unit_word(table, unit, &group.base, language));
        if !bases.contains(&one) {
            bases.push(one);
        }
        if !units.contains(&one.1) {
            units.push(one.1);
        }
    }
    let and = language.words().and();
    match (bases.as_slice(), units.len()) {
        ([(one, unit)], _) => n(&format!("{}{NO_BREAK_SPACE}{unit}", one.text())),
        ([(first, _), (second, unit)], 1) => {
            n(&format!("{} {and} {}{NO_BREAK_SPACE}{unit}", first.text(), second.text()))
        }
        ([(first, one), (second, other)], _) => n(&format!(
            "{}{NO_BREAK_SPACE}{one} {and} {}{NO_BREAK_SPACE}{other}",
            first.text(),
            second.text()
        )),
        _ => {
            let range = range(&bases.iter().map(|(base, _)| *base).collect::<Vec<_>>());
            let units = units.join(&format!(" {} ", language.words().or()));
            n(&format!("{range}{NO_BREAK_SPACE}{units}"))
        }
    }
}

/// "3–5", from the smallest to the largest that is shown.
fn range(entries: &[&Entry]) -> String {
    let by_value = |one: &&&Entry, other: &&&Entry| {
        let value = |entry: &Entry| entry.value().unwrap_or_default();
        value(one).total_cmp(&value(other))
    };
    let shown = || entries.iter().filter(|entry| entry.value().is_some());
    match (shown().min_by(by_value), shown().max_by(by_value)) {
        (Some(low), Some(high)) if low.text() != high.text() => {
            format!("{}–{}", low.text(), high.text())
        }
        (Some(one), _) => one.text().to_owned(),
        (None, _) => entries.first().map_or("", |entry| entry.text()).to_owned(),
    }
}

/// What readers need to know besides: who is left out, and what signs mean. `told` is what
/// caption, note and heading say already.
pub(super) fn notes(
    table: &ProtectedTable,
    told: &str,
    intervals: IntervalsAs,
    language: Language,
) -> Vec<String> {
    let words = language.words();
    let mut notes = Vec::new();
    let shares = matches!(table.measure(), Measure::Percent | Measure::CountAndPercent);
    if table.scale() == AnswerScale::Multiple {
        notes.push(
            if shares { words.note_several_shares() } else { words.note_several() }
                .to_owned(),
        );
    }
    notes.extend(breaks(table.breaks(), language));
    notes.extend(not_answered(table, language));
    notes.extend(left_out(table, language));
    notes.extend(narrowing(table, told, language));
    if table.overlapping() {
        let unit = table.unit().map_or(words.row(), |unit| unit.one.as_str());
        notes.push(words.in_several_groups(unit));
    }
    let missing = |group: &ProtectedGroup| !group.not_answered.is_zero();
    let some_missing = match table.whole() {
        Some(whole) => missing(whole),
        None => table.groups().iter().any(missing),
    };
    if shares && some_missing && table.percent_of() != PercentOf::Category {
        notes.push(match table.base_rule() {
            BaseRule::All => language.words().note_share_of_all().to_owned(),
            BaseRule::Valid => language.words().note_share_of_valid().to_owned(),
        });
    }
    if shares && table.groups().len() > 1 {
        match table.percent_of() {
            PercentOf::Group => {}
            PercentOf::Category => {
                notes.push(language.words().note_share_of_category().to_owned());
            }
            PercentOf::Table => {
                notes.push(language.words().note_share_of_table().to_owned());
            }
        }
    }
    notes.extend(inference::weights_note(table, language));
    notes.extend(inference::interval_note(table, intervals, language));
    notes.extend(inference::fits_note(table, language));
    notes.extend(inference::estimates_note(table, language));
    notes.extend(inference::test_notes(table, language));
    if table.rounding_shows() {
        notes.push(language.words().note_rounding().to_owned());
    }
    if table.moments() == Moment::BOX {
        notes.push(language.words().note_box().to_owned());
    }
    if table.has_uneven_classes() {
        notes.push(language.words().note_area().to_owned());
    }
    if table.has_hidden_last() {
        notes.push(language.words().note_hidden_last().to_owned());
    }
    if table.sums_off() {
        notes.push(language.words().note_sums().to_owned());
    }
    // Where nothing is shown, nothing is uncertain.
    if shares && table.nothing_left(table.measure()).is_none() {
        notes.extend(uncertain(table, language));
    }
    notes
}

/// Who is counted, as far as no other table of the same rows tells it.
pub(super) fn who(table: &ProtectedTable, told: &str, language: Language) -> Vec<String> {
    let mut notes = Vec::new();
    notes.extend(left_out(table, language));
    notes.extend(narrowing(table, told, language));
    notes.extend(inference::weights_note(table, language));
    notes
}

/// "Ej jämförbar med 2017: ordet »strukturer« byttes mot »rutiner«." for every measurement
/// that cannot be compared with the last.
pub(super) fn breaks(breaks: &[(String, String)], language: Language) -> Vec<String> {
    let sentence = |(wave, reason): &(String, String)| {
        language.words().not_comparable_with(Break { wave, reason })
    };
    breaks.iter().map(sentence).collect()
}

/// "Svar saknas: 5 av 67." where the ways of not answering are not shown themselves.
fn not_answered(table: &ProtectedTable, language: Language) -> Option<String> {
    let shown = table
        .categories()
        .iter()
        .any(|category| category.role == CategoryRole::NotAnswered);
    if shown {
        return None;
    }
    let words = language.words();
    let few_of = |few: &str, all: &Entry| words.few_of(FewOf { few, all: all.text() });
    if let Some(whole) = table.whole() {
        let few = &whole.not_answered;
        let parts = few_of(few.text(), &whole.rows);
        return (!few.is_zero()).then(|| words.no_answer_from(&parts));
    }
    let groups = || table.groups().iter().filter(|one| one.role != GroupRole::Total);
    let first = groups().next()?;
    if groups().all(|group| group.not_answered.is_zero()) {
        None
    } else if groups().all(|group| group.rows == first.rows) {
        let few = groups().map(|group| &group.not_answered).collect::<Vec<_>>();
        Some(words.no_answer_from(&few_of(&range(&few), &first.rows)))
    } else {
        let some = groups().filter(|group| !group.not_answered.is_zero());
        if some.clone().count() > MOST_NAMED {
            let few = groups().map(|group| &group.not_answered).collect::<Vec<_>>();
            let all = groups().map(|group| &group.rows).collect::<Vec<_>>();
            let all = range(&all);
            let few = range(&few);
            return Some(
                words.no_answer_from(&words.few_of(FewOf { few: &few, all: &all })),
            );
        }
        let each = some.map(|group| {
            format!("{} {}", group.label, few_of(group.not_answered.text(), &group.rows))
        });
        Some(words.no_answer_from(&each.collect::<Vec<_>>().join(", ")))
    }
}

/// "Endast länsdel: Gävle eller Hälsingland." for every condition that is not told.
fn narrowing(table: &ProtectedTable, told: &str, language: Language) -> Vec<String> {
    let told = told.to_lowercase();
    let says = |label: &str| {
        let label = label.to_lowercase();
        let inside = |c: char| c.is_alphanumeric();
        !label.is_empty()
            && told.match_indices(&label).any(|(at, _)| {
                !told[..at].ends_with(inside)
                    && !told[at + label.len()..].starts_with(inside)
            })
    };
    let untold = table.narrowing().iter().filter(|condition| {
        // "Ja" alone tells nothing.
        let long = condition.answers.iter().any(|answer| answer.chars().count() > 3);
        let all = condition.answers.iter().all(|answer| says(answer));
        !(all && (long || says(&condition.variable)))
    });
    untold.map(|condition| only(condition, language)).collect()
}

/// "Endast länsdel: Gävle eller Hälsingland."
pub(super) fn only(condition: &Narrowing, language: Language) -> String {
    let answers = condition.answers.iter().map(String::as_str).collect::<Vec<_>>();
    let answers = &language.any_of(&answers);
    let variable = &lower(&condition.variable);
    language.words().only(ConditionWords { variable, answers })
}

/// A label inside a sentence: without its capital, unless it is all capitals.
fn lower(label: &str) -> String {
    let mut letters = label.chars();
    let first = letters.next().map(char::to_lowercase);
    if letters.clone().next().is_some_and(char::is_uppercase) {
        return label.to_owned();
    }
    first.map(|first| first.chain(letters).collect()).unwrap_or_default()
}

/// Who is in none of the groups, or left out a question where all must have been answered.
fn left_out(table: &ProtectedTable, language: Language) -> Option<String> {
    match table.complete_cases(language) {
        Some((few, all)) => {
            let parts = FewOf { few: few.text(), all: all.text() };
            Some(language.words().complete_cases(parts))
        }
        None if table.ungrouped().is_zero() => None,
        None => Some(ungrouped(table, language)),
    }
}

/// "1 svar utan uppgift om länsdel räknas inte här.", and of series "1 svar i ingen av
/// grupperna räknas inte här."
fn ungrouped(table: &ProtectedTable, language: Language) -> String {
    let count = table.ungrouped();
    let unit = unit_word(table, table.unit(), count, language);
    let rows = &format!("{}{NO_BREAK_SPACE}{unit}", count.text());
    let (words, one) = (language.words(), count.text() == "1");
    match (table.breakdown().map(lower), one) {
        (Some(breakdown), true) => {
            words.one_ungrouped(Ungrouped { rows, breakdown: &breakdown })
        }
        (Some(breakdown), false) => {
            words.several_ungrouped(Ungrouped { rows, breakdown: &breakdown })
        }
        (None, true) => words.one_in_no_group(rows),
        (None, false) => words.several_in_no_group(rows),
    }
}

/// "Andelar av färre än 30 är osäkra: Gävle (n = 12)." Where there are no groups, it is
/// told of all.
fn uncertain(table: &ProtectedTable, language: Language) -> Option<String> {
    let groups = table.groups().iter().filter(|group| group.uncertain);
    let groups = groups.filter(|group| group.role != GroupRole::Total);
    let names = groups.map(|group| match group.role {
        GroupRole::All => String::new(),
        GroupRole::Part | GroupRole::Total => {
            format!("{} ({})", group.label, n(group.base.text()))
        }
    });
    let names = names.collect::<Vec<_>>();
    if names.is_empty() {
        return None;
    }
    let fewest = &crate::number::count(table.certain_from(), language);
    let words = language.words();
    Some(if names.iter().all(String::is_empty) {
        words.uncertain_shares(fewest)
    } else {
        words.uncertain_groups(Uncertain { fewest, groups: &names.join(", ") })
    })
}

/// The signs that stand in a table instead of numbers, each with what explains it. A table of
/// which nothing is left has no cells.
pub(super) fn signs(
    table: &ProtectedTable,
    has_cells: bool,
    intervals: IntervalsAs,
    language: Language,
) -> Vec<(&'static str, &'static str)> {
    let words = language.words();
    let mut cells = Vec::new();
    for group in 0..if has_cells { table.groups().len() } else { 0 } {
        for category in 0..table.categories().len() {
            let cell = table.cell(group, category);
            cells.push(&cell.number);
            if matches!(table.measure(), Measure::Percent | Measure::CountAndPercent) {
                cells.push(&cell.percent);
            }
            // Elsewhere an interval that does not exist is not there at all.
            let range = table.range(group, category);
            let range = range.filter(|_| intervals == IntervalsAs::Column);
            // Of a table of means only some columns have intervals beside them.
            let of_means = table.measure() == Measure::Mean;
            let range = range.filter(|_| !of_means || table.has_intervals_of(category));
            cells.extend(range.into_iter().flat_map(|range| [&range.low, &range.high]));
        }
    }
    let groups = table.groups().iter().chain(table.whole());
    let told = groups.flat_map(|group| [&group.base, &group.not_answered]);
    let entries = cells.into_iter().chain(told).collect::<Vec<_>>();
    let with = |is: fn(&Entry) -> bool| entries.iter().any(|entry| is(entry));
    let mut signs = Vec::new();
    if with(Entry::is_suppressed) {
        signs.push((Mark::Suppressed(language).sign(), words.sign_suppressed()));
    }
    if with(|entry| *entry == Entry::Hidden(Mark::TooFew)) {
        signs.push((Mark::TooFew.sign(), words.sign_too_few()));
    }
    if with(|entry| *entry == Entry::Hidden(Mark::Undefined)) {
        signs.push((Mark::Undefined.sign(), words.sign_undefined()));
    }
    signs
}

/// "x = dolt, så att …": what a sign means.
pub(super) fn meaning(sign: &str, text: &str) -> String {
    format!("{sign} = {text}")
}
