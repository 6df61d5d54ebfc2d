//! The phrases of quantity in each language. What they mean is told in docs/format.md;
//! the first of those that mean the same is the one a hint proposes.

use std::cmp::Ordering::{Equal, Greater, Less};

use super::lexicon::{Lexicon, Modifier};
use super::share::{Interval, Share};

/// Above half.
const MOST: Interval = Interval::above(Share::percent(50));
/// At least 60 per cent.
const CLEARLY_MOST: Interval = Interval::between(Share::percent(60), Share::ALL);
/// At least 75 per cent.
const VERY_MOST: Interval = Interval::between(Share::percent(75), Share::ALL);
/// At least 90 per cent, but not all.
const NEARLY_ALL: Interval =
    Interval::between(Share::percent(90), Share::ALL).without_high();
/// All.
const EVERYBODY: Interval = Interval::between(Share::ALL, Share::ALL);
/// Not all.
const NOT_ALL: Interval = Interval::below(Share::ALL);
/// Nobody.
const NOBODY: Interval = Interval::between(Share::NONE, Share::NONE);
/// Somebody, but at most 10 per cent.
const NEARLY_NOBODY: Interval =
    Interval::between(Share::NONE, Share::percent(10)).without_low();
/// Somebody, but at most 15 per cent.
const FEW: Interval = Interval::between(Share::NONE, Share::percent(15)).without_low();
/// Somebody, but at most 5 per cent.
const VERY_FEW: Interval =
    Interval::between(Share::NONE, Share::percent(5)).without_low();
/// Somebody, but less than half.
const MINORITY: Interval = Interval::below(Share::percent(50)).without_low();
/// Somebody, but at most 25 per cent.
const SMALL: Interval = Interval::between(Share::NONE, Share::percent(25)).without_low();

