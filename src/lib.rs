//! Turns survey data and per-chapter YAML into a finished research report.

pub mod analysis;
pub mod chart;
pub mod diagnostic;
pub mod disclosure;
pub mod locale;
pub mod number;
