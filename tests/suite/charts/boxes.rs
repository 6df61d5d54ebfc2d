//! Box plots: percentiles that so many lie beyond that they are of nobody by themselves.

use insta::assert_snapshot;

use crate::harness::REPORT;

use super::{battery, chart, described, protected, table, told};

#[test]
fn a_box_is_described_with_its_quartiles() {
    let outcome = battery().blocks(&chart("variable: alder, by: ort, type: box")).build();
    assert_snapshot!(described(&outcome), @"
    Lådagram: Ålder, per ort. Median, kvartiler och percentiler. Gävle (n~=~30): 10:e percentilen: 25,6; Nedre kvartil: 32,8; Median: 47,5; Övre kvartil: 62,3; 90:e percentilen: 73,1. Söderhamn (n~=~30): 10:e percentilen: 23,9; Nedre kvartil: 33,3; Median: 47,5; Övre kvartil: 61,8; 90:e percentilen: 70,1.
    Lådan går från nedre till övre kvartilen, och strecket i den är medianen. De smala linjerna når från 10:e till 90:e percentilen, där gruppen är stor nog.
    ");
    assert!(outcome.typst().contains("Median, kvartiler och percentiler"));
    assert_snapshot!(outcome.csv("a"), @"
    Ålder;Gävle (n = 30);Söderhamn (n = 30)
    10:e percentilen;25,6;23,9
    Nedre kvartil;32,8;33,3
    Median;47,5;47,5
    Övre kvartil;62,3;61,8
    90:e percentilen;73,1;70,1
    ");
}

#[test]
fn percentiles_of_small_groups_are_hidden_before_their_quartiles_and_medians() {
    let outcome =
        protected(4).blocks(&chart("variable: alder, by: ort, type: box")).build();
    assert_snapshot!(outcome.csv("a"), @"
    Ålder;Gävle (n = 30);Söderhamn (n = 30)
    10:e percentilen;x;x
    Nedre kvartil;32,8;33,3
    Median;47,5;47,5
    Övre kvartil;62,3;61,8
    90:e percentilen;x;x
    ");
    let outcome = protected(5)
        .blocks(&chart("variable: alder, by: aldersgrupp, type: box"))
        .build();
    assert_snapshot!(described(&outcome), @"
    Lådagram: Ålder, per åldersgrupp. Median, kvartiler och percentiler. 18–29 (n~=~12): 10:e percentilen (visas inte); Nedre kvartil (visas inte); Median: 23,5; Övre kvartil (visas inte); 90:e percentilen (visas inte). 30–44 (n~=~15): 10:e percentilen (visas inte); Nedre kvartil (visas inte); Median: 37,0; Övre kvartil (visas inte); 90:e percentilen (visas inte). 45–64 (n~=~20): 10:e percentilen (visas inte); Nedre kvartil: 49,8; Median: 54,5; Övre kvartil: 59,3; 90:e percentilen (visas inte). 65–79 (n~=~13): 10:e percentilen (visas inte); Nedre kvartil (visas inte); Median: 71,0; Övre kvartil (visas inte); 90:e percentilen (visas inte).
    Lådan går från nedre till övre kvartilen, och strecket i den är medianen. De smala linjerna når från 10:e till 90:e percentilen, där gruppen är stor nog.
    x = dolt, så att ingen ska kunna kännas igen eller räknas ut.
    ");
    assert_snapshot!(outcome.csv("a"), @"
    Ålder;18–29 (n = 12);30–44 (n = 15);45–64 (n = 20);65–79 (n = 13)
    10:e percentilen;x;x;x;x
    Nedre kvartil;x;x;49,8;x
    Median;23,5;37,0;54,5;71,0
    Övre kvartil;x;x;59,3;x
    90:e percentilen;x;x;x;x
    ");
}

#[test]
fn boxes_are_sorted_by_their_medians_and_tables_show_quartiles_too() {
    let sorted = chart("variable: alder, by: aldersgrupp, type: box, order: descending");
    let outcome = battery().blocks(&sorted).build();
    assert_snapshot!(described(&outcome), @"
    Lådagram: Ålder, per åldersgrupp. Median, kvartiler och percentiler. 65–79 (n~=~13): 10:e percentilen: 66,2; Nedre kvartil: 68,0; Median: 71,0; Övre kvartil: 75,0; 90:e percentilen: 76,8. 45–64 (n~=~20): 10:e percentilen: 46,9; Nedre kvartil: 49,8; Median: 54,5; Övre kvartil: 59,3; 90:e percentilen: 62,1. 30–44 (n~=~15): 10:e percentilen: 31,4; Nedre kvartil: 33,5; Median: 37,0; Övre kvartil: 40,5; 90:e percentilen: 42,6. 18–29 (n~=~12): 10:e percentilen: 19,1; Nedre kvartil: 20,8; Median: 23,5; Övre kvartil: 26,3; 90:e percentilen: 27,9.
    Lådan går från nedre till övre kvartilen, och strecket i den är medianen. De smala linjerna når från 10:e till 90:e percentilen, där gruppen är stor nog.
    ");
    let rows = table("variables: [alder], rows: ort, show: [mean, q1, median, q3]");
    let outcome = battery().blocks(&rows).build();
    outcome.done();
    assert_snapshot!(outcome.csv("a"), @"
    Ort;Medelvärde;Nedre kvartil;Median;Övre kvartil;n
    Gävle;48,2;32,8;47,5;62,3;30
    Söderhamn;47,0;33,3;47,5;61,8;30
    ");
}

#[test]
fn a_box_is_named_in_every_language() {
    let alt = |language: &str| {
        let chosen = format!("language: {language}");
        let test = battery().replace(REPORT, "language: sv", &chosen);
        described(&test.blocks(&chart("variable: alder, type: box")).build())
    };
    assert_snapshot!(alt("nb"), @"
    Boksdiagram: Ålder. Median, kvartiler og persentiler. 10-persentil: 23,9; Nedre kvartil: 32,8; Median: 47,5; Øvre kvartil: 62,3; 90-persentil: 71,2.
    Boksen går fra nedre til øvre kvartil, og streken i den er medianen. De smale linjene når fra 10- til 90-persentilen, der gruppen er stor nok.
    ");
    assert_snapshot!(alt("da"), @"
    Boksdiagram: Ålder. Median, kvartiler og percentiler. 10-percentil: 23,9; Nedre kvartil: 32,8; Median: 47,5; Øvre kvartil: 62,3; 90-percentil: 71,2.
    Boksen går fra nedre til øvre kvartil, og stregen i den er medianen. De smalle linjer når fra 10- til 90-percentilen, hvor gruppen er stor nok.
    ");
    assert_snapshot!(alt("en"), @"
    Box plot: Ålder. Median, quartiles and percentiles. 10th percentile: 23.9, Lower quartile: 32.8, Median: 47.5, Upper quartile: 62.3, 90th percentile: 71.2.
    The box goes from the lower to the upper quartile, and the line in it is the median. The thin lines reach from the 10th to the 90th percentile, where the group is large enough.
    ");
}

#[test]
fn mistakes_about_boxes_have_a_place() {
    assert_snapshot!(told(&chart("variable: ort, type: box")), @"
    error: `ort` has the scale `nominal`, and so no median
    --> book/r/chapters/01-resultat.yaml:3:62
    = hint: choose a variable with the scale `numeric` or `ordinal`
    ");
    assert_snapshot!(told(&chart("variable: alder, type: box, measure: count")), @"
    error: a box plot shows median, quartiles and the 10th and 90th percentile
    --> book/r/chapters/01-resultat.yaml:3:12
    = hint: leave out `measure` and `show`; a table can have these and more, with `show: [mean, median, q1, q3]`
    ");
    assert_snapshot!(told(&chart("variable: alder, type: box, show: [mean]")), @"
    error: a box plot shows median, quartiles and the 10th and 90th percentile
    --> book/r/chapters/01-resultat.yaml:3:86
    = hint: leave out `measure` and `show`; a table can have these and more, with `show: [mean, median, q1, q3]`
    ");
    assert_snapshot!(told(&chart("variable: alder, by: ort, type: box, order: {by: mean}")), @"
    error: no mean is shown to be sorted by
    --> book/r/chapters/01-resultat.yaml:3:96
    = hint: write `order: descending`: a box plot is sorted by the median
    ");
    assert_snapshot!(told(&chart("variable: alder, by: ort, type: box, order: {by: [Gävle]}")), @"
    error: this chart shows means, and no answers to be sorted by
    --> book/r/chapters/01-resultat.yaml:3:96
    = hint: write `order: descending`, or `{by: size}`
    ");
}
