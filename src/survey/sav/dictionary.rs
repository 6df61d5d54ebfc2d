//! The dictionary of a system file: names, labels, formats, missing values.

use std::collections::{BTreeMap, HashMap};

use encoding_rs::Encoding;

use super::bytes::Bytes;
use super::calendar::{DAY, DAYS_TO_1970, iso_date, iso_time};
use super::error::SavError;
use super::response_sets::{self, ResponseSet};
use crate::say;
use crate::survey::coded::CodedTexts;

/// What stands before the answers.
pub(super) struct Dictionary {
    pub(super) file_label: String,
    pub(super) variables: Vec<SavVariable>,
    pub(super) sets: Vec<ResponseSet>,
    pub(super) weight: Option<String>,
    pub(super) encoding: &'static Encoding,
    pub(super) compression: Compression,
    pub(super) bias: f64,
    /// Rows, if the writer knew.
    pub(super) rows: Option<usize>,
    /// Elements of eight bytes in a row.
    pub(super) elements: usize,
}

/// How the answers are packed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Compression {
    /// Not at all.
    None,
    /// Small numbers in a byte.
    Bytecode,
    /// The same in deflated blocks.
    Zlib,
}

/// A variable.
pub(super) struct SavVariable {
    pub(super) name: String,
    pub(super) label: String,
    pub(super) format: PrintFormat,
    pub(super) measure: Option<MeasurementLevel>,
    /// Values and their labels, in the order of the file.
    pub(super) labels: Vec<(SavValue, String)>,
    pub(super) missing: Missing,
    /// Bytes of text, or 0 for a number.
    pub(super) width: usize,
    /// The first of its elements in a row.
    pub(super) element: usize,
    /// How many parts a very long text is stored in.
    pub(super) segments: usize,
}

/// Values of a variable, row by row.
pub(super) enum Values {
    Numbers(Vec<f64>),
    Texts(CodedTexts),
}

/// A value as the dictionary names it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum SavValue {
    Number(f64),
    Text(String),
}

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PrintFormat {
    Number,
    Date,
    DateTime,
    Time,
}

/// The measurement level that SPSS shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MeasurementLevel {
    Nominal,
    Ordinal,
    Scale,
}

/// Values declared missing.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Missing {
    pub(super) values: Vec<SavValue>,
    pub(super) range: Option<(f64, f64)>,
}

impl Missing {
    pub(super) fn holds(&self, value: &SavValue) -> bool {
        let in_range = match (value, self.range) {
            (SavValue::Number(number), Some((low, high))) => {
                (low..=high).contains(number)
            }
            _ => false,
        };
        in_range || self.values.contains(value)
    }
}

/// The system-missing value.
pub(super) const SYSTEM_MISSING: f64 = -f64::MAX;

impl PrintFormat {
    /// Field `type` of a `print` format.
    fn of(print: i32) -> Self {
        match print.to_be_bytes()[1] {
            // DATE, ADATE, JDATE, MOYR, QYR, WKYR, EDATE, SDATE
            20 | 23 | 24 | 28..=30 | 38 | 39 => Self::Date,
            // DATETIME, YMDHMS
            22 | 41 => Self::DateTime,
            // TIME, DTIME, MTIME
            21 | 25 | 40 => Self::Time,
            _ => Self::Number,
        }
    }

    /// A number as text; nothing if it is system-missing.
    pub(super) fn text(self, number: f64) -> Option<String> {
        if number.total_cmp(&SYSTEM_MISSING).is_eq() || !number.is_finite() {
            return None;
        }
        if self == Self::Number {
            // There is a negative zero, and nobody means it.
            return Some((number + 0.0).to_string());
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::as_conversions,
            reason = "a calendar's seconds are far from the limits, and casts stop there"
        )]
        let seconds = (number.floor() as i64).clamp(-DAY * 1_000_000, DAY * 10_000_000);
        let day = seconds.div_euclid(DAY) - DAYS_TO_1970;
        Some(match self {
            Self::Number | Self::Time => iso_time(seconds),
            Self::Date => iso_date(day),
            Self::DateTime => {
                format!("{}T{}", iso_date(day), iso_time(seconds.rem_euclid(DAY)))
            }
        })
    }
}

