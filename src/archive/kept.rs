//! What is kept of answers where they may not be kept themselves: everything that later
//! rooms need of them, as it may be shown, in one file beside `report.yaml`.
//!
//! A report can be built from it, as long as its texts ask for the same. There is nothing in
//! it that has not gone through the room `disclosure`.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Number, Value as Json};

use crate::analysis::Repeats;
use crate::diagnostic::Said;
use crate::disclosure::{ProtectedNumber, ProtectedTable, QualityAccount, ShownRows};
use crate::say;

/// The name of the file, in the report's folder.
pub const KEPT: &str = "protected.json";

/// The version of the file's form.
const FORM: u32 = 2;

/// The version of the form without rows of registers, which earlier programmes read too.
const FORM_WITHOUT_ROWS: u32 = 1;

/// What the file says of itself to whoever opens it.
const ABOUT: &str = "The numbers of a report as they may be shown, kept instead of the \
                     answers they were made of. Decimals are written as texts that begin \
                     with =, because readers of JSON disagree about the last digit.";

/// What is kept of a report's answers.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Kept {
    /// What the file is.
    pub about: String,
    /// The version of its form.
    pub form: u32,
    /// The version of Baslinje that computed it.
    pub baslinje: String,
    /// The sha256 of every text it was asked by: the report's and its codebooks.
    pub asked_by: BTreeMap<String, String>,
    /// What every file is known by that is not kept: answers, and the keys that protect them.
    pub withheld: BTreeMap<String, String>,
    /// What was found in answers, and is accepted in `report.yaml`: check and subject.
    pub accepted: Vec<(String, String)>,
    /// What each `repeat` went over.
    pub repeats: Repeats,
    /// The numbers of charts and tables.
    pub tables: Vec<ProtectedTable>,
    /// The named numbers.
    pub numbers: Vec<ProtectedNumber>,
    /// Tables and drawings on the quality of the surveys.
    pub accounts: Vec<QualityAccount>,
    /// The rows of public registers that are shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<ShownRows>,
}

/// Why what was kept cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnreadKept {
    /// It is of a form that this programme does not know.
    Form {
        /// Its form.
        form: u32,
        /// What made it.
        baslinje: String,
    },
    /// It is not what was written.
    Damaged {
        /// What is wrong.
        message: Said,
        /// The line, from 1; 0 if there is none.
        line: usize,
    },
}

impl UnreadKept {
    /// What is told of it.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::Form { form, baslinje } => say!(
                "it is of form {form}, made by Baslinje {baslinje}; this one reads forms up \
                 to {newest}",
                form,
                baslinje,
                newest = &FORM
            ),
            Self::Damaged { message, .. } => message.clone(),
        }
    }

    fn damaged(error: &serde_json::Error) -> Self {
        Self::Damaged { message: error.to_string().into(), line: error.line() }
    }
}

impl fmt::Display for UnreadKept {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said().fmt(formatter)
    }
}

impl std::error::Error for UnreadKept {}

/// What tells whether the rest can be read.
#[derive(Deserialize)]
struct KeptHead {
    form: u32,
    baslinje: String,
}

impl Kept {
    /// What the file says of itself, and its form.
    #[must_use]
    pub fn head(rows: &[ShownRows]) -> (String, u32, String) {
        let form = if rows.is_empty() { FORM_WITHOUT_ROWS } else { FORM };
        (ABOUT.to_owned(), form, env!("CARGO_PKG_VERSION").to_owned())
    }

    /// As the content of the file: the same for the same numbers.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        let json = serde_json::to_value(self).expect("keys are texts");
        super::entities::to_json(&exact(json))
    }

    /// From the content of the file.
    ///
    /// # Errors
    ///
    /// If it is damaged, or was made by a programme that writes another form.
    pub fn read(bytes: &[u8]) -> Result<Self, UnreadKept> {
        let json: Json =
            serde_json::from_slice(bytes).map_err(|error| UnreadKept::damaged(&error))?;
        let head =
            KeptHead::deserialize(&json).map_err(|error| UnreadKept::damaged(&error))?;
        if ![FORM_WITHOUT_ROWS, FORM].contains(&head.form) {
            let KeptHead { form, baslinje } = head;
            return Err(UnreadKept::Form { form, baslinje });
        }
        serde_json::from_value(plain(json)?).map_err(|error| UnreadKept::damaged(&error))
    }
}

/// What begins a decimal number, and is doubled at the beginning of other texts.
const SIGN: char = '=';

/// Writes decimals as texts that give exactly the same number back.
fn exact(json: Json) -> Json {
    match json {
        Json::Number(number) => match number.as_f64().filter(|_| number.is_f64()) {
            Some(value) => Json::String(format!("{SIGN}{value}")),
            None => Json::Number(number),
        },
        Json::String(text) if text.starts_with(SIGN) => {
            Json::String(format!("{SIGN}{text}"))
        }
        Json::Array(list) => list.into_iter().map(exact).collect(),
        Json::Object(map) => {
            map.into_iter().map(|(key, value)| (key, exact(value))).collect()
        }
        Json::String(_) | Json::Bool(_) | Json::Null => json,
    }
}

/// The contrary of [`exact`].
fn plain(json: Json) -> Result<Json, UnreadKept> {
    Ok(match json {
        Json::String(text) => match text.strip_prefix(SIGN) {
            None => Json::String(text),
            Some(rest) if rest.starts_with(SIGN) => Json::String(rest.to_owned()),
            Some(rest) => {
                let value = rest.parse().ok().and_then(Number::from_f64);
                Json::Number(value.ok_or_else(|| UnreadKept::Damaged {
                    message: say!("`{text}` is no number", text),
                    line: 0,
                })?)
            }
        },
        Json::Array(list) => {
            Json::Array(list.into_iter().map(plain).collect::<Result<_, _>>()?)
        }
        Json::Object(map) => {
            let entries = map.into_iter().map(|(key, value)| Ok((key, plain(value)?)));
            Json::Object(entries.collect::<Result<_, _>>()?)
        }
        Json::Number(_) | Json::Bool(_) | Json::Null => json,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{exact, plain};

    #[test]
    fn decimals_come_back_to_the_last_digit() {
        let mut bits = 1_u64;
        let mut all = vec![0.1 + 0.2, -0.0, 1.0, 5e-324, f64::MAX, 1.0 / 3.0];
        for _ in 0..2000 {
            bits = bits.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            all.extend(Some(f64::from_bits(bits)).filter(|value| value.is_finite()));
        }
        let json =
            json!({"decimals": all, "whole": 7, "text": "=x", "other": "==", "no": "x"});
        let text = serde_json::to_string(&exact(json.clone())).expect("text");
        let back = plain(serde_json::from_str(&text).expect("JSON")).expect("read");
        assert_eq!(back, json);
        let of = |json: &serde_json::Value| {
            let list = json["decimals"].as_array().expect("a list").clone();
            list.iter()
                .map(|it| it.as_f64().expect("a number").to_bits())
                .collect::<Vec<_>>()
        };
        assert_eq!(of(&back), of(&json));
    }
}
