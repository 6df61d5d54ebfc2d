//! Describes a survey to others: takes a codebook, gives the YAML to go on with, DDI for an
//! archive, or a Data Package for whoever takes over the data. Knows no answers.

mod data_package;
mod ddi;
mod notes;
mod periods;
mod yaml;

pub use self::data_package::{
    PackagedSurvey, data_package, data_package_of_all, table_schema,
};
pub use self::ddi::ddi;
pub use self::yaml::{relative, yaml};
