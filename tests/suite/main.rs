//! The integration suite: one binary, so that it links once.
//!
//! Small projects, the real programme, whole messages: one module for each room a mistake
//! can be found in, and one for each promise that goes through all of them. Beside them the
//! example report and the house rules. `tests/README.md` says how to add a test.

mod harness;

mod analysis;
mod command_line;
mod data_files;
mod data_is_no_markup;
mod disclosure;
mod languages;
mod manuscript;
mod mistakes_together;
mod paths;
mod survey;
mod text;
mod typeset;

mod rapport_2017;
mod reproducible;
mod tidy;
