//! Linear equations.

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
    fn equations_that_say_the_same_have_no_solution() {
        let a = vec![vec![1.0, 2.0], vec![2.0, 4.0]];
        let none = solve(a, vec![vec![1.0], vec![2.0]]);
        assert_eq!(none, Err(Undefined::NoVariation));
    }
}
