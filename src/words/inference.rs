//! Intervals, tests and weights, under charts and tables.

/// What intervals are.
#[derive(Clone, Copy, Debug)]
pub struct Intervals<'a> {
    /// The level of confidence in per cent.
    pub level: &'a str,
    /// How they are made.
    pub method: &'a str,
}

/// That no groups differ.
#[derive(Clone, Copy, Debug)]
pub struct NoPairs<'a> {
    /// The level, as `at_level` has it.
    pub level: &'a str,
    /// The test and the adjustment.
    pub how: &'a str,
}

/// How many groups differ.
#[derive(Clone, Copy, Debug)]
pub struct SomePairs<'a> {
    /// How many pairs there are.
    pub all: &'a str,
    /// How many of them differ.
    pub differ: &'a str,
    /// The level, as `at_level` has it.
    pub level: &'a str,
    /// The test and the adjustment.
    pub how: &'a str,
}

/// A p-value that is adjusted with others.
#[derive(Clone, Copy, Debug)]
pub struct FamilyAdjusted<'a> {
    /// The p-value, adjusted.
    pub p: &'a str,
    /// How many tests there are.
    pub tests: &'a str,
    /// The adjustment.
    pub how: &'a str,
}

/// A test and its adjustment.
#[derive(Clone, Copy, Debug)]
pub struct Adjusted<'a> {
    /// The test.
    pub test: &'a str,
    /// The adjustment.
    pub adjustment: &'a str,
}

/// Intervals, tests and weights, under charts and tables.
pub trait Inference {
    /// The method of intervals of weighted means.
    fn t_weighted(&self) -> &'static str;
    /// The method of intervals of weighted shares.
    fn logit_weighted(&self) -> &'static str;
    /// The method of intervals of means.
    fn t_distribution(&self) -> &'static str;
    /// A method corrected for a finite population.
    fn corrected(&self, method: &str) -> String;
    /// What lines on bars are.
    fn interval_lines(&self, parts: Intervals<'_>) -> String;
    /// Intervals as a band around a line.
    fn interval_band(&self, parts: Intervals<'_>) -> String;
    /// What a column of intervals holds.
    fn interval_column(&self, method: &str) -> String;
    /// What stands in brackets after shares.
    fn interval_brackets(&self, parts: Intervals<'_>) -> String;
    /// A test.
    fn chi_square(&self) -> &'static str;
    /// A test.
    fn fisher(&self) -> &'static str;
    /// A test.
    fn mann_whitney(&self) -> &'static str;
    /// A test.
    fn kruskal_wallis(&self) -> &'static str;
    /// A test.
    fn cochran_armitage(&self) -> &'static str;
    /// A test.
    fn jonckheere_terpstra(&self) -> &'static str;
    /// A test.
    fn rao_scott(&self) -> &'static str;
    /// One degree of freedom.
    fn degree_of_freedom(&self, count: &str) -> String;
    /// Several degrees of freedom.
    fn degrees_of_freedom(&self, count: &str) -> String;
    /// The size of a difference.
    fn cramers_v(&self) -> &'static str;
    /// The size of a difference.
    fn rank_biserial(&self) -> &'static str;
    /// That a p-value is estimated, and how sure it is.
    fn drawn_tables(&self, error: &str) -> String;
    /// An adjustment.
    fn holm(&self) -> &'static str;
    /// An adjustment.
    fn benjamini_hochberg(&self) -> &'static str;
    /// That there is none.
    fn not_adjusted(&self) -> &'static str;
    /// A test and its adjustment.
    fn adjusted(&self, parts: Adjusted<'_>) -> String;
    /// The level of a test.
    fn at_level(&self, level: &str) -> String;
    /// That no groups differ.
    fn no_pairs_differ(&self, parts: NoPairs<'_>) -> String;
    /// How many groups differ.
    fn some_pairs_differ(&self, parts: SomePairs<'_>) -> String;
    /// What letters after groups mean.
    fn letters_differ(&self, parts: NoPairs<'_>) -> String;
    /// Why there is no test.
    fn no_test_too_few_groups(&self) -> &'static str;
    /// Why there is no test.
    fn no_test_no_variation(&self) -> &'static str;
    /// Why there is no test.
    fn no_test_no_variance(&self) -> &'static str;
    /// Why there is no test.
    fn no_test_too_large(&self) -> &'static str;
    /// That numbers are weighted, of several samples.
    fn weighted_by_designs(&self) -> &'static str;
    /// The same of one sample, with the effective number of answers.
    fn weighted_by_design(&self, effective: &str) -> String;
    /// That a comparison is hidden.
    fn test_hidden(&self) -> &'static str;
    /// The method of intervals of weighted shares.
    fn kish_wilson(&self) -> &'static str;
    /// The method of intervals of weighted shares.
    fn korn_graubard(&self) -> &'static str;
    /// The method of intervals of weighted shares.
    fn wald_weighted(&self) -> &'static str;
    /// The method of intervals of shares.
    fn wilson_corrected(&self) -> &'static str;
    /// A test.
    fn chi_square_corrected(&self) -> &'static str;
    /// A test.
    fn likelihood_ratio(&self) -> &'static str;
    /// A test.
    fn mann_whitney_uncorrected(&self) -> &'static str;
    /// A test.
    fn student_t(&self) -> &'static str;
    /// A test.
    fn welch_t(&self) -> &'static str;
    /// A test.
    fn anova(&self) -> &'static str;
    /// A test.
    fn welch_anova(&self) -> &'static str;
    /// The size of a difference.
    fn bias_corrected_v(&self) -> &'static str;
    /// The size of a difference.
    fn contingency(&self) -> &'static str;
    /// The size of a difference.
    fn odds_ratio(&self) -> &'static str;
    /// The size of a difference.
    fn cohens_h(&self) -> &'static str;
    /// The size of a difference.
    fn cohens_d(&self) -> &'static str;
    /// An adjustment.
    fn tukey(&self) -> &'static str;
    /// An adjustment.
    fn games_howell(&self) -> &'static str;
    /// An adjustment.
    fn bonferroni(&self) -> &'static str;
    /// An adjustment.
    fn hochberg(&self) -> &'static str;
    /// Why there is no test.
    fn no_test_no_spread(&self) -> &'static str;
    /// Why there is no test.
    fn no_test_too_few_answers(&self) -> &'static str;
    /// What stands in the cells of a summary.
    fn describe_counts(&self) -> &'static str;
    /// The same of a weighted one.
    fn describe_weighted_counts(&self) -> &'static str;
    /// By which tests the p-values of a summary are.
    fn describe_tests(&self, tests: &str) -> String;
    /// What becomes of a p-value with those of other tables.
    fn family_adjusted(&self, parts: FamilyAdjusted<'_>) -> String;
    /// What an expected count is.
    fn expected_note(&self) -> &'static str;
    /// What a residual is, and what an asterisk after it means; the level as `at_level` has it.
    fn residual_note(&self, level: &str) -> String;
    /// The result of a test for a trend.
    fn trend_found(&self, result: &str) -> String;
    /// The result of a test for a difference.
    fn difference_found(&self, result: &str) -> String;
    /// Which groups are not compared.
    fn left_out(&self, groups: &str) -> String;
}
