//! The tool's own words and signs in each language a document can be written in.

pub mod sentence;

use std::collections::BTreeMap;

/// The language of a document.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
)]
pub enum Language {
    /// Swedish.
    Sv,
    /// Norwegian bokmål.
    Nb,
    /// English.
    En,
}

impl Language {
    /// All languages, with the code an author writes.
    pub const ALL: [(&'static str, Self); 3] =
        [("sv", Self::Sv), ("nb", Self::Nb), ("en", Self::En)];

    /// The language of a code such as `sv`.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == code).map(|(_, language)| *language)
    }

    /// The ISO 639 code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Sv => "sv",
            Self::Nb => "nb",
            Self::En => "en",
        }
    }

    /// The ISO 3166 code of the region whose conventions are followed.
    #[must_use]
    pub fn region(self) -> &'static str {
        match self {
            Self::Sv => "SE",
            Self::Nb => "NO",
            Self::En => "GB",
        }
    }

    /// What stands before the decimals.
    #[must_use]
    pub fn decimal_sign(self) -> char {
        match self {
            Self::Sv | Self::Nb => ',',
            Self::En => '.',
        }
    }

    /// What stands between groups of three digits.
    #[must_use]
    pub fn thousands_sign(self) -> char {
        match self {
            Self::Sv | Self::Nb => crate::number::NO_BREAK_SPACE,
            Self::En => ',',
        }
    }

    /// The month's name; `month` is counted from 1.
    #[must_use]
    pub fn month(self, month: u8) -> &'static str {
        let months = match self {
            Self::Sv => [
                "januari",
                "februari",
                "mars",
                "april",
                "maj",
                "juni",
                "juli",
                "augusti",
                "september",
                "oktober",
                "november",
                "december",
            ],
            Self::Nb => [
                "januar",
                "februar",
                "mars",
                "april",
                "mai",
                "juni",
                "juli",
                "august",
                "september",
                "oktober",
                "november",
                "desember",
            ],
            Self::En => [
                "January",
                "February",
                "March",
                "April",
                "May",
                "June",
                "July",
                "August",
                "September",
                "October",
                "November",
                "December",
            ],
        };
        months[usize::from(month.clamp(1, 12)) - 1]
    }

    /// A date as running text: `28 april 2017`.
    #[must_use]
    pub fn long_date(self, year: i32, month: u8, day: u8) -> String {
        let point = if self == Self::Nb { "." } else { "" };
        format!("{day}{point} {} {year}", self.month(month))
    }

    /// One of the tool's own words; see [`words`](Self::words) for the list.
    ///
    /// # Panics
    ///
    /// If there is no such word, which is a mistake in this program.
    #[must_use]
    pub fn word(self, key: &str) -> &'static str {
        let (_, texts) = WORDS
            .iter()
            .find(|(known, _)| *known == key)
            .unwrap_or_else(|| panic!("no word `{key}` in the table of words"));
        texts[self.index()]
    }

    /// The text in this language, of Swedish, bokmål and English.
    #[must_use]
    pub fn pick<T: Copy>(self, texts: [T; 3]) -> T {
        texts[self.index()]
    }

    /// All of the tool's own words in this language, for templates.
    #[must_use]
    pub fn words(self) -> BTreeMap<&'static str, &'static str> {
        WORDS.iter().map(|(key, texts)| (*key, texts[self.index()])).collect()
    }

    /// A confidence level in per cent, without a sign: `95`, `99,9`.
    #[must_use]
    pub fn level(self, level: f64) -> String {
        let text = format!("{:.2}", level * 100.0);
        let text = text.trim_end_matches('0').trim_end_matches('.');
        text.replace('.', &self.decimal_sign().to_string())
    }

    fn index(self) -> usize {
        match self {
            Self::Sv => 0,
            Self::Nb => 1,
            Self::En => 2,
        }
    }
}

