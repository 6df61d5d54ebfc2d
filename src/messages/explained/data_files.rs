//! Mistakes in data files and workbooks: what they are, their letters, rows, columns and sheets.

use super::ExamplePlace::{Answers, Codebook, Files, Report};
use super::{MistakeKind, explained, without_example};

/// Its kinds.
#[rustfmt::skip]
pub(super) const EXPLAINED: &[MistakeKind] = &[
    explained("cell-quotation", [
        "A cell of a CSV that holds a separator or a line break stands in double quotes, from its first sign to its last. Here a quotation mark is not closed, or stands in the middle; one that belongs to the answer is written twice within the quotes.",
        "En cell i en CSV som innehåller ett skiljetecken eller en radbrytning står inom citattecken, från första tecknet till det sista. Här saknas det avslutande, eller så står ett mitt i cellen; ett som hör till svaret skrivs dubbelt inom citattecknen.",
        "En celle i en CSV som inneholder et skilletegn eller et linjeskift, står i anførselstegn, fra første tegn til siste. Her mangler det avsluttende, eller så står det ett midt i cellen; ett som hører til svaret, skrives to ganger inni anførselstegnene.",
        "En celle i en CSV, der indeholder et skilletegn eller et linjeskift, står i anførselstegn fra første tegn til sidste. Her mangler det afsluttende, eller også står der ét midt i cellen; ét, der hører til svaret, skrives to gange inden i anførselstegnene."],
        Answers, [
        "id;ort;nojd;alder\n1;1;1;\"34\n2;2;3;28\n3;1;2;45",
        "id;ort;nojd;alder\n1;1;1;34\n2;2;3;28\n3;1;2;45"]),
    explained("column-twice", [
        "Two columns have the same name, and nobody can tell which of them a variable is. Rename one of them in the file.",
        "Två kolumner har samma namn, och det går inte att veta vilken av dem en variabel är. Byt namn på en av dem i filen.",
        "To kolonner har samme navn, og det er ikke mulig å vite hvilken av dem en variabel er. Gi en av dem et nytt navn i filen.",
        "To kolonner har samme navn, og det kan ikke vides, hvilken af dem en variabel er. Omdøb en af dem i filen."],
        Answers, [
        "id;ort;nojd;nojd;alder\n1;1;1;1;34\n2;2;3;2;28\n3;1;2;2;45",
        "id;ort;nojd;alder\n1;1;1;34\n2;2;3;28\n3;1;2;45"]),
    explained("column-without-name", [
        "A column has answers but no name, so that no variable can be it. Name it in the file; a separator at the end of each row also makes such a column, and is removed.",
        "En kolumn har svar men inget namn, så att ingen variabel kan vara den. Ge den ett namn i filen; ett skiljetecken i slutet av varje rad ger också en sådan kolumn, och tas bort.",
        "En kolonne har svar, men ikke noe navn, slik at ingen variabel kan være den. Gi den et navn i filen; et skilletegn på slutten av hver rad lager også en slik kolonne, og fjernes.",
        "En kolonne har svar, men intet navn, så ingen variabel kan være den. Giv den et navn i filen; et skilletegn i slutningen af hver række laver også en sådan kolonne og fjernes."],
        Answers, [
        "id;ort;nojd;alder;\n1;1;1;34;\n2;2;3;28;\n3;1;2;45;",
        "id;ort;nojd;alder\n1;1;1;34\n2;2;3;28\n3;1;2;45"]),
    explained("encoding", [
        "The letters of the file are not stored in the way the codebook says, and å, ä and ö would be something else. Write the `encoding` that fits, or save the file as `CSV UTF-8`; a file that mixes two has rows from elsewhere, which are corrected first.",
        "Filens bokstäver är inte lagrade så som kodboken säger, och å, ä och ö skulle bli något annat. Skriv den `encoding` som passar, eller spara filen som `CSV UTF-8`; en fil som blandar två har rader från annat håll, som rättas först.",
        "Bokstavene i filen er ikke lagret slik kodeboken sier, og æ, ø og å ville bli noe annet. Skriv den `encoding` som passer, eller lagre filen som `CSV UTF-8`; en fil som blander to, har rader fra et annet sted, som rettes først.",
        "Filens bogstaver er ikke gemt, som kodebogen siger, og æ, ø og å ville blive til noget andet. Skriv den `encoding`, der passer, eller gem filen som `CSV UTF-8`; en fil, der blander to, har rækker andetstedsfra, som rettes først."],
        Files, [
        "# data/panel/svar.csv\nid;ort;nojd;alder\n1;1;1;34\n2;2;3;28\n3;1;2;45\n# data/panel/codebook.yaml: variables\nort: {label: Ort, scale: nominal, values: {Gävle: Gävle, Söderhamn: Söderhamn}}\n# data/panel/svar.csv\nid;ort;nojd;alder\n1;Gävle;1;34\n2;Söderhamn;3;28\n3;Gävle;2;45\n# data/panel/codebook.yaml\ncsv: {separator: \";\", decimal: \",\", encoding: windows-1252}",
        "# data/panel/svar.csv\nid;ort;nojd;alder\n1;1;1;34\n2;2;3;28\n3;1;2;45\n# data/panel/codebook.yaml: variables\nort: {label: Ort, scale: nominal, values: {Gävle: Gävle, Söderhamn: Söderhamn}}\n# data/panel/svar.csv\nid;ort;nojd;alder\n1;Gävle;1;34\n2;Söderhamn;3;28\n3;Gävle;2;45\n# data/panel/codebook.yaml\ncsv: {separator: \";\", decimal: \",\", encoding: utf-8}"]),
    explained("file-kind", [
        "The file is of another kind than is read here, or than its name says; it is known by what it begins with. Answers are read from CSV, Excel (`.xlsx`), SPSS and Parquet, codebooks from YAML: save it as one of these in the program that made it.",
        "Filen är av ett annat slag än de som läses här, eller än namnet säger; den känns igen på sin början. Svar läses från CSV, Excel (`.xlsx`), SPSS och Parquet, kodböcker från YAML: spara den som något av det i programmet som gjorde den.",
        "Filen er av et annet slag enn dem som leses her, eller enn navnet sier; den kjennes på begynnelsen. Svar leses fra CSV, Excel (`.xlsx`), SPSS og Parquet, kodebøker fra YAML: lagre den som noe av dette i programmet som laget den.",
        "Filen er af en anden slags end dem, der læses her, eller end navnet siger; den kendes på sin begyndelse. Svar læses fra CSV, Excel (`.xlsx`), SPSS og Parquet, kodebøger fra YAML: gem den som en af disse i det program, der lavede den."],
        Codebook, [
        "file: codebook.yaml",
        "file: svar.csv"]),
    explained("header-rows", [
        "Below the names of the columns stand more rows that are no answers, such as the questions and what Qualtrics calls each column. Say how many rows stand above the answers: `header-rows: 3`.",
        "Under kolumnernas namn står fler rader som inte är svar, som frågorna och det som Qualtrics kallar varje kolumn. Säg hur många rader som står ovanför svaren: `header-rows: 3`.",
        "Under kolonnenes navn står det flere rader som ikke er svar, som spørsmålene og det Qualtrics kaller hver kolonne. Si hvor mange rader som står over svarene: `header-rows: 3`.",
        "Under kolonnernes navne står flere rækker, der ikke er svar, såsom spørgsmålene og det, Qualtrics kalder hver kolonne. Sig, hvor mange rækker der står over svarene: `header-rows: 3`."],
        Answers, [
        "id;ort;nojd;alder\nLöpnummer;Ort;Hur nöjd är du?;Ålder\n\"{\"\"ImportId\"\":\"\"QID1\"\"}\";\"{\"\"ImportId\"\":\"\"QID2\"\"}\";\"{\"\"ImportId\"\":\"\"QID3\"\"}\";\"{\"\"ImportId\"\":\"\"QID4\"\"}\"\n1;1;1;34\n2;2;3;28\n3;1;2;45",
        "id;ort;nojd;alder\n1;1;1;34\n2;2;3;28\n3;1;2;45"]),
    explained("hidden-cells", [
        "Excel hides rows or columns, by hand or with a filter, and they are read all the same: what does not show on the screen is counted. Show everything in Excel, and remove what is no answer.",
        "Excel döljer rader eller kolumner, för hand eller med ett filter, och de läses ändå: det som inte syns på skärmen räknas. Visa allt i Excel, och ta bort det som inte är svar.",
        "Excel skjuler rader eller kolonner, for hånd eller med et filter, og de leses likevel: det som ikke vises på skjermen, telles. Vis alt i Excel, og fjern det som ikke er svar.",
        "Excel skjuler rækker eller kolonner, i hånden eller med et filter, og de læses alligevel: det, der ikke vises på skærmen, tælles. Vis alt i Excel, og fjern det, der ikke er svar."],
        Files, [
        "# data/panel/svar.xlsx (rad 3 dold)\nid;ort;nojd;alder\n1;1;1;34\n2;2;3;28\n3;1;2;45",
        "# data/panel/svar.xlsx\nid;ort;nojd;alder\n1;1;1;34\n2;2;3;28\n3;1;2;45"]),
    without_example("html-in-labels", [
        "Labels in the SPSS file hold tags of a web page, such as `<b>`, as some survey programs write them. The tags are left out; look whether the labels read well, or write others in a codebook.",
        "Etiketter i SPSS-filen innehåller taggar från en webbsida, som `<b>`, så som en del enkätprogram skriver dem. Taggarna utelämnas; se efter att etiketterna går att läsa, eller skriv andra i en kodbok.",
        "Etiketter i SPSS-filen inneholder tagger fra en nettside, som `<b>`, slik noen programmer for spørreundersøkelser skriver dem. Taggene utelates; se etter at etikettene kan leses, eller skriv andre i en kodebok.",
        "Etiketter i SPSS-filen indeholder tags fra en webside, såsom `<b>`, som nogle spørgeskemaprogrammer skriver dem. Taggene udelades; se efter, om etiketterne kan læses, eller skriv andre i en kodebog."]),
    explained("lacking-header", [
        "The first row of a data file names its columns, and this one looks like answers. Without names the first person would be taken for them, and left out; put a row above it with a name for each column.",
        "Den första raden i en datafil anger kolumnernas namn, och den här ser ut som svar. Utan namn skulle den första personen tas för namnen, och falla bort; lägg till en rad ovanför med ett namn för varje kolumn.",
        "Den første raden i en datafil oppgir kolonnenes navn, og denne ser ut som svar. Uten navn ville den første personen bli tatt for navnene, og falle ut; legg til en rad over med et navn for hver kolonne.",
        "Den første række i en datafil angiver kolonnernes navne, og denne ligner svar. Uden navne ville den første person blive taget for navnene og falde ud; tilføj en række ovenfor med et navn til hver kolonne."],
        Files, [
        "# data/panel/ny.csv\n1;2;3;34\n2;1;2;51\n$ baslinje data codebook data/panel/ny.csv --out ny.yaml",
        "# data/panel/ny.csv\nid;ort;nojd;alder\n1;2;3;34\n2;1;2;51\n$ baslinje data codebook data/panel/ny.csv --out ny.yaml"]),
    explained("merged-cells", [
        "Merged cells in Excel do not say to which rows and columns their content belongs. Below each other they are read as the same answer in each row; side by side, or over names of columns, they are unmerged in Excel, or `header-rows` says that the names take several rows.",
        "Sammanslagna celler i Excel säger inte vilka rader och kolumner innehållet hör till. Under varandra läses de som samma svar på varje rad; bredvid varandra, eller bland kolumnernas namn, delas de upp i Excel, eller så säger `header-rows` att namnen tar flera rader.",
        "Sammenslåtte celler i Excel sier ikke hvilke rader og kolonner innholdet hører til. Under hverandre leses de som det samme svaret i hver rad; ved siden av hverandre, eller blant kolonnenes navn, deles de opp i Excel, eller så sier `header-rows` at navnene tar flere rader.",
        "Flettede celler i Excel siger ikke, hvilke rækker og kolonner indholdet hører til. Under hinanden læses de som det samme svar i hver række; ved siden af hinanden eller blandt kolonnernes navne opdeles de i Excel, eller også siger `header-rows`, at navnene fylder flere rækker."],
        Files, [
        "# data/panel/svar.xlsx (B2:B3 sammanslagna)\nid;ort;nojd;alder\n1;1;1;34\n2;;3;28\n3;1;2;45",
        "# data/panel/svar.xlsx\nid;ort;nojd;alder\n1;1;1;34\n2;2;3;28\n3;1;2;45"]),
    explained("no-answers", [
        "There is no row of answers below the names of the columns: the file is empty, was exported without answers, or the names stand in another row. In a workbook `header-row` says which.",
        "Det finns ingen rad med svar under kolumnernas namn: filen är tom, exporterades utan svar, eller så står namnen på en annan rad. I en arbetsbok säger `header-row` vilken.",
        "Det finnes ingen rad med svar under kolonnenes navn: filen er tom, ble eksportert uten svar, eller navnene står i en annen rad. I en arbeidsbok sier `header-row` hvilken.",
        "Der er ingen række med svar under kolonnernes navne: filen er tom, blev eksporteret uden svar, eller navnene står i en anden række. I en projektmappe siger `header-row` hvilken."],
        Answers, [
        "id;ort;nojd;alder",
        "id;ort;nojd;alder\n1;1;1;34\n2;2;3;28\n3;1;2;45"]),
    explained("no-sheet", [
        "The workbook has no sheet of this name, or the file is no workbook and has none at all. What is written is what stands on the tab in Excel.",
        "Arbetsboken har inget blad med det namnet, eller så är filen ingen arbetsbok och har inga alls. Det som skrivs är det som står på fliken i Excel.",
        "Arbeidsboken har ikke noe ark med dette navnet, eller filen er ikke en arbeidsbok og har ingen. Det som skrives, er det som står på fanen i Excel.",
        "Projektmappen har intet ark med dette navn, eller filen er ikke en projektmappe og har slet ingen. Det, der skrives, er det, der står på fanen i Excel."],
        Files, [
        "$ baslinje data codebook data/panel/svar.csv --sheet Svar --out ny.yaml",
        "$ baslinje data codebook data/panel/svar.csv --out ny.yaml"]),
    explained("row-length", [
        "A row has more or fewer cells than the header, so that answers stand under the wrong names. Mostly a cell holds the separator itself, as in free text, and is to stand in double quotes.",
        "En rad har fler eller färre celler än rubrikraden, så att svar står under fel namn. Oftast innehåller en cell själva skiljetecknet, som i fritext, och ska stå inom citattecken.",
        "En rad har flere eller færre celler enn overskriftsraden, slik at svar står under feil navn. Som regel inneholder en celle selve skilletegnet, som i fritekst, og skal stå i anførselstegn.",
        "En række har flere eller færre celler end overskriftsrækken, så svar står under forkerte navne. Som regel indeholder en celle selve skilletegnet, som i fritekst, og skal stå i anførselstegn."],
        Answers, [
        "id;ort;nojd;alder\n1;1;1;34\n2;2;3;28;5\n3;1;2;45",
        "id;ort;nojd;alder\n1;1;1;34\n2;2;3;28\n3;1;2;45"]),
    explained("separator", [
        "The cells of the file have another sign between them than the codebook says, and each row would be one long cell. Write that sign as `separator` under `csv`.",
        "Filens celler har ett annat tecken mellan sig än det som kodboken säger, och varje rad skulle bli en enda lång cell. Skriv det tecknet som `separator` under `csv`.",
        "Cellene i filen har et annet tegn mellom seg enn det kodeboken sier, og hver rad ville bli én lang celle. Skriv det tegnet som `separator` under `csv`.",
        "Filens celler har et andet tegn imellem sig, end kodebogen siger, og hver række ville blive én lang celle. Skriv det tegn som `separator` under `csv`."],
        Codebook, [
        "csv: {separator: \",\", decimal: \".\", encoding: utf-8}",
        "csv: {separator: \";\", decimal: \",\", encoding: utf-8}"]),
    explained("several-sheets", [
        "The workbook has several sheets with something in them, and only one holds the answers. Name it in the codebook: `excel: {sheet: Svar}`.",
        "Arbetsboken har flera blad med något på, och bara ett innehåller svaren. Ange det i kodboken: `excel: {sheet: Svar}`.",
        "Arbeidsboken har flere ark med noe på, og bare ett inneholder svarene. Oppgi det i kodeboken: `excel: {sheet: Svar}`.",
        "Projektmappen har flere ark med noget på, og kun ét indeholder svarene. Angiv det i kodebogen: `excel: {sheet: Svar}`."],
        Files, [
        "# data/panel/svar.xlsx (även bladet Om)\nid;ort;nojd;alder\n1;1;1;34\n2;2;3;28\n3;1;2;45",
        "# data/panel/svar.xlsx (även bladet Om)\nid;ort;nojd;alder\n1;1;1;34\n2;2;3;28\n3;1;2;45\n# data/panel/codebook.yaml\nexcel: {sheet: Svar}"]),
    explained("swallowed-rows", [
        "A quotation mark that opens in one row and closes in another makes all rows between part of one answer, and those persons are lost without an error. If the answer really has several lines, nothing needs to be done.",
        "Ett citattecken som öppnas på en rad och stängs på en annan gör alla rader däremellan till en del av ett svar, och de personerna faller bort utan att något fel visas. Har svaret verkligen flera rader behöver inget göras.",
        "Et anførselstegn som åpnes i én rad og lukkes i en annen, gjør alle rader imellom til en del av ett svar, og de personene faller ut uten at det vises noen feil. Har svaret virkelig flere linjer, trenger ingenting gjøres.",
        "Et anførselstegn, der åbnes i én række og lukkes i en anden, gør alle rækker imellem til en del af ét svar, og de personer falder ud, uden at nogen fejl vises. Har svaret virkelig flere linjer, behøver intet gøres."],
        Answers, [
        "id;ort;nojd;alder\n1;1;1;\"34\n2;2;3;28\n3;1;2;45\"\n4;1;2;51",
        "id;ort;nojd;alder\n1;1;1;34\n2;2;3;28\n3;1;2;45\n4;1;2;51"]),
    explained("unreadable-file", [
        "What is named is there, but cannot be read: the file is damaged, protected, open elsewhere, of a form that is not known, or is a folder. The message says why; opening a file in the program that made it and saving it again mostly helps.",
        "Det som anges finns, men går inte att läsa: filen är skadad, skyddad, öppen någon annanstans, av en okänd form, eller är en mapp. Meddelandet säger varför; oftast hjälper det att öppna filen i programmet som gjorde den och spara den igen.",
        "Det som oppgis, finnes, men kan ikke leses: filen er skadet, beskyttet, åpen et annet sted, av en ukjent form, eller er en mappe. Meldingen sier hvorfor; som regel hjelper det å åpne filen i programmet som laget den, og lagre den på nytt.",
        "Det, der angives, findes, men kan ikke læses: filen er beskadiget, beskyttet, åben et andet sted, af en ukendt form eller er en mappe. Meddelelsen siger hvorfor; som regel hjælper det at åbne filen i det program, der lavede den, og gemme den igen."],
        Report, [
        "surveys:\n  panel: data/panel",
        "surveys:\n  panel: data/panel/codebook.yaml"]),
    without_example("weighted-in-spss", [
        "The file is weighted in SPSS, and here every row counts once, so that numbers differ from those SPSS shows. If weights are meant, the codebook names them under `design`, and the report says `weights: on`.",
        "Filen är vägd i SPSS, och här räknas varje rad en gång, så att talen skiljer sig från dem som SPSS visar. Om vikter är avsedda anger kodboken dem under `design`, och rapporten säger `weights: on`.",
        "Filen er vektet i SPSS, og her teller hver rad én gang, slik at tallene skiller seg fra dem SPSS viser. Hvis vekter er ment, oppgir kodeboken dem under `design`, og rapporten sier `weights: on`.",
        "Filen er vægtet i SPSS, og her tæller hver række én gang, så tallene afviger fra dem, SPSS viser. Er vægte ment, angiver kodebogen dem under `design`, og rapporten siger `weights: on`."]),
];
