//! Reads how a report looks, and what is made of it.

use crate::diagnostic::Diagnostics;
use crate::format::{Fields, Flag, MapKey};
use crate::manuscript::keys::report::{self as keys, Report as Keys};
use crate::manuscript::report::{Contents, Output, Report};
use crate::yaml::Content;

impl Report {
    /// Reads the template and what is chosen of it, the lists, how works are cited, and the
    /// outputs.
    pub(super) fn read_look(
        &mut self,
        fields: &mut Fields<'_, Keys>,
        diagnostics: &mut Diagnostics,
    ) {
        self.profile = fields.read(Keys::PROFILE, diagnostics);
        if let Some(template) = fields.read(Keys::TEMPLATE, diagnostics) {
            self.template = template;
        }
        let options = fields.read(Keys::TEMPLATE_OPTIONS, diagnostics);
        self.template_options = options.unwrap_or_default().to_vec();
        if let Some(style) = fields.read(Keys::CITATION_STYLE, diagnostics) {
            self.citation_style = style.value;
        }
        self.bibliography = fields.read(Keys::BIBLIOGRAPHY, diagnostics);
        self.contents = read_contents(fields, diagnostics);
        self.output = read_output(fields, diagnostics);
    }
}

fn read_contents(
    report: &mut Fields<'_, Keys>,
    diagnostics: &mut Diagnostics,
) -> Contents {
    let mut contents = Contents::default();
    let fields = report.read(Keys::CONTENTS, diagnostics);
    let Some(mut fields) = fields else { return contents };
    if let Some(depth) = fields.optional(keys::Contents::DEPTH) {
        match depth.natural(diagnostics) {
            Some(levels @ 1..=4) => contents.depth = levels,
            Some(_) => diagnostics.push(depth.expected("a depth from 1 to 4")),
            None => {}
        }
    }
    let mut flag = |key: MapKey<keys::Contents, Flag>, usual: bool| {
        fields.read(key, diagnostics).unwrap_or(usual)
    };
    contents.diagrams = flag(keys::Contents::DIAGRAMS, contents.diagrams);
    contents.tables = flag(keys::Contents::TABLES, contents.tables);
    contents.figures = flag(keys::Contents::FIGURES, contents.figures);
    fields.finish(diagnostics);
    contents
}

fn read_output(report: &mut Fields<'_, Keys>, diagnostics: &mut Diagnostics) -> Output {
    let mut output = Output::default();
    let fields = report.read(Keys::OUTPUT, diagnostics);
    let Some(mut fields) = fields else { return output };
    if let Some(mut pdf) = fields.read(keys::Output::PDF, diagnostics) {
        let standards = pdf.read(keys::Pdf::STANDARDS, diagnostics);
        output.standards = standards.unwrap_or_default();
        if let Some(node) = pdf.optional(keys::Pdf::ARCHIVE_COPY)
            && node.boolean(diagnostics) == Some(true)
        {
            output.archive_copy = Some(node.place.clone());
        }
        pdf.finish(diagnostics);
    }
    if let Some(node) = fields.optional(keys::Output::HTML) {
        match &node.content {
            Content::Map(_) => {
                if let Some(mut html) = Fields::<keys::Html>::new(node, diagnostics) {
                    let script = html.read(keys::Html::SCRIPT, diagnostics);
                    output.script = script.unwrap_or(output.script);
                    html.finish(diagnostics);
                }
            }
            Content::List(_) => {
                diagnostics.push(node.expected("`true`, `false` or `{script: false}`"));
            }
            _ => output.html = node.boolean(diagnostics).unwrap_or(output.html),
        }
    }
    output.docx = fields.read(keys::Output::DOCX, diagnostics).unwrap_or(output.docx);
    fields.finish(diagnostics);
    output
}