/// Swedish.
#[rustfmt::skip]
pub(super) const SWEDISH: Lexicon = Lexicon {
    fillers: &[
        "endast", "bara", "enbart", "blott", "hela", "så många som", "så få som",
        "totalt", "sammantaget", "fortfarande",
    ],
    modifiers: &[
        ("ungefär", Modifier::About), ("omkring", Modifier::About),
        ("cirka", Modifier::About), ("runt", Modifier::About),
        ("kring", Modifier::About), ("i stort sett", Modifier::About),
        ("drygt", Modifier::Over), ("något mer än", Modifier::Over),
        ("något fler än", Modifier::Over), ("lite mer än", Modifier::Over),
        ("lite fler än", Modifier::Over), ("strax över", Modifier::Over),
        ("knappt", Modifier::Almost), ("nästan", Modifier::Almost),
        ("närmare", Modifier::Almost), ("inte fullt", Modifier::Almost),
        ("strax under", Modifier::Almost), ("något mindre än", Modifier::Almost),
        ("något färre än", Modifier::Almost), ("uppemot", Modifier::Almost),
        ("mer än", Modifier::More), ("fler än", Modifier::More),
        ("flera än", Modifier::More), ("över", Modifier::More),
        ("mindre än", Modifier::Less), ("färre än", Modifier::Less),
        ("under", Modifier::Less), ("inte ens", Modifier::Less),
        ("minst", Modifier::AtLeast), ("åtminstone", Modifier::AtLeast),
        ("högst", Modifier::AtMost), ("som mest", Modifier::AtMost),
        ("exakt", Modifier::Exactly), ("precis", Modifier::Exactly),
    ],
    fractions: &[
        ("hälften", 1, 2), ("en tredjedel", 1, 3), ("två tredjedelar", 2, 3),
        ("en fjärdedel", 1, 4), ("tre fjärdedelar", 3, 4), ("en femtedel", 1, 5),
        ("en tiondel", 1, 10), ("två femtedelar", 2, 5), ("tre femtedelar", 3, 5),
        ("fyra femtedelar", 4, 5), ("en sjättedel", 1, 6),
        ("fem sjättedelar", 5, 6), ("en sjundedel", 1, 7),
        ("två sjundedelar", 2, 7), ("tre sjundedelar", 3, 7),
        ("fyra sjundedelar", 4, 7), ("fem sjundedelar", 5, 7),
        ("sex sjundedelar", 6, 7), ("en åttondel", 1, 8), ("tre åttondelar", 3, 8),
        ("fem åttondelar", 5, 8), ("sju åttondelar", 7, 8), ("en niondel", 1, 9),
        ("två niondelar", 2, 9), ("fyra niondelar", 4, 9), ("fem niondelar", 5, 9),
        ("sju niondelar", 7, 9), ("åtta niondelar", 8, 9), ("tre tiondelar", 3, 10),
        ("sju tiondelar", 7, 10), ("nio tiondelar", 9, 10), ("en tjugondel", 1, 20),
        ("tre tjugondelar", 3, 20), ("sju tjugondelar", 7, 20),
        ("nio tjugondelar", 9, 20), ("halva", 1, 2), ("varannan", 1, 2),
        ("vartannat", 1, 2), ("var tredje", 1, 3), ("vart tredje", 1, 3),
        ("var fjärde", 1, 4), ("vart fjärde", 1, 4), ("var femte", 1, 5),
        ("vart femte", 1, 5), ("var sjätte", 1, 6), ("var sjunde", 1, 7),
        ("var åttonde", 1, 8), ("var nionde", 1, 9), ("var tionde", 1, 10),
        ("vart tionde", 1, 10), ("var tjugonde", 1, 20), ("tredjedelen", 1, 3),
        ("fjärdedelen", 1, 4), ("femtedelen", 1, 5), ("tiondelen", 1, 10),
    ],
    cardinals: &[
        ("noll", 0), ("en", 1), ("två", 2), ("tre", 3), ("fyra", 4), ("fem", 5),
        ("sex", 6), ("sju", 7), ("åtta", 8), ("nio", 9), ("tio", 10), ("elva", 11),
        ("tolv", 12), ("tretton", 13), ("fjorton", 14), ("femton", 15),
        ("sexton", 16), ("sjutton", 17), ("arton", 18), ("nitton", 19),
        ("tjugo", 20), ("trettio", 30), ("fyrtio", 40), ("femtio", 50),
        ("sextio", 60), ("sjuttio", 70), ("åttio", 80), ("nittio", 90), ("ett", 1),
    ],
    out_of: &["av"],
    percent: &["procent"],
    wholes: &[
        ("majoriteten", MOST), ("en majoritet", MOST), ("flertalet", MOST),
        ("ett flertal", MOST), ("de flesta", MOST), ("merparten", MOST),
        ("huvuddelen", MOST), ("en klar majoritet", CLEARLY_MOST),
        ("en tydlig majoritet", CLEARLY_MOST), ("en stor majoritet", VERY_MOST),
        ("det stora flertalet", VERY_MOST), ("de allra flesta", VERY_MOST),
        ("den stora majoriteten", VERY_MOST), ("nästan alla", NEARLY_ALL),
        ("så gott som alla", NEARLY_ALL), ("nästan samtliga", NEARLY_ALL),
        ("i stort sett alla", NEARLY_ALL), ("alla", EVERYBODY),
        ("samtliga", EVERYBODY), ("inte alla", NOT_ALL), ("ingen", NOBODY),
        ("inga", NOBODY), ("inget", NOBODY), ("inte någon", NOBODY),
        ("nästan ingen", NEARLY_NOBODY), ("nästan inga", NEARLY_NOBODY),
        ("knappt någon", NEARLY_NOBODY), ("få", FEW), ("ett fåtal", FEW),
        ("endast ett fåtal", FEW), ("några få", FEW), ("mycket få", VERY_FEW),
        ("ytterst få", VERY_FEW), ("enstaka", VERY_FEW), ("en minoritet", MINORITY),
        ("minoriteten", MINORITY), ("några", MINORITY), ("vissa", MINORITY),
        ("en del", MINORITY), ("en liten andel", SMALL), ("en mindre andel", SMALL),
        ("en mindre del", SMALL), ("en liten del", SMALL),
    ],
    ordinary: &["alla", "samtliga", "inga", "ingen", "inget", "få", "några", "vissa", "enstaka", "en del", "majoriteten", "halva", "minoriteten"],
    comparisons: &[
        ("vanligare än", Greater), ("fler än", Greater), ("högre än", Greater),
        ("ökade", Greater), ("mer än", Greater), ("oftare än", Greater),
        ("större än", Greater), ("flera än", Greater), ("mer vanligt än", Greater),
        ("mer vanlig än", Greater), ("ökat", Greater), ("ökar", Greater),
        ("har ökat", Greater), ("en ökning", Greater), ("steg", Greater),
        ("stigit", Greater), ("har stigit", Greater), ("stiger", Greater),
        ("växte", Greater), ("vuxit", Greater), ("har vuxit", Greater),
        ("mindre vanligt än", Less), ("färre än", Less), ("lägre än", Less),
        ("minskade", Less), ("mindre än", Less), ("mindre vanlig än", Less),
        ("mindre vanliga än", Less), ("ovanligare än", Less),
        ("mer sällan än", Less), ("minskat", Less), ("minskar", Less),
        ("har minskat", Less), ("en minskning", Less), ("sjönk", Less),
        ("sjunkit", Less), ("har sjunkit", Less), ("sjunker", Less),
        ("lika", Equal), ("oförändrad", Equal), ("samma som", Equal),
        ("oförändrat", Equal), ("oförändrade", Equal), ("densamma", Equal),
        ("detsamma", Equal), ("desamma", Equal),
    ],
};

