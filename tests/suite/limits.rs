//! Files that ask for more than any survey or report needs: told at once, with the limit.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use insta::assert_snapshot;

use crate::harness::{CHAPTER, CODEBOOK, Outcome, REPORT, ReportTest};

/// Longer than this a refusal takes only if something is wrong: it is a matter of
/// milliseconds, on however busy a machine.
const LONG: Duration = Duration::from_secs(60);

/// What a check says in short, at once.
#[track_caller]
fn refused(test: ReportTest) -> String {
    let began = Instant::now();
    let outcome = test.check();
    assert!(began.elapsed() < LONG, "it takes {:?}", began.elapsed());
    assert_eq!(outcome.code(), Some(1), "{}", outcome.stderr);
    assert!(outcome.written().is_empty());
    short(&outcome)
}

/// Messages, places and hints, without the author's lines.
fn short(outcome: &Outcome) -> String {
    let lines = outcome.stderr.lines().map(str::trim);
    let is_told =
        |line: &&str| ["error", "= hint", "-->"].iter().any(|it| line.starts_with(it));
    lines.filter(is_told).collect::<Vec<_>>().join("\n")
}

#[test]
fn aliases_of_aliases_are_not_written_out() {
    let mut bomb = String::from("x0: &x0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n");
    for level in 1..12 {
        let before = format!("*x{}, ", level - 1).repeat(10);
        let before = before.trim_end_matches(", ");
        writeln!(bomb, "x{level}: &x{level} [{before}]").expect("a text can be written");
    }
    let told = [
        refused(ReportTest::new().append(REPORT, &bomb)),
        refused(ReportTest::new().append(CODEBOOK, &bomb)),
        refused(ReportTest::new().append(CHAPTER, &bomb)),
    ];
    assert_snapshot!(told.join("\n\n"), @"
    error: the file holds too much: more than 2 000 000 values
    --> book/r/report.yaml:26:10
    = hint: write out what `*` repeats, where it is needed

    error: the file holds too much: more than 2 000 000 values
    --> data/panel/codebook.yaml:30:10
    = hint: write out what `*` repeats, where it is needed

    error: the file holds too much: more than 2 000 000 values
    --> book/r/chapters/01-resultat.yaml:25:10
    = hint: write out what `*` repeats, where it is needed
    ");
}

#[test]
fn a_few_aliases_are_what_they_name() {
    let sets = "value-sets: {orter: &orter {1: Gävle, 2: Söderhamn}, igen: *orter}\n";
    ReportTest::new()
        .replace(CODEBOOK, "variables:\n", &format!("{sets}variables:\n"))
        .check()
        .done();
}

#[test]
fn lists_that_lie_too_deep_in_each_other_are_refused() {
    let brackets = |count: usize| "[".repeat(count) + &"]".repeat(count);
    let mut indented = String::from("\n");
    for level in 0..80 {
        writeln!(indented, "{}a:", "  ".repeat(level + 1)).expect("a text");
    }
    let told = [
        refused(ReportTest::new().append(REPORT, &format!("x: {}\n", brackets(100_000)))),
        refused(ReportTest::new().append(CODEBOOK, &format!("x: {}\n", "[".repeat(65)))),
        refused(ReportTest::new().append(CHAPTER, &format!("x:{indented}"))),
    ];
    assert_snapshot!(told.join("\n\n"), @"
    error: lists and maps lie too deep in each other: more than 64 levels
    --> book/r/report.yaml:20:1004
    = hint: put the value in quotes if its brackets belong to a text

    error: lists and maps lie too deep in each other: more than 64 levels
    --> data/panel/codebook.yaml:24:67
    = hint: put the value in quotes if its brackets belong to a text

    error: lists and maps lie too deep in each other: more than 64 levels
    --> book/r/chapters/01-resultat.yaml:83:129
    = hint: put the value in quotes if its brackets belong to a text
    ");
}

#[test]
fn a_map_with_more_keys_than_any_codebook_is_refused() {
    let mut keys = String::from("x:\n");
    for key in 0..200_001 {
        writeln!(keys, "  k{key}: 1").expect("a text");
    }
    assert_snapshot!(refused(ReportTest::new().append(REPORT, &keys)), @"
    error: a map has too many keys: more than 200 000
    --> book/r/report.yaml:200021:3
    = hint: keep answers in a data file
    ");
}

#[test]
fn more_columns_than_any_survey_has_are_refused() {
    let header = (0..60_001).map(|column| format!("v{column}")).collect::<Vec<_>>();
    let csv = format!("{}\n{}\n", header.join(";"), ["1"; 60_001].join(";"));
    let test = ReportTest::new().file("data/panel/svar.csv", csv);
    assert_snapshot!(refused(test), @"
    error: `data/panel/svar.csv` has too many columns: more than 60 000
    --> data/panel/codebook.yaml:3:7
    = hint: export the answers again, one column for each question
    ");
}

#[test]
fn an_expression_that_is_longer_than_anybody_means_is_refused() {
    let text = |inside: &str| {
        ReportTest::new().blocks(&format!("  - text: |\n      Av {inside} är nöjda.\n"))
    };
    let long = vec!["1"; 1_001].join(" + ");
    let deep = format!("{}1{}", "(".repeat(5_000), ")".repeat(5_000));
    let loops = "{% for a in [1] %}{% for b in [1] %}{% for c in [1] %}x{% endfor %}\
                 {% endfor %}{% endfor %}";
    let many = "{% for a in range(end=1000) %}{% for b in range(end=1000) %}\
                tjugo tecken text{% endfor %}{% endfor %}";
    let told = [
        refused(text(&format!("{{{{ {long} }}}}"))),
        refused(text(&format!("{{{{ {deep} }}}}"))),
        refused(text(&format!("{{% if {long} %}}x{{% endif %}}"))),
        refused(text(&format!("{{{{ {}1{} }}}}", "(".repeat(60), ")".repeat(60)))),
        refused(text(loops)),
        refused(text(many)),
        refused(text("{% for a in range(end=1001) %}x{% endfor %}")),
    ];
    assert_snapshot!(told.join("\n\n"), @r#"
    error: this `{{` is too long: more than 2 000 characters
    --> book/r/chapters/01-resultat.yaml:4:10
    = hint: divide it, or let a derived variable or a named number do the work

    error: this `{{` is too long: more than 2 000 characters
    --> book/r/chapters/01-resultat.yaml:4:10
    = hint: divide it, or let a derived variable or a named number do the work

    error: this `{%` is too long: more than 2 000 characters
    --> book/r/chapters/01-resultat.yaml:4:10
    = hint: divide it, or let a derived variable or a named number do the work

    error: mistake in a `{{ … }}` of the text: the expression is too complex
    --> book/r/chapters/01-resultat.yaml:4:52
    = hint: quote a number as `{{ n("id") }}`; its id stands under `numbers`

    error: loops lie too deep in each other: more than 2 `for`
    --> book/r/chapters/01-resultat.yaml:4:46
    = hint: use `repeat` for blocks, and write the rest out

    error: the text becomes too long: more than 10 000 000 characters
    --> book/r/chapters/01-resultat.yaml:4:7
    = hint: look at what its `{% for %}` goes over

    error: mistake in a `{% … %}` of the text: `range` gives more than 1000 numbers
    --> book/r/chapters/01-resultat.yaml:4:22
    = hint: quote a number as `{{ n("id") }}`; its id stands under `numbers`
    "#);
}

#[test]
fn a_loop_in_a_text_goes_over_what_it_should() {
    let text = "{% for i in range(start=2, end=8, step_by=2) %}[{{ i }}]{% endfor %}\
                {% for i in range(start=3, end=0, step_by=-1) %}<{{ i }}>{% endfor %}";
    let test =
        ReportTest::new().blocks(&format!("  - text: |\n      Värden: `{text}`.\n"));
    let line = test.build().typst_line("Värden");
    assert_snapshot!(line, @"Värden: `[2][4][6]<3><2><1>`.");
}

#[test]
fn a_repeat_in_a_repeat_in_a_repeat_is_not_written_out_for_ever() {
    let mut values = String::new();
    for value in 1..=40 {
        write!(values, "{value}: svar {value}, ").expect("a text");
    }
    let values = format!("values: {{{}}}", values.trim_end_matches(", "));
    let test = ReportTest::new()
        .replace(CODEBOOK, "values: {1: Gävle, 2: Söderhamn}", &values)
        .replace(REPORT, "where: {ort: Gävle}", "where: {ort: svar 1}");
    let mut blocks = String::new();
    for level in 0..4 {
        let indent = "      ".repeat(level);
        writeln!(blocks, "{indent}  - repeat:").expect("a text");
        writeln!(blocks, "{indent}      over: ort\n{indent}      of: panel\n{indent}      as: v{level}\n{indent}      blocks:")
            .expect("a text");
    }
    writeln!(blocks, "{}  - text: Hej.", "      ".repeat(4)).expect("a text");
    assert_snapshot!(refused(test.blocks(&blocks)), @"
    error: the report repeats too much: more than 20 000 blocks
    --> book/r/chapters/01-resultat.yaml:19:31
    = hint: repeat over fewer categories, or do not `repeat` inside a `repeat`
    ");
}

#[test]
fn a_letter_with_ten_thousand_marks_is_told_where_it_stands() {
    let marks = "\u{301}".repeat(70_000);
    let text = format!("  - text: |\n      Hej e{marks} du.\n");
    let told = [
        refused(ReportTest::new().blocks(&text)),
        refused(ReportTest::new().replace(
            CODEBOOK,
            "label: Ort",
            &format!("label: Ort{marks}"),
        )),
        refused(ReportTest::new().replace(
            REPORT,
            "title: En liten mätning",
            &format!("title: A{}", "\u{200d}".repeat(101)),
        )),
    ];
    assert_snapshot!(told.join("\n\n"), @"
    error: more than 100 marks stand on one letter
    --> book/r/chapters/01-resultat.yaml:4:7
    = hint: remove them; they are no text

    error: more than 100 marks stand on one letter
    --> data/panel/codebook.yaml:9:12
    = hint: remove them; they are no text

    error: more than 100 marks stand on one letter
    --> book/r/report.yaml:1:8
    = hint: remove them; they are no text
    ");
    let few = "  - text: |\n      Hej e\u{301}\u{323} du.\n";
    ReportTest::new().blocks(few).check().done();
}

#[test]
fn the_limits_are_documented() {
    let docs = include_str!("../../docs/format.md");
    for limit in [
        baslinje::limits::NODES,
        baslinje::limits::NESTING,
        baslinje::limits::KEYS,
        baslinje::limits::COLUMNS,
        baslinje::limits::CELLS,
        baslinje::limits::EXPRESSION,
        baslinje::limits::LOOPS,
        baslinje::limits::RENDERED,
        baslinje::limits::REPEATED,
        baslinje::limits::MARKS,
        baslinje::limits::SVG_NESTING,
    ] {
        let told = format!("| {} |", baslinje::limits::told(limit));
        assert!(docs.contains(&told), "docs/format.md lacks `{told}`");
    }
    for limit in [baslinje::limits::TEXT, baslinje::limits::EXPANDED] {
        let told = format!("| {} |", baslinje::limits::told_bytes(limit));
        assert!(docs.contains(&told), "docs/format.md lacks `{told}`");
    }
}

#[test]
fn a_line_of_a_template_that_nobody_writes() {
    let test = ReportTest::new();
    let file = "report-templates/library/blocks/pagebreak.typ";
    let line = "<".repeat(20_000);
    assert_snapshot!(test.file(file, format!("#pagebreak()\n{line}\n")).rebuild().refused_in_short(), @"
    error: a line of more than 16 000 bytes
    --> report-templates/library/blocks/pagebreak.typ:2:1
    = hint: break the line, or keep what it holds in a file of its own that is read
    ");
}
