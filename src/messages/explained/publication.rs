//! Mistakes in what a report is known by, and in what was published before.

use super::ExamplePlace::{Blocks, Chapter, Files, Report};
use super::{MistakeKind, explained};

/// Its kinds.
#[rustfmt::skip]
pub(super) const EXPLAINED: &[MistakeKind] = &[
    explained("check-digit", [
        "The last digit of such a number follows from the others, so that a slip can be found. Here it does not fit them: some digit is wrong.",
        "Den sista siffran i ett sådant nummer följer av de andra, så att ett skrivfel kan upptäckas. Här passar den inte ihop med dem: någon siffra är fel.",
        "Det siste sifferet i et slikt nummer følger av de andre, slik at en skrivefeil kan oppdages. Her passer det ikke sammen med dem: et av sifrene er feil.",
        "Det sidste ciffer i et sådant nummer følger af de andre, så en skrivefejl kan opdages. Her passer det ikke sammen med dem: et af cifrene er forkert."],
        Report, [
        "isbn: 978-3-16-148410-1",
        "isbn: 978-3-16-148410-0"]),
    explained("doi", [
        "A DOI is written as it was given, from `10.` on, without the address of a web page before it.",
        "En DOI skrivs som den tilldelats, från `10.` och framåt, utan någon webbadress före.",
        "En DOI skrives slik den er tildelt, fra `10.` og utover, uten noen nettadresse foran.",
        "En DOI skrives, som den er tildelt, fra `10.` og frem, uden nogen webadresse foran."],
        Report, [
        "doi: https://doi.org/10.5555/rapport-2020",
        "doi: 10.5555/rapport-2020"]),
    explained("isbn", [
        "An ISBN has 13 digits, which begin with 978 or 979; those of 10 digits are from before 2007 and can be written in the new way.",
        "Ett ISBN har 13 siffror, som börjar med 978 eller 979; de med 10 siffror är från före 2007 och kan skrivas om på det nya sättet.",
        "Et ISBN har 13 sifre, som begynner med 978 eller 979; de med 10 sifre er fra før 2007 og kan skrives om på den nye måten.",
        "Et ISBN har 13 cifre, der begynder med 978 eller 979; de med 10 cifre er fra før 2007 og kan omskrives på den nye måde."],
        Report, [
        "isbn: 3-16-148410-X",
        "isbn: 978-3-16-148410-0"]),
    explained("orcid", [
        "An ORCID iD has 16 digits in groups of four, the last of which may be an X. It is written without the address of a web page before it.",
        "Ett ORCID iD har 16 siffror i grupper om fyra, och den sista kan vara ett X. Det skrivs utan någon webbadress före.",
        "En ORCID iD har 16 sifre i grupper på fire, og det siste kan være en X. Den skrives uten noen nettadresse foran.",
        "Et ORCID iD har 16 cifre i grupper på fire, og det sidste kan være et X. Det skrives uden nogen webadresse foran."],
        Report, [
        "authors:\n  - {name: Josiah Carberry, orcid: 0000-0002-1825}",
        "authors:\n  - {name: Josiah Carberry, orcid: 0000-0002-1825-0097}"]),
    explained("organisation-number", [
        "The number of an organisation has 10 digits in Sweden, 9 in Norway and 8 in Denmark (CVR).",
        "Ett organisationsnummer har 10 siffror i Sverige, 9 i Norge och 8 i Danmark (CVR).",
        "Et organisasjonsnummer har 10 sifre i Sverige, 9 i Norge og 8 i Danmark (CVR).",
        "Et organisationsnummer har 10 cifre i Sverige, 9 i Norge og 8 i Danmark (CVR)."],
        Report, [
        "organisation-number: 12345",
        "organisation-number: 002000-0006"]),
    explained("personal-number", [
        "Here stands the number of a person where that of an organisation should stand, and it would be published. Take it out here, and from every place it was copied to.",
        "Här står numret på en person där numret på en organisation ska stå, och det skulle publiceras. Ta bort det här, och överallt dit det har kopierats.",
        "Her står nummeret på en person der nummeret på en organisasjon skal stå, og det ville bli publisert. Ta det bort her, og alle steder det er kopiert til.",
        "Her står nummeret på en person, hvor nummeret på en organisation skal stå, og det ville blive offentliggjort. Fjern det her og alle steder, det er kopieret til."],
        Report, [
        "organisation-number: 19121212-1212",
        "organisation-number: 002000-0006"]),
    explained("keyword", [
        "Keywords are what libraries and search engines find a report by: each is a word, and stands once.",
        "Ämnesord är det som bibliotek och sökmotorer hittar en rapport med: vart och ett är ett ord, och står en gång.",
        "Emneord er det biblioteker og søkemotorer finner en rapport med: hvert av dem er et ord, og står én gang.",
        "Emneord er det, biblioteker og søgemaskiner finder en rapport med: hvert af dem er et ord og står én gang."],
        Report, [
        "keywords: [samverkan, samverkan]",
        "keywords: [samverkan, enkät]"]),
    explained("licence", [
        "A licence says what others may do with the report, and is written by its short name, such as `CC-BY-4.0`. One that is not known here has a name and an address, so that readers can look it up.",
        "En licens säger vad andra får göra med rapporten, och skrivs med sitt korta namn, som `CC-BY-4.0`. En som inte är känd här har ett namn och en adress, så att läsarna kan slå upp den.",
        "En lisens sier hva andre kan gjøre med rapporten, og skrives med kortnavnet, som `CC-BY-4.0`. En som ikke er kjent her, har et navn og en adresse, slik at leserne kan slå den opp.",
        "En licens siger, hvad andre må gøre med rapporten, og skrives med sit korte navn, såsom `CC-BY-4.0`. En, der ikke er kendt her, har et navn og en adresse, så læserne kan slå den op."],
        Report, [
        "licence: CC-BY-5.0",
        "licence: CC-BY-4.0"]),
    explained("follows", [
        "`follows` names the report of the earlier measurement that this one repeats. A report cannot repeat itself.",
        "`follows` anger rapporten från den tidigare mätning som den här upprepar. En rapport kan inte upprepa sig själv.",
        "`follows` oppgir rapporten fra den tidligere målingen som denne gjentar. En rapport kan ikke gjenta seg selv.",
        "`follows` angiver rapporten fra den tidligere måling, som denne gentager. En rapport kan ikke gentage sig selv."],
        Report, [
        "follows: r",
        "follows: rapport-2017"]),
    explained("not-confirmed", [
        "The text was written about an earlier measurement, and nobody has said yet that it holds for the new one. Read it against the new results, rewrite what no longer holds, and then write `status: confirmed`.",
        "Texten skrevs om en tidigare mätning, och ingen har ännu sagt att den gäller den nya. Läs den mot de nya resultaten, skriv om det som inte längre stämmer, och skriv sedan `status: confirmed`.",
        "Teksten ble skrevet om en tidligere måling, og ingen har ennå sagt at den gjelder den nye. Les den mot de nye resultatene, skriv om det som ikke lenger stemmer, og skriv så `status: confirmed`.",
        "Teksten blev skrevet om en tidligere måling, og ingen har endnu sagt, at den gælder den nye. Læs den op mod de nye resultater, omskriv det, der ikke længere stemmer, og skriv så `status: confirmed`."],
        Blocks, [
        "- status: from-baseline\n  text: De flesta är nöjda.",
        "- status: confirmed\n  text: De flesta är nöjda."]),
    explained("no-numbers", [
        "The table or chart shows named numbers, and none are listed. Name those of `report.yaml` that it shows, each with the words that stand beside it.",
        "Tabellen eller diagrammet visar namngivna tal, och inga är uppräknade. Ange vilka av talen i `report.yaml` som ska visas, vart och ett med de ord som ska stå bredvid.",
        "Tabellen eller diagrammet viser navngitte tall, og ingen er listet opp. Oppgi hvilke av tallene i `report.yaml` som skal vises, hvert av dem med de ordene som skal stå ved siden av.",
        "Tabellen eller diagrammet viser navngivne tal, og ingen er opregnet. Angiv, hvilke af tallene i `report.yaml` der skal vises, hvert af dem med de ord, der skal stå ved siden af."],
        Files, [
        "# book/r/report.yaml\nwaves:\n  2017: {surveys: {panel: data/panel/2017/codebook.yaml}}\n  2020: own\n# data/panel/2017/codebook.yaml\ntitle: Provpanelen 2017\n# book/r/chapters/01-resultat.yaml: blocks\n- change-table: {id: andring, caption: Så har det ändrats, numbers: {}}",
        "# book/r/report.yaml\nwaves:\n  2017: {surveys: {panel: data/panel/2017/codebook.yaml}}\n  2020: own\n# data/panel/2017/codebook.yaml\ntitle: Provpanelen 2017\n# book/r/chapters/01-resultat.yaml: blocks\n- change-table: {id: andring, caption: Så har det ändrats, numbers: {nojda: Nöjda}}"]),
    explained("needless-erratum", [
        "An erratum says why the data cannot give what was printed, but the data does give it. Left standing it would tell readers of a mistake that is none.",
        "En rättelse säger varför data inte kan ge det som trycktes, men data ger just det. Får den stå kvar berättar den för läsarna om ett fel som inte är något.",
        "En rettelse sier hvorfor dataene ikke kan gi det som ble trykt, men dataene gir nettopp det. Blir den stående, forteller den leserne om en feil som ikke er noen.",
        "En rettelse siger, hvorfor data ikke kan give det, der blev trykt, men data giver netop det. Bliver den stående, fortæller den læserne om en fejl, der ikke er nogen."],
        Chapter, [
        "title: Resultat\nnumbers:\n  ny: {of: panel, published: {n: 6, erratum: Ett svar kom för sent.}}\nblocks:\n  - text: Så var det.",
        "title: Resultat\nnumbers:\n  ny: {of: panel, published: {n: 6}}\nblocks:\n  - text: Så var det."]),
    explained("unlike-publication", [
        "What was printed earlier is not what the data gives now. Either the request or the data is another than then, or what was printed is wrong; then an `erratum` says why.",
        "Det som trycktes tidigare är inte det som data ger nu. Antingen är begäran eller data en annan än då, eller så är det tryckta fel; då säger en `erratum` varför.",
        "Det som ble trykt tidligere, er ikke det dataene gir nå. Enten er forespørselen eller dataene annerledes enn da, eller så er det trykte feil; da sier en `erratum` hvorfor.",
        "Det, der blev trykt tidligere, er ikke det, data giver nu. Enten er forespørgslen eller data en anden end dengang, eller også er det trykte forkert; så siger en `erratum` hvorfor."],
        Chapter, [
        "title: Resultat\nnumbers:\n  ny: {of: panel, published: {n: 7}}\nblocks:\n  - text: Så var det.",
        "title: Resultat\nnumbers:\n  ny: {of: panel, published: {n: 6}}\nblocks:\n  - text: Så var det."]),
    explained("asked-otherwise", [
        "Of the earlier measurement only what its report shows is left, and that does not ask the same as this: of other people, in another way, or weighted otherwise. Show it without that measurement, or ask what was asked then.",
        "Av den tidigare mätningen finns bara det kvar som dess rapport visar, och där frågas inte efter detsamma som här: det gäller andra personer, är frågat på ett annat sätt eller vägt annorlunda. Visa det utan den mätningen, eller fråga efter det som frågades då.",
        "Av den tidligere målingen er bare det igjen som rapporten viser, og der spørres det ikke etter det samme som her: det gjelder andre personer, er spurt på en annen måte eller vektet annerledes. Vis det uten den målingen, eller spør etter det det ble spurt etter da.",
        "Af den tidligere måling er kun det tilbage, som dens rapport viser, og dér spørges der ikke efter det samme som her: det gælder andre personer, er spurgt på en anden måde eller vægtet anderledes. Vis det uden den måling, eller spørg efter det, der blev spurgt efter dengang."],
        Files, [
        "$ baslinje archive r --without-microdata\n$ mv build/r.zip data/r-2017.zip\n# book/r/report.yaml\nwaves:\n  2017: {archive: data/r-2017.zip}\n  2020: own\nnumbers:\n  svar: {of: panel}\n  nojda: {of: panel, variable: nojd, in: [ganska nöjd, mycket nöjd]}\n  gavle: {of: panel, variable: ort, in: [Gävle]}\n# book/r/chapters/01-resultat.yaml: blocks\n- change-table: {id: andring, caption: Så har det ändrats, numbers: {gavle: Bor i Gävle}}\n$ baslinje check r",
        "$ baslinje archive r --without-microdata\n$ mv build/r.zip data/r-2017.zip\n# book/r/report.yaml\nwaves:\n  2017: {archive: data/r-2017.zip}\n  2020: own\nnumbers:\n  svar: {of: panel}\n  nojda: {of: panel, variable: nojd, in: [ganska nöjd, mycket nöjd]}\n  gavle: {of: panel, variable: ort, in: [Gävle]}\n# book/r/chapters/01-resultat.yaml: blocks\n- change-table: {id: andring, caption: Så har det ändrats, numbers: {nojda: Nöjda}}\n$ baslinje check r"]),
];
