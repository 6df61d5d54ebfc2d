//! Begins the report of a measurement that is made again: takes the texts of the earlier
//! report, gives those of the new one, in which what was said of the earlier results waits
//! to be confirmed.
//!
//! The texts are changed place by place and never written anew, so that comments, order and
//! line breaks stay the author's.

mod edit;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics, Placed, Source};
use crate::format::ChoiceWords;
use crate::manuscript::keys::Marked;
use crate::manuscript::keys::chapter::{Block, Chapter};
use crate::manuscript::keys::publication::Facts;
use crate::manuscript::keys::report::Report;
use crate::manuscript::keys::request::{Number, Published};
use crate::manuscript::{CitedByProgram, Date, OwnAnswers, Status};
use crate::project::ChapterText;
use crate::say;
use crate::yaml::{self, Content, Node};

use self::edit::{Edits, written};

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Wishes<'a> {
    /// The earlier report's name.
    pub from: &'a str,
    /// The new report's date.
    pub date: Date,
    /// The folder of the new data, from the project's.
    pub data: &'a str,
}

/// A report that has been begun.
#[derive(Clone, Debug, Default)]
pub struct Begun {
    /// The changed texts, by the names of the files they were read from.
    pub texts: BTreeMap<String, String>,
    /// The surveys by name, with the codebooks then and now, from the project's folder.
    pub surveys: Vec<(String, String, String)>,
    /// How many texts wait to be confirmed.
    pub unconfirmed: usize,
    /// How many published numbers were left out: they are those of the earlier report.
    pub published: usize,
}

/// Begins the new report. What cannot be read is reported.
pub fn begin(
    wishes: Wishes<'_>,
    report: &Arc<Source>,
    chapters: &[ChapterText],
    diagnostics: &mut Diagnostics,
) -> Option<Begun> {
    let mut begun = Begun::default();
    // Places are those in the text as it is parsed.
    let report = &yaml::composed(report);
    let root = yaml::parse(report, diagnostics)?;
    check_date(wishes, &root, diagnostics);
    let mut edits = Edits::new(&report.text);
    leave_facts_out(&root, &mut edits);
    begun.surveys = change_report(wishes, &root, &mut edits);
    begun.published += leave_published_out(&root, &mut edits);
    begun.texts.insert(report.name.clone(), edits.apply());
    for chapter in chapters {
        let chapter = &yaml::composed(&chapter.source);
        let root = yaml::parse(chapter, diagnostics)?;
        let mut edits = Edits::new(&chapter.text);
        if tells_results(&root) {
            begun.unconfirmed += mark(&root, &mut edits);
        }
        begun.published += leave_published_out(&root, &mut edits);
        begun.texts.insert(chapter.name.clone(), edits.apply());
    }
    Some(begun)
}

/// The entries of a mapping.
fn entries(node: &Node) -> &[(Placed<String>, Node)] {
    match &node.content {
        Content::Map(entries) => entries,
        Content::Null | Content::Scalar(..) | Content::List(_) => &[],
    }
}

/// Reports a date that is not after that of the earlier report.
fn check_date(wishes: Wishes<'_>, root: &Node, diagnostics: &mut Diagnostics) {
    let Some((_, node)) = Report::DATE.entry_in(root) else { return };
    let Content::Scalar(_, then) = &node.content else { return };
    if Date::parse(then).is_some_and(|then| wishes.date <= then) {
        let message = say!(
            "{date} is not after `{from}`, which is of {then}",
            date = wishes.date.to_string(),
            from = wishes.from,
            then
        );
        let hint = "give the day of the new report with `--date`";
        diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
    }
}

