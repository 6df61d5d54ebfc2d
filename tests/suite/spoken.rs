//! The language that the command line speaks: which one it is, that what is made does not
//! depend on it, and what is said in each.

use insta::assert_snapshot;

use crate::harness::{CHAPTER, Outcome, ReportTest};

/// The first line of what is said.
fn first(said: &str) -> String {
    said.lines().next().unwrap_or_default().to_owned()
}

/// What is said where the computer speaks a language.
fn said_where(variables: &[(&'static str, &'static str)]) -> String {
    let test = ReportTest::new().environment("LC_ALL", "");
    let test =
        variables.iter().fold(test, |test, (key, value)| test.environment(key, value));
    first(&test.run(&["build", "t"]).stderr)
}

const SWEDISH: &str = "fel: det finns ingen rapport `t`";
const NORWEGIAN: &str = "feil: det finnes ingen rapport `t`";
const DANISH: &str = "fejl: der findes ingen rapport `t`";
const ENGLISH: &str = "error: there is no report `t`";

#[test]
fn the_computer_says_which_language_it_is() {
    for (locale, said) in [
        ("sv_SE.UTF-8", SWEDISH),
        ("sv", SWEDISH),
        ("nb_NO.UTF-8", NORWEGIAN),
        ("nn_NO", NORWEGIAN),
        ("no", NORWEGIAN),
        ("da_DK@euro", DANISH),
        ("en_GB.UTF-8", ENGLISH),
        ("de_DE.UTF-8", ENGLISH),
        ("C.UTF-8", ENGLISH),
        ("POSIX", ENGLISH),
    ] {
        assert_eq!(said_where(&[("LANG", locale)]), said, "{locale}");
    }
}

#[test]
fn the_first_variable_that_is_set_decides() {
    let swedish = ("LANG", "sv_SE.UTF-8");
    assert_eq!(said_where(&[swedish, ("LC_MESSAGES", "da_DK")]), DANISH);
    assert_eq!(said_where(&[swedish, ("LC_MESSAGES", "")]), SWEDISH);
    assert_eq!(said_where(&[swedish, ("LC_ALL", "C")]), ENGLISH);
}

#[test]
fn the_project_decides_before_the_computer_and_the_option_before_both() {
    let test = || {
        let test = ReportTest::new().file("baslinje.yaml", "language: da\n");
        test.environment("LC_ALL", "sv_SE.UTF-8")
    };
    let said = |test: ReportTest, words: &[&str]| first(&test.run(words).stderr);
    assert_eq!(said(test(), &["build", "t"]), DANISH);
    let inside = test().inside("book/r/chapters");
    assert_eq!(said(inside, &["build", "t"]), DANISH);
    assert_eq!(said(test(), &["build", "t", "--language", "nb"]), NORWEGIAN);
    assert_eq!(said(test(), &["--language=nb", "build", "t"]), NORWEGIAN);
    let refused = test().run(&["build", "--language", "nb"]);
    assert!(refused.stderr.starts_with("feil: "), "{}", refused.stderr);
}

#[test]
fn settings_that_cannot_be_read_leave_it_to_the_computer() {
    let test = ReportTest::new().file("baslinje.yaml", "language: se\n");
    let outcome = test.environment("LC_ALL", "sv_SE").run(&["build", "t"]);
    assert!(outcome.stderr.starts_with("fel: `se`"), "{}", outcome.stderr);
}

#[test]
fn what_is_made_does_not_depend_on_the_computer() {
    let sketch = |locale: &'static str| {
        let test = ReportTest::new().environment("LC_ALL", locale);
        test.run(&["data", "codebook", "data/panel/svar.csv"]).stdout
    };
    assert_eq!(sketch("da_DK"), sketch("C"));
    let draft = |locale: &'static str| {
        let test = ReportTest::new().environment("LC_ALL", locale);
        let outcome = test.run(&["new", "ny", "--data", "data/panel/svar.csv"]);
        outcome.text("book/ny/report.yaml")
    };
    assert_eq!(draft("da_DK"), draft("C"));
}

