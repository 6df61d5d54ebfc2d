//! English, as it is written in Britain.

use std::cmp::Ordering::{Equal, Greater, Less};

use super::Modifier as M;
use super::Quantity as Q;
use super::{Grammar, Phrases, References, words};

/// English, as it is written in Britain.
pub(super) struct English;

words! {
    Labels for English:
    diagram: "Chart";
    table: "Table";
    figure: "Figure";
    appendix: "Appendix";
    section: "section";
    page_short: "p.";
    contents: "Contents";
    list_of_diagrams: "Charts";
    list_of_tables: "Tables";
    list_of_figures: "Figures";
    footnotes: "Footnotes";
    show_numbers: "Show the numbers";
    show_as_text: "Show as text";
    boxes: "Boxes";
    arrows: "Arrows";
    skip_to_content: "Skip to content";
    search: "Search the report";
    no_hits: "No matches";
    one_hit: "1 match";
    several_hits: "{count} matches";
    keep_as: "Download {what} as {kind}";
    not_stated: "not stated";
    timeline: "Timeline";
    as_pdf: "Read as PDF";
    fact_box: "Fact box";
    published: "Published";
    updated: "Updated";
    issn: "ISSN";
    report_abstract: "Abstract";
    keywords: "Keywords";
    licence: "Licence";
    isbn: "ISBN";
    doi: "DOI";
    case_number: "Case number";
    organisation_number: "Organisation number";
    funding: "Funding";
    how_to_cite: "How to cite";
    advantage: "Advantage";
    drawback: "Drawback";
    draft: "Draft.";
    count: "Number";
    percent: "Per cent";
    percent_word: "per cent";
    percentage_point: "percentage point";
    percentage_points: "percentage points";
    points_short: "pp";
    count_and_percent: "Number and per cent";
    mean: "Mean";
    weighted_percent: "Weighted shares in per cent, unweighted n";
    count_and_weighted_percent: "Unweighted number and weighted shares in per cent";
    weighted_mean: "Weighted mean, unweighted n";
    median: "Median";
    percentile_10: "10th percentile";
    lower_quartile: "Lower quartile";
    upper_quartile: "Upper quartile";
    percentile_90: "90th percentile";
    percentile(at): "Percentile {at}";
    minimum: "Smallest value";
    maximum: "Largest value";
    variance: "Variance";
    skewness: "Skewness";
    kurtosis: "Kurtosis";
    lower_hinge: "Lower hinge";
    upper_hinge: "Upper hinge";
    question_header: "Question";
    expected: "Expected";
    residual: "Residual";
    box_unit: "Median, quartiles and percentiles";
    sd: "Standard deviation";
    se: "Standard error";
    interval_short(level): "{level}% CI";
    interval_low: "lower";
    interval_high: "upper";
    p_value: "p-value";
    p_adjusted: "p (Holm)";
    letters: "Letters";
    total: "Total";
    no_answer: "No answer";
    row: "answer";
    rows: "answers";
    mentions: "answers";
    ticks: "choices";
    data_row: "row";
    data_rows: "rows";
    and: "and";
    or: "or";
    of: "of";
    to: "to";
    between: "between";
    change: "Change";
    difference: "Difference";
    verdict: "Verdict";
    wave: "Wave";
    indicator: "Indicator";
    count_of_base: "Number/n";
    share_in_percent: "Share in per cent";
}

words! {
    Notes for English:
    rows_from(RowsFrom { rows, people }): "{rows} from {people}";
    not_comparable_with(Break { wave, reason }): "Not comparable with {wave}: {reason}.";
    not_comparable: "not comparable";
    few_of(FewOf { few, all }): "{few} of {all}";
    no_answer_from(parts): "No answer: {parts}.";
    only(ConditionWords { variable, answers }): "Only {variable}: {answers}.";
    one_ungrouped(Ungrouped { rows, breakdown }): "{rows} without information on {breakdown} is not counted here.";
    several_ungrouped(Ungrouped { rows, breakdown }): "{rows} without information on {breakdown} are not counted here.";
    one_in_no_group(rows): "{rows} in none of the groups is not counted here.";
    several_in_no_group(rows): "{rows} in none of the groups are not counted here.";
    in_several_groups(unit): "The same {unit} can be counted in several groups.";
    note_share_of_all: "Share of all, including those who did not answer.";
    note_hidden_last: "Sorted by what is shown; what is hidden comes last.";
    class_up_to(ClassLimits { from, to }): "{from} to under {to}";
    class_below(limit): "under {limit}";
    class_above(limit): "over {limit}";
    class_from(limit): "{limit} or more";
    note_area: "The classes differ in width: the area of a bar shows the share, not its height.";
    note_box: "The box goes from the lower to the upper quartile, and the line in it is the median. The thin lines reach from the 10th to the 90th percentile, where the group is large enough.";
    note_share_of_valid: "Share of those who answered.";
    note_share_of_category: "Shares are how each answer is divided between the groups.";
    note_share_of_table: "Shares are shares of the whole table.";
    note_several: "Several answers could be given.";
    note_several_shares: "Several answers could be given, and shares may add up to more than 100.";
    note_rounding: "Because of rounding, shares do not always add up to 100.";
    note_sums: "Counts are changed to protect those who answered, and do not always add up to the totals.";
    uncertain_shares(fewest): "Shares of fewer than {fewest} are uncertain.";
    uncertain_groups(Uncertain { fewest, groups }): "Shares of fewer than {fewest} are uncertain: {groups}.";
    sign_suppressed: "hidden, so that nobody can be recognised or worked out.";
    sign_too_few: "rests on too few answers to be shown.";
    sign_undefined: "cannot be computed.";
    all_hidden: "Nothing can be shown here without somebody being recognised or worked out.";
    all_too_few: "Too few answered for anything to be shown.";
    nothing_to_show: "There are no answers to show.";
    mostly_hidden(MostlyHidden { shown, all, values }): "Only {shown} of {all} values can be shown without somebody being recognised or worked out: {values}.";
    chart_part(ChartPart { part, parts }): "continued, part {part} of {parts}";
    no_answers_for(value): "There are no answers for “{value}”.";
    numbers_in(caption): "The numbers in “{caption}”";
}

