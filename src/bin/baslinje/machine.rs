//! Mistakes and warnings for other programs: a JSON object a line.

use baslinje::diagnostic::{Diagnostic, Finding, Place, Said, Severity};
use baslinje::messages;
use serde::Serialize;

/// A mistake or warning as it is told. What there is none of is left out.
#[derive(Serialize)]
struct ToldMistake<'a> {
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'static str>,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none", flatten)]
    place: Option<ToldPlace<'a>>,
    hints: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accept: Option<ToldFinding<'a>>,
}

/// Where it is: lines and columns from 1, columns in characters, the end after the last one.
#[derive(Serialize)]
struct ToldPlace<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

/// By what it can be accepted.
#[derive(Serialize)]
struct ToldFinding<'a> {
    check: &'static str,
    of: &'a str,
}

/// The line of a mistake or warning; `told` says things in the language that was asked for.
pub(crate) fn line(diagnostic: &Diagnostic, told: &dyn Fn(&Said) -> String) -> String {
    let severity = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let place = diagnostic.place.as_ref().map(|place| {
        let end = Place::new(place.source(), place.end(), place.end());
        ToldPlace {
            file: &place.source().name,
            line: place.line(),
            column: place.column(),
            end_line: end.line(),
            end_column: end.column(),
        }
    });
    let accept = diagnostic.finding.as_ref();
    let mistake = ToldMistake {
        severity,
        code: messages::code(diagnostic),
        message: told(&diagnostic.message),
        place,
        hints: diagnostic.hints.iter().map(told).collect(),
        accept: accept.map(|Finding { check, of }| ToldFinding { check, of }),
    };
    serde_json::to_string(&mistake).expect("texts and numbers are JSON")
}
