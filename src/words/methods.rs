//! Sentences for the chapter on method.

/// How shares are shown.
#[derive(Clone, Copy, Debug)]
pub struct SharesRounded<'a> {
    /// With how many decimals.
    pub decimals: &'a str,
    /// What happens to those that are cut.
    pub rule: &'a str,
}

/// How intervals are made.
#[derive(Clone, Copy, Debug)]
pub struct Uncertainty<'a> {
    /// The level of confidence in per cent.
    pub level: &'a str,
    /// Whose method it is for shares.
    pub shares: &'a str,
}

/// How groups are compared.
#[derive(Clone, Copy, Debug)]
pub struct Tested<'a> {
    /// The tests.
    pub tests: &'a str,
    /// The level, as `at_level` has it.
    pub level: &'a str,
}

/// How weighted numbers are made.
#[derive(Clone, Copy, Debug)]
pub struct WeightedBy<'a> {
    /// The design of the sample.
    pub design: &'a str,
    /// How the intervals of shares are made.
    pub shares: &'a str,
}

/// The signs that stand for what is not shown.
#[derive(Clone, Copy, Debug)]
pub struct Symbols<'a> {
    /// For what is hidden.
    pub suppressed: &'a str,
    /// For too few answers.
    pub few: &'a str,
    /// For what has no value.
    pub undefined: &'a str,
    /// What 0 means.
    pub zero: &'a str,
}

/// Sentences for the chapter on method.
pub trait Methods {
    /// A rule of rounding.
    fn half_up(&self) -> &'static str;
    /// A rule of rounding.
    fn half_even(&self) -> &'static str;
    /// A rule of rounding.
    fn truncated(&self) -> &'static str;
    /// Shares without decimals.
    fn whole_per_cent(&self) -> &'static str;
    /// Shares with one decimal.
    fn one_decimal(&self, number: &str) -> String;
    /// Shares with several decimals.
    fn several_decimals(&self, number: &str) -> String;
    /// How shares are rounded.
    fn shares_rounded(&self, parts: SharesRounded<'_>) -> String;
    /// That shares are made to add up.
    fn sum_to_100(&self) -> &'static str;
    /// That they are not.
    fn rounded_by_itself(&self) -> &'static str;
    /// When differences are computed.
    fn differences_before(&self) -> &'static str;
    /// When differences are computed.
    fn differences_after(&self) -> &'static str;
    /// That some numbers are rounded otherwise.
    fn otherwise_rounded(&self) -> &'static str;
    /// What shares are of.
    fn base_valid(&self) -> &'static str;
    /// What shares are of.
    fn base_all(&self) -> &'static str;
    /// What becomes of those who did not answer.
    fn missing_left_out(&self) -> &'static str;
    /// What becomes of those who did not answer.
    fn missing_counted(&self) -> &'static str;
    /// That nothing is hidden; the reason follows.
    fn nothing_hidden(&self) -> &'static str;
    /// What holds for counts of registers whose rows may be shown.
    fn registers_not_hidden(&self) -> &'static str;
    /// That counts are rounded.
    fn rounded_to(&self, base: &str) -> String;
    /// That counts are changed at random.
    fn moved_by(&self, most: &str) -> String;
    /// That small counts are hidden.
    fn suppressed_below(&self, fewest: &str) -> String;
    /// That sums are hidden where few make up most of them.
    fn dominance(&self) -> &'static str;
    /// That counts of those who did not answer are shown.
    fn answers_protected(&self) -> &'static str;
    /// That other reports are taken into account.
    fn with_other_reports(&self) -> &'static str;
    /// That they are not.
    fn without_other_reports(&self) -> &'static str;
    /// What is told of small groups.
    fn only_size_below(&self, fewest: &str) -> String;
    /// What is told of small groups.
    fn no_shares_below(&self, fewest: &str) -> String;
    /// What is told of small groups.
    fn unanimous_below(&self, fewest: &str) -> String;
    /// What 0 means where counts are changed.
    fn zero_or_few(&self) -> &'static str;
    /// What 0 means.
    fn zero(&self) -> &'static str;
    /// What the signs mean.
    fn symbols(&self, parts: Symbols<'_>) -> String;
    /// Whose method it is.
    fn agresti_coull(&self) -> &'static str;
    /// Whose method it is.
    fn wilson_with_continuity(&self) -> &'static str;
    /// Whose method it is.
    fn clopper_pearson(&self) -> &'static str;
    /// How intervals are made.
    fn uncertainty(&self, parts: Uncertainty<'_>) -> String;
    /// What intervals hold for.
    fn for_finite(&self) -> &'static str;
    /// What intervals hold for.
    fn for_large(&self) -> &'static str;
    /// How groups are compared.
    fn tested_by(&self, parts: Tested<'_>) -> String;
    /// A detail of a test.
    fn without_continuity(&self) -> &'static str;
    /// What a test takes for granted.
    fn equal_variances(&self) -> &'static str;
    /// When a test is used.
    fn fisher_where_small(&self) -> &'static str;
    /// How pairs of groups are compared.
    fn pairs_compared(&self, how: &str) -> String;
    /// How pairs of groups are compared where tables are adjusted together.
    fn pairs_in_families(&self, how: &str) -> String;
    /// That tests are hidden with numbers.
    fn tests_hidden(&self) -> &'static str;
    /// A part of a design.
    fn strata(&self) -> &'static str;
    /// A part of a design.
    fn clusters(&self) -> &'static str;
    /// A part of a design.
    fn finite_population(&self) -> &'static str;
    /// The design of the sample, of which nothing more is told.
    fn design(&self) -> &'static str;
    /// The same, with its parts.
    fn design_with(&self, parts: &str) -> String;
    /// How weighted numbers are made.
    fn weights(&self, parts: WeightedBy<'_>) -> String;
    /// How intervals of weighted shares are made.
    fn weighted_logit(&self) -> &'static str;
    /// How intervals of weighted shares are made.
    fn weighted_kish_wilson(&self) -> &'static str;
    /// How intervals of weighted shares are made.
    fn weighted_beta(&self) -> &'static str;
    /// How intervals of weighted shares are made.
    fn weighted_wald(&self) -> &'static str;
    /// How changes are given.
    fn changes_given(&self, level: &str) -> String;
    /// How changes are tested.
    fn changes_two_shares(&self) -> &'static str;
    /// How changes are tested.
    fn changes_fisher(&self) -> &'static str;
    /// How changes are tested.
    fn changes_welch(&self) -> &'static str;
    /// How changes are tested.
    fn changes_mcnemar(&self) -> &'static str;
    /// How changes are tested.
    fn changes_paired(&self) -> &'static str;
    /// How changes are tested.
    fn changes_design(&self) -> &'static str;
    /// That populations are finite.
    fn changes_finite(&self) -> &'static str;
    /// That p-values are adjusted.
    fn changes_adjusted(&self) -> &'static str;
    /// When a change is said to be one; `level` is in per cent.
    fn changes_said(&self, level: &str) -> String;
    /// When something is called unchanged; `size` is in percentage points.
    fn changes_unchanged(&self, size: &str) -> String;
}