words! {
    Descriptions for English:
    bar_chart: "Bar chart";
    lollipop_chart: "Lollipop chart";
    grouped_bar_chart: "Grouped bar chart";
    stacked_bar_chart: "Stacked bar chart";
    diverging_bar_chart: "Diverging bar chart";
    pie_chart: "Pie chart";
    slope_chart: "Slope chart";
    dot_chart: "Dot chart";
    line_chart: "Line chart";
    histogram: "Histogram";
    box_plot: "Box plot";
    divided(Divided { chart, breakdown }): "{chart}, by {breakdown}";
    number_of(rows): "Number of {rows}";
    with_intervals(WithIntervals { measure, level }): "{measure} with {level}% confidence intervals";
    rises(Course { label, first, last }): "{label} rises from {first} to {last}";
    falls(Course { label, first, last }): "{label} falls from {first} to {last}";
    stays(Course { label, first, last }): "{label} goes from {first} to {last}";
    passing(Passing { first, between }): "{first} by way of {between}";
    not_shown: "not shown";
    too_few: "too few to be shown";
    cannot_be_computed: "cannot be computed";
    several_answers: "More than one answer could be given.";
    largest_are(values): "the largest are {values}";
    values_range(Extremes { least, most }): "the values range from {least} to {most}";
    some_not_shown: "some values are not shown";
    all_values_in_table: "All values are in the table.";
    drawing_scale: "Scale";
    drawing_across: "Across";
    drawing_up: "Upwards";
    drawing_advantages: "Advantages";
    drawing_drawbacks: "Drawbacks";
    scale_from(ScaleEnds { name, label, low, high }): "{name}: {label}, from {low} to {high}.";
    arrow_from_to(FromTo { from, to }): "from {from} to {to}";
    arrow_between(FromTo { from, to }): "between {from} and {to}, both ways";
    arrow_dashed: "dashed";
    flow_less(losses): "less: {losses}";
}

words! {
    Accounts for English:
    sent: "Sent out";
    over_coverage: "Over-coverage";
    ineligible: "Not eligible";
    net_sample: "Net sample";
    returned: "Returned";
    answered: "Respondents";
    complete: "Complete answers";
    partial: "Partial answers";
    unusable: "Unusable answers";
    refused: "Refused";
    non_contact: "Not reached";
    other: "Other known non-response";
    unknown: "Unknown outcome";
    known_nonresponse: "Known non-response";
    unknown_nonresponse: "Unknown non-response";
    outcome: "Outcome";
    share_of_net: "Of the net sample (%)";
    response_rate: "Response rate";
    note_aapor: "Response rates by AAPOR (2023): RR1, RR3 and RR5 count complete answers, RR2, RR4 and RR6 partial ones too.";
    note_aapor_partial: "RR1, RR3 and RR5 cannot be computed, since partial answers are not told apart.";
    note_aapor_e(e): "RR1 and RR2 count all with an unknown outcome as eligible, RR3 and RR4 the share {e}, which is the eligible share of those with a known outcome.";
    note_aapor_e_given(e): "RR1 and RR2 count all with an unknown outcome as eligible, RR3 and RR4 the share {e}.";
    note_aapor_unknown: "RR5 and RR6 require that nobody with an unknown outcome is eligible, and are therefore not given.";
    note_aapor_certain: "Without unknown outcomes RR3 and RR5 equal RR1, RR4 and RR6 equal RR2.";
    in_frame: "In the frame";
    responded: "Responded";
    response_rate_percent: "Response rate (%)";
    interval_95: "95% CI";
    background: "Background";
    note_wilson: "CI = confidence interval of the response rate (Wilson), unweighted.";
    note_p_chi_square: "p-values: chi-square test of whether the response rate differs between the groups.";
    note_p_fisher: "p-values: Fisher’s exact test of whether the response rate differs between the groups.";
    note_p_both: "p-values: chi-square test of whether the response rate differs between the groups, Fisher’s exact test where expected counts are small.";
    note_p_drawn(error): "Where the table is too large for Fisher’s exact test, the p-value is estimated from tables drawn at random, with a standard error of {error} or less.";
    note_p_holm: "They are adjusted for there being several tests (Holm).";
    note_p_none: ". = cannot be tested, since counts are hidden or nothing varies.";
    item: "Item";
    turned: "reversed";
    alpha: "Cronbach’s alpha";
    standard_deviation: "Standard deviation";
    rest_correlation: "Correlation with the rest";
    alpha_without: "Alpha without the item";
    note_alpha: "Those who answered every item.";
    note_turned: "A reversed item is counted from the other end, so that high values mean the same as for the others.";
}

