//! Mistakes that templates show, and in what they are given.

use super::ExamplePlace::{Blocks, Files, Report};
use super::{MistakeKind, explained};

/// Its kinds.
#[rustfmt::skip]
pub(super) const EXPLAINED: &[MistakeKind] = &[
    explained("contrast", [
        "A colour that is too near to what it stands on cannot be read by everybody, least of all by those who see badly. The hint has one of the same kind that can.",
        "En färg som är för lik det den står mot kan inte läsas av alla, minst av dem som ser dåligt. Tipset ger en av samma slag som går att läsa.",
        "En farge som er for lik det den står mot, kan ikke leses av alle, minst av dem som ser dårlig. Tipset gir en av samme slag som kan leses.",
        "En farve, der er for lig det, den står på, kan ikke læses af alle, mindst af dem, der ser dårligt. Tippet giver en af samme slags, der kan læses."],
        Files, [
        "# report-templates/fou-rapport/template.yaml\ntokens: {color: {accent: \"#F2C14E\"}}",
        "# report-templates/fou-rapport/template.yaml\ntokens: {color: {accent: \"#967104\"}}"]),
    explained("image-twice", [
        "All pictures of a report come into one folder, and two files of the same name could not both lie there. Rename one of them.",
        "Alla rapportens bilder hamnar i samma mapp, och två filer med samma namn kan inte båda ligga där. Byt namn på en av dem.",
        "Alle bildene i en rapport havner i samme mappe, og to filer med samme navn kan ikke ligge der begge to. Gi en av dem et annet navn.",
        "Alle rapportens billeder havner i samme mappe, og to filer med samme navn kan ikke begge ligge der. Omdøb en af dem."],
        Files, [
        "# book/bilder/bild.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\"/></svg>\n# book/r/bilder/bild.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><circle r=\"4\" cx=\"4\" cy=\"4\"/></svg>\n# book/r/chapters/01-resultat.yaml: blocks\n- figure: {id: a, caption: A, alt: En ruta, image: ../bilder/bild.svg}\n- figure: {id: b, caption: B, alt: En cirkel, image: bilder/bild.svg}\n$ baslinje build r",
        "# book/bilder/bild.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\"/></svg>\n# book/r/bilder/cirkel.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><circle r=\"4\" cx=\"4\" cy=\"4\"/></svg>\n# book/r/chapters/01-resultat.yaml: blocks\n- figure: {id: a, caption: A, alt: En ruta, image: ../bilder/bild.svg}\n- figure: {id: b, caption: B, alt: En cirkel, image: bilder/cirkel.svg}\n$ baslinje build r"]),
    explained("template-lacks", [
        "The report needs a file that neither the template nor its library has. Whoever looks after the template can copy it from the library; otherwise do without what needs it.",
        "Rapporten behöver en fil som varken mallen eller dess bibliotek har. Den som sköter mallen kan kopiera den från biblioteket; låt annars bli det som behöver den.",
        "Rapporten trenger en fil som verken malen eller biblioteket har. Den som har ansvar for malen, kan kopiere den fra biblioteket; klar deg ellers uten det som trenger den.",
        "Rapporten behøver en fil, som hverken skabelonen eller dens bibliotek har. Den, der har ansvaret for skabelonen, kan kopiere den fra biblioteket; undvær ellers det, der behøver den."],
        Files, [
        "# book/r/report.yaml\ntemplate: egen\n# report-templates/egen/template.yaml\nname: egen\nversion: 1.0.0\nuses: library",
        "# book/r/report.yaml\ntemplate: egen\n# report-templates/egen/template.yaml\nname: egen\nversion: 1.0.0\nuses: library\n# report-templates/egen/report.typ\n{{ report.title }}"]),
    explained("template-language", [
        "A template has words of its own, such as those of the cover, and this one has none in the report's language. Look through the pages, or choose another template.",
        "En mall har egna ord, som dem på omslaget, och den här har inga på rapportens språk. Se igenom sidorna, eller välj en annan mall.",
        "En mal har egne ord, som dem på omslaget, og denne har ingen på rapportens språk. Se gjennom sidene, eller velg en annen mal.",
        "En skabelon har sine egne ord, såsom dem på omslaget, og denne har ingen på rapportens sprog. Se siderne igennem, eller vælg en anden skabelon."],
        Files, [
        "# book/r/report.yaml\ntemplate: egen\nlanguage: da\n# report-templates/egen/report.typ\n{{ report.title }}\n# report-templates/egen/template.yaml\nname: egen\nversion: 1.0.0\nlanguages: [sv, nb]\nuses: library",
        "# book/r/report.yaml\ntemplate: egen\nlanguage: da\n# report-templates/egen/report.typ\n{{ report.title }}\n# report-templates/egen/template.yaml\nname: egen\nversion: 1.0.0\nlanguages: [sv, nb, da]\nuses: library"]),
    explained("template-mistake", [
        "The template cannot be run as it is written, or does not show all that it is given. The mistake is not the author's: tell whoever looks after the template.",
        "Mallen går inte att köra som den är skriven, eller visar inte allt som den får. Felet är inte författarens: säg till den som sköter mallen.",
        "Malen kan ikke kjøres slik den er skrevet, eller viser ikke alt den får. Feilen er ikke forfatterens: si fra til den som har ansvar for malen.",
        "Skabelonen kan ikke køres, som den er skrevet, eller viser ikke alt, hvad den får. Fejlen er ikke forfatterens: sig det til den, der har ansvaret for skabelonen."],
        Files, [
        "# book/r/report.yaml\ntemplate: egen\n# report-templates/egen/template.yaml\nname: egen\nversion: 1.0.0\nuses: library\n# report-templates/egen/report.typ\n{{ report.titel }}",
        "# book/r/report.yaml\ntemplate: egen\n# report-templates/egen/template.yaml\nname: egen\nversion: 1.0.0\nuses: library\n# report-templates/egen/report.typ\n{{ report.title }}"]),
    explained("template-offers", [
        "Each template has blocks and options of its own, and this one has none of this name. `baslinje templates` tells what each of them offers.",
        "Varje mall har sina egna block och alternativ, och den här har inget med det här namnet. `baslinje templates` säger vad var och en erbjuder.",
        "Hver mal har sine egne blokker og alternativer, og denne har ingen med dette navnet. `baslinje templates` forteller hva hver av dem tilbyr.",
        "Hver skabelon har sine egne blokke og alternativer, og denne har ingen med dette navn. `baslinje templates` fortæller, hvad hver af dem tilbyder."],
        Report, [
        "template-options: {omslag: false}",
        "template-options: {cover: false}"]),
    explained("template-token", [
        "The look of a template is colours and lengths in its `template.yaml`, and one that charts need is missing or cannot be read. Whoever looks after the template adds it, as the library has it.",
        "En malls utseende är färger och längder i dess `template.yaml`, och en som diagram behöver saknas eller går inte att läsa. Den som sköter mallen lägger till den, som biblioteket har den.",
        "Utseendet til en mal er farger og lengder i `template.yaml`, og en som diagrammer trenger, mangler eller kan ikke leses. Den som har ansvar for malen, legger den til, slik biblioteket har den.",
        "En skabelons udseende er farver og længder i dens `template.yaml`, og en, som diagrammer behøver, mangler eller kan ikke læses. Den, der har ansvaret for skabelonen, tilføjer den, som biblioteket har den."],
        Files, [
        "# report-templates/fou-rapport/template.yaml\ntokens: {color: {accent: teal}}",
        "# report-templates/fou-rapport/template.yaml\ntokens: {color: {accent: \"#0B5C6B\"}}"]),
    explained("too-wide", [
        "The columns of the table do not fit beside each other, even with small letters and broken words. Show fewer of them, let them be rows, or turn the page with `landscape`.",
        "Tabellens kolumner får inte plats bredvid varandra, inte ens med små bokstäver och avstavade ord. Visa färre, låt dem bli rader, eller lägg sidan ned med `landscape`.",
        "Kolonnene i tabellen får ikke plass ved siden av hverandre, ikke engang med små bokstaver og delte ord. Vis færre av dem, la dem bli rader, eller legg siden ned med `landscape`.",
        "Der er ikke plads til tabellens kolonner ved siden af hinanden, ikke engang med små bogstaver og delte ord. Vis færre af dem, lad dem blive rækker, eller læg siden ned med `landscape`."],
        Blocks, [
        "- typed-table:\n    id: moten\n    caption: Antal möten\n    head: [Ort, Vecka 1, Vecka 2, Vecka 3, Vecka 4, Vecka 5, Vecka 6, Vecka 7, Vecka 8, Vecka 9, Vecka 10, Vecka 11, Vecka 12, Vecka 13, Vecka 14, Vecka 15, Vecka 16, Vecka 17, Vecka 18, Vecka 19, Vecka 20]\n    rows:\n      - [Gävle, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3]",
        "- landscape: true\n  typed-table:\n    id: moten\n    caption: Antal möten\n    head: [Ort, Vecka 1, Vecka 2, Vecka 3, Vecka 4, Vecka 5, Vecka 6, Vecka 7, Vecka 8, Vecka 9, Vecka 10, Vecka 11, Vecka 12, Vecka 13, Vecka 14, Vecka 15, Vecka 16, Vecka 17, Vecka 18, Vecka 19, Vecka 20]\n    rows:\n      - [Gävle, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3]"]),
    explained("unknown-template", [
        "A report names its template under `template`, and a template may name a library under `uses`: a folder of `report-templates`, or one that the program brings along. There is none of this name; `baslinje templates` lists the templates.",
        "En rapport anger sin mall under `template`, och en mall kan ange ett bibliotek under `uses`: en mapp i `report-templates`, eller något som följer med programmet. Något med det här namnet finns inte; `baslinje templates` räknar upp mallarna.",
        "En rapport oppgir malen sin under `template`, og en mal kan oppgi et bibliotek under `uses`: en mappe i `report-templates`, eller noe som følger med programmet. Det finnes ikke noe med dette navnet; `baslinje templates` lister opp malene.",
        "En rapport angiver sin skabelon under `template`, og en skabelon kan angive et bibliotek under `uses`: en mappe i `report-templates` eller noget, som følger med programmet. Der findes ikke noget med dette navn; `baslinje templates` opregner skabelonerne."],
        Files, [
        "# book/r/report.yaml\ntemplate: fou-raport",
        "# book/r/report.yaml\ntemplate: fou-rapport"]),
];
