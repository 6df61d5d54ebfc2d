//! `lsp`: the real programme, asked over its protocol as an editor asks it.

#![expect(clippy::disallowed_methods, reason = "files change as an editor changes them")]

mod session;

use std::fs;

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::harness::{CHAPTER, CODEBOOK, REPORT, ReportTest, WORKS};

use self::session::{Session, position, typed};

/// What is offered where `¦` stands in a file, a line each: what it is called, more about it,
/// and what is written.
fn offered(session: &mut Session, name: &str, text: &str) -> String {
    let (text, at) = typed(text);
    session.change(name, &text);
    let answer = session.ask_at("textDocument/completion", name, &at);
    let items = answer["items"].as_array().expect("items").iter().map(|item| {
        let word = |value: &Value| value.as_str().unwrap_or("-").to_owned();
        let (label, detail) = (word(&item["label"]), word(&item["detail"]));
        let text = word(&item["textEdit"]["newText"]);
        // A space at its end is shown.
        let text = text.strip_suffix(' ').map_or(text.clone(), |it| format!("{it}␣"));
        format!("{label} | {detail} | {text}")
    });
    items.collect::<Vec<_>>().join("\n")
}

/// The position of a word in a text, some letters into it.
fn at(text: &str, word: &str, letters: usize) -> Value {
    position(text, text.find(word).expect("the word") + letters)
}

/// The base project, of which the editor has the chapter open.
fn with_chapter() -> (Session, String) {
    let mut session = Session::begin(ReportTest::new());
    let text = session.open(CHAPTER);
    session.checked("r", CHAPTER);
    (session, text)
}

