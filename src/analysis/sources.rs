//! The surveys and views of a report: takes the name of one, gives its rows.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::manuscript::{Condition, Report, Wave, WaveSource};
use crate::say;
use crate::spelling;
use crate::survey::{Scale, Survey};

use super::domain::Domain;

/// The surveys and views of a report.
#[derive(Clone, Copy)]
pub(super) struct Sources<'a> {
    pub(super) surveys: &'a [Survey],
    pub(super) report: &'a Report,
    /// The earlier measurement that is looked at, if it is not the report's own.
    pub(super) wave: Option<&'a str>,
}

impl<'a> Sources<'a> {
    /// The same views of another measurement.
    pub(super) fn at(self, wave: &'a Wave) -> Self {
        let own = matches!(wave.source, WaveSource::Own);
        Self { wave: (!own).then_some(wave.label.value.as_str()), ..self }
    }

    /// A survey of the measurement that is looked at.
    fn survey(&self, name: &str) -> Option<&'a Survey> {
        let wave =
            |survey: &'a Survey| survey.earlier.as_ref().map(|it| it.label.as_str());
        let mut surveys = self.surveys.iter();
        surveys.find(|survey| survey.name == name && wave(survey) == self.wave)
    }

    /// Reports a survey of the report that the measurement did not have; nothing is said
    /// about one that could not be read.
    fn check_wave(&self, name: &Placed<String>, diagnostics: &mut Diagnostics) {
        let own = Self { wave: None, ..*self };
        let others = || self.surveys.iter().filter_map(|survey| survey.earlier.as_ref());
        if let Some(wave) = self.wave
            && own.survey(&name.value).is_some()
            && others().any(|earlier| earlier.label == wave)
        {
            let message =
                say!("`{name}` has no answers from {wave}", name = &name.value, wave);
            let hint = "a survey must have the same name in both measurements";
            diagnostics.push(Diagnostic::error(message).at(&name.place).hint(hint));
        }
    }

    /// The rows an author names in `of:`.
    pub(super) fn domain(
        &self,
        of: &Placed<String>,
        filter: &[Condition],
        diagnostics: &mut Diagnostics,
    ) -> Option<Domain<'a>> {
        let mut domain = self.view(of, diagnostics)?;
        for condition in filter {
            domain.restrict(condition, diagnostics)?;
        }
        Some(domain)
    }

    /// Reports mistakes in views, also in those nobody uses.
    pub(super) fn check_views(&self, diagnostics: &mut Diagnostics) {
        for view in &self.report.views {
            let _ = self.view(&view.name, diagnostics);
        }
    }

    fn view(
        &self,
        of: &Placed<String>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Domain<'a>> {
        let whole = |survey: &'a Survey| Domain {
            survey,
            bound: None,
            filter: Vec::new(),
            grouped: None,
            complete: None,
            unit: survey.codebook.unit.as_ref(),
            told: 0,
        };
        if let Some(survey) = self.survey(&of.value) {
            return Some(whole(survey));
        }
        let views = &self.report.views;
        let declared =
            || self.report.surveys.iter().map(|survey| survey.name.value.as_str());
        let Some(view) = views.iter().find(|view| view.name.value == of.value) else {
            self.check_wave(of, diagnostics);
            // What could not be read has been reported where it is written.
            let unread = self.report.unread_views.contains(&of.value)
                || declared().any(|name| name == of.value);
            if !unread {
                let names =
                    declared().chain(views.iter().map(|view| view.name.value.as_str()));
                let message = say!("there is no view `{of}`", of = &of.value);
                let error = Diagnostic::error(message).at(&of.place);
                let is_titled =
                    |one: &&Survey| spelling::alike(&one.codebook.title, &of.value);
                diagnostics.push(match self.surveys.iter().find(is_titled) {
                    Some(meant) => error.hint(say!("write the name that `report.yaml` gives the survey, `{meant}`: this is \
                         its title", meant = &meant.name)),
                    None => error.suggest(&of.value, names),
                });
            }
            return None;
        };
        let name = &view.survey;
        let Some(survey) = self.survey(&name.value) else {
            self.check_wave(name, diagnostics);
            let unread = self.report.unread_views.contains(&name.value);
            if !unread && !declared().any(|known| known == name.value) {
                let error = Diagnostic::error(say!(
                    "there is no survey `{name}`",
                    name = &name.value
                ));
                diagnostics.push(error.at(&name.place).suggest(&name.value, declared()));
            }
            return None;
        };
        let mut domain = whole(survey);
        for condition in &view.filter {
            domain.restrict(condition, diagnostics)?;
        }
        if let Some(name) = &view.one_row_per {
            let variable = domain.variable(name, diagnostics)?;
            if variable.scale != Scale::Multiple {
                let message =
                    say!("`{name}` does not hold several answers", name = &name.value);
                let hint = "give `one-row-per` a variable with `scale: multiple`";
                diagnostics.push(Diagnostic::error(message).at(&name.place).hint(hint));
                return None;
            }
            domain.bound = Some(variable);
            domain.unit = None;
        }
        if let Some(unit) = &view.unit {
            domain.unit = Some(unit);
            domain.told = domain.filter.len();
        }
        Some(domain)
    }
}
