//! `waves` and `change` of `report.yaml`: the measurements a report compares, and how large a
//! change must be to matter.

use crate::diagnostic::Placed;
use crate::format::ChoiceWords;

/// What an author writes to group by measurement.
pub const WAVE: &str = "wave";

/// The measurements that a report compares.
#[derive(Clone, Debug, Default)]
pub struct Waves {
    /// In the order of time, the report's own last; none if it compares none.
    pub list: Vec<Wave>,
    /// Whether they could not be read, which has been reported.
    pub unread: bool,
    /// From what size on a change between them matters.
    pub change: ChangeRules,
}

/// The word for the report's own answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct OwnAnswers;

impl ChoiceWords for OwnAnswers {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] = &[("own", Self)];
}

/// One measurement of several.
#[derive(Clone, Debug)]
pub struct Wave {
    /// What it is called in the report, such as `2017`.
    pub label: Placed<String>,
    /// Where its answers are.
    pub source: WaveSource,
}

/// A survey that a report names.
#[derive(Clone, Debug)]
pub struct NamedSurvey {
    /// Its name.
    pub name: Placed<String>,
    /// The path of its codebook.
    pub codebook: Placed<String>,
}

/// Where the answers of a measurement are.
#[derive(Clone, Debug)]
pub enum WaveSource {
    /// In the report's own surveys.
    Own,
    /// In the surveys of another report, by its name.
    Report(Placed<String>),
    /// In the archive of a report, by its path from the project's folder.
    Archive(Placed<String>),
    /// In these surveys: name and codebook.
    Surveys(Vec<NamedSurvey>),
}

/// From what size on a change matters: `change` in `report.yaml`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ChangeRules {
    /// Of shares, in percentage points.
    pub points: Option<f64>,
    /// Of means, in their unit.
    pub mean: Option<f64>,
}

impl Waves {
    /// The earlier measurements.
    #[must_use]
    pub fn earlier(&self) -> impl DoubleEndedIterator<Item = &Wave> {
        self.list.iter().filter(|wave| !matches!(wave.source, WaveSource::Own))
    }
}

/// What a named number is called in an earlier measurement. No author can write that.
#[must_use]
pub fn earlier_id(id: &str, wave: &str) -> String {
    format!("{id}@{wave}")
}

/// A named number in a chart or table over several measurements.
#[derive(Clone, Debug, Hash)]
pub struct Remeasured {
    /// The number.
    pub id: Placed<String>,
    /// What it is called there.
    pub label: String,
}

/// A table of how named numbers have changed.
#[derive(Clone, Debug)]
pub struct ChangeTable {
    /// The numbers, all shares or all means.
    pub numbers: Vec<Remeasured>,
    /// Since which measurement; the last earlier one, if it is left out.
    pub wave: Option<Placed<String>>,
}
