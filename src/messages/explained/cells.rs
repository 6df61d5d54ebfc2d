//! Mistakes in what the cells of a data file hold.

use super::ExamplePlace::{Answers, Codebook, Files, Variables};
use super::{MistakeKind, explained};

/// Its kinds.
#[rustfmt::skip]
pub(super) const EXPLAINED: &[MistakeKind] = &[
    explained("cells-in-percent", [
        "A cell that Excel shows as `7,5 %` holds 0,075, and the answer may be either. Say which under `excel`: `percent: shown` or `percent: stored`.",
        "En cell som Excel visar som `7,5 %` innehåller 0,075, och svaret kan vara vilket som helst av dem. Säg vilket under `excel`: `percent: shown` eller `percent: stored`.",
        "En celle som Excel viser som `7,5 %`, inneholder 0,075, og svaret kan være begge deler. Si hvilket under `excel`: `percent: shown` eller `percent: stored`.",
        "En celle, som Excel viser som `7,5 %`, indeholder 0,075, og svaret kan være begge dele. Sig hvilket under `excel`: `percent: shown` eller `percent: stored`."],
        Files, [
        "# book/r/report.yaml\nnumbers:\n  svar: {of: panel}\n  nojda: {of: panel, variable: nojd, in: [ganska nöjd, mycket nöjd]}\n  medel: {of: panel, variable: alder, statistic: mean}\n# data/panel/svar.xlsx\nid;ort;nojd;alder\n1;1;1;34\n2;2;3;7,5 %",
        "# book/r/report.yaml\nnumbers:\n  svar: {of: panel}\n  nojda: {of: panel, variable: nojd, in: [ganska nöjd, mycket nöjd]}\n  medel: {of: panel, variable: alder, statistic: mean}\n# data/panel/svar.xlsx\nid;ort;nojd;alder\n1;1;1;34\n2;2;3;7,5 %\n# data/panel/codebook.yaml\nexcel: {percent: shown}"]),
    explained("empty-rows", [
        "A row without anything in it says nothing about a person, and is left out; where no column tells rows apart, it may be somebody who answered nothing, and is counted. Remove empty rows from the file, so that the number of persons is right.",
        "En helt tom rad säger inget om en person, och utelämnas; där ingen kolumn skiljer raderna åt kan det vara någon som inte svarade på något, och den räknas. Ta bort tomma rader ur filen, så att antalet personer stämmer.",
        "En helt tom rad sier ingenting om en person, og utelates; der ingen kolonne skiller radene fra hverandre, kan det være noen som ikke svarte på noe, og den telles. Fjern tomme rader fra filen, slik at antallet personer stemmer.",
        "En helt tom række siger intet om en person og udelades; hvor ingen kolonne skelner rækkerne fra hinanden, kan det være en, der ikke svarede på noget, og den tælles. Fjern tomme rækker fra filen, så antallet af personer passer."],
        Answers, [
        "id;ort;nojd;alder\n1;1;1;34\n2;2;3;28\n;;;\n3;1;2;45",
        "id;ort;nojd;alder\n1;1;1;34\n2;2;3;28\n3;1;2;45"]),
    explained("error-in-cell", [
        "A cell in Excel holds an error, such as `#N/A`, and no answer. Correct it in Excel, or empty the cell.",
        "En cell i Excel innehåller ett fel, som `#N/A`, och inget svar. Rätta det i Excel, eller töm cellen.",
        "En celle i Excel inneholder en feil, som `#N/A`, og ikke noe svar. Rett den i Excel, eller tøm cellen.",
        "En celle i Excel indeholder en fejl, såsom `#N/A`, og intet svar. Ret den i Excel, eller tøm cellen."],
        Files, [
        "# data/panel/svar.xlsx\nid;ort;nojd;alder\n1;1;1;34\n2;#N/A;3;28",
        "# data/panel/svar.xlsx\nid;ort;nojd;alder\n1;1;1;34\n2;2;3;28"]),
    explained("formula", [
        "A cell holds a formula, and what was last computed of it need not be what Excel would show now. Copy the column and paste it as values; answers are not computed.",
        "En cell innehåller en formel, och det som senast räknades ut behöver inte vara det som Excel skulle visa nu. Kopiera kolumnen och klistra in den som värden; svar räknas inte ut.",
        "En celle inneholder en formel, og det som sist ble regnet ut, behøver ikke være det Excel ville vise nå. Kopier kolonnen og lim den inn som verdier; svar regnes ikke ut.",
        "En celle indeholder en formel, og det, der sidst blev beregnet, behøver ikke være det, Excel ville vise nu. Kopiér kolonnen, og indsæt den som værdier; svar beregnes ikke."],
        Files, [
        "# book/r/report.yaml\nnumbers:\n  svar: {of: panel}\n  nojda: {of: panel, variable: nojd, in: [ganska nöjd, mycket nöjd]}\n  medel: {of: panel, variable: alder, statistic: mean}\n# data/panel/svar.xlsx\nid;ort;nojd;alder\n1;1;1;34\n2;2;3;=D2+7",
        "# book/r/report.yaml\nnumbers:\n  svar: {of: panel}\n  nojda: {of: panel, variable: nojd, in: [ganska nöjd, mycket nöjd]}\n  medel: {of: panel, variable: alder, statistic: mean}\n# data/panel/svar.xlsx\nid;ort;nojd;alder\n1;1;1;34\n2;2;3;41"]),
    explained("labels-for-codes", [
        "The file holds the answers in words, and the codebook expects codes. Write each label as its own code under `values`, or export the answers as codes.",
        "Filen innehåller svaren i ord, och kodboken väntar sig koder. Skriv varje etikett som sin egen kod under `values`, eller exportera svaren som koder.",
        "Filen inneholder svarene i ord, og kodeboken forventer koder. Skriv hver etikett som sin egen kode under `values`, eller eksporter svarene som koder.",
        "Filen indeholder svarene i ord, og kodebogen forventer koder. Skriv hver etiket som sin egen kode under `values`, eller eksportér svarene som koder."],
        Answers, [
        "id;ort;nojd;alder\n1;Gävle;1;34\n2;Söderhamn;3;28\n3;Gävle;2;45",
        "id;ort;nojd;alder\n1;1;1;34\n2;2;3;28\n3;1;2;45"]),
    explained("no-column", [
        "The codebook describes a column that the file does not have: it has got another name, or this is the codebook of another file. What a column is called is written under `column`.",
        "Kodboken beskriver en kolumn som filen inte har: den har fått ett annat namn, eller så är det här kodboken till en annan fil. Vad en kolumn heter skrivs under `column`.",
        "Kodeboken beskriver en kolonne som filen ikke har: den har fått et annet navn, eller så er dette kodeboken til en annen fil. Hva en kolonne heter, skrives under `column`.",
        "Kodebogen beskriver en kolonne, som filen ikke har: den har fået et andet navn, eller også er dette kodebogen til en anden fil. Hvad en kolonne hedder, skrives under `column`."],
        Variables, [
        "alder: {column: Ålder vid svaret, label: Ålder, scale: numeric}",
        "alder: {label: Ålder, scale: numeric}"]),
    explained("not-a-number", [
        "A cell of a variable with `scale: numeric` is no number as the codebook says that numbers are written. Nothing is guessed: `1.299` can be a little more than one or more than a thousand, which `decimal` and `thousands` decide.",
        "En cell i en variabel med `scale: numeric` är inget tal så som kodboken säger att tal skrivs. Inget gissas: `1.299` kan vara lite mer än ett eller mer än tusen, vilket `decimal` och `thousands` avgör.",
        "En celle i en variabel med `scale: numeric` er ikke et tall slik kodeboken sier at tall skrives. Ingenting gjettes: `1.299` kan være litt mer enn én eller mer enn tusen, noe `decimal` og `thousands` avgjør.",
        "En celle i en variabel med `scale: numeric` er ikke et tal, som kodebogen siger, at tal skrives. Intet gættes: `1.299` kan være lidt mere end én eller mere end tusind, hvilket `decimal` og `thousands` afgør."],
        Files, [
        "# book/r/report.yaml\nnumbers:\n  svar: {of: panel}\n  nojda: {of: panel, variable: nojd, in: [ganska nöjd, mycket nöjd]}\n  medel: {of: panel, variable: alder, statistic: mean}\n# data/panel/svar.csv\nid;ort;nojd;alder\n1;1;1;34\n2;2;3;sextio\n3;1;2;45",
        "# book/r/report.yaml\nnumbers:\n  svar: {of: panel}\n  nojda: {of: panel, variable: nojd, in: [ganska nöjd, mycket nöjd]}\n  medel: {of: panel, variable: alder, statistic: mean}\n# data/panel/svar.csv\nid;ort;nojd;alder\n1;1;1;34\n2;2;3;60\n3;1;2;45"]),
    explained("out-of-range", [
        "A value lies outside what the codebook says that there can be, under `range` or `between`. It is mistyped, means that there is no answer and belongs under `missing`, or the limits are too narrow.",
        "Ett värde ligger utanför det som kodboken säger kan finnas, under `range` eller `between`. Det är felskrivet, betyder att svar saknas och hör hemma under `missing`, eller så är gränserna för snäva.",
        "En verdi ligger utenfor det kodeboken sier kan finnes, under `range` eller `between`. Den er feilskrevet, betyr at svar mangler og hører hjemme under `missing`, eller så er grensene for snevre.",
        "En værdi ligger uden for det, kodebogen siger kan findes, under `range` eller `between`. Den er fejlskrevet, betyder, at svar mangler, og hører hjemme under `missing`, eller også er grænserne for snævre."],
        Codebook, [
        "variables:\n  id: {label: Löpnummer, scale: id}\n  ort: {label: Ort, scale: nominal, values: {1: Gävle, 2: Söderhamn}}\n  alder: {label: Ålder, scale: numeric}\n  betyg: {column: nojd, label: Betyg, scale: numeric, range: [1, 3]}\nderive:\n  nojd:\n    label: Nöjdhet\n    from: betyg\n    cut: {inte nöjd: [1, 1.4], ganska nöjd: [1.5, 2.4], mycket nöjd: [2.5, 5]}",
        "variables:\n  id: {label: Löpnummer, scale: id}\n  ort: {label: Ort, scale: nominal, values: {1: Gävle, 2: Söderhamn}}\n  alder: {label: Ålder, scale: numeric}\n  betyg: {column: nojd, label: Betyg, scale: numeric, range: [1, 3], missing: {9: vet ej}}\nderive:\n  nojd:\n    label: Nöjdhet\n    from: betyg\n    cut: {inte nöjd: [1, 1.4], ganska nöjd: [1.5, 2.4], mycket nöjd: [2.5, 5]}"]),
    explained("repeated-id", [
        "What tells rows apart, `scale: id`, stands in one row only. If it stands in two, a person may be counted twice: remove the row that is a copy, or describe the column as what it is.",
        "Det som skiljer rader åt, `scale: id`, står bara på en rad. Står det på två kan en person räknas två gånger: ta bort raden som är en kopia, eller beskriv kolumnen som det den är.",
        "Det som skiller rader fra hverandre, `scale: id`, står bare i én rad. Står det i to, kan en person telles to ganger: fjern raden som er en kopi, eller beskriv kolonnen som det den er.",
        "Det, der skelner rækker fra hinanden, `scale: id`, står kun i én række. Står det i to, kan en person tælles to gange: fjern den række, der er en kopi, eller beskriv kolonnen som det, den er."],
        Answers, [
        "id;ort;nojd;alder\n1;1;1;34\n2;2;3;28\n2;2;3;28\n3;1;2;45",
        "id;ort;nojd;alder\n1;1;1;34\n2;2;3;28\n3;1;2;45"]),
    explained("same-mistake", [
        "Of many values with the same mistake only the first are told one by one. They mostly have one cause, such as an export with other codes.",
        "Av många värden med samma fel nämns bara de första ett och ett. De har oftast en och samma orsak, som en export med andra koder.",
        "Av mange verdier med samme feil nevnes bare de første én for én. De har som regel én årsak, som en eksport med andre koder.",
        "Af mange værdier med samme fejl nævnes kun de første én for én. De har som regel én årsag, såsom en eksport med andre koder."],
        Answers, [
        "id;ort;nojd;alder\n1;1;11;34\n2;1;12;34\n3;1;13;34\n4;1;14;34\n5;1;15;34\n6;1;16;34\n7;1;17;34\n8;1;18;34\n9;2;3;28",
        "id;ort;nojd;alder\n1;1;1;34\n2;2;3;28\n3;1;2;45"]),
    explained("several-answers", [
        "Cells hold several codes, and the variable takes one answer. If several could be chosen, it has `scale: multiple` and the sign between them as its `separator`.",
        "Celler innehåller flera koder, och variabeln tar ett svar. Om flera kunde väljas har den `scale: multiple` och tecknet mellan dem som `separator`.",
        "Celler inneholder flere koder, og variabelen tar ett svar. Hvis flere kunne velges, har den `scale: multiple` og tegnet mellom dem som `separator`.",
        "Celler indeholder flere koder, og variablen tager ét svar. Kunne flere vælges, har den `scale: multiple` og tegnet mellem dem som `separator`."],
        Answers, [
        "id;ort;nojd;alder\n1;1,2;1;34\n2;2;3;28\n3;1;2;45",
        "id;ort;nojd;alder\n1;1;1;34\n2;2;3;28\n3;1;2;45"]),
    explained("unclear-code", [
        "A cell is the same number as several codes, such as `1` and `01`, and is written as none of them. Which one is meant cannot be known: write the cells as the codes are written.",
        "En cell är samma tal som flera koder, som `1` och `01`, men skriven som ingen av dem. Vilken som avses går inte att veta: skriv cellerna så som koderna är skrivna.",
        "En celle er det samme tallet som flere koder, som `1` og `01`, men skrevet som ingen av dem. Hvilken som menes, er ikke til å vite: skriv cellene slik kodene er skrevet.",
        "En celle er det samme tal som flere koder, såsom `1` og `01`, men skrevet som ingen af dem. Hvilken der menes, kan ikke vides: skriv cellerne, som koderne er skrevet."],
        Variables, [
        "ort: {label: Ort, scale: nominal, values: {01: Gävle, 001: Ockelbo, 2: Söderhamn}}",
        "ort: {label: Ort, scale: nominal, values: {01: Gävle, 2: Söderhamn}}"]),
    explained("undescribed-column", [
        "Every column of the file is described under `variables` or listed under `ignore`, so that none is forgotten and a new one does not slip in unseen. What stands under `ignore` is not read.",
        "Varje kolumn i filen beskrivs under `variables` eller räknas upp under `ignore`, så att ingen glöms och ingen ny smyger sig in. Det som står under `ignore` läses inte.",
        "Hver kolonne i filen beskrives under `variables` eller listes opp under `ignore`, slik at ingen glemmes og ingen ny sniker seg inn. Det som står under `ignore`, leses ikke.",
        "Hver kolonne i filen beskrives under `variables` eller opføres under `ignore`, så ingen glemmes, og ingen ny sniger sig ind. Det, der står under `ignore`, læses ikke."],
        Answers, [
        "id;ort;nojd;alder;kommentar\n1;1;1;34;\n2;2;3;28;Bra\n3;1;2;45;",
        "id;ort;nojd;alder\n1;1;1;34\n2;2;3;28\n3;1;2;45"]),
    explained("unknown-code", [
        "The data file holds a code that the codebook has no label for. Add it under `values` if it is an answer, under `missing` if it is a way of not answering, or correct the data if it is mistyped.",
        "Datafilen innehåller en kod som kodboken inte har någon etikett för. Lägg till den under `values` om den är ett svar, under `missing` om den är ett sätt att inte svara, eller rätta data om den är felskriven.",
        "Datafilen inneholder en kode som kodeboken ikke har noen etikett for. Legg den til under `values` hvis den er et svar, under `missing` hvis den er en måte å ikke svare på, eller rett dataene hvis den er feilskrevet.",
        "Datafilen indeholder en kode, som kodebogen ikke har nogen etiket for. Tilføj den under `values`, hvis den er et svar, under `missing`, hvis den er en måde at undlade at svare på, eller ret dataene, hvis den er fejlskrevet."],
        Answers, [
        "id;ort;nojd;alder\n1;1;1;34\n2;2;7;28\n3;1;2;45",
        "id;ort;nojd;alder\n1;1;1;34\n2;2;3;28\n3;1;2;45"]),
    explained("words-for-codes", [
        "A question has one column for each answer, and these hold words where a mark was expected that it was chosen. Say which words mean that, with `selected` and `unselected`, or that each column holds its answer in words, with a list of `columns`.",
        "En fråga har en kolumn för varje svar, och i dem står ord, inte ett märke som visar att svaret valdes. Säg vilka ord som betyder det, med `selected` och `unselected`, eller att varje kolumn innehåller sitt svar i ord, med en lista under `columns`.",
        "Et spørsmål har en kolonne for hvert svar, og i dem står det ord, ikke et merke som viser at svaret ble valgt. Si hvilke ord som betyr det, med `selected` og `unselected`, eller at hver kolonne inneholder svaret sitt i ord, med en liste under `columns`.",
        "Et spørgsmål har en kolonne for hvert svar, og i dem står ord, ikke et mærke, der viser, at svaret blev valgt. Sig, hvilke ord der betyder det, med `selected` og `unselected`, eller at hver kolonne indeholder sit svar i ord, med en liste under `columns`."],
        Files, [
        "# data/panel/svar.csv\nid;ort;nojd;brev;telefon\n1;1;1;Ja;Ja\n2;2;3;Ja;\n3;1;2;;Ja\n# book/r/chapters/01-resultat.yaml: blocks\n- table: {id: vagar, caption: Hur de vill bli kontaktade, of: panel, rows: vagar}\n# data/panel/codebook.yaml\nvariables:\n  id: {label: Löpnummer, scale: id}\n  ort: {label: Ort, scale: nominal, values: {1: Gävle, 2: Söderhamn}}\n  nojd: {label: Nöjdhet, scale: ordinal, values: {1: inte nöjd, 2: ganska nöjd, 3: mycket nöjd}}\n  vagar: {label: Vägar, scale: multiple, columns: {brev: Brev, telefon: Telefon}}",
        "# data/panel/svar.csv\nid;ort;nojd;brev;telefon\n1;1;1;Ja;Ja\n2;2;3;Ja;\n3;1;2;;Ja\n# book/r/chapters/01-resultat.yaml: blocks\n- table: {id: vagar, caption: Hur de vill bli kontaktade, of: panel, rows: vagar}\n# data/panel/codebook.yaml\nvariables:\n  id: {label: Löpnummer, scale: id}\n  ort: {label: Ort, scale: nominal, values: {1: Gävle, 2: Söderhamn}}\n  nojd: {label: Nöjdhet, scale: ordinal, values: {1: inte nöjd, 2: ganska nöjd, 3: mycket nöjd}}\n  vagar: {label: Vägar, scale: multiple, columns: {brev: Brev, telefon: Telefon}, selected: Ja}"]),
];