/// A variable record as it stands; texts are not decoded before the encoding is known.
struct RawVariable<'b> {
    name: &'b [u8],
    label: &'b [u8],
    print: i32,
    width: usize,
    missing_count: i32,
    missing: Vec<[u8; 8]>,
    element: usize,
}

/// Value labels of some variables, by the number of the element they begin at.
struct RawLabels<'b> {
    labels: Vec<([u8; 8], &'b [u8])>,
    elements: Vec<usize>,
}

/// Everything between the header and the answers.
#[derive(Default)]
struct Records<'b> {
    variables: Vec<RawVariable<'b>>,
    labels: Vec<RawLabels<'b>>,
    extensions: BTreeMap<i32, Extension<'b>>,
    elements: usize,
}

/// An extension record (type 7).
#[derive(Clone, Copy)]
struct Extension<'b> {
    data: &'b [u8],
}

impl Dictionary {
    /// Reads from the file header to the dictionary termination record.
    pub(super) fn read<'b>(bytes: &mut Bytes<'b>) -> Result<Self, SavError> {
        bytes.take(64 + 4 + 4)?;
        let compression = match bytes.int()? {
            0 => Compression::None,
            1 => Compression::Bytecode,
            2 => Compression::Zlib,
            other => {
                let message = say!("its compression {other} is unknown", other);
                return Err(SavError::Malformed(message));
            }
        };
        let weight = bytes.count()?;
        let rows = usize::try_from(bytes.int()?).ok();
        let bias = bytes.number()?;
        bytes.take(9 + 8)?;
        let file_label = bytes.take(64)?;
        bytes.take(3)?;
        let records = Records::read(bytes)?;
        let encoding = encoding(&records.extensions, bytes)?;
        let text = EncodedText { encoding };
        let mut variables = assemble(&records, text, bytes)?;
        let sets = [7, 19].iter().filter_map(|kind| records.extensions.get(kind));
        let sets = sets.flat_map(|sets| response_sets::read(&text.decode(sets.data)));
        let short = short_names(&records, text);
        let names = names(&variables, &records, text)?;
        let sets =
            sets.map(|set| set.with_names(&short, |name| names.contains_key(name)));
        let sets = response_sets::with_own_names(sets, |name| names.contains_key(name))?;
        if let Some(long) = records.extensions.get(&21) {
            long_labels(&mut bytes.part(long.data), text, &names, &mut variables)?;
        }
        if let Some(long) = records.extensions.get(&22) {
            long_missing(&mut bytes.part(long.data), text, &names, &mut variables)?;
        }
        let weight = weight.checked_sub(1).and_then(|element| {
            variables.iter().find(|variable| variable.element == element)
        });
        Ok(Self {
            file_label: text.decode(file_label),
            weight: weight.map(|variable| variable.name.clone()),
            sets,
            encoding,
            compression,
            bias,
            rows,
            elements: records.elements,
            variables,
        })
    }
}

impl<'b> Records<'b> {
    fn read(bytes: &mut Bytes<'b>) -> Result<Self, SavError> {
        let mut records = Self::default();
        loop {
            bytes.within("the dictionary");
            match bytes.int()? {
                2 => records.variable(bytes)?,
                3 => records.value_labels(bytes)?,
                6 => {
                    let lines = bytes.count()?;
                    bytes.take(lines.saturating_mul(80))?;
                }
                7 => {
                    let kind = bytes.int()?;
                    let (size, count) = (bytes.count()?, bytes.count()?);
                    let data = bytes.take(size.saturating_mul(count))?;
                    records.extensions.insert(kind, Extension { data });
                }
                999 => {
                    bytes.int()?;
                    break;
                }
                other => {
                    let message =
                        say!("its dictionary has a record of type {other}", other);
                    return Err(SavError::Malformed(message));
                }
            }
        }
        if records.variables.is_empty() {
            return Err(SavError::Malformed("it has no variables".into()));
        }
        Ok(records)
    }