/// Makes the earlier report's answers a wave, and those of now the last one.
fn change_waves(wishes: Wishes<'_>, root: &Node, edits: &mut Edits<'_>) {
    let from = format!("{{report: {}}}", written(wishes.from));
    let year = |date: Date| format!("{:04}", date.year);
    if let Some((_, waves)) = Report::WAVES.entry_in(root) {
        let own = |word: &str| OwnAnswers::WORDS.iter().any(|(own, _)| *own == word);
        let is_own =
            |node: &Node| matches!(&node.content, Content::Scalar(_, word) if own(word));
        let own = entries(waves).iter().find(|(_, node)| is_own(node));
        let Some((label, _)) = own else { return };
        let now = year(wishes.date);
        let taken = entries(waves).iter().any(|(label, _)| label.value == now);
        let now = if taken { wishes.date.to_string() } else { now };
        edits.replace_value_and_add(waves, label, &from, &format!("{now}: own"));
        return;
    }
    let Some((key, node)) = Report::DATE.entry_in(root) else { return };
    let Content::Scalar(_, then) = &node.content else { return };
    let Some(then) = Date::parse(then) else { return };
    let labels = if then.year == wishes.date.year {
        [then.to_string(), wishes.date.to_string()]
    } else {
        [year(then), year(wishes.date)]
    };
    let [then, now] = labels;
    edits.add_line_below(key, &format!("waves: {{{then}: {from}, {now}: own}}"));
}

/// Date, predecessor and data.
fn change_report(
    wishes: Wishes<'_>,
    root: &Node,
    edits: &mut Edits<'_>,
) -> Vec<(String, String, String)> {
    let follows = Report::FOLLOWS.entry_in(root);
    if let Some((key, _)) = follows {
        edits.replace_value(root, key, &written(wishes.from));
    }
    if let Some((key, _)) = Report::DATE.entry_in(root) {
        edits.replace_value(root, key, &wishes.date.to_string());
        if follows.is_none() {
            edits.add_line_below(key, &format!("follows: {}", written(wishes.from)));
        }
    }
    // What was changed in the earlier report is of it.
    edits.remove(root, |key| key == Report::UPDATED.name);
    let Some((_, surveys)) = Report::SURVEYS.entry_in(root) else { return Vec::new() };
    let codebooks =
        entries(surveys).iter().filter_map(|(name, node)| match &node.content {
            Content::Scalar(_, path) => Some((name, path.as_str())),
            _ => None,
        });
    let codebooks = codebooks.collect::<Vec<_>>();
    if !codebooks.is_empty() {
        change_waves(wishes, root, edits);
    }
    let folder = shared_folder(codebooks.iter().map(|(_, path)| *path));
    let moved = codebooks.into_iter().map(|(name, path)| {
        let rest = path[folder.len()..].trim_start_matches('/');
        let new = crate::file::beside(wishes.data, rest);
        edits.replace_value(surveys, name, &written(&new));
        (name.value.clone(), path.to_owned(), new)
    });
    moved.collect()
}

/// The longest folder that all files lie in.
fn shared_folder<'p>(paths: impl Iterator<Item = &'p str>) -> String {
    let folders =
        paths.map(|path| path.rsplit_once('/').map_or("", |(folder, _)| folder));
    let shared = folders.map(|folder| folder.split('/').collect::<Vec<_>>());
    let shared = shared.reduce(|one, other| {
        let same = one.into_iter().zip(other).take_while(|(one, other)| one == other);
        same.map(|(part, _)| part).collect()
    });
    shared.unwrap_or_default().join("/")
}

/// What one report is known by, and no other.
const OF_ONE_REPORT: [&str; 4] =
    [Facts::ABSTRACT.name, Facts::ISBN.name, Facts::DOI.name, Facts::CASE_NUMBER.name];

/// Takes out what only the earlier report is known by.
fn leave_facts_out(root: &Node, edits: &mut Edits<'_>) {
    let cited = Facts::CITE_AS.peek(root);
    let is_by_program = cited.is_some_and(|node| {
        let auto = |word: &str| CitedByProgram::WORDS.iter().any(|(it, _)| *it == word);
        matches!(&node.content, Content::Scalar(_, word) if auto(word))
    });
    edits.remove(root, |key| {
        let is_its_own = OF_ONE_REPORT.contains(&key);
        is_its_own || key == Facts::CITE_AS.name && !is_by_program
    });
}