/// Norwegian bokmål.
#[rustfmt::skip]
pub(super) const BOKMAL: Lexicon = Lexicon {
    fillers: &[
        "bare", "kun", "hele", "så mange som", "så få som", "totalt",
    ],
    modifiers: &[
        ("omtrent", Modifier::About), ("omkring", Modifier::About),
        ("cirka", Modifier::About), ("rundt", Modifier::About),
        ("om lag", Modifier::About), ("litt over", Modifier::Over),
        ("litt mer enn", Modifier::Over), ("litt flere enn", Modifier::Over),
        ("drøyt", Modifier::Over), ("godt og vel", Modifier::Over),
        ("knapt", Modifier::Almost), ("nesten", Modifier::Almost),
        ("nærmere", Modifier::Almost), ("litt under", Modifier::Almost),
        ("litt mindre enn", Modifier::Almost), ("opp mot", Modifier::Almost),
        ("mer enn", Modifier::More), ("flere enn", Modifier::More),
        ("over", Modifier::More), ("mindre enn", Modifier::Less),
        ("færre enn", Modifier::Less), ("under", Modifier::Less),
        ("minst", Modifier::AtLeast), ("høyst", Modifier::AtMost),
        ("eksakt", Modifier::Exactly), ("nøyaktig", Modifier::Exactly),
    ],
    fractions: &[
        ("halvparten", 1, 2), ("en tredjedel", 1, 3), ("to tredjedeler", 2, 3),
        ("en fjerdedel", 1, 4), ("tre fjerdedeler", 3, 4), ("en femtedel", 1, 5),
        ("en tidel", 1, 10), ("en tredel", 1, 3), ("to tredeler", 2, 3),
        ("en firedel", 1, 4), ("tre firedeler", 3, 4), ("to femtedeler", 2, 5),
        ("tre femtedeler", 3, 5), ("fire femtedeler", 4, 5), ("en femdel", 1, 5),
        ("to femdeler", 2, 5), ("tre femdeler", 3, 5), ("fire femdeler", 4, 5),
        ("en sjettedel", 1, 6), ("fem sjettedeler", 5, 6), ("en seksdel", 1, 6),
        ("fem seksdeler", 5, 6), ("en sjudel", 1, 7), ("to sjudeler", 2, 7),
        ("tre sjudeler", 3, 7), ("fire sjudeler", 4, 7), ("fem sjudeler", 5, 7),
        ("seks sjudeler", 6, 7), ("en åttedel", 1, 8), ("tre åttedeler", 3, 8),
        ("fem åttedeler", 5, 8), ("sju åttedeler", 7, 8), ("en nidel", 1, 9),
        ("to nideler", 2, 9), ("fire nideler", 4, 9), ("fem nideler", 5, 9),
        ("sju nideler", 7, 9), ("åtte nideler", 8, 9), ("tre tideler", 3, 10),
        ("sju tideler", 7, 10), ("ni tideler", 9, 10), ("en tiendedel", 1, 10),
        ("tre tiendedeler", 3, 10), ("sju tiendedeler", 7, 10),
        ("ni tiendedeler", 9, 10), ("halve", 1, 2), ("annenhver", 1, 2),
        ("hver annen", 1, 2), ("hver tredje", 1, 3), ("hver fjerde", 1, 4),
        ("hver femte", 1, 5), ("hver sjette", 1, 6), ("hver sjuende", 1, 7),
        ("hver åttende", 1, 8), ("hver niende", 1, 9), ("hver tiende", 1, 10),
        ("en kvart", 1, 4),
    ],
    cardinals: &[
        ("null", 0), ("en", 1), ("to", 2), ("tre", 3), ("fire", 4), ("fem", 5),
        ("seks", 6), ("sju", 7), ("åtte", 8), ("ni", 9), ("ti", 10), ("elleve", 11),
        ("tolv", 12), ("tretten", 13), ("fjorten", 14), ("femten", 15),
        ("seksten", 16), ("sytten", 17), ("atten", 18), ("nitten", 19),
        ("tjue", 20), ("tretti", 30), ("førti", 40), ("femti", 50), ("seksti", 60),
        ("sytti", 70), ("åtti", 80), ("nitti", 90), ("ett", 1),
    ],
    out_of: &["av"],
    percent: &["prosent"],
    wholes: &[
        ("flertallet", MOST), ("et flertall", MOST), ("majoriteten", MOST),
        ("de fleste", MOST), ("mesteparten", MOST),
        ("et klart flertall", CLEARLY_MOST), ("et stort flertall", VERY_MOST),
        ("de aller fleste", VERY_MOST), ("nesten alle", NEARLY_ALL),
        ("så godt som alle", NEARLY_ALL), ("alle", EVERYBODY),
        ("samtlige", EVERYBODY), ("ikke alle", NOT_ALL), ("ingen", NOBODY),
        ("nesten ingen", NEARLY_NOBODY), ("få", FEW), ("et fåtall", FEW),
        ("noen få", FEW), ("svært få", VERY_FEW), ("et mindretall", MINORITY),
        ("mindretallet", MINORITY), ("noen", MINORITY), ("en liten andel", SMALL),
        ("en mindre del", SMALL),
    ],
    ordinary: &["alle", "samtlige", "ingen", "få", "noen", "halve"],
    comparisons: &[
        ("vanligere enn", Greater), ("flere enn", Greater), ("høyere enn", Greater),
        ("økte", Greater), ("mer enn", Greater), ("oftere enn", Greater),
        ("større enn", Greater), ("mer vanlig enn", Greater), ("økt", Greater),
        ("øker", Greater), ("har økt", Greater), ("steg", Greater),
        ("har steget", Greater), ("mindre vanlig enn", Less), ("færre enn", Less),
        ("lavere enn", Less), ("minsket", Less), ("har minsket", Less),
        ("minket", Less), ("har minket", Less), ("mindre enn", Less),
        ("sjeldnere enn", Less), ("sank", Less), ("har sunket", Less),
        ("falt", Less), ("har falt", Less), ("gikk ned", Less), ("redusert", Less),
        ("like", Equal), ("uendret", Equal), ("samme som", Equal),
        ("den samme", Equal), ("det samme", Equal), ("de samme", Equal),
    ],
};

