//! How weights vary, in all and by the answers that they were made to meet: takes weights and
//! the category of each row, gives a line for each. Confidential, as counts are.

/// The weights of the rows with one answer to a margin, or of all that are weighted.
#[derive(Clone, Debug, PartialEq)]
pub struct WeightCell {
    /// The answer; nothing of all.
    pub of: Option<WeightedAnswer>,
    /// How many rows have a weight above 0.
    pub rows: usize,
    /// The smallest weight above 0, in multiples of the mean of all.
    pub smallest: f64,
    /// The largest, likewise.
    pub largest: f64,
    /// Their standard deviation, by n, over their mean: 1 and its square are the design effect
    /// of the weights (L. Kish, *Survey Sampling*, 1965, section 11.7).
    pub variation: f64,
}

/// An answer to a margin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeightedAnswer {
    /// The variable.
    pub variable: String,
    /// The label of the answer.
    pub label: String,
}

/// A margin: its variable, the labels of its categories, and the category of each row.
#[derive(Clone, Copy)]
pub(super) struct WeightedMargin<'m> {
    pub(super) variable: &'m str,
    pub(super) labels: &'m [String],
    pub(super) of_rows: &'m [usize],
}

/// The lines of all margins, in their order, and of all rows.
pub(super) fn weight_cells(
    weights: &[f64],
    margins: &[WeightedMargin<'_>],
) -> Vec<WeightCell> {
    let above = || weights.iter().copied().enumerate().filter(|(_, it)| *it > 0.0);
    let (rows, sum) =
        above().fold((0.0, 0.0), |(rows, sum), (_, it)| (rows + 1.0, sum + it));
    let mean = if rows > 0.0 { sum / rows } else { 1.0 };
    let mut cells = Vec::new();
    for WeightedMargin { variable, labels, of_rows } in margins {
        for (category, label) in labels.iter().enumerate() {
            let (variable, label) = ((*variable).to_owned(), label.clone());
            let of = WeightedAnswer { variable, label };
            let inside = above().filter(|(row, _)| of_rows[*row] == category);
            let inside = inside.map(|(_, weight)| weight).collect::<Vec<_>>();
            cells.extend(cell(Some(of), &inside, mean));
        }
    }
    let all = above().map(|(_, weight)| weight).collect::<Vec<_>>();
    cells.extend(cell(None, &all, mean));
    cells
}

/// A line; none of nobody.
fn cell(of: Option<WeightedAnswer>, weights: &[f64], mean: f64) -> Option<WeightCell> {
    let ends = |better: fn(f64, f64) -> f64| weights.iter().copied().reduce(better);
    let (smallest, largest) = (ends(f64::min)?, ends(f64::max)?);
    let count = weights.iter().fold(0.0, |count, _| count + 1.0);
    let own = weights.iter().sum::<f64>() / count;
    let squares = weights.iter().map(|it| (it - own) * (it - own)).sum::<f64>();
    Some(WeightCell {
        of,
        rows: weights.len(),
        smallest: smallest / mean,
        largest: largest / mean,
        variation: (squares / count).sqrt() / own,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_told_by_answer_in_multiples_of_their_mean() {
        let labels = ["a".to_owned(), "b".to_owned(), "c".to_owned()];
        let margin =
            WeightedMargin { variable: "x", labels: &labels, of_rows: &[0, 0, 1, 1, 1] };
        let cells = weight_cells(&[1.0, 3.0, 2.0, 2.0, 0.0], &[margin]);
        let told = cells.iter().map(|one| (one.rows, one.smallest, one.largest));
        assert_eq!(
            told.collect::<Vec<_>>(),
            [(2, 0.5, 1.5), (2, 1.0, 1.0), (4, 0.5, 1.5)]
        );
        assert!((cells[0].variation - 0.5).abs() < 1e-15 && cells[1].variation < 1e-300);
        // Kish's design effect: nΣw²/(Σw)² = 4 · 18/64.
        let all = cells[2].variation;
        assert!((1.0 + all * all - 4.0 * 18.0 / 64.0).abs() < 1e-15);
        assert!(weight_cells(&[0.0], &[]).is_empty());
    }
}