/// What is said of a number in the earlier publication.
const OF_EARLIER: [&str; 3] =
    [Number::PUBLISHED.name, Published::ERRATUM.name, Number::ROUNDING.name];

/// Takes out what holds numbers against the earlier publication.
fn leave_published_out(node: &Node, edits: &mut Edits<'_>) -> usize {
    match &node.content {
        Content::Map(own) => {
            let inner = own.iter().map(|(_, node)| leave_published_out(node, edits));
            let inner = inner.sum::<usize>();
            if Number::PUBLISHED.peek(node).is_none() {
                return inner;
            }
            // How that publication was rounded, and where it was wrong, is of it too.
            edits.remove(node, |key| OF_EARLIER.contains(&key));
            inner + 1
        }
        Content::List(items) => {
            items.iter().map(|item| leave_published_out(item, edits)).sum()
        }
        Content::Null | Content::Scalar(..) => 0,
    }
}

/// Blocks with results of their own.
const RESULTS: [&str; 8] = [
    Block::CHART.name,
    Block::TABLE.name,
    Block::REGISTER_TABLE.name,
    Block::TIMELINE.name,
    Block::CHANGE_TABLE.name,
    Block::RESPONSE_FLOW.name,
    Block::NONRESPONSE.name,
    Block::RELIABILITY.name,
];
/// Blocks in which somebody says something.
const SAID: [&str; 5] = [
    Block::TEXT.name,
    Block::TYPED_TABLE.name,
    Block::QUOTE.name,
    Block::FACT_BOX.name,
    Block::CARDS.name,
];

/// Whether anything in a chapter comes from the data.
fn tells_results(node: &Node) -> bool {
    match &node.content {
        Content::Scalar(_, text) => text.contains("{{"),
        Content::List(items) => items.iter().any(tells_results),
        Content::Map(entries) => entries.iter().any(|(key, node)| {
            RESULTS.contains(&key.value.as_str()) || tells_results(node)
        }),
        Content::Null => false,
    }
}

