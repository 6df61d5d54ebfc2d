//! The integration suite: small projects, the real programme, whole messages.
//!
//! One module for each room a mistake can be found in, and one for each promise that goes
//! through all of them. `tests/README.md` says how to add a test.

mod harness;

mod analysis;
mod archive;
mod attacker;
mod captions;
mod command_line;
mod comparison;
mod data_codebook;
mod data_describe;
mod data_files;
mod data_formats;
mod data_is_no_markup;
mod data_problems;
mod design;
mod disclosure;
mod drawings;
mod excel_files;
mod indexes;
mod kept;
mod inference;
mod languages;
mod manuscript;
mod means;
mod mistakes_together;
mod ledger;
mod nested;
mod number_language;
mod one_answer;
mod paths;
mod personal;
mod perturbation;
mod policy;
mod published;
mod quality;
mod rapport_2017;
mod rapport_2017_audit;
mod rapport_2017_facts;
mod rapport_2020;
mod remeasurement;
mod reproducible;
mod review;
mod rounding;
mod sav_files;
mod statistics;
mod suppression;
mod survey;
mod text;
mod tidy;
mod typeset;
mod waves;
mod weights;
mod weighting;
mod without_answers;