/// English.
#[rustfmt::skip]
pub(super) const ENGLISH: Lexicon = Lexicon {
    fillers: &[
        "only", "just", "as many as", "as few as", "fully", "a total of", "still",
    ],
    modifiers: &[
        ("about", Modifier::About), ("around", Modifier::About),
        ("roughly", Modifier::About), ("approximately", Modifier::About),
        ("just over", Modifier::Over), ("slightly more than", Modifier::Over),
        ("a little over", Modifier::Over), ("a little more than", Modifier::Over),
        ("nearly", Modifier::Almost), ("almost", Modifier::Almost),
        ("just under", Modifier::Almost), ("slightly less than", Modifier::Almost),
        ("not quite", Modifier::Almost), ("close to", Modifier::Almost),
        ("more than", Modifier::More), ("over", Modifier::More),
        ("less than", Modifier::Less), ("fewer than", Modifier::Less),
        ("under", Modifier::Less), ("at least", Modifier::AtLeast),
        ("at most", Modifier::AtMost), ("exactly", Modifier::Exactly),
    ],
    fractions: &[
        ("half", 1, 2), ("a third", 1, 3), ("two thirds", 2, 3),
        ("a quarter", 1, 4), ("three quarters", 3, 4), ("a fifth", 1, 5),
        ("a tenth", 1, 10), ("one third", 1, 3), ("one quarter", 1, 4),
        ("one fifth", 1, 5), ("two fifths", 2, 5), ("three fifths", 3, 5),
        ("four fifths", 4, 5), ("one sixth", 1, 6), ("five sixths", 5, 6),
        ("one seventh", 1, 7), ("two sevenths", 2, 7), ("three sevenths", 3, 7),
        ("four sevenths", 4, 7), ("five sevenths", 5, 7), ("six sevenths", 6, 7),
        ("one eighth", 1, 8), ("three eighths", 3, 8), ("five eighths", 5, 8),
        ("seven eighths", 7, 8), ("one ninth", 1, 9), ("two ninths", 2, 9),
        ("four ninths", 4, 9), ("five ninths", 5, 9), ("seven ninths", 7, 9),
        ("eight ninths", 8, 9), ("one tenth", 1, 10), ("three tenths", 3, 10),
        ("seven tenths", 7, 10), ("nine tenths", 9, 10), ("one half", 1, 2),
        ("a half", 1, 2), ("every second", 1, 2), ("a sixth", 1, 6),
        ("a seventh", 1, 7), ("an eighth", 1, 8), ("a ninth", 1, 9),
        ("every third", 1, 3), ("every fourth", 1, 4), ("every fifth", 1, 5),
        ("every tenth", 1, 10),
    ],
    cardinals: &[
        ("zero", 0), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5),
        ("six", 6), ("seven", 7), ("eight", 8), ("nine", 9), ("ten", 10),
        ("eleven", 11), ("twelve", 12), ("thirteen", 13), ("fourteen", 14),
        ("fifteen", 15), ("sixteen", 16), ("seventeen", 17), ("eighteen", 18),
        ("nineteen", 19), ("twenty", 20), ("thirty", 30), ("forty", 40),
        ("fifty", 50), ("sixty", 60), ("seventy", 70), ("eighty", 80),
        ("ninety", 90),
    ],
    out_of: &["in", "out of", "of"],
    percent: &["per cent", "percent"],
    wholes: &[
        ("the majority", MOST), ("a majority", MOST), ("most", MOST),
        ("a clear majority", CLEARLY_MOST), ("a large majority", VERY_MOST),
        ("the vast majority", VERY_MOST), ("a vast majority", VERY_MOST),
        ("nearly all", NEARLY_ALL), ("almost all", NEARLY_ALL),
        ("virtually all", NEARLY_ALL), ("all", EVERYBODY), ("everybody", EVERYBODY),
        ("everyone", EVERYBODY), ("not all", NOT_ALL), ("none", NOBODY),
        ("nobody", NOBODY), ("no one", NOBODY), ("hardly any", NEARLY_NOBODY),
        ("almost none", NEARLY_NOBODY), ("few", FEW), ("a few", FEW),
        ("only a few", FEW), ("very few", VERY_FEW), ("a minority", MINORITY),
        ("the minority", MINORITY), ("some", MINORITY),
        ("a small proportion", SMALL), ("a small share", SMALL),
    ],
    ordinary: &["all", "none", "few", "some", "most", "half", "everybody", "everyone", "nobody"],
    comparisons: &[
        ("more common than", Greater), ("more than", Greater),
        ("higher than", Greater), ("increased", Greater), ("greater than", Greater),
        ("larger than", Greater), ("more often than", Greater), ("rose", Greater),
        ("has risen", Greater), ("has increased", Greater), ("grew", Greater),
        ("less common than", Less), ("fewer than", Less), ("lower than", Less),
        ("decreased", Less), ("less than", Less), ("smaller than", Less),
        ("less often than", Less), ("fell", Less), ("has fallen", Less),
        ("has decreased", Less), ("declined", Less), ("as", Equal),
        ("unchanged", Equal), ("the same as", Equal), ("equal to", Equal),
    ],
};
