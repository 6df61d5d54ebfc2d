//! Charts, drawings and flows in words, for those who do not see them.

/// A chart with a breakdown.
#[derive(Clone, Copy, Debug)]
pub struct Divided<'a> {
    /// The kind of chart and what it shows.
    pub chart: &'a str,
    /// The label of the breakdown.
    pub breakdown: &'a str,
}

/// What a chart with intervals measures.
#[derive(Clone, Copy, Debug)]
pub struct WithIntervals<'a> {
    /// The unit.
    pub measure: &'a str,
    /// The level of confidence in per cent.
    pub level: &'a str,
}

/// How a value goes from one measurement to the last.
#[derive(Clone, Copy, Debug)]
pub struct Course<'a> {
    /// What it is the value of.
    pub label: &'a str,
    /// The first value.
    pub first: &'a str,
    /// The last value.
    pub last: &'a str,
}

/// A value and those after it.
#[derive(Clone, Copy, Debug)]
pub struct Passing<'a> {
    /// The first value.
    pub first: &'a str,
    /// What lies between it and the last.
    pub between: &'a str,
}

/// The smallest and the largest value.
#[derive(Clone, Copy, Debug)]
pub struct Extremes<'a> {
    /// The smallest.
    pub least: &'a str,
    /// The largest.
    pub most: &'a str,
}

/// A scale of a drawing.
#[derive(Clone, Copy, Debug)]
pub struct ScaleEnds<'a> {
    /// Which scale.
    pub name: &'a str,
    /// What it measures.
    pub label: &'a str,
    /// Its lower end.
    pub low: &'a str,
    /// Its upper end.
    pub high: &'a str,
}

/// An arrow of a drawing.
#[derive(Clone, Copy, Debug)]
pub struct FromTo<'a> {
    /// The box where it begins.
    pub from: &'a str,
    /// The box that it points to.
    pub to: &'a str,
}

/// Charts, drawings and flows in words, for those who do not see them.
pub trait Descriptions {
    /// A kind of chart.
    fn bar_chart(&self) -> &'static str;
    /// A kind of chart. Statisticians in the north say it in English: "punktdiagram" is
    /// [`dot_chart`](Self::dot_chart), a "stolpdiagram" is of a discrete variable in
    /// Swedish, and in Norwegian any bar chart.
    fn lollipop_chart(&self) -> &'static str;
    /// A kind of chart.
    fn grouped_bar_chart(&self) -> &'static str;
    /// A kind of chart.
    fn stacked_bar_chart(&self) -> &'static str;
    /// A kind of chart.
    fn diverging_bar_chart(&self) -> &'static str;
    /// A kind of chart.
    fn pie_chart(&self) -> &'static str;
    /// A kind of chart.
    fn slope_chart(&self) -> &'static str;
    /// A kind of chart.
    fn dot_chart(&self) -> &'static str;
    /// A chart and what its groups are.
    fn divided(&self, parts: Divided<'_>) -> String;
    /// What is counted.
    fn number_of(&self, rows: &str) -> String;
    /// What is measured, with intervals.
    fn with_intervals(&self, parts: WithIntervals<'_>) -> String;
    /// A value that has become larger.
    fn rises(&self, parts: Course<'_>) -> String;
    /// A value that has become smaller.
    fn falls(&self, parts: Course<'_>) -> String;
    /// A value that is what it was.
    fn stays(&self, parts: Course<'_>) -> String;
    /// The first value of a course and what lies between it and the last.
    fn passing(&self, parts: Passing<'_>) -> String;
    /// Of a value that is hidden.
    fn not_shown(&self) -> &'static str;
    /// Of a value that rests on too few answers.
    fn too_few(&self) -> &'static str;
    /// Of a value that does not exist.
    fn cannot_be_computed(&self) -> &'static str;
    /// Of a question to which several answers could be given.
    fn several_answers(&self) -> &'static str;
    /// The largest of many values.
    fn largest_are(&self, values: &str) -> String;
    /// Between what ends many values lie.
    fn values_range(&self, parts: Extremes<'_>) -> String;
    /// That some of many values are hidden.
    fn some_not_shown(&self) -> &'static str;
    /// Where all of many values are.
    fn all_values_in_table(&self) -> &'static str;
    /// The only scale of a drawing.
    fn drawing_scale(&self) -> &'static str;
    /// The lying one of two scales.
    fn drawing_across(&self) -> &'static str;
    /// The standing one of two scales.
    fn drawing_up(&self) -> &'static str;
    /// Before the advantages at one end.
    fn drawing_advantages(&self) -> &'static str;
    /// Before the drawbacks at one end.
    fn drawing_drawbacks(&self) -> &'static str;
    /// A scale of a drawing.
    fn scale_from(&self, parts: ScaleEnds<'_>) -> String;
    /// An arrow that points one way.
    fn arrow_from_to(&self, parts: FromTo<'_>) -> String;
    /// An arrow that points both ways.
    fn arrow_between(&self, parts: FromTo<'_>) -> String;
    /// Of an arrow with a dashed line.
    fn arrow_dashed(&self) -> &'static str;
    /// What is taken away at a step of a flow.
    fn flow_less(&self, losses: &str) -> String;
}