/// Marks every text of a chapter or a block as taken over; tells how many there are.
fn mark(node: &Node, edits: &mut Edits<'_>) -> usize {
    let (mut marked, waits) = (0, Status::FromBaseline.word());
    let within = [
        Chapter::BLOCKS.peek(node),
        Block::SIDE_BY_SIDE.peek(node),
        Block::EXAMPLE.peek(node),
    ];
    for block in within.into_iter().flatten().flat_map(Node::items) {
        let said =
            entries(block).iter().find(|(key, _)| SAID.contains(&key.value.as_str()));
        if let Some((key, _)) = said {
            match Marked::STATUS.entry_in(block) {
                Some((status, _)) => edits.replace_value(block, status, waits),
                None => edits.add_entry_before(
                    block,
                    key,
                    &format!("{}: {waits}", Marked::STATUS.name),
                ),
            }
            marked += 1;
        }
        marked += mark(block, edits);
        if let Some(repeat) = Block::REPEAT.peek(block) {
            marked += mark(repeat, edits);
        }
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = "\
# Mätningen i baslinjen.
title: Rapport   # byts ut
date: \"2017-04-28\"   # första mätningen
surveys:
  chefer: data/r-2017/chefer/codebook.yaml # enkät A
  personal: {x: 1}
  styrelse: 'data/r-2017/styrelse/kodbok.yaml'
numbers:
  # Tal om svaren.
  svar: {of: chefer, published: {n: 2, base: [3, 4]}}   # alla
  ja: {published: {n: 1}, of: chefer, rounding: truncate, in: [\"ja, }\"]}
  nej:
    of: chefer
    published: {n: 7}
    erratum: >-
      Räknefel,
      två rader.

    # sist
    in: [nej]
  fri: {of: chefer, rounding: truncate}
";

    fn begun(chapter: &str) -> (String, String, Begun) {
        let mut diagnostics = Diagnostics::default();
        let date = Date::parse("2020-04-30").expect("a date");
        let wishes = Wishes { from: "r-2017", date, data: "data/r-2020" };
        let source = Source::new("01.yaml", chapter);
        let chapters = [ChapterText { stem: "01".to_owned(), source }];
        let report = Source::new("report.yaml", REPORT);
        let begun = begin(wishes, &report, &chapters, &mut diagnostics).expect("begun");
        assert!(!diagnostics.has_errors());
        (begun.texts["report.yaml"].clone(), begun.texts["01.yaml"].clone(), begun)
    }

    #[test]
    fn only_what_must_change_in_a_report_changes() {
        let (report, _, begun) = begun("title: Tomt\n");
        assert_eq!(
            report,
            "\
# Mätningen i baslinjen.
title: Rapport   # byts ut
date: 2020-04-30   # första mätningen
follows: r-2017
waves: {2017: {report: r-2017}, 2020: own}
surveys:
  chefer: data/r-2020/chefer/codebook.yaml # enkät A
  personal: {x: 1}
  styrelse: data/r-2020/styrelse/kodbok.yaml
numbers:
  # Tal om svaren.
  svar: {of: chefer}   # alla
  ja: {of: chefer, in: [\"ja, }\"]}
  nej:
    of: chefer

    # sist
    in: [nej]
  fri: {of: chefer, rounding: truncate}
"
        );
        assert_eq!((begun.published, begun.unconfirmed), (3, 0));
    }

    #[test]
    fn what_one_report_is_known_by_is_not_taken_over() {
        let facts = "title: T\ndate: 2017-04-28\nabstract: >-\n  Om det\n  här.\n\
                     keywords: [a]\nisbn: 1\ndoi: 2\ncase-number: 3\nlicence: CC-BY-4.0\n";
        let left = "title: T\ndate: 2020-04-30\nfollows: r\nkeywords: [a]\n\
                    licence: CC-BY-4.0\n";
        assert_eq!(changed(&format!("{facts}cite-as: Så.\n")), left);
        let auto = format!("{left}cite-as: auto\n");
        assert_eq!(changed(&format!("{facts}cite-as: auto\n")), auto);
    }

    /// What becomes of the numbers of a report, and of how its surveys are written.
    fn changed(text: &str) -> String {
        let mut diagnostics = Diagnostics::default();
        let date = Date::parse("2020-04-30").expect("a date");
        let wishes = Wishes { from: "r", date, data: "ny data/#2" };
        let begun = begin(wishes, &Source::new("r.yaml", text), &[], &mut diagnostics);
        assert!(!diagnostics.has_errors(), "{text}");
        let text = begun.expect("begun").texts["r.yaml"].clone();
        let again = yaml::parse(&Source::new("r.yaml", &text), &mut diagnostics);
        assert!(again.is_some() && !diagnostics.has_errors(), "{text}");
        text
    }

    #[test]
    fn several_entries_side_by_side_are_taken_out_together() {
        for (entry, left) in [
            ("{published: {n: 1}, rounding: truncate, of: a}", "{of: a}"),
            ("{of: a, published: {n: 1}, erratum: 'it''s, }'}", "{of: a}"),
            ("{erratum: \"a \\\\\", published: {n: 1}, of: a}", "{of: a}"),
            ("{published: {n: 1}, erratum: x}", "{}"),
        ] {
            let text = changed(&format!("numbers:\n  a: {entry} # kvar\n"));
            assert_eq!(text, format!("numbers:\n  a: {left} # kvar\n"));
        }
        let text = changed("list:\n  - published: {n: 1}\n    of: a\n  - of: b\n");
        assert_eq!(text, "list:\n  - of: a\n  - of: b\n");
    }

    #[test]
    fn a_value_that_was_left_out_is_added_and_one_with_signs_is_quoted() {
        let text = changed(
            "follows: # ännu ingen\ntitle: R\nsurveys: {a: 'd/it''s.yaml', b: d/b.yaml}\n",
        );
        assert_eq!(
            text,
            "follows: r # ännu ingen\ntitle: R\nsurveys: {a: 'ny data/#2/it''s.yaml', \
             b: 'ny data/#2/b.yaml'}\n"
        );
    }

    #[test]
    fn the_new_report_is_later_than_the_old_one() {
        let mut diagnostics = Diagnostics::default();
        let date = Date::parse("2017-04-28").expect("a date");
        let wishes = Wishes { from: "r", date, data: "d" };
        let report = Source::new("r.yaml", "date: 2017-04-28\n");
        drop(begin(wishes, &report, &[], &mut diagnostics));
        assert!(diagnostics.has_errors());
    }

    #[test]
    fn the_earlier_measurement_becomes_one_of_the_waves() {
        let of = |date: &str, waves: &str| {
            let text = format!("date: 2017-04-28\n{waves}surveys: {{a: data/a.yaml}}\n");
            let date = Date::parse(date).expect("a date");
            let wishes = Wishes { from: "r", date, data: "data/b" };
            let report = Source::new("report.yaml", text);
            let begun = begin(wishes, &report, &[], &mut Diagnostics::default());
            begun.expect("begun").texts["report.yaml"].clone()
        };
        let waves = "waves:\n  2014: {report: q} # äldst\n  2017: own  # vi\n";
        assert!(of("2020-01-01", waves).contains(
            "waves:\n  2014: {report: q} # äldst\n  2017: {report: r}\n  2020: own  # vi\n"
        ));
        let braces = of("2020-01-01", "waves: {2014: {report: q}, 2017: own}\n");
        assert!(braces.contains("{2014: {report: q}, 2017: {report: r}, 2020: own}"));
        // A second one in the same year.
        let autumn = of("2017-10-01", "");
        assert!(autumn.contains("waves: {2017-04-28: {report: r}, 2017-10-01: own}"));
        let autumn = of("2017-10-01", "waves: {2014: {report: q}, 2017: own}\n");
        assert!(autumn.contains("2017: {report: r}, 2017-10-01: own}"));
    }

    #[test]
    fn texts_of_a_chapter_with_results_are_marked() {
        let chapter = "\
title: Resultat
blocks:
  # Inledning.
  - text: |   # löptext
      Av {{ n(\"svar\") }} svar

      är *några* ja.
  - section: Mer
    blocks:
      - {text: Kort.}
      - status: confirmed # i förra
        quote: {text: Bra!}
      - fact-box: {text: Så.}
      - side-by-side:
          - table: {id: t}
          - text: Bredvid.
      - pagebreak
  - repeat:
      over: ort
      of: chefer
      blocks:
        - chart: {id: a, of: chefer}
        - text: \"Om orten.\"
";
        let (_, text, begun) = begun(chapter);
        assert_eq!(
            text,
            "\
title: Resultat
blocks:
  # Inledning.
  - status: from-baseline
    text: |   # löptext
      Av {{ n(\"svar\") }} svar

      är *några* ja.
  - section: Mer
    blocks:
      - {status: from-baseline, text: Kort.}
      - status: from-baseline # i förra
        quote: {text: Bra!}
      - status: from-baseline
        fact-box: {text: Så.}
      - side-by-side:
          - table: {id: t}
          - status: from-baseline
            text: Bredvid.
      - pagebreak
  - repeat:
      over: ort
      of: chefer
      blocks:
        - chart: {id: a, of: chefer}
        - status: from-baseline
          text: \"Om orten.\"
"
        );
        assert_eq!(begun.unconfirmed, 6);
    }

    #[test]
    fn a_chapter_without_results_stays_as_it_is() {
        let chapter = "title: Förord   # kvar\nblocks:\n  - text: Tack.\n";
        let (_, text, begun) = begun(chapter);
        assert_eq!((text.as_str(), begun.unconfirmed), (chapter, 0));
    }
}
