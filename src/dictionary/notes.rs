//! What a begun codebook says of its guesses, in the language that was asked for.

use crate::survey::{Note, ScaleMeasure};
use crate::words::{Language, Words};

/// The line about a variable.
pub(super) fn told(note: &Note, language: Language) -> String {
    let words = language.words();
    let text = text(note, words);
    if note.is_guess() { words.guess(&text) } else { text }
}

/// The first line of a codebook with so many guesses.
pub(super) fn begun(guesses: usize, language: Language) -> String {
    let words = language.words();
    match guesses {
        0 => words.begun().to_owned(),
        guesses => words.begun_with(&guesses.to_string()),
    }
}

fn text(note: &Note, words: &dyn Words) -> String {
    match note {
        Note::Set(columns) => words.set_of_file(&columns.join(", ")),
        Note::FromSheet(title) => words.scale_from_sheet(title),
        Note::KnownScale(measure) => words.known_scale(measured(*measure, words)),
        Note::ScaleByLabels(measure) => words.scale_by_labels(measured(*measure, words)),
        Note::Joined(sign) => words.several_in_a_cell(&sign.to_string()),
        Note::JoinedWords(sign) => words.several_rare(&sign.to_string()),
        Note::FromFile => words.note_from_file().to_owned(),
        Note::NoAnswers => words.note_no_answers().to_owned(),
        Note::AllDifferent => words.note_all_different().to_owned(),
        Note::NearlyAllDifferent => words.note_nearly_all_different().to_owned(),
        Note::Personal => words.note_personal().to_owned(),
        Note::PersonalHeading => words.note_personal_heading().to_owned(),
        Note::Dates => words.note_dates().to_owned(),
        Note::Days => words.note_days().to_owned(),
        Note::CodesAsText => words.note_codes_as_text().to_owned(),
        Note::ManyWords => words.note_many_words().to_owned(),
        Note::Words => words.note_rare_words().to_owned(),
        Note::Steps => words.note_steps().to_owned(),
        Note::EndsFromHeading => words.note_ends_from_heading().to_owned(),
        Note::Numbered => words.note_numbered().to_owned(),
        Note::Intervals => words.note_number_intervals().to_owned(),
        Note::UsualMissing => words.note_usual_missing().to_owned(),
        Note::Rounded => words.note_rounded().to_owned(),
        Note::Numbers => words.note_plain_numbers().to_owned(),
        Note::YesOrNo => words.note_yes_or_no().to_owned(),
        Note::Gender => words.note_gender().to_owned(),
        Note::RareAnswer => words.note_rare_answer().to_owned(),
        Note::SpeltInTwoWays => words.note_spelt_in_two_ways().to_owned(),
        Note::Constant => words.note_constant().to_owned(),
        Note::Ticks => words.note_ticks_in_columns().to_owned(),
        Note::Spread => words.note_answers_in_columns().to_owned(),
        Note::Grid => words.note_grid().to_owned(),
        Note::MissingWords => words.note_missing_words().to_owned(),
        Note::Unlabelled => words.note_unlabelled().to_owned(),
        Note::FewAnswers => words.note_few_answers().to_owned(),
    }
}

/// What a scale measures.
fn measured(measure: ScaleMeasure, words: &dyn Words) -> &'static str {
    match measure {
        ScaleMeasure::Agreement => words.measures_agreement(),
        ScaleMeasure::Amount => words.measures_amount(),
        ScaleMeasure::Change => words.measures_change(),
        ScaleMeasure::Education => words.measures_education(),
        ScaleMeasure::Extent => words.measures_extent(),
        ScaleMeasure::Frequency => words.measures_frequency(),
        ScaleMeasure::Health => words.measures_health(),
        ScaleMeasure::Importance => words.measures_importance(),
        ScaleMeasure::Probability => words.measures_probability(),
        ScaleMeasure::Quality => words.measures_quality(),
        ScaleMeasure::Satisfaction => words.measures_satisfaction(),
        ScaleMeasure::Yes => words.measures_yes(),
        ScaleMeasure::Degrees => words.measures_degrees(),
    }
}

/// What answers of a measure are called that several variables share.
pub(super) fn set_name(
    measure: Option<ScaleMeasure>,
    language: Language,
) -> &'static str {
    let words = language.words();
    let Some(measure) = measure else { return words.set_scale() };
    match measure {
        ScaleMeasure::Agreement => words.set_agreement(),
        ScaleMeasure::Amount => words.set_amount(),
        ScaleMeasure::Change => words.set_change(),
        ScaleMeasure::Education => words.set_education(),
        ScaleMeasure::Extent => words.set_extent(),
        ScaleMeasure::Frequency => words.set_frequency(),
        ScaleMeasure::Health => words.set_health(),
        ScaleMeasure::Importance => words.set_importance(),
        ScaleMeasure::Probability => words.set_probability(),
        ScaleMeasure::Quality => words.set_quality(),
        ScaleMeasure::Satisfaction => words.set_satisfaction(),
        ScaleMeasure::Yes => words.set_yes(),
        ScaleMeasure::Degrees => words.set_degrees(),
    }
}
