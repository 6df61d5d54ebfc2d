//! Numbers and texts out of the bytes of a system file, in its byte order.

use crate::diagnostic::Said;
use crate::say;

use super::error::SavError;

/// The file, and how far it has been read.
#[derive(Clone)]
pub(super) struct Bytes<'b> {
    rest: &'b [u8],
    whole: &'b [u8],
    big_endian: bool,
    /// What is being read, for a message.
    within: &'static str,
}

/// Where `layout_code` stands in the file header; it is 2 (or 3) in the file's byte order.
const LAYOUT_CODE: usize = 64;

impl<'b> Bytes<'b> {
    /// Checks the magic number and finds the byte order.
    pub(super) fn new(file: &'b [u8]) -> Result<Self, SavError> {
        // "ENCRYPTEDSAV" follows eight bytes of length.
        if file.get(8..20).is_some_and(|word| word == b"ENCRYPTEDSAV") {
            return Err(SavError::Encrypted);
        }
        if !file.starts_with(b"$FL2") && !file.starts_with(b"$FL3") {
            return Err(SavError::NoSystemFile);
        }
        let within = "the file header";
        let layout = file.get(LAYOUT_CODE..LAYOUT_CODE + 4);
        let layout = layout.ok_or(SavError::Truncated(within))?;
        let big_endian = match layout {
            [2 | 3, 0, 0, 0] => false,
            [0, 0, 0, 2 | 3] => true,
            _ => {
                let message = "its layout code is neither 2 nor 3".into();
                return Err(SavError::Malformed(message));
            }
        };
        Ok(Self { rest: file, whole: file, big_endian, within })
    }

    /// The same file from another byte on.
    pub(super) fn from(&self, offset: usize) -> Result<Self, SavError> {
        let rest = self.whole.get(offset..).ok_or(SavError::Truncated(self.within))?;
        Ok(Self { rest, ..self.clone() })
    }

    /// A part that has already been cut out, to be read by itself.
    pub(super) fn part(&self, rest: &'b [u8]) -> Self {
        Self { rest, ..self.clone() }
    }

    /// What follows is part of `what`.
    pub(super) fn within(&mut self, what: &'static str) {
        self.within = what;
    }

    /// What is left.
    pub(super) fn rest(&self) -> &'b [u8] {
        self.rest
    }

    pub(super) fn take(&mut self, count: usize) -> Result<&'b [u8], SavError> {
        let (taken, rest) =
            self.rest.split_at_checked(count).ok_or(SavError::Truncated(self.within))?;
        self.rest = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], SavError> {
        let taken = self.take(N)?;
        taken.try_into().map_err(|_| SavError::Truncated(self.within))
    }

    pub(super) fn byte(&mut self) -> Result<u8, SavError> {
        Ok(self.array::<1>()?[0])
    }

    pub(super) fn int(&mut self) -> Result<i32, SavError> {
        let bytes = self.array()?;
        let big = self.big_endian;
        Ok(if big { i32::from_be_bytes(bytes) } else { i32::from_le_bytes(bytes) })
    }

    pub(super) fn long(&mut self) -> Result<i64, SavError> {
        let bytes = self.array()?;
        let big = self.big_endian;
        Ok(if big { i64::from_be_bytes(bytes) } else { i64::from_le_bytes(bytes) })
    }

    /// A count or length, which is not negative.
    pub(super) fn count(&mut self) -> Result<usize, SavError> {
        let int = self.int()?;
        usize::try_from(int)
            .map_err(|_| SavError::Malformed(self.odd_length(&int.to_string())))
    }

    /// An offset or length of 64 bits.
    pub(super) fn long_count(&mut self) -> Result<usize, SavError> {
        let long = self.long()?;
        usize::try_from(long)
            .map_err(|_| SavError::Malformed(self.odd_length(&long.to_string())))
    }

    fn odd_length(&self, length: &str) -> Said {
        say!("a length in {part} is {length}", part = Said::from(self.within), length)
    }

    pub(super) fn number(&mut self) -> Result<f64, SavError> {
        let bytes = self.array()?;
        Ok(self.as_number(bytes))
    }

    /// Eight bytes as a number.
    pub(super) fn as_number(&self, bytes: [u8; 8]) -> f64 {
        if self.big_endian {
            f64::from_be_bytes(bytes)
        } else {
            f64::from_le_bytes(bytes)
        }
    }

    /// A number as eight bytes.
    pub(super) fn as_bytes(&self, number: f64) -> [u8; 8] {
        if self.big_endian { number.to_be_bytes() } else { number.to_le_bytes() }
    }
}
