//! Mistakes in how blocks are put together.

use super::ExamplePlace::{Blocks, Chapter};
use super::{MistakeKind, explained};

/// Its kinds.
#[rustfmt::skip]
pub(super) const EXPLAINED: &[MistakeKind] = &[
    explained("address", [
        "A link needs a whole address, with what tells how it is reached: `https://…` for a web page, `mailto:…` for an e-mail address. Without that it leads nowhere.",
        "En länk behöver en hel adress, med det som säger hur den nås: `https://…` för en webbsida, `mailto:…` för en e-postadress. Utan det leder den ingenstans.",
        "En lenke trenger en hel adresse, med det som sier hvordan den nås: `https://…` for en nettside, `mailto:…` for en e-postadresse. Uten det fører den ingen steder.",
        "Et link skal have en hel adresse med det, der siger, hvordan den nås: `https://…` til en webside, `mailto:…` til en e-mailadresse. Uden det fører det ingen steder hen."],
        Blocks, [
        "- cards:\n    - role: Utvecklingsledare\n      link: www.exempel.se/centrum",
        "- cards:\n    - role: Utvecklingsledare\n      link: https://www.exempel.se/centrum"]),
    explained("bad-name", [
        "Names and ids become parts of addresses and files, and so they have only letters a to z, digits and hyphens. What readers see stands in the caption or the heading, with any letters.",
        "Namn och id blir delar av adresser och filer, och därför har de bara bokstäverna a till z, siffror och bindestreck. Det som läsarna ser står i bildtexten eller rubriken, med vilka bokstäver som helst.",
        "Navn og id-er blir deler av adresser og filer, og derfor har de bare bokstavene a til z, sifre og bindestreker. Det leserne ser, står i bildeteksten eller overskriften, med hvilke bokstaver som helst.",
        "Navne og id'er bliver dele af adresser og filer, og derfor har de kun bogstaverne a til z, cifre og bindestreger. Det, læserne ser, står i billedteksten eller overskriften med hvilke bogstaver som helst."],
        Blocks, [
        "- chart:\n    id: Nöjdhet\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd",
        "- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd"]),
    explained("card", [
        "A card tells who somebody is, by name or by role. A picture and its description, `alt`, belong together.",
        "Ett kort talar om vem någon är, med namn eller roll. En bild och dess beskrivning, `alt`, hör ihop.",
        "Et kort forteller hvem noen er, med navn eller rolle. Et bilde og beskrivelsen av det, `alt`, hører sammen.",
        "Et kort fortæller, hvem nogen er, med navn eller rolle. Et billede og dets beskrivelse, `alt`, hører sammen."],
        Blocks, [
        "- cards:\n    - affiliation: Socialtjänsten",
        "- cards:\n    - role: Utvecklingsledare\n      affiliation: Socialtjänsten"]),
    explained("columns", [
        "Only texts and terms stand in columns; charts and tables would have no room there. Two other blocks stand beside each other in `side-by-side`.",
        "Bara texter och termer står i spalter; diagram och tabeller skulle inte få plats där. Två andra block står bredvid varandra i `side-by-side`.",
        "Bare tekster og termer står i spalter; diagrammer og tabeller ville ikke få plass der. To andre blokker står ved siden av hverandre i `side-by-side`.",
        "Kun tekster og termer står i spalter; diagrammer og tabeller ville ikke have plads der. To andre blokke står ved siden af hinanden i `side-by-side`."],
        Blocks, [
        "- columns: 2\n  chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd",
        "- columns: 2\n  text: |\n    Så var det förr.\n\n    Så är det nu."]),
    explained("example", [
        "An `example` shows its own lines and below them what they make. For that each block in it begins on a line of its own, after a hyphen, and no example lies in another one.",
        "Ett `example` visar sina egna rader och under dem vad de ger. För det börjar varje block i det på en egen rad, efter ett bindestreck, och inget exempel ligger i ett annat.",
        "Et `example` viser sine egne linjer og under dem hva de gir. Derfor begynner hver blokk i det på en egen linje, etter en bindestrek, og ingen eksempler ligger i et annet.",
        "Et `example` viser sine egne linjer og under dem, hvad de giver. Derfor begynder hver blok i det på en linje for sig selv efter en bindestreg, og intet eksempel ligger i et andet."],
        Blocks, [
        "- example: [{text: Så var det.}]",
        "- example:\n    - text: Så var det."]),
    explained("figure", [
        "A figure is one thing: a picture from a file (`image`), a drawing made of words (`kind`) or a drawing in Typst (`typst`). Only a picture from a file has a `width`.",
        "En figur är en sak: en bild från en fil (`image`), en teckning av ord (`kind`) eller en teckning i Typst (`typst`). Bara en bild från en fil har `width`.",
        "En figur er én ting: et bilde fra en fil (`image`), en tegning av ord (`kind`) eller en tegning i Typst (`typst`). Bare et bilde fra en fil har `width`.",
        "En figur er én ting: et billede fra en fil (`image`), en tegning af ord (`kind`) eller en tegning i Typst (`typst`). Kun et billede fra en fil har `width`."],
        Blocks, [
        "- figure:\n    id: motpoler\n    caption: Två sätt att arbeta\n    kind: versus\n    width: 60\n    between: eller\n    ends:\n      - {label: Samverkan, points: [tar tid]}\n      - {label: Samarbete, points: [går fort]}",
        "- figure:\n    id: motpoler\n    caption: Två sätt att arbeta\n    kind: versus\n    between: eller\n    ends:\n      - {label: Samverkan, points: [tar tid]}\n      - {label: Samarbete, points: [går fort]}"]),
    explained("other-language", [
        "The labels of charts and tables are those of the codebook, in the report's language. In a part in another language readers would get two languages at once; let the text there refer to the chart instead.",
        "Etiketterna i diagram och tabeller är kodbokens, på rapportens språk. I en del på ett annat språk skulle läsarna få två språk på en gång; låt texten där hänvisa till diagrammet i stället.",
        "Etikettene i diagrammer og tabeller er kodebokens, på rapportens språk. I en del på et annet språk ville leserne få to språk på én gang; la teksten der vise til diagrammet i stedet.",
        "Etiketterne i diagrammer og tabeller er kodebogens, på rapportens sprog. I en del på et andet sprog ville læserne få to sprog på én gang; lad teksten der henvise til diagrammet i stedet."],
        Blocks, [
        "- language: en\n  chart:\n    id: nojd\n    caption: How satisfied they are\n    of: panel\n    variable: nojd",
        "- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd"]),
    explained("side-by-side", [
        "Two blocks stand beside each other, and each must have room in half a page. What floats, stands on a turned page or in columns has not.",
        "Två block står bredvid varandra, och vart och ett måste få plats på en halv sida. Det får inte det som flyter, eller som står på en liggande sida eller i spalter.",
        "To blokker står ved siden av hverandre, og hver av dem må få plass på en halv side. Det får ikke det som flyter, står på liggende side eller i spalter.",
        "To blokke står ved siden af hinanden, og hver af dem skal have plads på en halv side. Det har det ikke, hvis det flyder, står på liggende side eller i spalter."],
        Blocks, [
        "- side-by-side:\n    - text: Så var det.\n    - text: Så är det.\n    - text: Så blir det.",
        "- side-by-side:\n    - text: Så var det.\n    - text: Så är det.\n- text: Så blir det."]),
    explained("too-many-cards", [
        "Cards stand beside each other, and there is room for six. Divide them into several blocks of cards under headings of their own; many people are easier to find in a table.",
        "Kort står bredvid varandra, och det finns plats för sex. Dela upp dem på flera block med kort under egna rubriker; många personer är lättare att hitta i en tabell.",
        "Kort står ved siden av hverandre, og det er plass til seks. Del dem på flere blokker med kort under egne overskrifter; mange personer er lettere å finne i en tabell.",
        "Kort står ved siden af hinanden, og der er plads til seks. Del dem på flere blokke med kort under hver sin overskrift; mange personer er nemmere at finde i en tabel."],
        Blocks, [
        "- cards:\n    - role: Ordförande\n    - role: Sekreterare\n    - role: Kassör\n    - role: Samordnare\n    - role: Forskare\n    - role: Utredare\n    - role: Handledare",
        "- cards:\n    - role: Ordförande\n    - role: Sekreterare\n    - role: Kassör\n    - role: Samordnare\n    - role: Forskare\n    - role: Utredare"]),
    explained("turned-page", [
        "What is wide can have a page that lies down, with `landscape` beside a section or a block. A whole chapter cannot, nor what floats, and what is turned already is not turned again.",
        "Det som är brett kan få en liggande sida, med `landscape` bredvid ett avsnitt eller ett block. Ett helt kapitel kan inte det, inte heller det som flyter, och det som redan står på en liggande sida vänds inte en gång till.",
        "Det som er bredt, kan få en liggende side, med `landscape` ved siden av en seksjon eller en blokk. Et helt kapittel kan ikke det, heller ikke det som flyter, og det som allerede står på en liggende side, snus ikke én gang til.",
        "Det, der er bredt, kan få en liggende side med `landscape` ved siden af et afsnit eller en blok. Det kan et helt kapitel ikke, og det, der flyder, heller ikke; det, der allerede står på en liggende side, vendes ikke én gang til."],
        Chapter, [
        "title: Resultat\nlandscape: true\nblocks:\n  - text: Så var det.",
        "title: Resultat\nblocks:\n  - landscape: true\n    section: Alla svar\n    blocks:\n      - text: Så var det."]),
    explained("two-blocks", [
        "A hyphen begins a block, and each block is one thing: a text, a chart, a table. Where two stand after one hyphen, the second has lost its own.",
        "Ett bindestreck inleder ett block, och varje block är en sak: en text, ett diagram, en tabell. Står två efter samma bindestreck saknar det andra sitt eget.",
        "En bindestrek innleder en blokk, og hver blokk er én ting: en tekst, et diagram, en tabell. Står to etter samme bindestrek, mangler den andre sin egen.",
        "En bindestreg indleder en blok, og hver blok er én ting: en tekst, et diagram, en tabel. Står to efter samme bindestreg, mangler den anden sin egen."],
        Blocks, [
        "- text: Så var det.\n  quote: {text: Det var bra., consent: Muntligt}",
        "- text: Så var det.\n- quote: {text: Det var bra., consent: Muntligt}"]),
    explained("typed-table", [
        "A table of words has a header for each column, a cell for each column in every row, and no empty cell: a dash says that there is nothing, so that nobody wonders if something was lost.",
        "En tabell med ord har en rubrik för varje kolumn, en cell för varje kolumn på varje rad, och ingen tom cell: ett streck säger att det inte finns något, så att ingen undrar om något har fallit bort.",
        "En tabell med ord har en overskrift for hver kolonne, en celle for hver kolonne i hver rad, og ingen tom celle: en strek sier at det ikke er noe der, slik at ingen lurer på om noe har falt bort.",
        "En tabel med ord har en overskrift til hver kolonne, en celle til hver kolonne i hver række og ingen tom celle: en streg siger, at der ikke er noget, så ingen undrer sig over, om noget er faldet ud."],
        Blocks, [
        "- typed-table:\n    id: parterna\n    caption: Parterna i centret\n    head: [Part, Bidrar med]\n    rows:\n      - [Högskola, forskare, lokal]",
        "- typed-table:\n    id: parterna\n    caption: Parterna i centret\n    head: [Part, Bidrar med]\n    rows:\n      - [Högskola, \"forskare, lokal\"]"]),
    explained("unknown-block", [
        "A block says first what it is, such as `text`, `chart` or `table`, in English and in lower case. There is no block of this name.",
        "Ett block säger först vad det är, som `text`, `chart` eller `table`, på engelska med små bokstäver. Något block med det här namnet finns inte.",
        "En blokk sier først hva den er, som `text`, `chart` eller `table`, på engelsk med små bokstaver. Det finnes ingen blokk med dette navnet.",
        "En blok siger først, hvad den er, såsom `text`, `chart` eller `table`, på engelsk med små bogstaver. Der findes ingen blok med dette navn."],
        Blocks, [
        "- tabell:\n    id: orter\n    caption: Var de bor\n    of: panel\n    rows: ort\n    columns: nojd",
        "- table:\n    id: orter\n    caption: Var de bor\n    of: panel\n    rows: ort\n    columns: nojd"]),
    explained("unknown-box", [
        "Rows and arrows of a drawing name boxes by the names they have under `boxes`, and there is none of this name.",
        "Rader och pilar i en teckning nämner rutor vid de namn de har under `boxes`, och ingen har det här namnet.",
        "Rader og piler i en tegning nevner bokser med navnene de har under `boxes`, og ingen har dette navnet.",
        "Rækker og pile i en tegning nævner bokse ved de navne, de har under `boxes`, og ingen har dette navn."],
        Blocks, [
        "- figure:\n    id: struktur\n    caption: Vem som beslutar\n    kind: structure\n    boxes: {rad: Samverkansråd, kommun: Kommunerna}\n    arrows:\n      - {from: kommunen, to: rad}",
        "- figure:\n    id: struktur\n    caption: Vem som beslutar\n    kind: structure\n    boxes: {rad: Samverkansråd, kommun: Kommunerna}\n    arrows:\n      - {from: kommun, to: rad}"]),
    explained("drawing", [
        "In a drawing of boxes and arrows each box stands once, each arrow goes from one box to another, and there is room for a certain number of both. Two simple drawings are easier to read than one that is full.",
        "I en teckning med rutor och pilar står varje ruta en gång, varje pil går från en ruta till en annan, och det finns plats för ett visst antal av båda. Två enkla teckningar är lättare att läsa än en som är full.",
        "I en tegning med bokser og piler står hver boks én gang, hver pil går fra én boks til en annen, og det er plass til et visst antall av begge. To enkle tegninger er lettere å lese enn én som er full.",
        "I en tegning med bokse og pile står hver boks én gang, hver pil går fra én boks til en anden, og der er plads til et vist antal af begge. To enkle tegninger er lettere at læse end én, der er fuld."],
        Blocks, [
        "- figure:\n    id: struktur\n    caption: Vem som beslutar\n    kind: structure\n    boxes: {rad: Samverkansråd, kommun: Kommunerna}\n    arrows:\n      - {from: kommun, to: kommun}",
        "- figure:\n    id: struktur\n    caption: Vem som beslutar\n    kind: structure\n    boxes: {rad: Samverkansråd, kommun: Kommunerna}\n    arrows:\n      - {from: kommun, to: rad}"]),
    explained("empty", [
        "Something is begun that holds nothing, and readers would see an empty place. Write what belongs there, or remove it.",
        "Något är påbörjat som inte innehåller något, och läsarna skulle se en tom plats. Skriv det som hör dit, eller ta bort det.",
        "Noe er påbegynt som ikke inneholder noe, og leserne ville se en tom plass. Skriv det som hører hjemme der, eller fjern det.",
        "Noget er påbegyndt, som ikke indeholder noget, og læserne ville se en tom plads. Skriv det, der hører til der, eller fjern det."],
        Blocks, [
        "- fact-box:\n    title: \"\"\n    text: Enkäten var öppen i tre veckor.",
        "- fact-box:\n    title: Så gjordes mätningen\n    text: Enkäten var öppen i tre veckor."]),
    explained("id-twice", [
        "References, files and numbers go by ids, and so an id can be given once in a report. Two that differ only in upper and lower case would be the same file on some computers.",
        "Hänvisningar, filer och tal går efter id, och därför kan ett id bara användas en gång i en rapport. Två som bara skiljer sig i stora och små bokstäver skulle bli samma fil på en del datorer.",
        "Henvisninger, filer og tall går etter id-er, og derfor kan en id bare brukes én gang i en rapport. To som bare er ulike i store og små bokstaver, ville bli samme fil på noen datamaskiner.",
        "Henvisninger, filer og tal går efter id'er, og derfor kan et id kun bruges én gang i en rapport. To, der kun er forskellige i store og små bogstaver, ville blive samme fil på nogle computere."],
        Blocks, [
        "- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd\n- chart:\n    id: nojd\n    caption: Hur missnöjda de är\n    of: panel\n    variable: nojd",
        "- chart:\n    id: nojd\n    caption: Hur nöjda de är\n    of: panel\n    variable: nojd\n- chart:\n    id: nojd-igen\n    caption: Hur nöjda de är nu\n    of: panel\n    variable: nojd"]),
    explained("repeat", [
        "`repeat` makes the same blocks for each answer to a question. What stands under `only` must be answers of the codebook, and the report must not become so long that nobody reads it.",
        "`repeat` gör samma block för varje svar på en fråga. Det som står under `only` måste vara svar i kodboken, och rapporten får inte bli hur lång som helst.",
        "`repeat` lager de samme blokkene for hvert svar på et spørsmål. Det som står under `only`, må være svar i kodeboken, og rapporten kan ikke bli hvor lang som helst.",
        "`repeat` laver de samme blokke for hvert svar på et spørgsmål. Det, der står under `only`, skal være svar i kodebogen, og rapporten må ikke blive hvor lang som helst."],
        Blocks, [
        "- repeat:\n    over: nojd\n    of: panel\n    only: [vet ej]\n    blocks:\n      - section: \"{{ value }}\"\n        blocks:\n          - text: Så var det.",
        "- repeat:\n    over: nojd\n    of: panel\n    only: [mycket nöjd]\n    blocks:\n      - section: \"{{ value }}\"\n        blocks:\n          - text: Så var det."]),
];