#[test]
fn what_programs_read_is_the_same_in_every_language() {
    let list =
        |language: &str| ReportTest::new().run(&["list", "--language", language]).stdout;
    assert_eq!(list("sv"), list("en"));
    assert_eq!(list("en"), "r\t1 chapter");
}

/// What is said of some commands in a language.
fn told(language: &str) -> String {
    let run = |test: ReportTest, arguments: &[&str]| -> Outcome {
        test.run(&[arguments, &["--language", language]].concat())
    };
    let wrong = ReportTest::new().replace(CHAPTER, "type: bar", "type: stapel");
    let several = ReportTest::new().file(
        "book/z/report.yaml",
        "title: Another one\ntemplate: fou-rapport\nlanguage: en\ndate: 2021-01-31\n\
         publisher: FoU Provort\n",
    );
    let several =
        several.file("book/z/chapters/01-a.yaml", "title: One\nblocks: [text: Hello.]\n");
    let outcomes = [
        run(ReportTest::new(), &["check", "r"]),
        run(wrong, &["check", "r"]),
        run(several, &["check", "--all"]),
        run(ReportTest::new(), &["build"]),
        run(ReportTest::new(), &["build", "r", "--onyl", "pdf"]),
        run(ReportTest::new(), &["bygg", "r"]),
        run(ReportTest::new(), &["check", "r", "--jobs", "många"]),
        run(ReportTest::empty(), &["list"]),
        run(ReportTest::new(), &["verify", "r"]),
        run(ReportTest::new().file("ut.zip", "-"), &["archive", "r", "--out", "ut.zip"]),
    ];
    let told = outcomes.iter().map(|outcome| outcome.stderr.trim_end().to_owned());
    told.collect::<Vec<_>>().join("\n\n")
}

