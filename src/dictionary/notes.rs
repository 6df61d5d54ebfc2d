//! What a begun codebook says of its guesses, in Swedish, bokmål and English.

use crate::locale::Language;
use crate::survey::{Measure, Note};

/// The word that every line about a guess begins with.
const GUESS: [&str; 3] = ["gissning", "gjetning", "guess"];

/// The line about a variable.
pub(super) fn told(note: &Note, language: Language) -> String {
    let text = text(note, language);
    match note.is_guess() {
        true => format!("{}: {text}", language.pick(GUESS)),
        false => text,
    }
}

/// The first line of a codebook with so many guesses.
pub(super) fn begun(guesses: usize, language: Language) -> String {
    let word = language.pick(GUESS);
    match (language, guesses) {
        (_, 0) => language
            .pick(["Påbörjad kodbok.", "Påbegynt kodebok.", "A codebook begun."])
            .to_owned(),
        (Language::Sv, _) => format!(
            "Påbörjad kodbok. Antal gissningar att gå igenom: {guesses}, varje rad som börjar \
             med `{word}:`."
        ),
        (Language::Nb, _) => format!(
            "Påbegynt kodebok. Antall gjetninger å gå gjennom: {guesses}, hver linje som \
             begynner med `{word}:`."
        ),
        (Language::En, _) => format!(
            "A codebook begun. Guesses to go through: {guesses}, every line that begins with \
             `{word}:`."
        ),
    }
}

fn text(note: &Note, language: Language) -> String {
    let one = |texts: [&str; 3]| language.pick(texts).to_owned();
    match note {
        Note::Set(columns) => {
            let columns = columns.join(", ");
            match language {
                Language::Sv => format!("flervalsfråga i filen: {columns}"),
                Language::Nb => format!("flervalgsspørsmål i filen: {columns}"),
                Language::En => format!("a multiple-response set of the file: {columns}"),
            }
        }
        Note::FromSheet(title) => match language {
            Language::Sv => {
                format!("skalan; koder och etiketter står i bladet `{title}`")
            }
            Language::Nb => format!("skalaen; koder og etiketter står i arket `{title}`"),
            Language::En => {
                format!("the scale; codes and labels stand in the sheet `{title}`")
            }
        },
        Note::KnownScale(measure) => scale(*measure, language),
        Note::Joined(sign) | Note::JoinedWords(sign) => joined(note, *sign, language),
        Note::FromFile => one([
            "skalan är gissad efter filens mätnivå och etiketter",
            "skalaen er gjettet etter filens målenivå og etiketter",
            "the scale is guessed from the measure and labels of the file",
        ]),
        Note::NoAnswers => {
            one(["kolumnen är tom", "kolonnen er tom", "the column is empty"])
        }
        Note::AllDifferent
        | Note::NearlyAllDifferent
        | Note::Personal
        | Note::PersonalHeading
        | Note::Dates
        | Note::CodesAsText
        | Note::Words => one(untold(note)),
        Note::Steps
        | Note::EndsFromHeading
        | Note::Numbered
        | Note::Intervals
        | Note::Numbers
        | Note::Rounded
        | Note::UsualMissing => one(numbers(note)),
        _ => one(answers(note)),
    }
}

/// Of what is never shown.
fn untold(note: &Note) -> [&'static str; 3] {
    match note {
        Note::AllDifferent => [
            "varje rad har ett eget värde",
            "hver rad har sin egen verdi",
            "every row has a value of its own",
        ],
        Note::NearlyAllDifferent => [
            "nästan varje rad har ett eget värde, men några står två gånger: fritext, inte id",
            "nesten hver rad har sin egen verdi, men noen står to ganger: fritekst, ikke id",
            "nearly every row has a value of its own, but some stand twice: text, not id",
        ],
        Note::Personal => [
            "ser ut som person- eller telefonnummer eller adress; visas aldrig",
            "ligner person- eller telefonnummer eller adresse; vises aldri",
            "looks like a personal or phone number or an address; never shown",
        ],
        Note::PersonalHeading => [
            "rubriken tyder på att kolumnen pekar ut personer; visas aldrig",
            "overskriften tyder på at kolonnen peker ut personer; vises aldri",
            "the heading suggests that the column tells who somebody is; never shown",
        ],
        Note::Dates => {
            ["datum eller klockslag", "dato eller klokkeslett", "dates or times"]
        }
        Note::CodesAsText => [
            "koder för platser eller annat, inte tal; inledande nollor behålls",
            "koder for steder eller annet, ikke tall; nuller foran beholdes",
            "codes of places or the like, no numbers; leading zeros are kept",
        ],
        _ => [
            "fritext, eftersom något svar finns på färre än fem rader; är det kategorier, ange \
             scale: nominal och values",
            "fritekst, siden noe svar står i færre enn fem rader; er det kategorier, skriv \
             scale: nominal og values",
            "free text, since fewer than five rows have some answer; if they are categories, \
             write scale: nominal and values",
        ],
    }
}

