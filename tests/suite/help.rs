//! What the command line says of itself: help in every language, topics, completions, the
//! manual page and versions.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::process::{Command, Stdio};

use baslinje::messages::catalogue;
use baslinje::reference;
use baslinje::words::Language;
use insta::assert_snapshot;

use crate::harness::ReportTest;

/// What a command answers.
fn answer(arguments: &[&str]) -> String {
    let outcome = ReportTest::empty().run(arguments);
    assert_eq!(outcome.code(), Some(0), "{arguments:?}: {}", outcome.stderr);
    outcome.stdout
}

/// Every command, as the words that call it.
const COMMANDS: [&[&str]; 25] = [
    &[],
    &["init"],
    &["schema"],
    &["build"],
    &["watch"],
    &["lsp"],
    &["explain"],
    &["list"],
    &["check"],
    &["comments"],
    &["data"],
    &["data", "describe"],
    &["data", "codebook"],
    &["data", "key"],
    &["new"],
    &["templates"],
    &["templates", "new"],
    &["templates", "preview"],
    &["archive"],
    &["verify"],
    &["reproduce"],
    &["compare"],
    &["help"],
    &["completions"],
    &["man"],
];

/// The texts of `args.rs` that help shows: those that do not end in a full stop.
pub(crate) fn texts() -> BTreeSet<String> {
    let mut texts = BTreeSet::new();
    let mut text = Vec::new();
    for line in include_str!("../../src/bin/baslinje/args.rs").lines() {
        if let Some(words) = line.trim().strip_prefix("/// ") {
            text.push(words);
        } else if !text.is_empty() {
            texts.insert(std::mem::take(&mut text).join(" "));
        }
    }
    texts.retain(|text| !text.ends_with('.'));
    // It has one text where it is short, and one where it is long.
    texts.insert("Print help (see a summary with '-h')".to_owned());
    texts
}

#[test]
fn every_text_of_help_has_a_line_in_the_catalogue() {
    let texts = texts();
    assert!(texts.len() > 80, "{}", texts.len());
    let known = catalogue().map(|line| line.english).collect::<BTreeSet<_>>();
    let lacking = texts.iter().filter(|text| !known.contains(text.as_str()));
    let lacking = lacking.collect::<Vec<_>>();
    assert!(lacking.is_empty(), "the catalogue lacks {lacking:#?}");
}

#[test]
fn every_command_has_help_in_every_language() {
    let texts = texts();
    for command in COMMANDS {
        for (code, language) in Language::ALL {
            let told = answer(&[command, &["--help", "--language", code]].concat());
            let called = [&["baslinje"], command].concat().join(" ");
            assert!(told.contains(&called), "{told}");
            if language == Language::OF_MESSAGES {
                continue;
            }
            let lines = told.lines().map(str::trim);
            let english = lines.filter(|line| texts.contains(*line)).collect::<Vec<_>>();
            assert!(english.is_empty(), "{command:?} in {code}: {english:?}");
            for word in ["Usage:", "Options:", "[default", "Possible", "OPTIONS"] {
                assert!(!told.contains(word), "{command:?} in {code}: {word}");
            }
        }
    }
}

