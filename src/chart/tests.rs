//! Whole charts: what they say, and that no text is clipped or touches another.

use std::sync::OnceLock;

use super::*;
use crate::analysis::{
    BaseRule, Body, Category, CategoryRole, Group, GroupRole, Measure, Moments,
    PercentOf, ResultTable, Scale,
};
use crate::diagnostic::{Place, Source};
use crate::disclosure::{Policy, protect};
use crate::number::Rounding;

/// The faces of the project's own fonts.
pub(super) fn fonts() -> &'static ChartFonts {
    static FONTS: OnceLock<ChartFonts> = OnceLock::new();
    FONTS.get_or_init(|| {
        let regular = include_bytes!("../../fonts/SourceSans3-Regular.otf");
        let semibold = include_bytes!("../../fonts/SourceSans3-Semibold.otf");
        ChartFonts::new(regular, semibold).unwrap()
    })
}

const MEDIA: [Medium; 3] = [Medium::Print, Medium::ScreenWide, Medium::ScreenNarrow];

/// A table of counts: categories whose label begins with `-` are ways of not answering.
fn counted(categories: &[&str], groups: &[(&str, &[u64])]) -> ResultTable {
    let categories = categories.iter().map(|label| match label.strip_prefix('-') {
        Some(label) => (label, CategoryRole::NotAnswered),
        None => (*label, CategoryRole::Answer),
    });
    let categories = categories
        .map(|(label, role)| Category { label: label.to_owned(), role })
        .collect::<Vec<_>>();
    let several = groups.len() > 1;
    let group = |(label, counts): &(&str, &[u64])| {
        let rows = counts.iter().sum();
        let answers = counts.iter().zip(&categories);
        let answered = answers
            .filter(|(_, category)| category.role == CategoryRole::Answer)
            .map(|(count, _)| *count)
            .sum();
        let role = match (several, *label) {
            (_, "Totalt") => GroupRole::Total,
            (true, _) => GroupRole::Part,
            (false, _) => GroupRole::All,
        };
        Group { label: (*label).to_owned(), role, rows, answered, mentions: answered }
    };
    ResultTable {
        id: "lyssnar".to_owned(),
        place: Place::file(&Source::new("a.yaml", "")),
        subject: "Andra myndigheter lyssnar".to_owned(),
        scale: Scale::Ordinal,
        breakdown: several.then(|| "Länsdel".to_owned()),
        measure: Measure::Count,
        percent_of: PercentOf::Row,
        base: BaseRule::Valid,
        decimals: 0,
        rounding: Rounding::HalfUp,
        groups: groups.iter().map(group).collect(),
        body: Body::Counts(groups.iter().map(|(_, counts)| counts.to_vec()).collect()),
        categories,
        ungrouped: 0,
    }
}

fn open() -> Policy {
    Policy::None { reason: "the numbers are invented".to_owned() }
}

const OFTEN: [&str; 6] =
    ["aldrig", "sällan", "ibland", "ofta", "för det mesta", "alltid"];

/// Invented answers of four groups.
fn by_region() -> ResultTable {
    counted(
        &OFTEN,
        &[
            ("Norra Hälsingland", &[0, 0, 1, 4, 7, 8]),
            ("Södra Hälsingland", &[0, 0, 2, 7, 9, 3]),
            ("Västra Gästrikland", &[0, 0, 2, 6, 6, 2]),
            ("Gävle", &[0, 0, 1, 1, 1, 2]),
        ],
    )
}

fn alt(
    table: ResultTable,
    kind: ChartType,
    policy: &Policy,
    language: Language,
) -> String {
    let table = protect(table, policy, language);
    let request = ChartRequest::new(kind, "Hur ofta andra lyssnar");
    draw(&table, &request, &Style::default(), fonts(), language, Medium::Print).alt
}

/// Spaces that do not break, as they look.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', "~")
}

