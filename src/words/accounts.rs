//! Tables on the quality of a survey: response, non-response, reliability.

/// Tables on the quality of a survey: response, non-response, reliability.
pub trait Accounts {
    /// Everybody who was asked.
    fn sent(&self) -> &'static str;
    /// An outcome.
    fn over_coverage(&self) -> &'static str;
    /// An outcome.
    fn ineligible(&self) -> &'static str;
    /// Everybody who should have answered.
    fn net_sample(&self) -> &'static str;
    /// Answers that came in.
    fn returned(&self) -> &'static str;
    /// Those who answered.
    fn answered(&self) -> &'static str;
    /// An outcome.
    fn complete(&self) -> &'static str;
    /// An outcome.
    fn partial(&self) -> &'static str;
    /// An outcome.
    fn unusable(&self) -> &'static str;
    /// An outcome.
    fn refused(&self) -> &'static str;
    /// An outcome.
    fn non_contact(&self) -> &'static str;
    /// An outcome.
    fn other(&self) -> &'static str;
    /// An outcome.
    fn unknown(&self) -> &'static str;
    /// The outcomes that are known.
    fn known_nonresponse(&self) -> &'static str;
    /// Those that are not.
    fn unknown_nonresponse(&self) -> &'static str;
    /// The head of outcomes.
    fn outcome(&self) -> &'static str;
    /// The head of shares of the net sample.
    fn share_of_net(&self) -> &'static str;
    /// Before the name of a rate.
    fn response_rate(&self) -> &'static str;
    /// By what the rates are computed.
    fn note_aapor(&self) -> &'static str;
    /// That some rates cannot be computed.
    fn note_aapor_partial(&self) -> &'static str;
    /// What rates make of unknown outcomes; `e` is a share.
    fn note_aapor_e(&self, e: &str) -> String;
    /// The same where the share was stated.
    fn note_aapor_e_given(&self, e: &str) -> String;
    /// Why two rates are not given.
    fn note_aapor_unknown(&self) -> &'static str;
    /// Why there are two rates only.
    fn note_aapor_certain(&self) -> &'static str;
    /// The head of how many there are.
    fn in_frame(&self) -> &'static str;
    /// The head of how many answered.
    fn responded(&self) -> &'static str;
    /// The head of response rates.
    fn response_rate_percent(&self) -> &'static str;
    /// The head of their intervals.
    fn interval_95(&self) -> &'static str;
    /// The head of backgrounds.
    fn background(&self) -> &'static str;
    /// What the intervals are.
    fn note_wilson(&self) -> &'static str;
    /// What the p-values are.
    fn note_p_chi_square(&self) -> &'static str;
    /// What they are, where counts are small.
    fn note_p_fisher(&self) -> &'static str;
    /// What they are, where some counts are small.
    fn note_p_both(&self) -> &'static str;
    /// That a p-value is estimated, and how sure it is.
    fn note_p_drawn(&self, error: &str) -> String;
    /// That they are adjusted.
    fn note_p_holm(&self) -> &'static str;
    /// What the sign for no p-value means.
    fn note_p_none(&self) -> &'static str;
    /// The head of the questions of an index.
    fn item(&self) -> &'static str;
    /// That a question is counted from the other end.
    fn turned(&self) -> &'static str;
    /// The reliability of an index.
    fn alpha(&self) -> &'static str;
    /// The head of standard deviations.
    fn standard_deviation(&self) -> &'static str;
    /// The head of correlations with the other questions.
    fn rest_correlation(&self) -> &'static str;
    /// The head of the reliability without a question.
    fn alpha_without(&self) -> &'static str;
    /// Who is counted in it.
    fn note_alpha(&self) -> &'static str;
    /// What it means that a question is turned.
    fn note_turned(&self) -> &'static str;
}
