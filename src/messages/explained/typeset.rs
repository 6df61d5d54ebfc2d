//! Mistakes that show when a document is set: signs and commands in texts, typefaces, images.

use super::ExamplePlace::{Blocks, Files, Works};
use super::{MistakeKind, explained};

/// Its kinds.
#[rustfmt::skip]
pub(super) const EXPLAINED: &[MistakeKind] = &[
    explained("bibliography", [
        "The list of works cannot be read. The message says what its reader says of it.",
        "Litteraturfilen går inte att läsa. Meddelandet återger vad den som läser filen säger.",
        "Litteraturfilen kan ikke leses. Meldingen gjengir det programmet som leser filen, sier.",
        "Litteraturfilen kan ikke læses. Meddelelsen gengiver, hvad det program, der læser filen, siger."],
        Works, [
        "verk2019:\n  type: book\n  date: förra året\n  title: Den förra mätningen\n  author: {name: FoU Provort}",
        "verk2019:\n  type: book\n  title: Den förra mätningen\n  author: {name: FoU Provort}\n  date: 2019"]),
    explained("character", [
        "No typeface of the report has this character, and it would be missing on the page. Write it in another way, or add a typeface that has it to the folder `fonts`.",
        "Inget av rapportens typsnitt har det här tecknet, och det skulle saknas på sidan. Skriv det på ett annat sätt, eller lägg ett typsnitt som har det i mappen `fonts`.",
        "Ingen av rapportens skrifter har dette tegnet, og det ville mangle på siden. Skriv det på en annen måte, eller legg en skrift som har det, i mappen `fonts`.",
        "Ingen af rapportens skrifttyper har dette tegn, og det ville mangle på siden. Skriv det på en anden måde, eller læg en skrifttype, der har det, i mappen `fonts`."],
        Blocks, [
        "- text: |\n    Så var det 漢 förr.",
        "- text: |\n    Så var det förr."]),
    explained("citation-style", [
        "There is no citation style of this name. The reference lists those that come with Typst; a style file of your own is named by its path.",
        "Det finns ingen stil för hänvisningar med det namnet. Handboken räknar upp dem som följer med Typst; en egen fil anges med sin sökväg.",
        "Det finnes ingen stil for henvisninger med det navnet. Håndboken lister opp dem som følger med Typst; en egen fil oppgis med stien.",
        "Der findes ingen stil for henvisninger med det navn. Håndbogen opregner dem, der følger med Typst; en egen fil angives med sin sti."],
        Files, [
        "# book/r/report.yaml\ncitation-style: appa",
        "# book/r/report.yaml\ncitation-style: apa"]),
    explained("command", [
        "After `#` stands a command of Typst, which can do nothing here, or there is none of this name. A sign `#` that is only a sign is written `\\#`.",
        "Efter `#` står ett kommando i Typst som inte kan göra något här, eller som inte finns. Ett `#` som bara är ett tecken skrivs `\\#`.",
        "Etter `#` står en kommando i Typst som ikke kan gjøre noe her, eller som ikke finnes. En `#` som bare er et tegn, skrives `\\#`.",
        "Efter `#` står en kommando i Typst, der ikke kan gøre noget her, eller som ikke findes. Et `#`, der kun er et tegn, skrives `\\#`."],
        Blocks, [
        "- text: |\n    Så var det i grupp #fem(1).",
        "- text: |\n    Så var det i grupp \\#fem."]),
    explained("endless", [
        "Code in a text does not end, or would make too much. It is broken off after a while, so that the program does not hang.",
        "Kod i en text tar aldrig slut, eller skulle göra för mycket. Den avbryts efter en stund, så att programmet inte låser sig.",
        "Kode i en tekst tar aldri slutt, eller ville lage for mye. Den avbrytes etter en stund, så programmet ikke henger.",
        "Kode i en tekst slutter aldrig eller ville lave for meget. Den afbrydes efter et stykke tid, så programmet ikke hænger."],
        Blocks, [
        "- text: |\n    #while true { [.] }",
        "- text: |\n    #for i in range(3) { [.] }"]),
    explained("fonts", [
        "A typeface that the template sets text or charts in is missing, or lacks a weight. Typefaces lie in the folder `fonts`; none of the computer's own is used, so that the report looks the same everywhere.",
        "Ett typsnitt som mallen sätter text eller diagram i saknas, eller saknar en vikt. Typsnitten ligger i mappen `fonts`; inga av datorns egna används, så att rapporten ser likadan ut överallt.",
        "En skrift som malen setter tekst eller diagrammer i, mangler eller har ikke den nødvendige vekten. Skriftene ligger i mappen `fonts`; ingen av datamaskinens egne brukes, så rapporten ser lik ut overalt.",
        "En skrifttype, som skabelonen sætter tekst eller diagrammer i, mangler eller har ikke den nødvendige vægt. Skrifttyperne ligger i mappen `fonts`; ingen af computerens egne bruges, så rapporten ser ens ud overalt."],
        Files, [
        "# report-templates/egen/report.typ\n{{ report.title }}\n# book/r/report.yaml\ntemplate: egen\n# report-templates/egen/template.yaml\nname: egen\nversion: 1.0.0\nuses: library\nfaces: [Times-Regular]",
        "# report-templates/egen/report.typ\n{{ report.title }}\n# book/r/report.yaml\ntemplate: egen\n# report-templates/egen/template.yaml\nname: egen\nversion: 1.0.0\nuses: library"]),
    explained("heading-in-text", [
        "A heading within a text would be missing in the contents. Headings are sections, with their blocks below them.",
        "En rubrik inne i en text skulle saknas i innehållsförteckningen. Rubriker skrivs som avsnitt, med sina block under sig.",
        "En overskrift inne i en tekst ville mangle i innholdsfortegnelsen. Overskrifter skrives som avsnitt, med blokkene under seg.",
        "En overskrift inde i en tekst ville mangle i indholdsfortegnelsen. Overskrifter skrives som afsnit med blokkene under sig."],
        Blocks, [
        "- text: |\n    Så var det.\n\n    = Förr\n\n    Så var det.",
        "- text: Så var det.\n- section: Förr\n  blocks:\n    - text: Så var det."]),
    explained("image", [
        "An image cannot be shown: it is damaged, of another kind than its name says, too large, or holds something that is run or fetched.",
        "En bild kan inte visas: den är skadad, av ett annat slag än namnet säger, för stor, eller innehåller något som körs eller hämtas.",
        "Et bilde kan ikke vises: det er skadet, av et annet slag enn navnet sier, for stort, eller inneholder noe som kjøres eller hentes.",
        "Et billede kan ikke vises: det er beskadiget, af en anden slags, end navnet siger, for stort eller indeholder noget, der køres eller hentes."],
        Files, [
        "# book/r/bild.tif\n(en bild från en skanner)\n# book/r/bild.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\"/></svg>\n# book/r/chapters/01-resultat.yaml: blocks\n- figure: {id: a, caption: A, alt: En ruta, image: bild.tif}",
        "# book/r/bild.tif\n(en bild från en skanner)\n# book/r/bild.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\"/></svg>\n# book/r/chapters/01-resultat.yaml: blocks\n- figure: {id: a, caption: A, alt: En ruta, image: bild.svg}"]),
    explained("left-out", [
        "What this command makes is in the PDF only, or on the web page only, and readers of the other would miss it.",
        "Det som kommandot gör finns bara i PDF:en, eller bara på webbsidan, och den som läser den andra går miste om det.",
        "Det kommandoen lager, finnes bare i PDF-en, eller bare på nettsiden, og den som leser den andre, går glipp av det.",
        "Det, kommandoen laver, findes kun i PDF-filen eller kun på websiden, og den, der læser den anden, går glip af det."],
        Blocks, [
        "- text: |\n    Så var #rect[det] förr.",
        "- text: |\n    Så var #emph[det] förr."]),
    explained("no-files", [
        "A text can read no file and fetch nothing from the network: a report is made of nothing but what stands in its project.",
        "En text kan inte läsa filer eller hämta något från nätet: en rapport görs bara av det som står i projektet.",
        "En tekst kan ikke lese filer eller hente noe fra nettet: en rapport lages bare av det som står i prosjektet.",
        "En tekst kan ikke læse filer eller hente noget fra nettet: en rapport laves kun af det, der står i projektet."],
        Blocks, [
        "- text: |\n    #read(\"hemligt.txt\")",
        "- text: |\n    Så var det."]),
    explained("no-target", [
        "`@` is followed by the id of a chart, table, figure or section, or by the key of a work, and there is none of this name. An `@` that is only a sign is written `\\@`.",
        "Efter `@` står id för ett diagram, en tabell, en figur eller ett avsnitt, eller nyckeln för ett verk, och något med det namnet finns inte. Ett `@` som bara är ett tecken skrivs `\\@`.",
        "Etter `@` står id for et diagram, en tabell, en figur eller et avsnitt, eller nøkkelen til et verk, og noe med det navnet finnes ikke. En `@` som bare er et tegn, skrives `\\@`.",
        "Efter `@` står id for et diagram, en tabel, en figur eller et afsnit, eller nøglen til et værk, og noget med det navn findes ikke. Et `@`, der kun er et tegn, skrives `\\@`."],
        Blocks, [
        "- text: |\n    Så var det, se @diagram:trivs.",
        "- text: |\n    Så var det, se @verk2019."]),
    explained("not-closed", [
        "A star, an underscore, a dollar sign or a bracket begins something that never ends. If only the sign is meant, a backslash stands before it.",
        "En stjärna, ett understreck, ett dollartecken eller en parentes inleder något som aldrig avslutas. Om bara tecknet menas står ett omvänt snedstreck före.",
        "En stjerne, en understrek, et dollartegn eller en klamme innleder noe som aldri avsluttes. Hvis bare tegnet menes, står det en omvendt skråstrek foran.",
        "En stjerne, en understreg, et dollartegn eller en parentes indleder noget, der aldrig afsluttes. Menes kun tegnet, står der en omvendt skråstreg foran."],
        Blocks, [
        "- text: |\n    Så *var det förr.",
        "- text: |\n    Så *var* det förr."]),
    explained("pages-in-text", [
        "A text cannot turn pages or set margins; templates do. A wide table is turned by its own keys.",
        "En text kan inte vända sidor eller ställa in marginaler; det gör mallen. En bred tabell vänds med egna nycklar.",
        "En tekst kan ikke snu sider eller stille inn marger; det gjør malen. En bred tabell snus med egne nøkler.",
        "En tekst kan ikke vende sider eller indstille margener; det gør skabelonen. En bred tabel vendes med egne nøgler."],
        Blocks, [
        "- text: |\n    #page(flipped: true)[Så var det.]",
        "- text: |\n    Så var det."]),
    explained("too-high", [
        "A block that is never divided is higher than the page, so its end would be cut off. Divide it, or make it shorter.",
        "Ett block som aldrig delas är högre än sidan, och slutet skulle klippas av. Dela det, eller gör det kortare.",
        "En blokk som aldri deles, er høyere enn siden, og slutten ville bli kuttet. Del den, eller gjør den kortere.",
        "En blok, der aldrig deles, er højere end siden, og slutningen ville blive skåret af. Del den, eller gør den kortere."],
        Files, [
        "# book/r/report.yaml\ntemplate: presentasjon\n# book/r/chapters/01-resultat.yaml: blocks\n- section: Många punkter\n  blocks:\n    - text: |\n        - En punkt på en egen rad\n        - En punkt på en egen rad\n        - En punkt på en egen rad\n        - En punkt på en egen rad\n        - En punkt på en egen rad\n        - En punkt på en egen rad\n        - En punkt på en egen rad\n        - En punkt på en egen rad\n        - En punkt på en egen rad\n        - En punkt på en egen rad\n        - En punkt på en egen rad\n        - En punkt på en egen rad\n        - En punkt på en egen rad\n        - En punkt på en egen rad\n        - En punkt på en egen rad\n        - En punkt på en egen rad\n        - En punkt på en egen rad\n        - En punkt på en egen rad\n        - En punkt på en egen rad\n        - En punkt på en egen rad\n$ baslinje build r",
        "# book/r/report.yaml\ntemplate: presentasjon\n# book/r/chapters/01-resultat.yaml: blocks\n- section: Många punkter\n  blocks:\n    - text: |\n        - En punkt på en egen rad\n        - En punkt på en egen rad\n        - En punkt på en egen rad\n        - En punkt på en egen rad\n        - En punkt på en egen rad\n$ baslinje build r"]),
    explained("web-page", [
        "A text asks for something that the web page does not let through, such as a script, a frame or a picture from elsewhere. The page runs and fetches nothing of anybody else's.",
        "En text vill ha något som webbsidan inte släpper igenom, som ett skript, en ram eller en bild från annat håll. Sidan kör och hämtar inget från någon annan.",
        "En tekst vil ha noe som nettsiden ikke slipper gjennom, som et skript, en ramme eller et bilde fra et annet sted. Siden kjører og henter ikke noe fra andre.",
        "En tekst vil have noget, som websiden ikke slipper igennem, såsom et script, en ramme eller et billede andetstedsfra. Siden kører og henter intet fra andre."],
        Blocks, [
        "- text: |\n    #html.elem(\"script\")[1]",
        "- text: |\n    Så var det."]),
];