#[test]
fn it_begins_and_ends_as_the_protocol_says() {
    let mut session = Session::start(ReportTest::new(), &[]);
    let early = session.ask("textDocument/hover", json!({}));
    assert_snapshot!(
        early, @r#"{"code":-32002,"message":"say `initialize` first"}"#
    );
    let begun = session.ask("initialize", json!({"capabilities": {}}));
    let begun = begun.to_string().replace(env!("CARGO_PKG_VERSION"), "[VERSION]");
    assert_snapshot!(begun, @r#"{"capabilities":{"codeActionProvider":{"codeActionKinds":["quickfix"]},"completionProvider":{"triggerCharacters":["\"","'","@",":"," ","(","[","{",",","<"]},"definitionProvider":true,"hoverProvider":true,"positionEncoding":"utf-16","referencesProvider":true,"renameProvider":{"prepareProvider":true},"textDocumentSync":{"change":1,"openClose":true,"save":true}},"serverInfo":{"name":"baslinje","version":"[VERSION]"}}"#);
    let unknown = session.ask("textDocument/foldingRange", json!({}));
    assert_snapshot!(unknown, @r#"{"code":-32601,"message":"`textDocument/foldingRange` is not known"}"#);
    assert_eq!(session.end(), Some(0));
    let mut gone = Session::begin(ReportTest::new());
    gone.tell("exit", Value::Null);
    assert_eq!(gone.ended(), Some(1), "nobody has asked it to end");
    assert_eq!(Session::begin(ReportTest::new()).ended(), Some(1), "the editor is gone");
}

#[test]
fn mistakes_are_told_of_what_is_not_saved() {
    let (mut session, text) = with_chapter();
    assert_eq!(session.told(CHAPTER), json!([]));
    // Emoji count for two, å for one.
    let wrong = text
        .replace("title:", "titel:")
        .replace("Av {{ n(\"svar\")", "Av 🙂å {{ n(\"svarr\")");
    session.change(CHAPTER, &wrong);
    let told = session.checked("r", CHAPTER);
    assert_snapshot!(session.shown(&told), @r#"
    {"code":"unknown-key","message":"unknown key `titel` in a chapter\nhint: did you mean `title`? keys and choices are in English","range":{"end":{"character":5,"line":0},"start":{"character":0,"line":0}},"severity":1,"source":"baslinje"}
    {"code":"unknown-number","message":"there is no number `svarr`\nhint: did you mean `svar`?","range":{"end":{"character":24,"line":3},"start":{"character":19,"line":3}},"severity":1,"source":"baslinje"}
    "#);
    let document = json!({"uri": session.address(CHAPTER)});
    let range = json!({"start": {"line": 0, "character": 2},
                       "end": {"line": 0, "character": 2}});
    let context = json!({"diagnostics": []});
    let mend = session.ask(
        "textDocument/codeAction",
        json!({"textDocument": document, "range": range, "context": context}),
    );
    assert_snapshot!(session.shown(&mend), @r#"{"diagnostics":[{"code":"unknown-key","message":"unknown key `titel` in a chapter\nhint: did you mean `title`? keys and choices are in English","range":{"end":{"character":5,"line":0},"start":{"character":0,"line":0}},"severity":1,"source":"baslinje"}],"edit":{"changes":{"ROOT/book/r/chapters/01-resultat.yaml":[{"newText":"title","range":{"end":{"character":5,"line":0},"start":{"character":0,"line":0}}}]}},"isPreferred":true,"kind":"quickfix","title":"write `title`"}"#);
    session.change(CHAPTER, &text);
    assert_eq!(session.checked("r", CHAPTER), json!([]));
    assert_eq!(fs::read_to_string(session.test.path(CHAPTER)).expect("a text"), text);
}

#[test]
fn mistakes_of_other_files_and_of_none_are_told() {
    let (mut session, _) = with_chapter();
    let report = session.open(REPORT);
    session.change(REPORT, &report.replace("  svar:", "  sver:"));
    session.checked("r", REPORT);
    assert_snapshot!(session.shown(&session.told(CHAPTER)), @r#"{"code":"unknown-number","message":"there is no number `svar`\nhint: did you mean `sver`?","range":{"end":{"character":19,"line":3},"start":{"character":15,"line":3}},"severity":1,"source":"baslinje"}"#);
    session.change(REPORT, "title: [\n");
    session.checked("r", REPORT);
    assert_snapshot!(session.shown(&session.told(REPORT)), @r#"{"code":"open-bracket","message":"the bracket is not closed\nhint: close it, or put the value in quotes if the bracket belongs to it","range":{"end":{"character":8,"line":0},"start":{"character":7,"line":0}},"severity":1,"source":"baslinje"}"#);
    // What is closed is what is saved.
    let document = json!({"uri": session.address(REPORT)});
    session.tell("textDocument/didClose", json!({"textDocument": document}));
    let is_well = |message: &Value| {
        message["method"] == json!("$/baslinje/checked")
            && message["params"]["mistakes"] == json!(0)
            && message["params"]["versions"].as_object().is_some_and(|it| it.len() == 1)
    };
    drop(session.wait(is_well));
    assert_eq!(session.told(CHAPTER), json!([]));
}

#[test]
fn what_reviewers_have_said_is_told_at_its_place_as_information() {
    let saved = |exact: &str, of: &str| {
        let quoted = json!({"type": "TextQuoteSelector", "exact": exact,
                            "prefix": "", "suffix": ""});
        let selector =
            json!({"type": "FragmentSelector", "value": "x", "refinedBy": quoted});
        let comment = json!({"id": "a", "creator": {"name": "Anna Ek"},
                             "body": {"value": "Var det?"},
                             "target": {"selector": selector}});
        let answer = json!({"id": "b", "creator": {"name": "Bo Alm"},
                            "body": {"value": "Ja."}, "target": "a"});
        json!({"baslinje:report": of, "items": [comment, answer]}).to_string()
    };
    let words = "Så var det även förr";
    let test = ReportTest::new()
        .file("book/r/comments/anna.comments.json", saved(words, "r"))
        .file("book/r/comments/bo.comments.json", saved(words, "annan"));
    let mut session = Session::begin(test);
    let text = session.open(CHAPTER);
    let told = session.checked("r", CHAPTER);
    assert_snapshot!(session.shown(&told), @r#"{"code":"comment","message":"Anna Ek: Var det?\nBo Alm: Ja.","range":{"end":{"character":44,"line":4},"start":{"character":24,"line":4}},"severity":3,"source":"baslinje"}"#);
    let other = session.told("book/r/comments/bo.comments.json");
    assert_snapshot!(session.shown(&other), @r#"{"code":"comments-file","message":"these are comments on `annan`, not on `r`\nhint: run `baslinje comments annan` with it","range":{"end":{"character":18,"line":0},"start":{"character":1,"line":0}},"severity":1,"source":"baslinje"}"#);
    // They move with the words, and tell where those are gone.
    session.change(
        CHAPTER,
        &text.replace("och @table:orter. Så", "och @table:orter.\n      Nu. Så"),
    );
    let told = session.checked("r", CHAPTER);
    assert_snapshot!(session.shown(&told), @r#"{"code":"comment","message":"Anna Ek: Var det?\nBo Alm: Ja.","range":{"end":{"character":30,"line":5},"start":{"character":10,"line":5}},"severity":3,"source":"baslinje"}"#);
}

#[test]
fn what_only_the_set_document_tells_is_told_when_nobody_types() {
    let (mut session, text) = with_chapter();
    session.change(CHAPTER, &text.replace("Så var det", "Så 𒀀 var det"));
    assert_eq!(session.checked("r", CHAPTER), json!([]));
    drop(session.wait(|message| message["method"] == json!("$/baslinje/set")));
    assert_snapshot!(session.shown(&session.told(CHAPTER)), @r#"{"code":"character","message":"no font has the character `𒀀`\nhint: leave it out, or write it in other letters","range":{"end":{"character":29,"line":4},"start":{"character":27,"line":4}},"severity":1,"source":"baslinje"}"#);
}

#[test]
fn keys_and_words_are_offered_as_they_are_declared() {
    let (mut session, _) = with_chapter();
    let mut offer = |blocks: &str| {
        offered(&mut session, CHAPTER, &format!("title: A\nblocks:\n{blocks}"))
    };
    let keys = offer("  - chart:\n      id: a\n      of: panel\n      vari¦\n");
    assert_snapshot!(keys.lines().take(6).collect::<Vec<_>>().join("\n"), @r"
    caption | text, quotes numbers; required | caption:␣
    where | map of variable to list of labels; default: all rows of the view | where:
    variable | variable; this, `variables` or `numbers` | variable:␣
    by | variable | by:␣
    series | list of maps | series:
    panels | variable | panels:␣
    ");
    assert_snapshot!(offer("  - chart: {id: a, type: ¦\n"), @r"
    bar | - | bar
    lollipop | - | lollipop
    grouped-bar | - | grouped-bar
    stacked-bar | - | stacked-bar
    diverging | - | diverging
    pie | - | pie
    slope | - | slope
    dot | - | dot
    line | - | line
    histogram | - | histogram
    box | - | box
    ");
    assert_snapshot!(offer("  - chart:\n      id: a\n      float: ¦\n"), @r"
    true | - | true
    false | - | false
    ");
    let blocks = offer("  - ¦\n");
    assert_snapshot!(blocks.lines().take(5).collect::<Vec<_>>().join("\n"), @r"
    references | - | references
    pagebreak | - | pagebreak
    section | text, quotes numbers; required | section:␣
    text | markup, quotes numbers; required | text:␣
    chart | map; required | chart:
    ");
    // One block is of one kind.
    assert_snapshot!(offer("  - text: Hej\n    ¦\n"), @r"
    status | `from-baseline`, `confirmed` | status:␣
    language | `sv`, `nb`, `en`, `da`; default: that of what it stands in | language:␣
    landscape | `true`, `false`; default: `false` | landscape:␣
    columns | 1 to 2; default: 1 | columns:␣
    ");
    assert_snapshot!(offer("  - # en anmärkning ¦\n"), @"");
}

#[test]
fn names_are_offered_with_their_labels() {
    let (mut session, _) = with_chapter();
    let mut offer = |block: &str| {
        let before = "title: A\nblocks:\n  - chart:\n      id: a\n      caption: B\n";
        offered(&mut session, CHAPTER, &format!("{before}{block}"))
    };
    assert_snapshot!(offer("      of: ¦\n"), @r"
    panel | survey | panel
    gavlebor | view | gavlebor
    ");
    assert_snapshot!(offer("      of: gavlebor\n      variable: n¦o\n"), @r"
    id | Löpnummer | id
    ort | Ort | ort
    nojd | Nöjdhet | nojd
    alder | Ålder | alder
    ");
    assert_snapshot!(offer("      of: panel\n      where: {nojd: [mycket nöjd, v¦\n"), @r"
    inte nöjd | 1 | inte nöjd
    ganska nöjd | 2 | ganska nöjd
    mycket nöjd | 3 | mycket nöjd
    vet ej | 9 | vet ej
    empty | no answer at all | empty
    ");
    assert_snapshot!(offer("      of: panel\n      where: {¦\n"), @r"
    id | Löpnummer | id:␣
    ort | Ort | ort:␣
    nojd | Nöjdhet | nojd:␣
    alder | Ålder | alder:␣
    ");
    let text = session.open(REPORT);
    let claims = format!("{text}claims:\n  - id: a\n    order: [¦]\n");
    assert_snapshot!(offered(&mut session, REPORT, &claims), @r"
    svar | 6 personer; Källa: Provpanelen. | svar
    nojda | Nöjdhet: ganska nöjd, mycket nöjd; 3 av 4 personer, 75 procent; Andel av dem som har svarat.; Källa: Provpanelen. | nojda
    ");
    session.open(CODEBOOK);
    let groups =
        "variables:\n  a:\n    values: {1: ja, 2: \"nej, aldrig\"}\n    groups: {b: [¦";
    assert_snapshot!(offered(&mut session, CODEBOOK, groups), @r#"
    ja | 1 | ja
    nej, aldrig | 2 | "nej, aldrig"
    "#);
}

#[test]
fn prose_is_offered_functions_numbers_references_and_works() {
    let (mut session, text) = with_chapter();
    let mut offer = |words: &str| {
        let text = text.replace("Av {{ n(\"svar\") }}", &format!("Åh 🙂 {words}"));
        offered(&mut session, CHAPTER, &text)
    };
    assert_snapshot!(offer("{{ n(\"s¦\") }}"), @r"
    svar | 6 personer; Källa: Provpanelen. | svar
    nojda | Nöjdhet: ganska nöjd, mycket nöjd; 3 av 4 personer, 75 procent; Andel av dem som har svarat.; Källa: Provpanelen. | nojda
    ");
    assert_snapshot!(offer("{{ percent(\"¦"), @r"
    svar | 6 personer; Källa: Provpanelen. | svar
    nojda | Nöjdhet: ganska nöjd, mycket nöjd; 3 av 4 personer, 75 procent; Andel av dem som har svarat.; Källa: Provpanelen. | nojda
    ");
    assert_snapshot!(offer("{{ meth¦"), @r#"
    n | - | n("
    base | - | base("
    missing | - | missing("
    percent | - | percent("
    mean | - | mean("
    value | - | value("
    ci | - | ci("
    low | - | low("
    high | - | high("
    p | - | p("
    se | - | se("
    deff | - | deff("
    df | - | df("
    difference | - | difference("
    change | - | change("
    change_ci | - | change_ci("
    claim | - | claim("
    method | - | method("
    shown | - | shown("
    "#);
    assert_snapshot!(offer("{{ method(\"¦\") }}"), @r"
    rounding | - | rounding
    base | - | base
    missing | - | missing
    disclosure | - | disclosure
    symbols | - | symbols
    intervals | - | intervals
    tests | - | tests
    weights | - | weights
    change | - | change
    ");
    assert_snapshot!(offer("enligt @ve¦"), @r"
    section:resultat | - | section:resultat
    diagram:nojd | Hur nöjda de är | diagram:nojd
    table:orter | Var de bor | table:orter
    verk2019 | work | verk2019
    ");
    assert_snapshot!(offer("a@b¦"), @"");
    assert_snapshot!(offer("{{ claim(\"nojda\", \"¦\") }}"), @"");
    // A whole answer.
    let (text, at) = typed(&text.replace("@table:orter", "@table:o¦rter"));
    session.change(CHAPTER, &text);
    let answer = session.ask_at("textDocument/completion", CHAPTER, &at);
    assert_snapshot!(session.shown(&answer["items"]), @r#"
    {"kind":18,"label":"section:resultat","sortText":"00000","textEdit":{"newText":"section:resultat","range":{"end":{"character":22,"line":4},"start":{"character":11,"line":4}}}}
    {"detail":"Hur nöjda de är","kind":18,"label":"diagram:nojd","sortText":"00001","textEdit":{"newText":"diagram:nojd","range":{"end":{"character":22,"line":4},"start":{"character":11,"line":4}}}}
    {"detail":"Var de bor","kind":18,"label":"table:orter","sortText":"00002","textEdit":{"newText":"table:orter","range":{"end":{"character":22,"line":4},"start":{"character":11,"line":4}}}}
    {"detail":"work","documentation":{"kind":"markdown","value":"```yaml\nverk2019:\n  type: report\n  title: Den förra mätningen\n  author: FoU Provort\n  publisher: FoU Provort\n  date: 2019\n```"},"kind":18,"label":"verk2019","sortText":"00003","textEdit":{"newText":"verk2019","range":{"end":{"character":22,"line":4},"start":{"character":11,"line":4}}}}
    "#);
}

#[test]
fn what_stands_somewhere_is_explained() {
    let (mut session, text) = with_chapter();
    let codebook = session.open(CODEBOOK);
    session.checked("r", CHAPTER);
    let mut told = |name: &str, at: &Value| {
        let answer = session.ask_at("textDocument/hover", name, at);
        let words = answer["contents"]["value"].as_str().unwrap_or("nothing").to_owned();
        format!("{words}\n{}", answer["range"])
    };
    assert_snapshot!(told(CHAPTER, &at(&text, "nojda\")", 2)), @r#"
    **number `nojda`** (book/r/report.yaml:16:3)

    - Nöjdhet: ganska nöjd, mycket nöjd
    - 3 av 4 personer, 75 procent
    - Andel av dem som har svarat.
    - Källa: Provpanelen.

    ```yaml
    nojda:
      of: panel
      variable: nojd
      in: [ganska nöjd, mycket nöjd]
    ```
    {"end":{"character":54,"line":3},"start":{"character":49,"line":3}}
    "#);
    assert_snapshot!(told(CHAPTER, &at(&text, "variable: nojd", 12)), @r#"
    **variable `nojd`** (data/panel/codebook.yaml:12:3)

    Nöjdhet

    Hur nöjd är du?

    scale: `ordinal`

    - `1` inte nöjd
    - `2` ganska nöjd
    - `3` mycket nöjd

    not answered:

    - `9` vet ej
    {"end":{"character":20,"line":9},"start":{"character":16,"line":9}}
    "#);
    assert_snapshot!(told(CHAPTER, &at(&text, "gavlebor", 0)), @r#"
    **view `gavlebor`** (book/r/report.yaml:10:3)

    ```yaml
    gavlebor:
      survey: panel
      where: {ort: Gävle}
    ```
    {"end":{"character":18,"line":14},"start":{"character":10,"line":14}}
    "#);
    assert_snapshot!(told(CHAPTER, &at(&text, "@diagram:nojd", 10)), @r#"
    **chart `nojd`** (book/r/chapters/01-resultat.yaml:7:11)

    Hur nöjda de är
    {"end":{"character":83,"line":3},"start":{"character":79,"line":3}}
    "#);
    assert_snapshot!(told(CHAPTER, &at(&text, "verk2019", 8)), @r#"
    **work `verk2019`** (book/r/verk.yaml:1:1)

    ```yaml
    verk2019:
      type: report
      title: Den förra mätningen
      author: FoU Provort
      publisher: FoU Provort
      date: 2019
    ```
    {"end":{"character":54,"line":4},"start":{"character":46,"line":4}}
    "#);
    assert_snapshot!(told(CHAPTER, &at(&text, "caption", 1)), @r#"
    **`caption`**: text, quotes numbers; required

    the caption, without unit and base
    {"end":{"character":13,"line":7},"start":{"character":6,"line":7}}
    "#);
    assert_snapshot!(told(CHAPTER, &at(&text, "type: bar", 7)), @r#"
    **`type`**: `bar`, `lollipop`, `grouped-bar`, `stacked-bar`, `diverging`, `pie`, `slope`, `dot`, `line`, `histogram`, `box`; default: `stacked-bar` for `variables`, `grouped-bar` with `by` or `series`, `dot` with `numbers`, else `bar`

    the kind of chart
    {"end":{"character":15,"line":10},"start":{"character":12,"line":10}}
    "#);
    assert_snapshot!(told(CODEBOOK, &at(&codebook, "alder", 1)), @r#"
    **variable `alder`** (data/panel/codebook.yaml:21:3)

    Ålder

    scale: `numeric`
    {"end":{"character":7,"line":20},"start":{"character":2,"line":20}}
    "#);
    assert_snapshot!(told(CHAPTER, &at(&text, "svarande", 1)), @r"
    nothing
    null
    ");
}

#[test]
fn what_is_hidden_is_not_told() {
    let policy = "{method: none, reason: Svaren är påhittade.}";
    let hidden = "{method: suppress, minimum-count: 5}";
    let test = ReportTest::new().replace(REPORT, policy, hidden);
    let mut session = Session::begin(test);
    let text = session.open(CHAPTER);
    session.checked("r", CHAPTER);
    let place = at(&text, "nojda\")", 2);
    let answer = session.ask_at("textDocument/hover", CHAPTER, &place);
    assert_snapshot!(answer["contents"]["value"].as_str().expect("words"), @r"
    **number `nojda`** (book/r/report.yaml:16:3)

    - Nöjdhet: ganska nöjd, mycket nöjd
    - x av x personer
    - Andel av dem som har svarat.
    - Källa: Provpanelen.

    ```yaml
    nojda:
      of: panel
      variable: nojd
      in: [ganska nöjd, mycket nöjd]
    ```
    ");
}

#[test]
fn a_number_is_told_as_it_was_before_the_report_had_mistakes() {
    let (mut session, text) = with_chapter();
    let wrong = text.replace("title:", "titel:");
    session.change(CHAPTER, &wrong);
    session.checked("r", CHAPTER);
    let place = at(&wrong, "n(\"svar", 4);
    let answer = session.ask_at("textDocument/hover", CHAPTER, &place);
    assert_snapshot!(answer["contents"]["value"].as_str().expect("words"), @r"
    **number `svar`** (book/r/report.yaml:15:3)

    - 6 personer
    - Källa: Provpanelen.

    (as it was before the report had mistakes)

    ```yaml
    svar: {of: panel}
    ```
    ");
}

#[test]
fn declarations_and_places_are_found() {
    let (mut session, text) = with_chapter();
    let report = session.open(REPORT);
    let mut places = |method: &str, name: &str, at: &Value| {
        let answer = session.ask_at(&format!("textDocument/{method}"), name, at);
        session.shown(&answer)
    };
    let mut defined = |word: &str, letters: usize| {
        places("definition", CHAPTER, &at(&text, word, letters))
    };
    assert_snapshot!(defined("n(\"svar", 5), @r#"{"range":{"end":{"character":6,"line":14},"start":{"character":2,"line":14}},"uri":"ROOT/book/r/report.yaml"}"#);
    assert_snapshot!(defined("variable: nojd", 10), @r#"{"range":{"end":{"character":6,"line":11},"start":{"character":2,"line":11}},"uri":"ROOT/data/panel/codebook.yaml"}"#);
    assert_snapshot!(defined("of: gavlebor", 6), @r#"{"range":{"end":{"character":10,"line":9},"start":{"character":2,"line":9}},"uri":"ROOT/book/r/report.yaml"}"#);
    assert_snapshot!(defined("@table:orter", 9), @r#"{"range":{"end":{"character":15,"line":12},"start":{"character":10,"line":12}},"uri":"ROOT/book/r/chapters/01-resultat.yaml"}"#);
    assert_snapshot!(defined("@verk2019", 3), @r#"{"range":{"end":{"character":8,"line":0},"start":{"character":0,"line":0}},"uri":"ROOT/book/r/verk.yaml"}"#);
    assert_snapshot!(defined("svarande", 3), @"");
    let found = places("references", REPORT, &at(&report, "nojda:", 1));
    assert_snapshot!(found, @r#"
    {"range":{"end":{"character":54,"line":3},"start":{"character":49,"line":3}},"uri":"ROOT/book/r/chapters/01-resultat.yaml"}
    {"range":{"end":{"character":7,"line":15},"start":{"character":2,"line":15}},"uri":"ROOT/book/r/report.yaml"}
    "#);
    let found = places("references", CHAPTER, &at(&text, "of: panel", 5));
    assert_snapshot!(found, @r#"
    {"range":{"end":{"character":15,"line":8},"start":{"character":10,"line":8}},"uri":"ROOT/book/r/chapters/01-resultat.yaml"}
    {"range":{"end":{"character":7,"line":7},"start":{"character":2,"line":7}},"uri":"ROOT/book/r/report.yaml"}
    {"range":{"end":{"character":17,"line":10},"start":{"character":12,"line":10}},"uri":"ROOT/book/r/report.yaml"}
    {"range":{"end":{"character":18,"line":14},"start":{"character":13,"line":14}},"uri":"ROOT/book/r/report.yaml"}
    {"range":{"end":{"character":13,"line":16},"start":{"character":8,"line":16}},"uri":"ROOT/book/r/report.yaml"}
    "#);
}

/// A request to rename what stands at a place.
fn rename(session: &mut Session, name: &str, at: &Value, new: &str) -> Value {
    let document = json!({"uri": session.address(name)});
    let params = json!({"textDocument": document, "position": at, "newName": new});
    session.ask("textDocument/rename", params)
}

#[test]
fn a_name_is_changed_in_all_files_of_the_report() {
    let report = "accept:\n  - {check: unreferenced, of: \"diagram:nojd\", reason: x}\n";
    let test = ReportTest::new().append(REPORT, report);
    let mut session = Session::begin(test);
    let text = session.open(CHAPTER);
    session.checked("r", CHAPTER);
    let number = at(&text, "nojda\")", 2);
    let may = session.ask_at("textDocument/prepareRename", CHAPTER, &number);
    assert_snapshot!(may, @r#"{"placeholder":"nojda","range":{"end":{"character":54,"line":3},"start":{"character":49,"line":3}}}"#);
    let renamed = rename(&mut session, CHAPTER, &number, "belatna");
    assert_snapshot!(session.shown(&renamed), @r#"{"changes":{"ROOT/book/r/chapters/01-resultat.yaml":[{"newText":"belatna","range":{"end":{"character":54,"line":3},"start":{"character":49,"line":3}}}],"ROOT/book/r/report.yaml":[{"newText":"belatna","range":{"end":{"character":7,"line":15},"start":{"character":2,"line":15}}}]}}"#);
    let label = at(&text, "@diagram:nojd", 10);
    let renamed = rename(&mut session, CHAPTER, &label, "nojdhet");
    assert_snapshot!(session.shown(&renamed), @r#"{"changes":{"ROOT/book/r/chapters/01-resultat.yaml":[{"newText":"nojdhet","range":{"end":{"character":83,"line":3},"start":{"character":79,"line":3}}},{"newText":"nojdhet","range":{"end":{"character":14,"line":6},"start":{"character":10,"line":6}}}],"ROOT/book/r/report.yaml":[{"newText":"nojdhet","range":{"end":{"character":43,"line":20},"start":{"character":39,"line":20}}}]}}"#);
    let view = at(&text, "gavlebor", 2);
    let renamed = rename(&mut session, CHAPTER, &view, "gavle");
    assert_snapshot!(session.shown(&renamed), @r#"{"changes":{"ROOT/book/r/chapters/01-resultat.yaml":[{"newText":"gavle","range":{"end":{"character":18,"line":14},"start":{"character":10,"line":14}}}],"ROOT/book/r/report.yaml":[{"newText":"gavle","range":{"end":{"character":10,"line":9},"start":{"character":2,"line":9}}}]}}"#);
}

#[test]
fn a_name_that_cannot_be_is_refused_with_the_reason() {
    let (mut session, text) = with_chapter();
    let mut refused = |word: &str, new: &str| {
        let at = at(&text, word, word.len() - 1);
        let answer = rename(&mut session, CHAPTER, &at, new);
        session.shown(&answer)
    };
    assert_snapshot!(refused("n(\"svar", "nojda"), @r#"{"code":-32803,"message":"`nojda` is taken: book/r/report.yaml:16:3 declares a number of that name"}"#);
    assert_snapshot!(refused("n(\"svar", "NOJDA"), @r#"{"code":-32803,"message":"`NOJDA` is taken: book/r/report.yaml:16:3 declares a number of that name"}"#);
    assert_snapshot!(refused("n(\"svar", "å ä"), @r#"{"code":-32803,"message":"`å ä` cannot be a name: use letters a-z, digits, `-` and `_`"}"#);
    assert_snapshot!(refused("n(\"svar", "svar"), @r#"{"code":-32803,"message":"it is called `svar` already"}"#);
    assert_snapshot!(refused("@diagram:nojd", "orter"), @r#"{"code":-32803,"message":"`orter` is taken: book/r/chapters/01-resultat.yaml:13:11 declares a table of that name"}"#);
    assert_snapshot!(refused("of: gavlebor", "panel"), @r#"{"code":-32803,"message":"`panel` is taken: book/r/report.yaml:8:3 declares a survey of that name"}"#);
    assert_snapshot!(refused("of: gavlebor", "wave"), @r#"{"code":-32803,"message":"`wave` cannot be the name of a view: groups by measurement are called so"}"#);
    assert_snapshot!(refused("of: panel", "a"), @r#"{"code":-32803,"message":"the survey `panel` cannot be renamed: earlier measurements and other reports know surveys by their names"}"#);
    assert_snapshot!(refused("variable: nojd", "a"), @r#"{"code":-32803,"message":"the variable `nojd` cannot be renamed: data files and other reports know variables by their names"}"#);
    assert_snapshot!(refused("@verk2019", "a"), @r#"{"code":-32803,"message":"the work `verk2019` cannot be renamed: other reports may cite the same bibliography"}"#);
    assert_snapshot!(refused("nöjda", "a"), @r#"{"code":-32803,"message":"no name of the report stands here"}"#);
    let computed = text.replace("n(\"svar\")", "n(x)");
    session.change(CHAPTER, &computed);
    let place = at(&computed, "nojda\")", 2);
    let answer = rename(&mut session, CHAPTER, &place, "a");
    assert_snapshot!(session.shown(&answer), @r#"{"code":-32803,"message":"book/r/chapters/01-resultat.yaml:4:7 quotes a number whose name is only known when it runs: write it there"}"#);
    session.change(CHAPTER, &format!("{text}  - text: \"{{{{ n(\n"));
    let answer = rename(&mut session, CHAPTER, &at(&text, "nojda\")", 2), "a");
    assert_snapshot!(session.shown(&answer), @r#"{"code":-32803,"message":"`book/r/chapters/01-resultat.yaml` cannot be read as a whole: correct its mistakes first"}"#);
}

#[test]
fn several_reports_of_a_project_are_told_apart() {
    let other = "book/s/chapters/01-a.yaml";
    let base = ReportTest::new();
    let report = base.content(REPORT).replace("bibliography: verk.yaml\n", "");
    let test = base.file("book/s/report.yaml", report).file(
        other,
        "title: A\nblocks:\n  - text: Av {{ n(\"svarr\") }} svarade {{ percent(\"nojda\") }}.\n",
    );
    let mut session = Session::begin(test);
    session.open(CHAPTER);
    assert_eq!(session.checked("r", CHAPTER), json!([]));
    assert_eq!(session.told(other), Value::Null, "nobody has opened it");
    session.open(other);
    let told = session.checked("s", other);
    assert_snapshot!(session.shown(&told), @r#"{"code":"unknown-number","message":"there is no number `svarr`\nhint: did you mean `svar`?","range":{"end":{"character":24,"line":2},"start":{"character":19,"line":2}},"severity":1,"source":"baslinje"}"#);
    // The codebook is that of both.
    let codebook = session.open(CODEBOOK);
    let place = at(&codebook, "nojd:", 1);
    let found = session.ask_at("textDocument/references", CODEBOOK, &place);
    assert_snapshot!(session.shown(&found), @r#"
    {"range":{"end":{"character":20,"line":9},"start":{"character":16,"line":9}},"uri":"ROOT/book/r/chapters/01-resultat.yaml"}
    {"range":{"end":{"character":19,"line":16},"start":{"character":15,"line":16}},"uri":"ROOT/book/r/chapters/01-resultat.yaml"}
    {"range":{"end":{"character":18,"line":17},"start":{"character":14,"line":17}},"uri":"ROOT/book/r/report.yaml"}
    {"range":{"end":{"character":18,"line":16},"start":{"character":14,"line":16}},"uri":"ROOT/book/s/report.yaml"}
    {"range":{"end":{"character":6,"line":11},"start":{"character":2,"line":11}},"uri":"ROOT/data/panel/codebook.yaml"}
    "#);
}

#[test]
fn texts_with_other_line_ends_have_the_same_places() {
    let (mut session, text) = with_chapter();
    let wrong = text.replace("title:", "titel:").replace("se @diagram", "🙂 @diagran");
    session.change(CHAPTER, &wrong);
    let plain = session.checked("r", CHAPTER);
    session.change(CHAPTER, &wrong.replace('\n', "\r\n"));
    assert_eq!(session.checked("r", CHAPTER), plain);
    assert_ne!(plain, json!([]));
    let place = at(&wrong, "n(\"svar", 5);
    let found = session.ask_at("textDocument/definition", CHAPTER, &place);
    assert_snapshot!(session.shown(&found), @r#"{"range":{"end":{"character":6,"line":14},"start":{"character":2,"line":14}},"uri":"ROOT/book/r/report.yaml"}"#);
}

#[test]
fn every_request_is_answered_wherever_the_text_is_cut() {
    let (mut session, text) = with_chapter();
    let report = fs::read_to_string(session.test.path(REPORT)).expect("a text");
    session.open(REPORT);
    let methods = ["completion", "hover", "definition", "references", "prepareRename"];
    for (name, text) in [(CHAPTER, &text), (REPORT, &report)] {
        let places = (0..=text.len()).filter(|at| text.is_char_boundary(*at));
        for (count, place) in places.enumerate().filter(|(count, _)| count % 7 == 0) {
            // What stands behind it is not written yet, or cut in the middle.
            let cut = match count % 2 {
                0 => text[..place].to_owned(),
                _ => format!("{}\u{feff}🙂{{[\"'\r\n{}", &text[..place], &text[place..]),
            };
            session.change(name, &cut);
            let at = position(&cut, place);
            for method in methods {
                let method = format!("textDocument/{method}");
                let answer = session.ask_at(&method, name, &at);
                let code = answer["code"].as_i64();
                assert!(code.is_none_or(|code| code == -32803), "{method}: {answer}");
            }
        }
        session.change(name, text);
    }
    assert_eq!(session.checked("r", CHAPTER), json!([]));
}

#[test]
fn files_of_no_report_and_files_that_are_gone_do_no_harm() {
    let test = ReportTest::new().file("notes.yaml", "a: 1\n");
    let mut session = Session::begin(test);
    let text = session.open(CHAPTER);
    session.checked("r", CHAPTER);
    session.open("notes.yaml");
    let place = json!({"line": 0, "character": 0});
    for method in ["completion", "hover", "definition", "references", "rename"] {
        let method = format!("textDocument/{method}");
        let answer = session.ask_at(&method, "notes.yaml", &place);
        assert_eq!(answer, Value::Null, "{method}");
    }
    let elsewhere = json!({"uri": "untitled:Untitled-1"});
    let params = json!({"textDocument": elsewhere, "position": place});
    assert_eq!(session.ask("textDocument/hover", params), Value::Null);
    let far = json!({"line": 999, "character": 999});
    assert_eq!(session.ask_at("textDocument/hover", CHAPTER, &far), Value::Null);
    // The chapter is gone while it is open; the report has no other.
    fs::remove_file(session.test.path(CHAPTER)).expect("a file to remove");
    session.tell("workspace/didChangeWatchedFiles", json!({"changes": []}));
    let is_bad = |message: &Value| {
        message["method"] == json!("$/baslinje/checked")
            && message["params"]["mistakes"] != json!(0)
    };
    drop(session.wait(is_bad));
    assert_snapshot!(session.shown(&session.told(REPORT)), @r#"{"code":"no-chapters","message":"the report `r` has no chapters\nhint: add a file such as `book/r/chapters/01-inledning.yaml`","range":{"end":{"character":0,"line":0},"start":{"character":0,"line":0}},"severity":1,"source":"baslinje"}"#);
    fs::write(session.test.path(CHAPTER), &text).expect("a file saved");
    let document = json!({"uri": session.address(CHAPTER)});
    session.tell("textDocument/didSave", json!({"textDocument": document}));
    let is_well = |message: &Value| {
        message["method"] == json!("$/baslinje/checked")
            && message["params"]["mistakes"] == json!(0)
    };
    drop(session.wait(is_well));
    // The whole project is gone.
    fs::remove_dir_all(session.test.path("book")).expect("a folder to remove");
    session.tell("workspace/didChangeWatchedFiles", json!({"changes": []}));
    drop(session.ask_at("textDocument/hover", CHAPTER, &place));
    assert_eq!(session.end(), Some(0));
}

#[test]
fn the_files_of_a_template_and_works_are_known() {
    let (mut session, _) = with_chapter();
    let works = session.open(WORKS);
    let place = at(&works, "verk2019", 2);
    let found = session.ask_at("textDocument/references", WORKS, &place);
    assert_snapshot!(session.shown(&found), @r#"
    {"range":{"end":{"character":54,"line":4},"start":{"character":46,"line":4}},"uri":"ROOT/book/r/chapters/01-resultat.yaml"}
    {"range":{"end":{"character":8,"line":0},"start":{"character":0,"line":0}},"uri":"ROOT/book/r/verk.yaml"}
    "#);
    let settings = "baslinje.yaml";
    session.open_as(settings, "");
    assert_snapshot!(offered(&mut session, settings, "lang¦"), @r"
    title | text; default: a word for reports in the language of the list | title:␣
    publisher | text | publisher:␣
    language | `sv`, `nb`, `en`, `da`; default: that of the reports, or `en` if they have several | language:␣
    site | text; required for `feed.xml` | site:␣
    templates | list of paths | templates:␣
    ");
}

#[test]
fn code_that_does_not_end_is_told_before_the_server_ends() {
    let mut session = Session::start(ReportTest::new(), &["--time-limit", "1"]);
    drop(session.ask("initialize", json!({"capabilities": {}})));
    session.open(CHAPTER);
    session.checked("r", CHAPTER);
    let code = "#let n = 9000\n      Se: #for i in range(n) { for j in range(n) { for k in \
                range(n) {} } }";
    session.change(
        CHAPTER,
        &format!("title: A\nblocks:\n  - text: |\n      {code}\n  - references\n"),
    );
    let is_it = |message: &Value| message["method"] == json!("window/showMessage");
    let told = session.wait(is_it);
    assert_snapshot!(session.shown(&told["params"]), @r#"{"message":"book/r/chapters/01-resultat.yaml:5:12: the Typst code here has not ended after 1 s\nhint: look for a loop, a repetition or a function that calls itself, or allow more time with `--time-limit`","type":1}"#);
    assert_eq!(session.ended(), Some(1));
}
