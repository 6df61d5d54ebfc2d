//! Texts whose signs are markup, or are not.

use std::collections::BTreeSet;

use typst::syntax::{LinkedNode, SyntaxKind, SyntaxNode, parse};

use super::{LostReason, literal_signs, lost_signs};

/// A text with the backslashes that it needs, and what of it would not be printed.
struct StandingSigns {
    text: String,
    /// The bytes of the backslashes that were put in.
    fixed: BTreeSet<usize>,
    lost: Vec<LostReason>,
}

fn standing(text: &str) -> StandingSigns {
    let (mut text, mut fixed) = (text.to_owned(), BTreeSet::new());
    loop {
        let literal = literal_signs(&text, &fixed);
        if literal.is_empty() {
            break;
        }
        let (mut next, mut now) = (String::new(), BTreeSet::new());
        for (byte, sign) in text.char_indices() {
            if literal.contains(&byte) {
                now.insert(next.len());
                next.push('\\');
            }
            if fixed.contains(&byte) {
                now.insert(next.len());
            }
            next.push(sign);
        }
        (text, fixed) = (next, now);
    }
    let lost = lost_signs(&text, &fixed).into_iter().map(|lost| lost.reason).collect();
    StandingSigns { text, fixed, lost }
}

/// What a reader reads of a text, by another way than the one that is tested: the signs of
/// lists and of emphasis are told where anybody would take them for such.
fn printed(signs: &StandingSigns) -> String {
    let root = parse(&signs.text);
    let mut out = String::new();
    read(&LinkedNode::new(&root), signs, &mut out);
    out
}

/// Whether there is something in it that is told when the document is set: code, a formula,
/// a heading.
fn is_told_later(node: &LinkedNode<'_>) -> bool {
    matches!(node.kind(), SyntaxKind::Hash | SyntaxKind::Equation | SyntaxKind::Heading)
        || node.children().any(|child| is_told_later(&child))
}

/// Whether the parser finds a mistake in it, which an author is told.
fn is_wrong(root: &SyntaxNode) -> bool {
    !root.errors_and_warnings().0.is_empty()
}

fn read(node: &LinkedNode<'_>, signs: &StandingSigns, out: &mut String) {
    let text = signs.text.as_str();
    let before = text[..node.offset()].chars().next_back();
    let after = text[node.range().end..].chars().next();
    let leaf = node.leaf_text();
    let is_word = |sign: Option<char>| sign.is_some_and(|sign| !sign.is_whitespace());
    let in_word = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
    match node.kind() {
        SyntaxKind::Text
        | SyntaxKind::SmartQuote
        | SyntaxKind::Link
        | SyntaxKind::RefMarker
        | SyntaxKind::ListMarker
        | SyntaxKind::EnumMarker
        | SyntaxKind::TermMarker
        | SyntaxKind::Colon
        | SyntaxKind::RawDelim => out.push_str(leaf),
        SyntaxKind::Escape => {
            // One before a sign is Typst's own way to write that sign.
            let is_ours = signs.fixed.contains(&node.offset());
            out.push_str(if is_ours { &leaf[1..] } else { leaf.as_str() });
        }
        SyntaxKind::Shorthand if leaf == "~" => {
            if is_word(before) && is_word(after) {
                out.push('~');
            }
        }
        SyntaxKind::Shorthand if leaf == "-?" => {
            if before.is_some_and(char::is_alphabetic)
                && after.is_some_and(char::is_alphabetic)
            {
                out.push_str("-?");
            }
        }
        SyntaxKind::Shorthand => out.push_str(leaf),
        SyntaxKind::Star | SyntaxKind::Underscore => {
            let opens = is_word(after) && !in_word(before);
            let closes = is_word(before) && !in_word(after);
            if opens || closes {
                out.push_str(leaf);
            }
        }
        SyntaxKind::Linebreak if !is_word(before) || after == Some('\n') => {
            out.push('\\');
        }
        _ => {
            for child in node.children() {
                read(&child, signs, out);
            }
        }
    }
}

/// What must be the same in what is written and what is read.
fn letters(text: &str) -> String {
    let sign = |sign: char| match sign {
        '–' | '—' | '−' => '-',
        '”' | '“' => '"',
        '’' => '\'',
        other => other,
    };
    text.chars().filter(|sign| !sign.is_whitespace()).map(sign).collect()
}

/// Numbers that are the same in every run.
struct RandomSigns(u64);

impl RandomSigns {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % u64::try_from(end).expect("a number"))
            .expect("small")
    }
}

#[test]
fn signs_that_nobody_means_as_markup_stand_as_they_are_written() {
    for text in [
        "Vi är #1 i länet och #2 i landet.",
        "Nr # 5, C#, F#-moll och #.",
        "Det är #none och #true.",
        "I <kommun> bor de som är <30 år (p<0,05) och 5 < 6 > 4.",
        "Se ftp://ftp.a.se/b, www.a.se//b, och//eller, file:///c och https://a.se//b.",
        "Filen ligger i G:\\FoU och G:\\FoU\\2019\\ny fil.",
        "Eller på \\\\server\\fou\\#1 och G:\\ och C:\\_a\\.b samt \\\\server.",
        "Skriv \\n eller \\alfa, och/eller\\inte.",
        "Det kostar $20 eller $30, US$ 5, 20$ och 30 $ och 40 $.",
        "Ca ~20, ( ~5) och 5 ~ 6.",
        "Kör --hjälp, eller -----.",
        "Mellan 5-? och 7.",
        "Här är 5 * 3 * 2, ökade* och minskade*, p<0,001*** och p<0,05**.",
        "En _ och två _ till, snake_case, Namn: ______, och __ där.",
        "På d`Or och l`Homme.",
        "*) Skattade värden.",
        "Skriv till anna.ek@region.se eller info@a-b.se.",
        "Se noten#footnote[en]; sedan nästa.",
        "slut \\u{ fel",
        "Antalet var\n67. Därefter 2.\n2019. Så.",
        "= 5 procent",
        "+ 5 procent\n+ 6 procent",
        "/ inget begrepp",
        "curly ’ ” “ – och\u{ad}mjukt, hårt\u{a0}rum, tabb\tär\u{200b}tom 🙂",
        "*/ och så",
        "#!skal",
    ] {
        let signs = standing(text);
        let kept = &signs.text;
        let footnotes = |text: &str| text.replace("#footnote[en]", "en");
        assert_eq!(letters(&printed(&signs)), letters(&footnotes(text)), "{kept}");
        assert!(signs.lost.is_empty(), "{text}");
        assert!(!is_wrong(&parse(kept)), "{kept}");
    }
}

