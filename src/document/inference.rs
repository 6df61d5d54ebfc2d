//! What stands under a chart or table about intervals and tests, and the sentences on
//! them for the chapter on method.

use std::collections::BTreeSet;

use crate::analysis::{
    DesignFacts, Effect, EffectSize, GroupPairs, GroupTest, Measure, NoTest, Overall,
    TestKind,
};
use crate::disclosure::{Entry, Mark, ProtectedNumber, ProtectedTable, ProtectedTest};
use crate::manuscript::{
    Adjust, CellEstimates, IntervalRules, Moment, Report, ShareInterval, Statistic,
    WeightedInterval,
};
use crate::number::{NO_BREAK_SPACE, NumberFormat};
use crate::words::{
    Adjusted, FamilyAdjusted, Intervals, Language, NoPairs, SomePairs, Tested,
    Uncertainty, WeightedBy, WeightedCompared,
};

/// How the intervals of a chart or table are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum IntervalsAs {
    /// As lines on bars.
    Lines,
    /// As a band around a line.
    Band,
    /// As a column of a table.
    Column,
    /// In brackets after the share.
    Brackets,
}

/// What intervals are of.
#[derive(Clone, Copy)]
enum Estimated {
    Shares,
    Means,
    WeightedShares,
    WeightedMeans,
}

/// The author behind the method, or the distribution.
fn method(rules: IntervalRules, of: Estimated, language: Language) -> String {
    let words = language.words();
    let name = match (of, rules.shares) {
        (Estimated::WeightedMeans, _) => return words.t_weighted().to_owned(),
        (Estimated::WeightedShares, _) => {
            return match rules.weighted {
                WeightedInterval::Logit => words.logit_weighted().to_owned(),
                WeightedInterval::KishWilson => words.kish_wilson().to_owned(),
                WeightedInterval::Beta => words.korn_graubard().to_owned(),
                WeightedInterval::Wald => words.wald_weighted().to_owned(),
            };
        }
        (Estimated::Means, _) => words.t_distribution(),
        (Estimated::Shares, ShareInterval::Wilson) => "Wilson",
        (Estimated::Shares, ShareInterval::WilsonCorrected) => words.wilson_corrected(),
        (Estimated::Shares, ShareInterval::Wald) => "Wald",
        (Estimated::Shares, ShareInterval::AgrestiCoull) => "Agresti–Coull",
        (Estimated::Shares, ShareInterval::ClopperPearson) => "Clopper–Pearson",
        (Estimated::Shares, ShareInterval::Jeffreys) => "Jeffreys",
    };
    if rules.finite { words.corrected(name) } else { name.to_owned() }
}

/// What the intervals are, if there are any.
pub(super) fn interval_note(
    table: &ProtectedTable,
    shown: IntervalsAs,
    language: Language,
) -> Option<String> {
    let rules = table.interval_rules()?;
    let groups = 0..table.groups().len();
    let mut cells = groups.flat_map(|group| {
        (0..table.categories().len()).map(move |category| (group, category))
    });
    let is_drawn = |(group, category)| {
        let interval = table.range(group, category);
        interval.is_some_and(|interval| interval.low.value().is_some())
    };
    let is_picture = matches!(shown, IntervalsAs::Lines | IntervalsAs::Band);
    if is_picture && !cells.any(is_drawn) {
        return None;
    }
    let (words, level) = (language.words(), &language.level(rules.level));
    let method = &match (table.measure(), table.effective_size()) {
        (Measure::Mean, None) => method(rules, Estimated::Means, language),
        (Measure::Mean, Some(_)) => weighted_methods(table, rules, language),
        (_, None) => method(rules, Estimated::Shares, language),
        (_, Some(_)) => method(rules, Estimated::WeightedShares, language),
    };
    Some(match shown {
        IntervalsAs::Lines => words.interval_lines(Intervals { level, method }),
        IntervalsAs::Band => words.interval_band(Intervals { level, method }),
        IntervalsAs::Column => words.interval_column(method),
        IntervalsAs::Brackets => words.interval_brackets(Intervals { level, method }),
    })
}

