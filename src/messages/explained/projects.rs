//! Mistakes in files and folders of projects, in archives, and in what is made of reports.

use super::ExamplePlace::{Codebook, Files, Report};
use super::{MistakeKind, explained, without_example};

/// Its kinds.
#[rustfmt::skip]
pub(super) const EXPLAINED: &[MistakeKind] = &[
    explained("archive-changed", [
        "An archive, or what was kept in it, is not as it was when it was made: a file is missing, added, or has another checksum. Take another copy of the archive; programs that change line ends, such as git on Windows, also do this.",
        "Ett arkiv, eller det som sparats i det, är inte som när det gjordes: en fil saknas, har kommit till eller har en annan kontrollsumma. Ta ett annat exemplar av arkivet; program som ändrar radslut, som git på Windows, ger också det här felet.",
        "Et arkiv, eller det som er tatt vare på i det, er ikke som da det ble laget: en fil mangler, har kommet til eller har en annen sjekksum. Ta et annet eksemplar av arkivet; programmer som endrer linjeslutt, som git på Windows, gir også denne feilen.",
        "Et arkiv, eller det, der er gemt i det, er ikke, som da det blev lavet: en fil mangler, er kommet til eller har en anden kontrolsum. Tag et andet eksemplar af arkivet; programmer, der ændrer linjeslutninger, såsom git på Windows, giver også denne fejl."],
        Files, [
        "$ baslinje archive r --without-microdata\n$ baslinje reproduce build/r.zip --in prov\n# prov/data/panel/codebook.yaml\ntitle: En annan panel\n$ cd prov\n$ baslinje check r",
        "$ baslinje archive r --without-microdata\n$ baslinje reproduce build/r.zip --in prov\n$ cd prov\n$ baslinje check r"]),
    without_example("busy", [
        "Another run of the program is writing in the same place, and two at once would mix their files. Wait until it is done; without `--no-wait` the program does so by itself.",
        "En annan körning av programmet skriver på samma ställe, och två på en gång skulle blanda ihop sina filer. Vänta tills den är klar; utan `--no-wait` gör programmet det självt.",
        "En annen kjøring av programmet skriver på samme sted, og to på én gang ville blande filene sine. Vent til den er ferdig; uten `--no-wait` gjør programmet det selv.",
        "En anden kørsel af programmet skriver samme sted, og to på én gang ville blande filerne sammen. Vent, til den er færdig; uden `--no-wait` gør programmet det selv."]),
    without_example("changed-meanwhile", [
        "A file was saved while the report was being made, and half of the report would be of the old content and half of the new. Run the command again.",
        "En fil sparades medan rapporten gjordes, och halva rapporten skulle bygga på det gamla innehållet och halva på det nya. Kör kommandot igen.",
        "En fil ble lagret mens rapporten ble laget, og halve rapporten ville bygge på det gamle innholdet og halve på det nye. Kjør kommandoen på nytt.",
        "En fil blev gemt, mens rapporten blev lavet, og halvdelen af rapporten ville bygge på det gamle indhold og halvdelen på det nye. Kør kommandoen igen."]),
    explained("damaged-archive", [
        "The file is no ZIP archive, is cut off, or holds something that cannot be opened, such as an encrypted file. Nothing of it was unpacked; take another copy.",
        "Filen är inget ZIP-arkiv, är avbruten, eller innehåller något som inte går att öppna, som en krypterad fil. Inget av den packades upp; ta ett annat exemplar.",
        "Filen er ikke et ZIP-arkiv, er avbrutt, eller inneholder noe som ikke kan åpnes, som en kryptert fil. Ingenting av den ble pakket ut; ta et annet eksemplar.",
        "Filen er ikke et ZIP-arkiv, er afbrudt eller indeholder noget, der ikke kan åbnes, såsom en krypteret fil. Intet af den blev pakket ud; tag et andet eksemplar."],
        Report, [
        "waves:\n  2017: {archive: data/panel/svar.csv}\n  2020: own",
        "title: En liten mätning"]),
    explained("file-exists", [
        "Something has this name already, and files of this kind are never written over, since they may hold your own work. Choose another name, or move away what is there.",
        "Något har redan det namnet, och filer av det här slaget skrivs aldrig över, eftersom de kan innehålla ditt eget arbete. Välj ett annat namn, eller flytta undan det som finns där.",
        "Noe har allerede dette navnet, og filer av dette slaget skrives aldri over, siden de kan inneholde ditt eget arbeid. Velg et annet navn, eller flytt unna det som ligger der.",
        "Noget har allerede dette navn, og filer af denne slags overskrives aldrig, da de kan indeholde dit eget arbejde. Vælg et andet navn, eller flyt det, der ligger der."],
        Files, [
        "# kodbok.yaml\ntitle: Min kodbok\n$ baslinje data codebook data/panel/svar.csv --out kodbok.yaml",
        "# kodbok.yaml\ntitle: Min kodbok\n$ baslinje data codebook data/panel/svar.csv --out ny-kodbok.yaml"]),
    explained("kept-numbers", [
        "The file of numbers that an archive without answers has in their place cannot be read: it is damaged, or was written by a later version of Baslinje. Use that version, or another copy of the archive.",
        "Filen med tal som ett arkiv utan svar har i stället för dem går inte att läsa: den är skadad, eller skrevs av en senare version av Baslinje. Använd den versionen, eller ett annat exemplar av arkivet.",
        "Filen med tall som et arkiv uten svar har i stedet for dem, kan ikke leses: den er skadet, eller ble skrevet av en senere versjon av Baslinje. Bruk den versjonen, eller et annet eksemplar av arkivet.",
        "Filen med tal, som et arkiv uden svar har i stedet for dem, kan ikke læses: den er beskadiget eller blev skrevet af en senere version af Baslinje. Brug den version eller et andet eksemplar af arkivet."],
        Files, [
        "$ baslinje archive r --without-microdata\n$ baslinje reproduce build/r.zip --in prov\n# prov/book/r/protected.json\n{}\n$ cd prov\n$ baslinje check r",
        "$ baslinje archive r --without-microdata\n$ baslinje reproduce build/r.zip --in prov\n$ cd prov\n$ baslinje check r"]),
    explained("ledger", [
        "The ledger remembers which counts other reports have published of the same answers, so that nobody can subtract one report from another. Here it cannot be read, or does not fit the answers of now, and what it does not tell is not protected.",
        "Liggaren minns vilka antal som andra rapporter har publicerat ur samma svar, så att ingen kan dra den ena rapporten från den andra. Här går den inte att läsa, eller stämmer inte med svaren som de är nu, och det den inte berättar om skyddas inte.",
        "Fortegnelsen husker hvilke antall andre rapporter har publisert av de samme svarene, slik at ingen kan trekke den ene rapporten fra den andre. Her kan den ikke leses, eller den stemmer ikke med svarene slik de er nå, og det den ikke forteller om, beskyttes ikke.",
        "Fortegnelsen husker, hvilke antal andre rapporter har offentliggjort af de samme svar, så ingen kan trække den ene rapport fra den anden. Her kan den ikke læses, eller den stemmer ikke med svarene, som de er nu, og det, den ikke fortæller om, beskyttes ikke."],
        Files, [
        "# book/r/report.yaml\ndisclosure: {method: suppress, minimum-count: 5, ledger: data/panel/ledger.json}\n# data/panel/ledger.json\nreports: r",
        "# book/r/report.yaml\ndisclosure: {method: suppress, minimum-count: 5, ledger: data/panel/ledger.json}\n# data/panel/ledger.json\n{}"]),
    explained("link", [
        "Where a file is to be written stands a link to somewhere else, and nothing is written through links: the file would end up where nobody expects it. Take the link away, or choose another place.",
        "Där en fil ska skrivas finns en länk till någon annanstans, och inget skrivs genom länkar: filen skulle hamna där ingen väntar sig den. Ta bort länken, eller välj ett annat ställe.",
        "Der en fil skal skrives, står det en lenke til et annet sted, og ingenting skrives gjennom lenker: filen ville havne der ingen venter å finne den. Ta bort lenken, eller velg et annet sted.",
        "Hvor en fil skal skrives, står et link til et andet sted, og intet skrives gennem links: filen ville havne, hvor ingen venter at finde den. Fjern linket, eller vælg et andet sted."],
        Files, [
        "$ mkdir build\n$ mkdir annat\n$ ln -s ../annat build/r\n$ baslinje build r",
        "$ baslinje build r"]),
    without_example("name-in-archive", [
        "A file in the archive has a name that some computers cannot have, take for that of another file, or would unpack outside its folder. Rename it where it lies, and write the new name wherever it is named.",
        "En fil i arkivet har ett namn som vissa datorer inte kan ha, tar för en annan fils namn eller skulle packa upp utanför mappen. Byt namn på den där den ligger, och skriv det nya namnet överallt där den nämns.",
        "En fil i arkivet har et navn som noen datamaskiner ikke kan ha, tar for navnet til en annen fil eller ville pakke ut utenfor mappen. Gi den et nytt navn der den ligger, og skriv det nye navnet overalt der den nevnes.",
        "En fil i arkivet har et navn, som nogle computere ikke kan have, opfatter som en anden fils navn eller ville pakke ud uden for mappen. Omdøb den, hvor den ligger, og skriv det nye navn overalt, hvor den nævnes."]),
    explained("no-archive", [
        "The file is no archive of a report: it is another ZIP file, or one that lacks what `baslinje archive` puts into each. Give the file as that command made it.",
        "Filen är inget arkiv av en rapport: den är en annan ZIP-fil, eller saknar det som `baslinje archive` lägger i varje arkiv. Ange filen så som det kommandot gjorde den.",
        "Filen er ikke et arkiv av en rapport: den er en annen ZIP-fil, eller mangler det `baslinje archive` legger i hvert arkiv. Oppgi filen slik den kommandoen laget den.",
        "Filen er ikke et arkiv af en rapport: den er en anden ZIP-fil eller mangler det, som `baslinje archive` lægger i hvert arkiv. Angiv filen, som den kommando lavede den."],
        Files, [
        "$ baslinje build r --only docx\n$ baslinje verify build/r/r.docx",
        "$ baslinje archive r\n$ baslinje verify build/r.zip"]),
    explained("no-chapters", [
        "A report is made of the files in its folder `chapters`, in the order of their names, and there is none yet. The first one may be called `01-inledning.yaml`.",
        "En rapport görs av filerna i dess mapp `chapters`, i namnens ordning, och där finns ingen än. Den första kan heta `01-inledning.yaml`.",
        "En rapport lages av filene i mappen `chapters`, i rekkefølgen av navnene, og der er det ingen ennå. Den første kan hete `01-inledning.yaml`.",
        "En rapport laves af filerne i dens mappe `chapters`, i navnenes rækkefølge, og der er ingen endnu. Den første kan hedde `01-inledning.yaml`."],
        Files, [
        "$ rm book/r/chapters/01-resultat.yaml\n$ baslinje check r",
        "$ baslinje check r"]),
    explained("no-file", [
        "There is no file of this name where it is looked for. Upper and lower case differ, also where the computer does not care; a codebook names its data file from its own folder.",
        "Det finns ingen fil med det namnet där den söks. Stora och små bokstäver är olika, också där datorn inte bryr sig om det; en kodbok anger sin datafil från sin egen mapp.",
        "Det finnes ingen fil med dette navnet der den letes etter. Store og små bokstaver er ulike, også der datamaskinen ikke bryr seg om det; en kodebok oppgir datafilen fra sin egen mappe.",
        "Der er ingen fil med dette navn, hvor den søges. Store og små bogstaver er forskellige, også hvor computeren er ligeglad; en kodebog angiver sin datafil fra sin egen mappe."],
        Codebook, [
        "file: Svar.csv",
        "file: svar.csv"]),
    explained("no-folder", [
        "`baslinje.yaml` names a folder with templates that is not there. Its path is written from the project's folder.",
        "`baslinje.yaml` anger en mapp med mallar som inte finns. Sökvägen skrivs från projektets mapp.",
        "`baslinje.yaml` oppgir en mappe med maler som ikke finnes. Stien skrives fra prosjektmappen.",
        "`baslinje.yaml` angiver en mappe med skabeloner, der ikke findes. Stien skrives fra projektets mappe."],
        Files, [
        "# baslinje.yaml\ntemplates: mallar",
        "# mallar/egen/template.yaml\nname: egen\nversion: 1.0.0\nuses: library\n# mallar/egen/report.typ\n{{ report.title }}\n# baslinje.yaml\ntemplates: mallar"]),
    explained("no-project", [
        "The commands work in a project, and neither this folder nor any above it is one: a project has a folder `book`, and in it a folder for each report with a `report.yaml`. `baslinje init` begins one.",
        "Kommandona arbetar i ett projekt, och varken den här mappen eller någon ovanför är ett: ett projekt har en mapp `book`, och i den en mapp för varje rapport med en `report.yaml`. `baslinje init` påbörjar ett.",
        "Kommandoene arbeider i et prosjekt, og verken denne mappen eller noen over den er et: et prosjekt har en mappe `book`, og i den en mappe for hver rapport med en `report.yaml`. `baslinje init` begynner på et.",
        "Kommandoerne arbejder i et projekt, og hverken denne mappe eller nogen over den er et: et projekt har en mappe `book` og i den en mappe til hver rapport med en `report.yaml`. `baslinje init` begynder på et."],
        Files, [
        "$ mv book rapporter\n$ baslinje check r",
        "$ baslinje check r"]),
    explained("no-report", [
        "A report is named, mostly as an earlier wave under `waves`, and the project has none of this name; a report is called as its folder. One that only an archive is left of is named by that: `{archive: FILE}`.",
        "En rapport nämns, oftast som en tidigare mätning under `waves`, och projektet har ingen med det namnet; en rapport heter som sin mapp. En som bara finns kvar som arkiv anges med det: `{archive: FIL}`.",
        "En rapport nevnes, som regel som en tidligere måling under `waves`, og prosjektet har ingen med dette navnet; en rapport heter det samme som mappen sin. En som det bare er igjen et arkiv av, oppgis med det: `{archive: FIL}`.",
        "En rapport nævnes, som regel som en tidligere måling under `waves`, og projektet har ingen med dette navn; en rapport hedder som sin mappe. En, som der kun er et arkiv tilbage af, angives med det: `{archive: FIL}`."],
        Report, [
        "waves:\n  2017: {report: panel2017}\n  2020: own",
        "title: En liten mätning"]),
    explained("no-template", [
        "A folder under `templates` in `baslinje.yaml` holds no template. A template is a folder of its own with a `template.yaml`, and what is named is the folder that such folders lie in.",
        "En mapp under `templates` i `baslinje.yaml` innehåller ingen mall. En mall är en egen mapp med en `template.yaml`, och det som anges är mappen som sådana mappar ligger i.",
        "En mappe under `templates` i `baslinje.yaml` inneholder ingen mal. En mal er en egen mappe med en `template.yaml`, og det som oppgis, er mappen som slike mapper ligger i.",
        "En mappe under `templates` i `baslinje.yaml` indeholder ingen skabelon. En skabelon er en mappe for sig med en `template.yaml`, og det, der angives, er den mappe, som sådanne mapper ligger i."],
        Files, [
        "# mallar/egen/template.yaml\nname: egen\nversion: 1.0.0\nuses: library\n# mallar/egen/report.typ\n{{ report.title }}\n# baslinje.yaml\ntemplates: data",
        "# mallar/egen/template.yaml\nname: egen\nversion: 1.0.0\nuses: library\n# mallar/egen/report.typ\n{{ report.title }}\n# baslinje.yaml\ntemplates: mallar"]),
    explained("no-word-document", [
        "The file is no `.docx` that can be read: it is of another kind with that ending, or damaged. Open it in a word processor and save it as `.docx` anew.",
        "Filen är ingen `.docx` som går att läsa: den är av ett annat slag med den ändelsen, eller skadad. Öppna den i ett ordbehandlingsprogram och spara den som `.docx` på nytt.",
        "Filen er ingen `.docx` som kan leses: den er av et annet slag med den endelsen, eller skadet. Åpne den i et tekstbehandlingsprogram og lagre den som `.docx` på nytt.",
        "Filen er ingen `.docx`, der kan læses: den er af en anden slags med den endelse eller beskadiget. Åbn den i et tekstbehandlingsprogram, og gem den som `.docx` igen."],
        Files, [
        "$ baslinje build r --only docx\n# svar.docx\nSe rubriken på sidan 3.\n$ baslinje comments r svar.docx",
        "$ baslinje build r --only docx\n$ baslinje comments r build/r/r.docx"]),
    explained("not-a-file", [
        "A folder, a device or something else stands where a file is to be read or written. Name a file, or move away what is there.",
        "En mapp, en enhet eller något annat finns där en fil ska läsas eller skrivas. Ange en fil, eller flytta undan det som finns där.",
        "En mappe, en enhet eller noe annet står der en fil skal leses eller skrives. Oppgi en fil, eller flytt unna det som ligger der.",
        "En mappe, en enhed eller noget andet står, hvor en fil skal læses eller skrives. Angiv en fil, eller flyt det, der ligger der."],
        Files, [
        "$ baslinje archive r --out data",
        "$ baslinje archive r --out r.zip"]),
    explained("not-a-folder", [
        "A file stands where a folder is to be made. Move the file away, or choose another place with `--out`.",
        "En fil finns där en mapp ska göras. Flytta undan filen, eller välj ett annat ställe med `--out`.",
        "En fil står der en mappe skal lages. Flytt unna filen, eller velg et annet sted med `--out`.",
        "En fil står, hvor en mappe skal laves. Flyt filen, eller vælg et andet sted med `--out`."],
        Files, [
        "$ baslinje build r --out data/panel/svar.csv",
        "$ baslinje build r --out prov"]),
    explained("not-called-report", [
        "What a report is stands in a file called `report.yaml`, and this one is called nearly so. Rename it; upper and lower case differ, and Windows may hide the last ending.",
        "Vad en rapport är står i en fil som heter `report.yaml`, och den här heter nästan så. Byt namn på den; stora och små bokstäver är olika, och Windows kan dölja den sista ändelsen.",
        "Hva en rapport er, står i en fil som heter `report.yaml`, og denne heter nesten det. Gi den nytt navn; store og små bokstaver er ulike, og Windows kan skjule den siste endelsen.",
        "Hvad en rapport er, står i en fil, der hedder `report.yaml`, og denne hedder næsten sådan. Omdøb den; store og små bogstaver er forskellige, og Windows kan skjule den sidste endelse."],
        Files, [
        "$ mv book/r/report.yaml book/r/Report.yaml\n$ baslinje check r",
        "$ mv book/r/report.yaml book/r/Report.yaml\n$ mv book/r/Report.yaml book/r/report.yaml\n$ baslinje check r"]),
    explained("not-made-here", [
        "What stands where something is to be written was not made by the program, or has been changed since, and may be your own work. The program replaces only what it has made; move away what is yours, or choose another place with `--out`.",
        "Det som finns där något ska skrivas gjordes inte av programmet, eller har ändrats sedan dess, och kan vara ditt eget arbete. Programmet ersätter bara det som det har gjort; flytta undan det som är ditt, eller välj ett annat ställe med `--out`.",
        "Det som står der noe skal skrives, ble ikke laget av programmet, eller er endret siden, og kan være ditt eget arbeid. Programmet erstatter bare det som det har laget; flytt unna det som er ditt, eller velg et annet sted med `--out`.",
        "Det, der står, hvor noget skal skrives, blev ikke lavet af programmet eller er ændret siden og kan være dit eget arbejde. Programmet erstatter kun det, som det har lavet; flyt det, der er dit, eller vælg et andet sted med `--out`."],
        Files, [
        "# build/r/mina-anteckningar.txt\nMina egna ord\n$ baslinje build r",
        "# build/r/mina-anteckningar.txt\nMina egna ord\n$ baslinje build r --out prov"]),
    without_example("not-put-back", [
        "Something new could not be written, and what was there could not be put back, since the system refused both. Nothing is lost: it lies where the message says, and is put back by the next command.",
        "Något nytt kunde inte skrivas, och det som fanns där kunde inte läggas tillbaka, eftersom systemet vägrade båda. Inget är förlorat: det ligger där meddelandet säger, och läggs tillbaka av nästa kommando.",
        "Noe nytt kunne ikke skrives, og det som lå der, kunne ikke legges tilbake, siden systemet nektet begge deler. Ingenting er tapt: det ligger der meldingen sier, og legges tilbake av den neste kommandoen.",
        "Noget nyt kunne ikke skrives, og det, der lå der, kunne ikke lægges tilbage, da systemet nægtede begge dele. Intet er tabt: det ligger, hvor meddelelsen siger, og lægges tilbage af den næste kommando."]),
    explained("other-document", [
        "The Word document that came back is not one of this report: it was built of another, or its text was copied into a new document, which loses the bookmarks. Send reviewers the file that `baslinje build` writes, and let them work in that.",
        "Worddokumentet som kom tillbaka hör inte till den här rapporten: det byggdes av en annan, eller så kopierades texten till ett nytt dokument, och då försvinner bokmärkena. Skicka granskarna filen som `baslinje build` skriver, och låt dem arbeta i den.",
        "Word-dokumentet som kom tilbake, hører ikke til denne rapporten: det ble bygd av en annen, eller teksten ble kopiert til et nytt dokument, og da forsvinner bokmerkene. Send leserne filen som `baslinje build` skriver, og la dem arbeide i den.",
        "Word-dokumentet, der kom tilbage, hører ikke til denne rapport: det blev bygget af en anden, eller teksten blev kopieret til et nyt dokument, og så forsvinder bogmærkerne. Send læserne den fil, som `baslinje build` skriver, og lad dem arbejde i den."],
        Files, [
        "$ cp -r book/r book/s\n$ baslinje build r --only docx\n$ baslinje comments s build/r/r.docx",
        "$ cp -r book/r book/s\n$ baslinje build r --only docx\n$ baslinje comments r build/r/r.docx"]),
    explained("outside-project", [
        "A path leads out of the project, and the report could not be made again where only the project is, as from its archive. Move the file into the project, and name it from the project's folder.",
        "En sökväg leder ut ur projektet, och rapporten skulle inte kunna göras igen där bara projektet finns, som ur sitt arkiv. Flytta in filen i projektet, och ange den från projektets mapp.",
        "En sti fører ut av prosjektet, og rapporten ville ikke kunne lages på nytt der bare prosjektet finnes, som fra arkivet. Flytt filen inn i prosjektet, og oppgi den fra prosjektmappen.",
        "En sti fører ud af projektet, og rapporten ville ikke kunne laves igen, hvor kun projektet findes, som fra dens arkiv. Flyt filen ind i projektet, og angiv den fra projektets mappe."],
        Report, [
        "surveys:\n  panel: ../panel/codebook.yaml",
        "surveys:\n  panel: data/panel/codebook.yaml"]),
    without_example("rename", [
        "An editor asked for another name, and it cannot be given everywhere at once: the name is taken, is known outside the report, or stands where it cannot be changed safely. Nothing was changed.",
        "En redigerare bad om ett annat namn, och det går inte att ge överallt på en gång: namnet är upptaget, är känt utanför rapporten, eller står där det inte säkert kan ändras. Inget ändrades.",
        "Et redigeringsprogram ba om et annet navn, og det kan ikke gis overalt på én gang: navnet er opptatt, er kjent utenfor rapporten, eller står der det ikke trygt kan endres. Ingenting ble endret.",
        "Et redigeringsprogram bad om et andet navn, og det kan ikke gives overalt på én gang: navnet er optaget, er kendt uden for rapporten eller står, hvor det ikke sikkert kan ændres. Intet blev ændret."]),
    explained("report-twice", [
        "A report is called as its folder, and two folders have the same name, so that a command could mean either. Rename one of them.",
        "En rapport heter som sin mapp, och två mappar har samma namn, så att ett kommando kan mena vilken som helst av dem. Byt namn på en av dem.",
        "En rapport heter det samme som mappen sin, og to mapper har samme navn, slik at en kommando kan mene begge. Gi en av dem et nytt navn.",
        "En rapport hedder som sin mappe, og to mapper har samme navn, så en kommando kan mene begge. Omdøb en af dem."],
        Files, [
        "# book/2020/r/report.yaml\ntitle: En till",
        "# book/2020/s/report.yaml\ntitle: En till"]),
    explained("secret-key", [
        "Beside confidential answers lies a secret key, `hash.key`, from which the file can be known again without anybody finding out what it holds. It is missing, or can be guessed; `baslinje data key` makes one, which is kept as secret as the answers.",
        "Bredvid konfidentiella svar ligger en hemlig nyckel, `hash.key`, med vilken filen kan kännas igen utan att någon får veta vad den innehåller. Den saknas, eller går att gissa; `baslinje data key` gör en, som hålls lika hemlig som svaren.",
        "Ved siden av konfidensielle svar ligger en hemmelig nøkkel, `hash.key`, som filen kan kjennes igjen med uten at noen finner ut hva den inneholder. Den mangler, eller kan gjettes; `baslinje data key` lager en, som holdes like hemmelig som svarene.",
        "Ved siden af fortrolige svar ligger en hemmelig nøgle, `hash.key`, som filen kan genkendes med, uden at nogen finder ud af, hvad den indeholder. Den mangler eller kan gættes; `baslinje data key` laver en, som holdes lige så hemmelig som svarene."],
        Files, [
        "# data/panel/hash.key\nhemligt",
        "# data/panel/hash.key\n6b1f0c8e5d2a4973b0e8d1c65f7a29843c9e01d7ba56f24813d0979ae2c4f5b6"]),
    explained("short-key", [
        "With `round` and `cell-key` counts are changed by a secret key, and one with few characters can be found by trying them all; whoever has it can undo much of the protection. Make one that nobody can guess, such as `openssl rand -hex 32` does, and use the same for all reports on the same answers.",
        "Med `round` och `cell-key` ändras antal med en hemlig nyckel, och en med få tecken går att hitta genom att pröva alla; den som har nyckeln kan göra mycket av skyddet om intet. Gör en som ingen kan gissa, som `openssl rand -hex 32` gör, och använd samma till alla rapporter om samma svar.",
        "Med `round` og `cell-key` endres antall med en hemmelig nøkkel, og en med få tegn kan finnes ved å prøve alle; den som har nøkkelen, kan oppheve mye av beskyttelsen. Lag en som ingen kan gjette, slik `openssl rand -hex 32` gjør, og bruk den samme til alle rapporter om de samme svarene.",
        "Med `round` og `cell-key` ændres antal med en hemmelig nøgle, og en med få tegn kan findes ved at prøve alle; den, der har nøglen, kan ophæve meget af beskyttelsen. Lav en, som ingen kan gætte, sådan som `openssl rand -hex 32` gør, og brug den samme til alle rapporter om de samme svar."],
        Files, [
        "# data/panel/nyckel.txt\nhemligt\n# book/r/report.yaml\ndisclosure: {method: cell-key, key: data/panel/nyckel.txt}",
        "# data/panel/nyckel.txt\n6b1f0c8e5d2a4973b0e8d1c65f7a29843c9e01d7ba56f24813d0979ae2c4f5b6\n# book/r/report.yaml\ndisclosure: {method: cell-key, key: data/panel/nyckel.txt}"]),
    explained("signature", [
        "The signature does not show that this file comes from whoever should have signed it: it is none, or was made with another key or of another file. Do not trust the file until you have the right one of both.",
        "Signaturen visar inte att filen kommer från den som skulle ha signerat: den är ingen signatur, eller gjordes med en annan nyckel eller för en annan fil. Lita inte på filen förrän du har rätt exemplar av båda.",
        "Signaturen viser ikke at filen kommer fra den som skulle ha signert: den er ikke noen signatur, eller ble laget med en annen nøkkel eller for en annen fil. Ikke stol på filen før du har det riktige eksemplaret av begge.",
        "Signaturen viser ikke, at filen kommer fra den, der skulle have signeret: den er ingen signatur eller blev lavet med en anden nøgle eller for en anden fil. Stol ikke på filen, før du har det rigtige eksemplar af begge."],
        Files, [
        "$ baslinje archive r\n# r.zip.minisig\nen underskrift\n$ baslinje verify build/r.zip --signature r.zip.minisig --public-key RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3",
        "$ baslinje archive r\n# r.zip.minisig\nen underskrift\n$ baslinje verify build/r.zip"]),
    explained("site", [
        "`site` in `baslinje.yaml` is the whole address of the folder where the reports are published, beginning with `https://`. Without it there is no `feed.xml`.",
        "`site` i `baslinje.yaml` är hela adressen till mappen där rapporterna publiceras, med `https://` först. Utan den blir det ingen `feed.xml`.",
        "`site` i `baslinje.yaml` er hele adressen til mappen der rapportene publiseres, med `https://` først. Uten den blir det ingen `feed.xml`.",
        "`site` i `baslinje.yaml` er hele adressen på den mappe, hvor rapporterne offentliggøres, med `https://` først. Uden den bliver der ingen `feed.xml`."],
        Files, [
        "# baslinje.yaml\nsite: www.exempel.se/rapporter",
        "# baslinje.yaml\nsite: https://www.exempel.se/rapporter"]),
    explained("stray-file", [
        "A file looks like a chapter, but lies outside the folder `chapters` or does not end in `.yaml`, and would be missing in the report. Move or rename it; Windows may hide the last ending of a name.",
        "En fil ser ut som ett kapitel, men ligger utanför mappen `chapters` eller slutar inte på `.yaml`, och skulle saknas i rapporten. Flytta den eller byt namn; Windows kan dölja den sista ändelsen i ett namn.",
        "En fil ser ut som et kapittel, men ligger utenfor mappen `chapters` eller slutter ikke på `.yaml`, og ville mangle i rapporten. Flytt den eller gi den et nytt navn; Windows kan skjule den siste endelsen i et navn.",
        "En fil ligner et kapitel, men ligger uden for mappen `chapters` eller ender ikke på `.yaml` og ville mangle i rapporten. Flyt eller omdøb den; Windows kan skjule den sidste endelse i et navn."],
        Files, [
        "# book/r/02-slutsatser.yaml\ntitle: Slutsatser\nblocks:\n  - text: Så var det.",
        "# book/r/chapters/02-slutsatser.yaml\ntitle: Slutsatser\nblocks:\n  - text: Så var det."]),
    explained("template-twice", [
        "A template is called as its folder, and two folders have the same name, so that a report could mean either. Rename one of them, and the `template` of the reports that use it.",
        "En mall heter som sin mapp, och två mappar har samma namn, så att en rapport kan mena vilken som helst av dem. Byt namn på en av dem, och ändra `template` i de rapporter som använder den.",
        "En mal heter det samme som mappen sin, og to mapper har samme navn, slik at en rapport kan mene begge. Gi en av dem et nytt navn, og endre `template` i rapportene som bruker den.",
        "En skabelon hedder som sin mappe, og to mapper har samme navn, så en rapport kan mene begge. Omdøb en af dem, og ret `template` i de rapporter, der bruger den."],
        Files, [
        "# mallar/egen/template.yaml\nname: egen\nversion: 1.0.0\nuses: library\n# mallar/egen/report.typ\n{{ report.title }}\n# baslinje.yaml\ntemplates: mallar\n# report-templates/egen/template.yaml\nname: egen\nversion: 1.0.0\nuses: library",
        "# mallar/egen/template.yaml\nname: egen\nversion: 1.0.0\nuses: library\n# mallar/egen/report.typ\n{{ report.title }}\n# baslinje.yaml\ntemplates: mallar\n# report-templates/annan/template.yaml\nname: annan\nversion: 1.0.0\nuses: library\n# report-templates/annan/report.typ\n{{ report.title }}"]),
    without_example("unreadable-folder", [
        "The content of a folder cannot be listed, mostly since the system does not let you read it. The message says why.",
        "Innehållet i en mapp går inte att lista, oftast för att systemet inte låter dig läsa den. Meddelandet säger varför.",
        "Innholdet i en mappe kan ikke listes, som regel fordi systemet ikke lar deg lese den. Meldingen sier hvorfor.",
        "Indholdet i en mappe kan ikke oplistes, som regel fordi systemet ikke lader dig læse den. Meddelelsen siger hvorfor."]),
    explained("word", [
        "Something of the report cannot stand in the Word document as in the PDF, such as Typst code or a formula, and readers of the document would miss it. Write it without code, or say it in words as well.",
        "Något i rapporten kan inte stå i Worddokumentet som i PDF:en, som Typstkod eller en formel, och den som läser dokumentet skulle gå miste om det. Skriv det utan kod, eller säg det med ord också.",
        "Noe i rapporten kan ikke stå i Word-dokumentet som i PDF-en, som Typst-kode eller en formel, og den som leser dokumentet, ville gå glipp av det. Skriv det uten kode, eller si det med ord også.",
        "Noget i rapporten kan ikke stå i Word-dokumentet som i PDF-filen, såsom Typst-kode eller en formel, og den, der læser dokumentet, ville gå glip af det. Skriv det uden kode, eller sig det også med ord."],
        Files, [
        "# book/r/chapters/01-resultat.yaml: blocks\n- text: \"Ett #text(red)[rött] ord.\"\n$ baslinje build r --only docx",
        "# book/r/chapters/01-resultat.yaml: blocks\n- text: \"Ett rött ord.\"\n$ baslinje build r --only docx"]),
    explained("comments-file", [
        "Comments come back as the file that the page for reviewers saves, `NAME.comments.json`, and as it was saved. A file that was opened and changed, or that is about another report, says nothing about this one.",
        "Kommentarer kommer tillbaka som filen som sidan för granskare sparar, `NAME.comments.json`, så som den sparades. En fil som har öppnats och ändrats, eller som gäller en annan rapport, säger inget om den här.",
        "Kommentarer kommer tilbake som filen som siden for gjennomsyn lagrer, `NAME.comments.json`, slik den ble lagret. En fil som er åpnet og endret, eller som gjelder en annen rapport, sier ingenting om denne.",
        "Kommentarer kommer tilbage som den fil, som siden til gennemsyn gemmer, `NAME.comments.json`, som den blev gemt. En fil, der er åbnet og ændret, eller som handler om en anden rapport, siger intet om denne."],
        Files, [
        "# svar.json\n{\"kommentarer\": []}\n$ baslinje comments r svar.json",
        "# svar.json\n{\"items\": []}\n$ baslinje comments r svar.json"]),
];
