//! Writes what a chart shows, for those who cannot see it.
//!
//! The text is made from the same [`ProtectedTable`](crate::disclosure::ProtectedTable)
//! entries as the picture, so it tells no number that the picture hides.

use crate::analysis::{Measure, Scale};
use crate::disclosure::{Entry, Mark};

use super::drawn::Drawn;
use super::text;
use super::{ChartRequest, ChartType};

/// A chart with more values than this is told by its largest ones.
const MOST_VALUES: usize = 40;
/// How many of the largest are told.
const LARGEST: usize = 3;

/// The author's own text if it says more than the caption, otherwise one made from the
/// numbers.
pub(super) fn alt_text(drawn: &Drawn<'_>, request: &ChartRequest) -> String {
    let caption = request.caption.trim();
    let own = request.alt.as_deref().map(str::trim);
    if let Some(own) = own.filter(|own| !own.is_empty() && *own != caption) {
        return own.to_owned();
    }
    let text = generated(drawn, request);
    if text == caption { format!("{text} {}.", kind(drawn)) } else { text }
}

fn generated(drawn: &Drawn<'_>, request: &ChartRequest) -> String {
    let mut sentences = vec![subject(drawn), unit(drawn, request)];
    let word = |key: &str| drawn.language.word(key).to_owned();
    if drawn.table.scale() == Scale::Multiple && !drawn.means() {
        sentences.push(word("several-answers"));
    }
    let values = drawn.groups.len() * drawn.categories().count();
    if drawn.is_empty() {
        sentences.push(word("nothing-to-show"));
    } else if drawn.means() {
        sentences.push(means(drawn));
    } else {
        let told = drawn.groups.iter().map(|group| group_text(drawn, *group, values));
        sentences.extend(told);
        if values > MOST_VALUES {
            sentences.push(word("all-values-in-table"));
        }
    }
    let sentences = sentences.iter().map(|sentence| text::clean(sentence));
    let sentences = sentences.filter(|sentence| !sentence.is_empty());
    sentences.map(|sentence| closed(&sentence)).collect::<Vec<_>>().join(" ")
}

/// The sentence with a full stop unless it has an end of its own.
fn closed(sentence: &str) -> String {
    let ends = sentence.ends_with(['.', '?', '!', '…']);
    if ends { sentence.to_owned() } else { format!("{sentence}.") }
}

