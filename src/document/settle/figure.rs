//! Settles figures: pictures, drawings made of words, boxes and arrows.

use crate::chart::{
    self, BoxArrow, BoxesAndArrows, DrawnChart, Medium, TooHigh, WordBox,
};
use crate::diagnostic::{Diagnostic, Soundness};
use crate::manuscript::{self, ChartPlace, PictureContent, Prose, Structure};
use crate::say;

use super::super::WrittenDrawing;
use super::super::drawing::WordDrawing;
use super::super::item::{DocumentItem, FigurePicture, ItemContent, SettledFigure};
use super::super::marked_text::TextMarkup;
use super::super::picture::ChartPicture;
use super::super::prose::{BriefText, Setting};
use super::super::structure::SettledStructure;
use super::{Settler, without_period};

impl Settler<'_> {
    pub(super) fn figure(&mut self, figure: &manuscript::Picture) -> DocumentItem {
        let picture = match &figure.content {
            PictureContent::Image(path) => FigurePicture::Image(path.clone()),
            PictureContent::Typst(prose) => {
                FigurePicture::Typst(self.markup(prose, Setting::Drawing))
            }
            PictureContent::Drawing(shape) => {
                FigurePicture::Words(WordDrawing::new(shape, |text| self.plain(text)))
            }
            PictureContent::Structure(structure) => {
                FigurePicture::Structure(self.structure(figure, structure))
            }
        };
        let label = figure.id.value.clone();
        let id = format!("figure:{label}");
        self.labels.push(id.clone());
        let BriefText { text, markup, .. } = self.caption(&figure.caption);
        let (caption, marked) = (without_period(text), TextMarkup::new(markup, None));
        let written = figure.alt.as_ref().map(|alt| self.plain(alt));
        let drawn = match &picture {
            FigurePicture::Words(drawing) => Some(drawing.description(self.language)),
            FigurePicture::Structure(structure) => {
                Some(structure.description(self.language))
            }
            FigurePicture::Image(_) | FigurePicture::Typst(_) => None,
        };
        let alt = written.filter(|alt| !alt.is_empty()).or(drawn).unwrap_or_default();
        let (float, width) = (figure.float, figure.width);
        let figure_item =
            SettledFigure { label, caption, marked, alt, float, width, picture };
        self.item(id, &figure.id.place, ItemContent::Figure(Box::new(figure_item)))
    }

    /// Fills in the texts of boxes and arrows, and draws them.
    fn structure(
        &mut self,
        figure: &manuscript::Picture,
        structure: &Structure,
    ) -> SettledStructure {
        let boxes = structure.boxes.iter().map(|one| WordBox {
            label: self.told(&one.label),
            points: one.points.iter().map(|point| self.told(point)).collect(),
            emphasis: one.emphasis,
        });
        let boxes = boxes.collect();
        let arrows = structure.arrows.iter().map(|arrow| BoxArrow {
            from: arrow.from,
            to: arrow.to,
            label: arrow.label.as_ref().map(|label| self.told(label)).unwrap_or_default(),
            both: arrow.both,
            dashed: arrow.dashed,
        });
        let arrows = arrows.collect();
        let drawing = BoxesAndArrows { boxes, rows: structure.rows.clone(), arrows };
        let picture = self.drawn(figure, &drawing);
        SettledStructure::new(&drawing, picture, self.language)
    }

    /// A text of a drawing; one that has come out empty is reported.
    fn told(&mut self, prose: &Prose) -> String {
        let before = self.diagnostics.soundness();
        let text = self.plain(prose);
        let is_plain = before == Soundness::Sound
            && self.diagnostics.soundness() == Soundness::Sound;
        if is_plain && text.trim().is_empty() && !prose.text.trim().is_empty() {
            let message = "this text of the drawing is empty once it is filled in";
            let hint = "write something for the case that nothing is left of it";
            self.diagnostics.push(Diagnostic::error(message).at(&prose.place).hint(hint));
        }
        text
    }

    /// The picture of boxes and arrows, which is kept for whoever shows it.
    fn drawn(
        &mut self,
        figure: &manuscript::Picture,
        drawing: &BoxesAndArrows,
    ) -> ChartPicture {
        let label = figure.id.value.as_str();
        let place = ChartPlace::ALL.into_iter().find(|(word, _)| *word == self.place);
        let place = place.map(|(_, place)| place).unwrap_or_default();
        let file = format!("drawings/{label}.svg");
        let drawn = match chart::draw_boxes(label, drawing, self.look, place) {
            Ok(drawn) => drawn,
            Err(chart::NoRoom { medium }) => {
                let whereabouts = match medium {
                    Medium::Print => say!("its place on the page"),
                    Medium::ScreenWide => say!("its place on a screen"),
                    Medium::ScreenNarrow => say!("a telephone"),
                };
                let message = say!(
                    "the drawing `{label}` has too many arrows beside each other for \
                     {whereabouts}",
                    label,
                    whereabouts
                );
                let hint = "let boxes that are connected stand in rows after each other, \
                            leave out labels of arrows, or make two drawings of it";
                self.diagnostics
                    .push(Diagnostic::error(message).at(&figure.id.place).hint(hint));
                return ChartPicture { file, width: 0.0, height: 0.0 };
            }
        };
        let DrawnChart { print, too_high, .. } = &drawn;
        if let Some(TooHigh { room, .. }) = too_high {
            let message = say!(
                "the drawing `{label}` is {height} pt high, and there is room for {room} pt",
                label,
                height = &print.height,
                room
            );
            let hint = "shorten the texts of boxes and arrows, put more boxes beside each \
                        other, or make two drawings of it";
            self.diagnostics
                .push(Diagnostic::warning(message).at(&figure.id.place).hint(hint));
        }
        let picture = ChartPicture { file, width: print.width, height: print.height };
        let written = figure.id.place.clone();
        self.drawings.push(WrittenDrawing { drawn, written });
        picture
    }
}
