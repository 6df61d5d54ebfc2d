//! One answer of the example's surveys is changed: what depends on it changes, nothing else
//! does, and what the report says about it no longer holds.

use std::collections::BTreeMap;

use baslinje::diagnostic::Diagnostics;
use baslinje::pipeline::{self, BuildSettings};
use baslinje::project::Project;
use insta::assert_snapshot;

use crate::harness::ReportTest;

const STAFF: &str = "data/rapport-2017/personal/responses.csv";

/// Changes one field of the row that begins as told.
fn with_answer(row: &str, field: usize, from: &str, to: &str) -> ReportTest {
    let test = ReportTest::example();
    let text = test.content(STAFF);
    let line = text.lines().find(|line| line.starts_with(row)).expect("the row is there");
    let mut fields = line.split(';').collect::<Vec<_>>();
    assert_eq!(fields[field], from, "the answer that is changed");
    fields[field] = to;
    let changed = fields.join(";");
    test.replace(STAFF, &format!("{line}\n"), &format!("{changed}\n"))
}

/// What a reader sees of each number, table and chart, by its name, and the variables it
/// is made of.
struct Results {
    shown: BTreeMap<String, String>,
    variables: BTreeMap<String, String>,
}

fn results(test: &ReportTest) -> Results {
    let project = Project::find(&test.path("")).expect("a project");
    let report = project.report("rapport-2017").expect("the report");
    let mut told = Diagnostics::default();
    let prepared =
        pipeline::prepare(&project, report, BuildSettings::default(), &|_| {}, &mut told)
            .expect("enough to look at");
    let (mut shown, mut variables) = (BTreeMap::new(), BTreeMap::new());
    for number in &prepared.numbers {
        let name = format!("number {}", number.id.value);
        let parts = [&number.n, &number.base, &number.percent, &number.value];
        shown.insert(name.clone(), format!("{:?}", parts.map(|part| part.text())));
        let origin = &number.origin;
        let about = format!("{:?} {:?}", origin.variable, origin.filter);
        variables.insert(name, about);
    }
    for table in &prepared.tables {
        let cell = |group, category| {
            let cell = table.cell(group, category);
            format!("{} {}", cell.number.text(), cell.percent.text())
        };
        let categories = 0..table.categories().len();
        let groups = table.groups().iter().enumerate().map(|(index, group)| {
            let cells = categories.clone().map(|category| cell(index, category));
            format!("{} {:?}", group.base.text(), cells.collect::<Vec<_>>())
        });
        let name = format!("table {}", table.id());
        shown.insert(name.clone(), groups.collect::<Vec<_>>().join("\n"));
        let origins = table
            .origins()
            .iter()
            .map(|origin| format!("{:?} {:?}", origin.variable, origin.filter));
        variables.insert(name, origins.collect::<Vec<_>>().join(" "));
    }
    for chart in &prepared.charts {
        shown.insert(format!("chart {}", chart.id), chart.print.svg.to_document());
    }
    Results { shown, variables }
}

#[test]
fn one_answer_changes_what_depends_on_it_and_nothing_else() {
    let before = results(&ReportTest::example());
    // A person in Gävle, outside structured cooperation: others listen "sometimes"
    // instead of "often".
    let after = results(&with_answer("24;", 10, "4", "3"));
    let changed = before.shown.iter().filter(|(name, text)| after.shown[*name] != **text);
    let changed = changed.map(|(name, _)| name.as_str()).collect::<Vec<_>>();
    for name in changed.iter().filter(|name| !name.starts_with("chart ")) {
        let variables = &before.variables[*name];
        assert!(variables.contains("lyssnar"), "{name} is made of {variables}");
    }
    assert_snapshot!(changed.join("\n"), @"
    chart klimat-gavle
    number personal-lyssnar-ibland
    number personal-lyssnar-ofta
    number personal-lyssnar-ofta-enbart
    number personal-lyssnar-ofta-gavle
    table klimat-gavle
    table personal-lyssnar
    ");
}

#[test]
fn one_answer_that_overturns_a_statement_is_told() {
    // A person with two municipalities in southern Hälsingland leaves structured
    // cooperation: the region no longer has the largest share.
    let outcome = with_answer("63;", 7, "1", "2").run(&["check", "rapport-2017"]);
    let told = outcome.refused().lines();
    let claims = told.filter(|told| told.starts_with("error[claim]"));
    assert_snapshot!(claims.collect::<Vec<_>>().join("\n"), @"error[claim]: the claim `strukturerad-lansdelar` (“Strukturerad samverkan är vanligast i södra Hälsingland och ovanligast i Gävle.”) does not hold: `strukturerad-ja-sodra` is 40.6 per cent (67 of 165), which is not above `strukturerad-ja-norra`, 40.7 per cent (66 of 162)");
}
