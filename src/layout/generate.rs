//! The generated Typst: the document, what its files have in common, and a file for each
//! chapter, so that one whose source has not changed is the same file as before.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::document::{DataFile, Document};
use crate::manuscript::Report;
use crate::words::Language;

use super::assemble::{Assembler, look_of};
use super::catalog::{CHAPTER, LOOK, MAIN};
use super::context::ChapterContext;

/// Runs the files of the template that make the document; gives what they give by its path
/// beside the document, which is called `name`. Places are still marked in it.
///
/// A template without a `chapter.typ` gets the chapters themselves instead of files to
/// include, as all templates did before there was one.
pub(super) fn generate(
    assembler: &mut Assembler<'_>,
    report: &Report,
    document: &Document,
    name: &str,
) -> BTreeMap<String, String> {
    let template = assembler.template;
    let mut generated = BTreeMap::new();
    let mut chapters = Vec::new();
    for chapter in &document.chapters {
        let body = assembler.items(&chapter.items);
        let mut context = ChapterContext::new(&chapter.heading, body);
        if template.has(CHAPTER) {
            let path = context.path();
            let mut shared = assembler.context();
            let part = chapter.heading.language.map(|part| part.code);
            let look = part.map_or_else(|| LOOK.to_owned(), look_of);
            shared.insert("look", &look);
            shared.insert("chapter", &context);
            let text = assembler.render(CHAPTER, &shared, &chapter.written);
            generated.insert(path.clone(), text);
            context = context.in_file(path);
        }
        chapters.push(context);
    }
    if template.has(LOOK) {
        let context = assembler.context();
        let text = assembler.render(LOOK, &context, &report.template.place);
        generated.insert(LOOK.to_owned(), text);
        for language in languages(document) {
            let mut context = assembler.context();
            context.insert("words", &language.words().labels());
            let text = assembler.render(LOOK, &context, &report.template.place);
            generated.insert(look_of(language.code()), text);
        }
    }
    let mut context = assembler.context();
    context.insert("chapters", &chapters);
    context.insert("attachments", &attachments(report, &document.data_files));
    let text = assembler.render(MAIN, &context, &report.template.place);
    generated.insert(name.to_owned(), text);
    generated
}

/// The languages that parts of a document are in. A part in the report's own may stand in one
/// in another, and then has a look of its own too.
fn languages(document: &Document) -> BTreeSet<Language> {
    let chapters = document.chapters.iter();
    let chapters = chapters.filter_map(|chapter| chapter.heading.language);
    let items = document.items().into_iter().filter_map(|item| item.language);
    let all = chapters.chain(items).map(|part| part.code);
    all.filter_map(Language::from_code).collect()
}

/// The CSV files that go into the PDF, if its standard allows attachments.
fn attachments(report: &Report, files: &[DataFile]) -> Vec<Attachment> {
    let standards =
        report.output.standards.iter().map(|standard| standard.value.as_str());
    let forbids = |standard: &str| {
        matches!(standard, "a-1a" | "a-1b" | "a-2a" | "a-2b" | "a-2u" | "a-4")
    };
    if standards.into_iter().any(forbids) {
        return Vec::new();
    }
    let words = report.language.words();
    files
        .iter()
        .map(|file| Attachment {
            path: file.path.clone(),
            description: words.numbers_in(&file.description),
        })
        .collect()
}

#[derive(Serialize)]
struct Attachment {
    path: String,
    description: String,
}
