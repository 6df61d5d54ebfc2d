//! Makes text of the bytes of a CSV: takes them and the encoding that the codebook says,
//! gives the text with plain line ends, or one message that names the encoding that fits.

use encoding_rs::{MACINTOSH, UTF_16LE, WINDOWS_1252};

use crate::diagnostic::{Diagnostic, Diagnostics, Placed, Said};
use crate::say;

use super::codebook::{CsvFormat, Encoding};

/// What bytes beyond ASCII can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Guess {
    Windows1252,
    Macintosh,
    Dos,
}

/// Letters of Nordic and western languages in DOS code pages 437 and 850.
const DOS: [(u8, char); 14] = [
    (0x81, 'ü'),
    (0x82, 'é'),
    (0x84, 'ä'),
    (0x86, 'å'),
    (0x8e, 'Ä'),
    (0x8f, 'Å'),
    (0x90, 'É'),
    (0x91, 'æ'),
    (0x92, 'Æ'),
    (0x94, 'ö'),
    (0x99, 'Ö'),
    (0x9a, 'Ü'),
    (0x9b, 'ø'),
    (0x9d, 'Ø'),
];

/// How many bytes of a text are looked at to see whether every second one is zero.
const LOOKED_AT: usize = 4096;

/// How many bytes from the first one beyond ASCII its encoding is guessed by.
const SAMPLE: usize = 1 << 20;

/// What is no text in the encoding that was declared.
struct Wrong {
    message: Said,
    hint: Said,
}

/// The text of a CSV; what is in another encoding is reported.
pub(super) fn decode(
    name: &str,
    mut bytes: Vec<u8>,
    written: &Placed<String>,
    format: CsvFormat,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    // A mark leaves no doubt, whatever the codebook says.
    let is_marked_utf_8 = bytes.starts_with(b"\xef\xbb\xbf");
    if is_marked_utf_8 {
        bytes.drain(..3);
    }
    let text = if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        utf_16(name, &bytes)
    } else if is_utf_16(&bytes) {
        let message = say!(
            "`{name}` is UTF-16 text, without the mark at its beginning that says so",
            name
        );
        Err(Wrong { message, hint: SAVE_AS_UTF_8.into() })
    } else if is_marked_utf_8 || format.encoding == Encoding::Utf8 {
        String::from_utf8(bytes).map_err(|error| no_utf_8(name, error.as_bytes()))
    } else {
        in_one_byte(name, bytes, written, format.encoding, diagnostics)
    };
    match text {
        Ok(text) => Some(with_plain_line_ends(text)),
        Err(Wrong { message, hint }) => {
            diagnostics.push(Diagnostic::error(message).at(&written.place).hint(hint));
            None
        }
    }
}

const SAVE_AS_UTF_8: &str = "open it in Excel or an editor, and save it as `CSV UTF-8`";

fn utf_16(name: &str, bytes: &[u8]) -> Result<String, Wrong> {
    // With a mark of the other byte order it is read in that.
    let (text, _, is_wrong) = UTF_16LE.decode(bytes);
    if is_wrong {
        let message = say!("`{name}` begins as UTF-16 text, but is not that", name);
        let hint = "export it again, or save it as `CSV UTF-8`".into();
        return Err(Wrong { message, hint });
    }
    Ok(text.into_owned())
}

/// Whether nearly every second byte is zero, as in western text of two bytes a character.
fn is_utf_16(bytes: &[u8]) -> bool {
    let looked_at = &bytes[..bytes.len().min(LOOKED_AT)];
    let zeros = |odd: usize| {
        let every_second = looked_at.iter().skip(odd).step_by(2);
        every_second.filter(|byte| **byte == 0).count()
    };
    let half = looked_at.len() / 2;
    let (even, odd) = (zeros(0), zeros(1));
    half >= 4 && even.max(odd) * 10 >= half * 8 && even.min(odd) * 10 <= half
}

/// What to say of a text that should be UTF-8: what it rather is.
fn no_utf_8(name: &str, bytes: &[u8]) -> Wrong {
    let valid = bytes.utf8_chunks().next().map_or(0, |chunk| chunk.valid().len());
    let line = line_at(bytes, valid);
    let byte = told_byte(bytes.get(valid).copied().unwrap_or_default());
    if let Some(other) = line_in_utf8(bytes) {
        let message = say!(
            "`{name}` mixes encodings: line {other} is UTF-8 text, line {line} is not (byte \
             {byte})",
            name,
            other,
            line,
            byte
        );
        let hint = "correct the rows that come from another file, and save all as UTF-8";
        return Wrong { message, hint: hint.into() };
    }
    let message = say!(
        "`{name}` is not UTF-8 text: byte {byte} at line {line}{more}",
        name,
        byte,
        line,
        more = more_lines(bytes, |byte| !byte.is_ascii())
    );
    Wrong { message, hint: guess(bytes).hint() }
}

