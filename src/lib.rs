//! Turns survey data and per-chapter YAML into a finished research report.

pub mod analysis;
pub mod disclosure;
pub mod manuscript;
pub mod project;
pub mod survey;
pub mod template;
pub mod typeset;

pub mod diagnostic;
pub mod file;
pub mod locale;
pub mod number;
pub mod yaml;
