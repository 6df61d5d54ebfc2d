//! What the heading of a column says of the answers below it.

use super::folding::folded;

/// What a heading says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Heading {
    /// The column tells who somebody is, or where.
    pub(super) is_personal: bool,
    /// It holds codes that are no numbers: of places, of posts.
    pub(super) is_code: bool,
    /// It tells rows apart.
    pub(super) is_id: bool,
    /// It counts or measures something.
    pub(super) is_number: bool,
    /// It asks for words.
    pub(super) is_open: bool,
    /// The ends of the scale: `(1 = låg, 5 = hög)`, `0–10`.
    pub(super) ends: Option<(i64, i64)>,
    /// What single steps of the scale are called.
    pub(super) anchors: Vec<(i64, String)>,
}

/// Words by which a column tells who somebody is.
const PERSONAL: &[&str] = &[
    "namn",
    "förnamn",
    "efternamn",
    "navn",
    "fornavn",
    "etternavn",
    "efternavn",
    "name",
    "firstname",
    "lastname",
    "recipientfirstname",
    "recipientlastname",
    "recipientemail",
    "epost",
    "mejl",
    "mail",
    "email",
    "telefon",
    "telefonnummer",
    "mobil",
    "mobilnummer",
    "phone",
    "adress",
    "adresse",
    "address",
    "gatuadress",
    "personnummer",
    "personnr",
    "fødselsnummer",
    "cpr",
    "cprnr",
    "cprnummer",
    "samordningsnummer",
    "ip",
    "ipaddress",
    "ipaddr",
    "ipadress",
    "latitude",
    "longitude",
    "locationlatitude",
    "locationlongitude",
    "ssn",
    "token",
    "externalreference",
    "externaldatareference",
];

/// Words by which a column holds codes.
const CODES: &[&str] = &[
    "postnr",
    "postnummer",
    "postkod",
    "postcode",
    "zip",
    "zipcode",
    "postalcode",
    "kommunkod",
    "kommunnr",
    "kommunnummer",
    "kommunenr",
    "kommunenummer",
    "kommunekode",
    "länskod",
    "länsnr",
    "fylkesnr",
    "fylkesnummer",
    "fylkeskode",
    "deso",
    "regso",
    "församlingskod",
    "ssyk",
    "sni",
    "organisationsnummer",
    "orgnr",
    "skolkod",
    "skolenhetskod",
    "riktnummer",
];

/// Words by which a column tells rows apart.
const IDS: &[&str] = &[
    "id",
    "nr",
    "löpnr",
    "löpnummer",
    "løpenr",
    "løpenummer",
    "respid",
    "respondentid",
    "responseid",
    "respondent",
    "case",
    "caseid",
    "rowid",
    "uid",
    "guid",
    "uuid",
    "idnr",
    "svarsid",
    "svarid",
    "collectorid",
    "enkätnr",
    "nummer",
    "kod",
    "kode",
    "code",
];

/// Words by which a column counts or measures.
const NUMBERS: &[&str] = &[
    "antal",
    "antall",
    "ålder",
    "alder",
    "age",
    "födelseår",
    "fødselsår",
    "birthyear",
    "år",
    "year",
    "years",
    "timmar",
    "timer",
    "hours",
    "minuter",
    "minutter",
    "minutes",
    "kronor",
    "kroner",
    "belopp",
    "beløp",
    "amount",
    "inkomst",
    "inntekt",
    "income",
    "vikt",
    "weight",
    "vekt",
    "längd",
    "height",
    "procent",
    "prosent",
    "percent",
    "duration",
    "progress",
    "poäng",
    "poeng",
    "summa",
    "sum",
];

/// Words by which a heading asks for words.
const OPEN: &[&str] = &[
    "kommentar",
    "kommentarer",
    "comment",
    "comments",
    "fritext",
    "fritekst",
    "motivera",
    "beskriv",
    "utveckla",
    "text",
    "opentext",
];

