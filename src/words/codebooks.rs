//! What a codebook begun by the program says of its guesses.

/// What a codebook begun by the program says of its guesses.
pub trait Codebooks {
    /// A line about a guess.
    fn guess(&self, note: &str) -> String;
    /// The first line of a codebook without guesses.
    fn begun(&self) -> &'static str;
    /// The first line of one with guesses; `guesses` is how many.
    fn begun_with(&self, guesses: &str) -> String;
    /// Several answers by the file.
    fn set_of_file(&self, columns: &str) -> String;
    /// Labels from a sheet.
    fn scale_from_sheet(&self, sheet: &str) -> String;
    /// A known scale, and what it measures.
    fn known_scale(&self, measure: &str) -> String;
    /// The labels in the file are steps of a scale.
    fn scale_by_labels(&self, measure: &str) -> String;
    /// A note on a variable.
    fn note_from_file(&self) -> &'static str;
    /// A note on a variable.
    fn note_no_answers(&self) -> &'static str;
    /// A note on a variable.
    fn note_all_different(&self) -> &'static str;
    /// A note on a variable.
    fn note_nearly_all_different(&self) -> &'static str;
    /// A note on a variable.
    fn note_personal(&self) -> &'static str;
    /// A note on a variable.
    fn note_personal_heading(&self) -> &'static str;
    /// A note on a variable.
    fn note_dates(&self) -> &'static str;
    /// A note on a variable.
    fn note_days(&self) -> &'static str;
    /// What the period is called that a date lies in.
    fn in_months(&self, date: &str) -> String;
    /// What the period is called that a date lies in.
    fn in_quarters(&self, date: &str) -> String;
    /// What the period is called that a date lies in.
    fn in_years(&self, date: &str) -> String;
    /// The end of a variable's name.
    fn name_month(&self) -> &'static str;
    /// The end of a variable's name.
    fn name_quarter(&self) -> &'static str;
    /// The end of a variable's name.
    fn name_year(&self) -> &'static str;
    /// A note on a variable.
    fn note_codes_as_text(&self) -> &'static str;
    /// A note on a variable.
    fn note_many_words(&self) -> &'static str;
    /// A note on a variable.
    fn note_rare_words(&self) -> &'static str;
    /// A note on a variable.
    fn note_steps(&self) -> &'static str;
    /// A note on a variable.
    fn note_ends_from_heading(&self) -> &'static str;
    /// A note on a variable.
    fn note_numbered(&self) -> &'static str;
    /// A note on a variable.
    fn note_number_intervals(&self) -> &'static str;
    /// A note on a variable.
    fn note_usual_missing(&self) -> &'static str;
    /// A note on a variable.
    fn note_rounded(&self) -> &'static str;
    /// A note on a variable.
    fn note_plain_numbers(&self) -> &'static str;
    /// A note on a variable.
    fn note_yes_or_no(&self) -> &'static str;
    /// A note on a variable.
    fn note_gender(&self) -> &'static str;
    /// A note on a variable.
    fn note_rare_answer(&self) -> &'static str;
    /// A note on a variable.
    fn note_spelt_in_two_ways(&self) -> &'static str;
    /// A note on a variable.
    fn note_constant(&self) -> &'static str;
    /// A note on a variable.
    fn note_ticks_in_columns(&self) -> &'static str;
    /// A note on a variable.
    fn note_answers_in_columns(&self) -> &'static str;
    /// A note on a variable.
    fn note_grid(&self) -> &'static str;
    /// A note on a variable.
    fn note_missing_words(&self) -> &'static str;
    /// A note on a variable.
    fn note_unlabelled(&self) -> &'static str;
    /// A note on a variable.
    fn note_few_answers(&self) -> &'static str;
    /// Several answers in a cell.
    fn several_in_a_cell(&self, sign: &str) -> String;
    /// The same, where some are rare.
    fn several_rare(&self, sign: &str) -> String;
    /// What a known scale measures.
    fn measures_agreement(&self) -> &'static str;
    /// What a known scale measures.
    fn measures_amount(&self) -> &'static str;
    /// What a known scale measures.
    fn measures_change(&self) -> &'static str;
    /// What a known scale measures.
    fn measures_education(&self) -> &'static str;
    /// What a known scale measures.
    fn measures_extent(&self) -> &'static str;
    /// What a known scale measures.
    fn measures_frequency(&self) -> &'static str;
    /// What a known scale measures.
    fn measures_health(&self) -> &'static str;
    /// What a known scale measures.
    fn measures_importance(&self) -> &'static str;
    /// What a known scale measures.
    fn measures_probability(&self) -> &'static str;
    /// What a known scale measures.
    fn measures_quality(&self) -> &'static str;
    /// What a known scale measures.
    fn measures_satisfaction(&self) -> &'static str;
    /// What a known scale measures.
    fn measures_yes(&self) -> &'static str;
    /// What a known scale measures.
    fn measures_degrees(&self) -> &'static str;
    /// The name of answers that several variables share.
    fn set_scale(&self) -> &'static str;
    /// The name of answers that several variables share.
    fn set_agreement(&self) -> &'static str;
    /// The name of answers that several variables share.
    fn set_amount(&self) -> &'static str;
    /// The name of answers that several variables share.
    fn set_change(&self) -> &'static str;
    /// The name of answers that several variables share.
    fn set_education(&self) -> &'static str;
    /// The name of answers that several variables share.
    fn set_extent(&self) -> &'static str;
    /// The name of answers that several variables share.
    fn set_frequency(&self) -> &'static str;
    /// The name of answers that several variables share.
    fn set_health(&self) -> &'static str;
    /// The name of answers that several variables share.
    fn set_importance(&self) -> &'static str;
    /// The name of answers that several variables share.
    fn set_probability(&self) -> &'static str;
    /// The name of answers that several variables share.
    fn set_quality(&self) -> &'static str;
    /// The name of answers that several variables share.
    fn set_satisfaction(&self) -> &'static str;
    /// The name of answers that several variables share.
    fn set_yes(&self) -> &'static str;
    /// The name of answers that several variables share.
    fn set_degrees(&self) -> &'static str;
    /// The name of ways of not answering that several variables share.
    fn set_missing(&self) -> &'static str;
    /// That answers are synthetic.
    fn made_up(&self) -> &'static str;
    /// How cells in per cent of a workbook are read.
    fn percent_as_shown(&self) -> &'static str;
}
