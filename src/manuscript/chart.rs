//! Charts: their kinds, and how much room each has.

use crate::format::ChoiceWords;

use super::prose::Prose;
use super::request::TableRequest;

/// A chart.
#[derive(Clone, Debug)]
pub struct Chart {
    /// Its numbers.
    pub request: TableRequest,
    /// The caption, without unit and base.
    pub caption: Prose,
    /// Which kind.
    pub kind: ChartKind,
    /// A line under it.
    pub note: Option<Prose>,
    /// Whether it may move to the top or bottom of a page, so that text fills the room.
    pub float: bool,
    /// What it stands beside, which tells how much room it has.
    pub place: ChartPlace,
    /// The author's own alternative text.
    pub alt: Option<Prose>,
}

/// How much room a chart has on its page; a template says how much that is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ChartPlace {
    /// All there is between the margins.
    #[default]
    Full,
    /// Beside another chart, a table or a figure.
    Half,
    /// Beside words.
    Side,
    /// All there is between the margins of a turned page.
    Wide,
}

impl ChartPlace {
    /// All places, with the word that templates know.
    pub const ALL: [(&'static str, Self); 4] = [
        ("full", Self::Full),
        ("half", Self::Half),
        ("side", Self::Side),
        ("wide", Self::Wide),
    ];

    /// The word that templates know.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Half => "half",
            Self::Side => "side",
            Self::Wide => "wide",
        }
    }
}

/// Kinds of charts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChartKind {
    /// One bar for each category.
    Bar,
    /// For each category a thin line with a dot at its end.
    Lollipop,
    /// For each category one bar for each group.
    GroupedBar,
    /// For each group one bar of 100 per cent.
    StackedBar,
    /// For each group one bar around a centre line.
    Diverging,
    /// A circle.
    Pie,
    /// For each category a line from one measurement to the next.
    Slope,
    /// For each category a dot for each measurement.
    Dot,
    /// For each category a line along measurements or an order.
    Line,
    /// Bars side by side, one for each class of numbers.
    Histogram,
    /// For each group a box from quartile to quartile.
    Box,
}

impl ChartKind {
    /// All kinds, with the word an author writes.
    pub const ALL: [(&'static str, Self); 11] = [
        ("bar", Self::Bar),
        ("lollipop", Self::Lollipop),
        ("grouped-bar", Self::GroupedBar),
        ("stacked-bar", Self::StackedBar),
        ("diverging", Self::Diverging),
        ("pie", Self::Pie),
        ("slope", Self::Slope),
        ("dot", Self::Dot),
        ("line", Self::Line),
        ("histogram", Self::Histogram),
        ("box", Self::Box),
    ];

    /// Whether the answers of a group stand together in one bar, so that their order is that
    /// of the answers and what can be sorted are the bars.
    #[must_use]
    pub fn stacks_answers(self) -> bool {
        match self {
            Self::StackedBar | Self::Diverging => true,
            Self::Bar
            | Self::Lollipop
            | Self::GroupedBar
            | Self::Pie
            | Self::Slope
            | Self::Dot
            | Self::Line
            | Self::Histogram
            | Self::Box => false,
        }
    }
}

impl ChoiceWords for ChartKind {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] = &Self::ALL;
}
