//! `data describe`: what a survey holds, in a table that may be shared.

use baslinje::diagnostic::{Diagnostics, Place, Placed, Source};
use baslinje::file::Inputs;
use baslinje::project::Project;
use baslinje::survey::{self, Asked, Description, FEWEST};

use crate::args::DescribeArguments;
use crate::command_error::CommandError;
use crate::table;
use crate::terminal::{Terminal, Tone};

/// Prints the variables of a codebook or an SPSS file.
pub(crate) fn describe(
    project: &Project,
    arguments: &DescribeArguments,
    terminal: &Terminal,
) -> Result<(), CommandError> {
    let written = &arguments.file;
    let source = Source::new("the command line", written.as_str());
    let written = Placed::new(written.clone(), Place::new(&source, 0, written.len()));
    let mut inputs = Inputs::new(project.root());
    let mut diagnostics = Diagnostics::default();
    let named = [(written.clone(), written)];
    let surveys = survey::read_all(&named, &Asked::All, &mut inputs, &mut diagnostics);
    terminal.report(&diagnostics);
    if diagnostics.has_errors() {
        return Err(CommandError::told());
    }
    for survey in &surveys {
        let rows = match survey.rows {
            rows if rows < FEWEST => format!("fewer than {FEWEST} rows"),
            rows => format!("{rows} rows"),
        };
        terminal.answer(&format!("{}: {rows}", survey.codebook.title));
        if let Some(design) = &survey.design {
            terminal.answer(&format!("sample: {}", design.summary()));
        }
        let variables = survey::describe(survey);
        let rows = variables.iter().map(cells).collect::<Vec<_>>();
        let head = ["name", "scale", "n", "missing", "values"];
        let mut lines = table::aligned(head, &rows, &[2, 3]).into_iter();
        let head = lines.next().unwrap_or_default();
        terminal.answer(&terminal.toned(&format!("{head}label"), Tone::Head));
        for (cells, variable) in lines.zip(&variables) {
            terminal.answer(&format!("{cells}{}", variable.label));
        }
    }
    Ok(())
}

/// A line of the table but for the label; what is not told is two dots.
fn cells(variable: &Description) -> [String; 5] {
    let Description { name, scale, counts, range, distinct, .. } = variable;
    let untold = || "..".to_owned();
    let n = counts.map_or_else(untold, |(answered, _)| answered.to_string());
    let missing = counts.map_or_else(untold, |(_, missing)| missing.to_string());
    let values = match (range, distinct) {
        (Some((low, high)), _) => format!("{low}–{high}"),
        (None, Some(distinct)) => format!("{distinct} different"),
        (None, None) => untold(),
    };
    [name.clone(), scale.word().to_owned(), n, missing, values]
}
