//! What is found in what is written, and can be accepted.

use super::ExamplePlace::{Blocks, Files, Report, Works};
use super::{MistakeKind, explained};

/// Its kinds.
#[rustfmt::skip]
pub(super) const EXPLAINED: &[MistakeKind] = &[
    explained("abbreviation", [
        "A reader who has not seen an abbreviation before cannot know what it stands for. It is spelt out where it first stands, or under `abbreviations` in `report.yaml`.",
        "Den som inte har sett en förkortning förut vet inte vad den står för. Den skrivs ut där den står första gången, eller under `abbreviations` i `report.yaml`.",
        "Den som ikke har sett en forkortelse før, vet ikke hva den står for. Den skrives ut der den står første gang, eller under `abbreviations` i `report.yaml`.",
        "Den, der ikke har set en forkortelse før, ved ikke, hvad den står for. Den skrives ud, hvor den står første gang, eller under `abbreviations` i `report.yaml`."],
        Blocks, [
        "- text: |\n    Det sköts av IFO i kommunen.",
        "- text: |\n    Det sköts av individ- och familjeomsorgen (IFO) i kommunen."]),
    explained("author-name", [
        "A name without a comma is taken for a first name and a family name. An authority whose name has several words is written as `{name: …}`, and is then cited whole.",
        "Ett namn utan komma tas för ett förnamn och ett efternamn. En myndighet vars namn har flera ord skrivs som `{name: …}`, och återges då i sin helhet.",
        "Et navn uten komma tas for et fornavn og et etternavn. En myndighet med flere ord i navnet skrives som `{name: …}`, og gjengis da i sin helhet.",
        "Et navn uden komma opfattes som et fornavn og et efternavn. En myndighed, hvis navn har flere ord, skrives som `{name: …}` og gengives så i sin helhed."],
        Works, [
        "verk2019:\n  type: report\n  title: Den förra mätningen\n  author: Statistiska centralbyrån\n  date: 2019",
        "verk2019:\n  type: report\n  title: Den förra mätningen\n  author: {name: Statistiska centralbyrån}\n  date: 2019"]),
    explained("caption-unit", [
        "The program adds the unit and the base to every caption. Written by hand as well they stand there twice, and do not follow when the data changes.",
        "Programmet lägger till enhet och bas till varje bildtext. Skrivna för hand också står de där två gånger, och följer inte med när data ändras.",
        "Programmet legger til enhet og base i hver bildetekst. Skrevet for hånd i tillegg står de der to ganger, og følger ikke med når dataene endres.",
        "Programmet føjer enhed og base til hver billedtekst. Skrives de også i hånden, står de der to gange og følger ikke med, når data ændres."],
        Blocks, [
        "- chart:\n    id: nojd\n    caption: Hur nöjda de är (n = 6)\n    of: panel\n    variable: nojd\n- text: Se @diagram:nojd.",
        "- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd\n- text: Se @diagram:nojd."]),
    explained("claim", [
        "A statement in words, such as “three quarters”, is held against the number. It is an error when the data does not bear it out, so that no text says more than the answers do.",
        "Ett påstående i ord, som ”tre fjärdedelar”, hålls mot talet. Det är ett fel när data inte stöder det, så att ingen text säger mer än svaren.",
        "Et utsagn i ord, som «tre firedeler», holdes mot tallet. Det er en feil når dataene ikke støtter det, slik at ingen tekst sier mer enn svarene.",
        "Et udsagn i ord, som »tre fjerdedele«, holdes op mod tallet. Det er en fejl, når data ikke støtter det, så ingen tekst siger mere end svarene."],
        Blocks, [
        "- text: |\n    {{ claim(\"nojda\", \"Knappt hälften\") }} är nöjda.",
        "- text: |\n    {{ claim(\"nojda\", \"Tre fjärdedelar\") }} är nöjda."]),
    explained("contents-depth", [
        "The contents list headings down to a certain level, and these lie deeper. Raise `depth` under `contents`, or do with fewer levels.",
        "Innehållsförteckningen tar med rubriker ner till en viss nivå, och de här ligger djupare. Höj `depth` under `contents`, eller nöj dig med färre nivåer.",
        "Innholdsfortegnelsen tar med overskrifter ned til et visst nivå, og disse ligger dypere. Øk `depth` under `contents`, eller klar deg med færre nivåer.",
        "Indholdsfortegnelsen tager overskrifter med ned til et vist niveau, og disse ligger dybere. Hæv `depth` under `contents`, eller nøjes med færre niveauer."],
        Blocks, [
        "- section: Orter\n  blocks:\n    - section: Gävle\n      blocks:\n        - section: Centrum\n          blocks:\n            - text: Så var det.",
        "- section: Orter\n  blocks:\n    - text: Så var det."]),
    explained("decimal-point", [
        "Swedish, Norwegian and Danish write decimals after a comma.",
        "På svenska skrivs decimaler efter ett komma.",
        "På norsk skrives desimaler etter et komma.",
        "På dansk skrives decimaler efter et komma."],
        Blocks, [
        "- text: |\n    De var i genomsnitt 3.5 år.",
        "- text: |\n    De var i genomsnitt 3,5 år."]),
    explained("direct-identifier", [
        "What tells directly who somebody is, such as a personal identity number, an e-mail address or a telephone number, does not belong in a report. It is an error unless it is accepted, for instance because it is the unit's own address.",
        "Det som direkt talar om vem någon är, som ett personnummer, en e-postadress eller ett telefonnummer, hör inte hemma i en rapport. Det är ett fel om det inte godtas, till exempel för att det är enhetens egen adress.",
        "Det som direkte forteller hvem noen er, som et fødselsnummer, en e-postadresse eller et telefonnummer, hører ikke hjemme i en rapport. Det er en feil hvis det ikke godtas, for eksempel fordi det er enhetens egen adresse.",
        "Det, der direkte fortæller, hvem nogen er, som et CPR-nummer, en e-mailadresse eller et telefonnummer, hører ikke hjemme i en rapport. Det er en fejl, hvis det ikke godtages, for eksempel fordi det er enhedens egen adresse."],
        Blocks, [
        "- text: |\n    Skriv till anna.ek@exempel.se om du har frågor.",
        "- text: |\n    Skriv till enheten om du har frågor."]),
    explained("extreme-weight", [
        "One answer counts for more than five ordinary ones, because few of its kind have answered. Results then rest on those few; merge groups in the population, or set `limits` to the weights.",
        "Ett svar räknas som mer än fem vanliga, eftersom få av det slaget har svarat. Resultaten vilar då på dessa få; slå ihop grupper i populationen, eller begränsa vikterna med `limits`.",
        "Ett svar teller som mer enn fem vanlige, fordi få av det slaget har svart. Resultatene hviler da på disse få; slå sammen grupper i populasjonen, eller begrens vektene med `limits`.",
        "Ét svar tæller som mere end fem almindelige, fordi få af den slags har svaret. Resultaterne hviler så på disse få; slå grupper i populationen sammen, eller begræns vægtene med `limits`."],
        Files, [
        "# data/panel/svar.csv\nid;ort;nojd;kon\n1;1;2;1\n2;1;2;1\n3;1;1;1\n4;2;3;1\n5;2;3;1\n6;1;3;1\n7;1;2;2\n8;2;2;2\n9;2;1;2\n10;2;3;2\n# data/panel/codebook.yaml: variables\nkon: {label: Kön, scale: nominal, values: {1: man, 2: kvinna}}\nalder: {column: nojd, label: Betyg, scale: numeric}\n# data/panel/codebook.yaml\nweighting: {unit: percent, margins: {ort: {Gävle: 97, Söderhamn: 3}, kon: {man: 3, kvinna: 97}}}",
        "# data/panel/svar.csv\nid;ort;nojd;kon\n1;1;2;1\n2;1;2;1\n3;1;1;1\n4;2;3;1\n5;2;3;1\n6;1;3;1\n7;1;2;2\n8;2;2;2\n9;2;1;2\n10;2;3;2\n# data/panel/codebook.yaml: variables\nkon: {label: Kön, scale: nominal, values: {1: man, 2: kvinna}}\nalder: {column: nojd, label: Betyg, scale: numeric}\n# data/panel/codebook.yaml\nweighting: {unit: percent, margins: {ort: {Gävle: 60, Söderhamn: 40}, kon: {man: 50, kvinna: 50}}}"]),
    explained("much-hidden", [
        "More than a fifth of the cells, or all of a group, are hidden so that nobody can be recognised. The warning says what would hide less: other groups, fewer categories, no totals.",
        "Mer än en femtedel av cellerna, eller alla i en grupp, är dolda för att ingen ska kunna kännas igen. Varningen säger vad som skulle dölja mindre: andra grupper, färre kategorier, inga summor.",
        "Mer enn en femdel av cellene, eller alle i en gruppe, er skjult for at ingen skal kunne gjenkjennes. Advarselen sier hva som ville skjule mindre: andre grupper, færre kategorier, ingen summer.",
        "Mere end en femtedel af cellerne, eller alle i en gruppe, er skjult, for at ingen skal kunne genkendes. Advarslen siger, hvad der ville skjule mindre: andre grupper, færre kategorier, ingen summer."],
        Files, [
        "# book/r/report.yaml\ndisclosure: {method: suppress, minimum-count: 5}\n# book/r/chapters/01-resultat.yaml: blocks\n- table: {id: orter, caption: Var de bor, of: panel, rows: ort, columns: nojd}",
        "# book/r/report.yaml\ndisclosure: {method: suppress, minimum-count: 5}\n# book/r/chapters/01-resultat.yaml: blocks\n- text: De är för få för att delas upp på orter."]),
    explained("n-spelling", [
        "A base is written `n = 67`, with spaces and a small n; a capital N is the population.",
        "En bas skrivs `n = 67`, med mellanslag och litet n; stort N är populationen.",
        "En base skrives `n = 67`, med mellomrom og liten n; stor N er populasjonen.",
        "En base skrives `n = 67`, med mellemrum og lille n; stort N er populationen."],
        Blocks, [
        "- text: |\n    De tillfrågade (n=67) bor i länet [@verk2019].",
        "- text: |\n    De tillfrågade (n = 67) bor i länet [@verk2019]."]),
    explained("no-author", [
        "A work without author and editor is cited by its title, which is seldom meant. Whoever published it is its author if nobody else is.",
        "Ett verk utan författare och redaktör anges med sin titel, vilket sällan är meningen. Den som har gett ut det är dess författare om ingen annan är det.",
        "Et verk uten forfatter og redaktør oppgis med tittelen, noe som sjelden er meningen. Den som har gitt det ut, er forfatteren hvis ingen annen er det.",
        "Et værk uden forfatter og redaktør angives med sin titel, hvilket sjældent er meningen. Den, der har udgivet det, er forfatteren, hvis ingen anden er det."],
        Works, [
        "verk2019:\n  type: report\n  title: Den förra mätningen\n  publisher: FoU Provort\n  date: 2019",
        "verk2019:\n  type: report\n  title: Den förra mätningen\n  author: {name: FoU Provort}\n  date: 2019"]),
    explained("number-word", [
        "Small numbers are written in words in running text and larger ones in digits, the same way throughout.",
        "Små tal skrivs med bokstäver i löpande text och större med siffror, på samma sätt genom hela rapporten.",
        "Små tall skrives med bokstaver i løpende tekst og større med sifre, på samme måte gjennom hele rapporten.",
        "Små tal skrives med bogstaver i løbende tekst og større med cifre, på samme måde gennem hele rapporten."],
        Blocks, [
        "- text: |\n    Det finns sju orter i norr och 22 orter i söder.",
        "- text: |\n    Det finns 7 orter i norr och 22 orter i söder."]),
    explained("percent-sign", [
        "In running text the word is written out; the sign stands in brackets, tables and charts, after a space.",
        "I löpande text skrivs ordet ut; tecknet står inom parentes, i tabeller och i diagram, efter ett mellanslag.",
        "I løpende tekst skrives ordet ut; tegnet står i parentes, i tabeller og i diagrammer, etter et mellomrom.",
        "I løbende tekst skrives ordet ud; tegnet står i parentes, i tabeller og i diagrammer, efter et mellemrum."],
        Blocks, [
        "- text: |\n    Förra gången var det 84 % [@verk2019].",
        "- text: |\n    Förra gången var det 84 procent [@verk2019]."]),
    explained("percentage-points", [
        "A difference between two shares that is worked out by hand can be wrong, and does not follow when the data changes. Declare the difference under `numbers`, and quote it.",
        "En skillnad mellan två andelar som är uträknad för hand kan vara fel, och följer inte med när data ändras. Ange skillnaden under `numbers`, och hämta den därifrån.",
        "En forskjell mellom to andeler som er regnet ut for hånd, kan være feil, og følger ikke med når dataene endres. Oppgi forskjellen under `numbers`, og hent den derfra.",
        "En forskel mellem to andele, der er regnet ud i hånden, kan være forkert og følger ikke med, når data ændres. Angiv forskellen under `numbers`, og hent den derfra."],
        Blocks, [
        "- text: |\n    Skillnaden är 12 procentenheter.",
        "- text: |\n    Skillnaden är stor."]),
    explained("person-name", [
        "Rows of a register are shown as they are, and some of these look like names of persons. Leave the column out, or accept it if they name something else.",
        "Rader ur ett register visas som de är, och några av dem ser ut som namn på personer. Ta bort kolumnen, eller godta den om det är namn på annat.",
        "Rader fra et register vises som de er, og noen av dem ser ut som navn på personer. Ta bort kolonnen, eller godta den hvis det er navn på noe annet.",
        "Rækker fra et register vises, som de er, og nogle af dem ligner navne på personer. Fjern kolonnen, eller godtag den, hvis det er navne på noget andet."],
        Files, [
        "# book/r/report.yaml\nsurveys:\n  panel: data/panel/codebook.yaml\n  reg: data/panel/reg/codebook.yaml\n# data/panel/reg/codebook.yaml\ntitle: Register\nfile: svar.csv\nlanguage: sv\npublic: true\nregister: organisations\nunit: {one: händelse, many: händelser}\nvariables:\n  nr: {label: Nr, scale: id}\n  datum: {label: Datum, scale: date, between: [2019-11, 2020-02]}\n  vad: {label: Händelse, scale: text}\n# book/r/chapters/01-resultat.yaml: blocks\n- register-table: {id: rader, caption: Det som hände, of: reg, columns: [datum, vad]}\n# data/panel/reg/svar.csv\nnr;datum;vad\n1;2019-11-28;Möte\n2;2020-02-03;Hos Anna Exempelsson",
        "# book/r/report.yaml\nsurveys:\n  panel: data/panel/codebook.yaml\n  reg: data/panel/reg/codebook.yaml\n# data/panel/reg/codebook.yaml\ntitle: Register\nfile: svar.csv\nlanguage: sv\npublic: true\nregister: organisations\nunit: {one: händelse, many: händelser}\nvariables:\n  nr: {label: Nr, scale: id}\n  datum: {label: Datum, scale: date, between: [2019-11, 2020-02]}\n  vad: {label: Händelse, scale: text}\n# book/r/chapters/01-resultat.yaml: blocks\n- register-table: {id: rader, caption: Det som hände, of: reg, columns: [datum, vad]}\n# data/panel/reg/svar.csv\nnr;datum;vad\n1;2019-11-28;Möte\n2;2020-02-03;Hembesök"]),
    explained("question-wording", [
        "Two surveys are said to ask the same, but in other words or with other answers. What differs between them may then come from the question.",
        "Två undersökningar sägs fråga samma sak, men med andra ord eller andra svar. Det som skiljer dem åt kan då bero på frågan.",
        "To undersøkelser sies å spørre om det samme, men med andre ord eller andre svar. Det som skiller dem, kan da skyldes spørsmålet.",
        "To undersøgelser siges at spørge om det samme, men med andre ord eller andre svar. Det, der adskiller dem, kan så skyldes spørgsmålet."],
        Files, [
        "# data/panel/andra/codebook.yaml: variables\nnojd: {label: Nöjdhet, question: Hur nöjd var du?, scale: ordinal, values: {1: inte nöjd, 2: ganska nöjd, 3: mycket nöjd}, missing: {9: vet ej}}\n# book/r/report.yaml\nsurveys:\n  panel: data/panel/codebook.yaml\n  andra: data/panel/andra/codebook.yaml",
        "# data/panel/andra/codebook.yaml: variables\nnojd: {label: Nöjdhet, question: Hur nöjd är du?, scale: ordinal, values: {1: inte nöjd, 2: ganska nöjd, 3: mycket nöjd}, missing: {9: vet ej}}\n# book/r/report.yaml\nsurveys:\n  panel: data/panel/codebook.yaml\n  andra: data/panel/andra/codebook.yaml"]),
    explained("quote-consent", [
        "What somebody has said may be printed when they have agreed to it, which `consent` says.",
        "Det någon har sagt får tryckas när personen har gått med på det, vilket `consent` talar om.",
        "Det noen har sagt, kan trykkes når vedkommende har gått med på det, noe `consent` sier.",
        "Det, nogen har sagt, må trykkes, når vedkommende har sagt ja til det, hvilket `consent` fortæller."],
        Blocks, [
        "- quote: {text: Det var bra., by: Chef}",
        "- quote: {text: Det var bra., by: Chef, consent: Muntligt vid intervjun}"]),
    explained("range-dash", [
        "Between two numbers stands an en dash (–) without spaces. In Word it is Ctrl and minus on the number pad.",
        "Mellan två tal står ett tankstreck (–) utan mellanslag. I Word är det Ctrl och minus på det numeriska tangentbordet.",
        "Mellom to tall står det en tankestrek (–) uten mellomrom. I Word er det Ctrl og minus på det numeriske tastaturet.",
        "Mellem to tal står en tankestreg (–) uden mellemrum. I Word er det Ctrl og minus på det numeriske tastatur."],
        Blocks, [
        "- text: |\n    De var 10-12 på varje möte.",
        "- text: |\n    De var 10–12 på varje möte."]),
    explained("reference-order", [
        "Charts, tables and figures are referred to in the order they stand in, and not for the first time in a later chapter.",
        "Diagram, tabeller och figurer nämns i den ordning de står, och inte för första gången i ett senare kapitel.",
        "Diagrammer, tabeller og figurer nevnes i den rekkefølgen de står, og ikke for første gang i et senere kapittel.",
        "Diagrammer, tabeller og figurer nævnes i den rækkefølge, de står i, og ikke for første gang i et senere kapitel."],
        Blocks, [
        "- text: Se @diagram:ort och @diagram:nojd.\n- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd\n- chart:\n    id: ort\n    caption: Var de bor\n    of: panel\n    variable: ort",
        "- text: Se @diagram:nojd och @diagram:ort.\n- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd\n- chart:\n    id: ort\n    caption: Var de bor\n    of: panel\n    variable: ort"]),
    explained("sentence-begins-with-digits", [
        "A sentence does not begin with a number in digits: write it in words, or turn the sentence round.",
        "En mening börjar inte med ett tal i siffror: skriv talet med bokstäver, eller vänd på meningen.",
        "En setning begynner ikke med et tall i sifre: skriv tallet med bokstaver, eller snu på setningen.",
        "En sætning begynder ikke med et tal i cifre: skriv tallet med bogstaver, eller vend sætningen om."],
        Blocks, [
        "- text: |\n    Så var det. 22 orter ingick.",
        "- text: |\n    Så var det. I den ingick 22 orter."]),
    explained("share-decimals", [
        "Where fewer than 200 have answered, one person is half a per cent or more, and decimals say more than the answers do.",
        "Där färre än 200 har svarat är en person en halv procent eller mer, och decimaler säger mer än svaren.",
        "Der færre enn 200 har svart, er én person en halv prosent eller mer, og desimaler sier mer enn svarene.",
        "Hvor færre end 200 har svaret, er én person en halv procent eller mere, og decimaler siger mere end svarene."],
        Blocks, [
        "- text: Se @diagram:nojd.\n- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd\n    measure: percent\n    decimals: 1",
        "- text: Se @diagram:nojd.\n- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd\n    measure: percent"]),
    explained("similar-authors", [
        "Two works have authors whose names are nearly the same. If they are the same, readers look for two; write them alike.",
        "Två verk har författare vars namn är nästan lika. Är det samma person letar läsaren efter två; skriv dem lika.",
        "To verk har forfattere med nesten like navn. Er det samme person, leter leseren etter to; skriv dem likt.",
        "To værker har forfattere med næsten ens navne. Er det samme person, leder læseren efter to; skriv dem ens."],
        Works, [
        "verk2019:\n  type: report\n  title: Den förra mätningen\n  author: \"Andersson, Karin\"\n  date: 2019\nverk2018:\n  type: report\n  title: Den första mätningen\n  author: \"Anderson, Karin\"\n  date: 2018",
        "verk2019:\n  type: report\n  title: Den förra mätningen\n  author: \"Andersson, Karin\"\n  date: 2019\nverk2018:\n  type: report\n  title: Den första mätningen\n  author: \"Andersson, Karin\"\n  date: 2018"]),
    explained("slide-without-heading", [
        "On slides a section has a slide of its own, and what comes after it stands on one without heading. Give it a section.",
        "I en presentation har varje avsnitt en egen bild, och det som kommer efter avsnittet hamnar på en bild utan rubrik. Ge det ett eget avsnitt.",
        "I en presentasjon har hvert avsnitt sitt eget lysbilde, og det som kommer etter avsnittet, havner på et lysbilde uten overskrift. Gi det et eget avsnitt.",
        "I en præsentation har hvert afsnit sin egen slide, og det, der kommer efter afsnittet, havner på en slide uden overskrift. Giv det sit eget afsnit."],
        Files, [
        "# book/r/report.yaml\ntemplate: presentasjon\n# book/r/chapters/01-resultat.yaml: blocks\n- section: Orter\n  blocks:\n    - text: Så var det.\n- text: Så är det.",
        "# book/r/report.yaml\ntemplate: presentasjon\n# book/r/chapters/01-resultat.yaml: blocks\n- section: Orter\n  blocks:\n    - text: Så var det.\n- section: Nu\n  blocks:\n    - text: Så är det."]),
    explained("small-base", [
        "A percentage of few sounds like more than it is. The text says how few they are, as with `{{ base(…) }}`.",
        "En andel av få personer låter säkrare än den är. Skriv i texten hur många de är, till exempel med `{{ base(…) }}`.",
        "En andel av få personer høres sikrere ut enn den er. Skriv i teksten hvor mange de er, for eksempel med `{{ base(…) }}`.",
        "En andel af få personer lyder sikrere, end den er. Skriv i teksten, hvor mange de er, for eksempel med `{{ base(…) }}`."],
        Files, [
        "# book/r/report.yaml\ndisclosure: {method: suppress, minimum-count: 5}\n# data/panel/svar.csv\nid;ort;nojd;alder\n1;1;1;40\n2;1;1;40\n3;1;1;40\n4;1;1;40\n5;1;1;40\n6;1;1;40\n7;1;2;40\n8;1;2;40\n9;1;2;40\n10;1;2;40\n11;1;2;40\n12;1;2;40\n13;1;2;40\n14;1;3;40\n15;1;3;40\n16;1;3;40\n17;1;3;40\n18;1;3;40\n19;1;3;40\n20;1;3;40\n# book/r/chapters/01-resultat.yaml: blocks\n- text: Av dem är {{ percent(\"nojda\") }} nöjda.",
        "# book/r/report.yaml\ndisclosure: {method: suppress, minimum-count: 5}\n# data/panel/svar.csv\nid;ort;nojd;alder\n1;1;1;40\n2;1;1;40\n3;1;1;40\n4;1;1;40\n5;1;1;40\n6;1;1;40\n7;1;2;40\n8;1;2;40\n9;1;2;40\n10;1;2;40\n11;1;2;40\n12;1;2;40\n13;1;2;40\n14;1;3;40\n15;1;3;40\n16;1;3;40\n17;1;3;40\n18;1;3;40\n19;1;3;40\n20;1;3;40\n# book/r/chapters/01-resultat.yaml: blocks\n- text: Av dem är {{ n(\"nojda\") }} av {{ base(\"nojda\") }} nöjda."]),
    explained("thousands", [
        "Thousands are set apart by a space.",
        "Tusental skiljs åt med ett mellanslag.",
        "Tusener skilles med et mellomrom.",
        "Tusinder adskilles med et mellemrum."],
        Blocks, [
        "- text: |\n    I länet bor 287000 personer.",
        "- text: |\n    I länet bor 287 000 personer."]),
    explained("typed-citation", [
        "A citation typed by hand is not in the list of works, and does not change with the style. Write `@` and the key of the work.",
        "En hänvisning skriven för hand kommer inte med i referenslistan, och följer inte stilen. Skriv `@` och verkets nyckel.",
        "En henvisning skrevet for hånd kommer ikke med i litteraturlisten, og følger ikke stilen. Skriv `@` og nøkkelen til verket.",
        "En henvisning skrevet i hånden kommer ikke med i litteraturlisten og følger ikke stilen. Skriv `@` og værkets nøgle."],
        Blocks, [
        "- text: |\n    Så var det även förr (Ek, 2007).",
        "- text: |\n    Så var det även förr [@verk2019]."]),
    explained("typed-number", [
        "A result typed by hand does not follow when the data changes, and nobody sees where it comes from. Declare it under `numbers`, and quote it.",
        "Ett resultat skrivet för hand följer inte med när data ändras, och ingen ser varifrån det kommer. Ange det under `numbers`, och hämta det därifrån.",
        "Et resultat skrevet for hånd følger ikke med når dataene endres, og ingen ser hvor det kommer fra. Oppgi det under `numbers`, og hent det derfra.",
        "Et resultat skrevet i hånden følger ikke med, når data ændres, og ingen ser, hvor det kommer fra. Angiv det under `numbers`, og hent det derfra."],
        Blocks, [
        "- text: |\n    Av dem är 75 procent nöjda.",
        "- text: |\n    Av dem är {{ percent(\"nojda\") }} nöjda."]),
    explained("typed-reference", [
        "Numbers of charts, tables, figures and pages change when something is put in before them. Write `@` and the id; the number comes by itself.",
        "Nummer på diagram, tabeller, figurer och sidor ändras när något läggs till före dem. Skriv `@` och id; numret kommer av sig självt.",
        "Numrene på diagrammer, tabeller, figurer og sider endres når noe settes inn foran dem. Skriv `@` og id; nummeret kommer av seg selv.",
        "Numre på diagrammer, tabeller, figurer og sider ændres, når noget sættes ind før dem. Skriv `@` og id; nummeret kommer af sig selv."],
        Blocks, [
        "- text: |\n    Se diagram 1.\n- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd",
        "- text: |\n    Se @diagram:nojd.\n- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd"]),
    explained("unchecked-claim", [
        "A phrase of quantity stands beside quoted numbers, and nothing holds it against the data. Write it as a claim, and it is checked at every build.",
        "Ett ord om mängd står intill hämtade tal, och inget håller det mot data. Skriv det som ett påstående, så kontrolleras det varje gång.",
        "Et ord om mengde står ved siden av hentede tall, og ingenting holder det mot dataene. Skriv det som en påstand, så kontrolleres det hver gang.",
        "Et ord om mængde står ved siden af hentede tal, og intet holder det op mod data. Skriv det som en påstand, så kontrolleres det hver gang."],
        Blocks, [
        "- text: |\n    Drygt hälften är nöjda: {{ percent(\"nojda\") }}.",
        "- text: |\n    {{ claim(\"nojda\", \"Tre fjärdedelar\") }} är nöjda: {{ percent(\"nojda\") }}."]),
    explained("uncited", [
        "A work stands in the bibliography and no text cites it. It is left out of the list of references.",
        "Ett verk står i litteraturfilen utan att någon text hänvisar till det. Det kommer inte med i referenslistan.",
        "Et verk står i litteraturfilen uten at noen tekst viser til det. Det kommer ikke med i litteraturlisten.",
        "Et værk står i litteraturfilen, uden at nogen tekst henviser til det. Det kommer ikke med i litteraturlisten."],
        Blocks, [
        "- text: |\n    Så var det även förr.",
        "- text: |\n    Så var det även förr [@verk2019]."]),
    explained("unlike-comparison", [
        "Two numbers are compared that count different answers among different people. What differs is then not the people alone.",
        "Två tal som jämförs räknar olika svar hos olika personer. Skillnaden beror då inte bara på personerna.",
        "To tall som sammenlignes, teller ulike svar hos ulike personer. Forskjellen skyldes da ikke bare personene.",
        "To tal, der sammenlignes, tæller forskellige svar hos forskellige personer. Forskellen skyldes så ikke kun personerne."],
        Report, [
        "numbers:\n  svar: {of: panel}\n  nojda: {of: panel, variable: nojd, in: [ganska nöjd, mycket nöjd]}\n  gavle: {of: panel, variable: nojd, in: [mycket nöjd], where: {ort: Gävle}}\n  soderhamn: {of: panel, variable: nojd, in: [ganska nöjd, mycket nöjd], where: {ort: Söderhamn}}\nclaims:\n  - {id: a, order: [soderhamn, gavle]}",
        "numbers:\n  svar: {of: panel}\n  nojda: {of: panel, variable: nojd, in: [ganska nöjd, mycket nöjd]}\n  gavle: {of: panel, variable: nojd, in: [ganska nöjd, mycket nöjd], where: {ort: Gävle}}\n  soderhamn: {of: panel, variable: nojd, in: [ganska nöjd, mycket nöjd], where: {ort: Söderhamn}}\nclaims:\n  - {id: a, order: [soderhamn, gavle]}"]),
    explained("unreferenced", [
        "No text refers to a chart, table or figure. Readers then do not know what it is there for.",
        "Ingen text hänvisar till ett diagram, en tabell eller en figur. Läsaren vet då inte vad den ska vara bra för.",
        "Ingen tekst viser til et diagram, en tabell eller en figur. Leseren vet da ikke hva den er til.",
        "Ingen tekst henviser til et diagram, en tabel eller en figur. Læseren ved så ikke, hvad det skal bruges til."],
        Blocks, [
        "- text: Så var det.\n- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd",
        "- text: Så var det, se @diagram:nojd.\n- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd"]),
    explained("unused-acceptance", [
        "An entry of `accept` accepts nothing any more: what it was written for has been changed. Remove it, so that it hides nothing new.",
        "En rad under `accept` godtar ingenting längre: det den skrevs för har ändrats. Ta bort den, så att den inte döljer något nytt.",
        "En linje under `accept` godtar ingenting lenger: det den ble skrevet for, er endret. Ta den bort, så den ikke skjuler noe nytt.",
        "En linje under `accept` godtager ikke længere noget: det, den blev skrevet for, er ændret. Fjern den, så den ikke skjuler noget nyt."],
        Report, [
        "accept:\n  - {check: uncited, of: verk2019, reason: Det läses för sig.}",
        "title: En liten mätning"]),
];