    fn variable(&mut self, bytes: &mut Bytes<'b>) -> Result<(), SavError> {
        bytes.within("a variable record");
        let kind = bytes.int()?;
        let (has_label, missing_count) = (bytes.int()?, bytes.int()?);
        let print = bytes.int()?;
        bytes.int()?;
        let name = bytes.take(8)?;
        let mut label: &[u8] = &[];
        if has_label != 0 {
            let length = bytes.count()?;
            label = bytes.take(length)?;
            bytes.take(length.wrapping_neg() % 4)?;
        }
        let missing = (0..missing_count.unsigned_abs().min(3))
            .map(|_| bytes.take(8).map(eight))
            .collect::<Result<Vec<_>, _>>()?;
        let element = self.elements;
        self.elements += 1;
        if let Ok(width) = usize::try_from(kind) {
            self.variables.push(RawVariable {
                name,
                label,
                print,
                width: width.min(255),
                missing_count,
                missing,
                element,
            });
        }
        Ok(())
    }

    fn value_labels(&mut self, bytes: &mut Bytes<'b>) -> Result<(), SavError> {
        bytes.within("the value labels");
        let count = bytes.count()?;
        let mut labels = Vec::new();
        for _ in 0..count {
            let value = eight(bytes.take(8)?);
            let length = usize::from(bytes.byte()?);
            labels.push((value, bytes.take(length)?));
            bytes.take((length + 1).wrapping_neg() % 8)?;
        }
        if bytes.int()? != 4 {
            let message = "value labels belong to no variable".into();
            return Err(SavError::Malformed(message));
        }
        let count = bytes.count()?;
        let mut elements = Vec::new();
        for _ in 0..count {
            elements.extend(bytes.count()?.checked_sub(1));
        }
        self.labels.push(RawLabels { labels, elements });
        Ok(())
    }
}

fn eight(bytes: &[u8]) -> [u8; 8] {
    let mut array = [b' '; 8];
    for (to, from) in array.iter_mut().zip(bytes) {
        *to = *from;
    }
    array
}

/// The encoding of texts: by name (record 7, subtype 20), else by number (subtype 3).
fn encoding(
    extensions: &BTreeMap<i32, Extension<'_>>,
    bytes: &Bytes<'_>,
) -> Result<&'static Encoding, SavError> {
    if let Some(named) = extensions.get(&20) {
        let unknown = || SavError::Encoding(String::from_utf8_lossy(named.data).into());
        return Encoding::for_label(named.data).ok_or_else(unknown);
    }
    let Some(integers) = extensions.get(&3) else { return Ok(encoding_rs::WINDOWS_1252) };
    let mut bytes = bytes.part(integers.data);
    bytes.take(7 * 4)?;
    let page = bytes.int()?;
    let label = match page {
        65001 => "utf-8".to_owned(),
        1250..=1258 | 874 => format!("windows-{page}"),
        28591..=28605 => format!("iso-8859-{}", page - 28590),
        // ASCII in 7 or 8 bits, EBCDIC and DEC Kanji are what old programmes wrote here,
        // whatever the machine's code page was.
        0..=4 => "windows-1252".to_owned(),
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        _ => return Err(SavError::CodePage(page)),
    };
    Encoding::for_label(label.as_bytes()).ok_or(SavError::Encoding(label))
}

/// Text in the file's encoding.
#[derive(Clone, Copy)]
struct EncodedText {
    encoding: &'static Encoding,
}

impl EncodedText {
    fn decode(self, bytes: &[u8]) -> String {
        let (text, _) = self.encoding.decode_without_bom_handling(bytes);
        text.trim_matches(|sign| matches!(sign, ' ' | '\0')).to_owned()
    }
}