words! {
    Changes for English:
    up: "has increased";
    up_slightly: "has increased slightly";
    up_clearly: "has increased clearly";
    down: "has decreased";
    down_slightly: "has decreased slightly";
    down_clearly: "has decreased clearly";
    unchanged: "unchanged";
    no_certain_change: "no certain change";
    could_not_be_answered: "the answer could not be given then";
    note_points: "pp = percentage points.";
    note_change_newcombe: "CI = confidence interval of the difference between two independent samples (Newcombe, method 10); p-values: z test of two proportions.";
    note_change_newcombe_finite: "CI = confidence interval of the difference between two independent samples (Newcombe, method 10); p-values: z test of two proportions. Both are corrected for finite populations.";
    note_change_weighted: "Weighted by the designs of the samples; counts are unweighted. CI = confidence interval of the difference, p-values: t test, both by the designs of the samples.";
    note_change_welch: "CI = confidence interval of the difference between two independent samples, p-values: Welch’s t test.";
    note_change_welch_finite: "CI = confidence interval of the difference between two independent samples, p-values: Welch’s t test. Both are corrected for finite populations.";
    note_change_panel: "CI = confidence interval of the difference among the same persons (Newcombe, method 10 for pairs); p-values: McNemar’s test.";
    note_change_panel_means: "CI = confidence interval of the difference among the same persons, p-values: paired t test.";
    note_change_persons(persons): "The change is that of those who answered both times (n\u{a0}=\u{a0}{persons}).";
    note_change_published(PublishedOnly { wave, lack }): "Of the wave {wave} only what was published then is left, and {lack}";
    lack_weighted: "the design of the sample is not known. Therefore only the difference is given.";
    lack_mean: "how much the answers varied is not known. Therefore only the difference is given.";
    lack_panel: "who was who is not known. Therefore only the difference is given.";
    lack_finite: "how many of the whole population answered is not known. Therefore only the difference is given.";
    lack_changed: "counts were changed to protect those who answered. Therefore only the difference is given.";
    note_change_fisher: "Where expected counts are small: Fisher’s exact test.";
    note_p_holm_table: "p-values are adjusted for the table testing several changes (Holm).";
    note_verdict_elsewhere: "Verdicts take into account that a change is tested in several tables: its p-value is larger in another.";
    note_change_threshold(size): "A change matters from {size}: “clearly” if the whole interval lies beyond, “slightly” or “unchanged” if all of it lies within.";
}

words! {
    Inference for English:
    t_weighted: "t distribution, weighted";
    logit_weighted: "logit, weighted";
    t_distribution: "t distribution";
    corrected(method): "{method}, corrected for a finite population";
    interval_lines(Intervals { level, method }): "The lines show {level}% confidence intervals ({method}).";
    interval_band(Intervals { level, method }): "The band around the line shows {level}% confidence intervals ({method}).";
    interval_column(method): "CI = confidence interval ({method}).";
    interval_brackets(Intervals { level, method }): "In brackets {level}% confidence intervals ({method}).";
    chi_square: "Pearson's chi-square test";
    fisher: "Fisher's exact test";
    mann_whitney: "the Mann–Whitney test";
    kruskal_wallis: "the Kruskal–Wallis test";
    cochran_armitage: "the Cochran–Armitage trend test";
    jonckheere_terpstra: "the Jonckheere–Terpstra trend test";
    rao_scott: "the Rao–Scott test";
    degree_of_freedom(count): "{count}\u{a0}degree of freedom";
    degrees_of_freedom(count): "{count}\u{a0}degrees of freedom";
    cramers_v: "Cramér's V";
    rank_biserial: "rank-biserial correlation";
    drawn_tables(error): "estimated from tables drawn at random, standard error {error}";
    holm: "Holm's adjustment";
    benjamini_hochberg: "Benjamini–Hochberg adjustment";
    not_adjusted: "not adjusted";
    adjusted(Adjusted { test, adjustment }): "{test}, {adjustment}";
    at_level(level): "at the {level}% level";
    no_pairs_differ(NoPairs { level, how }): "No two groups differ {level} ({how}).";
    some_pairs_differ(SomePairs { all, differ, level, how }): "Of {all} pairs of groups, {differ} differ {level} ({how}).";
    letters_differ(NoPairs { level, how }): "Groups without a letter in common differ {level} ({how}).";
    no_test_too_few_groups: "The groups are not compared by a test, since fewer than two of them have answers.";
    no_test_no_variation: "The groups are not compared by a test, since all gave the same answer.";
    no_test_no_variance: "The groups are not compared by a test, since the sample has too few clusters or strata.";
    no_test_too_large: "The groups are not compared by a test, since the table is too large for it.";
    weighted_by_designs: "Weighted by the designs of the samples.";
    weighted_by_design(effective): "Weighted by the design of the sample; the effective n is {effective} (Kish).";
    test_hidden: "The comparison of the groups is not shown, since numbers it is made of are hidden.";
    kish_wilson: "Wilson with Kish's effective n, weighted";
    korn_graubard: "Korn–Graubard, weighted";
    wald_weighted: "Wald, weighted";
    wilson_corrected: "Wilson with continuity correction";
    chi_square_corrected: "Pearson's chi-square test with Yates's correction";
    likelihood_ratio: "the likelihood ratio test";
    mann_whitney_uncorrected: "the Mann–Whitney test without continuity correction";
    student_t: "Student's t test";
    welch_t: "Welch's t test";
    anova: "analysis of variance";
    welch_anova: "Welch's analysis of variance";
    bias_corrected_v: "bias-corrected Cramér's V";
    contingency: "contingency coefficient C";
    odds_ratio: "odds ratio";
    cohens_h: "Cohen's h";
    cohens_d: "Cohen's d";
    tukey: "Tukey–Kramer adjustment";
    games_howell: "Games–Howell adjustment";
    bonferroni: "Bonferroni's adjustment";
    hochberg: "Hochberg's adjustment";
    no_test_no_spread: "The groups are not compared by a test, since the answers do not vary within them.";
    no_test_too_few_answers: "The groups are not compared by a test, since one of them has too few answers for it.";
    describe_counts: "Number, in brackets per cent of those who answered.";
    describe_weighted_counts: "Unweighted number, in brackets weighted shares in per cent of those who answered.";
    describe_tests(tests): "p-values: {tests}.";
    family_adjusted(FamilyAdjusted { p, tests, how }): "With the other tests of its family ({tests} tests, {how}): {p}.";
    expected_note: "Expected is the number that would have answered so if the groups did not differ.";
    residual_note(level): "Residual is the distance of the number from the expected one in standard errors (adjusted residual); * differs from chance {level}.";
    trend_found(result): "Trend over the groups: {result}.";
    difference_found(result): "Difference between the groups: {result}.";
    left_out(groups): "Not part of the comparison, since nobody answered: {groups}.";
}