/// How many more lines hold bytes of a kind than the first: " and in 129 more lines".
fn more_lines(bytes: &[u8], is_wrong: impl Fn(u8) -> bool) -> Said {
    let lines = bytes.split(|byte| *byte == b'\n');
    let count = lines.filter(|line| line.iter().any(|byte| is_wrong(*byte))).count();
    match count.saturating_sub(1) {
        0 => "".into(),
        1 => " and in 1 more line".into(),
        more => say!(" and in {more} more lines", more),
    }
}

/// A byte as it is told.
fn told_byte(byte: u8) -> String {
    format!("{byte:#04x}")
}

/// The number of the line a byte stands in, from 1.
fn line_at(bytes: &[u8], index: usize) -> usize {
    bytes[..index.min(bytes.len())].iter().filter(|byte| **byte == b'\n').count() + 1
}

/// The text in an encoding of one byte a character, which fits any bytes: what it rather is
/// must be found out.
fn in_one_byte(
    name: &str,
    bytes: Vec<u8>,
    written: &Placed<String>,
    encoding: Encoding,
    diagnostics: &mut Diagnostics,
) -> Result<String, Wrong> {
    let declared = encoding.word();
    let first = |is_wrong: &dyn Fn(u8) -> bool| {
        let at = bytes.iter().position(|byte| is_wrong(*byte))?;
        Some((line_at(&bytes, at), told_byte(bytes[at])))
    };
    let Some((line, byte)) = first(&|byte| !byte.is_ascii()) else {
        return Ok(decoded(&bytes, encoding));
    };
    if std::str::from_utf8(&bytes).is_ok() {
        let message = say!(
            "`{name}` is UTF-8 text, not {declared}: byte {byte} at line {line}{more}",
            name,
            declared,
            byte,
            line,
            more = more_lines(&bytes, |byte| !byte.is_ascii())
        );
        let hint = "write `encoding: utf-8` under `csv`".into();
        return Err(Wrong { message, hint });
    }
    let guess = guess(&bytes);
    if guess != Guess::Windows1252 {
        let message = say!(
            "`{name}` is not {declared} text: byte {byte} at line {line}{more}",
            name,
            declared,
            byte,
            line,
            more = more_lines(&bytes, |byte| !byte.is_ascii())
        );
        return Err(Wrong { message, hint: guess.hint() });
    }
    if let Some(line) = line_in_utf8(&bytes) {
        let message = say!(
            "`{name}` mixes encodings: line {line} is UTF-8 text, others are not",
            name,
            line
        );
        let hint = "look at å, ä and ö on that line, and save all in one encoding";
        diagnostics.push(Diagnostic::warning(message).at(&written.place).hint(hint));
    }
    Ok(decoded(&bytes, encoding))
}

fn decoded(bytes: &[u8], encoding: Encoding) -> String {
    match encoding {
        Encoding::Windows1252 => {
            WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()
        }
        Encoding::Utf8 | Encoding::Latin1 => {
            encoding_rs::mem::decode_latin1(bytes).into_owned()
        }
    }
}

impl Encoding {
    /// The word an author writes.
    fn word(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Windows1252 => "windows-1252",
            Self::Latin1 => "latin-1",
        }
    }
}

impl Guess {
    fn hint(self) -> Said {
        let save = Said::from(SAVE_AS_UTF_8);
        match self {
            Self::Windows1252 => {
                "write `encoding: windows-1252` under `csv`, which fits: Excel saves `CSV` so"
                    .into()
            }
            Self::Macintosh => say!(
                "its letters are those of old Macintosh computers, which cannot be read: \
                 {save}",
                save
            ),
            Self::Dos => say!(
                "its letters are those of DOS (code page 850), which cannot be read: {save}",
                save
            ),
        }
    }
}