/// `SHORT=value` pairs with tabs between them, as in subtypes 13 and 14.
fn pairs(
    extension: Option<&Extension<'_>>,
    text: EncodedText,
) -> BTreeMap<String, String> {
    let content = extension.map(|extension| text.decode(extension.data));
    let content = content.unwrap_or_default();
    let pairs = content.split('\t').filter_map(|pair| pair.split_once('='));
    let clean = |text: &str| text.trim_matches(['\0', ' ']).to_owned();
    pairs.map(|(short, value)| (clean(short), clean(value))).collect()
}

/// The long name of each short one, in small letters.
fn short_names(records: &Records<'_>, text: EncodedText) -> BTreeMap<String, String> {
    let long = pairs(records.extensions.get(&13), text);
    let names = records.variables.iter().map(|raw| text.decode(raw.name));
    names
        .map(|short| {
            let name = long.get(&short).cloned().unwrap_or_else(|| short.clone());
            (short.to_lowercase(), name)
        })
        .collect()
}

fn assemble(
    records: &Records<'_>,
    text: EncodedText,
    bytes: &Bytes<'_>,
) -> Result<Vec<SavVariable>, SavError> {
    let long_names = pairs(records.extensions.get(&13), text);
    let very_long = pairs(records.extensions.get(&14), text);
    let measures = measures(records, bytes)?;
    let mut variables = Vec::new();
    let mut raws = records.variables.iter().zip(measures);
    while let Some((raw, measure)) = raws.next() {
        let short = text.decode(raw.name);
        let width = very_long.get(&short).and_then(|width| width.parse().ok());
        let width = width.unwrap_or(raw.width);
        // A very long text is cut into variables of its own, 252 bytes for each.
        let segments = if width > 255 { width.div_ceil(252) } else { 1 };
        for _ in 1..segments {
            let part = raws.next();
            if part.is_none_or(|(part, _)| part.width == 0) {
                let message =
                    say!("the text `{short}` lacks some of its segments", short);
                return Err(SavError::Malformed(message));
            }
        }
        variables.push(SavVariable {
            name: long_names.get(&short).cloned().unwrap_or(short),
            label: text.decode(raw.label),
            format: if width == 0 {
                PrintFormat::of(raw.print)
            } else {
                PrintFormat::Number
            },
            measure,
            labels: Vec::new(),
            missing: missing(raw, text, bytes),
            width,
            element: raw.element,
            segments,
        });
    }
    let elements = variables.iter().enumerate();
    let elements = elements.map(|(index, variable)| (variable.element, index));
    let elements = elements.collect::<HashMap<_, _>>();
    for group in &records.labels {
        for element in &group.elements {
            let found = elements.get(element).and_then(|index| variables.get_mut(*index));
            let Some(variable) = found else { continue };
            let is_text = variable.width > 0;
            let of = |(value, label): &([u8; 8], &[u8])| {
                (self::value(*value, is_text, text, bytes), text.decode(label))
            };
            variable.labels.extend(group.labels.iter().map(of));
        }
    }
    Ok(variables)
}

/// Where each variable stands, by its name: no two may have the same.
type VariablePlaces = HashMap<String, usize>;

/// Checks that every variable has a name of its own.
fn names(
    variables: &[SavVariable],
    records: &Records<'_>,
    text: EncodedText,
) -> Result<VariablePlaces, SavError> {
    let mut names = VariablePlaces::new();
    // How the file calls it in eight letters, where that is another name.
    let short = |index: usize| {
        let element = variables[index].element;
        let found = records.variables.binary_search_by_key(&element, |raw| raw.element);
        let short = found.map(|at| text.decode(records.variables[at].name));
        let short = short.unwrap_or_default();
        let differs = short != variables[index].name;
        if differs { format!(" (`{short}`)") } else { String::new() }
    };
    for (index, variable) in variables.iter().enumerate() {
        let name = &variable.name;
        if name.is_empty() {
            let message = say!("its variable {number} has no name", number = index + 1);
            return Err(SavError::Malformed(message));
        }
        if let Some(first) = names.insert(name.clone(), index) {
            return Err(SavError::Malformed(say!(
                "two variables are called `{name}`: variable {first} and variable {other}",
                name,
                first = format!("{}{}", first + 1, short(first)),
                other = format!("{}{}", index + 1, short(index))
            )));
        }
    }
    Ok(names)
}

