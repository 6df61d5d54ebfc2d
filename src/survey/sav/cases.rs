//! The answers of a system file: unpacked, and laid out column by column.

use std::collections::BTreeMap;
use std::io::Read;

use flate2::read::ZlibDecoder;

use super::SavError;
use super::bytes::Bytes;
use super::dictionary::{Compression, Dictionary, SYSTEM_MISSING, Values};

/// The answers.
pub(super) struct Cases {
    pub(super) columns: Vec<Values>,
    pub(super) rows: usize,
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
    let columns = dictionary.variables.iter().map(|variable| match variable.width {
        0 => Values::Numbers(Vec::new()),
        _ => Values::Texts(Vec::new()),
    });
    let mut cases =
        Cases { columns: columns.collect(), rows: 0, misencoded: BTreeMap::new() };
    let kept = (0..is_read.len()).filter(|index| is_read[*index]).collect::<Vec<_>>();
    let layout = Layout { dictionary, kept };
    match dictionary.compression {
        Compression::None => {
            let (elements, rest) = bytes.rest().as_chunks::<8>();
            let rows = elements.chunks_exact(dictionary.elements);
            if !rows.remainder().is_empty() || !rest.is_empty() {
                return Err(SavError::Truncated("a row"));
            }
            for row in rows {
                cases.push(&layout, bytes, row);
            }
        }
        Compression::Bytecode => cases.unpack(&layout, bytes, bytes.rest())?,
        Compression::Zlib => {
            let inflated = inflate(bytes)?;
            cases.unpack(&layout, bytes, &inflated)?;
        }
    }
    match dictionary.rows {
        Some(rows) if rows != cases.rows => Err(SavError::Malformed(format!(
            "it should have {rows} rows, but has {}",
            cases.rows
        ))),
        _ => Ok(cases),
    }
}

/// Where the answers stand in a row.
struct Layout<'d> {
    dictionary: &'d Dictionary,
    /// The variables that are kept.
    kept: Vec<usize>,
}

impl Cases {
    fn push(&mut self, layout: &Layout<'_>, bytes: &Bytes<'_>, row: &[[u8; 8]]) {
        let dictionary = layout.dictionary;
        for index in &layout.kept {
            let variable = &dictionary.variables[*index];
            match &mut self.columns[*index] {
                Values::Numbers(numbers) => {
                    let number = row.get(variable.element).copied();
                    let number =
                        number.map_or(SYSTEM_MISSING, |bits| bytes.as_number(bits));
                    numbers.push(number);
                }
                Values::Texts(texts) => {
                    let text = text(row, variable.element, variable.segments);
                    let text = text.get(..variable.width).unwrap_or(&text);
                    let end = text.iter().rposition(|byte| !matches!(byte, b' ' | 0));
                    let text = &text[..end.map_or(0, |end| end + 1)];
                    let encoding = dictionary.encoding;
                    let (text, wrong) = encoding.decode_without_bom_handling(text);
                    if wrong {
                        self.misencoded.entry(*index).or_default().push(self.rows);
                    }
                    texts.push(text.into_owned());
                }
            }
        }
        self.rows += 1;
    }

    /// Undoes the bytecode: a byte tells what an element is, eight of them come first.
    fn unpack(
        &mut self,
        layout: &Layout<'_>,
        order: &Bytes<'_>,
        packed: &[u8],
    ) -> Result<(), SavError> {
        let dictionary = layout.dictionary;
        let mut row: Vec<[u8; 8]> = Vec::with_capacity(dictionary.elements);
        let mut rest = packed;
        'all: while let Some((codes, after)) = rest.split_at_checked(8) {
            rest = after;
            for code in codes {
                let element = match code {
                    0 => continue,
                    252 => break 'all,
                    253 => {
                        let (element, after) = rest
                            .split_first_chunk::<8>()
                            .ok_or(SavError::Truncated("a row"))?;
                        rest = after;
                        *element
                    }
                    254 => [b' '; 8],
                    255 => order.as_bytes(SYSTEM_MISSING),
                    small => order.as_bytes(f64::from(*small) - dictionary.bias),
                };
                row.push(element);
                if row.len() == dictionary.elements {
                    self.push(layout, order, &row);
                    row.clear();
                }
            }
        }
        if row.is_empty() { Ok(()) } else { Err(SavError::Truncated("a row")) }
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

/// Inflates the blocks that the ZLIB trailer lists.
fn inflate(bytes: &Bytes<'_>) -> Result<Vec<u8>, SavError> {
    let mut header = bytes.clone();
    header.within("the ZLIB data header");
    header.long()?;
    let trailer_offset = header.long_count()?;
    header.long()?;
    let mut trailer = header.from(trailer_offset)?;
    trailer.within("the ZLIB data trailer");
    trailer.take(8 + 8 + 4)?;
    let blocks = trailer.count()?;
    let mut inflated = Vec::new();
    for _ in 0..blocks {
        trailer.long()?;
        let offset = trailer.long_count()?;
        let (size, packed) = (trailer.count()?, trailer.count()?);
        let block = header.from(offset)?.take(packed)?;
        let before = inflated.len();
        // One byte more than said, to see a block that is longer than it says.
        let limit = u64::try_from(size).unwrap_or(u64::MAX).saturating_add(1);
        let result = ZlibDecoder::new(block).take(limit).read_to_end(&mut inflated);
        if result.is_err() || inflated.len() - before != size {
            let message = "a block of its compressed answers is damaged".to_owned();
            return Err(SavError::Malformed(message));
        }
    }
    Ok(inflated)
}
