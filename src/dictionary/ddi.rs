//! A codebook as DDI-Codebook 2.5, the XML that the Nordic data archives take.
//!
//! Elements and their order are those of the schema `codebook.xsd` of the DDI Alliance
//! (<https://ddialliance.org/Specification/DDI-Codebook/2.5/>). Nothing is counted: the file
//! tells what was asked, not what was answered.

use std::fmt::Write;

use crate::markup::xml_text;
use crate::survey::{Label, Origin, Scale, Sketch, Variable};
use crate::words::Language;

/// Writes a codebook as DDI. `language` is that of its labels.
#[must_use]
pub fn ddi(sketch: &Sketch, language: Language) -> String {
    let codebook = &sketch.codebook;
    let file = codebook.file.value.rsplit('/').next().unwrap_or_default();
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <codeBook xmlns=\"ddi:codebook:2_5\" version=\"2.5\" xml:lang=\"{}\">\n\
         \x20 <stdyDscr>\n    <citation>\n      <titlStmt>\n        <titl>{}</titl>\n\
         \x20     </titlStmt>\n    </citation>\n",
        language.code(),
        xml_text(&codebook.title),
    );
    if codebook.synthetic {
        let _ = writeln!(
            text,
            "    <stdyInfo>\n      <abstract>{}</abstract>\n    </stdyInfo>",
            language.words().made_up()
        );
    }
    let rows = sketch.rows.map(|rows| format!("        <caseQnty>{rows}</caseQnty>\n"));
    let _ = write!(
        text,
        "  </stdyDscr>\n  <fileDscr ID=\"F1\">\n    <fileTxt>\n      <fileName>{}</fileName>\n\
         \x20     <dimensns>\n{}        <varQnty>{}</varQnty>\n\
         \x20     </dimensns>\n      <fileType>{}</fileType>\n    </fileTxt>\n  </fileDscr>\n",
        xml_text(file),
        rows.unwrap_or_default(),
        sketch.columns.len(),
        media_type(file),
    );
    text += "  <dataDscr>\n";
    let described = described(sketch);
    groups(&mut text, sketch, &described);
    for (index, one) in described.iter().enumerate() {
        one.write(&mut text, index, &described);
    }
    text += "  </dataDscr>\n</codeBook>\n";
    text
}

/// The media type of a data file, by its ending.
pub(super) fn media_type(file: &str) -> &'static str {
    match file.rsplit('.').next().unwrap_or_default().to_ascii_lowercase().as_str() {
        "parquet" => "application/vnd.apache.parquet",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "sav" | "zsav" => "application/x-spss-sav",
        "tsv" => "text/tab-separated-values",
        _ => "text/csv",
    }
}

/// A variable as an archive knows it: a column, or one derived from others.
struct DdiVariable<'s> {
    name: &'s str,
    label: &'s str,
    variable: &'s Variable,
    /// Whether the column tells of one answer only, whether it was chosen.
    chosen: Option<(&'s [String], &'s [String])>,
}

fn described(sketch: &Sketch) -> Vec<DdiVariable<'_>> {
    let mut all: Vec<DdiVariable<'_>> = Vec::new();
    for variable in &sketch.codebook.variables {
        let of = |name, label, chosen| DdiVariable { name, label, variable, chosen };
        let own = variable.column().value.as_str();
        match &variable.origin {
            Origin::Column
            | Origin::Separated(_)
            | Origin::Mapped { .. }
            | Origin::Cut { .. }
            | Origin::Period { .. }
            | Origin::Index(_) => all.push(of(own, &variable.label, None)),
            Origin::Columns { columns, selected, unselected } => {
                for (column, label) in columns.iter().zip(&variable.categories) {
                    if all.iter().all(|known| known.name != column.value) {
                        let chosen = Some((selected.as_slice(), unselected.as_slice()));
                        all.push(of(&column.value, &label.label, chosen));
                    }
                }
            }
            Origin::Combined { columns } => {
                for column in columns {
                    if all.iter().all(|known| known.name != column.value) {
                        all.push(of(&column.value, &variable.label, None));
                    }
                }
            }
        }
    }
    all
}

