//! The answers of a system file: unpacked, and laid out column by column.

use std::collections::BTreeMap;
use std::io::Read;

use flate2::read::ZlibDecoder;

use super::bytes::Bytes;
use super::dictionary::{Compression, Dictionary, SYSTEM_MISSING, Values};
use super::error::SavError;
use crate::limits;
use crate::say;
use crate::survey::coded::TextsMaker;
use crate::survey::empty::EmptyRows;

/// The answers.
pub(super) struct Cases {
    pub(super) columns: Vec<Values>,
    pub(super) rows: usize,
    /// Rows in which nothing stands.
    pub(super) empty: EmptyRows,
    /// For each variable the rows whose text is not in the file's encoding.
    pub(super) misencoded: BTreeMap<usize, Vec<usize>>,
}

/// Reads every row, to the end of the file or of the answers, and keeps the variables
/// marked as read.
pub(super) fn read(
    dictionary: &Dictionary,
    is_read: &[bool],
    bytes: &Bytes<'_>,
) -> Result<Cases, SavError> {
    let kept = (0..is_read.len()).filter(|index| is_read[*index]).collect::<Vec<_>>();
    let mut is_number = vec![false; dictionary.elements];
    for variable in dictionary.variables.iter().filter(|one| one.width == 0) {
        if let Some(is_number) = is_number.get_mut(variable.element) {
            *is_number = true;
        }
    }
    let mut cases = CasesSoFar {
        columns: dictionary.variables.iter().map(|_| SavColumn::Unread).collect(),
        layout: CaseLayout { dictionary, kept, is_number },
        rows: 0,
        empty: Vec::new(),
        rising: (0..dictionary.variables.len()).map(|index| (index, None)).collect(),
        misencoded: BTreeMap::new(),
    };
    for index in cases.layout.kept.clone() {
        cases.columns[index] = match dictionary.variables[index].width {
            0 => SavColumn::Numbers(Vec::new()),
            _ => SavColumn::Texts(TextsMaker::new(0)),
        };
    }
    match dictionary.compression {
        Compression::None => {
            let (elements, rest) = bytes.rest().as_chunks::<8>();
            let rows = elements.chunks_exact(dictionary.elements);
            if !rows.remainder().is_empty() || !rest.is_empty() {
                return Err(SavError::Truncated("a row"));
            }
            for row in rows {
                cases.push(bytes, row)?;
            }
        }
        Compression::Bytecode => {
            let mut unpacked = Unpacked::default();
            unpacked.add(bytes.rest(), bytes, &mut cases)?;
            unpacked.finish()?;
        }
        Compression::Zlib => inflate(bytes, &mut cases)?,
    }
    match dictionary.rows {
        Some(rows) if rows != cases.rows => Err(SavError::Malformed(say!(
            "it should have {rows} rows, but has {found}",
            rows,
            found = cases.rows
        ))),
        _ => Ok(cases.finish()),
    }
}

/// Where the answers stand in a row.
struct CaseLayout<'d> {
    dictionary: &'d Dictionary,
    /// The variables that are kept.
    kept: Vec<usize>,
    /// Which elements of a row are numbers.
    is_number: Vec<bool>,
}

impl CaseLayout<'_> {
    /// Whether an element of a row holds nothing.
    fn is_missing(&self, bytes: &Bytes<'_>, row: &[[u8; 8]], element: usize) -> bool {
        let Some(bits) = row.get(element) else { return true };
        if self.is_number.get(element) == Some(&true) {
            let number = bytes.as_number(*bits);
            !number.is_finite() || number.total_cmp(&SYSTEM_MISSING).is_eq()
        } else {
            bits.iter().all(|byte| matches!(byte, b' ' | 0))
        }
    }

    /// Whether nothing stands in any variable of a row, kept or not.
    fn is_empty(&self, bytes: &Bytes<'_>, row: &[[u8; 8]]) -> bool {
        (0..row.len()).all(|element| self.is_missing(bytes, row, element))
    }
}

