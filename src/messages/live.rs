//! What is said while reports are shown to their authors: `watch`, its pages in a browser, and
//! what editors are told.

use super::{CatalogueLine, phrase};

/// Its lines.
#[rustfmt::skip]
pub(super) const LINES: &[CatalogueLine] = &[
    phrase(
        "{report}: not checked, for a mistake in Baslinje",
        "{report}: inte kontrollerad, på grund av ett fel i Baslinje",
        "{report}: ikke kontrollert, på grunn av en feil i Baslinje",
        "{report}: ikke kontrolleret på grund af en fejl i Baslinje"),
    phrase("comment", "kommentar", "kommentar", "kommentar"),
    phrase("Web page", "Webbsida", "Nettside", "Webside"),
    phrase("Pages", "Sidor", "Sider", "Sider"),
    phrase("Page {number}", "Sida {number}", "Side {number}", "Side {number}"),
    phrase("Reports", "Rapporter", "Rapporter", "Rapporter"),
    phrase(
        "Open in the editor",
        "Öppna i redigeraren",
        "Åpne i redigeringsprogrammet",
        "Åbn i redigeringsprogrammet"),
    phrase(
        "built in {seconds} s",
        "byggd på {seconds} s",
        "bygd på {seconds} s",
        "bygget på {seconds} s"),
    phrase(
        "{name}: built in {seconds} s",
        "{name}: byggd på {seconds} s",
        "{name}: bygd på {seconds} s",
        "{name}: bygget på {seconds} s"),
    phrase(
        "{name}: nothing has changed, {seconds} s",
        "{name}: ingenting har ändrats, {seconds} s",
        "{name}: ingenting er endret, {seconds} s",
        "{name}: intet er ændret, {seconds} s"),
    phrase(
        "{name}: not built; this is what was built last",
        "{name}: inte byggd; det här är vad som byggdes senast",
        "{name}: ikke bygd; dette er det som sist ble bygd",
        "{name}: ikke bygget; dette er, hvad der sidst blev bygget"),
    phrase(
        "{name}: not built, {mistakes}; what was built last is shown",
        "{name}: inte byggd, {mistakes}; det som byggdes senast visas",
        "{name}: ikke bygd, {mistakes}; det som sist ble bygd, vises",
        "{name}: ikke bygget, {mistakes}; det, der sidst blev bygget, vises"),
    phrase(
        "There is no page to show yet.",
        "Det finns ingen sida att visa än.",
        "Det finnes ingen side å vise ennå.",
        "Der er endnu ingen side at vise."),
    phrase(
        "not connected: is `baslinje watch` running?",
        "ingen förbindelse: är `baslinje watch` i gång?",
        "ingen forbindelse: kjører `baslinje watch`?",
        "ingen forbindelse: kører `baslinje watch`?"),
    phrase(
        "there is nothing to show yet",
        "det finns ingenting att visa än",
        "det finnes ingenting å vise ennå",
        "der er endnu intet at vise"),
    phrase(
        "the pages could not be set",
        "sidorna kunde inte sättas",
        "sidene kunne ikke settes",
        "siderne kunne ikke sættes"),
    phrase(
        "the PDF could not be made: see the web page",
        "det gick inte att göra pdf:en: se webbsidan",
        "PDF-en kunne ikke lages: se nettsiden",
        "PDF'en kunne ikke laves: se websiden"),
    phrase(
        "all of them: {address}",
        "alla: {address}",
        "alle: {address}",
        "alle: {address}"),
    phrase(
        "open it in a browser; each change is shown as it is saved; Ctrl+C ends it",
        "öppna den i en webbläsare; varje ändring visas när den sparas; Ctrl+C avslutar",
        "åpne den i en nettleser; hver endring vises når den lagres; Ctrl+C avslutter",
        "åbn den i en browser; hver ændring vises, når den gemmes; Ctrl+C afslutter"),
    phrase(
        "there is no report to show",
        "det finns ingen rapport att visa",
        "det finnes ingen rapport å vise",
        "der er ingen rapport at vise"),
    phrase(
        "begin one with `baslinje new NAME --data FILE`",
        "påbörja en med `baslinje new NAME --data FILE`",
        "begynn en med `baslinje new NAME --data FILE`",
        "begynd en med `baslinje new NAME --data FILE`"),
    phrase(
        "the report `{name}` is gone",
        "rapporten `{name}` är borta",
        "rapporten `{name}` er borte",
        "rapporten `{name}` er væk"),
    phrase(
        "put its folder in `book`, with its `report.yaml`, where it was",
        "lägg tillbaka mappen i `book`, med dess `report.yaml`",
        "legg tilbake mappen i `book`, med `report.yaml` i",
        "læg mappen tilbage i `book`, med dens `report.yaml`"),
    phrase(
        "the report cannot be read",
        "rapporten går inte att läsa",
        "rapporten kan ikke leses",
        "rapporten kan ikke læses"),
    phrase(
        "port {port} is in use",
        "port {port} är upptagen",
        "port {port} er opptatt",
        "port {port} er optaget"),
    phrase(
        "cannot use port {port}: {reason}",
        "port {port} kan inte användas: {reason}",
        "port {port} kan ikke brukes: {reason}",
        "port {port} kan ikke bruges: {reason}"),
    phrase(
        "name another, or leave out `--port`",
        "ange en annan, eller utelämna `--port`",
        "oppgi en annen, eller utelat `--port`",
        "angiv en anden, eller udelad `--port`"),
    phrase(
        "cannot serve on this computer: {reason}",
        "sidorna kan inte visas från den här datorn: {reason}",
        "sidene kan ikke vises fra denne datamaskinen: {reason}",
        "siderne kan ikke vises fra denne computer: {reason}"),
    phrase(
        "this is no line of a file",
        "det här är ingen rad i en fil",
        "dette er ikke en linje i en fil",
        "dette er ikke en linje i en fil"),
    phrase(
        "there is no file `{file}` any more",
        "filen `{file}` finns inte längre",
        "filen `{file}` finnes ikke lenger",
        "filen `{file}` findes ikke længere"),
    phrase(
        "no editor is named: use `--editor`",
        "ingen redigerare är angiven: använd `--editor`",
        "ikke noe redigeringsprogram er oppgitt: bruk `--editor`",
        "intet redigeringsprogram er angivet: brug `--editor`"),
    phrase(
        "`{name}` needs a terminal of its own: name one with a window with `--editor`",
        "`{name}` behöver en egen terminal: ange en redigerare med eget fönster med `--editor`",
        "`{name}` trenger en egen terminal: oppgi et program med eget vindu med `--editor`",
        "`{name}` skal have en egen terminal: angiv et program med eget vindue med `--editor`"),
    phrase(
        "cannot start the editor: {reason}",
        "redigeraren kan inte startas: {reason}",
        "redigeringsprogrammet kan ikke startes: {reason}",
        "redigeringsprogrammet kan ikke startes: {reason}"),
];
