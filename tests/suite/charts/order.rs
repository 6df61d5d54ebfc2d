//! Rows sorted by what is shown of them.

use insta::assert_snapshot;

use crate::harness::ReportTest;

use super::{battery, chart, described, protected, table, told};

fn csv(test: ReportTest, block: &str) -> String {
    let outcome = test.blocks(block).tabulate();
    outcome.done();
    outcome.csv("a")
}

#[test]
fn a_battery_is_sorted_by_the_share_that_agrees() {
    let keys = "variables: [q1, q2, q3], order: {by: [delvis, ja]}";
    assert_snapshot!(csv(battery(), &chart(keys)), @"
    ;Nej;Nej;Delvis;Delvis;Ja;Ja
    ;Antal;%;Antal;%;Antal;%
    Beslut;12;20;12;20;36;60
    Möten;30;50;12;20;18;30
    Ansvar;42;72;11;19;5;9
    ");
    let ascending = "variables: [q1, q2, q3], measure: percent, order: {by: medhåll, direction: ascending}";
    assert_snapshot!(csv(battery(), &table(ascending)), @"
    ;Nej;Delvis;Ja;n
    Ansvar;72;19;9;58
    Möten;50;20;30;60
    Beslut;20;20;60;60
    ");
}

#[test]
fn tables_and_charts_of_means_are_sorted_by_them_and_any_by_size() {
    let means = "variables: [q1, q2, q3], order: ascending";
    assert_snapshot!(csv(battery(), &table(means)), @"
    ;Medelvärde;Standardavvikelse;Median;n
    Ansvar;1,4;0,6;1,0;58
    Möten;1,8;0,9;1,5;60
    Beslut;2,4;0,8;3,0;60
    ");
    let size = "rows: aldersgrupp, columns: nojd, totals: rows, order: {by: size}";
    assert_snapshot!(csv(battery(), &table(size)), @"
    Åldersgrupp;Inte nöjd;Ganska nöjd;Mycket nöjd
    45–64;5;5;10
    30–44;4;3;8
    65–79;3;3;7
    18–29;3;4;5
    Totalt;15;15;30
    ");
}

#[test]
fn what_is_hidden_stands_last_and_that_is_said() {
    let keys = "variables: [q3, q1, q2], order: {by: ja}";
    let outcome = protected(7).blocks(&chart(keys)).build();
    assert_snapshot!(described(&outcome), @"
    Staplat stapeldiagram: Ansvar, Möten, Beslut. Andel i procent. Beslut (n~=~60): nej 20, delvis 20, ja 60. Möten (n~=~60): nej 50, delvis 20, ja 30. Ansvar: visas inte.
    Svar saknas: 0 av 60.
    Andel av dem som har svarat.
    Sorterat efter det som visas; det som är dolt står sist.
    x = dolt, så att ingen ska kunna kännas igen eller räknas ut.
    ");
    assert_snapshot!(outcome.csv("a"), @"
    ;Nej;Nej;Delvis;Delvis;Ja;Ja
    ;Antal;%;Antal;%;Antal;%
    Beslut;12;20;12;20;36;60
    Möten;30;50;12;20;18;30
    Ansvar;42;x;11;x;x;x
    ");
}

#[test]
fn letters_of_groups_go_where_their_groups_go() {
    let keys =
        "variable: alder, by: aldersgrupp, measure: mean, compare: {}, order: {by: mean}";
    let outcome = battery().blocks(&chart(keys)).build();
    assert_snapshot!(described(&outcome), @"
    Stapeldiagram: Ålder, per åldersgrupp. Medelvärde. 65–79: 71,5 (n~=~13); 45–64: 54,5 (n~=~20); 30–44: 37,0 (n~=~15); 18–29: 23,5 (n~=~12).
    Skillnad mellan grupperna: Kruskal–Wallis test, H~=~54,84, 3~frihetsgrader, p~<~0,001, ε²~=~0,93.
    Grupper utan gemensam bokstav skiljer sig åt på 5-procentsnivån (Mann–Whitneys test, Holms justering).
    ");
}

#[test]
fn mistakes_about_the_order_have_a_place() {
    assert_snapshot!(told(&chart("variables: [q1, q2], order: {by: [helt]}")), @"
    error: `helt` is not an answer to `q1`
    --> book/r/chapters/01-resultat.yaml:3:86
    = hint: choose one of `nej`, `delvis`, `ja`, `vet ej`, `medhåll`
    ");
    assert_snapshot!(told(&chart("variables: [q1, q2], order: {by: []}")), @"
    error: `by` names nothing to sort by
    --> book/r/chapters/01-resultat.yaml:3:85
    = hint: name the answers that decide: `order: {by: [answer, answer]}`
    ");
    assert_snapshot!(told(&chart("variables: [q1, q2], order: {by: vet ej}")), @"
    error: rows are sorted by answers, and not by ways of not answering
    --> book/r/chapters/01-resultat.yaml:3:80
    = hint: name answers, or sort by `size`
    ");
    assert_snapshot!(told(&chart("variables: [q1, q2], order: {by: mean}")), @"
    error: this chart shows no means or medians to be sorted by
    --> book/r/chapters/01-resultat.yaml:3:80
    = hint: name the answers that decide: `order: {by: [answer, answer]}`; or ask for `measure: mean`
    ");
    assert_snapshot!(told(&chart("variables: [q1, q2], order: {direction: ascending}")), @"
    error: an order lacks the key `by`
    --> book/r/chapters/01-resultat.yaml:3:80
    = hint: add `by: …`
    ");
    assert_snapshot!(told(&chart("variables: [q1, q2], order: {by: ja, direction: down}")), @"
    error: `down` is not a choice here
    --> book/r/chapters/01-resultat.yaml:3:100
    = hint: choose one of `descending`, `ascending`
    ");
    assert_snapshot!(told(&chart("variable: q1, order: {by: ja}")), @"
    error: this chart has no groups to sort
    --> book/r/chapters/01-resultat.yaml:3:73
    = hint: to sort the answers, write `order: descending` in a chart of them
    ");
    assert_snapshot!(told(&chart("variable: q1, by: ort, order: {by: ja}")), @"
    error: this type of chart has no row for each group to sort
    --> book/r/chapters/01-resultat.yaml:3:82
    = hint: use `type: stacked-bar` or `diverging`; or sort the answers, with `order: descending`
    ");
    assert_snapshot!(told(&chart("variable: form, by: ort, type: stacked-bar, order: {by: [möte, samtal]}")), @"
    error: who gave several of these answers to `form` would be counted for each
    --> book/r/chapters/01-resultat.yaml:3:103
    = hint: sort by one answer; or derive a variable that puts them together
    ");
    assert_snapshot!(told(&chart("variable: q1, order: downwards")), @"
    error: `downwards` is not a choice here
    --> book/r/chapters/01-resultat.yaml:3:73
    = hint: choose one of `codebook`, `descending`, `ascending`
    ");
    assert_snapshot!(told(&table("variables: [q1, q2], order: {by: ja}")), @"
    error: this table shows means, and no answers to be sorted by
    --> book/r/chapters/01-resultat.yaml:3:78
    = hint: write `order: descending`, or `{by: size}`
    ");
    assert_snapshot!(told(&table("variables: [q1, q2], show: [median], order: descending")), @"
    error: no mean is shown to be sorted by
    --> book/r/chapters/01-resultat.yaml:3:94
    = hint: add `mean` to `show`
    ");
    assert_snapshot!(told(&table("variables: [q1, q2], measure: percent, order: descending")), @"
    error: `order: descending` does not say by what the table is sorted
    --> book/r/chapters/01-resultat.yaml:3:96
    = hint: name the answers that decide: `order: {by: [answer, answer]}`
    ");
    assert_snapshot!(told(&table("rows: q1, order: descending")), @"
    error: the answers in a table stand in the order of the codebook
    --> book/r/chapters/01-resultat.yaml:3:67
    = hint: leave out `order`, or make a chart of them: it can have the largest first
    ");
}

#[test]
fn an_order_that_says_nothing_is_warned_of() {
    let block = chart("variables: [q1, q2], order: descending");
    let outcome = battery().blocks(&block).build();
    assert_snapshot!(outcome.done(), @r#"
    warning[unreferenced]: no text refers to `diagram:a`
     --> book/r/chapters/01-resultat.yaml:3:17
      |
    3 |   - chart: {id: a, caption: Diagrammet, of: panel, variables: [q1, q2], order: descending}
      |                 ^
      |
      = hint: write `@diagram:a` where the text speaks of it
      = hint: or accept it in `report.yaml`: `accept: [{check: unreferenced, of: "diagram:a", reason: …}]`

    warning: `order: descending` does not say by what the rows of this chart are sorted: they stand in the order of the codebook
     --> book/r/chapters/01-resultat.yaml:3:80
      |
    3 |   - chart: {id: a, caption: Diagrammet, of: panel, variables: [q1, q2], order: descending}
      |                                                                                ^^^^^^^^^^
      |
      = hint: name the answers that decide: `order: {by: [answer, answer]}`

    warning[uncited]: `verk2019` is never cited, and so does not stand in the list of works
     --> book/r/verk.yaml:1:1
      |
    1 | verk2019:
      | ^^^^^^^^
      |
      = hint: cite it as `@verk2019`, or remove it
      = hint: or accept it in `report.yaml`: `accept: [{check: uncited, of: "verk2019", reason: …}]`
    "#);
}