words! {
    Methods for English:
    half_up: "with half a unit rounded up";
    half_even: "with half a unit rounded to the even digit";
    truncated: "with further decimals cut off";
    whole_per_cent: "in whole per cent";
    one_decimal(number): "with {number} decimal";
    several_decimals(number): "with {number} decimals";
    shares_rounded(SharesRounded { decimals, rule }): "Shares are computed from the exact counts and shown {decimals}, {rule}.";
    sum_to_100: "The shares of a distribution are rounded so that they add up to 100: the units that are missing go to the shares that lost most in rounding (the method of the largest remainder).";
    rounded_by_itself: "Each share is rounded by itself, so that shares do not always add up to 100.";
    differences_before: "Differences between shares are computed before rounding.";
    differences_after: "Differences between shares are computed from the rounded shares.";
    otherwise_rounded: "A few numbers are rounded otherwise, so that they can be compared with an earlier publication.";
    base_valid: "Unless otherwise stated, shares are shares of those who answered the question.";
    base_all: "Unless otherwise stated, shares are shares of all, including those who did not answer the question.";
    missing_left_out: "Those who did not answer a question are left out of the shares; how many they are stands by the chart or table.";
    missing_counted: "Those who did not answer a question are counted in the shares; how many they are stands by the chart or table.";
    registers_not_hidden: "Counts from registers that everybody may read row by row are shown as they are.";
    nothing_hidden: "No numbers are hidden.";
    rounded_to(base): "All counts are rounded up or down to the next multiple of {base}, at random and everywhere alike; 0 and multiples of {base} are unchanged. Shares are computed from the rounded counts. Means and sums are computed before rounding.";
    moved_by(most): "All counts but 0 may be changed at random by up to {most}, everywhere alike; they therefore do not always add up to the totals. Shares are computed from the changed counts. Means and sums are computed without changes.";
    suppressed_below(fewest): "Counts from 1 to below {fewest} are not shown, nor is what they could be worked out from.";
    dominance: "Sums and means of amounts are hidden where one or two make up most of them.";
    answers_protected: "That does not apply to how many did not answer a question.";
    with_other_reports: "That holds together with other reports on the same answers that have been archived, too.";
    without_other_reports: "What other reports on the same answers have shown is not taken into account.";
    only_size_below(fewest): "Of groups of fewer than {fewest} only their size is shown.";
    no_shares_below(fewest): "Shares of fewer than {fewest} are not shown.";
    unanimous_below(fewest): "It is not shown that all in a group of fewer than {fewest} answered alike.";
    zero_or_few: "that there is nobody, or only a few";
    zero: "that there is nobody";
    symbols(Symbols { suppressed, few, undefined, zero }): "In tables and charts “{suppressed}” means that a number is hidden so that nobody can be recognised or worked out, “{few}” that it rests on too few answers, “{undefined}” that it cannot be computed, and “0” {zero}.";
    agresti_coull: "Agresti and Coull";
    wilson_with_continuity: "Wilson with continuity correction";
    clopper_pearson: "Clopper and Pearson";
    uncertainty(Uncertainty { level, shares }): "Uncertainty is given as {level}% confidence intervals: of shares by the method of {shares}, of means by the t distribution.";
    for_finite: "They are corrected for a finite population, and the part of it that answered the question is taken to be the same in all groups.";
    for_large: "They hold as if those who answered were a random sample from a large population.";
    tested_by(Tested { tests, level }): "Differences between groups are tested by {tests}, {level}.";
    without_continuity: "The chi-square test is without continuity correction.";
    equal_variances: "Student's t test and the analysis of variance take the answers to vary alike in all groups.";
    fisher_where_small: "Fisher's test is used where expected counts are too small for the chi-square test: any below 1, or more than a fifth below 5.";
    pairs_compared(how): "Pairs of groups are compared within each chart and table ({how}).";
    pairs_in_families(how): "Pairs of groups are compared ({how}); p-values of tables and charts of the same family are adjusted together.";
    tests_hidden: "Where numbers of a table are hidden, so is the test.";
    strata: "strata";
    clusters: "clusters";
    finite_population: "finite population";
    design: "the design of the sample";
    design_with(parts): "the design of the sample ({parts})";
    weights(WeightedBy { design, shares }): "Weighted shares and means are estimates for the population; counts are unweighted. Uncertainty follows {design} by Taylor linearisation, of shares {shares}.";
    weighted_logit: "on the logit scale";
    weighted_kish_wilson: "by Wilson's method with Kish's effective n";
    weighted_beta: "by the method of Korn and Graubard";
    weighted_wald: "by Wald's method";
    changes_given(level): "Changes between the measurements are given with {level}% confidence intervals.";
    changes_two_shares: "For shares in independent samples the intervals are Newcombe’s (method 10), and the change is tested by a z test of two proportions.";
    changes_fisher: "Where expected counts are small, shares in independent samples are compared by Fisher’s exact test; the intervals are Newcombe’s (method 10).";
    changes_welch: "Means in independent samples are compared by Welch’s t test and its interval.";
    changes_mcnemar: "Shares among the same persons are compared by McNemar’s test and Newcombe’s interval for pairs; they are of those who answered both times.";
    changes_paired: "Means among the same persons are compared by a paired t test; it is of those who answered both times.";
    changes_design: "Weighted shares and means are compared by a t test, in which the uncertainty of each measurement follows the design of its sample.";
    changes_finite: "Intervals and tests are corrected for finite populations.";
    changes_adjusted: "Within each table of changes, p-values are adjusted for there being several tests (Holm).";
    changes_said(level): "Something is said to have increased or decreased only where the change is significant at the {level}% level.";
    changes_unchanged(size): "A share is called unchanged only where the whole interval of the change lies within {size} percentage points either way.";
}

