//! Writes what a chart shows, for those who cannot see it.
//!
//! The text is made from the same [`ProtectedTable`](crate::disclosure::ProtectedTable)
//! entries as the picture, so it tells no number that the picture hides.

use crate::analysis::{AnswerScale, Measure};
use crate::disclosure::{Entry, Mark, Range};
use crate::words::{Course, Divided, Extremes, Passing, WithIntervals};

use super::drawn::DrawnPart;
use super::panels;
use super::text;
use super::{ChartKind, ChartRequest};

/// A chart with more values than this is told by its largest ones.
const MOST_VALUES: usize = 40;
/// How many of the largest are told.
const LARGEST: usize = 3;

/// What a chart shows, made from its numbers.
pub(super) fn alt_text(drawn: &DrawnPart<'_>, request: &ChartRequest) -> String {
    let mut sentences = vec![subject(drawn), unit(drawn, request)];
    let words = drawn.language.words();
    if drawn.table.scale() == AnswerScale::Multiple && !drawn.means() {
        sentences.push(words.several_answers().to_owned());
    }
    let values = drawn.groups.len() * drawn.categories().count();
    if let Some(sentence) = drawn.instead() {
        sentences.push(sentence);
    } else if let (ChartKind::Line, Some(each)) = (drawn.kind, request.panels) {
        for panel in panels::divided(drawn, each) {
            let waves = waves_text(&panel.drawn);
            sentences.push(format!("{}: {waves}", panel.title));
            let lines = panel.drawn.categories();
            sentences.extend(lines.map(|category| line_text(&panel.drawn, category)));
        }
    } else if drawn.kind == ChartKind::Line {
        sentences.push(waves_text(drawn));
        sentences.extend(drawn.categories().map(|category| line_text(drawn, category)));
    } else if drawn.means() && drawn.kind != ChartKind::Box {
        sentences.push(means(drawn));
    } else if matches!(drawn.kind, ChartKind::Slope | ChartKind::Dot) {
        sentences.push(waves_text(drawn));
        sentences.extend(drawn.categories().map(|category| {
            change_text(drawn, category, drawn.category_label(category).trim())
        }));
    } else {
        let told = drawn.groups.iter().map(|group| group_text(drawn, *group, values));
        sentences.extend(told);
        if values > MOST_VALUES {
            sentences.push(words.all_values_in_table().to_owned());
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

fn kind(drawn: &DrawnPart<'_>) -> &'static str {
    let words = drawn.language.words();
    match drawn.kind {
        ChartKind::Bar => words.bar_chart(),
        ChartKind::Lollipop => words.lollipop_chart(),
        ChartKind::GroupedBar => words.grouped_bar_chart(),
        ChartKind::StackedBar => words.stacked_bar_chart(),
        ChartKind::Diverging => words.diverging_bar_chart(),
        ChartKind::Pie => words.pie_chart(),
        ChartKind::Slope => words.slope_chart(),
        ChartKind::Dot => words.dot_chart(),
        ChartKind::Line => words.line_chart(),
        ChartKind::Histogram => words.histogram(),
        ChartKind::Box => words.box_plot(),
    }
}

/// `Stapeldiagram: Andra myndigheter lyssnar, per länsdel`
fn subject(drawn: &DrawnPart<'_>) -> String {
    let subject = drawn.table.subject().trim();
    let colon = if subject.is_empty() { "" } else { ": " };
    let chart = format!("{}{colon}{subject}", kind(drawn));
    match drawn.table.breakdown().filter(|breakdown| !breakdown.trim().is_empty()) {
        Some(breakdown) => {
            let breakdown = &uncapitalised(breakdown);
            drawn.language.words().divided(Divided { chart: &chart, breakdown })
        }
        None => chart,
    }
}

/// `Antal personer, n = 67`
fn unit(drawn: &DrawnPart<'_>, request: &ChartRequest) -> String {
    let words = drawn.language.words();
    let mut unit = match (drawn.table.measure(), &request.rows_are) {
        (Measure::Count | Measure::CountAndPercent, Some(rows)) => words.number_of(rows),
        (Measure::Count | Measure::CountAndPercent, None) => words.count().to_owned(),
        (Measure::Percent, _) => words.share_in_percent().to_owned(),
        (Measure::Mean, _) if drawn.kind == ChartKind::Box => words.box_unit().to_owned(),
        (Measure::Mean, _) => words.mean().to_owned(),
    };
    if let Some(rules) = drawn.table.interval_rules() {
        let level = &drawn.language.level(rules.level);
        unit = words.with_intervals(WithIntervals { measure: &unit, level });
    }
    match drawn.groups.as_slice() {
        [only] if !drawn.means() && has_base(drawn, *only) => {
            let rows = match (drawn.table.measure(), &request.rows_are) {
                (Measure::Percent, Some(rows)) => format!(" {rows}"),
                _ => String::new(),
            };
            format!("{unit}, {}{rows}", drawn.n_of(*only))
        }
        _ => unit,
    }
}

fn has_base(drawn: &DrawnPart<'_>, group: usize) -> bool {
    drawn.table.groups()[group].base.value().is_some()
}

/// `Gävle (n = 8)`; the base only if it may be shown.
fn group_name(drawn: &DrawnPart<'_>, group: usize) -> String {
    let label = drawn.group_label(group).trim();
    if has_base(drawn, group) { drawn.label_with_n(group) } else { label.to_owned() }
}

/// `Norra Hälsingland 3,4 (n = 20); Gävle 3,1 (n = 8)`
fn means(drawn: &DrawnPart<'_>) -> String {
    let mean = drawn.answers.first().copied().unwrap_or(0);
    let entries = drawn.groups.iter().map(|group| {
        let label = drawn.group_label(*group).trim();
        (label, drawn.entry(*group, mean), drawn.range(*group, mean))
    });
    let entries = entries.collect::<Vec<_>>();
    let between = separator(&entries);
    let told = drawn.groups.iter().zip(&entries).map(|(group, value)| {
        let n = has_base(drawn, *group).then(|| format!(" ({})", drawn.n_of(*group)));
        told(drawn, value, between) + &n.unwrap_or_default()
    });
    capitalised(&told.collect::<Vec<_>>().join("; "))
}

/// A label, its number and the interval of that.
type LabelledValue<'a> = (&'a str, &'a Entry, Option<&'a Range>);

/// All values of a group, or the largest if there are too many in the chart.
fn group_text(drawn: &DrawnPart<'_>, group: usize, values: usize) -> String {
    let entries = drawn.categories().map(|category| {
        let label = drawn.category_label(category).trim();
        (label, drawn.entry(group, category), drawn.range(group, category))
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

/// `2017 (n = 598) och 2020 (n = 631)`
fn waves_text(drawn: &DrawnPart<'_>) -> String {
    let names = drawn.groups.iter().map(|group| group_name(drawn, *group));
    let names = names.collect::<Vec<_>>();
    drawn.language.all_of(&names.iter().map(String::as_str).collect::<Vec<_>>())
}

/// `Andra lyssnar stiger från 52 till 64`, with what is between; `Andra lyssnar: 2017 visas
/// inte, 2020 64` where a value is hidden.
fn change_text(drawn: &DrawnPart<'_>, category: usize, label: &str) -> String {
    let label = capitalised(label);
    let entries =
        drawn.groups.iter().map(|group| (*group, drawn.entry(*group, category)));
    let entries = entries.collect::<Vec<_>>();
    let words = drawn.language.words();
    let values = entries.iter().map(|(_, entry)| entry.value());
    let values = values.collect::<Option<Vec<_>>>();
    if let (Some(values), [(_, first), between @ .., (_, last)]) =
        (values, entries.as_slice())
    {
        let (from, to) = (values[0], values[values.len() - 1]);
        let between = between.iter().map(|(_, entry)| entry.text()).collect::<Vec<_>>();
        let between = &between.join(", ");
        let first = match between.as_str() {
            "" => first.text().to_owned(),
            _ => words.passing(Passing { first: first.text(), between }),
        };
        let course = Course { label: &label, first: &first, last: last.text() };
        return match to.total_cmp(&from) {
            std::cmp::Ordering::Greater => words.rises(course),
            std::cmp::Ordering::Less => words.falls(course),
            std::cmp::Ordering::Equal => words.stays(course),
        };
    }
    let told = entries.iter().map(|(group, entry)| {
        let name = drawn.group_label(*group).trim();
        match entry {
            Entry::Shown { text, .. } => format!("{name} {text}"),
            Entry::Hidden(mark) => format!("{name} {}", reason(drawn, *mark)),
        }
    });
    format!("{label}: {}", told.collect::<Vec<_>>().join(", "))
}

/// The same of a line; value by value, where there are intervals or some are hidden.
fn line_text(drawn: &DrawnPart<'_>, category: usize) -> String {
    let label = match drawn.means() {
        true => drawn.table.subject().trim(),
        false => drawn.category_label(category).trim(),
    };
    let entries = drawn.groups.iter().map(|group| {
        let name = drawn.group_label(*group).trim();
        (name, drawn.entry(*group, category), drawn.range(*group, category))
    });
    let entries = entries.collect::<Vec<_>>();
    let is_plain = |(_, entry, range): &LabelledValue<'_>| {
        entry.value().is_some() && range.is_none()
    };
    if entries.iter().all(is_plain) {
        return change_text(drawn, category, label);
    }
    format!("{}: {}", capitalised(label), listed(drawn, &entries))
}

/// The mark of a group that shows no number at all.
fn common_mark(entries: &[LabelledValue<'_>]) -> Option<Mark> {
    let mark = |entry: &Entry| match entry {
        Entry::Hidden(mark) => Some(*mark),
        Entry::Shown { .. } => None,
    };
    let first = entries.first().and_then(|(_, entry, _)| mark(entry));
    first.filter(|first| entries.iter().all(|(_, entry, _)| mark(entry) == Some(*first)))
}

fn reason(drawn: &DrawnPart<'_>, mark: Mark) -> &'static str {
    let words = drawn.language.words();
    match mark {
        Mark::Suppressed(_) => words.not_shown(),
        Mark::TooFew => words.too_few(),
        Mark::Undefined => words.cannot_be_computed(),
    }
}

/// `aldrig 0, sällan 0, ibland 6`, with heavier signs where a label or number holds the
/// lighter ones.
fn listed(drawn: &DrawnPart<'_>, entries: &[LabelledValue<'_>]) -> String {
    let commas = entries.iter().any(|(label, entry, _)| {
        label.contains(',')
            || drawn.language.decimal_sign() == ',' && entry.text().contains(',')
    });
    let between = separator(entries);
    let told = entries.iter().map(|value| told(drawn, value, between));
    told.collect::<Vec<_>>().join(if commas { "; " } else { ", " })
}

/// What stands between label and number: a colon if a label has digits of its own.
fn separator(entries: &[LabelledValue<'_>]) -> &'static str {
    let digits =
        entries.iter().any(|(label, ..)| label.contains(|c: char| c.is_ascii_digit()));
    if digits { ": " } else { " " }
}

/// `ibland 6`, `ibland 42 (35–49)` with its interval, or `ibland (visas inte)`.
fn told(
    drawn: &DrawnPart<'_>,
    (label, entry, range): &LabelledValue<'_>,
    between: &str,
) -> String {
    let between = if label.is_empty() { "" } else { between };
    match entry {
        Entry::Shown { text, .. } => {
            let range = range.map(|range| range.text(drawn.language.words().to()));
            let range = range.map(|range| format!(" ({range})")).unwrap_or_default();
            format!("{label}{between}{text}{range}")
        }
        Entry::Hidden(mark) if label.is_empty() => reason(drawn, *mark).to_owned(),
        Entry::Hidden(mark) => format!("{label} ({})", reason(drawn, *mark)),
    }
}

/// `störst är ofta 30, ibland 20, sällan 10; värdena går från 0 till 30`
fn largest(drawn: &DrawnPart<'_>, entries: &[LabelledValue<'_>]) -> String {
    let mut shown = entries
        .iter()
        .filter_map(|(label, entry, range)| {
            Some((entry.value()?, (*label, *entry, *range)))
        })
        .collect::<Vec<_>>();
    // The sort is stable: among equals the codebook's order remains.
    shown.sort_by(|a, b| b.0.total_cmp(&a.0));
    let hidden = shown.len() < entries.len();
    let top = shown.iter().take(LARGEST).map(|(_, value)| *value);
    let top = listed(drawn, &top.collect::<Vec<_>>());
    let words = drawn.language.words();
    let mut told = vec![words.largest_are(&top)];
    if let (Some((_, (_, least, _))), Some((_, (_, most, _)))) =
        (shown.last(), shown.first())
    {
        let (least, most) = (least.text(), most.text());
        told.push(words.values_range(Extremes { least, most }));
    }
    if hidden {
        told.push(words.some_not_shown().to_owned());
    }
    told.join("; ")
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

#[cfg(test)]
mod tests {
    use super::super::tests::{by_region, counted, fonts, open};
    use super::super::{Medium, Style, draw};
    use super::*;
    use crate::analysis::{Body, Moment, Moments, ResultTable};
    use crate::disclosure::protect;
    use crate::manuscript::Policy;
    use crate::words::Language;

    fn alt(
        table: ResultTable,
        kind: ChartKind,
        policy: &Policy,
        language: Language,
    ) -> String {
        let table = protect(table, policy, language);
        let request = ChartRequest::new(kind);
        draw(&table, &request, &Style::default(), fonts(), language, Medium::Print).alt
    }

    /// Spaces that do not break, as they look.
    fn plain(text: &str) -> String {
        text.replace('\u{a0}', "~")
    }

    #[test]
    fn a_chart_of_counts_is_told_value_by_value() {
        let text = alt(by_region(), ChartKind::GroupedBar, &open(), Language::Sv);
        assert_eq!(
            plain(&text),
            "Grupperat stapeldiagram: Andra myndigheter lyssnar, per länsdel. Antal. \
         Norra Hälsingland (n~=~20): aldrig 0, sällan 0, ibland 1, ofta 4, för det mesta 7, \
         alltid 8. \
         Södra Hälsingland (n~=~21): aldrig 0, sällan 0, ibland 2, ofta 7, för det mesta 9, \
         alltid 3. \
         Västra Gästrikland (n~=~16): aldrig 0, sällan 0, ibland 2, ofta 6, för det mesta 6, \
         alltid 2. \
         Gävle (n~=~5): aldrig 0, sällan 0, ibland 1, ofta 1, för det mesta 1, alltid 2."
        );
    }

    #[test]
    fn hidden_values_are_told_as_hidden() {
        let mut table = counted(
            &["nei", "delvis", "ja", "-vet ikke"],
            &[("Nord", &[3, 6, 12, 0]), ("Sør", &[1, 1, 1, 1])],
        );
        table.subject = "Møtene er godt forberedt".to_owned();
        table.breakdown = Some("Region".to_owned());
        table.measure = Measure::Percent;
        table.decimals = 1;
        let strict = Policy::suppress(5);
        let text = alt(table, ChartKind::StackedBar, &strict, Language::Nb);
        assert_eq!(
            plain(&text),
            "Stablet stolpediagram: Møtene er godt forberedt, per region. Andel i prosent. \
         Nord (n~=~21): nei (vises ikke); delvis 28,6; ja 57,1. Sør: vises ikke."
        );
    }

    #[test]
    fn a_chart_of_one_group_is_told_as_a_sentence() {
        let mut table =
            counted(&["16-29 years", "30-64 years"], &[("", &[1_200, 3_400])]);
        table.subject = "Age".to_owned();
        let protected = protect(table.clone(), &open(), Language::En);
        let mut request = ChartRequest::new(ChartKind::Bar);
        request.rows_are = Some("persons".to_owned());
        let style = Style::default();
        let figure =
            draw(&protected, &request, &style, fonts(), Language::En, Medium::Print);
        assert_eq!(
            plain(&figure.alt),
            "Bar chart: Age. Number of persons, n~=~4,600. 16-29 years: 1,200, 30-64 years: 3,400."
        );
    }

    #[test]
    fn a_lollipop_is_named_in_every_language() {
        for (language, name) in [
            (Language::Sv, "Lollipopdiagram: "),
            (Language::Nb, "Lollipop-diagram: "),
            (Language::En, "Lollipop chart: "),
            (Language::Da, "Lollipopdiagram: "),
        ] {
            let table = counted(&["ja", "nej"], &[("", &[5, 9])]);
            let text = alt(table, ChartKind::Lollipop, &open(), language);
            assert!(text.starts_with(name), "{text}");
        }
    }

    #[test]
    fn means_are_told_with_their_base() {
        let mut table =
            counted(&["Mean"], &[("Nord", &[5]), ("Sør", &[9]), ("Vest", &[0])]);
        table.measure = Measure::Mean;
        table.decimals = 1;
        let mean = |mean| Moments { mean, ..Moments::default() };
        table.moments = vec![Moment::Mean];
        table.body = Body::Moments(vec![mean(Some(4.25)), mean(Some(3.0)), mean(None)]);
        table.subject = "Tillit".to_owned();
        let text = alt(table, ChartKind::Pie, &open(), Language::Nb);
        assert_eq!(
            plain(&text),
            "Stolpediagram: Tillit, per länsdel. Gjennomsnitt. Nord 4,3 (n~=~5); Sør 3,0 (n~=~9); \
         Vest (kan ikke beregnes) (n~=~0)."
        );
    }

    #[test]
    fn a_chart_of_many_values_is_told_by_its_largest() {
        let names = (1..=45).map(|index| format!("kommun {index}")).collect::<Vec<_>>();
        let names = names.iter().map(String::as_str).collect::<Vec<_>>();
        let counts = (101..=145).collect::<Vec<u64>>();
        let text =
            alt(counted(&names, &[("", &counts)]), ChartKind::Bar, &open(), Language::Sv);
        assert_eq!(
            plain(&text),
            "Stapeldiagram: Andra myndigheter lyssnar. Antal, n~=~5~535. Störst är kommun 45: 145, \
         kommun 44: 144, kommun 43: 143; värdena går från 101 till 145. \
         Alla värden finns i tabellen."
        );
    }

    #[test]
    fn nothing_to_show_is_said() {
        for table in [counted(&[], &[]), counted(&["a"], &[]), counted(&[], &[("", &[])])]
        {
            let text = alt(table, ChartKind::Bar, &open(), Language::En);
            assert!(text.ends_with("There are no answers to show."), "{text}");
        }
    }
}
