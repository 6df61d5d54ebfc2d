//! `data codebook` on the answer scales of questionnaires that are public: each whole scale as
//! a column with its answers in shuffled order. Facts about the questionnaires are the
//! answers; their questions are not repeated.

use std::fmt::Write;

use serde_yaml::Value;

use crate::harness::ReportTest;

/// A scale as it is asked: where, what it is taken for, its answers from low to high, and
/// those that are none.
type Asked = (&'static str, &'static str, &'static str, &'static str);

const SCALES: &[Asked] = &[
    // SOM-undersökningen (SOM-institutet).
    (
        "som_forslag",
        "ordinal",
        "Mycket dåligt förslag|Ganska dåligt förslag|Varken bra eller dåligt förslag|Ganska bra förslag|Mycket bra förslag",
        "",
    ),
    (
        "som_fortroende",
        "ordinal",
        "Mycket litet förtroende|Ganska litet förtroende|Varken stort eller litet förtroende|Ganska stort förtroende|Mycket stort förtroende",
        "Ingen uppfattning",
    ),
    (
        "som_vanor",
        "ordinal",
        "Ingen gång|Någon gång de senaste 12 månaderna|Någon gång i halvåret|Någon gång i kvartalet|Någon gång i månaden|Någon gång i veckan|Flera gånger i veckan",
        "",
    ),
    (
        "som_intresse",
        "ordinal",
        "Inte alls intresserad|Inte särskilt intresserad|Ganska intresserad|Mycket intresserad",
        "",
    ),
    // Hälsa på lika villkor (Folkhälsomyndigheten).
    ("hlv_halsa", "ordinal", "Mycket dåligt|Dåligt|Någorlunda|Bra|Mycket bra", ""),
    ("hlv_besvar", "ordinal", "Nej|Ja, lätta besvär|Ja, svåra besvär", ""),
    // GHQ-12, as Hälsa på lika villkor asked until 2016, and in English.
    (
        "ghq_battre",
        "ordinal",
        "Mycket sämre än vanligt|Sämre än vanligt|Som vanligt|Bättre än vanligt",
        "",
    ),
    (
        "ghq_mer",
        "ordinal",
        "Inte alls|Inte mer än vanligt|Mer än vanligt|Mycket mer än vanligt",
        "",
    ),
    (
        "ghq_more",
        "ordinal",
        "Not at all|No more than usual|Rather more than usual|Much more than usual",
        "",
    ),
    // ULSAM (Uppsala universitet), the questionnaire at 82 years.
    ("ulsam_halsa", "ordinal", "Dåligt|Något däremellan|Gott", ""),
    ("hlv_kon", "nominal", "Kvinna|Man|Annat alternativ", "Vill inte svara"),
    // Medarbetarenkät med HME (SKR och RKA).
    (
        "hme",
        "ordinal",
        "1 Stämmer mycket dåligt|2 Stämmer ganska dåligt|3 Stämmer varken bra eller dåligt|4 Stämmer ganska bra|5 Stämmer mycket bra",
        "Vet ej",
    ),
    // Nationell patientenkät (SKR).
    ("npe", "ordinal", "Nej, inte alls|Delvis|Ja, helt och hållet", "Ej aktuellt"),
    (
        "npe_fem",
        "ordinal",
        "1 - Nej, inte alls|2|3|4|5 - Ja, helt och hållet",
        "Ej aktuellt",
    ),
    // ULF/SILC (SCB) och LNU (SOFI).
    ("ulf_halsa", "ordinal", "Mycket dålig|Dålig|Någorlunda|God|Mycket god", "Vet ej"),
    ("lnu_halsa", "ordinal", "Dåligt|Något mitt emellan|Gott", ""),
    // LUPP (MUCF).
    (
        "lupp_ofta",
        "ordinal",
        "Aldrig|Mer sällan|Någon gång i månaden|Någon gång i veckan|Flera gånger i veckan|Varje dag",
        "",
    ),
    (
        "lupp_nojd",
        "ordinal",
        "Mycket missnöjd|Ganska missnöjd|Varken nöjd eller missnöjd|Ganska nöjd|Mycket nöjd",
        "",
    ),
    (
        "lupp_trygg",
        "ordinal",
        "Mycket otrygg|Ganska otrygg|Varken trygg eller otrygg|Ganska trygg|Mycket trygg",
        "",
    ),
    // Skolenkäten (Skolinspektionen).
    (
        "skolenkat",
        "ordinal",
        "Stämmer inte alls|Stämmer ganska dåligt|Stämmer ganska bra|Stämmer helt och hållet",
        "Vet ej",
    ),
    // COPSOQ, the Swedish and the English edition.
    (
        "copsoq_grad",
        "ordinal",
        "I mycket låg grad|I låg grad|Delvis|I hög grad|I mycket hög grad",
        "",
    ),
    (
        "copsoq_ofta",
        "ordinal",
        "Aldrig/nästan aldrig|Sällan|Ibland|Ofta|Alltid",
        "Ej relevant",
    ),
    (
        "copsoq_extent",
        "ordinal",
        "To a very small extent|To a small extent|Somewhat|To a large extent|To a very large extent",
        "",
    ),
    ("copsoq_often", "ordinal", "Never/hardly ever|Seldom|Sometimes|Often|Always", ""),
    // WHO-5, in three languages.
    (
        "who5_en",
        "ordinal",
        "At no time|Some of the time|Less than half of the time|More than half of the time|Most of the time|All of the time",
        "",
    ),
    (
        "who5_sv",
        "ordinal",
        "Aldrig|Ibland|Mindre än hälften av tiden|Mer än hälften av tiden|Mestadels|Hela tiden",
        "",
    ),
    (
        "who5_nb",
        "ordinal",
        "Ikke i det hele tatt|Noen ganger|Mindre enn halvparten av tiden|Mer enn halvparten av tiden|Det meste av tiden|Hele tiden",
        "",
    ),
    // EQ-5D-5L.
    (
        "eq5d_sv",
        "ordinal",
        "Jag är varken orolig eller nedstämd|Jag är lite orolig eller nedstämd|Jag är ganska orolig eller nedstämd|Jag är mycket orolig eller nedstämd|Jag är extremt orolig eller nedstämd",
        "",
    ),
    (
        "eq5d_en",
        "ordinal",
        "I have no problems in walking about|I have slight problems in walking about|I have moderate problems in walking about|I have severe problems in walking about|I am unable to walk about",
        "",
    ),
    // CSQ-8.
    ("csq_quality", "ordinal", "Poor|Fair|Good|Excellent", ""),
    (
        "csq_satisfied",
        "ordinal",
        "Quite dissatisfied|Indifferent or mildly dissatisfied|Mostly satisfied|Very satisfied",
        "",
    ),
    (
        "csq_again",
        "ordinal",
        "No, definitely not|No, I don't think so|Yes, I think so|Yes, definitely",
        "",
    ),
    // PHQ-9.
    (
        "phq_sv",
        "ordinal",
        "Inte alls|Flera dagar|Mer än hälften av dagarna|Nästan varje dag",
        "",
    ),
    (
        "phq_nb",
        "ordinal",
        "Ikke i det hele tatt|Noen dager|Mer enn halvparten av dagene|Nesten hver dag",
        "",
    ),
    // European Social Survey.
    (
        "ess_agree",
        "ordinal",
        "Disagree strongly|Disagree|Neither agree nor disagree|Agree|Agree strongly",
        "Refusal|Don't know|No answer",
    ),
    ("ess_health", "ordinal", "Very bad|Bad|Fair|Good|Very good", "Refusal"),
    (
        "ess_meet",
        "ordinal",
        "Never|Less than once a month|Once a month|Several times a month|Once a week|Several times a week|Every day",
        "",
    ),
    (
        "ess_interest",
        "ordinal",
        "Not at all interested|Hardly interested|Quite interested|Very interested",
        "Not applicable",
    ),
    // Innbyggerundersøkelsen (DFØ).
    (
        "dfo_fornoyd",
        "ordinal",
        "Svært misfornøyd|Misfornøyd|Litt misfornøyd|Verken fornøyd eller misfornøyd|Litt fornøyd|Fornøyd|Svært fornøyd",
        "Vet ikke|Ikke relevant",
    ),
    (
        "dfo_grad",
        "ordinal",
        "I svært liten grad|I liten grad|I noen grad|I stor grad|I svært stor grad",
        "Ikke aktuelt",
    ),
    // Ungdata (NOVA).
    ("ungdata_enig", "ordinal", "Helt uenig|Litt uenig|Litt enig|Helt enig", ""),
    (
        "ungdata_plaget",
        "ordinal",
        "Ikke plaget i det hele tatt|Litt plaget|Ganske mye plaget|Veldig mye plaget",
        "",
    ),
    (
        "ungdata_ganger",
        "ordinal",
        "Ingen ganger|En gang|2–5 ganger|6 ganger eller mer",
        "Vil ikke svare",
    ),
    ("ungdata_kjonn", "nominal", "Jente|Gutt", "Ønsker ikke å svare"),
    // Elevundersøkelsen (Utdanningsdirektoratet), bokmål and nynorsk.
    (
        "elev_fag",
        "ordinal",
        "Ikke i noen fag|I svært få fag|I noen fag|I mange fag|I alle eller de fleste fag",
        "",
    ),
    (
        "elev_ofte",
        "ordinal",
        "Aldri|Sjelden|Noen ganger|Ofte|Svært ofte eller alltid",
        "",
    ),
    (
        "elev_mobbing",
        "ordinal",
        "Ikke i det hele tatt|En sjelden gang|2 eller 3 ganger i måneden|Omtrent 1 gang i uken|Flere ganger i uken",
        "",
    ),
    (
        "elev_trives",
        "ordinal",
        "Trives ikke i det hele tatt|Trives ikke noe særlig|Trives litt|Trives godt|Trives svært godt",
        "",
    ),
    (
        "elev_fag_nn",
        "ordinal",
        "Ikkje i nokon fag|I svært få fag|I nokre fag|I mange fag|I alle eller dei fleste fag",
        "Veit ikkje",
    ),
    (
        "elev_ofte_nn",
        "ordinal",
        "Aldri|Sjeldan|Nokre gonger|Ofte|Svært ofte eller alltid",
        "Vil ikkje svare",
    ),
    // Levekårsundersøkelsen (SSB).
    (
        "ssb_helse",
        "ordinal",
        "Svært dårlig|Dårlig|Verken god eller dårlig|God|Svært god",
        "Vil ikke svare|Vet ikke",
    ),
    (
        "ssb_utdanning",
        "ordinal",
        "Grunnskole|Videregående skole|Fagskole|Universitet/høgskole, inntil 4 år|Universitet/høgskole, mer enn 4 år",
        "Uoppgitt",
    ),
    // World Values Survey.
    (
        "wvs_important",
        "ordinal",
        "Not at all important|Not very important|Rather important|Very important",
        "Don't know",
    ),
    // AUDIT-C (WHO).
    (
        "audit_en",
        "ordinal",
        "Never|Monthly or less|2–4 times a month|2–3 times a week|4 or more times a week",
        "",
    ),
    (
        "audit_sv",
        "ordinal",
        "Aldrig|1 gång i månaden eller mer sällan|2–4 gånger i månaden|2–3 gånger i veckan|4 gånger i veckan eller mer",
        "",
    ),
    // Yes and no, as everywhere.
    ("ja_sv", "nominal", "Ja|Nej", "Vet ej|Vill ej svara"),
    ("ja_nb", "nominal", "Ja|Nei", "Vet ikke"),
    ("ja_en", "nominal", "Yes|No", "Prefer not to answer|Don't know"),
];