impl Heading {
    pub(super) fn new(name: &str, label: Option<&str>) -> Self {
        let mut heading = Self::default();
        for text in std::iter::once(name).chain(label) {
            let text = folded(text);
            let words = text.split(|c: char| !c.is_alphanumeric());
            let words = words.filter(|word| !word.is_empty()).collect::<Vec<_>>();
            let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
            let joined = words.concat();
            // A word of a whole question says less: "vad är det bästa med ditt namn?"
            let is_short = words.len() <= 3;
            heading.is_personal |=
                is_short && (has(PERSONAL) || PERSONAL.contains(&joined.as_str()));
            heading.is_code |= has(CODES) || CODES.contains(&joined.as_str());
            heading.is_id |= is_short && (has(IDS) || IDS.contains(&joined.as_str()));
            let asks_how_many = [
                "hur många",
                "hvor mange",
                "how many",
                "hur gammal",
                "hvor gammel",
                "how old",
                "number of",
            ];
            heading.is_number |= asks_how_many.iter().any(|it| text.contains(it))
                || (words.len() <= 6 && has(NUMBERS));
            heading.is_open |= has(OPEN);
            heading.read_ends(&text);
        }
        heading
    }

    /// Reads `1 = låg` and `0-10`.
    fn read_ends(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find('=') {
            let before = rest[..at].trim_end();
            let digits = before.len()
                - before.chars().rev().take_while(char::is_ascii_digit).count();
            let after = rest[at + 1..].trim_start();
            let end = after.find([',', ';', ')', ']', '/', '=']).unwrap_or(after.len());
            // The number of the next one is not part of the name of this one.
            let called = after[..end].trim_end_matches(|c: char| {
                c.is_ascii_digit() || c.is_whitespace() || matches!(c, '-' | '.')
            });
            if let Ok(step) = before[digits..].parse::<i64>()
                && (0..=10).contains(&step)
                && !called.is_empty()
            {
                self.anchors.push((step, called.to_owned()));
            }
            rest = &rest[at + 1..];
        }
        if let [(one, _), .., (other, _)] = self.anchors.as_slice() {
            self.ends = Some(((*one).min(*other), (*one).max(*other)));
        } else if self.ends.is_none() {
            self.ends = span(text);
        }
    }
}

/// The first `0-10`, `1-5` or `1 till 7` in a text.
fn span(text: &str) -> Option<(i64, i64)> {
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|it| !it.is_empty());
    let numbers = numbers.collect::<Vec<_>>();
    numbers.windows(2).find_map(|pair| {
        let between = ["-", " - ", " till ", " til ", " to "];
        let is_span = |sign: &&str| {
            let span = format!("{}{sign}{}", pair[0], pair[1]);
            text.match_indices(&span).any(|(at, _)| {
                let is_digit = |c: char| c.is_ascii_digit() || c == '-';
                !text[..at].ends_with(is_digit)
                    && !text[at + span.len()..].starts_with(is_digit)
            })
        };
        let (low, high) = (pair[0].parse().ok()?, pair[1].parse().ok()?);
        let is_scale = (0..=1).contains(&low) && (3..=10).contains(&high);
        (is_scale && between.iter().any(is_span)).then_some((low, high))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_understood() {
        let of = |text: &str| Heading::new(text, None);
        assert!(of("E-post").is_personal && of("IP Address").is_personal);
        assert!(!of("Hur väl känner du till kommunens namn och vapen?").is_personal);
        assert!(of("Postnummer").is_code && of("Vilket postnummer har du?").is_code);
        assert!(of("Response ID").is_id && of("respondent_id").is_id && of("ID").is_id);
        assert!(of("Hur många barn har du?").is_number && of("Ålder").is_number);
        assert!(of("Kommentar: övrigt").is_open);
        let scale = of("Hur nöjd är du? (1 = låg, 5 = hög)");
        assert_eq!(scale.ends, Some((1, 5)));
        assert_eq!(scale.anchors, [(1, "låg".to_owned()), (5, "hög".to_owned())]);
        assert_eq!(of("Hur sannolikt, 0–10?").ends, Some((0, 10)));
        assert_eq!(of("Betyg 1 till 7").ends, Some((1, 7)));
        assert_eq!(of("Under 2019-2020").ends, None);
        assert_eq!(of("Fråga 1-5-3").ends, None);
    }
}
