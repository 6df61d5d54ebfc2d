//! Mistakes in what charts, tables and numbers are asked for.

use super::ExamplePlace::{Blocks, Chapter, Report};
use super::{MistakeKind, explained};

/// Its kinds.
#[rustfmt::skip]
pub(super) const EXPLAINED: &[MistakeKind] = &[
    explained("chart-kind", [
        "Each type of chart shows a certain kind of numbers: a pie shows shares, a line something with an order, a box plot its own five. This type cannot show what is asked for; take another type, or a table.",
        "Varje diagramtyp visar tal av ett visst slag: en cirkel visar andelar, en linje något med en ordning, ett lådagram sina egna fem tal. Den här typen kan inte visa det som begärs; ta en annan typ, eller en tabell.",
        "Hver diagramtype viser tall av et bestemt slag: en sirkel viser andeler, en linje noe med en rekkefølge, et boksplott sine egne fem tall. Denne typen kan ikke vise det det bes om; ta en annen type, eller en tabell.",
        "Hver diagramtype viser tal af en bestemt slags: en cirkel viser andele, en linje noget med en rækkefølge, et boksplot sine egne fem tal. Denne type kan ikke vise det, der bedes om; tag en anden type eller en tabel."],
        Blocks, [
        "- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd\n    type: pie\n    measure: mean",
        "- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd\n    type: bar\n    measure: mean"]),
    explained("complete", [
        "`complete: true` counts only those who answered all of several questions, so that everything shown of them has the same base. It needs several questions, of one measurement, and a report without a ledger, which has no words for such a group.",
        "`complete: true` räknar bara dem som besvarade alla av flera frågor, så att allt som visas om dem har samma bas. Det kräver flera frågor ur en och samma mätning, och en rapport utan liggare, eftersom en liggare inte kan beskriva en sådan grupp.",
        "`complete: true` teller bare dem som besvarte alle av flere spørsmål, slik at alt som vises om dem, har samme base. Det krever flere spørsmål fra én og samme måling, og en rapport uten fortegnelse, siden en fortegnelse ikke kan beskrive en slik gruppe.",
        "`complete: true` tæller kun dem, der besvarede alle af flere spørgsmål, så alt, der vises om dem, har samme basis. Det kræver flere spørgsmål fra én og samme måling og en rapport uden fortegnelse, da en fortegnelse ikke kan beskrive en sådan gruppe."],
        Blocks, [
        "- table:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    rows: nojd\n    complete: true",
        "- table:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    rows: nojd"]),
    explained("histogram", [
        "A histogram shows how many gave which numbers: one numeric question, in classes that rise from one limit to the next. It has no groups, means or intervals; `type: box` compares groups.",
        "Ett histogram visar hur många som gav vilka tal: en numerisk fråga, i klasser som stiger från en gräns till nästa. Det har inga grupper, medelvärden eller intervall; `type: box` jämför grupper.",
        "Et histogram viser hvor mange som ga hvilke tall: ett numerisk spørsmål, i klasser som stiger fra en grense til den neste. Det har ingen grupper, gjennomsnitt eller intervaller; `type: box` sammenligner grupper.",
        "Et histogram viser, hvor mange der gav hvilke tal: ét numerisk spørgsmål i klasser, der stiger fra en grænse til den næste. Det har ingen grupper, gennemsnit eller intervaller; `type: box` sammenligner grupper."],
        Blocks, [
        "- chart:\n    id: alder\n    caption: Ålder\n    of: panel\n    variable: alder\n    type: histogram\n    breaks: [18, 65, 45, 30]",
        "- chart:\n    id: alder\n    caption: Ålder\n    of: panel\n    variable: alder\n    type: histogram\n    breaks: [18, 30, 45, 65]"]),
    explained("inference", [
        "`fpc: on` makes intervals narrower where the sample is a large part of the population. This method for intervals has no such correction; choose one that has it, or leave out `fpc`.",
        "`fpc: on` gör intervall smalare där urvalet är en stor del av populationen. Den här metoden för intervall har ingen sådan korrektion; välj en som har det, eller utelämna `fpc`.",
        "`fpc: on` gjør intervaller smalere der utvalget er en stor del av populasjonen. Denne metoden for intervaller har ingen slik korreksjon; velg en som har det, eller utelat `fpc`.",
        "`fpc: on` gør intervaller smallere, hvor stikprøven er en stor del af populationen. Denne metode til intervaller har ingen sådan korrektion; vælg en, der har det, eller udelad `fpc`."],
        Report, [
        "intervals: {shares: jeffreys, fpc: on}",
        "intervals: {shares: jeffreys}"]),
    explained("number", [
        "A named number says all that its statistic needs and nothing else: a share the answers that count (`in`), a ratio what it divides by (`per`), a correlation the other variable (`with`).",
        "Ett namngivet tal anger allt som dess mått behöver och inget annat: en andel vilka svar som räknas (`in`), en kvot vad den delar med (`per`), ett samband den andra variabeln (`with`).",
        "Et navngitt tall oppgir alt det målet trenger og ikke noe annet: en andel hvilke svar som telles (`in`), et forholdstall hva det deler på (`per`), en korrelasjon den andre variabelen (`with`).",
        "Et navngivet tal angiver alt, hvad dets mål behøver, og intet andet: en andel, hvilke svar der tæller (`in`), et forholdstal, hvad det dividerer med (`per`), en korrelation den anden variabel (`with`)."],
        Chapter, [
        "title: Resultat\nnumbers:\n  ny: {of: panel, variable: nojd, statistic: share}\nblocks:\n  - text: Så var det.",
        "title: Resultat\nnumbers:\n  ny: {of: panel, variable: nojd, in: [mycket nöjd]}\nblocks:\n  - text: Så var det."]),
    explained("number-twice", [
        "Two numbers have the same name, in `report.yaml` or in chapters, and a text that quotes it could mean either. Choose another name for one of them.",
        "Två tal har samma namn, i `report.yaml` eller i kapitel, och en text som hämtar det kunde mena vilket som helst. Välj ett annat namn på ett av dem.",
        "To tall har samme navn, i `report.yaml` eller i kapitler, og en tekst som henter det, kunne mene begge. Velg et annet navn på ett av dem.",
        "To tal har samme navn, i `report.yaml` eller i kapitler, og en tekst, der henter det, kunne mene begge. Vælg et andet navn til et af dem."],
        Chapter, [
        "title: Resultat\nnumbers:\n  svar: {of: gavlebor}\nblocks:\n  - text: Så var det.",
        "title: Resultat\nnumbers:\n  svar-gavle: {of: gavlebor}\nblocks:\n  - text: Så var det."]),
    explained("panels", [
        "Panels draw the same chart once for each answer to a question, so that their shapes can be compared. Only simple charts of one question can be drawn so; others show groups in one picture, with `by`.",
        "Paneler ritar samma diagram en gång för varje svar på en fråga, så att formerna kan jämföras. Bara enkla diagram över en fråga kan ritas så; andra visar grupper i en och samma bild, med `by`.",
        "Paneler tegner det samme diagrammet én gang for hvert svar på et spørsmål, slik at formene kan sammenlignes. Bare enkle diagrammer over ett spørsmål kan tegnes slik; andre viser grupper i ett og samme bilde, med `by`.",
        "Paneler tegner det samme diagram én gang for hvert svar på et spørgsmål, så formerne kan sammenlignes. Kun enkle diagrammer over ét spørgsmål kan tegnes sådan; andre viser grupper i ét og samme billede, med `by`."],
        Blocks, [
        "- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd\n    type: pie\n    panels: ort",
        "- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd\n    type: bar\n    panels: ort"]),
    explained("published", [
        "`published` holds what an earlier publication printed, and `erratum` says why the data cannot give one of these figures. An erratum needs a figure that it is about, and a reason.",
        "`published` innehåller det som en tidigare publikation tryckte, och `erratum` säger varför data inte kan ge någon av siffrorna. En rättelse behöver en siffra som den gäller, och ett skäl.",
        "`published` inneholder det en tidligere publikasjon trykte, og `erratum` sier hvorfor dataene ikke kan gi et av tallene. En rettelse trenger et tall den gjelder, og en grunn.",
        "`published` indeholder det, en tidligere publikation trykte, og `erratum` siger, hvorfor data ikke kan give et af tallene. En rettelse skal have et tal, den gælder, og en grund."],
        Chapter, [
        "title: Resultat\nnumbers:\n  ny: {of: panel, published: {n: 6, erratum: {percent: Avrundat fel}}}\nblocks:\n  - text: Så var det.",
        "title: Resultat\nnumbers:\n  ny: {of: panel, published: {n: 6}}\nblocks:\n  - text: Så var det."]),
    explained("quantile", [
        "A quantile says with `at` how many per cent of the values lie below it: 25 is the lower quartile, 50 the median. `definition` is one of the nine ways to find it between two values.",
        "En kvantil säger med `at` hur många procent av värdena som ligger under den: 25 är den undre kvartilen, 50 medianen. `definition` är ett av de nio sätten att hitta den mellan två värden.",
        "En kvantil sier med `at` hvor mange prosent av verdiene som ligger under den: 25 er nedre kvartil, 50 medianen. `definition` er én av de ni måtene å finne den på mellom to verdier.",
        "En kvantil siger med `at`, hvor mange procent af værdierne der ligger under den: 25 er nedre kvartil, 50 medianen. `definition` er én af de ni måder at finde den på mellem to værdier."],
        Chapter, [
        "title: Resultat\nnumbers:\n  ny: {of: panel, variable: alder, statistic: quantile}\nblocks:\n  - text: Så var det.",
        "title: Resultat\nnumbers:\n  ny: {of: panel, variable: alder, statistic: quantile, at: 25}\nblocks:\n  - text: Så var det."]),
    explained("show", [
        "`show` asks for numbers that do not go together, or that a chart has no place for: a chart draws either shares or means, and a table has room for the rest.",
        "`show` ber om tal som inte går ihop, eller som inte får plats i ett diagram: ett diagram ritar antingen andelar eller medelvärden, och en tabell har plats för resten.",
        "`show` ber om tall som ikke går sammen, eller som et diagram ikke har plass til: et diagram tegner enten andeler eller gjennomsnitt, og en tabell har plass til resten.",
        "`show` beder om tal, der ikke går sammen, eller som et diagram ikke har plads til: et diagram tegner enten andele eller gennemsnit, og en tabel har plads til resten."],
        Blocks, [
        "- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd\n    show: [percent, mean]",
        "- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd\n    show: [percent]"]),
    explained("table", [
        "A table has `rows` and perhaps `columns`, or several `variables` with a row each; a table of rows or correlations names what it is to show. From this no table can be made.",
        "En tabell har `rows` och kanske `columns`, eller flera `variables` med en rad var; en tabell med rader eller samband anger vad den ska visa. Av det här blir det ingen tabell.",
        "En tabell har `rows` og kanskje `columns`, eller flere `variables` med en rad hver; en tabell med rader eller korrelasjoner oppgir hva den skal vise. Av dette blir det ingen tabell.",
        "En tabel har `rows` og måske `columns`, eller flere `variables` med en række til hver; en tabel med rækker eller korrelationer angiver, hvad den skal vise. Af dette bliver der ingen tabel."],
        Blocks, [
        "- table:\n    id: orter\n    caption: Var de bor\n    of: panel\n    columns: nojd",
        "- table:\n    id: orter\n    caption: Var de bor\n    of: panel\n    rows: ort\n    columns: nojd"]),
    explained("order", [
        "`order` says by what answers or groups are sorted, and here it does not fit what is shown: there is nothing to sort by, or what is shown has an order of its own, as measurements have that of time.",
        "`order` säger vad svar eller grupper sorteras efter, och här passar det inte till det som visas: det finns inget att sortera efter, eller så har det som visas redan en egen ordning, som mätningar som står i tidsordning.",
        "`order` sier hva svar eller grupper sorteres etter, og her passer det ikke til det som vises: det er ingenting å sortere etter, eller det som vises, har allerede en egen rekkefølge, slik målinger står i tidsrekkefølge.",
        "`order` siger, hvad svar eller grupper sorteres efter, og her passer det ikke til det, der vises: der er intet at sortere efter, eller det, der vises, har allerede sin egen rækkefølge, ligesom målinger står i tidsrækkefølge."],
        Blocks, [
        "- table:\n    id: orter\n    caption: Var de bor\n    of: panel\n    rows: ort\n    columns: nojd\n    order: descending",
        "- table:\n    id: orter\n    caption: Var de bor\n    of: panel\n    rows: ort\n    columns: nojd"]),
    explained("unknown-number", [
        "A text, a claim or a table names a number that stands nowhere under `numbers`, in `report.yaml` or in a chapter. The name may be misspelt.",
        "En text, ett påstående eller en tabell nämner ett tal som inte finns under `numbers`, vare sig i `report.yaml` eller i ett kapitel. Namnet kan vara felstavat.",
        "En tekst, en påstand eller en tabell nevner et tall som ikke står under `numbers`, verken i `report.yaml` eller i et kapittel. Navnet kan være feilstavet.",
        "En tekst, en påstand eller en tabel nævner et tal, der ikke står under `numbers`, hverken i `report.yaml` eller i et kapitel. Navnet kan være stavet forkert."],
        Report, [
        "claims:\n  - {id: de-flesta, number: nojd, is: mer än hälften}",
        "claims:\n  - {id: de-flesta, number: nojda, is: mer än hälften}"]),
    explained("unknown-wave", [
        "A measurement is asked for that is not among the earlier ones under `waves` in `report.yaml`. It is written as it is called there, mostly by its year.",
        "En mätning begärs som inte är bland de tidigare under `waves` i `report.yaml`. Den skrivs som den heter där, oftast med året.",
        "Det bes om en måling som ikke er blant de tidligere under `waves` i `report.yaml`. Den skrives slik den heter der, oftest med årstallet.",
        "Der bedes om en måling, der ikke er blandt de tidligere under `waves` i `report.yaml`. Den skrives, som den hedder der, oftest med årstallet."],
        Report, [
        "claims:\n  - {id: okningen, number: nojda, is: har ökat, wave: \"2018\"}",
        "claims:\n  - {id: de-flesta, number: nojda, is: mer än hälften}"]),
    explained("waves", [
        "Something is to be compared with an earlier measurement, and `waves` in `report.yaml` does not say which, or where its answers are. Measurements are listed in the order of time, the report's own last.",
        "Något ska jämföras med en tidigare mätning, och `waves` i `report.yaml` säger inte vilken, eller var svaren finns. Mätningarna står i tidsordning, med rapportens egen sist.",
        "Noe skal sammenlignes med en tidligere måling, og `waves` i `report.yaml` sier ikke hvilken, eller hvor svarene er. Målingene står i tidsrekkefølge, med rapportens egen sist.",
        "Noget skal sammenlignes med en tidligere måling, og `waves` i `report.yaml` siger ikke hvilken, eller hvor svarene er. Målingerne står i tidsrækkefølge med rapportens egen sidst."],
        Blocks, [
        "- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd\n    by: wave\n    type: line",
        "- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd"]),
    explained("unknown-view", [
        "`of` names a survey or a view as `report.yaml` calls it, under `surveys` or `views`. There is none of this name.",
        "`of` anger en undersökning eller en vy med det namn den har i `report.yaml`, under `surveys` eller `views`. Ingen har det här namnet.",
        "`of` oppgir en undersøkelse eller en visning med navnet den har i `report.yaml`, under `surveys` eller `views`. Ingen har dette navnet.",
        "`of` angiver en undersøgelse eller en visning med det navn, den har i `report.yaml`, under `surveys` eller `views`. Ingen har dette navn."],
        Blocks, [
        "- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: Provpanelen\n    variable: nojd",
        "- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd"]),
    explained("whose-answers", [
        "A chart, a table or a series of it must say with `of` whose answers it shows: those of a survey, or of a view of it.",
        "Ett diagram, en tabell eller en serie måste säga med `of` vilkas svar som visas: en undersökning, eller en vy av den.",
        "Et diagram, en tabell eller en serie må si med `of` hvilke svar som vises: dem fra en undersøkelse, eller fra en visning av den.",
        "Et diagram, en tabel eller en serie skal sige med `of`, hvis svar der vises: en undersøgelse eller en visning af den."],
        Blocks, [
        "- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    variable: nojd",
        "- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd"]),
];
