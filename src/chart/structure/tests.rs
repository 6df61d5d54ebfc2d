//! Plans of drawings: nothing lies on anything else, whatever is asked for.

use super::super::style::Style;
use super::super::tests::fonts;
use super::plan::{LabelSide, PlannedBox, PlannedLabel};
use super::*;

fn word_box(label: &str) -> WordBox {
    WordBox { label: label.to_owned(), ..WordBox::default() }
}

fn arrow(from: usize, to: usize, label: &str) -> BoxArrow {
    BoxArrow { from, to, label: label.to_owned(), ..BoxArrow::default() }
}

/// The plan of a drawing in a format, or why there is none.
fn planned(drawing: &BoxesAndArrows, format: Format) -> Option<BoxPlan> {
    let style = Style::default();
    let sheet = ChartSheet::new(&style, fonts(), format);
    let measure = BoxMeasure::new(&sheet);
    let widest = drawing.rows.iter().map(Vec::len).max()?;
    (1..=widest).rev().find_map(|columns| BoxPlan::new(drawing, &measure, columns))
}

/// A rectangle: left, top, right, bottom.
type Area = [Tenths; 4];

fn meet(one: Area, other: Area) -> bool {
    one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3]
}

fn area_of(planned: &PlannedBox) -> Area {
    [planned.left, planned.top, planned.right, planned.bottom]
}

/// The stretches of a line as areas, a hair wide.
fn stretches(line: &[(Tenths, Tenths)]) -> Vec<Area> {
    let pairs = line.windows(2).map(|pair| {
        let [(x, y), (next_x, next_y)] = [pair[0], pair[1]];
        assert!(x == next_x || y == next_y, "lines stand or lie: {line:?}");
        [x.min(next_x), y.min(next_y), x.max(next_x) + 1, y.max(next_y) + 1]
    });
    pairs.collect()
}

fn label_area(label: &PlannedLabel, measure: &BoxMeasure<'_>) -> Area {
    let set = measure.sheet.small();
    let width = label.lines.iter().map(|line| measure.width_of(line, set)).max();
    let width = width.unwrap_or(0);
    let left = match label.stands {
        LabelSide::Right => label.at,
        LabelSide::Left => label.at - width,
        LabelSide::Over => label.at - width / 2,
    };
    let height = count(label.lines.len()) * leading(set);
    [left, label.top, left + width, label.top + height]
}

/// Everything that must not meet does not, and all of it stands on the sheet.
fn is_clear(drawing: &BoxesAndArrows, plan: &BoxPlan, format: Format) {
    let style = Style::default();
    let sheet = ChartSheet::new(&style, fonts(), format);
    let measure = BoxMeasure::new(&sheet);
    let boxes = plan.boxes.iter().map(area_of).collect::<Vec<_>>();
    let whole = [0, 0, measure.width, plan.height];
    let inside = |area: Area| {
        area[0] >= whole[0]
            && area[1] >= whole[1]
            && area[2] <= whole[2] + 1
            && area[3] <= whole[3] + 1
    };
    for (index, area) in boxes.iter().enumerate() {
        assert!(inside(*area), "{area:?} in {whole:?}");
        assert!(boxes[index + 1..].iter().all(|other| !meet(*area, *other)));
        let text = &plan.boxes[index].text;
        assert!(text.height <= area[3] - area[1]);
        for line in &text.label {
            let width = measure.width_of(line, measure.sheet.strong());
            assert!(width <= area[2] - area[0], "{line}");
        }
    }
    let labels = plan.labels.iter().map(|label| label_area(label, &measure));
    let labels = labels.collect::<Vec<_>>();
    let wanted = drawing.arrows.iter().filter(|arrow| !arrow.label.is_empty());
    assert_eq!(labels.len(), wanted.count());
    for (index, area) in labels.iter().enumerate() {
        assert!(inside(*area), "{:?}: {area:?} in {whole:?}", plan.labels[index]);
        assert!(
            boxes.iter().all(|other| !meet(*area, *other)),
            "{:?}",
            plan.labels[index]
        );
        assert!(labels[index + 1..].iter().all(|other| !meet(*area, *other)));
    }
    let lines = plan.lines.iter().map(|line| stretches(line)).collect::<Vec<_>>();
    for (index, line) in lines.iter().enumerate() {
        assert!(!line.is_empty(), "every arrow is drawn");
        for area in line {
            assert!(inside(*area), "{area:?} in {whole:?}");
            for other in &boxes {
                let [left, top, right, bottom] = *other;
                let within = [left + 1, top + 1, right - 1, bottom - 1];
                assert!(!meet(*area, within), "{area:?} through {other:?}");
            }
            assert!(labels.iter().all(|label| !meet(*area, *label)), "{area:?}");
            // Lines cross, but none lies on another.
            for other in lines[index + 1..].iter().flatten() {
                let both_stand = area[2] - area[0] == 1 && other[2] - other[0] == 1;
                let both_lie = area[3] - area[1] == 1 && other[3] - other[1] == 1;
                assert!(!(both_stand || both_lie) || !meet(*area, *other));
            }
        }
        let asked = &drawing.arrows[index];
        let [first, .., last] = plan.lines[index].as_slice() else { panic!("two ends") };
        for (end, asked) in [(first, asked.from), (last, asked.to)] {
            let [left, top, right, bottom] = boxes[asked];
            assert!((left..=right).contains(&end.0) && (top..=bottom).contains(&end.1));
        }
    }
}

