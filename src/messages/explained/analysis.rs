//! Mistakes in what is computed from the answers.

use super::ExamplePlace::{Blocks, Chapter, Files};
use super::{MistakeKind, explained, without_example};

/// Its kinds.
#[rustfmt::skip]
pub(super) const EXPLAINED: &[MistakeKind] = &[
    explained("base", [
        "A share of those who answered cannot count those who did not: they are no part of its base. With `base: all` it is a share of everybody.",
        "En andel av dem som har svarat kan inte räkna dem som inte har svarat: de ingår inte i basen. Med `base: all` blir det en andel av alla.",
        "En andel av dem som har svart, kan ikke telle dem som ikke har svart: de er ikke med i basen. Med `base: all` blir det en andel av alle.",
        "En andel af dem, der har svaret, kan ikke tælle dem, der ikke har svaret: de er ikke med i basen. Med `base: all` bliver det en andel af alle."],
        Chapter, [
        "title: Resultat\nnumbers:\n  ny: {of: panel, variable: nojd, in: [vet ej]}\nblocks:\n  - text: Så var det.",
        "title: Resultat\nnumbers:\n  ny: {of: panel, variable: nojd, in: [vet ej], base: all}\nblocks:\n  - text: Så var det."]),
    explained("classes", [
        "A histogram puts numbers into classes, by `breaks` or by `cut` in the codebook. This variable has no numbers, or has been put into classes already, or its classes do not rise.",
        "Ett histogram delar in tal i klasser, med `breaks` eller med `cut` i kodboken. Den här variabeln har inga tal, är redan indelad, eller har klasser som inte stiger.",
        "Et histogram deler tall inn i klasser, med `breaks` eller med `cut` i kodeboken. Denne variabelen har ingen tall, er allerede delt inn, eller har klasser som ikke stiger.",
        "Et histogram inddeler tal i klasser med `breaks` eller med `cut` i kodebogen. Denne variabel har ingen tal, er allerede inddelt, eller har klasser, der ikke stiger."],
        Blocks, [
        "- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd\n    type: histogram",
        "- chart:\n    id: alder\n    caption: Ålder\n    of: panel\n    variable: alder\n    type: histogram"]),
    explained("decimals", [
        "With other decimals the numbers of an index would tell more of single answers than the program has looked at. Where answers are protected they have the usual ones; leave out `decimals`.",
        "Med andra decimaler skulle talen i ett index avslöja mer om enskilda svar än programmet har prövat. Där svar skyddas visas de med det vanliga antalet decimaler; utelämna `decimals`.",
        "Med andre desimaler ville tallene i en indeks røpe mer om enkeltsvar enn programmet har prøvd. Der svar beskyttes, vises de med det vanlige antallet desimaler; utelat `decimals`.",
        "Med andre decimaler ville tallene i et indeks røbe mere om enkelte svar, end programmet har prøvet. Hvor svar beskyttes, vises de med det sædvanlige antal decimaler; udelad `decimals`."],
        Files, [
        "# data/panel/codebook.yaml: variables\nglad: {label: Glädje, scale: ordinal, values: {1: inte glad, 2: ganska glad, 3: mycket glad}}\n# data/panel/codebook.yaml\nderive:\n  trivsel: {label: Trivsel, index: {of: [nojd, glad]}}\n# data/panel/svar.csv\nid;ort;nojd;alder;glad\n1;2;2;40;2\n2;1;3;40;3\n3;2;1;40;1\n4;1;2;40;2\n5;2;3;40;1\n6;1;1;40;2\n7;2;2;40;3\n8;1;3;40;1\n9;2;1;40;2\n10;1;2;40;1\n11;2;3;40;2\n12;1;1;40;3\n13;2;2;40;1\n14;1;3;40;2\n15;2;1;40;1\n16;1;2;40;2\n17;2;3;40;3\n18;1;1;40;1\n19;2;2;40;2\n20;1;3;40;1\n21;2;1;40;2\n22;1;2;40;3\n23;2;3;40;1\n24;1;1;40;2\n# book/r/report.yaml\ndisclosure: {method: suppress, minimum-count: 5}\nnumbers:\n  svar: {of: panel}\n  nojda: {of: panel, variable: nojd, in: [ganska nöjd, mycket nöjd]}\n  alfa: {of: panel, variable: trivsel, statistic: alpha}\n# book/r/chapters/01-resultat.yaml: blocks\n- reliability: {id: skala, caption: Frågorna i indexet, number: alfa, decimals: 1}",
        "# data/panel/codebook.yaml: variables\nglad: {label: Glädje, scale: ordinal, values: {1: inte glad, 2: ganska glad, 3: mycket glad}}\n# data/panel/codebook.yaml\nderive:\n  trivsel: {label: Trivsel, index: {of: [nojd, glad]}}\n# data/panel/svar.csv\nid;ort;nojd;alder;glad\n1;2;2;40;2\n2;1;3;40;3\n3;2;1;40;1\n4;1;2;40;2\n5;2;3;40;1\n6;1;1;40;2\n7;2;2;40;3\n8;1;3;40;1\n9;2;1;40;2\n10;1;2;40;1\n11;2;3;40;2\n12;1;1;40;3\n13;2;2;40;1\n14;1;3;40;2\n15;2;1;40;1\n16;1;2;40;2\n17;2;3;40;3\n18;1;1;40;1\n19;2;2;40;2\n20;1;3;40;1\n21;2;1;40;2\n22;1;2;40;3\n23;2;3;40;1\n24;1;1;40;2\n# book/r/report.yaml\ndisclosure: {method: suppress, minimum-count: 5}\nnumbers:\n  svar: {of: panel}\n  nojda: {of: panel, variable: nojd, in: [ganska nöjd, mycket nöjd]}\n  alfa: {of: panel, variable: trivsel, statistic: alpha}\n# book/r/chapters/01-resultat.yaml: blocks\n- reliability: {id: skala, caption: Frågorna i indexet, number: alfa}"]),
    explained("empty-view", [
        "The conditions leave nobody, so there is nothing to count. An answer may be chosen that nobody gave, or two conditions that nobody meets at once; look at `of` and `where`.",
        "Villkoren lämnar ingen kvar, så det finns inget att räkna. Kanske har ett svar valts som ingen gav, eller två villkor som ingen uppfyller samtidigt; se på `of` och `where`.",
        "Betingelsene lar ingen bli igjen, så det er ingenting å telle. Kanskje er det valgt et svar som ingen ga, eller to betingelser som ingen oppfyller samtidig; se på `of` og `where`.",
        "Betingelserne lader ingen være tilbage, så der er intet at tælle. Måske er der valgt et svar, som ingen gav, eller to betingelser, som ingen opfylder samtidig; se på `of` og `where`."],
        Blocks, [
        "- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: gavlebor\n    variable: nojd\n    where: {ort: Söderhamn}",
        "- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: gavlebor\n    variable: nojd"]),
    explained("no-breakdown", [
        "A breakdown needs one question and a variable whose answers make the groups. Several questions already fill the picture; make one chart or table for each.",
        "En nedbrytning behöver en fråga och en variabel vars svar ger grupperna. Flera frågor fyller redan bilden; gör ett diagram eller en tabell för var och en.",
        "En nedbrytning trenger ett spørsmål og en variabel med svar som gir gruppene. Flere spørsmål fyller allerede bildet; lag ett diagram eller én tabell for hvert av dem.",
        "En nedbrydning kræver ét spørgsmål og en variabel, hvis svar giver grupperne. Flere spørgsmål fylder allerede billedet; lav et diagram eller en tabel til hvert af dem."],
        Blocks, [
        "- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd\n    by: alder",
        "- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd\n    by: ort"]),
    explained("no-reliability", [
        "Cronbach's alpha and omega tell how well the questions of an index go together, and are computed from those who answered them. Here there are too few of these, or too few questions.",
        "Cronbachs alfa och omega säger hur väl frågorna i ett index hänger ihop, och räknas ut på dem som har svarat på alla frågorna. Här är de för få, eller så är frågorna för få.",
        "Cronbachs alfa og omega sier hvor godt spørsmålene i en indeks henger sammen, og regnes ut for dem som har svart på alle spørsmålene. Her er de for få, eller så er spørsmålene for få.",
        "Cronbachs alfa og omega siger, hvor godt spørgsmålene i et indeks hænger sammen, og regnes ud for dem, der har svaret på alle spørgsmålene. Her er de for få, eller også er spørgsmålene for få."],
        Files, [
        "# data/panel/codebook.yaml: variables\nglad: {label: Glädje, scale: ordinal, values: {1: inte glad, 2: ganska glad, 3: mycket glad}}\n# data/panel/codebook.yaml\nderive:\n  trivsel: {label: Trivsel, index: {of: [nojd, glad]}}\n# data/panel/svar.csv\nid;ort;nojd;alder;glad\n1;2;2;40;2\n2;1;3;40;3\n3;2;1;40;1\n4;1;2;40;2\n5;2;3;40;1\n6;1;1;40;2\n7;2;2;40;3\n8;1;3;40;1\n9;2;1;40;2\n10;1;2;40;1\n11;2;3;40;2\n12;1;1;40;3\n13;2;2;40;1\n14;1;3;40;2\n15;2;1;40;1\n16;1;2;40;2\n17;2;3;40;3\n18;1;1;40;1\n19;2;2;40;2\n20;1;3;40;1\n21;2;1;40;2\n22;1;2;40;3\n23;2;3;40;1\n24;1;1;40;2\n# book/r/report.yaml\nnumbers:\n  svar: {of: panel}\n  nojda: {of: panel, variable: nojd, in: [ganska nöjd, mycket nöjd]}\n  alfa: {of: panel, variable: trivsel, statistic: alpha, where: {nojd: vet ej}}",
        "# data/panel/codebook.yaml: variables\nglad: {label: Glädje, scale: ordinal, values: {1: inte glad, 2: ganska glad, 3: mycket glad}}\n# data/panel/codebook.yaml\nderive:\n  trivsel: {label: Trivsel, index: {of: [nojd, glad]}}\n# data/panel/svar.csv\nid;ort;nojd;alder;glad\n1;2;2;40;2\n2;1;3;40;3\n3;2;1;40;1\n4;1;2;40;2\n5;2;3;40;1\n6;1;1;40;2\n7;2;2;40;3\n8;1;3;40;1\n9;2;1;40;2\n10;1;2;40;1\n11;2;3;40;2\n12;1;1;40;3\n13;2;2;40;1\n14;1;3;40;2\n15;2;1;40;1\n16;1;2;40;2\n17;2;3;40;3\n18;1;1;40;1\n19;2;2;40;2\n20;1;3;40;1\n21;2;1;40;2\n22;1;2;40;3\n23;2;3;40;1\n24;1;1;40;2\n# book/r/report.yaml\nnumbers:\n  svar: {of: panel}\n  nojda: {of: panel, variable: nojd, in: [ganska nöjd, mycket nöjd]}\n  alfa: {of: panel, variable: trivsel, statistic: alpha}"]),
    explained("no-total", [
        "A total adds up parts of the same whole. Different questions, or series that overlap or leave somebody out, have none; leave out `totals`.",
        "En total summerar delar av samma helhet. Olika frågor, eller serier som överlappar eller utelämnar någon, har ingen; utelämna `totals`.",
        "En total summerer deler av den samme helheten. Ulike spørsmål, eller serier som overlapper eller utelater noen, har ingen; utelat `totals`.",
        "En total summerer dele af den samme helhed. Forskellige spørgsmål, eller serier, der overlapper eller udelader nogen, har ingen; udelad `totals`."],
        Blocks, [
        "- table:\n    id: grupper\n    caption: Hur nöjda de är\n    columns: nojd\n    totals: rows\n    rows:\n      - {label: Alla, of: panel}\n      - {label: I Gävle, of: gavlebor}",
        "- table:\n    id: grupper\n    caption: Hur nöjda de är\n    columns: nojd\n    rows:\n      - {label: Alla, of: panel}\n      - {label: I Gävle, of: gavlebor}"]),
    explained("not-asked", [
        "An earlier measurement has no answers to this question. If it had another name then, the codebook can say so under `earlier`; otherwise show it without that measurement.",
        "En tidigare mätning har inga svar på den här frågan. Hette den något annat då kan kodboken säga det under `earlier`; visa den annars utan den mätningen.",
        "En tidligere måling har ingen svar på dette spørsmålet. Hvis det het noe annet den gangen, kan kodeboken si det under `earlier`; vis det ellers uten den målingen.",
        "En tidligere måling har ingen svar på dette spørgsmål. Hed det noget andet dengang, kan kodebogen sige det under `earlier`; vis det ellers uden den måling."],
        Files, [
        "# book/r/report.yaml\nwaves:\n  2017: {surveys: {panel: data/panel/2017/codebook.yaml}}\n  2020: own\n# book/r/chapters/01-resultat.yaml: blocks\n- table: {id: alder, caption: Hur gamla de är, of: panel, rows: wave, variables: [alder], show: [mean]}\n# data/panel/2017/codebook.yaml\ntitle: Provpanelen 2017\nvariables:\n  id: {label: Löpnummer, scale: id}\n  ort: {label: Ort, scale: nominal, values: {1: Gävle, 2: Söderhamn}}\n  nojd: {label: Nöjdhet, question: Hur nöjd är du?, scale: ordinal, values: {1: inte nöjd, 2: ganska nöjd, 3: mycket nöjd}, missing: {9: vet ej}}\nignore: [alder]",
        "# book/r/report.yaml\nwaves:\n  2017: {surveys: {panel: data/panel/2017/codebook.yaml}}\n  2020: own\n# book/r/chapters/01-resultat.yaml: blocks\n- table: {id: alder, caption: Hur gamla de är, of: panel, rows: wave, variables: [alder], show: [mean]}\n# data/panel/2017/codebook.yaml\ntitle: Provpanelen 2017"]),
    explained("synthetic", [
        "The answers are made up, as the codebook says, and readers must be told: nobody should take them for real ones. Write a `notice` in `report.yaml`.",
        "Svaren är påhittade, som kodboken säger, och läsarna måste få veta det: ingen ska tro att de är riktiga. Skriv en `notice` i `report.yaml`.",
        "Svarene er oppdiktet, slik kodeboken sier, og leserne må få vite det: ingen skal tro at de er ekte. Skriv en `notice` i `report.yaml`.",
        "Svarene er opdigtede, som kodebogen siger, og læserne skal have det at vide: ingen skal tro, at de er ægte. Skriv en `notice` i `report.yaml`."],
        Files, [
        "# data/panel/codebook.yaml\nsynthetic: true",
        "# data/panel/codebook.yaml\nsynthetic: true\n# book/r/report.yaml\nnotice: Svaren är påhittade."]),
    explained("too-few-answers", [
        "The number cannot be computed from so few: a share needs somebody to be a share of, a correlation several who answered both questions. Look at `of` and `where`.",
        "Talet går inte att räkna ut ur så få svar: en andel behöver någon att vara en andel av, ett samband flera som har svarat på båda frågorna. Se på `of` och `where`.",
        "Tallet kan ikke regnes ut av så få svar: en andel trenger noen å være en andel av, en korrelasjon flere som har svart på begge spørsmålene. Se på `of` og `where`.",
        "Tallet kan ikke regnes ud af så få svar: en andel skal have nogen at være en andel af, en korrelation flere, der har svaret på begge spørgsmål. Se på `of` og `where`."],
        Chapter, [
        "title: Resultat\nnumbers:\n  ny: {of: panel, variable: alder, statistic: mean, where: {alder: empty}}\nblocks:\n  - text: Så var det.",
        "title: Resultat\nnumbers:\n  ny: {of: panel, variable: alder, statistic: mean}\nblocks:\n  - text: Så var det."]),
    explained("unfit-change", [
        "A table of changes shows either shares or means, since the two cannot be read beside each other, and a chart of named numbers shows shares only. Counts and medians have no change that can be tested.",
        "En tabell över förändringar visar antingen andelar eller medelvärden, eftersom de inte kan läsas bredvid varandra, och ett diagram över namngivna tal visar bara andelar. Antal och medianer har ingen förändring som kan prövas.",
        "En tabell over endringer viser enten andeler eller gjennomsnitt, siden de ikke kan leses ved siden av hverandre, og et diagram over navngitte tall viser bare andeler. Antall og medianer har ingen endring som kan prøves.",
        "En tabel over ændringer viser enten andele eller gennemsnit, da de ikke kan læses ved siden af hinanden, og et diagram over navngivne tal viser kun andele. Antal og medianer har ingen ændring, der kan prøves."],
        Files, [
        "# book/r/report.yaml\nwaves:\n  2017: {surveys: {panel: data/panel/2017/codebook.yaml}}\n  2020: own\n# data/panel/2017/codebook.yaml\ntitle: Provpanelen 2017\n# book/r/chapters/01-resultat.yaml: blocks\n- change-table: {id: andring, caption: Så har det ändrats, numbers: {svar: Svarande}}",
        "# book/r/report.yaml\nwaves:\n  2017: {surveys: {panel: data/panel/2017/codebook.yaml}}\n  2020: own\n# data/panel/2017/codebook.yaml\ntitle: Provpanelen 2017\n# book/r/chapters/01-resultat.yaml: blocks\n- change-table: {id: andring, caption: Så har det ändrats, numbers: {nojda: Nöjda}}"]),
    explained("unfit-number", [
        "A block or a number needs another number or variable of a certain kind, such as a Cronbach's alpha or a count, and this is not of that kind. What a number is, its `statistic` says.",
        "Ett block eller ett tal behöver ett annat tal eller en annan variabel av ett visst slag, som ett alfavärde eller ett antal, och det här är inte av det slaget. Vad ett tal är framgår av dess `statistic`.",
        "En blokk eller et tall trenger et annet tall eller en annen variabel av et bestemt slag, som en alfaverdi eller et antall, og dette er ikke av det slaget. Hva et tall er, sier `statistic`.",
        "En blok eller et tal kræver et andet tal eller en anden variabel af en bestemt slags, såsom en alfaværdi eller et antal, og dette er ikke af den slags. Hvad et tal er, siger dets `statistic`."],
        Chapter, [
        "title: Resultat\nnumbers:\n  ny: {of: panel, variable: nojd, with: nojd, statistic: spearman}\nblocks:\n  - text: Så var det.",
        "title: Resultat\nnumbers:\n  ny: {of: panel, variable: nojd, with: alder, statistic: spearman}\nblocks:\n  - text: Så var det."]),
    explained("unfit-scale", [
        "What can be computed depends on a variable's scale: places can be counted but have no mean, since they have no order and no size. If the scale is wrong, correct it in the codebook; otherwise ask for something else.",
        "Vad som kan räknas ut beror på variabelns skala: orter kan räknas men har inget medelvärde, eftersom de varken har ordning eller storlek. Är skalan fel, rätta den i kodboken; fråga annars efter något annat.",
        "Hva som kan regnes ut, avhenger av skalaen til variabelen: steder kan telles, men har ikke noe gjennomsnitt, siden de verken har rekkefølge eller størrelse. Er skalaen feil, rett den i kodeboken; spør ellers etter noe annet.",
        "Hvad der kan regnes ud, afhænger af variablens skala: steder kan tælles, men har intet gennemsnit, da de hverken har rækkefølge eller størrelse. Er skalaen forkert, så ret den i kodebogen; spørg ellers efter noget andet."],
        Chapter, [
        "title: Resultat\nnumbers:\n  ny: {of: panel, variable: ort, statistic: mean}\nblocks:\n  - text: Så var det.",
        "title: Resultat\nnumbers:\n  ny: {of: panel, variable: alder, statistic: mean}\nblocks:\n  - text: Så var det."]),
    explained("unlike-answers", [
        "Several questions share a chart or table only if they have the same answers in the same order; otherwise a column would mean one thing in one row and another in the next.",
        "Flera frågor kan dela diagram eller tabell bara om de har samma svar i samma ordning; annars skulle en kolumn betyda en sak på en rad och en annan på nästa.",
        "Flere spørsmål kan dele diagram eller tabell bare hvis de har de samme svarene i samme rekkefølge; ellers ville en kolonne bety én ting i én rad og noe annet i den neste.",
        "Flere spørgsmål kan kun dele diagram eller tabel, hvis de har de samme svar i samme rækkefølge; ellers ville en kolonne betyde ét i én række og noget andet i den næste."],
        Blocks, [
        "- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variables: [nojd, ort]",
        "- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd"]),
    explained("empty-cell", [
        "An event has a date and says what happened, and in some rows of the register one of these is empty. Fill in the cell, or leave such rows out with `where`.",
        "En händelse har ett datum och säger vad som hände, och på en del rader i registret är något av det tomt. Fyll i cellen, eller utelämna sådana rader med `where`.",
        "En hendelse har en dato og sier hva som skjedde, og i noen rader i registeret er ett av disse tomt. Fyll ut cellen, eller utelat slike rader med `where`.",
        "En begivenhed har en dato og siger, hvad der skete, og i nogle rækker i registeret er ét af disse tomt. Udfyld cellen, eller udelad sådanne rækker med `where`."],
        Files, [
        "# book/r/report.yaml\nsurveys:\n  panel: data/panel/codebook.yaml\n  reg: data/panel/reg/codebook.yaml\n# data/panel/reg/codebook.yaml\ntitle: Register\nfile: svar.csv\nlanguage: sv\npublic: true\nregister: organisations\nunit: {one: händelse, many: händelser}\nvariables:\n  nr: {label: Nr, scale: id}\n  datum: {label: Datum, scale: date, between: [2019-11, 2020-02]}\n  vad: {label: Händelse, scale: text}\n# book/r/chapters/01-resultat.yaml: blocks\n- timeline: {id: linje, of: reg, date: datum, event: vad}\n# data/panel/reg/svar.csv\nnr;datum;vad\n1;2019-11-28;Möte\n2;2020-02-03;",
        "# book/r/report.yaml\nsurveys:\n  panel: data/panel/codebook.yaml\n  reg: data/panel/reg/codebook.yaml\n# data/panel/reg/codebook.yaml\ntitle: Register\nfile: svar.csv\nlanguage: sv\npublic: true\nregister: organisations\nunit: {one: händelse, many: händelser}\nvariables:\n  nr: {label: Nr, scale: id}\n  datum: {label: Datum, scale: date, between: [2019-11, 2020-02]}\n  vad: {label: Händelse, scale: text}\n# book/r/chapters/01-resultat.yaml: blocks\n- timeline: {id: linje, of: reg, date: datum, event: vad}\n# data/panel/reg/svar.csv\nnr;datum;vad\n1;2019-11-28;Möte\n2;2020-02-03;Hembesök"]),
    explained("family", [
        "Tests with the same `family` are adjusted together, since the more is tested the more differs by chance. Therefore they are all adjusted in one way, and not left unadjusted.",
        "Test med samma `family` justeras tillsammans, eftersom fler skillnader beror på slumpen ju fler som prövas. Därför justeras alla på samma sätt, och inget lämnas ojusterat.",
        "Tester med samme `family` justeres sammen, siden flere forskjeller er tilfeldige jo mer som prøves. Derfor justeres alle på samme måte, og ingen blir stående ujustert.",
        "Test med samme `family` justeres sammen, da flere forskelle er tilfældige, jo mere der prøves. Derfor justeres alle på samme måde, og ingen bliver stående ujusteret."],
        Blocks, [
        "- table:\n    id: orter\n    caption: Hur nöjda de är\n    of: panel\n    rows: ort\n    columns: nojd\n    compare: {family: allt, adjust: none}",
        "- table:\n    id: orter\n    caption: Hur nöjda de är\n    of: panel\n    rows: ort\n    columns: nojd\n    compare: {family: allt, adjust: holm}"]),
    without_example("many-rows", [
        "The rows of a register are shown one by one, and nobody reads thousands of them. Choose some of them with `where`, or count them in a table or chart.",
        "Raderna i ett register visas en och en, och ingen läser tusentals. Välj några av dem med `where`, eller räkna dem i en tabell eller ett diagram.",
        "Radene i et register vises én og én, og ingen leser tusenvis. Velg noen av dem med `where`, eller tell dem i en tabell eller et diagram.",
        "Rækkerne i et register vises én for én, og ingen læser tusindvis. Vælg nogle af dem med `where`, eller tæl dem i en tabel eller et diagram."]),
    explained("no-test", [
        "A test holds groups against each other that consist of different people. Where there are no groups, or one person can be in several of them, it would tell of a certainty that is not there.",
        "Ett test ställer grupper mot varandra som består av olika personer. Där det inte finns några grupper, eller en person kan vara med i flera, skulle det ge sken av en säkerhet som inte finns.",
        "En test stiller grupper som består av ulike personer, opp mot hverandre. Der det ikke er noen grupper, eller én person kan være med i flere, ville den gi skinn av en sikkerhet som ikke finnes.",
        "En test stiller grupper, der består af forskellige personer, op mod hinanden. Hvor der ingen grupper er, eller én person kan være med i flere, ville den give skin af en sikkerhed, som ikke findes."],
        Blocks, [
        "- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd\n    compare: {test: auto}",
        "- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd\n    by: ort\n    compare: {test: auto}"]),
    explained("unfit-test", [
        "Each test asks something of what is compared: some are for means, some for answers with an order, some for two groups. With `test: auto` the program chooses one that fits.",
        "Varje test ställer krav på det som jämförs: en del är till för medelvärden, en del för svar med en ordning, en del för två grupper. Med `test: auto` väljer programmet ett som passar.",
        "Hver test stiller krav til det som sammenlignes: noen er for gjennomsnitt, noen for svar med en rekkefølge, noen for to grupper. Med `test: auto` velger programmet en som passer.",
        "Hver test stiller krav til det, der sammenlignes: nogle er til gennemsnit, nogle til svar med en rækkefølge, nogle til to grupper. Med `test: auto` vælger programmet en, der passer."],
        Blocks, [
        "- table:\n    id: orter\n    caption: Hur nöjda de är\n    of: panel\n    rows: nojd\n    columns: ort\n    compare: {test: mann-whitney}",
        "- table:\n    id: orter\n    caption: Hur nöjda de är\n    of: panel\n    rows: nojd\n    columns: ort\n    compare: {test: auto}"]),
    explained("response-flow", [
        "Everybody who was sent to ends in one place of the flow, and the outcomes add up; otherwise the response rates would be wrong. Say how the others ended: `unknown`, if nobody knows.",
        "Alla som fick utskicket hamnar på ett ställe i flödet, och utfallen går jämnt upp; annars skulle svarsfrekvenserna bli fel. Säg hur det gick med de andra: `unknown`, om ingen vet.",
        "Alle som fikk utsendelsen, havner ett sted i svaroversikten, og utfallene går opp; ellers ville svarprosentene bli feil. Si hvordan det gikk med de andre: `unknown`, hvis ingen vet.",
        "Alle, der fik udsendelsen, ender ét sted i svaroversigten, og udfaldene går op; ellers ville svarprocenterne blive forkerte. Sig, hvordan det gik med de andre: `unknown`, hvis ingen ved det."],
        Blocks, [
        "- response-flow:\n    id: flode\n    caption: Från utskick till svar\n    sent: 10\n    complete: 6\n    refused: 3",
        "- response-flow:\n    id: flode\n    caption: Från utskick till svar\n    sent: 10\n    complete: 6\n    refused: 3\n    unknown: 1"]),
    explained("rows-not-shown", [
        "Single rows are shown only of public registers in which no row is a person, and the codebook must say so. Of answers to a survey they never are: count them instead.",
        "Enskilda rader visas bara ur offentliga register där ingen rad är en person, och det måste kodboken säga. Ur svar på en enkät visas de aldrig: räkna dem i stället.",
        "Enkelte rader vises bare fra offentlige registre der ingen rad er en person, og det må kodeboken si. Fra svar på en undersøkelse vises de aldri: tell dem i stedet.",
        "Enkelte rækker vises kun fra offentlige registre, hvor ingen række er en person, og det skal kodebogen sige. Fra svar på en undersøgelse vises de aldrig: tæl dem i stedet."],
        Blocks, [
        "- register-table:\n    id: orter\n    caption: Var de bor\n    of: panel\n    columns: [ort, nojd]",
        "- table:\n    id: orter\n    caption: Var de bor\n    of: panel\n    rows: ort\n    columns: nojd"]),
];
