//! Counts that are changed instead of hidden: rounded to multiples of a base, or moved by
//! cell keys. What holds of them is read from what is published.

use insta::assert_snapshot;

use crate::harness::{ANSWERS, CODEBOOK, Outcome, REPORT, ReportTest};

const NONE: &str = "{method: none, reason: Svaren är påhittade.}";
const ROUND: &str = "{method: round, base: 5, key: data/panel/nyckel.txt}";
const CELL_KEY: &str = "{method: cell-key, key: data/panel/nyckel.txt}";
const KEY: &str = "data/panel/nyckel.txt";
const SECRET: &str = "9d41c3a7e58b02f64c7ad0915be3286f";

/// The counts of each answer (inte, ganska, mycket nöjd, vet ej) in Gävle and Söderhamn.
const COUNTS: [[usize; 4]; 2] = [[13, 0, 41, 2], [31, 27, 35, 1]];

/// The base project with a secret key under a policy.
fn under(policy: &str) -> ReportTest {
    let mut rows = String::from("id;ort;nojd;alder\n");
    let mut id = 0;
    for (place, counts) in COUNTS.iter().enumerate() {
        for (answer, count) in counts.iter().enumerate() {
            let code = [1, 2, 3, 9][answer];
            for _ in 0..*count {
                id += 1;
                rows.push_str(&format!("{id};{};{code};{}\n", place + 1, 30 + id % 40));
            }
        }
    }
    ReportTest::new()
        .file(ANSWERS, rows)
        .file(KEY, format!("{SECRET}\n"))
        .replace(REPORT, NONE, policy)
}

/// The numbers of a CSV file, row by row, without the labels.
fn numbers(outcome: &Outcome, id: &str) -> Vec<Vec<u64>> {
    let csv = outcome.csv(id);
    let row = |line: &str| {
        let cells = line.trim_end().split(';').skip(1);
        cells.filter_map(|cell| cell.trim_matches('"').parse().ok()).collect()
    };
    csv.lines().skip(1).map(row).collect()
}

const TABLES: &str = "  - table: {id: t, caption: Hur nöjda de är, of: panel, rows: ort, columns: nojd, measure: count, base: all, totals: both}
  - table: {id: b, caption: Hur nöjda de är, of: panel, rows: ort, columns: nojd, measure: both, totals: rows}
  - table: {id: g, caption: Hur nöjda de är i Gävle, of: gavlebor, rows: nojd, measure: count}
  - chart: {id: c, caption: Hur nöjda de är, of: gavlebor, variable: nojd, measure: count}
  - text: 'Av {{ n(\"svar\") }} är {{ n(\"nojda\") }} nöjda, {{ percent(\"nojda\") }}. {{ method(\"disclosure\") }}'
";

#[test]
fn rounded_counts_are_multiples_that_add_up_and_are_the_same_everywhere() {
    for base in [3, 5] {
        let policy = ROUND.replace("base: 5", &format!("base: {base}"));
        let outcome = under(&policy).blocks(TABLES).build();
        outcome.done();
        let table = numbers(&outcome, "t");
        assert_eq!(table.len(), 3, "{table:?}");
        let truth = |row: usize, column: usize| {
            let of = |place: usize| -> usize {
                let counts = COUNTS[place];
                if column < 4 { counts[column] } else { counts.iter().sum() }
            };
            let count = if row < 2 { of(row) } else { of(0) + of(1) };
            u64::try_from(count).expect("a small number")
        };
        for (row, cells) in table.iter().enumerate() {
            assert_eq!(cells.len(), 5, "{table:?}");
            for (column, shown) in cells.iter().enumerate() {
                let truth = truth(row, column);
                assert_eq!(shown % base, 0, "{table:?}");
                assert!(shown.abs_diff(truth) < base, "{table:?}");
                assert!(truth % base > 0 || *shown == truth, "{table:?}");
                let sum = table[0][column] + table[1][column];
                assert_eq!(sum, table[2][column], "{table:?}");
            }
            assert_eq!(cells[..4].iter().sum::<u64>(), cells[4], "{table:?}");
        }
        // The same counts in another table, in the chart's table and in the text.
        let gavle = numbers(&outcome, "g");
        for (column, row) in gavle.iter().take(3).enumerate() {
            assert_eq!(row[0], table[0][column], "{gavle:?}");
        }
        assert_eq!(outcome.csv("c").lines().count(), outcome.csv("g").lines().count());
        let text = outcome.typst().replace('\\', "");
        assert!(text.contains(&format!("Av {} är", table[2][4])), "{text}");
        let satisfied = table[2][1] + table[2][2];
        assert!(text.contains(&format!("{satisfied} nöjda")), "{text}");
        let account = outcome.text("build/r.internal/disclosure.txt");
        assert!(account.contains("totals add up everywhere"), "{account}");
    }
}

