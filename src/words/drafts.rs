//! What a drafted report says: titles and sentences that an author would begin with, and what
//! its comments tell the author.

/// A share of those who answered, and what they said.
#[derive(Clone, Copy, Debug)]
pub struct ShareSaid<'a> {
    /// The share, with its unit.
    pub share: &'a str,
    /// The answer in quotation marks, or several of them.
    pub answer: &'a str,
}

/// Shares of those who answered a question.
#[derive(Clone, Copy, Debug)]
pub struct SharesOfAnswers<'a> {
    /// How many answered.
    pub base: &'a str,
    /// What [`Drafts::said`] or [`Drafts::chose`] gives, one or several.
    pub shares: &'a str,
    /// What [`Drafts::see`] gives, or nothing.
    pub see: &'a str,
}

/// The same answers to several questions, or in several groups.
#[derive(Clone, Copy, Debug)]
pub struct SharesCompared<'a> {
    /// The answers in quotation marks.
    pub answers: &'a str,
    /// What [`Drafts::share_for`] or [`Drafts::share_in`] gives, several times.
    pub shares: &'a str,
    /// What [`Drafts::see`] gives, or nothing.
    pub see: &'a str,
}

/// The share of one row or group.
#[derive(Clone, Copy, Debug)]
pub struct ShareOf<'a> {
    /// The share, with its unit.
    pub share: &'a str,
    /// The row or group in quotation marks.
    pub of: &'a str,
    /// How many answered.
    pub base: &'a str,
}

/// What numbers are like.
#[derive(Clone, Copy, Debug)]
pub struct MeanAndMedian<'a> {
    /// How many answered.
    pub n: &'a str,
    /// Their mean.
    pub mean: &'a str,
    /// Their median.
    pub median: &'a str,
    /// What [`Drafts::see`] gives, or nothing.
    pub see: &'a str,
}

/// How many of a sample responded.
#[derive(Clone, Copy, Debug)]
pub struct SampleResponse<'a> {
    /// The net sample.
    pub base: &'a str,
    /// How many of it responded.
    pub n: &'a str,
    /// Their share, with its unit.
    pub share: &'a str,
    /// What [`Drafts::see`] gives.
    pub see: &'a str,
}

/// Something broken down by something else.
#[derive(Clone, Copy, Debug)]
pub struct DividedBy<'a> {
    /// What is broken down.
    pub what: &'a str,
    /// By what.
    pub by: &'a str,
}

/// The first and the last of something.
#[derive(Clone, Copy, Debug)]
pub struct Between<'a> {
    /// The first.
    pub first: &'a str,
    /// The last.
    pub last: &'a str,
}

