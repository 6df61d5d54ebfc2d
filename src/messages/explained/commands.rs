//! What goes wrong on the command line, and is no mistake in a file.

use super::ExamplePlace::Files;
use super::{MistakeKind, explained, without_example};

/// Its kinds.
#[rustfmt::skip]
pub(super) const EXPLAINED: &[MistakeKind] = &[
    explained("usage", [
        "The command line cannot be understood as it is written. `baslinje help` and the name of a command tell what can be written.",
        "Kommandoraden går inte att förstå som den är skriven. `baslinje help` och namnet på ett kommando säger vad som kan skrivas.",
        "Kommandolinjen kan ikke forstås slik den er skrevet. `baslinje help` og navnet på en kommando forteller hva som kan skrives.",
        "Kommandolinjen kan ikke forstås, som den er skrevet. `baslinje help` og navnet på en kommando fortæller, hvad der kan skrives."],
        Files, [
        "$ baslinje bygg r",
        "$ baslinje build r"]),
    explained("project", [
        "Commands work in a project: a folder that holds `book`, with a folder for each report that has a `report.yaml`. They find it from any folder inside.",
        "Kommandon arbetar i ett projekt: en mapp som innehåller `book`, med en mapp för varje rapport som har en `report.yaml`. De hittar det från varje mapp inuti.",
        "Kommandoer arbeider i et prosjekt: en mappe som inneholder `book`, med en mappe for hver rapport som har en `report.yaml`. De finner det fra hver mappe inni.",
        "Kommandoer arbejder i et projekt: en mappe, der indeholder `book`, med en mappe til hver rapport, der har en `report.yaml`. De finder det fra enhver mappe i det."],
        Files, [
        "$ cp -r book/r book/s\n$ mv book/r/report.yaml book/r/report.yml\n$ baslinje check r",
        "$ cp -r book/r book/s\n$ mv book/r/report.yaml book/r/report.yml\n$ mv book/r/report.yml book/r/report.yaml\n$ baslinje check r"]),
    explained("not-found", [
        "Something is named on the command line that is not there: a report, a template, a file or a folder. Upper and lower case differ.",
        "På kommandoraden nämns något som inte finns: en rapport, en mall, en fil eller en mapp. Stora och små bokstäver är olika.",
        "På kommandolinjen nevnes noe som ikke finnes: en rapport, en mal, en fil eller en mappe. Store og små bokstaver er ulike.",
        "På kommandolinjen nævnes noget, der ikke findes: en rapport, en skabelon, en fil eller en mappe. Store og små bogstaver er forskellige."],
        Files, [
        "$ baslinje verify r",
        "$ baslinje build r\n$ baslinje verify r"]),
    explained("taken", [
        "What is to be begun has the name of something that is there already, and nothing that an author made is written over.",
        "Det som ska skapas har samma namn som något som redan finns, och inget som en författare har gjort skrivs över.",
        "Det som skal opprettes, har samme navn som noe som allerede finnes, og ingenting som en forfatter har laget, skrives over.",
        "Det, der skal oprettes, har samme navn som noget, der allerede findes, og intet, som en forfatter har lavet, overskrives."],
        Files, [
        "$ baslinje new r --data data/panel/codebook.yaml",
        "$ baslinje new s --data data/panel/codebook.yaml"]),
    explained("unwritten", [
        "A file could not be written. What was there is as it was: everything is written as a whole, or not at all, and replaces only what the program made.",
        "En fil kunde inte skrivas. Det som fanns där är som det var: allt skrivs i sin helhet eller inte alls, och ersätter bara det som programmet har gjort.",
        "En fil kunne ikke skrives. Det som lå der, er som det var: alt skrives i sin helhet eller ikke i det hele tatt, og erstatter bare det programmet har laget.",
        "En fil kunne ikke skrives. Det, der lå der, er, som det var: alt skrives i sin helhed eller slet ikke og erstatter kun det, programmet har lavet."],
        Files, [
        "$ baslinje archive r\n$ baslinje reproduce build/r.zip --in data",
        "$ baslinje archive r\n$ baslinje reproduce build/r.zip --in prov"]),
    explained("archive", [
        "An archive or its signature is not what it should be: another file, a damaged one, or one that was changed after it was made.",
        "Ett arkiv eller dess signatur är inte vad det ska vara: en annan fil, en skadad, eller en som har ändrats efter att den gjordes.",
        "Et arkiv eller signaturen er ikke det den skal være: en annen fil, en skadet, eller en som er endret etter at den ble laget.",
        "Et arkiv eller dets signatur er ikke, hvad det skal være: en anden fil, en beskadiget, eller en, der er ændret, efter at den blev lavet."],
        Files, [
        "$ baslinje archive r\n$ baslinje verify build/r.zip --sha256 6b1f0c8e5d2a4973b0e8d1c65f7a29843c9e01d7ba56f24813d0979ae2c4f5b6",
        "$ baslinje archive r\n$ baslinje verify build/r.zip"]),
    explained("moved", [
        "A report that is verified or built again is not as it was. What moved first on the way from data to pages is named, since the rest follows from it.",
        "En rapport som prövas eller byggs igen är inte som den var. Det som först blev annorlunda på vägen från data till sidor nämns, eftersom resten följer av det.",
        "En rapport som prøves eller bygges igjen, er ikke som den var. Det som først ble annerledes på veien fra data til sider, nevnes, siden resten følger av det.",
        "En rapport, der prøves eller bygges igen, er ikke, som den var. Det, der først blev anderledes på vejen fra data til sider, nævnes, da resten følger af det."],
        Files, [
        "$ baslinje build r\n# data/panel/svar.csv\nid;ort;nojd;alder\n1;1;1;34\n$ baslinje verify r",
        "$ baslinje build r\n$ baslinje verify r"]),
    explained("answers-elsewhere", [
        "The report is built from what was kept of its answers. What is hidden and why can be told only where the answers themselves are.",
        "Rapporten byggs av det som sparats av dess svar. Vad som döljs och varför kan bara sägas där själva svaren finns.",
        "Rapporten bygges av det som er tatt vare på av svarene. Hva som skjules og hvorfor, kan bare fortelles der selve svarene er.",
        "Rapporten bygges af det, der er gemt af dens svar. Hvad der skjules og hvorfor, kan kun fortælles, hvor selve svarene er."],
        Files, [
        "$ baslinje archive r --without-microdata\n$ baslinje reproduce build/r.zip --in prov\n$ cd prov\n$ baslinje check r --disclosure",
        "$ baslinje archive r --without-microdata\n$ baslinje reproduce build/r.zip --in prov\n$ baslinje check r --disclosure"]),
    without_example("system", [
        "The computer does not give what the program needs of it, such as a date, random numbers or its own files.",
        "Datorn ger inte det som programmet behöver av den, som ett datum, slumptal eller dess egna filer.",
        "Datamaskinen gir ikke det programmet trenger av den, som en dato, tilfeldige tall eller programmets egne filer.",
        "Computeren giver ikke det, programmet behøver af den, såsom en dato, tilfældige tal eller programmets egne filer."]),
    without_example("bug", [
        "The mistake is in the program, and not in the report. Nothing has been published of what was half done. Please tell its makers what was said, so that they can correct it.",
        "Felet ligger i programmet, och inte i rapporten. Inget av det som var halvfärdigt har publicerats. Berätta gärna för dem som gör programmet vad som stod, så att de kan rätta det.",
        "Feilen ligger i programmet, og ikke i rapporten. Ingenting av det som var halvferdig, er publisert. Si gjerne fra til dem som lager programmet om hva som sto, så de kan rette det.",
        "Fejlen ligger i programmet og ikke i rapporten. Intet af det, der var halvfærdigt, er offentliggjort. Fortæl gerne dem, der laver programmet, hvad der stod, så de kan rette det."]),
];
