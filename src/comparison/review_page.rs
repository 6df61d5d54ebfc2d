//! The page on which people look through what differs: one HTML file that needs nothing
//! beside it, with the look of the report's own web page.

use std::fmt::Write as _;

use crate::locale::Language;

use super::earlier::sealed;
use super::{Cause, Changes, NumberChange, Only, Piece, Request, TextChange, pdf};

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
    pub changes: &'a Changes,
}

const STYLE: &str = include_str!("review_page.css");

impl ReviewPage<'_> {
    /// Writes the page.
    #[must_use]
    pub fn to_html(&self) -> String {
        let (then, now) = (escaped(self.names.0), escaped(self.names.1));
        let title = self.pick(["Vad som skiljer", "Hva som skiller", "What differs"]);
        let skip =
            self.pick(["Hoppa till innehållet", "Hopp til innholdet", "Skip to content"]);
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
            self.pick(["och", "og", "and"]),
        );
        let sections = [
            ("inputs", self.changes.inputs.len(), self.inputs()),
            ("numbers", self.changes.count_of_numbers(), self.numbers()),
            ("drawings", self.changes.drawings.len(), self.drawings()),
            ("texts", self.changes.texts.len(), self.texts()),
            ("pages", self.changes.pages.changed.len(), self.pages()),
        ];
        html.push_str("<nav><ul>\n");
        for (id, count, _) in &sections {
            let name = self.heading(id);
            let _ =
                writeln!(html, "<li><a href=\"#{id}\">{name} <b>{count}</b></a></li>");
        }
        html.push_str("</ul></nav>\n</header>\n<main id=\"changes\" tabindex=\"-1\">\n");
        for (id, count, content) in sections {
            let _ =
                writeln!(html, "<section id=\"{id}\">\n<h2>{}</h2>", self.heading(id));
            if count == 0 && id != "pages" {
                let none = self.pick([
                    "Inget skiljer.",
                    "Ingenting skiller.",
                    "Nothing differs.",
                ]);
                let _ = writeln!(html, "<p>{none}</p>");
            } else {
                html.push_str(&content);
            }
            html.push_str("</section>\n");
        }
        html.push_str("</main>\n</body>\n</html>\n");
        let page = crate::publish::with_policy(&html)
            .expect("what is quoted is escaped, and pictures lie in the page");
        sealed(page)
    }

    fn pick<'t>(&self, texts: [&'t str; 3]) -> &'t str {
        self.language.pick(texts)
    }

    fn heading(&self, id: &str) -> &'static str {
        self.language.pick(match id {
            "inputs" => ["Underlag", "Grunnlag", "Inputs"],
            "numbers" => ["Tal", "Tall", "Numbers"],
            "drawings" => ["Diagram", "Diagrammer", "Charts"],
            "texts" => ["Meningar", "Setninger", "Sentences"],
            _ => ["Sidor", "Sider", "Pages"],
        })
    }

    /// A table of a class, called something.
    fn table(
        &self,
        (class, name): (&str, &str),
        head: &[[&str; 3]],
        rows: &str,
    ) -> String {
        let head = head.iter().map(|texts| self.pick(*texts));
        let head = head.map(|text| format!("<th scope=\"col\">{text}</th>"));
        format!(
            "<div class=\"wide\" role=\"region\" aria-label=\"{name}\" tabindex=\"0\">\
             <table class=\"{class}\">\n<thead><tr>{}</tr></thead>\n{rows}</table></div>\n",
            head.collect::<String>()
        )
    }

    fn inputs(&self) -> String {
        let mut rows = String::from("<tbody>\n");
        for input in &self.changes.inputs {
            let stage = self.pick(match input.stage.name() {
                "data" => ["data", "data", "data"],
                "codebook" => ["kodbok", "kodebok", "codebook"],
                "template" => ["mall", "mal", "template"],
                "font" => ["typsnitt", "skrifttype", "font"],
                _ => ["text", "tekst", "text"],
            });
            let how = self.pick(match input.how.word() {
                "new" => ["ny", "ny", "new"],
                "gone" => ["borta", "borte", "gone"],
                "renamed" => ["omdöpt", "omdøpt", "renamed"],
                _ => ["ändrad", "endret", "changed"],
            });
            // A path may be broken where a folder ends.
            let name = escaped(&input.path()).replace('/', "/<wbr>");
            let _ = writeln!(
                rows,
                "<tr><td>{stage}</td><td>{how}</td><th scope=\"row\">{name}</th></tr>"
            );
        }
        rows.push_str("</tbody>\n");
        let head =
            [["Slag", "Slag", "Kind"], ["Hur", "Hvordan", "How"], ["Fil", "Fil", "File"]];
        self.table(("inputs", self.heading("inputs")), &head, &rows)
    }

    fn numbers(&self) -> String {
        let mut html = String::new();
        let in_both = self.changes.in_both();
        if !in_both.is_empty() {
            let rows = in_both.iter().map(|parts| self.number(parts));
            let head = [
                ["Tal", "Tall", "Number"],
                ["Då", "Da", "Then"],
                ["Nu", "Nå", "Now"],
                ["Orsak", "Årsak", "Cause"],
            ];
            html += &self.table(
                ("numbers", self.heading("numbers")),
                &head,
                &rows.collect::<String>(),
            );
        }
        let alone = [
            (Only::Now, ["Nya tal", "Nye tall", "New numbers"]),
            (
                Only::Then,
                ["Tal som är borta", "Tall som er borte", "Numbers that are gone"],
            ),
        ];
        for (only, title) in alone {
            let rows = self.changes.in_one(only).map(|one| {
                let value = one.now.as_ref().or(one.then.as_ref());
                let value = value.map_or_else(String::new, |value| escaped(value));
                let (id, causes) = (escaped(&one.id), self.causes(&one.causes));
                format!(
                    "<tr><th scope=\"row\">{id}</th><td>{value}</td><td>{causes}</td></tr>\n"
                )
            });
            let rows = rows.collect::<String>();
            if !rows.is_empty() {
                let head = [
                    ["Tal", "Tall", "Number"],
                    ["Värde", "Verdi", "Value"],
                    ["Orsak", "Årsak", "Cause"],
                ];
                let _ = writeln!(html, "<h3>{}</h3>", self.pick(title));
                html += &self.table(
                    ("whole", self.pick(title)),
                    &head,
                    &format!("<tbody>\n{rows}</tbody>\n"),
                );
            }
        }
        html
    }

    /// The rows of one number: its name, what was asked for otherwise, its parts.
    fn number(&self, parts: &[NumberChange]) -> String {
        let asked = NumberChange::asked_of(parts).into_iter().map(|one| {
            let (then, now) = (escaped(&one.then), escaped(&one.now));
            let word = self.request(one.request);
            format!(
                "<span class=\"asked\">{word}: <del>{then}</del> <ins>{now}</ins></span>"
            )
        });
        let mut rows = format!(
            "<tbody>\n<tr class=\"id\"><th scope=\"rowgroup\" colspan=\"4\">{}{}</th></tr>\n",
            escaped(&parts[0].id),
            asked.collect::<String>(),
        );
        for NumberChange { part, then, now, causes, .. } in parts {
            let all = self.pick(["hela", "hele", "all of it"]);
            let part = if part.is_empty() { all } else { part };
            let cell = |text: &Option<String>| {
                text.as_ref().map_or_else(|| "–".to_owned(), |text| escaped(text))
            };
            let (part, causes) = (escaped(part), self.causes(causes));
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
        let causes = causes.iter().map(|cause| self.cause(cause.word()));
        causes.collect::<Vec<_>>().join(", ")
    }

    fn request(&self, request: Request) -> &'static str {
        self.language.pick(match request {
            Request::Survey => ["undersökning", "undersøkelse", "survey"],
            Request::Statistic => ["mått", "mål", "statistic"],
            Request::Variable => ["variabel", "variabel", "variable"],
            Request::Answers => ["svar", "svar", "answers"],
            Request::By => ["uppdelning", "oppdeling", "breakdown"],
            Request::Filter => ["urval", "utvalg", "filter"],
            Request::Base => ["bas", "base", "base"],
            Request::Weights => ["vikter", "vekter", "weights"],
        })
    }

    fn cause(&self, word: &'static str) -> &'static str {
        self.language.pick(match word {
            "data" => ["data", "data", "data"],
            "codebook" => ["kodbok", "kodebok", "codebook"],
            "filter" => ["urval", "utvalg", "filter"],
            "question" => ["fråga", "spørsmål", "question"],
            "base" => ["bas", "base", "base"],
            "weights" => ["vikter", "vekter", "weights"],
            "method" => ["metod", "metode", "method"],
            "moved" => ["flyttad", "flyttet", "moved"],
            "rounding" => ["avrundning", "avrunding", "rounding"],
            "protection" => ["skydd", "skjerming", "protection"],
            "text" => ["text", "tekst", "text"],
            "numbers" => ["tal", "tall", "numbers"],
            "programme" => ["programversion", "programversjon", "program version"],
            _ => ["okänd", "ukjent", "unknown"],
        })
    }

    fn drawings(&self) -> String {
        let told = self.pick([
            "Ritade på annat sätt, med samma tal:",
            "Tegnet på en annen måte, med de samme tallene:",
            "Drawn otherwise, with the same numbers:",
        ]);
        let names = self.changes.drawings.iter();
        let names = names.map(|name| format!("<li>{}</li>", escaped(name)));
        format!("<p>{told}</p>\n<ul>{}</ul>\n", names.collect::<String>())
    }

    fn texts(&self) -> String {
        let mut html = String::new();
        for sentences in self.changes.sections() {
            // What stands before the first heading has none.
            if !sentences[0].section.is_empty() {
                let _ = writeln!(html, "<h3>{}</h3>", escaped(&sentences[0].section));
            }
            html.extend(sentences.iter().map(|change| self.text(change)));
        }
        html
    }

    fn text(&self, change: &TextChange) -> String {
        let pieces = change.pieces.iter().map(|piece| match piece {
            Piece::Same(text) => escaped(text),
            Piece::Gone(text) => format!("<del>{}</del>", escaped(text)),
            Piece::New(text) => format!("<ins>{}</ins>", escaped(text)),
        });
        let from = change.moved_from.iter().filter(|from| **from != change.section);
        let from = from.map(|from| {
            let word = self.pick(["från", "fra", "from"]);
            format!(" <span class=\"from\">{word} {}</span>", escaped(from))
        });
        format!(
            "<p class=\"sentence\">{} <span class=\"cause\">{}</span>{}</p>\n",
            pieces.collect::<String>(),
            self.cause(change.cause()),
            from.collect::<String>(),
        )
    }

    fn pages(&self) -> String {
        let pages = &self.changes.pages;
        let count = self.pick(["Antal sidor", "Antall sider", "Number of pages"]);
        let mut html = format!("<p>{count}: {} → {}.</p>\n", pages.then, pages.now);
        let (was, is) = (
            self.pdfs.0.and_then(pdf::Pictures::new),
            self.pdfs.1.and_then(pdf::Pictures::new),
        );
        let words = (
            self.pick(["Då", "Da", "Then"]),
            self.pick(["Nu", "Nå", "Now"]),
            self.pick(["sida", "side", "page"]),
        );
        for (then, now) in &pages.changed {
            html.push_str("<div class=\"pair\">\n");
            let sides = [(words.0, then, &was), (words.1, now, &is)];
            for (side, page, pictures) in sides {
                let Some(page) = *page else {
                    html.push_str("<p class=\"none\">–</p>\n");
                    continue;
                };
                let label = format!("{side}, {} {page}", words.2);
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

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;")
}
