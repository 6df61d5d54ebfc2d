//! The web page stands alone: it runs nothing, asks nobody for anything, tells browsers so,
//! and what an author's code would bring onto it is told where it was written.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use insta::assert_snapshot;
use regex::Regex;

use crate::harness::{CHAPTER, REPORT, ReportTest, WORKS};

/// A chapter with one line of an author's own.
fn with(line: &str) -> ReportTest {
    ReportTest::new()
        .blocks(&format!("  - text: |\n      Så var det förr @verk2019.\n      {line}\n"))
}

/// What `check` says of it, which `build` says too.
fn told(line: &str) -> String {
    let checked = with(line).check();
    let checked = checked.refused_in_short();
    let built = with(line).rebuild().refused_in_short();
    // The PDF has no such elements, which is told besides of those that a template makes.
    let built = built.split("\n--> report-templates/").next().unwrap_or(&built);
    assert_eq!(checked, built, "the same without building: {line}");
    checked
}

/// The parts of the policy of a page by their names, and what stands after it.
fn policy(html: &str) -> (Vec<(String, Vec<String>)>, &str) {
    let begin = "<meta http-equiv=\"Content-Security-Policy\" content=\"";
    let (before, after) = html.split_once(begin).expect("a policy");
    assert!(!before.contains("<style") && !before.contains("<script"), "{before}");
    assert!(!after.contains(begin), "one policy");
    let (policy, rest) = after.split_once("\">").expect("its end");
    let parts = policy.split("; ").map(|part| {
        let mut words = part.split(' ').map(str::to_owned);
        (words.next().expect("a name"), words.collect())
    });
    (parts.collect(), rest)
}

/// Holds a page against its policy: everything it is made of is named, nothing else is.
#[track_caller]
pub(crate) fn stands_alone(html: &str) {
    let (parts, rest) = policy(html);
    let part = |name: &str| {
        let part = parts.iter().find(|(one, _)| one == name);
        part.map(|(_, words)| words.clone()).unwrap_or_default()
    };
    assert_eq!(part("default-src"), ["'none'"]);
    for name in ["base-uri", "form-action"] {
        assert_eq!(part(name), ["'none'"], "{name}");
    }
    for name in ["img-src", "font-src"] {
        assert_eq!(part(name), ["data:"], "{name}");
    }
    let hash = |text: &str| {
        let bytes = baslinje::file::sha256_bytes(text.as_bytes());
        format!("'sha256-{}'", BASE64.encode(bytes))
    };
    let found = |pattern: &str| {
        let pattern = Regex::new(pattern).expect("a pattern");
        let found = pattern.captures_iter(rest).map(|found| found[1].to_owned());
        found.collect::<Vec<_>>()
    };
    let mut programs = rest.split("<script>").skip(1).collect::<Vec<_>>();
    programs.dedup();
    let programs =
        programs.iter().map(|it| hash(it.split_once("</script>").expect("its end").0));
    assert_eq!(
        part("script-src"),
        programs.collect::<Vec<_>>(),
        "every program is named"
    );
    assert!(!rest.contains("<script "), "no program of another kind");
    let styles = rest.split("<style>").skip(1);
    let styles = styles.map(|it| it.split_once("</style>").expect("its end").0);
    let mut needed = styles.map(hash).collect::<Vec<_>>();
    let attributes = found("<[a-z][^>]* style=\"([^\"]*)\"");
    if !attributes.is_empty() {
        needed.push("'unsafe-hashes'".to_owned());
        needed.extend(attributes.iter().map(|it| hash(&it.replace("&quot;", "\""))));
    }
    let mut named = part("style-src");
    needed.sort();
    needed.dedup();
    named.sort();
    assert_eq!(named, needed, "every style is named, and no other");
    let mut fetched = found("<[a-z][^>]* src=\"([^\"]{0,12})");
    fetched.extend(found("<image[^>]* (?:xlink:)?href=\"([^\"]{0,12})"));
    assert!(fetched.iter().all(|it| it.starts_with("data:")), "{fetched:?}");
}