/// Of numbers, and of answers with numbers in them.
fn numbers(note: &Note) -> [&'static str; 3] {
    match note {
        Note::Steps => [
            "en skala; ge svaren etiketter, eller skriv numeric om det är ett antal",
            "en skala; gi svarene etiketter, eller skriv numeric om det er et antall",
            "a scale; label the answers, or write numeric if it is a count",
        ],
        Note::EndsFromHeading => [
            "stegens namn är tagna ur rubriken",
            "navnene på trinnene er tatt fra overskriften",
            "the names of the steps are taken from the heading",
        ],
        Note::Numbered => [
            "en skala i den ordning som talen före svaren har",
            "en skala i den rekkefølgen som tallene foran svarene har",
            "a scale in the order of the numbers before the answers",
        ],
        Note::Intervals => [
            "intervall, från lägst till högst",
            "intervaller, fra lavest til høyest",
            "intervals, from the lowest to the highest",
        ],
        Note::UsualMissing => [
            "koder som brukar betyda att svar saknas står under missing",
            "koder som vanligvis betyr at svar mangler står under missing",
            "codes that usually mean no answer stand under missing",
        ],
        Note::Rounded => [
            "gränserna i range är avrundade utåt",
            "grensene i range er rundet av utover",
            "the ends of range are rounded outwards",
        ],
        _ => ["tal", "tall", "numbers"],
    }
}

/// Of answers in words.
fn answers(note: &Note) -> [&'static str; 3] {
    match note {
        Note::YesOrNo => ["ja eller nej", "ja eller nei", "yes or no"],
        Note::Gender => ["kön", "kjønn", "gender"],
        Note::RareAnswer => [
            "något svar finns på färre än fem rader; det är frågans eget och står kvar, och \
             rapportens disclosure skyddar det",
            "noe svar står i færre enn fem rader; det er spørsmålets eget og blir stående, og \
             rapportens disclosure beskytter det",
            "fewer than five rows have some answer; it is the question's own and stays, and \
             the disclosure of the report protects it",
        ],
        Note::SpeltInTwoWays => [
            "samma svar är skrivet på två sätt i filen; lägg ihop dem med map under derive",
            "samme svar er skrevet på to måter i filen; slå dem sammen med map under derive",
            "one answer is spelt in two ways in the file; put them together with map under \
             derive",
        ],
        Note::Constant => [
            "alla som har svarat har svarat samma sak",
            "alle som har svart har svart det samme",
            "all who have answered have answered the same",
        ],
        Note::Ticks => [
            "flervalsfråga med en kolumn för varje svar",
            "flervalgsspørsmål med en kolonne for hvert svar",
            "one question with a column for each answer that can be chosen",
        ],
        Note::Spread => [
            "flervalsfråga där varje kolumn är tom eller håller sitt svar",
            "flervalgsspørsmål der hver kolonne er tom eller holder sitt svar",
            "one question whose columns are empty or hold their answer",
        ],
        Note::Grid => [
            "delar svar med raderna bredvid, också sådana som ingen har valt här",
            "deler svar med radene ved siden av, også slike som ingen har valgt her",
            "shares answers with the rows beside it, also some that nobody has chosen here",
        ],
        Note::MissingWords => [
            "svar som betyder att svar saknas står under missing",
            "svar som betyr at svar mangler står under missing",
            "answers that mean no answer stand under missing",
        ],
        Note::Unlabelled => [
            "koder som saknar etikett i filen är sina egna etiketter",
            "koder uten etikett i filen er sine egne etiketter",
            "codes without a label in the file are labelled with themselves",
        ],
        _ => [
            "få olika svar, vart och ett från minst fem rader; ordningen är alfabetisk",
            "få ulike svar, hvert av dem fra minst fem rader; rekkefølgen er alfabetisk",
            "few different answers, each from at least five rows; sorted by code",
        ],
    }
}

