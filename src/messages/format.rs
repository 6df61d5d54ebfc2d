//! What is said of keys, and of names that are nearly right: `format` and `diagnostic`.

use super::{CatalogueLine, mistake, phrase};

/// Its lines.
#[rustfmt::skip]
pub(super) const LINES: &[CatalogueLine] = &[
    phrase("the keys of {what}", "nycklarna för {what}", "nøklene til {what}", "nøglerne til {what}"),
    phrase(
        "write its keys on lines of their own, without `- ` in front",
        "skriv nycklarna på egna rader, utan `- ` framför",
        "skriv nøklene på egne linjer, uten `- ` foran",
        "skriv nøglerne på egne linjer, uden `- ` foran"),
    phrase(
        "write its keys below, each on a line of its own: {lines}",
        "skriv nycklarna nedanför, på var sin rad: {lines}",
        "skriv nøklene under, på hver sin linje: {lines}",
        "skriv nøglerne nedenunder, på hver sin linje: {lines}"),
    mistake("comment",
        "`{key}` has no value: ` #` begins a comment in YAML",
        "`{key}` har inget värde: ` #` inleder en kommentar i YAML",
        "`{key}` har ingen verdi: ` #` innleder en kommentar i YAML",
        "`{key}` har ingen værdi: ` #` indleder en kommentar i YAML"),
    phrase(
        "put the text in quotation marks: `{key}: \"{value}\"`",
        "sätt texten inom citattecken: `{key}: \"{value}\"`",
        "sett teksten i anførselstegn: `{key}: \"{value}\"`",
        "sæt teksten i anførselstegn: `{key}: \"{value}\"`"),
    mistake("no-value",
        "the key `{key}` has no value",
        "nyckeln `{key}` har inget värde",
        "nøkkelen `{key}` har ingen verdi",
        "nøglen `{key}` har ingen værdi"),
    phrase("write `{key}: …`", "skriv `{key}: …`", "skriv `{key}: …`", "skriv `{key}: …`"),
    mistake("lacking-key",
        "{what} lacks the key `{key}`",
        "{what} saknar nyckeln `{key}`",
        "{what} mangler nøkkelen `{key}`",
        "{what} mangler nøglen `{key}`"),
    phrase(
        "add `{key}: …`",
        "lägg till `{key}: …`",
        "legg til `{key}: …`",
        "tilføj `{key}: …`"),
    mistake("unknown-key",
        "unknown key `{key}` in {what}",
        "okänd nyckel `{key}` i {what}",
        "ukjent nøkkel `{key}` i {what}",
        "ukendt nøgle `{key}` i {what}"),
    // Names that are nearly right.
    phrase("did you mean `{name}`?", "menar du `{name}`?", "mener du `{name}`?", "mener du `{name}`?"),
    phrase(
        "did you mean `{name}`? keys and choices are in English",
        "menar du `{name}`? nycklar och val skrivs på engelska",
        "mener du `{name}`? nøkler og valg skrives på engelsk",
        "mener du `{name}`? nøgler og valg skrives på engelsk"),
    phrase(
        "use `{name}`, the only one there is",
        "skriv `{name}`, det enda som finns",
        "skriv `{name}`, det eneste som finnes",
        "skriv `{name}`, det eneste der findes"),
    phrase("choose one of {names}", "välj något av {names}", "velg en av {names}", "vælg en af {names}"),
    phrase("choose one of {names}, …", "välj något av {names}, …", "velg en av {names}, …", "vælg en af {names}, …"),
    phrase(
        "write `{name}`, without the curly quotation marks",
        "skriv `{name}`, utan de böjda citattecknen",
        "skriv `{name}`, uten de krøllete anførselstegnene",
        "skriv `{name}`, uden de krøllede anførselstegn"),
    phrase(
        "it is written `{wrong}`, which only looks like `{meant}` ({legend})",
        "det är skrivet `{wrong}`, som bara ser ut som `{meant}` ({legend})",
        "det er skrevet `{wrong}`, som bare ser ut som `{meant}` ({legend})",
        "det er skrevet `{wrong}`, som kun ligner `{meant}` ({legend})"),
    phrase(
        "accept it in `report.yaml`: `accept: [{check: {check}, of: \"{of}\", reason: …}]`",
        "godta det i `report.yaml`: `accept: [{check: {check}, of: \"{of}\", reason: …}]`",
        "godta det i `report.yaml`: `accept: [{check: {check}, of: \"{of}\", reason: …}]`",
        "godtag det i `report.yaml`: `accept: [{check: {check}, of: \"{of}\", reason: …}]`"),
    phrase("error", "fel", "feil", "fejl"),
    phrase("warning", "varning", "advarsel", "advarsel"),
    phrase("hint", "tips", "tips", "tip"),
    phrase("or {hint}", "eller {hint}", "eller {hint}", "eller {hint}"),
    // Several things.
    phrase("{rest}, {next}", "{rest}, {next}", "{rest}, {next}", "{rest}, {next}"),
    phrase("{rest}; {next}", "{rest}; {next}", "{rest}; {next}", "{rest}; {next}"),
    phrase("{rest} and {last}", "{rest} och {last}", "{rest} og {last}", "{rest} og {last}"),
    phrase("{rest} or {last}", "{rest} eller {last}", "{rest} eller {last}", "{rest} eller {last}"),
];