words! {
    Makings for English:
    counted_answers(AnswersOf { variable, answers }): "{variable}: {answers}";
    counted_share(CountedShare { few, all, share }): "{few} of {all}, {share}";
    named_value(NamedValue { name, value, of }): "{name} {value}, n = {of}";
    quantile: "Quantile";
    sum: "Sum";
    months_counted: "Months";
    survey_told(survey): "Source: {survey}.";
    measurement_told(SurveyWave { survey, wave }): "Source: {survey}, {wave}.";
    is_weighted: "Weighted.";
    is_made_up: "The answers are made up.";
}

words! {
    Shelves for English:
    shelf: "Reports";
    search_shelf: "Search the reports";
    words_to_find: "Search";
    year: "Year";
    all_years: "All years";
    found_reports(FoundReports { shown, all }): "{shown} of {all} reports";
    found_none: "No report matches the search.";
    shelf_is_empty: "There are no reports here yet.";
    web_page: "Web page";
    pdf_of_size(size): "PDF, {size}";
    feed: "New reports as a feed (Atom)";
    own_name: "English";
}

words! {
    Comparisons for English:
    what_differs: "What differs";
    nothing_differs: "Nothing differs.";
    inputs: "Inputs";
    numbers: "Numbers";
    charts: "Charts";
    sentences: "Sentences";
    pages: "Pages";
    data: "data";
    codebook: "codebook";
    template: "template";
    font: "font";
    text: "text";
    added: "new";
    gone: "gone";
    renamed: "renamed";
    changed: "changed";
    kind: "Kind";
    how: "How";
    file: "File";
    number: "Number";
    then: "Then";
    now: "Now";
    cause: "Cause";
    new_numbers: "New numbers";
    gone_numbers: "Numbers that are gone";
    value: "Value";
    all_of_it: "all of it";
    survey: "survey";
    statistic: "statistic";
    variable: "variable";
    answers: "answers";
    breakdown: "breakdown";
    filter: "filter";
    base: "base";
    weights_used: "weights";
    question: "question";
    method: "method";
    moved: "moved";
    rounding: "rounding";
    protection: "protection";
    other_numbers: "numbers";
    program: "program version";
    unknown_cause: "unknown";
    drawn_otherwise: "Drawn otherwise, with the same numbers:";
    moved_from(section): "from {section}";
    number_of_pages: "Number of pages";
    page(number): "page {number}";
}

words! {
    Codebooks for English:
    guess(note): "guess: {note}";
    begun: "A codebook begun.";
    begun_with(guesses): "A codebook begun. Guesses to go through: {guesses}, every line that begins with `guess:`.";
    set_of_file(columns): "a multiple-response set of the file: {columns}";
    scale_from_sheet(sheet): "the scale; codes and labels stand in the sheet `{sheet}`";
    known_scale(measure): "answer scale ({measure}), from low to high; turn it if it goes the other way";
    scale_by_labels(measure): "answer scale ({measure}) by the labels, in the order of the codes";
    note_from_file: "the scale is guessed from the measure and labels of the file";
    note_no_answers: "the column is empty";
    note_all_different: "every row has a value of its own";
    note_nearly_all_different: "nearly every row has a value of its own, but some stand twice: text, not id";
    note_personal: "looks like a personal or phone number or an address; never shown";
    note_personal_heading: "the heading suggests that the column tells who somebody is; never shown";
    note_dates: "dates or times";
    note_days: "days or months; counted by period, with ends that are rounded outwards";
    in_months(date): "{date}, by month";
    in_quarters(date): "{date}, by quarter";
    in_years(date): "{date}, by year";
    name_month: "month";
    name_quarter: "quarter";
    name_year: "year";
    note_codes_as_text: "codes of places or the like, no numbers; leading zeros are kept";
    note_many_words: "free text, since there are more than 25 different answers or long ones; if they are categories, write scale: nominal and values";
    note_rare_words: "free text, since fewer than five rows have some answer; if they are categories, write scale: nominal and values";
    note_steps: "a scale; label the answers, or write numeric if it is a count";
    note_ends_from_heading: "the names of the steps are taken from the heading";
    note_numbered: "a scale in the order of the numbers before the answers";
    note_number_intervals: "intervals, from the lowest to the highest";
    note_usual_missing: "codes that usually mean no answer stand under missing";
    note_rounded: "the ends of range are rounded outwards";
    note_plain_numbers: "numbers";
    note_yes_or_no: "yes or no";
    note_gender: "gender";
    note_rare_answer: "fewer than five rows have some answer; it is the question's own and stays, and the disclosure of the report protects it";
    note_spelt_in_two_ways: "one answer is spelt in two ways in the file; put them together with map under derive";
    note_constant: "all who have answered have answered the same";
    note_ticks_in_columns: "one question with a column for each answer that can be chosen";
    note_answers_in_columns: "one question whose columns are empty or hold their answer";
    note_grid: "shares answers with the rows beside it, also some that nobody has chosen here";
    note_missing_words: "answers that mean no answer stand under missing";
    note_unlabelled: "codes without a label in the file are labelled with themselves";
    note_few_answers: "few different answers, each from at least five rows; sorted by code";
    several_in_a_cell(sign): "several answers in a cell, with `{sign}` between them";
    several_rare(sign): "several answers in a cell, with `{sign}` between them: free text, since fewer than five rows have some answer; if several can be chosen, write scale: multiple, separator: \"{sign}\" and values";
    measures_agreement: "agreement";
    measures_amount: "amount";
    measures_change: "change";
    measures_education: "education";
    measures_extent: "extent";
    measures_frequency: "how often";
    measures_health: "health";
    measures_importance: "importance";
    measures_probability: "probability";
    measures_quality: "quality";
    measures_satisfaction: "satisfaction";
    measures_yes: "no to yes";
    measures_degrees: "degrees";
    set_scale: "scale";
    set_agreement: "agreement";
    set_amount: "amount";
    set_change: "change";
    set_education: "education";
    set_extent: "extent";
    set_frequency: "how_often";
    set_health: "health";
    set_importance: "importance";
    set_probability: "probability";
    set_quality: "quality";
    set_satisfaction: "satisfaction";
    set_yes: "yes_to_no";
    set_degrees: "degrees";
    set_missing: "no_answer";
    made_up: "The answers are made up.";
    percent_as_shown: "a guess: cells that Excel shows in per cent are read as shown (7.5 % is 7.5)";
}