/// The methods of the intervals in a weighted table: Student's of means and totals, Woodruff's of
/// medians and other quantiles.
fn weighted_methods(
    table: &ProtectedTable,
    rules: IntervalRules,
    language: Language,
) -> String {
    let moments = table.moments().iter().filter(|moment| moment.has_interval(true));
    let is_mean = |moment: &&Moment| matches!(moment, Moment::Mean | Moment::Total);
    let of_quantiles = moments.clone().any(|moment| !is_mean(&moment));
    let of_means = moments.clone().any(|moment| is_mean(&moment)) || !of_quantiles;
    let of_means = of_means.then(|| method(rules, Estimated::WeightedMeans, language));
    let of_quantiles = of_quantiles.then(|| "Woodruff".to_owned());
    let all = of_means.into_iter().chain(of_quantiles).collect::<Vec<_>>();
    language.all_of(&all.iter().map(String::as_str).collect::<Vec<_>>())
}

fn name(kind: TestKind, language: Language) -> &'static str {
    let words = language.words();
    match kind {
        TestKind::ChiSquare => words.chi_square(),
        TestKind::Fisher => words.fisher(),
        TestKind::MannWhitney => words.mann_whitney(),
        TestKind::KruskalWallis => words.kruskal_wallis(),
        TestKind::CochranArmitage => words.cochran_armitage(),
        TestKind::JonckheereTerpstra => words.jonckheere_terpstra(),
        TestKind::RaoScott => words.rao_scott(),
        TestKind::CorrectedChiSquare => words.chi_square_corrected(),
        TestKind::LikelihoodRatio => words.likelihood_ratio(),
        TestKind::UncorrectedMannWhitney => words.mann_whitney_uncorrected(),
        TestKind::StudentT => words.student_t(),
        TestKind::WelchT => words.welch_t(),
        TestKind::Anova => words.anova(),
        TestKind::WelchAnova => words.welch_anova(),
        TestKind::RaoScottFirst => words.rao_scott_first(),
        TestKind::DesignT => words.design_t(),
        TestKind::DesignWald => words.design_wald(),
    }
}

/// The name of a test.
pub(super) fn test_name(kind: TestKind, language: Language) -> &'static str {
    name(kind, language)
}

/// `0,015`, or `< 0,001`: a p-value in a column of them.
pub(super) fn p_alone(p: f64, language: Language) -> String {
    let format = NumberFormat::new(language, 3);
    if p < 0.001 {
        format!("<{NO_BREAK_SPACE}{}", format.decimal(0.001))
    } else {
        format.decimal(p)
    }
}

/// `p = 0,015`, or `p < 0,001`.
pub(super) fn p_text(p: f64, language: Language) -> String {
    let format = NumberFormat::new(language, 3);
    let space = NO_BREAK_SPACE;
    if p < 0.001 {
        format!("p{space}<{space}{}", format.decimal(0.001))
    } else {
        format!("p{space}={space}{}", format.decimal(p))
    }
}

fn equals(name: &str, value: f64, format: NumberFormat) -> String {
    let number = format.decimal(value);
    format!("{name}{NO_BREAK_SPACE}={NO_BREAK_SPACE}{number}")
}

