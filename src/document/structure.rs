//! Boxes and arrows in words, for those who do not see them.

use serde::Serialize;

use crate::chart::{BoxArrow, BoxesAndArrows, WordBox};
use crate::words::{FromTo, Language, sentence_case};

use super::picture::ChartPicture;

/// Boxes and arrows with their texts filled in.
#[derive(Clone, Debug, Serialize)]
pub struct SettledStructure {
    boxes: Vec<ToldBox>,
    /// Each arrow in words.
    arrows: Vec<String>,
    /// The picture as it is printed.
    pub(crate) image: ChartPicture,
}

#[derive(Clone, Debug, Serialize)]
struct ToldBox {
    label: String,
    points: Vec<String>,
}

impl SettledStructure {
    pub(super) fn new(
        drawing: &BoxesAndArrows,
        image: ChartPicture,
        language: Language,
    ) -> Self {
        let rows = drawing.rows.iter().flatten();
        let boxes = rows.map(|index| {
            let WordBox { label, points, .. } = &drawing.boxes[*index];
            ToldBox { label: label.clone(), points: points.clone() }
        });
        let arrows = drawing.arrows.iter();
        let arrows = arrows.map(|arrow| in_words(drawing, arrow, language)).collect();
        Self { boxes: boxes.collect(), arrows, image }
    }

    /// The drawing in two sentences: the boxes, from the first row to the last, and the
    /// arrows.
    pub(super) fn description(&self, language: Language) -> String {
        let words = language.words();
        let boxes = self.boxes.iter().map(|told| match told.points.as_slice() {
            [] => told.label.clone(),
            points => format!("{} ({})", told.label, points.join(", ")),
        });
        let boxes = boxes.collect::<Vec<_>>().join("; ");
        let boxes = format!("{}: {}.", words.boxes(), boxes.trim_end_matches('.'));
        if self.arrows.is_empty() {
            return boxes;
        }
        let arrows = self.arrows.join("; ");
        format!("{boxes} {}: {}.", words.arrows(), arrows.trim_end_matches('.'))
    }

    /// The arrows as sentences of a list.
    #[must_use]
    pub(crate) fn arrow_lines(&self) -> Vec<String> {
        self.arrows.iter().map(|arrow| sentence_case(arrow)).collect()
    }
}

fn in_words(drawing: &BoxesAndArrows, arrow: &BoxArrow, language: Language) -> String {
    let words = language.words();
    let [from, to] =
        [arrow.from, arrow.to].map(|index| drawing.boxes[index].label.as_str());
    let ends = FromTo { from, to };
    let line =
        if arrow.both { words.arrow_between(ends) } else { words.arrow_from_to(ends) };
    let dashed = arrow.dashed.then(|| words.arrow_dashed().to_owned());
    let label = Some(&arrow.label).filter(|label| !label.is_empty()).cloned();
    let more = label.into_iter().chain(dashed).collect::<Vec<_>>();
    if more.is_empty() { line } else { format!("{line} ({})", more.join(", ")) }
}