fn value(
    value: [u8; 8],
    is_text: bool,
    text: EncodedText,
    bytes: &Bytes<'_>,
) -> SavValue {
    if is_text {
        SavValue::Text(text.decode(&value))
    } else {
        SavValue::Number(bytes.as_number(value))
    }
}

fn missing(raw: &RawVariable<'_>, text: EncodedText, bytes: &Bytes<'_>) -> Missing {
    let of = |raw_value: &[u8; 8]| value(*raw_value, raw.width > 0, text, bytes);
    if raw.missing_count >= 0 {
        return Missing { values: raw.missing.iter().map(of).collect(), range: None };
    }
    let numbers = raw.missing.iter().map(|value| bytes.as_number(*value));
    let numbers = numbers.collect::<Vec<_>>();
    match numbers.as_slice() {
        [low, high, rest @ ..] => Missing {
            values: rest.iter().copied().map(SavValue::Number).collect(),
            range: Some((*low, *high)),
        },
        _ => Missing::default(),
    }
}

/// Variable display parameters (subtype 11): two or three numbers for each variable record.
fn measures(
    records: &Records<'_>,
    bytes: &Bytes<'_>,
) -> Result<Vec<Option<MeasurementLevel>>, SavError> {
    let count = records.variables.len();
    let mut measures = vec![None; count];
    let Some(extension) = records.extensions.get(&11) else { return Ok(measures) };
    let fields = extension.data.len() / 4 / count;
    let mut bytes = bytes.part(extension.data);
    for measure in measures.iter_mut().filter(|_| fields > 0) {
        *measure = match bytes.int()? {
            1 => Some(MeasurementLevel::Nominal),
            2 => Some(MeasurementLevel::Ordinal),
            3 => Some(MeasurementLevel::Scale),
            _ => None,
        };
        bytes.take((fields - 1) * 4)?;
    }
    Ok(measures)
}

fn counted<'b>(bytes: &mut Bytes<'b>) -> Result<&'b [u8], SavError> {
    let length = bytes.count()?;
    bytes.take(length)
}

/// Value labels of texts longer than eight bytes (subtype 21).
fn long_labels(
    bytes: &mut Bytes<'_>,
    text: EncodedText,
    names: &VariablePlaces,
    variables: &mut [SavVariable],
) -> Result<(), SavError> {
    bytes.within("the value labels of long texts");
    while !bytes.rest().is_empty() {
        let name = text.decode(counted(bytes)?);
        bytes.int()?;
        let count = bytes.count()?;
        let mut labels = Vec::new();
        for _ in 0..count {
            let value = SavValue::Text(text.decode(counted(bytes)?));
            labels.push((value, text.decode(counted(bytes)?)));
        }
        let found = names.get(&name).and_then(|index| variables.get_mut(*index));
        if let Some(variable) = found {
            variable.labels.extend(labels);
        }
    }
    Ok(())
}

/// Missing values of texts longer than eight bytes (subtype 22).
fn long_missing(
    bytes: &mut Bytes<'_>,
    text: EncodedText,
    names: &VariablePlaces,
    variables: &mut [SavVariable],
) -> Result<(), SavError> {
    bytes.within("the missing values of long texts");
    while !bytes.rest().is_empty() {
        let name = text.decode(counted(bytes)?);
        let count = bytes.byte()?;
        let length = bytes.count()?;
        let mut values = Vec::new();
        for _ in 0..count {
            values.push(SavValue::Text(text.decode(bytes.take(length)?)));
        }
        let found = names.get(&name).and_then(|index| variables.get_mut(*index));
        if let Some(variable) = found {
            variable.missing.values.extend(values);
        }
    }
    Ok(())
}