#[test]
fn the_command_line_speaks_swedish() {
    assert_snapshot!(told("sv"), @r"
    r: läser
    r: räknar
    r: ritar diagram 1/1
    r: inga fel. 1 diagram, 1 tabell, 0 varningar, [TIME] s.

    r: läser
    r: räknar
    fel: `stapel` går inte att välja här
      --> book/r/chapters/01-resultat.yaml:11:13
       |
    11 |       type: stapel
       |             ^^^^^^
       |
       = tips: menar du `bar`? nycklar och val skrivs på engelska

    r: inte byggd, 1 fel

    r: inga fel. 1 diagram, 1 tabell, 0 varningar, [TIME] s.
    z: inga fel. 0 diagram, 0 tabeller, 0 varningar, [TIME] s.
    2 av 2 rapporter utan fel, [TIME] s.

    fel: `baslinje build` saknar `NAME`
     |
     = tips: skriv `baslinje build --language LANGUAGE NAME`; `NAME`: rapporterna, med namnen på deras mappar i `book`

    fel: `baslinje build` har ingen flagga `--onyl`
     |
     = tips: menar du `--only`?

    fel: `baslinje` har inget kommando `bygg`
     |
     = tips: menar du `build`?

    fel: `många` är inget som `--jobs N` tar emot
     |
     = tips: skriv ett tal, som i `--jobs 4`: granska så många rapporter på en gång

    fel: det finns inget projekt här: ingen mapp från `[ROOT]` och uppåt har en mapp `book` med en `report.yaml` i
     |
     = tips: gå till mappen där `book` och `data` ligger, eller börja ett nytt projekt med `baslinje init DIR`

    fel: `r` har inte byggts
     |
     = tips: bygg den först: `baslinje build r`

    fel: `ut.zip` är inget arkiv av `r`, eller ett som är skadat
     |
     = tips: välj en annan fil med `--out`, eller flytta undan den; ett arkiv ersätter bara ett arkiv av samma rapport
    ");
}

#[test]
fn the_command_line_speaks_norwegian() {
    assert_snapshot!(told("nb"), @r"
    r: leser
    r: regner
    r: tegner diagrammer 1/1
    r: ingen feil. 1 diagram, 1 tabell, 0 advarsler, [TIME] s.

    r: leser
    r: regner
    feil: `stapel` kan ikke velges her
      --> book/r/chapters/01-resultat.yaml:11:13
       |
    11 |       type: stapel
       |             ^^^^^^
       |
       = tips: mener du `bar`? nøkler og valg skrives på engelsk

    r: ikke bygd, 1 feil

    r: ingen feil. 1 diagram, 1 tabell, 0 advarsler, [TIME] s.
    z: ingen feil. 0 diagrammer, 0 tabeller, 0 advarsler, [TIME] s.
    2 av 2 rapporter uten feil, [TIME] s.

    feil: `baslinje build` mangler `NAME`
     |
     = tips: skriv `baslinje build --language LANGUAGE NAME`; `NAME`: rapportene, med navnene på mappene deres i `book`

    feil: `baslinje build` har ikke noe flagg `--onyl`
     |
     = tips: mener du `--only`?

    feil: `baslinje` har ingen kommando `bygg`
     |
     = tips: mener du `build`?

    feil: `många` er ikke noe som `--jobs N` tar imot
     |
     = tips: skriv et tall, som i `--jobs 4`: kontroller så mange rapporter på en gang

    feil: det er ikke noe prosjekt her: ingen mappe fra `[ROOT]` og oppover har en mappe `book` med en `report.yaml` i
     |
     = tips: gå til mappen der `book` og `data` ligger, eller begynn et nytt prosjekt med `baslinje init DIR`

    feil: `r` er ikke bygd
     |
     = tips: bygg den først: `baslinje build r`

    feil: `ut.zip` er ikke et arkiv av `r`, eller et som er skadet
     |
     = tips: velg en annen fil med `--out`, eller flytt den unna; et arkiv erstatter bare et arkiv av samme rapport
    ");
}

#[test]
fn the_command_line_speaks_danish() {
    assert_snapshot!(told("da"), @r"
    r: læser
    r: regner
    r: tegner diagrammer 1/1
    r: ingen fejl. 1 diagram, 1 tabel, 0 advarsler, [TIME] s.

    r: læser
    r: regner
    fejl: `stapel` kan ikke vælges her
      --> book/r/chapters/01-resultat.yaml:11:13
       |
    11 |       type: stapel
       |             ^^^^^^
       |
       = tip: mener du `bar`? nøgler og valg skrives på engelsk

    r: ikke bygget, 1 fejl

    r: ingen fejl. 1 diagram, 1 tabel, 0 advarsler, [TIME] s.
    z: ingen fejl. 0 diagrammer, 0 tabeller, 0 advarsler, [TIME] s.
    2 af 2 rapporter uden fejl, [TIME] s.

    fejl: `baslinje build` mangler `NAME`
     |
     = tip: skriv `baslinje build --language LANGUAGE NAME`; `NAME`: rapporterne, med navnene på deres mapper i `book`

    fejl: `baslinje build` har intet flag `--onyl`
     |
     = tip: mener du `--only`?

    fejl: `baslinje` har ingen kommando `bygg`
     |
     = tip: mener du `build`?

    fejl: `många` er ikke noget, `--jobs N` tager imod
     |
     = tip: skriv et tal, som i `--jobs 4`: kontroller så mange rapporter på én gang

    fejl: der er ikke noget projekt her: ingen mappe fra `[ROOT]` og opefter har en mappe `book` med en `report.yaml` i
     |
     = tip: gå til mappen, hvor `book` og `data` ligger, eller begynd et nyt projekt med `baslinje init DIR`

    fejl: `r` er ikke bygget
     |
     = tip: byg den først: `baslinje build r`

    fejl: `ut.zip` er ikke et arkiv af `r`, eller et, der er beskadiget
     |
     = tip: vælg en anden fil med `--out`, eller flyt den væk; et arkiv erstatter kun et arkiv af samme rapport
    ");
}