/// Writes example charts to the folder in `CHART_LOOK`, to be looked at.
#[test]
fn look() {
    let Ok(folder) = std::env::var("CHART_LOOK") else { return };
    let viktigt = counted(
        &[
            "helt oviktigt",
            "ganska oviktigt",
            "varken eller",
            "ganska viktigt",
            "mycket viktigt",
            "-svar saknas",
        ],
        &[("", &[0, 1, 9, 19, 22, 3])],
    );
    let mut brukare = counted(
        &[
            "inte alls",
            "till liten del",
            "delvis",
            "till stor del",
            "till mycket stor del",
            "helt och hållet",
        ],
        &[
            ("Norra Hälsingland", &[6, 27, 41, 49, 28, 11]),
            ("Södra Hälsingland", &[5, 21, 36, 58, 32, 13]),
            ("Västra Gästrikland", &[11, 37, 55, 70, 35, 11]),
            ("Gävle", &[13, 43, 58, 62, 28, 11]),
            ("Totalt", &[35, 128, 190, 239, 123, 46]),
        ],
    );
    brukare.measure = Measure::Percent;
    let mut agree = counted(
        &[
            "instämmer inte alls",
            "instämmer till liten del",
            "varken eller",
            "instämmer delvis",
            "instämmer helt",
            "-vet ej",
        ],
        &[
            ("Vi har ett gemensamt mål för arbetet i gruppen", &[4, 11, 20, 30, 25, 6]),
            ("Mötena är väl förberedda", &[1, 5, 9, 40, 31, 2]),
            ("Beslut följs upp", &[14, 31, 20, 15, 5, 11]),
        ],
    );
    agree.measure = Measure::Percent;
    let mut agree6 = counted(
        &OFTEN,
        &[
            ("Norra Hälsingland", &[3, 7, 11, 24, 17, 8]),
            ("Södra", &[1, 2, 10, 14, 27, 18]),
        ],
    );
    agree6.measure = Measure::Percent;
    let mut kommun = counted(
        &[
            "kommunen",
            "regionen",
            "Försäkringskassan",
            "Arbetsförmedlingen",
            "annan",
            "-svar saknas",
        ],
        &[("", &[31, 24, 11, 6, 2, 3])],
    );
    kommun.measure = Measure::Percent;
    kommun.scale = Scale::Nominal;
    let mut multiple = counted(
        &[
            "Telefon",
            "E-post",
            "Fysiskt möte",
            "Digitalt möte i Teams, Skype eller motsvarande",
            "-vet ej",
        ],
        &[
            ("A", &[10, 23, 34, 12, 3]),
            ("B", &[0, 3, 1, 2, 4]),
            ("C", &[9, 23, 18, 7, 5]),
            ("D", &[6, 2, 3, 1, 1]),
            ("E", &[4, 4, 8, 12, 1]),
            ("F", &[14, 4, 8, 12, 1]),
        ],
    );
    multiple.scale = Scale::Multiple;
    let mut means = counted(
        &["Medelvärde", "sd", "median"],
        &[
            ("Norra Hälsingland", &[5, 5, 5]),
            ("Gävle", &[9, 9, 9]),
            ("Totalt", &[14, 14, 14]),
        ],
    );
    means.measure = Measure::Mean;
    means.decimals = 1;
    means.body = Body::Moments(vec![
        Moments { mean: Some(4.25), sd: Some(1.0), median: Some(4.0) },
        Moments { mean: Some(3.1), sd: Some(1.0), median: Some(3.0) },
        Moments { mean: Some(3.6), sd: Some(1.0), median: Some(3.0) },
    ]);
    let strict = Policy::Suppress { minimum_count: 5 };
    let charts = [
        ("01-bar", viktigt.clone(), ChartType::Bar, open(), true),
        ("02-stacked", brukare.clone(), ChartType::StackedBar, open(), false),
        ("03-grouped", by_region(), ChartType::GroupedBar, open(), false),
        ("04-diverging5", agree.clone(), ChartType::Diverging, open(), true),
        ("05-diverging6", agree6, ChartType::Diverging, open(), false),
        ("06-pie", kommun.clone(), ChartType::Pie, open(), true),
        ("07-grouped6", multiple.clone(), ChartType::GroupedBar, open(), true),
        ("08-means", means, ChartType::Bar, open(), false),
        (
            "09-suppressed-stacked",
            agree.clone(),
            ChartType::StackedBar,
            strict.clone(),
            true,
        ),
        (
            "10-suppressed-grouped",
            by_region(),
            ChartType::GroupedBar,
            strict.clone(),
            false,
        ),
        ("11-suppressed-pie", kommun, ChartType::Pie, strict.clone(), false),
        ("12-suppressed-diverging", agree, ChartType::Diverging, strict, true),
    ];
    for (name, table, kind, policy, missing) in charts {
        let table = protect(table, &policy, Language::Sv);
        let request = ChartRequest { missing, ..ChartRequest::new(kind, "x") };
        for (medium, tag) in MEDIA.into_iter().zip(["print", "wide", "narrow"]) {
            let figure =
                draw(&table, &request, &Style::default(), fonts(), Language::Sv, medium);
            std::fs::write(format!("{folder}/{name}-{tag}.svg"), figure.svg).unwrap();
            if tag == "print" {
                std::fs::write(format!("{folder}/{name}.txt"), figure.alt).unwrap();
            }
        }
    }
}
