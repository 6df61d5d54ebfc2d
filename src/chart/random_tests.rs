//! Random histograms, box plots, lines and panels with hard inputs: nothing is clipped, and no two
//! texts touch.

use super::tests::{MEDIA, assert_legible, counted, open};
use super::*;
use crate::analysis::{Body, Measure, Moment, Moments, NumberClass, ResultTable};
use crate::disclosure::protect;
use crate::manuscript::Policy;

/// Numbers that are the same each time.
pub(super) struct Draws(pub(super) u64);

impl Draws {
    /// One from 0 to just below `end`.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        // Knuth's multiplier for a linear congruential generator modulo 2^64.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.0 >> 33) % end
    }

    fn label(&mut self) -> String {
        let words = [
            "ja",
            "instämmer",
            "samverkansutvecklingsarbetsgruppsmöte",
            "i",
            "Södra Hälsingland",
            "18–29 år",
            "2017",
            "Äldre än sextiofem år, ensamstående",
        ];
        let count = 1 + self.below(4);
        let pick = |_| words[usize::try_from(self.below(8)).unwrap()];
        (0..count).map(pick).collect::<Vec<_>>().join(" ")
    }

    pub(super) fn count(&mut self) -> u64 {
        match self.below(6) {
            0 => 0,
            1 => self.below(5),
            2 => 1_000_000 + self.below(900_000_000),
            _ => self.below(400),
        }
    }

    /// A number of any sign and size.
    pub(super) fn number(&mut self) -> f64 {
        let sign = if self.below(3) == 0 { -1.0 } else { 1.0 };
        let size =
            [0.01, 1.0, 100.0, 1_000_000.0][usize::try_from(self.below(4)).unwrap()];
        let part = f64::from(u32::try_from(self.below(10_000)).unwrap()) / 10_000.0;
        sign * part * size
    }

    fn table(&mut self, groups: u64, categories: u64) -> ResultTable {
        let names = (0..categories).map(|_| self.label()).collect::<Vec<_>>();
        let names = names.iter().map(String::as_str).collect::<Vec<_>>();
        let rows = (0..groups).map(|_| {
            let counts = (0..categories).map(|_| self.count()).collect::<Vec<_>>();
            (self.label(), counts)
        });
        let rows = rows.collect::<Vec<_>>();
        let rows = rows.iter().map(|(label, counts)| (label.as_str(), counts.as_slice()));
        let mut table = counted(&names, &rows.collect::<Vec<_>>());
        if self.below(2) == 0 {
            table.measure = Measure::Percent;
            table.decimals = u8::try_from(self.below(2)).unwrap();
        }
        table
    }

    fn assert_panels_legible(
        &mut self,
        table: ResultTable,
        kind: ChartKind,
        each: usize,
    ) {
        let strict = Policy::suppress(5);
        let policy = if self.below(2) == 0 { strict } else { open() };
        let table = protect(table, &policy, Language::Sv);
        let place = ChartPlace::ALL[usize::try_from(self.below(3)).unwrap()].1;
        let request =
            ChartRequest { place, panels: Some(each), ..ChartRequest::new(kind) };
        for medium in MEDIA {
            assert_legible(&table, &request, medium);
        }
    }

    fn assert_legible(&mut self, table: ResultTable, kind: ChartKind) {
        let strict = Policy::suppress(5);
        let policy = if self.below(2) == 0 { strict } else { open() };
        let table = protect(table, &policy, Language::Sv);
        let place = ChartPlace::ALL[usize::try_from(self.below(3)).unwrap()].1;
        let missing = self.below(2) == 0;
        let request = ChartRequest { missing, place, ..ChartRequest::new(kind) };
        for medium in MEDIA {
            assert_legible(&table, &request, medium);
        }
    }
}

#[test]
fn random_histograms_are_legible() {
    let mut draws = Draws(16);
    for _ in 0..400 {
        let count = 1 + draws.below(30);
        let mut table = draws.table(1, count);
        let (mut from, even) = (draws.number(), draws.below(2) == 0);
        let width = draws.number().abs().max(0.001);
        let (open_below, open_above) = (draws.below(3) == 0, draws.below(3) == 0);
        for index in 0..count {
            let times = if even {
                1.0
            } else {
                [1.0, 2.0, 5.0][usize::try_from(index % 3).unwrap()]
            };
            let to = from + width * times;
            let lower = (!(open_below && index == 0)).then_some(from);
            let upper = (!(open_above && index + 1 == count)).then_some(to);
            table.classes.push(NumberClass { from: lower, to: upper });
            from = to;
        }
        draws.assert_legible(table, ChartKind::Histogram);
    }
}

#[test]
fn random_boxes_are_legible() {
    let mut draws = Draws(17);
    for _ in 0..400 {
        let groups = 1 + draws.below(12);
        let mut table = draws.table(groups, 1);
        table.measure = Measure::Mean;
        table.decimals = u8::try_from(draws.below(3)).unwrap();
        table.moments = Moment::BOX.to_vec();
        table.categories = table.categories.iter().cycle().take(5).cloned().collect();
        let moments = table.groups.iter().map(|group| {
            let mut five = [(); 5].map(|()| draws.number());
            five.sort_by(f64::total_cmp);
            let [p10, lower, median, upper, p90] =
                five.map(|it| (group.answered > 0).then_some(it));
            Moments { median, quantiles: [p10, lower, upper, p90], ..Moments::default() }
        });
        table.body = Body::Moments(moments.collect());
        draws.assert_legible(table, ChartKind::Box);
    }
}

#[test]
fn random_lines_are_legible() {
    let mut draws = Draws(18);
    for _ in 0..400 {
        let (groups, categories) = (2 + draws.below(14), 1 + draws.below(9));
        let table = draws.table(groups, categories);
        draws.assert_legible(table, ChartKind::Line);
    }
}

#[test]
fn random_panels_are_legible() {
    let mut draws = Draws(23);
    for _ in 0..300 {
        let (panels, categories) = (1 + draws.below(7), 1 + draws.below(7));
        let table = draws.table(panels, categories);
        for kind in [ChartKind::Bar, ChartKind::Lollipop] {
            draws.assert_panels_legible(table.clone(), kind, 1);
        }
        let mut table = draws.table(panels, categories);
        let ends = (0..=categories).map(|end| f64::from(u32::try_from(end).unwrap()));
        let ends = ends.map(|end| end * 7.0).collect::<Vec<_>>();
        let classes = ends.windows(2);
        let class = |ends: &[f64]| NumberClass { from: Some(ends[0]), to: Some(ends[1]) };
        table.classes = classes.map(class).collect();
        draws.assert_panels_legible(table, ChartKind::Histogram, 1);
        let waves = 2 + draws.below(6);
        let mut table = draws.table(panels * waves, categories);
        let titles = (0..panels).map(|_| draws.label()).collect::<Vec<_>>();
        for (group, place) in table.groups.iter_mut().zip(0_u64..) {
            let title = &titles[usize::try_from(place / waves).unwrap()];
            group.label = format!("{title}, {}", 2014 + place % waves);
        }
        let waves = usize::try_from(waves).unwrap();
        draws.assert_panels_legible(table, ChartKind::Line, waves);
    }
}