#[test]
fn commands_stand_with_the_program() {
    assert_snapshot!(answer(&["-h"]), @r"
    Turns survey data and chapters in YAML into a finished report

    Usage: baslinje [OPTIONS] <COMMAND>

    Commands:
      init         Begin a project, with templates, typefaces and an example
      schema       Write JSON Schemas of what is written in YAML, for editors that complete and explain
                   keys
      build        Build reports into the folder `build`
      watch        Show reports while they are written, and each change as it is saved
      lsp          Help editors with reports while they are written, as a language server (LSP 3.17) on
                   standard input and output
      explain      Tell what a kind of mistake is, with an example, or list all kinds
      list         List the reports of this project
      check        Check reports without writing anything
      comments     Tell what others have said and changed in a Word document, or said on the page for
                   reviewers, at the lines it concerns
      data         Look into the data
      new          Draft a report from data, or begin that of a measurement that is made again
      templates    List the templates, or begin one of your own
      archive      Keep a report in one file, with everything it was made of
      verify       Check that nothing in an archive or a built report has changed, without building
      reproduce    Build the report of an archive again, and tell what moved first and why
      compare      Tell what differs between two reports, archives or builds, and why
      help         Tell of a command, or of what can be written in YAML
      completions  Print what a shell needs to complete commands and options
      man          Print a manual page of all commands, in roff

    Options:
      -q, --quiet                 Print errors and warnings only
          --color <COLOR>         When to use colours [default: auto] [possible values: auto, always,
                                  never]
          --time-limit <SECONDS>  How long code in a text or template may run; 0 for as long as it takes
                                  [default: 60]
          --memory-limit <MB>     How much memory may be used; 0 for all there is [default: 4096]
          --templates <DIR>       Use the templates in this folder too; may be given several times
          --language <LANGUAGE>   The language of messages and help, and of what `new` and `data
                                  codebook` write [default: that of the project, or that of the computer
                                  for messages] [possible values: sv, nb, en, da]
      -h, --help                  Print help (see more with '--help')
      -V, --version               Print version (see more with '--version')
    ");
}

#[test]
fn options_are_told_with_what_is_assumed_and_what_can_be_chosen() {
    assert_snapshot!(answer(&["data", "codebook", "--help"]), @r"
    Begin a codebook for a data file, or write a codebook for an archive

    Usage: baslinje data codebook [OPTIONS] <FILE>

    Arguments:
      <FILE>
              A data file or a codebook, from here or from the project's folder; there need not be a
              project

    Options:
          --sheet <NAME>
              The sheet of an Excel workbook that holds the answers, if there are several

          --format <FORMAT>
              How it is written

              Possible values:
              - yaml:         YAML to go on with, for a data file that has no codebook yet
              - ddi:          DDI-Codebook 2.5, an XML for archives
              - frictionless: A Data Package 2.0 with a Table Schema

              [default: yaml]

          --out <FILE>
              Write to this new file instead of to standard output

      -q, --quiet
              Print errors and warnings only

          --color <COLOR>
              When to use colours

              Possible values:
              - auto:   On a terminal, unless `NO_COLOR` is set
              - always: Always
              - never:  Never

              [default: auto]

          --time-limit <SECONDS>
              How long code in a text or template may run; 0 for as long as it takes

              [default: 60]

          --memory-limit <MB>
              How much memory may be used; 0 for all there is

              [default: 4096]

          --templates <DIR>
              Use the templates in this folder too; may be given several times

          --language <LANGUAGE>
              The language of messages and help, and of what `new` and `data codebook` write [default:
              that of the project, or that of the computer for messages]

              Possible values:
              - sv: Swedish
              - nb: Norwegian bokmål
              - en: English
              - da: Danish

      -h, --help
              Print help (see a summary with '-h')
    ");
}

#[test]
fn help_speaks_swedish() {
    assert_snapshot!(answer(&["compare", "--help", "--language", "sv"]), @r"
    Säg vad som skiljer två rapporter, arkiv eller byggen, och varför

    Användning: baslinje compare [FLAGGOR] <A> <B>

    Argument:
      <A>
              Den tidigare: en rapports namn, ett arkiv, eller mappen för ett bygge

      <B>
              Den senare, på samma sätt

    Flaggor:
          --format <FORMAT>
              Hur det visas

              Möjliga värden:
              - text: Tabeller att läsa
              - json: Allt, för andra program
              - html: En sida att bläddra igenom, med sidorna bredvid varandra

              [standard: text]

          --out <FILE>
              Skriv till den här filen i stället för till standard ut

      -q, --quiet
              Skriv bara ut fel och varningar

          --color <COLOR>
              När färger används

              Möjliga värden:
              - auto:   I en terminal, om inte `NO_COLOR` är satt
              - always: Alltid
              - never:  Aldrig

              [standard: auto]

          --time-limit <SECONDS>
              Hur länge kod i en text eller mall får köras; 0 för så länge det tar

              [standard: 60]

          --memory-limit <MB>
              Hur mycket minne som får användas; 0 för allt som finns

              [standard: 4096]

          --templates <DIR>
              Använd också mallarna i den här mappen; kan anges flera gånger

          --language <LANGUAGE>
              Språket för meddelanden och hjälp, och för det som `new` och `data codebook` skriver
              [standard: projektets, eller för meddelanden datorns]

              Möjliga värden:
              - sv: svenska
              - nb: norska (bokmål)
              - en: engelska
              - da: danska

      -h, --help
              Skriv ut hjälp (se en sammanfattning med '-h')
    ");
}

#[test]
fn help_is_short_or_long_and_asked_for_in_two_ways() {
    let long = answer(&["build", "--help"]);
    assert_eq!(answer(&["help", "build"]), long);
    assert!(answer(&["build", "-h"]).len() < long.len());
    assert_eq!(
        answer(&["help", "templates", "new"]),
        answer(&["templates", "new", "--help"])
    );
    assert_eq!(answer(&["help"]), answer(&["--help"]));
    let nothing = ReportTest::empty().run(&[]);
    assert_eq!(nothing.misused(), answer(&["-h"]));
}

#[test]
fn a_map_is_told_as_it_is_declared() {
    assert_snapshot!(answer(&["help", "excel"]), @r#"
    the keys of the Excel format (`excel`)
      sheet
          text; default: the only sheet with anything in it
          the sheet with the answers
      header-row
          whole number from 1; default: 1
          the row with the names of the columns, or the first of them
      percent
          `shown`, `stored`; default: none: an error if it matters
          whether a cell that shows 7,5 % is 7,5 or, as it is stored, 0,075
      decimal
          `,`, `.`; default: `,`
          the sign before decimals
      thousands
          text
          what stands between thousands: `.` `,` `" "` (or `space`) `'`
      header-rows
          `1`, `2`, `3`; default: `1`
          how many rows stand above the answers
    "#);
    assert_eq!(answer(&["help", "kodbok"]), answer(&["help", "codebook"]));
}

#[test]
fn a_block_is_told_with_its_keys() {
    let told = answer(&["help", "diagram", "--language", "sv"]);
    assert!(told.starts_with("blocket `chart`\n"), "{told}");
    assert!(told.contains("\nnycklarna i ett diagram (`chart`)\n  id\n"), "{told}");
}

#[test]
fn a_key_is_told_wherever_it_may_stand() {
    assert_snapshot!(answer(&["help", "thousands"]), @r#"
    `thousands` in the CSV format
          text
          what stands between thousands: `.` `,` `" "` (or `space`) `'`
    `thousands` in the Excel format
          text
          what stands between thousands: `.` `,` `" "` (or `space`) `'`
    "#);
}

#[test]
fn everything_that_is_declared_is_a_topic() {
    let topics = answer(&["help", "topics"]);
    for map in reference::maps() {
        assert!(topics.contains(map.name), "{}", map.name);
        let told = answer(&["help", map.name]);
        for key in map.declared() {
            assert!(told.contains(key.name), "{}: {}", map.name, key.name);
        }
    }
}

#[test]
fn an_unknown_topic_is_one_that_may_be_meant() {
    let told = |topic: &str| {
        let outcome = ReportTest::empty().run(&["help", topic]);
        outcome.misused().to_owned()
    };
    assert_snapshot!(told("chrat"), @r"
    error: there is nothing to tell of `chrat`
     |
     = hint: did you mean `chart`?
    ");
    assert_snapshot!(told("xyzxyz"), @r"
    error: there is nothing to tell of `xyzxyz`
     |
     = hint: `baslinje help topics` lists what there is
    ");
    let two = ReportTest::empty().run(&["help", "chart", "type"]);
    assert_snapshot!(two.misused(), @r"
    error: there is nothing to tell of `chart type`
     |
     = hint: `baslinje help topics` lists what there is
    ");
}

/// What a program says of a text that it is given, if the program is there.
fn judged(program: &str, arguments: &[&str], text: &str) -> Option<(bool, String)> {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::piped());
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = child.ok()?;
    let mut input = child.stdin.take().expect("where it reads");
    input.write_all(text.as_bytes()).expect("a text that is read");
    drop(input);
    let output = child.wait_with_output().expect("an end");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    Some((output.status.success(), said))
}

#[test]
fn shells_are_told_every_command() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = answer(&["completions", shell]);
        for command in COMMANDS.iter().filter_map(|words| words.last()) {
            assert!(script.contains(command), "{shell}: {command}");
        }
    }
    let swedish = answer(&["completions", "fish", "--language", "sv"]);
    assert!(swedish.contains("Bygg rapporter i mappen"), "{swedish}");
    let script = answer(&["completions", "bash"]);
    if let Some((is_accepted, said)) = judged("bash", &["-n"], &script) {
        assert!(is_accepted, "{said}");
    }
}

#[test]
fn the_manual_page_has_every_command_and_option() {
    let page = answer(&["man"]);
    assert!(page.lines().any(|line| line.starts_with(".TH baslinje 1")), "{page}");
    let headings = page.lines().filter(|line| line.starts_with(".SH"));
    assert_eq!(
        headings.collect::<Vec<_>>(),
        [
            ".SH \"NAME\"",
            ".SH \"SYNOPSIS\"",
            ".SH \"DESCRIPTION\"",
            ".SH \"OPTIONS\"",
            ".SH \"COMMANDS\""
        ]
    );
    for command in COMMANDS.iter().filter(|words| !words.is_empty()) {
        let heading = format!(".SS \"baslinje {}\"\n", command.join(" "));
        assert!(page.contains(&heading), "{heading}");
    }
    assert!(page.contains("without\\-microdata"), "{page}");
    assert_eq!(page.matches("memory\\-limit").count(), 1, "said once");
    assert!(!page.contains('\u{1b}'), "colours");
    if let Some((_, said)) = judged("groff", &["-man", "-Kutf8", "-ww", "-z"], &page) {
        assert_eq!(said, "", "what groff says");
    }
    assert!(answer(&["man", "--language", "da"]).contains(".SH \"KOMMANDOER\""));
}

#[test]
fn versions_are_those_the_program_is_made_with() {
    assert_eq!(answer(&["-V"]), format!("baslinje {}", env!("CARGO_PKG_VERSION")));
    let long = answer(&["--version", "--language", "sv"]);
    let lock = include_str!("../../Cargo.lock");
    for library in ["typst", "polars"] {
        let entry = format!("name = \"{library}\"\nversion = \"");
        let (_, after) = lock.split_once(&entry).expect("a library of the lock");
        let version = after.split('"').next().expect("a version");
        assert!(long.contains(&format!("\n{library} {version}\n")), "{long}");
    }
    assert!(long.contains("\nmedföljande mallar:\n"), "{long}");
    let template = include_str!("../../report-templates/fou-rapport/template.yaml");
    let version = template.lines().find_map(|line| line.strip_prefix("version: "));
    let told = format!("\n  fou-rapport {}", version.expect("a version"));
    assert!(long.contains(&told), "{long}");
}
