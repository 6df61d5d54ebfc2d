//! The page on which people look through what differs: one HTML file that needs nothing
//! beside it, with the look of the report's own web page.

use std::fmt::Write as _;

use crate::markup::html_text;
use crate::publish::PageKind;
use crate::words::Language;

use super::earlier::sealed;
use super::{
    Cause, EditionChanges, How, NumberChange, Only, Piece, RequestPart, Stage, TextCause,
    TextChange, pictures,
};

/// What the page is made of.
#[derive(Clone, Copy)]
pub struct ReviewPage<'a> {
    /// What the earlier and the later edition are called.
    pub names: (&'a str, &'a str),
    /// The PDFs of both, if there are any, for pictures of pages.
    pub pdfs: (Option<&'a [u8]>, Option<&'a [u8]>),
    /// The language of the page.
    pub language: Language,
    /// What differs.
    pub changes: &'a EditionChanges,
}

const STYLE: &str = include_str!("review_page.css");

impl ReviewPage<'_> {
    /// Writes the page.
    #[must_use]
    pub fn to_html(&self) -> String {
        let (then, now) = (html_text(self.names.0), html_text(self.names.1));
        let words = self.language.words();
        let (title, skip) = (words.what_differs(), words.skip_to_content());
        let mut html = format!(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <title>{title}: {then} → {now}</title>\n<style>\n{STYLE}</style>\n</head>\n\
             <body>\n<a class=\"skip\" href=\"#changes\">{skip}</a>\n<header>\n\
             <h1>{title}</h1>\n<p class=\"editions\"><span>{then}</span> \
             <span class=\"arrow\" aria-hidden=\"true\">→</span>\
             <span class=\"hidden\"> {} </span> <span>{now}</span></p>\n",
            self.language.code(),
            words.and(),
        );
        let sections = [
            ("inputs", words.inputs(), self.changes.inputs.len(), self.inputs()),
            ("numbers", words.numbers(), self.changes.count_of_numbers(), self.numbers()),
            ("drawings", words.charts(), self.changes.drawings.len(), self.drawings()),
            ("texts", words.sentences(), self.changes.texts.len(), self.texts()),
            ("pages", words.pages(), self.changes.pages.changed.len(), self.pages()),
        ];
        html.push_str("<nav><ul>\n");
        for (id, name, count, _) in &sections {
            let _ =
                writeln!(html, "<li><a href=\"#{id}\">{name} <b>{count}</b></a></li>");
        }
        html.push_str("</ul></nav>\n</header>\n<main id=\"changes\" tabindex=\"-1\">\n");
        for (id, name, count, content) in sections {
            let _ = writeln!(html, "<section id=\"{id}\">\n<h2>{name}</h2>");
            if count == 0 && id != "pages" {
                let _ = writeln!(html, "<p>{}</p>", words.nothing_differs());
            } else {
                html.push_str(&content);
            }
            html.push_str("</section>\n");
        }
        html.push_str("</main>\n</body>\n</html>\n");
        let page = crate::publish::with_policy(&html, PageKind::Report)
            .expect("what is quoted is escaped, and pictures lie in the page");
        sealed(page)
    }

    fn inputs(&self) -> String {
        let words = self.language.words();
        let mut rows = String::from("<tbody>\n");
        for input in &self.changes.inputs {
            let stage = self.stage(input.stage);
            let how = match input.how {
                How::New => words.added(),
                How::Gone => words.gone(),
                How::Renamed => words.renamed(),
                How::Changed => words.changed(),
            };
            // A path may be broken where a folder ends.
            let name = html_text(&input.path()).replace('/', "/<wbr>");
            let _ = writeln!(
                rows,
                "<tr><td>{stage}</td><td>{how}</td><th scope=\"row\">{name}</th></tr>"
            );
        }
        rows.push_str("</tbody>\n");
        let head = [words.kind(), words.how(), words.file()];
        table("inputs", words.inputs(), &head, &rows)
    }

    fn numbers(&self) -> String {
        let words = self.language.words();
        let mut html = String::new();
        let in_both = self.changes.in_both();
        if !in_both.is_empty() {
            let rows = in_both.iter().map(|parts| self.number(parts));
            let head = [words.number(), words.then(), words.now(), words.cause()];
            let rows = rows.collect::<String>();
            html += &table("numbers", words.numbers(), &head, &rows);
        }
        let alone =
            [(Only::Now, words.new_numbers()), (Only::Then, words.gone_numbers())];
        for (only, title) in alone {
            let rows = self.changes.in_one(only).map(|one| {
                let value = one.now.as_ref().or(one.then.as_ref());
                let value = value.map_or_else(String::new, |value| html_text(value));
                let (id, causes) = (html_text(&one.id), self.causes(&one.causes));
                format!(
                    "<tr><th scope=\"row\">{id}</th><td>{value}</td><td>{causes}</td></tr>\n"
                )
            });
            let rows = rows.collect::<String>();
            if !rows.is_empty() {
                let head = [words.number(), words.value(), words.cause()];
                let _ = writeln!(html, "<h3>{title}</h3>");
                let rows = format!("<tbody>\n{rows}</tbody>\n");
                html += &table("whole", title, &head, &rows);
            }
        }
        html
    }

    /// The rows of one number: its name, what was asked for otherwise, its parts.
    fn number(&self, parts: &[NumberChange]) -> String {
        let asked = NumberChange::asked_of(parts).into_iter().map(|one| {
            let (then, now) = (html_text(&one.then), html_text(&one.now));
            let word = self.request(one.request);
            format!(
                "<span class=\"asked\">{word}: <del>{then}</del> <ins>{now}</ins></span>"
            )
        });
        let mut rows = format!(
            "<tbody>\n<tr class=\"id\"><th scope=\"rowgroup\" colspan=\"4\">{}{}</th></tr>\n",
            html_text(&parts[0].id),
            asked.collect::<String>(),
        );
        for NumberChange { part, then, now, causes, .. } in parts {
            let all = self.language.words().all_of_it();
            let part = if part.is_empty() { all } else { part };
            let cell = |text: &Option<String>| {
                text.as_ref().map_or_else(|| "–".to_owned(), |text| html_text(text))
            };
            let (part, causes) = (html_text(part), self.causes(causes));
            let _ = writeln!(
                rows,
                "<tr><th scope=\"row\">{part}</th><td>{}</td><td>{}</td><td>{causes}</td></tr>",
                cell(then),
                cell(now),
            );
        }
        rows + "</tbody>\n"
    }

    fn causes(&self, causes: &[Cause]) -> String {
        let causes = causes.iter().map(|cause| self.cause(*cause));
        causes.collect::<Vec<_>>().join(", ")
    }

    /// What an input is; everything but answers, codebooks, templates and fonts is text.
    fn stage(&self, stage: Stage) -> &'static str {
        let words = self.language.words();
        match stage {
            Stage::Data => words.data(),
            Stage::Codebook => words.codebook(),
            Stage::Template => words.template(),
            Stage::Font => words.font(),
            Stage::Text
            | Stage::Numbers
            | Stage::Tables
            | Stage::Charts
            | Stage::Source
            | Stage::Pdf
            | Stage::Html
            | Stage::Manifest => words.text(),
        }
    }

    fn request(&self, request: RequestPart) -> &'static str {
        let words = self.language.words();
        match request {
            RequestPart::Survey => words.survey(),
            RequestPart::Statistic => words.statistic(),
            RequestPart::Variable => words.variable(),
            RequestPart::Answers => words.answers(),
            RequestPart::By => words.breakdown(),
            RequestPart::Filter => words.filter(),
            RequestPart::Base => words.base(),
            RequestPart::Weights => words.weights_used(),
        }
    }

    fn cause(&self, cause: Cause) -> &'static str {
        let words = self.language.words();
        match cause {
            Cause::Data => words.data(),
            Cause::Codebook => words.codebook(),
            Cause::Filter => words.filter(),
            Cause::Question => words.question(),
            Cause::Base => words.base(),
            Cause::Weights => words.weights_used(),
            Cause::Method => words.method(),
            Cause::Rounding => words.rounding(),
            Cause::Protection => words.protection(),
            Cause::Text => words.text(),
            Cause::Program => words.program(),
            Cause::Unknown => words.unknown_cause(),
        }
    }

    fn text_cause(&self, cause: TextCause) -> &'static str {
        let words = self.language.words();
        match cause {
            TextCause::Moved => words.moved(),
            TextCause::Numbers => words.other_numbers(),
            TextCause::Text => words.text(),
        }
    }

    fn drawings(&self) -> String {
        let told = self.language.words().drawn_otherwise();
        let names = self.changes.drawings.iter();
        let names = names.map(|name| format!("<li>{}</li>", html_text(name)));
        format!("<p>{told}</p>\n<ul>{}</ul>\n", names.collect::<String>())
    }

    fn texts(&self) -> String {
        let mut html = String::new();
        for sentences in self.changes.sections() {
            // What stands before the first heading has none.
            if !sentences[0].section.is_empty() {
                let _ = writeln!(html, "<h3>{}</h3>", html_text(&sentences[0].section));
            }
            html.extend(sentences.iter().map(|change| self.text(change)));
        }
        html
    }

    fn text(&self, change: &TextChange) -> String {
        let pieces = change.pieces.iter().map(|piece| match piece {
            Piece::Same(text) => html_text(text),
            Piece::Gone(text) => format!("<del>{}</del>", html_text(text)),
            Piece::New(text) => format!("<ins>{}</ins>", html_text(text)),
        });
        let from = change.moved_from.iter().filter(|from| **from != change.section);
        let from = from.map(|from| {
            let from = self.language.words().moved_from(&html_text(from));
            format!(" <span class=\"from\">{from}</span>")
        });
        let written = change.written.iter().map(|written| {
            format!(" <span class=\"from\">{}</span>", html_text(written))
        });
        format!(
            "<p class=\"sentence\">{} <span class=\"cause\">{}</span>{}{}</p>\n",
            pieces.collect::<String>(),
            self.text_cause(change.cause()),
            from.collect::<String>(),
            written.collect::<String>(),
        )
    }

    fn pages(&self) -> String {
        let pages = &self.changes.pages;
        let words = self.language.words();
        let count = words.number_of_pages();
        let mut html = format!("<p>{count}: {} → {}.</p>\n", pages.then, pages.now);
        let (was, is) = (
            self.pdfs.0.and_then(pictures::Pictures::new),
            self.pdfs.1.and_then(pictures::Pictures::new),
        );
        for (then, now) in &pages.changed {
            html.push_str("<div class=\"pair\">\n");
            let sides = [(words.then(), then, &was), (words.now(), now, &is)];
            for (side, page, pictures) in sides {
                let Some(page) = *page else {
                    html.push_str("<p class=\"none\">–</p>\n");
                    continue;
                };
                let label = format!("{side}, {}", words.page(&page.to_string()));
                let picture = pictures.as_ref().and_then(|pictures| pictures.page(page));
                let picture = picture.map_or_else(String::new, |picture| {
                    format!("<img src=\"{picture}\" alt=\"{label}\" loading=\"lazy\">")
                });
                let _ = writeln!(
                    html,
                    "<figure><figcaption>{label}</figcaption>{picture}</figure>"
                );
            }
            html.push_str("</div>\n");
        }
        html
    }
}

/// A table of a class, called something.
fn table(class: &str, name: &str, head: &[&str], rows: &str) -> String {
    let head = head.iter().map(|text| format!("<th scope=\"col\">{text}</th>"));
    format!(
        "<div class=\"wide\" role=\"region\" aria-label=\"{name}\" tabindex=\"0\">\
         <table class=\"{class}\">\n<thead><tr>{}</tr></thead>\n{rows}</table></div>\n",
        head.collect::<String>()
    )
}