#[test]
fn counts_moved_by_cell_keys_are_near_and_the_same_everywhere() {
    let outcome = under(CELL_KEY).blocks(TABLES).build();
    outcome.done();
    let table = numbers(&outcome, "t");
    let mut moved = 0;
    for (place, counts) in COUNTS.iter().enumerate() {
        for (column, truth) in counts.iter().enumerate() {
            let truth = u64::try_from(*truth).expect("a small number");
            let shown = table[place][column];
            assert!(shown.abs_diff(truth) <= 2, "{table:?}");
            assert!(truth > 0 || shown == 0, "{table:?}");
            moved += u64::from(shown != truth);
        }
    }
    assert!(moved > 0, "{table:?}");
    let gavle = numbers(&outcome, "g");
    for (column, row) in gavle.iter().take(3).enumerate() {
        assert_eq!(row[0], table[0][column], "{gavle:?}");
    }
    let text = outcome.typst().replace('\\', "");
    assert!(text.contains(&format!("Av {} är", table[2][4])), "{text}");
    assert!(text.contains("kan vara ändrade slumpmässigt med högst 2"), "{text}");
    // With the same key the same report comes out, whatever else is in it.
    let again = outcome.again().append(
        REPORT,
        "  unga: {of: panel, variable: nojd, in: [vet ej], statistic: count}\n",
    );
    assert_eq!(numbers(&again.rebuild(), "t"), table);
}

#[test]
fn another_key_makes_other_numbers() {
    let one = under(CELL_KEY).blocks(TABLES).tabulate();
    let other =
        under(CELL_KEY).file(KEY, SECRET.replace('9', "8")).blocks(TABLES).tabulate();
    assert_ne!(numbers(&one, "t"), numbers(&other, "t"));
}

#[test]
fn the_key_is_an_input_and_stands_nowhere() {
    for policy in [ROUND, CELL_KEY] {
        let outcome = under(policy).blocks(TABLES).build();
        outcome.done();
        let manifest = outcome.text("build/r/manifest.json");
        assert!(manifest.contains(KEY), "{manifest}");
        for name in outcome.written() {
            let bytes = outcome.bytes(&name);
            let found = bytes.windows(SECRET.len()).any(|part| part == SECRET.as_bytes());
            assert!(!found, "{name}");
        }
        assert!(!outcome.stderr.contains(SECRET), "{}", outcome.stderr);
    }
}

/// Several answers a row, views with one row per answer, derived variables, filters and
/// means: every count is known by whom it counts, so that none is left as it was.
#[test]
fn every_way_of_asking_counts_the_same_people() {
    for policy in [ROUND, CELL_KEY] {
        let outcome = several(policy).build();
        outcome.done();
        let mut shown = numbers(&outcome, "v");
        assert_eq!(numbers(&outcome, "w"), shown);
        shown.truncate(2);
        let mut answers = numbers(&outcome, "u");
        answers.truncate(2);
        assert_eq!(answers, shown);
        if policy == ROUND {
            assert!(shown.iter().flatten().all(|count| count % 5 == 0), "{shown:?}");
        }
    }
}

