//! How large what is read may be. Each limit lies far above what real surveys and reports
//! need, and far below what makes a computer stand still; docs/format.md lists them all.
//!
//! A file that goes past one is refused with a message that tells the limit.

/// YAML: values of a file, those that an alias repeats counted each time.
pub const NODES: usize = 2_000_000;

/// YAML: how deep lists and maps may lie in each other.
pub const NESTING: usize = 64;

/// YAML: keys of one map.
pub const KEYS: usize = 200_000;

/// YAML: bytes of a file.
pub const TEXT: usize = 32 << 20;

/// Templates: bytes of a line of a Typst file. Of signs that open something and are never
/// closed the time to read them grows with the square of how many there are.
pub const TEMPLATE_LINE: usize = 16_000;

/// Columns of a data file.
pub const COLUMNS: usize = 60_000;

/// Answers that a file may hold: rows times the columns that are asked for. A CSV has no
/// such limit, as it is no smaller than what it holds.
pub const CELLS: usize = 200_000_000;

/// Merged cells of a sheet.
pub const MERGES: usize = 1_000_000;

/// Bytes of a compressed data file once it has been expanded: the answers of a `.zsav`, the
/// parts of an `.xlsx`, the pages of a `.parquet`.
pub const EXPANDED: usize = 4 << 30;

/// Characters of one `{{ … }}` or `{% … %}`.
pub const EXPRESSION: usize = 2_000;

/// `{% for %}` in each other, in a text.
pub const LOOPS: usize = 2;

/// Numbers that `range` in a text may give.
pub const RANGE: u64 = 1_000;

/// Characters that a text may become when its `{{ … }}` and `{% … %}` have run.
pub const RENDERED: usize = 10_000_000;

/// Blocks and numbers that the `repeat`s of a report may write out.
pub const REPEATED: usize = 20_000;

/// Rows of a register that one block shows.
pub const SHOWN_ROWS: usize = 2_000;

/// Marks that stand on one letter, such as accents.
pub const MARKS: usize = 100;

/// Elements of an SVG that lie in each other.
pub const SVG_NESTING: usize = 256;

/// Comments of a file that reviewers have saved.
pub const COMMENTS: usize = 10_000;

/// Pixels of an image.
pub const PIXELS: u64 = 200_000_000;

/// A number as it is told in a message: `2 000 000`.
#[must_use]
pub fn told(limit: usize) -> String {
    let digits = limit.to_string();
    let mut told = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            told.push(' ');
        }
        told.push(digit);
    }
    told
}

/// A number of bytes as it is told in a message: `4 GiB`, `64 MiB`.
#[must_use]
pub fn told_bytes(limit: usize) -> String {
    if limit >= 1 << 30 {
        format!("{} GiB", limit >> 30)
    } else {
        format!("{} MiB", limit >> 20)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_told_as_people_write_them() {
        assert_eq!(
            [0, 64, 1_000, 2_000_000].map(told),
            ["0", "64", "1 000", "2 000 000"]
        );
        assert_eq!([EXPANDED, TEXT].map(told_bytes), ["4 GiB", "32 MiB"]);
    }
}
