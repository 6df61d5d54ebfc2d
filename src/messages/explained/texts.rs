//! Mistakes in what a text quotes and claims.

use super::ExamplePlace::{Blocks, Chapter, Files, Report};
use super::{MistakeKind, explained};

/// Its kinds.
#[rustfmt::skip]
pub(super) const EXPLAINED: &[MistakeKind] = &[
    explained("answer-order", [
        "Charts colour ordered answers from the least to the most. The words of these seem to go from the most to the least, and the chart is coloured so; write `order` under the question in the codebook to say which way they go.",
        "Diagram färgar ordnade svar från det minsta till det mesta. Av orden att döma går de här från det mesta till det minsta, och diagrammet är färgat så; skriv `order` under frågan i kodboken för att säga åt vilket håll de går.",
        "Diagrammer fargelegger ordnede svar fra det minste til det meste. Etter ordene å dømme går disse fra det meste til det minste, og diagrammet er fargelagt slik; skriv `order` under spørsmålet i kodeboken for å si hvilken vei de går.",
        "Diagrammer farver ordnede svar fra det mindste til det meste. Efter ordene at dømme går disse fra det meste til det mindste, og diagrammet er farvet sådan; skriv `order` under spørgsmålet i kodebogen for at sige, hvilken vej de går."],
        Files, [
        "# data/panel/svar.csv\nid;ort;nojd;alder\n1;1;1;34\n2;2;3;28\n3;1;2;45\n# book/r/chapters/01-resultat.yaml: blocks\n- chart: {id: nojd, caption: Håller de med?, of: panel, variable: nojd, type: diverging}\n# data/panel/codebook.yaml: variables\nnojd: {label: De håller med, scale: ordinal, values: {1: instämmer helt, 2: instämmer delvis, 3: instämmer inte alls}}\n# book/r/report.yaml\nnumbers:\n  svar: {of: panel}",
        "# data/panel/svar.csv\nid;ort;nojd;alder\n1;1;1;34\n2;2;3;28\n3;1;2;45\n# book/r/chapters/01-resultat.yaml: blocks\n- chart: {id: nojd, caption: Håller de med?, of: panel, variable: nojd, type: diverging}\n# data/panel/codebook.yaml: variables\nnojd: {label: De håller med, scale: ordinal, order: descending, values: {1: instämmer helt, 2: instämmer delvis, 3: instämmer inte alls}}\n# book/r/report.yaml\nnumbers:\n  svar: {of: panel}"]),
    explained("braces", [
        "A number is quoted between two braces on each side. With a single one the program takes it for text, and readers would see it as it is written.",
        "Ett tal hämtas mellan dubbla klammerparenteser. Med enkla tar programmet det för text, och läsarna skulle se det som det är skrivet.",
        "Et tall hentes mellom doble krøllparenteser. Med enkle tar programmet det for tekst, og leserne ville se det slik det er skrevet.",
        "Et tal hentes mellem dobbelte krøllede parenteser. Med enkelte opfatter programmet det som tekst, og læserne ville se det, som det er skrevet."],
        Blocks, [
        "- text: |\n    { n(\"svar\") } har svarat.",
        "- text: |\n    {{ n(\"svar\") }} har svarat."]),
    explained("call", [
        "A number is quoted by a word for what is wanted of it and its id in straight quotation marks, as in `{{ n(\"svar\") }}`. Word makes quotation marks curly, and those do not work.",
        "Ett tal hämtas med ett ord för vad som ska visas av det och dess id inom raka citattecken, som i `{{ n(\"svar\") }}`. Word gör om dem till typografiska citattecken, och de fungerar inte.",
        "Et tall hentes med et ord for hva som skal vises av det, og id-en i rette anførselstegn, som i `{{ n(\"svar\") }}`. Word gjør dem om til typografiske anførselstegn, og de virker ikke.",
        "Et tal hentes med et ord for, hvad der skal vises af det, og dets id i lige anførselstegn, som i `{{ n(\"svar\") }}`. Word gør dem til typografiske anførselstegn, og de virker ikke."],
        Blocks, [
        "- text: |\n    {{ n(svar) }} har svarat.",
        "- text: |\n    {{ n(\"svar\") }} har svarat."]),
    explained("expression", [
        "What stands within `{{ … }}` or `{% … %}` is a small language of its own, Tera, and here it cannot be understood. Usually a number is meant: a function with its id, as in `{{ n(\"svar\") }}`.",
        "Det som står inom `{{ … }}` eller `{% … %}` är ett litet eget språk, Tera, och här går det inte att förstå. Oftast menas ett tal: en funktion med dess id, som i `{{ n(\"svar\") }}`.",
        "Det som står i `{{ … }}` eller `{% … %}`, er et lite språk for seg, Tera, og her kan det ikke forstås. Som regel menes et tall: en funksjon med id-en, som i `{{ n(\"svar\") }}`.",
        "Det, der står i `{{ … }}` eller `{% … %}`, er et lille sprog for sig, Tera, og her kan det ikke forstås. Som regel menes et tal: en funktion med dets id, som i `{{ n(\"svar\") }}`."],
        Blocks, [
        "- text: |\n    {{ percent(\"nojda\") | avrunda }} är nöjda.",
        "- text: |\n    {{ percent(\"nojda\") }} är nöjda."]),
    explained("hidden-number", [
        "The text quotes a number that is hidden to protect those who answered, and readers would see only a sign in its place. Rewrite the sentence without it, or let it depend on `shown`.",
        "Texten hämtar ett tal som döljs för att skydda dem som har svarat, och läsarna skulle bara se ett tecken i stället. Skriv om meningen utan det, eller låt den bero på `shown`.",
        "Teksten henter et tall som skjules for å beskytte dem som har svart, og leserne ville bare se et tegn i stedet. Skriv om setningen uten det, eller la den avhenge av `shown`.",
        "Teksten henter et tal, der skjules for at beskytte dem, der har svaret, og læserne ville kun se et tegn i stedet. Omskriv sætningen uden det, eller lad den afhænge af `shown`."],
        Files, [
        "# book/r/report.yaml\ndisclosure: {method: suppress, minimum-count: 5}\n# book/r/chapters/01-resultat.yaml: blocks\n- text: Av dem är {{ percent(\"nojda\") }} nöjda.",
        "# book/r/report.yaml\ndisclosure: {method: suppress, minimum-count: 5}\n# book/r/chapters/01-resultat.yaml: blocks\n- text: De är för få för att någon andel ska redovisas."]),
    explained("method-sentence", [
        "`method(\"…\")` writes a sentence on how the report's numbers are made. This one would not be true of the report: it speaks of something that the report does not do.",
        "`method(\"…\")` skriver en mening om hur rapportens tal har tagits fram. Den här skulle inte vara sann: den handlar om något som rapporten inte gör.",
        "`method(\"…\")` skriver en setning om hvordan tallene i rapporten er laget. Denne ville ikke være sann: den handler om noe rapporten ikke gjør.",
        "`method(\"…\")` skriver en sætning om, hvordan rapportens tal er lavet. Denne ville ikke være sand: den handler om noget, rapporten ikke gør."],
        Blocks, [
        "- text: |\n    {{ method(\"weights\") }}",
        "- text: |\n    {{ method(\"rounding\") }}"]),
    explained("no-difference", [
        "`difference` subtracts the second number from the first, and both must be of one kind: two shares, two counts or two means. A share less a count would mean nothing.",
        "`difference` drar det andra talet från det första, och båda måste vara av samma slag: två andelar, två antal eller två medelvärden. En andel minus ett antal skulle inte betyda något.",
        "`difference` trekker det andre tallet fra det første, og begge må være av samme slag: to andeler, to antall eller to gjennomsnitt. En andel minus et antall ville ikke bety noe.",
        "`difference` trækker det andet tal fra det første, og begge skal være af samme slags: to andele, to antal eller to gennemsnit. En andel minus et antal ville ikke betyde noget."],
        Chapter, [
        "title: Resultat\nnumbers:\n  missnojda: {of: panel, variable: nojd, in: [inte nöjd]}\nblocks:\n  - text: |\n      Skillnaden är {{ difference(\"nojda\", \"svar\") }}.",
        "title: Resultat\nnumbers:\n  missnojda: {of: panel, variable: nojd, in: [inte nöjd]}\nblocks:\n  - text: |\n      Skillnaden är {{ difference(\"nojda\", \"missnojda\") }}."]),
    explained("not-printed", [
        "Some signs have a meaning of their own in the markup: a remark would be left out without a word, and two stars after each other emphasise nothing. A remark stands between `{#` and `#}`; before a sign that is only a sign stands a backslash.",
        "En del tecken har en egen betydelse i texten: en anteckning skulle utelämnas utan ett ord, och två stjärnor efter varandra framhäver ingenting. En anteckning står mellan `{#` och `#}`; före ett tecken som bara är ett tecken står ett omvänt snedstreck.",
        "Noen tegn har en egen betydning i teksten: en merknad ville bli utelatt uten et ord, og to stjerner etter hverandre framhever ingenting. En merknad står mellom `{#` og `#}`; foran et tegn som bare er et tegn, står det en omvendt skråstrek.",
        "Nogle tegn har en særlig betydning i teksten: en bemærkning ville blive udeladt uden et ord, og to stjerner efter hinanden fremhæver intet. En bemærkning står mellem `{#` og `#}`; foran et tegn, der kun er et tegn, står der en omvendt skråstreg."],
        Blocks, [
        "- text: |\n    Det var **viktigt** för dem.",
        "- text: |\n    Det var *viktigt* för dem."]),
    explained("number-kind", [
        "Each kind of number has parts of its own: what counts has `n`, `base` and `percent`, a mean has `mean`. The text asks for a part that this one has not.",
        "Varje slags tal har sina egna delar: det som räknar har `n`, `base` och `percent`, ett medelvärde har `mean`. Texten vill ha en del som det här inte har.",
        "Hvert slags tall har sine egne deler: det som teller, har `n`, `base` og `percent`, et gjennomsnitt har `mean`. Teksten vil ha en del som dette ikke har.",
        "Hver slags tal har sine egne dele: det, der tæller, har `n`, `base` og `percent`, et gennemsnit har `mean`. Teksten vil have en del, som dette ikke har."],
        Blocks, [
        "- text: |\n    Av dem är {{ mean(\"nojda\") }} nöjda.",
        "- text: |\n    Av dem är {{ percent(\"nojda\") }} nöjda."]),
    explained("pasted-list", [
        "A list that is pasted from Word has signs that do not make a list here, and its lines would run together into one paragraph. Begin each line with a hyphen and a space, or with a plus sign for a numbered list.",
        "En lista som klistrats in från Word har tecken som inte gör någon lista här, och raderna skulle flyta ihop till ett stycke. Börja varje rad med ett bindestreck och ett mellanslag, eller med ett plustecken för en numrerad lista.",
        "En liste som er limt inn fra Word, har tegn som ikke lager noen liste her, og linjene ville flyte sammen til ett avsnitt. Begynn hver linje med en bindestrek og et mellomrom, eller med et plusstegn for en nummerert liste.",
        "En liste, der er sat ind fra Word, har tegn, som ikke laver nogen liste her, og linjerne ville løbe sammen til ét afsnit. Begynd hver linje med en bindestreg og et mellemrum eller med et plustegn til en nummereret liste."],
        Blocks, [
        "- text: |\n    Det gäller\n    • kommunen\n    • regionen",
        "- text: |\n    Det gäller\n    - kommunen\n    - regionen"]),
    explained("private-sign", [
        "The text has a character from the area that Unicode leaves to each program, which no typeface has. It mostly comes along when text is pasted from a PDF; nobody would see what was meant by it.",
        "Texten har ett tecken ur det område som Unicode lämnar åt varje program, och som inget typsnitt har. Det följer oftast med när text klistras in från en PDF; ingen skulle se vad som menades.",
        "Teksten har et tegn fra det området som Unicode overlater til hvert program, og som ingen skrift har. Det følger oftest med når tekst limes inn fra en PDF; ingen ville se hva som var ment.",
        "Teksten har et tegn fra det område, som Unicode overlader til hvert program, og som ingen skrifttype har. Det følger oftest med, når tekst sættes ind fra en PDF; ingen ville se, hvad der var ment."],
        Files, [
        "# book/r/chapters/01-resultat.yaml: blocks\n- text: Det gäller \u{f8f2} kommunen.",
        "# book/r/chapters/01-resultat.yaml: blocks\n- text: Det gäller kommunen."]),
    explained("pull-quote", [
        "A pull quote shows words of a text a second time, and so they must stand in one text of the report, word by word. Otherwise the two could say different things.",
        "En lyft mening visar ord ur en text en gång till, och därför måste de stå på ett ställe i rapportens text, ord för ord. Annars kunde de säga olika saker.",
        "Et uthevet sitat viser ord fra en tekst en gang til, og derfor må de stå ett sted i teksten i rapporten, ord for ord. Ellers kunne de si ulike ting.",
        "Et fremhævet citat viser ord fra en tekst en gang til, og derfor skal de stå ét sted i rapportens tekst, ord for ord. Ellers kunne de sige forskellige ting."],
        Blocks, [
        "- pull-quote: De flesta är mycket nöjda.\n- text: De flesta är nöjda med samverkan.",
        "- pull-quote: De flesta är nöjda med samverkan.\n- text: De flesta är nöjda med samverkan."]),
    explained("unknown-function", [
        "A text can ask a number only for what the program knows, such as `n`, `base`, `percent` and `mean`. Functions are written in English and in lower case.",
        "En text kan bara fråga ett tal efter det som programmet känner till, som `n`, `base`, `percent` och `mean`. Funktioner skrivs på engelska med små bokstäver.",
        "En tekst kan bare spørre et tall etter det programmet kjenner til, som `n`, `base`, `percent` og `mean`. Funksjoner skrives på engelsk med små bokstaver.",
        "En tekst kan kun spørge et tal om det, programmet kender, såsom `n`, `base`, `percent` og `mean`. Funktioner skrives på engelsk med små bogstaver."],
        Blocks, [
        "- text: |\n    {{ procent(\"nojda\") }} är nöjda.",
        "- text: |\n    {{ percent(\"nojda\") }} är nöjda."]),
    explained("only-words", [
        "A heading, a description or an abstract is shown again elsewhere, in the contents or read aloud, where a footnote, a reference or a citation would lead nowhere. Put it into the text instead.",
        "En rubrik, en beskrivning eller ett sammandrag visas också på andra ställen, i innehållsförteckningen eller uppläst, där en fotnot eller en hänvisning inte skulle leda någonstans. Skriv den i texten i stället.",
        "En overskrift, en beskrivelse eller et sammendrag vises også andre steder, i innholdsfortegnelsen eller opplest, der en fotnote eller en henvisning ikke ville føre noe sted. Skriv den i teksten i stedet.",
        "En overskrift, en beskrivelse eller et resumé vises også andre steder, i indholdsfortegnelsen eller læst op, hvor en fodnote eller en henvisning ikke ville føre nogen steder hen. Skriv den i teksten i stedet."],
        Blocks, [
        "- section: Vad andra fann @verk2019\n  blocks:\n    - text: Så var det.",
        "- section: Vad andra fann\n  blocks:\n    - text: Så var det @verk2019."]),
    explained("claim-words", [
        "A claim begins with a quantity that the program knows, such as a fraction, a percentage or “more than half”, and says one thing. Words without a limit, such as “many”, cannot be held against a number.",
        "Ett påstående börjar med en mängd som programmet känner till, som ett bråk, ett procenttal eller ”mer än hälften”, och säger en sak. Ord utan gräns, som ”många”, kan inte hållas mot ett tal.",
        "En påstand begynner med en mengde som programmet kjenner, som en brøk, et prosenttall eller «mer enn halvparten», og sier én ting. Ord uten grense, som «mange», kan ikke holdes opp mot et tall.",
        "En påstand begynder med en mængde, som programmet kender, såsom en brøk, et procenttal eller »mere end halvdelen«, og siger én ting. Ord uden grænse, såsom »mange«, kan ikke holdes op mod et tal."],
        Blocks, [
        "- text: |\n    {{ claim(\"nojda\", \"Ganska många\") }} är nöjda.",
        "- text: |\n    {{ claim(\"nojda\", \"Mer än hälften\") }} är nöjda."]),
    explained("claim-form", [
        "A claim says one thing about its numbers, or it cannot be checked. In a text the words follow the id; under `claims` it has either `number` and `is`, or `order`, or `highest` or `lowest` with `among`.",
        "Ett påstående säger en sak om sina tal, annars kan det inte prövas. I en text följer orden efter id:t; under `claims` har det antingen `number` och `is`, eller `order`, eller `highest` eller `lowest` med `among`.",
        "En påstand sier én ting om tallene, ellers kan den ikke prøves. I en tekst følger ordene etter id-en; under `claims` har den enten `number` og `is`, eller `order`, eller `highest` eller `lowest` med `among`.",
        "En påstand siger én ting om sine tal, ellers kan den ikke prøves. I en tekst følger ordene efter id'et; under `claims` har den enten `number` og `is` eller `order` eller `highest` eller `lowest` med `among`."],
        Blocks, [
        "- text: |\n    {{ claim(\"nojda\") }} är nöjda.",
        "- text: |\n    {{ claim(\"nojda\", \"Mer än hälften\") }} är nöjda."]),
    explained("claim-kind", [
        "The words do not fit the kind of number: “half” is said of a share, not of a mean, and a share cannot be more than a mean. Make the claim about numbers of one kind.",
        "Orden passar inte till talets slag: ”hälften” sägs om en andel, inte om ett medelvärde, och en andel kan inte vara mer än ett medelvärde. Gör påståendet om tal av samma slag.",
        "Ordene passer ikke til det slaget tall: «halvparten» sies om en andel, ikke om et gjennomsnitt, og en andel kan ikke være mer enn et gjennomsnitt. La påstanden gjelde tall av samme slag.",
        "Ordene passer ikke til den slags tal: »halvdelen« siges om en andel, ikke om et gennemsnit, og en andel kan ikke være mere end et gennemsnit. Lad påstanden gælde tal af samme slags."],
        Chapter, [
        "title: Resultat\nnumbers:\n  snittalder: {of: panel, variable: alder, statistic: mean}\nblocks:\n  - text: |\n      {{ claim(\"snittalder\", \"Mer än hälften\") }} är äldre.",
        "title: Resultat\nnumbers:\n  snittalder: {of: panel, variable: alder, statistic: mean}\nblocks:\n  - text: |\n      {{ claim(\"nojda\", \"Mer än hälften\") }} är nöjda."]),
    explained("claim-hidden", [
        "The number is hidden to protect those who answered, and a claim about it would tell readers something of what it is. Write the sentence without it, or count larger groups.",
        "Talet döljs för att skydda dem som har svarat, och ett påstående om det skulle säga läsarna något om vad det är. Skriv meningen utan det, eller räkna större grupper.",
        "Tallet skjules for å beskytte dem som har svart, og en påstand om det ville fortelle leserne noe om hva det er. Skriv setningen uten det, eller tell større grupper.",
        "Tallet skjules for at beskytte dem, der har svaret, og en påstand om det ville fortælle læserne noget om, hvad det er. Skriv sætningen uden det, eller tæl større grupper."],
        Files, [
        "# book/r/report.yaml\ndisclosure: {method: suppress, minimum-count: 5}\n# book/r/chapters/01-resultat.yaml: blocks\n- text: \"{{ claim(\\\"nojda\\\", \\\"Mer än hälften\\\") }} är nöjda.\"",
        "# book/r/report.yaml\ndisclosure: {method: suppress, minimum-count: 5}\n# book/r/chapters/01-resultat.yaml: blocks\n- text: De är för få för att någon andel ska redovisas."]),
    explained("claim-twice", [
        "Two claims have the same id, and what is said or accepted of one could be taken for the other. Rename one of them.",
        "Två påståenden har samma id, och det som sägs om det ena kunde tas för det andra. Byt namn på ett av dem.",
        "To påstander har samme id, og det som sies om den ene, kunne tas for å gjelde den andre. Gi en av dem et annet navn.",
        "To påstande har samme id, og det, der siges om den ene, kunne opfattes som gældende for den anden. Omdøb en af dem."],
        Report, [
        "claims:\n  - {id: de-flesta, number: nojda, is: mer än hälften}\n  - {id: de-flesta, number: nojda, is: minst 50 procent}",
        "claims:\n  - {id: de-flesta, number: nojda, is: mer än hälften}\n  - {id: minst-halften, number: nojda, is: minst 50 procent}"]),
    explained("change-size", [
        "“Hardly changed” leaves out changes that are too small to matter, and only you can say how small that is. Write `change` in `report.yaml`, in percentage points or in the unit of the means.",
        "”Knappt förändrat” bortser från förändringar som är för små för att spela någon roll, och bara du kan säga hur små. Skriv `change` i `report.yaml`, i procentenheter eller i medelvärdenas enhet.",
        "«Knapt endret» ser bort fra endringer som er for små til å bety noe, og bare du kan si hvor små. Skriv `change` i `report.yaml`, i prosentpoeng eller i enheten til gjennomsnittene.",
        "»Knap nok ændret« ser bort fra ændringer, der er for små til at betyde noget, og kun du kan sige, hvor små. Skriv `change` i `report.yaml`, i procentpoint eller i gennemsnittenes enhed."],
        Files, [
        "# data/panel/2017/codebook.yaml\ntitle: Provpanelen 2017\n# book/r/report.yaml\nwaves:\n  2017: {surveys: {panel: data/panel/2017/codebook.yaml}}\n  2020: own\nclaims:\n  - {id: lika, number: nojda, is: oförändrad, wave: 2017}",
        "# data/panel/2017/codebook.yaml\ntitle: Provpanelen 2017\n# book/r/report.yaml\nwaves:\n  2017: {surveys: {panel: data/panel/2017/codebook.yaml}}\n  2020: own\nchange: {points: 50}\nclaims:\n  - {id: lika, number: nojda, is: oförändrad, wave: 2017}"]),
    explained("not-comparable", [
        "The codebook says that the question was put in another way earlier, and so a difference may come from the question and not from what it is about. Write that the two cannot be compared.",
        "Kodboken säger att frågan ställdes på ett annat sätt tidigare, och en skillnad kan därför bero på frågan och inte på det den handlar om. Skriv att de två inte kan jämföras.",
        "Kodeboken sier at spørsmålet ble stilt på en annen måte tidligere, og en forskjell kan derfor skyldes spørsmålet og ikke det det handler om. Skriv at de to ikke kan sammenlignes.",
        "Kodebogen siger, at spørgsmålet tidligere blev stillet på en anden måde, og en forskel kan derfor skyldes spørgsmålet og ikke det, det handler om. Skriv, at de to ikke kan sammenlignes."],
        Files, [
        "# book/r/report.yaml\nwaves:\n  2017: {surveys: {panel: data/panel/2017/codebook.yaml}}\n  2020: own\n# data/panel/2017/codebook.yaml: variables\nnojd: {label: Nöjdhet, question: Hur nöjd är du nu?, scale: ordinal, values: {1: inte nöjd, 2: ganska nöjd, 3: mycket nöjd}, missing: {9: vet ej}}\n# data/panel/codebook.yaml: variables\nnojd:\n  label: Nöjdhet\n  question: Hur nöjd är du?\n  scale: ordinal\n  values: {1: inte nöjd, 2: ganska nöjd, 3: mycket nöjd}\n  missing: {9: vet ej}\n  earlier: {2017: {comparable: no, because: ordet »nu« togs bort}}\n# book/r/chapters/01-resultat.yaml: blocks\n- text: Andelen har ändrats med {{ change(\"nojda\") }}.",
        "# book/r/report.yaml\nwaves:\n  2017: {surveys: {panel: data/panel/2017/codebook.yaml}}\n  2020: own\n# data/panel/2017/codebook.yaml: variables\nnojd: {label: Nöjdhet, question: Hur nöjd är du nu?, scale: ordinal, values: {1: inte nöjd, 2: ganska nöjd, 3: mycket nöjd}, missing: {9: vet ej}}\n# data/panel/codebook.yaml: variables\nnojd:\n  label: Nöjdhet\n  question: Hur nöjd är du?\n  scale: ordinal\n  values: {1: inte nöjd, 2: ganska nöjd, 3: mycket nöjd}\n  missing: {9: vet ej}\n  earlier: {2017: {comparable: no, because: ordet »nu« togs bort}}\n# book/r/chapters/01-resultat.yaml: blocks\n- text: Andelen nöjda är {{ percent(\"nojda\") }}, men frågan ställdes på ett annat sätt 2017."]),
    explained("no-change", [
        "A change is the share or mean of now less that of an earlier measurement that the report names under `waves`. Counts and medians have none, nor has a report without an earlier measurement.",
        "En förändring är andelen eller medelvärdet nu minus det från en tidigare mätning som rapporten anger under `waves`. Antal och medianer har ingen, och inte heller en rapport utan tidigare mätning.",
        "En endring er andelen eller gjennomsnittet nå minus det fra en tidligere måling som rapporten oppgir under `waves`. Antall og medianer har ingen, og det har heller ikke en rapport uten tidligere måling.",
        "En ændring er andelen eller gennemsnittet nu minus det fra en tidligere måling, som rapporten angiver under `waves`. Antal og medianer har ingen, og det har en rapport uden tidligere måling heller ikke."],
        Blocks, [
        "- text: |\n    Andelen har ändrats med {{ change(\"nojda\") }}.",
        "- text: |\n    Andelen är {{ percent(\"nojda\") }}."]),
    explained("no-interval", [
        "Without an interval nobody can tell a change from chance. There is none where rows are not different persons, where counts are changed to protect people, or where the numbers are hidden.",
        "Utan ett intervall går en förändring inte att skilja från slump. Det finns inget där rader inte är olika personer, där antal ändras för att skydda någon, eller där talen är dolda.",
        "Uten et intervall kan en endring ikke skilles fra tilfeldigheter. Det finnes ikke der radene ikke er ulike personer, der antall endres for å beskytte noen, eller der tallene er skjult.",
        "Uden et interval kan en ændring ikke skelnes fra tilfældigheder. Der er intet, hvor rækkerne ikke er forskellige personer, hvor antal ændres for at beskytte nogen, eller hvor tallene er skjult."],
        Files, [
        "# book/r/report.yaml\ndisclosure: {method: suppress, minimum-count: 5}\nwaves:\n  2017: {surveys: {panel: data/panel/2017/codebook.yaml}}\n  2020: own\n# data/panel/2017/codebook.yaml\ntitle: Provpanelen 2017\n# book/r/chapters/01-resultat.yaml: blocks\n- text: \"Andelen {{ claim(\\\"nojda\\\", \\\"har ökat\\\", wave=\\\"2017\\\") }}.\"",
        "# book/r/report.yaml\ndisclosure: {method: suppress, minimum-count: 5}\nwaves:\n  2017: {surveys: {panel: data/panel/2017/codebook.yaml}}\n  2020: own\n# data/panel/2017/codebook.yaml\ntitle: Provpanelen 2017\n# book/r/chapters/01-resultat.yaml: blocks\n- text: De är för få för att någon förändring ska redovisas."]),
    explained("works-twice", [
        "The list of works stands once in a report, so that each reference leads to one place.",
        "Källförteckningen står en gång i en rapport, så att varje hänvisning leder till ett ställe.",
        "Kildelisten står én gang i en rapport, slik at hver henvisning fører til ett sted.",
        "Kildelisten står én gang i en rapport, så hver henvisning fører til ét sted."],
        Chapter, [
        "title: Resultat\nblocks:\n  - text: Så var det @verk2019.\n  - references",
        "title: Resultat\nblocks:\n  - text: Så var det @verk2019."]),
    explained("unknown-check", [
        "`accept` lists findings by the name that stands in brackets in the message, such as `typed-number`. There is no finding of this name.",
        "`accept` räknar upp anmärkningar med det namn som står inom hakparentes i meddelandet, som `typed-number`. Någon anmärkning med det här namnet finns inte.",
        "`accept` lister opp merknader med det navnet som står i hakeparentes i meldingen, som `typed-number`. Det finnes ingen merknad med dette navnet.",
        "`accept` opregner bemærkninger med det navn, der står i kantede parenteser i meddelelsen, såsom `typed-number`. Der findes ingen bemærkning med dette navn."],
        Report, [
        "accept:\n  - {check: typed-numbers, reason: Talen är ur lagen.}",
        "accept:\n  - {check: typed-number, reason: Talen är ur lagen.}"]),
];