/// `Kruskal–Wallis test, H = 8,41, 2 frihetsgrader, p = 0,015, ε² = 0,08`
fn result(overall: &Overall, level: f64, language: Language) -> String {
    let words = language.words();
    let mut parts = vec![name(overall.kind, language).to_owned()];
    let symbol = match overall.kind {
        TestKind::ChiSquare
        | TestKind::CorrectedChiSquare
        | TestKind::CochranArmitage => "χ²",
        TestKind::LikelihoodRatio => "G²",
        TestKind::KruskalWallis => "H",
        TestKind::MannWhitney | TestKind::UncorrectedMannWhitney => "U",
        TestKind::RaoScottFirst => "χ²",
        TestKind::StudentT | TestKind::WelchT | TestKind::DesignT => "t",
        TestKind::JonckheereTerpstra => "z",
        TestKind::RaoScott
        | TestKind::Anova
        | TestKind::WelchAnova
        | TestKind::DesignWald => "F",
        TestKind::Fisher => "",
    };
    let decimals = if overall.kind.is_mann_whitney() { 1 } else { 2 };
    let statistic = overall.statistic;
    let format = NumberFormat::new(language, decimals);
    parts.extend(statistic.map(|value| equals(symbol, value, format)));
    if let Some(degrees) = overall.degrees_of_freedom {
        let whole = |degrees: f64| (degrees - degrees.round()).abs() < 1e-9;
        let uneven = overall.second_degrees.is_some_and(|second| !whole(second))
            || !whole(degrees)
            || overall.kind == TestKind::RaoScott;
        let format = NumberFormat::new(language, u8::from(uneven));
        let mut count = format.decimal(degrees);
        if let Some(second) = overall.second_degrees {
            count = language.all_of(&[&count, &format.decimal(second)]);
        }
        parts.push(if degrees > 1.0 {
            words.degrees_of_freedom(&count)
        } else {
            words.degree_of_freedom(&count)
        });
    }
    let format = NumberFormat::new(language, 2);
    parts.extend(overall.z.map(|z| equals("z", z, format)));
    let drawn = overall.drawing_error.map(|error| drawn(error, language));
    parts.push(p_text(overall.p, language) + &drawn.unwrap_or_default());
    let sizes = overall.effects.iter();
    parts.extend(sizes.map(|size| effect_size(size, level, language)));
    parts.join(", ")
}

/// `Cohens d = 0,43 (95 % KI 0,12–0,74)`
fn effect_size(size: &EffectSize, level: f64, language: Language) -> String {
    let (words, format) = (language.words(), NumberFormat::new(language, 2));
    let name = match size.effect {
        Effect::CramersV => words.cramers_v(),
        Effect::BiasCorrectedV => words.bias_corrected_v(),
        Effect::Contingency => words.contingency(),
        Effect::OddsRatio => words.odds_ratio(),
        Effect::CohensH => words.cohens_h(),
        Effect::RankBiserial => words.rank_biserial(),
        Effect::EpsilonSquared => "ε²",
        Effect::CohensD => words.cohens_d(),
        Effect::EtaSquared => "η²",
    };
    let value = equals(name, size.value, format);
    let Some((low, high)) = size.interval else { return value };
    let (low, high) = (format.decimal(low), format.decimal(high));
    let short = words.interval_short(&language.level(level));
    let ends = if low.starts_with('\u{2212}') {
        format!("{low} {} {high}", words.to())
    } else {
        format!("{low}–{high}")
    };
    format!("{value} ({short} {ends})")
}

/// That a p-value was estimated from drawn tables, and how sure it is.
fn drawn(error: f64, language: Language) -> String {
    let error = NumberFormat::new(language, 4).decimal(error);
    format!(" ({})", language.words().drawn_tables(&error))
}

fn adjustment(
    adjust: Adjust,
    kinds: &BTreeSet<TestKind>,
    language: Language,
) -> &'static str {
    let words = language.words();
    match adjust {
        Adjust::Tukey if kinds.contains(&TestKind::WelchT) => words.games_howell(),
        Adjust::Tukey => words.tukey(),
        Adjust::Bonferroni => words.bonferroni(),
        Adjust::Hochberg => words.hochberg(),
        Adjust::Holm => words.holm(),
        Adjust::BenjaminiHochberg => words.benjamini_hochberg(),
        Adjust::None => words.not_adjusted(),
    }
}

/// `på 5-procentsnivån`
fn at_level(alpha: f64, language: Language) -> String {
    language.words().at_level(&language.level(alpha))
}

fn pairs_note(
    test: &ProtectedTest,
    pairs: &GroupPairs,
    alpha: f64,
    language: Language,
) -> String {
    let words = language.words();
    let kinds = pairs.list.iter().map(|pair| pair.kind).collect::<BTreeSet<_>>();
    let names = kinds.iter().map(|kind| name(*kind, language)).collect::<Vec<_>>();
    let errors = pairs.list.iter().filter_map(|pair| pair.drawing_error);
    let drawn = errors.max_by(f64::total_cmp).map(|error| drawn(error, language));
    let how = &words.adjusted(Adjusted {
        test: &format!("{}{}", one_of(&names, language), drawn.unwrap_or_default()),
        adjustment: adjustment(pairs.adjust, &kinds, language),
    });
    let level = &at_level(alpha, language);
    let differ = pairs.list.iter().filter(|pair| pair.adjusted < alpha).count();
    if differ == 0 {
        return words.no_pairs_differ(NoPairs { level, how });
    }
    if !test.has_letters_enough() {
        let (all, differ) = (&pairs.list.len().to_string(), &differ.to_string());
        return words.some_pairs_differ(SomePairs { all, differ, level, how });
    }
    words.letters_differ(NoPairs { level, how })
}

