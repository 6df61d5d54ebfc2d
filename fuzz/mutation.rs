//! Damages texts and bytes: takes an input and chance, gives another input.

use crate::random::Random;
use crate::words::{CHARACTERS, CODE, EXPRESSIONS, MARKUP, NUMBERS, WORDS, YAML};

/// Damages a text in one to four ways.
pub(crate) fn text(input: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let mut text = String::from_utf8_lossy(input).into_owned();
    let other = String::from_utf8_lossy(other).into_owned();
    for _ in 0..=random.below(4) {
        text = match random.below(4) {
            0 | 1 => line(&text, &other, random),
            2 => word(&text, random),
            _ => insertion(&text, random),
        };
    }
    // Now and then it is no text any longer.
    if random.one_in(12) {
        bytes(text.as_bytes(), other.as_bytes(), random)
    } else {
        text.into_bytes()
    }
}

/// Puts something into a sentence of a text, so that the rest can still be read.
pub(crate) fn sentence(input: &[u8], random: &mut Random) -> Vec<u8> {
    let text = String::from_utf8_lossy(input).into_owned();
    let mut lines = text.lines().map(str::to_owned).collect::<Vec<_>>();
    let is_sentence = |line: &&mut String| line.split_whitespace().count() > 4;
    let mut sentences = lines.iter_mut().filter(is_sentence).collect::<Vec<_>>();
    if sentences.is_empty() {
        return bytes(input, input, random);
    }
    let count = sentences.len();
    let line = &mut sentences[random.below(count)];
    let indent = line.len() - line.trim_start().len();
    let spaces = line.match_indices(' ').map(|(at, _)| at).filter(|at| *at > indent);
    let spaces = spaces.collect::<Vec<_>>();
    let at = spaces[random.below(spaces.len())];
    let new = match random.below(5) {
        0 => random.of(&CODE).replace('\n', &format!("\n{}", " ".repeat(indent))),
        1 => random.of(&EXPRESSIONS).to_owned(),
        2 => random.of(&CHARACTERS).trim_matches('\n').to_owned(),
        3 => random.of(&NUMBERS).to_owned(),
        _ => random.of(&MARKUP).to_owned(),
    };
    line.insert_str(at, &format!(" {new}"));
    (lines.join("\n") + "\n").into_bytes()
}

/// Does something to a line of a text.
fn line(text: &str, other: &str, random: &mut Random) -> String {
    let mut lines = text.lines().map(str::to_owned).collect::<Vec<_>>();
    let (one, two) = (random.below(lines.len()), random.below(lines.len()));
    if lines.is_empty() {
        return text.to_owned();
    }
    match random.below(9) {
        0 => lines.swap(one, two),
        1 => lines.insert(two, lines[one].clone()),
        2 => drop(lines.remove(one)),
        3 => lines[one].insert_str(0, random.of(&[" ", "  ", "    ", "\t", "- "])),
        4 => {
            let less = lines[one].strip_prefix("  ").map(str::to_owned);
            lines[one] = less.unwrap_or_default();
        }
        5 => lines.truncate(one.max(1)),
        6 => {
            let block = lines[one.min(two)..one.max(two).min(one.min(two) + 30)].to_vec();
            for _ in 0..random.below(60) {
                lines.splice(two..two, block.iter().cloned());
            }
        }
        7 => {
            let from = other.lines().nth(random.below(other.lines().count()));
            lines.insert(one, from.unwrap_or_default().to_owned());
        }
        // The same key with another value.
        _ => {
            let key = lines[one].split_once(':').map(|(key, _)| key.to_owned());
            let value = random.of(&WORDS);
            lines.insert(two, format!("{}: {value}", key.unwrap_or_default()));
        }
    }
    lines.join("\n") + "\n"
}