const FORMATS: [Format; 4] = [
    Format::new(397.0, 8.5, 8.0),
    Format::new(751.0, 20.0, 18.0),
    Format::new(331.0, 13.0, 13.0),
    Format::new(188.0, 8.0, 8.0),
];

#[test]
fn a_row_that_is_too_long_goes_on_in_the_next() {
    let label = "Samhandlingsutvalget for psykisk helse og rus";
    let boxes = vec![word_box(label); 5];
    let drawing = BoxesAndArrows { boxes, rows: vec![(0..5).collect()], arrows: vec![] };
    let plan = planned(&drawing, FORMATS[2]).expect("a plan");
    let tops = plan.boxes.iter().map(|it| it.top).collect::<Vec<_>>();
    assert_eq!(tops.iter().filter(|top| **top == 0).count(), 2);
    is_clear(&drawing, &plan, FORMATS[2]);
}

#[test]
fn an_arrow_to_the_next_row_is_straight_and_one_past_a_row_goes_round() {
    let boxes = ["A", "B", "C", "D"].map(word_box).to_vec();
    let arrows = vec![arrow(0, 1, ""), arrow(0, 3, "langt"), arrow(3, 2, "")];
    let drawing =
        BoxesAndArrows { boxes, rows: vec![vec![0], vec![1, 2], vec![3]], arrows };
    let plan = planned(&drawing, FORMATS[0]).expect("a plan");
    assert_eq!(plan.lines[0].len(), 2, "{:?}", plan.lines[0]);
    assert_eq!(plan.lines[1].len(), 2, "through the gap between B and C");
    let up = &plan.lines[2];
    assert!(up[0].1 > up[up.len() - 1].1, "from below");
    is_clear(&drawing, &plan, FORMATS[0]);
}

#[test]
fn the_same_words_give_the_same_plan() {
    let drawing = random(4711);
    let plan = |_| format!("{:?}", planned(&drawing, FORMATS[0]));
    assert_eq!(plan(0), plan(1));
}

/// Numbers that look like chance, and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695);
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }
}

/// A drawing of some boxes and arrows.
fn random(seed: u64) -> BoxesAndArrows {
    let mut chance = Dice(seed);
    let words = ["råd", "Koordinator", "Overordnet samhandlingsorgan", "Fagutvalg rus"];
    let says = ["", "", "rapporterer", "velger én representant", "ber om råd"];
    let size = 2 + chance.below(9);
    let boxes = (0..size).map(|_| {
        let label = words[chance.below(words.len())].to_owned();
        let points = (0..chance.below(3)).map(|_| "følger opp vedtak".to_owned());
        WordBox { label, points: points.collect(), emphasis: chance.below(4) == 0 }
    });
    let boxes = boxes.collect::<Vec<_>>();
    let mut rows: Vec<Vec<usize>> = vec![Vec::new()];
    for index in 0..size {
        if chance.below(3) == 0 && !rows.last().unwrap().is_empty() {
            rows.push(Vec::new());
        }
        rows.last_mut().unwrap().push(index);
    }
    let mut arrows = Vec::new();
    for _ in 0..chance.below(size + 3) {
        let (from, to) = (chance.below(size), chance.below(size));
        if from != to {
            let label = says[chance.below(says.len())];
            let both = chance.below(4) == 0;
            arrows.push(BoxArrow { both, ..arrow(from, to, label) });
        }
    }
    BoxesAndArrows { boxes, rows, arrows }
}

#[test]
fn nothing_lies_on_anything_else() {
    let mut without_room = 0;
    for seed in 0..400 {
        let drawing = random(seed);
        for format in FORMATS {
            match planned(&drawing, format) {
                Some(plan) => is_clear(&drawing, &plan, format),
                None => without_room += 1,
            }
        }
    }
    // A drawing for which there is no room is told to the author.
    assert!(without_room < 80, "{without_room} of 1600");
}