/// The answers so far.
struct CasesSoFar<'d> {
    layout: CaseLayout<'d>,
    columns: Vec<SavColumn>,
    rows: usize,
    empty: Vec<usize>,
    /// Variables with a value in every row that is not empty, each greater than the one
    /// before, as in an id; and the last of them.
    rising: Vec<(usize, Option<[u8; 8]>)>,
    misencoded: BTreeMap<usize, Vec<usize>>,
}

/// The answers to one variable so far.
enum SavColumn {
    Unread,
    Numbers(Vec<f64>),
    Texts(TextsMaker),
}

impl CasesSoFar<'_> {
    fn push(&mut self, bytes: &Bytes<'_>, row: &[[u8; 8]]) -> Result<(), SavError> {
        let CaseLayout { dictionary, kept, .. } = &self.layout;
        if self.layout.is_empty(bytes, row) {
            self.empty.push(self.rows);
        } else {
            self.rising.retain_mut(|(index, last)| {
                let variable = &dictionary.variables[*index];
                let value = row.get(variable.element).copied().unwrap_or_default();
                let rises = last.is_none_or(|last| match variable.width {
                    0 => bytes.as_number(value) > bytes.as_number(last),
                    _ => value > last,
                });
                *last = Some(value);
                rises && !self.layout.is_missing(bytes, row, variable.element)
            });
        }
        if self.rows.saturating_mul(kept.len()) >= limits::CELLS {
            let most = limits::told(limits::CELLS);
            let message = say!(
                "it holds too many answers: more than {most} to the questions asked for",
                most
            );
            return Err(SavError::TooMuch(message));
        }
        for index in kept {
            let variable = &dictionary.variables[*index];
            match &mut self.columns[*index] {
                SavColumn::Unread => {}
                SavColumn::Numbers(numbers) => {
                    let number = row.get(variable.element).copied();
                    let number =
                        number.map_or(SYSTEM_MISSING, |bits| bytes.as_number(bits));
                    numbers.push(number);
                }
                SavColumn::Texts(texts) => {
                    let text = text(row, variable.element, variable.segments);
                    let text = text.get(..variable.width).unwrap_or(&text);
                    let end = text.iter().rposition(|byte| !matches!(byte, b' ' | 0));
                    let text = &text[..end.map_or(0, |end| end + 1)];
                    let encoding = dictionary.encoding;
                    let (text, wrong) = encoding.decode_without_bom_handling(text);
                    if wrong {
                        self.misencoded.entry(*index).or_default().push(self.rows);
                    }
                    texts.push(&text);
                }
            }
        }
        self.rows += 1;
        Ok(())
    }

    fn finish(self) -> Cases {
        let Self { columns, rows, empty, rising, mut misencoded, .. } = self;
        let empty = EmptyRows::new(empty, !rising.is_empty());
        let left_out = empty.left_out();
        let columns = columns.into_iter().map(|column| match column {
            SavColumn::Unread => Values::Numbers(Vec::new()),
            SavColumn::Numbers(numbers) => Values::Numbers(without(numbers, left_out)),
            SavColumn::Texts(texts) => {
                let mut texts = texts.finish();
                texts.codes = without(texts.codes, left_out);
                Values::Texts(texts)
            }
        });
        let columns = columns.collect();
        for rows in misencoded.values_mut().flatten() {
            *rows -= left_out.partition_point(|empty| *empty < *rows);
        }
        Cases { columns, rows: rows - left_out.len(), empty, misencoded }
    }
}

/// A column without some of its rows.
fn without<T>(column: Vec<T>, left_out: &[usize]) -> Vec<T> {
    if left_out.is_empty() {
        return column;
    }
    let mut left_out = left_out.iter().peekable();
    let cells = column.into_iter().enumerate();
    let kept = cells.filter(|(row, _)| left_out.next_if(|one| *one == row).is_none());
    kept.map(|(_, cell)| cell).collect()
}

/// Undoes the bytecode: a byte tells what an element is, eight of them come first. Parts
/// may end anywhere.
#[derive(Default)]
struct Unpacked {
    /// What is left of the parts so far.
    rest: Vec<u8>,
    /// Which of eight codes comes next, and the codes.
    codes: Option<(usize, [u8; 8])>,
    row: Vec<[u8; 8]>,
    is_over: bool,
}