fn kind(drawn: &Drawn<'_>) -> &'static str {
    drawn.language.word(match drawn.kind {
        ChartType::Bar => "bar-chart",
        ChartType::GroupedBar => "grouped-bar-chart",
        ChartType::StackedBar => "stacked-bar-chart",
        ChartType::Diverging => "diverging-bar-chart",
        ChartType::Pie => "pie-chart",
    })
}

/// `Stapeldiagram: Andra myndigheter lyssnar, per länsdel`
fn subject(drawn: &Drawn<'_>) -> String {
    let subject = drawn.table.subject().trim();
    let colon = if subject.is_empty() { "" } else { ": " };
    let by = drawn.table.breakdown().filter(|breakdown| !breakdown.trim().is_empty());
    let by = by.map_or(String::new(), |breakdown| {
        format!(", {} {}", drawn.language.word("by"), uncapitalised(breakdown))
    });
    format!("{}{colon}{subject}{by}", kind(drawn))
}

/// `Antal personer, n = 67`
fn unit(drawn: &Drawn<'_>, request: &ChartRequest) -> String {
    let word = |key: &str| drawn.language.word(key);
    let unit = match (drawn.table.measure(), &request.rows_are) {
        (Measure::Count | Measure::CountAndPercent, Some(rows)) => {
            format!("{} {rows}", word("number-of"))
        }
        (Measure::Count | Measure::CountAndPercent, None) => word("count").to_owned(),
        (Measure::Percent, _) => word("share-in-percent").to_owned(),
        (Measure::Mean, _) => word("mean").to_owned(),
    };
    match drawn.groups.as_slice() {
        [only] if !drawn.means() && has_base(drawn, *only) => {
            format!("{unit}, {}", drawn.n_of(*only))
        }
        _ => unit,
    }
}

fn has_base(drawn: &Drawn<'_>, group: usize) -> bool {
    drawn.table.groups()[group].base.value().is_some()
}

/// `Gävle (n = 8)`; the base only if it may be shown.
fn group_name(drawn: &Drawn<'_>, group: usize) -> String {
    let label = drawn.group_label(group).trim();
    if has_base(drawn, group) { drawn.label_with_n(group) } else { label.to_owned() }
}

/// `Norra Hälsingland 3,4 (n = 20); Gävle 3,1 (n = 8)`
fn means(drawn: &Drawn<'_>) -> String {
    let mean = drawn.answers.first().copied().unwrap_or(0);
    let told = drawn.groups.iter().map(|group| {
        let value =
            told(drawn, drawn.group_label(*group), drawn.entry(*group, mean), ": ");
        let n = has_base(drawn, *group).then(|| format!(" ({})", drawn.n_of(*group)));
        value + &n.unwrap_or_default()
    });
    capitalised(&told.collect::<Vec<_>>().join("; "))
}

/// All values of a group, or the largest if there are too many in the chart.
fn group_text(drawn: &Drawn<'_>, group: usize, values: usize) -> String {
    let entries = drawn.categories().map(|category| {
        (drawn.category_label(category).trim(), drawn.entry(group, category))
    });
    let entries = entries.collect::<Vec<_>>();
    let body = match common_mark(&entries) {
        Some(mark) => reason(drawn, mark).to_owned(),
        None if values > MOST_VALUES => largest(drawn, &entries),
        None => listed(drawn, &entries),
    };
    if drawn.groups.len() == 1 && drawn.group_label(group).is_empty() {
        return capitalised(&body);
    }
    format!("{}: {body}", group_name(drawn, group))
}

/// The mark of a group that shows no number at all.
fn common_mark(entries: &[(&str, &Entry)]) -> Option<Mark> {
    let mark = |entry: &Entry| match entry {
        Entry::Hidden(mark) => Some(*mark),
        Entry::Shown { .. } => None,
    };
    let first = entries.first().and_then(|(_, entry)| mark(entry));
    first.filter(|first| entries.iter().all(|(_, entry)| mark(entry) == Some(*first)))
}

fn reason(drawn: &Drawn<'_>, mark: Mark) -> &'static str {
    drawn.language.word(match mark {
        Mark::Suppressed => "too-few-answers",
        Mark::Undefined => "cannot-be-computed",
    })
}

/// `aldrig 0, sällan 0, ibland 6`, with heavier signs where a label or number holds the
/// lighter ones.
fn listed(drawn: &Drawn<'_>, entries: &[(&str, &Entry)]) -> String {
    let commas = entries.iter().any(|(label, entry)| {
        label.contains(',')
            || drawn.language.decimal_sign() == ',' && entry.text().contains(',')
    });
    let between = separator(entries);
    let told = entries.iter().map(|(label, entry)| told(drawn, label, entry, between));
    told.collect::<Vec<_>>().join(if commas { "; " } else { ", " })
}

/// What stands between label and number: a colon if a label has digits of its own.
fn separator(entries: &[(&str, &Entry)]) -> &'static str {
    let digits =
        entries.iter().any(|(label, _)| label.contains(|c: char| c.is_ascii_digit()));
    if digits { ": " } else { " " }
}

/// `ibland 6`, or `ibland (för få svar)`.
fn told(drawn: &Drawn<'_>, label: &str, entry: &Entry, between: &str) -> String {
    let between = if label.is_empty() { "" } else { between };
    match entry {
        Entry::Shown { text, .. } => format!("{label}{between}{text}"),
        Entry::Hidden(mark) if label.is_empty() => reason(drawn, *mark).to_owned(),
        Entry::Hidden(mark) => format!("{label} ({})", reason(drawn, *mark)),
    }
}

/// `störst är ofta 30, ibland 20, sällan 10; värdena går från 0 till 30`
fn largest(drawn: &Drawn<'_>, entries: &[(&str, &Entry)]) -> String {
    let mut shown = entries
        .iter()
        .filter_map(|(label, entry)| entry.value().map(|value| (value, *label, *entry)))
        .collect::<Vec<_>>();
    // The sort is stable: among equals the codebook's order remains.
    shown.sort_by(|a, b| b.0.total_cmp(&a.0));
    let hidden = shown.len() < entries.len();
    let top = shown.iter().take(LARGEST).map(|(_, label, entry)| (*label, *entry));
    let top = listed(drawn, &top.collect::<Vec<_>>());
    let ends = (shown.last(), shown.first());
    let range = match ends {
        (Some((_, _, least)), Some((_, _, most))) => {
            let word = |key: &str| drawn.language.word(key);
            let (from, to) = (word("values-from"), word("to"));
            format!("; {from} {} {to} {}", least.text(), most.text())
        }
        _ => String::new(),
    };
    let hidden = if hidden {
        format!("; {}", drawn.language.word("some-not-shown"))
    } else {
        String::new()
    };
    format!("{} {top}{range}{hidden}", drawn.language.word("largest-are"))
}

/// The text with a capital first letter.
fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(characters).collect()
}

/// The text with a small first letter, unless it begins with an abbreviation.
fn uncapitalised(text: &str) -> String {
    let text = text.trim();
    let mut characters = text.chars();
    let first = characters.next().map(char::to_lowercase);
    let rest = characters.as_str();
    if rest.chars().next().is_some_and(|second| !second.is_lowercase()) {
        return text.to_owned();
    }
    first.into_iter().flatten().chain(rest.chars()).collect()
}
