//! The base project with people of several places, for tests of groups.

use crate::harness::{ANSWERS, CODEBOOK, ReportTest};

/// `counts[place]` people who are not, fairly and very satisfied, each of an age of their own
/// that begins with 20 in the first place and so many years later in each of the others. The
/// codebook knows `places` of them.
pub(crate) fn with_places(
    counts: &[[usize; 3]],
    years: usize,
    places: usize,
) -> ReportTest {
    let mut rows = String::from("id;ort;nojd;alder\n");
    let mut id = 0;
    for (place, counts) in counts.iter().enumerate() {
        for (answer, count) in counts.iter().enumerate() {
            for nth in 0..*count {
                id += 1;
                let age = 20 + years * place + nth;
                rows.push_str(&format!("{id};{};{};{age}\n", place + 1, answer + 1));
            }
        }
    }
    let names = ["Gävle", "Söderhamn", "Ljusdal"].into_iter().take(places);
    let labels = names.zip(1..).map(|(name, code)| format!("{code}: {name}"));
    let labels = format!("values: {{{}}}", labels.collect::<Vec<_>>().join(", "));
    ReportTest::new().file(ANSWERS, rows).replace(
        CODEBOOK,
        "values: {1: Gävle, 2: Söderhamn}",
        &labels,
    )
}