/// A few names of tests or adjustments, of which each is used somewhere.
fn one_of(names: &[&str], language: Language) -> String {
    names.join(&format!(" {} ", language.words().or()))
}

fn no_test(reason: NoTest, language: Language) -> &'static str {
    let words = language.words();
    match reason {
        NoTest::TooFewGroups => words.no_test_too_few_groups(),
        NoTest::NoVariation => words.no_test_no_variation(),
        NoTest::NoVariance => words.no_test_no_variance(),
        NoTest::NoSpread => words.no_test_no_spread(),
        NoTest::TooFewAnswers => words.no_test_too_few_answers(),
        NoTest::TooLarge => words.no_test_too_large(),
    }
}

/// That numbers are weighted, and for how many answers they stand, if they are.
pub(super) fn weights_note(table: &ProtectedTable, language: Language) -> Option<String> {
    let (effective, words) = (table.effective_size()?, language.words());
    let note = match effective {
        Entry::Hidden(Mark::Undefined) => words.weighted_by_designs().to_owned(),
        effective => words.weighted_by_design(effective.text()),
    };
    let degrees = table.degrees_of_freedom();
    let degrees = degrees.map(|count| words.design_degrees(count.text()));
    Some([note].into_iter().chain(degrees).collect::<Vec<_>>().join(" "))
}

/// What is estimated beside the shares of a table, or as moments of it.
pub(super) fn estimates_note(
    table: &ProtectedTable,
    language: Language,
) -> Option<String> {
    let words = language.words();
    let shown = table.estimates().map(|estimates| estimates.shown).unwrap_or_default();
    let effects = shown.effect || table.moments().contains(&Moment::DesignEffect);
    let notes = [
        (shown.error, words.errors_note()),
        (shown.total, words.totals_note()),
        (effects, words.effects_note()),
    ];
    let notes = notes.into_iter().filter(|(is_shown, _)| *is_shown);
    let notes = notes.map(|(_, note)| note).collect::<Vec<_>>();
    (!notes.is_empty()).then(|| notes.join(" "))
}

/// The sentences on weights; nothing if no number is weighted.
pub(super) fn about_weights(
    report: &Report,
    numbers: &[ProtectedNumber],
    tables: &[ProtectedTable],
) -> Option<String> {
    let of_tables = tables.iter().flat_map(ProtectedTable::origins);
    let origins = numbers.iter().map(|number| &number.origin).chain(of_tables);
    let designs = origins.filter_map(|origin| origin.weighted_by).collect::<Vec<_>>();
    designs.first()?;
    let any = |has: fn(&DesignFacts) -> bool| designs.iter().any(has);
    let words = report.language.words();
    let parts = [
        (any(|design| design.strata), words.strata()),
        (any(|design| design.clusters), words.clusters()),
        (any(|design| design.finite_population), words.finite_population()),
    ];
    let parts = parts.into_iter().filter(|(has, _)| *has).map(|(_, part)| part);
    let parts = parts.collect::<Vec<_>>().join(", ");
    let design = match parts.as_str() {
        "" => words.design().to_owned(),
        parts => words.design_with(parts),
    };
    let shares = match report.intervals.value.weighted {
        WeightedInterval::Logit => words.weighted_logit(),
        WeightedInterval::KishWilson => words.weighted_kish_wilson(),
        WeightedInterval::Beta => words.weighted_beta(),
        WeightedInterval::Wald => words.weighted_wald(),
    };
    let (design, compared) = (&design, weighted_tests(tables, report.language));
    let first = match &compared {
        None => words.weights(WeightedBy { design, shares }),
        Some(tests) => words.weights_compared(WeightedCompared { design, shares, tests }),
    };
    let further = further_estimates(report, numbers, tables);
    Some([first].into_iter().chain(further).collect::<Vec<_>>().join(" "))
}

