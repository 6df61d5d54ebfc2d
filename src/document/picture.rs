//! Pictures that are drawn for a document.

use serde::Serialize;

/// A chart, or boxes and arrows, as they are printed.
#[derive(Clone, Debug, Serialize)]
pub struct ChartPicture {
    /// Its file beside the report.
    pub file: String,
    /// In points.
    pub width: f64,
    /// In points.
    pub height: f64,
}