/// A survey where buses and bathing can both be wished for.
fn several(policy: &str) -> ReportTest {
    let mut rows = String::from("id;ort;nojd;alder;buss;bad\n");
    for id in 1..=97 {
        let (bus, bath) = (u8::from(id % 3 == 0), u8::from(id % 4 < 2));
        let place = 1 + id % 2;
        rows.push_str(&format!("{id};{place};{};{};{bus};{bath}\n", 1 + id % 3, id % 50));
    }
    under(policy)
        .file(ANSWERS, rows)
        .append(
            CODEBOOK,
            "  onskar:
    label: Önskar
    scale: multiple
    columns: {buss: bussar, bad: bad}
derive:
  grupp: {label: Åldersgrupp, from: alder, cut: {yngre: [0, 19], äldre: [20, 60]}}
",
        )
        .replace(
            REPORT,
            "    where: {ort: Gävle}\n",
            "    where: {ort: Gävle}\n  onskningar: {survey: panel, one-row-per: onskar}\n",
        )
        .blocks(
            "  - table: {id: v, caption: Vad de önskar, of: panel, rows: onskar, measure: count}
  - table: {id: w, caption: Vad de önskar igen, of: panel, rows: onskar, measure: count}
  - table: {id: u, caption: Önskningar, of: onskningar, rows: onskar, measure: count}
  - table: {id: x, caption: Önskningar per ort, of: onskningar, rows: ort, columns: onskar, measure: both, totals: both}
  - table: {id: y, caption: Önskemål per grupp, of: panel, rows: onskar, columns: grupp, measure: both}
  - table: {id: m, caption: Hur gamla de är, of: panel, rows: ort, columns: alder, measure: mean}
",
        )
}

