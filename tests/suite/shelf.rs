//! The list of reports that is published beside them, several reports at once, and drafts.

use baslinje::memory::Effort;
use baslinje::pipeline::{self, BuildSettings, Job, SharedReading};
use baslinje::project::Project;
use insta::assert_snapshot;

use crate::examples::conforms;
use crate::harness::{ANSWERS, CHAPTER, Outcome, REPORT, ReportTest};

const INDEX: &str = "build/index.html";
const FEED: &str = "build/feed.xml";
const SETTINGS: &str = "baslinje.yaml";
const SITE: &str = "site: https://fou.example.org/rapporter\n";

/// The report of the suite and another one, in English.
fn two() -> ReportTest {
    let report = "\
title: Paths & ways
subtitle: How people get there
template: fou-rapport
language: en
date: 2021-01-31
publisher: FoU Provort
series: {name: Notes, number: 7}
";
    let chapter = "title: One\nblocks: [text: Hello.]\n";
    ReportTest::new()
        .file("book/z/report.yaml", report)
        .file("book/z/chapters/01-a.yaml", chapter)
}

fn all(test: ReportTest) -> Outcome {
    test.run(&["build", "--all"])
}

/// The page without styles, fonts, program and pictures.
fn list(outcome: &Outcome) -> String {
    let page = outcome.text(INDEX);
    let body = page.split_once("<main").expect("a list").1;
    let body = body.split_once("</main>").expect("its end").0;
    let mut pieces = body.split("data:image/png;base64,");
    let mut list = format!("<main{}", pieces.next().expect("a beginning"));
    for piece in pieces {
        let (picture, rest) = piece.split_once('"').expect("the end of a picture");
        assert!(picture.len() > 1000, "a picture of a page");
        list += &format!("[PNG]\"{rest}");
    }
    list
}

