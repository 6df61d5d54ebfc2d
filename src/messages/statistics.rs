//! What is said of statistics without a value: `statistics`.

use super::{CatalogueLine, phrase};

/// Its lines.
#[rustfmt::skip]
pub(super) const LINES: &[CatalogueLine] = &[
    phrase(
        "needs at least {needed}, found {found}",
        "det behövs minst {needed}, och det finns {found}",
        "det trengs minst {needed}, og det er {found}",
        "der skal være mindst {needed}, og der er {found}"),
    phrase(
        "a part is larger than its whole",
        "en del är större än sin helhet",
        "en del er større enn helheten",
        "en del er større end sin helhed"),
    phrase(
        "a probability is out of its range",
        "en sannolikhet ligger utanför sina gränser",
        "en sannsynlighet ligger utenfor grensene sine",
        "en sandsynlighed ligger uden for sine grænser"),
    phrase(
        "a value is not finite",
        "ett värde är inte ändligt",
        "en verdi er ikke endelig",
        "en værdi er ikke endelig"),
    phrase(
        "a weight or size is negative",
        "en vikt eller storlek är negativ",
        "en vekt eller størrelse er negativ",
        "en vægt eller størrelse er negativ"),
    phrase(
        "lengths differ",
        "längderna skiljer sig åt",
        "lengdene er forskjellige",
        "længderne er forskellige"),
    phrase(
        "the values do not vary",
        "värdena varierar inte",
        "verdiene varierer ikke",
        "værdierne varierer ikke"),
    phrase("a group is empty", "en grupp är tom", "en gruppe er tom", "en gruppe er tom"),
    phrase(
        "a stratum has a single cluster",
        "ett stratum har ett enda kluster",
        "et stratum har én eneste klynge",
        "et stratum har kun én klynge"),
    phrase(
        "no degrees of freedom are left",
        "inga frihetsgrader finns kvar",
        "ingen frihetsgrader er igjen",
        "der er ingen frihedsgrader tilbage"),
    phrase(
        "the margins do not add up to the same total",
        "marginalerna har inte samma summa",
        "marginalene har ikke samme sum",
        "marginalerne har ikke samme sum"),
    phrase(
        "the model has no proper solution",
        "modellen har ingen giltig lösning",
        "modellen har ingen gyldig løsning",
        "modellen har ingen gyldig løsning"),
    phrase(
        "the table is too large",
        "tabellen är för stor",
        "tabellen er for stor",
        "tabellen er for stor"),
];
