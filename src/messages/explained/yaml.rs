//! Mistakes in how YAML is written.

use super::ExamplePlace::{Blocks, Chapter, Files, Report};
use super::{MistakeKind, explained, without_example};

/// Its kinds.
#[rustfmt::skip]
pub(super) const EXPLAINED: &[MistakeKind] = &[
    explained("open-quotation", [
        "A text that begins with a quotation mark ends at the next one. Without it, the program cannot tell where the text ends, and takes the lines that follow for part of it.",
        "En text som börjar med ett citattecken slutar vid nästa. Saknas det vet programmet inte var texten slutar, och tar raderna efter för en del av den.",
        "En tekst som begynner med et anførselstegn, slutter ved det neste. Mangler det, vet ikke programmet hvor teksten slutter, og tar linjene etter for en del av den.",
        "En tekst, der begynder med et anførselstegn, slutter ved det næste. Mangler det, ved programmet ikke, hvor teksten slutter, og tager de følgende linjer for en del af den."],
        Blocks, [
        "- text: \"Så var det förr.\n- text: Så är det nu.",
        "- text: \"Så var det förr.\"\n- text: Så är det nu."]),
    explained("open-bracket", [
        "What begins with `[` ends with `]`, and what begins with `{` ends with `}`.",
        "Det som börjar med `[` slutar med `]`, och det som börjar med `{` slutar med `}`.",
        "Det som begynner med `[`, slutter med `]`, og det som begynner med `{`, slutter med `}`.",
        "Det, der begynder med `[`, slutter med `]`, og det, der begynder med `{`, slutter med `}`."],
        Report, [
        "views:\n  gavlebor: {survey: panel, where: {ort: Gävle}",
        "views:\n  gavlebor: {survey: panel, where: {ort: Gävle}}"]),
    explained("text-after-end", [
        "A text in quotation marks ends at the second one. If the text has quotation marks of its own, write the outer ones as `'…'`, or write each inner one as `\\\"`.",
        "En text inom citattecken slutar vid det andra. Har texten egna citattecken, skriv de yttre som `'…'`, eller vart och ett av de inre som `\\\"`.",
        "En tekst i anførselstegn slutter ved det andre. Har teksten egne anførselstegn, skriv de ytre som `'…'`, eller hvert av de indre som `\\\"`.",
        "En tekst i anførselstegn slutter ved det andet. Har teksten egne anførselstegn, så skriv de ydre som `'…'`, eller hvert af de indre som `\\\"`."],
        Blocks, [
        "- text: \"Så var det\" förr.",
        "- text: \"Så var det förr.\""]),
    explained("backslash", [
        "Within `\"…\"` a backslash gives the sign after it another meaning, as in `\\n`. Within `'…'` it is only a backslash.",
        "Inom `\"…\"` ger ett omvänt snedstreck tecknet efter en annan betydelse, som i `\\n`. Inom `'…'` är det bara ett omvänt snedstreck.",
        "Inne i `\"…\"` gir en omvendt skråstrek tegnet etter en annen betydning, som i `\\n`. Inne i `'…'` er den bare en omvendt skråstrek.",
        "Inden i `\"…\"` giver en omvendt skråstreg tegnet efter en anden betydning, som i `\\n`. Inden i `'…'` er den kun en omvendt skråstreg."],
        Report, [
        "title: \"Mappen G:\\FoU\"",
        "title: 'Mappen G:\\FoU'"]),
    explained("colon-in-text", [
        "A colon with a space after it says that a key ends there. A text that holds one stands in quotation marks, or on lines of its own under `|`.",
        "Ett kolon med mellanslag efter säger att en nyckel slutar där. En text som innehåller ett sådant står inom citattecken, eller på egna rader under `|`.",
        "Et kolon med mellomrom etter sier at en nøkkel slutter der. En tekst som inneholder et slikt, står i anførselstegn, eller på egne linjer under `|`.",
        "Et kolon med mellemrum efter siger, at en nøgle slutter dér. En tekst, der indeholder et sådant, står i anførselstegn eller på egne linjer under `|`."],
        Report, [
        "title: Nöjdhet: en mätning",
        "title: \"Nöjdhet: en mätning\""]),
    explained("no-space", [
        "After the colon of a key, and after the hyphen of an item, stands a space.",
        "Efter kolonet i en nyckel, och efter bindestrecket för en punkt, står ett mellanslag.",
        "Etter kolonet i en nøkkel, og etter bindestreken for et punkt, står det et mellomrom.",
        "Efter kolonet i en nøgle og efter bindestregen for et punkt står der et mellemrum."],
        Chapter, [
        "title:Resultat\nblocks:\n  - text: Så var det.",
        "title: Resultat\nblocks:\n  - text: Så var det."]),
    explained("no-colon", [
        "A line such as `title: Resultat` has a key, a colon, a space and a value. Without the colon it is only text.",
        "En rad som `title: Resultat` har en nyckel, ett kolon, ett mellanslag och ett värde. Utan kolonet är den bara text.",
        "En linje som `title: Resultat` har en nøkkel, et kolon, et mellomrom og en verdi. Uten kolonet er den bare tekst.",
        "En linje som `title: Resultat` har en nøgle, et kolon, et mellemrum og en værdi. Uden kolonet er den kun tekst."],
        Chapter, [
        "title Resultat\nblocks:\n  - text: Så var det.",
        "title: Resultat\nblocks:\n  - text: Så var det."]),
    explained("comma-in-text", [
        "Within `{…}` and `[…]` a comma ends what stands before it. A text that holds one stands in quotation marks.",
        "Inom `{…}` och `[…]` avslutar ett komma det som står före. En text som innehåller ett komma står inom citattecken.",
        "Inne i `{…}` og `[…]` avslutter et komma det som står foran. En tekst som inneholder et komma, står i anførselstegn.",
        "Inden i `{…}` og `[…]` afslutter et komma det, der står foran. En tekst, der indeholder et komma, står i anførselstegn."],
        Report, [
        "disclosure: {method: none, reason: Påhittat, helt och hållet}",
        "disclosure: {method: none, reason: \"Påhittat, helt och hållet\"}"]),
    explained("comment", [
        "In YAML a space and `#` begin a comment, which the program does not read. A text that holds them stands in quotation marks.",
        "I YAML inleder ett mellanslag och `#` en kommentar, som programmet inte läser. En text som innehåller dem står inom citattecken.",
        "I YAML innleder et mellomrom og `#` en kommentar, som programmet ikke leser. En tekst som inneholder dem, står i anførselstegn.",
        "I YAML indleder et mellemrum og `#` en kommentar, som programmet ikke læser. En tekst, der indeholder dem, står i anførselstegn."],
        Report, [
        "title: #1 i länet",
        "title: \"#1 i länet\""]),
    explained("indentation", [
        "How far a line is moved to the right tells what it belongs to. Lines that belong together begin in the same column, with spaces, never with a tab.",
        "Hur långt en rad är indragen säger vad den hör till. Rader som hör ihop börjar i samma kolumn, med mellanslag, aldrig med tabb.",
        "Hvor langt en linje er rykket inn, sier hva den hører til. Linjer som hører sammen, begynner i samme kolonne, med mellomrom, aldri med tabulator.",
        "Hvor langt en linje er rykket ind, siger, hvad den hører til. Linjer, der hører sammen, begynder i samme kolonne, med mellemrum, aldrig med tabulator."],
        Blocks, [
        "- chart:\n    id: nojd\n     caption: Hur nöjda de är\n    of: panel\n    variable: nojd",
        "- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd"]),
    explained("bullet", [
        "An item of a list begins with a hyphen and a space. Word makes other signs of them, and they come along when a text is pasted.",
        "En punkt i en lista börjar med ett bindestreck och ett mellanslag. Word gör andra tecken av dem, och de följer med när en text klistras in.",
        "Et punkt i en liste begynner med en bindestrek og et mellomrom. Word gjør dem om til andre tegn, og de følger med når en tekst limes inn.",
        "Et punkt i en liste begynder med en bindestreg og et mellemrum. Word laver dem om til andre tegn, og de følger med, når en tekst sættes ind."],
        Blocks, [
        "- text: Så var det.\n• text: Så är det.",
        "- text: Så var det.\n- text: Så är det."]),
    explained("key-twice", [
        "A key can stand once in a map. Of two, only one could count.",
        "En nyckel kan bara stå en gång på samma ställe. Av två skulle bara en kunna gälla.",
        "En nøkkel kan bare stå én gang på samme sted. Av to ville bare én kunne gjelde.",
        "En nøgle kan kun stå én gang samme sted. Af to ville kun én kunne gælde."],
        Report, [
        "title: En mätning\ntitle: En liten mätning",
        "title: En liten mätning"]),
    explained("unknown-key", [
        "There is no such key here. Keys are written in English and in lower case; the reference lists them, and editors complete them.",
        "Det finns ingen sådan nyckel här. Nycklar skrivs på engelska med små bokstäver; handboken räknar upp dem, och redigerare föreslår dem.",
        "Det finnes ingen slik nøkkel her. Nøkler skrives på engelsk med små bokstaver; håndboken lister dem opp, og redigeringsprogrammer foreslår dem.",
        "Der findes ikke en sådan nøgle her. Nøgler skrives på engelsk med små bogstaver; håndbogen opregner dem, og redigeringsprogrammer foreslår dem."],
        Blocks, [
        "- chart:\n    id: nojd\n    rubrik: Hur nöjda de är\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd",
        "- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd"]),
    explained("lacking-key", [
        "A key must be there, and is not: a chart must say what it is called and what it shows.",
        "En nyckel som måste finnas saknas: ett diagram måste säga vad det heter och vad det visar.",
        "En nøkkel som må være der, mangler: et diagram må si hva det heter og hva det viser.",
        "En nøgle, der skal være der, mangler: et diagram skal sige, hvad det hedder, og hvad det viser."],
        Blocks, [
        "- chart:\n    id: nojd\n    of: panel\n    variable: nojd",
        "- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd"]),
    explained("no-value", [
        "A key stands there with nothing after its colon.",
        "En nyckel står där utan något efter kolonet.",
        "En nøkkel står der uten noe etter kolonet.",
        "En nøgle står der uden noget efter kolonet."],
        Report, [
        "title:",
        "title: En liten mätning"]),
    explained("unknown-choice", [
        "Only certain words can stand here, and this is none of them.",
        "Här kan bara vissa ord stå, och det här är inget av dem.",
        "Her kan bare visse ord stå, og dette er ikke ett av dem.",
        "Her kan kun visse ord stå, og dette er ikke et af dem."],
        Blocks, [
        "- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd\n    type: stapel",
        "- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd\n    type: bar"]),
    explained("wrong-kind", [
        "Something of another kind is meant to stand here: a list, a number, a text, or lines with keys.",
        "Här ska något av annat slag stå: en lista, ett tal, en text eller rader med nycklar.",
        "Her skal det stå noe av et annet slag: en liste, et tall, en tekst eller linjer med nøkler.",
        "Her skal der stå noget af en anden slags: en liste, et tal, en tekst eller linjer med nøgler."],
        Report, [
        "views: inga",
        "views:\n  gavlebor: {survey: panel, where: {ort: Gävle}}"]),
    explained("decimal-comma", [
        "In YAML decimals stand after a point: `0.5`. In texts and charts the program writes the comma of the language itself.",
        "I YAML står decimaler efter en punkt: `0.5`. I texter och diagram skriver programmet själv språkets komma.",
        "I YAML står desimaler etter et punktum: `0.5`. I tekster og diagrammer skriver programmet selv språkets komma.",
        "I YAML står decimaler efter et punktum: `0.5`. I tekster og diagrammer skriver programmet selv sprogets komma."],
        Report, [
        "intervals: {level: 0,9}",
        "intervals: {level: 0.9}"]),
    explained("first-sign", [
        "Some signs have a meaning in YAML when a value begins with them. Such a text stands in quotation marks.",
        "Vissa tecken betyder något i YAML när ett värde börjar med dem. En sådan text står inom citattecken.",
        "Noen tegn betyr noe i YAML når en verdi begynner med dem. En slik tekst står i anførselstegn.",
        "Visse tegn betyder noget i YAML, når en værdi begynder med dem. En sådan tekst står i anførselstegn."],
        Report, [
        "title: @verk2019 en gång till",
        "title: \"@verk2019 en gång till\""]),
    explained("text-beside-bar", [
        "After `|` the line ends, and the text stands below it, further in.",
        "Efter `|` slutar raden, och texten står under den, längre in.",
        "Etter `|` slutter linjen, og teksten står under den, lenger inn.",
        "Efter `|` slutter linjen, og teksten står under den, længere inde."],
        Blocks, [
        "- text: | Så var det.",
        "- text: |\n    Så var det."]),
    explained("unseen-sign", [
        "A sign that cannot be seen stands here, such as a no-break space that came along from Word or a web page. Write the space anew.",
        "Här står ett tecken som inte syns, som ett hårt mellanslag som följt med från Word eller en webbsida. Skriv mellanslaget på nytt.",
        "Her står et tegn som ikke synes, som et hardt mellomrom som har fulgt med fra Word eller en nettside. Skriv mellomrommet på nytt.",
        "Her står et tegn, der ikke ses, såsom et hårdt mellemrum, der er fulgt med fra Word eller en webside. Skriv mellemrummet på ny."],
        Report, [
        "title: En liten mätning",
        "title: En liten mätning"]),
    without_example("marks-on-a-letter", [
        "So many marks on one letter are no writing, but damage or a joke, and cannot be set.",
        "Så många tecken ovanpå en bokstav är ingen skrift, utan en skada eller ett skämt, och går inte att sätta.",
        "Så mange tegn oppå én bokstav er ingen skrift, men en skade eller en spøk, og kan ikke settes.",
        "Så mange tegn oven på ét bogstav er ingen skrift, men en skade eller en spøg, og kan ikke sættes."]),
    explained("second-document", [
        "A line `---` or `...` ends a YAML file, and nothing after it is read.",
        "En rad `---` eller `...` avslutar en YAML-fil, och inget efter den läses.",
        "En linje `---` eller `...` avslutter en YAML-fil, og ingenting etter den leses.",
        "En linje `---` eller `...` afslutter en YAML-fil, og intet efter den læses."],
        Chapter, [
        "title: Resultat\n---\nblocks:\n  - text: Så var det.",
        "title: Resultat\nblocks:\n  - text: Så var det."]),
    explained("invalid-yaml", [
        "The file breaks a rule of YAML that the program has no words of its own for. Look at the line that is shown and the one before it: quotation marks, brackets, colons, how far lines are moved in.",
        "Filen bryter mot en regel i YAML som programmet inte har egna ord för. Titta på raden som visas och den före: citattecken, parenteser, kolon, hur långt raderna är indragna.",
        "Filen bryter en regel i YAML som programmet ikke har egne ord for. Se på linjen som vises, og den før: anførselstegn, klammer, kolon, hvor langt linjene er rykket inn.",
        "Filen bryder en regel i YAML, som programmet ikke har egne ord for. Se på linjen, der vises, og den før: anførselstegn, parenteser, kolon, hvor langt linjerne er rykket ind."],
        Files, [
        "# book/r/report.yaml\ntitle: !!int mätning",
        "# book/r/report.yaml\ntitle: mätning"]),
    explained("too-large", [
        "A file is larger, or holds more, than what is read: a chapter with aliases that multiply what they stand for, a workbook or archive that says it is far larger than it is, or a table with more columns than anybody asks questions.",
        "En fil är större, eller innehåller mer, än vad som läses: ett kapitel med alias som mångdubblar det de står för, en arbetsbok eller ett arkiv som säger sig vara långt större än det är, eller en tabell med fler kolumner än en enkät kan ha frågor.",
        "En fil er større, eller inneholder mer, enn det som leses: et kapittel med alias som mangedobler det de står for, en arbeidsbok eller et arkiv som sier den er langt større enn den er, eller en tabell med flere kolonner enn en undersøkelse kan ha spørsmål.",
        "En fil er større eller indeholder mere, end der læses: et kapitel med aliasser, der mangedobler det, de står for, en projektmappe eller et arkiv, der siger, at den er langt større, end den er, eller en tabel med flere kolonner, end en undersøgelse kan have spørgsmål."],
        Files, [
        "# book/r/chapters/01-resultat.yaml: blocks\n- text: |\n      {% for a in range(end=1000) %}{% for b in range(end=1000) %}Så var det.{% endfor %}{% endfor %}",
        "# book/r/chapters/01-resultat.yaml: blocks\n- text: |\n      {% for a in range(end=3) %}Så var det.{% endfor %}"]),
    explained("too-deep", [
        "Lists and maps, loops or headings lie in each other more levels deep than a report needs.",
        "Listor och nycklar, slingor eller rubriker ligger i varandra i fler nivåer än en rapport behöver.",
        "Lister og nøkler, løkker eller overskrifter ligger i hverandre på flere nivåer enn en rapport trenger.",
        "Lister og nøgler, løkker eller overskrifter ligger i hinanden på flere niveauer, end en rapport behøver."],
        Files, [
        "# book/r/chapters/01-resultat.yaml\ntitle: Resultat\nblocks:\n  - section: Ett\n    blocks:\n      - section: Två\n        blocks:\n          - section: Tre\n            blocks:\n              - section: Fyra\n                blocks:\n                  - text: Så var det.",
        "# book/r/chapters/01-resultat.yaml\ntitle: Resultat\nblocks:\n  - section: Ett\n    blocks:\n      - section: Två\n        blocks:\n          - section: Tre\n            blocks:\n              - text: \"*Fyra.* Så var det.\""]),
];