#[test]
fn the_page_and_the_contact_sheet_say_what_they_are_made_of() {
    let outcome = ReportTest::new().run(&["build", "r", "--quiet"]);
    let html = outcome.text("build/r/r.html");
    stands_alone(&html);
    assert!(!html.contains("unsafe-hashes"), "no style stands in an attribute");
    let outcome = outcome.into_test().run(&["build", "r", "--quiet", "--only", "charts"]);
    stands_alone(&outcome.text("build/r/charts.html"));
}

#[test]
fn styles_that_typst_writes_into_attributes_are_named_too() {
    let outcome = with(
        "#highlight[Ord], #underline[ord], #smallcaps[Ord], #text(fill: blue)[blått], \
         #box[ruta], #html.span(style: \"color: rgb(1 2 3)\")[grått] och \
         #html.frame(box(width: 2em)[#link(\"https://example.org\")[ritat]]).",
    )
    .run(&["build", "r", "--quiet", "--only", "html"]);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    let html = outcome.text("build/r/r.html");
    assert!(html.contains("'unsafe-hashes'"), "{html}");
    stands_alone(&html);
}

#[test]
fn the_page_of_changes_says_what_it_is_made_of() {
    let test = ReportTest::new().run(&["archive", "r", "--quiet"]).into_test();
    let outcome = test
        .replace(CHAPTER, "Hur nöjda de är", "Hur nöjda \\\"<script>\\\" de är")
        .run(&["build", "r", "--quiet"])
        .into_test()
        .run(&["compare", "build/r.zip", "r", "--format", "html", "--out", "a.html"]);
    assert!(outcome.written().contains(&"a.html".to_owned()), "{}", outcome.stderr);
    stands_alone(&outcome.text("a.html"));
}

