//! Turns survey data and per-chapter YAML into a finished research report.

pub mod project;
pub mod manuscript;
pub mod survey;
pub mod analysis;
pub mod disclosure;
pub mod chart;
pub mod template;
pub mod typeset;
pub mod publish;
pub mod pipeline;

pub mod diagnostic;
pub mod file;
pub mod locale;
pub mod number;
pub mod yaml;
