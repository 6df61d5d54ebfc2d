//! `report.yaml` of a draft.

use std::fmt::Write;

use crate::words::Words;
use crate::yaml::written::{key, scalar};

use super::question::WhyUnused;
use super::{DraftWishes, UnusedVariable};

/// Counts from 1 to below this are hidden, unless the author decides otherwise.
const MINIMUM_COUNT: usize = crate::survey::FEWEST;

/// The text of `report.yaml`, with the variables that no chapter uses.
pub(super) fn report_text(wishes: &DraftWishes<'_>, unused: &[UnusedVariable]) -> String {
    let words = wishes.language.words();
    let mut text = format!("# {}\n", words.drafted());
    if let Some(schemas) = wishes.schemas {
        let _ = writeln!(
            text,
            "# yaml-language-server: $schema={schemas}/report.schema.json"
        );
    }
    let publisher = wishes.publisher.unwrap_or_else(|| words.some_publisher());
    for (key, value) in [
        ("title", scalar(wishes.title)),
        ("template", scalar(wishes.template)),
        ("language", wishes.language.code().to_owned()),
        ("date", wishes.date.to_string()),
        ("status", "draft".to_owned()),
        ("publisher", scalar(publisher)),
    ] {
        let _ = writeln!(text, "{key}: {value}");
    }
    if wishes.surveys.iter().any(|of| of.survey.codebook.synthetic) {
        let _ = writeln!(text, "notice: {}", scalar(words.made_up()));
    }
    text += "surveys:\n";
    for of in wishes.surveys.iter().chain(&wishes.sample) {
        let _ = writeln!(text, "  {}: {}", key(of.name), scalar(of.codebook));
    }
    let _ = writeln!(
        text,
        "disclosure: {{method: suppress, minimum-count: {MINIMUM_COUNT}}}"
    );
    if !unused.is_empty() {
        let _ = writeln!(text, "\n# {}", words.in_no_chapter());
    }
    for UnusedVariable { survey, variable, why } in unused {
        let of =
            if wishes.surveys.len() > 1 { format!("{survey}: ") } else { String::new() };
        let why = said(*why, words).map(|why| format!(" ({why})")).unwrap_or_default();
        let _ = writeln!(text, "#   {of}{variable}{why}");
    }
    text
}

fn said(why: WhyUnused, words: &dyn Words) -> Option<&'static str> {
    match why {
        WhyUnused::Text => Some(words.unused_text()),
        WhyUnused::Id => Some(words.unused_id()),
        WhyUnused::NoRange => Some(words.unused_range()),
        WhyUnused::SingleAnswer => Some(words.unused_single_answer()),
        WhyUnused::Dates => Some(words.unused_dates()),
        WhyUnused::Source => Some(words.unused_source()),
        WhyUnused::Codes => Some(words.unused_codes()),
        WhyUnused::Plan => Some(words.unused_plan()),
        WhyUnused::Other => None,
    }
}
