//! The integration suite: one binary, so that it links once.

mod rapport_2017;
mod reproducible;
mod tidy;