words! {
    Drafts for English:
    drafted: "A draft. Run the same command again once the codebook is corrected: files that nobody has changed are written anew, others are left alone.";
    guessed_breakdown(variable): "guess: `{variable}` is a background that answers can be broken down by; remove the chapter if it is not";
    guessed_outcomes: "guess: what the outcomes mean; move those that are in the wrong place";
    tell_of_collection: "Tell here when, how and among whom the answers were collected, and how many did not respond.";
    in_no_chapter: "Variables that no chapter uses:";
    unused_text: "answers in words, never shown";
    unused_id: "tells rows apart, never shown";
    unused_range: "numbers without a `range`; state it in the codebook";
    unused_single_answer: "there is one answer only";
    unused_dates: "dates without a `period`; derive one in the codebook";
    unused_source: "shown by a variable that is derived from it";
    unused_codes: "codes without labels; write them under `values` in the codebook";
    unused_plan: "not in the plan";
    some_publisher: "Name of the organisation";
    chapter_summary: "Summary";
    summary_ids: "brief";
    chapter_method: "Method";
    chapter_respondents: "Who responded";
    chapter_results: "Results";
    of_survey(DividedBy { what, by }): "{what}: {by}";
    chapter_breakdown(by): "Answers by {by}";
    and_more(first): "{first} and more";
    caption_by(DividedBy { what, by }): "{what}, by {by}";
    asked_by(DividedBy { what, by }): "{what} By {by}";
    collection: "Data collection";
    presentation: "Presentation";
    how_protected: "Protection of those who responded";
    open_answers: "Answers in words";
    responses(n): "The results are based on {n} responses.";
    responses_of(DividedBy { what, by }): "{by}: {what} responses.";
    dated_between(Between { first, last }): "The responses are dated from {first} to {last}.";
    dated_in(month): "The responses are dated {month}.";
    open_questions: "Answers in the respondents' own words are not reported. They could be given here:";
    wording(question): "The question was: {question}";
    see(what): ", see {what}";
    said(ShareSaid { share, answer }): "{share} said {answer}";
    chose(ShareSaid { share, answer }): "{share} chose {answer}";
    of_those_who_answered(SharesOfAnswers { base, shares, see }): "Of the {base} who answered the question, {shares}{see}.";
    shares_compared(SharesCompared { answers, shares, see }): "The share who said {answers} is {shares}{see}.";
    share_for(ShareOf { share, of, base }): "{share} for {of} (n = {base})";
    share_in(ShareOf { share, of, base }): "{share} in the group {of} (n = {base})";
    mean_and_median(MeanAndMedian { n, mean, median, see }): "The mean for the {n} who answered the question is {mean}, and the median is {median}{see}.";
    shows_answers(chart): "The answers are shown in {chart}.";
    shows_time(chart): "How the responses are spread over time is shown in {chart}.";
    as_far_as_shown(chart): "The answers are shown in {chart}, as far as nobody can be recognised.";
    of_sample_responded(SampleResponse { base, n, share, see }): "Of the {base} in the net sample {n} responded, {share}{see}.";
    response_rates(table): "Response rates in different groups are shown in {table}.";
    sample_flow: "From sample to responses";
    background_words: "gender sex age agegroup=age role position occupation profession job municipality region county country city town district organisation organization workplace employer unit department sector industry school education degree employment marital income old=age female=gender";
    asking_words: "which what in at how are";
    answer_date_words: "date submitted submitdate responded completed enddate";
    outcomes_complete: "responded,complete,answered,filled";
    outcomes_partial: "partial,incomplete,break-off,breakoff";
    outcomes_refused: "refus,declined";
    outcomes_non_contact: "non-contact,not reached,no contact,returned,undelivered";
    outcomes_over_coverage: "over-coverage,overcoverage,deceased,moved,not in the population";
}