/// The names of the tests by which weighted groups are compared; `None` where none are.
fn weighted_tests(tables: &[ProtectedTable], language: Language) -> Option<String> {
    let weighted = tables.iter().filter(|table| table.effective_size().is_some());
    let kinds = weighted.filter_map(|table| match table.test()? {
        ProtectedTest::Shown(test) => Some(test.overall.as_ref().ok()?.kind),
        ProtectedTest::Hidden => None,
    });
    let names = kinds.collect::<BTreeSet<_>>().into_iter().map(|kind| match kind {
        TestKind::RaoScott => language.words().rao_scott_second(),
        other => name(other, language),
    });
    let names = names.collect::<Vec<_>>();
    (!names.is_empty()).then(|| language.all_of(&names))
}

/// The sentences on what is estimated by designs besides shares and means.
fn further_estimates(
    report: &Report,
    numbers: &[ProtectedNumber],
    tables: &[ProtectedTable],
) -> impl Iterator<Item = String> {
    let of_numbers = numbers.iter().filter(|number| number.sampling.is_some());
    let of_numbers = of_numbers.map(|number| number.statistic).collect::<Vec<_>>();
    let tables = tables.iter().filter(|table| table.effective_size().is_some());
    let tables = tables.collect::<Vec<_>>();
    let shown = |is: fn(CellEstimates) -> bool| {
        let estimates = tables.iter().filter_map(|table| table.estimates());
        estimates.into_iter().any(|estimates| is(estimates.shown))
    };
    let has = |statistic: fn(&Statistic) -> bool, moment: fn(&Moment) -> bool| {
        of_numbers.iter().any(statistic)
            || tables.iter().any(|table| table.moments().iter().any(moment))
    };
    let words = report.language.words();
    let quantiles = has(
        |it| matches!(it, Statistic::Median | Statistic::Quantile),
        |it| *it == Moment::Median || it.share().is_some_and(|at| at > 0.0 && at < 1.0),
    );
    let variances = has(
        |it| matches!(it, Statistic::Sd | Statistic::Shape(_)),
        |it| matches!(it, Moment::Sd | Moment::Variance),
    );
    let totals = has(
        |it| matches!(it, Statistic::Total | Statistic::Ratio),
        |it| *it == Moment::Total,
    );
    let effects = has(|_| false, |it| *it == Moment::DesignEffect);
    let sentences = [
        (quantiles, words.weighted_quantiles()),
        (variances, words.weighted_variances()),
        (totals || shown(|it| it.total), words.weighted_totals()),
        (effects || shown(|it| it.effect), words.weighted_effects()),
    ];
    let sentences = sentences.into_iter().filter(|(is_told, _)| *is_told);
    sentences.map(|(_, sentence)| sentence.to_owned())
}

/// What stands beside the counts of a table, and what marks some of them.
pub(super) fn fits_note(table: &ProtectedTable, language: Language) -> Option<String> {
    let fits = table.fits()?;
    let (words, alpha) = (language.words(), 1.0 - fits.level);
    let mut notes = Vec::new();
    if fits.shown.expected {
        notes.push(words.expected_note().to_owned());
    }
    if fits.shown.residual {
        notes.push(words.residual_note(&at_level(alpha, language)));
    }
    Some(notes.join(" "))
}