#[test]
fn what_would_tell_the_true_counts_is_refused() {
    let message = |policy: &str, blocks: &str| {
        under(policy).blocks(blocks).rebuild().refused().to_owned()
    };
    assert_snapshot!(message(ROUND, "  - table: {id: t, caption: Hur nöjda de är, of: panel, rows: ort, columns: nojd, show: [percent, ci]}
"), @r#"
        error: the intervals or tests of `t` would tell the true counts
         --> book/r/chapters/01-resultat.yaml:3:17
          |
        3 |   - table: {id: t, caption: Hur nöjda de är, of: panel, rows: ort, columns: nojd, show: [percent, ci]}
          |                 ^
          |
          = hint: leave them out, or protect with `method: suppress`
        "#);
}

#[test]
fn what_is_wrong_in_a_policy_is_told() {
    let message = |policy: &str| under(policy).rebuild().refused().to_owned();
    assert_snapshot!(message("{method: round, key: data/panel/nyckel.txt}"), @r#"
        error: the disclosure policy lacks the key `base`
          --> book/r/report.yaml:13:13
           |
        13 | disclosure: {method: round, key: data/panel/nyckel.txt}
           |             ^
           |
           = hint: add `base: …`
        "#);
    assert_snapshot!(message("{method: round, base: 4, key: data/panel/nyckel.txt}"), @r#"
        error: `4` is not a choice here
          --> book/r/report.yaml:13:35
           |
        13 | disclosure: {method: round, base: 4, key: data/panel/nyckel.txt}
           |                                   ^
           |
           = hint: choose one of `3`, `5`
        "#);
    assert_snapshot!(message("{method: round, base: 5}"), @r#"
        error: the disclosure policy lacks the key `key`
          --> book/r/report.yaml:13:13
           |
        13 | disclosure: {method: round, base: 5}
           |             ^
           |
           = hint: add `key: …`
        "#);
    assert_snapshot!(message("{method: cell-key, base: 5, key: data/panel/nyckel.txt}"), @"
    error: unknown key `base` in the disclosure policy
      --> book/r/report.yaml:13:32
       |
    13 | disclosure: {method: cell-key, base: 5, key: data/panel/nyckel.txt}
       |                                ^^^^
       |
       = hint: choose one of `method`, `key`, `small-bases`, `p-percent`, `nk`, `ledger`
    ");
    assert_snapshot!(message("{method: cell-key, minimum-count: 5, key: data/panel/nyckel.txt}"), @"
    error: unknown key `minimum-count` in the disclosure policy
      --> book/r/report.yaml:13:32
       |
    13 | disclosure: {method: cell-key, minimum-count: 5, key: data/panel/nyckel.txt}
       |                                ^^^^^^^^^^^^^
       |
       = hint: choose one of `method`, `key`, `small-bases`, `p-percent`, `nk`, `ledger`
    ");
    assert_snapshot!(message("{method: cell-key, key: data/panel/nykel.txt}"), @r#"
        error: there is no file `data/panel/nykel.txt`
          --> book/r/report.yaml:13:37
           |
        13 | disclosure: {method: cell-key, key: data/panel/nykel.txt}
           |                                     ^^^^^^^^^^^^^^^^^^^^
           |
           = hint: check the spelling; upper and lower case differ
           = hint: make the file once, for example with `openssl rand -hex 32`, and keep it as secret as the answers
        "#);
    let short = under(ROUND).file(KEY, "hemligt\n").rebuild();
    assert_snapshot!(short.refused(), @r#"
        error: the secret key is shorter than 32 characters
          --> book/r/report.yaml:13:43
           |
        13 | disclosure: {method: round, base: 5, key: data/panel/nyckel.txt}
           |                                           ^^^^^^^^^^^^^^^^^^^^^
           |
           = hint: make one that nobody can guess, for example with `openssl rand -hex 32`
        "#);
    let summed = under(ROUND).append(REPORT, "rounding: {sum-to-100: true}\n").rebuild();
    assert_snapshot!(summed.refused(), @r#"
        error: changed counts leave the shares of `nojd` no sum of 100
         --> book/r/chapters/01-resultat.yaml:7:11
          |
        7 |       id: nojd
          |           ^^^^
          |
          = hint: leave out `sum-to-100`, or protect with `method: suppress`
        "#);
}

#[test]
fn a_text_on_method_tells_how_counts_are_changed() {
    let text = |policy: &str, language: &str| {
        let blocks =
            "  - text: '{{ method(\"disclosure\") }} {{ method(\"symbols\") }}'\n";
        let test = under(policy).blocks(blocks);
        let test = test.replace(REPORT, "language: sv", &format!("language: {language}"));
        let typst = test.build().typst();
        let start = typst.find("// book/r/chapters/01-resultat.yaml:3").expect("a text");
        typst[start..].lines().nth(1).unwrap_or_default().replace('\\', "")
    };
    assert_snapshot!(text(ROUND, "sv"), @"Alla antal är avrundade uppåt eller nedåt till nästa multipel av 5, slumpmässigt och överallt lika; 0 och multiplar av 5 är oförändrade. Andelar är beräknade av de avrundade antalen. Medelvärden och summor är beräknade före avrundningen. Av grupper med färre än 10 redovisas bara hur många de är. Andelar av färre än 30 är osäkra. Summor och medelvärden av belopp är dolda där någon enstaka står för det mesta. I tabeller och diagram betyder ”x” att en uppgift är dold för att ingen ska kunna kännas igen eller räknas ut, ”..” att den bygger på för få svar, ”.” att den inte kan beräknas och ”0” att ingen eller bara ett fåtal finns.");
    assert_snapshot!(text(ROUND, "nb"), @"Alle antall er rundet opp eller ned til neste multiplum av 5, tilfeldig og likt overalt; 0 og multipler av 5 er uendret. Andeler er beregnet av de avrundede antallene. Gjennomsnitt og summer er beregnet før avrundingen. Av grupper med færre enn 10 vises bare hvor mange de er. Andeler av færre enn 30 er usikre. Summer og gjennomsnitt av beløp er skjult der noen få står for det meste. I tabeller og diagrammer betyr «:» at en opplysning er skjult for at ingen skal kunne kjennes igjen eller regnes ut, «..» at den bygger på for få svar, «.» at den ikke kan beregnes, og «0» at det ikke er noen, eller bare noen få.");
    assert_snapshot!(text(ROUND, "en"), @"All counts are rounded up or down to the next multiple of 5, at random and everywhere alike; 0 and multiples of 5 are unchanged. Shares are computed from the rounded counts. Means and sums are computed before rounding. Of groups of fewer than 10 only their size is shown. Shares of fewer than 30 are uncertain. Sums and means of amounts are hidden where one or two make up most of them. In tables and charts “[c]” means that a number is hidden so that nobody can be recognised or worked out, “..” that it rests on too few answers, “.” that it cannot be computed, and “0” that there is nobody, or only a few.");
    assert_snapshot!(text(CELL_KEY, "sv"), @"Alla antal utom 0 kan vara ändrade slumpmässigt med högst 2, överallt lika; de summerar därför inte alltid till totalerna. Andelar är beräknade av de ändrade antalen. Medelvärden och summor är beräknade utan ändringar. Av grupper med färre än 10 redovisas bara hur många de är. Andelar av färre än 30 är osäkra. Summor och medelvärden av belopp är dolda där någon enstaka står för det mesta. I tabeller och diagram betyder ”x” att en uppgift är dold för att ingen ska kunna kännas igen eller räknas ut, ”..” att den bygger på för få svar, ”.” att den inte kan beräknas och ”0” att ingen eller bara ett fåtal finns.");
    assert_snapshot!(text(CELL_KEY, "nb"), @"Alle antall unntatt 0 kan være endret tilfeldig med høyst 2, likt overalt; de summerer derfor ikke alltid til totalene. Andeler er beregnet av de endrede antallene. Gjennomsnitt og summer er beregnet uten endringer. Av grupper med færre enn 10 vises bare hvor mange de er. Andeler av færre enn 30 er usikre. Summer og gjennomsnitt av beløp er skjult der noen få står for det meste. I tabeller og diagrammer betyr «:» at en opplysning er skjult for at ingen skal kunne kjennes igjen eller regnes ut, «..» at den bygger på for få svar, «.» at den ikke kan beregnes, og «0» at det ikke er noen, eller bare noen få.");
    assert_snapshot!(text(CELL_KEY, "en"), @"All counts but 0 may be changed at random by up to 2, everywhere alike; they therefore do not always add up to the totals. Shares are computed from the changed counts. Means and sums are computed without changes. Of groups of fewer than 10 only their size is shown. Shares of fewer than 30 are uncertain. Sums and means of amounts are hidden where one or two make up most of them. In tables and charts “[c]” means that a number is hidden so that nobody can be recognised or worked out, “..” that it rests on too few answers, “.” that it cannot be computed, and “0” that there is nobody, or only a few.");
}

/// Where a part is changed more than its whole, the share is not more than all of it.
#[test]
fn a_share_of_changed_counts_is_at_most_100_per_cent() {
    let mut more = 0;
    for turn in 0..6 {
        let rows = (1..=30).map(|id| format!("{id};1;3;40\n")).collect::<String>();
        let rows = format!("id;ort;nojd;alder\n{rows}31;1;1;40\n32;1;2;40\n");
        let outcome = under(CELL_KEY)
            .file(KEY, format!("{turn}{SECRET}"))
            .file(ANSWERS, rows)
            .blocks("  - table: {id: s, caption: Hur nöjda de är, of: panel, rows: nojd, measure: both}\n  - text: '{{ percent(\"nojda\") }}'\n")
            .build();
        outcome.done();
        for row in numbers(&outcome, "s") {
            assert!(row[1] <= 100, "{row:?}");
            more += usize::from(row[1] == 100);
        }
        let note = outcome.typst().contains("summerar inte alltid till totalerna");
        let account = outcome.text("build/r.internal/disclosure.txt");
        assert_eq!(note, account.contains("totals do not add up in s"), "{account}");
    }
    assert!(more < 6, "shares below 100 are shown too");
}

/// Counts that are easy to tell from anything else, each with its sums, are nowhere.
#[test]
fn no_true_count_is_left() {
    let counts = [[313, 0, 241, 112], [131, 127, 136, 1]];
    let mut rows = String::from("id;ort;nojd;alder\n");
    let mut id = 10_000;
    for (place, counts) in counts.iter().enumerate() {
        for (code, count) in [1, 2, 3, 9].iter().zip(counts) {
            for _ in 0..*count {
                id += 1;
                rows.push_str(&format!("{id};{};{code};40\n", place + 1));
            }
        }
    }
    let mut truth = Vec::new();
    for (first, second) in counts[0].iter().zip(&counts[1]) {
        truth.extend([*first, *second, first + second]);
    }
    for answers in [3, 4] {
        let of = counts.map(|counts| counts[..answers].iter().sum::<i32>());
        truth.extend([of[0], of[1], of[0] + of[1]]);
    }
    let satisfied = counts.map(|counts| counts[1] + counts[2]).iter().sum::<i32>();
    truth.push(satisfied);
    truth.retain(|count| *count > 100 && count % 5 > 0);
    let blocks = format!(
        "{TABLES}  - chart: {{id: s, caption: Hur nöjda de är, of: panel, variable: nojd, by: ort, type: stacked-bar}}\n"
    );
    let outcome = under(ROUND).file(ANSWERS, rows).blocks(&blocks).build();
    outcome.done();
    let mut files = vec![outcome.typst(), outcome.text("build/r/numbers.json")];
    files.extend(["t", "b", "g", "c", "s"].map(|id| outcome.csv(id)));
    let markup = [outcome.html(), outcome.svg("c"), outcome.svg("s")];
    files.extend(markup.map(|markup| {
        let pieces = markup.split('<').filter_map(|piece| piece.split_once('>'));
        // Fonts are embedded as letters and digits.
        let texts = pieces.map(|(_, text)| text).filter(|text| !text.contains("base64"));
        texts.collect::<Vec<_>>().join(" ")
    }));
    let shown = |count: &i32| {
        let count = count.to_string();
        files.iter().any(|file| {
            let mut words = file.split(|c: char| !c.is_alphanumeric());
            words.any(|word| word == count)
        })
    };
    let left = truth.into_iter().filter(shown).collect::<Vec<_>>();
    let places = left.iter().flat_map(|count| {
        let count = count.to_string();
        let found = files.iter().filter_map(move |file| {
            let place = file.find(&count)?;
            Some(file[..place].chars().rev().take(60).collect::<String>())
        });
        found.map(|before| before.chars().rev().collect::<String>())
    });
    assert!(left.is_empty(), "{left:?} after {:?}", places.collect::<Vec<_>>());
    // They would be found.
    let open = outcome.again().replace(REPORT, ROUND, NONE).rebuild();
    assert!(open.csv("t").contains("313"));
}

/// A claim is held against the changed counts, which are what a reader sees.
#[test]
fn claims_are_about_what_is_shown() {
    let outcome = under(ROUND)
        .append(REPORT, "claims:\n  - {id: fler, number: nojda, is: mindre än hälften}\n")
        .rebuild();
    let message = outcome.refused();
    assert!(message.contains("5 of 1") || message.contains("0 of 1"), "{message}");
    assert!(!message.contains("103 of 147"), "{message}");
}

/// Means are computed from the answers as they are; their ends would be somebody's.
#[test]
fn the_smallest_and_the_largest_value_are_never_shown() {
    let block = "  - table: {id: m, caption: Ålder, of: panel, variables: [alder], rows: ort, show: [mean, min, max]}\n";
    for policy in [ROUND, CELL_KEY] {
        let outcome = under(policy).blocks(block).tabulate();
        outcome.done();
        let csv = outcome.csv("m");
        for line in csv.lines().skip(1) {
            let cells = line.split(';').collect::<Vec<_>>();
            assert_eq!(cells[2..4], ["x", "x"], "{csv}");
            assert_ne!(cells[1], "x", "{csv}");
        }
    }
}