words! {
    ArchiveLetters for English:
    letter_heading: "READ ME\n\
         =======";
    letter_confidential: "WARNING: this archive holds the answers of single persons. They must not be\n\
         published. ro-crate-metadata.json tells which files these are\n\
         (conditionsOfAccess).";
    letter_public_keyed: "This archive can be published: it does not hold the answers of single persons, but\n\
         instead of them protected.json with the report's numbers as they may be shown.\n\
         provenance.json tells which files are missing, with a checksum (HMAC-SHA256) that only\n\
         whoever has the answers and their secret key can compute.";
    letter_public: "This archive can be published: it does not hold the answers of single persons, but\n\
         instead of them protected.json with the report's numbers as they may be shown.\n\
         provenance.json tells which files are missing, with their sha256.";
    letter_bag: "This is a BagIt bag (RFC 8493) with a report and everything it was made of.";
    letter_bag_without_answers: "This is a BagIt bag (RFC 8493) with a report and what it was made of but the answers.";
    letter_report(path): "{path}.pdf and .html   the report";
    letter_project(folder): "{folder}            the report's texts, data, template and fonts";
    letter_project_without_answers(folder): "{folder}            the report's texts, numbers, template and fonts";
    letter_program: "program/             the program that built the report, with its sha256";
    letter_codebooks: "codebooks/           the codebooks as DDI-Codebook 2.5";
    letter_data_package: "datapackage.json     the codebooks as a Data Package 2.0";
    letter_codebooks_alone: "codebooks/           the codebooks: DDI-Codebook 2.5 and Table Schema 2.0";
    letter_lock: "Cargo.lock           the exact versions of the program's parts";
    letter_provenance: "provenance.json      what was made of what (in-toto, SLSA)";
    letter_description: "ro-crate-metadata.json   description for machines (RO-Crate)";
    letter_check: "Check that nothing has changed: `sha256sum -c manifest-sha256.txt` in the top folder\n\
         of the bag, or `bagit.py --validate FOLDER`. Whoever changes something can write the\n\
         checksums anew too. So compare the sha256 of the archive itself with the one that was\n\
         noted elsewhere when it was made: `baslinje verify ARCHIVE.zip --sha256 SUM`.";
    letter_rebuild(version): "Rebuild the report with Baslinje {version}: `baslinje reproduce ARCHIVE.zip`. It tells\n\
         whether each file came out the same, and otherwise where the first difference arose.";
    letter_rebuild_without(WithoutProgram { typst, folder }): "Rebuild the report without Baslinje: install Typst {typst} (typst.app) and run, in the\n\
         folder {folder}";
    letter_pages_same: "Pages and text come out the same; the bytes of the file may differ.";
}

#[rustfmt::skip]
impl Grammar for English {
    fn name(&self) -> &'static str { "English" }
    fn region(&self) -> &'static str { "GB" }
    fn decimal_sign(&self) -> char { '.' }
    fn thousands_sign(&self) -> char { ',' }
    fn quotation_marks(&self) -> [&'static str; 4] { ["‘", "’", "“", "”"] }
    fn percent_sign(&self) -> &'static str { "%" }
    fn spells_out_percent(&self) -> bool { false }
    fn suppressed_sign(&self) -> &'static str { "[c]" }
    fn months(&self) -> [&'static str; 12] {
        [
            "January", "February", "March", "April", "May", "June", "July", "August",
            "September", "October", "November", "December",
        ]
    }
    fn month_of(&self, month: &str, year: i32) -> String {
        format!("{month} {year}")
    }

    fn day_of(&self, day: u8, month: &str) -> String {
        format!("{day} {month}")
    }

    fn quarter_of(&self, quarter: u8, year: i32) -> String {
        format!("Q{quarter} {year}")
    }

    fn persons_as_rows(&self) -> &'static [&'static str] {
        &[
            "person", "persons", "people", "individual", "individuals", "respondent",
            "respondents", "participant", "participants", "employee", "employees",
            "patient", "patients", "pupil", "pupils", "resident", "residents",
        ]
    }

    fn last_letters(&self) -> &'static str {
        ""
    }

    fn of_persons(&self) -> &'static [&'static str] {
        &[
            "ssn", "birthdate", "birthday", "birthyear", "forename", "firstname",
            "surname", "lastname", "gender", "age", "email", "e-mail", "phone",
            "telephone", "mobile", "respondent", "person",
        ]
    }

    fn long_date(&self, day: u8, month: &str, year: i32) -> String {
        format!("{day} {month} {year}")
    }
    fn number_words(&self) -> [&'static str; 21] {
        [
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight",
            "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
            "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
        ]
    }
    fn one_neuter(&self) -> &'static str { "one" }
    fn neuter_nouns(&self) -> &'static [&'static str] { &[] }
    fn abbreviations(&self) -> &'static [&'static str] {
        &[
            "e.g", "i.e", "etc", "cf", "vs", "no", "nos", "p", "pp", "fig", "ch",
            "approx", "mr", "mrs", "ms", "dr", "prof", "ed", "eds", "vol", "al", "st",
        ]
    }
    fn numbered(&self) -> &'static [&'static str] {
        &[
            "table", "figure", "chart", "page", "p", "pp", "section", "chapter",
            "appendix", "question", "no", "number", "part", "step", "point", "act",
            "row", "column", "group", "level", "class", "scale", "room", "phone",
        ]
    }
    fn units(&self) -> &'static [&'static str] {
        &[
            "years", "year", "minutes", "hours", "days", "weeks", "months", "kroner",
            "million", "billion", "miles", "metres", "km", "m", "kr",
        ]
    }
    fn references(&self) -> References {
        References {
            diagram: &["chart", "charts"],
            table: &["table", "tables"],
            figure: &["figure", "figures"],
            section: &["section", "sections", "appendix", "appendices"],
            page: &["p", "pp", "page", "pages"],
        }
    }
    fn between_authors(&self) -> &'static [&'static str] { &["and"] }
    fn before_authors(&self) -> &'static [&'static str] {
        &[
            "See", "In", "According", "Both", "Also",
        ]
    }
    fn of_authorities(&self) -> &'static [&'static str] {
        &[
            "ministry", "department", "office", "agency", "council", "board", "commission",
            "committee", "institute", "institution", "university", "college", "association",
            "society", "foundation", "organization", "organisation", "network", "centre",
            "center", "bureau", "authority", "national", "government", "parliament", "group",
        ]
    }
    fn before_sources(&self) -> &'static [&'static str] {
        &["according to", "after", "from", "see", "cf.", "source:", "sources:"]
    }
    fn phrases(&self) -> &'static Phrases { &PHRASES }
}