/// Of a known scale.
fn scale(measure: Measure, language: Language) -> String {
    let name = language.pick(measured(measure));
    match language {
        Language::Sv => {
            format!(
                "svarsskala ({name}), från lägst till högst; vänd den om den går åt andra hållet"
            )
        }
        Language::Nb => {
            format!(
                "svarskala ({name}), fra lavest til høyest; snu den om den går andre veien"
            )
        }
        Language::En => {
            format!(
                "answer scale ({name}), from low to high; turn it if it goes the other way"
            )
        }
    }
}

/// What a scale measures.
fn measured(measure: Measure) -> [&'static str; 3] {
    match measure {
        Measure::Agreement => ["instämmande", "enighet", "agreement"],
        Measure::Amount => ["mängd", "mengde", "amount"],
        Measure::Change => ["förändring", "endring", "change"],
        Measure::Education => ["utbildning", "utdanning", "education"],
        Measure::Extent => ["utsträckning", "grad", "extent"],
        Measure::Frequency => ["hur ofta", "hvor ofte", "how often"],
        Measure::Health => ["hälsa", "helse", "health"],
        Measure::Importance => ["vikt", "viktighet", "importance"],
        Measure::Probability => ["sannolikhet", "sannsynlighet", "probability"],
        Measure::Quality => ["kvalitet", "kvalitet", "quality"],
        Measure::Satisfaction => ["nöjdhet", "tilfredshet", "satisfaction"],
        Measure::Yes => ["nej till ja", "nei til ja", "no to yes"],
        Measure::Degrees => ["grader", "grader", "degrees"],
    }
}

/// What answers of a measure are called that several variables share.
pub(super) fn set_name(measure: Option<Measure>, language: Language) -> &'static str {
    let Some(measure) = measure else {
        return language.pick(["skala", "skala", "scale"]);
    };
    language.pick(match measure {
        Measure::Agreement => ["instammer", "enig", "agreement"],
        Measure::Amount => ["hur_mycket", "hvor_mye", "amount"],
        Measure::Change => ["forandring", "endring", "change"],
        Measure::Education => ["utbildning", "utdanning", "education"],
        Measure::Extent => ["utstrackning", "grad", "extent"],
        Measure::Frequency => ["hur_ofta", "hvor_ofte", "how_often"],
        Measure::Health => ["halsa", "helse", "health"],
        Measure::Importance => ["vikt", "viktighet", "importance"],
        Measure::Probability => ["sannolikhet", "sannsynlighet", "probability"],
        Measure::Quality => ["kvalitet", "kvalitet", "quality"],
        Measure::Satisfaction => ["nojdhet", "tilfredshet", "satisfaction"],
        Measure::Yes => ["ja_till_nej", "ja_til_nei", "yes_to_no"],
        Measure::Degrees => ["grader", "grader", "degrees"],
    })
}

/// Of several answers in a cell.
fn joined(note: &Note, sign: char, language: Language) -> String {
    let several = match language {
        Language::Sv => format!("flera svar i varje cell, med `{sign}` emellan"),
        Language::Nb => format!("flere svar i hver celle, med `{sign}` imellom"),
        Language::En => format!("several answers in a cell, with `{sign}` between them"),
    };
    if matches!(note, Note::Joined(_)) {
        return several;
    }
    let rest = match language {
        Language::Sv => format!(
            "fritext, eftersom något svar finns på färre än fem rader; är det en flervalsfråga, \
             ange scale: multiple, separator: \"{sign}\" och values"
        ),
        Language::Nb => format!(
            "fritekst, siden noe svar står i færre enn fem rader; er det et \
             flervalgsspørsmål, skriv scale: multiple, separator: \"{sign}\" og values"
        ),
        Language::En => format!(
            "free text, since fewer than five rows have some answer; if several can be chosen, \
             write scale: multiple, separator: \"{sign}\" and values"
        ),
    };
    format!("{several}: {rest}")
}