impl Unpacked {
    fn add(
        &mut self,
        part: &[u8],
        order: &Bytes<'_>,
        cases: &mut CasesSoFar<'_>,
    ) -> Result<(), SavError> {
        let whole;
        let mut rest = if self.rest.is_empty() {
            part
        } else {
            whole = [&std::mem::take(&mut self.rest), part].concat();
            &whole
        };
        while !self.is_over {
            let Some((at, codes)) = self.codes else {
                let Some((codes, after)) = rest.split_first_chunk::<8>() else { break };
                rest = after;
                self.codes = Some((0, *codes));
                continue;
            };
            let Some(code) = codes.get(at) else {
                self.codes = None;
                continue;
            };
            let element = match code {
                0 => None,
                252 => {
                    self.is_over = true;
                    continue;
                }
                253 => {
                    let Some((element, after)) = rest.split_first_chunk::<8>() else {
                        break;
                    };
                    rest = after;
                    Some(*element)
                }
                254 => Some([b' '; 8]),
                255 => Some(order.as_bytes(SYSTEM_MISSING)),
                small => {
                    let number = f64::from(*small) - cases.layout.dictionary.bias;
                    Some(order.as_bytes(number))
                }
            };
            self.codes = Some((at + 1, codes));
            self.row.extend(element);
            if self.row.len() == cases.layout.dictionary.elements {
                cases.push(order, &self.row)?;
                self.row.clear();
            }
        }
        self.rest = rest.to_vec();
        Ok(())
    }

    /// Checks that the last row is whole.
    fn finish(self) -> Result<(), SavError> {
        let awaits = |(at, codes): (usize, [u8; 8])| codes.get(at) == Some(&253);
        let lacks = !self.is_over && self.codes.is_some_and(awaits);
        if self.row.is_empty() && !lacks {
            Ok(())
        } else {
            Err(SavError::Truncated("a row"))
        }
    }
}

/// The bytes of a text: 255 of each segment of a very long one, which takes 256.
fn text(row: &[[u8; 8]], element: usize, segments: usize) -> Vec<u8> {
    let elements = row.get(element..).unwrap_or_default();
    if segments == 1 {
        return elements.iter().take(32).flatten().copied().collect();
    }
    let parts = elements.chunks(32).take(segments);
    parts.flat_map(|part| part.iter().flatten().take(255)).copied().collect()
}

/// Inflates the blocks that the ZLIB trailer lists, one by one.
fn inflate(bytes: &Bytes<'_>, cases: &mut CasesSoFar<'_>) -> Result<(), SavError> {
    let mut header = bytes.clone();
    header.within("the ZLIB data header");
    header.long()?;
    let trailer_offset = header.long_count()?;
    header.long()?;
    let mut trailer = header.from(trailer_offset)?;
    trailer.within("the ZLIB data trailer");
    trailer.take(8 + 8 + 4)?;
    let blocks = trailer.count()?;
    let damaged = || {
        let message = "a block of its compressed answers is damaged".into();
        SavError::Malformed(message)
    };
    let (mut unpacked, mut inflated) = (Unpacked::default(), Vec::new());
    let (mut total, mut end) = (0_usize, 0);
    for _ in 0..blocks {
        trailer.long()?;
        let offset = trailer.long_count()?;
        let (size, packed) = (trailer.count()?, trailer.count()?);
        // Blocks stand one after the other; the same block again and again is no answer.
        if offset < end {
            return Err(damaged());
        }
        end = offset.saturating_add(packed);
        total = total.saturating_add(size);
        if total > limits::EXPANDED {
            let most = limits::told_bytes(limits::EXPANDED);
            let message = say!("it expands to too much: more than {most}", most);
            return Err(SavError::TooMuch(message));
        }
        let block = header.from(offset)?.take(packed)?;
        inflated.clear();
        // One byte more than said, to see a block that is longer than it says.
        let limit = u64::try_from(size).unwrap_or(u64::MAX).saturating_add(1);
        let result = ZlibDecoder::new(block).take(limit).read_to_end(&mut inflated);
        if result.is_err() || inflated.len() != size {
            return Err(damaged());
        }
        unpacked.add(&inflated, bytes, cases)?;
    }
    unpacked.finish()
}
