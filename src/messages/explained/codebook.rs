//! Mistakes in codebooks: what variables are, what their answers mean, and what is made of them.

use super::ExamplePlace::{Blocks, Codebook, Files, Report, Variables};
use super::{MistakeKind, explained, without_example};

/// Its kinds.
#[rustfmt::skip]
pub(super) const EXPLAINED: &[MistakeKind] = &[
    explained("answers-not-kept", [
        "Free text and what tells rows apart are never kept, so that nobody can be picked out by them. Rows are picked by variables with listed answers.",
        "Fritext och det som skiljer rader åt behålls aldrig, så att ingen kan plockas ut med hjälp av dem. Rader väljs efter variabler med uppräknade svar.",
        "Fritekst og det som skiller rader fra hverandre, beholdes aldri, slik at ingen kan plukkes ut ved hjelp av dem. Rader velges etter variabler med opplistede svar.",
        "Fritekst og det, der skelner rækker fra hinanden, beholdes aldrig, så ingen kan udpeges ved hjælp af dem. Rækker vælges efter variabler med oplistede svar."],
        Report, [
        "views:\n  gavlebor: {survey: panel, where: {id: 1}}",
        "views:\n  gavlebor: {survey: panel, where: {ort: Gävle}}"]),
    explained("backwards", [
        "An interval or a period is written with its lowest or earliest end first. Written the other way round, nothing would lie in it.",
        "Ett intervall eller en period skrivs med det lägsta eller tidigaste först. Skrivet tvärtom skulle inget ligga i det.",
        "Et intervall eller en periode skrives med det laveste eller tidligste først. Skrevet omvendt ville ingenting ligge i det.",
        "Et interval eller en periode skrives med det laveste eller tidligste først. Skrevet omvendt ville intet ligge i det."],
        Codebook, [
        "derive:\n  grupp: {label: Åldersgrupp, from: alder, cut: {yngre: [39, 16], äldre: [40, 99]}}",
        "derive:\n  grupp: {label: Åldersgrupp, from: alder, cut: {yngre: [16, 39], äldre: [40, 99]}}"]),
    explained("code-twice", [
        "A code stands for one answer only; otherwise nobody knows which of them a row gave. Codes under `missing` count too.",
        "En kod står för bara ett svar; annars vet ingen vilket av dem som gavs på en rad. Koder under `missing` räknas också.",
        "En kode står for bare ett svar; ellers vet ingen hvilket av dem som ble gitt i en rad. Koder under `missing` teller også.",
        "En kode står kun for ét svar; ellers ved ingen, hvilket af dem der blev givet i en række. Koder under `missing` tæller også."],
        Variables, [
        "ort: {label: Ort, scale: nominal, values: {1: Gävle, 2: Söderhamn}, missing: {2: vet ej}}",
        "ort: {label: Ort, scale: nominal, values: {1: Gävle, 2: Söderhamn}, missing: {9: vet ej}}"]),
    explained("date", [
        "A date is a day that there is, written as year, month and day: `2020-01-31`; where the day is not known, answers may have year and month only. What was changed or measured again is of a later day than what it goes back to.",
        "Ett datum är en dag som finns, skriven med år, månad och dag: `2020-01-31`; där dagen är okänd får svar ha bara år och månad. Det som har ändrats eller mätts igen är från en senare dag än det som det utgår från.",
        "En dato er en dag som finnes, skrevet med år, måned og dag: `2020-01-31`; der dagen er ukjent, kan svar ha bare år og måned. Det som er endret eller målt på nytt, er fra en senere dag enn det som det bygger på.",
        "En dato er en dag, der findes, skrevet med år, måned og dag: `2020-01-31`; hvor dagen er ukendt, må svar have kun år og måned. Det, der er ændret eller målt igen, er fra en senere dag end det, det bygger på."],
        Report, [
        "date: 31/1 2020",
        "date: 2020-01-31"]),
    explained("derived-variable", [
        "A derived variable is made of one that is there already: its answers are put together by `map`, numbers are cut by `cut`, dates counted by `period`. Every old answer has exactly one place in the new variable, so that nobody is lost or counted twice.",
        "En härledd variabel görs av en som redan finns: svar slås ihop med `map`, tal delas in med `cut`, datum räknas efter `period`. Varje gammalt svar har exakt en plats i den nya variabeln, så att ingen försvinner eller räknas två gånger.",
        "En avledet variabel lages av en som allerede finnes: svar slås sammen med `map`, tall deles inn med `cut`, datoer telles etter `period`. Hvert gammelt svar har nøyaktig én plass i den nye variabelen, slik at ingen faller bort eller telles to ganger.",
        "En afledt variabel laves af en, der allerede findes: svar slås sammen med `map`, tal inddeles med `cut`, datoer tælles efter `period`. Hvert gammelt svar har præcis én plads i den nye variabel, så ingen falder bort eller tælles to gange."],
        Codebook, [
        "derive:\n  nojda:\n    label: Nöjda\n    from: nojd\n    map: {nöjd: [ganska nöjd, mycket nöjd]}",
        "derive:\n  nojda:\n    label: Nöjda\n    from: nojd\n    map: {nöjd: [ganska nöjd, mycket nöjd], inte nöjd: inte nöjd}"]),
    explained("index", [
        "An index is the mean or sum of several variables that measure the same thing. Each is counted once, and in a mean all go between the same numbers, since otherwise one of them weighs more than the others.",
        "Ett index är medelvärdet eller summan av flera variabler som mäter samma sak. Var och en räknas en gång, och i ett medelvärde går alla mellan samma tal, eftersom en av dem annars väger tyngre än de andra.",
        "En indeks er gjennomsnittet eller summen av flere variabler som måler det samme. Hver av dem telles én gang, og i et gjennomsnitt går alle mellom de samme tallene, siden én av dem ellers veier tyngre enn de andre.",
        "Et indeks er gennemsnittet eller summen af flere variabler, der måler det samme. Hver af dem tælles én gang, og i et gennemsnit går alle mellem de samme tal, da én af dem ellers vejer tungere end de andre."],
        Codebook, [
        "derive:\n  trivsel: {label: Trivsel, index: {of: [nojd, nojd]}}",
        "derive:\n  trivsel: {label: Trivsel, index: {of: [nojd, alder], statistic: sum}}"]),
    explained("label-taken", [
        "A label or a group has a name that means something else already: `empty` is an empty cell, and a group cannot be told from an answer that is called the same. Choose another word.",
        "En etikett eller en grupp har ett namn som redan betyder något annat: `empty` är en tom cell, och en grupp går inte att skilja från ett svar som heter likadant. Välj ett annat ord.",
        "En etikett eller en gruppe har et navn som allerede betyr noe annet: `empty` er en tom celle, og en gruppe kan ikke skilles fra et svar som heter det samme. Velg et annet ord.",
        "En etiket eller en gruppe har et navn, der allerede betyder noget andet: `empty` er en tom celle, og en gruppe kan ikke skelnes fra et svar, der hedder det samme. Vælg et andet ord."],
        Variables, [
        "nojd:\n  label: Nöjdhet\n  scale: ordinal\n  values: {1: inte nöjd, 2: ganska nöjd, 3: mycket nöjd}\n  missing: {9: vet ej}\n  groups: {mycket nöjd: [ganska nöjd, mycket nöjd]}",
        "nojd:\n  label: Nöjdhet\n  scale: ordinal\n  values: {1: inte nöjd, 2: ganska nöjd, 3: mycket nöjd}\n  missing: {9: vet ej}\n  groups: {nöjda: [ganska nöjd, mycket nöjd]}"]),
    explained("label-twice", [
        "Two codes of a variable have the same label, and a reader cannot tell them apart. To count them together, derive a variable with `map`.",
        "Två koder i en variabel har samma etikett, och läsaren kan inte skilja dem åt. För att räkna dem tillsammans härleder man en variabel med `map`.",
        "To koder i en variabel har samme etikett, og leseren kan ikke skille dem fra hverandre. For å telle dem sammen avleder man en variabel med `map`.",
        "To koder i en variabel har samme etiket, og læseren kan ikke skelne dem fra hinanden. For at tælle dem sammen afleder man en variabel med `map`."],
        Variables, [
        "ort: {label: Ort, scale: nominal, values: {1: Gävle, 2: Gävle}}",
        "ort: {label: Ort, scale: nominal, values: {1: Gävle, 2: Söderhamn}}"]),
    explained("lacking-codes", [
        "Only labels are listed, and nothing says what stands for each of them in the data file. Each is written as `code: label`; where the file holds the words themselves, the code is the same word.",
        "Bara etiketter räknas upp, och inget säger vad som står för var och en i datafilen. Var och en skrivs som `kod: etikett`; där filen innehåller orden själva är koden samma ord.",
        "Bare etiketter er listet opp, og ingenting sier hva som står for hver av dem i datafilen. Hver skrives som `kode: etikett`; der filen inneholder selve ordene, er koden det samme ordet.",
        "Kun etiketter er oplistet, og intet siger, hvad der står for hver af dem i datafilen. Hver skrives som `kode: etiket`; hvor filen indeholder selve ordene, er koden det samme ord."],
        Variables, [
        "ort: {label: Ort, scale: nominal, values: [Gävle, Söderhamn]}",
        "ort: {label: Ort, scale: nominal, values: {1: Gävle, 2: Söderhamn}}"]),
    explained("lacking-values", [
        "A variable with answers to choose from has them all listed, also those that nobody chose; otherwise a mistyped code would look like an answer. Numbers have `scale: numeric`, people's own words `scale: text`.",
        "En variabel med svar att välja bland har alla uppräknade, också de som ingen valde; annars skulle en felskriven kod se ut som ett svar. Tal har `scale: numeric`, fritext `scale: text`.",
        "En variabel med svar å velge mellom har alle listet opp, også dem som ingen valgte; ellers ville en feilskrevet kode se ut som et svar. Tall har `scale: numeric`, fritekst `scale: text`.",
        "En variabel med svar at vælge imellem har dem alle oplistet, også dem, ingen valgte; ellers ville en fejlskrevet kode ligne et svar. Tal har `scale: numeric`, fritekst `scale: text`."],
        Variables, [
        "ort: {label: Ort, scale: nominal}",
        "ort: {label: Ort, scale: nominal, values: {1: Gävle, 2: Söderhamn}}"]),
    without_example("name-taken", [
        "A variable is given a name that another variable of the data file has already, so that texts could mean either. Choose another name, or let each keep the name it has in the file.",
        "En variabel får ett namn som en annan variabel i datafilen redan har, så att texterna kan mena vilken som helst av dem. Välj ett annat namn, eller låt var och en behålla namnet den har i filen.",
        "En variabel får et navn som en annen variabel i datafilen allerede har, slik at tekstene kan mene begge. Velg et annet navn, eller la hver av dem beholde navnet den har i filen.",
        "En variabel får et navn, som en anden variabel i datafilen allerede har, så teksterne kan mene begge. Vælg et andet navn, eller lad hver af dem beholde det navn, den har i filen."]),
    explained("no-answer", [
        "What is asked for is none of the answers that the codebook lists. It is written as the label stands there, or as the name of a group.",
        "Det som efterfrågas är inget av svaren som kodboken räknar upp. Det skrivs som etiketten står där, eller som namnet på en grupp.",
        "Det som etterspørres, er ikke noe av svarene som kodeboken lister opp. Det skrives slik etiketten står der, eller som navnet på en gruppe.",
        "Det, der spørges efter, er intet af de svar, som kodebogen oplister. Det skrives, som etiketten står dér, eller som navnet på en gruppe."],
        Report, [
        "views:\n  gavlebor: {survey: panel, where: {ort: Gävle kommun}}",
        "views:\n  gavlebor: {survey: panel, where: {ort: Gävle}}"]),
    explained("no-codebook", [
        "A report names a codebook, not the file with the answers: numbers such as 1 and 2 mean nothing until a codebook says what they stand for. `baslinje data codebook` begins one from the file.",
        "En rapport anger en kodbok, inte filen med svaren: tal som 1 och 2 betyder inget förrän en kodbok säger vad de står för. `baslinje data codebook` påbörjar en utifrån filen.",
        "En rapport oppgir en kodebok, ikke filen med svarene: tall som 1 og 2 betyr ingenting før en kodebok sier hva de står for. `baslinje data codebook` begynner på en ut fra filen.",
        "En rapport angiver en kodebog, ikke filen med svarene: tal som 1 og 2 betyder intet, før en kodebog siger, hvad de står for. `baslinje data codebook` begynder på en ud fra filen."],
        Report, [
        "surveys:\n  panel: data/panel/svar.csv",
        "surveys:\n  panel: data/panel/codebook.yaml"]),
    explained("no-data-file", [
        "The codebook does not say which file holds the answers, so there is none to make a key for. Add `file`, or give the data file's own path to the command.",
        "Kodboken säger inte vilken fil som innehåller svaren, så det finns ingen att göra en nyckel för. Lägg till `file`, eller ge kommandot sökvägen till själva datafilen.",
        "Kodeboken sier ikke hvilken fil som inneholder svarene, så det er ingen å lage en nøkkel til. Legg til `file`, eller gi kommandoen stien til selve datafilen.",
        "Kodebogen siger ikke, hvilken fil der indeholder svarene, så der er ingen at lave en nøgle til. Tilføj `file`, eller giv kommandoen stien til selve datafilen."],
        Files, [
        "# kodbok.yaml\ntitle: Provpanelen\nvariables:\n  id: {label: Löpnummer, scale: id}\n$ baslinje data key kodbok.yaml",
        "# kodbok.yaml\ntitle: Provpanelen\nfile: svar.csv\nvariables:\n  id: {label: Löpnummer, scale: id}\n# svar.csv\nid\n1\n$ baslinje data key kodbok.yaml"]),
    explained("no-mean", [
        "A mean, a median or a sum needs a number for each answer. Codes that are numbers are used as they are; words, and answers that have been put together, count as what `scores` says.",
        "Ett medelvärde, en median eller en summa behöver ett tal för varje svar. Koder som är tal används som de är; ord, och svar som har slagits ihop, räknas som det `scores` säger.",
        "Et gjennomsnitt, en median eller en sum trenger et tall for hvert svar. Koder som er tall, brukes som de er; ord, og svar som er slått sammen, teller som det `scores` sier.",
        "Et gennemsnit, en median eller en sum kræver et tal for hvert svar. Koder, der er tal, bruges, som de er; ord, og svar, der er slået sammen, tæller som det, `scores` siger."],
        Codebook, [
        "derive:\n  grov:\n    label: Nöjdhet i två steg\n    from: nojd\n    scale: ordinal\n    map: {låg: inte nöjd, hög: [ganska nöjd, mycket nöjd]}\n  trivsel: {label: Trivsel, index: {of: [nojd, grov]}}",
        "derive:\n  grov:\n    label: Nöjdhet i två steg\n    from: nojd\n    scale: ordinal\n    map: {låg: inte nöjd, hög: [ganska nöjd, mycket nöjd]}\n    scores: {låg: 1, hög: 3}\n  trivsel: {label: Trivsel, index: {of: [nojd, grov]}}"]),
    explained("no-range", [
        "Something is asked for that depends on where numbers or dates begin and end, and nothing says so: an item that is turned round, classes of a histogram, periods. The ends are not taken from the answers, since those are single persons'.",
        "Något efterfrågas som beror på var tal eller datum börjar och slutar, och inget säger det: en fråga som vänds, klasser i ett histogram, perioder. Gränserna tas inte från svaren, eftersom de är enskilda personers.",
        "Noe etterspørres som avhenger av hvor tall eller datoer begynner og slutter, og ingenting sier det: et spørsmål som snus, klasser i et histogram, perioder. Grensene tas ikke fra svarene, siden de er enkeltpersoners.",
        "Der spørges efter noget, der afhænger af, hvor tal eller datoer begynder og slutter, og intet siger det: et spørgsmål, der vendes, klasser i et histogram, perioder. Grænserne tages ikke fra svarene, da de er enkeltpersoners."],
        Codebook, [
        "derive:\n  summa:\n    label: Summa\n    index: {of: [nojd, alder], statistic: sum, reversed: alder}",
        "derive:\n  summa:\n    label: Summa\n    index: {of: [nojd, alder], statistic: sum, reversed: nojd}"]),
    explained("no-value-set", [
        "A word under `values` or `missing` is the name of a list of answers that stands under `value-sets`, and there is none of this name. Answers of one variable only can be written there at once.",
        "Ett ord under `values` eller `missing` är namnet på en svarslista under `value-sets`, och någon sådan finns inte. Svar som bara en variabel har kan skrivas där direkt.",
        "Et ord under `values` eller `missing` er navnet på en svarliste under `value-sets`, og en slik finnes ikke. Svar som bare én variabel har, kan skrives der direkte.",
        "Et ord under `values` eller `missing` er navnet på en svarliste under `value-sets`, og en sådan findes ikke. Svar, som kun én variabel har, kan skrives dér direkte."],
        Variables, [
        "ort: {label: Ort, scale: nominal, values: orter}",
        "ort: {label: Ort, scale: nominal, values: {1: Gävle, 2: Söderhamn}}"]),
    explained("no-variable", [
        "No variable has this name. What is written is its name in the codebook, not its label; capitals and letters such as å count.",
        "Ingen variabel har det namnet. Det som skrivs är dess namn i kodboken, inte dess etikett; det är skillnad på stora och små bokstäver, och på a och å.",
        "Ingen variabel har dette navnet. Det som skrives, er navnet i kodeboken, ikke etiketten; det er forskjell på store og små bokstaver, og på a og å.",
        "Ingen variabel har dette navn. Det, der skrives, er dens navn i kodebogen, ikke dens etiket; der er forskel på store og små bogstaver og på a og å."],
        Blocks, [
        "- text: Se @diagram:nojd.\n- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: Nöjdhet",
        "- text: Se @diagram:nojd.\n- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd"]),
    explained("not-both", [
        "Two keys say the same thing in different ways, and only one of them can hold. Leave out the one that is not meant.",
        "Två nycklar säger samma sak på olika sätt, och bara en av dem kan gälla. Utelämna den som inte avses.",
        "To nøkler sier det samme på ulike måter, og bare én av dem kan gjelde. Utelat den som ikke er ment.",
        "To nøgler siger det samme på forskellige måder, og kun én af dem kan gælde. Udelad den, der ikke er ment."],
        Blocks, [
        "- text: Se @diagram:nojd.\n- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd\n    variables: [nojd, ort]",
        "- text: Se @diagram:nojd.\n- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd"]),
    explained("number-signs", [
        "A number can be read in one way only: what stands between thousands is `.`, `,`, `'` or a space, and another sign than stands before decimals.",
        "Ett tal kan läsas på bara ett sätt: det som står mellan tusental är `.`, `,`, `'` eller ett mellanslag, och ett annat tecken än det som står före decimaler.",
        "Et tall kan leses på bare én måte: det som står mellom tusener, er `.`, `,`, `'` eller et mellomrom, og et annet tegn enn det som står foran desimaler.",
        "Et tal kan kun læses på én måde: det, der står mellem tusinder, er `.`, `,`, `'` eller et mellemrum og et andet tegn end det, der står før decimaler."],
        Codebook, [
        "csv: {separator: \";\", decimal: \",\", thousands: \",\", encoding: utf-8}",
        "csv: {separator: \";\", decimal: \",\", thousands: \".\", encoding: utf-8}"]),
    explained("outside-intervals", [
        "A number lies in none of the intervals, and whoever gave it would be left out without anybody noticing. Widen the intervals or close the gap between them, or declare the number under `missing` if it means that there is no answer.",
        "Ett tal ligger i inget av intervallen, och den som svarade så skulle falla bort utan att det märks. Vidga intervallen eller täta glappet mellan dem, eller ange talet under `missing` om det betyder att svar saknas.",
        "Et tall ligger ikke i noen av intervallene, og den som svarte slik, ville falle ut uten at det merkes. Utvid intervallene eller tett gapet mellom dem, eller oppgi tallet under `missing` hvis det betyr at svar mangler.",
        "Et tal ligger i ingen af intervallerne, og den, der svarede sådan, ville falde ud, uden at det bemærkes. Udvid intervallerne, eller luk hullet mellem dem, eller angiv tallet under `missing`, hvis det betyder, at svar mangler."],
        Codebook, [
        "variables:\n  id: {label: Löpnummer, scale: id}\n  ort: {label: Ort, scale: nominal, values: {1: Gävle, 2: Söderhamn}}\n  alder: {label: Ålder, scale: numeric}\n  betyg: {column: nojd, label: Betyg, scale: numeric, missing: {9: vet ej}}\nderive:\n  nojd:\n    label: Nöjdhet\n    from: betyg\n    cut: {inte nöjd: [0, 0.5], ganska nöjd: [1.5, 2.5], mycket nöjd: [2.6, 3]}",
        "variables:\n  id: {label: Löpnummer, scale: id}\n  ort: {label: Ort, scale: nominal, values: {1: Gävle, 2: Söderhamn}}\n  alder: {label: Ålder, scale: numeric}\n  betyg: {column: nojd, label: Betyg, scale: numeric, missing: {9: vet ej}}\nderive:\n  nojd:\n    label: Nöjdhet\n    from: betyg\n    cut: {inte nöjd: [0, 1.4], ganska nöjd: [1.5, 2.5], mycket nöjd: [2.6, 3]}"]),
    explained("population", [
        "A population is what a sample was drawn from: it is no smaller than what was drawn, and the parts of it add up to the whole. If it is wrong, every standard error that rests on it is.",
        "En population är det som ett urval drogs ur: den är inte mindre än det som drogs, och delarna blir tillsammans det hela. Är den fel blir alla medelfel som vilar på den också fel.",
        "En populasjon er det et utvalg ble trukket fra: den er ikke mindre enn det som ble trukket, og delene blir til sammen det hele. Er den feil, blir alle standardfeil som hviler på den, også feil.",
        "En population er det, som en stikprøve blev udtrukket af: den er ikke mindre end det udtrukne, og delene giver tilsammen det hele. Er den forkert, bliver alle standardfejl, der hviler på den, også forkerte."],
        Codebook, [
        "population: {size: 4}",
        "population: {size: 400}"]),
    explained("register", [
        "The rows of a register are shown one by one only if everybody may read them and no row is a person. Something in this codebook speaks against that; without `register`, its rows are counted as those of a survey.",
        "Raderna i ett register visas en och en bara om alla får läsa dem och ingen rad är en person. Något i den här kodboken talar emot det; utan `register` räknas raderna som i en undersökning.",
        "Radene i et register vises én og én bare hvis alle kan lese dem og ingen rad er en person. Noe i denne kodeboken taler mot det; uten `register` telles radene som i en undersøkelse.",
        "Rækkerne i et register vises kun én for én, hvis alle må læse dem, og ingen række er en person. Noget i denne kodebog taler imod det; uden `register` tælles rækkerne som i en undersøgelse."],
        Codebook, [
        "public: true\nregister: organisations\nunit: {one: person, many: personer}",
        "public: true\nunit: {one: person, many: personer}"]),
    explained("scale-order", [
        "`order` says whether answers are listed from little to much or the other way, so that charts can colour them. Answers without an order, such as towns, have no such way.",
        "`order` säger om svar räknas upp från lite till mycket eller tvärtom, så att diagram kan färga dem. Svar utan ordning, som orter, har ingen sådan riktning.",
        "`order` sier om svar er listet opp fra lite til mye eller omvendt, slik at diagrammer kan farge dem. Svar uten rekkefølge, som steder, har ingen slik retning.",
        "`order` siger, om svar er oplistet fra lidt til meget eller omvendt, så diagrammer kan farve dem. Svar uden rækkefølge, såsom byer, har ingen sådan retning."],
        Variables, [
        "ort: {label: Ort, scale: nominal, order: descending, values: {1: Gävle, 2: Söderhamn}}",
        "ort: {label: Ort, scale: nominal, values: {1: Gävle, 2: Söderhamn}}"]),
    explained("scores", [
        "What answers count as in a mean is said of all of them or of none. A mean of which some answers are left out is one of other people than the text says.",
        "Vad svar räknas som i ett medelvärde anges för alla eller för inget. Ett medelvärde där vissa svar utelämnas gäller andra personer än texten säger.",
        "Hva svar teller som i et gjennomsnitt, oppgis for alle eller for ingen. Et gjennomsnitt der noen svar er utelatt, gjelder andre personer enn teksten sier.",
        "Hvad svar tæller som i et gennemsnit, angives for alle eller for ingen. Et gennemsnit, hvor nogle svar er udeladt, gælder andre personer, end teksten siger."],
        Variables, [
        "nojd:\n  label: Nöjdhet\n  scale: ordinal\n  values: {1: inte nöjd, 2: ganska nöjd, 3: mycket nöjd}\n  missing: {9: vet ej}\n  scores: {inte nöjd: 0, mycket nöjd: 100}",
        "nojd:\n  label: Nöjdhet\n  scale: ordinal\n  values: {1: inte nöjd, 2: ganska nöjd, 3: mycket nöjd}\n  missing: {9: vet ej}\n  scores: {inte nöjd: 0, ganska nöjd: 50, mycket nöjd: 100}"]),
    explained("too-many-periods", [
        "Dates are counted in every period between the ends of `between`, also in those without any, and here these are too many to be shown or protected. Count by quarter or year, or set the ends closer.",
        "Datum räknas i varje period mellan gränserna i `between`, också i dem som är tomma, och här är de för många för att visas eller skyddas. Räkna efter kvartal eller år, eller sätt gränserna närmare.",
        "Datoer telles i hver periode mellom endene av `between`, også i dem uten noen, og her er de for mange til å vises eller beskyttes. Tell etter kvartal eller år, eller sett endene nærmere.",
        "Datoer tælles i hver periode mellem enderne af `between`, også i dem uden nogen, og her er de for mange til at vises eller beskyttes. Tæl efter kvartal eller år, eller sæt enderne tættere."],
        Codebook, [
        "variables:\n  id: {label: Löpnummer, scale: id}\n  ort: {label: Ort, scale: nominal, values: {1: Gävle, 2: Söderhamn}}\n  nojd:\n    label: Nöjdhet\n    scale: ordinal\n    values: {1: inte nöjd, 2: ganska nöjd, 3: mycket nöjd}\n    missing: {9: vet ej}\n  datum: {column: alder, label: Datum, scale: date, between: [1900-01, 2020-10]}\nderive:\n  manad: {label: Månad, from: datum, period: month}",
        "variables:\n  id: {label: Löpnummer, scale: id}\n  ort: {label: Ort, scale: nominal, values: {1: Gävle, 2: Söderhamn}}\n  nojd:\n    label: Nöjdhet\n    scale: ordinal\n    values: {1: inte nöjd, 2: ganska nöjd, 3: mycket nöjd}\n    missing: {9: vet ej}\n  datum: {column: alder, label: Datum, scale: date, between: [1900-01, 2020-10]}\nderive:\n  ar: {label: År, from: datum, period: year}"]),
    explained("variable-twice", [
        "Two variables have the same name, and what names it could mean either. What is derived has a name of its own.",
        "Två variabler har samma namn, och det som nämner namnet kan mena vilken som helst av dem. Det som härleds har ett eget namn.",
        "To variabler har samme navn, og det som nevner navnet, kan mene begge. Det som avledes, har et eget navn.",
        "To variabler har samme navn, og det, der nævner navnet, kan mene begge. Det, der afledes, har sit eget navn."],
        Codebook, [
        "derive:\n  nojd:\n    label: Nöjda\n    from: nojd\n    map: {nöjd: [ganska nöjd, mycket nöjd], inte nöjd: inte nöjd}",
        "derive:\n  nojda:\n    label: Nöjda\n    from: nojd\n    map: {nöjd: [ganska nöjd, mycket nöjd], inte nöjd: inte nöjd}"]),
    explained("wrong-scale", [
        "What is asked of a variable does not go with its `scale`: only numbers weigh or have ends with names, only answers with an order or numbers make an index. Choose another variable, or correct the scale if it is wrong.",
        "Det som begärs av en variabel går inte ihop med dess `scale`: bara tal kan vara vikter eller ha namngivna ändar, bara svar med en ordning eller tal kan ingå i ett index. Välj en annan variabel, eller rätta skalan om den är fel.",
        "Det som kreves av en variabel, passer ikke med dens `scale`: bare tall kan være vekter eller ha ender med navn, bare svar med en rekkefølge eller tall kan inngå i en indeks. Velg en annen variabel, eller rett skalaen hvis den er feil.",
        "Det, der kræves af en variabel, passer ikke med dens `scale`: kun tal kan være vægte eller have ender med navne, kun svar med en rækkefølge eller tal kan indgå i et indeks. Vælg en anden variabel, eller ret skalaen, hvis den er forkert."],
        Codebook, [
        "derive:\n  trivsel: {label: Trivsel, index: {of: [nojd, ort], statistic: sum}}",
        "derive:\n  trivsel: {label: Trivsel, index: {of: [nojd, alder], statistic: sum}}"]),
];
