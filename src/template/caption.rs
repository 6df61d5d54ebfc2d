//! What the tool adds to an author's caption: unit, base and notes.

use crate::analysis::{BaseRule, CategoryRole, GroupRole, Measure, Scale};
use crate::disclosure::{Entry, Mark, ProtectedTable};
use crate::locale::Language;
use crate::number::NO_BREAK_SPACE;

/// The unit: "Antal", "Procent".
pub(super) fn unit(measure: Measure, language: Language) -> &'static str {
    language.word(match measure {
        Measure::Count => "count",
        Measure::Percent => "percent",
        Measure::CountAndPercent => "count-and-percent",
        Measure::Mean => "mean",
    })
}

/// The base: "n = 67", or several for row sets and questions with different bases.
pub(super) fn base(table: &ProtectedTable, language: Language) -> String {
    let n = |text: &str| format!("n{NO_BREAK_SPACE}={NO_BREAK_SPACE}{text}");
    if let Some(whole) = table.whole() {
        let mut text = n(whole.base.text());
        if table.scale() == Scale::Multiple {
            let mentions = whole.mentions.text();
            text.push_str(&format!(
                ", {mentions}{NO_BREAK_SPACE}{}",
                language.word("mentions")
            ));
        }
        return text;
    }
    let mut bases: Vec<&str> = Vec::new();
    for group in table.groups().iter().filter(|group| group.role != GroupRole::Total) {
        if !bases.contains(&group.base.text()) {
            bases.push(group.base.text());
        }
    }
    let values = table.groups().iter().filter_map(|group| group.base.value());
    match bases.as_slice() {
        [one] => n(one),
        [first, second] => n(&format!("{first} {} {second}", language.word("and"))),
        _ => {
            let low = values.clone().fold(f64::INFINITY, f64::min);
            let high = values.fold(f64::NEG_INFINITY, f64::max);
            let text = |value: f64| {
                let found = table.groups().iter().find(|group| {
                    group.base.value().is_some_and(|base| base.total_cmp(&value).is_eq())
                });
                found.map_or("", |group| group.base.text())
            };
            n(&format!("{}–{}", text(low), text(high)))
        }
    }
}

/// What readers need to know besides: who is left out, and what signs mean.
pub(super) fn notes(table: &ProtectedTable, language: Language) -> Vec<String> {
    let mut notes = Vec::new();
    if table.scale() == Scale::Multiple {
        notes.push(language.word("note-several").to_owned());
    }
    notes.extend(not_answered(table, language));
    if !table.ungrouped().is_zero() {
        notes.push(ungrouped(table, language));
    }
    let shares = matches!(table.measure(), Measure::Percent | Measure::CountAndPercent);
    let some_missing = table.whole().is_some_and(|whole| !whole.not_answered.is_zero());
    if shares && some_missing && table.base_rule() == BaseRule::All {
        notes.push(language.word("note-share-of-all").to_owned());
    }
    if has_suppressed(table) {
        notes.push(language.word("note-suppressed").to_owned());
    }
    notes
}

/// "Svar saknas: 5 av 67." where the ways of not answering are not shown themselves.
fn not_answered(table: &ProtectedTable, language: Language) -> Option<String> {
    let whole = table.whole()?;
    let shown = table
        .categories()
        .iter()
        .any(|category| category.role == CategoryRole::NotAnswered);
    if shown || whole.not_answered.is_zero() {
        return None;
    }
    Some(format!(
        "{}: {} {} {}.",
        language.word("note-no-answer"),
        whole.not_answered.text(),
        language.word("of"),
        whole.rows.text()
    ))
}

/// "1 svar utan uppgift om länsdel ingår inte i grupperna."
fn ungrouped(table: &ProtectedTable, language: Language) -> String {
    let count = table.ungrouped();
    let (one, many) = table.unit().map_or_else(
        || (language.word("row"), language.word("rows")),
        |unit| (unit.one.as_str(), unit.many.as_str()),
    );
    let unit = if count.text() == "1" { one } else { many };
    let breakdown = table.breakdown().unwrap_or_default();
    let mut letters = breakdown.chars();
    let lower = letters.next().map(|first| first.to_lowercase().chain(letters));
    let breakdown = lower.map(Iterator::collect::<String>).unwrap_or_default();
    format!(
        "{}{NO_BREAK_SPACE}{unit} {} {breakdown} {}.",
        count.text(),
        language.word("note-without"),
        language.word("note-not-in-groups")
    )
}

fn has_suppressed(table: &ProtectedTable) -> bool {
    let suppressed = |entry: &Entry| *entry == Entry::Hidden(Mark::Suppressed);
    let groups = 0..table.groups().len();
    groups.into_iter().any(|group| {
        (0..table.categories().len()).any(|category| {
            let cell = table.cell(group, category);
            suppressed(&cell.number) || suppressed(&cell.percent)
        })
    })
}
