//! Hatching as clipped line segments, which every SVG reader draws alike.

/// x and y.
pub(super) type Point = (f64, f64);

/// At most this many lines in one area, whatever its size.
const MOST_LINES: u32 = 2_000;

/// The parts of the lines y = slope · x + c that lie inside a polygon, `spacing` apart at
/// right angles to them; `slope` is 1 or -1.
pub(super) fn lines(polygon: &[Point], slope: f64, spacing: f64) -> Vec<(Point, Point)> {
    let offset = |(x, y): Point| y - slope * x;
    let offsets = polygon.iter().copied().map(offset).collect::<Vec<_>>();
    let lowest = offsets.iter().copied().fold(f64::INFINITY, f64::min);
    let highest = offsets.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let step = spacing * std::f64::consts::SQRT_2;
    let mut lines = Vec::new();
    if !(step > 0.0 && lowest < highest) {
        return lines;
    }
    for index in 0..MOST_LINES {
        let c = lowest + (f64::from(index) + 0.5) * step;
        if c >= highest {
            break;
        }
        let crossings = crossings(polygon, slope, c);
        lines.extend(crossings.chunks_exact(2).map(|pair| {
            let at = |x: f64| (x, slope * x + c);
            (at(pair[0]), at(pair[1]))
        }));
    }
    lines
}

/// The x of the points where a line crosses the edges of a polygon, in order.
fn crossings(polygon: &[Point], slope: f64, c: f64) -> Vec<f64> {
    let side = |(x, y): Point| y - slope * x - c;
    let next = polygon.iter().cycle().skip(1);
    let mut found = polygon
        .iter()
        .zip(next)
        .filter_map(|(from, to)| {
            let (before, after) = (side(*from), side(*to));
            let crosses = (before < 0.0) != (after < 0.0);
            crosses.then(|| from.0 + (to.0 - from.0) * before / (before - after))
        })
        .collect::<Vec<_>>();
    found.sort_by(f64::total_cmp);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stay_inside_the_area() {
        let square = [(0.0, 0.0), (10.0, 0.0), (10.0, 6.0), (0.0, 6.0)];
        for slope in [1.0, -1.0] {
            let lines = lines(&square, slope, 2.0);
            assert_eq!(lines.len(), 6);
            for (x, y) in lines.into_iter().flat_map(|(from, to)| [from, to]) {
                assert!((-1e-9..=10.0 + 1e-9).contains(&x), "{x}");
                assert!((-1e-9..=6.0 + 1e-9).contains(&y), "{y}");
            }
        }
    }

    #[test]
    fn an_area_without_extent_has_no_lines() {
        assert!(lines(&[], 1.0, 2.0).is_empty());
        assert!(lines(&[(1.0, 1.0)], 1.0, 2.0).is_empty());
        assert!(lines(&[(1.0, 1.0), (2.0, 2.0), (1.0, 1.0)], 1.0, 0.0).is_empty());
    }
}
