//! Reads the data of a report: its surveys and views, its named numbers, and the rules by
//! which all numbers are made.

use crate::diagnostic::{Diagnostics, Placed};
use crate::format::Fields;
use crate::manuscript::ids;
use crate::manuscript::keys::report::Report as Keys;
use crate::manuscript::read::entries::ReadEntries;
use crate::manuscript::read::{inference, request, rounding, waves};
use crate::manuscript::report::Report;
use crate::manuscript::waves::NamedSurvey;
use crate::number::LARGEST;
use crate::say;
use crate::yaml::Node;

impl Report {
    /// Reads whom shares are shares of, their decimals, how numbers are rounded, which stand
    /// in words, whether they are weighted, and how intervals are made.
    pub(super) fn read_number_rules(
        &mut self,
        fields: &mut Fields<'_, Keys>,
        diagnostics: &mut Diagnostics,
    ) {
        self.base = fields.read(Keys::BASE, diagnostics).unwrap_or_default();
        let decimals = fields.optional(Keys::PERCENT_DECIMALS);
        let decimals = decimals.and_then(|node| request::decimals(node, diagnostics));
        self.percent_decimals = decimals.unwrap_or_default();
        self.rounding = rounding::read(fields.optional(Keys::ROUNDING), diagnostics);
        let words = fields.optional(Keys::NUMBER_WORDS);
        self.number_words = words.and_then(|node| read_number_words(node, diagnostics));
        self.intervals = inference::intervals(fields, diagnostics);
        if let Some(weights) = inference::weights(fields, Keys::WEIGHTS, diagnostics) {
            self.weights = weights;
        }
    }

    /// Reads surveys and views, and the measurements it compares.
    pub(super) fn read_row_sets(
        &mut self,
        fields: &mut Fields<'_, Keys>,
        diagnostics: &mut Diagnostics,
    ) {
        let surveys = fields.optional(Keys::SURVEYS);
        let surveys = ReadEntries::of(surveys, read_survey, diagnostics);
        refuse_same_files(&surveys.values, diagnostics);
        let views = fields.optional(Keys::VIEWS);
        let views = ReadEntries::of(views, request::view, diagnostics);
        self.surveys = surveys.values;
        self.views = views.values;
        self.unread_views = views.unread;
        self.unread_views.add(surveys.unread);
        self.waves = waves::read(fields, diagnostics);
    }

    /// Reads the named numbers.
    pub(super) fn read_numbers(
        &mut self,
        fields: &mut Fields<'_, Keys>,
        diagnostics: &mut Diagnostics,
    ) {
        let numbers = fields.optional(Keys::NUMBERS);
        let numbers = ReadEntries::of(numbers, request::number, diagnostics);
        self.numbers = numbers.values;
        self.unread_numbers = numbers.unread;
    }
}

fn read_number_words(node: &Node, diagnostics: &mut Diagnostics) -> Option<u64> {
    let value = node.natural(diagnostics)?;
    if value > LARGEST {
        let expected = say!("a number from 0 to {most}", most = &LARGEST);
        diagnostics.push(node.expected(expected));
        return None;
    }
    Some(value)
}

fn read_survey(
    name: &Placed<String>,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Option<NamedSurvey> {
    Some(NamedSurvey { name: name.clone(), codebook: node.text(diagnostics)? })
}

/// Reports surveys whose files would be the same where upper and lower case are.
fn refuse_same_files(surveys: &[NamedSurvey], diagnostics: &mut Diagnostics) {
    for (index, NamedSurvey { name, .. }) in surveys.iter().enumerate() {
        let same = |other: &&NamedSurvey| {
            other.name.value.to_lowercase() == name.value.to_lowercase()
        };
        if let Some(first) = surveys[..index].iter().find(same) {
            diagnostics.push(ids::one_file(&first.name, name));
        }
    }
}
