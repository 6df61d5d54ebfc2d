//! What is estimated by the design of a sample. The words of each language are in a file
//! beside the others.

mod da;
mod en;
mod nb;
mod sv;

/// How weighted numbers are made, and how groups of them are compared.
#[derive(Clone, Copy, Debug)]
pub struct WeightedCompared<'a> {
    /// The design of the sample.
    pub design: &'a str,
    /// How the intervals of shares are made.
    pub shares: &'a str,
    /// The tests.
    pub tests: &'a str,
}

/// What is estimated by the design of a sample.
pub trait Designs {
    /// The header of how many in the population those who answered stand for.
    fn estimated_number(&self) -> &'static str;
    /// The header of a sum in the population.
    fn estimated_sum(&self) -> &'static str;
    /// What a total is called, in a sentence.
    fn estimated_total(&self) -> &'static str;
    /// What a ratio of two sums is called, in a sentence.
    fn estimated_ratio(&self) -> &'static str;
    /// The header of design effects.
    fn design_effect(&self) -> &'static str;
    /// A test.
    fn design_t(&self) -> &'static str;
    /// A test.
    fn design_wald(&self) -> &'static str;
    /// A test, told apart from that of the first order.
    fn rao_scott_second(&self) -> &'static str;
    /// How weighted numbers are made and compared: `weights` where groups are.
    fn weights_compared(&self, parts: WeightedCompared<'_>) -> String;
    /// A test.
    fn rao_scott_first(&self) -> &'static str;
    /// In what unit standard errors of shares are.
    fn errors_note(&self) -> &'static str;
    /// What estimated numbers are.
    fn totals_note(&self) -> &'static str;
    /// What design effects are.
    fn effects_note(&self) -> &'static str;
    /// How many degrees of freedom the design leaves.
    fn design_degrees(&self, count: &str) -> String;
    /// How weighted medians and other quantiles are made.
    fn weighted_quantiles(&self) -> &'static str;
    /// How weighted variances and standard deviations are made.
    fn weighted_variances(&self) -> &'static str;
    /// How totals and ratios are made.
    fn weighted_totals(&self) -> &'static str;
    /// What design effects compare with.
    fn weighted_effects(&self) -> &'static str;
}
