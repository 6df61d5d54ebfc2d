//! Finds out what separates the cells of a CSV, where what the codebook says separates
//! nothing: takes the text, gives the sign that does.

/// Signs that separate cells.
const SIGNS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// How many rows below the header are looked at.
const LOOKED_AT: usize = 20;

/// Another sign than the declared one: if that does not stand in the header, one that stands
/// there and below; if it does, but not as often in every row, one that stands in all of them
/// as often as in the header, and oftener there.
pub(super) fn other(text: &str, declared: u8) -> Option<u8> {
    let counted = counted(text);
    let (header, rows) = counted.split_first()?;
    let at = SIGNS.iter().position(|sign| *sign == declared)?;
    let alike =
        |index: usize| rows.iter().filter(|row| row[index] == header[index]).count();
    if header[at] > 0 && alike(at) == rows.len() {
        return None;
    }
    let fits = |index: usize| {
        let stands_below = rows.iter().any(|row| row[index] > 0);
        // Where the declared one stands in the header, it may be the rows that are wrong.
        let is_enough = header[at] == 0 || alike(index) == rows.len();
        (header[index] > header[at] && stands_below && is_enough)
            .then_some((alike(index), header[index]))
    };
    let others = (0..SIGNS.len()).filter(|index| *index != at);
    let others = others.filter_map(|index| Some((fits(index)?, index)));
    others.max_by_key(|(fit, index)| (*fit, usize::MAX - index)).map(|(_, i)| SIGNS[i])
}

/// How often each sign stands outside quotation marks in the first rows.
fn counted(text: &str) -> Vec<[usize; SIGNS.len()]> {
    let (mut counted, mut counts) = (Vec::new(), [0; SIGNS.len()]);
    let (mut is_quoted, mut is_blank) = (false, true);
    for byte in text.bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' if !is_quoted => {
                if !is_blank {
                    counted.push(counts);
                }
                (counts, is_blank) = ([0; SIGNS.len()], true);
                if counted.len() > LOOKED_AT {
                    return counted;
                }
                continue;
            }
            _ if is_quoted => {}
            _ => {
                if let Some(index) = SIGNS.iter().position(|sign| *sign == byte) {
                    counts[index] += 1;
                }
            }
        }
        is_blank &= byte == b' ';
    }
    if !is_blank {
        counted.push(counts);
    }
    counted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_sign_is_found_where_the_declared_one_separates_nothing() {
        assert_eq!(other("id,ort\n1,2\n", b';'), Some(b','));
        assert_eq!(other("id\tort\n1\t2,5\n", b';'), Some(b'\t'));
        assert_eq!(other("id;a, b;c\n1;2;3\n2;3;4,5\n", b','), Some(b';'));
        assert_eq!(other("id|ort\n\"1\"|2\n", b','), Some(b'|'));
        assert_eq!(other("id,\"a;b\"\n1,\"2\n3\"\n", b';'), Some(b','));
    }

    #[test]
    fn a_file_with_one_column_needs_none() {
        assert_eq!(other("andel\n1,5\n2,5\n", b';'), None);
        assert_eq!(other("nöjd, totalt\n1\n2\n", b';'), None);
        assert_eq!(other("id;ort\n1;2;3\n4;5\n", b';'), None);
        assert_eq!(other("id;ort\n1;2;3\n", b';'), None);
        assert_eq!(other("", b';'), None);
    }
}