/// A label as it stands at the start of a line: with a capital.
#[must_use]
pub fn sentence_case(label: &str) -> String {
    let mut letters = label.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// Key, Swedish, bokmål, English.
#[rustfmt::skip]
const WORDS: &[(&str, [&str; 3])] = &[
    ("diagram", ["Diagram", "Diagram", "Chart"]),
    ("table", ["Tabell", "Tabell", "Table"]),
    ("figure", ["Figur", "Figur", "Figure"]),
    ("appendix", ["Bilaga", "Vedlegg", "Appendix"]),
    ("count", ["Antal", "Antall", "Number"]),
    ("percent", ["Procent", "Prosent", "Per cent"]),
    ("percent-word", ["procent", "prosent", "per cent"]),
    ("percentage-point", ["procentenhet", "prosentpoeng", "percentage point"]),
    ("percentage-points", ["procentenheter", "prosentpoeng", "percentage points"]),
    ("count-and-percent", ["Antal och procent", "Antall og prosent", "Number and per cent"]),
    ("mean", ["Medelvärde", "Gjennomsnitt", "Mean"]),
    ("weighted-percent", ["Vägda andelar i procent, ovägt n", "Vektede andeler i prosent, uvektet n", "Weighted shares in per cent, unweighted n"]),
    ("count-and-weighted-percent", ["Ovägt antal och vägda andelar i procent", "Uvektet antall og vektede andeler i prosent", "Unweighted number and weighted shares in per cent"]),
    ("weighted-mean", ["Vägt medelvärde, ovägt n", "Vektet gjennomsnitt, uvektet n", "Weighted mean, unweighted n"]),
    ("median", ["Median", "Median", "Median"]),
    ("sd", ["Standardavvikelse", "Standardavvik", "Standard deviation"]),
    ("se", ["Medelfel", "Standardfeil", "Standard error"]),
    ("interval-short", ["{}\u{a0}% KI", "{}\u{a0}% KI", "{}% CI"]),
    ("interval-low", ["nedre", "nedre", "lower"]),
    ("interval-high", ["övre", "øvre", "upper"]),
    ("with-intervals", [
        "med {}-procentiga konfidensintervall",
        "med {} prosents konfidensintervaller",
        "with {}% confidence intervals",
    ]),
    ("letters", ["Bokstäver", "Bokstaver", "Letters"]),
    ("total", ["Totalt", "Totalt", "Total"]),
    ("all", ["Alla", "Alle", "All"]),
    ("no-answer", ["Svar saknas", "Ubesvart", "No answer"]),
    ("mentions", ["svar", "svar", "answers"]),
    ("row", ["svar", "svar", "answer"]),
    ("rows", ["svar", "svar", "answers"]),
    ("data-row", ["rad", "rad", "row"]),
    ("data-rows", ["rader", "rader", "rows"]),
    ("ticks", ["markeringar", "avkrysninger", "choices"]),
    ("from", ["från", "fra", "from"]),
    ("or", ["eller", "eller", "or"]),
    ("only", ["Endast", "Bare", "Only"]),
    ("and", ["och", "og", "and"]),
    ("of", ["av", "av", "of"]),
    ("note-not-comparable", [
        "Ej jämförbar med",
        "Ikke sammenlignbar med",
        "Not comparable with",
    ]),
    ("note-no-answer", ["Svar saknas", "Ubesvart", "No answer"]),
    ("note-without", ["utan uppgift om", "uten opplysning om", "without information on"]),
    ("note-in-no-group", [
        "i ingen av grupperna",
        "i ingen av gruppene",
        "in none of the groups",
    ]),
    ("note-is-not-counted", [
        "räknas inte här",
        "regnes ikke med her",
        "is not counted here",
    ]),
    ("note-are-not-counted", [
        "räknas inte här",
        "regnes ikke med her",
        "are not counted here",
    ]),
    ("note-share-of-all", [
        "Andel av alla, även dem som inte svarat.",
        "Andel av alle, også dem som ikke har svart.",
        "Share of all, including those who did not answer.",
    ]),
    ("note-several", [
        "Flera svar kunde lämnas.",
        "Flere svar var mulig.",
        "Several answers could be given.",
    ]),
    ("note-several-shares", [
        "Flera svar kunde lämnas, och andelarna kan tillsammans bli mer än 100.",
        "Flere svar var mulig, og andelene kan til sammen bli mer enn 100.",
        "Several answers could be given, and shares may add up to more than 100.",
    ]),
    ("note-share-of-valid", [
        "Andel av dem som har svarat.",
        "Andel av dem som har svart.",
        "Share of those who answered.",
    ]),
    ("note-share-of-category", [
        "Andelarna visar hur varje svar fördelas på grupperna.",
        "Andelene viser hvordan hvert svar fordeler seg på gruppene.",
        "Shares are how each answer is divided between the groups.",
    ]),
    ("note-share-of-table", [
        "Andelarna är andelar av hela tabellen.",
        "Andelene er andeler av hele tabellen.",
        "Shares are shares of the whole table.",
    ]),
    ("note-rounding", [
        "På grund av avrundning summerar andelarna inte alltid till 100.",
        "På grunn av avrunding summerer andelene seg ikke alltid til 100.",
        "Because of rounding, shares do not always add up to 100.",
    ]),
    ("note-same", ["Samma", "Samme", "The same"]),
    ("note-sums", [
        "Antalen är ändrade för att skydda dem som har svarat, och summerar inte alltid till totalerna.",
        "Antallene er endret for å verne dem som har svart, og summerer ikke alltid til totalene.",
        "Counts are changed to protect those who answered, and do not always add up to the totals.",
    ]),
    ("note-in-several-groups", [
        "kan räknas i flera grupper.",
        "kan telles i flere grupper.",
        "can be counted in several groups.",
    ]),
    ("note-shares-of-fewer", [
        "Andelar av färre än",
        "Andeler av færre enn",
        "Shares of fewer than",
    ]),
    ("sent", ["Utskickade", "Sendt ut", "Sent out"]),
    ("over-coverage", ["Övertäckning", "Overdekning", "Over-coverage"]),
    ("ineligible", ["Utanför målgruppen", "Utenfor målgruppen", "Not eligible"]),
    ("net-sample", ["Nettourval", "Nettoutvalg", "Net sample"]),
    ("returned", ["Inkomna", "Innkomne", "Returned"]),
    ("answered", ["Svarande", "Svarende", "Respondents"]),
    ("complete", ["Helt besvarade", "Fullstendig besvart", "Complete answers"]),
    ("partial", ["Delvis besvarade", "Delvis besvart", "Partial answers"]),
    ("unusable", ["Oanvändbara svar", "Ubrukelige svar", "Unusable answers"]),
    ("refused", ["Avböjt", "Avslått", "Refused"]),
    ("non-contact", ["Inte nådda", "Ikke nådd", "Not reached"]),
    ("other", ["Annat känt bortfall", "Annet kjent frafall", "Other known non-response"]),
    ("unknown", ["Okänt utfall", "Ukjent utfall", "Unknown outcome"]),
    ("known-nonresponse", ["Känt bortfall", "Kjent frafall", "Known non-response"]),
    ("unknown-nonresponse", ["Okänt bortfall", "Ukjent frafall", "Unknown non-response"]),
    ("outcome", ["Utfall", "Utfall", "Outcome"]),
    ("share-of-net", ["Av nettourvalet (%)", "Av nettoutvalget (%)", "Of the net sample (%)"]),
    ("response-rate", ["Svarsandel", "Svarandel", "Response rate"]),
    ("flow-less", ["därav bort:", "herav bort:", "less:"]),
    ("note-aapor", [
        "Svarsandelar enligt AAPOR (2023): RR1, RR3 och RR5 räknar helt besvarade, RR2, RR4 och RR6 även delvis besvarade.",
        "Svarandeler etter AAPOR (2023): RR1, RR3 og RR5 teller fullstendig besvarte, RR2, RR4 og RR6 også delvis besvarte.",
        "Response rates by AAPOR (2023): RR1, RR3 and RR5 count complete answers, RR2, RR4 and RR6 partial ones too.",
    ]),
    ("note-aapor-partial", [
        "RR1, RR3 och RR5 kan inte beräknas, eftersom delvis besvarade inte är åtskilda.",
        "RR1, RR3 og RR5 kan ikke beregnes, siden delvis besvarte ikke er skilt ut.",
        "RR1, RR3 and RR5 cannot be computed, since partial answers are not told apart.",
    ]),
    ("note-aapor-e", [
        "RR1 och RR2 räknar alla med okänt utfall till målgruppen, RR3 och RR4 andelen {e}, som är målgruppens andel av dem med känt utfall.",
        "RR1 og RR2 regner alle med ukjent utfall til målgruppen, RR3 og RR4 andelen {e}, som er målgruppens andel av dem med kjent utfall.",
        "RR1 and RR2 count all with an unknown outcome as eligible, RR3 and RR4 the share {e}, which is the eligible share of those with a known outcome.",
    ]),
    ("note-aapor-e-given", [
        "RR1 och RR2 räknar alla med okänt utfall till målgruppen, RR3 och RR4 andelen {e}.",
        "RR1 og RR2 regner alle med ukjent utfall til målgruppen, RR3 og RR4 andelen {e}.",
        "RR1 and RR2 count all with an unknown outcome as eligible, RR3 and RR4 the share {e}.",
    ]),
    ("note-aapor-unknown", [
        "RR5 och RR6 förutsätter att ingen med okänt utfall hör till målgruppen och redovisas därför inte.",
        "RR5 og RR6 forutsetter at ingen med ukjent utfall hører til målgruppen, og oppgis derfor ikke.",
        "RR5 and RR6 require that nobody with an unknown outcome is eligible, and are therefore not given.",
    ]),
    ("note-aapor-certain", [
        "Utan okända utfall är RR3 och RR5 lika med RR1, RR4 och RR6 lika med RR2.",
        "Uten ukjente utfall er RR3 og RR5 lik RR1, RR4 og RR6 lik RR2.",
        "Without unknown outcomes RR3 and RR5 equal RR1, RR4 and RR6 equal RR2.",
    ]),
    ("in-frame", ["I ramen", "I rammen", "In the frame"]),
    ("responded", ["Svarande", "Svarende", "Responded"]),
    ("response-rate-percent", ["Svarsandel (%)", "Svarandel (%)", "Response rate (%)"]),
    ("interval-95", ["95\u{a0}% KI", "95\u{a0}% KI", "95% CI"]),
    ("p-value", ["p-värde", "p-verdi", "p-value"]),
    ("background", ["Bakgrund", "Bakgrunn", "Background"]),
    ("note-wilson", [
        "KI = konfidensintervall för svarsandelen (Wilson), ovägt.",
        "KI = konfidensintervall for svarandelen (Wilson), uvektet.",
        "CI = confidence interval of the response rate (Wilson), unweighted.",
    ]),
    ("note-p-chi-square", [
        "p-värden: chi-tvåtest av om svarsandelen skiljer sig mellan grupperna.",
        "p-verdier: kjikvadrattest av om svarandelen er ulik mellom gruppene.",
        "p-values: chi-square test of whether the response rate differs between the groups.",
    ]),
    ("note-p-fisher", [
        "p-värden: Fishers exakta test av om svarsandelen skiljer sig mellan grupperna.",
        "p-verdier: Fishers eksakte test av om svarandelen er ulik mellom gruppene.",
        "p-values: Fisher’s exact test of whether the response rate differs between the groups.",
    ]),
    ("note-p-both", [
        "p-värden: chi-tvåtest av om svarsandelen skiljer sig mellan grupperna, Fishers exakta test där förväntade antal är små.",
        "p-verdier: kjikvadrattest av om svarandelen er ulik mellom gruppene, Fishers eksakte test der forventede antall er små.",
        "p-values: chi-square test of whether the response rate differs between the groups, Fisher’s exact test where expected counts are small.",
    ]),
    ("note-p-drawn", [
        "Där tabellen är för stor för Fishers exakta test är p-värdet skattat med slumpade tabeller, med standardfelet {error} eller mindre.",
        "Der tabellen er for stor for Fishers eksakte test, er p-verdien anslått med trukne tabeller, med standardfeilen {error} eller mindre.",
        "Where the table is too large for Fisher’s exact test, the p-value is estimated from tables drawn at random, with a standard error of {error} or less.",
    ]),
    ("note-p-holm", [
        "De är justerade för att testen är flera (Holm).",
        "De er justert for at testene er flere (Holm).",
        "They are adjusted for there being several tests (Holm).",
    ]),
    ("note-p-none", [
        ". = kan inte testas, eftersom antal är dolda eller ingenting varierar.",
        ". = kan ikke testes, siden antall er skjult eller ingenting varierer.",
        ". = cannot be tested, since counts are hidden or nothing varies.",
    ]),
    ("item", ["Fråga", "Spørsmål", "Item"]),
    ("turned", ["vänd", "snudd", "reversed"]),
    ("alpha", ["Cronbachs alfa", "Cronbachs alfa", "Cronbach’s alpha"]),
    ("standard-deviation", ["Standardavvikelse", "Standardavvik", "Standard deviation"]),
    ("rest-correlation", ["Korrelation med övriga", "Korrelasjon med øvrige", "Correlation with the rest"]),
    ("alpha-without", ["Alfa utan frågan", "Alfa uten spørsmålet", "Alpha without the item"]),
    ("note-alpha", [
        "De som har besvarat alla frågor.",
        "De som har besvart alle spørsmål.",
        "Those who answered every item.",
    ]),
    ("note-turned", [
        "En vänd fråga räknas från andra hållet, så att höga värden betyder detsamma som för de övriga.",
        "Et snudd spørsmål telles fra den andre enden, slik at høye verdier betyr det samme som for de øvrige.",
        "A reversed item is counted from the other end, so that high values mean the same as for the others.",
    ]),
    ("note-are-uncertain", ["är osäkra", "er usikre", "are uncertain"]),
    ("sign-suppressed", [
        "dolt, så att ingen ska kunna kännas igen eller räknas ut.",
        "skjult, slik at ingen skal kunne kjennes igjen eller regnes ut.",
        "hidden, so that nobody can be recognised or worked out.",
    ]),
    ("sign-too-few", [
        "bygger på för få svar för att redovisas.",
        "bygger på for få svar til å vises.",
        "rests on too few answers to be shown.",
    ]),
    ("sign-undefined", [
        "kan inte beräknas.",
        "kan ikke beregnes.",
        "cannot be computed.",
    ]),
    ("sign-zero", ["ingen, inget svar.", "ingen, ikke noe svar.", "none, no answer."]),
    ("attachment", ["Siffrorna i", "Tallene i", "The numbers in"]),
    ("drawing-scale", ["Skala", "Skala", "Scale"]),
    ("drawing-across", ["Vågrätt", "Vannrett", "Across"]),
    ("drawing-up", ["Lodrätt", "Loddrett", "Upwards"]),
    ("drawing-from", ["från", "fra", "from"]),
    ("drawing-advantages", ["Fördelar", "Fordeler", "Advantages"]),
    ("drawing-drawbacks", ["Nackdelar", "Ulemper", "Drawbacks"]),
    ("advantage", ["Fördel", "Fordel", "Advantage"]),
    ("drawback", ["Nackdel", "Ulempe", "Drawback"]),
    ("draft", ["Utkast.", "Utkast.", "Draft."]),
    ("contents", ["Innehåll", "Innhold", "Contents"]),
    ("list_of_diagrams", ["Diagram", "Diagrammer", "Charts"]),
    ("list_of_tables", ["Tabeller", "Tabeller", "Tables"]),
    ("list_of_figures", ["Figurer", "Figurer", "Figures"]),
    ("show_numbers", ["Visa siffror", "Vis tallene", "Show the numbers"]),
    ("skip_to_content", ["Hoppa till innehållet", "Hopp til innholdet", "Skip to content"]),
    ("section", ["avsnitt", "avsnitt", "section"]),
    ("page_short", ["s.", "s.", "p."]),
    ("issn", ["ISSN", "ISSN", "ISSN"]),
    ("footnotes", ["Fotnoter", "Fotnoter", "Footnotes"]),
    ("yes", ["Ja", "Ja", "Yes"]),
    ("no", ["Nej", "Nei", "No"]),
    ("percent-sign", ["\u{a0}%", "\u{a0}%", "%"]),
    ("by", ["per", "per", "by"]),
    ("to", ["till", "til", "to"]),
    ("change", ["Förändring", "Endring", "Change"]),
    ("difference", ["Skillnad", "Forskjell", "Difference"]),
    ("points-short", ["pe", "pp", "pp"]),
    ("p-adjusted", ["p (Holm)", "p (Holm)", "p (Holm)"]),
    ("verdict", ["Bedömning", "Vurdering", "Verdict"]),
    ("up", ["har ökat", "har økt", "has increased"]),
    ("up-slightly", ["har ökat något", "har økt noe", "has increased slightly"]),
    ("up-clearly", ["har ökat tydligt", "har økt tydelig", "has increased clearly"]),
    ("down", ["har minskat", "har minket", "has decreased"]),
    ("down-slightly", ["har minskat något", "har minket noe", "has decreased slightly"]),
    ("down-clearly", ["har minskat tydligt", "har minket tydelig", "has decreased clearly"]),
    ("unchanged", ["oförändrad", "uendret", "unchanged"]),
    ("no-certain-change", ["ingen säker förändring", "ingen sikker endring", "no certain change"]),
    ("could-not-be-answered", [
        "svaret kunde inte lämnas då",
        "svaret kunne ikke gis da",
        "the answer could not be given then",
    ]),
    ("count-of-base", ["Antal/n", "Antall/n", "Number/n"]),
    ("note-points", [
        "pe = procentenheter.",
        "pp = prosentpoeng.",
        "pp = percentage points.",
    ]),
    ("note-change-newcombe", [
        "KI = konfidensintervall för skillnaden mellan två oberoende urval (Newcombe, metod 10); p-värden: z-test av två andelar.",
        "KI = konfidensintervall for forskjellen mellom to uavhengige utvalg (Newcombe, metode 10); p-verdier: z-test av to andeler.",
        "CI = confidence interval of the difference between two independent samples (Newcombe, method 10); p-values: z test of two proportions.",
    ]),
    ("note-change-newcombe-finite", [
        "KI = konfidensintervall för skillnaden mellan två oberoende urval (Newcombe, metod 10); p-värden: z-test av två andelar. Båda är korrigerade för ändliga populationer.",
        "KI = konfidensintervall for forskjellen mellom to uavhengige utvalg (Newcombe, metode 10); p-verdier: z-test av to andeler. Begge er korrigert for endelige populasjoner.",
        "CI = confidence interval of the difference between two independent samples (Newcombe, method 10); p-values: z test of two proportions. Both are corrected for finite populations.",
    ]),
    ("note-change-weighted", [
        "Vägt efter urvalens utformning; antalen är ovägda. KI = konfidensintervall för skillnaden, p-värden: t-test, båda efter urvalens utformning.",
        "Vektet etter utvalgsplanene; antallene er uvektede. KI = konfidensintervall for forskjellen, p-verdier: t-test, begge etter utvalgsplanene.",
        "Weighted by the designs of the samples; counts are unweighted. CI = confidence interval of the difference, p-values: t test, both by the designs of the samples.",
    ]),
    ("note-change-welch", [
        "KI = konfidensintervall för skillnaden mellan två oberoende urval, p-värden: Welchs t-test.",
        "KI = konfidensintervall for forskjellen mellom to uavhengige utvalg, p-verdier: Welchs t-test.",
        "CI = confidence interval of the difference between two independent samples, p-values: Welch’s t test.",
    ]),
    ("note-change-welch-finite", [
        "KI = konfidensintervall för skillnaden mellan två oberoende urval, p-värden: Welchs t-test. Båda är korrigerade för ändliga populationer.",
        "KI = konfidensintervall for forskjellen mellom to uavhengige utvalg, p-verdier: Welchs t-test. Begge er korrigert for endelige populasjoner.",
        "CI = confidence interval of the difference between two independent samples, p-values: Welch’s t test. Both are corrected for finite populations.",
    ]),
    ("note-change-panel", [
        "KI = konfidensintervall för skillnaden bland samma personer (Newcombe, metod 10 för par); p-värden: McNemars test.",
        "KI = konfidensintervall for forskjellen blant de samme personene (Newcombe, metode 10 for par); p-verdier: McNemars test.",
        "CI = confidence interval of the difference among the same persons (Newcombe, method 10 for pairs); p-values: McNemar’s test.",
    ]),
    ("note-change-panel-means", [
        "KI = konfidensintervall för skillnaden bland samma personer, p-värden: parat t-test.",
        "KI = konfidensintervall for forskjellen blant de samme personene, p-verdier: paret t-test.",
        "CI = confidence interval of the difference among the same persons, p-values: paired t test.",
    ]),
    ("note-change-persons", [
        "Förändringen gäller dem som har svarat båda gångerna (n\u{a0}=\u{a0}{}).",
        "Endringen gjelder dem som har svart begge gangene (n\u{a0}=\u{a0}{}).",
        "The change is that of those who answered both times (n\u{a0}=\u{a0}{}).",
    ]),
    ("note-change-published", [
        "Av mätningen {} finns bara det som då publicerades, och",
        "Av målingen {} finnes bare det som ble publisert da, og",
        "Of the wave {} only what was published then is left, and",
    ]),
    ("lack-weighted", [
        "urvalens design är inte känd. Därför anges bara skillnaden.",
        "utvalgenes design er ikke kjent. Derfor oppgis bare forskjellen.",
        "the design of the sample is not known. Therefore only the difference is given.",
    ]),
    ("lack-mean", [
        "spridningen är inte känd. Därför anges bara skillnaden.",
        "spredningen er ikke kjent. Derfor oppgis bare forskjellen.",
        "how much the answers varied is not known. Therefore only the difference is given.",
    ]),
    ("lack-panel", [
        "vem som var vem är inte känt. Därför anges bara skillnaden.",
        "hvem som var hvem er ikke kjent. Derfor oppgis bare forskjellen.",
        "who was who is not known. Therefore only the difference is given.",
    ]),
    ("lack-finite", [
        "hur många som svarade i hela populationen är inte känt. Därför anges bara skillnaden.",
        "hvor mange som svarte i hele populasjonen er ikke kjent. Derfor oppgis bare forskjellen.",
        "how many of the whole population answered is not known. Therefore only the difference is given.",
    ]),
    ("lack-changed", [
        "antalen är ändrade för att skydda dem som svarade. Därför anges bara skillnaden.",
        "antallene er endret for å verne dem som svarte. Derfor oppgis bare forskjellen.",
        "counts were changed to protect those who answered. Therefore only the difference is given.",
    ]),
    ("note-change-fisher", [
        "Där väntade antal är små: Fishers exakta test.",
        "Der forventede antall er små: Fishers eksakte test.",
        "Where expected counts are small: Fisher’s exact test.",
    ]),
    ("note-p-holm-table", [
        "p-värdena är justerade för att tabellen prövar flera förändringar (Holm).",
        "p-verdiene er justert for at tabellen prøver flere endringer (Holm).",
        "p-values are adjusted for the table testing several changes (Holm).",
    ]),
    ("note-verdict-elsewhere", [
        "Bedömningen tar hänsyn till att en förändring prövas i flera tabeller: i en annan är p-värdet större.",
        "Vurderingen tar hensyn til at en endring prøves i flere tabeller: i en annen er p-verdien større.",
        "Verdicts take into account that a change is tested in several tables: its p-value is larger in another.",
    ]),
    ("note-change-threshold", [
        "En förändring räknas som betydande från {}: »tydligt« om hela intervallet ligger utanför, »något« eller »oförändrad« om hela ligger innanför.",
        "En endring regnes som betydelig fra {}: »tydelig« om hele intervallet ligger utenfor, »noe« eller »uendret« om hele ligger innenfor.",
        "A change matters from {}: “clearly” if the whole interval lies beyond, “slightly” or “unchanged” if all of it lies within.",
    ]),
    ("wave", ["Mätning", "Måling", "Wave"]),
    ("indicator", ["Indikator", "Indikator", "Indicator"]),
    ("not-comparable", ["ej jämförbar", "ikke sammenlignbar", "not comparable"]),
    ("number-of", ["Antal", "Antall", "Number of"]),
    ("share-in-percent", ["Andel i procent", "Andel i prosent", "Share in per cent"]),
    ("bar-chart", ["Stapeldiagram", "Stolpediagram", "Bar chart"]),
    ("grouped-bar-chart", ["Grupperat stapeldiagram", "Gruppert stolpediagram", "Grouped bar chart"]),
    ("stacked-bar-chart", ["Staplat stapeldiagram", "Stablet stolpediagram", "Stacked bar chart"]),
    ("diverging-bar-chart", ["Stapeldiagram kring en mittlinje", "Stolpediagram rundt en midtlinje", "Diverging bar chart"]),
    ("pie-chart", ["Cirkeldiagram", "Sektordiagram", "Pie chart"]),
    ("slope-chart", ["Lutningsdiagram", "Hellingsdiagram", "Slope chart"]),
    ("dot-chart", ["Punktdiagram", "Punktdiagram", "Dot chart"]),
    ("rises", ["stiger", "stiger", "rises"]),
    ("falls", ["sjunker", "synker", "falls"]),
    ("stays", ["går", "går", "goes"]),
    ("by-way-of", ["över", "via", "by way of"]),
    ("too-few", ["för få för att redovisas", "for få til å vises", "too few to be shown"]),
    ("not-shown", ["visas inte", "vises ikke", "not shown"]),
    ("cannot-be-computed", ["kan inte beräknas", "kan ikke beregnes", "cannot be computed"]),
    ("several-answers", ["Flera svar kunde anges.", "Det var mulig å gi flere svar.", "More than one answer could be given."]),
    ("largest-are", ["störst är", "størst er", "the largest are"]),
    ("values-from", ["värdena går från", "verdiene går fra", "the values range from"]),
    ("some-not-shown", ["några värden visas inte", "noen verdier vises ikke", "some values are not shown"]),
    ("all-values-in-table", ["Alla värden finns i tabellen.", "Alle verdiene står i tabellen.", "All values are in the table."]),
    ("all-hidden", ["Här kan inget visas utan att någon skulle kunna kännas igen eller räknas ut.", "Her kan ingenting vises uten at noen kunne kjennes igjen eller regnes ut.", "Nothing can be shown here without somebody being recognised or worked out."]),
    ("all-too-few", ["För få har svarat för att något ska kunna redovisas.", "For få har svart til at noe kan vises.", "Too few answered for anything to be shown."]),
    ("nothing-to-show", ["Det finns inga svar att visa.", "Det finnes ingen svar å vise.", "There are no answers to show."]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_listed_twice_or_left_empty() {
        for (index, (key, texts)) in WORDS.iter().enumerate() {
            assert!(texts.iter().all(|text| !text.is_empty()), "{key}");
            assert!(WORDS[index + 1..].iter().all(|(other, _)| other != key), "{key}");
        }
    }

    #[test]
    fn norwegian_dates_have_a_point() {
        assert_eq!(Language::Nb.long_date(2026, 5, 4), "4. mai 2026");
        assert_eq!(Language::Sv.long_date(2017, 4, 28), "28 april 2017");
    }
}
