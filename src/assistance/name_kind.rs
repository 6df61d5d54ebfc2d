//! The kinds of names that a report has, and which of them share their names.

use crate::diagnostic::Said;

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    /// A survey of the report; where views are asked for it is one.
    Survey,
    /// A view.
    View,
    /// A named number.
    Number,
    /// A measurement.
    Wave,
    /// A variable of a codebook.
    Variable,
    /// A chart.
    Diagram,
    /// A table.
    Table,
    /// A figure.
    Figure,
    /// A chapter or section.
    Section,
    /// A work of the bibliography.
    Work,
}

impl NameKind {
    /// What a reference calls it: `@diagram:ID`.
    pub(super) fn of_label(label: &str) -> Option<Self> {
        let labels = [Self::Diagram, Self::Table, Self::Figure, Self::Section];
        labels.into_iter().find(|kind| kind.label() == Some(label))
    }

    /// What stands before its id in a reference.
    pub(super) fn label(self) -> Option<&'static str> {
        match self {
            Self::Diagram => Some("diagram"),
            Self::Table => Some("table"),
            Self::Figure => Some("figure"),
            Self::Section => Some("section"),
            Self::Survey
            | Self::View
            | Self::Number
            | Self::Wave
            | Self::Variable
            | Self::Work => None,
        }
    }

    /// Whether a name of the one kind is looked for where the other is asked for.
    pub(super) fn is_found_as(self, other: Self) -> bool {
        let plain = |kind| if kind == Self::Survey { Self::View } else { kind };
        plain(self) == plain(other)
    }

    /// Whether both kinds share one set of names: charts and tables are files of one
    /// folder.
    pub(super) fn shares_names_with(self, other: Self) -> bool {
        let files = [Self::Diagram, Self::Table];
        self.is_found_as(other) || (files.contains(&self) && files.contains(&other))
    }
}

impl NameKind {
    /// What it is called.
    pub(super) fn said(self) -> Said {
        Said::from(match self {
            Self::Survey => "survey",
            Self::View => "view",
            Self::Number => "number",
            Self::Wave => "wave",
            Self::Variable => "variable",
            Self::Diagram => "chart",
            Self::Table => "table",
            Self::Figure => "figure",
            Self::Section => "section",
            Self::Work => "work",
        })
    }
}