/// The scales as a file with a column each, whose answers come in an order of their own, and
/// one of them last and once only.
fn file(scales: &[Asked], change: impl Fn(&str) -> String) -> String {
    let head = scales.iter().map(|(name, ..)| *name).collect::<Vec<_>>().join(";");
    let mut text = head + "\n";
    for row in 0..60_usize {
        let cells = scales.iter().map(|(_, _, answers, missing)| {
            let all =
                answers.split('|').chain(missing.split('|').filter(|it| !it.is_empty()));
            let all = all.collect::<Vec<_>>();
            // Steps of 11, from 3: every answer, and not in its order.
            let of = if row < 59 { (row * 11 + 3) % all.len() } else { 0 };
            change(all[of])
        });
        let _ = writeln!(text, "{}", cells.collect::<Vec<_>>().join(";"));
    }
    text
}

/// What was written of a column: its scale, its values and its missing answers by codes.
fn written(codebook: &Value, name: &str) -> (String, Vec<(String, String)>, Vec<String>) {
    let variable = &codebook["variables"][name];
    let scale = variable["scale"].as_str().unwrap_or_default().to_owned();
    let list = |key: &str| {
        let value = &variable[key];
        let map = match value.as_str() {
            Some(set) => &codebook["value-sets"][set],
            None => value,
        };
        let entries = map.as_mapping().into_iter().flatten();
        let text = |value: &Value| match value {
            Value::String(text) => text.clone(),
            other => serde_yaml::to_string(other).expect("a scalar").trim().to_owned(),
        };
        entries.map(|(code, label)| (text(code), text(label))).collect::<Vec<_>>()
    };
    let missing = list("missing").into_iter().map(|(code, _)| code).collect();
    (scale, list("values"), missing)
}