#[test]
fn markup_stays_markup() {
    for text in [
        "Det är *viktigt* och _nytt_ (*så*), *_båda_*, _{x}_.",
        "- ett\n- två\n  - tre\n+ fyra\n1. fem\n2. sex\n/ Ord: mening",
        "Kap.~3, 67~%, --, a -- b, 10--15, ---, till-?gång, ...",
        "`kod`, ```rust\nlet x;\n``` och \\# \\* \\_ \\\\ \\67. så",
        "rad \\\nnästa \\ rad",
        "#emph[x]#footnote[Se *här*; nu.] #text(red)[ord] #h(1em);ord",
        "#let x = 1;\n#figure([a]) <fig>\n\n$ x $ <eq> #image(\"a\")<b>",
        "@nns2015[s. 5], @diagram:a.",
        "G:\\\\FoU\\\\2019 och \\\\\\\\server\\\\fou",
        "Se https://a.se/b_c_d*e.",
    ] {
        assert_eq!(standing(text).text, text);
        assert!(standing(text).lost.is_empty(), "{text}");
    }
}

#[test]
fn what_may_have_been_meant_is_told() {
    use LostReason as Reason;
    for (text, reason) in [
        ("Hej. // nej", Reason::LineRemark),
        ("// nej\nHej.", Reason::LineRemark),
        ("//server/fou", Reason::LineRemark),
        ("Hej /* nej */ då", Reason::BlockRemark),
        ("#emph[a // b\n]", Reason::LineRemark),
        ("Det är **viktigt** här", Reason::Doubled),
        ("Det är __viktigt__ här", Reason::Doubled),
        ("``citat''", Reason::EmptyRaw),
        ("```hej```", Reason::RawLanguage),
        ("```hej då```", Reason::RawLanguage),
        ("Hej.\n\n# Rubrik", Reason::Heading),
        ("## Rubrik", Reason::Heading),
        ("• ett\n• två", Reason::PastedList),
        ("Så här:\n•\tett\n•\ttvå", Reason::PastedList),
        ("-\u{a0}ett\n-\u{a0}två", Reason::PastedList),
        ("– ett\n– två", Reason::PastedList),
        ("1) ett\n2) två", Reason::PastedList),
        ("a) ett\nb) två", Reason::PastedList),
    ] {
        assert_eq!(standing(text).lost, [reason], "{text}");
    }
    for text in ["• ett\n\n• två", "– Hej, sade hon\noch gick.", "1) ett", "en\n– två"]
    {
        assert!(standing(text).lost.is_empty(), "{text}");
    }
}

/// Pieces of text as people write and paste it.
const PIECES: &[&str] = &[
    "{ mean(x) }",
    "#5",
    "#1",
    "# ",
    "#",
    "C#",
    "<kommun>",
    "<30 år",
    "p<0,05",
    "//",
    "/*",
    "*/",
    "ftp://a.se/b",
    "www.a.se//b",
    "https://a.se/b ",
    "G:\\FoU",
    "G:\\FoU\\2019",
    "\\\\server\\fou",
    "\\",
    "$20",
    "$",
    "20 $",
    "~",
    "~20",
    "a~b",
    "--",
    "---",
    "-----",
    "-?",
    "...",
    "snake_case",
    "_",
    "*",
    "**",
    "5 * 3",
    "ökade*",
    "`",
    "d`Or",
    "= ",
    "- ",
    "+ ",
    "/ ",
    "+ 5",
    "= 5",
    "1. ",
    "2019. ",
    "anna@region.se",
    "•\t",
    "– ",
    "1) ",
    "’",
    "”",
    "\"",
    "'",
    "\u{ad}",
    "\u{a0}",
    "\t",
    "\u{200b}",
    "ord",
    "Och",
    " ",
    "\n",
    "\n\n",
    ".",
    ",",
    ";",
    ":",
    "&",
    "%",
    "___",
    "!",
    ")",
];

#[test]
fn no_sign_of_random_text_is_lost_without_a_word() {
    let (mut dice, mut kept, mut told) = (RandomSigns(2026), 0, 0);
    for _ in 0..6_000 {
        let count = 1 + dice.below(9);
        let pieces = (0..count).map(|_| PIECES[dice.below(PIECES.len())]);
        let text = pieces.collect::<String>();
        let signs = standing(&text);
        let root = parse(&signs.text);
        if !signs.lost.is_empty()
            || is_wrong(&root)
            || is_told_later(&LinkedNode::new(&root))
        {
            told += 1;
            continue;
        }
        kept += 1;
        let kept_as = &signs.text;
        assert_eq!(letters(&printed(&signs)), letters(&text), "{text:?} as {kept_as:?}");
    }
    assert!(kept > 2_000, "{kept} stand, {told} are told");
}