/// A text without what changes whenever pages do: sizes and sums.
fn plain(text: &str) -> String {
    let mut plain = text.to_owned();
    for (pattern, instead) in [
        (r"PDF, \d+ kB", "PDF, [N] kB"),
        (r#"length="\d+""#, r#"length="[N]""#),
        ("all above: [0-9a-f]{64}", "all above: [N]"),
    ] {
        let pattern = regex::Regex::new(pattern).expect("a pattern");
        plain = pattern.replace_all(&plain, instead).into_owned();
    }
    plain
}

/// What a build of the list is held to: whoever looks for the reports finds their files.
fn leads_to_files(outcome: &Outcome) -> usize {
    let page = outcome.text(INDEX);
    let links = page.split("<a href=\"").skip(1);
    let links = links.filter_map(|rest| rest.split('"').next());
    let links = links.filter(|link| !link.starts_with('#'));
    let found = links.map(|link| outcome.bytes(&format!("build/{link}")).len());
    found.filter(|length| *length > 0).count()
}

#[test]
fn all_reports_are_listed_with_what_they_say_of_themselves() {
    let outcome = all(two());
    assert_snapshot!(outcome.done(), @"
    r  4 pages, 1 chart, 0 warnings, [TIME] s.
    z  4 pages, 0 charts, 0 warnings, [TIME] s.
    2 of 2 reports built, [TIME] s.
    build/index.html: 2 reports
      no `feed.xml`: `site` in `baslinje.yaml` says where the reports are published
    ");
    assert_snapshot!(plain(&list(&outcome)), @r#"
    <main id="reports" tabindex="-1">
    <div id="search" role="search" aria-label="Search the reports" hidden>
    <p><label for="words">Search</label>
    <input id="words" type="search" autocomplete="off" spellcheck="false"></p>
    <p><label for="year">Year</label>
    <select id="year"><option value="">All years</option><option>2021</option><option>2020</option></select></p>
    <p id="found" role="status" data-found="{shown} of 2 reports" data-none="No report matches the search."></p>
    </div>
    <ul id="list">
    <li data-year="2021">
    <div class="cover"><img src="[PNG]" width="319" height="452" alt=""></div>
    <div>
    <h2><a href="z/z.html">Paths &amp; ways</a></h2>
    <p class="subtitle">How people get there</p>
    <p class="facts"><time datetime="2021-01-31">31 January 2021</time> · Notes 7 · FoU Provort</p>
    <p class="links"><a href="z/z.html">Web page<span class="hidden">: <span>Paths &amp; ways</span></span></a>
    <a href="z/z.pdf">PDF, 21 kB<span class="hidden">: <span>Paths &amp; ways</span></span></a></p>
    </div>
    </li>
    <li data-year="2020">
    <div class="cover"><img src="[PNG]" width="319" height="452" alt=""></div>
    <div>
    <h2 lang="sv"><a href="r/r.html">En liten mätning</a></h2>
    <p class="facts"><time datetime="2020-01-31">31 January 2020</time> · FoU Provort · <span lang="sv">svenska</span></p>
    <p class="links"><a href="r/r.html">Web page<span class="hidden">: <span lang="sv">En liten mätning</span></span></a>
    <a href="r/r.pdf">PDF, 46 kB<span class="hidden">: <span lang="sv">En liten mätning</span></span></a></p>
    </div>
    </li>
    </ul>
    "#);
    assert_eq!(leads_to_files(&outcome), 6);
    assert!(!outcome.written().contains(&FEED.to_owned()), "there is no address");
    let page = outcome.text(INDEX);
    assert!(page.contains("default-src 'none'; script-src 'sha256-"), "{page}");
    assert!(!page.contains("http://") && !page.contains("https://"), "nothing elsewhere");
}

#[test]
fn the_project_says_where_the_reports_are_and_how_they_are_told() {
    let settings =
        format!("title: Våra rapporter\npublisher: FoU Provort\nlanguage: nb\n{SITE}");
    let outcome = all(two().file(SETTINGS, settings));
    outcome.done();
    assert_snapshot!(plain(&outcome.text(FEED)), @r#"
    <?xml version="1.0" encoding="utf-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nb">
    <title>Våra rapporter</title>
    <id>https://fou.example.org/rapporter/feed.xml</id>
    <updated>2021-01-31T00:00:00Z</updated>
    <link rel="self" type="application/atom+xml" href="https://fou.example.org/rapporter/feed.xml"/>
    <link rel="alternate" type="text/html" href="https://fou.example.org/rapporter/index.html"/>
    <generator version="0.1.0">Baslinje</generator>
    <author><name>FoU Provort</name></author>
    <entry xml:lang="en">
    <title>Paths &amp; ways</title>
    <id>tag:fou.example.org,2021-01-31:z</id>
    <published>2021-01-31T00:00:00Z</published>
    <updated>2021-01-31T00:00:00Z</updated>
    <author><name>FoU Provort</name></author>
    <link rel="alternate" type="text/html" hreflang="en" href="https://fou.example.org/rapporter/z/z.html"/>
    <link rel="enclosure" type="application/pdf" length="[N]" href="https://fou.example.org/rapporter/z/z.pdf"/>
    <summary>How people get there</summary>
    </entry>
    <entry xml:lang="sv">
    <title>En liten mätning</title>
    <id>tag:fou.example.org,2020-01-31:r</id>
    <published>2020-01-31T00:00:00Z</published>
    <updated>2020-01-31T00:00:00Z</updated>
    <author><name>FoU Provort</name></author>
    <link rel="alternate" type="text/html" hreflang="sv" href="https://fou.example.org/rapporter/r/r.html"/>
    <link rel="enclosure" type="application/pdf" length="[N]" href="https://fou.example.org/rapporter/r/r.pdf"/>
    </entry>
    </feed>
    <!-- baslinje shelf, sha256 of all above: [N] -->
    "#);
    let page = outcome.text(INDEX);
    for part in [
        "<html lang=\"nb\">",
        "<h1>Våra rapporter</h1>\n<p>FoU Provort</p>",
        "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Våra rapporter\" \
         href=\"feed.xml\">",
        "<a href=\"feed.xml\">Nye rapporter som strøm (Atom)</a>",
        "31. januar 2021",
    ] {
        assert!(page.contains(part), "{part}");
    }
}

#[test]
fn the_list_is_the_same_however_many_are_built_at_once() {
    let settings = format!("language: sv\n{SITE}");
    let built = ["1", "2", "7"].map(|jobs| {
        let test = two().file(SETTINGS, &settings);
        let outcome = test.run(&["build", "--all", "--quiet", "--jobs", jobs]);
        assert_eq!(outcome.done(), "");
        ["index.html", "feed.xml", "r/r.pdf", "r/manifest.json", "z/z.html"]
            .map(|name| outcome.bytes(&format!("build/{name}")))
    });
    assert!(built[0] == built[1] && built[1] == built[2]);
    let alone = two().run(&["build", "r", "--quiet"]).again();
    let alone = alone.run(&["build", "z", "--quiet"]);
    let files = ["r/r.pdf", "r/manifest.json", "z/z.html"];
    let alone = files.map(|name| alone.bytes(&format!("build/{name}")));
    assert!(alone[..] == built[0][2..], "as each built alone");
}

#[test]
fn several_reports_are_checked_at_once_and_told_of_in_their_order() {
    let wrong =
        || two().replace(REPORT, "[ganska nöjd, mycket nöjd]", "[ganska nöjd, nöjd]");
    let told = ["1", "2", "7"].map(|jobs| {
        let outcome = wrong().run(&["check", "--all", "--jobs", jobs]);
        assert_eq!(outcome.code(), Some(1));
        outcome.stderr
    });
    assert!(told[0] == told[1] && told[1] == told[2], "{told:?}");
    assert_snapshot!(told[0], @"
    error: `nöjd` is not an answer to `nojd`
      --> book/r/report.yaml:19:23
       |
    19 |     in: [ganska nöjd, nöjd]
       |                       ^^^^
       |
       = hint: choose one of `inte nöjd`, `ganska nöjd`, `mycket nöjd`, `vet ej`

    r: not built, 1 mistake
    z: no mistakes. 0 charts, 0 tables, 0 warnings, [TIME] s.
    1 of 2 reports without mistakes, [TIME] s.
    ");
    let checked = two().run(&["check", "r", "z"]);
    assert_snapshot!(checked.done(), @"
    r: no mistakes. 1 chart, 1 table, 0 warnings, [TIME] s.
    z: no mistakes. 0 charts, 0 tables, 0 warnings, [TIME] s.
    2 of 2 reports without mistakes, [TIME] s.
    ");
    let strict = two().append(CHAPTER, "  - text: Av 84% är 56 nöjda.\n");
    assert_snapshot!(strict.run(&["check", "--all", "--strict"]).stderr, @r#"
    warning[typed-number]: `84%` is typed by hand, and nothing in the report gives it
      --> book/r/chapters/01-resultat.yaml:19:14
       |
    19 |   - text: Av 84% är 56 nöjda.
       |              ^^^
       |
       = hint: name the number under `numbers` and quote it, or cite where it comes from
       = hint: or accept it in `report.yaml`: `accept: [{check: typed-number, of: "84%", reason: …}]`

    warning[percent-sign]: a space stands before `%`
      --> book/r/chapters/01-resultat.yaml:19:14
       |
    19 |   - text: Av 84% är 56 nöjda.
       |              ^^^
       |
       = hint: write `84 procent`
       = hint: or accept it in `report.yaml`: `accept: [{check: percent-sign, of: "84%", reason: …}]`

    r: not accepted, 2 warnings
    z: no mistakes. 0 charts, 0 tables, 0 warnings, [TIME] s.
    1 of 2 reports without mistakes, [TIME] s.
    "#);
}

#[test]
fn a_build_of_one_report_keeps_the_list_true_and_makes_none() {
    let first = two().run(&["build", "r", "--quiet"]);
    assert!(!first.written().contains(&INDEX.to_owned()), "no list was asked for");
    let listed = first.again().run(&["build", "--all", "--quiet"]).again();
    let changed = listed.replace(REPORT, "En liten mätning", "En större mätning");
    let again = changed.run(&["build", "r"]);
    assert_snapshot!(again.done(), @"
    r: reading
    r: computing
    r: drawing charts 1/1
    r: setting the document
    r: done. 4 pages, 1 chart, 1 table, 0 warnings, 42 files, [TIME] s.
      build/r/r.pdf
      build/r/r.html
    build/index.html: 2 reports
    ");
    let list = list(&again);
    assert!(list.contains("En större mätning") && list.contains("Paths &amp; ways"));
    assert!(!list.contains("En liten mätning"));
}

#[test]
fn what_somebody_else_has_written_is_not_replaced() {
    let mine = all(two().file(INDEX, "<p>Min sida</p>"));
    assert_eq!(mine.written(), <Vec<String>>::new(), "nothing is built");
    assert_snapshot!(mine.stderr, @"
    error: `build/index.html` was not made by `build --all`, or has been changed since
     |
     = hint: choose another folder with `--out`, or move it away; the list of reports replaces only what a build made
    ");
    let built = two().file(SETTINGS, SITE).run(&["build", "--all", "--quiet"]);
    let page = built.text(INDEX);
    let changed = built.again().file(INDEX, page.replace("Reports", "Våra"));
    let again = all(changed);
    assert_eq!(again.written(), <Vec<String>>::new(), "nothing is built");
    let alone = again.again().run(&["build", "r", "--quiet"]);
    assert_eq!(alone.done(), "", "it is no list of ours, and stays as it is");
    // What is the program's own goes when there is no address any longer.
    let fresh = two().file(SETTINGS, SITE).run(&["build", "--all", "--quiet"]);
    let without = all(fresh.again().file(SETTINGS, "language: sv\n"));
    assert_eq!(without.gone(), [FEED]);
}

#[test]
fn a_broken_report_does_not_stop_the_others_and_its_earlier_build_is_listed() {
    let built = all(two()).again();
    let broken = built.replace(REPORT, "language: sv", "language: se");
    let outcome = all(broken.replace("book/z/report.yaml", "Paths & ways", "Ways"));
    assert_eq!(outcome.code(), Some(1));
    assert_snapshot!(outcome.stderr, @"
    error: `se` is not a choice here
     --> book/r/report.yaml:3:11
      |
    3 | language: se
      |           ^^
      |
      = hint: did you mean `sv`?

    r  not built, 1 mistake
    z  4 pages, 0 charts, 0 warnings, [TIME] s.
    1 of 2 reports built, [TIME] s.
    build/index.html: 2 reports
      no `feed.xml`: `site` in `baslinje.yaml` says where the reports are published
    ");
    let list = list(&outcome);
    assert!(list.contains("En liten mätning") && list.contains(">Ways</a>"));
    assert_eq!(leads_to_files(&outcome), 6);
}

#[test]
fn a_report_is_told_by_its_abstract_and_else_by_its_back_cover() {
    let (report, back) = ("book/z/report.yaml", "back-cover: About <ways>.\n");
    let told = two().append(report, back).run(&["build", "--all", "--quiet"]);
    let about = |text: &str| format!("<p class=\"about\">{text}</p>");
    assert!(list(&told).contains(&about("About &lt;ways>.")), "{}", list(&told));
    let both = format!("{back}abstract: Paths & people.\n");
    let told = two().append(report, &both).run(&["build", "--all", "--quiet"]);
    assert!(list(&told).contains(&about("Paths &amp; people.")), "{}", list(&told));
}

#[test]
fn what_is_left_of_a_report_is_told_and_left() {
    let gone = two().run(&["build", "--all", "--quiet"]).again();
    let gone = gone.without("book/z/report.yaml").without("book/z/chapters/01-a.yaml");
    let outcome = all(gone);
    assert_snapshot!(outcome.done(), @"
    r  4 pages, 1 chart, 0 warnings, [TIME] s.
    1 of 1 report built, [TIME] s.
    build/index.html: 1 report
      no `feed.xml`: `site` in `baslinje.yaml` says where the reports are published
      `build/z` is the build of a report that is not in `book`: it is not listed; remove it if nobody needs it
    ");
    assert_eq!(outcome.gone(), <Vec<String>>::new());
    assert!(!list(&outcome).contains("Paths"));
}

#[test]
fn a_draft_is_not_listed_and_says_so_on_every_page() {
    let standards = "output: {pdf: {standards: [a-3a, ua-1]}}\nstatus: draft\n";
    let outcome = all(two().append(REPORT, standards));
    outcome.done();
    let list = list(&outcome);
    assert!(list.contains("Paths") && !list.contains("En liten mätning"));
    let html = outcome.html();
    for part in [
        "<title>Utkast: En liten mätning</title>",
        "<meta name=\"robots\" content=\"noindex\">",
        "<p class=\"draft\">Utkast</p>",
        "<p class=\"notice\">Utkast.</p>",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    let pdf = outcome.bytes("build/r/r.pdf");
    conforms(&pdf, ["3a", "ua1"]);
    let document = lopdf::Document::load_mem(&pdf).expect("a PDF");
    let info = document.trailer.get(b"Info").and_then(lopdf::Object::as_reference);
    let info = document.get_dictionary(info.expect("facts")).expect("facts");
    let words = info.get(b"Keywords").and_then(lopdf::Object::as_str).expect("keywords");
    assert_eq!(String::from_utf8_lossy(words), "Utkast");
    let pages = document.get_pages().into_keys().collect::<Vec<_>>();
    for page in &pages {
        let text = document.extract_text(&[*page]).expect("text");
        assert!(text.contains("Utkast"), "page {page}: {text}");
        assert!(text.contains("UTKAST"), "page {page}: {text}");
    }
    assert!(pages.len() > 2);
    // Neither that nor the numbers of lines are read aloud.
    let text = |page: &u32| {
        let page = document.get_pages()[page];
        let content = document.get_page_content(page);
        String::from_utf8_lossy(&content).into_owned()
    };
    let all = pages.iter().map(text).collect::<String>();
    for artifact in ["/Type/Background", "/Type/Pagination"] {
        assert!(all.contains(artifact), "{artifact}");
    }
    // A finished report has nothing of it.
    let finished = ReportTest::new().build();
    assert!(!finished.html().contains("draft"));
}

#[test]
fn only_drafts_make_an_empty_list_without_a_feed() {
    let test = ReportTest::new().append(REPORT, "status: draft\n").file(SETTINGS, SITE);
    let outcome = all(test);
    outcome.done();
    assert_snapshot!(list(&outcome), @r#"
    <main id="reports" tabindex="-1">
    <p>Här finns inga rapporter än.</p>
    "#);
    assert!(!outcome.written().contains(&FEED.to_owned()));
}

#[test]
fn mistakes_in_what_is_shared_are_told() {
    let status = ReportTest::new().append(REPORT, "status: utkast\n").look_over();
    assert_snapshot!(status.refused(), @"
    error: `utkast` is not a choice here
      --> book/r/report.yaml:20:9
       |
    20 | status: utkast
       |         ^^^^^^
       |
       = hint: choose one of `published`, `draft`
    ");
    let settings = "titel: Rapporter\nlanguage: se\nsite: fou.example.org\n";
    let settings = ReportTest::new().file(SETTINGS, settings).run(&["build", "--all"]);
    assert_snapshot!(settings.refused(), @"
    error: unknown key `titel` in the project
     --> baslinje.yaml:1:1
      |
    1 | titel: Rapporter
      | ^^^^^
      |
      = hint: did you mean `title`? keys and choices are in English

    error: `se` is not a choice here
     --> baslinje.yaml:2:11
      |
    2 | language: se
      |           ^^
      |
      = hint: did you mean `sv`?

    error: `fou.example.org` is not the address of a site
     --> baslinje.yaml:3:7
      |
    3 | site: fou.example.org
      |       ^^^^^^^^^^^^^^^
      |
      = hint: write the whole address of the folder, such as `https://fou.example.org/rapporter/`
    ");
}

#[test]
fn what_must_be_confirmed_may_wait_in_a_draft() {
    let waiting = || {
        let chapter = "title: Resultat\nblocks: [{text: Hej @verk2019., status: \
                       from-baseline}, references]\n";
        ReportTest::new().file(CHAPTER, chapter)
    };
    assert!(waiting().build().refused().contains("is not confirmed"));
    waiting().append(REPORT, "status: draft\n").look_over().done();
}

#[test]
fn what_several_reports_ask_for_is_read_once() {
    let test = ReportTest::new();
    let (report, chapter) = (test.content(REPORT), test.content(CHAPTER));
    let works = test.content(crate::harness::WORKS);
    let test = test
        .file("book/s/report.yaml", report.replace("En liten mätning", "En till"))
        .file("book/s/chapters/01-resultat.yaml", chapter)
        .file("book/s/verk.yaml", works);
    let project = Project::find(&test.path("")).expect("a project");
    let reports = project.reports().iter().collect::<Vec<_>>();
    let shared = SharedReading::new(&project, &reports);
    let built = |index: usize| {
        let (report, settings) = (reports[index], BuildSettings::default());
        let mut memory = shared.memory();
        let job = Job { project: &project, report, settings, progress: &|_| {} };
        let build = pipeline::build_again(job, &mut memory).value.expect("a build");
        let efforts = memory.efforts();
        let record = build.publication.files["manifest.json"].clone();
        (
            String::from_utf8(record).expect("a text"),
            [efforts.templates, efforts.fonts, efforts.surveys],
        )
    };
    let (made, known) =
        (Effort { made: 1, remembered: 0 }, Effort { made: 0, remembered: 1 });
    let (first, second) = (built(0), built(1));
    assert_eq!((first.1, second.1), ([made; 3], [known; 3]));
    // Each has its own record of all that it was made of.
    let inputs = |record: &str| {
        let inputs = record.split_once("\"inputs\": {").expect("inputs").1;
        let inputs = inputs.split_once('}').expect("their end").0;
        inputs.lines().filter(|line| !line.contains("book/")).collect::<String>()
    };
    assert_eq!(inputs(&first.0), inputs(&second.0));
    assert!(inputs(&first.0).contains("fonts/SourceSans3-Regular.otf"));
    // Answers that have changed are read again.
    let answers = test.content(ANSWERS).replace("1;1;1;34", "1;1;2;34");
    let _changed = test.file(ANSWERS, answers);
    assert_eq!(built(1).1, [known, known, made]);
}