/// Holds every scale against what is written of it; tells what differs.
#[track_caller]
fn check(scales: &[Asked], change: impl Fn(&str) -> String) {
    let test = ReportTest::empty().file("svar.csv", file(scales, &change));
    let outcome = test.run(&["data", "codebook", "svar.csv", "--out", "kodbok.yaml"]);
    outcome.done();
    let text = outcome.text("kodbok.yaml");
    let codebook = serde_yaml::from_str::<Value>(&text).expect("YAML");
    let mut wrong = String::new();
    for (name, scale, answers, missing) in scales {
        let codes = |texts: &str| {
            let texts = texts.split('|').filter(|text| !text.is_empty());
            texts.map(|text| change(text).trim().to_owned()).collect::<Vec<_>>()
        };
        let (found, values, mut none) = written(&codebook, name);
        let values = values.into_iter().map(|(code, _)| code).collect::<Vec<_>>();
        let mut missing = codes(missing);
        missing.sort();
        none.sort();
        if found != **scale || values != codes(answers) || none != missing {
            let _ = writeln!(wrong, "{name}: {found} {values:?} {none:?}");
        }
    }
    assert_eq!(wrong, "", "{text}");
    let again = outcome.again().run(&["data", "describe", "kodbok.yaml"]);
    again.done();
}