/// Replaces a word or number of a text.
fn word(text: &str, random: &mut Random) -> String {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let mut words = Vec::new();
    let mut from = None;
    for (index, c) in text.char_indices() {
        match (is_word(c), from) {
            (true, None) => from = Some(index),
            (false, Some(start)) => {
                words.push(start..index);
                from = None;
            }
            _ => {}
        }
    }
    if words.is_empty() {
        return text.to_owned();
    }
    let range = words[random.below(words.len())].clone();
    let is_number = text[range.clone()].parse::<f64>().is_ok();
    let another = &text[words[random.below(words.len())].clone()];
    let new = match random.below(4) {
        0 => another.to_owned(),
        1 if !is_number => random.of(&WORDS).to_owned(),
        2 => String::new(),
        _ => random.of(&NUMBERS).to_owned(),
    };
    format!("{}{new}{}", &text[..range.start], &text[range.end..])
}

/// Puts something into a text.
fn insertion(text: &str, random: &mut Random) -> String {
    let mut at = random.below(text.len() + 1);
    at = text.floor_char_boundary(at);
    let new = match random.below(14) {
        0 => random.of(&CODE).to_owned(),
        1 => random.of(&EXPRESSIONS).to_owned(),
        2 => random.of(&YAML).to_owned(),
        3 => {
            let count = [1, 10, 1000, 70_000][random.below(4)];
            random.of(&CHARACTERS).repeat(count)
        }
        4 => random.of(&NUMBERS).to_owned(),
        5 | 6 => random.of(&WORDS).to_owned(),
        7 => {
            return format!(
                "{}{}",
                &text[..at],
                &text[text
                    .ceil_char_boundary((at + 1 + random.below(40)).min(text.len()))..]
            );
        }
        _ => random.of(&CHARACTERS).to_owned(),
    };
    format!("{}{new}{}", &text[..at], &text[at..])
}

/// Damages bytes in one to six ways, mostly near the ends, where formats say what they are.
pub(crate) fn bytes(input: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = input.to_vec();
    for _ in 0..=random.below(6) {
        if bytes.is_empty() {
            return bytes;
        }
        let at = position(bytes.len(), random);
        match random.below(9) {
            0 => bytes[at] ^= 1 << random.below(8),
            1 => bytes[at] = random.byte(),
            2 => bytes.insert(at, random.byte()),
            3 => drop(bytes.remove(at)),
            4 => number(&mut bytes, at, random),
            5 => {
                let end = (at + 1 + random.below(64)).min(bytes.len());
                drop(bytes.drain(at..end));
            }
            6 => {
                let end = (at + 1 + random.below(64)).min(bytes.len());
                let block = bytes[at..end].repeat(1 + random.below(20));
                bytes.splice(at..at, block);
            }
            7 => {
                let from = position(other.len().max(1), random).min(other.len());
                let end = (from + random.below(256)).min(other.len());
                let to = (at + (end - from)).min(bytes.len());
                bytes.splice(at..to, other[from..end].iter().copied());
            }
            _ if random.one_in(4) => bytes.truncate(at),
            _ => bytes[at] = [0, 1, 0x7f, 0x80, 0xff][random.below(5)],
        }
    }
    bytes
}

fn position(length: usize, random: &mut Random) -> usize {
    let near = length.min(400);
    match random.below(4) {
        0 => random.below(near),
        1 => length - 1 - random.below(near),
        _ => random.below(length),
    }
}

/// Writes a length that is extreme, as formats write them.
fn number(bytes: &mut [u8], at: usize, random: &mut Random) {
    let value: u64 = [
        0,
        1,
        2,
        0x7f,
        0xff,
        0x7fff,
        0xffff,
        0x0100_0000,
        0x7fff_ffff,
        0xffff_fffe,
        0xffff_ffff,
        0x7fff_ffff_ffff_ffff,
        u64::MAX,
    ][random.below(13)];
    let width = [2, 4, 8][random.below(3)];
    let mut written = value.to_le_bytes();
    if random.one_in(3) {
        written[..width].reverse();
    }
    for (byte, new) in bytes[at..].iter_mut().zip(&written[..width]) {
        *byte = *new;
    }
}
