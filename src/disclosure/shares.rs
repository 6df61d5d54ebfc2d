//! The shares in the cells of a table: what each is a share of, how it is rounded, and
//! which of them are parts of one whole.

use crate::analysis::{
    AnswerScale, BaseRule, Category, CategoryRole, Group, GroupRole, Measure, PercentOf,
    ResultTable, Weighted,
};
use crate::number::{NumberFormat, Ratio, Rounded};

use super::entry::Cell;

/// The parts of one whole.
struct Distribution {
    /// The cells, by group and category.
    cells: Vec<(usize, usize)>,
    /// Those who did not answer and have no cell.
    unshown: Vec<u64>,
}

/// Every set of cells whose shares are parts of one whole, and together all of it.
fn distributions(table: &ResultTable, counts: &[Vec<u64>]) -> Vec<Distribution> {
    if table.scale == AnswerScale::Multiple {
        return Vec::new();
    }
    let counted = |category: &Category| match category.role {
        CategoryRole::Answer => true,
        CategoryRole::NotAnswered => table.base == BaseRule::All,
        CategoryRole::Total => false,
    };
    let categories = table.categories.iter().enumerate();
    let categories = categories.filter(|(_, category)| counted(category));
    let categories = categories.map(|(index, _)| index).collect::<Vec<_>>();
    let parts = table.groups.iter().enumerate();
    let parts = parts.filter(|(_, group)| group.role != GroupRole::Total);
    let parts = parts.map(|(index, _)| index).collect::<Vec<_>>();
    let across = |groups: &[usize]| {
        let pairs = groups
            .iter()
            .flat_map(|group| categories.iter().map(move |category| (*group, *category)));
        let unshown = match table.base {
            BaseRule::All => groups
                .iter()
                .filter_map(|group| table.coverage.unshown.get(*group))
                .flatten()
                .copied()
                .collect(),
            BaseRule::Valid => Vec::new(),
        };
        Distribution { cells: pairs.collect(), unshown }
    };
    let all = match table.percent_of {
        PercentOf::Group => {
            (0..table.groups.len()).map(|group| across(&[group])).collect()
        }
        PercentOf::Table => vec![across(&parts)],
        PercentOf::Category => {
            let down = |category: &usize| Distribution {
                cells: parts.iter().map(|group| (*group, *category)).collect(),
                unshown: Vec::new(),
            };
            categories.iter().map(down).collect::<Vec<_>>()
        }
    };
    let complete = |distribution: &Distribution| {
        let Some((group, index)) = distribution.cells.first().copied() else {
            return false;
        };
        let whole = table.share_base(counts, &table.groups[group], index);
        let shown =
            distribution.cells.iter().map(|(group, index)| counts[*group][*index]);
        whole > 0
            && shown.chain(distribution.unshown.iter().copied()).sum::<u64>() == whole
    };
    all.into_iter().filter(complete).collect()
}

/// The share in each cell as it is shown; nothing for a share of nobody.
pub(super) fn shares(
    table: &ResultTable,
    counts: &[Vec<u64>],
    format: NumberFormat,
) -> Vec<Vec<Option<Rounded>>> {
    if let Some(weighted) = &table.weighted {
        return weighted_shares(table, counts, weighted, format);
    }
    let alone = |group: &Group, index: usize, part: u64| {
        let whole = table.share_base(counts, group, index);
        // A changed count can be more than what it is a part of.
        format.rounded(Ratio { part: part.min(whole), whole })
    };
    let rows = table.groups.iter().zip(counts);
    let rows = rows.map(|(group, row)| {
        let cells = row.iter().enumerate();
        cells.map(|(index, count)| alone(group, index, *count)).collect::<Vec<_>>()
    });
    let mut shares = rows.collect::<Vec<_>>();
    if table.sum_to_100 {
        for Distribution { cells, unshown } in distributions(table, counts) {
            let parts = cells.iter().map(|(group, index)| counts[*group][*index]);
            let parts = parts.chain(unshown).collect::<Vec<_>>();
            let Some(rounded) = format.percentages(&parts) else { continue };
            for ((group, index), share) in cells.into_iter().zip(rounded) {
                shares[group][index] = Some(share);
            }
        }
    }
    shares
}

/// The weighted shares, where there is a share of counts too.
fn weighted_shares(
    table: &ResultTable,
    counts: &[Vec<u64>],
    weighted: &Weighted,
    format: NumberFormat,
) -> Vec<Vec<Option<Rounded>>> {
    let rows = table.groups.iter().zip(&weighted.shares);
    let rows = rows.map(|(group, shares)| {
        let shares = shares.iter().enumerate();
        let shown = shares.map(|(index, share)| {
            let some = table.share_base(counts, group, index) > 0;
            format.rounded(Ratio::of_share(share.filter(|_| some)?))
        });
        shown.collect()
    });
    rows.collect()
}

/// Whether the shown shares of one whole do not add up to 100.
pub(super) fn rounding_shows(
    table: &ResultTable,
    counts: &[Vec<u64>],
    cells: &[Vec<Cell>],
) -> bool {
    if !matches!(table.measure, Measure::Percent | Measure::CountAndPercent) {
        return false;
    }
    let off = |distribution: &Distribution| {
        let percent = distribution
            .cells
            .iter()
            .map(|(group, index)| cells[*group][*index].percent.value());
        let sum = percent.sum::<Option<f64>>();
        let all_shown = distribution.unshown.iter().all(|count| *count == 0);
        all_shown && sum.is_some_and(|sum| (sum - 100.0).abs() > 1e-6)
    };
    distributions(table, counts).iter().any(off)
}
