//! Degrees of a property that no known scale holds: "mycket trygg", "ganska trygg", "inte
//! särskilt trygg". Takes answers, gives their order by the words of degree in them.

use std::collections::BTreeSet;

/// Words of degree, and how much of the property they mean, out of a hundred. Swedish,
/// Norwegian (bokmål and nynorsk), English.
const DEGREES: &[(&str, i32)] = &[
    ("inte alls", 0),
    ("icke alls", 0),
    ("ikke i det hele tatt", 0),
    ("ikkje i det heile", 0),
    ("ikkje i det heile teke", 0),
    ("not at all", 0),
    ("inget", 0),
    ("inte", 8),
    ("ej", 8),
    ("ikke", 8),
    ("ikkje", 8),
    ("not", 8),
    ("mycket lite", 10),
    ("svært lite", 10),
    ("very little", 10),
    ("knappast", 12),
    ("knappt", 12),
    ("neppe", 12),
    ("hardly", 12),
    ("barely", 12),
    ("inte särskilt", 25),
    ("inte speciellt", 25),
    ("inte så", 25),
    ("inte mycket", 25),
    ("mindre", 25),
    ("ikke særlig", 25),
    ("ikke spesielt", 25),
    ("ikke så", 25),
    ("ikkje særleg", 25),
    ("ikkje så", 25),
    ("not very", 25),
    ("not particularly", 25),
    ("not so", 25),
    ("not too", 25),
    ("lite", 35),
    ("lite grann", 35),
    ("litet", 35),
    ("något", 35),
    ("en aning", 35),
    ("litt", 35),
    ("noe", 35),
    ("noko", 35),
    ("slightly", 35),
    ("a little", 35),
    ("a bit", 35),
    ("mildly", 35),
    ("delvis", 50),
    ("till viss del", 50),
    ("i viss mån", 50),
    ("måttligt", 50),
    ("til en viss grad", 50),
    ("til ein viss grad", 50),
    ("middels", 50),
    ("partly", 50),
    ("somewhat", 50),
    ("moderately", 50),
    ("to some extent", 50),
    ("ganska", 70),
    ("tämligen", 70),
    ("relativt", 70),
    ("rätt", 70),
    ("ganske", 70),
    ("nokså", 70),
    ("temmelig", 70),
    ("quite", 70),
    ("fairly", 70),
    ("rather", 70),
    ("pretty", 70),
    ("till stor del", 75),
    ("i stort sett", 85),
    ("stort sett", 85),
    ("i det store og hele", 85),
    ("mostly", 85),
    ("generally", 85),
    ("largely", 85),
    ("mycket", 90),
    ("väldigt", 90),
    ("svært", 90),
    ("veldig", 90),
    ("meget", 90),
    ("very", 90),
    ("highly", 90),
    ("strongly", 90),
    ("a great deal", 90),
    ("helt", 100),
    ("helt och hållet", 100),
    ("fullständigt", 100),
    ("oerhört", 100),
    ("ytterst", 100),
    ("extremt", 100),
    ("heilt", 100),
    ("fullstendig", 100),
    ("ekstremt", 100),
    ("extremely", 100),
    ("completely", 100),
    ("totally", 100),
];

/// What a word without a degree means.
const PLAIN: i32 = 80;

/// Beginnings of words that mean the contrary of each other: the lower one first.
const CONTRARY: &[(&str, &str)] = &[
    ("dålig", "bra"),
    ("dålig", "god"),
    ("dålig", "gott"),
    ("dårlig", "bra"),
    ("dårlig", "god"),
    ("dårleg", "god"),
    ("bad", "good"),
    ("poor", "good"),
    ("sämre", "bättre"),
    ("dårligere", "bedre"),
    ("worse", "better"),
    ("lit", "stor"),
    ("små", "stor"),
    ("small", "large"),
    ("small", "great"),
    ("låg", "hög"),
    ("lav", "høy"),
    ("lav", "høg"),
    ("låg", "høg"),
    ("low", "high"),
    ("svag", "stark"),
    ("svak", "sterk"),
    ("weak", "strong"),
    ("svår", "lätt"),
    ("svår", "enkel"),
    ("vanskelig", "lett"),
    ("vanskeleg", "lett"),
    ("difficult", "easy"),
    ("hard", "easy"),
    ("sällan", "ofta"),
    ("sjelden", "ofte"),
    ("sjeldan", "ofte"),
    ("seldom", "often"),
    ("rarely", "often"),
    ("negativ", "positiv"),
    ("negative", "positive"),
    ("långsam", "snabb"),
    ("kort", "lång"),
    ("ovillig", "villig"),
    ("unga", "gamla"),
];

/// What makes a word mean its contrary.
const NOT: [&str; 10] =
    ["o", "u", "in", "im", "un", "dis", "miss", "mis", "icke-", "ikke-"];

/// Words that begin an answer in the middle.
const BETWEEN: [&str; 8] = [
    "varken",
    "verken",
    "hverken",
    "korkje",
    "neither",
    "både och",
    "både og",
    "neutral",
];

