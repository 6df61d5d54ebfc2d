//! The same thing asked in two surveys, but not in the same words: what differs may then
//! be the question and not the people.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::say;
use crate::survey::{Survey, Variable};

/// A question of a survey.
struct AskedQuestion<'s> {
    survey: &'s str,
    variable: &'s Variable,
    question: &'s Placed<String>,
}

/// Compares questions that have the same `indicator`, or without one the same name.
pub(super) fn check(surveys: &[Survey], diagnostics: &mut Diagnostics) {
    let mut asked: Vec<AskedQuestion<'_>> = Vec::new();
    // Waves are compared by `survey::read_earlier`.
    for survey in surveys.iter().filter(|survey| survey.earlier.is_none()) {
        for variable in &survey.codebook.variables {
            let Some(question) = &variable.question else { continue };
            // What is derived repeats the question it is derived from.
            if variable.is_derived() {
                continue;
            }
            let other = asked.iter().find(|other| {
                other.survey != survey.name
                    && indicator(other.variable) == indicator(variable)
            });
            let this = AskedQuestion { survey: &survey.name, variable, question };
            if let Some(other) = other {
                compare(other, &this, diagnostics);
            }
            asked.push(this);
        }
    }
}

fn indicator(variable: &Variable) -> &str {
    variable.indicator.as_deref().unwrap_or(&variable.name.value)
}

fn compare(
    first: &AskedQuestion<'_>,
    second: &AskedQuestion<'_>,
    diagnostics: &mut Diagnostics,
) {
    let [named, other] = [first, second].map(|asked| &asked.variable.name.value);
    let (of, and) = (first.survey, second.survey);
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (then, now) = (words(&first.question.value), words(&second.question.value));
    let message = if then.to_lowercase() == now.to_lowercase() {
        let labels = |asked: &AskedQuestion<'_>| {
            let labels =
                asked.variable.categories.iter().map(|label| label.label.clone());
            labels.collect::<Vec<_>>()
        };
        let (then, now) = (labels(first), labels(second));
        if then == now {
            return;
        }
        let list = |labels: &[String]| format!("`{}`", labels.join("`, `"));
        say!(
            "`{named}` of `{of}` and `{other}` of `{and}` measure the same, but offer \
             different answers: {then} and {now}",
            named,
            of,
            other,
            and,
            then = list(&then),
            now = list(&now)
        )
    } else {
        say!(
            "`{named}` of `{of}` and `{other}` of `{and}` measure the same, but ask \
             differently: “{then}” and “{now}”",
            named,
            of,
            other,
            and,
            then,
            now
        )
    };
    let place = &first.question.place;
    let hint = say!(
        "ask alike; or say in the text that they differ, and accept it (the other one is at {place})",
        place
    );
    let warning = Diagnostic::warning(message).at(&second.question.place).hint(hint);
    diagnostics.push(warning.finding("question-wording", indicator(second.variable)));
}
