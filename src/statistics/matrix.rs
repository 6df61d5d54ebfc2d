//! Linear equations and eigenvectors.

use super::Undefined;

/// X in AX = B, by Gauss's elimination with the largest pivot of each column.
///
/// # Errors
///
/// [`Undefined::NoVariation`] where a column has no pivot.
pub(super) fn solve(
    mut a: Vec<Vec<f64>>,
    mut b: Vec<Vec<f64>>,
) -> Result<Vec<Vec<f64>>, Undefined> {
    let n = a.len();
    for column in 0..n {
        let pivot = (column..n)
            .max_by(|one, two| a[*one][column].abs().total_cmp(&a[*two][column].abs()))
            .filter(|row| a[*row][column] != 0.0)
            .ok_or(Undefined::NoVariation)?;
        a.swap(column, pivot);
        b.swap(column, pivot);
        let (pivot_a, pivot_b) = (a[column].clone(), b[column].clone());
        for row in (0..n).filter(|row| *row != column) {
            let factor = a[row][column] / pivot_a[column];
            for (value, pivot) in a[row].iter_mut().zip(&pivot_a) {
                *value -= factor * pivot;
            }
            for (value, pivot) in b[row].iter_mut().zip(&pivot_b) {
                *value -= factor * pivot;
            }
        }
    }
    for (row, values) in b.iter_mut().enumerate() {
        for value in values {
            *value /= a[row][row];
        }
    }
    Ok(b)
}

/// The largest eigenvalue of a symmetric matrix and its eigenvector of length 1, with a sum
/// above 0, by Jacobi's rotations: G. H. Golub & C. F. Van Loan, *Matrix Computations*, 4th
/// ed. 2013, section 8.5.
pub(super) fn largest_eigenvector(mut a: Vec<Vec<f64>>) -> (f64, Vec<f64>) {
    let n = a.len();
    let mut vectors = vec![vec![0.0; n]; n];
    for (place, row) in vectors.iter_mut().enumerate() {
        row[place] = 1.0;
    }
    for _ in 0..MOST_SWEEPS {
        let off = |a: &[Vec<f64>]| {
            let above = a.iter().enumerate().flat_map(|(row, cells)| &cells[row + 1..]);
            above.map(|cell| cell * cell).sum::<f64>()
        };
        let own = (0..n).map(|place| a[place][place] * a[place][place]).sum::<f64>();
        if off(&a) <= f64::EPSILON * f64::EPSILON * own {
            break;
        }
        for p in 0..n {
            for q in p + 1..n {
                rotate(&mut a, &mut vectors, p, q);
            }
        }
    }
    let largest = (0..n).max_by(|one, other| a[*one][*one].total_cmp(&a[*other][*other]));
    let Some(largest) = largest else { return (0.0, Vec::new()) };
    let vector = vectors.iter().map(|row| row[largest]).collect::<Vec<_>>();
    let sign = if vector.iter().sum::<f64>() < 0.0 { -1.0 } else { 1.0 };
    (a[largest][largest], vector.into_iter().map(|part| sign * part).collect())
}

/// The most turns over all cells; a few are enough.
const MOST_SWEEPS: usize = 60;

/// Makes one cell beside the diagonal 0.
fn rotate(a: &mut [Vec<f64>], vectors: &mut [Vec<f64>], p: usize, q: usize) {
    let cell = a[p][q];
    if cell == 0.0 {
        return;
    }
    let theta = (a[q][q] - a[p][p]) / (2.0 * cell);
    let t = theta.signum() / (theta.abs() + (theta * theta + 1.0).sqrt());
    let c = 1.0 / (t * t + 1.0).sqrt();
    let s = t * c;
    for row in a.iter_mut().chain(vectors.iter_mut()) {
        let (one, other) = (row[p], row[q]);
        row[p] = c * one - s * other;
        row[q] = s * one + c * other;
    }
    let (first, second) = (a[p].clone(), a[q].clone());
    for (column, (one, other)) in first.iter().zip(&second).enumerate() {
        a[p][column] = c * one - s * other;
        a[q][column] = s * one + c * other;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equations_are_solved_whatever_stands_first() {
        let a = vec![vec![0.0, 2.0], vec![4.0, 1.0]];
        let x = solve(a, vec![vec![6.0], vec![11.0]]).unwrap();
        assert!((x[0][0] - 2.0).abs() < 1e-15 && (x[1][0] - 3.0).abs() < 1e-15);
    }

    #[test]
    fn the_largest_eigenvector_is_turned_by_no_more_than_its_value() {
        let a = vec![vec![4.0, 1.0, -2.0], vec![1.0, 3.0, 0.5], vec![-2.0, 0.5, 6.0]];
        let (value, vector) = largest_eigenvector(a.clone());
        for (row, part) in a.iter().zip(&vector) {
            let turned = row.iter().zip(&vector).map(|(a, b)| a * b).sum::<f64>();
            assert!((turned - value * part).abs() < 1e-13);
        }
        let length = vector.iter().map(|part| part * part).sum::<f64>();
        assert!((length - 1.0).abs() < 1e-14 && value > 6.0);
    }

    #[test]
    fn equations_that_say_the_same_have_no_solution() {
        let a = vec![vec![1.0, 2.0], vec![2.0, 4.0]];
        let none = solve(a, vec![vec![1.0], vec![2.0]]);
        assert_eq!(none, Err(Undefined::NoVariation));
    }
}
