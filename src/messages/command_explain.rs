//! What `explain` says.

use super::{CatalogueLine, mistake, phrase};

/// Its lines.
#[rustfmt::skip]
pub(super) const LINES: &[CatalogueLine] = &[
    phrase("wrong", "fel", "feil", "forkert"),
    phrase("right", "rätt", "riktig", "rigtigt"),
    phrase("also told as", "sägs också så", "sies også slik", "siges også sådan"),
    mistake("no-such-code",
        "no kind of mistake has the code `{code}`",
        "inget slags fel har koden `{code}`",
        "ingen type feil har koden `{code}`",
        "ingen slags fejl har koden `{code}`"),
    phrase(
        "`baslinje explain` lists all codes",
        "`baslinje explain` räknar upp alla koder",
        "`baslinje explain` lister opp alle koder",
        "`baslinje explain` opregner alle koder"),
    // What is found in what is written: `CHECKS` of the room `review`.
    phrase(
        "an abbreviation that is never spelt out, or only after it was used",
        "en förkortning som aldrig skrivs ut, eller först efter att den har använts",
        "en forkortelse som aldri skrives ut, eller først etter at den er brukt",
        "en forkortelse, der aldrig skrives ud, eller først efter at den er brugt"),
    phrase(
        "an author whose name would be cited otherwise than it is written",
        "en författare vars namn skulle återges annorlunda än det är skrivet",
        "en forfatter med et navn som ville gjengis annerledes enn det er skrevet",
        "en forfatter, hvis navn ville blive gengivet anderledes, end det er skrevet"),
    phrase(
        "a caption that states its own unit or base",
        "en bildtext som själv anger enhet eller bas",
        "en bildetekst som selv oppgir enhet eller base",
        "en billedtekst, der selv angiver enhed eller base"),
    phrase(
        "a statement about a number that the data does not support",
        "ett påstående om ett tal som data inte stöder",
        "et utsagn om et tall som dataene ikke støtter",
        "et udsagn om et tal, som data ikke støtter"),
    phrase(
        "headings that the contents leave out",
        "rubriker som inte kommer med i innehållsförteckningen",
        "overskrifter som ikke kommer med i innholdsfortegnelsen",
        "overskrifter, der ikke kommer med i indholdsfortegnelsen"),
    phrase(
        "decimals after a point where the language has a comma",
        "decimaler efter en punkt där språket har komma",
        "desimaler etter et punktum der språket har komma",
        "decimaler efter et punktum, hvor sproget har komma"),
    phrase(
        "what tells directly who somebody is",
        "det som direkt talar om vem någon är",
        "det som direkte forteller hvem noen er",
        "det, der direkte fortæller, hvem nogen er"),
    phrase(
        "a weight that is more than five times the mean",
        "en vikt som är mer än fem gånger medelvärdet",
        "en vekt som er mer enn fem ganger gjennomsnittet",
        "en vægt, der er mere end fem gange gennemsnittet"),
    phrase(
        "a chart or table of which much is hidden to protect people",
        "ett diagram eller en tabell där mycket är dolt för att skydda människor",
        "et diagram eller en tabell der mye er skjult for å beskytte mennesker",
        "et diagram eller en tabel, hvor meget er skjult for at beskytte mennesker"),
    phrase(
        "a base that is not written `n = 67`",
        "en bas som inte är skriven `n = 67`",
        "en base som ikke er skrevet `n = 67`",
        "en base, der ikke er skrevet `n = 67`"),
    phrase(
        "a work that nobody is said to have written",
        "ett verk som ingen sägs ha skrivit",
        "et verk som ingen sies å ha skrevet",
        "et værk, som ingen siges at have skrevet"),
    phrase(
        "a number in digits where words are meant, or the other way round",
        "ett tal i siffror där det ska vara bokstäver, eller tvärtom",
        "et tall i sifre der det skal være bokstaver, eller omvendt",
        "et tal i cifre, hvor der skal være bogstaver, eller omvendt"),
    phrase(
        "a sign for per cent in running text, or without a space",
        "ett procenttecken i löpande text, eller utan mellanslag",
        "et prosenttegn i løpende tekst, eller uten mellomrom",
        "et procenttegn i løbende tekst eller uden mellemrum"),
    phrase(
        "a difference of shares computed by hand",
        "en skillnad mellan andelar uträknad för hand",
        "en forskjell mellom andeler regnet ut for hånd",
        "en forskel mellem andele regnet ud i hånden"),
    phrase(
        "rows of a register that look like they name persons",
        "rader ur ett register som ser ut som namn på personer",
        "rader fra et register som ser ut som navn på personer",
        "rækker fra et register, der ligner navne på personer"),
    phrase(
        "the same asked in two surveys in different words",
        "samma fråga i två undersökningar med olika ord",
        "det samme spurt i to undersøkelser med ulike ord",
        "det samme spurgt i to undersøgelser med forskellige ord"),
    phrase(
        "a quote that nobody says there is consent for",
        "ett citat som ingen säger att det finns samtycke till",
        "et sitat som ingen sier det finnes samtykke til",
        "et citat, som ingen siger, der er samtykke til"),
    phrase(
        "a hyphen between two numbers instead of an en dash",
        "ett bindestreck mellan två tal i stället för ett tankstreck",
        "en bindestrek mellom to tall i stedet for en tankestrek",
        "en bindestreg mellem to tal i stedet for en tankestreg"),
    phrase(
        "a chart, table or figure referred to too late or in another order",
        "ett diagram, en tabell eller en figur som nämns för sent eller i annan ordning",
        "et diagram, en tabell eller en figur som nevnes for sent eller i en annen rekkefølge",
        "et diagram, en tabel eller en figur, der nævnes for sent eller i en anden rækkefølge"),
    phrase(
        "a sentence that begins with a number in digits",
        "en mening som börjar med ett tal i siffror",
        "en setning som begynner med et tall i sifre",
        "en sætning, der begynder med et tal i cifre"),
    phrase(
        "decimals of shares of fewer than 200",
        "decimaler i andelar av färre än 200",
        "desimaler i andeler av færre enn 200",
        "decimaler i andele af færre end 200"),
    phrase(
        "two works whose authors have nearly the same name",
        "två verk vars författare heter nästan likadant",
        "to verk med forfattere som heter nesten det samme",
        "to værker, hvis forfattere hedder næsten det samme"),
    phrase(
        "what stands after a section on slides, and so without a heading",
        "det som står efter ett avsnitt på bilder, och därför utan rubrik",
        "det som står etter et avsnitt på lysbilder, og derfor uten overskrift",
        "det, der står efter et afsnit på slides og derfor uden overskrift"),
    phrase(
        "the percentage of few in a text that does not say how few",
        "en procentsats av få i en text som inte säger hur få",
        "en prosentandel av få i en tekst som ikke sier hvor få",
        "en procentdel af få i en tekst, der ikke siger, hvor få"),
    phrase(
        "thousands that are not set apart by a space",
        "tusental som inte skiljs åt med ett mellanslag",
        "tusener som ikke skilles med et mellomrom",
        "tusinder, der ikke adskilles med et mellemrum"),
    phrase(
        "a citation typed by hand",
        "en hänvisning skriven för hand",
        "en henvisning skrevet for hånd",
        "en henvisning skrevet i hånden"),
    phrase(
        "a number typed by hand",
        "ett tal skrivet för hand",
        "et tall skrevet for hånd",
        "et tal skrevet i hånden"),
    phrase(
        "the number of a chart, table, figure, appendix or page typed by hand",
        "numret på ett diagram, en tabell, en figur, en bilaga eller en sida skrivet för hand",
        "nummeret på et diagram, en tabell, en figur, et vedlegg eller en side skrevet for hånd",
        "nummeret på et diagram, en tabel, en figur, et bilag eller en side skrevet i hånden"),
    phrase(
        "a phrase of quantity that is not held against the data",
        "ett ord om mängd som inte hålls mot data",
        "et ord om mengde som ikke holdes mot dataene",
        "et ord om mængde, der ikke holdes op mod data"),
    phrase(
        "a work that no text cites",
        "ett verk som ingen text hänvisar till",
        "et verk som ingen tekst viser til",
        "et værk, som ingen tekst henviser til"),
    phrase(
        "a claim that compares different answers of different people",
        "ett påstående som jämför olika svar från olika personer",
        "en påstand som sammenligner ulike svar fra ulike personer",
        "en påstand, der sammenligner forskellige svar fra forskellige personer"),
    phrase(
        "a chart, table or figure that no text refers to",
        "ett diagram, en tabell eller en figur som ingen text hänvisar till",
        "et diagram, en tabell eller en figur som ingen tekst viser til",
        "et diagram, en tabel eller en figur, som ingen tekst henviser til"),
    phrase(
        "an entry of `accept` that accepts nothing",
        "en rad under `accept` som inte godtar något",
        "en linje under `accept` som ikke godtar noe",
        "en linje under `accept`, der ikke godtager noget"),
];