/// The order of answers that are degrees of one property or of two contrary ones, as their
/// numbers from low to high.
pub(super) fn order(answers: &[String]) -> Option<Vec<usize>> {
    if answers.len() < 3 {
        return None;
    }
    let is_between = |answer: &str| {
        BETWEEN
            .iter()
            .any(|word| answer == *word || answer.starts_with(&format!("{word} ")))
    };
    let words = answers
        .iter()
        .filter(|answer| !is_between(answer))
        .map(|answer| answer.split(' ').collect::<Vec<_>>())
        .collect::<Vec<_>>();
    let (before, after) = (shared(&words, false), shared(&words, true));
    let rest = |words: &[&str]| {
        let end = words.len().saturating_sub(after).max(before);
        words[before.min(end)..end].join(" ")
    };
    let parts = words.iter().map(|words| divided(&rest(words))).collect::<Vec<_>>();
    if parts.iter().all(|part| part.degree.is_none()) {
        return None;
    }
    let properties = parts.iter().map(|part| part.property.as_str());
    let properties = properties.filter(|it| !it.is_empty()).collect::<BTreeSet<_>>();
    let properties = properties.into_iter().collect::<Vec<_>>();
    let (low, is_between_allowed) = match properties.as_slice() {
        [] | [_] => (None, false),
        [one, other] => (Some(lower(one, other)?.to_owned()), true),
        _ => return None,
    };
    let mut parts = parts.iter();
    let mut places = Vec::new();
    for answer in answers {
        if is_between(answer) {
            places.push(if is_between_allowed { 0 } else { 55 });
            continue;
        }
        let part = parts.next()?;
        let degree = part.degree.unwrap_or(PLAIN);
        let is_low = low.as_ref() == Some(&part.property);
        if low.is_some() && degree == 0 {
            return None;
        }
        places.push(if is_low { -degree } else { degree });
    }
    let different = places.iter().collect::<BTreeSet<_>>();
    if different.len() != places.len() {
        return None;
    }
    let mut order = (0..places.len()).collect::<Vec<_>>();
    order.sort_by_key(|index| places[*index]);
    Some(order)
}

/// An answer, cut into how much and of what.
struct DividedAnswer {
    degree: Option<i32>,
    property: String,
}

fn divided(text: &str) -> DividedAnswer {
    let fits = |word: &str| {
        text.strip_prefix(word).filter(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let found = DEGREES.iter().filter_map(|(word, degree)| {
        Some((word.len(), *degree, fits(word)?.trim_start().to_owned()))
    });
    match found.max_by_key(|(length, ..)| *length) {
        Some((_, degree, property)) => DividedAnswer { degree: Some(degree), property },
        None => DividedAnswer { degree: None, property: text.to_owned() },
    }
}

/// How many words all answers begin with, or end with.
fn shared(answers: &[Vec<&str>], from_the_end: bool) -> usize {
    let at = |words: &Vec<&str>, index: usize| {
        let index =
            if from_the_end { words.len().checked_sub(index + 1)? } else { index };
        words.get(index).map(|word| (*word).to_owned())
    };
    let Some(first) = answers.first() else { return 0 };
    let mut count = 0;
    while let Some(word) = at(first, count)
        && answers.iter().all(|words| at(words, count).as_ref() == Some(&word))
    {
        count += 1;
    }
    count
}

/// Which of two properties is the lower one, if they are each other's contrary.
fn lower<'p>(one: &'p str, other: &'p str) -> Option<&'p str> {
    let is_pair = |low: &str, high: &str| {
        let is_negated = NOT.iter().any(|not| low.strip_prefix(not) == Some(high));
        let is_contrary = CONTRARY
            .iter()
            .any(|(lower, higher)| low.starts_with(lower) && high.starts_with(higher));
        is_negated || is_contrary
    };
    match (is_pair(one, other), is_pair(other, one)) {
        (true, false) => Some(one),
        (false, true) => Some(other),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ordered(answers: &str) -> Option<String> {
        let answers = answers.split('|').map(str::to_owned).collect::<Vec<_>>();
        let order = order(&answers)?.into_iter().map(|index| answers[index].clone());
        Some(order.collect::<Vec<_>>().join("|"))
    }

    #[test]
    fn degrees_are_ordered() {
        for (answers, right) in [
            (
                "mycket trygg|ganska otrygg|ganska trygg|mycket otrygg|varken trygg eller otrygg",
                "mycket otrygg|ganska otrygg|varken trygg eller otrygg|ganska trygg|mycket trygg",
            ),
            (
                "inte särskilt rädd|mycket rädd|inte alls rädd|ganska rädd",
                "inte alls rädd|inte särskilt rädd|ganska rädd|mycket rädd",
            ),
            (
                "mycket lätt|svårt|lätt|mycket svårt",
                "mycket svårt|svårt|lätt|mycket lätt",
            ),
            (
                "litar helt|litar inte alls|litar delvis",
                "litar inte alls|litar delvis|litar helt",
            ),
            (
                "veldig trygg|utrygg|trygg|veldig utrygg",
                "veldig utrygg|utrygg|trygg|veldig trygg",
            ),
            (
                "very safe|not at all safe|fairly safe|not very safe",
                "not at all safe|not very safe|fairly safe|very safe",
            ),
            (
                "very unsafe|very safe|fairly safe|neither safe nor unsafe|fairly unsafe",
                "very unsafe|fairly unsafe|neither safe nor unsafe|fairly safe|very safe",
            ),
        ] {
            assert_eq!(ordered(answers).as_deref(), Some(right), "{answers}");
        }
    }

    #[test]
    fn what_is_not_one_property_has_no_order() {
        for answers in [
            "buss|tåg|cykel",
            "mycket varm|mycket kall|ganska grön",
            "ganska varm|varm|tämligen varm",
            "mycket röd|ganska blå|inte alls",
        ] {
            assert_eq!(ordered(answers), None, "{answers}");
        }
    }
}
