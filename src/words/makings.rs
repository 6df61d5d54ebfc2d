//! How a number came about, told where a text quotes it.

/// A share, and what it is a share of.
#[derive(Clone, Copy, Debug)]
pub struct CountedShare<'a> {
    /// How many are counted.
    pub few: &'a str,
    /// Of how many, with what they are.
    pub all: &'a str,
    /// The share, with its unit.
    pub share: &'a str,
}

/// What is counted of a question.
#[derive(Clone, Copy, Debug)]
pub struct AnswersOf<'a> {
    /// The label of the variable.
    pub variable: &'a str,
    /// The answers that are counted.
    pub answers: &'a str,
}

/// A value and what it is called.
#[derive(Clone, Copy, Debug)]
pub struct NamedValue<'a> {
    /// What it is called.
    pub name: &'a str,
    /// The value.
    pub value: &'a str,
    /// How many it is of.
    pub of: &'a str,
}

/// A measurement of a survey.
#[derive(Clone, Copy, Debug)]
pub struct SurveyWave<'a> {
    /// The survey.
    pub survey: &'a str,
    /// The measurement.
    pub wave: &'a str,
}

/// How a number came about, told where a text quotes it.
pub trait Makings {
    /// Which answers are counted.
    fn counted_answers(&self, parts: AnswersOf<'_>) -> String;
    /// A share with its counts.
    fn counted_share(&self, parts: CountedShare<'_>) -> String;
    /// A mean, a median and the like.
    fn named_value(&self, parts: NamedValue<'_>) -> String;
    /// A quantile.
    fn quantile(&self) -> &'static str;
    /// A sum.
    fn sum(&self) -> &'static str;
    /// How many months something lasted.
    fn months_counted(&self) -> &'static str;
    /// The survey that the answers are from.
    fn survey_told(&self, survey: &str) -> String;
    /// The same, of an earlier measurement.
    fn measurement_told(&self, parts: SurveyWave<'_>) -> String;
    /// That shares and means are weighted.
    fn is_weighted(&self) -> &'static str;
    /// That nobody gave the answers.
    fn is_made_up(&self) -> &'static str;
}
