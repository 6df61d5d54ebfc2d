//! What sets of rows in words mean by a codebook of now, and the words of a set of rows.

use crate::survey::{Codebook, Label, Origin, Pick, Scale, Survey, Variable};

use super::answer::{AnswerCondition, AskedAnswer};
use super::counted::RowSet;
use super::domain::Domain;
use super::row_set;
use super::said::{SaidAnswers, SaidCondition, SaidRows, Unsaid};

impl SaidCondition {
    /// The answers picked; nothing where none are named.
    fn picks(&self, variable: &Variable) -> Result<Vec<Pick>, Unsaid> {
        let SaidAnswers::OneOf(codes) = &self.is else { return Ok(Vec::new()) };
        let pick = |code: &Option<String>| {
            let Some(code) = code else { return Ok(Pick::Empty) };
            let place = |labels: &[Label]| labels.iter().position(|it| it.code == *code);
            let category = place(&variable.categories).map(Pick::Category);
            let found = category.or_else(|| place(&variable.missing).map(Pick::Missing));
            found.ok_or_else(|| Unsaid::Code(self.variable.clone(), code.clone()))
        };
        codes.iter().map(pick).collect()
    }
}

impl SaidRows {
    /// A set of rows in the words that it was asked for in.
    pub(crate) fn of(set: &RowSet) -> Self {
        let mut conditions = set.wording.0.to_vec();
        conditions.sort();
        conditions.dedup();
        let population = set.population.clone();
        let (survey, one_row_per) = (population.survey, population.one_row_per);
        Self { survey, one_row_per, conditions }
    }

    /// The rows of a survey of now.
    ///
    /// # Errors
    ///
    /// If its codebook knows a name or a code no longer.
    pub(crate) fn rows_of(&self, survey: &Survey) -> Result<RowSet, Unsaid> {
        let variable = |name: &str| {
            let found = survey.codebook.variable(name).filter(|variable| {
                !matches!(variable.scale, Scale::Text | Scale::Id)
                    && survey.column(&variable.name.value).is_some()
            });
            found.ok_or_else(|| Unsaid::Variable(name.to_owned()))
        };
        let bound = self.one_row_per.as_deref().map(variable).transpose()?;
        let domain = Domain::of_rows(survey, bound);
        let mut asked = Vec::new();
        for condition in &self.conditions {
            let variable = variable(&condition.variable)?;
            asked.push((variable, condition, condition.picks(variable)?));
        }
        let asked = asked.iter().map(|(variable, condition, picks)| {
            let asked = match condition.is {
                SaidAnswers::OneOf(_) => AskedAnswer::Picks(picks),
                SaidAnswers::Answered => AskedAnswer::Answered,
                SaidAnswers::NotAnswered => AskedAnswer::NotAnswered,
                SaidAnswers::SomeCategory => AskedAnswer::SomeCategory,
                SaidAnswers::NoCategory => AskedAnswer::NoCategory,
            };
            AnswerCondition { variable, answer: asked }
        });
        Ok(row_set::one_counted(&domain, asked))
    }
}

/// What decides which rows a condition on a variable means, hashed: what kind it is, its
/// codes and what it is made of, not what anything is called.
#[must_use]
pub fn meaning(codebook: &Codebook, name: &str) -> Option<String> {
    let text = described(codebook, codebook.variable(name)?);
    Some(crate::file::sha256(text.as_bytes())[..16].to_owned())
}

fn described(codebook: &Codebook, variable: &Variable) -> String {
    let codes = |labels: &[Label]| {
        let codes = labels.iter().map(|label| format!("{:?}", label.code));
        codes.collect::<Vec<_>>().join(",")
    };
    let from = |name: &str| {
        codebook.variable(name).map_or_else(String::new, |it| described(codebook, it))
    };
    let names = |columns: &[crate::diagnostic::Placed<String>]| {
        let columns = columns.iter().map(|column| format!("{:?}", column.value));
        columns.collect::<Vec<_>>().join(",")
    };
    // Where the column has the variable's name, that says it.
    let own = variable.column.as_ref();
    let own = own.map_or_else(String::new, |column| format!(" {:?}", column.value));
    let origin = match &variable.origin {
        Origin::Column => format!("column{own}"),
        Origin::Separated(sign) => format!("separated {sign:?}{own}"),
        Origin::Columns { columns, selected, unselected } => {
            let codes = selected.iter().map(|code| format!("{code:?}"));
            let selected = codes.collect::<Vec<_>>().join(" ");
            format!("columns {} {selected} {unselected:?}", names(columns))
        }
        Origin::Combined { columns } => format!("combined {}", names(columns)),
        Origin::Mapped { from: of, map } => format!("map {map:?} of {}", from(&of.value)),
        Origin::Cut { from: of, intervals } => {
            format!("cut {intervals:?} of {}", from(&of.value))
        }
        Origin::Period { from: of, unit, first } => {
            format!("{unit:?} from {first} of {}", from(&of.value))
        }
        Origin::Index(index) => {
            let items = index.items.iter().map(|item| from(&item.variable.value));
            let items = items.collect::<Vec<_>>().join("; ");
            format!("{:?} of at least {} of {items}", index.statistic, index.at_least)
        }
    };
    format!(
        "{:?} {} [{}] [{}] {:?} ({origin})",
        variable.name.value,
        variable.scale.word(),
        codes(&variable.categories),
        codes(&variable.missing),
        variable.range,
    )
}