/// The encoding in which the bytes beyond ASCII are most like what people write. Nearly all
/// files are windows-1252, so that another one must be twice as likely.
fn guess(bytes: &[u8]) -> Guess {
    let begins = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let bytes = &bytes[begins.saturating_sub(1)..bytes.len().min(begins + SAMPLE)];
    let likeness = |guess: Guess| {
        let signs = (0..=u8::MAX).map(|byte| guess.sign(byte)).collect::<Vec<_>>();
        let of = |pair: &[u8]| {
            let within = |one: u8, before: Option<u8>| {
                let sign = signs[usize::from(one)];
                // A capital does not stand within a word.
                let is_odd = before.is_some_and(|it| it.is_ascii_lowercase())
                    && sign.is_some_and(char::is_uppercase);
                sign.filter(|_| !is_odd).map_or(0, weight)
            };
            match (pair[0].is_ascii_alphabetic(), pair[1].is_ascii_alphabetic()) {
                (true, false) => within(pair[1], Some(pair[0])),
                (false, true) => within(pair[0], None),
                _ => 0,
            }
        };
        bytes.windows(2).map(of).sum::<usize>()
    };
    let windows = likeness(Guess::Windows1252);
    let (macintosh, dos) = (likeness(Guess::Macintosh), likeness(Guess::Dos));
    if macintosh.max(dos) <= 2 * windows {
        Guess::Windows1252
    } else if macintosh > dos {
        Guess::Macintosh
    } else {
        Guess::Dos
    }
}

/// How much a sign beside a letter says for an encoding.
fn weight(sign: char) -> usize {
    match sign {
        'å' | 'ä' | 'ö' | 'Å' | 'Ä' | 'Ö' | 'æ' | 'ø' | 'Æ' | 'Ø' => 2,
        '\u{ad}' | '–' | '—' | '‘' | '’' | '“' | '”' | '…' | '€' | '§' | '»' | '«' => {
            1
        }
        sign if sign.is_alphabetic() && sign < '\u{180}' => 1,
        _ => 0,
    }
}

impl Guess {
    /// What a byte beyond ASCII is.
    fn sign(self, byte: u8) -> Option<char> {
        let encoding = match self {
            _ if byte.is_ascii() => return None,
            Self::Windows1252 => WINDOWS_1252,
            Self::Macintosh => MACINTOSH,
            Self::Dos => {
                let known = DOS.iter().find(|(known, _)| *known == byte);
                return known.map(|(_, sign)| *sign);
            }
        };
        let bytes = [byte];
        encoding.decode_without_bom_handling(&bytes).0.chars().next()
    }
}

/// The text with `\n` at the end of each line.
fn with_plain_line_ends(text: String) -> String {
    if !text.as_bytes().contains(&b'\r') {
        return text;
    }
    let mut bytes = text.into_bytes();
    let mut kept = 0;
    for index in 0..bytes.len() {
        match bytes[index] {
            b'\r' if bytes.get(index + 1) == Some(&b'\n') => continue,
            b'\r' => bytes[kept] = b'\n',
            byte => bytes[kept] = byte,
        }
        kept += 1;
    }
    bytes.truncate(kept);
    String::from_utf8(bytes).expect("UTF-8 without a few ASCII characters is UTF-8")
}

/// The first line that is UTF-8 and not ASCII, from 1. In another encoding å, ä and ö
/// hardly ever come out as valid UTF-8.
fn line_in_utf8(bytes: &[u8]) -> Option<usize> {
    let mut lines = bytes.split(|byte| *byte == b'\n');
    let line =
        lines.position(|line| !line.is_ascii() && std::str::from_utf8(line).is_ok());
    line.map(|line| line + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_of_nordic_words_is_guessed() {
        let windows = b"G\xe4vle;S\xf6derhamn;\xc5re;caf\xe9;\x93S\x94";
        let macintosh = b"G\x8avle;S\x9aderhamn;\x81re;caf\x8e";
        let dos = b"G\x84vle;S\x94derhamn;\x8fre;caf\x82";
        assert_eq!(guess(windows), Guess::Windows1252);
        assert_eq!(guess(macintosh), Guess::Macintosh);
        assert_eq!(guess(dos), Guess::Dos);
        assert_eq!(guess(b"plain"), Guess::Windows1252);
    }

    #[test]
    fn text_of_two_bytes_a_character_is_known() {
        let text = "id;ort\n1;Gävle\n";
        let little = text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        let big = text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>();
        assert!(is_utf_16(&little) && is_utf_16(&big));
        assert!(!is_utf_16(text.as_bytes()) && !is_utf_16(&[0; 64]));
    }
}