/// What a drafted report says.
pub trait Drafts {
    /// A comment: what becomes of a drafted file when the report is drafted again.
    fn drafted(&self) -> &'static str;
    /// A comment above a chapter that is broken down by something that is guessed.
    fn guessed_breakdown(&self, variable: &str) -> String;
    /// A comment above the outcomes of a sample, which are guessed.
    fn guessed_outcomes(&self) -> &'static str;
    /// A comment: what the author should tell of the collection.
    fn tell_of_collection(&self) -> &'static str;
    /// A comment above the variables that no chapter uses.
    fn in_no_chapter(&self) -> &'static str;
    /// Why a variable is in no chapter.
    fn unused_text(&self) -> &'static str;
    /// Why a variable is in no chapter.
    fn unused_id(&self) -> &'static str;
    /// Why a variable is in no chapter.
    fn unused_range(&self) -> &'static str;
    /// Why a variable is in no chapter.
    fn unused_single_answer(&self) -> &'static str;
    /// Why a variable is in no chapter.
    fn unused_dates(&self) -> &'static str;
    /// Why a variable is in no chapter.
    fn unused_source(&self) -> &'static str;
    /// Why a variable is in no chapter.
    fn unused_codes(&self) -> &'static str;
    /// Why a variable is in no chapter.
    fn unused_plan(&self) -> &'static str;
    /// In place of the publisher, who is not known.
    fn some_publisher(&self) -> &'static str;
    /// A chapter's title.
    fn chapter_summary(&self) -> &'static str;
    /// What the ids of numbers in the summary begin with.
    fn summary_ids(&self) -> &'static str;
    /// A chapter's title.
    fn chapter_method(&self) -> &'static str;
    /// A chapter's title.
    fn chapter_respondents(&self) -> &'static str;
    /// A chapter's title.
    fn chapter_results(&self) -> &'static str;
    /// A chapter's title, where there are several surveys: what is `by` in it is the survey.
    fn of_survey(&self, parts: DividedBy<'_>) -> String;
    /// A chapter's title: answers by something, which is a word.
    fn chapter_breakdown(&self, by: &str) -> String;
    /// The title of several questions without a name, by the first of them.
    fn and_more(&self, first: &str) -> String;
    /// A caption of something broken down.
    fn caption_by(&self, parts: DividedBy<'_>) -> String;
    /// The same after a question mark.
    fn asked_by(&self, parts: DividedBy<'_>) -> String;
    /// A heading in the chapter on method.
    fn collection(&self) -> &'static str;
    /// A heading in the chapter on method.
    fn presentation(&self) -> &'static str;
    /// A heading in the chapter on method.
    fn how_protected(&self) -> &'static str;
    /// A heading in the chapter on method.
    fn open_answers(&self) -> &'static str;
    /// How many responses there are.
    fn responses(&self, n: &str) -> String;
    /// The same of one of several surveys; what is `what` in it is how many, `by` the survey.
    fn responses_of(&self, parts: DividedBy<'_>) -> String;
    /// When the answers were given.
    fn dated_between(&self, parts: Between<'_>) -> String;
    /// The same where all are of one month.
    fn dated_in(&self, month: &str) -> String;
    /// Before the list of questions with answers in words.
    fn open_questions(&self) -> &'static str;
    /// The wording of a question, in quotation marks.
    fn wording(&self, question: &str) -> String;
    /// Where it can be seen, at the end of a sentence.
    fn see(&self, what: &str) -> String;
    /// A share of those who answered.
    fn said(&self, parts: ShareSaid<'_>) -> String;
    /// The same where several answers could be chosen.
    fn chose(&self, parts: ShareSaid<'_>) -> String;
    /// What those who answered have said.
    fn of_those_who_answered(&self, parts: SharesOfAnswers<'_>) -> String;
    /// How shares of the same answers differ.
    fn shares_compared(&self, parts: SharesCompared<'_>) -> String;
    /// The share of one of several questions.
    fn share_for(&self, parts: ShareOf<'_>) -> String;
    /// The share in one of several groups.
    fn share_in(&self, parts: ShareOf<'_>) -> String;
    /// What numbers are like.
    fn mean_and_median(&self, parts: MeanAndMedian<'_>) -> String;
    /// What a chart shows of which no number is told.
    fn shows_answers(&self, chart: &str) -> String;
    /// What a chart along time shows.
    fn shows_time(&self, chart: &str) -> String;
    /// In place of a number that may not be shown.
    fn as_far_as_shown(&self, chart: &str) -> String;
    /// How many of a sample responded.
    fn of_sample_responded(&self, parts: SampleResponse<'_>) -> String;
    /// That a table shows who responded.
    fn response_rates(&self, table: &str) -> String;
    /// A caption: how a sample ended.
    fn sample_flow(&self) -> &'static str;
    /// Words by which a variable tells who somebody is or where, with spaces between them;
    /// after `=` stands what it is, if that is another word.
    fn background_words(&self) -> &'static str;
    /// Words that questions about such things begin with, with spaces between them.
    fn asking_words(&self) -> &'static str;
    /// Words by which dates are those of the answers, with spaces between them.
    fn answer_date_words(&self) -> &'static str;
    /// Beginnings of outcomes of those who responded, with commas between them.
    fn outcomes_complete(&self) -> &'static str;
    /// The same of those who responded in part.
    fn outcomes_partial(&self) -> &'static str;
    /// The same of those who refused.
    fn outcomes_refused(&self) -> &'static str;
    /// The same of those who were not reached.
    fn outcomes_non_contact(&self) -> &'static str;
    /// The same of those who did not belong to the population.
    fn outcomes_over_coverage(&self) -> &'static str;
}