#[test]
fn programs_are_refused_where_they_were_written() {
    assert_snapshot!(with("#html.elem(\"script\")[alert(1)]").check().refused(), @r#"
        r: reading
        r: computing
        error: `<script>` cannot stand on the web page
         --> book/r/chapters/01-resultat.yaml:5:8
          |
        5 |       #html.elem("script")[alert(1)]
          |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = hint: the page runs no programs and asks for nothing: leave it out, or draw it in a `figure` block

        r: not built, 1 mistake
        "#);
    assert_snapshot!(
        with("Text. #html.img(src: \"https://example.org/a.png\", alt: \"x\")").rebuild().refused(),
        @r#"
            error: a picture cannot come from `https://example.org/a.png`
             --> book/r/chapters/01-resultat.yaml:5:14
              |
            5 |       Text. #html.img(src: "https://example.org/a.png", alt: "x")
              |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              |
              = hint: keep it in the report's folder, and show it with a `figure` block
            "#
    );
    let place = "--> book/r/chapters/01-resultat.yaml:5:8";
    for (line, named) in [
        ("#html.script(\"x\")", "<script>"),
        ("#html.elem(\"SCRIPT\")[x]", "<SCRIPT>"),
        ("#html.iframe(src: \"https://example.org\")", "<iframe>"),
        ("#html.object(data: \"x\")", "<object>"),
        ("#html.embed(src: \"x\")", "<embed>"),
        ("#html.form(action: \"https://example.org\")[x]", "<form>"),
        ("#html.base(href: \"https://example.org\")", "<base>"),
        ("#html.elem(\"link\", attrs: (href: \"a.css\"))", "<link>"),
        ("#html.elem(\"meta\", attrs: (http-equiv: \"refresh\"))", "<meta>"),
        ("#html.style(\"p {}\")", "<style>"),
        ("#html.video(src: \"x\")", "<video>"),
        ("#html.input()", "<input>"),
        ("#html.elem(\"svg\")[x]", "<svg>"),
        ("#html.elem(\"eget-element\")[x]", "<eget-element>"),
        ("#html.elem(\"body\", attrs: (onload: \"x\"))[y]", "<body>"),
    ] {
        let told = told(line);
        let message = format!("error: `{named}` cannot stand on the web page");
        assert!(told.starts_with(&message), "{line}: {told}");
        assert!(told.contains(place), "{line}: {told}");
        assert_eq!(told.matches("error").count(), 1, "{line}: {told}");
    }
}

#[test]
fn attributes_that_run_or_fetch_something_are_refused() {
    for (line, message) in [
        (
            "#html.elem(\"p\", attrs: (onclick: \"x\"))[y]",
            "`onclick` of `<p>` cannot stand on the web page",
        ),
        (
            "#html.elem(\"details\", attrs: (ONTOGGLE: \"x\"))[y]",
            "`ONTOGGLE` of `<details>` cannot stand on the web page",
        ),
        (
            "#html.elem(\"img\", attrs: (srcset: \"a.png 1x\"))",
            "`srcset` of `<img>` cannot stand on the web page",
        ),
        (
            "#html.elem(\"a\", attrs: (ping: \"https://example.org\"))[x]",
            "`ping` of `<a>` cannot stand on the web page",
        ),
        ("#html.img(src: \"a.png\", alt: \"x\")", "a picture cannot come from `a.png`"),
        (
            "#html.span(style: \"background: url(//example.org/x)\")[y]",
            "a style cannot be `background: url(//example.org/x)`",
        ),
        (
            "#html.span(style: \"background: u\\\\72l(x)\")[y]",
            "a style cannot be `background: u\\\\72l(x)`",
        ),
        (
            "#image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><script>x</script></svg>\"), alt: \"x\")",
            "a picture holds `<script>`",
        ),
    ] {
        let told = told(line);
        assert!(told.starts_with(&format!("error: {message}\n")), "{line}: {told}");
        assert!(told.contains("01-resultat.yaml:5:8"), "{line}: {told}");
        assert_eq!(told.matches("error").count(), 1, "{line}: {told}");
    }
}

#[test]
fn links_lead_to_pages_mailboxes_and_telephones() {
    assert_snapshot!(told("Se #link(\"javascript:alert(1)\")[här]."), @r#"
        error: a link cannot lead to `javascript:alert(1)`
        --> book/r/chapters/01-resultat.yaml:5:11
        = hint: give an address that begins with `https://`, `http://`, `mailto:` or `tel:`
        "#);
    for address in [
        "JavaScript:x",
        " javascript:x",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.org",
        "annan.html",
    ] {
        let told = told(&format!("#link(\"{address}\")[x]"));
        let message = format!("error: a link cannot lead to `{address}`\n");
        assert!(told.starts_with(&message), "{told}");
    }
    for line in [
        "#link(\"java\" + \"script:x\")[y]",
        "#html.a(href: \"javascript:x\")[y]",
        "#html.elem(\"math\", attrs: (href: \"javascript:x\"))[y]",
        "#html.frame(link(\"javascript:x\")[y])",
        "#footnote[#link(\"javascript:x\")[y]]",
    ] {
        let told = told(line);
        assert!(
            told.starts_with("error: a link cannot lead to `javascript:x`"),
            "{told}"
        );
        assert!(told.contains("01-resultat.yaml:5:"), "{told}");
    }
    let fine = "#link(\"https://example.org\")[a], #link(\"tel:+4644123\")[b], \
                https://example.org/c och #html.a(href: \"#ref\")[d].";
    with(fine).check().clean();
}

#[test]
fn code_that_hides_what_it_does_is_found_in_the_finished_page() {
    for line in [
        "#let s = \"scr\" + \"ipt\"; #html.elem(s)[x]",
        "#eval(\"html.elem(\\\"script\\\")\")",
        "#context html.elem(\"script\")[x]",
        "#show \"Så\": it => html.elem(\"script\")[x]\n      Så",
        "#footnote[#html.elem(\"script\")[x]]",
        "#let h = html; #h.script(\"x\")",
        "#{ import \"/layout/target.typ\": tag; tag(\"script\", [x]) }",
    ] {
        let told = told(line);
        assert!(told.starts_with("error: `<script>` cannot stand"), "{line}: {told}");
        assert!(
            told.contains("--> book/r/chapters/01-resultat.yaml:5:"),
            "{line}: {told}"
        );
    }
}

#[test]
fn a_link_in_the_bibliography_is_told_there() {
    let works = ReportTest::new().content(WORKS) + "  url: javascript:alert(1)\n";
    let outcome = ReportTest::new().file(WORKS, &works).rebuild();
    assert_snapshot!(outcome.refused(), @r#"
        error: a link cannot lead to `javascript:alert(1)`
         --> book/r/verk.yaml:7:8
          |
        7 |   url: javascript:alert(1)
          |        ^^^^^^^^^^^^^^^^^^^
          |
          = hint: give an address that begins with `https://`, `http://`, `mailto:` or `tel:`
        "#);
    let checked = ReportTest::new().file(WORKS, &works).check().refused_in_short();
    assert_eq!(checked, outcome.refused_in_short());
}

#[test]
fn a_report_without_a_web_page_may_use_code_of_its_own_but_no_such_links() {
    let report = "output: {html: false}\n";
    let test = || {
        with("#link(\"java\" + \"script:x\")[y]").append(crate::harness::REPORT, report)
    };
    let checked = test().check().refused_in_short();
    assert!(checked.contains("a link cannot lead to `javascript:x`"), "{checked}");
    assert_eq!(test().rebuild().refused_in_short(), checked);
}

/// A drawing with something in it.
fn drawing(inside: &str) -> ReportTest {
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" \
         height=\"20\"><rect width=\"9\" height=\"9\"/>{inside}</svg>"
    );
    let block = "  - text: Se @figure:bild och @verk2019.\n  - figure: {id: bild, image: \
                 bild.svg, caption: En bild, alt: En ruta.}\n";
    ReportTest::new().file("book/r/bild.svg", svg).blocks(block)
}

#[test]
fn a_drawing_that_does_more_than_show_something_is_refused_where_it_is_named() {
    assert_snapshot!(drawing("<image href=\"https://example.org/a.png\"/>").check().refused(), @r#"
        r: reading
        r: computing
        error: `bild.svg` holds a link to `https://example.org/a.png`
         --> book/r/chapters/01-resultat.yaml:4:31
          |
        4 |   - figure: {id: bild, image: bild.svg, caption: En bild, alt: En ruta.}
          |                               ^^^^^^^^
          |
          = hint: enclose every picture in the drawing itself, and leave out what is not drawn; save it as "plain SVG"

        r: not built, 1 mistake
        "#);
    for (inside, named) in [
        ("<script>x</script>", "`<script>`"),
        ("<foreignObject><p/></foreignObject>", "`<foreignObject>`"),
        ("<rect onclick=\"x\"/>", "`onclick`"),
        ("<image href=\"b.png\" width=\"9\" height=\"9\"/>", "a link to `b.png`"),
        ("<style>@import url(x.css);</style>", "a style that fetches something"),
    ] {
        let told = drawing(inside).rebuild().refused_in_short();
        let message = format!("error: `bild.svg` holds {named}\n");
        assert!(told.starts_with(&message), "{told}");
        assert!(told.contains("01-resultat.yaml:4:31"), "{told}");
    }
    drawing("<g fill=\"url(#a)\"><title>x</title></g>").check().clean();
}

#[test]
fn a_template_whose_page_does_not_stand_alone_is_named() {
    let page = "report-templates/library/page.html";
    let outcome = ReportTest::new()
        .replace(
            page,
            "</head>",
            "<script src=\"https://example.org/a.js\"></script></head>",
        )
        .rebuild();
    assert_snapshot!(outcome.refused(), @r#"
        error: `page.html` of the template `fou-rapport` makes no page that stands alone: it holds `https://example.org/a.js` on `<script>`
         --> book/r/report.yaml:2:11
          |
        2 | template: fou-rapport
          |           ^^^^^^^^^^^
          |
          = hint: put it into the page itself, or leave it out: a report's page asks nobody for anything
        "#);
    let outcome = ReportTest::new()
        .replace(page, "</body>", "<script>document.title = 'x';</script></body>")
        .append(REPORT, "output: {html: {script: false}}\n")
        .run(&["build", "r", "--quiet"]);
    let html = outcome.text("build/r/r.html");
    let (parts, _) = policy(&html);
    let programs = parts.iter().find(|(name, _)| name == "script-src");
    assert_eq!(programs.expect("programs by hash").1.len(), 1);
}