/// What was found when the groups were compared, if they were.
pub(super) fn test_notes(table: &ProtectedTable, language: Language) -> Vec<String> {
    let words = language.words();
    let Some(protected) = table.test() else { return Vec::new() };
    let ProtectedTest::Shown(test) = protected else {
        return vec![words.test_hidden().to_owned()];
    };
    let GroupTest { overall, pairs, left_out, mean_ranks: _, family, alpha } = test;
    let mut notes = Vec::new();
    match overall {
        Ok(overall) => {
            let trend = matches!(
                overall.kind,
                TestKind::CochranArmitage | TestKind::JonckheereTerpstra
            );
            let result = result(overall, 1.0 - alpha, language);
            notes.push(if trend {
                words.trend_found(&result)
            } else {
                words.difference_found(&result)
            });
        }
        Err(reason) => notes.push(no_test(*reason, language).to_owned()),
    }
    let adjusted = overall.as_ref().ok().and_then(|overall| overall.adjusted);
    notes.extend(family.as_ref().zip(adjusted).map(|(family, p)| {
        words.family_adjusted(FamilyAdjusted {
            p: &p_text(p, language),
            tests: &family.tests.to_string(),
            how: adjustment(family.adjust, &BTreeSet::new(), language),
        })
    }));
    notes.extend(
        pairs.as_ref().map(|pairs| pairs_note(protected, pairs, *alpha, language)),
    );
    if !left_out.is_empty() && overall.is_ok() {
        let labels = left_out.iter().map(|group| table.groups()[*group].label.as_str());
        let labels = labels.collect::<Vec<_>>().join(", ");
        notes.push(words.left_out(&labels));
    }
    notes
}

/// The sentences on intervals.
pub(super) fn about_intervals(report: &Report) -> String {
    let (words, rules) = (report.language.words(), report.intervals.value);
    let shares = match rules.shares {
        ShareInterval::Wilson => "Wilson",
        ShareInterval::WilsonCorrected => words.wilson_with_continuity(),
        ShareInterval::Wald => "Wald",
        ShareInterval::AgrestiCoull => words.agresti_coull(),
        ShareInterval::ClopperPearson => words.clopper_pearson(),
        ShareInterval::Jeffreys => "Jeffreys",
    };
    let level = &report.language.level(rules.level);
    let how = words.uncertainty(Uncertainty { level, shares });
    let holds = if rules.finite { words.for_finite() } else { words.for_large() };
    format!("{how} {holds}")
}

/// The sentences on tests, of which those that are used are told; nothing if no groups are
/// compared.
pub(super) fn about_tests(report: &Report, tables: &[ProtectedTable]) -> Option<String> {
    let (language, words) = (report.language, report.language.words());
    let tests = tables.iter().filter_map(ProtectedTable::test).collect::<Vec<_>>();
    if tests.is_empty() {
        return None;
    }
    let shown = tests.iter().filter_map(|test| match test {
        ProtectedTest::Shown(test) => Some(test),
        ProtectedTest::Hidden => None,
    });
    let mut kinds = BTreeSet::new();
    let mut adjusted = Vec::new();
    for test in shown {
        kinds.extend(test.overall.iter().map(|overall| overall.kind));
        if let Some(pairs) = &test.pairs {
            let of_pairs =
                pairs.list.iter().map(|pair| pair.kind).collect::<BTreeSet<_>>();
            let how = adjustment(pairs.adjust, &of_pairs, language);
            if !adjusted.contains(&how) {
                adjusted.push(how);
            }
            kinds.extend(of_pairs);
        }
    }
    let names = kinds.iter().map(|kind| name(*kind, language)).collect::<Vec<_>>();
    let mut sentences = Vec::new();
    if !names.is_empty() {
        let tests = &language.all_of(&names);
        let level = &at_level(1.0 - report.intervals.value.level, language);
        sentences.push(words.tested_by(Tested { tests, level }));
    }
    if kinds.contains(&TestKind::ChiSquare) {
        sentences.push(words.without_continuity().to_owned());
    }
    if kinds.contains(&TestKind::Anova) || kinds.contains(&TestKind::StudentT) {
        sentences.push(words.equal_variances().to_owned());
    }
    if kinds.contains(&TestKind::Fisher) {
        sentences.push(words.fisher_where_small().to_owned());
    }
    if !adjusted.is_empty() {
        let how = one_of(&adjusted, language);
        let in_families = tests.iter().any(|test| {
            matches!(test, ProtectedTest::Shown(GroupTest { family: Some(_), .. }))
        });
        sentences.push(if in_families {
            words.pairs_in_families(&how)
        } else {
            words.pairs_compared(&how)
        });
    }
    if tests.iter().any(|test| matches!(test, ProtectedTest::Hidden)) {
        sentences.push(words.tests_hidden().to_owned());
    }
    Some(sentences.join(" "))
}
