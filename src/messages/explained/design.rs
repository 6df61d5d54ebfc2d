//! Mistakes in samples, weights and comparisons with earlier waves.

use super::ExamplePlace::{Codebook, Files, Report};
use super::{MistakeKind, explained, without_example};

/// Its kinds.
#[rustfmt::skip]
pub(super) const EXPLAINED: &[MistakeKind] = &[
    explained("changed-question", [
        "A question is not asked as it was in the earlier wave: other words, other answers or other limits, so that a change may come from the question and not from people. Judge it in the codebook with `comparable` and `because`; a question of quite another kind gets another name.",
        "En fråga ställs inte som i den tidigare mätningen: andra ord, andra svar eller andra gränser, så att en förändring kan bero på frågan och inte på människorna. Bedöm det i kodboken med `comparable` och `because`; en fråga av ett helt annat slag får ett annat namn.",
        "Et spørsmål stilles ikke som i den tidligere målingen: andre ord, andre svar eller andre grenser, slik at en endring kan skyldes spørsmålet og ikke menneskene. Vurder det i kodeboken med `comparable` og `because`; et spørsmål av et helt annet slag får et annet navn.",
        "Et spørgsmål stilles ikke som i den tidligere måling: andre ord, andre svar eller andre grænser, så en ændring kan skyldes spørgsmålet og ikke menneskene. Bedøm det i kodebogen med `comparable` og `because`; et spørgsmål af en helt anden slags får et andet navn."],
        Files, [
        "# book/r/report.yaml\nwaves:\n  2017: {surveys: {panel: data/panel/2017/codebook.yaml}}\n  2020: own\n# book/r/chapters/01-resultat.yaml: blocks\n- table: {id: nojd, caption: Hur nöjda de är, of: panel, rows: nojd, columns: wave}\n# data/panel/2017/codebook.yaml: variables\nnojd: {label: Nöjdhet, question: Hur nöjd är du nu?, scale: ordinal, values: {1: inte nöjd, 2: ganska nöjd, 3: mycket nöjd}, missing: {9: vet ej}}",
        "# book/r/report.yaml\nwaves:\n  2017: {surveys: {panel: data/panel/2017/codebook.yaml}}\n  2020: own\n# book/r/chapters/01-resultat.yaml: blocks\n- table: {id: nojd, caption: Hur nöjda de är, of: panel, rows: nojd, columns: wave}\n# data/panel/2017/codebook.yaml: variables\nnojd: {label: Nöjdhet, question: Hur nöjd är du nu?, scale: ordinal, values: {1: inte nöjd, 2: ganska nöjd, 3: mycket nöjd}, missing: {9: vet ej}}\n# data/panel/codebook.yaml: variables\nnojd:\n  label: Nöjdhet\n  question: Hur nöjd är du?\n  scale: ordinal\n  values: {1: inte nöjd, 2: ganska nöjd, 3: mycket nöjd}\n  missing: {9: vet ej}\n  earlier: {2017: {comparable: yes, because: Ordet »nu« ändrar inte frågan.}}"]),
    explained("changed-survey", [
        "The survey as a whole was made in another way in the earlier wave: another mode, another population, or another unit in the rows. Say in the codebook, under `earlier`, whether both can be compared, and why.",
        "Undersökningen som helhet gjordes på ett annat sätt i den tidigare mätningen: ett annat insamlingssätt, en annan population eller en annan enhet på raderna. Säg i kodboken, under `earlier`, om båda kan jämföras, och varför.",
        "Undersøkelsen som helhet ble gjort på en annen måte i den tidligere målingen: en annen innsamlingsmåte, en annen populasjon eller en annen enhet i radene. Si i kodeboken, under `earlier`, om begge kan sammenlignes, og hvorfor.",
        "Undersøgelsen som helhed blev lavet på en anden måde i den tidligere måling: en anden indsamlingsmåde, en anden population eller en anden enhed i rækkerne. Sig i kodebogen, under `earlier`, om begge kan sammenlignes, og hvorfor."],
        Files, [
        "# book/r/report.yaml\nwaves:\n  2017: {surveys: {panel: data/panel/2017/codebook.yaml}}\n  2020: own\n# book/r/chapters/01-resultat.yaml: blocks\n- table: {id: nojd, caption: Hur nöjda de är, of: panel, rows: nojd, columns: wave}\n# data/panel/2017/codebook.yaml\nmode: Postenkät\n# data/panel/codebook.yaml\nmode: Webbenkät",
        "# book/r/report.yaml\nwaves:\n  2017: {surveys: {panel: data/panel/2017/codebook.yaml}}\n  2020: own\n# book/r/chapters/01-resultat.yaml: blocks\n- table: {id: nojd, caption: Hur nöjda de är, of: panel, rows: nojd, columns: wave}\n# data/panel/2017/codebook.yaml\nmode: Postenkät\n# data/panel/codebook.yaml\nmode: Webbenkät\nearlier: {2017: {comparable: yes, because: Samma frågor i samma ordning.}}"]),
    explained("clusters", [
        "Every row is in one cluster, such as a school that was drawn, and a cluster lies in one stratum. Where schools are numbered from 1 in each stratum, both variables tell them apart: `cluster: [skikt, skola]`.",
        "Varje rad är i ett kluster, som en skola som drogs, och ett kluster ligger i ett stratum. Där skolor är numrerade från 1 i varje stratum skiljer båda variablerna dem åt: `cluster: [skikt, skola]`.",
        "Hver rad er i én klynge, som en skole som ble trukket, og en klynge ligger i ett stratum. Der skoler er nummerert fra 1 i hvert stratum, skiller begge variablene dem fra hverandre: `cluster: [skikt, skola]`.",
        "Hver række er i én klynge, såsom en udtrukket skole, og en klynge ligger i ét stratum. Hvor skoler er nummereret fra 1 i hvert stratum, skelner begge variabler dem fra hinanden: `cluster: [skikt, skola]`."],
        Codebook, [
        "design: {strata: ort, cluster: nojd, lonely: adjust}",
        "design: {strata: ort, lonely: adjust}"]),
    explained("comparability", [
        "Whether an earlier wave can be compared is a judgement, and readers are to know its reason: `comparable` and `because` are written together.",
        "Om en tidigare mätning kan jämföras är en bedömning, och läsaren ska få veta skälet: `comparable` och `because` skrivs tillsammans.",
        "Om en tidligere måling kan sammenlignes, er en vurdering, og leseren skal få vite grunnen: `comparable` og `because` skrives sammen.",
        "Om en tidligere måling kan sammenlignes, er en vurdering, og læseren skal kende grunden: `comparable` og `because` skrives sammen."],
        Codebook, [
        "earlier: {2017: {comparable: no}}",
        "earlier: {2017: {comparable: no, because: Då var det en postenkät.}}"]),
    explained("earlier-answers", [
        "Answers of the earlier wave have no place among those of now, and whoever gave them would be lost. Say under `earlier` what each of them is now, with `map`; answers become answers, and ways of not answering stay that.",
        "Svar i den tidigare mätningen har ingen plats bland dem som finns nu, och de som gav dem skulle falla bort. Säg under `earlier` vad vart och ett är nu, med `map`; svar blir svar, och sätt att inte svara förblir det.",
        "Svar i den tidligere målingen har ingen plass blant dem som finnes nå, og de som ga dem, ville falle ut. Si under `earlier` hva hvert av dem er nå, med `map`; svar blir svar, og måter å ikke svare på forblir det.",
        "Svar i den tidligere måling har ingen plads blandt dem, der findes nu, og de, der gav dem, ville falde ud. Sig under `earlier`, hvad hvert af dem er nu, med `map`; svar bliver svar, og måder at undlade at svare på forbliver det."],
        Files, [
        "# book/r/report.yaml\nwaves:\n  2017: {surveys: {panel: data/panel/2017/codebook.yaml}}\n  2020: own\n# book/r/chapters/01-resultat.yaml: blocks\n- table: {id: nojd, caption: Hur nöjda de är, of: panel, rows: nojd, columns: wave}\n# data/panel/2017/codebook.yaml: variables\nnojd: {label: Nöjdhet, question: Hur nöjd är du?, scale: ordinal, values: {1: inte nöjd, 2: ganska nöjd, 3: mycket nöjd, 4: salig}, missing: {9: vet ej}}\n# data/panel/codebook.yaml: variables\nnojd:\n  label: Nöjdhet\n  question: Hur nöjd är du?\n  scale: ordinal\n  values: {1: inte nöjd, 2: ganska nöjd, 3: mycket nöjd}\n  missing: {9: vet ej}\n  earlier: {2017: {comparable: yes, because: Få valde »salig«.}}",
        "# book/r/report.yaml\nwaves:\n  2017: {surveys: {panel: data/panel/2017/codebook.yaml}}\n  2020: own\n# book/r/chapters/01-resultat.yaml: blocks\n- table: {id: nojd, caption: Hur nöjda de är, of: panel, rows: nojd, columns: wave}\n# data/panel/2017/codebook.yaml: variables\nnojd: {label: Nöjdhet, question: Hur nöjd är du?, scale: ordinal, values: {1: inte nöjd, 2: ganska nöjd, 3: mycket nöjd, 4: salig}, missing: {9: vet ej}}\n# data/panel/codebook.yaml: variables\nnojd:\n  label: Nöjdhet\n  question: Hur nöjd är du?\n  scale: ordinal\n  values: {1: inte nöjd, 2: ganska nöjd, 3: mycket nöjd}\n  missing: {9: vet ej}\n  earlier: {2017: {comparable: yes, because: Få valde »salig«., map: {salig: mycket nöjd}}}"]),
    explained("lonely-stratum", [
        "A stratum with a single row or cluster does not show how much they differ, so that there is no standard error. Put it together with a stratum that is like it, or say with `lonely` what it adds.",
        "Ett stratum med en enda rad eller ett enda kluster visar inte hur mycket de skiljer sig åt, så att det inte finns något medelfel. Slå ihop det med ett liknande stratum, eller säg med `lonely` vad det bidrar med.",
        "Et stratum med én eneste rad eller klynge viser ikke hvor mye de varierer, slik at det ikke finnes noen standardfeil. Slå det sammen med et lignende stratum, eller si med `lonely` hva det bidrar med.",
        "Et stratum med kun én række eller klynge viser ikke, hvor meget de varierer, så der ikke er nogen standardfejl. Slå det sammen med et lignende stratum, eller sig med `lonely`, hvad det bidrager med."],
        Codebook, [
        "design: {strata: id}",
        "design: {strata: ort}"]),
    without_example("no-estimates", [
        "Weights, strata and clusters are there, but no number for the population can be computed from them. The message says which part does not hold.",
        "Vikter, strata och kluster finns, men det går inte att räkna ut något tal för populationen av dem. Meddelandet säger vilken del som inte håller.",
        "Vekter, strata og klynger finnes, men ingen tall for populasjonen kan regnes ut av dem. Meldingen sier hvilken del som ikke holder.",
        "Vægte, strata og klynger findes, men intet tal for populationen kan beregnes af dem. Meddelelsen siger, hvilken del der ikke holder."]),
    explained("no-population", [
        "With `fpc: on` intervals are narrower the more of the population was asked, and its size is not stated. Add `population: {size: …}` to the codebook, or leave out `fpc`.",
        "Med `fpc: on` blir intervall smalare ju större del av populationen som tillfrågades, och dess storlek anges inte. Lägg till `population: {size: …}` i kodboken, eller utelämna `fpc`.",
        "Med `fpc: on` blir intervaller smalere jo større del av populasjonen som ble spurt, og størrelsen er ikke oppgitt. Legg til `population: {size: …}` i kodeboken, eller utelat `fpc`.",
        "Med `fpc: on` bliver intervaller smallere, jo større del af populationen der blev spurgt, og dens størrelse er ikke angivet. Tilføj `population: {size: …}` i kodebogen, eller udelad `fpc`."],
        Report, [
        "intervals: {fpc: on}",
        "intervals: {level: 0.95}"]),
    explained("no-stratum", [
        "A population is given for something that no row has as its stratum. It is written as the answer's label, or, where the variable has none, as it stands in the data.",
        "En population anges för något som ingen rad har som stratum. Det skrivs som svarets etikett, eller, där variabeln inte har några, så som det står i data.",
        "En populasjon er oppgitt for noe som ingen rad har som stratum. Det skrives som etiketten til svaret, eller, der variabelen ikke har noen, slik det står i dataene.",
        "En population er angivet for noget, som ingen række har som stratum. Det skrives som svarets etiket eller, hvor variablen ikke har nogen, som det står i dataene."],
        Codebook, [
        "design: {strata: ort, population: {Gävle: 400, Hudiksvall: 100}}",
        "design: {strata: ort, population: {Gävle: 400, Söderhamn: 100}}"]),
    explained("no-weights", [
        "Something is to be weighted, and the codebook does not say what a row stands for. Add `design` or `weighting` to it, or write `weights: off`.",
        "Något ska vägas, och kodboken säger inte vad en rad står för. Lägg till `design` eller `weighting` i den, eller skriv `weights: off`.",
        "Noe skal vektes, og kodeboken sier ikke hva en rad står for. Legg til `design` eller `weighting` i den, eller skriv `weights: off`.",
        "Noget skal vægtes, og kodebogen siger ikke, hvad en række står for. Tilføj `design` eller `weighting` i den, eller skriv `weights: off`."],
        Report, [
        "weights: on",
        "weights: off"]),
    explained("not-weighted", [
        "This has no weighted form here: counts say how many answered, and some statistics and tests are only for answers that all weigh the same. Ask for what the message names instead, or write `weights: off`, so that it is not taken for the whole population.",
        "Det här har ingen vägd form: antal säger hur många som svarade, och en del mått och test gäller bara svar som alla väger lika mycket. Begär det som meddelandet nämner i stället, eller skriv `weights: off`, så att det inte tas för hela populationen.",
        "Dette har ingen vektet form: antall sier hvor mange som svarte, og noen mål og tester gjelder bare svar som alle veier like mye. Be om det meldingen nevner i stedet, eller skriv `weights: off`, slik at det ikke tas for hele populasjonen.",
        "Dette har ingen vægtet form: antal siger, hvor mange der svarede, og nogle mål og test gælder kun svar, der alle vejer lige meget. Bed om det, meddelelsen nævner i stedet, eller skriv `weights: off`, så det ikke tages for hele populationen."],
        Files, [
        "# data/panel/codebook.yaml\nweighting: {unit: percent, margins: {ort: {Gävle: 60, Söderhamn: 40}}}\n# book/r/chapters/01-resultat.yaml: blocks\n- table: {id: orter, caption: Var de bor, of: panel, rows: nojd, columns: ort, show: [n], weights: on}",
        "# data/panel/codebook.yaml\nweighting: {unit: percent, margins: {ort: {Gävle: 60, Söderhamn: 40}}}\n# book/r/chapters/01-resultat.yaml: blocks\n- table: {id: orter, caption: Var de bor, of: panel, rows: nojd, columns: ort, show: [percent], weights: on}"]),
    explained("one-row-per", [
        "In a view with `one-row-per` the rows are answers, and one person can have several of them. Intervals and tests take rows for persons who know nothing of each other, and would promise too much.",
        "I en vy med `one-row-per` är raderna svar, och en person kan ha flera av dem. Intervall och test utgår från att raderna är olika personer, och skulle lova för mycket.",
        "I en visning med `one-row-per` er radene svar, og én person kan ha flere av dem. Intervaller og tester går ut fra at radene er ulike personer, og ville love for mye.",
        "I en visning med `one-row-per` er rækkerne svar, og én person kan have flere af dem. Intervaller og test går ud fra, at rækkerne er forskellige personer, og ville love for meget."],
        Files, [
        "# data/panel/svar.csv\nid;ort;nojd;alder;vagar\n1;1;1;34;1\n2;1;2;51;1,2\n3;2;3;28;2\n4;1;3;40;1\n# data/panel/codebook.yaml: variables\nvagar: {label: Hjälp, scale: multiple, separator: \",\", values: {1: Stöd, 2: Råd}}\n# book/r/report.yaml\nviews:\n  gavlebor: {survey: panel, where: {ort: Gävle}}\n  hjalp: {survey: panel, one-row-per: vagar}\n# book/r/chapters/01-resultat.yaml: blocks\n- table: {id: hjalp, caption: Vilken hjälp de fick, of: hjalp, rows: nojd, show: [percent, ci]}",
        "# data/panel/svar.csv\nid;ort;nojd;alder;vagar\n1;1;1;34;1\n2;1;2;51;1,2\n3;2;3;28;2\n4;1;3;40;1\n# data/panel/codebook.yaml: variables\nvagar: {label: Hjälp, scale: multiple, separator: \",\", values: {1: Stöd, 2: Råd}}\n# book/r/report.yaml\nviews:\n  gavlebor: {survey: panel, where: {ort: Gävle}}\n  hjalp: {survey: panel, one-row-per: vagar}\n# book/r/chapters/01-resultat.yaml: blocks\n- table: {id: hjalp, caption: Vilken hjälp de fick, of: hjalp, rows: nojd, show: [percent]}"]),
    explained("strata", [
        "Every row is in a stratum, since each was drawn from one. Fill in the empty ones from the list that the sample was drawn from.",
        "Varje rad är i ett stratum, eftersom var och en drogs ur ett. Fyll i dem som är tomma från listan som urvalet drogs ur.",
        "Hver rad er i et stratum, siden hver av dem ble trukket fra ett. Fyll inn de tomme fra listen som utvalget ble trukket fra.",
        "Hver række er i et stratum, da hver af dem blev udtrukket af ét. Udfyld de tomme fra den liste, stikprøven blev udtrukket af."],
        Codebook, [
        "design: {strata: nojd, lonely: adjust}",
        "design: {strata: ort, lonely: adjust}"]),
    explained("weighting", [
        "Weights are to make the answers look like the population, and the margins do not allow it: an answer lacks a number or rows, percentages do not add up to 100, or margins contradict each other. Take all margins from one source, and put small categories together.",
        "Vikter ska få svaren att likna populationen, och marginalerna tillåter det inte: ett svar saknar tal eller rader, procent blir inte 100, eller så motsäger marginalerna varandra. Ta alla marginaler ur en och samma källa, och slå ihop små kategorier.",
        "Vekter skal få svarene til å ligne populasjonen, og marginalene tillater det ikke: et svar mangler tall eller rader, prosenter blir ikke 100, eller marginalene sier imot hverandre. Ta alle marginaler fra én kilde, og slå sammen små kategorier.",
        "Vægte skal få svarene til at ligne populationen, og marginalerne tillader det ikke: et svar mangler tal eller rækker, procenter giver ikke 100, eller marginalerne modsiger hinanden. Tag alle marginaler fra én kilde, og slå små kategorier sammen."],
        Codebook, [
        "weighting: {unit: percent, margins: {ort: {Gävle: 60, Söderhamn: 30}}}",
        "weighting: {unit: percent, margins: {ort: {Gävle: 60, Söderhamn: 40}}}"]),
    explained("weights", [
        "A weight says how many of the population a row stands for: each row has one, and it is not below 0. A weight of 0 keeps a row out of the estimates.",
        "En vikt säger hur många i populationen som en rad står för: varje rad har en, och den är inte under 0. Med vikten 0 hålls en rad utanför skattningarna.",
        "En vekt sier hvor mange i populasjonen en rad står for: hver rad har en, og den er ikke under 0. Med vekten 0 holdes en rad utenfor estimatene.",
        "En vægt siger, hvor mange i populationen en række står for: hver række har en, og den er ikke under 0. Med vægten 0 holdes en række uden for estimaterne."],
        Codebook, [
        "design: {weight: alder}",
        "design: {strata: ort}"]),
    explained("weights-off", [
        "What is asked for is an estimate for the population, which only weights can give: a total, a design effect, Rao and Scott's test. Write `weights: on`, and say under `design` or `weighting` in the codebook what a row stands for.",
        "Det som begärs är en skattning för populationen, som bara vikter kan ge: en total, en designeffekt, Rao och Scotts test. Skriv `weights: on`, och säg under `design` eller `weighting` i kodboken vad en rad står för.",
        "Det som det spørres etter, er et estimat for populasjonen, som bare vekter kan gi: en total, en designeffekt, Rao og Scotts test. Skriv `weights: on`, og si under `design` eller `weighting` i kodeboken hva en rad står for.",
        "Det, der spørges efter, er et estimat for populationen, som kun vægte kan give: en total, en designeffekt, Rao og Scotts test. Skriv `weights: on`, og sig under `design` eller `weighting` i kodebogen, hvad en række står for."],
        Report, [
        "numbers:\n  svar: {of: panel}\n  nojda: {of: panel, variable: nojd, in: [ganska nöjd, mycket nöjd], statistic: total}",
        "numbers:\n  svar: {of: panel}\n  nojda: {of: panel, variable: nojd, in: [ganska nöjd, mycket nöjd]}"]),
];