#[rustfmt::skip]
const PHRASES: Phrases = Phrases {
    fillers: &[
        "only", "just", "as many as", "as few as", "fully", "a total of", "still",
    ],
    modifiers: &[
        ("about", M::About), ("around", M::About), ("roughly", M::About),
        ("approximately", M::About), ("just over", M::Over),
        ("slightly more than", M::Over), ("a little over", M::Over),
        ("a little more than", M::Over), ("nearly", M::Almost), ("almost", M::Almost),
        ("just under", M::Almost), ("slightly less than", M::Almost),
        ("not quite", M::Almost), ("close to", M::Almost), ("more than", M::More),
        ("over", M::More), ("less than", M::Less), ("fewer than", M::Less),
        ("under", M::Less), ("at least", M::AtLeast), ("at most", M::AtMost),
        ("exactly", M::Exactly),
    ],
    fractions: &[
        ("half", 1, 2), ("a third", 1, 3), ("two thirds", 2, 3), ("a quarter", 1, 4),
        ("three quarters", 3, 4), ("a fifth", 1, 5), ("a tenth", 1, 10),
        ("one third", 1, 3), ("one quarter", 1, 4), ("one fifth", 1, 5),
        ("two fifths", 2, 5), ("three fifths", 3, 5), ("four fifths", 4, 5),
        ("one sixth", 1, 6), ("five sixths", 5, 6), ("one seventh", 1, 7),
        ("two sevenths", 2, 7), ("three sevenths", 3, 7), ("four sevenths", 4, 7),
        ("five sevenths", 5, 7), ("six sevenths", 6, 7), ("one eighth", 1, 8),
        ("three eighths", 3, 8), ("five eighths", 5, 8), ("seven eighths", 7, 8),
        ("one ninth", 1, 9), ("two ninths", 2, 9), ("four ninths", 4, 9),
        ("five ninths", 5, 9), ("seven ninths", 7, 9), ("eight ninths", 8, 9),
        ("one tenth", 1, 10), ("three tenths", 3, 10), ("seven tenths", 7, 10),
        ("nine tenths", 9, 10), ("one half", 1, 2), ("a half", 1, 2),
        ("every second", 1, 2), ("a sixth", 1, 6), ("a seventh", 1, 7),
        ("an eighth", 1, 8), ("a ninth", 1, 9), ("every third", 1, 3),
        ("every fourth", 1, 4), ("every fifth", 1, 5), ("every tenth", 1, 10),
    ],
    cardinals: &[
        ("zero", 0), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5),
        ("six", 6), ("seven", 7), ("eight", 8), ("nine", 9), ("ten", 10),
        ("eleven", 11), ("twelve", 12), ("thirteen", 13), ("fourteen", 14),
        ("fifteen", 15), ("sixteen", 16), ("seventeen", 17), ("eighteen", 18),
        ("nineteen", 19), ("twenty", 20), ("thirty", 30), ("forty", 40), ("fifty", 50),
        ("sixty", 60), ("seventy", 70), ("eighty", 80), ("ninety", 90),
    ],
    out_of: &["in", "out of", "of"],
    percent: &["per cent", "percent"],
    articles: &["the"],
    wholes: &[
        ("the majority", Q::Most), ("a majority", Q::Most), ("most", Q::Most),
        ("a clear majority", Q::ClearlyMost), ("a large majority", Q::VeryMost),
        ("the vast majority", Q::VeryMost), ("a vast majority", Q::VeryMost),
        ("nearly all", Q::NearlyAll), ("almost all", Q::NearlyAll),
        ("virtually all", Q::NearlyAll), ("all", Q::Everybody),
        ("everybody", Q::Everybody), ("everyone", Q::Everybody), ("not all", Q::NotAll),
        ("none", Q::Nobody), ("nobody", Q::Nobody), ("no one", Q::Nobody),
        ("hardly any", Q::NearlyNobody), ("almost none", Q::NearlyNobody),
        ("few", Q::Few), ("a few", Q::Few), ("only a few", Q::Few),
        ("very few", Q::VeryFew), ("a minority", Q::Minority),
        ("the minority", Q::Minority), ("some", Q::Minority),
        ("a small proportion", Q::Small), ("a small share", Q::Small),
    ],
    ordinary: &[
        "all", "none", "few", "some", "most", "half", "everybody", "everyone", "nobody",
    ],
    comparisons: &[
        ("more common than", Greater), ("more than", Greater), ("higher than", Greater),
        ("increased", Greater), ("greater than", Greater), ("larger than", Greater),
        ("more often than", Greater), ("rose", Greater), ("has risen", Greater),
        ("has increased", Greater), ("grew", Greater), ("less common than", Less),
        ("fewer than", Less), ("lower than", Less), ("decreased", Less),
        ("less than", Less), ("smaller than", Less), ("less often than", Less),
        ("fell", Less), ("has fallen", Less), ("has decreased", Less),
        ("declined", Less), ("as", Equal), ("unchanged", Equal), ("the same as", Equal),
        ("equal to", Equal),
    ],
    than: "than",
    auxiliaries: &["is", "are", "was", "were", "remains"],
    uncertain: &[
        "no certain change", "no significant change", "no certain difference",
    ],
    clearly: "clearly",
    slightly: "slightly",
};