/// Questions that stand in several columns.
fn groups(text: &mut String, sketch: &Sketch, described: &[DdiVariable<'_>]) {
    let mut number = 0;
    for variable in &sketch.codebook.variables {
        let (Origin::Columns { columns, .. } | Origin::Combined { columns }) =
            &variable.origin
        else {
            continue;
        };
        number += 1;
        let members = columns.iter().filter_map(|column| {
            let index = described.iter().position(|one| one.name == column.value)?;
            Some(format!("V{}", index + 1))
        });
        let _ = writeln!(
            text,
            "    <varGrp ID=\"G{number}\" type=\"multipleResp\" name=\"{}\" var=\"{}\">\n\
             \x20     <labl>{}</labl>\n    </varGrp>",
            xml_text(&variable.name.value),
            members.collect::<Vec<_>>().join(" "),
            xml_text(&variable.label),
        );
    }
}

impl DdiVariable<'_> {
    fn write(&self, text: &mut String, index: usize, all: &[Self]) {
        let variable = self.variable;
        let (interval, nature) = match variable.scale {
            Scale::Numeric => ("contin", " nature=\"ratio\""),
            Scale::Ordinal => ("discrete", " nature=\"ordinal\""),
            Scale::Nominal | Scale::Multiple => ("discrete", " nature=\"nominal\""),
            Scale::Date | Scale::Text | Scale::Id => ("discrete", ""),
        };
        let files = if variable.is_derived() { "" } else { " files=\"F1\"" };
        let _ = writeln!(
            text,
            "    <var ID=\"V{}\" name=\"{}\"{files} intrvl=\"{interval}\"{nature}>\n\
             \x20     <labl>{}</labl>",
            index + 1,
            xml_text(self.name),
            xml_text(self.label),
        );
        if let Some(question) = &variable.question {
            let _ = writeln!(
                text,
                "      <qstn>\n        <qstnLit>{}</qstnLit>\n      </qstn>",
                xml_text(&question.value)
            );
        }
        if let Some((low, high)) = variable.range {
            let _ = writeln!(
                text,
                "      <valrng>\n        <range min=\"{low}\" max=\"{high}\"/>\n      </valrng>"
            );
        }
        match self.chosen {
            Some((selected, unselected)) => {
                for code in unselected {
                    category(text, code, None, false);
                }
                for code in selected {
                    category(text, code, Some(self.label), false);
                }
            }
            None => {
                let labelled = variable.categories.iter().chain(&variable.anchors);
                for Label { code, label, .. } in labelled {
                    category(text, code, Some(label), false);
                }
            }
        }
        for Label { code, label, .. } in &variable.missing {
            category(text, code, Some(label), true);
        }
        let sources = match &variable.origin {
            Origin::Mapped { from, .. }
            | Origin::Cut { from, .. }
            | Origin::Period { from, .. } => {
                vec![from.value.as_str()]
            }
            Origin::Index(index) => {
                index.items.iter().map(|item| item.variable.value.as_str()).collect()
            }
            Origin::Column
            | Origin::Separated(_)
            | Origin::Columns { .. }
            | Origin::Combined { .. } => Vec::new(),
        };
        let sources = sources.iter().filter_map(|name| {
            let at = all.iter().position(|one| one.is_called(name))?;
            Some(format!("V{}", at + 1))
        });
        let sources = sources.collect::<Vec<_>>();
        if !sources.is_empty() {
            let _ = writeln!(text, "      <derivation var=\"{}\"/>", sources.join(" "));
        }
        let kind = match variable.scale {
            Scale::Numeric => "numeric",
            _ if self.codes().all(|code| code.parse::<i64>().is_ok())
                && !self.is_words() =>
            {
                "numeric"
            }
            _ => "character",
        };
        let _ = writeln!(text, "      <varFormat type=\"{kind}\"/>\n    </var>");
    }

    /// Whether it is what another variable is said to be made of.
    fn is_called(&self, name: &str) -> bool {
        match self.variable.origin {
            Origin::Columns { .. } | Origin::Combined { .. } => self.name == name,
            _ => self.variable.name.value == name,
        }
    }

    fn codes(&self) -> impl Iterator<Item = &str> {
        let own = self.variable.categories.iter().map(|label| label.code.as_str());
        let selected = self.chosen.map_or(&[][..], |(selected, _)| selected);
        let is_own = self.chosen.is_none();
        own.filter(move |_| is_own).chain(selected.iter().map(String::as_str))
    }

    fn is_words(&self) -> bool {
        matches!(self.variable.scale, Scale::Date | Scale::Text | Scale::Id)
            || matches!(self.variable.origin, Origin::Separated(_))
    }
}

fn category(text: &mut String, code: &str, label: Option<&str>, is_missing: bool) {
    let missing = if is_missing { " missing=\"Y\"" } else { "" };
    let _ = writeln!(
        text,
        "      <catgry{missing}>\n        <catValu>{}</catValu>",
        xml_text(code)
    );
    if let Some(label) = label {
        let _ = writeln!(text, "        <labl>{}</labl>", xml_text(label));
    }
    text.push_str("      </catgry>\n");
}
