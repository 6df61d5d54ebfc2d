//! Which side a scale of agreement has, however its answers are listed.

use insta::assert_snapshot;

use crate::harness::{CODEBOOK, Outcome, ReportTest};

const DOWN: &str = "{5: Instämmer helt, 4: Instämmer delvis, 3: Varken instämmer eller tar \
                    avstånd, 2: Tar delvis avstånd, 1: Tar helt avstånd}";
const UP: &str = "{1: Tar helt avstånd, 2: Tar delvis avstånd, 3: Varken instämmer eller tar \
                  avstånd, 4: Instämmer delvis, 5: Instämmer helt}";

fn asked(values: &str, keys: &str) -> ReportTest {
    let codebook = format!(
        "title: Prov\nfile: svar.csv\nvariables:\n  q: {{label: Påståendet, scale: ordinal, \
         values: {values}{keys}}}\n"
    );
    let answers = (0..60).map(|person| format!("{}\n", [5, 5, 4, 3, 2, 1][person % 6]));
    ReportTest::of_survey(&codebook, &format!("q\n{}", answers.collect::<String>()))
}

fn chart(kind: &str) -> String {
    format!(
        "  - text: Se @diagram:a.\n  - chart: {{id: a, caption: Påståendet, of: panel, \
         variable: q, type: {kind}}}\n"
    )
}

/// The colours of a chart's areas from left to right, without those of the legend.
fn from_left(outcome: &Outcome) -> Vec<(i64, String)> {
    outcome.done();
    let svg = outcome.svg("a");
    let of = |rect: &str, name: &str| {
        let (_, rest) = rect.split_once(&format!(" {name}=\""))?;
        rest.split('"').next().map(str::to_owned)
    };
    let rects = svg.lines().filter(|line| line.starts_with("<rect"));
    let bars = rects.filter_map(|rect| {
        let height = of(rect, "height")?.parse::<i64>().ok()?;
        (height == 340).then_some((of(rect, "x")?.parse().ok()?, of(rect, "fill")?))
    });
    let mut bars = bars.collect::<Vec<_>>();
    bars.sort();
    bars
}

#[test]
fn a_diverging_chart_has_agreement_to_the_right_however_it_is_listed() {
    let up = asked(UP, "").blocks(&chart("diverging")).build();
    let down = asked(DOWN, ", order: descending").blocks(&chart("diverging")).build();
    let (up, down) = (from_left(&up), from_left(&down));
    assert_eq!(up, down);
    assert_eq!(up.first().map(|it| it.1.as_str()), Some("#8A3A20"));
    assert_eq!(up.last().map(|it| it.1.as_str()), Some("#0A4350"));
}

#[test]
fn a_stacked_chart_keeps_the_order_and_has_the_most_darkest() {
    let colors = |outcome: Outcome| {
        from_left(&outcome).into_iter().map(|(_, color)| color).collect::<Vec<_>>()
    };
    let up = colors(asked(UP, "").blocks(&chart("stacked-bar")).build());
    let down = asked(DOWN, ", order: descending").blocks(&chart("stacked-bar"));
    let mut down = colors(down.build());
    down.reverse();
    assert_eq!(up, down);
}

#[test]
fn a_scale_whose_words_go_down_is_taken_so_and_it_is_told() {
    let guessed = asked(DOWN, "").blocks(&chart("diverging")).build();
    let said = asked(DOWN, ", order: descending").blocks(&chart("diverging")).build();
    assert_eq!(from_left(&guessed), from_left(&said));
    assert!(!said.stderr.contains("taken to be listed"), "{}", said.stderr);
    let told = guessed.stderr.split("\n\n").find(|told| told.contains("taken to be"));
    assert_snapshot!(told.expect("a warning"), @"
    warning: the answers from `Instämmer helt` to `Tar helt avstånd` are taken to be listed from the most to the least, and `Instämmer helt` has the colour of the most
     --> book/r/chapters/01-resultat.yaml:4:17
      |
    4 |   - chart: {id: a, caption: Påståendet, of: panel, variable: q, type: diverging}
      |                 ^
      |
      = hint: write `order: descending` under the question in the codebook if that is right, or `order: ascending` if it is not
    ");
}

#[test]
fn what_the_codebook_says_is_never_guessed_otherwise() {
    let outcome = asked(DOWN, ", order: ascending").blocks(&chart("diverging")).build();
    assert_eq!(from_left(&outcome).last().map(|it| it.1.as_str()), Some("#0A4350"));
    assert!(!outcome.stderr.contains("taken to be listed"), "{}", outcome.stderr);
    let svg = outcome.svg("a");
    let place = |text: &str| svg.find(&format!(">{text}<")).expect("a legend");
    assert!(place("Instämmer helt") < place("Tar helt avstånd"));
}

#[test]
fn an_order_of_answers_without_one_is_an_error() {
    let test = asked(UP, ", order: descending");
    let outcome = test.replace(CODEBOOK, "scale: ordinal", "scale: nominal");
    let outcome = outcome.blocks(&chart("stacked-bar")).rebuild();
    assert_snapshot!(outcome.refused_in_short(), @"
    error: `order` says which way answers from little to much are listed, and the scale is `nominal`
    --> data/panel/codebook.yaml:4:182
    = hint: leave `order` out; or write `scale: ordinal`, if the answers go from little to much
    ");
}