#[test]
fn the_scales_of_public_questionnaires_are_recognised() {
    check(SCALES, str::to_owned);
}

#[test]
fn capitals_spaces_and_decomposed_letters_make_no_difference() {
    check(SCALES, |text| text.to_uppercase());
    check(SCALES, |text| text.replace(' ', "\u{a0}"));
    check(SCALES, |text| text.replace('ö', "o\u{308}").replace('å', "a\u{30a}"));
    check(SCALES, |text| format!("{text}. "));
}

#[test]
fn numbers_before_answers_are_no_part_of_them() {
    let ordinal = SCALES.iter().filter(|(_, scale, answers, missing)| {
        let has_number = answers.starts_with(|c: char| c.is_ascii_digit());
        *scale == "ordinal" && missing.is_empty() && !has_number
    });
    let scales = ordinal.copied().collect::<Vec<_>>();
    assert!(scales.len() > 20);
    for (index, form) in ["# - ", "#. ", "#=", "# ", "#) "].into_iter().enumerate() {
        for one in scales.iter().skip(index).step_by(5) {
            let answers = one.2;
            let numbered = |text: &str| {
                let place = answers.split('|').position(|answer| answer == text);
                let number = place.expect("an answer") + 1;
                format!("{}{text}", form.replace('#', &number.to_string()))
            };
            // One column alone would be asked for its separator.
            check(&[*one, ("igen", "ordinal", answers, "")], numbered);
        }
    }
}

#[test]
fn labels_are_answers_without_their_numbers() {
    let scales = [
        (
            "hme",
            "ordinal",
            "1 Stämmer mycket dåligt|2 Stämmer ganska dåligt|3 Stämmer ganska bra",
            "",
        ),
        ("andra", "nominal", "Ja|Nej", ""),
    ];
    let test = ReportTest::empty().file("svar.csv", file(&scales, str::to_owned));
    let outcome = test.run(&["data", "codebook", "svar.csv"]);
    outcome.done();
    let codebook = serde_yaml::from_str::<Value>(&outcome.stdout).expect("YAML");
    let (_, values, _) = written(&codebook, "hme");
    let labels = values.into_iter().map(|(_, label)| label).collect::<Vec<_>>();
    assert_eq!(
        labels,
        ["Stämmer mycket dåligt", "Stämmer ganska dåligt", "Stämmer ganska bra"]
    );
    let scores = &codebook["variables"]["hme"]["scores"];
    assert_eq!(scores["Stämmer ganska bra"], Value::from(3));
}

#[test]
fn words_that_are_no_scale_stay_what_they_are() {
    let scales = [
        ("fard", "nominal", "Buss|Cykel|Tåg|Annat", ""),
        ("ort", "nominal", "Bollnäs|Gävle|Ockelbo", "Vet ej"),
        ("farg", "nominal", "Blå|Grön|Röd", ""),
    ];
    check(&scales, str::to_owned);
}

#[test]
fn degrees_of_what_no_questionnaire_asks_are_ordered() {
    let scales = [
        (
            "trygg",
            "ordinal",
            "Inte alls trygg|Inte särskilt trygg|Ganska trygg|Mycket trygg",
            "Vet ej",
        ),
        (
            "varm",
            "ordinal",
            "Very uncomfortable|Fairly uncomfortable|Neither comfortable nor uncomfortable|Fairly comfortable|Very comfortable",
            "",
        ),
        (
            "enkelt",
            "ordinal",
            "Mycket svårt|Ganska svårt|Varken lätt eller svårt|Ganska lätt|Mycket lätt",
            "",
        ),
        (
            "alder",
            "ordinal",
            "Under 18 år|18–29 år|30–64 år|65 år eller äldre",
            "Vill ej uppge",
        ),
    ];
    check(&scales, str::to_owned);
}
